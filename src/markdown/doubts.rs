//! Marks that CommonMark obeys and whose writer may mean letters: `- 5.3 ล้านบาท`, `>=80%`, a line of
//! `---` under a sentence, four blanks before a paragraph.
//!
//! What CommonMark makes of a text is looked at; what is in doubt is hidden from it, and the text is read
//! again, until nothing is.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::list_marks;
use super::rewritten::{Edit, Rewritten};
use crate::diagnostic::Problem;
use crate::markdown::say::marks as say;
use crate::thai;

/// How often a text is read again at most.
const MOST_ROUNDS: usize = 12;
/// From this round on every paragraph loses its own indent, so that stairs of them end.
const LATE: usize = 4;
/// Blanks that make code of a paragraph.
const CODE_INDENT: usize = 4;

/// What is said of a place of the text.
pub(super) type Said = (Range<usize>, Problem);

/// A text in which every mark that is in doubt is hidden, and what is to be said of them. `events` reads a
/// rewritten text and calls what it is given with everything it finds.
pub(super) fn settle<'t>(
    original: &'t str,
    events: impl Fn(&str, &mut dyn FnMut(&Event<'_>, Range<usize>)),
) -> (Rewritten<'t>, Vec<Said>) {
    let mut edits: BTreeMap<usize, Edit> =
        list_marks::edits(original).into_iter().map(|edit| (edit.written.start, edit)).collect();
    let mut said = Vec::new();
    // No text has all of them.
    let hidden = ('\u{fdd0}'..='\u{fdef}').find(|sign| !original.contains(*sign));
    for round in 0..MOST_ROUNDS {
        let text = Rewritten::new(original, edits.values());
        let Some(hidden) = hidden else { return (text, said) };
        let mut doubts = Doubts::new(&text, hidden, round);
        events(&text.text, &mut |event, range| doubts.see(event, range));
        doubts.bullets();
        if doubts.edits.is_empty() {
            return (text, said);
        }
        said.append(&mut doubts.said);
        let found = std::mem::take(&mut doubts.edits);
        for edit in found {
            let overlap = edit.written.start..edit.written.end.max(edit.written.start + 1);
            let old: Vec<usize> = edits.range(overlap).map(|(at, _)| *at).collect();
            old.iter().for_each(|at| drop(edits.remove(at)));
            edits.insert(edit.written.start, edit);
        }
    }
    (Rewritten::new(original, edits.values()), said)
}

/// A bullet of a list.
struct Bullet {
    at: usize,
    /// What stands behind it.
    before_number: bool,
    /// Nothing, or a word and another dash: `- ไม่มี -`.
    empty: bool,
    /// Which run of lists it stands in, and how deep.
    place: (usize, usize),
}

/// What is in doubt in a text.
struct Doubts<'r, 't> {
    text: &'r Rewritten<'t>,
    hidden: char,
    round: usize,
    edits: Vec<Edit>,
    said: Vec<Said>,
    bullets: Vec<Bullet>,
    /// Lists that are open, and whether they have numbers.
    lists: Vec<bool>,
    /// Runs of lists that have nothing between them.
    run: usize,
    /// The column of the paragraph that is open, and how much further to the left its lines are to begin.
    paragraph: Option<(usize, usize)>,
    /// Lines of the code that is open: where each begins, and columns that stand before it as its own.
    code: Option<Vec<(usize, usize)>>,
}

impl<'r, 't> Doubts<'r, 't> {
    fn new(text: &'r Rewritten<'t>, hidden: char, round: usize) -> Self {
        Doubts {
            text,
            hidden,
            round,
            edits: Vec::new(),
            said: Vec::new(),
            bullets: Vec::new(),
            lists: Vec::new(),
            run: 0,
            paragraph: None,
            code: None,
        }
    }

    fn read(&self) -> &'r str {
        &self.text.text
    }

    fn see(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(words) if self.code.is_some() => self.code_line(words, range),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                self.block();
                self.code = Some(Vec::new());
            }
            Event::End(TagEnd::CodeBlock) => self.end_code(),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                self.block();
                self.fence(range);
            }
            Event::Start(Tag::Heading { .. }) => {
                self.block();
                self.underline(range);
            }
            Event::Start(Tag::BlockQuote(_)) => {
                self.block();
                self.quote(range);
            }
            Event::Start(Tag::List(start)) => {
                self.paragraph = None;
                self.lists.push(start.is_some());
            }
            Event::End(TagEnd::List(_)) => drop(self.lists.pop()),
            Event::Start(Tag::Item) => {
                self.paragraph = None;
                self.item(range);
            }
            Event::End(TagEnd::Item) => self.paragraph = None,
            Event::Start(
                Tag::Paragraph | Tag::HtmlBlock | Tag::Table(_) | Tag::FootnoteDefinition(_),
            )
            | Event::Rule => self.block(),
            Event::SoftBreak => self.next_line(range.end),
            Event::Text(_) | Event::Code(_) | Event::Start(_) | Event::InlineHtml(_)
                if self.paragraph.is_none() =>
            {
                self.paragraph = Some((self.column(range.start), 0));
            }
            _ => {}
        }
    }

    /// A block that is no list begins.
    fn block(&mut self) {
        self.paragraph = None;
        if self.lists.is_empty() {
            self.run += 1;
        }
    }

    /// The column of a place in its line, as CommonMark counts.
    fn column(&self, at: usize) -> usize {
        let before = &self.read()[..at];
        let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        line.bytes().fold(0, |column, byte| match byte {
            b'\t' => column + CODE_INDENT - column % CODE_INDENT,
            _ => column + 1,
        })
    }

    /// Reads letters where a mark stands, and says so.
    fn hide(&mut self, read: Range<usize>, problem: Option<Problem>) {
        let signs = self.read()[read.clone()].chars().count();
        let written = self.text.written(read);
        let letters = std::iter::repeat_n(self.hidden, signs).collect();
        self.said.extend(problem.map(|problem| (written.clone(), problem)));
        self.edits.push(Edit { read: letters, written, form: None });
    }

    /// Lets what begins at a place begin at another column of its line.
    fn indent(&mut self, at: usize, column: usize) {
        let before = &self.read()[..at];
        let from = before.trim_end_matches([' ', '\t']).len();
        let width = column.saturating_sub(self.column(from));
        let written = self.text.written(from..at);
        if !written.is_empty() {
            self.edits.push(Edit { read: " ".repeat(width), written, form: None });
        }
    }

    /// A line under a paragraph that makes a heading of it.
    fn underline(&mut self, range: Range<usize>) {
        let heading = self.read()[range.clone()].trim_end();
        let line = heading.rsplit('\n').next().unwrap_or(heading);
        let (true, Some(sign)) = (!heading.starts_with('#'), line.chars().next_back()) else {
            return;
        };
        let start = range.start + heading.trim_end_matches(sign).len();
        let end = range.start + heading.len();
        let problem = say::underline(&self.read()[start..end]);
        self.said.push((self.text.written(start..end), problem));
        self.hide(start..start + 1, None);
    }

    /// The first line of code that has no last one.
    fn fence(&mut self, range: Range<usize>) {
        let code = self.read()[range.clone()].trim_end();
        let sign = if code.starts_with('`') { '`' } else { '~' };
        let marks = code.len() - code.trim_start_matches(sign).len();
        let last =
            code.rsplit_once('\n').map(|(_, last)| last.trim_start_matches([' ', '\t', '>']));
        let ends = last.is_some_and(|last| {
            last.len() >= marks && last.chars().all(|c| c == sign) && !last.is_empty()
        });
        if !ends {
            let start = range.start;
            self.hide(start..start + marks, Some(say::fence(&code[..marks])));
        }
    }

    /// `>=80%`, `> 80`: more than, where every line says a number.
    fn quote(&mut self, range: Range<usize>) {
        let counts = |quoted: &str| quoted.starts_with('=') || is_number(quoted);
        let quote = self.read()[range.clone()].trim_start_matches([' ', '\t']);
        if !quote.strip_prefix('>').is_some_and(counts) {
            return;
        }
        let start = range.end - quote.len();
        let line = self.read()[..start].rfind('\n').map_or(0, |end| end + 1);
        let (offset, mut at, mut marks) = (start - line, line, Vec::new());
        for line in self.read()[line..range.end].split_inclusive('\n') {
            if let Some(quoted) = line.get(offset..).and_then(|rest| rest.strip_prefix('>')) {
                if !counts(quoted) {
                    return;
                }
                marks.push(at + offset);
            }
            at += line.len();
        }
        for (place, at) in marks.into_iter().enumerate() {
            self.hide(at..at + 1, (place == 0).then(say::more_than));
        }
    }

    fn item(&mut self, range: Range<usize>) {
        if self.lists.last() != Some(&false) {
            let mark = self.text.mark(&range).map(|mark| mark.written);
            if mark.is_some_and(|mark| list_marks::noughts(self.text.typed(mark))) {
                let item = self.read()[range.clone()].trim_start_matches([' ', '\t']);
                let at = range.end - item.len();
                self.hide(at..at + 1, None);
            }
            return;
        }
        let item = &self.read()[range.clone()];
        let at = range.start + (item.len() - item.trim_start().len());
        self.bullets.push(Bullet {
            at,
            before_number: is_number(&self.read()[at + 1..]),
            empty: item.trim().len() == 1 || is_framed(item),
            place: (self.run, self.lists.len()),
        });
    }

    /// Bullets that stand alone: a minus, a plus, the star of a remark.
    fn bullets(&mut self) {
        let mut groups: BTreeMap<(usize, usize), Vec<Bullet>> = BTreeMap::new();
        let mut runs: BTreeMap<usize, usize> = BTreeMap::new();
        for bullet in std::mem::take(&mut self.bullets) {
            *runs.entry(bullet.place.0).or_default() += 1;
            groups.entry(bullet.place).or_default().push(bullet);
        }
        for ((run, _), bullets) in groups {
            let sign = |bullet: &Bullet| self.text.text.as_bytes()[bullet.at];
            let sums = |bullet: &Bullet| sign(bullet) == b'+' && bullet.before_number;
            let alone = bullets.iter().filter(|bullet| !sums(bullet)).count() == 1;
            let only = runs.get(&run) == Some(&1);
            let hidden: Vec<(usize, Option<Problem>)> = bullets
                .iter()
                .filter(|bullet| sums(bullet) || alone)
                .filter_map(|bullet| match sign(bullet) {
                    b'-' if bullet.before_number => Some((bullet.at, Some(say::lone_minus()))),
                    _ if bullet.empty => Some((bullet.at, None)),
                    b'+' if bullet.before_number || only => {
                        Some((bullet.at, Some(say::lone_plus())))
                    }
                    b'*' if bullet.before_number || only => {
                        Some((bullet.at, Some(say::lone_star())))
                    }
                    _ => None,
                })
                .collect();
            hidden.into_iter().for_each(|(at, problem)| self.hide(at..at + 1, problem));
        }
    }

    fn code_line(&mut self, words: &str, range: Range<usize>) {
        let column = self.column(range.start);
        let lines = self.code.get_or_insert_default();
        let inner = words.len() - words.trim_start_matches([' ', '\t']).len();
        // A tab that reaches into the code stands before it as blanks of no place.
        if range.is_empty() {
            return lines.push((range.start, words.len()));
        }
        let before =
            lines.pop_if(|(at, own)| *at == range.start && *own > 0).map_or(0, |line| line.1);
        let at = range.start + inner;
        let own = self.column(at) - column + before;
        if !words.trim().is_empty() {
            self.code.get_or_insert_default().push((at, own));
        }
    }

    /// Lets paragraphs that were taken for code begin where the text around them does.
    fn end_code(&mut self) {
        let Some(lines) = self.code.take() else { return };
        let least = |lines: &[(usize, usize)]| lines.iter().map(|line| line.1).min().unwrap_or(0);
        let mut shared = least(&lines);
        for at in 0..lines.len() {
            let (place, own) = lines[at];
            let gap = at == 0 || list_marks::is_apart(self.read(), place);
            if self.round >= LATE && gap {
                let more = lines[at + 1..]
                    .iter()
                    .take_while(|line| !list_marks::is_apart(self.read(), line.0));
                shared = more.map(|line| line.1).min().unwrap_or(own).min(own);
            }
            let column = self.column(place).saturating_sub(CODE_INDENT + shared.min(own));
            self.indent(place, column);
        }
    }

    /// A further line of a paragraph: a mark of a list behind so many blanks that it is read as words.
    fn next_line(&mut self, start: usize) {
        let Some((column, shift)) = self.paragraph else { return };
        let line = self.read()[start..].lines().next().unwrap_or_default();
        let words = line.trim_start_matches([' ', '\t', '>']);
        let at = start + (line.len() - words.len());
        let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let marked = match digits {
            0 => words.starts_with(['-', '*', '+']),
            _ => words[digits..].starts_with(['.', ')']),
        };
        let marked = marked && words[digits + 1..].starts_with([' ', '\t']);
        let own = self.column(at);
        let shift = match shift {
            0 if marked && own >= column + CODE_INDENT => own - column,
            shift => shift,
        };
        if shift > 0 && own >= column + shift {
            self.paragraph = Some((column, shift));
            self.indent(at, own - shift);
        }
    }
}

/// Whether an item is a line between two dashes: `- ไม่มี -`.
fn is_framed(item: &str) -> bool {
    let line = item.trim();
    line.len() <= LONGEST_FRAMED
        && line.starts_with("- ")
        && line.ends_with(" -")
        && !line.contains('\n')
}

/// Bytes of a line between two dashes, at most.
const LONGEST_FRAMED: usize = 120;

/// Whether words begin with a number that is not that of an item.
fn is_number(words: &str) -> bool {
    let words = words.trim_start_matches([' ', '\t']);
    let words = words.trim_start_matches(['฿', '$', '(', '.', '≥', '≤', '~', '±']);
    let digits: usize =
        words.chars().take_while(|c| thai::digit(*c).is_some()).map(char::len_utf8).sum();
    let rest = &words[digits..];
    let mark = rest.strip_prefix(['.', ')']);
    digits > 0 && mark.is_none_or(|rest| !rest.is_empty() && !rest.starts_with([' ', '\t', '\n']))
}
