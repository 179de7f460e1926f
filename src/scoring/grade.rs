//! Grades of components and overall levels: bands and decision rules.

use std::collections::{BTreeMap, BTreeSet};

use num_traits::{One, Zero};

use crate::model::framework::{Band, Component, Condition, Framework, Part, Reading};
use crate::model::{Assessment, Indicator, Reported, Year, names_step};
use crate::notation::{Exact, State};
use crate::records::framework::{Between, Method, Total, Treatment};

use super::counting::Counting;
use super::ladder::Line;
use super::spread::Spread;
use super::{
    ComponentScore, Hole, IndicatorScore, PartScore, Rating, Tally, TotalScore, Uncovered, Verdict,
    WhyNot, exact, sublevel,
};

/// Combinations of open values that are looked through one by one.
pub(super) const MOST_COMBINATIONS: usize = 4096;

/// The levels that completions of what is open come to.
#[derive(Default)]
struct Found {
    levels: BTreeSet<usize>,
    /// A completion that the rules do not cover.
    uncovered: Option<Uncovered>,
    /// Nothing follows, for a reason that stands elsewhere.
    open: bool,
}

impl Found {
    fn uncovered(&mut self, by: Uncovered) {
        self.uncovered.get_or_insert(by);
    }

    fn verdict(self) -> Verdict<usize> {
        let open = self.open || self.uncovered.is_some();
        match Verdict::from_possible(self.levels.into_iter().collect()) {
            Some(Verdict::Decided(level)) if open => Verdict::Undecided(vec![level]),
            Some(verdict) => verdict,
            None if open => Verdict::Undecided(vec![]),
            None => Verdict::NotAssessed(WhyNot::NoIndicators),
        }
    }
}

/// Scores a part.
pub(super) fn part(
    at: usize,
    year: &Year,
    framework: &Framework,
    indicators: &[IndicatorScore],
) -> PartScore {
    let part = &framework.parts[at];
    let counting = Counting::new(at, part, year, indicators);
    let skipped = |c: usize, component: &Component| year.is_skipped((at, c), component);
    let members = members(at, year, part, &counting);
    let treatments = treatments(part, &members, &counting);

    // Each treatment is one reading of the rules, the same for all components at once.
    let mut components: Vec<Vec<ComponentScore>> = vec![Vec::new(); part.components.len()];
    let mut found = Found::default();
    let mut readings: Vec<Vec<(usize, usize)>> = vec![Vec::new(); part.overall.readings.len()];
    let (mut totals, mut sublevels, mut leaves) = (Vec::new(), BTreeSet::new(), Vec::new());
    let mut sublevel_asked = false;
    for treatment in &treatments {
        let scores: Vec<(ComponentScore, Option<Spread>)> = part
            .components
            .iter()
            .enumerate()
            .map(|(c, component)| match skipped(c, component) {
                true => (not_assessed(WhyNot::NotApplicable), None),
                false => self::component(component, &members[c], &counting, *treatment, part),
            })
            .collect();
        let levels = match part.overall.bands.is_empty() {
            true => by_rules(part, scores.iter().map(|(score, _)| score), &mut readings),
            false => by_total(part, &scores, *treatment, &mut totals),
        };
        let tallied = part.components.iter().zip(&members).map(|(component, members)| {
            counting.tally(members, *treatment, &component.heading_passes)
        });
        let sum =
            tallied.fold((0, 0), |sum, (passed, _, assessed)| (sum.0 + passed, sum.1 + assessed));
        leaves.push(sum);
        if let Some(sub) = part.overall.sublevels.as_ref().filter(|s| levels.levels.contains(&s.of))
        {
            sublevel_asked = true;
            sublevels.extend(sublevel::possible(sub, &members, &counting, *treatment));
        }
        found.levels.extend(levels.levels);
        found.uncovered = found.uncovered.or(levels.uncovered);
        found.open |= levels.open;
        for (c, (score, _)) in scores.into_iter().enumerate() {
            components[c].push(score);
        }
    }
    let uncovered = found.uncovered.clone();
    let overall = found.verdict();
    let decided_other = |of: usize| matches!(overall, Verdict::Decided(level) if level != of);
    let sublevel = part
        .overall
        .sublevels
        .as_ref()
        .filter(|sub| sublevel_asked && !decided_other(sub.of))
        .and_then(|_| Verdict::from_possible(sublevels.into_iter().collect()));
    let mut components: Vec<ComponentScore> = components.into_iter().map(merge).collect();
    for (score, members) in components.iter_mut().zip(&members) {
        let open = matches!(score.grade, Verdict::Undecided(_));
        score.no_result = open && counting.no_result(members);
    }
    let assessed = |score: &&ComponentScore| !matches!(score.grade, Verdict::NotAssessed(_));
    let mut asked = components.iter().filter(assessed).peekable();
    let no_result = asked.peek().is_some() && asked.all(|score| score.no_result);
    let values = totals.iter().filter_map(|total| total.value.as_ref());
    let total = values.fold(None, |all: Option<(Exact, Exact)>, (low, high)| match all {
        Some((least, most)) => Some((least.min(low.clone()), most.max(high.clone()))),
        None => Some((low.clone(), high.clone())),
    });
    let totals = apart(totals);
    PartScore {
        components,
        no_result,
        overall,
        uncovered,
        readings,
        totals,
        total,
        sublevel,
        leaves,
    }
}

