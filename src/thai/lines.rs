//! Where a line of Thai may end: the words of the dictionary, and the rules of the printed page on top.
//!
//! A line ends between words, never inside one or inside a name; never before ๆ, ฯ or a closing mark,
//! nor after an opening one; a number stays with its unit, a date in one piece, and what is numbered
//! with its number. Spaces at which a line must not end are found as well.

mod lists;
mod shape;

use std::collections::BTreeSet;
use std::ops::Range;

use super::browser::{LONGEST, width};
use super::marks::settle;
use super::words::{Dictionary, INNER_BREAK, Remembering, WordBreaker};
use super::{CLASSIFIERS, MONTHS, is_combining};
use lists::{
    BODIES, COMPOUNDS, FAMILIES, MEASURES, MONEY, NEGATIONS, NO_NAMES, NO_ORDINALS, NUMBERED,
    ORDERED, PRESIDENTS, SMALL, TELEPHONE, TITLES, UNITS, YEARS,
};
pub(crate) use shape::is_letter;
pub use shape::with_like_digits;
use shape::{
    is_abbreviation, is_amount, is_code, is_number, is_opening, is_symbol, is_year, may_end,
    starts_with_mark, starts_with_month,
};
pub(super) use shape::{is_compound, is_joint};

/// Whether a word counts or measures what stands before it.
pub(crate) fn is_unit_word(word: &str) -> bool {
    [&CLASSIFIERS[..], MEASURES, UNITS].iter().any(|words| words.contains(&word))
}

/// A place at which a line may end, or a space at which it must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The byte offset: before the character that would start the next line, or of the space.
    pub at: usize,
    /// What may happen there.
    pub kind: Kind,
}

/// What may happen at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A line may end here.
    Break,
    /// A line may end here, but a small word (ที่ และ ของ) would stand at its end.
    Weak,
    /// A line may end here, but inside a compound that reads as one word, or behind a word of negation.
    Inside,
    /// A space at which a line must not end.
    Fixed,
}

/// Finds where lines may end.
#[derive(Debug)]
pub struct LineBreaker {
    words: Box<dyn WordBreaker + Send + Sync>,
    units: BTreeSet<String>,
    measures: BTreeSet<String>,
    /// Terms of a lexicon that a narrow cell holds: lines end at their marks only where one does not.
    terms: BTreeSet<String>,
    /// Names that are not broken, though a space stands in them.
    names: BTreeSet<String>,
}

/// What a content folder adds to the rules.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Words that are kept whole but for their marks: `ธุรกรรม|ทาง|อิเล็กทรอนิกส์`.
    pub words: Vec<String>,
    /// Names of people: each of their words is kept whole.
    pub names: Vec<String>,
    /// Units of count.
    pub units: Vec<String>,
}

