//! The values that something may have while results are open: single values and ranges, so that nothing is
//! called possible that no completion gives.

use crate::model::Interval;
use crate::model::framework::Band;
use crate::notation::Exact;

use super::grade::{band, bands_between};

/// Values and ranges that are kept apart; of more the nearest ones are joined.
const MOST: usize = 128;
/// Pairs of ranges that are looked through to bring two together.
const PAIRS: usize = 4 * MOST;

/// What something may come to: from one value to another, both in, lowest first and apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spread {
    ranges: Vec<(Exact, Exact)>,
    /// Whether ranges were joined: their ends are possible, what lies between them need not be.
    joined: bool,
}

impl Spread {
    /// One value.
    pub(super) fn one(value: Exact) -> Self {
        Spread::range(value.clone(), value)
    }

    /// Any of some values; nothing if there is none.
    pub(super) fn of(values: impl IntoIterator<Item = Exact>) -> Option<Self> {
        let values: Vec<_> = values.into_iter().map(|value| (value.clone(), value)).collect();
        (!values.is_empty()).then(|| Spread::from(values, false))
    }

    /// Anything from one value to another.
    pub(super) fn range(low: Exact, high: Exact) -> Self {
        Spread { ranges: vec![(low, high)], joined: false }
    }

    fn from(mut ranges: Vec<(Exact, Exact)>, joined: bool) -> Self {
        ranges.sort();
        let mut apart: Vec<(Exact, Exact)> = Vec::new();
        for (low, high) in ranges {
            match apart.last_mut() {
                Some(last) if low <= last.1 => last.1 = last.1.clone().max(high),
                _ => apart.push((low, high)),
            }
        }
        Spread { ranges: apart, joined }.at_most(MOST)
    }

    /// The same in no more than so many ranges: those with the smallest gaps between them are joined.
    fn at_most(self, most: usize) -> Self {
        let spare = self.ranges.len().saturating_sub(most.max(1));
        if spare == 0 {
            return self;
        }
        let gap = |at: usize| &self.ranges[at].0 - &self.ranges[at - 1].1;
        let mut gaps: Vec<(Exact, usize)> =
            (1..self.ranges.len()).map(|at| (gap(at), at)).collect();
        gaps.sort();
        let mut closed = vec![false; self.ranges.len()];
        gaps[..spare].iter().for_each(|(_, at)| closed[*at] = true);
        let mut ranges: Vec<(Exact, Exact)> = Vec::new();
        for ((low, high), closed) in self.ranges.into_iter().zip(closed) {
            match ranges.last_mut().filter(|_| closed) {
                Some(last) => last.1 = high,
                None => ranges.push((low, high)),
            }
        }
        Spread { ranges, joined: true }
    }

    /// The range from the least to the most.
    pub(super) fn whole(&self) -> Self {
        self.clone().at_most(1)
    }

    /// What is possible for certain, where ranges were joined.
    fn certain(&self) -> Self {
        if !self.joined {
            return self.clone();
        }
        let ends = self.ranges.iter().flat_map(|(low, high)| [low, high]);
        Spread { ranges: ends.map(|end| (end.clone(), end.clone())).collect(), joined: false }
    }

    /// Whether it comes to a value of an interval for certain.
    pub(super) fn meets(&self, interval: &Interval) -> bool {
        let range = |(low, high): &(Exact, Exact)| Interval::band(low.clone(), high.clone());
        self.certain().ranges.iter().any(|own| !range(own).is_apart(interval))
    }

    /// The bands that it comes to for certain.
    pub(super) fn meets_bands(&self, bands: &[Band]) -> Vec<usize> {
        self.certain().bands(bands).0
    }

    /// From one value to another, lowest first.
    pub(super) fn ranges(&self) -> &[(Exact, Exact)] {
        &self.ranges
    }

    /// At least.
    pub(super) fn low(&self) -> &Exact {
        &self.ranges[0].0
    }

    /// At most.
    pub(super) fn high(&self) -> &Exact {
        &self.ranges[self.ranges.len() - 1].1
    }

    /// The only value there is.
    pub(super) fn single(&self) -> Option<&Exact> {
        (self.low() == self.high()).then(|| self.low())
    }

