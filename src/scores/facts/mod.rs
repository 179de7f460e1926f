//! The numbers and ids of reasons, as a program reads them.

mod change;
mod component;
mod indicator;
mod overall;

use serde::Serialize;

use crate::diagnostic::Locale;
use crate::model::framework::{Component, Part};
use crate::model::{Assessment, Indicator, Interval};
use crate::notation::Exact;
use crate::records::framework::Treatment;
use crate::scoring::reasons::{Kind, Reason};
use crate::scoring::{Tally, Verdict};
use crate::view::reasons::{About, Teller};

use super::{Range, exact_text};
pub use change::{OutcomeReport, StepReport};

/// The numbers and ids of a reason; of each kind only those that it has.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Facts {
    /// Name of a criterion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    /// Whether it holds, was reached, was hit or applies: `yes`, `no` or `open`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<&'static str>,
    /// Ratings that are possible.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<&'static str>,
    /// Both numbers, and by how much they differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<ComparisonReport>,
    /// Id of an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Id of a component.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component: Option<String>,
    /// Id of a part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Ids of grades that are possible, or that a band gives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<String>,
    /// Ids of levels that are possible, or that a band or a rule gives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// Id of the level that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Names of sub-levels that are possible; none for a case that the rules do not cover.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sublevels: Vec<Option<String>>,
    /// Points that are possible.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<String>,
    /// A weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// How indicators that could not be measured are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub treatment: Option<&'static str>,
    /// Passed, possibly passed besides, and assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<CountReport>,
    /// A share in percent, a mean or a total.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Range>,
    /// Points before the cap, where they exceed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncapped: Option<Range>,
    /// The interval of a band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<IntervalReport>,
    /// Place of a rule in its list, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<usize>,
    /// Place of a reading in its list, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<usize>,
    /// Name of a share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// Indicators that nobody put into a kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<usize>,
    /// A state in the place of a result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<&'static str>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What is not covered: `bands`, `single`, `points`, `weights`, `source`, `rules` or `total`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hole: Option<&'static str>,
    /// What has to become so, all of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<StepReport>,
    /// Grades of components that together are not covered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub case: Vec<CaseReport>,
    /// What it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gives: Option<OutcomeReport>,
    /// Where the rule is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A result and what it is compared with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparisonReport {
    /// The unit of all numbers here.
    pub unit: String,
    /// The values that the result may stand for.
    pub result: IntervalReport,
    /// The values that are asked for.
    pub target: IntervalReport,
    /// The result less each end of what is asked for.
    pub differences: Vec<DifferenceReport>,
}

/// A number that is asked for, and the result less that number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DifferenceReport {
    /// The number.
    pub from: String,
    /// The difference.
    pub by: String,
}

/// All values between two ends; a missing end is open without limit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IntervalReport {
    /// The lower end.
    pub low: Option<EndReport>,
    /// The upper end.
    pub high: Option<EndReport>,
}

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EndReport {
    /// The value.
    pub value: String,
    /// Whether the value itself belongs to the interval.
    pub closed: bool,
}

/// A component and the grade it may come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseReport {
    /// Id of the component.
    pub component: String,
    /// Id of the grade.
    pub grade: String,
}

/// Passed, possibly passed besides, and assessed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CountReport {
    /// Passed.
    pub passed: usize,
    /// Possibly passed besides.
    pub open: usize,
    /// Assessed.
    pub assessed: usize,
}

fn yes(holds: Option<bool>) -> Option<&'static str> {
    Some(match holds {
        Some(true) => "yes",
        Some(false) => "no",
        None => "open",
    })
}

/// The interval in multiples of a factor.
fn interval(interval: &Interval, factor: &Exact) -> IntervalReport {
    let end = |end: &Option<crate::model::interval::End>| {
        let end = end.as_ref()?;
        Some(EndReport { value: exact_text(&(&end.value / factor)), closed: end.closed })
    };
    IntervalReport { low: end(&interval.low), high: end(&interval.high) }
}

fn count((passed, open, assessed): (usize, usize, usize)) -> CountReport {
    CountReport { passed, open, assessed }
}

/// The possibilities of a verdict.
fn possible<T>(verdict: &Verdict<T>) -> &[T] {
    match verdict {
        Verdict::Decided(one) => std::slice::from_ref(one),
        Verdict::Undecided(several) => several,
        Verdict::NotAssessed(_) => &[],
    }
}

/// A kind of fact, and its numbers and ids.
type KindAndFacts = (&'static str, Facts);

/// The kind of a reason, and its numbers and ids.
pub(super) fn facts(reason: &Reason, about: About<'_>, teller: &Teller<'_>) -> KindAndFacts {
    let naming = Naming { about, teller };
    match &reason.kind {
        Kind::NoneYet => ("none-yet", Facts::default()),
        Kind::NotSought => ("not-sought", Facts::default()),
        Kind::NotAlone => ("not-alone", Facts::default()),
        Kind::TotalOpen => ("total-open", Facts::default()),
        Kind::Change(change) => naming.change(change),
        _ => match about {
            About::Indicator(..) => naming.of_indicator(reason),
            About::Component(_, component) => naming.of_component(reason, component),
            About::Part(part) => naming.of_part(reason, part),
        },
    }
}

/// Ids in the place of indices.
struct Naming<'a> {
    about: About<'a>,
    teller: &'a Teller<'a>,
}

impl Naming<'_> {
    fn grade_id(&self, at: usize) -> String {
        self.teller.grades()[at].slug.to_string()
    }

    fn grade_ids(&self, grades: &[usize]) -> Vec<String> {
        grades.iter().map(|at| self.grade_id(*at)).collect()
    }

    fn part(&self) -> Option<&Part> {
        match self.about {
            About::Part(part) | About::Component(part, _) => Some(part),
            About::Indicator(..) => None,
        }
    }

    fn component(&self, at: usize) -> Option<&Component> {
        self.part()?.components.get(at)
    }

    fn component_id(&self, at: usize) -> Option<String> {
        self.component(at).map(|component| component.slug.to_string())
    }

    fn level_id(&self, at: usize) -> Option<String> {
        Some(self.part()?.overall.levels.get(at)?.slug.to_string())
    }

    fn indicator(&self) -> Option<&Indicator> {
        match self.about {
            About::Indicator(indicator, _) => Some(indicator),
            _ => None,
        }
    }

    fn criterion_name(&self, at: usize) -> Option<String> {
        crate::view::reasons::indicator::criterion_at(self.indicator()?, at)?.name.clone()
    }

    fn step_points(&self, at: usize) -> Option<String> {
        let points = match &self.indicator()?.assessment {
            Assessment::Levels { levels, .. } => levels.get(at)?.0,
            Assessment::Milestones { steps, .. } => steps.get(at)?.points,
            _ => return None,
        };
        Some(exact_text(&points.exact()))
    }

    fn text(&self, text: &crate::records::Text) -> String {
        text.get(self.teller.locale()).to_owned()
    }
}

/// The word of a treatment.
fn treated(treatment: Option<Treatment>) -> Option<&'static str> {
    treatment.map(|treatment| treatment.word(Locale::En))
}

/// What was counted.
fn counted(tally: &Tally) -> Option<CountReport> {
    Some(count((tally.passed, tally.open, tally.assessed)))
}
