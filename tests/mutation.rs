//! Proves that no content makes the program panic: thousands of faults made by chance (the same in
//! every run) in the shipped content, in the second agency and in a corpus of single texts end in
//! findings or in success, and every finding has a place that can be shown.

mod common;

use std::panic::{AssertUnwindSafe, catch_unwind};

use common::{Project, grammar, mutate};
use raingan::diagnostic::Locale;

/// Cases of the shipped content, in each of two tests that run side by side.
const SHIPPED_CASES: u64 = 600;
/// Cases of the second agency.
const SECOND_CASES: u64 = 800;
/// Cases of each text of the corpus.
const CORPUS_CASES: u64 = 250;
/// One case of so many is checked twice, and both times have to agree.
const TWICE: u64 = 50;

/// Runs a case, and says which one it was if it panics.
fn case(name: &str, seed: u64, run: impl FnOnce()) {
    if catch_unwind(AssertUnwindSafe(run)).is_err() {
        panic!("{name}: the case of seed {seed} panicked");
    }
}

/// Checks mutants of a project; returns how many of them had errors and how many had none.
fn check(name: &str, clean: &Project, seeds: std::ops::Range<u64>) -> (usize, usize) {
    let (mut refused, mut accepted) = (0, 0);
    for seed in seeds {
        case(name, seed, || {
            let project = mutate::project(clean, seed);
            let outcome = project.check();
            grammar::sound(&outcome.checked.findings, &outcome.sources);
            // Whatever was scored can say why.
            if let Some(scored) = &outcome.checked.scored {
                for year in scored.years.keys() {
                    let report = raingan::scores::report(scored, *year, Locale::Th).unwrap();
                    assert!(!raingan::scores::table::table(&report, Locale::Th).is_empty());
                }
            }
            match outcome.errors() {
                0 => {
                    assert!(outcome.checked.scored.is_some(), "no errors and nothing scored");
                    accepted += 1;
                }
                _ => refused += 1,
            }
            if seed.is_multiple_of(TWICE) {
                assert_eq!(project.check().terminal(), outcome.terminal());
            }
        });
    }
    (refused, accepted)
}

#[test]
fn the_shipped_content_survives_faults() {
    let (refused, accepted) = check("shipped", &Project::shipped(), 0..SHIPPED_CASES);
    // Faults that are seen, and changes that are none: both kinds have to be among the cases.
    assert!(refused > 50 && accepted > 50, "{refused} refused, {accepted} accepted");
}

#[test]
fn the_shipped_content_survives_other_faults() {
    check("shipped", &Project::shipped(), SHIPPED_CASES..2 * SHIPPED_CASES);
}

#[test]
fn the_second_agency_survives_faults() {
    let (refused, accepted) = check("second agency", &Project::second_agency(), 0..SECOND_CASES);
    assert!(refused > 50 && accepted > 50, "{refused} refused, {accepted} accepted");
}

#[test]
fn faults_upon_faults_are_survived() {
    // Each case goes on from the one before, so that files get worse and worse.
    let mut project = Project::minimal();
    for seed in 0..500 {
        case("worse", seed, || {
            let outcome = project.check();
            grammar::sound(&outcome.checked.findings, &outcome.sources);
        });
        project = match seed % 25 {
            24 => Project::minimal(),
            _ => mutate::project(&project, seed),
        };
    }
}

/// Runs a reader over every text of a folder of the corpus, and over mutants of it.
fn corpus(folder: &str, read: fn(&str)) {
    let folder = common::root().join("tests/corpus").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(files.len() >= 10, "{}", folder.display());
    for path in files {
        let name = path.display().to_string();
        let clean = std::fs::read_to_string(&path).expect("a text");
        case(&name, 0, || read(&clean));
        for seed in 1..=CORPUS_CASES {
            case(&name, seed, || {
                let mut chance = mutate::Chance::new(seed);
                let mut text = mutate::text(&clean, &mut chance);
                for _ in 0..chance.below(4) {
                    text = mutate::text(&text, &mut chance);
                }
                read(&text);
            });
        }
    }
}

#[test]
fn the_reader_of_yaml_survives_faults() {
    corpus("yaml", grammar::yaml);
}

#[test]
fn the_readers_of_quantities_survive_faults() {
    corpus("quantity", grammar::quantity);
}

#[test]
fn the_reader_of_numbers_survives_faults() {
    corpus("number", grammar::number);
}

#[test]
fn the_reader_of_markdown_survives_faults() {
    corpus("markdown", grammar::markdown);
}

#[test]
fn the_reader_of_formulas_survives_faults() {
    corpus("formula", grammar::formula);
}

#[test]
fn length_and_depth_are_no_danger() {
    for piece in
        ["ก: ", "- ", "[", "{", "((", "**", "> ", "(", "1+", "ก\n", "  ", "\"", "| a ", "<b>"]
    {
        for times in [1, 100, 2_000] {
            let text = piece.repeat(times);
            case(piece, times as u64, || {
                grammar::yaml(&text);
                grammar::quantity(&text);
                grammar::markdown(&text);
                grammar::formula(&text);
            });
        }
    }
}
