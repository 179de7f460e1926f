//! Digits of a document: those of its tables and those of its prose.
//!
//! A view is made with the digits of its sources. The last thing before a page is drawn is to write
//! them as the document asks, because documents of one year may ask for different ones.

use serde_json::Value;

use crate::records::year::Digits;
use crate::thai;

/// Texts that are names of things and never seen, or that are shown as they are.
const UNTOUCHED: [&str; 12] = [
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
    "labels",
];

/// Writes the digits of a serialised view as a document asks: narratives as its prose, all else as
/// its tables.
pub fn write(view: &mut Value, tables: Digits, prose: Digits) {
    match view {
        Value::String(text) => *text = in_words(text, tables),
        Value::Array(items) => items.iter_mut().for_each(|item| write(item, tables, prose)),
        Value::Object(fields) => {
            let kind = fields.get("kind").and_then(Value::as_str).unwrap_or_default();
            if matches!(kind, "fixed" | "code") {
                return;
            }
            let quantity = kind == "quantity";
            for (key, value) in fields.iter_mut() {
                match value {
                    _ if UNTOUCHED.contains(&key.as_str()) => {}
                    Value::String(text) if quantity && tables == Digits::Thai => {
                        *text = thai::thai_digits(text);
                    }
                    // Title and text of a narrative are prose alike.
                    _ if key == "narratives" => write(value, prose, prose),
                    _ => write(value, tables, prose),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Digits as a text prints them; a number that belongs to a Latin word stays as it is.
pub(super) fn in_words(text: &str, digits: Digits) -> String {
    if digits == Digits::Arabic || !text.contains(|c: char| c.is_ascii_digit()) {
        return text.to_owned();
    }
    let latin = |word: &str| word.contains(|c: char| c.is_ascii_alphabetic());
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let beside =
            |other: Option<&&str>| other.is_some_and(|w| latin(w) && !w.contains(thai::is_thai));
        let before = at.checked_sub(1).and_then(|i| words.get(i));
        // What is added in brackets says nothing of the number before it: 2562 (Big Change).
        let after = words.get(at + 1).filter(|word| !word.starts_with('('));
        out.push(match latin(word) || beside(before) || beside(after) {
            true => (*word).to_owned(),
            false => thai::thai_digits(word),
        });
    }
    out.join(" ")
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
