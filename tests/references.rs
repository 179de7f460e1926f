//! Proves that a reference in prose shows its value in the form it asks for, and that a form the value
//! cannot take is a finding with the nearest word.

mod common;

use std::path::Path;

use raingan::block::{Block, write_digits};
use raingan::diagnostic::Locale;
use raingan::pages::{self, Numbers, Page};
use raingan::source::Sources;
use raingan::view::{Edition, Shown};

fn sources(text: &str) -> Sources {
    let (mut sources, _) = raingan::load::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let text = format!("---\nรหัสถาวร: forms\nชื่อ: รูปแบบ\n---\n\n{text}\n");
    sources.add_text("content/2562/narratives/forms.md", &text);
    sources
}

/// The paragraphs of a narrative with this text, as plain words.
fn shown(text: &str) -> String {
    let sources = sources(text);
    let scored = raingan::pipeline::check(&sources, Default::default()).scored.unwrap();
    let years = Shown::new(&scored, Edition::Public, Locale::Th).years(&sources);
    let year = years.iter().find(|year| year.number() == "2562").unwrap();
    let narratives = year.narratives();
    let story = narratives.iter().find(|n| n.slug == "forms").unwrap();
    let document = year.leading().unwrap();
    let numbers = Numbers::of(year, Some(&document));
    let page = Page { year, document: Some(&document), numbers: &numbers, arguments: None };
    let [_, text] = pages::narrative(&page, story);
    let mut blocks: Vec<Block> = vec![text];
    write_digits(&mut blocks, document.table_digits, document.prose_digits);
    let json = serde_json::to_value(&blocks).unwrap();
    let mut out = Vec::new();
    collect(&json, &mut out);
    out.join(" ")
}

fn collect(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
        serde_json::Value::Object(map) if map.contains_key("number") => {
            let text = |key: &str| map[key].as_str().unwrap_or_default();
            out.push(format!("[{}{}]", text("lead"), text("amount")).replace('\u{a0}', " "));
        }
        serde_json::Value::Object(map) if map.contains_key("text") => {
            out.push(map["text"].as_str().unwrap().into())
        }
        serde_json::Value::Object(map) => map.values().for_each(|value| collect(value, out)),
        _ => {}
    }
}

fn findings(text: &str) -> Vec<String> {
    let sources = sources(text);
    let checked = raingan::pipeline::check(&sources, Default::default());
    let own =
        checked.findings.iter().filter(|f| sources.file(f.primary.file).path.ends_with("forms.md"));
    own.map(|f| f.code.as_str().to_owned()).collect()
}

#[test]
fn a_value_takes_the_form_it_is_asked_for() {
    assert_eq!(shown("((ผล 1.1.3))"), "[๙.๑๓ ล้านบาท]");
    assert_eq!(shown("((ผล 1.1.3 บาท))"), "[๙,๑๓๐,๐๐๐ บาท]");
    assert_eq!(shown("((ผล ๑.๑.๓ ล้านบาท ทศนิยม ๑ เลขอารบิก))"), "[9.1 ล้านบาท]");
    assert_eq!(shown("((ผล 1.1.3 ไม่มีหน่วย))"), "[๙.๑๓]");
    assert_eq!(shown("((ผล eva พันล้านบาท ทศนิยม 3 เลขอารบิก))"), "[19.564 พันล้านบาท]");
    assert_eq!(shown("((รวม indirect-value ล้านบาท ทศนิยม 2 เลขอารบิก))"), "[20,062.89 ล้านบาท]");
    assert_eq!(shown("((เป้าหมาย 4.2 ทศนิยม 1 เลขอารบิก))"), "[ไม่น้อยกว่าร้อยละ 96.0]");
}

#[test]
fn forms_work_in_headings_tables_and_emphasis() {
    let text =
        "## ได้ ((ผล 1.1.3 บาท เลขอารบิก))\n\n| ก |\n|---|\n| **((ผล 1.1.3 บาท เลขอารบิก))** |\n";
    assert_eq!(shown(text).matches("9,130,000 บาท").count(), 2);
}

