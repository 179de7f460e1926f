//! A view → the pages of the site, by Tera templates with everything escaped.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value as Json;
use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostic::{Findings, Locale, catalogue::pages as say};
use crate::picture;
use crate::records::year::Digits;
use crate::source::{Sources, Span};
use crate::thai::lines::LineBreaker;
use crate::view::{
    AgencyView, ComponentView, DocumentView, Edition, IndicatorView, LineView, MarkView, PartView,
    View, YearView, digits, numbering, plain,
};

use super::line_ends::LineEnds;
use super::{Artifact, Give, OutputFile};

/// Where pictures of narratives lie on the site; templates show them from there.
const PICTURES: &str = "assets/pictures/";
/// Where the site's templates lie.
const FOLDER: &str = "templates/html/";

/// What a template is told of the page it draws.
#[derive(Serialize)]
struct Page<'a> {
    kind: &'static str,
    title: &'a str,
    description: &'a str,
    /// From the page to the root of the site: ``, `../`, `../../`.
    root: &'a str,
    path: &'a str,
    /// Its address on the web, or empty where nobody said what that is.
    canonical: &'a str,
}

/// The pages before and after a page; an empty address leaves one out.
#[derive(Default, Serialize)]
struct Neighbours {
    before: String,
    before_title: String,
    after: String,
    after_title: String,
}

impl Neighbours {
    /// The neighbours of a page in a list of addresses and titles.
    fn of(pages: &[(String, String)], at: usize) -> Self {
        let (mut found, page) = (Neighbours::default(), |at: usize| pages.get(at).cloned());
        if let Some((path, title)) = at.checked_sub(1).and_then(page) {
            (found.before, found.before_title) = (path, title);
        }
        if let Some((path, title)) = page(at + 1) {
            (found.after, found.after_title) = (path, title);
        }
        found
    }
}

/// Writes what templates read, with the digits in prose and the numbers that a year's report has.
struct Pen<'a>(Option<&'a DocumentView>);

impl Pen<'_> {
    fn digits(&self, data: &mut Json) {
        let prose = self.0.map_or(Digits::Arabic, |document| document.prose_digits);
        digits::write(data, Digits::Arabic, prose);
    }

    /// A piece of a year in which no narrative is.
    fn piece(&self, piece: &impl Serialize) -> Json {
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
struct Written {
    year: Value,
    /// Narratives about indicators, by slug: pictures and footnotes have the numbers of the whole year.
    about: BTreeMap<String, Json>,
}

impl Written {
    fn of(year: &mut YearView) -> Self {
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

const INDICATORS: &str = "indicators";

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
fn rows<'a>(indicators: impl Iterator<Item = &'a IndicatorView>, pen: &Pen<'_>) -> Value {
    let row = |indicator| Value::from_serializable(&pen.piece(&Row::from(indicator)));
    Value::from(indicators.map(row).collect::<Vec<_>>())
}

/// Renders the whole site. Each page is drawn, given away and forgotten.
pub fn site(
    mut view: View,
    artifacts: &[Artifact],
    breaker: &LineBreaker,
    sources: &Sources,
    give: Give<'_>,
) -> Findings {
    let mut findings = Findings::new();
    let mut tera = Tera::new();
    let templates = sources
        .texts()
        .filter_map(|(_, file)| Some((file.path.strip_prefix(FOLDER)?, &*file.text)))
        .filter(|(name, _)| name.ends_with(".html"));
    if let Err(error) = tera.add_raw_templates(templates) {
        findings.push(finding(&error, sources));
        return findings;
    }
    let written: Vec<Written> = view.years.par_iter_mut().map(Written::of).collect();
    let view = &view;
    let mut base = Context::new();
    base.insert_value("view", head(view));
    let years: Vec<Value> = written.iter().map(|written| written.year.clone()).collect();
    base.insert_value("years", Value::from(years.clone()));

    let mut plan = Plan { view, pages: Vec::new() };
    let agency = &view.agency.name;
    // The home page leads with the newest year that has results; one that is only planned has none.
    let latest = view.years.iter().position(|year| !year.no_result).unwrap_or(0);
    let newest = view.years.get(latest);
    base.insert_value(
        "latest",
        Value::from(years.get(latest).cloned().into_iter().collect::<Vec<_>>()),
    );
    let mut own = downloads(view, artifacts);
    own.sort_by_key(|download| newest.is_none_or(|year| year.year != download.artifact.year));
    base.insert("downloads", &own);
    let about = newest.map(|year| format!("{} {}", view.labels["evaluation"], year.label));
    let about = about.map_or_else(|| agency.clone(), |about| format!("{agency}: {about}"));
    plan.page("home.html", "home", "index.html", agency, &about, &base);
    for (year, written) in view.years.iter().zip(&written) {
        plan.year(year, written, artifacts, &base);
    }
    plan.page("not-found.html", "not-found", "404.html", view.labels["not_found"], agency, &base);

    let lines = LineEnds::new(breaker);
    let address = &view.agency.address;
    let drawn = plan.pages.par_iter().map(|page| {
        let bytes = page.draw(&tera, &lines, address)?;
        give(OutputFile { path: page.path.clone(), bytes });
        Ok(())
    });
    let drawn: Vec<Result<(), tera::Error>> = drawn.collect();
    for error in drawn.into_iter().filter_map(Result::err) {
        // A template that fails fails on every page: it is said once.
        let finding = finding(&error, sources);
        if !findings.iter().any(|known| *known == finding) {
            findings.push(finding);
        }
    }
    if !address.is_empty() && !view.draft {
        give(map(address, &plan.pages));
    }
    assets(sources, give);
    let shown: BTreeSet<&str> = view.years.iter().flat_map(YearView::pictures).collect();
    for path in shown {
        if let Some(bytes) = sources.asset(path) {
            let path = format!("{PICTURES}{}", picture::site_name(path));
            give(OutputFile { path, bytes: bytes.to_vec() });
        }
    }
    findings
}

/// The map of the site for search engines: every page but the one for addresses that lead nowhere.
/// Addresses and paths have no letter that XML would have to escape.
fn map(address: &str, pages: &[Planned<'_>]) -> OutputFile {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages.iter().filter(|page| page.kind != "not-found") {
        xml.push_str(&format!("  <url><loc>{address}{}</loc></url>\n", short(&page.path)));
    }
    xml.push_str("</urlset>\n");
    OutputFile { path: "sitemap.xml".to_owned(), bytes: xml.into_bytes() }
}

/// The address of a page on the web: a folder's own page is the folder.
fn short(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some((_, "index.html")) => &path[..path.len() - "index.html".len()],
        None if path == "index.html" => "",
        _ => path,
    }
}

/// A document to take home, with what has to be known before anybody quotes it.
#[derive(Serialize)]
struct Download<'a> {
    #[serde(flatten)]
    artifact: &'a Artifact,
    /// `ปีงบประมาณ พ.ศ. 2562`, or empty where the year is not known any more.
    year_label: &'a str,
    /// How far it has come, or empty.
    status: &'a str,
    /// Whether its results are the agency's own assessment.
    self_assessed: bool,
}

