//! Results that are missing, texts nobody judged, and results the rules leave open.

use std::collections::BTreeSet;

use crate::diagnostic::{Findings, Problem};
use crate::lint::say;
use crate::lint::say::Unchosen;
use crate::model::framework::{Component, Part};
use crate::model::{
    Assessment, Criterion, Indicator, Milestone, Reported, Requirement, Value, Year, names_step,
};
use crate::notation::number::plain;
use crate::notation::{Exact, State};
use crate::records::framework::{Counted, HeadingPasses, Method, Treatment};
use crate::scoring::{
    ComponentScore, CriterionScore, Hole, IndicatorScore, Met, Open, Scored, Uncovered, Verdict,
    WhyNot, YearScore,
};
use crate::source::Span;

use super::framework::weights::weightless;

/// Criteria and conditions that have no result, or one that leaves them open.
pub(super) fn check(scored: &Scored, findings: &mut Findings) {
    for (number, year) in &scored.model.years {
        let (Some(scores), Some(framework)) =
            (scored.years.get(number), scored.model.frameworks.get(&year.framework))
        else {
            continue;
        };
        for (indicator, score) in year.indicators.iter().zip(&scores.indicators) {
            // An indicator without a component was reported, and stands in none.
            let components = &framework.parts[indicator.part].components;
            let Some(component) = components.get(indicator.component) else { continue };
            match &indicator.assessment {
                Assessment::Levels { levels, result } if !indicator.faulty => {
                    let matters = is_open(component.method, score);
                    ladder(levels, result, indicator, matters, year, findings);
                }
                Assessment::Milestones { steps, named } if !indicator.faulty => {
                    milestones(steps, named, indicator, score, year, findings);
                }
                Assessment::Criteria(list) => {
                    criteria(list, indicator, score, component, year, findings);
                }
                _ => {}
            }
        }
    }
}

/// The day of the data, where the year is over.
fn ended(year: &Year) -> Option<String> {
    (year.as_of >= year.year.last_day()).then(|| year.as_of.to_string())
}

fn ladder(
    levels: &[(crate::notation::Number, Requirement)],
    result: &Reported,
    indicator: &Indicator,
    matters: bool,
    year: &Year,
    findings: &mut Findings,
) {
    let words = levels.iter().all(|(_, asked)| matches!(asked, Requirement::Text(_)));
    let highest = levels.last().map(|(points, _)| points.to_string()).unwrap_or_default();
    let number = indicator.number.as_str();
    let value = match result {
        Reported::Missing => return findings.push(say::no_result(number).at(indicator.span)),
        Reported::Formula(formula) if words => {
            return findings.push(say::level_not_named(number, &highest).at(formula.span));
        }
        Reported::Formula(_) => return,
        Reported::Value(value) => value,
    };
    match &value.value {
        Value::State(state, _) => {
            findings.extend_one(no_result_yet(*state, number, year).map(|p| p.at(value.span)));
        }
        named if words && !names_step(levels, named) => {
            findings.push(say::level_not_named(number, &highest).at(value.span));
        }
        open if matters => {
            findings.push(say::result_between_levels(&open.to_string()).at(value.span));
        }
        _ => {}
    }
}

/// What is wrong with a state in the place of a result: none is known, or it was due.
fn no_result_yet(state: State, number: &str, year: &Year) -> Option<Problem> {
    match state {
        State::NotReported | State::NoData | State::Nothing => Some(say::no_result(number)),
        State::NotYetDue => Some(say::not_due_at_the_end(number, &ended(year)?)),
        _ => None,
    }
}

/// Criteria of levels: each name is asked for once, in however many levels it stands.
fn milestones(
    steps: &[Milestone],
    named: &Reported,
    indicator: &Indicator,
    whole: &IndicatorScore,
    year: &Year,
    findings: &mut Findings,
) {
    let number = indicator.number.as_str();
    if let Reported::Value(value) = named {
        if let Value::State(state, _) = value.value {
            findings.extend_one(no_result_yet(state, number, year).map(|p| p.at(value.span)));
        }
        return;
    }
    if whole.no_result && whole.criteria.iter().all(|s| s.met == Met::Open(Open::NoResult)) {
        return findings.push(say::no_result(number).at(indicator.span));
    }
    let mut said: BTreeSet<Option<&str>> = BTreeSet::new();
    let criteria = steps.iter().flat_map(|step| &step.criteria);
    for (criterion, score) in criteria.zip(&whole.criteria) {
        let name = || criterion.name.clone().unwrap_or_else(|| criterion.target.to_string());
        let problem = match score.met {
            Met::Open(Open::NoResult) => say::criterion_without_result(&name()),
            Met::Open(Open::NotJudged) => say::not_judged(&name()),
            _ => continue,
        };
        if said.insert(criterion.name.as_deref()) {
            findings.push(problem.at(criterion.span));
        }
    }
}

