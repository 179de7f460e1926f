//! The typesetter with the templates and fonts of a document: it gets data and gives pages.

use rayon::prelude::*;
use typst::diag::{FileResult, SourceResult};
use typst::engine::Engine;
use typst::foundations::{Bytes, Content, Datetime, Duration, Output, StyleChain, Target};
use typst::introspection::{EmptyIntrospector, Introspector};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_as_lib::{TypstEngine, TypstWorld};
use typst_layout::PagedDocument;

use super::loose::Pages;
use super::{MAIN, report};
use crate::diagnostic::Findings;
use crate::glyphs::is_font;
use crate::layout::say;
use crate::source::{Sources, Span};

/// Where templates find their data.
const DATA: &str = "data.json";

/// Pages of a short document.
const SHORT: usize = 30;
/// Rounds that a cached result of a short document outlives without being used: the draft and the pages of
/// the next one.
const CACHE_AGE: usize = 2;

/// Templates, pictures and fonts, ready for data.
pub(super) struct Press<'a> {
    engine: TypstEngine,
    sources: &'a Sources,
}

impl<'a> Press<'a> {
    /// Reads the templates, the pictures and the fonts.
    pub(super) fn new(sources: &'a Sources) -> Option<Self> {
        sources.id(MAIN)?;
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
        binaries
            .extend(pictures.filter_map(|(name, bytes)| Some((file_id(name)?, bytes.to_vec()))));
        let fonts: Vec<Vec<u8>> = sources
            .assets()
            .filter(|(path, _)| is_font(path))
            .map(|(_, bytes)| bytes.to_vec())
            .collect();
        let engine = TypstEngine::builder()
            .fonts(fonts)
            .with_static_source_file_resolver(texts)
            .with_static_file_resolver(binaries)
            .build();
        Some(Press { engine, sources })
    }

    /// The pages of a document, and what the typesetter says of them.
    pub(super) fn document(&self, data: Vec<u8>) -> (Option<PagedDocument>, Findings) {
        let (pages, findings) = self.compile::<Pages>(data);
        let document = pages.map(|pages| pages.document);
        forget(document.as_ref().map_or(0, |document| document.pages().len()));
        (document, findings)
    }

    /// Pages on which nothing knows yet where anything stands: without contents and with wrong page
    /// numbers, but with the lines that cells will have. They take one pass, where those of a document take
    /// three or four. What the typesetter says of them it says again of the document.
    ///
    /// Each piece is a document of its own, on as many threads as there are; `read` is called with its pages.
    pub(super) fn drafts<T: Send>(
        &self,
        pieces: Vec<Vec<u8>>,
        read: impl Fn(&PagedDocument) -> T + Sync,
    ) -> Vec<T> {
        let draft = |data: Vec<u8>| {
            let (draft, _) = self.compile::<Draft>(data);
            draft.map(|Draft(document)| (read(&document), document.pages().len()))
        };
        let drafts: Vec<Option<(T, usize)>> = pieces.into_par_iter().map(draft).collect();
        let pages = drafts.iter().flatten().map(|(_, pages)| pages).sum();
        forget(pages);
        drafts.into_iter().flatten().map(|(told, _)| told).collect()
    }

    fn compile<T: Output>(&self, data: Vec<u8>) -> (Option<T>, Findings) {
        let mut findings = Findings::new();
        let world = match self.engine.world_builder("report.typ").build() {
            Ok(world) => Fixed { world, data_id: file_id(DATA), data: Bytes::new(data) },
            Err(error) => {
                if let Some(main) = self.sources.id(MAIN) {
                    findings.push(say::template(&error.to_string()).at(Span::new(main, 0..0)));
                }
                return (None, findings);
            }
        };
        let compiled = typst::compile::<T>(&world);
        compiled.warnings.iter().for_each(|said| findings.extend_one(report(said, self.sources)));
        let output = match compiled.output {
            Ok(output) => Some(output),
            Err(errors) => {
                errors.iter().for_each(|said| findings.extend_one(report(said, self.sources)));
                None
            }
        };
        (output, findings)
    }
}

/// Lets go of what was cached for pages. Of a long document all of it: the next round has other data, and
/// would find little that is worth the memory. What comes after a short one is often much like it.
fn forget(pages: usize) {
    typst::comemo::evict(if pages > SHORT { 0 } else { CACHE_AGE });
}

/// Pages after one pass.
struct Draft(PagedDocument);

impl Output for Draft {
    fn target() -> Target {
        Target::Paged
    }

    fn create(engine: &mut Engine, content: &Content, styles: StyleChain) -> SourceResult<Self> {
        PagedDocument::create(engine, content, styles).map(Draft)
    }

    /// Says nothing of where things stand, as nothing knew it when the pages were made: so they are
    /// not made again.
    fn introspector(&self) -> &dyn Introspector {
        &EmptyIntrospector
    }
}

/// Lets go of what a pass over a long document did not use again, while it is still being made.
pub(super) fn forget_unused(pages: usize) {
    if pages > SHORT {
        typst::comemo::evict(1);
    }
}

/// The id of a file below the templates; a name that is no path has none.
fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// A world that has the data of a document, and no clock: same input, same bytes, whatever a template asks.
struct Fixed<'a> {
    world: TypstWorld<'a>,
    data_id: Option<FileId>,
    data: Bytes,
}

impl World for Fixed<'_> {
    fn library(&self) -> &LazyHash<Library> {
        World::library(&self.world)
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.world.book()
    }

    fn main(&self) -> FileId {
        self.world.main()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.world.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.data_id == Some(id) {
            true => Ok(self.data.clone()),
            false => self.world.file(id),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.world.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
