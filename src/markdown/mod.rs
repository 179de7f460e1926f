//! Markdown → our own tree, in which references are nodes and everything knows its place.
//!
//! `pulldown-cmark` reads the Markdown; what it gives is turned into [`Block`]s and [`Inline`]s that
//! both renderers draw. Nothing of a text is ever evaluated: raw HTML stays text and is a finding.

mod addresses;
mod backslashes;
mod beside_thai;
mod blocks;
mod definitions;
mod dialects;
mod doubts;
mod fill_in;
mod footnotes;
pub(crate) mod html;
mod inlines;
mod items;
mod line_ends;
pub(crate) mod lines;
pub mod links;
mod list_marks;
mod looks;
mod masked;
mod own_lines;
pub mod pictures;
pub(crate) mod rewritten;
mod stars;
mod strikes;
mod tables;
mod tree;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Findings, Problem};
use crate::source::{FileId, Span};

use blocks::{Container, Holder, Open};
pub use dialects::unread;
use inlines::Words;
use lines::Line;
use rewritten::Mark;
use tree::each_text;
pub use tree::{Block, Inline, Marks, Note, Picture, Reference, each_reference, each_run};

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
        lines: Vec::new(),
        row: None,
        line_end: Some(false),
    };
    let (marked, said) = doubts::settle(text, |text, see| {
        let masked = masked::Masked::new(text);
        let events = Parser::new_ext(masked.text(), OPTIONS).into_offset_iter();
        events.for_each(|(event, range)| see(&event, range));
    });
    for (place, problem) in said {
        reader.say(place, problem);
    }
    let masked = masked::Masked::new(&marked.text);
    // What was said of the text that is open: of several marks of a kind once is enough.
    let mut told: Option<Problem> = None;
    // Neighbouring texts are one: a reference must not be cut by an escape or an entity.
    let mut pending: Option<Words> = None;
    let mut events = Parser::new_ext(masked.text(), OPTIONS).into_offset_iter();
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
        if matches!(event, Event::Text(_)) && !reader.in_code() {
            for (place, problem) in masked.said(&range) {
                if told.replace(problem.clone()).as_ref() == Some(problem) {
                    continue;
                }
                let span = reader.span(marked.written(place.clone()));
                reader.findings.push(problem.clone().at(span));
            }
        }
        let event = marked.restore(masked.restore(event, &origin), &origin);
        let mark = match event {
            Event::Start(Tag::Item) => marked.mark(&range),
            _ => None,
        };
        if matches!(event, Event::Start(Tag::Item | Tag::TableRow) | Event::End(TagEnd::Paragraph))
        {
            told = None;
        }
        let range = marked.written(range);
        reader.line(&event, &range);
        if let Event::Text(words) = &event
            && !reader.in_code()
        {
            pending.get_or_insert_with(|| Words::at(range.start)).push(words, range, text);
            continue;
        }
        pending.take().into_iter().for_each(|words| reader.words(words));
        reader.event(event, range, mark);
    }
    pending.into_iter().for_each(|words| reader.words(words));
    while reader.stack.len() > 1 {
        reader.close();
    }
    let mut blocks = match reader.stack.pop() {
        Some(Open::Blocks(_, blocks)) => blocks,
        _ => Vec::new(),
    };
    std::mem::take(&mut reader.notes).settle(&mut blocks, reader.findings);
    each_text(&mut blocks, &mut line_ends::settle);
    each_text(&mut blocks, &mut inlines::trim_marks);
    blocks
}

/// What is read beside plain CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// Where a text of Markdown has a character by its name or its number.
pub fn entity_of(text: &str, c: char) -> Option<Range<usize>> {
    /// No entity is longer.
    const LONGEST: usize = 32;
    text.match_indices('&').find_map(|(at, _)| {
        let end = at + text[at..].bytes().take(LONGEST).position(|byte| byte == b';')? + 1;
        let says = |event| matches!(event, Event::Text(said) if said.contains(c));
        Parser::new(&text[at..end]).any(says).then_some(at..end)
    })
}

/// The text that is being read, and what of it is open.
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
    /// The lines of the paragraph that is open: where each begins, and whether it runs on from the one before.
    lines: Vec<(usize, bool)>,
    /// The last paragraph, where it may be a row of a spreadsheet: its place, and whether it was said.
    row: Option<(Range<usize>, bool)>,
    /// Behind the end of a line, whether the next one runs on.
    line_end: Option<bool>,
}

impl<'f> Reader<'f> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    /// The first line of what stands at a range.
    fn first_line(&self, range: Range<usize>) -> Span {
        let line = self.text.get(range.clone()).and_then(|text| text.lines().next());
        self.span(range.start..range.start + line.map_or(0, str::len))
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, mark: Option<Mark>) {
        match event {
            Event::Start(tag) => self.start(tag, range, mark),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.inline(Inline::Text(words.into_string())),
            Event::Code(code) => self.code(code.into_string(), range),
            Event::Html(html) => self.html(&html, range),
            Event::InlineHtml(html) => {
                self.html(&html, range);
                self.end_comment();
            }
            Event::SoftBreak => self.inline(Inline::Text(line_ends::LINE_END.to_owned())),
            Event::HardBreak => self.inline(Inline::Break),
            Event::TaskListMarker(done) => self.tick(done),
            Event::Rule => {
                let mark = self.text.get(range.clone()).unwrap_or_default().trim_end();
                if mark == "****" {
                    let place = range.start..range.start + mark.len();
                    self.say(place, say::as_typed::nothing_framed(mark));
                }
                self.block(Block::Rule);
            }
            Event::FootnoteReference(label) => self.footnote(&label, range),
            _ => {}
        }
    }

    fn say(&mut self, place: Range<usize>, problem: Problem) {
        let finding = problem.at(self.span(place));
        self.findings.push(finding);
    }

    /// Takes down where a line begins and ends.
    fn line(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::SoftBreak => self.line_end = Some(true),
            Event::HardBreak => self.line_end = Some(false),
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }) => {
                if let Some(soft) = self.line_end.take() {
                    // What is meant as a letter is looked at with its sign.
                    let escaped = self.text[..range.start].ends_with('\\');
                    let start = range.start - usize::from(escaped);
                    self.lines.push((start, soft && !self.lines.is_empty()));
                }
            }
            _ => {}
        }
    }

    /// The lines of the paragraph that ends here.
    fn take_lines(&mut self) -> Vec<Line<'f>> {
        self.line_end = Some(false);
        let lines = std::mem::take(&mut self.lines).into_iter();
        let text = self.text;
        lines
            .map(|(at, joined)| {
                let line = text[at..].split('\n').next().unwrap_or_default();
                Line { at, words: line.trim_end(), joined }
            })
            .collect()
    }

    fn in_code(&self) -> bool {
        matches!(self.stack.last(), Some(Open::Inlines(Holder::Code(_), _)))
    }
}

pub(crate) mod say;
#[cfg(test)]
mod tests;
