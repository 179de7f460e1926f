//! Targets of several steps each of which asks for criteria of its own, and what came of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Findings;
use crate::model::{Assessment, Criterion, Milestone, Reported, Requirement, Value, distinct};
use crate::notation::{Number, ValueText};
use crate::records::indicator::{self as record, Direction};
use crate::resolve::say;
use crate::source::Spanned;
use crate::thai::nearest;
use crate::yaml::field::{Entries, OneOrNamed};

use super::{Binder, ladder};

/// Steps as they are written: points, and one criterion or several with names.
pub(super) type Written = Entries<OneOrNamed<Spanned<ValueText>>>;

/// The steps of a ladder that one value climbs: each asks for one criterion without a name, and none for
/// a day, which is a criterion of its own.
pub(super) fn as_ladder<'r>(
    written: &'r Written,
    binder: Binder<'_>,
) -> Option<Vec<(&'r Spanned<String>, &'r Spanned<ValueText>)>> {
    let plain = written.iter().map(|(points, step)| match step {
        OneOrNamed::One(value) if !binder.is_deadline(&value.value) => Some((points, value)),
        _ => None,
    });
    plain.collect()
}

/// Binds the steps of an indicator, and what is reported of their criteria.
pub(super) fn resolve(
    written: &Written,
    record: &record::Indicator,
    direction: Direction,
    (broken, binder): (bool, Binder<'_>),
    findings: &mut Findings,
) -> Assessment {
    let mut steps: Vec<Milestone> = Vec::new();
    let mut refused = false;
    for (points, step) in written.iter() {
        let Some(points) = ladder::points(points, findings) else {
            refused = true;
            continue;
        };
        let mut criteria = Vec::new();
        for (name, asked) in step.iter().filter(|(_, asked)| !ladder::is_no_level(&asked.value)) {
            match binder.requirement(asked, direction, findings) {
                Some(target) => criteria.push(Criterion {
                    name: name.map(|name| name.value.clone()),
                    target,
                    span: asked.span,
                    result: Reported::Missing,
                    judgement: None,
                }),
                None => refused = true,
            }
        }
        if !criteria.is_empty() {
            steps.push(Milestone { points, criteria });
        }
    }
    steps.sort_by_key(|step| step.points.exact());
    if steps.is_empty() && !refused {
        let place = written.iter().next().map(|(points, _)| points.span);
        super::report(findings, place, say::no_steps());
    }
    if let Some(formula) = &record.formula {
        let problem = say::unused_beside("สูตร", "formula", "ขั้นเป้าหมาย", "levels");
        findings.push(problem.at(formula.span));
    }
    let named = results(&mut steps, record, (broken, binder), findings);
    judgements(&mut steps, record, findings);
    Assessment::Milestones { steps, named }
}

/// Gives each criterion its result; a level or a state stands for all of them.
fn results(
    steps: &mut [Milestone],
    record: &record::Indicator,
    (broken, binder): (bool, Binder<'_>),
    findings: &mut Findings,
) -> Reported {
    let mut values: BTreeMap<Option<String>, Spanned<Value>> = BTreeMap::new();
    match &record.result {
        None => {}
        Some(OneOrNamed::One(written)) => {
            let Some(value) = binder.value(written, findings) else { return Reported::Missing };
            let mut value = Spanned::new(value, written.span);
            let level = matches!(&value.value, Value::Quantity { quantity, .. } if quantity.unit.is_level());
            if level {
                let points: Vec<Number> = steps.iter().map(|step| step.points).collect();
                ladder::check_named(&points, &value, findings);
                ladder::as_step(&mut value, binder);
            }
            if level || matches!(value.value, Value::State(..)) {
                return Reported::Value(value);
            }
            let unnamed = |step: &Milestone| step.criteria.iter().all(|c| c.name.is_none());
            if !steps.iter().all(unnamed) {
                findings.push(say::criteria_shape(true).at(written.span));
                return Reported::Missing;
            }
            values.insert(None, value);
        }
        Some(OneOrNamed::Named(entries)) => {
            let conditions: Vec<&str> = record
                .conditions
                .iter()
                .flat_map(OneOrNamed::iter)
                .filter_map(|(name, _)| name.map(|name| name.value.as_str()))
                .collect();
            let known = names(steps);
            let asked: BTreeSet<&str> = known.iter().copied().collect();
            for (name, written) in entries.iter() {
                if asked.contains(name.value.as_str()) {
                    if let Some(value) = binder.value(written, findings) {
                        let value = Spanned::new(value, written.span);
                        values.insert(Some(name.value.clone()), value);
                    }
                } else if !broken && !conditions.contains(&name.value.as_str()) {
                    let near = nearest(&name.value, known.iter().copied());
                    let problem = say::unknown_criterion(&name.value, near, &known);
                    findings.push(problem.at(name.span));
                }
            }
        }
    }
    let mut said: BTreeSet<Option<String>> = BTreeSet::new();
    for criterion in steps.iter_mut().flat_map(|step| &mut step.criteria) {
        let Some(value) = values.get(&criterion.name) else { continue };
        // One result that does not fit is one finding, in however many levels it is asked for.
        if !said.contains(&criterion.name)
            && let Some(finding) = binder.check_result(&criterion.target, value)
        {
            findings.push(finding);
            said.insert(criterion.name.clone());
        }
        criterion.result = Reported::Value(value.clone());
    }
    Reported::Missing
}

/// The names of the criteria, each once, in order.
fn names(steps: &[Milestone]) -> Vec<&str> {
    distinct(steps).filter_map(|criterion| criterion.name.as_deref()).collect()
}

/// Gives the criteria in words what was judged of them, by their names.
fn judgements(steps: &mut [Milestone], record: &record::Indicator, findings: &mut Findings) {
    let known: Vec<String> = names(steps).into_iter().map(str::to_owned).collect();
    for judgement in record.judgements.iter().flatten() {
        let (Some(verdict), Some(by)) = (&judgement.verdict, &judgement.by) else { continue };
        let Some(name) = &judgement.criterion else {
            findings.push(say::which_criterion().at(judgement.span));
            continue;
        };
        let mut found = false;
        for criterion in steps.iter_mut().flat_map(|step| &mut step.criteria) {
            if criterion.name.as_deref() != Some(name.value.as_str()) {
                continue;
            }
            found = true;
            if !matches!(criterion.target, Requirement::Text(_)) {
                findings.push(say::judged_number(&name.value).at(verdict.span));
                break;
            }
            criterion.judgement =
                Some(super::indicator::bound_judgement(judgement, verdict.value, by));
        }
        if !found {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let near = nearest(&name.value, known.iter().copied());
            findings.push(say::unknown_criterion(&name.value, near, &known).at(name.span));
        }
    }
}
