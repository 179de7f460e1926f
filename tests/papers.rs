//! Proves that what a report tells beside the results stands on its pages and on the site: signatures,
//! complaints, remarks of the auditor, statements, and numbers in the form that the document asks for.

mod common;

use common::Project;
use common::tools::{pdf_pages, squeezed};
use raingan::diagnostic::Locale;
use raingan::layout;
use raingan::pipeline::{self, Wanted};
use raingan::render::{gathered, templates};
use raingan::view::{Edition, Shown};

/// What is built of a project.
struct Built {
    internal: bool,
    ordinals: Vec<String>,
    files: Vec<raingan::render::OutputFile>,
}

impl Built {
    fn of(project: &Project) -> Self {
        let (sources, loading) = Project::sources_in(project.files().iter());
        let sources = templates::with_defaults(sources);
        let checked = pipeline::check(&sources, loading);
        assert_eq!(checked.findings.errors(), 0, "{:?}", checked.findings);
        let scored = checked.scored.expect("an agency");
        let wanted = Wanted::default();
        let (built, files) =
            gathered(|give| pipeline::build(&scored, &sources, &wanted, &mut |_| {}, give));
        assert_eq!(built.findings.errors(), 0, "{:?}", built.findings);
        let year = &Shown::new(&scored, Edition::Public, Locale::Th).years(&sources)[0];
        let internal = year.complaints().is_none() && year.audit().is_none();
        let data = layout::data(year, &year.documents()[0], false).value();
        let ordinals = data["ordinals"].as_array().unwrap().iter();
        let ordinals = ordinals.map(|one| one.as_str().unwrap().to_owned()).collect();
        Built { internal, ordinals, files }
    }

    /// A page of the site without blanks and marks of line ends.
    fn page(&self, path: &str) -> String {
        let file = self.files.iter().find(|file| file.path == path);
        let file = file.unwrap_or_else(|| panic!("no {path}"));
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        let text = text.replace(['\u{200b}', '\u{2060}'], "").replace("<wbr>", "");
        // Words are held together by tags of their own.
        squeezed(&text.replace("<span class=\"k\">", "").replace("</span>", ""))
    }

    fn has(&self, path: &str) -> bool {
        self.files.iter().any(|file| file.path == path)
    }

    /// The words of the pages of the report; nothing where there is no tool to read them.
    fn pages(&self) -> Option<Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.pdf");
        let file = self.files.iter().find(|file| file.path == "site/2562/report.pdf").unwrap();
        std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), &file.bytes).unwrap();
        pdf_pages(&path)
    }
}

#[test]
fn the_shipped_report_tells_all_of_them() {
    let built = Built::of(&Project::shipped());
    let documents = built.page("site/2562/documents.html");
    for words in ["รัฐมนตรีผู้รักษาการตามพระราชบัญญัติ(ผู้ประเมิน)", "2562/complaints.html", "2562/audit.html"]
    {
        assert!(documents.contains(words), "no {words}");
    }
    assert!(built.page("site/2562/complaints.html").contains("หน่วย:เรื่อง"));
    assert_eq!(
        built.page("site/2562/audit.html").matches("<p>อยู่ระหว่างการตรวจประเมิน</p>").count(),
        2
    );
    assert!(built.page("site/2562/indicators/eva.html").contains("(1.1+1.2)−(1.3+1.4)"));

    let Some(pages) = built.pages() else { return };
    let on = |words: &str| {
        let words = squeezed(words);
        // The first pages are the table of contents.
        let found: Vec<usize> = (4..pages.len()).filter(|at| pages[*at].contains(&words)).collect();
        assert!(!found.is_empty(), "no page says {words}");
        found
    };
    // Both blocks stand with the box for a comment.
    let signed = on("ความเห็นเพิ่มเติม");
    assert_eq!(on("รัฐมนตรีผู้รักษาการตามพระราชบัญญัติ (ผู้ประเมิน)"), signed);
    assert_eq!(on("ประธานกรรมการองค์การมหาชน (ผู้ประเมิน)"), signed);
    on("ภายใน ภายนอก ทั้งหมด พิจารณายุติแล้ว ทั้งหมด พิจารณายุติแล้ว 0 0 0 0");
    on("ข้อสังเกตของผู้สอบบัญชี ปีงบประมาณ พ.ศ. 2561");
    let statement = on("(1.1 + 1.2) − (1.3 + 1.4)");
    for words in ["2.1 + 2.2", "1 − 2", "486.72", "18.11", "0.51", "18.62"] {
        assert!(statement.iter().any(|at| pages[*at].contains(&squeezed(words))), "no {words}");
    }
}

