//! Stretches of days: `5–14 ก.ค. 2562`, `ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2562`.

use crate::diagnostic::{Locale, Problem, catalogue::notation as say};
use crate::thai::{MONTHS, arabic_digits};
use crate::yaml::field::Notation;

use super::date::{FiscalYear, ThaiDate};
use super::reference::DateForm;

/// A day, or days one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// One day.
    Day(ThaiDate),
    /// From a day to a later one.
    Days(ThaiDate, ThaiDate),
    /// A quarter of a fiscal year, from 1.
    Quarter(FiscalYear, u8),
}

/// What stands between two days.
const DASHES: [char; 4] = ['–', '-', '−', '—'];

/// Both ends of a range as they are written, if a text is two pieces.
fn ends(text: &str) -> Option<(&str, &str)> {
    text.split_once(DASHES).or_else(|| text.split_once(" ถึง ")).map(|(a, b)| (a.trim(), b.trim()))
}

fn month(word: &str) -> Option<usize> {
    MONTHS.iter().position(|(long, short, english)| {
        word == *long || word == *short || word.eq_ignore_ascii_case(english)
    })
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

impl Period {
    /// Whether a text is meant to be one, right or wrong: days with a month and a year, or a quarter
    /// with its year.
    pub fn is_meant(text: &str) -> bool {
        let plain = arabic_digits(text.trim());
        if let Some(rest) = plain.strip_prefix("ไตรมาส") {
            return quarter_words(rest).is_some();
        }
        let (first, last) = ends(&plain).unwrap_or((&plain, &plain));
        let last: Vec<&str> = last.split_whitespace().filter(|word| *word != "พ.ศ.").collect();
        let dated = matches!(last[..], [day, word, year]
            if is_number(day) && month(word).is_some() && is_number(year) && year.len() == 4);
        let known = |word: &str| is_number(word) || month(word).is_some() || word == "พ.ศ.";
        dated
            && is_number(first.split_whitespace().next().unwrap_or(""))
            && first.split_whitespace().all(known)
    }

    /// Reads a period that is meant.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let plain = arabic_digits(text.trim());
        if let Some((number, year)) = plain.strip_prefix("ไตรมาส").and_then(quarter_words)
        {
            let year = FiscalYear::read(year).map_err(|p| Problem { within: None, ..p })?;
            return match number.parse() {
                Ok(number @ 1..=4) => Ok(Period::Quarter(year, number)),
                _ => Err(say::no_such_quarter(text, number)),
            };
        }
        let Some((first, last)) = ends(&plain) else {
            return ThaiDate::read(text).map(Period::Day);
        };
        let until = ThaiDate::read(last).map_err(|p| Problem { within: None, ..p })?;
        // What the first day leaves out is as in the second.
        let (_, month, _) = MONTHS[usize::from(until.month - 1)];
        let words: Vec<&str> = first.split_whitespace().collect();
        let full = match words[..] {
            [day] => format!("{day} {month} {}", until.year),
            [day, month] => format!("{day} {month} {}", until.year),
            _ => first.to_owned(),
        };
        let from = ThaiDate::read(&full).map_err(|p| Problem { within: None, ..p })?;
        match from < until {
            true => Ok(Period::Days(from, until)),
            false => Err(say::reversed_days(text, &from.long(Locale::Th), &until.long(Locale::Th))),
        }
    }

    /// A range as it was written, closed up with an en dash.
    pub fn closed_up(text: &str) -> String {
        match ends(text) {
            Some((first, last)) => format!("{first}–{last}"),
            None => text.to_owned(),
        }
    }

    /// First and last day.
    pub fn days(self) -> (ThaiDate, ThaiDate) {
        match self {
            Period::Day(day) => (day, day),
            Period::Days(from, until) => (from, until),
            Period::Quarter(year, number) => {
                let first = match number {
                    1 => year.first_day(),
                    n => ThaiDate { year: year.0, month: (n - 2) * 3 + 1, day: 1 },
                };
                let month = first.month + 2;
                let day = ThaiDate::days_of_month(first.year, month);
                (first, ThaiDate { month, day, ..first })
            }
        }
    }

    /// The quarter that all of it lies in.
    pub fn quarter(self) -> Option<(FiscalYear, u8)> {
        let of = |day: ThaiDate| (day.fiscal_year(), (day.month + 2) % 12 / 3 + 1);
        let (from, until) = self.days();
        (of(from) == of(until)).then(|| of(from))
    }

    /// The period in a form; nothing where it has none: days of two quarters.
    pub fn shown(self, form: DateForm, locale: Locale) -> Option<String> {
        let (from, until) = self.days();
        let year = |day: ThaiDate| match locale {
            Locale::Th => day.year.to_string(),
            Locale::En => day.common_year().to_string(),
        };
        let month = |day: ThaiDate| match form {
            DateForm::Short | DateForm::ShortMonths => day.short_month(locale),
            _ => day.long_month(locale),
        };
        let with_days = matches!(form, DateForm::Long | DateForm::Short);
        let day = |day: ThaiDate| if with_days { format!("{} ", day.day) } else { String::new() };
        if form == DateForm::Quarter {
            let (year, number) = self.quarter()?;
            return Some(match locale {
                Locale::Th => format!("ไตรมาสที่ {number} ปีงบประมาณ พ.ศ. {year}"),
                Locale::En => format!("quarter {number} of fiscal year {year} B.E."),
            });
        }
        let whole = |d: ThaiDate| format!("{}{} {}", day(d), month(d), year(d));
        let (same_year, same_month) = (from.year == until.year, from.month == until.month);
        Some(match (same_year, same_year && same_month) {
            _ if from == until || !with_days && same_year && same_month => whole(from),
            (_, true) => format!("{}–{}", day(from).trim_end(), whole(until)),
            (true, _) => format!("{}{}–{}", day(from), month(from), whole(until)),
            _ => format!("{}–{}", whole(from), whole(until)),
        })
    }
}

