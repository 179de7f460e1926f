//! What is said to change a result can come to be: by some results of the indicators, in the fewest steps,
//! measured from what a cap has not yet cut; and what a framework declares open is told where it is hit.

use crate::common::{FRAMEWORK, ONE, Project, root};
use raingan::diagnostic::Locale;
use raingan::notation::FiscalYear;
use raingan::scores::{ComponentReport, OverallReport, ReasonReport, Report, report, table::table};

const PATH: &str = "content/frameworks/2562.yaml";

fn fixture(kind: &str) -> Project {
    Project::folder(&root().join("tests/fixtures/frameworks").join(kind))
}

fn told(project: &Project, year: u16) -> Report {
    report(project.check().scored(), FiscalYear(year), Locale::Th).expect("a report")
}

fn overall(report: &Report) -> &OverallReport {
    report.overall.as_ref().expect("a part")
}

fn component<'a>(report: &'a Report, id: &str) -> &'a ComponentReport {
    report.components.iter().find(|component| component.id == id).expect(id)
}

fn texts<'a>(reasons: &'a [ReasonReport], kind: &str) -> Vec<&'a str> {
    reasons.iter().filter(|reason| reason.kind == kind).map(|reason| reason.text.as_str()).collect()
}

/// What each change gives.
fn gives(reasons: &[ReasonReport]) -> Vec<String> {
    let changes = reasons.iter().filter_map(|reason| reason.facts.gives.as_ref());
    changes.map(|gives| gives.id.clone().unwrap_or_else(|| "?".to_owned())).collect()
}

/// A component of points with bands, and more keys of its part.
fn points(bands: &str, part: &str) -> Project {
    let rules = format!(
        "    ไม่ถึงขั้นแรกได้: 0\n    คะแนนเต็ม: 100\n{part}    ช่วงผล: [{bands}]\n    สรุปภาพรวม:\n"
    );
    let (head, rest) = FRAMEWORK.split_once("    ช่วงผล:\n").unwrap();
    let (_, rest) = rest.split_once("    สรุปภาพรวม:\n").unwrap();
    let head = head.replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}");
    Project::minimal().without(ONE).with(PATH, &format!("{head}{rules}{rest}"))
}

const THREE: &str = "{เกณฑ์: ไม่น้อยกว่า 90, ให้ระดับ: above}, {เกณฑ์: ไม่น้อยกว่า 50, และ: น้อยกว่า 90, ให้ระดับ: meets}, {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}";

#[test]
fn a_mean_that_no_results_come_to_changes_nothing() {
    let one = |levels: &str| {
        let lines = format!("ขั้นเป้าหมาย: {{{levels}}}\nผล: 60 ราย\n");
        told(&points(THREE, "").indicator("one", "1.1", &lines), 2562)
    };
    let all = one("50: 50 ราย, 75: 75 ราย, 100: 100 ราย");
    assert_eq!(gives(&component(&all, "work").reasons), ["below", "above"]);
    assert_eq!(gives(&overall(&all).reasons).len(), 2);
    // Without the last level 75 is the most there is.
    let most = one("50: 50 ราย, 75: 75 ราย, 100: \"-\"");
    assert_eq!(gives(&component(&most, "work").reasons), ["below"]);
    assert_eq!(gives(&overall(&most).reasons), ["needs-improvement"]);
    // Where nothing is said of what lies below the first level, nothing below it is told.
    let unsaid = points(THREE, "").replace(PATH, "    ไม่ถึงขั้นแรกได้: 0\n", "");
    let lines = "ขั้นเป้าหมาย: {50: 50 ราย, 100: 100 ราย}\nผล: 60 ราย\n";
    let unsaid = told(&unsaid.indicator("one", "1.1", lines), 2562);
    assert_eq!(gives(&component(&unsaid, "work").reasons), ["above"]);
    // Two indicators whose mean jumps over a band: 0, 50 and 100 come to be, and nothing between.
    let narrow = THREE.replace("90", "70").replacen("ไม่น้อยกว่า 50", "ไม่น้อยกว่า 60", 1);
    let narrow = narrow.replace("น้อยกว่า 50", "น้อยกว่า 60");
    let lines = "เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n";
    let two = points(&narrow, "").indicator("one", "1.1", lines).indicator("two", "1.2", lines);
    let two = told(&two, 2562);
    assert_eq!(gives(&component(&two, "work").reasons), ["below"]);
}