/// The totals under all treatments, those that are the same once.
fn apart(totals: Vec<TotalScore>) -> Vec<TotalScore> {
    let mut list: Vec<TotalScore> = Vec::new();
    for total in totals {
        let same = |known: &TotalScore| {
            let numbers = |of: &TotalScore| {
                let parts = of.parts.iter();
                parts.map(|(at, tally)| (*at, tally.as_ref().map(numbers))).collect::<Vec<_>>()
            };
            known.value == total.value && numbers(known) == numbers(&total)
        };
        if !list.iter().any(same) {
            list.push(total);
        }
    }
    // Where every treatment adds up alike there was nothing to treat.
    if let [only] = list.as_mut_slice() {
        only.treatment = None;
        only.parts
            .iter_mut()
            .filter_map(|(_, tally)| tally.as_mut())
            .for_each(|t| t.treatment = None);
    }
    list
}

/// What tells two tallies apart: the same count may come to other points.
fn numbers(tally: &Tally) -> (usize, usize, usize, Exact, Exact) {
    (tally.passed, tally.open, tally.assessed, tally.low.clone(), tally.high.clone())
}

/// The indicators that count in each component. Only a component that the rules let go may be skipped;
/// whatever stands in it counts nowhere.
pub(super) fn members(
    at: usize,
    year: &Year,
    part: &Part,
    counting: &Counting<'_>,
) -> Vec<Vec<usize>> {
    let components = part.components.iter().enumerate();
    let members = components.map(|(c, component)| match year.is_skipped((at, c), component) {
        true => Vec::new(),
        false => counting.members(c, component.counted),
    });
    members.collect()
}

/// The treatments of what could not be measured: every reading of the rules, where there is any.
pub(super) fn treatments(
    part: &Part,
    members: &[Vec<usize>],
    counting: &Counting<'_>,
) -> Vec<Option<Treatment>> {
    match members.iter().any(|members| counting.any_unmeasurable(members)) {
        true => part.not_measurable.iter().copied().map(Some).collect(),
        false => vec![None],
    }
}

