//! Invisible marks that tell the typesetter where a line may end. They are put into texts right before
//! pages are laid out and taken out right after, so that nobody ever copies one. What a writer asks for
//! travels as the same marks.

use std::collections::BTreeMap;

use super::browser::width;
use super::lines::{Kind, LineBreaker, Place, is_compound, is_joint, is_letter};
use super::{is_combining, is_thai};

/// A line may end here.
const BREAK: char = '\u{200b}';
/// A line must not end here.
pub(super) const JOIN: char = '\u{2060}';
/// A space at which a line must not end.
pub const FIXED_SPACE: char = '\u{a0}';

/// Whether a character is one of the marks: those above, a hyphen that is seen at the end of a line only,
/// and the tags of text that is wider than its place.
pub fn is_mark(c: char) -> bool {
    matches!(c, BREAK | JOIN | '\u{ad}' | '\u{2061}'..='\u{2064}')
}

/// A text without marks.
pub fn without(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).collect()
}

/// What a writer asks for at a place, as one of the marks. A text carries it from where it was written
/// to where it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A line may end here.
    MayEnd,
    /// A line must not end here.
    MustNotEnd,
}

impl Asked {
    /// The mark that stands for it in a text.
    pub fn mark(self) -> char {
        match self {
            Asked::MayEnd => BREAK,
            Asked::MustNotEnd => JOIN,
        }
    }
}

/// A text without marks, and where its lines may end when its writer is obeyed.
#[derive(Debug)]
pub struct Settled {
    /// The text.
    pub text: String,
    /// Its places, in order.
    pub places: Vec<Place>,
    /// What the writer asked for, and where. At one place, what is forbidden is not allowed again.
    pub asked: BTreeMap<usize, Asked>,
}

/// Takes the marks of a writer out of a text and obeys them, whatever the rules say. The other
/// marks are nothing that a writer asks for: one that came along with a text is taken out, or it would be
/// read as ours.
pub fn settle(text: &str, breaker: &LineBreaker) -> Settled {
    let mut plain = String::with_capacity(text.len());
    let mut asked = BTreeMap::new();
    for c in text.chars() {
        match c {
            BREAK => drop(asked.entry(plain.len()).or_insert(Asked::MayEnd)),
            JOIN => drop(asked.insert(plain.len(), Asked::MustNotEnd)),
            c if is_mark(c) => {}
            c => plain.push(c),
        }
    }
    // Between a consonant and its vowel no line ends, whoever asks.
    asked.retain(|at, what| *what == Asked::MustNotEnd || !inside_cluster(&plain, *at));
    let mut places = match plain.chars().any(is_letter) || !asked.is_empty() {
        true => breaker.places(&plain),
        false => Vec::new(),
    };
    if !asked.is_empty() {
        obey(&plain, &asked, &mut places);
    }
    Settled { text: plain, places, asked }
}

fn obey(text: &str, asked: &BTreeMap<usize, Asked>, places: &mut Vec<Place>) {
    // The spaces beside a place belong to it.
    let mut touched: BTreeMap<usize, Option<Kind>> = BTreeMap::new();
    for (&at, &what) in asked {
        let spaces_before = text[..at].char_indices().rev().take_while(|(_, c)| c.is_whitespace());
        let spaces_behind = text[at..].char_indices().take_while(|(_, c)| c.is_whitespace());
        let spaces: Vec<usize> = spaces_before
            .map(|(space, _)| space)
            .chain(spaces_behind.map(|(space, _)| at + space))
            .take(MOST_SPACES)
            .collect();
        let fixed = (what == Asked::MustNotEnd).then_some(Kind::Fixed);
        if spaces.is_empty() {
            let inner = at > 0 && at < text.len();
            touched.insert(at, (inner && what == Asked::MayEnd).then_some(Kind::Break));
        }
        touched.extend(spaces.into_iter().map(|space| (space, fixed)));
    }
    places.retain(|place| !touched.contains_key(&place.at));
    places.extend(touched.into_iter().filter_map(|(at, kind)| Some(Place { at, kind: kind? })));
    places.sort_unstable();
}

/// Spaces beside a place that are looked at.
const MOST_SPACES: usize = 8;

fn inside_cluster(text: &str, at: usize) -> bool {
    text[at..].starts_with(is_combining) || text[..at].ends_with(|c| matches!(c, 'เ'..='ไ'))
}

