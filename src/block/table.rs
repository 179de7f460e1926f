//! One table for all tables.

use serde::Serialize;

use super::{Block, Leaf, Line};

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Table {
    /// Which look it has: its insets on paper, its class on the site.
    pub look: &'static str,
    /// Its title; on the site for who listens.
    pub caption: Line,
    /// Whether it is numbered on paper, and says its title on each page.
    pub numbered: bool,
    /// The unit of all its numbers, above it, or empty.
    pub unit: Line,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Rows of heads; a head over several columns or rows covers the cells that are left out.
    pub head: Vec<Vec<Head>>,
    /// Its rows, in groups.
    pub groups: Vec<Group>,
    /// Rows of totals.
    pub foot: Vec<Row>,
    /// What stands beneath it.
    pub beneath: Beneath,
    /// Whether it has turned pages of its own, with the headings before it.
    pub wide: bool,
    /// Its number among the tables of a document, by which it counts its pages.
    pub key: usize,
    /// What a column is called in the cards that a narrow screen makes of rows; worked out when it is drawn.
    pub labels: Vec<Leaf>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// What stands in it.
    #[serde(rename = "holds")]
    pub kind: Kind,
    /// How wide it is on paper.
    pub width: Width,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Text.
    #[default]
    Text,
    /// Numbers, their decimal points under each other.
    Number,
    /// Symbols, a number among them, short words: in the middle.
    Symbol,
    /// Days.
    Date,
    /// Codes and numbers of rows.
    Code,
    /// Months of a year, for bars.
    Axis,
}

/// How wide a column is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Width {
    /// As wide as what stands in it.
    Auto,
    /// Hundredths of a share of what is left.
    Share(u16),
    /// Tenths of a millimetre.
    Tenths(u16),
}

/// A head.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// The words.
    pub line: Line,
    /// Columns it covers.
    pub cols: usize,
    /// Rows it covers.
    pub rows: usize,
}

/// Rows that belong together.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Group {
    /// Said on the next page, where its rows go on there; or empty.
    pub again: Line,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Row {
    /// What it is.
    #[serde(rename = "is")]
    pub kind: RowKind,
    /// How deep it stands under others.
    pub depth: usize,
    /// How many rows from this one on stay on one page: 0 where one above holds it.
    pub hold: usize,
    /// Whether it may go on over the page.
    pub split: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// One of many.
    #[default]
    Item,
    /// A heading over the rows below.
    Heading,
    /// A total of some rows.
    Subtotal,
    /// The total of all.
    Total,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// What stands in it.
    pub body: Body,
    /// Columns it covers.
    pub cols: usize,
    /// Rows it covers.
    pub rows: usize,
    /// What it is a head of.
    pub head: HeadOf,
    /// Its first column; worked out when it is drawn.
    pub at: usize,
}

/// What a cell is a head of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadOf {
    /// Of nothing.
    #[default]
    None,
    /// Of its row.
    Row,
    /// Of its group of rows.
    Group,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Body {
    /// Nothing, and nothing is missed.
    Blank,
    /// A line.
    Line {
        /// The line.
        line: Line,
    },
    /// Blocks.
    Blocks {
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// A number whose point stands under those of its column.
    Figure {
        /// The number.
        text: Leaf,
        /// What is missing to the widest of its column: as wide, and never seen.
        room: Leaf,
        /// How it is made, before it, or empty.
        hint: Line,
        /// What stands beneath it.
        more: Vec<Block>,
    },
    /// A symbol with its name.
    Mark(Mark),
}

/// A symbol with its name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// `decided`, `undecided` or `not-assessed`.
    pub state: &'static str,
    /// The symbol.
    pub symbol: Leaf,
    /// Its name, or empty.
    pub name: Line,
    /// Where its name stands.
    pub look: MarkLook,
}

/// Where the name of a symbol stands, and how large it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkLook {
    /// Beneath it.
    #[default]
    Under,
    /// Beneath a large one.
    Large,
    /// Beside it.
    Beside,
    /// Beside it, not bold.
    Plain,
}

/// What stands beneath a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Beneath {
    /// Notes that its cells refer to, each the first time.
    pub notes: Vec<NoteBeneath>,
    /// Small print: remark, source, choices.
    pub small: Vec<Block>,
}

/// A note beneath a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteBeneath {
    /// Its number.
    pub number: Leaf,
    /// Its name for links.
    pub id: String,
    /// What it says.
    pub runs: Line,
}

impl Column {
    /// A column of text that shares what room is left.
    pub const SHARED: Column = Column { kind: Kind::Text, width: Width::Share(100) };

    /// A column of a kind, as wide as its share in hundredths.
    pub const fn share(kind: Kind, hundredths: u16) -> Self {
        Column { kind, width: Width::Share(hundredths) }
    }

    /// A column of a kind, as wide as tenths of a millimetre.
    pub const fn tenths(kind: Kind, tenths: u16) -> Self {
        Column { kind, width: Width::Tenths(tenths) }
    }

