//! Phrases of English inside Thai text, so that a voice that reads a page aloud changes its language.
//!
//! A phrase is two or more words of English that follow each other. Single words and abbreviations are
//! part of the Thai sentence around them, and are read as such.

use std::ops::Range;

/// The phrases in a piece of HTML text, in order, apart from each other.
pub fn english(html: &str) -> Vec<Range<usize>> {
    if !html.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return Vec::new();
    }
    let (mut found, mut phrase) = (Vec::new(), Phrase::default());
    let mut at = 0;
    for token in html.split(|c: char| c.is_ascii_whitespace()) {
        let from = at;
        at += token.len() + 1;
        if token.is_empty() {
            continue;
        }
        if matches!(token, "&" | "&amp;") {
            // It joins words, and neither starts nor ends a phrase.
            continue;
        }
        let opened = token.trim_start_matches(['(', '“', '‘']);
        let bare = opened.trim_end_matches([')', '”', '’', ',', '.', ';', ':']);
        let start = from + (token.len() - opened.len());
        if opened.len() < token.len() {
            phrase.end(&mut found);
        }
        if !is_word(bare) {
            phrase.end(&mut found);
            continue;
        }
        phrase.add(start..start + bare.len(), bare);
        if !matches!(&opened[bare.len()..], "" | ",") {
            phrase.end(&mut found);
        }
    }
    phrase.end(&mut found);
    found
}

/// Words that follow each other.
#[derive(Default)]
struct Phrase {
    range: Option<Range<usize>>,
    /// Those of them that are no abbreviations.
    words: usize,
}

impl Phrase {
    fn add(&mut self, word: Range<usize>, text: &str) {
        let start = self.range.as_ref().map_or(word.start, |range| range.start);
        self.range = Some(start..word.end);
        let spelt = text.len() > 1 && text.contains(|c: char| c.is_ascii_lowercase());
        self.words += usize::from(spelt);
    }

    fn end(&mut self, found: &mut Vec<Range<usize>>) {
        let Phrase { range, words } = std::mem::take(self);
        found.extend(range.filter(|_| words > 1));
    }
}

/// Letters of English, and what holds the parts of a word together.
fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.ends_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'\''))
}

#[cfg(test)]
mod tests {
    use super::english;

    #[test]
    fn phrases_are_english_and_words_are_not() {
        for (text, wanted) in [
            ("", vec![]),
            ("ด้าน Public Value ของปี", vec!["Public Value"]),
            (
                "(Integrity and Transparency Assessment) คือ",
                vec!["Integrity and Transparency Assessment"],
            ),
            (
                "Soft Infrastructure (Standard, Security, Privacy &amp; Law)",
                vec!["Soft Infrastructure", "Standard, Security, Privacy &amp; Law"],
            ),
            ("ทำ e-Commerce กับ Big\n  Data", vec!["Big\n  Data"]),
            ("ตาม ISO IEC 27001 และ KPI", vec![]),
            ("Sector สำคัญ", vec![]),
            ("example.org/one two.html &lt;b&gt; a b c", vec![]),
            ("Single. Words: here", vec![]),
        ] {
            let found: Vec<&str> = english(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
