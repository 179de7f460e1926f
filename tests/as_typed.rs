//! Proves that what is typed is what is printed: the letters and digits of every text, in their order, are
//! those of its page, on the site and in the PDF.
//!
//! One guard for all texts, which knows no rule of the program: `as_typed/typed.rs` says what a text asks
//! for, `as_typed/printed.rs` what a page has, `as_typed/signs.rs` whether they are the same. Where a blank
//! was typed, and between two digits that did not stand side by side, something stands on the page, too.
//!
//! `AS_TYPED=100000 cargo test --test as_typed` tries as many texts by chance on the site, and a fiftieth of
//! them in a PDF; without it there are fewer. A text that failed becomes a file in `tests/corpus/as-typed`.

#[path = "as_typed/places.rs"]
mod places;
#[path = "as_typed/printed.rs"]
mod printed;
#[path = "as_typed/random.rs"]
mod random;
#[path = "as_typed/signs.rs"]
mod signs;
#[path = "as_typed/typed.rs"]
mod typed;

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use common::hostile::full_of;
use common::{Project, root};
use printed::Printed;
use raingan::block::{Block, write_digits};
use raingan::diagnostic::Locale;
use raingan::layout::{self, DocumentData};
use raingan::notation::Numbering;
use raingan::pages::{self, Numbers, Page};
use raingan::render::{gathered, html, templates};
use raingan::scoring::Scored;
use raingan::source::Sources;
use raingan::thai::lines::LineBreaker;
use raingan::view::{DocumentView, Edition, For, NarrativeView, Public, Shown, ShownYear};
use signs::Piece;
use typed::Said;

/// Errors after which something is left out: nothing is built.
const LEFT_OUT: [&str; 2] = ["ragged-table", "merge-left"];

/// The smallest year, with a report of nothing but texts.
const YEAR: &str = "ปีงบประมาณ: 2562
ข้อมูล ณ วันที่: 30 กันยายน 2562
เอกสาร:
  - ชนิด: รายงาน
    ชื่อ: รายงานทดสอบ
    สถานะ: ร่าง
    ส่วน: [บทบรรยาย]
";

/// A narrative, what is known of it, and where it is printed: its page, its year and its number there.
struct Text {
    text: String,
    said: Said,
    page: String,
    place: (usize, usize),
}

/// What is printed of a project.
struct Pages {
    scored: Scored,
    /// Whether documents have all texts of their year in one place.
    plain: bool,
    breaker: LineBreaker,
    sources: Sources,
}

impl Pages {
    /// The pages of a project, and the codes of what was found, by file.
    fn of(project: &Project) -> (Self, BTreeMap<String, BTreeSet<&'static str>>) {
        let outcome = project.check();
        let mut found: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
        for finding in outcome.checked.findings.iter() {
            let (path, _) = outcome.sources.locate(finding.primary);
            found.entry(path.to_owned()).or_default().insert(finding.code.as_str());
        }
        let scored = outcome.checked.scored.expect("a model");
        let sources = templates::with_defaults(outcome.sources);
        let breaker = LineBreaker::new(&scored.model.lexicon());
        (Pages { scored, plain: false, breaker, sources }, found)
    }

    /// The pages of the site.
    fn site(&self) -> BTreeMap<String, String> {
        let shown = For::<Public, _>::shown(&self.scored, Locale::Th);
        let (_, files) =
            gathered(|give| html::site(&shown, false, &[], &self.breaker, &self.sources, give));
        let pages = files.into_iter().filter(|file| file.path.ends_with(".html"));
        pages.map(|file| (file.path, String::from_utf8(file.bytes).expect("UTF-8"))).collect()
    }

    fn years(&self, edition: Edition) -> Vec<ShownYear<'_>> {
        Shown::new(&self.scored, edition, Locale::Th).years(&self.sources)
    }

    /// The first document of a year.
    fn document(&self, year: usize) -> typst_layout::PagedDocument {
        self.document_of(year, 0)
    }

    fn document_of(&self, year: usize, number: usize) -> typst_layout::PagedDocument {
        let edition = if self.plain { Edition::Public } else { Edition::Ministry };
        let year = &self.years(edition)[year];
        let document = &year.documents()[number];
        let data =
            if self.plain { as_plain(year, document) } else { layout::data(year, document, false) };
        let (document, findings) = layout::layout(data, &self.breaker, &self.sources);
        document.unwrap_or_else(|| panic!("no pages: {findings:?}"))
    }
}

