//! The scores of a year for a program or a terminal: results with exact values, each with its reasons.
//!
//! [`report`] gathers them once; [`table`] sets them for a terminal, and JSON is their serialisation, which
//! [`schema`] describes.

mod compare;
mod facts;
pub mod schema;
pub mod table;

use serde::Serialize;

use crate::diagnostic::Locale;
use crate::model::framework::{Band, Choice, Mark, Part};
use crate::model::{Assessment, Year};
use crate::notation::{Exact, FiscalYear, number};
use crate::records::framework::{Assessed, Method};
use crate::scoring::reasons::Reason;
use crate::scoring::{ComponentScore, PartScore, Scored, Tally, Verdict};
use crate::view::reasons::component::ends;
use crate::view::reasons::{About, Teller};
use crate::view::{Edition, MarkView, Shown, awaited, indicator_mark, result_mark};

pub use compare::{Change, Standing, WhatIf, compare};
use facts::{Facts, facts};

/// The scores of a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The fiscal year.
    pub year: String,
    /// The components of the first part that evaluates the agency.
    pub components: Vec<ComponentReport>,
    /// The overall result of that part.
    pub overall: Option<OverallReport>,
    /// The first part that evaluates the director.
    pub director: Option<PartReport>,
    /// All other parts.
    pub other_parts: Vec<PartReport>,
    /// What was supposed, and what it changed; the results are those that follow from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_if: Option<WhatIf>,
}

impl Report {
    /// The parts: name, overall result, components.
    pub fn parts(&self) -> impl Iterator<Item = (&OverallReport, &[ComponentReport])> {
        let first = self.overall.iter().map(|overall| (overall, self.components.as_slice()));
        let rest = self.director.iter().chain(&self.other_parts);
        first.chain(rest.map(|part| (&part.overall, part.components.as_slice())))
    }
}

/// A part with its components.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartReport {
    /// Its overall result.
    #[serde(flatten)]
    pub overall: OverallReport,
    /// Its components.
    pub components: Vec<ComponentReport>,
}

/// The overall result of a part.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverallReport {
    /// Id of the part.
    pub part: String,
    /// Name of the part.
    pub name: String,
    /// `decided`, `undecided` or `not-assessed`.
    pub state: &'static str,
    /// The symbol; `?` where the rules do not decide, `-` where nothing was assessed.
    pub symbol: String,
    /// The name that goes with it.
    pub label: String,
    /// Id of the level, if it is decided.
    pub level: Option<String>,
    /// Name of the sub-level, if it is decided.
    pub sublevel: Option<String>,
    /// What the rules do not decide, and what it may be.
    pub undecided: Vec<Undecided>,
    /// The weighted total, where the rules ask for one.
    pub total: Option<Range>,
    /// What the document leaves open and the agency chose itself.
    pub choices: Vec<ChoiceReport>,
    /// Why.
    pub reasons: Vec<ReasonReport>,
}

/// Something that the document leaves open and the agency chose itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChoiceReport {
    /// What the document leaves open.
    pub about: String,
    /// What the agency chose.
    pub chosen: String,
    /// Why.
    pub reason: Option<String>,
}

/// What the rules do not decide.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Undecided {
    /// `level` or `sublevel`.
    pub what: &'static str,
    /// Ids of levels, or names of sub-levels, best first; none for a case that the rules do not cover.
    pub possible: Vec<Option<String>>,
}

/// A number that may lie anywhere between two; exact, and as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Range {
    /// At least, as it is shown.
    pub low: String,
    /// At most, as it is shown.
    pub high: String,
    /// At least: a decimal or a fraction.
    pub low_exact: String,
    /// At most: a decimal or a fraction.
    pub high_exact: String,
}

impl Range {
    /// A range beside the numbers that decide: each end is shown on its side of all of them.
    fn new<'a>(low: &Exact, high: &Exact, ends: impl Iterator<Item = &'a Exact> + Clone) -> Self {
        let shown = |value: &Exact| number::show_beside(value, 2, ends.clone()).replace(',', "");
        Range {
            low: shown(low),
            high: shown(high),
            low_exact: exact_text(low),
            high_exact: exact_text(high),
        }
    }

    /// A range of points, which need no bands: every digit is shown.
    fn exactly((low, high): &(Exact, Exact)) -> Self {
        let (low_exact, high_exact) = (exact_text(low), exact_text(high));
        Range { low: low_exact.clone(), high: high_exact.clone(), low_exact, high_exact }
    }

    /// A range beside the ends of bands.
    fn beside(low: &Exact, high: &Exact, bands: &[Band]) -> Self {
        Range::new(low, high, ends(bands))
    }

    /// The range as it is shown: one number, or from one to the other.
    pub fn shown(&self) -> String {
        match self.low_exact == self.high_exact {
            true => self.low.clone(),
            false => format!("{}–{}", self.low, self.high),
        }
    }
}

