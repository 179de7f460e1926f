//! How long every step takes, and how much memory: `cargo run --example stages`.
//!
//! The steps run on the shipped content and on two generated contents of 1,000 and 10,000 indicators:
//! realistic Thai texts with criteria, conditions, earlier results, evidence, claims, formulas that
//! build on each other, facts, calculations and narratives full of references, all of it in one
//! fiscal year, which is harder than the same number over several. Generating uses no chance: two runs
//! measure the same bytes. Laying out is timed on the shipped content only.
//!
//! Each content is measured in a process of its own, so that its peak memory is its own (the system
//! has to be Linux for that). A step's time is the shortest of several runs. The profile is that of
//! the program itself when it is built from source, so no dependency is compiled a second time.
//!
//! What to look for: the steps from `load` to `lint` grow with the number of indicators and not
//! faster (×10), and most of their time is reading the YAML and the Markdown (`parse`).

#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use raingan::diagnostic::{Findings, Locale};
use raingan::render::{self, templates};
use raingan::source::Sources;
use raingan::thai::lines::LineBreaker;
use raingan::view::{Asked, Edition, View, view};
use raingan::{layout, lint, load, parse, resolve, scoring};
use serde::{Deserialize, Serialize};

/// The contents: name, indicators (as many as are shipped, if none is said), runs.
const SETS: [(&str, Option<usize>, usize); 3] =
    [("shipped", None, 9), ("1,000", Some(1_000), 7), ("10,000", Some(10_000), 5)];
/// The steps that check content; the others draw it.
const CHECKING: [&str; 5] = ["load", "parse", "resolve", "score", "lint"];
/// All steps.
const STEPS: [&str; 9] =
    ["load", "parse", "resolve", "score", "lint", "view", "site", "layout", "pdf"];

/// What was measured of a content.
#[derive(Default, Serialize, Deserialize)]
struct Measured {
    indicators: usize,
    files: usize,
    bytes: usize,
    findings: usize,
    /// Shortest time of each step.
    times: BTreeMap<String, Duration>,
    /// Peak memory in KiB after checking and at the end; nothing where the system does not say.
    memory: Option<(u64, u64)>,
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    match (args.next().as_deref(), args.next()) {
        (Some("--measure"), Some(name)) => match SETS.iter().find(|set| set.0 == name) {
            Some((_, size, runs)) => {
                let measured = measure(*size, *runs);
                println!("{}", serde_json::to_string(&measured).expect("numbers"));
                ExitCode::SUCCESS
            }
            None => ExitCode::from(2),
        },
        (None, _) => report(),
        _ => {
            eprintln!("cargo run --example stages");
            ExitCode::from(2)
        }
    }
}

/// Measures every content in a process of its own and prints the table.
fn report() -> ExitCode {
    let program = std::env::current_exe().expect("the path of this program");
    let mut all = Vec::new();
    for (name, ..) in SETS {
        eprintln!("measuring {name} …");
        let output = Command::new(&program).args(["--measure", name]).output().expect("a child");
        match serde_json::from_slice::<Measured>(&output.stdout) {
            Ok(measured) => all.push(measured),
            Err(_) => {
                eprintln!("{name} failed:\n{}", String::from_utf8_lossy(&output.stderr));
                return ExitCode::FAILURE;
            }
        }
    }
    print!("{}", table(&all));
    ExitCode::SUCCESS
}

