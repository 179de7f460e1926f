//! What a run prints: findings, results, how far it has come.

use std::io::Write;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::{Failed, Session};
use crate::diagnostic::terminal::{self, Style};
use crate::diagnostic::{Finding, Findings, Severity};
use crate::output::say;
use crate::source::Sources;

/// Findings that are printed in full; nobody reads more in one go.
const MOST_SHOWN: usize = 200;

impl Session {
    /// A spinner in a terminal; nothing where it is quiet or where nothing may move or be coloured.
    pub(super) fn progress(&self) -> ProgressBar {
        if self.common.quiet || !self.colour {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    }

    /// Prints errors, and what else is asked for, in order of place; of very many, the errors first and
    /// the rest as a number.
    pub(super) fn print(
        &self,
        findings: &Findings,
        sources: &Sources,
        also: impl Fn(&Finding) -> bool,
    ) -> Result<(), Failed> {
        let style = Style { locale: self.locale, colour: self.colour };
        let mut shown: Vec<&Finding> =
            findings.iter().filter(|f| f.severity == Severity::Error || also(f)).collect();
        let more = shown.len().saturating_sub(MOST_SHOWN);
        if more > 0 {
            shown.sort_by_key(|finding| finding.severity);
            shown.truncate(MOST_SHOWN);
        }
        let mut text = String::new();
        for finding in shown {
            text.push_str(&terminal::render(finding, sources, style));
        }
        if more > 0 {
            text.push_str(&self.say(format!("และอีก {more} ข้อ\n"), format!("and {more} more\n")));
        }
        self.err(&text)
    }

    pub(super) fn out(&self, text: &str) -> Result<(), Failed> {
        put(std::io::stdout(), text).map_err(|error| self.unprinted(&error))
    }

    pub(super) fn err(&self, text: &str) -> Result<(), Failed> {
        put(std::io::stderr(), text).map_err(|error| self.unprinted(&error))
    }

    /// What was to be printed and could not be: half of it passes for nothing whole.
    pub(super) fn unprinted(&self, error: &std::io::Error) -> Failed {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Failed::new(),
            _ => say::not_printed(error).get(self.locale).to_owned(),
        }
    }
}

/// Prints a text.
pub(super) fn put(mut out: impl Write, text: &str) -> std::io::Result<()> {
    out.write_all(text.as_bytes()).and_then(|()| out.flush())
}
