//! The shipped report as a PDF of ours and as the typesetter makes it of the same templates and data,
//! with what their pages say: `cargo run --example copied -- FOLDER`. `.ci/copied` reads both back and
//! counts what is copied wrongly.
//!
//! What a page says is taken from its laid-out text, each cluster once; that it is what was written is
//! checked here against the texts of the view.

#![allow(clippy::disallowed_methods, reason = "writes into the folder it is given")]
#![allow(clippy::expect_used, reason = "a measurement stops where something is wrong")]

use std::path::Path;
use std::process::ExitCode;

use raingan::diagnostic::{Findings, Locale};
use raingan::render::templates;
use raingan::thai::lines::LineBreaker;
use raingan::view::{Edition, Shown};
use raingan::{layout, load, parse, resolve, scoring};
use serde_json::{Value, json};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::{Page, PagedDocument};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("cargo run --example copied -- FOLDER");
        return ExitCode::from(2);
    };
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).expect("a folder");
    let (sources, _) = load::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the content");
    let sources = templates::with_defaults(sources);
    let (model, _) = resolve::resolve(parse::parse(&sources).0, &sources);
    let (scored, _) = scoring::score(model.expect("a model"));
    let years = Shown::new(&scored, Edition::Public, Locale::Th).years(&sources);
    let breaker = LineBreaker::new(&scored.model.lexicon());
    // A year that is only planned has no report.
    let year = years.iter().find(|year| !year.no_result()).expect("a year with results");
    let data = layout::data(year, year.documents().first().expect("a document"), false);

    let mut texts = Vec::new();
    collect(&data.value(), &mut texts);
    let pages = |(document, findings): (Option<PagedDocument>, Findings)| {
        document.unwrap_or_else(|| panic!("{findings:?}"))
    };
    let ours = pages(layout::layout(data.clone(), &breaker, &sources));
    let plain = pages(layout::typeset(data.to_string().into_bytes(), &sources));
    let mut whole = true;
    for (name, document, said) in [
        ("ours", &ours, said(&ours)),
        ("plain", &plain, said(&layout::as_written(&plain, Locale::Th))),
    ] {
        whole &= holds(name, &said, &texts);
        write(folder, name, document, &said);
    }
    if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A page without and with what stands at its head and foot.
struct Said {
    body: String,
    whole: String,
}

fn said(document: &PagedDocument) -> Vec<Said> {
    let page = |page: &Page| {
        let mut said = Said { body: String::new(), whole: String::new() };
        read(&page.frame, Point::zero(), page.frame.height(), &mut said);
        said
    };
    document.pages().iter().map(page).collect()
}

/// What a frame says, without blanks. Its items stand in the order they are drawn and copied in.
fn read(frame: &Frame, from: Point, height: Abs, said: &mut Said) {
    for (at, item) in frame.items() {
        let at = from + *at;
        match item {
            FrameItem::Group(group) => read(&group.frame, at, height, said),
            FrameItem::Text(text) => {
                let words: String = text.text.split_whitespace().collect();
                // The margins of the page, as the templates set them.
                if at.y > Abs::cm(2.0) && at.y < height - Abs::cm(1.8) {
                    said.body.push_str(&words);
                }
                said.whole.push_str(&words);
            }
            _ => {}
        }
    }
}

/// Whether every text of the view stands on the pages as it was written.
fn holds(name: &str, said: &[Said], texts: &[String]) -> bool {
    let all: String = said.iter().map(|page| page.body.as_str()).collect();
    let missing: Vec<&String> = texts
        .iter()
        .filter(|text| !all.contains(&text.split_whitespace().collect::<String>()))
        .collect();
    println!(
        "{name}: {} of {} texts of the view on its pages",
        texts.len() - missing.len(),
        texts.len()
    );
    missing.iter().for_each(|text| println!("  not there: {text}"));
    missing.is_empty()
}

/// Keys whose texts are names, or are printed in another form.
const UNSEEN: [&str; 7] = ["written", "id", "href", "place", "room", "number", "amount"];

/// The texts of the pages that are in Thai; a formula is set as mathematics.
fn collect(data: &Value, texts: &mut Vec<String>) {
    fn each(value: &Value, texts: &mut Vec<String>) {
        match value {
            Value::String(text) => texts.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| each(item, texts)),
            Value::Object(map) => {
                let seen = map.iter().filter(|(key, _)| !UNSEEN.contains(&key.as_str()));
                seen.for_each(|(_, value)| each(value, texts));
            }
            _ => {}
        }
    }
    each(&data["parts"], texts);
    texts.retain(|text| text.chars().filter(|c| raingan::thai::is_thai(*c)).count() > 3);
}

fn write(folder: &Path, name: &str, document: &PagedDocument, said: &[Said]) {
    // The plain pages keep no standard, so both are written without.
    let bytes = typst_pdf::pdf(document, &typst_pdf::PdfOptions::default()).expect("a PDF");
    std::fs::write(folder.join(format!("{name}.pdf")), bytes).expect("a file");
    let pages: Vec<&str> = said.iter().map(|page| page.whole.as_str()).collect();
    std::fs::write(folder.join(format!("{name}.json")), json!(pages).to_string()).expect("a file");
}
