//! How headings and lists are numbered: `๑.`, `๑.๑`, `๑)`, `(๑)`, `ก.`, `ก)`, `(ก)`.

use std::fmt;

use super::{Notation, TextShape};
use crate::diagnostic::Problem;
use crate::notation::say;
use crate::thai::{arabic_digits, numerals};

/// The form of the numbers of one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbering {
    /// What counts.
    pub sign: Sign,
    /// What stands around it.
    pub frame: Frame,
}

/// What counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `๑`
    Number,
    /// `๑.๑`: the numbers of the levels above come first.
    Path,
    /// `ก`
    Letter,
}

/// What stands around a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// Nothing: `๑.๑`
    Bare,
    /// `๑.`
    Point,
    /// `๑)`
    Close,
    /// `(๑)`
    Both,
}

impl Numbering {
    /// `๑.`, the form of a first level.
    pub const POINT: Numbering = Numbering { sign: Sign::Number, frame: Frame::Point };
    /// `๑)`
    pub const CLOSE: Numbering = Numbering { sign: Sign::Number, frame: Frame::Close };
    /// `(๑)`
    pub const BOTH: Numbering = Numbering { sign: Sign::Number, frame: Frame::Both };

    /// The number of something, in Arabic digits. `path` are the counts of the levels above it and
    /// its own, which is the last.
    pub fn label(self, path: &[u64]) -> String {
        let own = path.last().copied().unwrap_or_default();
        let sign = match self.sign {
            Sign::Number => own.to_string(),
            Sign::Letter => numerals::letters(own),
            Sign::Path => path.iter().map(u64::to_string).collect::<Vec<_>>().join("."),
        };
        match self.frame {
            Frame::Bare => sign,
            Frame::Point => format!("{sign}."),
            Frame::Close => format!("{sign})"),
            Frame::Both => format!("({sign})"),
        }
    }
}

impl fmt::Display for Numbering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label(if self.sign == Sign::Path { &[1, 1] } else { &[1] }))
    }
}

impl serde::Serialize for Numbering {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Notation for Numbering {
    const SHAPE: TextShape = TextShape {
        th: "รูปแบบเลข",
        en: "a form of numbers",
        examples: &["๑.", "๑.๑", "๑)", "(๑)", "ก.", "ก)", "(ก)"],
        pattern: Some(r"^\s*(\([1๑ก]\)|[1๑ก][.)]|[1๑](\.[1๑])+)\s*$"),
    };

    fn read(text: &str) -> Result<Self, Problem> {
        let plain = arabic_digits(text.trim());
        let (inner, frame) = match (plain.strip_prefix('('), plain.strip_suffix([')', '.'])) {
            (Some(rest), _) => (rest.strip_suffix(')').unwrap_or_default(), Frame::Both),
            (None, Some(rest)) if plain.ends_with(')') => (rest, Frame::Close),
            (None, Some(rest)) => (rest, Frame::Point),
            (None, None) => (&*plain, Frame::Bare),
        };
        let sign = match inner {
            "1" => Sign::Number,
            "ก" => Sign::Letter,
            path if path.contains('.') && path.split('.').all(|piece| piece == "1") => Sign::Path,
            _ => return Err(say::bad_numbering(text)),
        };
        // A path has nothing around it; a single sign alone would not be seen as a number.
        match (sign == Sign::Path, frame == Frame::Bare) {
            (true, true) | (false, false) => Ok(Numbering { sign, frame }),
            _ => Err(say::bad_numbering(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_read_and_number() {
        let label = |form: &str, path: &[u64]| Numbering::read(form).unwrap().label(path);
        assert_eq!(label("๑.", &[3]), "3.");
        assert_eq!(label("1.1", &[3, 2]), "3.2");
        assert_eq!(label("๑.๑.๑", &[3, 2, 4]), "3.2.4");
        assert_eq!(label("๑)", &[3, 2, 4]), "4)");
        assert_eq!(label("(๑)", &[1, 1, 1, 10]), "(10)");
        assert_eq!(label("ก.", &[2]), "ข.");
        assert_eq!(label("(ก)", &[3]), "(ค)");
        for wrong in ["", "๑", "ก", "๒.", "๑.๑.", "(๑.๑)", "(๑", "๑))", "a.", "ก.ก", "()"]
        {
            assert!(Numbering::read(wrong).is_err(), "{wrong}");
        }
    }
}
