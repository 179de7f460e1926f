//! Texts with the numbers of their headings, lists, pictures and notes, which run over the whole year.

use std::collections::BTreeMap;

use crate::block::{
    Block, Body, Cell, Column, Head, HeadOf, Heading, Kind, Leaf, Line, Note, NoteBeneath,
    Numbered, Picture, Role, Row, Run, Table, Width,
};
use crate::notation::Numbering;
use crate::notation::reference::Digits;
use crate::thai;
use crate::view::{Block as Told, DocumentView, NarrativeView, ShownYear};

use super::Page;

/// What was counted of the texts of a year before each of them, in the order in which a document shows them.
#[derive(Debug, Default)]
pub struct Numbers(BTreeMap<String, Counts>);

/// What stands before a text.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    /// Its own number among the texts beside it.
    own: u64,
    pictures: u64,
    notes: u64,
}

impl Numbers {
    /// Counts the texts of a year; without a document, in the order of the site.
    pub fn of(year: &ShownYear<'_>, document: Option<&DocumentView>) -> Self {
        let place = |part: &str| {
            let mut parts = document.into_iter().flat_map(|document| &document.parts);
            parts.position(|known| known == part).unwrap_or(usize::MAX)
        };
        let whole = vec![year.narratives()];
        // Texts about an indicator stand on its card.
        let about = year.indicators().map(|at| year.narratives_about(at)).collect();
        let mut all: [(usize, Vec<Vec<NarrativeView>>); 2] =
            [(place("narratives"), whole), (place("cards"), about)];
        all.sort_by_key(|(place, _)| *place);
        let (mut numbers, mut before) = (Numbers::default(), Counts::default());
        for narratives in all.into_iter().flat_map(|(_, lists)| lists) {
            for (narrative, own) in narratives.iter().zip(1..) {
                numbers.0.insert(narrative.slug.clone(), Counts { own, ..before });
                before.pictures += pictures(&narrative.blocks);
                before.notes += notes(&narrative.blocks);
            }
        }
        numbers
    }
}

fn pictures(blocks: &[Told]) -> u64 {
    let of = |block: &Told| match block {
        Told::Picture { .. } => 1,
        Told::List { items, .. } => items.iter().map(|item| pictures(item)).sum(),
        Told::Quote { blocks } => pictures(blocks),
        _ => 0,
    };
    blocks.iter().map(of).sum()
}

/// Notes of a text: as many as the highest number that a place has.
fn notes(blocks: &[Told]) -> u64 {
    fn of_runs(runs: &[Run]) -> usize {
        let of = |run: &Run| match run {
            Run::Note { ordinal, .. } => *ordinal,
            Run::Strong { runs }
            | Run::Emphasis { runs }
            | Run::Struck { runs }
            | Run::Fixed { runs }
            | Run::Link { runs, .. } => of_runs(runs),
            _ => 0,
        };
        runs.iter().map(of).max().unwrap_or_default()
    }
    let of = |block: &Told| match block {
        Told::Heading { runs, .. } | Told::Paragraph { runs } => of_runs(runs) as u64,
        Told::Picture { caption, .. } => of_runs(caption) as u64,
        Told::List { items, .. } => items.iter().map(|item| notes(item)).max().unwrap_or_default(),
        Told::Quote { blocks } => notes(blocks),
        Told::Table { head, rows, .. } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.map(|cell| of_runs(cell)).max().unwrap_or_default() as u64
        }
        Told::Code { .. } | Told::Rule => 0,
    };
    blocks.iter().map(of).max().unwrap_or_default()
}

/// A text that is ready to be drawn.
pub(super) struct Text {
    /// Its title.
    pub(super) title: Line,
    /// Its blocks.
    pub(super) blocks: Vec<Block>,
    /// What its notes say, for who reads no feet of pages.
    pub(super) notes: Option<Block>,
}

/// The title of a text, with its number.
pub(super) fn title(narrative: &NarrativeView, page: &Page<'_>) -> Line {
    let writer = Writer::of(narrative, page, 0);
    let title = prose(vec![Run::text(&narrative.title)]);
    match writer.headings.first() {
        Some(form) => writer.labelled(*form, &[writer.counts.own], title),
        None => title,
    }
}

/// A text as a page has it; `shift` is added to the level of its headings.
pub(super) fn text(narrative: &NarrativeView, page: &Page<'_>, shift: u8) -> Text {
    let mut writer = Writer::of(narrative, page, shift);
    let blocks = writer.blocks(&narrative.blocks);
    let notes: Vec<Note> = writer.told.into_values().collect();
    let notes = (!notes.is_empty()).then_some(Block::Notes { notes });
    Text { title: title(narrative, page), blocks, notes }
}

