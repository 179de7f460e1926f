//! A text as CommonMark is to read it: marks of lists in a form it knows, marks that are meant as letters
//! hidden, blanks before a line taken out.
//!
//! What was replaced may be shorter or longer than what is read in its place, so every place is
//! remembered; what turns out to be words is put back.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use crate::notation::Numbering;

/// Something that is read instead of what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    /// What is read.
    pub(crate) read: String,
    /// Where it was written.
    pub(crate) written: Range<usize>,
    /// The form of the number of an item; nothing where it is a plain number with a point, or no number.
    pub(crate) form: Option<Numbering>,
}

/// The mark of an item of a numbered list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it was written.
    pub(crate) written: Range<usize>,
    /// Its number.
    pub(super) number: u64,
    /// The form its writer asks for.
    pub(crate) form: Option<Numbering>,
}

/// An edit and where it stands in the text that is read.
#[derive(Debug)]
struct Placed {
    read: Range<usize>,
    edit: Edit,
}

/// A text as it is to be read.
#[derive(Debug)]
pub(crate) struct Rewritten<'t> {
    original: &'t str,
    /// The text to be read.
    pub(crate) text: Cow<'t, str>,
    edits: Vec<Placed>,
}

impl<'t> Rewritten<'t> {
    /// The text with edits, which are in order and do not overlap.
    pub(crate) fn new<'e>(original: &'t str, edits: impl IntoIterator<Item = &'e Edit>) -> Self {
        let (mut text, mut from) = (String::new(), 0);
        let mut placed = Vec::new();
        for edit in edits {
            text.push_str(&original[from..edit.written.start]);
            let start = text.len();
            text.push_str(&edit.read);
            from = edit.written.end;
            placed.push(Placed { read: start..text.len(), edit: edit.clone() });
        }
        if placed.is_empty() {
            return Rewritten { original, text: Cow::Borrowed(original), edits: placed };
        }
        text.push_str(&original[from..]);
        Rewritten { original, text: Cow::Owned(text), edits: placed }
    }

    /// What was written at a range.
    pub(super) fn typed(&self, written: Range<usize>) -> &'t str {
        &self.original[written]
    }

    /// Where something that was read at a place was written.
    fn place(&self, at: usize) -> usize {
        let before = self.edits.partition_point(|mark| mark.read.end <= at);
        match before.checked_sub(1).map(|last| &self.edits[last]) {
            Some(mark) => mark.edit.written.end + (at - mark.read.end),
            None => at,
        }
        .min(self.original.len())
    }

    /// Where a range of what was read was written.
    pub(crate) fn written(&self, range: Range<usize>) -> Range<usize> {
        let inside = |at: usize| {
            let next = self.edits.partition_point(|mark| mark.read.end <= at);
            self.edits.get(next).filter(|mark| mark.read.start < at)
        };
        let start =
            inside(range.start).map_or(self.place(range.start), |mark| mark.edit.written.start);
        let end = inside(range.end).map_or(self.place(range.end), |mark| mark.edit.written.end);
        start..end.max(start)
    }

    /// The mark of an item that was read at a range.
    pub(super) fn mark(&self, range: &Range<usize>) -> Option<Mark> {
        let item = &self.text[range.clone()];
        let start = range.start + (item.len() - item.trim_start_matches([' ', '\t']).len());
        let rest = self.text[start..].trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &self.text[start..self.text.len() - rest.len()];
        let number = digits.parse().ok()?;
        let at = self.edits.partition_point(|mark| mark.read.end <= start);
        let edit = self.edits.get(at).filter(|mark| mark.read.start == start);
        let (written, form) = match edit {
            Some(mark) => (mark.edit.written.clone(), mark.edit.form),
            None => (
                self.written(start..start + digits.len() + 1),
                rest.starts_with(')').then_some(Numbering::CLOSE),
            ),
        };
        Some(Mark { written, number, form })
    }

    /// What was read at a range, as it was written.
    pub(super) fn restore<'e>(&self, event: Event<'e>, range: &Range<usize>) -> Event<'e> {
        if self.edits.is_empty() {
            return event;
        }
        let address = |address, title| (self.behind(address, range), self.behind(title, range));
        restored(event, |words| self.words(words, range), address)
    }

    /// An address or a title, which stands in a range behind other words.
    fn behind<'e>(&self, words: CowStr<'e>, range: &Range<usize>) -> CowStr<'e> {
        match self.text[range.clone()].rfind(&*words) {
            Some(at) if !words.is_empty() => {
                let start = range.start + at;
                self.original[self.written(start..start + words.len())].to_owned().into()
            }
            _ => self.words(words, range),
        }
    }

    fn words<'e>(&self, words: CowStr<'e>, range: &Range<usize>) -> CowStr<'e> {
        let first = self.edits.partition_point(|mark| mark.read.end <= range.start);
        let inside: Vec<&Placed> =
            self.edits[first..].iter().take_while(|mark| mark.read.start < range.end).collect();
        if inside.is_empty() {
            return words;
        }
        // An edit stands at the start of a line of what was read: each is put back in order. Blanks before
        // a line are nobody's words.
        let mut out = String::with_capacity(words.len() * 2);
        let mut rest: &str = &words;
        for mark in inside {
            let plain = &self.text[mark.read.clone()];
            let seen = Some(plain).filter(|plain| !plain.trim().is_empty());
            let Some(at) = seen.and_then(|plain| rest.find(plain)) else { continue };
            out.push_str(&rest[..at]);
            out.push_str(&self.original[mark.edit.written.clone()]);
            rest = &rest[at + plain.len()..];
        }
        out.push_str(rest);
        out.into()
    }
}

/// An event with what was written in the place of what was read: `words` gives it for words, `address` for
/// the address and the title of a link or a picture.
pub(super) fn restored<'e>(
    event: Event<'e>,
    words: impl Fn(CowStr<'e>) -> CowStr<'e>,
    address: impl Fn(CowStr<'e>, CowStr<'e>) -> (CowStr<'e>, CowStr<'e>),
) -> Event<'e> {
    match event {
        Event::Text(read) => Event::Text(words(read)),
        Event::Code(read) => Event::Code(words(read)),
        Event::Html(read) => Event::Html(words(read)),
        Event::InlineHtml(read) => Event::InlineHtml(words(read)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let (dest_url, title) = address(dest_url, title);
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let (dest_url, title) = address(dest_url, title);
            Event::Start(Tag::Image { link_type, dest_url, title, id })
        }
        Event::FootnoteReference(label) => Event::FootnoteReference(words(label)),
        Event::Start(Tag::FootnoteDefinition(label)) => {
            Event::Start(Tag::FootnoteDefinition(words(label)))
        }
        event => event,
    }
}
