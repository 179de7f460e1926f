//! The shipped year that has targets and no results yet, and its rules, scored with results given here.

use crate::common::{Outcome, Project, ratio};
use raingan::diagnostic::Locale;
use raingan::notation::Exact;
use raingan::records::framework::Between;
use raingan::scoring::Verdict;
use raingan::view::{Asked, Edition, view};

const YEAR: u16 = 2563;

/// The shipped content with a result in the place of the state of one indicator.
fn with(slug: &str, result: &str) -> Outcome {
    let path = format!("content/{YEAR}/indicators/{slug}.yaml");
    Project::shipped().replace(&path, "ผล: ยังไม่ถึงรอบรายงาน\n", result).check()
}

fn points(slug: &str, result: &str) -> Verdict<Exact> {
    let outcome = with(slug, result);
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    outcome.indicator(YEAR, slug).1.points.clone().expect("points")
}

fn passed(slug: &str, result: &str) -> Option<bool> {
    let outcome = with(slug, result);
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    outcome.indicator(YEAR, slug).1.rating.decided().map(|rating| rating.passed())
}

fn decided(points: i64) -> Verdict<Exact> {
    Verdict::Decided(ratio(points, 1))
}

#[test]
fn the_planned_year_says_nothing_is_wrong_and_that_there_is_no_result() {
    let outcome = Project::shipped().check();
    let own = |place: &&String| place.contains(&format!("/{YEAR}"));
    let places = outcome.places();
    assert_eq!(places.iter().filter(own).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(outcome.part(YEAR, 0).no_result);
    let asked = Asked { edition: Edition::Public, locale: Locale::Th, draft: false };
    let view = view(outcome.scored(), &outcome.sources, asked);
    let year = &view.years[0];
    assert!(year.no_result && !year.self_assessed);
    let part = &year.parts[0];
    let marks = part.components.iter().map(|c| &c.grade).chain([&part.overall]);
    for mark in marks {
        assert_eq!((mark.symbol.as_str(), mark.name.as_str()), ("-", "ยังไม่มีผล"));
    }
    let indicators: Vec<_> = part.components.iter().flat_map(|c| &c.indicators).collect();
    assert_eq!(indicators.len(), 18);
    assert!(indicators.iter().all(|i| i.rating.name == "ยังไม่มีผล" && !i.target.is_empty()));
    let levels: Vec<&str> = indicators[0].target.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(levels, ["ระดับ 50", "ระดับ 75", "ระดับ 100"]);
    // What the document leaves open is marked.
    assert_eq!(part.choices.len(), 6);
}

#[test]
fn every_open_point_of_the_planned_year_is_a_declared_choice() {
    let outcome = Project::shipped().check();
    let framework = &outcome.scored().model.frameworks[&raingan::notation::FiscalYear(YEAR)];
    let part = &framework.parts[0];
    assert_eq!((part.below_first.clone(), part.between), (Some(ratio(0, 1)), Between::Steps));
    assert!(!part.cumulative && part.components.iter().all(|c| c.weight.is_none()));
    let about: Vec<&str> = part.choices.iter().map(|choice| choice.about.th.as_str()).collect();
    for wanted in ["ต่ำกว่าขั้น 50", "ผลระหว่างสองขั้น", "ขั้นสะสม", "น้ำหนัก"]
    {
        assert!(about.contains(&wanted), "{about:?}");
    }
}

#[test]
fn levels_of_the_planned_year_are_reached_at_their_ends() {
    for (level, expected) in [("50", 50), ("75", 75), ("100", 100), ("0", 0)] {
        let named = format!("ผล: ถึงระดับ {level}\n");
        assert_eq!(points("e-transaction-strategy", &named), decided(expected));
    }
    let training = |network: u32, times: u32, people: &str, gain: &str| {
        points(
            "security-training",
            &format!(
                "ผล: {{หน่วยงานเอกชนในเครือข่าย: {network} หน่วยงาน, จำนวนครั้งที่อบรม: {times} ครั้ง, ผู้เข้ารับการอบรม: \"{people} คน\", ความรู้ความเข้าใจที่เพิ่มขึ้น: ร้อยละ {gain}}}\n"
            ),
        )
    };
    assert_eq!(training(5, 10, "999", "90"), decided(50));
    assert_eq!(training(4, 10, "1,000", "79.99"), decided(75));
    assert_eq!(training(4, 10, "1,000", "80"), decided(100));
    assert_eq!(training(4, 9, "999", "80"), decided(0));
    // The share of 2562 reaches 75; 100 needs the growth.
    let cost = |share: &str, growth: &str| {
        points(
            "personnel-cost",
            &format!(
                "ผล: {{สัดส่วนค่าใช้จ่ายบุคลากร: ร้อยละ {share}, อัตราเพิ่มของค่าใช้จ่ายบุคลากร: ร้อยละ {growth}}}\n"
            ),
        )
    };
    assert_eq!(cost("25.87", "18.01"), decided(75));
    assert_eq!(cost("30", "18"), decided(100));
    assert_eq!(cost("30.01", "0"), decided(0));
    let quality = |satisfied: &str, quality: &str| {
        points(
            "time-stamping",
            &format!("ผล: {{ความพึงพอใจ: ร้อยละ {satisfied}, คุณภาพรายงาน: ร้อยละ {quality}}}\n"),
        )
    };
    assert_eq!(quality("80", "74.995"), decided(50));
    assert_eq!(quality("80", "75"), decided(75));
    assert_eq!(quality("80", "90"), decided(100));
    assert_eq!(quality("79.99", "100"), decided(0));
    let spent = |share: &str, judged: &str| {
        points(
            "disbursement",
            &format!(
                "ผล: {{การเบิกจ่าย: ร้อยละ {share}, ผลงาน: นำส่งแล้ว, เงินเหลือจ่าย: มี}}\nการพิจารณา:\n  - {{เกณฑ์: ผลงาน, ผลพิจารณา: ผ่าน, โดย: คณะกรรมการ}}\n  - {{เกณฑ์: เงินเหลือจ่าย, ผลพิจารณา: {judged}, โดย: คณะกรรมการ}}\n"
            ),
        )
    };
    assert_eq!(spent("96", "ไม่ผ่าน"), decided(50));
    assert_eq!(spent("95.99", "ไม่ผ่าน"), decided(0));
    assert_eq!(spent("100", "ไม่ผ่าน"), decided(75));
    assert_eq!(spent("97", "ผ่าน"), decided(100));
}

/// What a program reads of an indicator of the planned year with a result: the changes that are told.
fn told(slug: &str, result: &str) -> Vec<String> {
    let outcome = with(slug, result);
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    let year = raingan::notation::FiscalYear(YEAR);
    let report = raingan::scores::report(outcome.scored(), year, Locale::Th).unwrap();
    let all = report.components.iter().flat_map(|component| &component.indicators);
    let own = all.filter(|indicator| indicator.id == slug).flat_map(|indicator| &indicator.reasons);
    own.filter(|reason| reason.kind == "change").map(|reason| reason.text.clone()).collect()
}

#[test]
fn one_result_may_reach_further_than_the_next_level() {
    // The report is good enough for 100 already, and one result lacks.
    let quality = |satisfied: &str, quality: &str| {
        told(
            "time-stamping",
            &format!("ผล: {{ความพึงพอใจ: ร้อยละ {satisfied}, คุณภาพรายงาน: ร้อยละ {quality}}}\n"),
        )
    };
    let rise = "ถ้า “ความพึงพอใจ” ไม่น้อยกว่าร้อยละ 80 (เพิ่มขึ้นอย่างน้อย 10 จุดร้อยละ)";
    assert_eq!(quality("70", "95"), [format!("{rise} จะถึงระดับ 100")]);
    assert_eq!(quality("70", "80"), [format!("{rise} จะถึงระดับ 75")]);
    // Both fall as soon as they are less; the first of them is told, and how far 100 is.
    let [fall, rise] = &quality("80", "75")[..] else { panic!() };
    assert!(fall.contains("“ความพึงพอใจ”") && fall.ends_with("จะไม่ถึงระดับใดเลย"), "{fall}");
    assert!(rise.contains("“คุณภาพรายงาน”") && rise.ends_with("จะถึงระดับ 100"), "{rise}");
    let cost = told(
        "personnel-cost",
        "ผล: {สัดส่วนค่าใช้จ่ายบุคลากร: ร้อยละ 31, อัตราเพิ่มของค่าใช้จ่ายบุคลากร: ร้อยละ 5}\n",
    );
    assert_eq!(cost.len(), 1, "{cost:?}");
    assert!(cost[0].ends_with("จะถึงระดับ 100"), "{cost:?}");
}

#[test]
fn duties_of_the_planned_year_are_done_at_their_ends() {
    // At the end of the year, when counts are final.
    let ended = |slug: &str, result: &str| {
        let path = format!("content/{YEAR}/indicators/{slug}.yaml");
        let outcome = Project::shipped()
            .replace(&path, "ผล: ยังไม่ถึงรอบรายงาน\n", result)
            .replace(&format!("content/{YEAR}/year.yaml"), "1 ตุลาคม 2562", "30 กันยายน 2563")
            .check();
        assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
        outcome.indicator(YEAR, slug).1.rating.decided().map(|rating| rating.passed())
    };
    let three = "ครั้งที่ทำ: [20 ธ.ค. 2562, 20 มี.ค. 2563, 20 มิ.ย. 2563]\n";
    let two = "ครั้งที่ทำ: [20 ธ.ค. 2562, 21 ธ.ค. 2562, 20 มิ.ย. 2563]\n";
    for slug in ["board-control-reports", "board-performance-reports"] {
        assert_eq!(ended(slug, three), Some(true));
        assert_eq!(ended(slug, two), Some(false));
    }
    assert_eq!(ended("board-minister-reports", "ครั้งที่ทำ: [20 ธ.ค. 2562]\n"), Some(false));
    assert_eq!(ended("board-minister-reports", two), Some(true));
    assert_eq!(ended("board-review", "ครั้งที่ทำ: [20 ธ.ค. 2562]\n"), Some(true));
    assert_eq!(passed("board-disbursement", "ผล: ร้อยละ 96.00\n"), Some(true));
    assert_eq!(passed("board-disbursement", "ผล: ร้อยละ 95.99\n"), Some(false));
    let judged = "การพิจารณา: {เกณฑ์: ประเมินตนเอง, ผลพิจารณา: ผ่าน, โดย: คณะกรรมการ}\n";
    let told = |day: &str| format!("ผล: {{ประเมินตนเอง: ทำแล้ว, เปิดเผยผลต่อที่ประชุม: {day}}}\n{judged}");
    assert_eq!(passed("board-self-evaluation", &told("30 กันยายน 2563")), Some(true));
    assert_eq!(passed("board-self-evaluation", &told("1 ตุลาคม 2563")), Some(false));
}

#[test]
fn a_year_half_reported_is_no_year_without_results() {
    let outcome = with("e-transaction-strategy", "ผล: ถึงระดับ 75\n");
    let part = outcome.part(YEAR, 0);
    assert!(!part.no_result && !part.components[0].no_result && part.components[1].no_result);
    assert!(matches!(part.overall, Verdict::Undecided(_)));
}
