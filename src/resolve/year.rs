//! A fiscal year: its indicators in order, its documents, and every reference between its parts.

use std::collections::BTreeMap;

use crate::diagnostic::{
    Findings,
    catalogue::{files as say_file, framework as say_framework, structure as say},
};
use crate::model::framework::Framework;
use crate::model::{Assessment, Document, FactSheet, Index, Narrative, Person, Year};
use crate::notation::{FiscalYear, Slug};
use crate::parse::YearFiles;
use crate::records::year::{Digits, Status};
use crate::records::{Text, year as record};
use crate::source::{Span, Spanned};

use super::indicator::{self, Context, Half};
use super::working::{Pending, Place};
use super::{Binder, sheets};

/// Binds a year.
pub(super) fn resolve(
    folder: FiscalYear,
    files: YearFiles,
    frameworks: &BTreeMap<FiscalYear, Framework>,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Option<(Year, Vec<Pending>)> {
    let path = format!("content/{folder}/year.yaml");
    let Some((file, record)) = files.year else {
        if binder.sources.id(&path).is_none() {
            let first = files.indicators.first().map(|(id, _)| Span::new(*id, 0..0));
            super::report(
                findings,
                first,
                say_file::missing(&path, "เอกสารและวันที่ของข้อมูลของปี", "the year's documents"),
            );
        }
        return None;
    };
    let start = Span::new(file, 0..0);
    if let Some(year) = &record.year
        && year.value != folder
    {
        findings
            .push(say::year_mismatch(year.value.0, &format!("content/{folder}/")).at(year.span));
    }
    let wanted = record.framework.as_ref().map_or(folder, |f| f.value);
    let Some(framework) = frameworks.get(&wanted) else {
        let broken = binder.sources.id(&format!("content/frameworks/{wanted}.yaml")).is_some();
        if !broken {
            let span = record.framework.as_ref().map_or(start, |f| f.span);
            findings.push(say::no_framework(wanted.0).at(span));
        }
        return None;
    };
    let published: Vec<(Slug, Text)> = record
        .published
        .iter()
        .flatten()
        .filter_map(|document| {
            Some((document.slug.as_ref()?.value.clone(), document.name.clone()?))
        })
        .collect();

    let context = Context { binder, framework, published: &published };
    let mut halves: Vec<(Span, Half)> = Vec::new();
    let files_of_indicators = files.indicators.len();
    for (file, record) in files.indicators {
        let place = record.slug.as_ref().map_or(record.span, |slug| slug.span);
        halves
            .extend(indicator::resolve(file, record, &context, findings).map(|half| (place, half)));
    }
    let broken_indicator =
        |slug: &Slug| binder.broken.path(&format!("content/{folder}/indicators/{slug}.yaml"));
    let (indicators, mut pending) = arrange(halves, framework, &broken_indicator, findings);

    let mut model_sheets: Vec<FactSheet> = Vec::new();
    let mut taken = BTreeMap::new();
    for (file, record) in files.sheets {
        let bound = sheets::sheet(file, record, &published, binder, &mut taken, findings);
        let Some((sheet, references)) = bound else { continue };
        let place = |at| Place::Fact(model_sheets.len(), at);
        pending.extend(
            references.into_iter().map(|(at, references)| Pending { place: place(at), references }),
        );
        model_sheets.push(sheet);
    }
    let mut calculations = Vec::new();
    for (file, record) in files.calculations {
        if let Some((calculation, references)) =
            sheets::calculation(file, record, &published, binder, findings)
        {
            let place = |at| Place::Item(calculations.len(), at);
            pending.extend(
                references
                    .into_iter()
                    .map(|(at, references)| Pending { place: place(at), references }),
            );
            calculations.push(calculation);
        }
    }
    if let Some(board) = &files.board {
        sheets::board(board, folder, findings);
    }

    let not_applicable = not_applicable(&record, framework, findings);
    let basics = record
        .basics
        .iter()
        .flatten()
        .filter_map(|wanted| {
            let known = model_sheets.iter().map(|s| &s.slug);
            match binder.broken.path(&format!("content/{folder}/facts/{}.yaml", wanted.value)) {
                true => known.clone().position(|slug| *slug == wanted.value),
                false => find(wanted, known, "ชุดข้อมูล", "fact sheet", findings),
            }
        })
        .collect();
    let shown = record.shown.iter().flatten().filter_map(|wanted| {
        let found = model_sheets.iter().enumerate().find_map(|(sheet, facts)| {
            let fact = facts.facts.iter().position(|fact| fact.slug == wanted.value)?;
            Some((sheet, fact))
        });
        if found.is_none() {
            let known = model_sheets.iter().flat_map(|s| &s.facts).map(|f| f.slug.as_str());
            if !binder.broken.below(&format!("content/{folder}/facts/")) {
                let problem = say::unknown("ข้อมูล", "fact", wanted.value.as_str(), known);
                findings.push(problem.at(wanted.span));
            }
        }
        found
    });
    let shown = shown.collect();
    let mut narratives: Vec<(Option<crate::notation::Number>, Narrative)> = Vec::new();
    for (file, front, blocks) in files.narratives {
        let (Some(slug), Some(title)) = (front.slug, front.title) else { continue };
        super::check_file_name(&slug, file, binder.sources, findings);
        let about = front.about.as_ref().and_then(|wanted| {
            let known = indicators.iter().map(|i| &i.slug);
            match broken_indicator(&wanted.value) {
                true => known.clone().position(|slug| *slug == wanted.value),
                false => find(wanted, known, "ตัวชี้วัด", "indicator", findings),
            }
        });
        let narrative = Narrative {
            slug: slug.value,
            title,
            about,
            blocks,
            visibility: super::visibility(&front.visibility),
        };
        narratives.push((front.order.map(|n| n.value), narrative));
    }
    narratives
        .sort_by_key(|(order, n)| (order.is_none(), order.map(|o| o.exact()), n.slug.clone()));

    let year = Year {
        year: folder,
        index: Index::new(&indicators),
        // What is missing was reported; the rest of the year can be checked without it.
        as_of: record.as_of.as_ref().map_or(folder.last_day(), |day| day.value),
        framework: wanted,
        director: record.director.and_then(person),
        submitted_to: record.submitted_to.and_then(person),
        legal_basis: record.legal_basis,
        not_applicable,
        basics,
        shown,
        published,
        documents: record.documents.unwrap_or_default().into_iter().filter_map(document).collect(),
        incomplete: binder.broken.below(&format!("content/{folder}/indicators/"))
            || indicators.len() < files_of_indicators,
        indicators,
        board: files.board,
        sheets: model_sheets,
        calculations,
        narratives: narratives.into_iter().map(|(_, narrative)| narrative).collect(),
    };
    Some((year, pending))
}

fn person(person: record::Person) -> Option<Person> {
    Some(Person { name: person.name?, position: person.position })
}

fn document(document: record::Document) -> Option<Document> {
    Some(Document {
        kind: document.kind?.value,
        title: document.title?,
        status: document.status.map_or(Status::Draft, |s| s.value),
        meeting: document.meeting,
        date: document.date.map(|d| d.value),
        parts: document.parts?.into_iter().map(|p| p.value).collect(),
        table_digits: document.table_digits.map_or(Digits::Arabic, |d| d.value),
        prose_digits: document.prose_digits.map_or(Digits::Arabic, |d| d.value),
    })
}

fn find<'a>(
    wanted: &Spanned<Slug>,
    known: impl Iterator<Item = &'a Slug> + Clone,
    th: &str,
    en: &str,
    findings: &mut Findings,
) -> Option<usize> {
    let found = known.clone().position(|slug| *slug == wanted.value);
    if found.is_none() {
        let known = known.map(Slug::as_str);
        findings.push(say::unknown(th, en, wanted.value.as_str(), known).at(wanted.span));
    }
    found
}