impl LineBreaker {
    /// A breaker over the dictionary with a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let parts = lexicon.names.iter().flat_map(|name| name.split_whitespace());
        let whole =
            parts.clone().map(|part| title(part).map_or(part, |title| &part[title.len()..]));
        let words = lexicon.words.iter().map(String::as_str).filter(|w| thai_only(w));
        let bare = words.clone().map(|word| word.replace(INNER_BREAK, ""));
        LineBreaker {
            terms: bare.filter(|term| width(term) <= LONGEST).collect(),
            words: Box::new(Remembering::new(Dictionary::new(
                words,
                whole.filter(|w| thai_only(w)),
            ))),
            units: CLASSIFIERS
                .iter()
                .chain(UNITS)
                .map(|u| (*u).to_owned())
                .chain(lexicon.units.iter().cloned())
                .collect(),
            measures: MEASURES.iter().map(|measure| (*measure).to_owned()).collect(),
            names: parts.map(str::to_owned).collect(),
        }
    }

    /// The places of a text, in order.
    pub fn places(&self, text: &str) -> Vec<Place> {
        let tokens = self.tokens(text);
        let mut places = Vec::new();
        self.between_words(text, &tokens, &mut places);
        self.at_spaces(text, &tokens, &mut places);
        places.sort_unstable();
        places
    }

    /// The places inside a word at which the words it is made of meet; a name has none.
    pub(super) fn compounds(&self, word: &str) -> Vec<usize> {
        if self.names.contains(word) {
            return Vec::new();
        }
        let mut meets = self.words.compounds(word);
        meets.retain(|at| may_end(&word[..*at], &word[*at..]));
        meets
    }

    /// The text with `|` where a line may end and `‿` in place of a space at which it must not, its
    /// writer's marks obeyed.
    pub fn shown(&self, text: &str) -> String {
        let settled = settle(text, self);
        let text = &settled.text;
        let mut places = settled.places.into_iter().peekable();
        let mut out = String::with_capacity(text.len() * 2);
        for (at, c) in text.char_indices() {
            match places.next_if(|place| place.at == at).map(|place| place.kind) {
                Some(Kind::Fixed) => {
                    out.push('‿');
                    continue;
                }
                Some(Kind::Break | Kind::Weak | Kind::Inside) => out.push('|'),
                None => {}
            }
            out.push(c);
        }
        out
    }

    /// The pieces between spaces, each with its words.
    fn tokens(&self, text: &str) -> Vec<Token> {
        let mut ends = self.words.ends(text).into_iter().peekable();
        let mut tokens: Vec<Token> = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_whitespace(), start) {
                (false, None) => start = Some(at),
                (true, Some(from)) => {
                    let mut inner = Vec::new();
                    while let Some(end) = ends.peek().copied().filter(|end| *end <= at) {
                        if end > from && end < at {
                            inner.push(end);
                        }
                        ends.next();
                    }
                    tokens.push(Token { from, to: at, inner });
                    start = None;
                }
                _ => {}
            }
        }
        tokens
    }

    fn between_words(&self, text: &str, tokens: &[Token], places: &mut Vec<Place>) {
        // How many more pieces belong to a name.
        let mut in_name = 0;
        for token in tokens {
            let mut piece = &text[token.from..token.to];
            if let Some(title) = self.name_starts(token, text) {
                in_name = 2;
                piece = &piece[title.len()..];
                if piece.is_empty() {
                    continue;
                }
            }
            if in_name > 0 {
                in_name -= 1;
                // A name is one piece; what is long or ends in a mark was none.
                if piece.chars().count() <= LONGEST_NAME && piece.chars().all(is_letter) {
                    continue;
                }
                in_name = 0;
            }
            let mut from = token.from;
            let compounds = token.compounds(text, &self.terms);
            for end in &token.inner {
                let (before, after) = (&text[..*end], &text[*end..]);
                let word = &text[from..*end];
                from = *end;
                if !may_end(before, after) {
                    continue;
                }
                let behind = compounds.partition_point(|compound| compound.end <= *end);
                let inside = compounds.get(behind).is_some_and(|compound| compound.start < *end);
                // The last word of a compound is none of the small ones: ดำเนินการ.
                let ended = behind.checked_sub(1).is_some_and(|last| compounds[last].end == *end);
                let negation = NEGATIONS.contains(&word.trim_start_matches(is_opening));
                let kind = match inside || negation {
                    true => Kind::Inside,
                    false if !ended && SMALL.contains(&word) => Kind::Weak,
                    false => Kind::Break,
                };
                places.push(Place { at: *end, kind });
            }
        }
    }

    /// The title that starts a name in a piece.
    fn name_starts<'t>(&self, token: &Token, text: &'t str) -> Option<&'t str> {
        let piece = &text[token.from..token.to];
        if self.names.contains(piece) && title(piece).is_some() {
            return title(piece).map(|t| &piece[..t.len()]);
        }
        let title = title(piece)?;
        let rest = &piece[title.len()..];
        // นายจ้าง and นายก are words; a name starts behind a title that is a word of its own.
        let own = title.ends_with('.')
            || title.len() == piece.len()
            || token.inner.contains(&(token.from + title.len()));
        let word = NO_NAMES.iter().any(|word| rest.starts_with(word));
        (own && rest.chars().all(is_letter) && !word).then_some(title)
    }

    fn at_spaces(&self, text: &str, tokens: &[Token], places: &mut Vec<Place>) {
        let follows = |words: &[&str], token: &Token| {
            words.iter().any(|word| ends_with_word(text, token, word))
        };
        // Whether the piece before is a number that stands behind a word of its order, of a day, or of a
        // telephone.
        let (mut ordered, mut day, mut telephone) = (false, false, false);
        let mut earlier = "";
        for pair in tokens.windows(2) {
            let before = &text[pair[0].from..pair[0].to];
            let after = &text[pair[1].from..pair[1].to];
            let number = is_number(after);
            let counted = is_number(before);
            let section = before.trim_start_matches(is_opening) == "ม." && !is_number(earlier);
            let numbered = section || follows(NUMBERED, &pair[0]);
            telephone = number && (telephone && counted || follows(TELEPHONE, &pair[0]));
            let fixed = starts_with_mark(after)
                || (number && (numbered || telephone || is_code(before)))
                || ((numbered || counted) && is_lone_letter(after))
                || (is_amount(before)
                    && (is_unit(&self.measures, after, &pair[1], text)
                        || !ordered && is_unit(&self.units, after, &pair[1], text)))
                || (day && after.starts_with("เดือน"))
                || (number && is_money(before))
                || (counted && is_money(after))
                || (before == "ณ" && FAMILIES.iter().any(|name| after.starts_with(name)))
                || (counted && starts_with_month(after))
                || ((number || after.starts_with("พ.ศ.")) && ends_with_month(text, &pair[0]))
                || (is_abbreviation(after) && follows(BODIES, &pair[0]))
                || (is_short_title(before) && after.starts_with(is_letter))
                || before.ends_with(is_opening)
                || is_symbol(before)
                || matches!(before, "–" | "-") && number
                || matches!(after, "–" | "-") && counted;
            let years = matches!(before, "–" | "-" | "ถึง") && is_year(earlier);
            ordered = number
                && (section
                    || is_ordinal(before, after)
                    || is_code(before)
                    || before == "ใน" && is_number(earlier)
                    || is_year(after) && (years || follows(YEARS, &pair[0]))
                    || follows(ORDERED, &pair[0]));
            day = number && before.ends_with("วันที่");
            earlier = before;
            let spaces = &text[pair[0].to..pair[1].from];
            // What was typed in lines of its own is shown so.
            if fixed && !spaces.contains('\n') {
                places.extend(
                    spaces
                        .char_indices()
                        .map(|(offset, _)| Place { at: pair[0].to + offset, kind: Kind::Fixed }),
                );
            }
        }
    }
}

