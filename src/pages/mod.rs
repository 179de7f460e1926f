//! Parts of documents and pages of the site, in blocks: what each says and in which order, and nothing of how
//! it looks.

mod audit;
mod basics;
mod board;
mod calculations;
mod cards;
mod common;
mod complaints;
mod legend;
mod narratives;
mod prose;
mod reasons;
mod results;
mod scoreboard;
mod signatures;
pub mod site;

use crate::block::{Block, Line, Medium, on};
use crate::model::Arguments;
use crate::view::label;
use crate::view::{DocumentView, ShownYear};

pub use narratives::one as narrative;
pub use prose::Numbers;

/// What a part is made of: the year as an edition shows it, and the document it stands in.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The year.
    pub year: &'a ShownYear<'a>,
    /// The document whose digits and numbers are written; on the site the one that its year follows.
    pub document: Option<&'a DocumentView>,
    /// The numbers of texts.
    pub numbers: &'a Numbers,
    /// What is asked of the part, where it is not as it always is.
    pub arguments: Option<&'a Arguments>,
}

impl Page<'_> {
    /// A fixed word of pages.
    fn word(&self, key: &str) -> Line {
        label(key, self.year.shown().locale()).into()
    }

    /// Whether its document has a part.
    fn has(&self, part: &str) -> bool {
        self.document.is_some_and(|document| document.parts.iter().any(|own| own == part))
    }
}

/// A part of a document.
struct Part {
    /// Its id.
    id: &'static str,
    /// Its blocks.
    blocks: fn(&Page<'_>) -> Vec<Block>,
}

/// The parts that documents are made of; a cover is a frame of its own.
const PARTS: [Part; 12] = [
    Part { id: "audit", blocks: audit::part },
    Part { id: "basics", blocks: basics::part },
    Part { id: "board", blocks: board::part },
    Part { id: "calculations", blocks: calculations::part },
    Part { id: "cards", blocks: cards::part },
    Part { id: "complaints", blocks: complaints::part },
    Part { id: "legend", blocks: legend::part },
    Part { id: "narratives", blocks: narratives::part },
    Part { id: "reasons", blocks: reasons::part },
    Part { id: "results", blocks: results::part },
    Part { id: "scoreboard", blocks: scoreboard::part },
    Part { id: "signatures", blocks: signatures::part },
];

/// The blocks of a part on paper; nothing for what is no part of blocks.
pub fn on_paper(id: &str, page: &Page<'_>) -> Option<Vec<Block>> {
    let part = PARTS.iter().find(|part| part.id == id)?;
    Some(on(Medium::Paper, (part.blocks)(page)))
}
