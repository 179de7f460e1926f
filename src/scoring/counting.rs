//! What indicators count for: each as it is rated, and a heading as what stands under it.

use std::collections::BTreeMap;

use crate::model::{Assessment, Year};
use crate::notation::State;
use crate::records::framework::{Counted, Treatment};

use super::{IndicatorScore, Verdict, WhyNot};

/// What one indicator counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// It passed or failed.
    As(bool),
    /// It may have passed.
    Open,
    /// It could not be measured: the treatment says.
    Unmeasurable,
    /// Not at all.
    Not,
}

/// The indicators of a part and what they may count for.
pub(super) struct Counting<'a> {
    pub(super) year: &'a Year,
    pub(super) indicators: &'a [IndicatorScore],
    part: usize,
    /// What is assessed under each heading that stands under nothing.
    under: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Counting<'a> {
    /// The indicators of a part.
    pub(super) fn new(part: usize, year: &'a Year, indicators: &'a [IndicatorScore]) -> Self {
        let mut under: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, indicator) in year.indicators.iter().enumerate() {
            if indicator.part != part || is_heading(year, at) {
                continue;
            }
            // Headings that stand under each other in a circle have no top.
            let (mut top, mut steps) = (at, 0);
            while let Some(parent) = year.indicators[top].parent
                && steps < year.indicators.len()
            {
                (top, steps) = (parent, steps + 1);
            }
            if top != at {
                under.entry(top).or_default().push(at);
            }
        }
        Counting { year, indicators, part, under }
    }

    /// The indicators of a component that are counted.
    pub(super) fn members(&self, component: usize, counted: Counted) -> Vec<usize> {
        let belongs = |at: &usize| {
            let indicator = &self.year.indicators[*at];
            indicator.part == self.part
                && indicator.component == component
                && match counted {
                    Counted::Leaves => !is_heading(self.year, *at),
                    Counted::Top => indicator.parent.is_none(),
                }
        };
        (0..self.year.indicators.len()).filter(belongs).collect()
    }

    /// Whether any of them, or of what stands under them, could not be measured.
    pub(super) fn any_unmeasurable(&self, members: &[usize]) -> bool {
        members.iter().any(|at| {
            let below = self.under.get(at).filter(|_| is_heading(self.year, *at));
            count(&self.indicators[*at]) == Counts::Unmeasurable
                || below.is_some_and(|below| self.any_unmeasurable(below))
        })
    }

    /// Passed for certain, possibly passed besides, and assessed.
    pub(super) fn tally(
        &self,
        members: &[usize],
        treatment: Option<Treatment>,
    ) -> (usize, usize, usize) {
        let (mut passed, mut open, mut assessed) = (0, 0, 0);
        for member in members {
            match self.counts(*member, treatment) {
                Counts::As(true) => (passed, assessed) = (passed + 1, assessed + 1),
                Counts::As(false) => assessed += 1,
                Counts::Open => (open, assessed) = (open + 1, assessed + 1),
                Counts::Unmeasurable | Counts::Not => {}
            }
        }
        (passed, open, assessed)
    }

    /// What an indicator counts for under a treatment. The rules do not say when a heading passes:
    /// where all that is assessed under it passed or all failed every reading agrees, and between
    /// them it stays open.
    pub(super) fn counts(&self, at: usize, treatment: Option<Treatment>) -> Counts {
        if is_heading(self.year, at) {
            let below = self.under.get(&at).map_or(&[][..], Vec::as_slice);
            return match self.tally(below, treatment) {
                (_, _, 0) => Counts::Not,
                (passed, _, assessed) if passed == assessed => Counts::As(true),
                (0, 0, _) => Counts::As(false),
                _ => Counts::Open,
            };
        }
        match (count(&self.indicators[at]), treatment) {
            (Counts::Unmeasurable, Some(Treatment::CountPassed)) => Counts::As(true),
            (Counts::Unmeasurable, Some(Treatment::CountFailed)) => Counts::As(false),
            (Counts::Unmeasurable, _) => Counts::Not,
            (counts, _) => counts,
        }
    }
}

fn is_heading(year: &Year, at: usize) -> bool {
    matches!(year.indicators[at].assessment, Assessment::Heading)
}

fn count(score: &IndicatorScore) -> Counts {
    match &score.rating {
        Verdict::Decided(rating) => Counts::As(rating.passed()),
        Verdict::Undecided(possible) => {
            let passed = possible.iter().filter(|rating| rating.passed()).count();
            match passed {
                0 => Counts::As(false),
                all if all == possible.len() => Counts::As(true),
                _ => Counts::Open,
            }
        }
        Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _)) => Counts::Unmeasurable,
        Verdict::NotAssessed(_) => Counts::Not,
    }
}
