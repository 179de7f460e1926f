//! The Thai language in one place: digits, months, likeness of words, and where lines may end.

pub mod browser;
pub mod collate;
pub mod finer;
pub mod hygiene;
pub(crate) mod known;
pub mod languages;
pub mod lines;
pub mod marks;
pub mod numerals;
pub mod words;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
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

/// Characters of no width.
const NO_WIDTH: [char; 6] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}'];

/// A vowel above or below its consonant, which a tone mark stands on.
fn is_stacked_vowel(c: char) -> bool {
    matches!(c, 'ั' | 'ิ'..='ู' | '็')
}

fn is_tone(c: char) -> bool {
    matches!(c, '่'..='๋')
}

/// The text with every digit written as a Thai or as an Arabic one.
pub fn with_digits(text: &str, thai: bool) -> String {
    if thai { thai_digits(text) } else { arabic_digits(text) }
}

/// The text without what nobody sees: characters of no width are dropped, a sara am in two pieces (ํ and
/// า, a tone mark between them or not) is one letter, two เ are แ, marks stand in their order, and a
/// mark that is there twice is there once. For keys, units and words of the notation; what is printed
/// stays as it was written.
pub fn canonical(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let sound = text.chars().all(|c| {
        let last = std::mem::replace(&mut before, c);
        !(NO_WIDTH.contains(&c)
            || c == 'ํ'
            || c == 'เ' && last == 'เ'
            || is_tone(c) && (last == 'ำ' || last == c)
            || is_stacked_vowel(c) && (is_tone(last) || last == c))
    });
    if sound {
        return Cow::Borrowed(text);
    }
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars().filter(|c| !NO_WIDTH.contains(c)) {
        let last = out.last().copied().unwrap_or(' ');
        // The mark may stand before the tone or behind it.
        let before = out.len().wrapping_sub(1 + usize::from(is_tone(last)));
        match c {
            'า' if out.get(before) == Some(&'ํ') => {
                out.remove(before);
                out.push('ำ');
            }
            'เ' if last == 'เ' => {
                out.pop();
                out.push('แ');
            }
            c if (is_stacked_vowel(c) || is_tone(c)) && last == c => {}
            c if is_stacked_vowel(c) && is_tone(last) => {
                // The vowel is there already where it was typed twice around its tone.
                if out.get(before) != Some(&c) {
                    out.insert(out.len() - 1, c);
                }
            }
            c if is_tone(c) && last == 'ำ' => {
                // น้ำ้ has its tone already.
                if out.len() < 2 || out[out.len() - 2] != c {
                    out.insert(out.len() - 1, c);
                }
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out.into_iter().collect())
}

/// The one form in which texts are compared: canonical, composed, and with one space where there are
/// several of whatever kind.
pub fn comparable(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let text = canonical(&text);
    match text.is_ascii() {
        true => text.into_owned(),
        false => text.nfc().collect(),
    }
}

/// Whether two texts are the same to whoever reads them.
pub fn same(a: &str, b: &str) -> bool {
    a == b || comparable(a) == comparable(b)
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

/// Quotes of word processors.
const CURLY: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '«', '»'];

/// What stands in curly quotes, where nothing else does.
pub fn enclosed(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix(CURLY)?.strip_suffix(CURLY)?;
    (!inner.is_empty() && !inner.contains(CURLY)).then_some(inner)
}

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

/// A vowel or mark that stands on, under or behind its consonant, and starts neither word nor line.
pub fn is_combining(c: char) -> bool {
    matches!(c, 'ะ'..='ฺ' | 'ๅ' | '็'..='๎')
}

/// The longest text that is taken for a mistyped word, in bytes.
const LONGEST_SLIP: usize = 400;
/// Known words that are looked at for one that is mistyped, and those of them that are compared with it
/// cluster by cluster. Where ten thousand words are wrong, looking for what each could mean would take hours.
const MOST_KNOWN: usize = 1000;
const MOST_COMPARED: usize = 64;

/// The known word most like a mistyped one, if any is like it enough to be meant.
///
/// Likeness is counted in clusters, so that a wrong tone mark is one slip and not a different word.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody mistypes a name of this length; comparing it would take long and help nobody.
    if word.len() > LONGEST_SLIP {
        return None;
    }
    let wanted = arabic_digits(&comparable(word)).to_lowercase();
    let mine: Vec<&str> = wanted.graphemes(true).collect();
    let most = (mine.len() / 3).max(1);
    let known = known.into_iter().take(MOST_KNOWN);
    let known = known.filter(|known| *known != word && known.len() <= 2 * LONGEST_SLIP);
    let letters = letters_of(&wanted);
    let bare = |word: &str| word.chars().filter(|c| !is_combining(*c)).collect::<String>();
    let unlike = |candidate: &str| (letters_of(candidate) ^ letters).count_ones();
    let mut likely: Vec<(u32, usize, &str)> =
        known.enumerate().map(|(at, candidate)| (unlike(candidate), at, candidate)).collect();
    if likely.len() > MOST_COMPARED {
        likely.select_nth_unstable(MOST_COMPARED);
        likely.truncate(MOST_COMPARED);
    }
    let distance = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        let theirs: Vec<&str> = candidate.graphemes(true).collect();
        // Words are at least as far apart as their lengths are; that is quickly seen.
        if theirs.len().abs_diff(mine.len()) > most {
            return None;
        }
        // A letter for each cluster: which it is does not matter, only where it comes again.
        let letter = |cluster: &&str| {
            let place = mine.iter().position(|own| own == cluster).unwrap_or(LONGEST_SLIP);
            char::from_u32(place as u32).unwrap_or_default()
        };
        let coded = |clusters: &[&str]| clusters.iter().map(letter).collect::<String>();
        let distance = strsim::osa_distance(&coded(&mine), &coded(&theirs));
        // Of two clusters, one with another consonant makes another word: จุด is no slip of ชุด.
        if mine.len() == 2 && theirs.len() == 2 && bare(&wanted) != bare(&candidate) {
            return None;
        }
        (distance <= most && distance < theirs.len()).then_some(distance)
    };
    let near = likely.iter().filter_map(|(_, at, known)| Some((distance(known)?, at, known)));
    near.min().map(|(_, _, candidate)| *candidate)
}

