//! `ไม่น้อยกว่า ร้อยละ 80`, `13-15 ล้านบาท`, `ถึงระดับ 75`, `วัดไม่ได้ในปีนี้ (ไม่มีประเด็น)`: the values of
//! targets and results.
//!
//! A text that starts like a quantity has to be one to its end. Any other text is just a text; the
//! target decides whether a text will do.

use crate::diagnostic::Problem;
use crate::notation::say;
use crate::thai;
use crate::words;

use super::number::Number;
use super::{Notation, Period, TextShape, ThaiDate, beside_number, period, slips};

words! {
    /// A state instead of a value. None of them is ever 0 or 100.
    pub enum State("สถานะ") {
        /// The rules do not ask for it.
        NotApplicable = "ไม่ต้องประเมิน" | "not-applicable";
        /// It was due, and nothing happened that could be measured.
        NotMeasurable = "วัดไม่ได้ในปีนี้" | "not-measurable";
        /// Its time has not come.
        NotYetDue = "ยังไม่ถึงรอบรายงาน" | "not-yet-due";
        /// Its time has come and nothing was said.
        NotReported = "ยังไม่รายงานผล" | "not-reported";
        /// Nobody recorded it.
        NoData = "ไม่มีข้อมูล" | "no-data";
        /// There is no such thing.
        Nothing = "ไม่มี" | "none";
    }
}

impl State {
    /// Whether a result may still come in its place.
    pub fn may_come(self) -> bool {
        !matches!(self, State::NotApplicable | State::NotMeasurable)
    }

    /// The state in a sentence.
    pub fn said(self, locale: crate::diagnostic::Locale) -> String {
        self.word(locale).replace('-', " ")
    }
}

/// Which side of a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// No word: the number itself.
    Bare,
    /// ไม่น้อยกว่า.
    AtLeast,
    /// มากกว่า.
    MoreThan,
    /// ไม่เกิน.
    AtMost,
    /// น้อยกว่า.
    LessThan,
    /// เท่ากับ.
    Exactly,
}

impl Bound {
    /// The quantity with the word before it.
    pub fn with(self, quantity: &str) -> String {
        let word = match self {
            Bound::Bare => return quantity.to_owned(),
            Bound::AtLeast => "ไม่น้อยกว่า",
            Bound::MoreThan => "มากกว่า",
            Bound::AtMost => "ไม่เกิน",
            Bound::LessThan => "ต่ำกว่า",
            Bound::Exactly => "เท่ากับ",
        };
        // Thai closes a unit that stands before its number up to the word: ไม่น้อยกว่าร้อยละ 80.
        match PREFIX_UNITS.iter().any(|unit| quantity.starts_with(unit)) {
            true => format!("{word}{quantity}"),
            false => format!("{word} {quantity}"),
        }
    }
}

