//! A planner's words: numbers, quantities, targets, states, dates, years, references.
//!
//! Everything here reads one text and knows nothing of files; what it cannot read it explains as a
//! [`Problem`](crate::diagnostic::Problem) that says which characters are meant. Units are words
//! here; [`unit`](crate::unit) says what they measure.

pub mod amount;
mod beside_number;
pub mod date;
mod day;
pub mod exact;
pub mod fact;
pub mod leftover;
pub mod number;
pub mod numbering;
pub mod period;
pub mod quantity;
pub mod range;
pub mod reference;
pub(crate) mod say;
mod slips;
pub mod slug;

pub use date::{FiscalYear, TermEnd, ThaiDate};
pub use exact::Exact;
pub use number::Number;
pub use numbering::Numbering;
pub use period::Period;
pub use quantity::{Bound, QuantityText, State, ValueText};
pub use range::NumberRange;
pub use reference::{Asked, ReferenceText};
pub use slug::{PrintedNumber, Slug};

use crate::diagnostic::Problem;

/// A notation of texts.
#[derive(Debug)]
pub struct TextShape {
    /// What it is called, in Thai.
    pub th: &'static str,
    /// What it is called, in English.
    pub en: &'static str,
    /// Examples, as they are written.
    pub examples: &'static [&'static str],
    /// A regular expression that every value matches, where there is a simple one.
    pub pattern: Option<&'static str>,
}

/// A text that is read by a notation of ours.
pub trait Notation: Sized {
    /// Its description.
    const SHAPE: TextShape;
    /// Reads it.
    fn read(text: &str) -> Result<Self, Problem>;
    /// Whether it is any text, which is printed as it was typed.
    fn is_text(&self) -> bool {
        false
    }
}
