//! The home page, the page of a year, its texts and its documents.

use serde::Serialize;

use crate::block::{
    Block, Cell, Column, Field, Head, Kind, Leaf, Line, MarkLook, Row, Run, Table, words_of,
};
use crate::view::{LegendView, MarkView, NarrativeView, PartView, Shown, ShownYear, label};

use super::super::prose;
use super::{Made, Page, SiteYear, choices, common, labelled, said, title, under};

/// A document to take home, with what has to be known before anybody quotes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Download {
    /// The fiscal year.
    pub year: String,
    /// Its address below the root of the site.
    pub href: String,
    /// Its title.
    pub title: String,
    /// How far it has come, or empty.
    pub status: String,
    /// Whether its results are the agency's own assessment.
    pub self_assessed: bool,
    /// Its pages; 0 where nobody counted them.
    pub pages: usize,
    /// Its size in words.
    pub size: String,
}

/// The symbol of a result with its name, in a line.
pub(super) fn symbol(mark: &MarkView) -> Line {
    Run::Symbol { state: mark.state, symbol: (&mark.symbol).into(), name: (&mark.name).into() }
        .into()
}

/// The address of the page of a part, or of something in it.
pub(super) fn part_at(year: &ShownYear<'_>, part: &PartView, within: &str) -> String {
    format!("{}/parts/{}{within}.html", year.number(), part.id)
}

/// A label and one line.
pub(super) fn field(label: impl Into<Line>, line: impl Into<Line>) -> Field {
    Field { label: label.into(), blocks: vec![Block::paragraph(line)], split: true }
}

/// Labels and lines.
pub(super) fn fields(look: &'static str, fields: Vec<Field>) -> Block {
    Block::Fields { look, heads: None, again: Default::default(), fields }
}

fn downloads<'d>(page: Shown<'_>, all: impl Iterator<Item = &'d Download>) -> Option<Block> {
    let locale = page.locale();
    let word = |key: &str| label(key, locale);
    let item = |one: &Download| {
        let mut state = Line::from(match one.year.is_empty() {
            true => String::new(),
            false => crate::view::year_label(&one.year, locale),
        });
        if !one.status.is_empty() {
            state = state.and(format!(" · {} {}", word("status"), one.status));
        }
        if one.self_assessed {
            state = state.and(format!(" · {}", word("self_assessed")));
        }
        let pages = (one.pages > 0).then(|| format!("{}\u{a0}{}", one.pages, word("pages")));
        let size = (!one.size.is_empty()).then(|| one.size.clone());
        let size: Vec<String> = pages.into_iter().chain(size).collect();
        Line::from(Run::to(&one.href, &one.title))
            .and(Run::quiet("where", state))
            .and(Run::quiet("where", size.join(" · ")))
    };
    let lines: Vec<Line> = all.map(item).collect();
    (!lines.is_empty()).then(|| Block::lines_of("downloads", lines))
}

