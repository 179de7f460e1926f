//! Lines of a paragraph that each are something of its own: names, things counted off, a label with what it
//! says, a heading above what it heads.

use std::collections::BTreeMap;

use super::lines::{Found, LONGEST_NUMBER, Line};
use crate::markdown::say::marks as say;
use crate::thai;
use crate::thai::lines::is_person;

/// Characters of a line that nobody would end before the margin.
const SHORT: usize = 22;
/// Characters of a line that is short enough to be a name, or of a label.
const LONGEST_NAME: usize = 40;
/// Letters before the number of what is counted off: `ครั้งที่ 1`.
const LONGEST_COUNTER: usize = 24;

/// Lines that each are something of its own: names, things counted off, a label with what it says.
pub(super) fn names(lines: &[Line<'_>]) -> Option<Found> {
    let joined = lines.iter().filter(|line| line.joined).count();
    let (first, last) = (lines.first()?, lines.last()?);
    let width = |words: &str| words.chars().filter(|c| !thai::is_combining(*c)).count();
    let widths: Vec<usize> = lines.iter().map(|line| width(line.words)).collect();
    let widest = widths.iter().copied().max().unwrap_or_default();
    // Thai has few blanks: a line that ends at a margin may be short, where the next word had no room in it.
    let had_room = |own: usize, next: &Line<'_>| {
        own + 1 + next.words.split_whitespace().next().map_or(0, width) <= widest
    };
    // Of lines that end at a margin, hardly one but the last is much shorter than another.
    let early = |(own, next): &(&usize, &Line<'_>)| **own * 4 < widest * 3 && had_room(**own, next);
    let short = widths.iter().zip(&lines[1..]).filter(early).count();
    let ragged = lines.len() > 3 && short * 2 >= lines.len() - 1;
    let labelled = |line: &Line<'_>| {
        let label = line.words.split_once(':').map(|(label, _)| label.trim());
        label.is_some_and(|label| !label.is_empty() && label.chars().count() <= LONGEST_NAME)
            && !line.words.contains("://")
    };
    let pairs = || lines.windows(2).filter(|pair| pair[1].joined);
    let counted = joined > 0 && are_counted(lines);
    // A line that ends before half the width of the others was ended on purpose; names have their blanks.
    let ended = lines.windows(2).zip(&widths).any(|(pair, own)| {
        let goes_on = |c: char| thai::digit(c).is_some() || !c.is_alphanumeric();
        pair[1].joined
            && own * 2 < widest
            && had_room(*own, &pair[1])
            && !is_person(pair[0].words)
            && !pair[1].words.starts_with(goes_on)
    });
    let people = pairs().any(|pair| {
        is_person(pair[0].words) && is_person(pair[1].words) || is_alone(pair[0].words)
    });
    let alike = joined > 0 && lines.windows(2).all(|pair| is_alike(pair[0].words, pair[1].words));
    let meant = counted
        || people
        || joined > 0 && lines.iter().all(labelled)
        || ended
        || joined > 1 && (ragged || widest <= SHORT)
        || alike && (joined > 1 || widest <= LONGEST_NAME)
        || joined > 1 && are_of_a_kind(lines);
    meant.then(|| Found { range: first.at..last.end(), problem: say::lines_run_on(lines.len()) })
}

/// Words that names of a kind begin with: of an office, whose holder may be named instead, and of a body.
const KINDS: [&[&str]; 2] = [
    &[
        "ประธาน",
        "กรรมการ",
        "อนุกรรมการ",
        "ที่ปรึกษา",
        "ปลัด",
        "อธิบดี",
        "อธิการบดี",
        "คณบดี",
        "เลขาธิการ",
        "เลขานุการ",
        "ผู้อำนวยการ",
        "ผู้ว่าการ",
        "ผู้ว่าราชการ",
        "ผู้บัญชาการ",
        "ผู้จัดการ",
        "ผู้ตรวจราชการ",
        "ผู้แทน",
        "ผู้ทรงคุณวุฒิ",
        "หัวหน้า",
        "นายก",
        "รัฐมนตรี",
        "อัยการ",
        "นายอำเภอ",
        "เจ้าหน้าที่",
    ],
    &[
        "กระทรวง",
        "ทบวง",
        "กรม",
        "กอง",
        "สำนัก",
        "สถาบัน",
        "ศูนย์",
        "มหาวิทยาลัย",
        "วิทยาลัย",
        "โรงเรียน",
        "โรงพยาบาล",
        "ธนาคาร",
        "บริษัท",
        "บมจ.",
        "บจก.",
        "ห้างหุ้นส่วน",
        "องค์การ",
        "องค์กร",
        "สมาคม",
        "มูลนิธิ",
        "สภา",
        "คณะ",
        "จังหวัด",
        "เทศบาล",
    ],
];

/// Whether each line begins as names of one kind do: `รองอธิบดี…`, `เลขาธิการ…`.
fn are_of_a_kind(lines: &[Line<'_>]) -> bool {
    let begins = |words: &str, kind: &[&str]| {
        let deputy = ["รอง", "ผู้ช่วย"].iter().find_map(|word| words.strip_prefix(word));
        kind.iter().any(|word| deputy.unwrap_or(words).starts_with(word))
    };
    let [offices, bodies] = KINDS;
    lines.iter().all(|line| begins(line.words, offices) || is_person(line.words))
        || lines.iter().all(|line| begins(line.words, bodies))
}

/// Words that head a chapter with nothing but its number: `หมวด ๑`.
const CHAPTERS: [&str; 8] =
    ["หมวด", "หมวดที่", "บทที่", "ส่วนที่", "ตอนที่", "ภาคที่", "ลักษณะ", "ระเบียบวาระที่"];

/// Whether a line is nothing but the number of a chapter, or a name in brackets beneath a signature.
fn is_alone(words: &str) -> bool {
    let signed = words.strip_prefix('(').and_then(|words| words.strip_suffix(')'));
    let number = |rest: &str| {
        let rest = rest.trim_start();
        !rest.is_empty() && rest.chars().all(|c| thai::digit(c).is_some())
    };
    signed.is_some_and(is_person)
        || CHAPTERS.iter().any(|word| words.strip_prefix(word).is_some_and(number))
}

/// Whether lines count the same thing off: `ข้อ 1`, `ข้อ 2`. Other lines may stand between two, but not
/// between two years.
fn are_counted(lines: &[Line<'_>]) -> bool {
    const YEARS: u32 = 1000;
    let mut seen = BTreeMap::new();
    lines.iter().enumerate().any(|(at, line)| {
        let Some((word, number)) = counter(line.words) else { return false };
        let before = number.checked_sub(1).and_then(|before| seen.get(&(word, before)).copied());
        seen.insert((word, number), at);
        before.is_some_and(|before: usize| before + 1 == at || number < YEARS)
    })
}

/// What a line counts off, and its number: `ข้อ 1`.
fn counter(words: &str) -> Option<(&str, u32)> {
    let start = words.find(|c| thai::digit(c).is_some())?;
    let digits = words[start..].chars().take_while(|c| thai::digit(*c).is_some());
    let number: u32 = thai::arabic_digits(&digits.collect::<String>()).parse().ok()?;
    let counter = words[..start].trim_matches([' ', '“', '"', '(']);
    let letters = counter.chars().any(char::is_alphabetic);
    (letters && counter.chars().count() <= LONGEST_COUNTER).then_some((counter, number))
}

/// Whether two lines begin with the same word.
fn is_alike(a: &str, b: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() || thai::is_combining(c);
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b && letter(*a)).count();
    shared >= LONGEST_NUMBER || a.starts_with('“') && b.starts_with('“')
}
