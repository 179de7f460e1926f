//! Unit words → units, values as written → values of the model.

use crate::diagnostic::{Finding, Findings};
use crate::model::{Agency, Quantity, Requirement, Unit, Units, Value};
use crate::notation::period::deadline;
use crate::notation::{Bound, Exact, Notation, Period, QuantityText, ThaiDate, ValueText, number};
use crate::records::indicator::Direction;
use crate::resolve::say;
use crate::source::{Sources, Span, Spanned};
use crate::thai::{canonical, nearest};

use super::{Broken, doubts};

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
            let mut problem = say::unknown_unit(word, nearest(word, self.units.words()));
            // A unit is none of the whole value.
            problem.fix.take_if(|_| self.sources.slice(span) != word);
            findings.push(problem.at(span));
        }
        unit
    }

    /// A quantity with its unit bound.
    pub(crate) fn quantity(
        &self,
        written: &Spanned<QuantityText>,
        findings: &mut Findings,
    ) -> Option<Quantity> {
        let quantity = self.amount(written, written.span, findings)?;
        if written.high.is_some() || !matches!(written.bound, Bound::Bare | Bound::Exactly) {
            findings.push(say::needs_one_number(self.sources.slice(written.span)).at(written.span));
            return None;
        }
        Some(quantity)
    }

    /// The number of a quantity, or the lower end of a band, with its unit.
    fn amount(
        &self,
        written: &QuantityText,
        span: Span,
        findings: &mut Findings,
    ) -> Option<Quantity> {
        match self.units.get(&canonical(&written.unit)) {
            Some(unit) => Some(Quantity::new(written.low, unit)),
            None => match self.units.compound(written) {
                Some(Ok(quantity)) => Some(quantity),
                Some(Err((first, second))) => {
                    let problem = say::amounts_apart(first.name(), second.name());
                    findings.push(problem.at(span));
                    None
                }
                None => {
                    // Of several amounts the one whose unit is not known.
                    let words = written.amounts().unwrap_or_default();
                    let known = |word: &str| self.units.get(word).is_some();
                    let one = words.iter().map(|(_, word)| *word).find(|word| !known(word));
                    let one = one.filter(|_| words.iter().any(|(_, word)| known(word)));
                    let word = one.unwrap_or(&written.unit);
                    let place = self.unit_span(written, span);
                    let at = word.as_ptr() as usize - written.unit.as_ptr() as usize;
                    let place = match self.sources.slice(place) == written.unit {
                        true => place.part(at, word.len()),
                        false => place,
                    };
                    let unit = self.unit(word, place, findings)?;
                    Some(Quantity::new(written.low, unit))
                }
            },
        }
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
                let amount = self.amount(quantity, written.span, findings)?;
                self.check_band(quantity, written.span, findings)?;
                Value::Quantity {
                    bound: quantity.bound,
                    quantity: amount,
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
        let low = self.amount(quantity, written.span, findings)?;
        self.check_band(quantity, written.span, findings)?;
        let note = quantity.note.clone();
        if let Some(high) = quantity.high {
            let high = Quantity::new(high, low.unit.clone());
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
            Value::Quantity { quantity, high: None, .. }
                if quantity.unit.name().is_empty()
                    && wanted.unit.is_percent()
                    && doubts::is_small(&quantity.number.exact()) =>
            {
                let hundredfold = quantity.number.exact() * Exact::from_decimal(100, 0);
                let typed = quantity.number.to_string();
                Some(say::bare_fraction(&typed, &number::plain(&hundredfold)).at(result.span))
            }
            Value::Quantity { quantity, .. } => {
                Some(say::unit_mismatch(quantity.unit.name(), wanted.unit.name()).at(result.span))
            }
            Value::Text(text) => {
                Some(say::not_a_quantity(text, &wanted.to_string()).at(result.span))
            }
        }
    }
}

/// What words ask for: to be done by a day, if they name one, or what an evaluator judges.
fn words(text: &str) -> Requirement {
    let plain = canonical(text);
    let day = match deadline(&plain) {
        Some((_, included, day)) => ThaiDate::read(day).ok().map(|day| (day, included)),
        // A day alone is the last one.
        None => ThaiDate::read(&plain).ok().map(|day| (day, true)),
    };
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