/// The scores of a component under all treatments as one.
pub(super) fn merge(scores: Vec<ComponentScore>) -> ComponentScore {
    let mut possible = Vec::new();
    let mut not_assessed = None;
    let (mut open, mut hole) = (false, None);
    let mut tallies: Vec<Tally> = Vec::new();
    for score in scores {
        hole = hole.or(score.hole);
        match score.grade {
            Verdict::Decided(grade) => possible.push(grade),
            Verdict::Undecided(grades) => {
                open = true;
                possible.extend(grades);
            }
            Verdict::NotAssessed(why) => not_assessed = Some(why),
        }
        for tally in score.tallies {
            if !tallies.iter().any(|known| numbers(known) == numbers(&tally)) {
                tallies.push(tally);
            }
        }
    }
    // Where every treatment counts alike there was nothing to treat.
    if let [only] = tallies.as_mut_slice() {
        only.treatment = None;
    }
    let grade = match (Verdict::from_possible(possible), not_assessed) {
        (Some(Verdict::Decided(grade)), None) if !open => Verdict::Decided(grade),
        (Some(Verdict::Decided(grade)), _) => Verdict::Undecided(vec![grade]),
        (Some(other), _) => other,
        (None, _) if open => Verdict::Undecided(vec![]),
        (None, why) => Verdict::NotAssessed(why.unwrap_or(WhyNot::NoIndicators)),
    };
    ComponentScore { grade, tallies, hole, no_result: false }
}

fn not_assessed(why: WhyNot) -> ComponentScore {
    ungraded(Verdict::NotAssessed(why))
}

/// A grade without a count.
fn ungraded(grade: Verdict<usize>) -> ComponentScore {
    ComponentScore { grade, tallies: Vec::new(), hole: None, no_result: false }
}

/// No grade, and why the rules give none.
fn without_grade(hole: Hole) -> ComponentScore {
    ComponentScore { hole: Some(hole), ..ungraded(Verdict::Undecided(vec![])) }
}

/// A component's score and the values it may have, where it has numbers.
type Scored = (ComponentScore, Option<Spread>);

fn component(
    component: &Component,
    members: &[usize],
    counting: &Counting<'_>,
    treatment: Option<Treatment>,
    part: &Part,
) -> Scored {
    let counts = counting.tally(members, treatment, &component.heading_passes);
    if counts.2 == 0 {
        return (not_assessed(WhyNot::NoIndicators), None);
    }
    let (score, spread) = match component.method {
        Method::Single => (single(component, members, counting, treatment), None),
        Method::SharePassed => (share(component, treatment, counts), Spread::of(shares(counts))),
        Method::WeightedPoints | Method::PointsSum | Method::LowestPoints => {
            let points = Points { counting, treatment, part, method: component.method };
            points_of(component, members, &points, counts)
        }
    };
    // What takes its result from a level that the rules may not give has no result then.
    let source = members.iter().find(|at| counting.indicators[**at].uncovered);
    match source {
        Some(at) => (with_hole(score, Hole::Source(*at)), spread),
        None => (score, spread),
    }
}

/// A score that the rules may not give.
fn with_hole(score: ComponentScore, hole: Hole) -> ComponentScore {
    let grade = match score.grade {
        Verdict::Decided(grade) => Verdict::Undecided(vec![grade]),
        other => other,
    };
    ComponentScore { grade, hole: score.hole.or(Some(hole)), ..score }
}

fn points_of(
    component: &Component,
    members: &[usize],
    points: &Points<'_>,
    (passed, open, assessed): (usize, usize, usize),
) -> Scored {
    let (spread, rest) = match points.of_all(members, 0) {
        Combined::Known(spread, rest) => (spread, rest),
        Combined::Out => return (without_grade(Hole::Points), None),
        Combined::Unknown(hole) => return (without_grade(hole), None),
    };
    let spread = match &component.cap {
        Some(cap) => spread.map(|points| points.min(cap).clone()),
        None => spread,
    };
    let (bands, hole) = spread.bands(&component.bands);
    let tally = Tally {
        treatment: points.treatment,
        passed,
        open,
        assessed,
        low: spread.low().clone(),
        high: spread.high().clone(),
        points: true,
        bands,
        hole,
    };
    let score = graded(component, tally);
    let score = if rest { with_hole(score, Hole::Points) } else { score };
    (score, Some(spread))
}

