//! How fast pages of the site are made, beside Hugo: `bash .ci/against-hugo`, which fetches Hugo, or
//! `cargo run --example site -- PATH-OF-HUGO [INDICATORS …]` with one that is there.
//!
//! Both tools get the same texts: contents of 1,000 and 10,000 indicators are generated and checked, and
//! what their view says is also written as content of Hugo, a page an indicator, a component and a
//! narrative, with its values in the front matter, its prose in Markdown, and templates of the same markup
//! as ours. The bytes that each of them wrote are printed: ours has more, the marks of where lines may end,
//! of which Hugo knows nothing. Three things are timed:
//!
//! - `raingan pages`: from the scored model to files on the disk, where Thai lines may end included. The
//!   checks are made before, and their memory counts.
//! - `raingan whole`: from the folder of content, with every check and every score, to the same files.
//!   No PDF is laid out.
//! - `hugo`: from its folder of content to files on the disk.
//!
//! Each run is a process of its own; its memory is the highest that the system saw (Linux). The tools run
//! in turns and the shortest time of each counts, as does the least work of its processors, which others
//! that use the machine disturb less; for ours that is of a whole run. The machine's load is printed.

#![allow(clippy::disallowed_methods, reason = "a benchmark measures time and writes its files")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use raingan::diagnostic::Locale;
use raingan::render::{self, templates};
use raingan::scoring::Scored;
use raingan::source::Sources;
use raingan::thai::lines::LineBreaker;
use raingan::view::{
    Block, CriterionView, Edition, For, IndicatorView, LineView, MarkView, NarrativeView, Public,
    Run, Shown,
};
use raingan::{load, output, pipeline};
use serde_json::{Value, json};

/// Indicators, where nobody says how many.
const SIZES: [usize; 2] = [1_000, 10_000];
/// More indicators than these take long, and vary little.
const MANY: usize = 2_000;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--pages", project, out] => timed(|| {
            let (scored, breaker, sources) = seen(Path::new(project));
            let start = Instant::now();
            write_site(&scored, &breaker, &sources, Path::new(out));
            start
        }),
        ["--whole", project, out] => timed(|| {
            let start = Instant::now();
            let (scored, breaker, sources) = seen(Path::new(project));
            write_site(&scored, &breaker, &sources, Path::new(out));
            start
        }),
        [hugo, ref sizes @ ..] if !hugo.starts_with('-') => {
            match sizes.iter().map(|size| size.parse()).collect::<Result<Vec<usize>, _>>() {
                Ok(sizes) if sizes.is_empty() => report(hugo, &SIZES),
                Ok(sizes) => report(hugo, &sizes),
                Err(_) => usage(),
            }
        }
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("cargo run --example site -- PATH-OF-HUGO [INDICATORS …]");
    ExitCode::from(2)
}

/// Prints how long it is since the start of what was timed.
fn timed(work: impl FnOnce() -> Instant) -> ExitCode {
    println!("{}", work().elapsed().as_secs_f64());
    ExitCode::SUCCESS
}

/// What the pages of a project say, as a build sees it.
fn seen(project: &Path) -> (Scored, LineBreaker, Sources) {
    let (sources, loading) = load::load(project).expect("a project");
    let sources = templates::with_defaults(sources);
    let checked = pipeline::check(&sources, loading);
    assert_eq!(checked.findings.errors(), 0, "content that is measured is right");
    let scored = checked.scored.expect("an agency");
    let breaker = LineBreaker::new(&scored.model.lexicon());
    (scored, breaker, sources)
}

fn write_site(scored: &Scored, breaker: &LineBreaker, sources: &Sources, out: &Path) {
    let stage = output::Hold::take(out).and_then(output::Hold::stage);
    let stage = stage.expect("a folder that can be written");
    let shown = For::<Public, _>::shown(scored, Locale::Th);
    let found = render::html::site(&shown, false, &[], breaker, sources, &|file| stage.put(&file));
    assert!(found.is_empty(), "{found:?}");
    stage.swap(&[], &|_| false).expect("a folder that can be written");
}

/// What a tool did.
struct Ran {
    time: f64,
    /// Seconds of work on all cores.
    work: f64,
    /// KiB.
    peak: u64,
    pages: usize,
    bytes: u64,
}