/// Blocks that no document numbers: a description.
pub(super) fn plain(blocks: &[Told]) -> Vec<Block> {
    let paragraph = |block: &Told| match block {
        Told::Paragraph { runs } => Some(Block::paragraph(runs)),
        _ => None,
    };
    blocks.iter().filter_map(paragraph).collect()
}

/// Runs as a line of prose.
fn prose(runs: Vec<Run>) -> Line {
    let mut line = Line(runs);
    line.leaves(&mut |leaf| leaf.role = Role::Prose);
    line
}

/// Words that stand as they are.
fn fixed(text: String) -> Leaf {
    Leaf { role: Role::Fixed, ..text.into() }
}

struct Writer<'a> {
    slug: &'a str,
    counts: Counts,
    digits: Digits,
    headings: &'a [Numbering],
    lists: &'a [Numbering],
    shift: u8,
    /// The levels of headings that are open, and how many headings each has had.
    open: Vec<(u8, u64)>,
    /// How many quotations are open.
    quoted: usize,
    /// The numbers of the items around.
    path: Vec<u64>,
    /// The notes so far, each with the places that refer to it.
    told: BTreeMap<usize, Note>,
}

impl<'a> Writer<'a> {
    fn of(narrative: &'a NarrativeView, page: &Page<'a>, shift: u8) -> Self {
        let document = page.document;
        Writer {
            slug: &narrative.slug,
            counts: page.numbers.0.get(&narrative.slug).copied().unwrap_or_default(),
            digits: document.map_or(Digits::Arabic, |document| document.prose_digits),
            headings: document.map_or(&[], |document| &document.heading_numbers),
            lists: document.map_or(&[], |document| &document.list_numbers),
            shift,
            open: Vec::new(),
            quoted: 0,
            path: Vec::new(),
            told: BTreeMap::new(),
        }
    }
}

