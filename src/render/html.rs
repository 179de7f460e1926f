//! What everybody may see → the pages of the site, by Tera templates with everything escaped.

mod downloads;
mod faults;
mod files;
mod page;
mod plan;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use rayon::prelude::*;
use tera::{Context, Tera, Value};

use crate::diagnostic::Findings;
use crate::picture;
use crate::source::Sources;
use crate::thai::lines::LineBreaker;
use crate::view::{For, Public, Shown, ShownYear};

use super::line_ends::{LineEnds, TYPED_END};
use super::{Artifact, Give, OutputFile};
use downloads::downloads;
use files::{assets, hashed, map};
use plan::Plan;
use written::{Written, head};

/// Where pictures of narratives lie on the site; templates show them from there.
const PICTURES: &str = "assets/pictures/";
/// Where the site's templates lie.
const FOLDER: &str = "templates/html/";

/// Renders the whole site. Each page is drawn, given away and forgotten.
pub fn site(
    shown: &For<Public, Shown<'_>>,
    draft: bool,
    artifacts: &[Artifact],
    breaker: &LineBreaker,
    sources: &Sources,
    give: Give<'_>,
) -> Findings {
    let mut findings = Findings::new();
    let mut tera = Tera::new();
    tera.set_escape_fn(escaped);
    let templates = sources
        .texts()
        .filter_map(|(_, file)| Some((file.path.strip_prefix(FOLDER)?, &*file.text)))
        .filter(|(name, _)| name.ends_with(".html"));
    if let Err(error) = tera.add_raw_templates(templates) {
        faults::findings(&error, sources).into_iter().for_each(|fault| findings.push(fault));
        return findings;
    }
    let all: Vec<ShownYear<'_>> = shown.years(sources);
    let written: Vec<Written> = all.par_iter().map(Written::of).collect();
    let mut base = Context::new();
    base.insert_value("view", head(**shown, draft));
    let years: Vec<Value> = written.iter().map(|written| written.year.clone()).collect();
    base.insert_value("years", Value::from(years.clone()));
    let assets_of: BTreeMap<&str, String> =
        hashed(sources).into_iter().map(|(name, (path, _))| (name, path)).collect();
    base.insert("assets", &assets_of);

    let agency = shown.agency();
    let mut plan = Plan { labels: shown.labels(), pages: Vec::new() };
    // The home page leads with the newest year that has results; one that is only planned has none.
    let latest = all.iter().position(|year| !year.no_result()).unwrap_or(0);
    let newest = all.get(latest);
    base.insert_value(
        "latest",
        Value::from(years.get(latest).cloned().into_iter().collect::<Vec<_>>()),
    );
    let mut own = downloads(&all, artifacts);
    own.sort_by_key(|download| newest.is_none_or(|year| year.number() != download.artifact.year));
    base.insert("downloads", &own);
    let name = &agency.name;
    let about = newest.map(|year| format!("{} {}", plan.labels["evaluation"], year.label()));
    let about = about.map_or_else(|| name.clone(), |about| format!("{name}: {about}"));
    plan.page("home.html", "home", "index.html", name, &about, &base);
    for (year, written) in all.iter().zip(&written) {
        let mut own = base.clone();
        let mut offered = downloads(&all, artifacts);
        offered.retain(|download| download.artifact.year == year.number());
        own.insert("downloads", &offered);
        plan.year(year, written, own);
    }
    let not_found = plan.labels["not_found"];
    plan.page("not-found.html", "not-found", "404.html", not_found, name, &base);

    let lines = LineEnds::new(breaker);
    let address = &agency.address;
    let drawn = plan.pages.par_iter().map(|page| {
        let bytes = page.draw(&tera, &lines, address)?;
        give(OutputFile { path: page.path.clone(), bytes });
        Ok(())
    });
    let drawn: Vec<Result<(), tera::Error>> = drawn.collect();
    for error in drawn.into_iter().filter_map(Result::err) {
        // A template that fails fails on every page: it is said once.
        for fault in faults::findings(&error, sources) {
            if !findings.iter().any(|known| *known == fault) {
                findings.push(fault);
            }
        }
    }
    if !address.is_empty() && !draft {
        give(map(address, &plan.pages));
    }
    assets(sources, give);
    let pictures: BTreeSet<String> = all.iter().flat_map(ShownYear::pictures).collect();
    for path in pictures {
        if let Some(bytes) = sources.asset(&path) {
            let path = format!("{PICTURES}{}", picture::site_name(&path));
            give(OutputFile { path, bytes: bytes.to_vec() });
        }
    }
    findings
}

/// A value with what HTML reads as marks escaped, and with the ends of its lines.
fn escaped(value: &str, out: &mut dyn io::Write) -> io::Result<()> {
    for (at, line) in value.split('\n').enumerate() {
        if at > 0 {
            out.write_all(TYPED_END.as_bytes())?;
        }
        tera::escape_html(line, out)?;
    }
    Ok(())
}
