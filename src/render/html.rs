//! A view → the pages of the site, by Tera templates with everything escaped.

use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostic::{Findings, catalogue::pages as say};
use crate::source::{Sources, Span};
use crate::view::{View, YearView};

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

/// Renders the whole site.
pub fn site(view: &View, artifacts: &[Artifact], sources: &Sources) -> (Vec<OutputFile>, Findings) {
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
    let mut site = Site { tera, files: Vec::new(), findings, sources, base: Context::new() };
    site.base.insert_value("view", head(view));
    let years: Vec<Value> = view.years.iter().map(Value::from_serializable).collect();
    site.base.insert_value("years", Value::from(years.clone()));
    site.base.insert("downloads", artifacts);

    let agency = &view.agency.name;
    site.page("home.html", "home", "index.html", agency, agency, &site.base.clone());
    for (year, value) in view.years.iter().zip(years) {
        site.year(year, value, artifacts);
    }
    site.page("not-found.html", "not-found", "404.html", agency, agency, &site.base.clone());
    site.assets();
    (site.files, site.findings)
}

/// The view without its years.
fn head(view: &View) -> Value {
    Value::from_serializable(&View { years: Vec::new(), ..view.clone() })
}

struct Site<'a> {
    tera: Tera,
    files: Vec<OutputFile>,
    findings: Findings,
    sources: &'a Sources,
    base: Context,
}

impl Site<'_> {
    fn year(&mut self, year: &YearView, value: Value, artifacts: &[Artifact]) {
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
        self.page(
            "basics.html",
            "basics",
            &format!("{folder}/basics.html"),
            &year.label,
            &title,
            &context,
        );
        if let Some(board) = &year.board {
            self.page(
                "board.html",
                "board",
                &format!("{folder}/board.html"),
                &board.name,
                &title,
                &context,
            );
        }
        for narrative in &year.narratives {
            let mut own = context.clone();
            own.insert("narrative", narrative);
            let path = format!("{folder}/narratives/{}.html", narrative.slug);
            self.page("narrative.html", "narrative", &path, &narrative.title, &title, &own);
        }
        for calculation in &year.calculations {
            let mut own = context.clone();
            own.insert("calculation", calculation);
            let path = format!("{folder}/calculations/{}.html", calculation.slug);
            self.page("calculation.html", "calculation", &path, &calculation.name, &title, &own);
        }
        for part in &year.parts {
            let mut of_part = context.clone();
            of_part.insert("part", part);
            for component in &part.components {
                let mut of_component = of_part.clone();
                of_component.insert("component", component);
                for indicator in component.indicators.iter().filter(|i| !i.heading) {
                    let mut own = of_component.clone();
                    own.insert("indicator", indicator);
                    let path = format!("{folder}/indicators/{}.html", indicator.slug);
                    let name = format!("{} {}", indicator.number, indicator.name);
                    self.page("indicator.html", "indicator", &path, &name, &title, &own);
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
                self.files.push(OutputFile { path: path.to_owned(), bytes: html.into_bytes() })
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