/// Words before a number, longest first where one begins with another.
const BEFORE: [(&str, Bound); 36] = [
    ("มากกว่าหรือเท่ากับ", Bound::AtLeast),
    ("มากกว่า หรือเท่ากับ", Bound::AtLeast),
    ("สูงกว่าหรือเท่ากับ", Bound::AtLeast),
    ("เท่ากับหรือมากกว่า", Bound::AtLeast),
    ("น้อยกว่าหรือเท่ากับ", Bound::AtMost),
    ("น้อยกว่า หรือเท่ากับ", Bound::AtMost),
    ("ต่ำกว่าหรือเท่ากับ", Bound::AtMost),
    ("เท่ากับหรือน้อยกว่า", Bound::AtMost),
    ("ไม่น้อยกว่า", Bound::AtLeast),
    ("ไม่ต่ำกว่า", Bound::AtLeast),
    ("อย่างน้อย", Bound::AtLeast),
    ("ตั้งแต่", Bound::AtLeast),
    ("ถึงระดับ", Bound::Bare),
    ("ถึงขั้น", Bound::Bare),
    ("at least", Bound::AtLeast),
    (">=", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("ไม่มากกว่า", Bound::AtMost),
    ("ไม่สูงกว่า", Bound::AtMost),
    ("ไม่เกิน", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("<=", Bound::AtMost),
    ("≤", Bound::AtMost),
    (">", Bound::MoreThan),
    ("<", Bound::LessThan),
    ("=", Bound::Exactly),
    ("มากกว่า", Bound::MoreThan),
    ("สูงกว่า", Bound::MoreThan),
    ("more than", Bound::MoreThan),
    ("เกิน", Bound::MoreThan),
    ("กว่า", Bound::MoreThan),
    ("น้อยกว่า", Bound::LessThan),
    ("ต่ำกว่า", Bound::LessThan),
    ("ไม่ถึง", Bound::LessThan),
    ("less than", Bound::LessThan),
    ("เท่ากับ", Bound::Exactly),
];

/// Units that stand before their number.
const PREFIX_UNITS: [&str; 3] = ["ร้อยละ", "ระดับ", "ขั้น"];

/// Longer texts than this are not examined as quantities.
const LONGEST: usize = 4096;

/// A quantity as written: `[bound] number [– number] unit [(note)]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityText {
    /// The word before it.
    pub bound: Bound,
    /// The number, or the lower end of a band.
    pub low: Number,
    /// The upper end of a band.
    pub high: Option<Number>,
    /// The unit word; empty where none was written.
    pub unit: String,
    /// Where the unit word stands in the text.
    pub unit_at: std::ops::Range<usize>,
    /// What stands in brackets behind it.
    pub note: Option<String>,
}

/// The value of a target or a result as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueText {
    /// A number and its unit.
    Quantity(QuantityText),
    /// A state, and the reason in brackets.
    State(State, Option<String>),
    /// Anything else.
    Text(String),
}

impl Notation for ValueText {
    const SHAPE: TextShape = TextShape {
        th: "ปริมาณ สถานะ หรือข้อความ",
        en: "a quantity, a state or a text",
        examples: &[
            "9.13 ล้านบาท",
            "ไม่น้อยกว่า ร้อยละ 80",
            "13-15 ล้านบาท",
            "ระดับ 2",
            "วัดไม่ได้ในปีนี้ (ไม่มีประเด็นต้องชี้แจง)",
            "เสนอแล้ว",
        ],
        pattern: None,
    };

    fn read(text: &str) -> Result<Self, Problem> {
        // What nobody sees is no part of a number or a unit; a text keeps it, as it is only printed.
        let written = text;
        let text = &*thai::canonical(text);
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(say::blank_value());
        }
        let (body, note) = match split_note(trimmed) {
            // ร้อยละ (2.5): what stands in the brackets is the number.
            (before, _) if matches!(prefix_unit(bound(before).1), (Some(_), "")) => (trimmed, None),
            other => other,
        };
        if body == "-" || body == "–" {
            return Ok(ValueText::State(State::NoData, note.map(str::to_owned)));
        }
        if let Some(state) = State::from_word(body) {
            return Ok(ValueText::State(state, note.map(str::to_owned)));
        }
        // Places are only known where nothing was taken out.
        let placed = |problem: Problem, part: &str| match text == written {
            true => problem.shift(part.as_ptr() as usize - text.as_ptr() as usize, part.len()),
            false => problem.unplaced(),
        };
        // Days are words, though they start with a number; a remark may stand behind them.
        if trimmed.len() <= LONGEST && Period::is_meant(body) {
            let period = Period::read(body).map_err(|problem| placed(problem, body))?;
            let shown = match period {
                Period::Quarter(..) => body.to_owned(),
                period => period.as_shown(body),
            };
            return Ok(ValueText::Text(match note {
                _ if shown == body => written.trim().to_owned(),
                Some(note) => format!("{shown} ({note})"),
                None => shown,
            }));
        }
        if let Some((day, rest)) = period::day_and_words(body).filter(|_| body.len() <= LONGEST) {
            return Err(placed(say::text_behind_date(day, rest), rest));
        }
        if let Some((word, _, day)) = period::deadline(trimmed) {
            let date = ThaiDate::read(day).map_err(|problem| placed(problem, day))?;
            return Ok(ValueText::Text(match period::is_iso(day) {
                true => format!("{word} {date}"),
                false => written.trim().to_owned(),
            }));
        }
        if trimmed.len() <= LONGEST && looks_like_quantity(body) {
            if let Some(problem) = slips::no_number(body) {
                return Err(placed(problem, body));
            }
            let offset = text.len() - text.trim_start().len();
            let moved = |quantity: QuantityText| {
                let at = quantity.unit_at.start + offset..quantity.unit_at.end + offset;
                ValueText::Quantity(QuantityText { unit_at: at, ..quantity })
            };
            return quantity(body, note).map(moved).map_err(|problem| placed(problem, body));
        }
        if let Some(problem) = in_brackets(body).filter(|_| trimmed.len() <= LONGEST) {
            return Err(placed(problem, body));
        }
        if let Some(range) = super::reference::find(trimmed).into_iter().next() {
            return Err(say::reference_in_text(&trimmed[range]));
        }
        Ok(ValueText::Text(written.trim().to_owned()))
    }

    fn is_text(&self) -> bool {
        matches!(self, ValueText::Text(_))
    }
}

