//! Step 5: what contradicts itself, and what a reader will ask for.
//!
//! One function a topic, all of them in [`RULES`]: adding a rule is one function, one line here, one
//! line in `diagnostic/code.rs` with its text in `say.rs`, one case that fires and
//! one that does not. What concerns one file alone is found where that file is read and bound.

mod claims;
mod framework;
mod gaps;
mod history;
mod leaks;
mod limits;
mod other_years;
mod papers;
pub(crate) mod say;
mod texts;

use crate::diagnostic::Findings;
use crate::scoring::Scored;

/// A check over the scored model.
pub type Check = fn(&Scored, &mut Findings);

/// Every check, by name.
pub const RULES: &[(&str, Check)] = &[
    ("claims", claims::check),
    ("criteria without results", gaps::check),
    ("bands of values", framework::bands),
    ("tables of decisions", framework::tables),
    ("weights", framework::weights),
    ("levels of indicators", framework::levels),
    ("results of earlier years", history::check),
    ("names of other years", other_years::names),
    ("mandatory indicators", limits::mandatory),
    ("limits on numbers", limits::limits),
    ("one indicator only", limits::single),
    ("public from internal", leaks::check),
    ("texts beside values", texts::check),
    ("open results", gaps::undecided),
    ("counts of complaints", papers::complaints),
    ("statements", papers::statements),
];

/// Runs every check.
pub fn lint(scored: &Scored) -> Findings {
    let mut findings = Findings::new();
    for (_, check) in RULES {
        check(scored, &mut findings);
    }
    findings
}
