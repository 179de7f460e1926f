//! `((ผล 1.1.3))`: a fact that stands elsewhere.

use super::{Notation, TextShape};
use crate::diagnostic::{Locale, Problem};
use crate::notation::say;
use crate::thai::marks;
use crate::words;

use super::date::FiscalYear;

words! {
    /// What a reference asks for.
    pub enum Asked("สิ่งที่อ้างถึง") {
        /// The result of an indicator.
        Result = "ผล" | "result";
        /// The target of an indicator.
        Target = "เป้าหมาย" | "target";
        /// The name of an indicator.
        Name = "ชื่อ" | "name";
        /// The symbol of an indicator.
        Symbol = "สัญลักษณ์" | "symbol";
        /// A fact outside the indicators.
        Value = "ค่า" | "value";
        /// The total of a calculation.
        Total = "รวม" | "total";
        /// The values of all items of a calculation, for a formula to sum up.
        Items = "รายการ" | "items";
    }
}

/// What a writer says about the end of a line in the brackets of a reference: the words, Thai and
/// English, short and long.
const LINE_ENDS: [(marks::Asked, [&str; 3]); 2] = [
    (marks::Asked::MayEnd, ["ตัดได้", "ตัดบรรทัดได้", "may-break"]),
    (marks::Asked::MustNotEnd, ["ห้ามตัด", "ห้ามตัดบรรทัด", "no-break"]),
];

fn line_end_words() -> impl Iterator<Item = &'static str> {
    LINE_ENDS.iter().flat_map(|(_, words)| *words)
}

/// What `((ตัดได้))` and `((ห้ามตัด))` ask for.
pub fn line_end(written: &str) -> Option<marks::Asked> {
    let inner = written.strip_prefix("((")?.strip_suffix("))")?;
    let word = crate::thai::canonical(inner.trim());
    LINE_ENDS.iter().find(|(_, words)| words.contains(&&*word)).map(|(asked, _)| *asked)
}

/// A text in which what is asked about the ends of lines is a mark.
pub fn with_line_ends(text: &str) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for range in find(text) {
        if let Some(asked) = line_end(&text[range.clone()]) {
            out.push_str(&text[from..range.start]);
            out.push(asked.mark());
            from = range.end;
        }
    }
    out.push_str(&text[from..]);
    out
}

/// A reference as written: `((what [year] [part] id))`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceText {
    /// What is asked for.
    pub asked: Asked,
    /// The fiscal year, where it is not the document's own.
    pub year: Option<FiscalYear>,
    /// The part of the evaluation, where the number alone is not enough.
    pub part: Option<String>,
    /// A printed number in Arabic digits, or a slug.
    pub id: String,
    /// How the value is shown.
    pub form: Form,
}

/// How the value of a reference is shown; without any of it, as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// In this unit.
    pub unit: Option<String>,
    /// With so many decimals.
    pub places: Option<u32>,
    /// Without its unit.
    pub bare: bool,
    /// In these digits, whatever the page uses.
    pub digits: Option<Digits>,
    /// As a date of this form.
    pub date: Option<DateForm>,
    /// In words: an amount of money, or a whole number.
    pub words: bool,
}

/// Which digits a page prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Digits {
    /// 0–9.
    Arabic,
    /// ๐–๙.
    Thai,
}

/// How a date is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// `30 กันยายน 2562`
    Long,
    /// `30 ก.ย. 2562`
    Short,
    /// `ตุลาคม–ธันวาคม 2561`
    Months,
    /// `ต.ค.–ธ.ค. 2561`
    ShortMonths,
    /// `ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2562`
    Quarter,
}

impl Form {
    /// Whether the value is shown as it is written.
    pub fn is_plain(&self) -> bool {
        *self == Form::default()
    }
}

/// Decimals that a reference may ask for.
const MOST_PLACES: u32 = 12;

impl Notation for ReferenceText {
    const SHAPE: TextShape = TextShape {
        th: "การอ้างอิง",
        en: "a reference",
        examples: &["((ผล 1.1.3))", "((เป้าหมาย 2561 1.1.1))", "((รวม indirect-value))"],
        pattern: Some(r"^\s*\(\(.+\)\)\s*$"),
    };

