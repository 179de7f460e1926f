//! Rules that do not fit together: each check has a case that fires and one that must not.

use crate::common::{FRAMEWORK, INDICATOR, ONE, Outcome, Project};

pub(super) const PATH: &str = "content/frameworks/2562.yaml";
pub(super) const BANDS: &str = "      - {เกณฑ์: มากกว่า 67, ให้ระดับ: above}
      - {เกณฑ์: 50-67, ให้ระดับ: meets}
      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}
";
const RULES: &str = "            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}
            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}
            - {ให้ระดับ: standard}
";

/// The messages of one code.
pub(super) fn said(outcome: &Outcome, code: &str) -> Vec<String> {
    let found = outcome.checked.findings.iter().filter(|finding| finding.code.as_str() == code);
    found.map(|finding| finding.message.th.clone()).collect()
}

/// The smallest project with other bands.
pub(super) fn bands(bands: &str) -> Outcome {
    Project::minimal().replace(PATH, BANDS, bands).check()
}

/// The smallest project with two components and other rules.
pub(super) fn rules(rules: &str) -> Outcome {
    let two = "      - {รหัส: work, ชื่อ: งานหลัก}\n      - {รหัส: other, ชื่อ: งานรอง, ถ้ามี: ใช่}\n";
    Project::minimal()
        .replace(PATH, "      - {รหัส: work, ชื่อ: งานหลัก}\n", two)
        .replace(PATH, RULES, rules)
        .replace(
            "content/2562/year.yaml",
            "เอกสาร:",
            "องค์ประกอบที่ไม่ต้องประเมิน:\n  other: ไม่มี\nเอกสาร:",
        )
        .check()
}

/// A framework of points with as many components as weights, and bands of the total.
pub(super) fn total(weights: &[&str], extra: &str) -> Outcome {
    let components: String = weights
        .iter()
        .enumerate()
        .map(|(at, weight)| {
            format!("      - {{รหัส: c{at}, ชื่อ: องค์ประกอบ {at}, วิธีประเมิน: คะแนนถ่วงน้ำหนัก{weight}}}\n")
        })
        .collect();
    let (head, _) = FRAMEWORK.split_once("      วิธีสรุป:").unwrap();
    let framework = head
        .replace("      - {รหัส: work, ชื่อ: งานหลัก}\n", &components)
        .replace("    ช่วงผล:\n", &format!("    คะแนนเต็ม: 100\n{extra}    ช่วงผล:\n"));
    let framework = format!(
        "{framework}      ช่วงผล:\n        - {{เกณฑ์: มากกว่า 67, ให้ระดับ: quality}}\n        - {{เกณฑ์: 50-67, ให้ระดับ: standard}}\n        - {{เกณฑ์: น้อยกว่า 50, ให้ระดับ: needs-improvement}}\n"
    );
    let start = Project::minimal().without(ONE).with(PATH, &framework);
    let project = (0..weights.len()).fold(start, |project, at| {
        let text = INDICATOR
            .replace("รหัสถาวร: one", &format!("รหัสถาวร: i{at}"))
            .replace("\"1.1\"", &format!("\"{}.1\"", at + 1))
            .replace("work", &format!("c{at}"));
        project.with(&format!("content/2562/indicators/i{at}.yaml"), &text)
    });
    project.check()
}

/// One indicator of points with other lines.
pub(super) fn points(extra: &str, lines: &str) -> Outcome {
    let framework = FRAMEWORK
        .replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}")
        .replace("    ช่วงผล:\n", &format!("    ไม่ถึงขั้นแรกได้: 0\n{extra}    ช่วงผล:\n"));
    Project::minimal().without(ONE).with(PATH, &framework).indicator("one", "1.1", lines).check()
}

// Bands.

