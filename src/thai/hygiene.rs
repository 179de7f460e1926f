//! What comes along when text is pasted from a word processor, a PDF or a chat: characters that nobody
//! sees, marks in the wrong order or without a letter, letters of old fonts, digits and spaces of other
//! scripts.

use std::borrow::Cow;
use std::ops::Range;

use icu_properties::props::{
    BidiControl, DefaultIgnorableCodePoint, Emoji, ExtendedPictographic, GeneralCategory,
    GeneralCategoryGroup,
};
use icu_properties::{CodePointMapData, CodePointSetData};

use super::{is_stacked_vowel, is_thai, is_tone, words};

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
    /// A character of no width, or one that steers a machine.
    Invisible,
    /// A mark that turns the direction of writing.
    Direction,
    /// A letter of an old font, outside of the standard.
    PrivateUse,
    /// A code that no character has.
    Unassigned,
    /// ํ and า for ำ, or two เ for แ.
    Decomposed,
    /// The same mark twice.
    Doubled,
    /// A tone mark before the vowel that it stands on.
    Misordered,
    /// Two different tone marks on one letter.
    SecondTone,
    /// Two different vowels at the same place of one letter.
    SecondVowel,
    /// A vowel or tone mark with no letter to stand on.
    Stray,
    /// A vowel or tone mark that a blank parts from its letter, as text of a PDF has it.
    Parted,
    /// ำ for า, as some pages of a PDF are copied.
    Misread,
    /// More marks on one letter than any writing has.
    Stack,
    /// A digit that is neither Arabic nor Thai.
    Digit,
    /// A letter or a mark as wide as one of Chinese.
    Wide,
    /// A space that is none of the keyboard.
    Space,
}

/// Letters of old Thai fonts, from U+F700 on: marks moved aside, and letters without their foot.
const OLD_FONTS: [char; 27] = [
    'ฐ', 'ิ', 'ี', 'ึ', 'ื', '่', '้', '๊', '๋', '์', '่', '้', '๊', '๋', '์', 'ญ', 'ั', 'ํ', '็', '่', '้', '๊', '๋',
    '์', 'ุ', 'ู', 'ฺ',
];

/// Numbers in circles, brackets or with a point: the first and the last character, the number of the
/// first, and what stands around it when it is typed.
const ENCLOSED: [(char, char, u32, &str, &str); 13] = [
    ('①', '⑳', 1, "", ""),
    ('⑴', '⒇', 1, "(", ")"),
    ('⒈', '⒛', 1, "", "."),
    ('⓪', '⓪', 0, "", ""),
    ('⓫', '⓴', 11, "", ""),
    ('⓵', '⓾', 1, "", ""),
    ('⓿', '⓿', 0, "", ""),
    ('❶', '❿', 1, "", ""),
    ('➀', '➉', 1, "", ""),
    ('➊', '➓', 1, "", ""),
    ('㉑', '㉟', 21, "", ""),
    ('㊱', '㊿', 36, "", ""),
    ('🄀', '🄀', 0, "", "."),
];

/// Marks that one letter may have; writing needs three, and no page shows more than these.
const MOST_MARKS: usize = 8;

