//! Raingan (รายงาน): a public agency's yearly evaluation as code.
//!
//! One line runs from source to page. Each step is one function from one type to the next, and the
//! types force the order:
//!
//! 1. [`load`]: a folder → [`Sources`](source::Sources). From memory:
//!    [`Sources::from_texts`](source::Sources::from_texts) and [`load::expect`].
//! 2. [`parse`]: files → records and prose trees, with the places they were written at.
//! 3. [`resolve`]: records → [`Model`](model::Model); every id bound, every unit known.
//! 4. [`scoring`]: model → [`Scored`](scoring::Scored); total, and open where the rules are.
//! 5. [`lint`]: what contradicts itself → findings.
//! 6. [`view`]: scored model → what pages mean, for one edition and one language, each piece made when asked for.
//! 7. [`layout`]: pages of a document → frames, with lines that end where Thai lets them.
//! 8. [`render`]: frames → PDF, pages → HTML.
//! 9. [`output`]: bytes → disk, in one swap.
//!
//! Beside the line stand what several steps share: [`notation`] (how values are written), [`formula`]
//! (how they are worked out), [`scores`] (results with their reasons, for programs and terminals),
//! [`thai`] (the language), [`glyphs`] (what can be drawn), [`portable`] (names of files), [`picture`] (which pictures may be shown) and
//! [`diagnostic`] (what is said).
//!
//! Findings ride along with every value; no step stops at the first, none prints, and none but
//! [`load`] and [`output`] touches the disk. [`pipeline`] ties the steps together for a program.

pub mod block;
pub mod cli;
pub mod diagnostic;
pub mod formula;
pub mod glyphs;
pub mod layout;
pub mod lint;
pub mod load;
pub mod markdown;
pub mod model;
pub mod notation;
pub mod output;
pub mod pages;
pub mod parse;
pub mod picture;
pub mod pipeline;
pub mod portable;
pub mod records;
pub mod render;
pub mod resolve;
pub mod schema;
pub mod scores;
pub mod scoring;
pub mod source;
mod sum;
pub mod summary;
pub mod thai;
pub mod unit;
mod usage;
pub mod view;
pub mod yaml;
