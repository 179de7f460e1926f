//! Step 9: finished files → disk, all of them in one swap.
//!
//! The new folder is made beside the old one and takes its place in a single rename: whoever looks
//! sees the old files or the new ones, never a mixture. A manifest lists what Raingan wrote; a file
//! that is not in it belongs to somebody else and stays.
#![allow(clippy::disallowed_methods, reason = "this is the one module that writes")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

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

/// Why an output could not be swapped in. The old output is untouched unless it says otherwise.
#[derive(Debug)]
pub enum Failure {
    /// What the file system says: no space, no permission, a file in the place of a folder.
    System(io::Error),
    /// The manifest is there and cannot be read, so nobody knows which files are Raingan's.
    Manifest(PathBuf),
    /// A file that Raingan did not write stands where one of its own has to stand.
    Foreign(PathBuf),
    /// A symbolic link stands where a folder or a file has to stand.
    Link(PathBuf),
    /// The new output could not take the old one's place, nor the old one come back: it lies here.
    Stranded(PathBuf),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::System(error)
    }
}

/// Reads the manifest of an output folder; an empty one where there is none.
///
/// # Errors
/// A manifest that cannot be read or understood: taken for an empty one, it would leave pages of an
/// earlier build standing for ever.
pub fn manifest(out: &Path) -> Result<Manifest, Failure> {
    let path = out.join(MANIFEST);
    match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).map_err(|_| Failure::Manifest(path)),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(Manifest::default()),
            io::ErrorKind::InvalidData => Err(Failure::Manifest(path)),
            _ => Err(error.into()),
        },
    }
}

/// The path without links, dots and double dots, whether or not all of it exists.
///
/// # Errors
/// A working folder that cannot be known.
pub fn resolved(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut known = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(known.pop()),
            Component::CurDir => {}
            part => known.push(part),
        }
        // Double dots behind a link lead out of where the link leads to.
        known = fs::canonicalize(&known).unwrap_or(known);
    }
    Ok(known)
}

/// Swaps `files` in. Files of an earlier build stay if `carry` says so; others of it go.
///
/// # Errors
/// See [`Failure`].
pub fn swap(
    files: &[OutputFile],
    artifacts: &[Artifact],
    out: &Path,
    carry: &dyn Fn(&str) -> bool,
) -> Result<(), Failure> {
    let parent = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let exists = match fs::symlink_metadata(out) {
        Ok(data) if data.is_dir() => true,
        Ok(data) if data.is_symlink() => return Err(Failure::Link(out.to_owned())),
        Ok(_) => return Err(io::Error::from(io::ErrorKind::NotADirectory).into()),
        Err(_) => false,
    };
    let old = manifest(out)?;
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
    let made: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    if exists {
        for entry in WalkDir::new(out).min_depth(1) {
            let entry = entry.map_err(io::Error::from)?;
            let Ok(relative) = entry.path().strip_prefix(out) else { continue };
            let name = relative.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>().join("/");
            let ours = old.files.contains(&name);
            if name == MANIFEST || (ours && (made.contains(name.as_str()) || !carry(&name))) {
                continue;
            }
            if in_the_way(&stage, relative) {
                // What a folder holds is looked at file by file.
                if entry.file_type().is_dir() {
                    continue;
                }
                let path = entry.path().to_owned();
                return Err(match entry.file_type().is_symlink() {
                    true => Failure::Link(path),
                    false => Failure::Foreign(path),
                });
            }
            keep(&entry, &stage.join(relative))?;
            if ours {
                written.insert(name);
            }
        }
    }
    let manifest = Manifest { files: written, artifacts: artifacts.to_vec() };
    fs::write(
        stage.join(MANIFEST),
        serde_json::to_vec_pretty(&manifest).map_err(io::Error::from)?,
    )?;
    match exists {
        true => {
            let aside = temporary.path().join("old");
            let failed = exchange(&stage, out, &aside, &mut |from, to| fs::rename(from, to));
            if matches!(failed, Err(Failure::Stranded(_))) {
                // The only copy of the old output is not to go with the temporary folder.
                return Err(Failure::Stranded(temporary.keep().join("old")));
            }
            failed
        }
        false => Ok(fs::rename(&stage, out)?),
    }
}

