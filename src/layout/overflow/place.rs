//! Where a text of the data was written.

use crate::source::{Sources, Span, floor_char_boundary};
use crate::thai::arabic_digits;

/// Where a text was written: the text itself in a file of its year or in another, or else the word, or the
/// year's own file.
pub(super) fn place(word: &str, whole: &str, year: &str, sources: &Sources) -> Span {
    let own = sources.id(&format!("content/{year}/year.yaml"));
    let folder = format!("content/{year}/");
    let content = sources.texts().filter(|(_, file)| file.path.starts_with("content/"));
    let (of_year, others): (Vec<_>, Vec<_>) =
        content.partition(|(_, file)| file.path.starts_with(&folder));
    let found = of_year.into_iter().chain(others).map(|(id, _)| id);
    let files: Vec<_> = own.into_iter().chain(found).collect();
    let offset = whole.find(word).unwrap_or_default();
    // Of a number with its unit, the number as it is typed: the page has its digits and commas from
    // the document.
    let typed = arabic_digits(word).replace(',', "");
    let number = typed.split(' ').filter(|part| part.contains(|c: char| c.is_ascii_digit()));
    let number = number.max_by_key(|part| part.len()).unwrap_or_default();
    // Of a line of several texts the widest, as it was written.
    let part = word.split(' ').max_by_key(|part| part.len()).unwrap_or_default();
    let arabic = arabic_digits(word);
    for (needle, skip) in [(whole, offset), (word, 0), (&arabic, 0), (number, 0), (part, 0)] {
        for id in &files {
            let text = &sources.file(*id).text;
            if let Some(at) = text.find(needle).filter(|_| !needle.is_empty()) {
                let start = floor_char_boundary(text, at + skip);
                let length = if skip > 0 { word.len() } else { needle.len().min(word.len()) };
                return Span::new(*id, start..floor_char_boundary(text, start + length));
            }
        }
    }
    Span::new(own.unwrap_or_else(|| sources.first()), 0..0)
}
