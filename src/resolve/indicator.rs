//! One indicator: its target and its result brought together, criterion by criterion.

mod assessment;
mod criteria;
mod days;
mod parts;

use std::collections::BTreeMap;

use crate::diagnostic::Findings;
use crate::model::framework::Framework;
use crate::model::{Assessment, Claimed, Criterion, Details, Indicator};
use crate::notation::{FiscalYear, Notation, Number, NumberRange, Slug, ThaiDate};
use crate::records::indicator::{self as record, Direction};
use crate::records::{Text, Visibility};
use crate::resolve::say;
use crate::source::{FileId, Span, Spanned};
use crate::thai::{canonical, nearest, same};

use super::working::{self, Declared, OperandReference};
use super::{Binder, claims, doubts, ladder};
use assessment::assessment;
use criteria::conditions;
use parts::{component, part};

pub(super) use criteria::bound_judgement;
pub(super) use parts::find_part;

/// What the indicators of a year need to know of it.
pub(super) struct Context<'m> {
    pub(super) binder: Binder<'m>,
    pub(super) year: FiscalYear,
    /// The day of the data.
    pub(super) as_of: ThaiDate,
    pub(super) framework: &'m Framework,
    pub(super) published: &'m [(Slug, Text)],
}

/// A bound indicator whose parent and references are still words.
pub(super) struct UnplacedIndicator {
    pub(super) indicator: Indicator,
    /// The slug that its file is named by, where it has another one.
    pub(super) file_slug: Option<Slug>,
    /// Where its printed number was written.
    pub(super) number_span: Span,
    pub(super) parent: Option<Spanned<Slug>>,
    /// The component it names, if it names one.
    pub(super) component: Option<usize>,
    /// What its inputs refer to.
    pub(super) references: Vec<OperandReference>,
}

