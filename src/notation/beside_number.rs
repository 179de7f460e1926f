//! Words and signs around a number: those behind it that set a bound, and those that are refused with what
//! to write instead.

use crate::diagnostic::Problem;
use crate::notation::say;

use super::quantity::{Bound, number_part, prefix_unit, starts_with_number};
use super::slips;

/// Words behind a unit.
const BEHIND: [(&str, Bound); 3] =
    [("ขึ้นไป", Bound::AtLeast), ("ลงมา", Bound::AtMost), ("เศษ", Bound::MoreThan)];

/// Words that make a number an approximate one, and the word that would say the same exactly.
const APPROXIMATE: [(&str, Option<Bound>); 9] = [
    ("เกือบ", Some(Bound::LessThan)),
    ("โดยประมาณ", None),
    ("ประมาณ", None),
    ("ราวๆ", None),
    ("ราว ๆ", None),
    ("ราว", None),
    ("about", None),
    ("~", None),
    ("≈", None),
];

/// The word that stands for a minus.
const MINUS: &str = "ติดลบ";

/// A quantity behind a sign that does not stand at its number, and the sign.
pub(super) fn signed(text: &str) -> Option<(&str, &str)> {
    let word = text.strip_prefix(MINUS).or_else(|| text.strip_prefix('฿'));
    let rest = word.or_else(|| text.strip_prefix(slips::SIGNS))?;
    let sign = &text[..text.len() - rest.len()];
    let rest = rest.trim_start();
    let apart = word.is_some() || prefix_unit(rest).0.is_some();
    (apart && starts_with_number(rest)).then_some((sign, rest))
}

/// The word that makes a quantity an approximate one, and the quantity.
pub(super) fn approximation(text: &str) -> Option<(&str, Option<Bound>, &str)> {
    let (word, exactly) = APPROXIMATE.iter().find(|(word, _)| text.starts_with(word))?;
    let rest = text[word.len()..].trim_start();
    starts_with_number(rest).then_some((word, *exactly, rest))
}

/// The sign or the word of a quantity at a place where none is read.
pub(super) fn misplaced(text: &str) -> Option<Problem> {
    if let Some((word, exactly, rest)) = approximation(text) {
        let instead = exactly.map(|bound| bound.with(rest));
        return Some(say::approximate(word, rest, instead.as_deref()));
    }
    let (sign, rest) = signed(text)?;
    let (unit, amount) = prefix_unit(rest);
    let (number, behind) = number_part(amount);
    let end = text.len() - behind.len();
    let mended = match (sign, unit) {
        ("฿", _) if behind.trim().is_empty() => format!("{number} บาท"),
        ("฿" | "+", None) => number.to_owned(),
        ("฿" | "+", Some(unit)) => format!("{unit} {number}"),
        (_, None) => format!("-{number}"),
        (_, Some(unit)) => format!("{unit} -{number}"),
    };
    Some(say::sign_before(&text[..end], &mended).within(0..end))
}

/// The words behind a number and its unit, taken away: what they ask for.
pub(super) fn behind<'t>(
    body: &str,
    (mut rest, mut bound): (&'t str, Bound),
    band: bool,
) -> Result<(&'t str, Bound), Problem> {
    // 500 กว่าคน.
    if let Some(unit) = rest.strip_prefix("กว่า").filter(|_| bound == Bound::Bare && !band)
    {
        (rest, bound) = (unit.trim_start(), Bound::MoreThan);
    }
    let open = rest.strip_prefix('+').map(|unit| ("+", unit.trim_start()));
    let vague = rest.strip_suffix("โดยประมาณ").map(|unit| ("โดยประมาณ", unit.trim_end()));
    if let Some((word, unit)) = open.or(vague) {
        let number = &body[..rest.as_ptr() as usize - body.as_ptr() as usize];
        let quantity = format!("{} {unit}", number.trim_end());
        let instead = (word == "+").then(|| Bound::MoreThan.with(quantity.trim_end()));
        return Err(say::approximate(word, quantity.trim_end(), instead.as_deref()));
    }
    for (suffix, meaning) in BEHIND {
        if let Some(before) = rest.strip_suffix(suffix) {
            if band {
                return Err(say::bound_and_band(body));
            }
            // ตั้งแต่ only opens; the end of the text says which way it goes.
            let opens = body.starts_with("ตั้งแต่");
            if bound != Bound::Bare && bound != meaning && !opens {
                return Err(say::bounds_disagree(body));
            }
            (rest, bound) = (before.trim_end(), meaning);
        }
    }
    Ok((rest, bound))
}
