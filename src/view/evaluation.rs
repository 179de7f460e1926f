//! Parts, components and indicators as they are shown.

use std::collections::BTreeMap;
use std::slice;

use crate::diagnostic::Locale;
use crate::model::framework::{Choice, Framework, Part};
use crate::model::{
    Assessment, Claim, Claimed, Criterion, Indicator, Occasion, Reported, Year, distinct,
};
use crate::records::framework::{Assessed, Counted};
use crate::records::indicator::Evidence;
use crate::records::{Text, Visibility};
use crate::scoring::claims::{Difference, of_indicator};
use crate::scoring::{CriterionScore, IndicatorScore, Met, Rating, Verdict, WhyNot, YearScore};
use crate::source::Sources;

use super::build::person;
use super::reasons::Teller;
use super::runs::Words;
use super::worked::worked;
use super::{
    ClaimView, ComponentView, CriterionView, DetailView, HeadView, HistoryView, IndicatorView,
    LegendMark, LegendView, LineView, MarkView, NarrativeView, PartView, PersonView, Run,
    result_mark,
};

/// What a rating is called.
pub(super) fn rating_name(rating: Rating, locale: Locale) -> &'static str {
    match (rating, locale) {
        (Rating::Passed, Locale::Th) => "ผ่าน",
        (Rating::Failed, Locale::Th) => "ไม่ผ่าน",
        (Rating::Above, Locale::Th) => "สูงกว่าเป้าหมาย",
        (Rating::Meets, Locale::Th) => "เป็นไปตามเป้าหมาย",
        (Rating::Below, Locale::Th) => "ต่ำกว่าเป้าหมาย",
        (Rating::Passed, Locale::En) => "passed",
        (Rating::Failed, Locale::En) => "not passed",
        (Rating::Above, Locale::En) => "above target",
        (Rating::Meets, Locale::En) => "meets target",
        (Rating::Below, Locale::En) => "below target",
    }
}

fn pick(locale: Locale, th: &'static str, en: &'static str) -> &'static str {
    if locale == Locale::Th { th } else { en }
}

/// The symbol and the name of a rating.
pub(crate) fn rating_mark(
    verdict: &Verdict<Rating>,
    uncovered: bool,
    locale: Locale,
) -> MarkView {
    mark(verdict, uncovered, locale, |rating| {
        (rating.symbol().to_owned(), rating_name(*rating, locale).to_owned())
    })
}

/// What stands in the place of a result where there is none yet: nothing is wrong with the rules.
pub(crate) fn awaited(no_result: bool, locale: Locale) -> Option<MarkView> {
    let name = || pick(locale, "ยังไม่มีผล", "no result yet").to_owned();
    no_result.then(|| MarkView { state: "not-assessed", symbol: "-".into(), name: name() })
}

/// The symbol and the name of a verdict; `uncovered` where it may also be a case without a rule.
pub(super) fn mark<T>(
    verdict: &Verdict<T>,
    uncovered: bool,
    locale: Locale,
    show: impl Fn(&T) -> (String, String),
) -> MarkView {
    match verdict {
        Verdict::Decided(value) => {
            let (symbol, name) = show(value);
            MarkView { state: "decided", symbol, name }
        }
        Verdict::Undecided(possible) => {
            let mut names: Vec<String> = possible.iter().map(|value| show(value).1).collect();
            if uncovered && !names.is_empty() {
                names.push(pick(locale, "กรณีที่กติกาไม่ได้กำหนด", "a case without a rule").to_owned());
            }
            let open = pick(locale, "ตัดสินไม่ได้", "undecided");
            let name = match names.is_empty() {
                true => open.to_owned(),
                false => format!("{open} ({})", names.join(pick(locale, " หรือ ", " or "))),
            };
            MarkView { state: "undecided", symbol: "?".into(), name }
        }
        Verdict::NotAssessed(why) => {
            let name = match why {
                WhyNot::Heading => String::new(),
                WhyNot::State(state, _) => state.word(locale).to_owned(),
                WhyNot::NotApplicable => pick(locale, "ไม่ต้องประเมิน", "not applicable").to_owned(),
                WhyNot::NoIndicators => {
                    pick(locale, "ไม่มีตัวชี้วัดที่ประเมินได้", "nothing to assess").to_owned()
                }
            };
            MarkView {
                state: "not-assessed",
                symbol: if name.is_empty() { String::new() } else { "-".into() },
                name,
            }
        }
    }
}

