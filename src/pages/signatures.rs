//! Who signs the document, with room for a comment.

use crate::block::{Block, Signature};
use crate::view::SignatureView;

use super::Page;

pub(super) fn part(page: &Page<'_>) -> Vec<Block> {
    let Some(document) = page.document.filter(|document| !document.signatures.is_empty()) else {
        return Vec::new();
    };
    let one = |signature: &SignatureView| Signature {
        position: (&signature.position).into(),
        role: (&signature.role).into(),
        name: (&signature.name).into(),
        date: (&signature.date).into(),
        signed: signature.signed,
    };
    let comment = (&document.comment).into();
    let signatures = document.signatures.iter().map(one).collect();
    // With its heading and the comment, so that no signature stands on a page by itself.
    let blocks =
        vec![Block::heading(1, page.word("signatures")), Block::Signatures { comment, signatures }];
    // Nothing stands beneath the names of those who sign.
    vec![Block::Together { sticky: false, blocks }, Block::NewPage]
}
