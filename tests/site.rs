//! Proves that what is built can be trusted by a reader: every link leads somewhere, every public
//! indicator has its page, nothing internal is in any public byte, hostile text is only text, the same
//! content gives the same bytes, and templates can be overridden and say where they fail.

#![allow(clippy::disallowed_methods, reason = "a test reads a PDF back with a tool of the system")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use common::hostile::full_of;
use common::tools::squeezed;
use common::{Outcome, Project, assert_text, root};
use html5gum::{HtmlString, Token, Tokenizer};
use raingan::diagnostic::{Findings, Locale, terminal};
use raingan::layout::{self, DocumentData};
use raingan::model::{Assessment, Reported, distinct};
use raingan::pipeline::{self, Built, Checked, Wanted};
use raingan::records::Visibility;
use raingan::render::{OutputFile, gathered, templates};
use raingan::scoring::Verdict;
use raingan::source::Sources;
use raingan::view::{Edition, Shown, ShownYear};

/// Everything that a build knows.
struct Site {
    sources: Sources,
    checked: Checked,
    built: Built,
    files: Vec<OutputFile>,
}

static SHIPPED: LazyLock<Site> = LazyLock::new(|| Site::of(&Project::shipped()));
static SECOND: LazyLock<Site> = LazyLock::new(|| Site::of(&Project::second_agency()));

impl Site {
    fn of(project: &Project) -> Self {
        Site::wanted(project.files().iter(), &Wanted::default())
    }

    fn wanted<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>, wanted: &Wanted) -> Self {
        let (sources, loading) = Project::sources_in(files);
        let sources = templates::with_defaults(sources);
        let checked = pipeline::check(&sources, loading);
        let scored = checked.scored.as_ref().expect("an agency");
        let (built, files) =
            gathered(|give| pipeline::build(scored, &sources, wanted, &mut |_| {}, give));
        Site { sources, checked, built, files }
    }

    /// Paths and bytes of the files.
    fn files(&self) -> BTreeMap<&str, &[u8]> {
        self.files.iter().map(|file| (file.path.as_str(), &*file.bytes)).collect()
    }

    /// The pages of the site.
    fn pages(&self) -> BTreeMap<&str, Page> {
        let pages = self.files.iter().filter(|file| file.path.ends_with(".html"));
        pages.map(|file| (file.path.as_str(), Page::read(&file.bytes))).collect()
    }

    fn years(&self, edition: Edition) -> Vec<ShownYear<'_>> {
        let scored = self.checked.scored.as_ref().unwrap();
        Shown::new(scored, edition, Locale::Th).years(&self.sources)
    }

    /// The data of every document of an edition.
    fn documents(&self, edition: Edition) -> Vec<DocumentData> {
        let of_year = |year: &ShownYear<'_>| -> Vec<DocumentData> {
            year.documents().iter().map(|one| layout::data(year, one, false)).collect()
        };
        self.years(edition).iter().flat_map(of_year).collect()
    }

    /// The data of every document of an edition, as the typesetter gets them.
    fn data(&self, edition: Edition) -> Vec<String> {
        self.documents(edition).iter().map(DocumentData::to_string).collect()
    }

    /// The files that every document of an edition carries.
    fn attached(&self, edition: Edition) -> Vec<String> {
        let json = |data: DocumentData| data.attached().unwrap().json().to_vec();
        let documents = self.documents(edition).into_iter().map(json);
        documents.map(|json| String::from_utf8(json).unwrap()).collect()
    }

    fn findings(&self) -> String {
        said(&self.built.findings, &self.sources)
    }
}

fn said(findings: &Findings, sources: &Sources) -> String {
    let style = terminal::Style { locale: Locale::Th, colour: false };
    let all: String = findings.iter().map(|f| terminal::render(f, sources, style)).collect();
    all.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// A page, read back by an HTML tokenizer.
#[derive(Debug, Default)]
struct Page {
    /// Tags and their attributes, in order.
    tags: Vec<(String, BTreeMap<String, String>)>,
    /// The words, blanks evened out.
    words: String,
    /// What the tokenizer did not like.
    errors: Vec<String>,
}

fn string(html: &HtmlString) -> String {
    String::from_utf8(html.0.clone()).expect("UTF-8")
}

impl Page {
    fn read(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).expect("a page in UTF-8");
        let (mut page, mut words) = (Page::default(), String::new());
        // What only says where lines end, or which language it is, parts no words.
        let mut within = 0;
        for token in Tokenizer::new(text) {
            match token.unwrap() {
                Token::StartTag(tag) if string(&tag.name) == "wbr" => {}
                Token::StartTag(tag)
                    if string(&tag.name) == "span"
                        && tag.attributes.values().all(|v| ["k", "en"].contains(&&*string(v)))
                        && !tag.attributes.is_empty() =>
                {
                    within += 1;
                }
                Token::EndTag(_) if within > 0 => within -= 1,
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter();
                    let attributes = attributes.map(|(name, value)| (string(name), string(value)));
                    page.tags.push((string(&tag.name), attributes.collect()));
                    words.push(' ');
                }
                Token::EndTag(_) => words.push(' '),
                Token::String(text) => words.push_str(&string(&text)),
                Token::Error(error) => page.errors.push(format!("{:?}", error.value)),
                Token::Comment(_) | Token::Doctype(_) => {}
            }
        }
        page.words = even(&words);
        page
    }

    fn attributes(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.tags.iter().flat_map(|(tag, attributes)| {
            attributes
                .iter()
                .map(move |(name, value)| (tag.as_str(), name.as_str(), value.as_str()))
        })
    }

    fn ids(&self) -> Vec<&str> {
        self.attributes().filter(|(_, name, _)| *name == "id").map(|(.., id)| id).collect()
    }

    /// Attributes that hold an address.
    fn addresses(&self) -> impl Iterator<Item = &str> {
        const NAMES: [&str; 9] = [
            "href",
            "src",
            "action",
            "data",
            "poster",
            "srcset",
            "formaction",
            "cite",
            "background",
        ];
        self.attributes().filter(|(_, name, _)| NAMES.contains(name)).map(|(.., address)| address)
    }
}

/// The text with every stretch of blanks as one.
fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The file that an address of a page means, and the place in it; nothing where it leaves the site.
fn target(page: &str, address: &str) -> Option<(String, Option<String>)> {
    let (path, anchor) = match address.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (address, None),
    };
    if path.is_empty() {
        return Some((page.to_owned(), anchor));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            // The site is a folder of its own: it may be put anywhere.
            ".." if parts.len() > 1 => drop(parts.pop()),
            ".." => return None,
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), anchor))
}

fn both() -> [(&'static str, &'static Site); 2] {
    [("the shipped content", &SHIPPED), ("the second agency", &SECOND)]
}

#[test]
fn the_content_builds_without_a_remark() {
    for (name, site) in both() {
        assert_eq!(site.checked.findings.errors(), 0, "{name}");
        assert_text(&site.findings(), "");
        let files = site.files();
        for year in &site.years(Edition::Public) {
            let documents =
                year.documents().into_iter().map(|document| format!("{}.pdf", document.id));
            for path in documents.chain(["index.html".to_owned()]) {
                let path = format!("site/{}/{path}", year.number());
                assert!(files.contains_key(path.as_str()), "{name}: no {path}");
            }
        }
        assert!(files.contains_key("site/404.html") && files.contains_key(style(&files)));
    }
    assert!(SECOND.pages().len() > 20 && SHIPPED.pages().len() > 40);
}

