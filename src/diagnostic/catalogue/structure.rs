//! Problems with what the files say together: ids, references, units, rules.

mod agency;
mod indicators;
mod references;
mod settings;
mod years;

pub use super::quantities::*;
pub use agency::*;
pub use indicators::*;
pub use references::*;
pub use settings::*;
pub use years::*;

/// Names of a circle that are listed.
const LONGEST_CIRCLE: usize = 8;
