//! A card for each indicator: what it asks for, what came of it, why, and all that is known of it.

use crate::block::{
    Again, Block, Cell, Column, Field, Head, HeadOf, Heading, Kind, Line, MarkLook, Row, RowKind,
    Run, Table,
};
use crate::view::{CriterionView, HistoryView, IndicatorView, StatementGroupView, StatementView};

use super::calculations::inputs;
use super::results::shown;
use super::{Page, common, prose};

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in page.year.parts() {
        for component in &part.components {
            let all = component.indicators.iter().map(|at| page.year.indicator(*at));
            for (at, indicator) in all.filter(|one| one.has_page).enumerate() {
                if blocks.is_empty() {
                    blocks.push(Block::heading(1, page.word("cards")));
                }
                if at == 0 {
                    let name = format!("{} · ", part.short);
                    let name = Line::from(name).and(common::component(component));
                    blocks.push(Block::heading(2, name));
                }
                blocks.extend(card(page, &indicator));
            }
        }
    }
    blocks
}

/// Heading and summary stay together; what else is known may go on over the page, row by row.
fn card(page: &Page<'_>, indicator: &IndicatorView) -> Vec<Block> {
    let (id, name) = (format!("card-{}", indicator.slug), title(indicator));
    let mut head = vec![Block::Heading(Heading {
        level: 3,
        id: id.clone(),
        under: indicator.under.iter().map(Line::from).collect(),
        line: name.clone(),
        ..Heading::default()
    })];
    if !indicator.heading {
        head.push(summary(page, indicator));
    }
    let mut blocks = vec![Block::Together { sticky: true, blocks: head }];
    let fields = facts(page, indicator);
    if !fields.is_empty() {
        let heads = Some([page.word("item"), page.word("content")]);
        let again = Again { id, line: name };
        blocks.push(Block::Fields { look: "facts", heads, again, fields });
    }
    if let Some(told) = &indicator.statement {
        let blocks_of = vec![statement(page, told, &indicator.name)];
        blocks.push(Block::Together { sticky: false, blocks: blocks_of });
    }
    for narrative in &indicator.narratives {
        let text = prose::text(narrative, page, 3);
        blocks.push(common::unlisted(4, format!("narrative-{}", narrative.slug), text.title));
        blocks.push(Block::Prose { blocks: text.blocks });
    }
    blocks
}

fn title(indicator: &IndicatorView) -> Line {
    format!("{} {}", indicator.number, indicator.name).into()
}

/// Target, result and rating.
fn summary(page: &Page<'_>, indicator: &IndicatorView) -> Block {
    let criteria = &indicator.criteria;
    let mut table = match criteria.is_empty() {
        true => {
            let heads = ["target", "result"].map(|key| Head::of(page.word(key))).to_vec();
            let values =
                vec![shown(&indicator.target, "", false), shown(&indicator.result, "", false)];
            let row = Row { split: true, ..Row::of(values) };
            Table::new("criteria", vec![Column::SHARED; 2], heads).with(vec![row])
        }
        false => criteria_table(page, criteria, "criterion", (120, 300)),
    };
    let mut result = page.word("indicator_result").strong();
    let rating = Run::Symbol {
        state: "",
        symbol: (&indicator.rating.symbol).into(),
        name: (&indicator.rating.name).into(),
    };
    result = result.and("\u{2003}").and(Line::from(rating).strong());
    if indicator.judged {
        let judged = Line::from(" (").and(page.word("judged")).and(")");
        result = result.and(Run::quiet("where", judged));
    }
    let cell = Cell::line(result).wide(table.columns.len());
    table.foot.push(Row::is(RowKind::Subtotal, vec![cell]));
    table.block()
}

/// Criteria side by side: what each asks for, what came of it, whether it holds.
fn criteria_table(
    page: &Page<'_>,
    criteria: &[CriterionView],
    first: &str,
    (name, met): (u16, u16),
) -> Table {
    let named = criteria.iter().any(|criterion| !criterion.name.is_empty());
    let mut columns = vec![Column::SHARED, Column::SHARED, Column::tenths(Kind::Symbol, met)];
    let mut heads = ["target", "result", "met"].map(|key| Head::of(page.word(key))).to_vec();
    if named {
        columns.insert(0, Column::share(Kind::Text, name));
        heads.insert(0, Head::of(page.word(first)));
    }
    let row = |criterion: &CriterionView| {
        let judged = page.word("judged_by").and(format!(": {}", criterion.judged));
        let result = Line::from(&criterion.result);
        let result = match criterion.judged.is_empty() {
            true => result,
            false => result.and(Run::quiet("remark", judged)),
        };
        let mut cells = vec![
            Cell::line(&criterion.target),
            Cell::line(result),
            common::mark(&criterion.met, MarkLook::Plain).into(),
        ];
        if named {
            cells.insert(0, Cell::row_head(&criterion.name));
        }
        Row { split: true, ..Row::of(cells) }
    };
    Table::new("criteria", columns, heads).with(criteria.iter().map(row).collect())
}

