//! Proves that scores are those of the rules: the golden values of the shipped year, every boundary,
//! the holes that stay open, what-ifs, a second agency with rules of another kind, and that nothing
//! printed and no order of files is an input of a score.

mod common;

use common::{Outcome, Project, ratio};
use raingan::model::Rating;
use raingan::model::{Assessment, FactContent, Requirement};
use raingan::notation::{Exact, FiscalYear};
use raingan::records::framework::Treatment;
use raingan::scoring::{Tally, Verdict, WhyNot};

const MAIN: usize = 0;
const DIRECTOR: usize = 1;
const ABOVE: usize = 0;
const MEETS: usize = 1;
const BELOW: usize = 2;
const QUALITY: usize = 0;
const STANDARD: usize = 1;
const NEEDS_IMPROVEMENT: usize = 2;

/// The grades of a part's components as symbols: `-` not assessed, `?` undecided.
fn grades(outcome: &Outcome, year: u16, part: usize) -> String {
    let symbol = |grade: &Verdict<usize>| match grade {
        Verdict::Decided(ABOVE) => '●',
        Verdict::Decided(MEETS) => '◎',
        Verdict::Decided(_) => '○',
        Verdict::Undecided(_) => '?',
        Verdict::NotAssessed(_) => '-',
    };
    outcome.part(year, part).components.iter().map(|component| symbol(&component.grade)).collect()
}

/// The only tally of a component.
fn tally(outcome: &Outcome, year: u16, part: usize, component: usize) -> &Tally {
    let tallies = &outcome.part(year, part).components[component].tallies;
    assert_eq!(tallies.len(), 1, "{tallies:?}");
    &tallies[0]
}

/// Passed and assessed indicators of a component under each reading.
fn counts(outcome: &Outcome, part: usize, component: usize) -> Vec<(usize, usize)> {
    let tallies = &outcome.part(2562, part).components[component].tallies;
    tallies.iter().map(|tally| (tally.passed, tally.assessed)).collect()
}

fn rating(outcome: &Outcome, slug: &str) -> Verdict<Rating> {
    outcome.indicator(2562, slug).1.rating.clone()
}

/// The smallest project with as many indicators of one component, the first of which pass.
fn share(passed: usize, assessed: usize) -> Project {
    (0..assessed).fold(Project::minimal().without(common::ONE), |project, at| {
        let result = if at < passed { 90 } else { 70 };
        let rest = format!("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ {result}\n");
        project.indicator(&format!("i{at}"), &format!("1.{}", at + 1), &rest)
    })
}

/// The rating of one indicator with a target and a result, in words.
fn compare(target: &str, result: &str, rest: &str) -> String {
    let text = format!(
        "รหัสถาวร: one\nรหัส: \"1.1\"\nองค์ประกอบ: work\nชื่อ: ก\nเป้าหมาย: {target}\nผล: {result}\n{rest}"
    );
    let outcome = Project::minimal().with(common::ONE, &text).check();
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    match rating(&outcome, "one") {
        Verdict::Decided(rating) => format!("{rating:?}"),
        Verdict::Undecided(possible) => format!("? {possible:?}"),
        Verdict::NotAssessed(why) => format!("- {why:?}"),
    }
}

// The shipped year.

#[test]
fn the_shipped_year_has_its_golden_values() {
    let outcome = Project::shipped().check();
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    assert_eq!(grades(&outcome, 2562, MAIN), "●●-●●");

    let function = tally(&outcome, 2562, MAIN, 0);
    assert_eq!((function.passed, function.assessed), (5, 6));
    assert_eq!(function.low, ratio(500, 6));
    assert_eq!(raingan::notation::number::show(&function.low, 2), "83.33");
    // 2.1.2 could not be measured: left out it is 1/1, counted as passed 2/2. Both agree.
    assert_eq!(counts(&outcome, MAIN, 1), [(1, 1), (2, 2)]);
    assert_eq!(counts(&outcome, MAIN, 3), [(4, 4)]);
    assert_eq!(counts(&outcome, MAIN, 4), [(1, 1)]);
    let area = &outcome.part(2562, MAIN).components[2].grade;
    assert_eq!(*area, Verdict::NotAssessed(WhyNot::NotApplicable));

    let part = outcome.part(2562, MAIN);
    assert_eq!(part.leaves, [(11, 12), (12, 13)]);
    assert_eq!(part.overall, Verdict::Decided(QUALITY));
    // Not all passed and nobody says which indicators measure outcomes: level 3, or the hole.
    assert_eq!(part.sublevel, Some(Verdict::Undecided(vec![None, Some(2)])));
}

#[test]
fn the_shipped_director_has_golden_values() {
    let outcome = Project::shipped().check();
    assert_eq!(grades(&outcome, 2562, DIRECTOR), "●●●●");
    assert_eq!(counts(&outcome, DIRECTOR, 0), [(4, 4)]);
    assert_eq!(counts(&outcome, DIRECTOR, 2), [(3, 4)]);
    assert_eq!(tally(&outcome, 2562, DIRECTOR, 2).low, ratio(75, 1));
    assert_eq!(counts(&outcome, DIRECTOR, 3), [(6, 6)]);
    assert_eq!(outcome.part(2562, DIRECTOR).overall, Verdict::Decided(QUALITY));
    assert_eq!(rating(&outcome, "organisation-level"), Verdict::Decided(Rating::Above));

    let competences = [
        ("leadership", Rating::Above),
        ("vision", Rating::Above),
        ("strategic-planning", Rating::Above),
        ("change-potential", Rating::Above),
        ("self-control", Rating::Meets),
        ("coaching-delegation", Rating::Above),
        ("assigned-workforce", Rating::Above),
        ("assigned-smes", Rating::Above),
        ("assigned-statistics", Rating::Passed),
        ("assigned-income", Rating::Below),
    ];
    for (slug, expected) in competences {
        assert_eq!(rating(&outcome, slug), Verdict::Decided(expected), "{slug}");
    }
}

#[test]
fn the_shipped_leaves_are_rated_as_printed() {
    let outcome = Project::shipped().check();
    let passed = [
        "eva",
        "social-value",
        "iub-survey",
        "shop-scoring",
        "digital-id-platform",
        "awareness-plan",
        "satisfaction-survey",
        "disbursement",
        "board-governance",
        "innovation-proposal",
        "big-change",
    ];
    for slug in passed {
        assert_eq!(rating(&outcome, slug), Verdict::Decided(Rating::Passed), "{slug}");
    }
    assert_eq!(rating(&outcome, "service-income"), Verdict::Decided(Rating::Failed));
    for heading in ["value-added", "msme-big-data", "public-awareness"] {
        assert_eq!(rating(&outcome, heading), Verdict::NotAssessed(WhyNot::Heading), "{heading}");
    }
    assert!(matches!(rating(&outcome, "clarification"), Verdict::NotAssessed(WhyNot::State(..))));
    assert!(outcome.indicator(2562, "satisfaction-survey").1.judged);
    assert!(!outcome.indicator(2562, "eva").1.judged);
}

#[test]
fn the_shipped_formulas_are_exact() {
    let outcome = Project::shipped().check();
    let value = |slug: &str| outcome.indicator(2562, slug).1.value.clone().unwrap();
    assert_eq!(value("eva").to_string(), "19,564.39 ล้านบาท");
    assert_eq!(value("social-value").to_string(), "2,219,284.77 บาท");
    // 152,154 × 0.167 × 87.34
    assert_eq!(value("social-value").exact, ratio(152_154 * 167 * 8_734, 100_000));
    let year = &outcome.scored().model.years[&FiscalYear(2562)];
    let total = |slug: &str| {
        let at = year.calculations.iter().position(|c| c.slug.as_str() == slug).unwrap();
        outcome.year(2562).calculations[at].total.clone().unwrap().to_string()
    };
    assert_eq!(total("indirect-value"), "20,062,894,398.01 บาท");
    assert_eq!(total("indirect-value-net"), "19,576,172,098.01 บาท");
}

#[test]
fn the_ita_score_is_shown_and_stands_in_no_rule() {
    let shipped = Project::shipped();
    let outcome = shipped.check();
    let year = &outcome.scored().model.years[&FiscalYear(2562)];
    let shown: Vec<String> = year
        .shown
        .iter()
        .map(|(sheet, fact)| match &year.sheets[*sheet].facts[*fact].content {
            FactContent::Stated(value) => value.to_string(),
            FactContent::Computed(_) => "computed".to_owned(),
        })
        .collect();
    assert_eq!(shown, ["90.66 คะแนน"]);
    let lower = shipped.replace("content/2562/facts/ita.yaml", "90.66 คะแนน", "0.01 คะแนน").check();
    assert_eq!(lower.year(2562), outcome.year(2562));
}

// Nothing printed and no order is an input.

#[test]
fn printed_symbols_change_no_score() {
    let shipped = Project::shipped();
    let outcome = shipped.check();
    for (from, to) in [("●", "○"), ("◎", "●"), ("○", "◎"), ("●", "อะไรก็ได้")]
    {
        let mut other = shipped.clone();
        let mut changed = 0;
        for bytes in other.files_mut().values_mut() {
            let text = String::from_utf8(bytes.clone()).unwrap();
            changed += text.matches(from).count();
            *bytes = text.replace(from, to).into_bytes();
        }
        assert!(changed > 0);
        let other = other.check();
        assert_eq!(other.errors(), 0, "{}", other.terminal());
        assert_eq!(other.year(2562), outcome.year(2562), "{from} → {to}");
    }
}

