//! `**(ร่าง)**ยุทธศาสตร์`: emphasis beside Thai words, which have no spaces around them.
//!
//! CommonMark takes `**` between a bracket and a letter for the start of something, because it expects
//! a space behind what ends. The Thai letter that stands beside such a mark is hidden behind a hyphen:
//! with punctuation on both of its sides, a mark may end and begin.

use super::masked::Hidden;
use crate::thai::is_thai;

/// Hides Thai letters that have a mark of emphasis on one side and punctuation behind it.
pub(super) fn hide(text: &str, hidden: &mut Hidden) {
    let punctuation = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !is_thai(c);
    let mut from = 0;
    while let Some(start) = text[from..].find(['*', '~']).map(|at| from + at) {
        let mark = text.as_bytes()[start];
        let end = start + text[start..].bytes().take_while(|byte| *byte == mark).count();
        from = end;
        // A mark that is hidden itself is none.
        if hidden.holds(start) {
            continue;
        }
        match (text[..start].chars().next_back(), text[end..].chars().next()) {
            (Some(before), Some(after)) if is_thai(before) && punctuation(after) => {
                hidden.hide(start - before.len_utf8());
            }
            (Some(before), Some(after)) if punctuation(before) && is_thai(after) => {
                hidden.hide(end);
            }
            _ => {}
        }
    }
}
