//! Targets of several steps: points, what each asks for, and the result they are compared with.

use num_traits::Zero;

use crate::diagnostic::Findings;
use crate::formula::Formula;
use crate::model::{Assessment, Interval, Reported, Requirement, Unit, Value, names_step};
use crate::notation::say as say_notation;
use crate::notation::{Exact, Notation, Number, NumberRange, State, ValueText};
use crate::records::indicator::{self as record, Direction};
use crate::resolve::say;
use crate::source::{Span, Spanned};
use crate::unit::STEP;
use crate::yaml::field::OneOrNamed;

use super::Binder;

/// Binds the steps of an indicator and its result.
pub(super) fn resolve(
    levels: &[(&Spanned<String>, &Spanned<ValueText>)],
    record: &record::Indicator,
    direction: Direction,
    formula: Option<Formula>,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Assessment {
    let mut steps: Vec<(Number, Requirement)> = Vec::new();
    let mut places: Vec<(Requirement, Span)> = Vec::new();
    let mut refused = false;
    for (points, written) in levels {
        let Some(number) = self::points(points, findings) else {
            refused = true;
            continue;
        };
        // "-" for a level that does not exist.
        if is_no_level(&written.value) {
            continue;
        }
        match binder.requirement(written, direction, findings) {
            Some(requirement) => {
                places.push((requirement.clone(), written.span));
                steps.push((number, requirement));
            }
            None => refused = true,
        }
    }
    steps.sort_by_key(|(points, _)| points.exact());
    let place = levels.first().map(|(points, _)| points.span);
    if steps.is_empty() && !refused {
        super::report(findings, place, say::no_steps());
    }
    let result = match (formula, &record.result) {
        (Some(formula), _) => Reported::Formula(Box::new(formula)),
        (None, Some(OneOrNamed::One(written))) => match binder.value(written, findings) {
            Some(value) => {
                let mut value = Spanned::new(value, written.span);
                check_result(&steps, &places, &value, binder, findings);
                if names_step(&steps, &value.value) {
                    as_step(&mut value, binder);
                }
                return Assessment::Levels { levels: steps, result: Reported::Value(value) };
            }
            None => Reported::Missing,
        },
        (None, Some(OneOrNamed::Named(entries))) => {
            super::report(
                findings,
                entries.0.first().map(|(name, _)| name.span),
                say::criteria_shape(false),
            );
            Reported::Missing
        }
        (None, None) => Reported::Missing,
    };
    let computed = match &result {
        Reported::Formula(formula) => Some((&formula.unit, formula.span)),
        _ => None,
    };
    check_units(&places, computed, findings);
    Assessment::Levels { levels: steps, result }
}

/// The points that a level is written under.
pub(super) fn points(written: &Spanned<String>, findings: &mut Findings) -> Option<Number> {
    match Number::read(&written.value) {
        Ok(number) if NumberRange::FROM_ZERO.holds(number) => Some(number),
        Ok(number) => {
            let key = ("คะแนนของขั้น", "the points of a level");
            let problem = say_notation::out_of_range(key, number, NumberRange::FROM_ZERO);
            findings.push(problem.at(written.span));
            None
        }
        Err(problem) => {
            findings.push(problem.unplaced().at(written.span));
            None
        }
    }
}

/// Whether "-" stands in the place of a level that does not exist.
pub(super) fn is_no_level(written: &ValueText) -> bool {
    matches!(written, ValueText::State(State::NoData | State::Nothing, _))
}

/// Reports a result that no step can be compared with.
fn check_result(
    steps: &[(Number, Requirement)],
    places: &[(Requirement, Span)],
    value: &Spanned<Value>,
    binder: Binder<'_>,
    findings: &mut Findings,
) {
    if names_step(steps, &value.value) {
        let points: Vec<Number> = steps.iter().map(|(points, _)| *points).collect();
        check_named(&points, value, findings);
        check_units(places, None, findings);
        return;
    }
    match &value.value {
        Value::Quantity { quantity, .. } => {
            check_units(places, Some((&quantity.unit, value.span)), findings);
        }
        Value::State(..) => check_units(places, None, findings),
        Value::Text(_) => {
            let number = places.iter().find(|(asked, _)| asked.unit().is_some());
            findings.extend_one(number.and_then(|(asked, _)| binder.check_result(asked, value)));
            check_units(places, None, findings);
        }
    }
}

/// Reports steps of other units than the result, or than the first of them.
fn check_units(
    places: &[(Requirement, Span)],
    result: Option<(&Unit, Span)>,
    findings: &mut Findings,
) {
    let numbers: Vec<(&Unit, Span)> =
        places.iter().filter_map(|(asked, span)| Some((asked.unit()?, *span))).collect();
    let Some((first, _)) = numbers.first().copied() else { return };
    let wanted = match result {
        // One finding at the result, where it fits no step at all.
        Some((unit, span)) if !numbers.iter().any(|(step, _)| step.fits(unit)) => {
            findings.push(say::unit_mismatch(unit.name(), first.name()).at(span));
            first
        }
        Some((unit, _)) => unit,
        None => first,
    };
    for (unit, span) in numbers {
        if !unit.fits(wanted) {
            findings.push(say::unit_mismatch(unit.name(), wanted.name()).at(span));
        }
    }
}

/// A result that names a step, whichever word it was written with, is shown as one.
pub(super) fn as_step(value: &mut Spanned<Value>, binder: Binder<'_>) {
    if let Value::Quantity { quantity, .. } = &mut value.value
        && quantity.unit.is_level()
        && let Some(unit) = binder.units.get(STEP)
    {
        quantity.unit = unit;
    }
}

/// Reports a result that names a step there is not. ขั้น 0 says that none was reached.
pub(super) fn check_named(steps: &[Number], value: &Spanned<Value>, findings: &mut Findings) {
    let Some((named, _)) = value.value.interval() else { return };
    let listed = steps.iter().map(|points| points.exact()).chain([Exact::zero()]);
    let mut said = listed.map(|points| !Interval::point(points).is_apart(&named));
    if !steps.is_empty() && !said.any(|said| said) {
        let known: Vec<String> = steps.iter().map(ToString::to_string).collect();
        findings.push(say::no_such_level(&value.value.to_string(), &known).at(value.span));
    }
}
