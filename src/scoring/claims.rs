//! Claims: what a published document prints, compared with what is so.

use crate::diagnostic::Bilingual;
use crate::formula::{Argument, Formula};
use crate::model::{
    Agency, Assessment, Calculation, CalculationItem, Claim, Claimed, Criterion, Fact, FactContent,
    FactOf, FactRef, Indicator, Input, Model, OperandValue, Quantity, Reported, Requirement, Unit,
    Value, Working, Year,
};
use crate::notation::{Bound, Exact, Number, number};
use crate::unit::Dimensions;

use super::causes::{Slip, Sums};
use super::{CalculationScore, FactValue, IndicatorScore, Verdict, Worked, YearScore};

/// How a claim differs from what is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What is so.
    pub actual: String,
    /// By how much, where both are numbers.
    pub by: Option<String>,
    /// What probably went wrong, where a simple slip explains it.
    pub cause: Option<Bilingual>,
}

/// How a claim about the agency differs.
pub fn of_agency(claim: &Claim, agency: &Agency) -> Option<Difference> {
    compare(claim, &Actual::Text(agency.vision.as_ref()?.th.clone()), Behind::default())
}

/// How a claim about a fact differs.
pub fn of_fact(claim: &Claim, fact: &Fact, worked: &Worked) -> Option<Difference> {
    match (claim.about, &fact.content) {
        (Claimed::Name, _) => {
            compare(claim, &Actual::Text(fact.name.th.clone()), Behind::default())
        }
        (_, FactContent::Stated(value)) => compare(claim, &Actual::Value(value), Behind::default()),
        (about, FactContent::Computed(working)) => of_working(claim, about, working, worked),
    }
}

/// How a claim about a worked value, or about an input of it, differs.
fn of_working(
    claim: &Claim,
    about: Claimed,
    working: &Working,
    worked: &Worked,
) -> Option<Difference> {
    if let Claimed::Input(at) = about {
        let actual = input(working.inputs.get(at)?, worked.inputs.get(at)?.as_ref(), &claim.value);
        return compare(claim, &actual, Behind::default());
    }
    let behind = Behind {
        formula: working.formula.as_ref(),
        inputs: &working.inputs,
        values: &worked.inputs,
        ..Behind::default()
    };
    compare(claim, &Actual::Computed(worked.value.as_ref()?), behind)
}

/// How a claim about the total of a calculation differs.
pub fn of_calculation(
    claim: &Claim,
    calculation: &Calculation,
    score: &CalculationScore,
) -> Option<Difference> {
    match claim.about {
        Claimed::Name => {
            compare(claim, &Actual::Text(calculation.name.th.clone()), Behind::default())
        }
        _ => {
            let behind = Behind { addends: addends(calculation, score), ..Behind::default() };
            compare(claim, &Actual::Computed(score.total.as_ref()?), behind)
        }
    }
}

/// How a claim about an item of a calculation differs.
pub fn of_item(claim: &Claim, item: &CalculationItem, worked: &Worked) -> Option<Difference> {
    match claim.about {
        Claimed::Name => compare(claim, &Actual::Text(item.name.th.clone()), Behind::default()),
        about => of_working(claim, about, &item.working, worked),
    }
}

