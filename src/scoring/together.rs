//! How the numbers of components come together: in the component that they stand in, and in the total of
//! their part.

use num_traits::{One, Zero};

use crate::model::framework::{Component, Part};
use crate::notation::Exact;
use crate::records::framework::{Method, Total};

use super::grade::{Scored, capped};
use super::points::Combined;
use super::spread::Spread;
use super::{Hole, Tally, Verdict};

/// How numbers become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Combination {
    /// Their mean by weights.
    Mean,
    /// The sum of each times its weight.
    Sum,
    /// The lowest of them.
    Lowest,
}

impl Combination {
    /// Of what a component is made of; nothing where it does not add up numbers.
    pub(super) fn of(component: &Component) -> Option<Self> {
        match component.method {
            Method::WeightedPoints => Some(Combination::Mean),
            Method::PointsSum => Some(Combination::Sum),
            Method::LowestPoints => Some(Combination::Lowest),
            Method::SharePassed | Method::Single => None,
        }
    }
}

impl From<Total> for Combination {
    fn from(total: Total) -> Self {
        match total {
            Total::Mean => Combination::Mean,
            Total::Sum => Combination::Sum,
        }
    }
}

/// What some components come to.
pub(super) struct Together {
    /// Each component that is assessed, and its count; none where it has none.
    pub(super) parts: Vec<(usize, Option<Tally>)>,
    /// Everything that they may come to; none where nothing that is assessed weighs anything, or where
    /// one of them has no number.
    pub(super) value: Option<Spread>,
    /// Whether one that counts has no number.
    pub(super) missing: bool,
    /// The first that counts and that the rules may give no number, and why.
    pub(super) hole: Option<(usize, Hole)>,
}

/// Brings the numbers of components together, each by its weight.
pub(super) fn together(part: &Part, of: &[usize], scores: &[Scored], how: Combination) -> Together {
    let mut all = Together { parts: Vec::new(), value: None, missing: false, hole: None };
    let mut sum = Sum::new(how);
    let mut points: Option<bool> = None;
    for at in of {
        let (component, (score, spread)) = (&part.components[*at], &scores[*at]);
        if matches!(score.grade, Verdict::NotAssessed(_)) {
            continue;
        }
        let tally = score.tallies.first();
        all.parts.push((*at, tally.cloned()));
        if sum.weight(component).is_zero() {
            continue;
        }
        // Where no band holds the component's own value, the value counts all the same.
        if let Some(hole) = score.hole.as_ref().filter(|hole| !matches!(hole, Hole::Bands(_))) {
            all.hole.get_or_insert((*at, hole.clone()));
        }
        let (Some(tally), Some(spread)) = (tally, spread) else {
            all.missing = true;
            continue;
        };
        // Percent and points do not add up; the framework was refused.
        all.missing |= points.replace(tally.points).is_some_and(|points| points != tally.points);
        sum.add(component, spread);
    }
    all.value = sum.value().filter(|_| !all.missing);
    all
}

impl Together {
    /// As the points of the component that they stand in, and why the rules may not say.
    pub(super) fn combined(self) -> Combined {
        let hole = self.hole.map(|(_, hole)| hole);
        match self.value {
            Some(value) => Combined::Known(value, hole),
            None if self.missing => Combined::Unknown(hole.unwrap_or(Hole::Points)),
            None => Combined::Unknown(Hole::Weights),
        }
    }
}

/// Everything that components which are assessed can come to, from everything that each of them can come to
/// before its cap; nothing where that is not known of one that counts.
pub(super) fn reach_together(
    part: &Part,
    of: &[usize],
    how: Combination,
    reach: impl Fn(usize) -> Option<Spread>,
) -> Option<Spread> {
    let mut sum = Sum::new(how);
    for at in of {
        let component = &part.components[*at];
        if !sum.weight(component).is_zero() {
            let (reach, _) = capped(reach(*at)?, component.cap.as_ref());
            sum.add(component, &reach);
        }
    }
    sum.value()
}

/// Numbers that are added up.
struct Sum {
    how: Combination,
    value: Option<Spread>,
    weights: Exact,
}

impl Sum {
    fn new(how: Combination) -> Self {
        Sum { how, value: None, weights: Exact::zero() }
    }

    /// The weight of a component; of the lowest it makes no difference.
    fn weight(&self, component: &Component) -> Exact {
        match self.how {
            Combination::Lowest => Exact::one(),
            Combination::Mean | Combination::Sum => {
                component.weight.clone().unwrap_or_else(Exact::one)
            }
        }
    }

    fn add(&mut self, component: &Component, spread: &Spread) {
        let weight = self.weight(component);
        let spread = spread.clone().map(|value| &weight * value);
        let lowest = self.how == Combination::Lowest;
        self.value = Some(match self.value.take() {
            Some(value) if lowest => value.with(&spread, |a, b| a.min(b).clone()),
            Some(value) => value.with(&spread, |a, b| a + b),
            None => spread,
        });
        self.weights += weight;
    }

    fn value(self) -> Option<Spread> {
        let (value, weights) = (self.value?, self.weights);
        Some(match self.how {
            Combination::Mean => value.map(|sum| sum / &weights),
            Combination::Sum | Combination::Lowest => value,
        })
    }
}
