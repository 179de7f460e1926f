//! The indicators of a year in order: duplicates refused, each below its heading and in its component.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Findings;
use crate::model::framework::Framework;
use crate::model::{Assessment, Index, Indicator};
use crate::notation::Slug;
use crate::resolve::say;
use crate::source::Span;

use super::indicator::UnplacedIndicator;
use super::working::{InputsOf, Pending};

/// Puts the indicators in order, gives each its parent and its component, and refuses duplicates.
pub(super) fn arrange(
    halves: Vec<(Span, UnplacedIndicator)>,
    framework: &Framework,
    broken: &dyn Fn(&Slug) -> bool,
    findings: &mut Findings,
) -> (Vec<Indicator>, Index, Vec<Pending>) {
    let mut kept: Vec<(Span, UnplacedIndicator)> = Vec::new();
    let mut slugs: BTreeMap<Slug, usize> = BTreeMap::new();
    // Copies that were left as they are: that they have the same number is the same slip.
    let mut copies: BTreeSet<usize> = BTreeSet::new();
    // Whoever is named like its file has the slug; the other one is the slip.
    let mut halves = halves;
    halves.sort_by_key(|(_, half)| half.file_slug.is_some());
    for (span, mut half) in halves {
        if let Some(first) = slugs.get(&half.indicator.slug) {
            let first = kept[*first].0;
            findings.push(
                say::duplicate_id("รหัสถาวร", "slug", half.indicator.slug.as_str())
                    .at(span)
                    .related(first, "ใช้แล้วที่นี่", "taken here"),
            );
            // It is still known by the name of its file, so that nobody else is blamed.
            match half.file_slug.take().filter(|slug| !slugs.contains_key(slug)) {
                Some(slug) => {
                    half.indicator.slug = slug;
                    copies.insert(kept.len());
                }
                None => continue,
            }
        }
        slugs.insert(half.indicator.slug.clone(), kept.len());
        kept.push((span, half));
    }
    // A file whose slug has a slip in it is also found by its own name.
    let mut aliases: Vec<(Slug, usize)> = Vec::new();
    for (at, (_, half)) in kept.iter().enumerate() {
        if let Some(slug) = half.file_slug.clone().filter(|slug| !slugs.contains_key(slug)) {
            aliases.push((slug, at));
        }
    }
    let find = |slug: &Slug| {
        let alias = || aliases.iter().find(|(known, _)| known == slug).map(|(_, at)| *at);
        slugs.get(slug).copied().or_else(alias)
    };
    let mut parents: Vec<Option<usize>> = kept
        .iter()
        .map(|(_, half)| half.parent.as_ref().and_then(|parent| find(&parent.value)))
        .collect();
    for (at, (_, half)) in kept.iter().enumerate() {
        if let Some(parent) = &half.parent
            && parents[at].is_none()
            && !broken(&parent.value)
        {
            let known = slugs.keys().map(Slug::as_str);
            let problem = say::unknown("ตัวชี้วัด", "indicator", parent.value.as_str(), known);
            findings.push(problem.at(parent.span));
        }
    }
    open_circles(&mut parents, &kept, findings);
    // The component of a child is that of its parent.
    let components: Vec<Option<usize>> = (0..kept.len())
        .map(|at| {
            let mut here = at;
            loop {
                if let Some(component) = kept[here].1.component {
                    return Some(component);
                }
                here = parents[here]?;
            }
        })
        .collect();
    for (at, (span, half)) in kept.iter_mut().enumerate() {
        match components[at] {
            Some(component)
                if component < framework.parts[half.indicator.part].components.len() =>
            {
                half.indicator.component = component;
            }
            _ => {
                half.indicator.faulty = true;
                // What a heading lacks is said there, and a parent that is not there has its finding.
                if half.parent.is_none() && framework.parts[half.indicator.part].whole {
                    let known = framework.parts[half.indicator.part].components.iter();
                    let known = known.filter(|c| c.children.is_empty());
                    let known: Vec<&str> = known.map(|c| c.slug.as_str()).collect();
                    findings.push(say::no_component(&known).at(*span));
                }
            }
        }
    }
    for at in 0..kept.len() {
        let Some(parent) = parents[at] else { continue };
        let place = |half: &UnplacedIndicator| (half.indicator.part, half.indicator.component);
        if place(&kept[at].1) != place(&kept[parent].1) {
            let name = kept[parent].1.indicator.slug.to_string();
            let span = kept[at].1.parent.as_ref().map_or(kept[at].0, |p| p.span);
            findings.push(say::parent_elsewhere(&name).at(span));
        } else if !matches!(kept[parent].1.indicator.assessment, Assessment::Heading) {
            let span = kept[at].1.parent.as_ref().map_or(kept[at].0, |p| p.span);
            let name = kept[parent].1.indicator.number.to_string();
            findings.push(say::parent_assessed(&name).at(span));
        }
    }
    let mut order: Vec<usize> = (0..kept.len()).collect();
    order.sort_by_cached_key(|at| {
        let indicator = &kept[*at].1.indicator;
        (indicator.part, indicator.component, indicator.number.sort_key(), indicator.slug.clone())
    });
    let mut rank = vec![0; kept.len()];
    for (new, old) in order.iter().enumerate() {
        rank[*old] = new;
    }
    let mut slots: Vec<Option<(Span, UnplacedIndicator)>> = kept.into_iter().map(Some).collect();
    let mut indicators = Vec::new();
    let mut pending = Vec::new();
    let mut numbers: BTreeMap<(usize, String), Span> = BTreeMap::new();
    for old in order {
        let Some((_, half)) = slots[old].take() else { continue };
        let span = half.number_span;
        let mut indicator = half.indicator;
        indicator.parent = parents[old].map(|parent| rank[parent]);
        let key = (indicator.part, indicator.number.to_string());
        match numbers.get(&key).filter(|_| !copies.contains(&old)) {
            // Which of them has the slip is not known, so none is called the first.
            Some(other) => {
                findings.push(say::number_twice(indicator.number.as_str()).at(span).related(
                    *other,
                    "อีกแห่งที่ใช้รหัสนี้",
                    "the other place",
                ))
            }
            None if copies.contains(&old) => {}
            None => {
                numbers.insert(key, span);
            }
        }
        pending.push(Pending {
            place: InputsOf::Indicator(indicators.len()),
            references: half.references,
        });
        indicators.push(indicator);
    }
    let mut index = Index::new(&indicators);
    for (slug, old) in aliases {
        index.alias(&slug, rank[old]);
    }
    (indicators, index, pending)
}

/// Reports headings that stand under each other or under themselves, and takes each circle apart, so
/// that climbing from any indicator ends.
fn open_circles(
    parents: &mut [Option<usize>],
    kept: &[(Span, UnplacedIndicator)],
    findings: &mut Findings,
) {
    // By which start an indicator was last climbed over.
    let mut climbed = vec![usize::MAX; kept.len()];
    for start in 0..kept.len() {
        let (mut path, mut here) = (vec![start], start);
        while let Some(next) = parents[here] {
            if next == start {
                let names: Vec<String> =
                    path.iter().map(|at| kept[*at].1.indicator.number.to_string()).collect();
                let span = kept[start].1.parent.as_ref().map_or(kept[start].0, |p| p.span);
                findings.push(say::heading_circle(&names).at(span));
                parents[start] = None;
                break;
            }
            if std::mem::replace(&mut climbed[next], start) == start {
                break;
            }
            path.push(next);
            here = next;
        }
    }
}
