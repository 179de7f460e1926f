//! `ก.` `ข)` `(ค)` `๑.` `(1)`: numbers of list items that CommonMark does not know.
//!
//! Each is read as a plain number as wide as it, so that what is indented beneath it stays so; where
//! it stood is remembered, because it is shorter in bytes. What turns out to begin no item is put back.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use crate::notation::Numbering;
use crate::notation::numbering::{Frame, Sign};
use crate::thai;
use crate::thai::numerals::of_letter;

/// Blanks and signs of quotations that may stand before the mark of an item, at most.
const DEEPEST_MARK: usize = 40;
/// Digits of the number of an item, at most.
const LONGEST_NUMBER: usize = 3;

/// The mark at the start of a line that would begin an item if a space followed it: `-งาน`, `•งาน`, `1.งาน`.
pub(super) fn unspaced(text: &str, at: usize) -> Option<&str> {
    let (before, rest) = text.split_at_checked(at)?;
    let numeral = rest.chars().take(LONGEST_NUMBER).take_while(|c| thai::digit(*c).is_some());
    let digits: usize = numeral.map(char::len_utf8).sum();
    let sign = rest[digits..].chars().next()?;
    let mark = match digits {
        0 if "-–—•▪●".contains(sign) => sign.len_utf8(),
        1.. if ".)".contains(sign) => digits + sign.len_utf8(),
        _ => return None,
    };
    // Behind a bullet nothing but an item is meant, whatever stands there.
    let bullet = "•▪●".contains(sign);
    let word = rest[mark..].chars().next()?;
    if !bullet && !word.is_alphabetic() {
        return None;
    }
    let mut indent = before.chars().rev().take(DEEPEST_MARK);
    let own = indent.find(|c| *c == '\n' || !(c.is_whitespace() || *c == '>'));
    (own == Some('\n') || own.is_none() && before.len() < DEEPEST_MARK).then(|| &rest[..mark])
}

/// A mark that was replaced.
struct Mark {
    /// Where it stands in the text that is read.
    read: Range<usize>,
    /// Where it was written.
    written: Range<usize>,
    /// Its form; nothing where it is a plain number with a point.
    form: Option<Numbering>,
}

/// A text with the numbers of its lists as CommonMark writes them.
pub(super) struct Marked<'t> {
    original: &'t str,
    /// The text to be read.
    pub(super) text: Cow<'t, str>,
    marks: Vec<Mark>,
}

impl<'t> Marked<'t> {
    pub(super) fn new(original: &'t str) -> Self {
        let marks = marks(original);
        if marks.is_empty() {
            return Marked { original, text: Cow::Borrowed(original), marks: Vec::new() };
        }
        let mut text = String::with_capacity(original.len());
        let mut from = 0;
        let mut marked = Vec::with_capacity(marks.len());
        for (written, plain, form) in marks {
            text.push_str(&original[from..written.start]);
            let start = text.len();
            text.push_str(&plain);
            from = written.end;
            marked.push(Mark { read: start..text.len(), written, form });
        }
        text.push_str(&original[from..]);
        Marked { original, text: Cow::Owned(text), marks: marked }
    }

    /// Where something that was read at a place was written.
    fn place(&self, at: usize) -> usize {
        let before = self.marks.partition_point(|mark| mark.read.end <= at);
        match before.checked_sub(1).map(|last| &self.marks[last]) {
            Some(mark) => mark.written.end + (at - mark.read.end),
            None => at,
        }
        .min(self.original.len())
    }

    /// Where a range of what was read was written.
    pub(super) fn written(&self, range: Range<usize>) -> Range<usize> {
        let inside = |at: usize| {
            let next = self.marks.partition_point(|mark| mark.read.end <= at);
            self.marks.get(next).filter(|mark| mark.read.start < at)
        };
        let start = inside(range.start).map_or(self.place(range.start), |m| m.written.start);
        let end = inside(range.end).map_or(self.place(range.end), |mark| mark.written.end);
        start..end.max(start)
    }

    /// The form that the first item of a list, read at a range, asks for.
    pub(super) fn form(&self, range: &Range<usize>) -> Option<Numbering> {
        let list = &self.text[range.clone()];
        let start = range.start + (list.len() - list.trim_start_matches([' ', '\t']).len());
        let at = self.marks.partition_point(|mark| mark.read.start < start);
        match self.marks.get(at).filter(|mark| mark.read.start == start) {
            Some(mark) => mark.form,
            None => {
                let digits = self.text[start..].trim_start_matches(|c: char| c.is_ascii_digit());
                digits.starts_with(')').then_some(Numbering::CLOSE)
            }
        }
    }

