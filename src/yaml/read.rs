//! YAML text → nodes. A fault takes its line out and reading goes on, so that one run shows all
//! faults of a file and not only the first.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle as Scalar, ScanError, StructureStyle};

use super::escapes;
use super::tree::{Kind, Node, ScalarStyle};
use crate::diagnostic::{
    Findings, Problem,
    catalogue::{prose as say_prose, yaml as say},
};
use crate::markdown::html;
use crate::source::{FileId, SourceFile, Span};

/// Levels of nesting that a file may have; the deepest content file needs seven.
const DEEPEST: usize = 32;
/// Keys that a group may have; the largest of a real file has a few dozen.
const MOST_KEYS: usize = 2000;
/// Faulty lines that are taken out of one file before the reader gives up on it.
const MOST_FAULTS: usize = 50;

/// What was read of a file.
#[derive(Debug)]
pub struct Document {
    /// The root, if there is anything.
    pub root: Option<Node>,
    /// Whether lines were taken out: what is missing then may stand in one of them.
    pub damaged: bool,
}

/// Reads one YAML text. `text` may be a prefix of the file with its other bytes blanked out (front
/// matter), so that offsets are those of the file.
pub fn read(id: FileId, file: &SourceFile, text: &str, findings: &mut Findings) -> Document {
    let mut text: Cow<'_, str> = Cow::Borrowed(text);
    let mut damaged = false;
    for _ in 0..MOST_FAULTS {
        let mut reader = Reader { id, findings: Findings::new(), slips: Findings::new() };
        match reader.document(&text) {
            Ok(root) => {
                // Behind a mark that YAML would take away, something may be missing too.
                damaged |= reader.findings.errors() > 0;
                findings.extend(reader.findings);
                findings.extend(reader.slips);
                if root.is_none() && !damaged {
                    findings.push(say::empty_file().at(Span::new(id, 0..0)));
                }
                return Document { root, damaged };
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
                let blank: String = " ".repeat(range.len());
                mended.replace_range(range, &blank);
                text = Cow::Owned(mended);
            }
        }
    }
    Document { root: None, damaged: true }
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
        if let Some(opened) = bracket.map(|at| file.position(at).line)
            && opened < line
            && (indent(line) <= indent(opened) || text[file.line(line)].trim().is_empty())
        {
            return opened;
        }
    }
    while line > 1 && text[file.line(line)].trim().is_empty() {
        line -= 1;
    }
    line
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
}