/// The result of a component.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComponentReport {
    /// Id.
    pub id: String,
    /// Id of the component that it stands in, which comes before it.
    pub within: Option<String>,
    /// How many components it stands in.
    #[serde(skip)]
    pub depth: usize,
    /// Printed number, or empty.
    pub number: String,
    /// Name.
    pub name: String,
    /// Indicators that passed, under the first reading of the rules; none where they are not counted.
    pub passed: Option<usize>,
    /// Indicators that may have passed besides, under the first reading.
    pub open: Option<usize>,
    /// Indicators that were assessed, under the first reading.
    pub assessed: Option<usize>,
    /// The same as a fraction: `5/6`.
    pub fraction: Option<String>,
    /// The share that passed in percent, or what such shares come to, as it is shown; none where it is not
    /// one number.
    pub percent: Option<String>,
    /// The same exactly.
    pub percent_exact: Option<String>,
    /// What its points come to over all readings, where the rules count points.
    pub points: Option<Range>,
    /// `decided`, `undecided` or `not-assessed`.
    pub state: &'static str,
    /// The symbol; `?` where the rules do not decide, `-` where nothing was assessed.
    pub symbol: String,
    /// The name that goes with it.
    pub label: String,
    /// Id of the grade, if it is decided.
    pub grade: Option<String>,
    /// Ids of the grades it may have where it is undecided, best first.
    pub possible: Vec<String>,
    /// The count under each reading of the rules.
    pub readings: Vec<ReadingReport>,
    /// Why.
    pub reasons: Vec<ReasonReport>,
    /// Its indicators.
    pub indicators: Vec<IndicatorReport>,
}

/// A count under one reading of the rules.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadingReport {
    /// How indicators that could not be measured are counted; none where there are none.
    pub treatment: Option<&'static str>,
    /// Passed.
    pub passed: usize,
    /// Possibly passed besides.
    pub open: usize,
    /// Assessed.
    pub assessed: usize,
    /// Whether the value is a mean of points and not a share in percent.
    pub points: bool,
    /// The share or the mean.
    pub value: Range,
}

impl ReadingReport {
    fn new(tally: &Tally, bands: &[Band]) -> Self {
        ReadingReport {
            treatment: tally.treatment.map(|treatment| treatment.word(Locale::En)),
            passed: tally.passed,
            open: tally.open,
            assessed: tally.assessed,
            points: tally.points,
            value: Range::beside(&tally.low, &tally.high, bands),
        }
    }

    /// Passed of assessed, as a range where it is not known yet.
    pub fn count(&self) -> String {
        let (passed, open, assessed) = (self.passed, self.open, self.assessed);
        match open {
            0 => format!("{passed}/{assessed}"),
            open => format!("{passed}–{}/{assessed}", passed + open),
        }
    }
}

/// The result of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndicatorReport {
    /// Stable id.
    pub id: String,
    /// Printed number.
    pub number: String,
    /// Name.
    pub name: String,
    /// `decided`, `undecided` or `not-assessed`.
    pub state: &'static str,
    /// The symbol; `?` where nothing is decided, `-` where nothing was assessed.
    pub symbol: String,
    /// The name that goes with it.
    pub label: String,
    /// The result in words, as pages show it.
    pub result: String,
    /// Points, where its component counts points and they are decided.
    pub points: Option<String>,
    /// Points that are possible, where they are not decided.
    pub possible_points: Vec<Range>,
    /// Why.
    pub reasons: Vec<ReasonReport>,
}

/// A reason and those that it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReasonReport {
    /// What kind of fact it is.
    pub kind: &'static str,
    /// The fact in a sentence.
    pub text: String,
    /// Its numbers and ids.
    #[serde(flatten)]
    pub facts: Facts,
    /// What it rests on.
    pub children: Vec<ReasonReport>,
}

/// A value with the decimals it needs, or as a fraction: no digit is lost, and no comma stands in it.
fn exact_text(value: &Exact) -> String {
    number::shortest(value)
        .map_or_else(|| value.to_string(), |short| short.to_string())
        .replace(',', "")
}

