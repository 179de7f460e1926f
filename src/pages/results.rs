//! The table of results of each part: components merged over their indicators.

use unicode_segmentation::UnicodeSegmentation;

use crate::block::{
    Block, Cell, Column, Group, Head, HeadOf, Kind, Line, MarkLook, Row, RowKind, Table, Width,
};
use crate::notation::Number;
use crate::records::year::ResultColumn::{self, *};
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

/// The table of a part: the columns that are asked for, and the points of the levels among them.
struct Grid<'a> {
    page: &'a Page<'a>,
    asked: Vec<ResultColumn>,
    steps: Vec<Number>,
}

/// Columns where nobody asks for others.
const USUAL: [ResultColumn; 6] = [Component, Name, Target, Result, Rating, ComponentResult];
/// The width of a page, and of a turned one, in tenths of a millimetre.
const PAGE: [u16; 2] = [1600, 2470];

/// The width of a column beside others, and what stands in it.
fn look(column: ResultColumn) -> (u16, Kind, &'static str) {
    match column {
        Component => (210, Kind::Text, "component"),
        Name => (330, Kind::Text, "issue"),
        Target => (320, Kind::Text, "target"),
        Levels => (180, Kind::Text, "levels"),
        Result => (370, Kind::Text, "result"),
        Rating => (175, Kind::Symbol, "result_mark"),
        ComponentResult => (195, Kind::Symbol, "component_result"),
        ResultColumn::Kind => (170, Kind::Symbol, "kind"),
        Weight => (150, Kind::Symbol, "weight"),
        Source => (260, Kind::Text, "data_source"),
        Collector => (230, Kind::Text, "collector"),
        Owner => (230, Kind::Text, "owner"),
        Frequency => (190, Kind::Symbol, "frequency"),
    }
}

fn table(page: &Page<'_>, part: &PartView) -> Block {
    let title = common::of(page.word("results"), &part.short);
    let grid = Grid::of(page, part);
    let (columns, wide) = grid.columns();
    let mut table = Table::new("results", columns, Vec::new()).titled(title);
    (table.head, table.wide) = (grid.heads(), wide);
    table.groups = grid.groups(part, &table.columns);
    table.beneath = common::beneath(page, "", &part.note, &part.choices);
    table.block()
}

impl<'a> Grid<'a> {
    fn of(page: &'a Page<'a>, part: &PartView) -> Self {
        let asked = page.arguments.map_or(&[][..], |arguments| &arguments.columns);
        let mut asked = if asked.is_empty() { USUAL.to_vec() } else { asked.to_vec() };
        let mut steps = Vec::new();
        if asked.contains(&Levels) {
            let all = part.components.iter().flat_map(|component| &component.indicators);
            let all = all.flat_map(|at| page.year.levels(*at)).map(|(points, _)| points);
            steps = all.collect::<Vec<Number>>();
            steps.sort_by_key(|points| points.exact());
            steps.dedup_by_key(|points| points.exact());
        }
        // Where no target has levels, the targets themselves stand there.
        if steps.is_empty() {
            match asked.contains(&Target) {
                true => asked.retain(|column| *column != Levels),
                false => {
                    asked.iter_mut().filter(|one| **one == Levels).for_each(|one| *one = Target)
                }
            }
        }
        Grid { page, asked, steps }
    }

    /// How many columns of the table a column that is asked for takes.
    fn wide(&self, column: ResultColumn) -> usize {
        if column == Levels { self.steps.len() } else { 1 }
    }

    /// The columns, and whether they need a turned page.
    fn columns(&self) -> (Vec<Column>, bool) {
        let columns = self.asked.iter().flat_map(|one| vec![look(*one); self.wide(*one)]);
        let all: u16 = columns.clone().map(|(width, ..)| width).sum();
        let wide = all > PAGE[0] + PAGE[0] / 4;
        let page = u32::from(PAGE[usize::from(wide)]);
        let share = |width: u16| (u32::from(width) * page / u32::from(all)) as u16;
        let mut columns: Vec<Column> =
            columns.map(|(width, kind, _)| Column::tenths(kind, share(width))).collect();
        if self.asked == USUAL && self.page.year.no_result() {
            // Targets have the room of results where there are none yet.
            let widths = [240, 360, 430, 200, 175, 195];
            let widths = widths.into_iter().map(Width::Tenths);
            columns.iter_mut().zip(widths).for_each(|(column, width)| column.width = width);
        }
        (columns, wide)
    }