/// Every share of passed indicators that is possible, in percent; bands need not rise.
fn shares((passed, open, assessed): (usize, usize, usize)) -> impl Iterator<Item = Exact> {
    (passed..=passed + open).map(move |passed| exact(100) * exact(passed) / exact(assessed))
}

/// The grade that a share of passed indicators gives: passed, possibly passed besides, and assessed,
/// of which there is at least one.
pub(super) fn share(
    component: &Component,
    treatment: Option<Treatment>,
    (passed, open, assessed): (usize, usize, usize),
) -> ComponentScore {
    let possible: Vec<Exact> = shares((passed, open, assessed)).collect();
    let (bands, hole) = look_up(&component.bands, possible.iter());
    let end = |value: Option<&Exact>| value.cloned().unwrap_or_default();
    let tally = Tally {
        treatment,
        passed,
        open,
        assessed,
        low: end(possible.first()),
        high: end(possible.last()),
        points: false,
        bands,
        hole,
    };
    graded(component, tally)
}

fn graded(component: &Component, tally: Tally) -> ComponentScore {
    let grades = tally.bands.iter().map(|band| component.bands[*band].gives).collect();
    let grade = match Verdict::from_possible(grades) {
        // It may also fall between the bands, and then nothing is decided.
        Some(Verdict::Decided(grade)) if tally.hole.is_some() => Verdict::Undecided(vec![grade]),
        Some(grade) => grade,
        None => Verdict::Undecided(vec![]),
    };
    let hole = tally.hole.clone().map(Hole::Bands);
    ComponentScore { tallies: vec![tally], hole, ..ungraded(grade) }
}

/// The band that holds a value.
pub(super) fn band(bands: &[Band], value: &Exact) -> Option<usize> {
    bands.iter().position(|band| band.interval.contains(value))
}

/// The bands that values from one to the other may fall into, and one that falls into none.
/// Where bands touch or overlap, the first that holds a value has it, as with a single value.
pub(super) fn bands_between(
    bands: &[Band],
    low: &Exact,
    high: &Exact,
) -> (Vec<usize>, Option<Exact>) {
    // Nothing changes between two ends, so the ends and one value between each two say it all.
    let ends = bands.iter().flat_map(|band| band.interval.low.iter().chain(&band.interval.high));
    let inside = ends.map(|end| &end.value).filter(|value| *value > low && *value < high);
    let marks: BTreeSet<Exact> = inside.chain([low, high]).cloned().collect();
    let marks: Vec<Exact> = marks.into_iter().collect();
    let between: Vec<Exact> = marks.windows(2).map(|two| (&two[0] + &two[1]) / exact(2)).collect();
    look_up(bands, marks.iter().chain(&between))
}

/// The bands of some values, and one of the values that has none.
fn look_up<'a>(
    bands: &[Band],
    values: impl Iterator<Item = &'a Exact>,
) -> (Vec<usize>, Option<Exact>) {
    let (mut hits, mut none) = (BTreeSet::new(), None);
    for value in values {
        match band(bands, value) {
            Some(at) => _ = hits.insert(at),
            None => none = none.or_else(|| Some(value.clone())),
        }
    }
    (hits.into_iter().collect(), none)
}

