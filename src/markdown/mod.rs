//! Markdown → our own tree, in which references are nodes and everything knows its place.
//!
//! `pulldown-cmark` reads the Markdown; what it gives is turned into [`Block`]s and [`Inline`]s that
//! both renderers draw. Nothing of a text is ever evaluated: raw HTML stays text and is a finding.

mod beside_thai;
mod footnotes;
mod html;
mod line_ends;
pub mod links;
mod list_marks;
mod looks;
pub mod pictures;
mod tables;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Findings, catalogue::prose as say};
use crate::model::FactRef;
use crate::notation::{Numbering, ReferenceText, reference};
use crate::source::{FileId, Span};
use crate::thai::marks;
use crate::yaml::field::Notation;

use links::Target;

/// Lists, quotes and notes inside each other that are kept; what is deeper becomes paragraphs of the last
/// one. Templates draw each level inside the other and go no deeper than twenty.
const DEEPEST: usize = 8;
/// Bold and slanted words inside each other that are kept so; deeper ones are words.
const DEEPEST_FRAME: usize = 8;

/// A block of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 2 is the highest a narrative has.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, and how it is numbered, if it is.
    List(Option<Numbered>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A table: head cells, then rows.
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    /// Text that is shown as it is.
    Code(String),
    /// A picture.
    Picture(Picture),
    /// A line across the page.
    Rule,
}

/// A picture in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its address as it was written, and once it was found the path of its file.
    pub path: String,
    /// What is seen in it: what stands beneath it, and what is read aloud.
    pub words: Vec<Inline>,
    /// Where it is from, or empty.
    pub source: String,
    /// Width and height in pixels; nothing before its file was read.
    pub size: (u32, u32),
    /// Where it was written.
    pub span: Span,
}

/// How a list is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered {
    /// The number of its first item.
    pub start: u64,
    /// The form its writer asks for; nothing where the document decides.
    pub form: Option<Numbering>,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Bold.
    Strong(Vec<Inline>),
    /// Italic.
    Emphasis(Vec<Inline>),
    /// Text that is shown as it is.
    Code(String),
    /// A link; its address was checked.
    Link(Target, Vec<Inline>),
    /// A reference to a fact.
    Reference(Reference),
    /// A footnote.
    Note(Note),
    /// A new line.
    Break,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its number in its text, from 1.
    pub ordinal: usize,
    /// What it says; empty where a place before it says so already.
    pub words: Vec<Inline>,
}

/// A reference in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// What was written.
    pub written: ReferenceText,
    /// What it stands for; nothing before it is resolved, or where it cannot be.
    pub fact: Option<FactRef>,
    /// Where it was written.
    pub span: Span,
}

/// A container that is still open.
enum Open {
    Blocks(Container, Vec<Block>),
    Inlines(Holder, Vec<Inline>),
}

enum Container {
    Root,
    Quote,
    List(Option<Numbered>, Vec<Vec<Block>>),
    Item,
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    Row(Vec<Vec<Inline>>),
    Note(String, Span),
}