/// Puts the indicators in order, gives each its parent and its component, and refuses duplicates.
fn arrange(
    halves: Vec<(Span, Half)>,
    framework: &Framework,
    broken: &dyn Fn(&Slug) -> bool,
    findings: &mut Findings,
) -> (Vec<crate::model::Indicator>, Vec<Pending>) {
    let mut kept: Vec<(Span, Half)> = Vec::new();
    let mut slugs: BTreeMap<Slug, usize> = BTreeMap::new();
    for (span, half) in halves {
        if let Some(first) = slugs.get(&half.indicator.slug) {
            let first = kept[*first].0;
            findings.push(
                say::duplicate_id("รหัสถาวร", "slug", half.indicator.slug.as_str())
                    .at(span)
                    .related(first, "ใช้แล้วที่นี่", "taken here"),
            );
            continue;
        }
        slugs.insert(half.indicator.slug.clone(), kept.len());
        kept.push((span, half));
    }
    // The component of a child is that of its parent; climbing stops when it comes round.
    let parents: Vec<Option<usize>> = kept
        .iter()
        .map(|(_, half)| half.parent.as_ref().and_then(|parent| slugs.get(&parent.value).copied()))
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
    let components: Vec<Option<usize>> = (0..kept.len())
        .map(|at| {
            let mut seen = vec![at];
            let mut here = at;
            loop {
                if let Some(component) = kept[here].1.component {
                    return Some(component);
                }
                here = parents[here]?;
                if seen.contains(&here) {
                    return None;
                }
                seen.push(here);
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
                if half.parent.is_none() || parents[at].is_some() {
                    findings.push(say::no_component().at(*span));
                }
            }
        }
    }
    for at in 0..kept.len() {
        let Some(parent) = parents[at] else { continue };
        let place = |half: &Half| (half.indicator.part, half.indicator.component);
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
    let mut slots: Vec<Option<(Span, Half)>> = kept.into_iter().map(Some).collect();
    let mut indicators = Vec::new();
    let mut pending = Vec::new();
    let mut numbers: BTreeMap<(usize, String), Span> = BTreeMap::new();
    for old in order {
        let Some((_, half)) = slots[old].take() else { continue };
        let span = half.number_span;
        let mut indicator = half.indicator;
        indicator.parent = parents[old].map(|parent| rank[parent]);
        let key = (indicator.part, indicator.number.to_string());
        match numbers.get(&key) {
            Some(first) => findings.push(
                say::duplicate_id("รหัส", "number", indicator.number.as_str()).at(span).related(
                    *first,
                    "ใช้แล้วที่นี่",
                    "taken here",
                ),
            ),
            None => {
                numbers.insert(key, span);
            }
        }
        pending.push(Pending {
            place: Place::Indicator(indicators.len()),
            references: half.references,
        });
        indicators.push(indicator);
    }
    (indicators, pending)
}

fn not_applicable(
    record: &record::Year,
    framework: &Framework,
    findings: &mut Findings,
) -> BTreeMap<(usize, usize), Text> {
    let mut map = BTreeMap::new();
    for (id, reason) in record.not_applicable.iter().flat_map(|entries| entries.iter()) {
        let places = framework.parts.iter().enumerate().flat_map(|(part, p)| {
            p.components.iter().enumerate().map(move |(at, c)| ((part, at), c.slug.as_str()))
        });
        match places.clone().find(|(_, slug)| *slug == id.value) {
            Some((place, _)) => {
                let component = &framework.parts[place.0].components[place.1];
                if !component.optional {
                    let problem = say_framework::not_optional(&id.value, &component.name.th);
                    findings.push(problem.at(id.span).related(
                        component.span,
                        "กำหนดไว้ที่นี่",
                        "declared here",
                    ));
                }
                map.insert(place, reason.clone());
            }
            None => {
                let known = places.map(|(_, slug)| slug);
                findings.push(say::unknown("องค์ประกอบ", "component", &id.value, known).at(id.span));
            }
        }
    }
    map
}
