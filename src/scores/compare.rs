//! What a what-if changes: before and after, result by result.

use serde::Serialize;

use super::{ComponentReport, OverallReport, Range, Report};

/// What was supposed, and what it changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhatIf {
    /// What was supposed, as it was written.
    pub set: Vec<String>,
    /// What it changed, in the order of the report.
    pub changes: Vec<Change>,
}

/// A result that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// `indicator`, `component` or `overall`.
    pub kind: &'static str,
    /// Id of the part it stands in.
    pub part: String,
    /// Its id.
    pub id: String,
    /// Number and name.
    pub name: String,
    /// What it was.
    pub before: Standing,
    /// What it is then.
    pub after: Standing,
}

/// What a result is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standing {
    /// `decided`, `undecided` or `not-assessed`.
    pub state: &'static str,
    /// The symbol.
    pub symbol: String,
    /// The name that goes with it.
    pub label: String,
    /// The number behind it: a result, a share, a total; may be empty.
    pub value: String,
    /// Points that the result has, or may have; empty where none are counted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub points: String,
    /// Names of the sub-levels that are possible, where the overall level has any; none for a case that the
    /// rules do not cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sublevel: Option<Vec<Option<String>>>,
}

/// What differs between two reports of the same year.
pub fn compare(before: &Report, after: &Report, set: &[String]) -> WhatIf {
    let mut changes = Vec::new();
    for ((was, components_were), (is, components)) in before.parts().zip(after.parts()) {
        let mut add = |kind, id: &str, name: String, before: Standing, after: Standing| {
            if before != after {
                let (part, id) = (is.part.clone(), id.to_owned());
                changes.push(Change { kind, part, id, name, before, after });
            }
        };
        for (was, is) in components_were.iter().zip(components) {
            for (was, is) in was.indicators.iter().zip(&is.indicators) {
                let standing = |of: &super::IndicatorReport| Standing {
                    state: of.state,
                    symbol: of.symbol.clone(),
                    label: of.label.clone(),
                    value: of.result.clone(),
                    points: match &of.points {
                        Some(points) => points.clone(),
                        None => {
                            let possible = of.possible_points.iter().map(Range::shown);
                            possible.collect::<Vec<_>>().join(", ")
                        }
                    },
                    sublevel: None,
                };
                let name = format!("{} {}", is.number, is.name);
                add("indicator", &is.id, name, standing(was), standing(is));
            }
            let name = format!("{} {}", is.number, is.name).trim().to_owned();
            add("component", &is.id, name, of_component(was), of_component(is));
        }
        add("overall", &is.part, is.name.clone(), of_overall(was), of_overall(is));
    }
    WhatIf { set: set.to_vec(), changes }
}

fn of_component(of: &ComponentReport) -> Standing {
    let values = of.readings.iter().map(|reading| match reading.points {
        true => reading.value.shown(),
        false => format!("{} = {}%", reading.count(), reading.value.shown()),
    });
    let value = values.collect::<Vec<_>>().join(", ");
    let (symbol, label) = (of.symbol.clone(), of.label.clone());
    Standing { state: of.state, symbol, label, value, points: String::new(), sublevel: None }
}

fn of_overall(of: &OverallReport) -> Standing {
    let total = of.total.as_ref().map(Range::shown).unwrap_or_default();
    // Decided or not: a sub-level that turns open has changed too.
    let sublevel = of.reasons.iter().find(|reason| reason.kind == "sublevel");
    Standing {
        state: of.state,
        symbol: of.symbol.clone(),
        label: of.label.clone(),
        value: total,
        points: String::new(),
        sublevel: sublevel.map(|reason| reason.facts.sublevels.clone()),
    }
}
