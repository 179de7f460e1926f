//! An indicator as it is shown: target and result side by side, and all that is known beside them.

use std::slice;

use crate::model::{Assessment, Criterion, Indicator, Reported, distinct};
use crate::scoring::claims::of_indicator;
use crate::scoring::{CriterionScore, IndicatorScore, Met, Verdict};

use super::super::runs::Words;
use super::super::worked::worked;
use super::super::{CriterionView, HistoryView, IndicatorView, LineView, MarkView, Run};
use super::details::{claims, details, evidence};
use super::marks::{awaited, pick, rating_mark};
use super::{Context, text};

pub(super) fn indicator(context: &Context<'_>, at: usize) -> IndicatorView {
    let (words, locale) = (context.words, context.words.locale);
    let indicator = &context.year.indicators[at];
    let score = &context.scores.indicators[at];
    let (mut under, mut depth) = (Vec::new(), 0);
    let mut above = indicator.parent;
    // A list of at most as many steps as there are indicators: a circle was refused, and ends here.
    while let Some(parent) = above.filter(|_| depth < context.year.indicators.len().min(32)) {
        let heading = &context.year.indicators[parent];
        if words.edition.shows(heading.visibility) {
            under.insert(0, format!("{} {}", heading.number, heading.name.get(locale)));
        }
        depth += 1;
        above = heading.parent;
    }
    let (target, result, criteria) = lines(context, indicator, score);
    let worked = indicator.formula().map(|formula| {
        worked(formula, &indicator.inputs, &score.inputs, score.value.as_ref(), words)
    });
    let hidden = worked.as_ref().is_some_and(|worked| worked.hidden);
    // With the result, amounts would give away what must not be shown.
    let statement = match hidden {
        true => None,
        false => super::super::papers::statement(indicator, &score.inputs, words),
    };
    let told = context.teller.indicator(at);
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
        rating: awaited(score.no_result, locale)
            .unwrap_or_else(|| rating_mark(&score.rating, score.uncovered, locale)),
        judged: score.judged,
        criteria,
        conditions: sides(&indicator.conditions, &score.conditions, score, words),
        reasons: told.short,
        proof: told.full,
        worked,
        statement,
        history: indicator
            .history
            .iter()
            .map(|(year, value)| HistoryView { year: year.to_string(), runs: words.value(value) })
            .collect(),
        objectives: indicator
            .objectives
            .iter()
            .filter_map(|number| {
                let objective = context.objectives.get((*number as usize).checked_sub(1)?)?;
                Some(format!("{number}. {objective}"))
            })
            .collect(),
        claims: claims(&indicator.claims, words, hidden, |claim| {
            of_indicator(
                claim,
                indicator,
                score,
                (context.year, context.scores),
                &words.scored.model,
            )
        }),
        evidence: indicator.evidence.iter().filter_map(|e| evidence(e, words)).collect(),
        details: details(indicator, locale),
        narratives: context.narratives.get(&at).cloned().unwrap_or_default(),
        has_page: true,
        money: false,
        file: context.sources.file(indicator.span.file).path.clone(),
    };
    view.money = view.target.iter().chain(&view.result).any(|line| words.is_money(&line.runs));
    view.has_page = !view.heading
        || !view.description.is_empty()
        || !view.claims.is_empty()
        || !view.narratives.is_empty()
        || !view.evidence.is_empty()
        || !view.objectives.is_empty()
        || !view.details.is_empty();
    view
}

type Lines = (Vec<LineView>, Vec<LineView>, Vec<CriterionView>);

/// Target and result, criterion by criterion, and both side by side.
fn lines(context: &Context<'_>, indicator: &Indicator, score: &IndicatorScore) -> Lines {
    let words = context.words;
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
            let unit = crate::model::unit::LEVEL;
            let target = levels
                .iter()
                .map(|(points, requirement)| {
                    line(&format!("{unit} {points}"), words.requirement(requirement))
                })
                .collect();
            (target, vec![line("", words.reported(result, Some(score)))], Vec::new())
        }
        Assessment::Milestones { steps, named } => {
            let unit = crate::model::unit::LEVEL;
            let mut target = Vec::new();
            let mut sides_of = Vec::new();
            let mut rest = score.criteria.as_slice();
            for step in steps {
                let level = format!("{unit} {}", step.points);
                let (own, others) = rest.split_at(step.criteria.len().min(rest.len()));
                rest = others;
                for (criterion, score_of) in step.criteria.iter().zip(own) {
                    let name = match &criterion.name {
                        Some(name) => format!("{level} · {name}"),
                        None => level.clone(),
                    };
                    target.push(line(&name, words.requirement(&criterion.target)));
                    let mut side =
                        sides(slice::from_ref(criterion), slice::from_ref(score_of), score, words);
                    side.iter_mut().for_each(|side| side.name.clone_from(&name));
                    sides_of.append(&mut side);
                }
            }
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
            let levels = &context.framework.parts[*part].overall.levels;
            let name = |at: usize| vec![Run::text(levels[at].name.get(words.locale))];
            let result = match &score.level {
                Some(Verdict::Decided(level)) => name(*level),
                _ => words.state("ตัดสินไม่ได้", "undecided"),
            };
            (vec![line("", name(*target))], vec![line("", result)], Vec::new())
        }
    }
}

fn is_state(criterion: &Criterion) -> bool {
    matches!(&criterion.result, crate::model::Reported::Value(v) if matches!(v.value, crate::model::Value::State(..)))
}

fn sides(
    criteria: &[Criterion],
    scores: &[CriterionScore],
    whole: &IndicatorScore,
    words: Words<'_>,
) -> Vec<CriterionView> {
    let locale = words.locale;
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
