//! Step 8: a view → bytes. Renderers give files away as they are finished; none of them knows where they go.

use std::sync::{Mutex, PoisonError};

pub mod html;
pub mod pdf;
mod say;
pub mod templates;

/// A finished file: its path below the output folder, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Path with `/`.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Takes finished files, from any thread and in any order.
pub type Give<'a> = &'a (dyn Fn(OutputFile) + Sync);

/// What something makes, and the files it gave away, in order of their paths.
pub fn gathered<T>(make: impl FnOnce(Give<'_>) -> T) -> (T, Vec<OutputFile>) {
    let files = Mutex::new(Vec::new());
    let made = make(&|file| files.lock().unwrap_or_else(PoisonError::into_inner).push(file));
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort_by(|a: &OutputFile, b| a.path.cmp(&b.path));
    (made, files)
}

/// What the site says of a finished document.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Artifact {
    /// The fiscal year it belongs to.
    pub year: String,
    /// Title.
    pub title: String,
    /// Path below the root of the site.
    pub href: String,
    /// Pages.
    pub pages: usize,
    /// Size in words: `1.2 MB`.
    pub size: String,
    /// Whether the ministry alone gets it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
    /// What it was made of, in short; empty in lists of files that were written before this was noted.
    #[serde(default)]
    pub made_of: String,
}

/// A size as a person reads it, in whole kilobytes or tenths of megabytes.
pub fn size_words(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