/// A component that has the grade of its only indicator. The rules do not say what several give.
fn single(
    component: &Component,
    members: &[usize],
    counting: &Counting<'_>,
    treatment: Option<Treatment>,
) -> ComponentScore {
    let treated = |treatment: Treatment| match treatment {
        Treatment::CountPassed => Some(vec![Rating::Passed]),
        Treatment::CountFailed => Some(vec![Rating::Failed]),
        Treatment::LeaveOut => None,
    };
    let ratings = |member: &usize| match (&counting.indicators[*member].rating, treatment) {
        _ if counting.not_due(*member).is_some() => counting.not_due(*member).and_then(treated),
        (Verdict::Decided(rating), _) => Some(vec![*rating]),
        (Verdict::Undecided(possible), _) => Some(possible.clone()),
        (Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _)), Some(treatment)) => {
            treated(treatment)
        }
        (Verdict::NotAssessed(_), _) => None,
    };
    let assessed: Vec<Vec<Rating>> = members.iter().filter_map(ratings).collect();
    let grade = match (assessed.as_slice(), &component.of_rating) {
        ([only], Some(grades)) => {
            Verdict::from_possible(only.iter().map(|rating| grades.of(*rating)).collect())
        }
        _ => None,
    };
    grade.map_or_else(|| without_grade(Hole::Single), ungraded)
}

/// Headings under headings that points are looked for in; a report that needs more has a slip in it.
const DEEPEST: usize = 32;

/// How the points of a component come together.
struct Points<'c> {
    counting: &'c Counting<'c>,
    treatment: Option<Treatment>,
    part: &'c Part,
    method: Method,
}

/// Points that an indicator may have, from one to the other, where they are not decided.
pub fn possible_points(
    indicator: &Indicator,
    score: &IndicatorScore,
    part: &Part,
) -> Vec<(Exact, Exact)> {
    let Some(Verdict::Undecided(possible)) = &score.points else { return Vec::new() };
    let open = open_points(indicator, score, possible, part);
    open.map_or_else(Vec::new, |(spread, _)| spread.ranges().to_vec())
}

/// The points that an indicator may have, and whether it may also be a case of which the rules say nothing;
/// nothing where they say nothing at all.
fn open_points(
    indicator: &Indicator,
    score: &IndicatorScore,
    possible: &[Exact],
    part: &Part,
) -> Option<(Spread, bool)> {
    let levels =
        matches!(indicator.assessment, Assessment::Levels { .. } | Assessment::Milestones { .. });
    let fails = match &score.rating {
        Verdict::Undecided(ratings) => ratings.iter().any(|rating| !rating.passed()),
        Verdict::Decided(rating) => !rating.passed(),
        Verdict::NotAssessed(_) => false,
    };
    if possible.is_empty() {
        return None;
    }
    // Below the first level only the rules can say what there is.
    let below = part.below_first.as_ref().filter(|_| levels && fails);
    let unsaid = levels && fails && below.is_none();
    let Some(first) = first_of_line(indicator, part) else {
        return Spread::of(possible.iter().cloned()).map(|spread| (spread, unsaid));
    };
    let above = possible.iter().filter(|points| Some(*points) != below);
    let high = above.clone().max().cloned().unwrap_or_else(|| first.clone());
    let low = if fails { Some(first) } else { above.min().cloned() };
    let line = low.map(|low| Spread::range(low.min(high.clone()), high));
    let spread = match (line, below.cloned().map(Spread::one)) {
        (Some(line), Some(below)) => line.or(below),
        (line, below) => line.or(below)?,
    };
    Some((spread, unsaid))
}

/// The points of the first level, where points lie on a line and any number of them is possible.
fn first_of_line(indicator: &Indicator, part: &Part) -> Option<Exact> {
    let Assessment::Levels { levels, result } = &indicator.assessment else { return None };
    let named = matches!(result, Reported::Value(value) if names_step(levels, value));
    if part.between != Between::Interpolated || named {
        return None;
    }
    Line::new(levels, indicator.direction)?;
    levels.first().map(|(points, _)| points.exact())
}

/// What points come to.
enum Combined {
    /// The values they may have, and whether the rules may not say.
    Known(Spread, bool),
    /// Nothing of it is assessed.
    Out,
    /// The rules do not say, and why.
    Unknown(Hole),
}

