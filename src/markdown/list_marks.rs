//! `ก.` `ข)` `(ค)` `๑.` `(1)`: numbers of list items that CommonMark does not know.
//!
//! Each is read as a plain number as wide as it, so that what is indented beneath it stays so.

use super::rewritten::Edit;
use crate::notation::Numbering;
use crate::notation::numbering::{Frame, Sign};
use crate::thai;
use crate::thai::numerals::of_letter;

/// Digits that a number of a list may have, as CommonMark has it.
const MOST_DIGITS: usize = 9;
/// Letters that a list may leave out between two of its items; a letter further on is an abbreviation.
const MOST_SKIPPED: u64 = 3;

/// What is read in the place of marks that CommonMark does not know, in order.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let mut found = Vec::new();
    // The last letter at each indent: ข follows ก, and alone it is a word.
    let mut letters: Vec<(usize, u64)> = Vec::new();
    let mut fences = Fences::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let from = start;
        start += line.len();
        if fences.hold(line.trim_start_matches([' ', '\t']), &text[start..]) {
            continue;
        }
        let mut at = inner(line);
        while let Some((length, number, form)) = mark(&line[at..]) {
            if form.sign == Sign::Letter && !follows(&mut letters, at, number) {
                break;
            }
            let width = line[at..at + length].chars().count().saturating_sub(1);
            let end = if form.frame == Frame::Point { '.' } else { ')' };
            let read = format!("{number:0>width$}{end}");
            // A letter late in the alphabet is wider as a number than it is; a column more does no harm.
            if read.len() > MOST_DIGITS + 1 {
                break;
            }
            let written = from + at..from + at + length;
            let form = Some(form).filter(|form| *form != Numbering::POINT);
            found.push(Edit { read, written, form });
            at += length + blanks(&line[at + length..]);
        }
    }
    found
}

/// Blocks of code, in which no mark is any.
#[derive(Default)]
struct Fences {
    open: Option<&'static str>,
    /// Kinds that do not end any more; the first line of one is words.
    endless: Vec<&'static str>,
}