#[test]
fn every_address_leads_to_a_file_of_the_site_or_to_the_web() {
    for (name, site) in both() {
        let (files, pages) = (site.files(), site.pages());
        let mut followed = 0;
        for (path, page) in &pages {
            for address in page.addresses() {
                if address.starts_with("https://") {
                    continue;
                }
                let scheme = address.split_once(':').is_some_and(|(s, _)| !s.contains(['/', '#']));
                assert!(!scheme, "{name}: {path} leads to {address}");
                assert!(!address.starts_with('/'), "{name}: {path} has the absolute {address}");
                let Some((file, anchor)) = target(path, address) else {
                    panic!("{name}: {path} leads out of the site: {address}");
                };
                assert!(files.contains_key(file.as_str()), "{name}: {path} → {address}: no {file}");
                if let Some(anchor) = anchor {
                    let ids = pages[file.as_str()].ids();
                    assert!(
                        ids.contains(&anchor.as_str()),
                        "{name}: {path} → {address}: no #{anchor}"
                    );
                }
                followed += 1;
            }
        }
        assert!(followed > 250, "{name}: only {followed} addresses");
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".css")) {
            let style = std::str::from_utf8(bytes).unwrap();
            for address in style.split("url(").skip(1) {
                let address = address.split(')').next().unwrap().trim_matches(['"', '\'']);
                let (file, _) = target(path, address).expect("a font inside the site");
                assert!(files.contains_key(file.as_str()), "{path}: url({address})");
            }
            assert!(
                !style.contains("@import") && !style.contains("//"),
                "{path} needs the network"
            );
        }
    }
}

#[test]
fn pages_are_whole_and_can_be_used_by_everybody() {
    for (name, site) in both() {
        for (path, page) in site.pages() {
            assert_eq!(page.errors, [""; 0], "{name}: {path}");
            let ids = page.ids();
            let unique: BTreeSet<&&str> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "{name}: {path} has an id twice: {ids:?}");
            for (tag, attribute, value) in page.attributes() {
                if matches!(attribute, "aria-labelledby" | "aria-describedby" | "for" | "headers") {
                    let known = value.split(' ').all(|id| ids.contains(&id));
                    assert!(known, "{name}: {path}: <{tag} {attribute}=\"{value}\">");
                }
            }
            let (first, attributes) = &page.tags[0];
            assert_eq!(
                (first.as_str(), attributes.get("lang").map(String::as_str)),
                ("html", Some("th"))
            );
            let count = |wanted: &str| page.tags.iter().filter(|(tag, _)| tag == wanted).count();
            assert_eq!(count("h1"), 1, "{name}: {path}");
            assert_eq!(count("main"), 1, "{name}: {path}");
            assert_eq!(count("title"), 1, "{name}: {path}");
        }
    }
}

#[test]
fn pages_run_nothing_and_say_so_to_the_browser() {
    for (name, site) in both() {
        for (path, page) in site.pages() {
            for (tag, attributes) in &page.tags {
                let active = ["script", "iframe", "object", "embed", "form", "base"];
                assert!(!active.contains(&tag.as_str()), "{name}: {path} has <{tag}>");
                let alone = path == "site/404.html";
                assert!(tag != "style" || alone, "{name}: {path} has a style of its own");
                assert!(
                    !attributes.keys().any(|a| a.starts_with("on") || a == "style"),
                    "{path}: {tag}"
                );
            }
            let policy = page.tags.iter().find_map(|(_, attributes)| {
                let wanted = attributes.get("http-equiv")? == "Content-Security-Policy";
                wanted.then(|| attributes["content"].as_str())
            });
            let policy = policy.unwrap_or_else(|| panic!("{name}: {path} has no policy"));
            assert!(policy.starts_with("default-src 'none';"), "{path}: {policy}");
            assert!(
                !policy.contains("unsafe") && !policy.contains("script-src"),
                "{path}: {policy}"
            );
        }
    }
}

/// The newest year that has results.
fn reported<'y, 'a>(years: &'y [ShownYear<'a>]) -> &'y ShownYear<'a> {
    years.iter().find(|year| !year.no_result()).expect("a year with results")
}

/// Every indicator that is no heading: year, slug, visibility, number, name and printed result.
fn indicators(site: &Site) -> Vec<(u16, String, Visibility, [String; 3])> {
    let scored = site.checked.scored.as_ref().unwrap();
    let mut all = Vec::new();
    for (year, model) in &scored.model.years {
        let framework = &scored.model.frameworks[&model.framework];
        for (indicator, score) in model.indicators.iter().zip(&scored.years[year].indicators) {
            let reported = |reported: &Reported| match reported {
                Reported::Value(value) => value.value.to_string(),
                Reported::Formula(_) => {
                    let value = score.value.as_ref().expect("a value");
                    value.unit.with(&value.shown())
                }
                Reported::Missing => "ยังไม่รายงานผล".to_owned(),
            };
            let results: Vec<String> = match &indicator.assessment {
                Assessment::Heading => continue,
                Assessment::Criteria(criteria) => {
                    criteria.iter().map(|c| reported(&c.result)).collect()
                }
                Assessment::Levels { result, .. } => vec![reported(result)],
                Assessment::Milestones { steps, named } => match named {
                    Reported::Missing => distinct(steps).map(|c| reported(&c.result)).collect(),
                    named => vec![reported(named)],
                },
                Assessment::PartLevel { part, .. } => {
                    let levels = &framework.parts[*part].overall.levels;
                    match score.level.as_ref().unwrap() {
                        Verdict::Decided(level) => vec![levels[*level].name.th.clone()],
                        _ => Vec::new(),
                    }
                }
            };
            for result in results {
                let texts = [indicator.number.to_string(), indicator.name.th.clone(), result];
                all.push((year.0, indicator.slug.to_string(), indicator.visibility, texts));
            }
        }
    }
    all
}

#[test]
fn every_public_indicator_has_a_page_with_its_number_name_and_result() {
    for (name, site) in both() {
        let pages = site.pages();
        let indicators = indicators(site);
        assert!(indicators.len() >= 20, "{name}: {}", indicators.len());
        for (year, slug, visibility, texts) in indicators {
            let path = format!("site/{year}/indicators/{slug}.html");
            let Some(page) = pages.get(path.as_str()) else {
                assert!(visibility != Visibility::Public, "{name}: no {path}");
                continue;
            };
            assert_eq!(visibility, Visibility::Public, "{name}: {path} is for everybody to see");
            for text in texts {
                assert!(page.words.contains(&even(&text)), "{name}: {path} lacks “{text}”");
            }
        }
    }
}

/// The words of a PDF without blanks, page by page; nothing where there is no tool to read it.
fn pdf_pages(bytes: &[u8]) -> Option<Vec<String>> {
    use std::io::Write as _;
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    common::tools::pdf_pages(file.path())
}

/// Texts of the second agency that no public byte may hold, however their digits are written.
const INTERNAL: [&str; 10] = [
    "7319",
    "๗๓๑๙",
    "7.319",
    "๗.๓๑๙",
    "ความลับ",
    "เฉพาะภายใน",
    "lawsuit-reserve",
    "closed-notes",
    "board-self-review",
    "ฝ่ายเลขานุการ",
];
/// Texts of it that no byte at all may hold.
const UNRELEASED: [&str; 4] = ["5521", "๕๕๒๑", "ยังไม่เผยแพร่", "next-canal"];

fn holds(bytes: &[u8], text: &str) -> bool {
    let utf16 = text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let find = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    find(text.as_bytes()) || find(&utf16)
}

#[test]
fn nothing_internal_is_in_any_byte_of_the_site() {
    let secrets = || INTERNAL.into_iter().chain(UNRELEASED);
    for (path, bytes) in SECOND.files().into_iter().filter(|(path, _)| path.starts_with("site/")) {
        assert!(!secrets().any(|secret| path.contains(secret)), "{path}");
        let text = path.ends_with(".html") || path.ends_with(".css") || path.ends_with(".txt");
        // Short digits may stand in compressed bytes by chance.
        for secret in secrets().filter(|secret| text || secret.len() > 8) {
            assert!(!holds(bytes, secret), "{path} holds “{secret}”");
        }
        // Tags that say where lines end might stand inside one.
        if path.ends_with(".html") {
            let words = Page::read(bytes).words;
            assert!(!secrets().any(|secret| words.contains(secret)), "{path}: {words}");
        }
        if path.ends_with(".pdf") {
            for page in pdf_pages(bytes).into_iter().flatten() {
                for secret in secrets() {
                    assert!(!page.contains(&squeezed(secret)), "{path} holds “{secret}”: {page}");
                }
            }
        }
    }
    // What the renderers were given had none of it: nothing had to be hidden by a template.
    let public = SECOND.data(Edition::Public);
    assert_eq!(public.len(), 2);
    let view = serde_json::to_string(&SECOND.years(Edition::Public)).unwrap();
    let attached = SECOND.attached(Edition::Public);
    assert_eq!(attached.len(), 2);
    for data in public.iter().chain(&attached).chain([&view]) {
        for secret in secrets() {
            assert!(!data.contains(secret), "the public data hold “{secret}”");
        }
    }
}

