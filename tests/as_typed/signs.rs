//! Letters and digits in their order: what a source asks for, what a page has, and whether they are the same.

use std::collections::BTreeSet;

use raingan::thai::{self, is_thai};
use unicode_normalization::UnicodeNormalization;

/// Whether something stands between a letter and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// Nothing.
    No,
    /// Something that is seen, a blank at least.
    Yes,
    /// One or the other: Thai joined at the end of a line, a mark that was obeyed.
    Either,
}

/// A letter or a digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    pub letter: char,
    pub apart: Apart,
}

/// A stretch of what a source asks for: letters, or one of several stretches of them.
#[derive(Debug, Clone)]
pub enum Piece {
    Signs(Vec<Sign>),
    One(Vec<Vec<Sign>>),
}

impl Piece {
    /// The same, or nothing.
    pub fn or_nothing(self) -> Self {
        let mut ways = match self {
            Piece::Signs(signs) => vec![signs],
            Piece::One(ways) => ways,
        };
        ways.push(Vec::new());
        Piece::One(ways)
    }
}

/// Whether a character is looked at; Thai digits are Arabic ones.
fn letter(c: char) -> Option<char> {
    match thai::digit(c) {
        Some(digit) => char::from_digit(u32::from(digit), 10),
        None => (c.is_alphanumeric() || is_thai(c)).then_some(c),
    }
}

/// Whether a character takes no room and is never drawn.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_thai_letter(c: char) -> bool {
    is_thai(c) && !matches!(c, 'ๆ' | 'ฯ')
}

/// What stands between two letters of a source says of the page whether they stand apart there.
fn between(before: char, after: char, gap: &str) -> Apart {
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    let thai = is_thai_letter(before) && is_thai_letter(after);
    let gap: String = gap.chars().filter(|c| !is_unseen(*c)).collect();
    if gap.is_empty() {
        Apart::No
    } else if gap.contains('\n') {
        if thai { Apart::Either } else { Apart::Yes }
    } else if gap.contains(char::is_whitespace) {
        Apart::Yes
    } else if digits && !gap.contains(['`', '[', ']', '\\', '<', '>']) {
        // A mark between two digits joins no numbers.
        Apart::Yes
    } else {
        Apart::Either
    }
}

/// The letters of a source that stand behind something else.
pub fn typed(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let mut gap = String::new();
    for c in text.nfc() {
        let Some(letter) = letter(c) else {
            gap.push(c);
            continue;
        };
        let apart = signs.last().map_or(Apart::Either, |last| between(last.letter, letter, &gap));
        signs.push(Sign { letter, apart });
        gap.clear();
    }
    signs
}

/// What stands for a line end of a page, at which a blank is not drawn.
pub const LINE: char = '\u{b}';

/// The letters of a page.
pub fn printed(text: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut apart = Apart::Either;
    for c in text.nfc().filter(|c| !is_unseen(*c)) {
        match letter(c) {
            Some(letter) => {
                signs.push(Sign { letter, apart });
                apart = Apart::No;
            }
            None if c == LINE && apart == Apart::No => apart = Apart::Either,
            None if c == LINE => {}
            None => apart = Apart::Yes,
        }
    }
    signs
}

fn fits(typed: Sign, printed: Sign) -> bool {
    typed.letter == printed.letter
        && (typed.apart == printed.apart
            || typed.apart == Apart::Either
            || printed.apart == Apart::Either)
}

/// Where a page goes on behind a stretch that begins at one of its places.
fn behind(places: &BTreeSet<usize>, signs: &[Sign], page: &[Sign]) -> BTreeSet<usize> {
    let fits_at = |at: &usize| {
        page.get(*at..*at + signs.len()).is_some_and(|page| {
            signs.iter().zip(page).all(|(typed, printed)| fits(*typed, *printed))
        })
    };
    places.iter().copied().filter(fits_at).map(|at| at + signs.len()).collect()
}

/// Whether a stretch stands somewhere on a page.
pub fn holds(page: &[Sign], asked: &[Sign]) -> bool {
    let fits = |page: &[Sign]| page.iter().zip(asked).all(|(page, asked)| fits(*asked, *page));
    // At its start nothing is known of what stands before it.
    asked.is_empty() || page.windows(asked.len()).any(fits)
}

/// Whether a page has what a source asks for and nothing else; where not, how far the two agree.
pub fn compare(pieces: &[Piece], page: &[Sign]) -> Result<(), usize> {
    let mut places = BTreeSet::from([0]);
    for piece in pieces {
        let next: BTreeSet<usize> = match piece {
            Piece::Signs(signs) => behind(&places, signs, page),
            Piece::One(ways) => {
                ways.iter().flat_map(|signs| behind(&places, signs, page)).collect()
            }
        };
        if next.is_empty() {
            return Err(agreed(&places, piece, page));
        }
        places = next;
    }
    match places.contains(&page.len()) {
        true => Ok(()),
        false => Err(places.last().copied().unwrap_or_default()),
    }
}

/// How far a page agrees with a stretch that it does not have.
fn agreed(places: &BTreeSet<usize>, piece: &Piece, page: &[Sign]) -> usize {
    let ways = match piece {
        Piece::Signs(signs) => std::slice::from_ref(signs),
        Piece::One(ways) => ways,
    };
    let far = |at: usize, signs: &Vec<Sign>| {
        let page = page.get(at..).unwrap_or_default();
        at + signs.iter().zip(page).take_while(|(typed, printed)| fits(**typed, **printed)).count()
    };
    let all = places.iter().flat_map(|at| ways.iter().map(move |signs| far(*at, signs)));
    all.max().unwrap_or_default()
}

/// Letters of a page from a place on, for a message.
pub fn shown(signs: &[Sign]) -> String {
    let mut text = String::new();
    for sign in signs {
        if sign.apart == Apart::Yes {
            text.push(' ');
        }
        text.push(sign.letter);
    }
    text
}

/// The same of what a source asks for; `{a|b}` is one of two.
pub fn asked(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Signs(signs) => shown(signs),
        Piece::One(ways) => {
            format!("{{{}}}", ways.iter().map(|way| shown(way)).collect::<Vec<_>>().join("|"))
        }
    };
    pieces.iter().map(piece).collect()
}
