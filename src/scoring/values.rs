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
    Assessment, Calculation, FactContent, FactOf, FactRef, FactSheet, Input, Model, OperandValue,
    Quantity, Reported, Requirement, Unit, Value,
};
use crate::notation::{Bound, Exact, FiscalYear, State, number};
use crate::source::Span;

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

/// Reports the circles: each node that waits for one that waits.
fn circle(
    model: &Model,
    nodes: &BTreeMap<Node, Vec<Node>>,
    waiting: &BTreeMap<Node, usize>,
    findings: &mut Findings,
) {
    let stuck = |node: &Node| waiting.get(node).is_some_and(|left| *left > 0);
    let mut walked: BTreeSet<Node> = BTreeSet::new();
    for start in nodes.keys().filter(|node| stuck(node)) {
        // Walking from need to need among the stuck ends in a circle that is new, or on a way that
        // was walked before.
        let (mut path, mut places) = (Vec::new(), BTreeMap::new());
        let mut node = *start;
        let circle = loop {
            if let Some(at) = places.get(&node) {
                break path.split_off(*at);
            }
            if !walked.insert(node) {
                break Vec::new();
            }
            places.insert(node, path.len());
            path.push(node);
            match nodes[&node].iter().find(|next| stuck(next)) {
                Some(next) => node = *next,
                None => break Vec::new(),
            }
        };
        // A total only hands on what its items are: the items show the circle.
        let shown: Vec<Node> =
            circle.iter().filter(|(_, of)| !matches!(of, Of::Total(_))).copied().collect();
        if let Some(first) = shown.first() {
            let names: Vec<String> = shown.iter().map(|node| name(*node, model)).collect();
            findings.push(say_structure::cycle(&names).at(place(*first, model)));
        }
    }
}

fn name((year, of): Node, model: &Model) -> String {
    let year = &model.years[&year];
    match of {
        Of::Indicator(at) => year.indicators[at].number.to_string(),
        Of::Fact(sheet, at) => year.sheets[sheet].facts[at].slug.to_string(),
        Of::Item(calculation, at) => {
            let calculation = &year.calculations[calculation];
            format!("{}/{}", calculation.slug, calculation.items[at].slug)
        }
        Of::Total(at) => year.calculations[at].slug.to_string(),
    }
}

fn place((year, of): Node, model: &Model) -> Span {
    let year = &model.years[&year];
    match of {
        Of::Indicator(at) => {
            let indicator = &year.indicators[at];
            indicator.formula().map_or(indicator.span, |formula| formula.span)
        }
        Of::Fact(sheet, at) => {
            let fact = &year.sheets[sheet].facts[at];
            let formula = fact.working().and_then(|working| working.formula.as_ref());
            formula.map_or(fact.name.span, |formula| formula.span)
        }
        Of::Item(calculation, at) => {
            let item = &year.calculations[calculation].items[at];
            item.working.formula.as_ref().map_or(item.span, |formula| formula.span)
        }
        Of::Total(at) => year.calculations[at].span,
    }
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
    (!exact.is_excessive()).then(|| FactValue {
        exact,
        unit: calculation.unit.clone(),
        places: calculation.places,
    })
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
    Some(FactValue { exact: sum, unit: calculation.unit.clone(), places: calculation.places })
}

/// A value in the base of its unit, and what it measures.
type Known = (Exact, Dimensions);

fn known(quantity: &Quantity) -> Known {
    (quantity.in_base(), quantity.unit.dimensions().clone())
}

/// Values of an operand: one, or those of all items of a calculation; nothing where one has no number.
fn operand(
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
fn argument(
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
        FactOf::History(at, earlier) => number(year.indicators[at].history.get(&earlier)?),
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

/// Why an operand has no number.
enum Lack {
    /// The finding that explains it stands where the value would come from.
    Said,
    /// Something further on has no result yet, and that was said there.
    Handed,
    /// What it refers to has no result yet: its name in Thai and in English, and the state.
    Waits(String, String, Option<State>),
    /// It never has one.
    Never,
}

fn lack(value: &OperandValue, model: &Model, values: &BTreeMap<FiscalYear, YearValues>) -> Lack {
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

/// Evaluates a formula over its inputs.
fn work(
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
        Ok(exact) => {
            let (unit, places) = (formula.unit.clone(), formula.places);
            (Some(FactValue { exact, unit, places }), false)
        }
        Err(fault) => {
            // Places in the text are places in the file where nothing was unescaped.
            let exact = formula.span.range().len() == formula.text.len();
            let problem = fault.problem(formula);
            let problem = if exact { problem } else { Problem { within: None, ..problem } };
            findings.push(problem.at(formula.span));
            (None, false)
        }
    }
}
