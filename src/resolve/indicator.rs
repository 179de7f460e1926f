//! One indicator: its target and its result brought together, criterion by criterion.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Findings, Problem, catalogue::structure as say};
use crate::formula::Formula;
use crate::model::framework::{Framework, Part};
use crate::model::{
    Assessment, Claimed, Criterion, Details, Indicator, Judgement, Reported, Requirement, Value,
};
use crate::notation::{FiscalYear, Number, Slug, ThaiDate, ValueText};
use crate::records::indicator::{self as record, Direction};
use crate::records::{Text, Visibility};
use crate::source::{FileId, Span, Spanned};
use crate::thai::{canonical, nearest, same};
use crate::yaml::field::{Notation, OneOrNamed};

use super::working::{self, Declared, OperandReference};
use super::{Binder, claims, ladder, milestones};

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
pub(super) struct Half {
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
) -> Option<Half> {
    let errors = findings.errors();
    let mut record = with_plain_words(record);
    let occasions = super::occasions::expand(&mut record, (context.year, context.as_of), findings);
    let (slug, number) = (record.slug.as_ref()?, record.number.as_ref()?);
    let file_slug = super::check_file_name(slug, file, context.binder.sources, findings);
    let part = part(record.part.as_ref(), context.framework, findings)?;
    let component = match &record.component {
        Some(wanted) => Some(component(wanted, &context.framework.parts[part], findings)?),
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
    let assessment = assessment(&record, direction, formula, context, broken, findings);
    let conditions: Vec<Criterion> =
        conditions.into_iter().map(|(criterion, _)| criterion).collect();
    deadlines(&assessment, &conditions, context.year, findings);
    if !broken {
        super::unused::indicator(&record, findings);
    }

    let weight = record.weight.as_ref().map(|weight| weight.value);
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
                history.extend(context.binder.value(value, findings).map(|value| (number, value)))
            }
            Err(problem) => findings.push(Problem { within: None, ..problem }.at(year.span)),
        }
    }
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
    let level_places = level_places(&record);
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
        faulty: findings.errors() > errors || broken,
        supposed: None,
    };
    let (number_span, parent) = (number.span, record.parent);
    Some(Half { indicator, file_slug, number_span, parent, component, references })
}

/// Reports deadlines that had passed when the year began; one beyond its end may be meant.
fn deadlines(
    assessment: &Assessment,
    conditions: &[Criterion],
    year: FiscalYear,
    findings: &mut Findings,
) {
    let (criteria, steps): (&[Criterion], &[crate::model::Milestone]) = match assessment {
        Assessment::Criteria(criteria) => (criteria, &[]),
        Assessment::Milestones { steps, .. } => (&[], steps),
        _ => (&[], &[]),
    };
    let of_steps = steps.iter().flat_map(|step| &step.criteria);
    for criterion in criteria.iter().chain(of_steps).chain(conditions) {
        if let Requirement::Deadline { day, .. } = &criterion.target
            && *day < year.first_day()
        {
            let problem = say::deadline_before_year(&day.to_string(), year.0);
            findings.push(problem.at(criterion.span));
        }
    }
}

