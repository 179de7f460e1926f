//! Where a browser has to be helped to end lines of Thai as this program does.
//!
//! Browsers end lines between the words of ICU's dictionary and at every space, and nothing a page asks
//! for changes that. They know no names and no terms, and part numbers from their units. The same
//! dictionary is asked here, and only where the two disagree is a stretch to be kept on one line: from
//! a place where a line may end to the next. A small word at the end of a line (ที่ และ) is let be, since
//! that is unlovely and not wrong, and most lines would need help.
//!
//! A stretch that the narrowest cell of a phone cannot hold is kept in pieces instead: it ends at its
//! spaces, then behind its hyphens and strokes. What is too long even so is left to the browser, because
//! text that runs off the page is worse than a word in two parts. The other way round, where the browser
//! knows too few words and would keep more than such a cell together, it is told of places.

use std::ops::Range;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::lines::{Kind, LineBreaker, Place, is_compound, is_joint};
use super::marks::{Asked, FIXED_SPACE, JOIN, Settled, is_mark, settle};
use super::{digit, is_thai};

/// What the narrowest cell of a phone of 320 px holds in a size of text for reading, as [`width`]
/// counts: 18 letters.
pub const LONGEST: usize = 36;

/// A mark to put into a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The byte offset, before the character that follows.
    pub at: usize,
    /// What it says.
    pub says: Says,
}

/// What a mark says to a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// From here no line ends…
    Keep,
    /// …until here.
    Kept,
    /// A line may end here.
    May,
}

/// Compares the lines of a browser with ours.
#[derive(Debug)]
pub struct Browser<'a> {
    breaker: &'a LineBreaker,
    dictionary: LineSegmenterBorrowed<'static>,
}

/// A place at which a line may end: for us, for the browser, or for both.
#[derive(Debug, Clone, Copy)]
struct End {
    at: usize,
    ours: bool,
    browser: bool,
}

impl<'a> Browser<'a> {
    /// A comparison with the lines of a breaker.
    pub fn new(breaker: &'a LineBreaker) -> Self {
        let dictionary = LineSegmenter::new_dictionary(LineBreakOptions::default());
        Browser { breaker, dictionary }
    }

    /// The marks of a text, in order, at places of the text without what its writer asks for, which is
    /// obeyed. Stretches lie apart, and none starts or ends with a blank.
    pub fn marks(&self, text: &str) -> Vec<Mark> {
        if !text.contains(|c: char| is_thai(c) || digit(c).is_some() || is_mark(c)) {
            return Vec::new();
        }
        // A line feed of a page is a blank like any other.
        let settled = settle(&text.replace(['\n', '\r', '\t', '\u{c}'], " "), self.breaker);
        let text = &settled.text;
        let ours = ours(text, &settled.places);
        let mut ends = self.ends(&settled, &ours, &[]);
        let mut places = missing(text, &ends);
        let asked = settled.asked.iter().filter(|(_, asked)| **asked == Asked::MayEnd);
        places.extend(asked.map(|(at, _)| *at));
        places.sort_unstable();
        places.dedup();
        if !places.is_empty() {
            // A browser takes what lies between such places as texts of their own.
            ends = self.ends(&settled, &ours, &places);
        }
        let mut marks: Vec<Mark> =
            places.iter().map(|at| Mark { at: *at, says: Says::May }).collect();
        for stretch in stretches(text, &ends) {
            for kept in pieces(text, stretch, &ends) {
                marks.push(Mark { at: kept.start, says: Says::Keep });
                marks.push(Mark { at: kept.end, says: Says::Kept });
            }
        }
        // What ends comes before what starts at the same place.
        marks.sort_by_key(|mark| (mark.at, mark.says == Says::Keep));
        marks
    }

    /// The text with its stretches kept together by invisible characters, for what a page cannot wrap in
    /// an element and nobody copies.
    pub fn joined(&self, text: &str) -> String {
        let marks = self.marks(text);
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        let mut ends = self.dictionary.segment_str(text).peekable();
        // Marks of one stretch follow each other; lines end nowhere else in need of help.
        for pair in marks.windows(2).filter(|pair| pair[0].says == Says::Keep) {
            while ends.next_if(|at| *at <= pair[0].at).is_some() {}
            while let Some(at) = ends.next_if(|at| *at < pair[1].at) {
                let before = &text[from..at];
                let word = before.trim_end();
                out.push_str(word);
                match before.len() > word.len() {
                    true => out.push(FIXED_SPACE),
                    false => out.push(JOIN),
                }
                from = at;
            }
        }
        out.push_str(&text[from..]);
        out
    }

