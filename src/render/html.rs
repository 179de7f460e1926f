//! A view → the pages of the site, by Tera templates with everything escaped.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostic::{Findings, Locale, catalogue::pages as say};
use crate::picture;
use crate::records::year::Digits;
use crate::source::{Sources, Span};
use crate::thai::lines::LineBreaker;
use crate::view::{
    AgencyView, ComponentView, Edition, LineView, PartView, View, YearView, digits, numbering,
    plain,
};

use super::line_ends::LineEnds;
use super::{Artifact, OutputFile};

/// Where pictures of narratives lie on the site; templates show them from there.
const PICTURES: &str = "assets/pictures/";
/// Where the site's templates lie.
const FOLDER: &str = "templates/html/";

/// What a template is told of the page it draws.
#[derive(serde::Serialize)]
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
#[derive(Default, serde::Serialize)]
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

/// A year as templates read it: with the digits in prose that its report has.
fn written(year: &YearView) -> serde_json::Value {
    // A view is made of texts, lists and numbers that JSON always has a form for.
    let mut data = serde_json::to_value(year).unwrap_or_default();
    let prose = year.leading().map_or(Digits::Arabic, |document| document.prose_digits);
    digits::write(&mut data, Digits::Arabic, prose);
    match year.leading() {
        Some(document) => numbering::write(&mut data, document),
        None => numbering::asides(&mut data, None),
    }
    data
}

/// Renders the whole site.
pub fn site(
    view: &View,
    artifacts: &[Artifact],
    breaker: &LineBreaker,
    sources: &Sources,
) -> (Vec<OutputFile>, Findings) {
    let mut findings = Findings::new();
    let mut tera = Tera::new();
    let templates = sources
        .texts()
        .filter_map(|(_, file)| Some((file.path.strip_prefix(FOLDER)?, &*file.text)))
        .filter(|(name, _)| name.ends_with(".html"));
    if let Err(error) = tera.add_raw_templates(templates) {
        findings.push(finding(&error, sources));
        return (Vec::new(), findings);
    }
    let mut base = Context::new();
    base.insert_value("view", head(view));
    let years: Vec<Value> =
        view.years.par_iter().map(|year| Value::from_serializable(&written(year))).collect();
    base.insert_value("years", Value::from(years.clone()));
    base.insert("downloads", artifacts);

    let mut plan = Plan { view, pages: Vec::new() };
    let agency = &view.agency.name;
    // The home page leads with the newest year that has results; one that is only planned has none.
    let latest = view.years.iter().position(|year| !year.no_result).unwrap_or(0);
    let newest = view.years.get(latest);
    let mut home = base.clone();
    home.insert_value(
        "latest",
        Value::from(years.get(latest).cloned().into_iter().collect::<Vec<_>>()),
    );
    let about = newest.map(|year| format!("{} {}", view.labels["evaluation"], year.label));
    let about = about.map_or_else(|| agency.clone(), |about| format!("{agency}: {about}"));
    plan.page("home.html", "home", "index.html", agency, &about, &home);
    for (year, value) in view.years.iter().zip(&years) {
        plan.year(year, value, artifacts, &base);
    }
    plan.page("not-found.html", "not-found", "404.html", view.labels["not_found"], agency, &base);

    let lines = LineEnds::new(breaker);
    let drawn: Vec<_> = plan.pages.par_iter().map(|page| page.draw(&tera, &lines)).collect();
    let mut files = Vec::with_capacity(drawn.len());
    for (page, drawn) in plan.pages.iter().zip(drawn) {
        match drawn {
            Ok(bytes) => files.push(OutputFile { path: page.path.clone(), bytes }),
            Err(error) => {
                // A template that fails fails on every page: it is said once.
                let finding = finding(&error, sources);
                if !findings.iter().any(|known| *known == finding) {
                    findings.push(finding);
                }
            }
        }
    }
    if !view.agency.address.is_empty() && !view.draft {
        files.push(map(&view.agency.address, &plan.pages));
    }
    assets(sources, &mut files);
    let shown: BTreeSet<&str> = view.years.iter().flat_map(YearView::pictures).collect();
    for path in shown {
        if let Some(bytes) = sources.asset(path) {
            let path = format!("{PICTURES}{}", picture::site_name(path));
            files.push(OutputFile { path, bytes: bytes.to_vec() });
        }
    }
    (files, findings)
}

