//! Why a result is what it is: the tree of facts that scoring gives, in sentences. For people first, two
//! to four of them; in full on demand. Nothing is computed here.

mod change;
pub(crate) mod component;
pub(crate) mod indicator;
pub(crate) mod overall;

use serde::Serialize;

use crate::diagnostic::Locale;
use crate::model::framework::{Component, Framework, Mark, Part};
use crate::model::{FactOf, FactRef, Indicator, Year};
use crate::notation::{Exact, number};
use crate::scoring::reasons::{Change, Kind, Reason, Step, YearReasons, of_components};
use crate::scoring::{IndicatorScore, ScoredYear, Verdict, WhyNot, YearScore, possible_points};
use crate::thai::is_thai;

use super::shown::Shown;
use crate::block::words_of;
use component::ends;

/// A sentence, and those that it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReasonView {
    /// The sentence.
    pub text: String,
    /// What it rests on.
    pub children: Vec<ReasonView>,
}

/// The reasons of a result: in short, and in full.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// Two to four sentences.
    pub short: Vec<String>,
    /// All of them, each with what it rests on.
    pub full: Vec<ReasonView>,
}

/// What reasons are about.
#[derive(Clone, Copy)]
pub(crate) enum About<'a> {
    Indicator(&'a Indicator, &'a IndicatorScore),
    Component(&'a Part, &'a Component),
    Part(&'a Part),
}

/// Tells the reasons of a year.
pub(crate) struct Teller<'a> {
    words: Shown<'a>,
    year: &'a Year,
    scores: &'a YearScore,
    framework: &'a Framework,
    of: ScoredYear<'a>,
}

/// A sentence in the language of the view.
fn say(locale: Locale, th: String, en: String) -> String {
    match locale {
        Locale::Th => th,
        Locale::En => en,
    }
}

impl Told {
    /// What is told in full only where it says more.
    fn new(short: Vec<String>, full: Vec<ReasonView>) -> Self {
        let same = full.iter().all(|reason| reason.children.is_empty())
            && full.iter().map(|reason| &reason.text).eq(&short);
        Told { short, full: if same { Vec::new() } else { full } }
    }
}

/// Changes that are told in short.
const FEW_CHANGES: usize = 1;
/// Criteria that are told one by one in short.
const FEW_CRITERIA: usize = 2;

impl<'a> Teller<'a> {
    /// Tells the reasons of a year that was scored.
    pub(crate) fn new(words: Shown<'a>, of: ScoredYear<'a>) -> Self {
        let ScoredYear { year, scores, framework, .. } = of;
        Teller { words, year, scores, framework, of }
    }

