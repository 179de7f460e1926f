//! Slips of the keyboard and of pasting in what holds a file together: a blank that is none to YAML, a
//! full-width colon, no blank behind a colon or a dash, a dash of another kind. YAML makes a text of such a
//! line, or takes it for a line of something else, so each is said for what it is and read as it was meant.

use std::ops::Range;

use crate::diagnostic::{Finding, Findings, Problem};
use crate::markdown::rewritten::{Edit, Rewritten};
use crate::notation::leftover::Leftover;
use crate::source::{FileId, Span};
use crate::thai;
use crate::yaml::say;

use super::tree::{Kind, Node};

/// Slips that are told of one file; the others are read as they were meant, too.
const MOST: usize = 50;
/// Levels of lists and keys that are looked at; more are a fault of their own.
const DEEPEST: usize = 100;
/// The longest key that is looked for, in bytes.
const LONGEST_KEY: usize = 300;
/// Marks that people and word processors begin an item with.
const BULLETS: [char; 10] = ['–', '—', '−', '•', '▪', '●', '◦', '·', '*', '‣'];

/// What is read instead of what stands in a file, and what is said of it.
pub(super) fn look(id: FileId, text: &str) -> (Vec<Edit>, Findings) {
    let (edits, findings) = (Vec::new(), Findings::new());
    let places = Vec::new();
    let mut lines = Lines { id, edits, findings, places, open: false, block: None, tight: None };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.line(line.trim_end_matches(['\n', '\r']), at, &text[at + line.len()..]);
        at += line.len();
    }
    (lines.edits, lines.findings)
}

fn place(read: &Rewritten<'_>, span: &mut Span) {
    *span = Span::new(span.file, read.written(span.range()));
}

/// Puts a node where it was written.
pub(super) fn place_node(read: &Rewritten<'_>, node: &mut Node) {
    place(read, &mut node.span);
    match &mut node.kind {
        Kind::Scalar { .. } => {}
        Kind::List { items, .. } => items.iter_mut().for_each(|item| place_node(read, item)),
        Kind::Map(pairs) => pairs.iter_mut().for_each(|(key, value)| {
            place_node(read, key);
            place_node(read, value);
        }),
    }
}

/// Puts a finding where it was written.
pub(super) fn place_finding(read: &Rewritten<'_>, mut finding: Finding) -> Finding {
    place(read, &mut finding.primary);
    finding.related.iter_mut().for_each(|related| place(read, &mut related.span));
    finding.fix.iter_mut().for_each(|fix| place(read, &mut fix.span));
    finding
}

/// The lines of a file, one after the other.
struct Lines {
    id: FileId,
    edits: Vec<Edit>,
    findings: Findings,
    /// Columns at which the next line may begin a key or an item, and whether an item began there.
    places: Vec<(usize, bool)>,
    /// Whether nothing stands behind the last key or dash yet.
    open: bool,
    /// Column that a text of several lines (`|`) stands behind.
    block: Option<usize>,
    /// Column of what stands right behind the mark of an item, with no blank between: what belongs to it
    /// stands beneath it.
    tight: Option<usize>,
}

/// The blanks at the start of a text, of whatever kind.
fn blanks(text: &str) -> &str {
    &text[..text.len() - text.trim_start().len()]
}

/// What blanks are to YAML: as many, and two for those of two columns.
fn plain_blanks(blanks: &str) -> String {
    blanks.chars().map(|c| if c == '\u{3000}' { "  " } else { " " }).collect()
}

/// Whether blanks are none to YAML.
fn are_odd(blanks: &str) -> bool {
    blanks.chars().any(|c| !matches!(c, ' ' | '\t' | '\r'))
}

impl Lines {
    fn say(&mut self, problem: Problem, at: Range<usize>) {
        if self.findings.errors() < MOST {
            self.findings.push(problem.at(Span::new(self.id, at)));
        }
    }

    fn edit(&mut self, written: Range<usize>, read: impl Into<String>) {
        self.edits.push(Edit { read: read.into(), written, form: None });
    }

    /// Blanks of another kind where YAML needs its own.
    fn odd_blanks(&mut self, blanks: &str, read: &str, at: usize) {
        if are_odd(blanks) {
            let range = at..at + blanks.len();
            self.say(say::odd_blank(blanks, read), range.clone());
            self.edit(range, read);
        }
    }