enum Holder {
    Paragraph,
    Heading(u8, Range<usize>),
    Strong,
    Emphasis,
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

/// Reads the Markdown text `text`, which stands in `file` from byte `offset` on.
pub fn read(file: FileId, text: &str, offset: usize, findings: &mut Findings) -> Vec<Block> {
    let mut reader = Reader {
        file,
        text,
        offset,
        findings,
        stack: vec![Open::Blocks(Container::Root, vec![])],
        level: 1,
        columns: 0,
        levels: 0,
        refused: 0,
        frames: 0,
        unframed: 0,
        comment: None,
        told: false,
        notes: footnotes::Notes::default(),
    };
    // What is struck out would have to be drawn so; as it is, its marks stay letters.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let marked = list_marks::Marked::new(text);
    let masked = beside_thai::Masked::new(&marked.text);
    // Neighbouring texts are one: a reference must not be cut by an escape or an entity.
    let mut pending: Option<(String, Range<usize>)> = None;
    let mut events = Parser::new_ext(&masked.text, options).into_offset_iter();
    while let Some((event, range)) = events.next() {
        let origin = match &event {
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
                if matches!(
                    link_type,
                    LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
                ) =>
            {
                // Its address and its title stand where its label is explained.
                events.reference_definitions().get(id).map(|found| found.span.clone())
            }
            _ => None,
        }
        .unwrap_or_else(|| range.clone());
        let event = marked.restore(masked.restore(event, &origin), &origin);
        let form = match event {
            Event::Start(Tag::List(Some(_))) => marked.form(&range),
            _ => None,
        };
        let range = marked.written(range);
        if let Event::Text(words) = &event
            && !reader.in_code()
        {
            match &mut pending {
                Some((text, whole)) => {
                    text.push_str(words);
                    whole.end = range.end;
                }
                None => pending = Some((words.to_string(), range)),
            }
            continue;
        }
        if let Some((words, whole)) = pending.take() {
            reader.words(&words, whole);
        }
        match event {
            Event::Start(tag) => reader.start(tag, range, form),
            Event::End(tag) => reader.end(tag),
            Event::Text(words) => reader.inline(Inline::Text(words.into_string())),
            Event::Code(code) => reader.inline(Inline::Code(code.into_string())),
            Event::Html(html) => reader.html(&html, range),
            Event::InlineHtml(html) => {
                reader.html(&html, range);
                reader.end_comment();
            }
            Event::SoftBreak => reader.inline(Inline::Text(line_ends::LINE_END.to_owned())),
            Event::HardBreak => reader.inline(Inline::Break),
            Event::Rule => reader.block(Block::Rule),
            Event::FootnoteReference(label) => reader.footnote(&label, range),
            _ => {}
        }
    }
    if let Some((words, whole)) = pending.take() {
        reader.words(&words, whole);
    }
    while reader.stack.len() > 1 {
        reader.close();
    }
    let mut blocks = match reader.stack.pop() {
        Some(Open::Blocks(_, blocks)) => blocks,
        _ => Vec::new(),
    };
    std::mem::take(&mut reader.notes).settle(&mut blocks, reader.findings);
    each_text(&mut blocks, &mut line_ends::settle);
    each_text(&mut blocks, &mut trim_marks);
    blocks
}

/// Whether nothing of a line is seen.
fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => {
            text.chars().all(|c| c.is_whitespace() || c.is_control() || marks::is_mark(c))
        }
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
            inner.iter().all(is_blank)
        }
        Inline::Break => true,
        _ => false,
    }
}

struct Reader<'f> {
    file: FileId,
    text: &'f str,
    offset: usize,
    findings: &'f mut Findings,
    stack: Vec<Open>,
    /// The level of the last heading; that of the title before the first one.
    level: u8,
    /// Cells in the head of the table that is being read.
    columns: usize,
    /// Lists, quotes and notes that are open.
    levels: usize,
    /// Those that are open inside the deepest one.
    refused: usize,
    /// Bold and slanted words and pictures that are open.
    frames: usize,
    /// Those that are open inside the deepest one.
    unframed: usize,
    /// Where a comment began that has not ended.
    comment: Option<Span>,
    /// Whether it was said already why the link that is being read is none.
    told: bool,
    notes: footnotes::Notes,
}

