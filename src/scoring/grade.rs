//! Grades of components and overall levels: bands and decision rules.

use std::collections::BTreeSet;

use num_traits::{One, Zero};

use crate::model::framework::{Band, Component, Condition, Framework, Part, Reading};
use crate::model::{Assessment, Year};
use crate::notation::{Exact, State};
use crate::records::framework::{Method, Treatment};

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
    let counting = Counting::new(at, year, indicators);
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
        let flat: Vec<usize> = members.iter().flatten().copied().collect();
        let (passed, _, assessed) = counting.tally(&flat, *treatment);
        leaves.push((passed, assessed));
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
    PartScore {
        components: components.into_iter().map(merge).collect(),
        overall,
        readings,
        total,
        sublevel,
        leaves,
    }
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
    ComponentScore { grade, tallies }
}

fn not_assessed(why: WhyNot) -> ComponentScore {
    ComponentScore { grade: Verdict::NotAssessed(why), tallies: Vec::new() }
}

fn component(
    component: &Component,
    members: &[usize],
    counting: &Counting<'_>,
    treatment: Option<Treatment>,
    part: &Part,
) -> ComponentScore {
    let (passed, open, assessed) = counting.tally(members, treatment);
    if assessed == 0 {
        return not_assessed(WhyNot::NoIndicators);
    }
    match component.method {
        Method::Single => single(component, members, counting.indicators, treatment),
        Method::SharePassed => share(component, treatment, (passed, open, assessed)),
        Method::WeightedPoints => {
            let Some((low, high)) = weighted(members, counting, treatment, part) else {
                return ComponentScore { grade: Verdict::Undecided(vec![]), tallies: Vec::new() };
            };
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
    ComponentScore { grade, tallies: vec![tally] }
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
    indicators: &[IndicatorScore],
    treatment: Option<Treatment>,
) -> ComponentScore {
    let ratings = |member: &usize| match (&indicators[*member].rating, treatment) {
        (Verdict::Decided(rating), _) => Some(vec![*rating]),
        (Verdict::Undecided(possible), _) => Some(possible.clone()),
        (Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _)), Some(treatment)) => {
            match treatment {
                Treatment::CountPassed => Some(vec![Rating::Passed]),
                Treatment::CountFailed => Some(vec![Rating::Failed]),
                Treatment::LeaveOut => None,
            }
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
    ComponentScore { grade: grade.unwrap_or(Verdict::Undecided(vec![])), tallies: Vec::new() }
}

/// The weighted mean of points: at least and at most; nothing where the weights add up to zero.
fn weighted(
    members: &[usize],
    counting: &Counting<'_>,
    treatment: Option<Treatment>,
    part: &Part,
) -> Option<(Exact, Exact)> {
    let Counting { year, indicators, .. } = *counting;
    let (mut low, mut high, mut weights) = (Exact::zero(), Exact::zero(), Exact::zero());
    for member in members {
        let weight = year.indicators[*member].weight.map_or_else(Exact::one, |w| w.exact());
        let (least, most) = match &indicators[*member].points {
            Some(Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _)))
                if !matches!(treatment, None | Some(Treatment::LeaveOut)) =>
            {
                let failed = treatment == Some(Treatment::CountFailed);
                let points = match (&year.indicators[*member].assessment, failed) {
                    // What there is below the first level only the rules can say.
                    (Assessment::Levels { .. }, true) => part.below_first.clone()?,
                    (Assessment::Levels { levels, .. }, false) => levels.last()?.0.exact(),
                    // Without levels it is all of the points or none.
                    (_, true) => Exact::zero(),
                    (_, false) => part.full_points.clone()?,
                };
                (points.clone(), points)
            }
            Some(Verdict::Decided(points)) => (points.clone(), points.clone()),
            Some(Verdict::Undecided(possible)) => {
                (possible.iter().min()?.clone(), possible.iter().max()?.clone())
            }
            Some(Verdict::NotAssessed(_)) => continue,
            None => return None,
        };
        low += &weight * least;
        high += &weight * most;
        weights += weight;
    }
    (!weights.is_zero()).then(|| (low / &weights, high / &weights))
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
    let score = |grade: &Verdict<usize>| ComponentScore { grade: grade.clone(), tallies: vec![] };
    let scores: Vec<ComponentScore> = grades.iter().map(score).collect();
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
    let (low, high) = (low / &weights, high / weights);
    let bands = &part.overall.bands;
    let (hits, hole) = bands_between(bands, &low, &high);
    let levels: BTreeSet<usize> = hits.into_iter().map(|at| bands[at].gives).collect();
    *total = match total.take() {
        Some((least, most)) => Some((least.min(low), most.max(high))),
        None => Some((low, high)),
    };
    (!levels.is_empty() && !hole).then_some(levels)
}
