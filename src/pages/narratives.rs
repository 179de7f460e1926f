//! Texts that belong to no indicator.

use crate::block::Block;

use super::{Page, prose};

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let narratives = page.year.narratives();
    if narratives.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(1, page.word("narratives"))];
    for narrative in &narratives {
        let text = prose::text(narrative, page, 1);
        blocks.push(Block::named(2, format!("narrative-{}", narrative.slug), text.title));
        blocks.push(Block::Prose { blocks: text.blocks });
    }
    blocks
}
