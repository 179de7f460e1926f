//! Why a printed number may differ from what it should be, where a simple slip explains it.

use num_traits::{One, Zero};

use crate::diagnostic::Bilingual;
use crate::formula::{Argument, Formula};
use crate::notation::{Exact, Number, number};

/// Powers of ten that a wrong unit or a slipped point explains.
const MOST_TENS: u32 = 12;
/// Powers of ten that units have names for: พัน, ล้าน.
const NAMED_TENS: u32 = 3;
/// Digits below which a number that only rounds to another proves nothing.
const FEW_DIGITS: usize = 3;
/// Inputs of a formula that are looked into.
const MOST_INPUTS: usize = 40;
/// Decimals that an input may have lost.
const MOST_LOST: u32 = 4;

/// The number that was computed, the one that was printed, and what went into it.
pub(super) struct Slip<'a> {
    /// What is so, in the unit of the claim.
    pub(super) actual: Exact,
    /// What is printed, in the same unit.
    pub(super) printed: Number,
    /// What is added up, by name, in the same unit.
    pub(super) addends: Vec<(&'a str, Exact)>,
    /// The formula behind it, with its inputs by name and as they are written.
    pub(super) formula: Option<Sums<'a>>,
}

/// A formula and its inputs.
pub(super) struct Sums<'a> {
    pub(super) formula: &'a Formula,
    pub(super) arguments: Vec<Argument>,
    /// Name of each input; its written number and the factor of its unit, where it has them.
    pub(super) inputs: Vec<(&'a str, Option<(Number, Exact)>)>,
    /// The factor of the claim's unit.
    pub(super) factor: Exact,
}

impl Slip<'_> {
    /// The likely cause, the simplest first; nothing where none explains the printed number.
    pub(super) fn cause(&self) -> Option<Bilingual> {
        self.truncated()
            .or_else(|| self.tens())
            .or_else(|| self.addend())
            .or_else(|| self.digits())
            .or_else(|| self.lost_decimals())
    }

    fn scale(&self) -> u32 {
        self.printed.scale()
    }

    /// Whether a value is printed like the claim.
    fn prints(&self, value: &Exact) -> bool {
        number::round(value, self.scale()).is_some_and(|n| n.exact() == self.printed.exact())
    }

    fn truncated(&self) -> Option<Bilingual> {
        let scale = Exact::from_decimal(1, self.scale());
        let cut = Exact::from_integer((&self.actual / &scale).truncate()) * scale;
        (cut == self.printed.exact())
            .then(|| Bilingual::new("น่าจะตัดทศนิยมทิ้งแทนการปัด", "probably cut off instead of rounded"))
    }

    fn tens(&self) -> Option<Bilingual> {
        if self.actual.is_zero() {
            return None;
        }
        (1..=MOST_TENS).find_map(|tens| {
            let factor = Exact::from_decimal(10i128.checked_pow(tens)?, 0);
            let whole = Number::whole(10i64.checked_pow(tens)?);
            let near = |value: &Exact| {
                *value == self.printed.exact()
                    || (self.digits_of_printed() >= FEW_DIGITS && self.prints(value))
                    || (tens >= NAMED_TENS && self.is_near(value))
            };
            let times = match (near(&(&self.actual * &factor)), near(&(&self.actual / &factor))) {
                (true, _) => whole.to_string(),
                (_, true) if !self.printed.is_zero() => format!("1/{whole}"),
                _ => return None,
            };
            Some(Bilingual::new(
                format!("ค่าที่พิมพ์เป็น {times} เท่า หน่วยหรือจุดทศนิยมน่าจะผิด"),
                format!("{times} times as much: the unit or the point is probably wrong"),
            ))
        })
    }

    /// Significant digits of the printed number: few of them agree with anything.
    fn digits_of_printed(&self) -> usize {
        let text = self.printed.to_string();
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.trim_matches('0').len()
    }

    /// Whether the printed number is within a ten-thousandth of a value: another slip may hide beside
    /// a wrong unit.
    fn is_near(&self, value: &Exact) -> bool {
        let difference = (value - self.printed.exact()).abs();
        difference * Exact::from_decimal(10_000, 0) < value.abs()
    }

    /// One or two addends counted twice or left out.
    fn addend(&self) -> Option<Bilingual> {
        // Two of n addends are tried pair by pair; a longer list is looked through one by one.
        let pairs = self.addends.len() <= 60;
        for (at, (name, value)) in self.addends.iter().enumerate() {
            let named = Bilingual::new(format!("“{name}”"), format!("“{name}”"));
            if let Some(found) = self.without_or_twice(value, &named) {
                return Some(found);
            }
            for (other, second) in
                self.addends.iter().skip(at + 1).take(if pairs { usize::MAX } else { 0 })
            {
                let names = Bilingual::new(
                    format!("“{name}” และ “{other}”"),
                    format!("“{name}” and “{other}”"),
                );
                if let Some(found) = self.without_or_twice(&(value + second), &names) {
                    return Some(found);
                }
            }
        }
        None
    }

    fn without_or_twice(&self, part: &Exact, name: &Bilingual) -> Option<Bilingual> {
        if part.is_zero() {
            return None;
        }
        if self.prints(&(&self.actual + part)) {
            return Some(Bilingual::new(
                format!("น่าจะนับ {} ซ้ำ", name.th),
                format!("{} probably counted twice", name.en),
            ));
        }
        self.prints(&(&self.actual - part)).then(|| {
            Bilingual::new(
                format!("น่าจะไม่ได้รวม {}", name.th),
                format!("{} probably left out", name.en),
            )
        })
    }

    /// Two digits swapped, or one of them mistyped.
    fn digits(&self) -> Option<Bilingual> {
        // A whole number that is printed with decimals is another number, not a slip in one digit.
        if self.scale() > 0 && number::shortest(&self.actual).is_some_and(|n| n.scale() == 0) {
            return None;
        }
        let should = number::round(&self.actual, self.scale())?;
        let (mine, theirs): (Vec<char>, Vec<char>) =
            (should.to_string().chars().collect(), self.printed.to_string().chars().collect());
        if mine.len() != theirs.len() || mine.len() < 4 {
            return None;
        }
        let wrong: Vec<usize> = (0..mine.len()).filter(|at| mine[*at] != theirs[*at]).collect();
        match wrong[..] {
            [a, b] if mine[a] == theirs[b] && mine[b] == theirs[a] => Some(Bilingual::new(
                format!("หลัก {} กับ {} น่าจะสลับกัน", mine[a], mine[b]),
                "two digits are probably swapped",
            )),
            [a] => Some(Bilingual::new(
                format!("น่าจะพิมพ์ {} แทน {} ในหลักเดียว", theirs[a], mine[a]),
                format!("probably {} instead of {} in one digit", theirs[a], mine[a]),
            )),
            _ => None,
        }
    }

    /// An input whose decimals were dropped: the one more precise value of it that gives the printed
    /// number.
    fn lost_decimals(&self) -> Option<Bilingual> {
        // Every input is tried with several values; a long formula is not looked into.
        let worked = self.formula.as_ref().filter(|w| w.inputs.len() <= MOST_INPUTS)?;
        let with = |at: usize, value: &Exact| -> Option<Exact> {
            let mut arguments = worked.arguments.clone();
            let Argument::One(_, dimensions) = arguments.get(at)? else { return None };
            arguments[at] = Argument::One(value.clone(), dimensions.clone());
            worked.formula.evaluate(&arguments).ok().map(|result| result / &worked.factor)
        };
        for (at, (name, written)) in worked.inputs.iter().enumerate() {
            let Some((written, factor)) = written else { continue };
            let here = written.exact() * factor;
            // A straight line through two values of the input meets the printed number at one place.
            let step = with(at, &(&here + factor));
            let (Some(base), Some(step)) = (with(at, &here), step) else { continue };
            let slope = &step - &base;
            if slope.is_zero() || with(at, &(&here + factor + factor)) != Some(&step + &slope) {
                continue;
            }
            let wanted = written.exact() + (self.printed.exact() - base) / slope;
            if (&wanted - written.exact()).abs() >= Exact::one() {
                continue;
            }
            let found = (written.scale() + 1..=written.scale() + MOST_LOST).find_map(|places| {
                let finer = number::round(&wanted, places)?;
                let same = number::round(&finer.exact(), written.scale())?.exact()
                    == written.exact()
                    || (&finer.exact() - written.exact()).abs()
                        < Exact::from_decimal(1, written.scale());
                (same && self.prints(&with(at, &(finer.exact() * factor))?)).then_some(finer)
            });
            if let Some(finer) = found {
                let finer = padded(finer, written.scale().max(2));
                return Some(Bilingual::new(
                    format!("“{name}” น่าจะเป็น {finer} (ทศนิยมหายไป)"),
                    format!("“{name}” is probably {finer} (its decimals were lost)"),
                ));
            }
        }
        None
    }
}

