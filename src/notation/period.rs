//! Stretches of days: `5–14 ก.ค. 2562`, `ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2562`.

use crate::diagnostic::{Locale, Problem};
use crate::notation::say;
use crate::thai::{MONTHS, arabic_digits};

use super::date::{FiscalYear, ThaiDate};
use super::reference::DateForm;
use super::{Notation, day};

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

/// Both ends of a range as they are written, if a text is two pieces: the second is a day, and what the
/// first leaves out is as there.
fn ends(text: &str) -> Option<(&str, &str)> {
    if day::spelled(text).is_some() {
        return None;
    }
    let dashes = text.match_indices(DASHES);
    let mut cuts = dashes
        .chain(text.match_indices(" ถึง"))
        .map(|(at, mark)| (text[..at].trim(), text[at + mark.len()..].trim()));
    let known = |word: &str| is_number(word) || month(word) || word == "พ.ศ.";
    cuts.find(|(first, last)| {
        let plain = arabic_digits(first);
        let begun = plain.starts_with(|c: char| c.is_ascii_digit())
            && (plain.split_whitespace().all(known) || day::spelled(first).is_some());
        begun && day::spelled(last).is_some()
    })
}

fn month(word: &str) -> bool {
    MONTHS.iter().any(|(long, short, english)| {
        word == *long || word == *short || word.eq_ignore_ascii_case(english)
    })
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Words before a day by which something is done, and whether the day itself is in time.
const DEADLINES: [(&str, bool); 6] = [
    ("ภายในวันที่", true),
    ("ไม่ช้ากว่าวันที่", true),
    ("ไม่ช้ากว่า", true),
    ("ภายใน", true),
    ("ก่อนวันที่", false),
    ("ก่อน", false),
];

/// The word before a day by which something is done, whether the day itself is in time, and the day as
/// it is written; nothing where what follows is no day.
pub fn deadline(text: &str) -> Option<(&'static str, bool, &str)> {
    let text = text.trim();
    DEADLINES.iter().find_map(|(word, included)| {
        let day = text.strip_prefix(word)?.trim();
        day::spelled(day).map(|_| (*word, *included, day))
    })
}

/// A day at the start of a text, and the words behind it.
pub fn day_and_words(text: &str) -> Option<(&str, &str)> {
    let starts = arabic_digits(text).starts_with(|c: char| c.is_ascii_digit());
    let ends = text.match_indices(char::is_whitespace).map(|(at, _)| at).filter(|_| starts);
    let cuts: Vec<usize> = ends.take(4).collect();
    let cut = |at: &usize| (text[..*at].trim(), text[*at..].trim());
    cuts.iter().rev().map(cut).find(|(day, _)| day::spelled(day).is_some())
}

/// Whether a day is written as machines do, which no page shows.
pub fn is_iso(text: &str) -> bool {
    day::spelled(text).is_some_and(|day| day.iso().is_some())
}

impl Period {
    /// Whether a text is meant to be one, right or wrong: days with a month and a year, or a quarter
    /// with its year.
    pub fn is_meant(text: &str) -> bool {
        let text = text.trim();
        if let Some(rest) = arabic_digits(text).strip_prefix("ไตรมาส") {
            return quarter_words(rest).is_some();
        }
        let begun = arabic_digits(text).starts_with(|c: char| c.is_ascii_alphanumeric());
        begun && (day::spelled(text).is_some() || ends(text).is_some())
    }

    /// Reads a period that is meant.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let plain = arabic_digits(text.trim());
        if let Some((number, year)) = plain.strip_prefix("ไตรมาส").and_then(quarter_words)
        {
            let year =
                FiscalYear::read(year).map_err(|p| Problem { within: None, fix: None, ..p })?;
            return match number.parse() {
                Ok(number @ 1..=4) => Ok(Period::Quarter(year, number)),
                _ => Err(say::no_such_quarter(text, number)),
            };
        }
        let Some((first, last)) = ends(text) else {
            return ThaiDate::read(text).map(Period::Day);
        };
        let read = |part: &str| {
            let offset = part.as_ptr() as usize - text.as_ptr() as usize;
            ThaiDate::read(part).map_err(|problem| problem.shift(offset, part.len()))
        };
        let until = match read(last) {
            // Both ends in another spelling are mended at once.
            Err(Problem { fix: Some(until), .. }) if day::spelled(first).is_some() => {
                let from = ThaiDate::read(first).map(|day| day.long(Locale::Th));
                return Err(match from.or_else(|problem| problem.fix.ok_or(())) {
                    Ok(from) => say::other_date(text, &format!("{from} - {until}")),
                    Err(()) => read(first).err().unwrap_or_else(|| say::bad_date(text)),
                });
            }
            read => read?,
        };
        // What the first day leaves out is as in the second.
        let (_, month, _) = MONTHS[usize::from(until.month - 1)];
        let words: Vec<&str> = first.split_whitespace().collect();
        let full = match words[..] {
            [day] if day::spelled(day).is_none() => Some(format!("{day} {month} {}", until.year)),
            [day, month] => Some(format!("{day} {month} {}", until.year)),
            _ => None,
        };
        let from = match full {
            Some(full) => {
                ThaiDate::read(&full).map_err(|p| Problem { within: None, fix: None, ..p })
            }
            None => read(first),
        }?;
        match from < until {
            true => Ok(Period::Days(from, until)),
            false => Err(say::reversed_days(text, &from.long(Locale::Th), &until.long(Locale::Th))),
        }
    }

    /// The text as pages have it: a range closed up with an en dash, and what only machines write in
    /// words.
    pub fn as_shown(self, text: &str) -> String {
        let (first, last) = ends(text).unwrap_or((text, text));
        match self {
            Period::Day(day) if is_iso(text) => day.long(Locale::Th),
            Period::Days(..) if is_iso(first) || is_iso(last) => {
                self.shown(DateForm::Long, Locale::Th).unwrap_or_default()
            }
            Period::Days(..) => format!("{first}–{last}"),
            _ => text.to_owned(),
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
        let shown = |text: &str| Period::read(text).unwrap().as_shown(text);
        assert_eq!(shown("5 - 14 ก.ค. 2562"), "5–14 ก.ค. 2562");
        assert_eq!(shown("2019-07-05"), "5 กรกฎาคม 2562");
        assert_eq!(shown("2019-07-05 - 2019-07-14"), "5–14 กรกฎาคม 2562");
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
        assert!(wrong("5 ก.ค.").contains("ไม่มีปี"));
        assert!(wrong("1 ต.ค. 66 - 30 ก.ย. 67").contains("30 ก.ย. 67"));
        let fix = |text: &str| Period::read(text).unwrap_err().fix.unwrap_or_default();
        assert_eq!(fix("31/10/2566-30/9/2567"), "31 ตุลาคม 2566 - 30 กันยายน 2567");
        assert_eq!(fix("1 ต.ค. 2566-30/9/2567"), "1 ตุลาคม 2566 - 30 กันยายน 2567");
        let one = Period::read("1-30/9/2567").unwrap_err();
        assert_eq!((one.within, one.fix.as_deref()), (Some(2..11), Some("30 กันยายน 2567")));
        assert_eq!(fix("1/10/2566-30/9/2567"), "");
        assert!(wrong("ไตรมาสที่ 5 ปีงบประมาณ พ.ศ. 2562").contains('5'));
        for text in ["13-15 ล้านบาท", "4 ไตรมาส", "ไตรมาสที่ 1", "รายงาน 5 ก.ค. 2562", "2562", "", "-"]
        {
            assert!(!Period::is_meant(text), "{text}");
        }
    }
}
