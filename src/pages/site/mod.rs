//! Pages of the site: the address of each, its title, and the blocks it is made of, which are made when it is
//! drawn and forgotten.

mod evaluation;
mod indicator;
mod overview;
mod papers;

use serde::Serialize;

use crate::block::{Block, Leaf, Line, Medium, Role, Run, on, words_of};
use crate::diagnostic::Locale;
use crate::notation::reference::Digits;
use crate::view::{DocumentView, For, PartView, Public, Shown, ShownYear, label};

use super::{Numbers, Page, common};

pub use overview::Download;

/// A page of the site.
pub struct SitePage<'a> {
    /// Its kind, which is its class: `home`, `year`, `part` …
    pub kind: &'static str,
    /// Its path below the root of the site.
    pub path: String,
    /// The year it belongs to, by its place among all.
    pub year: Option<usize>,
    /// What it is called where it is listed.
    pub title: String,
    /// What search engines say of it.
    pub description: String,
    /// The section of the year that it stands in, by its address.
    pub section: String,
    /// What it says, made when it is drawn.
    pub made: Box<dyn Fn() -> Made + Send + Sync + 'a>,
}

/// What a page says.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Made {
    /// The way to it from the page of its year; its own name is the last.
    pub trail: Vec<Line>,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What stands beside them.
    pub aside: Vec<Block>,
    /// The page before it, as a link.
    pub before: Line,
    /// The page after it, as a link.
    pub after: Line,
}

/// A year of the site, with what its pages share.
pub struct SiteYear<'a> {
    /// The year.
    pub year: ShownYear<'a>,
    /// The document that it follows.
    pub leading: Option<DocumentView>,
    /// The numbers of its texts.
    numbers: Numbers,
    /// The parts of its evaluation, which most of its pages lead to; indicators are not among them.
    parts: Vec<PartView>,
    /// Whether it has anything to say of money: its indicators that are measured in it.
    money: Option<Vec<usize>>,
}

impl<'a> SiteYear<'a> {
    /// A year.
    pub fn of(year: ShownYear<'a>) -> Self {
        let leading = year.leading();
        let numbers = Numbers::of(&year, leading.as_ref());
        let measured: Vec<usize> = year.indicators().filter(|at| year.is_money(*at)).collect();
        let money = !measured.is_empty()
            || year.basics().iter().any(|sheet| sheet.money)
            || year.calculations().iter().any(|calculation| calculation.money);
        let parts = year.parts();
        SiteYear { year, leading, numbers, parts, money: money.then_some(measured) }
    }

    /// The digits of its running text.
    pub fn prose_digits(&self) -> Digits {
        self.leading.as_ref().map_or(Digits::Arabic, |document| document.prose_digits)
    }

    fn page(&self) -> Page<'_> {
        let document = self.leading.as_ref();
        Page { year: &self.year, document, numbers: &self.numbers, arguments: None }
    }

    fn word(&self, key: &str) -> &'static str {
        label(key, self.year.shown().locale())
    }

    /// An address below the folder of the year.
    fn at(&self, page: &str) -> String {
        format!("{}/{page}.html", self.year.number())
    }

    /// `มูลค่าเพิ่ม ปีงบประมาณ พ.ศ. 2562 สำนักงาน…`.
    fn about(&self, what: &str) -> String {
        format!("{what} {} {}", self.year.label(), self.year.agency_name())
    }

    /// The sections of the year: addresses and what each is called.
    pub fn sections(&self) -> Vec<(String, Line)> {
        let mut sections = vec![(self.at("index"), self.word("evaluation").into())];
        for part in &self.parts {
            sections.push((self.at(&format!("parts/{}", part.id)), (&part.short).into()));
        }
        let has = [
            ("finance", self.money.is_some()),
            ("complaints", self.year.complaints().is_some()),
            ("audit", self.year.audit().is_some()),
            ("board", self.year.board().is_some()),
        ];
        for (key, _) in has.into_iter().filter(|(_, has)| *has) {
            sections.push((self.at(key), self.word(key).into()));
        }
        if !self.year.narratives().is_empty() {
            let words = self.word("narratives").into();
            sections.push((format!("{}#narratives", self.at("index")), words));
        }
        sections.push((self.at("documents"), self.word("documents").into()));
        sections
    }
}