fn table(all: &[Measured]) -> String {
    let mut out = String::new();
    let mut row = |first: &str, cells: &[String], last: &str| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>24}")).collect();
        let _ = writeln!(out, "{}", format!("{first:<22}{cells}{last:>10}").trim_end());
    };
    let each = |text: &dyn Fn(&Measured) -> String| all.iter().map(text).collect::<Vec<_>>();
    row("", &SETS.iter().map(|set| set.0.to_owned()).collect::<Vec<_>>(), "growth");
    row("indicators", &each(&|m| m.indicators.to_string()), "");
    row("files", &each(&|m| m.files.to_string()), "");
    row("MB of text", &each(&|m| format!("{:.2}", m.bytes as f64 / 1e6)), "");
    row("findings", &each(&|m| m.findings.to_string()), "");
    row("", &each(&|_| "ms   µs/indicator".to_owned()), "");
    let cell = |time: Option<Duration>, indicators: usize| match time {
        Some(time) => {
            let micros = time.as_secs_f64() * 1e6;
            format!("{:.2}{:>12.1}", micros / 1e3, micros / indicators as f64)
        }
        None => String::new(),
    };
    let growth = |time: &dyn Fn(&Measured) -> Option<Duration>| match all {
        [.., small, large] => match (time(small), time(large)) {
            (Some(small), Some(large)) => {
                format!("×{:.1}", large.as_secs_f64() / small.as_secs_f64())
            }
            _ => String::new(),
        },
        _ => String::new(),
    };
    for step in STEPS {
        let time = |m: &Measured| m.times.get(step).copied();
        row(step, &each(&|m| cell(time(m), m.indicators)), &growth(&time));
        if CHECKING.last() == Some(&step) {
            let whole = |m: &Measured| Some(checking(m));
            row("load to lint", &each(&|m| cell(whole(m), m.indicators)), &growth(&whole));
            let share = |m: &Measured| {
                let parse = m.times.get("parse").map_or(0.0, Duration::as_secs_f64);
                format!("{:.0} %", 100.0 * parse / checking(m).as_secs_f64())
            };
            row("  of which parse", &each(&share), "");
        }
    }
    let memory = |at: fn((u64, u64)) -> u64| {
        each(&|m| {
            m.memory.map_or("?".into(), |memory| format!("{:.0} MB", at(memory) as f64 / 1024.0))
        })
    };
    row("peak, load to lint", &memory(|memory| memory.0), "");
    row("peak, all steps", &memory(|memory| memory.1), "");
    out
}

fn checking(measured: &Measured) -> Duration {
    CHECKING.iter().filter_map(|step| measured.times.get(*step)).sum()
}

/// Runs every step several times on one content.
fn measure(size: Option<usize>, runs: usize) -> Measured {
    let files = match size {
        Some(size) => generate(size),
        None => shipped(Path::new(env!("CARGO_MANIFEST_DIR"))),
    };
    let bytes = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut measured = Measured { files: files.len(), bytes, ..Measured::default() };
    let mut last = None;
    for _ in 0..runs {
        // What a run leaves is put away before the next one is timed.
        drop(last.take());
        let mut clock = Clock { measured: &mut measured };
        let (sources, loading) = clock.time("load", || {
            let (mut sources, mut findings) = (Sources::new(), Findings::new());
            for (path, bytes) in &files {
                load::add_bytes(&mut sources, path, bytes, &mut findings);
            }
            (sources, findings)
        });
        let (parsed, parsing) = clock.time("parse", || parse::parse(&sources));
        let (model, resolving) = clock.time("resolve", || resolve::resolve(parsed, &sources));
        let model = model.expect("an agency");
        let (scored, scoring) = clock.time("score", || scoring::score(model));
        let linting = clock.time("lint", || lint::lint(&scored));
        let found = [&loading, &parsing, &resolving, &scoring, &linting];
        measured.findings = found.iter().map(|findings| findings.iter().count()).sum();
        let errors: usize = found.iter().map(|findings| findings.errors()).sum();
        assert_eq!(errors, 0, "content that is measured is right: {found:#?}");
        measured.indicators = scored.model.years.values().map(|year| year.indicators.len()).sum();
        last = Some((scored, sources));
    }
    let checked = peak_memory();
    let Some((scored, sources)) = last else { return measured };
    let sources = templates::with_defaults(sources);
    let asked = Asked { edition: Edition::Public, locale: Locale::Th, draft: false };
    // Drawing large contents takes long, and its time varies little.
    let runs = if size.is_some_and(|size| size > 1_000) { 1 } else { runs.min(3) };
    for _ in 0..runs {
        let mut clock = Clock { measured: &mut measured };
        let view = clock.time("view", || view(&scored, &sources, asked));
        let breaker = LineBreaker::new(&scored.model.lexicon());
        let (pages, found) =
            clock.time("site", || render::html::site(&view, &[], &breaker, &sources));
        assert!(found.is_empty() && !pages.is_empty(), "{found:?}");
        if size.is_none() {
            print_documents(&view, &breaker, &sources, &mut clock);
        }
    }
    measured.memory = checked.zip(peak_memory());
    measured
}

/// Lays out the documents of a view and writes them as PDF.
fn print_documents(view: &View, breaker: &LineBreaker, sources: &Sources, clock: &mut Clock<'_>) {
    for year in &view.years {
        for document in &year.documents {
            let data = layout::data(view, year, document);
            // A layout is remembered; the first one of a process is the one that a build waits for.
            let first = !clock.measured.times.contains_key("layout");
            let laid = match first {
                true => clock.time("layout", || layout::layout(data, breaker, sources)),
                false => layout::layout(data, breaker, sources),
            };
            let document = laid.0.expect("a document");
            clock.time("pdf", || render::pdf::write(&document, "benchmark", sources));
        }
    }
}

