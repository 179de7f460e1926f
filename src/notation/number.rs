//! Numbers as they are written: exact, with their scale.

use std::fmt;

use num_bigint::BigInt;
use num_traits::{One, Pow, Zero};
use rust_decimal::Decimal;

use super::{Notation, TextShape};
use crate::diagnostic::Problem;
use crate::notation::exact::Exact;
use crate::notation::say;
use crate::notation::slips;
use crate::thai;

/// Digits that a number may have: what [`Decimal`] holds without losing one.
const MOST_DIGITS: usize = 28;
/// Decimals that a number may have.
const MOST_PLACES: u32 = 28;

/// A number of the content, with the scale it was written with: `4.9000` is not `4.9`.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    value: Decimal,
    /// Whether it may be a year, which has no comma.
    year: bool,
}

impl PartialEq for Number {
    /// Equal when written alike: `4.9000` and `4.9` are the same value but not the same number.
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.scale() == other.scale()
    }
}

impl Eq for Number {}

impl Number {
    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Number::of(Decimal::from(value))
    }

    fn of(value: Decimal) -> Self {
        Number { value, year: false }
    }

    /// A number without a unit, as a text has it: four digits that may be a year are shown as they are
    /// typed.
    pub(super) fn or_year(self, text: &str) -> Self {
        let digits = thai::arabic_digits(text);
        let year = digits.len() == 4
            && digits
                .parse()
                .is_ok_and(|year| (1857..=2156).contains(&year) || (2400..=2699).contains(&year));
        Number { year, ..self }
    }

    /// Whether it may be a year.
    pub(super) fn is_year(self) -> bool {
        self.year
    }

    /// Digits behind the point.
    pub fn scale(self) -> u32 {
        self.value.scale()
    }

    /// The exact value.
    pub fn exact(self) -> Exact {
        Exact::from_decimal(self.value.mantissa(), self.value.scale())
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.value.is_zero()
    }

    /// Reads a number: Arabic or Thai digits, commas between thousands, a sign, a point; one in brackets
    /// is below zero, as accountants have it.
    ///
    /// # Errors
    /// Another spelling, a letter among the digits, a comma in the wrong place, more than 28 digits, no
    /// digit at all.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        Number::plain(text).map_err(|problem| slips::problem(text).unwrap_or(problem))
    }

    /// Reads a number in our own spelling.
    pub(super) fn plain(text: &str) -> Result<Self, Problem> {
        if !text.chars().any(|c| thai::digit(c).is_some()) {
            return Err(say::bad_number(text));
        }
        if let Some((inner, "")) = slips::bracketed(text) {
            return Number::plain(inner).map(|number| Number::of(-number.value));
        }
        let (sign, digits) = match text.strip_prefix(['-', '−', '+']) {
            Some(rest) if text.starts_with('+') => ("", rest),
            Some(rest) => ("-", rest),
            None => ("", text),
        };
        let mut plain = String::with_capacity(digits.len());
        plain.push_str(sign);
        for (at, c) in text.char_indices().skip(usize::from(digits.len() != text.len())) {
            match c {
                '.' | ',' => plain.push(c),
                c => match thai::digit(c) {
                    Some(value) => plain.push(char::from(b'0' + value)),
                    None => {
                        return Err(say::letter_in_number(text, c).within(at..at + c.len_utf8()));
                    }
                },
            }
        }
        let body = &plain[sign.len()..];
        let (whole, fraction) = match body.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (body, None),
        };
        let bad = || say::bad_number(text);
        if whole.is_empty() || fraction.is_some_and(|f| f.is_empty() || f.contains(['.', ','])) {
            return Err(bad());
        }
        if whole.contains(',') {
            let mut groups = whole.split(',');
            let first = groups.next().unwrap_or("");
            if !(1..=3).contains(&first.len()) || !groups.all(|group| group.len() == 3) {
                return Err(say::bad_commas(text, &regroup(whole)));
            }
        }
        if whole.len() > 1 && whole.starts_with('0') {
            let mended = whole.trim_start_matches(['0', ',']);
            let mended = if mended.is_empty() { "0" } else { mended };
            let behind = fraction.map(|digits| format!(".{digits}")).unwrap_or_default();
            return Err(say::nought_in_front(text, &format!("{sign}{mended}{behind}")));
        }
        let count = body.chars().filter(char::is_ascii_digit).count();
        if count > MOST_DIGITS {
            let behind = fraction.map_or(0, |digits| digits.chars().count());
            return Err(say::number_too_long(count, MOST_DIGITS, 2 * behind > count));
        }
        plain.retain(|c| c != ',');
        Decimal::from_str_exact(&plain).map(Number::of).map_err(|_| bad())
    }
}