    fn read(text: &str) -> Result<Self, Problem> {
        let text = &*crate::thai::canonical(text.trim());
        let Some(inner) = text.strip_prefix("((") else { return Err(say::bad_reference(text)) };
        let Some(inner) = inner.strip_suffix("))") else {
            let inner = inner.trim_end_matches(')');
            let words: Vec<&str> = inner.split_whitespace().take(2).collect();
            return Err(say::open_reference(text, &words.join(" ")));
        };
        let plain = crate::thai::arabic_digits(inner);
        let mut words: Vec<&str> = plain.split_whitespace().collect();
        if words.is_empty() {
            return Err(say::bad_reference(text));
        }
        let what = words.remove(0);
        let Some(asked) = Asked::from_word(what) else {
            return Err(match asked_before(what) {
                // ((ผล1.1.3)): the space is missing.
                Some((word, rest)) if rest.starts_with(is_ascii_word) => {
                    let mended = [&[word, rest], &words[..]].concat().join(" ");
                    say::no_space_in_reference(text, &mended)
                }
                before => {
                    let near = crate::thai::nearest(what, asked_words().chain(line_end_words()));
                    say::unknown_asked(what, near.or(before.map(|(word, _)| word)))
                }
            });
        };
        if words.is_empty() {
            return Err(say::bad_reference(text));
        }
        let mut year = None;
        if words.len() > 1
            && words[0].len() == 4
            && let Ok(read) = FiscalYear::read(words[0])
        {
            year = Some(read);
            words.remove(0);
        }
        let part = match words[..] {
            // A part stands before a number; a word before another word is the id already.
            [first, second, ..] if !is_number(first) && (is_number(second) || !is_slug(first)) => {
                words.remove(0);
                Some(first.to_owned())
            }
            _ => None,
        };
        if let (Some(part), Asked::Value | Asked::Total | Asked::Items) = (&part, asked) {
            return Err(say::part_not_asked(part, asked.word(Locale::Th), asked.word(Locale::En)));
        }
        let id = words.remove(0).to_owned();
        let form = form(&words)?;
        Ok(ReferenceText { asked, year, part, id, form })
    }
}

/// All words that a reference may start with.
fn asked_words() -> impl Iterator<Item = &'static str> {
    Asked::TABLE.words.iter().flat_map(|word| [word.th, word.en])
}

/// The longest such word that something starts with, and what follows it.
fn asked_before(text: &str) -> Option<(&'static str, &str)> {
    let before = asked_words().filter_map(|word| Some((word, text.strip_prefix(word)?)));
    before.max_by_key(|(word, _)| word.len())
}

/// Characters of an id and the spaces around it; nothing is looked for behind so many.
const LONGEST_ID: usize = 80;

/// Double brackets around one word, `((eva))`: their places and the word. Whether it is an id that a
/// reference was meant for is known to whoever knows all ids.
pub fn bare(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, String)> {
    text.match_indices("((").filter_map(|(start, _)| {
        let body = &text[start + 2..];
        let mut chars = body.char_indices().take(LONGEST_ID);
        let end = chars.find(|(_, c)| *c == ')' || c.is_control()).map_or(0, |(at, _)| at);
        let word = crate::thai::arabic_digits(body[..end].trim());
        let closed = body[end..].starts_with("))");
        (closed && (is_number(&word) || is_slug(&word)) && !word.is_empty())
            .then_some((start..start + 2 + end + 2, word))
    })
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || ".".contains(c) || c == '/')
}

fn is_slug(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/'))
}

