//! The shipped year that has targets and no results yet, and its rules, scored with results given here.

use crate::common::{Outcome, Project, ratio};
use raingan::diagnostic::Locale;
use raingan::notation::Exact;
use raingan::records::framework::Between;
use raingan::scores::report;
use raingan::scoring::Verdict;
use raingan::view::{Edition, Run, Shown};

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
    let years = outcome.years(Edition::Public);
    let year = &years[0];
    assert!(year.no_result() && !year.self_assessed());
    let part = &year.parts()[0];
    let marks = part.components.iter().map(|c| &c.grade).chain([&part.overall]);
    for mark in marks {
        assert_eq!((mark.symbol.as_str(), mark.name.as_str()), ("-", "ยังไม่มีผล"));
    }
    let indicators: Vec<_> =
        part.components.iter().flat_map(|c| &c.indicators).map(|at| year.indicator(*at)).collect();
    assert_eq!(indicators.len(), 18);
    assert!(indicators.iter().all(|i| i.rating.name == "ยังไม่มีผล" && !i.target.is_empty()));
    let levels: Vec<&str> = indicators[0].target.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(levels, ["ขั้น 50", "ขั้น 75", "ขั้น 100"]);
    // A level that is not there stands among the others, as the document prints it.
    let cost = indicators.iter().find(|i| i.slug == "personnel-cost").unwrap();
    let lines: Vec<(&str, bool)> = cost
        .target
        .iter()
        .map(|line| (line.name.as_str(), line.runs == [Run::text("–")]))
        .collect();
    let share = ("ขั้น 75 · สัดส่วนค่าใช้จ่ายบุคลากร", false);
    assert_eq!((lines[0], lines[1], lines.len()), (("ขั้น 50", true), share, 4));
    // What the document leaves open is marked.
    assert_eq!(part.choices.len(), 7);
}

