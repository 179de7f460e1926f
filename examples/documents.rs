//! How long documents of about 100 and 400 pages take, and how much memory, beside Typst's own compiler
//! on the same templates and data: `.ci/against-typst`, which fetches that compiler and calls
//! `cargo run --example documents -- PYTHON`.
//!
//! PYTHON is an interpreter that has the package `typst`, the released compiler as a library. It gets
//! the templates, the fonts and the data of the document without our marks, and so finds its line ends
//! by itself; its PDF has no pass over the laid-out text.
//!
//! *cold* is a process of its own: ours reads the content, checks it, scores it, lays out and writes the
//! PDF; theirs reads the finished data. *changed* is a second layout in a living process after one
//! paragraph has changed: ours from the view on, theirs from the changed data on.
//! The content is the shipped one with more chapters of prose, generated without chance; each time is
//! the shortest of three. Peak memory is read from the system, which has to be Linux.

#![allow(clippy::disallowed_methods, reason = "a benchmark measures time and writes its inputs")]
#![allow(clippy::disallowed_types, reason = "a benchmark measures time")]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use raingan::diagnostic::{Findings, Locale};
use raingan::layout::{self, DocumentData};
use raingan::render::{self, templates};
use raingan::scoring::Scored;
use raingan::source::Sources;
use raingan::thai::lines::LineBreaker;
use raingan::view::{Edition, Shown};
use raingan::{load, parse, resolve, scoring};
use serde_json::Value;

/// Name of the document, and the chapters that are added to those of the shipped content.
const SIZES: [(&str, usize); 2] = [("about 100 pages", 75), ("about 400 pages", 440)];
const RUNS: usize = 3;
/// What a changed paragraph says more.
const MORE: &str = "มีการทบทวนเพิ่มเติมอีกหนึ่งครั้ง";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--build", chapters] => build(chapters.parse().expect("a number of chapters")),
        [python] => compare(Path::new(python)),
        _ => ExitCode::from(2),
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped content with so many more chapters of prose, and a few more words in one paragraph of
/// them if it is changed.
fn content(chapters: usize, changed: bool) -> Sources {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let mut stories = Vec::new();
    for entry in walkdir::WalkDir::new(root().join("content")).sort_by_file_name() {
        let entry = entry.expect("a readable folder");
        if entry.file_type().is_dir() {
            continue;
        }
        let bytes = std::fs::read(entry.path()).expect("a readable file");
        let path = entry.path().strip_prefix(root()).expect("below the root");
        let path = path.to_str().expect("a name in UTF-8").replace('\\', "/");
        if path.contains("/narratives/") {
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            let body = text.splitn(3, "---\n").nth(2).expect("text below its head").to_owned();
            stories.push(body);
        }
        load::add_bytes(&mut sources, &path, &bytes, &mut findings);
    }
    for chapter in 0..chapters {
        let body = &stories[chapter % stories.len()];
        let mut text = format!(
            "---\nรหัสถาวร: chapter-{chapter}\nชื่อ: บทที่ {chapter} ว่าด้วยผลการดำเนินงาน\nลำดับ: {}\n---\n",
            100 + chapter
        );
        let mut change = changed && chapter == chapters / 2;
        for (at, line) in body.lines().enumerate() {
            // No two paragraphs are alike, or the typesetter would set the second one out of its memory.
            if line.starts_with(raingan::thai::is_thai) {
                text.push_str(&format!("ในช่วงที่ {chapter}.{at} นั้น "));
                if std::mem::take(&mut change) {
                    text.push_str(MORE);
                }
            }
            text.push_str(line);
            text.push('\n');
        }
        let path = format!("content/2562/narratives/chapter-{chapter}.md");
        load::add_bytes(&mut sources, &path, text.as_bytes(), &mut findings);
    }
    assert_eq!(findings.errors(), 0);
    sources
}

fn scored(sources: &Sources) -> Scored {
    let (parsed, _) = parse::parse(sources);
    let (model, _) = resolve::resolve(parsed, sources);
    scoring::score(model.expect("an agency")).0
}

