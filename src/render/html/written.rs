//! What templates read of a view: years, pieces of a year and rows of tables, with the digits and the
//! numbers that a year's report has.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;
use tera::Value;

use crate::diagnostic::Locale;
use crate::records::year::Digits;
use crate::view::{
    AgencyView, DocumentView, Edition, IndicatorView, LineView, MarkView, View, YearView, digits,
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

/// A year as every page of it is told, without its indicators: of many, all of them would not fit into
/// memory twice.
pub(super) struct Written {
    pub(super) year: Value,
    /// Narratives about indicators, by slug: pictures and footnotes have the numbers of the whole year.
    pub(super) about: BTreeMap<String, Json>,
}

impl Written {
    pub(super) fn of(year: &mut YearView) -> Self {
        let components = |year: &mut YearView| -> Vec<Vec<IndicatorView>> {
            let components = year.parts.iter_mut().flat_map(|part| &mut part.components);
            components.map(|component| std::mem::take(&mut component.indicators)).collect()
        };
        let indicators = components(year);
        let mut data = json(year);
        let places = year.parts.iter_mut().flat_map(|part| &mut part.components);
        for ((component, data), indicators) in places.zip(inner(&mut data)).zip(indicators) {
            let told = indicators.iter().filter(|indicator| !indicator.narratives.is_empty());
            let told =
                told.map(|i| serde_json::json!({"slug": i.slug, "narratives": i.narratives}));
            data[INDICATORS] = told.collect();
            component.indicators = indicators;
        }
        let pen = Pen(year.leading());
        pen.digits(&mut data);
        match pen.0 {
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
        Written { year: Value::from_serializable(&data), about }
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
pub(super) fn rows<'a>(
    indicators: impl Iterator<Item = &'a IndicatorView>,
    pen: &Pen<'_>,
) -> Value {
    let row = |indicator| Value::from_serializable(&pen.piece(&Row::from(indicator)));
    Value::from(indicators.map(row).collect::<Vec<_>>())
}

/// The view without its years.
pub(super) fn head(view: &View) -> Value {
    #[derive(Serialize)]
    struct Head<'a> {
        edition: Edition,
        locale: Locale,
        draft: bool,
        labels: &'a BTreeMap<&'static str, &'static str>,
        agency: &'a AgencyView,
    }
    let View { edition, locale, draft, labels, agency, years: _ } = view;
    let (edition, locale, draft) = (*edition, *locale, *draft);
    Value::from_serializable(&Head { edition, locale, draft, labels, agency })
}