/// What stands behind the id: `ล้านบาท ทศนิยม 2`.
fn form(words: &[&str]) -> Result<Form, Problem> {
    let mut form = Form::default();
    let mut words = words.iter().copied();
    while let Some(word) = words.next() {
        match word {
            "ทศนิยม" | "ปัด" | "places" => {
                let places =
                    words.next().and_then(|n| n.parse().ok()).filter(|n| *n <= MOST_PLACES);
                form.places = Some(places.ok_or_else(|| say::bad_places(word, MOST_PLACES))?);
            }
            "ไม่มีหน่วย" | "bare" => form.bare = true,
            "ตัวอักษร" | "in-words" => form.words = true,
            "วันที่" | "date" => form.date = Some(DateForm::Long),
            "วันที่ย่อ" | "short-date" => form.date = Some(DateForm::Short),
            "เดือนปี" | "months" => form.date = Some(DateForm::Months),
            "เดือนปีย่อ" | "short-months" => {
                form.date = Some(DateForm::ShortMonths)
            }
            "ไตรมาสที่" | "quarter" => form.date = Some(DateForm::Quarter),
            "เลขไทย" | "thai-digits" => form.digits = Some(Digits::Thai),
            "เลขอารบิก" | "arabic-digits" => form.digits = Some(Digits::Arabic),
            // Whether it is a unit is known to whoever binds the reference.
            unit if form.unit.is_none() => form.unit = Some(unit.to_owned()),
            extra => return Err(say::unknown_form(extra)),
        }
    }
    Ok(form)
}

/// Whether a word is one of a reference, or one and a number that follows without a space.
fn asks(word: &str) -> bool {
    let digit = |rest: &str| rest.chars().next().is_none_or(|c| crate::thai::digit(c).is_some());
    asked_before(word).is_some_and(|(_, rest)| digit(rest))
}

/// What stands before a number in prose and asks for nothing.
const COUNTED: [&str; 10] =
    ["ข้อ", "มาตรา", "ตาราง", "ภาพ", "รูป", "บท", "ส่วน", "หน้า", "ร้อยละ", "เฉลี่ย"];

/// Whether what stands in double brackets is meant as a reference: its first word is one of ours, or an id
/// follows it, whatever it is, `((คะแนน 1.1.3))`. A word alone is prose, `((ร่าง))`.
fn is_meant(inner: &str) -> bool {
    if inner.contains('(') {
        return false;
    }
    let plain = crate::thai::arabic_digits(inner);
    let mut words = plain.split_whitespace();
    let Some(word) = words.next().map(crate::thai::canonical) else { return false };
    let (word, rest): (&str, Vec<&str>) = (&word, words.collect());
    let joined = asked_before(word).is_some_and(|(_, rest)| rest.starts_with(is_ascii_word));
    if joined || Asked::from_word(word).is_some() || line_end_words().any(|known| known == word) {
        return true;
    }
    let Some(first) = rest.first() else {
        return crate::thai::nearest(word, line_end_words()).is_some();
    };
    let counted = word.ends_with("ที่") || COUNTED.contains(&word);
    let near = is_number(first) && crate::thai::nearest(word, asked_words()).is_some();
    near && !counted || names_id(word, counted, &rest)
}

fn is_ascii_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Whether words behind one that asks for nothing are those of a reference. `counted` says that the word
/// stands before numbers in prose.
fn names_id(word: &str, counted: bool, rest: &[&str]) -> bool {
    let year = |word: &str| word.len() == 4 && FiscalYear::read(word).is_ok();
    let rest = if rest.len() > 1 && year(rest[0]) { &rest[1..] } else { rest };
    let letters = |c: char| c.is_alphabetic() || crate::thai::is_thai(c);
    if !word.chars().all(letters) || !is_id(rest[0]) {
        return false;
    }
    // What is written in English between brackets is prose, unless it is as short as a reference.
    if word.is_ascii() {
        return rest.len() == 1;
    }
    // 4.25 may be a number, 1.1.3 is none.
    !is_number(rest[0]) || rest[0].matches('.').count() > 1 || rest.len() == 1 && !counted
}

/// Whether a word can be nothing but the id of something.
fn is_id(word: &str) -> bool {
    match is_number(word) {
        true => word.contains('.') && word.ends_with(|c: char| c.is_ascii_digit()),
        false => is_slug(word) && word.contains(|c: char| c.is_ascii_lowercase()),
    }
}

