//! Numbers in spellings of other places: `– 35.50`, `1,200.-`, `98 500 000`, `14½`, `1.234,56`.
//!
//! None of them is read by guessing. Each is named for what it is, with the number as it is written here
//! where that is certain.

use num_traits::Zero;

use crate::diagnostic::Problem;
use crate::notation::say;
use crate::thai;

use super::Exact;
use super::number::{Number, regroup, shortest};

/// Signs, and the dashes that stand in their place.
pub(super) const SIGNS: [char; 5] = ['-', '−', '–', '—', '+'];
/// Dashes that a number may end with.
const DASHES: [char; 4] = ['-', '−', '–', '—'];
/// What separates thousands elsewhere.
const APOSTROPHES: [char; 6] = ['\'', '’', '‘', '`', '´', '_'];
/// Fractions of one character.
const FRACTIONS: [(char, i64, i64); 15] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
];

fn is_digit(c: char) -> bool {
    thai::digit(c).is_some()
}

fn fraction(c: char) -> Option<Exact> {
    let (_, above, below) = FRACTIONS.iter().find(|(known, ..)| *known == c)?;
    Some(Exact::new(*above, *below))
}

/// Whether a text starts with a number in whatever spelling.
pub(super) fn starts(text: &str) -> bool {
    let rest = text.strip_prefix(SIGNS).map_or(text, str::trim_start);
    rest.starts_with(|c| is_digit(c) || fraction(c).is_some()) || bracketed(text).is_some()
}

/// An accountant's negative number at the start of a text: what stands in the brackets, and what behind
/// them. `(1) แผนงาน` begins with the number of an item.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (inner, rest) = text.strip_prefix('(')?.split_once(')')?;
    let inner = inner.trim();
    let number = inner.strip_suffix('%').unwrap_or(inner).trim_end();
    let numeric = |c: char| is_digit(c) || matches!(c, '.' | ',');
    let item = !number.contains(',')
        && (!number.contains('.') || number.split('.').all(|part| part.chars().count() <= 2));
    let unit = rest.trim_start();
    let amount = unit.is_empty() || unit == "%" || thai::lines::is_unit_word(unit) || !item;
    (number.starts_with(is_digit) && number.chars().all(numeric) && amount).then_some((inner, rest))
}

/// How many bytes at the start of a text are meant as one number; what stands behind them is the unit.
pub(super) fn length(text: &str) -> usize {
    let unsigned = text.strip_prefix(SIGNS).map_or(text, str::trim_start);
    let start = text.len() - unsigned.len();
    if start == 0
        && let Some((_, rest)) = bracketed(text)
    {
        return text.len() - rest.len();
    }
    let mut end = text.len();
    for (at, c) in unsigned.char_indices() {
        let behind = &unsigned[at + c.len_utf8()..];
        let digit_follows = || behind.starts_with(is_digit);
        let inside = match c {
            '.' | ',' => true,
            c if is_digit(c) || fraction(c).is_some() => true,
            // No unit begins with a digit.
            c if c.is_whitespace() => {
                behind.trim_start().starts_with(|c| is_digit(c) || fraction(c).is_some())
            }
            '/' | '⁄' => digit_follows(),
            c if APOSTROPHES.contains(&c) => digit_follows(),
            // A letter between digits is a slip (13.O4), not a unit; so is an O or an l at their end (9O บาท).
            'O' | 'o' | 'I' | 'l' if at > 0 => {
                let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '.') || is_digit(c);
                behind.is_empty() || behind.starts_with(ends)
            }
            c => c.is_alphabetic() && !thai::is_thai(c) && digit_follows(),
        };
        if !inside {
            end = start + at;
            break;
        }
    }
    // 35.50- and 1,200.-: a dash that closes up to its number, or ends the text, and leads to no other.
    let rest = text[end..].trim_start();
    if let Some(behind) = rest.strip_prefix(DASHES).map(str::trim_start)
        && (behind.is_empty() || text[end..].len() == rest.len())
        && !super::quantity::starts_with_number(behind)
    {
        return text.len() - rest.len() + rest.chars().next().map_or(0, char::len_utf8);
    }
    // A full stop that ends a sentence is not a decimal point.
    text[..end].strip_suffix(['.', ',']).map_or(end, str::len)
}

/// The number of a price as receipts have it: `1,200.-`.
pub(super) fn price(text: &str) -> Option<&str> {
    let body = text.strip_suffix(DASHES)?.trim_end();
    let number = body.trim_end_matches(['.', ',']);
    (number.len() < body.len()).then_some(number)
}

/// The number of a price, where it is certain: three digits behind a point may be thousands as other places
/// part them, unless commas part thousands before it.
pub(super) fn certain(price: &str) -> Option<&str> {
    let thousands = price.split_once('.').is_some_and(|(_, behind)| behind.chars().count() == 3);
    ((!thousands || price.contains(',')) && Number::plain(price).is_ok()).then_some(price)
}

