//! Sheets of facts, the board and calculations as they are shown.

use serde::Serialize;

use crate::model::{Calculation, Fact, FactSheet, Working};
use crate::records::sheets::{self as record, ListOrder};
use crate::scoring::claims::{of_calculation, of_fact, of_item};
use crate::scoring::{CalculationScore, Worked, group_total};
use crate::thai::collate::Collation;

use super::evaluation::{claims, text};
use super::figures::{FigureView, column};
use super::shown::Shown;
use super::worked::{WorkedView, concealed, worked};
use super::{ClaimView, Run};

/// A sheet of facts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetView {
    /// Stable id.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Source, or empty.
    pub source: String,
    /// A remark, or empty.
    pub note: String,
    /// The unit of all its facts where they are plain numbers of one unit, or empty.
    pub unit: String,
    /// Whether any of its facts is an amount of money.
    pub money: bool,
    /// The facts.
    pub facts: Vec<FactView>,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactView {
    /// Stable id.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Value.
    pub value: Vec<Run>,
    /// Its number in the column of its sheet, where all of them are plain numbers.
    pub figure: Option<FigureView>,
    /// How it is worked out, if it is.
    pub worked: Option<WorkedView>,
    /// Source, or empty.
    pub source: String,
    /// A remark, or empty.
    pub note: String,
    /// What documents print differently.
    pub claims: Vec<ClaimView>,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardView {
    /// Name.
    pub name: String,
    /// A remark, or empty.
    pub note: String,
    /// Groups.
    pub groups: Vec<GroupView>,
}

/// A group of board members.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupView {
    /// Name.
    pub name: String,
    /// Members in order.
    pub members: Vec<MemberView>,
}

/// A board member; every text but the name may be empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MemberView {
    /// Printed number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Delegate.
    pub delegate: String,
    /// Day of appointment.
    pub from: String,
    /// End of the term; `ปัจจุบัน` where the source says so.
    pub until: String,
    /// A remark.
    pub note: String,
}

/// A calculation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalculationView {
    /// Stable id.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Source of the formulas, or empty.
    pub source: String,
    /// A remark, or empty.
    pub note: String,
    /// Groups of items, in order.
    pub groups: Vec<CalculationGroup>,
    /// The total.
    pub total: Vec<Run>,
    /// Whether the total is an amount of money.
    pub money: bool,
    /// What documents print differently of the total.
    pub claims: Vec<ClaimView>,
}

/// Items of one project.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalculationGroup {
    /// Name of the project, or empty.
    pub name: String,
    /// The items.
    pub items: Vec<CalculationItemView>,
    /// Their sum.
    pub total: Vec<Run>,
    /// The sum in the column of the items, where all of them are plain numbers of one unit.
    pub figure: Option<FigureView>,
    /// That unit, or empty.
    pub unit: String,
}

/// An item of a calculation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalculationItemView {
    /// Name.
    pub name: String,
    /// How its value is worked out; nothing where its formula could not be read.
    pub worked: Option<WorkedView>,
    /// Its number in the column of its group, where all of them are plain numbers of one unit.
    pub figure: Option<FigureView>,
    /// What documents print differently.
    pub claims: Vec<ClaimView>,
    /// A remark, or empty.
    pub note: String,
}

/// A sheet of facts, as far as the edition shows it.
pub(super) fn sheet(sheet: &FactSheet, worked: &[Worked], words: Shown<'_>) -> SheetView {
    let facts = sheet.facts.iter().zip(worked);
    let facts = facts.filter(|(fact, _)| words.opens(fact.visibility));
    let mut facts: Vec<FactView> = facts.map(|(f, worked)| fact(f, worked, words)).collect();
    if sheet.order == ListOrder::Name {
        let collation = Collation::default();
        facts.sort_by(|a, b| collation.compare(&a.name, &b.name));
    }
    let unit = in_column(&mut facts, words);
    SheetView {
        slug: sheet.slug.to_string(),
        name: sheet.name.get(words.locale()).to_owned(),
        source: text(&sheet.source, words.locale()),
        note: text(&sheet.note, words.locale()),
        unit,
        money: facts.iter().any(|fact| words.is_money(&fact.value)),
        facts,
    }
}

/// Puts the numbers of facts into a column, where all are plain numbers, and gives their unit, where
/// it is the same for all.
fn in_column(facts: &mut [FactView], words: Shown<'_>) -> String {
    let unit_of = |fact: &FactView| match fact.value.as_slice() {
        [Run::Quantity { unit, .. }] => unit.text.clone(),
        _ => String::new(),
    };
    let of_money = facts.iter().all(|fact| words.is_money(&fact.value));
    let cells = facts.iter().map(|fact| fact.value.as_slice());
    let Some(figures) = column(cells, of_money) else { return String::new() };
    for (fact, figure) in facts.iter_mut().zip(figures) {
        fact.figure = Some(figure);
    }
    let unit = facts.first().map(unit_of).unwrap_or_default();
    let shared = facts.len() > 1 && facts.iter().all(|fact| unit_of(fact) == unit);
    if shared { unit } else { String::new() }
}

