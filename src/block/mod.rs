//! What pages are made of: blocks, which both renderers draw and nothing else.
//!
//! A part of a document says what it means in blocks; how each looks stands in one Typst and one HTML
//! template of its name (`templates/typst/blocks/`, `templates/html/blocks/`). Text is a typed leaf, so that
//! digits, marks of line ends and hyphens are passes over lines and none of them looks at the name of a key.

mod digits;
mod line;
mod marked;
mod table;
mod walk;

use serde::Serialize;

pub use digits::{in_words, write as write_digits, write_line};
pub use line::{Leaf, Line, Numbered, Role, Run, Within, words_of};
pub use marked::{ENGLISH, ENGLISH_END, KEEP, KEPT, LINE_END, MAY, Marked, for_paper};
pub use table::{
    Beneath, Body, Cell, Column, Group, Head, HeadOf, Kind, Mark, MarkLook, NoteBeneath, Row,
    RowKind, Table, Width,
};
pub use walk::on;

/// What a page is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Pages of a PDF.
    Paper,
    /// Pages of the site.
    Site,
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph {
        /// The class of its look: empty, `lead`, `kicker`, `remark` …
        look: &'static str,
        /// The words.
        line: Line,
        /// Its number among the paragraphs of a document, by which the layout speaks of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<usize>,
    },
    /// A list.
    List {
        /// The class of its look: empty, `sentences`, `links` …
        look: &'static str,
        /// What stands before each item; none where bullets do.
        labels: Vec<Line>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Text shown as it is.
    Code {
        /// The text.
        text: Leaf,
    },
    /// A line across the page.
    Rule,
    /// A picture.
    Picture(Box<Picture>),
    /// How a value is worked out.
    Formula(Box<Formula>),
    /// A table.
    Table(Box<Table>),
    /// What came out, large: a label, a value or a symbol with its name, remarks.
    Verdict {
        /// The class of its place: `asked`, `came`, `rating`.
        look: &'static str,
        /// The id of its label, or empty.
        id: String,
        /// What it is.
        label: Line,
        /// The symbol and its name, if there is one.
        mark: Option<Mark>,
        /// Words and values beneath.
        blocks: Vec<Block>,
    },
    /// Labels with what is known of each.
    Fields {
        /// The class of its look: empty, `marks`, `legend` …
        look: &'static str,
        /// Heads over labels and contents on paper; none draws no heads.
        heads: Option<[Line; 2]>,
        /// Said again on the next page, where the first stood beneath this heading; or empty.
        again: Again,
        /// The fields.
        fields: Vec<Field>,
    },
    /// Small print: a label and what it says.
    Small {
        /// The class of its look: `remark`, `source`, `choices` …
        look: &'static str,
        /// The label, or empty.
        label: Line,
        /// What it says.
        line: Line,
    },
    /// What documents print differently.
    Claims {
        /// `beneath` a value, `printed` by itself in a card, `cell` in a column of its own.
        look: &'static str,
        /// What each prints.
        claims: Vec<Claim>,
    },
    /// Who signs, with room for a comment.
    Signatures {
        /// The comment, or empty: room to write it.
        comment: Line,
        /// Who signs, in order.
        signatures: Vec<Signature>,
    },
    /// What the notes of a text say, at its end, with ways back.
    Notes {
        /// The notes, in order.
        notes: Vec<Note>,
    },
    /// Blocks that belong together in meaning, with the class of their look.
    Section {
        /// `section`, `article`, `header` or `div` of the site.
        tag: &'static str,
        /// The class of its look, or empty.
        look: &'static str,
        /// The id of the heading that names it, or empty.
        named_by: String,
        /// What it is called for who listens, where no heading names it.
        called: Leaf,
        /// What stands in it.
        blocks: Vec<Block>,
    },
    /// What fits on a page stays on one page.
    Together {
        /// Whether it also stays with what follows.
        sticky: bool,
        /// What stays together.
        blocks: Vec<Block>,
    },
    /// What stays on one page, whatever its length.
    Kept {
        /// What stays together.
        blocks: Vec<Block>,
    },
    /// Columns side by side, whose first blocks stand on one line.
    Beside {
        /// The columns.
        columns: Vec<Vec<Block>>,
    },
    /// What is shown to who asks.
    Folded {
        /// What is clicked on.
        summary: Line,
        /// What is shown.
        blocks: Vec<Block>,
    },
    /// Text in which lines are filled and first lines are indented.
    Prose {
        /// The text.
        blocks: Vec<Block>,
    },
    /// The next block begins a page.
    NewPage,
    /// Blocks of one medium only.
    Only {
        /// Which.
        #[serde(skip)]
        medium: Medium,
        /// The blocks.
        blocks: Vec<Block>,
    },
}

