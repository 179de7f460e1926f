//! What is wrong with a template, at its place.

use tera::ErrorKind;

use super::FOLDER;
use crate::diagnostic::Finding;
use crate::layout::say;
use crate::source::{Sources, Span};

/// Every fault that an error tells of.
pub(super) fn findings(error: &tera::Error, sources: &Sources) -> Vec<Finding> {
    let (file, range, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename(), report.span().range.clone(), report.message().to_owned())
        }
        // Of those in a circle, not one that only leads to it.
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            let template = inheritance_chain.last().unwrap_or(tpl);
            (template.as_str(), 0..0, error.to_string().replace(tpl.as_str(), template))
        }
        ErrorKind::MissingParent { current: template, .. }
        | ErrorKind::CircularInclude { tpl: template, .. } => {
            (template.as_str(), 0..0, error.to_string())
        }
        ErrorKind::Msg(text) => {
            // What a template uses and nobody made is told of all templates in one text.
            let told: Vec<Finding> =
                text.split("\n\n").filter_map(|report| placed(report, sources)).collect();
            if !told.is_empty() {
                return told;
            }
            let named = text.split('`').rfind(|name| template(name, sources).is_some());
            (named.unwrap_or_default(), 0..0, text.clone())
        }
        _ => ("", 0..0, error.to_string()),
    };
    // A fault of no template in particular stands at the first file there is.
    let span =
        template(file, sources).map_or(Span::new(sources.first(), 0..0), |id| Span::new(id, range));
    vec![say::template(message.lines().next().unwrap_or_default()).at(span)]
}

fn template(name: &str, sources: &Sources) -> Option<crate::source::FileId> {
    sources.id(&format!("{FOLDER}{name}"))
}

/// A report that was written for a terminal: `error: what`, `--> file:line:column`, and the line with its
/// mark underneath.
fn placed(report: &str, sources: &Sources) -> Option<Finding> {
    let mut lines = report.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let (column, line, name) = (place.next()?, place.next()?, place.next()?);
    let (column, line): (usize, usize) = (column.parse().ok()?, line.parse().ok()?);
    let width = report.chars().rev().take_while(|c| *c == '^').count();
    let id = template(name, sources)?;
    let file = sources.file(id);
    let range = file.line(line.clamp(1, file.line_count()));
    let at = |nth: usize| {
        let mut letters = file.text[range.clone()].char_indices();
        letters.nth(nth).map_or(range.end, |(at, _)| range.start + at)
    };
    let start = column.saturating_sub(1);
    Some(say::template(message).at(Span::new(id, at(start)..at(start + width))))
}
