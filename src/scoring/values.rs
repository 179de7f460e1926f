//! Values of formulas and calculations: one dependency graph over indicators, calculations and years.

use std::collections::{BTreeMap, BTreeSet};

use num_traits::Zero;

use crate::diagnostic::{
    Findings, Problem,
    catalogue::{scoring as say, structure as say_structure},
};
use crate::formula::{Argument, Formula};
use crate::model::unit::Dimensions;
use crate::model::{
    Assessment, FactOf, FactRef, Input, InputValue, Model, Quantity, Reported, Requirement, Unit,
    Value,
};
use crate::notation::{Bound, Exact, FiscalYear, number};

use super::CalculationScore;

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

impl FactValue {
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

/// The value of an item of a calculation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ItemValue {
    /// The value, if it has one.
    pub value: Option<FactValue>,
    /// The value of each input, in the base of its unit.
    pub inputs: Vec<Option<Exact>>,
}

/// The values of an indicator's formula.
#[derive(Debug, Clone, Default)]
pub(super) struct IndicatorValue {
    pub(super) result: Option<FactValue>,
    pub(super) inputs: Vec<Option<Exact>>,
}

/// The values of a year.
#[derive(Debug, Clone, Default)]
pub(super) struct YearValues {
    pub(super) indicators: Vec<IndicatorValue>,
    pub(super) calculations: Vec<CalculationScore>,
}

/// Something that is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Indicator(FiscalYear, usize),
    Calculation(FiscalYear, usize),
}

