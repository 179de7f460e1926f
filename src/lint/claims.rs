//! What published documents print, against what is so.

use crate::diagnostic::{Findings, Locale};
use crate::lint::say;
use crate::model::Claim;
use crate::scoring::Scored;
use crate::scoring::claims::{self, Difference};

/// Reports every claim that differs from what is so.
pub(super) fn check(scored: &Scored, findings: &mut Findings) {
    let model = &scored.model;
    for claim in &model.agency.claims {
        report(claim, claims::of_agency(claim, &model.agency), findings);
    }
    for (number, year) in &model.years {
        let Some(scores) = scored.years.get(number) else { continue };
        for (indicator, score) in year.indicators.iter().zip(&scores.indicators) {
            for claim in &indicator.claims {
                report(
                    claim,
                    claims::of_indicator(claim, indicator, score, (year, scores), model),
                    findings,
                );
            }
        }
        for (sheet, worked) in year.sheets.iter().zip(&scores.facts) {
            for (fact, worked) in sheet.facts.iter().zip(worked) {
                for claim in &fact.claims {
                    report(claim, claims::of_fact(claim, fact, worked), findings);
                }
            }
        }
        for (calculation, score) in year.calculations.iter().zip(&scores.calculations) {
            for claim in &calculation.claims {
                report(claim, claims::of_calculation(claim, calculation, score), findings);
            }
            for (item, value) in calculation.items.iter().zip(&score.items) {
                for claim in &item.claims {
                    report(claim, claims::of_item(claim, item, value), findings);
                }
            }
        }
    }
}

fn report(claim: &Claim, difference: Option<Difference>, findings: &mut Findings) {
    let Some(Difference { actual, by, cause }) = difference else { return };
    let document = claim.document.as_ref().map(|name| {
        let in_locale = |locale: Locale| match &claim.place {
            Some(place) => format!("{}, {}", name.get(locale), place.get(locale)),
            None => name.get(locale).to_owned(),
        };
        (in_locale(Locale::Th), in_locale(Locale::En))
    });
    let document = document.as_ref().map(|(th, en)| (th.as_str(), en.as_str()));
    findings.push(
        say::claim_differs(
            &claim.value.to_string(),
            &actual,
            by.as_deref(),
            document,
            cause.as_ref(),
        )
        .at(claim.span),
    );
}
