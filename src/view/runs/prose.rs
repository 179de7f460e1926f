//! Texts of the tree → blocks and runs.

use crate::markdown::{self, Inline, Marks, links};
use crate::model::Narrative;
use crate::picture;
use crate::records::year::Digits;
use crate::thai;

use super::super::shown::Shown;
use super::super::{Block, Run, Within, figures};
use crate::block::{in_words, words_of};

impl Shown<'_> {
    /// A text of the tree. A reference to what the edition must not show is a dash.
    pub(in crate::view) fn blocks(&self, blocks: &[markdown::Block]) -> Vec<Block> {
        blocks
            .iter()
            .map(|block| match block {
                markdown::Block::Heading(level, words) => {
                    Block::Heading { level: *level, id: String::new(), runs: self.inlines(words) }
                }
                markdown::Block::Paragraph(words) => Block::Paragraph { runs: self.inlines(words) },
                markdown::Block::List(marks, items) => {
                    let (mut numbers, mut numbering, mut labels) = (Vec::new(), None, Vec::new());
                    match marks {
                        Marks::Bullets => {}
                        Marks::Signs(signs) => labels = signs.iter().map(char::to_string).collect(),
                        Marks::Numbers(typed, form) => {
                            (numbers, numbering) = (typed.clone(), *form)
                        }
                    }
                    let items = items.iter().map(|item| self.blocks(item)).collect();
                    Block::List { numbers, numbering, labels, items }
                }
                markdown::Block::Quote(inner) => Block::Quote { blocks: self.blocks(inner) },
                markdown::Block::Table(head, rows) => {
                    let cells = |row: &[Vec<Inline>]| -> Vec<Vec<Run>> {
                        let mut cells: Vec<Vec<Run>> =
                            row.iter().map(|cell| self.inlines(cell)).collect();
                        cells.resize(head.len(), Vec::new());
                        cells
                    };
                    let rows: Vec<_> = rows.iter().map(|row| cells(row)).collect();
                    let (numeric, rooms) = figures::of_table(&rows, head.len());
                    Block::Table { head: cells(head), rows, numeric, rooms }
                }
                markdown::Block::Code(text) => Block::Code { text: text.clone() },
                markdown::Block::Picture(shown) => {
                    let caption = self.inlines(&shown.words);
                    Block::Picture {
                        file: shown.path.clone(),
                        asset: picture::site_name(&shown.path),
                        alt: words_of(&caption),
                        caption,
                        source: shown.source.clone(),
                        width: shown.size.0,
                        height: shown.size.1,
                    }
                }
                markdown::Block::Rule => Block::Rule,
            })
            .collect()
    }

    fn inlines(&self, words: &[Inline]) -> Vec<Run> {
        let mut runs = Vec::new();
        for word in words {
            match word {
                Inline::Text(text) => runs.push(Run::text(text)),
                Inline::Strong(inner) => runs.push(Run::Strong { runs: self.inlines(inner) }),
                Inline::Emphasis(inner) => runs.push(Run::Emphasis { runs: self.inlines(inner) }),
                Inline::Struck(inner) => runs.push(Run::Struck { runs: self.inlines(inner) }),
                Inline::Code(text) => runs.push(Run::Code { text: text.into() }),
                Inline::Link(target, inner) => {
                    let inner = self.inlines(inner);
                    let (url, within) = match target {
                        links::Target::Web(url) => (url.clone(), None),
                        links::Target::Narrative(place) => (
                            String::new(),
                            place.found.as_ref().and_then(|found| self.within(found)),
                        ),
                    };
                    match url.is_empty() && within.is_none() {
                        true => runs.extend(inner),
                        false => runs.push(Run::Link { url, within, runs: inner }),
                    }
                }
                Inline::Note(note) => {
                    let runs_of_note = self.inlines(&note.words);
                    let ordinal = note.ordinal;
                    runs.push(Run::Note { ordinal, runs: runs_of_note, numbered: None });
                }
                Inline::Reference(reference) => {
                    let form = &reference.written.form;
                    let value = reference.fact.and_then(|fact| self.formed(fact, form));
                    let mut value = value.unwrap_or_else(|| vec![Run::text("–")]);
                    match form.digits {
                        None => runs.extend(value),
                        Some(digits) => {
                            value.iter_mut().for_each(|run| run_digits(run, digits));
                            runs.push(Run::Fixed { runs: value });
                        }
                    }
                }
                Inline::Break => runs.push(Run::Break),
            }
        }
        runs
    }

    /// The text of a narrative, whose headings have names for links.
    pub(in crate::view) fn narrative(&self, narrative: &Narrative) -> Vec<Block> {
        let mut blocks = self.blocks(&narrative.blocks);
        let mut names = links::anchors(&narrative.blocks).into_iter();
        name_headings(&mut blocks, narrative.slug.as_str(), &mut names);
        blocks
    }

    /// Where a link leads, or nothing where the edition must not show it.
    fn within(&self, found: &links::Found) -> Option<Within> {
        let year = self.scored().model.years.get(&found.year)?;
        let narrative = year.narratives.get(found.narrative)?;
        if !self.opens(narrative.visibility) {
            return None;
        }
        let slug = narrative.slug.as_str();
        let id = match &found.heading {
            Some(name) => heading_id(slug, name),
            None => format!("narrative-{slug}"),
        };
        let href = match narrative.about.map(|at| &year.indicators[at]) {
            Some(about) if !self.opens(about.visibility) => return None,
            Some(about) => format!("{}/indicators/{}.html#{id}", found.year, about.slug),
            None if found.heading.is_none() => format!("{}/narratives/{slug}.html", found.year),
            None => format!("{}/narratives/{slug}.html#{id}", found.year),
        };
        Some(Within { href, id })
    }

    /// A description: its paragraphs, without markup.
    pub(in crate::view) fn paragraphs(&self, text: &str) -> Vec<Block> {
        text.split('\n')
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| Block::Paragraph { runs: vec![Run::text(line)] })
            .collect()
    }
}

/// The id of a heading: it stays as long as its words do, whatever stands before it. No slug has `_`, so two
/// texts never share an id.
fn heading_id(slug: &str, name: &str) -> String {
    format!("heading-{slug}_{name}")
}

/// Names the headings of a text in their order.
fn name_headings(blocks: &mut [Block], slug: &str, names: &mut impl Iterator<Item = String>) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } => {
                *id = heading_id(slug, &names.next().unwrap_or_default());
            }
            // Lists and quotes are never deep.
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| name_headings(item, slug, names));
            }
            Block::Quote { blocks } => name_headings(blocks, slug, names),
            _ => {}
        }
    }
}

fn run_digits(run: &mut Run, digits: Digits) {
    match run {
        Run::Quantity { number, amount, note, .. } => {
            let written = thai::with_digits(number, digits == Digits::Thai);
            amount.text = amount.replacen(&**number, &written, 1);
            number.text = written;
            note.text = in_words(note, digits);
        }
        Run::Text { text } | Run::State { text, .. } => text.text = in_words(text, digits),
        _ => {}
    }
}
