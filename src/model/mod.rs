//! The domain, resolved: every reference bound, every unit known, every number exact.
//!
//! Nothing here can be built from a file alone; [`resolve`](crate::resolve) builds it. Places in
//! lists (a part, a component, an indicator) are plain indices into the list that owns them.

pub mod framework;
mod indicator;
pub mod interval;
mod lexicon;
mod papers;
mod rating;
mod sheets;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Locale;
use crate::markdown::Block;
use crate::notation::{FiscalYear, Numbering, Period, Slug, ThaiDate};
use crate::records::year::{Digits, DocumentKind, DocumentPart, ResultColumn, Status};
use crate::records::{self, Text, Visibility};
use crate::source::Span;

pub use crate::notation::fact::{FactOf, FactRef};
pub use crate::unit::{Quantity, Unit, Units};
pub use framework::Framework;
pub use indicator::{
    Assessment, Criterion, Details, Indicator, Judgement, Milestone, Note, Occasion, Reported,
    Requirement, Value, distinct, names_step,
};
pub use interval::Interval;
pub use papers::{Channel, Complaints, Count, Signatory, StatementGroup, StatementLine};
pub use rating::Rating;
pub use sheets::{
    Calculation, CalculationItem, Fact, FactContent, FactSheet, Input, Operand, OperandValue,
    Working,
};

/// Everything that a content folder says.
#[derive(Debug, Clone)]
pub struct Model {
    /// The agency.
    pub agency: Agency,
    /// The rules of each year.
    pub frameworks: BTreeMap<FiscalYear, Framework>,
    /// Each year.
    pub years: BTreeMap<FiscalYear, Year>,
    /// The units in use.
    pub units: Units,
}

impl Model {
    /// The day or days that a fact is, if it is any.
    pub fn period_of(&self, fact: FactRef) -> Option<Period> {
        let year = self.years.get(&fact.year)?;
        let value = match fact.of {
            FactOf::Fact(sheet, at) => match &year.sheets[sheet].facts[at].content {
                FactContent::Stated(value) => value,
                FactContent::Computed(_) => return None,
            },
            FactOf::Result(at) => match &year.indicators[at].assessment {
                Assessment::Criteria(criteria) => match criteria.as_slice() {
                    [Criterion { result: Reported::Value(value), .. }] => &value.value,
                    _ => return None,
                },
                _ => return None,
            },
            _ => return None,
        };
        match value {
            Value::Text(text) if Period::is_meant(text) => Period::read(text).ok(),
            _ => None,
        }
    }

    /// The unit of a fact, if it is one number.
    pub fn unit_of(&self, fact: FactRef) -> Option<&Unit> {
        let year = self.years.get(&fact.year)?;
        match fact.of {
            FactOf::Result(at) => match &year.indicators[at].assessment {
                Assessment::Criteria(criteria) => match criteria.as_slice() {
                    [only] => only.result.unit(),
                    _ => None,
                },
                Assessment::Levels { result, .. } => result.unit(),
                _ => None,
            },
            FactOf::Target(at) => match &year.indicators[at].assessment {
                Assessment::Criteria(criteria) => match criteria.as_slice() {
                    [only] => match &only.target {
                        Requirement::Bound(_, q, _) | Requirement::Level(q, _) => Some(&q.unit),
                        Requirement::Band(..)
                        | Requirement::Deadline { .. }
                        | Requirement::Text(_) => None,
                    },
                    _ => None,
                },
                _ => None,
            },
            FactOf::History(at, earlier) => year.indicators[at].history.get(&earlier)?.value.unit(),
            FactOf::Fact(sheet, at) => year.sheets[sheet].facts[at].unit(),
            FactOf::Item(calculation, at) => {
                let working = &year.calculations[calculation].items[at].working;
                Some(&working.formula.as_ref()?.unit)
            }
            FactOf::Total(at) | FactOf::Group(at, _) => Some(&year.calculations[at].unit),
            FactOf::Items(_) | FactOf::Name(_) | FactOf::Symbol(_) => None,
        }
    }
}

/// The agency.
#[derive(Debug, Clone)]
pub struct Agency {
    /// Short id.
    pub slug: Slug,
    /// Official names with their time.
    pub names: Vec<DatedName>,
    /// Abbreviation.
    pub abbreviation: Option<Text>,
    /// Founding law.
    pub law: Option<Text>,
    /// Ministry in charge.
    pub ministry: Option<Text>,
    /// Vision.
    pub vision: Option<Text>,
    /// Objectives, in order.
    pub objectives: Vec<Text>,
    /// Strategies, in order.
    pub strategies: Vec<Text>,
    /// Where the site is published, with `/` at its end.
    pub address: Option<String>,
    /// What published documents print of it.
    pub claims: Vec<Claim>,
    /// Terms with `|` where a line may end in them.
    pub breaks: Vec<String>,
}

impl Agency {
    /// The name that is valid on a day.
    pub fn valid_name(&self, day: ThaiDate) -> Option<&Text> {
        let valid = |name: &&DatedName| {
            name.from.is_none_or(|from| from <= day) && name.until.is_none_or(|until| day <= until)
        };
        self.names.iter().find(valid).map(|name| &name.name)
    }

    /// The name that is valid on a day, or the first one: that none is valid was reported.
    pub fn name_on(&self, day: ThaiDate) -> &Text {
        self.valid_name(day).unwrap_or(&self.names[0].name)
    }
}

/// A name and the days on which it is valid.
#[derive(Debug, Clone)]
pub struct DatedName {
    /// The name.
    pub name: Text,
    /// First day.
    pub from: Option<ThaiDate>,
    /// Last day.
    pub until: Option<ThaiDate>,
}

