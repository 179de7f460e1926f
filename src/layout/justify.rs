//! Justified paragraphs without rivers.
//!
//! Lines of prose are filled by a little room between all letters and a little more at spaces, and its Latin
//! words may be hyphenated. What a line lacks beyond that opens its spaces, and such a line is loose. A
//! paragraph with a loose line is ragged in the next pass.

use std::collections::BTreeSet;

use typst::foundations::{Label, Value as TypstValue};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Em, Frame, FrameItem, Point};
use typst::text::{Glyph, TextItem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::moved;
use crate::thai::marks;

/// The label under which templates say which paragraph starts, and how far letters may be spread.
const LABEL: &str = "justified";
/// How wide a space may be, in widths of a space.
const WIDEST_SPACE: f64 = 2.0;
/// How far a letter and the mark behind it may be spread, in ems.
const WIDEST_SPREAD: f64 = 0.065;
/// How much of the room between letters is all of it.
const ALL: f64 = 0.999;

/// How lines of a laid-out document are justified.
#[derive(Debug, Default)]
pub struct Justified {
    /// Lines that were filled or tightened.
    pub lines: usize,
    /// Numbers of paragraphs with a loose line.
    pub loose: BTreeSet<usize>,
    /// Numbers of paragraphs that are ragged because they had one.
    pub ragged: BTreeSet<usize>,
}

impl Justified {
    /// Numbers of paragraphs that have to be ragged.
    pub(super) fn into_ragged(self) -> BTreeSet<usize> {
        let mut all = self.loose;
        all.extend(self.ragged);
        all
    }
}

/// Reads how paragraphs are justified out of the frames, as the typesetter made them.
pub fn justified(document: &PagedDocument) -> Justified {
    let label = Label::new(PicoStr::intern(LABEL));
    let mut reader =
        Reader { label, paragraph: None, line: Line::default(), read: Justified::default() };
    for page in document.pages() {
        reader.frame(&page.frame, Point::zero());
    }
    reader.end_line();
    reader.read
}

/// What was read of a line.
#[derive(Debug, Default)]
struct Line {
    /// Where its text ends so far, in points.
    end: f64,
    spaces: usize,
    /// The widest space, in widths of a space.
    space: f64,
    /// How far letters are spread at most, with the marks behind them.
    spread: f64,
    /// Letters and marks that are spread as far as they may, and all of them.
    full: usize,
    letters: usize,
    adjusted: bool,
}

/// A paragraph as its template announces it.
struct Paragraph {
    number: usize,
    /// How far letters may be spread, in ems.
    tracking: f64,
    ragged: bool,
}

struct Reader {
    label: Option<Label>,
    paragraph: Option<Paragraph>,
    line: Line,
    read: Justified,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, from: Point) {
        for (at, item) in frame.items() {
            let at = from + *at;
            match item {
                FrameItem::Group(group) => {
                    if let Some(moved) = moved(group) {
                        self.frame(&group.frame, at + moved);
                    }
                }
                FrameItem::Tag(Tag::Start(element, _))
                    if self.label.is_some() && element.label() == self.label =>
                {
                    self.end_line();
                    self.paragraph = element.to_packed::<MetadataElem>().and_then(announced);
                    let ragged = self.paragraph.iter().filter(|paragraph| paragraph.ragged);
                    self.read.ragged.extend(ragged.map(|paragraph| paragraph.number));
                }
                FrameItem::Text(run) => self.text(run, at),
                _ => {}
            }
        }
    }

    fn text(&mut self, run: &TextItem, at: Point) {
        // A line starts where text goes back to the left.
        if at.x.to_pt() < self.line.end - 0.5 {
            self.end_line();
        }
        let line = &mut self.line;
        line.end = at.x.to_pt() + run.width().to_pt();
        // A drawn hyphen carries the mark it stands for.
        if run.text == "\u{ad}" {
            return;
        }
        let space = run.font.ttf().glyph_index(' ').and_then(|id| run.font.x_advance(id.0));
        let most = self.paragraph.as_ref().map_or(0.0, |paragraph| paragraph.tracking) * ALL;
        let mut spread = 0.0;
        for glyph in &run.glyphs {
            let Some(own) = run.text.get(glyph.range()) else { continue };
            if own.starts_with([' ', marks::FIXED_SPACE]) {
                // A space at the end of a line has no width.
                if let Some(space) = space.filter(|space| *space > Em::zero())
                    && glyph.x_advance > Em::zero()
                {
                    let width = glyph.x_advance / space;
                    line.spaces += 1;
                    line.space = line.space.max(width);
                    line.adjusted |= (width - 1.0).abs() > 0.001;
                }
                spread = 0.0;
                continue;
            }
            let room = match !own.is_empty() && own.chars().all(marks::is_mark) {
                true => glyph.x_advance.get(),
                false => {
                    spread = 0.0;
                    spread_of(run, glyph)
                }
            };
            spread += room;
            line.spread = line.spread.max(spread);
            line.letters += 1;
            line.full += usize::from(room >= most);
            line.adjusted |= room.abs() > 0.0001;
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let Some(paragraph) = self.paragraph.as_ref().filter(|_| line.adjusted) else { return };
        self.read.lines += 1;
        // Without a space, a line that has all the room between its letters is too short all the same.
        let short = line.spaces == 0 && paragraph.tracking > 0.0 && line.full * 3 > line.letters;
        if short || line.space > WIDEST_SPACE || line.spread > WIDEST_SPREAD {
            self.read.loose.insert(paragraph.number);
        }
    }
}

/// How far a letter is set apart from the next, in ems.
fn spread_of(run: &TextItem, glyph: &Glyph) -> f64 {
    run.font.x_advance(glyph.id).map_or(0.0, |own| (glyph.x_advance - own).get())
}

fn announced(said: &typst::foundations::Packed<MetadataElem>) -> Option<Paragraph> {
    let TypstValue::Dict(said) = &said.value else { return None };
    match (said.get("paragraph"), said.get("tracking")) {
        (Ok(TypstValue::Int(number)), Ok(TypstValue::Length(tracking))) => {
            let number = usize::try_from(*number).ok()?;
            let ragged = matches!(said.get("ragged"), Ok(TypstValue::Bool(true)));
            Some(Paragraph { number, tracking: tracking.em.get(), ragged })
        }
        _ => None,
    }
}
