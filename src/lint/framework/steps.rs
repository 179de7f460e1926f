//! Levels of an indicator: each harder than the one below, none twice, and no value between two bands.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Findings, Problem};
use crate::lint::say::coverage as say;
use crate::model::framework::Part;
use crate::model::interval::{End, Interval};
use crate::model::{Assessment, Indicator, Quantity, Requirement, Unit};
use crate::notation::{Bound, Exact, Number};
use crate::records::framework::Between;
use crate::records::indicator::Direction;
use crate::scoring::exact;
use crate::scoring::ladder::asked;
use crate::scoring::line::Line;
use crate::source::Span;
use crate::unit::PERCENT;

use super::bands::{inside, some};

/// A level that asks for one value: its points, what it asks for, where that stands.
type Step<'a> = (Number, &'a Requirement, Span);

/// Checks the levels of an indicator.
pub(super) fn check(indicator: &Indicator, part: &Part, findings: &mut Findings) {
    match &indicator.assessment {
        Assessment::Levels { levels, .. } => {
            let steps: Vec<Step<'_>> = levels
                .iter()
                .map(|(points, asked)| (*points, asked, indicator.place_of_level(*points)))
                .collect();
            twice(steps.iter().map(|step| step.0), indicator, findings);
            let interpolated = part.between == Between::Interpolated;
            let line = interpolated && Line::new(levels, indicator.direction).is_some();
            let pairs = Pairs { indicator, strictly: true, cumulative: part.cumulative && !line };
            let found = pairs.check(&steps, findings);
            let numbers =
                levels.len() > 1 && levels.iter().any(|(_, asked)| asked.unit().is_some());
            if interpolated && numbers && !found && !line {
                let problem = not_a_line(indicator, levels.iter().map(|(_, asked)| asked), false);
                findings.push(problem.at(indicator.span));
            }
        }
        Assessment::Milestones { steps, .. } => {
            twice(steps.iter().map(|step| step.points), indicator, findings);
            let mut own: BTreeMap<Option<&str>, Vec<Step<'_>>> = BTreeMap::new();
            for step in steps {
                for criterion in &step.criteria {
                    let asked = (step.points, &criterion.target, criterion.span);
                    own.entry(criterion.name.as_deref()).or_default().push(asked);
                }
            }
            let pairs = Pairs { indicator, strictly: false, cumulative: part.cumulative };
            // Each criterion is checked, also behind one that was found.
            let found = own.values().filter(|own| pairs.check(own, findings)).count() > 0;
            let asked = || steps.iter().flat_map(|step| &step.criteria);
            let numbers = steps.len() > 1 && asked().any(|c| c.target.unit().is_some());
            let interpolated = part.between == Between::Interpolated;
            let line = || Line::each(steps, indicator.direction).is_some();
            if interpolated && numbers && !found && !line() {
                let problem = not_a_line(indicator, asked().map(|c| &c.target), true);
                findings.push(problem.at(indicator.span));
            }
        }
        _ => {}
    }
}

/// Points that do not fit the levels of an indicator: what lies below the first may not give more than
/// it, nor a level more than there is.
pub(super) fn points(indicator: &Indicator, part: &Part, said: &mut Said, findings: &mut Findings) {
    let points: Vec<Number> = match &indicator.assessment {
        Assessment::Levels { levels, .. } => levels.iter().map(|(points, _)| *points).collect(),
        Assessment::Milestones { steps, .. } => steps.iter().map(|step| step.points).collect(),
        _ => return,
    };
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    let number = indicator.number.as_str();
    if let Some(below) = part.below_first.as_ref().filter(|below| **below > first.exact())
        && said.below.insert(indicator.part)
    {
        let place = indicator.place_of_level(*first);
        let below = crate::notation::number::plain(below);
        findings.push(say::below_first_is_more(&below, &first.to_string(), number).at(place));
    }
    if let Some(full) = part.full_points.as_ref().filter(|full| last.exact() > **full)
        && said.full.insert(indicator.part)
    {
        let place = indicator.place_of_level(*last);
        let full = crate::notation::number::plain(full);
        findings.push(say::level_above_full(&last.to_string(), &full, number).at(place));
    }
}

