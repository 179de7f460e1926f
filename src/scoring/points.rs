//! How the points of indicators come together, and what those may be that are open.

use num_traits::{One, Zero};

use crate::model::framework::Part;
use crate::model::{Assessment, Indicator, Reported, names_step};
use crate::notation::{Exact, State};
use crate::records::framework::{Between, Method, Treatment};

use super::counting::Counting;
use super::line::Line;
use super::spread::Spread;
use super::{Hole, IndicatorScore, Verdict, WhyNot};

/// Headings under headings that points are looked for in; a report that needs more has a slip in it.
const DEEPEST: usize = 32;
/// Indicators with several values that are brought together value by value; of more only their least
/// and their most are.
const MOST_OPEN: usize = 64;

/// How the points of a component come together.
pub(super) struct Points<'c> {
    pub(super) counting: &'c Counting<'c>,
    pub(super) treatment: Option<Treatment>,
    pub(super) part: &'c Part,
    pub(super) method: Method,
    /// Whether it is asked what results there could be, whatever they are now.
    pub(super) any_result: bool,
}

/// Points that an indicator may have, from one to the other, where they are not decided.
pub fn possible_points(
    indicator: &Indicator,
    score: &IndicatorScore,
    part: &Part,
) -> Vec<(Exact, Exact)> {
    let Some(Verdict::Undecided(possible)) = &score.points else { return Vec::new() };
    let open = open_points(indicator, score, possible, part);
    open.map_or_else(Vec::new, |(spread, _)| spread.ranges().to_vec())
}

/// The points that an indicator may have, and whether it may also be a case of which the rules say nothing;
/// nothing where they say nothing at all.
fn open_points(
    indicator: &Indicator,
    score: &IndicatorScore,
    possible: &[Exact],
    part: &Part,
) -> Option<(Spread, bool)> {
    let levels =
        matches!(indicator.assessment, Assessment::Levels { .. } | Assessment::Milestones { .. });
    let fails = match &score.rating {
        Verdict::Undecided(ratings) => ratings.iter().any(|rating| !rating.passed()),
        Verdict::Decided(rating) => !rating.passed(),
        Verdict::NotAssessed(_) => false,
    };
    if possible.is_empty() {
        return None;
    }
    // Below the first level only the rules can say what there is.
    let below = part.below_first.as_ref().filter(|_| levels && fails);
    let unsaid = levels && fails && below.is_none();
    let Some(first) = first_of_line(indicator, part) else {
        return Spread::of(possible.iter().cloned()).map(|spread| (spread, unsaid));
    };
    let above = possible.iter().filter(|points| Some(*points) != below);
    let high = above.clone().max().cloned().unwrap_or_else(|| first.clone());
    let low = if fails { Some(first) } else { above.min().cloned() };
    let line = low.map(|low| Spread::range(low.min(high.clone()), high));
    let spread = match (line, below.cloned().map(Spread::one)) {
        (Some(line), Some(below)) => line.or(below),
        (line, below) => line.or(below)?,
    };
    Some((spread, unsaid))
}

/// The points of the first level, where points lie on a line and any number of them is possible.
fn first_of_line(indicator: &Indicator, part: &Part) -> Option<Exact> {
    if part.between != Between::Interpolated {
        return None;
    }
    match &indicator.assessment {
        Assessment::Levels { levels, result } => {
            let named = matches!(result, Reported::Value(value) if names_step(levels, value));
            Line::new(levels, indicator.direction).filter(|_| !named)?;
            levels.first().map(|(points, _)| points.exact())
        }
        Assessment::Milestones { steps, named } => {
            let named = matches!(named, Reported::Value(value) if value.interval().is_some());
            Line::each(steps, indicator.direction).filter(|_| !named)?;
            steps.first().map(|step| step.points.exact())
        }
        _ => None,
    }
}

/// What points come to.
pub(super) enum Combined {
    /// The values they may have, and why the rules may not say.
    Known(Spread, Option<Hole>),
    /// Nothing of it is assessed.
    Out,
    /// The rules do not say, and why.
    Unknown(Hole),
}

