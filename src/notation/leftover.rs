//! What spreadsheets, programs and drafts leave in the place of a value.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::notation::say;
use crate::thai;

/// What stands in the place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leftover {
    /// `#DIV/0!`.
    Fault,
    /// `Error! Reference source not found.`
    Link,
    /// `####`: a column was too narrow.
    Narrow,
    /// `=SUM(A1:A3)`, `+A1`.
    Formula,
    /// `1.99E+07`.
    Short,
    /// `null`, `NaN`.
    Machine,
    /// `TBD`, `xx`, `N/A`.
    Gap,
}

/// What a spreadsheet shows where it has no value.
const FAULTS: [&str; 12] = [
    "#n/a", "#na", "#div/0!", "#div/0", "#ref!", "#value!", "#name?", "#num!", "#null!", "#spill!",
    "#calc!", "#error!",
];
/// What Word prints where it has lost what a text refers to.
const LINKS: [&str; 6] = [
    "Error! Reference source not found",
    "Error! Bookmark not defined",
    "Error! Hyperlink reference not valid",
    "Error! No text of specified style in document",
    "ผิดพลาด! ไม่พบแหล่งการอ้างอิง",
    "ผิดพลาด! ไม่ได้กำหนดบุ๊กมาร์ก",
];
/// Words of programs for no value, or for a truth.
const MACHINE: [&str; 11] =
    ["null", "~", "nan", ".nan", "undefined", "nil", "inf", ".inf", "-inf", "true", "false"];
/// Words for a value that is still to come.
const GAPS: [&str; 10] =
    ["tbd", "tba", "tbc", "t.b.d.", "n/a", "n.a.", "n/a.", "n.a", "รอข้อมูล", "รอตัวเลข"];

impl Leftover {
    /// What a text is, where it is no value.
    pub fn of(text: &str) -> Option<Self> {
        let whole = text.trim();
        let lower = whole.to_lowercase();
        let is = |words: &[&str]| words.contains(&lower.as_str());
        if whole.is_empty() {
            None
        } else if whole.split_whitespace().any(is_fault) {
            Some(Leftover::Fault)
        } else if !links(whole).is_empty() {
            Some(Leftover::Link)
        } else if whole.len() > 1 && whole.chars().all(|c| c == '#') {
            Some(Leftover::Narrow)
        } else if is_formula(whole) {
            Some(Leftover::Formula)
        } else if is_short(whole) {
            Some(Leftover::Short)
        } else if is(&MACHINE) {
            Some(Leftover::Machine)
        } else if is(&GAPS) || is_gap(whole) {
            Some(Leftover::Gap)
        } else {
            None
        }
    }

    /// What is said of a text that is no value.
    pub fn problem(text: &str) -> Option<Problem> {
        let left = Leftover::of(text)?;
        let link = links(text).into_iter().next().map(|range| &text[range]);
        Some(say::leftover(link.unwrap_or(text.trim()), left))
    }
}

/// What spreadsheets leave in the text of a narrative: its errors anywhere, and what else is no value alone
/// in the cell of a table.
pub fn in_prose(text: &str) -> Vec<(Range<usize>, Leftover)> {
    let place = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let range = |part: &str| place(part)..place(part) + part.len();
    let mut found: Vec<_> = links(text).into_iter().map(|at| (at, Leftover::Link)).collect();
    for line in text.lines().filter(|line| line.contains(['#', '|'])) {
        let table = line.trim_start().starts_with('|');
        let cells = line.split('|').map(str::trim).filter(|_| table);
        let cells = cells.filter_map(|cell| {
            let left = Leftover::of(cell)?;
            let sure = !matches!(
                left,
                Leftover::Gap | Leftover::Machine | Leftover::Fault | Leftover::Link
            );
            sure.then(|| (range(cell), left))
        });
        found.extend(cells);
        let words = line.split([' ', '|', '\t']).filter(|word| is_fault(word));
        found.extend(words.map(|word| (range(word), Leftover::Fault)));
    }
    found
}

/// Where Word has lost what a text refers to.
fn links(text: &str) -> Vec<Range<usize>> {
    let whole = |(at, link): (usize, &str)| {
        at - if text[..at].ends_with("ข้อ") { "ข้อ".len() } else { 0 }..at + link.len()
    };
    LINKS.iter().flat_map(|link| text.match_indices(link)).map(whole).collect()
}

/// `#REF!`, on its own or in a text: nobody writes one.
fn is_fault(word: &str) -> bool {
    FAULTS.contains(&word.trim_end_matches([',', '.', ')']).to_lowercase().as_str())
}