#[test]
fn a_value_in_no_band_is_named() {
    let wider = "เพิ่มช่วงของค่านี้ หรือขยายช่วงที่อยู่ติดกัน หรือบอกไว้ใน";
    for (list, value, instead) in [
        (
            "{เกณฑ์: มากกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: 50-66, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}",
            "66.5",
            "แก้ปลายช่วงให้ต่อกัน เช่น ไม่เกิน 67 กับ มากกว่า 67 หรือบอกไว้ใน",
        ),
        (
            "{เกณฑ์: มากกว่า 75, ให้ระดับ: above}\n      - {เกณฑ์: 50-74.99, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}",
            "74.995",
            "แก้ปลายช่วงให้ต่อกัน เช่น ไม่เกิน 75 กับ มากกว่า 75 หรือบอกไว้ใน",
        ),
        (
            "{เกณฑ์: ไม่น้อยกว่า 75, ให้ระดับ: above}\n      - {เกณฑ์: 50-74.99, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}",
            "74.995",
            "แก้ปลายช่วงให้ต่อกัน เช่น ต่ำกว่า 75 กับ ไม่น้อยกว่า 75 หรือบอกไว้ใน",
        ),
        (
            "{เกณฑ์: มากกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: น้อยกว่า 67, ให้ระดับ: below}",
            "67",
            "แก้ปลายช่วงให้ต่อกัน เช่น ไม่เกิน 67 กับ มากกว่า 67",
        ),
        ("{เกณฑ์: มากกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: 50-67, ให้ระดับ: meets}", "25", wider),
        ("{เกณฑ์: 68-90, ให้ระดับ: above}\n      - {เกณฑ์: ไม่เกิน 68, ให้ระดับ: meets}", "95", wider),
        (
            "{เกณฑ์: เท่ากับ 100, ให้ระดับ: above}\n      - {เกณฑ์: ไม่น้อยกว่า 50, และ: น้อยกว่า 99, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}",
            "99.5",
            "แก้ปลายช่วงให้ต่อกัน เช่น ต่ำกว่า 100 กับ ไม่น้อยกว่า 100 หรือบอกไว้ใน",
        ),
    ] {
        let outcome = bands(&format!("      - {list}\n"));
        let found = said(&outcome, "band-gap");
        assert_eq!(found.len(), 1, "{list}\n{}", outcome.terminal());
        assert!(found[0].starts_with(&format!("{value} ไม่อยู่ในช่วงใด")), "{list}: {found:?}");
        let mut gaps = outcome.checked.findings.iter().filter(|f| f.code.as_str() == "band-gap");
        let help = gaps.next().and_then(|f| f.help.clone()).expect("what to do").th;
        assert!(help.starts_with(instead), "{list}: {help}");
        assert_eq!(outcome.errors(), 0);
    }
}

#[test]
fn bands_that_meet_have_no_gap() {
    for list in [
        BANDS.to_owned(),
        // Open ends on both sides of one value.
        "      - {เกณฑ์: ไม่น้อยกว่า 75, และ: ไม่เกิน 100, ให้ระดับ: above}\n      - {เกณฑ์: ไม่น้อยกว่า 50, และ: น้อยกว่า 75, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}\n".to_owned(),
        // Outside of what a share can be nothing is missing.
        "      - {เกณฑ์: 67-100, ให้ระดับ: above}\n      - {เกณฑ์: ไม่น้อยกว่า 0, และ: น้อยกว่า 67, ให้ระดับ: below}\n".to_owned(),
    ] {
        let outcome = bands(&list);
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{list}\n{}", outcome.terminal());
    }
}

#[test]
fn a_gap_that_the_document_leaves_is_declared() {
    let list = "      - {เกณฑ์: ไม่น้อยกว่า 75, ให้ระดับ: above}\n      - {เกณฑ์: 50-74.99, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}\n";
    let declared = |list: &str| {
        let key = "    กรณีที่กติกาไม่กล่าวถึง: ระหว่าง 74.99 กับ 75\n    ช่วงผล:\n";
        Project::minimal().replace(PATH, BANDS, list).replace(PATH, "    ช่วงผล:\n", key).check()
    };
    assert_eq!(declared(list).codes(), Vec::<&str>::new());
    // What is declared open and is not is said.
    assert_eq!(declared(BANDS).codes(), ["case-open"]);
}

