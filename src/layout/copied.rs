//! Makes laid-out text copy as it was written.
//!
//! The typesetter puts a raised tone mark into a run of its own, and both runs carry the text of the
//! whole cluster, so that a reader copies จัดตั้ตั้ง. Here such runs are joined again, every glyph stands
//! for its own character, and the marks that steered the lines are taken out.

mod sara_am;

use std::ops::{ControlFlow, Range};

use rayon::prelude::*;
use typst::ecow::EcoString;
use typst::foundations::{Content, PlainText};
use typst::introspection::Tag;
use typst::layout::{Em, Frame, FrameItem, Point};
use typst::math::EquationElem;
use typst::model::{Document, FigureElem, FootnoteElem, HeadingElem, LinkMarker};
use typst::text::{Glyph, TextElem, TextItem};
use typst::visualize::ImageElem;
use typst_layout::PagedDocument;

use super::attached::Attached;
use super::language::Languages;
use crate::diagnostic::Locale;
use crate::thai::marks;
use sara_am::Pairs;

/// Bytes up to which runs are joined: a glyph counts its place in 16 bits.
const LONGEST_RUN: usize = 60_000;

/// The document with text that copies as it was written.
pub fn as_written(document: &PagedDocument, locale: Locale) -> PagedDocument {
    finished(document.clone(), locale, None)
}

/// The same, with what is attached to it.
pub(super) fn finished(
    document: PagedDocument,
    locale: Locale,
    attached: Option<&Attached>,
) -> PagedDocument {
    let languages = Languages::of(locale);
    let (mut pages, mut info) = (document.pages().to_vec(), document.info().clone());
    // Frames that nothing else holds are changed where they are.
    drop(document);
    pages.par_iter_mut().for_each_init(Pairs::default, |pairs, page| {
        frame(&mut page.frame, &mut Pass { languages, pairs });
    });
    languages.set_of_document(&mut info);
    info.title.iter_mut().chain(&mut info.author).for_each(rewrite);
    if let Some(attached) = attached {
        attached.date(&mut info);
        pages.last_mut().into_iter().for_each(|page| attached.attach(&mut page.frame));
    }
    PagedDocument::new(pages.into(), info)
}

/// What is known on the way through a page.
struct Pass<'a> {
    languages: Languages,
    pairs: &'a mut Pairs,
}

