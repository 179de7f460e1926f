//! Which numbers a key takes: declared in the field table, checked where the key is read.

use super::{Exact, Number};
use crate::diagnostic::Locale;

/// The numbers from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberRange {
    /// Where it begins.
    pub least: i64,
    /// Whether that number itself is out.
    pub above: bool,
    /// Where it ends, if it does; this number is in.
    pub most: Option<i64>,
    /// Whether it holds whole numbers only.
    pub whole: bool,
}

impl NumberRange {
    /// Points and weights: from nothing up.
    pub const FROM_ZERO: Self = Self { least: 0, above: false, most: None, whole: false };
    /// What nothing makes no sense of: totals and caps.
    pub const ABOVE_ZERO: Self = Self { above: true, ..Self::FROM_ZERO };
    /// What is counted, perhaps none.
    pub const COUNT: Self = Self { whole: true, ..Self::FROM_ZERO };
    /// What is counted, one at least.
    pub const SOME: Self = Self { least: 1, ..Self::COUNT };
    /// Decimals that are shown.
    pub const PLACES: Self = Self { most: Some(12), ..Self::COUNT };

    /// Whether a number is in it.
    pub fn holds(&self, number: Number) -> bool {
        let (value, whole) = (number.exact(), |end: i64| Exact::from_integer(end.into()));
        let least = whole(self.least);
        let begins = if self.above { value > least } else { value >= least };
        begins
            && self.most.is_none_or(|most| value <= whole(most))
            && (!self.whole || number.scale() == 0)
    }

    /// Its numbers in words, after “a number” is left out: `จำนวนเต็ม 0 ถึง 12`.
    pub fn words(&self, locale: Locale) -> String {
        let least = self.least;
        match (locale, self.most, self.above) {
            (Locale::Th, ..) => {
                let kind =
                    if self.whole { "จำนวนเต็ม" } else { "ตัวเลข" };
                match (self.most, self.above) {
                    (Some(most), _) => format!("{kind} {least} ถึง {most}"),
                    (None, true) => format!("{kind}ที่มากกว่า {least}"),
                    (None, false) => format!("{kind}ตั้งแต่ {least} ขึ้นไป"),
                }
            }
            (Locale::En, most, above) => {
                let kind = if self.whole { "a whole number" } else { "a number" };
                match (most, above) {
                    (Some(most), _) => format!("{kind} from {least} to {most}"),
                    (None, true) => format!("{kind} above {least}"),
                    (None, false) => format!("{kind} from {least} up"),
                }
            }
        }
    }

    /// What every text of such a number matches; a schema knows of texts nothing else.
    pub fn pattern(&self) -> &'static str {
        match self.whole {
            true => r"^\s*\+?[0-9๐-๙][0-9๐-๙,]*\s*$",
            false => r"^\s*\+?[0-9๐-๙][0-9๐-๙,]*(\.[0-9๐-๙]+)?\s*$",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_fractions_decide() {
        let holds = |range: NumberRange, text| range.holds(Number::parse(text).unwrap());
        assert!(holds(NumberRange::FROM_ZERO, "0") && holds(NumberRange::FROM_ZERO, "0.5"));
        assert!(!holds(NumberRange::FROM_ZERO, "-0.5"));
        assert!(!holds(NumberRange::ABOVE_ZERO, "0") && holds(NumberRange::ABOVE_ZERO, "0.001"));
        assert!(!holds(NumberRange::COUNT, "2.5") && !holds(NumberRange::COUNT, "-3"));
        assert!(!holds(NumberRange::SOME, "0") && holds(NumberRange::SOME, "๑"));
        assert!(holds(NumberRange::PLACES, "12") && !holds(NumberRange::PLACES, "13"));
    }

    #[test]
    fn words_say_both_ends() {
        let th = |range: NumberRange| range.words(Locale::Th);
        assert_eq!(th(NumberRange::PLACES), "จำนวนเต็ม 0 ถึง 12");
        assert_eq!(th(NumberRange::ABOVE_ZERO), "ตัวเลขที่มากกว่า 0");
        assert_eq!(NumberRange::COUNT.words(Locale::En), "a whole number from 0 up");
    }
}