#[test]
fn an_end_that_two_bands_hold_is_named() {
    let touching = bands(
        "      - {เกณฑ์: ไม่น้อยกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: 50-67, ให้ระดับ: meets}\n      - {เกณฑ์: ไม่เกิน 50, ให้ระดับ: below}\n",
    );
    assert_eq!(
        said(&touching, "band-overlap"),
        [
            "67 อยู่ในสองช่วง: “ไม่น้อยกว่า 67” กับ “50–67” ต่างรวมปลายนี้",
            "50 อยู่ในสองช่วง: “50–67” กับ “ไม่เกิน 50” ต่างรวมปลายนี้"
        ],
        "{}",
        touching.terminal()
    );
    let help = |at: usize| touching.checked.findings.iter().nth(at).unwrap().help.clone().unwrap();
    assert!(help(0).th.contains("เกณฑ์: ไม่น้อยกว่า 50, และ: ต่ำกว่า 67"), "{:?}", help(0));
    assert!(help(1).th.contains("เช่น เกณฑ์: ต่ำกว่า 50 "), "{:?}", help(1));
    // What is written instead is read, and is no slip.
    let mended = bands(
        "      - {เกณฑ์: ไม่น้อยกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: ไม่น้อยกว่า 50, และ: ต่ำกว่า 67, ให้ระดับ: meets}\n      - {เกณฑ์: ต่ำกว่า 50, ให้ระดับ: below}\n",
    );
    assert_eq!(mended.codes(), Vec::<&str>::new(), "{}", mended.terminal());
    // A single value in the middle of a band is no common end.
    let inside = bands(
        "      - {เกณฑ์: เท่ากับ 80, ให้ระดับ: above}\n      - {เกณฑ์: ไม่น้อยกว่า 50, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}\n",
    );
    assert_eq!(said(&inside, "band-overlap"), ["80 อยู่ในสองช่วง: “เท่ากับ 80” กับ “ไม่น้อยกว่า 50”"]);
    // Of one grade they may meet as they like.
    let same = bands(
        "      - {เกณฑ์: มากกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: 60-67, ให้ระดับ: meets}\n      - {เกณฑ์: 50-60, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}\n",
    );
    assert_eq!(same.codes(), Vec::<&str>::new(), "{}", same.terminal());
}

#[test]
fn a_value_in_two_bands_is_named() {
    let outcome = bands(
        "      - {เกณฑ์: มากกว่า 60, ให้ระดับ: above}\n      - {เกณฑ์: 50-67, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}\n",
    );
    assert_eq!(said(&outcome, "band-overlap"), ["64 อยู่ในสองช่วง: “มากกว่า 60” กับ “50–67”"]);
    // Bands of the same grade may overlap.
    let same = bands(
        "      - {เกณฑ์: มากกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: 50-67, ให้ระดับ: meets}\n      - {เกณฑ์: 50-60, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}\n",
    );
    assert_eq!(same.codes(), Vec::<&str>::new(), "{}", same.terminal());
}

#[test]
fn bands_in_reverse_are_found() {
    // The ends of one band.
    let ends = bands(
        "      - {เกณฑ์: มากกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: 67-50, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}\n",
    );
    assert_eq!(ends.codes(), ["band-reversed"], "{}", ends.terminal());
    let open = bands(
        "      - {เกณฑ์: มากกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: ไม่น้อยกว่า 67, และ: น้อยกว่า 50, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}\n",
    );
    assert_eq!(open.codes(), ["band-reversed"], "{}", open.terminal());
    // The grades of two.
    let grades = bands(
        "      - {เกณฑ์: มากกว่า 67, ให้ระดับ: below}\n      - {เกณฑ์: 50-67, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: above}\n",
    );
    assert_eq!(
        said(&grades, "band-order"),
        ["59 ได้ “เป็นไปตามเป้าหมาย” แต่ 25 ซึ่งน้อยกว่าได้ “สูงกว่าเป้าหมาย” ที่ดีกว่า"],
        "{}",
        grades.terminal()
    );
}

