//! Why a component has its grade, and how many indicators would give it another one.

use std::collections::BTreeSet;

use num_traits::{One, Zero};

use crate::model::Rating;
use crate::model::framework::{Band, Component, Part};
use crate::model::{Assessment, Requirement};
use crate::notation::Exact;
use crate::records::framework::{Method, Treatment};
use crate::scoring::counting::Counts;
use crate::scoring::grade::{self, band, merge, share, treatments};
use crate::scoring::points::Combined;
use crate::scoring::spread::Spread;
use crate::scoring::{Tally, Verdict, WhyNot};

use super::nearest::{crossings, stretch};
use super::{Change, Flips, Kind, Outcome, PartContext, Reason, Step, hit};

/// Counts that are tried; of more indicators than anybody evaluates only the nearest ones.
const MOST_TRIED: usize = 1 << 14;

/// The reasons of a component's grade.
pub(super) fn reasons(at: usize, around: &PartContext<'_>) -> Vec<Reason> {
    let mut reasons = facts(at, around);
    let score = &around.score.components[at];
    if !matches!(score.grade, Verdict::NotAssessed(_)) && !score.no_result {
        let changes = changes(at, around).into_iter();
        reasons.extend(changes.map(|change| Reason::new(Kind::Change(change))));
    }
    reasons
}

/// What the grade of a component rests on, without what would change it.
pub(super) fn facts(at: usize, around: &PartContext<'_>) -> Vec<Reason> {
    let (component, score) = (&around.part.components[at], &around.score.components[at]);
    if let Verdict::NotAssessed(why) = &score.grade {
        return vec![Reason::new(match why {
            WhyNot::NotApplicable => Kind::NotApplicable,
            _ => Kind::NothingAssessed,
        })];
    }
    if score.no_result {
        return vec![Reason::new(Kind::NoneYet)];
    }
    let mut reasons: Vec<Reason> =
        score.tallies.iter().map(|tally| self::tally(at, tally, around)).collect();
    if component.method == Method::Single {
        reasons.extend(single(at, around).map(|i| Reason::new(Kind::SingleIndicator(i))));
    }
    match &score.grade {
        Verdict::Decided(_) if score.tallies.len() > 1 => {
            reasons.push(Reason::new(Kind::ReadingsAgree));
        }
        Verdict::Undecided(possible) => {
            let open = score.tallies.iter().any(|tally| tally.low != tally.high);
            let hole = score.hole.clone().map(|hole| Kind::Hole { hole, open });
            reasons.extend(hole.map(Reason::new));
            if !possible.is_empty() {
                let (grades, uncovered) = (possible.clone(), score.hole.is_some());
                reasons.push(Reason::new(Kind::MayBeGrades { grades, uncovered }));
            }
        }
        _ => {}
    }
    reasons
}

/// What a tally rests on: each indicator, and the bands.
fn tally(at: usize, tally: &Tally, around: &PartContext<'_>) -> Reason {
    let component = &around.part.components[at];
    // Where every treatment counts alike, any of them tells how.
    let treatments = treatments(around.part, &around.members, &around.counting);
    let treatment = tally.treatment.or(treatments.first().copied().flatten());
    let members = around.members[at].iter();
    let made_of: Vec<Reason> = match component.children.as_slice() {
        [] if tally.points => members.map(|m| weighted(*m, (at, treatment), around, 0)).collect(),
        [] => members.map(|m| counted(*m, treatment, component, around)).collect(),
        inner => {
            let parts = inner.iter();
            let parts = parts.map(|at| part_of(*at, (tally, treatment), component, around));
            let mean = component.method == Method::WeightedPoints;
            let out = match component.method {
                Method::WeightedPoints | Method::PointsSum => {
                    weights_out(around.part, inner, &tally.parts, mean, None)
                }
                _ => Vec::new(),
            };
            parts.chain(out).collect()
        }
    };
    let bands = (0..component.bands.len())
        .map(|at| Reason::new(Kind::Band { at, hit: hit(at, &tally.bands, tally.hole.as_ref()) }));
    Reason::with(Kind::Tally(tally.clone()), made_of.into_iter().chain(bands).collect())
}

/// The components that are not among those that were brought together, and what became of their weights.
pub(super) fn weights_out(
    part: &Part,
    of: &[usize],
    in_it: &[(usize, Option<Tally>)],
    mean: bool,
    treatment: Option<Treatment>,
) -> Vec<Reason> {
    let weight = |at: usize| part.components[at].weight.clone().unwrap_or_else(Exact::one);
    let rest: Exact = in_it.iter().map(|(at, _)| weight(*at)).sum();
    let out = of.iter().filter(|at| !in_it.iter().any(|(known, _)| known == *at));
    let told = out.map(|at| Kind::WeightOut {
        component: *at,
        treatment,
        weight: weight(*at),
        rest: mean.then(|| rest.clone()),
    });
    let weighs = |kind: &Kind| !matches!(kind, Kind::WeightOut { weight, .. } if weight.is_zero());
    told.filter(weighs).map(Reason::new).collect()
}

