//! Tables of decisions: cases that no rule decides, cases that two decide, rules that are never used.

use std::collections::BTreeSet;

use num_traits::Zero;

use crate::diagnostic::{Findings, Locale};
use crate::lint::say::coverage as say;
use crate::model::Interval;
use crate::model::framework::{Condition, Framework, Mark, Part, Reading, SublevelRule, Sublevels};
use crate::notation::{Exact, number};
use crate::records::Text;
use crate::resolve::say::framework as say_framework;
use crate::scoring::exact;
use crate::source::Span;

/// Comparisons of a share with a rule after which a table is too large to be looked through.
const MOST_STEPS: usize = 500_000;
/// Measures of which every combination is looked for.
const MOST_MEASURES: usize = 64;
/// Holes of one table that are named at once.
const MOST_HOLES: usize = 4;

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

/// The combinations of grades that no rule has decided yet, as rules are read from the first on. What
/// components have between them is a set of grades, so two of them say as much as a hundred.
struct Undecided {
    /// Grades that one component has, and it is decided.
    any: Vec<bool>,
    /// Grades that all components have, and it is decided.
    all: Vec<bool>,
    /// Whether a rule took all that was left.
    nothing: bool,
}

impl Undecided {
    fn new(grades: usize) -> Self {
        Undecided { any: vec![false; grades], all: vec![false; grades], nothing: false }
    }

    fn decide(&mut self, condition: Condition) {
        match condition {
            Condition::Any(grade) => self.any[grade] = true,
            Condition::All(grade) => self.all[grade] = true,
            Condition::Otherwise => self.nothing = true,
        }
    }

    /// The grades that components may have and nothing is decided.
    fn free(&self) -> impl Iterator<Item = usize> {
        let open = |grade: &usize| !self.nothing && !self.any[*grade];
        (0..self.any.len()).filter(open)
    }

    /// The smallest combination that is left: one grade for all, or two where there may be several.
    fn case(&self, several: bool) -> Option<Vec<usize>> {
        if let Some(one) = self.free().find(|grade| !self.all[*grade]) {
            return Some(vec![one]);
        }
        let two: Vec<usize> = self.free().take(2).collect();
        (several && two.len() == 2).then_some(two)
    }

    /// Whether a combination is left to which a condition applies.
    fn leaves(&self, condition: Condition, several: bool) -> bool {
        let free = |grade: usize| !self.nothing && !self.any[grade];
        match condition {
            Condition::Any(grade) => {
                free(grade) && (!self.all[grade] || (several && self.free().nth(1).is_some()))
            }
            Condition::All(grade) => free(grade) && !self.all[grade],
            Condition::Otherwise => self.case(several).is_some(),
        }
    }

    /// Every hole by its smallest combination: what has a grade in common is one hole.
    fn holes(mut self, several: bool) -> Vec<Vec<usize>> {
        let mut holes = Vec::new();
        while let Some(case) = self.case(several) {
            match case[..] {
                [one] => self.decide(Condition::Any(one)),
                _ => self.decide(Condition::Otherwise),
            }
            holes.push(case);
        }
        holes
    }
}

/// Checks one reading of the decision rules, and says whether it leaves a case open.
fn decisions(reading: &Reading, part: &Part, grades: &[Mark], findings: &mut Findings) -> bool {
    if reading.components.is_empty() {
        return false;
    }
    let several = reading.components.len() > 1;
    let mut left = Undecided::new(grades.len());
    for (at, rule) in reading.rules.iter().enumerate() {
        if matches!(rule.when, Condition::Otherwise) && at + 1 < reading.rules.len() {
            let gives = &part.overall.levels[rule.gives].name.th;
            findings.push(say_framework::rule_without_condition(gives).at(rule.span));
            return false;
        }
        if !left.leaves(rule.when, several) {
            let case = match rule.when {
                Condition::Any(grade) | Condition::All(grade) => Some(words(&[grade], grades)),
                Condition::Otherwise => None,
            };
            let case = case.as_ref().map(|(th, en)| (th.as_str(), en.as_str()));
            let gives = &part.overall.levels[rule.gives].name.th;
            findings.push(say::rule_never(gives, case).at(rule.span));
        }
        left.decide(rule.when);
    }
    let holes = left.holes(several);
    let cases = holes.iter().map(|case| words(case, grades)).collect();
    let declared = part.overall.not_covered.as_ref();
    open_cases(cases, declared, name(&part.name), reading.span, findings);
    !holes.is_empty()
}

/// Names the cases without a rule: the first one, or every one beside that which is declared. What is
/// declared is words; they stand for the first case and for those that they hold as they are named here.
fn open_cases(
    cases: Vec<(String, String)>,
    declared: Option<&Text>,
    of: (&str, &str),
    span: Span,
    findings: &mut Findings,
) {
    let holds = |(th, en): &(String, String)| {
        declared.is_some_and(|text| {
            text.th.contains(th.as_str()) || text.get(Locale::En).contains(en.as_str())
        })
    };
    let (skipped, most) = if declared.is_some() { (1, MOST_HOLES) } else { (0, 1) };
    let open = cases.iter().skip(skipped).filter(|case| !holds(case));
    for (th, en) in open.take(most) {
        findings.push(say::case_open((th, en), of, declared.is_some()).at(span));
    }
}

