//! Why an operand has no number.

use std::collections::BTreeMap;

use crate::model::{Assessment, FactContent, FactOf, Model, OperandValue, Reported, Value};
use crate::notation::{FiscalYear, State};

use super::YearValues;

/// Why an operand has no number.
pub(super) enum Lack {
    /// The finding that explains it stands where the value would come from.
    Said,
    /// Something further on has no result yet, and that was said there.
    Handed,
    /// What it refers to has no result yet: its name in Thai and in English, and the state.
    Waits(String, String, Option<State>),
    /// It never has one.
    Never,
}

pub(super) fn lack(
    value: &OperandValue,
    model: &Model,
    values: &BTreeMap<FiscalYear, YearValues>,
) -> Lack {
    let fact = match value {
        OperandValue::Fact(fact) => fact,
        OperandValue::Unknown => return Lack::Said,
        OperandValue::Quantity(_) => return Lack::Never,
    };
    let (Some(year), Some(worked)) = (model.years.get(&fact.year), values.get(&fact.year)) else {
        return Lack::Said;
    };
    let handed = |waiting: bool| if waiting { Lack::Handed } else { Lack::Said };
    match fact.of {
        FactOf::Result(at) | FactOf::Target(at) if year.indicators[at].faulty => Lack::Said,
        FactOf::Result(at) => {
            let indicator = &year.indicators[at];
            if indicator.formula().is_some() {
                return handed(worked.indicators[at].waiting);
            }
            let result = match &indicator.assessment {
                Assessment::Criteria(criteria) => match criteria.as_slice() {
                    [only] => &only.result,
                    _ => return Lack::Never,
                },
                Assessment::Levels { result, .. } => result,
                _ => return Lack::Never,
            };
            let state = match result {
                Reported::Missing => None,
                Reported::Value(value) => match value.value {
                    Value::State(state, _) => Some(state),
                    _ => return Lack::Never,
                },
                Reported::Formula(_) => return Lack::Never,
            };
            let (number, year) = (&indicator.number, fact.year);
            Lack::Waits(
                format!("ผลของตัวชี้วัด {number} ปี {year}"),
                format!("the result of indicator {number} of {year}"),
                state,
            )
        }
        FactOf::Fact(sheet, at) => {
            let fact = &year.sheets[sheet].facts[at];
            match &fact.content {
                FactContent::Stated(Value::State(state, _)) => Lack::Waits(
                    format!("ค่าของ “{}”", fact.slug),
                    format!("the value of “{}”", fact.slug),
                    Some(*state),
                ),
                FactContent::Stated(_) => Lack::Never,
                FactContent::Computed(_) => handed(worked.facts[sheet][at].waiting),
            }
        }
        FactOf::Item(calculation, at) => handed(worked.calculations[calculation].items[at].waiting),
        FactOf::Total(at) | FactOf::Items(at) | FactOf::Group(at, _) => {
            let mut lacking =
                worked.calculations[at].items.iter().filter(|item| item.value.is_none()).peekable();
            handed(lacking.peek().is_some() && lacking.all(|item| item.waiting))
        }
        FactOf::Target(_) | FactOf::History(..) | FactOf::Name(_) | FactOf::Symbol(_) => {
            Lack::Never
        }
    }
}

/// The state in the place of a value that an operand refers to; what nobody wrote was not reported.
pub(crate) fn state_of(value: &OperandValue, model: &Model) -> Option<State> {
    let OperandValue::Fact(fact) = value else { return None };
    let year = model.years.get(&fact.year)?;
    let reported = |result: &Reported| match result {
        Reported::Missing => Some(State::NotReported),
        Reported::Value(value) => stated(&value.value),
        Reported::Formula(_) => None,
    };
    match fact.of {
        FactOf::Result(at) => match &year.indicators[at].assessment {
            Assessment::Criteria(criteria) => match criteria.as_slice() {
                [only] => reported(&only.result),
                _ => None,
            },
            Assessment::Levels { result, .. } => reported(result),
            _ => None,
        },
        FactOf::Fact(sheet, at) => match &year.sheets[sheet].facts[at].content {
            FactContent::Stated(value) => stated(value),
            FactContent::Computed(_) => None,
        },
        _ => None,
    }
}

fn stated(value: &Value) -> Option<State> {
    match value {
        Value::State(state, _) => Some(*state),
        _ => None,
    }
}