/// Puts the results of a group and their sum into a column, where all are plain numbers of one unit.
fn group_in_column(group: &mut CalculationGroup, words: Shown<'_>) {
    let results: Option<Vec<&[Run]>> =
        group.items.iter().map(|item| Some(item.worked.as_ref()?.result.as_slice())).collect();
    let Some(mut cells) = results else { return };
    if !group.total.is_empty() {
        cells.push(&group.total);
    }
    let unit = match cells.first() {
        Some([Run::Quantity { unit, .. }]) if !unit.is_empty() => unit.text.clone(),
        _ => return,
    };
    let same =
        |cell: &&[Run]| matches!(cell, [Run::Quantity { unit: own, .. }] if own.text == unit);
    if !cells.iter().all(same) {
        return;
    }
    let of_money = cells.iter().all(|cell| words.is_money(cell));
    let Some(figures) = column(cells.into_iter(), of_money) else { return };
    let mut figures = figures.into_iter();
    for (item, figure) in group.items.iter_mut().zip(figures.by_ref()) {
        item.figure = Some(figure);
    }
    group.figure = figures.next();
    group.unit = unit;
}

/// A fact.
pub(super) fn fact(fact: &Fact, worked: &Worked, words: Shown<'_>) -> FactView {
    let shown = fact.working().and_then(|working| of_working(working, worked, words));
    let hidden = shown.as_ref().is_some_and(|worked| worked.hidden);
    FactView {
        slug: fact.slug.to_string(),
        name: fact.name.get(words.locale()).to_owned(),
        value: words.content(&fact.content, worked),
        figure: None,
        worked: shown,
        source: text(&fact.source, words.locale()),
        note: text(&fact.note, words.locale()),
        claims: claims(&fact.claims, words, hidden, |claim| of_fact(claim, fact, worked)),
    }
}

fn of_working(working: &Working, value: &Worked, words: Shown<'_>) -> Option<WorkedView> {
    let formula = working.formula.as_ref()?;
    Some(worked(formula, &working.inputs, &value.inputs, value.value.as_ref(), words))
}

/// The board, where the edition shows it.
pub(super) fn board(board: &record::Board, words: Shown<'_>) -> Option<BoardView> {
    words.open_written(&board.visibility, ())?;
    let locale = words.locale();
    let member = |member: &record::Member| MemberView {
        number: member.number.as_ref().map(|n| n.value.to_string()).unwrap_or_default(),
        name: text(&member.name, locale),
        position: text(&member.position, locale),
        delegate: text(&member.delegate, locale),
        from: member.from.as_ref().map(|day| day.value.long(locale)).unwrap_or_default(),
        until: member.until.as_ref().map(|end| end.value.long(locale)).unwrap_or_default(),
        note: text(&member.note, locale),
    };
    Some(BoardView {
        name: text(&board.name, locale),
        note: text(&board.note, locale),
        groups: board
            .groups
            .iter()
            .flatten()
            .map(|group| {
                let members = group.members.iter().flatten();
                let shown = members.filter_map(|one| words.open_written(&one.visibility, one));
                let mut members: Vec<MemberView> = shown.map(member).collect();
                if group.order.as_ref().is_some_and(|order| order.value == ListOrder::Name) {
                    let collation = Collation::default();
                    members.sort_by(|a, b| collation.compare_people(&a.name, &b.name));
                    let numbers = members.iter_mut().zip(1..);
                    numbers.for_each(|(member, number)| member.number = number.to_string());
                }
                GroupView { name: text(&group.name, locale), members }
            })
            .filter(|group| !group.members.is_empty())
            .collect(),
    })
}

/// A calculation.
pub(super) fn calculation(
    calculation: &Calculation,
    score: &CalculationScore,
    words: Shown<'_>,
) -> CalculationView {
    let mut groups: Vec<CalculationGroup> = Vec::new();
    // Where one item is not shown, the values of the others would give it away with the total.
    let closed = !words.opens(calculation.visibility_of_values());
    let items = calculation.items.iter().zip(&score.items).enumerate();
    for (at, (item, value)) in items.filter(|(_, (item, _))| words.opens(item.visibility)) {
        let name = text(&item.group, words.locale());
        let worked = match (&item.working.formula, closed) {
            (Some(formula), true) => Some(concealed(formula, &item.working.inputs, words)),
            _ => of_working(&item.working, value, words),
        };
        let hidden = worked.as_ref().is_some_and(|worked| worked.hidden);
        let printed = if closed { &[] } else { item.claims.as_slice() };
        let shown = CalculationItemView {
            name: item.name.get(words.locale()).to_owned(),
            worked,
            figure: None,
            claims: claims(printed, words, hidden, |claim| of_item(claim, item, value)),
            note: text(&item.note, words.locale()),
        };
        match groups.last_mut() {
            Some(last) if last.name == name => last.items.push(shown),
            _ => {
                let total = words.computed_or_open(group_total(calculation, score, at).as_ref());
                let items = vec![shown];
                let (figure, unit) = (None, String::new());
                groups.push(CalculationGroup { name, items, total, figure, unit });
            }
        }
    }
    // Of one group the total says it all.
    if groups.len() < 2 || closed {
        groups.iter_mut().for_each(|group| group.total.clear());
    }
    groups.iter_mut().for_each(|group| group_in_column(group, words));
    let seen = words.opens(calculation.visibility_of_total());
    let total = match &score.total {
        _ if !seen => words.not_shown(),
        Some(total) => words.computed(total),
        None => words.state("ตัดสินไม่ได้", "undecided"),
    };
    let printed = if seen { calculation.claims.as_slice() } else { &[] };
    CalculationView {
        slug: calculation.slug.to_string(),
        name: calculation.name.get(words.locale()).to_owned(),
        source: text(&calculation.source, words.locale()),
        note: text(&calculation.note, words.locale()),
        groups,
        money: words.is_money(&total),
        total,
        claims: claims(printed, words, false, |claim| of_calculation(claim, calculation, score)),
    }
}
