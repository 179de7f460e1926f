//! Why an indicator is rated as it is, and the nearest result that is rated otherwise.

use crate::model::Rating;
use crate::model::framework::{Framework, Part};
use crate::model::{
    Assessment, Criterion, Indicator, Interval, Milestone, Quantity, Reported, Requirement, Unit,
    names_step,
};
use crate::notation::{Bound, Exact, Number, State};
use crate::records::framework::Between;
use crate::scoring::criteria::{compared, interval};
use crate::scoring::ladder::{all_hold, asked as step_interval, step_of};
use crate::scoring::line::Line;
use crate::scoring::{CriterionScore, IndicatorScore, Met, Verdict, WhyNot};

use super::nearest::{crossings, elsewhere};
use super::{Change, Comparison, Kind, Outcome, Reason, Step, milestones};

/// The reasons of an indicator's rating.
pub(super) fn reasons(
    indicator: &Indicator,
    score: &IndicatorScore,
    framework: &Framework,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if indicator.faulty {
        reasons.push(Reason::new(Kind::Fault));
    }
    if let Some(rating) = indicator.supposed {
        reasons.push(Reason::new(Kind::Supposed(rating)));
        reasons.extend(points(score));
        return reasons;
    }
    match &indicator.assessment {
        Assessment::Heading => return reasons,
        Assessment::Criteria(criteria) => {
            for (at, (criterion, of)) in criteria.iter().zip(&score.criteria).enumerate() {
                // A state in the place of the result is said once, below.
                if !matches!(of.met, Met::State(..)) {
                    reasons.push(self::criterion(at, criterion, of, score));
                }
            }
            reasons.extend(points(score));
        }
        Assessment::Levels { levels, result } => {
            let part = &framework.parts[indicator.part];
            let steps = ladder(levels, result, (indicator, part), score);
            reasons.push(with_steps(steps, score));
        }
        Assessment::Milestones { steps, named } => {
            let steps = told_milestones(steps, named, score);
            reasons.push(with_steps(steps, score));
        }
        Assessment::PartLevel { part, target } => {
            let level = score.level.clone();
            let kind = Kind::PartLevel { part: *part, level, target: *target };
            reasons.push(Reason::new(kind));
            reasons.extend(points(score));
        }
    }
    if let Verdict::NotAssessed(WhyNot::State(state, note)) = &score.rating {
        reasons.push(Reason::new(Kind::State(*state, note.clone())));
    }
    if !indicator.faulty {
        match changes(indicator, score, framework) {
            Some(changes) => {
                reasons.extend(changes.into_iter().map(|change| Reason::new(Kind::Change(change))));
            }
            None => reasons.push(Reason::new(Kind::NotSought)),
        }
    }
    reasons
}

/// The points of a ladder, or that there is no result yet, with its steps.
fn with_steps(steps: Vec<Reason>, score: &IndicatorScore) -> Reason {
    let kind = match points(score) {
        Some(points) if !score.no_result => points.kind,
        _ if score.no_result => Kind::NoneYet,
        _ => return Reason::with(Kind::NoneYet, Vec::new()),
    };
    Reason::with(kind, steps)
}

fn points(score: &IndicatorScore) -> Option<Reason> {
    match &score.points {
        Some(points @ (Verdict::Decided(_) | Verdict::Undecided(_))) => {
            Some(Reason::new(Kind::Points(points.clone())))
        }
        _ => None,
    }
}

fn criterion(
    at: usize,
    criterion: &Criterion,
    of: &CriterionScore,
    score: &IndicatorScore,
) -> Reason {
    let comparison = comparison(&criterion.target, &criterion.result, score);
    let (met, against) = (of.met.clone(), of.against.clone());
    Reason::new(Kind::Criterion { at, met, against, comparison })
}

/// Decimals of a result as it is written or shown.
pub(super) fn places(result: &Reported, score: &IndicatorScore) -> u32 {
    match (result, &score.value) {
        (Reported::Value(value), _) => match &value.value {
            crate::model::Value::Quantity { quantity, high, .. } => {
                quantity.number.scale().max(high.map_or(0, Number::scale))
            }
            _ => 0,
        },
        (Reported::Formula(_), Some(value)) => value.places,
        _ => 0,
    }
}

/// The number that a requirement is shown by, and the decimals of both of its ends.
pub(super) fn shown(target: &Requirement) -> Option<(&Quantity, u32)> {
    match target {
        Requirement::Bound(_, quantity, _) | Requirement::Level(quantity, _) => {
            Some((quantity, quantity.number.scale()))
        }
        Requirement::Band(low, high, _) => Some((low, low.number.scale().max(high.number.scale()))),
        Requirement::Deadline { .. } | Requirement::Text(_) => None,
    }
}

