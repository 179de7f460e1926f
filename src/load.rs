//! Step 1: a folder → [`Sources`]: sorted, confined to its root, within limits.

pub(crate) mod say;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::diagnostic::{Findings, Problem};
use crate::markdown::say::prose as say_prose;
use crate::notation::{FiscalYear, Notation};
use crate::picture::{Format, hidden};
use crate::portable;
use crate::records::FileKind;
use crate::source::{Sources, Span};

/// The largest text file that is read, in bytes.
pub const LARGEST: u64 = 4 << 20;
/// The largest asset (a font) that is read, in bytes.
const LARGEST_ASSET: u64 = 32 << 20;
/// Folders of a project that are read.
const FOLDERS: [&str; 3] = ["content", "templates", "fonts"];
/// Levels of folders that are followed.
const DEEPEST: usize = 16;

/// Reads a project folder.
///
/// # Errors
/// The root is not a folder, or has no `content` folder.
pub fn load(root: &Path) -> io::Result<(Sources, Findings)> {
    let root = fs::canonicalize(root)?;
    if !root.join("content").is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::NotFound,
            root.join("content").display().to_string(),
        ));
    }
    let mut loader = Loader { sources: Sources::new(), findings: Findings::new(), root };
    for folder in FOLDERS {
        loader.folder(folder);
    }
    expect(&mut loader.sources);
    Ok((loader.sources, loader.findings))
}

/// Notes the files that a project has to have and does not: the agency, and `year.yaml` of each folder
/// of a year. Steps 2 and 3 report them at the place where they should be.
pub fn expect(sources: &mut Sources) {
    let years: BTreeSet<String> = sources.paths().filter_map(year_file).collect();
    sources.add_missing("content/agency.yaml");
    for path in years {
        sources.add_missing(&path);
    }
}

/// The `year.yaml` that belongs to a path below the folder of a year.
fn year_file(path: &str) -> Option<String> {
    let folder = path.strip_prefix("content/")?.split_once('/')?.0;
    FiscalYear::read(folder).ok().map(|_| format!("content/{folder}/year.yaml"))
}

struct Loader {
    sources: Sources,
    findings: Findings,
    root: PathBuf,
}

impl Loader {
    fn folder(&mut self, folder: &str) {
        let walk = WalkDir::new(self.root.join(folder)).max_depth(DEEPEST).sort_by_file_name();
        let left = |name: &std::ffi::OsStr| name.to_str().is_some_and(portable::is_left_behind);
        for entry in walk.into_iter().filter_entry(|e| e.depth() == 0 || !left(e.file_name())) {
            match entry {
                Ok(entry) => match relative(&self.root, entry.path()) {
                    Some(path) if entry.depth() == DEEPEST && entry.file_type().is_dir() => {
                        self.refuse(&path, say::folder_too_deep(DEEPEST));
                    }
                    Some(path) => self.entry(&path, entry.path(), entry.file_type()),
                    None => self.unnamed(entry.path()),
                },
                Err(error) => {
                    let place = error.path().and_then(|path| relative(&self.root, path));
                    let place = place.unwrap_or_else(|| folder.to_owned());
                    match error.io_error() {
                        Some(error) if error.kind() == io::ErrorKind::NotFound => {}
                        Some(error) => self.refuse(&place, say::unreadable(error)),
                        None => self.refuse(&place, say::link_to_folder()),
                    }
                }
            }
        }
    }

