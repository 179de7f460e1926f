//! Pages of what a year has beside its results: facts, board, complaints, audit, calculations, money.

use crate::block::{
    Block, Body, Cell, Column, Group, Head, HeadOf, Kind, Line, Row, RowKind, Run, Table,
};
use crate::view::{
    AuditYearView, CalculationItemView, CalculationView, ChannelView, FactView, GroupView,
    InputView, MemberView, RemarkView, SheetView, WorkedView,
};

use super::evaluation::results;
use super::overview::called;
use super::{Made, Page, SiteYear, common, said, title, under};

/// A page whose small words are its year.
fn headed(page: &Page<'_>, key: &str, beneath: Option<Block>) -> Block {
    let kicker = vec![("kicker", page.year.label().into())];
    title(kicker, page.word(key), beneath.into_iter().collect())
}

fn made(blocks: Vec<Block>) -> Made {
    Made { blocks, ..Made::default() }
}

fn heads(page: &Page<'_>, keys: &[&str]) -> Vec<Head> {
    keys.iter().map(|key| Head::of(page.word(key))).collect()
}

fn table(look: &'static str, heads: Vec<Head>, caption: Line, rows: Vec<Row>) -> Table {
    let columns = vec![Column::SHARED; heads.len().max(2)];
    Table { caption, ..Table::new(look, columns, heads).with(rows) }
}

/// Facts: name, value, remark.
pub(super) fn facts(page: &Page<'_>, facts: &[FactView], caption: Line, unit: &str) -> Block {
    let row = |fact: &FactView| {
        let mut name = Line::from(&fact.name);
        if !fact.note.is_empty() {
            name = name.and(Run::quiet("remark", &fact.note));
        }
        if !fact.source.is_empty() {
            let source = page.word("source").and(format!(" {}", fact.source));
            name = name.and(Run::quiet("remark", source));
        }
        let figure = fact.figure.as_ref().filter(|_| !unit.is_empty());
        let mut more: Vec<Block> = fact.worked.as_ref().map(common::formula).into_iter().collect();
        more.extend(common::claims("beneath", &fact.claims));
        let value = match (figure, more.is_empty()) {
            (Some(figure), _) => match common::figure(figure).body {
                Body::Figure { text, room, hint, .. } => {
                    Body::Figure { text, room, hint, more }.into()
                }
                other => other.into(),
            },
            (_, true) => Cell::line(&fact.value),
            _ => [vec![Block::paragraph(&fact.value)], more].concat().into(),
        };
        Row::of(vec![Cell::row_head(name), value])
    };
    let mut table = table("pairs", Vec::new(), caption, facts.iter().map(row).collect());
    table.unit = unit.into();
    table.block()
}

fn sheet(page: &Page<'_>, sheet: &SheetView) -> Block {
    let mut blocks = vec![facts(page, &sheet.facts, (&sheet.name).into(), &sheet.unit)];
    blocks.extend(said("remark", &sheet.note));
    blocks.extend(Block::small("source", page.word("source"), &sheet.source));
    under("", 2, &format!("sheet-{}", sheet.slug), &sheet.name, blocks)
}

/// Calculations with their totals.
pub(super) fn totals(page: &Page<'_>, calculations: &[CalculationView]) -> Block {
    let row = |calculation: &CalculationView| {
        let path = format!("{}/calculations/{}.html", page.year.number(), calculation.slug);
        let name = Cell::row_head(Run::to(path, &calculation.name));
        Row::of(vec![name, Cell::line(&calculation.total)])
    };
    let rows = calculations.iter().map(row).collect();
    table("pairs", Vec::new(), page.word("calculations"), rows).block()
}

pub(super) fn basics(page: &Page<'_>) -> Made {
    let mut blocks = vec![headed(page, "basics", None)];
    blocks.extend(page.year.basics().iter().map(|one| sheet(page, one)));
    made(blocks)
}

pub(super) fn finance(page: &Page<'_>, site: &SiteYear<'_>) -> Made {
    let note = Block::styled("lead", page.word("finance_note"));
    let mut blocks = vec![headed(page, "finance", Some(note))];
    let sheets = page.year.basics();
    blocks.extend(sheets.iter().filter(|one| one.money).map(|one| sheet(page, one)));
    let measured = site.money.as_deref().unwrap_or_default();
    if !measured.is_empty() {
        let words = page.word("finance_indicators");
        let table = vec![results(page, measured, words.clone())];
        blocks.push(under("", 2, "indicators", words, table));
    }
    let mut calculations = page.year.calculations();
    calculations.retain(|calculation| calculation.money);
    if !calculations.is_empty() {
        let table = vec![totals(page, &calculations)];
        blocks.push(under("", 2, "calculations", page.word("calculations"), table));
    }
    made(blocks)
}

