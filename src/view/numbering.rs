//! Numbers of headings and lists, as a document asks for them.
//!
//! Like digits they are written into a serialised view, because documents of one year may ask for
//! different ones. They are words like others, so that pages, site and what is copied say the same.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::notation::{Notation, Numbering};
use crate::records::year::Digits;
use crate::thai;

use super::DocumentView;

/// Numbers the narratives of a serialised year: titles and headings, those of an indicator by
/// themselves, and lists of all.
pub fn write(year: &mut Value, document: &DocumentView) {
    let style = Style {
        headings: &document.heading_numbers,
        lists: &document.list_numbers,
        digits: document.prose_digits,
    };
    style.narratives(year);
    for part in list(year, "parts") {
        for component in list(part, "components") {
            list(component, "indicators").for_each(|indicator| style.narratives(indicator));
        }
    }
    style.lists(year, &mut Vec::new());
    asides(year, Some(document));
}

/// Numbers the lists of a piece of a serialised year in which no narrative is.
pub fn lists(piece: &mut Value, document: &DocumentView) {
    let style =
        Style { headings: &[], lists: &document.list_numbers, digits: document.prose_digits };
    style.lists(piece, &mut Vec::new());
}

/// Numbers pictures and footnotes from the first to the last of a year, in the order in which a document
/// shows the texts they stand in; without a document, in the order of the site.
pub fn asides(year: &mut Value, document: Option<&DocumentView>) {
    let place = |part: &str| {
        let mut parts = document.into_iter().flat_map(|document| &document.parts);
        parts.position(|known| known == part).unwrap_or(usize::MAX)
    };
    // Texts about an indicator stand on its card.
    let mut keys = [("narratives", place("narratives")), ("parts", place("cards"))];
    keys.sort_by_key(|(_, place)| *place);
    let digits = document.map_or(Digits::Arabic, |document| document.prose_digits);
    let mut asides = Asides { pictures: 0, notes: 0, digits };
    for (key, _) in keys {
        if let Some(value) = year.get_mut(key) {
            asides.texts(value);
        }
    }
}

/// What stands beside a text: pictures and footnotes, with the last numbers they have.
struct Asides {
    pictures: u64,
    notes: u64,
    digits: Digits,
}

impl Asides {
    fn label(&self, number: u64) -> Value {
        Value::String(thai::with_digits(&number.to_string(), self.digits == Digits::Thai))
    }

    /// Numbers all texts in a value, and gathers the footnotes of each.
    fn texts(&mut self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.texts(item)),
            Value::Object(fields) => {
                let slug = fields.get("slug").and_then(Value::as_str).map(str::to_owned);
                match (slug, fields.get_mut("blocks")) {
                    (Some(slug), Some(blocks)) => {
                        let (before, mut notes) = (self.notes, BTreeMap::new());
                        self.text(blocks, &slug, before, &mut notes);
                        self.notes = before + notes.len() as u64;
                        let notes = notes.into_values().collect();
                        fields.insert("notes".to_owned(), Value::Array(notes));
                    }
                    _ => fields.values_mut().for_each(|value| self.texts(value)),
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, value: &mut Value, slug: &str, before: u64, notes: &mut Notes) {
        match value {
            Value::Array(items) => {
                items.iter_mut().for_each(|item| self.text(item, slug, before, notes));
            }
            Value::Object(fields) => {
                match fields.get("kind").and_then(Value::as_str) {
                    Some("picture") => {
                        self.pictures += 1;
                        fields.insert("number".to_owned(), self.label(self.pictures));
                    }
                    Some("note") => return self.note(fields, slug, before, notes),
                    _ => {}
                }
                fields.values_mut().for_each(|value| self.text(value, slug, before, notes));
            }
            _ => {}
        }
    }

    /// Gives a footnote its number and names for links; one note may have several places.
    fn note(&self, fields: &mut Fields, slug: &str, before: u64, notes: &mut Notes) {
        let ordinal = fields.get("ordinal").and_then(Value::as_u64).unwrap_or_default();
        let (number, id) = (self.label(before + ordinal), format!("{slug}-{ordinal}"));
        let places = notes.get_mut(&ordinal).and_then(|note| note["places"].as_array_mut());
        let place = match &places {
            Some(places) => format!("{id}-{}", places.len() + 1),
            None => id.clone(),
        };
        match places {
            Some(places) => places.push(json!(place)),
            None => {
                let runs = fields.get("runs");
                let note = json!({"id": id, "number": number, "places": [place], "runs": runs});
                notes.insert(ordinal, note);
            }
        }
        for (key, value) in [("number", number), ("id", json!(id)), ("place", json!(place))] {
            fields.insert(key.to_owned(), value);
        }
    }
}

type Fields = serde_json::Map<String, Value>;
/// The footnotes of a text by their numbers in it.
type Notes = BTreeMap<u64, Value>;

/// Labels of as many items as a list of short texts has at most, in the form of a first level.
pub fn ordinals(document: &DocumentView) -> Vec<String> {
    let form = document.list_numbers.first().copied().unwrap_or(Numbering::POINT);
    let thai = document.table_digits == Digits::Thai;
    (1..=MOST_ORDINALS).map(|number| thai::with_digits(&form.label(&[number]), thai)).collect()
}

/// Items of a list of short texts that are numbered in a document's form.
const MOST_ORDINALS: u64 = 100;

/// The objects of a list under a key; none where there is no list.
fn list<'v>(value: &'v mut Value, key: &str) -> impl Iterator<Item = &'v mut Value> {
    value.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten()
}

