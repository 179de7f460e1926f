//! Days in the spellings that people use: `30/09/2567`, `12 ก.ย. ๖๗`, `2024-09-12`, `Sep 12, 2024`.
//!
//! A text that has the shape of a day is one, right or wrong. What it says is never guessed: a spelling
//! that can mean two days says so.

use crate::diagnostic::{Locale, Problem};
use crate::notation::say;
use crate::thai::{MONTHS, arabic_digits};

use super::date::{ERA, ThaiDate};

/// Two digits below this are a year of either era: ’24 is 2524 and 2024, ’67 can only be 2567.
const EITHER_ERA: u16 = 50;

/// Bytes that a day may have in any spelling.
const LONGEST: usize = 160;

/// A piece of a text that may be a day.
#[derive(Debug, PartialEq)]
enum Token {
    /// Digits.
    Number(String),
    /// A month, from 1.
    Month(u8),
    /// ค.ศ.
    CommonEra,
    /// What stands between numbers.
    Between(char),
}

/// A text that has the shape of a day.
#[derive(Debug)]
pub(super) struct Spelled {
    /// Each way to read it: day, month and the years of the Buddhist era that may be meant.
    readings: Vec<(u16, u16, Vec<u16>)>,
    /// Whether it has a year at all.
    dated: bool,
    /// Whether it is written as machines do: year-month-day of the common era.
    iso: bool,
}

/// The months of a word: in full or shortened, with its dots or without.
fn month(word: &str) -> Option<u8> {
    let plain = |word: &str| word.replace('.', "").to_lowercase();
    let word = plain(word);
    let known = MONTHS.iter().position(|(long, short, english)| {
        let english = english.to_lowercase();
        word == *long || word == plain(short) || word == english || word == english[..3]
    });
    known.map(|at| at as u8 + 1)
}

/// The pieces of a text; nothing where it has one that no day has.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let upto = |end: fn(char) -> bool| rest.find(end).unwrap_or(rest.len());
        let length = match c {
            c if c.is_ascii_digit() => {
                let length = upto(|c| !c.is_ascii_digit());
                tokens.push(Token::Number(rest[..length].to_owned()));
                length
            }
            '/' | '-' | '.' => {
                tokens.push(Token::Between(c));
                1
            }
            ',' => 1,
            c if c.is_whitespace() => c.len_utf8(),
            c if c.is_alphabetic() => {
                let length = upto(|c| {
                    c.is_whitespace() || c.is_ascii_digit() || matches!(c, '/' | '-' | ',')
                });
                match (&rest[..length], month(&rest[..length])) {
                    (_, Some(month)) => tokens.push(Token::Month(month)),
                    ("พ.ศ." | "พศ" | "วันที่" | "เดือน" | "ปี", _) =>
                        {}
                    ("ค.ศ." | "คศ", _) => tokens.push(Token::CommonEra),
                    _ => return None,
                }
                length
            }
            _ => return None,
        };
        rest = &rest[length..];
        // No day has more of them; a long text is none.
        if tokens.len() > 8 {
            return None;
        }
    }
    Some(tokens)
}

/// The years of the Buddhist era that digits may mean.
fn years(digits: &str, common_era: bool) -> Vec<u16> {
    let Ok(number) = digits.parse::<u16>() else { return Vec::new() };
    match (digits.len(), number) {
        (4, 2400..=2699) if !common_era => vec![number],
        (4, 1857..=2156) => vec![number + ERA],
        (2, _) if common_era => vec![2000 + ERA + number],
        (2, ..EITHER_ERA) => vec![2500 + number, 2000 + ERA + number],
        (2, _) => vec![2500 + number],
        _ => Vec::new(),
    }
}

/// What a text says of a day, if it has the shape of one.
pub(super) fn spelled(text: &str) -> Option<Spelled> {
    use Token::{Between, Month, Number};
    if text.len() > LONGEST {
        return None;
    }
    // Spreadsheets put midnight behind a day.
    let plain = arabic_digits(text.trim());
    let (plain, timed) = match plain.split_once(':') {
        Some((before, _)) => {
            let day = before.trim_end_matches(|c: char| c.is_ascii_digit());
            (day.trim_end_matches(['T', ' ']), true)
        }
        None => (plain.as_str(), false),
    };
    let mut tokens = tokens(plain)?;
    let common_era = tokens.contains(&Token::CommonEra);
    tokens.retain(|token| *token != Token::CommonEra);
    if tokens.iter().any(|token| matches!(token, Month(_))) {
        tokens.retain(|token| !matches!(token, Between(_)));
    }
    let short = |digits: &str| digits.parse::<u16>().ok().filter(|_| digits.len() <= 2);
    let known = |readings, iso| Some(Spelled { readings, dated: true, iso: iso && !timed });
    match &tokens[..] {
        [Number(day), Month(month), Number(year)] | [Month(month), Number(day), Number(year)] => {
            known(vec![(short(day)?, u16::from(*month), years(year, common_era))], false)
        }
        [Number(day), Month(month)] if (1..=31).contains(&short(day)?) => {
            let readings = vec![(short(day)?, u16::from(*month), Vec::new())];
            Some(Spelled { readings, dated: false, iso: false })
        }
        [Number(year), Between(mark), Number(month), Between(other), Number(day)]
            if year.len() == 4 && mark == other =>
        {
            let common = year.as_str() < "2400";
            let iso = *mark == '-' && month.len() == 2 && day.len() == 2 && common;
            known(vec![(short(day)?, short(month)?, years(year, common_era))], iso)
        }
        [Number(first), Between(mark), Number(second), Between(other), Number(year)]
            if mark == other && (year.len() == 4 || year.len() == 2 && *mark != '.') =>
        {
            let (first, second, years) = (short(first)?, short(second)?, years(year, common_era));
            let mut readings = vec![(first, second, years.clone())];
            if first != second {
                readings.push((second, first, years));
            }
            // 24/09/12 may begin with its year.
            if let Some(day) = short(year).filter(|day| (1..=31).contains(day)) {
                let years = self::years(&format!("{first:02}"), common_era);
                readings.push((day, second, years));
            }
            known(readings, false)
        }
        _ => None,
    }
}

