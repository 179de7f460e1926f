//! Every text of every problem, in Thai and in English: the one place to read or change them.
//!
//! The voice: the fact first, short and neutral, then what to do. The same thing has the same word
//! everywhere; no word of a programmer's trade.

pub mod files;
pub mod notation;
pub mod pages;
pub mod scoring;
pub mod structure;
pub mod yaml;

/// A list of words as a person writes it: `ก, ข และ ค`.
fn list(words: &[&str], and: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// A text cut to a length that fits a message.
fn short(text: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let mut clusters = text.graphemes(true);
    let head: String = clusters.by_ref().take(60).collect();
    match clusters.next() {
        Some(_) => format!("{head}…"),
        None => head,
    }
}
