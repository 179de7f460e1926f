//! What would reach another of several levels that each ask for criteria of their own: every change that is
//! told was scored, by the same rules as the result.
//!
//! Criteria of one name share one result, in whatever levels they are asked for, so a change moves all of
//! them. One result is moved to each number that a criterion asks for and beyond it; several are moved
//! together only where a level asks for more than one.

use std::collections::BTreeMap;

use crate::model::framework::Part;
use crate::model::{Criterion, Indicator, Interval, Milestone, Requirement};
use crate::notation::{Bound, Exact, Period, State, ThaiDate};
use crate::records::framework::Between;
use crate::scoring::criteria::{compared, in_time, interval};
use crate::scoring::ladder::{asked, step_of_criteria};
use crate::scoring::line::Line;
use crate::scoring::{CriterionScore, IndicatorScore, Met};

use super::indicator::{NumberStep, nearness, places, reached_step, shown};
use super::nearest::{Crossing, beyond, crossings, elsewhere};
use super::{Change, Step};

/// Criteria of all levels that are looked through: each is tried against all others.
const MOST_CRITERIA: usize = 100;

/// A level that is reached, or none.
type Reached = Option<usize>;

/// What would reach the nearest level above and the nearest one below; nothing where there are too many
/// criteria to look through.
pub(super) fn changes(
    steps: &[Milestone],
    indicator: &Indicator,
    part: &Part,
    score: &IndicatorScore,
) -> Option<Vec<Change>> {
    let Some(now) = step_of_criteria(steps, &score.criteria, part) else { return Some(Vec::new()) };
    let criteria: Vec<&Criterion> = steps.iter().flat_map(|step| &step.criteria).collect();
    if criteria.len() > MOST_CRITERIA {
        return None;
    }
    let mut groups: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (at, criterion) in criteria.iter().enumerate() {
        groups.entry(criterion.name.as_deref()).or_default().push(at);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort();
    let search = Search { steps, criteria, groups, indicator, part, score };
    let found: Vec<(Vec<Step>, Reached)> =
        search.of_one().into_iter().chain(search.of_several(now)).collect();
    let nearest = |wanted: &dyn Fn(Reached) -> bool| {
        let of = found.iter().filter(|(_, gives)| wanted(*gives));
        of.min_by_key(|(when, _)| far(when)).cloned()
    };
    let sides = [nearest(&|gives| gives > now), nearest(&|gives| gives < now)];
    let mut sides: Vec<_> = sides.into_iter().flatten().collect();
    sides.sort_by_key(|(when, _)| far(when));
    let is_line =
        part.between == Between::Interpolated && Line::each(steps, indicator.direction).is_some();
    let change = |(when, gives)| Change { when, gives: reached_step(gives, now, is_line) };
    Some(sides.into_iter().map(change).collect())
}

/// How far a change is away: fewer results are nearer, then smaller differences.
fn far(when: &[Step]) -> (usize, Vec<(u8, Option<Exact>)>) {
    let mut each: Vec<_> = when.iter().map(nearness).collect();
    each.sort_by(|a, b| b.cmp(a));
    (when.len(), each)
}

/// A result of the criteria of one name.
#[derive(Clone)]
enum To {
    Number(Exact),
    Judged(bool),
    Done(ThaiDate),
}

struct Search<'a> {
    steps: &'a [Milestone],
    /// The criteria of all levels, lowest first.
    criteria: Vec<&'a Criterion>,
    /// The criteria of each name.
    groups: Vec<Vec<usize>>,
    indicator: &'a Indicator,
    part: &'a Part,
    score: &'a IndicatorScore,
}

