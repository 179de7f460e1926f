//! Step 4: the model and its rules → ratings, grades and levels, each with what led to it.
//!
//! Scoring is total. What the rules leave open is evaluated under every reading: where all agree it
//! is decided, where they do not it is undecided and the readings are shown. What rests on a fault
//! is undecided too; nothing is invented. A printed symbol is never an input.

mod causes;
pub mod claims;
mod counting;
mod criteria;
mod grade;
pub mod ladder;
mod levels;
pub mod line;
mod points;
pub mod reasons;
pub(crate) mod say;
mod spread;
mod statement;
mod sublevel;
mod together;
mod values;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::diagnostic::Findings;
use crate::formula::Argument;
use crate::model::framework::Framework;
use crate::model::{Assessment, Model, Rating, Year};
use crate::notation::{Exact, FiscalYear, State};
use crate::records::framework::Treatment;

pub use criteria::{CriterionScore, Met, Open};
pub use points::possible_points;
use reasons::YearReasons;
pub use statement::{StatementScore, statement};
pub(crate) use values::state_of;
pub use values::{FactValue, Worked, group_total};

/// The model with everything that can be said of it.
#[derive(Debug)]
pub struct Scored {
    /// The model.
    pub model: Model,
    /// The scores of each year.
    pub years: BTreeMap<FiscalYear, YearScore>,
    /// Why they are what they are: made when first asked for, once for all that ask.
    reasons: BTreeMap<FiscalYear, OnceLock<YearReasons>>,
}

impl Scored {
    /// A model and its scores.
    pub fn new(model: Model, years: BTreeMap<FiscalYear, YearScore>) -> Self {
        let reasons = years.keys().map(|year| (*year, OnceLock::new())).collect();
        Scored { model, years, reasons }
    }

    /// A year with its framework, its scores and the place of their reasons.
    pub(crate) fn year(&self, number: FiscalYear) -> Option<ScoredYear<'_>> {
        let year = self.model.years.get(&number)?;
        Some(ScoredYear {
            year,
            framework: self.model.frameworks.get(&year.framework)?,
            scores: self.years.get(&number)?,
            reasons: self.reasons.get(&number)?,
        })
    }
}

/// A year that was scored, and all that belongs to it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScoredYear<'a> {
    pub(crate) year: &'a Year,
    pub(crate) framework: &'a Framework,
    pub(crate) scores: &'a YearScore,
    reasons: &'a OnceLock<YearReasons>,
}

impl<'a> ScoredYear<'a> {
    /// Why each result is what it is.
    pub(crate) fn reasons(&self) -> &'a YearReasons {
        self.reasons.get_or_init(|| reasons::reasons(self.year, self.framework, self.scores))
    }
}

/// The scores of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearScore {
    /// One for each part of the framework.
    pub parts: Vec<PartScore>,
    /// One for each indicator of the year.
    pub indicators: Vec<IndicatorScore>,
    /// What each fact of each sheet is worked out to; a fact that is written has no value here.
    pub facts: Vec<Vec<Worked>>,
    /// Items and total of each calculation.
    pub calculations: Vec<CalculationScore>,
}

/// What came of one question.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict<T> {
    /// The rules decide.
    Decided(T),
    /// They do not: what it may be, best first.
    Undecided(Vec<T>),
    /// There was nothing to assess.
    NotAssessed(WhyNot),
}

impl<T> Verdict<T> {
    /// The value, if the rules decide.
    pub fn decided(&self) -> Option<&T> {
        match self {
            Verdict::Decided(value) => Some(value),
            _ => None,
        }
    }
}

impl<T: Ord + Clone> Verdict<T> {
    /// One possibility is a decision; several are none.
    pub fn from_possible(mut possible: Vec<T>) -> Option<Self> {
        possible.sort();
        possible.dedup();
        match possible.len() {
            0 => None,
            1 => possible.pop().map(Verdict::Decided),
            _ => Some(Verdict::Undecided(possible)),
        }
    }
}

/// Why nothing was assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// It is a heading.
    Heading,
    /// A state stands in the place of the result.
    State(State, Option<String>),
    /// The component was declared not applicable.
    NotApplicable,
    /// No indicator of the component could be assessed.
    NoIndicators,
}