#[test]
fn the_points_that_indicators_give_bound_their_bands() {
    let project = |list: &str| {
        let framework = FRAMEWORK
            .replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}")
            .replace("    ช่วงผล:\n", "    คะแนนเต็ม: 5\n    ช่วงผล:\n")
            .replace(BANDS, list);
        Project::minimal().with(PATH, &framework).check()
    };
    let five = "      - {เกณฑ์: 4-5, ให้ระดับ: above}\n      - {เกณฑ์: ไม่น้อยกว่า 2, และ: น้อยกว่า 4, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 2, ให้ระดับ: below}\n";
    assert_eq!(project(five).codes(), Vec::<&str>::new(), "{}", project(five).terminal());
    let four = five.replace("4-5", "3-4").replace("น้อยกว่า 4", "น้อยกว่า 3");
    assert_eq!(said(&project(&four), "band-gap").len(), 1);
    assert!(said(&project(&four), "band-gap")[0].starts_with("4.5 "));
}

// Tables of decisions.

#[test]
fn a_combination_that_no_rule_decides_is_named() {
    let outcome = rules(
        "            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}\n            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}\n            - {ทุกองค์ประกอบได้: meets, ให้ระดับ: standard}\n",
    );
    assert_eq!(
        said(&outcome, "case-open"),
        ["กติกาของส่วนที่ 1 ไม่กล่าวถึงกรณี องค์ประกอบได้ “สูงกว่าเป้าหมาย” และ “เป็นไปตามเป้าหมาย” ต่างกัน"]
    );
    let single = rules(
        "            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}\n            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}\n",
    );
    assert_eq!(
        said(&single, "case-open"),
        ["กติกาของส่วนที่ 1 ไม่กล่าวถึงกรณี ทุกองค์ประกอบได้ “เป็นไปตามเป้าหมาย”"]
    );
    assert_eq!(rules(RULES).codes(), Vec::<&str>::new(), "{}", rules(RULES).terminal());
}

#[test]
fn a_rule_that_is_never_used_is_found() {
    let outcome = rules(
        "            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}\n            - {ให้ระดับ: standard}\n            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}\n",
    );
    assert_eq!(
        said(&outcome, "case-twice"),
        ["กติกาที่ให้ “ระดับมาตรฐาน” ไม่มีเงื่อนไข จึงเข้าทุกกรณี ข้อที่อยู่ถัดไปไม่มีวันใช้"]
    );
    // What has its condition, and comes too late.
    let outcome = rules(
        "            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}\n            - {ทุกองค์ประกอบได้: below, ให้ระดับ: quality}\n            - {ให้ระดับ: standard}\n",
    );
    assert_eq!(
        said(&outcome, "case-twice"),
        ["กติกาที่ให้ “ระดับคุณภาพ” ไม่มีวันใช้: กรณี ทุกองค์ประกอบได้ “ต่ำกว่าเป้าหมาย” เข้าข้อก่อนหน้าแล้ว"]
    );
}

const SUBLEVELS: &str = "      ระดับย่อย:
        ของระดับ: quality
        ตัววัด:
          สัดส่วนผลลัพธ์: {สัดส่วนของ: ตัวชี้วัดผลลัพธ์}
          ผ่าน: {สัดส่วนของ: ตัวชี้วัดที่ผ่าน}
        กติกา:
          - {ชื่อ: ระดับ 1, เมื่อ: {สัดส่วนผลลัพธ์: ไม่น้อยกว่า 80, ผ่าน: เท่ากับ 100}}
          - {ชื่อ: ระดับ 2, เมื่อ: {สัดส่วนผลลัพธ์: น้อยกว่า 80, ผ่าน: เท่ากับ 100}}
          - {ชื่อ: ระดับ 3, เมื่อ: {สัดส่วนผลลัพธ์: น้อยกว่า 80, ผ่าน: น้อยกว่า 100}}
