//! SVG: remarks, descriptions, and what drawing programs note for themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use roxmltree::{Document, Node, ParsingOptions};

use super::super::drawing::{SVG, XHTML, XLINK, XML, names_its_kind};
use super::{Bare, Trace};

pub(super) fn bare(bytes: &[u8]) -> Option<Bare> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options =
        ParsingOptions { allow_dtd: names_its_kind(text).ok()?, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).ok()?;
    let names = Names::of(&document, text);
    let mut bare = Bare::default();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for node in document.descendants() {
        if is_told(node) {
            told(node, &mut bare);
            cuts.push(node.range());
            continue;
        }
        for attribute in node.attributes() {
            let own = matches!(attribute.namespace(), None | Some(XLINK | XML));
            let name = attribute.name();
            let unused = name == "id" && names.is_of_no_use(attribute.value());
            if unused || !own || name.starts_with("data-") || name.starts_with("aria-") {
                if matches!(name, "export-filename" | "absref" | "docbase") {
                    bare.found.insert(Trace::Words);
                }
                cuts.push(attribute.range());
            }
        }
        if node.has_tag_name((SVG, "style")) {
            remarks(text, node.range(), &mut cuts, &mut bare);
        }
    }
    cuts.sort_by_key(|cut| cut.start);
    let mut from = 0;
    for cut in cuts {
        // What stands inside something that went is gone with it.
        if cut.start >= from {
            bare.keep(&text.as_bytes()[from..cut.start]);
            // No word comes to stand beside another one.
            bare.keep(b" ");
            from = cut.end;
        }
    }
    bare.keep(&text.as_bytes()[from..]);
    Some(bare)
}

/// Names of what is drawn. Layers have those that their writers gave them; what nothing leads to needs none.
struct Names<'a> {
    /// How often each is given.
    given: BTreeMap<&'a str, usize>,
    /// What stands behind every `#`.
    asked: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    fn of(document: &'a Document<'a>, text: &'a str) -> Self {
        let mut given = BTreeMap::new();
        for name in document.descendants().filter_map(|node| node.attribute("id")) {
            *given.entry(name).or_default() += 1;
        }
        let end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ')' | '{' | ',');
        let asked = text.split('#').skip(1).filter_map(|rest| rest.split(end).next());
        Names { given, asked: asked.collect() }
    }

    /// Whether nothing leads to a name. One that is given twice is left there, to be refused.
    fn is_of_no_use(&self, name: &str) -> bool {
        let next = self.asked.range(name..).next();
        self.given.get(name) == Some(&1) && !next.is_some_and(|asked| asked.starts_with(name))
    }
}

/// Whether a node only tells something of the drawing.
fn is_told(node: Node<'_, '_>) -> bool {
    if !node.is_element() {
        // In a style nothing but words may stand: it is left there, to be refused.
        let styled = node.parent().is_some_and(|parent| parent.has_tag_name((SVG, "style")));
        return node.is_comment() && !styled;
    }
    match node.tag_name().namespace() {
        Some(SVG) => matches!(node.tag_name().name(), "metadata" | "title" | "desc"),
        // What a browser may run is left in its place, to be refused.
        Some(XHTML) | None => false,
        Some(_) => true,
    }
}

fn told(node: Node<'_, '_>, bare: &mut Bare) {
    if node.has_tag_name((SVG, "title")) {
        return;
    }
    for words in node.descendants().filter_map(|node| node.text()) {
        if words.trim() != "image/svg+xml" {
            bare.words(words.as_bytes());
        }
    }
}

/// Remarks in a style.
fn remarks(text: &str, style: Range<usize>, cuts: &mut Vec<Range<usize>>, bare: &mut Bare) {
    let mut from = style.start;
    while let Some(at) = text[from..style.end].find("/*").map(|at| from + at) {
        let rest = &text[at + 2..style.end];
        let length = rest.find("*/").or(rest.rfind("</")).unwrap_or(rest.len());
        bare.words(&rest.as_bytes()[..length]);
        from =
            (at + 2 + length + if rest[length..].starts_with("*/") { 2 } else { 0 }).min(style.end);
        cuts.push(at..from);
    }
}