/// The values that a criterion asks for; a level is one value, with others above and below it.
fn asked(target: &Requirement) -> Option<Interval> {
    match target {
        Requirement::Level(level, _) => Some(Interval::point(level.in_base())),
        other => step_interval(other),
    }
}

fn comparison(
    target: &Requirement,
    result: &Reported,
    score: &IndicatorScore,
) -> Option<Comparison> {
    let (quantity, scale) = shown(target)?;
    let found = interval(result, score.value.as_ref())?;
    Some(Comparison {
        result: found,
        target: asked(target)?,
        unit: quantity.unit.clone(),
        scale,
        places: scale.max(places(result, score)),
    })
}

/// The steps of a ladder, highest first, and whether each was reached.
fn ladder(
    levels: &[(Number, Requirement)],
    result: &Reported,
    (indicator, part): (&Indicator, &Part),
    score: &IndicatorScore,
) -> Vec<Reason> {
    let known = interval(result, score.value.as_ref());
    let line = Line::new(levels, indicator.direction);
    let line = line.filter(|_| part.between == Between::Interpolated);
    let named = match result {
        Reported::Value(value) => names_step(levels, value),
        _ => false,
    };
    let steps = levels.iter().enumerate().rev();
    let steps = steps.map(|(at, (points, asked))| {
        let target = match (named, &line) {
            (true, _) => None,
            (false, Some(line)) => Some(line.reaching(at)),
            (false, None) => step_interval(asked),
        };
        let reached = match (&known, &target) {
            (Some(value), Some(target)) if value.is_inside(target) => Some(true),
            (Some(value), Some(target)) if value.is_apart(target) => Some(false),
            // A result that names a step names the highest that was reached.
            (Some(value), None) if named => {
                let own = Interval::point(points.exact());
                match (value.is_below(&own), value.is_apart(&own)) {
                    (true, _) => Some(false),
                    (false, false) if value.single().is_none() => None,
                    _ => Some(true),
                }
            }
            _ => None,
        };
        let comparison = if named { None } else { comparison(asked, result, score) };
        Reason::new(Kind::LadderStep { at, reached, comparison })
    });
    steps.collect()
}

/// Levels with criteria of their own, highest first, and whether each holds.
fn told_milestones(steps: &[Milestone], named: &Reported, score: &IndicatorScore) -> Vec<Reason> {
    let known = interval(named, None);
    let mut first = 0;
    let mut reasons: Vec<Reason> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let own = first..first + step.criteria.len();
        first = own.end;
        let scores = score.criteria.get(own.clone()).unwrap_or_default();
        let (reached, children) = match &known {
            // A result that names a step stands for all of its criteria.
            Some(value) => (Some(!value.is_below(&Interval::point(step.points.exact()))), vec![]),
            None => {
                let criteria = own.zip(&step.criteria).zip(scores);
                let told = criteria.map(|((at, c), of)| criterion(at, c, of, score));
                (all_hold(scores), told.collect())
            }
        };
        let kind = Kind::LadderStep { at, reached, comparison: None };
        reasons.push(Reason::with(kind, children));
    }
    reasons.reverse();
    reasons
}

/// The steps next to one that a result names; below the first there is none.
fn next_named(named: &Exact, points: &[Number]) -> Vec<Change> {
    let reached = points.iter().position(|own| own.exact() == *named);
    let to = |to: Option<usize>| Change { when: vec![Step::Reached(to)], gives: Outcome::Step(to) };
    let up = reached.map_or(0, |reached| reached + 1);
    // Zero says that none was reached, but where it is a step of its own.
    let none = !points.first().is_none_or(|first| first.is_zero());
    let down = reached.map(|reached| reached.checked_sub(1));
    let down = down.filter(|down| down.is_some() || none);
    (up < points.len()).then_some(Some(up)).into_iter().chain(down).map(to).collect()
}

/// What would rate the indicator otherwise, the nearest first; nothing where it was not looked for.
fn changes(
    indicator: &Indicator,
    score: &IndicatorScore,
    framework: &Framework,
) -> Option<Vec<Change>> {
    Some(match &indicator.assessment {
        Assessment::Heading => Vec::new(),
        Assessment::Criteria(criteria) => of_criteria(indicator, criteria, score),
        Assessment::Levels { levels, result } => {
            let part = &framework.parts[indicator.part];
            of_ladder(levels, result, (indicator, part), score)
        }
        Assessment::Milestones { steps, named } => {
            let part = &framework.parts[indicator.part];
            let points = || steps.iter().map(|step| step.points).collect::<Vec<_>>();
            match (interval(named, None), &score.rating) {
                (Some(value), _) => {
                    value.single().map_or_else(Vec::new, |value| next_named(value, &points()))
                }
                (None, Verdict::Decided(_)) => {
                    return milestones::changes(steps, indicator, part, score);
                }
                (None, _) => Vec::new(),
            }
        }
        Assessment::PartLevel { part, target } => {
            let levels = framework.parts[*part].overall.levels.len();
            of_level(*part, levels, *target, score)
        }
    })
}

