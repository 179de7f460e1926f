//! Parts, components and indicators as they are shown.

mod details;
mod indicator;
mod legends;
mod marks;

use crate::diagnostic::Locale;
use crate::model::Assessment;
use crate::model::framework::{Part, ancestors, leaves};
use crate::records::Text;
use crate::records::framework::{Assessed, Counted};

use super::reasons::Teller;
use super::{ComponentView, HeadView, PartView, PersonView, ShownYear, WithinView, result_mark};
use details::choices;

pub(super) use details::claims;
pub(super) use indicator::{indicator, is_money, level_name, levels};
pub(super) use legends::legends;
pub(crate) use marks::{awaited, indicator_mark};
pub(super) use marks::{mark, rating_name};

/// The parts of a year.
pub(super) fn parts(of: &ShownYear<'_>) -> Vec<PartView> {
    let teller = of.teller();
    let parts = of.framework.parts.iter().enumerate();
    parts.map(|(at, part)| self::part(of, &teller, at, part)).collect()
}

fn part(of: &ShownYear<'_>, teller: &Teller<'_>, at: usize, part: &Part) -> PartView {
    let locale = of.shown.locale();
    let score = &of.scores.parts[at];
    let grades = &of.framework.grades;
    let components: Vec<ComponentView> = part
        .components
        .iter()
        .enumerate()
        .map(|(c, component)| {
            let result = &score.components[c];
            let members = |c| of.members.get(&(at, c)).map_or(&[][..], Vec::as_slice);
            let hidden = leaves(&part.components, &[c])
                .into_iter()
                .map(|leaf| self::hidden(of, part.components[leaf].counted, members(leaf)));
            let hidden = hidden.sum();
            let told = teller.component(at, c, hidden);
            let mut within: Vec<WithinView> = ancestors(&part.components, c)
                .map(|at| {
                    let around = &part.components[at];
                    let number = around.number.as_ref().map(ToString::to_string);
                    let name =
                        format!("{} {}", number.unwrap_or_default(), around.name.get(locale));
                    WithinView { id: around.slug.to_string(), name: name.trim_start().to_owned() }
                })
                .collect();
            within.reverse();
            ComponentView {
                id: component.slug.to_string(),
                depth: within.len(),
                level: (within.len() + 3).min(6),
                head: match part.components[..c].iter().rfind(|before| before.parent.is_none()) {
                    _ if component.parent.is_some() => String::new(),
                    Some(before)
                        if text(&before.group, locale) == text(&component.group, locale) =>
                    {
                        String::new()
                    }
                    _ => text(&component.group, locale),
                },
                within,
                made_of: !component.children.is_empty(),
                number: component.number.as_ref().map(ToString::to_string).unwrap_or_default(),
                name: component.name.get(locale).to_owned(),
                title: text(&component.title, locale),
                group: text(&component.group, locale),
                source: text(&component.source, locale),
                grade: awaited(result.no_result, locale).unwrap_or_else(|| {
                    result_mark(&result.grade, result.hole.is_some(), grades, locale)
                }),
                reasons: told.short,
                proof: told.full,
                indicators: {
                    let own = members(c).iter().copied();
                    own.filter(|at| of.shows_indicator(*at)).collect()
                },
            }
        })
        .collect();
    let mut groups: Vec<HeadView> = Vec::new();
    for component in &components {
        match groups.last_mut() {
            Some(last) if last.label == component.group => last.span += 1,
            _ => groups.push(HeadView { label: component.group.clone(), span: 1 }),
        }
    }
    let told = teller.overall(at);
    PartView {
        id: part.slug.to_string(),
        name: part.name.get(locale).to_owned(),
        short: part
            .short
            .as_ref()
            .map_or_else(|| part.name.get(locale), |s| s.get(locale))
            .to_owned(),
        person: match part.assessed {
            Assessed::Director => of.director(),
            Assessed::Agency => PersonView::default(),
        },
        nested: components.iter().any(|component| component.made_of),
        components,
        overall: awaited(score.no_result, locale).unwrap_or_else(|| {
            let uncovered = score.uncovered.is_some();
            result_mark(&score.overall, uncovered, &part.overall.levels, locale)
        }),
        reasons: told.short,
        proof: told.full,
        sublevel: teller.sublevel(at),
        note: text(&part.note, locale),
        choices: choices(&part.choices, locale),
        rule_sources: rule_sources(part, locale),
        groups,
    }
}

/// Where the readings of a part's rules, and its sub-levels, are set.
fn rule_sources(part: &Part, locale: Locale) -> Vec<String> {
    let named = |name: Option<&Text>, source: &Text| match name {
        Some(name) => format!("{}: {}", name.get(locale), source.get(locale)),
        None => source.get(locale).to_owned(),
    };
    let readings = part.overall.readings.iter();
    let readings = readings.filter_map(|r| Some(named(r.name.as_ref(), r.source.as_ref()?)));
    let sublevels = part.overall.sublevels.iter().filter_map(|sub| {
        let of = &part.overall.levels[sub.of].name;
        Some(named(Some(of), sub.source.as_ref()?))
    });
    readings.chain(sublevels).collect()
}

/// How many of the indicators that decide a component's grade the edition must not show.
fn hidden(of: &ShownYear<'_>, counted: Counted, indicators: &[usize]) -> usize {
    let hidden = |at: &&usize| {
        let indicator = &of.year.indicators[**at];
        let counts = match counted {
            Counted::Leaves => !matches!(indicator.assessment, Assessment::Heading),
            Counted::Top => indicator.parent.is_none(),
        };
        counts && !of.shows_indicator(**at)
    };
    indicators.iter().filter(hidden).count()
}

pub(super) fn text(field: &Option<Text>, locale: Locale) -> String {
    field.as_ref().map(|text| text.get(locale).to_owned()).unwrap_or_default()
}
