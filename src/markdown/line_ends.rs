//! What becomes of a line end inside a paragraph: nothing between two Thai letters, which have no
//! spaces between words, and a space everywhere else: beside a digit, ๆ and ฯ too. What stands behind it is known only when the
//! whole paragraph was read, so a sign holds its place until then.

use crate::thai::lines::is_letter;
use crate::thai::marks::is_mark;

use super::Inline;

/// What stands for a line end while a paragraph is read; no text of Markdown has this character.
pub(super) const LINE_END: &str = "\0";

/// Puts a space or nothing in the place of every line end.
pub(super) fn settle(words: &mut Vec<Inline>) {
    let mut leaves = Vec::new();
    collect(words, &mut leaves);
    let mut spaces = (0..leaves.len()).filter(|at| leaves[*at] == Leaf::End).map(|at| {
        let before = leaves[..at].last();
        let after = leaves.get(at + 1);
        let thai = matches!(before, Some(Leaf::Words { ends: true, .. }))
            && matches!(after, Some(Leaf::Words { starts: true, .. }));
        !thai
    });
    replace(words, &mut spaces);
}

/// Puts a space in the place of those line ends of a paragraph that a list says.
pub(super) fn keep_apart(words: &mut [Inline], apart: &mut impl Iterator<Item = bool>) {
    for word in words {
        match word {
            Inline::Text(text) if text == LINE_END && apart.next() == Some(true) => {
                *text = " ".to_owned();
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
                keep_apart(inner, apart);
            }
            _ => {}
        }
    }
}

/// A piece of text, as its neighbours see it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaf {
    /// A line end.
    End,
    /// Words: whether they start and end with a Thai letter.
    Words { starts: bool, ends: bool },
    /// Anything else.
    Other,
}

fn collect(words: &[Inline], leaves: &mut Vec<Leaf>) {
    for word in words {
        match word {
            Inline::Text(text) if text == LINE_END => leaves.push(Leaf::End),
            Inline::Text(text) => {
                let mut seen = text.chars().filter(|c| !is_mark(*c));
                let starts = seen.next().is_some_and(is_letter);
                let ends = text.chars().rfind(|c| !is_mark(*c)).is_some_and(is_letter);
                leaves.push(Leaf::Words { starts, ends });
            }
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Struck(inner)
            | Inline::Link(_, inner) => {
                collect(inner, leaves);
            }
            // A note is read at the foot of the page, not here.
            Inline::Note(_) => {}
            Inline::Code(_) | Inline::Reference(_) | Inline::Break => leaves.push(Leaf::Other),
        }
    }
}

fn replace(words: &mut Vec<Inline>, spaces: &mut impl Iterator<Item = bool>) {
    words.retain_mut(|word| match word {
        Inline::Text(text) if text == LINE_END => {
            *text = " ".to_owned();
            spaces.next().unwrap_or(true)
        }
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Struck(inner)
        | Inline::Link(_, inner) => {
            replace(inner, spaces);
            true
        }
        Inline::Note(note) => {
            settle(&mut note.words);
            true
        }
        Inline::Text(_) | Inline::Code(_) | Inline::Reference(_) | Inline::Break => true,
    });
}
