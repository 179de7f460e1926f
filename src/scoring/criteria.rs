//! Criteria: whether a result meets a target, and how an indicator is rated by it.

use num_traits::Zero;

use crate::model::framework::Part;
use crate::model::{
    Assessment, Criterion, Indicator, Interval, Reported, Requirement, Value, names_step,
};
use crate::notation::{Bound, Exact, State};
use crate::records::indicator::{Direction, Judged};

use super::values::{FactValue, Worked};
use super::{IndicatorScore, Rating, Verdict, WhyNot};

/// Whether a criterion holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Met {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The reported value leaves it open, or nobody said.
    Open(Open),
    /// A state stands in its place.
    State(State, Option<String>),
}

/// Why a criterion is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// No result.
    NoResult,
    /// Its time has not come.
    NotDue,
    /// Its formula waits for something that has no result yet.
    Waiting,
    /// A text nobody judged.
    NotJudged,
    /// The result is a bound that reaches over the target.
    Bound,
    /// The result rests on a fault.
    Fault,
}

/// What a criterion came to.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionScore {
    /// Whether it holds.
    pub met: Met,
    /// For a band or a level: what the result may be against it.
    pub against: Vec<Rating>,
}

/// Scores an indicator by its criteria.
pub(super) fn indicator(indicator: &Indicator, worked: Worked, part: &Part) -> IndicatorScore {
    let mut score = IndicatorScore {
        rating: Verdict::NotAssessed(WhyNot::Heading),
        criteria: Vec::new(),
        conditions: indicator
            .conditions
            .iter()
            .map(|c| criterion(c, &Worked::default(), indicator))
            .collect(),
        points: None,
        value: None,
        inputs: Vec::new(),
        level: None,
        judged: false,
    };
    match &indicator.assessment {
        Assessment::Heading => {}
        Assessment::PartLevel { .. } => {
            score.rating = Verdict::Undecided(vec![Rating::Above, Rating::Meets, Rating::Below])
        }
        Assessment::Criteria(criteria) => {
            score.criteria = criteria.iter().map(|c| criterion(c, &worked, indicator)).collect();
            score.judged = criteria.iter().any(|c| c.judgement.is_some());
            score.rating = rating(&score.criteria, criteria);
            score.points = points_of_rating(&score.rating, part);
        }
        Assessment::Levels { levels, result } => {
            let (rating, points) = ladder(levels, result, worked.value.as_ref(), indicator, part);
            score.rating = rating;
            score.points = Some(points);
        }
    }
    if let Some(rating) = indicator.supposed {
        score.rating = Verdict::Decided(rating);
        score.points = points_of_rating(&score.rating, part);
    }
    IndicatorScore { value: worked.value, inputs: worked.inputs, ..score }
}

/// Rates an indicator that takes its result from the overall level of another part.
pub(super) fn from_level(level: Option<&Verdict<usize>>, target: usize) -> Verdict<Rating> {
    let rate = |level: usize| match level.cmp(&target) {
        std::cmp::Ordering::Less => Rating::Above,
        std::cmp::Ordering::Equal => Rating::Meets,
        std::cmp::Ordering::Greater => Rating::Below,
    };
    let all = || Verdict::Undecided(vec![Rating::Above, Rating::Meets, Rating::Below]);
    match level {
        Some(Verdict::Decided(level)) => Verdict::Decided(rate(*level)),
        Some(Verdict::Undecided(levels)) => {
            Verdict::from_possible(levels.iter().map(|level| rate(*level)).collect())
                .unwrap_or_else(all)
        }
        Some(Verdict::NotAssessed(why)) => Verdict::NotAssessed(why.clone()),
        None => all(),
    }
}

/// The interval a result stands for.
pub(super) fn interval(result: &Reported, computed: Option<&FactValue>) -> Option<Interval> {
    match result {
        Reported::Value(value) => value.interval().map(|(interval, _)| interval),
        Reported::Formula(_) => computed.map(|value| Interval::point(value.exact.clone())),
        Reported::Missing => None,
    }
}