impl Writer<'_> {
    fn label(&self, form: Numbering, path: &[u64]) -> Leaf {
        fixed(thai::with_digits(&form.label(path), self.digits == Digits::Thai))
    }

    fn number(&self, number: u64) -> Leaf {
        fixed(thai::with_digits(&number.to_string(), self.digits == Digits::Thai))
    }

    /// Words behind their number, which has the digits that it has.
    fn labelled(&self, form: Numbering, path: &[u64], line: Line) -> Line {
        let mut label = self.label(form, path);
        label.text.push(' ');
        Line(vec![Run::Fixed { runs: vec![Run::Text { text: label }] }]).and(line)
    }

    fn blocks(&mut self, blocks: &[Told]) -> Vec<Block> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Told) -> Block {
        match block {
            Told::Heading { level, id, runs } => self.heading(*level, id, runs),
            Told::Paragraph { runs } => Block::paragraph(self.line(runs)),
            Told::List { numbers, numbering, labels, items } => {
                self.list(numbers, *numbering, labels, items)
            }
            Told::Quote { blocks } => {
                self.quoted += 1;
                let blocks = self.blocks(blocks);
                self.quoted -= 1;
                Block::Quote { blocks }
            }
            Told::Table { head, rows, numeric, rooms } => self.table(head, rows, numeric, rooms),
            Told::Code { text } => Block::Code { text: text.into() },
            Told::Picture { file, asset, alt, caption, source, width, height } => {
                self.counts.pictures += 1;
                let alt = prose(vec![Run::text(alt)]);
                Block::Picture(Box::new(Picture {
                    file: file.clone(),
                    asset: asset.clone(),
                    alt: match alt.0.into_iter().next() {
                        Some(Run::Text { text }) => text,
                        _ => Leaf::default(),
                    },
                    number: self.number(self.counts.pictures).into(),
                    caption: self.line(caption),
                    source: match source.is_empty() {
                        true => Line::default(),
                        false => prose(vec![Run::text(source)]),
                    },
                    width: *width,
                    height: *height,
                }))
            }
            Told::Rule => Block::Rule,
        }
    }

    fn heading(&mut self, level: u8, id: &str, runs: &[Run]) -> Block {
        // Numbers of headings run over the text and not over what it quotes.
        if self.quoted > 0 {
            let (line, level, id) = (self.line(runs), level + self.shift, id.to_owned());
            return Block::Heading(Heading {
                level,
                id,
                line,
                unlisted: true,
                ..Heading::default()
            });
        }
        let mut last = 0;
        while let Some((_, count)) = self.open.pop_if(|(known, _)| *known >= level) {
            last = count;
        }
        self.open.push((level, last + 1));
        let own = self.open.iter().map(|(_, count)| *count);
        let path: Vec<u64> = std::iter::once(self.counts.own).chain(own).collect();
        let mut line = self.line(runs);
        if let Some(form) = self.headings.get(self.open.len()).filter(|_| !self.headings.is_empty())
        {
            line = self.labelled(*form, &path, line);
        }
        let (level, id) = (level + self.shift, id.to_owned());
        Block::Heading(Heading { level, id, line, unlisted: true, ..Heading::default() })
    }

    fn list(
        &mut self,
        numbers: &[u64],
        asked: Option<Numbering>,
        signs: &[String],
        items: &[Vec<Told>],
    ) -> Block {
        let usual = self.lists.get(self.path.len()).or(self.lists.last()).copied();
        let form = asked.or(usual).unwrap_or(Numbering::POINT);
        let mut labels: Vec<Line> = signs.iter().map(|sign| fixed(sign.clone()).into()).collect();
        let mut written = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            if let Some(number) = numbers.get(at) {
                self.path.push(*number);
                labels.push(self.label(form, &self.path).into());
            }
            written.push(self.blocks(item));
            if at < numbers.len() {
                self.path.pop();
            }
        }
        Block::List { look: "", labels, items: written }
    }

    fn table(
        &mut self,
        head: &[Vec<Run>],
        rows: &[Vec<Vec<Run>>],
        numeric: &[bool],
        rooms: &[Vec<String>],
    ) -> Block {
        let column = |at: usize| {
            let kind = match numeric.get(at).copied().unwrap_or_default() {
                false => Kind::Text,
                true if rows.iter().all(|row| is_short(&row[at])) => Kind::Symbol,
                true => Kind::Number,
            };
            Column { kind, width: Width::Auto }
        };
        let columns = (0..head.len()).map(column).collect();
        let heads = head.iter().map(|cell| Head::of(self.line(cell))).collect();
        // Cards of a narrow screen are named by their first cell.
        let cards = head.len() > 2;
        let mut written = Vec::with_capacity(rows.len());
        for (row, rooms) in rows.iter().zip(rooms) {
            let mut cells = Vec::with_capacity(row.len());
            for (at, (cell, room)) in row.iter().zip(rooms).enumerate() {
                let drawn = self.cell(cell, room);
                let heads = cards && at == 0 && !cell.is_empty();
                cells.push(if heads { drawn.heads(HeadOf::Row) } else { drawn });
            }
            written.push(Row::of(cells));
        }
        let mut table = Table::new("prose", columns, heads).with(written);
        let mut notes = Vec::new();
        for head in table.head.iter().flatten() {
            notes_in(&head.line.0, &mut notes);
        }
        for cell in table.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells) {
            if let Body::Line { line } = &cell.body {
                notes_in(&line.0, &mut notes);
            }
        }
        table.beneath.notes = notes;
        table.block()
    }

    fn cell(&mut self, cell: &[Run], room: &str) -> Cell {
        let number = match cell {
            [Run::Text { text } | Run::Quantity { amount: text, .. }] if !room.is_empty() => text,
            _ => return Cell::line(self.line(cell)),
        };
        let own = |text: &str| Leaf { role: Role::Prose, ..text.into() };
        Body::Figure { text: own(number), room: own(room), hint: Line::default(), more: Vec::new() }
            .into()
    }

    /// A line of the text, its notes with their numbers.
    fn line(&mut self, runs: &[Run]) -> Line {
        let mut line = prose(runs.to_vec());
        self.notes(&mut line.0);
        line
    }

    /// Gives notes their numbers and names for links; one note may have several places.
    fn notes(&mut self, runs: &mut [Run]) {
        for run in runs {
            match run {
                Run::Note { ordinal, numbered, runs } => {
                    let number = self.number(self.counts.notes + *ordinal as u64);
                    let id = format!("{}-{ordinal}", self.slug);
                    let note = self.told.entry(*ordinal).or_insert_with(|| Note {
                        number: number.clone().into(),
                        id: id.clone(),
                        line: Line(runs.clone()),
                        places: Vec::new(),
                    });
                    let place = match note.places.len() {
                        0 => id.clone(),
                        more => format!("{id}-{}", more + 1),
                    };
                    note.places.push(place.clone());
                    *numbered = Some(Numbered { number, id, place });
                }
                other => other.inner().into_iter().for_each(|runs| self.notes(runs)),
            }
        }
    }
}

/// Whether a cell is a number of few digits, which stands in the middle.
fn is_short(cell: &[Run]) -> bool {
    matches!(cell, [Run::Text { text }] if text.len() < 12)
}

