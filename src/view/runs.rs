//! Values and prose → runs.

mod facts;
mod prose;

use crate::diagnostic::Locale;
use crate::model::{FactContent, Note, Quantity, Reported, Requirement, Value};
use crate::notation::{Bound, FiscalYear, Number};
use crate::scoring::{FactValue, IndicatorScore, Worked};
use crate::thai;

use super::Run;
use super::shown::Shown;

/// The word before a quantity.
pub(super) fn bound_word(bound: Bound, locale: Locale) -> &'static str {
    match (bound, locale) {
        (Bound::Bare, _) => "",
        (Bound::AtLeast, Locale::Th) => "ไม่น้อยกว่า",
        (Bound::MoreThan, Locale::Th) => "มากกว่า",
        (Bound::AtMost, Locale::Th) => "ไม่เกิน",
        (Bound::LessThan, Locale::Th) => "ต่ำกว่า",
        (Bound::Exactly, Locale::Th) => "เท่ากับ",
        (Bound::AtLeast, Locale::En) => "at least",
        (Bound::MoreThan, Locale::En) => "more than",
        (Bound::AtMost, Locale::En) => "at most",
        (Bound::LessThan, Locale::En) => "less than",
        (Bound::Exactly, Locale::En) => "exactly",
    }
}

/// Amounts with each number held to its unit.
fn held(typed: &str) -> String {
    let mut words = typed.split(' ');
    let mut held = words.next().unwrap_or_default().to_owned();
    let mut number = true;
    for word in words {
        held.push(if number { '\u{a0}' } else { ' ' });
        held.push_str(word);
        number = word.starts_with(|c| thai::digit(c).is_some());
    }
    held
}

impl Shown<'_> {
    /// A value of a result, a fact or a claim.
    pub(super) fn value(&self, value: &Value) -> Vec<Run> {
        vec![match value {
            Value::Text(text) => Run::text(text),
            Value::State(state, note) => Run::State {
                text: state.word(self.locale()).into(),
                note: note.as_deref().unwrap_or_default().into(),
            },
            Value::Quantity { bound, quantity, high, note } => {
                self.amount(*bound, quantity, *high, note)
            }
        }]
    }

    /// A quantity.
    pub(super) fn quantity(&self, quantity: &Quantity) -> Vec<Run> {
        vec![self.amount(Bound::Bare, quantity, None, &None)]
    }

    /// A quantity, or a band up to another number, with the word before it; several units as they are
    /// typed.
    fn amount(&self, bound: Bound, low: &Quantity, high: Option<Number>, note: &Note) -> Run {
        let bound = bound_word(bound, self.locale());
        let number = match (high, &low.typed) {
            (Some(high), _) => format!("{}–{high}", low.number),
            (None, Some(typed)) => return Run::quantity(bound, held(typed), None, note),
            (None, None) => low.number.to_string(),
        };
        Run::quantity(bound, number, Some(&low.unit), note)
    }

    /// The value of a fact, written or worked out.
    pub(super) fn content(&self, content: &FactContent, worked: &Worked) -> Vec<Run> {
        match content {
            FactContent::Stated(value) => self.value(value),
            FactContent::Computed(_) => self.computed_or_open(worked.value.as_ref()),
        }
    }

    /// A computed value, or that there is none.
    pub(super) fn computed_or_open(&self, value: Option<&FactValue>) -> Vec<Run> {
        value.map_or_else(|| self.state("ตัดสินไม่ได้", "undecided"), |value| self.computed(value))
    }

    /// The values of the items of a calculation, or nothing where the edition must not show one of them.
    pub(super) fn items(&self, year: FiscalYear, at: usize) -> Option<Vec<Option<FactValue>>> {
        let calculation = &self.scored().model.years.get(&year)?.calculations[at];
        if !self.opens(calculation.visibility_of_values()) {
            return None;
        }
        let items = &self.scored().years.get(&year)?.calculations[at].items;
        Some(items.iter().map(|item| item.value.clone()).collect())
    }

    /// A computed value.
    pub(super) fn computed(&self, value: &FactValue) -> Vec<Run> {
        vec![Run::quantity("", value.shown(), Some(&value.unit), &None)]
    }

    /// What a target asks for. A plain lower bound is written as planners do: the number alone.
    pub(super) fn requirement(&self, requirement: &Requirement) -> Vec<Run> {
        vec![match requirement {
            Requirement::Deadline { text, .. } | Requirement::Text(text) => Run::text(text),
            Requirement::Bound(bound, q, note) => self.amount(*bound, q, None, note),
            Requirement::Level(q, note) => self.amount(Bound::Bare, q, None, note),
            Requirement::Band(low, high, note) => {
                self.amount(Bound::Bare, low, Some(high.number), note)
            }
        }]
    }

    /// A result as it was reported, or computed.
    pub(super) fn reported(&self, reported: &Reported, of: Option<&IndicatorScore>) -> Vec<Run> {
        match (reported, of.map(|score| (score, score.value.as_ref()))) {
            (Reported::Value(value), _) => self.value(value),
            (Reported::Formula(_), Some((_, Some(value)))) => self.computed(value),
            // What waits has no result yet; anything else that has no value cannot be worked out.
            (Reported::Formula(_), Some((score, None))) if !score.no_result => {
                self.state("คำนวณไม่ได้", "not computable")
            }
            (Reported::Formula(_) | Reported::Missing, _) => {
                self.state("ยังไม่รายงานผล", "not reported")
            }
        }
    }

    /// What stands in the place of a value that the edition must not show.
    pub(super) fn not_shown(&self) -> Vec<Run> {
        self.state("ไม่แสดง", "not shown")
    }

    pub(super) fn state(&self, th: &str, en: &str) -> Vec<Run> {
        let text = if self.locale() == Locale::Th { th } else { en };
        vec![Run::State { text: text.into(), note: "".into() }]
    }
}
