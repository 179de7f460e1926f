//! Where text comes from: files, byte spans in them, and values that remember their span.
//!
//! Three ways of counting meet here and never mix: a *byte* offset (what spans hold), a
//! *character*, and a *column* (what a person sees: “ที่” is nine bytes, three characters and one
//! column). Only [`SourceFile::position`] turns the first into the last.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Names a file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Span { file, start: range.start as u32, end: range.end.max(range.start) as u32 }
    }

    /// The part of this span that starts `offset` bytes in and is `len` bytes long; cut off at the
    /// end of the span, so that a position found in an unescaped text never leaves the scalar.
    pub fn part(self, offset: usize, len: usize) -> Span {
        let start = self.start.saturating_add(offset as u32).min(self.end);
        let end = start.saturating_add(len as u32).min(self.end);
        Span { file: self.file, start, end }
    }

    /// From the start of `self` to the end of `other`, which must lie in the same file.
    pub fn to(self, other: Span) -> Span {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place it was written at.
#[derive(Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }

    /// Changes the value and keeps the place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }

    /// A spanned reference.
    pub fn as_ref(&self) -> Spanned<&T> {
        Spanned { value: &self.value, span: self.span }
    }
}

impl<T: fmt::Debug> fmt::Debug for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A line and a column, both from 1; the column counts what a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in grapheme clusters, from 1.
    pub column: usize,
}

/// One text file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below the root, with `/` on every system.
    pub path: String,
    /// The text, without a byte order mark.
    pub text: Arc<str>,
    line_starts: Vec<u32>,
}

impl SourceFile {
    fn new(path: String, text: Arc<str>) -> Self {
        let mut line_starts = vec![0];
        line_starts.extend(
            text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1),
        );
        SourceFile { path, text, line_starts }
    }

    /// The same file with another text.
    pub fn with_text(&self, text: &str) -> Self {
        SourceFile::new(self.path.clone(), text.into())
    }

    /// The line and column of a byte offset; an offset inside a character counts as its start.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(&self.text, offset);
        let line = self.line_starts.partition_point(|start| *start as usize <= offset);
        let start = self.line_starts[line - 1] as usize;
        Position { line, column: self.text[start..offset].graphemes(true).count() + 1 }
    }

    /// The byte range of a line (from 1) without its line end.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.line_starts[line - 1] as usize;
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| *next as usize);
        let text = self.text[start..end].trim_end_matches(['\n', '\r']);
        start..start + text.len()
    }

    /// The number of lines.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }
}

/// The largest character boundary of `text` that is not after `offset`.
pub fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// All that a run reads: text files and binary assets, from a folder or from memory.
///
/// The library never opens a file by itself after this: whoever has `Sources` has everything.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    by_path: BTreeMap<String, FileId>,
    assets: BTreeMap<String, Arc<[u8]>>,
    refused: BTreeSet<FileId>,
    missing: BTreeSet<FileId>,
    unread: BTreeMap<String, u64>,
    /// Paths that a disk keeps with letters in pieces, by what they are in whole letters.
    composed: BTreeMap<String, String>,
}

impl Sources {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sources from memory: pairs of path and text.
    pub fn from_texts<P: Into<String>, T: AsRef<str>>(
        texts: impl IntoIterator<Item = (P, T)>,
    ) -> Self {
        let mut sources = Sources::new();
        for (path, text) in texts {
            sources.add_text(path, text.as_ref());
        }
        sources
    }

    /// Adds a text file, or replaces the one of the same path; a byte order mark is dropped.
    pub fn add_text(&mut self, path: impl Into<String>, text: &str) -> FileId {
        let path = path.into();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file = SourceFile::new(path.clone(), text.into());
        if let Some(id) = self.by_path.get(&path) {
            self.files[id.0 as usize] = file;
            self.missing.remove(id);
            return *id;
        }
        let composed: String = path.nfc().collect();
        if composed != path {
            self.composed.insert(composed, path.clone());
        }
        let id = FileId(self.files.len() as u32);
        self.files.push(file);
        self.by_path.insert(path, id);
        id
    }

