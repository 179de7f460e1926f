//! Why an overall level has its sub-level: the shares, and what each rule makes of them.

use crate::model::Interval;
use crate::model::interval::End;
use crate::records::framework::Share;
use crate::scoring::grade::treatments;
use crate::scoring::sublevel::share;

use super::{Kind, PartContext, Reason};

/// The reasons of a part's sub-level; none where its level has no sub-levels.
pub(super) fn reasons(around: &PartContext<'_>) -> Vec<Reason> {
    let (Some(rules), Some(verdict)) = (&around.part.overall.sublevels, &around.score.sublevel)
    else {
        return Vec::new();
    };
    let treatments = treatments(around.part, &around.members, &around.counting);
    let mut ranges: Vec<Interval> = Vec::new();
    let mut measures = Vec::new();
    for (at, measure) in rules.measures.iter().enumerate() {
        let chosen: Vec<usize> = measure
            .components
            .iter()
            .flat_map(|component| around.members[*component].iter().copied())
            .collect();
        let values = treatments
            .iter()
            .flat_map(|treatment| share(measure, &chosen, &around.counting, *treatment));
        let values: std::collections::BTreeSet<_> = values.collect();
        let (Some(low), Some(high)) = (values.first().cloned(), values.last().cloned()) else {
            continue;
        };
        let kind = |at: &&usize| around.counting.year.indicators[**at].kind.is_none();
        let unknown = match measure.share {
            Share::Outcome => chosen.iter().filter(kind).count(),
            Share::Passed => 0,
        };
        ranges.push(Interval::band(low.clone(), high.clone()));
        let values = values.into_iter().collect();
        let kind = Kind::Measure { at, share: measure.share, low, high, values, unknown };
        measures.push(Reason::new(kind));
    }
    let applies = |when: &[(usize, Interval)]| {
        let range = |at: &usize| ranges.get(*at).cloned().unwrap_or_else(whole);
        match when {
            when if when.iter().all(|(at, wanted)| range(at).is_inside(wanted)) => Some(true),
            when if when.iter().any(|(at, wanted)| range(at).is_apart(wanted)) => Some(false),
            _ => None,
        }
    };
    let rules = rules.rules.iter().enumerate();
    let rules = rules
        .map(|(at, rule)| Reason::new(Kind::SublevelRule { at, applies: applies(&rule.when) }));
    let children = measures.into_iter().chain(rules).collect();
    vec![Reason::with(Kind::Sublevel(verdict.clone()), children)]
}

/// Nothing is known of the value.
fn whole() -> Interval {
    let none: Option<End> = None;
    Interval { low: none.clone(), high: none }
}