impl Notation for QuantityText {
    const SHAPE: TextShape = TextShape {
        th: "ปริมาณพร้อมหน่วย",
        en: "a quantity with its unit",
        examples: &["486.7223 ล้านบาท", "ร้อยละ 3.72", "208 อัตรา"],
        pattern: None,
    };

    fn read(text: &str) -> Result<Self, Problem> {
        match ValueText::read(text)? {
            ValueText::Quantity(quantity) => Ok(quantity),
            ValueText::State(..) | ValueText::Text(_) => Err(say::needs_quantity(text.trim())),
        }
    }
}

/// The text before a last `(…)`, and what stands in it.
fn split_note(text: &str) -> (&str, Option<&str>) {
    let Some(inner) = text.strip_suffix(')') else { return (text, None) };
    let mut depth = 1usize;
    for (at, c) in inner.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let body = inner[..at].trim_end();
            return if body.is_empty() {
                (text, None)
            } else {
                (body, Some(inner[at + 1..].trim()))
            };
        }
    }
    (text, None)
}

/// The bound word a text starts with, and what follows.
fn bound(text: &str) -> (Bound, &str) {
    for (word, bound) in BEFORE {
        if let Some(rest) = text.strip_prefix(word) {
            // ถึงขั้น 75: the level is the unit, and it is the one that was reached.
            let level = word.strip_prefix("ถึง").is_some_and(|unit| PREFIX_UNITS.contains(&unit));
            let rest = if level { &text["ถึง".len()..] } else { rest };
            return (bound, rest.trim_start());
        }
    }
    (Bound::Bare, text)
}

pub(super) fn prefix_unit(text: &str) -> (Option<&'static str>, &str) {
    for unit in PREFIX_UNITS {
        if let Some(rest) = text.strip_prefix(unit) {
            return (Some(unit), rest.trim_start());
        }
    }
    (None, text)
}

/// Whether a text starts with a number, or with a unit before one.
pub(super) fn starts_with_number(text: &str) -> bool {
    slips::starts(prefix_unit(text).1)
}

fn looks_like_quantity(text: &str) -> bool {
    let (_, rest) = bound(text.strip_prefix("ระหว่าง").unwrap_or(text).trim_start());
    starts_with_number(rest)
        || beside_number::signed(rest).is_some()
        || beside_number::approximation(rest).is_some()
}

/// `(35.50 ล้านบาท)`: a quantity all of which stands in brackets, with its unit.
fn in_brackets(text: &str) -> Option<Problem> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?.trim();
    if inner.contains('(') || Period::is_meant(inner) || !looks_like_quantity(inner) {
        return None;
    }
    let read = quantity(inner, None).ok()?;
    let unit = inner.get(read.unit_at.clone())?;
    let prefix = PREFIX_UNITS.contains(&unit);
    if !prefix && !thai::lines::is_unit_word(unit) {
        return None;
    }
    let number = number_part(bound(prefix_unit(inner).1).1).0;
    let plain =
        read.bound == Bound::Bare && read.high.is_none() && !number.starts_with(slips::SIGNS);
    let minus = plain.then(|| inner.replacen(number, &format!("-{number}"), 1));
    // Things are counted in whole numbers from nought on.
    let amount = unit == "ร้อยละ" || unit == "%" || unit.ends_with("บาท") || number.contains('.');
    Some(say::unit_in_brackets(text, inner, minus.as_deref(), amount))
}

/// The number a text starts with, and what stands behind it.
pub(super) fn number_part(text: &str) -> (&str, &str) {
    text.split_at(slips::length(text))
}

