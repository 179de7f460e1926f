//! A finished page → the same page, with lines that end where Thai lets them.
//!
//! Text reaches a page in many templates, a project's own among them; here is the one place all of it
//! passes as text. Tags and their attributes, comments, the head, code and mathematics go through
//! untouched, but for the labels that the style draws.
//! What a writer asks for in a text is obeyed here and taken out.
//! Phrases of English are wrapped in `<span lang="en">`, on pages of another language.
//! What has to stay on one line is wrapped in `<span class="k">`, with its spaces as they are, so that
//! what is copied from the page is what was written.

use std::borrow::Cow;
use std::sync::Arc;

use crate::thai::browser::{Browser, Mark, Says};
use crate::thai::known::Known;
use crate::thai::languages;
use crate::thai::lines::{LineBreaker, with_like_digits};
use crate::thai::marks;

/// What stays on one line; `style.css` says so.
const OPEN: &str = "<span class=\"k\">";
const CLOSE: &str = "</span>";
/// A phrase of English.
const ENGLISH: &str = "<span lang=\"en\">";
const MAY: &str = "<wbr>";
/// A line end that was typed, as templates print it, and as it is shown in text. In an attribute, and where a
/// text keeps its form, it is one as it is.
pub(super) const TYPED_END: &str = "&#10;";
const LINE_END: &str = "<br>";
/// The attribute from which `style.css` draws the label of a value on a phone. Nobody copies it, so what
/// is to stay together there is joined by characters.
const LABEL: &str = " data-label=\"";

/// Elements whose text is none that people read in lines.
const WITHOUT: [&str; 10] =
    ["head", "script", "style", "title", "textarea", "template", "math", "svg", "code", "pre"];
/// Elements through which a sentence goes on. A `span` may be anything, so it ends one.
const INLINE: [&str; 9] = ["a", "b", "del", "em", "i", "mark", "small", "strong", "u"];

/// Marks the pages of a site; a text that stands on many is looked at once. Pages may be marked at the
/// same time: what is known of a text is the same whoever looked at it.
#[derive(Debug)]
pub struct LineEnds<'a> {
    browser: Browser<'a>,
    known: Known<Arc<[Mark]>>,
    labels: Known<Arc<str>>,
}

/// A stretch of a page: what is passed on as it is, or text.
struct Part<'h> {
    html: &'h str,
    text: bool,
}

impl<'a> LineEnds<'a> {
    /// Marks by the lines of a breaker.
    pub fn new(breaker: &'a LineBreaker) -> Self {
        LineEnds { browser: Browser::new(breaker), known: Known::new(), labels: Known::new() }
    }

    /// A page with its marks.
    pub fn page(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + html.len() / 8);
        // Texts that flow together, and the tags between them.
        let mut flow: Vec<Part<'_>> = Vec::new();
        let mut rest = html;
        let mut english = false;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix(TYPED_END) {
                self.flow(&mut flow, &mut out);
                out.push_str(LINE_END);
                rest = after;
                continue;
            }
            if !rest.starts_with('<') {
                let text = &rest[..rest.find('<').unwrap_or(rest.len())];
                let (text, after) = rest.split_at(text.find(TYPED_END).unwrap_or(text.len()));
                match english {
                    true => flow.push(Part { html: text, text: true }),
                    false => by_language(text, &mut flow),
                }
                rest = after;
                continue;
            }
            let (tag, after) = rest.split_at(tag_end(rest));
            let name = name(tag);
            english |= name == "html" && tag.contains(" lang=\"en\"");
            let (tag, after) = match WITHOUT.iter().find(|known| name.eq_ignore_ascii_case(known)) {
                Some(known) if !tag.starts_with("</") => rest.split_at(element_end(rest, known)),
                _ => (tag, after),
            };
            if !INLINE.iter().any(|known| name.eq_ignore_ascii_case(known)) {
                self.flow(&mut flow, &mut out);
                self.tag(tag, &mut out);
            } else {
                flow.push(Part { html: tag, text: false });
            }
            rest = after;
        }
        self.flow(&mut flow, &mut out);
        out
    }

    /// Writes what flows together, and empties it.
    fn flow(&self, flow: &mut Vec<Part<'_>>, out: &mut String) {
        let texts = || flow.iter().filter(|part| part.text).map(|part| part.html);
        let one = texts().filter(|text| !text.is_empty()).count() < 2;
        let plain: Cow<'_, str> = match one {
            true => texts().find(|text| !text.is_empty()).unwrap_or_default().into(),
            false => texts().collect::<String>().into(),
        };
        let places = self.places(&plain);
        if places.is_empty() && !may_hold_unseen(&plain) {
            flow.drain(..).for_each(|part| out.push_str(part.html));
            return;
        }
        let (mut places, mut at) = (places.iter().peekable(), 0);
        // Whether a stretch is kept together here, and whether its tag is written.
        let (mut keep, mut open) = (false, false);
        for part in flow.drain(..) {
            if !part.text {
                out.push_str(part.html);
                continue;
            }
            let mut rest = part.html;
            while !rest.is_empty() {
                while let Some(mark) = places.next_if(|mark| mark.at <= at) {
                    keep = mark.says == Says::Keep;
                    if open && !keep {
                        out.push_str(CLOSE);
                        open = false;
                    }
                    if mark.says == Says::May {
                        out.push_str(MAY);
                    }
                }
                if keep && !open {
                    out.push_str(OPEN);
                    open = true;
                }
                let until = places.peek().map_or(usize::MAX, |mark| mark.at);
                let (shown, len) = until_mark(rest, until - at);
                push_seen(&rest[..len], out);
                rest = &rest[len..];
                at += shown;
            }
            // Elements nest: a stretch that goes on in the next text is opened there anew.
            if open {
                out.push_str(CLOSE);
                open = false;
            }
        }
    }

    /// Writes a tag. The label that a style draws from it cannot hold elements.
    fn tag(&self, tag: &str, out: &mut String) {
        let tag = &match may_hold_unseen(tag) {
            true => Cow::from(marks::without(tag)),
            false => Cow::from(tag),
        };
        let label = tag.contains(' ').then(|| tag.find(LABEL)).flatten().map(|at| at + LABEL.len());
        let label = label.and_then(|from| Some(from..from + tag[from..].find('"')?));
        // What is not plain stays as it is.
        let Some(label) = label.filter(|label| !tag[label.clone()].contains('&')) else {
            return out.push_str(tag);
        };
        let text = &tag[label.clone()];
        let joined = self.labels.of(text, || self.browser.joined(text).into());
        out.push_str(&tag[..label.start]);
        out.push_str(&joined);
        out.push_str(&tag[label.end..]);
    }

    fn places(&self, html: &str) -> Arc<[Mark]> {
        if !may_hold_marks(html) {
            return Arc::default();
        }
        let shown = match html.contains('&') {
            true => shown(html).into(),
            false => Cow::from(html),
        };
        // Sentences of a report differ by their numbers, and lines end at the same places of them.
        let alike = with_like_digits(&shown);
        self.known.of(&alike, || self.browser.marks(&alike).into())
    }
}

