//! Why a part has its overall level, and which component would give it another one.

use std::collections::BTreeSet;

use num_traits::One;

use crate::model::framework::{Part, ancestors};
use crate::notation::Exact;
use crate::records::framework::Total;
use crate::scoring::grade::band;
use crate::scoring::levels::level_of;
use crate::scoring::spread::Spread;
use crate::scoring::together::reach_together;
use crate::scoring::{TotalScore, Verdict};

use super::{Change, Flips, Kind, Outcome, PartContext, Reason, Step, component, hit};

/// Combinations of grades that are looked through; of more, each component is changed alone.
const MOST_COMBINATIONS: usize = 4096;
/// Grades of single components that are looked through; beyond, nothing is said.
const MOST_SINGLES: usize = 1024;

/// The reasons of a part's overall level.
pub(super) fn reasons(around: &PartContext<'_>) -> Vec<Reason> {
    let (part, score) = (around.part, around.score);
    if score.no_result {
        return vec![Reason::new(Kind::NoneYet)];
    }
    let mut reasons = Vec::new();
    for total in &score.totals {
        reasons.push(self::total(around, total));
        let mean = part.overall.total == Total::Mean;
        let (of, in_it) = (part.top().collect::<Vec<_>>(), &total.parts);
        reasons.extend(component::weights_out(part, &of, in_it, mean, total.treatment));
    }
    for (at, results) in score.readings.iter().enumerate() {
        for (level, rule) in results {
            let components = part.overall.readings[at].components.iter();
            let grades = components.map(|component| {
                let grade = score.components[*component].grade.clone();
                Reason::new(Kind::Grade { component: *component, grade })
            });
            let kind = Kind::Rule { reading: at, rule: *rule, level: *level };
            reasons.push(Reason::with(kind, grades.collect()));
        }
    }
    reasons.extend(score.uncovered.clone().map(|case| Reason::new(Kind::Uncovered(case))));
    if let Verdict::Undecided(levels) = &score.overall
        && !levels.is_empty()
    {
        let (levels, uncovered) = (levels.clone(), score.uncovered.is_some());
        reasons.push(Reason::new(Kind::MayBeLevels { levels, uncovered }));
    }
    let changes = match part.overall.bands.is_empty() {
        true if of_several_levels(part) => Err(Kind::NotAlone),
        true => of_rules(around).ok_or(Kind::NotSought),
        false => Ok(of_total(around)),
    };
    match changes {
        Ok(changes) => {
            reasons.extend(changes.into_iter().map(|change| Reason::new(Kind::Change(change))));
        }
        Err(why) => reasons.push(Reason::new(why)),
    }
    if is_open(around) {
        reasons.push(Reason::new(Kind::TotalOpen));
    }
    reasons
}

/// Whether the total may be one of several numbers, as results are missing or the rules may be read in
/// several ways.
fn is_open(around: &PartContext<'_>) -> bool {
    let values: Vec<_> = around.score.totals.iter().filter_map(|t| t.value.as_ref()).collect();
    let ranges = values.iter().any(|(low, high)| low != high);
    !around.part.overall.bands.is_empty() && (ranges || values.len() > 1)
}

/// What a total rests on: each component, and the bands.
fn total(around: &PartContext<'_>, total: &TotalScore) -> Reason {
    let part = around.part;
    let of = total.parts.iter().map(|(at, tally)| {
        let weight = part.components[*at].weight.clone().unwrap_or_else(Exact::one);
        let open = tally.as_ref().map_or(0, |tally| component::unknown(*at, tally, around));
        let tally = tally.clone();
        Reason::new(Kind::TotalOf { component: *at, weight: Some(weight), tally, open })
    });
    let bands = part.overall.bands.iter().enumerate().filter(|_| total.value.is_some());
    let bands = bands.map(|(at, _)| {
        Reason::new(Kind::TotalBand { at, hit: hit(at, &total.bands, total.hole.as_ref()) })
    });
    let kind = Kind::Total {
        treatment: total.treatment,
        value: total.value.clone(),
        uncapped: total.uncapped.clone(),
        bands: total.bands.clone(),
    };
    Reason::with(kind, of.chain(bands).collect())
}

/// The nearest totals of another level that some results come to.
fn of_total(around: &PartContext<'_>) -> Vec<Change> {
    let (part, bands) = (around.part, &around.part.overall.bands);
    // Readings that add up to different totals would each lie somewhere else.
    let [total] = around.score.totals.as_slice() else { return Vec::new() };
    let Some((low, _)) = total.value.as_ref().filter(|(low, high)| low == high) else {
        return Vec::new();
    };
    let components: Vec<usize> = total.parts.iter().map(|(component, _)| *component).collect();
    let each: Vec<Vec<Option<Spread>>> =
        components.iter().map(|at| component::reaches(*at, around)).collect();
    let readings = each.first().map_or(0, Vec::len);
    let reaches = (0..readings).map(|reading| {
        let of = |at: usize| {
            let place = components.iter().position(|known| *known == at)?;
            each[place][reading].clone()
        };
        reach_together(part, &components, part.overall.total.into(), of)
    });
    let reaches: Vec<Option<Spread>> = reaches.collect();
    let level = |value: &Exact| match band(bands, value) {
        Some(at) => Verdict::Decided(bands[at].gives),
        None => Verdict::Undecided(Vec::new()),
    };
    let (uncapped, cap) = (total.uncapped.as_ref(), part.overall.cap.as_ref());
    component::Of { value: low, uncapped, cap, bands }.changes(&reaches, level, Outcome::Level)
}

