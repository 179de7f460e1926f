//! Values that can be read and are probably not meant: fewer things than none, a percentage typed as the
//! fraction that a spreadsheet keeps, a text among amounts.

use crate::diagnostic::{Finding, Findings};
use crate::model::{Assessment, FactContent, Indicator, Reported, Requirement, Unit, Units, Value};
use crate::notation::{Bound, Exact, Number, Period, QuantityText, ValueText, number};
use crate::records::indicator::{self as record, Operand};
use crate::records::sheets;
use crate::resolve::say::quantities as say;
use crate::source::{Span, Spanned};
use crate::yaml::field::{Entries, OneOrNamed};

/// Words of names whose counts may well be below zero: what changed, and what is left.
const CHANGES: [&str; 6] = ["เปลี่ยนแปลง", "เพิ่ม", "ลด", "ต่าง", "สุทธิ", "คงเหลือ"];

/// Asks about counts of an indicator that are below zero.
pub(super) fn counts(record: &record::Indicator, units: &Units, findings: &mut Findings) {
    let name = record.name.as_ref().map_or("", |name| name.th.as_str());
    let groups = [&record.target, &record.conditions, &record.result].into_iter().flatten();
    let levels = record.levels.iter().flat_map(Entries::iter).map(|(_, asked)| asked);
    let named = groups.chain(levels).flat_map(OneOrNamed::iter);
    let past = record.history.iter().flat_map(Entries::iter).map(|(_, value)| (None, value));
    for (criterion, written) in named.chain(past) {
        if let ValueText::Quantity(quantity) = &written.value {
            let names = [name, criterion.map_or("", |name| &name.value)];
            findings.extend_one(below_zero(names, quantity, written.span, units));
        }
    }
    inputs(name, record.inputs.as_ref(), units, findings);
}

/// Asks about counts of a fact that are below zero.
pub(super) fn counts_of_fact(
    fact: &sheets::Fact,
    name: &str,
    units: &Units,
    findings: &mut Findings,
) {
    if let Some(Spanned { value: ValueText::Quantity(quantity), span }) = &fact.value {
        findings.extend_one(below_zero([name, ""], quantity, *span, units));
    }
    inputs(name, fact.inputs.as_ref(), units, findings);
}

fn inputs(
    name: &str,
    entries: Option<&Entries<record::Input>>,
    units: &Units,
    findings: &mut Findings,
) {
    for (own, input) in entries.into_iter().flat_map(Entries::iter) {
        let values = match input {
            record::Input::Bare(values) => Some(values),
            record::Input::Described(input) => input.value.as_ref(),
        };
        for operand in values.into_iter().flat_map(|values| &values.values) {
            if let Operand::Quantity(written) = operand {
                let names = [name, &own.value];
                findings.extend_one(below_zero(names, &written.value, written.span, units));
            }
        }
    }
}

fn below_zero(
    names: [&str; 2],
    written: &QuantityText,
    span: Span,
    units: &Units,
) -> Option<Finding> {
    count(names, written.low, &units.get(&written.unit)?, span)
}

fn count(names: [&str; 2], number: Number, unit: &Unit, span: Span) -> Option<Finding> {
    let change = names.iter().any(|name| CHANGES.iter().any(|word| name.contains(word)));
    (number.exact() < Exact::default() && unit.counts_things() && !change)
        .then(|| say::negative_count(&number.to_string(), unit.name()).at(span))
}

/// Asks about a result that is supposed of an indicator and stands there already.
pub(super) fn supposed(indicator: &Indicator, value: &Spanned<Value>, findings: &mut Findings) {
    let mut all = Findings::new();
    fractions(&indicator.assessment, indicator.history.values(), &mut all);
    let own = all.into_iter().find(|finding| finding.primary == value.span);
    findings.extend_one(own);
    if let Value::Quantity { quantity, .. } = &value.value {
        let names = [indicator.name.th.as_str(), ""];
        findings.extend_one(count(names, quantity.number, &quantity.unit, value.span));
    }
}

