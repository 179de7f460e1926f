//! Templates, styles and fonts: those in the program, overridden file by file by the project's own.

use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};

use super::say;
use crate::diagnostic::Findings;
use crate::source::{Sources, Span};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// Adds what the project does not bring itself, so that every template has a place to point at.
pub fn with_defaults(mut sources: Sources) -> Sources {
    let mut files = Vec::new();
    collect("templates", &TEMPLATES, &mut files);
    collect("fonts", &FONTS, &mut files);
    files.sort_by(|a, b| a.0.cmp(&b.0));
    for (path, bytes) in files {
        let taken = sources.id(&path).is_some() || sources.asset(&path).is_some();
        match std::str::from_utf8(bytes) {
            _ if taken => {}
            Ok(text) => {
                sources.add_text(path, text);
            }
            Err(_) => sources.add_asset(path, bytes.to_vec()),
        }
    }
    sources
}

fn collect(root: &str, dir: &Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(root, dir, files),
            DirEntry::File(file) => {
                let parts: Vec<&str> =
                    file.path().iter().filter_map(|part| part.to_str()).collect();
                files.push((format!("{root}/{}", parts.join("/")), file.contents()));
            }
        }
    }
}

/// Reports the files of a project among its templates that nothing reads: they are none of the program's, and
/// no template that is read has their name or a component of theirs.
pub fn unread(sources: &Sources) -> Findings {
    let own = sources.texts().map(|(_, file)| (file.path.as_str(), &*file.text));
    let own = own.chain(sources.assets().map(|(path, _)| (path, "")));
    let own = own.filter(|(path, _)| path.starts_with("templates/"));
    let known =
        |path: &str| path.strip_prefix("templates/").and_then(|name| TEMPLATES.get_file(name));
    let (replaced, mut waiting): (BTreeMap<_, _>, BTreeMap<_, _>) =
        own.partition(|(path, _)| known(path).is_some());
    let mut files = Vec::new();
    if !waiting.is_empty() {
        collect("templates", &TEMPLATES, &mut files);
    }
    let program = files.iter().filter(|(path, _)| !replaced.contains_key(path.as_str()));
    let program =
        program.filter_map(|(path, bytes)| Some((&**path, std::str::from_utf8(bytes).ok()?)));
    let mut read: Vec<(&str, &str)> = program.chain(replaced.clone()).collect();
    while let Some(reader) = read.pop() {
        read.extend(waiting.extract_if(.., |path, text| names(reader, (*path, *text))));
    }
    let mut findings = Findings::new();
    for path in waiting.into_keys() {
        let place = sources.id(path).unwrap_or_else(|| sources.first());
        findings.push(say::template_unused(path).at(Span::new(place, 0..0)));
    }
    findings
}

/// Whether a template has the name of a file, below the folder of its kind or beside it, or of a component
/// that the file defines.
fn names((reader, text): (&str, &str), (path, own): (&str, &str)) -> bool {
    let kind = |path: &str| {
        ["templates/html/", "templates/typst/"].into_iter().find(|kind| path.starts_with(kind))
    };
    let Some(kind) = kind(path).filter(|own| kind(reader) == Some(*own)) else { return false };
    let quoted = |name: &str| {
        let mut found = text.match_indices(name);
        found.any(|(at, _)| text[..at].ends_with(['"', '\'', '(', '/']))
    };
    let (folder, beside) = path.rsplit_once('/').unwrap_or_default();
    let same = reader.rsplit_once('/').is_some_and(|(other, _)| other == folder);
    let mut defined = own.split("component ").skip(1).map(|rest| {
        rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default()
    });
    quoted(&path[kind.len()..])
        || same && quoted(beside)
        || defined.any(|one| !one.is_empty() && text.contains(&format!("<{one}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_nothing_reads_is_found() {
        for (files, unread) in [
            // What replaces a template of the program is read, whatever it says.
            (
                &[("html/page.html", ""), ("typst/cover.typ", ""), ("html/style.css", "")][..],
                &[][..],
            ),
            // A name that is not known, or a known one in the wrong folder, is not.
            (&[("html/hom.html", "")], &["html/hom.html"]),
            (
                &[("cover.typ", ""), ("typst/html/cover.typ", "")],
                &["cover.typ", "typst/html/cover.typ"],
            ),
            (&[("html/cover.typ", "")], &["html/cover.typ"]),
            // What a template names is, and what that names.
            (
                &[
                    ("typst/cover.typ", "#import \"own/parts.typ\": a\n#image(\"seal.svg\")"),
                    ("typst/own/parts.typ", "#include \"more.typ\"\n#json(\"/data.json\")"),
                    ("typst/own/more.typ", ""),
                    ("typst/data.json", "{}"),
                    ("typst/seal.svg", "<svg/>"),
                    ("typst/old.typ", "#import \"older.typ\""),
                    ("typst/older.typ", ""),
                ],
                &["typst/old.typ", "typst/older.typ"],
            ),
            (
                &[
                    ("html/base.html", "{% include \"foot.html\" %}{{ assets[\"own.js\"] }}"),
                    ("html/foot.html", "{{ <seal /> }}"),
                    ("html/seals.html", "{% component seal() %}{% endcomponent seal %}"),
                    ("html/own.js", ""),
                    ("html/other.js", ""),
                ],
                &["html/other.js"],
            ),
        ] {
            let texts = files.iter().map(|(path, text)| (format!("templates/{path}"), *text));
            let sources = with_defaults(Sources::from_texts(texts));
            let found = super::unread(&sources);
            let found: Vec<&str> = found.iter().map(|one| sources.locate(one.primary).0).collect();
            let unread: Vec<String> =
                unread.iter().map(|path| format!("templates/{path}")).collect();
            assert_eq!(found, unread, "{files:?}");
        }
    }
}