/// Narratives, and their pages.
struct Texts {
    texts: Vec<Text>,
    pages: Pages,
}

impl Texts {
    /// Each text as a narrative of the smallest year.
    fn of(texts: Vec<String>) -> Self {
        let path = |at: usize| format!("content/2562/narratives/t{at}.md");
        let mut project = Project::minimal().with("content/2562/year.yaml", YEAR);
        for (at, text) in texts.iter().enumerate() {
            let head = format!("---\nรหัสถาวร: t{at}\nลำดับ: {}\nชื่อ: qq{at}qq\n---\n", at + 1);
            project = project.with(&path(at), &format!("{head}{text}\n"));
        }
        let (pages, mut found) = Pages::of(&project);
        let references = BTreeMap::from([("((ผล 1.1))".to_owned(), "ร้อยละ 90".to_owned())]);
        let text = |(at, text): (usize, String)| {
            let (references, found) = (references.clone(), found.remove(&path(at)));
            let said = Said { references, found: found.unwrap_or_default(), note_lines: None };
            Text { text, said, page: format!("2562/narratives/t{at}.html"), place: (0, at) }
        };
        let texts = texts.into_iter().enumerate().map(text).collect();
        Texts { texts, pages }
    }

    fn on_the_site(&self) -> Vec<Wrong> {
        let pages = self.pages.site();
        let printed = |text: &Text| pages.get(&text.page).map(|page| printed::of_page(page));
        self.texts.iter().filter_map(|text| text.differs(printed(text).as_ref())).collect()
    }

    fn in_a_document(&self) -> Vec<Wrong> {
        let years: BTreeSet<usize> = self.texts.iter().map(|text| text.place.0).collect();
        let printed: BTreeMap<usize, _> = years
            .into_iter()
            .map(|year| (year, printed::of_document(&self.pages.document(year))))
            .collect();
        let printed = |text: &Text| printed[&text.place.0].get(&text.place.1).cloned();
        self.texts.iter().filter_map(|text| text.differs(printed(text).as_ref())).collect()
    }
}

/// A text that a page does not say as it was typed.
struct Wrong {
    text: String,
    what: String,
}

impl Text {
    /// What a page says otherwise.
    fn differs(&self, printed: Option<&Printed>) -> Option<Wrong> {
        let wrong = |what: String| Wrong { text: self.text.clone(), what };
        if LEFT_OUT.iter().any(|code| self.said.found.contains(code)) {
            return None;
        }
        let Some(printed) = printed else {
            return Some(wrong(format!("no page of {:?}", self.text)));
        };
        // Where a note ends is for who reads it to say; what it has and what stands behind it is not.
        let what = self.differs_where(printed, None)?;
        for lines in 0..self.text.lines().count() {
            self.differs_where(printed, Some(lines))?;
        }
        Some(wrong(what))
    }

    /// The same, where notes have so many lines.
    fn differs_where(&self, printed: &Printed, note_lines: Option<usize>) -> Option<String> {
        let said = Said { note_lines, ..self.said.clone() };
        let mut asked = typed::asked(&self.text, &said);
        let mut notes: Vec<_> = printed.notes.iter().map(|note| signs::printed(note)).collect();
        // Of what stands behind a comment that does not end nobody knows what it is.
        let open = self.text.rsplit("-->").next().is_some_and(|rest| rest.contains("<!--"));
        for note in &asked.notes {
            let found = notes.iter().position(|page| signs::compare(&note.pieces, page).is_ok());
            if let Some(Piece::One(ways)) = asked.body.get_mut(note.at) {
                // A note stands at its foot; one that is none is letters.
                match found {
                    Some(found) => {
                        notes.remove(found);
                        *ways = vec![Vec::new()];
                    }
                    None if self.said.found.contains("footnote") => ways.push(Vec::new()),
                    None => {}
                }
            }
        }
        notes.retain(|note| !note.is_empty());
        let page = signs::printed(&printed.body);
        let agreed = match signs::compare(&asked.body, &page) {
            Ok(()) if printed.shared || open || notes.is_empty() => return None,
            Ok(()) => return Some(format!("notes that nobody typed: {:?}", printed.notes)),
            Err(agreed) => agreed,
        };
        Some(format!(
            "typed:   {}\nasked:   {}\nprinted: {}\nfrom:    {}\nfound:   {:?}",
            visible(&self.text),
            short(&signs::asked(&asked.body)),
            short(&signs::shown(&page)),
            short(&signs::shown(page.get(agreed..).unwrap_or_default())),
            self.said.found
        ))
    }
}

