//! What stands in a block: words, references, pictures, footnotes, HTML that is shown and never read.

use std::ops::Range;

use super::blocks::{Container, Holder, Open};
use super::tree::{Block, Inline, Picture, Reference};
use super::{Reader, dialects, html, line_ends, looks, pictures};
use crate::markdown::say::prose as say;
use crate::notation::say as say_text;
use crate::notation::{Notation, ReferenceText, reference};
use crate::source::Span;
use crate::thai::{hygiene, is_thai, marks};

/// Words that follow each other.
pub(super) struct Words {
    text: String,
    /// Where they were written.
    range: Range<usize>,
    /// What of them was written by its name or its code, like `&nbsp;`: where it stands in them, and where
    /// it was written.
    named: Vec<[Range<usize>; 2]>,
    /// Where in them a sign stands that has its backslash.
    escaped: Vec<usize>,
}

impl Words {
    /// None yet.
    pub(super) fn at(start: usize) -> Self {
        Words { text: String::new(), range: start..start, named: Vec::new(), escaped: Vec::new() }
    }

    /// Adds words that were written at a range of `source`.
    pub(super) fn push(&mut self, words: &str, range: Range<usize>, source: &str) {
        let start = self.text.len();
        // A backslash that is no word was obeyed.
        let apart = self.text.is_empty() || self.range.end < range.start;
        if apart && source[..range.start].ends_with('\\') {
            self.escaped.push(start);
        }
        self.text.push_str(words);
        self.range.end = range.end;
        if source[range.clone()].starts_with('&') && source[range.clone()] != *words {
            self.named.push([start..self.text.len(), range]);
        }
    }
}

/// A space at which no line ends; asked for by its name it is meant.
const NAMED_SPACE: &str = "\u{a0}";

