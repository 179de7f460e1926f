//! SVG: drawings that may be shown are those that only draw, out of what their own file holds.
//!
//! What is allowed is listed, because what browsers run and fetch is not: a reader may open the file of a
//! picture by itself, where scripts of it would run as those of the site.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};
use typst::foundations::Bytes;
use typst::visualize::SvgImage;

use super::Fault;

pub(super) const SVG: &str = "http://www.w3.org/2000/svg";
pub(super) const XHTML: &str = "http://www.w3.org/1999/xhtml";
pub(super) const XLINK: &str = "http://www.w3.org/1999/xlink";
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Elements that draw, and those that describe a drawing.
const DRAWS: [&str; 22] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
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
    let options = ParsingOptions { allow_dtd: names_its_kind(text)?, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| Fault::Damaged)?;
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        return Err(Fault::Kind);
    }
    document.descendants().try_for_each(harmless)?;
    let ids = ids(&document)?;
    let mut left = MOST;
    weigh(root, &ids, Nesting { depth: 0, tiled: false }, &mut left)?;
    let drawn = MOST - left;
    // A pattern is handed down to all that stands inside what has it.
    let mut tiles = MOST;
    let patterns = || document.descendants().filter(|node| node.has_tag_name((SVG, "pattern")));
    for pattern in patterns() {
        weigh(pattern, &ids, Nesting { depth: 0, tiled: true }, &mut tiles)?;
    }
    if drawn.saturating_mul(MOST - tiles) > MOST {
        return Err(Fault::Intricate);
    }
    let styled = |node: Node| node.has_tag_name((SVG, "style")) && has_url(&style(node));
    if patterns().next().is_some() && document.descendants().any(styled) {
        return Err(Fault::Unsafe("<style> url(…) <pattern>".to_owned()));
    }
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

/// Whether a drawing says of what kind it is, `<!DOCTYPE svg …>`; one that brings names of its own for
/// texts is refused.
pub(super) fn names_its_kind(text: &str) -> Result<bool, Fault> {
    let mut rest = text.trim_start();
    while let Some(end) = [("<?", "?>"), ("<!--", "-->")].iter().find_map(|(start, end)| {
        let inner = rest.strip_prefix(start)?;
        inner.find(end).map(|at| start.len() + at + end.len())
    }) {
        rest = rest[end..].trim_start();
    }
    let Some(kind) = rest.strip_prefix("<!DOCTYPE") else { return Ok(false) };
    let mut quote = None;
    for sign in kind.chars() {
        match (quote, sign) {
            (None, '"' | '\'') => quote = Some(sign),
            (None, '[') => return Err(Fault::Unsafe("<!DOCTYPE […]>".to_owned())),
            (None, '>') => return Ok(true),
            (Some(open), _) if open == sign => quote = None,
            _ => {}
        }
    }
    Err(Fault::Damaged)
}

/// What is named in a drawing. Of two things of one name, not every reader means the same.
fn ids<'a>(document: &'a Document<'a>) -> Result<Ids<'a>, Fault> {
    let mut ids = Ids::new();
    for node in document.descendants() {
        // Some readers take a name of any of these kinds.
        let names = node.attributes().filter(|attribute| {
            attribute.name() == "id"
                && matches!(attribute.namespace(), None | Some(SVG | XLINK | XML))
        });
        for name in names {
            if ids.insert(name.value(), node).is_some_and(|other| other != node) {
                let id: String = name.value().chars().take(40).collect();
                return Err(Fault::Unsafe(format!("id=\"{id}\"")));
            }
        }
    }
    Ok(ids)
}

/// The text of an element of style.
fn style(node: Node<'_, '_>) -> String {
    node.children().filter_map(|node| node.text()).collect()
}

/// Whether a style leads to something, whatever its letters.
fn has_url(style: &str) -> bool {
    style.to_ascii_lowercase().contains("url(")
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
        // A browser joins what stands around anything else; there it would read what was not looked at.
        if node.children().any(|child| !child.is_text()) {
            return unsafe_("<style> <…>".to_owned());
        }
        let style = style(node).to_ascii_lowercase();
        // Which of them a style gives to what is not looked up, so it gives none that draws much.
        let many = ["mask", "clip-path", "marker"].into_iter().find(|what| style.contains(what));
        if let Some(found) = foreign(&style).or(many.filter(|_| has_url(&style))) {
            return unsafe_(format!("<style> {found}"));
        }
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let runs = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
        let leads = matches!(name, "href" | "src" | "base" | "filter")
            && !value.trim_start().starts_with('#');
        if runs || leads || foreign(value).is_some() || marks(name, value) {
            let value: String = value.chars().take(40).collect();
            return unsafe_(format!("{name}=\"{value}\""));
        }
    }
    Ok(())
}