/// `=SUM(A1:A3)`, `=5+3`, `+A1`: the words for a number (`= 5 ราย`) and names of a formula of ours are none.
fn is_formula(text: &str) -> bool {
    let Some(body) = text.strip_prefix(['=', '+', '-', '@']) else { return false };
    if text.starts_with("='") {
        return true;
    }
    let body = body.trim_start_matches(['=', '+', '-', ' ', '(', '\'', '$']);
    let letters = body.chars().take_while(char::is_ascii_alphabetic).count();
    let behind = body[letters..].trim_start_matches('$');
    let number = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    // `-ISO27001 ระบบ` is the name of something behind a dash; behind `-` a cell has something to be added to.
    let operated = number.trim_start().starts_with(['+', '*', '/', '^', '&']);
    let goes_on = operated
        || number.starts_with(['-', ':'])
            && number[1..].starts_with(|c: char| c == '$' || c.is_ascii_uppercase());
    let ends = match text.starts_with('-') {
        true => goes_on,
        false => goes_on || !number.trim().starts_with(char::is_alphabetic),
    };
    let cell = (1..=3).contains(&letters) && number.len() < behind.len() && ends;
    let call = letters > 0 && behind.starts_with(['(', '!']);
    let sum = || {
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '(' | ')');
        body.contains(['*', '/', '+', '-'])
            && body.starts_with(|c: char| c.is_ascii_digit())
            && body.chars().all(|c| digits(c) || matches!(c, '*' | '/' | '+' | '-'))
    };
    cell || text.starts_with(['=', '+', '@']) && call || text.starts_with('=') && sum()
}

/// `1.99E+07`, with a unit or not.
fn is_short(text: &str) -> bool {
    let number = text.split_whitespace().next().unwrap_or("");
    let Some((digits, power)) = number.split_once(['E', 'e']) else { return false };
    let is_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let power = power.strip_prefix(['+', '-']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && is_digits(digits)
        && power.is_some_and(|power| !power.is_empty() && is_digits(power))
}

/// `xx`, `x.xx ล้านบาท`, `ร้อยละ xx`, `… ราย`, `___`, `???`: a gap, alone or where a number would stand.
fn is_gap(text: &str) -> bool {
    let is_mark = |word: &str| {
        let bare: Vec<char> = word.chars().filter(|c| !matches!(c, ',' | '%')).collect();
        let dots = bare.iter().all(|c| matches!(c, '.' | '…'));
        let crosses = bare.iter().filter(|c| matches!(c, 'x' | 'X')).count();
        let all = |of: fn(char) -> bool| bare.iter().all(|c| of(*c));
        !bare.is_empty()
            && (dots && (bare.len() > 2 || bare.contains(&'…'))
                || crosses > 1 && all(|c| matches!(c, 'x' | 'X' | '.'))
                || bare.len() > 1 && all(|c| c == '_')
                || all(|c| c == '?'))
    };
    let mut words = text.split_whitespace();
    let (first, second, more) = (words.next().unwrap_or(""), words.next(), words.next());
    match second {
        None => is_mark(first),
        // With a unit before or behind it.
        Some(second) => {
            let unit = |word: &str| !word.chars().any(|c| thai::digit(c).is_some());
            more.is_none()
                && (is_mark(first) && unit(second) || is_mark(second) && first == "ร้อยละ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_by_what_it_is() {
        for (text, left) in [
            ("#N/A", Leftover::Fault),
            ("#DIV/0!", Leftover::Fault),
            ("รวม #REF! บาท", Leftover::Fault),
            ("####", Leftover::Narrow),
            ("=SUM(A1:A3)", Leftover::Formula),
            ("=A1+B2", Leftover::Formula),
            ("-A1+B2", Leftover::Formula),
            ("+$A$1-B2", Leftover::Formula),
            ("-A1:B2", Leftover::Formula),
            ("+A1", Leftover::Formula),
            ("=5+3", Leftover::Formula),
            ("='ชีต 1'!A1", Leftover::Formula),
            ("1.99E+07 บาท", Leftover::Short),
            ("null", Leftover::Machine),
            ("NaN", Leftover::Machine),
            ("~", Leftover::Machine),
            ("TBD", Leftover::Gap),
            ("N/A", Leftover::Gap),
            ("xx", Leftover::Gap),
            ("x,xxx.xx ล้านบาท", Leftover::Gap),
            ("ร้อยละ xx", Leftover::Gap),
            ("… ราย", Leftover::Gap),
            ("____", Leftover::Gap),
        ] {
            assert_eq!(Leftover::of(text), Some(left), "{text}");
        }
    }

    #[test]
    fn values_and_texts_are_left_alone() {
        for text in [
            "",
            "-",
            "ไม่มีข้อมูล",
            "= 5 ราย",
            "=100 บาท",
            "+5 ราย",
            "-5.5 ล้านบาท",
            "9.13 ล้านบาท",
            "ระดับ A1",
            "A1",
            "ผ่าน / ทั้งหมด",
            "= ผ่าน / ทั้งหมด",
            "X",
            "x",
            "แผน xx ปี 2567",
            "ครั้งที่ #4/2567",
            "แคมเปญ #น้ำใส",
            "E-Tax 2.0",
            "-ISO27001 ครบทุกระบบ",
            "-ISO27001:2013",
            "- ISO9001-2015",
            "+ISO27001 ทุกระบบ",
            "3E บริการ",
            "เช่น อบรม สัมมนา …",
            "มีหรือไม่?",
        ] {
            assert_eq!(Leftover::of(text), None, "{text}");
        }
    }
}
