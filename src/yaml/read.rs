//! YAML text → nodes. A fault takes its line out and reading goes on, so that one run shows all
//! faults of a file and not only the first.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle as Scalar, ScanError, StructureStyle};

use super::tree::{Kind, Node, ScalarStyle};
use crate::diagnostic::{Findings, catalogue::yaml as say};
use crate::source::{FileId, SourceFile, Span};

/// Levels of nesting that a file may have; the deepest content file needs seven.
const DEEPEST: usize = 32;
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
        let mut reader = Reader { id, findings: Findings::new(), aliases: 0 };
        match reader.document(&text) {
            Ok(root) => {
                findings.extend(reader.findings);
                if root.is_none() && !damaged {
                    findings.push(say::empty_file().at(Span::new(id, 0..file.text.len().min(1))));
                }
                return Document { root, damaged };
            }
            Err(fault) => {
                let line = fault_line(file, &text, &fault);
                let range = file.line(line);
                findings.push(describe(id, &text, range.clone(), &fault));
                damaged = true;
                if text[range.clone()].trim().is_empty() {
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
    Scan(ScanError),
    Deep(usize),
}

impl Fault {
    fn offset(&self, text: &str) -> usize {
        match self {
            Fault::Deep(offset) => *offset,
            Fault::Scan(error) => {
                let marker = error.marker();
                marker.byte_offset().unwrap_or_else(|| {
                    text.char_indices().nth(marker.index()).map_or(text.len(), |(at, _)| at)
                })
            }
        }
    }
}

/// The line to blame: the last one at or before the place of the fault with anything on it.
fn fault_line(file: &SourceFile, text: &str, fault: &Fault) -> usize {
    let mut line = file.position(fault.offset(text)).line;
    while line > 1 && text[file.line(line)].trim().is_empty() {
        line -= 1;
    }
    line
}

struct Reader {
    id: FileId,
    findings: Findings,
    aliases: usize,
}

/// A list or a map that is still open.
enum Open {
    List { items: Vec<Node>, flow: bool, start: usize },
    Map { pairs: Vec<(Node, Node)>, key: Option<Node>, start: usize },
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
        for step in Parser::new_from_str_with_options(text, options) {
            let (event, span) = step.map_err(Fault::Scan)?;
            let range = match (span.start.byte_offset(), span.end.byte_offset()) {
                (Some(start), Some(end)) => start..end.max(start),
                _ => 0..0,
            };
            let node = match event {
                Event::Scalar(value, style, anchor, _) => {
                    self.no_anchor(anchor, range.clone());
                    let style = match style {
                        Scalar::Plain => ScalarStyle::Plain,
                        Scalar::SingleQuoted | Scalar::DoubleQuoted => ScalarStyle::Quoted,
                        Scalar::Literal | Scalar::Folded => ScalarStyle::Block,
                    };
                    let kind = Kind::Scalar { text: value.into_owned(), style };
                    Some(Node { kind, span: Span::new(self.id, range.clone()) })
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    let span = Span::new(self.id, range.clone());
                    self.aliases += 1;
                    self.findings.push(say::alias(&text[range.clone()]).at(span));
                    // A text that the decoder leaves alone, so that one fault is one finding.
                    let kind = Kind::Scalar { text: String::new(), style: ScalarStyle::Quoted };
                    Some(Node { kind, span })
                }
                Event::SequenceStart(style, anchor, _) => {
                    self.no_anchor(anchor, range.clone());
                    let flow = style == StructureStyle::Flow;
                    stack.push(Open::List { items: Vec::new(), flow, start: range.start });
                    None
                }
                Event::MappingStart(_, anchor, _) => {
                    self.no_anchor(anchor, range.clone());
                    stack.push(Open::Map { pairs: Vec::new(), key: None, start: range.start });
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
                Some(Open::Map { pairs, key, .. }) => match key.take() {
                    Some(key) => pairs.push((key, node)),
                    None => *key = Some(node),
                },
                // A second document of the stream has no place in a content file.
                None if root.is_some() => self.findings.push(say::second_document().at(node.span)),
                None => root = Some(node),
            }
        }
        Ok(root.filter(|node| !node.is_blank()))
    }

    fn no_anchor(&mut self, anchor: usize, range: std::ops::Range<usize>) {
        if anchor != 0 {
            let span =
                Span::new(self.id, range.start..range.start.max(range.end.min(range.start + 1)));
            self.findings.push(say::anchor().at(span));
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
        Fault::Deep(_) => return say::too_deep(DEEPEST).at(Span::new(id, line)),
        Fault::Scan(error) => error,
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
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => return say::too_deep(DEEPEST).at(Span::new(id, line)),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => {
            if let Some(tab) = content.find('\t') {
                return say::tab().at(Span::new(id, line.start + tab..line.start + tab + 1));
            }
        }
        _ => {}
    }
    if let Some(value) = value {
        match value.chars().next() {
            _ if value == "-" => return say::lone_dash().at(value_span(value)),
            Some('*') => return say::starts_with(value, '*').at(value_span(value)),
            Some(first @ ('%' | '@' | '`' | '|' | '>' | '!' | '&')) => {
                return say::starts_with(value, first).at(value_span(value));
            }
            Some(quote @ ('"' | '\'')) => {
                let closed = value.len() > 1 && value.ends_with(quote);
                return match closed {
                    true => say::syntax().at(value_span(value)),
                    false => say::open_quote(quote, value).at(value_span(value)),
                };
            }
            Some('[' | '{') => return say::open_bracket(value).at(value_span(value)),
            _ => {}
        }
        if let Some(colon) = value.find(": ").or_else(|| value.strip_suffix(':').map(str::len)) {
            let span = value_span(value);
            let _ = colon;
            return say::colon_in_text(value).at(span);
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
    say::syntax().at(span)
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
