//! Levels of an indicator: each harder than the one below, none twice, and no value between two bands.

use std::collections::BTreeMap;

use crate::diagnostic::{Findings, catalogue::coverage as say};
use crate::model::framework::Part;
use crate::model::interval::{End, Interval};
use crate::model::{Assessment, Indicator, Quantity, Requirement};
use crate::notation::{Bound, Exact, Number};
use crate::records::framework::Between;
use crate::records::indicator::Direction;
use crate::scoring::ladder::{Line, asked};
use crate::source::Span;

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
            let pairs = Pairs {
                direction: indicator.direction,
                strictly: true,
                cumulative: part.cumulative && !line,
            };
            let found = pairs.check(&steps, findings);
            let numbers =
                levels.len() > 1 && levels.iter().any(|(_, asked)| asked.unit().is_some());
            if interpolated && numbers && !found && !line {
                findings.push(say::not_a_line(indicator.number.as_str()).at(indicator.span));
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
            let pairs = Pairs {
                direction: indicator.direction,
                strictly: false,
                cumulative: part.cumulative,
            };
            for own in own.values() {
                pairs.check(own, findings);
            }
        }
        _ => {}
    }
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
struct Pairs {
    direction: Direction,
    /// Whether it has to ask for more: beside other criteria a level may ask for the same again.
    strictly: bool,
    /// Whether it counts only where the one below holds, too.
    cumulative: bool,
}

impl Pairs {
    /// Checks the levels that ask for one value; says whether one asks for less than the one below.
    fn check(&self, steps: &[Step<'_>], findings: &mut Findings) -> bool {
        let mut found = false;
        for pair in steps.windows(2) {
            let ((low, wants, _), (high, asks, span)) = (pair[0], pair[1]);
            let (Some(from), Some(to)) =
                (threshold(wants, self.direction), threshold(asks, self.direction))
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
                findings.push(say::levels_order(&high, &asks, &low, &wants).at(span));
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
    some(&shared).map(|value| unit.with(&value))
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
    inside(&hole).map(|value| unit.with(&value))
}