/// A combination of grades in words.
fn words(case: &[usize], grades: &[Mark]) -> (String, String) {
    let named = |locale: Locale, and: &str| {
        let names = case.iter().map(|grade| format!("“{}”", grades[*grade].name.get(locale)));
        names.collect::<Vec<_>>().join(&format!(" {and} "))
    };
    let (th, en) = (named(Locale::Th, "และ"), named(Locale::En, "and"));
    match case.len() {
        1 => (format!("ทุกองค์ประกอบได้ {th}"), format!("every component is {en}")),
        _ => (format!("องค์ประกอบได้ {th} ต่างกัน"), format!("components are {en}")),
    }
}

/// Checks the rules of sub-levels: shares between 0 and 100 percent, at every end and beside it.
fn sublevels(sublevels: &Sublevels, part: &Part, findings: &mut Findings) {
    let of = name(&part.overall.levels[sublevels.of].name);
    let declared = sublevels.not_covered.as_ref();
    let mut table = Table::new(sublevels);
    let Some(holes) = table.holes(if declared.is_some() { MOST_HOLES + 1 } else { 1 }) else {
        let (measures, rules) = (sublevels.measures.len(), sublevels.rules.len());
        findings.push(say::table_not_checked(of, measures, rules).at(sublevels.span));
        return;
    };
    if let (Some(declared), true) = (declared, holes.is_empty()) {
        findings.push(say::nothing_open().at(declared.span));
    }
    let cases = holes.into_iter().map(|case| (case.clone(), case)).collect();
    open_cases(cases, declared, of, sublevels.span, findings);
    for (at, rule) in sublevels.rules.iter().enumerate() {
        if let Some(measure) = table.never(rule) {
            findings.push(say::sublevel_never(&rule.name.th, measure).at(rule.span));
            continue;
        }
        let mut earlier = sublevels.rules[..at].iter();
        let twice = earlier.find_map(|first| Some((first, table.both(first, rule)?)));
        if let Some((first, case)) = twice {
            let case = table.written(&case);
            let problem = say::case_twice((&case, &case), &first.name.th, &rule.name.th);
            findings.push(problem.at(rule.span).related(first.span, "ข้อก่อนหน้า", "the earlier one"));
        }
    }
}

/// What a table of sub-levels is looked through for: a case is a place in each measure's values.
struct Table<'a> {
    sublevels: &'a Sublevels,
    /// The rules, and behind them the holes that are known.
    decided: Vec<Vec<(usize, Interval)>>,
    values: Vec<Vec<Exact>>,
}

/// What looking for a case without a rule came to.
enum Searched {
    Hole(Vec<usize>),
    None,
    TooMany,
}

/// A search that goes on measure by measure with the rules that still fit.
struct Search<'t> {
    table: &'t Table<'t>,
    case: Vec<usize>,
    /// From which measure on which rules were found to leave nothing open.
    closed: BTreeSet<(usize, Vec<usize>)>,
    steps: usize,
}

impl Search<'_> {
    /// Whether a case is found that none of the rules fits; nothing where that takes too long.
    fn open(&mut self, measure: usize, rules: Vec<usize>) -> Option<bool> {
        if rules.is_empty() {
            self.case.resize(self.table.values.len(), 0);
            return Some(true);
        }
        let all = &self.table.decided;
        let asks = |rule: &usize| all[*rule].iter().any(|(asked, _)| *asked >= measure);
        if !rules.iter().all(asks) || self.closed.contains(&(measure, rules.clone())) {
            return Some(false);
        }
        for at in 0..self.table.values[measure].len() {
            self.steps += rules.len();
            if self.steps > MOST_STEPS {
                return None;
            }
            self.case.truncate(measure);
            self.case.push(at);
            let fits = |rule: &usize| self.table.fits(&all[*rule], measure, at);
            let left: Vec<usize> = rules.iter().copied().filter(fits).collect();
            if self.open(measure + 1, left)? {
                return Some(true);
            }
        }
        self.closed.insert((measure, rules));
        Some(false)
    }
}

impl<'a> Table<'a> {
    fn new(sublevels: &'a Sublevels) -> Self {
        let measures = 0..sublevels.measures.len();
        let values = measures.map(|at| candidates(sublevels, at)).collect();
        let decided = sublevels.rules.iter().map(|rule| rule.when.clone()).collect();
        Table { sublevels, decided, values }
    }

    /// Whether a rule lets a measure have a value.
    fn fits(&self, when: &[(usize, Interval)], measure: usize, at: usize) -> bool {
        let mut asked = when.iter().filter(|(asked, _)| *asked == measure);
        asked.all(|(_, interval)| interval.contains(&self.values[measure][at]))
    }

    /// Whether a rule decides a case.
    fn is_decided(&self, case: &[usize]) -> bool {
        let fits = |when: &Vec<(usize, Interval)>| {
            case.iter().enumerate().all(|(measure, at)| self.fits(when, measure, *at))
        };
        self.decided.iter().any(fits)
    }

