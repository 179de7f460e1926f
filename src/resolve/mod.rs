//! Step 3: records → model. Every id is bound, every unit is known, every number is compared with
//! the kind of number its target wants; what has no structure is refused, all of it in one run.

mod bind;
mod claims;
mod framework;
mod indicator;
mod prose;
mod sheets;
mod year;

use std::collections::BTreeMap;

use crate::diagnostic::{
    Findings, Problem,
    catalogue::{files as say_file, structure as say},
};
use crate::model::{Agency, DatedName, Model, Units};
use crate::parse::Parsed;
use crate::records;
use crate::source::{FileId, Sources, Span};

pub(crate) use bind::Binder;

/// The version of the content format that this program reads.
pub const CONTENT_VERSION: &str = "1";

/// Binds the records of all files. There is no model where there is no agency to speak of.
pub fn resolve(parsed: Parsed, sources: &Sources) -> (Option<Model>, Findings) {
    let mut findings = Findings::new();
    let Some((_, record)) = parsed.agency else {
        if sources.id("content/agency.yaml").is_none() {
            let place = sources.texts().next().map(|(id, _)| Span::new(id, 0..0));
            report(
                &mut findings,
                place,
                say_file::missing("content/agency.yaml", "ข้อมูลหน่วยงาน", "the agency"),
            );
        }
        return (None, findings);
    };
    let units = Units::new(record.units.iter().flatten().map(|unit| unit.value.as_str()));
    let agency = agency(record, &units, &mut findings);

    let mut frameworks = BTreeMap::new();
    for (file, record) in parsed.frameworks {
        let span = record.span;
        let Some(framework) = framework::resolve(file, record, &mut findings) else { continue };
        if frameworks.insert(framework.year, framework.clone()).is_some() {
            let problem =
                say::duplicate_id("กรอบการประเมินของปี", "framework of", &framework.year.to_string());
            findings.push(problem.at(span));
        }
    }

    let (mut years, mut pending) = (BTreeMap::new(), Vec::new());
    for (folder, files) in parsed.years {
        let binder = Binder { units: &units, sources };
        if let Some((year, references)) =
            year::resolve(folder, files, &frameworks, binder, &mut findings)
        {
            years.insert(folder, year);
            pending.push((folder, references));
        }
    }
    let model = agency.map(|agency| {
        let mut model = Model { agency, frameworks, years, units: units.clone() };
        prose::bind(&mut model, pending, &mut findings);
        model
    });
    (model, findings)
}

fn agency(
    record: records::agency::Agency,
    units: &Units,
    findings: &mut Findings,
) -> Option<Agency> {
    if let Some(version) = &record.version
        && version.value != CONTENT_VERSION
    {
        findings.push(say::unsupported_version(&version.value, CONTENT_VERSION).at(version.span));
    }
    let mut names = Vec::new();
    for name in record.names.into_iter().flatten() {
        let (from, until) = (name.from.map(|d| d.value), name.until.as_ref().map(|d| d.value));
        if let (Some(from), Some(until), Some(place)) = (from, until, &name.until)
            && until < from
        {
            findings
                .push(say::ends_before_start(&from.to_string(), &until.to_string()).at(place.span));
        }
        if let Some(text) = name.name {
            let name = records::Text {
                th: text.value,
                en: name.english.map(|e| e.value),
                span: text.span,
            };
            names.push(DatedName { name, from, until });
        }
    }
    let claims = claims::resolve(record.printed.as_ref(), &[], units, findings, |key| match key {
        "วิสัยทัศน์" | "vision" => Some(crate::model::Claimed::Vision),
        _ => None,
    });
    let slug = record.slug?.value;
    if names.is_empty() {
        // The missing key was reported where the record was read.
        return None;
    }
    Some(Agency {
        slug,
        names,
        abbreviation: record.abbreviation,
        law: record.law,
        ministry: record.ministry,
        vision: record.vision,
        objectives: record.objectives.unwrap_or_default(),
        strategies: record.strategies.unwrap_or_default(),
        claims,
    })
}

/// Reports a slug that differs from the name of its file.
fn check_file_name(
    slug: &crate::source::Spanned<crate::notation::Slug>,
    file: FileId,
    sources: &Sources,
    findings: &mut Findings,
) {
    let path = &sources.file(file).path;
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    if stem != slug.value.as_str() {
        findings.push(say::slug_mismatch(slug.value.as_str(), name).at(slug.span));
    }
}

/// A problem at an optional place.
fn report(findings: &mut Findings, span: Option<Span>, problem: Problem) {
    if let Some(span) = span {
        findings.push(problem.at(span));
    }
}

/// The visibility that a record asks for.
fn visibility(field: &Option<crate::source::Spanned<records::Visibility>>) -> records::Visibility {
    field.as_ref().map_or(records::Visibility::Public, |v| v.value)
}

/// A small whole number of a field.
fn small(
    field: &Option<crate::source::Spanned<crate::notation::Number>>,
    findings: &mut Findings,
) -> Option<u32> {
    let number = field.as_ref()?;
    let whole = number.value.to_string().parse::<u32>().ok().filter(|n| *n <= 12);
    if whole.is_none() {
        let problem = crate::diagnostic::catalogue::notation::bad_number(&number.value.to_string());
        findings.push(problem.at(number.span));
    }
    whole
}
