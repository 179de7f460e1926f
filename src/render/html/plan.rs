//! Every page of the site, in order: its address, its title, and what its template is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Value};

use crate::view::{ComponentView, LineView, PartView, ShownYear, plain};

use super::page::{Planned, Told};
use super::written::{INDICATORS, Written, rows};

/// Every page of the site, in order.
pub(super) struct Plan<'a> {
    pub(super) labels: BTreeMap<&'static str, &'static str>,
    pub(super) pages: Vec<Planned<'a>>,
}

impl<'a> Plan<'a> {
    pub(super) fn year(
        &mut self,
        year: &'a ShownYear<'a>,
        written: &'a Written,
        mut context: Context,
    ) {
        let folder = &year.number();
        let (labels, value) = (self.labels.clone(), &written.year);
        context.insert_value("year", value.clone());
        let (basics, calculations) = (year.basics(), year.calculations());
        let measured: Vec<usize> = year.indicators().filter(|at| year.is_money(*at)).collect();
        let finance = !measured.is_empty()
            || basics.iter().any(|sheet| sheet.money)
            || calculations.iter().any(|calculation| calculation.money);
        context.insert("finance", &finance);
        let label = year.label();
        let of_year = format!("{label} {}", year.agency_name());
        let about = |what: &str| format!("{what} {of_year}");
        let at = |page: &str| format!("{folder}/{page}.html");
        self.page(
            "year.html",
            "year",
            &at("index"),
            &label,
            &about(labels["evaluation"]),
            &context,
        );
        for (part, value) in year.parts().iter().zip(items(value, "parts")) {
            self.part((year, written), part, value, &context);
        }
        if finance {
            let title = labels["finance"];
            self.rows(
                ("finance.html", "finance"),
                &at("finance"),
                (title, &about(title)),
                &context,
                (year, written),
                measured,
            );
        }
        if !basics.is_empty() {
            let title = labels["basics"];
            self.page("basics.html", "basics", &at("basics"), title, &about(title), &context);
        }
        if let Some(board) = year.board() {
            let title = if board.name.is_empty() { labels["board"] } else { &board.name };
            self.page("board.html", "board", &at("board"), title, &about(title), &context);
        }
        let more = [
            ("complaints.html", "complaints", year.complaints().is_some()),
            ("audit.html", "audit", year.audit().is_some()),
        ];
        for (template, kind, _) in more.into_iter().filter(|(.., told)| *told) {
            let title = labels[kind];
            self.page(template, kind, &at(kind), title, &about(title), &context);
        }
        let narratives: Vec<(String, String)> = items(value, "narratives")
            .iter()
            .zip(year.narratives())
            .map(|(value, narrative)| {
                // Its title has the digits of the report.
                let title = value.get_from_path("title").and_then(Value::as_str);
                let title = title.map_or(narrative.title, str::to_owned);
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
        for (calculation, value) in calculations.iter().zip(items(value, "calculations")) {
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
        (year, written): Year<'a>,
        part: &PartView,
        value: &Value,
        of_year: &Context,
    ) {
        let mut context = of_year.clone();
        context.insert_value("part", value.clone());
        let path = format!("{}/parts/{}.html", year.number(), part.id);
        let about = format!("{}: {} {}", part.name, part.overall.name, year.agency_name());
        self.page("part.html", "part", &path, &part.name, &about, &context);
        let pages: Vec<(String, String)> = part
            .components
            .iter()
            .map(|component| {
                let name = format!("{} {}", component.number, component.name);
                let path = format!("{}/parts/{}/{}.html", year.number(), part.id, component.id);
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
            let description = format!("{name}: {} {}", component.grade.name, year.agency_name());
            self.rows(
                ("component.html", "component"),
                path,
                (&title, &description),
                &own,
                (year, written),
                component.indicators.clone(),
            );
        }
    }

    fn indicators(
        &mut self,
        (year, written): Year<'a>,
        component: &ComponentView,
        of_component: &Arc<Context>,
    ) {
        let indicators = component.indicators.iter().copied();
        let shown: Vec<usize> = indicators.filter(|at| year.has_page(*at)).collect();
        let pages = shown.iter().map(|at| {
            (format!("{}/indicators/{}.html", year.number(), year.slug(*at)), year.name(*at))
        });
        let pages: Arc<[(String, String)]> = pages.collect();
        let label = |name: &'static str| self.labels[name];
        let (target, result) = (label("target"), label("result"));
        for (at, place) in shown.into_iter().enumerate() {
            let (path, name) = pages[at].clone();
            let (pages, of_component) = (pages.clone(), of_component.clone());
            let told = move || {
                let mut context = (*of_component).clone();
                let indicator = year.indicator(place);
                let mut data = written.pen().piece(&indicator);
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
                    true => format!("{name} {} {}", year.label(), year.agency_name()),
                    false => format!(
                        "{name}: {target} {} {result} {} ({}) {}",
                        values(&indicator.target),
                        values(&indicator.result),
                        indicator.rating.name,
                        year.agency_name()
                    ),
                };
                Told { title: name.clone(), description, context }
            };
            self.planned("indicator.html", "indicator", &path, told);
        }
    }

    /// Adds a page that is told what is known by now.
    pub(super) fn page(
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

    /// Adds a page whose table of indicators is made when it is drawn.
    fn rows(
        &mut self,
        (template, kind): (&'static str, &'static str),
        path: &str,
        (title, description): (&str, &str),
        context: &Context,
        (year, written): Year<'a>,
        indicators: Vec<usize>,
    ) {
        let (title, description) = (title.to_owned(), description.to_owned());
        let own = context.clone();
        let told = move || {
            let mut context = own.clone();
            let indicators = indicators.iter().map(|at| year.indicator(*at));
            context.insert_value(INDICATORS, rows(indicators, &written.pen()));
            Told { title: title.clone(), description: description.clone(), context }
        };
        self.planned(template, kind, path, told);
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

type Year<'a> = (&'a ShownYear<'a>, &'a Written);

/// A list of a value; empty where there is none.
fn items<'v>(value: &'v Value, name: &'static str) -> &'v [Value] {
    value.get_from_path(name).and_then(Value::as_array).unwrap_or_default()
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
