//! What the symbols mean, a table for each kind of result.

use crate::block::{Block, Cell, Column, Head, HeadOf, Kind, Line, Mark, MarkLook, Row, Table};
use crate::view::{LegendMark, LegendView};

use super::Page;

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, page.word("legend"))];
    // Legends without rules are narrow and stand two by two.
    let mut narrow: Vec<&LegendView> = Vec::new();
    let legends = page.year.legends();
    for legend in &legends {
        if has_rules(legend) {
            blocks.extend(beside(page, &mut narrow));
            blocks.push(together(column(page, legend)));
            continue;
        }
        narrow.push(legend);
        if narrow.len() == 2 {
            blocks.extend(beside(page, &mut narrow));
        }
    }
    blocks.extend(beside(page, &mut narrow));
    blocks
}

fn has_rules(legend: &LegendView) -> bool {
    legend.marks.iter().any(|mark| !mark.rule.is_empty())
}

fn together(blocks: Vec<Block>) -> Block {
    Block::Together { sticky: false, blocks }
}

fn beside(page: &Page<'_>, legends: &mut Vec<&LegendView>) -> Option<Block> {
    let columns: Vec<_> = legends.drain(..).map(|legend| column(page, legend)).collect();
    (!columns.is_empty()).then(|| together(vec![Block::Beside { columns }]))
}

fn column(page: &Page<'_>, legend: &LegendView) -> Vec<Block> {
    let title =
        Block::Paragraph { look: "title", line: Line::from(&legend.title).strong(), number: None };
    vec![title, table(page, legend)]
}

fn table(page: &Page<'_>, legend: &LegendView) -> Block {
    let ruled = has_rules(legend);
    let mut columns = vec![Column::tenths(Kind::Symbol, 190)];
    let mut heads = vec!["symbol", "meaning"];
    match ruled {
        true => {
            columns.extend([Column::tenths(Kind::Text, 380), Column::SHARED]);
            heads.push("rule");
        }
        false => columns.push(Column::SHARED),
    }
    let row = |one: &LegendMark| {
        let (state, symbol) = ("decided", (&one.symbol).into());
        let sign = Mark { state, symbol, name: Line::default(), look: MarkLook::Under };
        let mut cells = vec![Cell::from(sign), Cell::line(&one.name).heads(HeadOf::Row)];
        cells.extend(ruled.then(|| Cell::line(&one.rule)));
        Row { split: true, ..Row::of(cells) }
    };
    let heads = heads.into_iter().map(|key| Head::of(page.word(key))).collect();
    Table::new("legend", columns, heads).with(legend.marks.iter().map(row).collect()).block()
}
