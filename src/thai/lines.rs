//! Where a line of Thai may end: the words of the dictionary, and the rules of the printed page on top.
//!
//! A line ends between words, never inside one or inside a name; never before ๆ, ฯ or a closing mark,
//! nor after an opening one; a number stays with its unit, a date in one piece, and what is numbered
//! with its number. Spaces at which a line must not end are found as well.

use std::collections::BTreeSet;

use super::marks::settle;
use super::words::{Dictionary, WordBreaker};
use super::{CLASSIFIERS, MONTHS, digit, is_combining, is_thai};

/// A place at which a line may end, or a space at which it must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The byte offset: before the character that would start the next line, or of the space.
    pub at: usize,
    /// What may happen there.
    pub kind: Kind,
}

/// What may happen at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A line may end here.
    Break,
    /// A line may end here, but a small word (ที่ และ ของ) would stand at its end.
    Weak,
    /// A space at which a line must not end.
    Fixed,
}

/// Words too small to end a line with.
const SMALL: &[&str] = &[
    "ที่",
    "และ",
    "หรือ",
    "ใน",
    "ของ",
    "แต่",
    "การ",
    "ความ",
    "โดย",
    "จาก",
    "ตาม",
    "เพื่อ",
    "ว่า",
    "ซึ่ง",
    "ด้วย",
    "แก่",
    "แห่ง",
    "ณ",
    "ต่อ",
    "กับ",
    "เมื่อ",
    "ให้",
    "ได้",
    "ทาง",
    "ผู้",
    "ถึง",
    "จึง",
    "ก็",
    "จะ",
    "คือ",
    "เป็น",
    "อัน",
];

/// Words that stay with the number behind them.
const NUMBERED: &[&str] = &[
    "ที่",
    "วันที่",
    "เลขที่",
    "ข้อ",
    "มาตรา",
    "หมวด",
    "วรรค",
    "หน้า",
    "พ.ศ.",
    "ค.ศ.",
    "ร้อยละ",
    "ระดับ",
    "ตัวชี้วัด",
    "ตาราง",
    "ภาพ",
    "แผนภูมิ",
    "ลำดับ",
    "ภาคผนวก",
    "ไตรมาส",
    "No.",
    "Version",
    "ซี",
    "เล่ม",
    "ตอน",
    "บท",
    "หมู่",
    "ห้อง",
    "ชั้น",
    "เฟส",
    "อนุมาตรา",
];

/// Those of them whose number is a place and counts nothing: มาตรา ๒๒ แห่ง is no count of places.
const ORDERED: &[&str] = &[
    "เลขที่",
    "ข้อ",
    "มาตรา",
    "อนุมาตรา",
    "หมวด",
    "วรรค",
    "หน้า",
    "พ.ศ.",
    "ค.ศ.",
    "ระดับ",
    "ตัวชี้วัด",
    "ตาราง",
    "ภาพ",
    "แผนภูมิ",
    "ภาคผนวก",
    "ไตรมาส",
    "หมู่",
    "ห้อง",
    "ชั้น",
];

/// Words before a telephone number, whose groups stay together.
const TELEPHONE: &[&str] = &["โทร.", "โทรศัพท์", "โทรสาร", "แฟกซ์"];