/// A sentence without the spaces at which no line of a page may end: a terminal has no such lines.
fn plainly(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The scores of a year that was scored, for those who may see what the ministry gets.
pub fn report(scored: &Scored, year: FiscalYear, locale: Locale) -> Option<Report> {
    let of = scored.year(year)?;
    let (framework, scores) = (of.framework, of.scores);
    let teller = Teller::new(Shown::new(scored, Edition::Ministry, locale), of);
    let gather = Gather { scored, year: of.year, teller: &teller, locale };
    let mut parts: Vec<(Assessed, PartReport)> = framework
        .parts
        .iter()
        .enumerate()
        .map(|(at, part)| (part.assessed, gather.part(at, part, &scores.parts[at])))
        .collect();
    let mut first = |assessed: Assessed| {
        let at = parts.iter().position(|(own, _)| *own == assessed)?;
        Some(parts.remove(at).1)
    };
    let (agency, director) = (first(Assessed::Agency), first(Assessed::Director));
    let (overall, components) = match agency {
        Some(part) => (Some(part.overall), part.components),
        None => (None, Vec::new()),
    };
    Some(Report {
        year: year.to_string(),
        components,
        overall,
        director,
        other_parts: parts.into_iter().map(|(_, part)| part).collect(),
        what_if: None,
    })
}

/// The points of a component over all readings of the rules.
fn points_of(score: &ComponentScore) -> Option<(&Exact, &Exact)> {
    let tallies = || score.tallies.iter().filter(|tally| tally.points);
    let low = tallies().map(|tally| &tally.low).min()?;
    Some((low, tallies().map(|tally| &tally.high).max()?))
}

/// What a report is made from.
struct Gather<'a> {
    scored: &'a Scored,
    year: &'a Year,
    teller: &'a Teller<'a>,
    locale: Locale,
}

