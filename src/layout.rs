//! Step 7: laid-out pages. A view and the Typst templates → a paged document, before it is written as PDF.
//!
//! Data reach the templates as a JSON file, never as markup. What the typesetter says is a finding
//! at its place in the template.

pub mod attached;
mod copied;
mod data;
pub mod justify;
mod language;
mod loose;
pub mod overflow;
mod pieces;
mod press;
pub(crate) mod say;

use serde_json::Value;
use typst::diag::{Severity, SourceDiagnostic};
use typst::layout::{Abs, GroupItem, Point, Transform};
use typst::syntax::{DiagSpanKind, Source};
use typst_layout::PagedDocument;

use crate::diagnostic::{Finding, Findings};
use crate::glyphs::Fonts;
use crate::source::{Sources, Span};
use crate::thai::lines::LineBreaker;

use overflow::{Stuck, Tags};
use press::Press;

pub use attached::Attached;
pub use copied::as_written;
pub use data::{DocumentData, data, data_with};

/// The main template.
const MAIN: &str = "templates/typst/report.typ";
/// How often a document is laid out at most: as a draft, where it is long; with finer breaks of what is too
/// wide; and once more where these, or the contents, made need of it.
const ROUNDS: usize = 3;
/// Bytes of data of a short document, which finds most of a second round in what the first one has cached.
const SHORT: usize = 128 * 1024;

/// Lays out a document. `sources` must hold the templates and the fonts. What is wider than its place is
/// laid out once more with finer breaks or smaller type, and is a finding where that does not help.
pub fn layout(
    data: DocumentData,
    breaker: &LineBreaker,
    sources: &Sources,
) -> (Option<PagedDocument>, Findings) {
    let (locale, attached) = (data.locale(), data.attached().cloned());
    let finished = |document: PagedDocument| copied::finished(document, locale, attached.as_ref());
    let fonts = Fonts::of(sources);
    let data = data.marked(breaker, &fonts);
    let Some(press) = Press::new(sources) else { return (None, Findings::new()) };
    let mut known = Known::default();
    let mut round = 1;
    // Pages take much memory: meanwhile the data are kept as the file that they are.
    let whole = data.value();
    let untagged = written(&whole);
    if untagged.len() > SHORT {
        let told = press.drafts(pieces::pieces(data), overflow::stuck);
        told.iter().for_each(|stuck| _ = known.learn(stuck));
        round += 1;
    }
    let (mut file, mut tags) = known.told(whole, breaker);
    let mut before = None;
    loop {
        let (document, mut findings) = press.document(file);
        let Some(document) = document else { return (before.map(finished), findings) };
        let stuck = overflow::stuck(&document);
        if round == ROUNDS || !known.learn(&stuck) {
            findings.extend(tags.findings(&stuck, sources));
            return (Some(finished(document)), findings);
        }
        let Ok(data) = serde_json::from_slice(&untagged) else {
            return (Some(finished(document)), findings);
        };
        (file, tags) = known.told(data, breaker);
        before = Some(document);
        round += 1;
    }
}

/// The file that templates read.
fn written(data: &Value) -> Vec<u8> {
    data.to_string().into_bytes()
}

/// What rounds of the layout have told of the next one: stretches that stick out.
#[derive(Default)]
struct Known(Vec<Stuck>);

impl Known {
    /// Learns what sticks out of pages; whether any of it is new.
    fn learn(&mut self, stuck: &[Stuck]) -> bool {
        let fresh = overflow::fresh(stuck, &self.0);
        let new = !fresh.is_empty();
        self.0.extend(fresh);
        new
    }

    /// The file that templates read in the next round.
    fn told(&self, mut data: Value, breaker: &LineBreaker) -> (Vec<u8>, Tags) {
        let tags = match self.0.is_empty() {
            true => Tags::default(),
            false => Tags::set(&mut data, &self.0, breaker),
        };
        (written(&data), tags)
    }
}

/// Lays out the file that templates read, as it is: text copies as the typesetter writes it.
pub fn typeset(data: Vec<u8>, sources: &Sources) -> (Option<PagedDocument>, Findings) {
    Press::new(sources).map_or_else(|| (None, Findings::new()), |press| press.document(data))
}

/// What the typesetter says, at its place in a template, or at the main one.
pub(crate) fn report(said: &SourceDiagnostic, sources: &Sources) -> Option<Finding> {
    let main = sources.id(MAIN)?;
    let place = || {
        let id = said.span.id()?;
        let file = sources.id(&format!("templates/typst/{}", id.vpath().get_without_slash()))?;
        let range = match said.span.get() {
            DiagSpanKind::Detached => return None,
            DiagSpanKind::Range { range, .. } => range,
            // Numbers are given by reading a template, and every reading gives the same.
            DiagSpanKind::Number { num, sub_range, .. } => {
                Source::new(id, sources.file(file).text.to_string()).range(num, sub_range)?
            }
        };
        Some(Span::new(file, range))
    };
    let span = place().unwrap_or(Span::new(main, 0..0));
    let hints: Vec<&str> = said.hints.iter().map(|hint| hint.v.as_str()).collect();
    let reason = match hints.is_empty() {
        true => said.message.to_string(),
        false => format!("{} ({})", said.message, hints.join("; ")),
    };
    Some(match said.severity {
        Severity::Error => say::template(&reason).at(span),
        Severity::Warning => say::layout(&reason).at(span),
    })
}

/// How far a group is moved on its page; nothing where it is turned or scaled, which makes it a picture.
fn moved(group: &GroupItem) -> Option<Point> {
    let moved = group.transform;
    let straight = Transform { tx: Abs::zero(), ty: Abs::zero(), ..moved }.is_identity();
    straight.then(|| Point::new(moved.tx, moved.ty))
}
