//! Proves that nothing a writer wrote disappears without a word: a file that is not read, a key that
//! has no effect, a reference that would be printed as it is. Each case fires once and is silent once.

use super::common::{self, ONE, Outcome, Project};
use super::{fact, formula, load, more, narrative, on_disk, one};

/// Compares `path:line code` of all findings, below `content/`.
#[track_caller]
fn says(outcome: &Outcome, expected: &[&str]) {
    let places: Vec<String> =
        outcome.places().iter().map(|place| place.replace("content/", "")).collect();
    assert_eq!(places, expected, "\n{}", outcome.terminal());
}

/// The findings of a project, and a piece of what is said.
#[track_caller]
fn fires(project: &Project, expected: &[&str], words: &str) {
    let outcome = project.check();
    says(&outcome, expected);
    assert!(outcome.terminal().contains(words), "no “{words}” in\n{}", outcome.terminal());
}

#[track_caller]
fn silent(project: &Project) {
    says(&project.check(), &[]);
}

/// A project on disk with more files.
fn with_files(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = on_disk();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = std::fs::File::create(path).unwrap();
        std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
    }
    folder
}

// Files.

#[test]
fn a_framework_is_named_by_its_year() {
    let year = common::YEAR.replace("2562", "2564");
    let project = Project::minimal()
        .with("content/2564/year.yaml", &year)
        .with("content/2564/indicators/one.yaml", common::INDICATOR);
    let path = "content/frameworks/2564.yaml";
    silent(&project.clone().with(path, &common::FRAMEWORK.replace("2562", "2564")));
    fires(
        &project.clone().with(path, &common::FRAMEWORK.replace("2562", "2563")),
        &["frameworks/2564.yaml:1 year-mismatch"],
        "แก้ปีให้ตรงกับชื่อไฟล์ หรือเปลี่ยนชื่อไฟล์เป็น 2563.yaml",
    );
    fires(
        &Project::minimal()
            .without("content/frameworks/2562.yaml")
            .with("content/frameworks/rules.yaml", common::FRAMEWORK),
        &["frameworks/rules.yaml:1 year-mismatch"],
        "เปลี่ยนชื่อไฟล์เป็น 2562.yaml",
    );
    // One that cannot be read has its own findings, and the year that uses it is not blamed.
    fires(
        &project.clone().with(path, "ระดับผล: มติ: ก\n"),
        &["frameworks/2564.yaml:1 yaml-syntax"],
        "",
    );
    fires(&project, &["2564/year.yaml:1 missing-file"], "เพิ่มไฟล์ content/frameworks/2564.yaml");
}

#[test]
fn every_missing_file_is_said() {
    let sheet = fact("5 บาท").text("content/2562/facts/sheet.yaml").to_owned();
    fires(
        &Project::minimal().with("content/2563/facts/sheet.yaml", &sheet),
        &["2563/year.yaml:1 missing-file"],
        "ไม่มีไฟล์ content/2563/year.yaml",
    );
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("content")).unwrap();
    says(&load(folder.path()), &["agency.yaml:1 missing-file"]);
    let folder = on_disk();
    std::fs::create_dir(folder.path().join("content/2563")).unwrap();
    says(&load(folder.path()), &["2563/year.yaml:1 missing-file"]);
    let folder = with_files(&[("content/2564/readme.html", "")]);
    says(
        &load(folder.path()),
        &["2564/readme.html:1 unknown-file", "2564/year.yaml:1 missing-file"],
    );
    fires(
        &Project::minimal().without("content/agency.yaml").without("content/2562/year.yaml"),
        &["2562/year.yaml:1 missing-file", "agency.yaml:1 missing-file"],
        "",
    );
}

