//! Weights: that they add up, and that each of them counts.

use std::collections::BTreeMap;

use num_traits::{One, Zero};

use crate::diagnostic::{Findings, catalogue::coverage as say};
use crate::model::framework::Framework;
use crate::model::{Assessment, Year};
use crate::notation::{Exact, number};
use crate::records::framework::{Counted, Method, Total};
use crate::scoring::exact;
use crate::source::Span;

/// A weight, whose it is, and where that stands.
struct Weighed<'a> {
    weight: Option<Exact>,
    name: &'a str,
    span: Span,
}

/// Checks the weights of components that become one number.
pub(super) fn components(framework: &Framework, findings: &mut Findings) {
    for part in framework.parts.iter().filter(|part| !part.overall.bands.is_empty()) {
        // A component that has no number is kept out by a weight of 0.
        let counted = part.components.iter().filter(|component| component.method != Method::Single);
        let list: Vec<Weighed<'_>> = counted
            .map(|component| Weighed {
                weight: component.weight.clone(),
                name: &component.name.th,
                span: component.span,
            })
            .collect();
        let adds_up = part.overall.total == Total::Mean;
        let of = (format!("องค์ประกอบใน {}", part.name.th), "the components");
        check(&list, part.weights_total.as_ref(), adds_up, (&of.0, of.1), findings);
    }
}

/// Checks the weights of a year's indicators, those beside each other together.
pub(super) fn indicators(year: &Year, framework: &Framework, findings: &mut Findings) {
    let mut groups: BTreeMap<(usize, usize, Option<usize>), Vec<usize>> = BTreeMap::new();
    let mut doubtful = year.incomplete;
    for (at, indicator) in year.indicators.iter().enumerate() {
        doubtful |= indicator.faulty;
        let Some(component) = framework.parts[indicator.part].components.get(indicator.component)
        else {
            continue;
        };
        let heading = matches!(indicator.assessment, Assessment::Heading);
        let beside = match component.counted {
            Counted::Leaves if heading => continue,
            Counted::Leaves => None,
            Counted::Top => indicator.parent,
        };
        if matches!(component.method, Method::WeightedPoints | Method::PointsSum) {
            groups.entry((indicator.part, indicator.component, beside)).or_default().push(at);
        }
    }
    // What is missing, or could not be read, may be what makes the weights add up.
    if doubtful {
        return;
    }
    for ((part, component, beside), members) in groups {
        let component = &framework.parts[part].components[component];
        let list: Vec<Weighed<'_>> = members
            .iter()
            .map(|at| &year.indicators[*at])
            .map(|indicator| Weighed {
                weight: indicator.weight.map(|weight| weight.exact()),
                name: indicator.number.as_str(),
                span: indicator.span,
            })
            .collect();
        let adds_up = component.method == Method::WeightedPoints;
        let of = match beside {
            Some(heading) => format!("ตัวชี้วัดใต้ {}", year.indicators[heading].number),
            None => format!("ตัวชี้วัดใน {}", component.name.th),
        };
        let declared = component.weights_total.as_ref().filter(|_| beside.is_none());
        check(&list, declared, adds_up, (&of, "the indicators"), findings);
    }
}

fn check(
    list: &[Weighed<'_>],
    declared: Option<&Exact>,
    adds_up: bool,
    of: (&str, &str),
    findings: &mut Findings,
) {
    let one = Exact::one();
    let weights = || list.iter().map(|weighed| weighed.weight.as_ref().unwrap_or(&one));
    let sum: Exact = weights().cloned().sum();
    let millionth = &sum / &exact(1_000_000);
    for weighed in list {
        let Some(weight) = &weighed.weight else { continue };
        if weight.is_zero() {
            findings.push(say::weight_zero(weighed.name).at(weighed.span));
        } else if *weight < millionth {
            findings.push(say::weight_tiny(&shown(weight), weighed.name).at(weighed.span));
        }
    }
    let Some(first) = list.iter().find(|weighed| weighed.weight.is_some()).or(list.first()) else {
        return;
    };
    let wanted = match declared {
        Some(total) => vec![total.clone()],
        None => vec![exact(100), one.clone()],
    };
    // Where every weight is 1 the rules count alike, and nothing has to add up.
    let alike = weights().all(|weight| weight.is_one());
    if (declared.is_some() || (adds_up && !alike)) && !wanted.contains(&sum) {
        let wanted: Vec<String> = wanted.iter().map(shown).collect();
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        findings.push(say::weights_total(&shown(&sum), &wanted, of).at(first.span));
    }
}

fn shown(value: &Exact) -> String {
    number::shortest(value).map_or_else(|| number::show(value, 4), |number| number.to_string())
}
