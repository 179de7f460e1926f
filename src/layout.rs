//! Step 7: laid-out pages. A view and the Typst templates → a paged document, before it is written as PDF.
//!
//! Data reach the templates as a JSON file, never as markup. What the typesetter says is a finding
//! at its place in the template.

pub mod attached;
mod copied;
mod data;
mod glyphs;
pub mod justify;
mod language;
pub mod overflow;

use std::collections::BTreeSet;

use typst::diag::{FileResult, Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::{Abs, GroupItem, Point, Transform};
use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_as_lib::{TypstEngine, TypstWorld};
use typst_layout::PagedDocument;

use crate::diagnostic::{Finding, Findings, catalogue::pages as say};
use crate::source::{Sources, Span};
use crate::thai::lines::LineBreaker;

pub use copied::as_written;
pub use data::{DocumentData, data};

/// The main template.
const MAIN: &str = "templates/typst/report.typ";
/// Where templates find their data.
const DATA: &str = "data.json";
/// How often a document is laid out at most: as it is; with finer breaks of what is too wide, and ragged
/// where lines are loose; and once more where one of these made need of the other.
const ROUNDS: usize = 3;
/// Compilations that a cached result outlives without being used.
const CACHE_AGE: usize = 1;

/// Lays out a document. `sources` must hold the templates and the fonts. What is wider than its place is
/// laid out once more with finer breaks or smaller type, and is a finding where that does not help;
/// paragraphs with a loose line are set ragged.
pub fn layout(
    data: DocumentData,
    breaker: &LineBreaker,
    sources: &Sources,
) -> (Option<PagedDocument>, Findings) {
    let (locale, attached) = (data.locale(), data.attached().cloned());
    let finished = |document: &PagedDocument| copied::finished(document, locale, attached.as_ref());
    let mut data = data.marked(breaker);
    let unknown = glyphs::replace(&mut data, sources);
    let (mut ragged, mut stuck) = (BTreeSet::new(), Vec::new());
    let mut before = None;
    let mut round = 1;
    loop {
        let (file, tags) = if round == 1 {
            (data.to_string(), overflow::Tags::default())
        } else {
            let mut data = data.clone();
            justify::set_ragged(&mut data, &ragged);
            let tags = overflow::Tags::set(&mut data, &stuck, breaker);
            (data.to_string(), tags)
        };
        let (document, mut findings) = typeset(file.into_bytes(), sources);
        findings.extend(unknown.clone());
        let Some(document) = document else {
            return (before.map(|document| finished(&document)), findings);
        };
        let out = overflow::stuck(&document);
        // What is tagged in the last but one round could leave lines loose for good.
        let fresh = match round < ROUNDS - 1 {
            true => overflow::fresh(&out, &stuck),
            false => Vec::new(),
        };
        let mut loose = justify::justified(&document).loose;
        loose.retain(|paragraph| !ragged.contains(paragraph));
        if (loose.is_empty() && fresh.is_empty()) || round == ROUNDS {
            findings.extend(tags.findings(&out, sources));
            return (Some(finished(&document)), findings);
        }
        ragged.extend(loose);
        stuck.extend(fresh);
        before = Some(document);
        round += 1;
    }
}

/// Lays out the file that templates read, as it is: text copies as the typesetter writes it.
pub fn typeset(data: Vec<u8>, sources: &Sources) -> (Option<PagedDocument>, Findings) {
    let mut findings = Findings::new();
    let Some(main) = sources.id(MAIN) else { return (None, findings) };
    let (mut texts, mut binaries) = (Vec::new(), Vec::new());
    for (_, file) in sources.texts() {
        if let Some(name) = file.path.strip_prefix("templates/typst/") {
            match (file_id(name), name.ends_with(".typ")) {
                (Some(id), true) => texts.push(Source::new(id, file.text.to_string())),
                (Some(id), false) => binaries.push((id, file.text.as_bytes().to_vec())),
                (None, _) => {}
            }
        }
    }
    // Of pictures the content's own have the path they have below the root.
    let pictures = sources
        .assets()
        .filter(|(path, _)| !path.starts_with("fonts/"))
        .map(|(path, bytes)| (path.strip_prefix("templates/typst/").unwrap_or(path), bytes));
    binaries.extend(pictures.filter_map(|(name, bytes)| Some((file_id(name)?, bytes.to_vec()))));
    binaries.extend(file_id(DATA).map(|id| (id, data)));
    let fonts: Vec<Vec<u8>> = sources
        .assets()
        .filter(|(path, _)| {
            path.starts_with("fonts/") && (path.ends_with(".ttf") || path.ends_with(".otf"))
        })
        .map(|(_, bytes)| bytes.to_vec())
        .collect();
    let engine = TypstEngine::builder()
        .fonts(fonts)
        .with_static_source_file_resolver(texts)
        .with_static_file_resolver(binaries)
        .build();
    let world = match engine.world_builder("report.typ").build() {
        Ok(world) => Clockless(world),
        Err(error) => {
            findings.push(say::template(&error.to_string()).at(Span::new(main, 0..0)));
            return (None, findings);
        }
    };
    let compiled = typst::compile::<PagedDocument>(&world);
    compiled.warnings.iter().for_each(|said| findings.extend_one(report(said, sources)));
    let document = match compiled.output {
        Ok(document) => Some(document),
        Err(errors) => {
            errors.iter().for_each(|said| findings.extend_one(report(said, sources)));
            None
        }
    };
    typst::comemo::evict(CACHE_AGE);
    (document, findings)
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

/// The id of a file below the templates; a name that is no path has none.
fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// A world without a clock: same input, same bytes, whatever a template asks.
struct Clockless<'a>(TypstWorld<'a>);

impl World for Clockless<'_> {
    fn library(&self) -> &LazyHash<Library> {
        World::library(&self.0)
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.0.book()
    }

    fn main(&self) -> FileId {
        self.0.main()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.0.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.0.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.0.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
