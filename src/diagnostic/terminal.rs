//! Findings as a person reads them in a terminal.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use unicode_segmentation::UnicodeSegmentation;

use super::{Finding, Findings, Locale, Severity};
use crate::source::{SourceFile, Sources, Span};

/// How a terminal wants its findings.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Which language.
    pub locale: Locale,
    /// Whether colours may be used.
    pub colour: bool,
}

/// A longer stretch of a line than this is cut around the marked place.
const WIDEST: usize = 160;

/// One finding: a line that stands alone, then the source line with its caret.
pub fn render(finding: &Finding, sources: &Sources, style: Style) -> String {
    let (path, position) = sources.locate(finding.primary);
    let severity = finding.severity.name(style.locale);
    let mut head = format!(
        "{}:{}:{} {}: {}",
        calm(path),
        position.line,
        position.column,
        paint(severity, finding.severity, style),
        calm(finding.message.get(style.locale))
    );
    if let Some(help) = &finding.help {
        head.push_str(" → ");
        head.push_str(&calm(help.get(style.locale)));
    }
    head.push_str(&format!(" [{}]\n", finding.code.as_str()));

    head.push_str(&snippet(sources, finding.primary, finding.severity, style));
    for related in &finding.related {
        let (path, position) = sources.locate(related.span);
        let (path, message) = (calm(path), related.message.get(style.locale));
        head.push_str(&format!("  {path}:{}:{} {message}\n", position.line, position.column));
        head.push_str(&snippet(sources, related.span, finding.severity, style));
    }
    head
}

/// A text without the characters that steer a terminal or turn the direction of reading: what is
/// quoted comes from a file, and a file may come from anywhere.
fn calm(text: &str) -> String {
    let steers =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// The last line of a run: how many of each, and apart what only laid-out pages show.
pub fn count(findings: &Findings, locale: Locale) -> String {
    let of_layout = findings.iter().filter(|finding| finding.code.is_of_layout()).count();
    let (errors, warnings) = (findings.errors(), findings.warnings() - of_layout);
    let apart = |word: &str| match of_layout {
        0 => String::new(),
        _ => format!(" · {word} {of_layout}"),
    };
    match locale {
        Locale::Th => format!("ต้องแก้ {errors} · ควรตรวจ {warnings}{}", apart("พบเมื่อจัดหน้า")),
        Locale::En => format!("errors {errors} · warnings {warnings}{}", apart("of the layout")),
    }
}

fn paint(word: &str, severity: Severity, style: Style) -> String {
    if !style.colour {
        return word.to_owned();
    }
    let colour = if severity == Severity::Error { 31 } else { 33 };
    format!("\x1b[1;{colour}m{word}\x1b[0m")
}

/// The source line with the marked place underlined.
fn snippet(sources: &Sources, span: Span, severity: Severity, style: Style) -> String {
    let file = sources.file(span.file);
    if file.text.is_empty() {
        return String::new();
    }
    let line_number = file.position(span.start as usize).line;
    let line = file.line(line_number);
    let (shown, offset) = window(file, line.clone(), span);
    // A tab has no width of its own; one space keeps the caret where it belongs.
    let mut text = String::with_capacity(shown.len());
    for c in shown.chars() {
        match c.is_control() {
            true => text.extend(std::iter::repeat_n(' ', c.len_utf8())),
            false => text.push(c),
        }
    }
    if text.trim().is_empty() {
        return String::new();
    }
    let length = text.len();
    let start = (span.start as usize).saturating_sub(offset).min(length);
    let end = (span.end as usize).saturating_sub(offset).clamp(start, length);
    let start = crate::source::floor_char_boundary(&text, start);
    let end = crate::source::floor_char_boundary(&text, end).max(start);
    let annotation = AnnotationKind::Primary.span(start..end);
    let level = if severity == Severity::Error { Level::ERROR } else { Level::WARNING };
    let group = Group::with_level(level)
        .element(Snippet::source(text.as_str()).line_start(line_number).annotation(annotation));
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = renderer.decor_style(DecorStyle::Unicode).render(&[group]);
    out.push('\n');
    out
}

/// The part of a line that is shown, and the byte it starts at.
fn window(file: &SourceFile, line: std::ops::Range<usize>, span: Span) -> (String, usize) {
    let text = &file.text[line.clone()];
    if text.len() <= WIDEST * 3 {
        return (text.to_owned(), line.start);
    }
    let marked = (span.start as usize).clamp(line.start, line.end);
    let from = floor_cluster(text, marked.saturating_sub(line.start + WIDEST));
    let to = crate::source::floor_char_boundary(text, marked - line.start + WIDEST * 2);
    match from {
        0..3 => (text[..to].to_owned(), line.start),
        // The dots take as many bytes as they stand for, so that the caret keeps its place.
        from => (format!("…{}", &text[from..to.max(from)]), line.start + from - '…'.len_utf8()),
    }
}

/// The start of the last cluster that does not start behind `offset`.
fn floor_cluster(text: &str, offset: usize) -> usize {
    text.grapheme_indices(true).map(|(at, _)| at).take_while(|at| *at <= offset).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_quoted_steers_the_terminal() {
        assert_eq!(calm("\u{1b}[31mก\n\u{202e}ข"), "\u{fffd}[31mก\u{fffd}\u{fffd}ข");
    }
}