impl Search<'_> {
    /// The level that is reached with other results; nothing where that is open.
    fn outcome(&self, moved: &[(usize, To)]) -> Option<Reached> {
        let mut scores = self.score.criteria.clone();
        for (group, to) in moved {
            for at in &self.groups[*group] {
                scores[*at] = self.scored(*at, to);
            }
        }
        step_of_criteria(self.steps, &scores, self.part)
    }

    /// What a criterion comes to with another result.
    fn scored(&self, at: usize, to: &To) -> CriterionScore {
        let target = &self.criteria[at].target;
        let met = |holds: bool| CriterionScore {
            met: if holds { Met::Yes } else { Met::No },
            against: Vec::new(),
        };
        match (to, target) {
            (To::Number(value), _) => {
                compared(target, &Interval::point(value.clone()), self.indicator.direction)
            }
            (To::Judged(passed), _) => met(*passed),
            (To::Done(day), Requirement::Deadline { day: last, included, .. }) => {
                met(in_time(*day, *last, *included))
            }
            (To::Done(_), _) => self.score.criteria[at].clone(),
        }
    }

    fn holds(&self, at: usize, to: &To) -> bool {
        self.scored(at, to).met == Met::Yes
    }

    /// The numbers of a name's criteria at which something may change.
    fn ends(&self, group: usize) -> Option<Vec<Exact>> {
        let mut ends = Vec::new();
        for at in &self.groups[group] {
            let asked = asked(&self.criteria[*at].target)?;
            ends.extend(asked.low.into_iter().chain(asked.high).map(|end| end.value));
        }
        Some(ends)
    }

    /// The one number that the criteria of a name have.
    fn number(&self, group: usize) -> Option<Exact> {
        let result = &self.criteria[*self.groups[group].first()?].result;
        interval(result, self.score.value.as_ref())?.single().cloned()
    }

    /// Whether the results of a name may be moved: what is not asked for, or could not be measured, and
    /// what nobody has judged, stands for nothing that could come out otherwise.
    fn moves(&self, group: usize) -> bool {
        self.groups[group].iter().all(|at| {
            let stays = matches!(
                self.score.criteria[*at].met,
                Met::State(State::NotApplicable | State::NotMeasurable, _)
            );
            let words = matches!(self.criteria[*at].target, Requirement::Text(_));
            !stays && (!words || self.criteria[*at].judgement.is_some())
        })
    }

    fn is_words(&self, group: usize) -> bool {
        let words = |at: &usize| matches!(self.criteria[*at].target, Requirement::Text(_));
        self.groups[group].iter().all(words)
    }

    /// The days by which the criteria of a name have to be done; nothing where one asks for something else.
    fn deadlines(&self, group: usize) -> Option<Vec<(usize, ThaiDate, bool)>> {
        let days = self.groups[group].iter().map(|at| match &self.criteria[*at].target {
            Requirement::Deadline { day, included, .. } => Some((*at, *day, *included)),
            _ => None,
        });
        days.collect()
    }

    /// A number as a step of a change, beside the criterion that asks for it.
    fn number_step(&self, group: usize, bound: Bound, value: Exact) -> Option<Step> {
        let asks = |at: &&usize| {
            let asked = asked(&self.criteria[**at].target);
            asked.is_some_and(|a| a.low.iter().chain(&a.high).any(|end| end.value == value))
        };
        let own = &self.groups[group];
        let at = *own.iter().find(asks).or(own.first())?;
        let (quantity, scale) = shown(&self.criteria[at].target)?;
        let number = self.number(group);
        let place = NumberStep {
            criterion: Some(at),
            result: number.as_ref(),
            unit: &quantity.unit,
            scale,
            places: scale.max(places(&self.criteria[at].result, self.score)),
        };
        Some(place.step(bound, value))
    }

    /// Every other level that one result alone gives, each by its nearest value.
    fn of_one(&self) -> Vec<(Vec<Step>, Reached)> {
        let mut found = Vec::new();
        for group in (0..self.groups.len()).filter(|group| self.moves(*group)) {
            if let Some(ends) = self.ends(group) {
                let Some(from) = self.number(group) else { continue };
                let outcome = |value: &Exact| self.outcome(&[(group, To::Number(value.clone()))]);
                for Crossing { bound, value, gives, .. } in crossings(&from, ends, outcome) {
                    let step = self.number_step(group, bound, value);
                    found.extend(step.zip(gives).map(|(step, gives)| (vec![step], gives)));
                }
            } else if self.is_words(group) {
                for passed in [false, true] {
                    let gives = self.outcome(&[(group, To::Judged(passed))]);
                    let step = Step::Judged { criterion: self.groups[group][0], passed };
                    found.extend(gives.map(|gives| (vec![step], gives)));
                }
            } else if let Some(days) = self.deadlines(group) {
                for (step, day) in self.days(&days) {
                    let gives = self.outcome(&[(group, To::Done(day))]);
                    found.extend(gives.map(|gives| (vec![step], gives)));
                }
            }
        }
        found
    }

    /// Days on both sides of each deadline, the nearest to the day it was done first.
    fn days(&self, deadlines: &[(usize, ThaiDate, bool)]) -> Vec<(Step, ThaiDate)> {
        let Some(done) = deadlines.first().and_then(|(at, ..)| self.day(*at)) else {
            return Vec::new();
        };
        let (mut earlier, mut later) = (Vec::new(), Vec::new());
        for (at, day, included) in deadlines {
            let (last, late) = match included {
                true => (*day, day.next()),
                false => (day.previous(), *day),
            };
            if in_time(done, *day, *included) {
                later.push((Step::InTime { criterion: *at, passed: false }, late));
            } else {
                earlier.push((Step::InTime { criterion: *at, passed: true }, last));
            }
        }
        later.sort_by_key(|(_, day)| *day);
        earlier.sort_by_key(|(_, day)| std::cmp::Reverse(*day));
        later.into_iter().chain(earlier).collect()
    }

    /// The day on which a criterion was done, where it is one.
    fn day(&self, at: usize) -> Option<ThaiDate> {
        let crate::model::Reported::Value(value) = &self.criteria[at].result else { return None };
        let crate::model::Value::Text(text) = &value.value else { return None };
        let (first, last) = Period::read(text).ok()?.days();
        (first == last).then_some(first)
    }

    /// For each other level what it asks for and has not got, all of it together.
    fn of_several(&self, now: Reached) -> Vec<(Vec<Step>, Reached)> {
        let mut found = Vec::new();
        let mut first = 0;
        for (at, step) in self.steps.iter().enumerate() {
            let own = first..first + step.criteria.len();
            first = own.end;
            let needed = if self.part.cumulative { 0..own.end } else { own };
            if Some(at) != now {
                found.extend(self.together(needed));
            }
        }
        found
    }

    /// What makes some criteria hold, and the level that this gives.
    fn together(&self, needed: std::ops::Range<usize>) -> Option<(Vec<Step>, Reached)> {
        let holds = |at: usize| {
            matches!(self.score.criteria[at].met, Met::Yes | Met::State(State::NotApplicable, _))
        };
        let (mut when, mut moved): (Vec<Step>, Vec<(usize, To)>) = (Vec::new(), Vec::new());
        for group in 0..self.groups.len() {
            let own: Vec<usize> =
                self.groups[group].iter().copied().filter(|at| needed.contains(at)).collect();
            if own.iter().all(|at| holds(*at)) {
                continue;
            }
            let (step, to) = self.moves(group).then(|| self.made(group, &own))??;
            when.push(step);
            moved.push((group, to));
        }
        if when.is_empty() {
            return None;
        }
        let gives = self.outcome(&moved)?;
        // A number that gives another level than what lies right behind it is meant exactly.
        for at in 0..when.len() {
            let (group, To::Number(value)) = moved[at].clone() else { continue };
            let Step::Result { bound: bound @ (Bound::AtLeast | Bound::AtMost), .. } =
                &mut when[at]
            else {
                continue;
            };
            let mut further = moved.clone();
            let ends = self.ends(group)?;
            further[at].1 = To::Number(beyond(&value, ends, *bound == Bound::AtLeast));
            if self.outcome(&further) != Some(gives) {
                *bound = Bound::Exactly;
            }
        }
        Some((when, gives))
    }

    /// The nearest result of a name that makes some of its criteria hold.
    fn made(&self, group: usize, own: &[usize]) -> Option<(Step, To)> {
        if let Some(ends) = self.ends(group) {
            let all = |value: &Exact| {
                let to = To::Number(value.clone());
                own.iter().all(|at| self.holds(*at, &to))
            };
            // Without one result it is asked from where the other outcome is.
            let from = match self.number(group) {
                Some(number) => number,
                None => elsewhere(&asked(&self.criteria[*own.first()?].target)?, false)?,
            };
            let crossing = crossings(&from, ends, all).into_iter().find(|c| c.gives)?;
            let step = self.number_step(group, crossing.bound, crossing.value)?;
            return Some((step, To::Number(crossing.at)));
        }
        let at = *own.first()?;
        if self.is_words(group) {
            return Some((Step::Judged { criterion: at, passed: true }, To::Judged(true)));
        }
        let own = self.deadlines(group)?.into_iter().filter(|(at, ..)| own.contains(at));
        let last = own.map(|(at, day, included)| {
            (
                if included { day } else { day.previous() },
                Step::InTime { criterion: at, passed: true },
            )
        });
        let (day, step) = last.min_by_key(|(day, _)| *day)?;
        Some((step, To::Done(day)))
    }
}
