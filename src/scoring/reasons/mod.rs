//! Why each result is what it is: trees of exact facts, without a word of any language, and what
//! would change the result, proved by scoring the change.
//!
//! The view puts a tree into sentences, and `raingan score` writes it as data; neither computes anything.

mod component;
mod indicator;
mod milestones;
mod nearest;
mod overall;
mod sublevel;

use crate::model::framework::Framework;
use crate::model::{Interval, Unit, Year};
use crate::notation::{Bound, Exact, State};
use crate::records::framework::{Share, Treatment};

use super::counting::Counting;
use super::grade::Basis;
use super::{Hole, Met, PartScore, Tally, Uncovered, Verdict, YearScore};
use crate::model::Rating;

/// A fact, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The fact.
    pub kind: Kind,
    /// What it rests on.
    pub children: Vec<Reason>,
}

impl Reason {
    fn new(kind: Kind) -> Self {
        Reason { kind, children: Vec::new() }
    }

    fn with(kind: Kind, children: Vec<Reason>) -> Self {
        Reason { kind, children }
    }
}

/// What a node of the tree states. Places are indices into the lists that own them.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// The data of the indicator have faults.
    Fault,
    /// A what-if takes the rating for granted.
    Supposed(Rating),
    /// What a criterion came to.
    Criterion {
        /// Which.
        at: usize,
        /// Whether it holds.
        met: Met,
        /// For a band or a level: what the result may be against it.
        against: Vec<Rating>,
        /// Both numbers, where there are two.
        comparison: Option<Comparison>,
    },
    /// The result is the overall level of another part.
    PartLevel {
        /// The part.
        part: usize,
        /// Its level.
        level: Option<Verdict<usize>>,
        /// The level that is asked for.
        target: usize,
    },
    /// Nothing has a result yet.
    NoneYet,
    /// Points: what they may be; nothing where the rules do not say.
    Points(Verdict<Exact>),
    /// A step of a ladder, and whether it was reached, if that can be said.
    LadderStep {
        /// Which, lowest first.
        at: usize,
        /// Whether it was reached.
        reached: Option<bool>,
        /// Both numbers, where there are two.
        comparison: Option<Comparison>,
    },
    /// A state stands in the place of the result.
    State(State, Option<String>),
    /// The component was declared not applicable.
    NotApplicable,
    /// Nothing of it could be assessed.
    NothingAssessed,
    /// What the indicators add up to under one reading of the rules.
    Tally(Tally),
    /// What an indicator counts for in it: passed, failed, or open; nothing where it is not counted.
    Counted {
        /// Which.
        indicator: usize,
        /// Whether it counts as passed, if that can be said.
        passed: Option<bool>,
        /// Whether it is counted at all.
        counted: bool,
    },
    /// What an indicator adds to a weighted mean.
    Weighted {
        /// Which.
        indicator: usize,
        /// Its weight.
        weight: Exact,
        /// Its points; nothing where the rules do not say.
        points: Option<Verdict<Exact>>,
    },
    /// What stands under a heading, together, with this weight.
    WeightedHeading {
        /// Which.
        indicator: usize,
        /// Its weight.
        weight: Exact,
    },
    /// A band of the component, and whether the value falls into it.
    Band {
        /// Which.
        at: usize,
        /// Whether it is hit, if that can be said.
        hit: Option<bool>,
    },
    /// The component has the grade of this indicator.
    SingleIndicator(usize),
    /// The rules do not say what this case gives: a hole between bands, or points they do not state.
    Hole {
        /// What they do not say.
        hole: Hole,
        /// Whether it may turn out otherwise, as something is not known yet.
        open: bool,
    },
    /// Every reading of the rules agrees.
    ReadingsAgree,
    /// The grades that are possible, best first.
    MayBeGrades {
        /// Which.
        grades: Vec<usize>,
        /// Whether it may also be a case that the rules do not cover.
        uncovered: bool,
    },
    /// The weighted total of the components under one reading of the rules.
    Total {
        /// How unmeasurable indicators are counted; none where it makes no difference.
        treatment: Option<Treatment>,
        /// At least and at most; none where a component has no number.
        value: Option<(Exact, Exact)>,
        /// What it is before the cap, where the cap takes something.
        uncapped: Option<(Exact, Exact)>,
        /// Bands it may fall into.
        bands: Vec<usize>,
    },
    /// What a component adds to the count of the one that it stands in.
    CountOf {
        /// Which.
        component: usize,
        /// Passed, possibly passed besides, and assessed.
        counts: (usize, usize, usize),
    },
    /// What a component adds to the total, or to the one that it stands in.
    TotalOf {
        /// Which.
        component: usize,
        /// Its weight, where that makes a difference.
        weight: Option<Exact>,
        /// Its count under this reading; none where it has no number.
        tally: Option<Tally>,
        /// Indicators whose results are not known yet.
        open: usize,
    },
    /// A component that is not assessed, so that its weight counts for nothing.
    WeightOut {
        /// Which.
        component: usize,
        /// How unmeasurable indicators are counted where that is so; none where it makes no difference.
        treatment: Option<Treatment>,
        /// Its weight.
        weight: Exact,
        /// The weights of the others, where those become a mean.
        rest: Option<Exact>,
    },
    /// A band of the total, and whether the total falls into it.
    TotalBand {
        /// Which.
        at: usize,
        /// Whether it is hit, if that can be said.
        hit: Option<bool>,
    },
    /// A decision rule that gave a level.
    Rule {
        /// The reading of the rules.
        reading: usize,
        /// The rule in it.
        rule: usize,
        /// The level it gives.
        level: usize,
    },
    /// The grade of a component that a rule looked at.
    Grade {
        /// Which.
        component: usize,
        /// Its grade.
        grade: Verdict<usize>,
    },
    /// The levels that are possible, best first.
    MayBeLevels {
        /// Which.
        levels: Vec<usize>,
        /// Whether it may also be a case that the rules do not cover.
        uncovered: bool,
    },
    /// A case that may come to be and that the rules do not cover.
    Uncovered(Uncovered),
    /// The sub-level, or none for the hole between its rules.
    Sublevel(Verdict<Option<usize>>),
    /// A share that decides the sub-level, in percent: at least and at most.
    Measure {
        /// Which.
        at: usize,
        /// Of what.
        share: Share,
        /// At least.
        low: Exact,
        /// At most.
        high: Exact,
        /// Every value that it may have.
        values: Vec<Exact>,
        /// Indicators that nobody put into a kind.
        unknown: usize,
    },
    /// A rule of a sub-level, and whether it applies, if that can be said.
    SublevelRule {
        /// Which.
        at: usize,
        /// Whether it applies.
        applies: Option<bool>,
    },
    /// What would change the result.
    Change(Change),
    /// There is too much that could change for the nearest change to be looked for.
    NotSought,
    /// Decision rules look at components of several levels, which do not change one by one.
    NotAlone,
    /// The total is not one number, so that no change is the nearest.
    TotalOpen,
}