/// Keeps the shortest time of each step.
struct Clock<'m> {
    measured: &'m mut Measured,
}

impl Clock<'_> {
    fn time<T>(&mut self, step: &str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = black_box(work());
        let time = start.elapsed();
        let best = self.measured.times.entry(step.to_owned()).or_insert(time);
        *best = time.min(*best);
        done
    }
}

/// The most memory this process has had so far, in KiB.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

type Files = Vec<(String, Vec<u8>)>;

/// The content of a project folder.
fn shipped(root: &Path) -> Files {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join("content")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the content folder") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root).expect("a path below the root");
            let name = name.to_str().expect("a name in UTF-8").replace('\\', "/");
            files.push((name, std::fs::read(path).expect("a readable file")));
        }
    }
    files.sort();
    files
}

/// A content of as many indicators: every tenth is a heading over the nine that follow.
fn generate(indicators: usize) -> Files {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    files.insert("content/agency.yaml".into(), AGENCY.into());
    files.insert("content/frameworks/2562.yaml".into(), framework());
    files.insert("content/2562/year.yaml".into(), YEAR.into());
    for at in 0..indicators {
        files.insert(format!("content/2562/indicators/i{at}.yaml"), indicator(at));
    }
    for sheet in 0..indicators.div_ceil(100) {
        files.insert(format!("content/2562/facts/s{sheet}.yaml"), facts(sheet));
        files.insert(format!("content/2562/calculations/c{sheet}.yaml"), calculation(sheet));
    }
    for story in 0..indicators.div_ceil(50) {
        files.insert(format!("content/2562/narratives/n{story}.md"), narrative(story));
    }
    files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

const COMPONENTS: usize = 20;

const AGENCY: &str = "raingan: \"1\"
รหัสถาวร: benchmark
ชื่อ:
  ไทย: สำนักงานวัดความเร็วการรายงานผล (องค์การมหาชน)
  อังกฤษ: Agency of Measured Reports (Public Organization)
วิสัยทัศน์: รายงานผลได้ถูกต้องและรวดเร็วเพื่อประชาชน
วัตถุประสงค์:
  - พัฒนาและส่งเสริมการรายงานผลของหน่วยงานของรัฐ
  - ศึกษาและวิจัยวิธีวัดผลการดำเนินงาน
";

const YEAR: &str = "ปีงบประมาณ: 2562
ข้อมูล ณ วันที่: 30 กันยายน 2562
ข้อมูลพื้นฐาน: s0
เอกสารที่เผยแพร่:
  - {รหัส: report2562, ชื่อ: รายงานการประเมิน ปี 2562}
เอกสาร:
  - ชนิด: รายงาน
    ชื่อ: รายงานผลการประเมิน
    สถานะ: เสนอ
    ส่วน: [ปก, ข้อมูลพื้นฐาน, ตารางสรุปผล, ตารางผล, บทบรรยาย, รายการคำนวณ, รายตัวชี้วัด]
";

fn framework() -> String {
    let mut text = "ปีงบประมาณ: 2562
ชื่อ: กรอบการประเมินสำหรับวัดความเร็ว
ระดับผล:
  - {รหัส: above, ชื่อ: สูงกว่าเป้าหมาย, สัญลักษณ์: ●}
  - {รหัส: meets, ชื่อ: เป็นไปตามเป้าหมาย, สัญลักษณ์: ◎}
  - {รหัส: below, ชื่อ: ต่ำกว่าเป้าหมาย, สัญลักษณ์: ○}
ส่วน:
  - รหัส: organisation
    ชื่อ: ส่วนที่ 1 การประเมินหน่วยงาน
    ชื่อเรียก: องค์กร
    องค์ประกอบ:
"
    .to_owned();
    for component in 0..COMPONENTS {
        let _ = writeln!(
            text,
            "      - {{รหัส: c{component}, เลข: \"{}\", ชื่อ: องค์ประกอบที่ {}, ตัวชี้วัดบังคับ: [\"{}.1\"]}}",
            component + 1,
            component + 1,
            component + 1
        );
    }
    text.push_str(
        "    ช่วงผล:
      - {เกณฑ์: มากกว่า 67, ให้ระดับ: above}
      - {เกณฑ์: 50-67, ให้ระดับ: meets}
      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}
    เพดานจำนวน:
      - {องค์ประกอบ: [c0, c1, c2], ไม่เกิน: 100000}
    สรุปภาพรวม:
      ระดับ:
        - {รหัส: quality, ชื่อ: ระดับคุณภาพ, สัญลักษณ์: ●}
        - {รหัส: standard, ชื่อ: ระดับมาตรฐาน, สัญลักษณ์: ◎}
        - {รหัส: needs-improvement, ชื่อ: ระดับต้องปรับปรุง, สัญลักษณ์: ○}
      วิธีสรุป:
        - กติกา:
            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}
            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}
            - {ให้ระดับ: standard}