pub(super) fn home(
    shown: Shown<'_>,
    years: &[SiteYear<'_>],
    latest: usize,
    all: &[Download],
) -> Made {
    let (agency, locale) = (shown.agency(), shown.locale());
    let word = |key: &str| label(key, locale);
    let vision = labelled("vision", word("vision"), &agency.vision);
    let claims = common::claims("beneath", &agency.claims).filter(|_| vision.is_some());
    let head = title(
        vec![("kicker", (&agency.ministry).into())],
        (&agency.name).into(),
        vision.into_iter().chain(claims).collect(),
    );
    let mut blocks = vec![head];
    let newest = years.get(latest);
    blocks.extend(newest.map(newest_year));
    let of_latest = |one: &&Download| newest.is_some_and(|newest| newest.year.number() == one.year);
    let (own, others): (Vec<_>, Vec<_>) = all.iter().partition(of_latest);
    let offered = downloads(shown, own.into_iter().chain(others));
    blocks.extend(offered.map(|list| under("", 2, "downloads", word("downloads"), vec![list])));
    if years.len() > 1 {
        let items = years.iter().map(year_item).collect();
        let list = Block::List { look: "year-list", labels: Vec::new(), items };
        blocks.push(under("", 2, "years", word("all_years"), vec![list]));
    }
    let law = labelled("law", word("law"), &agency.law);
    let column = |key: &str, texts: &[String]| {
        let list = Block::lines_of("counted", texts.iter().map(Line::from));
        let blocks = vec![Block::heading(3, word(key)), list];
        (!texts.is_empty()).then(|| Block::framed("section", "", blocks))
    };
    let columns: Vec<Block> =
        [column("objectives", &agency.objectives), column("strategies", &agency.strategies)]
            .into_iter()
            .flatten()
            .collect();
    if law.is_some() || !columns.is_empty() {
        let inner = law.into_iter().chain([Block::framed("div", "columns", columns)]).collect();
        blocks.push(under("", 2, "agency", word("about_agency"), inner));
    }
    Made { blocks, ..Made::default() }
}

fn newest_year(newest: &SiteYear<'_>) -> Block {
    let (page, year) = (newest.page(), &newest.year);
    let index = newest.at("index");
    let mut blocks = Vec::new();
    if year.self_assessed() {
        blocks.push(Block::styled("standing-note", page.word("self_assessed")));
    }
    let verdict = |part: &PartView| {
        let own = part_at(year, part, "");
        let mut inner = vec![
            Block::heading(3, Run::to(&own, &part.name)),
            Block::styled("overall", symbol(&part.overall)),
        ];
        if !part.sublevel.is_empty() {
            let mut line = Line::from(&part.sublevel);
            if !part.reasons.is_empty() {
                let why = Run::to(format!("{own}#reasons"), page.word("reasons_title"));
                line = line.and(" ").and(why);
            }
            inner.push(Block::styled("remark", line));
        }
        inner.push(grades(year, part, None));
        inner.extend(chosen(&page, part));
        Block::framed("section", "verdict", inner)
    };
    let verdicts = newest.parts.iter().map(verdict).collect();
    blocks.push(Block::framed("div", "verdicts", verdicts));
    let shown = year.facts_shown();
    if !shown.is_empty() {
        blocks.push(super::papers::facts(&page, &shown, page.word("shown"), ""));
    }
    blocks.push(Block::styled("more", Run::to(&index, page.word("read_all"))));
    let name = page.word("evaluation").and(format!(" {}", year.label()));
    under("latest", 2, "latest", Run::to(index, name), blocks)
}

/// Components with their grades: those that stand in no other, or in one.
pub(super) fn grades(year: &ShownYear<'_>, part: &PartView, within: Option<&str>) -> Block {
    let stands = part.components.iter().filter(|component| match within {
        None => component.depth == 0,
        Some(id) => component.within.last().is_some_and(|around| around.id == id),
    });
    let one = stands.map(|component| {
        let path = part_at(year, part, &format!("/{}", component.id));
        field(Run::to(path, common::component(component)), symbol(&component.grade))
    });
    fields("marks", one.collect())
}

/// That the agency chose what the document leaves open, where the whole note stands a page away.
pub(super) fn chosen(page: &Page<'_>, part: &PartView) -> Option<Block> {
    let link = Run::to(part_at(page.year, part, ""), page.word("choices_count"));
    (!part.choices.is_empty()).then(|| Block::styled("remark", link))
}

fn year_item(site: &SiteYear<'_>) -> Vec<Block> {
    let year = &site.year;
    let marks = site.parts.iter().map(|part| field(&part.short, symbol(&part.overall)));
    let index = format!("{}/index.html", year.number());
    vec![Block::paragraph(Run::to(index, year.label())), fields("marks", marks.collect())]
}

pub(super) fn year(page: &Page<'_>, site: &SiteYear<'_>, all: &[Download]) -> Made {
    let year = page.year;
    let mut note = page.word("as_of").and(format!(" {}", year.as_of()));
    if year.self_assessed() {
        note = note.and(" · ").and(page.word("self_assessed"));
    }
    let head = title(
        vec![("kicker", page.word("evaluation"))],
        year.label().into(),
        vec![Block::styled("lead", year.agency_name()), Block::styled("standing-note", note)],
    );
    let mut blocks = vec![head, scoreboard(page, &site.parts)];
    let legends = year.legends();
    if !legends.is_empty() {
        let columns = legends.iter().map(legend).collect();
        let columns = vec![Block::framed("div", "columns", columns)];
        blocks.push(under("legends", 2, "legends", page.word("legend"), columns));
    }
    let narratives = year.narratives();
    if !narratives.is_empty() {
        let links = narratives.iter().map(|one| {
            let path = format!("{}/narratives/{}.html", year.number(), one.slug);
            Run::to(path, prose::title(one, page)).into()
        });
        let list = vec![Block::lines_of("links", links)];
        blocks.push(under("", 2, "narratives", page.word("narratives"), list));
    }
    let calculations = year.calculations();
    if !calculations.is_empty() {
        let table = vec![super::papers::totals(page, &calculations)];
        blocks.push(under("", 2, "calculations", page.word("calculations"), table));
    }
    blocks.extend(of_agency(page, site));
    let own = all.iter().filter(|one| one.year == year.number());
    if let Some(list) = downloads(year.shown(), own) {
        let more = Run::to(site.at("documents"), page.word("document_status"));
        let inner = vec![list, Block::styled("more", more)];
        blocks.push(under("", 2, "documents", page.word("documents"), inner));
    }
    Made { blocks, trail: vec![year.label().into()], ..Made::default() }
}

fn scoreboard(page: &Page<'_>, parts: &[PartView]) -> Block {
    let mut blocks = Vec::new();
    for part in parts {
        let id = format!("score-{}", part.id);
        let mut inner = vec![super::evaluation::scoreboard(page, part)];
        inner.extend(said("sublevel", &part.sublevel));
        if !part.reasons.is_empty() {
            inner.push(Block::heading(4, page.word("reasons_title")));
            inner.push(common::sentences(&part.reasons));
        }
        inner.extend(choices(page, &part.choices));
        let link = Run::to(part_at(page.year, part, ""), &part.name);
        blocks.push(under("score", 3, &id, link, inner));
    }
    let shown = page.year.facts_shown();
    if !shown.is_empty() {
        blocks.push(Block::heading(3, page.word("shown")));
        blocks.push(super::papers::facts(page, &shown, page.word("shown"), ""));
    }
    under("", 2, "scoreboard", page.word("scoreboard"), blocks)
}

fn legend(legend: &LegendView) -> Block {
    let one = legend.marks.iter().map(|mark| {
        let sign =
            Run::Symbol { state: "", symbol: (&mark.symbol).into(), name: (&mark.name).into() };
        let rule = said("", &mark.rule).into_iter().collect();
        Field { label: sign.into(), blocks: rule, split: true }
    });
    let list = fields("legend", one.collect());
    Block::framed("section", "", vec![Block::heading(3, &legend.title), list])
}

fn of_agency(page: &Page<'_>, site: &SiteYear<'_>) -> Option<Block> {
    let year = page.year;
    let board = year.board().map(|board| match board.name.is_empty() {
        true => page.word("board"),
        false => board.name.into(),
    });
    let pages = [
        ("board", board),
        ("basics", (!year.basics().is_empty()).then(|| page.word("basics"))),
        ("complaints", year.complaints().map(|_| page.word("complaints"))),
        ("audit", year.audit().map(|_| page.word("audit"))),
    ];
    let links: Vec<Line> = pages
        .into_iter()
        .filter_map(|(key, words)| Some(Run::to(site.at(key), words?).into()))
        .collect();
    let mut known = Vec::new();
    let director = year.director();
    if !director.name.is_empty() {
        let label = match director.position.is_empty() {
            true => page.word("director"),
            false => director.position.into(),
        };
        known.push(field(label, director.name));
    }
    let to = year.submitted_to();
    if !to.name.is_empty() {
        let name = format!("{} {}", to.name, to.position);
        known.push(field(page.word("submitted_to"), name.trim_end()));
    }
    if !year.framework().is_empty() {
        let mut line = Line::from(year.framework());
        if !year.framework_source().is_empty() {
            line = line.and(Run::quiet("remark", year.framework_source()));
        }
        known.push(field(page.word("framework"), line));
    }
    if links.is_empty() && known.is_empty() {
        return None;
    }
    let list = (!links.is_empty()).then(|| Block::lines_of("links", links));
    let blocks = list.into_iter().chain([fields("facts", known)]).collect();
    Some(under("", 2, "agency", page.word("agency"), blocks))
}

/// The title of a text as the pages of its year have it.
pub(super) fn title_of(page: &Page<'_>, narrative: &NarrativeView) -> String {
    let digits = page.document.map(|document| document.prose_digits);
    let mut title = prose::title(narrative, page);
    let of = |role| match role {
        crate::block::Role::Prose => digits,
        _ => None,
    };
    crate::block::write_line(&mut title, of);
    words_of(&title.0)
}

pub(super) fn narrative(page: &Page<'_>, at: usize) -> Made {
    let Some(narrative) = page.year.narrative_at(at) else {
        return Made::default();
    };
    let text = prose::text(&narrative, page, 0);
    let trail = vec![text.title.clone()];
    let head = title(vec![("kicker", page.year.label().into())], text.title, Vec::new());
    let mut blocks = vec![head];
    blocks.extend(text.blocks);
    blocks.extend(text.notes);
    Made { blocks: vec![Block::framed("article", "prose", blocks)], trail, ..Made::default() }
}

pub(super) fn documents(page: &Page<'_>, all: &[Download]) -> Made {
    let year = page.year;
    let head = title(vec![("kicker", year.label().into())], page.word("documents"), Vec::new());
    let mut blocks = vec![head];
    let own = all.iter().filter(|one| one.year == year.number());
    let offered = downloads(year.shown(), own);
    let list = offered.map(|list| under("", 2, "downloads", page.word("downloads"), vec![list]));
    blocks.extend(list);
    let documents = year.documents();
    if !documents.is_empty() {
        let mut inner = vec![states(page)];
        for document in documents.iter().filter(|document| !document.signatures.is_empty()) {
            let name = page.word("signatures").and(format!(" {}", document.title));
            inner.push(Block::heading(3, name));
            inner.extend(labelled("", label("comment", super::locale(page)), &document.comment));
            let one = document.signatures.iter().map(|signature| {
                let role = match signature.role.is_empty() {
                    true => String::new(),
                    false => format!(" ({})", signature.role),
                };
                let name = match signature.name.is_empty() {
                    true => String::new(),
                    false => format!("{} ", signature.name),
                };
                let state = match signature.signed {
                    true => page.word("signed").and(match signature.date.is_empty() {
                        true => String::new(),
                        false => format!(" {}", signature.date),
                    }),
                    false => page.word("not_signed"),
                };
                field(format!("{}{role}", signature.position), Line::from(name).and(state))
            });
            inner.push(fields("facts", one.collect()));
        }
        blocks.push(under("", 2, "status", page.word("document_status"), inner));
    }
    let (source, basis) = (year.framework_source(), year.legal_basis());
    if !year.framework().is_empty() || !basis.is_empty() {
        let mut inner = vec![Block::paragraph(year.framework())];
        inner.extend(Block::small("source", page.word("rule_source"), source));
        inner.extend(Block::small("source", page.word("legal_basis"), basis));
        blocks.push(under("", 2, "rules", page.word("framework"), inner));
    }
    Made { blocks, ..Made::default() }
}

fn states(page: &Page<'_>) -> Block {
    let heads = ["document", "status", "meeting", "date"];
    let heads = heads.into_iter().map(|key| Head::of(page.word(key))).collect();
    let row = |document: crate::view::DocumentView| {
        let mut status = Line::from(document.status);
        if !document.signed {
            status = status.and(Run::quiet("remark", page.word("not_signed")));
        }
        let cells = vec![
            Cell::row_head(document.title),
            Cell::line(status),
            Cell::line(common::or_dash(document.meeting)),
            Cell::line(common::or_dash(document.date)),
        ];
        Row::of(cells)
    };
    let rows = page.year.documents().into_iter().map(row).collect();
    let columns = vec![Column { kind: Kind::Text, ..Column::SHARED }; 4];
    let mut table = Table::new("stack", columns, heads).with(rows);
    table.caption = page.word("document_status");
    table.block()
}

/// A symbol that stands by itself, large, in a place of its own.
pub(super) fn verdict(
    look: &'static str,
    id: &str,
    label: Line,
    mark: &MarkView,
    blocks: Vec<Block>,
) -> Block {
    let mark = Some(common::mark(mark, MarkLook::Large));
    Block::Verdict { look, id: id.to_owned(), label, mark, blocks }
}

/// What is called for who listens.
pub(super) fn called(text: Line) -> Leaf {
    match text.0.into_iter().next() {
        Some(Run::Text { text }) => text,
        _ => Leaf::default(),
    }
}
