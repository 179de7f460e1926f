//! The pages of parts and components.

use crate::block::{
    Block, Cell, Column, Head, HeadOf, Kind, Line, MarkLook, Row, RowKind, Run, Table,
};
use crate::view::{ComponentView, PartView};

use super::overview::{chosen, grades, part_at, symbol, verdict};
use super::{Made, Page, Plan, choices, common, indicator, neighbours, said, title, under};

/// Plans the pages of a part: its own, those of its components, those of their indicators.
pub(super) fn plan(plan: &mut Plan<'_>, at: usize, part: &PartView) {
    let year = plan.year;
    let path = part_at(&year.year, part, "");
    let about = format!("{}: {} {}", part.name, part.overall.name, year.year.agency_name());
    plan.add("part", path.clone(), &part.name, about, &path, move |page, site| {
        of_part(page, &site.parts[at])
    });
    let pages: Vec<(String, String)> = part
        .components
        .iter()
        .map(|one| {
            let name = format!("{} {}", one.number, one.name);
            (part_at(&year.year, part, &format!("/{}", one.id)), name.trim_start().to_owned())
        })
        .collect();
    for (c, component) in part.components.iter().enumerate() {
        indicator::plan(plan, (at, c), component);
        let (own, name) = pages[c].clone();
        let title = format!("{name} · {}", part.short);
        let about = format!("{name}: {} {}", component.grade.name, year.year.agency_name());
        let (before, after) = neighbours(&pages, c);
        plan.add("component", own, &title, about, "", move |page, site| Made {
            before: before.clone(),
            after: after.clone(),
            ..of_component(page, &site.parts[at], c)
        });
    }
}

/// Why a result is what it is: in short, and in full for who asks. Paper shows all of it.
pub(super) fn because(
    page: &Page<'_>,
    short: &[String],
    full: &[crate::view::ReasonView],
) -> Vec<Block> {
    let mut blocks = vec![common::sentences(short)];
    if !full.is_empty() {
        blocks.push(Block::Folded { summary: page.word("proof"), blocks: vec![grounds(full)] });
    }
    blocks
}

/// Facts, each with those that it rests on.
fn grounds(list: &[crate::view::ReasonView]) -> Block {
    let item = |fact: &crate::view::ReasonView| {
        let mut blocks = vec![Block::paragraph(&fact.text)];
        if !fact.children.is_empty() {
            blocks.push(grounds(&fact.children));
        }
        blocks
    };
    Block::List { look: "grounds", labels: Vec::new(), items: list.iter().map(item).collect() }
}

fn of_part(page: &Page<'_>, part: &PartView) -> Made {
    let year = page.year;
    let mut person = Line::from(&part.person.name);
    if !part.person.name.is_empty() && !part.person.position.is_empty() {
        person = person.and(Run::quiet("remark", &part.person.position));
    }
    let kicker = page.word("evaluation").and(format!(" · {}", year.label()));
    let head = title(
        vec![("kicker", kicker)],
        (&part.name).into(),
        said("lead", person).into_iter().collect(),
    );
    let mut remarks: Vec<Block> = said("", &part.sublevel).into_iter().collect();
    if year.self_assessed() {
        remarks.push(Block::styled("remark", page.word("self_assessed")));
    }
    let result = verdict("rating", "overall", page.word("overall"), &part.overall, remarks);
    let mut blocks = vec![head, Block::section("outcome single", "overall", vec![result])];
    let mut why = Vec::new();
    if !part.reasons.is_empty() {
        why.extend(because(page, &part.reasons, &part.proof));
    }
    why.extend(said("remark", &part.note));
    let sources = part.rule_sources.iter();
    why.extend(
        sources.filter_map(|source| Block::small("source", page.word("rule_source"), source)),
    );
    why.extend(choices(page, &part.choices));
    if !why.is_empty() {
        blocks.push(under("score", 2, "reasons", page.word("reasons_title"), why));
    }
    let components = part.components.iter().map(|one| component_head(page, part, one)).collect();
    blocks.push(under("part", 2, "components", page.word("component_result"), components));
    Made { blocks, ..Made::default() }
}

fn component_head(page: &Page<'_>, part: &PartView, component: &ComponentView) -> Block {
    let id = format!("component-{}", component.id);
    let link = Run::to(
        part_at(page.year, part, &format!("/{}", component.id)),
        common::component(component),
    );
    let head = vec![
        Block::named(component.level as u8, id.clone(), link),
        Block::styled("grade", symbol(&component.grade)),
    ];
    let mut blocks = vec![Block::framed("div", "component-head", head)];
    if component.title != component.name {
        blocks.extend(said("full-title", &component.title));
    }
    if !component.reasons.is_empty() {
        blocks.push(common::sentences(&component.reasons));
    }
    let look = match component.depth {
        0 => "component depth-0",
        1 => "component depth-1",
        2 => "component depth-2",
        _ => "component depth-3",
    };
    Block::section(look, id, blocks)
}

/// The way to a component: its part, and the components that it stands in.
pub(super) fn trail(page: &Page<'_>, part: &PartView, component: &ComponentView) -> Vec<Line> {
    let mut trail = vec![Run::to(part_at(page.year, part, ""), &part.short).into()];
    let around = component.within.iter().map(|around| {
        let path = part_at(page.year, part, &format!("/{}", around.id));
        Run::to(path, &around.name).into()
    });
    trail.extend(around);
    trail
}

