//! Sheets of facts, calculations and the board.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Findings;
use crate::model::{Calculation, CalculationItem, Claimed, Fact, FactContent, FactSheet, Working};
use crate::notation::{FiscalYear, Slug};
use crate::records::sheets::{self as record, ListOrder};
use crate::records::{Text, Visibility};
use crate::resolve::say;
use crate::source::{FileId, Span};
use crate::yaml::say as say_yaml;

use super::working::{self, Declared, OperandReference};
use super::{Binder, claims, doubts};

/// Binds a sheet of facts.
pub(super) fn sheet(
    file: FileId,
    sheet: record::FactSheet,
    published: &[(Slug, Text)],
    binder: Binder<'_>,
    taken: &mut BTreeMap<Slug, Span>,
    findings: &mut Findings,
) -> Option<(FactSheet, Vec<References>)> {
    let slug = sheet.slug?;
    super::check_file_name(&slug, file, binder.sources, findings);
    let whole = super::visibility(&sheet.visibility);
    let (mut facts, mut references, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let broken = binder.broken.file(file);
    let mut partial = broken;
    for mut fact in sheet.facts? {
        let (Some(slug), Some(name)) = (fact.slug.take(), fact.name.take()) else { continue };
        doubts::counts_of_fact(&fact, &name.th, binder.units, findings);
        let Some((content, used)) = content(&fact, broken, binder, findings) else {
            partial = true;
            continue;
        };
        if !used.is_empty() {
            references.push((facts.len(), used));
        }
        let claims =
            claims::resolve(fact.printed.as_ref(), published, binder.units, findings, |key| {
                let inputs = match &content {
                    FactContent::Computed(working) => working.inputs.as_slice(),
                    FactContent::Stated(_) => &[],
                };
                value_or_name(key)
                    .or_else(|| inputs.iter().position(|i| i.name == key).map(Claimed::Input))
            });
        places.push(fact.value.as_ref().map_or(slug.span, |value| value.span));
        facts.push((
            slug.span,
            Fact {
                slug: slug.value,
                name,
                content,
                source: fact.source,
                note: fact.note,
                claims,
                visibility: stricter(whole, super::visibility(&fact.visibility)),
            },
        ));
    }
    // What could not be read was said, and may be the text.
    if !partial {
        // What no edition shows takes no amounts away.
        let shown = places.iter().zip(&facts);
        let shown = shown.filter(|(_, (_, fact))| fact.visibility != Visibility::Unreleased);
        let values = shown.map(|(place, (_, fact))| (*place, &fact.content));
        doubts::text_among_amounts(&values.collect::<Vec<_>>(), findings);
    }
    for (span, fact) in &facts {
        match taken.get(&fact.slug) {
            Some(first) => findings.push(
                say::duplicate_id("รหัสถาวร", "slug", fact.slug.as_str()).at(*span).related(
                    *first,
                    "ใช้แล้วที่นี่",
                    "taken here",
                ),
            ),
            None => {
                taken.insert(fact.slug.clone(), *span);
            }
        }
    }
    let facts = facts.into_iter().map(|(_, fact)| fact).collect();
    let sheet = FactSheet {
        slug: slug.value,
        name: sheet.name?,
        source: sheet.source,
        order: sheet.order.map_or(ListOrder::Written, |order| order.value),
        facts,
        note: sheet.note,
        visibility: whole,
    };
    Some((sheet, references))
}

/// What the fact or the item of an index refers to.
pub(super) type References = (usize, Vec<OperandReference>);

/// The value of a fact: written, or worked out by a formula.
fn content(
    fact: &record::Fact,
    broken: bool,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Option<(FactContent, Vec<OperandReference>)> {
    match (&fact.value, &fact.formula) {
        (Some(written), Some(_)) => {
            findings.push(say::result_and_formula("ค่า", "value").at(written.span));
            None
        }
        (Some(written), None) => {
            if !broken {
                super::unused::fact(fact, findings);
            }
            Some((FactContent::Stated(binder.value(written, findings)?), Vec::new()))
        }
        (None, Some(text)) => {
            let declared = Declared { text, unit: fact.unit.as_ref(), places: &fact.places };
            let (working, references) =
                working::working(fact.inputs.as_ref(), declared, broken, binder, findings);
            Some((FactContent::Computed(working), references))
        }
        (None, None) => {
            if !broken {
                let place = Span { end: fact.span.start, ..fact.span };
                findings.push(say_yaml::missing_key("ค่า", "value", "ข้อมูล", "fact").at(place));
            }
            None
        }
    }
}

/// What a part may show is never more than what its whole may.
fn stricter(a: Visibility, b: Visibility) -> Visibility {
    a.max(b)
}

fn value_or_name(key: &str) -> Option<Claimed> {
    match key {
        "ค่า" | "value" | "ผล" | "result" => Some(Claimed::Result),
        "ชื่อ" | "name" => Some(Claimed::Name),
        _ => None,
    }
}

/// Binds a calculation; its references are bound when all facts are known.
pub(super) fn calculation(
    file: FileId,
    record: record::Calculation,
    published: &[(Slug, Text)],
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Option<(Calculation, Vec<References>)> {
    let slug = record.slug?;
    super::check_file_name(&slug, file, binder.sources, findings);
    let unit = record.unit?;
    let unit = binder.unit(&unit.value, unit.span, findings)?;
    let places = super::small(&record.places);
    let (mut items, mut references) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for item in record.items? {
        let (Some(slug), Some(name), Some(formula)) = (item.slug, item.name, item.formula) else {
            continue;
        };
        if !seen.insert(slug.value.clone()) {
            findings.push(say::duplicate_id("รหัส", "id", slug.value.as_str()).at(slug.span));
        }
        let (inputs, used) = working::inputs(item.inputs.as_ref(), binder, findings);
        references.push((items.len(), used));
        let item_unit = match &item.unit {
            Some(word) => {
                binder.unit(&word.value, word.span, findings).unwrap_or_else(|| unit.clone())
            }
            None => unit.clone(),
        };
        if let Some(word) = &item.unit
            && !item_unit.fits(&unit)
        {
            findings.push(say::unit_mismatch(item_unit.name(), unit.name()).at(word.span));
        }
        let item_places = super::small(&item.places).or(places);
        let claims =
            claims::resolve(item.printed.as_ref(), published, binder.units, findings, |key| {
                let input = inputs.iter().position(|input| input.name == key).map(Claimed::Input);
                input.or_else(|| value_or_name(key))
            });
        let broken = binder.broken.file(file);
        let formula = working::parse(&formula, &inputs, item_unit, item_places, broken, findings);
        items.push(CalculationItem {
            slug: slug.value,
            group: item.group,
            name,
            working: Working { inputs, formula },
            visibility: super::visibility(&item.visibility),
            span: slug.span,
            claims,
            note: item.note,
        });
    }
    let claims = claims::resolve(
        record.printed.as_ref(),
        published,
        binder.units,
        findings,
        |key| match key {
            "รวม" | "total" => Some(Claimed::Result),
            key => value_or_name(key),
        },
    );
    let calculation = Calculation {
        slug: slug.value.clone(),
        name: record.name?,
        unit,
        places,
        items,
        claims,
        source: record.source,
        note: record.note,
        visibility: record.visibility.map_or(Visibility::Public, |v| v.value),
        span: slug.span,
    };
    Some((calculation, references))
}

/// Checks what can be checked of the board: terms, numbering, days after the year's data.
pub(super) fn board(board: &record::Board, year: FiscalYear, findings: &mut Findings) {
    let mut expected = 1u64;
    let members = board.groups.iter().flatten().flat_map(|group| group.members.iter().flatten());
    for member in members {
        if let Some(number) = &member.number {
            let written = number.value.to_string();
            if written != expected.to_string() {
                findings.push(say::number_gap(&written, &expected.to_string()).at(number.span));
            }
            // Counting goes on from what is written, so that one slip is one finding.
            expected = written.parse::<u64>().map_or(expected, |n| n.min(u64::MAX - 1)) + 1;
        }
        let from = member.from.as_ref().map(|day| (day.value, day.span));
        let until = member.until.as_ref().and_then(|end| Some((end.value.day()?, end.span)));
        if let (Some((from, _)), Some((until, span))) = (from, until)
            && until < from
        {
            let problem = say::ends_before_start(&from.to_string(), &until.to_string());
            findings.push(problem.at(span));
        }
        for (day, span) in from.into_iter().chain(until) {
            if day > year.last_day() {
                findings.push(say::date_outside_year(&day.to_string(), year.0).at(span));
            }
        }
    }
}
