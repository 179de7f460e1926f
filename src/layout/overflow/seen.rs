//! Finding what sticks out: stretches of text and rules of a page as they were laid out.

use typst::foundations::{Label, Selector, Value as TypstValue};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem, Point};
use typst::text::{Glyph, TextItem};
use typst::utils::PicoStr;
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use crate::thai::marks;

use super::super::copied::says_again;
use super::super::moved;
use super::marked::START;
use super::{Edge, Stuck};

/// The label under which templates say how far the text area is from the edges of the paper.
const MARGINS: &str = "text-area";
/// How far text may stick out before anybody sees it, in points.
const SEEN: f64 = 0.6;
/// How far text has to stay from a rule, in points: closer, letters and line are one.
const CLEAR: f64 = 1.5;
/// Points of a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// Text that sticks out of its cell or of the page, page by page.
pub fn stuck(document: &PagedDocument) -> Vec<Stuck> {
    let (left, right) = margins(document);
    let mut all = Vec::new();
    for (at, page) in document.pages().iter().enumerate() {
        let mut seen = Seen::default();
        seen.frame(&page.frame, Point::zero());
        seen.rules.sort_by(|a, b| a.x.total_cmp(&b.x));
        let size = page.frame.size();
        let area = (left, size.x.to_pt() - right, size.y.to_pt());
        for stretch in &seen.stretches {
            if let Some((over, edge)) = seen.over(stretch, area) {
                // What touches a rule sticks out of its place, if not of the cell.
                let over = ((over / MILLIMETRE * 10.0).ceil() as u32).max(1);
                all.push(Stuck { text: stretch.text.clone(), over, edge, page: at + 1 });
            }
        }
    }
    all
}

/// How far the text area is from the left and the right edge of the paper, as the templates say.
fn margins(document: &PagedDocument) -> (f64, f64) {
    let Some(label) = Label::new(PicoStr::intern(MARGINS)) else { return (0.0, 0.0) };
    let said = document.introspector().query_first(&Selector::Label(label));
    let value = said.and_then(|said| Some(said.to_packed::<MetadataElem>()?.value.clone()));
    let Some(TypstValue::Dict(sides)) = value else { return (0.0, 0.0) };
    let side = |name| match sides.get(name) {
        Ok(TypstValue::Length(length)) => length.abs.to_pt(),
        _ => 0.0,
    };
    (side("left"), side("right"))
}

/// A stretch of text on one line, in points from the corner of the page.
#[derive(Debug)]
struct Stretch {
    from: f64,
    to: f64,
    /// The baseline.
    y: f64,
    size: f64,
    text: String,
    /// The bytes of the cluster it ends with, and the glyphs of it that are drawn so far.
    tail: (usize, usize),
}

impl Stretch {
    /// Adds what a run says. A raised mark is a run of its own, which says the whole cluster again.
    fn say(&mut self, run: &TextItem) {
        let (bytes, there) = self.tail;
        let cluster = &self.text[self.text.len() - bytes..];
        let again = if bytes > 0 && says_again(cluster, there, run) { bytes } else { 0 };
        self.text.push_str(&run.text[again..]);
        let last = run.glyphs.last().map(Glyph::range).unwrap_or_default();
        let own = run.glyphs.iter().rev().take_while(|glyph| glyph.range() == last).count();
        self.tail = match (last.end == run.text.len(), again == run.text.len()) {
            (false, _) => (0, 0),
            (true, true) => (bytes, there + own),
            (true, false) => (last.len(), own),
        };
    }
}

/// A vertical rule.
#[derive(Debug)]
struct Rule {
    x: f64,
    top: f64,
    bottom: f64,
}

/// What of a page tells whether text sticks out.
#[derive(Debug, Default)]
struct Seen {
    stretches: Vec<Stretch>,
    rules: Vec<Rule>,
}

impl Seen {
    fn frame(&mut self, frame: &Frame, from: Point) {
        for (at, item) in frame.items() {
            let at = from + *at;
            match item {
                FrameItem::Group(group) => {
                    if let Some(moved) = moved(group) {
                        self.frame(&group.frame, at + moved);
                    }
                }
                FrameItem::Text(text) => self.text(text, at),
                FrameItem::Shape(shape, _) if shape.stroke.is_some() => {
                    let (x, y) = (at.x.to_pt(), at.y.to_pt());
                    match &shape.geometry {
                        Geometry::Line(to) if to.x.to_pt().abs() < 0.01 => {
                            let end = y + to.y.to_pt();
                            self.rules.push(Rule { x, top: y.min(end), bottom: y.max(end) });
                        }
                        Geometry::Rect(size) => {
                            let (width, bottom) = (size.x.to_pt(), y + size.y.to_pt());
                            self.rules.push(Rule { x, top: y, bottom });
                            self.rules.push(Rule { x: x + width, top: y, bottom });
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds a run; one that goes on where another ends belongs to its stretch.
    fn text(&mut self, run: &TextItem, at: Point) {
        let (from, y, size) = (at.x.to_pt(), at.y.to_pt(), run.size.to_pt());
        let blank = |text: &str| text.chars().all(|c| c.is_whitespace() || marks::is_mark(c));
        let trailing = run
            .glyphs
            .iter()
            .rev()
            .take_while(|glyph| run.text.get(glyph.range()).is_some_and(blank));
        let hanging: f64 = trailing.map(|glyph| glyph.x_advance.at(run.size).to_pt()).sum();
        let to = from + run.width().to_pt() - hanging;
        if let Some(last) = self.stretches.last_mut()
            && (from - last.to).abs() < 0.05
            && (y - last.y).abs() < size
        {
            last.to = to;
            last.say(run);
            return;
        }
        if !blank(&run.text) || run.text.contains(START) {
            let mut own = Stretch { from, to, y, size, text: String::new(), tail: (0, 0) };
            own.say(run);
            self.stretches.push(own);
        }
    }

    /// How far a stretch sticks out, in points.
    fn over(&self, stretch: &Stretch, area: (f64, f64, f64)) -> Option<(f64, Edge)> {
        let (left, right, height) = area;
        let out = (stretch.to - right).max(left - stretch.from);
        if out > SEEN {
            return Some((out, Edge::Page));
        }
        if stretch.y - stretch.size > height || stretch.y < 0.0 {
            return Some((stretch.y.abs().max(stretch.y - height), Edge::Page));
        }
        let middle = stretch.y - 0.3 * stretch.size;
        let beside = |rule: &&Rule| rule.top <= middle && middle <= rule.bottom;
        let first = self.rules.partition_point(|rule| rule.x < stretch.from + SEEN);
        let crossed = self.rules[first..]
            .iter()
            .take_while(|rule| rule.x < stretch.to + CLEAR)
            .find(beside)?;
        // Centred text sticks out on both sides of its cell, other text on one.
        let after =
            self.rules[first..].iter().filter(|rule| rule.x > crossed.x + SEEN).find(beside);
        let centred = after.is_some_and(|next| {
            let (before, behind) = (crossed.x - stretch.from, stretch.to - next.x);
            behind > SEEN && (before - behind).abs() < 1.0
        });
        let width = stretch.to - stretch.from;
        match (centred, after) {
            (true, Some(next)) => Some((width - (next.x - crossed.x), Edge::Cell)),
            _ => Some((stretch.to - crossed.x, Edge::Cell)),
        }
    }
}
