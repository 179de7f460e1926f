//! What is open comes only to what it can come to, and where some of that is a case without a rule, the case
//! is named; readings and ranges are shown as what they are.

use crate::common::{ONE, Outcome, Project, ratio};
use raingan::diagnostic::Locale;
use raingan::notation::{Exact, FiscalYear};
use raingan::scores::{ReasonReport, Report, report, table::table};
use raingan::scoring::{Hole, Uncovered, Verdict};

const YEAR: FiscalYear = FiscalYear(2562);
const PATH: &str = "content/frameworks/2562.yaml";

/// A framework of components `c0`, `c1` …, each with more keys, with bands and a summing-up of its own.
fn framework(part: &str, components: &[&str], bands: &str, summary: &str) -> Project {
    let marks = |ids: [&str; 3]| {
        ids.map(|id| format!("{{รหัส: {id}, ชื่อ: \"{id}\", สัญลักษณ์: \"{}\"}}", &id[..1])).join(", ")
    };
    let components = components
        .iter()
        .enumerate()
        .map(|(at, keys)| format!("      - {{รหัส: c{at}, ชื่อ: งาน {at}{keys}}}\n"));
    let text = format!(
        "ปีงบประมาณ: 2562\nชื่อ: กรอบทดสอบ\nระดับผล: [{}]\nส่วน:\n  - รหัส: main\n    ชื่อ: ส่วนหลัก\n\
         {part}    องค์ประกอบ:\n{}    ช่วงผล: [{bands}]\n    สรุปภาพรวม:\n      ระดับ: [{}]\n{summary}",
        marks(["above", "meets", "below"]),
        components.collect::<String>(),
        marks(["quality", "standard", "poor"]),
    );
    Project::minimal().without(ONE).with(PATH, &text)
}

/// With an indicator in a component; a line may say more.
fn with(project: Project, component: usize, slug: &str, lines: &str) -> Project {
    let text = format!(
        "รหัสถาวร: {slug}\nรหัส: \"{}\"\nองค์ประกอบ: c{component}\nชื่อ: ตัวชี้วัด {slug}\n{lines}",
        slug.replace(|c: char| !c.is_ascii_digit(), "")
    );
    project.with(&format!("content/2562/indicators/{slug}.yaml"), &text)
}

const PASSED: &str = "เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n";
const FAILED: &str = "เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 70\n";
const OPEN: &str = "เป้าหมาย: ร้อยละ 80\nผล: มากกว่า ร้อยละ 70\n";
const UNMEASURED: &str = "เป้าหมาย: ร้อยละ 80\nผล: วัดไม่ได้ในปีนี้\n";

const HOLE_AT_50: &str = "{เกณฑ์: มากกว่า 50, ให้ระดับ: above}, {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}";
const BANDS: &str = "{เกณฑ์: มากกว่า 67, ให้ระดับ: above}, {เกณฑ์: 50-67, ให้ระดับ: meets}, {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}";
const RULES: &str = "      วิธีสรุป:
        - กติกา:
            - {มีองค์ประกอบได้: below, ให้ระดับ: poor}
            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}
            - {ให้ระดับ: standard}
";

fn total(bands: &str) -> String {
    format!("      ช่วงผล: [{bands}]\n")
}

fn told(outcome: &Outcome) -> Report {
    report(outcome.scored(), YEAR, Locale::Th).expect("a report")
}

fn texts<'a>(reasons: &'a [ReasonReport], kind: &str) -> Vec<&'a str> {
    reasons.iter().filter(|reason| reason.kind == kind).map(|reason| reason.text.as_str()).collect()
}

fn overall(report: &Report) -> &raingan::scores::OverallReport {
    report.overall.as_ref().expect("a part")
}

/// Whether each band of the first total is hit, in order.
fn hits(report: &Report) -> Vec<&str> {
    let total = overall(report).reasons.iter().find(|reason| reason.kind == "total").unwrap();
    let bands = total.children.iter().filter(|child| child.kind == "total-band");
    bands.map(|band| band.facts.holds.unwrap()).collect()
}

