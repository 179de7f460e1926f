//! What a text is made of: blocks, stretches of text, references that know their place.

use super::links::Target;
use crate::notation::fact::FactRef;
use crate::notation::{Numbering, ReferenceText};
use crate::source::Span;
use crate::thai::marks;

/// A block of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 2 is the highest a narrative has.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, and what stands before its items.
    List(Marks, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A table: head cells, then rows.
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    /// Text that is shown as it is.
    Code(String),
    /// A picture.
    Picture(Picture),
    /// A line across the page.
    Rule,
}

/// A picture in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its address as it was written, and once it was found the path of its file.
    pub path: String,
    /// What is seen in it: what stands beneath it, and what is read aloud.
    pub words: Vec<Inline>,
    /// Where it is from, or empty.
    pub source: String,
    /// Width and height in pixels; nothing before its file was read.
    pub size: (u32, u32),
    /// Where it was written.
    pub span: Span,
}

/// What stands before the items of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marks {
    /// The same for each.
    Bullets,
    /// A sign of its own for each: a box that is ticked or not.
    Signs(Vec<char>),
    /// The number of each, and the form its writer asks for; nothing where the document decides.
    Numbers(Vec<u64>, Option<Numbering>),
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Bold.
    Strong(Vec<Inline>),
    /// Italic.
    Emphasis(Vec<Inline>),
    /// Struck out.
    Struck(Vec<Inline>),
    /// Text that is shown as it is.
    Code(String),
    /// A link; its address was checked.
    Link(Target, Vec<Inline>),
    /// A reference to a fact.
    Reference(Reference),
    /// A footnote.
    Note(Note),
    /// A new line.
    Break,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its number in its text, from 1.
    pub ordinal: usize,
    /// What it says; empty where a place before it says so already.
    pub words: Vec<Inline>,
}

/// A reference in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// What was written.
    pub written: ReferenceText,
    /// What it stands for; nothing before it is resolved, or where it cannot be.
    pub fact: Option<FactRef>,
    /// Where it was written.
    pub span: Span,
}

/// Calls `f` on every reference of a text.
pub fn each_reference(blocks: &mut [Block], f: &mut impl FnMut(&mut Reference)) {
    each_text(blocks, &mut |text| {
        let mut inlines: Vec<&mut Inline> = text.iter_mut().collect();
        while let Some(inline) = inlines.pop() {
            match inline {
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Struck(inner)
                | Inline::Link(_, inner) => {
                    inlines.extend(inner.iter_mut());
                }
                Inline::Note(note) => inlines.extend(note.words.iter_mut()),
                Inline::Reference(reference) => f(reference),
                Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
            }
        }
    });
}

/// Calls `f` on every run of text and on those inside of it, as they stand.
pub fn each_run(blocks: &[Block], f: &mut impl FnMut(&[Inline])) {
    let mut blocks: Vec<&Block> = blocks.iter().rev().collect();
    let mut runs: Vec<&[Inline]> = Vec::new();
    while let Some(block) = blocks.pop() {
        match block {
            Block::Heading(_, words) | Block::Paragraph(words) => runs.push(words),
            Block::List(_, items) => blocks.extend(items.iter().flatten().rev()),
            Block::Quote(inner) => blocks.extend(inner.iter().rev()),
            Block::Table(head, rows) => {
                runs.extend(head.iter().chain(rows.iter().flatten()).map(Vec::as_slice));
            }
            Block::Picture(picture) => {
                f(&[Inline::Text(picture.source.clone())]);
                runs.push(&picture.words);
            }
            Block::Code(text) => f(&[Inline::Code(text.clone())]),
            Block::Rule => {}
        }
        while let Some(run) = runs.pop() {
            f(run);
            runs.extend(run.iter().filter_map(|inline| match inline {
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Struck(inner)
                | Inline::Link(_, inner) => Some(inner.as_slice()),
                Inline::Note(note) => Some(note.words.as_slice()),
                Inline::Text(_) | Inline::Code(_) | Inline::Reference(_) | Inline::Break => None,
            }));
        }
    }
}

/// Calls `f` on every run of text: of a heading, a paragraph, a cell.
pub(super) fn each_text(blocks: &mut [Block], f: &mut impl FnMut(&mut Vec<Inline>)) {
    // An explicit stack: how deep a text nests is the writer's choice.
    let mut blocks: Vec<&mut Block> = blocks.iter_mut().collect();
    while let Some(block) = blocks.pop() {
        match block {
            Block::Heading(_, words) | Block::Paragraph(words) => f(words),
            Block::List(_, items) => blocks.extend(items.iter_mut().flatten()),
            Block::Quote(inner) => blocks.extend(inner.iter_mut()),
            Block::Table(head, rows) => {
                head.iter_mut().for_each(&mut *f);
                rows.iter_mut().flatten().for_each(&mut *f);
            }
            Block::Picture(picture) => f(&mut picture.words),
            Block::Code(_) | Block::Rule => {}
        }
    }
}

/// Whether nothing of a line is seen.
pub(super) fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => {
            text.chars().all(|c| c.is_whitespace() || c.is_control() || marks::is_mark(c))
        }
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Struck(inner)
        | Inline::Link(_, inner) => inner.iter().all(is_blank),
        Inline::Break => true,
        _ => false,
    }
}
