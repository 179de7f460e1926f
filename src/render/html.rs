//! What everybody may see → the pages of the site, by Tera templates with everything escaped.

mod faults;
mod files;
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use rayon::prelude::*;
use tera::{Context, Kwargs, State, Tera};

use crate::block::{ENGLISH, ENGLISH_END, KEEP, KEPT, LINE_END, MAY, Marked};
use crate::diagnostic::Findings;
use crate::pages::site::{Download, SiteYear, pages};
use crate::picture;
use crate::source::Sources;
use crate::thai::lines::LineBreaker;
use crate::thai::marks;
use crate::view::{For, Public, Shown, ShownYear};

use super::{Artifact, Give, OutputFile};
use files::{assets, hashed, map};
use page::{Head, Site};

/// Where pictures of narratives lie on the site; templates show them from there.
const PICTURES: &str = "assets/pictures/";
/// Where the site's templates lie.
const FOLDER: &str = "templates/html/";

/// Renders the whole site. Each page is made, drawn, given away and forgotten.
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
    tera.register_filter("bare", bare);
    let templates = sources
        .texts()
        .filter_map(|(_, file)| Some((file.path.strip_prefix(FOLDER)?, &*file.text)))
        .filter(|(name, _)| name.ends_with(".html"));
    if let Err(error) = tera.add_raw_templates(templates) {
        faults::findings(&error, sources).into_iter().for_each(|fault| findings.push(fault));
        return findings;
    }
    let years: Vec<SiteYear<'_>> = shown.years(sources).into_iter().map(SiteYear::of).collect();
    let marked = Marked::new(breaker, shown.locale());
    let downloads = downloads(&years, artifacts);
    let mut base = Context::new();
    let words: BTreeMap<&str, String> =
        shown.labels().into_iter().map(|(key, word)| (key, marked.text(word))).collect();
    base.insert("words", &words);
    let assets_of: BTreeMap<&str, String> =
        hashed(sources).into_iter().map(|(name, (path, _))| (name, path)).collect();
    base.insert("assets", &assets_of);
    let agency = shown.agency();
    base.insert("site", &Site::of(**shown, &years, draft, &marked));
    // The home page and those of no year tell of the newest year that has results.
    let heads: Vec<Head> = years.iter().map(|year| Head::of(year, &marked)).collect();
    let latest = years.iter().position(|year| !year.year.no_result()).unwrap_or(0);

    let pages = pages(shown, &years, &downloads);
    let drawn = pages.par_iter().map(|page| {
        let year = page.year.map(|at| &years[at]);
        let head = heads.get(page.year.unwrap_or(latest));
        let bytes = page::draw(page, year, head, &agency.address, &marked, &tera, &base)?;
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
    if !agency.address.is_empty() && !draft {
        give(map(&agency.address, &pages));
    }
    assets(sources, give);
    let pictures: BTreeSet<String> =
        years.iter().map(|year| &year.year).flat_map(ShownYear::pictures).collect();
    for path in pictures {
        if let Some(bytes) = sources.asset(&path) {
            let path = format!("{PICTURES}{}", picture::site_name(&path));
            give(OutputFile { path, bytes: bytes.to_vec() });
        }
    }
    findings
}

/// The documents that the site offers, with what has to be known before anybody quotes them.
fn downloads(years: &[SiteYear<'_>], artifacts: &[Artifact]) -> Vec<Download> {
    let told = artifacts.iter().map(|artifact| {
        let year = years.iter().find(|year| year.year.number() == artifact.year);
        let document = year.and_then(|year| {
            let mut own = year.year.documents().into_iter();
            own.find(|document| artifact.href == format!("{}/{}.pdf", artifact.year, document.id))
        });
        Download {
            // A year that is not known any more is not named.
            year: year.map(|_| artifact.year.clone()).unwrap_or_default(),
            href: artifact.href.clone(),
            title: artifact.title.clone(),
            pages: artifact.pages,
            size: artifact.size.clone(),
            self_assessed: document.as_ref().is_some_and(|document| document.self_assessed),
            status: document.map(|document| document.status).unwrap_or_default(),
        }
    });
    told.collect()
}

/// A value with what HTML reads as marks escaped, and its signs of line ends and languages as elements.
fn escaped(value: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let mut rest = value;
    while let Some(at) = rest.find(|c| element(c).is_some()) {
        tera::escape_html(&rest[..at], out)?;
        let sign = rest[at..].chars().next().unwrap_or_default();
        out.write_all(element(sign).unwrap_or_default().as_bytes())?;
        rest = &rest[at + sign.len_utf8()..];
    }
    tera::escape_html(rest, out)
}

/// What a sign stands for. `style.css` says of the class that it stays on one line.
fn element(sign: char) -> Option<&'static str> {
    Some(match sign {
        MAY => "<wbr>",
        LINE_END => "<br>",
        KEEP => "<span class=\"k\">",
        ENGLISH => "<span lang=\"en\">",
        KEPT | ENGLISH_END => "</span>",
        _ => return None,
    })
}

/// A text without signs, for an attribute.
fn bare(value: &str, _: Kwargs, _: &State) -> String {
    marks::without(value).replace(LINE_END, "\n")
}
