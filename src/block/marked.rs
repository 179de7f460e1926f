//! Where lines may end: passes over lines, for paper and for the site.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Block, Leaf, Line, Role, Run};
use crate::diagnostic::Locale;
use crate::glyphs::Fonts;
use crate::thai::browser::{Browser, Mark, Says};
use crate::thai::known::Known;
use crate::thai::lines::{LineBreaker, with_like_digits};
use crate::thai::{finer, languages, marks};

/// Readies blocks for the typesetter: one blank for several, what can be drawn in the place of what no font
/// has, marks that say where lines of Thai may end, and in running text hyphens and the numbers by which the
/// layout speaks of its paragraphs. `next` is the first number that is free.
pub fn for_paper(blocks: &mut [Block], breaker: &LineBreaker, fonts: &Fonts<'_>, next: &mut usize) {
    blocks.par_iter_mut().for_each(|block| {
        block.lines(&mut |line| {
            each(&mut line.0, &mut |leaf, shown_as_it_is| {
                if !shown_as_it_is {
                    even(&mut leaf.text);
                }
                if let Cow::Owned(drawn) = fonts.drawn(&leaf.text) {
                    leaf.text = drawn;
                }
                leaf.text = marks::with(&leaf.text, breaker);
            });
        });
    });
    paragraphs(blocks, next);
}

/// Shows every leaf of runs, and whether it is shown as it is.
fn each(runs: &mut [Run], see: &mut dyn FnMut(&mut Leaf, bool)) {
    for run in runs {
        match run {
            Run::Code { text } => see(text, true),
            Run::Note { runs, numbered, .. } => {
                numbered.iter_mut().for_each(|numbered| see(&mut numbered.number, false));
                each(runs, see);
            }
            other => match other.inner() {
                Some(runs) => each(runs, see),
                None => other.leaves(&mut |leaf| see(leaf, false)),
            },
        }
    }
}

/// Numbers paragraphs, and lets lines of running text end inside Latin words.
fn paragraphs(blocks: &mut [Block], next: &mut usize) {
    for block in blocks {
        if let Block::Paragraph { line, number, .. } = block {
            *number = Some(*next);
            *next += 1;
            hyphenate(&mut line.0);
        }
        if let Block::Table(table) = block {
            table.place_cells();
            table.key = *next;
            *next += 1;
        }
        block.inner().into_iter().for_each(|inner| paragraphs(inner, next));
    }
}

/// Puts hyphens that are seen at the end of a line only into the Latin words of running text.
fn hyphenate(runs: &mut [Run]) {
    for run in runs {
        match run {
            Run::Text { text } if text.role == Role::Prose => {
                if let Some(parted) = finer::hyphenated(text) {
                    text.text = parted;
                }
            }
            Run::Note { .. } => {}
            other => other.inner().into_iter().for_each(|runs| hyphenate(runs)),
        }
    }
}

/// Makes one blank of every stretch of blanks and tabs, and none of those beside a line end, as a browser does
/// with the same texts on the site.
fn even(text: &mut String) {
    if !text.contains(['\t', '\n']) && !text.contains("  ") {
        return;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\t' if out.ends_with([' ', '\n']) => {}
            ' ' | '\t' => out.push(' '),
            '\n' => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push(c);
            }
            c => out.push(c),
        }
    }
    *text = out;
}

/// Readies what is drawn for a browser. What it has to be told of the ends of lines, and phrases of English,
/// stand in the texts as signs, which become elements when a text is escaped.
#[derive(Debug)]
pub struct Marked<'a> {
    browser: Browser<'a>,
    known: Known<Arc<[Mark]>>,
    labels: Known<Arc<str>>,
    /// Whether phrases of English are told apart.
    phrases: bool,
}

/// A line may end here.
pub const MAY: char = '\u{200b}';
/// From here no line ends…
pub const KEEP: char = '\u{2061}';
/// …until here.
pub const KEPT: char = '\u{2064}';
/// Here English begins…
pub const ENGLISH: char = '\u{2062}';
/// A line end that was typed.
pub const LINE_END: char = '\u{2028}';
/// …and here it ends.
pub const ENGLISH_END: char = '\u{2063}';

impl<'a> Marked<'a> {
    /// By the lines of a breaker, for pages in a language.
    pub fn new(breaker: &'a LineBreaker, locale: Locale) -> Self {
        let (known, labels) = (Known::new(), Known::new());
        Marked { browser: Browser::new(breaker), known, labels, phrases: locale == Locale::Th }
    }

