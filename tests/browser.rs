//! Proves, in Chromium, where the lines of the site end on a phone: never inside a word of the lexicon
//! or a name, before ๆ, or between a number and its unit, and no page is wider than the screen; and that
//! hostile text runs nothing there.

#![allow(clippy::disallowed_methods, reason = "a test writes a site to look at it in a browser")]

mod common;

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{Project, hostile, tools};
use raingan::block::{
    Block, Column, ENGLISH, ENGLISH_END, Head, KEEP, KEPT, LINE_END, Line, MAY, Marked, Run, Table,
};
use raingan::diagnostic::Locale;
use raingan::pipeline::{self, Wanted};
use raingan::render::{gathered, templates};
use raingan::thai::browser::{Browser, LONGEST, Says, width};
use raingan::thai::lines::{Kind, Lexicon, LineBreaker, with_like_digits};
use raingan::thai::{digit, is_thai};
use serde::Deserialize;

/// Widths of phones.
const WIDTHS: [usize; 3] = [320, 360, 400];

/// What a browser showed.
#[derive(Deserialize)]
struct Shown {
    flows: Vec<Flow>,
    wide: Vec<Wide>,
}

/// A stretch of running text, and which characters of it start a line, counted as JavaScript does.
#[derive(Deserialize)]
struct Flow {
    path: String,
    width: usize,
    text: String,
    starts: Vec<usize>,
}

/// A page that is wider than its window.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "printed where the test fails")]
struct Wide {
    path: String,
    width: usize,
    wide: usize,
}

/// A program that shows pages, where the machine has one.
fn chromium() -> Option<&'static str> {
    let found = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|name| {
        let asked = Command::new(name).arg("--version").stdout(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    });
    if found.is_none() {
        tools::missing("Chromium is not installed, the lines of the site were not looked at");
    }
    found
}

/// The site of a project as files below a folder, its pages, and the breaker that knows its words.
fn built(project: &Project, folder: &Path) -> (Vec<String>, LineBreaker) {
    let (sources, loading) = Project::sources_in(project.files().iter());
    let sources = templates::with_defaults(sources);
    let checked = pipeline::check(&sources, loading);
    let scored = checked.scored.expect("an agency");
    let wanted = Wanted::default();
    let (_, files) =
        gathered(|give| pipeline::build(&scored, &sources, &wanted, &mut |_| {}, give));
    let mut pages = Vec::new();
    for file in &files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        std::fs::write(path, &file.bytes).expect("a file");
        if file.path.ends_with(".html") {
            pages.push(file.path.clone());
        }
    }
    (pages, LineBreaker::new(&scored.model.lexicon()))
}

/// Opens pages at widths, in one browser.
fn shown(chromium: &str, folder: &Path, pages: &[String], widths: &[usize]) -> Shown {
    let pages = serde_json::to_string(pages).expect("paths");
    let call = format!("read({pages}, {widths:?})");
    let json = said(chromium, folder, include_str!("browser/line-ends.js"), &call);
    serde_json::from_str(&json).expect("what the script writes")
}

/// What a script says of the pages of a folder.
fn said(chromium: &str, folder: &Path, script: &str, call: &str) -> String {
    let harness =
        format!("<!DOCTYPE html><meta charset=\"utf-8\"><body><script>{script}\n{call}</script>");
    let path = folder.join("read.html");
    std::fs::write(&path, harness).expect("a file");
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        // Pages of a folder may look at each other, and time stands still until all are read.
        .args(["--allow-file-access-from-files", "--virtual-time-budget=10000000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", path.display()))
        .output()
        .expect("a browser that starts");
    let dom = String::from_utf8(output.stdout).expect("text in UTF-8");
    let json = dom.split_once("<pre id=\"read\">").and_then(|(_, rest)| rest.split_once("</pre>"));
    let Some((json, _)) = json else {
        panic!("nothing was read:\n{dom}\n{}", String::from_utf8_lossy(&output.stderr))
    };
    let json = json.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}");
    json.replace("&amp;", "&")
}

/// Where the lines of a text may end and where they must not, told by the breaker alone.
struct Rules<'t> {
    text: &'t str,
    may: BTreeSet<usize>,
}

