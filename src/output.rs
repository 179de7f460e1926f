//! Step 9: finished files → disk, all of them in one swap.
//!
//! The new folder is made beside the old one, file by file as they are finished, and takes its place in a
//! single rename: whoever looks
//! sees the old files or the new ones, never a mixture. A manifest lists what Raingan wrote; a file
//! that is not in it belongs to somebody else and stays. One build at a time [holds](Hold) a folder.
#![allow(clippy::disallowed_methods, reason = "this is the one module that writes")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::portable;
use crate::render::{Artifact, OutputFile};

mod hold;

pub use hold::Hold;

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
    /// What the file system says, and of what: no space, no permission, a file in the place of a folder.
    System(PathBuf, io::Error),
    /// Another build holds the folder; its process, where that can be known.
    Busy(Option<u32>),
    /// The old output cannot be moved: something in it is in use.
    InUse(PathBuf),
    /// A file of the new output has a name that not every system can hold, or that another one has.
    Name(String),
    /// The manifest is there and cannot be read, so nobody knows which files are Raingan's.
    Manifest(PathBuf),
    /// A file that Raingan did not write stands where one of its own has to stand.
    Foreign(PathBuf),
    /// A symbolic link stands where a folder or a file has to stand.
    Link(PathBuf),
    /// The new output could not take the old one's place, nor the old one come back: it lies here.
    Stranded(PathBuf),
}

/// A failure of the file system at a path.
fn at(path: &Path) -> impl Fn(io::Error) -> Failure {
    move |error| Failure::System(path.to_owned(), error)
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
            _ => Err(Failure::System(path, error)),
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

/// Swaps `files` in, as [`Hold::swap`] does, where nothing was read from the old output before.
///
/// # Errors
/// See [`Failure`].
pub fn swap(
    files: &[OutputFile],
    artifacts: &[Artifact],
    out: &Path,
    carry: &dyn Fn(&str) -> bool,
) -> Result<(), Failure> {
    Hold::take(out)?.swap(files, artifacts, carry)
}

impl Hold {
    /// The manifest of the output as it stands.
    ///
    /// # Errors
    /// See [`manifest`].
    pub fn manifest(&self) -> Result<Manifest, Failure> {
        manifest(&self.out)
    }

    /// Swaps `files` in. Files of an earlier build stay if `carry` says so; others of it go.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn swap(
        self,
        files: &[OutputFile],
        artifacts: &[Artifact],
        carry: &dyn Fn(&str) -> bool,
    ) -> Result<(), Failure> {
        let stage = self.stage()?;
        files.iter().for_each(|file| stage.put(file));
        stage.swap(artifacts, carry)
    }

    /// Starts the new output.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn stage(self) -> Result<Stage, Failure> {
        // The folder inside has the permissions that any new folder has.
        fs::create_dir(self.new_output()).map_err(at(&self.out))?;
        Ok(Stage { hold: self, state: Mutex::default() })
    }
}

/// The new output while it is made beside the old one. Without a swap nothing is left of it.
#[derive(Debug)]
pub struct Stage {
    hold: Hold,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    files: BTreeSet<String>,
    /// Their names as a disk compares them.
    folded: BTreeSet<String>,
    /// What went wrong first; nothing is written after it.
    failed: Option<Failure>,
}

impl Stage {
    /// Writes a file, from any thread. What goes wrong is said by [`swap`](Self::swap).
    pub fn put(&self, file: &OutputFile) {
        {
            let mut state = self.state();
            if state.failed.is_some() {
                return;
            }
            if !state.takes(&file.path) {
                state.failed = Some(Failure::Name(file.path.clone()));
                return;
            }
            state.files.insert(file.path.clone());
        }
        if let Err(error) = write(&self.hold.new_output(), &file.path, &file.bytes) {
            let failed = at(&self.hold.out.join(&file.path))(error);
            self.state().failed.get_or_insert(failed);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // It is whole at every moment, also where a thread failed while it held it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Swaps the new output in. Files of an earlier build stay if `carry` says so; others of it go.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn swap(self, artifacts: &[Artifact], carry: &dyn Fn(&str) -> bool) -> Result<(), Failure> {
        let State { files: mut written, failed, .. } = std::mem::take(&mut *self.state());
        if let Some(failed) = failed {
            return Err(failed);
        }
        let hold = self.hold;
        let (out, stage) = (&hold.out, hold.new_output());
        let old = hold.manifest()?;
        let exists = fs::symlink_metadata(out).is_ok();
        if exists {
            let goes = |name: &str| written.contains(name) || !carry(name);
            let kept = kept(out, &stage, &old, &goes)?;
            written.extend(kept);
        }
        let manifest = Manifest { files: written, artifacts: artifacts.to_vec() };
        let listed = serde_json::to_vec_pretty(&manifest).map_err(io::Error::from);
        listed
            .and_then(|bytes| write(&stage, MANIFEST, &bytes))
            .map_err(at(&out.join(MANIFEST)))?;
        if exists {
            as_open_as(out, &stage)?;
        }
        match exists {
            true => exchange(&stage, out, &hold.aside(), &mut |from, to| fs::rename(from, to)),
            false => fs::rename(&stage, out).map_err(at(out)),
        }
    }
}

impl State {
    /// Refuses names that would lead out of the folder, that a system cannot hold, or that a disk takes
    /// for one: whatever a template or a font of a project is called, the output can be copied anywhere.
    fn takes(&mut self, path: &str) -> bool {
        let folded = portable::folded(path);
        portable::is_safe(path)
            && folded != portable::folded(MANIFEST)
            && self.folded.insert(folded)
    }
}

/// Writes a file below the new folder.
fn write(stage: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let path = stage.join(path);
    match fs::write(&path, bytes) {
        // The first file of its folder.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(stage))?;
            fs::write(path, bytes)
        }
        done => done,
    }
}

/// Brings what stays of the old output into the new one: everything that is foreign, and what of an
/// earlier build does not go. Gives the names of the latter.
fn kept(
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
fn as_open_as(out: &Path, stage: &Path) -> Result<(), Failure> {
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
    fs::hard_link(entry.path(), to).or_else(|_| fs::copy(entry.path(), to).map(|_| ()))
}

/// Moves a file or a folder.
type Rename<'a> = &'a mut dyn FnMut(&Path, &Path) -> io::Result<()>;

/// Puts the new folder in the place of the old one, in one step where the system has one.
fn exchange(stage: &Path, out: &Path, aside: &Path, rename: Rename<'_>) -> Result<(), Failure> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        // The old folder is now the staged one and goes when the hold does.
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
    rename(out, aside).map_err(|error| match is_in_use(&error) {
        true => Failure::InUse(out.to_owned()),
        false => at(out)(error),
    })?;
    let Err(error) = rename(stage, out) else { return Ok(()) };
    match rename(aside, out) {
        Ok(()) => Err(at(out)(error)),
        Err(_) => Err(Failure::Stranded(aside.to_owned())),
    }
}

/// Whether a folder cannot be moved because of what others do with it: Windows does not move one in
/// which a file is open, and no system the one a disk is mounted on. What is beside it was just written,
/// so a missing right is one to the folder itself.
fn is_in_use(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy)
        || (cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION))
}

#[cfg(test)]
mod tests;