#[test]
fn a_total_that_no_results_come_to_changes_nothing() {
    let whole = fixture("weighted-points");
    assert!(gives(&overall(&told(&whole, 2570)).reasons).contains(&"a".to_owned()));
    // No indicator of the larger component has the fifth level.
    let mut short = whole;
    for (slug, last) in [("graduates", ", 5: ร้อยละ 80"), ("days", ", 5: 10 วัน")]
    {
        short = short.replace(&format!("content/2570/indicators/{slug}.yaml"), last, "");
    }
    let short = told(&short, 2570);
    assert!(!gives(&component(&short, "output").reasons).contains(&"a".to_owned()));
    // 0.6 × 4 + 0.4 × 5 = 4.4 is less than 4.5.
    assert!(!gives(&overall(&short).reasons).contains(&"a".to_owned()));
    assert!(gives(&overall(&short).reasons).contains(&"b".to_owned()));
}

#[test]
fn of_grades_the_nearest_changes_the_level() {
    let lights = fixture("traffic-lights");
    let report = told(&lights, 2570);
    let changes = texts(&overall(&report).reasons, "change");
    assert_eq!(gives(&overall(&report).reasons), ["red", "yellow", "green"]);
    assert!(changes[1].starts_with("ถ้าการส่งมอบ เป็น ◕ เหลือง ผล"), "{changes:?}");
    assert!(changes[0].starts_with("ถ้าการส่งมอบ เป็น ○ แดง ผล"), "{changes:?}");
    assert!(changes[2].contains("การส่งมอบ เป็น ● เขียว"), "{changes:?}");
    // A step that there is not cannot be reached.
    let path = "content/2570/indicators/handover.yaml";
    let without = lights.replace(path, "  3: ภายใน 31 กรกฎาคม 2570\n", "");
    assert_eq!(gives(&overall(&told(&without, 2570)).reasons), ["red", "yellow"]);
}

#[test]
fn what_a_cap_takes_is_told_and_distances_start_before_it() {
    let card = fixture("balanced-scorecard");
    let report = told(&card, 2570);
    let learning = &component(&report, "learning").reasons;
    assert_eq!(
        texts(learning, "mean"),
        ["ผลรวมคะแนน 100.00 (รวม 130 นับไม่เกิน 100, 80–100 = ● เข้มแข็ง)"]
    );
    let uncapped = learning[0].facts.uncapped.as_ref().unwrap();
    assert_eq!((uncapped.low.as_str(), uncapped.high.as_str()), ("130", "130"));
    let changes = texts(learning, "change");
    assert!(changes[0].starts_with("ถ้าคะแนนต่ำกว่า 80 (ลดลงเกิน 50) "), "{changes:?}");
    assert!(component(&report, "finance").reasons[0].facts.uncapped.is_none());
    // The cap of the total.
    let path = "content/frameworks/2570.yaml";
    let low = told(&card.replace(path, "      คะแนนไม่เกิน: 100\n", "      คะแนนไม่เกิน: 65\n"), 2570);
    let total = texts(&overall(&low).reasons, "total");
    assert!(total[0].contains("65.00 (รวม 68.7 นับไม่เกิน 65, "), "{total:?}");
    let changes = texts(&overall(&low).reasons, "change");
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert!(changes[0].starts_with("ถ้าคะแนนต่ำกว่า 60 (ลดลงเกิน 8.7) "), "{changes:?}");
}

const GAP: &str = "{เกณฑ์: ไม่น้อยกว่า 75, ให้ระดับ: above}, {เกณฑ์: ไม่เกิน 74.99, ให้ระดับ: below}";
const WORDS: &str = "คะแนนเกิน 74.99 แต่ไม่ถึง 75";

