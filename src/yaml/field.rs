//! Field tables: what keys a record has, in Thai and in English, of what type, and what they mean.
//!
//! [`record!`](crate::record) writes a struct, its decoder and its [`RecordTable`] from one list;
//! [`words!`](crate::words) does the same for a choice between words. A decoder never stops at a
//! fault: it reports it and leaves the field empty, so every field of a record is an `Option`.

mod decoder;
mod macros;
mod values;

use crate::notation::{NumberRange, TextShape};

use super::tree::Node;

pub use decoder::{Decoder, Fields, decode_word};
pub use values::{Entries, OneOrNamed};

/// A record: the keys of one mapping.
#[derive(Debug)]
pub struct RecordTable {
    /// What the record is called, in Thai.
    pub th: &'static str,
    /// What the record is called, in English.
    pub en: &'static str,
    /// The keys in the order in which they are documented.
    pub fields: &'static [Field],
    /// An example with Thai keys, or empty.
    pub example: &'static str,
    /// Reads a node and reports what is wrong with it.
    pub decode: fn(&Node, &mut Decoder<'_>),
}

/// A key of a record.
#[derive(Debug)]
pub struct Field {
    /// The Thai key.
    pub th: &'static str,
    /// The English key.
    pub en: &'static str,
    /// Whether a record without it is a fault.
    pub required: bool,
    /// What it means, in Thai.
    pub doc_th: &'static str,
    /// What it means, in English.
    pub doc_en: &'static str,
    /// Which numbers it takes, where not all of them make sense.
    pub range: Option<NumberRange>,
    /// What values it takes.
    pub shape: fn() -> Shape,
}

/// A choice between words.
#[derive(Debug)]
pub struct WordTable {
    /// What the choice is called, in Thai.
    pub th: &'static str,
    /// The words, Thai and English, and what they mean.
    pub words: &'static [Word],
}

/// One word of a choice.
#[derive(Debug)]
pub struct Word {
    /// Thai.
    pub th: &'static str,
    /// English.
    pub en: &'static str,
}

/// What values a field takes: enough for a schema, a reference and a message.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text of a certain notation.
    Text(&'static TextShape),
    /// One of a few words.
    Words(&'static WordTable),
    /// A record of its own.
    Record(&'static RecordTable),
    /// A list.
    List(Box<Shape>),
    /// A mapping with keys the writer chooses; what the keys are, in Thai and English.
    Map(&'static str, &'static str, Box<Shape>),
    /// Any of several.
    Any(Vec<Shape>),
}

/// Something that can be read from a node.
pub trait Decode: Sized {
    /// What values it takes.
    fn shape() -> Shape;
    /// Reads a node, or reports why not.
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self>;
}
