//! Proves that what a narrative shows beside its words is what its writer meant: pictures that can be
//! shown everywhere, footnotes with their notes, tables of whole rows, links that lead somewhere. Every
//! fault is found at its place in the Markdown, each case fires and one like it is silent.

use super::common::{Outcome, Project, root};
use super::{load, narrative, on_disk};
use raingan::diagnostic::Locale;

const FOLDER: &str = "content/2562/narratives";

/// A picture of the fixtures.
fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures/pictures").join(name)).unwrap()
}

/// A narrative that shows the picture beside it.
fn showing(name: &str, bytes: &[u8]) -> Project {
    narrative(&format!("![ก]({name})")).bytes(&format!("{FOLDER}/{name}"), bytes)
}

fn drawing(inner: &str) -> Vec<u8> {
    format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inner}</svg>").into_bytes()
}

/// Looks for one finding with its place in the story, and for words of what is said in both languages.
#[track_caller]
fn outcome_fires(outcome: &Outcome, place: &str, th: &str, en: &str) {
    let terminal = outcome.terminal();
    assert_eq!(outcome.codes().len(), 1, "{terminal}");
    let place = format!("{FOLDER}/story.md:{place} ");
    assert!(terminal.starts_with(&place), "not at {place}\n{terminal}");
    assert!(terminal.contains(th), "no “{th}” in\n{terminal}");
    let english = outcome.terminal_in(Locale::En);
    assert!(english.contains(en), "no “{en}” in\n{english}");
}

#[track_caller]
fn fires(project: &Project, place: &str, th: &str, en: &str) {
    outcome_fires(&project.check(), place, th, en);
}

#[track_caller]
fn silent(project: &Project) {
    assert_eq!(project.check().terminal(), "");
}

// Pictures.

#[test]
fn every_kind_of_picture_is_shown() {
    for name in ["bars.png", "turned.jpg", "bars.webp", "bars.svg"] {
        silent(&showing(name, &fixture(name)));
    }
    let png = fixture("bars.png");
    let of = |address: &str, path: &str| {
        narrative(&format!("![ก]({address})")).bytes(&format!("{FOLDER}/{path}"), &png)
    };
    silent(&of("ภาพ.PNG", "ภาพ.PNG"));
    silent(&of("<ภาพ 1.png> \"ที่มา\"", "ภาพ 1.png"));
    silent(&of("ภาพ%201.png", "ภาพ 1.png"));
    silent(&of("./pictures/a.png", "pictures/a.png"));
}

#[test]
fn a_picture_that_is_not_there() {
    let missing =
        "ไม่มีไฟล์ภาพ “income.png” → วางไฟล์ภาพไว้ข้างไฟล์บทบรรยาย แล้วเขียนเฉพาะชื่อไฟล์ [missing-file]";
    fires(&narrative("![ก](income.png)"), "6:1", missing, "there is no picture “income.png”");
    fires(&narrative("ก\n\n- ![ก](income.png)"), "8:3", missing, "there is no picture");
    let near =
        narrative("![ก](incom.png)").bytes(&format!("{FOLDER}/income.png"), &fixture("bars.png"));
    fires(&near, "6:1", "ชื่อใกล้เคียงคือ income.png", "the nearest is income.png");
}

#[test]
fn a_picture_from_elsewhere() {
    for address in [
        "../board.png",
        "pictures/../../a.png",
        "/etc/passwd",
        "C:/a.png",
        "http://example.org/a.png",
        "https://example.org/a.png",
        "//example.org/a.png",
        "data:image/png;base64,AAAA",
        "%2E%2E/a.png",
        "..\\\\a.png",
    ] {
        fires(
            &narrative(&format!("![ก]({address})")),
            "6:1",
            "ไม่ได้อยู่ในโฟลเดอร์ของบทบรรยาย",
            "is not in the folder of the narrative",
        );
    }
}