/// The parts of a year of which something was said: one slip in the rules is one finding.
#[derive(Default)]
pub(super) struct Said {
    below: BTreeSet<usize>,
    full: BTreeSet<usize>,
}

/// Reports levels of the same points.
fn twice(points: impl Iterator<Item = Number>, indicator: &Indicator, findings: &mut Findings) {
    let mut last: Option<Number> = None;
    for points in points {
        if last.is_some_and(|last| last.exact() == points.exact()) {
            let place = indicator.place_of_level(points);
            findings.push(say::level_twice(&points.to_string()).at(place));
        }
        last = Some(points);
    }
}

/// How each level is checked against the one below it.
struct Pairs<'a> {
    indicator: &'a Indicator,
    /// Whether it has to ask for more: beside other criteria a level may ask for the same again.
    strictly: bool,
    /// Whether it counts only where the one below holds, too.
    cumulative: bool,
}

impl Pairs<'_> {
    /// Checks the levels that ask for one value; says whether one asks for less than the one below.
    fn check(&self, steps: &[Step<'_>], findings: &mut Findings) -> bool {
        let direction = self.indicator.direction;
        if steps.len() > 2 && is_reversed(steps, direction) {
            findings.push(levels_reversed(self.indicator).at(steps[0].2));
            return true;
        }
        let mut found = false;
        for pair in steps.windows(2) {
            let ((low, wants, _), (high, asks, span)) = (pair[0], pair[1]);
            let (Some(from), Some(to)) = (threshold(wants, direction), threshold(asks, direction))
            else {
                continue;
            };
            if from.rising != to.rising || !from.quantity.unit.fits(&to.quantity.unit) {
                continue;
            }
            let (lower, higher) = (from.key(), to.key());
            let harder = if from.rising { higher > lower } else { higher < lower };
            let (low, high) = (low.to_string(), high.to_string());
            if !harder && (self.strictly || higher != lower) {
                let (asks, wants) = (asks.to_string(), wants.to_string());
                let lower = direction == Direction::LowerIsBetter;
                let problem = say::levels_order((&high, &asks), (&low, &wants), lower);
                findings.push(problem.at(span));
                found = true;
            } else if harder && self.cumulative && apart(wants, asks) {
                let wants = wants.to_string();
                findings.push(say::level_never(&high, &low, &wants).at(span));
            } else if let Some(value) = gap(wants, asks, from.rising) {
                findings.push(say::step_gap(&value, &low, &high).at(span));
            } else if harder && let Some(value) = both(wants, asks) {
                findings.push(say::step_overlap(&value, &low, &high).at(span));
            }
        }
        found
    }
}

/// Whether every level asks for less than the one below: it is the direction that was forgotten.
fn is_reversed(steps: &[Step<'_>], direction: Direction) -> bool {
    steps.windows(2).all(|pair| {
        let both = threshold(pair[0].1, direction).zip(threshold(pair[1].1, direction));
        both.is_some_and(|(from, to)| {
            let alike = from.rising == to.rising && from.quantity.unit.fits(&to.quantity.unit);
            alike && if from.rising { to.key() < from.key() } else { to.key() > from.key() }
        })
    })
}

/// Whether all levels are bounds of the other direction than the indicator has.
fn is_turned<'r>(asked: impl Iterator<Item = &'r Requirement>, direction: Direction) -> bool {
    let mut asked = asked.map(|asked| threshold(asked, direction));
    asked.all(|t| t.is_some_and(|t| t.rising != (direction == Direction::HigherIsBetter)))
}

fn levels_reversed(indicator: &Indicator) -> Problem {
    let lower = indicator.direction == Direction::LowerIsBetter;
    say::levels_reversed(indicator.number.as_str(), lower)
}