    fn heads(&self) -> Vec<Vec<Head>> {
        let rows = if self.steps.is_empty() { 1 } else { 2 };
        let head = |column: &ResultColumn| {
            let rows = if *column == Levels { 1 } else { rows };
            Head::over(self.page.word(look(*column).2), self.wide(*column), rows)
        };
        let mut heads = vec![self.asked.iter().map(head).collect()];
        if rows == 2 {
            heads.push(self.steps.iter().map(|points| Head::of(points.to_string())).collect());
        }
        heads
    }

    /// A row of cells of its own where a component has its merged cells: a text, then nothing.
    fn across(&self, text: Cell) -> Vec<Cell> {
        let mut text = Some(text);
        let stretch = |columns: &[ResultColumn]| {
            let wide = columns.iter().map(|column| self.wide(*column)).sum();
            text.take().unwrap_or_else(Cell::blank).wide(wide)
        };
        let own = self.asked.split(|column| column.merged());
        own.filter(|columns| !columns.is_empty()).map(stretch).collect()
    }

    /// A row that begins with a text and has the result of a component in its column.
    fn titled(&self, text: Cell, component: Option<&ComponentView>) -> Vec<Cell> {
        let result = self.asked.iter().position(|column| *column == ComponentResult);
        let wide = |columns: &[ResultColumn]| columns.iter().map(|one| self.wide(*one)).sum();
        let Some((at, component)) = result.zip(component) else {
            return vec![text.wide(wide(&self.asked))];
        };
        let grade = common::mark(&component.grade, MarkLook::Under).into();
        let (before, after) = (wide(&self.asked[..at]), wide(&self.asked[at + 1..]));
        match (before, after) {
            (0, after) => vec![grade, text.wide(after)],
            (before, 0) => vec![text.wide(before), grade],
            (before, after) => vec![text.wide(before), grade, Cell::blank().wide(after)],
        }
    }

    fn groups(&self, part: &PartView, columns: &[Column]) -> Vec<Group> {
        let (mut groups, mut above, mut group) = (Vec::new(), Vec::new(), "");
        let named = self.asked.contains(&Component);
        for component in &part.components {
            // What a component is made of stands under its heading.
            if component.depth == 0 {
                if component.group != group && !component.group.is_empty() {
                    let head = Cell::line(&component.group).heads(HeadOf::Row);
                    above.push(Row::is(RowKind::Heading, self.titled(head, None)));
                }
                group = &component.group;
            }
            if component.made_of || !named {
                let name = Cell::row_head(common::component(component));
                let graded = component.made_of.then_some(component);
                let row = Row::is(RowKind::Heading, self.titled(name, graded));
                above.push(Row { depth: component.depth, ..row });
            }
            if !component.made_of {
                groups.push(self.rows(component, std::mem::take(&mut above), columns));
            }
        }
        // A component that nothing stands in.
        if !above.is_empty() {
            groups.push(Group { again: Line::default(), rows: above });
        }
        groups
    }

    /// The rows of a component, with those above it: of the components that it begins, and of its group.
    fn rows(&self, component: &ComponentView, above: Vec<Row>, columns: &[Column]) -> Group {
        let summary = self.asked.iter().all(|column| column.merged());
        let own = component.indicators.iter().filter(|_| !summary);
        let indicators: Vec<(usize, IndicatorView)> =
            own.map(|at| (*at, self.page.year.indicator(*at))).collect();
        let count = indicators.len().max(1);
        let held = |from: usize| self.held(indicators.get(from..).unwrap_or_default(), columns);
        let begun = above.len();
        let mut free = 0;
        let mut rows = above;
        if let Some(first) = rows.first_mut() {
            free = held(0);
            first.hold = free + begun;
        }
        for at in 0..count {
            let mut own = match indicators.get(at) {
                Some((place, indicator)) => self.row(*place, indicator, columns),
                None => self.empty(component),
            };
            if at == 0 {
                self.merge(&mut own.cells, component, count);
            }
            if at == free {
                own.hold = held(at);
                free = at + own.hold;
            }
            rows.push(own);
        }
        Group { again: common::component(component), rows }
    }

