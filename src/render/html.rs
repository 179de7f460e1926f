//! A view → the pages of the site, by Tera templates with everything escaped.

use std::collections::BTreeMap;

use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostic::{Findings, catalogue::pages as say};
use crate::records::year::Digits;
use crate::source::{Sources, Span};
use crate::thai::lines::LineBreaker;
use crate::view::{View, YearView, digits, numbering};

use super::line_ends::LineEnds;
use super::{Artifact, OutputFile};

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
    if let Some(document) = year.leading() {
        numbering::write(&mut data, document);
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
    let lines = LineEnds::new(breaker);
    let mut site = Site { tera, lines, files: Vec::new(), findings, sources, base: Context::new() };
    site.base.insert_value("view", head(view));
    let data: Vec<serde_json::Value> = view.years.iter().map(written).collect();
    let years: Vec<Value> = data.iter().map(Value::from_serializable).collect();
    site.base.insert_value("years", Value::from(years.clone()));
    site.base.insert("downloads", artifacts);

    let agency = &view.agency.name;
    site.page("home.html", "home", "index.html", agency, agency, &site.base.clone());
    for ((year, data), value) in view.years.iter().zip(&data).zip(years) {
        site.year(year, data, value, artifacts, &view.labels);
    }
    let missing = view.labels["not_found"];
    site.page("not-found.html", "not-found", "404.html", missing, agency, &site.base.clone());
    site.assets();
    (site.files, site.findings)
}

/// The items of a list; none where there is no list.
fn items(data: &serde_json::Value) -> &[serde_json::Value] {
    data.as_array().map_or(&[], Vec::as_slice)
}

/// The view without its years.
fn head(view: &View) -> Value {
    Value::from_serializable(&View { years: Vec::new(), ..view.clone() })
}

struct Site<'a> {
    tera: Tera,
    lines: LineEnds<'a>,
    files: Vec<OutputFile>,
    findings: Findings,
    sources: &'a Sources,
    base: Context,
}

impl Site<'_> {
    fn year(
        &mut self,
        year: &YearView,
        data: &serde_json::Value,
        value: Value,
        artifacts: &[Artifact],
        labels: &BTreeMap<&'static str, &'static str>,
    ) {
        let folder = &year.year;
        let mut context = self.base.clone();
        context.insert_value("year", value);
        let own: Vec<&Artifact> = artifacts.iter().filter(|a| a.year == *folder).collect();
        context.insert("downloads", &own);
        let title = format!("{} {}", year.label, year.agency_name);
        self.page(
            "year.html",
            "year",
            &format!("{folder}/index.html"),
            &year.label,
            &title,
            &context,
        );
        if !year.basics.is_empty() {
            let path = format!("{folder}/basics.html");
            self.page("basics.html", "basics", &path, labels["basics"], &title, &context);
        }
        if let Some(board) = &year.board {
            let path = format!("{folder}/board.html");
            self.page("board.html", "board", &path, &board.name, &title, &context);
        }
        let more = [("complaints", year.complaints.is_some()), ("audit", year.audit.is_some())];
        for (kind, _) in more.into_iter().filter(|(_, told)| *told) {
            let (template, path) = (format!("{kind}.html"), format!("{folder}/{kind}.html"));
            self.page(&template, kind, &path, labels[kind], &title, &context);
        }
        let narratives: Vec<(String, String)> = year
            .narratives
            .iter()
            .zip(items(&data["narratives"]))
            .map(|(narrative, data)| {
                let title = data["title"].as_str().unwrap_or(&narrative.title);
                (format!("{folder}/narratives/{}.html", narrative.slug), title.to_owned())
            })
            .collect();
        for (at, narrative) in items(&data["narratives"]).iter().enumerate() {
            let mut own = context.clone();
            own.insert("narrative", narrative);
            own.insert("neighbours", &Neighbours::of(&narratives, at));
            let (path, name) = &narratives[at];
            self.page("narrative.html", "narrative", path, name, &title, &own);
        }
        for (calculation, data) in year.calculations.iter().zip(items(&data["calculations"])) {
            let mut own = context.clone();
            own.insert("calculation", data);
            let path = format!("{folder}/calculations/{}.html", calculation.slug);
            self.page("calculation.html", "calculation", &path, &calculation.name, &title, &own);
        }
        for (part, data) in year.parts.iter().zip(items(&data["parts"])) {
            let mut of_part = context.clone();
            of_part.insert("part", data);
            for (component, data) in part.components.iter().zip(items(&data["components"])) {
                let mut of_component = of_part.clone();
                of_component.insert("component", data);
                let indicators = || {
                    let shown = component.indicators.iter().zip(items(&data["indicators"]));
                    shown.filter(|(indicator, _)| indicator.has_page)
                };
                let pages: Vec<(String, String)> = indicators()
                    .map(|(indicator, _)| {
                        let name = format!("{} {}", indicator.number, indicator.name);
                        (format!("{folder}/indicators/{}.html", indicator.slug), name)
                    })
                    .collect();
                for (at, (_, data)) in indicators().enumerate() {
                    let mut own = of_component.clone();
                    own.insert("indicator", data);
                    own.insert("neighbours", &Neighbours::of(&pages, at));
                    let (path, name) = &pages[at];
                    self.page("indicator.html", "indicator", path, name, &title, &own);
                }
            }
        }
    }

    fn page(
        &mut self,
        template: &str,
        kind: &'static str,
        path: &str,
        title: &str,
        description: &str,
        context: &Context,
    ) {
        let root = "../".repeat(path.matches('/').count());
        let mut context = context.clone();
        context.insert("page", &Page { kind, title, description, root: &root, path });
        match self.tera.render(template, &context) {
            Ok(html) => {
                let bytes = self.lines.page(&html).into_bytes();
                self.files.push(OutputFile { path: path.to_owned(), bytes });
            }
            Err(error) => {
                // A template that fails fails on every page: it is said once.
                let finding = finding(&error, self.sources);
                if !self.findings.iter().any(|known| *known == finding) {
                    self.findings.push(finding);
                }
            }
        }
    }

    /// The stylesheet and the fonts.
    fn assets(&mut self) {
        for (_, file) in self.sources.texts() {
            if let Some(name) = file.path.strip_prefix(FOLDER)
                && name.ends_with(".css")
            {
                let bytes = file.text.as_bytes().to_vec();
                self.files.push(OutputFile { path: format!("assets/{name}"), bytes });
            }
            if file.path == "fonts/web/OFL.txt" {
                let bytes = file.text.as_bytes().to_vec();
                self.files.push(OutputFile { path: "assets/fonts/OFL.txt".to_owned(), bytes });
            }
        }
        for (path, bytes) in self.sources.assets() {
            if let Some(name) = path.strip_prefix("fonts/web/") {
                self.files.push(OutputFile {
                    path: format!("assets/fonts/{name}"),
                    bytes: bytes.to_vec(),
                });
            }
        }
    }
}

/// A template's fault at its place.
fn finding(error: &tera::Error, sources: &Sources) -> crate::diagnostic::Finding {
    let (file, range, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename().to_owned(), report.span().range.clone(), report.message().to_owned())
        }
        ErrorKind::MissingParent { current: template, .. }
        | ErrorKind::CircularExtend { tpl: template, .. }
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