/// What a number is that is written as elsewhere; nothing where it is no number anywhere.
pub(super) fn problem(text: &str) -> Option<Problem> {
    let reads = |text: &str| Number::plain(text).is_ok().then(|| text.to_owned());
    if let Some(rest) = text.strip_prefix(SIGNS) {
        let number = rest.trim_start();
        let sign = if text.starts_with('+') { "" } else { "-" };
        let apart = text.starts_with(['–', '—']) || number.len() < rest.len();
        return match apart {
            true => Some(say::sign_apart(text, reads(&format!("{sign}{number}")).as_deref())),
            false if rest.starts_with(SIGNS) => None,
            false => {
                problem(rest).map(|problem| problem.shift(text.len() - rest.len(), rest.len()))
            }
        };
    }
    if let Some(problem) = no_number(text) {
        return Some(problem);
    }
    if let Some(price) = price(text) {
        return Some(say::price(text, certain(price)));
    }
    if let Some(body) = text.strip_suffix(DASHES) {
        let minus = format!("-{}", body.trim_end());
        return Some(say::sign_behind(text, reads(&minus).as_deref()));
    }
    broken_up(text)
        .or_else(|| text.contains(['/', '⁄']).then(|| divided(text)))
        .or_else(|| grouped(text))
        .or_else(|| points(text))
}

/// Digits that are no number: `02-123-1234`, `0812345678 ต่อ 5`, and numbers of programs, `0x1F`.
pub(super) fn no_number(text: &str) -> Option<Problem> {
    let behind = text.trim_start_matches(|c: char| is_digit(c) || matches!(c, '-' | '–' | ' '));
    let digits = text[..text.len() - behind.len()].chars().filter(|c| is_digit(*c)).count();
    let first = text.chars().next().and_then(thai::digit);
    if first == Some(0)
        && (9..=10).contains(&digits)
        && (behind.is_empty() || behind.starts_with([',', '/']) || behind.starts_with("ต่อ"))
    {
        return Some(say::telephone(text));
    }
    let (letter, digits) = text.strip_prefix('0')?.split_at_checked(1)?;
    let base = match letter {
        "o" | "O" => 8,
        "x" | "X" => 16,
        "b" | "B" => 2,
        _ => return None,
    };
    let number = u64::from_str_radix(digits, base).ok()?;
    Some(say::other_base(text, number, digits.parse().ok().filter(|_| base == 8)))
}

/// `14½`
fn broken_up(text: &str) -> Option<Problem> {
    let at = text.find(|c| fraction(c).is_some())?;
    let (whole, part) = text.split_at(at);
    let whole = whole.trim_end();
    let mut chars = part.chars();
    let part = fraction(chars.next()?)?;
    let whole = if whole.is_empty() { Some(Exact::zero()) } else { exact(whole) };
    let value =
        whole.filter(|_| chars.next().is_none()).and_then(|whole| shortest(&(whole + part)));
    Some(say::fraction(text, value.map(|value| value.to_string()).as_deref(), true))
}

/// `14 1/2`, `1/2`, `33/4`, which may be anything, and `3/2562`, which is none.
fn divided(text: &str) -> Problem {
    let is_year =
        |year: &str| Number::plain(year).is_ok_and(|number| number.or_year(year).is_year());
    if let Some((count, year)) = text.split_once('/')
        && !count.is_empty()
        && count.chars().all(is_digit)
        && is_year(year)
    {
        return say::occasion(text);
    }
    let value = text.split_once(['/', '⁄']).and_then(|(above, below)| {
        let (whole, above) = match above.trim().rsplit_once(char::is_whitespace) {
            Some((whole, above)) => (exact(whole.trim())?, above),
            None => (Exact::zero(), above),
        };
        let (above, below) = (exact(above)?, exact(below).filter(|below| !below.is_zero())?);
        shortest(&(whole + above / below))
    });
    let certain = text.trim().contains(char::is_whitespace);
    say::fraction(text, value.map(|value| value.to_string()).as_deref(), certain)
}

fn exact(text: &str) -> Option<Exact> {
    Number::plain(text).ok().map(Number::exact)
}

/// Thousands that blanks or apostrophes part: certain where three digits stand behind each.
fn grouped(text: &str) -> Option<Problem> {
    let apart = |c: char| c.is_whitespace() || APOSTROPHES.contains(&c);
    let first = text.chars().find(|c| apart(*c))?;
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let mut groups = whole.split(|c| apart(c) || c == ',');
    let length = |group: &str| if group.chars().all(is_digit) { group.chars().count() } else { 0 };
    let certain = groups.next().is_some_and(|group| (1..=3).contains(&length(group)))
        && groups.all(|group| length(group) == 3)
        && decimals.is_none_or(|decimals| length(decimals) > 0);
    if certain {
        let digits: String = whole.chars().filter(|c| is_digit(*c)).collect();
        let decimals = decimals.map(|decimals| format!(".{decimals}")).unwrap_or_default();
        return Some(say::thousands_apart(text, first, &format!("{}{decimals}", regroup(&digits))));
    }
    let joined: String = text.chars().filter(|c| !apart(*c)).collect();
    // 9. 13: a blank beside the point; anything else may be two numbers.
    let pointed = text.split(['.', ',']).any(|part| part.trim().len() < part.len());
    let reads = pointed && Number::plain(&joined).is_ok();
    Some(match first.is_whitespace() {
        true => say::space_in_number(text, reads.then_some(&*joined)),
        false => say::bad_number(text),
    })
}