/// The other levels of a part, the nearest of each rating first.
fn of_level(part: usize, levels: usize, target: usize, score: &IndicatorScore) -> Vec<Change> {
    let Verdict::Decided(now) = score.rating else { return Vec::new() };
    let Some(Verdict::Decided(at)) = &score.level else { return Vec::new() };
    let rating = |level: usize| match level.cmp(&target) {
        std::cmp::Ordering::Less => Rating::Above,
        std::cmp::Ordering::Equal => Rating::Meets,
        std::cmp::Ordering::Greater => Rating::Below,
    };
    let mut others: Vec<usize> = (0..levels).filter(|level| rating(*level) != now).collect();
    others.sort_by_key(|level| (level.abs_diff(*at), *level));
    let mut changes: Vec<Change> = Vec::new();
    for level in others {
        let gives = Outcome::Rating(rating(level));
        if !changes.iter().any(|known| known.gives == gives) {
            changes.push(Change { when: vec![Step::Level { part, level }], gives });
        }
    }
    changes
}

/// A number as a step of a change.
pub(super) struct NumberStep<'a> {
    pub(super) criterion: Option<usize>,
    pub(super) result: Option<&'a Exact>,
    pub(super) unit: &'a Unit,
    pub(super) scale: u32,
    pub(super) places: u32,
}

impl NumberStep<'_> {
    pub(super) fn step(&self, bound: Bound, value: Exact) -> Step {
        Step::Result {
            criterion: self.criterion,
            bound,
            by: self.result.map(|result| &value - result),
            value,
            unit: self.unit.clone(),
            scale: self.scale,
            places: self.places,
        }
    }
}

fn of_criteria(
    indicator: &Indicator,
    criteria: &[Criterion],
    score: &IndicatorScore,
) -> Vec<Change> {
    let is =
        |of: &CriterionScore, state: State| matches!(of.met, Met::State(own, _) if own == state);
    let asked: Vec<usize> =
        (0..criteria.len()).filter(|at| !is(&score.criteria[*at], State::NotApplicable)).collect();
    // What could not be measured has no result that comes near another.
    if asked.is_empty() || asked.iter().any(|at| is(&score.criteria[*at], State::NotMeasurable)) {
        return Vec::new();
    }
    if let [only] = asked[..]
        && matches!(criteria[only].target, Requirement::Band(..) | Requirement::Level(..))
    {
        return of_band(only, &criteria[only], indicator, score);
    }
    let unmet: Vec<usize> =
        asked.iter().copied().filter(|at| score.criteria[*at].met != Met::Yes).collect();
    let mut changes = Vec::new();
    if !unmet.is_empty() {
        let when: Option<Vec<Step>> = unmet
            .iter()
            .map(|at| flip(*at, &criteria[*at], true, indicator, score).into_iter().next())
            .collect();
        let gives = Outcome::Rating(Rating::Passed);
        changes.extend(when.map(|when| Change { when, gives }));
    }
    if score.rating != Verdict::Decided(Rating::Failed) {
        let mut failing: Vec<Step> = asked
            .iter()
            .flat_map(|at| flip(*at, &criteria[*at], false, indicator, score))
            .collect();
        failing.sort_by_key(nearness);
        let gives = Outcome::Rating(Rating::Failed);
        changes.extend(
            failing.into_iter().map(|step| Change { when: vec![step], gives: gives.clone() }),
        );
    }
    changes
}

/// What is compared by its own threshold can be put in one order; words and zero come last.
pub(super) fn nearness(step: &Step) -> (u8, Option<Exact>) {
    match step {
        Step::Result { value, by: Some(by), .. } if *value != Exact::default() => {
            (0, Some((by / value).abs()))
        }
        Step::Result { .. } => (1, None),
        _ => (2, None),
    }
}