    /// What was read at a range, as it was written.
    pub(super) fn restore<'e>(&self, event: Event<'e>, range: &Range<usize>) -> Event<'e> {
        if self.marks.is_empty() {
            return event;
        }
        match event {
            Event::Text(words) => Event::Text(self.words(words, range)),
            Event::Code(words) => Event::Code(self.words(words, range)),
            Event::Html(words) => Event::Html(self.words(words, range)),
            Event::InlineHtml(words) => Event::InlineHtml(self.words(words, range)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let (dest_url, title) = (self.behind(dest_url, range), self.behind(title, range));
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let (dest_url, title) = (self.behind(dest_url, range), self.behind(title, range));
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            event => event,
        }
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
        let first = self.marks.partition_point(|mark| mark.read.end <= range.start);
        let inside: Vec<&Mark> =
            self.marks[first..].iter().take_while(|mark| mark.read.start < range.end).collect();
        if inside.is_empty() {
            return words;
        }
        // A mark stands at the start of a line of what was read: each is put back in order.
        let mut out = String::with_capacity(words.len() * 2);
        let mut rest: &str = &words;
        for mark in inside {
            let plain = &self.text[mark.read.clone()];
            let Some(at) = rest.find(plain) else { continue };
            out.push_str(&rest[..at]);
            out.push_str(&self.original[mark.written.clone()]);
            rest = &rest[at + plain.len()..];
        }
        out.push_str(rest);
        out.into()
    }
}

/// Digits that a number of a list may have, as CommonMark has it.
const MOST_DIGITS: usize = 9;

/// Where marks stand, what is read in their place, and their form.
fn marks(text: &str) -> Vec<(Range<usize>, String, Option<Numbering>)> {
    let mut found = Vec::new();
    // The last letter at each indent: ข follows ก, and alone it is a word.
    let mut letters: Vec<(usize, u64)> = Vec::new();
    let mut fence: Option<&str> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        let at = start + indent;
        start += line.len();
        let fences = ["```", "~~~"].into_iter().find(|mark| body.starts_with(mark));
        match (fence, fences) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_some() || fences.is_some() {
            continue;
        }
        let Some((length, number, sign, frame)) = mark(body) else { continue };
        if sign == Sign::Letter {
            while letters.last().is_some_and(|(deeper, _)| *deeper > indent) {
                letters.pop();
            }
            match letters.last_mut() {
                Some((same, last)) if *same == indent && (number == *last + 1 || number == 1) => {
                    *last = number;
                }
                Some((same, _)) if *same == indent => continue,
                _ if number == 1 => letters.push((indent, number)),
                _ => continue,
            }
        }
        let width = body[..length].chars().count().saturating_sub(1);
        let end = if frame == Frame::Point { '.' } else { ')' };
        let plain = format!("{number:0>width$}{end}");
        // A letter late in the alphabet is wider as a number than it is; a column more does no harm.
        if plain.len() <= MOST_DIGITS + 1 {
            let form = Numbering { sign, frame };
            found.push((at..at + length, plain, Some(form).filter(|f| *f != Numbering::POINT)));
        }
    }
    found
}

/// The mark that a line starts with, if CommonMark does not know it: its length, its number, its form.
fn mark(body: &str) -> Option<(usize, u64, Sign, Frame)> {
    let open = body.starts_with('(');
    let inner = body.strip_prefix('(').unwrap_or(body);
    let end = inner.find(['.', ')'])?;
    let (sign, rest) = (&inner[..end], &inner[end..]);
    let frame = match (open, rest.as_bytes()[0]) {
        (true, b')') => Frame::Both,
        (false, b')') => Frame::Close,
        (false, _) => Frame::Point,
        (true, _) => return None,
    };
    let closed = rest[1..].is_empty() || rest[1..].starts_with([' ', '\n', '\r', '\t']);
    let mut letters = sign.chars();
    let (number, kind) = match (letters.next()?, letters.next()) {
        (letter, None) if of_letter(letter).is_some() => (of_letter(letter)?, Sign::Letter),
        _ => {
            let thai = sign.chars().all(|c| matches!(c, '๐'..='๙'));
            let arabic = open && sign.chars().all(|c| c.is_ascii_digit());
            if !thai && !arabic || sign.chars().count() > MOST_DIGITS {
                return None;
            }
            (thai::arabic_digits(sign).parse().ok()?, Sign::Number)
        }
    };
    closed.then_some((usize::from(open) + end + 1, number, kind, frame))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_numbers_of_their_width() {
        let marked = Marked::new("ก. หนึ่ง\n   (๑) ย่อย\nข. สอง\n\n๑๐) สิบ");
        assert_eq!(marked.text, "1. หนึ่ง\n   01) ย่อย\n2. สอง\n\n10) สิบ");
        let at = marked.text.find("สอง").unwrap();
        let written = marked.written(at..at + "สอง".len());
        assert_eq!(&marked.original[written], "สอง");
        let form = |line: &str| marked.form(&(marked.text.find(line).unwrap()..marked.text.len()));
        assert_eq!(form("1. ").map(|form| form.to_string()).as_deref(), Some("ก."));
        assert_eq!(form("   01)").map(|form| form.to_string()).as_deref(), Some("(1)"));
        assert_eq!(form("10)"), Some(Numbering::CLOSE));
    }

    #[test]
    fn other_lines_are_left_alone() {
        for text in [
            "น. 5 คน",
            "ข. เริ่มกลางคัน",
            "พ.ศ. 2562",
            "1. a",
            "(ร่าง) แผน",
            "```\nก. x\n```",
            "(1)ก",
            "ก.พ.ร.",
        ] {
            assert!(matches!(Marked::new(text).text, Cow::Borrowed(_)), "{text}");
        }
    }
}
