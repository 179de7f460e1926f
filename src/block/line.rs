//! Text: leaves with what is known of each, and the lines they stand in.

use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use crate::thai::is_thai;
use crate::unit::Unit;

/// What a text is for, which says how it is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// Running text: the digits of prose, hyphens, lines that are filled.
    Prose,
    /// Anything else that people read: the digits of tables.
    #[default]
    Cell,
    /// Shown as it is.
    Fixed,
}

/// A text that people read, and what it is for. In JSON it is its text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Leaf {
    /// The text.
    pub text: String,
    /// What it is for.
    pub role: Role,
}

impl fmt::Debug for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl fmt::Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl Deref for Leaf {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl From<String> for Leaf {
    fn from(text: String) -> Self {
        Leaf { text, ..Leaf::default() }
    }
}

impl From<&str> for Leaf {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Leaf {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl PartialEq<str> for Leaf {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Leaf {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl Serialize for Leaf {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text)
    }
}

/// Stretches that are read one after the other. A pass sees all of them at once: a number knows its
/// neighbours in other runs.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Line(pub Vec<Run>);

impl Line {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same line with more behind it.
    #[must_use]
    pub fn and(mut self, more: impl Into<Line>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// The line in bold.
    #[must_use]
    pub fn strong(self) -> Self {
        Line(vec![Run::Strong { runs: self.0 }])
    }

    /// Calls a function with every leaf, in the order of reading.
    pub fn leaves(&mut self, see: &mut dyn FnMut(&mut Leaf)) {
        self.0.iter_mut().for_each(|run| run.leaves(see));
    }
}

/// An empty text is no run.
impl From<Leaf> for Line {
    fn from(leaf: Leaf) -> Self {
        Line(if leaf.is_empty() { Vec::new() } else { vec![Run::Text { text: leaf }] })
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Leaf::from(text).into()
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Leaf::from(text).into()
    }
}

impl From<&String> for Line {
    fn from(text: &String) -> Self {
        Leaf::from(text).into()
    }
}

impl From<&Leaf> for Line {
    fn from(leaf: &Leaf) -> Self {
        leaf.clone().into()
    }
}

impl From<Vec<Run>> for Line {
    fn from(runs: Vec<Run>) -> Self {
        Line(runs)
    }
}

impl From<&Vec<Run>> for Line {
    fn from(runs: &Vec<Run>) -> Self {
        Line(runs.clone())
    }
}

impl From<Run> for Line {
    fn from(run: Run) -> Self {
        Line(vec![run])
    }
}

/// A stretch of text with one meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Run {
    /// Words.
    Text {
        /// The words.
        text: Leaf,
    },
    /// A number and its unit.
    Quantity {
        /// `ไม่น้อยกว่า` and its kin with the space behind it, if there is one, or empty.
        lead: Leaf,
        /// Number and unit in their order, held together by a fixed space.
        amount: Leaf,
        /// The number, or both ends of a band with an en dash.
        number: Leaf,
        /// The unit, or empty.
        unit: Leaf,
        /// A remark that goes in brackets, or empty.
        note: Leaf,
    },
    /// A state instead of a value.
    State {
        /// The state.
        text: Leaf,
        /// The reason, or empty.
        note: Leaf,
    },
    /// A symbol with its name.
    Symbol {
        /// `decided`, `undecided` or `not-assessed`, where it is a result; or empty.
        #[serde(skip_serializing_if = "str::is_empty")]
        state: &'static str,
        /// The symbol.
        symbol: Leaf,
        /// Its name.
        name: Leaf,
    },
    /// Bold.
    Strong {
        /// What is bold.
        runs: Vec<Run>,
    },
    /// Italic.
    Emphasis {
        /// What is italic.
        runs: Vec<Run>,
    },
    /// Struck out.
    Struck {
        /// What is struck out.
        runs: Vec<Run>,
    },
    /// What keeps the digits it has, whatever the document asks for.
    Fixed {
        /// What it holds.
        runs: Vec<Run>,
    },
    /// A link.
    Link {
        /// Its address on the web, or empty where it leads to another text.
        url: String,
        /// The text it leads to.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Within>,
        /// Its words.
        runs: Vec<Run>,
    },
    /// Text shown as it is.
    Code {
        /// The text.
        text: Leaf,
    },
    /// A footnote.
    Note {
        /// Its number in its text, from 1.
        ordinal: usize,
        /// What it says; empty where a place before it says so already.
        runs: Vec<Run>,
        /// Its number in the document, its name, and that of this place; empty until it is numbered.
        #[serde(flatten, skip_serializing_if = "Option::is_none")]
        numbered: Option<Numbered>,
    },
    /// A small remark on a line of its own, or quiet words behind others, by their class on the site.
    Quiet {
        /// The class: `remark`, `where`, `label`, `code` …
        look: &'static str,
        /// The words.
        runs: Vec<Run>,
    },
    /// A new line.
    Break,
}

/// What a footnote is called in a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Numbered {
    /// Its number as it is printed.
    pub number: Leaf,
    /// Its name for links.
    pub id: String,
    /// The name of the place that refers to it.
    pub place: String,
}

/// A place in another text, or in the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Within {
    /// Its address below the root of the site.
    pub href: String,
    /// Its name in documents.
    pub id: String,
}

impl Run {
    /// Words.
    pub fn text(text: impl Into<Leaf>) -> Self {
        Run::Text { text: text.into() }
    }

