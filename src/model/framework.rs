//! The rules of a year, resolved: grades, levels and components are indices.

use std::collections::BTreeSet;

use num_traits::Zero;

use crate::model::Rating;
use crate::notation::{Exact, FiscalYear, Number, PrintedNumber, Slug};
use crate::records::Text;
use crate::records::framework::{
    Assessed, Between, Counted, HeadingPasses, Method, Share, Total, Treatment,
};
use crate::source::Span;

use super::Interval;

/// The rules of a year.
#[derive(Debug, Clone)]
pub struct Framework {
    /// The year they are for.
    pub year: FiscalYear,
    /// Other years they hold for, and where that is written.
    pub for_years: Vec<(FiscalYear, Span)>,
    /// Name.
    pub name: Text,
    /// The order or document that sets them.
    pub source: Option<Text>,
    /// Grades of components, best first.
    pub grades: Vec<Mark>,
    /// Parts.
    pub parts: Vec<Part>,
    /// Whether none of them was refused.
    pub whole: bool,
    /// Where its year was written.
    pub span: Span,
    /// Something in it was refused, so what it leaves open may only follow from that.
    pub faulty: bool,
}

impl Part {
    /// The components that stand in no other one.
    pub fn top(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.components.len()).filter(|at| self.components[*at].parent.is_none())
    }

    /// How many components a component stands in.
    pub fn depth(&self, at: usize) -> usize {
        ancestors(&self.components, at).count()
    }
}

impl Framework {
    /// Whether it says that it holds for a year.
    pub fn holds_for(&self, year: FiscalYear) -> bool {
        self.year == year || self.for_years.iter().any(|(other, _)| *other == year)
    }
}

/// A grade or a level: a name, a symbol, a rule in words.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Id.
    pub slug: Slug,
    /// Printed name.
    pub name: Text,
    /// Symbol.
    pub symbol: String,
    /// The rule in words.
    pub rule: Option<Text>,
}

/// A part of the evaluation.
#[derive(Debug, Clone)]
pub struct Part {
    /// Id.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// Name in references.
    pub short: Option<Text>,
    /// Whether none of its components was refused.
    pub whole: bool,
    /// Whose work it evaluates.
    pub assessed: Assessed,
    /// Components, in order.
    pub components: Vec<Component>,
    /// What an unmeasurable indicator counts for: every reading.
    pub not_measurable: Vec<Treatment>,
    /// Points below the first level, if the rules say.
    pub below_first: Option<Exact>,
    /// Points of a pass/fail indicator that passed, if the rules say.
    pub full_points: Option<Exact>,
    /// What a result between two levels gives.
    pub between: Between,
    /// Whether a level counts only when all lower ones are reached.
    pub cumulative: bool,
    /// What an indicator counts for that is not due yet; none where it stays open.
    pub not_due: Option<Treatment>,
    /// What the weights of the components add up to, if the rules say.
    pub weights_total: Option<Exact>,
    /// What its bands leave open because the document does.
    pub not_covered: Option<Text>,
    /// What the document leaves open and the agency chose itself.
    pub choices: Vec<Choice>,
    /// Limits on the number of indicators.
    pub limits: Vec<Limit>,
    /// How it is summed up.
    pub overall: Overall,
    /// A remark beneath its tables.
    pub note: Option<Text>,
    /// Where it was written.
    pub span: Span,
}

/// Something that the document leaves open and the agency chose itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the document leaves open.
    pub about: Text,
    /// What the agency chose.
    pub chosen: Text,
    /// Why.
    pub reason: Option<Text>,
}

/// A component.
#[derive(Debug, Clone)]
pub struct Component {
    /// Id.
    pub slug: Slug,
    /// The component that it stands in: an index before its own.
    pub parent: Option<usize>,
    /// The components that it is made of, in place of indicators: indices behind its own.
    pub children: Vec<usize>,
    /// Where the components end that stand in it: they come right behind it.
    pub end: usize,
    /// Printed number.
    pub number: Option<PrintedNumber>,
    /// Name in tables.
    pub name: Text,
    /// Full title.
    pub title: Option<Text>,
    /// Heading over several components.
    pub group: Option<Text>,
    /// How it comes to its grade.
    pub method: Method,
    /// Whether that is written; if not, it is the share of those that passed.
    pub method_written: bool,
    /// The grade that each rating of its only indicator gives.
    pub of_rating: Option<RatingGrades>,
    /// Whether what it is made of becomes one number; if not, that was reported.
    pub adds_up: bool,
    /// Which indicators are counted.
    pub counted: Counted,
    /// Whether that is written; if not, it is those that carry a target.
    pub counted_written: bool,
    /// When a heading passes that is counted: every reading.
    pub heading_passes: Vec<HeadingPasses>,
    /// Interval of the share or the score, and the grade it gives.
    pub bands: Vec<Band>,
    /// The component whose bands these are: it itself, or one that it stands in; none where they are those of
    /// its part.
    pub bands_of: Option<usize>,
    /// Weight in the total.
    pub weight: Option<Exact>,
    /// Where its weight was written.
    pub weight_span: Option<Span>,
    /// What the weights of its indicators, or of its components, add up to, if the rules say.
    pub weights_total: Option<Exact>,
    /// The most points that count.
    pub cap: Option<Exact>,
    /// What bands that are not those of its part leave open because the document does.
    pub not_covered: Option<Text>,
    /// Numbers of the indicators it has to have.
    pub mandatory: Vec<PrintedNumber>,
    /// Whether an agency without such a task is not assessed.
    pub optional: bool,
    /// Where its rules are set.
    pub source: Option<Text>,
    /// Where it was written.
    pub span: Span,
}

