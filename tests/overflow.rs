//! Proves that text stays in its cell and on its page: first by finer breaks, then by smaller type, and
//! where neither helps it is a finding at the line it was written in. All is read from laid-out frames.

mod common;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use common::Project;
use raingan::diagnostic::{Code, Findings, Locale};
use raingan::layout::{self, overflow};
use raingan::source::Sources;
use raingan::thai::lines::LineBreaker;
use raingan::thai::marks;
use raingan::view::{Edition, Shown};
use typst::layout::{Frame, FrameItem, Point};
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
        let years = Shown::new(scored, Edition::Public, Locale::Th).years(&sources);
        let breaker = LineBreaker::new(&scored.model.lexicon());
        // A year that is only planned has no report.
        let year = years.iter().find(|year| !year.no_result()).unwrap_or(&years[0]);
        let data = layout::data(year, &year.documents()[0], false);
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
fn text_keeps_clear_of_the_rules_of_its_cell() {
    let laid = Laid::of(&component("การตอบสนองประชาชน"));
    laid.fits();
    // As wide as the cell in one piece of its own size, it is not left so.
    let whole = |run: &TextItem| run.text.contains("การตอบสนอง") && run.size.to_pt() >= 9.5;
    assert!(!laid.runs().iter().any(whole));
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
fn a_stretch_that_is_parted_stays_apart_from_what_follows() {
    let laid = Laid::of(&component("งานที่คณะกรรมการมอบหมาย"));
    laid.fits();
    let runs = laid.runs();
    let named = |run: &&TextItem| run.text.contains("มอบหมาย");
    assert!(runs.iter().filter(named).all(|run| !run.text.contains("กรรมการมอบหมาย")), "{runs:?}");
}

#[test]
fn a_date_is_set_smaller_before_it_is_parted() {
    let laid = Laid::of(&component("1 มีนาคม 2562"));
    laid.fits();
    let runs = laid.runs();
    let date = runs.iter().find(|run| run.text.contains("มีนาคม")).expect("the date");
    assert_eq!(date.text.replace("\u{a0}", " "), "1 มีนาคม 2562");
    assert!((7.5..9.5).contains(&date.size.to_pt()), "{}", date.size.to_pt());
    // Where that does not help, it is parted in type of its own size.
    let laid = Laid::of(&component("วันที่ 1 พฤษภาคม 2562 ถึงวันที่ 30 พฤศจิกายน 2562"));
    laid.fits();
}

#[test]
fn a_text_may_say_what_is_too_wide_any_number_of_times() {
    let laid = Laid::of(&component(&"Electroencephalographically ".repeat(340)));
    assert!(!laid.found().is_empty());
}

#[test]
fn marks_that_came_along_with_a_text_are_no_tags() {
    let tag = "ก\u{2061}\u{2062}\u{2062}\u{2064}ข";
    let laid = Laid::of(&component(&format!("Internationalization {tag}")));
    let said: String = laid.runs().iter().map(|run| run.text.to_string()).collect();
    assert!(said.contains("กข"), "{said}");
    assert_eq!(said.matches("Internationalization").count(), {
        let plain = Laid::of(&component("Internationalization กข"));
        let said: String = plain.runs().iter().map(|run| run.text.to_string()).collect();
        said.matches("Internationalization").count()
    });
    assert!(!said.contains(marks::is_mark));
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
fn a_long_word_of_a_footnote_fits_or_is_found_at_its_line() {
    let long = "Communication".repeat(12);
    Laid::of(&narrative(&format!("ความ[^1] และ[^1]\n\n[^1]: เช่น {long} กับ **{long}**"))).fits();
    let word = "Xyzxq".repeat(60).to_uppercase();
    let found = Laid::of(&narrative(&format!("ความ[^1]\n\n[^1]: คำ {word}"))).found();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("content/2562/narratives/one.md:8 “XYZXQ"), "{found:?}");
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
    for word in ["ก".repeat(2_900), "a".repeat(500), "x".repeat(2_900), "งาน".repeat(950)] {
        let laid = Laid::of(&Project::minimal().one("ตัวชี้วัดทดสอบ", &word));
        let out = overflow::stuck(&laid.document).is_empty();
        assert_eq!(laid.found().is_empty(), out, "{}", &word[..3]);
    }
}

/// A line of text in the size of prose, as it is drawn.
#[derive(Debug, Default)]
struct Line {
    /// Where it ends, in points.
    end: f64,
    /// How wide its spaces are at most, in thousandths of a space, and how far its letters are spread, in
    /// thousandths of an em.
    space: i64,
    spread: i64,
    /// Whether its spaces are wider or narrower than they are by themselves.
    justified: bool,
    /// Glyphs that stand for no letter of their own: hyphens.
    hyphens: usize,
    text: String,
}

/// Points from the left edge of the paper to the end of a full line.
const RIGHT: f64 = (210.0 - 20.0) * 72.0 / 25.4;

/// The lines in the size of prose; what stands in the head of the page is none.
fn lines(document: &PagedDocument) -> Vec<Line> {
    fn walk(frame: &Frame, from: Point, lines: &mut Vec<Line>) {
        for (at, item) in frame.items() {
            let at = from + *at;
            match item {
                FrameItem::Group(group) => {
                    let moved = Point::new(group.transform.tx, group.transform.ty);
                    walk(&group.frame, at + moved, lines);
                }
                FrameItem::Text(run) if run.size.to_pt() == 11.5 && at.y.to_pt() > 70.0 => {
                    read(run, at.x.to_pt(), lines);
                }
                _ => {}
            }
        }
    }
    fn read(run: &TextItem, x: f64, lines: &mut Vec<Line>) {
        if lines.last().is_none_or(|line| x < line.end - 0.5) {
            lines.push(Line::default());
        }
        let line = lines.last_mut().expect("a line");
        line.end = x + run.width().to_pt();
        line.text.push_str(&run.text);
        let mut before = None;
        for glyph in &run.glyphs {
            let own = run.font.x_advance(glyph.id).expect("an advance");
            let thousandths = |ems: f64| (ems * 1000.0).round() as i64;
            let range = Some(glyph.range());
            match run.text.get(glyph.range()) {
                Some(" ") if glyph.x_advance.get() > 0.0 => {
                    let width = thousandths(glyph.x_advance / own);
                    line.space = line.space.max(width);
                    line.justified |= width != 1000;
                }
                Some(" ") => {}
                Some(_) => {
                    line.spread = line.spread.max(thousandths((glyph.x_advance - own).get()));
                    line.hyphens += usize::from(before == range);
                }
                None => {}
            }
            before = range;
        }
    }
    let mut lines = Vec::new();
    document.pages().iter().for_each(|page| walk(&page.frame, Point::zero(), &mut lines));
    lines
}

/// No line is loose, and what is justified is full.
fn has_no_rivers(lines: &[Line]) {
    for line in lines {
        assert!(line.space <= 2000 && line.spread <= 65, "{line:?}");
        assert!(!line.justified || (line.end - RIGHT).abs() < 0.6, "{line:?}");
    }
}

#[test]
fn paragraphs_have_no_rivers() {
    let laid = Laid::of(&Project::shipped());
    let lines = lines(&laid.document);
    has_no_rivers(&lines);
    let justified = lines.iter().filter(|line| line.justified).count();
    assert!(justified >= 45, "{justified} of {}", lines.len());
}

/// A paragraph that is filled without hyphens.
const EVEN: &str = "ระบบ Government Monitoring System ช่วยตรวจจับและวิเคราะห์ภัยคุกคามให้หน่วยงานภาครัฐ \
    เมื่อได้ผลการวิเคราะห์แล้ว ทีมงานแจ้งเตือนและดำเนินการเพื่อระงับหรือป้องกันการโจมตีได้ภายในหนึ่งชั่วโมง \
    คิดเป็น ร้อยละ 93.15 และภายใต้โครงการ ThaiCERT GMS ได้ประเมินหน่วยงานแล้ว 250 หน่วยงาน";

#[test]
fn a_paragraph_that_cannot_be_filled_is_ragged() {
    let words = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMN ".repeat(7);
    let even = EVEN;
    let laid = Laid::of(&narrative(&format!("{words}\n\n{even}")));
    let lines = lines(&laid.document);
    has_no_rivers(&lines);
    let (ragged, full): (Vec<&Line>, Vec<&Line>) =
        lines.iter().partition(|line| line.text.starts_with("ABC"));
    assert!(ragged.len() > 3 && ragged.iter().all(|line| !line.justified), "{lines:?}");
    assert!(full.iter().filter(|line| line.justified).count() > 2, "{lines:?}");
}

#[test]
fn a_line_of_prose_is_filled_with_a_hyphen_where_it_must() {
    let words = "internationalization telecommunications interoperability ".repeat(6);
    let lines = lines(&Laid::of(&narrative(words.trim())).document);
    has_no_rivers(&lines);
    assert!(lines.iter().any(|line| line.hyphens > 0 && line.justified), "{lines:?}");
    let said: String = lines.iter().map(|line| line.text.as_str()).collect();
    assert!(said.replace(' ', "").contains(&words.replace(' ', "")), "{said}");
    // Where lines are filled without, no word is parted.
    let lines = self::lines(&Laid::of(&narrative(EVEN)).document);
    assert!(lines.iter().any(|line| line.justified));
    assert!(lines.iter().all(|line| line.hyphens == 0), "{lines:?}");
}

/// A paragraph of Thai, long Latin words, names and amounts.
fn paragraph() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "การประเมินผล",
        "สำนักงาน",
        "และ",
        "ธุรกรรมทางอิเล็กทรอนิกส์",
        "น้ำใต้ดิน",
        "ที่ตั้งขึ้น",
        "ของ",
        "Internationalization",
        "Telecommunications",
        "Cybersecurity",
        "e-Commerce",
        "ASEAN-Japan",
        "UNCITRAL",
        "ISO/IEC 27001:2013",
        "นายดีงาม มหาชน",
        "สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง",
        "1,992.38 ล้านบาท",
        "ร้อยละ 90",
        "30 กันยายน 2562",
        "https://example.go.th/documents/2562/report.pdf",
    ]);
    let space = prop::sample::select(vec!["", " ", " "]);
    prop::collection::vec((piece, space), 4..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2562),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_loose_line_stays_whatever_the_paragraph(
        paragraphs in prop::collection::vec(paragraph(), 1..12)
    ) {
        let laid = Laid::of(&narrative(&paragraphs.join("\n\n")));
        let lines = lines(&laid.document);
        has_no_rivers(&lines);
        let blank = |text: &str| text.split_whitespace().collect::<String>();
        let said = blank(&lines.iter().map(|line| line.text.as_str()).collect::<String>());
        for paragraph in &paragraphs {
            prop_assert!(said.contains(&blank(paragraph)), "{paragraph}\n{said}");
        }
    }
}

#[test]
fn nothing_sticks_out_of_the_shipped_report() {
    for project in [Project::shipped(), Project::second_agency()] {
        Laid::of(&project).fits();
    }
}

#[test]
fn a_box_stands_for_a_character_that_no_font_has() {
    let laid = Laid::of(&narrative("ข้อความ 漢 และ 漢 กับ 👨\u{200d}👩 ต่อ ก\u{305}ข ✗ ✔"));
    assert!(laid.findings.is_empty(), "{:?}", laid.findings);
    let said: String = laid.runs().iter().map(|run| run.text.to_string()).collect();
    assert!(said.contains("ข้อความ □ และ □ กับ □ ต่อ ก□ข ⨯ ✓"), "{said}");
}
