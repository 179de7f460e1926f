//! What criteria have beside their targets: results, conditions and judgements.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Findings;
use crate::model::{Criterion, Judgement, Reported, Requirement, Value};
use crate::notation::ValueText;
use crate::records::Text;
use crate::records::indicator::{self as record, Direction};
use crate::resolve::say;
use crate::source::Spanned;
use crate::thai::{nearest, same};
use crate::yaml::field::OneOrNamed;

use super::super::{Binder, report};

/// Gives each criterion its result. A state stands for all of them.
pub(super) fn results(
    result: &OneOrNamed<Spanned<ValueText>>,
    criteria: &mut [Criterion],
    record: &record::Indicator,
    broken: bool,
    binder: Binder<'_>,
    findings: &mut Findings,
) {
    let named = criteria.first().is_some_and(|criterion| criterion.name.is_some());
    match result {
        OneOrNamed::One(written) => {
            let Some(value) = binder.value(written, findings) else { return };
            let value = Spanned::new(value, written.span);
            if named && !matches!(value.value, Value::State(..)) {
                findings.push(say::criteria_shape(true).at(written.span));
                return;
            }
            for criterion in criteria {
                findings.extend_one(binder.check_result(&criterion.target, &value));
                criterion.result = Reported::Value(value.clone());
            }
        }
        OneOrNamed::Named(entries) => {
            if !named && !criteria.is_empty() {
                report(
                    findings,
                    entries.0.first().map(|(name, _)| name.span),
                    say::criteria_shape(false),
                );
                return;
            }
            let places: BTreeMap<String, usize> = criteria
                .iter()
                .enumerate()
                .filter_map(|(at, criterion)| Some((criterion.name.clone()?, at)))
                .collect();
            // Conditions have theirs already, and a target that was refused has its own finding.
            let asked = [&record.target, &record.conditions];
            let known: BTreeSet<&str> = asked
                .into_iter()
                .flatten()
                .flat_map(OneOrNamed::iter)
                .filter_map(|(name, _)| name.map(|name| name.value.as_str()))
                .collect();
            for (name, written) in entries.iter() {
                let Some(&at) = places.get(&name.value) else {
                    if !broken && !known.contains(name.value.as_str()) {
                        let names: Vec<&str> =
                            criteria.iter().filter_map(|c| c.name.as_deref()).collect();
                        let near = nearest(&name.value, names.iter().copied());
                        let problem = say::unknown_criterion(&name.value, near, &names);
                        findings.push(problem.at(name.span));
                    }
                    continue;
                };
                let Some(value) = binder.value(written, findings) else { continue };
                let value = Spanned::new(value, written.span);
                findings.extend_one(binder.check_result(&criteria[at].target, &value));
                criteria[at].result = Reported::Value(value);
            }
        }
    }
}

/// Conditions of the measurement; their results stand among the results, under their names.
pub(super) fn conditions(
    record: &record::Indicator,
    direction: Direction,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Vec<(Criterion, Option<String>)> {
    let mut conditions = Vec::new();
    for (name, written) in record.conditions.iter().flat_map(OneOrNamed::iter) {
        let Some(target) = binder.requirement(written, direction, findings) else { continue };
        let name = name.map(|n| n.value.clone());
        let reported = match (&record.result, &name) {
            (Some(OneOrNamed::Named(entries)), Some(name)) => entries.get(name),
            _ => None,
        };
        let result = match reported.and_then(|written| {
            binder.value(written, findings).map(|value| Spanned::new(value, written.span))
        }) {
            Some(value) => {
                findings.extend_one(binder.check_result(&target, &value));
                Reported::Value(value)
            }
            None => Reported::Missing,
        };
        let criterion =
            Criterion { name: name.clone(), target, span: written.span, result, judgement: None };
        conditions.push((criterion, name));
    }
    conditions
}

pub(super) fn judgements(
    record: &record::Indicator,
    criteria: &mut [Criterion],
    findings: &mut Findings,
) {
    for judgement in record.judgements.iter().flatten() {
        let (Some(verdict), Some(by)) = (&judgement.verdict, &judgement.by) else { continue };
        let texts: Vec<usize> = criteria
            .iter()
            .enumerate()
            .filter(|(_, c)| matches!(c.target, Requirement::Text(_)))
            .map(|(at, _)| at)
            .collect();
        let at = match &judgement.criterion {
            Some(name) => {
                let named = |own: &str| same(own, &name.value);
                match criteria.iter().position(|c| c.name.as_deref().is_some_and(named)) {
                    Some(at) => at,
                    None => {
                        let known: Vec<&str> =
                            criteria.iter().filter_map(|c| c.name.as_deref()).collect();
                        let near = nearest(&name.value, known.iter().copied());
                        findings
                            .push(say::unknown_criterion(&name.value, near, &known).at(name.span));
                        continue;
                    }
                }
            }
            None => match texts[..] {
                [only] => only,
                [] if criteria.len() == 1 => 0,
                _ => {
                    findings.push(say::which_criterion().at(judgement.span));
                    continue;
                }
            },
        };
        let criterion = &mut criteria[at];
        if !matches!(criterion.target, Requirement::Text(_)) {
            let name = criterion.name.clone().unwrap_or_else(|| criterion.target.to_string());
            findings.push(say::judged_number(&name).at(verdict.span));
            continue;
        }
        criterion.judgement = Some(bound_judgement(judgement, verdict.value, by));
    }
}

/// A judgement as the model keeps it.
pub(in crate::resolve) fn bound_judgement(
    judgement: &record::Judgement,
    verdict: record::Judged,
    by: &Text,
) -> Judgement {
    Judgement {
        verdict,
        by: by.clone(),
        evidence: judgement.evidence.clone(),
        date: judgement.date.as_ref().map(|d| d.value),
    }
}
