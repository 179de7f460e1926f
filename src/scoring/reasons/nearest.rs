//! Where the outcome of a value changes: the nearest places above and below it.

use std::collections::BTreeSet;

use crate::model::Interval;
use crate::model::interval::End;
use crate::notation::{Bound, Exact};
use crate::scoring::exact;

/// A place at which the outcome changes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Crossing<T> {
    /// On which side of the number the other outcome begins.
    pub(super) bound: Bound,
    /// The number.
    pub(super) value: Exact,
    /// A value that has the other outcome: the number itself, or one right behind it.
    pub(super) at: Exact,
    /// The other outcome.
    pub(super) gives: T,
}

/// Every other outcome, the nearest place first at which it begins. Outcomes change at `ends` only: each
/// end and one value between each two say it all.
pub(super) fn crossings<T: PartialEq>(
    at: &Exact,
    ends: impl IntoIterator<Item = Exact>,
    outcome: impl Fn(&Exact) -> T,
) -> Vec<Crossing<T>> {
    let ends: Vec<Exact> = ends.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let here = outcome(at);
    let mut found: Vec<Crossing<T>> = Vec::new();
    let mut add = |bound: Bound, value: &Exact, at: &Exact, gives: T| {
        if gives != here {
            found.push(Crossing { bound, value: value.clone(), at: at.clone(), gives });
        }
    };
    let first = ends.partition_point(|end| end < at);
    for (i, end) in ends.iter().enumerate().skip(first) {
        let behind = between(end, ends.get(i + 1), true);
        let beyond = outcome(&behind);
        if end > at {
            let on = outcome(end);
            add(if on == beyond { Bound::AtLeast } else { Bound::Exactly }, end, end, on);
        }
        add(Bound::MoreThan, end, &behind, beyond);
    }
    let last = ends.partition_point(|end| end <= at);
    for (i, end) in ends.iter().enumerate().take(last).rev() {
        let behind = between(end, i.checked_sub(1).map(|before| &ends[before]), false);
        let beyond = outcome(&behind);
        if end < at {
            let on = outcome(end);
            add(if on == beyond { Bound::AtMost } else { Bound::Exactly }, end, end, on);
        }
        add(Bound::LessThan, end, &behind, beyond);
    }
    // A place is as far away as its number; the number itself is nearer than what lies beyond it.
    let open = |bound: Bound| matches!(bound, Bound::MoreThan | Bound::LessThan);
    found.sort_by_key(|found| ((&found.value - at).abs(), open(found.bound)));
    let mut nearest: Vec<Crossing<T>> = Vec::new();
    for crossing in found {
        if !nearest.iter().any(|known| known.gives == crossing.gives) {
            nearest.push(crossing);
        }
    }
    nearest
}

/// The values from a crossing on that have its outcome, as far as no other comes between.
pub(super) fn stretch<T: PartialEq>(
    crossing: &Crossing<T>,
    ends: impl IntoIterator<Item = Exact>,
    outcome: impl Fn(&Exact) -> T,
) -> Interval {
    let up = match crossing.bound {
        Bound::AtLeast | Bound::MoreThan => true,
        Bound::AtMost | Bound::LessThan => false,
        Bound::Exactly | Bound::Bare => return Interval::point(crossing.value.clone()),
    };
    let closed = matches!(crossing.bound, Bound::AtLeast | Bound::AtMost);
    let near = Some(End { value: crossing.value.clone(), closed });
    let beyond = |end: &Exact| if up { *end > crossing.value } else { *end < crossing.value };
    let mut rest: Vec<Exact> =
        ends.into_iter().filter(beyond).collect::<BTreeSet<_>>().into_iter().collect();
    if !up {
        rest.reverse();
    }
    let far = rest.iter().enumerate().find_map(|(at, end)| {
        let other = |value: &Exact| outcome(value) != crossing.gives;
        let closed = !other(end);
        let behind = || between(end, rest.get(at + 1), up);
        (!closed || other(&behind())).then(|| End { value: end.clone(), closed })
    });
    match up {
        true => Interval { low: near, high: far },
        false => Interval { low: far, high: near },
    }
}

