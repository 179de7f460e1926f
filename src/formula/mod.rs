//! Formulas over named inputs: `(รายได้ทางตรง + รายได้ทางอ้อม) − ค่าใช้จ่าย`, `ผลรวม(โครงการ)`.
//!
//! A formula is parsed once into postfix order, checked for units, and evaluated on exact values.
//! None of it uses the call stack, so a long formula or a deep one is a matter of memory only.
//! Nothing is rounded unless the formula says so, in the unit it declares.

mod parse;
mod typeset;

use std::ops::Range;

use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

use crate::diagnostic::{Problem, catalogue::scoring as say};
use crate::model::Unit;
use crate::model::unit::Dimensions;
use crate::notation::Exact;
use crate::source::Span;

pub use typeset::Piece;

/// Decimals that a formula may round to.
const MOST_PLACES: u32 = 12;

/// A parsed formula.
#[derive(Debug, Clone)]
pub struct Formula {
    /// As it was written.
    pub text: String,
    /// Steps in postfix order.
    steps: Vec<Step>,
    /// Unit of the result.
    pub unit: Unit,
    /// Decimals shown.
    pub places: u32,
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
    pub const WORDS: [(Function, &str, &str); 10] = [
        (Function::Sum, "ผลรวม", "sum"),
        (Function::Least, "ต่ำสุด", "min"),
        (Function::Greatest, "สูงสุด", "max"),
        (Function::Count, "จำนวน", "count"),
        (Function::Mean, "เฉลี่ย", "mean"),
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
        places: u32,
        span: Span,
    ) -> Result<Self, Vec<Problem>> {
        let steps = parse::parse(text, names)?;
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

    /// The exact value over the inputs, in the base of its unit.
    ///
    /// # Errors
    /// The fault and its place in the text.
    pub fn evaluate(&self, inputs: &[Argument]) -> Result<Exact, Fault> {
        let (value, dimensions) = self.run(inputs)?;
        match dimensions.fits(self.unit.dimensions()) {
            true => Ok(value),
            false => Err(Fault::Result(dimensions)),
        }
    }

    /// The exact value over plain numbers, whatever their unit.
    ///
    /// # Errors
    /// The fault and its place in the text.
    pub fn evaluate_bare(&self, inputs: &[Argument]) -> Result<Exact, Fault> {
        Ok(self.run(inputs)?.0)
    }

    fn run(&self, inputs: &[Argument]) -> Result<(Exact, Dimensions), Fault> {
        let mut stack: Vec<(Exact, Dimensions)> = Vec::new();
        let mut begun: Vec<usize> = Vec::new();
        for step in &self.steps {
            match step {
                Step::Value(value, _) => stack.push((value.clone(), Dimensions::default())),
                Step::Group => {}
                Step::Begin => begun.push(stack.len()),
                Step::Input(index, _) | Step::Spread(index, _) => match &inputs[*index] {
                    Argument::One(value, dimensions) => {
                        stack.push((value.clone(), dimensions.clone()))
                    }
                    Argument::Many(values) => stack.extend(values.iter().cloned()),
                },
                Step::Apply(operator, at) => {
                    let right = stack.pop().unwrap_or_default();
                    let result = match operator {
                        Operator::Negate => (-right.0, right.1),
                        operator => apply(*operator, stack.pop().unwrap_or_default(), right, at)?,
                    };
                    if result.0.is_excessive() {
                        return Err(Fault::TooLarge(at.clone()));
                    }
                    stack.push(result);
                }
                Step::Call(function, at) => {
                    let values = stack.split_off(begun.pop().unwrap_or_default().min(stack.len()));
                    stack.push(self.call(*function, values, at)?);
                }
            }
        }
        Ok(stack.pop().unwrap_or_default())
    }

    fn call(
        &self,
        function: Function,
        mut values: Vec<(Exact, Dimensions)>,
        at: &Range<usize>,
    ) -> Result<(Exact, Dimensions), Fault> {
        let wrong = || Fault::Arguments(at.clone());
        if function.rounds() {
            let places = match values.len() {
                2 => {
                    values.pop().filter(|(_, d)| d.is_bare()).and_then(|(places, _)| whole(&places))
                }
                1 => Some(0),
                _ => None,
            };
            let places = places.filter(|places| *places <= MOST_PLACES).ok_or_else(wrong)?;
            let (value, dimensions) = values.pop().ok_or_else(wrong)?;
            // Counts and bare numbers have one digit after the point in every unit; money and time have not.
            if !dimensions.fits(self.unit.dimensions()) && !dimensions.only_counts() {
                return Err(Fault::Rounding(at.clone(), dimensions));
            }
            return Ok((self.rounded(&value, &dimensions, places, function), dimensions));
        }
        if function == Function::Count {
            return Ok((Exact::from_integer(values.len().into()), Dimensions::default()));
        }
        let count = Exact::from_integer(values.len().into());
        let mut values = values.into_iter();
        let mut result = values.next().ok_or_else(wrong)?;
        for (value, dimensions) in values {
            if !result.1.fits(&dimensions) {
                return Err(Fault::Units(at.clone(), result.1, dimensions));
            }
            result.1 = result.1.common(&dimensions);
            match function {
                Function::Least => result.0 = result.0.min(value),
                Function::Greatest => result.0 = result.0.max(value),
                _ => result.0 += value,
            }
        }
        if result.0.is_excessive() {
            return Err(Fault::TooLarge(at.clone()));
        }
        if function == Function::Mean {
            result.0 = result.0 / count;
        }
        Ok(result)
    }

    /// Rounds in the unit of the formula where the value is of its kind, else in the base unit.
    fn rounded(
        &self,
        value: &Exact,
        dimensions: &Dimensions,
        places: u32,
        function: Function,
    ) -> Exact {
        let own = dimensions.fits(self.unit.dimensions());
        let factor = if own { self.unit.factor().clone() } else { Exact::from_decimal(1, 0) };
        let scale = Exact::from_decimal(1, places);
        let scaled = value / &factor / &scale;
        let cut: BigInt = match function {
            Function::Truncate => scaled.truncate(),
            Function::RoundEven => scaled.round_half_even(),
            Function::RoundUp => -(-scaled).floor(),
            Function::RoundDown => scaled.floor(),
            _ => scaled.round(),
        };
        Exact::from_integer(cut) * scale * factor
    }
}

/// A whole number of places.
fn whole(value: &Exact) -> Option<u32> {
    let rounded = value.round();
    (Exact::from_integer(rounded.clone()) == *value).then(|| rounded.to_u32()).flatten()
}

fn apply(
    operator: Operator,
    left: (Exact, Dimensions),
    right: (Exact, Dimensions),
    at: &Range<usize>,
) -> Result<(Exact, Dimensions), Fault> {
    let (a, b) = (left.0, right.0);
    Ok(match operator {
        Operator::Add | Operator::Subtract => {
            if !left.1.fits(&right.1) {
                return Err(Fault::Units(at.clone(), left.1, right.1));
            }
            (if operator == Operator::Add { a + b } else { a - b }, left.1.common(&right.1))
        }
        Operator::Multiply => (a * b, left.1.times(&right.1)),
        Operator::Divide if b.is_zero() => return Err(Fault::DivisionByZero(at.clone())),
        Operator::Divide | Operator::Negate => (a / b, left.1.over(&right.1)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Units;
    use crate::notation::number::show;

    /// The value of a formula over inputs of a unit each, or what is wrong with it.
    fn result_in(unit: &str, text: &str, inputs: &[(&str, &[i64], &str)]) -> String {
        let units = Units::new([]);
        let mut sources = crate::source::Sources::new();
        let span = Span::new(sources.add_text("f", text), 0..text.len());
        let names: Vec<(&str, bool)> =
            inputs.iter().map(|(name, values, _)| (*name, values.len() != 1)).collect();
        let value = |v: &i64, word: &str| {
            let unit = units.get(word).unwrap();
            (Exact::from_integer((*v).into()) * unit.factor(), unit.dimensions().clone())
        };
        let arguments: Vec<Argument> = inputs
            .iter()
            .map(|(_, values, word)| match values {
                [one] => {
                    let (value, dimensions) = value(one, word);
                    Argument::One(value, dimensions)
                }
                many => Argument::Many(many.iter().map(|v| value(v, word)).collect()),
            })
            .collect();
        let unit = units.get(unit).unwrap();
        match Formula::parse(text, &names, unit.clone(), 2, span) {
            Ok(formula) => match formula.evaluate(&arguments) {
                Ok(value) => show(&(value / unit.factor()), 2),
                Err(fault) => format!("{fault:?}").split('(').next().unwrap_or_default().to_owned(),
            },
            Err(problems) => problems.iter().map(|p| p.code.as_str()).collect::<Vec<_>>().join(" "),
        }
    }

    fn result(text: &str) -> String {
        result_in("", text, &[])
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(result("1 + 2 × 3 - 4 ÷ 8"), "6.50");
        assert_eq!(result("(1 + 2) × -3"), "-9.00");
        assert_eq!(result("2 - -3"), "5.00");
        assert_eq!(result("1 ÷ 3 × 3"), "1.00");
        assert_eq!(result("486.72 × 3.72%"), "18.11");
        assert_eq!(result("486.72 × ร้อยละ 3.72"), "18.11");
        assert_eq!(result("8 - 3 - 2"), "3.00");
    }

    #[test]
    fn functions_take_values_and_lists() {
        let list: (&str, &[i64], &str) = ("โครงการ", &[3, 1, 2], "บาท");
        assert_eq!(result_in("บาท", "ผลรวม(โครงการ)", &[list]), "6.00");
        assert_eq!(result_in("บาท", "สูงสุด(โครงการ) - ต่ำสุด(โครงการ)", &[list]), "2.00");
        assert_eq!(result_in("", "จำนวน(โครงการ)", &[list]), "3.00");
        assert_eq!(result_in("บาท", "mean(โครงการ)", &[list]), "2.00");
        assert_eq!(result("sum(1,000; 2, 3)"), "1,005.00");
        assert_eq!(result("ปัด(2.345; 2) + ตัดทศนิยม(2.349; 2)"), "4.69");
        assert_eq!(result("ปัดขึ้น(2.341; 2) + ปัดลง(-2.341; 2)"), "0.00");
        assert_eq!(result("ปัดคู่(2.5) + ปัดคู่(3.5) + ปัดคู่(-2.5)"), "4.00");
        assert_eq!(result("ปัดคู่(2.51) + ปัดคู่(-2.51)"), "0.00");
        assert_eq!(result("ปัด(2.5)"), "3.00");
        assert_eq!(result("ปัด(2.5; 1.5)"), "Arguments");
        assert_eq!(result_in("บาท", "โครงการ + 1", &[list]), "bad-formula");
        assert_eq!(result("ผลรวม(100,200)"), "bad-formula");
        assert_eq!(result("ปัด(100,200)"), "100,200.00");
        assert_eq!(result("ผลลวม(1)"), "bad-formula");
        assert_eq!(result("(1; 2)"), "bad-formula");
        assert_eq!(result_in("", "จำนวน(โครงการ)", &[("โครงการ", &[], "บาท")]), "0.00");
        assert_eq!(result_in("บาท", "ผลรวม(โครงการ)", &[("โครงการ", &[], "บาท")]), "Arguments");
    }

    #[test]
    fn rounding_is_in_the_declared_unit() {
        let money: (&str, &[i64], &str) = ("เงิน", &[1_234_567], "บาท");
        assert_eq!(result_in("ล้านบาท", "ปัด(เงิน; 1)", &[money]), "1.20");
        // In which unit it would be rounded nobody can say.
        let time: (&str, &[i64], &str) = ("เวลา", &[29], "นาที");
        let rate: (&str, &[i64], &str) = ("อัตรา", &[80], "บาท/ชั่วโมง");
        assert_eq!(result_in("บาท", "ปัด(เวลา) × อัตรา", &[time, rate]), "Rounding");
        assert_eq!(result_in("บาท", "ปัด(เวลา × อัตรา)", &[time, rate]), "39.00");
        let people: (&str, &[i64], &str) = ("คน", &[7], "ราย");
        assert_eq!(result_in("บาท", "ปัด(คน ÷ 2) × เงิน", &[people, money]), "4,938,268.00");
        assert_eq!(result_in("บาท", "ปัด(เงิน; คน)", &[people, money]), "Arguments");
        let list: (&str, &[i64], &str) = ("ไตรมาส", &[12, 1], "บาท");
        assert_eq!(result_in("บาท", "ปัด(ไตรมาส)", &[list]), "bad-formula");
        assert_eq!(result_in("บาท", "ปัด(เงิน; 1)", &[money]), "1,234,567.00");
    }

    #[test]
    fn units_are_carried_through() {
        let baht: (&str, &[i64], &str) = ("เงิน", &[100], "บาท");
        let million: (&str, &[i64], &str) = ("งบ", &[1], "ล้านบาท");
        let people: (&str, &[i64], &str) = ("คน", &[4], "ราย");
        let hours: (&str, &[i64], &str) = ("เวลา", &[30], "นาที");
        let rate: (&str, &[i64], &str) = ("อัตรา", &[80], "บาท/ชั่วโมง");
        assert_eq!(result_in("บาท", "งบ + เงิน", &[baht, million]), "1,000,100.00");
        assert_eq!(result_in("บาท", "เงิน + คน", &[baht, people]), "Units");
        assert_eq!(result_in("บาท", "เงิน + 1", &[baht]), "Units");
        assert_eq!(result_in("บาท", "เวลา × อัตรา", &[hours, rate]), "40.00");
        assert_eq!(result_in("บาท", "คน × เงิน", &[people, baht]), "400.00");
        // Which of two comes first makes no difference, and counts of two things never meet.
        assert_eq!(result_in("บาท/ราย", "(คน × เงิน + เงิน) ÷ คน", &[people, baht]), "125.00");
        assert_eq!(result_in("บาท/ราย", "(เงิน + คน × เงิน) ÷ คน", &[people, baht]), "125.00");
        let bodies: (&str, &[i64], &str) = ("หน่วย", &[3], "หน่วยงาน");
        let mixed = "(คน × เงิน + หน่วย × เงิน) ÷ เงิน + คน";
        assert_eq!(result_in("ราย", mixed, &[people, baht, bodies]), "Units");
        assert_eq!(result_in("ราย", "คน × เงิน", &[people, baht]), "Result");
        assert_eq!(result_in("", "เงิน ÷ เงิน", &[baht]), "1.00");
        assert_eq!(result_in("ร้อยละ", "เงิน ÷ เงิน", &[baht]), "100.00");
    }

    #[test]
    fn names_are_thai_and_may_have_spaces() {
        let inputs: [(&str, &[i64], &str); 2] = [("รายได้", &[10], ""), ("ค่าใช้จ่าย รวม", &[4], "")];
        assert_eq!(result_in("", "รายได้ - ค่าใช้จ่าย รวม", &inputs), "6.00");
        assert_eq!(result_in("", "รายไดั + รายได้", &inputs), "unknown-reference");
        let inputs: [(&str, &[i64], &str); 4] = [
            ("งบปี 2561", &[10], ""),
            ("งบปี 256", &[3], ""),
            ("e-Tax (ใหม่)", &[4], ""),
            ("e", &[1], ""),
        ];
        assert_eq!(result_in("", "งบปี 2561 - งบปี 256", &inputs), "7.00");
        assert_eq!(result_in("", "(e-Tax (ใหม่) - e) × 2", &inputs), "6.00");
        assert_eq!(result_in("", "งบปี 2562", &inputs), "unknown-reference");
    }

    #[test]
    fn what_is_no_formula_says_where() {
        for text in ["1 +", "(1", "1)", "2 2", "", "1 & 2", "ผลรวม(", "ผลรวม()", "ปัด(1;)", "; 1"]
        {
            assert_eq!(result(text), "bad-formula", "{text}");
        }
        assert_eq!(result("1 ÷ (2 - 2)"), "DivisionByZero");
        assert_eq!(result("13.O4 + 1"), "bad-number");
    }

    #[test]
    fn depth_length_and_size_are_no_danger() {
        let deep = format!("{}1{}", "(".repeat(20_000), ")".repeat(20_000));
        assert_eq!(result(&deep), "1.00");
        assert_eq!(result(&vec!["1"; 10_000].join(" + ")), "10,000.00");
        assert_eq!(result(&vec!["9999999999999999999999999999"; 10_000].join(" × ")), "TooLarge");
        assert_eq!(result(&vec!["1 ÷ 3"; 10_000].join(" + ")), "3,333.33");
    }
}
