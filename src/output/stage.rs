//! The new output while it is made: started by a hold, filled from any thread, swapped in at the end.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::portable;
use crate::render::{Artifact, OutputFile};

use super::exchange::exchange;
use super::kept::{as_open_as, kept};
use super::{Failure, Hold, MANIFEST, Manifest, at};

impl Hold {
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
