//! Complaints, remarks of the auditor, signatures, and the table that breaks a formula down.

use std::collections::BTreeMap;

use crate::diagnostic::{Findings, Locale};
use crate::formula::Formula;
use crate::model::{Channel, Complaints, Count, FactSheet, Input, StatementGroup, StatementLine};
use crate::notation::{FiscalYear, Slug};
use crate::records::papers::{self as record, AuditStatus};
use crate::records::year::{Document, DocumentPart, Status};
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
    for part in document.parts.iter().flatten().filter(|part| !there(part.value)) {
        let path = format!("content/{year}/{}.yaml", part.value.word(Locale::En));
        if !binder.broken.path(&path) {
            let problem = say::empty_part(part.value.word(Locale::Th), part.value.word(Locale::En));
            findings.push(problem.at(part.span));
        }
    }
}

/// Checks signatures: whether a page shows them, and whether they agree with the document's status.
pub(super) fn signatures(document: &Document, findings: &mut Findings) {
    let Some(parts) = &document.parts else { return };
    let part = parts.iter().find(|part| part.value == DocumentPart::Signatures);
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
