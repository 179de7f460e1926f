//! Levels with points: which one is reached, and what lies between two of them.

use num_traits::Zero;

use crate::model::framework::Part;
use crate::model::{Indicator, Interval, Milestone, Reported, Requirement, Value, names_step};
use crate::notation::{Bound, Exact, Number, State};
use crate::records::framework::Between;
use crate::records::indicator::Direction;

use super::criteria::{CriterionScore, Met, interval};
use super::line::{Line, lowest};
use super::values::FactValue;
use super::{Verdict, WhyNot};
use crate::model::Rating;

/// A rating, and the points that go with it.
pub(super) type Outcome = (Verdict<Rating>, Verdict<Exact>);

/// The levels that may be reached, lowest first, and whether it may be none.
struct Reached {
    levels: Vec<usize>,
    none: bool,
}

/// The points of an indicator whose levels one value climbs.
pub(super) fn by_value(
    levels: &[(Number, Requirement)],
    result: &Reported,
    computed: Option<&FactValue>,
    indicator: &Indicator,
    part: &Part,
) -> Outcome {
    let points: Vec<Exact> = levels.iter().map(|(points, _)| points.exact()).collect();
    if let Some(outcome) = not_assessed(result) {
        return outcome;
    }
    // Steps none of which asks for anything were refused: nothing can be said.
    if levels.is_empty() {
        return nothing_known();
    }
    let anything = || Reached { levels: (0..points.len()).collect(), none: true };
    let numeric =
        levels.iter().any(|(_, requirement)| !matches!(requirement, Requirement::Text(_)));
    let reached = match (interval(result, computed), result) {
        _ if indicator.faulty => anything(),
        (Some(value), Reported::Value(written)) if names_step(levels, written) => {
            named(&points, &value)
        }
        (Some(value), _) if numeric => {
            let line = match part.between {
                Between::Interpolated => Line::new(levels, indicator.direction),
                Between::Steps => None,
            };
            if let Some(line) = line {
                return line.outcome(&value, part);
            }
            let known: Vec<Option<bool>> =
                levels.iter().map(|(_, requirement)| holds(requirement, &value)).collect();
            if is_between(levels, &known, &value, indicator.direction) {
                return nothing_known();
            }
            reach(&known, part.cumulative)
        }
        _ => anything(),
    };
    outcome(&points, reached, part)
}

/// The points of an indicator each of whose levels asks for criteria of its own.
pub(super) fn by_criteria(
    steps: &[Milestone],
    scores: &[CriterionScore],
    result: &Reported,
    indicator: &Indicator,
    part: &Part,
) -> Outcome {
    let points: Vec<Exact> = steps.iter().map(|step| step.points.exact()).collect();
    if let Some(outcome) = not_assessed(result) {
        return outcome;
    }
    if steps.is_empty() {
        return nothing_known();
    }
    let lines = match part.between {
        Between::Interpolated => Line::each(steps, indicator.direction),
        Between::Steps => None,
    };
    let reached = match interval(result, None) {
        _ if indicator.faulty => Reached { levels: (0..points.len()).collect(), none: true },
        Some(value) => named(&points, &value),
        None => match lines.and_then(|lines| lowest(&lines, steps, scores, part)) {
            Some(outcome) => return outcome,
            None => reached_by_criteria(steps, scores, part),
        },
    };
    outcome(&points, reached, part)
}

/// The levels that criteria reach.
fn reached_by_criteria(steps: &[Milestone], scores: &[CriterionScore], part: &Part) -> Reached {
    let mut rest = scores;
    let mut known = Vec::new();
    for step in steps {
        let (own, others) = rest.split_at(step.criteria.len().min(rest.len()));
        rest = others;
        known.push(all_hold(own));
    }
    reach(&known, part.cumulative)
}

/// The level that criteria reach, or none; nothing where that is open.
pub(super) fn step_of_criteria(
    steps: &[Milestone],
    scores: &[CriterionScore],
    part: &Part,
) -> Option<Option<usize>> {
    let Reached { levels, none } = reached_by_criteria(steps, scores, part);
    match (levels.as_slice(), none) {
        ([], true) => Some(None),
        ([only], false) => Some(Some(*only)),
        _ => None,
    }
}

/// Whether all criteria of a level hold, if that is known. What the rules do not ask for is taken out.
pub(super) fn all_hold(criteria: &[CriterionScore]) -> Option<bool> {
    let is = |met: &Met, state: State| matches!(met, Met::State(own, _) if *own == state);
    let mut asked = criteria.iter().filter(|c| !is(&c.met, State::NotApplicable)).peekable();
    if asked.peek().is_none() {
        return Some(false);
    }
    let mut open = false;
    for criterion in asked {
        match criterion.met {
            Met::Yes => {}
            Met::No => return Some(false),
            Met::Open(_) | Met::State(..) => open = true,
        }
    }
    (!open).then_some(true)
}

/// A state in the place of the result that takes the indicator out.
fn not_assessed(result: &Reported) -> Option<Outcome> {
    let Reported::Value(value) = result else { return None };
    let Value::State(state @ (State::NotApplicable | State::NotMeasurable), note) = &value.value
    else {
        return None;
    };
    let why = WhyNot::State(*state, note.clone());
    Some((Verdict::NotAssessed(why.clone()), Verdict::NotAssessed(why)))
}

