//! `\\server\แผน\_2567\[งบ]`: backslashes that are part of a path.
//!
//! CommonMark takes a backslash away before every sign. In a path it takes away letters of a name; it is
//! obeyed where it can only be meant for the sign behind it.

use super::masked::Hidden;
use crate::markdown::say::as_typed as say;
use crate::thai::is_thai;

/// Signs that stand in the names of files, and those that stand in none: behind a space a backslash before
/// one of the latter is meant for it.
const IN_NAMES: &str = "_[]()#$~-.!&+=^%@{};,'\\";
const IN_PATTERNS: &str = "*?";

/// Bytes of a word in which the bracket is looked for that ends what another one began.
const LONGEST: usize = 200;

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_thai(c)
}

/// Hides the backslashes of paths and the signs behind them.
pub(super) fn hide(text: &str, hidden: &mut Hidden) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.contains('\\') {
            of_line(text, start..start + line.len(), hidden);
        }
        start += line.len();
    }
}

fn of_line(text: &str, line: std::ops::Range<usize>, hidden: &mut Hidden) {
    // Whether a path began on the line, and whether the word that is read is one.
    let mut begun = false;
    let mut at = line.start;
    for word in text[line.clone()].split_inclusive([' ', '\t', '\n', '|']) {
        let path = is_path(word);
        begun |= path;
        let end = at + word.len();
        let mut from = at;
        while let Some(slash) = text[from..end].find('\\').map(|found| from + found) {
            let before = text[at..slash].chars().next_back();
            let next = text[slash + 1..].chars().next();
            from = slash + 1;
            let sign = match next {
                Some('\n' | '\r') if path => {
                    hidden.hide(slash);
                    continue;
                }
                Some(c) if c.is_ascii_punctuation() => c,
                _ => continue,
            };
            from += 1;
            let behind = text[from..].chars().next();
            if sign == '\\' && !path {
                // `\\*` is a backslash before a mark.
                if !behind.is_some_and(|c| "*_[`~<\\".contains(c)) {
                    hidden.hide_all(slash..from);
                }
            } else if path && (IN_NAMES.contains(sign) || IN_PATTERNS.contains(sign))
                || begun && before.is_some_and(is_word) && IN_NAMES.contains(sign)
            {
                hidden.hide_all(slash..from);
            } else if (before.is_some_and(is_word) || ends_bracket(text, line.start..slash))
                && behind.is_some_and(is_word)
                && in_name(sign, text[from..line.end].trim_end_matches('\n'))
            {
                hidden.say(slash..from, slash..from, say::backslash(sign));
            }
        }
        at = end;
    }
}

/// Whether a word is a path: it begins as one, or has a backslash before a letter that has none.
fn is_path(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '“', '"', '‘', '\'', '<', '[', '*', '>']);
    let mut chars = word.chars();
    let drive =
        chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.as_str().starts_with(":\\");
    let server = word.strip_prefix("\\\\").is_some_and(|rest| rest.starts_with(is_word));
    drive
        || server
        || word.match_indices('\\').any(|(at, _)| {
            word[..at].ends_with(|c| is_word(c) || c == '.') && word[at + 1..].starts_with(is_word)
        })
}

/// Whether a range ends with a bracket whose other one has no backslash, so that neither is a letter on purpose.
fn ends_bracket(text: &str, range: std::ops::Range<usize>) -> bool {
    let line = &text[range];
    let near = (line.len().saturating_sub(LONGEST)..line.len()).find_map(|from| line.get(from..));
    let inner = near.and_then(|near| near.strip_suffix(']')).unwrap_or_default();
    inner
        .rfind(['[', ']'])
        .is_some_and(|open| inner[open..].starts_with('[') && !inner[..open].ends_with('\\'))
}

/// Whether a sign between letters is more likely one of a name: it makes no mark there.
fn in_name(sign: char, rest: &str) -> bool {
    let near = (0..=LONGEST).rev().find_map(|length| rest.get(..length));
    let rest = near.unwrap_or_default();
    // Where the other bracket has its backslash too, both are meant as letters.
    let ends = |other: &str| {
        rest.split_once(other).is_some_and(|(inner, behind)| {
            !(inner.ends_with('\\') || other == "]" && behind.starts_with('('))
        })
    };
    match sign {
        '_' => true,
        '[' => ends("]"),
        '(' => ends(")"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::masked::tests::typed;

    #[test]
    fn paths_keep_their_backslashes() {
        for (text, shown) in [
            (r"ที่ \\เครื่อง\แผน\_2567\[งบ] นี้", r"ที่ __เครื่อง\แผน__2567__งบ] นี้"),
            (r"D:\งาน ปี\_2567\(ร่าง)", r"D:\งาน ปี__2567__ร่าง)"),
            (r"แผน\งาน\#1", r"แผน\งาน__1"),
            (r"C:\ข้อมูล\*.xlsx", r"C:\ข้อมูล__.xlsx"),
            ("C:\\งาน\\\nต่อ", "C:\\งาน_\nต่อ"),
            (r"ก\_ข", "ก__ข"),
            (r"แผน\[งบ]", r"แผน__งบ]"),
            (r"[ก]\[ข]", r"[ก]__ข]"),
            (r"ดู [ก ค]\[ข ง] และ [1]\(2)", r"ดู [ก ค]__ข ง] และ [1]__2)"),
            (r"ก \\ ข", r"ก __ ข"),
        ] {
            assert_eq!(typed(text), shown, "{text}");
        }
    }

    #[test]
    fn what_is_meant_for_a_mark_is_obeyed() {
        for text in [
            r"\*ก\* 5 \* 3 \[ก](ข) ก\[^1] \# ก \`ก\`",
            r"แผน\[งบ\] (องค์การมหาชน\) 5\.2 1\. ก",
            r"ก\\[^ข] ก\\*ข*",
            r"\[ก]\[ข] [ก]\[ข\] [ก]\[ข](ค)",
            "ก\\\nข",
            r"D:\งาน และ \*ก\* \[ข]",
        ] {
            assert_eq!(typed(text), text, "{text}");
        }
    }
}
