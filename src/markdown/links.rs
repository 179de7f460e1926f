//! Links: where they may lead, and the headings they lead to.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Problem;
use crate::markdown::say::prose as say;
use crate::notation::FiscalYear;
use crate::source::Span;
use crate::thai::{is_thai, marks};

use super::{Block, Inline};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// To the web or to a mailbox.
    Web(String),
    /// To a narrative of the same year, or to a heading in one.
    Narrative(NarrativePlace),
}

/// A place in a narrative, as a link names it: `other.md#heading`.
#[derive(Debug, Clone, PartialEq)]
pub struct NarrativePlace {
    /// Slug of the narrative, or empty for the one the link stands in.
    pub slug: String,
    /// The heading as it was written, or empty for the whole.
    pub heading: String,
    /// Where the link was written.
    pub span: Span,
    /// What it means; nothing before it is resolved, or where it cannot be.
    pub found: Option<Found>,
}

/// The narrative and the heading that a link means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The year.
    pub year: FiscalYear,
    /// The narrative, by its position in its year.
    pub narrative: usize,
    /// The name of the heading in it, as [`anchors`] has it; nothing for the whole.
    pub heading: Option<String>,
}

/// Where a link may lead: to the web, to a mailbox, or to a narrative beside its own.
pub(super) fn target(address: &str, span: Span) -> Result<Target, Problem> {
    let lower = address.trim().to_ascii_lowercase();
    let scheme = lower.split_once(':').map(|(scheme, _)| scheme);
    match scheme {
        Some(scheme @ ("http" | "https" | "mailto")) => {
            let rest = &address.trim()[scheme.len() + 1..];
            let whole = if scheme == "mailto" { is_mailbox(rest) } else { has_host(rest) };
            return match whole && !rest.contains(is_stray) {
                true => Ok(Target::Web(format!("{scheme}:{rest}"))),
                false => Err(say::link_web(address)),
            };
        }
        Some(scheme) if scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) => {
            return Err(say::link_scheme(address));
        }
        _ if lower.starts_with('/') || lower.contains('\\') => {
            return Err(say::link_outside(address));
        }
        _ if lower.is_empty() || lower == "#" => return Err(say::link_empty()),
        _ => {}
    }
    let plain = decoded(address.trim());
    let (file, heading) = plain.split_once('#').unwrap_or((&plain, ""));
    if file.split('/').any(|part| part == "..") {
        return Err(say::link_outside(address));
    }
    let name = file.strip_prefix("./").unwrap_or(file);
    let slug = match name.strip_suffix(".md") {
        Some(slug) if !slug.contains('/') => slug,
        None if name.is_empty() => "",
        _ => return Err(say::link_relative(address)),
    };
    let (slug, heading) = (slug.to_owned(), heading.to_owned());
    Ok(Target::Narrative(NarrativePlace { slug, heading, span, found: None }))
}

/// Whether `//` and the name of a machine follow.
fn has_host(rest: &str) -> bool {
    let place = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next());
    let host = place.and_then(|place| place.rsplit('@').next()).unwrap_or_default();
    // What stands in brackets is a number of a machine, and has no letters in front.
    let name =
        if host.starts_with('[') { host } else { host.split(':').next().unwrap_or_default() };
    name.contains(char::is_alphanumeric)
}

/// Whether a name and that of a machine follow.
fn is_mailbox(rest: &str) -> bool {
    let address = rest.split('?').next().unwrap_or_default();
    address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
}

/// Signs that no address of the web has as they are.
fn is_stray(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || matches!(sign, '"' | '“' | '”' | '<' | '>' | '`')
}

