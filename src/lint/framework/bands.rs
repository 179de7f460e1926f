//! Bands: values in none of them, in two of them, and bands that changed places.

use std::collections::BTreeMap;

use num_traits::Zero;

use crate::diagnostic::{Findings, catalogue::coverage as say};
use crate::model::framework::{Band, Component, Framework, Mark, Part};
use crate::model::interval::{End, Interval};
use crate::model::{Assessment, Indicator, Model};
use crate::notation::{Exact, number};
use crate::records::Text;
use crate::records::framework::{Method, Total};
use crate::scoring::exact;
use crate::source::Span;

/// Checks every list of bands of a framework once.
pub(super) fn check(framework: &Framework, model: &Model, findings: &mut Findings) {
    let known = known(framework, model);
    for (at, part) in framework.parts.iter().enumerate() {
        let shared: Vec<usize> = (0..part.components.len())
            .filter(|c| uses_bands(&part.components[*c]) && !part.components[*c].own_bands)
            .collect();
        if let Some(first) = shared.first() {
            let hull = shared
                .iter()
                .map(|c| component_domain(&part.components[*c], (at, *c), &known))
                .reduce(Domain::with)
                .unwrap_or_default();
            let of = (format!(" {}", part.name.th), part.name.get(crate::diagnostic::Locale::En));
            let list = Bands {
                bands: &part.components[*first].bands,
                marks: &framework.grades,
                domain: hull,
                of: (&of.0, of.1),
                open: part.not_covered.as_ref(),
            };
            list.check(findings);
        }
        let own = part.components.iter().enumerate();
        for (c, component) in own.filter(|(_, c)| uses_bands(c) && c.own_bands) {
            let of = format!("องค์ประกอบ {}", component.name.th);
            let list = Bands {
                bands: &component.bands,
                marks: &framework.grades,
                domain: component_domain(component, (at, c), &known),
                of: (&of, &component.name.th),
                open: component.not_covered.as_ref(),
            };
            list.check(findings);
        }
        if !part.overall.bands.is_empty() {
            let of = format!("คะแนนรวม {}", part.name.th);
            let list = Bands {
                bands: &part.overall.bands,
                marks: &part.overall.levels,
                domain: total_domain(part, at, &known),
                of: (&of, "the total"),
                open: part.overall.not_covered.as_ref(),
            };
            list.check(findings);
        }
    }
}

/// Whether a component looks its grade up in bands.
fn uses_bands(component: &Component) -> bool {
    component.method != Method::Single && !component.bands.is_empty()
}

/// The values that can come up: what is known of either end.
#[derive(Debug, Clone, Default)]
struct Domain {
    low: Option<Exact>,
    high: Option<Exact>,
}

impl Domain {
    fn percent() -> Self {
        Domain { low: Some(Exact::zero()), high: Some(exact(100)) }
    }

    /// What either of two can be.
    fn with(self, other: Domain) -> Domain {
        let both = |a: Option<Exact>, b: Option<Exact>, pick: fn(Exact, Exact) -> Exact| {
            a.zip(b).map(|(a, b)| pick(a, b))
        };
        Domain {
            low: both(self.low, other.low, Exact::min),
            high: both(self.high, other.high, Exact::max),
        }
    }
}

/// What the indicators of each component can get, where that is known.
type Known = BTreeMap<(usize, usize), Domain>;

/// The points that the indicators of the years give which a framework rules.
fn known(framework: &Framework, model: &Model) -> Known {
    let mut known = Known::new();
    let years = model.years.values().filter(|year| year.framework == framework.year);
    for indicator in years.flat_map(|year| &year.indicators) {
        let Some(own) = points(indicator, &framework.parts[indicator.part]) else { continue };
        let place = (indicator.part, indicator.component);
        let both = match known.remove(&place) {
            Some(others) => own.with(others),
            None => own,
        };
        known.insert(place, both);
    }
    known
}

/// What a component can come to.
fn component_domain(component: &Component, place: (usize, usize), known: &Known) -> Domain {
    match component.method {
        Method::SharePassed => Domain::percent(),
        Method::Single | Method::PointsSum => Domain::default(),
        Method::WeightedPoints | Method::LowestPoints => {
            let Domain { low, high } = known.get(&place).cloned().unwrap_or_default();
            let cap = |high: Exact| component.cap.clone().map_or(high.clone(), |cap| high.min(cap));
            Domain { low, high: high.map(cap) }
        }
    }
}

