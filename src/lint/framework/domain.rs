//! What components and totals can come to: with every indicator at its least, and at its most.

use std::collections::BTreeMap;

use num_traits::{One, Zero};

use crate::model::framework::{Component, Framework, Part};
use crate::model::{Assessment, Indicator, Model, Reported, Year};
use crate::notation::Exact;
use crate::records::framework::{Counted, Method, Total};
use crate::scoring::exact;

/// Headings under headings that are looked through, as scoring does.
const DEEPEST: usize = 32;

/// The least and the most that come up; nothing of an end that nobody can know.
#[derive(Debug, Clone, Default)]
pub(super) struct Domain {
    pub(super) low: Option<Exact>,
    pub(super) high: Option<Exact>,
}

impl Domain {
    fn percent() -> Self {
        Domain { low: Some(Exact::zero()), high: Some(exact(100)) }
    }

    /// What either of two can be.
    pub(super) fn with(self, other: Domain) -> Domain {
        let both = |a: Option<Exact>, b: Option<Exact>, pick: fn(Exact, Exact) -> Exact| {
            a.zip(b).map(|(a, b)| pick(a, b))
        };
        Domain {
            low: both(self.low, other.low, Exact::min),
            high: both(self.high, other.high, Exact::max),
        }
    }

    fn capped(self, cap: Option<&Exact>) -> Domain {
        let under = |end: Exact| match cap {
            Some(cap) => end.min(cap.clone()),
            None => end,
        };
        Domain { low: self.low.map(under), high: self.high.map(under) }
    }
}

/// Several domains as one: their mean by weights, their sum, or the lowest.
fn combine(method: Method, parts: Vec<(Exact, Domain)>) -> Domain {
    let weights: Exact = parts.iter().map(|(weight, _)| weight).cloned().sum();
    if parts.is_empty() || (method == Method::WeightedPoints && weights.is_zero()) {
        return Domain::default();
    }
    let one = |end: fn(&Domain) -> Option<&Exact>| -> Option<Exact> {
        let ends = || parts.iter().map(|(weight, domain)| Some((weight, end(domain)?)));
        if method == Method::LowestPoints {
            return ends().map(|end| end.map(|(_, value)| value)).min().flatten().cloned();
        }
        let sum = ends().try_fold(Exact::zero(), |sum, end| {
            let (weight, value) = end?;
            Some(sum + weight * value)
        })?;
        Some(if method == Method::WeightedPoints { sum / &weights } else { sum })
    };
    Domain { low: one(|domain| domain.low.as_ref()), high: one(|domain| domain.high.as_ref()) }
}

/// The domains of a framework, over all years that it rules.
pub(super) struct Domains<'a> {
    framework: &'a Framework,
    components: BTreeMap<(usize, usize), Domain>,
    totals: BTreeMap<usize, Domain>,
    /// Whether a year of it has no result yet, so that its indicators are still being written.
    planned: bool,
    /// Whether every file of an indicator could be read: one that could not may be what reaches further.
    whole: bool,
}

impl<'a> Domains<'a> {
    pub(super) fn of(framework: &'a Framework, model: &Model) -> Self {
        let (mut components, mut totals) = (BTreeMap::new(), BTreeMap::new());
        let years = model.years.values().filter(|year| year.framework == framework.year);
        let whole = years.clone().all(|year| !year.incomplete);
        let planned = years.clone().any(is_planned);
        for year in years.filter(|_| whole) {
            let known = of_year(framework, year);
            for (at, part) in framework.parts.iter().enumerate() {
                if let Some(total) = total(part, |c| known.get(&(at, c)).cloned()) {
                    merge(&mut totals, at, total);
                }
            }
            for (place, domain) in known {
                merge(&mut components, place, domain);
            }
        }
        Domains { framework, components, totals, planned, whole }
    }

    /// What a component can come to; where no year says it, what its part gives for passing and failing.
    pub(super) fn component(&self, part: usize, at: usize) -> Domain {
        let rules = &self.framework.parts[part];
        let component = &rules.components[at];
        let inner = || of_components(rules, at, |at| Some(self.component(part, at)));
        let known = self.components.get(&(part, at)).cloned();
        known.or_else(inner).unwrap_or_else(|| match component.method {
            Method::SharePassed => Domain::percent(),
            Method::Single => Domain::default(),
            _ if !self.whole => Domain::default(),
            Method::PointsSum => Domain { low: Some(Exact::zero()), high: component.cap.clone() },
            Method::WeightedPoints | Method::LowestPoints => {
                let low = rules.below_first.clone().unwrap_or_default();
                Domain { low: Some(low), high: rules.full_points.clone() }
                    .capped(component.cap.as_ref())
            }
        })
    }