#[test]
fn a_component_that_may_fall_into_no_band_leaves_only_what_it_can_reach() {
    let project = framework("", &["", ""], HOLE_AT_50, RULES);
    let project = with(with(with(project, 0, "i1", PASSED), 1, "i2", PASSED), 1, "i3", OPEN);
    let outcome = project.check();
    let part = outcome.part(2562, 0);
    assert_eq!(part.overall, Verdict::Undecided(vec![0]));
    assert_eq!(part.uncovered, Some(Uncovered::Component(1, Hole::Bands(ratio(50, 1)))));
    let report = told(&outcome);
    assert_eq!(overall(&report).label, "ตัดสินไม่ได้ (quality หรือ กรณีที่กติกาไม่ได้กำหนด)");
    assert_eq!(overall(&report).undecided[0].possible, [Some("quality".to_owned()), None]);
    assert_eq!(
        texts(&overall(&report).reasons, "uncovered"),
        ["กรณีที่กติกาไม่ได้กำหนด: งาน 1 ถ้าได้ 50 จะไม่มีช่วงผลใดรองรับ"]
    );
    assert_eq!(
        texts(&overall(&report).reasons, "may-be"),
        ["กติกายังตัดสินไม่ได้ อาจเป็น quality หรือ กรณีที่กติกาไม่ได้กำหนด"]
    );
    // Where nothing can fall into the hole nothing is said of it.
    let certain = framework("", &["", ""], HOLE_AT_50, RULES);
    let certain = with(with(certain, 0, "i1", PASSED), 1, "i2", OPEN).check();
    assert_eq!(certain.part(2562, 0).overall, Verdict::Undecided(vec![0, 2]));
    assert_eq!(certain.part(2562, 0).uncovered, None);
}

#[test]
fn grades_that_no_rule_fits_are_named() {
    let rules = RULES.replace("            - {ให้ระดับ: standard}\n", "");
    let project = framework("", &["", ""], BANDS, &rules);
    let project = with(with(with(project, 0, "i1", PASSED), 1, "i2", PASSED), 1, "i3", OPEN);
    let outcome = project.check();
    let part = outcome.part(2562, 0);
    assert_eq!(part.overall, Verdict::Undecided(vec![0]));
    let grades = vec![(0, 0), (1, 1)];
    assert_eq!(part.uncovered, Some(Uncovered::Rules { reading: 0, grades }));
    let report = told(&outcome);
    assert_eq!(
        texts(&overall(&report).reasons, "uncovered"),
        ["กรณีที่กติกาไม่ได้กำหนด: งาน 0 เป็น a above, งาน 1 เป็น m meets ไม่เข้ากติกาข้อใด"]
    );
    let case = overall(&report).reasons.iter().find(|r| r.kind == "uncovered").unwrap();
    let case: Vec<(&str, &str)> =
        case.facts.case.iter().map(|c| (c.component.as_str(), c.grade.as_str())).collect();
    assert_eq!(case, [("c0", "above"), ("c1", "meets")]);
}

#[test]
fn a_total_reaches_only_the_bands_that_a_completion_reaches() {
    let bands = "{เกณฑ์: มากกว่า 40, ให้ระดับ: quality}, {เกณฑ์: 10-40, ให้ระดับ: standard}, {เกณฑ์: น้อยกว่า 10, ให้ระดับ: poor}";
    let project = framework("", &["", ""], BANDS, &total(bands));
    let outcome = with(with(project, 0, "i1", FAILED), 1, "i2", OPEN).check();
    let part = outcome.part(2562, 0);
    // 0 or 50, and nothing between.
    assert_eq!(part.total, Some((ratio(0, 1), ratio(50, 1))));
    assert_eq!((&part.overall, &part.uncovered), (&Verdict::Undecided(vec![0, 2]), &None));
    assert_eq!(hits(&told(&outcome)), ["open", "no", "open"]);
    // Where one of them lies in no band, that is the case.
    let gap = "{เกณฑ์: มากกว่า 50, ให้ระดับ: quality}, {เกณฑ์: น้อยกว่า 50, ให้ระดับ: poor}";
    let project = framework("", &["", ""], BANDS, &total(gap));
    let outcome = with(with(project, 0, "i1", FAILED), 1, "i2", OPEN).check();
    let part = outcome.part(2562, 0);
    assert_eq!(part.overall, Verdict::Undecided(vec![2]));
    assert_eq!(part.uncovered, Some(Uncovered::Total(ratio(50, 1))));
    assert_eq!(
        texts(&overall(&told(&outcome)).reasons, "uncovered"),
        ["กรณีที่กติกาไม่ได้กำหนด: ถ้าคะแนนรวมเป็น 50 จะไม่มีช่วงผลใดรองรับ"]
    );
}

