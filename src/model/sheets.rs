//! Facts and calculations outside the indicators, and what values are worked out from.

use crate::formula::Formula;
use crate::notation::Slug;
use crate::records::sheets::ListOrder;
use crate::records::{Text, Visibility};
use crate::source::Span;

use super::{Claim, FactRef, Quantity, Unit, Value};

/// What a value is worked out from.
#[derive(Debug, Clone, Default)]
pub struct Working {
    /// The inputs.
    pub inputs: Vec<Input>,
    /// The formula; nothing where it could not be read.
    pub formula: Option<Formula>,
}

/// An input of a formula.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name in the formula.
    pub name: String,
    /// What it is, in full words.
    pub label: Option<Text>,
    /// Where its value is from.
    pub source: Option<Text>,
    /// Its values: one, unless it is a list.
    pub operands: Vec<Operand>,
    /// Whether it is a list, which only a function takes.
    pub list: bool,
    /// Where the value was written.
    pub span: Span,
}

impl Input {
    /// The only value of an input that is not a list.
    pub fn only(&self) -> Option<&OperandValue> {
        match self.operands.as_slice() {
            [only] if !self.list => Some(&only.value),
            _ => None,
        }
    }
}

/// A value that a formula takes.
#[derive(Debug, Clone)]
pub struct Operand {
    /// The value.
    pub value: OperandValue,
    /// Where it was written.
    pub span: Span,
}

/// Where the value of an operand comes from.
#[derive(Debug, Clone)]
pub enum OperandValue {
    /// A quantity.
    Quantity(Quantity),
    /// A fact that stands elsewhere, or several.
    Fact(FactRef),
    /// It could not be read or bound, which was reported.
    Unknown,
}

/// A sheet of facts.
#[derive(Debug, Clone)]
pub struct FactSheet {
    /// Stable id.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// Where the facts are from.
    pub source: Option<Text>,
    /// In which order pages show its facts.
    pub order: ListOrder,
    /// The facts.
    pub facts: Vec<Fact>,
    /// A remark.
    pub note: Option<Text>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A fact outside the indicators.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Stable id.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// Its value, written or worked out.
    pub content: FactContent,
    /// Source.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// What documents print.
    pub claims: Vec<Claim>,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Fact {
    /// The unit, if it is one number.
    pub fn unit(&self) -> Option<&Unit> {
        match &self.content {
            FactContent::Stated(value) => value.unit(),
            FactContent::Computed(working) => Some(&working.formula.as_ref()?.unit),
        }
    }

    /// What it is worked out from, if it is.
    pub fn working(&self) -> Option<&Working> {
        match &self.content {
            FactContent::Stated(_) => None,
            FactContent::Computed(working) => Some(working),
        }
    }
}

/// The value of a fact.
#[derive(Debug, Clone)]
pub enum FactContent {
    /// As it was written.
    Stated(Value),
    /// Worked out by a formula.
    Computed(Working),
}

/// Items that are worked out and summed up.
#[derive(Debug, Clone)]
pub struct Calculation {
    /// Stable id.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// Unit of the total.
    pub unit: Unit,
    /// Decimals shown, where somebody said how many.
    pub places: Option<u32>,
    /// The items.
    pub items: Vec<CalculationItem>,
    /// What documents print of the total.
    pub claims: Vec<Claim>,
    /// Source of the formulas.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Where its slug was written.
    pub span: Span,
}

impl Calculation {
    /// Who may see the values of its items and groups: with the total and one another they would give away
    /// the value of an item that is not shown.
    pub fn visibility_of_values(&self) -> Visibility {
        let items = self.items.iter().map(|item| item.visibility);
        items.fold(self.visibility, Visibility::max)
    }

    /// Who may see its total: of one item it is the item's value.
    pub fn visibility_of_total(&self) -> Visibility {
        if self.items.len() > 1 { self.visibility } else { self.visibility_of_values() }
    }

    /// The items of the group that an item stands in.
    pub fn group(&self, item: usize) -> impl Iterator<Item = usize> + '_ {
        let name = |at: usize| {
            self.items.get(at).and_then(|item| item.group.as_ref()).map(|group| group.th.as_str())
        };
        let own = name(item);
        (0..self.items.len()).filter(move |at| name(*at) == own)
    }
}

/// An item of a calculation.
#[derive(Debug, Clone)]
pub struct CalculationItem {
    /// Id in the calculation.
    pub slug: Slug,
    /// Project or group.
    pub group: Option<Text>,
    /// Name.
    pub name: Text,
    /// What its value is worked out from.
    pub working: Working,
    /// Who may see it.
    pub visibility: Visibility,
    /// Where its id was written.
    pub span: Span,
    /// What documents print of it.
    pub claims: Vec<Claim>,
    /// A remark.
    pub note: Option<Text>,
}
