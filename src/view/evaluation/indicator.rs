//! An indicator as it is shown: target and result side by side, and all that is known beside them.

use std::collections::BTreeMap;
use std::slice;

use crate::diagnostic::Locale;
use crate::model::{Assessment, Criterion, FactOf, FactRef, Indicator, Reported, distinct};
use crate::notation::{FiscalYear, Number};
use crate::scoring::claims::of_indicator;
use crate::scoring::{CriterionScore, IndicatorScore, Met, Verdict};
use crate::unit::STEP;

use super::super::shown::Shown;
use super::super::worked::worked;
use super::super::{CriterionView, HistoryView, IndicatorView, LineView, MarkView, Run, ShownYear};
use super::details::{claims, details, evidence};
use super::marks::{indicator_mark, pick};
use super::text;

pub(in crate::view) fn indicator(of: &ShownYear<'_>, at: usize) -> IndicatorView {
    let (words, locale) = (of.shown, of.shown.locale());
    let indicator = &of.year.indicators[at];
    let score = &of.scores.indicators[at];
    let (mut under, mut depth) = (Vec::new(), 0);
    let mut above = indicator.parent;
    // A list of at most as many steps as there are indicators: a circle was refused, and ends here.
    while let Some(parent) = above.filter(|_| depth < of.year.indicators.len().min(32)) {
        let heading = &of.year.indicators[parent];
        if words.opens(heading.visibility) {
            under.insert(0, format!("{} {}", heading.number, heading.name.get(locale)));
        }
        depth += 1;
        above = heading.parent;
    }
    let (target, result, criteria) = lines(of, indicator, score);
    let worked = indicator.formula().map(|formula| {
        worked(formula, &indicator.inputs, &score.inputs, score.value.as_ref(), words)
    });
    let hidden = worked.as_ref().is_some_and(|worked| worked.hidden);
    // With the result, amounts would give away what must not be shown.
    let statement = match hidden {
        true => None,
        false => super::super::papers::statement(indicator, &score.inputs, words),
    };
    let told = of.teller().indicator(at);
    let mut view = IndicatorView {
        slug: indicator.slug.to_string(),
        number: indicator.number.to_string(),
        name: indicator.name.get(locale).to_owned(),
        heading: matches!(indicator.assessment, Assessment::Heading),
        depth: under.len(),
        under,
        description: indicator
            .description
            .as_ref()
            .map(|d| words.paragraphs(d.get(locale)))
            .unwrap_or_default(),
        target_text: text(&indicator.target_text, locale),
        result_text: text(&indicator.result_text, locale),
        target,
        result,
        rating: indicator_mark(indicator, score, &of.framework.parts[indicator.part], locale),
        judged: score.judged,
        criteria,
        conditions: sides(&indicator.conditions, &score.conditions, score, words),
        reasons: told.short,
        proof: told.full,
        worked,
        statement,
        history: history(of, indicator),
        objectives: objectives(of, indicator),
        claims: claims(&indicator.claims, words, hidden, |claim| {
            of_indicator(claim, indicator, score, (of.year, of.scores), &words.scored().model)
        }),
        evidence: indicator.evidence.iter().filter_map(|e| evidence(e, words)).collect(),
        details: details(indicator, locale),
        narratives: of.narratives_about(at),
        has_page: true,
        money: false,
        file: of.sources.file(indicator.span.file).path.clone(),
    };
    view.money = of_money(&view.target, &view.result, words);
    view.has_page = !view.heading
        || !view.description.is_empty()
        || !view.claims.is_empty()
        || !view.narratives.is_empty()
        || !view.evidence.is_empty()
        || !view.objectives.is_empty()
        || !view.details.is_empty();
    view
}

/// Whether the target or the result of an indicator is an amount of money.
pub(in crate::view) fn is_money(of: &ShownYear<'_>, at: usize) -> bool {
    let (target, result, _) = lines(of, &of.year.indicators[at], &of.scores.indicators[at]);
    of_money(&target, &result, of.shown)
}

fn of_money(target: &[LineView], result: &[LineView], words: Shown<'_>) -> bool {
    target.iter().chain(result).any(|line| words.is_money(&line.runs))
}

/// Objectives of the agency that an indicator serves.
fn objectives(of: &ShownYear<'_>, indicator: &Indicator) -> Vec<String> {
    let known = &of.shown.scored().model.agency.objectives;
    let line = |number: &u32| {
        let objective = known.get((*number as usize).checked_sub(1)?)?;
        Some(format!("{number}. {}", objective.get(of.shown.locale())))
    };
    indicator.objectives.iter().filter_map(line).collect()
}

