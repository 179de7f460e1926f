//! How blocks are put together: what is open, what stands in what, and what a block hands on when it ends.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, HeadingLevel, LinkType, Tag, TagEnd};

use super::items::Item;
use super::rewritten::Mark;
use super::tree::{Block, Inline, is_blank};
use super::{Reader, items, line_ends, lines, links, tables};
use crate::markdown::say::marks;
use crate::markdown::say::prose as say;
use crate::source::Span;
use links::Target;

/// Lists, quotes and notes inside each other that are kept; what is deeper becomes paragraphs of the last
/// one. Templates draw each level inside the other and go no deeper than twenty.
pub(super) const DEEPEST: usize = 8;
/// Bold and slanted words inside each other that are kept so; deeper ones are words.
pub(super) const DEEPEST_FRAME: usize = 8;

/// A container that is still open.
pub(super) enum Open {
    Blocks(Container, Vec<Block>),
    Inlines(Holder, Vec<Inline>),
}

pub(super) enum Container {
    Root,
    Quote,
    List(Vec<Item>),
    /// An item, with its number and whether it is done, where it has a box.
    Item(Option<Mark>, Option<bool>),
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    Row(Vec<Vec<Inline>>),
    Note(String, Span),
}

pub(super) enum Holder {
    Paragraph,
    Heading(u8, Range<usize>),
    Strong,
    Emphasis,
    Struck,
    Link(Target),
    Cell,
    Code(String),
    Picture {
        address: String,
        title: String,
        span: Span,
    },
    /// Something whose content is kept and whose frame is not.
    Plain,
}

/// The words that a quotation of a kind begins with.
fn label(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "หมายเหตุ",
        BlockQuoteKind::Tip => "ข้อแนะนำ",
        BlockQuoteKind::Important => "สำคัญ",
        BlockQuoteKind::Warning => "คำเตือน",
        BlockQuoteKind::Caution => "ข้อควรระวัง",
    }
}

