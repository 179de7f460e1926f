//! What-ifs: `1.2.2=ไม่ผ่าน`, `1.1.3=13 ล้านบาท`. The model is changed before it is scored, so that all that
//! depends on a result follows; no file is touched.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Findings, Problem, catalogue::structure as say};
use crate::model::framework::Framework;
use crate::model::{
    Assessment, Criterion, Indicator, Milestone, Model, Reported, Requirement, Value, Year,
    distinct, names_step,
};
use crate::notation::{FiscalYear, Number, State, ValueText};
use crate::records::indicator::Judged;
use crate::scoring::Rating;
use crate::source::{FileId, Sources, Span, Spanned};
use crate::thai::{arabic_digits, canonical, nearest, same};
use crate::yaml::field::Notation;

use super::indicator::find_part;
use super::{Binder, Broken, ladder};

/// What is supposed of an indicator.
struct Supposed {
    indicator: usize,
    what: What,
    /// The setting as it is written, and its place.
    line: String,
    span: Span,
}

impl Supposed {
    /// The only criterion that it is about; none where it is about all of the indicator.
    fn criterion(&self) -> Option<usize> {
        match &self.what {
            What::Rating(_) => None,
            What::Judged(at, _) => Some(*at),
            What::Result(only, _) => *only,
        }
    }

    /// Whether both say what one result is.
    fn meets(&self, other: &Supposed) -> bool {
        let apart = |(mine, theirs): (usize, usize)| mine != theirs;
        self.indicator == other.indicator
            && !self.criterion().zip(other.criterion()).is_some_and(apart)
    }
}

enum What {
    /// It is rated so, whatever its result.
    Rating(Rating),
    /// An evaluator judged a criterion so.
    Judged(usize, Judged),
    /// Its result, or that of one criterion.
    Result(Option<usize>, Spanned<Value>),
}

/// Characters of ids that are compared.
const LONGEST_ID: usize = 64;

/// The name under which settings are shown.
pub const PLACE: &str = "--set";

/// Changes a year of a model as settings say, each `indicator=result`. They stand in the sources from
/// then on, a line each, so that findings have a place. Where there is a finding, nothing is changed.
pub fn suppose(
    model: &mut Model,
    year: FiscalYear,
    settings: &[String],
    sources: &mut Sources,
) -> Findings {
    let lines: Vec<String> =
        settings.iter().map(|setting| setting.replace(['\n', '\r'], " ")).collect();
    let file = sources.add_text(PLACE, &lines.join("\n"));
    let mut findings = Findings::new();
    let mut all = Vec::new();
    let broken = Broken::new(BTreeSet::new(), sources);
    if let Some((of, framework)) =
        model.years.get(&year).and_then(|year| Some((year, model.frameworks.get(&year.framework)?)))
    {
        let binder =
            Binder { units: &model.units, sources, broken: &broken, agency: &model.agency };
        let mut start = 0;
        for line in &lines {
            let years = &model.years;
            let setting = Setting { line, start, file, year: of, years, framework, binder };
            if let Some(supposed) = setting.read(&mut findings) {
                let before = all.iter().find(|known: &&Supposed| known.meets(&supposed));
                if let Some(before) = before {
                    let problem = say::supposed_twice(&supposed.line, &before.line);
                    let (th, en) = ("สมมติไว้ก่อนที่นี่", "supposed before here");
                    findings.push(problem.at(supposed.span).related(before.span, th, en));
                }
                all.push(supposed);
            }
            start += line.len() + 1;
        }
    }
    if findings.is_empty()
        && let Some(year) = model.years.get_mut(&year)
    {
        for supposed in all {
            apply(supposed, &mut year.indicators);
        }
    }
    findings
}