#[test]
fn the_ministry_sees_what_is_internal_and_nobody_what_is_unreleased() {
    let data = raingan::thai::arabic_digits(&SECOND.data(Edition::Ministry).join("\n"));
    for secret in ["ความลับเฉพาะภายใน-7319", "7.3190", "บันทึกภายใน"]
    {
        assert!(data.contains(secret), "the ministry's data lack “{secret}”");
        let attached = SECOND.attached(Edition::Ministry).concat();
        assert!(attached.contains(secret), "the ministry's attached data lack “{secret}”");
    }
    for secret in UNRELEASED {
        assert!(!data.contains(secret), "the ministry's data hold “{secret}”");
        let attached = SECOND.attached(Edition::Ministry).concat();
        assert!(!attached.contains(secret), "the ministry's attached data hold “{secret}”");
    }
    let files = SECOND.files();
    assert!(files["2564/report.pdf"] != files["site/2564/report.pdf"]);
    if let Some(pages) = pdf_pages(files["2564/report.pdf"]) {
        let text = raingan::thai::arabic_digits(&pages.concat());
        for secret in ["ความลับเฉพาะภายใน-7319", "7.3190"] {
            assert!(text.contains(secret), "the ministry's report lacks “{secret}”");
        }
        for secret in UNRELEASED {
            assert!(!text.contains(secret), "the ministry's report holds “{secret}”");
        }
    }
    // Where there is nothing internal, both get the same file.
    let shipped = SHIPPED.files();
    assert!(shipped["2562/report.pdf"] == shipped["site/2562/report.pdf"]);
}

#[test]
fn the_same_content_gives_the_same_bytes_in_whatever_order_it_comes() {
    for (name, project, site) in [
        ("the shipped content", Project::shipped(), &SHIPPED),
        ("the second agency", Project::second_agency(), &SECOND),
    ] {
        let again = Site::of(&project);
        let reversed = Site::wanted(project.files().iter().rev(), &Wanted::default());
        for (how, other) in [("again", &again), ("in another order", &reversed)] {
            assert_eq!(site.files.len(), other.files.len(), "{name}, {how}");
            for (one, two) in site.files.iter().zip(&other.files) {
                assert!(one == two, "{name}, {how}: {} differs", one.path);
            }
            assert_eq!(site.built.artifacts, other.built.artifacts, "{name}, {how}");
        }
    }
}

#[test]
fn every_page_of_a_draft_is_marked() {
    let project = Project::second_agency();
    let wanted = Wanted { draft: true, ..Wanted::default() };
    let draft = Site::wanted(project.files().iter(), &wanted);
    for (path, page) in draft.pages() {
        assert!(page.words.contains("ฉบับทดลอง"), "{path} does not say that it is a draft");
        let robots = page.tags.iter().any(|(_, a)| a.get("name").is_some_and(|n| n == "robots"));
        assert!(robots, "{path} would be found by a search engine");
    }
    for (path, bytes) in draft.files().into_iter().filter(|(path, _)| path.ends_with(".pdf")) {
        for (at, page) in pdf_pages(bytes).into_iter().flatten().enumerate() {
            assert!(page.contains("ฉบับทดลอง"), "page {} of {path}: {page}", at + 1);
        }
    }
    for (path, page) in SECOND.pages() {
        assert!(!page.words.contains("ฉบับทดลอง"), "{path} is no draft");
    }
}

#[test]
fn english_pages_say_that_they_are_english() {
    let wanted = Wanted { locale: Locale::En, ..Wanted::default() };
    let english = Site::wanted(Project::second_agency().files().iter(), &wanted);
    assert_text(&english.findings(), "");
    for (path, page) in english.pages() {
        assert_eq!(page.tags[0].1["lang"], "en", "{path}");
    }
    let home = &english.pages()["site/index.html"];
    assert!(home.words.contains("River and Canal Development Agency"), "{}", home.words);
}

/// Names of tags and of attributes, in order: what a page is made of, whatever its words are.
fn bones(page: &Page) -> Vec<String> {
    let bone = |(tag, attributes): &(String, BTreeMap<String, String>)| {
        let names: Vec<&str> = attributes.keys().map(String::as_str).collect();
        format!("<{tag} {}>", names.join(" "))
    };
    page.tags.iter().map(bone).collect()
}

#[test]
fn hostile_text_is_text() {
    let harmless = Site::of(&full_of("ข้อความ"));
    assert_eq!(said(&harmless.checked.findings, &harmless.sources).matches("ต้องแก้").count(), 0);
    assert_text(&harmless.findings(), "");
    let harmless_pages = harmless.pages();
    for hostile in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "{{ 1+1 }}{% raw %}",
        "#panic(1) $x$ @y \\u{41}",
        "</main></body><!--",
        "]]>&lt;b&gt;&#60;",
    ] {
        let project = full_of(hostile);
        let site = Site::of(&project);
        // What is too wide for a cell is found, and it is all that is.
        let beside = site.built.findings.iter().filter(|f| f.code.as_str() != "overflow");
        assert_eq!(beside.map(|f| f.code.as_str()).collect::<Vec<_>>(), [""; 0], "{hostile}");
        let errors: Vec<&str> = site
            .checked
            .findings
            .iter()
            .filter(|f| f.is_error())
            .map(|f| f.code.as_str())
            .collect();
        // A comment that never ends would hide what follows it.
        let open = if hostile.contains("<!--") { "open-comment" } else { "none" };
        assert!(errors.iter().all(|code| *code == open), "{hostile}: {errors:?}");
        let pages = site.pages();
        assert_eq!(pages.keys().collect::<Vec<_>>(), harmless_pages.keys().collect::<Vec<_>>());
        for (path, page) in &pages {
            // HTML in Markdown is shown as code.
            let without_code = |page: &Page| {
                bones(page).into_iter().filter(|tag| !tag.starts_with("<code")).collect::<Vec<_>>()
            };
            let wanted = without_code(&harmless_pages[path]);
            assert_eq!(without_code(page), wanted, "{hostile} changed {path}");
        }
        // Markdown has a meaning for some of it; elsewhere it has to be shown letter by letter.
        for path in ["index.html", "2562/index.html", "2562/basics.html", "2562/board.html"] {
            let page = &pages[format!("site/{path}").as_str()];
            assert!(
                page.words.contains(&even(hostile)),
                "{path} does not show {hostile}: {}",
                page.words
            );
        }
        let data = site.data(Edition::Public);
        assert!(data[0].contains(&serde_json::to_string(&format!("“{hostile}”")).unwrap()));
        let pdf = site.files()["site/2562/report.pdf"];
        if let Some(pages) = pdf_pages(pdf) {
            let text = pages.concat();
            assert!(text.contains(&squeezed(hostile)), "the PDF does not show {hostile}: {text}");
        }
    }
}

#[test]
fn a_link_that_runs_something_is_an_error_and_no_link() {
    let text = "---\nรหัสถาวร: story\nชื่อ: เรื่อง\n---\n\
                [ก](javascript:alert(1)) [ข](JaVaScRiPt:alert(1)) [ค](data:text/html,x) [ง](//example.org) \
                [จ](../../etc/passwd) [ฉ](file:///etc/passwd) ![ช](x.png) <javascript:alert(1)> [ซ](https://example.org)\n";
    let project = Project::minimal().with("content/2562/narratives/story.md", text);
    let site = Site::of(&project);
    assert!(site.checked.findings.errors() >= 7);
    let story = &site.pages()["site/2562/narratives/story.html"];
    let outward: Vec<&str> = story.addresses().filter(|address| address.contains(':')).collect();
    assert_eq!(outward, ["https://example.org"]);
    let sources: Vec<&str> =
        story.tags.iter().map(|(tag, _)| tag.as_str()).filter(|t| *t == "img").collect();
    assert_eq!(sources, [""; 0]);
    let data = site.data(Edition::Public).concat();
    assert!(!data.contains("\"url\":\"javascript") && !data.contains("\"url\":\"data"), "{data}");
}

