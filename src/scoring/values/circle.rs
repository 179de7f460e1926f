//! Circles among what is computed: formulas that need each other have no value.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Findings;
use crate::model::Model;
use crate::scoring::say as say_structure;
use crate::source::Span;

use super::{Node, Of};

/// Reports the circles: each node that waits for one that waits.
pub(super) fn circle(
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
