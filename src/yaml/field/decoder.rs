//! Reading the nodes of a file by a table: keys that are missing, doubled or unknown, words, numbers.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Findings, Problem};
use crate::notation::leftover::Leftover;
use crate::notation::say as say_notation;
use crate::notation::{Notation, Number, TextShape};
use crate::source::Span;
use crate::thai::{self, nearest};
use crate::yaml::say;

use super::super::tree::{Kind, Node};
use super::{Field, RecordTable, WordTable};

/// Reads one file's nodes and collects what is wrong with them.
pub struct Decoder<'f> {
    pub(super) findings: &'f mut Findings,
    /// Lines of the file were taken out, so that a missing key proves nothing.
    damaged: bool,
    /// What is said of a comment behind a value that starts at a place, where the value is a text.
    comments: Option<&'f BTreeMap<u32, Finding>>,
}

/// The fields of a mapping, found by their table.
pub struct Fields<'n> {
    values: Vec<Option<&'n Node>>,
}

impl<'n> Fields<'n> {
    /// The node of the nth field of the table.
    pub fn get(&self, index: usize) -> Option<&'n Node> {
        self.values.get(index).copied().flatten()
    }
}

impl<'f> Decoder<'f> {
    /// A decoder that reports to `findings`.
    pub fn new(findings: &'f mut Findings, damaged: bool) -> Self {
        Decoder { findings, damaged, comments: None }
    }

    /// With the comments that may be the rest of a text.
    pub fn with_comments(self, comments: &'f BTreeMap<u32, Finding>) -> Self {
        Decoder { comments: Some(comments), ..self }
    }

    /// Reports a problem at a place.
    pub fn report(&mut self, problem: Problem, span: Span) {
        self.findings.push(problem.at(span));
    }

    /// Matches the keys of a mapping with a table.
    pub fn fields<'n>(
        &mut self,
        node: &'n Node,
        table: &'static RecordTable,
    ) -> Option<Fields<'n>> {
        let Kind::Map(pairs) = &node.kind else {
            if !self.damaged || !node.is_blank() {
                self.report(say::needs_record(table.th, table.en, node), node.span);
            }
            return None;
        };
        let mut values = vec![None; table.fields.len()];
        let mut seen: Vec<Option<&Node>> = vec![None; table.fields.len()];
        let mut mistyped = vec![false; table.fields.len()];
        let mut said = vec![false; table.fields.len()];
        for (key, value) in pairs {
            let name = &*thai::canonical(key.scalar().unwrap_or("").trim());
            let found = table.fields.iter().position(|f| f.th == name || f.en == name);
            let Some(index) = found else {
                let known = table.fields.iter().flat_map(|f| [f.th, f.en]);
                let inner = thai::enclosed(name);
                let near = match inner.filter(|inner| known.clone().any(|key| key == *inner)) {
                    Some(inner) => {
                        self.report(say::curly_quotes(inner), key.span);
                        continue;
                    }
                    None => nearest(name, known),
                };
                // One slip is one finding: what was meant for a key is not missing, too.
                let meant =
                    table.fields.iter().position(|f| near.is_some_and(|n| n == f.th || n == f.en));
                meant.into_iter().for_each(|index| mistyped[index] = true);
                self.report(say::unknown_key(name, near, table.th, table.en), key.span);
                continue;
            };
            if let Some(first) = seen[index] {
                let field = &table.fields[index];
                let before = thai::canonical(first.scalar().unwrap_or("").trim());
                let both = before != name;
                self.findings.push(
                    say::duplicate_key(name, both.then_some((field.th, field.en)))
                        .at(key.span)
                        .related(first.span, "เขียนครั้งแรกที่นี่", "first written here"),
                );
                continue;
            }
            seen[index] = Some(key);
            match value.is_blank() {
                true => said[index] = self.blank(key, value),
                false => values[index] = Some(value),
            }
        }
        if !self.damaged {
            for (index, field) in table.fields.iter().enumerate() {
                let mistyped = mistyped[index] && seen[index].is_none();
                if field.required && values[index].is_none() && !mistyped && !said[index] {
                    let span = seen[index].map_or(head(node.span), |key| key.span);
                    self.report(say::missing_key(field.th, field.en, table.th, table.en), span);
                }
            }
        }
        Some(Fields { values })
    }

    /// Whether a key takes the number of its node; one that it does not take is reported. What is no
    /// number is reported where it is read.
    pub fn takes(&mut self, node: &Node, field: &Field) -> bool {
        let number = node.scalar().and_then(|text| Number::read(text).ok());
        match (field.range, number) {
            (Some(range), Some(number)) if !range.holds(number) => {
                let problem = say_notation::out_of_range((field.th, field.en), number, range);
                self.report(problem, node.span);
                false
            }
            _ => true,
        }
    }

    /// Reports a key that nothing stands behind: nobody means one, and it would silently count as not
    /// written. An empty list is written out (`[]`), and of a comment something else is said.
    pub(super) fn blank(&mut self, key: &Node, value: &Node) -> bool {
        let written = match &value.kind {
            Kind::List { items, .. } => items.is_empty(),
            _ => !value.span.range().is_empty(),
        };
        let says = !self.damaged && !written;
        if says {
            self.report(say::blank_key(key.scalar().unwrap_or("").trim()), key.span);
        }
        says
    }

    /// Reports an item that nothing stands in.
    pub(super) fn blank_item(&mut self, item: &Node) {
        if !self.damaged {
            self.report(say::blank_item(), item.span);
        }
    }

    /// The text of a scalar, or a report that one is needed, or that it is nothing to be read.
    pub fn text<'n>(&mut self, node: &'n Node, shape: &TextShape) -> Option<&'n str> {
        let Some(text) = node.scalar() else {
            self.report(say::needs_text(shape.th, shape.en, node), node.span);
            return None;
        };
        if let Some(problem) = Leftover::problem(text) {
            self.report(problem, node.span);
            return None;
        }
        Some(text)
    }

    /// Reports a comment that may be the rest of a text.
    pub(super) fn comment_behind(&mut self, text: &Node) {
        let cut = self.comments.and_then(|comments| comments.get(&text.span.start));
        self.findings.extend_one(cut.cloned());
    }

    /// Reports a fault of a notation inside the text of a scalar.
    pub fn fault(&mut self, problem: Problem, node: &Node) {
        let inner = node.text_span();
        // Offsets in the text are offsets in the file only where nothing was unescaped or folded.
        let exact = node.scalar().is_some_and(|text| text.len() == inner.range().len());
        let problem = if exact { problem } else { problem.unplaced() };
        self.findings.push(problem.at(inner));
    }
}

/// The first byte of a mapping: where a missing key is reported.
fn head(span: Span) -> Span {
    Span { end: span.start, ..span }
}

/// Reads a word of a choice.
pub fn decode_word(
    node: &Node,
    table: &'static WordTable,
    decoder: &mut Decoder<'_>,
) -> Option<usize> {
    const SHAPE: TextShape = TextShape { th: "คำ", en: "a word", examples: &[], pattern: None };
    let text = &*thai::canonical(decoder.text(node, &SHAPE)?.trim());
    let found = table.words.iter().position(|word| word.th == text || word.en == text);
    if found.is_none() {
        let known = || table.words.iter().flat_map(|word| [word.th, word.en]);
        let words: Vec<&str> = table.words.iter().map(|word| word.th).collect();
        let words_en: Vec<&str> = table.words.iter().map(|word| word.en).collect();
        decoder.fault(say::unknown_word(text, nearest(text, known()), &words, &words_en), node);
    }
    found
}
