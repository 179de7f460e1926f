//! Sub-levels of an overall level: the shares that decide them, and the holes between their rules.

use std::collections::BTreeSet;

use num_traits::Zero;

use crate::model::framework::{Measure, Sublevels};
use crate::notation::Exact;
use crate::records::framework::{HeadingPasses, Share, Treatment};
use crate::records::indicator::IndicatorKind;

use super::counting::Counting;
use super::exact;

/// Combinations of open values that are looked through one by one.
pub(super) const MOST_COMBINATIONS: usize = 4096;

/// The sub-levels that are possible: index of the rule, or none for the hole between the rules.
pub(super) fn possible(
    sublevels: &Sublevels,
    members: &[Vec<usize>],
    counting: &Counting<'_>,
    treatment: Option<Treatment>,
) -> Vec<Option<usize>> {
    let values: Vec<Vec<Exact>> = sublevels
        .measures
        .iter()
        .map(|measure| {
            let chosen: Vec<usize> =
                measure.components.iter().flat_map(|c| members[*c].iter().copied()).collect();
            share(measure, &chosen, counting, treatment)
        })
        .collect();
    let counts: Vec<Vec<usize>> = values.iter().map(|v| (0..v.len()).collect()).collect();
    let size = counts.iter().try_fold(1usize, |n, list| n.checked_mul(list.len()));
    if size.is_none_or(|n| n > MOST_COMBINATIONS) {
        return (0..sublevels.rules.len()).map(Some).chain([None]).collect();
    }
    let possible: BTreeSet<Option<usize>> = combine(&counts)
        .into_iter()
        .map(|choice| {
            sublevels.rules.iter().position(|rule| {
                rule.when.iter().all(|(measure, interval)| {
                    interval.contains(&values[*measure][choice[*measure]])
                })
            })
        })
        .collect();
    possible.into_iter().collect()
}

/// The percentages that a share may be.
pub(super) fn share(
    measure: &Measure,
    members: &[usize],
    counting: &Counting<'_>,
    treatment: Option<Treatment>,
) -> Vec<Exact> {
    let percent = |part: usize, whole: usize| exact(100) * exact(part) / exact(whole);
    match measure.share {
        Share::Passed => {
            let (passed, open, assessed) = counting.tally(members, treatment, HeadingPasses::ALL);
            if assessed == 0 {
                return vec![Exact::zero()];
            }
            (passed..=passed + open).map(|passed| percent(passed, assessed)).collect()
        }
        Share::Outcome => {
            let kinds: Vec<Option<IndicatorKind>> =
                members.iter().map(|m| counting.year.indicators[*m].kind).collect();
            if kinds.is_empty() {
                return vec![Exact::zero()];
            }
            let known = kinds.iter().filter(|kind| **kind == Some(IndicatorKind::Outcome)).count();
            let unknown = kinds.iter().filter(|kind| kind.is_none()).count();
            (known..=known + unknown).map(|outcomes| percent(outcomes, kinds.len())).collect()
        }
    }
}

/// One of each list, in every way.
fn combine(lists: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for list in lists {
        all = all
            .into_iter()
            .flat_map(|head: Vec<usize>| {
                list.iter().map(move |last| [head.as_slice(), &[*last]].concat())
            })
            .collect();
    }
    all
}
