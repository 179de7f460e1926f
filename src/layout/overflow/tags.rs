//! Tagging the data at what sticks out, and what is said of what still does.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostic::Findings;
use crate::layout::say;
use crate::source::{Sources, Span};
use crate::thai::finer;
use crate::thai::lines::LineBreaker;
use crate::thai::marks;

use super::marked::{END, START, number, plain, plain_char, tag};
use super::place::place;
use super::{Edge, Stuck};

/// The key of the data that tells templates of tagged stretches.
const FIT: &str = "fit";
/// The key of a block that has tags. Templates look for tags only there, so that no other page is set anew.
const TAGGED: &str = "tagged";
/// Stretches that are tagged at most; where there are more, the table itself is the fault.
const MOST: usize = 500;
/// Tags of a paragraph at most: the typesetter gives up on a few hundred changes to one paragraph. What is
/// not tagged is found where it sticks out.
const MOST_NEAR: usize = 100;
/// The keys of the texts that a paragraph is made of.
const RUNS: [&str; 2] = ["line", "runs"];

/// A tagged stretch: what it says and the text of the data it stands in.
#[derive(Debug)]
struct Tagged {
    word: String,
    text: String,
    /// Whether the text is a formula, of which the page shows the word.
    formula: bool,
}

/// Data with tags at what sticks out, and what the tags mean.
#[derive(Debug, Default)]
pub struct Tags {
    list: Vec<Tagged>,
    /// The fiscal year of the document.
    year: String,
}

impl Tags {
    /// Tags every text of the data that says what sticks out, and tells templates how each may be parted.
    pub fn set(value: &mut Value, stuck: &[Stuck], breaker: &LineBreaker) -> Tags {
        let mut tags = Tags::default();
        if stuck.is_empty() {
            return tags;
        }
        let mut all = String::new();
        every_text(value, &mut all);
        let mut known: BTreeMap<String, Edge> = BTreeMap::new();
        for found in stuck {
            let word = plain(&found.text).trim().to_owned();
            // A line of several texts: the widest part of it is what a text says.
            let word = match all.contains(&word) {
                true => word,
                false => word.split(' ').max_by_key(|part| part.len()).unwrap_or_default().into(),
            };
            if !word.is_empty() && (known.len() < MOST || known.contains_key(&word)) {
                let edge = known.entry(word).or_insert(found.edge);
                *edge = (*edge).max(found.edge);
            }
        }
        let mut words: Vec<(String, Edge)> = known.into_iter().collect();
        // The longest first, so that no tag is set inside of another.
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        tags.year = value["year"].as_str().unwrap_or_default().to_owned();
        let mut fit = Vec::new();
        let mut walk = Walk { words: &words, breaker, tags: &mut tags, fit: &mut fit, near: 0 };
        walk.value(value, "", &Around::default());
        value[FIT] = fit.into();
        note_tagged(value);
        tags
    }

    /// Findings of what still sticks out, once for each text.
    pub fn findings(&self, stuck: &[Stuck], sources: &Sources) -> Findings {
        let mut worst: BTreeMap<(Option<usize>, String), &Stuck> = BTreeMap::new();
        for found in stuck {
            let tag = number(&found.text).filter(|tag| *tag < self.list.len());
            let text = if tag.is_some() { String::new() } else { plain(&found.text) };
            let kept = worst.entry((tag, text)).or_insert(found);
            if found.over > kept.over {
                *kept = found;
            }
        }
        // What was written at one place may stick out at many.
        let mut places: Vec<(Span, &Stuck, &str)> = Vec::new();
        for ((tag, text), found) in &worst {
            let (word, whole) = match tag.map(|tag| &self.list[tag]) {
                Some(tagged) => (tagged.word.as_str(), tagged.text.as_str()),
                None => (text.trim(), text.trim()),
            };
            // A formula is one thing, whatever of it is too wide.
            let formula = tag.is_some_and(|tag| self.list[tag].formula);
            let span = place(if formula { whole } else { word }, whole, &self.year, sources);
            match places.iter_mut().find(|(known, ..)| *known == span) {
                Some(known) if known.1.over < found.over => *known = (span, found, word),
                Some(_) => {}
                None => places.push((span, found, word)),
            }
        }
        let mut findings = Findings::new();
        for (span, found, word) in places {
            let problem = match found.edge {
                Edge::Cell => say::wider_than_cell(word, found.over, found.page),
                Edge::Page => say::off_the_page(word, found.over, found.page),
            };
            findings.push(problem.at(span));
        }
        findings
    }
}

/// What a text stands in.
#[derive(Debug, Clone, Default)]
struct Around {
    /// Whether it stands on the page itself and in no cell.
    prose: bool,
    /// The formula that it is a piece of, as it was written.
    formula: Option<String>,
}

