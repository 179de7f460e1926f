//! The part and the component of a framework that an indicator names.

use crate::diagnostic::Findings;
use crate::model::framework::{Framework, Part};
use crate::notation::Slug;
use crate::resolve::say;
use crate::resolve::say::framework as say_framework;
use crate::source::Spanned;

/// The part that a word names: its id, its short name or its name.
pub(super) fn part(
    wanted: Option<&Spanned<String>>,
    framework: &Framework,
    findings: &mut Findings,
) -> Option<usize> {
    let Some(wanted) = wanted else { return Some(0) };
    let found = find_part(&wanted.value, framework);
    if found.is_none() && framework.whole {
        let known = framework.parts.iter().flat_map(part_names);
        let problem =
            say::unknown("ส่วนของการประเมิน", "part of the evaluation", &wanted.value, known);
        findings.push(problem.at(wanted.span));
    }
    found
}

fn part_names(part: &Part) -> impl Iterator<Item = &str> {
    let short = part
        .short
        .iter()
        .flat_map(|text| std::iter::once(text.th.as_str()).chain(text.en.as_deref()));
    std::iter::once(part.slug.as_str()).chain(short)
}

/// The part of a framework that a word stands for.
pub(in crate::resolve) fn find_part(word: &str, framework: &Framework) -> Option<usize> {
    framework
        .parts
        .iter()
        .position(|part| part_names(part).any(|name| name == word) || part.name.th == word)
}

pub(super) fn component(
    wanted: &Spanned<Slug>,
    part: &Part,
    findings: &mut Findings,
) -> Option<usize> {
    let found = part.components.iter().position(|c| c.slug == wanted.value);
    // A component that was refused may be the one that is meant.
    if found.is_none() && part.whole {
        let known = part.components.iter().filter(|component| component.children.is_empty());
        let known = known.map(|component| component.slug.as_str());
        let problem = say::unknown("องค์ประกอบ", "component", wanted.value.as_str(), known);
        findings.push(problem.at(wanted.span));
    }
    let found = found?;
    let inner = &part.components[found].children;
    if !inner.is_empty() {
        let inner: Vec<&str> = inner.iter().map(|at| part.components[*at].slug.as_str()).collect();
        let name = &part.components[found].name.th;
        findings.push(say_framework::component_of_components(name, &inner).at(wanted.span));
        return None;
    }
    Some(found)
}
