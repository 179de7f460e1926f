//! Marks that were read as letters: `**` without its pair, and those of other dialects of Markdown.
//!
//! They are looked for in the text as it was written, where what is meant as letters has its `\\`.

use std::ops::Range;

use super::looks::is_escaped;
use crate::diagnostic::Problem;
use crate::markdown::say::as_typed as say;
use crate::markdown::say::prose;
use crate::thai::{self, is_thai};

/// Bytes that are looked at for the end of a mark.
const LONGEST: usize = 200;

/// What stands in `range` of a text, all of it read as letters, and looks like a mark.
pub(super) fn find(text: &str, range: Range<usize>) -> Vec<(Range<usize>, Problem)> {
    let mut found = Vec::new();
    let Some(words) = text.get(..range.end).filter(|words| words.is_char_boundary(range.start))
    else {
        return found;
    };
    let mut at = range.start;
    while let Some(next) = words[at..].find(OPENING).map(|next| at + next) {
        let sign = words.as_bytes()[next];
        let run = words[next..].bytes().take_while(|byte| *byte == sign).count();
        at = next + run;
        if is_escaped(words, next) {
            continue;
        }
        let mark = Mark { text, words, start: next, inner: at };
        if let Some((place, problem)) = mark.read(sign, run) {
            at = place.end.max(at);
            found.push((place, problem));
        }
    }
    found
}

/// The first mark of Markdown in a text of which none is read: `**หนา**`, `[ก](https://…)`.
pub fn unread(text: &str) -> Option<Range<usize>> {
    let frames = ["**", "~~", "=="].into_iter().filter_map(|mark| {
        let (before, rest) = text.split_once(mark)?;
        let inner = rest.split_once(mark).map(|(inner, _)| inner).filter(|inner| tight(inner))?;
        // `10**2**3` is none.
        let value = before.ends_with(|c: char| c.is_ascii_alphanumeric());
        (!value).then(|| before.len()..before.len() + inner.len() + 2 * mark.len())
    });
    let link = text.find("](http").and_then(|at| {
        let start = text[..at].rfind('[')?;
        Some(start..at + text[at..].find(')')? + 1)
    });
    frames.chain(link).min_by_key(|range| range.start)
}

/// What marks begin with.
const OPENING: [char; 9] = ['*', '_', '[', '=', '^', '~', '$', ':', '<'];

/// Signs that follow each other and may begin something.
struct Mark<'t> {
    text: &'t str,
    /// The text up to the end of what was read as letters.
    words: &'t str,
    start: usize,
    inner: usize,
}

impl<'t> Mark<'t> {
    fn read(&self, sign: u8, run: usize) -> Option<(Range<usize>, Problem)> {
        let before = self.text[..self.start].chars().next_back();
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let found = match (sign, run) {
            (b'*' | b'~', 2) | (b'*', 3) => return self.frame(before),
            (b'*', 4) if self.is_alone() => {
                let range = self.start..self.inner;
                return Some((range.clone(), say::nothing_framed(&self.words[range])));
            }
            // Where it ends is no block of HTML, and it is shown.
            (b'<', 1) if self.words[self.inner..].starts_with("!--") => {
                return Some((self.start..self.inner + "!--".len(), prose::unended_comment()));
            }
            (b'_', 2) => {
                let inner = self.closed("__").filter(|inner| tight(inner) && thai_words(inner))?;
                (inner, say::bold_underscores(inner))
            }
            (b'[', 2) => {
                let inner = self.closed("]]")?;
                let plain = |c: char| c.is_ascii_digit() || thai::digit(c).is_some();
                if inner.contains(['[', ']']) || inner.chars().all(plain) {
                    return None;
                }
                (inner, say::wiki_link(inner))
            }
            (b'=', 2) if !latin(before) => {
                let inner = self.closed("==").filter(|inner| tight(inner))?;
                (inner, say::highlight(inner))
            }
            (b'^', 1) => {
                let inner = self.closed("^").filter(|inner| word(inner))?;
                (inner, say::raised(inner))
            }
            (b'~', 1) if before.is_some_and(|c| c.is_ascii_alphabetic()) => {
                let digits = |inner: &&str| inner.chars().all(|c| c.is_ascii_digit());
                let inner = self.closed("~").filter(digits).filter(|inner| word(inner))?;
                (inner, say::lowered(inner))
            }
            (b'$', 1 | 2) if !latin(before) => {
                let inner = self.closed("$").filter(|inner| formula(inner))?;
                (inner, say::dollars(inner))
            }
            (b':', 1) if !latin(before) => {
                let name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
                let inner = self.closed(":").filter(|inner| {
                    inner.len() > 1
                        && inner.chars().all(name)
                        && inner.contains(|c: char| c.is_ascii_lowercase())
                })?;
                (inner, say::short_code(inner))
            }
            _ => return None,
        };
        let (inner, problem) = found;
        let end = self.inner + inner.len() + if sign == b'[' { 2 } else { run };
        Some((self.start..end.min(self.words.len()), problem))
    }