/// A result and what it is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The values the result may stand for, in the base of the unit.
    pub result: Interval,
    /// The values that are asked for, in the base of the unit.
    pub target: Interval,
    /// The unit both are shown in.
    pub unit: Unit,
    /// Decimals that what is asked for is written with.
    pub scale: u32,
    /// Decimals that one of both has.
    pub places: u32,
}

impl Comparison {
    /// The result less each end of what is asked for, in the base of the unit: the end and the
    /// difference. Only one number has differences.
    pub fn differences(&self) -> Vec<(Exact, Exact)> {
        let Some(value) = self.result.single() else { return Vec::new() };
        let ends = self.target.low.iter().chain(&self.target.high);
        let mut list: Vec<_> = ends.map(|e| (e.value.clone(), value - &e.value)).collect();
        list.dedup();
        list
    }
}

/// What has to become so, all of it, and what it would give.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What has to become so.
    pub when: Vec<Step>,
    /// What it gives.
    pub gives: Outcome,
}

/// A thing that has to become so.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A result on the other side of a number.
    Result {
        /// The criterion; none where the target has steps.
        criterion: Option<usize>,
        /// On which side of the number, and whether the number itself will do.
        bound: Bound,
        /// The number, in the base of the unit.
        value: Exact,
        /// The number less the result, in the base of the unit, where there is one result.
        by: Option<Exact>,
        /// The unit it is shown in.
        unit: Unit,
        /// Decimals that the number is written with.
        scale: u32,
        /// Decimals that the number or the result has.
        places: u32,
    },
    /// A step of a ladder is reached, or none.
    Reached(Option<usize>),
    /// An evaluator judges a criterion.
    Judged {
        /// Which.
        criterion: usize,
        /// As passed or as failed.
        passed: bool,
    },
    /// Something is done by its day, or is not.
    InTime {
        /// The criterion.
        criterion: usize,
        /// Whether it is.
        passed: bool,
    },
    /// Another part comes to a level.
    Level {
        /// The part.
        part: usize,
        /// Its level.
        level: usize,
    },
    /// An indicator is rated otherwise.
    Rating {
        /// Which.
        indicator: usize,
        /// How.
        rating: Rating,
    },
    /// So many more indicators pass, or fail.
    Count(Flips),
    /// The mean of a component, or the total, on the other side of a number.
    Total {
        /// On which side of the number, and whether the number itself will do.
        bound: Bound,
        /// The number.
        value: Exact,
        /// The number less the mean or the total as it is before a cap, where that is one number.
        by: Option<Exact>,
    },
    /// A component comes to a grade.
    Grade {
        /// Which.
        component: usize,
        /// Its grade.
        grade: usize,
        /// By how many indicators that pass or fail.
        flips: Option<Flips>,
    },
}

