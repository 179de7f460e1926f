//! Signatures, complaints, remarks of the auditor and statements as they are shown.

use serde::Serialize;

use crate::diagnostic::Locale;
use crate::formula::Argument;
use crate::model::{Complaints, Count, Document, Indicator, StatementGroup, Year};
use crate::records::papers::{self as record, AuditStatus, Mechanism, Side};
use crate::records::year::Status;
use crate::scoring::{FactValue, YearScore, statement as score};

use super::Run;
use super::evaluation::text;
use super::figures::{FigureView, column};
use super::shown::Shown;
use super::worked::{MathView, worked};

/// A signature; every text but the position may be empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignatureView {
    /// Position.
    pub position: String,
    /// As what.
    pub role: String,
    /// Name.
    pub name: String,
    /// Day of the signature.
    pub date: String,
    /// Whether it is given: the document is signed and says by whom.
    pub signed: bool,
}

/// Complaints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComplaintsView {
    /// Channels in order.
    pub channels: Vec<ChannelView>,
    /// Whether any channel counts.
    pub counted: bool,
    /// Whether any channel has a remark.
    pub remarked: bool,
    /// The unit of all counts where they are plain numbers of one unit, or empty.
    pub unit: String,
    /// Source, or empty.
    pub source: String,
    /// A remark, or empty.
    pub note: String,
}

/// A channel of complaint.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChannelView {
    /// Name.
    pub name: String,
    /// Whether there is a way to deal with complaints.
    pub present: bool,
    /// Attachment and remark, or empty.
    pub remark: String,
    /// How many there were, or nothing where nobody counts.
    pub total: Vec<Run>,
    /// How many of them are closed, or nothing.
    pub closed: Vec<Run>,
}

/// Remarks of the auditor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AuditView {
    /// The auditor, or empty.
    pub auditor: String,
    /// Years in order.
    pub years: Vec<AuditYearView>,
    /// Source, or empty.
    pub source: String,
    /// A remark, or empty.
    pub note: String,
}

/// The audit of a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AuditYearView {
    /// Its name for links: the year.
    pub id: String,
    /// `ปีงบประมาณ พ.ศ. 2562`.
    pub label: String,
    /// How far the audit has come.
    pub status: String,
    /// Remarks in order.
    pub remarks: Vec<RemarkView>,
}

/// A remark of the auditor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RemarkView {
    /// What was remarked.
    pub remark: String,
    /// What the agency does about it, or empty.
    pub action: String,
    /// How far that has come, or empty.
    pub status: String,
}

/// A formula broken down into columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatementView {
    /// The unit of all amounts, or empty.
    pub unit: String,
    /// Heads of the columns of amounts: income, expenses.
    pub heads: [String; 2],
    /// Groups in order.
    pub groups: Vec<StatementGroupView>,
    /// The total.
    pub total: FigureView,
    /// How the total is made of subtotals: `1 − 2`; or empty.
    pub hint: String,
}

/// Lines under a subtotal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatementGroupView {
    /// Its number in the table.
    pub number: String,
    /// Name.
    pub name: String,
    /// The lines.
    pub lines: Vec<StatementLineView>,
    /// The subtotal.
    pub total: FigureView,
    /// How it is made of lines: `(1.1 + 1.2) − 1.3`; or empty.
    pub hint: String,
}

/// A line of a statement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatementLineView {
    /// Its number in the table.
    pub number: String,
    /// Name.
    pub name: String,
    /// What is worked out, with numbers; empty where it is one value as it is.
    pub numbers: Vec<MathView>,
    /// Whether it stands in the column of expenses.
    pub expense: bool,
    /// The amount.
    pub amount: FigureView,
}

/// The signatures of a document.
pub(super) fn signatures(document: &Document, locale: Locale) -> Vec<SignatureView> {
    let signed = document.status == Status::Signed;
    let signature = |signatory: &crate::model::Signatory| {
        let date = signatory.date.or(document.date).filter(|_| signed);
        SignatureView {
            position: signatory.position.get(locale).to_owned(),
            role: text(&signatory.role, locale),
            name: text(&signatory.name, locale),
            date: date.map(|day| day.long(locale)).unwrap_or_default(),
            signed: signed && signatory.name.is_some(),
        }
    };
    document.signatories.iter().map(signature).collect()
}

