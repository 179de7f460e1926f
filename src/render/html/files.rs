//! Files of the site that are no pages: the map, the stylesheet and the fonts.

use crate::source::Sources;

use super::page::{Planned, short};
use super::{FOLDER, Give, OutputFile};

/// The map of the site for search engines: every page but the one for addresses that lead nowhere.
/// Addresses and paths have no letter that XML would have to escape.
pub(super) fn map(address: &str, pages: &[Planned<'_>]) -> OutputFile {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages.iter().filter(|page| page.kind != "not-found") {
        xml.push_str(&format!("  <url><loc>{address}{}</loc></url>\n", short(&page.path)));
    }
    xml.push_str("</urlset>\n");
    OutputFile { path: "sitemap.xml".to_owned(), bytes: xml.into_bytes() }
}

/// The stylesheet and the fonts.
pub(super) fn assets(sources: &Sources, give: Give<'_>) {
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
