//! Proves the language of frameworks: rules that do not fit together are found with a concrete case,
//! every key does what it says, frameworks of other kinds score as computed by hand, and ten thousand
//! random ones score as a second evaluator says that knows nothing of the first.

#[path = "frameworks/checks.rs"]
mod checks;
mod common;
#[path = "frameworks/interpolated.rs"]
mod interpolated;
#[path = "frameworks/kinds.rs"]
mod kinds;
#[path = "frameworks/language.rs"]
mod language;
#[path = "frameworks/nearest.rs"]
mod nearest;
#[path = "frameworks/nested.rs"]
mod nested;
#[path = "frameworks/open.rs"]
mod open;
#[path = "frameworks/planned.rs"]
mod planned;
#[path = "frameworks/proof.rs"]
mod proof;
#[path = "frameworks/reached.rs"]
mod reached;
#[path = "frameworks/slips.rs"]
mod slips;