/// Titles before a name; the name behind is not broken.
const TITLES: &[&str] = &[
    "นาย",
    "นาง",
    "นางสาว",
    "น.ส.",
    "ดร.",
    "ศ.",
    "รศ.",
    "ผศ.",
    "ศ.ดร.",
    "รศ.ดร.",
    "ผศ.ดร.",
    "พล.อ.",
    "พล.ท.",
    "พล.ต.",
    "พล.ต.อ.",
    "พล.ต.ท.",
    "พล.ต.ต.",
    "พล.ร.อ.",
    "พล.ร.ท.",
    "พล.ร.ต.",
    "พล.อ.อ.",
    "พล.อ.ท.",
    "พล.อ.ต.",
    "พ.อ.",
    "พ.ท.",
    "พ.ต.",
    "พ.ต.อ.",
    "พ.ต.ท.",
    "พ.ต.ต.",
    "ร.ต.อ.",
    "ร.ต.ท.",
    "ร.ต.ต.",
    "น.อ.",
    "น.ท.",
    "น.ต.",
    "จ.ส.อ.",
    "นพ.",
    "พญ.",
    "ทพ.",
    "ทพญ.",
    "ภก.",
    "ภญ.",
    "ร.อ.",
    "ร.ท.",
    "ร.ต.",
    "พลเอก",
    "พลโท",
    "พลตรี",
    "พันเอก",
    "พันโท",
    "พันตรี",
    "ร้อยเอก",
    "ร้อยโท",
    "ร้อยตรี",
    "ว่าที่ร้อยตรี",
    "พลตำรวจเอก",
    "พลตำรวจโท",
    "พลตำรวจตรี",
    "พันตำรวจเอก",
    "พันตำรวจโท",
    "พันตำรวจตรี",
    "ร้อยตำรวจเอก",
    "พลเรือเอก",
    "พลเรือโท",
    "พลเรือตรี",
    "พลอากาศเอก",
    "พลอากาศโท",
    "พลอากาศตรี",
    "นาวาเอก",
    "นาวาโท",
    "ม.ล.",
    "ม.ร.ว.",
    "หม่อมหลวง",
    "หม่อมราชวงศ์",
    "คุณหญิง",
    "ท่านผู้หญิง",
    "ศาสตราจารย์",
    "รองศาสตราจารย์",
    "ผู้ช่วยศาสตราจารย์",
    "แพทย์หญิง",
];

/// What follows a title without being a name: นายกรัฐมนตรี, นายจ้าง.
const NO_NAMES: &[&str] = &[
    "ก",
    "จ้าง",
    "ทะเบียน",
    "หน้า",
    "ทุน",
    "แพทย์",
    "อำเภอ",
    "ตรวจ",
    "ทหาร",
    "ช่าง",
    "ประกัน",
    "พราน",
    "แบบ",
    "งาม",
    "พยาบาล",
    "ฟ้า",
    "สาว",
];

/// Words before the abbreviation of a body, with which they make its name.
const BODIES: &[&str] =
    &["สำนักงาน", "กรม", "คณะกรรมการ", "เลขาธิการ", "สถาบัน", "ศูนย์", "กองทุน", "สภา", "ระบบ"];

/// Units that follow their number behind a space, beside the classifiers and those a breaker is told.
const UNITS: &[&str] = &[
    "บาท",
    "พันบาท",
    "หมื่นบาท",
    "แสนบาท",
    "ล้านบาท",
    "พันล้านบาท",
    "ล้าน",
    "พันล้าน",
    "ชั่วโมง",
    "นาที",
    "วินาที",
    "เหตุ",
    "เครื่อง",
    "รูป",
    "ข้อ",
    "ด้าน",
    "แผน",
    "มาตรฐาน",
    "เท่า",
    "กลุ่ม",
    "ตัว",
    "หน้า",
    "ตำแหน่ง",
    "ประเทศ",
    "จังหวัด",
    "ระดับ",
    "ช่องทาง",
    "กิจกรรม",
    "บทความ",
    "เว็บไซต์",
    "ใบ",
    "จุด",
    "คู่",
    "ร้าน",
    "ราย/ปี",
    "บาท/ชั่วโมง",
    "%",
    "GB",
    "TB",
    "Mbps",
    "Gbps",
    "G",
    "MW",
    "kWh",
    "°C",
    "กก.",
    "ซม.",
    "กม.",
    "ตร.ม.",
    "น.",
];

/// Finds where lines may end.
#[derive(Debug)]
pub struct LineBreaker {
    words: Box<dyn WordBreaker + Send + Sync>,
    units: BTreeSet<String>,
    /// Names that are not broken, though a space stands in them.
    names: BTreeSet<String>,
}

/// What a content folder adds to the rules.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Words that are kept whole but for their marks: `ธุรกรรม|ทาง|อิเล็กทรอนิกส์`.
    pub words: Vec<String>,
    /// Names of people: each of their words is kept whole.
    pub names: Vec<String>,
    /// Units of count.
    pub units: Vec<String>,
}

