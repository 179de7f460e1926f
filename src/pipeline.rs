//! The steps in a row, for a program that wants them all.

use crate::diagnostic::Findings;
use crate::scoring::{Scored, score};
use crate::source::Sources;
use crate::{lint, parse, resolve};

/// What is known after checking.
#[derive(Debug)]
pub struct Checked {
    /// The scored model; nothing where there is no agency to speak of.
    pub scored: Option<Scored>,
    /// Everything that was found, in order of place.
    pub findings: Findings,
}

/// Steps 2 to 5: parse, resolve, score, lint.
pub fn check(sources: &Sources, loading: Findings) -> Checked {
    let mut findings = loading;
    let (parsed, found) = parse::parse(sources);
    findings.extend(found);
    let (model, found) = resolve::resolve(parsed, sources);
    findings.extend(found);
    let scored = model.map(|model| {
        let (scored, found) = score(model);
        findings.extend(found);
        findings.extend(lint::lint(&scored));
        scored
    });
    Checked { scored, findings: findings.sorted(sources) }
}
