//! What published documents print, against what is so.

use crate::diagnostic::{Findings, catalogue::scoring as say};
use crate::model::{
    Assessment, Claim, Claimed, Criterion, Indicator, InputValue, Reported, Requirement, Unit,
    Value, Year,
};
use crate::notation::{Exact, number};
use crate::scoring::{FactValue, IndicatorScore, Scored, Verdict};

/// What is so, to be compared with what is printed.
enum Actual<'a> {
    /// A value as it was written.
    Value(&'a Value),
    /// A computed value.
    Computed(&'a FactValue),
    /// An exact value in the base of a unit; as it is written.
    Exact(Exact, String),
    /// What a target asks for.
    Requirement(&'a Requirement),
    /// Words.
    Text(String),
    /// Nothing is known, so nothing contradicts it.
    Unknown,
}

/// Compares every claim, at the scale of the claim.
pub(super) fn check(scored: &Scored, findings: &mut Findings) {
    for claim in &scored.model.agency.claims {
        if let Some(vision) = &scored.model.agency.vision {
            compare(claim, Actual::Text(vision.th.clone()), findings);
        }
    }
    for (number, year) in &scored.model.years {
        let Some(scores) = scored.years.get(number) else { continue };
        for (indicator, score) in year.indicators.iter().zip(&scores.indicators) {
            for claim in &indicator.claims {
                compare(claim, of_indicator(claim.about, indicator, score, year, scored), findings);
            }
        }
        for fact in year.sheets.iter().flat_map(|sheet| &sheet.facts) {
            for claim in &fact.claims {
                let actual = match claim.about {
                    Claimed::Name => Actual::Text(fact.name.th.clone()),
                    _ => Actual::Value(&fact.value),
                };
                compare(claim, actual, findings);
            }
        }
        for (calculation, score) in year.calculations.iter().zip(&scores.calculations) {
            for claim in &calculation.claims {
                let actual = match claim.about {
                    Claimed::Name => Actual::Text(calculation.name.th.clone()),
                    _ => score.total.as_ref().map_or(Actual::Unknown, Actual::Computed),
                };
                compare(claim, actual, findings);
            }
            for (item, value) in calculation.items.iter().zip(&score.items) {
                for claim in &item.claims {
                    let actual = match claim.about {
                        Claimed::Name => Actual::Text(item.name.th.clone()),
                        Claimed::Input(at) => {
                            input(&item.inputs[at].value, value.inputs.get(at), &claim.value)
                        }
                        _ => value.value.as_ref().map_or(Actual::Unknown, Actual::Computed),
                    };
                    compare(claim, actual, findings);
                }
            }
        }
    }
}

fn of_indicator<'a>(
    about: Claimed,
    indicator: &'a Indicator,
    score: &'a IndicatorScore,
    year: &Year,
    scored: &Scored,
) -> Actual<'a> {
    let criteria: &[Criterion] = match &indicator.assessment {
        Assessment::Criteria(criteria) => criteria,
        _ => &[],
    };
    match about {
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
                    scored.model.frameworks.get(&year.framework).map_or(Actual::Unknown, |f| {
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
        Claimed::Input(at) => Actual::Unknown.or_input(indicator, score, at),
        Claimed::Vision => Actual::Unknown,
    }
}

impl<'a> Actual<'a> {
    fn or_input(
        self,
        indicator: &'a Indicator,
        score: &'a IndicatorScore,
        at: usize,
    ) -> Actual<'a> {
        match indicator.inputs.get(at) {
            Some(found) => {
                let claim = indicator.claims.iter().find(|claim| claim.about == Claimed::Input(at));
                claim.map_or(self, |claim| input(&found.value, score.inputs.get(at), &claim.value))
            }
            None => self,
        }
    }
}

fn reported(result: &Reported) -> Actual<'_> {
    match result {
        Reported::Value(value) => Actual::Value(&value.value),
        Reported::Formula(_) | Reported::Missing => Actual::Unknown,
    }
}