fn frame(of: &mut Frame, pass: &mut Pass<'_>) {
    let mut items: Vec<(Point, FrameItem)> = Vec::with_capacity(of.items().len());
    for (at, item) in of.items() {
        let (at, mut item) = (*at, item.clone());
        match &mut item {
            FrameItem::Group(group) => frame(&mut group.frame, pass),
            FrameItem::Tag(Tag::Start(element, _)) => {
                pass.languages.set_of_element(element);
                unseen(element);
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
            each_its_own(text, pass.pairs);
            pass.languages.set(text);
        }
        of.push(at, item);
    }
}

/// What an element says beside the page: in the outline, to who points at a link or cannot see.
fn unseen(element: &mut Content) {
    if let Some(heading) = element.to_packed_mut::<HeadingElem>() {
        let (words, notes) = words(&heading.body);
        if notes || words.contains(is_of_layout) {
            heading.body = TextElem::packed(written(&words));
        }
    } else if let Some(link) = element.to_packed_mut::<LinkMarker>() {
        link.alt.iter_mut().for_each(rewrite);
    } else if let Some(equation) = element.to_packed_mut::<EquationElem>() {
        equation.alt.as_option_mut().iter_mut().flatten().for_each(rewrite);
    } else if let Some(figure) = element.to_packed_mut::<FigureElem>() {
        figure.alt.as_option_mut().iter_mut().flatten().for_each(rewrite);
    } else if let Some(image) = element.to_packed_mut::<ImageElem>() {
        image.alt.as_option_mut().iter_mut().flatten().for_each(rewrite);
    }
}

/// The words of a heading without what its notes say, and whether it has notes.
fn words(body: &Content) -> (EcoString, bool) {
    let (mut words, mut notes, mut said) = (EcoString::new(), false, 0);
    // What is inside of a note comes right behind it.
    let _ = body.traverse(&mut |element: Content| -> ControlFlow<()> {
        let text = element.with::<dyn PlainText>();
        if element.is::<FootnoteElem>() {
            notes = true;
            let _ = element.traverse(&mut |inner: Content| -> ControlFlow<()> {
                said += usize::from(inner.with::<dyn PlainText>().is_some());
                ControlFlow::Continue(())
            });
        } else if text.is_some() && said > 0 {
            said -= 1;
        } else if let Some(text) = text {
            text.plain_text(&mut words);
        }
        ControlFlow::Continue(())
    });
    (words, notes)
}

/// Whether a character is there for the layout: a mark, or a space at which no line ends.
fn is_of_layout(c: char) -> bool {
    marks::is_mark(c) || c == marks::FIXED_SPACE
}

/// A text as it was written, without what is there for the layout.
fn written(text: &str) -> String {
    marks::without(text).replace(marks::FIXED_SPACE, " ")
}

fn rewrite(text: &mut EcoString) {
    if text.contains(is_of_layout) {
        *text = written(text).into();
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
    // A mark behind the letter must not stand between the letter and the hyphen.
    let is_mark = |glyph: &Glyph| {
        before.text.get(glyph.range()).is_some_and(|text| text.chars().all(marks::is_mark))
    };
    while let Some(mark) = before.glyphs.pop_if(|glyph| is_mark(glyph)) {
        if let Some(last) = before.glyphs.last_mut() {
            last.x_advance += mark.x_advance;
        }
    }
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
    let shared = last.end == before.text.len() && says_again(&cluster, there, next);
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

/// Whether a run starts with the rest of a cluster, of which some glyphs are there, and says all of it again.
pub(super) fn says_again(cluster: &str, there: usize, next: &TextItem) -> bool {
    let first = next.glyphs.first().map(Glyph::range).unwrap_or_default();
    there < glyphs_of(cluster) && first.start == 0 && next.text.get(first) == Some(cluster)
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
fn each_its_own(text: &mut TextItem, pairs: &mut Pairs) {
    let mut glyphs = Vec::with_capacity(text.glyphs.len());
    for cluster in text.glyphs.chunk_by(|a, b| a.range == b.range) {
        match cluster {
            [_] => glyphs.extend_from_slice(cluster),
            _ => parts(text, cluster, pairs, &mut glyphs),
        }
    }
    text.glyphs = glyphs;
    if text.text.contains(is_of_layout) {
        let mut room = Em::zero();
        let glyphs = std::mem::take(&mut text.glyphs);
        text.glyphs = Vec::with_capacity(glyphs.len());
        for glyph in glyphs {
            match is_mark_of(&text.text, &glyph) {
                true => room += glyph.x_advance,
                false => text.glyphs.push(glyph),
            }
        }
        share(room, text);
        // How many bytes go before a place: all of a mark, one of a fixed space.
        let mut gone = 0;
        let shorter: Vec<(usize, usize)> = text
            .text
            .char_indices()
            .filter(|(_, c)| is_of_layout(*c))
            .map(|(at, c)| {
                gone += if marks::is_mark(c) { c.len_utf8() } else { c.len_utf8() - 1 };
                (at, gone)
            })
            .collect();
        let moved = |at: usize| -> usize {
            let before = shorter.partition_point(|(place, _)| *place < at);
            at - before.checked_sub(1).map_or(0, |last| shorter[last].1)
        };
        for glyph in &mut text.glyphs {
            let range = glyph.range();
            glyph.range = short(moved(range.start)..moved(range.end));
        }
        text.text = written(&text.text).into();
    }
}

/// Shares the room that marks were given in a justified line among the letters, so that all of them stand
/// as far apart.
fn share(room: Em, text: &mut TextItem) {
    if room == Em::zero() {
        return;
    }
    let starts = |glyph: &Glyph| {
        let own = text.text.get(glyph.range()).and_then(|own| own.chars().next());
        // What is drawn above, below or across the letter before it moves with that.
        own.is_some_and(|c| !matches!(c, 'ั' | 'ำ' | 'ิ'..='ฺ' | '็'..='๎'))
    };
    let behind: Vec<bool> = (0..text.glyphs.len())
        .map(|at| match &text.glyphs[at..] {
            [glyph, next, ..] => glyph.range != next.range && starts(next),
            _ => true,
        })
        .collect();
    let letters = behind.iter().filter(|behind| **behind).count();
    let each = room / letters.max(1) as f64;
    for (glyph, _) in text.glyphs.iter_mut().zip(behind).filter(|(_, behind)| *behind) {
        glyph.x_advance += each;
    }
}

/// Whether a glyph stands for marks alone.
fn is_mark_of(text: &str, glyph: &Glyph) -> bool {
    text.get(glyph.range()).is_some_and(|own| !own.is_empty() && own.chars().all(marks::is_mark))
}

/// The glyphs of a cluster, each with its character, in order. Marks have no glyph. Glyphs that only
/// together are some characters share them.
fn parts(text: &TextItem, cluster: &[Glyph], pairs: &mut Pairs, out: &mut Vec<Glyph>) {
    let range = cluster.first().map(Glyph::range).unwrap_or_default();
    let own: Vec<(Range<usize>, char)> = text
        .text
        .get(range.clone())
        .unwrap_or_default()
        .char_indices()
        .filter(|(_, c)| !marks::is_mark(*c))
        .map(|(at, c)| (range.start + at..range.start + at + c.len_utf8(), c))
        .collect();
    let give =
        |glyph: &Glyph, own: &Range<usize>| Glyph { range: short(own.clone()), ..glyph.clone() };
    // Characters at the end that are drawn together: ำ, and a tone mark between it and the consonant.
    let together = match own.as_slice() {
        [.., (_, '\u{e48}'..='\u{e4b}'), (_, 'ำ')] => 2,
        [.., (_, 'ำ')] => 1,
        _ => 0,
    };
    let before = own.len() - together;
    let (Some((first, last)), true) =
        (cluster.split_at_checked(before), together > 0 || before == cluster.len())
    else {
        out.extend_from_slice(cluster);
        return;
    };
    out.extend(first.iter().zip(&own).map(|(glyph, (own, _))| give(glyph, own)));
    let rest = &own[before..];
    let (Some((start, _)), Some((end, _))) = (rest.first(), rest.last()) else { return };
    let drawn = match last {
        [head, tail] => pairs.own(&text.font, head, tail),
        _ => Vec::new(),
    };
    if drawn.len() == together {
        out.extend(drawn.iter().zip(rest).map(|(glyph, (own, _))| give(glyph, own)));
    } else {
        out.extend(last.iter().map(|glyph| give(glyph, &(start.start..end.end))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use crate::thai::lines::LineBreaker;
    use typst::foundations::NativeElement as _;

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
        let breaker = LineBreaker::new(&Default::default());
        let words = crate::thai::marks::with(words, &breaker);
        let data = serde_json::json!({ "words": words }).to_string().into_bytes();
        let (document, findings) = crate::layout::typeset(data, &sources);
        assert!(findings.is_empty(), "{findings:?}");
        let document = finished(document.unwrap(), crate::diagnostic::Locale::Th, None);
        let mut runs = Vec::new();
        document.pages().iter().for_each(|page| collect(&page.frame, &mut runs));
        runs
    }

    #[test]
    fn a_line_is_one_run_that_says_what_was_written() {
        for words in
            ["จัดตั้งที่นี่", "การดำเนินงานของสำนักงาน", "น้ำใต้ดินซึ่งต่ำกว่า", "ก่ก่ก้ก้ต่อต่อ", "เพิ่มทั้งหมด 5 ครั้ง"]
        {
            let runs = runs(words);
            let said: String = runs.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(said, words);
            assert_eq!(runs.len(), 1, "{words}: {runs:?}");
        }
    }

    /// What the glyphs of a text that is one run stand for, one after the other.
    fn said(words: &str) -> Vec<String> {
        let runs = runs(words);
        let [run] = runs.as_slice() else { panic!("{runs:?}") };
        run.glyphs.iter().map(|glyph| run.text[glyph.range()].to_owned()).collect()
    }

    #[test]
    fn every_glyph_is_one_character() {
        // The ring of ำ, alone or with a tone mark above it, is no glyph of its own.
        for words in ["ดำเนินการจำนวน", "น้ำต่ำกว่า", "ก่อนนี้ 5 ครั้ง", "องค์กรที่ตั้งขึ้น"]
        {
            let letters: Vec<String> = words.chars().map(String::from).collect();
            assert_eq!(said(words), letters);
        }
    }

    #[test]
    fn where_the_ring_stands_elsewhere_it_stays_and_shares_the_letter() {
        // Beside a tall consonant the font moves the ring to the left.
        assert_eq!(said("ปำ"), ["ป", "ำ", "ำ"]);
        assert_eq!(said("ฟ้ำ"), ["ฟ", "้ำ", "้ำ"]);
    }

    #[test]
    fn what_is_said_beside_the_page_has_no_marks() {
        let words = "น้ำของสำนักงาน 5 ครั้ง";
        let marked = marks::with(words, &LineBreaker::new(&Default::default()));
        assert!(marked.contains(marks::is_mark) && marked.contains(marks::FIXED_SPACE));
        let mut heading = HeadingElem::new(TextElem::packed(marked.as_str())).pack();
        unseen(&mut heading);
        let heading = heading.to_packed::<HeadingElem>().unwrap();
        assert_eq!(heading.body.plain_text(), words);
        let body = TextElem::packed("1");
        let mut link = LinkMarker::new(body, Some(marked.into())).pack();
        unseen(&mut link);
        assert_eq!(link.to_packed::<LinkMarker>().unwrap().alt.as_deref(), Some(words));
    }

    #[test]
    fn runs_have_their_own_language() {
        let runs = runs("ระบบ e-Commerce ของไทย");
        let said: Vec<(String, &str)> =
            runs.iter().map(|run| (run.text.trim().to_owned(), run.lang.as_str())).collect();
        for (text, lang) in &said {
            let wanted = if text.contains(crate::thai::is_thai) { "th" } else { "en" };
            assert_eq!(*lang, wanted, "{said:?}");
        }
        assert!(said.iter().any(|(text, _)| text.contains("Commerce")), "{said:?}");
    }
}
