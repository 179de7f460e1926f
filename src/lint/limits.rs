//! What a framework asks of a year's list of indicators.

use std::collections::BTreeSet;

use crate::diagnostic::{Findings, catalogue::structure as say};
use crate::model::Assessment;
use crate::records::framework::Counted;
use crate::scoring::Scored;

/// Mandatory indicators that nobody wrote.
pub(super) fn mandatory(scored: &Scored, findings: &mut Findings) {
    for year in scored.model.years.values() {
        let Some(framework) = scored.model.frameworks.get(&year.framework) else { continue };
        for (at, part) in framework.parts.iter().enumerate() {
            for (c, component) in part.components.iter().enumerate() {
                if year.incomplete || year.not_applicable.contains_key(&(at, c)) {
                    continue;
                }
                for number in &component.mandatory {
                    let written = year
                        .index
                        .number(number.as_str())
                        .iter()
                        .any(|i| year.indicators[*i].part == at);
                    if !written {
                        let problem = say::mandatory_missing(
                            year.year.0,
                            number.as_str(),
                            &component.name.th,
                        );
                        findings.push(problem.at(component.span));
                    }
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
                let counted: BTreeSet<usize> = limit.components.iter().copied().collect();
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
                    let problem = say::limit_exceeded(
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
