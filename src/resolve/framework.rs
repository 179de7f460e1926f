//! The rules of a year: ids → indices, interval words → intervals, and what a framework must have.

use std::collections::BTreeMap;

use num_traits::Zero;

use crate::diagnostic::{
    Code, Findings, Locale, Problem,
    catalogue::{framework as say_framework, structure as say},
};
use crate::model::Interval;
use crate::model::framework::{
    Band, Choice, Component, Condition, DecisionRule, Framework, Limit, Mark, Measure, Overall,
    Part, RatingGrades, Reading, SublevelRule, Sublevels,
};
use crate::notation::{QuantityText, Slug};
use crate::records::framework as record;
use crate::records::framework::{
    Assessed, Between, Counted, HeadingPasses, Method, Total, Treatment,
};
use crate::records::{Text, YesNo};
use crate::source::{FileId, Span, Spanned};
use crate::thai::same;

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
    let grades = Grades { whole: grades.len() == written, marks: &grades };
    let mut parts: Vec<Part> = Vec::new();
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

/// The index of a slug in a list, or a finding with the nearest one.
fn index<'a>(
    wanted: &Spanned<Slug>,
    known: impl Iterator<Item = &'a Slug>,
    what_th: &str,
    what_en: &str,
    findings: &mut Findings,
) -> Option<usize> {
    let known: Vec<&Slug> = known.collect();
    let found = known.iter().position(|slug| **slug == wanted.value);
    if found.is_none() {
        let known = known.iter().map(|slug| slug.as_str());
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

fn bands(records: Vec<record::Band>, marks: &[Mark], findings: &mut Findings) -> Vec<Band> {
    let mut bands = Vec::new();
    for band in records {
        let gives = band.gives.and_then(|gives| {
            index(&gives, marks.iter().map(|m| &m.slug), "ระดับ", "grade or level", findings)
        });
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

/// The grades of a framework.
#[derive(Clone, Copy)]
struct Grades<'a> {
    marks: &'a [Mark],
    /// Whether none of them was refused.
    whole: bool,
}

/// The grade that each rating gives: as it is declared, or as three grades say it.
fn rating_grades(
    component: &mut record::Component,
    (method, place): (Method, Span),
    grades: Grades<'_>,
    findings: &mut Findings,
) -> Option<RatingGrades> {
    let name = component.name.as_ref().map_or("", |name| name.th.as_str());
    let Some(record) = component.of_rating.take() else {
        let default = RatingGrades { above: 0, meets: 1, below: 2, passed: 0, failed: 2 };
        if method != Method::Single {
            return None;
        }
        if grades.marks.len() == 3 {
            return Some(default);
        }
        if grades.whole {
            findings
                .push(say_framework::ratings_without_grades(name, grades.marks.len()).at(place));
        }
        return None;
    };
    if method != Method::Single {
        findings.push(say_framework::ratings_not_used(name).at(record.span));
    }
    let mut find = |wanted: &Spanned<Slug>| {
        index(wanted, grades.marks.iter().map(|g| &g.slug), "ระดับผล", "grade", findings)
    };
    let (above, meets, below) =
        (find(&record.above?)?, find(&record.meets?)?, find(&record.below?)?);
    let passed = record.passed.as_ref().map_or(Some(above), &mut find)?;
    let failed = record.failed.as_ref().map_or(Some(below), &mut find)?;
    Some(RatingGrades { above, meets, below, passed, failed })
}

/// Refuses a total of what does not add up: percent with points, or a component without a number.
fn check_total(components: &[Component], findings: &mut Findings) {
    let entering: Vec<&Component> = components
        .iter()
        .filter(|component| component.weight.as_ref().is_none_or(|weight| !weight.is_zero()))
        .collect();
    let mut first: Option<&Component> = None;
    for component in entering {
        if component.method == Method::Single {
            let problem = say_framework::no_number_for_total(&component.name.th);
            findings.push(problem.at(component.span));
            continue;
        }
        let first = first.get_or_insert(component);
        let percent = |component: &Component| component.method == Method::SharePassed;
        if percent(first) != percent(component) {
            let problem = say_framework::percent_and_points(&first.name.th, &component.name.th);
            findings.push(problem.at(component.span).related(
                first.span,
                "ต่างจากที่นี่",
                "unlike this",
            ));
        }
    }
}

/// When a counted heading passes: as it is declared, or every way to read it.
fn heading_passes(
    written: Option<Vec<Spanned<HeadingPasses>>>,
    (counted, method): (Counted, Method),
    findings: &mut Findings,
) -> Vec<HeadingPasses> {
    let written = written.unwrap_or_default();
    if let Some(first) = written.first()
        && (counted != Counted::Top || method != Method::SharePassed)
    {
        findings.push(say_framework::headings_not_counted().at(first.span));
    }
    match written.is_empty() {
        true => HeadingPasses::ALL.to_vec(),
        false => written.into_iter().map(|rule| rule.value).collect(),
    }
}

/// Reports what only points have a use for, in a component that has none.
fn keys_of_points(component: &record::Component, method: Method, findings: &mut Findings) {
    let name = component.name.as_ref().map_or("", |name| name.th.as_str());
    let cap = component.cap.as_ref().map(|cap| cap.span);
    let total = component.weights_total.as_ref().map(|total| total.span);
    let capped = !matches!(method, Method::SharePassed | Method::Single);
    let weighted = matches!(method, Method::WeightedPoints | Method::PointsSum);
    for (used, key, place) in [
        (capped, ("คะแนนไม่เกิน", "points-at-most"), cap),
        (weighted, ("น้ำหนักรวม", "weights-add-up-to"), total),
    ] {
        if !used {
            let method = (method.word(Locale::Th), method.word(Locale::En));
            let problem = say_framework::not_used_by_method(key, name, method);
            super::report(findings, place, problem);
        }
    }
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
    let default_written = part.bands.is_some();
    let default_bands = bands(part.bands.unwrap_or_default(), grades.marks, findings);
    let mut components: Vec<Component> = Vec::new();
    let written = part.components?;
    let number_of_components = written.len();
    for mut component in written {
        let method = component.method.as_ref().map_or(Method::SharePassed, |m| m.value);
        let place = component.slug.as_ref().map_or(component.span, |slug| slug.span);
        let of_rating = rating_grades(&mut component, (method, place), grades, findings);
        keys_of_points(&component, method, findings);
        let (Some(slug), Some(name)) = (component.slug, component.name) else { continue };
        if components.iter().any(|known| known.slug == slug.value) {
            findings.push(
                say::duplicate_id("องค์ประกอบ", "component", slug.value.as_str()).at(slug.span),
            );
            continue;
        }
        let number = component.number.as_ref();
        let same = |known: &&Component| known.number.as_ref() == number.map(|n| &n.value);
        if let (Some(number), Some(known)) = (number, components.iter().find(same)) {
            let problem = say_framework::component_number_twice(number.value.as_str());
            findings.push(problem.at(number.span).related(
                known.span,
                "อีกองค์ประกอบที่ใช้เลขนี้",
                "the other component",
            ));
        }
        // Bands that were refused have their own findings.
        let written = default_written || component.bands.is_some();
        let own = bands(component.bands.unwrap_or_default(), grades.marks, findings);
        let own_is_empty = own.is_empty();
        let bands = if own_is_empty { default_bands.clone() } else { own };
        if !written && method != Method::Single {
            findings.push(say_framework::no_bands(&name.th).at(slug.span));
        }
        let counted = component.counted.as_ref().map_or(Counted::Leaves, |c| c.value);
        if let Some(written) = &component.counted
            && counted == Counted::Top
            && matches!(method, Method::Single | Method::LowestPoints)
        {
            findings.push(say_framework::headings_only_pass(&name.th).at(written.span));
        }
        components.push(Component {
            slug: slug.value,
            number: component.number.map(|n| n.value),
            name,
            title: component.title,
            group: component.group,
            method,
            of_rating,
            counted,
            heading_passes: heading_passes(component.heading_passes, (counted, method), findings),
            own_bands: !own_is_empty,
            bands,
            weight_span: component.weight.as_ref().map(|weight| weight.span),
            weight: component.weight.map(|weight| weight.value.exact()),
            weights_total: component.weights_total.map(|total| total.value.exact()),
            cap: component.cap.map(|cap| cap.value.exact()),
            not_covered: component.not_covered,
            mandatory: component
                .mandatory
                .unwrap_or_default()
                .into_iter()
                .map(|n| n.value)
                .collect(),
            optional: component.optional.is_some_and(|o| o.value == YesNo::Yes),
            source: component.source,
            span: slug.span,
        });
    }
    let slugs: BTreeMap<usize, Slug> =
        components.iter().map(|c| c.slug.clone()).enumerate().collect();
    let find = |wanted: &Spanned<Slug>, findings: &mut Findings| {
        index(wanted, slugs.values(), "องค์ประกอบ", "component", findings)
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
    let overall = overall(part.overall?, grades.marks, components.len(), &find, findings)?;
    if overall.bands.is_empty() {
        let key = ("น้ำหนักรวม", "weights-add-up-to");
        super::report(findings, weights_total, beside_readings(key));
    }
    if !overall.bands.is_empty() {
        check_total(&components, findings);
    }
    let not_measurable: Vec<Treatment> =
        part.not_measurable.unwrap_or_default().into_iter().map(|t| t.value).collect();
    Some(Part {
        slug: part.slug?.value,
        name: part.name?,
        short: part.short,
        whole: components.len() == number_of_components,
        assessed: part.assessed.map_or(Assessed::Agency, |assessed| assessed.value),
        components,
        not_measurable: if not_measurable.is_empty() {
            vec![Treatment::LeaveOut]
        } else {
            not_measurable
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
    grades: &[Mark],
    components: usize,
    find: &dyn Fn(&Spanned<Slug>, &mut Findings) -> Option<usize>,
    findings: &mut Findings,
) -> Option<Overall> {
    let span = record.span;
    let written = (record.readings.is_some(), record.bands.is_some());
    let levels = marks(
        record.levels?.into_iter().map(|l| (l.slug, l.name, l.symbol, l.rule)),
        "ระดับภาพรวม",
        "overall level",
        findings,
    );
    let level = |wanted: &Spanned<Slug>, findings: &mut Findings| {
        index(wanted, levels.iter().map(|l| &l.slug), "ระดับภาพรวม", "overall level", findings)
    };
    let grade = |wanted: &Spanned<Slug>, findings: &mut Findings| {
        index(wanted, grades.iter().map(|g| &g.slug), "ระดับผล", "grade", findings)
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
        readings.push(Reading {
            name: reading.name,
            components: chosen.unwrap_or_else(|| (0..components).collect()),
            rules,
            source: reading.source,
            span: reading.span,
        });
    }
    let bands = bands(record.bands.unwrap_or_default(), &levels, findings);
    // Those that were refused have their own findings.
    if written.0 == written.1 {
        findings.push(say_framework::readings_or_bands(written.0).at(span));
    }
    if bands.is_empty() {
        let total = record.total.as_ref().map(|total| total.span);
        super::report(findings, total, beside_readings(("วิธีรวม", "total")));
        let cap = record.cap.as_ref().map(|cap| cap.span);
        super::report(findings, cap, beside_readings(("คะแนนไม่เกิน", "points-at-most")));
    }
    let sublevels = record.sublevels.and_then(|sublevels| {
        let of = level(sublevels.of.as_ref()?, findings)?;
        let mut measures = Vec::new();
        for (name, measure) in sublevels.measures.as_ref()?.iter() {
            let Some(share) = &measure.share else { continue };
            let named = measure.components.iter().flatten();
            let chosen: Vec<usize> = named.filter_map(|c| find(c, findings)).collect();
            let all = || (0..components).collect();
            measures.push(Measure {
                name: name.value.clone(),
                share: share.value,
                components: if measure.components.is_some() { chosen } else { all() },
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
