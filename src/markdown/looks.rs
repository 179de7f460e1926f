//! What looks like a footnote, a link or a picture and was read as letters: `[^1]` without a note,
//! `![a](b c.png)` whose address has a blank, `[a][b]` whose label says nothing.
//!
//! It is looked for in the text as it was written, where what is meant as letters has its `\\`.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::markdown::say::prose as say;

/// Bytes of an address that are looked at for its end.
const LONGEST: usize = 400;

/// What something looks like.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Look<'t> {
    /// A footnote with its label.
    Footnote(&'t str),
    /// A link with its address, or a picture.
    Address { address: &'t str, picture: bool },
    /// A link with a label that stands for an address.
    Label(&'t str),
}

impl Look<'_> {
    /// What is to be said of it.
    pub(super) fn problem(&self) -> Problem {
        match *self {
            Look::Footnote(label) => say::footnote_without_note(label),
            Look::Address { address, picture } => match address.contains(char::is_whitespace) {
                true => say::link_blank(address, picture),
                false => say::link_unread(address, picture),
            },
            Look::Label(label) => say::link_label(label),
        }
    }
}

/// Whether a sign is meant as a letter.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// What stands in `range` of a text, all of it read as letters, and looks like something else. `told` says
/// that the next link was spoken of already, and is taken back there.
pub(super) fn find<'t>(
    text: &'t str,
    range: Range<usize>,
    told: &mut bool,
) -> Vec<(Range<usize>, Look<'t>)> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    let Some(words) = text.get(..range.end).filter(|words| words.is_char_boundary(range.start))
    else {
        return found;
    };
    let mut at = range.start;
    while let Some(next) = words[at..].find(['[', ']']).map(|next| at + next) {
        at = next + 1;
        let rest = &words[at..];
        if words.as_bytes()[next] == b'[' {
            let escaped = is_escaped(words, next);
            if let Some(label) = rest.strip_prefix('^').and_then(footnote).filter(|_| !escaped) {
                at += 1 + label.len() + 1;
                found.push((next..at, Look::Footnote(label)));
            } else {
                open.push((next, escaped));
            }
            continue;
        }
        if is_escaped(words, next) {
            continue;
        }
        // The bracket may have been opened before these words, in front of bold ones.
        let start = match open.pop() {
            Some((_, true)) => continue,
            Some((start, false)) => Some(start),
            None => None,
        };
        // Two brackets hold a reference, which may stand behind anything.
        if let Some(inner) = rest.strip_prefix('(').filter(|inner| !inner.starts_with('(')) {
            let end = closing(inner);
            if end.is_none() && start.is_none() {
                continue;
            }
            if start.is_none() && std::mem::take(told) {
                continue;
            }
            let length = end.unwrap_or(inner.len());
            at += 1 + length + usize::from(end.is_some());
            let bang = start.and_then(|start| start.checked_sub(1)).filter(|bang| {
                *bang >= range.start && words.as_bytes()[*bang] == b'!' && !is_escaped(words, *bang)
            });
            let look =
                Look::Address { address: untitled(&inner[..length]), picture: bang.is_some() };
            found.push((bang.or(start).unwrap_or(next)..at, look));
        } else if let Some(inner) = rest.strip_prefix('[')
            && let Some(label) = inner.find([']', '[']).map(|end| &inner[..end])
            && inner[label.len()..].starts_with(']')
            && !label.starts_with('^')
        {
            let numeral = |text: &str| text.chars().all(|c| c.is_numeric());
            let before = start.map_or("", |start| &words[start + 1..next]);
            // `[1][2]` names two sources.
            if !(numeral(label) && numeral(before) && start.is_some()) {
                at += 1 + label.len() + 1;
                let label = if label.is_empty() { before } else { label };
                found.push((start.unwrap_or(next)..at, Look::Label(label)));
            }
        }
    }
    found
}

/// The label of a footnote, from behind its `[^`.
fn footnote(rest: &str) -> Option<&str> {
    let label = &rest[..rest.find([']', '[', '\n'])?];
    (rest[label.len()..].starts_with(']') && !label.trim().is_empty()).then_some(label)
}

/// Where the bracket ends that an address stands in.
fn closing(inner: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in inner.bytes().take(LONGEST).enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    inner.bytes().take(LONGEST).position(|byte| byte == b')')
}

/// An address without the title behind it.
fn untitled(inner: &str) -> &str {
    let inner = inner.trim();
    let titled = inner.strip_suffix('"').and_then(|inner| inner.rsplit_once(" \""));
    titled.map_or(inner, |(address, _)| address.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(text: &str) -> Vec<(&str, Look<'_>)> {
        let found = find(text, 0..text.len(), &mut false);
        found.into_iter().map(|(range, look)| (&text[range], look)).collect()
    }

    #[test]
    fn what_is_left_of_a_link_is_found() {
        let address = |address, picture| Look::Address { address, picture };
        let cases = [
            ("ก ![ข](ภาพ 1.png \"ที่มา\")", "![ข](ภาพ 1.png \"ที่มา\")", address("ภาพ 1.png", true)),
            ("ก\\![ข](ภาพ (1) 2.md)", "[ข](ภาพ (1) 2.md)", address("ภาพ (1) 2.md", false)),
            ("[ก](a(b.md)", "[ก](a(b.md)", address("a(b.md", false)),
            ("[ก](a b.md", "[ก](a b.md", address("a b.md", false)),
            ("](a b.md) ค", "](a b.md)", address("a b.md", false)),
            ("[ก][ข]", "[ก][ข]", Look::Label("ข")),
            ("[ก][]", "[ก][]", Look::Label("ก")),
            ("[ก][1]", "[ก][1]", Look::Label("1")),
            ("ก \\* [^ข]", "[^ข]", Look::Footnote("ข")),
            ("ก\\\\[^ข]", "[^ข]", Look::Footnote("ข")),
        ];
        for (text, place, look) in cases {
            assert_eq!(looks(text), [(place, look)], "{text}");
        }
        assert_eq!(looks("[^1][^2]").len(), 2);
    }

    #[test]
    fn letters_are_left_alone() {
        for text in [
            "\\[^1]",
            "\\[ก](ข ค)",
            "[ก\\](ข ค)",
            "[ก] (ข ค)",
            "[1][2]",
            "[๑][๒]",
            "[ก]",
            "](ข",
            "[^ ]",
            "(ก)[ข]",
            "[ก]((ผล 1.1))",
        ] {
            assert_eq!(looks(text), [], "{text}");
        }
        // What stands before the words is none of them, but may hide their first letter.
        assert_eq!(find("\\[^1]", 1..5, &mut false), []);
        assert_eq!(find("[ก](ข)", 1..4, &mut false), []);
        let long = "](".repeat(100_000);
        assert!(find(&long, 0..long.len(), &mut false).is_empty());
    }
}
