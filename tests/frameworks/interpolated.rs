//! Points that lie on a line between two levels: of several criteria the lowest counts, and what is said to
//! change a result is what supposing it gives, for indicators, components and totals that chance makes.

use crate::common::mutate::Chance;
use crate::common::{FRAMEWORK, ONE, Outcome, Project, ratio};
use raingan::diagnostic::Locale;
use raingan::model::Rating;
use raingan::model::{Assessment, Criterion};
use raingan::notation::{Bound, Exact, FiscalYear, number};
use raingan::resolve::suppose::suppose;
use raingan::scores::{Report, report};
use raingan::scoring::reasons::{Change, Kind, Outcome as Gives, Reason, Step, reasons};
use raingan::scoring::{Verdict, YearScore, score};
use raingan::source::Sources;

const YEAR: FiscalYear = FiscalYear(2562);

/// A framework of points on lines, its bands, and the only indicator.
fn project(lines: &str, ends: (i64, i64), total: bool) -> Project {
    let (low, high) = ends;
    let bands = |grades: [&str; 3]| {
        let [best, middle, worst] = grades;
        format!(
            "{{เกณฑ์: ไม่น้อยกว่า {high}, ให้ระดับ: {best}}}\n      - {{เกณฑ์: ไม่น้อยกว่า {low}, และ: น้อยกว่า {high}, ให้ระดับ: {middle}}}\n      - {{เกณฑ์: น้อยกว่า {low}, ให้ระดับ: {worst}}}\n"
        )
    };
    let (head, rest) = FRAMEWORK.split_once("    ช่วงผล:\n").unwrap();
    let (_, overall) = rest.split_once("    สรุปภาพรวม:\n").unwrap();
    let head = head.replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}");
    let overall = match total {
        false => overall.to_owned(),
        true => {
            let (levels, _) = overall.split_once("      วิธีสรุป:\n").unwrap();
            let bands =
                bands(["quality", "standard", "needs-improvement"]).replace("      -", "        -");
            format!("{levels}      ช่วงผล:\n        - {bands}")
        }
    };
    let bands = bands(["above", "meets", "below"]);
    let framework = format!(
        "{head}    ไม่ถึงขั้นแรกได้: 0\n    ระหว่างขั้น: ตามสัดส่วน\n    ช่วงผล:\n      - {bands}    สรุปภาพรวม:\n{overall}"
    );
    Project::minimal()
        .without(ONE)
        .with("content/frameworks/2562.yaml", &framework)
        .indicator("one", "1.1", lines)
}

fn plain(value: &Exact) -> String {
    number::shortest(value).expect("decimals").to_string()
}

/// The scores of the year when all of this is supposed.
fn supposing(outcome: &Outcome, settings: &[String]) -> YearScore {
    let mut model = outcome.scored().model.clone();
    let refused = suppose(&mut model, YEAR, settings, &mut Sources::new());
    assert!(refused.errors() == 0, "{settings:?}: {refused:?}");
    score(model).0.years[&YEAR].clone()
}

/// Rating and points of the only indicator.
fn came(scores: &YearScore) -> (Rating, Exact) {
    let score = &scores.indicators[0];
    match (&score.rating, &score.points) {
        (Verdict::Decided(rating), Some(Verdict::Decided(points))) => (*rating, points.clone()),
        other => panic!("{other:?}"),
    }
}

fn changes(tree: &[Reason]) -> Vec<&Change> {
    let change = |reason: &'_ Reason| matches!(reason.kind, Kind::Change(_));
    let told = tree.iter().filter(|reason| change(reason));
    told.map(|reason| match &reason.kind {
        Kind::Change(change) => change,
        _ => unreachable!(),
    })
    .collect()
}

/// Numbers of a step: at its end, where that counts, and right behind it.
fn numbers(bound: Bound, value: &Exact) -> Vec<Exact> {
    let tiny = ratio(1, 1000);
    match bound {
        Bound::AtLeast => vec![value.clone(), value + tiny],
        Bound::AtMost => vec![value.clone(), value - tiny],
        Bound::MoreThan => vec![value + tiny],
        Bound::LessThan => vec![value - tiny],
        Bound::Bare | Bound::Exactly => vec![value.clone()],
    }
}

