//! Where a text of the data was written.

use serde_json::Value;

use super::marked::plain;
use crate::source::{Sources, Span, floor_char_boundary};
use crate::thai::arabic_digits;

/// The key of the texts that belong to no indicator.
pub(super) const NARRATIVES: &str = "narratives";

/// Where a text was written: the text itself in one of its files, or else the word, or the file.
pub(super) fn place(word: &str, whole: &str, homes: &[String], sources: &Sources) -> Span {
    let known = homes.iter().filter_map(|path| sources.id(path)).collect::<Vec<_>>();
    let others = sources.texts().filter(|(_, file)| file.path.starts_with("content/"));
    let files: Vec<_> = known.iter().copied().chain(others.map(|(id, _)| id)).collect();
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
    Span::new(known.first().copied().unwrap_or_else(|| sources.first()), 0..0)
}

/// The files that what stands at a place of the data may be written in.
#[derive(Debug, Clone)]
pub(super) struct Homes {
    year: String,
    pub(super) files: Vec<String>,
    /// Whether it stands on the page itself and in no cell.
    pub(super) prose: bool,
    /// The formula that it is a piece of, as it was written.
    pub(super) formula: Option<String>,
}

impl Homes {
    pub(super) fn new(year: &str) -> Self {
        let files = vec![format!("content/{year}/year.yaml")];
        Homes { year: year.to_owned(), files, prose: false, formula: None }
    }

    /// The homes of what stands under a key, in an object that may say more.
    pub(super) fn under(&self, key: &str, value: &Value) -> Homes {
        let year = &self.year;
        let said = |key: &str| value.get(key).and_then(Value::as_str);
        let file = match (key, said("slug")) {
            ("agency", _) => Some("content/agency.yaml".to_owned()),
            ("board", _) => Some(format!("content/{year}/board.yaml")),
            ("parts" | "legends", _) => Some(format!("content/frameworks/{year}.yaml")),
            ("indicators", _) => said("file").map(str::to_owned),
            (NARRATIVES, Some(slug)) => Some(format!("content/{year}/narratives/{slug}.md")),
            ("basics", Some(slug)) => Some(format!("content/{year}/facts/{slug}.yaml")),
            ("calculations", Some(slug)) => {
                Some(format!("content/{year}/calculations/{slug}.yaml"))
            }
            _ => None,
        };
        let mut homes = self.clone();
        if let Some(file) = file.filter(|file| !homes.files.contains(file)) {
            homes.files.insert(0, file);
        }
        match key {
            "worked" => homes.formula = said("formula").map(plain),
            "label" | "source" => homes.formula = None,
            _ => {}
        }
        homes.prose = (self.prose || key == NARRATIVES) && said("kind") != Some("table");
        homes
    }
}
