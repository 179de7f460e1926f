//! Formulas over named inputs: `(รายได้ทางตรง + รายได้ทางอ้อม) − ค่าใช้จ่าย`, `ผลรวม(โครงการ)`.
//!
//! A formula is parsed once into postfix order, checked for units, and evaluated on exact values.
//! None of it uses the call stack, so a long formula or a deep one is a matter of memory only.
//! Nothing is rounded unless the formula says so, in the unit it declares.

mod evaluate;
mod parse;
pub(crate) mod say;
mod typeset;

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::notation::Exact;
use crate::source::Span;
use crate::unit::Dimensions;
use crate::unit::Unit;

pub use typeset::Piece;

/// A parsed formula.
#[derive(Debug, Clone)]
pub struct Formula {
    /// As it was written.
    pub text: String,
    /// Steps in postfix order.
    steps: Vec<Step>,
    /// Unit of the result.
    pub unit: Unit,
    /// Decimals shown, where somebody said how many.
    pub places: Option<u32>,
    /// Where it was written.
    pub span: Span,
}

/// A step of a formula in postfix order.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// A number, and where it is written.
    Value(Exact, Range<usize>),
    /// An input, and where in the text its name stands.
    Input(usize, Range<usize>),
    /// All values of a list.
    Spread(usize, Range<usize>),
    Apply(Operator, Range<usize>),
    /// The value before it stands in brackets.
    Group,
    /// The values of a function start here.
    Begin,
    Call(Function, Range<usize>),
}

impl Step {
    /// Where it stands in the text.
    fn place(&self) -> Option<Range<usize>> {
        match self {
            Step::Value(_, at)
            | Step::Input(_, at)
            | Step::Spread(_, at)
            | Step::Apply(_, at)
            | Step::Call(_, at) => Some(at.clone()),
            Step::Group | Step::Begin => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
}

impl Operator {
    fn binds(self) -> u8 {
        match self {
            Operator::Add | Operator::Subtract => 1,
            Operator::Multiply | Operator::Divide => 2,
            Operator::Negate => 3,
        }
    }
}

/// A function of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// The sum.
    Sum,
    /// The least value.
    Least,
    /// The greatest value.
    Greatest,
    /// How many values there are.
    Count,
    /// The mean.
    Mean,
    /// The mean of values that weigh differently: a list of them, and a list of weights.
    WeightedMean,
    /// Rounded; halves away from zero.
    Round,
    /// Rounded; halves to the even digit.
    RoundEven,
    /// Rounded up, towards the greater number.
    RoundUp,
    /// Rounded down, towards the lesser number.
    RoundDown,
    /// Cut off towards zero.
    Truncate,
}

impl Function {
    /// The words for each, Thai and English.
    pub const WORDS: [(Function, &str, &str); 11] = [
        (Function::Sum, "ผลรวม", "sum"),
        (Function::Least, "ต่ำสุด", "min"),
        (Function::Greatest, "สูงสุด", "max"),
        (Function::Count, "จำนวน", "count"),
        (Function::Mean, "เฉลี่ย", "mean"),
        (Function::WeightedMean, "เฉลี่ยถ่วงน้ำหนัก", "weighted_mean"),
        (Function::Round, "ปัด", "round"),
        (Function::RoundEven, "ปัดคู่", "round_even"),
        (Function::RoundUp, "ปัดขึ้น", "ceil"),
        (Function::RoundDown, "ปัดลง", "floor"),
        (Function::Truncate, "ตัดทศนิยม", "truncate"),
    ];

    /// The word for it in Thai.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(function, ..)| *function == self).map_or("", |(_, th, _)| th)
    }

    /// Whether it rounds.
    fn rounds(self) -> bool {
        use Function::{Round, RoundDown, RoundEven, RoundUp, Truncate};
        matches!(self, Round | RoundEven | RoundUp | RoundDown | Truncate)
    }

    fn of(word: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .find(|(_, th, en)| *th == word || *en == word)
            .map(|(function, ..)| *function)
    }
}

/// Why a formula has no value, and where.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// A division by zero.
    DivisionByZero(Range<usize>),
    /// A value beyond anything that a report can mean.
    TooLarge(Range<usize>),
    /// Units that cannot be added or compared: left and right.
    Units(Range<usize>, Dimensions, Dimensions),
    /// The result is of another unit than the one that is declared.
    Result(Dimensions),
    /// A function without values, or with too many or the wrong ones.
    Arguments(Range<usize>),
    /// A weighted mean without two lists of one length, or without values and weights in pairs.
    Weights(Range<usize>),
    /// A value is rounded whose unit is not that of the result, so that nobody can say at which digit.
    Rounding(Range<usize>, Dimensions),
}

impl Fault {
    /// The fault as a problem of the formula's text.
    pub fn problem(self, formula: &Formula) -> Problem {
        match self {
            Fault::DivisionByZero(at) => say::division_by_zero().within(at),
            Fault::TooLarge(at) => say::value_too_long().within(at),
            Fault::Arguments(at) => say::wrong_arguments().within(at),
            Fault::Weights(at) => say::wrong_weights().within(at),
            Fault::Rounding(at, found) => {
                say::rounded_elsewhere(&found.to_string(), formula.unit.name()).within(at)
            }
            Fault::Units(at, left, right) => {
                say::units_not_added(&left.to_string(), &right.to_string()).within(at)
            }
            Fault::Result(found) => say::unit_of_result(&found.to_string(), formula.unit.name()),
        }
    }
}

/// The value of an input.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// One value, in the base of its unit.
    One(Exact, Dimensions),
    /// A list of values.
    Many(Vec<(Exact, Dimensions)>),
}

impl Argument {
    /// The value, if it is one.
    pub fn one(&self) -> Option<&Exact> {
        match self {
            Argument::One(value, _) => Some(value),
            Argument::Many(_) => None,
        }
    }
}

impl Formula {
    /// Parses a formula over inputs of the given names; `true` marks the name of a list.
    ///
    /// # Errors
    /// What cannot be read, or a name that is not among the inputs; places are bytes of `text`.
    pub fn parse(
        text: &str,
        names: &[(&str, bool)],
        unit: Unit,
        places: impl Into<Option<u32>>,
        span: Span,
    ) -> Result<Self, Vec<Problem>> {
        let (steps, places) = (parse::parse(text, names)?, places.into());
        Ok(Formula { text: text.to_owned(), steps, unit, places, span })
    }

    /// Where it multiplies by the number 100: a result in percent would be a hundred times too much.
    pub fn times_hundred(&self) -> Option<Range<usize>> {
        let hundred = |step: &Step| matches!(step, Step::Value(value, _) if *value == Exact::from_decimal(100, 0));
        let times = |step: &Step| matches!(step, Step::Apply(Operator::Multiply, _));
        self.steps.windows(3).enumerate().find_map(|(at, steps)| match steps {
            [first, _, last] if hundred(first) && times(last) => self.steps[at].place(),
            [_, middle, last] if hundred(middle) && times(last) => self.steps[at + 1].place(),
            _ => None,
        })
    }

    /// Indices of the inputs it uses.
    pub fn uses(&self) -> impl Iterator<Item = usize> + '_ {
        self.steps.iter().filter_map(|step| match step {
            Step::Input(index, _) | Step::Spread(index, _) => Some(*index),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