/// Every page of the site, in order. `downloads` are the documents that it offers.
pub fn pages<'a>(
    shown: &For<Public, Shown<'a>>,
    years: &'a [SiteYear<'a>],
    downloads: &'a [Download],
) -> Vec<SitePage<'a>> {
    let (agency, locale) = (shown.agency(), shown.locale());
    // The home page leads with the newest year that has results; one that is only planned has none.
    let latest = years.iter().position(|year| !year.year.no_result()).unwrap_or(0);
    let about = years
        .get(latest)
        .map(|newest| format!("{} {}", label("evaluation", locale), newest.year.label()));
    let about =
        about.map_or_else(|| agency.name.clone(), |about| format!("{}: {about}", agency.name));
    let shown = **shown;
    let mut pages = vec![SitePage {
        kind: "home",
        path: "index.html".to_owned(),
        year: None,
        title: agency.name.clone(),
        description: about,
        section: String::new(),
        made: Box::new(move || overview::home(shown, years, latest, downloads)),
    }];
    for (at, year) in years.iter().enumerate() {
        let mut plan = Plan { at, year, pages: Vec::new() };
        plan.year(downloads);
        pages.append(&mut plan.pages);
    }
    pages.push(SitePage {
        kind: "not-found",
        path: "404.html".to_owned(),
        year: None,
        title: label("not_found", locale).to_owned(),
        description: agency.name,
        section: String::new(),
        made: Box::new(Made::default),
    });
    pages
}

/// The pages of a year, as far as they are planned.
struct Plan<'a> {
    at: usize,
    year: &'a SiteYear<'a>,
    pages: Vec<SitePage<'a>>,
}

impl<'a> Plan<'a> {
    fn add(
        &mut self,
        kind: &'static str,
        path: String,
        title: &str,
        description: String,
        section: &str,
        made: impl Fn(&Page<'_>, &SiteYear<'_>) -> Made + Send + Sync + 'a,
    ) {
        let year = self.year;
        let own = title.to_owned();
        self.pages.push(SitePage {
            kind,
            path,
            year: Some(self.at),
            title: title.to_owned(),
            description,
            section: section.to_owned(),
            made: Box::new(move || {
                let mut made = made(&year.page(), year);
                if made.trail.is_empty() {
                    made.trail = vec![Line::from(&own)];
                }
                for blocks in [&mut made.blocks, &mut made.aside] {
                    *blocks = on(Medium::Site, std::mem::take(blocks));
                }
                made
            }),
        });
    }

    /// A page that is a section of the year.
    fn section(
        &mut self,
        kind: &'static str,
        title: &str,
        made: impl Fn(&Page<'_>, &SiteYear<'_>) -> Made + Send + Sync + 'a,
    ) {
        let (path, about) = (self.year.at(kind), self.year.about(title));
        self.add(kind, path.clone(), title, about, &path, made);
    }