";

#[test]
fn the_corner_of_a_hole_between_sub_levels_is_named() {
    let check =
        |sublevels: &str| Project::minimal().with(PATH, &format!("{FRAMEWORK}{sublevels}")).check();
    let hole = check(SUBLEVELS);
    assert_eq!(
        said(&hole, "case-open"),
        ["กติกาของระดับคุณภาพ ไม่กล่าวถึงกรณี สัดส่วนผลลัพธ์ 80, ผ่าน 99.99"],
        "{}",
        hole.terminal()
    );
    // Declared, as the document has it.
    let declared = check(&format!("{SUBLEVELS}        กรณีที่กติกาไม่กล่าวถึง: ผลลัพธ์ตั้งแต่ 80 ผ่านไม่ครบ\n"));
    assert_eq!(said(&declared, "case-open"), Vec::<String>::new());
    // Filled, and then declaring it is the slip.
    let fourth = "          - {ชื่อ: ระดับ 4, เมื่อ: {สัดส่วนผลลัพธ์: ไม่น้อยกว่า 80, ผ่าน: น้อยกว่า 100}}\n";
    let filled = check(&format!("{SUBLEVELS}{fourth}"));
    assert_eq!(said(&filled, "case-open"), Vec::<String>::new(), "{}", filled.terminal());
    // Two levels for one case.
    let twice =
        check(&SUBLEVELS.replace(
            "สัดส่วนผลลัพธ์: น้อยกว่า 80, ผ่าน: เท่ากับ 100",
            "สัดส่วนผลลัพธ์: ไม่เกิน 80, ผ่าน: เท่ากับ 100",
        ));
    assert_eq!(
        said(&twice, "case-twice"),
        ["กรณี สัดส่วนผลลัพธ์ 80, ผ่าน 100 เข้ากติกาสองข้อ: “ระดับ 1” กับ “ระดับ 2”"]
    );
}

// Weights.

#[test]
fn weights_have_to_add_up() {
    let bad = total(&[", น้ำหนัก: 60", ", น้ำหนัก: 30"], "");
    assert_eq!(said(&bad, "weights"), ["น้ำหนักขององค์ประกอบใน ส่วนที่ 1 รวมได้ 90 ไม่ใช่ 100 หรือ 1"]);
    let third = total(&[", น้ำหนัก: 33.33", ", น้ำหนัก: 33.33", ", น้ำหนัก: 33.33"], "");
    assert_eq!(said(&third, "weights").len(), 1);
    let declared = total(&[", น้ำหนัก: 60", ", น้ำหนัก: 30"], "    น้ำหนักรวม: 100\n");
    assert_eq!(said(&declared, "weights"), ["น้ำหนักขององค์ประกอบใน ส่วนที่ 1 รวมได้ 90 ไม่ใช่ 100"]);
    for (weights, extra) in [
        (&[", น้ำหนัก: 60", ", น้ำหนัก: 40"][..], ""),
        (&[", น้ำหนัก: 0.6", ", น้ำหนัก: 0.4"][..], ""),
        (&[", น้ำหนัก: 60", ", น้ำหนัก: 30"][..], "    น้ำหนักรวม: 90\n"),
        (&["", ""][..], ""),
        (&[", น้ำหนัก: 1", ", น้ำหนัก: 1"][..], ""),
    ] {
        let good = total(weights, extra);
        assert_eq!(good.codes(), Vec::<&str>::new(), "{weights:?}\n{}", good.terminal());
    }
}

