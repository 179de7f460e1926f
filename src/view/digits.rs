//! Digits of a document: those of its tables and those of its prose.
//!
//! A view is made with the digits of its sources. The last thing before a page is drawn is to write
//! them as the document asks, because documents of one year may ask for different ones.

use serde_json::Value;

use crate::records::year::Digits;
use crate::thai;

/// Texts that are names of things and never seen, or that are shown as they are.
const UNTOUCHED: [&str; 17] = [
    "kind",
    "slug",
    "id",
    "state",
    "file",
    "url",
    "href",
    "table_digits",
    "prose_digits",
    "locale",
    "edition",
    "as_of_day",
    "asset",
    "labels",
    "heading_numbers",
    "list_numbers",
    "numbering",
];

/// Writes the digits of a serialised view as a document asks: narratives as its prose, all else as
/// its tables.
pub fn write(view: &mut Value, tables: Digits, prose: Digits) {
    match view {
        Value::String(text) => *text = in_words(text, tables),
        Value::Array(items) => {
            // Words of a sentence may stand in several runs: a number knows its neighbours in all.
            let mut line = Line::default();
            line.read(items);
            let mut written = in_words(&line.text, tables).chars().collect::<Vec<_>>().into_iter();
            line.spread(items, &mut written);
            items.iter_mut().for_each(|item| match is_run(item) {
                true => write_run(item, tables),
                false => write(item, tables, prose),
            });
        }
        Value::Object(fields) => {
            if matches!(kind_of(fields), "fixed" | "code") {
                return;
            }
            for (key, value) in fields.iter_mut() {
                match value {
                    _ if UNTOUCHED.contains(&key.as_str()) => {}
                    // Title and text of a narrative are prose alike.
                    _ if key == "narratives" => write(value, prose, prose),
                    _ => write(value, tables, prose),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

type Fields = serde_json::Map<String, Value>;

fn kind_of(fields: &Fields) -> &str {
    fields.get("kind").and_then(Value::as_str).unwrap_or_default()
}

/// Kinds of runs; what has none of them is no part of a line of words.
const RUNS: [&str; 11] = [
    "text", "quantity", "state", "symbol", "strong", "emphasis", "struck", "fixed", "link", "note",
    "break",
];

fn is_run(item: &Value) -> bool {
    item.as_object().is_some_and(|fields| RUNS.contains(&kind_of(fields)))
}

/// What of a run is not words of its line: numbers with their unit, remarks.
fn write_run(run: &mut Value, digits: Digits) {
    let Some(fields) = run.as_object_mut() else { return };
    match kind_of(fields).to_owned().as_str() {
        "quantity" => {
            let text = |fields: &Fields, key: &str| {
                fields.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
            };
            // A number is one whatever its unit, and the unit keeps its own digits: ๑๓ tCO2.
            let number = text(fields, "number");
            let written = thai::with_digits(&number, digits == Digits::Thai);
            let amount = text(fields, "amount").replacen(&number, &written, 1);
            let note = in_words(&text(fields, "note"), digits);
            for (key, value) in [("number", written), ("amount", amount), ("note", note)] {
                if fields.contains_key(key) {
                    fields.insert(key.to_owned(), Value::String(value));
                }
            }
        }
        "state" | "symbol" => {
            for (key, value) in fields.iter_mut().filter(|(key, _)| *key != "kind") {
                if let (Value::String(text), true) = (value, key != "symbol") {
                    *text = in_words(text, digits);
                }
            }
        }
        "strong" | "emphasis" | "struck" | "link" => {
            let inner = fields.get_mut("runs").and_then(Value::as_array_mut);
            inner.into_iter().flatten().for_each(|run| write_run(run, digits));
        }
        // What a note says is a line of its own.
        "note" => {
            if let Some(runs) = fields.get_mut("runs") {
                write(runs, digits, digits);
            }
        }
        _ => {}
    }
}

/// Stands for what is no words: a number and its unit, a symbol, code.
const OBJECT: char = '\u{fffc}';

/// The words of runs one after the other.
#[derive(Default)]
struct Line {
    text: String,
}

impl Line {
    fn read(&mut self, items: &[Value]) {
        for fields in items.iter().filter_map(Value::as_object) {
            match (kind_of(fields), fields.get("text"), fields.get("runs")) {
                ("text", Some(Value::String(text)), _) => self.text.push_str(text),
                ("strong" | "emphasis" | "struck" | "link", _, Some(Value::Array(runs))) => {
                    self.read(runs)
                }
                _ => self.text.push(OBJECT),
            }
        }
    }

    /// Puts the characters back where they were read; digits take the place of digits.
    fn spread(&self, items: &mut [Value], written: &mut impl Iterator<Item = char>) {
        for fields in items.iter_mut().filter_map(Value::as_object_mut) {
            match kind_of(fields).to_owned().as_str() {
                "text" => {
                    if let Some(Value::String(text)) = fields.get_mut("text") {
                        *text = written.by_ref().take(text.chars().count()).collect();
                    }
                }
                "strong" | "emphasis" | "struck" | "link"
                    if fields.get("runs").is_some_and(Value::is_array) =>
                {
                    if let Some(Value::Array(runs)) = fields.get_mut("runs") {
                        self.spread(runs, written);
                    }
                }
                _ => {
                    written.next();
                }
            }
        }
    }
}

/// Words after which a number is a number, whatever stands behind it.
const COUNTED_AFTER: [&str; 12] =
    ["พ.ศ.", "ปี", "ร้อยละ", "จำนวน", "ไตรมาส", "ไตรมาสที่", "วันที่", "ข้อ", "ระดับ", "ขั้น", "หน้า", "ครั้งที่"];

/// Words of numbers and money behind digits.
const MULTIPLES: [&str; 5] = ["ล้าน", "บาท", "พัน", "หมื่น", "แสน"];

/// Classifiers that are nouns too: what begins with one may be another word.
const NOUNS: [&str; 9] = ["ไตรมาส", "วัน", "เดือน", "ปี", "บริการ", "ต้นแบบ", "โครงการ", "กรณี", "ระบบ"];

/// Words after which a number with points is the name of a version.
const VERSION_AFTER: [&str; 3] = ["เวอร์ชัน", "รุ่น", "เวอร์ชั่น"];

/// Digits as a text prints them. What belongs to a Latin word or to a code stays as it was typed:
/// `COVID-19`, `ISO 27001`, an address, a version.
pub(super) fn in_words(text: &str, digits: Digits) -> String {
    let wanted = |c: char| match digits {
        Digits::Thai => c.is_ascii_digit(),
        Digits::Arabic => matches!(c, '๐'..='๙'),
    };
    if !text.contains(wanted) {
        return text.to_owned();
    }
    let tokens = tokens(text);
    let mut out = String::with_capacity(text.len());
    for (at, token) in tokens.iter().enumerate() {
        let named = match digits {
            Digits::Thai => is_name(&tokens, at),
            // Beside a Latin word a number has Arabic digits anyway.
            Digits::Arabic => is_code(&tokens, at),
        };
        let stays = !token.contains(wanted) || named;
        match stays {
            true => out.push_str(token),
            false => out.push_str(&thai::with_digits(token, digits == Digits::Thai)),
        }
    }
    out
}

/// Whether a character is a letter or a sign of Thai and no digit.
fn is_thai_letter(c: char) -> bool {
    thai::is_thai(c) && thai::digit(c).is_none()
}

/// The text cut into stretches of Thai, of blanks, and of what else stands together.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        c if c.is_whitespace() => 0,
        // Brackets and quotes open something new; codes and addresses in them are whole.
        '(' | ')' | '“' | '”' | '"' | '[' | ']' | OBJECT => 1,
        c if is_thai_letter(c) => 2,
        _ => 3,
    };
    let mut tokens = Vec::new();
    let mut from = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let own = class(c);
        if before.is_some_and(|before| before != own) {
            tokens.push(&text[from..at]);
            from = at;
        }
        before = Some(own);
    }
    tokens.push(&text[from..]);
    tokens
}

fn is_latin(token: &str) -> bool {
    token.contains(|c: char| c.is_alphabetic() && !thai::is_thai(c))
}

/// Whether a token is a code or a piece of an address.
fn is_code(tokens: &[&str], at: usize) -> bool {
    let token = tokens[at];
    // An address may hold Thai letters, which cut it: it goes on to the next blank.
    let joined = |at: &usize| !tokens[*at].contains(char::is_whitespace);
    let head = (0..at).rev().take_while(joined).take(ADDRESS_PIECES);
    is_latin(token) || head.map(|at| tokens[at]).any(is_address) || is_ip_address(token)
}

/// Whether the digits of a token belong to a name.
fn is_name(tokens: &[&str], at: usize) -> bool {
    if is_code(tokens, at) {
        return true;
    }
    let token = tokens[at];
    let beside = |step: Option<usize>, next: Option<usize>| {
        let blank = step.and_then(|at| tokens.get(at)).is_some_and(|token| *token == " ");
        next.filter(|_| blank).and_then(|at| tokens.get(at)).copied()
    };
    let before = beside(at.checked_sub(1), at.checked_sub(2));
    let after = beside(Some(at + 1), Some(at + 2));
    let number = token.trim_end_matches(['.', ',', ';', ':']);
    // The word before a number, with a blank between them or none.
    let thai_before = before.or(at.checked_sub(1).and_then(|at| tokens.get(at)).copied());
    let pointed = number.contains('.');
    let ends = |words: &[&str], text: &str| words.iter().any(|word| text.ends_with(word));
    if thai_before.is_some_and(|word| {
        ends(&VERSION_AFTER[..1], word) || pointed && ends(&VERSION_AFTER, word)
    }) {
        return true;
    }
    // Thousands are counted; so is what a classifier follows.
    if number.contains(',') || number.ends_with('%') {
        return false;
    }
    let counts = |word: &str| {
        let counts = |c: &&str| *c == word || word.starts_with(*c) && !NOUNS.contains(c);
        word != "ปี" && thai::CLASSIFIERS.iter().chain(&MULTIPLES).any(counts)
            || thai::MONTHS.iter().any(|(long, short, _)| word.starts_with(long) || word == *short)
    };
    let thai_after = after.or(tokens.get(at + 1).copied());
    if thai_after.is_some_and(counts) {
        return false;
    }
    // A list of numbers, `2561, 2562`, is read as its first; a sign alone says nothing.
    let ended = |word: &str| word.ends_with([',', ';', ':']);
    if before.is_some_and(|word| is_latin(word) && !ended(word)) {
        return true;
    }
    let counted = thai_before.is_some_and(|word| {
        ends(&COUNTED_AFTER, word)
            || thai::MONTHS
                .iter()
                .any(|(long, short, _)| word.ends_with(long) || word.ends_with(short))
    });
    let closed = token != number;
    !counted && !closed && after.is_some_and(is_latin)
}

/// Pieces of an address that are looked through for its beginning.
const ADDRESS_PIECES: usize = 64;

fn is_address(token: &str) -> bool {
    token.contains("://") || token.contains('@') || token.starts_with("www.")
}

/// `192.168.1.10`: four numbers below 256, one of them longer than an ordinal of a heading.
fn is_ip_address(token: &str) -> bool {
    let token = thai::arabic_digits(token);
    let token = token.split([':', '/']).next().unwrap_or_default();
    let groups: Vec<&str> = token.split('.').collect();
    groups.len() == 4
        && groups.iter().all(|group| group.parse::<u8>().is_ok())
        && groups.iter().any(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn digits_of_latin_names_stay() {
        assert_eq!(in_words("ปี 2562 มี 3 แห่ง", Digits::Thai), "ปี ๒๕๖๒ มี ๓ แห่ง");
        assert_eq!(
            in_words("ศูนย์ 1212 OCC และ ISO 27001", Digits::Thai),
            "ศูนย์ 1212 OCC และ ISO 27001"
        );
        assert_eq!(in_words("พ.ศ. 2562 (Big Change)", Digits::Thai), "พ.ศ. ๒๕๖๒ (Big Change)");
        assert_eq!(in_words("ปี 2562", Digits::Arabic), "ปี 2562");
    }

    #[test]
    fn codes_addresses_and_versions_stay() {
        for text in [
            "โรคCOVID-19และ",
            "ISO/IEC 27001:2013",
            "IPv6 B2B e-ID4",
            "https://example.org/2562/รายงาน5.pdf",
            "ดู www.example.org/1/ก2",
            "ส่งที่ a1@example.org",
            "(Windows 10)",
            "เวอร์ชัน 2",
            "รุ่น 2.0.1",
            "เครื่อง 192.168.1.10",
        ] {
            assert_eq!(in_words(text, Digits::Thai), text);
        }
        for text in ["COVID-๑๙", "https://example.org/๒๕๖๒/รายงาน๕.pdf"] {
            assert_eq!(in_words(text, Digits::Arabic), text);
        }
    }

    #[test]
    fn numbers_beside_latin_words_that_count_them_are_written() {
        for (text, expected) in [
            ("มี 132,664 SMEs", "มี ๑๓๒,๖๖๔ SMEs"),
            ("ระบบ e-Commerce 15 รายการ", "ระบบ e-Commerce ๑๕ รายการ"),
            ("e-Commerce 15รายการ", "e-Commerce ๑๕รายการ"),
            ("ปี 2562 SMEs ไทย", "ปี ๒๕๖๒ SMEs ไทย"),
            ("19 สิงหาคม 2562 Open Forum", "๑๙ สิงหาคม ๒๕๖๒ Open Forum"),
            ("เปิด Open Forum 19 สิงหาคม", "เปิด Open Forum ๑๙ สิงหาคม"),
            ("ปี2562ของCOVID-19", "ปี๒๕๖๒ของCOVID-19"),
            ("อบรมรุ่นที่ 3", "อบรมรุ่นที่ ๓"),
            ("โทร. 0 2123 1234", "โทร. ๐ ๒๑๒๓ ๑๒๓๔"),
            ("ข้อ 1.1.1.1 และ 80%", "ข้อ ๑.๑.๑.๑ และ ๘๐%"),
        ] {
            assert_eq!(in_words(text, Digits::Thai), expected);
            assert_eq!(in_words(expected, Digits::Arabic), text);
        }
        assert_eq!(in_words("ISO ๒๗๐๐๑ ปี ๒๕๖๒", Digits::Arabic), "ISO 27001 ปี 2562");
    }

    #[test]
    fn a_number_knows_its_neighbours_in_other_runs() {
        let mut view = json!([
            {"kind": "text", "text": "ตาม "},
            {"kind": "strong", "runs": [{"kind": "text", "text": "ISO"}]},
            {"kind": "text", "text": " 27001 ปี 2562 "},
            {"kind": "code", "text": "1"},
            {"kind": "quantity", "lead": "", "amount": "5 tCO2", "number": "5", "note": "ISO 9"},
            {"kind": "link", "url": "https://example.org/1", "runs": [{"kind": "text", "text": "2"}]},
        ]);
        write(&mut view, Digits::Thai, Digits::Thai);
        assert_eq!(view[2]["text"], " 27001 ปี ๒๕๖๒ ");
        assert_eq!(view[3]["text"], "1");
        assert_eq!((&view[4]["amount"], &view[4]["note"]), (&json!("๕ tCO2"), &json!("ISO 9")));
        assert_eq!(
            (&view[5]["url"], &view[5]["runs"][0]["text"]),
            (&json!("https://example.org/1"), &json!("๒"))
        );
    }

    #[test]
    fn tables_and_prose_are_written_apart() {
        let mut view = json!({
            "slug": "x1", "name": "1.1",
            "runs": [{"kind": "quantity", "lead": "", "amount": "13\u{a0}GB", "number": "13"}],
            "narratives": [{"title": "ปี 1", "blocks": [
                {"kind": "text", "text": "2 แห่ง"},
                {"kind": "fixed", "runs": [{"kind": "text", "text": "3"}]},
                {"kind": "code", "text": "4"},
            ]}],
        });
        write(&mut view, Digits::Thai, Digits::Arabic);
        assert_eq!(view["name"], "๑.๑");
        assert_eq!(view["slug"], "x1");
        assert_eq!(view["runs"][0]["amount"], "๑๓\u{a0}GB");
        assert_eq!(view["narratives"][0]["title"], "ปี 1");
        write(&mut view, Digits::Arabic, Digits::Thai);
        let story = &view["narratives"][0];
        assert_eq!(story["title"], "ปี ๑");
        assert_eq!(story["blocks"][0]["text"], "๒ แห่ง");
        assert_eq!(story["blocks"][1]["runs"][0]["text"], "3");
        assert_eq!(story["blocks"][2]["text"], "4");
    }
}
