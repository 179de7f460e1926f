//! Proves that pages can be made of whatever the checks let through: mutants of a content folder that
//! have no errors go through layout, PDF and site, and come out as files or as findings.

mod common;

use common::{Project, mutate};
use raingan::pipeline::{self, Wanted};
use raingan::render::templates;

#[test]
fn accepted_mutants_become_pages() {
    for (seed, outcome) in mutate::accepted(&Project::second_agency(), mutate::DRAWN_CASES) {
        let Some(scored) = &outcome.checked.scored else { continue };
        let sources = templates::with_defaults(outcome.sources.clone());
        let built = pipeline::build(scored, &sources, &Wanted::default(), &mut |_| {});
        let whole = built.files.iter().any(|file| file.path == "site/index.html");
        assert!(whole || built.findings.errors() > 0, "seed {seed}: no pages and no finding");
    }
}
