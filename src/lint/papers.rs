//! Counts of complaints and statements that contradict themselves.

use crate::diagnostic::Findings;
use crate::model::{Count, Fact, FactContent, Value, Year};
use crate::notation::{Bound, Exact};
use crate::records::papers::Mechanism;
use crate::resolve::say as structure;
use crate::resolve::say::papers as say;
use crate::scoring::{FactValue, Scored, YearScore, statement};

/// Complaints: more of them closed than there are, or some where nothing deals with them.
pub(super) fn complaints(scored: &Scored, findings: &mut Findings) {
    for (number, year) in &scored.model.years {
        let (Some(complaints), Some(scores)) = (&year.complaints, scored.years.get(number)) else {
            continue;
        };
        for channel in &complaints.channels {
            let mut counted = |count: &Option<Count>| {
                count.as_ref().and_then(|count| self::count(*count, year, scores, findings))
            };
            let (total, closed) = (counted(&channel.total), counted(&channel.closed));
            let name = channel.name.th.as_str();
            if let (Some(total), Some(closed), Some(place)) = (&total, &closed, &channel.closed) {
                if !closed.unit.fits(&total.unit) {
                    let problem = structure::unit_mismatch(closed.unit.name(), total.unit.name());
                    findings.push(problem.at(place.span));
                } else if closed.exact > total.exact {
                    let (closed, total) = (closed.to_string(), total.to_string());
                    findings.push(say::closed_exceed_total(name, &closed, &total).at(place.span));
                }
            }
            if let (Mechanism::Absent, Some(total)) = (channel.mechanism, &total)
                && total.exact > Exact::default()
            {
                let problem = say::complaints_without_mechanism(name, &total.to_string());
                findings.push(problem.at(channel.span));
            }
        }
    }
}

/// The number that a fact counts; a fact that says something else is reported, and a state is none.
fn count(
    count: Count,
    year: &Year,
    scores: &YearScore,
    findings: &mut Findings,
) -> Option<FactValue> {
    let (sheet, at) = count.fact;
    let fact: &Fact = &year.sheets[sheet].facts[at];
    let value = match &fact.content {
        FactContent::Computed(_) => scores.facts[sheet][at].value.clone()?,
        FactContent::Stated(Value::State(..)) => return None,
        FactContent::Stated(Value::Quantity {
            bound: Bound::Bare | Bound::Exactly,
            quantity,
            high: None,
            ..
        }) => {
            let places = quantity.number.scale();
            FactValue { exact: quantity.in_base(), unit: quantity.unit.clone(), places }
        }
        FactContent::Stated(other) => {
            findings.push(say::not_a_count(&other.to_string()).at(count.span));
            return None;
        }
    };
    let in_unit = &value.exact / value.unit.factor();
    if value.exact < Exact::default() || in_unit != Exact::from_integer(in_unit.truncate()) {
        findings.push(say::not_a_count(&value.to_string()).at(count.span));
        return None;
    }
    Some(value)
}

/// Statements whose lines have no value, or that come to another result than the formula.
pub(super) fn statements(scored: &Scored, findings: &mut Findings) {
    for (number, year) in &scored.model.years {
        let Some(scores) = scored.years.get(number) else { continue };
        for (indicator, score) in year.indicators.iter().zip(&scores.indicators) {
            match statement(indicator, &score.inputs) {
                Ok(None) => {}
                Ok(Some(found)) => {
                    let Some(result) = &score.value else { continue };
                    let by = &found.total.exact - &result.exact;
                    if by == Exact::default() {
                        continue;
                    }
                    let by = FactValue { exact: by.abs(), ..result.clone() };
                    let differs = |places: u32| {
                        let as_shown =
                            |value: &FactValue| FactValue { places, ..value.clone() }.to_string();
                        say::statement_differs(
                            &as_shown(&found.total),
                            &as_shown(result),
                            &as_shown(&by),
                        )
                    };
                    findings.push(differs(result.places).at(indicator.statement[0].span));
                }
                Err((group, line, fault)) => {
                    let formula = indicator.statement[group].lines[line].formula.as_ref();
                    if let Some(formula) = formula {
                        // Places in the text are places in the file where nothing was unescaped.
                        let exact = formula.span.range().len() == formula.text.len();
                        let problem = fault.problem(formula);
                        let problem = if exact { problem } else { problem.unplaced() };
                        findings.push(problem.at(formula.span));
                    }
                }
            }
        }
    }
}
