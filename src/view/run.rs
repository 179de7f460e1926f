//! Stretches of text with a meaning, and the blocks they stand in.

use serde::Serialize;

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading; 2 is the highest level.
    Heading {
        /// Level from 2.
        level: u8,
        /// The words.
        runs: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// The words.
        runs: Vec<Run>,
    },
    /// A list.
    List {
        /// The first number, if it is numbered.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A table.
    Table {
        /// Head cells.
        head: Vec<Vec<Run>>,
        /// Rows of cells, each as long as the head.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// Text shown as it is.
    Code {
        /// The text.
        text: String,
    },
    /// A line across the page.
    Rule,
}

/// A stretch of text with one meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Run {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// A number and its unit.
    Quantity {
        /// `ไม่น้อยกว่า` and its kin, or empty.
        bound: String,
        /// The number, or both ends of a band with an en dash.
        number: String,
        /// The unit, or empty.
        unit: String,
        /// Whether the unit stands before the number.
        unit_before: bool,
        /// A remark that goes in brackets, or empty.
        note: String,
    },
    /// A state instead of a value.
    State {
        /// The state.
        text: String,
        /// The reason, or empty.
        note: String,
    },
    /// A symbol with its name.
    Symbol {
        /// The symbol.
        symbol: String,
        /// Its name.
        name: String,
    },
    /// Bold.
    Strong {
        /// What is bold.
        runs: Vec<Run>,
    },
    /// Italic.
    Emphasis {
        /// What is italic.
        runs: Vec<Run>,
    },
    /// A link to the web.
    Link {
        /// Its address.
        url: String,
        /// Its words.
        runs: Vec<Run>,
    },
    /// Text shown as it is.
    Code {
        /// The text.
        text: String,
    },
    /// A new line.
    Break,
}

impl Run {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Run::Text { text: text.into() }
    }
}