    /// A case that no rule decides.
    fn hole(&self) -> Searched {
        let rules = self.decided.len();
        if self.values.len() > MOST_MEASURES || rules * rules > MOST_STEPS {
            return Searched::TooMany;
        }
        let (case, closed) = (Vec::new(), BTreeSet::new());
        let mut search = Search { table: self, case, closed, steps: 0 };
        match search.open(0, (0..rules).collect()) {
            Some(true) => Searched::Hole(search.case),
            Some(false) => Searched::None,
            None => Searched::TooMany,
        }
    }

    /// As many holes as are wanted, each by the case in its corner; nothing where looking takes too long.
    fn holes(&mut self, most: usize) -> Option<Vec<String>> {
        let mut holes = Vec::new();
        while holes.len() < most {
            match self.hole() {
                Searched::Hole(case) => {
                    let corner = self.corner(case);
                    holes.push(self.written(&corner));
                    if holes.len() < most {
                        let stretch = self.stretch(&corner);
                        self.decided.push(stretch);
                    }
                }
                Searched::None => break,
                // What was found is said; what lies behind it is looked for when that is mended.
                Searched::TooMany if !holes.is_empty() => break,
                Searched::TooMany => return None,
            }
        }
        Some(holes)
    }

    /// What lies open around a case, stretched measure by measure as far as each value of it alone goes.
    fn stretch(&self, case: &[usize]) -> Vec<(usize, Interval)> {
        // What one value of one case costs, of all that may be spent.
        let most_values = self.values.iter().map(Vec::len).max().unwrap_or(1);
        let most_corners =
            MOST_STEPS / (self.decided.len() * self.values.len() * most_values).max(1);
        let mut all = Vec::new();
        let mut corners: Vec<Vec<usize>> = vec![case.to_vec()];
        for (measure, values) in self.values.iter().enumerate() {
            let open = |at: usize| {
                let moved = |corner: &Vec<usize>| {
                    let mut corner = corner.clone();
                    corner[measure] = at;
                    !self.is_decided(&corner)
                };
                corners.iter().all(moved)
            };
            let from = (0..=case[measure]).rev().take_while(|at| open(*at)).last();
            let until = (case[measure]..values.len()).take_while(|at| open(*at)).last();
            let (from, until) = (from.unwrap_or(case[measure]), until.unwrap_or(case[measure]));
            all.push((measure, Interval::band(values[from].clone(), values[until].clone())));
            let kept: Vec<usize> = match corners.len() * (until - from + 1) <= most_corners {
                true => (from..=until).collect(),
                false => vec![case[measure]],
            };
            corners = corners
                .iter()
                .flat_map(|corner| {
                    kept.iter().map(move |at| {
                        let mut corner = corner.clone();
                        corner[measure] = *at;
                        corner
                    })
                })
                .collect();
        }
        all
    }

    /// The case in the corner of a hole, which says most of it: little beside it is decided.
    fn corner(&self, mut case: Vec<usize>) -> Vec<usize> {
        for (measure, values) in self.values.iter().enumerate() {
            let decided: Vec<bool> = (0..values.len())
                .map(|at| {
                    case[measure] = at;
                    self.is_decided(&case)
                })
                .collect();
            let off = |at: &usize| {
                let decided = (0..values.len()).filter(|other| decided[*other]);
                decided.map(|other| (&values[other] - &values[*at]).abs()).min()
            };
            let open = (0..values.len()).filter(|at| !decided[*at]);
            // Where nothing of this measure is decided, the first of it is as good as any.
            case[measure] = open.min_by_key(|at| (off(at).is_none(), off(at))).unwrap_or(0);
        }
        case
    }

    /// A case that two rules decide.
    fn both(&self, first: &SublevelRule, second: &SublevelRule) -> Option<Vec<usize>> {
        let shared = |measure: usize| {
            let fit = |at: &usize| {
                self.fits(&first.when, measure, *at) && self.fits(&second.when, measure, *at)
            };
            (0..self.values[measure].len()).find(fit)
        };
        // What neither asks for is left out of the first look, which is all that most pairs need.
        let apart = |(measure, mine): &(usize, Interval)| {
            let theirs = second.when.iter().filter(|(other, _)| other == measure);
            theirs.clone().any(|(_, interval)| interval.is_apart(mine))
        };
        if first.when.iter().any(apart) {
            return None;
        }
        (0..self.values.len()).map(shared).collect()
    }

    /// The measure that no share can be what a rule asks of it.
    fn never(&self, rule: &SublevelRule) -> Option<&str> {
        let all = Interval::band(Exact::zero(), exact(100));
        let (measure, _) = rule.when.iter().find(|(_, interval)| interval.is_apart(&all))?;
        Some(&self.sublevels.measures[*measure].name)
    }

    /// A case in words.
    fn written(&self, case: &[usize]) -> String {
        let shares = self.sublevels.measures.iter().zip(&self.values).zip(case);
        let share = shares.map(|((measure, values), at)| {
            format!("{} {}", measure.name, number::plain(&values[*at]))
        });
        share.collect::<Vec<_>>().join(", ")
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
