//! Weights: that they add up, and that each of them counts.

use std::collections::{BTreeMap, BTreeSet};

use num_traits::{One, Zero};

use crate::diagnostic::{Findings, Locale, Problem};
use crate::lint::say::weights as say;
use crate::model::framework::{Component, Framework};
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

/// Checks the weights of components that become one number: of a part, or of the component that they stand in.
pub(super) fn components(framework: &Framework, findings: &mut Findings) {
    for part in &framework.parts {
        let top: Vec<&Component> = part.top().map(|at| &part.components[at]).collect();
        match part.overall.bands.is_empty() {
            true => {
                let name = (part.name.get(Locale::Th), part.name.get(Locale::En));
                let problem = |names: &[&str]| say::weights_beside_readings(names, name);
                unused(&top, problem, findings);
            }
            false => {
                // A component that has no number is kept out by a weight of 0.
                let counted =
                    top.into_iter().filter(|component| component.method != Method::Single);
                let adds_up = part.overall.total == Total::Mean;
                let of = format!("องค์ประกอบใน {}", part.name.th);
                let of = (of.as_str(), "the components");
                check(&weighed(counted), part.weights_total.as_ref(), adds_up, of, findings);
            }
        }
        for component in part.components.iter().filter(|component| !component.children.is_empty()) {
            let inner = component.children.iter().map(|at| &part.components[*at]);
            match component.method {
                Method::WeightedPoints | Method::PointsSum => {
                    let adds_up = component.method == Method::WeightedPoints;
                    let of = format!("องค์ประกอบย่อยใน {}", component.name.th);
                    let of = (of.as_str(), "the components");
                    let declared = component.weights_total.as_ref();
                    check(&weighed(inner), declared, adds_up, of, findings);
                }
                Method::SharePassed | Method::LowestPoints | Method::Single => {
                    let method = component.method;
                    let method = (method.word(Locale::Th), method.word(Locale::En));
                    let name = &component.name.th;
                    let problem = |names: &[&str]| say::weights_beside_method(names, name, method);
                    unused(&inner.collect::<Vec<_>>(), problem, findings);
                }
            }
        }
    }
}

fn weighed<'a>(components: impl Iterator<Item = &'a Component>) -> Vec<Weighed<'a>> {
    let weighed = components.map(|component| Weighed {
        weight: component.weight.clone(),
        name: &component.name.th,
        span: component.weight_span.unwrap_or(component.span),
    });
    weighed.collect()
}

/// Reports weights that nothing uses, at the first of them.
fn unused(
    components: &[&Component],
    problem: impl Fn(&[&str]) -> Problem,
    findings: &mut Findings,
) {
    let written = components.iter().filter_map(|c| Some((c.name.th.as_str(), c.weight_span?)));
    let (names, places): (Vec<&str>, Vec<Span>) = written.unzip();
    findings.extend_one(places.first().map(|place| problem(&names).at(*place)));
}

/// What is said of the weights of indicators: those beside each other have to add up, others count
/// nothing.
#[derive(Default)]
struct Groups {
    /// By part, component and heading.
    beside: BTreeMap<(usize, usize, Option<usize>), Vec<usize>>,
    /// By part and component: weights that the method does not use.
    unused: BTreeMap<(usize, usize), Vec<usize>>,
    /// By part and component: weights of headings whose leaves are counted.
    headings: BTreeMap<(usize, usize), Vec<usize>>,
}

impl Groups {
    fn of(year: &Year, framework: &Framework) -> Self {
        let mut groups = Groups::default();
        for (at, indicator) in year.indicators.iter().enumerate() {
            let place = (indicator.part, indicator.component);
            let Some(component) = framework.parts[place.0].components.get(place.1) else {
                continue;
            };
            let heading = matches!(indicator.assessment, Assessment::Heading);
            let leaves = component.counted == Counted::Leaves;
            let list = match component.method {
                Method::WeightedPoints | Method::PointsSum if leaves && heading => {
                    groups.headings.entry(place)
                }
                Method::WeightedPoints | Method::PointsSum => {
                    let beside = if leaves { None } else { indicator.parent };
                    groups.beside.entry((place.0, place.1, beside)).or_default().push(at);
                    continue;
                }
                Method::SharePassed | Method::Single | Method::LowestPoints => {
                    groups.unused.entry(place)
                }
            };
            if indicator.weight.is_some() {
                list.or_default().push(at);
            }
        }
        groups
    }
}