/// How a claim about an indicator differs.
pub fn of_indicator(
    claim: &Claim,
    indicator: &Indicator,
    score: &IndicatorScore,
    (year, scores): (&Year, &YearScore),
    model: &Model,
) -> Option<Difference> {
    // What is added up in a total that stands here as an input.
    let addends = match claim.about {
        Claimed::Input(at) => match indicator.inputs.get(at).and_then(Input::only) {
            Some(OperandValue::Fact(FactRef { year: of, of: FactOf::Total(at) }))
                if *of == year.year =>
            {
                addends(&year.calculations[*at], &scores.calculations[*at])
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let formula = match claim.about {
        Claimed::Result => indicator.formula(),
        _ => None,
    };
    let behind = Behind { formula, inputs: &indicator.inputs, values: &score.inputs, addends };
    compare(claim, &actual(claim, indicator, score, year, model), behind)
}

/// What is so, to be compared with what is printed.
enum Actual<'a> {
    /// A value as it was written.
    Value(&'a Value),
    /// A computed value.
    Computed(&'a FactValue),
    /// The value of an input, in the base of its unit.
    Exact {
        value: Exact,
        dimensions: Dimensions,
        /// As it is written, with its unit, where it is.
        written: Option<Quantity>,
        /// As it is shown.
        text: String,
    },
    /// What a target asks for.
    Requirement(&'a Requirement),
    /// Words.
    Text(String),
    /// Nothing is known, so nothing contradicts it.
    Unknown,
}

fn actual<'a>(
    claim: &Claim,
    indicator: &'a Indicator,
    score: &'a IndicatorScore,
    year: &Year,
    model: &Model,
) -> Actual<'a> {
    let criteria: &[Criterion] = match &indicator.assessment {
        Assessment::Criteria(criteria) => criteria,
        _ => &[],
    };
    match claim.about {
        Claimed::Name => Actual::Text(indicator.name.th.clone()),
        Claimed::Symbol => match &score.rating {
            Verdict::Decided(rating) => Actual::Text(rating.symbol().to_owned()),
            // A printed symbol where nothing was assessed claims what is not so.
            Verdict::NotAssessed(_) => Actual::Text("-".to_owned()),
            Verdict::Undecided(_) => Actual::Unknown,
        },
        Claimed::Result => match (&score.value, criteria, &indicator.assessment) {
            (Some(value), ..) => Actual::Computed(value),
            (None, [only], _) => reported(&only.result),
            (None, _, Assessment::Levels { result, .. }) => reported(result),
            (None, _, Assessment::PartLevel { part, .. }) => match &score.level {
                Some(Verdict::Decided(level)) => {
                    model.frameworks.get(&year.framework).map_or(Actual::Unknown, |f| {
                        Actual::Text(f.parts[*part].overall.levels[*level].name.th.clone())
                    })
                }
                _ => Actual::Unknown,
            },
            // A state in the place of all criteria is one result.
            (None, [first, ..], _) => match &first.result {
                Reported::Value(value) if matches!(value.value, Value::State(..)) => {
                    Actual::Value(&value.value)
                }
                _ => indicator
                    .result_text
                    .as_ref()
                    .map_or(Actual::Unknown, |text| Actual::Text(text.th.clone())),
            },
            _ => Actual::Unknown,
        },
        Claimed::Target => match criteria {
            [only] => Actual::Requirement(&only.target),
            _ => indicator
                .target_text
                .as_ref()
                .map_or(Actual::Unknown, |text| Actual::Text(text.th.clone())),
        },
        Claimed::Criterion(at) => criteria.get(at).map_or(Actual::Unknown, |c| reported(&c.result)),
        Claimed::CriterionTarget(at) => {
            criteria.get(at).map_or(Actual::Unknown, |c| Actual::Requirement(&c.target))
        }
        Claimed::Input(at) => match indicator.inputs.get(at) {
            Some(found) => {
                input(found, score.inputs.get(at).and_then(Option::as_ref), &claim.value)
            }
            None => Actual::Unknown,
        },
        Claimed::Vision => Actual::Unknown,
    }
}

fn reported(result: &Reported) -> Actual<'_> {
    match result {
        Reported::Value(value) => Actual::Value(&value.value),
        Reported::Formula(_) | Reported::Missing => Actual::Unknown,
    }
}

/// The value of an input, written in the unit of the claim; a list is no one value.
fn input<'a>(input: &Input, value: Option<&Argument>, claimed: &Value) -> Actual<'a> {
    let Some(Argument::One(exact, dimensions)) = value else { return Actual::Unknown };
    let text = match (input.only(), claimed) {
        (Some(OperandValue::Quantity(quantity)), _) => quantity.to_string(),
        (_, Value::Quantity { quantity, .. }) => {
            let places = quantity.number.scale();
            quantity.unit.with(&number::show(&(exact / quantity.unit.factor()), places))
        }
        _ => number::show(exact, 2),
    };
    let written = match input.only() {
        Some(OperandValue::Quantity(quantity)) => Some(quantity.clone()),
        _ => None,
    };
    Actual::Exact { value: exact.clone(), dimensions: dimensions.clone(), written, text }
}

/// The items of a calculation and their values, in the base of their units.
fn addends<'a>(calculation: &'a Calculation, score: &CalculationScore) -> Vec<(&'a str, Exact)> {
    let values = calculation.items.iter().zip(&score.items);
    values
        .filter_map(|(item, value)| {
            Some((item.name.th.as_str(), value.value.as_ref()?.exact.clone()))
        })
        .collect()
}

/// What went into a value: for finding out what went wrong with a printed one.
#[derive(Default)]
struct Behind<'a> {
    /// What is added up, in the base of the unit.
    addends: Vec<(&'a str, Exact)>,
    formula: Option<&'a Formula>,
    inputs: &'a [Input],
    values: &'a [Option<Argument>],
}

impl<'a> Behind<'a> {
    fn slip(self, actual: Exact, printed: Number, factor: &Exact) -> Slip<'a> {
        let arguments = || self.values.iter().cloned().collect::<Option<Vec<Argument>>>();
        let written = |input: &Input| match input.only() {
            Some(OperandValue::Quantity(q)) => Some((q.number, q.unit.factor().clone())),
            // What stands elsewhere is checked there; a list has no one number to mend.
            _ => None,
        };
        let formula = self.formula.zip(arguments()).map(|(formula, arguments)| Sums {
            formula,
            arguments,
            inputs: self.inputs.iter().map(|i| (i.name.as_str(), written(i))).collect(),
            factor: factor.clone(),
        });
        let addends =
            self.addends.into_iter().map(|(name, value)| (name, value / factor)).collect();
        Slip { actual, printed, addends, formula }
    }
}