/// Points and thresholds of levels, for one value or for several criteria with names.
fn target(seed: u64) -> (String, Vec<Exact>) {
    let chance = &mut Chance::new(seed);
    let count = 2 + chance.below(3);
    let mut at = 0;
    let points: Vec<usize> = (0..count)
        .map(|_| {
            at += 1 + chance.below(25);
            at
        })
        .collect();
    let names = chance.below(4);
    let lower = chance.below(3) == 0;
    let thresholds = |chance: &mut Chance, least: usize| -> Vec<usize> {
        let mut at = 10;
        let ends = (0..count).map(|_| {
            at += least + chance.below(20);
            at
        });
        let ends: Vec<usize> = ends.collect();
        if lower { ends.into_iter().map(|end| 120 - end).collect() } else { ends }
    };
    let result = |chance: &mut Chance| match chance.below(2) {
        0 => format!("{}", 10 * chance.below(13)),
        _ => format!("{}.{}", chance.below(120), chance.below(10)),
    };
    let mut text = String::new();
    if lower {
        text += "ทิศทาง: ยิ่งน้อยยิ่งดี\n";
    }
    text += "ขั้นเป้าหมาย:\n";
    if names == 0 {
        let ends = thresholds(chance, 1);
        // A band counts from its nearer end on, and a first level may be open.
        for (at, (points, end)) in points.iter().zip(&ends).enumerate() {
            let band = chance.below(6) == 0;
            text += &match (band, lower, at) {
                (true, false, _) => format!("  {points}: \"{end}-{} ราย\"\n", end + 1),
                (true, true, _) => format!("  {points}: \"{}-{end} ราย\"\n", end - 1),
                (_, false, 0) => format!("  {points}: มากกว่า {end} ราย\n"),
                _ => format!("  {points}: {end} ราย\n"),
            };
        }
        text += &format!("ผล: {} ราย\n", result(chance));
    } else {
        let ends: Vec<Vec<usize>> = (0..names).map(|_| thresholds(chance, 0)).collect();
        for (at, points) in points.iter().enumerate() {
            let asked = ends.iter().enumerate();
            let asked: Vec<String> =
                asked.map(|(name, ends)| format!("ก{name}: {} ราย", ends[at])).collect();
            text += &format!("  {points}: {{{}}}\n", asked.join(", "));
        }
        let results: Vec<String> =
            (0..names).map(|name| format!("ก{name}: {} ราย", result(chance))).collect();
        text += &format!("ผล: {{{}}}\n", results.join(", "));
    }
    (text, points.into_iter().map(|points| Exact::from_integer(points.into())).collect())
}

#[test]
fn what_is_told_between_levels_is_what_supposing_it_gives() {
    let (mut up, mut down, mut none, mut between) = (0, 0, 0, 0);
    for seed in 0..600 {
        let (text, points) = target(seed);
        let outcome = project(&text, (30, 60), false).check();
        assert_eq!(outcome.errors(), 0, "{text}{}", outcome.terminal());
        let codes = outcome.codes();
        assert!(!codes.contains(&"levels-order"), "{text}{}", outcome.terminal());
        let now = came(outcome.year(2562));
        between += usize::from(!points.contains(&now.1) && now.0.passed());
        let model = &outcome.scored().model;
        let (year, scores) = (&model.years[&YEAR], outcome.year(2562));
        let criteria: Vec<&Criterion> = match &year.indicators[0].assessment {
            Assessment::Milestones { steps, .. } => {
                steps.iter().flat_map(|s| &s.criteria).collect()
            }
            _ => Vec::new(),
        };
        let told = reasons(year, &model.frameworks[&year.framework], scores);
        let all = changes(&told.indicators[0]);
        // Whatever is not at the top can rise, and whatever has passed can fall.
        assert!(
            all.iter().any(|c| matches!(c.gives, Gives::Step(Some(_))))
                || now.1 == points[points.len() - 1],
            "seed {seed}\n{text}{all:?}"
        );
        for change in all {
            let each: Vec<(String, Vec<Exact>)> = change
                .when
                .iter()
                .map(|step| match step {
                    Step::Result { criterion, bound, value, .. } => {
                        let name = criterion.and_then(|at| criteria[at].name.clone());
                        (name.unwrap_or_default(), numbers(*bound, value))
                    }
                    other => panic!("{other:?}"),
                })
                .collect();
            for behind in 0..2 {
                let settings: Vec<String> = each
                    .iter()
                    .map(|(name, numbers)| {
                        let value = numbers.get(behind).unwrap_or(&numbers[0]);
                        format!("one {name}={} ราย", plain(value))
                    })
                    .collect();
                let (rating, got) = came(&supposing(&outcome, &settings));
                let said = format!("seed {seed}\n{text}{settings:?} gives {got}\n{change:?}");
                match change.gives {
                    Gives::Step(Some(at)) => {
                        assert!(rating.passed() && got >= points[at], "{said}");
                        let open = |step: &Step| matches!(step, Step::Result { bound, .. } if *bound == Bound::MoreThan);
                        // Another criterion may already be beyond the level.
                        let exact =
                            behind == 0 && criteria.is_empty() && !change.when.iter().any(open);
                        assert!(!exact || got == points[at], "{said}");
                        assert!(points.get(at + 1).is_none_or(|next| got < *next), "{said}");
                        assert!(got > now.1 || !now.0.passed(), "{said}");
                        up += 1;
                    }
                    Gives::Step(None) => {
                        assert_eq!((rating, got), (Rating::Failed, ratio(0, 1)), "{said}");
                        none += 1;
                    }
                    Gives::BelowStep(at) => {
                        assert!(rating.passed() && got < points[at] && got >= points[0], "{said}");
                        assert!(now.1 >= points[at], "{said}");
                        down += 1;
                    }
                    _ => panic!("{said}"),
                }
            }
        }
    }
    assert!(up > 400 && down > 80 && none > 80 && between > 80, "{up} {down} {none} {between}");
}

