//! The exact value of a formula, with its unit.

use std::ops::Range;

use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

use crate::notation::Exact;
use crate::unit::Dimensions;

use super::{Argument, Fault, Formula, Function, Operator, Step};

/// Decimals that a formula may round to.
const MOST_PLACES: u32 = 12;

impl Formula {
    /// The exact value over the inputs, in the base of its unit.
    ///
    /// # Errors
    /// The fault and its place in the text.
    pub fn evaluate(&self, inputs: &[Argument]) -> Result<Exact, Fault> {
        let (value, dimensions) = self.run(inputs)?;
        match self.unit.takes(&dimensions) {
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
        // Where the values of each open function begin, and how long the lists among them are.
        let mut begun: Vec<(usize, Vec<usize>)> = Vec::new();
        for step in &self.steps {
            match step {
                Step::Value(value, _) => stack.push((value.clone(), Dimensions::default())),
                Step::Group => {}
                Step::Begin => begun.push((stack.len(), Vec::new())),
                Step::Input(index, _) | Step::Spread(index, _) => match &inputs[*index] {
                    Argument::One(value, dimensions) => {
                        stack.push((value.clone(), dimensions.clone()))
                    }
                    Argument::Many(values) => {
                        if let Some((_, lists)) = begun.last_mut() {
                            lists.push(values.len());
                        }
                        stack.extend(values.iter().cloned());
                    }
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
                    let (from, lists) = begun.pop().unwrap_or_default();
                    let values = stack.split_off(from.min(stack.len()));
                    stack.push(match function {
                        Function::WeightedMean => weighted_mean(values, &lists, at)?,
                        function => self.call(*function, values, at)?,
                    });
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

/// The mean of values that weigh differently: two lists of one length, or a value and its weight in turn.
fn weighted_mean(
    values: Vec<(Exact, Dimensions)>,
    lists: &[usize],
    at: &Range<usize>,
) -> Result<(Exact, Dimensions), Fault> {
    let half = values.len() / 2;
    let order: Vec<(usize, usize)> = match lists {
        [first, second] if first == second && 2 * first == values.len() => {
            (0..half).map(|index| (index, half + index)).collect()
        }
        [] if 2 * half == values.len() => {
            (0..half).map(|index| (2 * index, 2 * index + 1)).collect()
        }
        _ => return Err(Fault::Weights(at.clone())),
    };
    let Some((first_value, first_weight)) = order.first() else {
        return Err(Fault::Weights(at.clone()));
    };
    let (mut sum, mut weights) = (Exact::zero(), Exact::zero());
    let mut dimensions = values[*first_value].1.clone();
    let of_weights = &values[*first_weight].1;
    for (value, weight) in order {
        let ((value, of_value), (weight, of_weight)) = (&values[value], &values[weight]);
        if !dimensions.fits(of_value) {
            return Err(Fault::Units(at.clone(), dimensions, of_value.clone()));
        }
        if !of_weights.fits(of_weight) {
            return Err(Fault::Units(at.clone(), of_weights.clone(), of_weight.clone()));
        }
        dimensions = dimensions.common(of_value);
        sum += value * weight;
        weights += weight.clone();
        if sum.is_excessive() || weights.is_excessive() {
            return Err(Fault::TooLarge(at.clone()));
        }
    }
    match weights.is_zero() {
        true => Err(Fault::DivisionByZero(at.clone())),
        false => Ok((sum / weights, dimensions)),
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
