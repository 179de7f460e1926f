//! Lines of a paragraph that were meant as lines: marks of lists that make no list, rows of a table that
//! is none, names one a line. Markdown lets the lines of a paragraph run together, so it is said.

use std::ops::Range;

use super::rewritten::Mark;
use super::{list_marks, own_lines::names, tables};
use crate::diagnostic::Problem;
use crate::markdown::say::marks as say;
use crate::notation::numbering::Sign;
use crate::thai::lines::{is_letter, is_person};
use crate::thai::{self, numerals};

/// A line of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'t> {
    /// Where its words begin.
    pub(crate) at: usize,
    /// Its words.
    pub(crate) words: &'t str,
    /// Whether it runs on from the line before.
    pub(crate) joined: bool,
}

impl Line<'_> {
    pub(super) fn end(&self) -> usize {
        self.at + self.words.len()
    }
}

/// What is to be said of lines, and whether they are kept apart by blanks.
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) problem: Problem,
}

/// Digits of the number of an item, at most.
pub(super) const LONGEST_NUMBER: usize = 3;

/// What lines of a paragraph were meant as, if something else than a paragraph. `item` is the mark of the
/// item they stand in.
pub(super) fn look(lines: &[Line<'_>], item: Option<&Mark>) -> Vec<Found> {
    let mut found: Vec<Found> = lines.iter().filter_map(heading).collect();
    // Under the head of a table that is none, something else is said.
    if lines.iter().any(|line| tables::is_ruled(line.words)) {
        return found;
    }
    found.extend(lines.iter().filter_map(dialect));
    let marks = marks(lines, item);
    let tables = rows(lines);
    found.extend(lines.windows(2).filter_map(cut));
    if marks.is_empty() && tables.is_none() {
        found.extend(names(lines));
    }
    found.extend(marks);
    found.extend(tables);
    found
}

/// Whether lines that run together were meant as lines: a list, the rows of a table, names one a line.
pub(crate) fn are_meant_as_lines(lines: &[Line<'_>]) -> bool {
    let kinds: Vec<Kind> = lines.iter().filter_map(|line| Some(lead(line.words)?.kind)).collect();
    let listed = kinds.iter().enumerate().any(|(at, kind)| kinds[..at].contains(kind));
    listed || rows(lines).is_some() || names(lines).is_some()
}

/// Whether each line that runs on is kept from the one before by a blank, because one of them is a name.
pub(super) fn apart(lines: &[Line<'_>]) -> Vec<bool> {
    let person: Vec<bool> = lines.iter().map(|line| is_person(line.words)).collect();
    let pairs = lines.windows(2).enumerate().filter(|(_, pair)| pair[1].joined);
    pairs.map(|(at, _)| person[at] || person[at + 1]).collect()
}

/// `##งาน`: a heading without its blank.
fn heading(line: &Line<'_>) -> Option<Found> {
    let words = line.words.trim_start_matches('#');
    let marks = &line.words[..line.words.len() - words.len()];
    let meant = match marks.len() {
        0 => false,
        // A word with one # is a tag.
        1 => words.starts_with(is_letter) && !line.joined && !words.contains([' ', '#']),
        _ => !words.trim().is_empty(),
    };
    let range = line.at..line.end();
    meant.then(|| Found { range, problem: say::tight_heading(marks, words.trim()) })
}

/// Signs at the start of a line by which other dialects begin something: a box, a list of contents.
fn dialect(line: &Line<'_>) -> Option<Found> {
    let words = line.words;
    let place =
        |length: usize, problem: Problem| Some(Found { range: line.at..line.at + length, problem });
    if line.joined && (words.starts_with(": ") || words.starts_with(":\t")) {
        return place(1, say::definition());
    }
    if let Some(label) = words.strip_prefix("[!").and_then(|rest| rest.split_once(']'))
        && label.0.chars().all(|c| c.is_ascii_alphabetic())
    {
        return place("[!]".len() + label.0.len(), say::box_mark(label.0));
    }
    let mark = ["!!!", ":::", "???", "[TOC]"].into_iter().find(|mark| words.starts_with(mark))?;
    place(mark.len(), say::dialect(mark))
}

/// A word or a number that the end of a line cuts in two, as text of a PDF has it: `infor-⏎mation`,
/// `1,⏎250`, `12.⏎5`.
fn cut(pair: &[Line<'_>]) -> Option<Found> {
    let [before, after] = pair else { return None };
    let parts = |words: &str| words.rsplit(' ').next().map(str::len);
    let (start, end) = (parts(before.words)?, after.words.split(' ').next()?.len());
    let (head, tail) = (&before.words[before.words.len() - start..], &after.words[..end]);
    let sign = head.chars().next_back()?;
    let stem = head[..head.len() - sign.len_utf8()].chars().next_back()?;
    let digits = tail.chars().take_while(|c| thai::digit(*c).is_some()).count();
    let meant = match sign {
        '-' | '‐' => {
            stem.is_ascii_alphabetic() && tail.starts_with(|c: char| c.is_ascii_lowercase())
        }
        ',' => thai::digit(stem).is_some() && digits == LONGEST_NUMBER,
        '.' => thai::digit(stem).is_some() && digits > 0 && !head.starts_with('('),
        _ => false,
    };
    let range = before.end() - head.len()..after.at + tail.len();
    (after.joined && meant).then(|| Found { range, problem: say::cut(head, tail) })
}

// Marks of lists.

/// What a mark at the start of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A sign that is nothing but the mark of an item.
    Bullet(char),
    /// A sign that may be anything: a dash, an arrow.
    Dash(char),
    /// `2.`, `(2)`
    Number,
    /// `1.1`
    Path,
    /// `ข)`
    Letter,
    /// `b)`
    Latin,
}

/// A mark at the start of a line.
#[derive(Debug)]
struct Lead<'t> {
    kind: Kind,
    mark: &'t str,
    /// Whether a blank stands behind it.
    spaced: bool,
    /// Whether brackets or nothing but a point stand around it.
    bracket: bool,
    numbers: Vec<u32>,
}

const BULLETS: &str = "•▪●◦○■□◆◇▶►➢➤✓✔✗✘☐☑☒※❖✅❌❎⭕✖➔➜☛\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}";
const DASHES: &str = "-–—‐‑−·→⇒o👉📌⭐";

fn lead(words: &str) -> Option<Lead<'_>> {
    let first = words.chars().next()?;
    let rest = &words[first.len_utf8()..];
    let spaced = |rest: &str| rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty();
    let simple = |kind: Kind| Lead {
        kind,
        mark: &words[..first.len_utf8()],
        spaced: spaced(rest),
        bracket: false,
        numbers: Vec::new(),
    };
    let lettered = rest.chars().next().is_some_and(char::is_alphabetic);
    if BULLETS.contains(first) {
        return (!rest.is_empty()).then(|| simple(Kind::Bullet(first)));
    }
    if DASHES.contains(first) {
        // Behind `-` and a blank stands an item already, or what was meant as letters.
        let meant = match first {
            '-' => lettered,
            'o' => spaced(rest),
            _ => spaced(rest) || lettered,
        };
        if meant {
            return Some(simple(Kind::Dash(first)));
        }
    }
    let open = first == '(';
    let inner = if open { rest } else { words };
    let close = |length: usize| {
        let behind = &inner[length..];
        let bracket = behind.starts_with(')');
        let closed = bracket || (!open && behind.starts_with('.'));
        (closed, bracket, usize::from(open) + length + usize::from(closed))
    };
    let (kind, numbers, length) = sign(inner)?;
    let (closed, bracket, length) = close(length);
    let behind = &words[length..];
    let word = behind.trim_start().chars().next().is_some_and(char::is_alphabetic);
    let spaced = spaced(behind);
    let meant = match kind {
        Kind::Path => !open && spaced && word,
        Kind::Number => closed && (spaced || word && !open),
        _ => closed && (spaced || bracket && word),
    };
    let mark = &words[..length];
    meant.then_some(Lead { kind, mark, spaced, bracket, numbers })
}

/// A number or a letter that counts, at the start of words, and its length.
fn sign(words: &str) -> Option<(Kind, Vec<u32>, usize)> {
    let first = words.chars().next()?;
    if numerals::of_letter(first).is_some() || matches!(first, 'ฃ' | 'ฅ' | 'ฆ') {
        return Some((Kind::Letter, Vec::new(), first.len_utf8()));
    }
    let latin = words.len() - words.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let roman = |sign: &str| sign.chars().all(|c| "ivxIVX".contains(c));
    if latin == 1 || (2..=4).contains(&latin) && roman(&words[..latin]) {
        return Some((Kind::Latin, Vec::new(), latin));
    }
    let (mut numbers, mut at) = (Vec::new(), 0);
    loop {
        let digits = words[at..].chars().take_while(|c| thai::digit(*c).is_some());
        let digits: String = digits.collect();
        let length = digits.chars().count();
        if length == 0 || length > LONGEST_NUMBER {
            return None;
        }
        at += digits.len();
        numbers.push(thai::arabic_digits(&digits).parse().ok()?);
        let more = words[at..].strip_prefix('.').and_then(|rest| rest.chars().next());
        match more.is_some_and(|c| thai::digit(c).is_some()) {
            true => at += 1,
            false => break,
        }
    }
    let kind = if numbers.len() > 1 { Kind::Path } else { Kind::Number };
    Some((kind, numbers, at))
}

/// Lines with marks that make no list: one finding for all of a kind.
fn marks(lines: &[Line<'_>], item: Option<&Mark>) -> Vec<Found> {
    let leads: Vec<Option<Lead<'_>>> = lines.iter().map(|line| lead(line.words)).collect();
    let mut kinds: Vec<Kind> = Vec::new();
    for lead in leads.iter().flatten() {
        if !kinds.contains(&lead.kind) {
            kinds.push(lead.kind);
        }
    }
    let mut found = Vec::new();
    for kind in kinds {
        let same: Vec<(&Line<'_>, &Lead<'_>)> = lines
            .iter()
            .zip(&leads)
            .filter_map(|(line, lead)| Some((line, lead.as_ref().filter(|l| l.kind == kind)?)))
            .collect();
        if is_meant(&same, kind, lines.len() > 1, item) {
            let (Some((first, lead)), Some((last, _))) = (same.first(), same.last()) else {
                continue;
            };
            let range = match same.len() {
                1 => first.at..first.at + lead.mark.len(),
                _ => first.at..last.end(),
            };
            found.push(Found { range, problem: problem(kind, lead, same.len()) });
        }
    }
    found
}

/// Whether marks of one kind were meant as those of a list. `joined` says whether the paragraph has other
/// lines, with which they would run together.
fn is_meant(
    same: &[(&Line<'_>, &Lead<'_>)],
    kind: Kind,
    joined: bool,
    item: Option<&Mark>,
) -> bool {
    let several = same.len() > 1;
    let tight = same.iter().any(|(_, lead)| !lead.spaced);
    let runs_on = same.iter().any(|(line, _)| line.joined);
    match kind {
        Kind::Bullet(c) => joined || several || "•▪●".contains(c),
        Kind::Dash('-' | '–' | '—') => several || tight,
        Kind::Dash(_) | Kind::Latin => several,
        Kind::Number => several || runs_on || tight,
        Kind::Path => {
            let numbers: Vec<_> = same.iter().map(|(_, lead)| &lead.numbers).collect();
            let first = item.map(|item| item.number);
            let beneath = numbers.iter().any(|n| Some(u64::from(n[0])) == first) && runs_on;
            beneath || several && numbers.windows(2).all(|pair| pair[0] < pair[1])
        }
        Kind::Letter => {
            let form = item.and_then(|item| item.form);
            let among = form.is_some_and(|form| form.sign == Sign::Letter);
            let bracket = same.iter().any(|(_, lead)| lead.bracket);
            several || runs_on && (bracket || among)
        }
    }
}

fn problem(kind: Kind, lead: &Lead<'_>, lines: usize) -> Problem {
    match kind {
        Kind::Bullet(_) | Kind::Dash(_) => say::bullets(lead.mark, lines),
        Kind::Number if list_marks::noughts(lead.mark) => say::noughts(lead.mark),
        Kind::Number if !lead.spaced => say::tight_number(lead.mark),
        Kind::Number => say::late_number(lead.mark),
        Kind::Path => say::path(lead.mark),
        Kind::Letter => say::letters(lead.mark),
        Kind::Latin => say::latin(lead.mark),
    }
}

// Tables.

/// Rows of a table that is none: with bars and no line under their head, or pasted from a spreadsheet.
fn rows(lines: &[Line<'_>]) -> Option<Found> {
    let whole = |first: &Line<'_>, last: &Line<'_>| first.at..last.end();
    let bars = |line: &&Line<'_>| line.words.contains('|') && tables::cells(line.words) > 1;
    let framed = |line: &Line<'_>| line.words.starts_with('|') && line.words.ends_with('|');
    let barred: Vec<&Line<'_>> = lines.iter().filter(bars).collect();
    let same =
        barred.windows(2).all(|two| tables::cells(two[0].words) == tables::cells(two[1].words));
    if let [first, .., last] | [first @ last] = barred[..]
        && (barred.iter().any(|line| framed(line)) || barred.len() > 1 && same)
    {
        return Some(Found {
            range: whole(first, last),
            problem: say::table_without_line(first.words, tables::cells(first.words)),
        });
    }
    let gaps: Vec<&Line<'_>> = lines.iter().filter(|line| cells(line.words).len() > 1).collect();
    match gaps[..] {
        [first, .., last] => {
            let problem = say::pasted_rows(&cells(first.words));
            Some(Found { range: whole(first, last), problem })
        }
        _ => None,
    }
}

/// Blanks that part the cells of what was pasted.
const GAP: &str = "   ";

/// A paragraph that may be a row of a spreadsheet: its place and its cells.
pub(super) fn row<'t>(lines: &[Line<'t>]) -> Option<(Range<usize>, Vec<&'t str>)> {
    let [line] = lines else { return None };
    let cells = cells(line.words);
    (cells.len() > 1 && line.words.contains('\t')).then(|| (line.at..line.end(), cells))
}

/// The cells of a row that tabs or many blanks part; blanks behind a mark part nothing.
fn cells(words: &str) -> Vec<&str> {
    let mark = lead(words).map_or(0, |lead| lead.mark.len());
    words[mark..]
        .split('\t')
        .flat_map(|cell| cell.split(GAP))
        .map(str::trim)
        .filter(|c| !c.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let mut at = 0;
        let lines: Vec<Line<'_>> = text
            .split_inclusive('\n')
            .map(|line| {
                let start = at;
                at += line.len();
                Line { at: start, words: line.trim_end(), joined: start > 0 }
            })
            .collect();
        look(&lines, None).into_iter().map(|found| found.problem.code.as_str()).collect()
    }

    #[test]
    fn lines_are_told_from_prose() {
        for (text, code) in [
            ("– ก\n– ข", "list-mark"),
            ("o ก\no ข", "list-mark"),
            ("✓ ก\n✓ ข", "list-mark"),
            ("· ก\n· ข", "list-mark"),
            ("→ ก\n→ ข", "list-mark"),
            ("ดังนี้\n• ก", "list-mark"),
            ("a) ก\nb) ข", "list-mark"),
            ("i. ก\nii. ข", "list-mark"),
            ("1.1 ก\n1.2 ข", "list-mark"),
            ("๑.๑ ก\n๑.๒ ข", "list-mark"),
            ("ก\n2. ข", "list-mark"),
            ("ก\nค) ข", "list-mark"),
            ("| ก | ข |\n| ค | ง |", "loose-table"),
            ("ก | ข\nค | ง", "loose-table"),
            ("| ก | ข |", "loose-table"),
            ("ก\t1\t2\nข\t3\t4", "loose-table"),
            ("ก     1\nข     2", "loose-table"),
            ("ข้อ 1\nข้อ 2", "joined-lines"),
            ("ครั้งที่ ๑ ประชุมใหญ่\nครั้งที่ ๒ ประชุมย่อย", "joined-lines"),
            ("นายสมชาย ใจดี\nนางสาวสมหญิง รักไทย", "joined-lines"),
            ("วันที่: 5 มกราคม\nสถานที่: ห้อง 1", "joined-lines"),
            ("กรมที่ดิน\nกรมป่าไม้", "joined-lines"),
            ("น่าน\nแพร่\nตาก", "joined-lines"),
            (
                "รายงานการประชุมคณะกรรมการบริหาร\nครั้งที่ 5/2562\nเมื่อวันที่ 12 กันยายน 2562 เวลา 09.30 น.\nณ ห้องประชุม",
                "joined-lines",
            ),
            ("##งาน", "as-typed"),
            ("#งาน", "as-typed"),
            ("คำ\n: ความหมาย", "as-typed"),
            ("[!info] ก", "as-typed"),
        ] {
            assert_eq!(codes(text), [code], "{text}");
        }
    }

    #[test]
    fn prose_is_left_alone() {
        for text in [
            "ตรวจครั้งที่ ๑\n๒๕ แห่ง",
            "สำนัก\nงาน",
            "– 5",
            "5.3 ล้านบาท",
            "ระหว่างปี 2561\n– 2563 มีผู้เข้าร่วมเพิ่มขึ้นทุกปีและเป็นไปตามแผน",
            "โครงการนี้พัฒนาบุคลากรของหน่วยงานในสังกัดทั้งหมด\nและติดตามผลต่อเนื่อง",
            "ก | ข",
            "ก\tข",
            "#1 ของประเทศ",
            "#น้ำใส #ป่าสวย",
            "✓ ผ่าน",
            "พ.ศ. 2562",
            "ก.พ. ถึง\nมี.ค.",
            "ดูที่ https://example.org\nและ https://example.com",
            // Ended at 50 letters, where Thai has its blanks.
            "การใช้ข้อมูล Big Data ของผู้ประกอบการ\nพาณิชย์อิเล็กทรอนิกส์และการใช้งานปัญญาประดิษฐ์หรือ\nAI ช่วยให้ผู้ซื้อ\nเลือกซื้อสินค้าจากร้านค้าที่น่าเชื่อถือได้สะดวก\nและผู้ขายที่ได้รับ\nการรับรองมาตรฐานร้านค้าออนไลน์มียอดขายเพิ่มขึ้น",
        ] {
            assert_eq!(codes(text), [""; 0], "{text}");
        }
    }
}