/// Documents of the site with their years and states.
fn downloads<'a>(view: &'a View, artifacts: &'a [Artifact]) -> Vec<Download<'a>> {
    let told = artifacts.iter().map(|artifact| {
        let year = view.years.iter().find(|year| year.year == artifact.year);
        let document = year.and_then(|year| {
            let mut own = year.documents.iter();
            own.find(|document| artifact.href == format!("{}/{}.pdf", year.year, document.kind))
        });
        Download {
            artifact,
            year_label: year.map_or("", |year| &year.label),
            status: document.map_or("", |document| &document.status),
            self_assessed: document.is_some_and(|document| document.self_assessed),
        }
    });
    told.collect()
}

/// A list of a value; empty where there is none.
fn items<'v>(value: &'v Value, name: &'static str) -> &'v [Value] {
    value.get_from_path(name).and_then(Value::as_array).unwrap_or_default()
}

/// The view without its years.
fn head(view: &View) -> Value {
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

/// A page that is to be drawn.
struct Planned<'a> {
    template: &'static str,
    kind: &'static str,
    path: String,
    /// What its template is told is put together when it is drawn.
    told: Box<dyn Fn() -> Told + Send + Sync + 'a>,
}

/// What a template is told, but for the page itself.
#[derive(Clone)]
struct Told {
    title: String,
    description: String,
    context: Context,
}

impl Planned<'_> {
    fn draw(
        &self,
        tera: &Tera,
        lines: &LineEnds<'_>,
        address: &str,
    ) -> Result<Vec<u8>, tera::Error> {
        let (kind, path) = (self.kind, self.path.as_str());
        let canonical = match address.is_empty() || kind == "not-found" {
            true => String::new(),
            false => format!("{address}{}", short(path)),
        };
        let Told { title, description, mut context } = (self.told)();
        let (title, description) = (title.as_str(), description.as_str());
        let root = "../".repeat(path.matches('/').count());
        let page = Page { kind, title, description, root: &root, path, canonical: &canonical };
        context.insert("page", &page);
        let html = tera.render(self.template, &context)?;
        Ok(lines.page(&html).into_bytes())
    }
}

/// Every page of the site, in order.
struct Plan<'a> {
    view: &'a View,
    pages: Vec<Planned<'a>>,
}

