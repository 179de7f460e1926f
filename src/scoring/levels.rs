//! Overall levels: what the decision rules, or the bands of a total, give for everything that the components
//! may come to.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::framework::{Condition, Part, Reading};
use crate::records::framework::Treatment;

use super::grade::{Scored, capped, numbers, ungraded};
use super::sublevel::MOST_COMBINATIONS;
use super::together::together;
use super::{ComponentScore, TotalScore, Uncovered, Verdict, WhyNot};

/// The levels that completions of what is open come to.
#[derive(Default)]
pub(super) struct Found {
    pub(super) levels: BTreeSet<usize>,
    /// A completion that the rules do not cover.
    pub(super) uncovered: Option<Uncovered>,
    /// Nothing follows, for a reason that stands elsewhere.
    pub(super) open: bool,
}

impl Found {
    fn add(&mut self, by: Uncovered) {
        self.uncovered.get_or_insert(by);
    }

    pub(super) fn verdict(self) -> Verdict<usize> {
        let open = self.open || self.uncovered.is_some();
        match Verdict::from_possible(self.levels.into_iter().collect()) {
            Some(Verdict::Decided(level)) if open => Verdict::Undecided(vec![level]),
            Some(verdict) => verdict,
            None if open => Verdict::Undecided(vec![]),
            None => Verdict::NotAssessed(WhyNot::NoIndicators),
        }
    }
}

/// The overall levels that the readings of the decision rules give, and the rules that give them.
pub(super) fn by_rules<'s>(
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
                            found.add(Uncovered::Component(*component, hole.clone()));
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
                found.add(Uncovered::Rules { reading: at, grades });
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
pub(super) fn by_total(
    part: &Part,
    scores: &[Scored],
    treatment: Option<Treatment>,
    totals: &mut Vec<TotalScore>,
) -> Found {
    let mut found = Found::default();
    let top: Vec<usize> = part.top().collect();
    let all = together(part, &top, scores, part.overall.total.into());
    if all.parts.is_empty() {
        return found;
    }
    if let Some((at, hole)) = all.hole {
        found.add(Uncovered::Component(at, hole));
    }
    found.open |= all.missing;
    let mut total = TotalScore {
        treatment,
        parts: all.parts,
        value: None,
        uncapped: None,
        bands: Vec::new(),
        hole: None,
    };
    match all.value {
        Some(whole) => {
            let (whole, uncapped) = capped(whole, part.overall.cap.as_ref());
            let bands = &part.overall.bands;
            let (hits, hole) = whole.bands(bands);
            found.levels.extend(hits.iter().map(|at| bands[*at].gives));
            if let Some(hole) = &hole {
                found.add(Uncovered::Total(hole.clone()));
            }
            total = TotalScore {
                value: Some((whole.low().clone(), whole.high().clone())),
                uncapped,
                bands: hits,
                hole,
                ..total
            };
        }
        None if !all.missing => found.add(Uncovered::Weights),
        None => {}
    }
    totals.push(total);
    found
}

/// The totals under all treatments, those that are the same once.
pub(super) fn apart(totals: Vec<TotalScore>, treatments: usize) -> Vec<TotalScore> {
    let all = totals.len() == treatments;
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
    if let ([only], true) = (list.as_mut_slice(), all) {
        only.treatment = None;
        only.parts
            .iter_mut()
            .filter_map(|(_, tally)| tally.as_mut())
            .for_each(|t| t.treatment = None);
    }
    list
}
