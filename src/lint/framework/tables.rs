//! Tables of decisions: cases that no rule decides, cases that two decide, rules that are never used.

use std::collections::BTreeSet;

use num_traits::Zero;

use crate::diagnostic::{Findings, Locale, catalogue::coverage as say};
use crate::model::Interval;
use crate::model::framework::{Condition, Framework, Mark, Part, Reading, SublevelRule, Sublevels};
use crate::notation::{Exact, number};
use crate::records::Text;
use crate::scoring::exact;

/// Comparisons of a share with a rule after which a table is too large to be looked through.
const MOST_STEPS: usize = 500_000;
/// Measures of which every combination is looked for.
const MOST_MEASURES: usize = 64;

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
    fn leaves(&self, condition: Condition) -> bool {
        let free = |grade: usize| !self.nothing && !self.any[grade];
        match condition {
            Condition::Any(grade) => {
                free(grade) && (!self.all[grade] || self.free().nth(1).is_some())
            }
            Condition::All(grade) => free(grade) && !self.all[grade],
            Condition::Otherwise => self.case(true).is_some(),
        }
    }
}

/// Checks one reading of the decision rules, and says whether it leaves a case open.
fn decisions(reading: &Reading, part: &Part, grades: &[Mark], findings: &mut Findings) -> bool {
    if reading.components.is_empty() {
        return false;
    }
    let mut left = Undecided::new(grades.len());
    for rule in &reading.rules {
        if !left.leaves(rule.when) {
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
    let open = left.case(reading.components.len() > 1);
    if let (Some(case), None) = (&open, &part.overall.not_covered) {
        let (th, en) = words(case, grades);
        findings.push(say::case_open((&th, &en), name(&part.name)).at(reading.span));
    }
    open.is_some()
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
    let table = Table::new(sublevels);
    match (&sublevels.not_covered, table.hole()) {
        (_, Searched::TooMany) => {
            let (measures, rules) = (sublevels.measures.len(), sublevels.rules.len());
            findings.push(say::table_not_checked(of, measures, rules).at(sublevels.span));
            return;
        }
        (None, Searched::Hole(case)) => {
            let case = table.written(&table.corner(case));
            findings.push(say::case_open((&case, &case), of).at(sublevels.span));
        }
        (Some(declared), Searched::None) => {
            findings.push(say::nothing_open().at(declared.span));
        }
        _ => {}
    }
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
        let all = &self.table.sublevels.rules;
        let asks = |rule: &usize| all[*rule].when.iter().any(|(asked, _)| *asked >= measure);
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
        Table { sublevels, values: measures.map(|at| candidates(sublevels, at)).collect() }
    }

    /// Whether a rule lets a measure have a value.
    fn fits(&self, rule: &SublevelRule, measure: usize, at: usize) -> bool {
        let mut asked = rule.when.iter().filter(|(asked, _)| *asked == measure);
        asked.all(|(_, interval)| interval.contains(&self.values[measure][at]))
    }

    /// Whether a rule decides a case.
    fn is_decided(&self, case: &[usize]) -> bool {
        let fits = |rule: &SublevelRule| {
            case.iter().enumerate().all(|(measure, at)| self.fits(rule, measure, *at))
        };
        self.sublevels.rules.iter().any(fits)
    }

    /// A case that no rule decides.
    fn hole(&self) -> Searched {
        let rules = self.sublevels.rules.len();
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
            let fit =
                |at: &usize| self.fits(first, measure, *at) && self.fits(second, measure, *at);
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
