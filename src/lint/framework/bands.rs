//! Bands: values in none of them, in two of them, and bands that changed places.

use std::collections::BTreeSet;

use num_traits::Zero;

use crate::diagnostic::{Findings, Locale};
use crate::lint::say::coverage as say;
use crate::model::Model;
use crate::model::framework::{Band, Component, Framework, Mark, Part};
use crate::model::interval::{End, Interval};
use crate::notation::{Bound, Exact, Number, number};
use crate::records::Text;
use crate::records::framework::{Method, Total};
use crate::scoring::exact;
use crate::source::Span;

use super::domain::{Domain, Domains};

/// Checks every list of bands of a framework once.
pub(super) fn check(framework: &Framework, model: &Model, findings: &mut Findings) {
    let domains = Domains::of(framework, model);
    for (at, part) in framework.parts.iter().enumerate() {
        // Bands are checked once for all components that they are for.
        let own = part.components.iter().filter_map(|component| component.bands_of);
        let sources: BTreeSet<Option<usize>> = own.map(Some).chain([None]).collect();
        for source in sources {
            let uses: Vec<usize> = (0..part.components.len())
                .filter(|c| uses_bands(&part.components[*c]))
                .filter(|c| part.components[*c].bands_of == source)
                .collect();
            let Some(first) = uses.first() else { continue };
            let domain = uses.iter().map(|c| domains.component(at, *c)).reduce(Domain::with);
            let whole = (format!(" {}", part.name.th), part.name.get(Locale::En));
            let component = source.map(|source| &part.components[source]);
            let named = component.map(|component| format!("องค์ประกอบ {}", component.name.th));
            let list = Bands {
                bands: &part.components[*first].bands,
                marks: &framework.grades,
                domain: domain.unwrap_or_default(),
                most: uses
                    .iter()
                    .map(|c| most(&part.components[*c], domains.best(at, *c)))
                    .reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b)))
                    .flatten(),
                of: match component {
                    Some(component) => (named.as_deref().unwrap_or(""), &component.name.th),
                    None => (&whole.0, whole.1),
                },
                open: match component {
                    Some(component) => component.not_covered.as_ref(),
                    None => part.not_covered.as_ref(),
                },
            };
            list.check(findings);
        }
        if !part.overall.bands.is_empty() {
            let of = format!("คะแนนรวม {}", part.name.th);
            let list = Bands {
                bands: &part.overall.bands,
                marks: &part.overall.levels,
                most: most_of_total(part, domains.best_total(at)),
                domain: domains.total(at),
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

/// The most that a component can be asked for: a share, a cap, or what its best results give. A sum
/// may grow with every indicator that is still to be written.
fn most(component: &Component, best: Option<Exact>) -> Option<Exact> {
    match component.method {
        Method::SharePassed => Some(exact(100)),
        Method::PointsSum => component.cap.clone(),
        _ => best.or_else(|| component.cap.clone()),
    }
}

/// The most that a total can be.
fn most_of_total(part: &Part, best: Option<Exact>) -> Option<Exact> {
    let grows = part.overall.total == Total::Sum
        || part.components.iter().any(|component| component.method == Method::PointsSum);
    best.filter(|_| !grows).or_else(|| part.overall.cap.clone())
}

/// A list of bands, and what it is for.
struct Bands<'a> {
    bands: &'a [Band],
    marks: &'a [Mark],
    domain: Domain,
    /// The most that the rules let it be.
    most: Option<Exact>,
    of: (&'a str, &'a str),
    open: Option<&'a Text>,
}

impl Bands<'_> {
    fn check(&self, findings: &mut Findings) {
        let mut order: Vec<&Band> = self.bands.iter().collect();
        order.sort_by_key(|band| key(&band.interval));
        let gaps = self.gaps(&order);
        if let (Some(open), true) = (self.open, gaps.is_empty()) {
            findings.push(say::nothing_open().at(open.span));
        }
        for gap in self.undeclared(&gaps) {
            let meet = gap.meet.as_ref().map(|(below, above)| (&**below, &**above));
            let problem = say::band_gap(&gap.value, self.of, meet, self.open.is_some());
            findings.push(problem.at(gap.place));
        }
        self.overlaps(&order, findings);
        self.order(&order, findings);
        self.unused(findings);
    }

    /// The holes of which the document does not say that it leaves them. What is declared is words: they
    /// stand for the holes whose ends or example they name, and where they name none for the first.
    fn undeclared<'g>(&self, gaps: &'g [Gap]) -> Vec<&'g Gap> {
        let Some(open) = self.open else { return gaps.iter().collect() };
        let numbers = numbers(&open.th);
        let named = |gap: &Gap| {
            let ends = !gap.ends.is_empty() && gap.ends.iter().all(|end| numbers.contains(end));
            ends || numbers.iter().any(|number| number::plain(number) == gap.value)
        };
        let declared: Vec<bool> = gaps.iter().map(named).collect();
        let none = !declared.contains(&true);
        let left = gaps.iter().enumerate().filter(|(at, _)| !(declared[*at] || none && *at == 0));
        left.map(|(_, gap)| gap).collect()
    }

    /// A value of an interval, where there is one that the rules can come to.
    fn example(&self, interval: &Interval) -> Option<String> {
        self.possible(interval).or_else(|| some(interval))
    }

    /// A value of an interval that the rules can come to.
    fn possible(&self, interval: &Interval) -> Option<String> {
        let end = |value: &Exact| Some(End { value: value.clone(), closed: true });
        let all = Interval {
            low: self.domain.low.as_ref().and_then(end),
            high: self.domain.high.as_ref().and_then(end),
        };
        let within = interval.and(&all);
        if within.is_empty() { None } else { some(&within) }
    }

    /// Bands that no value comes to: points and shares are never below 0, nor above what the rules let
    /// them be.
    fn unused(&self, findings: &mut Findings) {
        let end = |value: Exact| Some(End { value, closed: true });
        let all = Interval { low: end(Exact::zero()), high: self.most.clone().and_then(end) };
        let most = self.most.as_ref().map(number::plain);
        for band in self.bands.iter().filter(|band| band.interval.is_apart(&all)) {
            findings.push(say::band_unused(&band.text, most.as_deref()).at(band.span));
        }
    }

    /// The holes between bands, below all of them, and above.
    fn gaps(&self, order: &[&Band]) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let (Some(first), Some(last)) = (order.first(), order.last()) else { return gaps };
        let closed = |value: &Exact, closed| Some(End { value: value.clone(), closed });
        // Below all bands, and above.
        let mut reach: Option<&End> = first.interval.high.as_ref();
        if let (Some(least), Some(low)) = (&self.domain.low, &first.interval.low) {
            let hole = Interval { low: closed(least, true), high: closed(&low.value, !low.closed) };
            gaps.extend(self.gap(&hole, first.span, None, &[low]));
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
                gaps.extend(self.gap(&hole, band.span, Some(low), &[high, low]));
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
            gaps.extend(self.gap(&hole, last.span, None, &[high]));
        }
        gaps
    }

    /// The hole between the ends of an interval, if there is any; `above` is where the next band begins,
    /// and `ends` are those of bands.
    fn gap(&self, hole: &Interval, place: Span, above: Option<&End>, ends: &[&End]) -> Option<Gap> {
        let meet = |low: &End| {
            let (below, above) = match low.closed {
                true => (Bound::LessThan, Bound::AtLeast),
                false => (Bound::AtMost, Bound::MoreThan),
            };
            let end = number::plain(&low.value);
            (below.with(&end), above.with(&end))
        };
        let value = inside(hole)?;
        let ends = ends.iter().map(|end| end.value.clone()).collect();
        let value = self.possible(hole).unwrap_or(value);
        Some(Gap { value, ends, place, meet: above.map(meet) })
    }

    /// Bands that share a value and give different grades.
    fn overlaps(&self, order: &[&Band], findings: &mut Findings) {
        // Of those that begin lower, the one that reaches furthest, and the furthest of another grade.
        let mut furthest: Vec<&Band> = Vec::new();
        let mut said: BTreeSet<Span> = BTreeSet::new();
        for band in order {
            let lower = furthest.iter().find_map(|lower| {
                let value = self.shared(&lower.interval, &band.interval)?;
                (lower.gives != band.gives).then_some((*lower, value))
            });
            // One band that reaches over several others is one slip.
            let lower = lower.filter(|(lower, _)| said.insert(lower.span.max(band.span)));
            if let Some((lower, value)) = lower {
                let (first, second) =
                    if lower.span <= band.span { (lower, *band) } else { (*band, lower) };
                let texts = (first.text.as_str(), second.text.as_str());
                let problem = match value {
                    Shared::End(value) => {
                        say::band_end_shared(&value, texts, &without_end(&lower.interval, &value))
                    }
                    Shared::Stretch(value) => say::band_overlap(&value, texts.0, texts.1),
                };
                findings.push(problem.at(second.span).related(
                    first.span,
                    "ซ้อนกับช่วงนี้",
                    "it overlaps this one",
                ));
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
            let both = self.shared(&lower.interval, &higher.interval);
            if higher.gives <= lower.gives || matches!(both, Some(Shared::Stretch(_))) {
                continue;
            }
            let (Some(less), Some(more)) =
                (self.example(&lower.interval), self.example(&higher.interval))
            else {
                continue;
            };
            let name = |band: &Band| self.marks[band.gives].name.th.as_str();
            let problem = say::band_order(&more, name(higher), &less, name(lower));
            findings.push(problem.at(higher.span));
            return;
        }
    }

    /// A value that a band shares with one that begins no lower.
    fn shared(&self, lower: &Interval, higher: &Interval) -> Option<Shared> {
        let both = lower.and(higher);
        let value = self.example(&both).filter(|_| !both.is_empty())?;
        let meet = both.single().is_some() && lower != higher && lower.high == higher.low;
        Some(if meet { Shared::End(value) } else { Shared::Stretch(value) })
    }
}