/// `1.234,56` as half of Europe writes it, `1.234.567`, and numbers with a point too many.
fn points(text: &str) -> Option<Problem> {
    let (whole, decimals) = match text.split_once(',') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let mut groups = whole.split('.');
    let length = |group: &str| if group.chars().all(is_digit) { group.chars().count() } else { 0 };
    let first = groups.next().is_some_and(|group| (1..=3).contains(&length(group)));
    let (count, thousands) =
        groups.fold((0, first), |(count, all), group| (count + 1, all && length(group) == 3));
    let several = count > 1 || count == 1 && decimals.is_some();
    if !several {
        return None;
    }
    if thousands && decimals.is_none_or(|decimals| length(decimals) > 0) {
        let decimals = decimals.map(|decimals| format!(".{decimals}")).unwrap_or_default();
        return Some(say::points_and_comma(
            text,
            &format!("{}{decimals}", whole.replace('.', ",")),
        ));
    }
    (count > 1).then(|| say::several_points(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number that is read, `!` with the one that is offered, or `?`.
    fn shown(text: &str) -> String {
        match Number::parse(text) {
            Ok(number) => number.to_string(),
            Err(Problem { fix: Some(fix), .. }) => {
                assert!(Number::parse(&fix).is_ok(), "{fix}");
                format!("!{fix}")
            }
            Err(_) => "?".to_owned(),
        }
    }

    #[test]
    fn other_spellings_are_named_and_never_guessed() {
        for (text, expected) in [
            ("(35.50)", "-35.50"),
            ("(1,234)", "-1,234"),
            ("(๓๕.๕๐)", "-35.50"),
            ("– 35.50", "!-35.50"),
            ("–35.50", "!-35.50"),
            ("- 5", "!-5"),
            ("+ 5", "!5"),
            ("35.50-", "!-35.50"),
            ("๓๕.๕๐–", "!-๓๕.๕๐"),
            ("1,200.-", "!1,200"),
            ("1,200,-", "!1,200"),
            ("1.200.-", "?"),
            ("1,000.200.-", "!1,000.200"),
            ("99.50.-", "!99.50"),
            ("98 500 000", "!98,500,000"),
            ("๙๘ ๕๐๐ ๐๐๐", "!๙๘,๕๐๐,๐๐๐"),
            ("98 500,000.25", "!98,500,000.25"),
            ("98\u{a0}500", "!98,500"),
            ("1'200", "!1,200"),
            ("1’200.50", "!1,200.50"),
            ("1_200", "!1,200"),
            ("14½", "!14.5"),
            ("14 ½", "!14.5"),
            ("½", "!0.5"),
            ("14⅓", "?"),
            ("14 1/2", "!14.5"),
            ("1/2", "?"),
            ("4/2567", "?"),
            ("1.234,56", "!1,234.56"),
            ("1.234.567", "!1,234,567"),
            ("๑๒.๕.๓", "?"),
            ("12,34,567", "?"),
            ("12.34,56", "?"),
            ("1,234.567.890", "?"),
            ("98 50", "?"),
            ("9. 13", "?"),
            ("1'20", "?"),
            ("(-5)", "?"),
            ("((5))", "?"),
            ("--5", "?"),
            ("5--", "?"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_unit_is_no_part_of_its_number() {
        for (text, number) in [
            ("9.13 ล้านบาท", "9.13"),
            ("13-15 ล้านบาท", "13"),
            ("13- 15 ล้านบาท", "13"),
            ("50-ร้อยละ 60", "50"),
            ("1,200.-บาท", "1,200.-"),
            ("35.50- ล้านบาท", "35.50-"),
            ("35.50 - ล้านบาท", "35.50"),
            ("35.50 -", "35.50 -"),
            ("98 500 000 บาท", "98 500 000"),
            ("10 ชั่วโมง 5 นาที", "10"),
            ("(5) ล้านบาท", "(5)"),
            ("(1,200) โหล", "(1,200)"),
            ("30. ราย", "30"),
            ("5 บาท/ชั่วโมง", "5"),
            ("5e", "5"),
        ] {
            assert_eq!(&text[..length(text)], number);
        }
        for text in ["(1) แผนงาน", "(1.2) จัดทำ", "(2567) รายงาน"]
        {
            assert!(bracketed(text).is_none(), "{text}");
        }
        assert!(bracketed("(ร่าง)").is_none() && bracketed("(5 ราย)").is_none());
    }
}
