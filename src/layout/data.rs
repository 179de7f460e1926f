//! The data of one document, as its templates read them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::attached::Attached;
use super::language::LINES;
use crate::block::{Block, Leaf, Line, Run, for_paper, write_digits};
use crate::diagnostic::Locale;
use crate::glyphs::Fonts;
use crate::notation::Numbering;
use crate::notation::reference::Digits;
use crate::pages::{self, Numbers, Page};
use crate::thai;
use crate::thai::lines::LineBreaker;
use crate::view::{DocumentView, PersonView, ShownYear};

/// Items of a list of short texts that are numbered in a document's form.
const MOST_ORDINALS: u64 = 100;

/// What a document says, with the digits it asks for, and what is attached to it. Two documents with the
/// same data have the same pages and the same attachment, whatever their edition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentData {
    locale: Locale,
    /// The language that lines are laid out in.
    lines: &'static str,
    draft: bool,
    /// The fiscal year, as digits.
    year: String,
    thai_tables: bool,
    words: BTreeMap<&'static str, Leaf>,
    /// Labels of as many items as a list of short texts has at most, in the form of a first level.
    ordinals: Vec<String>,
    cover: Cover,
    parts: Vec<PartData>,
    #[serde(skip)]
    attached: Option<Attached>,
}

/// What stands on the cover and around every page; each text may be empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Cover {
    title: Leaf,
    agency: Leaf,
    year: Leaf,
    legal_basis: Leaf,
    submitted_to: Who,
    submitted_by: Who,
    /// How far the document has come: status, meeting, day.
    status: Leaf,
    self_assessed: bool,
    as_of: Leaf,
}

/// A person on the cover.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Who {
    name: Leaf,
    position: Leaf,
}

/// A part: its id and what it is made of; a cover is a frame of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct PartData {
    pub(super) id: String,
    pub(super) blocks: Vec<Block>,
}

/// The data of one document of a year; a draft says on every page that it is one.
pub fn data(year: &ShownYear<'_>, document: &DocumentView, draft: bool) -> DocumentData {
    data_with(year, document, Attached::of(year, document, draft))
}

/// The same, where it is known already what is attached.
pub fn data_with(
    year: &ShownYear<'_>,
    document: &DocumentView,
    attached: Attached,
) -> DocumentData {
    let shown = year.shown();
    let numbers = Numbers::of(year, Some(document));
    let page = Page { year, document: Some(document), numbers: &numbers, arguments: None };
    let (tables, prose) = (document.table_digits, document.prose_digits);
    let part = |(at, id): (usize, &String)| {
        let page = Page { arguments: document.arguments.get(&at), ..page };
        let mut blocks = pages::on_paper(id, &page).unwrap_or_default();
        write_digits(&mut blocks, tables, prose);
        PartData { id: id.clone(), blocks }
    };
    let labels = shown.labels().into_iter().map(|(key, word)| (key, word.into()));
    let form = document.list_numbers.first().copied().unwrap_or(Numbering::POINT);
    let thai_tables = tables == Digits::Thai;
    let ordinals = (1..=MOST_ORDINALS).map(|n| thai::with_digits(&form.label(&[n]), thai_tables));
    let mut data = DocumentData {
        locale: shown.locale(),
        lines: LINES,
        draft: attached.draft,
        year: year.number(),
        thai_tables,
        words: labels.collect(),
        ordinals: ordinals.collect(),
        cover: Cover::of(year, document),
        parts: document.parts.iter().enumerate().map(part).collect(),
        attached: Some(attached),
    };
    for leaf in data.cover.leaves() {
        leaf.text = crate::block::in_words(&leaf.text, tables);
    }
    data
}

impl Cover {
    fn of(year: &ShownYear<'_>, document: &DocumentView) -> Self {
        let who =
            |person: PersonView| Who { name: person.name.into(), position: person.position.into() };
        let state = [&document.status, &document.meeting, &document.date];
        let state = state.into_iter().filter(|text| !text.is_empty());
        Cover {
            title: (&document.title).into(),
            agency: year.agency_name().into(),
            year: year.label().into(),
            legal_basis: year.legal_basis().into(),
            submitted_to: who(year.submitted_to()),
            submitted_by: who(year.director()),
            status: state.cloned().collect::<Vec<_>>().join(" · ").into(),
            self_assessed: document.self_assessed,
            as_of: year.as_of().into(),
        }
    }

    fn leaves(&mut self) -> impl Iterator<Item = &mut Leaf> {
        let Cover { title, agency, year, legal_basis, status, as_of, .. } = self;
        let persons = [&mut self.submitted_to, &mut self.submitted_by];
        let persons = persons.into_iter().flat_map(|who| [&mut who.name, &mut who.position]);
        [title, agency, year, legal_basis, status, as_of].into_iter().chain(persons)
    }
}

impl DocumentData {
    /// The language of the pages.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The same document with nothing but these blocks.
    #[must_use]
    pub fn with(mut self, blocks: Vec<Block>) -> Self {
        self.parts = vec![PartData { id: String::new(), blocks }];
        self
    }

    /// What is attached to the document.
    pub fn attached(&self) -> Option<&Attached> {
        self.attached.as_ref()
    }

    /// What templates read: nothing in it that no font has, marks that say where lines of Thai may end,
    /// numbers of paragraphs, hyphens. Who wrote what cannot be drawn was told of it when it was read.
    pub fn marked(mut self, breaker: &LineBreaker, fonts: &Fonts<'_>) -> Self {
        let mut next = 0;
        for part in &mut self.parts {
            for_paper(&mut part.blocks, breaker, fonts, &mut next);
        }
        for leaf in self.words.values_mut().chain(self.cover.leaves()) {
            let text = Run::Text { text: std::mem::take(leaf) };
            let mut alone = [Block::paragraph(Line(vec![text]))];
            for_paper(&mut alone, breaker, fonts, &mut next);
            if let [Block::Paragraph { line: Line(runs), .. }] = alone
                && let Some(Run::Text { text }) = runs.into_iter().next()
            {
                *leaf = text;
            }
        }
        self
    }

    /// As templates read it.
    pub fn value(&self) -> Value {
        // Texts, lists and numbers always have a form in JSON.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Takes the parts out, of which a draft is made piece by piece.
    pub(super) fn take_parts(&mut self) -> Vec<PartData> {
        std::mem::take(&mut self.parts)
    }

    /// Puts parts in.
    pub(super) fn put_parts(&mut self, parts: Vec<PartData>) {
        self.parts = parts;
    }
}

impl std::fmt::Display for DocumentData {
    /// Writes the data as JSON.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}
