//! The components of a part: ids → indices, and what a component must have. Those that stand in another
//! one come right behind it, so that a part has one list of them.

use num_traits::Zero;

use crate::diagnostic::{Findings, Locale};
use crate::model::framework::{Band, Component, RatingGrades, is_percent};
use crate::notation::Slug;
use crate::records::YesNo;
use crate::records::framework as record;
use crate::records::framework::{Counted, HeadingPasses, Method};
use crate::resolve::say;
use crate::resolve::say::framework as say_framework;
use crate::source::{Span, Spanned};

use super::framework::{Grades, bands, index};

/// Bands of a part, for components that have none of their own.
pub(super) struct Shared {
    /// Whether any were written; those that were refused have their own findings.
    pub(super) written: bool,
    pub(super) bands: Vec<Band>,
    /// Where the part stands.
    pub(super) part: Span,
}

/// Binds the components of a part; whether none of them was refused.
pub(super) fn resolve(
    records: Vec<record::Component>,
    shared: &Shared,
    grades: Grades<'_>,
    findings: &mut Findings,
) -> (Vec<Component>, bool) {
    let mut components: Vec<Component> = Vec::new();
    // Bands that were refused have their own findings.
    let mut written: Vec<bool> = Vec::new();
    let mut all_kept = true;
    let pending = |parent: Option<usize>, records: Vec<record::Component>| {
        records.into_iter().rev().map(move |record| (parent, record))
    };
    let mut waiting: Vec<(Option<usize>, record::Component)> = pending(None, records).collect();
    while let Some((parent, mut record)) = waiting.pop() {
        let inner = record.components.take().unwrap_or_default();
        if !inner.is_empty() {
            keys_of_leaves(&record, findings);
        }
        let bands = record.bands.is_some();
        let kept = component(record, parent, !inner.is_empty(), &components, grades, findings);
        let Some(component) = kept else {
            all_kept = false;
            continue;
        };
        let at = components.len();
        components.push(component);
        written.push(bands);
        if let Some(parent) = parent {
            components[parent].children.push(at);
        }
        waiting.extend(pending(Some(at), inner));
    }
    for at in (0..components.len()).rev() {
        components[at].end =
            components[at].children.last().map_or(at + 1, |at| components[*at].end);
    }
    let asked = |at: &usize| components[*at].method != Method::Single;
    let none =
        !shared.written && !written.contains(&true) && (0..components.len()).any(|at| asked(&at));
    if none {
        findings.push(say_framework::part_without_bands().at(shared.part));
    }
    for at in 0..components.len() {
        give_bands(&mut components, at, shared);
        let component = &components[at];
        let (method, name) = (component.method, &component.name.th);
        let empty = component.bands.is_empty() && !written[at] && !shared.written;
        if empty && !none && method != Method::Single {
            findings.push(say_framework::no_bands(name).at(component.span));
        }
        if component.children.is_empty() {
            continue;
        }
        if method == Method::Single {
            findings.push(say_framework::single_with_components(name).at(component.span));
        }
    }
    for at in (0..components.len()).rev() {
        let component = &components[at];
        if !matches!(component.method, Method::Single | Method::SharePassed) {
            let weighted = component.method != Method::LowestPoints;
            let inner = component.children.clone().into_iter();
            let adds_up = check_total(&components, inner, weighted, findings);
            components[at].adds_up = adds_up;
        }
    }
    (components, all_kept)
}

/// Gives a component without bands those of the one that it stands in, where they are of the same kind, or
/// else those of its part. What is asked of a sum is not asked of what is added up.
fn give_bands(components: &mut [Component], at: usize, shared: &Shared) {
    if components[at].bands_of.is_some() {
        return;
    }
    let percent = is_percent(components, at);
    let around = components[at].parent.map(|parent| (parent, &components[parent])).filter(
        |(parent, around)| {
            around.bands_of.is_some()
                && around.method != Method::PointsSum
                && is_percent(components, *parent) == percent
        },
    );
    let (bands_of, bands, left_open) = match around {
        Some((_, around)) => (around.bands_of, around.bands.clone(), around.not_covered.clone()),
        None => (None, shared.bands.clone(), None),
    };
    let component = &mut components[at];
    (component.bands_of, component.bands) = (bands_of, bands);
    component.not_covered = component.not_covered.take().or(left_open);
}

