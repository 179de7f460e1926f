//! SVG: drawings that may be shown are those that only draw, out of what their own file holds.
//!
//! What is allowed is listed, because what browsers run and fetch is not: a reader may open the file of a
//! picture by itself, where scripts of it would run as those of the site.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use typst::foundations::Bytes;
use typst::visualize::SvgImage;

use super::Fault;

const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements that draw, and those that describe a drawing.
const DRAWS: [&str; 23] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "symbol",
    "title",
    "use",
];
/// Elements of text.
const LETTERS: [&str; 4] = ["text", "textPath", "tspan", "tref"];
/// Elements that are drawn at most, each as often as it is used.
const MOST: usize = 100_000;
/// Elements inside each other, as they are written and as they are used.
const DEEPEST: usize = 48;

/// Width and height of a drawing that may be shown, in pixels.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::Damaged)?;
    let text = text.trim_start_matches('\u{feff}');
    // Entities are not read: a small file may not become a large one.
    let document = Document::parse(text).map_err(|_| Fault::Damaged)?;
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        return Err(Fault::Kind);
    }
    document.descendants().try_for_each(harmless)?;
    let ids = document.descendants().filter_map(|node| Some((node.attribute("id")?, node)));
    weigh(root, &ids.collect(), 0, &mut MOST.clone())?;
    // Without a frame a browser cuts a drawing off where it should make it smaller.
    let frame = root.attribute("viewBox").unwrap_or_default();
    let sides = frame.split([' ', ',', '\t', '\n', '\r']).filter(|side| !side.is_empty());
    let sides: Vec<f64> = sides.map_while(|side| side.parse().ok()).collect();
    if !matches!(sides[..], [_, _, width, height] if width > 0.0 && height > 0.0) {
        return Err(Fault::NoFrame);
    }
    let image = SvgImage::new(Bytes::new(bytes.to_vec())).map_err(|_| Fault::Damaged)?;
    // Sides are no amounts; one beyond every limit stays beyond it.
    Ok((image.width().ceil() as u32, image.height().ceil() as u32))
}

/// Whether nothing of a node runs or comes from elsewhere.
fn harmless(node: Node<'_, '_>) -> Result<(), Fault> {
    let unsafe_ = |what: String| Err(Fault::Unsafe(what));
    if let Some(instruction) = node.pi() {
        return unsafe_(format!("<?{}?>", instruction.target));
    }
    let name = node.tag_name().name();
    match node.tag_name().namespace() {
        Some(SVG) if LETTERS.contains(&name) => return Err(Fault::Letters),
        Some(SVG) if !DRAWS.contains(&name) => return unsafe_(format!("<{name}>")),
        Some(XHTML) => return unsafe_(format!("<{name}>")),
        _ => {}
    }
    if name == "style" {
        let style: String = node.descendants().filter_map(|node| node.text()).collect();
        // Which of them a style gives to what is not looked up, so it gives none that draws much.
        let many = ["mask", "clip-path"].into_iter().find(|what| style.contains(what));
        if let Some(found) = foreign(&style).or(many.filter(|_| style.contains("url("))) {
            return unsafe_(format!("<style> {found}"));
        }
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let runs = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
        let leads = matches!(name, "href" | "src" | "base" | "filter")
            && !value.trim_start().starts_with('#');
        if runs || leads || foreign(value).is_some() {
            let value: String = value.chars().take(40).collect();
            return unsafe_(format!("{name}=\"{value}\""));
        }
    }
    Ok(())
}

/// What of a style or a value leads out of its file, or is not drawn alike everywhere.
fn foreign(style: &str) -> Option<&'static str> {
    let style = style.to_ascii_lowercase();
    // A backslash hides letters of a style.
    let bad = ["@import", "javascript:", "expression(", "image(", "image-set(", "filter:", "\\"];
    if let Some(bad) = bad.into_iter().find(|bad| style.contains(bad)) {
        return Some(bad);
    }
    let own = |rest: &str| rest.trim_start().trim_start_matches(['"', '\'']).starts_with('#');
    (!style.split("url(").skip(1).all(own)).then_some("url(…)")
}