fn of_component(page: &Page<'_>, part: &PartView, c: usize) -> Made {
    let year = page.year;
    let component = &part.components[c];
    let name = code_and_name(&component.number, &component.name);
    let lead = (component.title != component.name).then(|| said("lead", &component.title));
    let above = vec![("kicker", (&part.name).into()), ("under", (&component.group).into())];
    let head = title(above, name, lead.flatten().into_iter().collect());
    let own = year.self_assessed().then(|| Block::styled("remark", page.word("self_assessed")));
    let result = verdict(
        "rating",
        "grade",
        page.word("component_result"),
        &component.grade,
        own.into_iter().collect(),
    );
    let mut blocks = vec![head, Block::section("outcome single", "grade", vec![result])];
    let mut why = Vec::new();
    if !component.reasons.is_empty() {
        why.extend(because(page, &component.reasons, &component.proof));
    }
    why.extend(Block::small("source", page.word("rule_source"), &component.source));
    if !why.is_empty() {
        blocks.push(under("score", 2, "reasons", page.word("reasons_title"), why));
    }
    if component.made_of {
        let list = vec![grades(year, part, Some(&component.id))];
        blocks.push(under("component", 2, "made-of", page.word("made_of"), list));
    }
    if !component.indicators.is_empty() {
        let words = page.word("component_indicators");
        let table = results(page, &component.indicators, words.clone());
        let inner = [Some(table), choices(page, &part.choices)].into_iter().flatten().collect();
        blocks.push(under("component", 2, "indicators", words, inner));
    }
    let mut way = trail(page, part, component);
    way.push(common::component(component));
    Made { blocks, trail: way, ..Made::default() }
}

/// A code before a name, which it is small beside.
pub(super) fn code_and_name(code: &str, name: &str) -> Line {
    match code.is_empty() {
        true => name.into(),
        false => Line::from(Run::quiet("code", code)).and(format!(" {name}")),
    }
}

/// Rows of indicators with their targets and results, each leading to its page.
pub(super) fn results(page: &Page<'_>, indicators: &[usize], caption: Line) -> Block {
    let columns = vec![
        Column { kind: Kind::Code, ..Column::SHARED },
        Column::SHARED,
        Column::SHARED,
        Column::SHARED,
        Column::SHARED,
    ];
    let heads = ["number", "indicator", "target", "result", "result_mark"];
    let heads = heads.into_iter().map(|key| Head::of(page.word(key))).collect();
    let row = |at: &usize| {
        let one = page.year.indicator(*at);
        let link = match one.has_page {
            true => {
                let path = format!("{}/indicators/{}.html", page.year.number(), one.slug);
                Run::to(path, &one.name).into()
            }
            false => Line::from(&one.name),
        };
        let name = Cell::row_head(link);
        let code = Cell::line(&one.number);
        if one.heading {
            let row = Row::is(RowKind::Heading, vec![code, name.wide(4)]);
            return Row { depth: one.depth, ..row };
        }
        let cells = vec![
            code,
            name,
            indicator::lines(&one.target, &one.target_text).into(),
            indicator::lines(&one.result, &one.result_text).into(),
            common::mark(&one.rating, MarkLook::Beside).into(),
        ];
        Row { depth: one.depth, ..Row::of(cells) }
    };
    let rows = indicators.iter().map(row).collect();
    let mut table = Table::new("stack results", columns, heads).with(rows);
    table.caption = caption;
    table.block()
}

/// The components of a part in columns, each result leading to its page, and the overall result.
pub(super) fn scoreboard(page: &Page<'_>, part: &PartView) -> Block {
    let caption = page.word("scoreboard").and(format!(" {}", part.name));
    let path = |component: &ComponentView| part_at(page.year, part, &format!("/{}", component.id));
    let mut table = match part.nested {
        true => {
            let mut rows = Vec::new();
            for component in &part.components {
                if !component.head.is_empty() {
                    let head = Cell::line(&component.head).wide(2).heads(HeadOf::Group);
                    rows.push(Row::is(RowKind::Heading, vec![head]));
                }
                let link = Run::to(path(component), common::component(component));
                let cells = vec![
                    Cell::row_head(link),
                    common::mark(&component.grade, MarkLook::Beside).into(),
                ];
                rows.push(Row { depth: component.depth, ..Row::of(cells) });
            }
            let overall = vec![
                Cell::row_head(page.word("overall")),
                common::mark(&part.overall, MarkLook::Beside).into(),
            ];
            rows.push(Row::is(RowKind::Total, overall));
            Table::new("pairs levels", vec![Column::SHARED; 2], Vec::new()).with(rows)
        }
        false => {
            let count = part.components.len() + 1;
            let mut table = Table::new("stack scoreboard", vec![Column::SHARED; count], Vec::new());
            table.head = super::super::scoreboard::heads(page, part, &[]);
            let cell = |component: &ComponentView| {
                let named = common::component(component).and(" ");
                let inner = Line::from(Run::quiet("hidden", named)).and(symbol(&component.grade));
                Cell::line(Run::to(path(component), inner))
            };
            let mut cells: Vec<Cell> = part.components.iter().map(cell).collect();
            cells.push(Cell::line(symbol(&part.overall)));
            table.with(vec![Row::of(cells)])
        }
    };
    table.caption = caption;
    table.block()
}

/// What stands beside an indicator of its component.
pub(super) fn component_beside(
    page: &Page<'_>,
    part: &PartView,
    component: &ComponentView,
) -> Block {
    let path = part_at(page.year, part, &format!("/{}", component.id));
    let mut blocks = vec![
        Block::heading(2, page.word("component")),
        Block::paragraph(Run::to(path, common::component(component))),
        Block::paragraph(symbol(&component.grade)),
    ];
    blocks.extend(chosen(page, part));
    Block::framed("section", "", blocks)
}
