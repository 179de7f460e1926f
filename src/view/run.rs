//! Stretches of text with a meaning, and the blocks they stand in.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::notation::Numbering;

pub use crate::block::{Run, Within};

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