impl Reader<'_> {
    /// Reports what is as wrong by its name as it is typed.
    fn named(&mut self, words: &str, named: &[[Range<usize>; 2]]) {
        if named.is_empty() {
            return;
        }
        for slip in hygiene::slips(words) {
            let next = named.partition_point(|[at, _]| at.end <= slip.range.start);
            if let Some([_, written]) = named.get(next).filter(|[at, _]| at.start < slip.range.end)
                && words[slip.range.clone()] != *NAMED_SPACE
            {
                self.findings.push(say_text::pasted(words, &slip).at(self.span(written.clone())));
            }
        }
    }

    /// A picture, which parts the paragraph it stands in.
    pub(super) fn picture(&mut self, path: String, title: &str, words: Vec<Inline>, span: Span) {
        let within = |open: &Open| match open {
            Open::Inlines(holder, _) => !matches!(holder, Holder::Paragraph),
            Open::Blocks(container, _) => {
                matches!(container, Container::Row(_) | Container::Note(..))
            }
        };
        if self.stack.iter().any(within) {
            self.findings.push(say::picture_place().at(span));
            return;
        }
        let bare = html::uncommented(title);
        if let Some((_, open)) = &bare {
            let problem = if *open { say::unended_comment() } else { say::html_comment() };
            self.findings.push(problem.at(span));
        }
        let source = pictures::source(bare.as_ref().map_or(title, |(shown, _)| shown));
        self.block(Block::Picture(Picture { path, words, source, size: (0, 0), span }));
    }

    /// A footnote; it is a link itself, and stands in none and in no other note.
    pub(super) fn footnote(&mut self, label: &str, range: Range<usize>) {
        let within = |open: &Open| matches!(open, Open::Blocks(Container::Note(..), _));
        // What reads Markdown takes a link with a footnote in it for letters.
        let rest = self.text.get(range.end..).and_then(|rest| rest.split(['[', '\n']).next());
        let link = rest.is_some_and(|rest| rest.contains("]("));
        let span = self.span(range);
        if self.stack.iter().any(within) || link {
            self.told |= link;
            self.notes.refuse(label);
            self.findings.push(say::footnote_place().at(span));
            return;
        }
        let note = self.notes.refer(label, span);
        self.inline(note);
    }

    /// Text that is shown as it is. CommonMark leaves out a blank at each end; one that parts it from what
    /// stands beside it is kept.
    pub(super) fn code(&mut self, code: String, range: Range<usize>) {
        let typed = self.text.get(range.clone()).unwrap_or_default().trim_matches('`');
        let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_thai(c));
        let mut letters = typed.chars();
        let before = blank(letters.next()) && word(letters.next());
        let behind = blank(letters.next_back()) && word(letters.next_back());
        if before && word(self.text[..range.start].chars().next_back()) {
            self.inline(Inline::Text(" ".to_owned()));
        }
        self.inline(Inline::Code(code));
        if behind && word(self.text[range.end..].chars().next()) {
            self.inline(Inline::Text(" ".to_owned()));
        }
    }

    pub(super) fn inline(&mut self, inline: Inline) {
        match self.stack.last_mut() {
            Some(Open::Inlines(Holder::Code(text), _)) => {
                if let Inline::Text(words) = inline {
                    text.push_str(&words);
                }
            }
            Some(Open::Inlines(_, inlines)) => inlines.push(inline),
            // Behind a picture a line ends by itself.
            _ if matches!(&inline, Inline::Text(text) if text == line_ends::LINE_END) => {}
            _ if matches!(inline, Inline::Break) => {}
            _ => self.stack.push(Open::Inlines(Holder::Paragraph, vec![inline])),
        }
    }

    /// Raw HTML: its comments are dropped, the rest of it is shown as it is.
    pub(super) fn html(&mut self, html: &str, range: Range<usize>) {
        let exact = html.len() == range.len();
        let place = |reader: &Self, part: &Range<usize>| {
            reader.span(match exact {
                true => range.start + part.start..range.start + part.end,
                false => range.clone(),
            })
        };
        for part in html::parts(html, self.comment.is_some()) {
            match part {
                html::Part::Begins(part) => self.comment = Some(place(self, &part)),
                html::Part::Ends => {
                    if let Some(place) = self.comment.take() {
                        self.findings.push(say::html_comment().at(place));
                    }
                }
                html::Part::Shown(part) => {
                    let span = place(self, &part);
                    let shown = html[part].trim_end_matches(['\n', '\r']);
                    if shown.trim().is_empty() {
                        continue;
                    }
                    self.findings.push(say::raw_html(shown.trim()).at(span));
                    // Lines of a block of HTML follow each other without a sign of their own.
                    if let Some(Open::Inlines(Holder::Paragraph, before)) = self.stack.last_mut()
                        && html.ends_with('\n')
                        && !before.is_empty()
                    {
                        before.push(Inline::Text(line_ends::LINE_END.to_owned()));
                    }
                    self.inline(Inline::Code(shown.replace(['\n', '\r'], " ")));
                }
            }
        }
    }

    /// No comment goes on behind the HTML it began in.
    pub(super) fn end_comment(&mut self) {
        if let Some(place) = self.comment.take() {
            self.findings.push(say::open_comment().at(place));
        }
    }

    /// Says what of words was meant to be hidden, and is not.
    fn shown_comments(&mut self, range: Range<usize>) {
        let Some(written) = self.text.get(range.clone()) else { return };
        let place = |found: Range<usize>| range.start + found.start..range.start + found.end;
        if let Some(found) = html::seeming(written) {
            let problem = say::seeming_comment(&written[found.clone()]);
            self.findings.push(problem.at(self.span(place(found))));
        }
    }

    /// Words, with the references in them as nodes of their own.
    pub(super) fn words(&mut self, Words { text: words, range, named, escaped }: Words) {
        let words = &*words;
        // Positions inside the words are exact where nothing was unescaped.
        let exact = words.len() == range.len();
        // What reads Markdown takes a footnote without a note for letters, and so a link it cannot read.
        for (found, look) in looks::find(self.text, range.clone(), &mut self.told) {
            self.findings.push(look.problem().at(self.span(found)));
        }
        for (found, problem) in dialects::find(self.text, range.clone()) {
            self.findings.push(problem.at(self.span(found)));
        }
        self.shown_comments(range.clone());
        self.named(words, &named);
        // What nobody sees is asked for in brackets; where it was pasted it means nothing.
        let (mut from, mut plain) = (0, String::new());
        for found in reference::find(words) {
            // `\((` is meant as letters.
            if escaped.iter().any(|at| (found.start..found.start + 2).contains(at)) {
                continue;
            }
            plain.push_str(&marks::without(&words[from..found.start]));
            from = found.end;
            let written = &words[found.clone()];
            if let Some(asked) = reference::line_end(written) {
                plain.push(asked.mark());
                continue;
            }
            self.text(&mut plain);
            let place = match exact {
                true => range.start + found.start..range.start + found.end,
                false => range.clone(),
            };
            let span = self.span(place);
            match ReferenceText::read(written) {
                Ok(reference) => self.inline(Inline::Reference(Reference {
                    written: reference,
                    fact: None,
                    span,
                })),
                Err(problem) => {
                    self.findings.push(problem.at(span));
                    self.inline(Inline::Text(written.to_owned()));
                }
            }
        }
        plain.push_str(&marks::without(&words[from..]));
        self.text(&mut plain);
    }

    /// The words gathered so far, as a node of their own.
    fn text(&mut self, words: &mut String) {
        if !words.is_empty() {
            // A tab is a blank: it has no width of its own on a page.
            self.inline(Inline::Text(std::mem::take(words).replace('\t', " ")));
        }
    }
}

/// At the start and the end of a text nobody asks where a line ends.
pub(super) fn trim_marks(words: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = words.first_mut() {
        *text = text.trim_start_matches(marks::is_mark).to_owned();
    }
    if let Some(Inline::Text(text)) = words.last_mut() {
        *text = text.trim_end_matches(marks::is_mark).to_owned();
    }
    words.retain(|word| !matches!(word, Inline::Text(text) if text.is_empty()));
}