/// An address with its `%20` and the like as what they stand for; one that is no text stays as it is.
pub(super) fn decoded(address: &str) -> String {
    if !address.contains('%') {
        return address.to_owned();
    }
    let digit = |at: usize| address.as_bytes().get(at).and_then(|b| char::from(*b).to_digit(16));
    let (mut bytes, mut at) = (Vec::with_capacity(address.len()), 0);
    while let Some(byte) = address.as_bytes().get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

/// A heading as links name it, the way editors do: letters and digits in small letters, and `-` for
/// every blank.
pub fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || is_thai(*c) || matches!(c, '_' | '-' | ' ');
    let unmarked = heading.trim().chars().filter(|c| !marks::is_mark(*c));
    let dashed = unmarked.filter(kept).map(|c| if c == ' ' { '-' } else { c });
    dashed.flat_map(char::to_lowercase).collect()
}

/// The names of the headings of a text in their order, no two the same. Of headings that read the same, all
/// but the first have the headings they stand beneath before their words, so that a name stays when another
/// one of the same words comes before it; where those are the same too, a number stands behind them.
pub fn anchors(blocks: &[Block]) -> Vec<String> {
    let mut all: Vec<(u8, String)> = Vec::new();
    each_heading(blocks, &mut |level, words| all.push((level, anchor(&plain(words)))));
    let bare: BTreeSet<&str> = all.iter().map(|(_, name)| name.as_str()).collect();
    let mut seen = BTreeSet::new();
    let mut taken: BTreeSet<String> = bare.iter().map(|name| (*name).to_owned()).collect();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    // The headings that the one that is read stands beneath, and itself.
    let mut path: Vec<&(u8, String)> = Vec::new();
    let mut names = Vec::new();
    for heading in &all {
        path.retain(|above| above.0 < heading.0);
        path.push(heading);
        if seen.insert(heading.1.as_str()) {
            names.push(heading.1.clone());
            continue;
        }
        let words = path.iter().map(|(_, name)| name.as_str()).filter(|name| !name.is_empty());
        let whole = words.collect::<Vec<_>>().join("-");
        let times = times.entry(whole.clone()).or_insert(0);
        let mut own = whole.clone();
        while own.is_empty() || !taken.insert(own.clone()) {
            *times += 1;
            own = format!("{whole}-{times}");
        }
        names.push(own);
    }
    names
}

fn each_heading(blocks: &[Block], f: &mut impl FnMut(u8, &[Inline])) {
    for block in blocks {
        match block {
            Block::Heading(level, words) => f(*level, words),
            // Lists and quotes are never deep.
            Block::List(_, items) => items.iter().for_each(|item| each_heading(item, f)),
            Block::Quote(inner) => each_heading(inner, f),
            _ => {}
        }
    }
}

