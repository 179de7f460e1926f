//! What a page has: its texts on the site and in a document, without what a page adds.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Token, Tokenizer};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::model::{FootnoteElem, FootnoteEntry};
use typst_layout::PagedDocument;

use super::signs::LINE;

/// The texts of a page: the body, and each footnote.
#[derive(Debug, Default, Clone)]
pub struct Printed {
    pub body: String,
    pub notes: Vec<String>,
    /// Whether the notes may be those of another text.
    pub shared: bool,
}

/// Elements that part no words.
const INLINE: [&str; 15] = [
    "a", "b", "code", "del", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u",
    "wbr",
];
/// Elements without an end.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

fn string(text: &HtmlString) -> String {
    String::from_utf8(text.to_vec()).expect("text in UTF-8")
}

/// What is open around a place of a page.
struct Element {
    name: String,
    class: String,
    role: String,
}

/// Every text of a page of the site.
pub fn all_of_page(html: &str) -> String {
    read(html, false).body
}

/// A narrative on its page of the site.
pub fn of_page(html: &str) -> Printed {
    read(html, true)
}

fn read(html: &str, narrative: bool) -> Printed {
    let mut printed = Printed::default();
    let mut open: Vec<Element> = Vec::new();
    for token in Tokenizer::new(html) {
        match token.expect("a page") {
            Token::StartTag(tag) => {
                let attribute = |name: &str| {
                    let found = tag.attributes.iter().find(|(known, _)| string(known) == name);
                    found.map(|(_, value)| string(value)).unwrap_or_default()
                };
                let name = string(&tag.name);
                let element = Element {
                    class: attribute("class"),
                    role: attribute("role"),
                    name: name.clone(),
                };
                if narrative && name == "p" && open.iter().any(|element| element.class == "notes") {
                    printed.notes.push(String::new());
                }
                text(" ", narrative, &name, &open, &mut printed);
                if !VOID.contains(&name.as_str()) {
                    open.push(element);
                }
            }
            Token::EndTag(tag) => {
                let name = string(&tag.name);
                if let Some(at) = open.iter().rposition(|element| element.name == name) {
                    open.truncate(at);
                }
                text(" ", narrative, &name, &open, &mut printed);
            }
            Token::String(words) => text(&string(&words), narrative, "", &open, &mut printed),
            Token::Error(_) | Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    printed
}

/// Takes up words, or the blank that a tag of this name is.
fn text(words: &str, narrative: bool, tag: &str, open: &[Element], printed: &mut Printed) {
    if INLINE.contains(&tag) {
        return;
    }
    let words = if tag == "br" { "\n" } else { words };
    if !narrative {
        return printed.body.push_str(words);
    }
    let within = |wanted: fn(&Element) -> bool| open.iter().any(wanted);
    // The title and numbers of notes and pictures are what a page adds.
    let added = |element: &Element| {
        element.name == "header" || ["doc-noteref", "doc-backlink"].contains(&element.role.as_str())
    };
    let caption = |of: &str| {
        let at = open.iter().position(|element| element.name == "figcaption");
        at.is_some_and(|at| open.get(at + 1).is_some_and(|element| element.name == of))
    };
    let number = within(|element| element.class == "notes")
        && open.last().is_some_and(|element| element.name == "sup");
    if !within(|element| element.class == "prose") || within(added) || caption("strong") || number {
        return;
    }
    match printed.notes.last_mut() {
        Some(note) => note.push_str(words),
        None => printed.body.push_str(words),
    }
}

/// The texts of a document whose titles are `qq1qq`, `qq2qq` …, by their numbers.
pub fn of_document(document: &PagedDocument) -> BTreeMap<usize, Printed> {
    let (body, notes) = all_of_document(document);
    let mut texts = BTreeMap::new();
    let mut rest = body.split("qq").skip(1);
    while let (Some(number), Some(body)) = (rest.next(), rest.next()) {
        let number = number.trim().parse().unwrap_or_else(|_| panic!("no title: {number}"));
        let (body, notes) = (body.to_owned(), notes.clone());
        texts.insert(number, Printed { body, notes, shared: true });
    }
    texts
}

/// The texts of each page of a document, as they follow each other, without blanks.
pub fn of_pages(document: &PagedDocument) -> Vec<String> {
    fn texts(frame: &Frame, out: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => texts(&group.frame, out),
                FrameItem::Text(run) => {
                    out.extend(run.text.chars().filter(|c| !c.is_whitespace()));
                }
                _ => {}
            }
        }
    }
    let pages = document.pages().iter().map(|page| {
        let mut out = String::new();
        texts(&page.frame, &mut out);
        out
    });
    pages.collect()
}