impl<'t> Rules<'t> {
    fn of(text: &'t str, breaker: &LineBreaker) -> Self {
        let places = breaker.places(text);
        let fixed = |at| places.iter().any(|place| place.at == at && place.kind == Kind::Fixed);
        // A compound reads as one word.
        let breaks = places.iter().filter(|place| matches!(place.kind, Kind::Break | Kind::Weak));
        let breaks = breaks.map(|place| place.at);
        // Texts have their blanks evened out: one at a time.
        let blanks = text.char_indices().filter(|(at, c)| *c == ' ' && !fixed(*at));
        let may = breaks.chain(blanks.map(|(at, _)| at + 1)).chain([0, text.len()]).collect();
        Rules { text, may }
    }

    /// The word, the name or the number that ends of lines would part.
    fn parted(&self, at: usize) -> Option<&'t str> {
        let (before, after) = self.text.split_at(at);
        let left = before.chars().next_back().expect("a line before");
        let right = after.chars().next().expect("a line behind");
        let number = |c: char| digit(c).is_some();
        let range = matches!(left, '-' | '–')
            && before.trim_end_matches(left).ends_with(number)
            && number(right);
        let thai = is_thai(left) || is_thai(right) || left.is_whitespace() || range;
        if !thai || self.may.contains(&at) {
            return None;
        }
        let from = self.may.range(..at).next_back().copied().unwrap_or(0);
        let to = self.may.range(at..).next().copied().unwrap_or(self.text.len());
        Some(self.text[from..to].trim())
    }

    /// Whether an end of a line is where a stretch is divided that no cell of a phone holds: at its
    /// blanks; a part between blanks that is too long at its hyphens and strokes; and what is too long
    /// between those anywhere.
    fn too_long(&self, at: usize, stretch: &str) -> bool {
        let letters = |place: usize| {
            self.text[..place].ends_with(is_thai) && self.text[place..].starts_with(is_thai)
        };
        let from = self.may.range(..at).next_back().copied().unwrap_or(0);
        let to = from + self.text[from..].find(stretch).unwrap_or(0) + stretch.len();
        let part = |ends: &dyn Fn(usize) -> bool| {
            let inside = |place: &usize| self.text.is_char_boundary(*place) && ends(*place);
            let start = (from + 1..=at).rev().find(inside).unwrap_or(from);
            let end = (at..to).find(inside).unwrap_or(to);
            self.text[start..end].trim()
        };
        let blank = |place: usize| self.text[..place].ends_with(char::is_whitespace);
        let too_long = |part: &str| width(part) > LONGEST;
        match (blank(at), letters(at)) {
            (true, _) => too_long(stretch),
            (false, false) => too_long(part(&blank)),
            (false, true) => too_long(part(&|place| !letters(place))),
        }
    }
}

/// The lines that end where they must not.
fn wrong(shown: &Shown, breaker: &LineBreaker) -> (usize, BTreeSet<String>) {
    let (mut ends, mut found) = (0, BTreeSet::new());
    for flow in &shown.flows {
        let rules = Rules::of(&flow.text, breaker);
        let mut units = 0;
        let mut starts = flow.starts.iter().peekable();
        for (at, c) in flow.text.char_indices() {
            if starts.next_if_eq(&&units).is_some() {
                ends += 1;
                if let Some(parted) = rules.parted(at).filter(|part| !rules.too_long(at, part)) {
                    let (before, after) = flow.text.split_at(at);
                    let tail: String = after.chars().take(12).collect();
                    let head: Vec<char> = before.chars().rev().take(12).collect();
                    let head: String = head.into_iter().rev().collect();
                    found.insert(format!(
                        "{parted}: {head}|{tail} ({} at {})",
                        flow.path, flow.width
                    ));
                }
            }
            units += c.len_utf16();
        }
        assert!(starts.next().is_none(), "every line starts with a character of its text");
    }
    (ends, found)
}