    /// The most that the indicators of a component give together, where there are any.
    pub(super) fn best(&self, part: usize, at: usize) -> Option<Exact> {
        let rules = &self.framework.parts[part];
        let known = self.components.get(&(part, at))?.high.clone()?;
        if !self.planned {
            return Some(known);
        }
        if !rules.components[at].children.is_empty() {
            let best = |at: usize| Some(Domain { low: None, high: self.best_of(part, at) });
            return of_components(rules, at, best)?.high;
        }
        // An indicator that is still to be written may give all that there is.
        let full = rules.full_points.clone()?.max(known);
        Some(rules.components[at].cap.iter().fold(full, |most, cap| most.min(cap.clone())))
    }

    /// The most that the components of a part give together, where any year says it.
    pub(super) fn best_total(&self, part: usize) -> Option<Exact> {
        let known = self.totals.get(&part)?.high.clone()?;
        if !self.planned {
            return Some(known);
        }
        let of = |at: usize| Some(Domain { low: None, high: self.best_of(part, at) });
        total(&self.framework.parts[part], of)?.high
    }

    /// The most that a component gives that may still get indicators.
    fn best_of(&self, part: usize, at: usize) -> Option<Exact> {
        let percent = self.framework.parts[part].components[at].method == Method::SharePassed;
        if percent { Some(exact(100)) } else { self.best(part, at) }
    }

    /// What the total of a part can come to.
    pub(super) fn total(&self, part: usize) -> Domain {
        let of_rules = || total(&self.framework.parts[part], |c| Some(self.component(part, c)));
        self.totals.get(&part).cloned().or_else(of_rules).unwrap_or_default()
    }
}

/// Whether nothing was reported in a year yet.
fn is_planned(year: &Year) -> bool {
    let missing = |result: &Reported| matches!(result, Reported::Missing);
    let bare = |indicator: &Indicator| match &indicator.assessment {
        Assessment::Heading | Assessment::PartLevel { .. } => true,
        Assessment::Criteria(criteria) => {
            criteria.iter().all(|c| missing(&c.result) && c.judgement.is_none())
        }
        Assessment::Levels { result, .. } => missing(result),
        Assessment::Milestones { steps, named } => {
            let all = || steps.iter().flat_map(|step| &step.criteria);
            missing(named) && all().all(|c| missing(&c.result) && c.judgement.is_none())
        }
    };
    year.indicators.iter().all(bare)
}

fn merge<K: Ord>(known: &mut BTreeMap<K, Domain>, key: K, own: Domain) {
    let both = match known.remove(&key) {
        Some(others) => others.with(own),
        None => own,
    };
    known.insert(key, both);
}

/// The total of the components of a part that are assessed.
fn total(part: &Part, of: impl Fn(usize) -> Option<Domain>) -> Option<Domain> {
    let weighed = part.top().map(|at| (weight(&part.components[at]), at));
    let parts: Vec<(Exact, Domain)> = weighed
        .filter(|(weight, _)| !weight.is_zero())
        .filter_map(|(weight, at)| Some((weight, of(at)?)))
        .collect();
    let method = match part.overall.total {
        Total::Mean => Method::WeightedPoints,
        Total::Sum => Method::PointsSum,
    };
    (!parts.is_empty()).then(|| combine(method, parts).capped(part.overall.cap.as_ref()))
}

