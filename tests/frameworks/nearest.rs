//! What is said to reach another level is what supposing it gives, and nothing nearer reaches one: chance
//! makes targets of levels with criteria of all kinds, and every change that is told is typed behind `--set`.

use crate::common::mutate::Chance;
use crate::common::{FRAMEWORK, ONE, Outcome, Project};
use raingan::diagnostic::Locale;
use raingan::model::{Assessment, Criterion, Indicator, Requirement};
use raingan::notation::{Bound, Exact, FiscalYear, number};
use raingan::resolve::suppose::suppose;
use raingan::scores::report;
use raingan::scoring::reasons::{Change, Kind, Outcome as Gives, Step, reasons};
use raingan::scoring::{Verdict, score};
use raingan::source::Sources;

const YEAR: FiscalYear = FiscalYear(2562);

/// A level that is reached, none, or nothing that is certain.
type Reached = Option<Option<usize>>;

/// What a name asks for in every level.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    Number,
    Words,
    Day,
}

fn day(chance: &mut Chance) -> String {
    format!("{} มิถุนายน 2562", 1 + chance.below(30))
}

/// A target of levels, and its result.
fn target(seed: u64) -> String {
    let chance = &mut Chance::new(seed);
    let names: Vec<Asks> = (0..1 + chance.below(4))
        .map(|_| match chance.below(5) {
            0 => Asks::Words,
            1 => Asks::Day,
            _ => Asks::Number,
        })
        .collect();
    let mut text = "ขั้นเป้าหมาย:\n".to_owned();
    let steps = 1 + chance.below(4);
    for step in 1..=steps {
        let mut asked: Vec<usize> = (0..names.len()).filter(|_| chance.below(2) == 0).collect();
        if asked.is_empty() {
            asked.push(chance.below(names.len()));
        }
        let criteria: Vec<String> = asked
            .into_iter()
            .map(|name| {
                let end = 10 * (1 + chance.below(9));
                let asked = match names[name] {
                    Asks::Words => "ทำครบ".to_owned(),
                    Asks::Day => format!("ภายใน {}", day(chance)),
                    Asks::Number => match chance.below(8) {
                        0 => format!("มากกว่า {end} ราย"),
                        1 => format!("ไม่เกิน {end} ราย"),
                        2 => format!("น้อยกว่า {end} ราย"),
                        3 => format!("เท่ากับ {end} ราย"),
                        _ => format!("ไม่น้อยกว่า {end} ราย"),
                    },
                };
                format!("ก{name}: {asked}")
            })
            .collect();
        text += &format!("  {}: {{{}}}\n", 25 * step, criteria.join(", "));
    }
    let (mut results, mut judged) = (Vec::new(), String::new());
    for (name, asks) in
        names.iter().enumerate().filter(|(name, _)| text.contains(&format!("ก{name}:")))
    {
        results.push(match asks {
            Asks::Number if chance.below(2) == 0 => {
                format!("ก{name}: {} ราย", 10 * chance.below(11))
            }
            Asks::Number => format!("ก{name}: {}.{} ราย", chance.below(100), chance.below(10)),
            Asks::Day => format!("ก{name}: {}", day(chance)),
            Asks::Words => {
                let verdict =
                    if chance.below(2) == 0 { "ผ่าน" } else { "ไม่ผ่าน" };
                judged += &format!("  - {{เกณฑ์: ก{name}, ผลพิจารณา: {verdict}, โดย: คณะกรรมการ}}\n");
                format!("ก{name}: ทำแล้ว")
            }
        });
    }
    text += &format!("ผล: {{{}}}\n", results.join(", "));
    if !judged.is_empty() {
        text += &format!("การพิจารณา:\n{judged}");
    }
    text
}