/// A list or a map that is still open.
enum Open {
    List {
        items: Vec<Node>,
        flow: bool,
        start: usize,
    },
    /// `more` is whether it has more keys than are read.
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
                    if style == Scalar::DoubleQuoted {
                        for (place, problem) in escapes::slips(&text[range.clone()], &value) {
                            let place = range.start + place.start..range.start + place.end;
                            self.slips.push(problem.at(Span::new(self.id, place)));
                        }
                    }
                    let style = match style {
                        Scalar::Plain => ScalarStyle::Plain,
                        Scalar::SingleQuoted | Scalar::DoubleQuoted => ScalarStyle::Quoted,
                        Scalar::Literal | Scalar::Folded => ScalarStyle::Block,
                    };
                    let source = text;
                    // The parser says `~` where nothing was written; it is YAML's word for nothing.
                    let text = match style {
                        ScalarStyle::Plain if value == "~" => String::new(),
                        _ => value.into_owned(),
                    };
                    let text = self.shown(text, style, source, range.clone());
                    let kind = Kind::Scalar { text, style };
                    Some(Node { kind, span: Span::new(self.id, range.clone()) })
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
                    stack.push(Open::List { items: Vec::new(), flow, start: range.start });
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
                Event::SequenceEnd | Event::MappingEnd => stack.pop().map(|open| match open {
                    Open::List { items, flow, start } => {
                        let end = items.last().map_or(range.end, |n| n.span.end as usize);
                        let end = if flow { range.end } else { end };
                        let kind = Kind::List { items, flow };
                        Node { kind, span: Span::new(self.id, start..end) }
                    }
                    Open::Map { pairs, start, .. } => {
                        let end = pairs.last().map_or(range.end, |(_, v)| v.span.end as usize);
                        Node { kind: Kind::Map(pairs), span: Span::new(self.id, start..end) }
                    }
                }),
                _ => None,
            };
            if stack.len() > DEEPEST {
                return Err(Fault::Deep(range.start));
            }
            let Some(node) = node else { continue };
            match stack.last_mut() {
                Some(Open::List { items, .. }) => items.push(node),
                Some(Open::Map { pairs, key, more, .. }) => match key.take() {
                    Some(key) if pairs.len() < MOST_KEYS => pairs.push((key, node)),
                    Some(key) => {
                        if !std::mem::replace(more, true) {
                            self.findings.push(say::too_many_keys(MOST_KEYS).at(key.span));
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

    /// A text without comments of HTML, which no reader may see; `source` is what it was read from.
    fn shown(
        &mut self,
        text: String,
        style: ScalarStyle,
        source: &str,
        range: std::ops::Range<usize>,
    ) -> String {
        let written = source.get(range.clone()).unwrap_or_default();
        self.seeming(written, style, range.start);
        let Some((shown, open)) = html::uncommented(&text) else { return text };
        let start = written.find("<!--").unwrap_or(0);
        let end = written[start..].rfind("-->").map_or(written.len(), |end| start + end + 3);
        let place = Span::new(self.id, range.start + start..range.start + end);
        let problem = if open { say_prose::unended_comment() } else { say_prose::html_comment() };
        self.findings.push(problem.at(place));
        shown.trim_end_matches([' ', '\t']).to_owned()
    }

    /// Reports what looks as if it were hidden in a scalar that starts at a byte.
    fn seeming(&mut self, written: &str, style: ScalarStyle, start: usize) {
        let mut report = |range: std::ops::Range<usize>, problem: Problem| {
            let place = Span::new(self.id, start + range.start..start + range.end);
            self.findings.push(problem.at(place));
        };
        if let Some(range) = html::seeming(written) {
            report(range.clone(), say_prose::seeming_comment(&written[range]));
        }
        let mut at = 0;
        for line in written.split_inclusive('\n').filter(|_| style == ScalarStyle::Block) {
            let own = line.trim_start_matches(' ');
            if own.starts_with('#') && own.trim_start_matches('#').starts_with(' ') {
                let from = at + line.len() - own.len();
                report(from..from + own.trim_end().len(), say_prose::shown_hash());
            }
            at += line.len();
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
fn describe(
    id: FileId,
    text: &str,
    line: std::ops::Range<usize>,
    fault: &Fault,
) -> crate::diagnostic::Finding {
    let at = fault.offset(text).clamp(line.start, line.end);
    let content = &text[line.clone()];
    let error = match fault {
        Fault::Scan { error, .. } if !fault.is_depth() => error,
        _ => {
            let width = text[at..line.end].chars().next().map_or(0, char::len_utf8);
            return say::too_deep(DEEPEST).at(Span::new(id, at..at + width));
        }
    };
    let indent = content.len() - content.trim_start_matches([' ', '\t']).len();
    if let Some(tab) = content[..indent].find('\t') {
        let start = line.start + tab;
        let tabs = content[tab..indent].len();
        return say::tab().at(Span::new(id, start..start + tabs));
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
        if value.contains(": ") || value.ends_with(':') {
            return say::colon_in_text(value).at(value_span(value));
        }
    } else if matches!(error.kind(), ErrorKind::SimpleKeyExpected)
        || (!content.contains(':') && !content.trim_start().starts_with('-'))
    {
        let trimmed = content.trim();
        if !trimmed.is_empty() {
            let told = match trimmed.split_once(':') {
                // An address in a text is no key.
                Some((key, value))
                    if !key.is_empty() && !value.is_empty() && !value.starts_with('/') =>
                {
                    say::no_space(key, value)
                }
                _ => say::no_colon(trimmed),
            };
            return told.at(value_span(trimmed));
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
