//! The rules of a year: ids → indices, interval words → intervals, and what a framework must have.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Findings, Problem};
use crate::model::Interval;
use crate::model::framework::{
    Band, Choice, Component, Condition, DecisionRule, Framework, Limit, Mark, Measure, Overall,
    Part, Reading, SublevelRule, Sublevels, ancestors, leaves,
};
use crate::notation::{QuantityText, Slug};
use crate::records::framework as record;
use crate::records::framework::{Assessed, Between, Counted, Total, Treatment};
use crate::records::{Text, YesNo};
use crate::resolve::say;
use crate::resolve::say::framework as say_framework;
use crate::source::{FileId, Span, Spanned};
use crate::thai::{nearest, same};

use super::components::{self, Shared, check_total};

/// Binds a framework.
pub(super) fn resolve(
    file: FileId,
    framework: record::Framework,
    read_with_faults: bool,
    findings: &mut Findings,
) -> Option<Framework> {
    let before = findings.iter().count();
    let errors = findings.errors();
    let written = framework.grades.as_ref().map_or(0, Vec::len);
    let grades = marks(
        framework.grades?.into_iter().map(|g| (g.slug, g.name, g.symbol, g.rule)),
        "ระดับผล",
        "grade",
        findings,
    );
    let whole = grades.len() == written;
    let grades = Grades { whole, marks: &grades, misread: read_with_faults };
    let mut parts: Vec<Part> = Vec::new();
    let written_parts = framework.parts.as_ref().map_or(0, Vec::len);
    for part in framework.parts? {
        let span = part.span;
        let Some(part) = resolve_part(part, grades, findings) else { continue };
        if parts.iter().any(|known| known.slug == part.slug) {
            findings.push(say::duplicate_id("ส่วน", "part", part.slug.as_str()).at(span));
            continue;
        }
        parts.push(part);
    }
    if parts.is_empty() || grades.marks.is_empty() {
        // What was refused of them was said.
        if findings.errors() == errors && !read_with_faults {
            findings.push(say_framework::empty().at(Span::new(file, 0..0)));
        }
        return None;
    }
    // An indicator may mean a part that was refused, or a component of it.
    let whole = parts.len() == written_parts;
    parts.iter_mut().for_each(|part| part.whole &= whole);
    let year = framework.year?;
    let years = framework.for_years.unwrap_or_default().into_iter();
    Some(Framework {
        year: year.value,
        span: year.span,
        for_years: years.map(|year| (year.value, year.span)).collect(),
        name: framework.name.unwrap_or_else(|| super::no_text(file)),
        source: framework.source,
        grades: grades.marks.to_vec(),
        parts,
        whole,
        // A key that is not used leaves the rest as it is.
        faulty: findings
            .iter()
            .skip(before)
            .any(|finding| finding.is_error() && finding.code != Code::UnusedKey),
    })
}

type MarkParts = (Option<Spanned<Slug>>, Option<Text>, Option<Spanned<String>>, Option<Text>);

fn marks(
    records: impl Iterator<Item = MarkParts>,
    what_th: &str,
    what_en: &str,
    findings: &mut Findings,
) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (slug, name, symbol, rule) in records {
        let (Some(slug), Some(name), Some(symbol)) = (slug, name, symbol) else { continue };
        if marks.iter().any(|known| known.slug == slug.value) {
            findings.push(say::duplicate_id(what_th, what_en, slug.value.as_str()).at(slug.span));
            continue;
        }
        let twin = marks.iter().find(|known| known.name.th == name.th);
        if twin.is_some() {
            let problem = say_framework::mark_twice((what_th, what_en), ("ชื่อ", "name"), &name.th);
            findings.push(problem.at(slug.span));
        } else if marks.iter().any(|known| known.symbol == symbol.value) {
            let of = ("สัญลักษณ์", "symbol");
            let problem = say_framework::mark_twice((what_th, what_en), of, &symbol.value);
            findings.push(problem.at(symbol.span));
        }
        marks.push(Mark { slug: slug.value, name, symbol: symbol.value, rule });
    }
    marks
}

