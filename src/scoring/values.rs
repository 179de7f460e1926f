//! Values of formulas and calculations: one dependency graph over indicators, calculations and years.

mod circle;
mod lack;
mod numbers;
mod work;

use std::collections::BTreeMap;

use num_traits::Zero;

use crate::diagnostic::Findings;
use crate::formula::Argument;
use crate::formula::say;
use crate::model::{Calculation, FactOf, FactRef, FactSheet, Input, Model, OperandValue, Unit};
use crate::notation::{Exact, FiscalYear, number};

use super::CalculationScore;
use circle::circle;
pub(crate) use lack::state_of;
use work::work;

/// A computed value: exact, and as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct FactValue {
    /// In the base of the unit.
    pub exact: Exact,
    /// The unit it is shown in.
    pub unit: Unit,
    /// Decimals shown.
    pub places: u32,
}

/// Decimals of a value with a fraction where nobody says how many.
const PLACES: u32 = 2;

impl FactValue {
    /// A value in the base of its unit, with the decimals that somebody asked for; a whole one needs none.
    pub fn new(exact: Exact, unit: Unit, places: Option<u32>) -> Self {
        let places = places.unwrap_or_else(|| match (&exact / unit.factor()).is_whole() {
            true => 0,
            false => PLACES,
        });
        FactValue { exact, unit, places }
    }

    /// The number as it is shown.
    pub fn shown(&self) -> String {
        number::show(&(&self.exact / self.unit.factor()), self.places)
    }
}

impl std::fmt::Display for FactValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.unit.with(&self.shown()))
    }
}

/// A value that is worked out, and what went into it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Worked {
    /// The value, if it has one.
    pub value: Option<FactValue>,
    /// The value of each input, in the base of its unit; nothing where it has no number.
    pub inputs: Vec<Option<Argument>>,
    /// Whether it has no value only because something that it needs has no result yet.
    pub waiting: bool,
}

/// The values of a year.
#[derive(Debug, Clone, Default)]
pub(super) struct YearValues {
    pub(super) indicators: Vec<Worked>,
    /// Of every fact of every sheet; a fact that is written has none.
    pub(super) facts: Vec<Vec<Worked>>,
    pub(super) calculations: Vec<CalculationScore>,
}

/// Something that is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Indicator(usize),
    Fact(usize, usize),
    Item(usize, usize),
    /// The total of a calculation, which waits for all of its items.
    Total(usize),
}

/// Something that is computed in a year.
type Node = (FiscalYear, Of);

/// Evaluates every formula, each after those it needs; a circle is a finding and has no value.
pub(super) fn evaluate(model: &Model, findings: &mut Findings) -> BTreeMap<FiscalYear, YearValues> {
    let mut values: BTreeMap<FiscalYear, YearValues> = BTreeMap::new();
    let mut nodes: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for (number, year) in &model.years {
        let blank = |facts: &FactSheet| vec![Worked::default(); facts.facts.len()];
        let calculation = |calculation: &Calculation| CalculationScore {
            items: vec![Worked::default(); calculation.items.len()],
            total: None,
        };
        values.insert(
            *number,
            YearValues {
                indicators: vec![Worked::default(); year.indicators.len()],
                facts: year.sheets.iter().map(blank).collect(),
                calculations: year.calculations.iter().map(calculation).collect(),
            },
        );
        for (at, indicator) in year.indicators.iter().enumerate() {
            if !indicator.inputs.is_empty() || indicator.formula().is_some() {
                nodes.insert((*number, Of::Indicator(at)), needs(&indicator.inputs, model));
            }
        }
        for (sheet, facts) in year.sheets.iter().enumerate() {
            for (at, fact) in facts.facts.iter().enumerate() {
                if let Some(working) = fact.working() {
                    nodes.insert((*number, Of::Fact(sheet, at)), needs(&working.inputs, model));
                }
            }
        }
        for (at, calculation) in year.calculations.iter().enumerate() {
            let mut all = Vec::new();
            for (index, item) in calculation.items.iter().enumerate() {
                let node = (*number, Of::Item(at, index));
                nodes.insert(node, needs(&item.working.inputs, model));
                all.push(node);
            }
            nodes.insert((*number, Of::Total(at)), all);
        }
    }
    // Kahn's order: whoever needs nothing that is still waiting goes first.
    let mut waiting: BTreeMap<Node, usize> = BTreeMap::new();
    let mut wanted_by: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for (node, needed) in &nodes {
        let needed: Vec<Node> = needed.iter().filter(|n| nodes.contains_key(n)).copied().collect();
        waiting.insert(*node, needed.len());
        for other in needed {
            wanted_by.entry(other).or_default().push(*node);
        }
    }
    let mut ready: Vec<Node> =
        waiting.iter().filter(|(_, n)| **n == 0).map(|(node, _)| *node).rev().collect();
    let mut done = 0;
    while let Some(node) = ready.pop() {
        done += 1;
        compute(node, model, &mut values, findings);
        for other in wanted_by.get(&node).into_iter().flatten() {
            if let Some(left) = waiting.get_mut(other) {
                *left -= 1;
                if *left == 0 {
                    ready.push(*other);
                }
            }
        }
    }
    if done < nodes.len() {
        circle(model, &nodes, &waiting, findings);
    }
    values
}