/// A text on one line.
fn visible(text: &str) -> String {
    short(&text.replace('\n', "⏎").replace('\t', "⇥").replace('\u{a0}', "⍽"))
}

/// The beginning of a text.
fn short(text: &str) -> String {
    text.chars().take(300).collect()
}

/// Fails with what is wrong, the first in its shortest form.
#[track_caller]
fn none_wrong(wrong: &[Wrong], tried: fn(&Texts) -> Vec<Wrong>) {
    let Some(first) = wrong.first() else { return };
    let again = |text: &str| tried(&Texts::of(vec![text.to_owned()])).pop();
    let letters = first.text.chars().map(String::from).collect();
    let shortest = random::shortest(letters, |text| again(text).is_some());
    let shown = again(&shortest).map_or(first.what.clone(), |wrong| wrong.what);
    let all: Vec<String> = wrong.iter().take(40).map(|wrong| visible(&wrong.text)).collect();
    panic!(
        "{} texts are printed otherwise:\n{}\nthe first:\n{}\nin short:\n{shown}",
        wrong.len(),
        all.join("\n"),
        first.what
    );
}

/// How many texts are tried by chance.
fn count() -> usize {
    let asked = std::env::var_os("AS_TYPED");
    let number = |count: std::ffi::OsString| count.to_str().and_then(|count| count.parse().ok());
    asked.map_or(3_000, |count| number(count).expect("AS_TYPED is a number"))
}

fn by_chance(seeds: Range<usize>) -> Vec<String> {
    seeds.map(|seed| random::atoms(seed as u64).concat()).collect()
}

/// Texts of one project: with more, each takes longer.
const TOGETHER: usize = 250;

#[test]
fn texts_by_chance_on_the_site() {
    let mut wrong = Vec::new();
    for from in (0..count()).step_by(TOGETHER) {
        let texts = by_chance(from..(from + TOGETHER).min(count()));
        wrong.extend(Texts::of(texts).on_the_site());
    }
    none_wrong(&wrong, Texts::on_the_site);
}

#[test]
fn texts_by_chance_in_a_document() {
    let texts = by_chance(0..count() / 50);
    none_wrong(&Texts::of(texts).in_a_document(), Texts::in_a_document);
}

/// Texts of every construct that Markdown has, and those that failed once.
fn corpus() -> Vec<String> {
    let mut texts = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(root().join("tests/corpus/as-typed"))
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a text");
        match file.extension().is_some_and(|ending| ending == "txt") {
            true => texts.extend(text.split("\n%%\n").map(str::to_owned)),
            false => texts.push(text),
        }
    }
    texts
}

#[test]
fn every_construct_of_markdown() {
    let texts = Texts::of(corpus());
    assert!(texts.texts.len() > 200, "{}", texts.texts.len());
    none_wrong(&texts.on_the_site(), Texts::on_the_site);
    none_wrong(&texts.in_a_document(), Texts::in_a_document);
}

/// The narratives of a project, each with its year, its slug and its text.
fn narratives(project: &Project) -> Vec<(String, String, String)> {
    let written = project.files().iter().filter_map(|(path, bytes)| {
        let (year, name) = path.strip_prefix("content/")?.split_once("/narratives/")?;
        let text = std::str::from_utf8(bytes).ok()?.strip_prefix("---\n")?;
        let (_, text) = text.split_once("\n---\n")?;
        Some((year.to_owned(), name.strip_suffix(".md")?.to_owned(), text.to_owned()))
    });
    written.collect()
}

/// References of a text, as they are written.
fn references(text: &str) -> Vec<String> {
    let starts = text.match_indices("((");
    let whole = starts.filter_map(|(at, _)| Some(&text[at..at + text[at..].find("))")? + 2]));
    whole.map(str::to_owned).collect()
}

