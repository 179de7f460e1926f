//! Proves what each step makes of its input, whole and readable: folders of small inputs under
//! `tests/stages/`, each with the expected outcome beside it as a `.snap` file.
//!
//! - `yaml/*.yaml` → the tree of nodes with their places, and what was found
//! - `markdown/*.md` → the tree of a text with its references
//! - `formula/*.txt` → the exact value, or what cannot be read
//! - `findings/<case>/content/…`, laid over the smallest project → the complete text of the terminal
//! - `scores/`: the shipped content and the second agency, a line an indicator, component and part
//! - `view/`: what the pages of the second agency mean, for each edition
//!
//! `BLESS=1 cargo test --test stages` writes the expected files anew; look at the difference then.

#![allow(clippy::disallowed_methods, reason = "a test reads its cases and writes them on demand")]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use common::{Outcome, Project, root};
use raingan::diagnostic::{Findings, Locale, terminal};
use raingan::formula::{Argument, Formula};
use raingan::markdown::links::Target;
use raingan::markdown::{self, Block, Inline, Marks};
use raingan::model::{Assessment, Quantity, Units};
use raingan::notation::Notation;
use raingan::notation::number::show;
use raingan::notation::{Exact, QuantityText, State};
use raingan::scoring::{Met, Open, Verdict, WhyNot};
use raingan::source::{SourceFile, Sources, Span};
use raingan::view::{AgencyView, Edition, Shown, ShownYear};
use raingan::yaml::read;
use raingan::yaml::tree::{Kind, Node, ScalarStyle};

fn folder(name: &str) -> PathBuf {
    root().join("tests/stages").join(name)
}

/// The outcomes of a stage, to be compared with its folder.
struct Stage {
    folder: PathBuf,
    seen: BTreeSet<String>,
    wrong: String,
}

impl Stage {
    fn new(name: &str) -> Self {
        Stage { folder: folder(name), seen: BTreeSet::new(), wrong: String::new() }
    }

