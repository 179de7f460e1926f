//! Arguments → library → exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    raingan::cli::run(std::env::args_os(), no_colour || dumb)
}