/// The narratives of a project that everybody may read, as its pages are to show them for the guard: with a title that says where each
/// begins, without numbers of their own. What references print is asked of a page on which nothing else
/// stands.
fn texts_of(mut project: Project) -> Texts {
    let written = narratives(&project);
    let mut asked: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (year, _, text) in &written {
        asked.entry(year).or_default().extend(references(text));
    }
    for (year, own) in &asked {
        let lines: String = own.iter().map(|written| format!("qq {written}\n\n")).collect();
        let probe = format!("---\nรหัสถาวร: probe\nลำดับ: 999\nชื่อ: คำตอบ\n---\n{lines}");
        project = project.with(&format!("content/{year}/narratives/probe.md"), &probe);
    }
    for year in asked.keys() {
        let path = format!("content/{year}/year.yaml");
        let line = |line: &str| match line.trim_start() {
            own if own.starts_with("เลขหัวข้อ:") => String::new(),
            own if own.starts_with("เลขรายการ:") => String::new(),
            _ => format!("{line}\n"),
        };
        let plain: String = project.text(&path).lines().map(line).collect();
        project = project.with(&path, &plain);
    }
    let (mut pages, found) = Pages::of(&project);
    let site = pages.site();
    let mut texts = Vec::new();
    for (at, shown) in pages.years(Edition::Public).iter().enumerate() {
        let year = shown.number();
        let Some(asked) = asked.get(year.as_str()) else { continue };
        let probe = printed::of_page(&site[&format!("{year}/narratives/probe.html")]);
        let answers = probe.body.split("qq").skip(1).map(str::to_owned);
        let references: BTreeMap<String, String> = asked.iter().cloned().zip(answers).collect();
        let about = shown.indicators().flat_map(|at| shown.narratives_about(at));
        let all = shown.narratives().into_iter().chain(about);
        for (number, narrative) in all.filter(|one| one.slug != "probe").enumerate() {
            let slug = &narrative.slug;
            let own = written.iter().find(|(of, name, _)| *of == year && name == slug);
            let path = format!("content/{year}/narratives/{slug}.md");
            let found = found.get(&path).cloned().unwrap_or_default();
            texts.push(Text {
                text: own.expect("a narrative").2.clone(),
                said: Said { references: references.clone(), found, note_lines: None },
                page: format!("{year}/narratives/{slug}.html"),
                place: (at, number),
            });
        }
    }
    pages.plain = true;
    Texts { texts, pages }
}

/// A year with all of its texts in one place, and with nothing before them but what was typed.
fn as_plain(year: &ShownYear<'_>, document: &DocumentView) -> DocumentData {
    let document = DocumentView {
        parts: vec!["narratives".to_owned(), "cards".to_owned()],
        heading_numbers: Vec::new(),
        list_numbers: vec![Numbering::POINT],
        ..document.clone()
    };
    let about = year.indicators().flat_map(|at| year.narratives_about(at));
    let all = year.narratives().into_iter().chain(about);
    let numbers = Numbers::of(year, Some(&document));
    let page = Page { year, document: Some(&document), numbers: &numbers, arguments: None };
    let shown = all.filter(|one| one.slug != "probe").enumerate().flat_map(|(number, one)| {
        let titled = NarrativeView { title: format!("qq{number}qq"), ..one };
        pages::narrative(&page, &titled)
    });
    let mut blocks: Vec<Block> = shown.collect();
    write_digits(&mut blocks, document.table_digits, document.prose_digits);
    layout::data(year, &document, false).with(blocks)
}

#[test]
fn the_shipped_texts() {
    let mut read = 0;
    for project in [Project::shipped(), Project::second_agency()] {
        let texts = texts_of(project);
        let mut wrong = texts.on_the_site();
        wrong.extend(texts.in_a_document());
        let shown: Vec<&str> = wrong.iter().map(|wrong| wrong.what.as_str()).collect();
        assert!(wrong.is_empty(), "{}", shown.join("\n\n"));
        read += texts.texts.len();
    }
    assert!(read > 8, "{read}");
}

/// The pages of a project of one narrative, and the page of the site that it stands on.
fn story(text: &str) -> (Pages, String) {
    let path = "content/2562/narratives/story.md";
    let text = format!("---\nรหัสถาวร: story\nชื่อ: เรื่อง\n---\n{text}\n");
    let project = Project::minimal().with("content/2562/year.yaml", YEAR).with(path, &text);
    let (pages, _) = Pages::of(&project);
    let page = pages.site().remove("2562/narratives/story.html").expect("a page");
    (pages, page)
}

