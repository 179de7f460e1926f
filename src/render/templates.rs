//! Templates, styles and fonts: those in the program, overridden file by file by the project's own.

use include_dir::{Dir, DirEntry, include_dir};

use crate::source::Sources;

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