impl<'a> Plan<'a> {
    fn year(
        &mut self,
        year: &'a YearView,
        written: &'a Written,
        artifacts: &[Artifact],
        base: &Context,
    ) {
        let folder = &year.year;
        let (labels, value) = (&self.view.labels, &written.year);
        let mut context = base.clone();
        context.insert_value("year", value.clone());
        let mut own = downloads(self.view, artifacts);
        own.retain(|download| download.artifact.year == *folder);
        context.insert("downloads", &own);
        let finance = has_finance(year);
        context.insert("finance", &finance);
        let of_year = format!("{} {}", year.label, year.agency_name);
        let about = |what: &str| format!("{what} {of_year}");
        let at = |page: &str| format!("{folder}/{page}.html");
        self.page(
            "year.html",
            "year",
            &at("index"),
            &year.label,
            &about(labels["evaluation"]),
            &context,
        );
        for (part, value) in year.parts.iter().zip(items(value, "parts")) {
            self.part((year, written), part, value, &context);
        }
        if finance {
            let title = labels["finance"];
            let mut own = context.clone();
            let measured = year.indicators().filter(|indicator| indicator.money);
            own.insert_value(INDICATORS, rows(measured, &Pen(year.leading())));
            self.page("finance.html", "finance", &at("finance"), title, &about(title), &own);
        }
        if !year.basics.is_empty() {
            let title = labels["basics"];
            self.page("basics.html", "basics", &at("basics"), title, &about(title), &context);
        }
        if let Some(board) = &year.board {
            let title = if board.name.is_empty() { labels["board"] } else { &board.name };
            self.page("board.html", "board", &at("board"), title, &about(title), &context);
        }
        let more = [
            ("complaints.html", "complaints", year.complaints.is_some()),
            ("audit.html", "audit", year.audit.is_some()),
        ];
        for (template, kind, _) in more.into_iter().filter(|(.., told)| *told) {
            let title = labels[kind];
            self.page(template, kind, &at(kind), title, &about(title), &context);
        }
        let narratives: Vec<(String, String)> = items(value, "narratives")
            .iter()
            .zip(&year.narratives)
            .map(|(value, narrative)| {
                // Its title has the digits of the report.
                let title = value.get_from_path("title").and_then(Value::as_str);
                let title = title.unwrap_or(&narrative.title).to_owned();
                (format!("{folder}/narratives/{}.html", narrative.slug), title)
            })
            .collect();
        for (at, narrative) in items(value, "narratives").iter().enumerate() {
            let mut own = context.clone();
            own.insert_value("narrative", narrative.clone());
            own.insert("neighbours", &Neighbours::of(&narratives, at));
            let (path, name) = &narratives[at];
            self.page("narrative.html", "narrative", path, name, &about(name), &own);
        }
        for (calculation, value) in year.calculations.iter().zip(items(value, "calculations")) {
            let mut own = context.clone();
            own.insert_value("calculation", value.clone());
            let path = format!("{folder}/calculations/{}.html", calculation.slug);
            let total = format!("{} {}", labels["total"], plain(&calculation.total));
            let about = about(&format!("{} {total}", calculation.name));
            self.page("calculation.html", "calculation", &path, &calculation.name, &about, &own);
        }
        let title = labels["documents"];
        self.page("documents.html", "documents", &at("documents"), title, &about(title), &context);
    }

    fn part(
        &mut self,
        (year, written): (&'a YearView, &'a Written),
        part: &'a PartView,
        value: &Value,
        of_year: &Context,
    ) {
        let mut context = of_year.clone();
        context.insert_value("part", value.clone());
        let path = format!("{}/parts/{}.html", year.year, part.id);
        let about = format!("{}: {} {}", part.name, part.overall.name, year.agency_name);
        self.page("part.html", "part", &path, &part.name, &about, &context);
        let pages: Vec<(String, String)> = part
            .components
            .iter()
            .map(|component| {
                let name = format!("{} {}", component.number, component.name);
                let path = format!("{}/parts/{}/{}.html", year.year, part.id, component.id);
                (path, name.trim_start().to_owned())
            })
            .collect();
        for (at, (component, value)) in
            part.components.iter().zip(items(value, "components")).enumerate()
        {
            let mut own = context.clone();
            own.insert_value("component", value.clone());
            self.indicators((year, written), component, &Arc::new(own.clone()));
            own.insert("neighbours", &Neighbours::of(&pages, at));
            let (path, name) = &pages[at];
            let title = format!("{name} · {}", part.short);
            let description = format!("{name}: {} {}", component.grade.name, year.agency_name);
            let told = move || {
                let mut context = own.clone();
                let indicators = component.indicators.iter();
                context.insert_value(INDICATORS, rows(indicators, &Pen(year.leading())));
                Told { title: title.clone(), description: description.clone(), context }
            };
            self.planned("component.html", "component", path, told);
        }
    }