#[test]
fn no_printed_value_changes_a_score() {
    let shipped = Project::shipped();
    let outcome = shipped.check();
    let mut other = shipped.clone();
    for (path, bytes) in other.files_mut() {
        if !path.ends_with(".yaml") {
            continue;
        }
        // Drops every block of printed values: its key and the deeper lines under it.
        let text = String::from_utf8(bytes.clone()).unwrap();
        let mut kept = String::new();
        let mut inside: Option<usize> = None;
        for line in text.lines() {
            let indent = line.len() - line.trim_start().len();
            if inside.is_some_and(|depth| indent > depth || line.trim().is_empty()) {
                continue;
            }
            inside = line.trim_start().starts_with("ตามที่พิมพ์:").then_some(indent);
            if inside.is_none() {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        *bytes = kept.into_bytes();
    }
    let other = other.check();
    assert_eq!(other.year(2562), outcome.year(2562));
    assert!(!other.codes().contains(&"claim-differs"));
}

#[test]
fn the_order_of_files_changes_nothing() {
    for project in [Project::shipped(), Project::second_agency()] {
        let outcome = project.check();
        let mut files: Vec<_> = project.files().iter().collect();
        for round in 0..6 {
            match round {
                0 => files.reverse(),
                n => files.rotate_left(n * 7),
            }
            let (sources, findings) = Project::sources_in(files.iter().copied());
            let other = Outcome::of(sources, findings);
            assert_eq!(other.scored().years, outcome.scored().years);
            assert_eq!(other.terminal(), outcome.terminal());
        }
    }
}

// Shares and their bands.

#[test]
fn bands_hold_at_their_ends() {
    let cases = [
        (0, 1, BELOW),
        (1, 3, BELOW),
        (2, 5, BELOW),
        (3, 7, BELOW),
        (49, 100, BELOW),
        (1, 2, MEETS),
        (50, 100, MEETS),
        (5, 8, MEETS),
        (2, 3, MEETS),
        (4, 6, MEETS),
        (67, 100, MEETS),
        (68, 100, ABOVE),
        (3, 4, ABOVE),
        (5, 6, ABOVE),
        (1, 1, ABOVE),
        // Rounding first would make these 67, 67.0 and 67.00, and ◎.
        (29, 43, ABOVE),
        (59, 88, ABOVE),
        (199, 297, ABOVE),
    ];
    for (passed, assessed, grade) in cases {
        let outcome = share(passed, assessed).check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{passed}/{assessed}");
        let component = &outcome.part(2562, MAIN).components[0];
        assert_eq!(component.grade, Verdict::Decided(grade), "{passed}/{assessed}");
        assert_eq!(component.tallies[0].low, ratio(100 * passed as i64, assessed as i64));
        // One component: its grade is the overall level.
        assert_eq!(
            outcome.part(2562, MAIN).overall,
            Verdict::Decided(grade),
            "{passed}/{assessed}"
        );
    }
}

#[test]
fn leaves_are_counted_or_what_the_rules_say() {
    // Two headings: under one 1 of 2 passes, under the other 1 of 1. Leaves: 2/3 = 66.67 → ◎.
    let project = Project::minimal()
        .without(common::ONE)
        .indicator("a", "1", "")
        .indicator("b", "2", "")
        .indicator("a1", "1.1", "อยู่ใต้: a\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .indicator("a2", "1.2", "อยู่ใต้: a\nเป้าหมาย: 1 ครั้ง\nผล: 0 ครั้ง\n")
        .indicator("b1", "2.1", "อยู่ใต้: b\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n");
    let outcome = project.check();
    assert_eq!(counts(&outcome, MAIN, 0), [(2, 3)]);
    assert_eq!(grades(&outcome, 2562, MAIN), "◎");
    // Counting what stands under nothing, a heading is what stands under it: b passed, and what a
    // mixed heading is the rules do not say. 1/2 or 2/2.
    let path = "content/frameworks/2562.yaml";
    let top = project.replace(path, "ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, นับ: ตัวชี้วัดหลัก}");
    let outcome = top.check();
    let component = &outcome.part(2562, MAIN).components[0];
    assert_eq!(component.grade, Verdict::Undecided(vec![ABOVE, MEETS]));
    assert_eq!((component.tallies[0].passed, component.tallies[0].open), (1, 1));
    assert_eq!(component.tallies[0].assessed, 2);
    assert!(outcome.codes().contains(&"undecided"));
    // Every reading agrees where all of them pass, or none does.
    let a2 = "content/2562/indicators/a2.yaml";
    let all = top.clone().replace(a2, "ผล: 0 ครั้ง", "ผล: 1 ครั้ง").check();
    assert_eq!(counts(&all, MAIN, 0), [(2, 2)]);
    assert_eq!(grades(&all, 2562, MAIN), "●");
    let a1 = "content/2562/indicators/a1.yaml";
    let none = top.clone().replace(a1, "ผล: 1 ครั้ง", "ผล: 0 ครั้ง").check();
    assert_eq!(counts(&none, MAIN, 0), [(1, 2)]);
    // What could not be measured is treated under its heading, too.
    let treated = |how: &str| {
        top.clone()
            .replace(path, "    สรุปภาพรวม:\n", &format!("    เมื่อวัดไม่ได้: {how}\n    สรุปภาพรวม:\n"))
            .replace(a2, "ผล: 0 ครั้ง", "ผล: วัดไม่ได้ในปีนี้ (ไม่มีเหตุ)")
            .check()
    };
    assert_eq!(counts(&treated("ตัดออก"), MAIN, 0), [(2, 2)]);
    assert_eq!(treated("นับว่าไม่ผ่าน").part(2562, MAIN).components[0].tallies[0].open, 1);
}

// A component that has the grade of its only indicator.

const SINGLE: &str = "ชื่อ: งานหลัก, วิธีประเมิน: ตามตัวชี้วัด}";

/// The smallest project, its component graded by its indicator, with two grades.
fn two_grades(single: &str) -> Project {
    let path = "content/frameworks/2562.yaml";
    Project::minimal()
        .replace(path, "  - {รหัส: meets, ชื่อ: เป็นไปตามเป้าหมาย, สัญลักษณ์: ◎}\n", "")
        .replace(path, "      - {เกณฑ์: 50-67, ให้ระดับ: meets}\n", "")
        .replace(path, "            - {ให้ระดับ: standard}\n", "")
        .replace(path, "ชื่อ: งานหลัก}", single)
}

#[test]
fn a_single_indicator_gives_the_grade_that_the_framework_names() {
    let path = "content/frameworks/2562.yaml";
    let single = Project::minimal().replace(path, "ชื่อ: งานหลัก}", SINGLE);
    for (result, grade) in [("ระดับ 3", ABOVE), ("ระดับ 2", MEETS), ("ระดับ 1", BELOW)]
    {
        let lines = format!("เป้าหมาย: ระดับ 2\nผล: {result}\n");
        let outcome = single.clone().one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", &lines).check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
        assert_eq!(outcome.part(2562, MAIN).components[0].grade, Verdict::Decided(grade));
    }
    // Two grades do not say which rating gives which: refused, and nothing out of range.
    let failed = "ผล: ร้อยละ 70";
    let refused = two_grades(SINGLE).one("ผล: ร้อยละ 90", failed).check();
    assert_eq!(refused.codes(), ["bad-framework"], "{}", refused.terminal());
    assert_eq!(refused.part(2562, MAIN).components[0].grade, Verdict::Undecided(vec![]));
    let named = "ชื่อ: งานหลัก, วิธีประเมิน: ตามตัวชี้วัด, ระดับตามผล: {สูงกว่าเป้าหมาย: above, เป็นไปตามเป้าหมาย: above, ต่ำกว่าเป้าหมาย: below}}";
    for (result, grade) in [("ผล: ร้อยละ 90", 0), (failed, 1)] {
        let outcome = two_grades(named).one("ผล: ร้อยละ 90", result).check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
        assert_eq!(outcome.part(2562, MAIN).components[0].grade, Verdict::Decided(grade));
    }
    let unused =
        Project::minimal().replace(path, "ชื่อ: งานหลัก}", &named.replace("วิธีประเมิน: ตามตัวชี้วัด, ", ""));
    assert_eq!(unused.check().codes(), ["bad-framework"]);
}

#[test]
fn a_single_indicator_that_could_not_be_measured_is_treated_as_the_rules_say() {
    let path = "content/frameworks/2562.yaml";
    let treated = |how: &str| {
        Project::minimal()
            .replace(path, "ชื่อ: งานหลัก}", SINGLE)
            .replace(path, "    สรุปภาพรวม:\n", &format!("    เมื่อวัดไม่ได้: {how}\n    สรุปภาพรวม:\n"))
            .one("ผล: ร้อยละ 90", "ผล: วัดไม่ได้ในปีนี้ (ไม่มีเหตุ)")
            .check()
    };
    let grade = |how: &str| treated(how).part(2562, MAIN).components[0].grade.clone();
    assert_eq!(grade("นับว่าไม่ผ่าน"), Verdict::Decided(BELOW));
    assert_eq!(grade("นับว่าผ่าน"), Verdict::Decided(ABOVE));
    assert_eq!(grade("ตัดออก"), Verdict::NotAssessed(WhyNot::NoIndicators));
}

#[test]
fn a_component_of_one_indicator_has_one() {
    let path = "content/frameworks/2562.yaml";
    let single = Project::minimal().replace(path, "ชื่อ: งานหลัก}", SINGLE);
    let second = |result: &str| {
        single.clone().indicator("two", "1.2", &format!("เป้าหมาย: 1 ครั้ง\nผล: {result}\n")).check()
    };
    let outcome = second("1 ครั้ง");
    assert_eq!(outcome.codes(), ["limit-exceeded"], "{}", outcome.terminal());
    assert_eq!(outcome.part(2562, MAIN).components[0].grade, Verdict::Undecided(vec![]));
    assert!(matches!(outcome.part(2562, MAIN).overall, Verdict::Undecided(_)));
    // The other one is not assessed.
    let outcome = second("ไม่ต้องประเมิน");
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
    assert_eq!(grades(&outcome, 2562, MAIN), "●");
}

#[test]
fn a_total_adds_what_has_one_measure() {
    let path = "content/frameworks/2562.yaml";
    let total = |first: &str, second: &str| {
        let rules = common::FRAMEWORK.split_once("      วิธีสรุป:\n").unwrap().1;
        let project = Project::minimal()
            .replace(path, &format!("      วิธีสรุป:\n{rules}"), "      ช่วงผล:\n        - {เกณฑ์: ไม่น้อยกว่า 50, ให้ระดับ: quality}\n        - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: standard}\n")
            .replace(path, "    ช่วงผล:\n      - {เกณฑ์: มาก", "    คะแนนเต็ม: 100\n    ไม่ถึงขั้นแรกได้: 0\n    ช่วงผล:\n      - {เกณฑ์: มาก")
            .replace(path, "      - {รหัส: work, ชื่อ: งานหลัก}\n", &format!("      - {{รหัส: work, ชื่อ: งานหลัก{first}}}\n      - {{รหัส: more, ชื่อ: งานรอง{second}}}\n"));
        let text =
            common::INDICATOR.replace("one", "two").replace("1.1", "2.1").replace("work", "more");
        project.with("content/2562/indicators/two.yaml", &text).check()
    };
    let points = ", วิธีประเมิน: คะแนนถ่วงน้ำหนัก";
    let mixed = total("", points);
    assert_eq!(mixed.codes(), ["bad-framework"], "{}", mixed.terminal());
    assert!(matches!(mixed.part(2562, MAIN).overall, Verdict::Undecided(_)));
    let single = total("", ", วิธีประเมิน: ตามตัวชี้วัด");
    assert_eq!(single.codes(), ["bad-framework"], "{}", single.terminal());
    for (first, second) in [("", ""), (points, points), ("", ", วิธีประเมิน: ตามตัวชี้วัด, น้ำหนัก: 0")]
    {
        let outcome = total(first, second);
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
        assert!(matches!(outcome.part(2562, MAIN).overall, Verdict::Decided(_)));
    }
}

#[test]
fn a_hole_between_bands_is_said_and_nothing_is_invented() {
    let hole = |project: Project| {
        project.replace(
            "content/frameworks/2562.yaml",
            "      - {เกณฑ์: 50-67, ให้ระดับ: meets}\n",
            "",
        )
    };
    let outcome = hole(share(3, 5)).check();
    assert_eq!(outcome.part(2562, MAIN).components[0].grade, Verdict::Undecided(vec![]));
    assert_eq!(outcome.part(2562, MAIN).overall, Verdict::Undecided(vec![]));
    // The part only hands on what its component leaves open.
    assert_eq!(outcome.codes(), ["undecided", "band-gap"]);
    // Decided where it is decided.
    assert_eq!(grades(&hole(share(4, 5)).check(), 2562, MAIN), "●");
    // Three of four, and one of them open: 50 (the hole) or 75 (above). One band is no decision.
    let open = share(3, 4).replace("content/2562/indicators/i2.yaml", "ผล: ร้อยละ 90\n", "");
    let outcome = hole(open).check();
    let component = &outcome.part(2562, MAIN).components[0];
    assert_eq!(component.grade, Verdict::Undecided(vec![ABOVE]));
    assert_eq!(component.tallies[0].hole, Some(ratio(50, 1)));
    assert_eq!(outcome.part(2562, MAIN).overall, Verdict::Undecided(vec![QUALITY]));
}

#[test]
fn an_open_indicator_is_decided_only_where_it_cannot_matter() {
    let open = |passed, assessed| {
        share(passed, assessed)
            .replace("content/2562/indicators/i0.yaml", "ผล: ร้อยละ 90\n", "")
            .check()
    };
    // 4/5 or 5/5: above either way. 1/2 or 2/2: at or above.
    assert_eq!(grades(&open(5, 5), 2562, MAIN), "●");
    let outcome = open(2, 2);
    let component = &outcome.part(2562, MAIN).components[0];
    assert_eq!(component.grade, Verdict::Undecided(vec![ABOVE, MEETS]));
    assert_eq!(component.tallies[0].low, ratio(50, 1));
    assert_eq!(component.tallies[0].high, ratio(100, 1));
    assert_eq!(outcome.codes(), ["no-result"]);
}

// The overall level.

/// A framework of five components, and indicators that give them the wanted grades.
fn five(wanted: &str) -> Project {
    let mut framework = common::FRAMEWORK.to_owned();
    let components: String = "abcde"
        .chars()
        .map(|c| format!("      - {{รหัส: {c}, ชื่อ: องค์ประกอบ {c}, ถ้ามี: ใช่}}\n"))
        .collect();
    framework = framework.replace("      - {รหัส: work, ชื่อ: งานหลัก}\n", &components);
    let mut project = Project::minimal().without(common::ONE);
    let mut skipped = String::new();
    for (at, (component, symbol)) in "abcde".chars().zip(wanted.chars()).enumerate() {
        let (passed, assessed) = match symbol {
            '●' => (1, 1),
            '◎' => (1, 2),
            '○' => (0, 1),
            _ => {
                skipped.push_str(&format!("  {component}: ไม่มีภารกิจนี้\n"));
                continue;
            }
        };
        for n in 0..assessed {
            let result = if n < passed { 90 } else { 70 };
            let text = format!(
                "รหัสถาวร: {component}{n}\nรหัส: \"{}.{}\"\nองค์ประกอบ: {component}\nชื่อ: ก\nเป้าหมาย: ร้อยละ 80\nผล: ร้อยละ {result}\n",
                at + 1,
                n + 1
            );
            project = project.with(&format!("content/2562/indicators/{component}{n}.yaml"), &text);
        }
    }
    if !skipped.is_empty() {
        let year = format!("{}องค์ประกอบที่ไม่ต้องประเมิน:\n{skipped}", common::YEAR);
        project = project.with("content/2562/year.yaml", &year);
    }
    project.with("content/frameworks/2562.yaml", &framework)
}

#[test]
fn the_overall_level_follows_the_rules() {
    let cases = [
        ("●●-●●", QUALITY),
        ("●●●●●", QUALITY),
        ("----●", QUALITY),
        ("●◎-●●", STANDARD),
        ("◎◎-◎◎", STANDARD),
        ("◎◎◎◎◎", STANDARD),
        ("-◎---", STANDARD),
        ("●●-●○", NEEDS_IMPROVEMENT),
        ("○◎-●●", NEEDS_IMPROVEMENT),
        ("○○○○○", NEEDS_IMPROVEMENT),
        ("--○--", NEEDS_IMPROVEMENT),
    ];
    for (wanted, level) in cases {
        let outcome = five(wanted).check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
        assert_eq!(grades(&outcome, 2562, MAIN), wanted);
        assert_eq!(outcome.part(2562, MAIN).overall, Verdict::Decided(level), "{wanted}");
    }
    let nothing = five("-----").check();
    assert_eq!(nothing.part(2562, MAIN).overall, Verdict::NotAssessed(WhyNot::NoIndicators));
}

#[test]
fn readings_that_differ_leave_the_level_open() {
    // One reading looks at a and b, the other at all: c alone is below.
    let path = "content/frameworks/2562.yaml";
    let project = five("●●○●●");
    let rules = project.text(path).split_once("        - กติกา:\n").unwrap().1.to_owned();
    let narrow =
        format!("        - องค์ประกอบ: [a, b]\n          กติกา:\n{rules}        - กติกา:\n{rules}");
    let text = project.text(path).replace(&format!("        - กติกา:\n{rules}"), &narrow);
    let project = project.with(path, &text);
    let outcome = project.check();
    assert_eq!(
        outcome.part(2562, MAIN).overall,
        Verdict::Undecided(vec![QUALITY, NEEDS_IMPROVEMENT])
    );
    assert_eq!(outcome.codes(), ["undecided"]);
    // They agree where c is good.
    let agreed = project.replace("content/2562/indicators/c0.yaml", "ร้อยละ 70", "ร้อยละ 80").check();
    assert_eq!(agreed.part(2562, MAIN).overall, Verdict::Decided(QUALITY));
}

#[test]
fn sub_levels_have_a_hole_and_it_stays() {
    let rules = "      ระดับย่อย:
        ของระดับ: quality
        ตัววัด:
          สัดส่วนผลลัพธ์: {สัดส่วนของ: ตัวชี้วัดผลลัพธ์, องค์ประกอบ: work}
          สัดส่วนที่ผ่าน: {สัดส่วนของ: ตัวชี้วัดที่ผ่าน}
        กติกา:
          - {ชื่อ: ระดับ 1, เมื่อ: {สัดส่วนผลลัพธ์: ไม่น้อยกว่า 80, สัดส่วนที่ผ่าน: เท่ากับ 100}}
          - {ชื่อ: ระดับ 2, เมื่อ: {สัดส่วนผลลัพธ์: น้อยกว่า 80, สัดส่วนที่ผ่าน: เท่ากับ 100}}
          - {ชื่อ: ระดับ 3, เมื่อ: {สัดส่วนผลลัพธ์: น้อยกว่า 80, สัดส่วนที่ผ่าน: น้อยกว่า 100}}
";
    // Five indicators: how many measure outcomes, how many nothing is known of, how many pass.
    let sublevel = |outcomes: usize, unknown: usize, passed: usize| {
        let mut project = share(passed, 5);
        for at in 0..5 {
            let path = format!("content/2562/indicators/i{at}.yaml");
            let kind = match at {
                at if at < outcomes => "ประเภท: ผลลัพธ์\n",
                at if at < outcomes + unknown => "",
                _ => "ประเภท: ผลผลิต\n",
            };
            let text = format!("{}{kind}", project.text(&path));
            project = project.with(&path, &text);
        }
        let framework = format!("{}{rules}", common::FRAMEWORK);
        let outcome = project.with("content/frameworks/2562.yaml", &framework).check();
        assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
        outcome.part(2562, MAIN).sublevel.clone()
    };
    let level = |n: usize| Some(Verdict::Decided(Some(n - 1)));
    assert_eq!(sublevel(5, 0, 5), level(1));
    assert_eq!(sublevel(4, 0, 5), level(1), "exactly 80 is on the side of level 1");
    assert_eq!(sublevel(3, 0, 5), level(2));
    assert_eq!(sublevel(3, 0, 4), level(3));
    assert_eq!(sublevel(4, 0, 4), Some(Verdict::Decided(None)), "the hole");
    assert_eq!(sublevel(3, 1, 5), Some(Verdict::Undecided(vec![Some(0), Some(1)])));
    assert_eq!(sublevel(3, 2, 4), Some(Verdict::Undecided(vec![None, Some(2)])));
    assert_eq!(sublevel(2, 1, 4), level(3), "one unknown of five cannot make it 80");
    // Three of five is ◎, so there is no quality level to divide.
    assert_eq!(sublevel(5, 0, 3), None);
}

// What could not be measured, and other states.

#[test]
fn what_could_not_be_measured_is_read_in_every_way_the_rules_allow() {
    let path = "content/frameworks/2562.yaml";
    let shipped = Project::shipped();
    let treated =
        |ways: &str| shipped.clone().replace(path, "เมื่อวัดไม่ได้: [ตัดออก, นับว่าผ่าน]", ways).check();
    let failed = treated("เมื่อวัดไม่ได้: นับว่าไม่ผ่าน");
    assert_eq!(counts(&failed, MAIN, 1), [(1, 2)]);
    assert_eq!(grades(&failed, 2562, MAIN), "●◎-●●");
    assert_eq!(failed.part(2562, MAIN).overall, Verdict::Decided(STANDARD));

    let both = treated("เมื่อวัดไม่ได้: [ตัดออก, นับว่าไม่ผ่าน]");
    assert_eq!(grades(&both, 2562, MAIN), "●?-●●");
    assert_eq!(both.part(2562, MAIN).overall, Verdict::Undecided(vec![QUALITY, STANDARD]));
    let treatments: Vec<_> =
        both.part(2562, MAIN).components[1].tallies.iter().map(|tally| tally.treatment).collect();
    assert_eq!(treatments, [Some(Treatment::LeaveOut), Some(Treatment::CountFailed)]);
    // What is undecided is handed on, not guessed: above or at the director's target.
    let director = rating(&both, "organisation-level");
    assert_eq!(director, Verdict::Undecided(vec![Rating::Above, Rating::Meets]));

    let left_out = treated("เมื่อวัดไม่ได้: ตัดออก");
    assert_eq!(counts(&left_out, MAIN, 1), [(1, 1)]);
    assert_eq!(left_out.part(2562, MAIN).leaves, [(11, 12)]);
}

#[test]
fn what_is_not_due_is_open_and_said_when_the_year_is_over() {
    let year = "content/2562/year.yaml";
    let at = |day: &str, result: &str| {
        share(1, 1)
            .indicator("i1", "1.2", &format!("เป้าหมาย: ร้อยละ 80\nผล: {result}\n"))
            .replace(year, "30 กันยายน 2562", day)
            .check()
    };
    for (day, codes) in [("29 กันยายน 2562", &[][..]), ("30 กันยายน 2562", &["no-result"])]
    {
        let outcome = at(day, "ยังไม่ถึงรอบรายงาน");
        assert_eq!(outcome.codes(), codes, "{}", outcome.terminal());
        let open = Verdict::Undecided(vec![Rating::Passed, Rating::Failed]);
        assert_eq!(rating(&outcome, "i1"), open);
        let component = &outcome.part(2562, MAIN).components[0];
        assert_eq!(component.grade, Verdict::Undecided(vec![ABOVE, MEETS]));
        assert!(matches!(outcome.part(2562, MAIN).overall, Verdict::Undecided(_)));
    }
    // Levels, too; and one state for several criteria is said once.
    let levels = |day: &str| {
        points("")
            .indicator("one", "1.1", "ขั้นเป้าหมาย: {50: 1 ครั้ง, 100: 2 ครั้ง}\nผล: ยังไม่ถึงรอบรายงาน\n")
            .replace(year, "30 กันยายน 2562", day)
            .check()
    };
    assert_eq!(levels("1 มิถุนายน 2562").codes(), Vec::<&str>::new());
    assert_eq!(levels("1 ตุลาคม 2562").codes(), ["no-result"]);
    let several = "เป้าหมาย: {ก: 1 ครั้ง, ข: 1 ครั้ง}\nผล: ยังไม่ถึงรอบรายงาน\n";
    assert_eq!(share(1, 1).indicator("i1", "1.2", several).check().codes(), ["no-result"]);
}

#[test]
fn a_criterion_in_a_state_stands_for_itself() {
    let rate = |results: &str| {
        let rest = format!("เป้าหมาย: {{ก: 1 ครั้ง, ข: 1 ครั้ง, ค: 1 ครั้ง}}\nผล: {{{results}}}\n");
        let outcome = share(1, 1).indicator("i1", "1.2", &rest).check();
        match rating(&outcome, "i1") {
            Verdict::Decided(rating) => format!("{rating:?}"),
            Verdict::Undecided(_) => "?".to_owned(),
            Verdict::NotAssessed(WhyNot::State(state, _)) => format!("- {state:?}"),
            Verdict::NotAssessed(why) => format!("- {why:?}"),
        }
    };
    let (not, cannot, due) = ("ไม่ต้องประเมิน", "วัดไม่ได้ในปีนี้", "ยังไม่ถึงรอบรายงาน");
    let cases = [
        ([not, "1 ครั้ง", "1 ครั้ง"], "Passed"),
        ([not, "1 ครั้ง", "0 ครั้ง"], "Failed"),
        ([not, not, not], "- NotApplicable"),
        ([not, not, cannot], "- NotMeasurable"),
        ([not, cannot, "1 ครั้ง"], "- NotMeasurable"),
        ([not, cannot, "0 ครั้ง"], "Failed"),
        ([not, due, "1 ครั้ง"], "?"),
        ([cannot, due, "1 ครั้ง"], "?"),
        ([cannot, due, "0 ครั้ง"], "Failed"),
    ];
    for ([a, b, c], expected) in cases {
        for [a, b, c] in [[a, b, c], [b, c, a], [c, b, a]] {
            assert_eq!(rate(&format!("ก: {a}, ข: {b}, ค: {c}")), expected, "{a} · {b} · {c}");
        }
    }
}

#[test]
fn only_a_component_that_the_rules_let_go_may_be_skipped() {
    let path = "content/frameworks/2562.yaml";
    let years = format!("{}องค์ประกอบที่ไม่ต้องประเมิน: {{more: ไม่มีภารกิจนี้}}\n", common::YEAR);
    let two = |optional: &str| {
        let both = format!(
            "      - {{รหัส: work, ชื่อ: งานหลัก}}\n      - {{รหัส: more, ชื่อ: งานรอง{optional}}}\n"
        );
        Project::minimal().replace(path, "      - {รหัส: work, ชื่อ: งานหลัก}\n", &both)
    };
    let skipped = |optional: &str| two(optional).with("content/2562/year.yaml", &years);
    let text =
        common::INDICATOR.replace("one", "two").replace("1.1", "2.1").replace("work", "more");
    let failing = text.replace("ร้อยละ 90", "ร้อยละ 70");
    let two_yaml = "content/2562/indicators/two.yaml";

    let allowed = skipped(", ถ้ามี: ใช่").check();
    assert_eq!(allowed.codes(), Vec::<&str>::new(), "{}", allowed.terminal());
    assert_eq!(grades(&allowed, 2562, MAIN), "●-");
    let refused = skipped("").with(two_yaml, &failing).check();
    assert_eq!(refused.places(), ["content/2562/year.yaml:8 mandatory-missing"]);
    assert_eq!(grades(&refused, 2562, MAIN), "●○");
    // Nothing of it, and nothing said of it.
    assert_eq!(two("").check().places(), ["content/frameworks/2562.yaml:13 mandatory-missing"]);
    assert_eq!(two("").with(two_yaml, &text).check().codes(), Vec::<&str>::new());
    assert_eq!(two(", ถ้ามี: ใช่").check().codes(), Vec::<&str>::new());
    // What stands in a skipped component does not enter the sub-levels.
    let rules = "      ระดับย่อย:
        ของระดับ: quality
        ตัววัด: {สัดส่วนที่ผ่าน: {สัดส่วนของ: ตัวชี้วัดที่ผ่าน}}
        กติกา:
          - {ชื่อ: ระดับ 1, เมื่อ: {สัดส่วนที่ผ่าน: เท่ากับ 100}}
          - {ชื่อ: ระดับ 2, เมื่อ: {สัดส่วนที่ผ่าน: น้อยกว่า 100}}
";
    let project = skipped(", ถ้ามี: ใช่").with(two_yaml, &failing);
    let framework = format!("{}{rules}", project.text(path));
    let outcome = project.with(path, &framework).check();
    assert_eq!(outcome.part(2562, MAIN).sublevel, Some(Verdict::Decided(Some(0))));
    assert_eq!(outcome.part(2562, MAIN).leaves, [(1, 1)]);
}

#[test]
fn not_applicable_counts_as_absent() {
    let (two, path) = (share(1, 2), "content/2562/indicators/i2.yaml");
    let absent = two.check();
    for state in ["ไม่ต้องประเมิน", "ไม่ต้องประเมิน (ไม่มีภารกิจ)", "not-applicable"]
    {
        let rest = format!("เป้าหมาย: ร้อยละ 80\nผล: {state}\n");
        let with_state = two.clone().indicator("i2", "1.3", &rest);
        assert!(with_state.files().contains_key(path));
        let outcome = with_state.check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{state}");
        assert_eq!(outcome.part(2562, MAIN), absent.part(2562, MAIN), "{state}");
    }
}

#[test]
fn what_was_not_said_stays_open() {
    for result in ["ผล: ยังไม่รายงานผล\n", "ผล: ไม่มีข้อมูล\n", "ผล: ไม่มี\n", "ผล: \"-\"\n", ""]
    {
        let rest = format!("เป้าหมาย: ร้อยละ 80\n{result}");
        let outcome = share(1, 1).indicator("i1", "1.2", &rest).check();
        assert_eq!(outcome.codes(), ["no-result"], "{result}");
        assert_eq!(
            rating(&outcome, "i1"),
            Verdict::Undecided(vec![Rating::Passed, Rating::Failed])
        );
        let component = &outcome.part(2562, MAIN).components[0];
        assert_eq!(component.grade, Verdict::Undecided(vec![ABOVE, MEETS]));
    }
}

#[test]
fn a_bound_that_reaches_over_its_target_is_said() {
    let two = |result: &str| {
        let rest = format!("เป้าหมาย: 10 ราย\nผล: {result}\n");
        share(1, 1).indicator("i1", "1.2", &rest).check()
    };
    let open = two("มากกว่า 5 ราย");
    assert_eq!(
        open.places(),
        ["content/2562/indicators/i1.yaml:6 undecided"],
        "{}",
        open.terminal()
    );
    assert_eq!(two("มากกว่า 10 ราย").codes(), Vec::<&str>::new());
    // Steps: it may be 50 or 75, and the points of both are known.
    let step = |result: &str| {
        points("    ไม่ถึงขั้นแรกได้: 0\n")
            .indicator(
                "one",
                "1.1",
                &format!("ขั้นเป้าหมาย: {{50: 5 ราย, 75: 10 ราย}}\nผล: {result}\n"),
            )
            .check()
    };
    assert_eq!(step("มากกว่า 5 ราย").places(), ["content/2562/indicators/one.yaml:6 undecided"]);
    assert_eq!(step("มากกว่า 10 ราย").codes(), Vec::<&str>::new());
}

#[test]
fn a_hole_is_said_beside_a_missing_result_elsewhere() {
    let path = "content/frameworks/2562.yaml";
    let both = "      - {รหัส: work, ชื่อ: งานหลัก}\n      - {รหัส: more, ชื่อ: งานรอง}\n";
    let text =
        common::INDICATOR.replace("one", "two").replace("1.1", "2.1").replace("work", "more");
    let project = Project::minimal()
        .replace(path, "      - {รหัส: work, ชื่อ: งานหลัก}\n", both)
        .with("content/2562/indicators/two.yaml", &text)
        .one("ผล: ร้อยละ 90\n", "");
    let silent = project.check();
    assert_eq!(silent.codes(), ["no-result"], "{}", silent.terminal());
    let hole = project.replace(path, "เกณฑ์: มากกว่า 67,", "เกณฑ์: มากกว่า 67, และ: ไม่เกิน 99,").check();
    assert_eq!(
        hole.places(),
        [
            "content/2562/indicators/one.yaml:5 no-result",
            "content/frameworks/2562.yaml:13 undecided",
            "content/frameworks/2562.yaml:15 band-gap"
        ],
        "{}",
        hole.terminal()
    );
}

#[test]
fn a_formula_waits_for_what_has_no_result_yet() {
    let formula = "เป้าหมาย: 1 ครั้ง\nตัวแปร: {ก: ((ผล two)), ข: 2 ครั้ง}\nสูตร: ก + ข\nหน่วย: ครั้ง\n";
    let with = |result: &str| {
        Project::minimal()
            .one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", formula)
            .indicator("two", "1.2", &format!("เป้าหมาย: 1 ครั้ง\n{result}"))
            .replace("content/2562/year.yaml", "30 กันยายน 2562", "31 มีนาคม 2562")
    };
    let open = Verdict::Undecided(vec![Rating::Passed, Rating::Failed]);
    for (result, more) in [
        ("", 1),
        ("ผล: ยังไม่ถึงรอบรายงาน\n", 0),
        ("ผล: ไม่มีข้อมูล\n", 1),
        ("ผล: วัดไม่ได้ในปีนี้ (ไม่มีเหตุ)\n", 0),
    ] {
        let outcome = with(result).check();
        assert_eq!(outcome.codes(), vec!["no-result"; 1 + more], "{}", outcome.terminal());
        // What is never measured is not waited for.
        let said = match result.contains("วัดไม่ได้") {
            true => "“ก” ใช้ผลของตัวชี้วัด 1.2 ปี 2562 ซึ่งวัดไม่ได้ในปีนี้",
            false => "“ก” รอผลของตัวชี้วัด 1.2 ปี 2562",
        };
        assert!(outcome.terminal().contains(said), "{}", outcome.terminal());
        assert_eq!(rating(&outcome, "one"), open);
    }
    assert_eq!(with("ผล: 1 ครั้ง\n").check().codes(), Vec::<&str>::new());
    // What waits for something that waits says nothing more.
    let third = "เป้าหมาย: 1 ครั้ง\nตัวแปร: {ก: ((ผล one))}\nสูตร: ก\nหน่วย: ครั้ง\n";
    let chain = with("").indicator("three", "1.3", third).check();
    assert_eq!(chain.codes(), ["no-result", "no-result"], "{}", chain.terminal());
    assert_eq!(rating(&chain, "three"), open);
    // A fact of which nobody recorded the value.
    let sheet =
        "รหัสถาวร: sheet\nชื่อ: ชุดข้อมูล\nรายการ:\n  - {รหัสถาวร: amount, ชื่อ: จำนวน, ค่า: ไม่มีข้อมูล}\n";
    let fact = with("ผล: 1 ครั้ง\n")
        .one("((ผล two))", "((ค่า amount))")
        .with("content/2562/facts/sheet.yaml", sheet)
        .check();
    assert_eq!(fact.codes(), ["no-result"], "{}", fact.terminal());
    // A faulty source has no value, and says so itself.
    let faulty = with("ผล: 5 ครั้ง\nน้ำหนัก: -1\n").check();
    assert_eq!(faulty.codes(), ["bad-number"], "{}", faulty.terminal());
    assert_eq!(rating(&faulty, "one"), open);
}

#[test]
fn a_fault_is_never_scored() {
    let project = share(1, 1).indicator("i1", "1.2", "เป้าหมาย: ร้อยละ 80\nผล: 9O บาท\n");
    let outcome = project.check();
    assert_eq!(outcome.codes(), ["bad-number"]);
    assert_eq!(rating(&outcome, "i1"), Verdict::Undecided(vec![Rating::Passed, Rating::Failed]));
}

// One indicator.

#[test]
fn a_result_meets_its_target_or_does_not() {
    let cases = [
        // A bare target is a lower bound; the bound itself passes.
        ("ร้อยละ 80", "ร้อยละ 80", "Passed"),
        ("ร้อยละ 80", "ร้อยละ 80.00", "Passed"),
        ("ร้อยละ 80", "ร้อยละ 79.99", "Failed"),
        ("ร้อยละ 96", "ร้อยละ 95.99", "Failed"),
        ("13 ล้านบาท", "13 ล้านบาท", "Passed"),
        ("13 ล้านบาท", "12.9999999 ล้านบาท", "Failed"),
        ("13 ล้านบาท", "13,000,000 บาท", "Passed"),
        ("13 ล้านบาท", "12,999,999.99 บาท", "Failed"),
        ("13 ล้านบาท", "9.13 ล้านบาท", "Failed"),
        ("ตั้งแต่ 4.0000 คะแนน ขึ้นไป", "4 คะแนน", "Passed"),
        ("ไม่น้อยกว่า 3 ไตรมาส", "3 ไตรมาส", "Passed"),
        ("ไม่น้อยกว่า 3 ไตรมาส", "2 ไตรมาส", "Failed"),
        ("มากกว่า 5 ครั้ง", "5 ครั้ง", "Failed"),
        ("มากกว่า 5 ครั้ง", "6 ครั้ง", "Passed"),
        ("ไม่เกิน ร้อยละ 30", "ร้อยละ 30", "Passed"),
        ("ไม่เกิน ร้อยละ 30", "ร้อยละ 30.01", "Failed"),
        ("น้อยกว่า 3 วัน", "3 วัน", "Failed"),
        ("น้อยกว่า 3 วัน", "2.99 วัน", "Passed"),
        ("เท่ากับ 4 ฉบับ", "4 ฉบับ", "Passed"),
        ("เท่ากับ 4 ฉบับ", "5 ฉบับ", "Failed"),
        // A result that is a bound is compared as all it may be.
        ("100,000 ราย", "มากกว่า 100,000 ราย", "Passed"),
        ("100,000 ราย", "ไม่น้อยกว่า 100,000 ราย", "Passed"),
        ("มากกว่า 100,000 ราย", "ไม่น้อยกว่า 100,000 ราย", "? [Passed, Failed]"),
        ("100,000 ราย", "มากกว่า 90,000 ราย", "? [Passed, Failed]"),
        ("100,000 ราย", "ต่ำกว่า 100,000 ราย", "Failed"),
        ("100,000 ราย", "90,000-99,999 ราย", "Failed"),
        ("100,000 ราย", "100,000-120,000 ราย", "Passed"),
        ("100,000 ราย", "90,000-120,000 ราย", "? [Passed, Failed]"),
        // A band: below, within (both ends in), above.
        ("13-15 ล้านบาท", "12.99 ล้านบาท", "Below"),
        ("13-15 ล้านบาท", "13 ล้านบาท", "Meets"),
        ("13-15 ล้านบาท", "15 ล้านบาท", "Meets"),
        ("13-15 ล้านบาท", "15.01 ล้านบาท", "Above"),
        ("13-15 ล้านบาท", "ต่ำกว่า 13 ล้านบาท", "Below"),
        ("13-15 ล้านบาท", "ไม่เกิน 13 ล้านบาท", "? [Meets, Below]"),
        ("13-15 ล้านบาท", "มากกว่า 15 ล้านบาท", "Above"),
        ("13-15 ล้านบาท", "มากกว่า 14 ล้านบาท", "? [Above, Meets]"),
        // A level.
        ("ระดับ 2", "ระดับ 1", "Below"),
        ("ระดับ 2", "ระดับ 2", "Meets"),
        ("ระดับ 2", "ถึงระดับ 2", "Meets"),
        ("ระดับ 2", "ระดับ 3", "Above"),
        ("ถึงระดับ 75", "ระดับ 100", "Above"),
        // Words are judged, not compared.
        ("เสนอรายงาน", "เสนอแล้ว", "? [Passed, Failed]"),
    ];
    for (target, result, expected) in cases {
        assert_eq!(compare(target, result, ""), expected, "{target} · {result}");
    }
}

#[test]
fn where_less_is_better_everything_turns() {
    let lower = "ทิศทาง: ยิ่งน้อยยิ่งดี\n";
    let cases = [
        ("30 วัน", "30 วัน", "Passed"),
        ("30 วัน", "31 วัน", "Failed"),
        ("30 วัน", "น้อยกว่า 30 วัน", "Passed"),
        ("ไม่น้อยกว่า 5 วัน", "4 วัน", "Failed"),
        ("13-15 วัน", "12 วัน", "Above"),
        ("13-15 วัน", "14 วัน", "Meets"),
        ("13-15 วัน", "16 วัน", "Below"),
        ("ระดับ 2", "ระดับ 1", "Above"),
        ("ระดับ 2", "ระดับ 3", "Below"),
    ];
    for (target, result, expected) in cases {
        assert_eq!(compare(target, result, lower), expected, "{target} · {result}");
    }
}

#[test]
fn all_criteria_have_to_hold() {
    let rate = |results: &str| {
        let rest = format!("เป้าหมาย:\n  ก: 1 ฉบับ\n  ข: ร้อยละ 80\n{results}");
        let text = format!("รหัสถาวร: one\nรหัส: \"1.1\"\nองค์ประกอบ: work\nชื่อ: ตัวชี้วัด\n{rest}");
        let outcome = Project::minimal().with(common::ONE, &text).check();
        assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
        rating(&outcome, "one")
    };
    let open = Verdict::Undecided(vec![Rating::Passed, Rating::Failed]);
    assert_eq!(rate("ผล:\n  ก: 1 ฉบับ\n  ข: ร้อยละ 80\n"), Verdict::Decided(Rating::Passed));
    assert_eq!(rate("ผล:\n  ก: 1 ฉบับ\n  ข: ร้อยละ 79\n"), Verdict::Decided(Rating::Failed));
    assert_eq!(rate("ผล:\n  ก: 1 ฉบับ\n"), open);
    // One that fails decides, whatever the missing one may be.
    assert_eq!(rate("ผล:\n  ก: 0 ฉบับ\n"), Verdict::Decided(Rating::Failed));
    assert_eq!(rate(""), open);
    assert!(matches!(rate("ผล: วัดไม่ได้ในปีนี้\n"), Verdict::NotAssessed(WhyNot::State(..))));
}

#[test]
fn a_text_counts_as_it_was_judged() {
    let judged = |verdict: &str| compare("เสนอรายงาน", "เสนอแล้ว", verdict);
    assert_eq!(judged("การพิจารณา: {ผลพิจารณา: ผ่าน, โดย: คณะกรรมการ}\n"), "Passed");
    assert_eq!(judged("การพิจารณา: {ผลพิจารณา: ไม่ผ่าน, โดย: คณะกรรมการ}\n"), "Failed");
    assert_eq!(judged(""), "? [Passed, Failed]");
}

#[test]
fn conditions_of_the_measurement_do_not_score() {
    for condition in ["เงื่อนไข:\n  ตัวอย่าง: 30 ราย\n", ""] {
        assert_eq!(compare("ร้อยละ 80", "ร้อยละ 90", condition), "Passed");
    }
}

// Levels and points.

/// A framework of points: the component is the weighted mean of its indicators.
fn points(extra: &str) -> Project {
    let framework = common::FRAMEWORK
        .replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}")
        .replace("    ช่วงผล:\n", &format!("{extra}    ช่วงผล:\n"));
    Project::minimal().without(common::ONE).with("content/frameworks/2562.yaml", &framework)
}

fn ladder(levels: &str, result: &str, extra: &str) -> (Verdict<Rating>, Option<Verdict<Exact>>) {
    let outcome =
        points(extra).indicator("one", "1.1", &format!("ขั้นเป้าหมาย: {levels}\n{result}")).check();
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    let score = outcome.indicator(2562, "one").1;
    (score.rating.clone(), score.points.clone())
}

#[test]
fn the_highest_level_that_is_reached_gives_its_points() {
    let levels = "{50: ร้อยละ 96, 75: ร้อยละ 100}";
    let none = "    ไม่ถึงขั้นแรกได้: 0\n";
    let decided = |points: i64, passed: bool| {
        let rating = if passed { Rating::Passed } else { Rating::Failed };
        (Verdict::Decided(rating), Some(Verdict::Decided(ratio(points, 1))))
    };
    assert_eq!(ladder(levels, "ผล: ร้อยละ 96\n", none), decided(50, true));
    assert_eq!(ladder(levels, "ผล: ร้อยละ 99.99\n", none), decided(50, true));
    assert_eq!(ladder(levels, "ผล: ร้อยละ 100\n", none), decided(75, true));
    assert_eq!(ladder(levels, "ผล: ร้อยละ 95.99\n", none), decided(0, false));
    assert_eq!(ladder(levels, "ผล: ถึงระดับ 75\n", none), decided(75, true));
    assert_eq!(ladder(levels, "ผล: ระดับ 0\n", none), decided(0, false));
    let possible = |points: &[i64]| {
        Some(Verdict::Undecided(points.iter().map(|n| ratio(*n, 1)).collect::<Vec<_>>()))
    };
    let open = Verdict::Undecided(vec![Rating::Passed, Rating::Failed]);
    assert_eq!(
        ladder(levels, "ผล: มากกว่า ร้อยละ 97\n", none),
        (Verdict::Decided(Rating::Passed), possible(&[50, 75]))
    );
    assert_eq!(ladder(levels, "ผล: ไม่เกิน ร้อยละ 97\n", none), (open.clone(), possible(&[0, 50])));
    assert_eq!(ladder(levels, "", none), (open.clone(), possible(&[0, 50, 75])));
    // Steps that less is better for.
    let lower = "ทิศทาง: ยิ่งน้อยยิ่งดี\n";
    let days = "{50: 12 วัน, 75: 10 วัน, 100: 7 วัน}";
    assert_eq!(ladder(days, &format!("ผล: 10 วัน\n{lower}"), none), decided(75, true));
    assert_eq!(ladder(days, &format!("ผล: 10.01 วัน\n{lower}"), none), decided(50, true));
    assert_eq!(ladder(days, &format!("ผล: 13 วัน\n{lower}"), none), decided(0, false));
}

#[test]
fn a_ladder_is_compared_in_one_unit() {
    let check = |rest: &str| points("    ไม่ถึงขั้นแรกได้: 0\n").indicator("one", "1.1", rest).check();
    let formula = |unit: &str| format!("ตัวแปร: {{ก: 97 {unit}}}\nสูตร: ก\nหน่วย: {unit}\n");
    for (rest, place) in [
        ("ขั้นเป้าหมาย:\n  50: ร้อยละ 96\n  75: 5 ราย\nผล: ร้อยละ 97\n".to_owned(), 7),
        ("ขั้นเป้าหมาย:\n  50: ร้อยละ 96\n  75: 5 ราย\n".to_owned(), 7),
        ("ขั้นเป้าหมาย:\n  50: เริ่มแล้ว\n  75: 5 ราย\nผล: ร้อยละ 97\n".to_owned(), 8),
        (format!("ขั้นเป้าหมาย:\n  50: 90 ครั้ง\n  75: 95 ราย\n{}", formula("ครั้ง")), 7),
        (format!("ขั้นเป้าหมาย:\n  50: 90 ครั้ง\n{}", formula("วัน")), 8),
    ] {
        let outcome = check(&rest);
        let errors: Vec<String> =
            outcome.places().into_iter().filter(|p| !p.contains("no-result")).collect();
        let expected = format!("content/2562/indicators/one.yaml:{place} unit-mismatch");
        assert_eq!(errors, [expected], "{}", outcome.terminal());
        assert!(matches!(rating(&outcome, "one"), Verdict::Undecided(_)));
    }
    for rest in [
        "ขั้นเป้าหมาย: {50: 1 ล้านบาท, 75: \"2,000,000 บาท\"}\nผล: 2 ล้านบาท\n".to_owned(),
        "ขั้นเป้าหมาย: {50: เริ่มแล้ว, 75: 5 ราย}\nผล: 5 ราย\n".to_owned(),
        format!("ขั้นเป้าหมาย: {{50: 90 ครั้ง, 75: 95 ครั้ง}}\n{}", formula("ครั้ง")),
    ] {
        let outcome = check(&rest);
        assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
        assert_eq!(outcome.indicator(2562, "one").1.points, Some(Verdict::Decided(ratio(75, 1))));
    }
    // Words where a step asks for a number.
    let words = check("ขั้นเป้าหมาย: {50: เริ่มแล้ว, 75: 5 ราย}\nผล: มาก\n");
    assert_eq!(words.codes(), ["not-a-quantity"]);
}

#[test]
fn a_result_names_a_step_there_is() {
    let none = "    ไม่ถึงขั้นแรกได้: 0\n";
    let check = |levels: &str, result: &str| {
        let rest = format!("ขั้นเป้าหมาย: {levels}\nผล: {result}\n");
        points(none).indicator("one", "1.1", &rest).check()
    };
    let levels = "{50: ร้อยละ 96, 75: ร้อยละ 98, 100: ร้อยละ 100}";
    for named in ["ระดับ 3", "ระดับ 49", "ระดับ 51-74", "มากกว่า ระดับ 100"]
    {
        let outcome = check(levels, named);
        assert_eq!(outcome.codes(), ["unknown-criterion"], "{named}: {}", outcome.terminal());
        assert!(matches!(rating(&outcome, "one"), Verdict::Undecided(_)), "{named}");
    }
    for (named, points) in
        [("ระดับ 0", 0), ("ระดับ 50", 50), ("ถึงระดับ 100", 100), ("น้อยกว่า ระดับ 50", 0)]
    {
        let outcome = check(levels, named);
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{named}: {}", outcome.terminal());
        assert_eq!(
            outcome.indicator(2562, "one").1.points,
            Some(Verdict::Decided(ratio(points, 1)))
        );
    }
    // Steps that are levels themselves.
    let levels = "{50: ระดับ 1, 75: ระดับ 2, 100: ระดับ 3}";
    for (result, points) in [("ระดับ 3", 100), ("ระดับ 2", 75), ("ระดับ 0", 0)]
    {
        let outcome = check(levels, result);
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{result}: {}", outcome.terminal());
        assert_eq!(
            outcome.indicator(2562, "one").1.points,
            Some(Verdict::Decided(ratio(points, 1)))
        );
    }
}

#[test]
fn steps_that_ask_for_nothing_decide_nothing() {
    let check = |levels: &str| {
        points("    ไม่ถึงขั้นแรกได้: 0\n")
            .indicator("one", "1.1", &format!("ขั้นเป้าหมาย: {levels}\nผล: 5 ครั้ง\n"))
            .check()
    };
    let empty = check("{50: \"-\", 100: ไม่มี}");
    assert_eq!(empty.codes(), ["missing-key"], "{}", empty.terminal());
    assert_eq!(rating(&empty, "one"), Verdict::Undecided(vec![Rating::Passed, Rating::Failed]));
    assert_eq!(empty.indicator(2562, "one").1.points, Some(Verdict::Undecided(vec![])));
    let one = check("{50: \"-\", 100: 5 ครั้ง}");
    assert_eq!(one.codes(), Vec::<&str>::new(), "{}", one.terminal());
    assert_eq!(rating(&one, "one"), Verdict::Decided(Rating::Passed));
}

#[test]
fn below_the_first_level_only_the_rules_say_what_there_is() {
    let levels = "{50: ร้อยละ 96, 75: ร้อยละ 100}";
    // It failed for certain; its points are not stated, and none are invented.
    let failed = ladder(levels, "ผล: ร้อยละ 95.99\n", "");
    assert_eq!(failed, (Verdict::Decided(Rating::Failed), Some(Verdict::Undecided(vec![]))));
    let missing = ladder(levels, "", "");
    assert_eq!(missing.0, Verdict::Undecided(vec![Rating::Passed, Rating::Failed]));
    // What the rules state is possible, and what they do not.
    assert_eq!(missing.1, Some(Verdict::Undecided(vec![ratio(50, 1), ratio(75, 1)])));
    let outcome =
        points("").indicator("one", "1.1", &format!("ขั้นเป้าหมาย: {levels}\nผล: ร้อยละ 1\n")).check();
    assert_eq!(outcome.part(2562, MAIN).components[0].grade, Verdict::Undecided(vec![]));
    assert!(matches!(outcome.part(2562, MAIN).overall, Verdict::Undecided(_)));
}

#[test]
fn levels_in_words_are_reached_by_saying_so() {
    let levels = "{50: ร่างเสร็จ, 75: ผ่านคณะกรรมการ, 100: ประกาศใช้}";
    let none = "    ไม่ถึงขั้นแรกได้: 0\n";
    let reached = ladder(levels, "ผล: ถึงระดับ 75\n", none);
    assert_eq!(reached, (Verdict::Decided(Rating::Passed), Some(Verdict::Decided(ratio(75, 1)))));
    // Words that name no level, and a number that fits none, decide nothing.
    for result in ["ผล: ผ่านคณะกรรมการ\n", "ผล: 5 ครั้ง\n"]
    {
        let (rating, _) = ladder(levels, result, none);
        assert_eq!(rating, Verdict::Undecided(vec![Rating::Passed, Rating::Failed]), "{result}");
    }
}

#[test]
fn weights_are_exact_and_treatments_hold_for_points_too() {
    let part = "    คะแนนเต็ม: 100\n    ไม่ถึงขั้นแรกได้: 0\n";
    let mean = |extra: &str| {
        let outcome = points(&format!("{part}{extra}"))
            .indicator("a", "1.1", "น้ำหนัก: 1\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
            .indicator("b", "1.2", "น้ำหนัก: 2\nเป้าหมาย: 1 ครั้ง\nผล: วัดไม่ได้ในปีนี้\n")
            .check();
        assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
        let tallies = &outcome.part(2562, MAIN).components[0].tallies;
        tallies.iter().map(|tally| tally.low.clone()).collect::<Vec<_>>()
    };
    // Nobody chose: left out, as passed, as failed.
    assert_eq!(mean(""), [ratio(100, 1), ratio(100, 1), ratio(100, 3)]);
    assert_eq!(mean("    เมื่อวัดไม่ได้: นับว่าผ่าน\n"), [ratio(100, 1)]);
    assert_eq!(mean("    เมื่อวัดไม่ได้: นับว่าไม่ผ่าน\n"), [ratio(100, 3)]);
    assert_eq!(mean("    เมื่อวัดไม่ได้: [ตัดออก, นับว่าไม่ผ่าน]\n"), [ratio(100, 1), ratio(100, 3)]);
}

#[test]
fn below_the_first_level_is_not_invented_for_what_could_not_be_measured() {
    let grade = |extra: &str| {
        points(&format!("{extra}    เมื่อวัดไม่ได้: นับว่าไม่ผ่าน\n"))
            .indicator("a", "1.1", "ขั้นเป้าหมาย: {50: 1 ครั้ง, 100: 2 ครั้ง}\nผล: วัดไม่ได้ในปีนี้\n")
            .indicator("b", "1.2", "ขั้นเป้าหมาย: {50: 1 ครั้ง, 100: 2 ครั้ง}\nผล: 2 ครั้ง\n")
            .check()
    };
    let open = grade("");
    assert_eq!(open.part(2562, MAIN).components[0].grade, Verdict::Undecided(vec![]));
    assert!(open.codes().contains(&"undecided"), "{}", open.terminal());
    let stated = grade("    ไม่ถึงขั้นแรกได้: 40\n");
    assert_eq!(tally(&stated, 2562, MAIN, 0).low, ratio(70, 1));
    assert_eq!(stated.errors(), 0, "{}", stated.terminal());
}

#[test]
fn the_level_of_another_part_gives_points() {
    // The first part is above (its level is quality); the second counts points.
    let second = common::FRAMEWORK.split_once("    ชื่อเรียก: องค์กร\n").unwrap().1;
    let second = second.replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}");
    let score = |full: &str, target: &str| {
        let framework =
            format!("{}  - รหัส: director\n    ชื่อ: ส่วนที่ 2\n{full}{second}", common::FRAMEWORK);
        Project::minimal()
            .with("content/frameworks/2562.yaml", &framework)
            .indicator(
                "two",
                "1.1",
                &format!("ส่วน: director\nเป้าหมาย: {target}\nผลจากส่วน: องค์กร\n"),
            )
            .check()
    };
    let full = "    คะแนนเต็ม: 80\n";
    let outcome = score(full, "ระดับมาตรฐาน");
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
    let points = outcome.indicator(2562, "two").1.points.clone();
    assert_eq!(points, Some(Verdict::Decided(ratio(80, 1))));
    assert_eq!(grades(&outcome, 2562, DIRECTOR), "●");
    // Without full points the rules say nothing.
    let open = score("", "ระดับมาตรฐาน");
    assert_eq!(open.indicator(2562, "two").1.points, None);
    assert_eq!(grades(&open, 2562, DIRECTOR), "?");
}

#[test]
fn touching_bands_give_a_value_once() {
    // Bands that share an end: the first that holds the value has it.
    let bands =
        "      - {เกณฑ์: ไม่น้อยกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: 50-67, ให้ระดับ: meets}\n";
    let project = points("    คะแนนเต็ม: 67\n    ไม่ถึงขั้นแรกได้: 0\n")
        .replace(
            "content/frameworks/2562.yaml",
            "      - {เกณฑ์: มากกว่า 67, ให้ระดับ: above}\n      - {เกณฑ์: 50-67, ให้ระดับ: meets}\n",
            bands,
        )
        .indicator("one", "1.1", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n");
    assert_eq!(grades(&project.check(), 2562, MAIN), "●");
}

// What if.

/// The shipped content with as many of the six Function leaves failing: 1.1.3 fails already.
fn failing(more: usize) -> Outcome {
    let faults = [
        ("shop-scoring", "  ผู้ได้รับประโยชน์: ร้อยละ 81.50\n", "  ผู้ได้รับประโยชน์: ร้อยละ 79.99\n"),
        ("digital-id-platform", "ผล: ร้อยละ 100\n", "ผล: ร้อยละ 99\n"),
        ("iub-survey", "  ผู้ใช้ประโยชน์: 132,664 ราย\n", "  ผู้ใช้ประโยชน์: 99,999 ราย\n"),
    ];
    let mut project = Project::shipped();
    for (slug, from, to) in &faults[..more] {
        project = project.replace(&format!("content/2562/indicators/{slug}.yaml"), from, to);
    }
    project.check()
}

#[test]
fn what_if_one_more_indicator_had_failed() {
    let outcome = failing(1);
    assert_eq!(counts(&outcome, MAIN, 0), [(4, 6)]);
    assert_eq!(raingan::notation::number::show(&tally(&outcome, 2562, MAIN, 0).low, 2), "66.67");
    assert_eq!(grades(&outcome, 2562, MAIN), "◎●-●●");
    assert_eq!(outcome.part(2562, MAIN).overall, Verdict::Decided(STANDARD));
    assert_eq!(outcome.part(2562, MAIN).sublevel, None);
    // The director's target is the standard level: met, and no longer above it.
    assert_eq!(rating(&outcome, "organisation-level"), Verdict::Decided(Rating::Meets));
    assert_eq!(grades(&outcome, 2562, DIRECTOR), "●◎●●");
    assert_eq!(outcome.part(2562, DIRECTOR).overall, Verdict::Decided(STANDARD));
}

#[test]
fn what_if_three_of_six_had_failed() {
    let outcome = failing(2);
    assert_eq!(tally(&outcome, 2562, MAIN, 0).low, ratio(50, 1));
    assert_eq!(grades(&outcome, 2562, MAIN), "◎●-●●");
    assert_eq!(outcome.part(2562, MAIN).overall, Verdict::Decided(STANDARD));
}

#[test]
fn what_if_four_of_six_had_failed() {
    let outcome = failing(3);
    assert_eq!(raingan::notation::number::show(&tally(&outcome, 2562, MAIN, 0).low, 2), "33.33");
    assert_eq!(grades(&outcome, 2562, MAIN), "○●-●●");
    assert_eq!(outcome.part(2562, MAIN).overall, Verdict::Decided(NEEDS_IMPROVEMENT));
    assert_eq!(rating(&outcome, "organisation-level"), Verdict::Decided(Rating::Below));
    assert_eq!(grades(&outcome, 2562, DIRECTOR), "●○●●");
    assert_eq!(outcome.part(2562, DIRECTOR).overall, Verdict::Decided(NEEDS_IMPROVEMENT));
}

#[test]
fn what_if_the_director_lacked_a_competence() {
    // Every competence below: the readings of the director's rule differ, and both are shown.
    let mut project = Project::shipped();
    for slug in
        ["leadership", "vision", "strategic-planning", "change-potential", "coaching-delegation"]
    {
        let path = format!("content/2562/indicators/{slug}.yaml");
        project = project.replace(&path, "ผล: ระดับ 3", "ผล: ระดับ 1");
    }
    let outcome = project.check();
    assert_eq!(counts(&outcome, DIRECTOR, 3), [(1, 6)]);
    let director = outcome.part(2562, DIRECTOR);
    assert_eq!(director.overall, Verdict::Undecided(vec![QUALITY, NEEDS_IMPROVEMENT]));
    assert!(outcome.codes().contains(&"undecided"));
}

// The second agency: what is expected was worked out by hand in its frameworks.

#[test]
fn the_second_agency_is_read_without_errors() {
    let outcome = Project::second_agency().check();
    assert_eq!(
        outcome.places(),
        [
            "content/2564/indicators/dredged.yaml:10 claim-differs",
            "content/2565/indicators/complaint-days.yaml:2 no-result",
        ]
    );
}

#[test]
fn the_second_agency_is_scored_by_weighted_points() {
    let outcome = Project::second_agency().check();
    let points = |slug: &str| outcome.indicator(2564, slug).1.points.clone();
    for (slug, expected) in [
        ("clean-canals", 4),
        ("waste-left", 3),
        ("dredged", 5),
        ("riverside-trained", 4),
        ("complaint-days", 0),
    ] {
        assert_eq!(points(slug), Some(Verdict::Decided(ratio(expected, 1))), "{slug}");
    }
    let share = outcome.indicator(2564, "cost-share").1;
    assert_eq!(share.value.as_ref().unwrap().to_string(), "ร้อยละ 25.00");
    assert_eq!(points("cost-share"), Some(Verdict::Decided(ratio(5, 1))));
    assert!(matches!(points("audit-points"), Some(Verdict::NotAssessed(WhyNot::State(..)))));

    let part = outcome.part(2564, 0);
    let means: Vec<_> =
        part.components.iter().map(|component| component.tallies[0].low.clone()).collect();
    assert_eq!(means, [ratio(4, 1), ratio(2, 1), ratio(5, 1)]);
    let grades: Vec<_> = part.components.iter().map(|component| component.grade.clone()).collect();
    assert_eq!(grades, [Verdict::Decided(1), Verdict::Decided(3), Verdict::Decided(0)]);
    assert_eq!(part.total, Some((ratio(7, 2), ratio(7, 2))));
    // 3.50 is the end that B shares with C: the first band has it.
    assert_eq!(part.overall, Verdict::Decided(1));

    let board = outcome.part(2564, 1);
    assert_eq!(
        (board.components[0].tallies[0].passed, board.components[0].tallies[0].assessed),
        (3, 4)
    );
    assert_eq!(board.components[0].grade, Verdict::Decided(1));
    assert_eq!(board.overall, Verdict::Decided(0));
    assert_eq!(
        outcome.year(2564).calculations[0].total.as_ref().unwrap().to_string(),
        "650.0 ชั่วโมง"
    );
}

#[test]
fn the_second_agencys_next_year_stays_open_where_a_result_is_missing() {
    let outcome = Project::second_agency().check();
    let points = |slug: &str| outcome.indicator(2565, slug).1.points.clone();
    for (slug, expected) in [
        ("waste-left", 50),
        ("clean-canals", 75),
        ("clean-canals-growth", 75),
        ("riverside-trained", 75),
        ("volunteer-hours", 100),
    ] {
        assert_eq!(points(slug), Some(Verdict::Decided(ratio(expected, 1))), "{slug}");
    }
    let open: Vec<Exact> = [0, 50, 75, 100].map(|n| ratio(n, 1)).to_vec();
    assert_eq!(points("complaint-days"), Some(Verdict::Undecided(open)));
    let growth = outcome.indicator(2565, "clean-canals-growth").1;
    assert_eq!(growth.value.as_ref().unwrap().to_string(), "ร้อยละ 2.75");

    let part = outcome.part(2565, 0);
    assert_eq!(part.components[0].tallies[0].low, ratio(275, 4));
    assert_eq!(part.components[0].grade, Verdict::Decided(2));
    let service = &part.components[1];
    assert_eq!(
        (service.tallies[0].low.clone(), service.tallies[0].high.clone()),
        (ratio(175, 3), ratio(275, 3))
    );
    // 58.33, 75, 83.33 or 91.67: none lies between 60 and 75.
    assert_eq!(service.grade, Verdict::Undecided(vec![0, 1, 3]));
    // 65.625 to 75.625.
    assert_eq!(part.total, Some((ratio(525, 8), ratio(605, 8))));
    assert_eq!(part.overall, Verdict::Undecided(vec![1, 2]));

    let level = outcome.indicator(2565, "mission-level").1;
    assert_eq!(level.rating, Verdict::Undecided(vec![Rating::Above, Rating::Meets]));
    let board = outcome.part(2565, 1);
    assert_eq!(
        (board.components[0].tallies[0].passed, board.components[0].tallies[0].assessed),
        (3, 4)
    );
    assert_eq!(board.overall, Verdict::Decided(0));
}

#[test]
fn an_indicator_keeps_its_slug_and_changes_its_number() {
    let outcome = Project::second_agency().check();
    let number = |year: u16, slug: &str| outcome.indicator(year, slug).0.number.to_string();
    assert_eq!(
        (number(2564, "clean-canals"), number(2565, "clean-canals")),
        ("1.1".into(), "1.2".into())
    );
    // Both parts print 1.1.
    let year = &outcome.scored().model.years[&FiscalYear(2564)];
    assert_eq!(year.index.number("1.1").len(), 2);
    let (indicator, _) = outcome.indicator(2565, "clean-canals");
    let Assessment::Levels { levels, .. } = &indicator.assessment else { panic!("{indicator:?}") };
    let Requirement::Bound(_, quantity, _) = &levels[0].1 else { panic!("{levels:?}") };
    assert_eq!(quantity.to_string(), "ร้อยละ 80");
}
