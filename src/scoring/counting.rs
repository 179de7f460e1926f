//! What indicators count for: each as it is rated, and a heading as what stands under it.

use std::collections::BTreeMap;

use crate::model::framework::Part;
use crate::model::{Assessment, Year};
use crate::notation::State;
use crate::records::framework::{Counted, HeadingPasses, Treatment};

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
    rules: &'a Part,
    /// What is assessed under each heading that stands under nothing.
    under: BTreeMap<usize, Vec<usize>>,
    /// What stands right under each heading.
    children: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Counting<'a> {
    /// The indicators of a part.
    pub(super) fn new(
        part: usize,
        rules: &'a Part,
        year: &'a Year,
        indicators: &'a [IndicatorScore],
    ) -> Self {
        let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let own = year.indicators.iter().enumerate().filter(|(_, i)| i.part == part);
        for (at, parent) in own.filter_map(|(at, i)| Some((at, i.parent?))) {
            children.entry(parent).or_default().push(at);
        }
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
        Counting { year, indicators, part, rules, under, children }
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
            self.count(*at) == Counts::Unmeasurable
                || below.is_some_and(|below| self.any_unmeasurable(below))
        })
    }

    /// Passed for certain, possibly passed besides, and assessed.
    pub(super) fn tally(
        &self,
        members: &[usize],
        treatment: Option<Treatment>,
        heading: &[HeadingPasses],
    ) -> (usize, usize, usize) {
        let (mut passed, mut open, mut assessed) = (0, 0, 0);
        for member in members {
            match self.counts(*member, treatment, heading) {
                Counts::As(true) => (passed, assessed) = (passed + 1, assessed + 1),
                Counts::As(false) => assessed += 1,
                Counts::Open => (open, assessed) = (open + 1, assessed + 1),
                Counts::Unmeasurable | Counts::Not => {}
            }
        }
        (passed, open, assessed)
    }

    /// What an indicator counts for under a treatment. Where the rules do not say when a heading passes,
    /// every reading has to agree, and between them it stays open.
    pub(super) fn counts(
        &self,
        at: usize,
        treatment: Option<Treatment>,
        heading: &[HeadingPasses],
    ) -> Counts {
        if is_heading(self.year, at) {
            let below = self.under.get(&at).map_or(&[][..], Vec::as_slice);
            let (passed, open, assessed) = self.tally(below, treatment, heading);
            if assessed == 0 {
                return Counts::Not;
            }
            let certain = |passed: usize| {
                heading.iter().map(move |rule| match rule {
                    HeadingPasses::All => passed == assessed,
                    HeadingPasses::Any => passed > 0,
                    HeadingPasses::Majority => 2 * passed > assessed,
                })
            };
            // Passing is easier the more of them pass.
            return match (certain(passed).all(|p| p), certain(passed + open).any(|p| p)) {
                (true, _) => Counts::As(true),
                (false, false) => Counts::As(false),
                (false, true) => Counts::Open,
            };
        }
        match (self.count(at), treatment) {
            (Counts::Unmeasurable, Some(Treatment::CountPassed)) => Counts::As(true),
            (Counts::Unmeasurable, Some(Treatment::CountFailed)) => Counts::As(false),
            (Counts::Unmeasurable, _) => Counts::Not,
            (counts, _) => counts,
        }
    }

    /// What an indicator counts for by itself.
    fn count(&self, at: usize) -> Counts {
        match self.not_due(at) {
            None => count(&self.indicators[at]),
            Some(Treatment::LeaveOut) => Counts::Not,
            Some(Treatment::CountPassed) => Counts::As(true),
            Some(Treatment::CountFailed) => Counts::As(false),
        }
    }

    /// What the rules make of an indicator that is not due yet.
    pub(super) fn not_due(&self, at: usize) -> Option<Treatment> {
        self.rules.not_due.filter(|_| self.indicators[at].not_due)
    }

    /// What stands right under an indicator, if it is a heading.
    pub(super) fn beneath(&self, at: usize) -> Option<&[usize]> {
        let children = || self.children.get(&at).map_or(&[][..], Vec::as_slice);
        is_heading(self.year, at).then(children)
    }

    /// Whether there is something to assess, and no result of any of it yet.
    pub(super) fn no_result(&self, members: &[usize]) -> bool {
        let below = |at: &usize| match is_heading(self.year, *at) {
            true => self.under.get(at).map_or(&[][..], Vec::as_slice).to_vec(),
            false => vec![*at],
        };
        let assessed = |at: &usize| !matches!(self.indicators[*at].rating, Verdict::NotAssessed(_));
        let mut asked = members.iter().flat_map(below).filter(assessed).peekable();
        asked.peek().is_some() && asked.all(|at| self.indicators[at].no_result)
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
