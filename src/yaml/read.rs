//! YAML text → nodes. A fault takes its line out and reading goes on, so that one run shows all
//! faults of a file and not only the first.

mod texts;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScanError, StructureStyle};

use super::tree::{Kind, Node, ScalarStyle};
use super::{commas, slips};
use crate::diagnostic::{Finding, Findings};
use crate::markdown::rewritten::Rewritten;
use crate::source::{FileId, SourceFile, Span};
use crate::thai;
use crate::yaml::say;

/// Levels of nesting that a file may have; the deepest content file needs seven.
const DEEPEST: usize = 32;
/// Keys of a group; the largest of a real file has a few dozen.
const MOST_KEYS: usize = 2000;
/// Items of a list; a sheet of statistics may have some thousand.
const MOST_ITEMS: usize = 5000;
/// Faulty lines that are taken out of one file before the reader gives up on it.
const MOST_FAULTS: usize = 50;

/// What was read of a file.
#[derive(Debug)]
pub struct Document {
    /// The root, if there is anything.
    pub root: Option<Node>,
    /// Whether lines were taken out: what is missing then may stand in one of them.
    pub damaged: bool,
    /// Where a value starts that a comment stands so close behind that it may be the rest of it, and what
    /// is said of that where the value is a text.
    pub comments: BTreeMap<u32, Finding>,
}

/// Reads one YAML text. `text` may be a prefix of the file with its other bytes blanked out (front
/// matter), so that offsets are those of the file.
pub fn read(id: FileId, file: &SourceFile, text: &str, findings: &mut Findings) -> Document {
    let (edits, said) = slips::look(id, text);
    if edits.is_empty() {
        return read_lines(id, file, text, findings);
    }
    let meant = Rewritten::new(text, &edits);
    let mut found = Findings::new();
    let mut document = read_lines(id, &file.with_text(&meant.text), &meant.text, &mut found);
    document.root.iter_mut().for_each(|root| slips::place_node(&meant, root));
    let comments = document.comments.into_values();
    let comments = comments.map(|cut| slips::place_finding(&meant, cut));
    document.comments = comments.map(|cut| (cut.primary.start, cut)).collect();
    document.damaged |= said.errors() > 0;
    findings.extend(said);
    found.into_iter().for_each(|finding| findings.push(slips::place_finding(&meant, finding)));
    document
}

fn read_lines(id: FileId, file: &SourceFile, text: &str, findings: &mut Findings) -> Document {
    let mut text: Cow<'_, str> = Cow::Borrowed(text);
    let mut damaged = false;
    for _ in 0..MOST_FAULTS {
        let mut reader = Reader {
            id,
            findings: Findings::new(),
            slips: Findings::new(),
            comments: BTreeMap::new(),
        };
        match reader.document(&text) {
            Ok(root) => {
                // Behind a mark that YAML would take away, something may be missing too.
                damaged |= reader.findings.errors() > 0;
                findings.extend(reader.findings);
                findings.extend(reader.slips);
                if root.is_none() && !damaged {
                    findings.push(say::empty_file().at(Span::new(id, 0..0)));
                }
                return Document { root, damaged, comments: reader.comments };
            }
            Err(fault) => {
                let line = blame(file, &text, &fault);
                let range = file.line(line);
                findings.push(describe(id, &text, range.clone(), &fault));
                damaged = true;
                // What is nested too deep is so on many lines, and one of them says it all.
                if text[range.clone()].trim().is_empty() || fault.is_depth() {
                    break;
                }
                let mut mended = text.into_owned();
                match fault.comment(&mended) {
                    // The lines of the text belong together; what its sign is does not matter.
                    Some(sign) => mended.replace_range(sign..sign + 1, "."),
                    None => mended.replace_range(range.clone(), &" ".repeat(range.len())),
                }
                text = Cow::Owned(mended);
            }
        }
    }
    Document { root: None, damaged: true, comments: BTreeMap::new() }
}

/// Why reading stopped.
enum Fault {
    Scan {
        error: ScanError,
        /// Where the last thing ended that was read well.
        after: usize,
        /// Where the outermost bracket stands that is still open.
        bracket: Option<usize>,
    },
    Deep(usize),
}