/// Measures both tools on contents of some sizes and prints the table.
fn report(hugo: &str, sizes: &[usize]) -> ExitCode {
    let this = std::env::current_exe().expect("the path of this program");
    let this = this.to_str().expect("a path that is text");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/against-hugo");
    let version = Command::new(hugo).arg("version").output().expect("Hugo");
    print!("{}", String::from_utf8_lossy(&version.stdout));
    println!("cores {}, load {}", cores(), load_of_machine());
    println!(
        "{:<11}{:<15}{:>7}{:>8}{:>9}{:>9}{:>9}{:>9}  to Hugo: time, peak",
        "indicators", "", "pages", "MB", "seconds", "CPU s", "pages/s", "peak MB"
    );
    for &size in sizes {
        let folder = root.join(size.to_string());
        let _ = fs::remove_dir_all(&folder);
        let (project, theirs) = (folder.join("project"), folder.join("hugo"));
        for (path, bytes) in common::generate(size) {
            put(&project.join(path), &bytes);
        }
        let (scored, _, sources) = seen(&project);
        write_hugo(&scored, &sources, &theirs);
        let at = |path: &PathBuf| path.to_str().expect("a path that is text").to_owned();
        let (project, theirs) = (at(&project), at(&theirs));
        let tools: [(&str, &str, &[&str]); 3] = [
            ("hugo", hugo, &["--quiet", "--source", &theirs, "--destination"]),
            ("raingan pages", this, &["--pages", &project]),
            ("raingan whole", this, &["--whole", &project]),
        ];
        let mut best: [Option<Ran>; 3] = [None, None, None];
        // In turns, so that what else the machine does hits all of them. Nothing is removed between two
        // runs, because a file system is slow to use again what was just removed.
        for round in 0..if size > MANY { 2 } else { 5 } {
            for ((name, program, args), best) in tools.iter().zip(&mut best) {
                let out = at(&folder.join(format!("out-{name}-{round}").replace(' ', "-")));
                let ran = run(program, args, &out, *program == this);
                let work = best.as_ref().map_or(ran.work, |best| best.work.min(ran.work));
                if best.as_ref().is_none_or(|best| ran.time < best.time) {
                    *best = Some(ran);
                }
                best.iter_mut().for_each(|best| best.work = work);
            }
        }
        let ran = best.map(|ran| ran.expect("a run"));
        for ((name, ..), one) in tools.iter().zip(&ran) {
            println!(
                "{size:<11}{name:<15}{:>7}{:>8.1}{:>9.2}{:>9.2}{:>9.0}{:>9.0}  ×{:.2}  ×{:.2}",
                one.pages,
                one.bytes as f64 / 1e6,
                one.time,
                one.work,
                one.pages as f64 / one.time,
                one.peak as f64 / 1024.0,
                (one.time / one.pages as f64) / (ran[0].time / ran[0].pages as f64),
                one.peak as f64 / ran[0].peak as f64,
            );
        }
    }
    println!("load at the end {}", load_of_machine());
    ExitCode::SUCCESS
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn load_of_machine() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

/// Runs a tool that writes into a folder. One that times itself says its seconds.
fn run(program: &str, args: &[&str], out: &str, times_itself: bool) -> Ran {
    let (start, before) = (Instant::now(), common::work_of_children());
    let mut child = Command::new(program)
        .args(args)
        .arg(out)
        .stdout(Stdio::piped())
        .spawn()
        .expect("a tool that can be run");
    let id = child.id().to_string();
    let mut peak = 0;
    while child.try_wait().expect("a child").is_none() {
        peak = common::peak_memory_of(&id).unwrap_or(0).max(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
    let whole = start.elapsed().as_secs_f64();
    let work = common::work_of_children().zip(before).map_or(0.0, |(after, before)| after - before);
    let output = child.wait_with_output().expect("a child");
    assert!(output.status.success(), "{program} {args:?} failed");
    let said = String::from_utf8_lossy(&output.stdout);
    let time = match times_itself {
        true => said.trim().parse().expect("seconds"),
        false => whole,
    };
    let (mut pages, mut bytes) = (0, 0);
    for entry in walkdir::WalkDir::new(out) {
        let entry = entry.expect("a written file");
        if entry.path().extension().is_some_and(|end| end == "html") {
            pages += 1;
            bytes += entry.metadata().expect("its size").len();
        }
    }
    Ran { time, work, peak, pages, bytes }
}

fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// Writes what everybody may see as a project of Hugo.
fn write_hugo(scored: &Scored, sources: &Sources, folder: &Path) {
    let shown = Shown::new(scored, Edition::Public, Locale::Th);
    let put = |path: &str, text: &str| put(&folder.join(path), text.as_bytes());
    put("hugo.toml", HUGO);
    for (path, text) in LAYOUTS {
        put(path, text);
    }
    put("assets/style.css", include_str!("../templates/html/style.css"));
    let page = |front: Value, body: &str| format!("{front:#}\n\n{body}");
    put("content/_index.md", &page(json!({"title": shown.agency().name}), ""));
    for year in &shown.years(sources) {
        let at = |path: &str| format!("content/{}/{path}", year.number());
        put(&at("_index.md"), &page(json!({"title": year.label(), "as_of": year.as_of()}), ""));
        let kinds = [("indicators", "ตัวชี้วัด"), ("narratives", "ผลงาน"), ("parts", "องค์ประกอบ")];
        for (kind, title) in kinds {
            put(&at(&format!("{kind}/_index.md")), &page(json!({"title": title}), ""));
        }
        for part in &year.parts() {
            for component in &part.components {
                let kicker = format!("{} · {} {}", part.name, component.number, component.name);
                let path = at(&format!("parts/{}.md", component.id));
                let name = format!("{} {}", component.number, component.name);
                let rows = component.indicators.iter().map(|one| row(&year.indicator(*one)));
                let rows = rows.collect::<Vec<_>>();
                put(&path, &page(json!({"title": name, "kicker": part.name, "rows": rows}), ""));
                for one in component.indicators.iter().filter(|one| year.has_page(**one)) {
                    let indicator = &year.indicator(*one);
                    let path = at(&format!("indicators/{}.md", indicator.slug));
                    put(&path, &page(front(indicator, &kicker), &body(indicator)));
                }
            }
        }
        for NarrativeView { slug, title, blocks } in &year.narratives() {
            put(
                &at(&format!("narratives/{slug}.md")),
                &page(json!({"title": title}), &markdown(blocks)),
            );
        }
    }
}

/// An indicator as a row of the table of its component.
fn row(indicator: &IndicatorView) -> Value {
    json!({
        "slug": indicator.slug,
        "number": indicator.number,
        "name": indicator.name,
        "heading": indicator.heading,
        "target": lines(&indicator.target),
        "result": lines(&indicator.result),
        "rating": mark(&indicator.rating),
    })
}

fn lines(lines: &[LineView]) -> Vec<Value> {
    lines.iter().map(|l| json!({"name": l.name, "text": words(&l.runs)})).collect()
}

fn mark(mark: &MarkView) -> Value {
    json!({"symbol": mark.symbol, "name": mark.name})
}

fn criteria(rows: &[CriterionView]) -> Vec<Value> {
    let row = |row: &CriterionView| {
        json!({
            "name": row.name,
            "target": words(&row.target),
            "result": words(&row.result),
            "met": mark(&row.met),
        })
    };
    rows.iter().map(row).collect()
}

/// The values of an indicator.
fn front(indicator: &IndicatorView, kicker: &str) -> Value {
    let details = indicator.details.iter().map(|d| json!({"label": d.label, "text": d.text}));
    let history = indicator.history.iter().map(|h| json!({"year": h.year, "text": words(&h.runs)}));
    json!({
        "title": indicator.name,
        "number": indicator.number,
        "kicker": kicker,
        "under": indicator.under,
        "target": lines(&indicator.target),
        "result": lines(&indicator.result),
        "rating": mark(&indicator.rating),
        "reasons": indicator.reasons,
        "proof": indicator.proof,
        "criteria": if indicator.criteria.len() > 1 { criteria(&indicator.criteria) } else { vec![] },
        "conditions": criteria(&indicator.conditions),
        "formula": indicator.worked.as_ref().map(|worked| &worked.formula),
        "history": history.collect::<Vec<_>>(),
        "objectives": indicator.objectives,
        "evidence": indicator.evidence,
        "details": details.collect::<Vec<_>>(),
        "file": indicator.file,
    })
}

/// Prose of an indicator.
fn body(indicator: &IndicatorView) -> String {
    markdown(&indicator.description)
}

/// Blocks as Markdown.
fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        let _ = match block {
            Block::Heading { level, runs, .. } => {
                writeln!(out, "{} {}\n", "#".repeat(usize::from(*level)), words(runs))
            }
            Block::Paragraph { runs } => writeln!(out, "{}\n", words(runs)),
            Block::List { items, .. } => {
                for item in items {
                    let _ = writeln!(out, "- {}", markdown(item).trim());
                }
                writeln!(out)
            }
            Block::Quote { blocks } => writeln!(out, "> {}\n", markdown(blocks).trim()),
            Block::Table { head, rows, .. } => {
                let line = |cells: &[Vec<Run>]| {
                    let cells: Vec<String> = cells.iter().map(|cell| words(cell)).collect();
                    format!("| {} |\n", cells.join(" | "))
                };
                out.push_str(&line(head));
                out.push_str(&format!("|{}\n", "---|".repeat(head.len())));
                rows.iter().for_each(|row| out.push_str(&line(row)));
                writeln!(out)
            }
            Block::Code { text } => writeln!(out, "```\n{text}\n```\n"),
            Block::Picture { alt, asset, .. } => writeln!(out, "![{alt}]({asset})\n"),
            Block::Rule => writeln!(out, "---\n"),
        };
    }
    out
}

/// Stretches of text as Markdown.
fn words(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Run::Text { text } | Run::State { text, .. } => out.push_str(text),
            Run::Quantity { lead, amount, .. } => {
                out.push_str(lead);
                out.push_str(amount);
            }
            Run::Symbol { symbol, name, .. } => {
                let _ = write!(out, "{symbol} {name}");
            }
            Run::Strong { runs } => {
                let _ = write!(out, "**{}**", words(runs));
            }
            Run::Emphasis { runs } => {
                let _ = write!(out, "*{}*", words(runs));
            }
            Run::Struck { runs } => {
                let _ = write!(out, "~~{}~~", words(runs));
            }
            Run::Fixed { runs } => out.push_str(&words(runs)),
            Run::Quiet { runs, .. } => out.push_str(&words(runs)),
            Run::Link { url, runs, .. } => {
                let _ = write!(out, "[{}]({url})", words(runs));
            }
            Run::Code { text } => {
                let _ = write!(out, "`{text}`");
            }
            Run::Note { runs, .. } => {
                let _ = write!(out, " ({})", words(runs));
            }
            Run::Break => out.push(' '),
        }
    }
    out
}