struct Style<'a> {
    headings: &'a [Numbering],
    lists: &'a [Numbering],
    digits: Digits,
}

impl Style<'_> {
    fn label(&self, form: Numbering, path: &[u64]) -> String {
        thai::with_digits(&form.label(path), self.digits == Digits::Thai)
    }

    /// Numbers the narratives of something.
    fn narratives(&self, of: &mut Value) {
        for (at, narrative) in list(of, "narratives").enumerate() {
            self.headings(narrative, at as u64 + 1);
        }
    }

    /// Numbers the title of a narrative and the headings in it.
    fn headings(&self, narrative: &mut Value, number: u64) {
        let Some(form) = self.headings.first() else { return };
        if let Some(Value::String(title)) = narrative.get_mut("title") {
            title.insert_str(0, &format!("{} ", self.label(*form, &[number])));
        }
        // The levels that are open, and how many headings each has had.
        let mut open: Vec<(u64, u64)> = Vec::new();
        let blocks = narrative.get_mut("blocks").and_then(Value::as_array_mut);
        for block in blocks.into_iter().flatten().filter(|block| block["kind"] == "heading") {
            let level = block["level"].as_u64().unwrap_or_default();
            let mut last = 0;
            while let Some((_, count)) = open.pop_if(|(known, _)| *known >= level) {
                last = count;
            }
            open.push((level, last + 1));
            let path: Vec<u64> =
                std::iter::once(number).chain(open.iter().map(|(_, count)| *count)).collect();
            let (Some(form), Some(runs)) = (
                self.headings.get(open.len()),
                block.get_mut("runs").and_then(Value::as_array_mut),
            ) else {
                continue;
            };
            let label = format!("{} ", self.label(*form, &path));
            runs.insert(0, json!({ "kind": "text", "text": label }));
        }
    }

    /// Numbers the items of every list; `path` are the numbers of the items around.
    fn lists(&self, value: &mut Value, path: &mut Vec<u64>) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.lists(item, path)),
            Value::Object(fields) => {
                let kind = fields.get("kind").and_then(Value::as_str).unwrap_or_default();
                let numbers = fields.get("numbers").and_then(Value::as_array);
                let (true, Some(numbers)) = (kind == "list", numbers) else {
                    fields.values_mut().for_each(|value| self.lists(value, path));
                    return;
                };
                let numbers: Vec<u64> = numbers.iter().filter_map(Value::as_u64).collect();
                let asked = fields.get("numbering").and_then(Value::as_str);
                let asked = asked.and_then(|form| Numbering::read(form).ok());
                let usual = self.lists.get(path.len()).or(self.lists.last()).copied();
                let form = asked.or(usual).unwrap_or(Numbering::POINT);
                let mut labels = Vec::new();
                let items = fields.get_mut("items").and_then(Value::as_array_mut);
                for (item, number) in items.into_iter().flatten().zip(numbers) {
                    path.push(number);
                    labels.push(Value::String(self.label(form, path)));
                    self.lists(item, path);
                    path.pop();
                }
                fields.insert("labels".to_owned(), Value::Array(labels));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style<'a>(headings: &'a [Numbering], lists: &'a [Numbering]) -> Style<'a> {
        Style { headings, lists, digits: Digits::Thai }
    }

    fn forms(written: &[&str]) -> Vec<Numbering> {
        written.iter().map(|form| Numbering::read(form).unwrap()).collect()
    }

    #[test]
    fn headings_count_within_each_other() {
        let heading = |level: u8| json!({"kind": "heading", "level": level, "runs": []});
        let blocks: Vec<Value> = [2, 3, 4, 4, 5, 3, 2, 4, 2].map(heading).into();
        let mut narrative = json!({"title": "เรื่อง", "blocks": blocks});
        style(&forms(&["๑.", "๑.๑", "๑)", "(๑)"]), &[]).headings(&mut narrative, 7);
        assert_eq!(narrative["title"], "๗. เรื่อง");
        let labels: Vec<&str> = narrative["blocks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|block| block["runs"][0]["text"].as_str().unwrap_or("-"))
            .collect();
        assert_eq!(labels, ["๗.๑ ", "๑) ", "(๑) ", "(๒) ", "-", "๒) ", "๗.๒ ", "๑) ", "๗.๓ "]);
        let mut plain = json!({"title": "เรื่อง", "blocks": [heading(2)]});
        style(&[], &[]).headings(&mut plain, 1);
        assert_eq!((&plain["title"], &plain["blocks"][0]["runs"]), (&json!("เรื่อง"), &json!([])));
    }

    #[test]
    fn pictures_and_footnotes_count_through_the_texts() {
        let note =
            |ordinal: u64, runs: Value| json!({"kind": "note", "ordinal": ordinal, "runs": runs});
        let text = |slug: &str| {
            let runs = json!([note(1, json!(["ก"])), note(2, json!(["ข"])), note(1, json!([]))]);
            json!({"slug": slug, "blocks": [{"kind": "picture", "caption": []}, {"kind": "paragraph", "runs": runs}]})
        };
        let mut year = json!({"narratives": [text("a"), text("b")], "parts": []});
        asides(&mut year, None);
        let second = &year["narratives"][1];
        assert_eq!(second["blocks"][0]["number"], "2");
        let numbers: Vec<&Value> = second["blocks"][1]["runs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|note| &note["number"])
            .collect();
        assert_eq!(numbers, ["3", "4", "3"]);
        assert_eq!(
            second["notes"],
            json!([
                {"id": "b-1", "number": "3", "places": ["b-1", "b-1-2"], "runs": ["ก"]},
                {"id": "b-2", "number": "4", "places": ["b-2"], "runs": ["ข"]},
            ])
        );
    }

    #[test]
    fn lists_are_numbered_by_depth_or_as_asked() {
        let list = |numbers: &[u64], form: Option<&str>, items: Value| json!({"kind": "list", "numbers": numbers, "numbering": form, "items": items});
        let inner = list(&[1], None, json!([[list(&[1, 2], Some("(ก)"), json!([[], []]))]]));
        let mut view = json!([list(&[3, 5], None, json!([[], [inner]]))]);
        style(&[], &forms(&["๑.", "๑)"])).lists(&mut view, &mut Vec::new());
        assert_eq!(view[0]["labels"], json!(["๓.", "๕."]));
        let inner = &view[0]["items"][1][0];
        assert_eq!(inner["labels"], json!(["๑)"]));
        assert_eq!(inner["items"][0][0]["labels"], json!(["(ก)", "(ข)"]));
    }
}