impl Fault {
    fn offset(&self, text: &str) -> usize {
        match self {
            Fault::Deep(offset) => *offset,
            Fault::Scan { error, .. } => {
                let marker = error.marker();
                marker.byte_offset().unwrap_or_else(|| {
                    text.char_indices().nth(marker.index()).map_or(text.len(), |(at, _)| at)
                })
            }
        }
    }

    /// The sign of a comment between the lines of one text, or of one that takes the end of brackets away.
    fn comment(&self, text: &str) -> Option<usize> {
        let Fault::Scan { error, after, bracket } = self else { return None };
        if *error.kind() == ErrorKind::CommentInterceptedScalar {
            return error.marker().byte_offset();
        }
        let offset = self.offset(text);
        let open = bracket.or_else(|| left_open(text, *after..offset))?;
        let mut signs = text.get(open..offset)?.match_indices(" #").map(|(at, _)| open + at + 1);
        signs.find(|sign| text[sign + 1..].starts_with(char::is_alphanumeric))
    }

    fn is_depth(&self) -> bool {
        match self {
            Fault::Deep(_) => true,
            Fault::Scan { error, .. } => matches!(error.kind(), ErrorKind::RecursionLimitExceeded),
        }
    }
}

/// The line to blame: a quote or a bracket that was left open is at fault, not the line at which the
/// parser noticed. Otherwise it is the last line at or before the fault with anything on it.
fn blame(file: &SourceFile, text: &str, fault: &Fault) -> usize {
    let mut line = file.position(fault.offset(text)).line;
    let indent = |line: usize| {
        let content = &text[file.line(line)];
        content.len() - content.trim_start_matches([' ', '\t']).len()
    };
    if let Fault::Scan { error, after, bracket } = fault {
        match error.kind() {
            kind if is_tab(kind) => {
                let tabbed = |line: &usize| text[file.line(*line)][..indent(*line)].contains('\t');
                return (line..=file.line_count()).find(tabbed).unwrap_or(line);
            }
            ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar => {
                if let Some(at) = text[*after..].find(['"', '\'']) {
                    return file.position(after + at).line;
                }
            }
            _ => {}
        }
        // What belongs into the brackets stands further to the right than the line that opens them.
        let blank = |line: usize| text[file.line(line)].trim().is_empty();
        let bracket = bracket.or_else(|| left_open(text, *after..fault.offset(text)));
        if let Some(opened) = bracket.map(|at| file.position(at).line)
            && opened < line
            && (blank(line)
                || (opened + 1..=line).any(|at| !blank(at) && indent(at) <= indent(opened)))
        {
            return opened;
        }
    }
    while line > 1 && text[file.line(line)].trim().is_empty() {
        line -= 1;
    }
    line
}

/// Where the outermost bracket stands that begins a value and is not closed: the parser looks for its end
/// before it says that it has begun.
fn left_open(text: &str, range: Range<usize>) -> Option<usize> {
    let mut open: Vec<usize> = Vec::new();
    let begins =
        |at: usize| text[..at].trim_end_matches(' ').ends_with([':', '-', '\n', '[', '{', ',']);
    for (at, c) in text.get(range.clone())?.char_indices() {
        let at = range.start + at;
        match c {
            '[' | '{' if begins(at) => open.push(at),
            ']' | '}' => drop(open.pop()),
            _ => {}
        }
    }
    open.first().copied()
}

fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

struct Reader {
    id: FileId,
    findings: Findings,
    /// What is said of its texts and takes none of them away.
    slips: Findings,
    /// Comments that may be the rest of the text that they stand behind.
    comments: BTreeMap<u32, Finding>,
}

/// A list or a map that is still open.
enum Open {
    List {
        items: Vec<Node>,
        more: bool,
        flow: bool,
        start: usize,
    },
    /// `more` is whether there are more than are read.
    Map {
        pairs: Vec<(Node, Node)>,
        key: Option<Node>,
        more: bool,
        flow: bool,
        start: usize,
    },
}

/// Where the outermost bracket stands that is still open.
fn bracket(stack: &[Open]) -> Option<usize> {
    stack.iter().find_map(|open| match open {
        Open::List { flow: true, start, .. } | Open::Map { flow: true, start, .. } => Some(*start),
        Open::List { .. } | Open::Map { .. } => None,
    })
}