/// Complaints.
pub(super) fn complaints(
    complaints: &Complaints,
    year: &Year,
    scores: &YearScore,
    words: Shown<'_>,
) -> ComplaintsView {
    let count = |count: &Option<Count>| {
        let Some((sheet, at)) = count.as_ref().map(|count| count.fact) else { return Vec::new() };
        let fact = &year.sheets[sheet].facts[at];
        match words.opens(fact.visibility) {
            true => words.content(&fact.content, &scores.facts[sheet][at]),
            false => words.not_shown(),
        }
    };
    let mut channels: Vec<ChannelView> = complaints
        .channels
        .iter()
        .filter(|channel| words.opens(channel.visibility))
        .map(|channel| ChannelView {
            name: channel.name.get(words.locale()).to_owned(),
            present: channel.mechanism == Mechanism::Present,
            remark: [&channel.attachment, &channel.note]
                .into_iter()
                .flatten()
                .map(|text| text.get(words.locale()))
                .collect::<Vec<_>>()
                .join(" · "),
            total: count(&channel.total),
            closed: count(&channel.closed),
        })
        .collect();
    let mut unit: Option<String> = None;
    let mut shared = true;
    for cell in channels.iter().flat_map(|c| [&c.total, &c.closed]).filter(|c| !c.is_empty()) {
        match cell.as_slice() {
            [Run::Quantity { lead, unit: own, note, .. }]
                if lead.is_empty() && note.is_empty() && !own.is_empty() =>
            {
                shared &= unit.get_or_insert_with(|| own.text.clone()) == &own.text;
            }
            _ => shared = false,
        }
    }
    if shared && unit.is_some() {
        for cell in channels.iter_mut().flat_map(|c| [&mut c.total, &mut c.closed]) {
            if let [Run::Quantity { number, .. }] = cell.as_slice() {
                *cell = vec![Run::quantity("", number.text.clone(), None, &None)];
            }
        }
    }
    ComplaintsView {
        counted: channels.iter().any(|c| !c.total.is_empty() || !c.closed.is_empty()),
        remarked: channels.iter().any(|channel| !channel.remark.is_empty()),
        channels,
        unit: unit.filter(|_| shared).unwrap_or_default(),
        source: text(&complaints.source, words.locale()),
        note: text(&complaints.note, words.locale()),
    }
}

/// Remarks of the auditor, where the edition shows them.
pub(super) fn audit(audit: &record::Audit, words: Shown<'_>) -> Option<AuditView> {
    let locale = words.locale();
    words.open_written(&audit.visibility, ())?;
    let years = audit.years.iter().flatten().filter_map(|audited| {
        let number = audited.year.as_ref()?.value;
        let status: AuditStatus = audited.status.as_ref()?.value;
        let remark = |remark: &record::AuditRemark| RemarkView {
            remark: text(&remark.remark, locale),
            action: text(&remark.action, locale),
            status: remark.status.as_ref().map(|s| s.value.word(locale)).unwrap_or_default().into(),
        };
        Some(AuditYearView {
            id: number.to_string(),
            label: super::year_label(&number.to_string(), locale),
            status: match locale {
                Locale::Th => status.word(locale).to_owned(),
                Locale::En => status.word(locale).replace('-', " "),
            },
            remarks: {
                let remarks = audited.remarks.iter().flatten();
                let shown = remarks.filter_map(|one| words.open_written(&one.visibility, one));
                shown.map(remark).collect()
            },
        })
    });
    Some(AuditView {
        auditor: text(&audit.auditor, locale),
        years: years.collect(),
        source: text(&audit.source, locale),
        note: text(&audit.note, locale),
    })
}

