//! The domain, resolved: every reference bound, every unit known, every number exact.
//!
//! Nothing here can be built from a file alone; [`resolve`](crate::resolve) builds it. Places in
//! lists (a part, a component, an indicator) are plain indices into the list that owns them.

pub mod framework;
pub mod interval;
pub mod unit;

use std::collections::BTreeMap;

use crate::formula::Formula;
use crate::markdown::Block;
use crate::notation::{Bound, FiscalYear, Number, PrintedNumber, Slug, State, ThaiDate};
use crate::records::Text;
use crate::records::indicator::{Direction, Evidence, Frequency, IndicatorKind, Judged};
use crate::records::year::{Digits, DocumentKind, DocumentPart, Status};
use crate::records::{Visibility, sheets};
use crate::source::{Span, Spanned};

pub use framework::Framework;
pub use interval::Interval;
pub use unit::{Quantity, Unit, Units};

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
                        Requirement::Bound(_, q) | Requirement::Level(q) => Some(&q.unit),
                        Requirement::Band(..) | Requirement::Text(_) => None,
                    },
                    _ => None,
                },
                _ => None,
            },
            FactOf::Fact(sheet, at) => year.sheets[sheet].facts[at].value.unit(),
            FactOf::Total(at) => Some(&year.calculations[at].unit),
            FactOf::Name(_) | FactOf::Symbol(_) => None,
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
    /// What published documents print of it.
    pub claims: Vec<Claim>,
}

impl Agency {
    /// The name that is valid on a day.
    pub fn name_on(&self, day: ThaiDate) -> &Text {
        self.names
            .iter()
            .find(|name| {
                name.from.is_none_or(|from| from <= day)
                    && name.until.is_none_or(|until| day <= until)
            })
            .map_or(&self.names[0].name, |name| &name.name)
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
    /// Components that are not assessed, and why: (part, component).
    pub not_applicable: BTreeMap<(usize, usize), Text>,
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
    pub board: Option<sheets::Board>,
    /// Sheets of facts.
    pub sheets: Vec<FactSheet>,
    /// Calculations.
    pub calculations: Vec<Calculation>,
    /// Narratives, in order.
    pub narratives: Vec<Narrative>,
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
}

/// A document to build.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its kind.
    pub kind: DocumentKind,
    /// Title on the cover.
    pub title: Text,
    /// How far it has come.
    pub status: Status,
    /// The meeting that dealt with it.
    pub meeting: Option<Text>,
    /// Day of the status.
    pub date: Option<ThaiDate>,
    /// Its parts.
    pub parts: Vec<DocumentPart>,
    /// Digits in tables.
    pub table_digits: Digits,
    /// Digits in narratives.
    pub prose_digits: Digits,
}

/// An indicator, or a heading over several.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Stable id.
    pub slug: Slug,
    /// Printed number.
    pub number: PrintedNumber,
    /// Part of the framework.
    pub part: usize,
    /// Component of the part.
    pub component: usize,
    /// The heading it stands under.
    pub parent: Option<usize>,
    /// Name.
    pub name: Text,
    /// What it measures and how.
    pub description: Option<Text>,
    /// Output or outcome, where somebody said.
    pub kind: Option<IndicatorKind>,
    /// Which way is better.
    pub direction: Direction,
    /// Weight in the component.
    pub weight: Option<Number>,
    /// Numbers of the agency's objectives.
    pub objectives: Vec<u32>,
    /// How it is assessed.
    pub assessment: Assessment,
    /// The target in full words.
    pub target_text: Option<Text>,
    /// The result in full words.
    pub result_text: Option<Text>,
    /// How the measurement has to be done, and what came of it.
    pub conditions: Vec<Criterion>,
    /// Inputs of its formula.
    pub inputs: Vec<Input>,
    /// Results of earlier years.
    pub history: BTreeMap<FiscalYear, Value>,
    /// What published documents print.
    pub claims: Vec<Claim>,
    /// Evidence.
    pub evidence: Vec<Evidence>,
    /// Source of the data, collector, owner, obstacles, remedies, remark: label texts in order.
    pub details: Details,
    /// Who may see it.
    pub visibility: Visibility,
    /// Where its slug was written.
    pub span: Span,
    /// Something in its file could not be resolved, so its score is not to be trusted.
    pub faulty: bool,
}