",
    );
    text
}

/// The printed number of an indicator: `component.heading`, and `.1` to `.9` beneath it.
fn number(at: usize) -> String {
    let (heading, below) = (at / 10, at % 10);
    let number = format!("{}.{}", heading % COMPONENTS + 1, heading / COMPONENTS + 1);
    if below == 0 { number } else { format!("{number}.{below}") }
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn indicator(at: usize) -> String {
    let number = number(at);
    let mut text = format!("# ตัวชี้วัดที่สร้างขึ้นสำหรับวัดความเร็ว\nรหัสถาวร: i{at}\nรหัส: \"{number}\"\n");
    if at.is_multiple_of(10) {
        let _ = writeln!(
            text,
            "องค์ประกอบ: c{}\nชื่อ: การพัฒนาโครงสร้างพื้นฐานด้านการรายงานผล กลุ่มที่ {at}",
            at / 10 % COMPONENTS
        );
        return text;
    }
    let _ = writeln!(text, "อยู่ใต้: i{}", at / 10 * 10);
    let _ = writeln!(text, "ชื่อ: จำนวนผู้ใช้บริการที่ได้รับประโยชน์จากโครงการส่งเสริมการรายงานผล รุ่นที่ {at}");
    let _ = writeln!(
        text,
        "คำอธิบาย: |
  วัดจากจำนวนผู้ใช้บริการที่ลงทะเบียนและใช้งานจริงในระบบของสำนักงานตลอดปีงบประมาณ โดยไม่นับผู้ใช้ซ้ำ
  หน่วยงานเจ้าของโครงการเป็นผู้รวบรวมข้อมูลทุกไตรมาส และสอบทานกับรายงานของผู้ตรวจสอบภายในก่อนรายงานผล
ประเภท: {}
วัตถุประสงค์: [1, 2]",
        if at.is_multiple_of(3) { "ผลลัพธ์" } else { "ผลผลิต" }
    );
    let target = 1_000 + at * 37 % 9_000;
    let result = target + at * 13 % 700 - 200;
    match at % 10 {
        3 | 8 => {
            // Formulas build on each other, in chains of ten.
            let before = match at % 50 {
                3 => "5 ล้านบาท".to_owned(),
                _ => format!("((ผล i{}))", at - 5),
            };
            let _ = writeln!(
                text,
                "เป้าหมาย: ไม่น้อยกว่า 0.5 ล้านบาท
ตัวแปร:
  ฐานจากปีก่อน: {before}
  งบประมาณ: ((ค่า f{}))
  ค่าใช้จ่าย: {}.{:02} ล้านบาท
  อัตราส่วนลด: ร้อยละ 3.72
สูตร: (ฐานจากปีก่อน + งบประมาณ) × อัตราส่วนลด + ค่าใช้จ่าย ÷ 4
หน่วย: ล้านบาท
ทศนิยม: 2",
                at / 100 * 10,
                target / 100,
                at % 100
            );
        }
        5 => {
            let _ = writeln!(
                text,
                "เป้าหมาย:
  รายงาน: 1 ฉบับ
  ผู้ใช้ประโยชน์: ไม่น้อยกว่า {} ราย
  ความพึงพอใจ: ร้อยละ 80
เงื่อนไข:
  กลุ่มตัวอย่าง: ไม่น้อยกว่า 400 ตัวอย่าง
ผล:
  รายงาน: 1 ฉบับ
  ผู้ใช้ประโยชน์: {} ราย
  ความพึงพอใจ: ร้อยละ {}.{:02}
  กลุ่มตัวอย่าง: {} ตัวอย่าง",
                thousands(target),
                thousands(result),
                75 + at % 20,
                at % 100,
                400 + at % 100
            );
        }
        _ => {
            let _ = writeln!(
                text,
                "เป้าหมาย: ไม่น้อยกว่า {} ราย\nผล: {} ราย",
                thousands(target),
                thousands(result)
            );
        }
    }
    let _ = writeln!(
        text,
        "ผลการดำเนินงานย้อนหลัง:\n  2559: {} ราย\n  2560: {} ราย\n  2561: {} ราย",
        thousands(target - 300),
        thousands(target - 200),
        thousands(target - 100)
    );
    if at % 4 == 1 && !matches!(at % 10, 3 | 5 | 8) {
        let printed = if at.is_multiple_of(3) { result } else { result + 1 };
        let _ = writeln!(
            text,
            "ตามที่พิมพ์:\n  ผล:\n    - ค่า: {} ราย\n      เอกสาร: report2562\n      ที่: ตารางที่ {at}",
            thousands(printed)
        );
    }
    let _ = writeln!(
        text,
        "หลักฐาน:
  - เลขที่: \"{at}/1\"
    ชื่อ: รายงานสรุปผลการดำเนินโครงการ ฉบับสมบูรณ์
    หน้า: {}
    วันที่: {} กันยายน 2562
  - ชื่อ: บันทึกการประชุมคณะทำงานติดตามผล ครั้งที่ {}
แหล่งข้อมูล: ระบบสารสนเทศเพื่อการบริหารของสำนักงาน
ผู้จัดเก็บข้อมูล: ฝ่ายแผนและงบประมาณ
ความถี่: ทุกไตรมาส
ปัญหาอุปสรรค: ผู้ใช้บริการบางส่วนอยู่ในพื้นที่ที่เข้าถึงอินเทอร์เน็ตได้ยาก จึงลงทะเบียนล่าช้ากว่าแผน
แนวทางแก้ไข: เปิดจุดบริการร่วมกับหน่วยงานในพื้นที่และขยายเวลาลงทะเบียน",
        at % 90 + 1,
        at % 30 + 1,
        at % 12 + 1
    );
    text
}

fn facts(sheet: usize) -> String {
    let mut text =
        format!("รหัสถาวร: s{sheet}\nชื่อ: ข้อมูลการเงินชุดที่ {sheet}\nที่มา: ระบบบัญชีของสำนักงาน\nรายการ:\n");
    for fact in sheet * 10..sheet * 10 + 10 {
        let _ = writeln!(
            text,
            "  - รหัสถาวร: f{fact}\n    ชื่อ: งบประมาณตามแผนงานที่ {fact}\n    ค่า: {}.{:02} ล้านบาท",
            thousands(fact * 7 % 5_000 + 1),
            fact % 100
        );
    }
    text
}

fn calculation(sheet: usize) -> String {
    let mut text =
        format!("รหัสถาวร: c{sheet}\nชื่อ: มูลค่าที่ประหยัดได้ ชุดที่ {sheet}\nหน่วย: บาท\nทศนิยม: 2\nรายการ:\n");
    for item in 0..5 {
        let _ = writeln!(
            text,
            "  - รหัส: item{item}
    ชื่อ: การประหยัดเวลาเดินทางของผู้รับบริการ กลุ่มที่ {item}
    ตัวแปร:
      จำนวนครั้ง: {} ครั้ง
      ค่าใช้จ่ายต่อครั้ง: {}.50 บาท
      งบประมาณ: ((ค่า f{}))
    สูตร: จำนวนครั้ง × ค่าใช้จ่ายต่อครั้ง + งบประมาณ ÷ 3",
            thousands(1_000 + item * 731 + sheet),
            100 + item,
            sheet * 10 + item
        );
    }
    text
}

fn narrative(story: usize) -> String {
    let first = story * 50;
    let mut text = format!(
        "---\nรหัสถาวร: n{story}\nชื่อ: ผลงานสำคัญ เรื่องที่ {story}\nลำดับ: {story}\n---\n\n## ความเป็นมา\n\n"
    );
    for paragraph in 0..4 {
        let _ = writeln!(
            text,
            "สำนักงานดำเนินโครงการส่งเสริมการรายงานผลร่วมกับหน่วยงานในพื้นที่ตลอดปีงบประมาณ มีผู้ใช้บริการ ((ผล i{})) จากเป้าหมาย ((เป้าหมาย {})) คิดเป็น **ผลสัมฤทธิ์** ที่ดีกว่าปีก่อน\nใช้งบประมาณ ((ค่า f{})) และประหยัดค่าใช้จ่ายของประชาชนได้ ((รวม c{}))\n",
            first + paragraph * 10 + 1,
            number(first + paragraph * 10 + 2),
            story / 2 * 10 + paragraph,
            story / 2,
        );
    }
    text.push_str("| ตัวชี้วัด | ผล | สัญลักษณ์ |\n|---|---:|:-:|\n");
    for row in 1..9 {
        let _ = writeln!(text, "| ((ชื่อ i{0})) | ((ผล i{0})) | ((สัญลักษณ์ i{0})) |", first + row);
    }
    text.push_str("\n- ขยายผลสู่หน่วยงานอื่น\n- เปิดเผยข้อมูลแก่สาธารณะ\n");
    text
}