/// Evaluates every formula, each after those it needs; a circle is a finding and has no value.
pub(super) fn evaluate(model: &Model, findings: &mut Findings) -> BTreeMap<FiscalYear, YearValues> {
    let mut values: BTreeMap<FiscalYear, YearValues> = BTreeMap::new();
    let mut nodes: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for (number, year) in &model.years {
        let blank = CalculationScore { items: Vec::new(), total: None };
        values.insert(
            *number,
            YearValues {
                indicators: vec![IndicatorValue::default(); year.indicators.len()],
                calculations: vec![blank; year.calculations.len()],
            },
        );
        for (at, indicator) in year.indicators.iter().enumerate() {
            if !indicator.inputs.is_empty() || indicator.formula().is_some() {
                nodes.insert(Node::Indicator(*number, at), needs(&indicator.inputs));
            }
        }
        for (at, calculation) in year.calculations.iter().enumerate() {
            let needed = calculation.items.iter().flat_map(|item| needs(&item.inputs)).collect();
            nodes.insert(Node::Calculation(*number, at), needed);
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

fn needs(inputs: &[Input]) -> Vec<Node> {
    inputs
        .iter()
        .filter_map(|input| match input.value {
            InputValue::Fact(FactRef { year, of: FactOf::Result(at) }) => {
                Some(Node::Indicator(year, at))
            }
            InputValue::Fact(FactRef { year, of: FactOf::Total(at) }) => {
                Some(Node::Calculation(year, at))
            }
            _ => None,
        })
        .collect()
}

/// Reports the circles: each node that waits for one that waits.
fn circle(
    model: &Model,
    nodes: &BTreeMap<Node, Vec<Node>>,
    waiting: &BTreeMap<Node, usize>,
    findings: &mut Findings,
) {
    let stuck = |node: &Node| waiting.get(node).is_some_and(|left| *left > 0);
    let mut reported: Vec<Node> = Vec::new();
    for start in nodes.keys().filter(|node| stuck(node)) {
        // Walking from need to need among the stuck ends in a circle, and shows it.
        let mut path = vec![*start];
        let circle = loop {
            let last = path[path.len() - 1];
            let Some(next) = nodes[&last].iter().find(|node| stuck(node)) else { break None };
            if let Some(at) = path.iter().position(|node| node == next) {
                break Some(path.split_off(at));
            }
            path.push(*next);
        };
        let Some(circle) = circle else { continue };
        if circle.iter().any(|node| reported.contains(node)) || reported.len() > 100 {
            continue;
        }
        let (names, span) =
            (circle.iter().map(|n| name(*n, model)).collect::<Vec<_>>(), place(circle[0], model));
        findings.push(say_structure::cycle(&names).at(span));
        reported.extend(circle);
    }
}

fn name(node: Node, model: &Model) -> String {
    match node {
        Node::Indicator(year, at) => model.years[&year].indicators[at].number.to_string(),
        Node::Calculation(year, at) => model.years[&year].calculations[at].slug.to_string(),
    }
}

fn place(node: Node, model: &Model) -> crate::source::Span {
    match node {
        Node::Indicator(year, at) => {
            let indicator = &model.years[&year].indicators[at];
            indicator.formula().map_or(indicator.span, |formula| formula.span)
        }
        Node::Calculation(year, at) => model.years[&year].calculations[at].span,
    }
}

fn compute(
    node: Node,
    model: &Model,
    values: &mut BTreeMap<FiscalYear, YearValues>,
    findings: &mut Findings,
) {
    match node {
        Node::Indicator(number, at) => {
            let indicator = &model.years[&number].indicators[at];
            let inputs = input_values(&indicator.inputs, model, values);
            // Nothing is computed from what could not be read.
            let result = indicator
                .formula()
                .filter(|_| !indicator.faulty)
                .and_then(|formula| apply(formula, &indicator.inputs, &inputs, model, findings));
            if let Some(year) = values.get_mut(&number) {
                year.indicators[at] = IndicatorValue { result, inputs: exact_only(inputs) };
            }
        }
        Node::Calculation(number, at) => {
            let calculation = &model.years[&number].calculations[at];
            let mut items = Vec::new();
            for item in &calculation.items {
                let inputs = input_values(&item.inputs, model, values);
                let value = item
                    .formula
                    .as_ref()
                    .and_then(|formula| apply(formula, &item.inputs, &inputs, model, findings));
                items.push(ItemValue { value, inputs: exact_only(inputs) });
            }
            let mut sum = Some(Exact::zero());
            for item in &items {
                sum = sum.zip(item.value.as_ref()).map(|(sum, value)| sum + &value.exact);
                if sum.as_ref().is_some_and(Exact::is_excessive) {
                    findings.push(say::value_too_long().at(calculation.span));
                    sum = None;
                }
            }
            let total = sum.map(|exact| FactValue {
                exact,
                unit: calculation.unit.clone(),
                places: calculation.places,
            });
            if let Some(year) = values.get_mut(&number) {
                year.calculations[at] = CalculationScore { items, total };
            }
        }
    }
}

/// Inputs in the base of their units; nothing for what has no number.
fn input_values(
    inputs: &[Input],
    model: &Model,
    values: &BTreeMap<FiscalYear, YearValues>,
) -> Vec<Option<Known>> {
    inputs
        .iter()
        .map(|input| match &input.value {
            InputValue::Quantity(quantity) => Some(known(quantity)),
            InputValue::Fact(fact) => fact_value(*fact, model, values),
        })
        .collect()
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
    match fact.of {
        FactOf::Result(at) => {
            if let Some(computed) = &values.get(&fact.year)?.indicators[at].result {
                return Some((computed.exact.clone(), computed.unit.dimensions().clone()));
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
        FactOf::Target(at) => match &year.indicators[at].assessment {
            Assessment::Criteria(criteria) => match criteria.as_slice() {
                [only] => match &only.target {
                    Requirement::Bound(_, quantity) | Requirement::Level(quantity) => {
                        Some(known(quantity))
                    }
                    Requirement::Band(..) | Requirement::Text(_) => None,
                },
                _ => None,
            },
            _ => None,
        },
        FactOf::Fact(sheet, at) => number(&year.sheets[sheet].facts[at].value),
        FactOf::Total(at) => {
            let total = values.get(&fact.year)?.calculations[at].total.as_ref()?;
            Some((total.exact.clone(), total.unit.dimensions().clone()))
        }
        FactOf::Name(_) | FactOf::Symbol(_) => None,
    }
}

/// A value in the base of its unit, and what it measures.
type Known = (Exact, Dimensions);

fn known(quantity: &Quantity) -> Known {
    (quantity.in_base(), quantity.unit.dimensions().clone())
}

fn exact_only(inputs: Vec<Option<Known>>) -> Vec<Option<Exact>> {
    inputs.into_iter().map(|input| input.map(|(exact, _)| exact)).collect()
}

/// Whether the finding that explains a missing value stands where the value would come from.
fn is_explained(input: &InputValue, model: &Model) -> bool {
    let InputValue::Fact(fact) = input else { return false };
    let Some(year) = model.years.get(&fact.year) else { return true };
    match fact.of {
        FactOf::Result(at) => {
            let indicator = &year.indicators[at];
            indicator.faulty || indicator.formula().is_some()
        }
        FactOf::Total(_) => true,
        _ => false,
    }
}

fn apply(
    formula: &Formula,
    inputs: &[Input],
    values: &[Option<Known>],
    model: &Model,
    findings: &mut Findings,
) -> Option<FactValue> {
    let mut arguments = Vec::with_capacity(values.len());
    let used: BTreeSet<usize> = formula.uses().collect();
    let mut complete = true;
    for (at, value) in values.iter().enumerate() {
        if value.is_none() && used.contains(&at) {
            complete = false;
            if !is_explained(&inputs[at].value, model) {
                findings.push(say::no_number(&inputs[at].name).at(inputs[at].span));
            }
        }
        let (exact, dimensions) = value.clone().unwrap_or_default();
        arguments.push(Argument::One(exact, dimensions));
    }
    if !complete {
        return None;
    }
    match formula.evaluate(&arguments) {
        Ok(exact) => Some(FactValue { exact, unit: formula.unit.clone(), places: formula.places }),
        Err(fault) => {
            // Places in the text are places in the file where nothing was unescaped.
            let exact = formula.span.range().len() == formula.text.len();
            let problem = fault.problem(formula);
            let problem = if exact { problem } else { Problem { within: None, ..problem } };
            findings.push(problem.at(formula.span));
            None
        }
    }
}