/// A Thai mark above or below a letter.
fn is_mark(c: char) -> bool {
    is_tone(c) || is_stacked_vowel(c) || matches!(c, 'ฺ' | '์' | 'ํ' | '๎')
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// A mark above or below a letter of any script.
fn is_any_mark(c: char) -> bool {
    match c {
        _ if c.is_ascii() => false,
        _ if is_thai(c) => is_mark(c),
        _ => GeneralCategoryGroup::Mark.contains(category(c)) && !is_ignorable(c),
    }
}

/// What a Thai mark may stand on: a consonant, or what stands for one where a mark is talked about. What
/// comes of an old font may be a letter too.
fn carries(base: char) -> bool {
    matches!(base, 'ก'..='ฮ' | '◌' | '-' | '–' | '\u{e000}'..='\u{f8ff}')
}

/// A slip at the start of a text: its kind, its length and what belongs there.
type Found = Option<(Kind, usize, Option<String>)>;

/// The slips of a text, in order.
pub fn slips(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut chars = text.char_indices().peekable();
    // The character before, and the one that marks stand on.
    let (mut before, mut base) = (' ', ' ');
    while let Some((at, c)) = chars.next() {
        let rest = &text[at..];
        let (length, found) = match c {
            ' ' if carries(before) && before != '-' && before != '–' => (1, parted(rest)),
            _ if c.is_ascii() => (1, ascii(c)),
            _ if is_any_mark(c) => marks(base, rest),
            _ if is_thai(c) => (c.len_utf8(), thai(c, before, rest)),
            _ => (c.len_utf8(), foreign(c, base, rest)),
        };
        let length = found.as_ref().map_or(length, |(_, length, _)| *length);
        let range = at..at + length;
        while chars.next_if(|(next, _)| *next < range.end).is_some() {}
        before = text[range.clone()].chars().next_back().unwrap_or(c);
        if before.is_ascii() || !is_any_mark(before) && !is_ignorable(before) {
            base = before;
        }
        slips.extend(found.map(|(kind, _, mend)| Slip { kind, range, mend }));
    }
    slips
}

/// Words of a text in which ำ stands for า: `กำร`.
pub fn misread(text: &str) -> impl Iterator<Item = Slip> {
    words::misread(text).map(|(range, word)| Slip { kind: Kind::Misread, range, mend: Some(word) })
}

fn ascii(c: char) -> Found {
    let steers = c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    steers.then(|| (Kind::Invisible, 1, Some(String::new())))
}

/// A blank at the start of a text with what can only stand on the letter before it: `ส ำนัก`.
fn parted(rest: &str) -> Found {
    let behind = rest.trim_start_matches(' ');
    let hangs = |c: char| is_mark(c) || matches!(c, 'ะ' | 'า' | 'ำ');
    let end = behind.find(|c| !hangs(c)).unwrap_or(behind.len());
    let length = rest.len() - behind.len() + end;
    (end > 0).then(|| (Kind::Parted, length, Some(behind[..end].to_owned())))
}

/// A Thai letter, vowel, digit or sign at the start of a text.
fn thai(c: char, before: char, rest: &str) -> Found {
    let own = c.len_utf8();
    match c {
        '\u{e3b}'..='\u{e3e}' | '\u{e5c}'..='\u{e7f}' => Some((Kind::Unassigned, own, None)),
        'เ' if rest[own..].starts_with('เ') => {
            Some((Kind::Decomposed, 2 * own, Some("แ".into())))
        }
        'ำ' => {
            let tones: Vec<char> = rest.chars().skip(1).take_while(|c| is_tone(*c)).collect();
            let (first, length) = (*tones.first()?, own + tones.len() * own);
            let one = tones.iter().all(|tone| *tone == first);
            Some(match (one, is_tone(before)) {
                (true, false) => (Kind::Misordered, length, Some(format!("{first}ำ"))),
                (true, true) if before == first => (Kind::Doubled, length, Some("ำ".into())),
                _ => (Kind::SecondTone, length, None),
            })
        }
        _ => None,
    }
}

/// The length of the marks at the start of a text, and what is wrong with them.
fn marks(base: char, rest: &str) -> (usize, Found) {
    let all: Vec<char> = rest.chars().take_while(|c| is_any_mark(*c)).collect();
    let length: usize = all.iter().map(|mark| mark.len_utf8()).sum();
    // Each mark once, vowels before what stands on them.
    let mut once: Vec<char> = Vec::new();
    for mark in &all {
        if !once.contains(mark) {
            once.push(*mark);
        }
        if once.len() > MOST_MARKS {
            break;
        }
    }
    let doubled = once.len() < all.len();
    once.sort_by_key(|mark| !is_stacked_vowel(*mark));
    let mended = once.iter().collect::<String>();
    let different = |of: fn(char) -> bool| once.iter().filter(|mark| of(**mark)).count() > 1;
    let wrong = if all.len() > MOST_MARKS {
        Some((Kind::Stack, length, (once.len() == 1).then_some(mended)))
    } else if !all.iter().all(|mark| is_thai(*mark)) {
        None
    } else if !carries(base) {
        Some((Kind::Stray, length, None))
    } else if different(is_tone) {
        Some((Kind::SecondTone, length, None))
    } else if different(is_above) || different(|mark| matches!(mark, 'ุ' | 'ู')) {
        Some((Kind::SecondVowel, length, None))
    } else if rest[length..].starts_with('า') && once.iter().all(|m| *m == 'ํ' || is_tone(*m)) {
        once.contains(&'ํ').then(|| {
            let tone: String = once.iter().filter(|mark| is_tone(**mark)).collect();
            (Kind::Decomposed, length + 'า'.len_utf8(), Some(format!("{tone}ำ")))
        })
    } else if doubled {
        Some((Kind::Doubled, length, Some(mended)))
    } else if all != once {
        Some((Kind::Misordered, length, Some(mended)))
    } else {
        None
    };
    (length, wrong)
}

/// A vowel above its letter.
fn is_above(c: char) -> bool {
    is_stacked_vowel(c) && !matches!(c, 'ุ' | 'ู')
}

/// A character of another script at the start of a text.
fn foreign(c: char, base: char, rest: &str) -> Found {
    let found = |kind, mend: Option<String>| Some((kind, c.len_utf8(), mend));
    if CodePointSetData::new::<BidiControl>().contains(c) {
        return found(Kind::Direction, Some(String::new()));
    }
    if let Some(reference) = wide_reference(rest) {
        return Some((Kind::Wide, reference.len(), Some(keyboard(reference).into_owned())));
    }
    if is_ignorable(c) {
        let hidden = !belongs(c, base, rest);
        return hidden.then(|| (Kind::Invisible, c.len_utf8(), Some(String::new())));
    }
    match category(c) {
        // What notes set between lines are made of is seen by nobody either.
        GeneralCategory::Format if !matches!(c, '\u{fff9}'..='\u{fffb}') => None,
        GeneralCategory::Control | GeneralCategory::Format => {
            found(Kind::Invisible, Some(String::new()))
        }
        GeneralCategory::PrivateUse => {
            let at = (c as usize).wrapping_sub(0xf700);
            found(Kind::PrivateUse, OLD_FONTS.get(at).map(char::to_string))
        }
        // Places kept for pictures to come are pictures.
        GeneralCategory::Unassigned => {
            let picture = CodePointSetData::new::<ExtendedPictographic>().contains(c);
            if picture { None } else { found(Kind::Unassigned, None) }
        }
        GeneralCategory::SpaceSeparator
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator => found(Kind::Space, Some(" ".to_owned())),
        GeneralCategory::DecimalNumber => {
            found(Kind::Digit, char::from_digit(value(c), 10).map(|digit| digit.to_string()))
        }
        GeneralCategory::OtherNumber => {
            let (first, _, number, left, right) =
                ENCLOSED.iter().find(|(first, last, ..)| (*first..=*last).contains(&c))?;
            let number = number + (c as u32 - *first as u32);
            found(Kind::Digit, Some(format!("{left}{number}{right}")))
        }
        _ if matches!(c, '！'..='～') => {
            let plain = char::from_u32(c as u32 - WIDER);
            found(Kind::Wide, plain.map(|plain| plain.to_string()))
        }
        _ => None,
    }
}

/// A reference at the start of a text whose brackets are of full width: `（（ผล eva））`.
fn wide_reference(text: &str) -> Option<&str> {
    const CLOSING: [char; 2] = ['）', ')'];
    let inner = text.strip_prefix('（')?.strip_prefix(['（', '('])?;
    let (words, behind) = inner.split_once(CLOSING)?;
    let end = text.len() - behind.strip_prefix(CLOSING)?.len();
    let plain = !words.trim().is_empty() && !words.contains(['\n', '（', '(']);
    plain.then(|| &text[..end])
}

/// How far letters and marks of full width stand behind the plain ones.
const WIDER: u32 = '！' as u32 - '!' as u32;

/// The text with the digits and the marks of a Thai or an English keyboard in the place of others.
pub fn keyboard(text: &str) -> Cow<'_, str> {
    let plain = |c: char| match c {
        _ if c.is_ascii() || is_thai(c) => c,
        '！'..='～' => char::from_u32(c as u32 - WIDER).unwrap_or(c),
        _ if category(c) == GeneralCategory::DecimalNumber => {
            char::from_digit(value(c), 10).unwrap_or(c)
        }
        _ => c,
    };
    match text.chars().all(|c| plain(c) == c) {
        true => Cow::Borrowed(text),
        false => text.chars().map(plain).collect(),
    }
}

