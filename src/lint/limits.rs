//! What a framework asks of a year's list of indicators.

use std::collections::BTreeSet;

use crate::diagnostic::Findings;
use crate::lint::say as say_scoring;
use crate::model::framework::leaves;
use crate::model::{Assessment, Indicator};
use crate::notation::State;
use crate::records::framework::{Counted, Method};
use crate::resolve::say as say_structure;
use crate::resolve::say::framework as say;
use crate::scoring::{Scored, Verdict, WhyNot};

/// Mandatory indicators that nobody wrote, and components that have to have some.
pub(super) fn mandatory(scored: &Scored, findings: &mut Findings) {
    for year in scored.model.years.values() {
        let Some(framework) = scored.model.frameworks.get(&year.framework) else { continue };
        for (at, part) in framework.parts.iter().enumerate() {
            let own = part.components.iter().enumerate();
            for (c, component) in own.filter(|(_, component)| component.children.is_empty()) {
                // What was skipped against the rules was said where it stands.
                if year.incomplete || year.not_applicable.contains_key(&(at, c)) {
                    continue;
                }
                let mut said = false;
                for number in &component.mandatory {
                    let own = |i: &&usize| year.indicators[**i].part == at;
                    let known = year.index.number(number.as_str());
                    let written = known.iter().any(|i| own(&i));
                    let here = |i: &usize| {
                        let indicator = &year.indicators[*i];
                        indicator.component == c || indicator.faulty
                    };
                    if let Some(first) = known.iter().find(own)
                        && !known.iter().filter(own).any(here)
                    {
                        let indicator = &year.indicators[*first];
                        let found = part.components.get(indicator.component);
                        let found = found.map_or("", |other| other.name.th.as_str());
                        let names = (component.name.th.as_str(), found);
                        let problem =
                            say_structure::mandatory_elsewhere(year.year.0, number.as_str(), names);
                        findings.push(problem.at(component.span).related(
                            indicator.span,
                            "ตัวชี้วัดนี้",
                            "this indicator",
                        ));
                    }
                    for i in year.index.number(number.as_str()) {
                        let indicator = &year.indicators[*i];
                        let rating = scored.years.get(&year.year).map(|y| &y.indicators[*i].rating);
                        let skipped = matches!(
                            rating,
                            Some(Verdict::NotAssessed(WhyNot::State(State::NotApplicable, _)))
                        );
                        if indicator.part == at && skipped {
                            let problem = say_scoring::mandatory_skipped(number.as_str());
                            findings.push(problem.at(indicator.span));
                        }
                    }
                    if !written {
                        let problem = say_structure::mandatory_missing(
                            year.year.0,
                            number.as_str(),
                            &component.name.th,
                        );
                        findings.push(problem.at(component.span));
                        said = true;
                    }
                }
                let mut indicators = year.indicators.iter();
                let carries = |i: &Indicator| !matches!(i.assessment, Assessment::Heading);
                let any = indicators
                    .any(|i| i.part == at && (i.faulty || (i.component == c && carries(i))));
                if !component.optional && !said && !any {
                    let problem = say::component_without_indicators(
                        year.year.0,
                        component.slug.as_str(),
                        &component.name.th,
                    );
                    findings.push(problem.at(component.span));
                }
            }
        }
    }
}

/// More indicators than the rules allow.
pub(super) fn limits(scored: &Scored, findings: &mut Findings) {
    for year in scored.model.years.values() {
        let Some(framework) = scored.model.frameworks.get(&year.framework) else { continue };
        for (at, part) in framework.parts.iter().enumerate() {
            for limit in &part.limits {
                let counted = leaves(&part.components, &limit.components);
                let counted: BTreeSet<usize> = counted.into_iter().collect();
                let found = year
                    .indicators
                    .iter()
                    .filter(|i| i.part == at && counted.contains(&i.component))
                    .filter(|i| match limit.counted {
                        Counted::Top => i.parent.is_none(),
                        Counted::Leaves => !matches!(i.assessment, Assessment::Heading),
                    })
                    .count();
                if crate::scoring::exact(found) > limit.most.exact() {
                    let names: Vec<&str> = limit
                        .components
                        .iter()
                        .map(|c| part.components[*c].name.th.as_str())
                        .collect();
                    let problem = say_structure::limit_exceeded(
                        year.year.0,
                        found,
                        &limit.most.to_string(),
                        &names.join(" + "),
                    );
                    findings.push(problem.at(limit.span));
                }
            }
        }
    }
}

/// Components that have the grade of their only indicator, and have several.
pub(super) fn single(scored: &Scored, findings: &mut Findings) {
    for (number, year) in &scored.model.years {
        let (Some(framework), Some(scores)) =
            (scored.model.frameworks.get(&year.framework), scored.years.get(number))
        else {
            continue;
        };
        for (at, part) in framework.parts.iter().enumerate() {
            for (c, component) in part.components.iter().enumerate() {
                if component.method != Method::Single || year.is_skipped((at, c)) {
                    continue;
                }
                let assessed: Vec<&str> = year
                    .indicators
                    .iter()
                    .zip(&scores.indicators)
                    .filter(|(i, _)| (i.part, i.component) == (at, c))
                    .filter(|(_, score)| !matches!(score.rating, Verdict::NotAssessed(_)))
                    .map(|(i, _)| i.number.as_str())
                    .collect();
                if assessed.len() > 1 {
                    let problem = say::several_for_one(number.0, &component.name.th, &assessed);
                    findings.push(problem.at(component.span));
                }
            }
        }
    }
}