/// A value between an end and the next one, or behind the last.
fn between(end: &Exact, next: Option<&Exact>, up: bool) -> Exact {
    match next {
        Some(next) => (end + next) / exact(2),
        None if up => end + exact(1),
        None => end - exact(1),
    }
}

/// A value right behind another one, with no end between.
pub(super) fn beyond(value: &Exact, ends: impl IntoIterator<Item = Exact>, up: bool) -> Exact {
    let behind = ends.into_iter().filter(|end| if up { end > value } else { end < value });
    let next = if up { behind.min() } else { behind.max() };
    between(value, next.as_ref(), up)
}

/// A value inside an interval, or outside of it.
pub(super) fn elsewhere(interval: &Interval, inside: bool) -> Option<Exact> {
    let one = exact(1);
    match (&interval.low, &interval.high, inside) {
        (Some(low), Some(high), true) => Some((&low.value + &high.value) / exact(2)),
        (Some(low), None, true) => Some(&low.value + &one),
        (None, Some(high), true) => Some(&high.value - &one),
        (Some(low), _, false) => Some(&low.value - &one),
        (None, Some(high), false) => Some(&high.value + &one),
        (None, None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: i64) -> Exact {
        Exact::from_integer(value.into())
    }

    /// Bands that are open and closed at their ends: below 50, from 50 to 67, above.
    fn band(value: &Exact) -> char {
        match (value < &n(50), value > &n(67)) {
            (true, _) => '○',
            (_, true) => '●',
            _ => '◎',
        }
    }

    fn found(at: i64) -> Vec<(Bound, Exact, char)> {
        let crossings = crossings(&n(at), [n(50), n(67)], band);
        crossings.into_iter().map(|c| (c.bound, c.value, c.gives)).collect()
    }

    #[test]
    fn an_end_belongs_to_one_side() {
        assert_eq!(found(60), [(Bound::MoreThan, n(67), '●'), (Bound::LessThan, n(50), '○')]);
        assert_eq!(found(67), [(Bound::MoreThan, n(67), '●'), (Bound::LessThan, n(50), '○')]);
        assert_eq!(found(50), [(Bound::LessThan, n(50), '○'), (Bound::MoreThan, n(67), '●')]);
        assert_eq!(found(49), [(Bound::AtLeast, n(50), '◎'), (Bound::MoreThan, n(67), '●')]);
        assert_eq!(found(83), [(Bound::AtMost, n(67), '◎'), (Bound::LessThan, n(50), '○')]);
    }

    #[test]
    fn an_outcome_reaches_as_far_as_no_other_begins() {
        let ends = || [n(50), n(67)];
        let stretches = |at: i64| -> Vec<Interval> {
            crossings(&n(at), ends(), band).iter().map(|c| stretch(c, ends(), band)).collect()
        };
        let end = |value: i64, closed: bool| Some(End { value: n(value), closed });
        let above = Interval { low: end(67, false), high: None };
        assert_eq!(stretches(49), [Interval::band(n(50), n(67)), above]);
        let below = Interval { low: None, high: end(50, false) };
        assert_eq!(stretches(83), [Interval::band(n(50), n(67)), below]);
    }

    #[test]
    fn one_value_alone_is_exactly_that() {
        let one = |value: &Exact| *value == n(5);
        let up = crossings(&n(3), [n(5)], one);
        let five = Crossing { bound: Bound::Exactly, value: n(5), at: n(5), gives: true };
        assert_eq!(up, [five]);
        let off = crossings(&n(5), [n(5)], one);
        assert_eq!((off.len(), off[0].gives), (1, false));
        assert!(crossings(&n(5), [], one).is_empty());
    }
}
