//! Proves that nothing leaves that must not, and that nothing half done passes for done: a site that is
//! built anew in part holds nothing of before that is internal now, and what could not be printed is told
//! by the exit code.

#![allow(clippy::disallowed_methods, reason = "a test puts its projects on the disk and looks")]

mod common;

use std::fs;
use std::process::Stdio;

use common::Project;
use common::folder::{Folder, Ran};
use common::hostile::full_of;
use common::tools::pdf_pages;
use raingan::layout;
use raingan::view::Edition;

/// Two years, of which the older one tells a story.
fn two_years(visibility: &str) -> Project {
    let next = |text: &str| text.replace("2562", "2563");
    let parts = "[ปก, ตารางผล, บทบรรยาย]";
    let year = common::YEAR.replace("[ปก, ตารางผล]", parts);
    let story = |visibility: &str| {
        format!("---\nรหัสถาวร: story\nชื่อ: เรื่อง\nการเผยแพร่: {visibility}\n---\n\nถ้อยคำที่ปิดภายหลัง\n")
    };
    Project::minimal()
        .with("content/2562/year.yaml", &year)
        .with("content/2562/narratives/story.md", &story(visibility))
        .with("content/frameworks/2563.yaml", &next(common::FRAMEWORK))
        .with("content/2563/year.yaml", &next(&year))
        .with("content/2563/indicators/one.yaml", common::INDICATOR)
}

/// The words of a PDF.
fn words(folder: &Folder, path: &str) -> Option<String> {
    pdf_pages(&folder.at(path)).map(|pages| pages.concat())
}

const CLOSED: &str = "ถ้อยคำที่ปิดภายหลัง";

/// That no file of the site holds the closed words.
#[track_caller]
fn holds_nothing(folder: &Folder) {
    for (path, bytes) in folder.tree("dist/site") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.replace("<wbr>", "").contains(CLOSED), "{path}");
        if path.ends_with(".pdf") {
            let words = words(folder, &format!("dist/site/{path}")).unwrap_or_default();
            assert!(!words.contains(CLOSED), "{path}: {words}");
        }
    }
}

