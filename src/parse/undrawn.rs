//! Characters that no font has, where they were written: typed, or by their number in an escape of YAML or an
//! entity of Markdown.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Findings, catalogue::pages as say};
use crate::glyphs::Fonts;
use crate::markdown::{self, Block, Inline, each_run};
use crate::source::{SourceFile, Span};
use crate::thai::hygiene;
use crate::yaml::tree::{Kind, Node};

/// Reports each of them once a file, where it stands first.
pub(super) struct Undrawn<'a> {
    fonts: &'a Fonts<'a>,
    file: &'a SourceFile,
    said: BTreeSet<char>,
}

impl<'a> Undrawn<'a> {
    pub(super) fn new(fonts: &'a Fonts<'a>, file: &'a SourceFile) -> Self {
        Undrawn { fonts, file, said: BTreeSet::new() }
    }

    /// The texts and keys of a YAML file.
    pub(super) fn node(&mut self, node: &Node, findings: &mut Findings) {
        match &node.kind {
            Kind::Scalar { text, .. } => self.text(text, node.span, escapes, findings),
            Kind::List { items, .. } => items.iter().for_each(|item| self.node(item, findings)),
            Kind::Map(pairs) => {
                for (key, value) in pairs {
                    self.node(key, findings);
                    self.node(value, findings);
                }
            }
        }
    }

    /// What the blocks of a narrative show, which stand in a stretch of its file.
    pub(super) fn blocks(&mut self, blocks: &[Block], span: Span, findings: &mut Findings) {
        each_run(blocks, &mut |run| {
            for inline in run {
                if let Inline::Text(text) | Inline::Code(text) = inline {
                    self.text(text, span, markdown::entities, findings);
                }
            }
        });
    }

    fn text(
        &mut self,
        text: &str,
        span: Span,
        coded: fn(&str) -> Vec<(Range<usize>, String)>,
        findings: &mut Findings,
    ) {
        for c in self.fonts.lacking(text) {
            if !self.said.insert(c) {
                continue;
            }
            let written = &self.file.text[span.range()];
            let mut one = [0; 4];
            let typed = written.find(c).map(|at| at..at + c.len_utf8());
            // What came along when the text was pasted is told as that.
            if typed.is_some() && !hygiene::slips(c.encode_utf8(&mut one)).is_empty() {
                continue;
            }
            let by_number = || coded(written).into_iter().find(|(_, said)| said.contains(c));
            let place = typed.or_else(|| by_number().map(|(range, _)| range));
            let place = place.map_or(span, |range| span.part(range.start, range.len()));
            findings.push(say::no_glyph(c).at(place));
        }
    }
}

/// Characters that a text of YAML has by their numbers, and where.
fn escapes(text: &str) -> Vec<(Range<usize>, String)> {
    let read = |(at, _): (usize, &str)| {
        let digits = match text[at + 1..].chars().next()? {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => return None,
        };
        let end = at + 2 + digits;
        let c = char::from_u32(u32::from_str_radix(text.get(at + 2..end)?, 16).ok()?)?;
        Some((at..end, c.to_string()))
    };
    text.match_indices('\\').filter_map(read).collect()
}
