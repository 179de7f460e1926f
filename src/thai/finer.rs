//! Finer breaks, for a stretch of text that is wider than its place: first where a line would rather not
//! end, then inside compounds and, in Latin words, between syllables. A space inside a stretch is one at
//! which a line must not end: there it is parted only where smaller type does not help either.

use super::lines::{Kind, LineBreaker, is_letter};
use super::{MONTHS, is_thai, marks};

/// A piece of a parted stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it says; lines do not end inside of it.
    pub text: String,
    /// What follows it.
    pub end: End,
}

/// A way to part a stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The pieces, which say the same as the stretch.
    pub pieces: Vec<Piece>,
    /// Whether a line may end at a space at which it must not, or in a word beside it: a number may
    /// leave its unit. Smaller type is better.
    pub forced: bool,
}

/// What follows a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Another piece, on the same line or the next.
    Open,
    /// Another piece of the same Latin word: a line ends with a hyphen.
    Hyphen,
    /// Nothing.
    Last,
}

impl Piece {
    /// The mark behind the piece.
    pub fn joint(&self) -> &'static str {
        match self.end {
            End::Open => "\u{200b}",
            End::Hyphen => "\u{ad}",
            End::Last => "",
        }
    }

    /// The piece as wide as it is at the end of a line.
    pub fn as_wide(&self) -> String {
        format!("{}{}", self.text, if self.end == End::Hyphen { "-" } else { "" })
    }
}

/// Characters of the longest stretch that is parted: what is longer was never meant to be read.
const LONGEST: usize = 1_000;
/// Letters of the shortest Latin word that is hyphenated.
const SHORTEST: usize = 5;
/// Letters that stay together before and behind a hyphen.
const BESIDE: (usize, usize) = (2, 3);

/// Times that pieces are looked into for compounds: a compound may be made of others.
const LEVELS: usize = 3;

/// The ways to part a stretch, the coarsest first; each has more pieces than the one before.
pub fn ways(stretch: &str, breaker: &LineBreaker) -> Vec<Way> {
    let way = |cuts: &[(usize, End)], forced| Way { pieces: pieces(stretch, cuts), forced };
    if stretch.chars().nth(LONGEST).is_some() {
        return vec![way(&[], false)];
    }
    let mut cuts: Vec<(usize, End)> = breaker
        .places(stretch)
        .into_iter()
        .filter(|place| place.kind != Kind::Fixed)
        .map(|place| (place.at, End::Open))
        .collect();
    let mut ways = vec![way(&cuts, false)];
    for level in 0..2 * LEVELS {
        let forced = level >= LEVELS;
        let mut more = cuts.clone();
        if level == 0 {
            more.extend(between_scripts(stretch));
            more.extend(hyphens(stretch));
        } else if level == LEVELS {
            more.extend(at_spaces(stretch));
        }
        let ends = bounds(stretch, &more);
        for pair in ends.windows(2) {
            more.extend(inside(stretch, pair[0], pair[1], forced, breaker));
        }
        more.sort_by_key(|(at, _)| *at);
        more.dedup_by_key(|(at, _)| *at);
        if more.len() > cuts.len() {
            ways.push(way(&more, forced));
        }
        cuts = more;
    }
    ways
}