/// A text with marks: lines may end at the places of the breaker and where the writer says so, and
/// nowhere else inside of Thai.
pub fn with(text: &str, breaker: &LineBreaker) -> String {
    let Settled { text, places, asked } = settle(text, breaker);
    if asked.is_empty() && !text.contains(|c| is_letter(c) || is_joint(c)) {
        return text;
    }
    let mut held = held(&text, &places).into_iter().peekable();
    let mut places = places.into_iter().peekable();
    let mut out = String::with_capacity(text.len() * 2);
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let kind = places.next_if(|place| place.at == at).map(|place| place.kind);
        while places.next_if(|place| place.at <= at).is_some() {}
        let forbidden = asked.get(&at) == Some(&Asked::MustNotEnd) && !c.is_whitespace();
        match kind {
            Some(Kind::Fixed) => {
                out.push(FIXED_SPACE);
                before = Some(c);
                continue;
            }
            Some(Kind::Break) => out.push(BREAK),
            // A small word goes to the next line with the word behind it, and a compound goes there whole,
            // where a narrow column holds them.
            Some(Kind::Weak | Kind::Inside) => {
                let held = held.next_if(|held| held.0 == at).is_none_or(|held| held.1 <= HELD);
                out.push(if held { JOIN } else { BREAK });
            }
            None if forbidden || before.is_some_and(|b| needs_join(b, c)) => out.push(JOIN),
            None if before.is_some_and(is_joint) && is_compound(&text, at) => out.push(JOIN),
            // At the edge of a text it is a matter of what stands beside it.
            None if at == 0 && asked.contains_key(&0) => out.push(BREAK),
            None => {}
        }
        out.push(c);
        before = Some(c);
    }
    if !text.is_empty() {
        out.extend(asked.get(&text.len()).map(|asked| asked.mark()));
    }
    out
}

/// How wide a small word with what it is held to may be, as [`width`] counts: 15 letters.
const HELD: usize = 30;

/// For every small word at the end of a line, how wide the stretch is that it stays in when no line ends
/// behind it, and the same for every place inside a compound; in their order. A compound that is parted
/// keeps its first part with a small word before it.
fn held(text: &str, places: &[Place]) -> Vec<(usize, usize)> {
    let ends = |weak: Kind| {
        move |kind: Kind| match kind {
            Kind::Weak | Kind::Fixed => false,
            Kind::Inside => weak == Kind::Weak,
            Kind::Break => true,
        }
    };
    let mut found = stretches(text, places, Kind::Weak, ends(Kind::Weak));
    found.extend(stretches(text, places, Kind::Inside, ends(Kind::Inside)));
    found.sort_unstable();
    found
}

/// For every place of a kind, how wide the stretch around it is between places where a line ends.
fn stretches(
    text: &str,
    places: &[Place],
    of: Kind,
    ends: impl Fn(Kind) -> bool,
) -> Vec<(usize, usize)> {
    let (mut found, mut open): (Vec<(usize, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut from = 0;
    let mut spaces = text.char_indices().filter(|(_, c)| c.is_whitespace()).peekable();
    let last = Place { at: text.len(), kind: Kind::Break };
    for place in places.iter().chain([&last]) {
        // A space ends a stretch like a break, but where it is fixed.
        while let Some((space, c)) = spaces.next_if(|(space, _)| *space < place.at) {
            let wide = width(&text[from..space]);
            found.extend(open.drain(..).map(|at| (at, wide)));
            from = space + c.len_utf8();
        }
        if place.kind == of {
            open.push(place.at);
        } else if ends(place.kind) {
            let wide = width(&text[from..place.at]);
            found.extend(open.drain(..).map(|at| (at, wide)));
            from = place.at;
        } else if place.kind == Kind::Fixed {
            spaces.next_if(|(space, _)| *space == place.at);
        }
    }
    found
}

/// A text inside of which no line ends; one may end at the space behind it.
pub(super) fn whole(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut before: Option<char> = None;
    let inner = text.trim_end().len();
    for (at, c) in text.char_indices() {
        let c = if c == ' ' && at < inner { FIXED_SPACE } else { c };
        if before.is_some_and(|b| needs_join(b, c)) {
            out.push(JOIN);
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Whether the typesetter might end a line between two characters where it must not: beside Thai, but
/// not inside a cluster, and not at a space.
fn needs_join(before: char, after: char) -> bool {
    (is_thai(before) || is_thai(after))
        && !before.is_whitespace()
        && !after.is_whitespace()
        && !is_combining(after)
        && !is_mark(before)
        && !is_mark(after)
}