fn nothing_known() -> Outcome {
    (Verdict::Undecided(vec![Rating::Passed, Rating::Failed]), Verdict::Undecided(vec![]))
}

/// The levels that a result names. ขั้น 0 says that none was reached.
fn named(points: &[Exact], value: &Interval) -> Reached {
    let says = |points: &Exact| !Interval::point(points.clone()).is_apart(value);
    let levels: Vec<usize> = (0..points.len()).filter(|at| says(&points[*at])).collect();
    let zero = levels.iter().any(|at| points[*at].is_zero());
    Reached { levels, none: !zero && says(&Exact::zero()) }
}

/// Whether a value is what a level asks for, if that is certain. A level in words is reached when
/// somebody says so: ถึงขั้น 75.
fn holds(requirement: &Requirement, value: &Interval) -> Option<bool> {
    let Some(asked) = asked(requirement) else { return Some(false) };
    match (value.is_inside(&asked), value.is_apart(&asked)) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// The values that a level asks for.
pub(crate) fn asked(requirement: &Requirement) -> Option<Interval> {
    Some(match requirement {
        Requirement::Bound(bound, quantity, _) => Interval::bounded(*bound, quantity.in_base()),
        Requirement::Band(low, high, _) => Interval::band(low.in_base(), high.in_base()),
        Requirement::Level(level, _) => Interval::bounded(Bound::AtLeast, level.in_base()),
        Requirement::Deadline { .. } | Requirement::Text(_) => return None,
    })
}

/// The highest level that a value reaches, or none; nothing where the rules do not say.
pub(super) fn step_of(
    levels: &[(Number, Requirement)],
    value: &Exact,
    direction: Direction,
    part: &Part,
) -> Option<Option<usize>> {
    let line = Line::new(levels, direction).filter(|_| part.between == Between::Interpolated);
    if let Some(line) = line {
        return Some(line.level(value));
    }
    let value = Interval::point(value.clone());
    let known: Vec<Option<bool>> =
        levels.iter().map(|(_, requirement)| holds(requirement, &value)).collect();
    if is_between(levels, &known, &value, direction) {
        return None;
    }
    let reached = reach(&known, part.cumulative);
    Some(reached.levels.last().copied().filter(|_| !reached.none))
}

/// Whether a value lies between the bands of two levels, where the rules say nothing of it.
fn is_between(
    levels: &[(Number, Requirement)],
    known: &[Option<bool>],
    value: &Interval,
    direction: Direction,
) -> bool {
    let banded = levels.iter().any(|(_, asked)| matches!(asked, Requirement::Band(..)));
    let none = known.iter().all(|holds| *holds == Some(false));
    let before = |asked: &Interval| match direction {
        Direction::HigherIsBetter => value.is_below(asked),
        Direction::LowerIsBetter => asked.is_below(value),
    };
    let mut asked = levels.iter().filter_map(|(_, requirement)| asked(requirement));
    banded && none && !asked.all(|asked| before(&asked))
}

/// The levels that may be reached, from whether each of them holds. The highest one counts; where they
/// are cumulative, only up to the first that does not hold.
fn reach(known: &[Option<bool>], cumulative: bool) -> Reached {
    let mut levels = Vec::new();
    if cumulative {
        let mut highest = None;
        let mut none = false;
        for (at, holds) in known.iter().enumerate() {
            if *holds != Some(true) {
                // Here it may end.
                none |= highest.is_none();
                levels.extend(highest);
            }
            if *holds == Some(false) {
                return Reached { levels, none };
            }
            highest = Some(at);
        }
        levels.extend(highest);
        return Reached { levels, none };
    }
    for (at, holds) in known.iter().enumerate().rev() {
        if *holds != Some(false) {
            levels.insert(0, at);
        }
        if *holds == Some(true) {
            return Reached { levels, none: false };
        }
    }
    Reached { levels, none: true }
}

/// What the levels that may be reached come to.
fn outcome(points: &[Exact], reached: Reached, part: &Part) -> Outcome {
    let Reached { levels, none } = reached;
    let mut ratings: Vec<Rating> = levels.iter().map(|_| Rating::Passed).collect();
    ratings.extend(none.then_some(Rating::Failed));
    let rating = Verdict::from_possible(ratings)
        .unwrap_or(Verdict::Undecided(vec![Rating::Passed, Rating::Failed]));
    let reached = levels.into_iter().map(|at| points[at].clone()).collect();
    (rating, with_below(reached, none, part))
}

/// Points that are possible, and those below the first level; nothing is decided where the rules do not
/// say what there is below it.
pub(super) fn with_below(mut possible: Vec<Exact>, none: bool, part: &Part) -> Verdict<Exact> {
    if none {
        possible.extend(part.below_first.clone());
    }
    match Verdict::from_possible(possible) {
        Some(Verdict::Decided(points)) if none && part.below_first.is_none() => {
            Verdict::Undecided(vec![points])
        }
        verdict => verdict.unwrap_or(Verdict::Undecided(vec![])),
    }
}
