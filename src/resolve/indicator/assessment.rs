//! How an indicator is assessed: by criteria, by levels, by steps, or by the level of a part.

use crate::diagnostic::Findings;
use crate::formula::Formula;
use crate::model::{Assessment, Criterion, Reported, Requirement};
use crate::notation::ValueText;
use crate::records::indicator::{self as record, Direction};
use crate::resolve::say;
use crate::source::Spanned;
use crate::yaml::field::OneOrNamed;

use super::super::{Binder, ladder, milestones, report};
use super::Context;
use super::criteria::{judgements, results};
use super::parts::part;

pub(super) fn assessment(
    record: &record::Indicator,
    direction: Direction,
    formula: Option<Formula>,
    context: &Context<'_>,
    broken: bool,
    findings: &mut Findings,
) -> Assessment {
    if let Some(from) = &record.result_from {
        return part_level(record, from, context, findings).unwrap_or(Assessment::Criteria(vec![]));
    }
    if let (Some(result), Some(_)) = (&record.result, &record.formula) {
        let place = result.iter().next().map(|(_, value)| value.span);
        report(findings, place, say::result_and_formula("ผล", "result"));
    }
    if let Some(levels) = &record.levels {
        return match milestones::as_ladder(levels, context.binder) {
            Some(steps) => {
                ladder::resolve(&steps, record, direction, formula, context.binder, findings)
            }
            None => {
                let place = (broken, context.binder);
                milestones::resolve(levels, record, direction, place, findings)
            }
        };
    }
    let Some(target) = &record.target else {
        // A heading over others carries neither target nor result.
        let bare = record.result.is_none() && record.formula.is_none();
        return if bare {
            Assessment::Heading
        } else {
            untargeted(record, formula, context.binder, broken, findings)
        };
    };
    let mut criteria = Vec::new();
    for (name, written) in target.iter() {
        let Some(requirement) = context.binder.requirement(written, direction, findings) else {
            continue;
        };
        criteria.push(Criterion {
            name: name.map(|n| n.value.clone()),
            target: requirement,
            span: written.span,
            result: Reported::Missing,
            judgement: None,
        });
    }
    // Most targets have one, and a list that grows makes room for four.
    criteria.shrink_to_fit();
    if let Some(formula) = formula {
        // A formula gives one number: that of the only criterion, or of the first one.
        if let Some(first) = criteria.first_mut() {
            if let Requirement::Bound(_, q, _) | Requirement::Band(q, ..) | Requirement::Level(q, _) =
                &first.target
                && !q.unit.fits(&formula.unit)
            {
                findings
                    .push(say::unit_mismatch(formula.unit.name(), q.unit.name()).at(formula.span));
            }
            first.result = Reported::Formula(Box::new(formula));
        }
    } else if let Some(result) = &record.result {
        results(result, &mut criteria, record, broken, context.binder, findings);
    }
    judgements(record, &mut criteria, findings);
    Assessment::Criteria(criteria)
}

/// A result without a target: it is shown, and nothing can be said of it.
fn untargeted(
    record: &record::Indicator,
    formula: Option<Formula>,
    binder: Binder<'_>,
    broken: bool,
    findings: &mut Findings,
) -> Assessment {
    let span = record.result.as_ref().and_then(|r| r.iter().next().map(|(_, v)| v.span));
    let problem = crate::yaml::say::missing_key("เป้าหมาย", "target", "ตัวชี้วัด", "indicator");
    if !broken {
        report(findings, span.or(formula.as_ref().map(|f| f.span)), problem);
    }
    for (_, value) in record.result.iter().flat_map(OneOrNamed::iter) {
        let _ = binder.value(value, findings);
    }
    Assessment::Criteria(vec![])
}

fn part_level(
    record: &record::Indicator,
    from: &Spanned<String>,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Option<Assessment> {
    let source = part(Some(from), context.framework, findings)?;
    let levels = &context.framework.parts[source].overall.levels;
    let Some(OneOrNamed::One(target)) = &record.target else {
        let problem = crate::yaml::say::missing_key("เป้าหมาย", "target", "ตัวชี้วัด", "indicator");
        findings.push(problem.at(from.span));
        return None;
    };
    let word = match &target.value {
        ValueText::Text(text) => text.as_str(),
        ValueText::State(..) | ValueText::Quantity(_) => "",
    };
    let found = levels.iter().position(|level| {
        level.slug.as_str() == word
            || level.name.th == word
            || level.name.en.as_deref() == Some(word)
    });
    if found.is_none() {
        let known = levels.iter().map(|level| level.name.th.as_str());
        findings.push(say::unknown("ระดับภาพรวม", "overall level", word, known).at(target.span));
    }
    Some(Assessment::PartLevel { part: source, target: found? })
}
