//! `12*150*30`, `10**2`, `ผลงาน*`: stars that multiply, or that point to a note.
//!
//! CommonMark slants what stands between two of them and takes them away. Thai has no spaces between its
//! words, so that a star inside of them may be anything: it is obeyed where one that can only begin
//! emphasis stands before it.

use std::ops::Range;

use super::masked::Hidden;
use crate::markdown::say::as_typed as say;
use crate::thai::{self, is_thai};

/// What a note under a text starts with.
const NOTE: &str = "หมายเหตุ";

/// Stars that follow each other, with what stands on both sides.
struct Run {
    range: Range<usize>,
    before: Option<char>,
    after: Option<char>,
}

impl Run {
    fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether it can begin emphasis and do nothing else.
    fn only_begins(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || "(“‘\"'[|>".contains(c))
            && self.after.is_some_and(|c| !c.is_whitespace())
    }

    /// Whether it stands between values, or inside a word of Latin letters.
    fn in_value(&self) -> bool {
        let bracket = |c: char, bracket: char| self.len() == 1 && c == bracket;
        self.before.is_some_and(|c| is_value(c) || bracket(c, ')'))
            && self.after.is_some_and(|c| is_value(c) || bracket(c, '('))
    }

    /// Whether it would make one number of two.
    fn joins_digits(&self) -> bool {
        let digit = |c: Option<char>| c.and_then(thai::digit).is_some();
        digit(self.before) && digit(self.after)
    }

    /// Whether it stands inside a word, or between a word and a bracket.
    fn in_word(&self) -> bool {
        let word = |c: char| is_value(c) || is_thai(c) || c.is_alphanumeric();
        self.before.is_some_and(|c| word(c) || ")%".contains(c))
            && self.after.is_some_and(|c| word(c) || c == '(')
    }
}

fn is_value(c: char) -> bool {
    c.is_ascii_alphanumeric() || thai::digit(c).is_some()
}

/// The runs of stars in a text that no backslash makes letters.
fn runs(text: &str) -> impl Iterator<Item = Run> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find('*')?;
            let end = start + text[start..].bytes().take_while(|byte| *byte == b'*').count();
            from = end;
            let slashes = text[..start].bytes().rev().take_while(|byte| *byte == b'\\').count();
            let start = start + slashes % 2;
            if start < end {
                let before =
                    if slashes % 2 == 1 { Some('*') } else { text[..start].chars().next_back() };
                return Some(Run { range: start..end, before, after: text[end..].chars().next() });
            }
        }
    })
}

/// Bytes of a text in which emphasis that began is looked for.
const LONGEST: usize = 400;

/// Hides stars that are no emphasis, and says what they are.
pub(super) fn hide(text: &str, hidden: &mut Hidden) {
    // Where emphasis began that can be nothing else, and how many stars it has.
    let mut open: Option<(usize, usize)> = None;
    let mut product: Option<Product> = None;
    let mut noted = false;
    for run in runs(text) {
        let start = run.range.start;
        // That of a path or of an address.
        if hidden.holds(start) {
            continue;
        }
        let begun = open.filter(|(from, length)| {
            let near = *length == run.range.len() && start - from < LONGEST;
            near && !text[*from..start].contains(['\n', '|'])
        });
        let word = begun.is_some_and(|(from, _)| !text[from..start].contains(char::is_whitespace));
        if let Some(whole) = multiplied(text, &run) {
            match &mut product {
                Some(before) if before.whole.end >= whole.start => {
                    before.whole.end = whole.end;
                    before.stars.push(start);
                }
                _ => {
                    let before = product.replace(Product { whole, stars: vec![start] });
                    before.into_iter().for_each(|before| before.hide(text, hidden));
                }
            }
        } else if run.in_value() && (begun.is_none() || run.joins_digits()) {
            hidden.say(
                run.range.clone(),
                operands(text, &run.range),
                say::stars_in_value(run.len()),
            );
        } else if run.in_word() && run.len() == 1 && !word {
            hidden.say(run.range.clone(), run.range.clone(), say::star_in_word());
        } else if run.only_begins() {
            open = Some((run.range.end, run.len()));
        } else {
            noted |= begun.is_none() && run.before.is_some_and(|c| !c.is_whitespace());
            open = None;
            if begins_note(text, &run, noted) {
                hidden.say(run.range.clone(), run.range.clone(), say::note_star());
            }
        }
    }
    product.into_iter().for_each(|product| product.hide(text, hidden));
}