fn bounds(stretch: &str, cuts: &[(usize, End)]) -> Vec<usize> {
    let mut ends: Vec<usize> = cuts.iter().map(|(at, _)| *at).chain([0, stretch.len()]).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

fn pieces(stretch: &str, cuts: &[(usize, End)]) -> Vec<Piece> {
    let ends = cuts.iter().copied().chain([(stretch.len(), End::Last)]);
    let mut from = 0;
    let mut out = Vec::new();
    for (to, end) in ends {
        if to > from {
            out.push(Piece { text: marks::whole(&stretch[from..to]), end });
            from = to;
        }
    }
    out
}

/// Cuts between two characters of which the second may start a line.
fn between(stretch: &str, cut: impl Fn(char, char) -> bool) -> Vec<(usize, End)> {
    let pairs = stretch.chars().zip(stretch.char_indices().skip(1));
    pairs
        .filter(|(before, (_, after))| {
            // A vowel or a mark belongs to the letter before it, and no mark starts a line.
            let starts = after.is_alphanumeric() && !matches!(after, 'ะ'..='ฺ' | 'ๅ'..='๎');
            starts && cut(*before, *after)
        })
        .map(|(_, (at, _))| (at, End::Open))
        .collect()
}

/// Cuts behind spaces.
fn at_spaces(stretch: &str) -> Vec<(usize, End)> {
    between(stretch, |before, _| before.is_whitespace())
}

/// Cuts between letters of Thai and of Latin.
fn between_scripts(stretch: &str) -> Vec<(usize, End)> {
    between(stretch, |before, after| {
        is_letter(before) && after.is_ascii_alphabetic()
            || before.is_ascii_alphabetic() && is_letter(after)
    })
}

/// Cuts between the syllables of Latin words.
fn hyphens(stretch: &str) -> Vec<(usize, End)> {
    let mut cuts = Vec::new();
    let mut from = 0;
    for part in stretch.split(|c: char| !c.is_ascii_alphabetic()) {
        let start = from + stretch[from..].find(part).unwrap_or_default();
        from = start + part.len();
        if part.len() >= SHORTEST && !part.chars().all(|c| c.is_ascii_uppercase()) {
            let mut at = start;
            let (left, right) = BESIDE;
            for syllable in hypher::hyphenate_bounded(part, hypher::Lang::English, left, right) {
                at += syllable.len();
                if at < from {
                    cuts.push((at, End::Hyphen));
                }
            }
        }
    }
    cuts
}

/// Letters of the shortest Latin word that is hyphenated in running text.
const SHORTEST_RUNNING: usize = 6;

/// A text whose Latin words may end a line between syllables, if it has such words: no names in capitals,
/// no codes, no addresses, nothing that has a hyphen of its own.
pub fn hyphenated(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut any = false;
    let between = |c: char| c.is_whitespace() || is_thai(c) || c == '\u{200b}';
    for part in text.split_inclusive(between) {
        let token = part.trim_end_matches(between);
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        let start = token.find(word).unwrap_or_default();
        let running = word.len() >= SHORTEST_RUNNING
            && word.chars().all(|c| c.is_ascii_alphabetic())
            && word.chars().skip(1).all(|c| c.is_ascii_lowercase())
            && word.len() <= LONGEST;
        if !running {
            out.push_str(part);
            continue;
        }
        out.push_str(&part[..start]);
        let (left, right) = BESIDE;
        let syllables = hypher::hyphenate_bounded(word, hypher::Lang::English, left, right);
        for (at, syllable) in syllables.enumerate() {
            if at > 0 {
                out.push('\u{ad}');
                any = true;
            }
            out.push_str(syllable);
        }
        out.push_str(&part[start + word.len()..]);
    }
    any.then_some(out)
}

/// Cuts inside the compounds between two places. A word beside a space belongs to what stands behind the
/// space, and is parted only where that is.
fn inside(
    stretch: &str,
    from: usize,
    to: usize,
    forced: bool,
    breaker: &LineBreaker,
) -> Vec<(usize, End)> {
    let mut cuts = Vec::new();
    let mut at = from;
    for part in stretch[from..to].split(|c: char| !is_letter(c)) {
        let start = at + stretch[at..to].find(part).unwrap_or_default();
        at = start + part.len();
        let beside = stretch[..start].ends_with(char::is_whitespace)
            || stretch[at..].starts_with(char::is_whitespace);
        let month = MONTHS.iter().any(|(name, ..)| *name == part);
        if !month && (forced || !beside) {
            cuts.extend(breaker.compounds(part).into_iter().map(|cut| (start + cut, End::Open)));
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thai::lines::Lexicon;

    /// What a piece says, with `‿` at spaces at which no line ends.
    fn said(piece: &Piece) -> String {
        marks::without(&piece.text).replace(marks::FIXED_SPACE, "‿")
    }

    fn shown(stretch: &str) -> Vec<String> {
        let breaker = LineBreaker::new(&Lexicon {
            names: vec!["นายดีงาม มหาชน".into()],
            ..Lexicon::default()
        });
        let joined = |way: &Way| {
            let marks = |end| match end {
                End::Open => "|",
                End::Hyphen => "-|",
                End::Last => "",
            };
            let pieces = way.pieces.iter().map(|p| said(p) + marks(p.end));
            format!("{}{}", if way.forced { "!" } else { "" }, pieces.collect::<String>())
        };
        ways(stretch, &breaker).iter().map(joined).collect()
    }

    fn finest(stretch: &str) -> String {
        shown(stretch).pop().unwrap()
    }

    #[test]
    fn a_compound_parts_where_its_words_meet() {
        assert_eq!(finest("วิทยาศาสตร์"), "วิทยา|ศาสตร์");
        assert_eq!(shown("วิทยาศาสตร์")[0], "วิทยาศาสตร์");
    }

    #[test]
    fn what_is_no_compound_stays_whole() {
        for word in ["อิเล็กทรอนิกส์", "ก", "ไซเบอร์", "กฎกระทรวง", "มหาชน", ""]
        {
            assert_eq!(finest(word), word);
        }
    }

    #[test]
    fn latin_words_part_between_syllables() {
        assert_eq!(finest("Innovation"), "In-|no-|va-|tion");
        assert_eq!(finest("(Innovation)"), "(In-|no-|va-|tion)");
        assert_eq!(finest("UNESCO"), "UNESCO");
        assert_eq!(finest("Work"), "Work");
    }

    #[test]
    fn running_text_is_hyphenated_in_its_plain_words() {
        let said = |text: &str| hyphenated(text).map(|text| text.replace('\u{ad}', "-"));
        assert_eq!(
            said("งานInnovationและ (Government Data)").as_deref(),
            Some("งานIn-no-va-tionและ (Gov-ern-ment Data)")
        );
        for plain in [
            "ThaiCERT UNCITRAL e-Commerce",
            "https://innovation.example.go.th/government",
            "Innovation2562 somebody@example.go.th Application/Government",
            "Data Base",
            "การประเมินผล",
            "",
        ] {
            assert_eq!(said(plain), None, "{plain}");
        }
        let marked = "งาน\u{200b}Innovation\u{2060},";
        assert_eq!(said(marked).as_deref(), Some("งาน\u{200b}In-no-va-tion\u{2060},"));
        assert_eq!(marks::without(&hyphenated(marked).unwrap()), marks::without(marked));
    }

    #[test]
    fn a_number_leaves_its_unit_before_it_leaves_the_cell() {
        assert_eq!(shown("1,992.38 ล้านบาท").last().unwrap(), "!1,992.38 |ล้าน|บาท");
        assert_eq!(finest("12345678901234567890"), "12345678901234567890");
    }

    #[test]
    fn a_date_is_parted_after_everything_else() {
        assert_eq!(
            shown("เมื่อวันที่ 1 พฤษภาคม 2562"),
            ["เมื่อ|วันที่‿1‿พฤษภาคม‿2562", "!เมื่อ|วัน|ที่ |1 |พฤษภาคม |2562"]
        );
        assert_eq!(
            shown("ศูนย์วิทยาศาสตร์และ Innovation 4 ปี"),
            [
                "ศูนย์|วิทยาศาสตร์|และ‿Innovation‿4‿ปี",
                "ศูนย์|วิทยา|ศาสตร์|และ‿In-|no-|va-|tion‿4‿ปี",
                "!ศูนย์|วิทยา|ศาสตร์|และ |In-|no-|va-|tion |4 |ปี",
            ]
        );
    }

    #[test]
    fn every_way_says_the_same() {
        let breaker = LineBreaker::new(&Lexicon::default());
        for stretch in ["การพัฒนาธุรกรรมทางอิเล็กทรอนิกส์Innovation)", "  a  ", "่่่", "ก‿ข-|", "éclairs"]
        {
            for way in ways(stretch, &breaker) {
                let said: String = way.pieces.iter().map(said).collect();
                assert_eq!(said.replace('‿', " "), stretch.replace('‿', " "));
            }
        }
        let long = "ประเมินผล".repeat(2_000) + &"a".repeat(50_000);
        assert_eq!(ways(&long, &breaker).len(), 1);
    }
}
