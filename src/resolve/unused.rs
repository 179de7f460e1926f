//! Keys that say something and change nothing, because another key of the same file decides.

use crate::diagnostic::Findings;
use crate::records::indicator::{Indicator, Input};
use crate::records::sheets::Fact;
use crate::resolve::say;
use crate::source::{Span, Spanned};
use crate::yaml::field::{Entries, OneOrNamed};

/// A key that is written: its Thai and English name, and where what it says stands.
type Written = (&'static str, &'static str, Option<Span>);

/// Where a value stands that may have names.
fn first<T>(value: &Option<OneOrNamed<Spanned<T>>>) -> Option<Span> {
    value.as_ref().and_then(|value| value.iter().next().map(|(_, value)| value.span))
}

fn inputs(entries: &Option<Entries<Input>>) -> Option<Span> {
    entries.as_ref().and_then(|entries| entries.iter().next().map(|(name, _)| name.span))
}

fn span<T>(value: &Option<Spanned<T>>) -> Option<Span> {
    value.as_ref().map(|value| value.span)
}

/// Reports keys of an indicator that its kind of assessment does not use.
pub(super) fn indicator(record: &Indicator, findings: &mut Findings) {
    let target: Written = ("เป้าหมาย", "target", first(&record.target));
    let result: Written = ("ผล", "result", first(&record.result));
    let first_step = record.levels.as_ref().and_then(|levels| levels.iter().next());
    let levels = first_step.and_then(|(_, step)| step.iter().next().map(|(_, value)| value.span));
    let levels: Written = ("ขั้นเป้าหมาย", "levels", levels);
    let judged = record.judgements.iter().flatten().next().map(|judgement| judgement.span);
    let judged: Written = ("การพิจารณา", "judgements", judged);
    let formula: Written = ("สูตร", "formula", span(&record.formula));
    let beside_formula: [Written; 3] = [
        ("ตัวแปร", "inputs", inputs(&record.inputs)),
        ("หน่วย", "unit", span(&record.unit)),
        ("ทศนิยม", "places", span(&record.places)),
    ];
    let statement = record.statement.iter().flatten().next().map(|group| group.span);
    let statement: Written = ("ตารางแจกแจง", "statement", statement);
    let heading = record.target.is_none() && record.result.is_none() && record.formula.is_none();
    if record.result_from.is_some() {
        beside(&[result, formula, levels, judged], ("ผลจากส่วน", "result-of-part"), findings);
    } else if record.levels.is_some() {
        // Criteria of a level that have names can be judged.
        let named = |(_, step): (_, &OneOrNamed<_>)| matches!(step, OneOrNamed::Named(_));
        let named = record.levels.iter().flat_map(Entries::iter).any(named);
        let judged = if named { &[][..] } else { &[judged] };
        beside(&[&[target], judged].concat(), ("ขั้นเป้าหมาย", "levels"), findings);
    } else if heading {
        report(&[judged], say::unused_on_heading, findings);
    }
    if record.formula.is_none() {
        report(&beside_formula, say::unused_without_formula, findings);
        report(&[statement], say::unused_without_formula, findings);
    }
}

/// Reports keys of a fact that only a formula would use.
pub(super) fn fact(record: &Fact, findings: &mut Findings) {
    let beside_formula: [Written; 3] = [
        ("ตัวแปร", "inputs", inputs(&record.inputs)),
        ("หน่วย", "unit", span(&record.unit)),
        ("ทศนิยม", "places", span(&record.places)),
    ];
    report(&beside_formula, say::unused_without_formula, findings);
}

/// Reports keys that have no effect beside the one named by `by`.
fn beside(keys: &[Written], by: (&str, &str), findings: &mut Findings) {
    report(keys, |th, en| say::unused_beside(th, en, by.0, by.1), findings);
}

/// Reports those of some keys that are written.
fn report(
    keys: &[Written],
    problem: impl Fn(&str, &str) -> crate::diagnostic::Problem,
    findings: &mut Findings,
) {
    for (th, en, place) in keys {
        super::report(findings, *place, problem(th, en));
    }
}
