//! Days by which something has to be done, and the days on which it was.

use std::collections::BTreeSet;

use crate::diagnostic::Findings;
use crate::model::{Assessment, Criterion, Reported, Requirement, Value};
use crate::notation::{FiscalYear, Period, State, ThaiDate};
use crate::resolve::say;
use crate::source::{Span, Spanned};

/// Reports deadlines that had passed when the year began (one beyond its end may be meant), and results of a
/// day after that of the data. Those are not known yet, and do not count.
pub(super) fn check(
    assessment: &mut Assessment,
    conditions: &mut [Criterion],
    (year, as_of): (FiscalYear, ThaiDate),
    findings: &mut Findings,
) {
    let (criteria, steps): (&mut [Criterion], &mut [crate::model::Milestone]) = match assessment {
        Assessment::Criteria(criteria) => (criteria, &mut []),
        Assessment::Milestones { steps, .. } => (&mut [], steps),
        _ => (&mut [], &mut []),
    };
    let of_steps = steps.iter_mut().flat_map(|step| &mut step.criteria);
    // One result may be asked for in several levels.
    let mut said: BTreeSet<Span> = BTreeSet::new();
    for criterion in criteria.iter_mut().chain(of_steps).chain(conditions) {
        let Requirement::Deadline { day, .. } = &criterion.target else { continue };
        if *day < year.first_day() {
            let problem = say::deadline_before_year(&day.to_string(), year.0);
            findings.push(problem.at(criterion.span));
        }
        let Some(done) = later(&criterion.result, as_of) else { continue };
        if said.insert(done.span) {
            let problem = say::after_the_data(&done.value.to_string(), &as_of.to_string());
            findings.push(problem.at(done.span));
        }
        // What was due before the day of the data was not done in time, whenever it was.
        if *day > as_of {
            let open = Value::State(State::NotYetDue, None);
            criterion.result = Reported::Value(Spanned::new(open, done.span));
        }
    }
}

/// A result of a day after that of the data: its first day.
fn later(result: &Reported, as_of: ThaiDate) -> Option<Spanned<ThaiDate>> {
    let Reported::Value(value) = result else { return None };
    let Value::Text(text) = &value.value else { return None };
    let (first, _) = Period::read(text).ok()?.days();
    (first > as_of).then(|| Spanned::new(first, value.span))
}