    fn line(&mut self, line: &str, start: usize, rest: &str) {
        let indent = blanks(line);
        let content = &line[indent.len()..];
        if content.is_empty() {
            // A line of nothing but blanks is an empty one.
            if are_odd(indent) {
                self.edit(start..start + indent.len(), "");
            }
            return;
        }
        let column = plain_blanks(indent).len();
        if let Some(block) = self.block {
            // What stands far enough to the right is text, whatever it begins with.
            let own = indent.len() - indent.trim_start_matches(' ').len();
            if own > block {
                return;
            }
            if column <= block {
                self.block = None;
            }
        }
        if content.starts_with('#') {
            return;
        }
        let mut column = column;
        if are_odd(indent) && self.block.is_none() && !self.is_place(column) {
            // What was meant is the place before it.
            let before =
                self.places.iter().map(|(place, _)| *place).filter(|place| *place < column);
            column = before.max().unwrap_or(column);
        }
        self.odd_blanks(indent, &" ".repeat(column), start);
        let at = start + indent.len();
        match self.tight {
            Some(tight) if tight == column => {
                self.edit(at..at, " ");
                column += 1;
            }
            Some(tight) if tight > column => self.tight = None,
            _ => {}
        }
        if self.block.is_none() && self.is_place(column) {
            self.begins(content, column, at, rest);
        }
    }

    /// Whether a key or an item may begin at a column.
    fn is_place(&self, column: usize) -> bool {
        match self.places.last() {
            None => true,
            Some((last, _)) if self.open && column > *last => true,
            _ => self.places.iter().any(|(place, _)| *place == column),
        }
    }

    /// A line where a key or an item may begin.
    fn begins(&mut self, mut content: &str, mut column: usize, mut at: usize, rest: &str) {
        self.places.retain(|(place, _)| *place <= column);
        let mut item = false;
        while let Some(width) = self.dash(content, column, at, rest) {
            if self.places.len() > DEEPEST {
                return;
            }
            if !self.places.contains(&(column, true)) {
                self.places.push((column, true));
            }
            item = true;
            column += 2.max(content[..width].chars().count());
            (content, at) = (&content[width..], at + width);
        }
        if !item && content != "-" {
            self.places.retain(|place| *place != (column, true));
        }
        let key = self.key(content, at, item);
        let value = key.unwrap_or(content).trim();
        if value.starts_with(['[', '{']) {
            self.brackets(value, at + (value.as_ptr() as usize - content.as_ptr() as usize));
        }
        if key.is_some() && !self.places.contains(&(column, false)) {
            self.places.push((column, false));
        }
        self.open = match key {
            Some(_) => value.is_empty() || value.starts_with('#'),
            None => value == "-",
        };
        if value.starts_with(['|', '>']) && value[1..].split(" #").next().is_some_and(is_header) {
            self.block = Some(if key.is_some() { column } else { column.saturating_sub(1) });
        }
    }

    /// The length of the dash and the blanks that begin an item.
    fn dash(&mut self, content: &str, column: usize, at: usize, rest: &str) -> Option<usize> {
        let mark = content.chars().next().filter(|c| *c == '-' || BULLETS.contains(c))?;
        let behind = &content[mark.len_utf8()..];
        let gap = blanks(behind);
        let words = &behind[gap.len()..];
        let word = words.chars().next()?;
        let width = mark.len_utf8() + gap.len();
        if mark == '-' && !gap.is_empty() {
            self.odd_blanks(gap, &plain_blanks(gap), at + 1);
            return Some(width);
        }
        // A list is what stands under a key that has nothing behind it, or goes on from such a line.
        let goes_on = self.places.contains(&(column, true));
        let more = || rest.lines().next().is_some_and(|next| next.trim_start().starts_with(mark));
        let number = thai::digit(word).is_some() && gap.is_empty();
        let meant = match mark {
            '-' if word == '-' => false,
            '*' if gap.is_empty() => false,
            _ => goes_on || self.open && (!number || more()),
        };
        if !meant {
            return None;
        }
        self.say(say::dash(mark, words), at..at + width);
        self.tight = gap.is_empty().then_some(column + 1);
        let gap = if gap.is_empty() { " ".to_owned() } else { plain_blanks(gap) };
        self.edit(at..at + width, format!("-{gap}"));
        Some(width)
    }

