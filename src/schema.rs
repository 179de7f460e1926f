//! What the field tables say, for those who write: [`json_schema`] for editors, which complete and check
//! with it, and the [`reference`] of all keys.

pub mod json_schema;
pub mod reference;