    /// Where lines may end for us or for the browser, which is told of `places`.
    fn ends(&self, settled: &Settled, ours: &[usize], places: &[usize]) -> Vec<End> {
        let text = &settled.text;
        let mut browser: Vec<usize> = ranges(text).collect();
        let mut from = 0;
        for to in places.iter().copied().chain([text.len()]) {
            browser.extend(self.dictionary.segment_str(&text[from..to]).map(|end| from + end));
            from = to;
        }
        browser.sort_unstable();
        browser.dedup();
        browser.retain(|at| *at > 0 && *at < text.len());
        let mut ends = Vec::with_capacity(browser.len() + ours.len());
        let mut ours = ours.iter().copied().peekable();
        for at in browser {
            while let Some(own) = ours.next_if(|own| *own < at) {
                ends.push(End { at: own, ours: true, browser: false });
            }
            let own = ours.next_if_eq(&at).is_some()
                || is_beyond(text, at) && !settled.asked.contains_key(&at)
                || places.binary_search(&at).is_ok();
            ends.push(End { at, ours: own, browser: true });
        }
        ends.extend(ours.map(|at| End { at, ours: true, browser: false }));
        ends
    }
}

/// Where lines may end for us, in order: after the blanks that are not fixed, and between words. A
/// compound that reads as one word is one, which the narrowest cell holds, or is divided like all else.
fn ours(text: &str, places: &[Place]) -> Vec<usize> {
    let mut places = places.iter().peekable();
    let (mut found, mut fixed, mut blank) = (Vec::new(), false, false);
    for (at, c) in text.char_indices() {
        let place = places.next_if(|place| place.at == at).map(|place| place.kind);
        if c.is_whitespace() {
            fixed |= place == Some(Kind::Fixed);
            blank = true;
            continue;
        }
        if (blank && !fixed) || matches!(place, Some(Kind::Break | Kind::Weak)) {
            found.push(at);
        }
        (fixed, blank) = (false, false);
    }
    found
}

/// Places inside a range of numbers or a short compound. The dictionary ends a line behind a dash, and
/// Chromium behind a hyphen as well.
fn ranges(text: &str) -> impl Iterator<Item = usize> {
    let joints = text.match_indices(is_joint).map(|(at, joint)| (at, at + joint.len()));
    let held = joints.filter(|(from, to)| is_range(text, *from, *to) || is_compound(text, *to));
    held.map(|(_, to)| to)
}

/// Whether digits stand on both sides.
fn is_range(text: &str, from: usize, to: usize) -> bool {
    text[..from].chars().next_back().and_then(digit).is_some()
        && text[to..].chars().next().and_then(digit).is_some()
}

/// Whether a place is beyond the rules of Thai: between two characters of another script, and neither in
/// a range of numbers nor in a short compound.
fn is_beyond(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let after = text[at..].chars().next().unwrap_or(' ');
    let dash =
        is_joint(before) && (is_range(text, at - before.len_utf8(), at) || is_compound(text, at));
    !before.is_whitespace() && !is_thai(before) && !is_thai(after) && !dash
}

/// The stretches between two places where a line may end for us, in which the browser would end one. Where
/// its words run on across such a place it lost its way, and a browser of another make loses it a letter
/// earlier or later: what is on the other side is kept as well.
fn stretches(text: &str, ends: &[End]) -> Vec<Range<usize>> {
    /// A stretch, whether a line would end in it, and whether a word runs into it.
    struct Stretch(Range<usize>, bool, bool);
    let (mut all, mut from) = (Vec::new(), 0);
    let (mut wrong, mut astray) = (false, false);
    let last = End { at: text.len(), ours: true, browser: true };
    for end in ends.iter().chain([&last]) {
        if !end.ours {
            wrong = true;
            continue;
        }
        all.push(Stretch(from..end.at, wrong, astray));
        (from, wrong, astray) = (end.at, false, !end.browser);
    }
    let beside = |at: usize, other: Option<usize>| {
        let runs_on = other.is_some_and(|other| all[at.max(other)].2);
        runs_on && other.is_some_and(|other| all[other].1)
    };
    let kept = (0..all.len()).filter(|at| {
        let next = Some(at + 1).filter(|next| *next < all.len());
        all[*at].1 || beside(*at, at.checked_sub(1)) || beside(*at, next)
    });
    kept.map(|at| all[at].0.clone()).collect()
}