impl LineBreaker {
    /// A breaker over the dictionary with a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let parts = lexicon.names.iter().flat_map(|name| name.split_whitespace());
        let whole =
            parts.clone().map(|part| title(part).map_or(part, |title| &part[title.len()..]));
        let words = lexicon.words.iter().map(String::as_str).filter(|w| thai_only(w));
        LineBreaker {
            words: Box::new(Dictionary::new(words, whole.filter(|w| thai_only(w)))),
            units: CLASSIFIERS
                .iter()
                .chain(UNITS)
                .map(|u| (*u).to_owned())
                .chain(lexicon.units.iter().cloned())
                .collect(),
            names: parts.map(str::to_owned).collect(),
        }
    }

    /// The places of a text, in order.
    pub fn places(&self, text: &str) -> Vec<Place> {
        let tokens = self.tokens(text);
        let mut places = Vec::new();
        self.between_words(text, &tokens, &mut places);
        self.at_spaces(text, &tokens, &mut places);
        places.sort_unstable();
        places
    }

    /// The places inside a word at which the words it is made of meet; a name has none.
    pub(super) fn compounds(&self, word: &str) -> Vec<usize> {
        if self.names.contains(word) {
            return Vec::new();
        }
        let mut meets = self.words.compounds(word);
        meets.retain(|at| may_end(&word[..*at], &word[*at..]));
        meets
    }

    /// The text with `|` where a line may end and `‿` in place of a space at which it must not, its
    /// writer's marks obeyed.
    pub fn shown(&self, text: &str) -> String {
        let settled = settle(text, self);
        let text = &settled.text;
        let mut places = settled.places.into_iter().peekable();
        let mut out = String::with_capacity(text.len() * 2);
        for (at, c) in text.char_indices() {
            match places.next_if(|place| place.at == at).map(|place| place.kind) {
                Some(Kind::Fixed) => {
                    out.push('‿');
                    continue;
                }
                Some(Kind::Break | Kind::Weak) => out.push('|'),
                None => {}
            }
            out.push(c);
        }
        out
    }

    /// The pieces between spaces, each with its words.
    fn tokens(&self, text: &str) -> Vec<Token> {
        let mut ends = self.words.ends(text).into_iter().peekable();
        let mut tokens: Vec<Token> = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_whitespace(), start) {
                (false, None) => start = Some(at),
                (true, Some(from)) => {
                    let mut inner = Vec::new();
                    while let Some(end) = ends.peek().copied().filter(|end| *end <= at) {
                        if end > from && end < at {
                            inner.push(end);
                        }
                        ends.next();
                    }
                    tokens.push(Token { from, to: at, inner });
                    start = None;
                }
                _ => {}
            }
        }
        tokens
    }

    fn between_words(&self, text: &str, tokens: &[Token], places: &mut Vec<Place>) {
        // How many more pieces belong to a name.
        let mut in_name = 0;
        for token in tokens {
            let mut piece = &text[token.from..token.to];
            if let Some(title) = self.name_starts(token, text) {
                in_name = 2;
                piece = &piece[title.len()..];
                if piece.is_empty() {
                    continue;
                }
            }
            if in_name > 0 {
                in_name -= 1;
                // A name is one piece; what is long or ends in a mark was none.
                if piece.chars().count() <= LONGEST_NAME && piece.chars().all(is_letter) {
                    continue;
                }
                in_name = 0;
            }
            let mut from = token.from;
            for end in &token.inner {
                let (before, after) = (&text[..*end], &text[*end..]);
                let word = &text[from..*end];
                from = *end;
                if !may_end(before, after) {
                    continue;
                }
                let kind = if SMALL.contains(&word) { Kind::Weak } else { Kind::Break };
                places.push(Place { at: *end, kind });
            }
        }
    }

    /// The title that starts a name in a piece.
    fn name_starts<'t>(&self, token: &Token, text: &'t str) -> Option<&'t str> {
        let piece = &text[token.from..token.to];
        if self.names.contains(piece) && title(piece).is_some() {
            return title(piece).map(|t| &piece[..t.len()]);
        }
        let title = title(piece)?;
        let rest = &piece[title.len()..];
        // นายจ้าง and นายก are words; a name starts behind a title that is a word of its own.
        let own = title.ends_with('.')
            || title.len() == piece.len()
            || token.inner.contains(&(token.from + title.len()));
        let word = NO_NAMES.iter().any(|word| rest.starts_with(word));
        (own && rest.chars().all(is_letter) && !word).then_some(title)
    }

    fn at_spaces(&self, text: &str, tokens: &[Token], places: &mut Vec<Place>) {
        let follows = |words: &[&str], token: &Token| {
            words.iter().any(|word| ends_with_word(text, token, word))
        };
        // Whether the piece before is a number that stands behind a word of its order, or of a telephone.
        let (mut ordered, mut telephone) = (false, false);
        for pair in tokens.windows(2) {
            let before = &text[pair[0].from..pair[0].to];
            let after = &text[pair[1].from..pair[1].to];
            let number = is_number(after);
            let counted = is_number(before);
            let numbered = follows(NUMBERED, &pair[0]);
            telephone = number && (telephone && counted || follows(TELEPHONE, &pair[0]));
            let fixed = starts_with_mark(after)
                || (number && (numbered || telephone || is_code(before)))
                || ((numbered || counted) && is_lone_letter(after))
                || (!ordered && is_amount(before) && self.is_unit(after, &pair[1], text))
                || (counted && starts_with_month(after))
                || ((number || after.starts_with("พ.ศ.")) && ends_with_month(text, &pair[0]))
                || (is_abbreviation(after) && follows(BODIES, &pair[0]))
                || (is_short_title(before) && after.starts_with(is_letter))
                || before.ends_with(is_opening)
                || matches!(before, "–" | "-") && number
                || matches!(after, "–" | "-") && counted;
            ordered = number && follows(ORDERED, &pair[0]);
            if fixed {
                let spaces = &text[pair[0].to..pair[1].from];
                places.extend(
                    spaces
                        .char_indices()
                        .map(|(offset, _)| Place { at: pair[0].to + offset, kind: Kind::Fixed }),
                );
            }
        }
    }

    /// Whether a piece starts with a unit that is a word of its own.
    fn is_unit(&self, piece: &str, token: &Token, text: &str) -> bool {
        let mut ends = token.inner.iter().copied().chain([token.to]);
        let own = ends.any(|end| self.units.contains(&text[token.from..end]));
        let bare = piece.trim_end_matches(|c: char| !is_letter(c) && c != '%');
        own || self.units.contains(bare)
    }
}

