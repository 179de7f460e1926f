//! The facts of a component.

use crate::model::framework::{Band, Component};
use crate::notation::Exact;
use crate::records::Text;
use crate::records::framework::Method;
use crate::scoring::Hole;
use crate::scoring::reasons::{Kind, Reason};
use crate::view::reasons::component::not_covered;

use super::{
    Facts, KindAndFacts, Naming, Range, count, counted, exact_text, interval, possible, treated,
    yes,
};

impl Naming<'_> {
    pub(super) fn of_component(&self, reason: &Reason, component: &Component) -> KindAndFacts {
        let none = Facts::default;
        let indicator = |at: usize| Some(self.teller.indicator_slug(at));
        match &reason.kind {
            Kind::WeightedHeading { indicator: at, weight } => {
                let weight = Some(exact_text(weight));
                ("weighted-heading", Facts { indicator: indicator(*at), weight, ..none() })
            }
            Kind::NotApplicable => ("not-applicable", none()),
            Kind::Tally(tally) => {
                let facts = Facts {
                    treatment: treated(tally.treatment),
                    count: counted(tally),
                    value: Some(Range::beside(&tally.low, &tally.high, &component.bands)),
                    uncapped: tally.uncapped.as_ref().map(Range::exactly),
                    source: component.source.as_ref().map(|source| self.text(source)),
                    ..none()
                };
                (if component.method == Method::SharePassed { "share" } else { "mean" }, facts)
            }
            Kind::Counted { indicator: at, passed, counted } => {
                let kind = if *counted { "counted" } else { "not-counted" };
                let holds = if *counted { yes(*passed) } else { None };
                (kind, Facts { indicator: indicator(*at), holds, ..none() })
            }
            Kind::Weighted { indicator: at, weight, points } => {
                let points = points.as_ref().map_or(&[][..], possible);
                let facts = Facts {
                    indicator: indicator(*at),
                    weight: Some(exact_text(weight)),
                    points: points.iter().map(exact_text).collect(),
                    ..none()
                };
                ("weighted", facts)
            }
            Kind::Band { at, hit } => {
                let one = Exact::from_integer(1.into());
                let facts = Facts {
                    interval: Some(interval(&component.bands[*at].interval, &one)),
                    grades: vec![self.grade_id(component.bands[*at].gives)],
                    holds: yes(*hit),
                    ..none()
                };
                ("band", facts)
            }
            Kind::TotalOf { component, weight, tally, .. } => {
                ("total-of", self.total_of(*component, weight.as_ref(), tally.as_ref()))
            }
            Kind::WeightOut { component, weight, .. } => {
                ("weight-out", self.total_of(*component, Some(weight), None))
            }
            Kind::CountOf { component, counts } => {
                let component = self.component_id(*component);
                ("count-of", Facts { component, count: Some(count(*counts)), ..none() })
            }
            Kind::Grade { component, grade } => {
                let (component, grades) = (self.component_id(*component), possible(grade));
                ("grade", Facts { component, grades: self.grade_ids(grades), ..none() })
            }
            Kind::SingleIndicator(at) => {
                ("single-indicator", Facts { indicator: indicator(*at), ..none() })
            }
            Kind::Hole { hole, .. } => {
                let words = self.part().and_then(|part| not_covered(hole, part, component));
                ("hole", self.hole(hole, &component.bands, words))
            }
            Kind::ReadingsAgree => ("readings-agree", none()),
            Kind::MayBeGrades { grades, .. } => {
                ("may-be", Facts { grades: self.grade_ids(grades), ..none() })
            }
            // Of a component there is nothing else to tell.
            _ => ("nothing-assessed", none()),
        }
    }

    /// What is not covered, and the value that shows it.
    pub(super) fn hole(&self, hole: &Hole, bands: &[Band], words: Option<&Text>) -> Facts {
        let note = words.map(|words| self.text(words));
        let named = |name| Facts { hole: Some(name), note: note.clone(), ..Facts::default() };
        match hole {
            Hole::Bands(value) => {
                Facts { value: Some(Range::beside(value, value, bands)), ..named("bands") }
            }
            Hole::Single => named("single"),
            Hole::Points => named("points"),
            Hole::Weights => named("weights"),
            Hole::Source(at) => {
                Facts { indicator: Some(self.teller.indicator_slug(*at)), ..named("source") }
            }
        }
    }
}