/// What looks like a reference in single brackets, `(ค่า x)`: its place, the word it starts with and the
/// id. Whether there is such an id is known to whoever knows all ids.
pub fn single(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, Asked, String)> {
    text.match_indices('(').filter_map(|(start, _)| {
        let body = &text[start + 1..];
        let end = body.char_indices().take(LONGEST_ID);
        let end = end.into_iter().find(|(_, c)| "()\n".contains(*c)).map_or(0, |(at, _)| at);
        if !body[end..].starts_with(')') || text[..start].ends_with(['(', '`', '\\', ']']) {
            return None;
        }
        let plain = crate::thai::arabic_digits(&body[..end]);
        let mut words = plain.split_whitespace();
        let asked = Asked::from_word(words.next()?)?;
        let mut id = words.next()?;
        if id.len() == 4 && FiscalYear::read(id).is_ok() {
            id = words.next()?;
        }
        // A number with a unit behind it is a value.
        let value = is_number(id) && id.matches('.').count() < 2 && words.next().is_some();
        (is_id(id) && !value).then(|| (start..start + 1 + end + 1, asked, id.to_owned()))
    })
}

/// Whether a word in single brackets and an id that nobody knows are taken for a reference: not in English,
/// and not before a number that may be a value.
pub fn asks_alone(written: &str, asked: Asked, id: &str) -> bool {
    written[1..].trim_start().starts_with(asked.word(Locale::Th))
        && written.split_whitespace().count() < 4
        && !matches!(asked, Asked::Name | Asked::Items)
        && (!is_number(id) || id.matches('.').count() > 1)
}

