//! Findings in narratives and in Markdown of texts.

pub mod as_typed;
pub mod marks;
pub mod prose;