#[test]
fn what_is_declared_open_is_told_where_it_is_hit() {
    let declared = points(GAP, &format!("    กรณีที่กติกาไม่กล่าวถึง: {WORDS}\n"));
    let result = |result: &str| {
        let lines = format!("ขั้นเป้าหมาย: {{74.995: 50 ราย, 100: 100 ราย}}\nผล: {result}\n");
        told(&declared.clone().indicator("one", "1.1", &lines), 2562)
    };
    let certain = result("60 ราย");
    let work = component(&certain, "work");
    let hole = work.reasons.iter().find(|reason| reason.kind == "hole").unwrap();
    assert!(hole.text.contains("กติกาจึงตัดสินไม่ได้") && hole.text.contains(WORDS), "{}", hole.text);
    assert_eq!(hole.facts.note.as_deref(), Some(WORDS));
    // The value is shown as what it is and not on one side of the gap.
    assert_eq!(hole.facts.value.as_ref().unwrap().low, "74.995");
    let part = texts(&overall(&certain).reasons, "uncovered");
    assert!(part[0].contains(WORDS), "{part:?}");
    assert!(table(&certain, Locale::Th).contains(WORDS));
    // Where a result is missing the rules are not to blame, and the case stands beside the grades.
    let open = result("มากกว่า 60 ราย");
    let work = component(&open, "work");
    assert_eq!(texts(&work.reasons, "may-be"), ["อาจเป็น สูงกว่าเป้าหมาย หรือ กรณีที่กติกาไม่ได้กำหนด"]);
    let hole = texts(&work.reasons, "hole");
    assert!(hole[0].starts_with("ถ้าได้ 74.995 จะไม่มีช่วงผลใดรองรับ"), "{hole:?}");
    // Where none is hit nothing is said.
    assert!(!table(&result("100 ราย"), Locale::Th).contains(WORDS));
}

#[test]
fn a_total_names_its_bands_and_all_that_is_not_known() {
    let report = told(&Project::second_agency(), 2565);
    let total = texts(&overall(&report).reasons, "total");
    assert!(total[0].contains("= 4 ดีมาก") && total[0].contains("= 3 ดี"), "{total:?}");
    let bands = "      ช่วงผล: [{เกณฑ์: ไม่น้อยกว่า 80, ให้ระดับ: quality}, {เกณฑ์: น้อยกว่า 80, ให้ระดับ: standard}]\n";
    let project = points(THREE, "");
    let text = project.text(PATH).to_owned();
    let (head, _) = text.split_once("      วิธีสรุป:\n").unwrap();
    let project = project.with(PATH, &format!("{head}{bands}"));
    let lines = "ขั้นเป้าหมาย: {50: 50 ราย, 100: 100 ราย}\nผล: มากกว่า 60 ราย\n";
    let report = told(&project.indicator("one", "1.1", lines).indicator("two", "1.2", lines), 2562);
    let total = overall(&report).reasons.iter().find(|reason| reason.kind == "total").unwrap();
    let of = texts(&total.children, "total-of");
    assert!(of[0].contains("ยังไม่ทราบผล 2 ตัวชี้วัด"), "{of:?}");
}

#[test]
fn choices_of_the_agency_stand_under_their_part() {
    let report = told(&Project::shipped(), 2563);
    let choices = &overall(&report).choices;
    assert!(choices.len() > 3 && choices.iter().all(|choice| choice.reason.is_some()));
    let table = table(&report, Locale::Th);
    assert_eq!(table.matches("  ทางเลือกของหน่วยงาน\n").count(), 1, "{table}");
    assert!(table.contains(&format!("  - {}: {}", choices[0].about, choices[0].chosen)), "{table}");
    assert!(overall(&told(&Project::shipped(), 2562)).choices.is_empty());
}

#[test]
fn a_what_if_says_each_thing_once() {
    let state = |result: &str| {
        let lines = format!("ขั้นเป้าหมาย: {{50: 50 ราย, 100: 100 ราย}}\n{result}");
        told(&points(THREE, "").indicator("one", "1.1", &lines), 2562)
    };
    let certain = state("ผล: 100 ราย\n");
    for other in ["", "ผล: วัดไม่ได้ในปีนี้\n", "ผล: วัดไม่ได้ในปีนี้ (น้ำท่วม)\n", "ผล: มากกว่า 60 ราย\n"]
    {
        let mut before = state(other);
        before.what_if = Some(raingan::scores::compare(&before, &certain, &[]));
        let text = table(&before, Locale::Th);
        assert!(text.contains("(100 ราย, 100 คะแนน)"), "{text}");
        for slip in ["()", "( ", "((", "))", "วัดไม่ได้ในปีนี้ (วัดไม่ได้", "ผล (ยังไม่มี"]
        {
            assert!(!text.contains(slip), "{other}{text}");
        }
    }
}