/// The number of a quantity; an accountant's percentage may stand in its brackets.
fn read_number(number: &str, alone: bool) -> Result<Number, Problem> {
    if let Some(inner) = number.strip_suffix("%)") {
        return Number::parse(&format!("{})", inner.trim_end())).map_err(Problem::unplaced);
    }
    // What was asked for in money is money.
    if let Some(price) = slips::price(number).filter(|_| alone) {
        let mended = slips::certain(price).map(|price| format!("{price} บาท"));
        return Err(say::price(number, mended.as_deref()));
    }
    let read = Number::parse(number)?;
    match slips::bracketed(number) {
        Some((inner, _)) if alone && Number::plain(inner)?.or_year(inner).is_year() => {
            Err(say::year_in_brackets(number, inner))
        }
        _ => Ok(read),
    }
}

fn quantity(body: &str, note: Option<&str>) -> Result<QuantityText, Problem> {
    let offset = |part: &str| part.as_ptr() as usize - body.as_ptr() as usize;
    let between = body.strip_prefix("ระหว่าง").map(str::trim_start);
    let (mut bound, rest) = bound(between.unwrap_or(body));
    if let Some(problem) = beside_number::misplaced(rest) {
        return Err(problem.shift(offset(rest), rest.len()));
    }
    let (mut prefix, rest) = prefix_unit(rest);
    let read = |part: &str, alone: bool| {
        read_number(part, alone).map_err(|p| p.shift(offset(part), part.len()))
    };
    let (number, rest) = number_part(rest);
    let low = read(number, prefix.is_none() && rest.trim().is_empty())?;
    if number.ends_with("%)") {
        prefix = Some("ร้อยละ");
    }
    let mut rest = rest.trim_start();
    let mut high = None;
    let after_dash = rest
        .strip_prefix(['-', '–', '—'])
        .or_else(|| rest.strip_prefix("ถึง"))
        .or_else(|| between.and_then(|_| rest.strip_prefix("และ")))
        .map(str::trim_start);
    if let Some(after) = after_dash.filter(|after| starts_with_number(after)) {
        let (second, after) = prefix_unit(after);
        match (prefix, second) {
            (Some(first), Some(second)) if first != second => {
                return Err(say::two_units(body, first, second));
            }
            (first, second) => prefix = first.or(second),
        }
        let (second, tail) = number_part(after);
        let read = read(second, false)?;
        rest = tail.trim_start();
        high = Some(if rest.is_empty() { read.or_year(second) } else { read });
        if bound != Bound::Bare {
            return Err(say::bound_and_band(body));
        }
    }
    (rest, bound) = beside_number::behind(body, (rest, bound), high.is_some())?;
    if between.is_some() && high.is_none() {
        return Err(say::between_needs_two(body));
    }
    let (unit, unit_at) = match (prefix, rest) {
        (Some(prefix), "") => {
            let at = body.find(prefix).unwrap_or(0);
            (prefix, at..at + prefix.len())
        }
        (Some(prefix), extra) => {
            return Err(say::text_after_quantity(prefix, extra).within(offset(extra)..body.len()));
        }
        (None, "%") => ("ร้อยละ", offset(rest)..body.len()),
        (None, rest) => (rest, offset(rest)..body.len()),
    };
    let year = unit.is_empty() && bound == Bound::Bare;
    let low = if year { low.or_year(number) } else { low };
    let (unit, note) = (unit.to_owned(), note.map(str::to_owned));
    Ok(QuantityText { bound, low, high, unit, unit_at, note })
}