#[test]
fn lines_end_where_thai_lets_them() {
    let Some(chromium) = chromium() else { return };
    for project in [Project::shipped(), Project::second_agency()] {
        let folder = tempfile::tempdir().expect("a folder");
        let (pages, breaker) = built(&project, folder.path());
        let shown = shown(chromium, folder.path(), &pages, &WIDTHS);
        assert!(shown.wide.is_empty(), "wider than the screen: {:#?}", shown.wide);
        let (ends, wrong) = wrong(&shown, &breaker);
        assert!(ends > 150, "only {ends} lines were read");
        let listed: Vec<&str> = wrong.iter().map(String::as_str).collect();
        assert!(wrong.is_empty(), "{} of {ends}:\n{}", wrong.len(), listed.join("\n"));
    }
}

#[test]
fn a_browser_left_alone_ends_lines_inside_words() {
    let Some(chromium) = chromium() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let (mut pages, breaker) = built(&Project::shipped(), folder.path());
    pages.retain(|page| page.ends_with("/index.html"));
    let assets = std::fs::read_dir(folder.path().join("site/assets")).expect("a folder");
    let style = assets.flatten().map(|entry| entry.path());
    let style =
        style.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "css"));
    let style = style.expect("a style");
    let css = std::fs::read_to_string(&style).expect("the style of the site");
    std::fs::write(&style, css.replace("\n.k {", "\n.none {")).expect("a file");
    let shown = shown(chromium, folder.path(), &pages, &WIDTHS);
    let (_, wrong) = wrong(&shown, &breaker);
    assert!(wrong.len() > 5, "the test sees nothing: {wrong:?}");
}

/// The text with `[ ]` around what is kept together and `|` where a line may end.
fn marked(text: &str) -> String {
    let breaker = LineBreaker::new(&Lexicon::default());
    let mut out = String::new();
    let mut from = 0;
    for mark in Browser::new(&breaker).marks(text) {
        out.push_str(&text[from..mark.at]);
        out.push(match mark.says {
            Says::Keep => '[',
            Says::Kept => ']',
            Says::May => '|',
        });
        from = mark.at;
    }
    out + &text[from..]
}

#[test]
fn only_what_the_browser_breaks_is_kept() {
    for (text, wanted) in [
        ("", ""),
        ("plain text 12", "plain text 12"),
        ("การประชุม", "การประชุม"),
        ("บรรลุเป้าหมาย", "บรรลุ[เป้าหมาย]"),
        ("ได้ 12 ล้านบาท ต่อปี", "ได้ [12 ล้านบาท] ต่อปี"),
        ("ได้ 12\n  ล้านบาท ต่อปี", "ได้ [12\n  ล้านบาท] ต่อปี"),
        ("สิ่งต่าง ๆ ที่", "สิ่ง[ต่าง ๆ] ที่"),
        ("ปี 2562-2564 และ", "ปี [2562-2564] และ"),
        ("ใช้ e-Commerce กัน", "ใช้ [e-Commerce] กัน"),
        ("เป็นผู้อำนวยการของ", "เป็น[ผู้อำนวยการ]ของ"),
        ("ตามตัวชี้วัดที่ 2", "ตาม[ตัวชี้วัด][ที่ 2]"),
        ("อยู่ที่ example.org/reports/2562 กัน", "อยู่ที่ example.org/reports/2562 กัน"),
    ] {
        assert_eq!(marked(text), wanted);
    }
}

#[test]
fn texts_that_differ_by_their_digits_end_lines_at_the_same_places() {
    for (text, like) in [
        ("ไม่มี", "ไม่มี"),
        ("ปี 2562 ครั้งที่ 7/2563", "ปี 2500 ครั้งที่ 0/2500"),
        ("๒๕๖๒–๒๕๖๔ และ 12,500.75", "๒๕๐๐–๒๕๐๐ และ 00,000.00"),
        ("27001:2013 กับ 12562", "00000:0000 กับ 00000"),
    ] {
        assert_eq!(with_like_digits(text), like);
    }
    let breaker = LineBreaker::new(&Lexicon::default());
    let browser = Browser::new(&breaker);
    let marks = |text: &str| browser.marks(text);
    // A year counts nothing; another number of four digits may.
    assert_ne!(marks("ปี 2562 คน"), marks("ปี 1562 คน"));
    let mut numbers = 0;
    for project in [Project::shipped(), Project::second_agency()] {
        for (path, bytes) in project.files() {
            for line in std::str::from_utf8(bytes).unwrap_or_default().lines() {
                let like = with_like_digits(line);
                numbers += usize::from(like != line);
                assert_eq!(marks(line), marks(&like), "{path}: {line}");
            }
        }
    }
    assert!(numbers > 500, "only {numbers} lines with numbers");
}