/// A piece between spaces, and the ends of the words inside it.
struct Token {
    from: usize,
    to: usize,
    inner: Vec<usize>,
}

impl Token {
    /// Where compounds stand that lines end in only if they must, from the left; none overlaps another.
    fn compounds(&self, text: &str, terms: &BTreeSet<String>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let ends = || self.inner.iter().copied().chain([self.to]);
        let starts = [self.from].into_iter().chain(self.inner.iter().copied());
        for (at, start) in starts.enumerate() {
            if found.last().is_some_and(|last| start < last.end) {
                continue;
            }
            let longest = ends().skip(at + 1).take(MOST_PARTS - 1).filter(|end| {
                let words = &text[start..*end];
                COMPOUNDS.binary_search(&words).is_ok() || terms.contains(words)
            });
            found.extend(longest.last().map(|end| start..end));
        }
        found
    }
}

/// Whether a piece starts with a unit that is a word of its own.
fn is_unit(units: &BTreeSet<String>, piece: &str, token: &Token, text: &str) -> bool {
    let mut ends = token.inner.iter().copied().chain([token.to]);
    let own = ends.any(|end| units.contains(&text[token.from..end]));
    let bare = piece.trim_end_matches(|c: char| !is_letter(c) && c != '%');
    own || units.contains(bare)
}

