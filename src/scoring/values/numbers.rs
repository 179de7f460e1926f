//! The number of an input: one, or a list of them, in the base of its unit.

use std::collections::BTreeMap;

use crate::formula::Argument;
use crate::model::{
    Assessment, FactContent, FactOf, FactRef, Input, Model, OperandValue, Quantity, Reported,
    Requirement, Value,
};
use crate::notation::{Bound, Exact, FiscalYear};
use crate::unit::Dimensions;

use super::{FactValue, YearValues, group_total};

/// A value in the base of its unit, and what it measures.
type Known = (Exact, Dimensions);

fn known(quantity: &Quantity) -> Known {
    (quantity.in_base(), quantity.unit.dimensions().clone())
}

/// Values of an operand: one, or those of all items of a calculation; nothing where one has no number.
pub(super) fn operand(
    value: &OperandValue,
    model: &Model,
    values: &BTreeMap<FiscalYear, YearValues>,
) -> Option<Vec<Known>> {
    let computed = |value: &FactValue| (value.exact.clone(), value.unit.dimensions().clone());
    match value {
        OperandValue::Quantity(quantity) => Some(vec![known(quantity)]),
        OperandValue::Fact(FactRef { year, of: FactOf::Items(at) }) => {
            let items = &values.get(year)?.calculations[*at].items;
            items.iter().map(|item| item.value.as_ref().map(computed)).collect()
        }
        OperandValue::Fact(fact) => fact_value(*fact, model, values).map(|value| vec![value]),
        OperandValue::Unknown => None,
    }
}

/// The value of an input: one number, or a list of them.
pub(super) fn argument(
    input: &Input,
    model: &Model,
    values: &BTreeMap<FiscalYear, YearValues>,
) -> Option<Argument> {
    let mut all = Vec::new();
    for value in &input.operands {
        all.extend(operand(&value.value, model, values)?);
    }
    if input.list {
        return Some(Argument::Many(all));
    }
    all.pop().map(|(exact, dimensions)| Argument::One(exact, dimensions))
}

fn fact_value(
    fact: FactRef,
    model: &Model,
    values: &BTreeMap<FiscalYear, YearValues>,
) -> Option<Known> {
    let year = model.years.get(&fact.year)?;
    // Only a number is one: what is computed from “more than 5” would be invented.
    let number = |value: &Value| match value {
        Value::Quantity { bound: Bound::Bare | Bound::Exactly, quantity, high: None, .. } => {
            Some(known(quantity))
        }
        _ => None,
    };
    let computed = |value: &Option<FactValue>| {
        value.as_ref().map(|value| (value.exact.clone(), value.unit.dimensions().clone()))
    };
    match fact.of {
        // What stands in a faulty file is not to be trusted.
        FactOf::Result(at) | FactOf::Target(at) if year.indicators[at].faulty => None,
        FactOf::Result(at) => {
            let own = computed(&values.get(&fact.year)?.indicators[at].value);
            if own.is_some() {
                return own;
            }
            match &year.indicators[at].assessment {
                Assessment::Criteria(criteria) => match criteria.as_slice() {
                    [only] => match &only.result {
                        Reported::Value(value) => number(value),
                        _ => None,
                    },
                    _ => None,
                },
                Assessment::Levels { result: Reported::Value(value), .. } => number(value),
                _ => None,
            }
        }
        FactOf::History(at, earlier) => number(&year.indicators[at].history.get(&earlier)?.value),
        FactOf::Target(at) => match &year.indicators[at].assessment {
            Assessment::Criteria(criteria) => match criteria.as_slice() {
                [only] => match &only.target {
                    Requirement::Bound(_, quantity, _) | Requirement::Level(quantity, _) => {
                        Some(known(quantity))
                    }
                    Requirement::Band(..) | Requirement::Deadline { .. } | Requirement::Text(_) => {
                        None
                    }
                },
                _ => None,
            },
            _ => None,
        },
        FactOf::Fact(sheet, at) => match &year.sheets[sheet].facts[at].content {
            FactContent::Stated(value) => number(value),
            FactContent::Computed(_) => computed(&values.get(&fact.year)?.facts[sheet][at].value),
        },
        FactOf::Item(calculation, at) => {
            computed(&values.get(&fact.year)?.calculations[calculation].items[at].value)
        }
        FactOf::Total(at) => computed(&values.get(&fact.year)?.calculations[at].total),
        FactOf::Group(at, item) => {
            let score = &values.get(&fact.year)?.calculations[at];
            computed(&group_total(&year.calculations[at], score, item))
        }
        FactOf::Items(_) | FactOf::Name(_) | FactOf::Symbol(_) => None,
    }
}