#[test]
fn pictures_footnotes_and_links_reach_who_may_see_them() {
    let picture =
        |name: &str| std::fs::read(root().join("tests/fixtures/pictures").join(name)).unwrap();
    let folder = "content/2562/narratives";
    let year = common::YEAR
        .replace("ปก, ตารางผล", "ปก, บทบรรยาย, รายตัวชี้วัด")
        .replace("    สถานะ: ร่าง\n", "    สถานะ: ร่าง\n    เลขในบทบรรยาย: ไทย\n");
    let project = Project::minimal()
        .with("content/2562/year.yaml", &year)
        .with(
            &format!("{folder}/story.md"),
            "---\nรหัสถาวร: story\nชื่อ: เรื่อง\n---\n\n\
             ความแรก[^ก] ความสอง[^ก] [เรื่องใน](about.md) [หัวข้อใน](about.md#หัวข้อ-ก) [เรื่องภายใน](secret.md)\n\n\
             ![ผลปีนี้ ((ผล one)) “<b>” & สูงขึ้น](bars.png '\"><script>alert(1)</script>')\n\n\
             [^ก]: หมายเหตุที่ 1 ((ผล one))\n",
        )
        .with(
            &format!("{folder}/about.md"),
            "---\nรหัสถาวร: about\nชื่อ: เรื่องใน\nเกี่ยวกับ: one\n---\n\n## หัวข้อ ก\n\nความ[^1]\n\n![แท่ง](bars.svg)\n\n[^1]: หมายเหตุของตัวชี้วัด\n",
        )
        .with(
            &format!("{folder}/secret.md"),
            "---\nรหัสถาวร: secret\nชื่อ: เรื่องภายใน\nการเผยแพร่: ภายใน\n---\n\n![ภาพลับ](turned.jpg) ความ[^1]\n\n[^1]: หมายเหตุลับ\n",
        )
        .bytes(&format!("{folder}/bars.png"), &picture("bars.png"))
        .bytes(&format!("{folder}/bars.svg"), &picture("bars.svg"))
        .bytes(&format!("{folder}/turned.jpg"), &picture("turned.jpg"));
    let site = Site::of(&project);
    // The HTML in the words of the picture is the only remark.
    let codes: Vec<&str> = site.checked.findings.iter().map(|found| found.code.as_str()).collect();
    assert_eq!(codes, ["raw-html"], "{}", said(&site.checked.findings, &site.sources));
    assert_text(&site.findings(), "");
    let files = site.files();
    let mut shown: Vec<&[u8]> = files
        .iter()
        .filter(|(path, _)| path.starts_with("site/assets/pictures/"))
        .map(|(_, bytes)| *bytes)
        .collect();
    shown.sort_by_key(|bytes| bytes.len());
    assert_eq!(shown, [picture("bars.png"), picture("bars.svg")]);

    let pages = site.pages();
    let (story, about) =
        (&pages["site/2562/narratives/story.html"], &pages["site/2562/indicators/one.html"]);
    let image = |page: &Page| {
        let (_, image) = page.tags.iter().find(|(tag, _)| tag == "img").expect("a picture").clone();
        let path = image["src"].replace("../../", "site/");
        assert!(files.contains_key(path.as_str()), "{path}");
        (image["alt"].clone(), image["width"].clone(), image["height"].clone())
    };
    let side = |side: &str| side.to_owned();
    assert_eq!(
        image(story),
        ("ผลปีนี้ ร้อยละ\u{a0}๙๐ “<b>” & สูงขึ้น".to_owned(), side("60"), side("40"))
    );
    assert_eq!(image(about), ("แท่ง".to_owned(), side("60"), side("40")));
    assert!(story.words.contains("ภาพที่ ๑") && about.words.contains("ภาพที่ ๒"), "{}", story.words);
    assert!(story.tags.iter().all(|(tag, _)| tag != "script" && tag != "b"));
    // One note, two places that lead to it, and a way back to each; the next text counts on.
    for id in ["at-story-1", "at-story-1-2", "note-story-1"] {
        let addresses = story.addresses().filter(|address| *address == format!("#{id}")).count();
        assert_eq!(
            (story.ids().contains(&id), addresses),
            (true, if id.starts_with("note") { 2 } else { 1 })
        );
    }
    assert!(about.words.contains("๒ หมายเหตุของตัวชี้วัด"), "{}", about.words);
    let links: Vec<&str> = story.addresses().filter(|address| address.contains("about")).collect();
    let page = "../../2562/indicators/one.html";
    assert_eq!(links, [format!("{page}#narrative-about"), format!("{page}#heading-about_หัวข้อ-ก")]);
    assert!(
        about.ids().contains(&"narrative-about") && about.ids().contains(&"heading-about_หัวข้อ-ก")
    );
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("site/")) {
        assert!(!holds(bytes, "secret") && !holds(bytes, "ภาพลับ"), "{path} says what is internal");
    }
    if let Some(open) = pdf_text(&site, "site/2562/report.pdf") {
        for words in ["ภาพที่๑ผลปีนี้ร้อยละ๙๐", "หมายเหตุที่๑", "หมายเหตุของตัวชี้วัด"]
        {
            assert!(open.contains(&squeezed(words)), "no {words} in {open}");
        }
        assert!(!open.contains(&squeezed("หมายเหตุลับ")));
        let full = pdf_text(&site, "2562/report.pdf").unwrap();
        assert!(full.contains(&squeezed("หมายเหตุลับ")) && full.contains(&squeezed("ภาพลับ")));
    }
}

#[test]
fn a_template_of_the_project_takes_the_place_of_the_built_in_one() {
    let project = Project::minimal()
        .with(
            "templates/html/not-found.html",
            "<!DOCTYPE html>\n<title>{{ site.agency | bare }}</title>ของเรา\n",
        )
        .with("templates/html/style.css", "body { color: black }\n");
    let (ours, theirs) = (Site::of(&project), Site::of(&Project::minimal()));
    assert_text(&ours.findings(), "");
    let (ours, theirs) = (ours.files(), theirs.files());
    assert_eq!(
        std::str::from_utf8(ours["site/404.html"]).unwrap(),
        "<!DOCTYPE html>\n<title>หน่วยงานทดสอบ (องค์การมหาชน)</title>ของเรา\n"
    );
    let (own, other) = (style(&ours), style(&theirs));
    assert_eq!(ours[own], b"body { color: black }\n");
    // The name of the style has a hash of its bytes, so that every page asks for the new one.
    let name = |path: &str| path.strip_prefix("site/").unwrap().to_owned();
    let renamed = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&name(other), &name(own));
    let changed: Vec<&str> = theirs
        .iter()
        .filter(|(path, bytes)| {
            !ours.get(*path).is_some_and(|ours| {
                !path.ends_with(".html") && ours == *bytes
                    || path.ends_with(".html") && String::from_utf8_lossy(ours) == renamed(bytes)
            })
        })
        .map(|(path, _)| *path)
        .collect();
    assert_eq!(changed, ["site/404.html", other]);
    let asking =
        theirs.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&name(other)));
    let pages = theirs.keys().filter(|path| path.ends_with(".html")).count();
    // But for the page of addresses that lead nowhere, which needs nothing of the site.
    assert_eq!(asking.count(), pages - 1);
}

/// The path of the style of a site.
fn style<'a>(files: &BTreeMap<&'a str, &[u8]>) -> &'a str {
    let mut own = files
        .keys()
        .filter(|path| path.starts_with("site/assets/style.") && path.ends_with(".css"));
    own.next().expect("a style")
}

#[test]
fn a_script_of_the_project_has_a_hash_in_its_name_too() {
    let base = templates::with_defaults(Sources::new());
    let base =
        base.id("templates/html/base.html").map(|id| base.file(id).text.to_string()).unwrap();
    let link = "<script src=\"{{ page.root }}{{ assets[\"search.js\"] }}\"></script>\n</head>";
    let with = |script: &str| {
        let project = Project::minimal()
            .with("templates/html/base.html", &base.replace("</head>", link))
            .with("templates/html/search.js", script);
        let site = Site::of(&project);
        let own = |path: &&str| path.starts_with("site/assets/search.");
        let path = site.files().into_keys().find(own).expect("a script").to_owned();
        let page = String::from_utf8_lossy(site.files()["site/2562/index.html"]).into_owned();
        assert!(page.contains(&path.replace("site/", "../")), "{path}\n{page}");
        path
    };
    let (one, two) = (with("let a = 1\n"), with("let a = 2\n"));
    assert!(one.ends_with(".js") && one != two, "{one} {two}");
    assert_eq!(one, with("let a = 1\n"));
}

