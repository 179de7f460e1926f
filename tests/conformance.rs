//! Proves that formulas give the value and the verdict that a scripted reading of the documents gave:
//! one row of `conformance/computations.csv` a case.

use raingan::formula::Formula;
use raingan::notation::{Exact, Number, number};
use raingan::source::{Sources, Span};
use raingan::unit::Units;

/// The fields of a line; a field with a comma stands in quotes.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

fn evaluate(text: &str) -> Exact {
    let mut sources = Sources::new();
    let span = Span::new(sources.add_text("formula", text), 0..text.len());
    let unit = Units::new([]).get("").unwrap();
    let formula =
        Formula::parse(text, &[], unit, 0, span).unwrap_or_else(|e| panic!("{text}: {e:?}"));
    formula.evaluate(&[]).unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

/// An exact value as the suite writes it: a decimal or a fraction.
fn read(text: &str) -> Exact {
    let whole = |t: &str| Number::parse(t).unwrap_or_else(|e| panic!("{t}: {e:?}")).exact();
    match text.split_once('/') {
        Some((above, below)) => whole(above) / whole(below),
        None => whole(text),
    }
}

fn compare(text: &str) -> bool {
    let parts = text.split(" and ");
    parts.into_iter().all(|part| {
        let operator = ["<=", ">=", "<", ">", "="].into_iter().find(|o| part.contains(o)).unwrap();
        let (left, right) = part.split_once(operator).unwrap();
        // A comparison in brackets of its own: the outer ones go.
        let open = |t: &str| t.matches('(').count() > t.matches(')').count();
        let left = if open(left) { left.trim().trim_start_matches('(') } else { left };
        let right = if right.matches(')').count() > right.matches('(').count() {
            right.trim().trim_end_matches(')')
        } else {
            right
        };
        let (left, right) = (evaluate(left), evaluate(right));
        match operator {
            "<=" => left <= right,
            ">=" => left >= right,
            "<" => left < right,
            ">" => left > right,
            _ => left == right,
        }
    })
}

#[test]
fn every_computation_of_the_documents_has_its_value_and_verdict() {
    let suite = include_str!("../conformance/computations.csv");
    let (mut values, mut comparisons, mut left_out) = (0, 0, 0);
    let mut wrong = Vec::new();
    for line in suite.lines().skip(1) {
        let row = fields(line);
        let [id, kind, formula, rounding, printed, value, verdict, remark] = &row[..] else {
            panic!("{line}: a row has eight fields")
        };
        match kind.as_str() {
            "value" => {
                values += 1;
                let exact = evaluate(formula);
                if exact != read(value) {
                    wrong.push(format!("{id}: {exact} instead of {value}"));
                }
                let places = rounding.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
                let shown = match rounding.split(' ').next() {
                    Some("round") => number::round(&exact, places).unwrap().exact(),
                    Some("cut") => evaluate(&format!("truncate({formula}; {places})")),
                    _ => exact,
                };
                let found = match printed.as_str() {
                    "" if verdict == "symbol" => "symbol",
                    "" => "not-printed",
                    printed if read(printed) == shown => "match",
                    _ => "mismatch",
                };
                if found != verdict {
                    wrong.push(format!("{id}: {found} instead of {verdict}"));
                }
            }
            "comparison" => {
                comparisons += 1;
                if compare(formula).to_string() != *value {
                    wrong.push(format!("{id}: {formula} is not {value}"));
                }
            }
            "left-out" => {
                left_out += 1;
                assert!(!remark.is_empty(), "{id} is left out without a reason");
            }
            kind => panic!("{id}: {kind}"),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{values} values, {comparisons} comparisons, {left_out} left out");
    assert!(values >= 179 && comparisons >= 38, "{values} {comparisons}");
}