impl Points<'_> {
    /// The points of several indicators as one: their mean by weights, their sum, or the lowest.
    fn of_all(&self, members: &[usize], depth: usize) -> Combined {
        // What is known is added up by itself: most of it is one number.
        let (mut known, mut open, mut weights) = (None::<Exact>, None::<Spread>, Exact::zero());
        let (mut any, mut rest) = (false, false);
        let lowest = self.method == Method::LowestPoints;
        for member in members {
            let spread = match self.of_one(*member, depth) {
                Combined::Known(spread, own) => {
                    rest |= own;
                    spread
                }
                Combined::Out => continue,
                unknown @ Combined::Unknown(_) => return unknown,
            };
            any = true;
            let weight = match lowest {
                true => Exact::one(),
                false => self.counting.year.indicators[*member]
                    .weight
                    .map_or_else(Exact::one, |weight| weight.exact()),
            };
            let together = |a: &Exact, b: &Exact| match lowest {
                true => a.min(b).clone(),
                false => a + b,
            };
            match spread.single() {
                Some(value) => {
                    let value = &weight * value;
                    known = Some(known.map_or_else(|| value.clone(), |k| together(&k, &value)));
                }
                None => {
                    let spread = spread.map(|value| &weight * value);
                    open = Some(match open {
                        Some(open) => open.with(&spread, together),
                        None => spread,
                    });
                }
            }
            weights += weight;
        }
        if !any {
            return Combined::Out;
        }
        let together = match (known.map(Spread::one), open) {
            (Some(known), Some(open)) if lowest => known.with(&open, |a, b| a.min(b).clone()),
            (Some(known), Some(open)) => known.with(&open, |a, b| a + b),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => return Combined::Out,
        };
        match self.method {
            Method::WeightedPoints if weights.is_zero() => Combined::Unknown(Hole::Weights),
            Method::WeightedPoints => Combined::Known(together.map(|sum| sum / &weights), rest),
            _ => Combined::Known(together, rest),
        }
    }

    /// The points of an indicator; those of a heading are what stands right under it.
    fn of_one(&self, at: usize, depth: usize) -> Combined {
        if let Some(beneath) = self.counting.beneath(at) {
            return match depth < DEEPEST {
                true => self.of_all(beneath, depth + 1),
                false => Combined::Unknown(Hole::Points),
            };
        }
        let score = &self.counting.indicators[at];
        let treatment = match (self.counting.not_due(at), &score.rating) {
            (Some(treatment), _) => Some(treatment),
            (None, Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _))) => {
                self.treatment.or(Some(Treatment::LeaveOut))
            }
            (None, Verdict::NotAssessed(_)) => Some(Treatment::LeaveOut),
            _ => None,
        };
        if let Some(treatment) = treatment {
            let points = match treatment {
                Treatment::LeaveOut => return Combined::Out,
                Treatment::CountFailed => self.failed(at),
                Treatment::CountPassed => self.passed(at),
            };
            let known = |points| Combined::Known(Spread::one(points), false);
            return points.map_or(Combined::Unknown(Hole::Points), known);
        }
        match &score.points {
            Some(Verdict::Decided(points)) => Combined::Known(Spread::one(points.clone()), false),
            Some(Verdict::Undecided(possible)) => self.open(at, possible),
            Some(Verdict::NotAssessed(_)) => Combined::Out,
            None => Combined::Unknown(Hole::Points),
        }
    }

    /// The points of an indicator that may come out in several ways.
    fn open(&self, at: usize, possible: &[Exact]) -> Combined {
        let (indicator, score) =
            (&self.counting.year.indicators[at], &self.counting.indicators[at]);
        match open_points(indicator, score, possible, self.part) {
            Some((spread, unsaid)) => Combined::Known(spread, unsaid),
            None => Combined::Unknown(Hole::Points),
        }
    }

    /// The points of an indicator that counts as failed. What there is below the first level only the
    /// rules can say; without levels it is nothing.
    fn failed(&self, at: usize) -> Option<Exact> {
        match &self.counting.year.indicators[at].assessment {
            Assessment::Levels { .. } | Assessment::Milestones { .. } => {
                self.part.below_first.clone()
            }
            _ => Some(Exact::zero()),
        }
    }

    /// The points of an indicator that counts as passed: those of its last level, or all there are.
    fn passed(&self, at: usize) -> Option<Exact> {
        match &self.counting.year.indicators[at].assessment {
            Assessment::Levels { levels, .. } => levels.last().map(|(points, _)| points.exact()),
            Assessment::Milestones { steps, .. } => steps.last().map(|step| step.points.exact()),
            _ => self.part.full_points.clone(),
        }
    }
}

