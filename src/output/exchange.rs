//! The new folder in the place of the old one, in one step or by renames, and what may stand against it.

use std::io;
use std::path::Path;

use super::{Failure, at};

/// Moves a file or a folder.
type Rename<'a> = &'a mut dyn FnMut(&Path, &Path) -> io::Result<()>;

/// Puts the new folder in the place of the old one, in one step where the system has one.
pub(super) fn exchange(
    stage: &Path,
    out: &Path,
    aside: &Path,
    rename: Rename<'_>,
) -> Result<(), Failure> {
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
pub(super) fn exchange_by_renames(
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