/// What a component adds to the one that it stands in under a reading: its count, or its number and its weight.
fn part_of(
    at: usize,
    (tally, treatment): (&Tally, Option<Treatment>),
    whole: &Component,
    around: &PartContext<'_>,
) -> Reason {
    let (component, score) = (&around.part.components[at], &around.score.components[at]);
    let counts = around.basis(treatment).counts([at]);
    if counts.2 == 0 {
        let why = match &score.grade {
            Verdict::NotAssessed(why) => why.clone(),
            _ => WhyNot::NoIndicators,
        };
        return Reason::new(Kind::Grade { component: at, grade: Verdict::NotAssessed(why) });
    }
    if whole.method == Method::SharePassed {
        return Reason::new(Kind::CountOf { component: at, counts });
    }
    let own = tally.parts.iter().find(|(part, _)| *part == at);
    let tally = own.and_then(|(_, tally)| tally.clone());
    let open = tally.as_ref().map_or(0, |tally| unknown(at, tally, around));
    let weight = (whole.method != Method::LowestPoints)
        .then(|| component.weight.clone().unwrap_or_else(Exact::one));
    Reason::new(Kind::TotalOf { component: at, weight, tally, open })
}

fn counted(
    indicator: usize,
    treatment: Option<Treatment>,
    component: &Component,
    around: &PartContext<'_>,
) -> Reason {
    let counts = around.counting.counts(indicator, treatment, &component.heading_passes);
    let passed = match counts {
        Counts::As(passed) => Some(passed),
        _ => None,
    };
    let counted = !matches!(counts, Counts::Not | Counts::Unmeasurable);
    Reason::new(Kind::Counted { indicator, passed, counted })
}

/// Indicators of a component whose results are not known yet: of points those whose points are open, whether
/// they pass or not.
pub(super) fn unknown(component: usize, tally: &Tally, around: &PartContext<'_>) -> usize {
    if !tally.points {
        return tally.open;
    }
    let mut waiting = around.members[component].clone();
    let (mut open, mut seen) = (0, 0);
    while let Some(at) = waiting.pop() {
        seen += 1;
        // Headings that stand under each other in a circle have no end.
        if seen > around.counting.indicators.len() {
            break;
        }
        match around.counting.beneath(at) {
            Some(beneath) => waiting.extend(beneath),
            None => {
                let points = &around.counting.indicators[at].points;
                let due = around.counting.not_due(at).is_none();
                open += usize::from(due && matches!(points, Some(Verdict::Undecided(_))));
            }
        }
    }
    open
}

/// Headings under headings that are told.
const DEEPEST: usize = 8;

fn weighted(
    indicator: usize,
    (at, treatment): (usize, Option<Treatment>),
    around: &PartContext<'_>,
    depth: usize,
) -> Reason {
    let weight = around.counting.year.indicators[indicator].weight;
    let weight = weight.map_or_else(Exact::one, |weight| weight.exact());
    if let Some(beneath) = around.counting.beneath(indicator) {
        let beneath = beneath.iter().filter(|_| depth < DEEPEST);
        let children = beneath.map(|i| weighted(*i, (at, treatment), around, depth + 1)).collect();
        return Reason::with(Kind::WeightedHeading { indicator, weight }, children);
    }
    let score = &around.counting.indicators[indicator];
    let treated = matches!(score.rating, Verdict::NotAssessed(_))
        || around.counting.not_due(indicator).is_some();
    let points = match treated {
        false => score.points.clone(),
        // What it counts for is what this reading makes of it.
        true => match around.basis(treatment).points(at, false).of_one(indicator, 0) {
            Combined::Known(spread, _) => spread.single().cloned().map(Verdict::Decided),
            Combined::Out => Some(Verdict::NotAssessed(WhyNot::NoIndicators)),
            Combined::Unknown(_) => None,
        },
    };
    Reason::new(Kind::Weighted { indicator, weight, points })
}

/// The only indicator of a component that is assessed.
fn single(at: usize, around: &PartContext<'_>) -> Option<usize> {
    let assessed = |indicator: &&usize| {
        !matches!(around.counting.indicators[**indicator].rating, Verdict::NotAssessed(_))
    };
    let mut assessed = around.members[at].iter().filter(assessed);
    assessed.next().copied().filter(|_| assessed.next().is_none())
}