/// So many more indicators that pass, or that fail, and the count they lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct Flips {
    /// Whether they pass that failed, or fail that passed.
    pub pass: bool,
    /// How many.
    pub by: usize,
    /// The counts they lead to, one for each reading: passed, possibly passed besides, assessed.
    pub counts: Vec<(usize, usize, usize)>,
}

/// What a change gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A rating of the indicator.
    Rating(Rating),
    /// The step of the ladder that is reached, or none.
    Step(Option<usize>),
    /// Where points lie on a line: fewer than those of this step, and no fewer than those of the first.
    BelowStep(usize),
    /// A grade of the component.
    Grade(Verdict<usize>),
    /// An overall level of the part.
    Level(Verdict<usize>),
}

/// The reasons of all results of a year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct YearReasons {
    /// Of each indicator.
    pub indicators: Vec<Vec<Reason>>,
    /// Of each part.
    pub parts: Vec<PartReasons>,
}

/// The reasons of a part's results.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PartReasons {
    /// Of the grade of each component.
    pub components: Vec<Vec<Reason>>,
    /// Of the overall level.
    pub overall: Vec<Reason>,
    /// Of the sub-level, where the level has any.
    pub sublevel: Vec<Reason>,
}

/// The reasons of a year that was scored.
pub fn reasons(year: &Year, framework: &Framework, scores: &YearScore) -> YearReasons {
    let indicators = year.indicators.iter().zip(&scores.indicators);
    YearReasons {
        indicators: indicators.map(|(i, score)| indicator::reasons(i, score, framework)).collect(),
        parts: (0..framework.parts.len()).map(|at| part(at, year, framework, scores)).collect(),
    }
}

/// Whether a value falls into a band, if that can be said of what it may be.
fn hit(at: usize, bands: &[usize], hole: Option<&Exact>) -> Option<bool> {
    match bands {
        bands if !bands.contains(&at) => Some(false),
        [_] if hole.is_none() => Some(true),
        _ => None,
    }
}

/// What is known around the results of a part.
struct PartContext<'a> {
    part: &'a crate::model::framework::Part,
    counting: Counting<'a>,
    /// The indicators that count in each component.
    members: Vec<Vec<usize>>,
    score: &'a PartScore,
}

impl PartContext<'_> {
    /// What components rest on, where unmeasurable indicators are counted in one way.
    fn basis(&self, treatment: Option<Treatment>) -> Basis<'_> {
        Basis { part: self.part, members: &self.members, counting: &self.counting, treatment }
    }
}

fn around<'a>(
    at: usize,
    year: &'a Year,
    framework: &'a Framework,
    scores: &'a YearScore,
) -> PartContext<'a> {
    let part = &framework.parts[at];
    let counting = Counting::new(at, part, year, &scores.indicators);
    let members = super::grade::members(at, year, part, &counting);
    PartContext { part, counting, members, score: &scores.parts[at] }
}

fn part(at: usize, year: &Year, framework: &Framework, scores: &YearScore) -> PartReasons {
    let around = around(at, year, framework, scores);
    PartReasons {
        components: (0..around.part.components.len())
            .map(|component| component::reasons(component, &around))
            .collect(),
        overall: overall::reasons(&around),
        sublevel: sublevel::reasons(&around),
    }
}

/// What the grade of each component of a part rests on, without what would change it: that takes long.
pub(crate) fn of_components(at: usize, of: super::ScoredYear<'_>) -> Vec<Vec<Reason>> {
    let around = around(at, of.year, of.framework, of.scores);
    let components = 0..around.part.components.len();
    components.map(|component| component::facts(component, &around)).collect()
}
