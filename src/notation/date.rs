//! Days and fiscal years of the Buddhist era.

use std::fmt;

use crate::diagnostic::{Locale, Problem};
use crate::notation::say;
use crate::thai::{MONTHS, arabic_digits};

use super::{Notation, TextShape, day};

/// The Buddhist era is ahead of the common one by this many years.
pub(super) const ERA: u16 = 543;

/// A day, with its year in the Buddhist era.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThaiDate {
    /// Year of the Buddhist era.
    pub year: u16,
    /// Month from 1.
    pub month: u8,
    /// Day from 1.
    pub day: u8,
}

impl ThaiDate {
    /// The fiscal year a day belongs to: 1 October opens the next one.
    pub fn fiscal_year(self) -> FiscalYear {
        FiscalYear(self.year + u16::from(self.month >= 10))
    }

    /// The day as it stands in prose: `30 กันยายน 2562`.
    pub fn long(self, locale: Locale) -> String {
        let month = self.long_month(locale);
        match locale {
            Locale::Th => format!("{} {month} {}", self.day, self.year),
            Locale::En => format!("{} {month} {}", self.day, self.common_year()),
        }
    }

    /// The day as it stands in tables: `30 ก.ย. 2562`.
    pub fn short(self, locale: Locale) -> String {
        let month = self.short_month(locale);
        match locale {
            Locale::Th => format!("{} {month} {}", self.day, self.year),
            Locale::En => format!("{} {month} {}", self.day, self.common_year()),
        }
    }

    /// Its month in full.
    pub fn long_month(self, locale: Locale) -> &'static str {
        let (thai, _, english) = MONTHS[usize::from(self.month - 1)];
        if locale == Locale::Th { thai } else { english }
    }

    /// Its month as tables have it.
    pub fn short_month(self, locale: Locale) -> &'static str {
        let (_, thai, english) = MONTHS[usize::from(self.month - 1)];
        if locale == Locale::Th { thai } else { &english[..3] }
    }

    /// Its year in the common era.
    pub fn common_year(self) -> u16 {
        self.year - ERA
    }

    /// The day after it.
    pub fn next(self) -> Self {
        let ThaiDate { year, month, day } = self;
        match (month, day) {
            (12, 31) => ThaiDate { year: year.saturating_add(1), month: 1, day: 1 },
            (_, last) if last >= ThaiDate::days_of_month(year, month) => {
                ThaiDate { month: month + 1, day: 1, ..self }
            }
            _ => ThaiDate { day: day + 1, ..self },
        }
    }

    /// The day before it.
    pub fn previous(self) -> Self {
        let ThaiDate { year, month, day } = self;
        match (month, day) {
            (1, 1) => ThaiDate { year: year.saturating_sub(1), month: 12, day: 31 },
            (_, 1) => {
                ThaiDate { month: month - 1, day: ThaiDate::days_of_month(year, month - 1), ..self }
            }
            _ => ThaiDate { day: day - 1, ..self },
        }
    }

    /// How many days a month has.
    pub(super) fn days_of_month(year: u16, month: u8) -> u8 {
        let common = year - ERA;
        let leap =
            (common.is_multiple_of(4) && !common.is_multiple_of(100)) || common.is_multiple_of(400);
        match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for ThaiDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.long(Locale::Th))
    }
}

impl Notation for ThaiDate {
    const SHAPE: TextShape = TextShape {
        th: "วันที่",
        en: "a date",
        examples: &["30 กันยายน 2562", "1 พ.ค. 2562"],
        pattern: None,
    };

    fn read(text: &str) -> Result<Self, Problem> {
        let plain = arabic_digits(text.trim());
        let words: Vec<&str> = plain.split_whitespace().collect();
        let written = match words[..] {
            [day, month, year] | [day, month, "พ.ศ.", year] => Some((day, month, year)),
            _ => None,
        };
        if let Some((day, month, year)) = written
            && let (Ok(day), Some(at)) = (day.parse::<u8>(), month_of(month))
            && let Ok(FiscalYear(year)) = FiscalYear::read(year)
            && (1..=ThaiDate::days_of_month(year, at)).contains(&day)
        {
            return Ok(ThaiDate { year, month: at, day });
        }
        match (day::spelled(text), written) {
            (Some(spelled), _) => spelled.iso().ok_or_else(|| spelled.problem(text)),
            (None, Some((day, month, year))) if day.parse::<u8>().is_ok() => {
                let known = MONTHS.iter().flat_map(|(full, short, _)| [*full, *short]);
                let likely = match month {
                    "พ.ศ." => Some("พ.ค."),
                    _ => crate::thai::nearest(month, known),
                };
                // What is proposed is a date that can be read: a year of two digits is written in full.
                let year = match year.parse::<u16>() {
                    Ok(short) if year.len() == 2 => (2500 + short).to_string(),
                    _ => year.to_owned(),
                };
                Err(say::no_month(text, month, likely, day, &year))
            }
            (None, _) => Err(say::bad_date(text)),
        }
    }
}