impl Reader {
    fn document(&mut self, text: &str) -> Result<Option<Node>, Fault> {
        let mut options = granit_parser::Options::default();
        options.emit_unresolved_aliases = true;
        options.emit_comments = false;
        options.block_nesting_limit = DEEPEST;
        options.flow_nesting_limit = DEEPEST;
        let mut stack: Vec<Open> = Vec::new();
        let mut root: Option<Node> = None;
        let mut after = 0;
        for step in Parser::new_from_str_with_options(text, options) {
            let (event, span) = match step {
                Ok(step) => step,
                Err(error) => return Err(Fault::Scan { error, after, bracket: bracket(&stack) }),
            };
            let range = match (span.start.byte_offset(), span.end.byte_offset()) {
                (Some(start), Some(end)) => start..end.max(start),
                _ => 0..0,
            };
            after = range.end;
            let node = match event {
                Event::Scalar(value, style, anchor, tag) => {
                    self.no_mark(anchor != 0, tag.is_some(), text, range.start);
                    Some(self.scalar(value, style, text, range.clone()))
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    let span = Span::new(self.id, range.clone());
                    self.findings.push(say::alias(&text[range.clone()]).at(span));
                    // As if nothing was written, so that one fault is one finding.
                    let kind = Kind::Scalar { text: String::new(), style: ScalarStyle::Plain };
                    Some(Node { kind, span })
                }
                Event::SequenceStart(style, anchor, tag) => {
                    self.no_mark(anchor != 0, tag.is_some(), text, range.start);
                    let flow = style == StructureStyle::Flow;
                    let items = Vec::new();
                    stack.push(Open::List { items, more: false, flow, start: range.start });
                    None
                }
                Event::MappingStart(style, anchor, tag) => {
                    self.no_mark(anchor != 0, tag.is_some(), text, range.start);
                    let flow = style == StructureStyle::Flow;
                    stack.push(Open::Map {
                        pairs: Vec::new(),
                        key: None,
                        more: false,
                        flow,
                        start: range.start,
                    });
                    None
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    stack.pop().map(|open| self.closed(open, range.end, text))
                }
                _ => None,
            };
            if stack.len() > DEEPEST {
                return Err(Fault::Deep(range.start));
            }
            let Some(node) = node else { continue };
            if !matches!(stack.last(), Some(Open::Map { key: None, .. })) {
                self.look_behind(text, &node);
            }
            match stack.last_mut() {
                Some(Open::List { items, .. }) if items.len() < MOST_ITEMS => items.push(node),
                Some(Open::List { more, .. }) => {
                    if !std::mem::replace(more, true) {
                        self.findings.push(say::too_many(MOST_ITEMS).at(node.span));
                    }
                }
                Some(Open::Map { pairs, key, more, .. }) => match key.take() {
                    // What is merged is a value from elsewhere, which was said.
                    Some(key)
                        if key.scalar() == Some("<<")
                            && node.is_blank()
                            && !node.span.range().is_empty() => {}
                    Some(key) if pairs.len() < MOST_KEYS => pairs.push((key, node)),
                    Some(key) => {
                        if !std::mem::replace(more, true) {
                            self.findings.push(say::too_many(MOST_KEYS).at(key.span));
                        }
                    }
                    None => *key = Some(node),
                },
                // A second document of the stream has no place in a content file.
                None if root.is_some() => self.findings.push(say::second_document().at(node.span)),
                None => root = Some(node),
            }
        }
        Ok(root.filter(|node| !node.is_blank()))
    }

    /// A list or a map that is read to its end.
    fn closed(&mut self, open: Open, end: usize, text: &str) -> Node {
        match open {
            Open::List { items, flow, start, .. } => {
                let last = items.last().map_or(end, |item| item.span.end as usize);
                let span = Span::new(self.id, start..if flow { end } else { last });
                Node { kind: Kind::List { items, flow }, span }
            }
            Open::Map { pairs, flow, start, .. } => {
                let last = pairs.last().map_or(end, |(_, value)| value.span.end as usize);
                let span = Span::new(self.id, start..last);
                match flow {
                    true => commas::map(text, pairs, span, &mut self.findings),
                    false => Node { kind: Kind::Map(pairs), span },
                }
            }
        }
    }