    /// Every value by itself.
    pub(super) fn map(&self, of: impl Fn(&Exact) -> Exact) -> Self {
        let ends = self.ranges.iter().map(|(low, high)| (of(low), of(high)));
        let ends = ends.map(|(a, b)| if a <= b { (a, b) } else { (b, a) });
        Spread::from(ends.collect(), self.joined)
    }

    /// Every value of one with every value of the other.
    pub(super) fn with(&self, other: &Spread, of: impl Fn(&Exact, &Exact) -> Exact) -> Self {
        // The one with more ranges is made coarser, then the other.
        let room = |of: &Spread| (PAIRS / of.ranges.len()).max(PAIRS / 32);
        let (mine, theirs) = (self.clone().at_most(room(other)), other.clone().at_most(room(self)));
        let both = mine.ranges.iter().flat_map(|a| theirs.ranges.iter().map(move |b| (a, b)));
        let both = both.map(|(a, b)| (of(&a.0, &b.0), of(&a.1, &b.1)));
        Spread::from(both.collect(), mine.joined || theirs.joined)
    }

    /// The values of both.
    pub(super) fn or(self, other: Spread) -> Self {
        let joined = self.joined || other.joined;
        Spread::from(self.ranges.into_iter().chain(other.ranges).collect(), joined)
    }

    /// The bands that the values fall into, and one of the values that falls into none.
    pub(super) fn bands(&self, bands: &[Band]) -> (Vec<usize>, Option<Exact>) {
        let (mut hits, mut none) = (Vec::new(), None);
        for (low, high) in &self.ranges {
            if low == high {
                match band(bands, low) {
                    Some(at) => hits.push(at),
                    None => none = none.or_else(|| Some(low.clone())),
                }
                continue;
            }
            let (own, hole) = bands_between(bands, low, high);
            hits.extend(own);
            none = none.or(hole);
        }
        hits.sort_unstable();
        hits.dedup();
        (hits, none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: i64) -> Exact {
        Exact::from_integer(value.into())
    }

    #[test]
    fn values_stay_apart_and_ranges_grow_together() {
        let two = Spread::of([n(0), n(100)]).unwrap();
        let sum = two.with(&two, |a, b| a + b);
        assert_eq!(sum, Spread::of([n(200), n(0), n(100)]).unwrap());
        let range =
            Spread::range(n(10), n(20)).or(Spread::range(n(15), n(30))).or(Spread::one(n(0)));
        assert_eq!(range.ranges, [(n(0), n(0)), (n(10), n(30))]);
        assert_eq!((range.low(), range.high(), range.single()), (&n(0), &n(30), None));
        assert_eq!(range.map(|value| value.clone().min(n(12))).high(), &n(12));
        assert_eq!(range.map(|value| -value.clone()).low(), &n(-30));
    }

    #[test]
    fn of_too_many_values_the_nearest_are_joined() {
        // Even numbers that lie close, and one far away from them.
        let many = Spread::of((0..200).map(|at| n(2 * at)).chain([n(9000)])).unwrap();
        assert_eq!((many.ranges.len(), many.joined), (MOST, true));
        assert_eq!((many.low(), many.high()), (&n(0), &n(9000)));
        // Nothing is between the last of them and the one far away, and the ends are values for certain.
        assert!(!many.meets(&Interval::band(n(399), n(8999))));
        assert!(many.meets(&Interval::point(n(9000))) && many.meets(&Interval::point(n(0))));
        assert!(
            many.ranges
                .iter()
                .all(|(low, high)| many.meets(&Interval::band(low.clone(), high.clone())))
        );
        // What lies in a range that was joined may be impossible.
        assert!(!many.meets(&Interval::point(n(1))));
        let some = Spread::of((0..100).map(|at| n(2 * at))).unwrap();
        assert_eq!((some.ranges.len(), some.joined), (100, false));
        let sums = some.with(&some, |a, b| a + b);
        assert_eq!((sums.low(), sums.high(), sums.joined), (&n(0), &n(396), true));
        assert!(sums.ranges.len() > 1);
        let far = Spread::of([n(0), n(9000)]).unwrap();
        assert!(!some.with(&far, |a, b| a + b).meets(&Interval::band(n(199), n(8999))));
        assert!(Spread::range(n(0), n(9)).meets(&Interval::point(n(4))));
    }
}
