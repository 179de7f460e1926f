//! What its writer means as typed: characters that CommonMark would obey as marks, or letters that keep
//! it from obeying one.
//!
//! Each is hidden behind a stand-in of the same length while the text is read, and put back into what was
//! read. What is to be said of one is said where it comes back as a word; in code and in addresses nobody
//! took it for a mark. [`RECOGNISERS`] is the one list of them.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::rewritten::restored;
use super::{addresses, backslashes, beside_thai, definitions, fill_in, stars, strikes};
use crate::diagnostic::Problem;

/// Every recogniser, in the order in which they see a text.
const RECOGNISERS: [fn(&str, &mut Hidden); 7] = [
    addresses::hide,
    backslashes::hide,
    definitions::hide,
    stars::hide,
    strikes::hide,
    fill_in::hide,
    beside_thai::hide,
];

/// What stands for a character of one byte: a letter, which may stand in an address too. No name of an
/// entity that anybody types has it.
const LETTER: char = 'Q';
/// What stands for a character of three bytes: punctuation.
const PUNCTUATION: char = '\u{2010}';

/// Whether a character may stand for another one. Typed, it stands for itself.
fn is_stand_in(c: char) -> bool {
    matches!(c, LETTER | PUNCTUATION)
}

/// What is hidden in a text, and what is said of it.
#[derive(Default)]
pub(super) struct Hidden {
    marks: BTreeMap<usize, Vec<(Range<usize>, Problem)>>,
}

impl Hidden {
    /// Hides the character that starts at a byte.
    pub(super) fn hide(&mut self, at: usize) {
        self.marks.entry(at).or_default();
    }

    /// Hides characters of one byte each.
    pub(super) fn hide_all(&mut self, range: Range<usize>) {
        range.for_each(|at| self.hide(at));
    }

    /// Hides characters of one byte each, and says why; `place` is what the finding marks.
    pub(super) fn say(&mut self, range: Range<usize>, place: Range<usize>, problem: Problem) {
        self.marks.entry(range.start).or_default().push((place, problem));
        self.hide_all(range);
    }

    /// Whether a character is hidden already.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.marks.contains_key(&at)
    }
}

/// A text with some of its characters hidden.
pub(super) struct Masked<'t> {
    original: &'t str,
    /// The same text, byte for byte as long, that is to be read; nothing where it is the original.
    hidden: Option<String>,
    marks: BTreeMap<usize, Vec<(Range<usize>, Problem)>>,
}

impl<'t> Masked<'t> {
    pub(super) fn new(original: &'t str) -> Self {
        let mut hidden = Hidden::default();
        RECOGNISERS.iter().for_each(|hide| hide(original, &mut hidden));
        Masked::of(original, hidden)
    }

    fn of(original: &'t str, Hidden { marks }: Hidden) -> Self {
        if marks.is_empty() {
            return Masked { original, hidden: None, marks };
        }
        let mut text = String::with_capacity(original.len());
        for (at, c) in original.char_indices() {
            text.push(match (marks.contains_key(&at), c.len_utf8()) {
                (true, 1) => LETTER,
                (true, 3) => PUNCTUATION,
                _ => c,
            });
        }
        Masked { original, hidden: Some(text), marks }
    }

    /// The text that is to be read.
    pub(super) fn text(&self) -> &str {
        self.hidden.as_deref().unwrap_or(self.original)
    }

    /// What is to be said of what is hidden in a range, and where.
    pub(super) fn said(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = &(Range<usize>, Problem)> {
        self.marks.range(range.clone()).flat_map(|(_, said)| said)
    }

    /// What was read at a range, as it was written. The address and the title of a link or a picture stand
    /// last in it.
    pub(super) fn restore<'e>(&self, event: Event<'e>, range: &Range<usize>) -> Event<'e> {
        if self.hidden.is_none() {
            return event;
        }
        let address = |address, title| self.address(address, title, range);
        restored(event, |words| self.words(words, range), address)
    }

    /// Words hold every stand-in of their range, in order.
    fn words<'e>(&self, words: CowStr<'e>, range: &Range<usize>) -> CowStr<'e> {
        if !words.contains(is_stand_in) {
            return words;
        }
        let stand_ins = self.text()[range.clone()].match_indices(is_stand_in);
        shown(&words, stand_ins.map(|(at, _)| self.written(range.start + at)))
    }

    /// An address and the title behind it hold the last stand-ins of their range.
    fn address<'e>(
        &self,
        address: CowStr<'e>,
        title: CowStr<'e>,
        range: &Range<usize>,
    ) -> (CowStr<'e>, CowStr<'e>) {
        let count = |words: &str| words.matches(is_stand_in).count();
        let (first, last) = (count(&address), count(&title));
        if first + last == 0 {
            return (address, title);
        }
        let stand_ins = self.text()[range.clone()].rmatch_indices(is_stand_in).take(first + last);
        let mut written: Vec<char> =
            stand_ins.map(|(at, _)| self.written(range.start + at)).collect();
        written.reverse();
        let mut written = written.into_iter();
        (shown(&address, written.by_ref().take(first)), shown(&title, written))
    }

    /// The character at a place of the text as it was written.
    fn written(&self, at: usize) -> char {
        self.original[at..].chars().next().unwrap_or(PUNCTUATION)
    }
}

/// Words with what was written in the place of what stands for it.
fn shown<'e>(words: &str, mut written: impl Iterator<Item = char>) -> CowStr<'e> {
    let show = |c| if is_stand_in(c) { written.next().unwrap_or(c) } else { c };
    words.chars().map(show).collect::<String>().into()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A text with `_` for every mark that is hidden.
    pub(in crate::markdown) fn typed(text: &str) -> String {
        let read = Masked::new(text).text().to_owned();
        let shown = |(typed, read)| if read == LETTER { '_' } else { typed };
        text.chars().zip(read.chars()).map(shown).collect()
    }

    #[test]
    fn what_is_hidden_comes_back() {
        let text =
            "**(ก)**ข**(ค)** `ก**(x)**ข` [ง**(จ)**](https://example.org/ก**(ข)) 2*3 Q\u{2010}";
        let masked = Masked::new(text);
        assert_eq!(masked.text().len(), text.len());
        assert_eq!(masked.text().matches('ข').count(), 1);
        let range = 0..text.len();
        let event = masked.restore(Event::Text(masked.text().to_owned().into()), &range);
        assert_eq!(event, Event::Text(text.into()));
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in ["ยุทธศาสตร์**สำคัญ**มาก", "**bold** (x)", "* ข้อ\n* ข้อ", "ก * ข"]
        {
            assert!(Masked::new(text).hidden.is_none(), "{text}");
        }
    }
}