impl Points<'_> {
    /// The points of several indicators as one: their mean by weights, their sum, or the lowest.
    pub(super) fn of_all(&self, members: &[usize], depth: usize) -> Combined {
        // What is known is added up by itself: most of it is one number.
        let (mut known, mut open, mut weights) = (None::<Exact>, None::<Spread>, Exact::zero());
        let (mut any, mut rest, mut several) = (false, None, 0);
        let lowest = self.method == Method::LowestPoints;
        for member in members {
            let spread = match self.of_one(*member, depth) {
                Combined::Known(spread, own) => {
                    rest = rest.or(own);
                    spread
                }
                Combined::Out => continue,
                unknown @ Combined::Unknown(_) => return unknown,
            };
            any = true;
            let weight = match lowest {
                true => Exact::one(),
                false => self.counting.year.indicators[*member]
                    .weight
                    .map_or_else(Exact::one, |weight| weight.exact()),
            };
            let together = |a: &Exact, b: &Exact| match lowest {
                true => a.min(b).clone(),
                false => a + b,
            };
            match spread.single() {
                Some(value) => {
                    let value = &weight * value;
                    known = Some(known.map_or_else(|| value.clone(), |k| together(&k, &value)));
                }
                None => {
                    let spread = spread.map(|value| &weight * value);
                    several += 1;
                    let spread = if several > MOST_OPEN { spread.whole() } else { spread };
                    open = Some(match open {
                        Some(open) if several > MOST_OPEN => open.whole().with(&spread, together),
                        Some(open) => open.with(&spread, together),
                        None => spread,
                    });
                }
            }
            weights += weight;
        }
        if !any {
            return Combined::Out;
        }
        let together = match (known.map(Spread::one), open) {
            (Some(known), Some(open)) if lowest => known.with(&open, |a, b| a.min(b).clone()),
            (Some(known), Some(open)) => known.with(&open, |a, b| a + b),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => return Combined::Out,
        };
        match self.method {
            Method::WeightedPoints if weights.is_zero() => Combined::Unknown(Hole::Weights),
            Method::WeightedPoints => Combined::Known(together.map(|sum| sum / &weights), rest),
            _ => Combined::Known(together, rest),
        }
    }

    /// The points of an indicator; those of a heading are what stands right under it.
    pub(super) fn of_one(&self, at: usize, depth: usize) -> Combined {
        if let Some(beneath) = self.counting.beneath(at) {
            return match depth < DEEPEST {
                true => self.of_all(beneath, depth + 1),
                false => Combined::Unknown(Hole::Points),
            };
        }
        let score = &self.counting.indicators[at];
        let treatment = match (self.counting.not_due(at), &score.rating) {
            (Some(treatment), _) => Some(treatment),
            (None, Verdict::NotAssessed(WhyNot::State(State::NotMeasurable, _))) => {
                self.treatment.or(Some(Treatment::LeaveOut))
            }
            (None, Verdict::NotAssessed(_)) => Some(Treatment::LeaveOut),
            _ => None,
        };
        if let Some(treatment) = treatment {
            let points = match treatment {
                Treatment::LeaveOut => return Combined::Out,
                Treatment::CountFailed => self.failed(at),
                Treatment::CountPassed => self.passed(at),
            };
            let known = |points| Combined::Known(Spread::one(points), None);
            return points.map_or(Combined::Unknown(Hole::Points), known);
        }
        if self.any_result {
            return self.any(at);
        }
        match &score.points {
            Some(Verdict::Decided(points)) => Combined::Known(Spread::one(points.clone()), None),
            Some(Verdict::Undecided(possible)) => self.open(at, possible),
            Some(Verdict::NotAssessed(_)) => Combined::Out,
            None => Combined::Unknown(Hole::Points),
        }
    }

    /// The points of an indicator that may come out in several ways.
    fn open(&self, at: usize, possible: &[Exact]) -> Combined {
        let (indicator, score) =
            (&self.counting.year.indicators[at], &self.counting.indicators[at]);
        match open_points(indicator, score, possible, self.part) {
            Some((spread, unsaid)) => Combined::Known(spread, unsaid.then_some(Hole::Points)),
            None => Combined::Unknown(Hole::Points),
        }
    }

    /// The points that an indicator can have, as far as the rules say what there is.
    fn any(&self, at: usize) -> Combined {
        let (indicator, part) = (&self.counting.year.indicators[at], self.part);
        let points: Vec<Exact> = match &indicator.assessment {
            Assessment::Levels { levels, .. } => levels.iter().map(|(p, _)| p.exact()).collect(),
            Assessment::Milestones { steps, .. } => {
                steps.iter().map(|step| step.points.exact()).collect()
            }
            _ => part.full_points.iter().cloned().collect(),
        };
        let spread = match (first_of_line(indicator, part), points.last()) {
            // Levels rise with their points.
            (Some(first), Some(last)) => Some(Spread::range(first, last.clone())),
            _ => Spread::of(points),
        };
        let failed = self.failed(at).map(Spread::one);
        let both = match (spread, failed) {
            (Some(spread), Some(failed)) => Some(spread.or(failed)),
            // That it passes is not known to be anything where the rules do not say.
            (one, other) => one.or(other),
        };
        both.map_or(Combined::Unknown(Hole::Points), |spread| Combined::Known(spread, None))
    }

    /// The points of an indicator that counts as failed. What there is below the first level only the
    /// rules can say; without levels it is nothing.
    fn failed(&self, at: usize) -> Option<Exact> {
        match &self.counting.year.indicators[at].assessment {
            Assessment::Levels { .. } | Assessment::Milestones { .. } => {
                self.part.below_first.clone()
            }
            _ => Some(Exact::zero()),
        }
    }

    /// The points of an indicator that counts as passed: those of its last level, or all there are.
    fn passed(&self, at: usize) -> Option<Exact> {
        match &self.counting.year.indicators[at].assessment {
            Assessment::Levels { levels, .. } => levels.last().map(|(points, _)| points.exact()),
            Assessment::Milestones { steps, .. } => steps.last().map(|step| step.points.exact()),
            _ => self.part.full_points.clone(),
        }
    }
}
