//! Names that were copied from the folder of an earlier year and still say that year.

use crate::diagnostic::Findings;
use crate::notation::{FiscalYear, Notation as _};
use crate::resolve::say;
use crate::scoring::Scored;
use crate::thai::{arabic_digits, canonical};

/// What stands before the year in a name.
const FISCAL_YEAR: &str = "ปีงบประมาณ";
/// What may stand between.
const ERA: &str = "พ.ศ.";

/// Names of indicators that say an earlier year in the words of that year's own folder. A name may speak of
/// an earlier year rightly (its accounts are audited now), and then it said another year back then.
pub(super) fn names(scored: &Scored, findings: &mut Findings) {
    let years = &scored.model.years;
    for (number, year) in years {
        for indicator in &year.indicators {
            let mentioned = mentioned(&indicator.name.th);
            if mentioned.contains(number) {
                continue;
            }
            let same = |earlier: &&FiscalYear| {
                let model = years.get(earlier).filter(|_| *earlier < number);
                let twin =
                    model.and_then(|m| Some(&m.indicators[m.index.slug(indicator.slug.as_str())?]));
                twin.is_some_and(|twin| canonical(&twin.name.th) == canonical(&indicator.name.th))
            };
            if let Some(earlier) = mentioned.iter().find(same) {
                findings.push(say::copied_year(earlier.0, number.0).at(indicator.span));
            }
        }
    }
}

/// The fiscal years that a name speaks of.
fn mentioned(name: &str) -> Vec<FiscalYear> {
    let plain = arabic_digits(&canonical(name));
    let behind = plain.match_indices(FISCAL_YEAR).map(|(at, word)| &plain[at + word.len()..]);
    let year = |rest: &str| {
        let rest = rest.trim_start();
        let rest = rest.strip_prefix(ERA).unwrap_or(rest).trim_start();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        FiscalYear::read(&rest[..end]).ok()
    };
    behind.filter_map(year).collect()
}
