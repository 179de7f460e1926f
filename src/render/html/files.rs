//! Files of the site that are no pages: the map, style and scripts, the fonts.

use std::collections::BTreeMap;

use crate::source::Sources;
use crate::sum::Sum;

use super::page::short;
use super::{FOLDER, Give, OutputFile};
use crate::pages::site::SitePage;

/// The map of the site for search engines: every page but the one for addresses that lead nowhere.
/// Addresses and paths have no letter that XML would have to escape.
pub(super) fn map(address: &str, pages: &[SitePage<'_>]) -> OutputFile {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages.iter().filter(|page| page.kind != "not-found") {
        xml.push_str(&format!("  <url><loc>{address}{}</loc></url>\n", short(&page.path)));
    }
    xml.push_str("</urlset>\n");
    OutputFile { path: "sitemap.xml".to_owned(), bytes: xml.into_bytes() }
}

/// Style and scripts by their names among the templates: where each lies on the site, and its text. The hash
/// in its name changes with its text, so no browser shows a page with what it kept of an older one.
pub(super) fn hashed(sources: &Sources) -> BTreeMap<&str, (String, &str)> {
    let own = sources.texts().filter_map(|(_, file)| {
        let name = file.path.strip_prefix(FOLDER)?;
        let (stem, ending) = name.rsplit_once('.')?;
        let mut sum = Sum::default();
        sum.add(file.text.as_bytes());
        let path = format!("assets/{stem}.{sum}.{ending}");
        matches!(ending, "css" | "js").then_some((name, (path, &*file.text)))
    });
    own.collect()
}

/// Style, scripts and fonts.
pub(super) fn assets(sources: &Sources, give: Give<'_>) {
    for (path, text) in hashed(sources).into_values() {
        give(OutputFile { path, bytes: text.as_bytes().to_vec() });
    }
    for (_, file) in sources.texts() {
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