/// Points that lie on a line between two levels.
fn line(result: &str) -> Outcome {
    let bands = "{เกณฑ์: ไม่น้อยกว่า 75, ให้ระดับ: quality}, {เกณฑ์: \"มากกว่า 60\", และ: น้อยกว่า 75, ให้ระดับ: standard}, {เกณฑ์: ไม่เกิน 60, ให้ระดับ: poor}";
    let own =
        bands.replace("quality", "above").replace("standard", "meets").replace("poor", "below");
    let part = "    ไม่ถึงขั้นแรกได้: 0\n    ระหว่างขั้น: ตามสัดส่วน\n";
    let project = framework(part, &[", วิธีประเมิน: คะแนนถ่วงน้ำหนัก"], &own, &total(bands));
    let lines = format!("ขั้นเป้าหมาย: {{50: 50 ราย, 100: 100 ราย}}\nผล: {result}\n");
    with(project, 0, "i1", &lines).check()
}

#[test]
fn a_range_may_lie_in_every_band_between_its_ends() {
    let outcome = line("55-80 ราย");
    let part = outcome.part(2562, 0);
    assert_eq!(part.total, Some((ratio(55, 1), ratio(80, 1))));
    assert_eq!(part.overall, Verdict::Undecided(vec![0, 1, 2]));
    let report = told(&outcome);
    assert_eq!(hits(&report), ["open", "open", "open"]);
    let shown = table(&report, Locale::Th);
    assert!(shown.contains("55.00–80.00"), "{shown}");
    assert!(shown.contains("คะแนนรวมถ่วงน้ำหนักขององค์ประกอบ 55.00–80.00"), "{shown}");
    let band = &report.components[0].reasons[0].children;
    let bands: Vec<&str> = texts(band, "band");
    assert!(bands.iter().all(|text| text.ends_with("อาจอยู่ในช่วงนี้")), "{bands:?}");
    // A range that lies in one band does.
    assert_eq!(hits(&told(&line("61-70 ราย"))), ["no", "yes", "no"]);
    // What has not come up to the first level may also have nothing.
    let below = line("40-60 ราย");
    assert_eq!(below.part(2562, 0).overall, Verdict::Decided(2));
    assert_eq!(below.part(2562, 0).total, Some((ratio(0, 1), ratio(60, 1))));
}

#[test]
fn a_number_beside_a_threshold_stands_on_its_side() {
    let report = told(&line("74.995 ราย"));
    let points = report.components[0].points.as_ref().unwrap();
    assert_eq!((points.low.as_str(), points.low_exact.as_str()), ("74.995", "74.995"));
    assert!(report.components[0].reasons[0].text.contains("74.995"), "{:?}", report.components[0]);
    assert!(!table(&report, Locale::Th).contains("75.00 "), "{}", table(&report, Locale::Th));
    assert_eq!(overall(&report).total.as_ref().unwrap().low, "74.995");
    assert_eq!(overall(&report).level.as_deref(), Some("standard"));
    // Elsewhere two digits are enough.
    let report = told(&line("74.985 ราย"));
    assert_eq!(report.components[0].points.as_ref().unwrap().low, "74.99");
}