impl Around {
    fn within(&self, block: &serde_json::Map<String, Value>) -> Self {
        let said = |key: &str| block.get(key).and_then(Value::as_str);
        match said("kind") {
            Some("prose") => Around { prose: true, ..self.clone() },
            Some("table") => Around { prose: false, ..self.clone() },
            Some("formula") => Around { formula: said("written").map(plain), ..self.clone() },
            _ => self.clone(),
        }
    }
}

/// A walk over the data that sets tags.
struct Walk<'a> {
    words: &'a [(String, Edge)],
    breaker: &'a LineBreaker,
    tags: &'a mut Tags,
    fit: &'a mut Vec<Value>,
    /// Tags that were set in the paragraph.
    near: usize,
}

impl Walk<'_> {
    fn value(&mut self, value: &mut Value, key: &str, around: &Around) {
        match value {
            Value::String(text) => {
                if !matches!(
                    key,
                    "url"
                        | "slug"
                        | "id"
                        | "file"
                        | "asset"
                        | "href"
                        | "alt"
                        | "kind"
                        | "look"
                        | "holds"
                        | "is"
                        | "state"
                        | "tag"
                        | "room"
                        | "written"
                ) {
                    self.text(text, around);
                }
            }
            Value::Array(items) => {
                for item in items {
                    if !RUNS.contains(&key) {
                        self.near = 0;
                    }
                    self.value(item, key, around);
                }
            }
            Value::Object(map) => {
                let apart = !RUNS.contains(&key);
                let around = around.within(map);
                for (key, inner) in map.iter_mut() {
                    if apart {
                        self.near = 0;
                    }
                    self.value(inner, key, &around);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&mut self, text: &mut String, around: &Around) {
        let whole = plain(text);
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (at, (word, edge)) in self.words.iter().enumerate() {
            if around.prose && *edge == Edge::Cell {
                continue;
            }
            for (start, _) in whole.match_indices(word.as_str()) {
                if self.near >= MOST_NEAR {
                    break;
                }
                let end = start + word.len();
                if found
                    .iter()
                    .all(|(from, known)| end <= *from || start >= from + self.words[*known].0.len())
                {
                    found.push((start, at));
                    self.near += 1;
                }
            }
        }
        if found.is_empty() {
            return;
        }
        found.sort_unstable();
        let mut out = String::with_capacity(text.len() + 64);
        // How much of the plain text is written, and where the stretch ends that is being written.
        let (mut written, mut open) = (0, None);
        let mut found = found.into_iter().peekable();
        for c in text.chars() {
            let own = !marks::is_mark(c);
            if own && let Some((_, word)) = found.next_if(|(start, _)| *start == written) {
                let (word, edge) = &self.words[word];
                out.push_str(&tag(self.tags.list.len()));
                self.fit.push(told(word, *edge, self.tags.list.len(), self.breaker));
                self.tags.list.push(Tagged {
                    word: word.clone(),
                    text: around.formula.clone().unwrap_or_else(|| whole.clone()),
                    formula: around.formula.is_some(),
                });
                open = Some(written + word.len());
            }
            out.push(c);
            if own {
                written += plain_char(c).len_utf8();
            }
            // A mark behind the stretch says how the text goes on, and is no part of it.
            if open == Some(written) {
                out.push(END);
                open = None;
            }
        }
        if open.is_some() {
            out.push(END);
        }
        *text = out;
    }
}

/// What templates are told of a stretch: the ways of parting it, each with its pieces.
fn told(word: &str, edge: Edge, number: usize, breaker: &LineBreaker) -> Value {
    let tag = tag(number);
    let ways: Vec<Value> = finer::ways(word, breaker)
        .iter()
        .map(|way| {
            let words: String = way
                .pieces
                .iter()
                .map(|piece| format!("{tag}{}{}", piece.text, piece.joint()))
                .collect();
            let widest: Vec<String> = way.pieces.iter().map(|piece| piece.as_wide()).collect();
            json!({ "words": words, "pieces": widest, "forced": way.forced })
        })
        .collect();
    json!({ "ways": ways, "page": edge == Edge::Page })
}

/// Every text of the data as it is written, a line each.
fn every_text(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => {
            out.push_str(&plain(text));
            out.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| every_text(item, out)),
        Value::Object(map) => map.values().for_each(|inner| every_text(inner, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Says which blocks of the parts have tags.
fn note_tagged(data: &mut Value) {
    let parts = data["parts"].as_array_mut();
    for part in parts.into_iter().flatten() {
        for block in part["blocks"].as_array_mut().into_iter().flatten() {
            if is_tagged(block) {
                block[TAGGED] = true.into();
            }
        }
    }
}

fn is_tagged(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains(START),
        Value::Array(items) => items.iter().any(is_tagged),
        Value::Object(map) => map.iter().any(|(key, inner)| key != FIT && is_tagged(inner)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