/// The nearest results of a criterion that make it hold, or not hold.
fn flip(
    at: usize,
    criterion: &Criterion,
    met: bool,
    indicator: &Indicator,
    score: &IndicatorScore,
) -> Vec<Step> {
    let Some((quantity, scale)) = shown(&criterion.target) else {
        return vec![match criterion.target {
            Requirement::Deadline { .. } => Step::InTime { criterion: at, passed: met },
            _ => Step::Judged { criterion: at, passed: met },
        }];
    };
    let found = interval(&criterion.result, score.value.as_ref());
    let result = found.as_ref().and_then(Interval::single);
    let place = NumberStep {
        criterion: Some(at),
        result,
        unit: &quantity.unit,
        scale,
        places: scale.max(places(&criterion.result, score)),
    };
    let holds = |value: &Exact| {
        compared(&criterion.target, &Interval::point(value.clone()), indicator.direction).met
            == Met::Yes
    };
    let Some(asked) = asked(&criterion.target) else { return Vec::new() };
    let ends = asked.low.iter().chain(&asked.high).map(|end| end.value.clone());
    // Without one result it is asked from where the other outcome is.
    let from = match result {
        Some(result) => Some(result.clone()),
        None => elsewhere(&asked, !met),
    };
    let Some(from) = from.filter(|from| holds(from) != met) else { return Vec::new() };
    let there = crossings(&from, ends, holds).into_iter();
    there.map(|crossing| place.step(crossing.bound, crossing.value)).collect()
}

fn of_band(
    at: usize,
    criterion: &Criterion,
    indicator: &Indicator,
    score: &IndicatorScore,
) -> Vec<Change> {
    let (Some((quantity, scale)), Some(asked)) =
        (shown(&criterion.target), asked(&criterion.target))
    else {
        return Vec::new();
    };
    let found = interval(&criterion.result, score.value.as_ref());
    let Some(result) = found.as_ref().and_then(Interval::single) else { return Vec::new() };
    let place = NumberStep {
        criterion: Some(at),
        result: Some(result),
        unit: &quantity.unit,
        scale,
        places: scale.max(places(&criterion.result, score)),
    };
    let rating = |value: &Exact| {
        let against =
            compared(&criterion.target, &Interval::point(value.clone()), indicator.direction);
        against.against.first().copied()
    };
    let ends = asked.low.iter().chain(&asked.high).map(|end| end.value.clone());
    let changes = crossings(result, ends, rating).into_iter().filter_map(|crossing| {
        let gives = Outcome::Rating(crossing.gives?);
        Some(Change { when: vec![place.step(crossing.bound, crossing.value)], gives })
    });
    changes.collect()
}

/// What reaching a step gives. On a line nothing falls from one step to the one below: points go down from
/// the step that is not reached any more.
pub(super) fn reached_step(gives: Option<usize>, now: Option<usize>, is_line: bool) -> Outcome {
    match gives {
        Some(step) if is_line && gives < now => Outcome::BelowStep(step + 1),
        other => Outcome::Step(other),
    }
}

/// The steps next to the one that was reached, above and below.
fn of_ladder(
    levels: &[(Number, Requirement)],
    result: &Reported,
    (indicator, part): (&Indicator, &Part),
    score: &IndicatorScore,
) -> Vec<Change> {
    let known = interval(result, score.value.as_ref());
    let Some(at) = known.as_ref().and_then(Interval::single) else { return Vec::new() };
    if let Reported::Value(value) = result
        && names_step(levels, value)
    {
        let points: Vec<Number> = levels.iter().map(|(points, _)| *points).collect();
        return next_named(at, &points);
    }
    let Some((quantity, scale)) = levels.iter().find_map(|(_, asked)| shown(asked)) else {
        return Vec::new();
    };
    let place = NumberStep {
        criterion: None,
        result: Some(at),
        unit: &quantity.unit,
        scale,
        places: scale.max(places(result, score)),
    };
    let ends: Vec<Exact> = levels
        .iter()
        .filter_map(|(_, asked)| step_interval(asked))
        .flat_map(|asked| asked.low.into_iter().chain(asked.high))
        .map(|end| end.value)
        .collect();
    let reached = |value: &Exact| step_of(levels, value, indicator.direction, part);
    let is_line =
        part.between == Between::Interpolated && Line::new(levels, indicator.direction).is_some();
    let (mut above, mut below) = (None, None);
    for crossing in crossings(at, ends, reached) {
        let side = match crossing.bound {
            Bound::LessThan | Bound::AtMost => &mut below,
            Bound::MoreThan | Bound::AtLeast => &mut above,
            _ if crossing.value < *at => &mut below,
            _ => &mut above,
        };
        // Between two levels of which the rules say nothing there is no other result.
        let Some(gives) = crossing.gives else { continue };
        let gives = reached_step(gives, reached(at).flatten(), is_line);
        let when = || vec![place.step(crossing.bound, crossing.value.clone())];
        side.get_or_insert_with(|| Change { when: when(), gives });
    }
    let mut changes: Vec<Change> = above.into_iter().chain(below).collect();
    changes.sort_by_key(|change| match change.when.first() {
        Some(Step::Result { by: Some(by), .. }) => by.abs(),
        _ => Exact::default(),
    });
    changes
}
