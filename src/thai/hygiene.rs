//! What comes along when text is pasted from a word processor, a PDF or a chat: characters that nobody
//! sees, marks in the wrong order, letters of old fonts, digits and spaces of other scripts.

use std::ops::Range;

use super::{is_stacked_vowel, is_tone};

/// A slip in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub range: Range<usize>,
    /// What belongs there; empty where it is to be taken out, nothing where nobody can know.
    pub mend: Option<String>,
}

/// A kind of slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A character of no width.
    Invisible,
    /// A mark that turns the direction of writing.
    Direction,
    /// A letter of an old font, outside of the standard.
    PrivateUse,
    /// A place of the Thai block that no letter has.
    Unassigned,
    /// ํ and า for ำ, or two เ for แ.
    Decomposed,
    /// The same mark twice.
    Doubled,
    /// A tone mark before the vowel that it stands on.
    Misordered,
    /// A digit that is neither Arabic nor Thai.
    Digit,
    /// A space that is none of the keyboard.
    Space,
}

/// Letters of old Thai fonts, from U+F700 on: marks moved aside, and letters without their foot.
const OLD_FONTS: [char; 27] = [
    'ฐ', 'ิ', 'ี', 'ึ', 'ื', '่', '้', '๊', '๋', '์', '่', '้', '๊', '๋', '์', 'ญ', 'ั', 'ํ', '็', '่', '้', '๊', '๋',
    '์', 'ุ', 'ู', 'ฺ',
];

/// First digits of decimal digits that Thai reports do not use: Arabic, Persian, Devanagari, Lao, Tibetan,
/// Burmese, Khmer, full width.
const DIGITS: [u32; 8] = [0x660, 0x6f0, 0x966, 0xed0, 0xf20, 0x1040, 0x17e0, 0xff10];

fn is_mark(c: char) -> bool {
    is_tone(c) || is_stacked_vowel(c) || matches!(c, 'ฺ' | '์' | 'ํ' | '๎')
}

/// The slips of a text, in order.
pub fn slips(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let last = std::mem::replace(&mut before, c);
        // Most characters of most files; and what joins two pictures into one.
        let joins = matches!(c, '\u{200c}' | '\u{200d}');
        if c.is_ascii() || joins && !last.is_ascii() && !super::is_thai(last) {
            continue;
        }
        let rest = &text[at..];
        let Some((kind, length, mend)) = slip(c, rest) else { continue };
        let range = at..at + length;
        while chars.next_if(|(next, _)| *next < range.end).is_some() {}
        slips.push(Slip { kind, range, mend });
    }
    slips
}

/// The slip that a text starts with: its kind, its length and what belongs there.
fn slip(c: char, rest: &str) -> Option<(Kind, usize, Option<String>)> {
    let own = c.len_utf8();
    let one = |kind, mend: Option<String>| Some((kind, own, mend));
    match c {
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {
            return one(Kind::Invisible, Some(String::new()));
        }
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            return one(Kind::Direction, Some(String::new()));
        }
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => {
            let at = (c as usize).wrapping_sub(0xf700);
            return one(Kind::PrivateUse, OLD_FONTS.get(at).map(char::to_string));
        }
        '\u{e3b}'..='\u{e3e}' | '\u{e5c}'..='\u{e7f}' => return one(Kind::Unassigned, None),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            return one(Kind::Space, Some(" ".to_owned()));
        }
        _ => {}
    }
    let code = c as u32;
    if let Some(zero) = DIGITS.iter().find(|zero| (**zero..**zero + 10).contains(&code)) {
        return one(Kind::Digit, char::from_digit(code - zero, 10).map(|digit| digit.to_string()));
    }
    let mut next = rest.chars().skip(1);
    let (second, third) = (next.next()?, next.next());
    let two = own + second.len_utf8();
    match (c, second, third) {
        ('เ', 'เ', _) => Some((Kind::Decomposed, two, Some("แ".into()))),
        ('ํ', 'า', _) => Some((Kind::Decomposed, two, Some("ำ".into()))),
        ('ํ', tone, Some('า')) if is_tone(tone) => {
            Some((Kind::Decomposed, two + 'า'.len_utf8(), Some(format!("{tone}ำ"))))
        }
        (tone, 'ํ', Some('า')) if is_tone(tone) => {
            Some((Kind::Decomposed, two + 'า'.len_utf8(), Some(format!("{tone}ำ"))))
        }
        ('ำ', tone, _) if is_tone(tone) => {
            Some((Kind::Misordered, two, Some(format!("{tone}ำ"))))
        }
        (tone, vowel, _) if is_tone(tone) && is_stacked_vowel(vowel) => {
            Some((Kind::Misordered, two, Some(format!("{vowel}{tone}"))))
        }
        (mark, same, _) if mark == same && is_mark(mark) => {
            let times = rest.chars().take_while(|c| *c == mark).count();
            Some((Kind::Doubled, times * own, Some(mark.to_string())))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kind and mended text of the only slip of a text.
    fn mended(text: &str) -> (Kind, String) {
        let slips = slips(text);
        let [slip] = slips.as_slice() else { panic!("{text:?}: {slips:?}") };
        let mut out = text.to_owned();
        out.replace_range(slip.range.clone(), slip.mend.as_deref().unwrap_or("?"));
        (slip.kind, out)
    }

    #[test]
    fn every_kind_is_found_and_mended() {
        assert_eq!(mended("ล้าน\u{200b}บาท"), (Kind::Invisible, "ล้านบาท".into()));
        assert_eq!(mended("ก\u{202e}ข"), (Kind::Direction, "กข".into()));
        assert_eq!(mended("เพิ\u{f70a}ม"), (Kind::PrivateUse, "เพิ่ม".into()));
        assert_eq!(mended("ก\u{f8ff}"), (Kind::PrivateUse, "ก?".into()));
        assert_eq!(mended("ก\u{e3c}"), (Kind::Unassigned, "ก?".into()));
        assert_eq!(mended("คําตอบ"), (Kind::Decomposed, "คำตอบ".into()));
        assert_eq!(mended("นํ้า"), (Kind::Decomposed, "น้ำ".into()));
        assert_eq!(mended("น้ํา"), (Kind::Decomposed, "น้ำ".into()));
        assert_eq!(mended("เเผน"), (Kind::Decomposed, "แผน".into()));
        assert_eq!(mended("ที่่นี่"), (Kind::Doubled, "ที่นี่".into()));
        assert_eq!(mended("ท่ีนี่"), (Kind::Misordered, "ที่นี่".into()));
        assert_eq!(mended("นำ้"), (Kind::Misordered, "น้ำ".into()));
        assert_eq!(mended("ปี ２๕๖๒"), (Kind::Digit, "ปี 2๕๖๒".into()));
        assert_eq!(mended("9.13\u{a0}ล้านบาท"), (Kind::Space, "9.13 ล้านบาท".into()));
    }

    #[test]
    fn sound_text_has_none() {
        let text = "จัดตั้งที่นี่ น้ำ ต่ำกว่า ก็ได้ ๆ ฯลฯ “คำ” ● ◎ ○ — 12–14 e-Commerce ½ é ² ฿ 👩\u{200d}👧";
        assert_eq!(slips(text), []);
    }

    #[test]
    fn a_stack_of_marks_is_one_slip() {
        let found = slips(&format!("ก{}", "่".repeat(50)));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].mend.as_deref(), Some("่"));
    }
}