#[test]
fn what_is_told_of_components_and_totals_is_what_supposing_it_gives() {
    let (mut grades, mut levels) = (0, 0);
    for seed in 0..300 {
        let chance = &mut Chance::new(seed);
        // So many of a unit are a point, so that every mean has a result.
        let per = [1, 2, 4, 5][chance.below(4)];
        let low = 10 + chance.below(40);
        let (first, middle, last) = (low, low + 5 + chance.below(20), 80 + chance.below(20));
        let ends = (15 + chance.below(30) as i64, 50 + chance.below(45) as i64);
        let result = per * chance.below(110);
        let lines = format!(
            "ขั้นเป้าหมาย: {{{first}: {} ราย, {middle}: {} ราย, {last}: {} ราย}}\nผล: {result} ราย\n",
            per * first,
            per * middle,
            per * last
        );
        let outcome = project(&lines, ends, seed % 2 == 0).check();
        assert_eq!(outcome.errors(), 0, "{lines}{}", outcome.terminal());
        let model = &outcome.scored().model;
        let (year, scores) = (&model.years[&YEAR], outcome.year(2562));
        let told = reasons(year, &model.frameworks[&year.framework], scores);
        let part = &told.parts[0];
        for change in changes(&part.components[0]).into_iter().chain(changes(&part.overall)) {
            let [Step::Total { bound, value, .. }] = &change.when[..] else { continue };
            for value in numbers(*bound, value) {
                let result = &value * Exact::from_integer(per.into());
                let after = supposing(&outcome, &[format!("one={} ราย", plain(&result))]);
                // Beyond the line there are no such points.
                if came(&after).1 != value {
                    continue;
                }
                let said = format!("seed {seed}\n{lines}{change:?}");
                match &change.gives {
                    Gives::Grade(grade) => {
                        assert_eq!(after.parts[0].components[0].grade, *grade, "{said}");
                        grades += 1;
                    }
                    Gives::Level(level) => {
                        assert_eq!(after.parts[0].overall, *level, "{said}");
                        levels += 1;
                    }
                    _ => panic!("{said}"),
                }
            }
        }
    }
    assert!(grades > 150 && levels > 50, "{grades} {levels}");
}

// Cases by hand.

fn told(project: &Project) -> Report {
    let outcome = project.check();
    report(outcome.scored(), YEAR, Locale::Th).unwrap()
}

fn texts(report: &Report) -> Vec<&str> {
    let reasons = &report.components[0].indicators[0].reasons;
    reasons.iter().map(|reason| reason.text.as_str()).collect()
}

const SEVERAL: &str = "ขั้นเป้าหมาย:
  50: {อบรม: 10 ครั้ง, ผู้เข้าอบรม: 1000 คน}
  75: {อบรม: 20 ครั้ง, ผู้เข้าอบรม: 2000 คน}
  100: {อบรม: 30 ครั้ง, ผู้เข้าอบรม: 2000 คน}
";

#[test]
fn of_several_criteria_the_lowest_points_count() {
    for (training, people, points) in [
        ("10 ครั้ง", "1000 คน", ratio(50, 1)),
        ("15 ครั้ง", "1000 คน", ratio(50, 1)),
        ("15 ครั้ง", "1200 คน", ratio(55, 1)),
        // Between 20 and 30 times; two thousand people are asked for twice, and do for both.
        ("25 ครั้ง", "2000 คน", ratio(175, 2)),
        ("25 ครั้ง", "1999 คน", ratio(2999, 40)),
        ("40 ครั้ง", "9000 คน", ratio(100, 1)),
        ("9 ครั้ง", "9000 คน", ratio(0, 1)),
    ] {
        let lines = format!("{SEVERAL}ผล: {{อบรม: {training}, ผู้เข้าอบรม: {people}}}\n");
        let outcome = project(&lines, (30, 60), false).check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
        assert_eq!(came(outcome.year(2562)).1, points, "{lines}");
    }
    // What is open leaves points open, and no more than that.
    let lines = format!("{SEVERAL}ผล: {{อบรม: 15 ครั้ง, ผู้เข้าอบรม: มากกว่า 1200 คน}}\n");
    let outcome = project(&lines, (30, 60), false).check();
    let (indicator, score) = outcome.indicator(2562, "one");
    assert_eq!(score.rating, Verdict::Decided(Rating::Passed));
    let part = &outcome.scored().model.frameworks[&YEAR].parts[0];
    let possible = raingan::scoring::possible_points(indicator, score, part);
    assert_eq!(possible, [(ratio(55, 1), ratio(125, 2))]);
}

