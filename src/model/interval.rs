//! Intervals of exact values: what `มากกว่า 100,000 ราย` or `50-67` leaves open.

use crate::notation::{Bound, Exact};

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The value.
    pub value: Exact,
    /// Whether the value itself belongs to the interval.
    pub closed: bool,
}

/// All values between two ends; a missing end is open without limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Option<End>,
    /// Upper end.
    pub high: Option<End>,
}

impl Interval {
    /// One value.
    pub fn point(value: Exact) -> Self {
        Interval::band(value.clone(), value)
    }

    /// From one value to another, both in.
    pub fn band(low: Exact, high: Exact) -> Self {
        let end = |value| Some(End { value, closed: true });
        Interval { low: end(low), high: end(high) }
    }

    /// What a bound word and a number mean; a bare number means itself.
    pub fn bounded(bound: Bound, value: Exact) -> Self {
        let end = |closed| Some(End { value: value.clone(), closed });
        match bound {
            Bound::Bare | Bound::Exactly => Interval::point(value),
            Bound::AtLeast => Interval { low: end(true), high: None },
            Bound::MoreThan => Interval { low: end(false), high: None },
            Bound::AtMost => Interval { low: None, high: end(true) },
            Bound::LessThan => Interval { low: None, high: end(false) },
        }
    }

    /// The only value there is in it.
    pub fn single(&self) -> Option<&Exact> {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if low == high && low.closed => Some(&low.value),
            _ => None,
        }
    }

    /// The values that are in both; of two ends at one value the open one holds less.
    pub fn and(&self, other: &Interval) -> Interval {
        let ends = |a: &Option<End>, b: &Option<End>| [a.clone(), b.clone()].into_iter().flatten();
        let low = ends(&self.low, &other.low).max_by_key(|end| (end.value.clone(), !end.closed));
        let high = ends(&self.high, &other.high).min_by_key(|end| (end.value.clone(), end.closed));
        Interval { low, high }
    }

    /// Whether it holds no value.
    pub fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => {
                low.value > high.value || (low.value == high.value && !(low.closed && high.closed))
            }
            _ => false,
        }
    }

    /// Whether every value of `self` is below every value of `other`.
    pub fn is_below(&self, other: &Interval) -> bool {
        match (&self.high, &other.low) {
            (Some(high), Some(low)) => {
                high.value < low.value || (high.value == low.value && !(high.closed && low.closed))
            }
            _ => false,
        }
    }

    /// Whether no value is in both.
    pub fn is_apart(&self, other: &Interval) -> bool {
        self.is_below(other) || other.is_below(self)
    }

    /// Whether every value of `self` is in `other`.
    pub fn is_inside(&self, other: &Interval) -> bool {
        let low = match (&self.low, &other.low) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(mine), Some(theirs)) => {
                mine.value > theirs.value
                    || (mine.value == theirs.value && (theirs.closed || !mine.closed))
            }
        };
        let high = match (&self.high, &other.high) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(mine), Some(theirs)) => {
                mine.value < theirs.value
                    || (mine.value == theirs.value && (theirs.closed || !mine.closed))
            }
        };
        low && high
    }

    /// Whether a value is in it.
    pub fn contains(&self, value: &Exact) -> bool {
        Interval::point(value.clone()).is_inside(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: i64) -> Exact {
        Exact::from_integer(value.into())
    }

    #[test]
    fn ends_decide() {
        let above = Interval::bounded(Bound::MoreThan, n(67));
        let between = Interval::band(n(50), n(67));
        let below = Interval::bounded(Bound::LessThan, n(50));
        assert!(between.contains(&n(50)) && between.contains(&n(67)));
        assert!(!above.contains(&n(67)) && !below.contains(&n(50)));
        assert!(between.is_below(&above) && below.is_below(&between));
        assert!(above.is_apart(&between));
        let more = Interval::bounded(Bound::MoreThan, n(100));
        assert!(more.is_inside(&Interval::bounded(Bound::AtLeast, n(100))));
        assert!(!Interval::bounded(Bound::AtLeast, n(100)).is_inside(&more));
        assert!(Interval::band(n(50), n(100)).is_below(&more));
    }
}