    /// Names and bytes of the inputs with an extension, in order.
    fn inputs(&self, extension: &str) -> Vec<(String, Vec<u8>)> {
        let mut inputs: Vec<(String, Vec<u8>)> = fs::read_dir(&self.folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|e| e == extension))
            .map(|path| (stem(&path), fs::read(&path).unwrap()))
            .collect();
        inputs.sort();
        assert!(!inputs.is_empty(), "no *.{extension} in {}", self.folder.display());
        inputs
    }

    /// Compares an outcome with the expected one, or takes it as the expected one.
    fn compare(&mut self, name: &str, actual: &str) {
        let path = self.folder.join(format!("{name}.snap"));
        self.seen.insert(name.to_owned());
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if std::env::var_os("BLESS").is_some() {
            if expected != actual {
                fs::write(&path, actual).unwrap();
            }
            return;
        }
        if expected != actual {
            let path = path.strip_prefix(root()).unwrap().display();
            let _ = writeln!(self.wrong, "--- {path}\n{}", difference(&expected, actual));
        }
    }

    /// Every expected file has an input, and every outcome was the expected one.
    fn finish(self) {
        for entry in fs::read_dir(&self.folder).unwrap() {
            let path = entry.unwrap().path();
            let left =
                path.extension().is_some_and(|e| e == "snap") && !self.seen.contains(&stem(&path));
            assert!(!left, "{} has no input any more", path.display());
        }
        let hint = "BLESS=1 cargo test --test stages takes what is as what is expected";
        assert!(self.wrong.is_empty(), "\n{}{hint}", self.wrong);
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// The lines around the first and the last difference.
fn difference(expected: &str, actual: &str) -> String {
    const CONTEXT: usize = 2;
    const MOST: usize = 12;
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let alike = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[alike..].iter().rev().zip(new[alike..].iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let mut out = String::new();
    for line in &old[alike.saturating_sub(CONTEXT)..alike] {
        let _ = writeln!(out, "  {line}");
    }
    for (sign, lines) in
        [('-', &old[alike..old.len() - tail]), ('+', &new[alike..new.len() - tail])]
    {
        for line in lines.iter().take(MOST) {
            let _ = writeln!(out, "{sign} {line}");
        }
        if lines.len() > MOST {
            let _ = writeln!(out, "{sign} … {} lines more", lines.len() - MOST);
        }
    }
    out
}

/// `3:5-3:12`, in what a person sees; one place where it starts and ends in the same.
fn place(span: Span, file: &SourceFile) -> String {
    let (start, end) = (file.position(span.start as usize), file.position(span.end as usize));
    match start == end {
        true => format!("{}:{}", start.line, start.column),
        false => format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column),
    }
}

fn found(findings: &Findings, sources: &Sources) -> String {
    let style = terminal::Style { locale: Locale::Th, colour: false };
    let all: String = findings.iter().map(|f| terminal::render(f, sources, style)).collect();
    all.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn yaml() {
    fn draw(node: &Node, depth: usize, file: &SourceFile, out: &mut String) {
        let at = place(node.span, file);
        match &node.kind {
            Kind::Scalar { .. } if node.is_blank() => {
                let _ = writeln!(out, "nothing  {at}");
            }
            Kind::Scalar { text, style } => {
                let style = match style {
                    ScalarStyle::Plain => "",
                    ScalarStyle::Quoted => "quoted ",
                    ScalarStyle::Block => "block ",
                };
                let text = text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
                let _ = writeln!(out, "{style}“{text}”  {at}");
            }
            Kind::List { items, flow } => {
                let _ = writeln!(out, "{}list  {at}", if *flow { "flow " } else { "" });
                for item in items {
                    let _ = write!(out, "{}- ", "  ".repeat(depth));
                    draw(item, depth + 1, file, out);
                }
            }
            Kind::Map(pairs) => {
                let _ = writeln!(out, "map  {at}");
                for (key, value) in pairs {
                    let name = key.scalar().unwrap_or("?");
                    let at = place(key.span, file);
                    let _ = write!(out, "{}{name} ({at}): ", "  ".repeat(depth));
                    draw(value, depth + 1, file, out);
                }
            }
        }
    }
    let mut stage = Stage::new("yaml");
    for (name, bytes) in stage.inputs("yaml") {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let path = format!("{name}.yaml");
        let id = sources.add_text(&path, std::str::from_utf8(&bytes).unwrap());
        let file = sources.file(id);
        let document = read::read(id, file, &file.text, &mut findings);
        let mut out = String::new();
        match &document.root {
            Some(root) => draw(root, 0, file, &mut out),
            None => out.push_str("nothing\n"),
        }
        if document.damaged {
            out.push_str("not all of it could be read\n");
        }
        out.push_str(&found(&findings.sorted(&sources), &sources));
        stage.compare(&name, &out);
    }
    stage.finish();
}

fn inlines(words: &[Inline], file: &SourceFile) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => format!("“{text}”"),
        Inline::Strong(inner) => format!("strong[{}]", inlines(inner, file)),
        Inline::Emphasis(inner) => format!("emphasis[{}]", inlines(inner, file)),
        Inline::Struck(inner) => format!("struck[{}]", inlines(inner, file)),
        Inline::Code(text) => format!("code“{text}”"),
        Inline::Link(Target::Web(address), inner) => {
            format!("link<{address}>[{}]", inlines(inner, file))
        }
        Inline::Link(Target::Narrative(to), inner) => {
            format!("link<{}#{}>[{}]", to.slug, to.heading, inlines(inner, file))
        }
        Inline::Note(note) => format!("note {}[{}]", note.ordinal, inlines(&note.words, file)),
        Inline::Reference(reference) => {
            let written = &reference.written;
            let year = written.year.map(|year| format!(" year {year}")).unwrap_or_default();
            let part =
                written.part.as_ref().map(|part| format!(" part {part}")).unwrap_or_default();
            let what = written.asked.word(Locale::En);
            format!(
                "reference({what}{year}{part} of {} at {})",
                written.id,
                place(reference.span, file)
            )
        }
        Inline::Break => "break".to_owned(),
    };
    words.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn blocks(list: &[Block], depth: usize, file: &SourceFile, out: &mut String) {
    let indent = "  ".repeat(depth);
    let cells = |cells: &[Vec<Inline>]| {
        cells.iter().map(|cell| inlines(cell, file)).collect::<Vec<_>>().join(" | ")
    };
    for block in list {
        let _ = match block {
            Block::Heading(level, words) => {
                writeln!(out, "{indent}heading {level}: {}", inlines(words, file))
            }
            Block::Paragraph(words) => writeln!(out, "{indent}paragraph: {}", inlines(words, file)),
            Block::List(start, items) => {
                let start = match start {
                    Marks::Bullets => String::new(),
                    Marks::Signs(signs) => format!(" of {signs:?}"),
                    Marks::Numbers(numbers, form) => {
                        let form = form.map(|form| format!(" as {form}"));
                        format!(" of {numbers:?}{}", form.unwrap_or_default())
                    }
                };
                let _ = writeln!(out, "{indent}list{start}");
                for item in items {
                    let _ = writeln!(out, "{indent}- item");
                    blocks(item, depth + 1, file, out);
                }
                Ok(())
            }
            Block::Quote(inner) => {
                let _ = writeln!(out, "{indent}quote");
                blocks(inner, depth + 1, file, out);
                Ok(())
            }
            Block::Table(head, rows) => {
                let _ = writeln!(out, "{indent}table: {}", cells(head));
                for row in rows {
                    let _ = writeln!(out, "{indent}  row: {}", cells(row));
                }
                Ok(())
            }
            Block::Code(text) => writeln!(out, "{indent}code: {text:?}"),
            Block::Picture(picture) => writeln!(
                out,
                "{indent}picture {} from “{}” at {}: {}",
                picture.path,
                picture.source,
                place(picture.span, file),
                inlines(&picture.words, file)
            ),
            Block::Rule => writeln!(out, "{indent}rule"),
        };
    }
}

#[test]
fn markdown_texts() {
    let mut stage = Stage::new("markdown");
    for (name, bytes) in stage.inputs("md") {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        let id = sources.add_text(format!("{name}.md"), std::str::from_utf8(&bytes).unwrap());
        let file = sources.file(id);
        let mut out = String::new();
        blocks(&markdown::read(id, &file.text, 0, &mut findings), 0, file, &mut out);
        out.push_str(&found(&findings.sorted(&sources), &sources));
        stage.compare(&name, &out);
    }
    stage.finish();
}

/// Lines `name: quantity` are inputs, `= unit, decimals` says how the value is shown; what follows is
/// the formula.
#[test]
fn formulas() {
    let units = Units::new(["เที่ยว"]);
    let mut stage = Stage::new("formula");
    for (name, bytes) in stage.inputs("txt") {
        let text = String::from_utf8(bytes).unwrap();
        let (head, formula) = text.split_once("\n= ").expect("a line `= unit, decimals`");
        let (shown, formula) = formula.split_once('\n').expect("a formula");
        let (unit, places) = shown.split_once(", ").expect("a unit and decimals");
        let inputs: Vec<(&str, Argument)> = head
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| {
                let (name, quantity) = line.split_once(": ").unwrap();
                let read = QuantityText::read(quantity).unwrap();
                let unit = units.get(&read.unit).unwrap_or_else(|| panic!("no unit {}", read.unit));
                let dimensions = unit.dimensions().clone();
                (name, Argument::One(Quantity::new(read.low, unit).in_base(), dimensions))
            })
            .collect();
        let unit = units.get(unit).unwrap();
        let mut sources = Sources::new();
        let id = sources.add_text(format!("{name}.txt"), formula);
        let span = Span::new(id, 0..formula.trim_end().len());
        let names: Vec<(&str, bool)> = inputs.iter().map(|(name, _)| (*name, false)).collect();
        let values: Vec<Argument> = inputs.iter().map(|(_, value)| value.clone()).collect();
        let places = places.parse().unwrap();
        let mut out = String::new();
        match Formula::parse(formula.trim_end(), &names, unit.clone(), places, span) {
            Ok(parsed) => {
                let uses: Vec<&str> = parsed.uses().map(|input| names[input].0).collect();
                let _ = writeln!(out, "uses {}", uses.join(", "));
                match parsed.evaluate(&values) {
                    Ok(value) => {
                        let shown = show(&(&value / unit.factor()), places);
                        let _ = writeln!(out, "exactly {value}\nshown as {}", unit.with(&shown));
                    }
                    Err(fault) => {
                        let mut findings = Findings::new();
                        findings.push(fault.problem(&parsed).at(span));
                        out.push_str(&found(&findings, &sources));
                    }
                }
            }
            Err(problems) => {
                let mut findings = Findings::new();
                problems.into_iter().for_each(|problem| findings.push(problem.at(span)));
                out.push_str(&found(&findings, &sources));
            }
        }
        stage.compare(&name, &out);
    }
    stage.finish();
}

