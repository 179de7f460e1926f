//! The board: groups merged over their members.

use crate::block::{Block, Cell, Column, Group, Head, HeadOf, Kind, Line, Row, Run, Table};
use crate::view::{BoardView, GroupView, MemberView};

use super::{Page, common};

/// A group of as many members stays on one page.
const MOST_TOGETHER: usize = 10;

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let Some(board) = page.year.board() else { return Vec::new() };
    vec![Block::heading(1, page.word("board")), table(page, &board)]
}

fn table(page: &Page<'_>, board: &BoardView) -> Block {
    let columns = vec![
        Column::tenths(Kind::Text, 275),
        Column::tenths(Kind::Code, 105),
        Column::tenths(Kind::Text, 300),
        Column::SHARED,
        Column::auto(Kind::Date),
        Column::auto(Kind::Date),
    ];
    let heads = ["group", "order", "name", "position", "term_from", "term_until"];
    let heads = heads.into_iter().map(|key| Head::of(page.word(key))).collect();
    let mut table = Table::new("board", columns, heads).titled(&board.name);
    table.groups = board.groups.iter().map(|group| rows(page, group)).collect();
    table.beneath = common::beneath(page, "", &board.note, &[]);
    table.block()
}

fn rows(page: &Page<'_>, group: &GroupView) -> Group {
    let count = group.members.len();
    let row = |(at, member): (usize, &MemberView)| {
        let name = Cell::line(&group.name).tall(count).heads(HeadOf::Group);
        let mut cells: Vec<Cell> = (at == 0).then_some(name).into_iter().collect();
        cells.extend(member_cells(page, member));
        let hold = match (count <= MOST_TOGETHER, at) {
            (false, _) => 1,
            (true, 0) => count,
            (true, _) => 0,
        };
        Row { hold, ..Row::of(cells) }
    };
    let rows = group.members.iter().enumerate().map(row).collect();
    Group { again: Line::default(), rows }
}

fn member_cells(page: &Page<'_>, member: &MemberView) -> [Cell; 5] {
    let remark = |line: Line, label: Line, text: &str| match text.is_empty() {
        true => line,
        false => line.and(Run::quiet("remark", label.and(text))),
    };
    let delegate = page.word("delegate").and(": ");
    // A day, or that the source names none.
    let day = |text: &str| Line::from(if text.is_empty() { "–" } else { text });
    [
        Cell::line(&member.number),
        Cell::line(remark((&member.name).into(), Line::default(), &member.note)),
        Cell::line(remark((&member.position).into(), delegate, &member.delegate)),
        Cell::line(day(&member.from)),
        Cell::line(if member.until.is_empty() { page.word("no_data") } else { day(&member.until) }),
    ]
}