/// A text of YAML by chance, one in which nothing is a mark.
fn yaml_text(seed: u64) -> String {
    const ATOMS: [&str; 27] = [
        "ตรวจ",
        "น้ำ",
        "ร้อยละ",
        "บาท",
        "กำหนด",
        "ผู้",
        "IT",
        "a",
        "ๆ",
        "ฯลฯ",
        "1",
        "25",
        "๑๒",
        "1,200",
        "3.5",
        "*",
        "**",
        "_",
        "`",
        "-",
        "(",
        ")",
        "|",
        " ",
        "  ",
        "\t",
        "\n",
    ];
    let mut chance = random::Chance::of(seed);
    let mut text = String::from("คำ");
    (0..chance.below(10)).for_each(|_| text.push_str(ATOMS[chance.below(ATOMS.len())]));
    text + "จบ"
}

/// What stands between `qqa` and `qqb` on pages, wherever it does.
fn between(pages: &str) -> impl Iterator<Item = &str> {
    pages.split("qqa").skip(1).map(|text| text.split("qqb").next().unwrap_or_default())
}

#[test]
fn texts_of_yaml_wherever_one_can_stand() {
    for seed in 0..(count() / 300) as u64 {
        let text = yaml_text(seed);
        let project = full_of(&format!("qqa{text}qqb")).without("content/2562/narratives/story.md");
        let (pages, _) = Pages::of(&project);
        let (document, _) = printed::all_of_document(&pages.document(0));
        let site: String = pages.site().values().map(|page| printed::all_of_page(page)).collect();
        for (place, pages, least) in [("site", &site, 60), ("document", &document, 30)] {
            let mut read = 0;
            for shown in between(pages) {
                let asked = [Piece::Signs(signs::typed(&text))];
                let page = signs::printed(shown);
                let same = signs::compare(&asked, &page).is_ok();
                assert!(same, "{place}: {text:?} is printed as {shown:?}");
                // The site has the lines of the document.
                let lines = text.split('\n').filter(|line| !line.trim().is_empty()).count();
                let shown = shown.split('\n').filter(|line| !line.trim().is_empty()).count();
                assert!(place != "site" || shown == lines, "{text:?} is {shown} lines on the site");
                read += 1;
            }
            assert!(read >= least, "{place}: {read} times {text:?}");
        }
    }
}

#[test]
fn the_guard_sees_what_is_lost_joined_or_moved() {
    let said = Said::default();
    let page = |body: &str, notes: &[&str]| Printed {
        body: body.to_owned(),
        notes: notes.iter().map(|note| (*note).to_owned()).collect(),
        shared: false,
    };
    let text = |text: &str| Text {
        text: text.to_owned(),
        said: said.clone(),
        page: String::new(),
        place: (0, 0),
    };
    for (typed, body, notes) in [
        ("12*150*30 บาท", "12*150*30 บาท", &[][..]),
        ("**ก**ข ๑", "กข 1", &[]),
        ("ก\nข", "กข", &[]),
        ("ก\nข", "ก ข", &[]),
        ("3. ก\n4. ข", "3. ก 4. ข", &[]),
        ("[ก](https://example.org)", "ก", &[]),
        ("[ก](ข ค)", "[ก](ข ค)", &[]),
        ("ก[^1] ข\n\n[^1]: ค 5", "ก ข", &["ค 5"]),
        ("ก <!-- 1 --> ข &#3585;", "ก ข ก", &[]),
        ("``` sh\nก\n```", "ก", &[]),
    ] {
        let wrong = text(typed).differs(Some(&page(body, notes)));
        assert!(wrong.is_none(), "{typed:?} {body:?}: {}", wrong.unwrap().what);
    }
    for (typed, body, notes) in [
        ("12*150*30 บาท", "1215030 บาท", &[][..]),
        ("10**2", "102", &[]),
        ("ครั้งที่ ๑\n๒๕ แห่ง", "ครั้งที่ 125 แห่ง", &[]),
        ("น้ำ\t120\t118", "น้ำ120118", &[]),
        ("1. ก\n1.1 ข", "1. ก1.1 ข", &[]),
        ("3. ก\n6. ข", "3. ก 4. ข", &[]),
        ("[ข้อ]: ไม่มี", "", &[]),
        ("[ก](https://example.org)", "ก https", &[]),
        ("ก[^1]\n\n[^1]: ค 5", "ก", &[]),
        ("ก[^1]\n\n[^1]: ค 5", "ก", &["ค 5", "ง"]),
        ("ผล ก", "ผลก", &[]),
        ("ได้", "ไ ด้", &[]),
        ("ก ข", "ข ก", &[]),
    ] {
        let seen = text(typed).differs(Some(&page(body, notes))).is_some();
        assert!(seen, "{typed:?} printed as {body:?} is not seen");
    }
}