    /// A column of a kind, as wide as what stands in it.
    pub const fn auto(kind: Kind) -> Self {
        Column { kind, width: Width::Auto }
    }
}

impl Head {
    /// A head of one column.
    pub fn of(line: impl Into<Line>) -> Self {
        Head { line: line.into(), cols: 1, rows: 1 }
    }

    /// A head over columns and rows.
    pub fn over(line: impl Into<Line>, cols: usize, rows: usize) -> Self {
        Head { line: line.into(), cols, rows }
    }
}

impl From<Body> for Cell {
    fn from(body: Body) -> Self {
        Cell { body, cols: 1, rows: 1, head: HeadOf::None, at: 0 }
    }
}

impl From<Line> for Cell {
    fn from(line: Line) -> Self {
        Body::Line { line }.into()
    }
}

impl From<Vec<Block>> for Cell {
    fn from(blocks: Vec<Block>) -> Self {
        Body::Blocks { blocks }.into()
    }
}

impl From<Mark> for Cell {
    fn from(mark: Mark) -> Self {
        Body::Mark(mark).into()
    }
}

impl Cell {
    /// An empty cell.
    pub fn blank() -> Self {
        Body::Blank.into()
    }

    /// A line; an empty one is nothing.
    pub fn line(line: impl Into<Line>) -> Self {
        let line = line.into();
        if line.is_empty() { Cell::blank() } else { line.into() }
    }

    /// The head of its row.
    pub fn row_head(line: impl Into<Line>) -> Self {
        Cell { head: HeadOf::Row, ..Cell::line(line) }
    }

    /// The same cell over several columns.
    #[must_use]
    pub fn wide(self, cols: usize) -> Self {
        Cell { cols, ..self }
    }

    /// The same cell over several rows.
    #[must_use]
    pub fn tall(self, rows: usize) -> Self {
        Cell { rows, ..self }
    }

    /// The same cell as a head.
    #[must_use]
    pub fn heads(self, head: HeadOf) -> Self {
        Cell { head, ..self }
    }
}

impl Row {
    /// A row that stays on one page.
    pub fn of(cells: Vec<Cell>) -> Self {
        Row { cells, ..Row::default() }
    }

    /// A row of a kind that stays on one page.
    pub fn is(kind: RowKind, cells: Vec<Cell>) -> Self {
        Row { kind, cells, ..Row::default() }
    }
}

impl Table {
    /// A table with heads of one row.
    pub fn new(look: &'static str, columns: Vec<Column>, heads: Vec<Head>) -> Self {
        let head = if heads.is_empty() { Vec::new() } else { vec![heads] };
        Table { look, columns, head, ..Table::default() }
    }

    /// The same table with rows in one group.
    #[must_use]
    pub fn with(mut self, rows: Vec<Row>) -> Self {
        self.groups = vec![Group { again: Line::default(), rows }];
        self
    }

    /// The same table with a title; numbered on paper.
    #[must_use]
    pub fn titled(mut self, caption: impl Into<Line>) -> Self {
        (self.caption, self.numbered) = (caption.into(), true);
        self
    }

    /// Every row, in order.
    pub fn rows(&mut self) -> impl Iterator<Item = &mut Row> {
        self.groups.iter_mut().flat_map(|group| &mut group.rows).chain(&mut self.foot)
    }

    /// Says of every cell in which column it begins: behind those before it, and beside those from above
    /// that cover its row.
    pub(super) fn place_cells(&mut self) {
        let mut covered = vec![0_usize; self.columns.len()];
        for row in self.rows() {
            let mut at = 0;
            let mut open = covered.clone();
            for cell in &mut row.cells {
                while covered.get(at).is_some_and(|rows| *rows > 0) {
                    at += 1;
                }
                cell.at = at;
                let columns = open.iter_mut().skip(at).take(cell.cols);
                columns.for_each(|rows| *rows = cell.rows);
                at += cell.cols;
            }
            covered = open.into_iter().map(|rows| rows.saturating_sub(1)).collect();
        }
    }

    /// As a block.
    pub fn block(self) -> Block {
        Block::Table(Box::new(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_beside_those_that_cover_their_row() {
        let cell = || Cell::line("ก");
        let rows = [
            vec![cell().tall(2), cell(), cell().wide(2)],
            vec![cell(), cell().tall(2), cell()],
            vec![cell().wide(2), cell()],
        ];
        let rows = rows.into_iter().map(Row::of).collect();
        let mut table = Table::new("", vec![Column::SHARED; 4], Vec::new()).with(rows);
        table.place_cells();
        let at: Vec<Vec<usize>> =
            table.rows().map(|row| row.cells.iter().map(|cell| cell.at).collect()).collect();
        assert_eq!(at, [vec![0, 1, 2], vec![1, 2, 3], vec![0, 3]]);
    }
}