/// Which letters a word has: letters of one script are told apart by their last seven bits.
fn letters_of(word: &str) -> u128 {
    word.chars().fold(0, |all, c| all | 1 << (c as u32 & 0x7f))
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
        assert_eq!(canonical("ท่ีน่ี"), "ที่นี่");
        assert_eq!(canonical("นำ้หนัก"), "น้ำหนัก");
        assert_eq!(canonical("ที่่นี่่่"), "ที่นี่");
        assert_eq!(canonical("ที่ีน้ำ้"), "ที่น้ำ");
        assert!(matches!(canonical("คำอธิบาย ที่ น้ำ ก็"), Cow::Borrowed(_)));
        assert!(matches!(canonical(""), Cow::Borrowed(_)));
    }

    #[test]
    fn texts_are_compared_in_one_form() {
        assert!(same("ผล  การ\u{a0}ประเมิน ", "ผล การ ประเมิน"));
        assert!(same("Cafe\u{301} น\u{e4d}้า", "Café น้ำ"));
        assert!(!same("ผลการ ประเมิน", "ผลการประเมิน"));
        assert!(!same("เก้า", "เก่า"));
        for text in ["ท่ี", "เเเเ", "ำ่", "่่", "\u{200b}", " \u{a0} ", "ํ่า", "ก่ํา"]
        {
            let once = comparable(text);
            assert_eq!(comparable(&once), once, "{text:?}");
        }
    }

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        assert_eq!(nearest("เปาหมาย", ["เป้าหมาย", "ผล"]), Some("เป้าหมาย"));
        assert_eq!(nearest("๑.๑.๔", ["1.1.3", "2.2.6"]), Some("1.1.3"));
        assert_eq!(nearest("เหตุผล", ["รหัส", "ชื่อ"]), None);
        assert_eq!(nearest("ผ", ["ล"]), None);
        assert_eq!(nearest("จุด", ["ชุด"]), None);
        assert_eq!(nearest("รุ่น", ["คน"]), None);
        assert_eq!(nearest("ชือ", ["ชื่อ"]), Some("ชื่อ"));
    }

    #[test]
    fn the_nearest_of_many_is_found_among_the_likeliest() {
        let known: Vec<String> = (0..5000).map(|n| format!("fact-{n:05}")).collect();
        let known = || known.iter().map(String::as_str);
        assert_eq!(nearest("fact-0073l", known()), Some("fact-00730"));
        assert_eq!(nearest("tcaf-x", known()), None);
        // What stands behind more than anybody looks through is not suggested.
        let far = std::iter::repeat_n("ก", MOST_KNOWN).chain(["เป้าหมาย"]);
        assert_eq!(nearest("เปาหมาย", far), None);
    }
}