const HUGO: &str = r#"baseURL = "https://example.org/"
languageCode = "th"
title = "รายงาน"
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
"#;

const LAYOUTS: [(&str, &str); 10] = [
    ("layouts/_partials/mark.html", MARK),
    ("layouts/_partials/lines.html", LINES),
    ("layouts/_partials/grounds.html", GROUNDS),
    ("layouts/_partials/criteria.html", CRITERIA),
    ("layouts/baseof.html", BASE),
    ("layouts/single.html", SINGLE),
    ("layouts/list.html", LIST),
    ("layouts/section.html", LIST),
    ("layouts/home.html", LIST),
    ("layouts/404.html", r#"{{ define "main" }}<h1>ไม่พบหน้านี้</h1>{{ end }}"#),
];

const BASE: &str = r##"<!DOCTYPE html>
<html lang="th">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>{{ .Title }} · {{ site.Home.Title }}</title>
  <meta name="description" content="{{ .Title }}">
  <link rel="stylesheet" href="{{ "assets/style.css" | relURL }}">
</head>
<body class="page-{{ .Kind }}">
  <a class="skip" href="#main">ข้ามไปยังเนื้อหา</a>
  <header class="site">
    <div class="wide">
      <p class="agency"><a href="{{ site.Home.RelPermalink }}">{{ site.Home.Title }}</a></p>
      <nav class="years" aria-label="ปีงบประมาณ">
        <ul>
        {{- range site.Sections }}
          <li><a href="{{ .RelPermalink }}"><span class="hidden">ปีงบประมาณ </span>{{ .Title }}</a></li>
        {{- end }}
        </ul>
      </nav>
    </div>
  </header>
  {{- if not .IsHome }}
  <nav class="sections wide" aria-label="ส่วนของปี">
    <ul>
    {{- range .FirstSection.Sections }}
      <li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
    {{- end }}
    </ul>
  </nav>
  {{- end }}
  <nav class="trail wide" aria-label="เส้นทาง">
    <ol>
    {{- range .Ancestors.Reverse }}
      <li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
    {{- end }}
      <li><span aria-current="page">{{ .Title }}</span></li>
    </ol>
  </nav>
  <main id="main" class="wide" tabindex="-1">
{{ block "main" . }}{{ end }}
  </main>
  <footer class="site">
    <div class="wide">
      <dl class="standing">
      {{- range site.Sections }}
        <div>
          <dt>ข้อมูล ณ วันที่</dt>
          <dd>{{ .Params.as_of }}</dd>
        </div>
      {{- end }}
      </dl>
      <p>{{ site.Home.Title }}</p>
    </div>
  </footer>
</body>
</html>
"##;

const MARK: &str = r#"<span class="mark"><span class="symbol" aria-hidden="true">{{ .symbol }}</span>&nbsp;{{ .name }}</span>"#;

const LINES: &str = r#"<ul class="lines">
    {{- range . }}
    <li>{{ with .name }}<span class="line-name">{{ . }}</span> {{ end }}<span class="quantity">{{ .text }}</span></li>
    {{- end }}
    </ul>"#;

const GROUNDS: &str = r#"<ul>
{{- range . }}
  <li>{{ .text }}{{ with .children }}
    {{ partial "grounds.html" . }}{{ end }}</li>
{{- end }}
</ul>"#;

const CRITERIA: &str = r#"<table role="table" class="stack criteria">
  <caption class="hidden">{{ .caption }}</caption>
  <thead role="rowgroup">
    <tr role="row">
      <th role="columnheader" scope="col">{{ .head }}</th>
      <th role="columnheader" scope="col">เป้าหมาย</th>
      <th role="columnheader" scope="col">ผลการดำเนินงาน</th>
      <th role="columnheader" scope="col">การบรรลุเป้าหมาย</th>
    </tr>
  </thead>
  <tbody role="rowgroup">
  {{- range .rows }}
    <tr role="row">
      <th role="rowheader" scope="row">{{ .name }}</th>
      <td role="cell" data-label="เป้าหมาย"><div><span class="quantity">{{ .target }}</span></div></td>
      <td role="cell" data-label="ผลการดำเนินงาน"><div><span class="quantity">{{ .result }}</span></div></td>
      <td role="cell" data-label="การบรรลุเป้าหมาย"><div>{{ partial "mark.html" .met }}</div></td>
    </tr>
  {{- end }}
  </tbody>
</table>"#;

const SINGLE: &str = r#"{{ define "main" }}
<header class="title">
  {{- with .Params.kicker }}
  <p class="kicker">{{ . }}</p>
  {{- end }}
  {{- range .Params.under }}
  <p class="under">{{ . }}</p>
  {{- end }}
  <h1><span class="code">{{ .Params.number }}</span> {{ .Title }}</h1>
</header>
{{- if .Params.target }}
<section class="outcome" aria-label="ผลการประเมิน">
  <div class="asked">
    <h2 class="label">เป้าหมาย</h2>
    <div class="value">{{ partial "lines.html" .Params.target }}</div>
  </div>
  <div class="came">
    <h2 class="label">ผล</h2>
    <div class="value">{{ partial "lines.html" .Params.result }}</div>
  </div>
  <div class="rating">
    <h2 class="label">ระดับผล</h2>
    <p class="overall">{{ partial "mark.html" .Params.rating }}</p>
    <p class="remark">คำนวณจากเป้าหมายและผล</p>
    <p class="remark">ผลการประเมินตนเอง (รอการรับรอง)</p>
  </div>
</section>
{{- end }}
<div class="with-aside">
<div class="body">
  {{- with .Params.reasons }}
  <section aria-labelledby="reasons">
    <h2 id="reasons">เหตุผล</h2>
    <ul class="sentences">
    {{- range . }}
      <li>{{ . }}</li>
    {{- end }}
    </ul>
    {{- with $.Params.proof }}
    <details class="proof">
      <summary>ดูที่มาทั้งหมด</summary>
      {{ partial "grounds.html" . }}
    </details>
    {{- end }}
  </section>
  {{- end }}
  {{- with .Params.criteria }}
  <section aria-labelledby="criteria">
    <h2 id="criteria">ผลรายเกณฑ์</h2>
    {{ partial "criteria.html" (dict "rows" . "caption" "ผลรายเกณฑ์" "head" "เกณฑ์") }}
  </section>
  {{- end }}
  <section class="prose" aria-labelledby="definition">
    <h2 id="definition">คำอธิบาย</h2>
{{ .Content }}
  </section>
  {{- with .Params.formula }}
  <section aria-labelledby="formula">
    <h2 id="formula">สูตร</h2>
    <p>{{ . }}</p>
  </section>
  {{- end }}
  {{- with .Params.conditions }}
  <section aria-labelledby="conditions">
    <h2 id="conditions">เงื่อนไขการวัด</h2>
    <p class="remark">เงื่อนไขบอกวิธีวัด ไม่นำมาคิดคะแนน</p>
    {{ partial "criteria.html" (dict "rows" . "caption" "เงื่อนไขการวัด" "head" "เงื่อนไข") }}
  </section>
  {{- end }}
  {{- with .Params.history }}
  <section aria-labelledby="history">
    <h2 id="history">ผลการดำเนินงานย้อนหลัง</h2>
    <table role="table" class="pairs history">
      <caption class="hidden">ผลการดำเนินงานย้อนหลัง</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">ปีงบประมาณ</th>
          <th role="columnheader" scope="col">ผลการดำเนินงาน</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
      {{- range . }}
        <tr role="row">
          <th role="rowheader" scope="row">{{ .year }}</th>
          <td role="cell"><span class="quantity">{{ .text }}</span></td>
        </tr>
      {{- end }}
      </tbody>
    </table>
  </section>
  {{- end }}
  {{- with .Params.rows }}
  <section class="component" aria-labelledby="indicators">
  <h2 id="indicators">ตัวชี้วัด</h2>
  <table role="table" class="stack results">
  <tbody role="rowgroup">
  {{- range . }}
    {{- if .heading }}
    <tr role="row" class="heading">
      <td role="cell" class="code">{{ .number }}</td>
      <th role="rowheader" scope="row" colspan="4">{{ .name }}</th>
    </tr>
    {{- else }}
    <tr role="row">
      <td role="cell" class="code">{{ .number }}</td>
      <th role="rowheader" scope="row"><a href="../indicators/{{ .slug }}.html">{{ .name }}</a></th>
      <td role="cell" data-label="เป้าหมาย"><div>{{ partial "lines.html" .target }}</div></td>
      <td role="cell" data-label="ผลการดำเนินงาน"><div>{{ partial "lines.html" .result }}</div></td>
      <td role="cell" data-label="ผลประเมิน"><div>{{ partial "mark.html" .rating }}</div></td>
    </tr>
    {{- end }}
  {{- end }}
  </tbody>
  </table>
  </section>
  {{- end }}
</div>
<aside aria-label="ข้อมูลเพิ่มเติม">
  {{- with .Params.objectives }}
  <section>
    <h2>วัตถุประสงค์</h2>
    <ul>
    {{- range . }}
      <li>{{ . }}</li>
    {{- end }}
    </ul>
  </section>
  {{- end }}
  {{- with .Params.evidence }}
  <section>
    <h2>หลักฐาน</h2>
    <ul>
    {{- range . }}
      <li>{{ . }}</li>
    {{- end }}
    </ul>
  </section>
  {{- end }}
  {{- with .Params.details }}
  <section>
    <h2>รายละเอียด</h2>
    <dl class="facts">
    {{- range . }}
      <div>
        <dt>{{ .label }}</dt>
        <dd>{{ .text }}</dd>
      </div>
    {{- end }}
    </dl>
  </section>
  {{- end }}
  {{- with .Params.file }}
  <section>
    <h2>ไฟล์ต้นทาง</h2>
    <p><code>{{ . }}</code></p>
  </section>
  {{- end }}
</aside>
</div>
<nav class="pager">
  {{- with .PrevInSection }}
  <a rel="prev" href="{{ .RelPermalink }}">{{ .Params.number }} {{ .Title }}</a>
  {{- end }}
  {{- with .NextInSection }}
  <a rel="next" href="{{ .RelPermalink }}">{{ .Params.number }} {{ .Title }}</a>
  {{- end }}
</nav>
{{ end }}
"#;

const LIST: &str = r#"{{ define "main" }}
<header class="title"><h1>{{ .Title }}</h1></header>
{{ .Content }}
<table class="results">
  <thead><tr><th scope="col">เลข</th><th scope="col">ตัวชี้วัด</th><th scope="col">เป้าหมาย</th><th scope="col">ผล</th><th scope="col">ระดับผล</th></tr></thead>
  <tbody>
  {{- range .Pages }}
    <tr>
      <th scope="row">{{ .Params.number }}</th>
      <td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td>
      <td>{{ range .Params.target }}{{ .name }} {{ .text }} {{ end }}</td>
      <td>{{ range .Params.result }}{{ .name }} {{ .text }} {{ end }}</td>
      <td>{{ .Params.rating }}</td>
    </tr>
  {{- end }}
  </tbody>
</table>
{{ end }}
"#;
