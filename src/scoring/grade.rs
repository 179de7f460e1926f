//! Grades of components, overall levels, sub-levels: counting, bands and decision rules.

use std::collections::BTreeSet;

use num_traits::{One, Zero};

use crate::model::framework::{
    Band, Component, Condition, Framework, Measure, Part, Reading, Sublevels,
};
use crate::model::{Assessment, Year};
use crate::notation::{Exact, State};
use crate::records::framework::{Counted, Method, Share, Treatment};
use crate::records::indicator::IndicatorKind;

use super::{ComponentScore, IndicatorScore, PartScore, Rating, Tally, Verdict, WhyNot, exact};

/// Combinations of undecided components that are looked through one by one.
const MOST_COMBINATIONS: usize = 4096;

/// What one indicator counts for.
#[derive(Debug, Clone)]
enum Counts {
    /// It passed or failed.
    As(bool),
    /// It may have passed.
    Open,
    /// It could not be measured: the treatment says.
    Unmeasurable,
    /// Not at all.
    Not,
}

/// Scores a part.
pub(super) fn part(
    at: usize,
    year: &Year,
    framework: &Framework,
    indicators: &[IndicatorScore],
) -> PartScore {
    let part = &framework.parts[at];
    let members: Vec<Vec<usize>> = (0..part.components.len())
        .map(|component| {
            let counted = part.components[component].counted;
            let belongs = |i: &usize| {
                let indicator = &year.indicators[*i];
                indicator.part == at
                    && indicator.component == component
                    && counts(indicator.parent, counted, year, *i)
            };
            (0..year.indicators.len()).filter(belongs).collect()
        })
        .collect();
    let unmeasurable = |i: &usize| matches!(count(&indicators[*i]), Counts::Unmeasurable);
    let any_unmeasurable = members.iter().flatten().any(unmeasurable);
    let treatments: Vec<Option<Treatment>> = match any_unmeasurable {
        true => part.not_measurable.iter().copied().map(Some).collect(),
        false => vec![None],
    };

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
            .map(|(c, component)| {
                let skipped = year.not_applicable.contains_key(&(at, c));
                self::component(component, &members[c], indicators, *treatment, part, year, skipped)
            })
            .collect();
        let levels = match part.overall.bands.is_empty() {
            true => by_rules(part, &scores, &mut readings),
            false => by_total(part, &scores, &mut total),
        };
        let flat: Vec<usize> = members.iter().flatten().copied().collect();
        leaves.push(passed_of(&flat, indicators, *treatment));
        if let (Some(levels), Some(sub)) = (&levels, &part.overall.sublevels) {
            sublevel_asked |= levels.contains(&sub.of);
            if levels.contains(&sub.of) {
                sublevels.extend(sublevel(sub, &members, year, indicators, *treatment));
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

/// Whether an indicator is one of those that are counted.
fn counts(parent: Option<usize>, counted: Counted, year: &Year, at: usize) -> bool {
    match counted {
        Counted::Leaves => !matches!(year.indicators[at].assessment, Assessment::Heading),
        Counted::Top => parent.is_none(),
    }
}

/// The scores of a component under all treatments as one.
fn merge(scores: Vec<ComponentScore>) -> ComponentScore {
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

fn count(score: &IndicatorScore) -> Counts {
    match &score.rating {
        Verdict::Decided(rating) => Counts::As(rating.passed()),
        Verdict::Undecided(possible) => {
            let passed = possible.iter().filter(|rating| rating.passed()).count();
            match passed {
                0 => Counts::As(false),
                all if all == possible.len() => Counts::As(true),
                _ => Counts::Open,
            }
        }
        Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _)) => Counts::Unmeasurable,
        Verdict::NotAssessed(_) => Counts::Not,
    }
}

/// Passed for certain, possibly passed besides, and assessed.
fn tally(
    members: &[usize],
    indicators: &[IndicatorScore],
    treatment: Option<Treatment>,
) -> (usize, usize, usize) {
    let (mut passed, mut open, mut assessed) = (0, 0, 0);
    for member in members {
        let counts = match (count(&indicators[*member]), treatment) {
            (Counts::Unmeasurable, Some(Treatment::CountPassed)) => Counts::As(true),
            (Counts::Unmeasurable, Some(Treatment::CountFailed)) => Counts::As(false),
            (Counts::Unmeasurable, _) => Counts::Not,
            (counts, _) => counts,
        };
        match counts {
            Counts::As(true) => (passed, assessed) = (passed + 1, assessed + 1),
            Counts::As(false) => assessed += 1,
            Counts::Open => (open, assessed) = (open + 1, assessed + 1),
            Counts::Unmeasurable | Counts::Not => {}
        }
    }
    (passed, open, assessed)
}

fn passed_of(
    members: &[usize],
    indicators: &[IndicatorScore],
    treatment: Option<Treatment>,
) -> (usize, usize) {
    let (passed, _, assessed) = tally(members, indicators, treatment);
    (passed, assessed)
}

fn component(
    component: &Component,
    members: &[usize],
    indicators: &[IndicatorScore],
    treatment: Option<Treatment>,
    part: &Part,
    year: &Year,
    skipped: bool,
) -> ComponentScore {
    let not_assessed =
        |why| ComponentScore { grade: Verdict::NotAssessed(why), tallies: Vec::new() };
    if skipped {
        return not_assessed(WhyNot::NotApplicable);
    }
    let (passed, open, assessed) = tally(members, indicators, treatment);
    if assessed == 0 {
        return not_assessed(WhyNot::NoIndicators);
    }
    match component.method {
        Method::Single => single(component, members, indicators),
        Method::SharePassed => {
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
        Method::WeightedPoints => {
            let Some((low, high)) = weighted(members, indicators, treatment, part, year) else {
                return ComponentScore { grade: Verdict::Undecided(vec![]), tallies: Vec::new() };
            };
            let (bands, hole) = bands_between(&component.bands, &low, &high);
            let tally =
                Tally { treatment, passed, open, assessed, low, high, points: true, bands, hole };
            graded(component, tally)
        }
    }
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
fn band(bands: &[Band], value: &Exact) -> Option<usize> {
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

/// A component that is its only indicator: above, meets and below are the first three grades.
fn single(
    component: &Component,
    members: &[usize],
    indicators: &[IndicatorScore],
) -> ComponentScore {
    let grade_of = |rating: &Rating| match rating {
        Rating::Above | Rating::Passed => 0,
        Rating::Meets => 1,
        Rating::Below | Rating::Failed => 2,
    };
    let ratings: Vec<Rating> = members
        .iter()
        .flat_map(|member| match &indicators[*member].rating {
            Verdict::Decided(rating) => vec![*rating],
            Verdict::Undecided(possible) => possible.clone(),
            Verdict::NotAssessed(_) => Vec::new(),
        })
        .collect();
    let _ = component;
    let grade = Verdict::from_possible(ratings.iter().map(grade_of).collect())
        .unwrap_or(Verdict::NotAssessed(WhyNot::NoIndicators));
    ComponentScore { grade, tallies: Vec::new() }
}

/// The weighted mean of points: at least and at most; nothing where the weights add up to zero.
fn weighted(
    members: &[usize],
    indicators: &[IndicatorScore],
    treatment: Option<Treatment>,
    part: &Part,
    year: &Year,
) -> Option<(Exact, Exact)> {
    let (mut low, mut high, mut weights) = (Exact::zero(), Exact::zero(), Exact::zero());
    for member in members {
        let weight = year.indicators[*member].weight.map_or_else(Exact::one, |w| w.exact());
        let (least, most) = match &indicators[*member].points {
            Some(Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _)))
                if !matches!(treatment, None | Some(Treatment::LeaveOut)) =>
            {
                let points = match (&year.indicators[*member].assessment, treatment) {
                    (_, Some(Treatment::CountFailed)) => {
                        part.below_first.clone().unwrap_or_else(Exact::zero)
                    }
                    (Assessment::Levels { levels, .. }, _) => levels.last()?.0.exact(),
                    _ => part.full_points.clone()?,
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

fn combine(lists: &[Vec<usize>]) -> Vec<Vec<usize>> {
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
    for (component, score) in part.components.iter().zip(scores) {
        if matches!(score.grade, Verdict::NotAssessed(_)) {
            continue;
        }
        let tally = score.tallies.first()?;
        let weight = component.weight.clone().unwrap_or_else(Exact::one);
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

/// The sub-levels that are possible: index of the rule, or none for the hole between the rules.
fn sublevel(
    sublevels: &Sublevels,
    members: &[Vec<usize>],
    year: &Year,
    indicators: &[IndicatorScore],
    treatment: Option<Treatment>,
) -> Vec<Option<usize>> {
    let values: Vec<Vec<Exact>> = sublevels
        .measures
        .iter()
        .map(|measure| {
            let chosen: Vec<usize> =
                measure.components.iter().flat_map(|c| members[*c].iter().copied()).collect();
            share(measure, &chosen, year, indicators, treatment)
        })
        .collect();
    let counts: Vec<Vec<usize>> = values.iter().map(|v| (0..v.len()).collect()).collect();
    let size = counts.iter().try_fold(1usize, |n, list| n.checked_mul(list.len()));
    if size.is_none_or(|n| n > MOST_COMBINATIONS) {
        return (0..sublevels.rules.len()).map(Some).chain([None]).collect();
    }
    let possible: BTreeSet<Option<usize>> = combine(&counts)
        .into_iter()
        .map(|choice| {
            sublevels.rules.iter().position(|rule| {
                rule.when.iter().all(|(measure, interval)| {
                    interval.contains(&values[*measure][choice[*measure]])
                })
            })
        })
        .collect();
    possible.into_iter().collect()
}

/// The percentages that a share may be.
fn share(
    measure: &Measure,
    members: &[usize],
    year: &Year,
    indicators: &[IndicatorScore],
    treatment: Option<Treatment>,
) -> Vec<Exact> {
    let percent = |part: usize, whole: usize| exact(100) * exact(part) / exact(whole);
    match measure.share {
        Share::Passed => {
            let (passed, open, assessed) = tally(members, indicators, treatment);
            if assessed == 0 {
                return vec![Exact::zero()];
            }
            (passed..=passed + open).map(|passed| percent(passed, assessed)).collect()
        }
        Share::Outcome => {
            let kinds: Vec<Option<IndicatorKind>> =
                members.iter().map(|m| year.indicators[*m].kind).collect();
            if kinds.is_empty() {
                return vec![Exact::zero()];
            }
            let known = kinds.iter().filter(|kind| **kind == Some(IndicatorKind::Outcome)).count();
            let unknown = kinds.iter().filter(|kind| kind.is_none()).count();
            (known..=known + unknown).map(|outcomes| percent(outcomes, kinds.len())).collect()
        }
    }
}