    /// The trees that sentences are made of.
    pub(crate) fn trees(&self) -> &'a YearReasons {
        self.of.reasons()
    }

    /// The language of the sentences.
    pub(crate) fn locale(&self) -> Locale {
        self.words.locale()
    }

    /// The grades of components.
    pub(crate) fn grades(&self) -> &[Mark] {
        &self.framework.grades
    }

    /// The part that an indicator stands in.
    pub(crate) fn part_of(&self, indicator: &Indicator) -> &'a Part {
        &self.framework.parts[indicator.part]
    }

    /// The stable id of an indicator.
    pub(crate) fn indicator_slug(&self, at: usize) -> String {
        self.year.indicators[at].slug.to_string()
    }

    /// The id of a part, and those of its levels.
    pub(crate) fn part_level(&self, at: usize) -> (String, impl Fn(usize) -> String + '_) {
        let part = &self.framework.parts[at];
        (part.slug.to_string(), |level| part.overall.levels[level].slug.to_string())
    }

    /// The result of an indicator in words, criterion by criterion.
    pub(crate) fn result(&self, at: usize) -> String {
        let result = FactRef { year: self.year.year, of: FactOf::Result(at) };
        let supposed = self.year.indicators[at].supposed.is_some();
        let runs = self.words.fact(result).filter(|_| !supposed).unwrap_or_default();
        words_of(&runs)
    }

    /// The points that an indicator may have, where they are not decided.
    pub(crate) fn possible(&self, at: usize) -> Vec<(Exact, Exact)> {
        let indicator = &self.year.indicators[at];
        let part = &self.framework.parts[indicator.part];
        possible_points(indicator, &self.scores.indicators[at], part)
    }

    /// Points that are possible, each by itself or from one to the other.
    fn choice(&self, ranges: &[(Exact, Exact)]) -> String {
        let shown = |(low, high): &(Exact, Exact)| match low == high {
            true => plain(low),
            false => format!("{}–{}", plain(low), plain(high)),
        };
        ranges.iter().map(shown).collect::<Vec<_>>().join(self.or())
    }

    /// Whether the edition may show a fact.
    pub(crate) fn shows(&self, reason: &Reason) -> bool {
        match reason.kind {
            Kind::Counted { indicator, .. }
            | Kind::Weighted { indicator, .. }
            | Kind::WeightedHeading { indicator, .. }
            | Kind::SingleIndicator(indicator) => self.shows_indicator(indicator),
            Kind::Change(Change { ref when, .. }) => when.iter().all(|step| match step {
                Step::Rating { indicator, .. } => self.shows_indicator(*indicator),
                _ => true,
            }),
            _ => true,
        }
    }

    /// Whether the edition may show an indicator.
    pub(crate) fn shows_indicator(&self, at: usize) -> bool {
        self.words.opens(self.year.indicators[at].visibility)
    }

    /// The sentence of a fact.
    pub(crate) fn sentence(&self, reason: &Reason, about: About<'_>) -> String {
        if let Kind::Change(change) = &reason.kind {
            return self.change(change, about);
        }
        match reason.kind {
            Kind::NotSought => return self.not_sought(),
            Kind::NotAlone => return self.not_alone(),
            Kind::TotalOpen => return self.total_open(),
            _ => {}
        }
        match about {
            About::Indicator(indicator, score) => self.of_indicator(reason, indicator, score),
            About::Component(part, component) => self.of_component(reason, part, component),
            About::Part(part) => self.of_part(reason, part),
        }
    }

    fn full(&self, reasons: &[Reason], about: About<'_>) -> Vec<ReasonView> {
        let shown = reasons.iter().filter(|reason| self.shows(reason));
        let told = shown.map(|reason| {
            let exact = self.exactly(reason, about).into_iter();
            let exact = exact.map(|text| ReasonView { text, children: Vec::new() });
            let children = self.full(&reason.children, about);
            ReasonView {
                text: self.sentence(reason, about),
                children: exact.chain(children).collect(),
            }
        });
        told.filter(|told| !told.text.is_empty()).collect()
    }

    /// What the numbers of a fact come to exactly: by how much, and the fraction before rounding.
    fn exactly(&self, reason: &Reason, about: About<'_>) -> Vec<String> {
        match (&reason.kind, about) {
            (Kind::Criterion { comparison: Some(comparison), .. }, About::Indicator(..))
            | (Kind::LadderStep { comparison: Some(comparison), .. }, About::Indicator(..)) => {
                self.differences(comparison)
            }
            (Kind::Tally(tally), About::Component(_, component)) if tally.low == tally.high => {
                self.fraction(&tally.low, ends(&component.bands))
            }
            (Kind::Total { value: Some((low, high)), .. }, About::Part(part)) if low == high => {
                self.fraction(low, ends(&part.overall.bands))
            }
            (Kind::Measure { at, low, high, .. }, About::Part(part)) if low == high => {
                self.fraction(low, overall::measured(part, *at))
            }
            _ => Vec::new(),
        }
    }

    fn fraction<'e>(
        &self,
        value: &Exact,
        ends: impl Iterator<Item = &'e Exact> + Clone,
    ) -> Vec<String> {
        let shown = number::show_beside(value, 2, ends);
        if number::shortest(value)
            .is_some_and(|short| short.scale() <= 2 || short.to_string() == shown)
        {
            return Vec::new();
        }
        vec![say(
            self.locale(),
            format!("{shown} ปัดจากค่าแน่นอน {value}"),
            format!("{shown} is rounded from exactly {value}"),
        )]
    }

    /// The reasons of an indicator.
    pub(crate) fn indicator(&self, at: usize) -> Told {
        let (indicator, score) = (&self.year.indicators[at], &self.scores.indicators[at]);
        let about = About::Indicator(indicator, score);
        let reasons = &self.trees().indicators[at];
        let criterion = |reason: &Reason| matches!(reason.kind, Kind::Criterion { .. });
        let many = reasons.iter().filter(|reason| criterion(reason)).count() > FEW_CRITERIA;
        let mut short = Vec::new();
        if many {
            short.extend(self.criteria_at_once(reasons, indicator));
        }
        let rest: Vec<&Reason> = reasons.iter().filter(|r| !(many && criterion(r))).collect();
        short.extend(self.short(&rest, about));
        Told::new(short, self.full(reasons, about))
    }

    /// The reasons of a component; `hidden` indicators that decide it are not shown.
    pub(crate) fn component(&self, part: usize, at: usize, hidden: usize) -> Told {
        let of = &self.framework.parts[part];
        let about = About::Component(of, &of.components[at]);
        let reasons = &self.trees().parts[part].components[at];
        let short = self.short(&reasons.iter().collect::<Vec<_>>(), about);
        let mut short = self.not_applicable(part, at, reasons).map_or(short, |why| vec![why]);
        // A reader counts the rows: what is counted and not shown is said.
        let tallies = reasons.iter().filter(|r| matches!(r.kind, Kind::Tally(_))).count();
        if hidden > 0 && tallies > 0 {
            let note = say(
                self.locale(),
                format!("รวมตัวชี้วัดที่ไม่เผยแพร่ {hidden}"),
                format!("indicators that are not published are counted: {hidden}"),
            );
            short.insert(tallies, note);
        }
        Told::new(short, self.full(reasons, about))
    }

    /// Why a component was not to be assessed, where the year says so.
    fn not_applicable(&self, part: usize, at: usize, reasons: &[Reason]) -> Option<String> {
        let [Reason { kind: Kind::NotApplicable, .. }] = reasons else { return None };
        let why = self.year.not_applicable.get(&(part, at))?.get(self.locale());
        Some(say(self.locale(), format!("ไม่ต้องประเมิน: {why}"), format!("not applicable: {why}")))
    }

    /// The first reason of each component of a part, or empty: found without what would change a grade.
    pub(crate) fn of_components(&self, part: usize) -> Vec<String> {
        let of = &self.framework.parts[part];
        let all = of_components(part, self.of).into_iter().enumerate();
        let first = all.map(|(at, reasons)| {
            let about = About::Component(of, &of.components[at]);
            let told = self.short(&reasons.iter().collect::<Vec<_>>(), about).into_iter().next();
            self.not_applicable(part, at, &reasons).or(told).unwrap_or_default()
        });
        first.collect()
    }

    /// The reasons of the overall result of a part.
    pub(crate) fn overall(&self, part: usize) -> Told {
        let about = About::Part(&self.framework.parts[part]);
        let reasons = &self.trees().parts[part];
        let short = self.short(&reasons.overall.iter().collect::<Vec<_>>(), about);
        let all = reasons.overall.iter().chain(&reasons.sublevel).cloned().collect::<Vec<_>>();
        Told::new(short, self.full(&all, about))
    }

    /// The sub-level of a part in a sentence; empty where there is none.
    pub(crate) fn sublevel(&self, part: usize) -> String {
        let about = About::Part(&self.framework.parts[part]);
        let of = &self.trees().parts[part].sublevel;
        of.first().map(|reason| self.sentence(reason, about)).unwrap_or_default()
    }

    /// The facts at the top, and the nearest change.
    fn short(&self, reasons: &[&Reason], about: About<'_>) -> Vec<String> {
        let mut changes = 0;
        let told = reasons.iter().filter(|reason| self.shows(reason)).filter(|reason| {
            let Kind::Change(change) = &reason.kind else { return true };
            // That a judgement may turn out otherwise goes without saying.
            let judged = change.when.iter().all(|step| matches!(step, Step::Judged { .. }));
            changes += usize::from(!judged);
            !judged && changes <= FEW_CHANGES
        });
        let told = told.map(|reason| self.sentence(reason, about));
        told.filter(|text| !text.is_empty()).collect()
    }

    /// Symbol and name of a grade.
    fn grade(&self, at: usize) -> String {
        let grade = &self.framework.grades[at];
        format!("{} {}", grade.symbol, grade.name.get(self.locale()))
    }

    /// Symbol and name of a grade, or that it is undecided.
    fn grade_or_open(&self, grade: &Verdict<usize>) -> String {
        match grade {
            Verdict::Decided(at) => self.grade(*at),
            Verdict::Undecided(_) => self.open(),
            Verdict::NotAssessed(WhyNot::NotApplicable) => {
                say(self.locale(), "ไม่ต้องประเมิน".into(), "not applicable".into())
            }
            Verdict::NotAssessed(_) => {
                say(self.locale(), "ไม่มีตัวชี้วัดที่ประเมินได้".into(), "not assessed".into())
            }
        }
    }

    fn open(&self) -> String {
        say(self.locale(), "ตัดสินไม่ได้".into(), "undecided".into())
    }

    fn or(&self) -> &'static str {
        if self.locale() == Locale::Th { " หรือ " } else { " or " }
    }
}

/// Symbol and name of an overall level.
fn level(part: &Part, at: usize, locale: Locale) -> String {
    let level = &part.overall.levels[at];
    format!("{} {}", level.symbol, level.name.get(locale))
}

/// An exact value with the decimals it needs, or two.
fn plain(value: &Exact) -> String {
    number::shortest(value).map_or_else(|| number::show(value, 2), |number| number.to_string())
}

/// With a space before it, where it does not start with Thai.
fn spaced(step: &str) -> String {
    let thai = step.chars().next().is_some_and(is_thai);
    if thai { step.to_owned() } else { format!(" {step}") }
}

/// A number with the decimals it is written with, and more where it has more.
fn written(value: &Exact, scale: u32) -> String {
    let needed = number::shortest(value).map_or(scale, |short| short.scale());
    number::show(value, needed.max(scale))
}

/// A value that may be anything between two, each on its side of the numbers that decide.
fn range<'a>(low: &Exact, high: &Exact, ends: impl Iterator<Item = &'a Exact> + Clone) -> String {
    let shown = |value: &Exact| number::show_beside(value, 2, ends.clone());
    match low == high {
        true => shown(low),
        false => format!("{}–{}", shown(low), shown(high)),
    }
}