/// The overall levels that the readings of the decision rules give, and the rules that give them.
fn by_rules<'s>(
    part: &Part,
    scores: impl Iterator<Item = &'s ComponentScore>,
    readings: &mut [Vec<(usize, usize)>],
) -> Found {
    let scores: Vec<&ComponentScore> = scores.collect();
    let mut found = Found::default();
    for (at, reading) in part.overall.readings.iter().enumerate() {
        let mut assessed: Vec<(usize, Vec<usize>)> = Vec::new();
        for component in &reading.components {
            let score = scores[*component];
            match &score.grade {
                Verdict::Decided(grade) => assessed.push((*component, vec![*grade])),
                Verdict::Undecided(grades) => {
                    match &score.hole {
                        Some(hole) => {
                            found.uncovered(Uncovered::Component(*component, hole.clone()));
                        }
                        // One grade that is not decided, or none: it may be another thing.
                        None => found.open |= grades.len() < 2,
                    }
                    assessed.push((*component, grades.clone()));
                }
                Verdict::NotAssessed(_) => {}
            }
        }
        if assessed.is_empty() || assessed.iter().any(|(_, grades)| grades.is_empty()) {
            continue;
        }
        decided(at, reading, &assessed, &mut found, &mut readings[at]);
    }
    found
}

/// What a reading gives for everything that its components may come to. Its rules only ask which grades
/// there are, so that each set of grades is looked up once, however many combinations lead to it.
fn decided(
    at: usize,
    reading: &Reading,
    assessed: &[(usize, Vec<usize>)],
    found: &mut Found,
    given: &mut Vec<(usize, usize)>,
) {
    // Of each set of grades, the set before and the grade that led to it, component by component.
    type Sets = BTreeMap<BTreeSet<usize>, (BTreeSet<usize>, usize)>;
    let mut layers: Vec<Sets> = Vec::new();
    for (_, grades) in assessed {
        let mut next = Sets::new();
        let start = BTreeSet::new();
        let before = layers.last().map(|layer| layer.keys().collect::<Vec<_>>());
        for set in before.unwrap_or_else(|| vec![&start]) {
            for grade in grades {
                let mut with = set.clone();
                with.insert(*grade);
                next.entry(with).or_insert_with(|| (set.clone(), *grade));
            }
        }
        if next.len() > MOST_COMBINATIONS {
            // Nobody has so many grades: whatever a rule gives is possible.
            found.levels.extend(reading.rules.iter().map(|rule| rule.gives));
            found.open = true;
            return;
        }
        layers.push(next);
    }
    for set in layers.last().into_iter().flat_map(|layer| layer.keys()) {
        match decide(reading, set) {
            Some((rule, level)) => {
                if !given.contains(&(level, rule)) {
                    given.push((level, rule));
                }
                found.levels.insert(level);
            }
            None => {
                let mut grades = Vec::new();
                let mut set = set;
                for ((component, _), layer) in assessed.iter().zip(&layers).rev() {
                    let Some((before, grade)) = layer.get(set) else { break };
                    grades.push((*component, *grade));
                    set = before;
                }
                grades.reverse();
                found.uncovered(Uncovered::Rules { reading: at, grades });
            }
        }
    }
}