/// A heading.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Heading {
    /// Its level; 1 begins a chapter.
    pub level: u8,
    /// Its name for links, or empty.
    pub id: String,
    /// What stands above it, the outermost first.
    pub under: Vec<Line>,
    /// The words.
    pub line: Line,
    /// Whether the contents leave it out, though bookmarks have it.
    pub unlisted: bool,
    /// Whether neither the contents nor bookmarks have it.
    pub unmarked: bool,
}

/// The heading that a table says again on the next page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Again {
    /// The name of the heading.
    pub id: String,
    /// What is said.
    pub line: Line,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// Path of its file.
    pub file: String,
    /// Name of its file on the site.
    pub asset: String,
    /// What is seen in it, for who cannot.
    pub alt: Leaf,
    /// Its number.
    pub number: Line,
    /// The words beneath it.
    pub caption: Line,
    /// Where it is from, or empty.
    pub source: Line,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A label and what is known of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// The label.
    pub label: Line,
    /// The content.
    pub blocks: Vec<Block>,
    /// Whether its row may go on over the page.
    pub split: bool,
}

/// How a value is worked out: in words, with numbers, the result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Formula {
    /// As it was written.
    pub written: String,
    /// The same to be shown, where it is too long for mathematics; else empty.
    pub text: Line,
    /// In words.
    pub words: Vec<Piece>,
    /// With numbers, or nothing.
    pub numbers: Vec<Piece>,
    /// Whether its numbers are shown in full, and so is its result.
    pub exact: [bool; 2],
    /// The result.
    pub result: Line,
    /// Whether nothing but the line with numbers is asked for.
    pub bare: bool,
}

/// A piece of mathematics in reading order; `fraction`, `over` and `end` stand around two halves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// `name`, `number`, `unit`, `operator`, `call`, `next`, `open`, `close`, `fraction`, `over`, `end`.
    pub kind: &'static str,
    /// Its text, or empty.
    pub text: Leaf,
}

/// A note at the end of its text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// Its number.
    pub number: Line,
    /// Its name for links.
    pub id: String,
    /// What it says.
    pub line: Line,
    /// The names of the places that refer to it.
    pub places: Vec<String>,
}

/// What a document prints where it differs from what is so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// Of what, or empty.
    pub key: Line,
    /// The printed value.
    pub line: Line,
    /// By how much it differs, or empty.
    pub by: Line,
    /// The document, or empty.
    pub document: Line,
    /// The place in the document, or empty.
    pub place: Line,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signature {
    /// Position.
    pub position: Line,
    /// As what, or empty.
    pub role: Line,
    /// Name, or empty.
    pub name: Line,
    /// Day, or empty.
    pub date: Line,
    /// Whether it is signed.
    pub signed: bool,
}

impl Block {
    /// A heading that contents and bookmarks have.
    pub fn heading(level: u8, line: impl Into<Line>) -> Self {
        Block::Heading(Heading { level, line: line.into(), ..Heading::default() })
    }

    /// A heading with a name for links.
    pub fn named(level: u8, id: impl Into<String>, line: impl Into<Line>) -> Self {
        Block::Heading(Heading { level, id: id.into(), line: line.into(), ..Heading::default() })
    }

    /// A paragraph.
    pub fn paragraph(line: impl Into<Line>) -> Self {
        Block::styled("", line)
    }

    /// A paragraph of a class.
    pub fn styled(look: &'static str, line: impl Into<Line>) -> Self {
        Block::Paragraph { look, line: line.into(), number: None }
    }

    /// A list of lines of a class; on paper one line stands alone.
    pub fn lines_of(look: &'static str, lines: impl IntoIterator<Item = Line>) -> Self {
        let items = lines.into_iter().map(|line| vec![Block::paragraph(line)]).collect();
        Block::List { look, labels: Vec::new(), items }
    }

    /// Small print; nothing where there is nothing to say.
    pub fn small(
        look: &'static str,
        label: impl Into<Line>,
        line: impl Into<Line>,
    ) -> Option<Self> {
        let line = line.into();
        (!line.is_empty()).then(|| Block::Small { look, label: label.into(), line })
    }

    /// A section that a heading names.
    pub fn section(look: &'static str, named_by: impl Into<String>, blocks: Vec<Block>) -> Self {
        let (tag, called) = ("section", Leaf::default());
        Block::Section { tag, look, named_by: named_by.into(), called, blocks }
    }

    /// What only frames blocks on the site.
    pub fn framed(tag: &'static str, look: &'static str, blocks: Vec<Block>) -> Self {
        let (named_by, called) = Default::default();
        Block::Section { tag, look, named_by, called, blocks }
    }

    /// Blocks of paper only.
    pub fn paper(blocks: Vec<Block>) -> Self {
        Block::Only { medium: Medium::Paper, blocks }
    }

    /// Blocks of the site only.
    pub fn site(blocks: Vec<Block>) -> Self {
        Block::Only { medium: Medium::Site, blocks }
    }
}
