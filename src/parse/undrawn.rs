//! Characters that no font has, where they were written: typed, or by their number in an escape of YAML or an
//! entity of Markdown.

use std::collections::BTreeSet;

use crate::diagnostic::Findings;
use crate::glyphs::Fonts;
use crate::markdown::{self, Block, Inline, each_run};
use crate::parse::say;
use crate::source::{SourceFile, Span};
use crate::thai::hygiene;
use crate::yaml::escapes::codes;
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
            Kind::Scalar { text, .. } => self.text(text, node.span, false, findings),
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
                    self.text(text, span, true, findings);
                }
            }
        });
    }

    fn text(&mut self, text: &str, span: Span, markdown: bool, findings: &mut Findings) {
        for c in self.fonts.lacking(text) {
            if !self.said.insert(c) {
                continue;
            }
            let written = &self.file.text[span.range()];
            let typed = written.find(c).map(|at| at..at + c.len_utf8());
            // What came along when the text was pasted is told as that.
            let mut one = [0; 4];
            if !hygiene::slips(c.encode_utf8(&mut one)).is_empty() {
                continue;
            }
            let by_code = || match markdown {
                true => markdown::entity_of(written, c),
                false => codes(written).find(|(_, code)| *code == c).map(|(range, _)| range),
            };
            let place = typed.or_else(by_code);
            let place = place.map_or(span, |range| span.part(range.start, range.len()));
            findings.push(say::no_glyph(c).at(place));
        }
    }
}