/// Values with stars between them.
struct Product {
    whole: Range<usize>,
    stars: Vec<usize>,
}

impl Product {
    fn hide(self, text: &str, hidden: &mut Hidden) {
        let Product { whole, stars } = self;
        stars.iter().for_each(|star| hidden.hide(*star));
        // `*123*456#` is dialled.
        if text[..whole.start].ends_with('*') || text[whole.end..].starts_with('#') {
            return;
        }
        let problem = say::product(&text[whole.clone()]);
        hidden.say(stars[0]..stars[0] + 1, whole, problem);
    }
}

/// The values that a star multiplies: it stands between digits or brackets, with a space on both sides or
/// on none.
fn multiplied(text: &str, run: &Run) -> Option<Range<usize>> {
    let Range { start, end } = run.range;
    let spaces = |c: &char| *c == ' ';
    let (left, right) = (text[..start].trim_end_matches(' '), text[end..].trim_start_matches(' '));
    let spaced = (run.before.is_some_and(|c| spaces(&c)), run.after.is_some_and(|c| spaces(&c)));
    let (before, after) = (left.chars().next_back()?, right.chars().next()?);
    let digits = [before, after].map(|c| thai::digit(c).is_some());
    let values = (digits[0] || before == ')') && (digits[1] || after == '(');
    let whole = operands(text, &(left.len()..text.len() - right.len()));
    let counts = text[whole.clone()].contains(|c| thai::digit(c).is_some());
    (run.len() == 1 && values && counts && spaced.0 == spaced.1).then_some(whole)
}

/// A range with the values on both sides of it.
fn operands(text: &str, range: &Range<usize>) -> Range<usize> {
    let part = |c: char| is_value(c) || ".,()+-/%".contains(c);
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let length = after.len() - after.trim_start_matches(part).len();
    let after = after[..length].trim_end_matches(['.', ',', '-', '/']);
    before.trim_end_matches(part).len()..range.end + after.len()
}

/// Whether a star at the start of a line is that of a note: it begins the only item there is, and something
/// before it points to a note, or it calls itself one.
fn begins_note(text: &str, run: &Run, noted: bool) -> bool {
    let Range { start, end } = run.range;
    let line = text[..start].trim_end_matches([' ', '\t', '>']).len();
    if run.len() != 1 || !(line == 0 || text[..line].ends_with('\n')) {
        return false;
    }
    let rest = text[end..].split('\n').next().unwrap_or_default();
    let indent = |line: &str| line.trim_start_matches([' ', '\t', '>']).to_owned();
    let item = |line: Option<&str>| line.is_some_and(|line| indent(line).starts_with("* "));
    let full = |line: &&str| !indent(line).trim().is_empty();
    let alone = !item(text[..line].lines().rev().take(2).find(full))
        && !item(text[end + rest.len()..].lines().skip(1).take(2).find(full));
    rest.starts_with(' ') && (noted || rest.trim_start().starts_with(NOTE)) && alone
}

#[cfg(test)]
mod tests {
    use super::super::masked::tests::typed;

    #[test]
    fn stars_that_are_no_emphasis_are_hidden() {
        for (text, shown) in [
            ("12*150*30 บาท", "12_150_30 บาท"),
            ("๑๒*๑๕๐", "๑๒_๑๕๐"),
            ("5 * 3 * 2", "5 _ 3 _ 2"),
            ("10**2 + 2**10**", "10__2 + 2__10**"),
            ("(5+3)*(2)*4", "(5+3)_(2)_4"),
            ("\\*ก*ข", "\\*ก_ข"),
            ("*123*456#", "*123_456#"),
            ("x*y*z", "x_y_z"),
            ("ราคา*จำนวน*วัน", "ราคา_จำนวน_วัน"),
            ("ผลงาน* 5\n\n* ไม่รวมปีก่อน", "ผลงาน* 5\n\n_ ไม่รวมปีก่อน"),
            ("* หมายเหตุ: ก", "_ หมายเหตุ: ก"),
        ] {
            assert_eq!(typed(text), shown, "{text}");
        }
    }

    #[test]
    fn emphasis_is_left_alone() {
        for text in [
            "*เน้น* **หนา** คำ **หนา**ต่อ ก**หนา**ข",
            "ปี 2562 **30 ราย** ได้**80**ราย",
            "*ระบบ*เปิด",
            "* ก\n* ข",
            "ผลงาน* 5\n\n* ก\n* ข",
        ] {
            assert_eq!(typed(text), text, "{text}");
        }
    }
}