/// Everything a part's pages need.
pub(super) struct Context<'a> {
    pub(super) words: Words<'a>,
    pub(super) sources: &'a Sources,
    pub(super) year: &'a Year,
    pub(super) scores: &'a YearScore,
    pub(super) framework: &'a Framework,
    pub(super) teller: Teller<'a>,
    pub(super) objectives: &'a [String],
    /// Narratives by the indicator they are about.
    pub(super) narratives: BTreeMap<usize, Vec<NarrativeView>>,
}

/// The parts of a year.
pub(super) fn parts(context: &Context<'_>) -> Vec<PartView> {
    let mut members: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (at, indicator) in context.year.indicators.iter().enumerate() {
        members.entry((indicator.part, indicator.component)).or_default().push(at);
    }
    context
        .framework
        .parts
        .iter()
        .enumerate()
        .map(|(at, p)| part(context, at, p, &members))
        .collect()
}

fn part(
    context: &Context<'_>,
    at: usize,
    part: &Part,
    members: &BTreeMap<(usize, usize), Vec<usize>>,
) -> PartView {
    let locale = context.words.locale;
    let score = &context.scores.parts[at];
    let grades = &context.framework.grades;
    let components: Vec<ComponentView> = part
        .components
        .iter()
        .enumerate()
        .map(|(c, component)| {
            let result = &score.components[c];
            let indicators = members.get(&(at, c)).map_or(&[][..], Vec::as_slice);
            let hidden = hidden(context, component.counted, indicators);
            let told = context.teller.component(at, c, hidden);
            ComponentView {
                id: component.slug.to_string(),
                number: component.number.as_ref().map(ToString::to_string).unwrap_or_default(),
                name: component.name.get(locale).to_owned(),
                title: text(&component.title, locale),
                group: text(&component.group, locale),
                source: text(&component.source, locale),
                grade: awaited(result.no_result, locale)
                    .unwrap_or_else(|| {
                        result_mark(&result.grade, result.hole.is_some(), grades, locale)
                    }),
                reasons: told.short,
                proof: told.full,
                indicators: indicators
                    .iter()
                    .filter(|i| {
                        context.words.edition.shows(context.year.indicators[**i].visibility)
                    })
                    .map(|i| indicator(context, *i))
                    .collect(),
            }
        })
        .collect();
    let mut groups: Vec<HeadView> = Vec::new();
    for component in &components {
        match groups.last_mut() {
            Some(last) if last.label == component.group => last.span += 1,
            _ => groups.push(HeadView { label: component.group.clone(), span: 1 }),
        }
    }
    let told = context.teller.overall(at);
    PartView {
        id: part.slug.to_string(),
        name: part.name.get(locale).to_owned(),
        short: part
            .short
            .as_ref()
            .map_or_else(|| part.name.get(locale), |s| s.get(locale))
            .to_owned(),
        person: match part.assessed {
            Assessed::Director => person(context.year.director.as_ref(), locale),
            Assessed::Agency => PersonView::default(),
        },
        components,
        overall: awaited(score.no_result, locale)
            .unwrap_or_else(|| {
            let uncovered = score.uncovered.is_some();
            result_mark(&score.overall, uncovered, &part.overall.levels, locale)
        }),
        reasons: told.short,
        proof: told.full,
        sublevel: context.teller.sublevel(at),
        note: text(&part.note, locale),
        choices: choices(&part.choices, locale),
        rule_sources: rule_sources(part, locale),
        groups,
    }
}

/// What the agency chose itself, a line each: about what, what, why.
fn choices(choices: &[Choice], locale: Locale) -> Vec<String> {
    let line = |choice: &Choice| {
        let (about, chosen) = (choice.about.get(locale), choice.chosen.get(locale));
        match &choice.reason {
            Some(reason) => format!("{about}: {chosen} ({})", reason.get(locale)),
            None => format!("{about}: {chosen}"),
        }
    };
    choices.iter().map(line).collect()
}

