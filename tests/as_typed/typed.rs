//! What a narrative asks for: its letters and digits, but those of the few marks that have any. Where a
//! mark may have been obeyed or not, both are asked for, as a whole.
//!
//! It knows nothing of how the program reads Markdown.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::signs::{Piece, Sign, typed};

/// What is known of a text besides its letters.
#[derive(Debug, Default, Clone)]
pub struct Said {
    /// What references print, by what is written.
    pub references: BTreeMap<String, String>,
    /// Codes of what was found in the text.
    pub found: BTreeSet<&'static str>,
    /// Lines that a note goes on in, where they say that it may; nothing where one that may begin something
    /// else ends it.
    pub note_lines: Option<usize>,
}

/// What a narrative asks for.
#[derive(Debug, Default)]
pub struct Asked {
    /// The text.
    pub body: Vec<Piece>,
    /// Its footnotes: the label, what the note says, and where among the pieces it was written.
    pub notes: Vec<Note>,
}

/// A footnote.
#[derive(Debug)]
pub struct Note {
    pub pieces: Vec<Piece>,
    /// The piece of the body that holds the note where it was read as letters.
    pub at: usize,
}

/// Entities that are a letter or a number.
const ENTITIES: [(&str, &str); 6] = [
    ("alpha", "α"),
    ("beta", "β"),
    ("eacute", "é"),
    ("frac12", "½"),
    ("sup2", "²"),
    ("micro", "µ"),
];

/// Reads a narrative without its front matter.
pub fn asked(text: &str, said: &Said) -> Asked {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = Reader { said, whole: &text, asked: Asked::default(), plain: String::new() };
    reader.read(&text);
    reader.end();
    reader.asked
}

struct Reader<'a> {
    said: &'a Said,
    whole: &'a str,
    asked: Asked,
    plain: String,
}