    fn entry(&mut self, path: &str, full: &Path, kind: fs::FileType) {
        if kind.is_dir() {
            // The folder of a year is one even when nothing is in it yet.
            if let Some(year) = year_file(&format!("{path}/")) {
                self.sources.add_missing(&year);
            }
            if FileKind::of(path).is_some() || picture(path).is_some() {
                self.refuse(path, say::folder_like_a_file());
            }
            return;
        }
        if kind.is_symlink() {
            // A link inside the project is the file it points to; any other one is refused.
            match fs::canonicalize(full) {
                Ok(target) if !target.starts_with(&self.root) => {
                    return self.refuse(path, say::link_outside());
                }
                Ok(target) if target.is_dir() => return self.refuse(path, say::link_to_folder()),
                Ok(_) => {}
                Err(_) => return self.refuse(path, say::link_nowhere()),
            }
        }
        let data = match fs::metadata(full) {
            // A pipe or a device has no end, and would be waited for.
            Ok(data) if !data.is_file() => return self.refuse(path, say::no_plain_file()),
            Ok(data) => data,
            Err(error) => return self.refuse(path, say::unreadable(&error)),
        };
        // Of a content file under another name the name is known; reading tells what to call it.
        let picture = picture(path);
        if path.starts_with("content/")
            && !matches!(extension(path), "yaml" | "md")
            && picture.is_none()
        {
            self.sources.add_text(path, "");
            return;
        }
        let text = matches!(
            extension(path),
            "yaml" | "yml" | "md" | "typ" | "html" | "css" | "xml" | "txt" | "toml"
        );
        let limit = if text { LARGEST } else { LARGEST_ASSET };
        let size = data.len();
        if picture.is_some_and(|format| size > format.heaviest()) {
            return self.sources.add_unread(path, size);
        }
        if size > limit {
            return self.refuse(path, say::too_large(size, limit));
        }
        match fs::read(full) {
            Ok(bytes) if text || picture.is_some() => self.text(path, &bytes),
            // What a template shows goes along with its pages, too.
            Ok(bytes) => {
                let bare = Format::of_name(path).and_then(|format| hidden::bare(format, &bytes));
                self.sources.add_asset(path, bare.map_or(bytes, |bare| bare.bytes));
            }
            Err(error) => self.refuse(path, say::unreadable(&error)),
        }
    }

    /// A file or a folder whose name is no text; of what is in such a folder nothing more is said.
    fn unnamed(&mut self, full: &Path) {
        let parent = full.parent().and_then(|parent| relative(&self.root, parent));
        if let (Some(parent), Some(name)) = (parent, full.file_name()) {
            self.refuse(&format!("{parent}/{}", name.to_string_lossy()), say::name_no_text());
        }
    }

    fn text(&mut self, path: &str, bytes: &[u8]) {
        add_bytes(&mut self.sources, path, bytes, &mut self.findings);
    }

    fn refuse(&mut self, path: &str, problem: Problem) {
        refuse(&mut self.sources, path, problem, &mut self.findings);
    }
}

/// What a file of the content is by its name, where it is a picture.
fn picture(path: &str) -> Option<Format> {
    Format::of_name(path).filter(|_| path.starts_with("content/"))
}

/// Adds a text file or a picture of the content from its bytes; a text that is not UTF-8 is a finding and
/// stands as an empty file.
pub fn add_bytes(sources: &mut Sources, path: &str, bytes: &[u8], findings: &mut Findings) {
    if let Some(format) = picture(path) {
        let size = bytes.len() as u64;
        if size > format.heaviest() {
            return sources.add_unread(path, size);
        }
        // Its name is known as that of other content, so that findings can point at it.
        let id = sources.add_text(path, "");
        // What cannot be taken apart cannot be shown either, and is said where it is asked for.
        let bytes = match hidden::bare(format, bytes) {
            Some(bare) => {
                if !bare.found.is_empty() {
                    let problem = say_prose::picture_data(path, &bare.found);
                    findings.push(problem.at(Span::new(id, 0..0)));
                }
                bare.bytes
            }
            None => bytes.to_vec(),
        };
        return sources.add_asset(path, bytes);
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return refuse(sources, path, say::utf16(), findings);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        return refuse(sources, path, say::not_text(line), findings);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            sources.add_text(path, text);
        }
        Err(error) => {
            let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            let mut before = Sources::new();
            let id = before.add_text(path, &valid);
            let place = before.file(id).position(valid.len());
            refuse(sources, path, say::not_utf8(place.line, place.column), findings);
        }
    }
}

/// A file that cannot be read has its finding at its first place, and its name is known.
fn refuse(sources: &mut Sources, path: &str, problem: Problem, findings: &mut Findings) {
    let id = sources.add_refused(path);
    findings.push(problem.at(Span::new(id, 0..0)));
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// The path below the root, with `/` on every system; nothing for a name that is not text.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// A text of a file, or of the standard input where the file is `-`; bytes that are no UTF-8 are shown
/// as such.
///
/// # Errors
/// A file that cannot be read.
pub fn text(file: &Path) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes)?;
    } else {
        bytes = fs::read(file)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
