//! The facts of the overall result of a part, and of its sub-level.

use crate::model::framework::Part;
use crate::notation::Exact;
use crate::scoring::reasons::{Kind, Reason};
use crate::scoring::{Tally, Uncovered};
use crate::view::reasons::component::not_covered;

use super::{
    CaseReport, Facts, KindAndFacts, Naming, Range, counted, exact_text, interval, possible,
    treated, yes,
};

impl Naming<'_> {
    pub(super) fn of_part(&self, reason: &Reason, part: &Part) -> KindAndFacts {
        let none = Facts::default;
        let level_id = |at: &usize| self.level_id(*at);
        match &reason.kind {
            Kind::Total { treatment, value, uncapped, .. } => {
                let bands = &part.overall.bands;
                let value = value.as_ref().map(|(low, high)| Range::beside(low, high, bands));
                let uncapped = uncapped.as_ref().map(Range::exactly);
                ("total", Facts { treatment: treated(*treatment), value, uncapped, ..none() })
            }
            Kind::TotalOf { component, weight, tally, .. } => {
                ("total-of", self.total_of(*component, weight.as_ref(), tally.as_ref()))
            }
            Kind::WeightOut { component, treatment, weight, .. } => {
                let facts = self.total_of(*component, Some(weight), None);
                ("weight-out", Facts { treatment: treated(*treatment), ..facts })
            }
            Kind::TotalBand { at, hit } => {
                let one = Exact::from_integer(1.into());
                let facts = Facts {
                    interval: Some(interval(&part.overall.bands[*at].interval, &one)),
                    levels: level_id(&part.overall.bands[*at].gives).into_iter().collect(),
                    holds: yes(*hit),
                    ..none()
                };
                ("total-band", facts)
            }
            Kind::Rule { reading, rule, level } => {
                let source = part.overall.readings[*reading].source.as_ref();
                let facts = Facts {
                    reading: Some(reading + 1),
                    rule: Some(rule + 1),
                    levels: level_id(level).into_iter().collect(),
                    source: source.map(|source| self.text(source)),
                    ..none()
                };
                ("rule", facts)
            }
            Kind::MayBeLevels { levels, .. } => {
                ("may-be", Facts { levels: levels.iter().filter_map(level_id).collect(), ..none() })
            }
            Kind::Uncovered(case) => ("uncovered", self.uncovered(case, part)),
            Kind::Sublevel(verdict) => {
                let rules = part.overall.sublevels.as_ref();
                let source = rules.and_then(|rules| rules.source.as_ref());
                let facts = Facts {
                    sublevels: possible(verdict)
                        .iter()
                        .map(|at| self.sublevel(part, *at))
                        .collect(),
                    source: source.map(|source| self.text(source)),
                    note: crate::view::reasons::overall::sublevel_not_covered(part, verdict)
                        .map(|words| self.text(words)),
                    ..none()
                };
                ("sublevel", facts)
            }
            Kind::Measure { at, low, high, unknown, .. } => {
                let rules = part.overall.sublevels.as_ref();
                let ends = crate::view::reasons::overall::measured(part, *at);
                let facts = Facts {
                    measure: rules.map(|rules| rules.measures[*at].name.clone()),
                    value: Some(Range::new(low, high, ends)),
                    unknown: Some(*unknown),
                    ..none()
                };
                ("measure", facts)
            }
            Kind::SublevelRule { at, applies } => {
                let facts = Facts {
                    sublevels: vec![self.sublevel(part, Some(*at))],
                    rule: Some(at + 1),
                    holds: yes(*applies),
                    ..none()
                };
                ("sublevel-rule", facts)
            }
            Kind::Grade { component, grade } => {
                let (component, grades) = (self.component_id(*component), possible(grade));
                ("grade", Facts { component, grades: self.grade_ids(grades), ..none() })
            }
            // Of a part there is nothing else to tell.
            _ => ("nothing-assessed", none()),
        }
    }

    /// What a component adds to a total, or to the one that it stands in.
    pub(super) fn total_of(
        &self,
        at: usize,
        weight: Option<&Exact>,
        tally: Option<&Tally>,
    ) -> Facts {
        let bands = self.component(at).map_or(&[][..], |component| &component.bands);
        Facts {
            component: self.component_id(at),
            weight: weight.map(exact_text),
            count: tally.filter(|tally| !tally.points).and_then(counted),
            value: tally.map(|tally| Range::beside(&tally.low, &tally.high, bands)),
            ..Facts::default()
        }
    }

    /// Name of a sub-level; none for a case that the rules do not cover.
    fn sublevel(&self, part: &Part, at: Option<usize>) -> Option<String> {
        let rule = part.overall.sublevels.as_ref()?.rules.get(at?)?;
        Some(self.text(&rule.name))
    }

    fn uncovered(&self, case: &Uncovered, part: &Part) -> Facts {
        let words = part.overall.not_covered.as_ref().map(|words| self.text(words));
        let none = Facts::default;
        match case {
            Uncovered::Component(at, hole) => {
                let component = &part.components[*at];
                let words = not_covered(hole, part, component);
                let hole = self.hole(hole, &component.bands, words);
                Facts { component: self.component_id(*at), ..hole }
            }
            Uncovered::Rules { reading, grades } => Facts {
                hole: Some("rules"),
                note: words,
                reading: Some(reading + 1),
                case: grades
                    .iter()
                    .map(|(component, grade)| CaseReport {
                        component: self.component_id(*component).unwrap_or_default(),
                        grade: self.grade_id(*grade),
                    })
                    .collect(),
                ..none()
            },
            Uncovered::Total(value) => Facts {
                hole: Some("total"),
                note: words,
                value: Some(Range::beside(value, value, &part.overall.bands)),
                ..none()
            },
            Uncovered::Weights => Facts { hole: Some("weights"), ..none() },
        }
    }
}