/// Days on which it was done, in one line.
fn occasions(occasions: &[Occasion], locale: Locale) -> String {
    let line = |occasion: &Occasion| {
        let day = occasion.day.short(locale);
        let titled = match &occasion.title {
            Some(title) => format!("{} {day}", title.get(locale)),
            None => day,
        };
        match (&occasion.attended, locale) {
            (Some((present, all)), Locale::Th) => format!("{titled} ({present} จาก {all} คน)"),
            (Some((present, all)), Locale::En) => format!("{titled} ({present} of {all})"),
            (None, _) => titled,
        }
    };
    occasions.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// Where the readings of a part's rules, and its sub-levels, are set.
fn rule_sources(part: &Part, locale: Locale) -> Vec<String> {
    let named = |name: Option<&Text>, source: &Text| match name {
        Some(name) => format!("{}: {}", name.get(locale), source.get(locale)),
        None => source.get(locale).to_owned(),
    };
    let readings = part.overall.readings.iter();
    let readings = readings.filter_map(|r| Some(named(r.name.as_ref(), r.source.as_ref()?)));
    let sublevels = part.overall.sublevels.iter().filter_map(|sub| {
        let of = &part.overall.levels[sub.of].name;
        Some(named(Some(of), sub.source.as_ref()?))
    });
    readings.chain(sublevels).collect()
}

/// How many of the indicators that decide a component's grade the edition must not show.
fn hidden(context: &Context<'_>, counted: Counted, indicators: &[usize]) -> usize {
    let hidden = |at: &&usize| {
        let indicator = &context.year.indicators[**at];
        let counts = match counted {
            Counted::Leaves => !matches!(indicator.assessment, Assessment::Heading),
            Counted::Top => indicator.parent.is_none(),
        };
        counts && !context.words.edition.shows(indicator.visibility)
    };
    indicators.iter().filter(hidden).count()
}

pub(super) fn text(field: &Option<Text>, locale: Locale) -> String {
    field.as_ref().map(|text| text.get(locale).to_owned()).unwrap_or_default()
}

fn indicator(context: &Context<'_>, at: usize) -> IndicatorView {
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
        false => super::papers::statement(indicator, &score.inputs, words),
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

/// Claims that differ from what is so: a page shows what was printed beneath the value, and only
/// where it contradicts it. Of a value with a hidden input, claims about inputs are left out.
pub(super) fn claims(
    claims: &[Claim],
    words: Words<'_>,
    hidden: bool,
    compare: impl Fn(&Claim) -> Option<Difference>,
) -> Vec<ClaimView> {
    let shown = |claim: &&Claim| !(hidden && matches!(claim.about, Claimed::Input(_)));
    let differing = claims.iter().filter(shown).filter_map(|claim| Some((claim, compare(claim)?)));
    differing
        .map(|(claim, difference)| ClaimView {
            key: claim.key.clone(),
            runs: words.value(&claim.value),
            document: text(&claim.document, words.locale),
            place: text(&claim.place, words.locale),
            by: difference.by.unwrap_or_default(),
        })
        .collect()
}

fn evidence(evidence: &Evidence, words: Words<'_>) -> Option<String> {
    let visibility = evidence.visibility.as_ref().map_or(Visibility::Public, |v| v.value);
    if !words.edition.shows(visibility) {
        return None;
    }
    let locale = words.locale;
    let mut line = String::new();
    if let Some(number) = &evidence.number {
        line.push_str(&format!("[{}] ", number.value));
    }
    line.push_str(evidence.title.as_ref()?.get(locale));
    if let Some(page) = &evidence.page {
        line.push_str(&format!(" {} {}", pick(locale, "หน้า", "p."), page.value));
    }
    if let Some(date) = &evidence.date {
        line.push_str(&format!(" {}", date.value.long(locale)));
    }
    if let Some(criterion) = &evidence.criterion {
        line.push_str(&format!(" ({})", criterion.value));
    }
    Some(line)
}

fn details(indicator: &Indicator, locale: Locale) -> Vec<DetailView> {
    let d = &indicator.details;
    let frequency = d.frequency.map(|f| f.word(locale).to_owned()).unwrap_or_default();
    let kind = indicator.kind.map(|k| k.word(locale).to_owned()).unwrap_or_default();
    let weight = indicator.weight.map(|w| w.to_string()).unwrap_or_default();
    let chosen = choices(&indicator.choices, locale).join("; ");
    let rows = [
        (pick(locale, "ประเภท", "Kind"), kind),
        (pick(locale, "น้ำหนัก", "Weight"), weight),
        (pick(locale, "แหล่งข้อมูล", "Source of the data"), text(&d.source, locale)),
        (pick(locale, "ผู้จัดเก็บข้อมูล", "Collected by"), text(&d.collector, locale)),
        (pick(locale, "ผู้รับผิดชอบ", "Owner"), text(&d.owner, locale)),
        (pick(locale, "ความถี่ในการวัด", "Measured"), frequency),
        (pick(locale, "ปัญหาอุปสรรค", "Obstacles"), text(&d.obstacles, locale)),
        (pick(locale, "แนวทางแก้ไข", "Remedies"), text(&d.remedies, locale)),
        (pick(locale, "ครั้งที่ทำ", "Done on"), occasions(&indicator.occasions, locale)),
        (pick(locale, "ทางเลือกของหน่วยงาน", "Chosen by the agency"), chosen),
        (pick(locale, "หมายเหตุ", "Remark"), text(&d.note, locale)),
    ];
    rows.into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| DetailView { label: label.to_owned(), text })
        .collect()
}

/// What the symbols mean: of indicators, of components, of each part's overall result.
pub(super) fn legends(context: &Context<'_>) -> Vec<LegendView> {
    let locale = context.words.locale;
    let rated = |title: &str, ratings: &[Rating]| LegendView {
        title: title.to_owned(),
        marks: ratings
            .iter()
            .map(|rating| LegendMark {
                symbol: rating.symbol().to_owned(),
                name: rating_name(*rating, locale).to_owned(),
                rule: String::new(),
            })
            .collect(),
    };
    let marks = |marks: &[crate::model::framework::Mark]| -> Vec<LegendMark> {
        marks
            .iter()
            .map(|m| LegendMark {
                symbol: m.symbol.clone(),
                name: m.name.get(locale).to_owned(),
                rule: text(&m.rule, locale),
            })
            .collect()
    };
    let three = |i: &Indicator| match &i.assessment {
        Assessment::Criteria(criteria) => matches!(
            criteria.as_slice(),
            [only] if matches!(only.target, crate::model::Requirement::Band(..) | crate::model::Requirement::Level(..))
        ),
        Assessment::PartLevel { .. } => true,
        Assessment::Levels { .. } | Assessment::Milestones { .. } | Assessment::Heading => false,
    };
    let mut legends = vec![rated(
        pick(
            locale,
            "ผลรายตัวชี้วัดที่มีเป้าหมายเป็นเกณฑ์เดียวหรือหลายเกณฑ์",
            "Indicators whose target passes or fails",
        ),
        &[Rating::Passed, Rating::Failed],
    )];
    if context.year.indicators.iter().any(three) {
        legends.push(rated(
            pick(
                locale,
                "ผลรายตัวชี้วัดที่มีเป้าหมายเป็นช่วงหรือระดับ",
                "Indicators whose target is a band or a level",
            ),
            &[Rating::Above, Rating::Meets, Rating::Below],
        ));
    }
    legends.push(LegendView {
        title: pick(locale, "ผลประเมินรายองค์ประกอบ", "Components").to_owned(),
        marks: marks(&context.framework.grades),
    });
    for part in &context.framework.parts {
        legends.push(LegendView {
            title: format!(
                "{} {}",
                pick(locale, "ผลประเมินภาพรวม", "Overall result:"),
                part.name.get(locale)
            ),
            marks: marks(&part.overall.levels),
        });
    }
    legends
}
