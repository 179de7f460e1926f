//! Text that is wider than its place: where laid-out text sticks out of its cell or of the page, what
//! of it may be parted more finely, and where it was written.
//!
//! Pages are laid out as they are. Where a stretch of text sticks out, the data are tagged at that
//! stretch and laid out once more, and the templates choose what fits: finer breaks, then smaller type.
//! What still sticks out is a finding at the line it was written in.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use typst::foundations::{Label, Selector, Value as TypstValue};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem, Point};
use typst::text::TextItem;
use typst::utils::PicoStr;
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use super::moved;
use crate::diagnostic::{Findings, catalogue::pages as say};
use crate::source::{Sources, Span, floor_char_boundary};
use crate::thai::arabic_digits;
use crate::thai::finer;
use crate::thai::lines::LineBreaker;
use crate::thai::marks;

/// The key of the data that tells templates of tagged stretches.
const FIT: &str = "fit";
/// The key that says whether there are tags: in a text that belongs to no indicator, and of the data
/// in anything else. Templates look for tags only there, so that no other page is set anew.
const TAGGED: &str = "tagged";
/// The key of the texts that belong to no indicator.
const NARRATIVES: &str = "narratives";
/// The label under which templates say how far the text area is from the edges of the paper.
const MARGINS: &str = "text-area";
/// How far text may stick out before anybody sees it, in points.
const SEEN: f64 = 0.6;
/// How far text has to stay from a rule, in points: closer, letters and line are one.
const CLEAR: f64 = 1.5;
/// Stretches that are tagged at most; where there are more, the table itself is the fault.
const MOST: usize = 500;
/// Tags of a paragraph at most: the typesetter gives up on a few hundred changes to one paragraph. What is
/// not tagged is found where it sticks out.
const MOST_NEAR: usize = 100;
/// The key of the texts that a paragraph is made of.
const RUNS: &str = "runs";
/// Points of a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// Starts a tag; the number of the stretch follows in two other marks, the lower digits first.
const START: char = '\u{2061}';
/// Digits of the number in a tag.
const DIGITS: [char; 2] = ['\u{2062}', '\u{2063}'];
/// Ends a tagged stretch.
const END: char = '\u{2064}';

/// A stretch of text that sticks out.
#[derive(Debug, Clone, PartialEq)]
pub struct Stuck {
    /// What it says, with the marks it was laid out with.
    pub text: String,
    /// How far it sticks out, in tenths of a millimetre.
    pub over: u32,
    /// Out of what.
    pub edge: Edge,
    /// The page, from 1.
    pub page: usize,
}

/// What text sticks out of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// A cell or another ruled box.
    Cell,
    /// The text area of the page.
    Page,
}

/// Text that sticks out of its cell or of the page, page by page.
pub fn stuck(document: &PagedDocument) -> Vec<Stuck> {
    let (left, right) = margins(document);
    let mut all = Vec::new();
    for (at, page) in document.pages().iter().enumerate() {
        let mut seen = Seen::default();
        seen.frame(&page.frame, Point::zero());
        seen.rules.sort_by(|a, b| a.x.total_cmp(&b.x));
        let size = page.frame.size();
        let area = (left, size.x.to_pt() - right, size.y.to_pt());
        for stretch in &seen.stretches {
            if let Some((over, edge)) = seen.over(stretch, area) {
                // What touches a rule sticks out of its place, if not of the cell.
                let over = ((over / MILLIMETRE * 10.0).ceil() as u32).max(1);
                all.push(Stuck { text: stretch.text.clone(), over, edge, page: at + 1 });
            }
        }
    }
    all
}

/// What sticks out and has not been tagged: neither by what the templates say nor among what is known.
pub(super) fn fresh(stuck: &[Stuck], known: &[Stuck]) -> Vec<Stuck> {
    let known: BTreeSet<String> = known.iter().map(|found| plain(&found.text)).collect();
    let is_fresh =
        |found: &&Stuck| number(&found.text).is_none() && !known.contains(&plain(&found.text));
    stuck.iter().filter(is_fresh).cloned().collect()
}

/// How far the text area is from the left and the right edge of the paper, as the templates say.
fn margins(document: &PagedDocument) -> (f64, f64) {
    let Some(label) = Label::new(PicoStr::intern(MARGINS)) else { return (0.0, 0.0) };
    let said = document.introspector().query_first(&Selector::Label(label));
    let value = said.and_then(|said| Some(said.to_packed::<MetadataElem>()?.value.clone()));
    let Some(TypstValue::Dict(sides)) = value else { return (0.0, 0.0) };
    let side = |name| match sides.get(name) {
        Ok(TypstValue::Length(length)) => length.abs.to_pt(),
        _ => 0.0,
    };
    (side("left"), side("right"))
}

/// A stretch of text on one line, in points from the corner of the page.
#[derive(Debug)]
struct Stretch {
    from: f64,
    to: f64,
    /// The baseline.
    y: f64,
    size: f64,
    text: String,
}

/// A vertical rule.
#[derive(Debug)]
struct Rule {
    x: f64,
    top: f64,
    bottom: f64,
}