/// Whether an attribute puts a drawing at every corner of a line: how many those are is not counted.
fn marks(name: &str, value: &str) -> bool {
    let named = |name: &str| name.trim().to_ascii_lowercase().starts_with("marker");
    let style = |part: &str| part.split_once(':').is_some_and(|(n, v)| named(n) && has_url(v));
    named(name) && has_url(value) || name == "style" && value.split(';').any(style)
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

/// What is named in a drawing.
type Ids<'a> = BTreeMap<&'a str, Node<'a, 'a>>;

/// Where a node is drawn.
#[derive(Clone, Copy)]
struct Nesting {
    /// How many it is inside of.
    depth: usize,
    /// Whether a pattern is one of them.
    tiled: bool,
}

/// Counts what is drawn: what is used often counts as often. Patterns have no patterns in them.
fn weigh<'a>(
    node: Node<'a, 'a>,
    ids: &Ids<'a>,
    place: Nesting,
    left: &mut usize,
) -> Result<(), Fault> {
    *left = left.checked_sub(1).filter(|_| place.depth <= DEEPEST).ok_or(Fault::Intricate)?;
    let is_pattern = |node: Node| node.has_tag_name((SVG, "pattern"));
    let inner = Nesting { depth: place.depth + 1, tiled: place.tiled || is_pattern(node) };
    for attribute in node.attributes() {
        let value = attribute.value();
        if let Some(id) = value.trim().strip_prefix('#').filter(|_| attribute.name() == "href")
            && let Some(used) = ids.get(id.trim())
        {
            weigh(*used, ids, inner, left)?;
        }
        let small = value.to_ascii_lowercase();
        for (at, open) in small.match_indices("url(") {
            let rest = value[at + open.len()..].trim_start().trim_start_matches(['"', '\'']);
            let id = rest.strip_prefix('#').and_then(|rest| rest.split([')', '"', '\'']).next());
            if let Some(used) = id.and_then(|id| ids.get(id.trim())) {
                if inner.tiled && is_pattern(*used) {
                    return Err(Fault::Intricate);
                }
                weigh(*used, ids, inner, left)?;
            }
        }
    }
    for child in node.children().filter(Node::is_element) {
        weigh(child, ids, inner, left)?;
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
            "<style><![CDATA[.a{fill:red}]]></style><g style='marker:none;fill:url(#b)'/>",
            "<g id='a' xml:id='a'/><g id='b'/>",
            "<pattern id='p'><path d='M0 0h1'/></pattern><pattern id='q' href='#p'/><g fill='url(#q)'/>",
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
        let kind = "-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd";
        let plain = format!(
            "<?xml version='1.0'?>\n<!-- [ --><!DOCTYPE svg PUBLIC '{kind}'>\n<svg xmlns='{SVG}' viewBox='0 0 9 9'/>"
        );
        assert_eq!(size(plain.as_bytes()), Ok((9, 9)));
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
            "<style>a{MASK:URL(#m)}</style>",
            "<style>a{Marker-mid:URL(#m)}</style>",
            "<style>@imp<!-- x -->ort 'http://example.org/a.css';</style>",
            "<style>a{mask-image:u<!-- x -->rl(http://example.org)}</style>",
            "<style>a{fill:u<g/>rl(http://example.org)}</style>",
            "<style>a{fill:url(#b)}</style><pattern id='b'/>",
            "<marker id='m'/>",
            "<path marker-mid='url(#m)'/>",
            "<path style='fill:red; Marker :URL(#m)'/>",
            "<g id='a'/><g id='a'/>",
            "<g id='a'/><g xml:id='a'/>",
            "<g style='fill:u\\72l(x)'/>",
            "<g style='filter:blur(9px)'/>",
            "<g fill='url(//example.org)'/>",
            "<?xml-stylesheet href='a.css'?>",
        ] {
            assert!(matches!(of(inner), Err(Fault::Unsafe(_))), "{inner}: {:?}", of(inner));
        }
        assert_eq!(of("<text>ก</text>"), Err(Fault::Letters));
        let entity = b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='1' height='1'>&a;</svg>";
        assert_eq!(size(entity), Err(Fault::Unsafe("<!DOCTYPE […]>".to_owned())));
        let unknown = format!("<!DOCTYPE svg><svg xmlns='{SVG}' viewBox='0 0 1 1'>&a;</svg>");
        assert_eq!(size(unknown.as_bytes()), Err(Fault::Damaged));
        assert_eq!(size(b"<!DOCTYPE svg"), Err(Fault::Damaged));
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
        assert_eq!(of(&masked.replace("url(", "URL(")), Err(Fault::Intricate));
        assert_eq!(of("<g id='a'><use href='#a'/></g>"), Err(Fault::Intricate));
        let tiled = "<pattern id='p'><g fill='url(#q)'/></pattern><pattern id='q'/>";
        assert_eq!(of(tiled), Err(Fault::Intricate));
        let dots = |count: usize| "<path d='M0 0'/>".repeat(count);
        let handed = |count: usize| {
            of(&format!("<pattern id='p'>{0}</pattern><g fill='url(#p)'>{0}</g>", dots(count)))
        };
        assert_eq!((handed(10), handed(1_000)), (Ok((10, 21)), Err(Fault::Intricate)));
        let deep = |levels: usize| format!("{}{}", "<g>".repeat(levels), "</g>".repeat(levels));
        assert_eq!(of(&deep(DEEPEST + 1)), Err(Fault::Intricate));
        assert!(of(&deep(100_000)).is_err());
        assert_eq!(of(&deep(DEEPEST - 1)), Ok((10, 21)));
    }
}