/// The score of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorScore {
    /// Its rating.
    pub rating: Verdict<Rating>,
    /// What each criterion came to.
    pub criteria: Vec<CriterionScore>,
    /// What each condition of the measurement came to; does not score.
    pub conditions: Vec<CriterionScore>,
    /// Points, where the component counts points: what they may be; none where the rules do not say
    /// what there is below the first level.
    pub points: Option<Verdict<Exact>>,
    /// The value of its formula.
    pub value: Option<FactValue>,
    /// The value of each input.
    pub inputs: Vec<Option<Argument>>,
    /// The overall level of the part it takes its result from: index, best first.
    pub level: Option<Verdict<usize>>,
    /// Whether that part may come to a case that its rules do not cover.
    pub uncovered: bool,
    /// Whether evaluators judged any of it.
    pub judged: bool,
    /// Whether nothing is known of its result yet.
    pub no_result: bool,
    /// Whether it is open only because it is not due yet.
    pub not_due: bool,
}

/// The score of a component.
#[derive(Debug, Clone, PartialEq)]
pub struct ComponentScore {
    /// The grade: index in the framework's grades, best first.
    pub grade: Verdict<usize>,
    /// The count under each reading of the rules.
    pub tallies: Vec<Tally>,
    /// Why the rules give it no grade, or may give it none.
    pub hole: Option<Hole>,
    /// Whether it is open, and no indicator of it has a result yet.
    pub no_result: bool,
}

/// What a component's indicators add up to under one reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// How unmeasurable indicators were counted; none where there were none.
    pub treatment: Option<Treatment>,
    /// Indicators that passed, at least.
    pub passed: usize,
    /// Indicators that may have passed: undecided ones.
    pub open: usize,
    /// Indicators that were assessed.
    pub assessed: usize,
    /// Percentage of passed indicators, or the weighted score: at least.
    pub low: Exact,
    /// The same at most.
    pub high: Exact,
    /// What the points are before the cap, at least and at most, where it takes something.
    pub uncapped: Option<(Exact, Exact)>,
    /// Whether the numbers are points and not percent.
    pub points: bool,
    /// Each component that is assessed under this reading, where they are added up, and its count.
    pub parts: Vec<(usize, Option<Tally>)>,
    /// Bands that were hit: index in the component's bands.
    pub bands: Vec<usize>,
    /// A value that it has, or may have, and that no band holds.
    pub hole: Option<Exact>,
}

/// Why the rules do not give a component a grade.
#[derive(Debug, Clone, PartialEq)]
pub enum Hole {
    /// No band holds this value.
    Bands(Exact),
    /// The rules take the grade of one indicator, and there is not one, or it has none.
    Single,
    /// The points of an indicator are not stated.
    Points,
    /// The weights of what is assessed add up to nothing.
    Weights,
    /// An indicator takes its result from a part whose level the rules do not give.
    Source(usize),
}

/// A completion of what is open that the rules of a part do not cover.
#[derive(Debug, Clone, PartialEq)]
pub enum Uncovered {
    /// A component has no grade.
    Component(usize, Hole),
    /// No rule of a reading fits these grades of the components.
    Rules {
        /// The reading.
        reading: usize,
        /// Each component that is assessed, and its grade.
        grades: Vec<(usize, usize)>,
    },
    /// No band holds this total.
    Total(Exact),
    /// The weights of what is assessed add up to nothing.
    Weights,
}

/// The weighted total of the components under one reading of the rules.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalScore {
    /// How unmeasurable indicators were counted; none where it makes no difference.
    pub treatment: Option<Treatment>,
    /// Each component that is assessed, and its count; none where it has none.
    pub parts: Vec<(usize, Option<Tally>)>,
    /// At least and at most; none where a component has no number.
    pub value: Option<(Exact, Exact)>,
    /// What it is before the cap, at least and at most, where the cap takes something.
    pub uncapped: Option<(Exact, Exact)>,
    /// Bands it may fall into: index in the part's bands.
    pub bands: Vec<usize>,
    /// A value that it has, or may have, and that no band holds.
    pub hole: Option<Exact>,
}

