//! The whole view: the agency, its years, their documents.

use std::collections::BTreeMap;

use crate::diagnostic::Locale;
use crate::model::{Model, Person, Year};
use crate::records::year::Status;
use crate::scoring::claims::of_agency;
use crate::scoring::{Scored, YearScore};
use crate::source::Sources;

use super::evaluation::{self, Context, text};
use super::reasons::Teller;
use super::runs::Words;
use super::{
    AgencyView, Asked, DocumentView, NarrativeView, PersonView, View, YearView, labels, papers,
    sheets,
};

/// Makes the view.
pub(super) fn view(scored: &Scored, sources: &Sources, asked: Asked) -> View {
    let model = &scored.model;
    let words = Words { scored, edition: asked.edition, locale: asked.locale };
    let years = model.years.iter().rev().filter_map(|(number, year)| {
        let scores = scored.years.get(number)?;
        self::year(year, scores, words, sources)
    });
    View {
        edition: asked.edition,
        locale: asked.locale,
        draft: asked.draft,
        labels: labels(asked.locale),
        agency: agency(model, words),
        years: years.collect(),
    }
}

fn agency(model: &Model, words: Words<'_>) -> AgencyView {
    let locale = words.locale;
    let agency = &model.agency;
    let newest = model.years.values().next_back();
    let name = newest.map_or(&agency.names[0].name, |year| agency.name_on(year.as_of));
    let all =
        |list: &[crate::records::Text]| list.iter().map(|t| t.get(locale).to_owned()).collect();
    AgencyView {
        slug: agency.slug.to_string(),
        name: name.get(locale).to_owned(),
        abbreviation: text(&agency.abbreviation, locale),
        law: text(&agency.law, locale),
        ministry: text(&agency.ministry, locale),
        vision: text(&agency.vision, locale),
        objectives: all(&agency.objectives),
        strategies: all(&agency.strategies),
        claims: evaluation::claims(&agency.claims, words, false, |claim| of_agency(claim, agency)),
        address: agency.address.clone().unwrap_or_default(),
    }
}

fn year(year: &Year, scores: &YearScore, words: Words<'_>, sources: &Sources) -> Option<YearView> {
    let locale = words.locale;
    let model = &words.scored.model;
    let framework = model.frameworks.get(&year.framework)?;
    let objectives: Vec<String> =
        model.agency.objectives.iter().map(|o| o.get(locale).to_owned()).collect();
    let mut about: BTreeMap<usize, Vec<NarrativeView>> = BTreeMap::new();
    let mut whole = Vec::new();
    for narrative in year.narratives.iter().filter(|n| words.edition.shows(n.visibility)) {
        let shown = NarrativeView {
            slug: narrative.slug.to_string(),
            title: narrative.title.get(locale).to_owned(),
            blocks: words.narrative(narrative),
        };
        match narrative.about {
            Some(indicator) => about.entry(indicator).or_default().push(shown),
            None => whole.push(shown),
        }
    }
    let context = Context {
        words,
        sources,
        year,
        scores,
        framework,
        teller: Teller::new(words, year, scores, framework),
        objectives: &objectives,
        narratives: about,
    };
    let number = year.year.to_string();
    let label = year_label(&number, locale);
    let shown = year
        .shown
        .iter()
        .map(|(sheet, fact)| (&year.sheets[*sheet].facts[*fact], &scores.facts[*sheet][*fact]));
    let calculations = year.calculations.iter().zip(&scores.calculations);
    let documents: Vec<DocumentView> = year.documents.iter().map(|d| document(d, locale)).collect();
    let mut view = YearView {
        label,
        agency_name: model.agency.name_on(year.as_of).get(locale).to_owned(),
        as_of: year.as_of.long(locale),
        as_of_day: year.as_of,
        director: person(year.director.as_ref(), locale),
        submitted_to: person(year.submitted_to.as_ref(), locale),
        legal_basis: text(&year.legal_basis, locale),
        framework: framework.name.get(locale).to_owned(),
        framework_source: text(&framework.source, locale),
        documents,
        status: String::new(),
        self_assessed: true,
        no_result: scores.parts.iter().all(|part| part.no_result),
        basics: year
            .basics
            .iter()
            .map(|at| (&year.sheets[*at], &scores.facts[*at]))
            .filter(|(sheet, _)| words.edition.shows(sheet.visibility))
            .map(|(sheet, worked)| sheets::sheet(sheet, worked, words))
            .collect(),
        shown: shown
            .filter(|(fact, _)| words.edition.shows(fact.visibility))
            .map(|(fact, worked)| sheets::fact(fact, worked, words))
            .collect(),
        board: year.board.as_ref().map(|board| sheets::board(board, locale)),
        complaints: year
            .complaints
            .as_ref()
            .filter(|complaints| words.edition.shows(complaints.visibility))
            .map(|complaints| papers::complaints(complaints, year, scores, words)),
        audit: year.audit.as_ref().and_then(|audit| papers::audit(audit, words)),
        parts: evaluation::parts(&context),
        legends: evaluation::legends(&context),
        calculations: calculations
            .filter(|(c, _)| words.edition.shows(c.visibility))
            .map(|(calculation, score)| sheets::calculation(calculation, score, words))
            .collect(),
        narratives: whole,
        year: number,
    };
    // Where there are no results yet, none is the agency's own.
    let results = !view.no_result;
    view.documents.iter_mut().for_each(|document| document.self_assessed &= results);
    if let Some(leading) = view.leading() {
        (view.status, view.self_assessed) = (leading.status.clone(), leading.self_assessed);
    }
    Some(view)
}

/// `ปีงบประมาณ พ.ศ. 2562`.
pub(super) fn year_label(number: &str, locale: Locale) -> String {
    match locale {
        Locale::Th => format!("ปีงบประมาณ พ.ศ. {number}"),
        Locale::En => format!("Fiscal year {number} B.E."),
    }
}

pub(super) fn person(person: Option<&Person>, locale: Locale) -> PersonView {
    let Some(person) = person else { return PersonView::default() };
    PersonView {
        name: person.name.get(locale).to_owned(),
        position: text(&person.position, locale),
    }
}

fn document(document: &crate::model::Document, locale: Locale) -> DocumentView {
    DocumentView {
        kind: document.kind.word(Locale::En).to_owned(),
        title: document.title.get(locale).to_owned(),
        status: document.status.word(locale).to_owned(),
        signed: document.status == Status::Signed,
        self_assessed: document.status != Status::Signed,
        meeting: text(&document.meeting, locale),
        date: document.date.map(|d| d.long(locale)).unwrap_or_default(),
        parts: document.parts.iter().map(|p| p.word(Locale::En).to_owned()).collect(),
        table_digits: document.table_digits,
        prose_digits: document.prose_digits,
        heading_numbers: document.heading_numbers.clone(),
        list_numbers: document.list_numbers.clone(),
        signatures: papers::signatures(document, locale),
        comment: text(&document.comment, locale),
    }
}
