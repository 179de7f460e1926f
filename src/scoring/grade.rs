//! Grades of components and overall levels: bands and decision rules.

use std::collections::BTreeSet;

use num_traits::{One, Zero};

use crate::model::framework::{Band, Component, Condition, Framework, Part, Reading};
use crate::model::{Assessment, Year};
use crate::notation::{Exact, State};
use crate::records::framework::{Method, Total, Treatment};

use super::counting::Counting;
use super::{
    ComponentScore, IndicatorScore, PartScore, Rating, Tally, Verdict, WhyNot, exact, sublevel,
};

/// Combinations of undecided components that are looked through one by one.
pub(super) const MOST_COMBINATIONS: usize = 4096;

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
    let mut overall: Option<BTreeSet<usize>> = Some(BTreeSet::new());
    let mut readings: Vec<Vec<(usize, usize)>> = Vec::new();
    let (mut total, mut sublevels, mut leaves) = (None, BTreeSet::new(), Vec::new());
    let mut sublevel_asked = false;
    for treatment in &treatments {
        let scores: Vec<ComponentScore> = part
            .components
            .iter()
            .enumerate()
            .map(|(c, component)| match skipped(c, component) {
                true => not_assessed(WhyNot::NotApplicable),
                false => self::component(component, &members[c], &counting, *treatment, part),
            })
            .collect();
        let levels = match part.overall.bands.is_empty() {
            true => by_rules(part, &scores, &mut readings),
            false => by_total(part, &scores, &mut total),
        };
        let tallied = part.components.iter().zip(&members).map(|(component, members)| {
            counting.tally(members, *treatment, &component.heading_passes)
        });
        let sum =
            tallied.fold((0, 0), |sum, (passed, _, assessed)| (sum.0 + passed, sum.1 + assessed));
        leaves.push(sum);
        if let (Some(levels), Some(sub)) = (&levels, &part.overall.sublevels) {
            sublevel_asked |= levels.contains(&sub.of);
            if levels.contains(&sub.of) {
                sublevels.extend(sublevel::possible(sub, &members, &counting, *treatment));
            }
        }
        overall = match (overall, levels) {
            (Some(mut all), Some(levels)) => {
                all.extend(levels);
                Some(all)
            }
            _ => None,
        };
        for (c, score) in scores.into_iter().enumerate() {
            components[c].push(score);
        }
    }
    let all_levels = || (0..part.overall.levels.len()).collect();
    let overall = match overall {
        Some(levels) => Verdict::from_possible(levels.into_iter().collect())
            .unwrap_or(Verdict::NotAssessed(WhyNot::NoIndicators)),
        None => Verdict::Undecided(all_levels()),
    };
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
    PartScore { components, no_result, overall, readings, total, sublevel, leaves }
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
    let mut open = false;
    let mut tallies: Vec<Tally> = Vec::new();
    for score in scores {
        match score.grade {
            Verdict::Decided(grade) => possible.push(grade),
            Verdict::Undecided(grades) => {
                open = true;
                possible.extend(grades);
            }
            Verdict::NotAssessed(why) => not_assessed = Some(why),
        }
        for tally in score.tallies {
            let same = |known: &Tally| {
                (known.passed, known.open, known.assessed)
                    == (tally.passed, tally.open, tally.assessed)
                    // Where points count, the same numbers may come to other points.
                    && (&known.low, &known.high) == (&tally.low, &tally.high)
            };
            if !tallies.iter().any(same) {
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
    ComponentScore { grade, tallies, no_result: false }
}

fn not_assessed(why: WhyNot) -> ComponentScore {
    ungraded(Verdict::NotAssessed(why))
}

/// A grade without a count.
fn ungraded(grade: Verdict<usize>) -> ComponentScore {
    ComponentScore { grade, tallies: Vec::new(), no_result: false }
}

fn component(
    component: &Component,
    members: &[usize],
    counting: &Counting<'_>,
    treatment: Option<Treatment>,
    part: &Part,
) -> ComponentScore {
    let (passed, open, assessed) = counting.tally(members, treatment, &component.heading_passes);
    if assessed == 0 {
        return not_assessed(WhyNot::NoIndicators);
    }
    match component.method {
        Method::Single => single(component, members, counting, treatment),
        Method::SharePassed => share(component, treatment, (passed, open, assessed)),
        Method::WeightedPoints | Method::PointsSum | Method::LowestPoints => {
            let points = Points { counting, treatment, part, method: component.method };
            let Combined::Known(low, high) = points.of_all(members, 0) else {
                return ungraded(Verdict::Undecided(vec![]));
            };
            let capped = |points: Exact| match &component.cap {
                Some(cap) => points.min(cap.clone()),
                None => points,
            };
            let (low, high) = (capped(low), capped(high));
            let (bands, hole) = bands_between(&component.bands, &low, &high);
            let tally =
                Tally { treatment, passed, open, assessed, low, high, points: true, bands, hole };
            graded(component, tally)
        }
    }
}

/// The grade that a share of passed indicators gives: passed, possibly passed besides, and assessed,
/// of which there is at least one.
pub(super) fn share(
    component: &Component,
    treatment: Option<Treatment>,
    (passed, open, assessed): (usize, usize, usize),
) -> ComponentScore {
    let percent = |passed: usize| exact(100) * exact(passed) / exact(assessed);
    // Every number of passed indicators that is possible is looked up; bands need not rise.
    let possible: Vec<Exact> = (passed..=passed + open).map(percent).collect();
    let (bands, hole) = look_up(&component.bands, possible.iter());
    let tally = Tally {
        treatment,
        passed,
        open,
        assessed,
        low: percent(passed),
        high: percent(passed + open),
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
        Some(Verdict::Decided(grade)) if tally.hole => Verdict::Undecided(vec![grade]),
        Some(grade) => grade,
        None => Verdict::Undecided(vec![]),
    };
    ComponentScore { tallies: vec![tally], ..ungraded(grade) }
}

/// The band that holds a value.
pub(super) fn band(bands: &[Band], value: &Exact) -> Option<usize> {
    bands.iter().position(|band| band.interval.contains(value))
}

/// The bands that values from one to the other may fall into, and whether some fall into none.
/// Where bands touch or overlap, the first that holds a value has it, as with a single value.
fn bands_between(bands: &[Band], low: &Exact, high: &Exact) -> (Vec<usize>, bool) {
    // Nothing changes between two ends, so the ends and one value between each two say it all.
    let ends = bands.iter().flat_map(|band| band.interval.low.iter().chain(&band.interval.high));
    let inside = ends.map(|end| &end.value).filter(|value| *value > low && *value < high);
    let marks: BTreeSet<Exact> = inside.chain([low, high]).cloned().collect();
    let marks: Vec<Exact> = marks.into_iter().collect();
    let between: Vec<Exact> = marks.windows(2).map(|two| (&two[0] + &two[1]) / exact(2)).collect();
    look_up(bands, marks.iter().chain(&between))
}

/// The bands of some values, and whether one of the values has none.
fn look_up<'a>(bands: &[Band], values: impl Iterator<Item = &'a Exact>) -> (Vec<usize>, bool) {
    let hits: BTreeSet<Option<usize>> = values.map(|value| band(bands, value)).collect();
    (hits.iter().flatten().copied().collect(), hits.contains(&None))
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
    ungraded(grade.unwrap_or(Verdict::Undecided(vec![])))
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

/// What points come to.
enum Combined {
    /// At least and at most.
    Known(Exact, Exact),
    /// Nothing of it is assessed.
    Out,
    /// The rules do not say.
    Unknown,
}

impl Points<'_> {
    /// The points of several indicators as one: their mean by weights, their sum, or the lowest.
    fn of_all(&self, members: &[usize], depth: usize) -> Combined {
        let (mut low, mut high, mut weights) = (Exact::zero(), Exact::zero(), Exact::zero());
        let mut any = false;
        for member in members {
            let (least, most) = match self.of_one(*member, depth) {
                Combined::Known(least, most) => (least, most),
                Combined::Out => continue,
                Combined::Unknown => return Combined::Unknown,
            };
            if self.method == Method::LowestPoints {
                low = if any { low.min(least) } else { least };
                high = if any { high.min(most) } else { most };
            } else {
                let indicator = &self.counting.year.indicators[*member];
                let weight = indicator.weight.map_or_else(Exact::one, |w| w.exact());
                low += &weight * least;
                high += &weight * most;
                weights += weight;
            }
            any = true;
        }
        match self.method {
            _ if !any => Combined::Out,
            Method::WeightedPoints if weights.is_zero() => Combined::Unknown,
            Method::WeightedPoints => Combined::Known(low / &weights, high / weights),
            _ => Combined::Known(low, high),
        }
    }

    /// The points of an indicator; those of a heading are what stands right under it.
    fn of_one(&self, at: usize, depth: usize) -> Combined {
        if let Some(beneath) = self.counting.beneath(at) {
            return match depth < DEEPEST {
                true => self.of_all(beneath, depth + 1),
                false => Combined::Unknown,
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
            return points.map_or(Combined::Unknown, |p| Combined::Known(p.clone(), p));
        }
        match &score.points {
            Some(Verdict::Decided(points)) => Combined::Known(points.clone(), points.clone()),
            Some(Verdict::Undecided(possible)) => {
                match (possible.iter().min(), possible.iter().max()) {
                    (Some(least), Some(most)) => Combined::Known(least.clone(), most.clone()),
                    _ => Combined::Unknown,
                }
            }
            Some(Verdict::NotAssessed(_)) => Combined::Out,
            None => Combined::Unknown,
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

/// The overall levels that the readings of the decision rules give; nothing if there are too many
/// combinations to look through.
fn by_rules(
    part: &Part,
    scores: &[ComponentScore],
    readings: &mut Vec<Vec<(usize, usize)>>,
) -> Option<BTreeSet<usize>> {
    let mut levels = BTreeSet::new();
    readings.resize(part.overall.readings.len(), Vec::new());
    for (at, reading) in part.overall.readings.iter().enumerate() {
        let assessed: Vec<Vec<usize>> = reading
            .components
            .iter()
            .filter_map(|component| match &scores[*component].grade {
                Verdict::Decided(grade) => Some(vec![*grade]),
                Verdict::Undecided(grades) => Some(grades.clone()),
                Verdict::NotAssessed(_) => None,
            })
            .collect();
        if assessed.is_empty() {
            continue;
        }
        // A component that no band holds: the rules have a hole, and nothing follows.
        let hole = |at: &usize| scores[*at].tallies.iter().any(|tally| tally.hole);
        if assessed.iter().any(Vec::is_empty) || reading.components.iter().any(hole) {
            return None;
        }
        let combinations =
            assessed.iter().try_fold(1usize, |n, grades| n.checked_mul(grades.len()));
        if combinations.is_none_or(|n| n > MOST_COMBINATIONS) {
            return None;
        }
        for combination in combine(&assessed) {
            match decide(reading, &combination) {
                Some((rule, level)) => {
                    if !readings[at].contains(&(level, rule)) {
                        readings[at].push((level, rule));
                    }
                    levels.insert(level);
                }
                None => return None,
            }
        }
    }
    Some(levels)
}

/// The overall level that grades of the components give by the decision rules.
pub(super) fn level_of(part: &Part, grades: &[Verdict<usize>]) -> Verdict<usize> {
    let scores: Vec<ComponentScore> = grades.iter().cloned().map(ungraded).collect();
    let levels = by_rules(part, &scores, &mut Vec::new());
    match levels {
        Some(levels) => Verdict::from_possible(levels.into_iter().collect())
            .unwrap_or(Verdict::NotAssessed(WhyNot::NoIndicators)),
        None => Verdict::Undecided((0..part.overall.levels.len()).collect()),
    }
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

/// The first rule that fits, and the level it gives.
fn decide(reading: &Reading, grades: &[usize]) -> Option<(usize, usize)> {
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
    scores: &[ComponentScore],
    total: &mut Option<(Exact, Exact)>,
) -> Option<BTreeSet<usize>> {
    let (mut low, mut high, mut weights) = (Exact::zero(), Exact::zero(), Exact::zero());
    let mut points: Option<bool> = None;
    for (component, score) in part.components.iter().zip(scores) {
        if matches!(score.grade, Verdict::NotAssessed(_)) {
            continue;
        }
        let weight = component.weight.clone().unwrap_or_else(Exact::one);
        if weight.is_zero() {
            continue;
        }
        let tally = score.tallies.first()?;
        // Percent and points do not add up; the framework was refused.
        if points.replace(tally.points).is_some_and(|points| points != tally.points) {
            return None;
        }
        low += &weight * &tally.low;
        high += &weight * &tally.high;
        weights += weight;
    }
    if weights.is_zero() {
        return Some(BTreeSet::new());
    }
    let whole = |sum: Exact| match part.overall.total {
        Total::Mean => sum / &weights,
        Total::Sum => sum,
    };
    let capped = |points: Exact| match &part.overall.cap {
        Some(cap) => points.min(cap.clone()),
        None => points,
    };
    let (low, high) = (capped(whole(low)), capped(whole(high)));
    let bands = &part.overall.bands;
    let (hits, hole) = bands_between(bands, &low, &high);
    let levels: BTreeSet<usize> = hits.into_iter().map(|at| bands[at].gives).collect();
    *total = match total.take() {
        Some((least, most)) => Some((least.min(low), most.max(high))),
        None => Some((low, high)),
    };
    (!levels.is_empty() && !hole).then_some(levels)
}