/// What would give a component another grade: the nearest that does, in each direction.
fn changes(at: usize, around: &PartContext<'_>) -> Vec<Change> {
    let (component, score) = (&around.part.components[at], &around.score.components[at]);
    match component.method {
        Method::SharePassed => flips(at, around)
            .into_iter()
            .map(|(flips, grade)| Change {
                when: vec![Step::Count(flips)],
                gives: Outcome::Grade(grade),
            })
            .collect(),
        Method::Single => others(at, around)
            .into_iter()
            .map(|(indicator, rating, grade)| Change {
                when: vec![Step::Rating { indicator, rating }],
                gives: Outcome::Grade(Verdict::Decided(grade)),
            })
            .collect(),
        Method::WeightedPoints | Method::PointsSum | Method::LowestPoints => {
            match score.tallies.as_slice() {
                [tally] if tally.low == tally.high => mean(component, tally, &reaches(at, around)),
                _ => Vec::new(),
            }
        }
    }
}

/// The fewest indicators that have to pass, and the fewest that have to fail, for another grade.
fn flips(at: usize, around: &PartContext<'_>) -> Vec<(Flips, Verdict<usize>)> {
    let now = &around.score.components[at].grade;
    let mut list = Vec::new();
    for pass in [false, true] {
        list.extend(every_flip(at, around, pass).find(|(_, grade)| grade != now));
    }
    // The fewer indicators the nearer.
    list.sort_by_key(|(flips, _)| flips.by);
    list
}

/// One indicator after the other that fails, or passes, and the grade that follows.
fn every_flip<'a>(
    at: usize,
    around: &'a PartContext<'_>,
    pass: bool,
) -> impl Iterator<Item = (Flips, Verdict<usize>)> + 'a {
    let component = &around.part.components[at];
    let treatments = treatments(around.part, &around.members, &around.counting);
    let under: Vec<_> = treatments.iter().map(|t| (*t, around.basis(*t).counts([at]))).collect();
    // What could not be measured has nothing that could turn, and a heading may be open under one
    // reading only: the reading that leaves least says how many there are.
    let left = |(passed, open, assessed): (usize, usize, usize)| match pass {
        true => assessed.saturating_sub(passed + open),
        false => passed,
    };
    let measured = around.basis(None).counts([at]);
    let all = under.iter().map(|(_, counts)| *counts).chain([measured]);
    let most = all.map(left).min().unwrap_or(0).min(MOST_TRIED / (measured.1 + 1));
    (1..=most).map(move |by| {
        let moved = under.iter().map(|(treatment, (passed, open, assessed))| {
            let passed = if pass { passed + by } else { passed - by };
            (*treatment, (passed, *open, *assessed))
        });
        let scores = moved.clone().filter(|(_, (_, _, assessed))| *assessed > 0);
        let grade = merge(scores.map(|(t, counts)| share(component, t, counts)).collect()).grade;
        let mut counts: Vec<_> = moved.map(|(_, counts)| counts).collect();
        counts.dedup();
        (Flips { pass, by, counts }, grade)
    })
}

/// The other ratings of the only indicator, and the grades that they give.
fn others(at: usize, around: &PartContext<'_>) -> Vec<(usize, Rating, usize)> {
    let component = &around.part.components[at];
    let Some((indicator, grades)) = single(at, around).zip(component.of_rating) else {
        return Vec::new();
    };
    let Verdict::Decided(now) = around.score.components[at].grade else { return Vec::new() };
    let three = match &around.counting.year.indicators[indicator].assessment {
        Assessment::PartLevel { .. } => true,
        Assessment::Criteria(criteria) => matches!(
            criteria.as_slice(),
            [only] if matches!(only.target, Requirement::Band(..) | Requirement::Level(..))
        ),
        _ => false,
    };
    let ratings: &[Rating] = match three {
        true => &[Rating::Above, Rating::Meets, Rating::Below],
        false => &[Rating::Passed, Rating::Failed],
    };
    let others = ratings.iter().map(|rating| (indicator, *rating, grades.of(*rating)));
    let mut others: Vec<_> = others.filter(|(_, _, grade)| *grade != now).collect();
    others.sort_by_key(|(_, _, grade)| grade.abs_diff(now));
    others
}

/// Everything that a component can come to under each reading of the rules, before its cap; nothing where
/// that is not known.
pub(super) fn reaches(at: usize, around: &PartContext<'_>) -> Vec<Option<Spread>> {
    let treatments = treatments(around.part, &around.members, &around.counting);
    treatments.iter().map(|treatment| around.basis(*treatment).reach(at)).collect()
}

