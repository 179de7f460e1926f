//! Results that are missing, texts nobody judged, and results the rules leave open.

use crate::diagnostic::{Findings, catalogue::scoring as say};
use crate::model::{Assessment, Reported, Requirement, Value};
use crate::notation::State;
use crate::scoring::{CriterionScore, Met, Open, Scored, Verdict, names_level};

/// Criteria and conditions that have no result.
pub(super) fn check(scored: &Scored, findings: &mut Findings) {
    for (number, year) in &scored.model.years {
        let Some(scores) = scored.years.get(number) else { continue };
        for (indicator, score) in year.indicators.iter().zip(&scores.indicators) {
            if let Assessment::Levels { result, levels } = &indicator.assessment
                && let Some((highest, _)) = levels.last()
                && !indicator.faulty
            {
                let words = levels.iter().all(|(_, asked)| matches!(asked, Requirement::Text(_)));
                let number = indicator.number.as_str();
                match result {
                    Reported::Missing => findings.push(say::no_result(number).at(indicator.span)),
                    Reported::Value(value) => match &value.value {
                        Value::State(State::NotReported | State::NoData | State::Nothing, _) => {
                            findings.push(say::no_result(number).at(value.span));
                        }
                        Value::State(..) => {}
                        named if names_level(named) || !words => {}
                        _ => findings.push(
                            say::level_not_named(number, &highest.to_string()).at(value.span),
                        ),
                    },
                    Reported::Formula(_) => {}
                }
            }
            let criteria = match &indicator.assessment {
                Assessment::Criteria(criteria) => criteria.as_slice(),
                _ => &[],
            };
            let open = |score: &CriterionScore, why: Open| score.met == Met::Open(why);
            let none =
                !criteria.is_empty() && score.criteria.iter().all(|s| open(s, Open::NoResult));
            if none {
                findings.push(say::no_result(indicator.number.as_str()).at(criteria[0].span));
            }
            for (criterion, score) in criteria.iter().zip(&score.criteria) {
                let name = criterion.name.clone().unwrap_or_else(|| criterion.target.to_string());
                if !none && open(score, Open::NoResult) {
                    findings.push(say::criterion_without_result(&name).at(criterion.span));
                }
                if open(score, Open::NotJudged) {
                    findings.push(say::not_judged(&name).at(criterion.span));
                }
            }
            for (condition, score) in indicator.conditions.iter().zip(&score.conditions) {
                if open(score, Open::NoResult) && !none {
                    let name =
                        condition.name.clone().unwrap_or_else(|| condition.target.to_string());
                    findings.push(say::condition_without_result(&name).at(condition.span));
                }
            }
        }
    }
}

/// Components and parts that the rules do not decide although every result is there.
pub(super) fn undecided(scored: &Scored, findings: &mut Findings) {
    for (number, year) in &scored.model.years {
        let (Some(scores), Some(framework)) =
            (scored.years.get(number), scored.model.frameworks.get(&year.framework))
        else {
            continue;
        };
        let open = |part: usize| {
            year.indicators.iter().zip(&scores.indicators).any(|(indicator, score)| {
                indicator.part == part && matches!(score.rating, Verdict::Undecided(_))
            })
        };
        for (at, (part, score)) in framework.parts.iter().zip(&scores.parts).enumerate() {
            // What is open because a result is missing was said at that result.
            if open(at) {
                continue;
            }
            let grade = |grade: usize| framework.grades[grade].name.th.as_str();
            for (component, score) in part.components.iter().zip(&score.components) {
                if let Verdict::Undecided(possible) = &score.grade {
                    let possible: Vec<&str> = possible.iter().map(|g| grade(*g)).collect();
                    findings.push(
                        say::undecided(number.0, &component.name.th, &possible).at(component.span),
                    );
                }
            }
            if let Verdict::Undecided(possible) = &score.overall
                && let Some(component) = part.components.first()
            {
                let level = |level: usize| part.overall.levels[level].name.th.as_str();
                let possible: Vec<&str> = possible.iter().map(|l| level(*l)).collect();
                findings
                    .push(say::undecided(number.0, &part.name.th, &possible).at(component.span));
            }
        }
    }
}
