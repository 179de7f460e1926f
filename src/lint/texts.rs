//! What a narrative says beside the values it refers to.

use crate::diagnostic::Findings;
use crate::lint::say;
use crate::markdown::{Inline, Reference, each_run};
use crate::model::{Model, Narrative, Year};
use crate::records::Visibility;
use crate::scoring::Scored;
use crate::thai::is_thai;
use crate::unit::Unit;

use super::leaks::visibility;

/// Letters from which on a unit is no beginning or end of another word.
const LONG_UNIT: usize = 6;

/// Reports references to what fewer may see than the text, and units that are typed beside a value that
/// has its own.
pub(super) fn check(scored: &Scored, findings: &mut Findings) {
    let model = &scored.model;
    for year in model.years.values() {
        for narrative in &year.narratives {
            let shown = seen_by(narrative, year);
            each_run(&narrative.blocks, &mut |run| {
                for (at, inline) in run.iter().enumerate() {
                    let Inline::Reference(reference) = inline else { continue };
                    if reference.fact.and_then(|fact| visibility(fact, model)) > Some(shown) {
                        let written = reference.written.id.as_str();
                        findings.push(say::public_text_of_internal(written).at(reference.span));
                    }
                    let before = at.checked_sub(1).and_then(|before| run.get(before));
                    if let Some(unit) = unit_of(reference, model)
                        && is_typed(&unit, before, run.get(at + 1))
                    {
                        findings.push(say::unit_twice(unit.name()).at(reference.span));
                    }
                }
            });
        }
    }
}

/// Who may see a narrative; that of an indicator stands on its page.
fn seen_by(narrative: &Narrative, year: &Year) -> Visibility {
    let about = narrative.about.map(|at| year.indicators[at].visibility);
    about.map_or(narrative.visibility, |about| about.max(narrative.visibility))
}

/// The unit that a reference shows with its value.
fn unit_of(reference: &Reference, model: &Model) -> Option<Unit> {
    let form = &reference.written.form;
    if form.bare || form.date.is_some() {
        return None;
    }
    let unit = match &form.unit {
        Some(word) => model.units.get(word),
        None => model.unit_of(reference.fact?).cloned(),
    };
    // A plain number has a unit without a name.
    unit.filter(|unit| !unit.name().is_empty())
}

/// Whether a unit is typed where its value shows it.
fn is_typed(unit: &Unit, before: Option<&Inline>, behind: Option<&Inline>) -> bool {
    let word = |text: Option<&Inline>| match text {
        Some(Inline::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let (before, behind) = (word(before), word(behind));
    let (rest, joins): (_, fn(&str) -> bool) = match unit.stands_before() {
        true => (before.trim_end().strip_suffix(unit.name()), |rest| rest.ends_with(is_thai)),
        false => (behind.trim_start().strip_prefix(unit.name()), |rest| rest.starts_with(is_thai)),
    };
    rest.is_some_and(|rest| !joins(rest) || unit.name().chars().count() >= LONG_UNIT)
}
