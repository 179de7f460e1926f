//! The numbers and ids of reasons, as a program reads them.

use serde::Serialize;

use crate::model::{Assessment, Interval, Unit};
use crate::notation::{Bound, Exact};
use crate::scoring::reasons::{Change, Comparison, Flips, Hole, Kind, Outcome, Reason, Step};
use crate::scoring::{Met, Rating, Verdict};
use crate::view::reasons::indicator::criterion_at;
use crate::view::reasons::{About, Teller};

use super::{Range, exact_text};

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
    /// What is not covered: `bands`, `single` or `points`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hole: Option<&'static str>,
    /// What has to become so, all of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<StepReport>,
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
        /// The number less the mean or the total.
        by: String,
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
    /// `rating`, `step`, `grade` or `level`.
    pub kind: &'static str,
    /// The rating, the points of the step, or the id of the grade or level; none where the rules do not
    /// decide, or no step is reached.
    pub id: Option<String>,
    /// The symbol, where it has one.
    pub symbol: Option<String>,
}

fn rating_id(rating: Rating) -> &'static str {
    match rating {
        Rating::Above => "above",
        Rating::Meets => "meets",
        Rating::Passed => "passed",
        Rating::Below => "below",
        Rating::Failed => "failed",
    }
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

fn comparison(comparison: &Comparison) -> ComparisonReport {
    let unit: &Unit = &comparison.unit;
    let text = |value: &Exact| exact_text(&(value / unit.factor()));
    let differences = comparison.differences().into_iter();
    ComparisonReport {
        unit: unit.name().to_owned(),
        result: interval(&comparison.result, unit.factor()),
        target: interval(&comparison.target, unit.factor()),
        differences: differences
            .map(|(from, by)| DifferenceReport { from: text(&from), by: text(&by) })
            .collect(),
    }
}

fn count((passed, open, assessed): (usize, usize, usize)) -> CountReport {
    CountReport { passed, open, assessed }
}

fn flips(flips: &Flips) -> FlipsReport {
    FlipsReport {
        pass: flips.pass,
        by: flips.by,
        counts: flips.counts.iter().copied().map(count).collect(),
    }
}

/// The possibilities of a verdict.
fn possible<T>(verdict: &Verdict<T>) -> &[T] {
    match verdict {
        Verdict::Decided(one) => std::slice::from_ref(one),
        Verdict::Undecided(several) => several,
        Verdict::NotAssessed(_) => &[],
    }
}