fn needs(inputs: &[Input], model: &Model) -> Vec<Node> {
    let mut nodes = Vec::new();
    for operand in inputs.iter().flat_map(|input| &input.operands) {
        let OperandValue::Fact(FactRef { year, of }) = operand.value else { continue };
        match of {
            FactOf::Result(at) => nodes.push((year, Of::Indicator(at))),
            FactOf::Fact(sheet, at) => nodes.push((year, Of::Fact(sheet, at))),
            FactOf::Item(calculation, at) => nodes.push((year, Of::Item(calculation, at))),
            FactOf::Total(at) | FactOf::Items(at) => nodes.push((year, Of::Total(at))),
            FactOf::Group(calculation, item) => {
                let calculations = model.years.get(&year).map(|year| &year.calculations);
                let group = calculations.and_then(|all| all.get(calculation));
                let items = group.into_iter().flat_map(|group| group.group(item));
                nodes.extend(items.map(|at| (year, Of::Item(calculation, at))));
            }
            FactOf::Target(_) | FactOf::History(..) | FactOf::Name(_) | FactOf::Symbol(_) => {}
        }
    }
    nodes
}

fn compute(
    (number, of): Node,
    model: &Model,
    values: &mut BTreeMap<FiscalYear, YearValues>,
    findings: &mut Findings,
) {
    let year = &model.years[&number];
    let worked = match of {
        Of::Indicator(at) => {
            let indicator = &year.indicators[at];
            // Nothing is computed from what could not be read.
            let formula = indicator.formula().filter(|_| !indicator.faulty);
            work(formula, &indicator.inputs, model, values, findings)
        }
        Of::Fact(sheet, at) => {
            let Some(working) = year.sheets[sheet].facts[at].working() else { return };
            work(working.formula.as_ref(), &working.inputs, model, values, findings)
        }
        Of::Item(calculation, at) => {
            let working = &year.calculations[calculation].items[at].working;
            work(working.formula.as_ref(), &working.inputs, model, values, findings)
        }
        Of::Total(at) => {
            let calculation = &year.calculations[at];
            let total = total(calculation, &values[&number].calculations[at].items, findings);
            if let Some(year) = values.get_mut(&number) {
                year.calculations[at].total = total;
            }
            return;
        }
    };
    let Some(year) = values.get_mut(&number) else { return };
    match of {
        Of::Indicator(at) => year.indicators[at] = worked,
        Of::Fact(sheet, at) => year.facts[sheet][at] = worked,
        Of::Item(calculation, at) => year.calculations[calculation].items[at] = worked,
        Of::Total(_) => {}
    }
}

/// The sum of the items of the group that an item stands in, if every one has a value.
pub fn group_total(
    calculation: &Calculation,
    score: &CalculationScore,
    item: usize,
) -> Option<FactValue> {
    let mut exact = Exact::zero();
    for at in calculation.group(item) {
        exact += score.items.get(at)?.value.as_ref()?.exact.clone();
    }
    (!exact.is_excessive())
        .then(|| FactValue::new(exact, calculation.unit.clone(), calculation.places))
}

/// The sum of all items, if every one has a value.
fn total(
    calculation: &Calculation,
    items: &[Worked],
    findings: &mut Findings,
) -> Option<FactValue> {
    let mut sum = Exact::zero();
    for item in items {
        sum += item.value.as_ref()?.exact.clone();
        if sum.is_excessive() {
            findings.push(say::value_too_long().at(calculation.span));
            return None;
        }
    }
    Some(FactValue::new(sum, calculation.unit.clone(), calculation.places))
}
