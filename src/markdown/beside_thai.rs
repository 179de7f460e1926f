//! `**(ร่าง)**ยุทธศาสตร์`: emphasis beside Thai words, which have no spaces around them.
//!
//! CommonMark takes `**` between a bracket and a letter for the start of something, because it expects
//! a space behind what ends. Here the Thai letter that stands beside such a mark is hidden behind a
//! hyphen of the same length while the text is read, and put back into what was read: with
//! punctuation on both of its sides, a mark may end and begin.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use crate::thai::is_thai;

/// What stands for a hidden letter; as long as any Thai letter.
const MASK: char = '\u{2010}';

/// A text with some of its Thai letters hidden.
pub(super) struct Masked<'t> {
    original: &'t str,
    /// The same text, byte for byte as long, that is to be read.
    pub(super) text: Cow<'t, str>,
}

impl<'t> Masked<'t> {
    pub(super) fn new(original: &'t str) -> Self {
        let hidden = hidden(original);
        if hidden.is_empty() {
            return Masked { original, text: Cow::Borrowed(original) };
        }
        let mut text = String::with_capacity(original.len());
        let mut from = 0;
        for at in hidden {
            text.push_str(&original[from..at]);
            text.push(MASK);
            from = at + MASK.len_utf8();
        }
        text.push_str(&original[from..]);
        Masked { original, text: Cow::Owned(text) }
    }

    /// What was read at a range, with its letters. The address and the title of a link or a picture stand
    /// last in it.
    pub(super) fn restore<'e>(&self, event: Event<'e>, range: &Range<usize>) -> Event<'e> {
        if matches!(self.text, Cow::Borrowed(_)) {
            return event;
        }
        match event {
            Event::Text(words) => Event::Text(self.words(words, range)),
            Event::Code(words) => Event::Code(self.words(words, range)),
            Event::Html(words) => Event::Html(self.words(words, range)),
            Event::InlineHtml(words) => Event::InlineHtml(self.words(words, range)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let (dest_url, title) = self.address(dest_url, title, range);
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let (dest_url, title) = self.address(dest_url, title, range);
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            Event::FootnoteReference(label) => Event::FootnoteReference(self.words(label, range)),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                Event::Start(Tag::FootnoteDefinition(self.words(label, range)))
            }
            event => event,
        }
    }

    /// Words hold every hidden letter of their range, in order.
    fn words<'e>(&self, words: CowStr<'e>, range: &Range<usize>) -> CowStr<'e> {
        if !words.contains(MASK) {
            return words;
        }
        let masks = self.text[range.clone()].match_indices(MASK);
        unmask(&words, masks.map(|(at, _)| self.letter(range.start + at)))
    }

    /// An address and the title behind it hold the last hidden letters of their range.
    fn address<'e>(
        &self,
        address: CowStr<'e>,
        title: CowStr<'e>,
        range: &Range<usize>,
    ) -> (CowStr<'e>, CowStr<'e>) {
        let hidden = |words: &str| words.matches(MASK).count();
        let (first, last) = (hidden(&address), hidden(&title));
        if first + last == 0 {
            return (address, title);
        }
        let masks = self.text[range.clone()].rmatch_indices(MASK).take(first + last);
        let mut letters: Vec<char> = masks.map(|(at, _)| self.letter(range.start + at)).collect();
        letters.reverse();
        let mut letters = letters.into_iter();
        (unmask(&address, letters.by_ref().take(first)), unmask(&title, letters))
    }

    /// The letter at a place of the text.
    fn letter(&self, at: usize) -> char {
        self.original[at..].chars().next().unwrap_or(MASK)
    }
}

/// Words with letters in the place of what hides them.
fn unmask<'e>(words: &str, mut letters: impl Iterator<Item = char>) -> CowStr<'e> {
    let letter = |c| if c == MASK { letters.next().unwrap_or(MASK) } else { c };
    words.chars().map(letter).collect::<String>().into()
}

/// The places of Thai letters that have a mark of emphasis on one side and punctuation behind it.
fn hidden(text: &str) -> Vec<usize> {
    let punctuation = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !is_thai(c);
    let mut hidden: Vec<usize> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find('*').map(|at| from + at) {
        let end = start + text[start..].bytes().take_while(|byte| *byte == b'*').count();
        let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
        match (before, after) {
            (Some(before), Some(after)) if is_thai(before) && punctuation(after) => {
                let at = start - before.len_utf8();
                // Two marks may have the same letter between them.
                if hidden.last() != Some(&at) {
                    hidden.push(at);
                }
            }
            (Some(before), Some(after)) if punctuation(before) && is_thai(after) => {
                hidden.push(end);
            }
            _ => {}
        }
        from = end;
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_hidden_and_come_back() {
        let text = "**(ก)**ข**(ค)** `ก**(x)**ข` [ง**(จ)**](https://example.org/ก**(ข))";
        let masked = Masked::new(text);
        assert_eq!(masked.text.len(), text.len());
        assert!(!masked.text.contains('ข') || masked.text.matches('ข').count() == 1);
        let range = 0..text.len();
        let event = masked.restore(Event::Text(masked.text.to_string().into()), &range);
        assert_eq!(event, Event::Text(text.into()));
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in ["ยุทธศาสตร์**สำคัญ**มาก", "**bold** (x)", "* ข้อ\n* ข้อ", "ก * ข"]
        {
            assert!(matches!(Masked::new(text).text, Cow::Borrowed(_)), "{text}");
        }
    }
}