/// Asks about percentages of an indicator that look like fractions: 0.96 for 96 percent. Small ones are
/// as they should be where the target, or the past, is as small.
pub(super) fn fractions<'v>(
    assessment: &Assessment,
    history: impl Iterator<Item = &'v Spanned<Value>>,
    findings: &mut Findings,
) {
    let past: Vec<(Exact, Span)> =
        history.filter_map(|value| Some((percent_of(&value.value)?, value.span))).collect();
    let low: Vec<_> = past.iter().filter(|(past, _)| !is_large(past)).collect();
    let mut ask = |asked: &Requirement, place: Option<Span>, result: &Reported, alone: bool| {
        let Some(wanted) = least(asked) else { return };
        let Reported::Value(value) = result else { return };
        let Some(reached) = percent_of(&value.value) else { return };
        let doubt = |typed: &Exact, span: Span| {
            let hundredfold = typed * Exact::from_decimal(100, 0);
            say::percent_fraction(&number::plain(typed), &number::plain(&hundredfold)).at(span)
        };
        if is_large(&wanted) && is_small(&reached) && (low.is_empty() || !alone) {
            findings.push(doubt(&reached, value.span));
        } else if is_small(&wanted) && is_large(&reached) {
            findings.extend_one(place.map(|place| doubt(&wanted, place)));
        } else if let [(past, span)] = low[..]
            && alone
            && is_large(&wanted)
            && is_large(&reached)
            && is_small(past)
            && *past < Exact::from_decimal(1, 0)
        {
            findings.push(doubt(past, *span));
        }
    };
    match assessment {
        Assessment::Criteria(criteria) => {
            for criterion in criteria {
                let alone = criteria.len() == 1;
                ask(&criterion.target, Some(criterion.span), &criterion.result, alone);
            }
        }
        Assessment::Levels { levels, result } => {
            if let Some((_, lowest)) = levels.first() {
                ask(lowest, None, result, true);
            }
        }
        Assessment::Milestones { .. } | Assessment::Heading | Assessment::PartLevel { .. } => {}
    }
}

/// The percentage that is at least asked for.
fn least(asked: &Requirement) -> Option<Exact> {
    let quantity = match asked {
        Requirement::Bound(Bound::AtLeast | Bound::MoreThan | Bound::Exactly, quantity, _)
        | Requirement::Band(quantity, ..) => quantity,
        _ => return None,
    };
    quantity.unit.is_percent().then(|| quantity.number.exact())
}

/// The percentage that a value is.
fn percent_of(value: &Value) -> Option<Exact> {
    match value {
        Value::Quantity { quantity, high: None, .. } if quantity.unit.is_percent() => {
            Some(quantity.number.exact())
        }
        _ => None,
    }
}

/// Whether a percentage may be a fraction.
pub(super) fn is_small(percent: &Exact) -> bool {
    *percent > Exact::default() && *percent <= Exact::from_decimal(1, 0)
}

/// Whether a percentage is so large that nobody expects less than one beside it.
fn is_large(percent: &Exact) -> bool {
    *percent >= Exact::from_decimal(20, 0)
}

/// Asks about the only text among amounts of one kind. Days are no amounts, and states stand for them.
pub(super) fn text_among_amounts(values: &[(Span, &FactContent)], findings: &mut Findings) {
    let mut text: Option<(Span, &str)> = None;
    let mut kind: Option<Unit> = None;
    let mut amounts = 0;
    for (span, content) in values {
        let unit = match content {
            FactContent::Stated(Value::State(..)) => continue,
            FactContent::Stated(Value::Text(words)) if !Period::is_meant(words) => {
                if text.replace((*span, words)).is_some() {
                    return;
                }
                continue;
            }
            FactContent::Stated(value) => value.unit().cloned(),
            FactContent::Computed(working) => {
                working.formula.as_ref().map(|formula| formula.unit.clone())
            }
        };
        let Some(unit) = unit.filter(|unit| !unit.name().is_empty()) else { return };
        if kind.get_or_insert_with(|| unit.clone()).fits(&unit) {
            amounts += 1;
        } else {
            return;
        }
    }
    if let (Some((span, words)), Some(unit)) = (text, kind)
        && amounts > 1
    {
        findings.push(say::text_among_amounts(words, unit.name()).at(span));
    }
}
