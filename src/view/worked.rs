//! Worked values: the formula in words, then with numbers, then the result with its unit.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::formula::{Argument, Formula, Piece};
use crate::model::{FactOf, FactRef, Input, OperandValue, Unit};
use crate::notation::{Exact, Number, number};
use crate::scoring::FactValue;

use super::Run;
use super::evaluation::text;
use super::shown::Shown;

/// A formula of more pieces is shown as it was written: nobody reads it as mathematics.
const MOST_PIECES: usize = 400;
/// Values of a list that are written out.
const MOST_VALUES: usize = 30;
/// Letters that the half of a fraction may have. A wider one is written in the line, which ends behind its
/// signs: a fraction does not, on a phone or in a narrow cell.
const WIDEST_HALF: usize = 28;

/// A value that is worked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WorkedView {
    /// The formula as it was written.
    pub formula: String,
    /// The formula in words, as mathematics; empty where it is too long for that.
    pub words: Vec<MathView>,
    /// The formula with numbers; empty where one is not known, or must not be shown.
    pub numbers: Vec<MathView>,
    /// Whether every number of it is shown in full, not rounded.
    pub numbers_exact: bool,
    /// The value, or why there is none.
    pub result: Vec<Run>,
    /// Whether the value is shown in full, not rounded.
    pub exact: bool,
    /// Whether an input must not be shown. The values of the others are left out then: with the
    /// result they would give it away.
    pub hidden: bool,
    /// Its inputs.
    pub inputs: Vec<InputView>,
}

/// A piece of mathematics, in reading order. `fraction`, `over` and `end` stand around the two halves
/// of a fraction.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MathView {
    /// `name`, `number`, `unit`, `operator`, `call`, `next`, `open`, `close`, `fraction`, `over`, `end`.
    pub kind: &'static str,
    /// Its text, or empty.
    pub text: String,
}

/// An input of a formula.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InputView {
    /// Its name in the formula.
    pub name: String,
    /// What it is, or empty.
    pub label: String,
    /// Its value.
    pub runs: Vec<Run>,
    /// Where it is from, or empty.
    pub source: String,
    /// The page of the site that says more of it, or empty.
    pub page: String,
}

fn piece(kind: &'static str, text: impl Into<String>) -> MathView {
    MathView { kind, text: text.into() }
}

/// What a page shows of a worked value.
pub(super) fn worked(
    formula: &Formula,
    inputs: &[Input],
    values: &[Option<Argument>],
    value: Option<&FactValue>,
    words: Shown<'_>,
) -> WorkedView {
    let pieces = formula.pieces();
    let result =
        value.map_or_else(|| words.state("ตัดสินไม่ได้", "undecided"), |value| words.computed(value));
    let exact = value.is_some_and(|value| {
        let in_unit = &value.exact / value.unit.factor();
        number::round(&in_unit, value.places).is_some_and(|shown| shown.exact() == in_unit)
    });
    let hidden = inputs.iter().zip(values).any(|(i, v)| v.is_some() && conceals(i, words));
    let (in_words, (numbers, numbers_exact)) = match pieces.len() > MOST_PIECES {
        true => Default::default(),
        false => (
            in_words(&pieces, inputs),
            value
                .filter(|_| !hidden)
                .and_then(|value| in_numbers(&pieces, formula, inputs, value, words))
                .unwrap_or_default(),
        ),
    };
    WorkedView {
        formula: formula.text.clone(),
        words: narrow(in_words),
        numbers: narrow(numbers),
        numbers_exact,
        result,
        exact,
        hidden,
        inputs: inputs
            .iter()
            .zip(values)
            .map(|(i, v)| input(i, v.as_ref(), hidden, words))
            .collect(),
    }
}

/// What a page shows of a worked value that must not be shown: how it is worked out, without a number.
pub(super) fn concealed(formula: &Formula, inputs: &[Input], words: Shown<'_>) -> WorkedView {
    let pieces = formula.pieces();
    let short = pieces.len() <= MOST_PIECES;
    WorkedView {
        formula: formula.text.clone(),
        words: if short { narrow(in_words(&pieces, inputs)) } else { Vec::new() },
        numbers: Vec::new(),
        numbers_exact: false,
        result: words.not_shown(),
        exact: true,
        hidden: true,
        inputs: inputs
            .iter()
            .map(|one| InputView { runs: words.not_shown(), ..input(one, None, true, words) })
            .collect(),
    }
}

