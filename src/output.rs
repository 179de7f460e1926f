//! Step 9: finished files → disk, all of them in one swap.
//!
//! The new folder is made beside the old one, file by file as they are finished, and takes its place in a
//! single rename: whoever looks
//! sees the old files or the new ones, never a mixture. A manifest lists what Raingan wrote; a file
//! that is not in it belongs to somebody else and stays. One build at a time [holds](Hold) a folder.
#![allow(clippy::disallowed_methods, reason = "this is the one module that writes")]

mod exchange;
mod hold;
mod kept;
mod stage;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::render::{Artifact, OutputFile};

pub use hold::Hold;
pub use stage::Stage;

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
    // Who reads a pipe waits for somebody to write into it.
    if fs::metadata(&path).is_ok_and(|data| !data.is_file()) {
        return Err(Failure::Manifest(path));
    }
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
    /// The documents of the output as it stands. Of one whose files somebody removed, nobody knows what it
    /// was made of.
    ///
    /// # Errors
    /// See [`manifest`].
    pub fn artifacts(&self) -> Result<Vec<Artifact>, Failure> {
        let mut artifacts = self.manifest()?.artifacts;
        let there = |one: &Artifact| {
            let folders = if one.internal { &[""][..] } else { &["", "site"] };
            folders.iter().all(|folder| self.out.join(folder).join(&one.href).is_file())
        };
        artifacts.iter_mut().filter(|one| !there(one)).for_each(|a| a.made_of.clear());
        Ok(artifacts)
    }

    /// The manifest of the output as it stands.
    ///
    /// # Errors
    /// See [`manifest`].
    pub fn manifest(&self) -> Result<Manifest, Failure> {
        manifest(&self.out)
    }
}

pub(crate) mod say;
#[cfg(test)]
mod tests;
