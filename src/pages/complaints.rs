//! Complaints: whether there is a way to deal with them, and how many there were.

use crate::block::{Block, Cell, Column, Head, Kind, Line, Row, Run, Table};
use crate::view::{ChannelView, ComplaintsView};

use super::{Page, common};

/// Channels that stand side by side as long as they are readable.
const SIDE_BY_SIDE: usize = 3;

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let Some(told) = page.year.complaints() else { return Vec::new() };
    let mut blocks = vec![Block::heading(1, page.word("complaints")), mechanisms(page, &told)];
    if told.counted {
        blocks.extend(told.channels.chunks(SIDE_BY_SIDE).map(|some| counts(page, &told, some)));
    }
    blocks.extend(common::beneath(page, &told.source, &told.note, &[]).small);
    vec![Block::Together { sticky: false, blocks }]
}

fn mechanisms(page: &Page<'_>, told: &ComplaintsView) -> Block {
    let tick = |there| Cell::line(if there { vec![tick()] } else { Vec::new() });
    let mut columns =
        vec![Column::SHARED, Column::tenths(Kind::Symbol, 180), Column::tenths(Kind::Symbol, 180)];
    let mut heads = ["channel", "not_there", "there"].map(|key| Head::of(page.word(key))).to_vec();
    if told.remarked {
        columns.push(Column::share(Kind::Text, 160));
        heads.push(Head::of(page.word("note")));
    }
    let row = |channel: &ChannelView| {
        let mut cells =
            vec![Cell::row_head(&channel.name), tick(!channel.present), tick(channel.present)];
        cells.extend(told.remarked.then(|| Cell::line(&channel.remark)));
        Row { split: true, ..Row::of(cells) }
    };
    let rows = told.channels.iter().map(row).collect();
    Table::new("", columns, heads).titled(page.word("complaint_mechanism")).with(rows).block()
}

fn tick() -> Run {
    Run::Symbol { state: "", symbol: "✓".into(), name: "".into() }
}

fn counts(page: &Page<'_>, told: &ComplaintsView, channels: &[ChannelView]) -> Block {
    let columns = vec![Column::share(Kind::Symbol, 100); channels.len() * 2];
    let count =
        |runs: &Vec<Run>| Cell::line(if runs.is_empty() { Line::from("–") } else { runs.into() });
    let mut table = Table::new("", columns, Vec::new()).titled(page.word("complaints_count"));
    table.unit = (&told.unit).into();
    let both = ["complaints_total", "complaints_closed"];
    table.head = vec![
        channels.iter().map(|channel| Head::over(&channel.name, 2, 1)).collect(),
        channels.iter().flat_map(|_| both.map(|key| Head::of(page.word(key)))).collect(),
    ];
    let cells = channels.iter().flat_map(|one| [count(&one.total), count(&one.closed)]).collect();
    table.with(vec![Row { split: true, ..Row::of(cells) }]).block()
}
