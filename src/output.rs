//! Step 8: finished files → disk, all of them in one swap.
//!
//! The new folder is made beside the old one and takes its place in a single rename: whoever looks
//! sees the old files or the new ones, never a mixture. A manifest lists what Raingan wrote; a file
//! that is not in it belongs to somebody else and stays.
#![allow(clippy::disallowed_methods, reason = "this is the one module that writes")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::render::{Artifact, OutputFile};

/// The list of what Raingan wrote.
pub const MANIFEST: &str = ".raingan.json";

/// What an output folder holds of Raingan's.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// Paths of the files, sorted.
    pub files: BTreeSet<String>,
    /// Documents of the site.
    pub artifacts: Vec<Artifact>,
}

/// Reads the manifest of an output folder; an empty one where there is none.
pub fn manifest(out: &Path) -> Manifest {
    let text = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Swaps `files` in. Files of an earlier build stay if `carry` says so; others of it go.
///
/// # Errors
/// Whatever the file system says: no space, no permission, a file in the place of a folder. The old
/// output is untouched then.
pub fn swap(
    files: &[OutputFile],
    artifacts: &[Artifact],
    out: &Path,
    carry: &dyn Fn(&str) -> bool,
) -> io::Result<()> {
    let parent = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let exists = match fs::symlink_metadata(out) {
        Ok(data) if data.is_dir() => true,
        Ok(_) => {
            return Err(io::Error::new(io::ErrorKind::NotADirectory, out.display().to_string()));
        }
        Err(_) => false,
    };
    let old = manifest(out);
    let temporary = tempfile::Builder::new().prefix(".raingan-").tempdir_in(parent)?;
    // The folder inside has the permissions that any new folder has.
    let stage = temporary.path().join("new");
    fs::create_dir(&stage)?;
    let mut written: BTreeSet<String> = BTreeSet::new();
    for file in files {
        let path = stage.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(&stage))?;
        fs::write(&path, &file.bytes)?;
        written.insert(file.path.clone());
    }
    if exists {
        for entry in WalkDir::new(out).min_depth(1) {
            let entry = entry?;
            let Ok(relative) = entry.path().strip_prefix(out) else { continue };
            let name = relative.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>().join("/");
            let ours = old.files.contains(&name);
            if written.contains(&name) || name == MANIFEST || (ours && !carry(&name)) {
                continue;
            }
            keep(&entry, &stage.join(relative))?;
            if ours {
                written.insert(name);
            }
        }
    }
    let manifest = Manifest { files: written, artifacts: artifacts.to_vec() };
    fs::write(stage.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?)?;
    match exists {
        true => exchange(&stage, out, temporary.path()),
        false => fs::rename(&stage, out),
    }
}

/// Brings a file of the old folder into the new one.
fn keep(entry: &walkdir::DirEntry, to: &Path) -> io::Result<()> {
    let kind = entry.file_type();
    if kind.is_dir() {
        // Only folders that somebody else's file stands in, or that are empty, are worth keeping.
        return match fs::read_dir(entry.path())?.next() {
            None => fs::create_dir_all(to),
            Some(_) => Ok(()),
        };
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    if kind.is_symlink() {
        let target = fs::read_link(entry.path())?;
        #[cfg(unix)]
        return std::os::unix::fs::symlink(target, to);
        #[cfg(not(unix))]
        return Err(io::Error::new(io::ErrorKind::Unsupported, target.display().to_string()));
    }
    // A second name for the same file costs nothing; where that cannot be, a copy does.
    fs::hard_link(entry.path(), to).or_else(|_| fs::copy(entry.path(), to).map(|_| ()))
}

/// Puts the new folder in the place of the old one, in one step where the system has one.
fn exchange(stage: &Path, out: &Path, temporary: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        // The old folder is now the staged one and goes with the temporary folder.
        if renameat_with(CWD, stage, CWD, out, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    // A file system without an exchange: for the time of one rename there is no folder.
    let aside = temporary.join("old");
    fs::rename(out, &aside)?;
    fs::rename(stage, out).inspect_err(|_| {
        // The old output comes back; if even that fails, it still lies in the temporary folder.
        let _ = fs::rename(&aside, out);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> OutputFile {
        OutputFile { path: path.into(), bytes: text.into() }
    }

    #[test]
    fn the_new_set_replaces_the_old_one_and_spares_what_is_foreign() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        swap(&[file("a/one.txt", "1"), file("b.txt", "old")], &[], &out, &|_| false).unwrap();
        fs::write(out.join("a/mine.txt"), "mine").unwrap();
        swap(&[file("b.txt", "new")], &[], &out, &|_| false).unwrap();
        assert_eq!(fs::read_to_string(out.join("b.txt")).unwrap(), "new");
        assert_eq!(fs::read_to_string(out.join("a/mine.txt")).unwrap(), "mine");
        assert!(!out.join("a/one.txt").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn what_is_carried_stays_ours() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        swap(&[file("2561/r.pdf", "1")], &[], &out, &|_| false).unwrap();
        swap(&[file("2562/r.pdf", "2")], &[], &out, &|path| path.starts_with("2561/")).unwrap();
        assert!(manifest(&out).files.contains("2561/r.pdf"));
        swap(&[file("2562/r.pdf", "2")], &[], &out, &|_| false).unwrap();
        assert!(!out.join("2561").exists());
    }

    #[test]
    fn a_file_in_its_place_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        fs::write(&out, "x").unwrap();
        assert!(swap(&[file("a", "1")], &[], &out, &|_| false).is_err());
        assert_eq!(fs::read_to_string(&out).unwrap(), "x");
    }
}