/// The components that a component stands in, the nearest first.
pub fn ancestors(components: &[Component], at: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(components[at].parent, |above| components[*above].parent)
}

/// The components with indicators that a component is made of: it itself, or what stands in it.
pub fn leaves_of(components: &[Component], at: usize) -> impl Iterator<Item = usize> + '_ {
    (at..components[at].end).filter(|at| components[*at].children.is_empty())
}

/// The components with indicators that some components are made of, each once and in order.
pub fn leaves(components: &[Component], of: &[usize]) -> Vec<usize> {
    let all: BTreeSet<usize> = of.iter().flat_map(|at| leaves_of(components, *at)).collect();
    all.into_iter().collect()
}

/// Whether a component comes to a share in percent, and not to points: a mean or a sum is of the kind of
/// what it is made of.
pub fn is_percent(components: &[Component], mut at: usize) -> bool {
    loop {
        let component = &components[at];
        // Of the lowest weights make no difference.
        let lowest = component.method == Method::LowestPoints;
        let weighs = |at: &&usize| {
            lowest || components[**at].weight.as_ref().is_none_or(|weight| !weight.is_zero())
        };
        match component.children.iter().find(weighs) {
            Some(inner) if component.method != Method::SharePassed => at = *inner,
            _ => return component.method == Method::SharePassed,
        }
    }
}

/// The grade that each rating gives: indices of grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatingGrades {
    /// Above the target.
    pub above: usize,
    /// At the target.
    pub meets: usize,
    /// Below the target.
    pub below: usize,
    /// All criteria hold.
    pub passed: usize,
    /// A criterion does not hold.
    pub failed: usize,
}

impl RatingGrades {
    /// The grade of a rating.
    pub fn of(&self, rating: Rating) -> usize {
        match rating {
            Rating::Above => self.above,
            Rating::Meets => self.meets,
            Rating::Below => self.below,
            Rating::Passed => self.passed,
            Rating::Failed => self.failed,
        }
    }
}

/// An interval and the grade or level it gives.
#[derive(Debug, Clone)]
pub struct Band {
    /// The interval, in percent or points.
    pub interval: Interval,
    /// The interval as it was written.
    pub text: String,
    /// Index of the grade or level.
    pub gives: usize,
    /// Where it was written.
    pub span: Span,
}

/// A limit on the number of indicators.
#[derive(Debug, Clone)]
pub struct Limit {
    /// Components counted together.
    pub components: Vec<usize>,
    /// The most there may be.
    pub most: Number,
    /// Which indicators are counted.
    pub counted: Counted,
    /// Where it was written.
    pub span: Span,
}

/// How a part is summed up.
#[derive(Debug, Clone)]
pub struct Overall {
    /// Levels, best first.
    pub levels: Vec<Mark>,
    /// Readings of the decision rules.
    pub readings: Vec<Reading>,
    /// Bands of the weighted total, instead of decision rules.
    pub bands: Vec<Band>,
    /// How the components become one number.
    pub total: Total,
    /// The most points of the total that count.
    pub cap: Option<Exact>,
    /// The case that the document leaves open.
    pub not_covered: Option<Text>,
    /// Sub-levels of a level.
    pub sublevels: Option<Sublevels>,
}

/// A reading of the decision rules.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its name.
    pub name: Option<Text>,
    /// The components it looks at.
    pub components: Vec<usize>,
    /// The rules; the first that fits decides.
    pub rules: Vec<DecisionRule>,
    /// Where it is set.
    pub source: Option<Text>,
    /// Where it was written.
    pub span: Span,
}

/// A decision rule.
#[derive(Debug, Clone)]
pub struct DecisionRule {
    /// What has to be so.
    pub when: Condition,
    /// The level it gives.
    pub gives: usize,
    /// Where it was written.
    pub span: Span,
}

/// The condition of a decision rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// At least one component has this grade.
    Any(usize),
    /// Every component has this grade.
    All(usize),
    /// Otherwise.
    Otherwise,
}

/// The sub-levels of a level.
#[derive(Debug, Clone)]
pub struct Sublevels {
    /// The level that is divided.
    pub of: usize,
    /// The shares that decide.
    pub measures: Vec<Measure>,
    /// The rules.
    pub rules: Vec<SublevelRule>,
    /// The case that the document leaves open.
    pub not_covered: Option<Text>,
    /// Where they are set.
    pub source: Option<Text>,
    /// Where they were written.
    pub span: Span,
}

/// A share that decides a sub-level.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its name.
    pub name: String,
    /// Share of what.
    pub share: Share,
    /// In these components.
    pub components: Vec<usize>,
}

/// The rule of a sub-level.
#[derive(Debug, Clone)]
pub struct SublevelRule {
    /// Name of the sub-level.
    pub name: Text,
    /// Measure and interval.
    pub when: Vec<(usize, Interval)>,
    /// Where it was written.
    pub span: Span,
}
