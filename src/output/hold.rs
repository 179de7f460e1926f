//! The folder beside an output in which the next one is made. One build at a time holds it.
//!
//! Of `dist` it is `.dist.raingan`, and in it stand
//!
//! - `lock`: locked by the build that is at work, with the number of its process. The system lets go of
//!   the lock when the process ends, however it ends, so that a dead one never stands in the way;
//! - `new`: the output that is being made, and after the swap the old one on its way out;
//! - `old`: the old output, where a system cannot exchange two folders, for the time of one rename.
//!
//! What a killed build left is put right by the next one, which can prove whose it is: the folder holds
//! a `lock`, and nothing but these three names is ever touched.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::{Failure, at};

const LOCK: &str = "lock";
/// Times that a folder which others come and go with is tried.
const TRIES: usize = 100;

/// The right to write an output folder. Letting go of it removes everything that stands beside the
/// output, and folders above it that nothing was put into.
#[derive(Debug)]
pub struct Hold {
    /// The output folder.
    pub(super) out: PathBuf,
    place: PathBuf,
    // Fields are dropped in this order, after what `drop` does: the lock before the folders above.
    _lock: File,
    _above: Above,
}

impl Hold {
    /// Takes the right to write `out`, and puts right what a killed build left there.
    ///
    /// # Errors
    /// See [`Failure`]; [`Failure::Busy`] while another build has it.
    pub fn take(out: &Path) -> Result<Hold, Failure> {
        // `dist/.` is `dist`, and a path that ends in double dots names its folder elsewhere.
        let out = match out.file_name() {
            Some(_) => out.components().collect(),
            None => super::resolved(out).map_err(at(out))?,
        };
        match fs::symlink_metadata(&out) {
            Ok(data) if data.is_symlink() => return Err(Failure::Link(out)),
            Ok(data) if !data.is_dir() => {
                return Err(Failure::System(out, io::ErrorKind::NotADirectory.into()));
            }
            _ => {}
        }
        let Some(name) = out.file_name() else {
            return Err(Failure::System(out, io::ErrorKind::InvalidInput.into()));
        };
        let parent = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let above = Above::make(parent)?;
        let mut beside = OsString::from(".");
        beside.push(name);
        beside.push(".raingan");
        let place = parent.join(beside);
        for _ in 0..TRIES {
            if let Some(lock) = lock(&place, parent)? {
                let hold = Hold { out, place, _lock: lock, _above: above };
                hold.put_right()?;
                return Ok(hold);
            }
        }
        Err(Failure::Busy(None))
    }

    /// Where the new output is made.
    pub(super) fn new_output(&self) -> PathBuf {
        self.place.join("new")
    }

    /// Where the old output waits for the new one to take its place.
    pub(super) fn aside(&self) -> PathBuf {
        self.place.join("old")
    }

    /// Brings back an output that was killed while it was aside, and removes other leftovers.
    fn put_right(&self) -> Result<(), Failure> {
        let aside = self.aside();
        if is_there(&aside) && !is_there(&self.out) {
            fs::rename(&aside, &self.out).map_err(at(&aside))?;
        }
        self.clear().map_err(at(&self.place))
    }

    /// Removes what is not needed any more. An old output that is the only one left is.
    fn clear(&self) -> io::Result<()> {
        let aside = self.aside();
        remove(&self.new_output())?;
        if is_there(&self.out) { remove(&aside) } else { Ok(()) }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // Whatever cannot be removed now is tried again by the next build. Elsewhere than on Unix nobody
        // can tell a lock from one that was removed and made anew: there it stays.
        if self.clear().is_ok() && !is_there(&self.aside()) && cfg!(unix) {
            let _ = fs::remove_file(self.place.join(LOCK));
            let _ = fs::remove_dir(&self.place);
        }
    }
}

/// Locks a folder that is made for it; nothing where it went away meanwhile.
fn lock(place: &Path, parent: &Path) -> Result<Option<File>, Failure> {
    match fs::create_dir(place) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if !is_ours(place) {
                return Err(Failure::Foreign(place.to_owned()));
            }
        }
        Err(error) => return Err(at(parent)(error)),
    }
    let path = place.join(LOCK);
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
    let mut lock = match opened {
        Ok(lock) => lock,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(place)(error)),
    };
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            let _ = lock.take(20).read_to_string(&mut holder);
            return Err(Failure::Busy(holder.trim().parse().ok()));
        }
        Err(TryLockError::Error(error)) => return Err(at(place)(error)),
    }
    if !is_the_file(&lock, &path) {
        return Ok(None);
    }
    // A full disk is a matter of the files to come; the number is for people only.
    let _ = lock.set_len(0).and_then(|()| write!(lock, "{}", std::process::id()));
    Ok(Some(lock))
}

/// Whether a folder was made here: it has a lock, or nothing else in it yet. One that went away may be.
fn is_ours(place: &Path) -> bool {
    let no_folder = fs::symlink_metadata(place).is_ok_and(|data| !data.is_dir());
    let only_lock = || {
        let entries = fs::read_dir(place);
        entries.map_or(true, |entries| entries.flatten().all(|entry| entry.file_name() == LOCK))
    };
    match fs::symlink_metadata(place.join(LOCK)) {
        _ if no_folder => false,
        Ok(data) => data.is_file(),
        Err(_) => only_lock(),
    }
}

/// Whether an open file is still the one of its path.
#[cfg(unix)]
fn is_the_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Whether an open file is still the one of its path: here, none is ever removed.
#[cfg(not(unix))]
fn is_the_file(_: &File, _: &Path) -> bool {
    true
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Removes a folder with all that is in it, also where folders in it may not be written.
fn remove(path: &Path) -> io::Result<()> {
    if !is_there(path) {
        return Ok(());
    }
    if fs::remove_dir_all(path).is_ok() {
        return Ok(());
    }
    #[cfg(unix)]
    for folder in walkdir::WalkDir::new(path).into_iter().flatten() {
        use std::os::unix::fs::PermissionsExt;
        if folder.file_type().is_dir() {
            let _ = fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700));
        }
    }
    fs::remove_dir_all(path)
}

/// Folders above an output that were made for it; they go again if nothing is put into them.
#[derive(Debug)]
struct Above(Vec<PathBuf>);

impl Above {
    fn make(parent: &Path) -> Result<Self, Failure> {
        let missing = parent.ancestors().filter(|p| !p.as_os_str().is_empty());
        let missing = missing.take_while(|path| !is_there(path)).map(Path::to_owned).collect();
        let above = Above(missing);
        fs::create_dir_all(parent).map_err(at(parent))?;
        Ok(above)
    }
}

impl Drop for Above {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}