pub(super) fn board(page: &Page<'_>) -> Made {
    let Some(board) = page.year.board() else { return Made::default() };
    let name = match board.name.is_empty() {
        true => page.word("board"),
        false => board.name.into(),
    };
    let kicker = page.word("board").and(format!(" · {}", page.year.label()));
    let lead = said("lead", &board.note).into_iter().collect();
    let head = title(vec![("kicker", kicker)], name.clone(), lead);
    let heads = heads(page, &["order", "name", "position", "term"]);
    let mut table = table("stack board", heads, name, Vec::new());
    table.columns[0].kind = Kind::Code;
    table.groups = board.groups.iter().map(|group| members(page, group)).collect();
    made(vec![head, table.block()])
}

fn members(page: &Page<'_>, group: &GroupView) -> Group {
    let mut rows = Vec::new();
    if !group.name.is_empty() {
        let head = Cell::line(&group.name).wide(4).heads(HeadOf::Group);
        rows.push(Row::is(RowKind::Heading, vec![head]));
    }
    rows.extend(group.members.iter().map(|one| member(page, one)));
    Group { again: Line::default(), rows }
}

fn member(page: &Page<'_>, member: &MemberView) -> Row {
    let mut name = Line::from(&member.name);
    if !member.note.is_empty() {
        name = name.and(Run::quiet("remark", &member.note));
    }
    let mut position = common::or_dash(&member.position);
    if !member.delegate.is_empty() {
        let delegate = page.word("delegate").and(format!(" {}", member.delegate));
        position = position.and(Run::quiet("remark", delegate));
    }
    let mut term = Line::default();
    if !member.from.is_empty() {
        let from = page.word("from").and(format!(" {}", member.from));
        term = term.and(Run::quiet("quantity", from)).and(" ");
    }
    term = match (member.until.is_empty(), term.is_empty()) {
        (true, true) => Run::quiet("absent", page.word("no_data")).into(),
        (true, false) => {
            let unknown = Line::from("(").and(page.word("until_unknown")).and(")");
            term.and(Run::quiet("quantity", unknown))
        }
        (false, _) => {
            let until = page.word("until").and(format!(" {}", member.until));
            term.and(Run::quiet("quantity", until))
        }
    };
    let code = Cell::line(&member.number);
    Row::of(vec![code, Cell::row_head(name), Cell::line(position), Cell::line(term)])
}

pub(super) fn complaints(page: &Page<'_>) -> Made {
    let Some(told) = page.year.complaints() else { return Made::default() };
    let mut keys = vec!["channel", "complaint_mechanism"];
    keys.extend(told.remarked.then_some("note"));
    let row = |channel: &ChannelView| {
        let there = page.word(if channel.present { "there" } else { "not_there" });
        let mut cells = vec![Cell::row_head(&channel.name), Cell::line(there)];
        cells.extend(told.remarked.then(|| Cell::line(common::or_dash(&channel.remark))));
        Row::of(cells)
    };
    let words = page.word("complaint_mechanism");
    let rows = told.channels.iter().map(row).collect();
    let mechanism = vec![table("stack", heads(page, &keys), words.clone(), rows).block()];
    let mut blocks =
        vec![headed(page, "complaints", None), under("", 2, "mechanism", words, mechanism)];
    if told.counted {
        let row = |channel: &ChannelView| {
            Row::of(vec![
                Cell::row_head(&channel.name),
                Cell::line(common::or_dash(&channel.total)),
                Cell::line(common::or_dash(&channel.closed)),
            ])
        };
        let keys = ["channel", "complaints_total", "complaints_closed"];
        let words = page.word("complaints_count");
        let rows = told.channels.iter().map(row).collect();
        let mut counts = table("stack", heads(page, &keys), words.clone(), rows);
        counts.unit = (&told.unit).into();
        blocks.push(under("", 2, "counts", words, vec![counts.block()]));
    }
    blocks.extend(said("remark", &told.note));
    blocks.extend(Block::small("source", page.word("source"), &told.source));
    made(blocks)
}