/// The components some of whose indicators weigh nothing together, so that nothing can be scored.
pub(in crate::lint) fn weightless(year: &Year, framework: &Framework) -> BTreeSet<(usize, usize)> {
    let groups = Groups::of(year, framework).beside;
    let nothing = |at: &usize| year.indicators[*at].weight.is_some_and(|weight| weight.is_zero());
    let weightless = groups.into_iter().filter(|(_, members)| members.iter().all(nothing));
    weightless.map(|((part, component, _), _)| (part, component)).collect()
}

/// Checks the weights of a year's indicators.
pub(super) fn indicators(year: &Year, framework: &Framework, findings: &mut Findings) {
    let groups = Groups::of(year, framework);
    let component = |(part, at): (usize, usize)| &framework.parts[part].components[at];
    let numbers = |list: &[usize]| -> Vec<&str> {
        list.iter().map(|at| year.indicators[*at].number.as_str()).collect()
    };
    let place = |at: usize| {
        let indicator = &year.indicators[at];
        indicator.weight_span.unwrap_or(indicator.span)
    };
    for (of, list) in &groups.unused {
        let component = component(*of);
        let method = (component.method.word(Locale::Th), component.method.word(Locale::En));
        // Where they add up as weights do, it is the method that somebody forgot.
        let forgotten = !component.method_written && adds_up(year, component, list);
        let (names, name) = (numbers(list), &component.name.th);
        findings.push(match forgotten {
            true => say::method_forgotten(&names, name).at(component.span),
            false => say::weights_beside_method(&names, name, method).at(place(list[0])),
        });
    }
    for (of, list) in &groups.headings {
        let (component, names) = (component(*of), numbers(list));
        let top = (0..year.indicators.len()).filter(|at| {
            let indicator = &year.indicators[*at];
            (indicator.part, indicator.component) == *of && indicator.parent.is_none()
        });
        let forgotten =
            !component.counted_written && adds_up(year, component, &top.collect::<Vec<_>>());
        findings.push(match forgotten {
            true => say::counting_forgotten(&names, &component.name.th).at(component.span),
            false => say::weights_of_headings(&names, &component.name.th).at(place(list[0])),
        });
    }
    // What is missing, or could not be read, may be what makes the weights add up.
    if year.incomplete || year.indicators.iter().any(|indicator| indicator.faulty) {
        return;
    }
    for ((part, component, beside), members) in groups.beside {
        // What is said of their headings goes for them.
        if groups.headings.contains_key(&(part, component)) {
            continue;
        }
        let component = &framework.parts[part].components[component];
        let list: Vec<Weighed<'_>> = members
            .iter()
            .map(|at| Weighed {
                weight: year.indicators[*at].weight.map(|weight| weight.exact()),
                name: year.indicators[*at].number.as_str(),
                span: place(*at),
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

/// Whether the weights of several indicators add up as those of a component do.
fn adds_up(year: &Year, component: &Component, list: &[usize]) -> bool {
    let weights = list.iter().map(|at| year.indicators[*at].weight.map(|weight| weight.exact()));
    let sum: Option<Exact> = weights.sum();
    list.len() > 1 && sum.is_some_and(|sum| wanted(component.weights_total.as_ref()).contains(&sum))
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
    let Some(first) = list.iter().find(|weighed| weighed.weight.is_some()).or(list.first()) else {
        return;
    };
    if sum.is_zero() {
        findings.push(say::weights_all_zero(of).at(first.span));
        return;
    }
    let millionth = &sum / &exact(1_000_000);
    for weighed in list {
        let Some(weight) = &weighed.weight else { continue };
        if weight.is_zero() {
            findings.push(say::weight_zero(weighed.name).at(weighed.span));
        } else if *weight < millionth {
            findings.push(say::weight_tiny(&number::plain(weight), weighed.name).at(weighed.span));
        }
    }
    // Where every weight is 1 the rules count alike, and nothing has to add up.
    let alike = weights().all(|weight| weight.is_one());
    if (declared.is_some() || (adds_up && !alike)) && !wanted(declared).contains(&sum) {
        let wanted: Vec<String> = wanted(declared).iter().map(number::plain).collect();
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        // One that has no weight, beside others that have, is what was forgotten.
        let (with, without): (Vec<_>, Vec<_>) = list.iter().partition(|w| w.weight.is_some());
        let names: Vec<&str> = without.iter().map(|weighed| weighed.name).collect();
        let problem = say::weights_total(&number::plain(&sum), &wanted, of);
        findings.push(match (with.is_empty(), without.first()) {
            (false, Some(none)) => say::without_weight(problem, &names).at(none.span),
            _ => problem.at(first.span),
        });
    }
}

/// What weights have to add up to.
fn wanted(declared: Option<&Exact>) -> Vec<Exact> {
    match declared {
        Some(total) => vec![total.clone()],
        None => vec![exact(100), Exact::one()],
    }
}