/// A piece between spaces, and the ends of the words inside it.
struct Token {
    from: usize,
    to: usize,
    inner: Vec<usize>,
}

/// Letters of the longest word of a name.
const LONGEST_NAME: usize = 24;

/// Whether an entry of a lexicon has any effect: Thai letters alone, the first of them one that a word
/// can start with, and no piece longer than what is looked up.
pub fn is_holdable(entry: &str) -> bool {
    let mut pieces = entry.split(super::words::INNER_BREAK).map(|piece| piece.chars().count());
    thai_only(entry)
        && !entry.starts_with(is_combining)
        && pieces.all(|letters| letters <= super::words::LONGEST)
        && entry.chars().filter(|c| *c != super::words::INNER_BREAK).nth(1).is_some()
}

fn thai_only(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| is_letter(c) || c == super::words::INNER_BREAK)
}

/// The longest title that a piece starts with.
fn title(piece: &str) -> Option<&'static str> {
    TITLES.iter().filter(|t| piece.starts_with(**t)).max_by_key(|t| t.len()).copied()
}

/// Whether a piece is a title of letters and dots, alone: its name follows.
fn is_short_title(piece: &str) -> bool {
    piece.ends_with('.') && TITLES.contains(&piece)
}

/// Whether a piece is one letter that counts: ภาคผนวก ก, ตอนที่ ๖๙ ก. ณ is a word.
fn is_lone_letter(piece: &str) -> bool {
    let bare = piece.trim_start_matches('(').trim_end_matches([')', '.']);
    let mut letters = bare.chars();
    let first = letters.next();
    first.is_some_and(|c| matches!(c, 'ก'..='ฮ') && c != 'ณ') && letters.next().is_none()
}