/// Templates that fail: path, text, place, and what is said.
const BROKEN: [(&str, &str, &str, &str); 10] = [
    (
        "templates/html/not-found.html",
        "{% extends \"base.html\" %}\n{% block content %}ที่นี่ {{ site.agency.name | }}{% endblock content %}\n",
        "2:45",
        "Found `}}` but expected identifier.",
    ),
    (
        "templates/html/not-found.html",
        "{% extends \"base.html\" %}\n{% block content %}ที่นี่ {{ site.address.nothing }}{% endblock content %}\n",
        "2:39",
        "Field `nothing` is not defined.",
    ),
    (
        "templates/html/page.html",
        "<p>\n{{ 2 * page.title }}</p>\n",
        "2:8",
        "Math operations can only be done on numbers",
    ),
    (
        "templates/html/not-found.html",
        "{% extends \"nowhere.html\" %}\n",
        "1:1",
        "Template 'not-found.html' is inheriting from 'nowhere.html', which doesn't exist or isn't loaded.",
    ),
    (
        "templates/html/base.html",
        "{% extends \"base.html\" %}\n",
        "1:1",
        "Circular extend detected for template 'base.html'.",
    ),
    ("templates/typst/cover.typ", "#let cover = {\n", "1:14", "unclosed delimiter"),
    ("templates/typst/cover.typ", "// ที่\nที่ #nothing\n", "2:4", "unknown variable: nothing"),
    (
        "templates/typst/cover.typ",
        "#import \"data.typ\": cover\n#cover.nothing\n",
        "2:8",
        "dictionary does not contain key \"nothing\"",
    ),
    // Nothing outside the project, no network and no clock is within reach of a template.
    (
        "templates/typst/cover.typ",
        "#read(\"/etc/passwd\")\n",
        "1:7",
        "file not found (searched at etc/passwd)",
    ),
    ("templates/typst/cover.typ", "\n#datetime.today()\n", "2:2", "unable to get the current date"),
];

#[test]
fn a_broken_template_is_a_finding_at_its_place() {
    for (path, text, place, message) in BROKEN {
        let site = Site::of(&Project::minimal().with(path, text));
        assert_eq!(site.checked.findings.errors(), 0, "{text}");
        // An error here is what keeps the program from writing anything.
        assert_eq!(site.built.findings.errors(), 1, "{}", site.findings());
        let said = site.findings();
        let head = format!("{path}:{place} ต้องแก้: แม่แบบใช้ไม่ได้: {message}");
        assert!(said.starts_with(&head), "\n=== expected\n{head} …\n=== actual\n{said}");
        assert!(said.lines().next().unwrap().ends_with(
            " → แก้แม่แบบที่บรรทัดนี้ หรือลบแม่แบบของโครงการเพื่อใช้แม่แบบในโปรแกรม [template-error]"
        ));
        let line: usize = place.split(':').next().unwrap().parse().unwrap();
        let shown = format!("{line} │ {}\n", text.lines().nth(line - 1).unwrap());
        assert!(said.contains(&shown), "{said}");
    }
}

/// The words that only the shipped agency and its framework have.
fn shipped_words() -> BTreeSet<String> {
    let outcome = Project::shipped().check();
    let model = &outcome.scored().model;
    let agency = &model.agency;
    let mut texts: Vec<&raingan::records::Text> =
        agency.names.iter().map(|name| &name.name).collect();
    texts.extend(&agency.abbreviation);
    texts.extend(&agency.vision);
    texts.extend(&agency.ministry);
    for framework in model.frameworks.values() {
        texts.push(&framework.name);
        for part in &framework.parts {
            texts.push(&part.name);
            texts.extend(part.components.iter().map(|component| &component.name));
        }
    }
    let mut words: BTreeSet<String> = [agency.slug.to_string()].into();
    // A name that is a plain word of the language belongs to nobody.
    const PLAIN: [&str; 1] = ["ประสิทธิภาพ"];
    for text in texts.into_iter().filter(|text| !PLAIN.contains(&text.th.as_str())) {
        words.insert(text.th.clone());
        words.extend(text.en.clone());
    }
    words
}

#[test]
fn the_program_knows_no_agency_and_no_framework() {
    let words = shipped_words();
    assert!(words.len() > 15, "{words:?}");
    for folder in ["src", "templates"] {
        for entry in walkdir::WalkDir::new(root().join(folder)) {
            let entry = entry.unwrap();
            if !entry.file_type().is_file() {
                continue;
            }
            let bytes = std::fs::read(entry.path()).unwrap();
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            for word in &words {
                let word = word.to_lowercase();
                let found = text.match_indices(&word).find(|(at, _)| alone(&text, *at, &word));
                assert!(found.is_none(), "“{word}” in {}", Path::new(entry.path()).display());
            }
        }
    }
}

/// Whether a Latin word stands there by itself and not inside another one.
fn alone(text: &str, at: usize, word: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !latin(text[..at].chars().next_back()) && !latin(text[at + word.len()..].chars().next())
}

#[test]
fn a_search_for_secrets_would_find_them() {
    let outcome = Outcome::of(SECOND.sources.clone(), Findings::new());
    assert_eq!(outcome.errors(), 0);
    let content: String = Project::second_agency()
        .files()
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    for secret in ["7319", "ความลับ", "lawsuit-reserve", "5521", "ยังไม่เผยแพร่", "ฝ่ายเลขานุการ"]
    {
        assert!(holds(content.as_bytes(), secret), "{secret} is no longer in the fixture");
    }
}

/// The words of a site's PDF without blanks; nothing where there is no tool to read it.
fn pdf_text(site: &Site, path: &str) -> Option<String> {
    Some(pdf_pages(site.files()[path])?.concat())
}

/// A report and a form of the smallest project, and how far each has come.
fn two_documents(report: &str, form: &str) -> Site {
    let document = |kind: &str, name: &str, status: &str, digits: &str| {
        format!(
            "  - ชนิด: {kind}\n    ชื่อ: {name}\n    สถานะ: {status}\n    ส่วน: [ปก, ตารางผล, บทบรรยาย]\n    \
             เลขในตาราง: {digits}\n    เลขในบทบรรยาย: {digits}\n"
        )
    };
    let year = format!(
        "ปีงบประมาณ: 2562\nข้อมูล ณ วันที่: 30 กันยายน 2562\nเอกสาร:\n{}{}",
        document("แบบประเมิน", "แบบทดสอบ", form, "ไทย"),
        document("รายงาน", "รายงานทดสอบ", report, "อารบิก"),
    );
    let story = "---\nรหัสถาวร: story\nชื่อ: เรื่องของปี 2562\n---\nได้ ((ผล 1.1)) ใน 4 ไตรมาส \
                 ไม่ใช่ ((ผล 1.1 เลขอารบิก)) ตามมาตรฐาน ISO 27001\n";
    Site::of(
        &Project::minimal()
            .with("content/2562/year.yaml", &year)
            .with("content/2562/narratives/story.md", story),
    )
}

#[test]
fn each_document_says_for_itself_that_it_is_not_certified() {
    let words = "ผลการประเมินตนเอง";
    for (report, form) in [("เสนอ", "ลงนาม"), ("ลงนาม", "เสนอ")]
    {
        let site = two_documents(report, form);
        assert_text(&site.findings(), "");
        for (path, status) in [("2562/report.pdf", report), ("2562/form.pdf", form)] {
            let Some(text) = pdf_text(&site, path) else { return };
            assert_eq!(text.contains(words), status == "เสนอ", "{path} is {status}: {text}");
        }
        // The site follows the report, which is not the first document.
        for path in ["site/index.html", "site/2562/index.html", "site/2562/indicators/one.html"] {
            let page = &site.pages()[path];
            // Above its foot a page lists both documents, each with its own state.
            let (_, foot) = page.words.rsplit_once("ข้อมูล ณ วันที่").expect("a foot");
            assert_eq!(foot.contains(words), report == "เสนอ", "{path}: {}", page.words);
            assert_eq!(foot.contains("สถานะ ลงนาม"), report == "ลงนาม", "{}", page.words);
        }
    }
}