    /// Adds a file that was there and could not be read: it has a name and a place, and no step reads it.
    pub fn add_refused(&mut self, path: &str) -> FileId {
        let id = self.add_text(path, "");
        self.refused.insert(id);
        id
    }

    /// Adds a picture that is too large to be read, with its size in bytes: who wants to show it says so.
    pub fn add_unread(&mut self, path: &str, size: u64) {
        self.add_text(path, "");
        self.unread.insert(path.to_owned(), size);
    }

    /// The size of a picture that is too large to be read.
    pub fn unread(&self, path: &str) -> Option<u64> {
        self.unread.get(path).copied()
    }

    /// Notes a file that should be there and is not, so that its absence has a place.
    pub fn add_missing(&mut self, path: &str) {
        if self.id(path).is_none() {
            let id = self.add_text(path, "");
            self.missing.insert(id);
        }
    }

    /// Whether a file of this path was there, readable or not.
    pub fn has(&self, path: &str) -> bool {
        self.id(path).is_some_and(|id| !self.missing.contains(&id))
    }

    /// The path of a file as its disk spells it: é may be typed in one piece and stand there in two.
    pub fn spelled(&self, path: &str) -> Option<String> {
        if self.has(path) {
            return Some(path.to_owned());
        }
        let whole: String = path.nfc().collect();
        match self.has(&whole) {
            true => Some(whole),
            false => self.composed.get(&whole).cloned(),
        }
    }

    /// Paths of files that should be there and are not.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.missing.iter().map(|id| self.file(*id).path.as_str())
    }

    /// All paths of content and other texts that were there, readable or not, and of assets.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let texts = self.by_path.iter().filter(|(_, id)| !self.missing.contains(id));
        // A picture of the content is both: it has a name and a place as a text has.
        let assets = self.assets.keys().filter(|path| !self.by_path.contains_key(*path));
        texts.map(|(path, _)| path.as_str()).chain(assets.map(String::as_str))
    }

    /// Adds a binary file (a picture, a font).
    pub fn add_asset(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        self.assets.insert(path.into(), bytes.into());
    }

    /// The first file in order of paths; for what has no better place.
    pub fn first(&self) -> FileId {
        self.by_path.values().next().copied().unwrap_or(FileId(0))
    }

    /// The file of an id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The id of a path.
    pub fn id(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// The bytes of an asset.
    pub fn asset(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.assets.get(path)
    }

    /// All assets in order of their paths.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.assets.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// All readable text files in order of their paths.
    pub fn texts(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.by_path
            .values()
            .filter(|id| !self.refused.contains(id) && !self.missing.contains(id))
            .map(|id| (*id, self.file(*id)))
    }

    /// Paths of files that were there and could not be read.
    pub fn refused(&self) -> impl Iterator<Item = &str> {
        self.refused.iter().map(|id| self.file(*id).path.as_str())
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        let text = &self.file(span.file).text;
        let start = floor_char_boundary(text, span.start as usize);
        let end = floor_char_boundary(text, span.end as usize).max(start);
        &text[start..end]
    }

    /// `path:line:column` of the start of a span.
    pub fn locate(&self, span: Span) -> (&str, Position) {
        let file = self.file(span.file);
        (&file.path, file.position(span.start as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_what_a_person_sees() {
        let mut sources = Sources::new();
        let id = sources.add_text("a.yaml", "\u{feff}ที่นี่: 1\r\nข: 2");
        let file = sources.file(id);
        let colon = file.text.find(':').unwrap();
        assert_eq!(file.position(colon), Position { line: 1, column: 3 });
        let second = file.text.find('ข').unwrap();
        assert_eq!(file.position(second), Position { line: 2, column: 1 });
        assert_eq!(&file.text[file.line(1)], "ที่นี่: 1");
    }

    #[test]
    fn an_offset_inside_a_character_is_its_start() {
        let mut sources = Sources::new();
        let id = sources.add_text("a.yaml", "กข");
        assert_eq!(sources.file(id).position(4).column, 2);
        assert_eq!(sources.file(id).position(999).column, 3);
    }
}