fn apply(supposed: Supposed, indicators: &mut [Indicator]) {
    let indicator = &mut indicators[supposed.indicator];
    match (supposed.what, &mut indicator.assessment) {
        (What::Rating(rating), _) => indicator.supposed = Some(rating),
        (What::Judged(at, verdict), Assessment::Criteria(criteria)) => {
            if let Some(judgement) = &mut criteria[at].judgement {
                judgement.verdict = verdict;
            }
        }
        (What::Result(only, value), Assessment::Criteria(criteria)) => {
            for (at, criterion) in criteria.iter_mut().enumerate() {
                if only.is_none_or(|only| only == at) {
                    criterion.result = Reported::Value(value.clone());
                }
            }
        }
        (What::Result(_, value), Assessment::Levels { result, .. }) => {
            *result = Reported::Value(value);
        }
        (What::Result(None, value), Assessment::Milestones { named, .. })
            if stands_for_all(&value.value) =>
        {
            *named = Reported::Value(value);
        }
        (What::Result(only, value), Assessment::Milestones { steps, named }) => {
            *named = Reported::Missing;
            let name = only.and_then(|at| distinct(steps).nth(at)?.name.clone());
            for criterion in named_so(steps, &name) {
                criterion.result = Reported::Value(value.clone());
            }
        }
        (What::Judged(at, verdict), Assessment::Milestones { steps, named }) => {
            *named = Reported::Missing;
            let name = distinct(steps).nth(at).and_then(|criterion| criterion.name.clone());
            for judgement in named_so(steps, &name).filter_map(|c| c.judgement.as_mut()) {
                judgement.verdict = verdict;
            }
        }
        _ => {}
    }
}

/// Whether a value is a level or a state, which stands for all criteria of levels.
fn stands_for_all(value: &Value) -> bool {
    match value {
        Value::State(..) => true,
        Value::Quantity { quantity, .. } => quantity.unit.is_level(),
        Value::Text(_) => false,
    }
}

/// The criteria of a name, in all levels.
fn named_so<'a>(
    steps: &'a mut [Milestone],
    name: &'a Option<String>,
) -> impl Iterator<Item = &'a mut Criterion> {
    let criteria = steps.iter_mut().flat_map(|step| &mut step.criteria);
    criteria.filter(move |criterion| criterion.name == *name)
}

/// The criteria that have a name of their own.
fn criteria_of(indicator: &Indicator) -> Vec<&Criterion> {
    match &indicator.assessment {
        Assessment::Criteria(criteria) => criteria.iter().collect(),
        Assessment::Milestones { steps, .. } => distinct(steps).collect(),
        _ => Vec::new(),
    }
}

/// One setting as it is written.
struct Setting<'a> {
    line: &'a str,
    start: usize,
    file: FileId,
    year: &'a Year,
    years: &'a BTreeMap<FiscalYear, Year>,
    framework: &'a Framework,
    binder: Binder<'a>,
}

/// Ratings by the words that pages use for them.
const RATINGS: [(Rating, [&str; 3]); 5] = [
    (Rating::Passed, ["ผ่าน", "passed", "●"]),
    (Rating::Failed, ["ไม่ผ่าน", "failed", "○"]),
    (Rating::Above, ["สูงกว่าเป้าหมาย", "above", "●"]),
    (Rating::Meets, ["เป็นไปตามเป้าหมาย", "meets", "◎"]),
    (Rating::Below, ["ต่ำกว่าเป้าหมาย", "below", "○"]),
];