/// The index of a slug in a list, or a finding with the nearest one; `whole` says that nothing of the list was
/// refused, which may be what is meant where nothing is near.
pub(super) fn index<'a>(
    wanted: &Spanned<Slug>,
    (known, whole): (impl Iterator<Item = &'a Slug>, bool),
    (what_th, what_en): (&str, &str),
    findings: &mut Findings,
) -> Option<usize> {
    let known: Vec<&Slug> = known.collect();
    let found = known.iter().position(|slug| **slug == wanted.value);
    let words = || known.iter().map(|slug| slug.as_str());
    if found.is_none() && (whole || nearest(wanted.value.as_str(), words()).is_some()) {
        let known = words();
        findings.push(say::unknown(what_th, what_en, wanted.value.as_str(), known).at(wanted.span));
    }
    found
}

/// The interval of a condition; its number is percent or points, whatever unit stands behind it.
fn interval(when: &Spanned<QuantityText>, findings: &mut Findings) -> Option<Interval> {
    if !matches!(when.unit.as_str(), "" | "ร้อยละ" | "คะแนน") {
        findings.push(say::band_unit(&when.unit).at(when.span));
        return None;
    }
    match when.high {
        Some(high) if high.exact() < when.low.exact() => {
            findings
                .push(say::band_reversed(&when.low.to_string(), &high.to_string()).at(when.span));
            None
        }
        Some(high) => Some(Interval::band(when.low.exact(), high.exact())),
        None => Some(Interval::bounded(when.bound, when.low.exact())),
    }
}

pub(super) fn bands(
    records: Vec<record::Band>,
    marks: Grades<'_>,
    findings: &mut Findings,
) -> Vec<Band> {
    let mut bands = Vec::new();
    for band in records {
        let gives = band
            .gives
            .and_then(|gives| index(&gives, marks.slugs(), ("ระดับ", "grade or level"), findings));
        let Some(when) = band.when else { continue };
        let first = interval(&when, findings);
        let (interval, text) = match &band.and {
            None => (first, words(&when)),
            Some(and) => {
                let second = interval(and, findings);
                let both = first.zip(second).map(|(first, second)| first.and(&second));
                if both.as_ref().is_some_and(Interval::is_empty) {
                    let ends = (when.low.to_string(), and.low.to_string());
                    findings.push(say::band_reversed(&ends.0, &ends.1).at(and.span));
                    continue;
                }
                (both, format!("{} และ{}", words(&when), words(and)))
            }
        };
        if let (Some(gives), Some(interval)) = (gives, interval) {
            bands.push(Band { interval, text, gives, span: when.span });
        }
    }
    bands
}

/// The interval in words, for reasons: `มากกว่า 67`, `50–67`.
fn words(when: &QuantityText) -> String {
    match when.high {
        Some(high) => format!("{}–{high}", when.low),
        None => when.bound.with(&when.low.to_string()),
    }
}

/// The grades of a framework, or the levels of a part.
#[derive(Clone, Copy)]
pub(super) struct Grades<'a> {
    pub(super) marks: &'a [Mark],
    /// Whether none of them was refused.
    pub(super) whole: bool,
    /// Whether something of their file could not be read, which may be what is missing.
    pub(super) misread: bool,
}

impl<'a> Grades<'a> {
    /// Their ids, and whether those are all.
    pub(super) fn slugs(self) -> (impl Iterator<Item = &'a Slug>, bool) {
        (self.marks.iter().map(|mark| &mark.slug), self.whole)
    }
}

/// Whether decision rules sum a part up, and nothing else is written that could.
fn is_by_readings(overall: &record::Overall) -> bool {
    overall.readings.is_some() && overall.bands.is_none()
}

/// A key of the total, where decision rules sum the part up.
fn beside_readings(key: (&str, &str)) -> Problem {
    say::unused_beside(key.0, key.1, "วิธีสรุป", "readings")
}