#[test]
fn digits_are_those_of_each_document() {
    let site = two_documents("ร่าง", "ร่าง");
    let (Some(report), Some(form)) =
        (pdf_text(&site, "2562/report.pdf"), pdf_text(&site, "2562/form.pdf"))
    else {
        return;
    };
    let shown = ["พ.ศ.2562", "1.1ตัวชี้วัดทดสอบ", "ไม่น้อยกว่าร้อยละ80", "เรื่องของปี2562", "ใน4ไตรมาส"];
    for words in shown {
        assert!(report.contains(words), "the report lacks {words}: {report}");
        let thai = raingan::thai::thai_digits(words);
        assert!(form.contains(&thai), "the form lacks {thai}: {form}");
        assert!(!form.contains(words), "the form has {words}: {form}");
    }
    assert!(form.contains("ตารางที่๑") && form.contains("-๑-"), "{form}");
    assert!(form.contains("ได้ร้อยละ๙๐") && form.contains("ไม่ใช่ร้อยละ90"), "{form}");
    assert!(form.contains("ISO27001"), "{form}");
    let story = &site.pages()["site/2562/narratives/story.html"];
    assert!(story.words.contains("เรื่องของปี 2562"), "the site follows the report");
}

#[test]
fn headings_and_lists_are_numbered_as_each_document_asks() {
    let document = |kind: &str, rest: &str| {
        format!("  - ชนิด: {kind}\n    ชื่อ: ทดสอบ\n    สถานะ: ร่าง\n    ส่วน: [ปก, บทบรรยาย]\n{rest}")
    };
    let year = format!(
        "ปีงบประมาณ: 2562\nข้อมูล ณ วันที่: 30 กันยายน 2562\nเอกสาร:\n{}{}",
        document("แบบประเมิน", "    เลขในบทบรรยาย: ไทย\n    เลขหัวข้อ: [๑., ๑.๑]\n"),
        document("รายงาน", "    เลขรายการ: [ก), (๑)]\n"),
    );
    let story = "---\nรหัสถาวร: story\nชื่อ: เรื่อง\n---\n## ตอนต้น\n\n1. หนึ่ง\n   1. ย่อย\n2. สอง\n\n\
                 ## ตอนปลาย\n\nก. อักษร\nข. ต่อไป ๕ ข้อ\n";
    let site = Site::of(
        &Project::minimal()
            .with("content/2562/year.yaml", &year)
            .with("content/2562/narratives/story.md", story),
    );
    assert_text(&site.findings(), "");
    let words = &site.pages()["site/2562/narratives/story.html"].words;
    for shown in ["ก) หนึ่ง", "(1) ย่อย", "ข) สอง", "ก. อักษร", "ข. ต่อไป 5 ข้อ"]
    {
        assert!(words.contains(shown), "the page lacks {shown}: {words}");
    }
    assert!(!words.contains("1.1"), "the report asks for no numbers of headings: {words}");
    let (Some(report), Some(form)) =
        (pdf_text(&site, "2562/report.pdf"), pdf_text(&site, "2562/form.pdf"))
    else {
        return;
    };
    for shown in
        ["๑.เรื่อง", "๑.๑ตอนต้น", "๑.๒ตอนปลาย", "๑.หนึ่ง", "๑)ย่อย", "๒.สอง", "ก.อักษร", "ข.ต่อไป๕ข้อ"]
    {
        assert!(form.contains(shown), "the form lacks {shown}: {form}");
    }
    for shown in ["ก)หนึ่ง", "(1)ย่อย", "ข)สอง", "ก.อักษร", "ข.ต่อไป5ข้อ"]
    {
        assert!(report.contains(shown), "the report lacks {shown}: {report}");
    }
}

#[test]
fn what_a_heading_carries_is_shown() {
    let heading = "รหัสถาวร: group\nรหัส: \"1\"\nองค์ประกอบ: work\nชื่อ: หัวข้อใหญ่\nคำอธิบาย: คำอธิบายของหัวข้อ\n\
                   หมายเหตุ: หมายเหตุของหัวข้อ\nตามที่พิมพ์:\n  ชื่อ: หัวข้อใหญ่มาก\n";
    let site = Site::of(
        &Project::minimal()
            .with("content/2562/indicators/group.yaml", heading)
            .one("องค์ประกอบ: work", "องค์ประกอบ: work\nอยู่ใต้: group")
            .replace("content/2562/year.yaml", "[ปก, ตารางผล]", "[ปก, ตารางผล, รายตัวชี้วัด]")
            .with(
                "content/2562/narratives/story.md",
                "---\nรหัสถาวร: story\nชื่อ: เรื่องของหัวข้อ\nเกี่ยวกับ: group\n---\nเนื้อเรื่อง\n",
            ),
    );
    assert_text(&site.findings(), "");
    let page = &site.pages()["site/2562/indicators/group.html"];
    let pdf = pdf_text(&site, "site/2562/report.pdf");
    for words in ["คำอธิบายของหัวข้อ", "หมายเหตุของหัวข้อ", "หัวข้อใหญ่มาก", "เรื่องของหัวข้อ", "เนื้อเรื่อง"]
    {
        assert!(page.words.contains(words), "the page lacks {words}: {}", page.words);
        if let Some(pdf) = &pdf {
            assert!(pdf.contains(words), "the PDF lacks {words}: {pdf}");
        }
    }
    assert!(!page.words.contains("คำนวณจากเป้าหมาย"), "a heading has no rating: {}", page.words);
    let component = &site.pages()["site/2562/parts/organisation/work.html"];
    let leads = component.addresses().any(|a| a.ends_with("indicators/group.html"));
    assert!(leads, "nothing leads to it");
}

