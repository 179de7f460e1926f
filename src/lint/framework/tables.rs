//! Tables of decisions: cases that no rule decides, cases that two decide, rules that are never used.

use std::collections::BTreeSet;

use num_traits::Zero;

use crate::diagnostic::{Findings, Locale, catalogue::coverage as say};
use crate::model::framework::{Condition, Framework, Mark, Part, Reading, Sublevels};
use crate::notation::{Exact, number};
use crate::records::Text;
use crate::scoring::exact;

/// Grades of which every combination is looked through.
const MOST_GRADES: usize = 10;
/// Cases of sub-levels that are looked through.
const MOST_CASES: usize = 4096;

/// Checks the decision rules and the sub-levels of every part.
pub(super) fn check(framework: &Framework, findings: &mut Findings) {
    for part in &framework.parts {
        let mut open = false;
        for reading in &part.overall.readings {
            open |= decisions(reading, part, &framework.grades, findings);
        }
        if let Some(declared) = &part.overall.not_covered
            && !part.overall.readings.is_empty()
            && !open
        {
            findings.push(say::nothing_open().at(declared.span));
        }
        if let Some(sublevels) = &part.overall.sublevels {
            self::sublevels(sublevels, part, findings);
        }
    }
}

fn name(text: &Text) -> (&str, &str) {
    (text.get(Locale::Th), text.get(Locale::En))
}

/// The grades that components have between them, whatever their number: as a set of bits.
type Set = usize;

/// The first rule that decides a combination of grades.
fn decides(reading: &Reading, grades: Set) -> Option<usize> {
    reading.rules.iter().position(|rule| fits(rule.when, grades))
}

fn fits(condition: Condition, grades: Set) -> bool {
    match condition {
        Condition::Any(grade) => grades & (1 << grade) != 0,
        Condition::All(grade) => grades == 1 << grade,
        Condition::Otherwise => true,
    }
}

/// Checks one reading of the decision rules, and says whether it leaves a case open.
fn decisions(reading: &Reading, part: &Part, grades: &[Mark], findings: &mut Findings) -> bool {
    if grades.len() > MOST_GRADES || reading.components.is_empty() {
        return false;
    }
    let mut sets: Vec<Set> = (1..1 << grades.len()).collect();
    sets.sort_by_key(|set| (set.count_ones(), *set));
    let decided: Vec<Option<usize>> = sets.iter().map(|set| decides(reading, *set)).collect();
    let several = |set: Set| set.count_ones() as usize <= reading.components.len();
    let mut cases = sets.iter().zip(&decided);
    let open = cases.find(|(set, rule)| several(**set) && rule.is_none()).map(|(set, _)| *set);
    if let (Some(set), None) = (open, &part.overall.not_covered) {
        let (th, en) = words(set, grades);
        findings.push(say::case_open((&th, &en), name(&part.name)).at(reading.span));
    }
    let used: BTreeSet<usize> = decided.into_iter().flatten().collect();
    for (at, rule) in reading.rules.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
        let case = match rule.when {
            Condition::Any(grade) | Condition::All(grade) => Some(words(1 << grade, grades)),
            Condition::Otherwise => None,
        };
        let case = case.as_ref().map(|(th, en)| (th.as_str(), en.as_str()));
        let gives = &part.overall.levels[rule.gives].name.th;
        findings.push(say::rule_never(gives, case).at(reading.rules[at].span));
    }
    open.is_some()
}