fn criterion(criterion: &Criterion, worked: &Worked, indicator: &Indicator) -> CriterionScore {
    let (direction, faulty) = (indicator.direction, indicator.faulty);
    let open = |why| CriterionScore { met: Met::Open(why), against: Vec::new() };
    if faulty {
        return open(Open::Fault);
    }
    if let Reported::Value(value) = &criterion.result
        && let Value::State(state, note) = &value.value
    {
        return match state {
            State::NotReported | State::NoData | State::Nothing => open(Open::NoResult),
            State::NotYetDue => open(Open::NotDue),
            State::NotApplicable | State::NotMeasurable => {
                CriterionScore { met: Met::State(*state, note.clone()), against: Vec::new() }
            }
        };
    }
    if let Requirement::Text(_) = &criterion.target {
        let met = match (&criterion.result, &criterion.judgement) {
            (Reported::Missing, None) => Met::Open(Open::NoResult),
            (_, None) => Met::Open(Open::NotJudged),
            (_, Some(judgement)) if judgement.verdict == Judged::Passed => Met::Yes,
            (_, Some(_)) => Met::No,
        };
        return CriterionScore { met, against: Vec::new() };
    }
    let Some(result) = interval(&criterion.result, worked.value.as_ref()) else {
        return open(match criterion.result {
            Reported::Missing => Open::NoResult,
            _ if worked.waiting => Open::Waiting,
            _ => Open::Fault,
        });
    };
    compared(&criterion.target, &result, direction)
}

/// Whether the values that a result stands for are what a target asks for.
pub(super) fn compared(
    target: &Requirement,
    result: &Interval,
    direction: Direction,
) -> CriterionScore {
    let three = |low: Exact, high: Exact| {
        let possible = against(result, &Interval::band(low, high), direction);
        let met = match (possible.iter().all(|r| r.passed()), possible.iter().any(|r| r.passed())) {
            (true, _) => Met::Yes,
            (false, false) => Met::No,
            (false, true) => Met::Open(Open::Bound),
        };
        CriterionScore { met, against: possible }
    };
    match target {
        Requirement::Bound(bound, quantity, _) => {
            let target = Interval::bounded(*bound, quantity.in_base());
            let met = if result.is_inside(&target) {
                Met::Yes
            } else if result.is_apart(&target) {
                Met::No
            } else {
                Met::Open(Open::Bound)
            };
            CriterionScore { met, against: Vec::new() }
        }
        Requirement::Band(low, high, _) => three(low.in_base(), high.in_base()),
        Requirement::Level(level, _) => three(level.in_base(), level.in_base()),
        Requirement::Text(_) => {
            CriterionScore { met: Met::Open(Open::NotJudged), against: Vec::new() }
        }
    }
}

/// What a result may be against a band: above, within, below; where less is better, the reverse.
fn against(result: &Interval, band: &Interval, direction: Direction) -> Vec<Rating> {
    let mut possible = Vec::new();
    let (above, below) = match direction {
        Direction::HigherIsBetter => (Rating::Above, Rating::Below),
        Direction::LowerIsBetter => (Rating::Below, Rating::Above),
    };
    let over = Interval { low: band.high.clone().map(open_end), high: None };
    let under = Interval { low: None, high: band.low.clone().map(open_end) };
    if !result.is_apart(&over) {
        possible.push(above);
    }
    if !result.is_apart(band) {
        possible.push(Rating::Meets);
    }
    if !result.is_apart(&under) {
        possible.push(below);
    }
    possible.sort();
    possible
}

fn open_end(end: crate::model::interval::End) -> crate::model::interval::End {
    crate::model::interval::End { closed: !end.closed, ..end }
}

/// All criteria have to hold; a single band or level keeps its three ratings. A criterion that the
/// rules do not ask for is taken out; one that could not be measured makes the indicator unmeasurable,
/// unless another one fails or is open. The order of the criteria decides nothing.
fn rating(scores: &[CriterionScore], criteria: &[Criterion]) -> Verdict<Rating> {
    let is = |score: &CriterionScore, wanted: State| matches!(score.met, Met::State(state, _) if state == wanted);
    let why = |wanted: State| {
        scores.iter().find_map(|score| match &score.met {
            Met::State(state, note) if *state == wanted => {
                Some(Verdict::NotAssessed(WhyNot::State(*state, note.clone())))
            }
            _ => None,
        })
    };
    let asked: Vec<(&CriterionScore, &Criterion)> =
        scores.iter().zip(criteria).filter(|(s, _)| !is(s, State::NotApplicable)).collect();
    if asked.is_empty()
        && let Some(not_applicable) = why(State::NotApplicable)
    {
        return not_applicable;
    }
    let failed = asked.iter().any(|(s, _)| s.met == Met::No);
    let open = asked.iter().any(|(s, _)| matches!(s.met, Met::Open(_)));
    if !failed
        && !open
        && let Some(unmeasurable) = why(State::NotMeasurable)
    {
        return unmeasurable;
    }
    if let [(only, criterion)] = asked.as_slice()
        && matches!(criterion.target, Requirement::Band(..) | Requirement::Level(..))
    {
        let possible = match only.against.is_empty() {
            true => vec![Rating::Above, Rating::Meets, Rating::Below],
            false => only.against.clone(),
        };
        return Verdict::from_possible(possible).unwrap_or(Verdict::Undecided(vec![]));
    }
    if failed {
        return Verdict::Decided(Rating::Failed);
    }
    match !asked.is_empty() && !open {
        true => Verdict::Decided(Rating::Passed),
        false => Verdict::Undecided(vec![Rating::Passed, Rating::Failed]),
    }
}

