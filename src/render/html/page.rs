//! A page that is to be drawn, and drawing it.

use serde::Serialize;
use tera::{Context, Tera};

use super::super::line_ends::LineEnds;

/// A page that is to be drawn.
pub(super) struct Planned<'a> {
    pub(super) template: &'static str,
    pub(super) kind: &'static str,
    pub(super) path: String,
    /// What its template is told is put together when it is drawn.
    pub(super) told: Box<dyn Fn() -> Told + Send + Sync + 'a>,
}

/// What a template is told, but for the page itself.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) context: Context,
}

impl Planned<'_> {
    pub(super) fn draw(
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

/// The address of a page on the web: a folder's own page is the folder.
pub(super) fn short(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some((_, "index.html")) => &path[..path.len() - "index.html".len()],
        None if path == "index.html" => "",
        _ => path,
    }
}