/// The text that a piece of HTML shows.
fn shown(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while !rest.is_empty() {
        let (c, len) = character(rest);
        text.push(c);
        rest = &rest[len..];
    }
    text
}

/// Whether lines of a piece of HTML could need help: it holds Thai, a digit, a mark or a reference to one.
fn may_hold_marks(html: &str) -> bool {
    html.bytes().any(|byte| !byte.is_ascii() || byte.is_ascii_digit() || byte == b'&')
}

/// Whether a piece of HTML could hold a mark that is not seen: all of them start with one of two bytes.
fn may_hold_unseen(html: &str) -> bool {
    html.bytes().any(|byte| matches!(byte, 0xc2 | 0xe2))
}

/// Writes a piece of HTML without its marks.
fn push_seen(html: &str, out: &mut String) {
    match may_hold_unseen(html) {
        true => out.extend(html.chars().filter(|c| !marks::is_mark(*c))),
        false => out.push_str(html),
    }
}

/// A text, and the tags around its phrases of English.
fn by_language<'h>(text: &'h str, flow: &mut Vec<Part<'h>>) {
    let mut from = 0;
    for phrase in languages::english(text) {
        flow.push(Part { html: &text[from..phrase.start], text: true });
        flow.push(Part { html: ENGLISH, text: false });
        flow.push(Part { html: &text[phrase.clone()], text: true });
        flow.push(Part { html: CLOSE, text: false });
        from = phrase.end;
    }
    flow.push(Part { html: &text[from..], text: true });
}

/// How much of a piece of HTML is shown as `wanted` bytes of text: those bytes, and its own.
fn until_mark(html: &str, wanted: usize) -> (usize, usize) {
    let (mut shown, mut len) = (0, 0);
    while shown < wanted && len < html.len() {
        let (c, own) = character(&html[len..]);
        shown += if marks::is_mark(c) { 0 } else { c.len_utf8() };
        len += own;
    }
    (shown, len)
}

/// The first character that a piece of HTML shows, and its length there. A reference that is not known
/// stands for some thing.
fn character(html: &str) -> (char, usize) {
    let first = html.chars().next().unwrap_or(' ');
    if first != '&' {
        return (first, first.len_utf8());
    }
    /// No reference is longer.
    const LONGEST: usize = 32;
    let end = html.bytes().take(LONGEST).position(|byte| byte == b';');
    let Some(name) = end.map(|end| &html[1..end]) else { return ('&', 1) };
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok();
    let c = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => match name.strip_prefix('#') {
            Some(code) => match code.strip_prefix(['x', 'X']) {
                Some(digits) => number(digits, 16).and_then(char::from_u32),
                None => number(code, 10).and_then(char::from_u32),
            },
            None if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => None,
            None => return ('&', 1),
        },
    };
    (c.unwrap_or('\u{fffc}'), name.len() + 2)
}

/// The length of the tag, the comment or the declaration that a piece of HTML starts with.
fn tag_end(html: &str) -> usize {
    if html.starts_with("<!--") {
        return html.find("-->").map_or(html.len(), |at| at + 3);
    }
    // A `<` that starts no tag is text, and a tag of its own here: it is passed on.
    if !html[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return 1;
    }
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return at + 1,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// The name in a tag; nothing for what is no tag.
fn name(tag: &str) -> &str {
    let name = tag[1..].trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
    &name[..end]
}

/// The length of an element with all that is in it.
fn element_end(html: &str, known: &str) -> usize {
    let mut from = 0;
    while let Some(at) = html[from..].find("</").map(|at| from + at) {
        if name(&html[at..]).eq_ignore_ascii_case(known) {
            return at + tag_end(&html[at..]);
        }
        from = at + 2;
    }
    html.len()
}
