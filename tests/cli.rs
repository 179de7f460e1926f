//! Proves what a person at a terminal gets: the whole program is run on small projects in temporary
//! folders, and its complete output, its exit code and what it left on the disk are compared.

#![allow(clippy::disallowed_methods, reason = "a test puts its projects on the disk and looks")]

mod common;

use std::fs;
use std::process::Command;

use common::folder::{Folder, Ran};
use common::tools::{Tree, missing, pdf_pages, skipped};
use common::{ONE, Project, assert_text};

const PROGRAM: &str = env!("CARGO_BIN_EXE_raingan");

/// What a run said, compared with what was read by eye.
trait Said {
    fn is(&self, code: i32, out: &str, err: &str);
}

impl Said for Ran {
    /// Compares everything the run said. Pages and size of a PDF are a matter of its templates and
    /// stand as `#`; blanks at line ends are left out.
    #[track_caller]
    fn is(&self, code: i32, out: &str, err: &str) {
        let stable = |text: &str| -> String {
            let line = |line: &str| {
                let line = line.trim_end().replace('\\', "/");
                match line.split_once(".pdf (") {
                    Some((path, numbers)) => format!("{path}.pdf ({}\n", hidden(numbers)),
                    None => format!("{line}\n"),
                }
            };
            text.lines().map(line).collect()
        };
        assert_text(&stable(&self.err), err);
        assert_text(&stable(&self.out), out);
        assert_eq!(self.code, code);
    }
}

/// The text with every number as `#`.
fn hidden(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c.is_ascii_digit() || c == '.' {
            true if out.ends_with('#') => {}
            true => out.push('#'),
            false => out.push(c),
        }
    }
    out
}

fn text<'a>(tree: &'a Tree, path: &str) -> &'a str {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", tree.keys()));
    std::str::from_utf8(bytes).unwrap()
}

/// A year more, so that two years stand side by side.
fn two_years() -> Project {
    let next = |text: &str| text.replace("2562", "2563");
    Project::minimal()
        .with("content/frameworks/2563.yaml", &next(common::FRAMEWORK))
        .with("content/2563/year.yaml", &next(common::YEAR))
        .with("content/2563/indicators/one.yaml", common::INDICATOR)
}

