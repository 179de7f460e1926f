//! What pieces of text are by their characters: numbers, codes, abbreviations, compounds.

use std::borrow::Cow;

use crate::thai::marks::is_mark;
use crate::thai::{MONTHS, digit, is_combining, is_thai};

/// A Thai letter, vowel or tone mark: no digit, no ๆ, no ฯ.
pub(crate) fn is_letter(c: char) -> bool {
    is_thai(c) && digit(c).is_none() && !matches!(c, 'ๆ' | 'ฯ' | '฿' | '๏' | '๚' | '๛')
}

pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '«' | '<')
}

/// Whether a line may end between two parts of a piece, going by the characters at its place.
pub(super) fn may_end(before: &str, after: &str) -> bool {
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    // A vowel that stands before its consonant starts a cluster; one that does not never does.
    let starts = is_letter(right) && !is_combining(right);
    let whole = is_letter(left) && !matches!(left, 'เ'..='ไ');
    // ๆ ends a word; ฯ does too, except in ฯลฯ and ฯพณฯ.
    let mark = left == 'ๆ' || (left == 'ฯ' && !after.starts_with("ล") && !after.starts_with("พณ"));
    starts && (whole || mark) && !lone(after) && !after.starts_with("ๆ")
}

/// Whether a text starts with one consonant that stands alone: the first letter of an abbreviation, or
/// what is left of a word that was cut in two.
pub(super) fn lone(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next();
    chars.next().is_none_or(|c| !is_letter(c))
}

pub(super) fn starts_with_mark(piece: &str) -> bool {
    piece.starts_with(['ๆ', 'ฯ', ')', ']', '}', '”', '’', '»', '%'])
        && !piece.starts_with("ฯพณฯ")
        && !piece.starts_with("ฯลฯ")
}

/// Digits with their commas, points, slashes and ranges: 1/2562, ๓,๑๕๐.๙๖, 5–14, 27001:2013.
pub(super) fn is_number(piece: &str) -> bool {
    let open = piece.trim_start_matches(is_opening);
    let bare = || open.trim_end_matches(|c: char| !c.is_alphanumeric() && digit(c).is_none());
    open.starts_with(|c| digit(c).is_some())
        && bare().chars().all(|c| {
            digit(c).is_some() || matches!(c, ',' | '.' | '/' | ':' | '–' | '-' | '(' | ')')
        })
}

/// A number that counts something: no year, no date, no code.
pub(super) fn is_amount(piece: &str) -> bool {
    let mut ends = piece.split(['–', '-']);
    let years = ends.clone().count() == 2 && ends.all(is_year);
    is_number(piece) && !piece.contains(['/', ':']) && !piece.ends_with([')', ',', '.']) && !years
}

/// Four digits that are a year of the Buddhist era, of this age.
pub(super) fn is_year(piece: &str) -> bool {
    let mut digits = piece.chars();
    let digits = [(); 5].map(|()| digits.next().map(digit));
    matches!(digits, [Some(Some(2)), Some(Some(4..7)), Some(Some(_)), Some(Some(_)), None])
}

/// A text of the same length in which lines end at the same places, and which is the same for texts that
/// differ by their numbers alone. Of what a number says, no rule but that of [years](is_year) wants to know.
/// What touches a letter is part of a word or of a unit, as in tCO2, and is left as it is.
pub fn with_like_digits(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| digit(c).is_some()) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c| digit(c).is_some()) {
        let (before, behind) = rest.split_at(at);
        let ends = |c: char| digit(c).is_none() && !matches!(c, '.' | ',') && !is_mark(c);
        let number = behind.split(ends).next().unwrap_or_default();
        let seen = |c: &char| !is_mark(*c);
        let beside = before.chars().rev().find(seen).into_iter();
        let mut beside = beside.chain(behind[number.len()..].chars().next());
        if beside.any(|c| c.is_alphabetic() || is_combining(c)) {
            out.push_str(before);
            out.push_str(number);
            rest = &behind[number.len()..];
            continue;
        }
        let end = behind.find(|c| digit(c).is_none()).unwrap_or(behind.len());
        let like = if is_year(&behind[..end]) { [2, 5, 0, 0] } else { [0; 4] };
        let like = like.into_iter().chain(std::iter::repeat(0));
        out.push_str(before);
        out.extend(behind[..end].chars().zip(like).map(|(c, like)| match c {
            '๐'..='๙' => NUMERALS[like],
            _ => char::from(b'0' + like as u8),
        }));
        rest = &behind[end..];
    }
    out.push_str(rest);
    out.into()
}

/// The Thai digits that a text of like digits has.
const NUMERALS: [char; 6] = ['๐', '๑', '๒', '๓', '๔', '๕'];

/// A sign of a result, which stands before its name: ●, ○, ✓.
pub(super) fn is_symbol(piece: &str) -> bool {
    let bare = piece.trim_start_matches(is_opening);
    !bare.is_empty() && bare.chars().all(|c| matches!(c, '\u{25a0}'..='\u{27bf}'))
}

/// A code that its number belongs to: ISO/IEC, RFC.
pub(super) fn is_code(piece: &str) -> bool {
    let bare = piece.trim_start_matches(is_opening);
    bare.len() >= 2 && bare.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '/' | '-'))
}

pub(super) fn starts_with_month(piece: &str) -> bool {
    MONTHS.iter().any(|(full, short, _)| piece.starts_with(full) || piece.starts_with(short))
}

/// Letters with dots between them: ก.พ.ร.
pub(super) fn is_abbreviation(piece: &str) -> bool {
    let mut groups = piece.trim_end_matches(|c: char| !is_letter(c) && c != '.').split('.');
    piece.contains('.')
        && groups.next().is_some_and(|group| {
            (1..=4).contains(&group.chars().count()) && group.chars().all(is_letter)
        })
}

/// What joins the halves of a name or of a range: e-Commerce, ISO/IEC, 50–67. Typesetters and browsers
/// end lines behind it.
pub(in crate::thai) fn is_joint(c: char) -> bool {
    matches!(c, '-' | '‐' | '–' | '/')
}

/// Whether a place behind a joint is inside a word that is short enough to be kept whole, or behind a
/// prefix of a letter or two. Spaces and Thai end such a word.
pub(in crate::thai) fn is_compound(text: &str, at: usize) -> bool {
    /// Letters that a narrow column still holds.
    const LONGEST: usize = 20;
    let part = |c: &char| !c.is_whitespace() && !is_thai(*c);
    let before: Vec<char> = text[..at].chars().rev().take_while(part).take(LONGEST + 1).collect();
    let behind = text[at..].chars().take_while(part).take(LONGEST + 1).count();
    let prefix = before.len() <= 3 && before.iter().skip(1).all(|c| c.is_alphabetic());
    before.len() > 1 && behind > 0 && (prefix || before.len() + behind <= LONGEST)
}