/// The kind of a reason, and its numbers and ids.
pub(super) fn facts(
    reason: &Reason,
    about: About<'_>,
    teller: &Teller<'_>,
) -> (&'static str, Facts) {
    let one = Exact::from_integer(1.into());
    let grade_id = |at: &usize| teller.grades()[*at].slug.to_string();
    let indicator_id = |at: &usize| Some(teller.indicator_slug(*at));
    let none = Facts::default;
    let criterion_name = |at: usize| match about {
        About::Indicator(indicator, _) => criterion_at(indicator, at)?.name.clone(),
        _ => None,
    };
    let step_points = |at: usize| match about {
        About::Indicator(indicator, _) => {
            let points = match &indicator.assessment {
                Assessment::Levels { levels, .. } => levels.get(at)?.0,
                Assessment::Milestones { steps, .. } => steps.get(at)?.points,
                _ => return None,
            };
            Some(exact_text(&points.exact()))
        }
        _ => None,
    };
    let component_id = |at: usize| match about {
        About::Part(part) | About::Component(part, _) => {
            part.components.get(at).map(|component| component.slug.to_string())
        }
        About::Indicator(..) => None,
    };
    let level_id = |at: &usize| match about {
        About::Part(part) | About::Component(part, _) => {
            part.overall.levels.get(*at).map(|level| level.slug.to_string())
        }
        About::Indicator(..) => None,
    };
    let sublevels = match about {
        About::Part(part) => part.overall.sublevels.as_ref(),
        _ => None,
    };
    let sublevel_name = |at: usize| {
        sublevels.and_then(|rules| Some(rules.rules.get(at)?.name.get(teller.locale()).to_owned()))
    };
    match &reason.kind {
        Kind::Fault => ("fault", none()),
        Kind::Supposed(rating) => {
            ("supposed", Facts { ratings: vec![rating_id(*rating)], ..none() })
        }
        Kind::Criterion { at, met, against, comparison: compared } => {
            let holds = match met {
                Met::Yes => Some(true),
                Met::No => Some(false),
                Met::Open(_) | Met::State(..) => None,
            };
            let facts = Facts {
                criterion: criterion_name(*at),
                holds: yes(holds),
                ratings: against.iter().map(|rating| rating_id(*rating)).collect(),
                comparison: compared.as_ref().map(comparison),
                ..none()
            };
            ("criterion", facts)
        }
        Kind::NoneYet => ("none-yet", none()),
        Kind::WeightedHeading { indicator, weight } => {
            let facts = Facts {
                indicator: indicator_id(indicator),
                weight: Some(exact_text(weight)),
                ..none()
            };
            ("weighted-heading", facts)
        }
        Kind::PartLevel { part, level, target } => {
            let (part, id) = teller.part_level(*part);
            let facts = Facts {
                part: Some(part),
                levels: level.iter().flat_map(possible).map(|at| id(*at)).collect(),
                target: Some(id(*target)),
                ..none()
            };
            ("part-level", facts)
        }
        Kind::Points(points) => {
            let points = possible(points).iter().map(exact_text).collect();
            ("points", Facts { points, ..none() })
        }
        Kind::LadderStep { at, reached, comparison: compared } => {
            let facts = Facts {
                points: step_points(*at).into_iter().collect(),
                holds: yes(*reached),
                comparison: compared.as_ref().map(comparison),
                ..none()
            };
            ("ladder-step", facts)
        }
        Kind::State(state, note) => {
            let state = Some(state.word(crate::diagnostic::Locale::En));
            ("state", Facts { state, note: note.clone(), ..none() })
        }
        Kind::NotApplicable => ("not-applicable", none()),
        Kind::NothingAssessed => ("nothing-assessed", none()),
        Kind::Tally(tally) => {
            let facts = Facts {
                treatment: tally.treatment.map(|t| t.word(crate::diagnostic::Locale::En)),
                count: Some(count((tally.passed, tally.open, tally.assessed))),
                value: Some(Range::new(&tally.low, &tally.high)),
                source: match about {
                    About::Component(_, component) => {
                        component.source.as_ref().map(|s| s.get(teller.locale()).to_owned())
                    }
                    _ => None,
                },
                ..none()
            };
            (if tally.points { "mean" } else { "share" }, facts)
        }
        Kind::Counted { indicator, passed, counted } => {
            let kind = if *counted { "counted" } else { "not-counted" };
            let holds = if *counted { yes(*passed) } else { None };
            (kind, Facts { indicator: indicator_id(indicator), holds, ..none() })
        }
        Kind::Weighted { indicator, weight, points } => {
            let points = points.as_ref().map_or(&[][..], possible);
            let facts = Facts {
                indicator: indicator_id(indicator),
                weight: Some(exact_text(weight)),
                points: points.iter().map(exact_text).collect(),
                ..none()
            };
            ("weighted", facts)
        }
        Kind::Band { at, hit } => {
            let facts = match about {
                About::Component(_, component) => Facts {
                    interval: Some(interval(&component.bands[*at].interval, &one)),
                    grades: vec![grade_id(&component.bands[*at].gives)],
                    holds: yes(Some(*hit)),
                    ..none()
                },
                _ => none(),
            };
            ("band", facts)
        }
        Kind::SingleIndicator(indicator) => {
            ("single-indicator", Facts { indicator: indicator_id(indicator), ..none() })
        }
        Kind::Hole(hole) => {
            let hole = match hole {
                Hole::Bands => "bands",
                Hole::Single => "single",
                Hole::Points => "points",
            };
            ("hole", Facts { hole: Some(hole), ..none() })
        }
        Kind::ReadingsAgree => ("readings-agree", none()),
        Kind::MayBeGrades(grades) => {
            ("may-be", Facts { grades: grades.iter().map(grade_id).collect(), ..none() })
        }
        Kind::Total(low, high) => ("total", Facts { value: Some(Range::new(low, high)), ..none() }),
        Kind::TotalOf { component, weight, value } => {
            let facts = Facts {
                component: component_id(*component),
                weight: Some(exact_text(weight)),
                value: value.as_ref().map(|(low, high)| Range::new(low, high)),
                ..none()
            };
            ("total-of", facts)
        }
        Kind::TotalBand { at, hit } => {
            let facts = match about {
                About::Part(part) => Facts {
                    interval: Some(interval(&part.overall.bands[*at].interval, &one)),
                    levels: level_id(&part.overall.bands[*at].gives).into_iter().collect(),
                    holds: yes(Some(*hit)),
                    ..none()
                },
                _ => none(),
            };
            ("total-band", facts)
        }
        Kind::Rule { reading, rule, level } => {
            let source = match about {
                About::Part(part) => part.overall.readings[*reading]
                    .source
                    .as_ref()
                    .map(|source| source.get(teller.locale()).to_owned()),
                _ => None,
            };
            let facts = Facts {
                reading: Some(reading + 1),
                rule: Some(rule + 1),
                levels: level_id(level).into_iter().collect(),
                source,
                ..none()
            };
            ("rule", facts)
        }
        Kind::Grade { component, grade } => {
            let facts = Facts {
                component: component_id(*component),
                grades: possible(grade).iter().map(grade_id).collect(),
                ..none()
            };
            ("grade", facts)
        }
        Kind::MayBeLevels(levels) => {
            ("may-be", Facts { levels: levels.iter().filter_map(level_id).collect(), ..none() })
        }
        Kind::Sublevel(verdict) => {
            let name = |rule: &Option<usize>| rule.and_then(sublevel_name);
            let source = sublevels.and_then(|rules| rules.source.as_ref());
            let facts = Facts {
                sublevels: possible(verdict).iter().map(name).collect(),
                source: source.map(|source| source.get(teller.locale()).to_owned()),
                ..none()
            };
            ("sublevel", facts)
        }
        Kind::Measure { at, low, high, unknown, .. } => {
            let facts = Facts {
                measure: sublevels.map(|rules| rules.measures[*at].name.clone()),
                value: Some(Range::new(low, high)),
                unknown: Some(*unknown),
                ..none()
            };
            ("measure", facts)
        }
        Kind::SublevelRule { at, applies } => {
            let facts = Facts {
                sublevels: vec![sublevel_name(*at)],
                rule: Some(at + 1),
                holds: yes(*applies),
                ..none()
            };
            ("sublevel-rule", facts)
        }
        Kind::NotSought => ("not-sought", none()),
        Kind::Change(Change { when, gives }) => {
            let step = |step: &Step| match step {
                Step::Result { criterion, bound, value, by, unit, .. } => StepReport::Result {
                    criterion: criterion.and_then(criterion_name),
                    bound: *bound,
                    value: exact_text(&(value / unit.factor())),
                    by: by.as_ref().map(|by| exact_text(&(by / unit.factor()))),
                    unit: unit.name().to_owned(),
                },
                Step::Reached(at) => StepReport::Reached {
                    points: at.map_or_else(|| Some("0".to_owned()), step_points).unwrap_or_default(),
                },
                Step::Judged { criterion, passed } => {
                    StepReport::Judged { criterion: criterion_name(*criterion), passed: *passed }
                }
                Step::InTime { criterion, passed } => {
                    StepReport::InTime { criterion: criterion_name(*criterion), passed: *passed }
                }
                Step::Level { part, level } => {
                    let (part, id) = teller.part_level(*part);
                    StepReport::Level { part, level: id(*level) }
                }
                Step::Rating { indicator, rating } => StepReport::Rating {
                    indicator: teller.indicator_slug(*indicator),
                    rating: *rating,
                },
                Step::Count(of) => StepReport::Count(flips(of)),
                Step::Total { bound, value, by } => StepReport::Total {
                    bound: *bound,
                    value: exact_text(value),
                    by: exact_text(by),
                },
                Step::Grade { component, grade, flips: of } => StepReport::Grade {
                    component: component_id(*component).unwrap_or_default(),
                    grade: grade_id(grade),
                    flips: of.as_ref().map(flips),
                },
            };
            let gives = match gives {
                Outcome::Rating(rating) => OutcomeReport {
                    kind: "rating",
                    id: Some(rating_id(*rating).to_owned()),
                    symbol: Some(rating.symbol().to_owned()),
                },
                Outcome::Step(at) => {
                    OutcomeReport { kind: "step", id: at.and_then(step_points), symbol: None }
                }
                Outcome::Grade(grade) => OutcomeReport {
                    kind: "grade",
                    id: grade.decided().map(grade_id),
                    symbol: grade.decided().map(|at| teller.grades()[*at].symbol.clone()),
                },
                Outcome::Level(level) => OutcomeReport {
                    kind: "level",
                    id: level.decided().and_then(level_id),
                    symbol: match about {
                        About::Part(part) => {
                            level.decided().map(|at| part.overall.levels[*at].symbol.clone())
                        }
                        _ => None,
                    },
                },
            };
            let when = when.iter().map(step).collect();
            ("change", Facts { when, gives: Some(gives), ..none() })
        }
    }
}