/// What the agency chose itself.
pub(super) fn choices(records: Option<Vec<record::Choice>>) -> Vec<Choice> {
    let bind = |choice: record::Choice| {
        Some(Choice { about: choice.about?, chosen: choice.chosen?, reason: choice.reason })
    };
    records.into_iter().flatten().filter_map(bind).collect()
}

fn resolve_part(part: record::Part, grades: Grades<'_>, findings: &mut Findings) -> Option<Part> {
    let shared = Shared {
        written: part.bands.is_some(),
        bands: bands(part.bands.unwrap_or_default(), grades, findings),
        part: part.span,
    };
    let (components, all_kept) = components::resolve(part.components?, &shared, grades, findings);
    let slugs: BTreeMap<usize, Slug> =
        components.iter().map(|c| c.slug.clone()).enumerate().collect();
    let find = |wanted: &Spanned<Slug>, findings: &mut Findings| {
        index(wanted, (slugs.values(), all_kept), ("องค์ประกอบ", "component"), findings)
    };
    let mut limits = Vec::new();
    for limit in part.limits.unwrap_or_default() {
        let named = limit.components.unwrap_or_default();
        let components = named.iter().filter_map(|c| find(c, findings)).collect();
        let Some(most) = limit.most else { continue };
        limits.push(Limit {
            components,
            most: most.value,
            counted: limit.counted.map_or(Counted::Top, |c| c.value),
            span: most.span,
        });
    }
    let weights_total = part.weights_total.as_ref().map(|total| total.span);
    let summed_up = part.overall?;
    if is_by_readings(&summed_up) {
        let key = ("น้ำหนักรวม", "weights-add-up-to");
        super::report(findings, weights_total, beside_readings(key));
    }
    let overall = overall(summed_up, grades, &components, &find, findings)?;
    if !overall.bands.is_empty() {
        let top = (0..components.len()).filter(|at| components[*at].parent.is_none());
        check_total(&components, top, true, findings);
    }
    let not_measurable: Vec<Treatment> =
        part.not_measurable.unwrap_or_default().into_iter().map(|t| t.value).collect();
    Some(Part {
        slug: part.slug?.value,
        name: part.name?,
        short: part.short,
        whole: all_kept,
        assessed: part.assessed.map_or(Assessed::Agency, |assessed| assessed.value),
        components,
        not_measurable: match not_measurable.is_empty() {
            // Where nobody chose, every reading has to agree.
            true => Treatment::ALL.to_vec(),
            false => not_measurable,
        },
        below_first: part.below_first.map(|n| n.value.exact()),
        between: part.between.map_or(Between::Steps, |between| between.value),
        cumulative: part.cumulative.is_some_and(|c| c.value == YesNo::Yes),
        not_due: part.not_due.map(|treatment| treatment.value),
        weights_total: part.weights_total.map(|total| total.value.exact()),
        not_covered: part.not_covered,
        choices: choices(part.choices),
        span: part.span,
        full_points: part.full_points.map(|n| n.value.exact()),
        limits,
        overall,
        note: part.note,
    })
}

