//! What is known of an indicator beside its numbers: claims, evidence, who answers for it, what was chosen.

use crate::diagnostic::Locale;
use crate::model::framework::Choice;
use crate::model::{Claim, Claimed, Indicator, Occasion};
use crate::records::indicator::Evidence;
use crate::scoring::claims::Difference;

use super::super::shown::Shown;
use super::super::{ClaimView, DetailView, label};
use super::marks::pick;
use super::text;

/// What the agency chose itself, a line each: about what, what, why.
pub(super) fn choices(choices: &[Choice], locale: Locale) -> Vec<String> {
    let line = |choice: &Choice| {
        let (about, chosen) = (choice.about.get(locale), choice.chosen.get(locale));
        match &choice.reason {
            Some(reason) => format!("{about}: {chosen} ({})", reason.get(locale)),
            None => format!("{about}: {chosen}"),
        }
    };
    choices.iter().map(line).collect()
}

/// Days on which it was done, in one line.
fn occasions(occasions: &[Occasion], locale: Locale) -> String {
    let line = |occasion: &Occasion| {
        let day = occasion.day.short(locale);
        let titled = match &occasion.title {
            Some(title) => format!("{} {day}", title.get(locale)),
            None => day,
        };
        match (&occasion.attended, locale) {
            (Some((present, all)), Locale::Th) => format!("{titled} ({present} จาก {all} คน)"),
            (Some((present, all)), Locale::En) => format!("{titled} ({present} of {all})"),
            (None, _) => titled,
        }
    };
    occasions.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// Claims that differ from what is so: a page shows what was printed beneath the value, and only
/// where it contradicts it. Of a value with a hidden input, claims about inputs are left out.
pub(in crate::view) fn claims(
    claims: &[Claim],
    words: Shown<'_>,
    hidden: bool,
    compare: impl Fn(&Claim) -> Option<Difference>,
) -> Vec<ClaimView> {
    let shown = |claim: &&Claim| !(hidden && matches!(claim.about, Claimed::Input(_)));
    let differing = claims.iter().filter(shown).filter_map(|claim| Some((claim, compare(claim)?)));
    differing
        .map(|(claim, difference)| ClaimView {
            key: claim.key.clone(),
            runs: words.value(&claim.value),
            document: text(&claim.document, words.locale()),
            place: text(&claim.place, words.locale()),
            by: difference.by.unwrap_or_default(),
        })
        .collect()
}

pub(super) fn evidence(evidence: &Evidence, words: Shown<'_>) -> Option<String> {
    words.open_written(&evidence.visibility, ())?;
    let locale = words.locale();
    let mut line = String::new();
    if let Some(number) = &evidence.number {
        line.push_str(&format!("[{}] ", number.value));
    }
    line.push_str(evidence.title.as_ref()?.get(locale));
    if let Some(page) = &evidence.page {
        line.push_str(&format!(" {} {}", pick(locale, "หน้า", "p."), page.value));
    }
    if let Some(date) = &evidence.date {
        line.push_str(&format!(" {}", date.value.long(locale)));
    }
    if let Some(criterion) = &evidence.criterion {
        line.push_str(&format!(" ({})", criterion.value));
    }
    Some(line)
}

pub(super) fn details(indicator: &Indicator, locale: Locale) -> Vec<DetailView> {
    let d = &indicator.details;
    let frequency = d.frequency.map(|f| f.word(locale).to_owned()).unwrap_or_default();
    let kind = indicator.kind.map(|k| k.word(locale).to_owned()).unwrap_or_default();
    let weight = indicator.weight.map(|w| w.to_string()).unwrap_or_default();
    let chosen = choices(&indicator.choices, locale).join("; ");
    let rows = [
        ("kind", kind),
        ("weight", weight),
        ("data_source", text(&d.source, locale)),
        ("collector", text(&d.collector, locale)),
        ("owner", text(&d.owner, locale)),
        ("frequency", frequency),
        ("obstacles", text(&d.obstacles, locale)),
        ("remedies", text(&d.remedies, locale)),
        ("occasions", occasions(&indicator.occasions, locale)),
        ("own_choices", chosen),
        ("note", text(&d.note, locale)),
    ];
    rows.into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| DetailView { key, label: label(key, locale).to_owned(), text })
        .collect()
}