#[test]
fn a_clean_build_says_what_it_read_scored_and_wrote() {
    let folder = Folder::new(&Project::minimal());
    folder.run(&["build"]).is(
        0,
        "
อ่าน 4 ไฟล์ · 1 ตัวชี้วัด
ปีงบประมาณ พ.ศ. 2562
  ส่วนที่ 1: ● ระดับคุณภาพ
    ● งานหลัก · ผ่าน 1 จาก 1 ตัวชี้วัด คิดเป็นร้อยละ 100.00 (มากกว่า 67 = ● สูงกว่าเป้าหมาย)
เขียน ./dist/2562/report.pdf (# หน้า # KB)
เขียน ./dist/site/ (7 หน้าเว็บ)
ต้องแก้ 0 · ควรตรวจ 0
",
        "",
    );
    let hashed = |path: String| match path.strip_prefix("site/assets/style.") {
        Some(rest) if rest.len() == "0123456789abcdef.css".len() => {
            "site/assets/style.HASH.css".to_owned()
        }
        _ => path,
    };
    let written: Vec<String> = folder.tree("dist").into_keys().map(hashed).collect();
    assert_eq!(
        written,
        [
            ".raingan.json",
            "2562/report.pdf",
            "site/2562/documents.html",
            "site/2562/index.html",
            "site/2562/indicators/one.html",
            "site/2562/parts/organisation.html",
            "site/2562/parts/organisation/work.html",
            "site/2562/report.pdf",
            "site/404.html",
            "site/assets/fonts/OFL.txt",
            "site/assets/fonts/sarabun-latin-400-normal.woff2",
            "site/assets/fonts/sarabun-latin-700-normal.woff2",
            "site/assets/fonts/sarabun-thai-400-normal.woff2",
            "site/assets/fonts/sarabun-thai-700-normal.woff2",
            "site/assets/style.HASH.css",
            "site/index.html"
        ]
    );
    assert_eq!(folder.names(), ["content", "dist"], "nothing else is left behind");
}

#[test]
fn warnings_are_counted_by_build_and_listed_by_check() {
    let folder = Folder::new(&Project::minimal().one("ผล: ร้อยละ 90\n", ""));
    folder.run(&["build"]).is(
        0,
        "
อ่าน 4 ไฟล์ · 1 ตัวชี้วัด
ปีงบประมาณ พ.ศ. 2562
  ส่วนที่ 1: - ยังไม่มีผล
    - งานหลัก
เขียน ./dist/2562/report.pdf (# หน้า # KB)
เขียน ./dist/site/ (7 หน้าเว็บ)
ต้องแก้ 0 · ควรตรวจ 1 → ดูรายการด้วย raingan check
",
        "",
    );
    folder.run(&["check"]).is(0, "
ต้องแก้ 0 · ควรตรวจ 1
", "
content/2562/indicators/one.yaml:5:10 ควรตรวจ: ตัวชี้วัด 1.1 ยังไม่มีผล → เพิ่มหัวข้อ ผล หรือระบุสถานะ เช่น ยังไม่ถึงรอบรายงาน [no-result]
  ╭▸
5 │ เป้าหมาย: ร้อยละ 80
  ╰╴         ━━━━━━━━
");
}

#[test]
fn what_the_fonts_lack_is_found_by_check() {
    let text = "---\nรหัสถาวร: story\nชื่อ: เรื่อง\n---\nตัวอักษร 漢 ไม่มีในแบบอักษร\n";
    let folder = Folder::new(&Project::minimal().with("content/2562/narratives/story.md", text));
    let checked = folder.run(&["check"]);
    assert!(checked.err.starts_with("content/2562/narratives/story.md:5:8"), "{}", checked.err);
    assert!(checked.err.contains("[no-glyph]"), "{}", checked.err);
    let built = folder.run(&["build"]);
    assert_eq!(built.err, "");
    let count = "ต้องแก้ 0 · ควรตรวจ 1 → ดูรายการด้วย raingan check\n";
    assert!(built.out.ends_with(count), "{}", built.out);
    // A font of the project's own counts: here one whose name is that of the program's, with nothing in it.
    folder.put("fonts/stix-two-math/STIXTwoMath-Regular.ttf", b"");
    folder.put("content/2562/narratives/story.md", text.replace('漢', "●").as_bytes());
    assert!(folder.run(&["check"]).err.contains("U+25CF"));
}

/// Faults in five files, two of them in one.
fn faulty() -> Project {
    Project::minimal()
        .one("เป้าหมาย: ร้อยละ 80", "เปาหมาย: ร้อยละ 80")
        .one("\"1.1\"", "1.1.")
        .replace("content/2562/year.yaml", "สถานะ: ร่าง", "สถานะ: รอ")
        .with("content/2562/facts/money.yaml", "รหัสถาวร: money\nชื่อ: เงิน\nรายการ:\n\t- 1\n")
        .with(
            "content/2562/narratives/story.md",
            "---\nรหัสถาวร: story\nชื่อ: เรื่อง\n---\nได้ ((ผล 2560 1.1))\n",
        )
        .bytes("content/2562/board.yaml", b"\xff\xfe\x0a\x0e")
}

#[test]
fn all_faults_of_all_files_in_one_run_and_nothing_is_written() {
    let folder = Folder::new(&faulty());
    let ran = folder.run(&["check"]);
    ran.is(1, "
ต้องแก้ 6 · ควรตรวจ 0
", "
content/2562/board.yaml:1:1 ต้องแก้: ไฟล์บันทึกเป็น UTF-16 → บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8 (ใน Notepad: Save As → Encoding: UTF-8) [not-utf8]
content/2562/facts/money.yaml:4:1 ต้องแก้: ต้นบรรทัดมีแท็บ → ใช้เว้นวรรค 2 ตัวแทน [tab]
  ╭▸
4 │  - 1
  ╰╴━
content/2562/indicators/one.yaml:2:6 ต้องแก้: “1.1.” ไม่ใช่เลขตัวชี้วัด → พิมพ์ 1.1 โดยไม่มีจุดท้าย [wrong-type]
  ╭▸
2 │ รหัส: 1.1.
  ╰╴     ━━━━
content/2562/indicators/one.yaml:5:1 ต้องแก้: ไม่รู้จักหัวข้อ “เปาหมาย” → น่าจะเป็น “เป้าหมาย” [unknown-key]
  ╭▸
5 │ เปาหมาย: ร้อยละ 80
  ╰╴━━━━━━━
content/2562/narratives/story.md:5:4 ต้องแก้: ไม่พบปีงบประมาณ “2560” → รหัสใกล้เคียงคือ 2562 [unknown-reference]
  ╭▸
5 │ ได้ ((ผล 2560 1.1))
  ╰╴   ━━━━━━━━━━━━━━━
content/2562/year.yaml:6:12 ต้องแก้: ไม่รู้จักคำ “รอ” → ใช้คำใดคำหนึ่ง: ร่าง, เสนอ, เห็นชอบ หรือ ลงนาม [unknown-word]
  ╭▸
6 │     สถานะ: รอ
  ╰╴           ━━
");
    let built = folder.run(&["build"]);
    assert_eq!(built.err, ran.err, "a build shows the same errors");
    assert_eq!(built.code, 1);
    assert_eq!(folder.names(), ["content"]);
}

#[test]
fn an_older_output_stays_as_it_is_while_there_are_errors() {
    let folder = Folder::new(&Project::minimal());
    assert_eq!(folder.run(&["build"]).code, 0);
    folder.put("dist/site/mine.txt", b"mine");
    let (before, stamp) = (folder.tree("dist"), fs::metadata(folder.at("dist")).unwrap());
    folder.write(&Project::minimal().one("ร้อยละ 90", "ร้อยละ 9O"));
    folder.run(&["build"]).is(1, "
อ่าน 4 ไฟล์ · 1 ตัวชี้วัด
ปีงบประมาณ พ.ศ. 2562
  ส่วนที่ 1: ? ตัดสินไม่ได้ (ระดับคุณภาพ หรือ ระดับต้องปรับปรุง)
    ? งานหลัก · ผ่าน 0 จาก 1 ตัวชี้วัด ยังไม่ทราบ 1 คิดเป็นร้อยละ 0.00–100.00 (มากกว่า 67 = ● สูงกว่าเป้าหมาย, ต่ำกว่า 50 = ○ ต่ำกว่าเป้าหมาย)
ต้องแก้ 1 · ควรตรวจ 0 → ยังไม่เขียนไฟล์ ฉบับเดิมอยู่ครบ
", "
content/2562/indicators/one.yaml:6:12 ต้องแก้: “9O” มีตัวอักษร O ปนในตัวเลข → พิมพ์ 90 [bad-number]
  ╭▸
6 │ ผล: ร้อยละ 9O
  ╰╴           ━
");
    assert_eq!(folder.tree("dist"), before);
    let after = fs::metadata(folder.at("dist")).unwrap();
    assert_eq!(after.modified().unwrap(), stamp.modified().unwrap(), "the folder was not touched");
    assert_eq!(folder.names(), ["content", "dist"]);
}

#[test]
fn a_draft_is_built_in_spite_of_errors_beside_the_output_and_says_so_on_every_page() {
    let folder = Folder::new(&Project::minimal());
    assert_eq!(folder.run(&["build"]).code, 0);
    let before = folder.tree("dist");
    folder.write(&Project::minimal().one("ร้อยละ 90", "ร้อยละ 9O"));
    folder.run(&["build", "--draft"]).is(1, "
อ่าน 4 ไฟล์ · 1 ตัวชี้วัด
ปีงบประมาณ พ.ศ. 2562
  ส่วนที่ 1: ? ตัดสินไม่ได้ (ระดับคุณภาพ หรือ ระดับต้องปรับปรุง)
    ? งานหลัก · ผ่าน 0 จาก 1 ตัวชี้วัด ยังไม่ทราบ 1 คิดเป็นร้อยละ 0.00–100.00 (มากกว่า 67 = ● สูงกว่าเป้าหมาย, ต่ำกว่า 50 = ○ ต่ำกว่าเป้าหมาย)
เขียน ./dist-draft/2562/report.pdf (# หน้า # KB)
เขียน ./dist-draft/site/ (7 หน้าเว็บ)
ต้องแก้ 1 · ควรตรวจ 0
", "
content/2562/indicators/one.yaml:6:12 ต้องแก้: “9O” มีตัวอักษร O ปนในตัวเลข → พิมพ์ 90 [bad-number]
  ╭▸
6 │ ผล: ร้อยละ 9O
  ╰╴           ━
");
    assert_eq!(folder.tree("dist"), before, "the output that counts is untouched");
    assert_eq!(folder.names(), ["content", "dist", "dist-draft"]);

    let draft = folder.tree("dist-draft");
    let pages: Vec<&String> = draft.keys().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(pages.len(), 7);
    for page in pages {
        assert!(text(&draft, page).contains("ฉบับทดลอง"), "{page} does not say that it is a draft");
    }
    for pdf in ["dist-draft/2562/report.pdf", "dist-draft/site/2562/report.pdf"] {
        for (at, page) in pdf_pages(&folder.at(pdf)).into_iter().flatten().enumerate() {
            assert!(page.contains("ฉบับทดลอง"), "page {} of {pdf}: {page}", at + 1);
        }
    }
    for (path, bytes) in before.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        assert!(!page.contains("ฉบับทดลอง"), "{path} is no draft");
    }
}

#[test]
fn a_draft_of_a_clean_project_is_clean() {
    let folder = Folder::new(&Project::minimal());
    let ran = folder.run(&["build", "--draft", "--out", "preview"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(folder.names(), ["content", "preview-draft"]);
}

#[test]
fn a_page_that_cannot_be_made_leaves_the_old_set_even_for_a_draft() {
    let folder = Folder::new(&Project::minimal());
    assert_eq!(folder.run(&["build", "--draft"]).code, 0);
    let before = folder.tree("dist-draft");
    folder.put("templates/html/page.html", b"<p>\n{{ 1 * page.description }}</p>\n");
    folder.run(&["build", "--draft"]).is(1, "
อ่าน 4 ไฟล์ · 1 ตัวชี้วัด
ปีงบประมาณ พ.ศ. 2562
  ส่วนที่ 1: ● ระดับคุณภาพ
    ● งานหลัก · ผ่าน 1 จาก 1 ตัวชี้วัด คิดเป็นร้อยละ 100.00 (มากกว่า 67 = ● สูงกว่าเป้าหมาย)
ต้องแก้ 1 · ควรตรวจ 0 → ยังไม่เขียนไฟล์ ฉบับเดิมอยู่ครบ
", "
templates/html/page.html:2:8 ต้องแก้: แม่แบบใช้ไม่ได้: Math operations can only be done on numbers, found `string` → แก้แม่แบบที่บรรทัดนี้ หรือลบแม่แบบของโครงการเพื่อใช้แม่แบบในโปรแกรม [template-error]
  ╭▸
2 │ {{ 1 * page.description }}</p>
  ╰╴       ━━━━
");
    assert_eq!(folder.tree("dist-draft"), before);
}

#[test]
fn english_is_a_choice_of_messages_and_not_of_pages() {
    let folder = Folder::new(&Project::minimal().one("ร้อยละ 90", "ร้อยละ 9O"));
    folder.run(&["check", "--lang", "en"]).is(1, "
errors 1 · warnings 0
", "
content/2562/indicators/one.yaml:6:12 error: “9O” has the letter O among its digits → write 90 [bad-number]
  ╭▸
6 │ ผล: ร้อยละ 9O
  ╰╴           ━
");
    folder.run(&["build", "--lang", "en"]).is(1, "
read 4 files · 1 indicator
Fiscal year 2562 B.E.
  ส่วนที่ 1: ? undecided (ระดับคุณภาพ or ระดับต้องปรับปรุง)
    ? งานหลัก · 0 of 1 indicator passed, 1 unknown: 0.00–100.00 percent (more than 67 = ● สูงกว่าเป้าหมาย, less than 50 = ○ ต่ำกว่าเป้าหมาย)
errors 1 · warnings 0 → nothing written, the old output is untouched
", "
content/2562/indicators/one.yaml:6:12 error: “9O” has the letter O among its digits → write 90 [bad-number]
  ╭▸
6 │ ผล: ร้อยละ 9O
  ╰╴           ━
");
    folder.write(&Project::minimal());
    folder.run(&["--lang", "en", "build"]).is(
        0,
        "
read 4 files · 1 indicator
Fiscal year 2562 B.E.
  ส่วนที่ 1: ● ระดับคุณภาพ
    ● งานหลัก · 1 of 1 indicator passed: 100.00 percent (more than 67 = ● สูงกว่าเป้าหมาย)
wrote ./dist/2562/report.pdf (# pages, # KB)
wrote ./dist/site/ (7 pages)
errors 0 · warnings 0
",
        "",
    );
    let dist = folder.tree("dist");
    assert!(text(&dist, "site/index.html").contains("<html lang=\"th\">"));
}

#[test]
fn quiet_says_only_what_has_to_be_mended() {
    let folder = Folder::new(&Project::minimal().one("ผล: ร้อยละ 90\n", ""));
    folder.run(&["check", "--quiet"]).is(0, "", "");
    folder.run(&["build", "-q"]).is(0, "", "");
    folder.write(&Project::minimal().one("ร้อยละ 90", "ร้อยละ 9O"));
    folder.run(&["check", "--quiet"]).is(
        1,
        "",
        "
content/2562/indicators/one.yaml:6:12 ต้องแก้: “9O” มีตัวอักษร O ปนในตัวเลข → พิมพ์ 90 [bad-number]
  ╭▸
6 │ ผล: ร้อยละ 9O
  ╰╴           ━
",
    );
}

#[test]
fn usage_that_cannot_be_meant_is_exit_code_two() {
    let folder = Folder::new(&Project::minimal());
    folder.run(&["build", "--fast"]).is(
        2,
        "",
        "
ไม่มีตัวเลือก “--fast” ในคำสั่งนี้ → ดูวิธีใช้ด้วย raingan --help
",
    );
    folder.run(&["check", "--root", "content"]).is(
        2,
        "",
        "
ไม่พบโฟลเดอร์ content ใน content → เปิดโปรแกรมในโฟลเดอร์โครงการ หรือใช้ --root
",
    );
    folder.run(&["check", "--root", "nowhere", "--lang", "en"]).is(
        2,
        "",
        "
there is no folder content in nowhere → run in the project folder, or use --root
",
    );
    folder.run(&["check", "--year", "2570"]).is(
        2,
        "",
        "
ไม่มีปีงบประมาณ 2570 ในเนื้อหา → มีปี 2562
",
    );
    folder.run(&["build", "--year", "abc"]).is(
        2,
        "",
        "
--year: “abc” ไม่ใช่ปี พ.ศ. → พิมพ์ปี พ.ศ. สี่หลัก เช่น 2562
",
    );
    folder.run(&["build", "--year", "2019", "--lang", "en"]).is(
        2,
        "",
        "
--year: “2019” is a year of the common era → write the Buddhist year 2562
",
    );
    folder.run(&["frobnicate"]).is(
        2,
        "",
        "
ไม่มีคำสั่ง “frobnicate” → ดูวิธีใช้ด้วย raingan --help
",
    );
    for (args, said) in [
        ("chek", "ไม่มีคำสั่ง “chek” → ใช้ check หรือดูวิธีใช้ด้วย raingan --help"),
        ("check --qiet", "ไม่มีตัวเลือก “--qiet” ในคำสั่งนี้ → ใช้ --quiet หรือดูวิธีใช้ด้วย raingan --help"),
        (
            "score --format xml",
            "ค่า “xml” ของ --format ใช้ไม่ได้ → ใช้ table, json หรือดูวิธีใช้ด้วย raingan --help",
        ),
        ("check --year", "ตัวเลือก --year ไม่มีค่าตามหลัง → ดูวิธีใช้ด้วย raingan --help"),
        ("check --lang", "ตัวเลือก --lang ไม่มีค่าตามหลัง → ใช้ th, en หรือดูวิธีใช้ด้วย raingan --help"),
        (
            "check --year 2562 --year 2563",
            "เขียน --year ได้ครั้งเดียว → ลบตัวที่ซ้ำ หรือดูวิธีใช้ด้วย raingan --help",
        ),
    ] {
        let args: Vec<&str> = args.split(' ').collect();
        folder.run(&args).is(2, "", &format!("\n{said}\n"));
    }
    let english = folder.run(&["chek", "--lang", "en"]);
    assert!(english.err.starts_with("error: unrecognized subcommand 'chek'"), "{}", english.err);
    assert_eq!(folder.names(), ["content"]);
}

#[test]
fn half_an_output_is_no_success_for_whoever_asks() {
    let folder = Folder::new(&faulty());
    for args in [["schema", "--reference"], ["check", "--quiet"]] {
        let mut command = folder.command(&args);
        let mut child = command
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().unwrap().code(), Some(2), "{args:?}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    let folder = Folder::new(&Project::minimal());
    let version = format!("raingan {}\n", env!("CARGO_PKG_VERSION"));
    folder.run(&["--version"]).is(0, &version, "");
    let help = folder.run(&["build", "--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(help.out.contains("--draft"), "{}", help.out);
}

#[test]
fn a_file_in_the_place_of_the_output_is_an_error_and_stays() {
    let folder = Folder::new(&Project::minimal());
    folder.put("dist", b"a file");
    folder.run(&["build"]).is(
        2,
        "",
        "
เขียน ./dist ไม่ได้: มีไฟล์อยู่ในตำแหน่งที่ต้องเป็นโฟลเดอร์ → ฉบับเดิมอยู่ครบ
",
    );
    assert_eq!(fs::read(folder.at("dist")).unwrap(), b"a file");
    folder.run(&["build", "--out", "dist/deeper", "--lang", "en"]).is(
        2,
        "",
        "
cannot write dist/deeper: there is a file where a folder has to be (dist) → the old output is untouched
",
    );
    assert_eq!(folder.names(), ["content", "dist"]);
}

#[test]
fn an_output_that_would_cover_the_project_is_refused() {
    let folder = Folder::new(&Project::minimal());
    folder.put("templates/html/style.css", b"body {}");
    let (before, names) = (folder.tree("."), folder.names());
    let root = folder.at("").canonicalize().unwrap();
    let above = root.parent().unwrap().to_str().unwrap();
    let places = [
        ".",
        "..",
        "/",
        above,
        "content",
        "content/new",
        "content/../templates",
        "fonts",
        "dist/..",
    ];
    for out in places {
        for draft in [&["build"][..], &["build", "--draft"], &["schema"]] {
            let ran = folder.run(&[draft, &["--out", out]].concat());
            ran.is(2, "", &format!("\n--out {out} เป็นที่อยู่ของโครงการเอง → เลือกโฟลเดอร์อื่น เช่น dist\n"));
        }
    }
    assert_eq!((folder.tree("."), folder.names()), (before, names));
}

#[test]
fn a_foreign_file_in_the_place_of_a_page_is_named_and_stays() {
    let folder = Folder::new(&Project::minimal());
    folder.put("dist/site/index.html", b"mine");
    let before = folder.tree("dist");
    folder.run(&["build"]).is(
        2,
        "",
        "
เขียน ./dist ไม่ได้: มีไฟล์ที่โปรแกรมไม่ได้สร้างอยู่ที่ ./dist/site/index.html → ย้ายหรือเปลี่ยนชื่อไฟล์นั้น ฉบับเดิมอยู่ครบ
",
    );
    assert_eq!(folder.tree("dist"), before);
    assert_eq!(folder.names(), ["content", "dist"]);
}

#[test]
fn a_list_of_files_that_cannot_be_read_stops_the_build() {
    let folder = Folder::new(&Project::minimal());
    assert_eq!(folder.run(&["build"]).code, 0);
    for broken in [&b"{"[..], b"\xff\xfe", b"[]"] {
        folder.put("dist/.raingan.json", broken);
        let before = folder.tree("dist");
        folder.run(&["build", "--lang", "en"]).is(
            2,
            "",
            "
cannot write ./dist: ./dist/.raingan.json cannot be read, so nobody knows which files are old → move the folder away and build again; the old output is untouched
",
        );
        assert_eq!(folder.tree("dist"), before);
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_folder_is_called_a_link() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&Project::minimal());
    fs::create_dir_all(folder.at("elsewhere")).unwrap();
    fs::create_dir_all(folder.at("dist")).unwrap();
    symlink(folder.at("elsewhere"), folder.at("dist/site")).unwrap();
    symlink(folder.at("elsewhere"), folder.at("linked")).unwrap();
    for (args, place) in [
        (&["build"][..], "./dist ไม่ได้: ./dist/site"),
        (&["build", "--out", "linked"], "linked ไม่ได้: linked"),
    ] {
        folder.run(args).is(
            2,
            "",
            &format!(
                "\nเขียน {place} เป็นลิงก์ (symbolic link) → ใช้โฟลเดอร์จริง หรือระบุปลายทางของลิงก์ด้วย --out ฉบับเดิมอยู่ครบ\n"
            ),
        );
    }
    assert!(folder.tree("elsewhere").is_empty());
}

#[test]
fn what_the_typesetter_warns_of_is_printed() {
    let folder = Folder::new(&Project::minimal());
    folder.put("templates/typst/contents.typ", "#text(font: \"Nowhere\")[ผล]\n".as_bytes());
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let head = "templates/typst/contents.typ:1:13 ควรตรวจ: โปรแกรมจัดหน้าแจ้งว่า: unknown font family: nowhere";
    assert!(ran.err.starts_with(head), "{}", ran.err);
    assert_eq!(ran.err.matches("ควรตรวจ").count(), 1, "once for both editions: {}", ran.err);
    let count = "ต้องแก้ 0 · ควรตรวจ 0 · พบเมื่อจัดหน้า 1\n";
    assert!(ran.out.ends_with(count), "check would not list it: {}", ran.out);
    assert_eq!(folder.run(&["build", "--quiet"]).err, "");
    // `check` finds it where it is asked to lay pages out, and leaves nothing behind.
    let names = folder.tree("dist");
    let checked = folder.run(&["check", "--layout"]);
    assert_eq!((checked.code, checked.out.as_str()), (0, count));
    assert_eq!(checked.err, ran.err);
    assert_eq!(folder.tree("dist"), names);
    folder.run(&["check"]).is(0, "\nต้องแก้ 0 · ควรตรวจ 0\n", "");
}

#[test]
fn pages_and_size_are_those_of_the_file_that_is_named() {
    let secret = "เป้าหมาย: 1 ฉบับ\nผล: 1 ฉบับ\nการเผยแพร่: ภายใน\n";
    let folder = Folder::new(&Project::minimal().indicator("two", "1.2", secret).replace(
        "content/2562/year.yaml",
        "[ปก, ตารางผล]",
        "[ปก, ตารางผล, รายตัวชี้วัด]",
    ));
    let ran = folder.run(&["build"]);
    let size = |path: &str| fs::metadata(folder.at(path)).unwrap().len().div_ceil(1000);
    let (full, open) = (size("dist/2562/report.pdf"), size("dist/site/2562/report.pdf"));
    assert!(full != open, "the test needs two sizes: {full} and {open} KB");
    assert!(ran.out.contains(&format!(" {full} KB)")), "{full}: {}", ran.out);
    let home = fs::read_to_string(folder.at("dist/site/index.html")).unwrap();
    assert!(home.contains(&format!("{open} KB")), "{open}: {home}");
}

#[test]
fn a_project_without_an_agency_says_what_to_make() {
    let folder = Folder::new(&Project::minimal().without("content/agency.yaml"));
    folder.run(&["build"]).is(1, "
ต้องแก้ 1 · ควรตรวจ 0 → ยังไม่เขียนไฟล์ ฉบับเดิมอยู่ครบ
", "
content/agency.yaml:1:1 ต้องแก้: ไม่มีไฟล์ content/agency.yaml (ข้อมูลหน่วยงาน) → สร้างไฟล์นี้ในโฟลเดอร์ content [missing-file]
");
    assert_eq!(folder.names(), ["content"]);
}

#[test]
fn piped_output_has_no_escape_codes_and_no_progress() {
    let folder = Folder::new(&faulty());
    for args in [&["build"][..], &["check"], &["build", "--draft"], &["--help"], &["build", "-x"]] {
        for no_color in [None, Some(""), Some("1")] {
            let mut command = folder.command(args);
            if let Some(value) = no_color {
                command.env("NO_COLOR", value);
            }
            let ran = Ran::of(command.output().unwrap());
            let said = ran.out + &ran.err;
            assert!(!said.contains('\u{1b}'), "{args:?} {no_color:?}: {said:?}");
            assert!(!said.contains('\r'), "{args:?} {no_color:?}: {said:?}");
        }
    }
}

/// Runs the program in a terminal of its own and gives what it wrote there.
#[cfg(target_os = "linux")]
fn in_a_terminal(folder: &Folder, args: &str, no_color: bool) -> Option<String> {
    let mut command = Command::new("script");
    command
        .args(["--quiet", "--return", "--command", &format!("{PROGRAM} {args}"), "/dev/null"])
        .current_dir(folder.at(""))
        .env_remove("NO_COLOR")
        .env("TERM", "xterm-256color")
        .stdin(std::process::Stdio::null());
    if no_color {
        command.env("NO_COLOR", "1");
    }
    match command.output() {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap()),
        Err(_) => {
            missing("there is no `script` to make a terminal with");
            None
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_has_colours_unless_somebody_minds() {
    let folder = Folder::new(&Project::minimal().one("ร้อยละ 90", "ร้อยละ 9O"));
    let Some(plain) = in_a_terminal(&folder, "check", true) else { return };
    let Some(coloured) = in_a_terminal(&folder, "check", false) else { return };
    assert!(plain.contains("ต้องแก้") && !plain.contains('\u{1b}'), "{plain:?}");
    assert!(coloured.contains("\u{1b}[1;31mต้องแก้\u{1b}[0m"), "{coloured:?}");
}

/// A build of the second agency in a place of its own: the folder and its output.
fn built_elsewhere(
    place: &str,
    reversed: bool,
    from: &str,
    args: &[&str],
    settings: &[(&str, &str)],
) -> Tree {
    let folder = Folder::empty();
    let project = Project::second_agency();
    let mut files: Vec<_> = project.files().iter().collect();
    if reversed {
        files.reverse();
    }
    for (path, bytes) in files {
        folder.put(&format!("{place}/{path}"), bytes);
    }
    fs::create_dir_all(folder.at(from)).unwrap();
    let root = folder.at(place);
    let args = args.iter().map(|arg| match *arg {
        "ROOT" => root.to_str().unwrap(),
        arg => arg,
    });
    let ran = Command::new(PROGRAM)
        .args(["build", "--quiet"])
        .args(args)
        .current_dir(folder.at(from))
        .envs(settings.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!((ran.status.code(), &*said), (Some(0), ""), "{place}");
    folder.tree(&format!("{place}/dist"))
}

#[test]
fn the_same_content_gives_the_same_bytes_wherever_whenever_and_however_it_is_built() {
    let one = built_elsewhere(
        "project",
        false,
        "project",
        &[],
        &[("TZ", "Asia/Bangkok"), ("LC_ALL", "C"), ("LANG", "C"), ("RAYON_NUM_THREADS", "1")],
    );
    assert!(one.contains_key("2564/report.pdf") && one.contains_key("site/2565/report.pdf"));
    let new_york = [
        ("TZ", "America/New_York"),
        ("LC_ALL", "th_TH.UTF-8"),
        ("LANG", "th_TH.UTF-8"),
        ("RAYON_NUM_THREADS", "4"),
        ("SOURCE_DATE_EPOCH", "0"),
    ];
    let kiritimati = [("TZ", "Pacific/Kiritimati"), ("RAYON_NUM_THREADS", "2")];
    let deep = "ก ข/deeper/and deeper/งาน.2562";
    for other in [
        built_elsewhere(deep, true, "elsewhere", &["--root", "ROOT"], &new_york),
        built_elsewhere(
            "p",
            true,
            "p/content/frameworks",
            &["--root", "../../../p/."],
            &kiritimati,
        ),
    ] {
        assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (path, bytes) in &one {
            assert!(*bytes == other[path], "{path} differs");
        }
    }
}

#[test]
fn one_year_builds_its_documents_and_carries_those_of_the_others_over() {
    let folder = Folder::new(&two_years());
    assert_eq!(folder.run(&["build"]).code, 0);
    let before = folder.tree("dist");
    let renamed = common::YEAR.replace("รายงานทดสอบ", "รายงานเปลี่ยนชื่อ");
    folder.write(&two_years().with("content/2563/year.yaml", &renamed.replace("2562", "2563")));
    folder.run(&["build", "--year", "2563"]).is(
        0,
        "
อ่าน 7 ไฟล์ · 2 ตัวชี้วัด
ปีงบประมาณ พ.ศ. 2562
  ส่วนที่ 1: ● ระดับคุณภาพ
    ● งานหลัก · ผ่าน 1 จาก 1 ตัวชี้วัด คิดเป็นร้อยละ 100.00 (มากกว่า 67 = ● สูงกว่าเป้าหมาย)
ปีงบประมาณ พ.ศ. 2563
  ส่วนที่ 1: ● ระดับคุณภาพ
    ● งานหลัก · ผ่าน 1 จาก 1 ตัวชี้วัด คิดเป็นร้อยละ 100.00 (มากกว่า 67 = ● สูงกว่าเป้าหมาย)
เขียน ./dist/2563/report.pdf (# หน้า # KB)
คงไว้ ./dist/2562/report.pdf จากการสร้างครั้งก่อน
เขียน ./dist/site/ (12 หน้าเว็บ)
ต้องแก้ 0 · ควรตรวจ 0
",
        "",
    );
    let after = folder.tree("dist");
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for carried in ["2562/report.pdf", "site/2562/report.pdf"] {
        assert!(before[carried] == after[carried], "{carried} was made anew");
    }
    for made in ["2563/report.pdf", "site/2563/report.pdf"] {
        assert!(before[made] != after[made], "{made} is the old one");
    }
    let home = text(&after, "site/index.html");
    let downloads: Vec<&str> =
        ["2562/report.pdf", "2563/report.pdf"].into_iter().filter(|d| home.contains(d)).collect();
    assert_eq!(downloads, ["2562/report.pdf", "2563/report.pdf"], "both can be downloaded");
    // A second time, and Thai digits: what was carried is still Raingan's own, to carry or to drop.
    assert_eq!(folder.run(&["build", "--year", "๒๕๖๓"]).code, 0);
    assert_eq!(folder.tree("dist"), after);
}

#[test]
fn one_year_in_a_fresh_output_has_no_documents_of_others() {
    let folder = Folder::new(&two_years());
    assert_eq!(folder.run(&["build", "--year", "2562"]).code, 0);
    let written = folder.tree("dist");
    assert!(written.contains_key("2562/report.pdf"));
    assert!(!written.contains_key("2563/report.pdf"));
    assert!(written.contains_key("site/2563/index.html"), "the site has every year");
    assert!(!text(&written, "site/2563/index.html").contains("report.pdf"), "and no dead link");
}

#[test]
fn check_of_a_year_leaves_the_findings_of_others_out() {
    let missing = common::INDICATOR.replace("ผล: ร้อยละ 90\n", "");
    let project = two_years()
        .with("content/2563/indicators/one.yaml", &missing)
        .with(ONE, &missing)
        .with("content/extra.yaml", "ก: ข\n");
    let folder = Folder::new(&project);
    folder.run(&["check", "--year", "2563"]).is(0, "
ต้องแก้ 0 · ควรตรวจ 2
", "
content/2563/indicators/one.yaml:5:10 ควรตรวจ: ตัวชี้วัด 1.1 ยังไม่มีผล → เพิ่มหัวข้อ ผล หรือระบุสถานะ เช่น ยังไม่ถึงรอบรายงาน [no-result]
  ╭▸
5 │ เป้าหมาย: ร้อยละ 80
  ╰╴         ━━━━━━━━
content/extra.yaml:1:1 ควรตรวจ: ไม่ได้ใช้ไฟล์ content/extra.yaml → ตรวจชื่อไฟล์และโฟลเดอร์: indicators/ facts/ calculations/ narratives/ year.yaml board.yaml [unknown-file]
  ╭▸
1 │ ก: ข
  ╰╴━
");
}

#[test]
fn what_is_not_raingans_stays_and_what_it_no_longer_makes_goes() {
    let project = Project::minimal().indicator("two", "1.2", "เป้าหมาย: 1 ฉบับ\nผล: 1 ฉบับ\n");
    let folder = Folder::new(&project);
    assert_eq!(folder.run(&["build"]).code, 0);
    assert!(folder.tree("dist").contains_key("site/2562/indicators/two.html"));
    folder.put("dist/site/CNAME", b"example.org");
    folder.put("dist/notes/to do.txt", "จดไว้".as_bytes());
    folder.put("dist/site/2562/indicators/mine.html", b"mine");
    fs::remove_file(folder.at("content/2562/indicators/two.yaml")).unwrap();
    assert_eq!(folder.run(&["build"]).code, 0);
    let after = folder.tree("dist");
    assert_eq!(text(&after, "site/CNAME"), "example.org");
    assert_eq!(text(&after, "notes/to do.txt"), "จดไว้");
    assert_eq!(text(&after, "site/2562/indicators/mine.html"), "mine");
    assert!(!after.contains_key("site/2562/indicators/two.html"), "its page went with it");
}

/// A program and a folder for somebody who may not write everywhere: the one who runs the test, or,
/// where that is root, somebody without rights.
#[cfg(unix)]
fn without_rights(folder: &Folder, args: &[&str]) -> Option<Ran> {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    let probe = folder.at("locked");
    fs::create_dir(&probe).unwrap();
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o555)).unwrap();
    let root = fs::write(probe.join("x"), "x").is_ok();
    let _ = fs::remove_file(probe.join("x"));
    fs::remove_dir(&probe).unwrap();
    if !root {
        return Some(folder.run(args));
    }
    let program = folder.at("program");
    fs::copy(PROGRAM, &program).unwrap();
    for entry in walkdir::WalkDir::new(folder.at("")) {
        let entry = entry.unwrap();
        chown(entry.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
    let mut command = Command::new(&program);
    command.args(args).current_dir(folder.at("")).uid(NOBODY).gid(NOBODY);
    match command.output() {
        Ok(output) => Some(Ran::of(output)),
        Err(error) => {
            skipped(&format!("this is root and cannot run as anybody else: {error}"));
            None
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_an_error_with_a_reason() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&Project::minimal());
    assert_eq!(folder.run(&["build", "--out", "shelf/dist"]).code, 0);
    let before = folder.tree("shelf");
    let mode = |mode| {
        for path in ["shelf", "shelf/dist"] {
            fs::set_permissions(folder.at(path), fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    mode(0o555);
    let ran = without_rights(&folder, &["build", "--out", "shelf/dist"]);
    mode(0o755);
    let Some(ran) = ran else { return };
    ran.is(
        2,
        "",
        "
เขียน shelf/dist ไม่ได้: ไม่มีสิทธิ์เขียนในโฟลเดอร์นี้ (shelf) → ระบุโฟลเดอร์อื่นด้วย --out ฉบับเดิมอยู่ครบ
",
    );
    assert_eq!(folder.tree("shelf"), before);
}

#[test]
fn schema_writes_its_files_or_prints_the_reference() {
    let folder = Folder::new(&Project::minimal());
    folder.run(&["schema"]).is(
        0,
        "
./schemas/agency.schema.json
./schemas/framework.schema.json
./schemas/year.schema.json
./schemas/indicator.schema.json
./schemas/board.schema.json
./schemas/complaints.schema.json
./schemas/audit.schema.json
./schemas/facts.schema.json
./schemas/calculation.schema.json
./schemas/narrative.schema.json
./schemas/score.schema.json
",
        "",
    );
    let written: Vec<String> = folder.tree("schemas").into_keys().collect();
    assert_eq!(written.iter().filter(|path| path.ends_with(".schema.json")).count(), 11);
    folder.run(&["schema", "--out", "elsewhere", "--quiet"]).is(0, "", "");
    assert_eq!(folder.tree("elsewhere"), folder.tree("schemas"));

    let names = folder.names();
    let thai = folder.run(&["schema", "--reference"]);
    assert_eq!((thai.code, thai.err.as_str()), (0, ""));
    assert!(thai.out.starts_with("## หน่วยงาน — `content/agency.yaml`\n"), "{}", thai.out);
    let english = folder.run(&["schema", "--reference", "--lang", "en"]);
    assert!(english.out.starts_with("## agency — `content/agency.yaml`\n"), "{}", english.out);
    assert_eq!(folder.names(), names, "printing writes nothing");
}