#[test]
fn remarks_sources_and_printed_values_reach_every_page() {
    let agency = format!("{}วิสัยทัศน์: เห็นไกล\nตามที่พิมพ์:\n  วิสัยทัศน์: มองใกล้\n", common::AGENCY);
    let sheet = "รหัสถาวร: sheet\nชื่อ: ชุดข้อมูล\nรายการ:\n  - {รหัสถาวร: fact, ชื่อ: ข้อมูล, ค่า: มากกว่า 7 ล้านบาท (ประมาณ), \
                 ที่มา: ที่มาของข้อมูล, ตามที่พิมพ์: {ผล: 9 ล้านบาท}}\n";
    let sum = "รหัสถาวร: sum\nชื่อ: ผลรวม\nหน่วย: บาท\nรายการ:\n  - {รหัส: a, ชื่อ: รายการ, ตัวแปร: {ก: 5 บาท}, สูตร: ก}\n\
               ตามที่พิมพ์:\n  ผล: {ค่า: 8 บาท, เอกสาร: old, ที่: หน้า 3}\n";
    let site = Site::of(
        &Project::minimal()
            .with("content/agency.yaml", &agency)
            .with("content/2562/facts/sheet.yaml", sheet)
            .with("content/2562/calculations/sum.yaml", sum)
            .one("เป้าหมาย: ร้อยละ 80", "เป้าหมาย: ร้อยละ 80 (ขยายผล)")
            .replace(
                "content/2562/year.yaml",
                "[ปก, ตารางผล]",
                "[ปก, ข้อมูลพื้นฐาน, ตารางสรุปผล, ตารางผล, รายการคำนวณ, รายตัวชี้วัด]",
            )
            .replace(
                "content/2562/year.yaml",
                "เอกสาร:\n",
                "ข้อมูลพื้นฐาน: sheet\nคะแนนประกอบ: fact\nเอกสารที่เผยแพร่:\n  - {รหัส: old, ชื่อ: เล่มเก่า}\nเอกสาร:\n",
            )
            .replace(
                "content/frameworks/2562.yaml",
                "ชื่อ: งานหลัก}",
                "ชื่อ: งานหลัก, ชื่อเต็ม: งานหลักของหน่วยงาน, ที่มา: มติแรก}",
            )
            .replace(
                "content/frameworks/2562.yaml",
                "        - กติกา:\n",
                "        - ที่มา: มติที่สอง\n          กติกา:\n",
            ),
    );
    assert_text(&site.findings(), "");
    let errors = said(&site.checked.findings, &site.sources);
    assert_eq!(site.checked.findings.errors(), 0, "{errors}");
    let pages = site.pages();
    let on = |path: &str, words: &str| {
        let page = &pages[format!("site/{path}").as_str()].words;
        assert!(squeezed(page).contains(&squeezed(words)), "{path} lacks “{words}”: {page}");
    };
    on("2562/indicators/one.html", "ไม่น้อยกว่าร้อยละ 80 (ขยายผล)");
    on("2562/parts/organisation/work.html", "ไม่น้อยกว่าร้อยละ 80 (ขยายผล)");
    on("index.html", "มองใกล้");
    for path in ["2562/basics.html", "2562/index.html"] {
        on(path, "มากกว่า 7 ล้านบาท (ประมาณ)");
        on(path, "ที่มาของข้อมูล");
        on(path, "9 ล้านบาท ต่างจากค่าที่คำนวณได้ 2 ล้านบาท");
    }
    on("2562/calculations/sum.html", "8 บาท ต่างจากค่าที่คำนวณได้ 3 บาท เล่มเก่า, หน้า 3");
    on("2562/parts/organisation.html", "งานหลักของหน่วยงาน");
    on("2562/parts/organisation/work.html", "งานหลักของหน่วยงาน");
    on("2562/parts/organisation/work.html", "มติแรก");
    on("2562/parts/organisation.html", "มติที่สอง");
    // A bound stands close to a unit before its number, in HTML as in PDF.
    let html = String::from_utf8_lossy(site.files()["site/2562/parts/organisation/work.html"]);
    let quantity = "<span class=\"quantity\"><span class=\"k\">ไม่น้อยกว่า</span>\
                    <span class=\"amount\"><span class=\"k\">ร้อยละ\u{a0}80</span></span></span>";
    assert!(html.contains(quantity), "{html}");
    let Some(pdf) = pdf_text(&site, "site/2562/report.pdf") else { return };
    for (words, times) in [
        ("ไม่น้อยกว่าร้อยละ80(ขยายผล)", 2),
        ("มองใกล้", 1),
        ("มากกว่า7ล้านบาท(ประมาณ)", 2),
        ("ที่มาของข้อมูล", 2),
        ("ต่างจากค่าที่คำนวณได้2ล้านบาท", 2),
        ("ต่างจากค่าที่คำนวณได้3บาท", 1),
        ("เล่มเก่า,หน้า3", 1),
        ("งานหลักของหน่วยงาน", 1),
        ("มติแรก", 1),
        ("มติที่สอง", 1),
    ] {
        assert!(pdf.matches(words).count() >= times, "the PDF lacks “{words}”: {pdf}");
    }
}

#[test]
fn the_end_of_a_term_is_what_the_source_says() {
    let board = "ชื่อ: คณะกรรมการ\nกลุ่ม:\n  - ชื่อ: กรรมการ\n    กรรมการ:\n      \
                 - {ชื่อ: นายหนึ่ง, ตั้งแต่: 1 มกราคม 2562}\n      \
                 - {ชื่อ: นายสอง, ตั้งแต่: 1 มกราคม 2562, ถึง: ปัจจุบัน}\n";
    let site = Site::of(&Project::minimal().with("content/2562/board.yaml", board));
    assert_eq!(said(&site.checked.findings, &site.sources), "");
    let words = &site.pages()["site/2562/board.html"].words;
    assert!(words.contains("นายหนึ่ง – ตั้งแต่ 1 มกราคม 2562 (ไม่มีข้อมูลวันสิ้นวาระ)"), "{words}");
    assert!(words.contains("นายสอง – ตั้งแต่ 1 มกราคม 2562 ถึง ปัจจุบัน"), "{words}");
}

#[test]
fn what_is_internal_cannot_be_worked_out_from_what_is_not() {
    let sheet = "รหัสถาวร: sheet\nชื่อ: ชุด\nรายการ:\n  - {รหัสถาวร: secret, ชื่อ: ลับ, ค่า: 37 บาท, การเผยแพร่: ภายใน}\n";
    let heading = "รหัสถาวร: group\nรหัส: \"1\"\nองค์ประกอบ: work\nชื่อ: หัวข้อที่ปิดไว้\nการเผยแพร่: ภายใน\n";
    let one = "รหัสถาวร: one\nรหัส: \"1.1\"\nอยู่ใต้: group\nองค์ประกอบ: work\nชื่อ: ตัวชี้วัดทดสอบ\nเป้าหมาย: 80 บาท\n\
               ตัวแปร: {ก: ((ค่า secret)), ข: 58 บาท}\nสูตร: ก + ข\nหน่วย: บาท\nทศนิยม: 0\n\
               ตามที่พิมพ์:\n  ข: 60 บาท\n";
    let project = Project::minimal()
        .with("content/2562/facts/sheet.yaml", sheet)
        .with("content/2562/indicators/group.yaml", heading)
        .with(common::ONE, one)
        .indicator("two", "1.2", "เป้าหมาย: 1 ฉบับ\nผล: 1 ฉบับ\nการเผยแพร่: ภายใน\n")
        .replace(
            "content/2562/year.yaml",
            "[ปก, ตารางผล]",
            "[ปก, ตารางสรุปผล, รายการคำนวณ, รายตัวชี้วัด]",
        );
    let site = Site::of(&project);
    assert_eq!(
        site.checked.findings.errors(),
        0,
        "{}",
        said(&site.checked.findings, &site.sources)
    );
    let page = &site.pages()["site/2562/indicators/one.html"];
    assert!(page.words.contains("95 บาท"), "the result is shown: {}", page.words);
    assert!(page.words.contains("มีตัวแปรที่ไม่เผยแพร่"), "and that a part is not: {}", page.words);
    for path in ["site/2562/parts/organisation.html", "site/2562/parts/organisation/work.html"] {
        let words = &site.pages()[path].words;
        assert!(words.contains("ผ่าน 2 จาก 2 ตัวชี้วัด"), "{words}");
        assert!(words.contains("รวมตัวชี้วัดที่ไม่เผยแพร่ 1"), "{words}");
    }
    let view = serde_json::to_string(&site.years(Edition::Public)).unwrap();
    for secret in ["37", "58", "หัวข้อที่ปิดไว้", "60\u{a0}บาท"]
    {
        assert!(!view.contains(secret), "the public view holds {secret}: {view}");
        for (path, page) in site.pages() {
            assert!(!page.words.contains(secret), "{path} holds {secret}: {}", page.words);
        }
    }
    let all = serde_json::to_string(&site.years(Edition::Ministry)).unwrap();
    for told in ["37\u{a0}บาท", "58\u{a0}บาท", "หัวข้อที่ปิดไว้"]
    {
        assert!(all.contains(told), "the ministry's view lacks {told}");
    }
    assert!(!all.contains("ไม่เผยแพร่ 1") && !all.contains("\"hidden\":true"));
}

#[test]
fn a_page_is_about_something_and_says_what() {
    let site = Site::of(&Project::minimal());
    assert!(!site.files().contains_key("site/2562/basics.html"), "there is nothing to say");
    let title = |site: &Site, path: &str| {
        let html = String::from_utf8_lossy(site.files()[path]).into_owned();
        html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap().to_owned()
    };
    assert!(
        title(&SHIPPED, "site/2562/basics.html").starts_with("ข้อมูลพื้นฐาน · ปีงบประมาณ พ.ศ. 2562")
    );
    assert!(title(&site, "site/404.html").starts_with("ไม่พบหน้านี้"));
    // It is served for addresses of any depth: nothing on it may lead from where it stands.
    assert_eq!(site.pages()["site/404.html"].addresses().count(), 0);
    for (name, site) in both() {
        let mut titles = BTreeSet::new();
        for path in site.pages().keys() {
            assert!(
                titles.insert(title(site, path)),
                "{name}: two pages are “{}”",
                title(site, path)
            );
        }
    }
}