/// Results of earlier years: those that are written, and those that the folders of their years know by the
/// stable id, as far as the edition shows them there.
fn history(of: &ShownYear<'_>, indicator: &Indicator) -> Vec<HistoryView> {
    let words = of.shown;
    let mut all: BTreeMap<FiscalYear, Vec<Run>> = BTreeMap::new();
    for (number, year) in words.scored().model.years.range(..of.year.year) {
        let Some(at) = year.index.slug(indicator.slug.as_str()) else { continue };
        let heading = matches!(year.indicators[at].assessment, Assessment::Heading);
        let known = words.scored().years.get(number).is_some_and(|s| !s.indicators[at].no_result);
        let runs = words.fact(FactRef { year: *number, of: FactOf::Result(at) });
        all.extend(runs.filter(|_| known && !heading).map(|runs| (*number, runs)));
    }
    all.extend(indicator.history.iter().map(|(year, known)| (*year, words.value(&known.value))));
    let shown = all.into_iter();
    shown.map(|(year, runs)| HistoryView { year: year.to_string(), runs }).collect()
}

type Lines = (Vec<LineView>, Vec<LineView>, Vec<CriterionView>);

/// Target and result, criterion by criterion, and both side by side.
fn lines(of: &ShownYear<'_>, indicator: &Indicator, score: &IndicatorScore) -> Lines {
    let words = of.shown;
    let line = |name: &str, runs: Vec<Run>| LineView { name: name.to_owned(), runs };
    match &indicator.assessment {
        Assessment::Heading => Default::default(),
        Assessment::Criteria(criteria) => {
            let name = |c: &Criterion| c.name.clone().unwrap_or_default();
            let target =
                criteria.iter().map(|c| line(&name(c), words.requirement(&c.target))).collect();
            let state = criteria.iter().all(is_state) && !criteria.is_empty();
            let result = match state {
                true => vec![line("", words.reported(&criteria[0].result, Some(score)))],
                false => {
                    let shown = |c: &Criterion| words.reported(&c.result, Some(score));
                    criteria.iter().map(|c| line(&name(c), shown(c))).collect()
                }
            };
            (target, result, sides(criteria, &score.criteria, score, words))
        }
        Assessment::Levels { levels, result } => {
            let mut target: Vec<(Number, LineView)> = levels
                .iter()
                .map(|(points, requirement)| {
                    (
                        *points,
                        line(&level_name(*points, words.locale()), words.requirement(requirement)),
                    )
                })
                .collect();
            let absent = indicator.absent_levels.iter();
            target.extend(absent.map(|points| (*points, no_such_step(*points, words.locale()))));
            let result = vec![line("", words.reported(result, Some(score)))];
            (in_order(target), result, Vec::new())
        }
        Assessment::Milestones { steps, named } => {
            let mut target = Vec::new();
            let mut sides_of = Vec::new();
            let mut rest = score.criteria.as_slice();
            for milestone in steps {
                let level = level_name(milestone.points, words.locale());
                let (own, others) = rest.split_at(milestone.criteria.len().min(rest.len()));
                rest = others;
                for (criterion, score_of) in milestone.criteria.iter().zip(own) {
                    let name = match &criterion.name {
                        Some(name) => format!("{level} · {name}"),
                        None => level.clone(),
                    };
                    let asked = line(&name, words.requirement(&criterion.target));
                    target.push((milestone.points, asked));
                    let side =
                        sides(slice::from_ref(criterion), slice::from_ref(score_of), score, words);
                    let side =
                        side.into_iter().map(|side| CriterionView { name: name.clone(), ..side });
                    sides_of.extend(side.map(|side| (milestone.points, side)));
                }
            }
            for points in &indicator.absent_levels {
                let absent = no_such_step(*points, words.locale());
                sides_of.push((*points, no_such_criterion(&absent, words.locale())));
                target.push((*points, absent));
            }
            let (target, sides_of) = (in_order(target), in_order(sides_of));
            let result = match named {
                Reported::Missing => distinct(steps)
                    .map(|c| line(c.name.as_deref().unwrap_or(""), words.reported(&c.result, None)))
                    .collect(),
                named => vec![line("", words.reported(named, None))],
            };
            // Where a level or a state stands for all of them, criteria side by side say nothing.
            let criteria = if matches!(named, Reported::Missing) { sides_of } else { Vec::new() };
            (target, result, criteria)
        }
        Assessment::PartLevel { part, target } => {
            let levels = &of.framework.parts[*part].overall.levels;
            let name = |at: usize| vec![Run::text(levels[at].name.get(words.locale()))];
            let result = match &score.level {
                Some(Verdict::Decided(level)) => name(*level),
                _ => words.state("ตัดสินไม่ได้", "undecided"),
            };
            (vec![line("", name(*target))], vec![line("", result)], Vec::new())
        }
    }
}

