//! Invisible marks that tell the typesetter where a line may end. They are put into texts right before
//! pages are laid out and taken out right after, so that nobody ever copies one.

use super::is_thai;
use super::lines::{Kind, LineBreaker, is_letter};

/// A line may end here.
const BREAK: char = '\u{200b}';
/// A line must not end here.
const JOIN: char = '\u{2060}';
/// A space at which a line must not end.
const FIXED_SPACE: char = '\u{a0}';

/// Whether a character is one of the marks: those above, a hyphen that is seen at the end of a line only,
/// and the tags of text that is wider than its place.
pub fn is_mark(c: char) -> bool {
    matches!(c, BREAK | JOIN | '\u{ad}' | '\u{2061}'..='\u{2064}')
}

/// A text without marks.
pub fn without(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).collect()
}

/// A text with marks: lines may end at the places of the breaker and nowhere else inside of Thai.
pub fn with(text: &str, breaker: &LineBreaker) -> String {
    if !text.chars().any(is_letter) {
        return text.to_owned();
    }
    let mut places = breaker.places(text).into_iter().peekable();
    let mut out = String::with_capacity(text.len() * 2);
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let kind = places.next_if(|place| place.at == at).map(|place| place.kind);
        while places.next_if(|place| place.at <= at).is_some() {}
        match kind {
            Some(Kind::Fixed) => {
                out.push(FIXED_SPACE);
                before = Some(c);
                continue;
            }
            Some(Kind::Break) => out.push(BREAK),
            // A small word goes to the next line with the word behind it.
            Some(Kind::Weak) => out.push(JOIN),
            None if before.is_some_and(|b| needs_join(b, c)) => out.push(JOIN),
            None => {}
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// A text inside of which no line ends, but at its spaces.
pub(super) fn whole(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut before: Option<char> = None;
    for c in text.chars() {
        if before.is_some_and(|b| needs_join(b, c)) {
            out.push(JOIN);
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Whether the typesetter might end a line between two characters where it must not: beside Thai, but
/// not inside a cluster, and not at a space.
fn needs_join(before: char, after: char) -> bool {
    let mark = |c: char| matches!(c, 'ะ'..='ฺ' | 'ๅ' | '็'..='๎');
    (is_thai(before) || is_thai(after))
        && !before.is_whitespace()
        && !after.is_whitespace()
        && !mark(after)
        && !is_mark(before)
        && !is_mark(after)
}
