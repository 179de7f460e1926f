//! What would change a result, as a program reads it.

use serde::Serialize;

use crate::model::Rating;
use crate::notation::Bound;
use crate::scoring::reasons::{Change, Flips, Outcome, Step};
use crate::view::reasons::About;

use super::{CountReport, Facts, KindAndFacts, Naming, count, exact_text};

/// A thing that has to become so.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum StepReport {
    /// A result on the other side of a number.
    Result {
        /// Name of the criterion, if it has one.
        criterion: Option<String>,
        /// On which side of the number.
        bound: Bound,
        /// The number.
        value: String,
        /// The number less the result, where there is one result.
        by: Option<String>,
        /// The unit of both.
        unit: String,
    },
    /// A step of a ladder is reached.
    Reached {
        /// The points of the step; 0 where none is reached.
        points: String,
    },
    /// An evaluator judges a criterion.
    Judged {
        /// Name of the criterion, if it has one.
        criterion: Option<String>,
        /// As passed or as failed.
        passed: bool,
    },
    /// Something is done by its day, or is not.
    InTime {
        /// Name of the criterion, if it has one.
        criterion: Option<String>,
        /// Whether it is.
        passed: bool,
    },
    /// Another part comes to a level.
    Level {
        /// Id of the part.
        part: String,
        /// Id of the level.
        level: String,
    },
    /// An indicator is rated otherwise.
    Rating {
        /// Id of the indicator.
        indicator: String,
        /// The rating.
        rating: Rating,
    },
    /// So many more indicators pass, or fail.
    Count(FlipsReport),
    /// A mean or a total on the other side of a number.
    Total {
        /// On which side of the number.
        bound: Bound,
        /// The number.
        value: String,
        /// The number less the mean or the total as it is before a cap, where that is one number.
        by: Option<String>,
    },
    /// A component comes to a grade.
    Grade {
        /// Id of the component.
        component: String,
        /// Id of the grade.
        grade: String,
        /// By how many indicators that pass or fail, where they are counted.
        flips: Option<FlipsReport>,
    },
}

/// So many more indicators that pass, or that fail.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlipsReport {
    /// Whether they pass that failed, or fail that passed.
    pub pass: bool,
    /// How many.
    pub by: usize,
    /// The counts they lead to, one for each reading of the rules.
    pub counts: Vec<CountReport>,
}

/// What a change gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutcomeReport {
    /// `rating`, `step`, `below-step` (fewer points than those of it), `grade` or `level`.
    pub kind: &'static str,
    /// The rating, the points of the step, or the id of the grade or level; none where the rules do not
    /// decide, or no step is reached.
    pub id: Option<String>,
    /// The symbol, where it has one.
    pub symbol: Option<String>,
}

fn flips(flips: &Flips) -> FlipsReport {
    FlipsReport {
        pass: flips.pass,
        by: flips.by,
        counts: flips.counts.iter().copied().map(count).collect(),
    }
}

impl Naming<'_> {
    pub(super) fn change(&self, Change { when, gives }: &Change) -> KindAndFacts {
        let when = when.iter().map(|step| self.step(step)).collect();
        ("change", Facts { when, gives: Some(self.outcome(gives)), ..Facts::default() })
    }

    fn step(&self, step: &Step) -> StepReport {
        match step {
            Step::Result { criterion, bound, value, by, unit, .. } => StepReport::Result {
                criterion: criterion.and_then(|at| self.criterion_name(at)),
                bound: *bound,
                value: exact_text(&(value / unit.factor())),
                by: by.as_ref().map(|by| exact_text(&(by / unit.factor()))),
                unit: unit.name().to_owned(),
            },
            Step::Reached(at) => {
                let points = at.map_or_else(|| Some("0".to_owned()), |at| self.step_points(at));
                StepReport::Reached { points: points.unwrap_or_default() }
            }
            Step::Judged { criterion, passed } => {
                StepReport::Judged { criterion: self.criterion_name(*criterion), passed: *passed }
            }
            Step::InTime { criterion, passed } => {
                StepReport::InTime { criterion: self.criterion_name(*criterion), passed: *passed }
            }
            Step::Level { part, level } => {
                let (part, id) = self.teller.part_level(*part);
                StepReport::Level { part, level: id(*level) }
            }
            Step::Rating { indicator, rating } => StepReport::Rating {
                indicator: self.teller.indicator_slug(*indicator),
                rating: *rating,
            },
            Step::Count(of) => StepReport::Count(flips(of)),
            Step::Total { bound, value, by } => {
                let by = by.as_ref().map(exact_text);
                StepReport::Total { bound: *bound, value: exact_text(value), by }
            }
            Step::Grade { component, grade, flips: of } => StepReport::Grade {
                component: self.component_id(*component).unwrap_or_default(),
                grade: self.grade_id(*grade),
                flips: of.as_ref().map(flips),
            },
        }
    }

    fn outcome(&self, gives: &Outcome) -> OutcomeReport {
        match gives {
            Outcome::Rating(rating) => OutcomeReport {
                kind: "rating",
                id: Some(rating.id().to_owned()),
                symbol: Some(rating.symbol().to_owned()),
            },
            Outcome::Step(at) => OutcomeReport {
                kind: "step",
                id: at.and_then(|at| self.step_points(at)),
                symbol: None,
            },
            Outcome::BelowStep(at) => {
                OutcomeReport { kind: "below-step", id: self.step_points(*at), symbol: None }
            }
            Outcome::Grade(grade) => OutcomeReport {
                kind: "grade",
                id: grade.decided().map(|at| self.grade_id(*at)),
                symbol: grade.decided().map(|at| self.teller.grades()[*at].symbol.clone()),
            },
            Outcome::Level(level) => OutcomeReport {
                kind: "level",
                id: level.decided().and_then(|at| self.level_id(*at)),
                symbol: match self.about {
                    About::Part(part) => {
                        level.decided().map(|at| part.overall.levels[*at].symbol.clone())
                    }
                    _ => None,
                },
            },
        }
    }
}
