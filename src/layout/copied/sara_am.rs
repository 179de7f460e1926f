//! The letter ำ as one glyph.
//!
//! A shaper draws ำ as the ring over the consonant and as า behind it. Two glyphs cannot both stand for
//! one character, and the second is drawn for the letter า too, so that some readers copy the ring as
//! nothing or the letter twice. A font that draws its own glyph of ำ out of the same outlines looks the
//! same with that one.

use std::collections::BTreeSet;

use ttf_parser::{Face, GlyphId, OutlineBuilder};
use typst::layout::Em;
use typst::text::{FontInstance, Glyph};

/// How far the shaper may have moved the ring from where the font's own ำ has it.
const MOVED: f64 = 0.012;

/// What is known of the pairs of glyphs that draw ำ.
#[derive(Default)]
pub(super) struct Pairs(Vec<(FontInstance, [u16; 2], Option<Own>)>);

/// The font's own ำ, which may be drawn in place of what draws า.
#[derive(Clone, Copy)]
struct Own {
    glyph: u16,
    /// Whether the glyph before draws more than the ring: a tone mark above it.
    more: bool,
}

impl Pairs {
    /// The glyphs to draw instead of a ring, with or without a tone mark, and the glyph of า: ำ alone,
    /// or the tone mark (with its ring) and ำ. Nothing where that would look different.
    pub(super) fn own(&mut self, font: &FontInstance, head: &Glyph, tail: &Glyph) -> Vec<Glyph> {
        let ids = [head.id, tail.id];
        let known = self.0.iter().find(|(of, pair, _)| *pair == ids && of == font);
        let own = match known {
            Some((.., own)) => *own,
            None => {
                let own = outlined(font.ttf(), ids);
                self.0.push((font.clone(), ids, own));
                own
            }
        };
        let Some(own) = own else { return Vec::new() };
        let at = head.x_advance + tail.x_offset;
        if (at - head.x_offset).abs() > Em::new(MOVED) || head.y_offset != tail.y_offset {
            return Vec::new();
        }
        let mut letter = Glyph { id: own.glyph, ..tail.clone() };
        if own.more {
            // The two rings lie upon each other.
            return vec![Glyph { x_offset: at, ..head.clone() }, letter];
        }
        letter.x_offset = at;
        letter.x_advance += head.x_advance;
        vec![letter]
    }
}

/// The glyph of ำ, where each of its outlines is one of the two glyphs'.
fn outlined(face: &Face<'_>, [head, tail]: [u16; 2]) -> Option<Own> {
    let glyph = face.glyph_index('ำ')?;
    if face.glyph_index('า')? != GlyphId(tail) {
        return None;
    }
    let of = |glyph| {
        let mut lines = Lines::default();
        face.outline_glyph(glyph, &mut lines).map(|_| lines.closed)
    };
    let (own, head, tail) = (of(glyph)?, of(GlyphId(head))?, of(GlyphId(tail))?);
    let ring: BTreeSet<_> = own.difference(&tail).cloned().collect();
    let same = tail.is_subset(&own) && !ring.is_empty() && ring.is_subset(&head);
    same.then_some(Own { glyph: glyph.0, more: head.len() > ring.len() })
}

/// Collects closed outlines.
#[derive(Default)]
struct Lines {
    open: Vec<[u32; 2]>,
    closed: BTreeSet<Vec<[u32; 2]>>,
}

impl Lines {
    fn point(&mut self, x: f32, y: f32) {
        self.open.push([x.to_bits(), y.to_bits()]);
    }
}

impl OutlineBuilder for Lines {
    fn move_to(&mut self, x: f32, y: f32) {
        self.point(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.point(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.point(x1, y1);
        self.point(x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.point(x1, y1);
        self.point(x2, y2);
        self.point(x, y);
    }

    fn close(&mut self) {
        self.closed.insert(std::mem::take(&mut self.open));
    }
}
