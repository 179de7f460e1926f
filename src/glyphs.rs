//! Which characters can be drawn: those that a font of the project or of the program has.
//!
//! A PDF for archives must not hold one that none has, and nobody could read it. It is found where it was
//! written, and a box stands in its place, so that the pages can be made.

use std::borrow::Cow;
use std::collections::BTreeSet;

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::source::Sources;

/// What stands for a character that cannot be drawn.
const BOX: char = '□';
/// Signs that are drawn as others, which fonts have.
const DRAWN_AS: [(char, char); 9] = [
    ('✗', '⨯'),
    ('✘', '⨯'),
    ('✕', '⨯'),
    ('✖', '⨯'),
    ('❌', '⨯'),
    ('❎', '☒'),
    ('✔', '✓'),
    ('✅', '☑'),
    ('🗸', '✓'),
];

/// Whether the typesetter takes a file for a font.
pub fn is_font(path: &str) -> bool {
    path.starts_with("fonts/") && (path.ends_with(".ttf") || path.ends_with(".otf"))
}

/// The fonts that pages are drawn with.
pub struct Fonts<'a> {
    faces: Vec<Face<'a>>,
    /// What most texts are made of, where one font has all of it.
    plain: BTreeSet<char>,
}

impl<'a> Fonts<'a> {
    /// The fonts among the files of a project.
    pub fn of(sources: &'a Sources) -> Self {
        let files = sources.assets().filter(|(path, _)| is_font(path));
        let faces: Vec<Face<'_>> =
            files.filter_map(|(_, bytes)| Face::parse(bytes, 0).ok()).collect();
        let plain = (' '..='~').chain('ก'..='ฺ').chain('฿'..='๛').collect::<BTreeSet<char>>();
        let whole = faces.iter().any(|face| plain.iter().all(|c| has(face, *c)));
        Fonts { faces, plain: if whole { plain } else { BTreeSet::new() } }
    }

    /// Characters of a text that no font has: of each cluster the first. Where there are no fonts, nobody
    /// knows.
    pub fn lacking(&self, text: &str) -> BTreeSet<char> {
        let mut lacking = BTreeSet::new();
        if !self.is_plain(text) {
            for cluster in self.settled(text).graphemes(true) {
                lacking.extend(self.missing(cluster).first());
            }
        }
        lacking
    }

    /// A text with nothing in it that cannot be drawn.
    pub fn drawn<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.is_plain(text) {
            return Cow::Borrowed(text);
        }
        let settled = self.settled(text);
        let mut out = String::with_capacity(settled.len());
        for cluster in settled.graphemes(true) {
            let missing = self.missing(cluster);
            let mut boxed = false;
            for c in cluster.chars() {
                if missing.contains(&c) {
                    // One box, and nothing of what joins the parts of such a picture.
                    out.extend((!boxed).then_some(BOX));
                    boxed = true;
                } else if !(boxed && is_unseen(c)) {
                    out.push(c);
                    boxed = false;
                }
            }
        }
        Cow::Owned(out)
    }

    fn is_plain(&self, text: &str) -> bool {
        self.faces.is_empty()
            || text.chars().all(|c| self.plain.contains(&c) || crate::thai::marks::is_mark(c))
    }

    /// A text with signs and blanks that fonts have.
    fn settled(&self, text: &str) -> String {
        let drawn = |c: char| match DRAWN_AS.iter().find(|(typed, _)| *typed == c) {
            _ if c == '\n' => c,
            Some((_, drawn)) if !self.faces.iter().any(|face| has(face, c)) => *drawn,
            _ if c.is_whitespace() && !self.faces.iter().any(|face| has(face, c)) => ' ',
            _ => c,
        };
        text.chars().map(drawn).collect()
    }

    /// What of a cluster cannot be drawn: all of it is drawn by one font.
    fn missing(&self, cluster: &str) -> Vec<char> {
        let lacks = |face: &Face<'_>, form: &str| -> Vec<char> {
            form.chars().filter(|c| !is_unseen(*c) && !has(face, *c)).collect()
        };
        let written = self.faces.iter().map(|face| lacks(face, cluster));
        let missing = written.min_by_key(Vec::len).unwrap_or_default();
        // Letters with marks are one character or several, as a font has them.
        let forms = || [cluster.nfc().collect::<String>(), cluster.nfd().collect()];
        let whole = !missing.is_empty()
            && forms()
                .iter()
                .any(|form| self.faces.iter().any(|face| lacks(face, form).is_empty()));
        if whole { Vec::new() } else { missing }
    }
}

/// Whether a font has a character. What a maths font has at codes of private use are parts of its own.
fn has(face: &Face<'_>, c: char) -> bool {
    let own = matches!(c, '\u{e000}'..='\u{f8ff}') && face.tables().math.is_some();
    !own && face.glyph_index(c).is_some()
}

/// Whether a character is none that a font draws: blanks, and what steers lines, forms or directions.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}
