//! What a PDF carries beside its pages: the data of its own edition, and the day they are of.
//!
//! Archives keep the file with the pages, and programs read it instead of them. It is put into the
//! document here and not by a template, so that no template can leave it out.

use serde::Serialize;
use typst::foundations::{Bytes, Datetime, Derived, NativeElement, PathOrStr, Smart};
use typst::introspection::{Location, Tag, TagFlags};
use typst::layout::{Frame, FrameItem, Point};
use typst::model::DocumentInfo;
use typst::pdf::{AttachElem, AttachedFileRelationship};
use typst::utils::hash128;

use crate::diagnostic::Locale;
use crate::notation::ThaiDate;
use crate::view::{AgencyView, DocumentView, ShownYear};

/// The name of the file.
pub const NAME: &str = "report-data.json";

/// The file as it is written: what the edition shows of its year, with the digits of its sources.
#[derive(Serialize)]
struct File<'a> {
    locale: Locale,
    draft: bool,
    document: &'a DocumentView,
    agency: AgencyView,
    year: &'a ShownYear<'a>,
}

/// What is attached to a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Attached {
    json: Bytes,
    description: String,
    day: ThaiDate,
    pub(super) draft: bool,
}

impl Attached {
    /// Of a document of a year.
    pub fn of(year: &ShownYear<'_>, document: &DocumentView, draft: bool) -> Self {
        let shown = year.shown();
        let (locale, agency) = (shown.locale(), shown.agency());
        let label = shown.labels().get("attached_data").copied().unwrap_or_default();
        Attached {
            // Views are made of texts, lists and numbers that JSON always has a form for.
            json: Bytes::new(
                serde_json::to_vec_pretty(&File { locale, draft, document, agency, year })
                    .unwrap_or_default(),
            ),
            description: format!("{label} {}", document.title),
            day: year.as_of_day(),
            draft,
        }
    }

    /// The file.
    pub fn json(&self) -> &[u8] {
        &self.json
    }

    /// Says in the document of what day it is; a day that a template sets stays.
    pub(super) fn date(&self, info: &mut DocumentInfo) {
        if !matches!(info.date, Smart::Custom(Some(_))) {
            let (year, month, day) = (self.day.common_year(), self.day.month, self.day.day);
            info.date = Smart::Custom(Datetime::from_ymd(year.into(), month, day));
        }
    }

    /// Puts the file into the document of this page.
    pub(super) fn attach(&self, page: &mut Frame) {
        let path = Derived::new(PathOrStr::Str(NAME.into()), NAME.into());
        let mut file = AttachElem::new(path, self.json.clone())
            .with_relationship(Some(AttachedFileRelationship::Data))
            .with_mime_type(Some("application/json".into()))
            .with_description(Some(self.description.as_str().into()))
            .pack();
        let key = hash128(&file);
        let location = Location::new(key);
        file.set_location(location);
        // The page shows nothing of it, so it is no part of what is read aloud.
        let flags = TagFlags { introspectable: true, tagged: false };
        page.push(Point::zero(), FrameItem::Tag(Tag::Start(file, flags)));
        page.push(Point::zero(), FrameItem::Tag(Tag::End(location, key, flags)));
    }
}
