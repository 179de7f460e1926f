//! Complaints, who signs a document, and the table that breaks a formula down.

use crate::formula::Formula;
use crate::notation::ThaiDate;
use crate::records::papers::{Mechanism, Side};
use crate::records::{Text, Visibility};
use crate::source::Span;

/// Complaints about the agency.
#[derive(Debug, Clone)]
pub struct Complaints {
    /// The channels in order.
    pub channels: Vec<Channel>,
    /// Where the facts are from.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A channel of complaint.
#[derive(Debug, Clone)]
pub struct Channel {
    /// Its name.
    pub name: Text,
    /// Whether there is a way to deal with complaints.
    pub mechanism: Mechanism,
    /// All complaints.
    pub total: Option<Count>,
    /// Those that are closed.
    pub closed: Option<Count>,
    /// The document that describes the mechanism.
    pub attachment: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Where it was written whether there is one.
    pub span: Span,
}

/// A fact that counts.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    /// Sheet and fact.
    pub fact: (usize, usize),
    /// Where it is named.
    pub span: Span,
}

/// Somebody who signs a document.
#[derive(Debug, Clone)]
pub struct Signatory {
    /// Position.
    pub position: Text,
    /// As what.
    pub role: Option<Text>,
    /// Name, where it is known.
    pub name: Option<Text>,
    /// Day of the signature.
    pub date: Option<ThaiDate>,
}

/// Lines of a statement under one subtotal.
#[derive(Debug, Clone)]
pub struct StatementGroup {
    /// Name of the subtotal.
    pub name: Text,
    /// Whether it is added to the total or taken off.
    pub side: Side,
    /// The lines.
    pub lines: Vec<StatementLine>,
    /// Where it was written.
    pub span: Span,
}

/// A line of a statement.
#[derive(Debug, Clone)]
pub struct StatementLine {
    /// Name.
    pub name: Text,
    /// Column of its amount.
    pub side: Side,
    /// Its amount over the inputs of the indicator; nothing where it could not be read.
    pub formula: Option<Formula>,
}
