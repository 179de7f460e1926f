//! Footnotes: what is said of a word, put where the word stands.
//!
//! A note may stand anywhere in the text, so an empty one holds the place of each footnote until all is
//! read. A note that several places refer to stands at the first, and has one number at all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Findings;
use crate::markdown::say::prose as say;
use crate::source::Span;

use super::{Block, Inline, Note, each_text};

/// The footnotes of a text, and its notes by their labels.
#[derive(Debug, Default)]
pub(super) struct Notes {
    places: Vec<(String, Span)>,
    notes: BTreeMap<String, (Span, Vec<Inline>)>,
    /// Labels of footnotes in places that have none. They are found there; their notes are not unused.
    refused: BTreeSet<String>,
}

impl Notes {
    /// Takes down a footnote; what stands for it till its note is known has the number of its place.
    pub(super) fn refer(&mut self, label: &str, span: Span) -> Inline {
        self.places.push((label.to_owned(), span));
        Inline::Note(Note { ordinal: self.places.len(), words: Vec::new() })
    }

    /// Takes down that a footnote stands where none can.
    pub(super) fn refuse(&mut self, label: &str) {
        self.refused.insert(key(label));
    }

    /// Takes down what a note says; paragraphs follow each other, each on a line of its own.
    pub(super) fn define(
        &mut self,
        label: String,
        span: Span,
        blocks: Vec<Block>,
        findings: &mut Findings,
    ) {
        let mut words = Vec::new();
        let empty = blocks.is_empty();
        for block in blocks {
            if let Block::Paragraph(inner) = block {
                if !words.is_empty() {
                    words.push(Inline::Break);
                }
                words.extend(inner);
            } else {
                findings.push(say::note_of_blocks(&label).at(span));
            }
        }
        match self.notes.contains_key(&key(&label)) {
            true => findings.push(say::note_twice(&label).at(span)),
            false if empty => findings.push(say::footnote_without_note(&label).at(span)),
            false => {}
        }
        self.notes.entry(key(&label)).or_insert((span, words));
    }

    /// Puts every note in its place. A footnote and a note belong together.
    pub(super) fn settle(mut self, blocks: &mut [Block], findings: &mut Findings) {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut placed: Vec<Option<Note>> = Vec::with_capacity(self.places.len());
        for (label, span) in &self.places {
            let key = key(label);
            let next = numbers.len() + 1;
            placed.push(match (numbers.get(&key), self.notes.get_mut(&key)) {
                (Some(known), _) => Some(Note { ordinal: *known, words: Vec::new() }),
                (None, Some((_, words))) => {
                    numbers.insert(key, next);
                    Some(Note { ordinal: next, words: std::mem::take(words) })
                }
                (None, None) => {
                    findings.push(say::footnote_without_note(label).at(*span));
                    None
                }
            });
        }
        // A note that says nothing was found already.
        let unused = |key: &String| !numbers.contains_key(key) && !self.refused.contains(key);
        for (label, (span, words)) in &self.notes {
            if unused(label) && !words.is_empty() {
                findings.push(say::note_without_footnote(label).at(*span));
            }
        }
        if !placed.is_empty() {
            each_text(blocks, &mut |words| fill(words, &mut placed));
        }
    }
}

/// Labels are the same in capitals and in small letters.
fn key(label: &str) -> String {
    label.to_lowercase()
}

fn fill(words: &mut Vec<Inline>, placed: &mut [Option<Note>]) {
    words.retain_mut(|word| match word {
        Inline::Note(note) => {
            let found = note.ordinal.checked_sub(1).and_then(|at| placed.get_mut(at)?.take());
            found.map(|found| *note = found).is_some()
        }
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Struck(inner)
        | Inline::Link(_, inner) => {
            fill(inner, placed);
            true
        }
        _ => true,
    });
}
