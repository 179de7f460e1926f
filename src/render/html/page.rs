//! Drawing a page: what its frame is told, and its blocks with their digits and the ends of their lines.

use serde::Serialize;
use tera::{Context, Tera};

use crate::block::{Block, Line, Marked, Run, write_digits, write_line};
use crate::diagnostic::Locale;
use crate::notation::reference::Digits;
use crate::pages::site::{SitePage, SiteYear};
use crate::view::{Shown, label};

/// What every page is told of the site.
#[derive(Serialize)]
pub(super) struct Site {
    locale: Locale,
    draft: bool,
    agency: String,
    /// Its abbreviation, or its name.
    short: String,
    ministry: String,
    address: String,
    years: Vec<String>,
}

impl Site {
    pub(super) fn of(
        shown: Shown<'_>,
        years: &[SiteYear<'_>],
        draft: bool,
        marked: &Marked<'_>,
    ) -> Self {
        let agency = shown.agency();
        let short = match agency.abbreviation.is_empty() {
            true => &agency.name,
            false => &agency.abbreviation,
        };
        Site {
            locale: shown.locale(),
            draft,
            short: short.clone(),
            agency: marked.text(&agency.name),
            ministry: marked.text(&agency.ministry),
            address: agency.address,
            years: years.iter().map(|year| year.year.number()).collect(),
        }
    }
}

/// What the pages of a year are told of it.
pub(super) struct Head {
    number: String,
    label: String,
    sections: Vec<Link>,
    standing: Vec<Standing>,
}

/// A link: its address below the root of the site, and its words.
#[derive(Clone, Serialize)]
struct Link {
    href: String,
    line: Line,
}

/// A line of the foot.
#[derive(Clone, Serialize)]
struct Standing {
    label: String,
    text: String,
}

impl Head {
    pub(super) fn of(site: &SiteYear<'_>, marked: &Marked<'_>) -> Self {
        let year = &site.year;
        let word = |key: &str| label(key, year.shown().locale());
        let sections = site.sections().into_iter().map(|(href, mut line)| {
            marked.line(&mut line);
            Link { href, line }
        });
        let state = match (year.self_assessed(), year.status()) {
            (true, _) => word("self_assessed").to_owned(),
            (false, status) => status,
        };
        let standing =
            [("as_of", year.as_of()), ("status", state), ("legal_basis", year.legal_basis())];
        let standing = standing.into_iter().filter(|(_, text)| !text.is_empty());
        let standing = standing.map(|(key, text)| Standing {
            label: marked.text(word(key)),
            text: marked.text(&text),
        });
        Head {
            number: year.number(),
            label: marked.text(&year.label()),
            sections: sections.collect(),
            standing: standing.collect(),
        }
    }
}

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
    /// Its year, as digits, or empty.
    year: &'a str,
    year_label: &'a str,
    sections: &'a [Link],
    section: &'a str,
    standing: &'a [Standing],
    trail: Vec<Line>,
    blocks: Vec<Block>,
    aside: Vec<Block>,
    /// How many of its blocks stand above both columns, where something stands beside them.
    lead: usize,
    before: Option<Link>,
    after: Option<Link>,
}

/// Draws a page.
pub(super) fn draw(
    page: &SitePage<'_>,
    year: Option<&SiteYear<'_>>,
    head: Option<&Head>,
    address: &str,
    marked: &Marked<'_>,
    tera: &Tera,
    base: &Context,
) -> Result<Vec<u8>, tera::Error> {
    let mut made = (page.made)();
    let prose = year.map_or(Digits::Arabic, SiteYear::prose_digits);
    let of = |role| match role {
        crate::block::Role::Prose => Some(prose),
        crate::block::Role::Cell => Some(Digits::Arabic),
        crate::block::Role::Fixed => None,
    };
    for blocks in [&mut made.blocks, &mut made.aside] {
        write_digits(blocks, Digits::Arabic, prose);
        blocks.iter_mut().for_each(Block::name_columns);
        marked.blocks(blocks);
    }
    for line in made.trail.iter_mut().chain([&mut made.before, &mut made.after]) {
        write_line(line, of);
        marked.line(line);
    }
    let path = page.path.as_str();
    let root = "../".repeat(path.matches('/').count());
    let canonical = match address.is_empty() || page.kind == "not-found" {
        true => String::new(),
        false => format!("{address}{}", short(path)),
    };
    let of_year = head.filter(|_| year.is_some());
    let lead = made.blocks.len().saturating_sub(1);
    let told = Page {
        kind: page.kind,
        title: &page.title,
        description: &page.description,
        root: &root,
        path,
        canonical: &canonical,
        year: of_year.map_or("", |head| &head.number),
        year_label: of_year.map_or("", |head| &head.label),
        sections: of_year.map_or(&[], |head| &head.sections),
        section: &page.section,
        standing: head.map_or(&[], |head| &head.standing),
        trail: made.trail,
        blocks: made.blocks,
        aside: made.aside,
        lead,
        before: link(made.before),
        after: link(made.after),
    };
    let mut context = base.clone();
    context.insert("page", &told);
    let template = if page.kind == "not-found" { "not-found.html" } else { "page.html" };
    Ok(tera.render(template, &context)?.into_bytes())
}

/// A line that is a link, in its two halves.
fn link(line: Line) -> Option<Link> {
    match line.0.into_iter().next() {
        Some(Run::Link { within: Some(within), runs, .. }) => {
            Some(Link { href: within.href, line: runs.into() })
        }
        _ => None,
    }
}

/// The address of a page on the web: a folder's own page is the folder.
pub(super) fn short(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some((_, "index.html")) => &path[..path.len() - "index.html".len()],
        None if path == "index.html" => "",
        _ => path,
    }
}
