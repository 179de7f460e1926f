//! The page of an indicator.

use std::sync::Arc;

use crate::block::{Block, Cell, Column, Head, Line, Row, Run, Table, words_of};
use crate::view::{
    ComponentView, CriterionView, HistoryView, IndicatorView, LineView, PartView, StatementView,
};

use super::super::prose;
use super::evaluation::{because, code_and_name, component_beside, trail};
use super::overview::{called, field, fields, verdict};
use super::{Made, Page, Plan, common, neighbours, papers, said, title, under};

/// Plans the pages of the indicators of a component.
pub(super) fn plan(plan: &mut Plan<'_>, (part, c): (usize, usize), component: &ComponentView) {
    let year = plan.year;
    let shown: Vec<usize> =
        component.indicators.iter().copied().filter(|at| year.year.has_page(*at)).collect();
    let path = |at: usize| year.at(&format!("indicators/{}", year.year.slug(at)));
    let pages: Arc<[(String, String)]> =
        shown.iter().map(|at| (path(*at), year.year.name(*at))).collect();
    for (place, at) in shown.into_iter().enumerate() {
        let (path, name) = pages[place].clone();
        let pages = pages.clone();
        let about = about(year, at, &name);
        plan.add("indicator", path, &name, about, "", move |page, site| {
            let (before, after) = neighbours(&pages, place);
            Made { before, after, ..of(page, (&site.parts[part], c), at) }
        });
    }
}

/// What search engines say of an indicator.
fn about(year: &super::SiteYear<'_>, at: usize, name: &str) -> String {
    let indicator = year.year.indicator(at);
    if indicator.heading {
        return format!("{name} {} {}", year.year.label(), year.year.agency_name());
    }
    let values = |lines: &[LineView]| {
        lines.iter().map(|line| words_of(&line.runs)).collect::<Vec<_>>().join(", ")
    };
    format!(
        "{name}: {} {} {} {} ({}) {}",
        year.word("target"),
        values(&indicator.target),
        year.word("result"),
        values(&indicator.result),
        indicator.rating.name,
        year.year.agency_name()
    )
}

/// Values with their names; in full words where there are no values.
pub(super) fn lines(values: &[LineView], words: &str) -> Vec<Block> {
    let named = |value: &LineView| match value.name.is_empty() {
        true => Line::from(&value.runs),
        false => Line::from(Run::quiet("line-name", &value.name)).and(" ").and(&value.runs),
    };
    match values {
        [one] if one.name.is_empty() => vec![Block::paragraph(&one.runs)],
        [] if words.is_empty() => vec![Block::paragraph(common::dash())],
        [] => vec![Block::paragraph(words)],
        _ => vec![Block::lines_of("lines", values.iter().map(named))],
    }
}

fn of(page: &Page<'_>, (part, c): (&PartView, usize), at: usize) -> Made {
    let year = page.year;
    let component = &part.components[c];
    let indicator = year.indicator(at);
    let kicker = Line::from(format!("{} · ", part.name)).and(common::component(component));
    let mut above = vec![("kicker", kicker)];
    above.extend(indicator.under.iter().map(|heading| ("under", Line::from(heading))));
    let head = title(above, code_and_name(&indicator.number, &indicator.name), Vec::new());
    let mut blocks = vec![head];
    match indicator.heading {
        true => blocks.extend(common::claims("beneath", &indicator.claims)),
        false => blocks.push(outcome(page, &indicator)),
    }
    blocks.push(Block::framed("div", "body", body(page, &indicator)));
    let mut way = trail(page, part, component);
    let own = super::overview::part_at(year, part, &format!("/{}", component.id));
    way.push(Run::to(own, common::component(component)).into());
    way.push((&indicator.number).into());
    let mut aside = vec![component_beside(page, part, component)];
    aside.extend(beside(page, &indicator));
    Made { trail: way, blocks, aside, ..Made::default() }
}

/// Target, result and rating.
fn outcome(page: &Page<'_>, indicator: &IndicatorView) -> Block {
    // Several criteria have a table of their own below, so words are enough here.
    let several = indicator.criteria.len() > 1;
    let side = |look, key: &str, values: &[LineView], words: &str| {
        let mut blocks = Vec::new();
        if !values.is_empty() && (words.is_empty() || !several) {
            blocks.push(Block::framed("div", "value", lines(values, "")));
        }
        match (words.is_empty(), values.is_empty()) {
            (false, _) => blocks.push(Block::styled("words", words)),
            (true, true) => blocks.push(Block::styled("absent", "–")),
            (true, false) => {}
        }
        let (label, mark) = (page.word(key), None);
        Block::Verdict { look, id: String::new(), label, mark, blocks }
    };
    let mut remarks = Vec::new();
    if indicator.rating.state == "decided" {
        let key = if indicator.judged { "judged" } else { "rating_computed" };
        remarks.push(Block::styled("remark", page.word(key)));
    }
    if let [only] = indicator.criteria.as_slice() {
        remarks.extend(said("remark", &only.judged));
    }
    if page.year.self_assessed() {
        remarks.push(Block::styled("remark", page.word("self_assessed")));
    }
    let mut blocks = vec![
        side("asked", "target", &indicator.target, &indicator.target_text),
        side("came", "result", &indicator.result, &indicator.result_text),
        verdict("rating", "", page.word("result_mark"), &indicator.rating, remarks),
    ];
    blocks.extend(common::claims("beneath", &indicator.claims));
    Block::Section {
        tag: "section",
        look: "outcome",
        named_by: String::new(),
        called: called(page.word("outcome")),
        blocks,
    }
}

