//! Stretches of text with a meaning, and the blocks they stand in.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::notation::Numbering;
use crate::thai::is_thai;
use crate::unit::Unit;

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading; 2 is the highest level.
    Heading {
        /// Level from 2.
        level: u8,
        /// Its name for links, among all of its year.
        id: String,
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
        /// The number of each item, where they are numbered.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        numbers: Vec<u64>,
        /// The form its numbers are written in, where its writer asks for one.
        #[serde(skip_serializing_if = "Option::is_none")]
        numbering: Option<Numbering>,
        /// What stands before each item; a document writes its numbers here. None where bullets do.
        labels: Vec<String>,
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
        /// Which columns hold numbers only.
        numeric: Vec<bool>,
        /// For each cell the unseen room behind its number, or empty.
        rooms: Vec<Vec<String>>,
    },
    /// Text shown as it is.
    Code {
        /// The text.
        text: String,
    },
    /// A picture.
    Picture {
        /// Path of its file.
        file: String,
        /// Name of its file on the site.
        asset: String,
        /// What is seen in it, for who cannot.
        alt: String,
        /// The same, beneath it.
        caption: Vec<Run>,
        /// Where it is from, or empty.
        source: String,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// A line across the page.
    Rule,
}

/// Paths of the pictures among blocks.
pub(super) fn pictures(blocks: &[Block], paths: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Picture { file, .. } => _ = paths.insert(file.clone()),
            // Lists and quotes are never deep.
            Block::List { items, .. } => items.iter().for_each(|item| pictures(item, paths)),
            Block::Quote { blocks } => pictures(blocks, paths),
            _ => {}
        }
    }
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
        /// `ไม่น้อยกว่า` and its kin with the space behind it, if there is one, or empty.
        lead: String,
        /// Number and unit in their order, held together by a fixed space.
        amount: String,
        /// The number, or both ends of a band with an en dash.
        number: String,
        /// The unit, or empty.
        unit: String,
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
    /// Struck out.
    Struck {
        /// What is struck out.
        runs: Vec<Run>,
    },
    /// What keeps the digits it has, whatever the document asks for.
    Fixed {
        /// What it holds.
        runs: Vec<Run>,
    },
    /// A link.
    Link {
        /// Its address on the web, or empty where it leads to another text.
        url: String,
        /// The text it leads to.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Within>,
        /// Its words.
        runs: Vec<Run>,
    },
    /// Text shown as it is.
    Code {
        /// The text.
        text: String,
    },
    /// A footnote.
    Note {
        /// Its number in its text, from 1.
        ordinal: usize,
        /// What it says; empty where a place before it says so already.
        runs: Vec<Run>,
    },
    /// A new line.
    Break,
}

/// A place in another text, or in the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Within {
    /// Its address below the root of the site.
    pub href: String,
    /// Its name in documents.
    pub id: String,
}

impl Run {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Run::Text { text: text.into() }
    }

    /// A number and its unit. Thai writes a unit that stands before its number close to the word
    /// before it: ไม่น้อยกว่าร้อยละ 80.
    pub fn quantity(
        bound: &str,
        number: String,
        unit: Option<&Unit>,
        note: &Option<String>,
    ) -> Self {
        let name = unit.map(Unit::name).unwrap_or_default();
        let before = !name.is_empty() && unit.is_some_and(Unit::stands_before);
        let amount = match (name.is_empty(), before) {
            (true, _) => number.clone(),
            (false, true) => format!("{name}\u{a0}{number}"),
            (false, false) => format!("{number}\u{a0}{name}"),
        };
        let close = bound.is_empty() || before && bound.ends_with(is_thai);
        Run::Quantity {
            lead: if close { bound.to_owned() } else { format!("{bound} ") },
            amount,
            number,
            unit: name.to_owned(),
            note: note.clone().unwrap_or_default(),
        }
    }
}