/// The smallest project with everything, public or not.
fn whole(visibility: &str) -> Project {
    let year = common::YEAR
        .replace("ร่าง", "ลงนาม")
        .replace("ปก, ตารางผล", "ปก, ลายมือชื่อ, รายตัวชี้วัด, เรื่องร้องเรียน, ข้อสังเกตของผู้สอบบัญชี");
    let year = format!(
        "{year}    เลขในตาราง: ไทย\n    วันที่: 5 พฤศจิกายน 2562\n    ความเห็น: งานก้าวหน้าตามแผน\n    ผู้ลงนาม:\n      - ตำแหน่ง: ประธานกรรมการ\n        ชื่อ: นางสาวมานี รักเรียน\n"
    );
    let indicator = "เป้าหมาย: 10 บาท\nตัวแปร:\n  รับ: 30.50 บาท\n  จ่าย: 40 บาท\nสูตร: รับ - จ่าย\nหน่วย: บาท\nตารางแจกแจง:\n  - ชื่อ: สุทธิ\n    ช่อง: รายได้\n    รายการ:\n      - {ชื่อ: รายรับ, สูตร: รับ}\n      - {ชื่อ: รายจ่าย, ช่อง: ค่าใช้จ่าย, สูตร: จ่าย}\n";
    Project::minimal()
        .with("content/2562/year.yaml", &year)
        .one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", indicator)
        .with(
            "content/2562/facts/counts.yaml",
            "รหัสถาวร: counts\nชื่อ: จำนวน\nการเผยแพร่: ภายใน\nรายการ:\n  - {รหัสถาวร: all, ชื่อ: ทั้งหมด, ค่า: 77 เรื่อง}\n",
        )
        .with(
            "content/2562/complaints.yaml",
            &format!("การเผยแพร่: {visibility}\nช่องทาง:\n  - {{ชื่อ: ภายใน, กลไก: มี, ทั้งหมด: all}}\n"),
        )
        .with(
            "content/2562/audit.yaml",
            &format!("การเผยแพร่: {visibility}\nรายปี:\n  - ปีงบประมาณ: 2562\n    สถานะ: มีข้อสังเกต\n    ข้อสังเกต:\n      - {{รายละเอียด: ทะเบียนค้าง, สถานะ: อยู่ระหว่างดำเนินการ}}\n"),
        )
        .with(
            "content/2562/narratives/story.md",
            "---\nรหัสถาวร: story\nชื่อ: เรื่องเล่า\nเกี่ยวกับ: one\n---\n\n## ตอนต้น\n\nความ\n",
        )
}

#[test]
fn a_signed_document_names_who_signed_and_when() {
    let built = Built::of(&whole("สาธารณะ"));
    let documents = built.page("site/2562/documents.html");
    assert!(documents.contains("นางสาวมานีรักเรียนลงนามแล้ว5พฤศจิกายน2562"), "{documents}");
    let Some(pages) = built.pages() else { return };
    let all = pages.concat();
    assert!(all.contains("ลงนามแล้ว(นางสาวมานีรักเรียน)ประธานกรรมการวันที่๕พฤศจิกายน๒๕๖๒"), "{all}");
    assert!(all.contains("งานก้าวหน้าตามแผน") && all.contains("ทะเบียนค้าง"));
    // Money below zero stands in brackets, and digits are those of the document.
    assert!(all.contains("๑.๑−๑.๒(๙.๕๐)"), "{all}");
}

#[test]
fn what_is_internal_is_not_told() {
    let open = Built::of(&whole("สาธารณะ"));
    let page = open.page("site/2562/complaints.html");
    assert!(page.contains("ไม่แสดง") && !page.contains("77"), "{page}");
    let closed = Built::of(&whole("ภายใน"));
    assert!(closed.internal && !open.internal);
    for path in ["site/2562/complaints.html", "site/2562/audit.html"] {
        assert!(open.has(path) && !closed.has(path), "{path}");
    }
    for file in closed.files.iter().filter(|file| file.path.ends_with(".html")) {
        assert!(!String::from_utf8_lossy(&file.bytes).contains("ทะเบียนค้าง"), "{}", file.path);
    }
}

#[test]
fn narratives_of_an_indicator_are_numbered_like_others() {
    let forms = "    เลขหัวข้อ: [๑., ๑.๑]\n    เลขรายการ: [๑), ก.]\n";
    let path = "content/2562/year.yaml";
    let project = whole("สาธารณะ");
    let project = project.clone().with(path, &format!("{}{forms}", project.text(path)));
    let built = Built::of(&project);
    let page = built.page("site/2562/indicators/one.html");
    assert!(page.contains("1.เรื่องเล่า</h2>") && page.contains("1.1ตอนต้น</h3>"), "{page}");
    assert_eq!(built.ordinals[..2], ["๑)", "๒)"]);
}