/// The month of a word, from 1, in a spelling that is read.
fn month_of(word: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|(full, short, english)| {
        word == *full || word == *short || word.eq_ignore_ascii_case(english)
    })?;
    Some(at as u8 + 1)
}

/// The end of a term: a day, or that it has not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermEnd {
    /// It goes on: the source says so.
    Present,
    /// The last day.
    Day(ThaiDate),
}

impl TermEnd {
    /// The last day, if there is one.
    pub fn day(self) -> Option<ThaiDate> {
        match self {
            TermEnd::Present => None,
            TermEnd::Day(day) => Some(day),
        }
    }

    /// The end as it stands in a table.
    pub fn long(self, locale: Locale) -> String {
        match (self, locale) {
            (TermEnd::Present, Locale::Th) => "ปัจจุบัน".to_owned(),
            (TermEnd::Present, Locale::En) => "present".to_owned(),
            (TermEnd::Day(day), locale) => day.long(locale),
        }
    }
}

impl Notation for TermEnd {
    const SHAPE: TextShape = TextShape {
        th: "วันที่ หรือ ปัจจุบัน",
        en: "a date, or ปัจจุบัน (present)",
        examples: &["30 กันยายน 2562", "ปัจจุบัน"],
        pattern: None,
    };

    fn read(text: &str) -> Result<Self, Problem> {
        match text.trim() {
            "ปัจจุบัน" | "present" => Ok(TermEnd::Present),
            _ => ThaiDate::read(text).map(TermEnd::Day),
        }
    }
}

/// A fiscal year: year Y runs from 1 October Y−1 to 30 September Y.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct FiscalYear(pub u16);

impl FiscalYear {
    /// First day.
    pub fn first_day(self) -> ThaiDate {
        ThaiDate { year: self.0 - 1, month: 10, day: 1 }
    }

    /// Last day.
    pub fn last_day(self) -> ThaiDate {
        ThaiDate { year: self.0, month: 9, day: 30 }
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Notation for FiscalYear {
    const SHAPE: TextShape = TextShape {
        th: "ปี พ.ศ.",
        en: "a year of the Buddhist era",
        examples: &["2562"],
        pattern: Some(r"^\s*[0-9๐-๙]{4}\s*$"),
    };

    fn read(text: &str) -> Result<Self, Problem> {
        let plain = arabic_digits(text.trim());
        match plain.parse::<u16>() {
            Ok(year) if (2400..=2699).contains(&year) && plain.len() == 4 => Ok(FiscalYear(year)),
            Ok(year) if (1857..=2156).contains(&year) => Err(say::common_era(text, year + ERA)),
            Ok(year) if plain.len() == 2 => Err(say::short_year(text, 2500 + year)),
            _ => Err(say::bad_year(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_thai() {
        let date = ThaiDate { year: 2562, month: 5, day: 1 };
        assert_eq!(ThaiDate::read("1 พ.ค. 2562").unwrap(), date);
        assert_eq!(ThaiDate::read("๑ พฤษภาคม พ.ศ. ๒๕๖๒").unwrap(), date);
        assert_eq!(date.to_string(), "1 พฤษภาคม 2562");
        assert_eq!(date.fiscal_year(), FiscalYear(2562));
        assert_eq!(ThaiDate::read("1 ต.ค. 2561").unwrap().fiscal_year(), FiscalYear(2562));
    }

    #[test]
    fn an_impossible_date_says_why() {
        let wrong = |text: &str| ThaiDate::read(text).unwrap_err();
        assert!(wrong("31 เม.ย. 2562").message.th.contains("30"));
        assert!(wrong("29 ก.พ. 2562").message.th.contains("28"));
        assert!(ThaiDate::read("29 ก.พ. 2563").is_ok());
        assert!(wrong("1 พ.ศ. 2562").help.unwrap().th.contains("1 พ.ค. 2562"));
        assert!(wrong("1 พ.ค. 2019").help.unwrap().th.contains("2562"));
        assert!(ThaiDate::read("0 พ.ค. 2562").is_err());
        assert!(ThaiDate::read("พรุ่งนี้").is_err());
    }
}