/// A combination of grades in words.
fn words(set: Set, grades: &[Mark]) -> (String, String) {
    let named = |locale: Locale, and: &str| {
        let own = grades.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
        let names: Vec<String> =
            own.map(|(_, mark)| format!("“{}”", mark.name.get(locale))).collect();
        match names.as_slice() {
            [one] => one.clone(),
            [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
            [] => String::new(),
        }
    };
    let (th, en) = (named(Locale::Th, "และ"), named(Locale::En, "and"));
    match set.count_ones() {
        1 => (format!("ทุกองค์ประกอบได้ {th}"), format!("every component is {en}")),
        _ => (format!("องค์ประกอบได้ {th} ต่างกัน"), format!("components are {en}")),
    }
}

/// Checks the rules of sub-levels: shares between 0 and 100 percent, at every end and beside it.
fn sublevels(sublevels: &Sublevels, part: &Part, findings: &mut Findings) {
    let values: Vec<Vec<Exact>> =
        (0..sublevels.measures.len()).map(|measure| candidates(sublevels, measure)).collect();
    let size = values.iter().try_fold(1usize, |size, list| size.checked_mul(list.len()));
    if size.is_none_or(|size| size > MOST_CASES) {
        return;
    }
    let mut cases: Vec<Vec<usize>> = vec![Vec::new()];
    for list in &values {
        cases = cases
            .into_iter()
            .flat_map(|case| (0..list.len()).map(move |at| [case.as_slice(), &[at]].concat()))
            .collect();
    }
    let holding = |case: &[usize]| -> Vec<usize> {
        let rules = sublevels.rules.iter().enumerate();
        let holds = |when: &[(usize, crate::model::Interval)]| {
            when.iter()
                .all(|(measure, interval)| interval.contains(&values[*measure][case[*measure]]))
        };
        rules.filter(|(_, rule)| holds(&rule.when)).map(|(at, _)| at).collect()
    };
    let written = |case: &[usize]| {
        let shares = sublevels.measures.iter().zip(case).enumerate();
        let share = shares.map(|(at, (measure, value))| {
            format!("{} {}", measure.name, shown(&values[at][*value]))
        });
        share.collect::<Vec<_>>().join(", ")
    };
    let open: Vec<&Vec<usize>> = cases.iter().filter(|case| holding(case).is_empty()).collect();
    match (&sublevels.not_covered, open.is_empty()) {
        (None, false) => {
            // The case in the corner of the hole says most: little beside it is decided.
            let beside = |case: &[usize]| -> Exact {
                let one = |measure: usize| {
                    let others = (0..values[measure].len()).filter_map(|at| {
                        let mut other = case.to_vec();
                        other[measure] = at;
                        let off = &values[measure][at] - &values[measure][case[measure]];
                        (!holding(&other).is_empty()).then(|| off.abs())
                    });
                    others.min().unwrap_or_else(|| exact(1000))
                };
                (0..case.len()).map(one).sum()
            };
            if let Some(case) = open.iter().min_by_key(|case| beside(case)) {
                let case = written(case);
                let problem =
                    say::case_open((&case, &case), name(&part.overall.levels[sublevels.of].name));
                findings.push(problem.at(sublevels.span));
            }
        }
        (Some(declared), true) => findings.push(say::nothing_open().at(declared.span)),
        _ => {}
    }
    for (at, rule) in sublevels.rules.iter().enumerate() {
        let twice = cases.iter().find_map(|case| {
            let holding = holding(case);
            let first = holding.iter().find(|first| **first < at)?;
            holding.contains(&at).then_some((case, *first))
        });
        if let Some((case, first)) = twice {
            let case = written(case);
            let names = (&sublevels.rules[first].name.th, &rule.name.th);
            let problem = say::case_twice((&case, &case), names.0, names.1).at(rule.span);
            findings.push(problem.related(
                sublevels.rules[first].span,
                "ข้อก่อนหน้า",
                "the earlier one",
            ));
        }
    }
}

/// The shares at which something may change, and one beside each.
fn candidates(sublevels: &Sublevels, measure: usize) -> Vec<Exact> {
    let when = sublevels.rules.iter().flat_map(|rule| &rule.when);
    let intervals = when.filter(|(at, _)| *at == measure).map(|(_, interval)| interval);
    let ends = intervals.flat_map(|interval| interval.low.iter().chain(&interval.high));
    let mut marks: Vec<Exact> = ends.map(|end| end.value.clone()).collect();
    marks.extend([Exact::zero(), exact(100)]);
    marks.retain(|value| *value >= Exact::zero() && *value <= exact(100));
    marks.sort();
    marks.dedup();
    let step = Exact::new(1, 100);
    let between = marks.windows(2).map(|two| {
        let near = &two[1] - &step;
        if near > two[0] { near } else { (&two[0] + &two[1]) / exact(2) }
    });
    let mut all: Vec<Exact> = between.chain(marks.iter().cloned()).collect();
    all.sort();
    all
}

fn shown(value: &Exact) -> String {
    number::shortest(value).map_or_else(|| number::show(value, 4), |number| number.to_string())
}