#[test]
fn weights_of_indicators_have_to_add_up() {
    let check = |a: &str, b: &str| {
        let framework = FRAMEWORK
            .replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}")
            .replace("    ช่วงผล:\n", "    คะแนนเต็ม: 100\n    ช่วงผล:\n");
        Project::minimal()
            .without(ONE)
            .with(PATH, &framework)
            .indicator("a", "1.1", &format!("น้ำหนัก: {a}\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n"))
            .indicator("b", "1.2", &format!("น้ำหนัก: {b}\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n"))
            .check()
    };
    assert_eq!(check("60", "30").codes(), ["weights"]);
    assert_eq!(check("60", "40").codes(), Vec::<&str>::new());
}

#[test]
fn weights_of_nothing_next_to_nothing_and_less_than_nothing_are_found() {
    let zero = total(&[", น้ำหนัก: 100", ", น้ำหนัก: 0"], "");
    assert_eq!(said(&zero, "weights"), ["“องค์ประกอบ 1” มีน้ำหนัก 0 จึงไม่มีผลต่อคะแนน"]);
    let tiny = total(&[", น้ำหนัก: 99.9999999", ", น้ำหนัก: 0.0000001"], "");
    assert_eq!(tiny.codes(), ["weights"], "{}", tiny.terminal());
    assert!(said(&tiny, "weights")[0].contains("0.0000001"));
    let tiniest = total(&[", น้ำหนัก: 100", ", น้ำหนัก: 0.000000000000000000000000000001"], "");
    assert_eq!(tiniest.codes(), ["number-too-long"], "{}", tiniest.terminal());
    let negative = total(&[", น้ำหนัก: 110", ", น้ำหนัก: -10"], "");
    assert_eq!(negative.codes(), ["bad-number"], "{}", negative.terminal());
}

// Levels.

#[test]
fn levels_out_of_order_are_found() {
    let bad = points("", "ขั้นเป้าหมาย: {50: ร้อยละ 100, 75: ร้อยละ 96}\nผล: ร้อยละ 97\n");
    assert_eq!(
        said(&bad, "levels-order"),
        ["ขั้น 75 (ไม่น้อยกว่าร้อยละ 96) ง่ายกว่าหรือเท่ากับขั้น 50 (ไม่น้อยกว่าร้อยละ 100)"]
    );
    let lower = points("", "ขั้นเป้าหมาย: {50: 10 วัน, 75: 12 วัน}\nทิศทาง: ยิ่งน้อยยิ่งดี\nผล: 11 วัน\n");
    assert_eq!(said(&lower, "levels-order").len(), 1);
    let named = points(
        "",
        "ขั้นเป้าหมาย:\n  50: {รายงาน: 2 ฉบับ}\n  75: {รายงาน: 1 ฉบับ, ผู้ใช้: 5 ราย}\nผล: {รายงาน: 2 ฉบับ, ผู้ใช้: 5 ราย}\n",
    );
    assert_eq!(said(&named, "levels-order").len(), 1);
    let twice = points("", "ขั้นเป้าหมาย: {50: 1 ครั้ง, 50.0: 2 ครั้ง}\nผล: 1 ครั้ง\n");
    assert_eq!(said(&twice, "duplicate-id"), ["มีขั้น 50.0 สองครั้ง"], "{}", twice.terminal());
    for good in [
        "ขั้นเป้าหมาย: {75: ร้อยละ 100, 50: ร้อยละ 96}\nผล: ร้อยละ 97\n",
        "ขั้นเป้าหมาย: {50: 12 วัน, 75: 10 วัน}\nทิศทาง: ยิ่งน้อยยิ่งดี\nผล: 11 วัน\n",
        "ขั้นเป้าหมาย:\n  50: {รายงาน: 1 ฉบับ}\n  75: {รายงาน: 1 ฉบับ, ผู้ใช้: 5 ราย}\nผล: {รายงาน: 2 ฉบับ, ผู้ใช้: 5 ราย}\n",
        "ขั้นเป้าหมาย: {50: ไม่น้อยกว่า 96 ครั้ง, 75: มากกว่า 96 ครั้ง}\nผล: 97 ครั้ง\n",
    ] {
        let outcome = points("", good);
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{good}\n{}", outcome.terminal());
    }
}

