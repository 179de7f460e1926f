//! Who the agency is: law, ministry, vision, objectives, strategies, and its sheets of facts.

use crate::block::{Block, Cell, Column, Field, Head, HeadOf, Kind, Line, Row, Run, Table};
use crate::view::{AgencyView, FactView, SheetView};

use super::{Page, common};

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let agency = page.year.shown().agency();
    let mut blocks =
        vec![Block::NewPage, Block::heading(1, page.word("basics")), about(page, &agency)];
    blocks.extend(counted(page.word("objectives"), &agency.objectives));
    blocks.extend(counted(page.word("strategies"), &agency.strategies));
    let mut sheets = page.year.basics();
    sheets.retain(|sheet| !sheet.facts.is_empty());
    if !sheets.is_empty() {
        blocks.push(Block::heading(2, page.word("key_facts")));
    }
    blocks.extend(sheets.into_iter().map(|sheet| {
        let blocks = vec![table(page, &sheet)];
        Block::Together { sticky: false, blocks }
    }));
    blocks
}

fn about(page: &Page<'_>, agency: &AgencyView) -> Block {
    let year = page.year;
    let director = year.director();
    let director = [&director.name, &director.position].map(String::as_str);
    let director = director.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let quoted = |text: &str| match text.is_empty() {
        true => String::new(),
        false => format!("“{text}”"),
    };
    let known = [
        ("agency", year.agency_name()),
        ("law", agency.law.clone()),
        ("ministry", agency.ministry.clone()),
        ("director", director.join(" · ")),
        ("vision", quoted(&agency.vision)),
        ("framework", year.framework()),
        ("as_of_date", year.as_of()),
    ];
    let known = known.into_iter().filter(|(_, text)| !text.is_empty());
    let fields = known.map(|(key, text)| {
        let claims = if key == "vision" { agency.claims.as_slice() } else { &[] };
        let said = Block::paragraph(text);
        let blocks =
            [Some(said), common::claims("beneath", claims)].into_iter().flatten().collect();
        Field { label: page.word(key), blocks, split: true }
    });
    Block::Fields {
        look: "facts",
        heads: Some([page.word("item"), page.word("content")]),
        again: Default::default(),
        fields: fields.collect(),
    }
}

/// Texts in the order they have, under a heading.
fn counted(title: Line, texts: &[String]) -> Vec<Block> {
    if texts.is_empty() {
        return Vec::new();
    }
    vec![Block::heading(2, title), Block::lines_of("counted", texts.iter().map(Line::from))]
}

/// Plain numbers stand in a column of their own; their unit above the table, or in a column if they have
/// several.
fn table(page: &Page<'_>, sheet: &SheetView) -> Block {
    let figures = sheet.facts.iter().all(|fact| fact.figure.is_some());
    let units = figures && sheet.unit.is_empty();
    let (look, columns, heads) = match figures {
        true if units => (
            "figures",
            vec![Column::SHARED, Column::auto(Kind::Number), Column::auto(Kind::Text)],
            vec!["item", "amount", "unit"],
        ),
        true => {
            ("figures", vec![Column::SHARED, Column::auto(Kind::Number)], vec!["item", "amount"])
        }
        false => ("facts", vec![Column::SHARED; 2], vec!["item", "value"]),
    };
    let row = |fact: &FactView| {
        let mut cells = vec![Cell::from(name(page, fact)).heads(HeadOf::Row)];
        cells.push(common::figure_or(fact.figure.as_ref(), &fact.value));
        if units {
            let unit = match fact.value.first() {
                Some(Run::Quantity { unit, .. }) => unit.into(),
                _ => Line::default(),
            };
            cells.push(Cell::line(unit));
        }
        Row::of(cells)
    };
    let heads = heads.into_iter().map(|key| Head::of(page.word(key))).collect();
    let rows = sheet.facts.iter().map(row).collect();
    let mut table = Table::new(look, columns, heads).titled(&sheet.name).with(rows);
    if figures {
        table.unit = (&sheet.unit).into();
    }
    table.beneath = common::beneath(page, &sheet.source, &sheet.note, &[]);
    table.block()
}

/// A fact, how it is worked out, and what is said of it.
fn name(page: &Page<'_>, fact: &FactView) -> Vec<Block> {
    let blocks = [
        Some(Block::paragraph(&fact.name)),
        fact.worked.as_ref().map(common::formula),
        Block::small("plain", "", &fact.note),
        Block::small("cited", page.word("source"), &fact.source),
        common::claims("beneath", &fact.claims),
    ];
    blocks.into_iter().flatten().collect()
}
