//! The facts of an indicator.

use crate::notation::Exact;
use crate::scoring::Met;
use crate::scoring::reasons::{Comparison, Kind, Reason};
use crate::unit::Unit;

use super::{
    ComparisonReport, DifferenceReport, Facts, KindAndFacts, Naming, Range, exact_text, interval,
    possible, yes,
};

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

impl Naming<'_> {
    pub(super) fn of_indicator(&self, reason: &Reason) -> KindAndFacts {
        let none = Facts::default;
        match &reason.kind {
            Kind::Supposed(rating) => ("supposed", Facts { ratings: vec![rating.id()], ..none() }),
            Kind::Criterion { at, met, against, comparison: compared } => {
                let holds = match met {
                    Met::Yes => Some(true),
                    Met::No => Some(false),
                    Met::Open(_) | Met::State(..) => None,
                };
                let facts = Facts {
                    criterion: self.criterion_name(*at),
                    holds: yes(holds),
                    ratings: against.iter().map(|rating| rating.id()).collect(),
                    comparison: compared.as_ref().map(comparison),
                    ..none()
                };
                ("criterion", facts)
            }
            Kind::PartLevel { part, level, target } => {
                let (part, id) = self.teller.part_level(*part);
                let facts = Facts {
                    part: Some(part),
                    levels: level.iter().flat_map(possible).map(|at| id(*at)).collect(),
                    target: Some(id(*target)),
                    ..none()
                };
                ("part-level", facts)
            }
            Kind::Points(points) => {
                let all = possible(points);
                let value = match (all.iter().min(), all.iter().max()) {
                    (Some(low), Some(high)) if low != high => {
                        Some(Range::exactly(&(low.clone(), high.clone())))
                    }
                    _ => None,
                };
                let points = all.iter().map(exact_text).collect();
                ("points", Facts { points, value, ..none() })
            }
            Kind::LadderStep { at, reached, comparison: compared } => {
                let facts = Facts {
                    points: self.step_points(*at).into_iter().collect(),
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
            // Of an indicator there is nothing else to tell.
            _ => ("fault", none()),
        }
    }
}
