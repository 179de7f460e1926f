//! Criteria: whether a result meets a target, and how an indicator is rated by it.

use crate::model::framework::Part;
use crate::model::{Assessment, Criterion, Indicator, Interval, Reported, Requirement, Value};
use crate::notation::{Exact, Period, State, ThaiDate};
use crate::records::indicator::{Direction, Judged};

use super::ladder;
use super::values::{FactValue, Worked};
use super::{IndicatorScore, Verdict, WhyNot};
use crate::model::Rating;

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
    /// Its formula has no value: something that it needs is not one number.
    Uncomputed,
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
        uncovered: false,
        judged: false,
        no_result: false,
        not_due: false,
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
            let due = |score: &CriterionScore| !matches!(score.met, Met::Open(why) if why != Open::NotDue);
            let late = score.criteria.iter().any(|c| c.met == Met::Open(Open::NotDue));
            let open = matches!(score.rating, Verdict::Undecided(_));
            score.not_due = open && late && score.criteria.iter().all(due);
        }
        Assessment::Levels { levels, result } => {
            let (rating, points) =
                ladder::by_value(levels, result, worked.value.as_ref(), indicator, part);
            score.rating = rating;
            score.points = Some(points);
            score.not_due = is_not_due(result);
            score.no_result = !indicator.faulty && (is_waiting(result) || worked.waiting);
        }
        Assessment::Milestones { steps, named } => {
            let criteria = steps.iter().flat_map(|step| &step.criteria);
            let scored = criteria.clone().map(|c| criterion(c, &worked, indicator));
            score.criteria = scored.collect();
            score.judged = criteria.clone().any(|c| c.judgement.is_some());
            let (rating, points) =
                ladder::by_criteria(steps, &score.criteria, named, indicator, part);
            score.rating = rating;
            score.points = Some(points);
            score.not_due = is_not_due(named);
            score.no_result = match named {
                Reported::Missing => none_has_a_result(&score.criteria),
                named => is_waiting(named),
            };
        }
    }
    if let Assessment::Criteria(_) = &indicator.assessment {
        score.no_result = none_has_a_result(&score.criteria);
    }
    if let Some(rating) = indicator.supposed {
        score.rating = Verdict::Decided(rating);
        score.points = points_of_rating(&score.rating, part);
        (score.no_result, score.not_due) = (false, false);
    }
    IndicatorScore { value: worked.value, inputs: worked.inputs, ..score }
}

/// Whether criteria are there, and nothing is known of any of them yet.
fn none_has_a_result(criteria: &[CriterionScore]) -> bool {
    let waits = |score: &CriterionScore| {
        matches!(score.met, Met::Open(Open::NoResult | Open::NotDue | Open::Waiting))
    };
    !criteria.is_empty() && criteria.iter().all(waits)
}

/// Whether a state says that the result is not due yet.
fn is_not_due(result: &Reported) -> bool {
    matches!(result, Reported::Value(v) if matches!(v.value, Value::State(State::NotYetDue, _)))
}

/// Whether there is no result yet.
fn is_waiting(result: &Reported) -> bool {
    match result {
        Reported::Missing => true,
        Reported::Formula(_) => false,
        Reported::Value(value) => match &value.value {
            Value::State(state, _) => !matches!(state, State::NotApplicable | State::NotMeasurable),
            _ => false,
        },
    }
}

/// Rates an indicator that takes its result from the overall level of another part.
/// Where that level may not be given at all, nothing is decided.
pub(super) fn from_level(
    level: Option<&Verdict<usize>>,
    target: usize,
    uncovered: bool,
) -> Verdict<Rating> {
    let rate = |level: usize| match level.cmp(&target) {
        std::cmp::Ordering::Less => Rating::Above,
        std::cmp::Ordering::Equal => Rating::Meets,
        std::cmp::Ordering::Greater => Rating::Below,
    };
    let all = || Verdict::Undecided(vec![Rating::Above, Rating::Meets, Rating::Below]);
    match level {
        Some(Verdict::Decided(level)) => Verdict::Decided(rate(*level)),
        Some(Verdict::Undecided(levels)) => {
            match Verdict::from_possible(levels.iter().map(|level| rate(*level)).collect()) {
                Some(Verdict::Decided(rating)) if uncovered => Verdict::Undecided(vec![rating]),
                Some(verdict) => verdict,
                None => all(),
            }
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
    if let Requirement::Deadline { day, included, .. } = &criterion.target {
        let met = done_by(&criterion.result, *day, *included);
        return CriterionScore { met, against: Vec::new() };
    }
    let Some(result) = interval(&criterion.result, worked.value.as_ref()) else {
        return open(match criterion.result {
            Reported::Missing => Open::NoResult,
            _ if worked.waiting => Open::Waiting,
            Reported::Formula(_) => Open::Uncomputed,
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
        Requirement::Deadline { .. } | Requirement::Text(_) => {
            CriterionScore { met: Met::Open(Open::NotJudged), against: Vec::new() }
        }
    }
}

/// Whether something was done by a day; days that reach over it leave it open.
fn done_by(result: &Reported, deadline: ThaiDate, included: bool) -> Met {
    let Reported::Value(value) = result else { return Met::Open(Open::NoResult) };
    let Value::Text(text) = &value.value else { return Met::Open(Open::Fault) };
    let Ok(done) = Period::read(text) else { return Met::Open(Open::Fault) };
    match done.days() {
        (_, last) if in_time(last, deadline, included) => Met::Yes,
        (first, _) if !in_time(first, deadline, included) => Met::No,
        _ => Met::Open(Open::Bound),
    }
}

/// Whether a day is in time.
pub(super) fn in_time(day: ThaiDate, deadline: ThaiDate, included: bool) -> bool {
    day < deadline || (included && day == deadline)
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