/// The notes that runs say, each the first time.
fn notes_in(runs: &[Run], notes: &mut Vec<NoteBeneath>) {
    for run in runs {
        match run {
            Run::Note { runs, numbered: Some(numbered), .. } if !runs.is_empty() => {
                let (number, id) = (numbered.number.clone(), numbered.id.clone());
                notes.push(NoteBeneath { number, id, runs: runs.into() });
            }
            Run::Strong { runs }
            | Run::Emphasis { runs }
            | Run::Struck { runs }
            | Run::Fixed { runs }
            | Run::Link { runs, .. } => notes_in(runs, notes),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::words_of as words;

    fn writer<'a>(headings: &'a [Numbering], lists: &'a [Numbering]) -> Writer<'a> {
        let counts = Counts { own: 7, pictures: 1, notes: 2 };
        let (open, quoted, path, told) = Default::default();
        let digits = Digits::Thai;
        Writer { slug: "b", counts, digits, headings, lists, shift: 1, open, quoted, path, told }
    }

    fn forms(written: &[&str]) -> Vec<Numbering> {
        written
            .iter()
            .map(|form| <Numbering as crate::notation::Notation>::read(form).unwrap())
            .collect()
    }

    #[test]
    fn headings_count_within_each_other() {
        let heading = |level: u8| Told::Heading { level, id: String::new(), runs: Vec::new() };
        let told: Vec<Told> = [2, 3, 4, 4, 5, 3, 2, 4, 2].map(heading).into();
        let label = |block: &Block| match block {
            Block::Heading(heading) => words(&heading.line.0),
            _ => String::new(),
        };
        let asked = forms(&["๑.", "๑.๑", "๑)", "(๑)"]);
        let labels: Vec<String> = writer(&asked, &[]).blocks(&told).iter().map(label).collect();
        assert_eq!(labels, ["๗.๑ ", "๑) ", "(๑) ", "(๒) ", "", "๒) ", "๗.๒ ", "๑) ", "๗.๓ "]);
        assert!(writer(&[], &[]).blocks(&told).iter().all(|block| label(block).is_empty()));
        // What is quoted is not counted, and has no number.
        let quote = Told::Quote { blocks: vec![heading(2)] };
        let blocks = writer(&asked, &[]).blocks(&[heading(2), quote, heading(2)]);
        let [first, Block::Quote { blocks: quoted }, last] = blocks.as_slice() else { panic!() };
        let labels = [first, &quoted[0], last].map(label);
        assert_eq!(labels, ["๗.๑ ", "", "๗.๒ "]);
    }

    #[test]
    fn pictures_and_notes_count_on_from_the_texts_before() {
        let note = |ordinal, runs: Vec<Run>| Run::Note { ordinal, runs, numbered: None };
        let runs =
            vec![note(1, vec![Run::text("ก")]), note(2, vec![Run::text("ข")]), note(1, Vec::new())];
        let picture = Told::Picture {
            file: String::new(),
            asset: String::new(),
            alt: String::new(),
            caption: Vec::new(),
            source: String::new(),
            width: 1,
            height: 1,
        };
        let mut writer = writer(&[], &[]);
        let blocks = writer.blocks(&[picture, Told::Paragraph { runs }]);
        let [Block::Picture(picture), Block::Paragraph { line, .. }] = blocks.as_slice() else {
            panic!("{blocks:?}")
        };
        assert_eq!(words(&picture.number.0), "๒");
        let places = line.0.iter().map(|run| match run {
            Run::Note { numbered: Some(own), .. } => format!("{} {}", own.number.text, own.place),
            other => panic!("{other:?}"),
        });
        assert_eq!(places.collect::<Vec<_>>(), ["๓ b-1", "๔ b-2", "๓ b-1-2"]);
        let notes: Vec<_> = writer.told.into_values().map(|note| (note.id, note.places)).collect();
        let own = |id: &str, places: &[&str]| {
            (id.to_owned(), places.iter().map(|place| (*place).to_owned()).collect())
        };
        assert_eq!(notes, [own("b-1", &["b-1", "b-1-2"]), own("b-2", &["b-2"])]);
    }

    #[test]
    fn lists_are_numbered_by_depth_or_as_asked() {
        let list = |numbers: &[u64], form: Option<&str>, items| Told::List {
            numbers: numbers.to_vec(),
            numbering: form
                .map(|form| <Numbering as crate::notation::Notation>::read(form).unwrap()),
            labels: Vec::new(),
            items,
        };
        let innermost = list(&[1, 2], Some("(ก)"), vec![vec![], vec![]]);
        let inner = list(&[1], None, vec![vec![innermost]]);
        let told = list(&[3, 5], None, vec![vec![], vec![inner]]);
        fn labels(block: &Block, found: &mut Vec<String>) {
            if let Block::List { labels: own, items, .. } = block {
                found.extend(own.iter().map(|label| words(&label.0)));
                items.iter().flatten().for_each(|block| labels(block, found));
            }
        }
        let asked = forms(&["๑.", "๑)"]);
        let mut found = Vec::new();
        labels(&writer(&[], &asked).block(&told), &mut found);
        assert_eq!(found, ["๓.", "๕.", "๑)", "(ก)", "(ข)"]);
    }
}