/// What each level of the target of an indicator asks for, in the order of their points.
pub(in crate::view) fn levels(of: &ShownYear<'_>, at: usize) -> Vec<(Number, Vec<LineView>)> {
    let indicator = &of.year.indicators[at];
    let line = |name: Option<&String>, target| {
        let name = name.cloned().unwrap_or_default();
        LineView { name, runs: of.shown.requirement(target) }
    };
    let absent = indicator.absent_levels.iter();
    let mut levels: Vec<(Number, Vec<LineView>)> = absent
        .map(|points| {
            (
                *points,
                vec![LineView { name: String::new(), ..no_such_step(*points, of.shown.locale()) }],
            )
        })
        .collect();
    match &indicator.assessment {
        Assessment::Levels { levels: own, .. } => {
            levels.extend(own.iter().map(|(points, target)| (*points, vec![line(None, target)])));
        }
        Assessment::Milestones { steps, .. } => levels.extend(steps.iter().map(|step| {
            let criteria = step.criteria.iter();
            (step.points, criteria.map(|c| line(c.name.as_ref(), &c.target)).collect())
        })),
        _ => levels.clear(),
    }
    levels.sort_by_key(|(points, _)| points.exact());
    levels
}

/// What a level of a target is called.
pub(in crate::view) fn level_name(points: Number, locale: Locale) -> String {
    match locale {
        Locale::Th => format!("{STEP} {points}"),
        Locale::En => format!("level {points}"),
    }
}

/// A step that the target does not have, as documents print it.
fn no_such_step(points: Number, locale: Locale) -> LineView {
    LineView { name: level_name(points, locale), runs: vec![Run::text("–")] }
}

/// The same among criteria that stand side by side with their results.
fn no_such_criterion(absent: &LineView, locale: Locale) -> CriterionView {
    let name = pick(locale, "ไม่มีขั้นนี้", "no such level").to_owned();
    CriterionView {
        name: absent.name.clone(),
        target: absent.runs.clone(),
        result: Vec::new(),
        met: MarkView { state: "not-assessed", symbol: "-".into(), name },
        judged: String::new(),
    }
}

/// What belongs to steps, in the order of their points.
fn in_order<T>(mut of_steps: Vec<(Number, T)>) -> Vec<T> {
    of_steps.sort_by_key(|(points, _)| points.exact());
    of_steps.into_iter().map(|(_, of_step)| of_step).collect()
}

fn is_state(criterion: &Criterion) -> bool {
    matches!(&criterion.result, crate::model::Reported::Value(v) if matches!(v.value, crate::model::Value::State(..)))
}

fn sides(
    criteria: &[Criterion],
    scores: &[CriterionScore],
    whole: &IndicatorScore,
    words: Shown<'_>,
) -> Vec<CriterionView> {
    let locale = words.locale();
    criteria
        .iter()
        .zip(scores)
        .map(|(criterion, score)| {
            let (state, symbol, name) = match &score.met {
                Met::Yes => ("decided", "✓", pick(locale, "ถึงเป้าหมาย", "met").to_owned()),
                Met::No => ("decided", "✗", pick(locale, "ไม่ถึงเป้าหมาย", "not met").to_owned()),
                Met::Open(_) if whole.no_result => {
                    ("not-assessed", "-", pick(locale, "ยังไม่มีผล", "no result yet").to_owned())
                }
                Met::Open(_) => {
                    ("undecided", "?", pick(locale, "ยังตัดสินไม่ได้", "undecided").to_owned())
                }
                Met::State(state, _) => ("not-assessed", "-", state.word(locale).to_owned()),
            };
            let judged = criterion.judgement.as_ref().map(|judgement| {
                let evidence = judgement
                    .evidence
                    .as_ref()
                    .map(|e| format!(" ({})", e.get(locale)))
                    .unwrap_or_default();
                let date =
                    judgement.date.map(|d| format!(" {}", d.long(locale))).unwrap_or_default();
                format!("{}{date}{evidence}", judgement.by.get(locale))
            });
            CriterionView {
                name: criterion.name.clone().unwrap_or_default(),
                target: words.requirement(&criterion.target),
                result: words.reported(&criterion.result, Some(whole)),
                met: MarkView { state, symbol: symbol.into(), name },
                judged: judged.unwrap_or_default(),
            }
        })
        .collect()
}