/// Why nothing can be interpolated between levels.
fn not_a_line<'r>(
    indicator: &Indicator,
    asked: impl Iterator<Item = &'r Requirement>,
    of_criteria: bool,
) -> Problem {
    match is_turned(asked, indicator.direction) {
        true => levels_reversed(indicator),
        false => say::not_a_line(indicator.number.as_str(), of_criteria),
    }
}

/// Whether no value is in the band of a level and in the level above it.
fn apart(lower: &Requirement, higher: &Requirement) -> bool {
    let banded = matches!(lower, Requirement::Band(..));
    let both = asked(lower).zip(asked(higher));
    banded && both.is_some_and(|(lower, higher)| lower.is_apart(&higher))
}

/// A value that is in the band of a level and in the level above it, with its unit.
fn both(lower: &Requirement, higher: &Requirement) -> Option<String> {
    let Requirement::Band(Quantity { unit, .. }, ..) = lower else { return None };
    let both = asked(lower)?.and(&asked(higher)?);
    let plain = |end: End| End { value: end.value / unit.factor(), ..end };
    let shared = Interval { low: both.low.map(plain), high: both.high.map(plain) };
    if shared.is_empty() {
        return None;
    }
    let within = shared.and(&possible(unit));
    let example = if within.is_empty() { &shared } else { &within };
    some(example).map(|value| unit.with(&value))
}

/// Where a level begins, and whether more is better there.
struct Threshold<'a> {
    quantity: &'a Quantity,
    open: bool,
    rising: bool,
}

impl Threshold<'_> {
    /// Orders thresholds: a value that is not in itself is a little further.
    fn key(&self) -> (Exact, bool) {
        (self.quantity.in_base(), self.open == self.rising)
    }
}

fn threshold(requirement: &Requirement, direction: Direction) -> Option<Threshold<'_>> {
    let rising = direction == Direction::HigherIsBetter;
    Some(match requirement {
        Requirement::Bound(bound, quantity, _) => {
            let open = matches!(bound, Bound::MoreThan | Bound::LessThan);
            let rising = match bound {
                Bound::AtLeast | Bound::MoreThan => true,
                Bound::AtMost | Bound::LessThan => false,
                Bound::Bare | Bound::Exactly => rising,
            };
            Threshold { quantity, open, rising }
        }
        Requirement::Band(low, high, _) => {
            Threshold { quantity: if rising { low } else { high }, open: false, rising }
        }
        Requirement::Level(quantity, _) => Threshold { quantity, open: false, rising },
        Requirement::Deadline { .. } | Requirement::Text(_) => return None,
    })
}

/// A value between the band of a level and the level above it, with its unit.
fn gap(lower: &Requirement, higher: &Requirement, rising: bool) -> Option<String> {
    let Requirement::Band(low, high, _) = lower else { return None };
    let (end, unit) = if rising { (high, &high.unit) } else { (low, &low.unit) };
    let next = match higher {
        Requirement::Band(low, high, _) => (if rising { low } else { high }, true),
        Requirement::Bound(bound, quantity, _) => {
            (quantity, !matches!(bound, Bound::MoreThan | Bound::LessThan))
        }
        _ => return None,
    };
    let plain = |quantity: &Quantity| quantity.in_base() / unit.factor();
    // What a band holds is in; what the next level holds is in as well.
    let near = End { value: plain(end), closed: false };
    let far = End { value: plain(next.0), closed: !next.1 };
    let hole = match rising {
        true => Interval { low: Some(near), high: Some(far) },
        false => Interval { low: Some(far), high: Some(near) },
    };
    let possible = hole.and(&possible(unit));
    let value = inside(&hole)?;
    Some(unit.with(&inside(&possible).unwrap_or(value)))
}

/// What values of a unit usually come to, from which an example is taken.
fn possible(unit: &Unit) -> Interval {
    match unit.name() == PERCENT {
        true => Interval::band(exact(0), exact(100)),
        false => Interval { low: None, high: None },
    }
}