    /// Puts the cells of a component among those of its first row.
    fn merge(&self, cells: &mut Vec<Cell>, component: &ComponentView, count: usize) {
        let mut own = std::mem::take(cells).into_iter();
        let mut left = 0;
        for column in &self.asked {
            match column {
                Component => {
                    let name = Cell::line(common::component(component)).heads(HeadOf::Group);
                    cells.push(name.tall(count));
                }
                ComponentResult => {
                    let grade = common::mark(&component.grade, MarkLook::Under);
                    cells.push(Cell::from(grade).tall(count));
                }
                column => {
                    for _ in 0..self.wide(*column) {
                        if left == 0
                            && let Some(cell) = own.next()
                        {
                            left = cell.cols;
                            cells.push(cell);
                        }
                        left = left.saturating_sub(1);
                    }
                }
            }
        }
    }

    /// Why a component has no indicators.
    fn empty(&self, component: &ComponentView) -> Row {
        let why = match component.reasons.is_empty() {
            true => component.grade.name.clone(),
            false => component.reasons.join(" "),
        };
        Row { split: true, ..Row::of(self.across(Cell::line(why))) }
    }

    /// The row of an indicator without the merged cells.
    fn row(&self, at: usize, indicator: &IndicatorView, columns: &[Column]) -> Row {
        let name = Cell::row_head(common::numbered(&indicator.number, &indicator.name));
        let (depth, split) = (indicator.depth.saturating_sub(1), !self.whole(indicator, columns));
        let cells = match indicator.heading {
            true => self.across(name.heads(HeadOf::Group)),
            false => {
                let own = self.asked.iter().filter(|column| !column.merged());
                own.flat_map(|column| self.cells(*column, at, indicator)).collect()
            }
        };
        Row { depth, split, ..Row::of(cells) }
    }

    /// What stands in a column of an indicator.
    fn cells(&self, column: ResultColumn, at: usize, indicator: &IndicatorView) -> Vec<Cell> {
        let numbered = indicator.criteria.len() > 1;
        let target = || shown(&indicator.target, &indicator.target_text, numbered);
        vec![match column {
            Name => Cell::row_head(common::numbered(&indicator.number, &indicator.name)),
            Target => target(),
            Levels => {
                let known = self.page.year.levels(at);
                if known.is_empty() {
                    let told = self.asked.contains(&Target);
                    let cell = if told { Cell::blank() } else { target() };
                    return vec![cell.wide(self.steps.len())];
                }
                let of = |points: &Number| {
                    let level = known.iter().find(|(own, _)| own.exact() == points.exact());
                    level.map_or_else(Cell::blank, |(_, lines)| shown(lines, "", false))
                };
                return self.steps.iter().map(of).collect();
            }
            Result => shown(&indicator.result, &indicator.result_text, numbered),
            Rating => common::mark(&indicator.rating, MarkLook::Under).into(),
            detail => {
                let key = look(detail).2;
                let detail = indicator.details.iter().find(|detail| detail.key == key);
                Cell::line(detail.map_or("", |detail| &detail.text))
            }
        }]
    }

    /// Whether the row of an indicator is kept whole: it is far lower than a page.
    fn whole(&self, indicator: &IndicatorView, columns: &[Column]) -> bool {
        let mut places = columns.iter();
        self.asked.iter().all(|column| {
            let mut own = places.by_ref().take(self.wide(*column));
            let text = match column {
                Name => &indicator.name,
                Target => &indicator.target_text,
                Result => &indicator.result_text,
                _ => "",
            };
            own.all(|place| fits(text, place))
        })
    }

    /// How many of these rows are held together: headings and the first row under them.
    fn held(&self, rest: &[(usize, IndicatorView)], columns: &[Column]) -> usize {
        match rest.iter().position(|(_, indicator)| !indicator.heading) {
            Some(next) if self.whole(&rest[next].1, columns) => next + 1,
            _ => 1,
        }
    }
}

/// Values, or words where there are none.
pub(super) fn shown(values: &[LineView], words: &str, numbered: bool) -> Cell {
    match values.is_empty() {
        true => Cell::line(words),
        false => vec![common::values(values, numbered)].into(),
    }
}

/// Whether a text in a column of a fixed width stays so far below the height of a page that its row may be
/// kept whole: a letter takes two millimetres, and a page has more than thirty lines.
fn fits(text: &str, column: &Column) -> bool {
    let Width::Tenths(width) = column.width else { return true };
    text.graphemes(true).count() * 20 < 30 * usize::from(width)
}
