//! Texts that ran away: no report has a paragraph of eight pages or a word of two, and no page could show one.
//! Such a file is not read further, so that nothing takes time and memory for it.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::load::say;

/// Letters of the longest line, and of the longest paragraph of Markdown.
const LONGEST: usize = 10_000;
/// Letters of the longest stretch without a blank.
const LONGEST_WORD: usize = 3_000;
/// Paragraphs, items and cells of all narratives of a year; a book of a thousand pages has fewer.
pub(super) const MOST_PIECES: usize = 20_000;
/// How much of what ran away is marked.
const MARKED: usize = 60;

/// How many paragraphs, items and cells a file has, or the first text of it that ran away, and where it starts.
pub(super) fn find(text: &str, markdown: bool) -> Result<usize, (Range<usize>, Problem)> {
    let (mut at, mut pieces) = (0, 0);
    // Where the paragraph starts, and its letters so far.
    let (mut start, mut letters) = (0, 0);
    for line in text.split_inclusive('\n') {
        let goes_on = markdown && letters > 0 && !begins(line);
        if !goes_on {
            (start, letters) = (at, 0);
            pieces += usize::from(markdown) * (1 + line.matches('|').count());
        }
        letters =
            if line.trim().is_empty() { 0 } else { letters + line.trim_end().chars().count() };
        if letters > LONGEST {
            return Err((marked(text, start), say::text_too_long(letters, LONGEST)));
        }
        if pieces > MOST_PIECES {
            return Err((marked(text, at), say::too_many_pieces(MOST_PIECES)));
        }
        if line.len() > LONGEST_WORD
            && let Some((word, length)) = long_word(line)
        {
            let problem = say::word_too_long(length, LONGEST_WORD);
            return Err((marked(text, at + word), problem));
        }
        at += line.len();
    }
    Ok(pieces)
}

/// The start of a stretch, which is marked for its whole.
fn marked(text: &str, start: usize) -> Range<usize> {
    let rest = text[start..].lines().next().unwrap_or_default();
    start..start + rest.chars().take(MARKED).map(char::len_utf8).sum::<usize>()
}

/// Whether a line of Markdown begins something of its own.
fn begins(line: &str) -> bool {
    let line = line.trim_start();
    let marker = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['-', '*', '+', '#', '>', '`', '~', '['])
        || line.contains('|')
        || marker.len() < line.len() && marker.starts_with(['.', ')'])
}

/// The first stretch of a line without a blank that is too long: where it starts, and its letters.
fn long_word(line: &str) -> Option<(usize, usize)> {
    let words = line.split(char::is_whitespace).filter(|word| word.len() > LONGEST_WORD);
    let counted = words.map(|word| (word, word.chars().count()));
    let (word, letters) = counted.into_iter().find(|(_, letters)| *letters > LONGEST_WORD)?;
    Some((word.as_ptr() as usize - line.as_ptr() as usize, letters))
}