/// Binds a component that stands in another one or in none.
fn component(
    mut component: record::Component,
    parent: Option<usize>,
    has_parts: bool,
    known: &[Component],
    grades: Grades<'_>,
    findings: &mut Findings,
) -> Option<Component> {
    let method = component.method.as_ref().map_or(Method::SharePassed, |m| m.value);
    let method_written = component.method.is_some();
    let place = component.slug.as_ref().map_or(component.span, |slug| slug.span);
    let of_rating = match has_parts {
        true => None,
        false => rating_grades(&mut component, (method, place), grades, findings),
    };
    let misread = grades.misread && component.method.is_none();
    if !misread {
        keys_of_points(&component, method, findings);
    }
    let (slug, name) = (component.slug?, component.name?);
    if known.iter().any(|known| known.slug == slug.value) {
        let problem = say::duplicate_id("องค์ประกอบ", "component", slug.value.as_str());
        findings.push(problem.at(slug.span));
        return None;
    }
    let number = component.number.as_ref();
    let same = |known: &&Component| {
        known.parent == parent && known.number.as_ref() == number.map(|n| &n.value)
    };
    if let (Some(number), Some(known)) = (number, known.iter().find(same)) {
        let problem = say_framework::component_number_twice(number.value.as_str());
        findings.push(problem.at(number.span).related(
            known.span,
            "อีกองค์ประกอบที่ใช้เลขนี้",
            "the other component",
        ));
    }
    let own = bands(component.bands.unwrap_or_default(), grades, findings);
    let counted = component.counted.as_ref().map_or(Counted::Leaves, |c| c.value);
    if let Some(written) = &component.counted
        && counted == Counted::Top
        && matches!(method, Method::Single | Method::LowestPoints)
        && !has_parts
    {
        findings.push(say_framework::headings_only_pass(&name.th).at(written.span));
    }
    let miscounted = grades.misread && component.counted.is_none();
    let passes = component.heading_passes.filter(|_| !has_parts && !miscounted);
    Some(Component {
        slug: slug.value,
        parent,
        children: Vec::new(),
        end: known.len() + 1,
        number: component.number.map(|n| n.value),
        name,
        title: component.title,
        group: component.group,
        method,
        method_written,
        of_rating,
        counted_written: component.counted.is_some(),
        adds_up: !misread,
        counted,
        heading_passes: heading_passes(passes, (counted, method), findings),
        bands_of: (!own.is_empty()).then_some(known.len()),
        bands: own,
        weight_span: component.weight.as_ref().map(|weight| weight.span),
        weight: component.weight.map(|weight| weight.value.exact()),
        weights_total: component.weights_total.map(|total| total.value.exact()),
        cap: component.cap.map(|cap| cap.value.exact()),
        not_covered: component.not_covered,
        mandatory: component.mandatory.unwrap_or_default().into_iter().map(|n| n.value).collect(),
        optional: component.optional.is_some_and(|o| o.value == YesNo::Yes),
        source: component.source,
        span: slug.span,
    })
}

/// Reports what only indicators have a use for, in a component that is made of others.
fn keys_of_leaves(component: &record::Component, findings: &mut Findings) {
    let passes = component.heading_passes.as_ref().and_then(|list| list.first());
    let mandatory = component.mandatory.as_ref().and_then(|list| list.first());
    for (key, place) in [
        (("นับ", "count"), component.counted.as_ref().map(|counted| counted.span)),
        (("หัวข้อผ่านเมื่อ", "heading-passes-when"), passes.map(|passes| passes.span)),
        (("ตัวชี้วัดบังคับ", "mandatory"), mandatory.map(|number| number.span)),
        (("ระดับตามผล", "grade-of-rating"), component.of_rating.as_ref().map(|grades| grades.span)),
    ] {
        let problem = say::unused_beside(key.0, key.1, "องค์ประกอบย่อย", "components");
        super::report(findings, place, problem);
    }
}

