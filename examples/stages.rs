//! How long every step takes, and how much memory: `cargo run --example stages`.
//!
//! The steps run on the shipped content and on two generated contents of 1,000 and 10,000 indicators:
//! realistic Thai texts with criteria, conditions, earlier results, evidence, claims, formulas that
//! build on each other, facts, calculations and narratives full of references, all of it in one
//! fiscal year, which is harder than the same number over several. Generating uses no chance: two runs
//! measure the same bytes. Laying out is timed on the shipped content only.
//!
//! Each content is measured in a process of its own, so that its peak memory is its own (the system
//! has to be Linux for that). A step's time is the shortest of several runs. The profile is that of
//! the program itself when it is built from source, so no dependency is compiled a second time.
//!
//! What to look for: the steps from `load` to `lint` grow with the number of indicators and not
//! faster (×10), and most of their time is reading the YAML and the Markdown (`parse`).

#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use common::{generate, peak_memory, shipped};
use raingan::diagnostic::{Findings, Locale};
use raingan::render::{self, OutputFile, templates};
use raingan::source::Sources;
use raingan::thai::lines::LineBreaker;
use raingan::view::{For, Public, Shown};
use raingan::{layout, lint, load, parse, resolve, scoring};
use serde::{Deserialize, Serialize};

/// The contents: name, indicators (as many as are shipped, if none is said), runs.
const SETS: [(&str, Option<usize>, usize); 3] =
    [("shipped", None, 9), ("1,000", Some(1_000), 7), ("10,000", Some(10_000), 5)];
/// The steps that check content; the others draw it.
const CHECKING: [&str; 5] = ["load", "parse", "resolve", "score", "lint"];
/// All steps.
const STEPS: [&str; 9] =
    ["load", "parse", "resolve", "score", "lint", "view", "site", "layout", "pdf"];

/// What was measured of a content.
#[derive(Default, Serialize, Deserialize)]
struct Measured {
    indicators: usize,
    files: usize,
    bytes: usize,
    findings: usize,
    /// Shortest time of each step.
    times: BTreeMap<String, Duration>,
    /// Peak memory in KiB after checking and at the end; nothing where the system does not say.
    memory: Option<(u64, u64)>,
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    match (args.next().as_deref(), args.next()) {
        (Some("--measure"), Some(name)) => match SETS.iter().find(|set| set.0 == name) {
            Some((_, size, runs)) => {
                let measured = measure(*size, *runs);
                println!("{}", serde_json::to_string(&measured).expect("numbers"));
                ExitCode::SUCCESS
            }
            None => ExitCode::from(2),
        },
        (None, _) => report(),
        _ => {
            eprintln!("cargo run --example stages");
            ExitCode::from(2)
        }
    }
}

/// Measures every content in a process of its own and prints the table.
fn report() -> ExitCode {
    let program = std::env::current_exe().expect("the path of this program");
    let mut all = Vec::new();
    for (name, ..) in SETS {
        eprintln!("measuring {name} …");
        let output = Command::new(&program).args(["--measure", name]).output().expect("a child");
        match serde_json::from_slice::<Measured>(&output.stdout) {
            Ok(measured) => all.push(measured),
            Err(_) => {
                eprintln!("{name} failed:\n{}", String::from_utf8_lossy(&output.stderr));
                return ExitCode::FAILURE;
            }
        }
    }
    print!("{}", table(&all));
    ExitCode::SUCCESS
}

fn table(all: &[Measured]) -> String {
    let mut out = String::new();
    let mut row = |first: &str, cells: &[String], last: &str| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>24}")).collect();
        let _ = writeln!(out, "{}", format!("{first:<22}{cells}{last:>10}").trim_end());
    };
    let each = |text: &dyn Fn(&Measured) -> String| all.iter().map(text).collect::<Vec<_>>();
    row("", &SETS.iter().map(|set| set.0.to_owned()).collect::<Vec<_>>(), "growth");
    row("indicators", &each(&|m| m.indicators.to_string()), "");
    row("files", &each(&|m| m.files.to_string()), "");
    row("MB of text", &each(&|m| format!("{:.2}", m.bytes as f64 / 1e6)), "");
    row("findings", &each(&|m| m.findings.to_string()), "");
    row("", &each(&|_| "ms   µs/indicator".to_owned()), "");
    let cell = |time: Option<Duration>, indicators: usize| match time {
        Some(time) => {
            let micros = time.as_secs_f64() * 1e6;
            format!("{:.2}{:>12.1}", micros / 1e3, micros / indicators as f64)
        }
        None => String::new(),
    };
    let growth = |time: &dyn Fn(&Measured) -> Option<Duration>| match all {
        [.., small, large] => match (time(small), time(large)) {
            (Some(small), Some(large)) => {
                format!("×{:.1}", large.as_secs_f64() / small.as_secs_f64())
            }
            _ => String::new(),
        },
        _ => String::new(),
    };
    for step in STEPS {
        let time = |m: &Measured| m.times.get(step).copied();
        row(step, &each(&|m| cell(time(m), m.indicators)), &growth(&time));
        if CHECKING.last() == Some(&step) {
            let whole = |m: &Measured| Some(checking(m));
            row("load to lint", &each(&|m| cell(whole(m), m.indicators)), &growth(&whole));
            let share = |m: &Measured| {
                let parse = m.times.get("parse").map_or(0.0, Duration::as_secs_f64);
                format!("{:.0} %", 100.0 * parse / checking(m).as_secs_f64())
            };
            row("  of which parse", &each(&share), "");
        }
    }
    let memory = |at: fn((u64, u64)) -> u64| {
        each(&|m| {
            m.memory.map_or("?".into(), |memory| format!("{:.0} MB", at(memory) as f64 / 1024.0))
        })
    };
    row("peak, load to lint", &memory(|memory| memory.0), "");
    row("peak, all steps", &memory(|memory| memory.1), "");
    out
}