impl QuantityText {
    /// The amounts of `10 ชั่วโมง 5 นาที`, each with its unit word; nothing where there is one number.
    pub fn amounts(&self) -> Option<Vec<(Number, &str)>> {
        let mut amounts = vec![(self.low, "")];
        let mut rest = self.unit.as_str();
        loop {
            let starts = |(at, c): &(usize, char)| {
                let before = rest[..*at].chars().next_back();
                thai::digit(*c).is_some()
                    && before.is_some_and(|c| c.is_whitespace() || thai::is_thai(c))
            };
            let at = rest.char_indices().find(starts).map(|(at, _)| at);
            if let Some((_, unit)) = amounts.last_mut() {
                *unit = rest[..at.unwrap_or(rest.len())].trim();
            }
            let Some(at) = at else { break };
            let (number, behind) = number_part(&rest[at..]);
            amounts.push((Number::parse(number).ok()?, ""));
            rest = behind.trim_start();
        }
        (amounts.len() > 1 && self.high.is_none()).then_some(amounts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn shown(text: &str) -> String {
        match ValueText::read(text) {
            Ok(ValueText::Quantity(q)) => {
                let high = q.high.map(|h| format!("..{h}")).unwrap_or_default();
                let note = q.note.map(|n| format!(" ({n})")).unwrap_or_default();
                format!("{:?} {}{high} {}{note}", q.bound, q.low, q.unit)
            }
            Ok(ValueText::State(state, note)) => format!("{state:?} {}", note.unwrap_or_default()),
            Ok(ValueText::Text(text)) => format!("“{text}”"),
            Err(problem) => format!("{} {:?}", problem.code.as_str(), problem.within),
        }
    }

    #[test]
    fn a_planners_words_are_read() {
        assert_eq!(shown("9.13 ล้านบาท"), "Bare 9.13 ล้านบาท");
        assert_eq!(shown("ไม่น้อยกว่า ร้อยละ 80"), "AtLeast 80 ร้อยละ");
        assert_eq!(shown("ไม่น้อยกว่าร้อยละ ๘๑.๕๐"), "AtLeast 81.50 ร้อยละ");
        assert_eq!(shown("13-15 ล้านบาท"), "Bare 13..15 ล้านบาท");
        assert_eq!(shown("ระหว่าง 13 และ 15 ล้านบาท"), "Bare 13..15 ล้านบาท");
        assert_eq!(shown("50,000–100,000 ราย"), "Bare 50,000..100,000 ราย");
        assert_eq!(shown("ถึงระดับ 75"), "Bare 75 ระดับ");
        assert_eq!(shown("ถึงขั้น 75"), "Bare 75 ขั้น");
        assert_eq!(shown("ขั้น 75"), "Bare 75 ขั้น");
        assert_eq!(shown("ระดับ 3"), "Bare 3 ระดับ");
        assert_eq!(shown("ตั้งแต่ 4.0000 คะแนน ขึ้นไป"), "AtLeast 4.0000 คะแนน");
        assert_eq!(shown("ร้อยละ 96 (ภาพรวม)"), "Bare 96 ร้อยละ (ภาพรวม)");
        assert_eq!(shown("มากกว่า 100,000 ราย"), "MoreThan 100,000 ราย");
        assert_eq!(shown("ไม่เกิน 30"), "AtMost 30 ");
        assert_eq!(shown("80%"), "Bare 80 ร้อยละ");
        assert_eq!(shown("-5 บาท"), "Bare -5 บาท");
        assert_eq!(shown("มากกว่าหรือเท่ากับ 80 ราย"), "AtLeast 80 ราย");
        assert_eq!(shown("น้อยกว่าหรือเท่ากับร้อยละ 5"), "AtMost 5 ร้อยละ");
        assert_eq!(shown("≥ 80"), "AtLeast 80 ");
        assert_eq!(shown("≤ร้อยละ 80"), "AtMost 80 ร้อยละ");
        assert_eq!(shown("> 80 ราย"), "MoreThan 80 ราย");
        assert_eq!(shown("<80"), "LessThan 80 ");
        assert_eq!(shown("ตั้งแต่ 30 ราย ลงมา"), "AtMost 30 ราย");
        assert_eq!(shown("50 - ร้อยละ 60"), "Bare 50..60 ร้อยละ");
        assert_eq!(shown("ร้อยละ 50 ถึงร้อยละ 60"), "Bare 50..60 ร้อยละ");
        assert_eq!(shown("\u{200b}9.13 ล้านบาท\u{200b}"), "Bare 9.13 ล้านบาท");
    }

    #[test]
    fn what_accountants_and_speakers_write_is_read() {
        assert_eq!(shown("(35.50) ล้านบาท"), "Bare -35.50 ล้านบาท");
        assert_eq!(shown("(๓๕.๕๐) ล้านบาท (ประมาณการ)"), "Bare -35.50 ล้านบาท (ประมาณการ)");
        assert_eq!(shown("(1,234)"), "Bare -1,234 ");
        for (text, mended) in [
            ("(35.50 ล้านบาท)", Some("-35.50 ล้านบาท")),
            ("(๓๕.๕๐ ล้านบาท) (ประมาณการ)", Some("-๓๕.๕๐ ล้านบาท")),
            ("(1,200 บาท)", Some("-1,200 บาท")),
            ("( ร้อยละ 2.5 )", Some("ร้อยละ -2.5")),
            ("(2.5 เท่า)", Some("-2.5 เท่า")),
            ("(5 ราย)", None),
            ("(-5 บาท)", None),
            ("(10-15 ล้านบาท)", None),
            ("(ไม่น้อยกว่า 80 บาท)", None),
        ] {
            let problem = ValueText::read(text).unwrap_err();
            assert_eq!(
                (problem.code, problem.fix.as_deref()),
                (Code::BadQuantity, mended),
                "{text}"
            );
        }
        for text in
            ["(ร่าง)", "(30 กันยายน 2567)", "(ระยะที่ 2)", "(3 เดือนแรก)", "(1) 5 ราย", "(ปี 2562)"]
        {
            assert!(ValueText::read(text).is_ok(), "{text}");
        }
        assert_eq!(shown("(2.50%)"), "Bare -2.50 ร้อยละ");
        assert_eq!(shown("ร้อยละ (2.5)"), "Bare -2.5 ร้อยละ");
        assert_eq!(shown("กว่า 500 คน"), "MoreThan 500 คน");
        assert_eq!(shown("500 กว่าคน"), "MoreThan 500 คน");
        assert_eq!(shown("500 คนเศษ"), "MoreThan 500 คน");
        assert_eq!(shown("2018"), "Bare 2018 ");
        assert_eq!(shown("2018 ราย"), "Bare 2,018 ราย");
        assert_eq!(shown("2561-2565"), "Bare 2561..2565 ");
        assert_eq!(shown("(1) จัดทำแผน"), "“(1) จัดทำแผน”");
        assert_eq!(shown("ภายใน 2024-09-12"), "“ภายใน 12 กันยายน 2567”");
        assert_eq!(shown("2024-09-12"), "“12 กันยายน 2567”");
        assert_eq!(shown("12 ก.ย. 2567"), "“12 ก.ย. 2567”");
        assert_eq!(shown(" ภายใน 30/09/2567"), "bad-date Some(17..27)");
        assert_eq!(shown("ไม่น้อยกว่า 98 500 บาท"), "bad-number Some(34..40)");
        assert_eq!(shown("ไม่น้อยกว่าเกือบ 5 คน"), "bad-quantity Some(33..57)");
    }

    #[test]
    fn states_and_texts_are_not_numbers() {
        assert_eq!(shown("วัดไม่ได้ในปีนี้ (ไม่มีประเด็น)"), "NotMeasurable ไม่มีประเด็น");
        assert_eq!(shown("-"), "NoData ");
        assert_eq!(shown("รายงานทุกไตรมาส 4 ครั้ง"), "“รายงานทุกไตรมาส 4 ครั้ง”");
        assert_eq!(shown("(ร่าง)"), "“(ร่าง)”");
    }

    #[test]
    fn a_broken_quantity_says_where() {
        assert_eq!(shown("13.O4 ล้านบาท"), "bad-number Some(3..4)");
        assert_eq!(shown("9O บาท"), "bad-number Some(1..2)");
        assert_eq!(shown("1O,000 บาท"), "bad-number Some(1..2)");
        assert_eq!(shown("ร้อยละ 80 และเสนอรายงาน"), "bad-quantity Some(22..61)");
        assert_eq!(shown("ไม่น้อยกว่า 13-15 บาท"), "bad-quantity Some(0..49)");
        assert!(shown("1,99.38 บาท").starts_with("bad-number"));
        for text in [
            "ระหว่าง 13 ราย",
            "ร้อยละ 50 - ระดับ 60",
            "ไม่น้อยกว่า 30 ราย ลงมา",
            "ไม่เกิน 30 ราย ขึ้นไป",
            "มากกว่า 30 ราย ขึ้นไป",
        ] {
            assert!(shown(text).starts_with("bad-quantity"), "{text}: {}", shown(text));
        }
    }
}
