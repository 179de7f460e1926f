//! The table of results of each part: components merged over their indicators.

use unicode_segmentation::UnicodeSegmentation;

use crate::block::{
    Block, Cell, Column, Group, Head, HeadOf, Kind, Line, MarkLook, Row, RowKind, Table,
};
use crate::view::{ComponentView, IndicatorView, LineView, PartView};

use super::{Page, common};

/// Components whose notes stay together: one of them alone on the next page belongs to nothing.
const MOST_TOGETHER: usize = 12;

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (at, part) in page.year.parts().iter().enumerate() {
        if at == 0 {
            blocks.push(Block::heading(1, page.word("results")));
        }
        blocks.push(Block::heading(2, &part.name));
        blocks.push(table(page, part));
        let notes: Vec<Block> =
            part.components.iter().filter_map(|one| of_component(page, one)).collect();
        match part.components.len() > MOST_TOGETHER {
            true => blocks.extend(notes),
            false => blocks.push(Block::Kept { blocks: notes }),
        }
    }
    blocks
}

/// The full title of a component, and where its rules are set.
fn of_component(page: &Page<'_>, component: &ComponentView) -> Option<Block> {
    let mut known = Vec::new();
    if component.title != component.name && !component.title.is_empty() {
        known.push(Line::from(&component.title));
    }
    if !component.source.is_empty() {
        known.push(page.word("rule_source").and(format!(": {}", component.source)));
    }
    let mut line = Line::default();
    for (at, one) in known.into_iter().enumerate() {
        line = line.and(if at > 0 { " · " } else { "" }).and(one);
    }
    Block::small("source", common::component(component), line)
}

fn columns(page: &Page<'_>) -> Vec<Column> {
    // Targets have the room of results where there are none yet.
    let widths = match page.year.no_result() {
        true => [240, 360, 430, 200, 175, 195],
        false => [210, 330, 320, 370, 175, 195],
    };
    let kinds = [Kind::Text, Kind::Text, Kind::Text, Kind::Text, Kind::Symbol, Kind::Symbol];
    kinds.into_iter().zip(widths).map(|(kind, width)| Column::tenths(kind, width)).collect()
}

fn table(page: &Page<'_>, part: &PartView) -> Block {
    let heads = ["component", "issue", "target", "result", "result_mark", "component_result"];
    let heads = heads.into_iter().map(|key| Head::of(page.word(key))).collect();
    let title = common::of(page.word("results"), &part.short);
    let mut table = Table::new("results", columns(page), heads).titled(title);
    table.groups = groups(page, part, &table.columns);
    table.beneath = common::beneath(page, "", &part.note, &part.choices);
    table.block()
}

fn groups(page: &Page<'_>, part: &PartView, columns: &[Column]) -> Vec<Group> {
    let (mut groups, mut above, mut group) = (Vec::new(), Vec::new(), "");
    for component in &part.components {
        // What a component is made of stands under its heading.
        if component.depth == 0 {
            if component.group != group && !component.group.is_empty() {
                let head = Cell::line(&component.group).wide(6).heads(HeadOf::Row);
                above.push(Row::is(RowKind::Heading, vec![head]));
            }
            group = &component.group;
        }
        if component.made_of {
            above.push(around(component));
        } else {
            let indicators: Vec<IndicatorView> =
                component.indicators.iter().map(|at| page.year.indicator(*at)).collect();
            let above = std::mem::take(&mut above);
            groups.push(rows(component, &indicators, above, columns));
        }
    }
    // A component that nothing stands in.
    if !above.is_empty() {
        groups.push(Group { again: Line::default(), rows: above });
    }
    groups
}

/// The row of a component that is made of others.
fn around(component: &ComponentView) -> Row {
    let name = Cell::row_head(common::component(component)).wide(5);
    let grade = common::mark(&component.grade, MarkLook::Under).into();
    Row { depth: component.depth, ..Row::is(RowKind::Heading, vec![name, grade]) }
}

/// The rows of a component, with those above it: of the components that it begins, and of its group.
fn rows(
    component: &ComponentView,
    indicators: &[IndicatorView],
    above: Vec<Row>,
    columns: &[Column],
) -> Group {
    let count = indicators.len().max(1);
    let begun = above.len();
    let mut free = 0;
    let mut rows = above;
    if let Some(first) = rows.first_mut() {
        free = held(indicators, 0, columns);
        first.hold = free + begun;
    }
    for at in 0..count {
        let mut own = match indicators.get(at) {
            Some(indicator) => row(indicator, columns),
            None => empty(component),
        };
        if at == 0 {
            let name = common::component(component);
            own.cells.insert(0, Cell::line(name).tall(count).heads(HeadOf::Group));
            let grade = common::mark(&component.grade, MarkLook::Under);
            own.cells.push(Cell::from(grade).tall(count));
        }
        if at == free {
            own.hold = held(indicators, at, columns);
            free = at + own.hold;
        }
        rows.push(own);
    }
    Group { again: common::component(component), rows }
}

/// Why a component has no indicators.
fn empty(component: &ComponentView) -> Row {
    let why = match component.reasons.is_empty() {
        true => component.grade.name.clone(),
        false => component.reasons.join(" "),
    };
    Row { split: true, ..Row::of(vec![Cell::line(why).wide(4)]) }
}

/// The row of an indicator without the merged cells.
fn row(indicator: &IndicatorView, columns: &[Column]) -> Row {
    let name = Cell::row_head(common::numbered(&indicator.number, &indicator.name));
    let (depth, split) = (indicator.depth.saturating_sub(1), !whole(indicator, columns));
    if indicator.heading {
        return Row { depth, split, ..Row::of(vec![name.wide(4).heads(HeadOf::Group)]) };
    }
    let numbered = indicator.criteria.len() > 1;
    let cells = vec![
        name,
        shown(&indicator.target, &indicator.target_text, numbered),
        shown(&indicator.result, &indicator.result_text, numbered),
        common::mark(&indicator.rating, MarkLook::Under).into(),
    ];
    Row { depth, split, ..Row::of(cells) }
}

/// Values, or words where there are none.
pub(super) fn shown(values: &[LineView], words: &str, numbered: bool) -> Cell {
    match values.is_empty() {
        true => Cell::line(words),
        false => vec![common::values(values, numbered)].into(),
    }
}

/// Whether the row of an indicator is kept whole: it is far lower than a page.
fn whole(indicator: &IndicatorView, columns: &[Column]) -> bool {
    let texts = [&indicator.target_text, &indicator.result_text];
    let long = texts.into_iter().max_by_key(|text| text.len()).map_or("", |text| text);
    fits(&indicator.name, &columns[1]) && fits(long, &columns[2])
}

/// Whether a text in a column of a fixed width stays so far below the height of a page that its row may be
/// kept whole: a letter takes two millimetres, and a page has more than thirty lines.
fn fits(text: &str, column: &Column) -> bool {
    let crate::block::Width::Tenths(width) = column.width else { return true };
    text.graphemes(true).count() * 20 < 30 * usize::from(width)
}

/// How many rows from one on are held together: headings and the first row under them.
fn held(indicators: &[IndicatorView], at: usize, columns: &[Column]) -> usize {
    let rest = indicators.get(at..).unwrap_or_default();
    match rest.iter().position(|indicator| !indicator.heading) {
        Some(next) if whole(&rest[next], columns) => next + 1,
        _ => 1,
    }
}
