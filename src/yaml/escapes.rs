//! `"\u200b"`: what comes into a text of YAML by its code is as wrong as what is typed.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::notation::say;
use crate::thai::hygiene;

/// What is wrong with the text of `written`, a scalar with its double quotes, and was written by its code:
/// the range of each code in it.
pub(super) fn slips(written: &str, text: &str) -> Vec<(Range<usize>, Problem)> {
    if !written.contains('\\') {
        return Vec::new();
    }
    let codes: Vec<(Range<usize>, char)> = codes(written).collect();
    let (mut next, mut found) = (0, Vec::new());
    for slip in hygiene::slips(text) {
        let letters = &text[slip.range.clone()];
        // What was typed has its own finding.
        if let Some(at) = codes[next..].iter().position(|(_, c)| letters.contains(*c)) {
            found.push((codes[next + at].0.clone(), say::pasted(text, &slip)));
            next += at + 1;
        }
    }
    found
}

/// The codes of a text in double quotes, and what each stands for.
pub(crate) fn codes(written: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + written[from..].find('\\')?;
            let kind = written[start + 1..].chars().next()?;
            let digits = match kind {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            from = start + 1 + kind.len_utf8() + digits;
            let named = match kind {
                '0' => Some('\0'),
                'a' => Some('\u{7}'),
                'b' => Some('\u{8}'),
                'v' => Some('\u{b}'),
                'f' => Some('\u{c}'),
                'e' => Some('\u{1b}'),
                'N' => Some('\u{85}'),
                'L' => Some('\u{2028}'),
                'P' => Some('\u{2029}'),
                _ => {
                    let code = written.get(start + 2..from)?;
                    u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
                }
            };
            if let Some(c) = named {
                return Some((start..from, c));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_by_its_code_is_seen() {
        let found = |written: &str, text: &str| -> Vec<Range<usize>> {
            slips(written, text).into_iter().map(|(range, _)| range).collect()
        };
        assert_eq!(found(r#""ล้าน\u200Bบาท\0""#, "ล้าน\u{200b}บาท\0"), [13..19, 28..30]);
        assert_eq!(
            found(r#""a\e\x07 \U0010FFFD""#, "a\u{1b}\u{7} \u{10fffd}"),
            [2..4, 4..8, 9..19]
        );
        // A mark on its letter, a space that is asked for, a typed slip.
        assert_eq!(found(r#""ก\u0E49 \n\t\" \_ x""#, "ก้ \n\t\" \u{a0} x"), [0..0; 0]);
        assert_eq!(found("\"ก\u{200b} \\n\"", "ก\u{200b} \n"), [0..0; 0]);
    }
}