impl Setting<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.start + range.start..self.start + range.end)
    }

    fn read(&self, findings: &mut Findings) -> Option<Supposed> {
        let Some(equals) = self.line.find('=') else {
            findings.push(say::bad_setting(self.line.trim()).at(self.span(0..self.line.len())));
            return None;
        };
        let (left, right) =
            (trimmed(self.line, 0..equals), trimmed(self.line, equals + 1..self.line.len()));
        if left.is_empty() || right.is_empty() {
            findings.push(say::bad_setting(self.line.trim()).at(self.span(0..self.line.len())));
            return None;
        }
        let named = self.indicator(left.clone());
        let (at, criterion) = match named {
            Ok(found) => found,
            Err(problem) => {
                findings.push(problem.at(self.span(left)));
                return None;
            }
        };
        let what = self.what(at, criterion.map(|name| (name, left)), right, findings)?;
        let span = self.span(0..self.line.len());
        Some(Supposed { indicator: at, what, line: self.line.trim().to_owned(), span })
    }

    /// The indicator that the words before `=` name, and the name of a criterion behind it.
    fn indicator(&self, left: Range<usize>) -> Result<(usize, Option<String>), Problem> {
        let text = arabic_digits(&canonical(&self.line[left]));
        let words: Vec<&str> = text.split_whitespace().collect();
        let index = &self.year.index;
        let known = |word: &str| index.slug(word).is_some() || !index.number(word).is_empty();
        let (part, id, rest) = match words.as_slice() {
            [id, rest @ ..] if known(id) => (None, *id, rest),
            [part, id, rest @ ..] if find_part(part, self.framework).is_some() => {
                (find_part(part, self.framework), *id, rest)
            }
            // The first of several words is a part, or a word too many.
            [part, id, ..] if known(id) => {
                let parts = self.framework.parts.iter();
                let names = parts.map(|p| p.short.as_ref().map_or(p.slug.as_str(), |s| &s.th));
                return Err(say::unknown_part_of_setting(part, id, names));
            }
            [id, ..] => return Err(self.unknown(id)),
            [] => return Err(say::bad_setting(self.line.trim())),
        };
        let criterion = (!rest.is_empty()).then(|| rest.join(" "));
        let of_part = |at: &usize| part.is_none_or(|part| self.year.indicators[*at].part == part);
        if let Some(found) = index.slug(id).filter(of_part) {
            return Ok((found, criterion));
        }
        let matches: Vec<usize> = index.number(id).iter().copied().filter(of_part).collect();
        match matches[..] {
            [only] => Ok((only, criterion)),
            [] => Err(self.unknown(id)),
            _ => {
                let choices: Vec<String> = matches
                    .iter()
                    .map(|at| {
                        let indicator = &self.year.indicators[*at];
                        let part = &self.framework.parts[indicator.part];
                        let part =
                            part.short.as_ref().map_or(part.slug.as_str(), |s| s.th.as_str());
                        format!("“{part} {id}” หรือ “{}”", indicator.slug)
                    })
                    .collect();
                Err(say::ambiguous(id, &choices))
            }
        }
    }

    /// An id that no indicator has, with the one that is most like it, however little that is.
    fn unknown(&self, id: &str) -> Problem {
        let index = &self.year.index;
        let has_result = |id: &&str| {
            let own = index.slug(id).into_iter().chain(index.number(id).iter().copied());
            let mut own = own.map(|at| &self.year.indicators[at].assessment);
            own.any(|assessment| !matches!(assessment, Assessment::Heading))
        };
        let ids = || index.ids().filter(has_result);
        let is_of =
            |year: &&Year| year.index.slug(id).is_some() || !year.index.number(id).is_empty();
        if let Some(other) = self.years.values().rev().find(is_of) {
            return say::setting_of_other_year(id, self.year.year.0, other.year.0);
        }
        match nearest(id, ids()) {
            Some(_) => say::unknown("ตัวชี้วัด", "indicator", id, ids()),
            None => {
                // Of a long text the beginning is enough.
                let mine: Vec<char> = id.chars().take(LONGEST_ID).collect();
                let far = |own: &&str| {
                    let own: Vec<char> = own.chars().take(LONGEST_ID).collect();
                    strsim::generic_damerau_levenshtein(&mine, &own)
                };
                say::unknown_setting(id, ids().min_by_key(|own| (far(own), *own)))
            }
        }
    }

    /// What the words behind `=` suppose of an indicator.
    fn what(
        &self,
        at: usize,
        criterion: Option<(String, Range<usize>)>,
        right: Range<usize>,
        findings: &mut Findings,
    ) -> Option<What> {
        let indicator = &self.year.indicators[at];
        let span = self.span(right.clone());
        let text = canonical(&self.line[right]).into_owned();
        if let Assessment::Heading = indicator.assessment {
            findings.push(say::heading_supposed(&indicator.number.to_string()).at(span));
            return None;
        }
        let only = match criterion {
            None => None,
            Some((name, place)) => Some(self.criterion(indicator, &name, place, findings)?),
        };
        if RATINGS.iter().any(|(_, words)| words.contains(&text.as_str())) {
            return self.rating(indicator, only, &text, span, findings);
        }
        if let Assessment::PartLevel { part, target } = indicator.assessment {
            let levels = &self.framework.parts[part].overall.levels;
            let found = levels.iter().position(|level| {
                level.name.th == text
                    || level.name.en.as_deref() == Some(&text)
                    || level.slug.as_str() == text
            });
            let Some(level) = found else {
                let known = levels.iter().map(|level| level.name.th.as_str());
                findings.push(say::unknown("ระดับภาพรวม", "overall level", &text, known).at(span));
                return None;
            };
            return Some(What::Rating(match level.cmp(&target) {
                std::cmp::Ordering::Less => Rating::Above,
                std::cmp::Ordering::Equal => Rating::Meets,
                std::cmp::Ordering::Greater => Rating::Below,
            }));
        }
        let value = self.value(&text, span, findings)?;
        self.check(indicator, only, &value, findings).then_some(What::Result(only, value))
    }

    fn value(&self, text: &str, span: Span, findings: &mut Findings) -> Option<Spanned<Value>> {
        let read = match state(text) {
            Some(state) => Ok(ValueText::State(state, None)),
            None => ValueText::read(text),
        };
        match read {
            Ok(written) => {
                let value = self.binder.value(&Spanned::new(written, span), findings)?;
                Some(Spanned::new(value, span))
            }
            Err(problem) => {
                findings.push(Problem { within: None, fix: None, ..problem }.at(span));
                None
            }
        }
    }

    fn criterion(
        &self,
        indicator: &Indicator,
        name: &str,
        place: Range<usize>,
        findings: &mut Findings,
    ) -> Option<usize> {
        let criteria = criteria_of(indicator);
        let found =
            criteria.iter().position(|c| c.name.as_deref().is_some_and(|own| same(own, name)));
        if found.is_none() {
            let known: Vec<&str> = criteria.iter().filter_map(|c| c.name.as_deref()).collect();
            let near = nearest(name, known.iter().copied());
            findings.push(say::unknown_criterion(name, near, &known).at(self.span(place)));
        }
        found
    }

    /// A rating in words or as a symbol, which has to be one that the indicator can have.
    fn rating(
        &self,
        indicator: &Indicator,
        only: Option<usize>,
        text: &str,
        span: Span,
        findings: &mut Findings,
    ) -> Option<What> {
        let possible: &[Rating] = match (&indicator.assessment, only) {
            (Assessment::Criteria(_) | Assessment::Milestones { .. }, Some(at)) => {
                let criterion = criteria_of(indicator)[at];
                if !matches!(criterion.target, Requirement::Text(_)) {
                    let name = criterion.name.clone().unwrap_or_default();
                    findings.push(say::number_supposed(&name).at(span));
                    return None;
                }
                &[Rating::Passed, Rating::Failed]
            }
            (Assessment::Criteria(criteria), None) => match criteria.as_slice() {
                [Criterion { target: Requirement::Band(..) | Requirement::Level(..), .. }] => {
                    &[Rating::Above, Rating::Meets, Rating::Below]
                }
                _ => &[Rating::Passed, Rating::Failed],
            },
            (Assessment::PartLevel { .. }, _) => &[Rating::Above, Rating::Meets, Rating::Below],
            (
                Assessment::Levels { .. } | Assessment::Milestones { .. } | Assessment::Heading,
                _,
            ) => &[],
        };
        let words = |rating: &Rating| RATINGS.iter().find(|(known, _)| known == rating);
        let found = possible
            .iter()
            .find(|rating| words(rating).is_some_and(|(_, words)| words.contains(&text)));
        let Some(rating) = found else {
            let steps = match &indicator.assessment {
                Assessment::Levels { levels, .. } => {
                    levels.iter().map(|(points, _)| format!("ระดับ {points}")).collect()
                }
                Assessment::Milestones { steps, .. } => {
                    steps.iter().map(|step| format!("ระดับ {}", step.points)).collect()
                }
                _ => possible
                    .iter()
                    .filter_map(words)
                    .map(|(_, w)| w[0].to_owned())
                    .collect::<Vec<_>>(),
            };
            findings.push(
                say::rating_not_possible(text, &indicator.number.to_string(), &steps).at(span),
            );
            return None;
        };
        match only {
            Some(at) if criteria_of(indicator)[at].judgement.is_some() => {
                let verdict = if rating.passed() { Judged::Passed } else { Judged::Failed };
                Some(What::Judged(at, verdict))
            }
            Some(_) => {
                // Nobody has judged it yet, so there is no judgement to turn.
                findings.push(say::not_judged_yet(&indicator.number.to_string()).at(span));
                None
            }
            None => Some(What::Rating(*rating)),
        }
    }

    /// Whether a result can be compared with what the indicator asks for.
    fn check(
        &self,
        indicator: &Indicator,
        only: Option<usize>,
        value: &Spanned<Value>,
        findings: &mut Findings,
    ) -> bool {
        let before = findings.errors();
        match &indicator.assessment {
            Assessment::Criteria(criteria) => {
                let state = matches!(value.value, Value::State(..));
                let several = criteria.len() > 1 && only.is_none() && !state;
                let asked = criteria.iter().enumerate();
                let mut asked = asked.filter(|(at, _)| only.is_none_or(|only| only == *at));
                if several {
                    let names: Vec<&str> =
                        criteria.iter().filter_map(|c| c.name.as_deref()).collect();
                    let number = indicator.number.to_string();
                    findings.push(say::which_of_criteria(&number, &names).at(value.span));
                } else if !state && asked.any(|(_, c)| matches!(c.target, Requirement::Text(_))) {
                    findings
                        .push(say::needs_judgement(&indicator.number.to_string()).at(value.span));
                } else {
                    for (_, criterion) in criteria
                        .iter()
                        .enumerate()
                        .filter(|(at, _)| only.is_none_or(|only| only == *at))
                    {
                        findings.extend_one(self.binder.check_result(&criterion.target, value));
                    }
                }
            }
            Assessment::Levels { levels, .. } => {
                let fits = |unit: &crate::model::Unit| {
                    levels.iter().filter_map(|(_, asked)| asked.unit()).any(|own| own.fits(unit))
                };
                if names_step(levels, &value.value) {
                    let points: Vec<Number> = levels.iter().map(|(points, _)| *points).collect();
                    ladder::check_named(&points, value, findings);
                } else if let Some((_, asked)) =
                    levels.iter().find(|(_, asked)| asked.unit().is_some())
                    && !value.value.unit().is_some_and(fits)
                {
                    findings.extend_one(self.binder.check_result(asked, value));
                } else if matches!(value.value, Value::Text(_) | Value::Quantity { .. })
                    && !levels.iter().any(|(_, asked)| asked.unit().is_some())
                {
                    let steps: Vec<String> =
                        levels.iter().map(|(points, _)| format!("ระดับ {points}")).collect();
                    let (text, number) = (value.value.to_string(), indicator.number.to_string());
                    findings.push(say::rating_not_possible(&text, &number, &steps).at(value.span));
                }
            }
            Assessment::Milestones { steps, .. } => {
                let criteria = criteria_of(indicator);
                let named = only.is_none() && stands_for_all(&value.value);
                if named && matches!(value.value, Value::Quantity { .. }) {
                    let points: Vec<Number> = steps.iter().map(|step| step.points).collect();
                    ladder::check_named(&points, value, findings);
                } else if !named && only.is_none() && criteria.iter().any(|c| c.name.is_some()) {
                    let names: Vec<&str> =
                        criteria.iter().filter_map(|c| c.name.as_deref()).collect();
                    let number = indicator.number.to_string();
                    findings.push(say::which_of_criteria(&number, &names).at(value.span));
                } else if !named {
                    let name = only.and_then(|at| criteria[at].name.clone());
                    let all = steps.iter().flat_map(|step| &step.criteria);
                    let all: Vec<&Criterion> = all.filter(|c| c.name == name).collect();
                    let words = all.iter().any(|c| matches!(c.target, Requirement::Text(_)));
                    if words && !matches!(value.value, Value::State(..)) {
                        let number = indicator.number.to_string();
                        findings.push(say::needs_judgement(&number).at(value.span));
                    } else {
                        let first =
                            all.iter().find_map(|c| self.binder.check_result(&c.target, value));
                        findings.extend_one(first);
                    }
                }
            }
            Assessment::Heading | Assessment::PartLevel { .. } => {}
        }
        findings.errors() == before
    }
}

/// The state that a word stands for, or the beginning of its words: วัดไม่ได้.
fn state(text: &str) -> Option<State> {
    const STATES: [State; 6] = [
        State::NotApplicable,
        State::NotMeasurable,
        State::NotYetDue,
        State::NotReported,
        State::NoData,
        State::Nothing,
    ];
    State::from_word(text).or_else(|| {
        let short = |state: &&State| state.word(crate::diagnostic::Locale::Th).starts_with(text);
        let mut found = STATES.iter().filter(short);
        found.next().copied().filter(|_| found.next().is_none())
    })
}

/// The part of a range without the spaces around it.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let text = &line[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}