/// Number and year of `ที่ 1 ปีงบประมาณ พ.ศ. 2562` or `1/2562`, as they are written.
fn quarter_words(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("ที่").unwrap_or(rest).trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = rest.split_at(end);
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('/').unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix("ของ").unwrap_or(rest).trim_start();
    let rest =
        rest.strip_prefix("ปีงบประมาณ").or(rest.strip_prefix("ปี")).unwrap_or(rest).trim_start();
    let year = rest.strip_prefix("พ.ศ.").unwrap_or(rest).trim();
    (is_number(number) && is_number(year)).then_some((number, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, form: DateForm) -> String {
        Period::read(text).unwrap().shown(form, Locale::Th).unwrap()
    }

    #[test]
    fn ranges_are_read_and_closed_up() {
        use DateForm::{Long, Short};
        for (text, short, long) in [
            ("5-14 ก.ค. 2562", "5–14 ก.ค. 2562", "5–14 กรกฎาคม 2562"),
            ("๕ – ๑๔ กรกฎาคม ๒๕๖๒", "5–14 ก.ค. 2562", "5–14 กรกฎาคม 2562"),
            ("28 ก.ย. ถึง 5 ต.ค. 2562", "28 ก.ย.–5 ต.ค. 2562", "28 กันยายน–5 ตุลาคม 2562"),
            (
                "30 ธ.ค. 2561–2 ม.ค. 2562",
                "30 ธ.ค. 2561–2 ม.ค. 2562",
                "30 ธันวาคม 2561–2 มกราคม 2562",
            ),
            ("5 ก.ค. 2562", "5 ก.ค. 2562", "5 กรกฎาคม 2562"),
        ] {
            assert!(Period::is_meant(text), "{text}");
            assert_eq!((shown(text, Short), shown(text, Long)), (short.into(), long.into()));
        }
        assert_eq!(Period::closed_up("5 - 14 ก.ค. 2562"), "5–14 ก.ค. 2562");
        let english = Period::read("5-14 ก.ค. 2562").unwrap().shown(Long, Locale::En);
        assert_eq!(english.as_deref(), Some("5–14 July 2019"));
    }

    #[test]
    fn quarters_are_those_of_the_fiscal_year() {
        for (text, months, days) in [
            ("ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2562", "ต.ค.–ธ.ค. 2561", "1 ต.ค.–31 ธ.ค. 2561"),
            ("ไตรมาส 2/2563", "ม.ค.–มี.ค. 2563", "1 ม.ค.–31 มี.ค. 2563"),
            ("ไตรมาส ๓ ปี ๒๕๖๒", "เม.ย.–มิ.ย. 2562", "1 เม.ย.–30 มิ.ย. 2562"),
            ("ไตรมาสที่ 4 ของปีงบประมาณ 2562", "ก.ค.–ก.ย. 2562", "1 ก.ค.–30 ก.ย. 2562"),
        ] {
            assert!(Period::is_meant(text), "{text}");
            assert_eq!(shown(text, DateForm::ShortMonths), months);
            assert_eq!(shown(text, DateForm::Short), days);
        }
        let quarter = |text: &str| Period::read(text).unwrap().quarter();
        assert_eq!(quarter("31 ธ.ค. 2561"), Some((FiscalYear(2562), 1)));
        assert_eq!(quarter("1 ม.ค. 2562"), Some((FiscalYear(2562), 2)));
        assert_eq!(quarter("30 ก.ย. 2562"), Some((FiscalYear(2562), 4)));
        assert_eq!(quarter("28 ก.ย.–5 ต.ค. 2562"), None);
        assert_eq!(shown("5-14 ก.ค. 2562", DateForm::Months), "กรกฎาคม 2562");
    }

    #[test]
    fn what_cannot_be_is_said_and_what_is_not_meant_is_left() {
        let wrong = |text: &str| {
            assert!(Period::is_meant(text), "{text}");
            Period::read(text).unwrap_err().message.th
        };
        assert!(wrong("30 ก.พ. 2562").contains("28"));
        assert!(wrong("14-5 ก.ค. 2562").contains("14 กรกฎาคม 2562"));
        assert!(wrong("5 ก.ค. 2562–5 ก.ค. 2562").contains("ไม่อยู่หลัง"));
        assert!(wrong("0-3 ก.ค. 2562").contains("0"));
        assert!(wrong("ไตรมาสที่ 5 ปีงบประมาณ พ.ศ. 2562").contains('5'));
        for text in [
            "13-15 ล้านบาท",
            "4 ไตรมาส",
            "ไตรมาสที่ 1",
            "รายงาน 5 ก.ค. 2562",
            "2562",
            "5 ก.ค.",
            "",
            "-",
        ] {
            assert!(!Period::is_meant(text), "{text}");
        }
    }
}