pub(super) fn audit(page: &Page<'_>) -> Made {
    let Some(audit) = page.year.audit() else { return Made::default() };
    let mut blocks = vec![headed(page, "audit", said("lead", &audit.auditor))];
    blocks.extend(audit.years.iter().map(|audited| audited_year(page, audited)));
    blocks.extend(said("remark", &audit.note));
    blocks.extend(Block::small("source", page.word("source"), &audit.source));
    made(blocks)
}

fn audited_year(page: &Page<'_>, audited: &AuditYearView) -> Block {
    let mut inner = vec![Block::paragraph(&audited.status)];
    if !audited.remarks.is_empty() {
        let row = |remark: &RemarkView| {
            Row::of(vec![
                Cell::row_head(&remark.remark),
                Cell::line(common::or_dash(&remark.action)),
                Cell::line(common::or_dash(&remark.status)),
            ])
        };
        let caption = page.word("audit").and(format!(" {}", audited.label));
        let heads = heads(page, &["audit_remark", "audit_action", "status"]);
        let rows = audited.remarks.iter().map(row).collect();
        inner.push(table("stack", heads, caption, rows).block());
    }
    under("", 2, &format!("audit-{}", audited.id), &audited.label, inner)
}

pub(super) fn calculation(page: &Page<'_>, at: usize) -> Made {
    let Some(calculation) = page.year.calculation_at(at) else {
        return Made::default();
    };
    let kicker = page.word("calculation").and(format!(" · {}", page.year.label()));
    let head = title(vec![("kicker", kicker)], (&calculation.name).into(), Vec::new());
    let value = vec![Block::paragraph(&calculation.total)];
    let mut inner = vec![Block::framed("div", "value", value)];
    inner.extend(common::claims("beneath", &calculation.claims));
    let (look, id, label) = ("came", "total".to_owned(), page.word("total"));
    let total = Block::Verdict { look, id, label, mark: None, blocks: inner };
    let mut blocks = vec![head, Block::section("outcome single", "total", vec![total])];
    blocks.extend(said("remark", &calculation.note));
    for group in &calculation.groups {
        let name = match group.name.is_empty() {
            true => page.word("items"),
            false => (&group.name).into(),
        };
        let mut inner = vec![Block::heading(2, name.clone())];
        if !group.total.is_empty() {
            let total = page.word("total").and(" ").and(&group.total);
            inner.push(Block::styled("sublevel", total));
        }
        inner.extend(group.items.iter().map(|one| item(page, one)));
        blocks.push(Block::Section {
            tag: "section",
            look: "group",
            named_by: String::new(),
            called: called(name),
            blocks: inner,
        });
    }
    blocks.extend(Block::small("source", page.word("source"), &calculation.source));
    made(blocks)
}

fn item(page: &Page<'_>, item: &CalculationItemView) -> Block {
    let mut head = vec![Block::heading(3, &item.name)];
    head.extend(item.worked.as_ref().map(|worked| Block::styled("value", &worked.result)));
    let mut blocks = vec![Block::framed("div", "item-head", head)];
    blocks.extend(common::claims("beneath", &item.claims));
    blocks.extend(item.worked.iter().flat_map(|one| worked(page, one)));
    blocks.extend(said("remark", &item.note));
    Block::framed("article", "item", blocks)
}

/// A worked value and what goes into it.
pub(super) fn worked(page: &Page<'_>, worked: &WorkedView) -> Vec<Block> {
    let mut blocks = vec![common::formula(worked)];
    if !worked.inputs.is_empty() {
        let row = |input: &InputView| {
            let mut name = match input.page.is_empty() {
                true => Line::from(&input.name),
                false => Run::to(&input.page, &input.name).into(),
            };
            if !input.label.is_empty() {
                name = name.and(Run::quiet("remark", &input.label));
            }
            let mut value = Line::from(&input.runs);
            if !input.source.is_empty() {
                let source = page.word("source").and(format!(" {}", input.source));
                value = value.and(Run::quiet("remark", source));
            }
            Row::of(vec![Cell::row_head(name), Cell::line(value)])
        };
        let rows = worked.inputs.iter().map(row).collect();
        blocks.push(table("pairs inputs", Vec::new(), page.word("inputs"), rows).block());
    }
    if worked.hidden {
        blocks.push(Block::styled("remark", page.word("hidden_inputs")));
    }
    blocks
}
