//! YAML text → records.
//!
//! [`read`] turns events into [`tree`] nodes with spans. [`field`] decodes nodes into records by
//! one declarative table a record; the same tables give the [`schema`](crate::schema) that editors complete
//! from, and the reference of all keys.

mod commas;
mod comments;
pub(crate) mod escapes;
pub mod field;
mod folds;
pub mod read;
pub(crate) mod say;
mod slips;
pub mod tree;