#[test]
fn every_open_point_of_the_planned_year_is_a_declared_choice() {
    let outcome = Project::shipped().check();
    let framework = &outcome.scored().model.frameworks[&raingan::notation::FiscalYear(YEAR)];
    let part = &framework.parts[0];
    assert_eq!((part.below_first.clone(), part.between), (Some(ratio(0, 1)), Between::Steps));
    assert!(!part.cumulative && part.components.iter().all(|c| c.weight.is_none()));
    let about: Vec<&str> = part.choices.iter().map(|choice| choice.about.th.as_str()).collect();
    for wanted in
        ["ต่ำกว่าขั้น 50", "ผลระหว่างสองขั้น", "ขั้นสะสม", "น้ำหนัก", "สัญลักษณ์ของตัวชี้วัดที่มีขั้น (ตัวชี้วัดที่ 1 ถึง 9)"]
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

#[test]
fn a_level_that_is_not_there_stands_among_results_too() {
    let outcome = with(
        "personnel-cost",
        "ผล: {สัดส่วนค่าใช้จ่ายบุคลากร: ร้อยละ 29, อัตราเพิ่มของค่าใช้จ่ายบุคลากร: ร้อยละ 5}\n",
    );
    let years = outcome.years(Edition::Public);
    let mut all = years.iter().flat_map(|year| year.indicators().map(|at| year.indicator(at)));
    let cost = all.find(|indicator| indicator.slug == "personnel-cost").unwrap();
    let told: Vec<(&str, &str)> =
        cost.criteria.iter().map(|side| (side.name.as_str(), side.met.name.as_str())).collect();
    let share = ("ขั้น 75 · สัดส่วนค่าใช้จ่ายบุคลากร", "ถึงเป้าหมาย");
    assert_eq!((told[0], told[1], told.len()), (("ขั้น 50", "ไม่มีขั้นนี้"), share, 4));
    // A level that is there is not said to be none.
    assert_eq!(told.iter().filter(|(_, met)| *met == "ไม่มีขั้นนี้").count(), 1);
}

#[test]
fn the_name_of_a_result_says_which_level_is_reached() {
    let year = raingan::notation::FiscalYear(YEAR);
    let said = |slug: &str, result: &str, locale: Locale| {
        let outcome = with(slug, result);
        let report = report(outcome.scored(), year, locale).unwrap();
        let all = report.components.into_iter().flat_map(|component| component.indicators);
        let own = all.into_iter().find(|indicator| indicator.id == slug).unwrap();
        // Pages show the same.
        let shown = Shown::new(outcome.scored(), Edition::Public, locale);
        let years = shown.years(&outcome.sources);
        let mut pages =
            years.iter().flat_map(|year| year.indicators().map(|at| year.indicator(at)));
        let page = pages.find(|indicator| indicator.slug == slug).unwrap();
        assert_eq!((&page.rating.symbol, &page.rating.name), (&own.symbol, &own.label));
        (own.symbol, own.label, own.result)
    };
    let told = |symbol: &str, label: &str, result: &str| {
        (symbol.to_owned(), label.to_owned(), result.to_owned())
    };
    let strategy = |result: &str, locale: Locale| said("e-transaction-strategy", result, locale);
    for (written, label) in [
        ("ถึงขั้น 50", "ถึงขั้น 50 (50 คะแนน)"),
        ("ขั้น 75", "ถึงขั้น 75 (75 คะแนน)"),
        ("ถึงขั้น 100", "ถึงขั้น 100 (100 คะแนน)"),
    ] {
        let step = written.trim_start_matches("ถึง");
        let wanted = told("●", label, step);
        assert_eq!(strategy(&format!("ผล: {written}\n"), Locale::Th), wanted);
        // The other word for it is shown as the same.
        let other = written.replace("ขั้น", "ระดับ");
        assert_eq!(strategy(&format!("ผล: {other}\n"), Locale::Th), wanted);
    }
    let none = told("○", "ไม่ถึงขั้นแรก (0 คะแนน)", "ขั้น 0");
    assert_eq!(strategy("ผล: ขั้น 0\n", Locale::Th), none);
    let english = strategy("ผล: ขั้น 75\n", Locale::En);
    assert_eq!(english, told("●", "reached level 75 (75 points)", "ขั้น 75"));
    // More than one level may have been reached, and none of them need have.
    let open = said("disbursement", "ผล: {การเบิกจ่าย: ร้อยละ 97}\n", Locale::Th);
    assert_eq!((open.0.as_str(), open.1.as_str()), ("●", "ถึงขั้นหนึ่งแล้ว (50 หรือ 100 คะแนน)"));
    let open = said("disbursement", "ผล: {การเบิกจ่าย: ร้อยละ 90}\n", Locale::Th);
    assert_eq!((open.0.as_str(), open.1.as_str()), ("?", "ตัดสินไม่ได้ (0 หรือ 100 คะแนน)"));
    // Duties pass or fail.
    let duty = said("board-disbursement", "ผล: ร้อยละ 97\n", Locale::Th);
    assert_eq!(duty, told("●", "ผ่าน", "ร้อยละ 97"));
}

#[test]
fn a_total_that_is_open_says_that_no_change_is_the_nearest() {
    let kinds = |project: Project, year: u16| {
        let outcome = project.check();
        let year = raingan::notation::FiscalYear(year);
        let told = |locale| report(outcome.scored(), year, locale).unwrap().overall.unwrap();
        let texts = |locale| -> Vec<String> {
            let all = told(locale).reasons.into_iter();
            all.filter(|r| r.kind == "total-open").map(|r| r.text).collect()
        };
        let changes = told(Locale::Th).reasons.iter().filter(|r| r.kind == "change").count();
        (texts(Locale::Th), texts(Locale::En), changes > 0)
    };
    let path = format!("content/{YEAR}/indicators/e-transaction-strategy.yaml");
    let one = Project::shipped().replace(&path, "ผล: ยังไม่ถึงรอบรายงาน\n", "ผล: ขั้น 75\n");
    let th = "ยังบอกการเปลี่ยนแปลงที่ใกล้ที่สุดไม่ได้ เพราะคะแนนรวมยังไม่เป็นค่าเดียว".to_owned();
    let en = "the nearest change cannot be told yet: the total is still open".to_owned();
    assert_eq!(kinds(one, YEAR), (vec![th], vec![en], false));
    // A total that is one number has its nearest change; a year without results has nothing to tell.
    let decided = kinds(Project::second_agency(), 2564);
    assert_eq!(decided, (Vec::new(), Vec::new(), true));
    assert_eq!(kinds(Project::shipped(), YEAR), (Vec::new(), Vec::new(), false));
    // Rules without a total have none that is open.
    assert_eq!(kinds(Project::shipped(), 2562), (Vec::new(), Vec::new(), true));
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
    assert_eq!(quality("70", "95"), [format!("{rise} จะถึงขั้น 100")]);
    assert_eq!(quality("70", "80"), [format!("{rise} จะถึงขั้น 75")]);
    // Both fall as soon as they are less; the first of them is told, and how far 100 is.
    let [fall, rise] = &quality("80", "75")[..] else { panic!() };
    assert!(fall.contains("“ความพึงพอใจ”") && fall.ends_with("จะไม่ถึงขั้นใด"), "{fall}");
    assert!(rise.contains("“คุณภาพรายงาน”") && rise.ends_with("จะถึงขั้น 100"), "{rise}");
    let cost = told(
        "personnel-cost",
        "ผล: {สัดส่วนค่าใช้จ่ายบุคลากร: ร้อยละ 31, อัตราเพิ่มของค่าใช้จ่ายบุคลากร: ร้อยละ 5}\n",
    );
    assert_eq!(cost.len(), 1, "{cost:?}");
    assert!(cost[0].ends_with("จะถึงขั้น 100"), "{cost:?}");
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
    assert_eq!(ended("board-self-evaluation", &told("30 กันยายน 2563")), Some(true));
    assert_eq!(ended("board-self-evaluation", &told("1 ตุลาคม 2563")), Some(false));
    // Before the day of the data has come, nothing was done on it.
    assert_eq!(passed("board-self-evaluation", &told("30 กันยายน 2563")), None);
}

#[test]
fn a_year_half_reported_is_no_year_without_results() {
    let outcome = with("e-transaction-strategy", "ผล: ถึงระดับ 75\n");
    let part = outcome.part(YEAR, 0);
    assert!(!part.no_result && !part.components[0].no_result && part.components[1].no_result);
    assert!(matches!(part.overall, Verdict::Undecided(_)));
}