    fn year(&mut self, downloads: &'a [Download]) {
        let year = self.year;
        let number = year.year.number();
        let (path, about) = (year.at("index"), year.about(year.word("evaluation")));
        self.add("year", path.clone(), &year.year.label(), about, &path, move |page, year| {
            overview::year(page, year, downloads)
        });
        for (at, part) in year.parts.iter().enumerate() {
            evaluation::plan(self, at, part);
        }
        if year.money.is_some() {
            self.section("finance", year.word("finance"), papers::finance);
        }
        if !year.year.basics().is_empty() {
            self.section("basics", year.word("basics"), |page, _| papers::basics(page));
        }
        if let Some(board) = year.year.board() {
            let title = if board.name.is_empty() { year.word("board") } else { &board.name };
            self.section("board", title, |page, _| papers::board(page));
        }
        if year.year.complaints().is_some() {
            self.section("complaints", year.word("complaints"), |page, _| papers::complaints(page));
        }
        if year.year.audit().is_some() {
            self.section("audit", year.word("audit"), |page, _| papers::audit(page));
        }
        let narratives = year.year.narratives();
        let titles: Vec<(String, String)> = narratives
            .iter()
            .map(|one| {
                let path = format!("{number}/narratives/{}.html", one.slug);
                (path, overview::title_of(&year.page(), one))
            })
            .collect();
        for at in 0..narratives.len() {
            let (path, title) = titles[at].clone();
            let (before, after) = neighbours(&titles, at);
            let about = year.about(&title);
            self.add("narrative", path, &title, about, "", move |page, _| Made {
                before: before.clone(),
                after: after.clone(),
                ..overview::narrative(page, at)
            });
        }
        for (at, calculation) in year.year.calculations().iter().enumerate() {
            let path = format!("{number}/calculations/{}.html", calculation.slug);
            let total = format!("{} {}", year.word("total"), words_of(&calculation.total));
            let about = year.about(&format!("{} {total}", calculation.name));
            self.add("calculation", path, &calculation.name, about, "", move |page, _| {
                papers::calculation(page, at)
            });
        }
        self.section("documents", year.word("documents"), move |page, _| {
            overview::documents(page, downloads)
        });
    }
}

/// The pages before and after one in a list of addresses and titles, as links.
fn neighbours(pages: &[(String, String)], at: usize) -> (Line, Line) {
    let link = |at: Option<usize>| {
        let page = at.and_then(|at| pages.get(at));
        page.map(|(path, title)| {
            // A title has the digits that its page has.
            let title = Leaf { role: Role::Fixed, ..title.into() };
            Run::to(path, title).into()
        })
        .unwrap_or_default()
    };
    (link(at.checked_sub(1)), link(Some(at + 1)))
}

/// The head of a page: small words above its name, and what stands beneath.
fn title(above: Vec<(&'static str, Line)>, name: Line, beneath: Vec<Block>) -> Block {
    let above = above.into_iter().filter(|(_, line)| !line.is_empty());
    let mut blocks: Vec<Block> = above.map(|(look, line)| Block::styled(look, line)).collect();
    blocks.push(Block::heading(1, name));
    blocks.extend(beneath);
    Block::framed("header", "title", blocks)
}

/// A section under a heading with an id.
fn under(
    look: &'static str,
    level: u8,
    id: &str,
    name: impl Into<Line>,
    blocks: Vec<Block>,
) -> Block {
    let heading = Block::named(level, id, name);
    Block::section(look, id, [vec![heading], blocks].concat())
}

/// A paragraph of a class, where there is anything to say.
fn said(look: &'static str, line: impl Into<Line>) -> Option<Block> {
    let line = line.into();
    (!line.is_empty()).then(|| Block::styled(look, line))
}

/// A label before what it says.
fn labelled(look: &'static str, label: &str, text: &str) -> Option<Block> {
    let line = Line::from(Run::quiet("label", label)).and(format!(" {text}"));
    (!text.is_empty()).then(|| Block::styled(look, line))
}

/// What the document leaves open and the agency chose, beneath every table that rests on it.
fn choices(page: &Page<'_>, choices: &[String]) -> Option<Block> {
    let list = Block::lines_of("", choices.iter().map(Line::from));
    let label = Block::styled("label", page.word("choices"));
    (!choices.is_empty()).then(|| Block::framed("div", "choices", vec![label, list]))
}

/// The language of a page.
fn locale(page: &Page<'_>) -> Locale {
    page.year.shown().locale()
}