/// Binds one indicator.
pub(super) fn resolve(
    file: FileId,
    record: record::Indicator,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Option<UnplacedIndicator> {
    let errors = findings.errors();
    let mut record = with_plain_words(record);
    let occasions = super::occasions::expand(&mut record, (context.year, context.as_of), findings);
    let (slug, number) = (record.slug.as_ref()?, record.number.as_ref()?);
    let file_slug = super::check_file_name(slug, file, context.binder.sources, findings);
    let part = part(record.part.as_ref(), context.framework, findings)?;
    let rules = &context.framework.parts[part];
    let component = match &record.component {
        Some(wanted) => match component(wanted, rules, findings) {
            // A component that was refused may be the one that is meant: nobody else is blamed.
            None if rules.whole => return None,
            found => found,
        },
        None => None,
    };
    let direction = record.direction.as_ref().map_or(Direction::HigherIsBetter, |d| d.value);

    let (inputs, references) = working::inputs(record.inputs.as_ref(), context.binder, findings);
    let broken = context.binder.broken.file(file);
    let formula = record.formula.as_ref().and_then(|text| {
        let declared = Declared { text, unit: record.unit.as_ref(), places: &record.places };
        working::formula(declared, &inputs, broken, context.binder, findings)
    });
    let statement = formula.as_ref().map_or_else(Vec::new, |formula| {
        super::papers::statement(&record, &inputs, formula, broken, findings)
    });
    let conditions = conditions(&record, direction, context.binder, findings);
    let mut assessment = assessment(&record, direction, formula, context, broken, findings);
    let mut conditions: Vec<Criterion> =
        conditions.into_iter().map(|(criterion, _)| criterion).collect();
    days::check(&mut assessment, &mut conditions, (context.year, context.as_of), findings);
    if !broken {
        super::unused::indicator(&record, findings);
    }

    let weight = record.weight.as_ref().map(|weight| weight.value);
    doubts::counts(&record, context.binder.units, findings);
    let mut history = BTreeMap::new();
    for (year, value) in record.history.iter().flat_map(|entries| entries.iter()) {
        match record::history_year(year) {
            Ok(earlier) if earlier >= context.year => {
                findings.push(say::not_earlier(earlier.0, context.year.0).at(year.span));
            }
            Ok(earlier) if history.contains_key(&earlier) => {
                findings.push(say::history_twice(&year.value).at(year.span));
            }
            Ok(number) => {
                let bound = context.binder.value(value, findings);
                history.extend(bound.map(|bound| (number, Spanned::new(bound, value.span))));
            }
            Err(problem) => findings.push(problem.unplaced().at(year.span)),
        }
    }
    doubts::fractions(&assessment, history.values(), findings);
    let criteria = match &assessment {
        Assessment::Criteria(criteria) => criteria.as_slice(),
        _ => &[],
    };
    let of_steps: Vec<&str> = match &assessment {
        Assessment::Milestones { steps, .. } => {
            steps.iter().flat_map(|s| &s.criteria).filter_map(|c| c.name.as_deref()).collect()
        }
        _ => Vec::new(),
    };
    let names = |name: &str| {
        criteria.iter().any(|c| c.name.as_deref().is_some_and(|own| same(own, name)))
            || of_steps.iter().any(|own| same(own, name))
    };
    for wanted in record.evidence.iter().flatten().filter_map(|e| e.criterion.as_ref()) {
        if !broken && !names(&wanted.value) {
            let known: Vec<&str> = criteria.iter().filter_map(|c| c.name.as_deref()).collect();
            let near = nearest(&wanted.value, known.iter().copied());
            findings.push(say::unknown_criterion(&wanted.value, near, &known).at(wanted.span));
        }
    }
    let objectives = record.objectives.iter().flatten().filter_map(|number| {
        let most = context.binder.agency.objectives.len();
        let read: Option<u32> = number.value.to_string().parse().ok();
        let read = read.filter(|n| (1..=most).contains(&(*n as usize)));
        if read.is_none() && !context.binder.broken.agency() {
            let problem = say::unknown_objective(&number.value.to_string(), most);
            findings.push(problem.at(number.span));
        }
        read
    });
    let objectives = objectives.collect();
    let claims = claims::resolve(
        record.printed.as_ref(),
        context.published,
        context.binder.units,
        findings,
        |key| {
            Some(match key {
                "ผล" | "result" => Claimed::Result,
                "เป้าหมาย" | "target" => Claimed::Target,
                "ชื่อ" | "name" => Claimed::Name,
                "สัญลักษณ์" | "symbol" => Claimed::Symbol,
                key => {
                    let criterion =
                        |key: &str| criteria.iter().position(|c| c.name.as_deref() == Some(key));
                    let input =
                        inputs.iter().position(|input| input.name == key).map(Claimed::Input);
                    let target = key
                        .strip_prefix("เป้าหมาย ")
                        .and_then(criterion)
                        .map(Claimed::CriterionTarget);
                    input.or_else(|| criterion(key).map(Claimed::Criterion)).or(target)?
                }
            })
        },
    );
    let (level_places, absent_levels) = (level_places(&record), absent_levels(&record));
    let indicator = Indicator {
        slug: slug.value.clone(),
        number: number.value.clone(),
        part,
        component: component.unwrap_or(0),
        parent: None,
        name: record.name?,
        description: record.description,
        kind: record.kind.map(|k| k.value),
        direction,
        weight,
        objectives,
        assessment,
        target_text: record.target_text,
        result_text: record.result_text,
        conditions,
        inputs,
        statement,
        occasions,
        choices: super::framework::choices(record.choices),
        history,
        claims,
        evidence: record.evidence.unwrap_or_default(),
        details: Details {
            source: record.source,
            collector: record.collector,
            owner: record.owner.and_then(|owner| owner.name),
            frequency: record.frequency.map(|f| f.value),
            obstacles: record.obstacles,
            remedies: record.remedies,
            note: record.note,
        },
        visibility: record.visibility.map_or(Visibility::Public, |v| v.value),
        span: slug.span,
        weight_span: record.weight.as_ref().map(|weight| weight.span),
        level_places,
        absent_levels,
        faulty: findings.errors() > errors || broken,
        supposed: None,
    };
    let (number_span, parent) = (number.span, record.parent);
    Some(UnplacedIndicator { indicator, file_slug, number_span, parent, component, references })
}

/// Where the points of levels stand.
fn level_places(record: &record::Indicator) -> Vec<(Number, Span)> {
    let written = record.levels.iter().flat_map(|levels| levels.iter());
    written
        .filter_map(|(points, _)| Some((Number::read(&points.value).ok()?, points.span)))
        .collect()
}

/// Points of the levels that are written as not there: `50: "-"`.
fn absent_levels(record: &record::Indicator) -> Vec<Number> {
    let written = record.levels.iter().flat_map(|levels| levels.iter());
    let absent = written.filter(|(_, step)| {
        step.iter().next().is_some()
            && step.iter().all(|(_, asked)| ladder::is_no_level(&asked.value))
    });
    let points = absent.filter_map(|(points, _)| Number::read(&points.value).ok());
    points.filter(|points| NumberRange::FROM_ZERO.holds(*points)).collect()
}

/// The record with its names in the form in which keys are read, so that both are the same word.
fn with_plain_words(mut record: record::Indicator) -> record::Indicator {
    let evidence = record.evidence.iter_mut().flatten().filter_map(|e| e.criterion.as_mut());
    let judged = record.judgements.iter_mut().flatten().filter_map(|j| j.criterion.as_mut());
    let parts = record.part.iter_mut().chain(&mut record.result_from);
    for word in evidence.chain(judged).chain(parts) {
        word.value = canonical(&word.value).into_owned();
    }
    record
}