/// Counts what is drawn: what is used often counts as often.
fn weigh<'a>(
    node: Node<'a, 'a>,
    ids: &BTreeMap<&str, Node<'a, 'a>>,
    depth: usize,
    left: &mut usize,
) -> Result<(), Fault> {
    *left = left.checked_sub(1).filter(|_| depth <= DEEPEST).ok_or(Fault::Intricate)?;
    for attribute in node.attributes() {
        let value = attribute.value();
        let whole = value.trim().strip_prefix('#').filter(|_| attribute.name() == "href");
        let parts = value.split("url(").skip(1).filter_map(|rest| {
            let rest = rest.trim_start().trim_start_matches(['"', '\'']);
            rest.strip_prefix('#')?.split([')', '"', '\'']).next()
        });
        for id in whole.into_iter().chain(parts) {
            if let Some(used) = ids.get(id.trim()) {
                weigh(*used, ids, depth + 1, left)?;
            }
        }
    }
    for child in node.children().filter(Node::is_element) {
        weigh(child, ids, depth + 1, left)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(inner: &str) -> Result<(u32, u32), Fault> {
        let open =
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'";
        size(format!("{open} viewBox='0 0 10 20.5'>{inner}</svg>").as_bytes())
    }

    #[test]
    fn what_only_draws_is_shown() {
        for inner in [
            "<path d='M0 0h1' fill='url(#g)'/>",
            "<use xlink:href='#a'/><style>.a{fill:url(#b)}</style><title>ก</title>",
            "<g id='a'><rect width='1' height='1'/></g><use href='#a' x='2'/>",
            "<metadata><rdf:RDF xmlns:rdf='urn:rdf' rdf:resource='http://example.org'/></metadata>",
        ] {
            assert_eq!(of(inner), Ok((10, 21)), "{inner}");
        }
        let bare = |attributes: &str| {
            size(format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>").as_bytes())
        };
        assert_eq!(bare("width='1in' height='2in' viewBox='0,0,1,2'"), Ok((96, 192)));
        assert_eq!(bare("width='10' height='10'"), Err(Fault::NoFrame));
        for frame in ["0 0 0 1", "0 0 1", "0 0 1 1 1", "0 0 1 x", "0 0 NaN 1"] {
            assert_eq!(bare(&format!("viewBox='{frame}'")), Err(Fault::NoFrame), "{frame}");
        }
        assert_eq!(size(b"<svg viewBox='0 0 1 1'/>"), Err(Fault::Kind));
    }

    #[test]
    fn what_runs_or_comes_from_elsewhere_is_refused() {
        for inner in [
            "<script>1</script>",
            "<g onclick='x'/>",
            "<g ONload='x'/>",
            "<foreignObject/>",
            "<script xmlns='http://www.w3.org/1999/xhtml'>1</script>",
            "<image href='http://example.org/a.png'/>",
            "<image xlink:href='a.png'/>",
            "<use href='other.svg#a'/>",
            "<use href=' javascript:x'/>",
            "<set attributeName='href' to='x'/>",
            "<filter id='f'/>",
            "<style>@import 'a.css';</style>",
            "<style>a{fill:url(http://example.org)}</style>",
            "<style>a{mask:url(#m)}</style>",
            "<g style='fill:u\\72l(x)'/>",
            "<g style='filter:blur(9px)'/>",
            "<g fill='url(//example.org)'/>",
            "<?xml-stylesheet href='a.css'?>",
        ] {
            assert!(matches!(of(inner), Err(Fault::Unsafe(_))), "{inner}: {:?}", of(inner));
        }
        assert_eq!(of("<text>ก</text>"), Err(Fault::Letters));
        let entity = b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='1' height='1'>&a;</svg>";
        assert_eq!(size(entity), Err(Fault::Damaged));
    }

    #[test]
    fn what_multiplies_itself_is_refused() {
        let level = |at: usize| {
            let used = format!("<use href='#l{}'/>", at + 1).repeat(10);
            format!("<g id='l{at}'>{used}</g>")
        };
        let bomb: String = (0..12).map(level).collect();
        assert_eq!(of(&bomb), Err(Fault::Intricate));
        let masked: String = (0..20)
            .map(|at| {
                format!(
                    "<mask id='m{at}'>{}</mask>",
                    format!("<path mask='url(#m{})'/>", at + 1).repeat(9)
                )
            })
            .collect();
        assert_eq!(of(&masked), Err(Fault::Intricate));
        assert_eq!(of("<g id='a'><use href='#a'/></g>"), Err(Fault::Intricate));
        let deep = |levels: usize| format!("{}{}", "<g>".repeat(levels), "</g>".repeat(levels));
        assert_eq!(of(&deep(DEEPEST + 1)), Err(Fault::Intricate));
        assert!(of(&deep(100_000)).is_err());
        assert_eq!(of(&deep(DEEPEST - 1)), Ok((10, 21)));
    }
}
