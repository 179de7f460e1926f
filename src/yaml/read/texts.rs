//! The texts of a file: joined where YAML folds them, without what no reader may see, and with what is said of
//! them.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::ScalarStyle as Scalar;

use super::super::comments::Comment;
use super::super::tree::{Kind, Node, ScalarStyle};
use super::super::{escapes, folds};
use super::Reader;
use crate::diagnostic::Problem;
use crate::markdown::html;
use crate::markdown::say::prose as say_prose;
use crate::notation::leftover::Leftover;
use crate::source::Span;
use crate::yaml::say;

impl Reader {
    /// A text as a node.
    pub(super) fn scalar(
        &mut self,
        value: Cow<'_, str>,
        style: Scalar,
        text: &str,
        range: Range<usize>,
    ) -> Node {
        let written = &text[range.clone()];
        if style == Scalar::DoubleQuoted {
            for (place, problem) in escapes::slips(written, &value) {
                let place = range.start + place.start..range.start + place.end;
                self.slips.push(problem.at(Span::new(self.id, place)));
            }
        }
        let style = match style {
            Scalar::Plain => ScalarStyle::Plain,
            Scalar::SingleQuoted | Scalar::DoubleQuoted => ScalarStyle::Quoted,
            Scalar::Literal | Scalar::Folded => ScalarStyle::Block,
        };
        if folds::hides_lines(written, &value) {
            self.findings.push(say::list_in_text().at(Span::new(self.id, range.clone())));
        }
        let read = match folds::joined(written, style, &value) {
            Some(joined) => joined,
            // The parser says `~` where nothing was written.
            None if range.is_empty() && style == ScalarStyle::Plain => String::new(),
            None => value.into_owned(),
        };
        let text = self.shown(read, style, written, range.start);
        Node { kind: Kind::Scalar { text, style }, span: Span::new(self.id, range) }
    }

    /// Reports a comment behind a value that was not meant as one.
    pub(super) fn look_behind(&mut self, text: &str, value: &Node) {
        let Kind::Scalar { style, .. } = &value.kind else { return };
        let range = value.span.range();
        let plain = *style == ScalarStyle::Plain;
        let whole = |to: usize| (&text[range.start..to], Span::new(self.id, range.start..to));
        match Comment::behind(text, range.end) {
            _ if *style == ScalarStyle::Block => {}
            Some(comment) if range.is_empty() => {
                let left = Leftover::problem(comment.text);
                let problem = left
                    .or_else(|| comment.is_word().then(|| say::comment_for_value(comment.text)));
                let place = Span::new(self.id, comment.at);
                self.findings.extend_one(problem.map(|problem| problem.at(place)));
            }
            Some(comment) => {
                let (written, span) = whole(comment.at.end);
                let cut = say::cut(written, comment.text).at(span);
                if comment.is_word() || plain && comment.is_number() {
                    self.findings.push(cut);
                } else if plain && comment.is_close() {
                    self.comments.insert(span.start, cut);
                }
            }
            None if plain && !range.is_empty() => {
                if let Some(comment) = Comment::beneath(text, range).filter(Comment::is_word) {
                    let place = Span::new(self.id, comment.at.clone());
                    self.findings.push(say::cut_line(comment.text).at(place));
                }
            }
            _ => {}
        }
    }

    /// A text without comments of HTML, which no reader may see; it was written at a byte.
    fn shown(&mut self, text: String, style: ScalarStyle, written: &str, at: usize) -> String {
        self.seeming(written, style, at);
        let Some((shown, open)) = html::uncommented(&text) else { return text };
        let start = written.find("<!--").unwrap_or(0);
        let end = written[start..].rfind("-->").map_or(written.len(), |end| start + end + 3);
        let place = Span::new(self.id, at + start..at + end);
        let problem = if open { say_prose::unended_comment() } else { say_prose::html_comment() };
        self.findings.push(problem.at(place));
        shown.trim_end_matches([' ', '\t']).to_owned()
    }

    /// Reports what looks as if it were hidden in a scalar that starts at a byte.
    fn seeming(&mut self, written: &str, style: ScalarStyle, start: usize) {
        let mut report = |range: Range<usize>, problem: Problem| {
            let place = Span::new(self.id, start + range.start..start + range.end);
            self.findings.push(problem.at(place));
        };
        if let Some(range) = html::seeming(written) {
            report(range.clone(), say_prose::seeming_comment(&written[range]));
        }
        let mut at = 0;
        for line in written.split_inclusive('\n').filter(|_| style == ScalarStyle::Block) {
            let own = line.trim_start_matches(' ');
            if own.starts_with('#') && own.trim_start_matches('#').starts_with(' ') {
                let from = at + line.len() - own.len();
                report(from..from + own.trim_end().len(), say_prose::shown_hash());
            }
            at += line.len();
        }
    }
}