/// Whether an input stands for something that the edition must not show.
fn conceals(input: &Input, words: Shown<'_>) -> bool {
    input.operands.iter().any(|operand| match &operand.value {
        OperandValue::Fact(fact) => words.fact(*fact).is_none(),
        OperandValue::Quantity(_) | OperandValue::Unknown => false,
    })
}

/// An input; one that must not be shown, or stands beside such a one, keeps its name only.
fn input(input: &Input, value: Option<&Argument>, hidden: bool, words: Shown<'_>) -> InputView {
    let mut runs = Vec::new();
    if hidden && !conceals(input, words) {
        runs = words.not_shown();
    }
    let shown = if runs.is_empty() { MOST_VALUES } else { 0 };
    for (at, operand) in input.operands.iter().take(shown).enumerate() {
        if at > 0 {
            runs.push(Run::text("; "));
        }
        runs.extend(match &operand.value {
            OperandValue::Quantity(quantity) => words.quantity(quantity),
            OperandValue::Fact(fact) => words.fact(*fact).unwrap_or_else(|| match value {
                Some(_) => words.state("ข้อมูลภายใน", "internal"),
                None => words.state("ไม่มีข้อมูล", "no data"),
            }),
            OperandValue::Unknown => words.state("ไม่มีข้อมูล", "no data"),
        });
    }
    if shown > 0 && input.operands.len() > MOST_VALUES {
        runs.push(Run::text(format!(" … ({})", Number::whole(input.operands.len() as i64))));
    }
    InputView {
        name: input.name.clone(),
        label: text(&input.label, words.locale()),
        runs,
        source: text(&input.source, words.locale()),
        page: match input.only() {
            Some(OperandValue::Fact(fact)) => words.page(*fact).unwrap_or_default(),
            _ => String::new(),
        },
    }
}