/// What else is known: label and content, only what there is.
fn facts(page: &Page<'_>, indicator: &IndicatorView) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut add = |label: Line, blocks: Vec<Block>| {
        let empty = blocks.iter().all(|block| {
            matches!(block, Block::Paragraph { line, .. } if line.is_empty())
                || matches!(block, Block::List { items, .. } if items.is_empty())
        });
        if !empty {
            fields.push(Field { label, blocks, split: true });
        }
    };
    let text = |text: &str| vec![Block::paragraph(text)];
    let lines = |look, texts: &[String]| vec![Block::lines_of(look, texts.iter().map(Line::from))];
    add(page.word("description"), prose::plain(&indicator.description));
    add(page.word("target_text"), text(&indicator.target_text));
    add(page.word("result_text"), text(&indicator.result_text));
    if !page.has("reasons") {
        add(page.word("reasons_title"), lines("sentences", &indicator.reasons));
    }
    if !indicator.conditions.is_empty() {
        let table = criteria_table(page, &indicator.conditions, "condition", (125, 290));
        add(page.word("conditions"), vec![table.block()]);
    }
    if !indicator.history.is_empty() {
        add(page.word("history"), vec![history(&indicator.history)]);
    }
    if let Some(worked) = &indicator.worked {
        add(page.word("formula"), vec![common::formula(worked)]);
        if !worked.inputs.is_empty() {
            let hidden = match worked.hidden {
                true => page.word("hidden_inputs"),
                false => Line::default(),
            };
            let known = [Some(inputs(page, &worked.inputs)), Block::small("plain", "", hidden)];
            add(page.word("inputs"), known.into_iter().flatten().collect());
        }
    }
    add(page.word("objectives"), lines("lines", &indicator.objectives));
    add(page.word("evidence"), lines("sentences", &indicator.evidence));
    for detail in &indicator.details {
        add((&detail.label).into(), text(&detail.text));
    }
    add(
        page.word("as_printed"),
        common::claims("printed", &indicator.claims).into_iter().collect(),
    );
    fields
}

fn history(years: &[HistoryView]) -> Block {
    let columns = vec![Column::share(Kind::Symbol, 100); years.len()];
    let heads = years.iter().map(|past| Head::of(&past.year)).collect();
    let cells = years.iter().map(|past| Cell::line(&past.runs)).collect();
    let row = Row { split: true, ..Row::of(cells) };
    Table::new("history", columns, heads).with(vec![row]).block()
}

/// A formula broken down: amounts that come in, amounts that go out, subtotals with what makes them.
pub(super) fn statement(page: &Page<'_>, told: &StatementView, name: &str) -> Block {
    let columns = vec![
        Column::SHARED,
        Column::tenths(Kind::Number, 230),
        Column::tenths(Kind::Number, 230),
        Column::tenths(Kind::Number, 530),
    ];
    let heads = vec![
        Head::of(page.word("item")),
        Head::of(&told.heads[0]),
        Head::of(&told.heads[1]),
        Head::of(page.word("subtotal")),
    ];
    let title = page.word("statement").and(format!(" {name}"));
    let mut table = Table::new("statement", columns, heads).titled(title);
    table.unit = (&told.unit).into();
    let rows = told.groups.iter().flat_map(statement_rows).collect();
    let total = Cell::line(page.word("total").strong()).wide(3).heads(HeadOf::Row);
    table.foot.push(Row::of(vec![total, common::summed(&told.total, &told.hint)]));
    table.with(rows).block()
}

fn statement_rows(group: &StatementGroupView) -> Vec<Row> {
    let name = Cell::row_head(format!("{}. {}", group.number, group.name)).wide(3);
    let sum = common::summed(&group.total, &group.hint);
    let mut rows = vec![Row::is(RowKind::Subtotal, vec![name, sum])];
    rows.extend(group.lines.iter().map(|line| {
        let mut name = vec![Block::paragraph(format!("{} {}", line.number, line.name))];
        if !line.numbers.is_empty() {
            name.push(common::formula_line(&line.numbers));
        }
        let amount = |expense| match line.expense == expense {
            true => common::figure(&line.amount),
            false => Cell::blank(),
        };
        let name = Cell::from(name).heads(HeadOf::Row);
        let cells = vec![name, amount(false), amount(true), Cell::blank()];
        Row { depth: 2, ..Row::of(cells) }
    }));
    rows
}
