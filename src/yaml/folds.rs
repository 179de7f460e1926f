//! Texts that YAML folds: a text of several lines is one line with a blank at each line end. Thai has no
//! blanks between its words, so a line end between two Thai letters is nothing, as in narratives.

use crate::thai;
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
    let mut empty = 0;
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
                if !joins(&joined, &line) {
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
    }
    // What was read says whether the line ends were seen as YAML sees them.
    (folded.trim() == read.trim() && joined != folded).then_some(joined)
}

/// Whether two or more lines of a text that YAML folds begin as items of a list do.
pub(super) fn hides_list(written: &str, read: &str) -> bool {
    let item = |line: &&str| {
        let line = line.trim_start();
        let numeral = line.trim_start_matches('(');
        let digits: usize =
            numeral.chars().take_while(|c| thai::digit(*c).is_some()).map(char::len_utf8).sum();
        let bullet = line.strip_prefix(['-', '–', '—', '•', '▪', '●', '◦', '·', '*']);
        let behind = numeral[digits..].strip_prefix(['.', ')']).filter(|_| digits > 0).or(bullet);
        behind.is_some_and(|behind| behind.starts_with(char::is_whitespace))
    };
    // What keeps its lines is no fold.
    written.contains('\n')
        && written.lines().filter(item).count() > read.lines().filter(item).count().max(1)
}

/// Whether a line end between two texts is nothing: both letters beside it are Thai, and neither is a digit
/// or a sign that ends a word.
fn joins(before: &str, after: &str) -> bool {
    let letter = |c: char| {
        thai::is_thai(c)
            && thai::digit(c).is_none()
            && !matches!(c, 'ๆ' | 'ฯ' | '฿' | '๏' | '๚' | '๛')
    };
    before.chars().rfind(|c| !is_mark(*c)).is_some_and(letter)
        && after.chars().find(|c| !is_mark(*c)).is_some_and(letter)
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
        assert!(hides_list("มีสองข้อ\n  - ก\n  - ข", "มีสองข้อ - ก - ข"));
        assert!(hides_list("1) ก\n  2) ข", "1) ก 2) ข"));
        assert!(!hides_list("- ก\n- ข\n", "- ก\n- ข\n"));
        assert!(!hides_list("แผน\n  - ก", "แผน - ก"));
        // Lines of a folded text that are indented keep their ends.
        assert_eq!(
            joined("แผน\n    ระยะ\n  ยาว\n", ScalarStyle::Block, "แผน\n  ระยะ\nยาว\n"),
            None
        );
    }
}
