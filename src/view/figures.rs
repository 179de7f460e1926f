//! Numbers of a column, so that their decimal points stand under each other.
//!
//! A number is shown whole; the room that digits of its neighbours take stands behind it unseen, so
//! that what is copied is the number and nothing else.

use serde::Serialize;

use crate::thai;

use super::Run;

/// A number of a column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureView {
    /// The number; a negative one of money in brackets.
    pub text: String,
    /// What is missing to the widest of its column: as wide, and never seen.
    pub room: String,
}

/// The numbers of a column; nothing where not all of it is plain numbers. `brackets` puts those below
/// zero into brackets, as statements of money have it.
pub(super) fn column<'a>(
    cells: impl Iterator<Item = &'a [Run]>,
    brackets: bool,
) -> Option<Vec<FigureView>> {
    let numbers: Vec<&str> = cells.map(plain).collect::<Option<_>>()?;
    let decimals =
        |number: &str| number.split_once('.').map_or(0, |(_, rest)| rest.chars().count());
    let below = |number: &str| number.starts_with(MINUS);
    let most = numbers.iter().map(|number| decimals(number)).max()?;
    let closed = brackets && numbers.iter().any(|number| below(number));
    let figure = |number: &str| {
        let own = decimals(number);
        let mut room = match own {
            0 if most > 0 => format!(".{}", "0".repeat(most)),
            _ => "0".repeat(most - own),
        };
        let text = match brackets && below(number) {
            true => format!("({})", number.trim_start_matches(MINUS)),
            false => {
                room.push_str(if closed { ")" } else { "" });
                number.to_owned()
            }
        };
        FigureView { text, room }
    };
    Some(numbers.into_iter().map(figure).collect())
}

/// Which columns of a table hold numbers only, and the room behind each of its cells. Numbers that
/// a unit follows have none: it would part them.
pub(super) fn of_table(rows: &[Vec<Vec<Run>>], columns: usize) -> (Vec<bool>, Vec<Vec<String>>) {
    let mut rooms = vec![vec![String::new(); columns]; rows.len()];
    let numeric = |at: usize| {
        !rows.is_empty() && rows.iter().all(|row| row.get(at).is_some_and(|cell| is_number(cell)))
    };
    let numeric: Vec<bool> = (0..columns).map(numeric).collect();
    for at in (0..columns).filter(|at| numeric[*at]) {
        let cells = || rows.iter().map(|row| row[at].as_slice());
        let followed = |cell: &[Run]| matches!(cell, [Run::Quantity { number, amount, .. }] if !amount.ends_with(&**number));
        if cells().any(followed) {
            continue;
        }
        for (row, figure) in rooms.iter_mut().zip(column(cells(), false).into_iter().flatten()) {
            row[at] = figure.room;
        }
    }
    (numeric, rooms)
}

/// Whether a cell holds nothing but a number and its unit.
fn is_number(cell: &[Run]) -> bool {
    match cell {
        [Run::Quantity { .. }] => true,
        [Run::Text { text }] => {
            let sign = |c: char| thai::digit(c).is_some() || ".,–-−".contains(c);
            text.contains(|c| thai::digit(c).is_some()) && text.chars().all(sign)
        }
        _ => false,
    }
}

const MINUS: [char; 2] = ['-', '−'];

/// The number that a cell is, if it is one with nothing before it and no remark.
fn plain(runs: &[Run]) -> Option<&str> {
    match runs {
        [Run::Quantity { lead, number: text, note, .. }] if lead.is_empty() && note.is_empty() => {
            number(text)
        }
        [Run::Text { text }] => number(text),
        _ => None,
    }
}

fn number(text: &str) -> Option<&str> {
    let digits = text.trim_start_matches(MINUS);
    let plain = |c: char| thai::digit(c).is_some() || matches!(c, '.' | ',');
    (!digits.is_empty() && digits.chars().all(plain)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(numbers: &[&str], brackets: bool) -> Option<Vec<(String, String)>> {
        let cell = |number: &&str| vec![Run::quantity("", (*number).to_owned(), None, &None)];
        let cells: Vec<Vec<Run>> = numbers.iter().map(cell).collect();
        let column = column(cells.iter().map(Vec::as_slice), brackets)?;
        Some(column.into_iter().map(|figure| (figure.text, figure.room)).collect())
    }

    fn pair(text: &str, room: &str) -> (String, String) {
        (text.to_owned(), room.to_owned())
    }

    #[test]
    fn decimals_of_others_take_room() {
        let expected = vec![pair("1,200", ".00"), pair("3.5", "0"), pair("0.25", "")];
        assert_eq!(shown(&["1,200", "3.5", "0.25"], true), Some(expected));
        assert_eq!(shown(&["2", "3"], true), Some(vec![pair("2", ""), pair("3", "")]));
    }

    #[test]
    fn what_is_below_zero_stands_in_brackets_of_money() {
        let money = vec![pair("(1,200.50)", ""), pair("3", ".00)")];
        assert_eq!(shown(&["-1,200.50", "3"], true), Some(money));
        let other = vec![pair("-1.5", ""), pair("3", ".0")];
        assert_eq!(shown(&["-1.5", "3"], false), Some(other));
    }

    #[test]
    fn other_cells_make_no_column() {
        assert_eq!(shown(&["1–2", "3"], true), None);
        assert_eq!(shown(&[], true), None);
        let words = [Run::text("มี")];
        assert_eq!(column([&words[..]].into_iter(), true), None);
    }

    #[test]
    fn a_table_knows_its_columns_of_numbers() {
        let text = |text: &str| vec![Run::text(text)];
        let rows = vec![
            vec![text("1"), text("ก"), text("๑.๕"), text("")],
            vec![text("2"), text("3"), text("1,000"), text("-")],
        ];
        let (numeric, rooms) = of_table(&rows, 4);
        assert_eq!(numeric, [true, false, true, false]);
        assert_eq!(rooms, [["", "", "", ""], ["", "", ".0", ""]]);
        assert_eq!(of_table(&[], 1), (vec![false], vec![]));
    }
}