/// How a claim differs, at its own scale.
fn compare(claim: &Claim, actual: &Actual<'_>, behind: Behind<'_>) -> Option<Difference> {
    let text = match actual {
        Actual::Unknown => return None,
        Actual::Value(value) => value.to_string(),
        Actual::Computed(value) => value.to_string(),
        Actual::Exact { text, .. } | Actual::Text(text) => text.clone(),
        Actual::Requirement(requirement) => requirement.to_string(),
    };
    let (mut by, mut cause) = (None, None);
    match &claim.value {
        Value::Quantity { bound, quantity, high, .. } => {
            if let Some(so) = so(actual, &quantity.unit) {
                // At the claim's own scale: 4 agrees with 4.0000, and 2,219,285 with 2,219,284.77.
                let agrees = |exact: &Exact, printed: Number| {
                    let rounded = number::round(&(exact / &so.factor), printed.scale());
                    rounded.is_some_and(|rounded| rounded.exact() == printed.exact())
                };
                let low = agrees(&so.low, quantity.number);
                let ends = match (&so.high, high) {
                    (Some(exact), Some(printed)) => agrees(exact, *printed),
                    (None, None) => true,
                    _ => false,
                };
                // A bare number claims nothing of which side is open.
                let side = matches!(bound, Bound::Bare) || so.bound.is_none_or(|b| b == *bound);
                if low && ends && side {
                    return None;
                }
                if low && ends {
                    cause = Some(Bilingual::new(
                        "ตัวเลขตรงกัน แต่คำนำหน้าต่างกัน: ค่าเดียวกับขอบเขตไม่ใช่เรื่องเดียวกัน",
                        "the number agrees, the word before it does not: a value is not a bound",
                    ));
                }
                if !low {
                    let in_unit = &so.low / &so.factor;
                    let difference = (&in_unit - quantity.number.exact()).abs();
                    let places = quantity.number.scale().max(so.places);
                    by = Some(so.unit.with(&number::show(&difference, places)));
                    cause = behind.slip(in_unit, quantity.number, &so.factor).cause();
                }
            }
        }
        Value::State(state, _) => {
            if matches!(actual, Actual::Value(Value::State(other, _)) if other == state) {
                return None;
            }
        }
        Value::Text(words) => {
            if same_words(words, &text) {
                return None;
            }
        }
    }
    Some(Difference { actual: text, by, cause })
}

/// What is so, as numbers that a claim in a unit can be compared with.
struct So {
    /// In the base of the unit.
    low: Exact,
    /// The upper end of a band.
    high: Option<Exact>,
    /// The word before it; nothing where it has none to compare.
    bound: Option<Bound>,
    /// How many of the base one of the claim's unit is.
    factor: Exact,
    /// The unit in which a difference is told.
    unit: Unit,
    /// Decimals of it, as far as they are in that unit.
    places: u32,
}

/// What is so as a number, where a claim of that unit can be compared with it. A claim without a unit
/// is in the unit of what it claims, as a number stands in a table under a head with the unit.
fn so(actual: &Actual<'_>, claimed: &Unit) -> Option<So> {
    let (low, high, bound, unit, scale) = match actual {
        Actual::Value(Value::Quantity { bound, quantity, high, .. }) => {
            let high = high.map(|high| high.exact() * quantity.unit.factor());
            (quantity.in_base(), high, *bound, &quantity.unit, quantity.number.scale())
        }
        Actual::Computed(value) => {
            (value.exact.clone(), None, Bound::Exactly, &value.unit, value.places)
        }
        Actual::Requirement(Requirement::Bound(bound, q, _)) => {
            (q.in_base(), None, *bound, &q.unit, q.number.scale())
        }
        Actual::Requirement(Requirement::Level(q, _)) => {
            (q.in_base(), None, Bound::AtLeast, &q.unit, q.number.scale())
        }
        Actual::Requirement(Requirement::Band(low, high, _)) => {
            (low.in_base(), Some(high.in_base()), Bound::Bare, &low.unit, low.number.scale())
        }
        Actual::Exact { written: Some(q), .. } => {
            (q.in_base(), None, Bound::Exactly, &q.unit, q.number.scale())
        }
        Actual::Exact { value, dimensions, .. } => {
            return dimensions.fits(claimed.dimensions()).then(|| {
                let in_unit = value / claimed.factor();
                So {
                    low: value.clone(),
                    high: None,
                    bound: Some(Bound::Exactly),
                    factor: claimed.factor().clone(),
                    unit: claimed.clone(),
                    places: number::shortest(&in_unit).map_or(2, |n| n.scale()).min(4),
                }
            });
        }
        Actual::Text(_) | Actual::Unknown | Actual::Value(_) | Actual::Requirement(_) => {
            return None;
        }
    };
    if !unit.fits(claimed) && !claimed.name().is_empty() {
        return None;
    }
    let in_unit = if claimed.name().is_empty() { unit } else { claimed };
    let bound = match bound {
        Bound::Bare | Bound::Exactly => Bound::Exactly,
        other => other,
    };
    Some(So {
        low,
        high,
        bound: Some(bound),
        factor: in_unit.factor().clone(),
        unit: in_unit.clone(),
        places: if in_unit == unit { scale } else { 0 },
    })
}

/// Alike but for spaces and the form of quotation marks: how a page was set is no contradiction.
fn same_words(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String {
        let text = crate::thai::comparable(text);
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '”')).collect()
    };
    plain(a) == plain(b)
}
