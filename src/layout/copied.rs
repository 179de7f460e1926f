//! Makes laid-out text copy as it was written.
//!
//! The typesetter puts a raised tone mark into a run of its own, and both runs carry the text of the
//! whole cluster, so that a reader copies จัดตั้ตั้ง. Here such runs are joined again, every glyph stands
//! for its own character, and the marks that steered the lines are taken out.

use std::ops::Range;

use typst::introspection::Tag;
use typst::layout::{Em, Frame, FrameItem, Point};
use typst::model::{Document, HeadingElem};
use typst::text::{Glyph, TextElem, TextItem};
use typst_layout::PagedDocument;

use crate::thai::marks;

/// Bytes up to which runs are joined: a glyph counts its place in 16 bits.
const LONGEST_RUN: usize = 60_000;

/// The document with text that copies as it was written.
pub(super) fn as_written(document: &PagedDocument) -> PagedDocument {
    let mut pages = document.pages().to_vec();
    for page in &mut pages {
        frame(&mut page.frame);
    }
    let mut info = document.info().clone();
    info.title = info.title.map(|title| marks::without(&title).into());
    for author in &mut info.author {
        *author = marks::without(author).into();
    }
    PagedDocument::new(pages.into(), info)
}

fn frame(of: &mut Frame) {
    let mut items: Vec<(Point, FrameItem)> = Vec::with_capacity(of.items().len());
    for (at, item) in of.items() {
        let (at, mut item) = (*at, item.clone());
        match &mut item {
            FrameItem::Group(group) => frame(&mut group.frame),
            // What a heading says to the outline of the document is text too.
            FrameItem::Tag(Tag::Start(element, _)) => {
                if let Some(heading) = element.to_packed_mut::<HeadingElem>() {
                    let words = heading.body.plain_text();
                    if words.contains(marks::is_mark) {
                        heading.body = TextElem::packed(marks::without(&words));
                    }
                }
            }
            FrameItem::Text(text) => {
                if let Some((place, FrameItem::Text(before))) = items.last_mut()
                    && text.text == "\u{ad}"
                    && place.y == at.y
                    && before.font == text.font
                {
                    hyphen(before, text);
                    continue;
                }
                if let Some((place, FrameItem::Text(before))) = items.last_mut()
                    && joins(*place, before, at, text)
                {
                    join(before, text, Em::from_abs(place.y - at.y, before.size));
                    continue;
                }
            }
            _ => {}
        }
        items.push((at, item));
    }
    of.clear();
    for (at, mut item) in items {
        if let FrameItem::Text(text) = &mut item {
            each_its_own(text);
        }
        of.push(at, item);
    }
}

/// Whether a run goes on where another one ends: the same type, side by side, at most a mark higher.
fn joins(place: Point, before: &TextItem, at: Point, next: &TextItem) -> bool {
    let gap = (place.x + before.width() - at.x).abs();
    before.font == next.font
        && before.size == next.size
        && before.fill == next.fill
        && before.stroke == next.stroke
        && before.lang == next.lang
        && gap.to_pt() < 0.01
        && (place.y - at.y).abs() < before.size
        && before.text.len() + next.text.len() < LONGEST_RUN
        && next.text.chars().chain(before.text.chars()).any(crate::thai::is_thai)
}

/// Appends the hyphen at which a word is parted: it is drawn, and is copied with the letter before it,
/// of which it says nothing.
fn hyphen(before: &mut TextItem, hyphen: &TextItem) {
    let last = before.glyphs.iter().rev().find(|glyph| {
        before.text.get(glyph.range()).is_some_and(|text| !text.chars().all(marks::is_mark))
    });
    let Some(range) = last.map(|glyph| glyph.range.clone()) else { return };
    // A mark behind the letter has no width; it must not stand between the letter and the hyphen.
    let is_mark = |glyph: &Glyph| {
        before.text.get(glyph.range()).is_some_and(|text| text.chars().all(marks::is_mark))
    };
    let marks = before.glyphs.iter().rev().take_while(|glyph| is_mark(glyph)).count();
    before.glyphs.truncate(before.glyphs.len() - marks);
    before.glyphs.extend(hyphen.glyphs.iter().map(|glyph| {
        let mut glyph = glyph.clone();
        glyph.range = range.clone();
        glyph
    }));
}

/// Appends a run. Where its first glyphs belong to the cluster that the run before ends with, the
/// cluster's text stands there already.
fn join(before: &mut TextItem, next: &TextItem, raised: Em) {
    let Some(last) = before.glyphs.last().map(Glyph::range) else { return };
    let cluster = before.text[last.clone()].to_owned();
    let there = before.glyphs.iter().rev().take_while(|glyph| glyph.range() == last).count();
    let wanted = glyphs_of(&cluster);
    let first = next.glyphs.first().map(Glyph::range).unwrap_or_default();
    let shared = there < wanted
        && first.start == 0
        && last.end == before.text.len()
        && next.text.get(first) == Some(cluster.as_str());
    let start = if shared { last.start } else { before.text.len() };
    if shared {
        before.text.push_str(&next.text[cluster.len()..]);
    } else {
        before.text.push_str(&next.text);
    }
    before.glyphs.extend(next.glyphs.iter().map(|glyph| {
        let mut glyph = glyph.clone();
        glyph.range = short(start + glyph.range().start..start + glyph.range().end);
        glyph.y_offset += raised;
        glyph
    }));
}

