//! Values and prose → runs.

mod facts;
mod prose;

use crate::diagnostic::Locale;
use crate::model::{FactContent, Note, Quantity, Reported, Requirement, Value};
use crate::notation::{Bound, FiscalYear};
use crate::scoring::{FactValue, IndicatorScore, Scored, Worked};

use super::{Edition, Run};

/// What the words of a view depend on.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(super) scored: &'a Scored,
    pub(super) edition: Edition,
    pub(super) locale: Locale,
}

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

impl Words<'_> {
    /// A value of a result, a fact or a claim.
    pub(super) fn value(&self, value: &Value) -> Vec<Run> {
        vec![match value {
            Value::Text(text) => Run::text(text),
            Value::State(state, note) => Run::State {
                text: state.word(self.locale).to_owned(),
                note: note.clone().unwrap_or_default(),
            },
            Value::Quantity { bound, quantity, high, note } => {
                let number = match high {
                    Some(high) => format!("{}–{high}", quantity.number),
                    None => quantity.number.to_string(),
                };
                let bound = bound_word(*bound, self.locale);
                Run::quantity(bound, number, Some(&quantity.unit), note)
            }
        }]
    }

    /// A quantity.
    pub(super) fn quantity(&self, quantity: &Quantity) -> Vec<Run> {
        let number = quantity.number.to_string();
        vec![Run::quantity("", number, Some(&quantity.unit), &None)]
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

    /// The values of the items of a calculation, or nothing where the edition must not show it.
    pub(super) fn items(&self, year: FiscalYear, at: usize) -> Option<Vec<Option<FactValue>>> {
        let calculation = &self.scored.model.years.get(&year)?.calculations[at];
        if !self.edition.shows(calculation.visibility) {
            return None;
        }
        let items = &self.scored.years.get(&year)?.calculations[at].items;
        Some(items.iter().map(|item| item.value.clone()).collect())
    }

    /// A computed value.
    pub(super) fn computed(&self, value: &FactValue) -> Vec<Run> {
        vec![Run::quantity("", value.shown(), Some(&value.unit), &None)]
    }

    /// What a target asks for. A plain lower bound is written as planners do: the number alone.
    pub(super) fn requirement(&self, requirement: &Requirement) -> Vec<Run> {
        let quantity = |bound: Bound, number: String, quantity: &Quantity, note: &Note| {
            Run::quantity(bound_word(bound, self.locale), number, Some(&quantity.unit), note)
        };
        vec![match requirement {
            Requirement::Deadline { text, .. } | Requirement::Text(text) => Run::text(text),
            Requirement::Bound(bound, q, note) => quantity(*bound, q.number.to_string(), q, note),
            Requirement::Level(q, note) => quantity(Bound::Bare, q.number.to_string(), q, note),
            Requirement::Band(low, high, note) => {
                quantity(Bound::Bare, format!("{}–{}", low.number, high.number), low, note)
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

    pub(super) fn state(&self, th: &str, en: &str) -> Vec<Run> {
        let text = if self.locale == Locale::Th { th } else { en };
        vec![Run::State { text: text.to_owned(), note: String::new() }]
    }
}

/// Runs as one text, for a sentence: a number and its unit stay on one line.
pub(super) fn sentence(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Run::Text { text } | Run::Code { text } => out.push_str(text),
            Run::State { text, note } => {
                out.push_str(text);
                bracketed(note, &mut out);
            }
            Run::Symbol { symbol, name } => out.push_str(&format!("{symbol} {name}")),
            Run::Strong { runs }
            | Run::Emphasis { runs }
            | Run::Struck { runs }
            | Run::Fixed { runs }
            | Run::Link { runs, .. } => out.push_str(&sentence(runs)),
            // What a note says belongs to the foot of the page.
            Run::Note { .. } => {}
            Run::Break => out.push(' '),
            Run::Quantity { lead, amount, note, .. } => {
                out.push_str(lead);
                out.push_str(amount);
                bracketed(note, &mut out);
            }
        }
    }
    out
}

fn bracketed(note: &str, out: &mut String) {
    if !note.is_empty() {
        out.push_str(&format!(" ({note})"));
    }
}
