//! The values that something may have while results are open: single values and ranges, so that nothing is
//! called possible that no completion gives.

use crate::model::framework::Band;
use crate::notation::Exact;

use super::grade::{band, bands_between};

/// Values and ranges that are kept apart; of more only the whole range is known.
const MOST: usize = 128;

/// What something may come to: from one value to another, both in, lowest first and apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spread(Vec<(Exact, Exact)>);

impl Spread {
    /// One value.
    pub(super) fn one(value: Exact) -> Self {
        Spread(vec![(value.clone(), value)])
    }

    /// Any of some values; nothing if there is none.
    pub(super) fn of(values: impl IntoIterator<Item = Exact>) -> Option<Self> {
        let values: Vec<_> = values.into_iter().map(|value| (value.clone(), value)).collect();
        (!values.is_empty()).then(|| Spread::from(values))
    }

    /// Anything from one value to another.
    pub(super) fn range(low: Exact, high: Exact) -> Self {
        Spread(vec![(low, high)])
    }

    fn from(mut ranges: Vec<(Exact, Exact)>) -> Self {
        ranges.sort();
        let mut apart: Vec<(Exact, Exact)> = Vec::new();
        for (low, high) in ranges {
            match apart.last_mut() {
                Some(last) if low <= last.1 => last.1 = last.1.clone().max(high),
                _ => apart.push((low, high)),
            }
        }
        let spread = Spread(apart);
        match spread.0.len() > MOST {
            true => spread.whole(),
            false => spread,
        }
    }

    /// The range from the least to the most.
    fn whole(&self) -> Self {
        Spread::range(self.low().clone(), self.high().clone())
    }

    /// From one value to another, lowest first.
    pub(super) fn ranges(&self) -> &[(Exact, Exact)] {
        &self.0
    }

    /// At least.
    pub(super) fn low(&self) -> &Exact {
        &self.0[0].0
    }

    /// At most.
    pub(super) fn high(&self) -> &Exact {
        &self.0[self.0.len() - 1].1
    }

    /// The only value there is.
    pub(super) fn single(&self) -> Option<&Exact> {
        (self.low() == self.high()).then(|| self.low())
    }

    /// Every value by itself.
    pub(super) fn map(&self, of: impl Fn(&Exact) -> Exact) -> Self {
        let ends = self.0.iter().map(|(low, high)| (of(low), of(high)));
        Spread::from(ends.map(|(a, b)| if a <= b { (a, b) } else { (b, a) }).collect())
    }

    /// Every value of one with every value of the other.
    pub(super) fn with(&self, other: &Spread, of: impl Fn(&Exact, &Exact) -> Exact) -> Self {
        let (mine, theirs) = match self.0.len() * other.0.len() > 2 * MOST {
            true => (self.whole(), other.whole()),
            false => (self.clone(), other.clone()),
        };
        let both = mine.0.iter().flat_map(|a| theirs.0.iter().map(move |b| (a, b)));
        Spread::from(both.map(|(a, b)| (of(&a.0, &b.0), of(&a.1, &b.1))).collect())
    }

    /// The values of both.
    pub(super) fn or(self, other: Spread) -> Self {
        Spread::from(self.0.into_iter().chain(other.0).collect())
    }

    /// The bands that the values fall into, and one of the values that falls into none.
    pub(super) fn bands(&self, bands: &[Band]) -> (Vec<usize>, Option<Exact>) {
        let (mut hits, mut none) = (Vec::new(), None);
        for (low, high) in &self.0 {
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
        assert_eq!(range.0, [(n(0), n(0)), (n(10), n(30))]);
        assert_eq!((range.low(), range.high(), range.single()), (&n(0), &n(30), None));
        assert_eq!(range.map(|value| value.clone().min(n(12))).high(), &n(12));
        assert_eq!(range.map(|value| -value.clone()).low(), &n(-30));
    }

    #[test]
    fn too_many_values_are_one_range() {
        let many = Spread::of((0..200).map(|at| n(2 * at))).unwrap();
        assert_eq!(many, Spread::range(n(0), n(398)));
        let some = Spread::of((0..100).map(|at| n(2 * at))).unwrap();
        assert_eq!(some.0.len(), 100);
        assert_eq!(some.with(&some, |a, b| a + b), Spread::range(n(0), n(396)));
    }
}
