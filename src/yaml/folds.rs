//! Texts that YAML folds: a text of several lines is one line with a blank at each line end. Thai has no
//! blanks between its words, so a line end between two Thai letters is nothing, as in narratives.

use crate::markdown::lines::{Line, are_meant_as_lines};
use crate::thai::lines::{is_letter, is_person};
use crate::thai::marks::is_mark;

use super::tree::ScalarStyle;

/// The text of a scalar without the blanks that line ends between Thai letters left in it; nothing where
/// there are none, or where escapes hide which ones they are.
pub(super) fn joined(written: &str, style: ScalarStyle, read: &str) -> Option<String> {
    if !written.trim_end().contains('\n') {
        return None;
    }
    let inner = match style {
        ScalarStyle::Quoted => written.get(1..written.len().checked_sub(1)?)?,
        ScalarStyle::Plain | ScalarStyle::Block => written.trim_end(),
    };
    let plain = |line: &str| match style {
        ScalarStyle::Quoted if written.starts_with('"') => {
            line.replace("\\\"", "\"").replace("\\\\", "\\")
        }
        ScalarStyle::Quoted => line.replace("''", "'"),
        ScalarStyle::Plain | ScalarStyle::Block => line.to_owned(),
    };
    let (mut folded, mut joined) = (String::new(), String::new());
    let (mut empty, mut before) = (0, String::new());
    for (at, line) in inner.split('\n').enumerate() {
        let line = plain(if at == 0 { line.trim_end() } else { line.trim() });
        match (at, line.is_empty(), empty) {
            (0, ..) => {}
            (_, true, _) => {
                empty += 1;
                continue;
            }
            (_, false, 0) => {
                folded.push(' ');
                if !joins(&before, &line) {
                    joined.push(' ');
                }
            }
            (_, false, lines) => {
                folded.extend(std::iter::repeat_n('\n', lines));
                joined.extend(std::iter::repeat_n('\n', lines));
            }
        }
        empty = 0;
        folded.push_str(&line);
        joined.push_str(&line);
        before = line;
    }
    // What was read says whether the line ends were seen as YAML sees them.
    (folded.trim() == read.trim() && joined != folded).then_some(joined)
}

/// Whether the lines of a text that YAML folds were meant as lines, such as those of a list.
pub(super) fn hides_lines(written: &str, read: &str) -> bool {
    let item = |line: &&str| line.trim_start().starts_with("- ");
    if !written.trim_end().contains('\n') || read.trim_end().contains('\n') {
        return false;
    }
    let mut at = 0;
    let lines: Vec<Line<'_>> = written
        .split('\n')
        .map(|line| Line {
            at,
            words: line.trim().trim_matches(['"', '\'']),
            joined: std::mem::replace(&mut at, 1) > 0,
        })
        .filter(|line| !line.words.is_empty())
        .collect();
    written.lines().filter(item).count() > 1 || are_meant_as_lines(&lines)
}

/// Whether a line end between two lines is nothing, as in narratives: a letter of Thai stands on both sides,
/// and neither line is a name.
fn joins(before: &str, after: &str) -> bool {
    before.chars().rfind(|c| !is_mark(*c)).is_some_and(is_letter)
        && after.chars().find(|c| !is_mark(*c)).is_some_and(is_letter)
        && !is_person(before)
        && !is_person(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_end_between_thai_letters_is_nothing() {
        let plain = |written, read| joined(written, ScalarStyle::Plain, read);
        assert_eq!(plain("แผนงาน\n  ระยะยาว", "แผนงาน ระยะยาว").as_deref(), Some("แผนงานระยะยาว"));
        assert_eq!(
            plain("แผน\n\n  ระยะ\r\n  ยาว", "แผน\nระยะ ยาว").as_deref(),
            Some("แผน\nระยะยาว")
        );
        assert_eq!(plain("แผน\n  5 ปี", "แผน 5 ปี"), None);
        assert_eq!(plain("แผน A\n  ระยะ", "แผน A ระยะ"), None);
        assert_eq!(plain("แผนระยะยาว", "แผนระยะยาว"), None);
        let quoted = |written, read| joined(written, ScalarStyle::Quoted, read);
        assert_eq!(
            quoted("\"แผน \\\"ก\\\" ระยะ\n  ยาว\"", "แผน \"ก\" ระยะ ยาว").as_deref(),
            Some("แผน \"ก\" ระยะยาว")
        );
        assert_eq!(
            quoted("'แผน ''ก'' ระยะ\n  ยาว'", "แผน 'ก' ระยะ ยาว").as_deref(),
            Some("แผน 'ก' ระยะยาว")
        );
        // An escaped line end is nothing already, and other escapes are left as they were read.
        assert_eq!(quoted("\"แผน\\\n  ระยะ\"", "แผนระยะ"), None);
        assert_eq!(quoted("\"แผ\\u0e19\n  ระยะ\"", "แผน ระยะ"), None);
        assert!(hides_lines("มีสองข้อ\n  - ก\n  - ข", "มีสองข้อ - ก - ข"));
        assert!(hides_lines("1) ก\n  2) ข", "1) ก 2) ข"));
        assert!(!hides_lines("- ก\n- ข\n", "- ก\n- ข\n"));
        assert!(!hides_lines("แผน\n  - ก", "แผน - ก"));
        // Lines of a folded text that are indented keep their ends.
        assert_eq!(
            joined("แผน\n    ระยะ\n  ยาว\n", ScalarStyle::Block, "แผน\n  ระยะ\nยาว\n"),
            None
        );
    }
}