/// The grade that each rating gives: as it is declared, or as three grades say it.
fn rating_grades(
    component: &mut record::Component,
    (method, place): (Method, Span),
    grades: Grades<'_>,
    findings: &mut Findings,
) -> Option<RatingGrades> {
    let name = component.name.as_ref().map_or("", |name| name.th.as_str());
    let Some(record) = component.of_rating.take() else {
        let default = RatingGrades { above: 0, meets: 1, below: 2, passed: 0, failed: 2 };
        if method != Method::Single {
            return None;
        }
        if grades.marks.len() == 3 {
            return Some(default);
        }
        if grades.whole {
            findings
                .push(say_framework::ratings_without_grades(name, grades.marks.len()).at(place));
        }
        return None;
    };
    if method != Method::Single {
        findings.push(say_framework::ratings_not_used(name).at(record.span));
    }
    let mut find =
        |wanted: &Spanned<Slug>| index(wanted, grades.slugs(), ("ระดับผล", "grade"), findings);
    let (above, meets, below) =
        (find(&record.above?)?, find(&record.meets?)?, find(&record.below?)?);
    let passed = record.passed.as_ref().map_or(Some(above), &mut find)?;
    let failed = record.failed.as_ref().map_or(Some(below), &mut find)?;
    Some(RatingGrades { above, meets, below, passed, failed })
}

/// Refuses a total of what does not add up: percent with points, or a component without a number. Says
/// whether it does.
pub(super) fn check_total(
    components: &[Component],
    added: impl Iterator<Item = usize>,
    weighted: bool,
    findings: &mut Findings,
) -> bool {
    let mut known: Option<usize> = None;
    let mut adds_up = true;
    for at in added {
        let component = &components[at];
        // What it comes to was found to be wrong, or its method to be missing.
        let points = component.cap.is_some() || component.weights_total.is_some();
        if !component.adds_up || (points && !component.method_written) {
            adds_up = false;
            continue;
        }
        if weighted && component.weight.as_ref().is_some_and(Zero::is_zero) {
            continue;
        }
        if component.method == Method::Single {
            let problem = say_framework::no_number_for_total(&component.name.th);
            findings.push(problem.at(component.span));
            adds_up = false;
            continue;
        }
        let first = *known.get_or_insert(at);
        if is_percent(components, first) != is_percent(components, at) {
            adds_up = false;
            let first = &components[first];
            // Of two the one whose method is not written is the one to mend, and the rest is compared with
            // the other.
            let (first, component) = match (first.method_written, component.method_written) {
                (false, true) => {
                    known = Some(at);
                    (component, first)
                }
                _ => (first, component),
            };
            let (names, written) =
                ((&*first.name.th, &*component.name.th), component.method_written);
            let problem = say_framework::percent_and_points(names.0, names.1, written);
            findings.push(problem.at(component.span).related(
                first.span,
                "ต่างจากที่นี่",
                "unlike this",
            ));
        }
    }
    adds_up
}

/// When a counted heading passes: as it is declared, or every way to read it.
fn heading_passes(
    written: Option<Vec<Spanned<HeadingPasses>>>,
    (counted, method): (Counted, Method),
    findings: &mut Findings,
) -> Vec<HeadingPasses> {
    let written = written.unwrap_or_default();
    if let Some(first) = written.first()
        && (counted != Counted::Top || method != Method::SharePassed)
    {
        findings.push(say_framework::headings_not_counted().at(first.span));
    }
    match written.is_empty() {
        true => HeadingPasses::ALL.to_vec(),
        false => written.into_iter().map(|rule| rule.value).collect(),
    }
}

/// Reports what only points have a use for, in a component that has none.
fn keys_of_points(component: &record::Component, method: Method, findings: &mut Findings) {
    let name = component.name.as_ref().map_or("", |name| name.th.as_str());
    let cap = component.cap.as_ref().map(|cap| cap.span);
    let total = component.weights_total.as_ref().map(|total| total.span);
    let capped = !matches!(method, Method::SharePassed | Method::Single);
    let weighted = matches!(method, Method::WeightedPoints | Method::PointsSum);
    for (used, key, place) in [
        (capped, ("คะแนนไม่เกิน", "points-at-most"), cap),
        (weighted, ("น้ำหนักรวม", "weights-add-up-to"), total),
    ] {
        if !used {
            let written = component.method.is_some();
            let method = (method.word(Locale::Th), method.word(Locale::En));
            let problem = say_framework::not_used_by_method(key, name, method, written);
            super::report(findings, place, problem);
        }
    }
}
