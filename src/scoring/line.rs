//! Levels as lines on which points rise with results: one for a ladder, one a criterion for levels that each
//! ask for several. Of several lines the lowest counts.

use std::collections::BTreeMap;

use crate::model::framework::Part;
use crate::model::interval::End;
use crate::model::{Criterion, Interval, Milestone, Requirement};
use crate::notation::{Bound, Exact, Number, State};
use crate::records::indicator::Direction;

use super::Verdict;
use super::criteria::{CriterionScore, Met, interval};
use super::ladder::{Outcome, asked, with_below};
use crate::model::Rating;

/// A line: threshold and points of each level.
pub struct Line {
    ends: Vec<(Exact, Exact)>,
    /// What the first level asks for, and as far as results are better.
    first: Interval,
    direction: Direction,
}

impl Line {
    /// The line of some levels; nothing where they are not thresholds in order.
    pub fn new(levels: &[(Number, Requirement)], direction: Direction) -> Option<Line> {
        Line::through(levels.iter().map(|(points, asked)| (*points, asked)), direction, true)
    }

    /// The line of each criterion of some levels, beside the place of the first criterion of its name among
    /// all; nothing where one of them is no line through every level. Beside others a level may ask for the
    /// same again.
    pub fn each(steps: &[Milestone], direction: Direction) -> Option<Vec<(usize, Line)>> {
        type Levels<'m> = Vec<(Number, &'m Requirement)>;
        let mut own: BTreeMap<Option<&str>, (usize, Levels<'_>)> = BTreeMap::new();
        let criteria = steps.iter().flat_map(|s| s.criteria.iter().map(|c| (s.points, c)));
        for (at, (points, criterion)) in criteria.enumerate() {
            let known = own.entry(criterion.name.as_deref()).or_insert((at, Vec::new()));
            known.1.push((points, &criterion.target));
        }
        let lines = own.into_values().map(|(at, asked)| {
            let every = asked.len() == steps.len();
            // Beyond such a number a level is not reached yet, though the points are.
            let open = |(_, asked): &(Number, &Requirement)| {
                matches!(asked, Requirement::Bound(Bound::MoreThan | Bound::LessThan, ..))
            };
            let closed = !asked.iter().skip(1).any(open);
            let line = Line::through(asked.into_iter(), direction, false);
            Some((at, line.filter(|_| every && closed)?))
        });
        lines.collect()
    }

    fn through<'r>(
        levels: impl Iterator<Item = (Number, &'r Requirement)>,
        direction: Direction,
        strictly: bool,
    ) -> Option<Line> {
        let rising = direction == Direction::HigherIsBetter;
        let mut ends: Vec<(Exact, Exact)> = Vec::new();
        let mut first: Option<Interval> = None;
        for (points, requirement) in levels {
            let asked = asked(requirement)?;
            let end = match (rising, &asked.low, &asked.high) {
                (true, Some(low), _) => low.value.clone(),
                (false, _, Some(high)) => high.value.clone(),
                _ => return None,
            };
            if let Requirement::Bound(Bound::Exactly, ..) = requirement {
                return None;
            }
            let harder = |last: &Exact| match rising {
                true => *last < end || (!strictly && *last == end),
                false => *last > end || (!strictly && *last == end),
            };
            if ends.last().is_some_and(|(last, _)| !harder(last)) {
                return None;
            }
            ends.push((end, points.exact()));
            first.get_or_insert(match rising {
                true => Interval { high: None, ..asked },
                false => Interval { low: None, ..asked },
            });
        }
        Some(Line { ends, first: first?, direction })
    }

    /// The values that reach a level.
    pub fn reaching(&self, level: usize) -> Interval {
        let end = self.ends.get(level).filter(|_| level > 0);
        let Some((end, _)) = end else { return self.first.clone() };
        let end = Some(End { value: end.clone(), closed: true });
        match self.direction {
            Direction::HigherIsBetter => Interval { low: end, high: None },
            Direction::LowerIsBetter => Interval { low: None, high: end },
        }
    }

    /// The highest level that a value reaches.
    pub(super) fn level(&self, value: &Exact) -> Option<usize> {
        (0..self.ends.len()).rev().find(|level| self.reaching(*level).contains(value))
    }

    /// The points of a value that has reached the first level.
    fn points(&self, value: &Exact) -> Exact {
        let at = self.level(value).unwrap_or(0);
        let (from, low) = &self.ends[at];
        let Some((to, high)) = self.ends.get(at + 1) else { return low.clone() };
        low + (value - from) * (high - low) / (to - from)
    }

    /// The points of what is worst and of what is best in some values; nothing where that is below the first
    /// level.
    fn range(&self, value: &Interval) -> (Option<Exact>, Option<Exact>) {
        let (worst, best) = match self.direction {
            Direction::HigherIsBetter => (&value.low, &value.high),
            Direction::LowerIsBetter => (&value.high, &value.low),
        };
        let top = || self.ends.last().map(|(_, points)| points.clone());
        let most = || best.as_ref().map_or_else(top, |end| Some(self.points(&end.value)));
        let least = worst.as_ref().filter(|_| value.is_inside(&self.first));
        let least = least.map(|end| self.points(&end.value));
        (least, if value.is_apart(&self.first) { None } else { most() })
    }

    pub(super) fn outcome(&self, value: &Interval, part: &Part) -> Outcome {
        self.of_range(self.range(value), part)
    }

    /// What points from the least to the most come to; below the first level is nothing of them.
    fn of_range(&self, (least, most): (Option<Exact>, Option<Exact>), part: &Part) -> Outcome {
        let (none, mut ratings, mut possible) = (least.is_none(), Vec::new(), Vec::new());
        if let Some(most) = most {
            ratings.push(Rating::Passed);
            possible.push(most);
            // From the first level on, or from the least that the value may be.
            possible.push(least.unwrap_or_else(|| self.ends[0].1.clone()));
        }
        ratings.extend(none.then_some(Rating::Failed));
        let rating = Verdict::from_possible(ratings).unwrap_or(Verdict::Undecided(vec![]));
        (rating, with_below(possible, none, part))
    }
}

/// The lowest of the points that criteria have on their lines; nothing where none of them is asked for.
pub(super) fn lowest(
    lines: &[(usize, Line)],
    steps: &[Milestone],
    scores: &[CriterionScore],
    part: &Part,
) -> Option<Outcome> {
    let criteria: Vec<&Criterion> = steps.iter().flat_map(|step| &step.criteria).collect();
    let asked = lines
        .iter()
        .filter(|(at, _)| !matches!(scores[*at].met, Met::State(State::NotApplicable, _)));
    let ranges = asked.clone().map(|(at, line)| {
        let anything = || Interval { low: None, high: None };
        line.range(&interval(&criteria[*at].result, None).unwrap_or_else(anything))
    });
    // Below the first level is less than any points.
    let all = ranges.reduce(|(least, most), (low, high)| (least.min(low), most.min(high)))?;
    asked.map(|(_, line)| line).next().map(|line| line.of_range(all, part))
}
