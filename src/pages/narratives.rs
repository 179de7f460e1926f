//! Texts that belong to no indicator.

use crate::block::Block;
use crate::view::NarrativeView;

use super::{Page, prose};

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let narratives = page.year.narratives();
    if narratives.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(1, page.word("narratives"))];
    blocks.extend(narratives.iter().flat_map(|narrative| one(page, narrative)));
    blocks
}

/// A text under its title.
pub fn one(page: &Page<'_>, narrative: &NarrativeView) -> [Block; 2] {
    let text = prose::text(narrative, page, 1);
    let title = Block::named(2, format!("narrative-{}", narrative.slug), text.title);
    [title, Block::Prose { blocks: text.blocks }]
}