/// A number with at least so many decimals, as money is written.
fn padded(value: Number, places: u32) -> Number {
    number::round(&value.exact(), places.max(value.scale())).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(actual: &str, printed: &str, addends: &[(&'static str, &str)]) -> String {
        let number = |text: &str| Number::parse(text).unwrap();
        let slip = Slip {
            actual: number(actual).exact(),
            printed: number(printed),
            addends: addends.iter().map(|(name, value)| (*name, number(value).exact())).collect(),
            formula: None,
        };
        slip.cause().map(|cause| cause.th).unwrap_or_default()
    }

    #[test]
    fn simple_slips_are_named() {
        assert_eq!(cause("92.857", "92.85", &[]), "น่าจะตัดทศนิยมทิ้งแทนการปัด");
        assert!(cause("9.13", "9,130,000", &[]).contains("1,000,000 เท่า"));
        assert!(cause("20,062.89", "20,062,890,000", &[]).contains("1,000,000 เท่า"));
        assert_eq!(cause("1,234.56", "1,243.56", &[]), "หลัก 3 กับ 4 น่าจะสลับกัน");
        assert_eq!(cause("1,234.56", "1,734.56", &[]), "น่าจะพิมพ์ 7 แทน 2 ในหลักเดียว");
        assert_eq!(cause("60", "70", &[("ก", "10"), ("ข", "20")]), "น่าจะนับ “ก” ซ้ำ");
        assert_eq!(cause("60", "40", &[("ก", "10"), ("ข", "20")]), "น่าจะไม่ได้รวม “ข”");
        assert_eq!(cause("60", "90", &[("ก", "10"), ("ข", "20")]), "น่าจะนับ “ก” และ “ข” ซ้ำ");
        assert_eq!(cause("60", "63", &[("ก", "10")]), "");
        // One digit agrees with anything.
        assert_eq!(cause("1,025", "1", &[]), "");
        assert!(cause("1,000", "1", &[]).contains("1/1,000 เท่า"));
        assert_eq!(cause("0", "5", &[]), "");
    }
}
