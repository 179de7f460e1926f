//! An appendix: why each result is what it is, in short. Overall result, components, indicators.

use crate::block::{Block, Cell, Column, Head, Kind, MarkLook, Row, RowKind, Table};
use crate::view::{ComponentView, IndicatorView, PartView};

use super::{Page, common};

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let title = Block::heading(1, page.word("reasons_appendix"));
    let parts = page.year.parts();
    let parts = parts.iter().flat_map(|part| {
        let heading = Block::heading(2, &part.name);
        [Some(heading), Some(table(page, part)), common::rule_sources(page, part)]
    });
    [Block::NewPage, title].into_iter().chain(parts.flatten()).collect()
}

fn table(page: &Page<'_>, part: &PartView) -> Block {
    let columns = vec![
        Column::tenths(Kind::Text, 125),
        Column::tenths(Kind::Text, 400),
        Column::tenths(Kind::Text, 280),
        Column::SHARED,
    ];
    let heads = ["number", "indicator", "result_mark", "reason"];
    let heads = heads.into_iter().map(|key| Head::of(page.word(key))).collect();
    let why = |told: &[String]| match told.is_empty() {
        true => Cell::blank(),
        false => vec![common::sentences(told)].into(),
    };
    let mut told = part.reasons.clone();
    told.extend((!part.sublevel.is_empty()).then(|| part.sublevel.clone()));
    let overall = vec![
        Cell::row_head(page.word("overall")).wide(2),
        common::mark(&part.overall, MarkLook::Beside).into(),
        why(&told),
    ];
    let mut rows = vec![Row::is(RowKind::Total, overall)];
    let of_component = |component: &ComponentView| {
        let cells = vec![
            Cell::row_head(common::component(component)).wide(2),
            common::mark(&component.grade, MarkLook::Beside).into(),
            why(&component.reasons),
        ];
        Row::is(RowKind::Heading, cells)
    };
    let of_indicator = |indicator: &IndicatorView| {
        Row::of(vec![
            Cell::line(&indicator.number),
            Cell::row_head(&indicator.name),
            common::mark(&indicator.rating, MarkLook::Beside).into(),
            why(&indicator.reasons),
        ])
    };
    for component in &part.components {
        rows.push(of_component(component));
        let indicators = component.indicators.iter().map(|at| page.year.indicator(*at));
        rows.extend(indicators.filter(|one| !one.heading).map(|one| of_indicator(&one)));
    }
    let title = common::of(page.word("reasons_title"), &part.short);
    Table::new("reasons", columns, heads).titled(title).with(rows).block()
}