#[test]
fn a_value_between_the_bands_of_two_levels_is_named_and_not_scored() {
    let lines = |quality: &str| {
        format!(
            "ขั้นเป้าหมาย:\n  50: {{ความพึงพอใจ: ร้อยละ 80, คุณภาพ: ร้อยละ 50-74.99}}\n  75: {{ความพึงพอใจ: ร้อยละ 80, คุณภาพ: ร้อยละ 75-89.99}}\n  100: {{ความพึงพอใจ: ร้อยละ 80, คุณภาพ: ร้อยละ 90}}\nผล: {{ความพึงพอใจ: ร้อยละ 85, คุณภาพ: ร้อยละ {quality}}}\n"
        )
    };
    let outcome = points("", &lines("80"));
    assert_eq!(
        said(&outcome, "band-gap"),
        [
            "ร้อยละ 74.995 ไม่อยู่ในช่วงใด: สูงกว่าขั้น 50 แต่ไม่ถึงขั้น 75",
            "ร้อยละ 89.995 ไม่อยู่ในช่วงใด: สูงกว่าขั้น 75 แต่ไม่ถึงขั้น 100"
        ]
    );
    // A single value in the hole of a ladder: the rules say nothing of it.
    let hole = points("", "ขั้นเป้าหมาย: {50: ร้อยละ 50-74.99, 75: ร้อยละ 75}\nผล: ร้อยละ 74.995\n");
    let score = hole.indicator(2562, "one").1;
    assert_eq!(score.points, Some(raingan::scoring::Verdict::Undecided(vec![])));
    let below = points("", "ขั้นเป้าหมาย: {50: ร้อยละ 50-74.99, 75: ร้อยละ 75}\nผล: ร้อยละ 49\n");
    let score = below.indicator(2562, "one").1;
    assert_eq!(score.points, Some(raingan::scoring::Verdict::Decided(crate::common::ratio(0, 1))));
}

#[test]
fn levels_that_make_no_line_are_said_where_points_are_interpolated() {
    let extra = "    ระหว่างขั้น: ตามสัดส่วน\n";
    let mixed = "ขั้นเป้าหมาย: {50: เริ่มแล้ว, 75: 5 ราย, 100: 9 ราย}\nผล: 5 ราย\n";
    assert_eq!(points(extra, mixed).codes(), ["levels-order"]);
    assert_eq!(points("", mixed).codes(), Vec::<&str>::new());
    let line = "ขั้นเป้าหมาย: {50: 1 ราย, 75: 5 ราย, 100: 9 ราย}\nผล: 5 ราย\n";
    assert_eq!(points(extra, line).codes(), Vec::<&str>::new());
    // Words alone are milestones, and nobody expects a line of them.
    let words = "ขั้นเป้าหมาย: {50: ร่าง, 100: ประกาศ}\nผล: ถึงระดับ 50\n";
    assert_eq!(points(extra, words).codes(), Vec::<&str>::new());
}

// Ids, years, indicators without a place.

#[test]
fn an_id_used_twice_is_found() {
    for (from, to) in [
        (
            "      - {รหัส: work, ชื่อ: งานหลัก}\n",
            "      - {รหัส: work, ชื่อ: งานหลัก}\n      - {รหัส: work, ชื่อ: งานรอง}\n",
        ),
        ("  - {รหัส: meets, ", "  - {รหัส: above, ชื่อ: ซ้ำ, สัญลักษณ์: ◆}\n  - {รหัส: meets, "),
        (
            "        - {รหัส: standard, ",
            "        - {รหัส: quality, ชื่อ: ซ้ำ, สัญลักษณ์: ◆}\n        - {รหัส: standard, ",
        ),
    ] {
        let outcome = Project::minimal().replace(PATH, from, to).check();
        assert_eq!(outcome.codes(), ["duplicate-id"], "{}", outcome.terminal());
    }
    let part = FRAMEWORK.split_once("ส่วน:\n").unwrap().1;
    let outcome = Project::minimal().with(PATH, &format!("{FRAMEWORK}{part}")).check();
    assert_eq!(outcome.codes(), ["duplicate-id"], "{}", outcome.terminal());
}