impl Indicator {
    /// The formula of its result, if it has one.
    pub fn formula(&self) -> Option<&Formula> {
        match &self.assessment {
            Assessment::Criteria(criteria) => {
                criteria.iter().find_map(|criterion| match &criterion.result {
                    Reported::Formula(formula) => Some(&**formula),
                    _ => None,
                })
            }
            Assessment::Levels { result: Reported::Formula(formula), .. } => Some(formula),
            _ => None,
        }
    }
}

/// What evaluators expect beside the numbers.
#[derive(Debug, Clone, Default)]
pub struct Details {
    /// Source of the data.
    pub source: Option<Text>,
    /// Who collects them.
    pub collector: Option<Text>,
    /// Who answers for the indicator.
    pub owner: Option<Text>,
    /// How often it is measured.
    pub frequency: Option<Frequency>,
    /// Obstacles.
    pub obstacles: Option<Text>,
    /// Remedies.
    pub remedies: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
}

/// How an indicator is assessed.
#[derive(Debug, Clone)]
pub enum Assessment {
    /// Not at all: it is a heading over others.
    Heading,
    /// By criteria that all have to hold.
    Criteria(Vec<Criterion>),
    /// By the highest of several levels that is reached.
    Levels {
        /// Points and what they ask for, lowest first.
        levels: Vec<(Number, Requirement)>,
        /// What was reached.
        result: Reported,
    },
    /// By the overall level of another part.
    PartLevel {
        /// The part.
        part: usize,
        /// The level that is asked for: index in the part's levels, best first.
        target: usize,
    },
}

/// A measurable part of a target.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Its name; the only criterion of a target has none.
    pub name: Option<String>,
    /// What it asks for.
    pub target: Requirement,
    /// Where the target was written.
    pub span: Span,
    /// What came of it.
    pub result: Reported,
    /// What an evaluator judged, for a text.
    pub judgement: Option<Judgement>,
}

/// What a criterion asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Requirement {
    /// A value on one side of a number: passed or failed.
    Bound(Bound, Quantity),
    /// A value between two numbers: above, within or below.
    Band(Quantity, Quantity),
    /// A level: above, at or below it.
    Level(Quantity),
    /// Words: an evaluator judges.
    Text(String),
}

impl std::fmt::Display for Requirement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Requirement::Bound(bound, quantity) => {
                write!(f, "{}", bound.with(&quantity.to_string()))
            }
            Requirement::Band(low, high) => {
                f.write_str(&low.unit.with(&format!("{}–{}", low.number, high.number)))
            }
            Requirement::Level(level) => level.fmt(f),
            Requirement::Text(text) => f.write_str(text),
        }
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Quantity { bound, quantity, high, note } => {
                let number = match high {
                    Some(high) => format!("{}–{high}", quantity.number),
                    None => quantity.number.to_string(),
                };
                f.write_str(&bound.with(&quantity.unit.with(&number)))?;
                note.as_ref().map_or(Ok(()), |note| write!(f, " ({note})"))
            }
            Value::State(state, note) => {
                f.write_str(state.word(crate::diagnostic::Locale::Th))?;
                note.as_ref().map_or(Ok(()), |note| write!(f, " ({note})"))
            }
            Value::Text(text) => f.write_str(text),
        }
    }
}

/// A result as it was reported.
#[derive(Debug, Clone)]
pub enum Reported {
    /// A value and where it was written.
    Value(Spanned<Value>),
    /// A formula over the indicator's inputs.
    Formula(Box<Formula>),
    /// Nothing.
    Missing,
}