#[test]
fn a_content_file_under_a_wrong_name_is_said() {
    for name in ["two.yml", "two.YAML", "two", "two.yaml.txt"] {
        let folder = with_files(&[(&format!("content/2562/indicators/{name}"), common::INDICATOR)]);
        let outcome = load(folder.path());
        says(&outcome, &[&format!("2562/indicators/{name}:1 misnamed-file")]);
        assert!(outcome.terminal().contains("เปลี่ยนชื่อไฟล์เป็น two.yaml"), "{}", outcome.terminal());
    }
    // What refers to it is not blamed.
    let text =
        narrative("((ผล two)) ((ผล 1.1))").text("content/2562/narratives/story.md").to_owned();
    let folder = with_files(&[
        ("content/2562/indicators/two.yml", common::INDICATOR),
        ("content/2562/narratives/story.md", &text),
        ("content/2562/narratives/README.txt", "คู่มือ"),
    ]);
    says(&load(folder.path()), &["2562/indicators/two.yml:1 misnamed-file"]);
    let folder = with_files(&[("content/2562/indicators/two.docx", "PK")]);
    says(&load(folder.path()), &["2562/indicators/two.docx:1 unknown-file"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_said() {
    let folder = on_disk();
    std::os::unix::fs::symlink("2562", folder.path().join("content/2563")).unwrap();
    says(&load(folder.path()), &["2563:1 linked-folder"]);
}

#[test]
fn a_narrative_without_a_whole_head_is_said() {
    let path = "content/2562/narratives/story.md";
    let with = |text: &str| Project::minimal().with(path, text);
    for head in ["---\n---\n", "---\n\n# ว่าง\n---\n"] {
        fires(
            &with(&format!("{head}ข้อความ\n")),
            &["2562/narratives/story.md:1 missing-key"],
            "พิมพ์ รหัสถาวร: และ ชื่อ:",
        );
    }
    fires(
        &with("---\nรหัสถาวร: story\nชื่อ: ก\n\n((ผล 9.9))\n"),
        &["2562/narratives/story.md:1 missing-key"],
        "ไม่มีบรรทัด --- ปิด → เพิ่มบรรทัด ---",
    );
    silent(&with("---\nรหัสถาวร: story\nชื่อ: ก\n---\n"));
}

// Documents and ids.

#[test]
fn one_document_of_an_id() {
    let with = |second: &str| {
        let year = format!("{}  - {{{second}, ชื่อ: ก, สถานะ: ร่าง, ส่วน: ปก}}\n", common::YEAR);
        Project::minimal().with("content/2562/year.yaml", &year)
    };
    let twice = &["2562/year.yaml:8 duplicate-id"];
    fires(&with("ชนิด: รายงาน"), twice, "พิมพ์ รหัสถาวร ที่ไม่ซ้ำให้ชุดหนึ่ง");
    fires(&with("ชนิด: แบบประเมิน, รหัสถาวร: report"), twice, "ไฟล์ PDF ชื่อเดียวกัน");
    let named = |id: &str| with(&format!("ชนิด: รายงาน, รหัสถาวร: {id}"));
    for id in ["a/b", "รายงาน", "..", "con"] {
        fires(&named(id), &["2562/year.yaml:8 bad-slug"], id);
    }
    silent(&named("annex"));
    silent(&with("ชนิด: แบบประเมิน"));
}

#[test]
fn one_calculation_of_a_slug() {
    let calculation = "รหัสถาวร: total\nชื่อ: รวม\nหน่วย: บาท\nรายการ:\n  - {รหัส: a, ชื่อ: ก, ตัวแปร: {ข: 1 บาท}, สูตร: ข}\n";
    let project = Project::minimal().with("content/2562/calculations/total.yaml", calculation);
    silent(&project);
    let outcome = project.with("content/2562/calculations/total.copy.yaml", calculation).check();
    says(
        &outcome,
        &[
            "2562/calculations/total.copy.yaml:1 slug-mismatch",
            "2562/calculations/total.yaml:1 duplicate-id",
        ],
    );
}

#[test]
fn a_slip_in_a_slug_is_one_finding() {
    let project = narrative("((ผล group)) ((ชื่อ one))")
        .one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", "อยู่ใต้: group\nเป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n")
        .replace("content/2562/narratives/story.md", "ชื่อ: เรื่องเล่า", "ชื่อ: เรื่องเล่า\nเกี่ยวกับ: group")
        .replace("content/2562/narratives/story.md", "((ผล group)) ", "((ชื่อ group)) ")
        .indicator("group", "1", "");
    silent(&project);
    let path = "content/2562/indicators/group.yaml";
    let slip = project.replace(path, "รหัสถาวร: group", "รหัสถาวร: gruop");
    fires(&slip, &["2562/indicators/group.yaml:1 slug-mismatch"], "แก้รหัสถาวรเป็น group");
    // The same of a calculation.
    let calculation = "รหัสถาวร: totla\nชื่อ: รวม\nหน่วย: บาท\nรายการ:\n  - {รหัส: a, ชื่อ: ก, ตัวแปร: {ข: 1 บาท}, สูตร: ข}\n";
    let slip = narrative("((รวม total))").with("content/2562/calculations/total.yaml", calculation);
    fires(&slip, &["2562/calculations/total.yaml:1 slug-mismatch"], "แก้รหัสถาวรเป็น total");
    // A copy that was left as it is.
    let copy = Project::minimal().with("content/2562/indicators/copy.yaml", common::INDICATOR);
    says(
        &copy.check(),
        &["2562/indicators/copy.yaml:1 duplicate-id", "2562/indicators/copy.yaml:1 slug-mismatch"],
    );
    let thai = Project::minimal()
        .without(ONE)
        .with("content/2562/indicators/ตัวชี้วัด.yaml", common::INDICATOR)
        .check()
        .terminal();
    assert!(thai.contains("→ เปลี่ยนชื่อไฟล์เป็น one.yaml ["), "{thai}");
}

#[test]
fn a_number_twice_does_not_spread() {
    let project = narrative("((ผล 1.1))").indicator("two", "1.1", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n");
    fires(&project, &["2562/indicators/two.yaml:2 duplicate-id"], "แก้รหัสของตัวใดตัวหนึ่ง");
}

#[test]
fn headings_in_a_circle() {
    let heading = |slug: &str, number: &str, under: &str| {
        Project::minimal().indicator(slug, number, &format!("อยู่ใต้: {under}\n"))
    };
    fires(&heading("two", "2", "two"), &["2562/indicators/two.yaml:5 cycle"], "2 → 2");
    let both = heading("two", "2", "three").indicator("three", "3", "อยู่ใต้: two\n");
    fires(&both, &["2562/indicators/three.yaml:5 cycle"], "3 → 2 → 3");
    silent(&heading("two", "2", "three").indicator("three", "3", ""));
}

// Keys.

#[test]
fn keys_that_have_no_effect() {
    let at = |line: usize| format!("2562/indicators/one.yaml:{line} unused-key");
    let levels = "ขั้นเป้าหมาย: {50: 5 ครั้ง}\nผล: 5 ครั้ง\n";
    silent(&one(levels));
    fires(&one(&format!("เป้าหมาย: 5 ครั้ง\n{levels}")), &[&at(5)], "“เป้าหมาย” ไม่มีผลเมื่อมี “ขั้นเป้าหมาย”");
    let judged = "การพิจารณา: {ผลพิจารณา: ผ่าน, โดย: คณะกรรมการ}\n";
    fires(&one(&format!("{levels}{judged}")), &[&at(7)], "“การพิจารณา” ไม่มีผล");
    // A heading beside an indicator that is assessed.
    let beside = |lines: &str| one(lines).indicator("two", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n");
    fires(&beside(judged), &[&at(5)], "หัวข้อกลุ่ม");
    silent(&beside(""));
    fires(&more("ตัวแปร: {ก: 1 ครั้ง}\n"), &[&at(7)], "“ตัวแปร” ไม่มีผลเมื่อไม่มี “สูตร”");
    fires(&more("หน่วย: ครั้ง\nทศนิยม: 2\n"), &[&at(7), &at(8)], "เพิ่มหัวข้อ สูตร");
    silent(&formula("ตัวแปร: {ก: 1 ครั้ง}\nสูตร: ก\nหน่วย: ครั้ง\nทศนิยม: 2\n"));
    let outcome = one("เป้าหมาย: ระดับคุณภาพ\nผล: ดี\nผลจากส่วน: องค์กร\n").check();
    assert!(outcome.places().contains(&format!("content/{}", at(6))), "{}", outcome.terminal());
    let path = "content/2562/facts/sheet.yaml";
    let sheet = format!("{}    หน่วย: บาท\n", fact("5 บาท").text(path));
    fires(
        &Project::minimal().with(path, &sheet),
        &["2562/facts/sheet.yaml:7 unused-key"],
        "“หน่วย”",
    );
}

#[test]
fn a_mistyped_key_is_not_missing_too() {
    fires(
        &Project::minimal().one("ชื่อ: ", "ชือ: "),
        &["2562/indicators/one.yaml:4 unknown-key"],
        "น่าจะเป็น “ชื่อ”",
    );
    // Beside the right key it is only unknown.
    fires(&more("ชือ: ก\n"), &["2562/indicators/one.yaml:7 unknown-key"], "");
}

#[test]
fn very_many_keys_are_cut_off() {
    let keys: String = (0..60_000).map(|n| format!("ก{n}: ข\n")).collect();
    let outcome = Project::minimal().with(ONE, &format!("{}{keys}", common::INDICATOR)).check();
    // What is behind the limit is not compared with every key there is, which took long.
    assert!(outcome.codes().len() <= 2_001, "{}", outcome.codes().len());
    let too_many = outcome.codes().iter().filter(|code| **code == "too-deep").count();
    assert_eq!(too_many, 1);
    let few: String = (0..1_000).map(|n| format!("  ก{n}: 1 ครั้ง\n")).collect();
    assert_eq!(one(&format!("เป้าหมาย:\n{few}ผล:\n{few}")).check().codes(), Vec::<&str>::new());
}

/// What was pasted is said, and nothing else follows from it.
#[track_caller]
fn only_pasted(project: &Project) {
    let outcome = project.check();
    assert!(!outcome.codes().is_empty(), "nothing is said");
    let pasted = outcome.codes().iter().all(|code| *code == "pasted-text");
    assert!(pasted, "{}", outcome.terminal());
}

#[test]
fn what_nobody_sees_makes_no_other_word() {
    only_pasted(&more("ค\u{e4d}าอธิบาย: ก\nเเหล่งข้อมูล: ข\n\u{200b}หมายเหตุ: ค\n"));
    only_pasted(&one("เป้าหมาย: 5 \u{200b}ล้านบาท\nผล: 6 ล้านบาท\u{200b}\n"));
    only_pasted(&one("เป้าหมาย: {จ\u{e4d}านวน: 5 ครั้ง}\nผล: {จำนวน: 6 ครั้ง}\n"));
    // Both sides of a name are read alike, in whatever form they are written.
    let judged = "การพิจารณา: {เกณฑ์: คำตอบ, ผลพิจารณา: ผ่าน, โดย: ก}\nหลักฐาน: {ชื่อ: ก, เกณฑ์: คำตอบ}\n";
    let text = format!("เป้าหมาย: {{คำตอบ: เสนอ}}\nผล: {{คำตอบ: เสนอแล้ว}}\n{judged}");
    only_pasted(&one(&text.replace('ำ', "\u{e4d}า")));
    only_pasted(&formula("ตัวแปร: {ค\u{e4d}า: 1 ครั้ง}\nสูตร: ค\u{e4d}า × 1\nหน่วย: ครั้ง\n"));
}

// Values.

#[test]
fn a_unit_that_everybody_has_stays_what_it_is() {
    let declared = |units: &str| {
        one("เป้าหมาย: 5 บาท\nผล: 6 ล้านบาท\n").replace(
            "content/agency.yaml",
            "รหัสถาวร: test\n",
            &format!("รหัสถาวร: test\nหน่วยนับ: [{units}]\n"),
        )
    };
    silent(&declared("ช้อน, ราย"));
    fires(&declared("ช้อน, ล้านบาท"), &["agency.yaml:3 duplicate-id"], "มีในโปรแกรมอยู่แล้ว");
    fires(&declared("ช้อน, ช้อน"), &["agency.yaml:3 duplicate-id"], "ประกาศหน่วย “ช้อน” แล้ว");
}

#[test]
fn values_that_contradict_themselves() {
    let target =
        |value: &str| one(&format!("เป้าหมาย: \"{value}\"\nผล: ไม่ต้องประเมิน (ไม่มีเหตุการณ์)\n"));
    for value in ["ระหว่าง 13 ราย", "ร้อยละ 50 - ระดับ 60", "ไม่น้อยกว่า 30 ราย ลงมา"]
    {
        fires(&target(value), &["2562/indicators/one.yaml:5 bad-quantity"], value);
    }
    for value in ["ระหว่าง 13 และ 15 ราย", "ร้อยละ 50 - ร้อยละ 60", "30 ราย ลงมา", "≥ 80", "> 80 ราย"]
    {
        silent(&target(value));
    }
    assert!(target("9,130,000.-").check().terminal().contains("พิมพ์ 9,130,000 บาท"));
    assert!(target("9.13 ลบ.").check().terminal().contains("น่าจะเป็น “ล้านบาท”"));
}

#[test]
fn the_caret_stands_under_the_unit_itself() {
    let outcome = one("เป้าหมาย: ไม่น้อยกว่า 12 น\nผล: 13 ราย\n").check();
    let finding = outcome.checked.findings.iter().next().unwrap();
    assert_eq!(outcome.sources.slice(finding.primary), "น");
    assert_eq!(outcome.sources.locate(finding.primary).1.column, 22);
}

// Dates and years.

#[test]
fn the_day_of_the_data_belongs_to_its_year() {
    let as_of =
        |day: &str| Project::minimal().replace("content/2562/year.yaml", "30 กันยายน 2562", day);
    for day in ["1 ตุลาคม 2561", "30 กันยายน 2563"] {
        silent(&as_of(day));
    }
    for day in ["30 กันยายน 2561", "1 ตุลาคม 2563"] {
        fires(&as_of(day), &["2562/year.yaml:2 date-outside-year"], "ไม่อยู่ในช่วงของปีงบประมาณ 2562");
    }
}

#[test]
fn the_agency_has_a_name_on_the_day_of_the_data() {
    let until = |day: &str| {
        let name = "  ไทย: หน่วยงานทดสอบ (องค์การมหาชน)\n";
        Project::minimal().replace("content/agency.yaml", name, &format!("{name}  ถึง: {day}\n"))
    };
    silent(&until("30 ก.ย. 2562"));
    fires(&until("29 ก.ย. 2562"), &["2562/year.yaml:2 date-outside-year"], "ไม่มีชื่อหน่วยงานที่ใช้ได้");
}

#[test]
fn the_history_is_of_earlier_years() {
    let history = |years: &str| more(&format!("ผลการดำเนินงานย้อนหลัง: {{{years}}}\n"));
    silent(&history("2560: ร้อยละ 1, ๒๕๖๑: ร้อยละ 2"));
    for year in ["2562", "๒๕๖๔"] {
        fires(
            &history(&format!("{year}: ร้อยละ 1")),
            &["2562/indicators/one.yaml:7 year-mismatch"],
            "ไม่ใช่ปีก่อนปีงบประมาณ 2562",
        );
    }
    fires(
        &history("2561: ร้อยละ 1, ๒๕๖๑: ร้อยละ 2"),
        &["2562/indicators/one.yaml:7 duplicate-key"],
        "มีปี ๒๕๖๑ แล้ว",
    );
}

// References.

#[test]
fn references_that_would_be_printed_as_they_are() {
    let at = &["2562/narratives/story.md:6 bad-reference"];
    fires(&narrative("((ผล1.1))"), at, "พิมพ์ ((ผล 1.1))");
    fires(&narrative("((ผลลัพธ์ one))"), at, "น่าจะเป็น “ผล”");
    fires(&narrative("((one))"), at, "พิมพ์ ((ผล one))");
    fires(&narrative("((๑.๑))"), at, "พิมพ์ ((ผล 1.1))");
    fires(&narrative("ได้ ((ผล 1.1 ทั้งหมด"), at, "ไม่มี )) ปิด");
    fires(&narrative("((ค่า องค์กร plan))"), at, "ลบ องค์กร ออก");
    silent(&narrative("((ผล 1.1)) ((two)) ((1)) ((ร่าง)) ((หมายเหตุ"));
}

#[test]
fn references_where_none_is_read() {
    let at = |line: usize| format!("2562/indicators/one.yaml:{line} bad-reference");
    fires(&more("หมายเหตุ: ได้ ((ผล 1.1)) แล้ว\n"), &[&at(7)], "จะพิมพ์ตามตัวอักษร");
    fires(&one("เป้าหมาย: ร้อยละ 80\nผล: ((ผล 1.1))\n"), &[&at(6)], "ในหัวข้อ ตัวแปร");
    silent(&more("หมายเหตุ: ดู ((ร่าง))\n"));
}

#[test]
fn a_heading_has_no_result() {
    let heading = |text: &str| narrative(text).indicator("group", "1", "");
    fires(
        &heading("((ผล 1)) ((สัญลักษณ์ group))"),
        &[
            "2562/narratives/story.md:6 unknown-reference",
            "2562/narratives/story.md:6 unknown-reference",
        ],
        "เป็นหัวข้อกลุ่ม",
    );
    silent(&heading("((ชื่อ 1)) ((สัญลักษณ์ 1.1))"));
}

#[test]
fn a_year_without_a_folder_stands_in_the_history() {
    let path = "content/2562/narratives/story.md";
    let past = |text: &str| {
        more("ผลการดำเนินงานย้อนหลัง: {2561: ร้อยละ 71}\n").with(path, narrative(text).text(path))
    };
    silent(&past("((ผล 2561 one)) ((ผล 2561 1.1 ทศนิยม 2))"));
    fires(
        &past("((ผล 2560 one))"),
        &["2562/narratives/story.md:6 unknown-reference"],
        "ใช้ปี 2561 หรือเพิ่มปี 2560",
    );
    fires(&past("((ผล 2561 one ราย))"), &["2562/narratives/story.md:6 unit-mismatch"], "");
    let uses = |year: &str| {
        past("").indicator(
            "two",
            "1.2",
            &format!("เป้าหมาย: ร้อยละ 1\nตัวแปร: {{ก: ((ผล {year} one)), ข: ((ผล one))}}\nสูตร: ข - ก\nหน่วย: ร้อยละ\n"),
        )
    };
    let outcome = uses("2561").check();
    says(&outcome, &[]);
    let value = outcome.indicator(2562, "two").1.value.as_ref().unwrap();
    assert_eq!(value.exact, common::ratio(19, 100));
    says(&uses("2560").check(), &["2562/indicators/two.yaml:6 unknown-reference"]);
}

#[test]
fn an_indicator_without_a_component_is_told_which_there_are() {
    let outcome = Project::minimal().one("องค์ประกอบ: work\n", "").check();
    assert!(outcome.terminal().contains("(ใช้ work)"), "{}", outcome.terminal());
}
