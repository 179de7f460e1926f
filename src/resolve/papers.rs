//! Complaints, remarks of the auditor, signatures, and the table that breaks a formula down.

use std::collections::BTreeMap;

use crate::diagnostic::{Findings, Locale};
use crate::formula::Formula;
use crate::model::{
    Arguments, Channel, Complaints, Count, FactSheet, Indicator, Input, StatementGroup,
    StatementLine,
};
use crate::notation::{FiscalYear, Slug};
use crate::records::papers::{self as record, AuditStatus};
use crate::records::year::{AskedPart, Document, DocumentPart, ResultColumn, Status};
use crate::resolve::say as say_structure;
use crate::resolve::say::papers as say;
use crate::source::{Span, Spanned};

use super::{Binder, working};

/// Binds complaints to the facts that count them.
pub(super) fn complaints(
    record: record::Complaints,
    sheets: &[FactSheet],
    year: FiscalYear,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Complaints {
    let channels = record.channels.into_iter().flatten().filter_map(|channel| {
        let mechanism = channel.mechanism?;
        Some(Channel {
            name: channel.name?,
            mechanism: mechanism.value,
            total: channel.total.and_then(|slug| count(&slug, sheets, year, binder, findings)),
            closed: channel.closed.and_then(|slug| count(&slug, sheets, year, binder, findings)),
            attachment: channel.attachment,
            note: channel.note,
            visibility: super::visibility(&channel.visibility),
            span: mechanism.span,
        })
    });
    Complaints {
        channels: channels.collect(),
        source: record.source,
        note: record.note,
        visibility: super::visibility(&record.visibility),
    }
}

/// The fact of a slug.
fn count(
    wanted: &Spanned<Slug>,
    sheets: &[FactSheet],
    year: FiscalYear,
    binder: Binder<'_>,
    findings: &mut Findings,
) -> Option<Count> {
    let found = sheets.iter().enumerate().find_map(|(sheet, facts)| {
        let fact = facts.facts.iter().position(|fact| fact.slug == wanted.value)?;
        Some(Count { fact: (sheet, fact), span: wanted.span })
    });
    if found.is_none() && !binder.broken.below(&format!("content/{year}/facts/")) {
        let known = sheets.iter().flat_map(|s| &s.facts).map(|f| f.slug.as_str());
        let problem = say_structure::unknown("ข้อมูล", "fact", wanted.value.as_str(), known);
        findings.push(problem.at(wanted.span));
    }
    found
}

/// Checks what can be checked of the auditor's remarks: a status that says otherwise, a remark nobody
/// answers, a year twice or not yet begun.
pub(super) fn audit(audit: &record::Audit, year: FiscalYear, findings: &mut Findings) {
    let mut seen: BTreeMap<FiscalYear, Span> = BTreeMap::new();
    for audited in audit.years.iter().flatten() {
        if let Some(own) = &audited.year {
            match seen.get(&own.value) {
                Some(first) => findings.push(
                    say_structure::duplicate_id("ปีงบประมาณ", "fiscal year", &own.value.to_string())
                        .at(own.span)
                        .related(*first, "ใช้แล้วที่นี่", "taken here"),
                ),
                None => {
                    seen.insert(own.value, own.span);
                }
            }
            if own.value > year {
                findings.push(say::audit_of_later_year(own.value.0, year.0).at(own.span));
            }
        }
        let remarks = audited.remarks.as_deref().unwrap_or_default();
        if let Some(status) = &audited.status {
            match (status.value, remarks) {
                (AuditStatus::Clean, [first, ..]) => {
                    findings.push(say::remarks_where_none().at(status.span).related(
                        first.span,
                        "ข้อสังเกตอยู่ที่นี่",
                        "a remark is here",
                    ))
                }
                (AuditStatus::Remarks, []) if audited.remarks.is_none() => {
                    findings.push(say::no_remarks_where_some().at(status.span));
                }
                _ => {}
            }
        }
        for remark in remarks {
            if remark.action.is_none() && remark.status.is_none() {
                let place = remark.remark.as_ref().map_or(remark.span, |text| text.span);
                findings.push(say::remark_without_action().at(place));
            }
        }
    }
}

/// Reports parts of a document that would be empty. In a broken file the content may stand unread.
pub(super) fn parts(
    document: &Document,
    year: FiscalYear,
    there: impl Fn(DocumentPart) -> bool,
    binder: Binder<'_>,
    findings: &mut Findings,
) {
    let parts = document.parts.iter().flatten().map(|asked| &asked.part);
    for part in parts.filter(|part| !there(part.value)) {
        let path = format!("content/{year}/{}.yaml", part.value.word(Locale::En));
        if !binder.broken.path(&path) {
            let problem = say::empty_part(part.value.word(Locale::Th), part.value.word(Locale::En));
            findings.push(problem.at(part.span));
        }
    }
}

/// What is asked of a part.
pub(super) fn arguments(part: AskedPart) -> Arguments {
    let asked = part.arguments.and_then(|asked| asked.results).and_then(|asked| asked.columns);
    Arguments { columns: asked.into_iter().flatten().map(|column| column.value).collect() }
}

/// Checks the columns that are asked for. `whole` says that every indicator could be read.
pub(super) fn columns(
    document: &Document,
    indicators: &[Indicator],
    whole: bool,
    findings: &mut Findings,
) {
    let asked = document.parts.iter().flatten().filter_map(|part| part.arguments.as_ref());
    for columns in asked.filter_map(|asked| asked.results.as_ref()?.columns.as_ref()) {
        for (at, column) in columns.iter().enumerate() {
            let words = (column.value.word(Locale::Th), column.value.word(Locale::En));
            let first = columns[..at].iter().find(|first| first.value == column.value);
            if let Some(first) = first {
                findings.push(say::duplicate_column(words.0, words.1).at(column.span).related(
                    first.span,
                    "เขียนครั้งแรกที่นี่",
                    "first written here",
                ));
            } else if whole && !indicators.iter().any(|one| has(one, column.value)) {
                findings.push(say::empty_column(words.0, words.1).at(column.span));
            }
        }
        let named = columns.iter().any(|column| column.value == ResultColumn::Name);
        let own = columns.iter().find(|column| !column.value.merged());
        super::report(findings, own.filter(|_| !named).map(|own| own.span), say::no_name_column());
    }
}

/// Whether an indicator has something for a column; where each should have it, its absence is told elsewhere.
fn has(indicator: &Indicator, column: ResultColumn) -> bool {
    let details = &indicator.details;
    match column {
        ResultColumn::Kind => indicator.kind.is_some(),
        ResultColumn::Weight => indicator.weight.is_some(),
        ResultColumn::Levels => !indicator.level_places.is_empty(),
        ResultColumn::Source => details.source.is_some(),
        ResultColumn::Collector => details.collector.is_some(),
        ResultColumn::Owner => details.owner.is_some(),
        ResultColumn::Frequency => details.frequency.is_some(),
        _ => true,
    }
}

/// Checks signatures: whether a page shows them, and whether they agree with the document's status.
pub(super) fn signatures(document: &Document, findings: &mut Findings) {
    let Some(parts) = &document.parts else { return };
    let mut parts = parts.iter().map(|asked| &asked.part);
    let part = parts.find(|part| part.value == DocumentPart::Signatures);
    let signatories = document.signatories.as_deref().unwrap_or_default();
    match (part, signatories.first()) {
        (Some(part), None) => findings.push(say::no_signatories().at(part.span)),
        (None, first) => {
            let keys = [
                ("ผู้ลงนาม", "signatories", first.map(|first| first.span)),
                ("ความเห็น", "comment", document.comment.as_ref().map(|text| text.span)),
            ];
            for (th, en, span) in keys {
                super::report(findings, span, say::unused_without_signatures(th, en));
            }
        }
        (Some(_), Some(_)) => {}
    }
    let signed = document.status.as_ref().is_some_and(|status| status.value == Status::Signed);
    for signatory in signatories {
        let place = signatory.position.as_ref().map_or(signatory.span, |text| text.span);
        if signed && signatory.name.is_none() {
            findings.push(say::signed_without_name().at(place));
        }
        if signed && signatory.date.is_none() && document.date.is_none() {
            findings.push(say::signed_without_date().at(place));
        }
        if let (false, Some(date)) = (signed, &signatory.date) {
            findings.push(say::dated_not_signed().at(date.span));
        }
    }
}

/// Binds the table that breaks the formula of an indicator down. Its lines are in the unit of the
/// formula and use the same inputs.
pub(super) fn statement(
    record: &crate::records::indicator::Indicator,
    inputs: &[Input],
    whole: &Formula,
    broken: bool,
    findings: &mut Findings,
) -> Vec<StatementGroup> {
    let mut groups = Vec::new();
    for group in record.statement.iter().flatten() {
        let (Some(name), Some(side)) = (&group.name, &group.side) else { continue };
        let mut lines = Vec::new();
        for line in group.lines.iter().flatten() {
            let (Some(name), Some(text)) = (&line.name, &line.formula) else { continue };
            let (unit, places) = (whole.unit.clone(), whole.places);
            lines.push(StatementLine {
                name: name.clone(),
                side: line.side.as_ref().map_or(side.value, |side| side.value),
                formula: working::parse(text, inputs, unit, places, broken, findings),
            });
        }
        groups.push(StatementGroup {
            name: name.clone(),
            side: side.value,
            lines,
            span: group.span,
        });
    }
    groups
}