/// Glyphs that a cluster is drawn with: one for each character, and ำ with two.
fn glyphs_of(cluster: &str) -> usize {
    cluster.chars().map(|c| if c == 'ำ' { 2 } else { 1 }).sum()
}

fn short(range: Range<usize>) -> Range<u16> {
    let end = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    end(range.start)..end(range.end)
}

/// Gives every glyph of a cluster its own character, and takes out the marks that steered the lines.
fn each_its_own(text: &mut TextItem) {
    let mut from = 0;
    while from < text.glyphs.len() {
        let range = text.glyphs[from].range();
        let count = text.glyphs[from..].iter().take_while(|glyph| glyph.range() == range).count();
        if count > 1 {
            let ranges = parts(&text.text, range, count);
            for (glyph, own) in text.glyphs[from..from + count].iter_mut().zip(ranges) {
                glyph.range = short(own);
            }
        }
        from += count;
    }
    if text.text.contains(marks::is_mark) {
        let is_mark = |glyph: &Glyph| {
            text.text
                .get(glyph.range())
                .is_some_and(|own| !own.is_empty() && own.chars().all(marks::is_mark))
        };
        let kept: Vec<Glyph> =
            text.glyphs.iter().filter(|glyph| !is_mark(glyph)).cloned().collect();
        // How many bytes of marks stand before a place.
        let marked: Vec<(usize, usize)> = text
            .text
            .char_indices()
            .filter(|(_, c)| marks::is_mark(*c))
            .map(|(at, c)| (at, c.len_utf8()))
            .collect();
        let moved = |at: usize| -> usize {
            let before = marked.partition_point(|(place, _)| *place < at);
            at - marked[..before].iter().map(|(_, length)| length).sum::<usize>()
        };
        let plain = marks::without(&text.text);
        text.glyphs = kept;
        for glyph in &mut text.glyphs {
            let range = glyph.range();
            glyph.range = short(moved(range.start)..moved(range.end));
        }
        text.text = plain.into();
    }
}

/// The characters of a cluster for its glyphs, in order. Marks have no glyph; ำ may have two, and its
/// cluster keeps its text whole.
fn parts(text: &str, range: Range<usize>, count: usize) -> Vec<Range<usize>> {
    let Some(cluster) = text.get(range.clone()) else { return vec![range; count] };
    let own: Vec<Range<usize>> = cluster
        .char_indices()
        .filter(|(_, c)| !marks::is_mark(*c))
        .map(|(at, c)| range.start + at..range.start + at + c.len_utf8())
        .collect();
    if own.len() == count { own } else { vec![range; count] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use crate::thai::lines::LineBreaker;

    /// The runs of a text as it is laid out: what each says, and how wide its glyphs are for what
    /// they say.
    fn runs(words: &str) -> Vec<TextItem> {
        fn collect(frame: &Frame, runs: &mut Vec<TextItem>) {
            for (_, item) in frame.items() {
                match item {
                    FrameItem::Group(group) => collect(&group.frame, runs),
                    FrameItem::Text(text) => runs.push(text.clone()),
                    _ => {}
                }
            }
        }
        let mut sources = Sources::new();
        let font = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/sarabun/Sarabun-Regular.ttf");
        sources.add_asset("fonts/s.ttf", std::fs::read(font).unwrap());
        let template = "#set text(font: \"Sarabun\")\n#json(\"data.json\").words";
        sources.add_text("templates/typst/report.typ", template);
        let data = serde_json::to_vec(&serde_json::json!({ "words": words })).unwrap();
        let breaker = LineBreaker::new(&Default::default());
        let (document, findings) = crate::layout::layout(data, &breaker, &sources);
        assert!(findings.is_empty(), "{findings:?}");
        let mut runs = Vec::new();
        document.unwrap().pages().iter().for_each(|page| collect(&page.frame, &mut runs));
        runs
    }

    #[test]
    fn a_line_is_one_run_that_says_what_was_written() {
        for words in
            ["จัดตั้งที่นี่", "การดำเนินงานของสำนักงาน", "น้ำใต้ดินซึ่งต่ำกว่า", "ก่ก่ก้ก้ต่อต่อ", "เพิ่มทั้งหมด 5 ครั้ง"]
        {
            let runs = runs(words);
            let said: String = runs.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(said.replace('\u{a0}', " "), words);
            assert_eq!(runs.len(), 1, "{words}: {runs:?}");
        }
    }

    #[test]
    fn every_glyph_is_kept_and_says_something() {
        let runs = runs("ดำเนินการจำนวนน้ำ");
        let [run] = runs.as_slice() else { panic!("{runs:?}") };
        // ำ is drawn with two glyphs but where it shares one with a tone mark.
        let letters = "ดำเนินการจำนวนน้ำ".chars().count();
        assert_eq!(run.glyphs.len(), letters + 2);
        assert!(
            run.glyphs
                .iter()
                .all(|glyph| run.text.get(glyph.range()).is_some_and(|t| !t.is_empty()))
        );
    }
}
