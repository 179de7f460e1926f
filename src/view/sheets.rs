//! Sheets of facts, the board and calculations as they are shown.

use crate::diagnostic::Locale;
use crate::model::{Calculation, Fact, FactSheet};
use crate::records::sheets as record;
use crate::scoring::CalculationScore;
use crate::scoring::claims::{of_calculation, of_fact, of_item};

use super::evaluation::{claims, inputs, text};
use super::runs::Words;
use super::{
    BoardView, CalculationGroup, CalculationItemView, CalculationView, FactView, GroupView,
    MemberView, SheetView,
};

/// A sheet of facts, as far as the edition shows it.
pub(super) fn sheet(sheet: &FactSheet, words: Words<'_>) -> SheetView {
    let facts = sheet.facts.iter().filter(|fact| words.edition.shows(fact.visibility));
    SheetView {
        slug: sheet.slug.to_string(),
        name: sheet.name.get(words.locale).to_owned(),
        source: text(&sheet.source, words.locale),
        note: text(&sheet.note, words.locale),
        facts: facts.map(|f| fact(f, words)).collect(),
    }
}

/// A fact.
pub(super) fn fact(fact: &Fact, words: Words<'_>) -> FactView {
    FactView {
        slug: fact.slug.to_string(),
        name: fact.name.get(words.locale).to_owned(),
        value: words.value(&fact.value),
        note: text(&fact.note, words.locale),
        claims: claims(&fact.claims, words, |claim| of_fact(claim, fact)),
    }
}

/// The board.
pub(super) fn board(board: &record::Board, locale: Locale) -> BoardView {
    let date = |field: &Option<crate::source::Spanned<crate::notation::ThaiDate>>| {
        field.as_ref().map(|d| d.value.long(locale)).unwrap_or_default()
    };
    let still = if locale == Locale::Th { "ปัจจุบัน" } else { "in office" };
    let member = |member: &record::Member| MemberView {
        number: member.number.as_ref().map(|n| n.value.to_string()).unwrap_or_default(),
        name: text(&member.name, locale),
        position: text(&member.position, locale),
        delegate: text(&member.delegate, locale),
        from: date(&member.from),
        until: if member.until.is_some() { date(&member.until) } else { still.to_owned() },
        note: text(&member.note, locale),
    };
    BoardView {
        name: text(&board.name, locale),
        note: text(&board.note, locale),
        groups: board
            .groups
            .iter()
            .flatten()
            .map(|group| GroupView {
                name: text(&group.name, locale),
                members: group.members.iter().flatten().map(member).collect(),
            })
            .collect(),
    }
}

/// A calculation.
pub(super) fn calculation(
    calculation: &Calculation,
    score: &CalculationScore,
    words: Words<'_>,
) -> CalculationView {
    let mut groups: Vec<CalculationGroup> = Vec::new();
    for (item, value) in calculation.items.iter().zip(&score.items) {
        let name = text(&item.group, words.locale);
        let shown = CalculationItemView {
            name: item.name.get(words.locale).to_owned(),
            formula: item.formula.as_ref().map(|f| f.text.clone()).unwrap_or_default(),
            inputs: inputs(&item.inputs, &value.inputs, words),
            value: value
                .value
                .as_ref()
                .map_or_else(|| words.state("ตัดสินไม่ได้", "undecided"), |v| words.computed(v)),
            claims: claims(&item.claims, words, |claim| of_item(claim, item, value)),
            note: text(&item.note, words.locale),
        };
        match groups.last_mut() {
            Some(last) if last.name == name => last.items.push(shown),
            _ => groups.push(CalculationGroup { name, items: vec![shown] }),
        }
    }
    CalculationView {
        slug: calculation.slug.to_string(),
        name: calculation.name.get(words.locale).to_owned(),
        source: text(&calculation.source, words.locale),
        note: text(&calculation.note, words.locale),
        groups,
        total: score
            .total
            .as_ref()
            .map_or_else(|| words.state("ตัดสินไม่ได้", "undecided"), |t| words.computed(t)),
        claims: claims(&calculation.claims, words, |claim| {
            of_calculation(claim, calculation, score)
        }),
    }
}
