//! Problems with what the files say together: ids, references, units, rules.

mod agency;
pub mod framework;
mod indicators;
pub mod papers;
pub mod quantities;
mod references;
mod settings;
mod years;

pub use agency::*;
pub use indicators::*;
pub use quantities::*;
pub use references::*;
pub use settings::*;
pub use years::*;
