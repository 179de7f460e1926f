//! `10~20`, `H~2~O`, `~~ขีดฆ่า~~`: which tildes strike words out. Two do, with words between two of
//! them; one never does.

use super::looks::is_escaped;
use super::masked::Hidden;
use crate::markdown::say::as_typed as say;
use crate::thai;

/// Hides tildes that strike nothing out.
pub(super) fn hide(text: &str, hidden: &mut Hidden) {
    let digit = |c: Option<char>| c.is_some_and(|c| thai::digit(c).is_some());
    let mut from = 0;
    while let Some(start) = text[from..].find('~').map(|at| from + at) {
        let end = start + text[start..].bytes().take_while(|byte| *byte == b'~').count();
        from = end;
        let sides = (text[..start].chars().next_back(), text[end..].chars().next());
        match end - start {
            _ if hidden.holds(start) || is_escaped(text, start) => {}
            1 => hidden.hide(start),
            2 if digit(sides.0) && digit(sides.1) => {
                hidden.say(start..end, start..end, say::tildes_in_value());
            }
            _ => {}
        }
    }
}