fn checking(measured: &Measured) -> Duration {
    CHECKING.iter().filter_map(|step| measured.times.get(*step)).sum()
}

/// Runs every step several times on one content.
fn measure(size: Option<usize>, runs: usize) -> Measured {
    let files = match size {
        Some(size) => generate(size),
        None => shipped(Path::new(env!("CARGO_MANIFEST_DIR"))),
    };
    let bytes = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut measured = Measured { files: files.len(), bytes, ..Measured::default() };
    let mut last = None;
    for _ in 0..runs {
        // What a run leaves is put away before the next one is timed.
        drop(last.take());
        let mut clock = Clock { measured: &mut measured };
        let (sources, loading) = clock.time("load", || {
            let (mut sources, mut findings) = (Sources::new(), Findings::new());
            for (path, bytes) in &files {
                load::add_bytes(&mut sources, path, bytes, &mut findings);
            }
            (sources, findings)
        });
        let (parsed, parsing) = clock.time("parse", || parse::parse(&sources));
        let (model, resolving) = clock.time("resolve", || resolve::resolve(parsed, &sources));
        let model = model.expect("an agency");
        let (scored, scoring) = clock.time("score", || scoring::score(model));
        let linting = clock.time("lint", || lint::lint(&scored));
        let found = [&loading, &parsing, &resolving, &scoring, &linting];
        measured.findings = found.iter().map(|findings| findings.iter().count()).sum();
        let errors: usize = found.iter().map(|findings| findings.errors()).sum();
        assert_eq!(errors, 0, "content that is measured is right: {found:#?}");
        measured.indicators = scored.model.years.values().map(|year| year.indicators.len()).sum();
        last = Some((scored, sources));
    }
    let checked = peak_memory();
    let Some((scored, sources)) = last else { return measured };
    let sources = templates::with_defaults(sources);
    // Drawing large contents takes long, and its time varies little.
    let runs = if size.is_some_and(|size| size > 1_000) { 1 } else { runs.min(3) };
    for _ in 0..runs {
        let mut clock = Clock { measured: &mut measured };
        let shown = For::<Public, _>::shown(&scored, Locale::Th);
        let breaker = LineBreaker::new(&scored.model.lexicon());
        if size.is_none() {
            print_documents(&shown, &breaker, &sources, &mut clock);
        }
        let pages = AtomicUsize::new(0);
        let found = clock.time("site", || {
            // A page is given to the disk and forgotten; here it is only forgotten.
            let give = |file: OutputFile| {
                black_box(file);
                pages.fetch_add(1, Ordering::Relaxed);
            };
            render::html::site(&shown, false, &[], &breaker, &sources, &give)
        });
        assert!(found.is_empty() && pages.into_inner() > 0, "{found:?}");
    }
    measured.memory = checked.zip(peak_memory());
    measured
}

/// Lays out the documents that an edition shows and writes them as PDF.
fn print_documents(
    shown: &Shown<'_>,
    breaker: &LineBreaker,
    sources: &Sources,
    clock: &mut Clock<'_>,
) {
    for year in &shown.years(sources) {
        for document in &year.documents() {
            let data = layout::data(year, document, false);
            // A layout is remembered; the first one of a process is the one that a build waits for.
            let first = !clock.measured.times.contains_key("layout");
            let laid = match first {
                true => clock.time("layout", || layout::layout(data, breaker, sources)),
                false => layout::layout(data, breaker, sources),
            };
            let document = laid.0.expect("a document");
            clock.time("pdf", || render::pdf::write(&document, "benchmark", sources));
        }
    }
}

/// Keeps the shortest time of each step.
struct Clock<'m> {
    measured: &'m mut Measured,
}

impl Clock<'_> {
    fn time<T>(&mut self, step: &str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = black_box(work());
        let time = start.elapsed();
        let best = self.measured.times.entry(step.to_owned()).or_insert(time);
        *best = time.min(*best);
        done
    }
}
