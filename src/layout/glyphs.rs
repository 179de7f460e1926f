//! Characters that no font has.
//!
//! A PDF for archives must not hold one, and nobody could read it. It is found where it was written, and
//! a box stands in its place, so that the pages can be made.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use ttf_parser::Face;

use super::data::texts;
use crate::diagnostic::{Findings, catalogue::pages as say};
use crate::source::{Sources, Span};

/// What stands for a character that cannot be drawn.
const BOX: char = '□';
/// A sign that templates draw as another one, which fonts have.
const REDRAWN: char = '✗';

/// Puts a box in the place of every character that no font has. Each is found once, where the content
/// has it first.
pub(super) fn replace(data: &mut Value, sources: &Sources) -> Findings {
    let mut all = Vec::new();
    texts(data, &mut all);
    let used: BTreeSet<char> = all.iter().flat_map(|text| text.chars()).collect();
    let faces: Vec<Face<'_>> = sources
        .assets()
        .filter(|(path, _)| path.starts_with("fonts/"))
        .filter_map(|(_, bytes)| Face::parse(bytes, 0).ok())
        .collect();
    let drawn = |c: char| faces.iter().any(|face| face.glyph_index(c).is_some());
    let missing: BTreeSet<char> =
        used.into_iter().filter(|c| !is_unseen(*c) && *c != REDRAWN && !drawn(*c)).collect();
    if missing.is_empty() || faces.is_empty() {
        return Findings::new();
    }
    // What the program itself puts on pages is a matter of its templates.
    let mut places: BTreeMap<char, Span> = BTreeMap::new();
    for (id, file) in sources.texts().filter(|(_, file)| file.path.starts_with("content/")) {
        for (at, c) in file.text.char_indices().filter(|(_, c)| missing.contains(c)) {
            places.entry(c).or_insert(Span::new(id, at..at + c.len_utf8()));
        }
    }
    for text in all {
        if text.contains(|c| places.contains_key(&c)) {
            *text = text.chars().map(|c| if places.contains_key(&c) { BOX } else { c }).collect();
        }
    }
    let mut findings = Findings::new();
    for (c, span) in places {
        findings.push(say::no_glyph(c).at(span));
    }
    findings
}

/// Whether a character is none that a font draws: blanks, controls and what steers lines or directions.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}
