//! A draft in pieces, each of which can be laid out by itself.
//!
//! What is wider than its cell does not depend on what stands before it. So a draft, which is asked for
//! nothing else, is laid out piece by piece, and of running text it has only what has cells: where one of
//! them sticks out all the same, the pages of the document tell.

use super::data::{DocumentData, PartData};
use crate::block::Block;

/// Pieces of a draft. Each reads all templates and data, so more of them save nothing.
const PIECES: usize = 2;

/// The files that templates read for the pieces of a draft. Every other part of the document goes into the
/// same piece: what is long is seldom side by side.
pub(super) fn pieces(mut data: DocumentData) -> Vec<Vec<u8>> {
    let mut pieces: Vec<Vec<PartData>> = (0..PIECES).map(|_| Vec::new()).collect();
    for (at, part) in data.take_parts().into_iter().enumerate() {
        let blocks = part.blocks.into_iter().filter_map(cells).collect();
        pieces[at % PIECES].push(PartData { blocks, ..part });
    }
    pieces.retain(|parts| !parts.is_empty());
    let written = pieces.into_iter().map(|parts| {
        data.put_parts(parts);
        super::written(&data.value())
    });
    written.collect()
}

/// A block, and of running text what has cells.
fn cells(block: Block) -> Option<Block> {
    let Block::Prose { blocks } = block else { return Some(block) };
    let blocks: Vec<Block> =
        blocks.into_iter().filter(|block| matches!(block, Block::Table(_))).collect();
    (!blocks.is_empty()).then_some(Block::Prose { blocks })
}