fn data(scored: &Scored, sources: &Sources) -> DocumentData {
    let years = Shown::new(scored, Edition::Public, Locale::Th).years(sources);
    // A year that is only planned has no report.
    let year = years.iter().find(|year| !year.no_result()).unwrap_or(&years[0]);
    layout::data(year, &year.documents()[0], false)
}

/// What a process of its own measures of ours, as one line of JSON.
fn build(chapters: usize) -> ExitCode {
    let started = Instant::now();
    let sources = content(chapters, false);
    let scored = scored(&sources);
    let sources = templates::with_defaults(sources);
    let data = data(&scored, &sources);
    let breaker = LineBreaker::new(&scored.model.lexicon());
    let before_marks = Instant::now();
    drop(data.clone().marked(&breaker, &raingan::glyphs::Fonts::of(&sources)));
    let marks = before_marks.elapsed();
    let draw = |data: DocumentData| {
        let (document, _) = layout::layout(data, &breaker, &sources);
        let document = document.expect("a document");
        let (bytes, findings) = render::pdf::write(&document, "benchmark", &sources);
        let size = bytes.unwrap_or_else(|| panic!("no PDF: {findings:?}")).len();
        (document.pages().len(), size)
    };
    let (pages, size) = draw(data);
    // The marks were made once more than a build makes them.
    let cold = started.elapsed() - marks;
    let memory = peak_memory("self");
    let sources = templates::with_defaults(content(chapters, true));
    let scored = self::scored(&sources);
    let started = Instant::now();
    draw(self::data(&scored, &sources));
    let again = started.elapsed();
    let measured = serde_json::json!({
        "cold": cold.as_secs_f64(), "marks": marks.as_secs_f64(), "changed": again.as_secs_f64(),
        "memory": memory, "pages": pages, "size": size,
    });
    println!("{measured}");
    ExitCode::SUCCESS
}

/// The data with a few more words in one paragraph in the middle of the prose.
fn changed(data: &Value) -> Value {
    let mut data = data.clone();
    let stories = data["year"]["narratives"].as_array_mut().expect("narratives");
    let middle = stories.len() / 2;
    let blocks = stories[middle]["blocks"].as_array_mut().expect("blocks");
    let paragraph = blocks.iter_mut().find(|block| block["kind"] == "paragraph");
    let text = &mut paragraph.expect("a paragraph")["runs"][0]["text"];
    *text = format!("{} {MORE}", text.as_str().expect("text")).into();
    data
}

/// What was measured of one program: shortest times, most memory in KiB.
#[derive(Default)]
struct Measured {
    cold: Option<Duration>,
    changed: Option<Duration>,
    memory: u64,
}

impl Measured {
    fn cold(&mut self, time: Duration, memory: u64) {
        self.cold = Some(self.cold.map_or(time, |best| best.min(time)));
        self.memory = self.memory.max(memory);
    }

    fn changed(&mut self, time: Duration) {
        self.changed = Some(self.changed.map_or(time, |best| best.min(time)));
    }
}