/// The digits with a comma before every third.
pub(super) fn regroup(whole: &str) -> String {
    let digits: Vec<char> = whole.chars().filter(|c| *c != ',').collect();
    let mut out = String::new();
    for (index, c) in digits.iter().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(*c);
    }
    out
}

impl fmt::Display for Number {
    /// With commas between thousands and all the decimals it was written with.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.value.abs().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        if self.year {
            return f.write_str(whole);
        }
        let sign = if self.value.is_sign_negative() && !self.value.is_zero() { "-" } else { "" };
        write!(f, "{sign}{}", regroup(whole))?;
        if !fraction.is_empty() {
            write!(f, ".{fraction}")?;
        }
        Ok(())
    }
}

impl Notation for Number {
    const SHAPE: TextShape = TextShape {
        th: "ตัวเลข",
        en: "a number",
        examples: &["2,000", "4.9000", "๑๓.๐๔"],
        pattern: Some(r"^\s*[-−+]?[0-9๐-๙][0-9๐-๙,]*(\.[0-9๐-๙]+)?\s*$"),
    };

    fn read(text: &str) -> Result<Self, Problem> {
        let trimmed = text.trim();
        let offset = text.len() - text.trim_start().len();
        Number::parse(trimmed).map_err(|problem| problem.shift(offset, trimmed.len()))
    }
}

/// Rounds half away from zero, as Thai accounts do, to `places` behind the point.
pub fn round(value: &Exact, places: u32) -> Option<Number> {
    let scale = BigInt::from(10u8).pow(places);
    let scaled = value * Exact::from_integer(scale);
    let rounded = scaled.round();
    let mantissa = i128::try_from(rounded).ok()?;
    Decimal::try_from_i128_with_scale(mantissa, places).ok().map(Number::of)
}

/// Prints an exact value rounded to `places`; values beyond 28 digits print as a fraction.
pub fn show(value: &Exact, places: u32) -> String {
    round(value, places).map_or_else(|| value.to_string(), |number| number.to_string())
}

/// The value with as many decimals as it needs, if it has a finite number of them (up to 28).
pub fn shortest(value: &Exact) -> Option<Number> {
    // Decimals end where nothing but twos and fives divides.
    let (_, mut rest) = value.parts();
    let mut count = |factor: u8| {
        let factor = BigInt::from(factor);
        let mut times = 0u32;
        while times <= MOST_PLACES && (&rest % &factor).is_zero() {
            rest /= &factor;
            times += 1;
        }
        times
    };
    let places = count(2).max(count(5));
    (rest.is_one() && places <= MOST_PLACES).then(|| round(value, places)).flatten()
}

/// Prints a value rounded to `places`, with more of them where it would otherwise stand on another side of
/// a number that it is compared with.
pub fn show_beside<'a>(
    value: &Exact,
    places: u32,
    ends: impl Iterator<Item = &'a Exact> + Clone,
) -> String {
    let rounded = (places..=MOST_PLACES).map_while(|places| round(value, places));
    let mut on_its_side = rounded.filter(|shown| {
        let shown = shown.exact();
        ends.clone().all(|end| shown.cmp(end) == value.cmp(end))
    });
    on_its_side.next().map_or_else(|| value.to_string(), |number| number.to_string())
}