#[test]
fn the_first_page_behind_the_contents_is_page_one() {
    let parts = "[ปก, คำอธิบายสัญลักษณ์, ตารางผล]";
    let project = Project::minimal().replace("content/2562/year.yaml", "[ปก, ตารางผล]", parts);
    let site = Site::of(&project);
    let Some(pages) = pdf_pages(site.files()["2562/report.pdf"]) else { return };
    let numbers: Vec<String> =
        pages[1..].iter().map(|page| page.split('-').nth(1).unwrap().to_owned()).collect();
    assert_eq!(numbers, ["ก", "1"]);
}

#[test]
fn the_home_page_tells_day_and_state_of_the_year_it_shows() {
    let years = SHIPPED.years(Edition::Public);
    let shown = reported(&years);
    let planned = years.iter().find(|year| year.no_result()).expect("a year without results");
    let words = &SHIPPED.pages()["site/index.html"].words;
    assert!(words.contains(&even(&format!("ข้อมูล ณ วันที่ {}", shown.as_of()))), "{words}");
    assert!(!words.contains(&even(&planned.as_of())), "{words}");
    // Documents say whose year they are and how far they have come, those of the year shown first.
    let of = |year: &ShownYear<'_>| {
        let document = &year.documents()[0];
        let told = format!("{} {} · สถานะ {}", document.title, year.label(), document.status);
        words.find(&even(&told)).unwrap_or_else(|| panic!("{told}: {words}"))
    };
    assert!(of(shown) < of(planned));
}

#[test]
fn nothing_is_said_to_be_calculated_where_there_is_no_result() {
    let (mut with, mut without) = (0, 0);
    let pages = SHIPPED.pages();
    for year in &SHIPPED.years(Edition::Public) {
        let indicators = year.indicators().map(|at| year.indicator(at));
        for indicator in indicators.filter(|each| each.has_page && !each.heading) {
            let path = format!("site/{}/indicators/{}.html", year.number(), indicator.slug);
            let words = &pages[path.as_str()].words;
            let said =
                ["คำนวณจากเป้าหมายและผล", "ผู้ประเมินเป็นผู้พิจารณา"].iter().any(|it| words.contains(it));
            assert_eq!(said, indicator.rating.state == "decided", "{path}: {words}");
            *(if said { &mut with } else { &mut without }) += 1;
            assert!(!words.contains("content/"), "{path}");
        }
    }
    assert!(with > 5 && without > 1, "{with} and {without}");
}

#[test]
fn a_wide_table_of_a_narrative_becomes_cards_on_a_phone() {
    let table = "---\nรหัสถาวร: intro\nลำดับ: 1\nชื่อ: บทนำ\n---\n\
                 | ชื่อ | **ผล** \"จริง\" | ปี |\n|---|---|---|\n| หนึ่ง | 12 | 2562 |\n| สอง | | 2563 |\n\n\
                 | ก | ข |\n|---|---|\n| ค | ง |\n";
    let site = Site::of(&Project::minimal().with("content/2562/narratives/intro.md", table));
    assert_eq!(said(&site.checked.findings, &site.sources), "");
    let pages = site.pages();
    let page = &pages["site/2562/narratives/intro.html"];
    let values = |of: &str, wanted: &str| -> Vec<String> {
        let all = page.attributes().filter(|(tag, name, _)| (*tag, *name) == (of, wanted));
        all.map(|(.., value)| value.to_owned()).collect()
    };
    assert_eq!(values("table", "class"), ["stack"], "of three columns, not of two");
    assert_eq!(values("td", "data-label"), ["ผล \"จริง\"", "ปี", "ผล \"จริง\"", "ปี"]);
    assert_eq!(values("th", "scope"), ["col", "col", "col", "row", "row", "col", "col"]);
}

#[test]
fn every_part_component_and_document_has_a_page_that_the_year_leads_to() {
    for (name, site) in both() {
        let pages = site.pages();
        let leads = |from: &str, to: &str| {
            let found = pages[from]
                .addresses()
                .any(|address| target(from, address).is_some_and(|(file, _)| file == to));
            assert!(found, "{name}: {from} does not lead to {to}");
        };
        for year in &site.years(Edition::Public) {
            let folder = format!("site/{}", year.number());
            let home = format!("{folder}/index.html");
            leads("site/index.html", &home);
            leads(&home, &format!("{folder}/documents.html"));
            for part in &year.parts() {
                let of_part = format!("{folder}/parts/{}.html", part.id);
                leads(&home, &of_part);
                assert!(pages[of_part.as_str()].words.contains(&even(&part.overall.name)));
                for component in &part.components {
                    let path = format!("{folder}/parts/{}/{}.html", part.id, component.id);
                    leads(&of_part, &path);
                    leads(&home, &path);
                    for reason in &component.reasons {
                        assert!(pages[path.as_str()].words.contains(&even(reason)), "{path}");
                    }
                    let shown = component.indicators.iter().filter(|at| year.has_page(**at));
                    for at in shown {
                        leads(&path, &format!("{folder}/indicators/{}.html", year.slug(*at)));
                    }
                }
            }
        }
    }
    let director = &SHIPPED.pages()["site/2562/parts/director.html"].words;
    let years = SHIPPED.years(Edition::Public);
    let name = &reported(&years).director().name;
    assert!(!name.is_empty() && director.contains(name), "{director}");
    let agency = &SHIPPED.pages()["site/2562/parts/organisation.html"].words;
    assert!(!agency.contains(name), "{agency}");
}

#[test]
fn money_is_on_the_page_of_finance_and_nothing_else() {
    let words = &SHIPPED.pages()["site/2562/finance.html"].words;
    let years = SHIPPED.years(Edition::Public);
    let year = reported(&years);
    for sheet in &year.basics() {
        assert_eq!(words.contains(&even(&sheet.name)), sheet.money, "{}", sheet.name);
    }
    let all = year.indicators().map(|at| year.indicator(at));
    let mut counted = [0, 0];
    for indicator in all.filter(|i| !i.heading) {
        counted[usize::from(indicator.money)] += 1;
        assert_eq!(words.contains(&even(&indicator.name)), indicator.money, "{}", indicator.name);
    }
    assert!(counted[0] > 5 && counted[1] > 2, "{counted:?}");
    let poor = Site::of(&Project::minimal());
    assert!(!poor.files().contains_key("site/2562/finance.html"), "there is no money to speak of");
}

#[test]
fn a_site_whose_address_is_known_has_a_map() {
    let at = |address: &str| {
        let agency = format!("{}ที่อยู่เว็บไซต์: {address}\n", common::AGENCY);
        Site::of(&Project::minimal().with("content/agency.yaml", &agency))
    };
    let site = at("https://example.org/report");
    assert_eq!(said(&site.checked.findings, &site.sources), "");
    let map = String::from_utf8_lossy(site.files()["site/sitemap.xml"]).into_owned();
    let listed: BTreeSet<&str> =
        map.split("<loc>").skip(1).map(|loc| loc.split("</loc>").next().unwrap()).collect();
    let pages = site.pages();
    let mut canonical = BTreeSet::new();
    for (path, page) in &pages {
        let link = page.tags.iter().find(|(_, a)| a.get("rel").is_some_and(|r| r == "canonical"));
        assert_eq!(link.is_none(), *path == "site/404.html", "{path}");
        canonical.extend(link.map(|(_, attributes)| attributes["href"].as_str()));
    }
    assert_eq!(listed, canonical);
    assert!(listed.contains("https://example.org/report/"));
    assert!(listed.contains("https://example.org/report/2562/indicators/one.html"));
    assert_eq!(listed.len(), pages.len() - 1);
    assert_eq!(
        pages["site/404.html"].addresses().collect::<Vec<_>>(),
        ["https://example.org/report/"]
    );
    // Nobody is sent to a draft, and nowhere from where no address is known.
    assert!(!Site::of(&Project::minimal()).files().contains_key("site/sitemap.xml"));
    for wrong in [
        "example.org",
        "javascript:alert(1)",
        "https://example.org/?a=1",
        "https://exa mple.org/",
        "https://example.org/\"><script>",
        "https://user@example.org/",
        "https:///report",
        "https://example.org/a/../b",
    ] {
        let site = at(&format!("'{wrong}'"));
        let codes: Vec<_> = site.checked.findings.iter().map(|f| f.code.as_str()).collect();
        assert_eq!(codes, ["site-address"], "{wrong}");
        assert!(!site.files().contains_key("site/sitemap.xml"));
    }
}