/// The least and the most points of an indicator; nothing of a heading.
fn points(indicator: &Indicator, part: &Part) -> Option<Domain> {
    let levels = |points: Vec<Exact>| Domain {
        low: part
            .below_first
            .clone()
            .and_then(|below| Some(points.iter().min()?.clone().min(below))),
        high: points
            .iter()
            .max()
            .map(|most| part.below_first.clone().map_or(most.clone(), |b| b.max(most.clone()))),
    };
    Some(match &indicator.assessment {
        Assessment::Heading => return None,
        Assessment::Levels { levels: steps, .. } => {
            levels(steps.iter().map(|(points, _)| points.exact()).collect())
        }
        Assessment::Milestones { steps, .. } => {
            levels(steps.iter().map(|step| step.points.exact()).collect())
        }
        Assessment::Criteria(_) | Assessment::PartLevel { .. } => {
            Domain { low: Some(Exact::zero()), high: part.full_points.clone() }
        }
    })
}

/// What the total of a part can come to.
fn total_domain(part: &Part, at: usize, known: &Known) -> Domain {
    let weighs = |component: &&(usize, &Component)| {
        component.1.weight.as_ref().is_none_or(|weight| !weight.is_zero())
    };
    let components: Vec<(usize, &Component)> = part.components.iter().enumerate().collect();
    let domains = components
        .iter()
        .filter(weighs)
        .map(|(c, component)| (component, component_domain(component, (at, *c), known)));
    let domain = match part.overall.total {
        Total::Mean => domains.map(|(_, domain)| domain).reduce(Domain::with).unwrap_or_default(),
        Total::Sum => {
            let weighed = domains.map(|(component, domain)| {
                let weight = component.weight.clone().unwrap_or_else(|| exact(1));
                let times = |end: Option<Exact>| end.map(|end| end * &weight);
                Domain { low: times(domain.low), high: times(domain.high) }
            });
            let add = |a: Option<Exact>, b: Option<Exact>| a.zip(b).map(|(a, b)| a + b);
            let sum =
                |a: Domain, b: Domain| Domain { low: add(a.low, b.low), high: add(a.high, b.high) };
            weighed.reduce(sum).unwrap_or_default()
        }
    };
    let cap = |high: Exact| part.overall.cap.clone().map_or(high.clone(), |cap| high.min(cap));
    Domain { low: domain.low, high: domain.high.map(cap) }
}

/// A list of bands, and what it is for.
struct Bands<'a> {
    bands: &'a [Band],
    marks: &'a [Mark],
    domain: Domain,
    of: (&'a str, &'a str),
    open: Option<&'a Text>,
}

impl Bands<'_> {
    fn check(&self, findings: &mut Findings) {
        let mut order: Vec<&Band> = self.bands.iter().collect();
        order.sort_by_key(|band| key(&band.interval));
        let gaps = self.gaps(&order);
        match self.open {
            None => {
                for (value, place) in &gaps {
                    findings.push(say::band_gap(value, self.of).at(*place));
                }
            }
            Some(open) if gaps.is_empty() => findings.push(say::nothing_open().at(open.span)),
            Some(_) => {}
        }
        self.overlaps(&order, findings);
        self.order(&order, findings);
    }

    /// A value of each hole, and the band next to it.
    fn gaps(&self, order: &[&Band]) -> Vec<(String, Span)> {
        let mut gaps = Vec::new();
        let (Some(first), Some(last)) = (order.first(), order.last()) else { return gaps };
        let closed = |value: &Exact, closed| Some(End { value: value.clone(), closed });
        // Below all bands, and above.
        let mut reach: Option<&End> = first.interval.high.as_ref();
        if let (Some(least), Some(low)) = (&self.domain.low, &first.interval.low) {
            let hole = Interval { low: closed(least, true), high: closed(&low.value, !low.closed) };
            gaps.extend(inside(&hole).map(|value| (value, first.span)));
        }
        let mut endless = first.interval.high.is_none();
        for band in &order[1..] {
            if endless {
                break;
            }
            if let (Some(high), Some(low)) = (reach, &band.interval.low) {
                let hole = Interval {
                    low: closed(&high.value, !high.closed),
                    high: closed(&low.value, !low.closed),
                };
                gaps.extend(inside(&hole).map(|value| (value, band.span)));
            }
            match &band.interval.high {
                None => endless = true,
                Some(high) => {
                    let further =
                        |known: &End| (&high.value, high.closed) > (&known.value, known.closed);
                    if reach.is_none_or(further) {
                        reach = Some(high);
                    }
                }
            }
        }
        if let (false, Some(most), Some(high)) = (endless, &self.domain.high, reach) {
            let hole =
                Interval { low: closed(&high.value, !high.closed), high: closed(most, true) };
            gaps.extend(inside(&hole).map(|value| (value, last.span)));
        }
        gaps
    }

    /// Bands that share more than an end and give different grades. At a shared end the first counts.
    fn overlaps(&self, order: &[&Band], findings: &mut Findings) {
        // Of those that begin lower, the one that reaches furthest, and the furthest of another grade.
        let mut furthest: Vec<&Band> = Vec::new();
        for band in order {
            let lower = furthest.iter().find_map(|lower| {
                let value = shared(&lower.interval, &band.interval)?;
                (lower.gives != band.gives).then_some((*lower, value))
            });
            if let Some((lower, value)) = lower {
                let (first, second) =
                    if lower.span <= band.span { (lower, *band) } else { (*band, lower) };
                findings.push(
                    say::band_overlap(&value, &first.text, &second.text).at(second.span).related(
                        first.span,
                        "ซ้อนกับช่วงนี้",
                        "it overlaps this one",
                    ),
                );
            }
            furthest.push(band);
            furthest.sort_by_key(|band| std::cmp::Reverse(reach(&band.interval)));
            let best = furthest[0].gives;
            let other = furthest.iter().skip(1).find(|band| band.gives != best).copied();
            furthest.truncate(1);
            furthest.extend(other);
        }
    }

    /// The first pair of bands in which the higher value has the worse grade.
    fn order(&self, order: &[&Band], findings: &mut Findings) {
        for pair in order.windows(2) {
            let (lower, higher) = (pair[0], pair[1]);
            if higher.gives <= lower.gives || shared(&lower.interval, &higher.interval).is_some() {
                continue;
            }
            let (Some(less), Some(more)) = (some(&lower.interval), some(&higher.interval)) else {
                continue;
            };
            let name = |band: &Band| self.marks[band.gives].name.th.as_str();
            let problem = say::band_order(&more, name(higher), &less, name(lower));
            findings.push(problem.at(higher.span));
            return;
        }
    }
}

