//! The one walk over blocks, which knows all of them: passes are functions of lines.

use super::{Block, Body, Leaf, Line, Mark, Medium, Run, Table, words_of};

impl Block {
    /// Shows a function every line of the block, in the order of reading.
    pub fn lines(&mut self, see: &mut dyn FnMut(&mut Line)) {
        match self {
            Block::Heading(heading) => {
                heading.under.iter_mut().for_each(&mut *see);
                see(&mut heading.line);
            }
            Block::Paragraph { line, .. } => see(line),
            Block::List { labels, items, .. } => {
                labels.iter_mut().for_each(&mut *see);
                items.iter_mut().flatten().for_each(|block| block.lines(see));
            }
            Block::Code { text } => code(text, see),
            Block::Picture(picture) => {
                let lines = [&mut picture.number, &mut picture.caption, &mut picture.source];
                lines.into_iter().for_each(see);
            }
            Block::Formula(formula) => {
                see(&mut formula.text);
                let pieces = formula.words.iter_mut().chain(&mut formula.numbers);
                pieces.for_each(|piece| alone(&mut piece.text, see));
                see(&mut formula.result);
            }
            Block::Table(table) => table.lines(see),
            Block::Verdict { label, mark, blocks, .. } => {
                see(label);
                mark.iter_mut().for_each(|mark| mark_lines(mark, see));
                blocks.iter_mut().for_each(|block| block.lines(see));
            }
            Block::Fields { heads, again, fields, .. } => {
                heads.iter_mut().flatten().for_each(&mut *see);
                see(&mut again.line);
                for field in fields {
                    see(&mut field.label);
                    field.blocks.iter_mut().for_each(|block| block.lines(see));
                }
            }
            Block::Notes { notes } => {
                for note in notes {
                    see(&mut note.number);
                    see(&mut note.line);
                }
            }
            Block::Small { label, line, .. } => [label, line].into_iter().for_each(see),
            Block::Claims { claims, .. } => {
                for claim in claims {
                    let lines =
                        [&mut claim.key, &mut claim.line, &mut claim.by, &mut claim.document];
                    lines.into_iter().for_each(&mut *see);
                    see(&mut claim.place);
                }
            }
            Block::Signatures { comment, signatures } => {
                see(comment);
                for one in signatures {
                    let lines = [&mut one.position, &mut one.role, &mut one.name, &mut one.date];
                    lines.into_iter().for_each(&mut *see);
                }
            }
            Block::Folded { summary, blocks } => {
                see(summary);
                blocks.iter_mut().for_each(|block| block.lines(see));
            }
            Block::Beside { columns } => {
                columns.iter_mut().flatten().for_each(|block| block.lines(see));
            }
            Block::Quote { blocks }
            | Block::Together { blocks, .. }
            | Block::Kept { blocks }
            | Block::Section { blocks, .. }
            | Block::Prose { blocks }
            | Block::Only { blocks, .. } => blocks.iter_mut().for_each(|block| block.lines(see)),
            Block::Rule | Block::NewPage => {}
        }
    }

    /// The blocks that stand in it, list by list.
    pub fn inner(&mut self) -> Vec<&mut Vec<Block>> {
        match self {
            Block::List { items, .. } => items.iter_mut().collect(),
            Block::Beside { columns } => columns.iter_mut().collect(),
            Block::Fields { fields, .. } => {
                fields.iter_mut().map(|field| &mut field.blocks).collect()
            }
            Block::Table(table) => {
                let Table { groups, foot, beneath, .. } = &mut **table;
                let rows = groups.iter_mut().flat_map(|group| &mut group.rows).chain(foot);
                let cells = rows.flat_map(|row| &mut row.cells);
                let blocks = cells.filter_map(|cell| match &mut cell.body {
                    Body::Blocks { blocks } | Body::Figure { more: blocks, .. } => Some(blocks),
                    _ => None,
                });
                blocks.chain([&mut beneath.small]).collect()
            }
            Block::Quote { blocks }
            | Block::Verdict { blocks, .. }
            | Block::Section { blocks, .. }
            | Block::Together { blocks, .. }
            | Block::Kept { blocks }
            | Block::Folded { blocks, .. }
            | Block::Prose { blocks }
            | Block::Only { blocks, .. } => vec![blocks],
            _ => Vec::new(),
        }
    }
}

