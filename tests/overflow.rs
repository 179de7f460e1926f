//! Proves that text stays in its cell and on its page: first by finer breaks, then by smaller type, and
//! where neither helps it is a finding at the line it was written in. All is read from laid-out frames.

mod common;

use common::Project;
use raingan::diagnostic::{Code, Findings, Locale};
use raingan::layout::{self, overflow};
use raingan::source::Sources;
use raingan::thai::lines::LineBreaker;
use raingan::thai::marks;
use raingan::view::{Asked, Edition, view};
use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// A document as it is laid out.
struct Laid {
    document: PagedDocument,
    findings: Findings,
    sources: Sources,
}

impl Laid {
    fn of(project: &Project) -> Self {
        let outcome = project.check();
        let sources = raingan::render::templates::with_defaults(outcome.sources.clone());
        let scored =
            outcome.checked.scored.as_ref().unwrap_or_else(|| panic!("{}", outcome.terminal()));
        let asked = Asked { edition: Edition::Public, locale: Locale::Th, draft: false };
        let view = view(scored, &sources, asked);
        let breaker = LineBreaker::new(&scored.model.lexicon());
        let data = layout::data(&view, &view.years[0], &view.years[0].documents[0]);
        let (document, findings) = layout::layout(data, &breaker, &sources);
        assert_eq!(findings.errors(), 0, "{findings:?}");
        Laid { document: document.expect("pages"), findings, sources }
    }

    fn runs(&self) -> Vec<TextItem> {
        let mut runs = Vec::new();
        self.document.pages().iter().for_each(|page| collect(&page.frame, &mut runs));
        runs
    }

    /// What is found of overflow: path, line and message.
    fn found(&self) -> Vec<String> {
        self.findings
            .iter()
            .filter(|finding| finding.code == Code::Overflow)
            .map(|finding| {
                let (path, at) = self.sources.locate(finding.primary);
                format!("{path}:{} {}", at.line, finding.message.th)
            })
            .collect()
    }

    /// Nothing sticks out, and nothing is said.
    fn fits(&self) {
        assert_eq!(self.found(), Vec::<String>::new());
        assert_eq!(overflow::stuck(&self.document), []);
    }
}

fn collect(frame: &Frame, runs: &mut Vec<TextItem>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, runs),
            FrameItem::Text(text) => runs.push(text.clone()),
            _ => {}
        }
    }
}

/// The smallest project with a component of this name, which stands in a cell of 2.1 cm.
fn component(name: &str) -> Project {
    Project::minimal().replace("content/frameworks/2562.yaml", "งานหลัก", name)
}

#[test]
fn a_latin_word_is_hyphenated_where_it_must() {
    let laid = Laid::of(&component("Internationalization"));
    laid.fits();
    let runs = laid.runs();
    let lines: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
    assert!(!lines.contains(&"Internationalization"), "{lines:?}");
    // The hyphens are drawn and belong to the letters before them: copied text has none.
    let parts: String = lines
        .iter()
        .copied()
        .skip_while(|l| !l.starts_with("Int"))
        .take_while(|l| l.is_ascii())
        .collect();
    assert_eq!(parts, "Internationalization");
    assert!(!lines.iter().any(|line| line.contains(marks::is_mark)), "{lines:?}");
    let drawn: usize =
        runs.iter().filter(|run| run.text.starts_with("Int")).map(|r| r.glyphs.len()).sum();
    let letters: usize =
        runs.iter().filter(|run| run.text.starts_with("Int")).map(|r| r.text.len()).sum();
    assert!(drawn > letters, "{drawn} glyphs for {letters} letters");
}

#[test]
fn a_word_that_fits_is_left_alone() {
    let laid = Laid::of(&component("Innovation"));
    laid.fits();
    assert!(laid.runs().iter().any(|run| run.text == "Innovation" && run.size.to_pt() == 9.5));
}

#[test]
fn a_compound_gets_finer_breaks_before_smaller_type() {
    let laid = Laid::of(&component("วิทยาศาสตร์กฎกระทรวงประวัติศาสตร์"));
    laid.fits();
    let sizes: Vec<f64> = laid
        .runs()
        .iter()
        .filter(|run| run.text.contains("ศาสตร์"))
        .map(|r| r.size.to_pt())
        .collect();
    assert!(sizes.contains(&9.5), "{sizes:?}");
}

#[test]
fn what_has_no_breaks_is_set_smaller() {
    let laid = Laid::of(&component("ABCDEFGHIJK"));
    laid.fits();
    let runs = laid.runs();
    let run = runs.iter().find(|run| run.text == "ABCDEFGHIJK").expect("the word");
    assert!((7.5..9.5).contains(&run.size.to_pt()), "{}", run.size.to_pt());
}