/// The part of a page in which it says why.
fn why(page: &str) -> &str {
    let from = page.find("id=\"reasons\"").expect("reasons");
    let rest = &page[from..];
    &rest[..rest.find("</section>").expect("an end")]
}

#[test]
fn a_page_says_why_in_short_and_in_full_on_demand() {
    let built = Built::of(&Project::shipped());
    // An indicator, a component, a part: sentences, then what they rest on, closed until somebody asks.
    for (path, short, full) in [
        (
            "indicators/service-income",
            "ถ้าผลไม่น้อยกว่า 13 ล้านบาท (เพิ่มขึ้นอย่างน้อย 3.87 ล้านบาท) ผลจะเป็น ● ผ่าน",
            "ผลน้อยกว่า 13 ล้านบาท อยู่ 3.87 ล้านบาท",
        ),
        (
            "parts/organisation/function",
            "ถ้าไม่ผ่านเพิ่มอีก 1 ตัวชี้วัด (ผ่าน 4 จาก 6 คิดเป็นร้อยละ 66.67) องค์ประกอบนี้จะเป็น ◎ เป็นไปตามเป้าหมาย",
            "83.33 ปัดจากค่าแน่นอน 250/3",
        ),
        (
            "parts/organisation",
            "ทุกองค์ประกอบที่ประเมินได้ “สูงกว่าเป้าหมาย” → ระดับคุณภาพ",
            "ระดับ 3 (สัดส่วนผลลัพธ์ น้อยกว่า 80 และ สัดส่วนที่ผ่าน น้อยกว่า 100): ยังบอกไม่ได้",
        ),
    ] {
        let page = built.page(&format!("site/2562/{path}.html"));
        let why = why(&page);
        let plain = why.replace("&nbsp;", "").replace('\u{a0}', "");
        let (told, proof) = plain.split_once("<detailsclass=\"proof\">").expect("details");
        assert!(told.contains(&squeezed(short)), "{path}: {told}");
        assert!(proof.contains(&squeezed(full)), "{path}: {proof}");
        assert!(!told.contains(&squeezed(full)), "{path}");
        let sentences = told.matches("<li>").count();
        assert!((2..=4).contains(&sentences), "{path}: {sentences}");
    }
    // What says no more in full has nothing to open.
    let state = built.page("site/2562/indicators/clarification.html");
    assert!(!why(&state).contains("<details"));
}

#[test]
fn the_appendix_says_why_and_nothing_else_says_it_again() {
    let shipped = Project::shipped();
    let words = squeezed("ถ้าผลไม่น้อยกว่า 13 ล้านบาท (เพิ่มขึ้นอย่างน้อย 3.87 ล้านบาท)");
    let count = |pages: &[String], words: &str| -> usize {
        pages.iter().map(|page| page.matches(words).count()).sum()
    };
    let Some(pages) = Built::of(&shipped).pages() else { return };
    let head = squeezed("ภาคผนวก ที่มาของผลการประเมิน");
    let appendix = (4..pages.len()).find(|at| pages[*at].contains(&head)).expect("an appendix");
    assert_eq!(count(&pages, &words), 1);
    assert!(pages[appendix].contains(&words));
    // Every page of it has the heads of its table.
    for page in &pages[appendix..] {
        assert!(page.contains("ตัวชี้วัด") && page.contains("เหตุผล"), "{page}");
    }
    let without = shipped.replace("content/2562/year.yaml", "      - ที่มาของผลการประเมิน\n", "");
    let Some(pages) = Built::of(&without).pages() else { return };
    assert_eq!((count(&pages, &head), count(&pages, &words)), (0, 1));
}

#[test]
fn a_second_report_has_its_own_file_and_its_own_columns() {
    let asked = "  - {ชนิด: รายงาน, รหัสถาวร: annex, ชื่อ: ก, สถานะ: ร่าง, การเผยแพร่: ภายใน, ส่วน: [{ตารางผล: {คอลัมน์: [ชื่อ, ผลประเมิน]}}]}\n";
    let year = format!("{}{asked}", common::YEAR);
    let built = Built::of(&Project::minimal().with("content/2562/year.yaml", &year));
    for path in ["2562/report.pdf", "site/2562/report.pdf", "2562/annex.pdf"] {
        assert!(built.has(path), "no {path}");
    }
    assert!(!built.has("site/2562/annex.pdf"), "an internal document on the site");
    let file = built.files.iter().find(|file| file.path == "2562/annex.pdf").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("annex.pdf");
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), &file.bytes).unwrap();
    let Some(pages) = pdf_pages(&path) else { return };
    let text = pages.concat();
    assert!(text.contains("ประเด็นการประเมิน") && text.contains("ผลประเมิน"), "{text}");
    assert!(!text.contains("เป้าหมาย") && !text.contains("ผลการดำเนินงาน"), "{text}");
}
