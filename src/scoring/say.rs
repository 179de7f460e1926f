//! Findings of values that cannot be worked out.

use crate::diagnostic::phrase::{LONGEST_CIRCLE, list, say};
use crate::diagnostic::{Code, Locale, Problem};
use crate::notation::State;

say! {
    /// A formula over something that has no result yet.
    formula_waits(input, (th, en): (&str, &str), state: Option<State>) {
        let word = |locale, missing: &str| match state {
            Some(state) => state.word(locale).to_owned(),
            None => missing.to_owned(),
        };
    } = NoResult:
        ("สูตรยังคำนวณไม่ได้: “{input}” รอ{th} ({})", word(Locale::Th, "ยังไม่มีผล")),
        ("the formula waits: “{input}” needs {en} ({})", word(Locale::En, "none yet"))
        => "พิมพ์ค่านั้นเมื่อมีผล แล้วสูตรจะคำนวณเอง หรืออ้างถึงค่าอื่นที่เป็นตัวเลข",
        "write that value when it is there, and the formula follows; or refer to another number";
    /// A formula that needs a result which there will not be.
    formula_without(input, (th, en): (&str, &str), state: State) {
        let (word_th, word_en) = (state.word(Locale::Th), state.word(Locale::En));
        let said = state.said(Locale::En);
    } = NoResult:
        "สูตรคำนวณไม่ได้: “{input}” ใช้{th} ซึ่ง{word_th}",
        "the formula has no value: “{input}” needs {en}, which is {said}"
        => "อ้างถึงค่าอื่นที่เป็นตัวเลข หรือลบสูตรแล้วพิมพ์ ผล: {word_th} ถ้าตัวชี้วัดนี้{word_th}ด้วย",
        "refer to another number, or write result: {word_en} instead of the formula if this indicator is {said} too";
    /// A formula over something that has no number.
    no_number(what) = NotAQuantity:
        "“{what}” ไม่มีค่าเป็นตัวเลข", "“{what}” has no number"
        => "อ้างถึงค่าที่เป็นตัวเลข หรือพิมพ์ตัวเลขแทน", "refer to a number, or write one";
}

/// Formulas in a circle.
pub fn cycle(path: &[String]) -> Problem {
    // Nobody reads a thousand names; the first ones show where to cut.
    let left_out = if path.len() > LONGEST_CIRCLE { Some("…") } else { None };
    let names = path.iter().take(LONGEST_CIRCLE).map(String::as_str);
    let path: Vec<&str> = names.chain(left_out).chain(path.first().map(String::as_str)).collect();
    let path = path.join(" → ");
    Problem::new(
        Code::Cycle,
        format!("อ้างอิงกันเป็นวง: {path}"),
        format!("a circle of references: {path}"),
    )
    .help("เปลี่ยนค่าหนึ่งในวงให้เป็นตัวเลข", "make one of them a number")
}

say! {
    /// Parts that take their results from each other.
    part_cycle(parts: &[String]) {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    } = Cycle:
        ("ผลของส่วนอ้างอิงกันเป็นวง: {}", list(&parts, "และ")),
        ("parts take their results from each other: {}", list(&parts, "and"))
        => "แก้หัวข้อ ผลจากส่วน ให้เป็นส่วนอื่น", "name another part under result-of-part";
}
