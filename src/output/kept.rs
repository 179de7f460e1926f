//! What stays of the old output: files of others, pages of an earlier build, permissions of folders.

use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use super::{Failure, MANIFEST, Manifest, at};

/// Brings what stays of the old output into the new one: everything that is foreign, and what of an
/// earlier build does not go. Gives the names of the latter.
pub(super) fn kept(
    out: &Path,
    stage: &Path,
    old: &Manifest,
    goes: &dyn Fn(&str) -> bool,
) -> Result<Vec<String>, Failure> {
    let mut ours = Vec::new();
    for entry in WalkDir::new(out).min_depth(1) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(out).to_owned();
            Failure::System(path, error.into())
        })?;
        let Ok(relative) = entry.path().strip_prefix(out) else { continue };
        let name = relative.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>().join("/");
        let is_ours = old.files.contains(&name);
        if name == MANIFEST || (is_ours && goes(&name)) {
            continue;
        }
        if in_the_way(stage, relative) {
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
        keep(&entry, &stage.join(relative)).map_err(at(entry.path()))?;
        if is_ours {
            ours.push(name);
        }
    }
    Ok(ours)
}

/// Gives folders the permissions that the same folders have in the old output: what somebody closed to
/// others stays closed. A folder that its owner cannot write could not be swapped, and stays as it is.
pub(super) fn as_open_as(out: &Path, stage: &Path) -> Result<(), Failure> {
    for entry in WalkDir::new(out).into_iter().filter_map(Result::ok) {
        let Ok(relative) = entry.path().strip_prefix(out) else { continue };
        let new = stage.join(relative);
        if !entry.file_type().is_dir() && entry.depth() > 0
            || !new.symlink_metadata().is_ok_and(|data| data.is_dir())
        {
            continue;
        }
        let permissions = fs::metadata(entry.path()).map_err(at(entry.path()))?.permissions();
        if !permissions.readonly() {
            fs::set_permissions(&new, permissions).map_err(at(&new))?;
        }
    }
    Ok(())
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
    fs::hard_link(entry.path(), to).or_else(|error| match kind.is_file() {
        true => fs::copy(entry.path(), to).map(|_| ()),
        // A pipe has no end that could be copied.
        false => Err(error),
    })
}