/// The overall level that grades of the components give by the decision rules.
pub(super) fn level_of(part: &Part, grades: &[Verdict<usize>]) -> Verdict<usize> {
    let scores: Vec<ComponentScore> = grades.iter().cloned().map(ungraded).collect();
    let mut readings = vec![Vec::new(); part.overall.readings.len()];
    by_rules(part, scores.iter(), &mut readings).verdict()
}

pub(super) fn combine(lists: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for list in lists {
        all = all
            .into_iter()
            .flat_map(|head: Vec<usize>| {
                list.iter().map(move |last| [head.as_slice(), &[*last]].concat())
            })
            .collect();
    }
    all
}

/// The first rule that fits the grades there are, and the level it gives.
fn decide(reading: &Reading, grades: &BTreeSet<usize>) -> Option<(usize, usize)> {
    reading.rules.iter().enumerate().find_map(|(at, rule)| {
        let fits = match rule.when {
            Condition::Any(grade) => grades.contains(&grade),
            Condition::All(grade) => grades.iter().all(|g| *g == grade),
            Condition::Otherwise => true,
        };
        fits.then_some((at, rule.gives))
    })
}

/// The overall levels that the weighted total of the components may fall into.
fn by_total(
    part: &Part,
    scores: &[Scored],
    treatment: Option<Treatment>,
    totals: &mut Vec<TotalScore>,
) -> Found {
    let (mut found, mut weights) = (Found::default(), Exact::zero());
    let (mut sum, mut missing) = (None::<Spread>, false);
    let mut points: Option<bool> = None;
    let mut parts = Vec::new();
    for (at, (component, (score, spread))) in part.components.iter().zip(scores).enumerate() {
        if matches!(score.grade, Verdict::NotAssessed(_)) {
            continue;
        }
        let tally = score.tallies.first();
        parts.push((at, tally.cloned()));
        let weight = component.weight.clone().unwrap_or_else(Exact::one);
        if weight.is_zero() {
            continue;
        }
        // Where no band holds the component's own value, the value counts all the same.
        if let Some(hole) = score.hole.as_ref().filter(|hole| !matches!(hole, Hole::Bands(_))) {
            found.uncovered(Uncovered::Component(at, hole.clone()));
        }
        let (Some(tally), Some(spread)) = (tally, spread) else {
            (missing, found.open) = (true, true);
            continue;
        };
        // Percent and points do not add up; the framework was refused.
        if points.replace(tally.points).is_some_and(|points| points != tally.points) {
            (missing, found.open) = (true, true);
        }
        let spread = spread.map(|value| &weight * value);
        sum = Some(match sum {
            Some(sum) => sum.with(&spread, |a, b| a + b),
            None => spread,
        });
        weights += weight;
    }
    if parts.is_empty() {
        return found;
    }
    let mut total = TotalScore { treatment, parts, value: None, bands: Vec::new(), hole: None };
    match sum.filter(|_| !missing) {
        Some(sum) => {
            let whole = sum.map(|sum| {
                let value = match part.overall.total {
                    Total::Mean => sum / &weights,
                    Total::Sum => sum.clone(),
                };
                match &part.overall.cap {
                    Some(cap) => value.min(cap.clone()),
                    None => value,
                }
            });
            let bands = &part.overall.bands;
            let (hits, hole) = whole.bands(bands);
            found.levels.extend(hits.iter().map(|at| bands[*at].gives));
            if let Some(hole) = &hole {
                found.uncovered(Uncovered::Total(hole.clone()));
            }
            total = TotalScore {
                value: Some((whole.low().clone(), whole.high().clone())),
                bands: hits,
                hole,
                ..total
            };
        }
        None if !missing => found.uncovered(Uncovered::Weights),
        None => {}
    }
    totals.push(total);
    found
}