#[test]
fn a_document_of_another_year_is_made_anew_where_its_content_changed() {
    let folder = Folder::new(&two_years("สาธารณะ"));
    assert_eq!(folder.run(&["build"]).code, 0);
    let before = folder.tree("dist");
    if let Some(words) = words(&folder, "dist/site/2562/report.pdf") {
        assert!(words.contains(CLOSED), "the test needs words to hide: {words}");
    }
    // Nothing changed: it is carried over, byte by byte.
    let ran = folder.run(&["build", "--year", "2563"]);
    assert!(ran.out.contains("คงไว้ ./dist/2562/report.pdf จากการสร้างครั้งก่อน"), "{}", ran.out);
    assert_eq!(folder.tree("dist"), before);

    folder.write(&two_years("ภายใน"));
    let ran = folder.run(&["build", "--year", "2563"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let line = ran.out.lines().find(|line| line.contains("2562/report.pdf")).unwrap();
    assert!(line.starts_with("เขียน ./dist/2562/report.pdf ("), "{line}");
    assert!(line.ends_with(" สร้างใหม่ตามเนื้อหาปัจจุบันของปี 2562"), "{line}");
    holds_nothing(&folder);
    assert!(folder.at("dist/site/2562/report.pdf").exists());
    if let Some(words) = words(&folder, "dist/2562/report.pdf") {
        assert!(words.contains(CLOSED), "the ministry reads it: {words}");
    }
    // Closed to the ministry, too.
    folder.write(&two_years("ยังไม่เผยแพร่"));
    assert_eq!(folder.run(&["build", "--year", "2563"]).code, 0);
    for path in ["dist/2562/report.pdf", "dist/site/2562/report.pdf"] {
        assert!(!words(&folder, path).unwrap_or_default().contains(CLOSED), "{path}");
    }
}

#[test]
fn what_an_older_program_left_is_made_anew() {
    let folder = Folder::new(&two_years("สาธารณะ"));
    assert_eq!(folder.run(&["build"]).code, 0);
    let list = folder.at("dist/.raingan.json");
    let text = fs::read_to_string(&list).unwrap();
    let line = |line: &&str| !line.contains("\"made_of\"");
    let old: Vec<&str> = text.lines().filter(line).collect();
    let old = old.join("\n").replace(" KB\",\n    }", " KB\"\n    }");
    fs::write(&list, old).unwrap();
    folder.write(&two_years("ภายใน"));
    let ran = folder.run(&["build", "--year", "2563"]);
    assert!(ran.out.contains("สร้างใหม่ตามเนื้อหาปัจจุบันของปี 2562"), "{} {}", ran.out, ran.err);
    holds_nothing(&folder);
    // What somebody took away is not linked as if it were there.
    fs::remove_file(folder.at("dist/site/2562/report.pdf")).unwrap();
    assert_eq!(folder.run(&["build", "--year", "2563"]).code, 0);
    assert!(folder.at("dist/site/2562/report.pdf").exists());
}

#[test]
fn a_document_that_is_not_in_the_content_any_more_goes() {
    let form = |project: Project| {
        let path = "content/2562/year.yaml";
        let year = project.text(path).to_owned();
        let form = "  - {ชนิด: แบบประเมิน, ชื่อ: แบบทดสอบ, สถานะ: ร่าง, ส่วน: [ปก, บทบรรยาย]}\n";
        project.with(path, &format!("{year}{form}"))
    };
    let folder = Folder::new(&form(two_years("สาธารณะ")));
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(folder.at("dist/site/2562/form.pdf").exists());
    folder.write(&two_years("ภายใน"));
    let ran = folder.run(&["build", "--year", "2563"]);
    assert!(ran.out.contains("ลบ ./dist/2562/form.pdf ซึ่งไม่มีในเนื้อหาแล้ว\n"), "{}", ran.out);
    assert!(!folder.at("dist/site/2562/form.pdf").exists());
    assert!(!folder.at("dist/2562/form.pdf").exists());
    holds_nothing(&folder);
    // A whole year goes with its documents.
    fs::remove_dir_all(folder.at("content/2562")).unwrap();
    fs::remove_file(folder.at("content/frameworks/2562.yaml")).unwrap();
    let ran = folder.run(&["build", "--year", "2563", "--lang", "en"]);
    assert!(
        ran.out.contains("removed ./dist/2562/report.pdf, which the content no longer has"),
        "{}",
        ran.out
    );
    assert!(folder.tree("dist").keys().all(|path| !path.contains("2562")));
}

#[test]
fn pictures_lose_what_nobody_sees_in_the_site_and_in_the_documents() {
    let fixture =
        |name: &str| fs::read(common::root().join("tests/fixtures/pictures").join(name)).unwrap();
    let photograph = fixture("turned.jpg");
    let remark = [&[0xff, 0xfe, 0, 10][..], b"SECRET-9"].concat();
    let photograph = [&photograph[..2], &remark, &photograph[2..], b"SECRET-9"].concat();
    let drawing = String::from_utf8(fixture("bars.svg")).unwrap();
    let drawing = drawing.replacen('>', "><!-- SECRET-9 -->", 1);
    let text = "---\nรหัสถาวร: story\nชื่อ: เรื่อง\n---\n\n![ก](a.jpg)\n\n![ข](b.svg)\n";
    let year = common::YEAR.replace("[ปก, ตารางผล]", "[ปก, บทบรรยาย]");
    let project = Project::minimal()
        .with("content/2562/year.yaml", &year)
        .with("content/2562/narratives/story.md", text)
        .bytes("content/2562/narratives/a.jpg", &photograph)
        .bytes("content/2562/narratives/b.svg", drawing.as_bytes());
    let folder = Folder::new(&project);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.err.matches("[picture-data]").count(), 2, "{}", ran.err);
    assert_eq!(folder.run(&["build"]).code, 0);
    let dist = folder.tree("dist");
    assert_eq!(dist.keys().filter(|path| path.contains("assets/pictures/")).count(), 2);
    for (path, bytes) in dist {
        let found = bytes.windows(8).any(|window| window == b"SECRET-9");
        assert!(!found, "{path} holds what nobody sees");
    }
}

/// The data that everybody or the ministry gets: of pages, and of what documents carry.
fn data(project: &Project, edition: Edition) -> String {
    let outcome = project.check();
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    let mut data = String::new();
    for year in &outcome.years(edition) {
        data.push_str(&serde_json::to_string(year).unwrap());
        for document in &year.documents() {
            let of_document = layout::data(year, document, false);
            data.push_str(&of_document.to_string());
            data.push_str(&String::from_utf8_lossy(of_document.attached().unwrap().json()));
        }
    }
    data
}

#[test]
fn no_text_of_what_is_closed_is_in_what_everybody_gets() {
    let year = "content/2562";
    // The next year tells of the same indicator to everybody.
    let next = |text: &str| text.replace("2562", "2563");
    let project = full_of("ข้อความ")
        .with("content/frameworks/2563.yaml", &next(common::FRAMEWORK))
        .with("content/2563/year.yaml", &next(common::YEAR))
        .with("content/2563/indicators/one.yaml", common::INDICATOR)
        .with(
            &format!("{year}/complaints.yaml"),
            "ช่องทาง:\n  - {ชื่อ: ข้อความ, กลไก: มี, เอกสารแนบ: ข้อความ}\nที่มา: ข้อความ\nหมายเหตุ: ข้อความ\n",
        )
        .with(
            &format!("{year}/audit.yaml"),
            "ผู้สอบบัญชี: ข้อความ\nรายปี:\n  - ปีงบประมาณ: 2562\n    สถานะ: มีข้อสังเกต\n    ข้อสังเกต: [{รายละเอียด: ข้อความ, การดำเนินการ: ข้อความ}]\nที่มา: ข้อความ\n",
        );
    for path in [
        "indicators/one.yaml",
        "facts/sheet.yaml",
        "calculations/sum.yaml",
        "narratives/story.md",
        "complaints.yaml",
        "audit.yaml",
    ] {
        let path = format!("{year}/{path}");
        let secret = project
            .text(&path)
            .replace("ข้อความ", CLOSED)
            .replace(&format!("{CLOSED}เป้าหมาย"), "ข้อความเป้าหมาย");
        let secret = secret.replace(&format!("{CLOSED}ผล"), "ข้อความผล");
        let closed = |how: &str| {
            let line = format!("การเผยแพร่: {how}\n");
            let text = match secret.strip_prefix("---\n") {
                Some(rest) => format!("---\n{line}{rest}"),
                None => format!("{secret}{line}"),
            };
            project.clone().with(&path, &text)
        };
        assert!(data(&closed("สาธารณะ"), Edition::Public).contains(CLOSED), "{path} says nothing");
        assert!(!data(&closed("ภายใน"), Edition::Public).contains(CLOSED), "{path} leaks");
        assert!(data(&closed("ภายใน"), Edition::Ministry).contains(CLOSED), "{path} is lost");
        assert!(!data(&closed("ยังไม่เผยแพร่"), Edition::Ministry).contains(CLOSED), "{path} leaks");
    }
}

/// Records within a file that may be closed by themselves: the file, and its text with `HOW` for who may see
/// the record and `TEXT` for what it says.
const WITHIN: [(&str, &str); 8] = [
    ("board.yaml", "ชื่อ: TEXT\nการเผยแพร่: HOW\nกลุ่ม: [{ชื่อ: กลุ่ม, กรรมการ: [{ชื่อ: หนึ่ง สอง}]}]\n"),
    (
        "board.yaml",
        "ชื่อ: คณะกรรมการ\nกลุ่ม:\n  - ชื่อ: กลุ่ม\n    กรรมการ: [{ชื่อ: หนึ่ง สอง}, {ชื่อ: TEXT, การเผยแพร่: HOW}]\n",
    ),
    ("complaints.yaml", "ช่องทาง: [{ชื่อ: ภายนอก, กลไก: มี}, {ชื่อ: TEXT, กลไก: มี, การเผยแพร่: HOW}]\n"),
    (
        "audit.yaml",
        "รายปี:\n  - ปีงบประมาณ: 2562\n    สถานะ: มีข้อสังเกต\n    ข้อสังเกต:\n      - {รายละเอียด: ครุภัณฑ์, การดำเนินการ: ตรวจนับ}\n      - {รายละเอียด: TEXT, การดำเนินการ: แก้ไข, การเผยแพร่: HOW}\n",
    ),
    (
        "calculations/sum.yaml",
        "รหัสถาวร: sum\nชื่อ: รวมมูลค่า\nหน่วย: บาท\nรายการ:\n  - {รหัส: a, ชื่อ: เปิด, ตัวแปร: {ก: 58 บาท}, สูตร: ก}\n  - {รหัส: b, ชื่อ: TEXT, ตัวแปร: {ก: 37 บาท}, สูตร: ก, การเผยแพร่: HOW}\n",
    ),
    ("year.yaml", "YEARผู้อำนวยการ: {ชื่อ: TEXT, ตำแหน่ง: ผู้อำนวยการ, การเผยแพร่: HOW}\n"),
    ("year.yaml", "YEARเสนอต่อ: {ชื่อ: TEXT, ตำแหน่ง: รัฐมนตรี, การเผยแพร่: HOW}\n"),
    (
        "year.yaml",
        "YEAR  - {ชนิด: แบบประเมิน, ชื่อ: TEXT, สถานะ: ร่าง, ส่วน: [ปก, ตารางผล], การเผยแพร่: HOW}\n",
    ),
];

fn within((path, text): (&str, &str), how: &str, said: &str) -> Project {
    let part = match path {
        "board.yaml" => "คณะกรรมการ",
        "complaints.yaml" => "เรื่องร้องเรียน",
        "audit.yaml" => "ข้อสังเกตของผู้สอบบัญชี",
        "calculations/sum.yaml" => "รายการคำนวณ",
        _ => "ตารางสรุปผล",
    };
    let year = common::YEAR.replace("[ปก, ตารางผล]", &format!("[ปก, ตารางผล, {part}]"));
    let text = text.replace("HOW", how).replace("TEXT", said).replace("YEAR", &year);
    let project = Project::minimal().with("content/2562/year.yaml", &year);
    project.with(&format!("content/2562/{path}"), &text)
}

#[test]
fn no_text_of_what_is_closed_within_a_file_is_in_what_everybody_gets() {
    for case in WITHIN {
        let closed = |how: &str| within(case, how, CLOSED);
        assert!(
            data(&closed("สาธารณะ"), Edition::Public).contains(CLOSED),
            "{case:?} says nothing"
        );
        assert!(!data(&closed("ภายใน"), Edition::Public).contains(CLOSED), "{case:?} leaks");
        assert!(data(&closed("ภายใน"), Edition::Ministry).contains(CLOSED), "{case:?} is lost");
        assert!(!data(&closed("ยังไม่เผยแพร่"), Edition::Ministry).contains(CLOSED), "{case:?} leaks");
        let folder = Folder::new(&closed("ภายใน"));
        let ran = folder.run(&["build"]);
        assert_eq!(ran.code, 0, "{case:?}: {}", ran.err);
        holds_nothing(&folder);
        let documents = ["report", "form"].map(|kind| format!("dist/2562/{kind}.pdf"));
        let documents = documents.iter().filter(|path| folder.at(path).exists());
        let words: Option<Vec<String>> = documents.map(|path| words(&folder, path)).collect();
        if let Some(words) = words {
            assert!(words.concat().contains(CLOSED), "{case:?}: the ministry reads it: {words:?}");
        }
    }
}

#[test]
fn a_closed_item_of_a_calculation_is_not_given_away_by_the_others() {
    let (_, text) = WITHIN[4];
    let told = |text: &str, how: &str| {
        data(&within(("calculations/sum.yaml", text), how, "ค่าหนึ่ง"), Edition::Public)
    };
    let (open, closed) = (told(text, "สาธารณะ"), told(text, "ภายใน"));
    for value in ["37\u{a0}บาท", "58\u{a0}บาท", "95\u{a0}บาท"] {
        assert!(open.contains(value), "{value}: {open}");
        assert_eq!(closed.contains(value), value.starts_with("95"), "{value}: {closed}");
    }
    // Of one item the total is its value.
    let (head, rest) = text.split_once("  - {รหัส: a").unwrap();
    let alone = format!("{head}{}", &rest[rest.find("  - {รหัส: b").unwrap()..]);
    assert!(told(&alone, "สาธารณะ").contains("37\u{a0}บาท"));
    let closed = told(&alone, "ภายใน");
    assert!(!closed.contains("37\u{a0}"), "{closed}");
    // What refers to a value that is closed says nothing of it.
    for reference in ["((ค่า sum/a))", "((รายการ sum))"] {
        let story = format!("---\nรหัสถาวร: story\nชื่อ: เรื่อง\n---\n\nได้ {reference}\n");
        let project = within(WITHIN[4], "ภายใน", "ค่าหนึ่ง");
        let project = project.with("content/2562/narratives/story.md", &story);
        let told = data(&project, Edition::Public);
        assert!(!told.contains("58\u{a0}"), "{reference}: {told}");
        assert!(project.check().codes().contains(&"public-from-internal"), "{reference}");
    }
}

#[test]
fn a_document_that_is_closed_later_leaves_the_site() {
    let form = |how: &str| {
        let next = |text: &str| text.replace("2562", "2563");
        within(WITHIN[7], how, CLOSED)
            .with("content/frameworks/2563.yaml", &next(common::FRAMEWORK))
            .with("content/2563/year.yaml", &next(common::YEAR))
            .with("content/2563/indicators/one.yaml", common::INDICATOR)
    };
    let folder = Folder::new(&form("สาธารณะ"));
    assert_eq!(folder.run(&["build"]).code, 0);
    assert!(folder.at("dist/site/2562/form.pdf").exists());
    folder.write(&form("ภายใน"));
    for again in [false, true] {
        let ran = folder.run(&["build", "--year", "2563"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.out.contains("คงไว้ ./dist/2562/form.pdf"), again, "{}", ran.out);
        assert!(folder.at("dist/2562/form.pdf").exists());
        assert!(!folder.at("dist/site/2562/form.pdf").exists());
        holds_nothing(&folder);
    }
}

#[test]
fn a_result_that_is_closed_in_its_year_is_not_told_by_the_next() {
    let year = |visibility: &str, history: &str| {
        let next = |text: &str| text.replace("2562", "2563");
        let one = common::INDICATOR.replace("ร้อยละ 90", "ร้อยละ 90.73");
        let one = format!("{one}การเผยแพร่: {visibility}\n");
        let later = format!("{}{history}", common::INDICATOR);
        Project::minimal()
            .with(common::ONE, &one)
            .with("content/frameworks/2563.yaml", &next(common::FRAMEWORK))
            .with("content/2563/year.yaml", &next(common::YEAR))
            .with(
                "content/2563/indicators/one.yaml",
                &later.replace("ผล: ร้อยละ 90", "ผล: ร้อยละ 95"),
            )
    };
    let typed = "ผลการดำเนินงานย้อนหลัง: {2562: ร้อยละ 90.73}\n";
    let outcome = year("ภายใน", typed).check();
    assert_eq!(outcome.places(), ["content/2563/indicators/one.yaml:7 public-from-internal"]);
    assert!(outcome.terminal().contains("ผลของปี 2562 เป็นข้อมูลภายในในโฟลเดอร์ของปีนั้น"));
    assert_eq!(year("สาธารณะ", typed).check().codes(), [""; 0]);
    let closed = format!("{typed}การเผยแพร่: ภายใน\n");
    assert_eq!(year("ภายใน", &closed).check().codes(), [""; 0]);
    // What is taken from that year by itself is not shown either.
    assert!(!data(&year("ภายใน", ""), Edition::Public).contains("90.73"));
}

// What could not be printed.

#[cfg(target_os = "linux")]
#[test]
fn what_could_not_be_printed_is_exit_code_two() {
    let folder = Folder::new(&Project::minimal().one("ผล: ร้อยละ 90\n", ""));
    folder.put("text.txt", "ตรวจแล้ว\n".repeat(9).as_bytes());
    let commands: [&[&str]; 7] = [
        &["score"],
        &["score", "--format", "json"],
        &["schema", "--reference"],
        &["breaks", "text.txt"],
        &["check"],
        &["build"],
        &["--help"],
    ];
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for args in commands {
        let mut command = folder.command(args);
        let ran = Ran::of(command.stdout(full()).output().unwrap());
        assert_eq!(ran.code, 2, "{args:?} to a full disk");
        if args != ["--help"] {
            let said = "แสดงผลไม่ครบ: พื้นที่ในดิสก์ไม่พอ → สั่งใหม่เมื่อแก้แล้ว\n";
            assert!(ran.err.ends_with(said), "{args:?}: {}", ran.err);
        }
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ran = Ran::of(folder.command(args).stdout(writer).output().unwrap());
        assert_eq!(ran.code, 2, "{args:?} to nobody");
        assert!(!ran.err.contains("แสดงผลไม่ครบ"), "whoever went away is told nothing: {}", ran.err);
        // What nobody asked for is not missed.
        if args != ["score"] {
            let mut command = folder.command(args);
            assert_eq!(command.stdout(Stdio::null()).output().unwrap().status.code(), Some(0));
        }
    }
    let ran = folder.command(&["check"]).stderr(full()).output().unwrap();
    assert_eq!(ran.status.code(), Some(2), "findings that nobody read");
}

#[cfg(unix)]
#[test]
fn a_list_of_files_that_is_no_file_is_not_waited_for() {
    let folder = Folder::new(&Project::minimal());
    for command in ["mkfifo", "mkdir"] {
        fs::create_dir_all(folder.at("dist")).unwrap();
        let made =
            std::process::Command::new(command).arg(folder.at("dist/.raingan.json")).status();
        assert!(made.unwrap().success());
        let ran = folder.run(&["build"]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("อ่านรายการไฟล์ที่สร้างไว้ (./dist/.raingan.json) ไม่ได้"), "{}", ran.err);
        fs::rename(folder.at("dist"), folder.at(command)).unwrap();
    }
}

// Templates of the project's own.

#[test]
fn what_a_template_uses_and_nobody_made_is_told_at_its_line() {
    for (path, text, said) in [
        (
            "html/not-found.html",
            "<p>\n{% include \"nowhere.html\" %}\n",
            &["html/not-found.html:2:12 ต้องแก้: แม่แบบใช้ไม่ได้: Unknown template `nowhere.html`"][..],
        ),
        (
            "html/not-found.html",
            "ที่นี่ {{ view.agency.name | nothing }}\n{{ nobody() }}{{ <nowhere /> }}{% if 1 is odder %}{% endif %}\n",
            &[
                "html/not-found.html:1:26 ต้องแก้: แม่แบบใช้ไม่ได้: Unknown filter `nothing`",
                "Unknown function `nobody`",
                "Unknown component `nowhere`",
                "Unknown test `odder`",
            ],
        ),
        (
            "html/not-found.html",
            "{% extends \"base.html\" %}\n{% block nobody %}{% endblock nobody %}\n",
            &["html/not-found.html:2:", "Block `nobody` is not defined in any parent template"],
        ),
        (
            "typst/cover.typ",
            "#let a = 1\n#include \"nowhere.typ\"\n",
            &["typst/cover.typ:2:10 ต้องแก้: แม่แบบใช้ไม่ได้: file not found"],
        ),
        (
            "typst/cover.typ",
            "#import \"nowhere.typ\": a\n",
            &["typst/cover.typ:1:9 ต้องแก้: แม่แบบใช้ไม่ได้: file not found"],
        ),
        (
            "typst/cover.typ",
            "#let a = 1\n\n#nobody()\n",
            &["typst/cover.typ:3:2 ต้องแก้: แม่แบบใช้ไม่ได้: unknown variable: nobody"],
        ),
    ] {
        let folder = Folder::new(&Project::minimal());
        folder.put(&format!("templates/{path}"), text.as_bytes());
        let ran = folder.run(&["build"]);
        assert_eq!(ran.code, 1, "{text}: {}", ran.err);
        for said in said {
            assert!(ran.err.contains(said), "no “{said}” in\n{}", ran.err);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_can_do_little_gets_no_codes() {
    let folder = Folder::new(&Project::minimal().one("ร้อยละ 90", "ร้อยละ 9O"));
    for (name, value) in [("TERM", "dumb"), ("NO_COLOR", "1")] {
        for args in ["check", "build", "--help", "build -x"] {
            let program = format!("{} {args}", env!("CARGO_BIN_EXE_raingan"));
            let mut command = std::process::Command::new("script");
            command
                .args(["--quiet", "--return", "--command", &program, "/dev/null"])
                .current_dir(folder.at(""))
                .env_remove("NO_COLOR")
                .env("TERM", "xterm-256color")
                .env(name, value)
                .stdin(Stdio::null());
            let Ok(output) = command.output() else {
                return common::tools::missing("there is no `script` to make a terminal with");
            };
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(!said.contains('\u{1b}'), "{name} {args}: {said:?}");
        }
    }
}