impl Reader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    /// The first line of what stands at a range.
    fn first_line(&self, range: Range<usize>) -> Span {
        let line = self.text.get(range.clone()).and_then(|text| text.lines().next());
        self.span(range.start..range.start + line.map_or(0, str::len))
    }

    fn in_code(&self) -> bool {
        matches!(self.stack.last(), Some(Open::Inlines(Holder::Code(_), _)))
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, form: Option<Numbering>) {
        match &tag {
            Tag::List(_) | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => {
                self.end_paragraph();
                if self.levels >= DEEPEST {
                    if self.refused == 0 {
                        let place = self.first_line(range);
                        self.findings.push(say::nesting(DEEPEST).at(place));
                    }
                    self.refused += 1;
                    return;
                }
                self.levels += 1;
            }
            Tag::Item if self.refused > 0 => return self.end_paragraph(),
            Tag::Emphasis | Tag::Strong | Tag::Image { .. } if self.frames >= DEEPEST_FRAME => {
                if matches!(tag, Tag::Image { .. }) {
                    self.findings.push(say::picture_place().at(self.span(range)));
                }
                self.unframed += 1;
                return;
            }
            Tag::Emphasis | Tag::Strong | Tag::Image { .. } => self.frames += 1,
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Table(_) => {
                self.end_paragraph();
            }
            _ => {}
        }
        let open = match tag {
            Tag::List(start) => {
                let numbered = start.map(|start| Numbered { start, form });
                Open::Blocks(Container::List(numbered, vec![]), vec![])
            }
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
            Tag::BlockQuote(_) => Open::Blocks(Container::Quote, vec![]),
            Tag::CodeBlock(_) => Open::Inlines(Holder::Code(String::new()), vec![]),
            Tag::HtmlBlock => Open::Inlines(Holder::Paragraph, vec![]),
            Tag::Item => Open::Blocks(Container::Item, vec![]),
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

    fn end(&mut self, tag: TagEnd) {
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
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Image => {
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
    fn end_paragraph(&mut self) {
        while matches!(self.stack.last(), Some(Open::Inlines(Holder::Paragraph, _))) {
            self.close();
        }
    }

    /// Closes the innermost container and hands its content to the one around it.
    fn close(&mut self) {
        if self.stack.len() < 2 {
            return;
        }
        match self.stack.pop() {
            Some(Open::Inlines(holder, inlines)) => match holder {
                Holder::Paragraph if inlines.is_empty() => {}
                Holder::Paragraph => self.block(Block::Paragraph(inlines)),
                Holder::Heading(_, range) if inlines.iter().all(is_blank) => {
                    self.findings.push(say::empty_heading().at(self.span(range)));
                }
                Holder::Heading(level, _) => {
                    self.level = level;
                    self.block(Block::Heading(level, inlines));
                }
                Holder::Strong => self.inline(Inline::Strong(inlines)),
                Holder::Emphasis => self.inline(Inline::Emphasis(inlines)),
                Holder::Link(target) => self.inline(Inline::Link(target, inlines)),
                Holder::Picture { address, title, span } => {
                    self.picture(address, &title, inlines, span);
                }
                Holder::Cell => {
                    if let Some(Open::Blocks(Container::Row(cells), _)) = self.stack.last_mut() {
                        cells.push(inlines);
                    }
                }
                Holder::Code(text) => self.block(Block::Code(text)),
                Holder::Plain => inlines.into_iter().for_each(|inline| self.inline(inline)),
            },
            Some(Open::Blocks(container, blocks)) => match container {
                Container::Root => {}
                Container::Note(label, span) => {
                    self.notes.define(label, span, blocks, self.findings);
                }
                Container::Quote => self.block(Block::Quote(blocks)),
                Container::Item => match self.stack.last_mut() {
                    Some(Open::Blocks(Container::List(_, items), _)) => items.push(blocks),
                    _ => blocks.into_iter().for_each(|block| self.block(block)),
                },
                Container::List(start, items) => self.block(Block::List(start, items)),
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

    fn block(&mut self, block: Block) {
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

    /// A picture, which parts the paragraph it stands in.
    fn picture(&mut self, path: String, title: &str, words: Vec<Inline>, span: Span) {
        let within = |open: &Open| match open {
            Open::Inlines(holder, _) => !matches!(holder, Holder::Paragraph),
            Open::Blocks(container, _) => {
                matches!(container, Container::Row(_) | Container::Note(..))
            }
        };
        if self.stack.iter().any(within) {
            self.findings.push(say::picture_place().at(span));
            return;
        }
        let source = pictures::source(title);
        self.block(Block::Picture(Picture { path, words, source, size: (0, 0), span }));
    }

    /// A footnote; it is a link itself, and stands in none and in no other note.
    fn footnote(&mut self, label: &str, range: Range<usize>) {
        let within = |open: &Open| matches!(open, Open::Blocks(Container::Note(..), _));
        // What reads Markdown takes a link with a footnote in it for letters.
        let rest = self.text.get(range.end..).and_then(|rest| rest.split(['[', '\n']).next());
        let link = rest.is_some_and(|rest| rest.contains("]("));
        let span = self.span(range);
        if self.stack.iter().any(within) || link {
            self.told |= link;
            self.notes.refuse(label);
            self.findings.push(say::footnote_place().at(span));
            return;
        }
        let note = self.notes.refer(label, span);
        self.inline(note);
    }

    fn inline(&mut self, inline: Inline) {
        match self.stack.last_mut() {
            Some(Open::Inlines(Holder::Code(text), _)) => {
                if let Inline::Text(words) = inline {
                    text.push_str(&words);
                }
            }
            Some(Open::Inlines(_, inlines)) => inlines.push(inline),
            // Behind a picture a line ends by itself.
            _ if matches!(&inline, Inline::Text(text) if text == line_ends::LINE_END) => {}
            _ if matches!(inline, Inline::Break) => {}
            _ => self.stack.push(Open::Inlines(Holder::Paragraph, vec![inline])),
        }
    }

    /// Raw HTML: its comments are dropped, the rest of it is shown as it is.
    fn html(&mut self, html: &str, range: Range<usize>) {
        let exact = html.len() == range.len();
        let place = |reader: &Self, part: &Range<usize>| {
            reader.span(match exact {
                true => range.start + part.start..range.start + part.end,
                false => range.clone(),
            })
        };
        for part in html::parts(html, self.comment.is_some()) {
            match part {
                html::Part::Begins(part) => self.comment = Some(place(self, &part)),
                html::Part::Ends => {
                    if let Some(place) = self.comment.take() {
                        self.findings.push(say::html_comment().at(place));
                    }
                }
                html::Part::Shown(part) => {
                    let span = place(self, &part);
                    let shown = html[part].trim_end_matches(['\n', '\r']);
                    if shown.trim().is_empty() {
                        continue;
                    }
                    self.findings.push(say::raw_html(shown.trim()).at(span));
                    // Lines of a block of HTML follow each other without a sign of their own.
                    if let Some(Open::Inlines(Holder::Paragraph, before)) = self.stack.last_mut()
                        && html.ends_with('\n')
                        && !before.is_empty()
                    {
                        before.push(Inline::Text(line_ends::LINE_END.to_owned()));
                    }
                    self.inline(Inline::Code(shown.replace(['\n', '\r'], " ")));
                }
            }
        }
    }

    /// No comment goes on behind the HTML it began in.
    fn end_comment(&mut self) {
        if let Some(place) = self.comment.take() {
            self.findings.push(say::open_comment().at(place));
        }
    }

    /// Words, with the references in them as nodes of their own.
    fn words(&mut self, words: &str, range: Range<usize>) {
        // Positions inside the words are exact where nothing was unescaped.
        let exact = words.len() == range.len();
        // What reads Markdown takes a footnote without a note for letters, and so a link it cannot read.
        for (found, look) in looks::find(self.text, range.clone(), &mut self.told) {
            self.findings.push(look.problem().at(self.span(found)));
        }
        // What nobody sees is asked for in brackets; where it was pasted it means nothing.
        let (mut from, mut plain) = (0, String::new());
        for found in reference::find(words) {
            plain.push_str(&marks::without(&words[from..found.start]));
            from = found.end;
            let written = &words[found.clone()];
            if let Some(asked) = reference::line_end(written) {
                plain.push(asked.mark());
                continue;
            }
            self.text(&mut plain);
            let place = match exact {
                true => range.start + found.start..range.start + found.end,
                false => range.clone(),
            };
            let span = self.span(place);
            match ReferenceText::read(written) {
                Ok(reference) => self.inline(Inline::Reference(Reference {
                    written: reference,
                    fact: None,
                    span,
                })),
                Err(problem) => {
                    self.findings.push(problem.at(span));
                    self.inline(Inline::Text(written.to_owned()));
                }
            }
        }
        plain.push_str(&marks::without(&words[from..]));
        self.text(&mut plain);
    }

    /// The words gathered so far, as a node of their own.
    fn text(&mut self, words: &mut String) {
        if !words.is_empty() {
            self.inline(Inline::Text(std::mem::take(words)));
        }
    }
}

/// At the start and the end of a text nobody asks where a line ends.
fn trim_marks(words: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = words.first_mut() {
        *text = text.trim_start_matches(marks::is_mark).to_owned();
    }
    if let Some(Inline::Text(text)) = words.last_mut() {
        *text = text.trim_end_matches(marks::is_mark).to_owned();
    }
    words.retain(|word| !matches!(word, Inline::Text(text) if text.is_empty()));
}

/// Calls `f` on every reference of a text.
pub fn each_reference(blocks: &mut [Block], f: &mut impl FnMut(&mut Reference)) {
    each_text(blocks, &mut |text| {
        let mut inlines: Vec<&mut Inline> = text.iter_mut().collect();
        while let Some(inline) = inlines.pop() {
            match inline {
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
                    inlines.extend(inner.iter_mut());
                }
                Inline::Note(note) => inlines.extend(note.words.iter_mut()),
                Inline::Reference(reference) => f(reference),
                Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
            }
        }
    });
}

/// Calls `f` on every run of text: of a heading, a paragraph, a cell.
fn each_text(blocks: &mut [Block], f: &mut impl FnMut(&mut Vec<Inline>)) {
    // An explicit stack: how deep a text nests is the writer's choice.
    let mut blocks: Vec<&mut Block> = blocks.iter_mut().collect();
    while let Some(block) = blocks.pop() {
        match block {
            Block::Heading(_, words) | Block::Paragraph(words) => f(words),
            Block::List(_, items) => blocks.extend(items.iter_mut().flatten()),
            Block::Quote(inner) => blocks.extend(inner.iter_mut()),
            Block::Table(head, rows) => {
                head.iter_mut().for_each(&mut *f);
                rows.iter_mut().flatten().for_each(&mut *f);
            }
            Block::Picture(picture) => f(&mut picture.words),
            Block::Code(_) | Block::Rule => {}
        }
    }
}

#[cfg(test)]
mod tests;