/// The formula of an indicator broken down, where every amount of it is known.
pub(super) fn statement(
    indicator: &Indicator,
    inputs: &[Option<Argument>],
    words: Shown<'_>,
) -> Option<StatementView> {
    let scored = score(indicator, inputs).ok()??;
    let unit = &scored.total.unit;
    let units = &words.scored().model.units;
    let of_money = units.get("บาท").is_some_and(|baht| baht.fits(unit));
    // The columns have the same decimals, so that one order of amounts serves all of them.
    let values = scored.groups.iter().flat_map(|(lines, total)| lines.iter().chain([total]));
    let cells: Vec<Vec<Run>> =
        values.chain([&scored.total]).map(|value| words.computed(value)).collect();
    let mut figures = column(cells.iter().map(Vec::as_slice), of_money)?.into_iter();
    let mut groups = Vec::new();
    let entries = indicator.statement.iter().zip(&scored.groups).enumerate();
    for (at, (group, (values, _))) in entries {
        let mut lines = Vec::new();
        for (index, (line, value)) in group.lines.iter().zip(values).enumerate() {
            let shown = line.formula.as_ref()?;
            let steps = worked(shown, &indicator.inputs, inputs, Some::<&FactValue>(value), words);
            lines.push(StatementLineView {
                number: format!("{}.{}", at + 1, index + 1),
                name: line.name.get(words.locale()).to_owned(),
                numbers: if steps.numbers.len() > 1 { steps.numbers } else { Vec::new() },
                expense: line.side == Side::Expense,
                amount: figures.next()?,
            });
        }
        groups.push(StatementGroupView {
            number: (at + 1).to_string(),
            name: group.name.get(words.locale()).to_owned(),
            hint: hint_of(group, at),
            lines,
            total: figures.next()?,
        });
    }
    let (added, taken) = parted(
        indicator
            .statement
            .iter()
            .enumerate()
            .map(|(at, group)| (group.side == Side::Income, (at + 1).to_string())),
    );
    Some(StatementView {
        unit: unit.name().to_owned(),
        heads: [Side::Income, Side::Expense].map(|side| side.word(words.locale()).to_owned()),
        groups,
        total: figures.next()?,
        hint: hint(&added, &taken),
    })
}

/// How a subtotal is made of its lines.
fn hint_of(group: &StatementGroup, at: usize) -> String {
    let lines = group.lines.iter().enumerate();
    let (own, other) = parted(
        lines.map(|(index, line)| (line.side == group.side, format!("{}.{}", at + 1, index + 1))),
    );
    hint(&own, &other)
}

fn parted(numbers: impl Iterator<Item = (bool, String)>) -> (Vec<String>, Vec<String>) {
    let (mut added, mut taken) = (Vec::new(), Vec::new());
    for (adds, number) in numbers {
        if adds { added.push(number) } else { taken.push(number) }
    }
    (added, taken)
}

/// `(1.1 + 1.2) − 1.3`; nothing where there is only one number.
fn hint(added: &[String], taken: &[String]) -> String {
    let sum = |numbers: &[String], bracketed: bool| match numbers.len() > 1 && bracketed {
        true => format!("({})", numbers.join(" + ")),
        false => numbers.join(" + "),
    };
    match (added, taken) {
        ([_], []) | ([], []) => String::new(),
        (added, []) => sum(added, false),
        ([], taken) => format!("−{}", sum(taken, true)),
        (added, taken) => format!("{} − {}", sum(added, true), sum(taken, true)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_says_how_a_sum_is_made() {
        let all = |numbers: &[&str]| numbers.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(hint(&all(&["1.1", "1.2"]), &all(&["1.3", "1.4"])), "(1.1 + 1.2) − (1.3 + 1.4)");
        assert_eq!(hint(&all(&["1"]), &all(&["2"])), "1 − 2");
        assert_eq!(hint(&all(&["2.1", "2.2"]), &[]), "2.1 + 2.2");
        assert_eq!(hint(&[], &all(&["1", "2"])), "−(1 + 2)");
        assert_eq!(hint(&all(&["1"]), &[]), "");
    }
}