/// The map of the site for search engines: every page but the one for addresses that lead nowhere.
/// Addresses and paths have no letter that XML would have to escape.
fn map(address: &str, pages: &[Planned]) -> OutputFile {
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

/// A list of a value; empty where there is none.
fn items<'v>(value: &'v Value, name: &'static str) -> &'v [Value] {
    value.get_from_path(name).and_then(Value::as_array).unwrap_or_default()
}

/// The view without its years.
fn head(view: &View) -> Value {
    #[derive(serde::Serialize)]
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
struct Planned {
    template: &'static str,
    kind: &'static str,
    path: String,
    context: Context,
}

impl Planned {
    fn draw(&self, tera: &Tera, lines: &LineEnds<'_>) -> Result<Vec<u8>, tera::Error> {
        let html = tera.render(self.template, &self.context)?;
        Ok(lines.page(&html).into_bytes())
    }
}

/// Every page of the site, in order, with what its template is told.
struct Plan<'a> {
    view: &'a View,
    pages: Vec<Planned>,
}

impl Plan<'_> {
    fn year(&mut self, year: &YearView, value: &Value, artifacts: &[Artifact], base: &Context) {
        let folder = &year.year;
        let labels = &self.view.labels;
        let mut context = base.clone();
        context.insert_value("year", value.clone());
        let own: Vec<&Artifact> = artifacts.iter().filter(|a| a.year == *folder).collect();
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
            self.part(year, part, value, &context);
        }
        if finance {
            let title = labels["finance"];
            self.page("finance.html", "finance", &at("finance"), title, &about(title), &context);
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

    fn part(&mut self, year: &YearView, part: &PartView, value: &Value, of_year: &Context) {
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
            self.indicators(year, component, value, &own);
            own.insert("neighbours", &Neighbours::of(&pages, at));
            let (path, name) = &pages[at];
            let title = format!("{name} · {}", part.short);
            let about = format!("{name}: {} {}", component.grade.name, year.agency_name);
            self.page("component.html", "component", path, &title, &about, &own);
        }
    }

    fn indicators(
        &mut self,
        year: &YearView,
        component: &ComponentView,
        value: &Value,
        of_component: &Context,
    ) {
        let shown = component.indicators.iter().zip(items(value, "indicators"));
        let shown: Vec<_> = shown.filter(|(indicator, _)| indicator.has_page).collect();
        let pages: Vec<(String, String)> = shown
            .iter()
            .map(|(indicator, _)| {
                let name = format!("{} {}", indicator.number, indicator.name);
                (format!("{}/indicators/{}.html", year.year, indicator.slug), name)
            })
            .collect();
        let label = |name: &'static str| self.view.labels[name];
        let (target, result) = (label("target"), label("result"));
        for (at, (indicator, value)) in shown.into_iter().enumerate() {
            let mut own = of_component.clone();
            own.insert_value("indicator", value.clone());
            own.insert("neighbours", &Neighbours::of(&pages, at));
            let (path, name) = &pages[at];
            let values = |lines: &[LineView]| {
                let values: Vec<String> = lines.iter().map(|line| plain(&line.runs)).collect();
                values.join(", ")
            };
            let about = match indicator.heading {
                true => format!("{name} {} {}", year.label, year.agency_name),
                false => format!(
                    "{name}: {target} {} {result} {} ({}) {}",
                    values(&indicator.target),
                    values(&indicator.result),
                    indicator.rating.name,
                    year.agency_name
                ),
            };
            self.page("indicator.html", "indicator", path, name, &about, &own);
        }
    }

    fn page(
        &mut self,
        template: &'static str,
        kind: &'static str,
        path: &str,
        title: &str,
        description: &str,
        context: &Context,
    ) {
        let root = "../".repeat(path.matches('/').count());
        let address = &self.view.agency.address;
        let canonical = match address.is_empty() || kind == "not-found" {
            true => String::new(),
            false => format!("{address}{}", short(path)),
        };
        let mut context = context.clone();
        let page = Page { kind, title, description, root: &root, path, canonical: &canonical };
        context.insert("page", &page);
        self.pages.push(Planned { template, kind, path: path.to_owned(), context });
    }
}

/// Whether a year has anything to say of money.
fn has_finance(year: &YearView) -> bool {
    let indicators = year.parts.iter().flat_map(|part| &part.components);
    year.basics.iter().any(|sheet| sheet.money)
        || year.calculations.iter().any(|calculation| calculation.money)
        || indicators.flat_map(|component| &component.indicators).any(|each| each.money)
}

/// The stylesheet and the fonts.
fn assets(sources: &Sources, files: &mut Vec<OutputFile>) {
    for (_, file) in sources.texts() {
        if let Some(name) = file.path.strip_prefix(FOLDER)
            && name.ends_with(".css")
        {
            let bytes = file.text.as_bytes().to_vec();
            files.push(OutputFile { path: format!("assets/{name}"), bytes });
        }
        if file.path == "fonts/web/OFL.txt" {
            let bytes = file.text.as_bytes().to_vec();
            files.push(OutputFile { path: "assets/fonts/OFL.txt".to_owned(), bytes });
        }
    }
    for (path, bytes) in sources.assets() {
        if let Some(name) = path.strip_prefix("fonts/web/") {
            files.push(OutputFile { path: format!("assets/fonts/{name}"), bytes: bytes.to_vec() });
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
