//! The Thai language in one place: digits, months, likeness of words, and where lines may end.

pub mod amount;
pub mod finer;
pub mod hygiene;
pub mod lines;
pub mod marks;
pub mod words;

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// The value of an Arabic or Thai digit.
pub fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '๐'..='๙' => Some((c as u32 - '๐' as u32) as u8),
        _ => None,
    }
}

/// The text with every Thai digit written as an Arabic one.
pub fn arabic_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, |d| char::from(b'0' + d))).collect()
}

/// The text with every Arabic digit written as a Thai one.
pub fn thai_digits(text: &str) -> String {
    let thai = |d: u8| char::from_u32('๐' as u32 + u32::from(d)).unwrap_or('๐');
    text.chars().map(|c| if c.is_ascii_digit() { thai(c as u8 - b'0') } else { c }).collect()
}

/// The text without what nobody sees: characters of no width are dropped, a sara am in two pieces (ํ and
/// า, a tone mark between them or not) is one letter, and two เ are แ. For keys, units and words of
/// the notation; what is printed stays as it was written.
pub fn canonical(text: &str) -> Cow<'_, str> {
    const NO_WIDTH: [char; 6] =
        ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}'];
    if !text.contains(NO_WIDTH) && !text.contains('ํ') && !text.contains("เเ") {
        return Cow::Borrowed(text);
    }
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars().filter(|c| !NO_WIDTH.contains(c)) {
        let tone = matches!(out.last(), Some('่' | '้' | '๊' | '๋'));
        let before = out.len().wrapping_sub(1 + usize::from(tone));
        match c {
            'า' if out.get(before) == Some(&'ํ') => {
                out.remove(before);
                out.push('ำ');
            }
            // The mark may stand before the tone or behind it.
            'เ' if out.last() == Some(&'เ') => {
                out.pop();
                out.push('แ');
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out.into_iter().collect())
}

/// Classifiers: words that count things, each its own kind. Quantities have them as units, and a line
/// keeps them with their number.
pub const CLASSIFIERS: [&str; 22] = [
    "คะแนน",
    "ราย",
    "คน",
    "ครั้ง",
    "ฉบับ",
    "ชุด",
    "เรื่อง",
    "หน่วยงาน",
    "ตัวอย่าง",
    "ไตรมาส",
    "วัน",
    "เดือน",
    "ปี",
    "อัตรา",
    "บริการ",
    "ต้นแบบ",
    "โครงการ",
    "รายการ",
    "แห่ง",
    "หลักสูตร",
    "กรณี",
    "ระบบ",
];

/// Months of the year: full name, abbreviation, English name.
pub const MONTHS: [(&str, &str, &str); 12] = [
    ("มกราคม", "ม.ค.", "January"),
    ("กุมภาพันธ์", "ก.พ.", "February"),
    ("มีนาคม", "มี.ค.", "March"),
    ("เมษายน", "เม.ย.", "April"),
    ("พฤษภาคม", "พ.ค.", "May"),
    ("มิถุนายน", "มิ.ย.", "June"),
    ("กรกฎาคม", "ก.ค.", "July"),
    ("สิงหาคม", "ส.ค.", "August"),
    ("กันยายน", "ก.ย.", "September"),
    ("ตุลาคม", "ต.ค.", "October"),
    ("พฤศจิกายน", "พ.ย.", "November"),
    ("ธันวาคม", "ธ.ค.", "December"),
];

/// Whether a character is of the Thai block.
pub fn is_thai(c: char) -> bool {
    ('\u{0e00}'..='\u{0e7f}').contains(&c)
}

/// The longest text that is taken for a mistyped word, in bytes.
const LONGEST_SLIP: usize = 400;

/// The known word most like a mistyped one, if any is like it enough to be meant.
///
/// Likeness is counted in clusters, so that a wrong tone mark is one slip and not a different word.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody mistypes a name of this length; comparing it would take long and help nobody.
    if word.len() > LONGEST_SLIP {
        return None;
    }
    let clusters = |text: &'_ str| text.graphemes(true).map(str::to_lowercase).collect::<Vec<_>>();
    let mine = clusters(&arabic_digits(word));
    let most = (mine.len() / 3).max(1);
    known
        .into_iter()
        .filter(|candidate| *candidate != word)
        .filter_map(|candidate| {
            // Words are at least as far apart as their lengths are; that is quickly seen.
            let length = candidate.graphemes(true).count();
            if length.abs_diff(mine.len()) > most {
                return None;
            }
            let distance = strsim::generic_damerau_levenshtein(&mine, &clusters(candidate));
            (distance <= most && distance < length).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_go_both_ways() {
        assert_eq!(arabic_digits("๑,๙๙๒.๓๘ ล้าน"), "1,992.38 ล้าน");
        assert_eq!(thai_digits("1.1.3"), "๑.๑.๓");
    }

    #[test]
    fn what_nobody_sees_is_no_difference() {
        assert_eq!(canonical("ค\u{e4d}าอธิบาย"), "คำอธิบาย");
        assert_eq!(canonical("น\u{e4d}้าหนัก"), "น้ำหนัก");
        assert_eq!(canonical("น้\u{e4d}าหนัก"), "น้ำหนัก");
        assert_eq!(canonical("\u{200b}ล้านบาท"), "ล้านบาท");
        assert_eq!(canonical("เเหล่งข้อมูล"), "แหล่งข้อมูล");
        assert!(matches!(canonical("คำอธิบาย"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        assert_eq!(nearest("เปาหมาย", ["เป้าหมาย", "ผล"]), Some("เป้าหมาย"));
        assert_eq!(nearest("๑.๑.๔", ["1.1.3", "2.2.6"]), Some("1.1.3"));
        assert_eq!(nearest("เหตุผล", ["รหัส", "ชื่อ"]), None);
        assert_eq!(nearest("ผ", ["ล"]), None);
    }
}