fn project(lines: &str, cumulative: bool) -> Project {
    let rules = format!(
        "    ไม่ถึงขั้นแรกได้: 0\n    คะแนนเต็ม: 100\n    ขั้นสะสม: {}\n    ช่วงผล:\n",
        if cumulative { "ใช่" } else { "ไม่ใช่" }
    );
    let framework = FRAMEWORK
        .replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}")
        .replace("    ช่วงผล:\n", &rules);
    Project::minimal()
        .without(ONE)
        .with("content/frameworks/2562.yaml", &framework)
        .indicator("one", "1.1", lines)
}

fn indicator(outcome: &Outcome) -> &Indicator {
    &outcome.scored().model.years[&YEAR].indicators[0]
}

/// The level that is reached when all of this is supposed.
fn supposing(outcome: &Outcome, settings: &[String]) -> Reached {
    let mut model = outcome.scored().model.clone();
    let refused = suppose(&mut model, YEAR, settings, &mut Sources::new());
    assert!(refused.errors() == 0, "{settings:?}: {refused:?}");
    let (after, _) = score(model);
    let points = match &indicator(outcome).assessment {
        Assessment::Levels { levels, .. } => levels.iter().map(|(points, _)| *points).collect(),
        Assessment::Milestones { steps, .. } => steps.iter().map(|s| s.points).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    match after.years[&YEAR].indicators[0].points.as_ref() {
        Some(Verdict::Decided(reached)) => {
            Some(points.iter().position(|points| points.exact() == *reached))
        }
        _ => None,
    }
}

fn changes(outcome: &Outcome) -> Vec<Change> {
    let model = &outcome.scored().model;
    let (year, scores) = (&model.years[&YEAR], outcome.year(2562));
    let told = reasons(year, &model.frameworks[&year.framework], scores);
    let change = |reason: &raingan::scoring::reasons::Reason| match &reason.kind {
        Kind::Change(change) => Some(change.clone()),
        _ => None,
    };
    told.indicators[0].iter().filter_map(change).collect()
}

fn criteria(indicator: &Indicator) -> Vec<&Criterion> {
    match &indicator.assessment {
        Assessment::Milestones { steps, .. } => steps.iter().flat_map(|s| &s.criteria).collect(),
        _ => Vec::new(),
    }
}

fn tiny() -> Exact {
    Exact::new(1, 1000)
}

fn set(name: &str, value: &Exact) -> String {
    format!("one {name}={} ราย", number::shortest(value).expect("decimals"))
}

/// A step as it is typed, at its number and right behind it.
fn typed(step: &Step, outcome: &Outcome) -> Vec<String> {
    let criteria = criteria(indicator(outcome));
    let name = |at: usize| criteria[at].name.clone().unwrap();
    match step {
        Step::Result { criterion, bound, value, unit, .. } => {
            let value = value / unit.factor();
            let name = criterion.map(name).unwrap_or_default();
            match bound {
                Bound::AtLeast => vec![set(&name, &value), set(&name, &(&value + tiny()))],
                Bound::AtMost => vec![set(&name, &value), set(&name, &(&value - tiny()))],
                Bound::MoreThan => vec![set(&name, &(&value + tiny()))],
                Bound::LessThan => vec![set(&name, &(&value - tiny()))],
                _ => vec![set(&name, &value)],
            }
        }
        Step::Judged { criterion, passed } => {
            vec![format!("one {}={}", name(*criterion), if *passed { "ผ่าน" } else { "ไม่ผ่าน" })]
        }
        Step::InTime { criterion, passed } => {
            let Requirement::Deadline { day, .. } = &criteria[*criterion].target else { panic!() };
            let day = if *passed { *day } else { day.next() };
            vec![format!("one {}={}", name(*criterion), day.long(Locale::Th))]
        }
        Step::Reached(None) => vec!["one=ขั้น 0".to_owned()],
        Step::Reached(Some(at)) => vec![format!("one=ระดับ {}", 25 * (at + 1))],
        other => panic!("{other:?}"),
    }
}

/// A name, and what it can be set to: the number, where it is one, and the setting.
type Settings = (String, Vec<(Option<Exact>, String)>);

/// All that one name can be set to, at every number, beside it and on both sides of every day.
fn grid(outcome: &Outcome) -> Vec<Settings> {
    let mut grid: std::collections::BTreeMap<String, Vec<(Option<Exact>, String)>> =
        Default::default();
    for criterion in criteria(indicator(outcome)) {
        let name = criterion.name.clone().unwrap();
        let own = grid.entry(name.clone()).or_default();
        match &criterion.target {
            Requirement::Bound(_, quantity, _) => {
                let end = quantity.in_base() / quantity.unit.factor();
                for value in [&end - tiny(), end.clone(), &end + tiny()] {
                    own.push((Some(value.clone()), set(&name, &value)));
                }
            }
            Requirement::Deadline { day, .. } => {
                for day in [*day, day.next()] {
                    own.push((None, format!("one {name}={}", day.long(Locale::Th))));
                }
            }
            _ => {
                own.extend(["ผ่าน", "ไม่ผ่าน"].map(|word| (None, format!("one {name}={word}"))));
            }
        }
    }
    grid.into_iter().collect()
}

/// The number that a name has now.
fn number_of(outcome: &Outcome, name: &str) -> Option<Exact> {
    let found = criteria(indicator(outcome));
    let criterion = found.iter().find(|c| c.name.as_deref() == Some(name))?;
    let raingan::model::Reported::Value(value) = &criterion.result else { return None };
    let (interval, unit) = value.interval()?;
    interval.single().map(|value| value / unit.factor())
}

#[test]
fn what_reaches_another_level_is_what_supposing_it_gives_and_nothing_nearer_does() {
    let (mut ups, mut downs, mut several, mut jumps) = (0, 0, 0, 0);
    for seed in 0..400 {
        let text = target(seed);
        let outcome = project(&text, seed % 3 == 0).check();
        assert_eq!(outcome.errors(), 0, "{text}{}", outcome.terminal());
        let Some(now) = supposing(&outcome, &[]) else { continue };
        let told = changes(&outcome);
        let mut sides: [Option<&Change>; 2] = [None, None];
        for change in &told {
            let Gives::Step(gives) = change.gives else { panic!("{change:?}") };
            // Each number and what lies right behind it, alone and with all others.
            let all: Vec<Vec<String>> = change.when.iter().map(|s| typed(s, &outcome)).collect();
            let first: Vec<String> = all.iter().map(|each| each[0].clone()).collect();
            for (at, each) in all.iter().enumerate() {
                for setting in each {
                    let mut settings = first.clone();
                    settings[at] = setting.clone();
                    let found = supposing(&outcome, &settings);
                    assert_eq!(found, Some(gives), "seed {seed}\n{text}{settings:?}\n{change:?}");
                }
            }
            assert_ne!(gives, now, "seed {seed}\n{text}{change:?}");
            let side = &mut sides[usize::from(gives < now)];
            assert!(side.replace(change).is_none(), "one on each side: {told:?}");
            several += usize::from(change.when.len() > 1);
            let next = now.map_or(0, |at| at + 1);
            jumps += usize::from(gives > Some(next));
        }
        ups += usize::from(sides[0].is_some());
        downs += usize::from(sides[1].is_some());
        // Nothing nearer: by one result alone, and by two where three or more are told.
        let grid = grid(&outcome);
        for (at, (name, values)) in grid.iter().enumerate() {
            for (value, setting) in values {
                let one = vec![setting.clone()];
                let pairs = grid[at + 1..]
                    .iter()
                    .flat_map(|(_, others)| others)
                    .map(|(_, other)| vec![setting.clone(), other.clone()]);
                for settings in std::iter::once(one).chain(pairs) {
                    let Some(found) = supposing(&outcome, &settings).filter(|found| *found != now)
                    else {
                        continue;
                    };
                    let told = sides[usize::from(found < now)];
                    // Only upwards several results are looked for.
                    if told.is_none() && settings.len() > 1 && found < now {
                        continue;
                    }
                    let Some(told) = told else {
                        panic!("seed {seed}\n{text}{settings:?} gives {found:?}, nothing is told")
                    };
                    assert!(
                        told.when.len() <= settings.len(),
                        "seed {seed}\n{text}{settings:?} gives {found:?}: {told:?}"
                    );
                    let [Step::Result { criterion: Some(c), value: end, unit, .. }] =
                        &told.when[..]
                    else {
                        continue;
                    };
                    let own = criteria(indicator(&outcome))[*c].name.clone().unwrap();
                    let (Some(value), Some(mine)) = (value, number_of(&outcome, name)) else {
                        continue;
                    };
                    let end = end / unit.factor();
                    if settings.len() == 1 && own == *name && (*value > mine) == (end > mine) {
                        let (near, far) = ((value - &mine), (&end - &mine));
                        let near = if near < Exact::default() { -near } else { near };
                        let far = if far < Exact::default() { -far } else { far };
                        assert!(near >= far, "seed {seed}\n{text}{settings:?}: {told:?}");
                    }
                }
            }
        }
    }
    assert!(
        ups > 150 && downs > 150 && several > 20 && jumps > 20,
        "{ups} {downs} {several} {jumps}"
    );
}

#[test]
fn a_level_that_is_named_gets_the_points_that_are_told() {
    let mut told = 0;
    for levels in [
        "{25: ร้อยละ 50, 50: ร้อยละ 75}",
        "{25: ทำครบ, 50: เผยแพร่}",
        "{25: {ก: ร้อยละ 50}, 50: {ข: ทำครบ}}",
    ] {
        for reached in ["0", "25", "50"] {
            let lines = format!("ขั้นเป้าหมาย: {levels}\nผล: ถึงระดับ {reached}\n");
            let outcome = project(&lines, false).check();
            assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
            let changes = changes(&outcome);
            assert_eq!(changes.len(), if reached == "25" { 2 } else { 1 }, "{lines}");
            for change in changes {
                let Gives::Step(gives) = change.gives else { panic!("{change:?}") };
                let settings = typed(&change.when[0], &outcome);
                assert_eq!(supposing(&outcome, &settings), Some(gives), "{lines}{change:?}");
                told += 1;
            }
            let report = report(outcome.scored(), YEAR, Locale::Th).unwrap();
            let sentences: Vec<&str> = report.components[0].indicators[0]
                .reasons
                .iter()
                .filter(|reason| reason.kind == "change")
                .map(|reason| reason.text.as_str())
                .collect();
            // No sentence says that a level is reached when it is reached.
            assert!(sentences.iter().all(|s| !s.contains("จะถึง")), "{sentences:?}");
            if reached == "25" {
                assert!(sentences[0].ends_with("จะได้ 50 คะแนน"), "{sentences:?}");
                assert_eq!(sentences[1], "ถ้าไม่ถึงขั้นใด จะได้ 0 คะแนน");
            }
        }
    }
    assert_eq!(told, 12);
}

#[test]
fn too_many_criteria_are_not_looked_through_and_that_is_said() {
    let criteria = |count: usize| {
        let all =
            |each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<Vec<_>>().join(", ");
        let asked = all(&|at| format!("ก{at}: 10 ราย"));
        let results = all(&|at| format!("ก{at}: 10 ราย"));
        let lines = format!("ขั้นเป้าหมาย: {{50: {{{asked}}}}}\nผล: {{{results}}}\n");
        let outcome = project(&lines, false).check();
        let report = report(outcome.scored(), YEAR, Locale::Th).unwrap();
        let reasons = report.components[0].indicators[0].reasons.clone();
        reasons.into_iter().map(|reason| (reason.kind, reason.text)).next_back().unwrap()
    };
    assert_eq!(criteria(100).0, "change");
    let (kind, text) = criteria(101);
    assert_eq!(kind, "not-sought");
    assert_eq!(text, "ไม่ได้หาการเปลี่ยนแปลงที่ใกล้ที่สุด เพราะมีกรณีมากเกินกว่าจะไล่ดูได้ครบ");
}