impl Spelled {
    /// Every day that it may mean.
    fn days(&self) -> Vec<ThaiDate> {
        let readings = self.readings.iter().filter(|(_, month, _)| (1..=12).contains(month));
        let all = readings.flat_map(|(day, month, years)| {
            years.iter().map(|year| ThaiDate { year: *year, month: *month as u8, day: *day as u8 })
        });
        all.filter(|date| (1..=ThaiDate::days_of_month(date.year, date.month)).contains(&date.day))
            .collect()
    }

    /// The day, where it is written as machines do.
    pub(super) fn iso(&self) -> Option<ThaiDate> {
        self.days().first().copied().filter(|_| self.iso)
    }

    /// What is wrong with it as a day of ours.
    pub(super) fn problem(&self, text: &str) -> Problem {
        let days: Vec<String> = self.days().iter().map(|day| day.long(Locale::Th)).collect();
        let possible = self.readings.iter().find(|(_, month, _)| (1..=12).contains(month));
        match (&days[..], possible) {
            ([], Some((day, month, _))) if !self.dated => {
                say::no_year(text, &format!("{day} {}", MONTHS[usize::from(*month) - 1].0))
            }
            ([], Some((day, month, years))) => match years.first() {
                Some(year) => {
                    let last = ThaiDate::days_of_month(*year, *month as u8);
                    let month = MONTHS[usize::from(*month) - 1].0;
                    say::no_such_day(text, *day, month, last)
                }
                None => say::bad_date(text),
            },
            ([], None) => say::bad_date(text),
            ([day], _) => say::other_date(text, day),
            (several, _) => say::unclear_date(text, several),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::Notation;

    /// The day that is read, `!` with the day that is offered, or `?` with what is said.
    fn shown(text: &str) -> String {
        match ThaiDate::read(text) {
            Ok(day) => day.to_string(),
            Err(Problem { fix: Some(fix), .. }) => format!("!{fix}"),
            Err(problem) => format!("?{}", problem.help.map(|help| help.th).unwrap_or_default()),
        }
    }

    #[test]
    fn other_spellings_are_offered_as_we_write_them() {
        for (text, expected) in [
            ("2024-09-12", "12 กันยายน 2567"),
            ("๒๐๒๔-๐๙-๑๒", "12 กันยายน 2567"),
            ("15 ก.ย. 67", "!15 กันยายน 2567"),
            ("12 ก.ย. ๖๗", "!12 กันยายน 2567"),
            ("28 พ.ค. 61", "!28 พฤษภาคม 2561"),
            ("15ก.ย.67", "!15 กันยายน 2567"),
            ("15 กย 67", "!15 กันยายน 2567"),
            ("15-ก.ย.-2567", "!15 กันยายน 2567"),
            ("วันที่ 15 เดือน กันยายน พ.ศ. 2567", "!15 กันยายน 2567"),
            ("15 ก.ย. 2024", "!15 กันยายน 2567"),
            ("12 Sep 2024", "!12 กันยายน 2567"),
            ("Sep 12, 2024", "!12 กันยายน 2567"),
            ("15 ก.ย. ค.ศ. 24", "!15 กันยายน 2567"),
            ("30/09/2567", "!30 กันยายน 2567"),
            ("30/9/67", "!30 กันยายน 2567"),
            ("30-09-2567", "!30 กันยายน 2567"),
            ("30.9.2567", "!30 กันยายน 2567"),
            ("09/30/2024", "!30 กันยายน 2567"),
            ("2567-09-12", "!12 กันยายน 2567"),
            ("2024/9/12", "!12 กันยายน 2567"),
            ("2024-09-12 00:00:00", "!12 กันยายน 2567"),
            ("2024-09-12T00:00:00", "!12 กันยายน 2567"),
            ("06/06/2567", "!6 มิถุนายน 2567"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_can_mean_two_days_or_none_is_not_offered() {
        for text in [
            "05/06/67",
            "05/06/2567",
            "15 ก.ย. 24",
            "24/09/12",
            "31/02/2567",
            "30/13/2567",
            "2024-02-30",
            "29 ก.พ. 68",
            "15 ก.ย.",
            "0/1/2567",
            "99/99/99",
            "1 พ.ค. 256",
        ] {
            assert!(shown(text).starts_with('?'), "{text}: {}", shown(text));
        }
        assert!(shown("05/06/67").contains("5 มิถุนายน 2567 หรือ 6 พฤษภาคม 2567"));
        assert!(shown("15 ก.ย. 24").contains("15 กันยายน 2524 หรือ 15 กันยายน 2567"));
        for text in ["12.5.3", "98 500 000", "13-15", "1/2567", "2567", "12 ก.ย. แห่ง", "-", ""]
        {
            assert!(spelled(text).is_none(), "{text}");
        }
    }
}