#[test]
fn the_reasons_and_the_nearest_change_of_several_criteria_tell_the_lowest() {
    let lines = format!("{SEVERAL}ผล: {{อบรม: 25 ครั้ง, ผู้เข้าอบรม: 1200 คน}}\n");
    assert_eq!(
        texts(&told(&project(&lines, (30, 60), false))),
        [
            "ได้ 55 คะแนน เพราะเกณฑ์ที่ได้คะแนนต่ำสุดอยู่ระหว่างขั้น 50 กับ 75",
            "ถ้า “ผู้เข้าอบรม” ต่ำกว่า 1,000 คน (ลดลงเกิน 200 คน) จะไม่ถึงขั้นใด",
            "ถ้า “ผู้เข้าอบรม” ไม่น้อยกว่า 2,000 คน (เพิ่มขึ้นอย่างน้อย 800 คน) จะถึงขั้น 75",
        ]
    );
}

#[test]
fn a_fall_on_a_line_is_not_a_fall_to_the_step_below() {
    let lines = "ขั้นเป้าหมาย: {50: 50 ราย, 75: 80 ราย, 100: 100 ราย}\nผล: 90 ราย\n";
    assert_eq!(
        texts(&told(&project(lines, (30, 60), false)))[1..],
        [
            "ถ้าผลไม่น้อยกว่า 100 ราย (เพิ่มขึ้นอย่างน้อย 10 ราย) จะถึงขั้น 100 (ไม่น้อยกว่า 100 ราย)",
            "ถ้าผลต่ำกว่า 80 ราย (ลดลงเกิน 10 ราย) จะได้ไม่ถึง 75 คะแนน",
        ]
    );
    // A value beyond the band of its level has reached it, and the line goes on.
    let bands = "ขั้นเป้าหมาย: {50: 50-60 ราย, 100: 80-90 ราย}\nผล: 95 ราย\n";
    let outcome = project(bands, (30, 60), false).check();
    assert_eq!(came(outcome.year(2562)), (Rating::Passed, ratio(100, 1)));
    assert_eq!(
        texts(&told(&project(bands, (30, 60), false))),
        ["ได้ 100 คะแนน เพราะถึงขั้น 100", "ถ้าผลต่ำกว่า 80 ราย (ลดลงเกิน 15 ราย) จะได้ไม่ถึง 100 คะแนน"]
    );
}

#[test]
fn criteria_that_make_no_lines_are_said() {
    for levels in [
        // A level that does not ask for one of them, words, more than one number, an open end.
        "50: {ก: 5 ราย}\n  100: {ก: 9 ราย, ข: 1 ครั้ง}",
        "50: {ก: 5 ราย, ข: ทำครบ}\n  100: {ก: 9 ราย, ข: ทำครบ}",
        "50: {ก: เท่ากับ 5 ราย}\n  100: {ก: เท่ากับ 9 ราย}",
        "50: {ก: 5 ราย}\n  100: {ก: มากกว่า 9 ราย}",
    ] {
        let results = "ผล: {ก: 5 ราย}\n";
        let outcome =
            project(&format!("ขั้นเป้าหมาย:\n  {levels}\n{results}"), (30, 60), false).check();
        assert!(outcome.codes().contains(&"levels-order"), "{levels}\n{}", outcome.terminal());
    }
    // Words alone are milestones, and days; nobody expects a line of them.
    for levels in [
        "50: {ก: ร่าง}\n  100: {ก: ประกาศ}",
        "50: {ก: ภายใน 30 มิถุนายน 2562}\n  100: {ก: ภายใน 31 มีนาคม 2562}",
    ] {
        let outcome = project(&format!("ขั้นเป้าหมาย:\n  {levels}\n"), (30, 60), false).check();
        assert!(!outcome.codes().contains(&"levels-order"), "{levels}\n{}", outcome.terminal());
    }
}