/// The value as messages name it: every digit it has, or, where it has no end, so many that it is not
/// taken for another.
pub fn plain(value: &Exact) -> String {
    let numbers = || (0..=MOST_DIGITS as u32).filter_map(|places| round(value, places));
    let exact = numbers().find(|number| number.exact() == *value);
    let near = |number: &Number| {
        let off = (number.exact() - value).abs() * Exact::from_decimal(10_000, 0);
        number.scale() >= 2 && off <= value.abs()
    };
    exact.or_else(|| numbers().find(near)).map_or_else(|| value.to_string(), |n| n.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        Number::parse(text).map_or_else(|p| p.code.as_str().to_owned(), |n| n.to_string())
    }

    #[test]
    fn a_number_keeps_its_scale() {
        assert_eq!(shown("4.9000"), "4.9000");
        assert_eq!(shown("๑,๙๙๒.๓๘"), "1,992.38");
        assert_eq!(shown("20062894404.26"), "20,062,894,404.26");
        assert_eq!(shown("-0.50"), "-0.50");
        assert_ne!(Number::parse("4.9").unwrap(), Number::parse("4.9000").unwrap());
    }

    #[test]
    fn what_is_no_number_says_so() {
        assert_eq!(shown("13.O4"), "bad-number");
        assert_eq!(shown("19,92.38"), "bad-number");
        assert_eq!(shown("1."), "bad-number");
        assert_eq!(shown(""), "bad-number");
        // A code or a telephone would lose its first digit.
        assert_eq!(shown("0812345678"), "bad-number");
        assert_eq!(shown("๐๐๗"), "bad-number");
        assert_eq!(shown("0.50"), "0.50");
        assert_eq!(shown(&"9".repeat(40)), "number-too-long");
        assert_eq!(shown(&"9".repeat(28)).len(), 28 + 9);
    }

    #[test]
    fn decimals_are_all_there_or_none_are() {
        let shortest = |numerator: i64, denominator: i128| {
            let value = Exact::new(numerator, denominator);
            super::shortest(&value).map(|number| number.to_string())
        };
        assert_eq!(shortest(3, 8).as_deref(), Some("0.375"));
        assert_eq!(shortest(500, 1).as_deref(), Some("500"));
        assert_eq!(shortest(1, 10i128.pow(20)).as_deref(), Some("0.00000000000000000001"));
        assert_eq!(shortest(1, 3), None);
        assert_eq!(shortest(1, 10i128.pow(29)), None);
    }

    #[test]
    fn a_number_is_shown_on_its_side() {
        let beside = |value: (i64, i64), ends: &[(i64, i64)]| {
            let exact = |(numerator, denominator): (i64, i64)| Exact::new(numerator, denominator);
            let ends: Vec<Exact> = ends.iter().map(|end| exact(*end)).collect();
            show_beside(&exact(value), 2, ends.iter())
        };
        assert_eq!(beside((74_995, 1000), &[]), "75.00");
        assert_eq!(beside((74_995, 1000), &[(75, 1)]), "74.995");
        assert_eq!(beside((75, 1), &[(75, 1)]), "75.00");
        assert_eq!(beside((200, 3), &[(67, 1)]), "66.67");
        assert_eq!(beside((2_000_000, 30_000), &[(6667, 100)]), "66.667");
        assert_eq!(beside((75_004, 1000), &[(75, 1)]), "75.004");
    }

    #[test]
    fn a_half_rounds_away_from_zero() {
        let half = Number::parse("2.345").unwrap().exact();
        assert_eq!(show(&half, 2), "2.35");
        assert_eq!(show(&-half, 2), "-2.35");
        assert_eq!(show(&Exact::new(250, 3), 2), "83.33");
    }

    #[test]
    fn the_shortest_form_is_exact() {
        assert_eq!(shortest(&Exact::new(1, 8)).unwrap().to_string(), "0.125");
        assert!(shortest(&Exact::new(1, 3)).is_none());
    }

    #[test]
    fn a_message_keeps_every_digit() {
        let small = Exact::new(1, num_bigint::BigInt::from(10u8).pow(20u32));
        assert_eq!(plain(&small), "0.00000000000000000001");
        assert_eq!(plain(&Exact::new(14999, 200)), "74.995");
        assert_eq!(plain(&Exact::new(100, 1)), "100");
        assert_eq!(plain(&Exact::new(1, 3)), "0.3333");
        assert_eq!(plain(&Exact::new(200, 3)), "66.67");
        assert_eq!(plain(&Exact::new(1, 30_000)), "0.00003333");
    }
}