fn criteria(
    criteria: &[Criterion],
    indicator: &Indicator,
    whole: &IndicatorScore,
    component: &Component,
    year: &Year,
    findings: &mut Findings,
) {
    let open = |score: &CriterionScore, why: Open| score.met == Met::Open(why);
    let none = !criteria.is_empty() && whole.criteria.iter().all(|s| open(s, Open::NoResult));
    if none {
        findings.push(say::no_result(indicator.number.as_str()).at(criteria[0].span));
    }
    let mut not_due: Option<Span> = None;
    for (criterion, score) in criteria.iter().zip(&whole.criteria) {
        let name = || criterion.name.clone().unwrap_or_else(|| criterion.target.to_string());
        if !none && open(score, Open::NoResult) {
            findings.push(say::criterion_without_result(&name()).at(criterion.span));
        }
        if open(score, Open::NotJudged) {
            findings.push(say::not_judged(&name()).at(criterion.span));
        }
        let Reported::Value(value) = &criterion.result else { continue };
        // One state may stand for all criteria; what is due after the end of the year is not due before.
        let later =
            matches!(criterion.target, Requirement::Deadline { day, .. } if day > year.as_of);
        if open(score, Open::NotDue)
            && !later
            && not_due != Some(value.span)
            && let Some(day) = ended(year)
        {
            let number = indicator.number.as_str();
            findings.push(say::not_due_at_the_end(number, &day).at(value.span));
            not_due = Some(value.span);
        }
        // Occasions that are still being counted are the least there will be.
        if !indicator.occasions.is_empty() && ended(year).is_none() {
            continue;
        }
        let several = component.method == Method::Single && score.against.len() > 1;
        if (open(score, Open::Bound) || several) && is_open(component.method, whole) {
            let (result, target) = (value.value.to_string(), criterion.target.to_string());
            findings.push(say::result_leaves_open(&result, &target).at(value.span));
        }
    }
    for (condition, score) in indicator.conditions.iter().zip(&whole.conditions) {
        if open(score, Open::NoResult) && !none {
            let name = condition.name.clone().unwrap_or_else(|| condition.target.to_string());
            findings.push(say::condition_without_result(&name).at(condition.span));
        }
    }
}

/// Whether an indicator leaves open what its component counts.
fn is_open(method: Method, score: &IndicatorScore) -> bool {
    let Verdict::Undecided(possible) = &score.rating else {
        let several = |points: &Verdict<_>| matches!(points, Verdict::Undecided(p) if p.len() > 1);
        let counts_points = !matches!(method, Method::SharePassed | Method::Single);
        return counts_points && score.points.as_ref().is_some_and(several);
    };
    match method {
        Method::SharePassed => {
            let passed = possible.iter().filter(|rating| rating.passed()).count();
            possible.is_empty() || (passed > 0 && passed < possible.len())
        }
        _ => true,
    }
}

/// Whether what a component leaves open was said at its indicators: a result that is missing or is
/// not due, or more indicators than one.
fn is_said(
    place: (usize, usize),
    component: &Component,
    score: &ComponentScore,
    year: &Year,
    scores: &YearScore,
) -> bool {
    let members: Vec<&IndicatorScore> = year
        .indicators
        .iter()
        .zip(&scores.indicators)
        .filter(|(i, _)| (i.part, i.component) == place)
        .map(|(_, score)| score)
        .collect();
    let assessed =
        members.iter().filter(|score| !matches!(score.rating, Verdict::NotAssessed(_))).count();
    let said = members.iter().any(|member| is_open(component.method, member))
        || (component.method == Method::Single && assessed > 1);
    let undecided = matches!(score.grade, Verdict::Undecided(_))
        || score.tallies.iter().any(|tally| tally.low != tally.high);
    said && undecided
}

/// Keys of a part that say how many points there are, where they are not written and an indicator needs them;
/// and the indicators.
fn unstated<'y>(
    at: usize,
    part: &Part,
    year: &'y Year,
    scores: &YearScore,
) -> Vec<((&'static str, &'static str), Vec<&'y str>)> {
    // Where nobody chose what an unmeasurable indicator counts for, that is what is missing.
    let chosen = part.not_measurable != Treatment::ALL;
    let counts = |treatment: Treatment| chosen && part.not_measurable.contains(&treatment);
    let needs = |indicator: &Indicator, score: &IndicatorScore, of_levels: bool| {
        let levels = matches!(
            indicator.assessment,
            Assessment::Levels { .. } | Assessment::Milestones { .. }
        );
        let method = part.components.get(indicator.component).map(|component| component.method);
        let counted = !matches!(method, None | Some(Method::SharePassed | Method::Single));
        let (failed, passed) = (Treatment::CountFailed, Treatment::CountPassed);
        let treated = || counts(if of_levels { failed } else { passed });
        indicator.part == at
            && counted
            && levels == of_levels
            && match &score.rating {
                Verdict::Decided(rating) => !of_levels || !rating.passed(),
                Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _)) => treated(),
                _ => false,
            }
    };
    let indicators = || year.indicators.iter().zip(&scores.indicators);
    let of = |of_levels: bool| -> Vec<&'y str> {
        let needing = indicators().filter(|(indicator, score)| needs(indicator, score, of_levels));
        needing.map(|(indicator, _)| indicator.number.as_str()).collect()
    };
    [
        (("คะแนนเต็ม", "full-points"), part.full_points.is_none(), of(false)),
        (("ไม่ถึงขั้นแรกได้", "below-first-level"), part.below_first.is_none(), of(true)),
    ]
    .into_iter()
    .filter(|(_, missing, numbers)| *missing && !numbers.is_empty())
    .map(|(key, _, numbers)| (key, numbers))
    .collect()
}

