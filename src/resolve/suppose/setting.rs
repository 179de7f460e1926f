//! One setting as somebody types it: which indicator, which of its criteria, and what is supposed of it.

use std::collections::BTreeMap;
use std::ops::Range;

use num_traits::Zero;

use crate::diagnostic::{Findings, Locale, Problem};
use crate::model::Rating;
use crate::model::framework::Framework;
use crate::model::{Assessment, Criterion, Indicator, Requirement, Value, Year, names_step};
use crate::notation::{FiscalYear, Notation, Number, State, ValueText};
use crate::records::indicator::Judged;
use crate::resolve::say;
use crate::source::{FileId, Span, Spanned};
use crate::thai::{arabic_digits, canonical, nearest, same};
use crate::unit::STEP;

use super::{Supposed, What, criteria_of, stands_for_all};
use crate::resolve::indicator::find_part;
use crate::resolve::{Binder, ladder};

/// Characters of ids that are compared.
const LONGEST_ID: usize = 64;

/// One setting as it is written.
pub(super) struct Setting<'a> {
    pub(super) line: &'a str,
    pub(super) start: usize,
    pub(super) file: FileId,
    pub(super) year: &'a Year,
    pub(super) years: &'a BTreeMap<FiscalYear, Year>,
    pub(super) framework: &'a Framework,
    pub(super) binder: Binder<'a>,
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

    pub(super) fn read(&self, findings: &mut Findings) -> Option<Supposed> {
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
        let mut value = self.value(&text, span, findings)?;
        if !self.check(indicator, only, &value, findings) {
            return None;
        }
        let step = match &indicator.assessment {
            Assessment::Levels { levels, .. } => names_step(levels, &value.value),
            Assessment::Milestones { .. } => only.is_none(),
            _ => false,
        };
        if step {
            ladder::as_step(&mut value, self.binder);
        }
        Some(What::Result(only, value))
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
                    let day = matches!(criterion.target, Requirement::Deadline { .. });
                    let example = of_criterion(&self.id(indicator), criterion, Locale::Th);
                    findings.push(say::number_supposed(&name, day, &example.join(" ")).at(span));
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
            findings.push(self.not_possible(text, indicator).at(span));
            return None;
        };
        Some(match only {
            Some(at) if rating.passed() => What::Judged(at, Judged::Passed),
            Some(at) => What::Judged(at, Judged::Failed),
            None => What::Rating(*rating),
        })
    }

    /// A result that an indicator cannot have, with all that can be written for it.
    fn not_possible(&self, text: &str, indicator: &Indicator) -> Problem {
        let number = indicator.number.to_string();
        let (th, en) = (self.choices(indicator, Locale::Th), self.choices(indicator, Locale::En));
        say::rating_not_possible(text, &number, (&th, &en))
    }

    /// One value for an indicator of several criteria, with all that can be written for it.
    fn which(&self, indicator: &Indicator) -> Problem {
        let number = indicator.number.to_string();
        let (th, en) = (self.choices(indicator, Locale::Th), self.choices(indicator, Locale::En));
        say::which_of_criteria(&number, (&th, &en))
    }

    /// What an indicator is called in a setting: its number, or its stable id where others have that number too.
    fn id(&self, indicator: &Indicator) -> String {
        let number = indicator.number.to_string();
        match self.year.index.number(&number) {
            [_] => number,
            _ => indicator.slug.to_string(),
        }
    }

    /// Settings that an indicator takes, each as it is written: of the whole of it, then of its criteria. What is
    /// measured has an example. States are left out, which every indicator takes.
    fn choices(&self, indicator: &Indicator, locale: Locale) -> Vec<String> {
        let id = self.id(indicator);
        let whole = |value: String| format!("{id}={value}");
        let ratings = |all: &[Rating]| -> Vec<String> {
            all.iter().map(|rating| whole(word(*rating, locale).to_owned())).collect()
        };
        let steps = |points: Vec<Number>| -> Vec<String> {
            // Below the first step there is none, unless that is a step too.
            let none = !points.iter().any(|points| points.exact().is_zero());
            let steps = points.iter().map(|points| whole(format!("{STEP} {points}")));
            steps.chain(none.then(|| whole(format!("{STEP} 0")))).collect()
        };
        let named = |criteria: &[&Criterion]| -> Vec<String> {
            let named = criteria.iter().filter(|criterion| criterion.name.is_some());
            named.flat_map(|criterion| of_criterion(&id, criterion, locale)).collect()
        };
        match &indicator.assessment {
            Assessment::Heading => Vec::new(),
            Assessment::PartLevel { part, .. } => {
                let levels = self.framework.parts[*part].overall.levels.iter();
                levels.map(|level| whole(level.name.get(locale).to_owned())).collect()
            }
            Assessment::Levels { levels, .. } => {
                let names_amount =
                    levels.iter().any(|(_, asked)| asked.unit().is_some_and(|u| u.is_level()));
                let mut all = match names_amount {
                    true => Vec::new(),
                    false => steps(levels.iter().map(|(points, _)| *points).collect()),
                };
                let asked = levels.iter().rev().find_map(|(_, asked)| example(asked));
                all.extend(asked.map(whole));
                all
            }
            Assessment::Milestones { steps: own, .. } => {
                let mut all = steps(own.iter().map(|step| step.points).collect());
                all.extend(named(&criteria_of(indicator)));
                all
            }
            Assessment::Criteria(criteria) => match criteria.as_slice() {
                [Criterion { target: Requirement::Band(..) | Requirement::Level(..), .. }] => {
                    let mut all = ratings(&[Rating::Above, Rating::Meets, Rating::Below]);
                    all.extend(criteria.iter().find_map(|c| example(&c.target)).map(whole));
                    all
                }
                [only] => {
                    let mut all = ratings(&[Rating::Passed, Rating::Failed]);
                    all.extend(example(&only.target).map(whole));
                    all
                }
                several => {
                    let mut all = ratings(&[Rating::Passed, Rating::Failed]);
                    all.extend(named(&several.iter().collect::<Vec<_>>()));
                    all
                }
            },
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
                    findings.push(self.which(indicator).at(value.span));
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
                let fits = |unit: &crate::unit::Unit| {
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
                    let text = value.value.to_string();
                    findings.push(self.not_possible(&text, indicator).at(value.span));
                }
            }
            Assessment::Milestones { steps, .. } => {
                let criteria = criteria_of(indicator);
                let named = only.is_none() && stands_for_all(&value.value);
                if named && matches!(value.value, Value::Quantity { .. }) {
                    let points: Vec<Number> = steps.iter().map(|step| step.points).collect();
                    ladder::check_named(&points, value, findings);
                } else if !named && only.is_none() && criteria.iter().any(|c| c.name.is_some()) {
                    findings.push(self.which(indicator).at(value.span));
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

/// The word of a rating in a language.
fn word(rating: Rating, locale: Locale) -> &'static str {
    let words =
        RATINGS.iter().find(|(known, _)| *known == rating).map_or(["", "", ""], |(_, w)| *w);
    if locale == Locale::Th { words[0] } else { words[1] }
}

/// A result that would just meet what is asked for, where that is a number or a day.
fn example(asked: &Requirement) -> Option<String> {
    match asked {
        Requirement::Bound(_, quantity, _)
        | Requirement::Band(quantity, ..)
        | Requirement::Level(quantity, _) => Some(quantity.to_string()),
        Requirement::Deadline { day, .. } => Some(day.long(Locale::Th)),
        Requirement::Text(_) => None,
    }
}

/// Settings that a criterion with a name takes.
fn of_criterion(id: &str, criterion: &Criterion, locale: Locale) -> Vec<String> {
    let name = criterion.name.as_deref().unwrap_or_default();
    let written = |value: &str| format!("{id} {name}={value}");
    match example(&criterion.target) {
        Some(example) => vec![written(&example)],
        None => {
            let both = [Rating::Passed, Rating::Failed];
            both.iter().map(|rating| written(word(*rating, locale))).collect()
        }
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