impl Fences {
    /// Whether a line is code or the edge of it. `rest` is what follows the line.
    fn hold(&mut self, body: &str, rest: &str) -> bool {
        let fence = ["```", "~~~"].into_iter().find(|mark| body.starts_with(mark));
        match (self.open, fence) {
            (Some(open), Some(mark)) if open == mark => {
                self.open = None;
                true
            }
            (Some(_), _) => true,
            (None, Some(mark)) if !self.endless.contains(&mark) => {
                let ends = rest.lines().any(|line| line.trim_start().starts_with(mark));
                match ends {
                    true => self.open = Some(mark),
                    false => self.endless.push(mark),
                }
                true
            }
            (None, _) => false,
        }
    }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// Where the words of a line begin, behind marks of quotations, items and notes.
pub(super) fn inner(line: &str) -> usize {
    let mut at = blanks(line);
    while let Some(next) = after_container(line, at) {
        at = next;
    }
    at
}

/// Where what stands in a quotation, an item or a note begins, if one begins at a place of a line.
fn after_container(line: &str, at: usize) -> Option<usize> {
    let rest = &line[at..];
    if let Some(inner) = rest.strip_prefix('>') {
        return Some(at + 1 + blanks(inner));
    }
    let label = rest.strip_prefix("[^").and_then(|label| Some(label.split_once("]:")?.0));
    if let Some(end) = label.filter(|label| !label.trim().is_empty()).map(str::len) {
        let end = at + "[^".len() + end + "]:".len();
        return Some(end + blanks(&line[end..]));
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = match digits {
        0 if rest.starts_with(['-', '*', '+']) => 1,
        1..=MOST_DIGITS if rest[digits..].starts_with(['.', ')']) => digits + 1,
        _ => return None,
    };
    let behind = blanks(&rest[mark..]);
    (behind > 0).then_some(at + mark + behind)
}

/// Whether a letter goes on with the list at its indent, or begins one.
fn follows(letters: &mut Vec<(usize, u64)>, indent: usize, number: u64) -> bool {
    while letters.last().is_some_and(|(deeper, _)| *deeper > indent) {
        letters.pop();
    }
    match letters.last_mut() {
        Some((same, last)) if *same == indent => {
            let goes_on = number > *last && number <= *last + 1 + MOST_SKIPPED || number == 1;
            if goes_on {
                *last = number;
            }
            goes_on
        }
        _ if number == 1 => {
            letters.push((indent, number));
            true
        }
        _ => false,
    }
}

/// The mark that a text starts with, if CommonMark does not know it: its length, its number, its form.
fn mark(body: &str) -> Option<(usize, u64, Numbering)> {
    let open = body.starts_with('(');
    let inner = body.strip_prefix('(').unwrap_or(body);
    let end = inner.find(['.', ')'])?;
    let (sign, rest) = (&inner[..end], &inner[end..]);
    let frame = match (open, rest.as_bytes()[0]) {
        (true, b')') => Frame::Both,
        (false, b')') => Frame::Close,
        (false, _) => Frame::Point,
        (true, _) => return None,
    };
    let closed = rest[1..].is_empty() || rest[1..].starts_with([' ', '\n', '\r', '\t']);
    let mut letters = sign.chars();
    let (number, sign) = match (letters.next()?, letters.next()) {
        (letter, None) if of_letter(letter).is_some() => (of_letter(letter)?, Sign::Letter),
        _ => {
            let thai = sign.chars().all(|c| matches!(c, '๐'..='๙'));
            let arabic = open && sign.chars().all(|c| c.is_ascii_digit());
            if !thai && !arabic || sign.chars().count() > MOST_DIGITS {
                return None;
            }
            (thai::arabic_digits(sign).parse().ok()?, Sign::Number)
        }
    };
    closed.then_some((usize::from(open) + end + 1, number, Numbering { sign, frame }))
}

/// Whether the mark of an item has noughts before its number, which no list shows.
pub(super) fn noughts(mark: &str) -> bool {
    let digits = mark.trim_start_matches('(');
    digits.starts_with(['0', '๐'])
        && digits.chars().nth(1).is_some_and(|c| thai::digit(c).is_some())
}

/// Whether an empty line stands before a place of a text.
pub(super) fn is_apart(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t', '>', '\r']);
    let before = before.strip_suffix('\n').unwrap_or(before);
    before.is_empty() || before.trim_end_matches([' ', '\t', '>', '\r']).ends_with('\n')
}

#[cfg(test)]
mod tests {
    use super::super::rewritten::Rewritten;
    use super::*;

    fn rewritten(text: &str) -> Rewritten<'_> {
        Rewritten::new(text, &edits(text))
    }

    #[test]
    fn marks_are_read_as_numbers_of_their_width() {
        let original = "ก. หนึ่ง\n   (๑) ย่อย\nข. สอง\n\n๑๐) สิบ\n> - ก) อ้าง\n> - ข) อ้าง\n1. (ก) ใน";
        let marked = rewritten(original);
        assert_eq!(
            marked.text,
            "1. หนึ่ง\n   01) ย่อย\n2. สอง\n\n10) สิบ\n> - 1) อ้าง\n> - 2) อ้าง\n1. 01) ใน"
        );
        let at = marked.text.find("สอง").unwrap();
        let written = marked.written(at..at + "สอง".len());
        assert_eq!(&original[written], "สอง");
        let form = |line: &str| {
            let mark = marked.mark(&(marked.text.find(line).unwrap()..marked.text.len())).unwrap();
            (mark.number, mark.form.map(|form| form.to_string()))
        };
        assert_eq!(form("1. "), (1, Some("ก.".to_owned())));
        assert_eq!(form("   01)"), (1, Some("(1)".to_owned())));
        assert_eq!(form("10)"), (10, Some("1)".to_owned())));
    }

    #[test]
    fn other_lines_are_left_alone() {
        for text in [
            "น. 5 คน",
            "ข. เริ่มกลางคัน",
            "พ.ศ. 2562",
            "1. a",
            "(ร่าง) แผน",
            "```\nก. x\n```",
            "(1)ก",
            "ก.พ.ร.",
        ] {
            assert!(edits(text).is_empty(), "{text}");
        }
        // A fence that does not end holds nothing.
        assert_eq!(edits("```\nก. x").len(), 1);
    }
}
