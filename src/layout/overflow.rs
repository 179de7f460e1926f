//! Text that is wider than its place: where laid-out text sticks out of its cell or of the page, what
//! of it may be parted more finely, and where it was written.
//!
//! Pages are laid out as they are. Where a stretch of text sticks out, the data are tagged at that
//! stretch and laid out once more, and the templates choose what fits: finer breaks, then smaller type.
//! What still sticks out is a finding at the line it was written in.

mod marked;
mod place;
mod seen;
mod tags;

use std::collections::BTreeSet;

use marked::{number, plain};

pub use seen::stuck;
pub use tags::Tags;

/// A stretch of text that sticks out.
#[derive(Debug, Clone, PartialEq)]
pub struct Stuck {
    /// What it says, with the marks it was laid out with.
    pub text: String,
    /// How far it sticks out, in tenths of a millimetre.
    pub over: u32,
    /// Out of what.
    pub edge: Edge,
    /// The page, from 1.
    pub page: usize,
}

/// What text sticks out of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// A cell or another ruled box.
    Cell,
    /// The text area of the page.
    Page,
}

/// What sticks out and has not been tagged: neither by what the templates say nor among what is known.
pub(super) fn fresh(stuck: &[Stuck], known: &[Stuck]) -> Vec<Stuck> {
    let known: BTreeSet<String> = known.iter().map(|found| plain(&found.text)).collect();
    let is_fresh =
        |found: &&Stuck| number(&found.text).is_none() && !known.contains(&plain(&found.text));
    stuck.iter().filter(is_fresh).cloned().collect()
}