/// The nearest means of another grade that some results come to.
fn mean(component: &Component, tally: &Tally, reaches: &[Option<Spread>]) -> Vec<Change> {
    let grade = |value: &Exact| match band(&component.bands, value) {
        Some(at) => Verdict::Decided(component.bands[at].gives),
        None => Verdict::Undecided(Vec::new()),
    };
    let of = Of {
        value: &tally.low,
        uncapped: tally.uncapped.as_ref(),
        cap: component.cap.as_ref(),
        bands: &component.bands,
    };
    of.changes(reaches, grade, Outcome::Grade)
}

/// A mean or a total that bands are asked for.
pub(super) struct Of<'a> {
    pub(super) value: &'a Exact,
    /// What it is before the cap, where that takes something.
    pub(super) uncapped: Option<&'a (Exact, Exact)>,
    pub(super) cap: Option<&'a Exact>,
    pub(super) bands: &'a [Band],
}

impl Of<'_> {
    /// The nearest values of another outcome that some results come to under every reading.
    pub(super) fn changes(
        &self,
        reaches: &[Option<Spread>],
        outcome: impl Fn(&Exact) -> Verdict<usize>,
        gives: impl Fn(Verdict<usize>) -> Outcome,
    ) -> Vec<Change> {
        // What is capped is as far away as it is before the cap, and beyond the cap nothing changes.
        let value = self.uncapped.map_or(self.value, |(low, _)| low);
        let known = self.uncapped.is_none_or(|(low, high)| low == high);
        let ends = self.bands.iter();
        let ends = ends.flat_map(|band| band.interval.low.iter().chain(&band.interval.high));
        let ends: Vec<Exact> = ends.map(|end| end.value.clone()).chain(self.cap.cloned()).collect();
        let outcome = |value: &Exact| match self.cap {
            Some(cap) => outcome(value.min(cap)),
            None => outcome(value),
        };
        let crossings = crossings(value, ends.iter().cloned(), outcome).into_iter();
        let possible = crossings.filter(|crossing| {
            let stretch = stretch(crossing, ends.iter().cloned(), outcome);
            reaches.iter().all(|reach| reach.as_ref().is_some_and(|reach| reach.meets(&stretch)))
        });
        possible
            .map(|crossing| {
                let by = known.then(|| &crossing.value - value);
                let when = vec![Step::Total { bound: crossing.bound, value: crossing.value, by }];
                Change { when, gives: gives(crossing.gives) }
            })
            .collect()
    }
}

/// The grades that a component can come to, with what it takes: the grade it has costs nothing.
pub(super) fn reachable(
    at: usize,
    around: &PartContext<'_>,
) -> Vec<(Verdict<usize>, usize, Option<Flips>)> {
    let (part, now) = (around.part, &around.score.components[at].grade);
    let mut list = vec![(now.clone(), 0, None)];
    if !matches!(now, Verdict::Decided(_)) {
        return list;
    }
    match part.components[at].method {
        Method::SharePassed => {
            let both = [false, true].into_iter().flat_map(|pass| every_flip(at, around, pass));
            let mut both: Vec<_> = both.collect();
            both.sort_by_key(|(flips, _)| flips.by);
            for (flips, grade) in both {
                let decided = matches!(grade, Verdict::Decided(_));
                if decided && !list.iter().any(|(known, ..)| *known == grade) {
                    list.push((grade, flips.by, Some(flips)));
                }
            }
        }
        Method::Single => {
            for (_, _, grade) in others(at, around) {
                let grade = Verdict::Decided(grade);
                if !list.iter().any(|(known, ..)| *known == grade) {
                    list.push((grade, 1, None));
                }
            }
        }
        Method::WeightedPoints | Method::PointsSum | Method::LowestPoints => {
            // Only what some results come to under every reading; the fewer grades away the nearer.
            let component = &part.components[at];
            let each = reaches(at, around).into_iter().map(|reach| {
                let reach = reach.map(|reach| grade::capped(reach, component.cap.as_ref()).0);
                let bands =
                    reach.map_or_else(Vec::new, |reach| reach.meets_bands(&component.bands));
                bands.into_iter().map(|at| component.bands[at].gives).collect::<BTreeSet<_>>()
            });
            let gives = each.reduce(|all, own| &all & &own).unwrap_or_default();
            let away = |grade: &usize| now.decided().map_or(0, |now| now.abs_diff(*grade));
            let others = gives.iter().filter(|grade| away(grade) > 0);
            let mut others: Vec<_> =
                others.map(|g| (Verdict::Decided(*g), away(g), None)).collect();
            others.sort_by_key(|(_, away, _)| *away);
            list.extend(others);
        }
    }
    list
}
