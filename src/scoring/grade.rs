//! Grades of components: what their indicators come to, and the bands; and how a part is put together.

use std::collections::BTreeSet;

use crate::model::Year;
use crate::model::framework::{Band, Component, Framework, Part, is_percent, leaves_of};
use crate::notation::{Exact, State};
use crate::records::framework::{Method, Treatment};

use super::counting::{Counting, Counts};
use super::levels::{Found, apart, by_rules, by_total};
use super::points::{Combined, Points};
use super::spread::Spread;
use super::together::{Combination, reach_together, together};
use super::{
    ComponentScore, Hole, IndicatorScore, PartScore, Tally, Verdict, WhyNot, exact, sublevel,
};
use crate::model::Rating;

/// Scores a part.
pub(super) fn part(
    at: usize,
    year: &Year,
    framework: &Framework,
    indicators: &[IndicatorScore],
) -> PartScore {
    let part = &framework.parts[at];
    let counting = Counting::new(at, part, year, indicators);
    let members = members(at, year, part, &counting);
    let treatments = treatments(part, &members, &counting);

    // Each treatment is one reading of the rules, the same for all components at once.
    let mut components: Vec<Vec<ComponentScore>> = vec![Vec::new(); part.components.len()];
    let mut found = Found::default();
    let mut readings: Vec<Vec<(usize, usize)>> = vec![Vec::new(); part.overall.readings.len()];
    let (mut totals, mut sublevels, mut leaves) = (Vec::new(), BTreeSet::new(), Vec::new());
    let mut sublevel_asked = false;
    for treatment in &treatments {
        let own = Basis { part, members: &members, counting: &counting, treatment: *treatment };
        // What a component is made of comes behind it, and is scored first.
        let mut scores: Vec<Scored> =
            vec![(not_assessed(WhyNot::NotApplicable), None); part.components.len()];
        for c in (0..part.components.len()).rev().filter(|c| !year.is_skipped((at, *c))) {
            scores[c] = own.component(c, &scores);
        }
        let levels = match part.overall.bands.is_empty() {
            true => by_rules(part, scores.iter().map(|(score, _)| score), &mut readings),
            false => by_total(part, &scores, *treatment, &mut totals),
        };
        let (passed, _, assessed) = own.counts(part.top());
        leaves.push((passed, assessed));
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
    let totals = apart(totals, treatments.len());
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

/// What tells two tallies apart: the same count may come to other points.
pub(super) fn numbers(tally: &Tally) -> (usize, usize, usize, Exact, Exact) {
    (tally.passed, tally.open, tally.assessed, tally.low.clone(), tally.high.clone())
}

/// The indicators that count in each component, also in what it is made of. Only a component that the
/// rules let go may be skipped; whatever stands in it counts nowhere.
pub(super) fn members(
    at: usize,
    year: &Year,
    part: &Part,
    counting: &Counting<'_>,
) -> Vec<Vec<usize>> {
    let components = part.components.iter().enumerate();
    let own = components.map(|(c, component)| match year.is_skipped((at, c)) {
        true => Vec::new(),
        false => counting.members(c, component.counted),
    });
    let mut members: Vec<Vec<usize>> = own.collect();
    for c in (0..members.len()).rev() {
        if let Some(parent) = part.components[c].parent {
            let inner = members[c].clone();
            members[parent].extend(inner);
        }
    }
    members
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
    if let ([only], None) = (tallies.as_mut_slice(), &not_assessed) {
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
pub(super) fn ungraded(grade: Verdict<usize>) -> ComponentScore {
    ComponentScore { grade, tallies: Vec::new(), hole: None, no_result: false }
}

/// No grade, and why the rules give none.
fn without_grade(hole: Hole) -> ComponentScore {
    ComponentScore { hole: Some(hole), ..ungraded(Verdict::Undecided(vec![])) }
}

/// A component's score and the values it may have, where it has numbers.
pub(super) type Scored = (ComponentScore, Option<Spread>);

/// How unmeasurable indicators are counted, and everything that the components of a part rest on.
#[derive(Clone, Copy)]
pub(super) struct Basis<'a> {
    pub(super) part: &'a Part,
    /// The indicators that count in each component.
    pub(super) members: &'a [Vec<usize>],
    pub(super) counting: &'a Counting<'a>,
    pub(super) treatment: Option<Treatment>,
}

impl Basis<'_> {
    /// Indicators of some components that passed for certain, that possibly passed besides, and that were
    /// assessed; each component counts by its own rules.
    pub(super) fn counts(&self, of: impl IntoIterator<Item = usize>) -> (usize, usize, usize) {
        let leaves = of.into_iter().flat_map(|at| leaves_of(&self.part.components, at));
        let counts = leaves.map(|at| {
            let heading = &self.part.components[at].heading_passes;
            self.counting.tally(&self.members[at], self.treatment, heading)
        });
        counts.fold((0, 0, 0), |sum, own| (sum.0 + own.0, sum.1 + own.1, sum.2 + own.2))
    }

    /// The score of a component; those of what it is made of are known.
    fn component(&self, at: usize, scores: &[Scored]) -> Scored {
        let (component, members) = (&self.part.components[at], &self.members[at]);
        let counts = self.counts([at]);
        if counts.2 == 0 {
            return (not_assessed(WhyNot::NoIndicators), None);
        }
        let (score, spread) = match component.method {
            Method::SharePassed => {
                let score = share(component, self.treatment, counts);
                (score, Spread::of(shares(counts)))
            }
            // One that is made of others was refused.
            Method::Single => (single(component, members, self.counting, self.treatment), None),
            Method::WeightedPoints | Method::PointsSum | Method::LowestPoints => {
                match Combination::of(component).filter(|_| !component.children.is_empty()) {
                    Some(how) => {
                        let inner = together(self.part, &component.children, scores, how);
                        let parts = inner.parts.clone();
                        self.graded(at, inner.combined(), counts, parts)
                    }
                    None => {
                        let points = self.points(at, false).of_all(members, 0);
                        self.graded(at, points, counts, Vec::new())
                    }
                }
            }
        };
        // What takes its result from a level that the rules may not give has no result then. What is made of
        // numbers learns of it from the number, if it counts.
        let counts_them = component.children.is_empty() || component.method == Method::SharePassed;
        let members = if counts_them { members.as_slice() } else { &[] };
        let source = members.iter().find(|at| self.counting.indicators[**at].uncovered);
        match source {
            Some(at) => (with_hole(score, Hole::Source(*at)), spread),
            None => (score, spread),
        }
    }

    /// The grade that points, or what components come to, give.
    fn graded(
        &self,
        at: usize,
        combined: Combined,
        (passed, open, assessed): (usize, usize, usize),
        parts: Vec<(usize, Option<Tally>)>,
    ) -> Scored {
        let component = &self.part.components[at];
        let (spread, rest) = match combined {
            Combined::Known(spread, rest) => (spread, rest),
            Combined::Out => return (without_grade(Hole::Points), None),
            Combined::Unknown(hole) => return (without_grade(hole), None),
        };
        let (spread, uncapped) = capped(spread, component.cap.as_ref());
        let (bands, hole) = spread.bands(&component.bands);
        let tally = Tally {
            treatment: self.treatment,
            passed,
            open,
            assessed,
            low: spread.low().clone(),
            high: spread.high().clone(),
            uncapped,
            points: !is_percent(&self.part.components, at),
            parts,
            bands,
            hole,
        };
        let score = graded(component, tally);
        let score = match rest {
            Some(hole) => with_hole(score, hole),
            None => score,
        };
        (score, Some(spread))
    }

    pub(super) fn points(&self, at: usize, any_result: bool) -> Points<'_> {
        Points {
            counting: self.counting,
            treatment: self.treatment,
            part: self.part,
            method: self.part.components[at].method,
            any_result,
        }
    }

    /// Everything that a component can come to whatever its results are, before its cap; nothing where the
    /// rules do not say, or give no number.
    pub(super) fn reach(&self, at: usize) -> Option<Spread> {
        let component = &self.part.components[at];
        match component.method {
            Method::Single => None,
            Method::SharePassed => {
                let (_, _, assessed) = self.counts([at]);
                let (least, most) =
                    (self.fixed(at, true), assessed.checked_sub(self.fixed(at, false))?);
                let open = most.checked_sub(least).filter(|_| assessed > 0)?;
                Spread::of(shares((least, open, assessed)))
            }
            Method::WeightedPoints | Method::PointsSum | Method::LowestPoints => {
                if let Some(how) =
                    Combination::of(component).filter(|_| !component.children.is_empty())
                {
                    let assessed = component.children.iter().copied();
                    let assessed: Vec<usize> =
                        assessed.filter(|at| self.counts([*at]).2 > 0).collect();
                    return reach_together(self.part, &assessed, how, |at| self.reach(at));
                }
                match self.points(at, true).of_all(&self.members[at], 0) {
                    Combined::Known(spread, _) => Some(spread),
                    Combined::Out | Combined::Unknown(_) => None,
                }
            }
        }
    }

    /// Indicators of a component that pass, or fail, whatever the results are.
    fn fixed(&self, at: usize, passes: bool) -> usize {
        let of_leaf = |leaf: usize| {
            let heading = &self.part.components[leaf].heading_passes;
            let treated = |at: &&usize| {
                self.counting.any_unmeasurable(&[**at]) || self.counting.not_due(**at).is_some()
            };
            let counts = |at: &&usize| {
                self.counting.counts(**at, self.treatment, heading) == Counts::As(passes)
            };
            self.members[leaf].iter().filter(treated).filter(counts).count()
        };
        leaves_of(&self.part.components, at).map(of_leaf).sum()
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

/// The values of which no more than the cap counts, and what they are before where it takes something.
pub(super) fn capped(spread: Spread, cap: Option<&Exact>) -> (Spread, Option<(Exact, Exact)>) {
    match cap {
        Some(cap) if spread.high() > cap => {
            let before = (spread.low().clone(), spread.high().clone());
            (spread.map(|value| value.min(cap).clone()), Some(before))
        }
        _ => (spread, None),
    }
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
        uncapped: None,
        points: false,
        parts: Vec::new(),
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