    /// Reports an anchor (`&name`) or a tag (`!name`) before a node: YAML would take the word away.
    fn no_mark(&mut self, anchor: bool, tag: bool, text: &str, node: usize) {
        for (present, mark) in [(anchor, '&'), (tag, '!')] {
            if !present {
                continue;
            }
            let Some(at) = text[..node].rfind(mark) else { continue };
            let name = text[at..].split_whitespace().next().unwrap_or("");
            let span = Span::new(self.id, at..at + name.len());
            self.findings.push(say::mark(name, mark).at(span));
        }
    }
}

/// Turns what the parser says into what a writer can do about it.
fn describe(id: FileId, text: &str, line: std::ops::Range<usize>, fault: &Fault) -> Finding {
    let at = fault.offset(text).clamp(line.start, line.end);
    let content = &text[line.clone()];
    let error = match fault {
        Fault::Scan { error, .. } if !fault.is_depth() => error,
        _ => {
            let width = text[at..line.end].chars().next().map_or(0, char::len_utf8);
            return say::too_deep(DEEPEST).at(Span::new(id, at..at + width));
        }
    };
    if let Some(sign) = fault.comment(text) {
        let comment = text[sign..].split(['\n', '\r']).next().unwrap_or("").trim_end();
        return say::cut_lines(comment).at(Span::new(id, sign..sign + comment.len()));
    }
    let indent = content.len() - content.trim_start_matches([' ', '\t']).len();
    if let Some(tab) = content[..indent].find('\t') {
        let start = line.start + tab;
        let tabs = content[tab..indent].len();
        return say::tab().at(Span::new(id, start..start + tabs));
    }
    if let Some((at, c)) =
        content.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\t' | '\r'))
    {
        let start = line.start + at;
        return say::control(c).at(Span::new(id, start..start + c.len_utf8()));
    }
    let value = value_of(content);
    let value_span = |value: &str| {
        let start = line.start + (value.as_ptr() as usize - content.as_ptr() as usize);
        Span::new(id, start..start + value.len())
    };
    if is_tab(error.kind())
        && let Some(tab) = content.find('\t')
    {
        return say::tab().at(Span::new(id, line.start + tab..line.start + tab + 1));
    }
    if let Some(value) = value {
        match value.chars().next() {
            _ if value == "-" => return say::lone_dash().at(value_span(value)),
            Some('*') => return say::starts_with(value, '*').at(value_span(value)),
            Some(first @ ('%' | '@' | '`' | '|' | '>' | '!' | '&')) => {
                return say::starts_with(value, first).at(value_span(value));
            }
            Some(quote @ ('"' | '\'')) => {
                let problem = match error.kind() {
                    ErrorKind::InvalidTrailingSingleQuotedScalar
                    | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                        say::text_after_quote(quote, value)
                    }
                    ErrorKind::UnknownQuotedScalarEscape
                    | ErrorKind::InvalidQuotedScalarHexEscape
                    | ErrorKind::InvalidUnicodeEscape => say::backslash(value),
                    _ if value.len() > 1 && value.ends_with(quote) => say::syntax(),
                    _ => say::open_quote(quote, value),
                };
                return problem.at(value_span(value));
            }
            Some('[' | '{') => return say::open_bracket(value).at(value_span(value)),
            _ => {}
        }
        if let Some(inner) = thai::enclosed(value) {
            return say::curly_quotes(&say::quoted(inner)).at(value_span(value));
        }
        if value.contains(": ") || value.ends_with(':') {
            return say::colon_in_text(value).at(value_span(value));
        }
    } else if matches!(error.kind(), ErrorKind::SimpleKeyExpected)
        || (!content.contains(':') && !content.trim_start().starts_with('-'))
    {
        let trimmed = content.trim();
        if !trimmed.is_empty() {
            return say::no_colon(trimmed).at(value_span(trimmed));
        }
    }
    let trimmed = content.trim();
    let span = if trimmed.is_empty() { Span::new(id, at..at) } else { value_span(trimmed) };
    match error.kind() {
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::MappingKeyNotAllowed => say::indentation().at(span),
        _ => say::syntax().at(span),
    }
}

/// The value of a `key: value` or `- value` line.
fn value_of(line: &str) -> Option<&str> {
    let item = line.trim_start().strip_prefix("- ").map(str::trim_start);
    let rest = item.unwrap_or(line);
    let value = match rest.split_once(": ") {
        Some((key, value)) if !key.trim_start().starts_with(['"', '\'', '[', '{']) => value,
        _ => item?,
    };
    Some(value.trim()).filter(|value| !value.is_empty())
}