    /// What stands behind the colon of a key, if there is one at the start of a text.
    fn key<'l>(&mut self, content: &'l str, at: usize, item: bool) -> Option<&'l str> {
        if content.starts_with(['"', '\'']) {
            let close = content[1..].find(&content[..1])? + 2;
            return content[close..].trim_start().strip_prefix(':');
        }
        if content.starts_with(['[', '{', '|', '>', '#', '&', '!', '%', '@', '`', '?']) {
            return None;
        }
        let (colon, sign) = content.char_indices().find(|(at, c)| {
            let spaced = || content[at + 1..].chars().next().is_none_or(char::is_whitespace);
            // A text that is an item may have a colon in it.
            *c == '：' || *c == ':' && (!item || spaced())
        })?;
        let (key, behind) = (content[..colon].trim_end(), &content[colon + sign.len_utf8()..]);
        let gap = blanks(behind);
        let value = &behind[gap.len()..];
        // An address or a time in a text is no key.
        let inside = gap.is_empty() && (value.starts_with('/') || is_time(key, value));
        if key.is_empty() || key.len() > LONGEST_KEY || key.contains(" #") || inside {
            return None;
        }
        let place = at + colon + sign.len_utf8();
        if sign == '：' {
            let range = at + colon..place + gap.len();
            self.say(say::wide_colon(key, value), range.clone());
            self.edit(range, ": ");
        } else if gap.is_empty() && !value.is_empty() {
            let end = at + content.trim_end().len();
            // Behind a blank, a # would begin a comment.
            let meant = match value.starts_with('#') {
                true => say::quoted(value.trim_end()),
                false => value.to_owned(),
            };
            self.say(say::no_space(key, &meant), at..end);
            match value.starts_with('#') {
                true => self.edit(place..end, format!(" {meant}")),
                false => self.edit(place..place, " "),
            }
        } else {
            self.odd_blanks(gap, " ", place);
        }
        Some(value)
    }

    /// What stands in a list or a map on one line and was not meant as YAML takes it: full-width marks, and a
    /// `#` that would take the brackets behind it away.
    fn brackets(&mut self, value: &str, at: usize) {
        let (mut quote, mut depth, mut until) = (None, 0usize, 0);
        for (place, c) in value.char_indices().filter(|(_, c)| "\"'[]{}，：、#".contains(*c)) {
            match (quote, c) {
                _ if place < until => {}
                (Some(open), _) if c == open => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(c),
                (None, '[' | '{') => depth += 1,
                (None, ']' | '}') => depth = depth.saturating_sub(1),
                (None, '#') if depth > 0 && value[..place].ends_with([' ', '\t']) => {
                    match self.number_sign(value, place, at) {
                        Some(end) => until = end,
                        None => return,
                    }
                }
                (None, '#') => {}
                _ => self.wide_mark(value, place, c, at),
            }
        }
    }

    /// A word that begins with `#` inside brackets, and where it ends; a comment goes to the end of the line.
    fn number_sign(&mut self, value: &str, place: usize, at: usize) -> Option<usize> {
        let rest = &value[place..];
        let word = rest.split([',', ']', '}']).next().unwrap_or(rest).trim_end();
        if word.len() == rest.len() || word[1..].starts_with([' ', '\t']) || word.len() == 1 {
            return None;
        }
        let range = at + place..at + place + word.len();
        if value[..place].trim_end().ends_with([':', ',', '[', '{']) {
            if Leftover::of(word).is_none() {
                self.say(say::comment_for_value(word), range.clone());
            }
            self.edit(range, say::quoted(word));
        } else {
            self.say(say::cut_lines(word), range.clone());
            self.edit(range.start..range.start + 1, ".");
        }
        Some(place + word.len())
    }

    /// A full-width comma or colon inside brackets.
    fn wide_mark(&mut self, value: &str, place: usize, mark: char, at: usize) {
        let range = at + place..at + place + mark.len_utf8();
        let is_digit = |c| thai::digit(c).is_some();
        let behind = &value[place + mark.len_utf8()..];
        match value[..place].ends_with(is_digit) && behind.starts_with(is_digit) {
            // A number that is parted is said where it is put together; a time is none.
            true if mark == '，' => self.edit(range, ","),
            true => {}
            false => {
                let read = if mark == '：' { ": " } else { ", " };
                self.say(say::wide_mark(mark, read), range.clone());
                self.edit(range, read);
            }
        }
    }
}

/// What may stand behind the sign of a text of several lines.
fn is_header(rest: &str) -> bool {
    let rest = rest.trim_end();
    rest.len() <= 2 && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-'))
}

/// Whether digits of a time stand on both sides of a colon: `10:30`.
fn is_time(key: &str, value: &str) -> bool {
    let is_digit = |c: &char| thai::digit(*c).is_some();
    let last = key.chars().rev().take_while(is_digit).count();
    let first = value.chars().take_while(is_digit).count();
    (1..=2).contains(&last) && first == 2
}