/// The score of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct PartScore {
    /// One for each component.
    pub components: Vec<ComponentScore>,
    /// The overall level: index, best first.
    pub overall: Verdict<usize>,
    /// A case that may come to be and that the rules do not cover.
    pub uncovered: Option<Uncovered>,
    /// What each reading of the decision rules gives: the levels, and the rules that gave them.
    pub readings: Vec<Vec<(usize, usize)>>,
    /// The weighted total under each reading, where the rules ask for one.
    pub totals: Vec<TotalScore>,
    /// The weighted total over all readings, where there is one: at least and at most.
    pub total: Option<(Exact, Exact)>,
    /// The sub-level, where the overall level has any: index, or none for the hole in the rules.
    pub sublevel: Option<Verdict<Option<usize>>>,
    /// Passed and assessed indicators over all components, under each treatment.
    pub leaves: Vec<(usize, usize)>,
    /// Whether no indicator of it has a result yet.
    pub no_result: bool,
}

/// The values of a calculation.
#[derive(Debug, Clone, PartialEq)]
pub struct CalculationScore {
    /// One for each item.
    pub items: Vec<Worked>,
    /// Their sum, if every item has a value.
    pub total: Option<FactValue>,
}

/// Scores a model.
pub fn score(model: Model) -> (Scored, Findings) {
    let mut findings = Findings::new();
    let values = values::evaluate(&model, &mut findings);
    let mut years = BTreeMap::new();
    for (number, year) in &model.years {
        let Some(framework) = model.frameworks.get(&year.framework) else { continue };
        let values = values.get(number).cloned().unwrap_or_default();
        years.insert(*number, score_year(year, framework, values, &mut findings));
    }
    (Scored::new(model, years), findings)
}

fn score_year(
    year: &Year,
    framework: &Framework,
    values: values::YearValues,
    findings: &mut Findings,
) -> YearScore {
    let mut indicators: Vec<IndicatorScore> = year
        .indicators
        .iter()
        .zip(values.indicators)
        .map(|(indicator, value)| {
            criteria::indicator(indicator, value, &framework.parts[indicator.part])
        })
        .collect();
    let mut parts: Vec<Option<PartScore>> = vec![None; framework.parts.len()];
    for part in order(year, framework, findings) {
        for (at, indicator) in year.indicators.iter().enumerate().filter(|(_, i)| i.part == part) {
            if let Assessment::PartLevel { part: source, target } = indicator.assessment {
                let level = parts[source].as_ref().map(|p: &PartScore| p.overall.clone());
                if indicator.supposed.is_some() {
                    continue;
                }
                let uncovered = |part: &PartScore| part.uncovered.is_some();
                indicators[at].uncovered = parts[source].as_ref().is_some_and(uncovered);
                indicators[at].rating =
                    criteria::from_level(level.as_ref(), target, indicators[at].uncovered);
                indicators[at].level = level;
                indicators[at].no_result = parts[source].as_ref().is_some_and(|p| p.no_result);
                indicators[at].points =
                    criteria::points_of_rating(&indicators[at].rating, &framework.parts[part]);
            }
        }
        parts[part] = Some(grade::part(part, year, framework, &indicators));
    }
    let parts = parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| part.unwrap_or_else(|| grade::part(at, year, framework, &indicators)));
    YearScore {
        parts: parts.collect(),
        indicators,
        facts: values.facts,
        calculations: values.calculations,
    }
}

/// The parts in an order in which each comes after those it takes results from.
fn order(year: &Year, framework: &Framework, findings: &mut Findings) -> Vec<usize> {
    let needs = |part: usize| {
        year.indicators.iter().filter(move |i| i.part == part).filter_map(|i| match i.assessment {
            Assessment::PartLevel { part, .. } => Some((part, i.span)),
            _ => None,
        })
    };
    let mut order: Vec<usize> = Vec::new();
    while order.len() < framework.parts.len() {
        let waiting = (0..framework.parts.len()).filter(|part| !order.contains(part));
        let ready =
            waiting.clone().find(|part| needs(*part).all(|(source, _)| order.contains(&source)));
        if let Some(part) = ready {
            order.push(part);
            continue;
        }
        let stuck: Vec<usize> = waiting.collect();
        let names: Vec<String> =
            stuck.iter().map(|p| framework.parts[*p].name.th.clone()).collect();
        if let Some((_, span)) = stuck.iter().flat_map(|part| needs(*part)).next() {
            findings.push(crate::scoring::say::part_cycle(&names).at(span));
        }
        break;
    }
    order
}

/// A whole number as an exact value.
pub(crate) fn exact(value: usize) -> Exact {
    Exact::from_integer(value.into())
}