fn compare(python: &Path) -> ExitCode {
    let program = std::env::current_exe().expect("the path of this program");
    for (name, chapters) in SIZES {
        let (mut ours, mut theirs, mut marks) =
            (Measured::default(), Measured::default(), f64::MAX);
        let mut pages = 0;
        let folder = tempfile::tempdir().expect("a folder");
        export(chapters, folder.path());
        for _ in 0..RUNS {
            let output = Command::new(&program)
                .args(["--build", &chapters.to_string()])
                .stderr(Stdio::inherit())
                .output()
                .expect("a process");
            let said: Value = serde_json::from_slice(&output.stdout).expect("one line of JSON");
            let seconds = |key: &str| said[key].as_f64().expect("seconds");
            ours.cold(
                Duration::from_secs_f64(seconds("cold")),
                said["memory"].as_u64().unwrap_or(0),
            );
            ours.changed(Duration::from_secs_f64(seconds("changed")));
            marks = marks.min(seconds("marks"));
            pages = said["pages"].as_u64().unwrap_or(0);
            theirs_cold(python, folder.path(), &mut theirs);
        }
        theirs_changed(python, folder.path(), &mut theirs);
        println!("{name}: {pages} pages, {chapters} chapters added");
        println!("{:<22}{:>12}{:>12}{:>12}", "", "Raingan", "Typst", "ratio");
        let row =
            |what: &str, ours: Option<Duration>, theirs: Option<Duration>| match ours.zip(theirs) {
                Some((a, b)) => {
                    let (a, b) = (a.as_secs_f64(), b.as_secs_f64());
                    println!("{what:<22}{a:>10.2} s{b:>10.2} s{:>12.2}", a / b);
                }
                None => println!("{what:<22}{:>12}", "not measured"),
            };
        row("cold", ours.cold, theirs.cold);
        row("one paragraph changed", ours.changed, theirs.changed);
        let (a, b) = (ours.memory as f64 / 1024.0, theirs.memory as f64 / 1024.0);
        println!("{:<22}{a:>9.0} MB{b:>9.0} MB{:>12.2}", "peak memory", a / b);
        let cold = ours.cold.map_or(f64::NAN, |cold| cold.as_secs_f64());
        println!("{:<22}{:>10.1} %\n", "marks, of cold", 100.0 * marks / cold);
    }
    ExitCode::SUCCESS
}

/// Writes what the other program needs: templates, fonts and data without marks.
fn export(chapters: usize, folder: &Path) {
    let sources = content(chapters, false);
    let scored = scored(&sources);
    let sources = templates::with_defaults(sources);
    let write = |path: &str, bytes: &[u8]| {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, bytes).expect("a file");
    };
    for (_, file) in sources.texts() {
        if let Some(name) = file.path.strip_prefix("templates/typst/") {
            write(name, file.text.as_bytes());
        }
    }
    for (path, bytes) in sources.assets() {
        match path.strip_prefix("templates/typst/") {
            Some(name) => write(name, bytes),
            None if path.starts_with("fonts/") => write(path, bytes),
            None => {}
        }
    }
    write("data.json", data(&scored, &sources).to_string().as_bytes());
}

fn theirs_command(python: &Path, verb: &str, folder: &Path) -> Command {
    let mut command = Command::new(python);
    command.arg(root().join(".ci/typst-peer.py")).arg(verb).arg(folder);
    command
}

fn theirs_cold(python: &Path, folder: &Path, measured: &mut Measured) {
    let mut command = theirs_command(python, "compile", folder);
    let started = Instant::now();
    let mut child = command.spawn().expect("the other compiler");
    let mut memory = 0;
    let status = loop {
        memory = peak_memory(&child.id().to_string()).unwrap_or(0).max(memory);
        match child.try_wait().expect("a child") {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    assert!(status.success(), "the other compiler takes the same templates");
    measured.cold(started.elapsed(), memory);
}

/// Keeps the other compiler alive, changes one paragraph, and reads how long it took.
fn theirs_changed(python: &Path, folder: &Path, measured: &mut Measured) {
    let mut command = theirs_command(python, "watch", folder);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the other compiler");
    let mut ask = child.stdin.take().expect("its input");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut took = || -> Option<Duration> {
        let seconds: f64 = lines.next()?.ok()?.parse().ok()?;
        Some(Duration::from_secs_f64(seconds))
    };
    took().expect("a first compilation");
    let file = folder.join("data.json");
    for _ in 0..RUNS {
        let data = std::fs::read(&file).expect("the data");
        let data = changed(&serde_json::from_slice(&data).expect("JSON"));
        std::fs::write(&file, data.to_string()).expect("a file");
        writeln!(ask).expect("a living process");
        measured.changed(took().expect("another compilation"));
    }
    drop(ask);
    let _ = child.wait();
}

/// The most memory a process has had so far, in KiB.
fn peak_memory(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