/// The numbers that stand in words.
fn numbers(text: &str) -> Vec<Exact> {
    let words = text.split(|c: char| !(crate::thai::digit(c).is_some() || c == '.' || c == ','));
    let clean = words.map(|word| word.trim_matches(['.', ',']));
    clean.filter_map(|word| Some(Number::parse(word).ok()?.exact())).collect()
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

/// A hole in a list of bands.
struct Gap {
    /// A value in it.
    value: String,
    /// The ends of the bands beside it.
    ends: Vec<Exact>,
    /// The band next to it.
    place: Span,
    /// How the ends of the bands on both sides are written so that they meet.
    meet: Option<(String, String)>,
}

/// A value that two bands share.
enum Shared {
    /// The end of both.
    End(String),
    /// One of many.
    Stretch(String),
}

/// How a band is written that leaves its upper end out.
fn without_end(band: &Interval, end: &str) -> String {
    let from = |low: &End| {
        let bound = if low.closed { Bound::AtLeast } else { Bound::MoreThan };
        format!("{}, และ: ", bound.with(&number::plain(&low.value)))
    };
    let from = band.low.as_ref().map(from).unwrap_or_default();
    format!("เกณฑ์: {from}{}", Bound::LessThan.with(end))
}

/// A value of an interval: the shortest one near its middle.
pub(super) fn some(interval: &Interval) -> Option<String> {
    match (&interval.low, &interval.high) {
        (Some(_), Some(_)) => inside(interval),
        (Some(low), None) => {
            let inside = if low.closed { low.value.clone() } else { &low.value + &exact(1) };
            Some(number::plain(&inside))
        }
        (None, Some(high)) => {
            let inside = if high.closed { high.value.clone() } else { &high.value - &exact(1) };
            Some(number::plain(&inside))
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
        return Some(number::plain(&low.value));
    }
    let middle = (&low.value + &high.value) / exact(2);
    let short = (0..=28).find_map(|places| {
        let near = number::round(&middle, places)?;
        let within = near.exact() > low.value && near.exact() < high.value;
        within.then(|| near.to_string())
    });
    short.or_else(|| Some(middle.to_string()))
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
