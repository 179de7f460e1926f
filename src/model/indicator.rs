//! Indicators: what they ask for, what came of it, and what is known beside the numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::Formula;
use crate::model::Rating;
use crate::notation::{Bound, FiscalYear, Number, PrintedNumber, Slug, State, ThaiDate};
use crate::records::indicator::{Direction, Evidence, Frequency, IndicatorKind, Judged};
use crate::records::{Text, Visibility};
use crate::source::{Span, Spanned};

use super::framework::Choice;
use super::{Claim, Input, Interval, Quantity, Unit};

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
    /// What breaks its formula down into income, expenses and subtotals.
    pub statement: Vec<super::StatementGroup>,
    /// Days on which it was done, if its result is counted from them.
    pub occasions: Vec<Occasion>,
    /// What the document leaves open and the agency chose itself.
    pub choices: Vec<Choice>,
    /// Results of earlier years that are written beside its own; a year with a folder has them there.
    pub history: BTreeMap<FiscalYear, Spanned<Value>>,
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
    /// Where its weight was written.
    pub weight_span: Option<Span>,
    /// Where the points of its levels were written.
    pub level_places: Vec<(Number, Span)>,
    /// Points of levels that are written as not there (`-`).
    pub absent_levels: Vec<Number>,
    /// Something in its file could not be resolved, so its score is not to be trusted.
    pub faulty: bool,
    /// The rating that a what-if takes for granted, whatever the result.
    pub supposed: Option<Rating>,
}

impl Indicator {
    /// Where the level of some points was written; the last of several.
    pub fn place_of_level(&self, points: Number) -> Span {
        let same = |known: &&(Number, Span)| known.0.exact() == points.exact();
        self.level_places.iter().rfind(same).map_or(self.span, |(_, span)| *span)
    }

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

/// A day on which something was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The day.
    pub day: ThaiDate,
    /// What it was.
    pub title: Option<Text>,
    /// How many attended, and of how many.
    pub attended: Option<(Number, Number)>,
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
    /// By the highest of several levels each of which asks for criteria of its own.
    Milestones {
        /// The levels, lowest first.
        steps: Vec<Milestone>,
        /// The level that was reached, or a state, where one value stands for all criteria.
        named: Reported,
    },
    /// By the overall level of another part.
    PartLevel {
        /// The part.
        part: usize,
        /// The level that is asked for: index in the part's levels, best first.
        target: usize,
    },
}

/// A level that is reached when all of its criteria hold.
#[derive(Debug, Clone)]
pub struct Milestone {
    /// Its points.
    pub points: Number,
    /// What it asks for; the only criterion of a level may have no name.
    pub criteria: Vec<Criterion>,
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

/// The criteria of several levels, each name once: what is reported of them.
pub fn distinct(steps: &[Milestone]) -> impl Iterator<Item = &Criterion> {
    let mut seen = BTreeSet::new();
    steps.iter().flat_map(|step| &step.criteria).filter(move |c| seen.insert(c.name.as_deref()))
}

/// Whether a result names the step it reached instead of an amount: `ถึงขั้น 75`. Where the steps
/// themselves ask for levels, a level is an amount like any other.
pub fn names_step(steps: &[(Number, Requirement)], result: &Value) -> bool {
    matches!(result, Value::Quantity { quantity, .. } if quantity.unit.is_level())
        && !steps.iter().any(|(_, asked)| asked.unit().is_some_and(Unit::is_level))
}

/// What a criterion asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Requirement {
    /// A value on one side of a number: passed or failed.
    Bound(Bound, Quantity, Note),
    /// A value between two numbers: above, within or below.
    Band(Quantity, Quantity, Note),
    /// A level: above, at or below it.
    Level(Quantity, Note),
    /// A day by which it is done; the day itself may count or not.
    Deadline {
        /// The day.
        day: ThaiDate,
        /// Whether the day itself is in time.
        included: bool,
        /// As it was written.
        text: String,
    },
    /// Words: an evaluator judges.
    Text(String),
}

/// What stands in brackets behind a quantity; it is shown and never compared.
pub type Note = Option<String>;

impl Requirement {
    /// What stands in brackets behind it.
    pub fn note(&self) -> Option<&str> {
        match self {
            Requirement::Bound(.., note)
            | Requirement::Band(.., note)
            | Requirement::Level(_, note) => note.as_deref(),
            Requirement::Deadline { .. } | Requirement::Text(_) => None,
        }
    }

    /// The unit it asks for, if it asks for a number.
    pub fn unit(&self) -> Option<&Unit> {
        match self {
            Requirement::Bound(_, quantity, _)
            | Requirement::Band(quantity, ..)
            | Requirement::Level(quantity, _) => Some(&quantity.unit),
            Requirement::Deadline { .. } | Requirement::Text(_) => None,
        }
    }
}

impl std::fmt::Display for Requirement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Requirement::Bound(bound, quantity, _) => {
                write!(f, "{}", bound.with(&quantity.to_string()))?
            }
            Requirement::Band(low, high, _) => {
                f.write_str(&low.unit.with(&format!("{}–{}", low.number, high.number)))?
            }
            Requirement::Level(level, _) => level.fmt(f)?,
            Requirement::Deadline { text, .. } | Requirement::Text(text) => f.write_str(text)?,
        }
        self.note().map_or(Ok(()), |note| write!(f, " ({note})"))
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
