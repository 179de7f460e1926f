//! What a reference stands for: the value of a fact, the number in it, the page that says most of it.

use std::iter;

use crate::model::{
    Assessment, Criterion, FactContent, FactOf, FactRef, Reported, Requirement, Unit, Value,
    distinct,
};
use crate::notation::reference::Form;
use crate::notation::{Bound, Exact, Number, number};
use crate::scoring::{FactValue, Verdict, group_total};

use super::super::Run;
use super::super::evaluation::{indicator_mark, level_name};
use super::super::shown::Shown;
use super::bound_word;

impl Shown<'_> {
    /// What a reference stands for, or nothing where the edition must not show it.
    pub(in crate::view) fn fact(&self, fact: FactRef) -> Option<Vec<Run>> {
        let year = self.scored().model.years.get(&fact.year)?;
        let scores = self.scored().years.get(&fact.year)?;
        let indicator = |at: usize| {
            let indicator = &year.indicators[at];
            self.opens(indicator.visibility).then_some((indicator, &scores.indicators[at]))
        };
        Some(match fact.of {
            FactOf::Result(at) => {
                let (indicator, score) = indicator(at)?;
                match &indicator.assessment {
                    Assessment::Criteria(criteria) => joined(
                        criteria
                            .iter()
                            .map(|criterion| self.reported(&criterion.result, Some(score))),
                    ),
                    Assessment::Levels { result, .. } => self.reported(result, Some(score)),
                    Assessment::Milestones { steps, named } => match named {
                        Reported::Missing => joined(
                            distinct(steps).map(|criterion| self.reported(&criterion.result, None)),
                        ),
                        named => self.reported(named, None),
                    },
                    Assessment::PartLevel { part, .. } => match &score.level {
                        Some(Verdict::Decided(level)) => {
                            let framework = self.scored().model.frameworks.get(&year.framework)?;
                            let level = &framework.parts[*part].overall.levels[*level];
                            vec![Run::text(level.name.get(self.locale()))]
                        }
                        _ => self.state("ตัดสินไม่ได้", "undecided"),
                    },
                    Assessment::Heading => vec![Run::text(indicator.name.get(self.locale()))],
                }
            }
            FactOf::Target(at) => match &indicator(at)?.0.assessment {
                Assessment::Criteria(criteria) => self.criteria(criteria),
                Assessment::Levels { levels, .. } => joined(
                    levels
                        .iter()
                        .map(|(points, asked)| self.level(*points, self.requirement(asked))),
                ),
                Assessment::Milestones { steps, .. } => joined(
                    steps.iter().map(|step| self.level(step.points, self.criteria(&step.criteria))),
                ),
                Assessment::PartLevel { part, target } => {
                    let framework = self.scored().model.frameworks.get(&year.framework)?;
                    vec![Run::text(
                        framework.parts[*part].overall.levels[*target].name.get(self.locale()),
                    )]
                }
                Assessment::Heading => Vec::new(),
            },
            FactOf::History(at, earlier) => {
                self.value(&indicator(at)?.0.history.get(&earlier)?.value)
            }
            FactOf::Name(at) => vec![Run::text(indicator(at)?.0.name.get(self.locale()))],
            FactOf::Symbol(at) => {
                let (indicator, score) = indicator(at)?;
                let framework = self.scored().model.frameworks.get(&year.framework)?;
                let part = &framework.parts[indicator.part];
                let mark = indicator_mark(indicator, score, part, self.locale());
                vec![Run::Symbol { state: "", symbol: mark.symbol.into(), name: mark.name.into() }]
            }
            FactOf::Fact(sheet, at) => {
                let fact = &year.sheets[sheet].facts[at];
                if !self.opens(fact.visibility) {
                    return None;
                }
                self.content(&fact.content, &scores.facts[sheet][at])
            }
            FactOf::Item(calculation, at) => {
                self.computed_or_open(self.items(fact.year, calculation)?.get(at)?.as_ref())
            }
            FactOf::Items(at) => {
                let items = self.items(fact.year, at)?;
                joined(items.iter().map(|item| self.computed_or_open(item.as_ref())))
            }
            FactOf::Total(at) | FactOf::Group(at, _) => {
                let calculation = &year.calculations[at];
                let visibility = match fact.of {
                    FactOf::Group(..) => calculation.visibility_of_values(),
                    _ => calculation.visibility_of_total(),
                };
                let score = &scores.calculations[at];
                self.open(visibility, ())?;
                match fact.of {
                    FactOf::Group(_, item) => {
                        self.computed_or_open(group_total(calculation, score, item).as_ref())
                    }
                    _ => self.computed_or_open(score.total.as_ref()),
                }
            }
        })
    }

    /// What criteria ask for, each with its name.
    fn criteria(&self, criteria: &[Criterion]) -> Vec<Run> {
        joined(criteria.iter().map(|asked| under_name(asked, self.requirement(&asked.target))))
    }

    /// A level of a target, and what it asks for.
    fn level(&self, points: Number, asked: Vec<Run>) -> Vec<Run> {
        let name = format!("{}: ", level_name(points, self.locale()));
        iter::once(Run::text(name)).chain(asked).collect()
    }

    /// The page of the site that says most of a fact, where the edition shows it.
    pub(in crate::view) fn page(&self, fact: FactRef) -> Option<String> {
        let year = self.scored().model.years.get(&fact.year)?;
        let (folder, slug, visibility) = match fact.of {
            FactOf::Result(at)
            | FactOf::Target(at)
            | FactOf::Name(at)
            | FactOf::Symbol(at)
            | FactOf::History(at, _) => {
                let indicator = &year.indicators[at];
                if matches!(indicator.assessment, Assessment::Heading) {
                    return None;
                }
                ("indicators", &indicator.slug, indicator.visibility)
            }
            FactOf::Item(at, _) | FactOf::Group(at, _) | FactOf::Items(at) | FactOf::Total(at) => {
                let calculation = &year.calculations[at];
                ("calculations", &calculation.slug, calculation.visibility)
            }
            FactOf::Fact(..) => return None,
        };
        let shown = self.opens(visibility);
        shown.then(|| format!("{}/{folder}/{slug}.html", fact.year))
    }

    /// A fact in the form that a reference asks for; what has no number is shown as it is.
    pub(super) fn formed(&self, fact: FactRef, form: &Form) -> Option<Vec<Run>> {
        // Whether the edition may show it is asked first, whatever the form.
        let plain = self.fact(fact)?;
        if let Some((period, form)) = self.scored().model.period_of(fact).zip(form.date) {
            return Some(
                period.shown(form, self.locale()).map_or(plain, |text| vec![Run::text(text)]),
            );
        }
        if form.unit.is_none() && form.places.is_none() && !form.bare && !form.words {
            return Some(plain);
        }
        let Some((exact, own, places, bound)) = self.number(fact) else { return Some(plain) };
        if let Some(words) = form.words.then(|| self.words_of(&exact, &own, form.bare)).flatten() {
            return Some(vec![Run::text(words)]);
        }
        let asked = form.unit.as_ref().and_then(|word| self.scored().model.units.get(word));
        let unit = asked.filter(|unit| unit.fits(&own));
        let in_unit = &exact / unit.as_ref().unwrap_or(&own).factor();
        let converted = || number::shortest(&in_unit).map_or(2, |n| n.scale());
        let places =
            form.places.unwrap_or_else(|| if unit.is_some() { converted() } else { places });
        let unit = unit.unwrap_or(own);
        let number = number::show(&in_unit, places);
        let unit = Some(&unit).filter(|_| !form.bare);
        Some(vec![Run::quantity(bound_word(bound, self.locale()), number, unit, &None)])
    }

    /// A number in words: money to the satang, anything else where it is whole.
    fn words_of(&self, exact: &Exact, unit: &Unit, bare: bool) -> Option<String> {
        if self.scored().model.units.get("บาท").is_some_and(|baht| baht.fits(unit)) {
            return Some(crate::notation::amount::baht(exact));
        }
        let in_unit = exact / unit.factor();
        let whole = in_unit.truncate();
        let words = crate::notation::amount::number(&whole);
        (Exact::from_integer(whole) == in_unit)
            .then(|| if bare { words } else { unit.with(&words) })
    }

    /// Whether runs are one amount of money.
    pub(in crate::view) fn is_money(&self, runs: &[Run]) -> bool {
        let [Run::Quantity { unit, .. }] = runs else { return false };
        let units = &self.scored().model.units;
        units.get("บาท").zip(units.get(unit)).is_some_and(|(baht, unit)| baht.fits(&unit))
    }

    /// A fact that is one number: in the base of its unit, with the decimals it is shown with.
    pub(in crate::view) fn number(&self, fact: FactRef) -> Option<(Exact, Unit, u32, Bound)> {
        let year = self.scored().model.years.get(&fact.year)?;
        let scores = self.scored().years.get(&fact.year)?;
        let of_value = |value: &Value| match value {
            Value::Quantity { bound, quantity, high: None, .. } => {
                Some((quantity.in_base(), quantity.unit.clone(), quantity.number.scale(), *bound))
            }
            _ => None,
        };
        let of_computed = |value: &FactValue| {
            (value.exact.clone(), value.unit.clone(), value.places, Bound::Bare)
        };
        match fact.of {
            FactOf::Result(at) => {
                if let Some(value) = &scores.indicators[at].value {
                    return Some(of_computed(value));
                }
                match &year.indicators[at].assessment {
                    Assessment::Criteria(criteria) => match criteria.as_slice() {
                        [Criterion { result: Reported::Value(value), .. }] => of_value(value),
                        _ => None,
                    },
                    Assessment::Levels { result: Reported::Value(value), .. } => of_value(value),
                    _ => None,
                }
            }
            FactOf::Target(at) => match &year.indicators[at].assessment {
                Assessment::Criteria(criteria) => match criteria.as_slice() {
                    [Criterion { target: Requirement::Bound(bound, q, _), .. }] => {
                        Some((q.in_base(), q.unit.clone(), q.number.scale(), *bound))
                    }
                    [Criterion { target: Requirement::Level(q, _), .. }] => {
                        Some((q.in_base(), q.unit.clone(), q.number.scale(), Bound::Bare))
                    }
                    _ => None,
                },
                _ => None,
            },
            FactOf::History(at, earlier) => {
                of_value(&year.indicators[at].history.get(&earlier)?.value)
            }
            FactOf::Fact(sheet, at) => match &year.sheets[sheet].facts[at].content {
                FactContent::Stated(value) => of_value(value),
                FactContent::Computed(_) => scores.facts[sheet][at].value.as_ref().map(of_computed),
            },
            FactOf::Item(calculation, at) => {
                scores.calculations[calculation].items[at].value.as_ref().map(of_computed)
            }
            FactOf::Total(at) => scores.calculations[at].total.as_ref().map(of_computed),
            FactOf::Group(at, item) => {
                let (calculation, score) = (&year.calculations[at], &scores.calculations[at]);
                group_total(calculation, score, item).as_ref().map(of_computed)
            }
            FactOf::Items(_) | FactOf::Name(_) | FactOf::Symbol(_) => None,
        }
    }
}

/// A value behind the name of its criterion, if it has one.
fn under_name(criterion: &Criterion, value: Vec<Run>) -> Vec<Run> {
    let name = criterion.name.iter().map(|name| Run::text(format!("{name} ")));
    name.chain(value).collect()
}

/// Values one after the other with a comma between them.
fn joined(values: impl Iterator<Item = Vec<Run>>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for value in values {
        if !runs.is_empty() {
            runs.push(Run::text(", "));
        }
        runs.extend(value);
    }
    runs
}
