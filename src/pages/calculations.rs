//! Calculations: each item with its formula in words and with numbers, what goes in, what comes out, and what
//! was printed where that differs.

use crate::block::{
    Block, Cell, Column, Field, Head, HeadOf, Kind, Line, Row, RowKind, Run, Table,
};
use crate::view::{CalculationGroup, CalculationItemView, CalculationView, ClaimView, InputView};

use super::{Page, common};

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let calculations = page.year.calculations();
    if calculations.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(1, page.word("calculations"))];
    for calculation in &calculations {
        blocks.push(Block::heading(2, &calculation.name));
        let groups = calculation.groups.iter();
        blocks.extend(groups.map(|group| table(page, calculation, group)));
        let items: usize = calculation.groups.iter().map(|group| group.items.len()).sum();
        if items > 1 || !calculation.claims.is_empty() {
            blocks.push(total(page, calculation));
        }
        let beneath = common::beneath(page, &calculation.source, &calculation.note, &[]);
        blocks.extend(beneath.small);
    }
    blocks
}

fn table(page: &Page<'_>, calculation: &CalculationView, group: &CalculationGroup) -> Block {
    let claimed = group.items.iter().any(|item| !item.claims.is_empty());
    let mut heads = vec!["item", "computed"];
    let mut columns = vec![Column::SHARED, Column::tenths(Kind::Number, 400)];
    if claimed {
        columns = vec![
            Column::SHARED,
            Column::tenths(Kind::Number, 375),
            Column::tenths(Kind::Number, 470),
        ];
        heads.push("as_printed");
    }
    let row = |item: &CalculationItemView| {
        let value = item.worked.as_ref().map_or_else(Cell::blank, |worked| {
            common::figure_or(item.figure.as_ref(), &worked.result)
        });
        let mut cells = vec![Cell::from(of_item(page, item)).heads(HeadOf::Row), value];
        if claimed {
            let claims: Vec<Block> = common::claims("cell", &item.claims).into_iter().collect();
            cells.push(claims.into());
        }
        Row::of(cells)
    };
    let heads = heads.into_iter().map(|key| Head::of(page.word(key))).collect();
    let title = if group.name.is_empty() { &calculation.name } else { &group.name };
    let rows = group.items.iter().map(row).collect();
    let mut table = Table::new("calculation", columns, heads).titled(title).with(rows);
    table.unit = (&group.unit).into();
    if !group.total.is_empty() && group.items.len() > 1 {
        let strong = Line::from(&group.total).strong();
        let figure = group.figure.as_ref();
        let value = figure.map_or_else(|| Cell::line(strong), common::figure);
        let mut cells = vec![Cell::line(page.word("total").strong()), value];
        cells.extend(claimed.then(Cell::blank));
        table.foot.push(Row::is(RowKind::Total, cells));
    }
    table.block()
}

/// An item, how it is worked out, what goes in, and a remark.
fn of_item(page: &Page<'_>, item: &CalculationItemView) -> Vec<Block> {
    let mut blocks = vec![Block::paragraph(Line::from(&item.name).strong())];
    if let Some(worked) = &item.worked {
        blocks.push(common::formula(worked));
        if worked.inputs.iter().any(|input| !input.label.is_empty() || !input.source.is_empty()) {
            blocks.push(inputs(page, &worked.inputs));
        }
        if worked.hidden {
            blocks.extend(Block::small("plain", "", page.word("hidden_inputs")));
        }
    }
    blocks.extend(Block::small("cited", page.word("note"), &item.note));
    blocks
}

/// What goes into a formula: name, value, what it is and where it is from.
pub(super) fn inputs(page: &Page<'_>, inputs: &[InputView]) -> Block {
    let field = |input: &InputView| {
        let name = Line::from(&input.name);
        let label = match input.label.is_empty() {
            true => name,
            false => name.and(Run::quiet("remark", &input.label)),
        };
        let source = Block::small("cited", page.word("source"), &input.source);
        let blocks = [Some(Block::paragraph(&input.runs)), source].into_iter().flatten().collect();
        Field { label, blocks, split: true }
    };
    let fields = inputs.iter().map(field).collect();
    Block::Fields { look: "inputs", heads: None, again: Default::default(), fields }
}

/// The total, and what documents print of it.
fn total(page: &Page<'_>, calculation: &CalculationView) -> Block {
    let columns = vec![Column::SHARED, Column::tenths(Kind::Number, 500)];
    let heads = ["item", "amount"].map(|key| Head::of(page.word(key))).to_vec();
    let mut rows = vec![Row::of(vec![
        Cell::line(page.word("total").strong()),
        Cell::line(Line::from(&calculation.total).strong()),
    ])];
    let remark = |line: Line, words: Line| match words.is_empty() {
        true => line,
        false => line.and(Run::quiet("remark", words)),
    };
    let printed = |claim: &ClaimView| {
        let by = match claim.by.is_empty() {
            true => Line::default(),
            false => page.word("differs_by").and(format!(" {}", claim.by)),
        };
        Row::of(vec![
            Cell::line(remark(page.word("as_printed"), common::printed_at(claim))),
            Cell::line(remark((&claim.runs).into(), by)),
        ])
    };
    rows.extend(calculation.claims.iter().map(printed));
    let table = Table::new("total", columns, heads).with(rows).block();
    Block::Together { sticky: false, blocks: vec![table] }
}