/// Whether something of the new folder stands in the place of a file, or on the way to it.
fn in_the_way(stage: &Path, relative: &Path) -> bool {
    let mut above = relative.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
    stage.join(relative).symlink_metadata().is_ok()
        || above.any(|path| stage.join(path).symlink_metadata().is_ok_and(|data| !data.is_dir()))
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

/// Moves a file or a folder.
type Rename<'a> = &'a mut dyn FnMut(&Path, &Path) -> io::Result<()>;

/// Puts the new folder in the place of the old one, in one step where the system has one.
fn exchange(stage: &Path, out: &Path, aside: &Path, rename: Rename<'_>) -> Result<(), Failure> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        // The old folder is now the staged one and goes with the temporary folder.
        if renameat_with(CWD, stage, CWD, out, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    exchange_by_renames(stage, out, aside, rename)
}

/// A file system without an exchange: for the time of one rename there is no folder.
fn exchange_by_renames(
    stage: &Path,
    out: &Path,
    aside: &Path,
    rename: Rename<'_>,
) -> Result<(), Failure> {
    rename(out, aside)?;
    let Err(error) = rename(stage, out) else { return Ok(()) };
    match rename(aside, out) {
        Ok(()) => Err(error.into()),
        Err(_) => Err(Failure::Stranded(aside.to_owned())),
    }
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
        assert!(manifest(&out).unwrap().files.contains("2561/r.pdf"));
        swap(&[file("2562/r.pdf", "2")], &[], &out, &|_| false).unwrap();
        assert!(!out.join("2561").exists());
    }

    #[test]
    fn an_old_output_that_cannot_come_back_is_kept_and_named() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("out")).unwrap();
        fs::write(at("out/a.txt"), "old").unwrap();
        let mut moves = 0;
        let failed = exchange_by_renames(&at("new"), &at("out"), &at("old"), &mut |from, to| {
            moves += 1;
            if moves > 1 { Err(io::ErrorKind::StorageFull.into()) } else { fs::rename(from, to) }
        });
        assert!(matches!(failed, Err(Failure::Stranded(path)) if path == at("old")));
        assert_eq!(fs::read_to_string(at("old/a.txt")).unwrap(), "old");
    }

    #[test]
    fn an_old_output_comes_back_where_the_new_one_cannot_be_moved() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("out")).unwrap();
        let failed =
            exchange_by_renames(&at("nothing"), &at("out"), &at("old"), &mut |from, to| {
                fs::rename(from, to)
            });
        assert!(matches!(failed, Err(Failure::System(_))));
        assert!(at("out").is_dir() && !at("old").exists());
    }

    #[test]
    fn what_is_foreign_is_never_overwritten() {
        for (foreign, made) in [("a.txt", "a.txt"), ("a", "a/b.txt"), ("a/b.txt", "a")] {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("dist");
            fs::create_dir_all(out.join(foreign).parent().unwrap()).unwrap();
            fs::write(out.join(foreign), "mine").unwrap();
            let failed = swap(&[file(made, "1")], &[], &out, &|_| false);
            assert!(matches!(failed, Err(Failure::Foreign(path)) if path == out.join(foreign)));
            assert_eq!(fs::read_to_string(out.join(foreign)).unwrap(), "mine");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing beside it");
        }
    }

    #[test]
    fn a_manifest_that_cannot_be_read_stops_the_swap() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        swap(&[file("a.txt", "1")], &[], &out, &|_| false).unwrap();
        fs::write(out.join(MANIFEST), "{").unwrap();
        let failed = swap(&[file("b.txt", "1")], &[], &out, &|_| false);
        assert!(matches!(failed, Err(Failure::Manifest(_))));
        assert!(out.join("a.txt").exists() && !out.join("b.txt").exists());
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