#[test]
fn what_no_cell_holds_is_divided() {
    // At its blanks.
    assert_eq!(
        marked("วันที่ 30 กันยายน พ.ศ. 2562 ถึงวันที่ 30 กันยายน พ.ศ. 2563"),
        "[วันที่] [30 กันยายน พ.ศ. 2562] ถึง[วันที่] [30 กันยายน พ.ศ. 2563]"
    );
    // A blank that forbids a line to end gives way too.
    assert_eq!(marked("20,062,894,398.01\u{a0}ล้านบาท"), "20,062,894,398.01\u{a0}|[ล้านบาท]");
    assert_eq!(marked("94,398.01\u{a0}ล้านบาท"), "[94,398.01\u{a0}ล้านบาท]");
    // What has no place at all is left to the browser.
    let nothing = "ฟฟฟ".repeat(40);
    assert!(!marked(&nothing).contains('['));
}

/// A line as it is marked for a browser: what is kept together in brackets, other runs in angles.
fn told(runs: Vec<Run>) -> String {
    let lexicon = Lexicon {
        names: vec!["นางสาวอัจฉรินทร์ พัฒน์ไพโรจน์".to_owned()],
        ..Lexicon::default()
    };
    let breaker = LineBreaker::new(&lexicon);
    let mut line = Line(runs);
    Marked::new(&breaker, Locale::Th).line(&mut line);
    fn shown(runs: &[Run]) -> String {
        let one = |run: &Run| match run {
            Run::Text { text } | Run::Code { text } => text.to_string(),
            Run::Strong { runs } => format!("<{}>", shown(runs)),
            Run::Quiet { runs, .. } => format!("({})", shown(runs)),
            other => panic!("{other:?}"),
        };
        runs.iter().map(one).collect()
    }
    let signs =
        [(KEEP, "["), (KEPT, "]"), (MAY, "|"), (ENGLISH, "{"), (ENGLISH_END, "}"), (LINE_END, "/")];
    signs.iter().fold(shown(&line.0), |text, (sign, seen)| text.replace(*sign, seen))
}

#[test]
fn what_a_browser_breaks_is_kept_and_nothing_else() {
    let text = |text: &str| told(vec![Run::text(text)]);
    for (typed, wanted) in [
        ("เป้าหมาย", "[เป้าหมาย]"),
        ("หน่วย งาน", "หน่วย งาน"),
        ("ได้ 12 ล้านบาท ต่อปี", "ได้ [12 ล้านบาท] ต่อปี"),
        ("<b> 12 ล้านบาท &", "<b> [12 ล้านบาท] &"),
        ("12\u{a0}ล้านบาท", "[12\u{a0}ล้านบาท]"),
        // Line ends that were typed are line ends.
        ("ได้\n12 ล้านบาท", "ได้/[12 ล้านบาท]"),
        ("นางสาวอัจฉรินทร์ พัฒน์ไพโรจน์", "[นางสาวอัจฉรินทร์] [พัฒน์ไพโรจน์]"),
        ("ตาม Big Data Institute ของ", "ตาม {Big Data Institute} ของ"),
        // What asks for line ends is obeyed and taken out.
        ("อิเล็ก\u{200b}ทรอนิกส์", "อิเล็ก|[ทรอนิกส์]"),
    ] {
        assert_eq!(text(typed), wanted);
    }
    // A stretch goes on in the next run; elements still nest.
    let bold = Run::Strong { runs: vec![Run::text("12")] };
    let runs = vec![Run::text("ได้ "), bold, Run::text(" ล้านบาท")];
    assert_eq!(told(runs), "ได้ <[12]>[ ล้านบาท]");
    // What is shown as it is, is.
    assert_eq!(told(vec![Run::Code { text: "12 ล้านบาท".into() }]), "12 ล้านบาท");
    // A remark is a flow of its own.
    let runs = vec![Run::text("ได้ 12"), Run::quiet("remark", " ล้านบาท")];
    assert_eq!(told(runs), "ได้ 12( [ล้านบาท])");
}

