//! The language of every run of text on a page.
//!
//! The typesetter asks a language model where lines of Thai end, and that takes more time than all else
//! it does. It asks none for Japanese, and then goes by the marks in the text alone. So pages are laid
//! out as if they were Japanese, and every run is given its own language afterwards: readers, screen
//! readers and search see Thai, and English where letters are Latin.

use typst::foundations::{Content, Smart};
use typst::math::EquationElem;
use typst::model::{DocumentInfo, FigureElem};
use typst::text::{Lang, Locale as Named, Region, TextItem};
use typst::visualize::ImageElem;

use crate::diagnostic::Locale;
use crate::thai::is_thai;

/// The language that pages are laid out in.
pub(super) const LINES: &str = "ja";

/// Gives runs of a document their language.
#[derive(Clone, Copy)]
pub(super) struct Languages {
    page: Named,
    thai: Named,
}

impl Languages {
    /// Of pages in a language.
    pub(super) fn of(locale: Locale) -> Self {
        let thai = Named::new(Lang::THAI, "th".parse::<Region>().ok());
        let page = match locale {
            Locale::Th => thai,
            Locale::En => Named::new(Lang::ENGLISH, None),
        };
        Languages { page, thai }
    }

    /// Of a run: by its letters; what has none is in the language of the page.
    pub(super) fn set(self, run: &mut TextItem) {
        let own = if run.text.contains(is_thai) {
            self.thai
        } else if run.text.contains(|c: char| c.is_ascii_alphabetic()) {
            Named::new(Lang::ENGLISH, None)
        } else {
            self.page
        };
        (run.lang, run.region) = (own.lang, own.region);
    }

    /// Of the whole document.
    pub(super) fn set_of_document(self, info: &mut DocumentInfo) {
        info.locale = Smart::Custom(self.page);
    }

    /// Of what has a language beside its text: formulas, pictures, figures.
    pub(super) fn set_of_element(self, element: &mut Content) {
        if let Some(formula) = element.to_packed_mut::<EquationElem>() {
            formula.locale = Some(self.page);
        } else if let Some(picture) = element.to_packed_mut::<ImageElem>() {
            picture.locale = Some(self.page);
        } else if let Some(figure) = element.to_packed_mut::<FigureElem>() {
            figure.locale = Some(self.page);
        }
    }
}