/// The value of an input, written in the unit of the claim.
fn input<'a>(written: &InputValue, value: Option<&Option<Exact>>, claimed: &Value) -> Actual<'a> {
    let Some(Some(exact)) = value else { return Actual::Unknown };
    let text = match (written, claimed) {
        (InputValue::Quantity(quantity), _) => quantity.to_string(),
        (InputValue::Fact(_), Value::Quantity { quantity, .. }) => {
            let places = quantity.number.scale();
            quantity.unit.with(&number::show(&(exact / quantity.unit.factor()), places))
        }
        (InputValue::Fact(_), _) => number::show(exact, 2),
    };
    Actual::Exact(exact.clone(), text)
}

/// Reports a claim that differs.
fn compare(claim: &Claim, actual: Actual<'_>, findings: &mut Findings) {
    let text = match &actual {
        Actual::Unknown => return,
        Actual::Value(value) => value.to_string(),
        Actual::Computed(value) => value.to_string(),
        Actual::Exact(_, text) | Actual::Text(text) => text.clone(),
        Actual::Requirement(requirement) => requirement.to_string(),
    };
    let printed = claim.value.to_string();
    let difference = match &claim.value {
        Value::Quantity { quantity, high, .. } => {
            let exact = match &actual {
                Actual::Value(Value::Quantity { quantity: q, high: h, .. }) => {
                    if h.is_some() != high.is_some() || !same_unit(&q.unit, &quantity.unit) {
                        None
                    } else {
                        Some(q.in_base())
                    }
                }
                Actual::Computed(value) if same_unit(&value.unit, &quantity.unit) => {
                    Some(value.exact.clone())
                }
                Actual::Exact(exact, _) => Some(exact.clone()),
                Actual::Requirement(
                    Requirement::Bound(_, q) | Requirement::Level(q) | Requirement::Band(q, _),
                ) if same_unit(&q.unit, &quantity.unit) => Some(q.in_base()),
                _ => None,
            };
            match exact {
                Some(exact) => {
                    // At the claim's own scale: 4 agrees with 4.0000, and 2,219,285 with 2,219,284.77.
                    let in_unit = exact / quantity.unit.factor();
                    let rounded = number::round(&in_unit, quantity.number.scale());
                    if rounded.is_some_and(|rounded| rounded.exact() == quantity.number.exact()) {
                        return;
                    }
                    let by = in_unit - quantity.number.exact();
                    let by = if by < Exact::default() { -by } else { by };
                    let places = quantity.number.scale().max(places(&actual, &quantity.unit));
                    Some(quantity.unit.with(&number::show(&by, places)))
                }
                None => None,
            }
        }
        Value::State(state, _) => match &actual {
            Actual::Value(Value::State(other, _)) if other == state => return,
            _ => None,
        },
        Value::Text(words) => {
            if same_words(words, &text) {
                return;
            }
            None
        }
    };
    let document = claim.document.as_ref().map(|name| {
        let place = |text: &str, place: Option<&str>| match place {
            Some(place) => format!("{text}, {place}"),
            None => text.to_owned(),
        };
        let th = place(&name.th, claim.place.as_ref().map(|p| p.th.as_str()));
        let en = place(
            name.get(crate::diagnostic::Locale::En),
            claim.place.as_ref().map(|p| p.get(crate::diagnostic::Locale::En)),
        );
        (th, en)
    });
    let document = document.as_ref().map(|(th, en)| (th.as_str(), en.as_str()));
    findings
        .push(say::claim_differs(&printed, &text, difference.as_deref(), document).at(claim.span));
}

/// Decimals needed to show a difference from what is so.
fn places(actual: &Actual<'_>, unit: &Unit) -> u32 {
    match actual {
        Actual::Value(Value::Quantity { quantity, .. }) if quantity.unit == *unit => {
            quantity.number.scale()
        }
        Actual::Computed(value) if value.unit == *unit => value.places,
        _ => 0,
    }
}

fn same_unit(a: &Unit, b: &Unit) -> bool {
    // A printed number without a unit is compared as it stands in a table with a unit line.
    a.fits(b) || b.name().is_empty()
}

/// Alike but for spaces and the form of quotation marks: how a page was set is no contradiction.
fn same_words(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '”')).collect()
    };
    plain(a) == plain(b)
}
