//! The data of one document, as its templates read them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

use super::attached::Attached;
use super::justify;
use super::language::LINES;
use crate::diagnostic::Locale;
use crate::glyphs::Fonts;
use crate::thai::lines::LineBreaker;
use crate::thai::marks;
use crate::view::{
    AgencyView, DocumentView, Exported, IndicatorView, ShownYear, digits, numbering,
};

/// Keys whose texts are read by templates and not by people.
const NAMES: [&str; 15] = [
    "kind",
    "slug",
    "id",
    "url",
    "state",
    "locale",
    "lines",
    "as_of_day",
    "href",
    "asset",
    "file",
    "alt",
    "table_digits",
    "prose_digits",
    "ordinals",
];

/// Parts of documents that draw indicators; a document without one is not given any: they are most of a year.
const OF_INDICATORS: [&str; 3] = ["results", "cards", "reasons"];

/// What a template is given.
#[derive(Serialize)]
struct Data<'a> {
    view: Head,
    year: Exported<'a, IndicatorView>,
    document: &'a DocumentView,
}

/// The view without its years, and without its edition: editions that show the same are the same pages.
#[derive(Serialize)]
struct Head {
    locale: Locale,
    /// The language that lines are laid out in.
    lines: Locale,
    draft: bool,
    labels: BTreeMap<&'static str, &'static str>,
    agency: AgencyView,
}

/// What a document says, with the digits it asks for, and what is attached to it. Two documents with the
/// same data have the same pages and the same attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentData {
    pages: Value,
    attached: Option<Attached>,
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
    let (locale, draft) = (shown.locale(), attached.draft);
    let (labels, agency) = (shown.labels(), shown.agency());
    let view = Head { locale, lines: locale, draft, labels, agency };
    let drawn = document.parts.iter().any(|part| OF_INDICATORS.contains(&part.as_str()));
    let indicator = |at| drawn.then(|| IndicatorView { proof: Vec::new(), ..year.indicator(at) });
    let year = year.exported(&indicator);
    // Views are made of texts, lists and numbers that JSON always has a form for.
    let mut data = serde_json::to_value(Data { view, year, document }).unwrap_or_default();
    unproved(&mut data["year"]);
    digits::write(&mut data, document.table_digits, document.prose_digits);
    numbering::write(&mut data["year"], document);
    data["document"]["ordinals"] = numbering::ordinals(document).into();
    DocumentData { pages: data, attached: Some(attached) }
}

/// Takes out the reasons in full: paper tells them in short, and what is attached has them.
fn unproved(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.remove("proof");
            map.values_mut().for_each(unproved);
        }
        Value::Array(items) => items.iter_mut().for_each(unproved),
        _ => {}
    }
}

impl DocumentData {
    /// The data as they are, for who wants to read them.
    pub fn value(&self) -> &Value {
        &self.pages
    }

    /// The language of the pages.
    pub fn locale(&self) -> Locale {
        match self.pages["view"]["locale"].as_str() {
            Some("en") => Locale::En,
            _ => Locale::Th,
        }
    }

    /// What is attached to the document, if it comes of a view.
    pub fn attached(&self) -> Option<&Attached> {
        self.attached.as_ref()
    }

    /// The data with what can be drawn in the place of every character that no font has. Who wrote one was
    /// told of it when the content was read.
    pub fn drawn(mut self, fonts: &Fonts<'_>) -> Self {
        let mut found = Vec::new();
        texts(&mut self.pages, &mut found);
        found.par_iter_mut().for_each(|text| {
            if let Cow::Owned(drawn) = fonts.drawn(text) {
                **text = drawn;
            }
        });
        self
    }

    /// What templates read: texts carry marks that say where lines of Thai may end, and paragraphs have
    /// their numbers and hyphens.
    pub fn marked(mut self, breaker: &LineBreaker) -> Value {
        if let Some(lines) = self.pages.pointer_mut("/view/lines") {
            *lines = LINES.into();
        }
        even(&mut self.pages);
        let mut found = Vec::new();
        texts(&mut self.pages, &mut found);
        found.par_iter_mut().for_each(|text| **text = marks::with(text, breaker));
        justify::prepare(&mut self.pages);
        self.pages
    }
}

impl From<Value> for DocumentData {
    fn from(value: Value) -> Self {
        DocumentData { pages: value, attached: None }
    }
}

impl std::fmt::Display for DocumentData {
    /// Writes the data as JSON, without marks.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.pages.fmt(f)
    }
}

/// Makes one blank of every stretch of blanks and tabs, and none of those beside a line end, as a browser does
/// with the same texts on the site. Only what is shown as it is keeps them.
fn even(value: &mut Value) {
    match value {
        Value::String(text) => {
            if !text.contains(['\t', '\n']) && !text.contains("  ") {
                return;
            }
            let mut out = String::with_capacity(text.len());
            for c in text.chars() {
                match c {
                    ' ' | '\t' if out.ends_with([' ', '\n']) => {}
                    ' ' | '\t' => out.push(' '),
                    '\n' => {
                        out.truncate(out.trim_end_matches(' ').len());
                        out.push(c);
                    }
                    c => out.push(c),
                }
            }
            *text = out;
        }
        Value::Array(items) => items.iter_mut().for_each(even),
        Value::Object(map) if map.get("kind").is_some_and(|kind| kind == "code") => {}
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                if !NAMES.contains(&key.as_str()) {
                    even(value);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The texts that people read.
fn texts<'a>(value: &'a mut Value, found: &mut Vec<&'a mut String>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter_mut().for_each(|item| texts(item, found)),
        Value::Object(map) => {
            // The parts of a document are names, those of a year are its pages.
            let name = |key: &str, value: &Value| match value {
                Value::Array(items) => key == "parts" && items.iter().all(Value::is_string),
                _ => NAMES.contains(&key),
            };
            for (key, value) in map.iter_mut() {
                if !name(key, value) {
                    texts(value, found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
