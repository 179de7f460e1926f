//! One formula over its inputs: its value, or what it lacks.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Findings;
use crate::formula::{Argument, Formula};
use crate::model::{Input, Model};
use crate::notation::FiscalYear;
use crate::scoring::say;

use super::lack::{Lack, lack};
use super::numbers::{argument, operand};
use super::{FactValue, Worked, YearValues};

/// Evaluates a formula over its inputs.
pub(super) fn work(
    formula: Option<&Formula>,
    inputs: &[Input],
    model: &Model,
    values: &BTreeMap<FiscalYear, YearValues>,
    findings: &mut Findings,
) -> Worked {
    let inputs_known: Vec<Option<Argument>> =
        inputs.iter().map(|input| argument(input, model, values)).collect();
    let (value, waiting) = match formula {
        Some(formula) => evaluate_one(formula, inputs, &inputs_known, (model, values), findings),
        None => (None, false),
    };
    Worked { value, inputs: inputs_known, waiting }
}

/// The value of a formula, and whether it has none only because it waits for a result.
fn evaluate_one(
    formula: &Formula,
    inputs: &[Input],
    known: &[Option<Argument>],
    (model, values): (&Model, &BTreeMap<FiscalYear, YearValues>),
    findings: &mut Findings,
) -> (Option<FactValue>, bool) {
    let used: BTreeSet<usize> = formula.uses().collect();
    let (mut complete, mut waiting) = (true, true);
    for at in used.iter().filter(|at| known[**at].is_none()) {
        complete = false;
        for missing in &inputs[*at].operands {
            if operand(&missing.value, model, values).is_some() {
                continue;
            }
            let name = &inputs[*at].name;
            match lack(&missing.value, model, values) {
                Lack::Handed => {}
                Lack::Waits(th, en, Some(state)) if !state.may_come() => {
                    waiting = false;
                    let problem = say::formula_without(name, (&th, &en), state);
                    findings.push(problem.at(missing.span));
                }
                Lack::Waits(th, en, state) => {
                    findings.push(say::formula_waits(name, (&th, &en), state).at(missing.span));
                }
                Lack::Said => waiting = false,
                Lack::Never => {
                    waiting = false;
                    findings.push(say::no_number(name).at(missing.span));
                }
            }
        }
    }
    if !complete {
        return (None, waiting);
    }
    let nothing = || Argument::Many(Vec::new());
    let arguments: Vec<Argument> =
        known.iter().map(|value| value.clone().unwrap_or_else(nothing)).collect();
    match formula.evaluate(&arguments) {
        Ok(exact) => (Some(FactValue::new(exact, formula.unit.clone(), formula.places)), false),
        Err(fault) => {
            // Places in the text are places in the file where nothing was unescaped.
            let exact = formula.span.range().len() == formula.text.len();
            let problem = fault.problem(formula);
            let problem = if exact { problem } else { problem.unplaced() };
            findings.push(problem.at(formula.span));
            (None, false)
        }
    }
}