#[test]
fn a_total_shows_every_reading_with_its_own_parts() {
    let part = "    เมื่อวัดไม่ได้: [ตัดออก, นับว่าไม่ผ่าน]\n";
    let bands =
        BANDS.replace("above", "quality").replace("meets", "standard").replace("below", "poor");
    let project = framework(part, &["", ", น้ำหนัก: 3"], BANDS, &total(&bands));
    let project = with(with(project, 0, "i1", PASSED), 1, "i2", PASSED);
    let outcome = with(with(project, 1, "i3", UNMEASURED), 0, "i4", OPEN).check();
    let report = told(&outcome);
    assert_eq!(
        texts(&overall(&report).reasons, "total"),
        [
            "เมื่อตัดตัวชี้วัดที่วัดไม่ได้ออก คะแนนรวมถ่วงน้ำหนักขององค์ประกอบ 87.50–100.00 (มากกว่า 67 = q quality)",
            "เมื่อนับตัวชี้วัดที่วัดไม่ได้ว่าไม่ผ่าน คะแนนรวมถ่วงน้ำหนักขององค์ประกอบ 50.00–62.50 (50–67 = s standard)",
        ]
    );
    let totals: Vec<Vec<&str>> = overall(&report)
        .reasons
        .iter()
        .filter(|reason| reason.kind == "total")
        .map(|total| texts(&total.children, "total-of"))
        .collect();
    assert_eq!(
        totals,
        [
            [
                "งาน 0: ร้อยละ 50.00–100.00 (ยังไม่ทราบผล 1 ตัวชี้วัด) น้ำหนัก 1",
                "งาน 1: ร้อยละ 100.00 น้ำหนัก 3"
            ],
            [
                "งาน 0: ร้อยละ 50.00–100.00 (ยังไม่ทราบผล 1 ตัวชี้วัด) น้ำหนัก 1",
                "งาน 1: ร้อยละ 50.00 น้ำหนัก 3"
            ],
        ]
    );
    assert_eq!(outcome.part(2562, 0).overall, Verdict::Undecided(vec![0, 1]));
    // One reading is told as one.
    let project = framework(part, &["", ", น้ำหนัก: 3"], BANDS, &total(&bands));
    let alike = with(with(project, 0, "i1", PASSED), 1, "i2", FAILED).check();
    assert_eq!(
        texts(&overall(&told(&alike)).reasons, "total"),
        ["คะแนนรวมถ่วงน้ำหนักขององค์ประกอบ 25.00 (ต่ำกว่า 50 = p poor)"]
    );
}