/// A grade that a component can come to, what it takes (indicators that turn, or grades of points), and
/// which way indicators go.
type Reachable = (Verdict<usize>, usize, Option<Flips>);

/// The components that decision rules look at.
fn looked_at(part: &Part) -> BTreeSet<usize> {
    part.overall.readings.iter().flat_map(|reading| &reading.components).copied().collect()
}

/// Whether some of them stand in others: one that changes with another one cannot be changed by itself.
fn of_several_levels(part: &Part) -> bool {
    let looked_at = looked_at(part);
    let inner = |at: &usize| ancestors(&part.components, *at).any(|at| looked_at.contains(&at));
    looked_at.iter().any(inner)
}

/// For each other level, the change of the fewest indicators that gives it; nothing where there are too
/// many to look through.
fn of_rules(around: &PartContext<'_>) -> Option<Vec<Change>> {
    let (part, score) = (around.part, around.score);
    let Verdict::Decided(_) = score.overall else { return Some(Vec::new()) };
    let looked_at = looked_at(part);
    let reachable = |at: usize| match looked_at.contains(&at) {
        true => component::reachable(at, around),
        false => vec![(score.components[at].grade.clone(), 0, None)],
    };
    let reachable: Vec<Vec<Reachable>> = (0..part.components.len()).map(reachable).collect();
    let singles: usize = reachable.iter().map(|list| list.len() - 1).sum();
    if singles > MOST_SINGLES {
        return None;
    }
    let whole = reachable.iter().try_fold(1usize, |n, list| n.checked_mul(list.len()));
    let choices = match whole.filter(|n| *n <= MOST_COMBINATIONS) {
        Some(count) => (1..count).map(|nth| every(nth, &reachable)).collect(),
        None => each_alone(&reachable),
    };
    let mut best: Vec<(Key, Verdict<usize>, Vec<usize>)> = Vec::new();
    for choice in choices {
        let grades: Vec<Verdict<usize>> =
            choice.iter().zip(&reachable).map(|(at, list)| list[*at].0.clone()).collect();
        let level = level_of(part, &grades);
        if level == score.overall {
            continue;
        }
        let key = key(&choice, &reachable);
        // Of several that leave it open the nearest says enough.
        match best.iter_mut().find(|(_, known, _)| known.decided() == level.decided()) {
            Some(known) if key < known.0 => *known = (key, level, choice),
            Some(_) => {}
            None => best.push((key, level, choice)),
        }
    }
    best.sort_by(|a, b| a.0.cmp(&b.0));
    Some(best.into_iter().map(|(_, level, choice)| change(&choice, &reachable, level)).collect())
}

/// What it takes, components that change, grades that they move by, and which: fewer and earlier is nearer.
type Key = (usize, usize, usize, Vec<usize>);

fn key(choice: &[usize], reachable: &[Vec<Reachable>]) -> Key {
    let changed: Vec<usize> = (0..choice.len()).filter(|at| choice[*at] > 0).collect();
    let takes = changed.iter().map(|at| reachable[*at][choice[*at]].1).sum();
    let away =
        |at: &usize| match (reachable[*at][0].0.decided(), reachable[*at][choice[*at]].0.decided())
        {
            (Some(now), Some(then)) => now.abs_diff(*then),
            _ => 0,
        };
    let away = changed.iter().map(away).sum();
    (takes, changed.len(), away, changed)
}

/// The nth combination, each component's own grade first.
fn every(mut nth: usize, reachable: &[Vec<Reachable>]) -> Vec<usize> {
    let mut choice = Vec::with_capacity(reachable.len());
    for list in reachable {
        choice.push(nth % list.len());
        nth /= list.len();
    }
    choice
}

fn each_alone(reachable: &[Vec<Reachable>]) -> Vec<Vec<usize>> {
    let none = vec![0; reachable.len()];
    let alone = reachable.iter().enumerate().flat_map(|(at, list)| {
        let none = &none;
        (1..list.len()).map(move |to| {
            let mut choice = none.clone();
            choice[at] = to;
            choice
        })
    });
    alone.collect()
}

fn change(choice: &[usize], reachable: &[Vec<Reachable>], level: Verdict<usize>) -> Change {
    let changed = choice.iter().enumerate().filter(|(_, to)| **to > 0);
    let when = changed.filter_map(|(component, to)| {
        let (grade, _, flips) = &reachable[component][*to];
        let grade = *grade.decided()?;
        Some(Step::Grade { component, grade, flips: flips.clone() })
    });
    Change { when: when.collect(), gives: Outcome::Level(level) }
}
