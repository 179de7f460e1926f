//! Ids: the slug that never changes, and the number that is printed and does.

use std::fmt;

use super::{Notation, TextShape};
use crate::diagnostic::Problem;
use crate::notation::say;
use crate::portable;
use crate::thai::arabic_digits;

/// A stable id: it names a file, stands in addresses and joins the years.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Notation for Slug {
    const SHAPE: TextShape = TextShape {
        th: "รหัสถาวร (a–z ตัวเลข และขีด)",
        en: "a slug (a–z, digits and hyphens)",
        examples: &["eva", "iub-survey"],
        pattern: Some(r"^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$"),
    };

    fn read(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let clean: String = text
            .chars()
            .map(|c| if c == '_' || c == ' ' { '-' } else { c.to_ascii_lowercase() })
            .filter(|c| allowed(*c))
            .collect();
        let clean = clean.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        match clean == text && !text.is_empty() && text.len() <= 60 {
            true if portable::is_device(&clean) => Err(say::device_slug(&clean)),
            true => Ok(Slug(clean)),
            false => Err(say::bad_slug(text, (!clean.is_empty()).then_some(&*clean))),
        }
    }
}

/// The number an indicator is printed with, as text: `1.10` is not `1.1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct PrintedNumber(String);

impl PrintedNumber {
    /// The text, in Arabic digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A key that sorts numbers as people do: 1.9 before 1.10.
    pub fn sort_key(&self) -> Vec<(u64, String)> {
        self.0
            .split(['.', '/'])
            .map(|part| (part.parse().unwrap_or(u64::MAX), part.to_owned()))
            .collect()
    }
}

impl fmt::Display for PrintedNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Notation for PrintedNumber {
    const SHAPE: TextShape = TextShape {
        th: "เลขตัวชี้วัด",
        en: "the number of an indicator",
        examples: &["1.1.3", "2.1.1/4"],
        pattern: Some(r"^\s*[0-9๐-๙]+([./][0-9๐-๙]+)*\s*$"),
    };

    fn read(text: &str) -> Result<Self, Problem> {
        let plain = arabic_digits(text.trim());
        let digits = |part: &str| {
            !part.is_empty() && part.len() < 10 && part.bytes().all(|b| b.is_ascii_digit())
        };
        match plain.split(['.', '/']).all(digits) {
            true => Ok(PrintedNumber(plain)),
            false => Err(say::bad_printed_number(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_people_count() {
        let mut numbers: Vec<_> =
            ["1.10", "1.9", "๑.๒"].iter().map(|n| PrintedNumber::read(n).unwrap()).collect();
        numbers.sort_by_key(PrintedNumber::sort_key);
        assert_eq!(
            numbers.iter().map(PrintedNumber::as_str).collect::<Vec<_>>(),
            ["1.2", "1.9", "1.10"]
        );
        assert!(PrintedNumber::read("2.2.").is_err());
    }

    #[test]
    fn a_slug_is_plain() {
        assert!(Slug::read("iub-survey").is_ok());
        assert!(Slug::read("IUB survey").unwrap_err().help.unwrap().th.contains("iub-survey"));
        assert!(Slug::read("ผล").is_err());
        assert!(Slug::read("../x").is_err());
        assert!(Slug::read("con").is_err() && Slug::read("lpt1").is_err());
        assert!(Slug::read("con-1").is_ok() && Slug::read("lpt").is_ok());
    }
}