/// A leaf that is a line by itself.
fn alone(leaf: &mut Leaf, see: &mut dyn FnMut(&mut Line)) {
    let mut line = Line(vec![Run::Text { text: std::mem::take(leaf) }]);
    see(&mut line);
    if let Some(Run::Text { text }) = line.0.into_iter().next() {
        *leaf = text;
    }
}

/// The same of what is shown as it is.
fn code(leaf: &mut Leaf, see: &mut dyn FnMut(&mut Line)) {
    let mut line = Line(vec![Run::Code { text: std::mem::take(leaf) }]);
    see(&mut line);
    if let Some(Run::Code { text }) = line.0.into_iter().next() {
        *leaf = text;
    }
}

fn mark_lines(mark: &mut Mark, see: &mut dyn FnMut(&mut Line)) {
    alone(&mut mark.symbol, see);
    see(&mut mark.name);
}

impl Table {
    fn lines(&mut self, see: &mut dyn FnMut(&mut Line)) {
        see(&mut self.caption);
        see(&mut self.unit);
        self.head.iter_mut().flatten().for_each(|head| see(&mut head.line));
        for group in &mut self.groups {
            see(&mut group.again);
        }
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows).chain(&mut self.foot) {
            for cell in &mut row.cells {
                match &mut cell.body {
                    Body::Blank => {}
                    Body::Line { line } => see(line),
                    Body::Blocks { blocks } => {
                        blocks.iter_mut().for_each(|block| block.lines(see));
                    }
                    Body::Figure { text, hint, more, .. } => {
                        see(hint);
                        alone(text, see);
                        more.iter_mut().for_each(|block| block.lines(see));
                    }
                    Body::Mark(mark) => mark_lines(mark, see),
                }
            }
        }
        for note in &mut self.beneath.notes {
            alone(&mut note.number, see);
            see(&mut note.runs);
        }
        self.beneath.small.iter_mut().for_each(|block| block.lines(see));
    }
}

/// What is drawn on a medium: blocks of the other are left out.
pub fn on(medium: Medium, blocks: Vec<Block>) -> Vec<Block> {
    let mut kept = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Only { medium: own, blocks } => {
                if own == medium {
                    kept.extend(on(medium, blocks));
                }
            }
            mut block => {
                for inner in block.inner() {
                    *inner = on(medium, std::mem::take(inner));
                }
                kept.push(block);
            }
        }
    }
    kept
}

impl Block {
    /// Shows a function every text that nobody sees but who listens, and room that is kept free.
    pub fn unseen(&mut self, see: &mut dyn FnMut(&mut Leaf)) {
        match self {
            Block::Picture(picture) => see(&mut picture.alt),
            Block::Section { called, .. } => see(called),
            Block::Table(table) => {
                for cell in table.rows().flat_map(|row| &mut row.cells) {
                    if let Body::Figure { room, .. } = &mut cell.body {
                        see(room);
                    }
                }
            }
            _ => {}
        }
        for block in self.inner().into_iter().flatten() {
            block.unseen(see);
        }
    }

    /// Shows a function what columns of tables are called in the cards of a narrow screen.
    pub fn labels(&mut self, see: &mut dyn FnMut(&mut Leaf)) {
        if let Block::Table(table) = self {
            table.labels.iter_mut().for_each(&mut *see);
        }
        for block in self.inner().into_iter().flatten() {
            block.labels(see);
        }
    }
}

impl Block {
    /// Says of every table in it what its columns are called: the heads over each, without their notes.
    pub fn name_columns(&mut self) {
        if let Block::Table(table) = self {
            table.place_cells();
            let mut labels = vec![String::new(); table.columns.len()];
            // For each column, the rows of heads below that one from above covers.
            let mut covered = vec![0_usize; labels.len()];
            for row in &table.head {
                let mut at = 0;
                for head in row {
                    while covered.get(at).is_some_and(|rows| *rows > 0) {
                        covered[at] -= 1;
                        at += 1;
                    }
                    let words = words_of(&head.line.0);
                    for column in at..(at + head.cols).min(labels.len()) {
                        let between = if labels[column].is_empty() { "" } else { " " };
                        labels[column] = format!("{}{between}{words}", labels[column]);
                        covered[column] = head.rows.saturating_sub(1);
                    }
                    at += head.cols;
                }
            }
            table.labels = labels.into_iter().map(|label| label.trim().into()).collect();
        }
        for block in self.inner().into_iter().flatten() {
            block.name_columns();
        }
    }
}
