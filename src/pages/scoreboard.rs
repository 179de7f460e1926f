//! The results at a glance: one row of symbols for each part, and why they are what they are.

use crate::block::{
    Block, Cell, Column, Head, HeadOf, Kind, Line, MarkLook, Row, RowKind, Run, Table,
};
use crate::view::{ComponentView, FactView, PartView};

use super::{Page, common};

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, page.word("scoreboard"))];
    let (parts, shown) = (page.year.parts(), page.year.facts_shown());
    for (at, part) in parts.iter().enumerate() {
        // Facts shown beside the results stand with the first part.
        let facts = if at == 0 { shown.as_slice() } else { &[] };
        blocks.push(Block::heading(2, &part.name));
        let table = if part.nested { levels(page, part, facts) } else { row(page, part, facts) };
        blocks.push(beneath(page, table, part, facts));
        blocks.extend(facts.iter().filter_map(|fact| more(page, fact)));
    }
    if !page.has("reasons") {
        blocks.push(Block::heading(2, page.word("reasons_title")));
        blocks.extend(parts.iter().flat_map(|part| why(page, part)));
    }
    blocks
}

fn title(page: &Page<'_>, part: &PartView) -> Line {
    common::of(page.word("scoreboard"), &part.short)
}

/// The components in columns, and the overall result.
fn row(page: &Page<'_>, part: &PartView, facts: &[FactView]) -> Table {
    let count = part.components.len() + 1 + facts.len();
    let columns = vec![Column::share(Kind::Symbol, 100); count];
    let mut table = Table::new("scoreboard", columns, Vec::new()).titled(title(page, part));
    table.head = heads(page, part, facts);
    let large = |mark| Cell::from(common::mark(mark, MarkLook::Large));
    let components = part.components.iter().map(|component| large(&component.grade));
    let value = |fact: &FactView| Cell::line(Line::from(&fact.value).strong());
    let cells = components.chain([large(&part.overall)]).chain(facts.iter().map(value)).collect();
    table.with(vec![Row { split: true, ..Row::of(cells) }])
}

pub(super) fn heads(page: &Page<'_>, part: &PartView, facts: &[FactView]) -> Vec<Vec<Head>> {
    let grouped = part.groups.iter().any(|group| !group.label.is_empty());
    let rows = if grouped { 2 } else { 1 };
    let ends = [Head::over(page.word("overall"), 1, rows)];
    let ends = ends.into_iter().chain(facts.iter().map(|fact| Head::over(&fact.name, 1, rows)));
    let of = |component: &ComponentView, rows| Head::over(common::component(component), 1, rows);
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    let mut rest = part.components.as_slice();
    for group in &part.groups {
        let (own, others) = rest.split_at(group.span.min(rest.len()));
        rest = others;
        match group.label.is_empty() {
            true => upper.extend(own.iter().map(|component| of(component, rows))),
            false => {
                upper.push(Head::over(&group.label, own.len(), 1));
                lower.extend(own.iter().map(|component| of(component, 1)));
            }
        }
    }
    upper.extend(ends);
    if grouped { vec![upper, lower] } else { vec![upper] }
}

/// Components under each other, those that one is made of moved in beneath it, and the overall result.
fn levels(page: &Page<'_>, part: &PartView, facts: &[FactView]) -> Table {
    let columns = vec![Column::SHARED, Column::tenths(Kind::Text, 420)];
    let heads = ["component", "result_mark"].map(|key| Head::of(page.word(key))).to_vec();
    let beside = |mark| Cell::from(common::mark(mark, MarkLook::Beside));
    let mut rows = Vec::new();
    for component in &part.components {
        if !component.head.is_empty() {
            let head = Cell::line(&component.head).wide(2).heads(HeadOf::Row);
            rows.push(Row { split: true, ..Row::is(RowKind::Heading, vec![head]) });
        }
        let name = common::component(component);
        let name = if component.made_of { name.strong() } else { name };
        let cells = vec![Cell::row_head(name), beside(&component.grade)];
        // Twice as deep as other rows: there is nothing else that tells levels.
        rows.push(Row { depth: component.depth * 2, split: true, ..Row::of(cells) });
    }
    let overall = vec![Cell::row_head(page.word("overall")), beside(&part.overall)];
    rows.push(Row { split: true, ..Row::is(RowKind::Total, overall) });
    rows.extend(facts.iter().map(|fact| {
        let cells = vec![Cell::row_head(&fact.name), Cell::line(&fact.value)];
        Row { split: true, ..Row::of(cells) }
    }));
    Table::new("levels", columns, heads).titled(title(page, part)).with(rows)
}

fn beneath(page: &Page<'_>, mut table: Table, part: &PartView, facts: &[FactView]) -> Block {
    let notes = facts.iter().map(|fact| fact.note.as_str());
    let notes: Vec<&str> =
        [part.note.as_str()].into_iter().chain(notes).filter(|note| !note.is_empty()).collect();
    table.beneath = common::beneath(page, "", &notes.join(" · "), &part.choices);
    table.block()
}

/// Where a fact is from, and what documents print of it.
fn more(page: &Page<'_>, fact: &FactView) -> Option<Block> {
    let mut line = Line::default();
    if !fact.source.is_empty() {
        line = page.word("source").and(format!(": {}", fact.source));
    }
    if !fact.claims.is_empty() {
        let between = if line.is_empty() { "" } else { " · " };
        line = line.and(between).and(page.word("as_printed")).and(": ");
        for (at, claim) in fact.claims.iter().enumerate() {
            line = line.and(if at > 0 { "; " } else { "" });
            if !claim.key.is_empty() {
                line = line.and(format!("{}: ", claim.key));
            }
            line = line.and(&claim.runs);
            if !claim.by.is_empty() {
                line = line.and(" (").and(page.word("differs_by")).and(format!(" {})", claim.by));
            }
            let at = common::printed_at(claim);
            if !at.is_empty() {
                line = line.and(Run::quiet("where", Line::from(" — ").and(at)));
            }
        }
    }
    Block::small("source", &fact.name, line)
}

/// Why results are what they are.
fn why(page: &Page<'_>, part: &PartView) -> Vec<Block> {
    let told: Vec<&ComponentView> =
        part.components.iter().filter(|component| !component.reasons.is_empty()).collect();
    if told.is_empty() && part.reasons.is_empty() && part.sublevel.is_empty() {
        return Vec::new();
    }
    let columns =
        vec![Column::tenths(Kind::Text, 320), Column::tenths(Kind::Text, 310), Column::SHARED];
    let heads = ["component", "result_mark", "reason"].map(|key| Head::of(page.word(key))).to_vec();
    let beside = |mark| Cell::from(common::mark(mark, MarkLook::Beside));
    let mut rows: Vec<Row> = Vec::new();
    for component in told {
        let why = vec![common::sentences(&component.reasons)];
        let name = Cell::row_head(common::component(component));
        rows.push(Row::of(vec![name, beside(&component.grade), why.into()]));
    }
    let mut why = Vec::new();
    if !part.reasons.is_empty() {
        why.push(common::sentences(&part.reasons));
    }
    if !part.sublevel.is_empty() {
        why.push(Block::paragraph(&part.sublevel));
    }
    let overall = Cell::row_head(page.word("overall").strong());
    rows.push(Row::of(vec![overall, beside(&part.overall), why.into()]));
    let heading = common::unlisted(3, String::new(), &part.name);
    let table = Table::new("why", columns, heads).with(rows).block();
    [Some(heading), Some(table), common::rule_sources(page, part)].into_iter().flatten().collect()
}