#[test]
fn formulas_that_square_each_other_come_to_an_end() {
    let project = (0..60).fold(Project::minimal(), |project, at| {
        let input = if at == 0 {
            "ร้อยละ 110".to_owned()
        } else {
            format!("((ผล s{}))", at - 1)
        };
        let rest = format!("เป้าหมาย: ร้อยละ 1\nตัวแปร:\n  ก: {input}\nสูตร: ก × ก\nหน่วย: ร้อยละ\n");
        project.indicator(&format!("s{at}"), &format!("2.{}", at + 1), &rest)
    });
    assert_eq!(project.check().codes(), ["number-too-long"]);
}

#[test]
fn findings() {
    let mut stage = Stage::new("findings");
    let mut cases: Vec<PathBuf> = fs::read_dir(&stage.folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(cases.len() > 5);
    for case in cases {
        let mut project = Project::minimal();
        project.files_mut().extend(Project::folder(&case).files().clone());
        let outcome = project.check();
        let count = terminal::count(&outcome.checked.findings, Locale::Th);
        stage.compare(&stem(&case), &format!("{}{count}\n", outcome.terminal()));
    }
    stage.finish();
}

fn state(state: &State, note: &Option<String>) -> String {
    let note = note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    format!("{}{note}", state.word(Locale::En))
}

fn verdict<T>(verdict: &Verdict<T>, name: impl Fn(&T) -> String) -> String {
    match verdict {
        Verdict::Decided(value) => name(value),
        Verdict::Undecided(several) => {
            format!("open: {}", several.iter().map(name).collect::<Vec<_>>().join(" or "))
        }
        Verdict::NotAssessed(why) => match why {
            WhyNot::Heading => "heading".to_owned(),
            WhyNot::State(s, note) => format!("not assessed: {}", state(s, note)),
            WhyNot::NotApplicable => "not applicable".to_owned(),
            WhyNot::NoIndicators => "no indicators".to_owned(),
        },
    }
}

fn met(met: &Met) -> String {
    match met {
        Met::Yes => "yes".to_owned(),
        Met::No => "no".to_owned(),
        Met::Open(Open::NoResult) => "open, no result".to_owned(),
        Met::Open(Open::NotJudged) => "open, not judged".to_owned(),
        Met::Open(Open::Bound) => "open, the result is a bound".to_owned(),
        Met::Open(Open::Fault) => "open, a fault".to_owned(),
        Met::Open(Open::NotDue) => "open, not due".to_owned(),
        Met::Open(Open::Uncomputed) => "open, its formula has no value".to_owned(),
        Met::Open(Open::Waiting) => "open, its formula waits".to_owned(),
        Met::State(s, note) => state(s, note),
    }
}

/// A line for each part, component and indicator, in the order of the framework.
fn scores(outcome: &Outcome) -> String {
    let scored = outcome.scored();
    let mut out = String::new();
    for (number, year) in &scored.model.years {
        let framework = &scored.model.frameworks[&year.framework];
        let score = &scored.years[number];
        for (at, (part, part_score)) in framework.parts.iter().zip(&score.parts).enumerate() {
            let level = |level: &usize| part.overall.levels[*level].slug.to_string();
            let mut line =
                format!("{number} {}: {}", part.slug, verdict(&part_score.overall, level));
            if let Some((low, high)) = &part_score.total {
                let _ = match low == high {
                    true => write!(line, ", total {low}"),
                    false => write!(line, ", total {low} to {high}"),
                };
            }
            if let Some(sublevel) = &part_score.sublevel {
                let sublevels = &part.overall.sublevels.as_ref().unwrap().rules;
                let name = |at: &Option<usize>| match at {
                    Some(at) => sublevels[*at].name.th.clone(),
                    None => "in none".to_owned(),
                };
                let _ = write!(line, ", sub-level {}", verdict(sublevel, name));
            }
            let leaves: Vec<String> =
                part_score.leaves.iter().map(|(passed, of)| format!("{passed} of {of}")).collect();
            let _ = writeln!(out, "{line}; passed {}", leaves.join(" or "));
            for (c, (component, tallied)) in
                part.components.iter().zip(&part_score.components).enumerate()
            {
                let grade = |grade: &usize| framework.grades[*grade].slug.to_string();
                let mut line = format!("  {}: {}", component.slug, verdict(&tallied.grade, grade));
                for tally in &tallied.tallies {
                    let treatment = tally.treatment.map(|t| format!(", {}", t.word(Locale::En)));
                    let open = if tally.open > 0 {
                        format!(" + {} open", tally.open)
                    } else {
                        String::new()
                    };
                    let range = match tally.low == tally.high {
                        true => tally.low.to_string(),
                        false => format!("{} to {}", tally.low, tally.high),
                    };
                    let _ = write!(
                        line,
                        "; {}{open} of {} = {range}{}{}{}",
                        tally.passed,
                        tally.assessed,
                        if tally.points { " points" } else { " %" },
                        treatment.unwrap_or_default(),
                        if tally.hole.is_some() { ", in no band" } else { "" },
                    );
                }
                let _ = writeln!(out, "{line}");
                for (indicator, score) in year.indicators.iter().zip(&score.indicators) {
                    if (indicator.part, indicator.component) != (at, c) {
                        continue;
                    }
                    let mut line = format!(
                        "    {} {}: {}",
                        indicator.number,
                        indicator.slug,
                        verdict(&score.rating, |rating| rating.id().to_owned())
                    );
                    let named: Vec<Option<&String>> = match &indicator.assessment {
                        Assessment::Criteria(criteria) => {
                            criteria.iter().map(|c| c.name.as_ref()).collect()
                        }
                        _ => Vec::new(),
                    };
                    for (at, criterion) in score.criteria.iter().enumerate() {
                        let name = named.get(at).copied().flatten();
                        let name = name.map(|name| format!("{name} ")).unwrap_or_default();
                        let against: Vec<&str> =
                            criterion.against.iter().map(|rating| rating.id()).collect();
                        let against = match against.is_empty() {
                            true => String::new(),
                            false => format!(" ({})", against.join(" or ")),
                        };
                        let _ = write!(line, "; {name}{}{against}", met(&criterion.met));
                    }
                    for condition in &score.conditions {
                        let _ = write!(line, "; condition {}", met(&condition.met));
                    }
                    if let Some(points) = &score.points {
                        let _ = write!(line, "; points {}", verdict(points, Exact::to_string));
                    }
                    if let Some(value) = &score.value {
                        let _ = write!(line, "; value {value} = {}", value.exact);
                    }
                    if let Some(level) = &score.level {
                        let Assessment::PartLevel { part, .. } = &indicator.assessment else {
                            continue;
                        };
                        let levels = &framework.parts[*part].overall.levels;
                        let _ = write!(
                            line,
                            "; level {}",
                            verdict(level, |l| levels[*l].slug.to_string())
                        );
                    }
                    if score.judged {
                        line.push_str("; judged");
                    }
                    let _ = writeln!(out, "{line}");
                }
            }
        }
        for (calculation, score) in year.calculations.iter().zip(&score.calculations) {
            let value = |value: &Option<raingan::scoring::FactValue>| match value {
                Some(value) => format!("{value} = {}", value.exact),
                None => "nothing".to_owned(),
            };
            let _ = writeln!(out, "{number} {}: {}", calculation.slug, value(&score.total));
            for (item, score) in calculation.items.iter().zip(&score.items) {
                let _ = writeln!(out, "  {}: {}", item.name.th, value(&score.value));
            }
        }
    }
    out
}

#[test]
fn scored() {
    let mut stage = Stage::new("scores");
    stage.compare("shipped", &scores(&Project::shipped().check()));
    stage.compare("second-agency", &scores(&Project::second_agency().check()));
    stage.finish();
}

#[derive(serde::Serialize)]
struct View<'a> {
    edition: Edition,
    agency: AgencyView,
    years: Vec<ShownYear<'a>>,
}

#[test]
fn views() {
    let mut stage = Stage::new("view");
    let outcome = Project::second_agency().check();
    for (name, edition) in
        [("second-agency-public", Edition::Public), ("second-agency-ministry", Edition::Ministry)]
    {
        // The fixed words of pages are the same everywhere.
        let agency = Shown::new(outcome.scored(), edition, Locale::Th).agency();
        let view = View { edition, agency, years: outcome.years(edition) };
        stage.compare(name, &(serde_json::to_string_pretty(&view).unwrap() + "\n"));
    }
    stage.finish();
}
