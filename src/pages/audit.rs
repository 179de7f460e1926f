//! Remarks of the auditor, a table a year; a year without any says so.

use crate::block::{Block, Cell, Column, Head, Line, Row, Run, Table};
use crate::view::{AuditYearView, RemarkView};

use super::{Page, common};

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let Some(audit) = page.year.audit() else { return Vec::new() };
    let mut blocks = vec![Block::heading(1, page.word("audit"))];
    if !audit.auditor.is_empty() {
        let label = page.word("auditor").and(":").strong();
        blocks.push(Block::paragraph(label.and(format!(" {}", audit.auditor))));
    }
    blocks.extend(audit.years.iter().map(|audited| table(page, audited)));
    blocks.extend(common::beneath(page, &audit.source, &audit.note, &[]).small);
    blocks
}

fn table(page: &Page<'_>, audited: &AuditYearView) -> Block {
    let columns = vec![Column::SHARED, Column::SHARED];
    let heads = ["audit_remark", "audit_action"].map(|key| Head::of(page.word(key))).to_vec();
    let row = |remark: &RemarkView| {
        let cells = vec![Cell::line(&remark.remark), action(page, remark)];
        Row { split: true, ..Row::of(cells) }
    };
    let rows = match audited.remarks.is_empty() {
        true => vec![Row::of(vec![Cell::line(&audited.status).wide(2)])],
        false => audited.remarks.iter().map(row).collect(),
    };
    let title = page.word("audit").and(format!(" {}", audited.label));
    let table = Table::new("", columns, heads).titled(title).with(rows);
    table.block()
}

fn action(page: &Page<'_>, remark: &RemarkView) -> Cell {
    let action = Line::from(&remark.action);
    Cell::line(match (remark.status.is_empty(), action.is_empty()) {
        (true, _) => action,
        (false, true) => (&remark.status).into(),
        (false, false) => {
            let status = page.word("status").and(format!(": {}", remark.status));
            action.and(Run::quiet("remark", status))
        }
    })
}