    /// Words that lead to a page of the site; on paper they are words.
    pub fn to(href: impl Into<String>, words: impl Into<Line>) -> Self {
        let within = Within { href: href.into(), id: String::new() };
        Run::Link { url: String::new(), within: Some(within), runs: words.into().0 }
    }

    /// Quiet words.
    pub fn quiet(look: &'static str, words: impl Into<Line>) -> Self {
        Run::Quiet { look, runs: words.into().0 }
    }

    /// A number and its unit. Thai writes a unit that stands before its number close to the word
    /// before it: ไม่น้อยกว่าร้อยละ 80.
    pub fn quantity(
        bound: &str,
        number: String,
        unit: Option<&Unit>,
        note: &Option<String>,
    ) -> Self {
        let name = unit.map(Unit::name).unwrap_or_default();
        let before = !name.is_empty() && unit.is_some_and(Unit::stands_before);
        let amount = match (name.is_empty(), before) {
            (true, _) => number.clone(),
            (false, true) => format!("{name}\u{a0}{number}"),
            (false, false) => format!("{number}\u{a0}{name}"),
        };
        let close = bound.is_empty() || before && bound.ends_with(is_thai);
        let lead = if close { bound.to_owned() } else { format!("{bound} ") };
        Run::Quantity {
            lead: lead.into(),
            amount: amount.into(),
            number: number.into(),
            unit: name.into(),
            note: note.as_deref().unwrap_or_default().into(),
        }
    }

    /// The runs that stand in it.
    pub fn inner(&mut self) -> Option<&mut Vec<Run>> {
        match self {
            Run::Strong { runs }
            | Run::Emphasis { runs }
            | Run::Struck { runs }
            | Run::Fixed { runs }
            | Run::Link { runs, .. }
            | Run::Quiet { runs, .. }
            | Run::Note { runs, .. } => Some(runs),
            _ => None,
        }
    }

    /// Calls a function with every leaf, in the order of reading.
    pub fn leaves(&mut self, see: &mut dyn FnMut(&mut Leaf)) {
        match self {
            Run::Text { text } | Run::Code { text } => see(text),
            Run::State { text, note } => {
                see(text);
                see(note);
            }
            Run::Symbol { symbol, name, .. } => {
                see(symbol);
                see(name);
            }
            Run::Quantity { lead, amount, number, unit, note } => {
                [lead, amount, number, unit, note].into_iter().for_each(see);
            }
            other => other.inner().into_iter().flatten().for_each(|run| run.leaves(see)),
        }
    }
}

/// Runs as one text: a number and its unit stay on one line, and what a note says stands elsewhere.
pub fn words_of(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Run::Text { text } | Run::Code { text } => out.push_str(text),
            Run::State { text, note } => {
                out.push_str(text);
                bracketed(note, &mut out);
            }
            Run::Symbol { symbol, name, .. } => out.push_str(&format!("{symbol} {name}")),
            Run::Strong { runs }
            | Run::Emphasis { runs }
            | Run::Struck { runs }
            | Run::Fixed { runs }
            | Run::Quiet { runs, .. }
            | Run::Link { runs, .. } => out.push_str(&words_of(runs)),
            // What a note says belongs to the foot of the page.
            Run::Note { .. } => {}
            Run::Break => out.push(' '),
            Run::Quantity { lead, amount, note, .. } => {
                out.push_str(lead);
                out.push_str(amount);
                bracketed(note, &mut out);
            }
        }
    }
    out
}

fn bracketed(note: &str, out: &mut String) {
    if !note.is_empty() {
        out.push_str(&format!(" ({note})"));
    }
}