fn in_words(pieces: &[Piece<'_>], inputs: &[Input]) -> Vec<MathView> {
    pieces
        .iter()
        .map(|one| match one {
            Piece::Input(at) => piece("name", &inputs[*at].name),
            other => plain(other),
        })
        .collect()
}

fn plain(one: &Piece<'_>) -> MathView {
    match one {
        Piece::Input(_) => piece("name", ""),
        Piece::Number(text) => piece("number", crate::thai::arabic_digits(text)),
        Piece::Operator(sign) => piece("operator", *sign),
        Piece::Call(word) => piece("call", *word),
        Piece::Next => piece("next", ""),
        Piece::Open => piece("open", ""),
        Piece::Close => piece("close", ""),
        Piece::Fraction => piece("fraction", ""),
        Piece::Over => piece("over", ""),
        Piece::End => piece("end", ""),
    }
}

/// The pieces with their wide fractions in the line.
fn narrow(pieces: Vec<MathView>) -> Vec<MathView> {
    // What is written so far, and behind it the halves of the fractions that are open.
    let mut open: Vec<Vec<MathView>> = vec![Vec::new()];
    for one in pieces {
        match one.kind {
            "fraction" | "over" => open.push(Vec::new()),
            "end" => {
                let (below, above) =
                    (open.pop().unwrap_or_default(), open.pop().unwrap_or_default());
                let wide = width(&above).max(width(&below)) > WIDEST_HALF;
                let Some(line) = open.last_mut() else { continue };
                let (start, over, end) = match wide {
                    true => (None, piece("operator", "÷"), None),
                    false => (Some(piece("fraction", "")), piece("over", ""), Some(one)),
                };
                let half = |half| if wide { bracketed(half) } else { half };
                line.extend(start);
                line.extend(half(above));
                line.push(over);
                line.extend(half(below));
                line.extend(end);
            }
            _ => open.last_mut().into_iter().for_each(|line| line.push(one.clone())),
        }
    }
    open.into_iter().flatten().collect()
}

/// How many letters wide a stretch of mathematics is.
fn width(pieces: &[MathView]) -> usize {
    let wide = |one: &MathView| match one.kind {
        "operator" => 3,
        "over" | "fraction" | "end" => 0,
        _ => one.text.graphemes(true).count() + 1,
    };
    pieces.iter().map(wide).sum()
}

/// What was the half of a fraction, in brackets where it has a sign outside of brackets.
fn bracketed(half: Vec<MathView>) -> Vec<MathView> {
    let mut depth = 0_usize;
    let mut signed = false;
    for one in &half {
        match one.kind {
            "open" | "call" | "fraction" => depth += 1,
            "close" | "end" => depth = depth.saturating_sub(1),
            _ => signed |= depth == 0 && (one.kind == "operator" || one.text.starts_with('−')),
        }
    }
    match signed {
        true => [vec![piece("open", "")], half, vec![piece("close", "")]].concat(),
        false => half,
    }
}

/// A number as it stands in a formula.
struct Rounded {
    text: String,
    unit: String,
    /// Whether the text shows it in full.
    exact: bool,
    /// Its value without its unit.
    bare: Exact,
}

/// The formula with numbers. Units stand beside the numbers only where the numbers alone do not give
/// the result: `30 นาที × 80 บาท/ชั่วโมง` is not 2,400 baht.
fn in_numbers(
    pieces: &[Piece<'_>],
    formula: &Formula,
    inputs: &[Input],
    value: &FactValue,
    words: Shown<'_>,
) -> Option<(Vec<MathView>, bool)> {
    let shown: Vec<Option<Vec<Rounded>>> =
        inputs.iter().map(|input| numbers(input, formula, words)).collect();
    let used: Vec<usize> = formula.uses().collect();
    if used.iter().any(|at| shown[*at].is_none()) {
        return None;
    }
    let bare = |values: &Option<Vec<Rounded>>, list: bool| {
        let values = values.iter().flatten();
        let mut values: Vec<_> =
            values.map(|shown| (shown.bare.clone(), Default::default())).collect();
        match (list, values.pop()) {
            (false, Some((value, dimensions))) => Argument::One(value, dimensions),
            (_, last) => Argument::Many(values.into_iter().chain(last).collect()),
        }
    };
    let arguments: Vec<Argument> =
        shown.iter().zip(inputs).map(|(values, input)| bare(values, input.list)).collect();
    let wanted = match value.unit.is_percent() {
        true => value.exact.clone(),
        false => &value.exact / value.unit.factor(),
    };
    let with_units = formula.evaluate_bare(&arguments).ok() != Some(wanted);

    let mut set: Vec<MathView> = Vec::new();
    // Inside a sum, what separates the values is a plus.
    let mut sums: Vec<Option<bool>> = Vec::new();
    let separator = |sums: &[Option<bool>]| match sums.iter().rev().flatten().next() {
        Some(true) => piece("operator", "+"),
        _ => piece("next", ""),
    };
    for one in pieces {
        match one {
            Piece::Input(at) => {
                let values = shown[*at].as_ref()?;
                for (index, shown) in values.iter().take(MOST_VALUES).enumerate() {
                    if index > 0 {
                        set.push(separator(&sums));
                    }
                    // A sign behind another one stands in brackets: 3 − (−5).
                    let negative = shown.text.strip_prefix('-');
                    let behind = set.last().is_some_and(|last| last.kind == "operator");
                    let bracketed = negative.is_some() && behind;
                    if bracketed {
                        set.push(piece("open", ""));
                    }
                    set.push(match negative {
                        Some(digits) => piece("number", format!("−{digits}")),
                        None => piece("number", &shown.text),
                    });
                    if with_units && !shown.unit.is_empty() {
                        set.push(piece("unit", &shown.unit));
                    }
                    if bracketed {
                        set.push(piece("close", ""));
                    }
                }
                if values.len() > MOST_VALUES {
                    set.push(separator(&sums));
                    set.push(piece("name", "…"));
                }
            }
            Piece::Call(word) => {
                let sum = *word == crate::formula::Function::Sum.word();
                sums.push(Some(sum));
                set.push(if sum { piece("open", "") } else { piece("call", *word) });
            }
            Piece::Next => set.push(separator(&sums)),
            Piece::Open => {
                sums.push(None);
                set.push(plain(one));
            }
            Piece::Close => {
                sums.pop();
                set.push(plain(one));
            }
            other => set.push(plain(other)),
        }
    }
    let exact = used.iter().filter_map(|at| shown[*at].as_ref()).flatten().all(|one| one.exact);
    Some((set, exact))
}

/// The numbers of an input; nothing where one is not known or must not be shown.
fn numbers(input: &Input, formula: &Formula, words: Shown<'_>) -> Option<Vec<Rounded>> {
    let mut all = Vec::new();
    for operand in &input.operands {
        match &operand.value {
            OperandValue::Quantity(quantity) => {
                let exact = quantity.in_base();
                all.push(shown(&exact, &quantity.unit, quantity.number.scale(), formula));
            }
            OperandValue::Fact(FactRef { year, of: FactOf::Items(at) }) => {
                for value in words.items(*year, *at)? {
                    let FactValue { exact, unit, places } = value.as_ref()?;
                    all.push(shown(exact, unit, *places, formula));
                }
            }
            OperandValue::Fact(fact) => {
                // Whether the edition may show it is asked first.
                words.fact(*fact)?;
                let (exact, unit, places, _) = words.number(*fact)?;
                all.push(shown(&exact, &unit, places, formula));
            }
            OperandValue::Unknown => return None,
        }
    }
    Some(all)
}

/// A value as it stands in a formula: in the unit of the result where it is of its kind, and with all
/// of its decimals where they come to an end.
fn shown(exact: &Exact, unit: &Unit, places: u32, formula: &Formula) -> Rounded {
    let own = &formula.unit;
    let convertible = unit.fits(own) && !own.is_percent();
    let same = !convertible || unit.name() == own.name();
    let unit = if convertible { own } else { unit };
    let in_unit = exact / unit.factor();
    let shortest = number::shortest(&in_unit).map(|n| n.scale());
    // The scale that somebody wrote is kept with its unit.
    let places = match (same, shortest) {
        (true, shortest) => shortest.unwrap_or(places).max(places),
        (false, Some(0)) => 0,
        (false, shortest) => shortest.unwrap_or(places).max(2),
    };
    let text = number::show(&in_unit, places);
    match unit.is_percent() {
        true => Rounded {
            text: format!("{text}%"),
            unit: String::new(),
            exact: shortest.is_some(),
            bare: exact.clone(),
        },
        false => {
            Rounded { text, unit: unit.name().to_owned(), exact: shortest.is_some(), bare: in_unit }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of mathematics, a piece at each blank: `[ a | b ]` is a fraction.
    fn narrowed(line: &str) -> String {
        let pieces = line.split(' ').map(|word| match word {
            "[" => piece("fraction", ""),
            "|" => piece("over", ""),
            "]" => piece("end", ""),
            "(" => piece("open", ""),
            ")" => piece("close", ""),
            "+" | "×" | "÷" => piece("operator", word),
            name => piece("name", name),
        });
        let shown = |one: &MathView| match one.kind {
            "fraction" => "[".to_owned(),
            "over" => "|".into(),
            "end" => "]".into(),
            "open" => "(".into(),
            "close" => ")".into(),
            _ => one.text.clone(),
        };
        narrow(pieces.collect()).iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_wide_fraction_is_written_in_the_line() {
        let long = "ความพึงพอใจด้านกระบวนการและขั้นตอนการให้บริการ";
        for (line, expected) in [
            ("[ ก + ข | ค ]".to_owned(), "[ ก + ข | ค ]".to_owned()),
            (format!("[ {long} | ค ]"), format!("{long} ÷ ค")),
            (format!("[ {long} + ข | ค ] + ง"), format!("( {long} + ข ) ÷ ค + ง")),
            (format!("[ ( {long} + ข ) | ค ]"), format!("( {long} + ข ) ÷ ค")),
            (format!("[ ก | {long} × ข ]"), format!("ก ÷ ( {long} × ข )")),
            // A narrow fraction inside of a wide one stays one.
            (format!("[ [ ก | ข ] | {long} ]"), format!("[ ก | ข ] ÷ {long}")),
            (format!("[ ก | [ ข | {long} ] ]"), format!("ก ÷ ( ข ÷ {long} )")),
            (format!("[ ก | −{long} ]"), format!("ก ÷ ( −{long} )")),
        ] {
            assert_eq!(narrowed(&line), expected, "{line}");
        }
    }
}