/// What the components of a year come to that have indicators in it.
fn of_year(framework: &Framework, year: &Year) -> BTreeMap<(usize, usize), Domain> {
    let mut members: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let mut beneath: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut faulty: Vec<(usize, usize)> = Vec::new();
    for (at, indicator) in year.indicators.iter().enumerate() {
        let place = (indicator.part, indicator.component);
        let heading = matches!(indicator.assessment, Assessment::Heading);
        if let Some(parent) = indicator.parent {
            beneath.entry(parent).or_default().push(at);
        }
        let Some(component) = framework.parts[place.0].components.get(place.1) else { continue };
        if indicator.faulty {
            faulty.push(place);
        }
        let counted = match component.counted {
            Counted::Leaves => !heading,
            Counted::Top => indicator.parent.is_none(),
        };
        if counted && !year.is_skipped(place) {
            members.entry(place).or_default().push(at);
        }
    }
    let of_component = |(place, members): ((usize, usize), Vec<usize>)| {
        let part = &framework.parts[place.0];
        let component = &part.components[place.1];
        let domain = match component.method {
            Method::SharePassed => Domain::percent(),
            Method::Single => Domain::default(),
            // What was refused of an indicator may be its best level.
            _ if faulty.contains(&place) => Domain::default(),
            method => {
                let tree = Tree { year, beneath: &beneath, part, method };
                tree.of_all(&members, 0).capped(component.cap.as_ref())
            }
        };
        (place, domain)
    };
    let mut domains: BTreeMap<(usize, usize), Domain> =
        members.into_iter().map(of_component).collect();
    // What a component is made of comes behind it.
    for (p, part) in framework.parts.iter().enumerate() {
        for (at, component) in part.components.iter().enumerate().rev() {
            let inner = of_components(part, at, |at| domains.get(&(p, at)).cloned());
            if let Some(inner) = inner.filter(|_| !component.children.is_empty()) {
                domains.insert((p, at), inner);
            }
        }
    }
    domains
}

/// What a component comes to that is made of others; nothing where none of them is assessed.
fn of_components(part: &Part, at: usize, of: impl Fn(usize) -> Option<Domain>) -> Option<Domain> {
    let component = &part.components[at];
    let lowest = component.method == Method::LowestPoints;
    let parts: Vec<(Exact, Domain)> = component
        .children
        .iter()
        .map(|at| (if lowest { Exact::one() } else { weight(&part.components[*at]) }, *at))
        .filter(|(weight, _)| !weight.is_zero())
        .filter_map(|(weight, at)| Some((weight, of(at)?)))
        .collect();
    (!parts.is_empty()).then(|| match component.method {
        Method::SharePassed => Domain::percent(),
        Method::Single => Domain::default(),
        method => combine(method, parts).capped(component.cap.as_ref()),
    })
}

fn weight(component: &Component) -> Exact {
    component.weight.clone().unwrap_or_else(Exact::one)
}

/// The indicators of a component, some of them under headings.
struct Tree<'a> {
    year: &'a Year,
    beneath: &'a BTreeMap<usize, Vec<usize>>,
    part: &'a Part,
    method: Method,
}

impl Tree<'_> {
    fn of_all(&self, members: &[usize], depth: usize) -> Domain {
        let assessed = members.iter().filter(|at| !self.is_bare(**at));
        let one = |at: &usize| {
            let indicator = &self.year.indicators[*at];
            let weight = indicator.weight.map_or_else(Exact::one, |weight| weight.exact());
            let domain = match (&indicator.assessment, depth < DEEPEST) {
                (Assessment::Heading, true) => self.of_all(&self.beneath[at], depth + 1),
                (Assessment::Heading, false) => Domain::default(),
                _ => points(indicator, self.part),
            };
            (weight, domain)
        };
        combine(self.method, assessed.map(one).collect())
    }

    /// Whether it is a heading over nothing, which counts nowhere.
    fn is_bare(&self, at: usize) -> bool {
        matches!(self.year.indicators[at].assessment, Assessment::Heading)
            && !self.beneath.contains_key(&at)
    }
}

/// The least and the most points of an indicator. What there is below the first level only the rules
/// can say; where they do not, the first level is the least that is known.
fn points(indicator: &Indicator, part: &Part) -> Domain {
    let levels = |points: Vec<Exact>| Domain {
        low: points.iter().chain(&part.below_first).min().cloned(),
        high: points.iter().chain(&part.below_first).max().cloned(),
    };
    match &indicator.assessment {
        Assessment::Heading => Domain::default(),
        Assessment::Levels { levels: steps, .. } => {
            levels(steps.iter().map(|(points, _)| points.exact()).collect())
        }
        Assessment::Milestones { steps, .. } => {
            levels(steps.iter().map(|step| step.points.exact()).collect())
        }
        Assessment::Criteria(_) | Assessment::PartLevel { .. } => {
            Domain { low: Some(Exact::zero()), high: part.full_points.clone() }
        }
    }
}