/// Every text of a document, but for what stands on every page, and its footnotes.
pub fn all_of_document(document: &PagedDocument) -> (String, Vec<String>) {
    let mut reader = Reader::default();
    for page in document.pages() {
        reader.body.end = None;
        reader.note.end = None;
        let height = page.frame.height();
        reader.frame(&page.frame, Point::zero(), height);
    }
    (reader.body.text, reader.notes)
}

/// Text as it is read, and where it ended last.
#[derive(Default)]
struct Flow {
    text: String,
    end: Option<(Abs, Abs)>,
}

impl Flow {
    fn add(&mut self, text: &str, at: Point, width: Abs, size: Abs) {
        if let Some((x, y)) = self.end {
            let gap = (at.x - x).to_pt();
            if (at.y - y).abs() > size * 0.6 || gap < -1.0 {
                self.text.push(LINE);
            } else if gap > size.to_pt() * 0.12 {
                self.text.push(' ');
            }
        } else {
            self.text.push(LINE);
        }
        self.text.push_str(text);
        self.end = Some((at.x + width, at.y));
    }
}

#[derive(Default)]
struct Reader {
    body: Flow,
    note: Flow,
    notes: Vec<String>,
    /// Elements that are open: whether each is a note, or the sign of one in the text.
    open: Vec<(Location, Kind)>,
    /// Whether the number of the note is still to come.
    number: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Note,
    Sign,
}

/// Where text of a page stands, in points from its edges; what is outside belongs to every page. The last line
/// may reach a little into the margin.
const TOP: f64 = 70.0;
const BOTTOM: f64 = 45.0;

impl Reader {
    fn frame(&mut self, frame: &Frame, from: Point, height: Abs) {
        for (at, item) in frame.items() {
            let at = from + *at;
            match item {
                FrameItem::Group(group) => {
                    let moved = Point::new(group.transform.tx, group.transform.ty);
                    self.frame(&group.frame, at + moved, height);
                }
                FrameItem::Tag(Tag::Start(element, _)) => {
                    // Notes of a table stand beneath it, each with the name that its sign leads to.
                    let named = |start: &str| {
                        element.label().is_some_and(|label| label.resolve().starts_with(start))
                    };
                    let kind = if named("note-") || element.is::<FootnoteEntry>() {
                        self.number = true;
                        self.note.end = None;
                        self.notes.push(String::new());
                        Kind::Note
                    } else if named("at-") || element.is::<FootnoteElem>() {
                        Kind::Sign
                    } else {
                        continue;
                    };
                    self.open.extend(element.location().map(|location| (location, kind)));
                }
                FrameItem::Tag(Tag::End(location, ..)) => {
                    self.open.retain(|(known, _)| known != location);
                }
                FrameItem::Text(run) => {
                    let y = at.y.to_pt();
                    if y < TOP || y > height.to_pt() - BOTTOM {
                        continue;
                    }
                    let last = self.open.last().map(|(_, kind)| *kind);
                    match last {
                        Some(Kind::Sign) => {}
                        Some(Kind::Note) if self.number => self.number = false,
                        Some(Kind::Note) => {
                            self.note.add(&run.text, at, run.width(), run.size);
                            if let Some(note) = self.notes.last_mut() {
                                note.push_str(&std::mem::take(&mut self.note.text));
                            }
                        }
                        None => self.body.add(&run.text, at, run.width(), run.size),
                    }
                }
                _ => {}
            }
        }
    }
}
