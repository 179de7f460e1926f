//! What values are worked out from: inputs bound, formulas parsed.

use crate::diagnostic::{Code, Findings};
use crate::formula::Formula;
use crate::model::{Input, Operand, OperandValue, Unit, Working, Year};
use crate::notation::ReferenceText;
use crate::records::indicator as record;
use crate::resolve::say as say_scoring;
use crate::resolve::say;
use crate::source::Spanned;
use crate::yaml::field::Entries;

use super::Binder;

/// Where inputs stand in a year.
#[derive(Debug, Clone, Copy)]
pub(super) enum InputsOf {
    /// An indicator.
    Indicator(usize),
    /// Sheet and fact.
    Fact(usize, usize),
    /// Calculation and item.
    Item(usize, usize),
}

impl InputsOf {
    /// The inputs that stand there.
    pub(super) fn inputs(self, year: &mut Year) -> Option<&mut Vec<Input>> {
        match self {
            InputsOf::Indicator(at) => Some(&mut year.indicators.get_mut(at)?.inputs),
            InputsOf::Item(calculation, at) => {
                Some(&mut year.calculations.get_mut(calculation)?.items.get_mut(at)?.working.inputs)
            }
            InputsOf::Fact(sheet, at) => {
                match &mut year.sheets.get_mut(sheet)?.facts.get_mut(at)?.content {
                    crate::model::FactContent::Computed(working) => Some(&mut working.inputs),
                    crate::model::FactContent::Stated(_) => None,
                }
            }
        }
    }
}

/// A reference that an operand makes.
pub(super) struct OperandReference {
    /// The input.
    pub(super) input: usize,
    /// The operand of it.
    pub(super) operand: usize,
    /// As it was written.
    pub(super) reference: Spanned<ReferenceText>,
}

/// References of one place, to be bound when all facts are known.
pub(super) struct Pending {
    pub(super) place: InputsOf,
    pub(super) references: Vec<OperandReference>,
}

/// Binds inputs; what they refer to is noted and bound when all facts are known.
pub(super) fn inputs(
    entries: Option<&Entries<record::Input>>,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> (Vec<Input>, Vec<OperandReference>) {
    let (mut inputs, mut references) = (Vec::new(), Vec::new());
    for (name, written) in entries.into_iter().flat_map(Entries::iter) {
        let (label, source, values) = match written {
            record::Input::Bare(values) => (None, None, Some(values)),
            record::Input::Described(input) => {
                (input.label.clone(), input.source.clone(), input.value.as_ref())
            }
        };
        let mut operands = Vec::new();
        for operand in values.iter().flat_map(|values| &values.values) {
            let value = match operand {
                record::Operand::Quantity(quantity) => binder
                    .quantity(quantity, findings)
                    .map_or(OperandValue::Unknown, OperandValue::Quantity),
                record::Operand::Reference(reference) => {
                    references.push(OperandReference {
                        input: inputs.len(),
                        operand: operands.len(),
                        reference: reference.clone(),
                    });
                    OperandValue::Unknown
                }
            };
            operands.push(Operand { value, span: operand.span() });
        }
        // Without a value, which was reported, there is still a name that formulas may use.
        let list = values.is_some_and(|values| values.list);
        if operands.is_empty() && !list {
            operands.push(Operand { value: OperandValue::Unknown, span: name.span });
        }
        let span = values.map_or(name.span, |values| values.span);
        inputs.push(Input { name: name.value.clone(), label, source, operands, list, span });
    }
    (inputs, references)
}

/// What a formula is declared with.
pub(super) struct Declared<'r> {
    pub(super) text: &'r Spanned<String>,
    pub(super) unit: Option<&'r Spanned<String>>,
    pub(super) places: &'r Option<Spanned<crate::notation::Number>>,
}

/// Parses a formula and reports what is wrong with it. In a broken file a name that is not known may
/// be one that could not be read, and so may a unit.
pub(super) fn formula(
    declared: Declared<'_>,
    inputs: &[Input],
    broken: bool,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Option<Formula> {
    let Some(unit) = declared.unit else {
        if !broken {
            findings.push(say::formula_without_unit().at(declared.text.span));
        }
        return None;
    };
    let unit = binder.unit(&unit.value, unit.span, findings)?;
    let places = super::small(declared.places);
    parse(declared.text, inputs, unit, places, broken, findings)
}

/// Parses a formula of a known unit.
pub(super) fn parse(
    text: &Spanned<String>,
    inputs: &[Input],
    unit: Unit,
    places: Option<u32>,
    broken: bool,
    findings: &mut Findings,
) -> Option<Formula> {
    let names: Vec<(&str, bool)> =
        inputs.iter().map(|input| (input.name.as_str(), input.list)).collect();
    // Names are read as keys are.
    let canonical = crate::thai::canonical(&text.value);
    match Formula::parse(&canonical, &names, unit, places, text.span) {
        Ok(formula) => {
            if let Some(at) = formula.times_hundred().filter(|_| formula.unit.is_percent()) {
                let exact = text.span.range().len() == formula.text.len();
                let problem = say_scoring::percent_twice();
                let problem = if exact { problem.within(at) } else { problem };
                findings.push(problem.at(text.span));
            }
            Some(formula)
        }
        Err(problems) => {
            // Places in the text are places in the file where nothing was unescaped.
            let exact = text.span.range().len() == canonical.len();
            for problem in problems {
                if broken && problem.code == Code::UnknownReference {
                    continue;
                }
                let problem = if exact { problem } else { problem.unplaced() };
                findings.push(problem.at(text.span));
            }
            None
        }
    }
}

/// What a fact is worked out from.
pub(super) fn working(
    entries: Option<&Entries<record::Input>>,
    declared: Declared<'_>,
    broken: bool,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> (Working, Vec<OperandReference>) {
    let (inputs, references) = inputs(entries, binder, findings);
    let formula = formula(declared, &inputs, broken, binder, findings);
    (Working { inputs, formula }, references)
}