    /// Whether nothing else stands in its line or its cell.
    fn is_alone(&self) -> bool {
        let blank = [' ', '\t'];
        let before = self.text[..self.start].trim_end_matches(blank);
        let after = self.text[self.inner..].trim_start_matches(blank);
        (before.is_empty() || before.ends_with(['\n', '|', '>']))
            && (after.is_empty() || after.starts_with(['\n', '|']))
    }

    /// What stands before the next such sign, on the same line.
    fn closed(&self, close: &str) -> Option<&'t str> {
        let rest = &self.words[self.inner..];
        let near = rest.as_bytes().iter().take(LONGEST);
        let first = *close.as_bytes().first()?;
        let end = near.into_iter().position(|byte| *byte == first || *byte == b'\n')?;
        (rest[end..].starts_with(close) && end > 0).then(|| &rest[..end])
    }

    /// `**` or `~~` that frames nothing: it has a blank on the wrong side, or no pair.
    fn frame(&self, before: Option<char>) -> Option<(Range<usize>, Problem)> {
        let mark = &self.words[self.start..self.inner];
        let after = self.text[self.inner..].chars().next();
        let value = |c: Option<char>| {
            c.is_some_and(|c| c.is_ascii_alphanumeric() || thai::digit(c).is_some())
        };
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        // `10**2` was spoken of already.
        if value(before) && value(after) {
            return None;
        }
        if let Some(inner) = self.closed(mark) {
            let end = self.inner + inner.len() + mark.len();
            let trimmed = inner.trim();
            if !trimmed.is_empty() && !self.words[end..].starts_with(&mark[..1]) {
                let problem = match trimmed == inner {
                    true => say::no_pair(mark),
                    false => say::blank_inside(mark, inner),
                };
                return Some((self.start..end, problem));
            }
        }
        // `** หมายเหตุ` and `10~~` are letters.
        let line = self.text[..self.start].trim_end_matches([' ', '\t']);
        let begins = line.is_empty() || line.ends_with(['\n', '|', '>']);
        let lone = begins && blank(before) && blank(after) || mark == "~~";
        (!lone && mark != "***").then(|| (self.start..self.inner, say::no_pair(mark)))
    }
}

/// Whether no blank stands at the ends.
fn tight(inner: &str) -> bool {
    !inner.is_empty() && inner.trim() == inner
}

/// Whether it is one word.
fn word(inner: &str) -> bool {
    tight(inner) && inner.chars().all(|c| c.is_alphanumeric() || is_thai(c) || "+-".contains(c))
}

fn thai_words(inner: &str) -> bool {
    inner.chars().any(is_thai)
}

/// Whether it is written as a formula between `$`, and is no amount of dollars.
fn formula(inner: &str) -> bool {
    tight(inner)
        && !thai_words(inner)
        && !inner.starts_with(|c: char| c.is_ascii_digit())
        && (inner.contains(['\\', '^', '_', '=']) || inner.len() == 1 && word(inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text, 0..text.len()).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn what_looks_like_a_mark_is_found() {
        for (text, marks) in [
            ("ก **หนา ** ข", &["**หนา **"][..]),
            ("ก ** หนา** ข", &["** หนา**"]),
            ("**หนา", &["**"]),
            ("หนา** ต่อ", &["**"]),
            ("ก\n****\n| **** |", &["****", "****"]),
            ("***หนา *** ~~ขีด ~~", &["***หนา ***", "~~ขีด ~~"]),
            ("ก__หนา__ข", &["__หนา__"]),
            (
                "ดู [[หน้า]] ==เน้น== ^บน^ H~2~O $x$ $$a_1=b$$ :smile:",
                &["[[หน้า]]", "==เน้น==", "^บน^", "~2~", "$x$", "$$a_1=b$$", ":smile:"],
            ),
        ] {
            assert_eq!(found(text), marks, "{text}");
        }
    }

    #[test]
    fn letters_are_left_alone() {
        for text in [
            "10**2 ผลงาน*",
            "** หมายเหตุ",
            "นายส**** 1234****5678 ก **** ข",
            "10~20~30 ก~ข~ค A~B",
            "ราคา $100 ถึง $200 US$5 และ US$",
            "เวลา 10:30:45 https://a:b@c อัตรา 1:2:3 a:b:c",
            "10^3 และ 10^6 m^2",
            "a == b และ c == d ===",
            "[[1]] [[ก] และ [ข]]",
            "ลงชื่อ ______ (______)",
            "\\*\\*ก \\[[ก]] \\==ก==",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_text_of_yaml_has_no_marks() {
        for (text, mark) in [
            ("โครงการ **สำคัญ** และ ~~เก่า~~", Some("**สำคัญ**")),
            ("ดู [ที่นี่](https://example.org/a) ต่อ", Some("[ที่นี่](https://example.org/a)")),
            ("10**2**3 ** หมายเหตุ ** ก", None),
            ("มาตรา 5 [1] (https://example.org) a == b == c", None),
        ] {
            assert_eq!(unread(text).map(|range| &text[range]), mark, "{text}");
        }
    }
}
