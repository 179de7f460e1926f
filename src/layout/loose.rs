//! Paragraphs with a loose line are ragged in the next pass over the pages.
//!
//! The typesetter makes pages until what templates ask of them no longer changes: on which page a heading
//! stands, what the contents are. Here they can ask one thing more, whether a paragraph is to be ragged, so
//! that only such a paragraph is set anew and not the document. A query for its label is the only thing that is
//! answered so, and what is ragged once stays so, which ends the asking.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::Arc;

use typst::diag::{SourceResult, StrResult};
use typst::ecow::{EcoString, EcoVec};
use typst::engine::Engine;
use typst::foundations::{
    Content, Label, NativeElement, Output, Selector, StyleChain, Target, Value,
};
use typst::introspection::{DocumentPosition, Introspector, Location, MetadataElem};
use typst::model::Numbering;
use typst::syntax::VirtualPath;
use typst_layout::{PagedDocument, PagedIntrospector};

use super::{justify, press};

/// How the label starts that a paragraph asks for; its number follows.
const RAGGED: &str = "ragged-";

/// Pages, and what they tell the next pass.
pub(super) struct Pages {
    /// The pages.
    pub(super) document: PagedDocument,
    told: Told,
}

impl Output for Pages {
    fn target() -> Target {
        Target::Paged
    }

    fn create(engine: &mut Engine, content: &Content, styles: StyleChain) -> SourceResult<Self> {
        let document = PagedDocument::create(engine, content, styles)?;
        press::forget_unused(document.pages().len());
        // What is ragged has no loose line any more, and stays ragged.
        let told = Told {
            pages: Arc::clone(document.introspector()),
            ragged: justify::justified(&document).into_ragged(),
        };
        Ok(Pages { document, told })
    }

    fn introspector(&self) -> &dyn Introspector {
        &self.told
    }
}

/// What pages tell of themselves.
struct Told {
    pages: Arc<PagedIntrospector>,
    /// Numbers of paragraphs.
    ragged: BTreeSet<usize>,
}

impl Told {
    /// The paragraph that a label asks for.
    fn asked(selector: &Selector) -> Option<usize> {
        let Selector::Label(label) = selector else { return None };
        label.resolve().as_str().strip_prefix(RAGGED)?.parse().ok()
    }
}

impl Introspector for Told {
    fn query(&self, selector: &Selector) -> EcoVec<Content> {
        match Self::asked(selector) {
            Some(paragraph) if self.ragged.contains(&paragraph) => {
                EcoVec::from([MetadataElem::new(Value::Bool(true)).pack()])
            }
            Some(_) => EcoVec::new(),
            None => self.pages.query(selector),
        }
    }

    fn query_first(&self, selector: &Selector) -> Option<Content> {
        self.pages.query_first(selector)
    }

    fn query_unique(&self, selector: &Selector) -> StrResult<Content> {
        self.pages.query_unique(selector)
    }

    fn query_label(&self, label: Label) -> StrResult<&Content> {
        self.pages.query_label(label)
    }

    fn query_labelled(&self) -> EcoVec<Content> {
        self.pages.query_labelled()
    }

    fn query_count_before(&self, selector: &Selector, end: Location) -> usize {
        self.pages.query_count_before(selector, end)
    }

    fn label_count(&self, label: Label) -> usize {
        self.pages.label_count(label)
    }

    fn locator(&self, key: u128, base: Location) -> Option<Location> {
        self.pages.locator(key, base)
    }

    fn pages(&self, location: Location) -> Option<NonZeroUsize> {
        self.pages.pages(location)
    }

    fn page(&self, location: Location) -> Option<NonZeroUsize> {
        self.pages.page(location)
    }

    fn position(&self, location: Location) -> Option<DocumentPosition> {
        Introspector::position(&*self.pages, location)
    }

    fn page_numbering(&self, location: Location) -> Option<&Numbering> {
        self.pages.page_numbering(location)
    }

    fn page_supplement(&self, location: Location) -> Option<&Content> {
        self.pages.page_supplement(location)
    }

    fn anchor(&self, location: Location) -> Option<&EcoString> {
        self.pages.anchor(location)
    }

    fn document(&self, location: Location) -> Option<Location> {
        self.pages.document(location)
    }

    fn path(&self, location: Location) -> Option<&VirtualPath> {
        self.pages.path(location)
    }
}
