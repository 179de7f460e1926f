//! Findings: what is wrong, where, and what to write instead.
//!
//! A [`Problem`] says what is wrong and has no place yet: the code that reads a number knows the
//! number, not the file. [`Problem::at`] gives it its place and makes a [`Finding`]; there is no
//! other way to make one, so no finding is without a place. The texts of problems, in Thai and in English,
//! stand in the file `say.rs` of the floor that finds them.
//!
//! Their voice: the fact first, short and neutral, then what to do. The same thing has the same word
//! everywhere; no word of a programmer's trade.

mod code;
pub(crate) mod phrase;
pub mod terminal;

use std::ops::Range;

pub use code::{Code, RULES, Rule};

use crate::source::{Sources, Span};

/// The language in which the program speaks, and in which a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// Thai.
    #[default]
    Th,
    /// English.
    En,
}

/// A text of the program itself in both of its languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bilingual {
    /// Thai.
    pub th: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// Both texts.
    pub fn new(th: impl Into<String>, en: impl Into<String>) -> Self {
        Bilingual { th: th.into(), en: en.into() }
    }

    /// The text in one language.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Th => &self.th,
            Locale::En => &self.en,
        }
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// ต้องแก้: it cannot be resolved, so nothing is written.
    Error,
    /// ควรตรวจ: it contradicts itself, or something is missing that a reader will ask for.
    Warning,
}

impl Severity {
    /// What a message calls it.
    pub fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Severity::Error, Locale::Th) => "ต้องแก้",
            (Severity::Warning, Locale::Th) => "ควรตรวจ",
            (Severity::Error, Locale::En) => "error",
            (Severity::Warning, Locale::En) => "warning",
        }
    }
}

/// What is wrong, before it has a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which rule.
    pub code: Code,
    /// The fact.
    pub message: Bilingual,
    /// What to do.
    pub help: Option<Bilingual>,
    /// What to write instead of the marked text, where that is certain.
    pub fix: Option<String>,
    /// The bytes of the text that are meant, where not the whole of it is.
    pub within: Option<Range<usize>>,
}

impl Problem {
    /// A problem of a rule.
    pub fn new(code: Code, th: impl Into<String>, en: impl Into<String>) -> Self {
        Problem { code, message: Bilingual::new(th, en), help: None, fix: None, within: None }
    }

    /// Adds what to do.
    pub fn help(mut self, th: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Bilingual::new(th, en));
        self
    }

    /// Adds a certain replacement for the marked text.
    pub fn fix(mut self, replacement: impl Into<String>) -> Self {
        self.fix = Some(replacement.into());
        self
    }

    /// Narrows the place to a part of the text.
    pub fn within(mut self, range: Range<usize>) -> Self {
        self.within = Some(range);
        self
    }

    /// Moves the part by `offset` bytes: the text was a piece of a longer one.
    pub fn shift(mut self, offset: usize, whole: usize) -> Self {
        let range = self.within.take().unwrap_or(0..whole);
        self.within = Some(range.start + offset..range.end + offset);
        self
    }

    /// The problem of the whole text: where its part stands is not known, and a replacement of a part
    /// is none of the whole.
    pub fn unplaced(mut self) -> Self {
        let part = self.within.take().is_some();
        Problem { fix: self.fix.filter(|_| !part), ..self }
    }

    /// Gives the problem its place.
    pub fn at(self, span: Span) -> Finding {
        let primary = match self.within {
            Some(range) => span.part(range.start, range.len()),
            None => span,
        };
        Finding {
            code: self.code,
            severity: self.code.severity(),
            primary,
            message: self.message,
            related: Vec::new(),
            help: self.help,
            fix: self.fix.map(|replacement| Fix { span: primary, replacement }),
        }
    }
}

/// Another place that belongs to a finding, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What stands there.
    pub message: Bilingual,
}

/// A replacement that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// A problem and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// The place.
    pub primary: Span,
    /// The fact.
    pub message: Bilingual,
    /// Other places.
    pub related: Vec<Related>,
    /// What to do.
    pub help: Option<Bilingual>,
    /// A certain mend.
    pub fix: Option<Fix>,
}

impl Finding {
    /// Adds another place.
    pub fn related(mut self, span: Span, th: impl Into<String>, en: impl Into<String>) -> Self {
        self.related.push(Related { span, message: Bilingual::new(th, en) });
        self
    }

    /// Whether it stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The findings of a run.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    list: Vec<Finding>,
    errors: usize,
}

impl Findings {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.errors += usize::from(finding.is_error());
        self.list.push(finding);
    }

    /// Adds one, if there is one.
    pub fn extend_one(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding {
            self.push(finding);
        }
    }

    /// Adds all of another stage.
    pub fn extend(&mut self, other: Findings) {
        self.errors += other.errors;
        self.list.extend(other.list);
    }

    /// All findings.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// How many stop a build.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many do not.
    pub fn warnings(&self) -> usize {
        self.list.len() - self.errors()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings in order of path and place, each once.
    pub fn sorted(mut self, sources: &Sources) -> Findings {
        self.list.sort_by(|a, b| {
            let key = |f: &Finding| (f.primary.start, f.primary.end, f.code);
            let path = |f: &Finding| &sources.file(f.primary.file).path;
            (path(a), key(a), &a.message).cmp(&(path(b), key(b), &b.message))
        });
        self.list.dedup();
        self.errors = self.list.iter().filter(|f| f.is_error()).count();
        self
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