/// The value of a decimal digit of any script: digits stand in tens, from nought on.
fn value(c: char) -> u32 {
    let is_digit = |code: &u32| {
        CodePointMapData::<GeneralCategory>::new().get32(*code) == GeneralCategory::DecimalNumber
    };
    let before = (0..c as u32).rev().take_while(is_digit).count();
    u32::try_from(before % 10).unwrap_or_default()
}

/// Whether a character of no width belongs to the one before it: it joins pictures or letters of another
/// script, chooses the form of one, or says whose flag it is.
fn belongs(c: char, base: char, rest: &str) -> bool {
    let silent = [GeneralCategoryGroup::Punctuation, GeneralCategoryGroup::Separator];
    let other = !base.is_ascii()
        && !is_thai(base)
        && (CodePointSetData::new::<Emoji>().contains(base)
            || !silent.iter().any(|group| group.contains(category(base))));
    match c {
        '\u{200c}' | '\u{200d}' => other,
        '\u{fe00}'..='\u{fe0e}' | '\u{e0100}'..='\u{e01ef}' => other,
        // A digit in a box is a picture too.
        '\u{fe0f}' => other || rest[c.len_utf8()..].starts_with('\u{20e3}'),
        '\u{e0020}'..='\u{e007f}' => base == '\u{1f3f4}',
        _ => false,
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
        assert_eq!(mended("ได้ （（ผล x）)"), (Kind::Wide, "ได้ ((ผล x))".into()));
        assert_eq!(mended("เวลา 10：30 น."), (Kind::Wide, "เวลา 10:30 น.".into()));
    }

    #[test]
    fn vowels_of_a_pdf_are_mended_by_the_words_they_stand_in() {
        let found = |text: &str| -> Vec<String> {
            let shown = |slip: Slip| format!("{}→{}", &text[slip.range], slip.mend.unwrap());
            misread(text).map(shown).collect()
        };
        assert_eq!(found("ดำเนินกำรตำมแผน 5 รำย"), ["กำร→การ", "ตำม→ตาม", "รำย→ราย"]);
        assert_eq!(found("รำยงำน|หน้ำที่"), ["รำยงำน→รายงาน", "หน้ำที่→หน้าที่"]);
        for text in [
            "สำนักงานกำหนดแผนจำนวนมากและทำงานประจำปี",
            "นายดำรงค์ จำนงค์ นายกำพล คำภีระ นางอำไพ ธำรงนาวาสวัสดิ์",
            "ลำทะเมนชัย คำชะอี น้ำหนาว ซำสูง",
            "ำร กำ ตำ",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_found_whatever_its_code() {
        for hidden in [
            '\u{0}',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{34f}',
            '\u{180e}',
            '\u{2061}',
            '\u{2064}',
            '\u{206a}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{fffa}',
            '\u{e0041}',
        ] {
            assert_eq!(
                mended(&format!("ก{hidden}ข")),
                (Kind::Invisible, "กข".into()),
                "{hidden:?}"
            );
        }
        assert_eq!(mended("ก\u{61c}ข"), (Kind::Direction, "กข".into()));
        assert_eq!(mended("ก\u{2028}ข"), (Kind::Space, "ก ข".into()));
        assert_eq!(mended("ก\u{1680}ข"), (Kind::Space, "ก ข".into()));
        assert_eq!(mended("a\u{378}"), (Kind::Unassigned, "a?".into()));
        assert_eq!(mended("a\u{10fffd}"), (Kind::PrivateUse, "a?".into()));
    }

    #[test]
    fn digits_of_other_scripts_are_typed_as_what_they_say() {
        for (digit, typed) in [
            ("𝟏", "1"),
            ("𝟿", "9"),
            ("７", "7"),
            ("٣", "3"),
            ("໕", "5"),
            ("①", "1"),
            ("⑳", "20"),
            ("⑵", "(2)"),
            ("⒊", "3."),
            ("❸", "3"),
            ("㊿", "50"),
            ("⓪", "0"),
            ("⓴", "20"),
        ] {
            assert_eq!(mended(&format!("ข้อ {digit}")), (Kind::Digit, format!("ข้อ {typed}")));
        }
    }

    #[test]
    fn a_letter_has_one_tone_and_one_vowel_at_a_place() {
        assert_eq!(mended("ก่้"), (Kind::SecondTone, "ก?".into()));
        assert_eq!(mended("ก้ำ๊"), (Kind::SecondTone, "ก้?".into()));
        assert_eq!(mended("ก้ำ้"), (Kind::Doubled, "ก้ำ".into()));
        assert_eq!(mended("กิี"), (Kind::SecondVowel, "ก?".into()));
        assert_eq!(mended("กัิน"), (Kind::SecondVowel, "ก?น".into()));
        assert_eq!(mended("กุู"), (Kind::SecondVowel, "ก?".into()));
        assert_eq!(mended("สิทธ์ิ"), (Kind::Misordered, "สิทธิ์".into()));
        assert_eq!(mended("ที่ี"), (Kind::Doubled, "ที่".into()));
    }

    #[test]
    fn a_mark_stands_on_a_letter() {
        for (text, mended_text) in
            [(" ่ก", " ?ก"), ("่ก", "?ก"), ("คา่", "คา?"), ("เ่ก", "เ?ก"), ("a้", "a?"), ("๑ิ่", "๑?")]
        {
            assert_eq!(mended(text), (Kind::Stray, mended_text.into()), "{text:?}");
        }
        // What nobody sees between a letter and its mark is the only slip.
        assert_eq!(mended("ก\u{200b}่"), (Kind::Invisible, "ก่".into()));
    }

    #[test]
    fn sound_text_has_none() {
        let text = "จัดตั้งที่นี่ น้ำ ต่ำกว่า ก็ได้ ๆ ฯลฯ “คำ” ● ◎ ○ — 12–14 e-Commerce ½ é ² ฿ 👩\u{200d}👧";
        assert_eq!(slips(text), []);
        for word in [
            "ก๊อก",
            "เปี๊ยะ",
            "ฤๅษี",
            "ฤดู",
            "พันธุ์",
            "สิทธิ์",
            "ศุกร์",
            "เก๋",
            "จ๋า",
            "ก็",
            "ฎีกา",
            "กฺ",
            "พุทฺธํ",
            "สํฆ",
            "ธมฺมํ",
            "อึ",
            "ครั้ง",
            "ตั๋ว",
            "เนื้อ",
            "◌่ ◌ี",
            "-่",
            "๏ ก ๚ะ๛",
            "ก๎",
            "เซ็น",
            "น้ำแข็ง",
        ] {
            assert_eq!(slips(word), [], "{word}");
        }
    }

    #[test]
    fn pictures_and_other_scripts_keep_what_joins_them() {
        for text in [
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "👩🏽\u{200d}❤\u{fe0f}\u{200d}👩",
            "☎\u{fe0e}",
            "‼\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e007f}",
            "क\u{94d}\u{200d}ष",
            "葛\u{e0100}",
            "e\u{301}",
            "\u{1faff}",
        ] {
            assert_eq!(slips(text), [], "{text:?}");
        }
    }

    #[test]
    fn a_stack_of_marks_is_one_slip() {
        let found = slips(&format!("ก{}", "่".repeat(50)));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].mend.as_deref()), (Kind::Stack, Some("่")));
        let found = slips(&format!("ก{}", "่้".repeat(25)));
        assert_eq!(
            found.iter().map(|slip| (slip.kind, &slip.mend)).collect::<Vec<_>>(),
            [(Kind::Stack, &None)]
        );
        assert_eq!(slips(&format!("e{}", "\u{301}".repeat(9)))[0].kind, Kind::Stack);
        assert_eq!(slips(&format!("e{}", "\u{301}".repeat(8))), []);
        assert_ne!(slips(&format!("ก{}", "่".repeat(8)))[0].kind, Kind::Stack);
        assert_eq!(slips(&"ก่้่้่้่้่้".repeat(1_000)).len(), 1_000);
    }
}