#[test]
fn a_date_is_shown_long_or_short() {
    use common::Project;
    let sheet = "รหัสถาวร: days\nชื่อ: วันสำคัญ\nรายการ:\n  - รหัสถาวร: opened\n    ชื่อ: วันเปิดระบบ\n    ค่า: 1 พ.ค. 2562\n";
    let project = |text: &str| {
        Project::minimal().with("content/2562/facts/days.yaml", sheet).with(
            "content/2562/narratives/forms.md",
            &format!("---\nรหัสถาวร: forms\nชื่อ: รูปแบบ\n---\n\n{text}\n"),
        )
    };
    let shown = |text: &str| {
        let outcome = project(text).check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
        let years = outcome.years(Edition::Public);
        let mut out = Vec::new();
        collect(&serde_json::to_value(&years[0].narratives()[0].blocks).unwrap(), &mut out);
        out.join("|")
    };
    assert!(shown("((ค่า opened วันที่))").contains("1 พฤษภาคม 2562"));
    assert!(shown("((ค่า opened วันที่ย่อ เลขอารบิก))").contains("1 พ.ค. 2562"));
    assert_eq!(project("((ผล 1.1 วันที่))").check().codes(), ["bad-reference"]);
}

#[test]
fn days_and_quarters_are_shown_as_asked_and_wrong_ones_are_findings() {
    use common::Project;
    let project = |value: &str, text: &str| {
        let sheet = format!(
            "รหัสถาวร: days\nชื่อ: วันสำคัญ\nรายการ:\n  - รหัสถาวร: course\n    ชื่อ: อบรม\n    ค่า: {value}\n"
        );
        Project::minimal().with("content/2562/facts/days.yaml", &sheet).with(
            "content/2562/narratives/forms.md",
            &format!("---\nรหัสถาวร: forms\nชื่อ: รูปแบบ\n---\n\n{text}\n"),
        )
    };
    let shown = |value: &str, text: &str| {
        let outcome = project(value, text).check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
        let years = outcome.years(Edition::Public);
        let mut out = Vec::new();
        collect(&serde_json::to_value(&years[0].narratives()[0].blocks).unwrap(), &mut out);
        out.join("|")
    };
    assert_eq!(shown("5 - 14 ก.ค. 2562", "((ค่า course))"), "5–14 ก.ค. 2562");
    assert_eq!(shown("5-14 ก.ค. 2562", "((ค่า course วันที่))"), "5–14 กรกฎาคม 2562");
    assert_eq!(shown("5-14 ก.ค. 2562", "((ค่า course ไตรมาสที่))"), "ไตรมาสที่ 4 ปีงบประมาณ พ.ศ. 2562");
    let quarter = "ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2562";
    assert_eq!(shown(quarter, "((ค่า course เดือนปีย่อ))"), "ต.ค.–ธ.ค. 2561");
    assert_eq!(shown(quarter, "((ค่า course วันที่ย่อ))"), "1 ต.ค.–31 ธ.ค. 2561");
    let codes = |value: &str, text: &str| project(value, text).check().codes().join(" ");
    assert_eq!(codes("30 ก.พ. 2562", ""), "bad-date");
    assert_eq!(codes("14-5 ก.ค. 2562", ""), "bad-date");
    assert_eq!(codes("ไตรมาส 5/2562", ""), "bad-date");
    assert_eq!(codes("28 ก.ย.–5 ต.ค. 2562", "((ค่า course ไตรมาสที่))"), "bad-reference");
}

#[test]
fn a_form_in_a_formula_is_a_finding() {
    use common::Project;
    let with = |form: &str| {
        let rest = format!("เป้าหมาย: 1\nตัวแปร: {{ก: ((ผล 1.1{form}))}}\nสูตร: ก\nหน่วย: ร้อยละ\n");
        let project = Project::minimal().indicator("two", "1.2", &rest);
        project
            .replace("content/2562/indicators/two.yaml", "เป้าหมาย: 1", "เป้าหมาย: ร้อยละ 1")
            .check()
    };
    assert_eq!(with("").codes(), Vec::<&str>::new(), "{}", with("").terminal());
    assert_eq!(with(" ปัด 0").codes(), ["bad-reference"]);
}

#[test]
fn a_form_that_does_not_fit_is_a_finding() {
    assert_eq!(findings("((ผล 1.1.3 บาท))"), Vec::<String>::new());
    assert_eq!(findings("((ผล 1.1.3 ราย))"), ["unit-mismatch"]);
    assert_eq!(findings("((ผล 1.1.3 ล้านบาด))"), ["unknown-unit"]);
    assert_eq!(findings("((ผล 1.2.1 ทศนิยม 2))"), ["bad-reference"]);
    assert_eq!(findings("((ผล 1.1.3 ทศนิยม มาก))"), ["bad-reference"]);
    assert_eq!(findings("((ผล 1.1.9))"), ["unknown-reference"]);
    assert_eq!(findings("((ผล 2.1.2))"), ["ambiguous-reference"]);
}