/// What bands are sorted by: from where on they hold.
fn key(interval: &Interval) -> (bool, Option<Exact>, bool) {
    let low = interval.low.as_ref();
    (low.is_some(), low.map(|low| low.value.clone()), low.is_some_and(|low| !low.closed))
}

/// How far a band reaches.
fn reach(interval: &Interval) -> (bool, Option<Exact>, bool) {
    let high = interval.high.as_ref();
    (high.is_none(), high.map(|high| high.value.clone()), high.is_some_and(|high| high.closed))
}

/// A value that two bands share beyond a common end.
fn shared(a: &Interval, b: &Interval) -> Option<String> {
    let Interval { low, high } = a.and(b);
    match (low, high) {
        (Some(low), Some(high)) if low.value < high.value => {
            inside(&Interval { low: Some(low), high: Some(high) })
        }
        (Some(_), Some(_)) => {
            // The same point twice is no common end of two neighbours.
            let point = |i: &Interval| i.low.is_some() && i.low == i.high;
            (point(a) && a == b).then(|| some(a)).flatten()
        }
        (low, high) => some(&Interval { low, high }),
    }
}

/// A value of an interval: the shortest one near its middle.
fn some(interval: &Interval) -> Option<String> {
    match (&interval.low, &interval.high) {
        (Some(_), Some(_)) => inside(interval),
        (Some(low), None) => {
            shown(&(if low.closed { low.value.clone() } else { &low.value + &exact(1) }))
        }
        (None, Some(high)) => {
            shown(&(if high.closed { high.value.clone() } else { &high.value - &exact(1) }))
        }
        (None, None) => Some("0".to_owned()),
    }
}

/// The shortest decimal inside an interval with two ends, near its middle; nothing where it is empty.
pub(super) fn inside(interval: &Interval) -> Option<String> {
    let (Some(low), Some(high)) = (&interval.low, &interval.high) else { return None };
    if interval.is_empty() {
        return None;
    }
    if low.value == high.value {
        return shown(&low.value);
    }
    let middle = (&low.value + &high.value) / exact(2);
    (0..=28).find_map(|places| {
        let near = number::round(&middle, places)?;
        let within = near.exact() > low.value && near.exact() < high.value;
        within.then(|| near.to_string())
    })
}

fn shown(value: &Exact) -> Option<String> {
    Some(
        number::shortest(value).map_or_else(|| number::show(value, 4), |number| number.to_string()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(low: (&str, bool), high: (&str, bool)) -> Option<String> {
        let end = |(value, closed): (&str, bool)| {
            let value = crate::notation::Number::parse(value).unwrap().exact();
            Some(End { value, closed })
        };
        inside(&Interval { low: end(low), high: end(high) })
    }

    #[test]
    fn the_case_is_the_shortest_number_in_the_hole() {
        let open = |value| (value, false);
        assert_eq!(between(open("74.99"), open("75")).as_deref(), Some("74.995"));
        assert_eq!(between(open("80"), open("90")).as_deref(), Some("85"));
        assert_eq!(between(open("0"), open("1")).as_deref(), Some("0.5"));
        assert_eq!(between(("67", true), ("67", true)).as_deref(), Some("67"));
        assert_eq!(between(open("67"), ("67", true)), None);
        assert_eq!(between(open("68"), open("67")), None);
    }
}
