//! `วันที่ ___/___/____`, `^_^`: underscores that leave room to write in, or that are drawn with. They are no
//! emphasis, because no word stands beside them.

use super::masked::Hidden;

/// Hides underscores that stand between signs.
pub(super) fn hide(text: &str, hidden: &mut Hidden) {
    let mut from = 0;
    while let Some(start) = text[from..].find('_').map(|at| from + at) {
        let end = start + text[start..].bytes().take_while(|byte| *byte == b'_').count();
        from = end;
        let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
        let sign = |c: Option<char>| c.is_some_and(|c| "/^".contains(c));
        let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "/^-".contains(c));
        let drawn = sign(before) || sign(after) || (before, after) == (Some('-'), Some('-'));
        if drawn && apart(before) && apart(after) {
            hidden.hide_all(start..end);
        }
    }
}