/// Whether a number behind a piece is a place in an order, as in บทที่ ๓, and counts nothing.
fn is_ordinal(piece: &str, number: &str) -> bool {
    piece.ends_with("ที่")
        && !number.contains(',')
        && !NO_ORDINALS.iter().any(|word| piece.ends_with(word))
}

/// Whether a piece is a sign of money without its amount: ฿, US$.
fn is_money(piece: &str) -> bool {
    let bare = piece.trim_end_matches([',', '.', ')']).trim_start_matches(is_opening);
    let letters = bare.trim_end_matches(MONEY);
    letters.len() < bare.len() && letters.chars().all(|c| c.is_ascii_uppercase())
}

/// Words of the longest compound.
const MOST_PARTS: usize = 3;

/// Letters of the longest word of a name.
const LONGEST_NAME: usize = 24;

/// Whether an entry of a lexicon has any effect: Thai letters alone, the first of them one that a word
/// can start with, and no piece longer than what is looked up.
pub fn is_holdable(entry: &str) -> bool {
    let mut pieces = entry.split(INNER_BREAK).map(|piece| piece.chars().count());
    thai_only(entry)
        && !entry.starts_with(is_combining)
        && pieces.all(|letters| letters <= super::words::LONGEST)
        && entry.chars().filter(|c| *c != INNER_BREAK).nth(1).is_some()
}

fn thai_only(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| is_letter(c) || c == INNER_BREAK)
}

/// The longest title that a piece starts with.
fn title(piece: &str) -> Option<&'static str> {
    TITLES.iter().filter(|t| piece.starts_with(**t)).max_by_key(|t| t.len()).copied()
}

/// Whether a line is the name of a person with their title and nothing else but a word or two.
pub(crate) fn is_person(line: &str) -> bool {
    let Some(title) = title(line) else { return false };
    let rest = line[title.len()..].trim_start();
    // นายกรัฐมนตรี is an office, นายกิตติ a man.
    let offices = NO_NAMES.iter().filter(|word| **word != "ก").chain(PRESIDENTS);
    let words = rest.split_whitespace().count();
    (1..=MOST_NAMES).contains(&words)
        && rest.chars().all(|c| is_letter(c) || ".,()".contains(c) || c.is_whitespace())
        && !offices.into_iter().any(|word| rest.starts_with(word))
}

/// Words of a line that is a name: a name, the family's, an office.
const MOST_NAMES: usize = 3;

/// Whether a piece is a title of letters and dots, alone: its name follows.
fn is_short_title(piece: &str) -> bool {
    piece.ends_with('.') && TITLES.contains(&piece)
}

/// Whether a piece is one letter that counts: ภาคผนวก ก, ตอนที่ ๖๙ ก. ณ is a word.
fn is_lone_letter(piece: &str) -> bool {
    let bare = piece.trim_start_matches('(').trim_end_matches([')', '.']);
    let mut letters = bare.chars();
    let first = letters.next();
    first.is_some_and(|c| matches!(c, 'ก'..='ฮ') && c != 'ณ') && letters.next().is_none()
}

/// Whether a piece ends with a word that starts where a word starts.
fn ends_with_word(text: &str, token: &Token, word: &str) -> bool {
    let piece = &text[token.from..token.to];
    let Some(before) = piece.strip_suffix(word) else { return false };
    let start = token.from + before.len();
    before.is_empty() || token.inner.contains(&start) || !before.ends_with(is_letter)
}

fn ends_with_month(text: &str, token: &Token) -> bool {
    let mut names = MONTHS.iter().flat_map(|(full, short, _)| [*full, *short]);
    names.any(|name| ends_with_word(text, token, name))
}