#[test]
fn what_fits_in_no_way_is_found_at_its_line() {
    let laid = Laid::of(&component("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    let found = laid.found();
    assert_eq!(found.len(), 1, "{found:?}");
    let text = &laid.sources.file(laid.sources.id("content/frameworks/2562.yaml").unwrap()).text;
    let line = text.lines().position(|line| line.contains("ABCDEF")).unwrap() + 1;
    assert!(
        found[0].starts_with(&format!("content/frameworks/2562.yaml:{line} “ABCDEFGHIJ")),
        "{found:?}"
    );
    // What is said is what the advances of the font come to.
    let runs = laid.runs();
    let run = runs.iter().find(|run| run.text.starts_with("ABCD")).expect("the word");
    assert_eq!(run.size.to_pt(), 7.5);
    let width = run.width().to_mm();
    let said: f64 =
        found[0].split(" มม.").next().unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    assert!((width - 21.0..width - 21.0 + 4.0).contains(&said), "{width} {said}");
}

#[test]
fn a_number_too_long_for_its_cell_is_found() {
    let digits = "1234567890".repeat(2);
    let laid = Laid::of(&Project::minimal().one("ร้อยละ 90", &format!("ร้อยละ {digits}")));
    let (found, runs) = (laid.found(), laid.runs());
    let lines: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
    assert!(
        found.iter().all(|f| f.starts_with("content/2562/indicators/one.yaml:6 ")),
        "{found:?}"
    );
    assert_eq!(found.is_empty(), overflow::stuck(&laid.document).is_empty(), "{found:?} {lines:?}");
}

/// The smallest project with a narrative.
fn narrative(words: &str) -> Project {
    Project::minimal().replace("content/2562/year.yaml", "[ปก, ตารางผล]", "[ปก, บทบรรยาย]").with(
        "content/2562/narratives/one.md",
        &format!("---\nรหัสถาวร: one\nชื่อ: เรื่อง\n---\n\n{words}\n"),
    )
}

#[test]
fn an_endless_word_of_a_paragraph_is_found_at_its_line() {
    let word = "Xyzxq".repeat(60).to_uppercase();
    let laid = Laid::of(&narrative(&format!("บรรทัดแรกของเรื่อง\n\nข้อความที่มี {word} อยู่")));
    let found = laid.found();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("content/2562/narratives/one.md:8 “XYZXQ"), "{found:?}");
    // An address may end a line at its signs.
    let url = format!("https://example.go.th/{}", "documents/2562/".repeat(20));
    Laid::of(&narrative(&format!("ดูที่ {url} และ {}", "Communication".repeat(12)))).fits();
}

#[test]
fn three_hundred_columns_are_found_and_done_with() {
    let row = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(300));
    let table = format!("{}{}{}", row("หัวข้อ"), row("---"), row("12"));
    let laid = Laid::of(&narrative(&table));
    assert!(!laid.found().is_empty());
}

#[test]
fn an_endless_word_is_done_with() {
    for word in ["ก".repeat(5_000), "a".repeat(500), "x".repeat(100_000), "งาน".repeat(3_000)]
    {
        let laid = Laid::of(&Project::minimal().one("ตัวชี้วัดทดสอบ", &word));
        let out = overflow::stuck(&laid.document).is_empty();
        assert_eq!(laid.found().is_empty(), out, "{}", &word[..3]);
    }
}

/// How far the spaces of a paragraph are stretched at most, and its letters, in thousandths of an em.
#[test]
fn paragraphs_have_no_rivers() {
    let laid = Laid::of(&Project::shipped());
    let (mut spaces, mut letters) = (0, 0);
    for run in laid.runs().iter().filter(|run| run.size.to_pt() == 11.5) {
        for glyph in &run.glyphs {
            let Some(own) = run.font.x_advance(glyph.id) else { continue };
            let more = ((glyph.x_advance - own).get() * 1000.0).round() as i64;
            match run.text.get(glyph.range()) {
                Some(" " | "\u{a0}") => spaces = spaces.max(more),
                _ => letters = letters.max(more),
            }
        }
    }
    assert!(letters <= 40 && spaces <= 600, "spaces +{spaces}, letters +{letters}");
}

#[test]
fn nothing_sticks_out_of_the_shipped_report() {
    for project in [Project::shipped(), Project::second_agency()] {
        Laid::of(&project).fits();
    }
}