fn body(page: &Page<'_>, indicator: &IndicatorView) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut add = |look, id, words: Line, inner| blocks.push(under(look, 2, id, words, inner));
    if !indicator.reasons.is_empty() {
        let why = because(page, &indicator.reasons, &indicator.proof);
        add("", "reasons", page.word("reasons_title"), why);
    }
    if indicator.criteria.len() > 1 {
        let table = criteria(page, &indicator.criteria, page.word("criteria"), "criterion");
        add("", "criteria", page.word("criteria"), vec![table]);
    }
    if !indicator.description.is_empty() {
        let inner = prose::plain(&indicator.description);
        add("prose", "definition", page.word("description"), inner);
    }
    if let Some(worked) = &indicator.worked {
        add("", "formula", page.word("formula"), papers::worked(page, worked));
    }
    if let Some(told) = &indicator.statement {
        add("", "statement", page.word("statement"), statement(page, told));
    }
    if !indicator.conditions.is_empty() {
        let note = Block::styled("remark", page.word("conditions_note"));
        let table = criteria(page, &indicator.conditions, page.word("conditions"), "condition");
        add("", "conditions", page.word("conditions"), vec![note, table]);
    }
    if !indicator.history.is_empty() {
        let inner = vec![history(page, &indicator.history)];
        add("", "history", page.word("history"), inner);
    }
    for narrative in &indicator.narratives {
        let text = prose::text(narrative, page, 1);
        let id = format!("narrative-{}", narrative.slug);
        let inner = [text.blocks, text.notes.into_iter().collect()].concat();
        blocks.push(under("prose", 2, &id, text.title, inner));
    }
    blocks
}

/// What was asked for beside what came of it.
fn criteria(page: &Page<'_>, rows: &[CriterionView], caption: Line, head: &str) -> Block {
    let heads = [head, "target", "result", "met"].map(|key| Head::of(page.word(key))).to_vec();
    let row = |(at, row): (usize, &CriterionView)| {
        let name = match row.name.is_empty() {
            true => page.word(head).and(format!(" {}", at + 1)),
            false => (&row.name).into(),
        };
        let mut met: Line = super::overview::symbol(&row.met);
        if !row.judged.is_empty() {
            met = met.and(Run::quiet("remark", &row.judged));
        }
        Row::of(vec![
            Cell::row_head(name),
            Cell::line(common::or_dash(&row.target)),
            Cell::line(common::or_dash(&row.result)),
            Cell::line(met),
        ])
    };
    let rows = rows.iter().enumerate().map(row).collect();
    let mut table = Table::new("stack criteria", vec![Column::SHARED; 4], heads).with(rows);
    table.caption = caption;
    table.block()
}

/// A formula broken down, as paper has it.
fn statement(page: &Page<'_>, told: &StatementView) -> Vec<Block> {
    match super::super::cards::statement(page, told, "") {
        Block::Table(mut table) => {
            (table.look, table.caption) = ("stack statement", page.word("statement"));
            vec![Block::Table(table)]
        }
        other => vec![other],
    }
}

fn history(page: &Page<'_>, years: &[HistoryView]) -> Block {
    let heads = ["fiscal_year", "result"].map(|key| Head::of(page.word(key))).to_vec();
    let row =
        |past: &HistoryView| Row::of(vec![Cell::row_head(&past.year), Cell::line(&past.runs)]);
    let rows = years.iter().map(row).collect();
    let mut table = Table::new("pairs history", vec![Column::SHARED; 2], heads).with(rows);
    table.caption = page.word("history");
    table.block()
}

/// What stands beside the page: objectives, evidence, details.
fn beside(page: &Page<'_>, indicator: &IndicatorView) -> Vec<Block> {
    let section = |key: &str, inner: Block| {
        Block::framed("section", "", vec![Block::heading(2, page.word(key)), inner])
    };
    let list = |key: &str, texts: &[String]| {
        let list = Block::lines_of("", texts.iter().map(Line::from));
        (!texts.is_empty()).then(|| section(key, list))
    };
    let details = indicator.details.iter().map(|one| field(&one.label, &one.text)).collect();
    let details =
        (!indicator.details.is_empty()).then(|| section("details", fields("facts", details)));
    let known =
        [list("serves", &indicator.objectives), list("evidence", &indicator.evidence), details];
    known.into_iter().flatten().collect()
}