#[test]
fn a_picture_that_nobody_can_read_aloud() {
    let png = fixture("bars.png");
    for text in ["![](bars.png)", "![ ](bars.png)", "![((ห้ามตัด))](bars.png \"ที่มา\")"]
    {
        let project = narrative(text).bytes(&format!("{FOLDER}/bars.png"), &png);
        fires(&project, "6:1", "ภาพ “bars.png” ไม่มีคำบรรยาย", "does not say what is seen");
    }
}

#[test]
fn a_picture_in_the_wrong_place() {
    for text in ["## ![ก](bars.png)", "**![ก](bars.png)**", "| ก |\n|---|\n| ![ก](bars.png) |"]
    {
        let outcome = narrative(text).check();
        assert!(outcome.codes().contains(&"picture"), "{text}: {}", outcome.terminal());
    }
}

#[test]
fn a_picture_that_nothing_shows() {
    let path = format!("{FOLDER}/bars.png");
    let outcome = narrative("ก").bytes(&path, &fixture("bars.png")).check();
    assert_eq!(outcome.places(), [format!("{path}:1 unknown-file")]);
    let outcome = Project::minimal().bytes("content/2562/logo.svg", &fixture("bars.svg")).check();
    assert_eq!(outcome.places(), ["content/2562/logo.svg:1 unknown-file"]);
}

#[test]
fn a_picture_that_is_something_else() {
    let png = fixture("bars.png");
    fires(
        &showing("bars.jpg", &png),
        "6:1",
        "เป็นไฟล์ PNG แต่นามสกุลไฟล์บอกเป็นอย่างอื่น → เปลี่ยนนามสกุลไฟล์ให้ตรงชนิด [picture]",
        "is PNG under another name",
    );
    fires(&showing("a.png", b"GIF89a"), "6:1", "เป็นไฟล์ชนิดที่ใช้ไม่ได้", "cannot be shown");
    fires(&showing("a.png", b"<html></html>"), "6:1", "เป็นไฟล์ชนิดที่ใช้ไม่ได้", "cannot be shown");
    let named = |name: &str| narrative(&format!("![ก]({name})"));
    fires(&named("a.gif"), "6:1", "เป็นไฟล์ชนิดที่ใช้ไม่ได้", "save it as PNG, JPEG, WebP or SVG");
    fires(&named("story.md"), "6:1", "เป็นไฟล์ชนิดที่ใช้ไม่ได้", "cannot be shown");
}

#[test]
fn a_picture_that_is_not_whole() {
    for name in ["bars.png", "turned.jpg", "bars.webp", "bars.svg"] {
        let whole = fixture(name);
        for length in 0..whole.len() {
            let outcome = showing(name, &whole[..length]).check();
            // What is cut off may be of no use: blanks, the last mark of a PNG.
            let shown = outcome.codes().is_empty() && length + 16 > whole.len();
            assert!(
                shown || outcome.codes() == ["picture"],
                "{name} {length}: {}",
                outcome.terminal()
            );
        }
    }
    let png = fixture("bars.png");
    fires(&showing("a.png", &png[..60]), "6:1", "เสียหายหรือไม่ครบ", "is damaged or not whole");
    fires(&showing("a.jpg", &fixture("cmyk.jpg")), "6:1", "CMYK", "save it in RGB");
}

