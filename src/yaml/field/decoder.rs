//! Reading the nodes of a file by a table: keys that are missing, doubled or unknown, words, numbers.

use crate::diagnostic::{
    Findings, Problem,
    catalogue::{notation as say_notation, yaml as say},
};
use crate::notation::Number;
use crate::source::Span;
use crate::thai::{self, nearest};

use super::super::tree::{Kind, Node};
use super::{Field, Notation, RecordTable, TextShape, WordTable};

/// Reads one file's nodes and collects what is wrong with them.
pub struct Decoder<'f> {
    pub(super) findings: &'f mut Findings,
    /// Lines of the file were taken out, so that a missing key proves nothing.
    damaged: bool,
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
        Decoder { findings, damaged }
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
        for (key, value) in pairs {
            let name = &*thai::canonical(key.scalar().unwrap_or("").trim());
            let found = table.fields.iter().position(|f| f.th == name || f.en == name);
            let Some(index) = found else {
                let known = table.fields.iter().flat_map(|f| [f.th, f.en]);
                let near = nearest(name, known);
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
            if !value.is_blank() {
                values[index] = Some(value);
            }
        }
        if !self.damaged {
            for (index, field) in table.fields.iter().enumerate() {
                let mistyped = mistyped[index] && seen[index].is_none();
                if field.required && values[index].is_none() && !mistyped {
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

    /// The text of a scalar, or a report that one is needed.
    pub fn text<'n>(&mut self, node: &'n Node, shape: &TextShape) -> Option<&'n str> {
        let text = node.scalar();
        if text.is_none() {
            self.report(say::needs_text(shape.th, shape.en, node), node.span);
        }
        text
    }

    /// Reports a fault of a notation inside the text of a scalar.
    pub fn fault(&mut self, problem: Problem, node: &Node) {
        let inner = node.text_span();
        // Offsets in the text are offsets in the file only where nothing was unescaped or folded.
        let exact = node.scalar().is_some_and(|text| text.len() == inner.range().len());
        let problem = if exact { problem } else { Problem { within: None, ..problem } };
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
