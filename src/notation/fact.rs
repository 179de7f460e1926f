//! What a reference stands for, as places in the lists of a year.

use super::FiscalYear;

/// Something that other places refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactRef {
    /// The year it belongs to.
    pub year: FiscalYear,
    /// What it is.
    pub of: FactOf,
}

/// What a reference points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactOf {
    /// The result of an indicator.
    Result(usize),
    /// The target of an indicator.
    Target(usize),
    /// The result of an earlier year that an indicator keeps in its history.
    History(usize, FiscalYear),
    /// The name of an indicator.
    Name(usize),
    /// The symbol of an indicator.
    Symbol(usize),
    /// A fact of a sheet.
    Fact(usize, usize),
    /// An item of a calculation.
    Item(usize, usize),
    /// The total of a calculation.
    Total(usize),
    /// All items of a calculation.
    Items(usize),
    /// The total of the group that an item of a calculation stands in.
    Group(usize, usize),
}