/// A fiscal year.
#[derive(Debug, Clone)]
pub struct Year {
    /// Which.
    pub year: FiscalYear,
    /// The day the data stand for.
    pub as_of: ThaiDate,
    /// Whose rules it is evaluated by.
    pub framework: FiscalYear,
    /// The director.
    pub director: Option<Person>,
    /// Who receives the report.
    pub submitted_to: Option<Person>,
    /// The order that asks for the evaluation.
    pub legal_basis: Option<Text>,
    /// Components that are declared not to be assessed, and those that stand in them, and why:
    /// (part, component).
    pub not_applicable: BTreeMap<(usize, usize), Text>,
    /// Those of them that the rules let go.
    pub skipped: BTreeSet<(usize, usize)>,
    /// Sheets shown as basic information.
    pub basics: Vec<usize>,
    /// Facts shown beside the results: (sheet, fact).
    pub shown: Vec<(usize, usize)>,
    /// Documents published before.
    pub published: Vec<(Slug, Text)>,
    /// Documents to build.
    pub documents: Vec<Document>,
    /// Indicators in the order of part, component and number.
    pub indicators: Vec<Indicator>,
    /// Whether a file of an indicator is broken, so that one may be missing here.
    pub incomplete: bool,
    /// Where to find an indicator by its ids.
    pub index: Index,
    /// The board.
    pub board: Option<records::sheets::Board>,
    /// Complaints about the agency.
    pub complaints: Option<Complaints>,
    /// Remarks of the auditor.
    pub audit: Option<records::papers::Audit>,
    /// Sheets of facts.
    pub sheets: Vec<FactSheet>,
    /// Calculations.
    pub calculations: Vec<Calculation>,
    /// Narratives, in order.
    pub narratives: Vec<Narrative>,
}

impl Year {
    /// Whether a component is not assessed: the rules let it go, and the year says so.
    pub fn is_skipped(&self, place: (usize, usize)) -> bool {
        self.skipped.contains(&place)
    }
}

/// Finds indicators by their ids.
#[derive(Debug, Clone, Default)]
pub struct Index {
    by_slug: BTreeMap<String, usize>,
    by_number: BTreeMap<String, Vec<usize>>,
}

impl Index {
    /// The index of a list.
    pub fn new(indicators: &[Indicator]) -> Self {
        let mut index = Index::default();
        for (at, indicator) in indicators.iter().enumerate() {
            index.by_slug.insert(indicator.slug.to_string(), at);
            index.by_number.entry(indicator.number.to_string()).or_default().push(at);
        }
        index
    }

    /// Finds an indicator by another slug, too.
    pub fn alias(&mut self, slug: &Slug, at: usize) {
        self.by_slug.entry(slug.to_string()).or_insert(at);
    }

    /// The indicator of a slug.
    pub fn slug(&self, slug: &str) -> Option<usize> {
        self.by_slug.get(slug).copied()
    }

    /// The indicators that print a number, one in each part at most.
    pub fn number(&self, number: &str) -> &[usize] {
        self.by_number.get(number).map_or(&[], Vec::as_slice)
    }

    /// All slugs and numbers.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_number.keys().chain(self.by_slug.keys()).map(String::as_str)
    }
}

/// A person in an office.
#[derive(Debug, Clone)]
pub struct Person {
    /// Name.
    pub name: Text,
    /// Position.
    pub position: Option<Text>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A document to build.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its id: the name of its file.
    pub slug: Slug,
    /// Its kind.
    pub kind: DocumentKind,
    /// Title on the cover.
    pub title: Text,
    /// How far it has come.
    pub status: Status,
    /// Who may see it.
    pub visibility: Visibility,
    /// The meeting that dealt with it.
    pub meeting: Option<Text>,
    /// Day of the status.
    pub date: Option<ThaiDate>,
    /// Its parts.
    pub parts: Vec<(DocumentPart, Arguments)>,
    /// Digits in tables.
    pub table_digits: Digits,
    /// Digits in narratives.
    pub prose_digits: Digits,
    /// Forms of the numbers of headings of narratives, level by level; none where there are none.
    pub heading_numbers: Vec<Numbering>,
    /// Forms of the numbers of lists, level by level.
    pub list_numbers: Vec<Numbering>,
    /// Who signs it, in order.
    pub signatories: Vec<Signatory>,
    /// The comment of those who sign.
    pub comment: Option<Text>,
}

/// What is asked of a part of a document; nothing where it is as it always is.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Arguments {
    /// Columns of the table of results.
    #[serde(serialize_with = "in_english")]
    pub columns: Vec<ResultColumn>,
}

fn in_english<S: serde::Serializer>(columns: &[ResultColumn], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(columns.iter().map(|column| column.word(Locale::En)))
}

/// What a published document prints of something.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Of what.
    pub about: Claimed,
    /// The key it was written under.
    pub key: String,
    /// The printed value.
    pub value: Value,
    /// Where the claim was written.
    pub span: Span,
    /// The document, and the place in it.
    pub document: Option<Text>,
    /// Place in the document.
    pub place: Option<Text>,
}

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// The result.
    Result,
    /// The target.
    Target,
    /// The name.
    Name,
    /// The symbol.
    Symbol,
    /// The target of a criterion.
    CriterionTarget(usize),
    /// The result of a criterion.
    Criterion(usize),
    /// An input of the formula.
    Input(usize),
    /// The vision of the agency.
    Vision,
}

/// A narrative.
#[derive(Debug, Clone)]
pub struct Narrative {
    /// Stable id.
    pub slug: Slug,
    /// Title.
    pub title: Text,
    /// The indicator it is about.
    pub about: Option<usize>,
    /// The text.
    pub blocks: Vec<Block>,
    /// Who may see it.
    pub visibility: Visibility,
}
