//! Unit words → units, values as written → values of the model.

use crate::diagnostic::{Finding, Findings, catalogue::structure as say};
use crate::model::{Agency, Quantity, Requirement, Unit, Units, Value};
use crate::notation::{Bound, Period, QuantityText, ThaiDate, ValueText};
use crate::records::indicator::Direction;
use crate::source::{Sources, Span, Spanned};
use crate::thai::{canonical, nearest};
use crate::yaml::field::Notation;

use super::Broken;

/// What binding needs to know of the world.
#[derive(Clone, Copy)]
pub(crate) struct Binder<'m> {
    pub(crate) units: &'m Units,
    pub(crate) sources: &'m Sources,
    pub(crate) broken: &'m Broken,
    /// The agency.
    pub(crate) agency: &'m Agency,
}

impl Binder<'_> {
    /// The unit of a word that stands at a place.
    pub(crate) fn unit(&self, word: &str, span: Span, findings: &mut Findings) -> Option<Unit> {
        let word = &*canonical(word);
        let unit = self.units.get(word);
        if unit.is_none() && !self.broken.agency() {
            findings.push(say::unknown_unit(word, nearest(word, self.units.words())).at(span));
        }
        unit
    }

    /// A quantity with its unit bound.
    pub(crate) fn quantity(
        &self,
        written: &Spanned<QuantityText>,
        findings: &mut Findings,
    ) -> Option<Quantity> {
        let unit = self.unit(&written.unit, self.unit_span(written, written.span), findings)?;
        if written.high.is_some() || !matches!(written.bound, Bound::Bare | Bound::Exactly) {
            findings.push(say::needs_one_number(self.sources.slice(written.span)).at(written.span));
            return None;
        }
        Some(Quantity { number: written.low, unit })
    }

    /// The place of a unit word, where the text stands in the file as it was read.
    fn unit_span(&self, written: &QuantityText, span: Span) -> Span {
        let source = self.sources.slice(span);
        let quote = usize::from(source.starts_with(['"', '\'']));
        let at = written.unit_at.start + quote..written.unit_at.end + quote;
        match source.get(at.clone()) {
            Some(word) if !word.is_empty() && (word == written.unit || word == "%") => {
                span.part(at.start, at.len())
            }
            _ => span,
        }
    }

    /// A value of a result, a fact or a claim.
    pub(crate) fn value(
        &self,
        written: &Spanned<ValueText>,
        findings: &mut Findings,
    ) -> Option<Value> {
        Some(match &written.value {
            ValueText::State(state, note) => Value::State(*state, note.clone()),
            ValueText::Text(text) => Value::Text(text.clone()),
            ValueText::Quantity(quantity) => {
                let span = self.unit_span(quantity, written.span);
                let unit = self.unit(&quantity.unit, span, findings)?;
                self.check_band(quantity, written.span, findings)?;
                Value::Quantity {
                    bound: quantity.bound,
                    quantity: Quantity { number: quantity.low, unit },
                    high: quantity.high,
                    note: quantity.note.clone(),
                }
            }
        })
    }

    /// What a target asks for. A bare number is a lower bound, or an upper one where less is better.
    pub(crate) fn requirement(
        &self,
        written: &Spanned<ValueText>,
        direction: Direction,
        findings: &mut Findings,
    ) -> Option<Requirement> {
        let quantity = match &written.value {
            ValueText::Text(text) => return Some(words(text)),
            ValueText::State(state, _) => {
                let word = state.word(crate::diagnostic::Locale::Th);
                findings.push(say::state_as_target(word).at(written.span));
                return None;
            }
            ValueText::Quantity(quantity) => quantity,
        };
        let unit = self.unit(&quantity.unit, self.unit_span(quantity, written.span), findings)?;
        self.check_band(quantity, written.span, findings)?;
        let low = Quantity { number: quantity.low, unit };
        let note = quantity.note.clone();
        if let Some(high) = quantity.high {
            let high = Quantity { number: high, unit: low.unit.clone() };
            return Some(Requirement::Band(low, high, note));
        }
        if low.unit.is_level() && matches!(quantity.bound, Bound::Bare | Bound::AtLeast) {
            return Some(Requirement::Level(low, note));
        }
        let bound = match (quantity.bound, direction) {
            (Bound::Bare, Direction::HigherIsBetter) => Bound::AtLeast,
            (Bound::Bare, Direction::LowerIsBetter) => Bound::AtMost,
            (bound, _) => bound,
        };
        Some(Requirement::Bound(bound, low, note))
    }

    /// Whether a target is a day by which something is done.
    pub(crate) fn is_deadline(&self, written: &ValueText) -> bool {
        matches!(written, ValueText::Text(text) if matches!(words(text), Requirement::Deadline { .. }))
    }

    fn check_band(
        &self,
        quantity: &QuantityText,
        span: Span,
        findings: &mut Findings,
    ) -> Option<()> {
        let Some(high) = quantity.high else { return Some(()) };
        if high.exact() < quantity.low.exact() {
            let problem = say::band_reversed(&quantity.low.to_string(), &high.to_string());
            findings.push(problem.at(span));
            return None;
        }
        Some(())
    }

    /// Reports a result that cannot be compared with its target.
    pub(crate) fn check_result(
        &self,
        target: &Requirement,
        result: &Spanned<Value>,
    ) -> Option<Finding> {
        let wanted = match target {
            Requirement::Text(_) => return None,
            Requirement::Deadline { text, .. } => return check_day(text, result),
            Requirement::Bound(_, quantity, _)
            | Requirement::Band(quantity, ..)
            | Requirement::Level(quantity, _) => quantity,
        };
        match &result.value {
            Value::State(..) => None,
            Value::Quantity { quantity, .. } if quantity.unit.fits(&wanted.unit) => None,
            Value::Quantity { quantity, .. } => {
                Some(say::unit_mismatch(quantity.unit.name(), wanted.unit.name()).at(result.span))
            }
            Value::Text(text) => {
                Some(say::not_a_quantity(text, &wanted.to_string()).at(result.span))
            }
        }
    }
}

/// Words before a day by which something is done, and whether the day itself is in time.
const DEADLINES: [(&str, bool); 6] = [
    ("ภายในวันที่", true),
    ("ไม่ช้ากว่าวันที่", true),
    ("ไม่ช้ากว่า", true),
    ("ภายใน", true),
    ("ก่อนวันที่", false),
    ("ก่อน", false),
];

/// What words ask for: to be done by a day, if they name one, or what an evaluator judges.
fn words(text: &str) -> Requirement {
    let plain = canonical(text);
    let day = DEADLINES.iter().find_map(|(word, included)| {
        let day = ThaiDate::read(plain.trim().strip_prefix(word)?.trim()).ok()?;
        Some((day, *included))
    });
    match day {
        Some((day, included)) => Requirement::Deadline { day, included, text: text.to_owned() },
        None => Requirement::Text(text.to_owned()),
    }
}

/// Reports a result that is no day, where a day is asked for.
fn check_day(deadline: &str, result: &Spanned<Value>) -> Option<Finding> {
    let day = match &result.value {
        Value::State(..) => true,
        Value::Text(text) => Period::is_meant(text) && Period::read(text).is_ok(),
        Value::Quantity { .. } => false,
    };
    (!day).then(|| say::needs_day(&result.value.to_string(), deadline).at(result.span))
}