impl Reader<'_> {
    /// A reader of a piece of the same text.
    fn inner(&self) -> Self {
        Reader { asked: Asked::default(), plain: String::new(), ..*self }
    }

    fn end(&mut self) {
        if !self.plain.is_empty() {
            let mut signs = typed(&self.plain);
            self.plain.clear();
            // Behind something else than letters nothing is known of the first.
            self.asked.body.push(Piece::Signs(std::mem::take(&mut signs)));
        }
    }

    fn one(&mut self, ways: Vec<Vec<Sign>>) {
        self.end();
        self.asked.body.push(Piece::One(ways));
    }

    /// Letters that stand there or not.
    fn maybe(&mut self, text: &str) {
        let signs = typed(text);
        if signs.is_empty() {
            self.plain.push_str(text);
        } else {
            self.one(vec![vec![], signs]);
        }
    }

    /// The same, as letters or with the marks in them obeyed.
    fn maybe_read(&mut self, text: &str) {
        let mut shown = self.inner();
        shown.read(text);
        shown.end();
        self.end();
        self.asked.body.extend(shown.asked.body.into_iter().map(Piece::or_nothing));
    }

    fn read(&mut self, text: &str) {
        let mut at = 0;
        // Brackets that are open: whether each is that of a picture.
        let mut brackets: Vec<bool> = Vec::new();
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            if (at == 0 || text.as_bytes()[at - 1] == b'\n')
                && let Some(length) = self.line(text, at)
            {
                at += length;
                continue;
            }
            let length = match c {
                '!' => self.refused_picture(rest),
                '<' => self.comment(rest),
                '(' => self.reference(rest, text[..at].ends_with(']')),
                '&' => self.entity(rest),
                '[' => {
                    let note = self.footnote(rest);
                    if note.is_none() {
                        brackets.push(text[..at].ends_with('!'));
                    }
                    note
                }
                ']' => self.link(rest, brackets.pop().unwrap_or_default()),
                _ => None,
            };
            if length.is_none() {
                self.plain.push(c);
            }
            at += length.unwrap_or(c.len_utf8());
        }
    }

    /// What a line may begin with: a fence with its language, a definition of a link, a note.
    fn line(&mut self, text: &str, at: usize) -> Option<usize> {
        let line = text[at..].split('\n').next().unwrap_or_default();
        let body = line.trim_start_matches(|c: char| " \t>-*+".contains(c) || c == '.');
        let start = line.len() - body.len();
        if body.starts_with("```") || body.starts_with("~~~") {
            let mark = body.len() - body.trim_start_matches(['`', '~']).len();
            self.plain.push_str(&line[..start + mark]);
            self.maybe_read(&body[mark..]);
            return Some(line.len());
        }
        // A box is drawn, and what a quotation is has a word of its own.
        let boxed = ["[x] ", "[X] ", "[x]", "[X]"].into_iter().find(|mark| match mark.len() {
            4 => body.starts_with(mark),
            _ => body.trim_end() == *mark,
        });
        if let Some(mark) = boxed {
            self.plain.push_str(&line[..start]);
            self.one(vec![typed(mark), vec![]]);
            return Some(start + mark.len());
        }
        if body.trim_end() == "[!NOTE]" && line[..start].contains('>') {
            self.plain.push_str(&line[..start]);
            self.one(vec![typed("NOTE"), typed("หมายเหตุ")]);
            return Some(line.len());
        }
        let label = body.strip_prefix('[')?;
        let (label, rest) = label.split_once("]:")?;
        if label.contains(['[', ']']) {
            return None;
        }
        if let Some(label) = label.strip_prefix('^') {
            return Some(self.note(text, at, label, rest));
        }
        // Only what something refers to is a definition.
        let used =
            self.whole.to_lowercase().matches(&format!("[{}]", label.to_lowercase())).count();
        if used > 1 {
            self.plain.push_str(&line[..=start]);
            self.maybe_read(&body[1..]);
            return Some(line.len());
        }
        None
    }

    /// A note: its line, and the lines that belong to it.
    fn note(&mut self, text: &str, at: usize, label: &str, first: &str) -> usize {
        let mut said = first.to_owned();
        let line = text[at..].split_inclusive('\n').next().unwrap_or_default();
        let mut length = line.len();
        let mut blank = false;
        for (number, line) in text[at + length..].split_inclusive('\n').enumerate() {
            let inner = line.trim_start_matches(|c: char| " \t>".contains(c));
            let indented = line.starts_with("    ") || line.starts_with('\t');
            if inner.trim().is_empty() {
                blank = true;
            } else if match self.said.note_lines {
                Some(lines) => number >= lines || inner.starts_with("[^") && inner.contains("]:"),
                None => {
                    (blank || said.trim().is_empty()) && !indented || is_block(line.trim_start())
                }
            } {
                break;
            } else {
                said.push('\n');
                said.push_str(inner.trim_end_matches('\n'));
                blank = false;
            }
            length += line.len();
        }
        self.end();
        let mut inner = self.inner();
        inner.read(&said);
        inner.end();
        let mut letters = typed(label);
        letters.extend(typed(&said));
        self.asked.notes.push(Note { pieces: inner.asked.body, at: self.asked.body.len() });
        self.asked.body.push(Piece::One(vec![letters]));
        self.plain.push('\n');
        length
    }

    /// A comment; what follows one that does not end is not shown or shown, line by line.
    fn comment(&mut self, rest: &str) -> Option<usize> {
        if !rest.starts_with("<!--") {
            return None;
        }
        match rest[2..].find("-->").map(|end| 2 + end + 3) {
            Some(end) => {
                self.maybe_read(&rest[1..end]);
                // Behind one that is not shown nothing is known of the first letter.
                self.one(vec![Vec::new()]);
                Some(end)
            }
            None => {
                for line in rest[1..].split('\n') {
                    self.maybe_read(line);
                    self.plain.push('\n');
                }
                Some(rest.len())
            }
        }
    }

    /// A reference, which prints what it stands for; behind a bracket it may be an address.
    fn reference(&mut self, rest: &str, address: bool) -> Option<usize> {
        let inner = rest.strip_prefix("((")?;
        let end = inner.find("))").filter(|end| !inner[..*end].contains(['\n', '(']))?;
        let written = &rest[..end + 4];
        let value = match self.said.references.get(written) {
            Some(value) => typed(value),
            None if matches!(inner[..end].trim(), "ตัดได้" | "ห้ามตัด") || address => {
                Vec::new()
            }
            // What is none is letters, in which other marks may stand.
            None => return None,
        };
        self.one(vec![typed(written), value]);
        Some(written.len())
    }

    fn entity(&mut self, rest: &str) -> Option<usize> {
        let name =
            rest[1..].split(';').next().filter(|name| rest[1 + name.len()..].starts_with(';'))?;
        let number = name.strip_prefix('#').map(|number| match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16).ok(),
            None => number.parse().ok(),
        });
        let letters = match number {
            Some(number) => char::from_u32(number?)?.to_string(),
            None if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric()) => {
                return None;
            }
            None => ENTITIES
                .iter()
                .find(|(known, _)| *known == name)
                .map_or("", |(_, is)| is)
                .to_owned(),
        };
        self.one(vec![typed(&rest[..name.len() + 2]), typed(&letters)]);
        Some(name.len() + 2)
    }

    /// The place of a footnote.
    fn footnote(&mut self, rest: &str) -> Option<usize> {
        let inner = rest.strip_prefix("[^")?;
        let end = inner.find(']').filter(|end| !inner[..*end].contains(['\n', '[']))?;
        let defined =
            self.whole.to_lowercase().contains(&format!("[^{}]:", inner[..end].to_lowercase()));
        match defined || self.said.found.contains("footnote") {
            true => self.maybe(&inner[..end]),
            false => self.plain.push_str(&rest[..end + 3]),
        }
        Some(end + 3)
    }

    /// A picture that cannot be shown, as was said: it stops the build.
    fn refused_picture(&mut self, rest: &str) -> Option<usize> {
        const REFUSED: [&str; 3] = ["missing-file", "outside-root", "picture"];
        let words = rest.strip_prefix("![")?;
        let end = words.find("](")?;
        let length = "![](".len() + end + closing(&words[end + 2..])? + 1;
        if !REFUSED.iter().any(|code| self.said.found.contains(code)) {
            return None;
        }
        self.one(vec![vec![], typed(&words[..end]), typed(&rest[..length])]);
        Some(length)
    }

    /// What stands behind the words of a link or a picture: an address with a title, or a label.
    fn link(&mut self, rest: &str, picture: bool) -> Option<usize> {
        let behind = &rest[1..];
        if behind.starts_with("((") {
            return None;
        }
        if let Some(label) = behind.strip_prefix('[') {
            let end = label.find(']')?;
            let defined =
                self.whole.to_lowercase().contains(&format!("[{}]:", label[..end].to_lowercase()));
            if !defined || label[..end].contains('\n') {
                return None;
            }
            self.plain.push(']');
            self.maybe(&label[..end]);
            return Some(end + 3);
        }
        let inner = behind.strip_prefix('(')?;
        let end = closing(inner)?;
        let mut ways = vec![typed(&inner[..end])];
        let title = inner[..end].split_once(['"', '\'']).map(|(_, title)| title);
        match title.filter(|_| picture) {
            Some(title) => {
                let named = title.trim_start().trim_start_matches("ที่มา");
                ways.extend([typed(title), typed(named)]);
            }
            None => ways.push(Vec::new()),
        }
        self.plain.push(']');
        self.one(ways);
        Some(end + 3)
    }
}

/// Whether a line begins a block that ends a note before it.
fn is_block(line: &str) -> bool {
    let (word, _) = line.split_once([' ', '\t', '\n']).unwrap_or((line, ""));
    let rule = !word.is_empty() && word.chars().all(|c| "-*_=+".contains(c));
    rule || ["[^", "#", "```", "~~~", ">"].iter().any(|start| line.starts_with(start))
}

/// Where the bracket of an address ends.
fn closing(inner: &str) -> Option<usize> {
    let (mut depth, mut pointed) = (0, false);
    for (at, c) in inner.char_indices() {
        match c {
            '<' if at == 0 => pointed = true,
            '>' => pointed = false,
            '\n' if inner[at + 1..].starts_with('\n') => return None,
            _ if pointed => {}
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}
