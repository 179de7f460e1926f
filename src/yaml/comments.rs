//! Comments that were not meant as such: ` #` inside of a value, and what YAML takes for one.

use std::ops::Range;

use crate::thai;

/// A comment behind a value, on its line.
pub(super) struct Comment<'t> {
    /// Where it stands.
    pub(super) at: Range<usize>,
    /// The whole of it.
    pub(super) text: &'t str,
    /// Blanks before it.
    blanks: usize,
}

impl<'t> Comment<'t> {
    /// The comment behind a value that ends at a place.
    pub(super) fn behind(text: &'t str, end: usize) -> Option<Self> {
        let rest = text[end..].trim_start_matches([':', '-']);
        let own = rest.trim_start_matches([' ', '\t']);
        // A line may be long: it is looked through only where a comment begins.
        let line = own.strip_prefix('#').and_then(|_| own.split('\n').next())?;
        let (blanks, start) = (rest.len() - own.len(), text.len() - own.len());
        let own = line.trim_end();
        Some(Comment { at: start..start + own.len(), text: own, blanks })
    }

    /// A comment on the line beneath a value, further to the right than the line that it stands on.
    pub(super) fn beneath(text: &'t str, value: Range<usize>) -> Option<Self> {
        let rest = text[value.end..].trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?;
        let found = Comment::behind(text, text.len() - rest.len())?;
        let own = &text[text[..value.start].rfind('\n').map_or(0, |at| at + 1)..];
        let indent = own.len() - own.trim_start_matches(' ').len();
        let key =
            found.text.split_once(':').is_some_and(|(_, v)| v.is_empty() || v.starts_with(' '));
        (found.blanks > indent && !key).then_some(found)
    }

    /// Whether its sign belongs to a word, as in `#น้ำใส` and `#4/2567`.
    pub(super) fn is_word(&self) -> bool {
        self.text[1..]
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '(' | '{'))
    }

    /// Whether its sign may be that of a number: one blank before it, and digits behind: `แผน # 2 ระยะยาว`.
    pub(super) fn is_number(&self) -> bool {
        let behind = self.text[1..].trim_start();
        self.blanks == 1 && behind.starts_with(|c| thai::digit(c).is_some())
    }

    /// Whether it may as well be the rest of a text: a comment has two blanks before it.
    pub(super) fn is_close(&self) -> bool {
        self.blanks == 1
    }
}