#[test]
fn a_framework_of_another_year_and_two_of_one_are_found() {
    let other = Project::minimal().replace(PATH, "ปีงบประมาณ: 2562", "ปีงบประมาณ: 2561").check();
    assert_eq!(other.codes(), ["year-mismatch"], "{}", other.terminal());
    let two = Project::minimal().with("content/frameworks/2562-copy.yaml", FRAMEWORK).check();
    assert!(two.codes().contains(&"duplicate-id"), "{}", two.terminal());
    // Another year's framework beside it is no slip.
    let next = FRAMEWORK.replace("ปีงบประมาณ: 2562", "ปีงบประมาณ: 2563");
    let both = Project::minimal().with("content/frameworks/2563.yaml", &next).check();
    assert_eq!(both.codes(), Vec::<&str>::new(), "{}", both.terminal());
}

#[test]
fn indicators_that_do_not_fit_their_framework_are_found() {
    let nowhere = Project::minimal().one("องค์ประกอบ: work\n", "").check();
    assert_eq!(nowhere.codes(), ["missing-key"], "{}", nowhere.terminal());
    let unknown = Project::minimal().one("องค์ประกอบ: work", "องค์ประกอบ: other").check();
    assert_eq!(unknown.codes(), ["unknown-reference"], "{}", unknown.terminal());
    let unit = Project::minimal().one("ผล: ร้อยละ 90", "ผล: 90 ราย").check();
    assert_eq!(unit.codes(), ["unit-mismatch"], "{}", unit.terminal());
    let level = points("", "ขั้นเป้าหมาย: {50: ร้อยละ 96, 75: ร้อยละ 100}\nผล: ถึงระดับ 60\n");
    assert_eq!(level.codes(), ["unknown-criterion"], "{}", level.terminal());
    let named = points("", "ขั้นเป้าหมาย:\n  50: {ก: 1 ครั้ง}\n  75: {ก: 2 ครั้ง}\nผล: ถึงระดับ 60\n");
    assert_eq!(named.codes(), ["unknown-criterion"], "{}", named.terminal());
    let step = points("", "ขั้นเป้าหมาย:\n  50: {ก: 1 ครั้ง}\n  75: {ก: 2 ครั้ง}\nผล: {ก: 1 ราย}\n");
    assert_eq!(step.codes(), ["unit-mismatch"], "{}", step.terminal());
}

#[test]
fn mandatory_indicators_and_limits_are_kept() {
    let mandatory = |number: &str| {
        let with = format!("ชื่อ: งานหลัก, ตัวชี้วัดบังคับ: [\"{number}\"]}}");
        Project::minimal().replace(PATH, "ชื่อ: งานหลัก}", &with).check()
    };
    assert_eq!(mandatory("1.2").codes(), ["mandatory-missing"]);
    assert_eq!(mandatory("1.1").codes(), Vec::<&str>::new());
    let limit = |most: usize| {
        let with = format!(
            "    เพดานจำนวน:\n      - {{องค์ประกอบ: work, ไม่เกิน: {most}}}\n    สรุปภาพรวม:\n"
        );
        Project::minimal().replace(PATH, "    สรุปภาพรวม:\n", &with).check()
    };
    assert_eq!(limit(0).codes(), ["limit-exceeded"]);
    assert_eq!(limit(1).codes(), Vec::<&str>::new());
}
