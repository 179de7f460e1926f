//! Parts, components and indicators as they are shown.

mod details;
mod indicator;
mod legends;
mod marks;

use std::collections::BTreeMap;

use crate::diagnostic::Locale;
use crate::model::framework::{Framework, Part, ancestors, leaves};
use crate::model::{Assessment, Year};
use crate::records::Text;
use crate::records::framework::{Assessed, Counted};
use crate::scoring::YearScore;
use crate::source::Sources;

use super::build::person;
use super::reasons::Teller;
use super::runs::Words;
use super::{
    ComponentView, HeadView, NarrativeView, PartView, PersonView, WithinView, result_mark,
};
use details::choices;
use indicator::indicator;

pub(super) use details::claims;
pub(super) use indicator::level_name;
pub(super) use legends::legends;
pub(crate) use marks::{awaited, indicator_mark};
pub(super) use marks::{mark, rating_name};

/// Everything a part's pages need.
pub(super) struct Context<'a> {
    pub(super) words: Words<'a>,
    pub(super) sources: &'a Sources,
    pub(super) year: &'a Year,
    pub(super) scores: &'a YearScore,
    pub(super) framework: &'a Framework,
    pub(super) teller: Teller<'a>,
    pub(super) objectives: &'a [String],
    /// Narratives by the indicator they are about.
    pub(super) narratives: BTreeMap<usize, Vec<NarrativeView>>,
}

/// The parts of a year.
pub(super) fn parts(context: &Context<'_>) -> Vec<PartView> {
    let mut members: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (at, indicator) in context.year.indicators.iter().enumerate() {
        members.entry((indicator.part, indicator.component)).or_default().push(at);
    }
    context
        .framework
        .parts
        .iter()
        .enumerate()
        .map(|(at, p)| part(context, at, p, &members))
        .collect()
}

fn part(
    context: &Context<'_>,
    at: usize,
    part: &Part,
    members: &BTreeMap<(usize, usize), Vec<usize>>,
) -> PartView {
    let locale = context.words.locale;
    let score = &context.scores.parts[at];
    let grades = &context.framework.grades;
    let components: Vec<ComponentView> = part
        .components
        .iter()
        .enumerate()
        .map(|(c, component)| {
            let result = &score.components[c];
            let indicators = members.get(&(at, c)).map_or(&[][..], Vec::as_slice);
            let hidden = leaves(&part.components, &[c]).into_iter().map(|leaf| {
                let own = members.get(&(at, leaf)).map_or(&[][..], Vec::as_slice);
                self::hidden(context, part.components[leaf].counted, own)
            });
            let hidden = hidden.sum();
            let told = context.teller.component(at, c, hidden);
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
                indicators: indicators
                    .iter()
                    .filter(|i| {
                        context.words.edition.shows(context.year.indicators[**i].visibility)
                    })
                    .map(|i| indicator(context, *i))
                    .collect(),
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
    let told = context.teller.overall(at);
    PartView {
        id: part.slug.to_string(),
        name: part.name.get(locale).to_owned(),
        short: part
            .short
            .as_ref()
            .map_or_else(|| part.name.get(locale), |s| s.get(locale))
            .to_owned(),
        person: match part.assessed {
            Assessed::Director => person(context.year.director.as_ref(), locale),
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
        sublevel: context.teller.sublevel(at),
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
fn hidden(context: &Context<'_>, counted: Counted, indicators: &[usize]) -> usize {
    let hidden = |at: &&usize| {
        let indicator = &context.year.indicators[**at];
        let counts = match counted {
            Counted::Leaves => !matches!(indicator.assessment, Assessment::Heading),
            Counted::Top => indicator.parent.is_none(),
        };
        counts && !context.words.edition.shows(indicator.visibility)
    };
    indicators.iter().filter(hidden).count()
}

pub(super) fn text(field: &Option<Text>, locale: Locale) -> String {
    field.as_ref().map(|text| text.get(locale).to_owned()).unwrap_or_default()
}
