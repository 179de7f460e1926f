//! What templates read of a view: years, pieces of a year and rows of tables, with the digits and the
//! numbers that a year's report has.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;
use tera::Value;

use crate::diagnostic::Locale;
use crate::records::year::Digits;
use crate::view::{
    AgencyView, DocumentView, Edition, IndicatorView, LineView, MarkView, Shown, ShownYear, digits,
    numbering,
};

/// Writes what templates read, with the digits in prose and the numbers that a year's report has.
pub(super) struct Pen<'a>(pub(super) Option<&'a DocumentView>);

impl Pen<'_> {
    fn digits(&self, data: &mut Json) {
        let prose = self.0.map_or(Digits::Arabic, |document| document.prose_digits);
        digits::write(data, Digits::Arabic, prose);
    }

    /// A piece of a year in which no narrative is.
    pub(super) fn piece(&self, piece: &impl Serialize) -> Json {
        let mut data = json(piece);
        self.digits(&mut data);
        if let Some(document) = self.0 {
            numbering::lists(&mut data, document);
        }
        data
    }
}

/// A view is made of texts, lists and numbers that JSON always has a form for.
fn json(value: &impl Serialize) -> Json {
    serde_json::to_value(value).unwrap_or_default()
}

/// A year as every page of it is told, without its indicators: each is made for the page it stands on.
pub(super) struct Written {
    pub(super) year: Value,
    /// Narratives about indicators, by slug: pictures and footnotes have the numbers of the whole year.
    pub(super) about: BTreeMap<String, Json>,
    /// The document whose digits and numbers the pages have.
    pub(super) leading: Option<DocumentView>,
}

impl Written {
    pub(super) fn of(year: &ShownYear<'_>) -> Self {
        let told = |at: usize| {
            let narratives = year.narratives_about(at);
            let told = || serde_json::json!({"slug": year.slug(at), "narratives": narratives});
            (!narratives.is_empty()).then(told)
        };
        let mut data = json(&year.exported(&told));
        let leading = year.leading();
        Pen(leading.as_ref()).digits(&mut data);
        match &leading {
            Some(document) => numbering::write(&mut data, document),
            None => numbering::asides(&mut data, None),
        }
        let mut about = BTreeMap::new();
        for component in inner(&mut data) {
            let told = component.as_object_mut().and_then(|fields| fields.remove(INDICATORS));
            let told = told.as_ref().and_then(Json::as_array).into_iter().flatten();
            let told = told.filter_map(|one| Some((one["slug"].as_str()?, &one["narratives"])));
            about.extend(told.map(|(slug, narratives)| (slug.to_owned(), narratives.clone())));
        }
        Written { year: Value::from_serializable(&data), about, leading }
    }

    pub(super) fn pen(&self) -> Pen<'_> {
        Pen(self.leading.as_ref())
    }
}

pub(super) const INDICATORS: &str = "indicators";

/// The components of a serialised year.
fn inner(year: &mut Json) -> impl Iterator<Item = &mut Json> {
    let list = |value: &'static str| {
        move |of| Json::get_mut(of, value).and_then(Json::as_array_mut).into_iter().flatten()
    };
    list("parts")(year).flat_map(list("components"))
}

/// An indicator as a row of a table.
#[derive(Serialize)]
struct Row<'a> {
    slug: &'a str,
    number: &'a str,
    name: &'a str,
    heading: bool,
    has_page: bool,
    depth: usize,
    target_text: &'a str,
    result_text: &'a str,
    target: &'a [LineView],
    result: &'a [LineView],
    rating: &'a MarkView,
}

impl<'a> From<&'a IndicatorView> for Row<'a> {
    fn from(indicator: &'a IndicatorView) -> Self {
        Row {
            slug: &indicator.slug,
            number: &indicator.number,
            name: &indicator.name,
            heading: indicator.heading,
            has_page: indicator.has_page,
            depth: indicator.depth,
            target_text: &indicator.target_text,
            result_text: &indicator.result_text,
            target: &indicator.target,
            result: &indicator.result,
            rating: &indicator.rating,
        }
    }
}

/// Rows of indicators.
pub(super) fn rows(indicators: impl Iterator<Item = IndicatorView>, pen: &Pen<'_>) -> Value {
    let row = |indicator| Value::from_serializable(&pen.piece(&Row::from(&indicator)));
    Value::from(indicators.map(row).collect::<Vec<_>>())
}

/// What every page knows: the edition without its years.
pub(super) fn head(shown: Shown<'_>, draft: bool) -> Value {
    #[derive(Serialize)]
    struct Head {
        edition: Edition,
        locale: Locale,
        draft: bool,
        labels: BTreeMap<&'static str, &'static str>,
        agency: AgencyView,
    }
    let (edition, locale) = (shown.edition(), shown.locale());
    let (labels, agency) = (shown.labels(), shown.agency());
    Value::from_serializable(&Head { edition, locale, draft, labels, agency })
}