/// A Thai letter, vowel or tone mark: no digit, no ๆ, no ฯ.
pub(super) fn is_letter(c: char) -> bool {
    is_thai(c) && digit(c).is_none() && !matches!(c, 'ๆ' | 'ฯ' | '฿' | '๏' | '๚' | '๛')
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '«' | '<')
}

/// Whether a line may end between two parts of a piece, going by the characters at its place.
fn may_end(before: &str, after: &str) -> bool {
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
fn lone(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next();
    chars.next().is_none_or(|c| !is_letter(c))
}

fn starts_with_mark(piece: &str) -> bool {
    piece.starts_with(['ๆ', 'ฯ', ')', ']', '}', '”', '’', '»', '%'])
        && !piece.starts_with("ฯพณฯ")
        && !piece.starts_with("ฯลฯ")
}

/// Whether a piece ends with a word that starts where a word starts.
fn ends_with_word(text: &str, token: &Token, word: &str) -> bool {
    let piece = &text[token.from..token.to];
    let Some(before) = piece.strip_suffix(word) else { return false };
    let start = token.from + before.len();
    before.is_empty() || token.inner.contains(&start) || !before.ends_with(is_letter)
}

/// Digits with their commas, points, slashes and ranges: 1/2562, ๓,๑๕๐.๙๖, 5–14, 27001:2013.
fn is_number(piece: &str) -> bool {
    let bare = piece
        .trim_start_matches(is_opening)
        .trim_end_matches(|c: char| !c.is_alphanumeric() && digit(c).is_none());
    bare.starts_with(|c| digit(c).is_some())
        && bare.chars().all(|c| {
            digit(c).is_some() || matches!(c, ',' | '.' | '/' | ':' | '–' | '-' | '(' | ')')
        })
}

/// A number that counts something: no year, no date, no code.
fn is_amount(piece: &str) -> bool {
    is_number(piece) && !piece.contains(['/', ':']) && !piece.ends_with([')', ',', '.'])
}

/// A code that its number belongs to: ISO/IEC, RFC.
fn is_code(piece: &str) -> bool {
    let bare = piece.trim_start_matches(is_opening);
    bare.len() >= 2 && bare.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '/' | '-'))
}

fn starts_with_month(piece: &str) -> bool {
    MONTHS.iter().any(|(full, short, _)| piece.starts_with(full) || piece.starts_with(short))
}

fn ends_with_month(text: &str, token: &Token) -> bool {
    let mut names = MONTHS.iter().flat_map(|(full, short, _)| [*full, *short]);
    names.any(|name| ends_with_word(text, token, name))
}

/// Letters with dots between them: ก.พ.ร.
fn is_abbreviation(piece: &str) -> bool {
    let mut groups = piece.trim_end_matches(|c: char| !is_letter(c) && c != '.').split('.');
    piece.contains('.')
        && groups.next().is_some_and(|group| {
            (1..=4).contains(&group.chars().count()) && group.chars().all(is_letter)
        })
}

/// What joins the halves of a name or of a range: e-Commerce, ISO/IEC, 50–67. Typesetters and browsers
/// end lines behind it.
pub(super) fn is_joint(c: char) -> bool {
    matches!(c, '-' | '‐' | '–' | '/')
}

/// Whether a place behind a joint is inside a word that is short enough to be kept whole, or behind a
/// prefix of a letter or two. Spaces and Thai end such a word.
pub(super) fn is_compound(text: &str, at: usize) -> bool {
    /// Letters that a narrow column still holds.
    const LONGEST: usize = 20;
    let part = |c: &char| !c.is_whitespace() && !is_thai(*c);
    let before: Vec<char> = text[..at].chars().rev().take_while(part).take(LONGEST + 1).collect();
    let behind = text[at..].chars().take_while(part).take(LONGEST + 1).count();
    let prefix = before.len() <= 3 && before.iter().skip(1).all(|c| c.is_alphabetic());
    before.len() > 1 && behind > 0 && (prefix || before.len() + behind <= LONGEST)
}
