//! Values that everybody sees and that are worked out from what is not for everybody.

use crate::diagnostic::Findings;
use crate::lint::say;
use crate::model::{FactOf, FactRef, Indicator, Input, Model, OperandValue};
use crate::records::Visibility;
use crate::scoring::Scored;

/// Reports every input of a worked value that fewer may see than the value.
pub(super) fn check(scored: &Scored, findings: &mut Findings) {
    let model = &scored.model;
    for year in model.years.values() {
        for indicator in &year.indicators {
            inputs(&indicator.inputs, indicator.visibility, model, findings);
            earlier(indicator, model, findings);
        }
        for fact in year.sheets.iter().flat_map(|sheet| &sheet.facts) {
            if let Some(working) = fact.working() {
                inputs(&working.inputs, fact.visibility, model, findings);
            }
        }
        for calculation in &year.calculations {
            for item in &calculation.items {
                let shown = item.visibility.max(calculation.visibility);
                inputs(&item.working.inputs, shown, model, findings);
            }
        }
    }
}

/// Reports results of earlier years that are written here for more people than may see them there.
fn earlier(indicator: &Indicator, model: &Model, findings: &mut Findings) {
    for (number, written) in &indicator.history {
        let there = model.years.get(number).and_then(|year| {
            let at = year.index.slug(indicator.slug.as_str())?;
            Some(year.indicators[at].visibility)
        });
        if there.is_some_and(|there| there > indicator.visibility) {
            findings.push(say::public_history(number.0).at(written.span));
        }
    }
}

fn inputs(inputs: &[Input], shown: Visibility, model: &Model, findings: &mut Findings) {
    for input in inputs {
        let hidden = input.operands.iter().find(|operand| match &operand.value {
            OperandValue::Fact(fact) => visibility(*fact, model).is_some_and(|own| own > shown),
            OperandValue::Quantity(_) | OperandValue::Unknown => false,
        });
        if let Some(operand) = hidden {
            findings.push(say::public_from_internal(&input.name).at(operand.span));
        }
    }
}

/// Who may see a fact.
pub(super) fn visibility(fact: FactRef, model: &Model) -> Option<Visibility> {
    let year = model.years.get(&fact.year)?;
    Some(match fact.of {
        FactOf::Result(at)
        | FactOf::Target(at)
        | FactOf::Name(at)
        | FactOf::Symbol(at)
        | FactOf::History(at, _) => year.indicators[at].visibility,
        FactOf::Fact(sheet, at) => year.sheets[sheet].facts[at].visibility,
        FactOf::Item(at, _) | FactOf::Group(at, _) | FactOf::Items(at) => {
            year.calculations[at].visibility_of_values()
        }
        FactOf::Total(at) => year.calculations[at].visibility_of_total(),
    })
}