/// What nobody chose, where it matters for a part.
fn not_chosen(at: usize, part: &Part, year: &Year, scores: &YearScore) -> Unchosen {
    let unmeasured = |score: &IndicatorScore| {
        matches!(score.rating, Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _)))
    };
    let mut indicators = year.indicators.iter().zip(&scores.indicators);
    let any = indicators.any(|(i, score)| i.part == at && unmeasured(score));
    match part.not_measurable == Treatment::ALL && any {
        true => Unchosen::NotMeasurable,
        false => Unchosen::Nothing,
    }
}

/// What a component leaves open, and what nobody chose.
fn of_component(
    year: u16,
    component: &Component,
    score: &ComponentScore,
    possible: &[&str],
    unchosen: Unchosen,
) -> Problem {
    let name = match &score.hole {
        Some(Hole::Bands(value)) if possible.is_empty() => {
            format!("{} ({})", component.name.th, plain(value))
        }
        _ => component.name.th.clone(),
    };
    let headings = component.method == Method::SharePassed
        && component.counted == Counted::Top
        && component.heading_passes == HeadingPasses::ALL;
    let unchosen = match unchosen {
        Unchosen::Nothing if headings => Unchosen::HeadingPasses,
        known => known,
    };
    say::undecided(year, &name, possible, score.hole.is_some(), unchosen)
}

/// Components and parts that the rules do not decide although every result is there.
pub(super) fn undecided(scored: &Scored, findings: &mut Findings) {
    for (number, year) in &scored.model.years {
        let (Some(scores), Some(framework)) =
            (scored.years.get(number), scored.model.frameworks.get(&year.framework))
        else {
            continue;
        };
        // What follows from a rule that was refused is not the rules' word.
        if framework.faulty {
            continue;
        }
        let weightless = weightless(year, framework);
        for (at, (part, score)) in framework.parts.iter().zip(&scores.parts).enumerate() {
            let grade = |grade: usize| framework.grades[grade].name.th.as_str();
            let unchosen = not_chosen(at, part, year, scores);
            // What is open because a result is missing, or weighs nothing, was said there.
            let mut said = false;
            let unstated = unstated(at, part, year, scores);
            for (key, numbers) in &unstated {
                findings.push(say::points_not_stated(number.0, *key, numbers).at(part.span));
            }
            let weighs = |component: &Component| {
                component.weight.as_ref().is_none_or(|weight| *weight != Exact::default())
            };
            // What a component is made of comes behind it, and what is told of that goes for both.
            let mut told = vec![false; part.components.len()];
            let known = part.components.iter().zip(&score.components).enumerate().rev();
            for (c, (component, score)) in known {
                let mut inner = component.children.iter().map(|inner| &part.components[*inner]);
                let made_of = inner.len() > 0;
                let nothing = made_of && !inner.any(weighs);
                if component.children.iter().any(|inner| told[*inner]) {
                    told[c] = true;
                } else if is_said((at, c), component, score, year, scores)
                    || weightless.contains(&(at, c))
                    || nothing && score.hole == Some(Hole::Weights)
                    || !unstated.is_empty() && score.hole == Some(Hole::Points)
                {
                    (said, told[c]) = (true, true);
                } else if score.hole == Some(Hole::Weights) {
                    let name = &component.name.th;
                    let problem = say::weights_are_nothing(number.0, name, made_of);
                    findings.push(problem.at(component.span));
                    told[c] = true;
                } else if let Verdict::Undecided(possible) = &score.grade {
                    let possible: Vec<&str> = possible.iter().map(|g| grade(*g)).collect();
                    let problem = of_component(number.0, component, score, &possible, unchosen);
                    findings.push(problem.at(component.span));
                    // Where no band holds a value the value counts all the same.
                    told[c] = !matches!(score.hole, Some(Hole::Bands(_)));
                    // Decision rules only hand on what their components leave open.
                    said |= part.overall.bands.is_empty();
                }
            }
            if let Verdict::Undecided(possible) = &score.overall
                && let Some(component) = part.components.first()
                && !said
            {
                let level = |level: usize| part.overall.levels[level].name.th.as_str();
                let possible: Vec<&str> = possible.iter().map(|l| level(*l)).collect();
                let problem = match score.uncovered {
                    // Weights that are all nothing were found where they are written.
                    Some(Uncovered::Weights)
                        if !part.top().any(|at| weighs(&part.components[at])) =>
                    {
                        continue;
                    }
                    Some(Uncovered::Weights) => {
                        say::weights_are_nothing(number.0, &part.name.th, true)
                    }
                    ref case => {
                        let (name, uncovered) = (&part.name.th, case.is_some());
                        say::undecided(number.0, name, &possible, uncovered, unchosen)
                    }
                };
                findings.push(problem.at(component.span));
            }
        }
    }
}