/// The words of a text without what they look like.
fn plain(words: &[Inline]) -> String {
    let mut plain = String::new();
    let mut waiting: Vec<&Inline> = words.iter().rev().collect();
    while let Some(word) = waiting.pop() {
        match word {
            Inline::Text(text) | Inline::Code(text) => plain.push_str(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Struck(inner)
            | Inline::Link(_, inner) => {
                waiting.extend(inner.iter().rev());
            }
            Inline::Reference(_) | Inline::Note(_) => {}
            Inline::Break => plain.push(' '),
        }
    }
    plain
}

/// Calls `f` on every link of a text that leads to a narrative.
pub fn each_place(blocks: &mut [Block], f: &mut impl FnMut(&mut NarrativePlace)) {
    super::each_text(blocks, &mut |text| {
        let mut inlines: Vec<&mut Inline> = text.iter_mut().collect();
        while let Some(inline) = inlines.pop() {
            match inline {
                Inline::Link(target, inner) => {
                    if let Target::Narrative(place) = target {
                        f(place);
                    }
                    inlines.extend(inner);
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) => {
                    inlines.extend(inner)
                }
                Inline::Note(note) => inlines.extend(&mut note.words),
                Inline::Text(_) | Inline::Code(_) | Inline::Reference(_) | Inline::Break => {}
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_named_as_editors_do() {
        assert_eq!(anchor("ภารกิจ และทรัพยากร (2562)"), "ภารกิจ-และทรัพยากร-2562");
        assert_eq!(anchor("ตั้งแต่ e-Commerce"), "ตั้งแต่-e-commerce");
    }

    #[test]
    fn a_heading_keeps_its_name_and_has_it_alone() {
        let names = |headings: &[&str]| {
            let heading = |words: &&str| Block::Heading(2, vec![Inline::Text((*words).to_owned())]);
            anchors(&headings.iter().map(heading).collect::<Vec<_>>())
        };
        assert_eq!(names(&["ก ข", "ค"]), ["ก-ข", "ค"]);
        assert_eq!(names(&["ใหม่", "ก ข", "ค"])[1..], ["ก-ข", "ค"]);
        assert_eq!(names(&["ก", "ก", "ก 1", "ก"]), ["ก", "ก-2", "ก-1", "ก-3"]);
        assert_eq!(names(&["ก-1", "ก", "ก", "(!)", "?"]), ["ก-1", "ก", "ก-2", "", "-1"]);
    }

    #[test]
    fn headings_of_the_same_words_are_told_by_those_above_them() {
        let names = |headings: &[(u8, &str)]| {
            let heading = |(level, words): &(u8, &str)| {
                Block::Heading(*level, vec![Inline::Text((*words).to_owned())])
            };
            anchors(&headings.iter().map(heading).collect::<Vec<_>>())
        };
        let ends = [(2, "ข"), (3, "ผล"), (4, "งบ"), (2, "ค"), (3, "ผล"), (4, "งบ"), (4, "งบ")];
        let named = ["ข-ผล", "ข-ผล-งบ", "ค", "ค-ผล", "ค-ผล-งบ", "ค-ผล-งบ-1"];
        for before in [
            &[(2, "ก"), (3, "ผล"), (4, "งบ")][..],
            &[(2, "ง"), (3, "ผล"), (4, "งบ"), (2, "ก"), (3, "ผล"), (4, "งบ")],
        ] {
            assert_eq!(names(&[before, &ends].concat())[before.len() + 1..], named);
        }
        // Digits are words, and signs are none.
        assert_eq!(
            names(&[(2, "2561"), (3, "1"), (2, "2562"), (3, "1"), (3, "(!)"), (3, "?")]),
            ["2561", "1", "2562", "2562-1", "", "2562-2"],
        );
        // What a heading is called by its own words alone is nobody else's name.
        assert_eq!(
            names(&[(2, "ผล"), (2, "ก"), (3, "ผล"), (2, "ก ผล")]),
            ["ผล", "ก", "ก-ผล-1", "ก-ผล"]
        );
    }

    #[test]
    fn the_web_is_named_in_full() {
        let mut sources = crate::source::Sources::new();
        let span = Span::new(sources.add_text("a.md", ""), 0..0);
        for (written, read) in [
            ("HTTPS://EXAMPLE.ORG/x", "https://EXAMPLE.ORG/x"),
            ("http://example.org", "http://example.org"),
            ("https://a@example.org:80?x='1'", "https://a@example.org:80?x='1'"),
            ("https://[::1]/", "https://[::1]/"),
            ("https://ไทย.ไทย/ก", "https://ไทย.ไทย/ก"),
            ("Mailto:a@example.org?subject=x", "mailto:a@example.org?subject=x"),
        ] {
            assert_eq!(target(written, span), Ok(Target::Web(read.to_owned())), "{written}");
        }
        for written in [
            "http:foo",
            "https:javascript",
            "https:",
            "https://",
            "https:///x",
            "https://:80",
            "https://a@/x",
            "https://example.org/a b",
            "https://example.org/\"x\"",
            "mailto:",
            "mailto:a",
            "mailto:@example.org",
            "mailto:a@?x@y",
        ] {
            assert_eq!(target(written, span), Err(say::link_web(written)), "{written}");
        }
    }

    #[test]
    fn addresses_are_read_as_the_web_writes_them() {
        assert_eq!(decoded("%E0%B8%81%20a%"), "ก a%");
        assert_eq!(decoded("%FF%2"), "%FF%2");
    }
}
