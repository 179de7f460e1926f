//! A fiscal year: its indicators in order, its documents, and every reference between its parts.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Findings, Locale};
use crate::load::say as say_file;
use crate::markdown::say::as_typed as say_typed;
use crate::model::framework::{Framework, ancestors};
use crate::model::{Calculation, Document, FactSheet, Index, Narrative, Person, Signatory, Year};
use crate::notation::say as say_notation;
use crate::notation::{Asked, FiscalYear, Notation, Number, Numbering, Slug, ThaiDate, reference};
use crate::parse::YearFiles;
use crate::records::year::{Digits, DocumentPart, Status};
use crate::records::{Text, year as record};
use crate::resolve::say;
use crate::resolve::say::framework as say_framework;
use crate::source::{FileId, Sources, Span, Spanned};
use crate::thai::collate::Collation;

use super::arrange::arrange;
use super::indicator::{self, Context, UnplacedIndicator};
use super::working::{InputsOf, Pending};
use super::{Binder, papers, sheets};

/// Binds a year.
pub(super) fn resolve(
    folder: FiscalYear,
    files: YearFiles,
    frameworks: &BTreeMap<FiscalYear, Framework>,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Option<(Year, Vec<Pending>)> {
    let Some((file, record)) = files.year else {
        report_missing(folder, binder.sources, findings);
        return None;
    };
    let start = Span::new(file, 0..0);
    if let Some(year) = &record.year
        && year.value != folder
    {
        findings
            .push(say::year_mismatch(year.value.0, &format!("content/{folder}/")).at(year.span));
    }
    let is_broken =
        |year: FiscalYear| binder.broken.path(&format!("content/frameworks/{year}.yaml"));
    let wanted = match &record.framework {
        Some(named) => named.value,
        None if frameworks.contains_key(&folder) || is_broken(folder) => folder,
        None => frameworks.values().find(|f| f.holds_for(folder)).map_or(folder, |f| f.year),
    };
    let Some(framework) = frameworks.get(&wanted) else {
        // Without a name, any framework that could not be read may be the one that names this year.
        let lost = record.framework.is_none() && binder.broken.below("content/frameworks/");
        if !is_broken(wanted) && !lost {
            let span = record.framework.as_ref().map_or(start, |f| f.span);
            findings.push(say::no_framework(wanted.0).at(span));
        }
        return None;
    };
    // Every indicator would be at odds with it, and all of that is this one slip.
    if !framework.holds_for(folder) {
        if !is_broken(wanted) {
            let own = frameworks.contains_key(&folder) || is_broken(folder);
            let span = record.framework.as_ref().map_or(start, |f| f.span);
            let problem = say_framework::of_another_year(folder.0, wanted.0, own).at(span);
            findings.push(problem.related(framework.span, "กรอบนี้", "this framework"));
        }
        return None;
    }
    let published: Vec<(Slug, Text)> = record
        .published
        .iter()
        .flatten()
        .filter_map(|document| {
            Some((document.slug.as_ref()?.value.clone(), document.name.clone()?))
        })
        .collect();

    // What is missing was reported; the rest of the year can be checked without it.
    let as_of_day = record.as_of.as_ref().map_or(folder.last_day(), |day| day.value);
    let context =
        Context { binder, year: folder, as_of: as_of_day, framework, published: &published };
    let mut halves: Vec<(Span, UnplacedIndicator)> = Vec::new();
    let files_of_indicators = files.indicators.len();
    for (file, record) in files.indicators {
        let place = record.slug.as_ref().map_or(record.span, |slug| slug.span);
        halves
            .extend(indicator::resolve(file, record, &context, findings).map(|half| (place, half)));
    }
    let broken_indicator = |slug: &Slug| {
        !framework.whole || binder.broken.path(&format!("content/{folder}/indicators/{slug}.yaml"))
    };
    let (indicators, index, mut pending) = arrange(halves, framework, &broken_indicator, findings);

    let mut model_sheets: Vec<FactSheet> = Vec::new();
    let mut taken = BTreeMap::new();
    for (file, record) in files.sheets {
        let bound = sheets::sheet(file, record, &published, binder, &mut taken, findings);
        let Some((sheet, references)) = bound else { continue };
        let place = |at| InputsOf::Fact(model_sheets.len(), at);
        pending.extend(
            references.into_iter().map(|(at, references)| Pending { place: place(at), references }),
        );
        model_sheets.push(sheet);
    }
    let mut calculations: Vec<Calculation> = Vec::new();
    for (file, record) in files.calculations {
        if let Some((calculation, references)) =
            sheets::calculation(file, record, &published, binder, findings)
        {
            if let Some(first) = calculations.iter().find(|c| c.slug == calculation.slug) {
                findings.push(
                    say::duplicate_id("รหัสถาวร", "slug", calculation.slug.as_str())
                        .at(calculation.span)
                        .related(first.span, "ใช้แล้วที่นี่", "taken here"),
                );
                continue;
            }
            let place = |at| InputsOf::Item(calculations.len(), at);
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
    let complaints =
        files.complaints.map(|c| papers::complaints(c, &model_sheets, folder, binder, findings));
    if let Some(audit) = &files.audit {
        papers::audit(audit, folder, findings);
    }

    let (not_applicable, skipped) = not_applicable(&record, framework, findings);
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
    let mut narrative_slugs = BTreeSet::new();
    let mut narratives: Vec<(Option<Number>, Narrative)> = Vec::new();
    for (file, front, blocks) in files.narratives {
        let (Some(slug), Some(title)) = (front.slug, front.title) else { continue };
        super::check_file_name(&slug, file, binder.sources, findings);
        bare(file, binder.sources, &index, &model_sheets, &calculations, findings);
        if !narrative_slugs.insert(slug.value.clone()) {
            findings.push(say::duplicate_id("รหัสถาวร", "slug", slug.value.as_str()).at(slug.span));
            continue;
        }
        let about = front.about.as_ref().and_then(|wanted| {
            let found = index.slug(wanted.value.as_str());
            if found.is_none() && !broken_indicator(&wanted.value) {
                let known = indicators.iter().map(|i| i.slug.as_str());
                let problem = say::unknown("ตัวชี้วัด", "indicator", wanted.value.as_str(), known);
                findings.push(problem.at(wanted.span));
            }
            found
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
    let collation = Collation::default();
    narratives.sort_by(|(a, first), (b, second)| {
        let place = |order: &Option<Number>| (order.is_none(), order.map(|o| o.exact()));
        let names = || collation.compare(&first.title.th, &second.title.th);
        place(a).cmp(&place(b)).then_with(names).then_with(|| first.slug.cmp(&second.slug))
    });

    let there = |part: DocumentPart| match part {
        DocumentPart::Board => files.board.is_some(),
        DocumentPart::Complaints => complaints.as_ref().is_some_and(|c| !c.channels.is_empty()),
        DocumentPart::Audit => {
            files.audit.as_ref().is_some_and(|a| a.years.iter().flatten().next().is_some())
        }
        _ => true,
    };
    let incomplete = binder.broken.below(&format!("content/{folder}/indicators/"))
        || indicators.len() < files_of_indicators;
    for document in record.documents.iter().flatten() {
        papers::parts(document, folder, there, binder, findings);
        papers::columns(document, &indicators, !incomplete, findings);
        if !binder.broken.file(file) {
            papers::signatures(document, findings);
        }
    }
    let whole = !binder.broken.file(file);
    let documents = documents(record.documents.unwrap_or_default(), whole, findings);
    if let Some(day) = &record.as_of {
        as_of(day, folder, binder, findings);
    }
    let year = Year {
        year: folder,
        index,
        as_of: as_of_day,
        framework: wanted,
        director: record.director.and_then(person),
        submitted_to: record.submitted_to.and_then(person),
        legal_basis: record.legal_basis,
        not_applicable,
        skipped,
        basics,
        shown,
        published,
        documents,
        incomplete,
        indicators,
        board: files.board,
        complaints,
        audit: files.audit,
        sheets: model_sheets,
        calculations,
        narratives: narratives.into_iter().map(|(_, narrative)| narrative).collect(),
    };
    Some((year, pending))
}

/// Reports that the folder of a year has no `year.yaml`.
pub(super) fn report_missing(folder: FiscalYear, sources: &Sources, findings: &mut Findings) {
    let path = format!("content/{folder}/year.yaml");
    let problem = say_file::missing(&path, "เอกสารและวันที่ของข้อมูลของปี", "the year's documents");
    super::missing(&path, problem, sources, findings);
}

/// Reports double brackets around an id alone, a reference without the word that says what it asks, and
/// single brackets around what a reference is made of.
fn bare(
    file: FileId,
    sources: &Sources,
    index: &Index,
    sheets: &[FactSheet],
    calculations: &[Calculation],
    findings: &mut Findings,
) {
    let text = &sources.file(file).text;
    let asked_of = |id: &str| {
        let facts = || sheets.iter().flat_map(|sheet| &sheet.facts);
        if index.slug(id).is_some() || !index.number(id).is_empty() {
            Some(Asked::Result)
        } else if facts().any(|fact| fact.slug.as_str() == id) {
            Some(Asked::Value)
        } else {
            let total = calculations.iter().any(|known| known.slug.as_str() == id);
            total.then_some(Asked::Total)
        }
    };
    for (range, id) in reference::bare(text) {
        let Some(asked) = asked_of(&id) else { continue };
        let words = (asked.word(Locale::Th), asked.word(Locale::En));
        let problem = say_notation::reference_without_word(&id, words.0, words.1);
        findings.push(problem.at(Span::new(file, range)));
    }
    for (range, asked, id) in reference::single(text) {
        let written = &text[range.clone()];
        // English words in brackets are prose, unless they hold an id that is no word.
        let known = asked_of(&id).is_some()
            && (!id.chars().all(|c| c.is_ascii_lowercase()) || !written.is_ascii());
        if known || reference::asks_alone(written, asked, &id) {
            let alone = !text[range.end..].starts_with(')');
            let problem = say_typed::single_brackets(written, alone);
            findings.push(problem.at(Span::new(file, range)));
        }
    }
}

fn person(person: record::Person) -> Option<Person> {
    let visibility = super::visibility(&person.visibility);
    Some(Person { name: person.name?, position: person.position, visibility })
}

/// The documents of a year, each under an id of its own: a second one would be written over the first. Where
/// the file is not `whole`, an id may stand unread in it.
fn documents(
    records: Vec<record::Document>,
    whole: bool,
    findings: &mut Findings,
) -> Vec<Document> {
    let mut ids: Vec<Spanned<Slug>> = Vec::new();
    let mut documents = Vec::new();
    for record in records {
        let of_kind = || {
            let kind = record.kind.as_ref()?;
            Some(Spanned::new(Slug::read(kind.value.word(Locale::En)).ok()?, kind.span))
        };
        let Some(id) = record.slug.clone().or_else(of_kind) else { continue };
        if let Some(first) = ids.iter().find(|first| first.value == id.value) {
            let problem = say::duplicate_document(id.value.as_str()).at(id.span);
            let problem = problem.related(first.span, "ชุดแรกอยู่ที่นี่", "the first one is here");
            findings.extend_one((whole || record.slug.is_some()).then_some(problem));
            continue;
        }
        ids.push(id.clone());
        documents.extend(document(record, id.value));
    }
    documents
}

/// Checks the day of the data: it belongs to the year or to the time in which reports of it are
/// written, and the agency has a name on it.
fn as_of(day: &Spanned<ThaiDate>, year: FiscalYear, binder: Binder<'_>, findings: &mut Findings) {
    let written = day.value.to_string();
    if day.value < year.first_day() || day.value > FiscalYear(year.0 + 1).last_day() {
        findings.push(say::as_of_outside_year(&written, year.0).at(day.span));
    }
    // Names whose days are the wrong way round have their own findings.
    let names = &binder.agency.names;
    let sound = names.iter().all(|n| n.from.zip(n.until).is_none_or(|(from, until)| from <= until));
    let named = binder.agency.valid_name(day.value).is_some();
    if !named && sound && !binder.broken.agency() {
        findings.push(say::no_name_on(&written, &names[0].name.th).at(day.span));
    }
}

fn forms(written: Option<Vec<Spanned<Numbering>>>) -> Vec<Numbering> {
    written.into_iter().flatten().map(|form| form.value).collect()
}

fn document(document: record::Document, slug: Slug) -> Option<Document> {
    Some(Document {
        slug,
        kind: document.kind?.value,
        title: document.title?,
        status: document.status.map_or(Status::Draft, |s| s.value),
        visibility: super::visibility(&document.visibility),
        meeting: document.meeting,
        date: document.date.map(|d| d.value),
        parts: document
            .parts?
            .into_iter()
            .map(|asked| (asked.part.value, papers::arguments(asked)))
            .collect(),
        table_digits: document.table_digits.map_or(Digits::Arabic, |d| d.value),
        prose_digits: document.prose_digits.map_or(Digits::Arabic, |d| d.value),
        heading_numbers: forms(document.heading_numbers),
        list_numbers: match forms(document.list_numbers) {
            none if none.is_empty() => vec![Numbering::POINT, Numbering::CLOSE, Numbering::BOTH],
            forms => forms,
        },
        signatories: document
            .signatories
            .into_iter()
            .flatten()
            .filter_map(|signatory| {
                Some(Signatory {
                    position: signatory.position?,
                    role: signatory.role,
                    name: signatory.name,
                    date: signatory.date.map(|day| day.value),
                })
            })
            .collect(),
        comment: document.comment,
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

/// A component: its part, and its place in it.
type Component = (usize, usize);

/// The components that are declared not to be assessed, with those that stand in them and why; and those of
/// them that the rules let go.
fn not_applicable(
    record: &record::Year,
    framework: &Framework,
    findings: &mut Findings,
) -> (BTreeMap<Component, Text>, BTreeSet<Component>) {
    let (mut map, mut skipped) = (BTreeMap::new(), BTreeSet::new());
    for (id, reason) in record.not_applicable.iter().flat_map(|entries| entries.iter()) {
        let places = framework.parts.iter().enumerate().flat_map(|(part, p)| {
            p.components.iter().enumerate().map(move |(at, c)| ((part, at), c.slug.as_str()))
        });
        match places.clone().find(|(_, slug)| *slug == id.value) {
            Some((place, _)) => {
                let component = &framework.parts[place.0].components[place.1];
                let components = &framework.parts[place.0].components;
                let let_go = |at: usize| {
                    let around = &components[at];
                    let mut named = record.not_applicable.iter().flat_map(|entries| entries.iter());
                    around.optional && named.any(|(id, _)| id.value == around.slug.as_str())
                };
                let kept = !component.optional && !ancestors(components, place.1).any(let_go);
                // Of a framework with a slip nothing of the kind is known.
                if kept && !framework.faulty {
                    let problem = say_framework::not_optional(&id.value, &component.name.th);
                    findings.push(problem.at(id.span).related(
                        component.span,
                        "กำหนดไว้ที่นี่",
                        "declared here",
                    ));
                }
                // What stands in it goes with it.
                for at in place.1..components[place.1].end {
                    map.entry((place.0, at)).or_insert_with(|| reason.clone());
                    if component.optional {
                        skipped.insert((place.0, at));
                    }
                }
                map.insert(place, reason.clone());
            }
            None => {
                let known = places.map(|(_, slug)| slug);
                let problem = say::unknown("องค์ประกอบ", "component", &id.value, known);
                // One that was refused may be the one that is meant.
                let whole = framework.parts.iter().all(|part| part.whole);
                findings.extend_one(whole.then(|| problem.at(id.span)));
            }
        }
    }
    (map, skipped)
}