#[test]
fn a_label_is_joined_by_characters() {
    let breaker = LineBreaker::new(&Lexicon::default());
    let heads = ["ได้ 12 ล้านบาท", "การบรรลุเป้าหมาย"].map(Head::of).to_vec();
    let mut blocks = [Table::new("stack", vec![Column::SHARED; 2], heads).block()];
    blocks[0].name_columns();
    Marked::new(&breaker, Locale::Th).blocks(&mut blocks);
    let [Block::Table(table)] = &blocks else { panic!() };
    let labels: Vec<&str> = table.labels.iter().map(|label| &**label).collect();
    assert_eq!(labels, ["ได้ 12\u{a0}ล้าน\u{2060}บาท", "การบรรลุเป้า\u{2060}หมาย"]);
}

/// What pages did when they were opened.
#[derive(Debug, Deserialize)]
struct Looked {
    ran: bool,
    pages: usize,
    seen: Vec<String>,
}

/// A place that hostile pages may ask for something.
struct Bait {
    asked: Arc<AtomicUsize>,
    html: String,
}

impl Bait {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let at = listener.local_addr().expect("its address");
        let html = format!(
            "\"'><img src=http://{at}/x onerror=top.ran=1><script>top.ran=1</script><a href=javascript:top.ran=1>{{{{ 1 }}}}"
        );
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&asked);
        // Who asks is counted and turned away, or the browser would wait. It ends with the test.
        std::thread::spawn(move || {
            for _ in listener.incoming() {
                counter.fetch_add(1, Ordering::SeqCst);
            }
        });
        Bait { asked, html }
    }

    /// Whether somebody asked since this was last asked.
    fn taken(&self) -> bool {
        self.asked.swap(0, Ordering::SeqCst) > 0
    }
}

#[test]
fn hostile_text_runs_nothing_and_asks_for_nothing() {
    let Some(chromium) = chromium() else { return };
    let bait = Bait::new();
    let project = hostile::full_of(&bait.html).replace(
        "content/2562/narratives/story.md",
        "https://example.org",
        "javascript:top.ran=1",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let (pages, _) = built(&project, folder.path());
    let look = |pages: &[String]| -> Looked {
        let call = format!("look({})", serde_json::to_string(pages).expect("paths"));
        let json = said(chromium, folder.path(), include_str!("browser/hostile.js"), &call);
        serde_json::from_str(&json).expect("what the script writes")
    };
    let change = |page: &str, from: &str, to: &str| {
        let path = folder.path().join(page);
        let html = std::fs::read_to_string(&path).expect("a page");
        assert!(html.contains(from), "{page} has no {from}");
        std::fs::write(path, html.replace(from, to)).expect("a file");
    };
    // A page into which somebody wrote a script is held by its policy.
    let home = ["site/index.html".to_owned()];
    change(&home[0], "</main>", &format!("{}</main>", bait.html));
    let held = look(&home);
    assert!(!held.ran && !bait.taken(), "the policy holds nothing: {held:?}");
    // Without it the script is seen to run: the rest of this test can fail.
    let (policy, none) = ("http-equiv=\"Content-Security-Policy\"", "name=\"no-policy\"");
    change(&home[0], policy, none);
    let free = look(&home);
    assert!(free.ran && bait.taken() && free.seen.len() >= 3, "nothing is noticed: {free:?}");
    // All other pages are safe without a policy.
    let others: Vec<String> = pages.into_iter().filter(|page| *page != home[0]).collect();
    others.iter().for_each(|page| change(page, policy, none));
    let looked = look(&others);
    assert!(looked.pages > 9 && looked.seen.is_empty(), "{looked:?}");
    assert!(!looked.ran && !bait.taken(), "{looked:?}");
}
