//! How long scoring takes beside reading: `cargo run --example frameworks`.
//!
//! Ten thousand indicators in one year, under a framework of twenty weighted components, weighted
//! headings and leaves, and four levels with points between which results are interpolated. Reading is
//! what comes before scoring: loading, parsing and binding. Reasons are those of all results, for three sizes. Generating uses no chance: two runs measure
//! the same bytes. A step's time is the shortest of five runs; scoring has to take less than a tenth of
//! reading, and the program says so and fails if it does not.

#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod common;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use raingan::diagnostic::Findings;
use raingan::scoring::Scored;
use raingan::source::Sources;
use raingan::{lint, load, parse, resolve, scoring};

const INDICATORS: usize = 10_000;
const RUNS: usize = 5;

/// The scores of some files.
fn scored_from(files: &common::Files) -> Scored {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    for (path, bytes) in files {
        load::add_bytes(&mut sources, path, bytes, &mut findings);
    }
    let (parsed, _) = parse::parse(&sources);
    let (model, _) = resolve::resolve(parsed, &sources);
    scoring::score(model.expect("an agency")).0
}

/// How long it takes to give every result its reasons.
fn reasons_of(scored: &Scored) -> Duration {
    let start = Instant::now();
    for (number, year) in &scored.model.years {
        let framework = &scored.model.frameworks[&year.framework];
        let told = black_box(scoring::reasons::reasons(year, framework, &scored.years[number]));
        assert_eq!(told.indicators.len(), year.indicators.len());
    }
    start.elapsed()
}

fn main() -> ExitCode {
    let files = common::weighted(INDICATORS);
    let [mut reading, mut scored_in, mut linted_in, mut reasoned_in] = [Duration::MAX; 4];
    for _ in 0..RUNS {
        let start = Instant::now();
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        for (path, bytes) in &files {
            load::add_bytes(&mut sources, path, bytes, &mut findings);
        }
        let (parsed, parsing) = parse::parse(&sources);
        let (model, resolving) = resolve::resolve(parsed, &sources);
        reading = reading.min(start.elapsed());
        let model = black_box(model).expect("an agency");
        let start = Instant::now();
        let (scored, scoring) = scoring::score(model);
        scored_in = scored_in.min(start.elapsed());
        let start = Instant::now();
        let linting = black_box(lint::lint(&scored));
        linted_in = linted_in.min(start.elapsed());
        reasoned_in = reasoned_in.min(reasons_of(&scored));
        let found = [&findings, &parsing, &resolving, &scoring, &linting];
        let errors: usize = found.iter().map(|findings| findings.errors()).sum();
        assert_eq!(errors, 0, "content that is measured is right: {found:#?}");
        let part = scored.years.values().next().expect("a year").parts[0].clone();
        assert!(part.overall.decided().is_some() && part.total.is_some(), "{part:?}");
    }
    let share = scored_in.as_secs_f32() / reading.as_secs_f32();
    println!("{INDICATORS} indicators, four levels, weighted and interpolated");
    println!("reading  {:>8.1} ms", reading.as_secs_f32() * 1000.0);
    println!("scoring  {:>8.1} ms  {:.3} of reading", scored_in.as_secs_f32() * 1000.0, share);
    println!("checks   {:>8.1} ms", linted_in.as_secs_f32() * 1000.0);
    println!("reasons  {:>8.1} ms", reasoned_in.as_secs_f32() * 1000.0);
    for count in [INDICATORS / 4, INDICATORS / 2] {
        let scored = scored_from(&common::weighted(count));
        let least = (0..RUNS).map(|_| reasons_of(&scored)).min().unwrap_or_default();
        println!("         {:>8.1} ms  of {count} indicators", least.as_secs_f32() * 1000.0);
    }
    match share < 0.1 {
        true => ExitCode::SUCCESS,
        false => {
            eprintln!("scoring takes more than a tenth of reading");
            ExitCode::FAILURE
        }
    }
}
