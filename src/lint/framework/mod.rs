//! Whether the rules of a year fit together: every value in one band, every case decided once, weights
//! that add up, levels in order. What is found names a concrete case.

mod bands;
mod domain;
mod steps;
mod tables;
pub(super) mod weights;

use crate::diagnostic::Findings;
use crate::model::Year;
use crate::model::framework::Framework;
use crate::scoring::Scored;

/// Bands of components and of totals.
pub(super) fn bands(scored: &Scored, findings: &mut Findings) {
    for framework in sound(scored) {
        bands::check(framework, &scored.model, findings);
    }
}

/// Decision rules and sub-levels.
pub(super) fn tables(scored: &Scored, findings: &mut Findings) {
    for framework in sound(scored) {
        tables::check(framework, findings);
    }
}

/// Weights of components, and of each year's indicators.
pub(super) fn weights(scored: &Scored, findings: &mut Findings) {
    for framework in sound(scored) {
        weights::components(framework, findings);
    }
    for (year, framework) in years(scored).filter(|(_, framework)| !framework.faulty) {
        weights::indicators(year, framework, findings);
    }
}

/// Levels of each year's indicators.
pub(super) fn levels(scored: &Scored, findings: &mut Findings) {
    for (year, framework) in years(scored) {
        let mut said = steps::Said::default();
        for indicator in year.indicators.iter().filter(|indicator| !indicator.faulty) {
            steps::points(indicator, &framework.parts[indicator.part], &mut said, findings);
            steps::check(indicator, &framework.parts[indicator.part], findings);
        }
    }
}

/// Frameworks of which nothing was refused: what is missing in others may stand in what was.
fn sound(scored: &Scored) -> impl Iterator<Item = &Framework> {
    scored.model.frameworks.values().filter(|framework| !framework.faulty)
}

fn years(scored: &Scored) -> impl Iterator<Item = (&Year, &Framework)> {
    let years = scored.model.years.values();
    years.filter_map(|year| Some((year, scored.model.frameworks.get(&year.framework)?)))
}