#[test]
fn what_is_not_assessed_takes_its_weight_along_and_the_total_says_so() {
    let bands =
        BANDS.replace("above", "quality").replace("meets", "standard").replace("below", "poor");
    let project = |part: &str, summary: &str| {
        let keys = [", น้ำหนัก: 60", ", น้ำหนัก: 40"];
        let project = framework(part, &keys, BANDS, &format!("{summary}{}", total(&bands)));
        with(with(project, 0, "i1", PASSED), 1, "i2", UNMEASURED).check()
    };
    let out = |outcome: &Outcome| -> Vec<String> {
        texts(&overall(&told(outcome)).reasons, "weight-out")
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    let left = project("    เมื่อวัดไม่ได้: ตัดออก\n", "");
    assert_eq!(left.part(2562, 0).total, Some((ratio(100, 1), ratio(100, 1))));
    assert_eq!(out(&left), ["งาน 1 น้ำหนัก 40 ไม่ได้ประเมิน ค่าเฉลี่ยจึงคิดจากน้ำหนัก 60 ที่เหลือ"]);
    let sum = project("    เมื่อวัดไม่ได้: ตัดออก\n", "      วิธีรวม: ผลรวมถ่วงน้ำหนัก\n");
    assert_eq!(out(&sum), ["งาน 1 น้ำหนัก 40 ไม่ได้ประเมิน ผลรวมจึงไม่มีคะแนนส่วนนี้"]);
    // Where nobody chose, only one of the readings leaves it out; where it counts, nothing goes out.
    let every = project("", "");
    assert_eq!(
        out(&every),
        ["เมื่อตัดตัวชี้วัดที่วัดไม่ได้ออก งาน 1 น้ำหนัก 40 ไม่ได้ประเมิน ค่าเฉลี่ยจึงคิดจากน้ำหนัก 60 ที่เหลือ"]
    );
    assert_eq!(every.part(2562, 0).overall, Verdict::Undecided(vec![0, 1]));
    assert!(out(&project("    เมื่อวัดไม่ได้: นับว่าไม่ผ่าน\n", "")).is_empty());
    // In a component that is made of others.
    let keys = ", วิธีประเมิน: คะแนนถ่วงน้ำหนัก, องค์ประกอบย่อย: [{รหัส: a, ชื่อ: ก, น้ำหนัก: 70}, {รหัส: b, ชื่อ: ข, น้ำหนัก: 30}]";
    let part = "    เมื่อวัดไม่ได้: ตัดออก\n";
    let project = framework(part, &[keys], BANDS, RULES);
    let inner = |project: Project, slug: &str, of: &str, lines: &str| {
        let text = with(project, 0, slug, lines)
            .text(&format!("content/2562/indicators/{slug}.yaml"))
            .replace("c0", of);
        (slug.to_owned(), text)
    };
    let files =
        [inner(project.clone(), "i1", "a", PASSED), inner(project.clone(), "i2", "b", UNMEASURED)];
    let outcome = files
        .iter()
        .fold(project, |p, (slug, text)| {
            p.with(&format!("content/2562/indicators/{slug}.yaml"), text)
        })
        .check();
    let report = told(&outcome);
    let mean = report.components[0].reasons.iter().find(|r| r.kind == "mean").unwrap();
    assert_eq!(
        texts(&mean.children, "weight-out"),
        ["ข น้ำหนัก 30 ไม่ได้ประเมิน ค่าเฉลี่ยจึงคิดจากน้ำหนัก 70 ที่เหลือ"]
    );
}

#[test]
fn readings_that_count_alike_and_come_to_other_points_stay_apart() {
    let part = "    ไม่ถึงขั้นแรกได้: 0\n    คะแนนเต็ม: 100\n    เมื่อวัดไม่ได้: [ตัดออก, นับว่าผ่าน]\n";
    let keys = ", วิธีประเมิน: คะแนนถ่วงน้ำหนัก, นับ: ตัวชี้วัดหลัก";
    let project = framework(part, &[keys], BANDS, RULES);
    let project = with(project, 0, "i1", "");
    let under = |project: Project, slug: &str, lines: &str| {
        let number = slug.replace('i', "");
        let text = format!("รหัสถาวร: {slug}\nรหัส: \"{number}\"\nอยู่ใต้: i1\nชื่อ: ย่อย\n{lines}");
        project.with(&format!("content/2562/indicators/{slug}.yaml"), &text)
    };
    let half = "ขั้นเป้าหมาย: {50: 50 ราย, 100: 100 ราย}\nผล: 60 ราย\n";
    let outcome = under(under(project, "i2", half), "i3", UNMEASURED).check();
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    let tallies = &outcome.part(2562, 0).components[0].tallies;
    // The heading counts as one that passed in both, for 50 points and for 75.
    let counts: Vec<_> = tallies.iter().map(|t| (t.passed, t.open, t.assessed)).collect();
    assert_eq!(counts, [(1, 0, 1), (1, 0, 1)]);
    let points: Vec<&Exact> = tallies.iter().map(|t| &t.low).collect();
    assert_eq!(points, [&ratio(50, 1), &ratio(75, 1)]);
    let report = told(&outcome);
    assert_eq!(texts(&report.components[0].reasons, "mean").len(), 2);
}

#[test]
fn weights_of_nothing_are_named_as_the_cause() {
    // Of components.
    let bands =
        BANDS.replace("above", "quality").replace("meets", "standard").replace("below", "poor");
    let project = framework("", &[", น้ำหนัก: 0", ", น้ำหนัก: 0"], BANDS, &total(&bands));
    let outcome = with(with(project, 0, "i1", PASSED), 1, "i2", PASSED).check();
    let part = outcome.part(2562, 0);
    assert_eq!(
        (&part.overall, &part.uncovered),
        (&Verdict::Undecided(vec![]), &Some(Uncovered::Weights))
    );
    assert_eq!(
        texts(&overall(&told(&outcome)).reasons, "uncovered"),
        ["น้ำหนักขององค์ประกอบที่ประเมินรวมเป็น 0 จึงหาคะแนนรวมไม่ได้"]
    );
    assert!(outcome.terminal().contains("เป็น 0 ทุกตัว"), "{}", outcome.terminal());
    assert!(!outcome.codes().contains(&"undecided"), "{}", outcome.terminal());
    assert!(!outcome.terminal().contains("กติกาไม่ได้กล่าวถึง"), "{}", outcome.terminal());
    // Of indicators.
    let part = "    ไม่ถึงขั้นแรกได้: 0\n    คะแนนเต็ม: 100\n";
    let project = framework(part, &[", วิธีประเมิน: คะแนนถ่วงน้ำหนัก"], BANDS, RULES);
    let outcome = with(project, 0, "i1", &format!("น้ำหนัก: 0\n{PASSED}")).check();
    let score = &outcome.part(2562, 0).components[0];
    assert_eq!((&score.grade, &score.hole), (&Verdict::Undecided(vec![]), &Some(Hole::Weights)));
    let report = told(&outcome);
    assert_eq!(
        texts(&report.components[0].reasons, "hole"),
        ["น้ำหนักของตัวชี้วัดที่ประเมินรวมเป็น 0 จึงหาค่าเฉลี่ยไม่ได้"]
    );
    assert_eq!(
        texts(&overall(&report).reasons, "uncovered"),
        ["กรณีที่กติกาไม่ได้กำหนด: งาน 0 น้ำหนักของตัวชี้วัดที่ประเมินรวมเป็น 0 จึงหาค่าเฉลี่ยไม่ได้"]
    );
    assert!(outcome.terminal().contains("เป็น 0 ทุกตัว"), "{}", outcome.terminal());
}

#[test]
fn a_tiny_weight_is_told_with_all_its_digits() {
    let part = "    ไม่ถึงขั้นแรกได้: 0\n    คะแนนเต็ม: 100\n";
    let keys = ", วิธีประเมิน: คะแนนถ่วงน้ำหนัก, น้ำหนักรวม: 100";
    let tiny = "0.00000000000000000001";
    let project = framework(part, &[keys], BANDS, RULES);
    let project = with(project, 0, "i1", &format!("น้ำหนัก: {tiny}\n{PASSED}"));
    let outcome = with(project, 0, "i2", &format!("น้ำหนัก: 50\n{PASSED}")).check();
    assert!(outcome.terminal().contains(&format!("{tiny} ")), "{}", outcome.terminal());
    assert!(outcome.terminal().contains("50.00000000000000000001"), "{}", outcome.terminal());
    assert!(!outcome.terminal().contains("0.0000 "), "{}", outcome.terminal());
    let report = told(&outcome);
    let weighed = texts(&report.components[0].reasons[0].children, "weighted");
    assert!(weighed[0].ends_with(&format!("น้ำหนัก {tiny}")), "{weighed:?}");
}

#[test]
fn counts_that_are_open_are_ranges_everywhere() {
    let project = framework("", &[""], BANDS, RULES);
    let project = with(with(project, 0, "i1", PASSED), 0, "i2", OPEN);
    let before = told(&project.check());
    let shown = table(&before, Locale::Th);
    assert!(shown.contains("1–2/2") && shown.contains("50.00–100.00"), "{shown}");
    assert_eq!((before.components[0].passed, before.components[0].open), (Some(1), Some(1)));
    let after = told(&with(project, 0, "i1", FAILED).check());
    let change = raingan::scores::compare(&before, &after, &[]);
    let component = change.changes.iter().find(|change| change.kind == "component").unwrap();
    assert_eq!(component.before.value, "1–2/2 = 50.00–100.00%");
    assert_eq!(component.after.value, "0–1/2 = 0.00–50.00%");
    // Points that are open are all told.
    let part = "    ไม่ถึงขั้นแรกได้: 0\n    คะแนนเต็ม: 100\n";
    let points = framework(part, &[", วิธีประเมิน: คะแนนถ่วงน้ำหนัก"], BANDS, RULES);
    let ladder = |result: &str| {
        let lines = format!("ขั้นเป้าหมาย: {{50: 50 ราย, 100: 100 ราย}}\nผล: {result}\n");
        told(&with(points.clone(), 0, "i1", &lines).check())
    };
    let (open, certain) = (ladder("มากกว่า 60 ราย"), ladder("100 ราย"));
    let possible = |report: &Report| -> Vec<String> {
        report.components[0].indicators[0].possible_points.iter().map(|p| p.shown()).collect()
    };
    assert_eq!(possible(&open), ["50", "100"]);
    assert_eq!(possible(&certain), Vec::<String>::new());
    // On a line every number between is possible.
    assert_eq!(possible(&told(&line("55-80 ราย"))), ["55–80"]);
    assert_eq!(possible(&told(&line("40-60 ราย"))), ["0", "50–60"]);
    let sentences = told(&line("40-60 ราย")).components[0].indicators[0].reasons.clone();
    assert_eq!(texts(&sentences, "points"), ["คะแนนยังตัดสินไม่ได้ อาจเป็น 0 หรือ 50–60"]);
    let change = raingan::scores::compare(&open, &certain, &[]);
    let shown = |of: &raingan::scores::Standing| (of.value.clone(), of.points.clone());
    let pair = |value: &str, points: &str| (value.to_owned(), points.to_owned());
    let [indicator, component, ..] = change.changes.as_slice() else { panic!() };
    assert_eq!(shown(&indicator.before), pair("มากกว่า 60 ราย", "50, 100"));
    assert_eq!(shown(&indicator.after), pair("100 ราย", "100"));
    assert_eq!(shown(&component.before), pair("50.00–100.00", ""));
}

#[test]
fn points_that_the_rules_may_not_state_leave_what_they_state() {
    // Below the first level the rules say nothing.
    let part = "    คะแนนเต็ม: 100\n";
    let project = framework(part, &[", วิธีประเมิน: คะแนนถ่วงน้ำหนัก"], BANDS, RULES);
    let ladder = |result: &str| {
        let lines = format!("ขั้นเป้าหมาย: {{50: 50 ราย, 100: 100 ราย}}\nผล: {result}\n");
        with(project.clone(), 0, "i1", &lines).check()
    };
    let open = ladder("มากกว่า 40 ราย");
    let score = &open.part(2562, 0).components[0];
    assert_eq!((&score.grade, &score.hole), (&Verdict::Undecided(vec![0, 1]), &Some(Hole::Points)));
    assert_eq!(open.part(2562, 0).overall, Verdict::Undecided(vec![0, 1]));
    let below = ladder("40 ราย");
    assert_eq!(below.part(2562, 0).components[0].grade, Verdict::Undecided(vec![]));
    assert_eq!(below.part(2562, 0).overall, Verdict::Undecided(vec![]));
    assert_eq!(ladder("60 ราย").part(2562, 0).overall, Verdict::Decided(1));
}

#[test]
fn points_name_their_level_and_a_missing_result_is_the_cause() {
    let points = |result: &str| {
        let report = told(&line(result));
        texts(&report.components[0].indicators[0].reasons, "points")[0].to_owned()
    };
    assert_eq!(points("49 ราย"), "ได้ 0 คะแนน เพราะไม่ถึงขั้นใด");
    assert_eq!(points("50 ราย"), "ได้ 50 คะแนน เพราะถึงขั้น 50");
    assert_eq!(points("60 ราย"), "ได้ 60 คะแนน เพราะผลอยู่ระหว่างขั้น 50 กับ 100");
    assert_eq!(points("120 ราย"), "ได้ 100 คะแนน เพราะถึงขั้น 100");
    // Two components of one name are told apart, and what is missing is no fault of the rules.
    let bands =
        BANDS.replace("above", "quality").replace("meets", "standard").replace("below", "poor");
    let same = [", เลข: \"1\"", ", เลข: \"2\""];
    let project = framework("", &same, BANDS, &total(&bands)).replace(PATH, "งาน 1", "งาน 0");
    let missing = "เป้าหมาย: ร้อยละ 80\n";
    let report = told(&with(with(project, 0, "i1", PASSED), 1, "i2", missing).check());
    let total = overall(&report).reasons.iter().find(|reason| reason.kind == "total").unwrap();
    assert_eq!(
        texts(&total.children, "total-of"),
        [
            "1 งาน 0: ร้อยละ 100.00 น้ำหนัก 1",
            "2 งาน 0: ร้อยละ 0.00–100.00 (ยังไม่ทราบผล 1 ตัวชี้วัด) น้ำหนัก 1"
        ]
    );
    assert_eq!(
        texts(&overall(&report).reasons, "may-be"),
        ["ผลยังไม่ครบ จึงยังตัดสินไม่ได้ อาจเป็น quality หรือ standard"]
    );
}

#[test]
fn what_is_too_much_to_look_through_is_said() {
    let many = |count: usize| {
        let keys = vec![""; count];
        let project = framework("", &keys, BANDS, RULES);
        let project =
            (0..count).fold(project, |p, at| with(p, at, &format!("i{}", at + 1), PASSED));
        texts(&overall(&told(&project.check())).reasons, "not-sought").len()
    };
    assert_eq!((many(1024), many(1025)), (0, 1));
}