/// A value of a result or of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number with its unit; a bound leaves the other side open.
    Quantity {
        /// The word before it.
        bound: Bound,
        /// The number.
        quantity: Quantity,
        /// The upper end of a band.
        high: Option<Number>,
        /// A remark in brackets.
        note: Option<String>,
    },
    /// A state instead of a value, and its reason.
    State(State, Option<String>),
    /// Words.
    Text(String),
}

impl Reported {
    /// The unit of the result, if it is one number.
    pub fn unit(&self) -> Option<&Unit> {
        match self {
            Reported::Value(value) => value.unit(),
            Reported::Formula(formula) => Some(&formula.unit),
            Reported::Missing => None,
        }
    }
}

impl Value {
    /// The unit, if it is one number.
    pub fn unit(&self) -> Option<&Unit> {
        match self {
            Value::Quantity { quantity, high: None, .. } => Some(&quantity.unit),
            _ => None,
        }
    }

    /// The values it may stand for, in the base of its unit.
    pub fn interval(&self) -> Option<(Interval, &Unit)> {
        let Value::Quantity { bound, quantity, high, .. } = self else { return None };
        let interval = match high {
            Some(high) => Interval::band(quantity.in_base(), high.exact() * quantity.unit.factor()),
            None => Interval::bounded(*bound, quantity.in_base()),
        };
        Some((interval, &quantity.unit))
    }
}

/// A judgement on a text criterion.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// What was judged.
    pub verdict: Judged,
    /// By whom.
    pub by: Text,
    /// On what evidence.
    pub evidence: Option<Text>,
    /// When.
    pub date: Option<ThaiDate>,
}

/// An input of a formula.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name in the formula.
    pub name: String,
    /// Its value.
    pub value: InputValue,
    /// Where the value was written.
    pub span: Span,
}

/// The value of an input.
#[derive(Debug, Clone)]
pub enum InputValue {
    /// A quantity.
    Quantity(Quantity),
    /// A fact that stands elsewhere.
    Fact(FactRef),
}

/// Something that other places refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactRef {
    /// The year it belongs to.
    pub year: FiscalYear,
    /// What it is.
    pub of: FactOf,
}

/// What a reference points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactOf {
    /// The result of an indicator.
    Result(usize),
    /// The target of an indicator.
    Target(usize),
    /// The name of an indicator.
    Name(usize),
    /// The symbol of an indicator.
    Symbol(usize),
    /// A fact of a sheet.
    Fact(usize, usize),
    /// The total of a calculation.
    Total(usize),
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

/// A sheet of facts.
#[derive(Debug, Clone)]
pub struct FactSheet {
    /// Stable id.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// Where the facts are from.
    pub source: Option<Text>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// A remark.
    pub note: Option<Text>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A fact outside the indicators.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Stable id.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// Value.
    pub value: Value,
    /// Where the value was written.
    pub span: Span,
    /// Source.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// What documents print.
    pub claims: Vec<Claim>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// Items that are worked out and summed up.
#[derive(Debug, Clone)]
pub struct Calculation {
    /// Stable id.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// Unit of the total.
    pub unit: Unit,
    /// Decimals shown.
    pub places: u32,
    /// The items.
    pub items: Vec<CalculationItem>,
    /// What documents print of the total.
    pub claims: Vec<Claim>,
    /// Source of the formulas.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Where its slug was written.
    pub span: Span,
}

/// An item of a calculation.
#[derive(Debug, Clone)]
pub struct CalculationItem {
    /// Id in the calculation.
    pub slug: Slug,
    /// Project or group.
    pub group: Option<Text>,
    /// Name.
    pub name: Text,
    /// Inputs.
    pub inputs: Vec<Input>,
    /// The formula.
    pub formula: Option<Formula>,
    /// What documents print of it.
    pub claims: Vec<Claim>,
    /// A remark.
    pub note: Option<Text>,
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