/// Where the points of levels stand.
fn level_places(record: &record::Indicator) -> Vec<(Number, Span)> {
    let written = record.levels.iter().flat_map(|levels| levels.iter());
    written
        .filter_map(|(points, _)| Some((Number::read(&points.value).ok()?, points.span)))
        .collect()
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

/// The part that a word names: its id, its short name or its name.
fn part(
    wanted: Option<&Spanned<String>>,
    framework: &Framework,
    findings: &mut Findings,
) -> Option<usize> {
    let Some(wanted) = wanted else { return Some(0) };
    let found = find_part(&wanted.value, framework);
    if found.is_none() {
        let known = framework.parts.iter().flat_map(part_names);
        let problem =
            say::unknown("ส่วนของการประเมิน", "part of the evaluation", &wanted.value, known);
        findings.push(problem.at(wanted.span));
    }
    found
}

fn part_names(part: &Part) -> impl Iterator<Item = &str> {
    let short = part
        .short
        .iter()
        .flat_map(|text| std::iter::once(text.th.as_str()).chain(text.en.as_deref()));
    std::iter::once(part.slug.as_str()).chain(short)
}

/// The part of a framework that a word stands for.
pub(super) fn find_part(word: &str, framework: &Framework) -> Option<usize> {
    framework
        .parts
        .iter()
        .position(|part| part_names(part).any(|name| name == word) || part.name.th == word)
}

fn component(wanted: &Spanned<Slug>, part: &Part, findings: &mut Findings) -> Option<usize> {
    let found = part.components.iter().position(|c| c.slug == wanted.value);
    // A component that was refused may be the one that is meant.
    if found.is_none() && part.whole {
        let known = part.components.iter().map(|c| c.slug.as_str());
        let problem = say::unknown("องค์ประกอบ", "component", wanted.value.as_str(), known);
        findings.push(problem.at(wanted.span));
    }
    found
}

fn assessment(
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
        super::report(findings, place, say::result_and_formula("ผล", "result"));
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
    let problem =
        crate::diagnostic::catalogue::yaml::missing_key("เป้าหมาย", "target", "ตัวชี้วัด", "indicator");
    if !broken {
        super::report(findings, span.or(formula.as_ref().map(|f| f.span)), problem);
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
        let problem = crate::diagnostic::catalogue::yaml::missing_key(
            "เป้าหมาย",
            "target",
            "ตัวชี้วัด",
            "indicator",
        );
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

/// Gives each criterion its result. A state stands for all of them.
fn results(
    result: &OneOrNamed<Spanned<ValueText>>,
    criteria: &mut [Criterion],
    record: &record::Indicator,
    broken: bool,
    binder: Binder<'_>,
    findings: &mut Findings,
) {
    let named = criteria.first().is_some_and(|criterion| criterion.name.is_some());
    match result {
        OneOrNamed::One(written) => {
            let Some(value) = binder.value(written, findings) else { return };
            let value = Spanned::new(value, written.span);
            if named && !matches!(value.value, Value::State(..)) {
                findings.push(say::criteria_shape(true).at(written.span));
                return;
            }
            for criterion in criteria {
                findings.extend_one(binder.check_result(&criterion.target, &value));
                criterion.result = Reported::Value(value.clone());
            }
        }
        OneOrNamed::Named(entries) => {
            if !named && !criteria.is_empty() {
                super::report(
                    findings,
                    entries.0.first().map(|(name, _)| name.span),
                    say::criteria_shape(false),
                );
                return;
            }
            let places: BTreeMap<String, usize> = criteria
                .iter()
                .enumerate()
                .filter_map(|(at, criterion)| Some((criterion.name.clone()?, at)))
                .collect();
            // Conditions have theirs already, and a target that was refused has its own finding.
            let asked = [&record.target, &record.conditions];
            let known: BTreeSet<&str> = asked
                .into_iter()
                .flatten()
                .flat_map(OneOrNamed::iter)
                .filter_map(|(name, _)| name.map(|name| name.value.as_str()))
                .collect();
            for (name, written) in entries.iter() {
                let Some(&at) = places.get(&name.value) else {
                    if !broken && !known.contains(name.value.as_str()) {
                        let names: Vec<&str> =
                            criteria.iter().filter_map(|c| c.name.as_deref()).collect();
                        let near = nearest(&name.value, names.iter().copied());
                        let problem = say::unknown_criterion(&name.value, near, &names);
                        findings.push(problem.at(name.span));
                    }
                    continue;
                };
                let Some(value) = binder.value(written, findings) else { continue };
                let value = Spanned::new(value, written.span);
                findings.extend_one(binder.check_result(&criteria[at].target, &value));
                criteria[at].result = Reported::Value(value);
            }
        }
    }
}

/// Conditions of the measurement; their results stand among the results, under their names.
fn conditions(
    record: &record::Indicator,
    direction: Direction,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Vec<(Criterion, Option<String>)> {
    let mut conditions = Vec::new();
    for (name, written) in record.conditions.iter().flat_map(OneOrNamed::iter) {
        let Some(target) = binder.requirement(written, direction, findings) else { continue };
        let name = name.map(|n| n.value.clone());
        let reported = match (&record.result, &name) {
            (Some(OneOrNamed::Named(entries)), Some(name)) => entries.get(name),
            _ => None,
        };
        let result = match reported.and_then(|written| {
            binder.value(written, findings).map(|value| Spanned::new(value, written.span))
        }) {
            Some(value) => {
                findings.extend_one(binder.check_result(&target, &value));
                Reported::Value(value)
            }
            None => Reported::Missing,
        };
        let criterion =
            Criterion { name: name.clone(), target, span: written.span, result, judgement: None };
        conditions.push((criterion, name));
    }
    conditions
}

fn judgements(record: &record::Indicator, criteria: &mut [Criterion], findings: &mut Findings) {
    for judgement in record.judgements.iter().flatten() {
        let (Some(verdict), Some(by)) = (&judgement.verdict, &judgement.by) else { continue };
        let texts: Vec<usize> = criteria
            .iter()
            .enumerate()
            .filter(|(_, c)| matches!(c.target, Requirement::Text(_)))
            .map(|(at, _)| at)
            .collect();
        let at = match &judgement.criterion {
            Some(name) => {
                let named = |own: &str| same(own, &name.value);
                match criteria.iter().position(|c| c.name.as_deref().is_some_and(named)) {
                    Some(at) => at,
                    None => {
                        let known: Vec<&str> =
                            criteria.iter().filter_map(|c| c.name.as_deref()).collect();
                        let near = nearest(&name.value, known.iter().copied());
                        findings
                            .push(say::unknown_criterion(&name.value, near, &known).at(name.span));
                        continue;
                    }
                }
            }
            None => match texts[..] {
                [only] => only,
                [] if criteria.len() == 1 => 0,
                _ => {
                    findings.push(say::which_criterion().at(judgement.span));
                    continue;
                }
            },
        };
        let criterion = &mut criteria[at];
        if !matches!(criterion.target, Requirement::Text(_)) {
            let name = criterion.name.clone().unwrap_or_else(|| criterion.target.to_string());
            findings.push(say::judged_number(&name).at(verdict.span));
            continue;
        }
        criterion.judgement = Some(bound_judgement(judgement, verdict.value, by));
    }
}

/// A judgement as the model keeps it.
pub(super) fn bound_judgement(
    judgement: &record::Judgement,
    verdict: record::Judged,
    by: &Text,
) -> Judgement {
    Judgement {
        verdict,
        by: by.clone(),
        evidence: judgement.evidence.clone(),
        date: judgement.date.as_ref().map(|d| d.value),
    }
}