/// What of a page tells whether text sticks out.
#[derive(Debug, Default)]
struct Seen {
    stretches: Vec<Stretch>,
    rules: Vec<Rule>,
}

impl Seen {
    fn frame(&mut self, frame: &Frame, from: Point) {
        for (at, item) in frame.items() {
            let at = from + *at;
            match item {
                FrameItem::Group(group) => {
                    if let Some(moved) = moved(group) {
                        self.frame(&group.frame, at + moved);
                    }
                }
                FrameItem::Text(text) => self.text(text, at),
                FrameItem::Shape(shape, _) if shape.stroke.is_some() => {
                    let (x, y) = (at.x.to_pt(), at.y.to_pt());
                    match &shape.geometry {
                        Geometry::Line(to) if to.x.to_pt().abs() < 0.01 => {
                            let end = y + to.y.to_pt();
                            self.rules.push(Rule { x, top: y.min(end), bottom: y.max(end) });
                        }
                        Geometry::Rect(size) => {
                            let (width, bottom) = (size.x.to_pt(), y + size.y.to_pt());
                            self.rules.push(Rule { x, top: y, bottom });
                            self.rules.push(Rule { x: x + width, top: y, bottom });
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds a run; one that goes on where another ends belongs to its stretch.
    fn text(&mut self, run: &TextItem, at: Point) {
        let (from, y, size) = (at.x.to_pt(), at.y.to_pt(), run.size.to_pt());
        let blank = |text: &str| text.chars().all(|c| c.is_whitespace() || marks::is_mark(c));
        let trailing = run
            .glyphs
            .iter()
            .rev()
            .take_while(|glyph| run.text.get(glyph.range()).is_some_and(blank));
        let hanging: f64 = trailing.map(|glyph| glyph.x_advance.at(run.size).to_pt()).sum();
        let to = from + run.width().to_pt() - hanging;
        if let Some(last) = self.stretches.last_mut()
            && (from - last.to).abs() < 0.05
            && (y - last.y).abs() < size
        {
            last.to = to;
            last.text.push_str(&run.text);
            return;
        }
        if !blank(&run.text) || run.text.contains(START) {
            self.stretches.push(Stretch { from, to, y, size, text: run.text.to_string() });
        }
    }

    /// How far a stretch sticks out, in points.
    fn over(&self, stretch: &Stretch, area: (f64, f64, f64)) -> Option<(f64, Edge)> {
        let (left, right, height) = area;
        let out = (stretch.to - right).max(left - stretch.from);
        if out > SEEN {
            return Some((out, Edge::Page));
        }
        if stretch.y - stretch.size > height || stretch.y < 0.0 {
            return Some((stretch.y.abs().max(stretch.y - height), Edge::Page));
        }
        let middle = stretch.y - 0.3 * stretch.size;
        let beside = |rule: &&Rule| rule.top <= middle && middle <= rule.bottom;
        let first = self.rules.partition_point(|rule| rule.x < stretch.from + SEEN);
        let crossed = self.rules[first..]
            .iter()
            .take_while(|rule| rule.x < stretch.to + CLEAR)
            .find(beside)?;
        // Centred text sticks out on both sides of its cell, other text on one.
        let after =
            self.rules[first..].iter().filter(|rule| rule.x > crossed.x + SEEN).find(beside);
        let centred = after.is_some_and(|next| {
            let (before, behind) = (crossed.x - stretch.from, stretch.to - next.x);
            behind > SEEN && (before - behind).abs() < 1.0
        });
        let width = stretch.to - stretch.from;
        match (centred, after) {
            (true, Some(next)) => Some((width - (next.x - crossed.x), Edge::Cell)),
            _ => Some((stretch.to - crossed.x, Edge::Cell)),
        }
    }
}

/// A tagged stretch: what it says and the text of the data it stands in.
#[derive(Debug)]
struct Tagged {
    word: String,
    text: String,
    /// Files it may be written in, the likeliest first.
    homes: Vec<String>,
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
        tags.year = value["year"]["year"].as_str().unwrap_or_default().to_owned();
        let homes = Homes::new(&tags.year);
        let mut fit = Vec::new();
        let mut walk = Walk { words: &words, breaker, tags: &mut tags, fit: &mut fit, near: 0 };
        walk.value(value, "", &homes);
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
            let homes = Homes::new(&self.year);
            let (word, whole, files) = match tag.map(|tag| &self.list[tag]) {
                Some(tagged) => (tagged.word.as_str(), tagged.text.as_str(), &tagged.homes),
                None => (text.trim(), text.trim(), &homes.files),
            };
            let span = place(word, whole, files, sources);
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

/// Where a text was written: the text itself in one of its files, or else the word, or the file.
fn place(word: &str, whole: &str, homes: &[String], sources: &Sources) -> Span {
    let known = homes.iter().filter_map(|path| sources.id(path)).collect::<Vec<_>>();
    let others = sources.texts().filter(|(_, file)| file.path.starts_with("content/"));
    let files: Vec<_> = known.iter().copied().chain(others.map(|(id, _)| id)).collect();
    let offset = whole.find(word).unwrap_or_default();
    // Of a number with its unit, the number as it is typed: the page has its digits and commas from
    // the document.
    let typed = arabic_digits(word).replace(',', "");
    let number = typed.split(' ').filter(|part| part.contains(|c: char| c.is_ascii_digit()));
    let number = number.max_by_key(|part| part.len()).unwrap_or_default();
    for (needle, skip) in [(whole, offset), (word, 0), (&arabic_digits(word), 0), (number, 0)] {
        for id in &files {
            let text = &sources.file(*id).text;
            if let Some(at) = text.find(needle).filter(|_| !needle.is_empty()) {
                let start = floor_char_boundary(text, at + skip);
                let length = if skip > 0 { word.len() } else { needle.len().min(word.len()) };
                return Span::new(*id, start..floor_char_boundary(text, start + length));
            }
        }
    }
    Span::new(known.first().copied().unwrap_or_else(|| sources.first()), 0..0)
}

/// The files that what stands at a place of the data may be written in.
#[derive(Debug, Clone)]
struct Homes {
    year: String,
    files: Vec<String>,
    /// Whether it stands on the page itself and in no cell.
    prose: bool,
}

impl Homes {
    fn new(year: &str) -> Self {
        let files = vec![format!("content/{year}/year.yaml")];
        Homes { year: year.to_owned(), files, prose: false }
    }

    /// The homes of what stands under a key, in an object that may say more.
    fn under(&self, key: &str, value: &Value) -> Homes {
        let year = &self.year;
        let said = |key: &str| value.get(key).and_then(Value::as_str);
        let file = match (key, said("slug")) {
            ("agency", _) => Some("content/agency.yaml".to_owned()),
            ("board", _) => Some(format!("content/{year}/board.yaml")),
            ("parts" | "legends", _) => Some(format!("content/frameworks/{year}.yaml")),
            ("indicators", _) => said("file").map(str::to_owned),
            (NARRATIVES, Some(slug)) => Some(format!("content/{year}/narratives/{slug}.md")),
            ("basics", Some(slug)) => Some(format!("content/{year}/facts/{slug}.yaml")),
            ("calculations", Some(slug)) => {
                Some(format!("content/{year}/calculations/{slug}.yaml"))
            }
            _ => None,
        };
        let mut homes = self.clone();
        if let Some(file) = file.filter(|file| !homes.files.contains(file)) {
            homes.files.insert(0, file);
        }
        homes.prose = (self.prose || key == NARRATIVES) && said("kind") != Some("table");
        homes
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
    fn value(&mut self, value: &mut Value, key: &str, homes: &Homes) {
        match value {
            Value::String(text) => {
                if !matches!(
                    key,
                    "url" | "slug" | "id" | "file" | "asset" | "href" | "alt" | "kind"
                ) {
                    self.text(text, homes);
                }
            }
            Value::Array(items) => {
                for item in items {
                    if key != RUNS {
                        self.near = 0;
                    }
                    let homes = homes.under(key, item);
                    self.value(item, key, &homes);
                }
            }
            Value::Object(map) => {
                let apart = key != RUNS;
                for (key, inner) in map.iter_mut() {
                    if apart {
                        self.near = 0;
                    }
                    let homes = homes.under(key, inner);
                    self.value(inner, key, &homes);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&mut self, text: &mut String, homes: &Homes) {
        let whole = plain(text);
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (at, (word, edge)) in self.words.iter().enumerate() {
            if homes.prose && *edge == Edge::Cell {
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
                    text: whole.clone(),
                    homes: homes.files.clone(),
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

/// The marks that start the stretch of a number.
fn tag(number: usize) -> String {
    let mut out = String::from(START);
    let mut rest = number;
    loop {
        out.push(DIGITS[rest % 2]);
        rest /= 2;
        if rest == 0 {
            return out;
        }
    }
}

/// The number of the first tag in a text.
fn number(text: &str) -> Option<usize> {
    let (_, rest) = text.split_once(START)?;
    let digits = rest.chars().map_while(|c| DIGITS.iter().position(|d| *d == c));
    let mut number: Option<usize> = None;
    for (place, digit) in digits.take(32).enumerate() {
        number = Some(number.unwrap_or_default() + (digit << place));
    }
    number
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

/// Says where there are tags.
fn note_tagged(data: &mut Value) {
    let mut stories = data["year"][NARRATIVES].take();
    data[TAGGED] = is_tagged(data).into();
    for story in stories.as_array_mut().into_iter().flatten() {
        story[TAGGED] = is_tagged(story).into();
    }
    data["year"][NARRATIVES] = stories;
}

fn is_tagged(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains(START),
        Value::Array(items) => items.iter().any(is_tagged),
        Value::Object(map) => map.iter().any(|(key, inner)| key != FIT && is_tagged(inner)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A text as it is written: no marks, and spaces that are like any other.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !marks::is_mark(*c)).map(plain_char).collect()
}

fn plain_char(c: char) -> char {
    if c == '\u{a0}' { ' ' } else { c }
}