fn overall(
    record: record::Overall,
    grades: Grades<'_>,
    components: &[Component],
    find: &dyn Fn(&Spanned<Slug>, &mut Findings) -> Option<usize>,
    findings: &mut Findings,
) -> Option<Overall> {
    let span = record.span;
    let written = (record.readings.is_some(), record.bands.is_some());
    if is_by_readings(&record) {
        let total = record.total.as_ref().map(|total| total.span);
        super::report(findings, total, beside_readings(("วิธีรวม", "total")));
        let cap = record.cap.as_ref().map(|cap| cap.span);
        super::report(findings, cap, beside_readings(("คะแนนไม่เกิน", "points-at-most")));
    }
    let count = record.levels.as_ref().map_or(0, Vec::len);
    let levels = marks(
        record.levels?.into_iter().map(|l| (l.slug, l.name, l.symbol, l.rule)),
        "ระดับภาพรวม",
        "overall level",
        findings,
    );
    let known = Grades { marks: &levels, whole: levels.len() == count, ..grades };
    let level = |wanted: &Spanned<Slug>, findings: &mut Findings| {
        index(wanted, known.slugs(), ("ระดับภาพรวม", "overall level"), findings)
    };
    let grade = |wanted: &Spanned<Slug>, findings: &mut Findings| {
        index(wanted, grades.slugs(), ("ระดับผล", "grade"), findings)
    };
    let mut readings = Vec::new();
    for reading in record.readings.unwrap_or_default() {
        let mut rules = Vec::new();
        for rule in reading.rules.unwrap_or_default() {
            let gives = rule.gives.as_ref().and_then(|g| level(g, findings));
            let when = match (&rule.any, &rule.all) {
                (Some(any), None) => grade(any, findings).map(Condition::Any),
                (None, Some(all)) => grade(all, findings).map(Condition::All),
                (None, None) => Some(Condition::Otherwise),
                (Some(_), Some(_)) => {
                    findings.push(say_framework::two_conditions().at(rule.span));
                    None
                }
            };
            let bind = |(when, gives)| DecisionRule { when, gives, span: rule.span };
            rules.extend(when.zip(gives).map(bind));
        }
        let chosen: Option<Vec<usize>> =
            reading.components.map(|list| list.iter().filter_map(|c| find(c, findings)).collect());
        let top = || (0..components.len()).filter(|at| components[*at].parent.is_none()).collect();
        let chosen = chosen.unwrap_or_else(top);
        let inner = |at: &&usize| ancestors(components, **at).any(|above| chosen.contains(&above));
        if let Some(inner) = chosen.iter().find(inner) {
            let name = &components[*inner].name.th;
            findings.push(say_framework::component_within_another(name).at(reading.span));
        }
        readings.push(Reading {
            name: reading.name,
            components: chosen,
            rules,
            source: reading.source,
            span: reading.span,
        });
    }
    let bands = bands(record.bands.unwrap_or_default(), known, findings);
    // Those that were refused have their own findings.
    if written.0 == written.1 {
        findings.push(say_framework::readings_or_bands(written.0).at(span));
    }
    let sublevels = record.sublevels.and_then(|sublevels| {
        let of = level(sublevels.of.as_ref()?, findings)?;
        let mut measures = Vec::new();
        for (name, measure) in sublevels.measures.as_ref()?.iter() {
            let Some(share) = &measure.share else { continue };
            let named = measure.components.iter().flatten();
            let chosen: Vec<usize> = named.filter_map(|c| find(c, findings)).collect();
            let chosen = match measure.components.is_some() {
                true => chosen,
                false => (0..components.len()).collect(),
            };
            measures.push(Measure {
                name: name.value.clone(),
                share: share.value,
                // What is made of others has no indicators of its own.
                components: leaves(components, &chosen),
            });
        }
        let mut rules = Vec::new();
        for rule in sublevels.rules? {
            let mut when = Vec::new();
            for (name, text) in rule.when.iter().flat_map(|entries| entries.iter()) {
                match measures.iter().position(|m| same(&m.name, &name.value)) {
                    Some(measure) => {
                        when.extend(interval(text, findings).map(|interval| (measure, interval)))
                    }
                    None => {
                        let known = measures.iter().map(|m| m.name.as_str());
                        let problem = say::unknown("ตัววัด", "measure", &name.value, known);
                        findings.push(problem.at(name.span));
                    }
                }
            }
            rules.extend(rule.name.map(|name| SublevelRule { name, when, span: rule.span }));
        }
        Some(Sublevels {
            of,
            measures,
            rules,
            not_covered: sublevels.not_covered,
            source: sublevels.source,
            span: sublevels.span,
        })
    });
    Some(Overall {
        levels,
        readings,
        bands,
        total: record.total.map_or(Total::Mean, |total| total.value),
        cap: record.cap.map(|cap| cap.value.exact()),
        not_covered: record.not_covered,
        sublevels,
    })
}