    /// Marks blocks.
    pub fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            block.lines(&mut |line| self.line(line));
            block.labels(&mut |label| {
                let joined =
                    self.labels.of(&label.text, || self.browser.joined(&label.text).into());
                label.text = (*joined).to_owned();
            });
        }
    }

    /// Marks a line. Words flow through what is bold or linked; anything else ends a flow.
    pub fn line(&self, line: &mut Line) {
        let mut flows: Vec<Vec<String>> = vec![Vec::new()];
        flow(&mut line.0, &mut |leaf| match leaf {
            Some(leaf) => {
                flows.last_mut().into_iter().for_each(|flow| flow.push(leaf.text.clone()))
            }
            None => flows.push(Vec::new()),
        });
        let mut marked = flows.iter().flat_map(|flow| self.flow(flow));
        flow(&mut line.0, &mut |leaf| {
            if let Some((leaf, text)) = leaf.and_then(|leaf| Some((leaf, marked.next()?))) {
                leaf.text = text;
            }
        });
    }

    /// Marks a text that stands by itself.
    pub fn text(&self, text: &str) -> String {
        self.flow(&[text.to_owned()]).concat()
    }

    /// The texts of a flow with their marks.
    fn flow(&self, texts: &[String]) -> Vec<String> {
        // A line end that was typed ends a flow.
        let typed = texts.iter().position(|text| text.contains('\n'));
        if let Some((at, (before, after))) =
            typed.and_then(|at| Some((at, texts[at].split_once('\n')?)))
        {
            let head = [&texts[..at], &[before.to_owned()]].concat();
            let tail = [&[after.to_owned()], &texts[at + 1..]].concat();
            let (mut out, rest) = (self.flow(&head), self.flow(&tail));
            let mut rest = rest.into_iter();
            if let (Some(last), Some(first)) = (out.last_mut(), rest.next()) {
                last.push(LINE_END);
                last.push_str(&first);
            }
            out.extend(rest);
            return out;
        }
        let whole: String = texts.concat();
        let marks = self.marks(&whole);
        let (mut marks, mut at, mut keep) = (marks.iter().peekable(), 0, false);
        let mut out = Vec::with_capacity(texts.len());
        for text in texts {
            let phrases = if self.phrases { languages::english(text) } else { Vec::new() };
            let mut written = String::with_capacity(text.len() + text.len() / 8);
            let mut open = false;
            for (own, c) in text.char_indices().chain([(text.len(), '\0')]) {
                // Elements nest: a stretch ends before a phrase begins or ends, and is opened there anew.
                if let Some(sign) = phrase_sign(&phrases, own) {
                    if std::mem::take(&mut open) {
                        written.push(KEPT);
                    }
                    sign.into_iter().for_each(|sign| written.push(sign));
                }
                if own == text.len() {
                    break;
                }
                if marks::is_mark(c) {
                    continue;
                }
                while let Some(mark) = marks.next_if(|mark| mark.at <= at) {
                    keep = mark.says == Says::Keep;
                    if !keep && std::mem::take(&mut open) {
                        written.push(KEPT);
                    }
                    if mark.says == Says::May {
                        written.push(MAY);
                    }
                }
                if keep && !open {
                    written.push(KEEP);
                    open = true;
                }
                written.push(c);
                at += c.len_utf8();
            }
            if open {
                written.push(KEPT);
            }
            out.push(written);
        }
        out
    }

    fn marks(&self, text: &str) -> Arc<[Mark]> {
        if !text.bytes().any(|byte| !byte.is_ascii() || byte.is_ascii_digit()) {
            return Arc::default();
        }
        // Sentences of a report differ by their numbers, and lines end at the same places of them.
        let alike = with_like_digits(text);
        self.known.of(&alike, || self.browser.marks(&alike).into())
    }
}

/// The signs at a place where a phrase of English ends or begins.
fn phrase_sign(phrases: &[Range<usize>], at: usize) -> Option<Vec<char>> {
    let ends = phrases.iter().any(|phrase| phrase.end == at).then_some(ENGLISH_END);
    let starts = phrases.iter().any(|phrase| phrase.start == at).then_some(ENGLISH);
    (ends.is_some() || starts.is_some()).then(|| ends.into_iter().chain(starts).collect())
}

/// Shows the leaves of runs as they flow; nothing stands for the end of a flow.
fn flow(runs: &mut [Run], see: &mut dyn FnMut(Option<&mut Leaf>)) {
    for run in runs {
        match run {
            Run::Text { text } => see(Some(text)),
            Run::Strong { runs }
            | Run::Emphasis { runs }
            | Run::Struck { runs }
            | Run::Fixed { runs }
            | Run::Link { runs, .. } => flow(runs, see),
            Run::Quiet { runs, .. } => {
                see(None);
                flow(runs, see);
                see(None);
            }
            // Code is shown as it is, and what a note says stands elsewhere.
            Run::Code { .. } | Run::Note { .. } | Run::Break => see(None),
            other => {
                see(None);
                other.leaves(&mut |leaf| {
                    see(Some(leaf));
                    see(None);
                });
            }
        }
    }
}
