//! Proves that pages can be made of whatever the checks let through: mutants of a content folder that
//! have no errors go through layout, PDF and site, and every document and page comes out.

mod common;

use common::{Project, mutate};
use raingan::pipeline::{self, Wanted};
use raingan::render::{gathered, templates};

#[test]
fn accepted_mutants_become_pages() {
    for (seed, outcome) in mutate::accepted(&Project::second_agency(), mutate::DRAWN_CASES) {
        let Some(scored) = &outcome.checked.scored else { continue };
        let sources = templates::with_defaults(outcome.sources.clone());
        let wanted = Wanted::default();
        let (built, files) =
            gathered(|give| pipeline::build(scored, &sources, &wanted, &mut |_| {}, give));
        // What the checks let through has pages: the templates are those of the program.
        assert_eq!(built.findings.errors(), 0, "seed {seed}: {:?}", built.findings);
        let has = |path: &str| files.iter().any(|file| file.path == path);
        assert!(has("site/index.html"), "seed {seed}: no site");
        for (number, year) in &scored.model.years {
            for document in &year.documents {
                let path = format!("{number}/{}.pdf", document.slug);
                assert!(has(&path) && has(&format!("site/{path}")), "seed {seed}: no {path}");
            }
        }
    }
}