/// The pieces that are kept together of a stretch: all of it, or what of it fits.
fn pieces(text: &str, stretch: Range<usize>, ends: &[End]) -> Vec<Range<usize>> {
    let stretch = trimmed(text, stretch);
    if width(&text[stretch.clone()]) <= LONGEST {
        return vec![stretch];
    }
    let first = ends.partition_point(|end| end.at <= stretch.start);
    let inner = ends[first..].iter().map(|end| end.at).take_while(|at| *at < stretch.end);
    let inner: Vec<usize> = inner.collect();
    // Where a stretch is divided, finest last.
    let at_blank = |at: &usize| text[..*at].ends_with(char::is_whitespace);
    let at_mark = |at: &usize| !text[..*at].ends_with(is_thai) || !text[*at..].starts_with(is_thai);
    let blanks: Vec<usize> = inner.iter().copied().filter(at_blank).collect();
    let marks: Vec<usize> = inner.iter().copied().filter(at_mark).collect();
    let mut found = Vec::new();
    for part in filled(text, stretch, &blanks) {
        for piece in filled(text, part, &marks) {
            // Only where the browser would go wrong, and only what fits.
            let wrong = !within(&inner, &piece).is_empty();
            if wrong && width(&text[piece.clone()]) <= LONGEST {
                found.push(piece);
            }
        }
    }
    found
}

/// The places inside a stretch.
fn within<'p>(places: &'p [usize], stretch: &Range<usize>) -> &'p [usize] {
    let from = places.partition_point(|at| *at <= stretch.start);
    let inside = places[from..].partition_point(|at| *at < stretch.end);
    &places[from..from + inside]
}

/// A stretch divided at as few of some places as make its parts fit, the last part the fullest: what ends
/// a stretch, a year or a unit, belongs closest to what is before it.
fn filled(text: &str, stretch: Range<usize>, places: &[usize]) -> Vec<Range<usize>> {
    let (mut parts, mut to, mut from) = (Vec::new(), stretch.end, stretch.end);
    // The width of what is taken so far, counted once.
    let mut taken = 0;
    for at in within(places, &stretch).iter().rev().copied().chain([stretch.start]) {
        let more = &text[at..from];
        if from < to && taken + width(more) > LONGEST {
            parts.push(trimmed(text, from..to));
            (to, taken) = (from, 0);
        }
        taken += if from == to { width(more.trim_end()) } else { width(more) };
        from = at;
    }
    parts.push(trimmed(text, stretch.start..to));
    parts.reverse();
    parts
}

/// Places that a browser has to be told of: between words, and at blanks that forbid it, where it would
/// keep more together than a narrow cell holds.
fn missing(text: &str, ends: &[End]) -> Vec<usize> {
    let (mut found, mut from) = (Vec::new(), 0);
    let last = End { at: text.len(), ours: true, browser: true };
    let mut unknown: Vec<usize> = Vec::new();
    for end in ends.iter().chain([&last]) {
        match (end.ours, end.browser) {
            (true, true) => {
                if width(text[from..end.at].trim_end()) > LONGEST {
                    let run = text[from..end.at].match_indices('\u{a0}');
                    unknown.extend(run.map(|(at, blank)| from + at + blank.len()));
                    unknown.sort_unstable();
                    unknown.dedup();
                    found.append(&mut unknown);
                }
                unknown.clear();
                from = end.at;
            }
            (true, false) => unknown.push(end.at),
            (false, _) => {}
        }
    }
    found
}

/// A stretch without the blanks around it.
fn trimmed(text: &str, stretch: Range<usize>) -> Range<usize> {
    let inner = &text[stretch.clone()];
    let start = stretch.start + (inner.len() - inner.trim_start().len());
    start..(start + inner.trim().len())
}

/// The width of a text in halves of a letter: nothing for what stands above or beneath another letter,
/// one for a blank and a slender mark, two for all else.
pub fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            'ั' | 'ิ'..='ฺ' | '็'..='๎' => 0,
            '(' | ')' | ',' | '.' | ':' | ';' | '/' | '\'' | '!' => 1,
            c if c.is_whitespace() => 1,
            _ => 2,
        })
        .sum()
}