/// The references in a text: byte ranges of `((…))` on one line. One that is never closed is found
/// too, so that it is reported and not printed.
pub fn find(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let mut from = 0;
        while let Some(start) = line[from..].find("((").map(|at| from + at) {
            let (body, at) = (start + 2, line_start + start);
            // Nothing is looked for behind the next opening, so that many of them take no time.
            let piece = &line[body..];
            let piece = &piece[..piece.find("((").unwrap_or(piece.len())];
            from = body + piece.len();
            match piece.find("))") {
                // `(((ร่าง)))` and plain double brackets around prose are not references.
                Some(close) => {
                    if is_meant(&piece[..close]) {
                        found.push(at..at + close + 4);
                    }
                    from = body + close + 2;
                }
                None if asks(&crate::thai::canonical(
                    piece.split_whitespace().next().unwrap_or_default(),
                )) =>
                {
                    found.push(at..at + 2 + piece.trim_end().len())
                }
                None => {}
            }
        }
        line_start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        let read = |text: &str| ReferenceText::read(text).unwrap();
        let plain = read("((ผล ๑.๑.๓))");
        assert_eq!((plain.asked, plain.id.as_str()), (Asked::Result, "1.1.3"));
        let full = read("((เป้าหมาย 2561 ผู้อำนวยการ 2.1.2))");
        assert_eq!(full.year, Some(FiscalYear(2561)));
        assert_eq!(full.part.as_deref(), Some("ผู้อำนวยการ"));
        let formed = read("((ผล 1.1.3 ล้านบาท ทศนิยม ๒ เลขไทย))");
        assert_eq!((formed.id.as_str(), formed.part), ("1.1.3", None));
        assert_eq!(formed.form.unit.as_deref(), Some("ล้านบาท"));
        assert_eq!((formed.form.places, formed.form.digits), (Some(2), Some(Digits::Thai)));
        let slug = read("((ผล eva ล้านบาท))");
        assert_eq!((slug.id.as_str(), slug.form.unit.as_deref()), ("eva", Some("ล้านบาท")));
        let part = read("((result director 2.1.2 bare))");
        assert_eq!(
            (part.part.as_deref(), part.id.as_str(), part.form.bare),
            (Some("director"), "2.1.2", true)
        );
        assert_eq!(read("((ค่า open-day ไตรมาสที่))").form.date, Some(DateForm::Quarter));
        assert_eq!(read("((ค่า open-day ไตรมาส))").form.unit.as_deref(), Some("ไตรมาส"));
        assert!(ReferenceText::read("((ผล 1.1.3 ทศนิยม))").is_err());
        assert!(ReferenceText::read("((ผล 1.1.3 บาท ราย))").is_err());
        assert!(ReferenceText::read("((ผลล 1.1))").unwrap_err().help.is_some());
        assert!(ReferenceText::read("((ผล))").is_err());
        let help = |text: &str| ReferenceText::read(text).unwrap_err().help.unwrap().th;
        assert!(help("((ผล๑.๑.๓ ล้านบาท))").contains("((ผล 1.1.3 ล้านบาท))"));
        assert!(help("((ผลลัพธ์ eva))").contains("“ผล”"));
        assert!(help("((ผล 1.1 และ").contains("((ผล 1.1))"));
        assert!(help("((ค่า องค์กร plan))").contains("องค์กร"));
    }

    #[test]
    fn only_references_are_found() {
        assert_eq!(find("ได้ ((ผล 1.1.3)) (องค์การมหาชน) ((ร่าง))").len(), 1);
        assert_eq!(find("(((((ผล 1))").len(), 0);
        assert_eq!(find("((ผล1.1.3)) ((ผลลัพธ์ eva)) ((ผล1.1").len(), 3);
        assert_eq!(bare("((eva)) ((๑.๑)) ((ร่าง)) ((eva x)) ((").count(), 2);
        assert_eq!(find("((ร่าง และ (((ร่าง))) ((ค่ะ"), Vec::<std::ops::Range<usize>>::new());
        for meant in [
            "((คะแนน organisation))",
            "((ทดสอบ x))",
            "((คะแนน ๑.๑))",
            "((คะแนน 2561 1.1.3 ล้านบาท))",
            "((score eva))",
        ] {
            assert_eq!(find(meant).first(), Some(&(0..meant.len())), "{meant}");
            assert!(ReferenceText::read(meant).unwrap_err().help.is_some());
        }
        for prose in [
            "((ร่าง))",
            "((ก) และ (ข))",
            "((ฉบับที่ 2))",
            "((ครั้งที่ 2/2562))",
            "((ข้อ 1.1))",
            "((ตารางที่ 2.1))",
            "((เฉลี่ย 4.25))",
            "((ข้อ ก))",
            "((ผลงาน))",
            "((รวมภาษีแล้ว))",
            "((ค่าใช้จ่าย ปี 2562))",
            "((ค่ะ))",
            "((จำนวน 1.5 ล้านบาท))",
            "((ฉบับ Open Data))",
            "((see the annex below))",
            "((ดู (ร่าง x)))",
        ] {
            assert_eq!(find(prose), [0..0; 0], "{prose}");
        }
    }

    #[test]
    fn what_is_meant_in_single_brackets_is_found() {
        let of = |text: &str| single(text).map(|(_, asked, id)| (asked, id)).collect::<Vec<_>>();
        assert_eq!(of("ได้ (ค่า x) ราย"), [(Asked::Value, "x".to_owned())]);
        assert_eq!(of("(เป้าหมาย ๒๕๖๑ ๑.๑.๑)"), [(Asked::Target, "1.1.1".to_owned())]);
        for prose in [
            "((ผล 1.1))",
            "(ผล 80)",
            "(รวม 5 แห่ง)",
            "(รวม 12.5 ล้านบาท)",
            "(เป้าหมาย 2562)",
            "(ค่าใช้จ่าย x)",
            "(ชื่อ ก)",
            "(ค่า ((ผล 1.1)))",
        ] {
            assert_eq!(of(prose), [], "{prose}");
        }
    }

    #[test]
    fn the_ends_of_lines_are_asked_for() {
        let of =
            |text: &str| with_line_ends(text).replace('\u{200b}', "|").replace('\u{2060}', "_");
        assert_eq!(of("ก((ตัดได้))ข((ห้ามตัด))ค"), "ก|ข_ค");
        assert_eq!(of("ก(( ตัดบรรทัดได้ ))ข((no-break))"), "ก|ข_");
        assert_eq!(of("((ผล 1.1)) ((ตัด)) ((ร่าง))"), "((ผล 1.1)) ((ตัด)) ((ร่าง))");
        assert!(ReferenceText::read("((ตัดไม่ได้))").unwrap_err().help.unwrap().th.contains("ตัดได้"));
        assert_eq!(find("((ห้ามตด)) ((ตัดไม่ได้))").len(), 2);
    }

    #[test]
    fn one_that_is_not_closed_does_not_hide_the_next() {
        let text = "((ผล 1.1 และ ((ผล 1.2)) ได้ ((ชื่อ 1.3";
        let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["((ผล 1.1 และ", "((ผล 1.2))", "((ชื่อ 1.3"]);
        assert!(ReferenceText::read(found[0]).is_err());
    }
}