#[test]
fn a_picture_that_is_too_large() {
    let mut png = fixture("bars.png");
    png[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
    fires(
        &showing("a.png", &png),
        "6:1",
        "ใหญ่เกินไป (30000 × 30000 จุด) → ย่อให้กว้างไม่เกิน 2,000 จุด",
        "is too large (30000 × 30000)",
    );
    // A file of 200 MB is never read.
    let folder = on_disk();
    let narratives = folder.path().join(FOLDER);
    std::fs::create_dir_all(&narratives).unwrap();
    let story = "---\nรหัสถาวร: story\nชื่อ: เรื่องเล่า\n---\n\n![ก](a.png)\n";
    std::io::Write::write_all(
        &mut std::fs::File::create(narratives.join("story.md")).unwrap(),
        story.as_bytes(),
    )
    .unwrap();
    std::fs::File::create(narratives.join("a.png")).unwrap().set_len(200 << 20).unwrap();
    let outcome = load(folder.path());
    outcome_fires(&outcome, "6:1", "เป็นไฟล์ใหญ่เกินไป (200 MB เกิน 16 MB)", "200 MB, over 16 MB");
    assert!(outcome.sources.asset(&format!("{FOLDER}/a.png")).is_none());
}

#[test]
fn a_drawing_that_does_more_than_draw() {
    silent(&showing("a.svg", &drawing("<path d='M0 0h9v9z'/>")));
    for (inner, found) in [
        ("<script>alert(1)</script>", "<script>"),
        ("<g onload='alert(1)'/>", "onload="),
        ("<image href='https://example.org/a.png'/>", "<image>"),
        ("<use href='https://example.org/a.svg#a'/>", "https://example.org"),
        ("<style>@import url(https://example.org/a.css);</style>", "@import"),
        ("<foreignObject/>", "<foreignObject>"),
    ] {
        fires(&showing("a.svg", &drawing(inner)), "6:1", found, found);
    }
    fires(
        &showing("a.svg", &drawing("<text>ก</text>")),
        "6:1",
        "แปลงตัวอักษรเป็นเส้น",
        "turn its text into paths",
    );
    let frameless = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    fires(&showing("a.svg", frameless), "6:1", "viewBox", "viewBox");
    let many = "<path d='M0 0'/>".repeat(100_000);
    fires(&showing("a.svg", &drawing(&many)), "6:1", "ซับซ้อนเกินไป", "too intricate");
}

#[test]
fn a_drawing_of_another_program() {
    let kind = "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>";
    let with = |start: &str| [start.as_bytes(), &drawing("<path d='M0 0h9v9z'/>")].concat();
    silent(&showing("a.svg", &with(kind)));
    fires(
        &showing("a.svg", &with("<!DOCTYPE svg [<!ENTITY a 'b'>]>")),
        "6:1",
        "(<!DOCTYPE […]>) → บันทึกเป็น SVG แบบธรรมดา (plain SVG) หรือเป็น PNG",
        "save it as plain SVG",
    );
    fires(
        &showing("a.svg", &drawing("<style>@imp<!-- x -->ort 'http://example.org'</style>")),
        "6:1",
        "<style>",
        "<style>",
    );
    fires(&showing("a.svg", &drawing("<g id='a'/><g id='a'/>")), "6:1", "id=\"a\"", "id=\"a\"");
    fires(&showing("a.svg", &drawing("<marker id='a'/>")), "6:1", "<marker>", "<marker>");
}

// What is dropped or flattened.

#[test]
fn comments() {
    silent(&narrative("ก\n\n```\n<!-- ข -->\n```"));
    fires(
        &narrative("ก <!-- ข --> ค"),
        "6:3",
        "ข้อความใน <!-- … --> ไม่แสดง",
        "what stands in <!-- … --> is not shown",
    );
    fires(&narrative("ก\n\n<!-- ข\n\n- ค\n-->"), "8:1", "ไม่แสดง", "is not shown");
    fires(&narrative("ก\n\n<!-- ข\n\nค"), "8:1", "เพราะไม่มี -->", "there is no -->");
}

#[test]
fn lists_inside_each_other() {
    let list = |levels: usize| -> String {
        (0..levels).map(|at| format!("{}- ก\n", "  ".repeat(at))).collect()
    };
    silent(&narrative(&list(8)));
    fires(
        &narrative(&list(12)),
        "14:17",
        "รายการซ้อนลึกเกิน 8 ชั้น ชั้นที่ลึกกว่านั้นแสดงเป็นย่อหน้า → ลดชั้น หรือแยกเป็นหัวข้อย่อย [too-deep]",
        "nested deeper than 8 levels",
    );
}

// Footnotes.

#[test]
fn footnotes_and_notes() {
    silent(&narrative("ก[^1] ข[^1] ค[^หมายเหตุ]\n\n[^หมายเหตุ]: ((ผล one))\n[^1]: ง"));
    fires(
        &narrative("กข[^1]"),
        "6:3",
        "เชิงอรรถ [^1] ไม่มีข้อความ → เพิ่มบรรทัด [^1]: ข้อความ ไว้ท้ายเรื่อง [footnote]",
        "the footnote [^1] has no note",
    );
    fires(
        &narrative("ก\n\n[^1]: ข"),
        "8:1",
        "ไม่มีที่ใดในเรื่องอ้างถึงเชิงอรรถ [^1] → ใส่ [^1] หลังคำที่อธิบาย หรือลบบรรทัดนี้ [footnote]",
        "nothing refers to the note [^1]",
    );
    fires(&narrative("ก[^1]\n\n[^1]: ข\n\n[^1]: ค"), "10:1", "มีข้อความอยู่แล้ว", "has a note already");
    fires(&narrative("ก[^1]\n\n[^1]:"), "8:1", "ไม่มีข้อความ", "has no note");
    fires(
        &narrative("ก[^1]\n\n[^1]: ข\n\n    - ค"),
        "8:1",
        "เขียนเป็นย่อหน้า",
        "write paragraphs only",
    );
    fires(
        &narrative("[ก[^1]](https://example.org) ก[^1]\n\n[^1]: ข"),
        "6:3",
        "เชิงอรรถอยู่ในลิงก์หรือในเชิงอรรถอื่นไม่ได้",
        "cannot stand in a link or in another note",
    );
    fires(&narrative("ก \\* ข[^9]"), "6:7", "เชิงอรรถ [^9] ไม่มีข้อความ", "has no note");
    fires(&narrative("ก &amp; ข[^8]"), "6:10", "เชิงอรรถ [^8] ไม่มีข้อความ", "has no note");
    fires(
        &narrative("ก[^1]\n\n[^1]: ข[^2]\n\n[^2]: ค"),
        "8:8",
        "อยู่ในลิงก์หรือในเชิงอรรถอื่นไม่ได้",
        "in another",
    );
    // References of a note are references.
    let outcome = narrative("ก[^1]\n\n[^1]: ((ผล nothing))").check();
    assert_eq!(outcome.places(), [format!("{FOLDER}/story.md:8 unknown-reference")]);
}

// Tables.

#[test]
fn rows_of_tables() {
    let table = |rows: &str| narrative(&format!("| ก | ข |\n|---|---|\n{rows}"));
    silent(&table("| 1 | 2 |\n| | |\n| 1 \\| 2 | 3 |"));
    fires(
        &table("| 1 | 2 |\n| 1 | 2 | 3 |"),
        "9:1",
        "แถวนี้มี 3 ช่อง แต่หัวตารางมี 2 ช่อง",
        "this row has 3 cells, the head of the table 2",
    );
    fires(&table("| 1 |"), "8:1", "แถวนี้มี 1 ช่อง", "this row has 1 cells");
    fires(&table("| 1 | 2 |\nข้อความต่อท้าย"), "9:1", "หลังตารางเว้นบรรทัดว่าง", "leave a line empty");
    fires(
        &narrative("| ก | ข |\n|---|\n| 1 | 2 |"),
        "7:1",
        "เส้นใต้หัวตารางมี 1 ช่อง แต่หัวตารางมี 2 ช่อง จึงไม่เป็นตาราง",
        "so it is no table",
    );
}

// Links.

/// A narrative with a text, and another one with a heading.
fn linking(text: &str) -> Project {
    let other = "---\nรหัสถาวร: other\nชื่อ: อีกเรื่อง\n---\n\n## ผล ปี 2562\n\nก\n\n## ผล ปี 2562\n";
    narrative(text).with(&format!("{FOLDER}/other.md"), other)
}

#[test]
fn links_between_narratives() {
    silent(&linking(
        "## ต้น\n\n[ก](#ต้น) [ข](other.md) [ค](./other.md#ผล-ปี-2562) [ง](other.md#ผล-ปี-2562-1)",
    ));
    silent(&linking("[ก](other.md#%E0%B8%9C%E0%B8%A5-%E0%B8%9B%E0%B8%B5-2562) [ข](story.md)"));
    fires(
        &linking("ดู [ก](othr.md)"),
        "6:3",
        "ปีนี้ไม่มีบทบรรยาย “othr.md” → ชื่อใกล้เคียงคือ other.md [broken-link]",
        "this year has no narrative “othr.md”",
    );
    fires(
        &linking("[ก](other.md#ผล-ปี-2563)"),
        "6:1",
        "ไม่มีหัวข้อ “ผล-ปี-2563” ในบทบรรยายนั้น → เขียน #ผล-ปี-2562",
        "that narrative has no heading",
    );
    fires(&linking("[ก](#ล่าง)"), "6:1", "ไม่มีหัวข้อ “ล่าง”", "has no heading “ล่าง”");
    for address in ["other.html", "data.xlsx", "notes/other.md", "other", "?ก"] {
        fires(
            &linking(&format!("[ก]({address})")),
            "6:1",
            "ลิงก์ไปบทบรรยายอื่นใช้ชื่อไฟล์ .md",
            "link to a narrative by its file name .md",
        );
    }
    fires(
        &linking("[ก](../../2561/narratives/other.md)"),
        "6:1",
        "ชี้ออกนอกโฟลเดอร์",
        "leaves the content folder",
    );
    // A text that something is wrong with is there all the same.
    let broken =
        linking("[ก](other.md)").with(&format!("{FOLDER}/other.md"), "---\nชื่อ: ข\n---\n\nก\n");
    assert!(!broken.check().codes().contains(&"broken-link"), "{}", broken.check().terminal());
}

#[test]
fn links_to_the_web() {
    silent(&linking("[ก](HTTPS://EXAMPLE.ORG/x) <a@example.org> [ข](Mailto:a@example.org)"));
    for address in
        ["http:foo", "https:javascript", "https://", "mailto:a", "<https://example.org/a b>"]
    {
        fires(
            &linking(&format!("[ก]({address})")),
            "6:1",
            "ไม่ครบหรือมีอักขระที่ใช้ไม่ได้ → เขียนให้ครบ เช่น https://example.org/page",
            "is not whole, or has signs that no address has",
        );
    }
}

#[test]
fn links_that_are_letters() {
    silent(&linking("[1][2] \\[ก](ข ค) [ง] (จ)"));
    fires(
        &linking("ดู ![รายได้](ภาพ หนึ่ง.png \"ที่มา\")"),
        "6:3",
        "ที่อยู่ “ภาพ หนึ่ง.png” มีเว้นวรรค จึงไม่เป็นภาพ → เขียน (<ภาพ หนึ่ง.png>) หรือเปลี่ยนชื่อไฟล์ไม่ให้มีเว้นวรรค",
        "has a blank, so it is no picture",
    );
    fires(&linking("[ก](ภาพ รวม.md)"), "6:1", "จึงไม่เป็นลิงก์", "so it is no link");
    fires(&linking("[ก](a(b.md)"), "6:1", "ตรวจวงเล็บให้ครบคู่", "let every bracket have its pair");
    fires(&linking("[ข][ไม่มี]"), "6:1", "ไม่มีที่อยู่ของ [ไม่มี]", "no address is given for [ไม่มี]");
}

#[test]
fn a_narrative_about_an_indicator() {
    let about = |slug: &str| {
        let text = format!("---\nรหัสถาวร: story\nชื่อ: เรื่องเล่า\nเกี่ยวกับ: {slug}\n---\n\nก\n");
        Project::minimal().with(&format!("{FOLDER}/story.md"), &text)
    };
    silent(&about("one"));
    fires(&about("two"), "4:9", "ไม่พบตัวชี้วัด “two”", "there is no indicator “two”");
}