impl Reader<'_> {
    /// Whether something that begins is kept as what it is: nothing is deeper than pages draw it.
    fn admits(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> bool {
        match tag {
            Tag::List(_) | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => {
                self.end_paragraph();
                if self.levels >= DEEPEST {
                    if self.refused == 0 {
                        let place = self.first_line(range.clone());
                        self.findings.push(say::nesting(DEEPEST).at(place));
                    }
                    self.refused += 1;
                    return false;
                }
                self.levels += 1;
            }
            Tag::Item if self.refused > 0 => {
                self.end_paragraph();
                return false;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Image { .. }
                if self.frames >= DEEPEST_FRAME =>
            {
                if matches!(tag, Tag::Image { .. }) {
                    self.findings.push(say::picture_place().at(self.span(range.clone())));
                }
                self.unframed += 1;
                return false;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Image { .. } => {
                self.frames += 1
            }
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Table(_) => {
                self.end_paragraph();
            }
            _ => {}
        }
        true
    }

    pub(super) fn start(&mut self, tag: Tag<'_>, range: Range<usize>, mark: Option<Mark>) {
        if !self.admits(&tag, &range) {
            return;
        }
        let open = match tag {
            Tag::List(_) => Open::Blocks(Container::List(vec![]), vec![]),
            Tag::Paragraph => {
                let written = self.text.get(range.clone()).unwrap_or_default();
                if let Some((at, cells, head)) = tables::meant(written) {
                    let place = range.start + at..range.start + at;
                    self.findings.push(say::ragged_head(cells, head).at(self.span(place)));
                }
                Open::Inlines(Holder::Paragraph, vec![])
            }
            Tag::Heading { level, .. } => {
                if level == HeadingLevel::H1 {
                    self.findings.push(say::top_heading().at(self.span(range.clone())));
                }
                let asked = (level as u8).max(2);
                let proper = asked.min(self.level + 1);
                if proper < asked {
                    self.findings
                        .push(say::heading_skip(asked, proper).at(self.span(range.clone())));
                }
                Open::Inlines(Holder::Heading(proper, range), vec![])
            }
            Tag::BlockQuote(kind) => {
                let label = kind.map(|kind| vec![Inline::Text(label(kind).to_owned())]);
                let label = label.map(|label| Block::Paragraph(vec![Inline::Strong(label)]));
                Open::Blocks(Container::Quote, label.into_iter().collect())
            }
            Tag::CodeBlock(_) => Open::Inlines(Holder::Code(String::new()), vec![]),
            Tag::HtmlBlock => Open::Inlines(Holder::Paragraph, vec![]),
            Tag::Item => Open::Blocks(Container::Item(mark, None), vec![]),
            Tag::Table(_) => Open::Blocks(Container::Table(vec![], vec![]), vec![]),
            Tag::TableHead => {
                self.columns = tables::cells(self.text.get(range).unwrap_or_default());
                Open::Blocks(Container::Row(vec![]), vec![])
            }
            Tag::TableRow => {
                let own = tables::cells(self.text.get(range.clone()).unwrap_or_default());
                if own != self.columns {
                    self.findings.push(say::ragged_row(own, self.columns).at(self.span(range)));
                }
                Open::Blocks(Container::Row(vec![]), vec![])
            }
            Tag::FootnoteDefinition(label) => {
                let span = self.first_line(range);
                Open::Blocks(Container::Note(label.into_string(), span), vec![])
            }
            Tag::TableCell => Open::Inlines(Holder::Cell, vec![]),
            Tag::Emphasis => Open::Inlines(Holder::Emphasis, vec![]),
            Tag::Strong => Open::Inlines(Holder::Strong, vec![]),
            Tag::Strikethrough => Open::Inlines(Holder::Struck, vec![]),
            Tag::Link { dest_url, link_type, .. } => {
                let span = self.span(range);
                let mailbox = (link_type == LinkType::Email).then(|| format!("mailto:{dest_url}"));
                match links::target(mailbox.as_deref().unwrap_or(&dest_url), span) {
                    Ok(target) => Open::Inlines(Holder::Link(target), vec![]),
                    Err(problem) => {
                        self.findings.push(problem.at(span));
                        Open::Inlines(Holder::Plain, vec![])
                    }
                }
            }
            Tag::Image { dest_url, title, .. } => {
                let (address, title) = (dest_url.into_string(), title.into_string());
                let span = self.span(range);
                Open::Inlines(Holder::Picture { address, title, span }, vec![])
            }
            _ => Open::Inlines(Holder::Plain, vec![]),
        };
        self.stack.push(open);
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.end_paragraph();
                if self.refused > 0 {
                    self.refused -= 1;
                    return;
                }
                self.levels = self.levels.saturating_sub(1);
            }
            TagEnd::Item => {
                self.end_paragraph();
                if self.refused > 0 {
                    return;
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Image => {
                if self.unframed > 0 {
                    self.unframed -= 1;
                    return;
                }
                self.frames = self.frames.saturating_sub(1);
            }
            TagEnd::HtmlBlock => self.end_comment(),
            _ => {}
        }
        // A picture has closed the paragraph it stands in.
        let open = matches!(self.stack.last(), Some(Open::Inlines(Holder::Paragraph, _)));
        if open || !matches!(tag, TagEnd::Paragraph | TagEnd::HtmlBlock) {
            self.close();
        }
    }

    /// Ends the paragraph that is open. Tight list items hold text without a paragraph around it: that one
    /// ends where the next block starts.
    pub(super) fn end_paragraph(&mut self) {
        while matches!(self.stack.last(), Some(Open::Inlines(Holder::Paragraph, _))) {
            self.close();
        }
    }

    /// Closes the innermost container and hands its content to the one around it.
    pub(super) fn close(&mut self) {
        if self.stack.len() < 2 {
            return;
        }
        match self.stack.pop() {
            Some(Open::Inlines(holder, inlines)) => match holder {
                Holder::Paragraph => self.paragraph(inlines),
                Holder::Heading(_, range) if inlines.iter().all(is_blank) => {
                    self.findings.push(say::empty_heading().at(self.span(range)));
                }
                Holder::Heading(level, _) => {
                    self.take_lines();
                    self.level = level;
                    self.block(Block::Heading(level, inlines));
                }
                Holder::Strong => self.inline(Inline::Strong(inlines)),
                Holder::Emphasis => self.inline(Inline::Emphasis(inlines)),
                Holder::Struck => self.inline(Inline::Struck(inlines)),
                Holder::Link(target) => self.inline(Inline::Link(target, inlines)),
                Holder::Picture { address, title, span } => {
                    self.picture(address, &title, inlines, span);
                }
                Holder::Cell => {
                    self.take_lines();
                    if let Some(Open::Blocks(Container::Row(cells), _)) = self.stack.last_mut() {
                        cells.push(inlines);
                    }
                }
                Holder::Code(text) => {
                    self.take_lines();
                    self.block(Block::Code(text));
                }
                Holder::Plain => inlines.into_iter().for_each(|inline| self.inline(inline)),
            },
            Some(Open::Blocks(container, blocks)) => match container {
                Container::Root => {}
                Container::Note(label, span) => {
                    self.notes.define(label, span, blocks, self.findings);
                }
                Container::Quote => self.block(Block::Quote(blocks)),
                Container::Item(mark, done) => match self.stack.last_mut() {
                    Some(Open::Blocks(Container::List(items), _)) => {
                        items.push(Item { mark, done, blocks });
                    }
                    _ => blocks.into_iter().for_each(|block| self.block(block)),
                },
                Container::List(items) => {
                    let (lists, said) = items::lists(self.text, items);
                    said.into_iter().for_each(|(place, problem)| self.say(place, problem));
                    lists.into_iter().for_each(|list| self.block(list));
                }
                Container::Row(cells) => {
                    if let Some(Open::Blocks(Container::Table(head, rows), _)) =
                        self.stack.last_mut()
                    {
                        match head.is_empty() {
                            true => *head = cells,
                            false => rows.push(cells),
                        }
                    }
                }
                // Nothing can draw a table of no columns.
                Container::Table(head, _) if head.is_empty() => {}
                Container::Table(head, rows) => self.block(Block::Table(head, rows)),
            },
            None => {}
        }
    }

    /// A paragraph, and what its lines were meant as.
    fn paragraph(&mut self, mut words: Vec<Inline>) {
        let lines = self.take_lines();
        let item = self.stack.iter().rev().find_map(|open| match open {
            Open::Blocks(Container::Item(mark, _), _) => Some(mark.clone()),
            _ => None,
        });
        if words.is_empty() {
            return;
        }
        self.row(&lines);
        let found = lines::look(&lines, item.flatten().as_ref());
        let mut apart = match found.is_empty() {
            true => lines::apart(&lines),
            false => vec![true; lines.len()],
        }
        .into_iter();
        line_ends::keep_apart(&mut words, &mut apart);
        found.into_iter().for_each(|found| self.say(found.range, found.problem));
        self.block(Block::Paragraph(words));
    }

    /// Rows of a spreadsheet that stand in paragraphs of their own, or in items that begin with a number.
    fn row(&mut self, lines: &[lines::Line<'_>]) {
        let Some((place, cells)) = lines::row(lines) else { return self.row = None };
        let mut told = false;
        if let Some((before, said)) = self.row.take() {
            if !said {
                self.say(before.start..place.end, marks::pasted_rows(&cells));
            }
            told = true;
        }
        self.row = Some((place, told));
    }

    /// An item whose text begins with a box.
    pub(super) fn tick(&mut self, done: bool) {
        let item = self.stack.iter_mut().rev().find_map(|open| match open {
            Open::Blocks(Container::Item(None, box_), _) => Some(box_),
            Open::Blocks(Container::Item(Some(_), _), _) => None,
            _ => None,
        });
        match item.filter(|_| self.refused == 0) {
            Some(found) => *found = Some(done),
            None => self.inline(Inline::Text(format!("{} ", items::tick(done)))),
        }
    }

    pub(super) fn block(&mut self, block: Block) {
        self.end_paragraph();
        match self.stack.last_mut() {
            Some(Open::Blocks(_, blocks)) => blocks.push(block),
            // A block inside a stretch of text: its words are kept.
            Some(Open::Inlines(_, inlines)) => {
                if let Block::Paragraph(words) | Block::Heading(_, words) = block {
                    inlines.extend(words);
                }
            }
            None => {}
        }
    }
}