    fn indicators(
        &mut self,
        (year, written): (&'a YearView, &'a Written),
        component: &'a ComponentView,
        of_component: &Arc<Context>,
    ) {
        let shown = component.indicators.iter().filter(|indicator| indicator.has_page);
        let shown: Vec<&IndicatorView> = shown.collect();
        let pages = shown.iter().map(|indicator| {
            let name = format!("{} {}", indicator.number, indicator.name);
            (format!("{}/indicators/{}.html", year.year, indicator.slug), name)
        });
        let pages: Arc<[(String, String)]> = pages.collect();
        let label = |name: &'static str| self.view.labels[name];
        let (target, result) = (label("target"), label("result"));
        for (at, indicator) in shown.into_iter().enumerate() {
            let (path, name) = pages[at].clone();
            let (pages, of_component) = (pages.clone(), of_component.clone());
            let told = move || {
                let mut context = (*of_component).clone();
                let mut data = Pen(year.leading()).piece(indicator);
                if let Some(narratives) = written.about.get(&indicator.slug) {
                    data["narratives"] = narratives.clone();
                }
                context.insert("indicator", &data);
                context.insert("neighbours", &Neighbours::of(&pages, at));
                let values = |lines: &[LineView]| {
                    let values: Vec<String> = lines.iter().map(|line| plain(&line.runs)).collect();
                    values.join(", ")
                };
                let description = match indicator.heading {
                    true => format!("{name} {} {}", year.label, year.agency_name),
                    false => format!(
                        "{name}: {target} {} {result} {} ({}) {}",
                        values(&indicator.target),
                        values(&indicator.result),
                        indicator.rating.name,
                        year.agency_name
                    ),
                };
                Told { title: name.clone(), description, context }
            };
            self.planned("indicator.html", "indicator", &path, told);
        }
    }

    /// Adds a page that is told what is known by now.
    fn page(
        &mut self,
        template: &'static str,
        kind: &'static str,
        path: &str,
        title: &str,
        description: &str,
        context: &Context,
    ) {
        let told = Told {
            title: title.to_owned(),
            description: description.to_owned(),
            context: context.clone(),
        };
        self.planned(template, kind, path, move || told.clone());
    }

    fn planned(
        &mut self,
        template: &'static str,
        kind: &'static str,
        path: &str,
        told: impl Fn() -> Told + Send + Sync + 'a,
    ) {
        self.pages.push(Planned { template, kind, path: path.to_owned(), told: Box::new(told) });
    }
}

/// Whether a year has anything to say of money.
fn has_finance(year: &YearView) -> bool {
    year.basics.iter().any(|sheet| sheet.money)
        || year.calculations.iter().any(|calculation| calculation.money)
        || year.indicators().any(|indicator| indicator.money)
}

/// The stylesheet and the fonts.
fn assets(sources: &Sources, give: Give<'_>) {
    for (_, file) in sources.texts() {
        if let Some(name) = file.path.strip_prefix(FOLDER)
            && name.ends_with(".css")
        {
            let bytes = file.text.as_bytes().to_vec();
            give(OutputFile { path: format!("assets/{name}"), bytes });
        }
        if file.path == "fonts/web/OFL.txt" {
            let bytes = file.text.as_bytes().to_vec();
            give(OutputFile { path: "assets/fonts/OFL.txt".to_owned(), bytes });
        }
    }
    for (path, bytes) in sources.assets() {
        if let Some(name) = path.strip_prefix("fonts/web/") {
            give(OutputFile { path: format!("assets/fonts/{name}"), bytes: bytes.to_vec() });
        }
    }
}

/// A template's fault at its place.
fn finding(error: &tera::Error, sources: &Sources) -> crate::diagnostic::Finding {
    let (file, range, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename().to_owned(), report.span().range.clone(), report.message().to_owned())
        }
        // Of those in a circle, not one that only leads to it.
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            let template = inheritance_chain.last().unwrap_or(tpl);
            (template.clone(), 0..0, error.to_string().replace(tpl.as_str(), template))
        }
        ErrorKind::MissingParent { current: template, .. }
        | ErrorKind::CircularInclude { tpl: template, .. } => {
            (template.clone(), 0..0, error.to_string())
        }
        _ => (String::new(), 0..0, error.to_string()),
    };
    let known = sources.id(&format!("{FOLDER}{file}"));
    let span = match known {
        Some(id) => Span::new(id, range),
        // A fault of no template in particular stands at the first file there is.
        None => Span::new(sources.first(), 0..0),
    };
    say::template(message.lines().next().unwrap_or_default()).at(span)
}