impl Gather<'_> {
    fn mark(
        &self,
        verdict: &Verdict<usize>,
        (no_result, uncovered): (bool, bool),
        marks: &[Mark],
    ) -> MarkView {
        let mark = || result_mark(verdict, uncovered, marks, self.locale);
        awaited(no_result, self.locale).unwrap_or_else(mark)
    }

    fn reasons(&self, reasons: &[Reason], about: About<'_>) -> Vec<ReasonReport> {
        let shown = reasons.iter().filter(|reason| self.teller.shows(reason));
        let told = shown.map(|reason| {
            let (kind, facts) = facts(reason, about, self.teller);
            ReasonReport {
                kind,
                text: plainly(&self.teller.sentence(reason, about)),
                facts,
                children: self.reasons(&reason.children, about),
            }
        });
        told.collect()
    }

    fn part(&self, at: usize, part: &Part, score: &PartScore) -> PartReport {
        let levels = &part.overall.levels;
        let trees = &self.teller.trees().parts[at];
        let id = |level: &usize| levels[*level].slug.to_string();
        let mark = self.mark(&score.overall, (score.no_result, score.uncovered.is_some()), levels);
        let sublevel_name = |rule: &usize| {
            let rules = part.overall.sublevels.as_ref()?;
            Some(rules.rules.get(*rule)?.name.get(self.locale).to_owned())
        };
        let mut undecided = Vec::new();
        if let Verdict::Undecided(possible) = &score.overall
            && !score.no_result
        {
            let rest = score.uncovered.is_some().then_some(None);
            let possible = possible.iter().map(|level| Some(id(level))).chain(rest).collect();
            undecided.push(Undecided { what: "level", possible });
        }
        match &score.sublevel {
            Some(Verdict::Undecided(possible)) => {
                let name = |rule: &Option<usize>| rule.as_ref().and_then(sublevel_name);
                let possible = possible.iter().rev().map(name).collect();
                undecided.push(Undecided { what: "sublevel", possible });
            }
            Some(Verdict::Decided(None)) => {
                undecided.push(Undecided { what: "sublevel", possible: vec![None] });
            }
            _ => {}
        }
        let about = About::Part(part);
        let reasons: Vec<Reason> = trees.overall.iter().chain(&trees.sublevel).cloned().collect();
        let components = part.components.iter().enumerate();
        PartReport {
            overall: OverallReport {
                part: part.slug.to_string(),
                name: part.name.get(self.locale).to_owned(),
                state: mark.state,
                symbol: mark.symbol,
                label: mark.name,
                level: score.overall.decided().map(id),
                sublevel: match &score.sublevel {
                    Some(Verdict::Decided(Some(rule))) => sublevel_name(rule),
                    _ => None,
                },
                undecided,
                total: score
                    .total
                    .as_ref()
                    .map(|(low, high)| Range::beside(low, high, &part.overall.bands)),
                choices: {
                    let text = |text: &crate::records::Text| text.get(self.locale).to_owned();
                    let choice = |choice: &Choice| ChoiceReport {
                        about: text(&choice.about),
                        chosen: text(&choice.chosen),
                        reason: choice.reason.as_ref().map(text),
                    };
                    part.choices.iter().map(choice).collect()
                },
                reasons: self.reasons(&reasons, about),
            },
            components: components
                .map(|(c, _)| self.component((at, c), part, &score.components[c]))
                .collect(),
        }
    }

    fn component(
        &self,
        (part_at, at): (usize, usize),
        part: &Part,
        score: &ComponentScore,
    ) -> ComponentReport {
        let component = &part.components[at];
        let grades = self.teller.grades();
        let mark = self.mark(&score.grade, (score.no_result, score.hole.is_some()), grades);
        let first = score.tallies.first();
        let share = first.filter(|tally| !tally.points);
        let counted = share.filter(|_| component.method == Method::SharePassed);
        let single = share.filter(|tally| tally.low == tally.high);
        let id = |grade: &usize| grades[*grade].slug.to_string();
        let about = About::Component(part, component);
        let mut reasons = self.reasons(&self.teller.trees().parts[part_at].components[at], about);
        // Why it need not be assessed stands in the year.
        let why = self.year.not_applicable.get(&(part_at, at)).map(|why| why.get(self.locale));
        for reason in reasons.iter_mut().filter(|reason| reason.kind == "not-applicable") {
            reason.facts.note = why.map(str::to_owned);
        }
        let indicators = self.year.indicators.iter().enumerate();
        let own = indicators.filter(|(_, i)| (i.part, i.component) == (part_at, at));
        ComponentReport {
            id: component.slug.to_string(),
            within: component.parent.map(|at| part.components[at].slug.to_string()),
            depth: part.depth(at),
            number: component.number.as_ref().map(ToString::to_string).unwrap_or_default(),
            name: component.name.get(self.locale).to_owned(),
            passed: counted.map(|tally| tally.passed),
            open: counted.map(|tally| tally.open),
            assessed: counted.map(|tally| tally.assessed),
            fraction: single
                .filter(|_| component.method == Method::SharePassed)
                .map(|tally| format!("{}/{}", tally.passed, tally.assessed)),
            percent: single.map(|tally| {
                number::show_beside(&tally.low, 2, ends(&component.bands)).replace(',', "")
            }),
            percent_exact: single.map(|tally| exact_text(&tally.low)),
            points: points_of(score).map(|(low, high)| Range::beside(low, high, &component.bands)),
            state: mark.state,
            symbol: mark.symbol,
            label: mark.name,
            grade: score.grade.decided().map(id),
            possible: match &score.grade {
                Verdict::Undecided(possible) if !score.no_result => {
                    possible.iter().map(id).collect()
                }
                _ => Vec::new(),
            },
            readings: {
                let tallies = score.tallies.iter();
                tallies.map(|tally| ReadingReport::new(tally, &component.bands)).collect()
            },
            reasons,
            indicators: own.filter_map(|(i, _)| self.indicator(i)).collect(),
        }
    }

    fn indicator(&self, at: usize) -> Option<IndicatorReport> {
        let indicator = &self.year.indicators[at];
        if matches!(indicator.assessment, Assessment::Heading) || !self.teller.shows_indicator(at) {
            return None;
        }
        let score = &self.scored.years.get(&self.year.year)?.indicators[at];
        let mark = indicator_mark(indicator, score, self.teller.part_of(indicator), self.locale);
        let about = About::Indicator(indicator, score);
        Some(IndicatorReport {
            id: indicator.slug.to_string(),
            number: indicator.number.to_string(),
            name: indicator.name.get(self.locale).to_owned(),
            state: mark.state,
            symbol: mark.symbol,
            label: mark.name,
            result: plainly(&self.teller.result(at)),
            points: score.points.as_ref().and_then(Verdict::decided).map(exact_text),
            possible_points: match score.no_result {
                true => Vec::new(),
                false => self.teller.possible(at).iter().map(Range::exactly).collect(),
            },
            reasons: self.reasons(&self.teller.trees().indicators[at], about),
        })
    }
}
