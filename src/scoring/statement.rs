//! Statements: the amounts of a formula in columns, their subtotals and their total.

use crate::formula::{Argument, Fault};
use crate::model::{Indicator, StatementGroup};
use crate::notation::Exact;
use crate::records::papers::Side;

use super::FactValue;

/// What a statement comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementScore {
    /// Lines and subtotal of each group.
    pub groups: Vec<(Vec<FactValue>, FactValue)>,
    /// Income less expenses.
    pub total: FactValue,
}

impl StatementScore {
    fn values(&mut self) -> impl Iterator<Item = &mut FactValue> {
        let groups = self.groups.iter_mut();
        let groups = groups.flat_map(|(lines, subtotal)| lines.iter_mut().chain([subtotal]));
        groups.chain([&mut self.total])
    }
}

/// The amounts of the statement of an indicator, worked out from the values of its inputs; nothing
/// where it has none or where a value is missing.
///
/// # Errors
/// The first line (group and line) whose formula has no value, and why.
pub fn statement(
    indicator: &Indicator,
    inputs: &[Option<Argument>],
) -> Result<Option<StatementScore>, (usize, usize, Fault)> {
    let Some(whole) = indicator.formula().filter(|_| !indicator.statement.is_empty()) else {
        return Ok(None);
    };
    let shown = |exact| FactValue::new(exact, whole.unit.clone(), whole.places);
    let known = |at: usize| inputs.get(at).is_some_and(Option::is_some);
    let arguments: Vec<Argument> = (0..indicator.inputs.len())
        .map(|at| inputs.get(at).cloned().flatten().unwrap_or(Argument::Many(Vec::new())))
        .collect();
    let (mut groups, mut total) = (Vec::new(), Exact::default());
    for (at, group) in indicator.statement.iter().enumerate() {
        let mut lines = Vec::new();
        for (line, entry) in group.lines.iter().enumerate() {
            let Some(formula) = &entry.formula else { return Ok(None) };
            if !formula.uses().all(known) {
                return Ok(None);
            }
            let value = formula.evaluate(&arguments).map_err(|fault| (at, line, fault))?;
            lines.push(shown(value));
        }
        let subtotal = subtotal(group, &lines);
        match group.side {
            Side::Income => total += subtotal.clone(),
            Side::Expense => total += -subtotal.clone(),
        }
        groups.push((lines, shown(subtotal)));
    }
    let mut score = StatementScore { groups, total: shown(total) };
    // One of them with decimals gives them to all.
    let most = score.values().map(|value| value.places).max().unwrap_or_default();
    score.values().for_each(|value| value.places = most);
    Ok(Some(score))
}

/// Lines in the column of their group, less those in the other one.
fn subtotal(group: &StatementGroup, lines: &[FactValue]) -> Exact {
    let mut sum = Exact::default();
    for (line, value) in group.lines.iter().zip(lines) {
        match line.side == group.side {
            true => sum += value.exact.clone(),
            false => sum += -value.exact.clone(),
        }
    }
    sum
}
