//! Tags in a text, and a text without them.

use crate::thai::marks;

/// Starts a tag; the number of the stretch follows in two other marks, the lower digits first.
pub(super) const START: char = '\u{2061}';
/// Digits of the number in a tag.
const DIGITS: [char; 2] = ['\u{2062}', '\u{2063}'];
/// Ends a tagged stretch.
pub(super) const END: char = '\u{2064}';

/// The marks that start the stretch of a number.
pub(super) fn tag(number: usize) -> String {
    let mut out = String::from(START);
    let mut rest = number;
    loop {
        out.push(DIGITS[rest % 2]);
        rest /= 2;
        if rest == 0 {
            return out;
        }
    }
}

/// The number of the first tag in a text.
pub(super) fn number(text: &str) -> Option<usize> {
    let (_, rest) = text.split_once(START)?;
    let digits = rest.chars().map_while(|c| DIGITS.iter().position(|d| *d == c));
    let mut number: Option<usize> = None;
    for (place, digit) in digits.take(32).enumerate() {
        number = Some(number.unwrap_or_default() + (digit << place));
    }
    number
}

/// A text as it is written: no marks, and spaces that are like any other.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| !marks::is_mark(*c)).map(plain_char).collect()
}

pub(super) fn plain_char(c: char) -> char {
    if c == '\u{a0}' { ' ' } else { c }
}