/// The points of an indicator without levels: all of them, or none.
pub(super) fn points_of_rating(rating: &Verdict<Rating>, part: &Part) -> Option<Verdict<Exact>> {
    let full = part.full_points.as_ref()?;
    let points = |rating: &Rating| if rating.passed() { full.clone() } else { Exact::default() };
    Some(match rating {
        Verdict::Decided(rating) => Verdict::Decided(points(rating)),
        Verdict::Undecided(possible) => {
            Verdict::from_possible(possible.iter().map(points).collect())
                .unwrap_or(Verdict::Undecided(vec![]))
        }
        Verdict::NotAssessed(why) => Verdict::NotAssessed(why.clone()),
    })
}

/// The highest level that is reached, and the points it gives.
fn ladder(
    levels: &[(crate::notation::Number, Requirement)],
    result: &Reported,
    computed: Option<&FactValue>,
    indicator: &Indicator,
    part: &Part,
) -> (Verdict<Rating>, Verdict<Exact>) {
    if let Reported::Value(value) = result
        && let Value::State(state @ (State::NotApplicable | State::NotMeasurable), note) =
            &value.value
    {
        let why = WhyNot::State(*state, note.clone());
        return (Verdict::NotAssessed(why.clone()), Verdict::NotAssessed(why));
    }
    // Steps none of which asks for anything were refused: nothing can be said.
    if levels.is_empty() {
        let open = Verdict::Undecided(vec![Rating::Passed, Rating::Failed]);
        return (open, Verdict::Undecided(vec![]));
    }
    let numeric =
        levels.iter().any(|(_, requirement)| !matches!(requirement, Requirement::Text(_)));
    // The levels it may have reached, and whether it may have reached none.
    let (reached, none) = match (interval(result, computed), result) {
        _ if indicator.faulty => (all_points(levels), true),
        (Some(value), Reported::Value(written)) if names_step(levels, written) => {
            let named = |points: &Exact| !Interval::point(points.clone()).is_apart(&value);
            let reached: Vec<Exact> = all_points(levels).into_iter().filter(named).collect();
            // ระดับ 0 says that none was reached.
            let none = !reached.contains(&Exact::zero()) && named(&Exact::zero());
            (reached, none)
        }
        (Some(value), _) if numeric => steps_reached(levels, &value),
        _ => (all_points(levels), true),
    };
    let mut ratings: Vec<Rating> = reached.iter().map(|_| Rating::Passed).collect();
    ratings.extend(none.then_some(Rating::Failed));
    let rating = Verdict::from_possible(ratings)
        .unwrap_or(Verdict::Undecided(vec![Rating::Passed, Rating::Failed]));
    let points = match (none, &part.below_first) {
        (false, _) => Verdict::from_possible(reached),
        (true, Some(below)) => Verdict::from_possible([reached, vec![below.clone()]].concat()),
        // The rules do not say what there is below the first level.
        (true, None) => None,
    };
    (rating, points.unwrap_or(Verdict::Undecided(vec![])))
}

/// The points of the steps that a value may have reached, highest first, and whether it may have
/// reached none.
pub(super) fn steps_reached(
    levels: &[(crate::notation::Number, Requirement)],
    value: &Interval,
) -> (Vec<Exact>, bool) {
    let mut reached = Vec::new();
    for (points, requirement) in levels.iter().rev() {
        // A level in words is reached when somebody says so: ถึงระดับ 75.
        let Some(target) = step_interval(requirement) else { continue };
        if !value.is_apart(&target) {
            reached.push(points.exact());
        }
        if value.is_inside(&target) {
            return (reached, false);
        }
    }
    (reached, true)
}

/// The values that reach a step; nothing where it is put in words.
pub(super) fn step_interval(requirement: &Requirement) -> Option<Interval> {
    match requirement {
        Requirement::Bound(bound, quantity, _) => {
            Some(Interval::bounded(*bound, quantity.in_base()))
        }
        Requirement::Band(low, high, _) => Some(Interval::band(low.in_base(), high.in_base())),
        Requirement::Level(level, _) => Some(Interval::bounded(Bound::AtLeast, level.in_base())),
        Requirement::Text(_) => None,
    }
}

fn all_points(levels: &[(crate::notation::Number, Requirement)]) -> Vec<Exact> {
    levels.iter().map(|(points, _)| points.exact()).collect()
}
