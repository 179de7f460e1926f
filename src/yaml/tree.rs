//! A YAML document as nodes with byte spans; scalars keep the text they were written with.

use crate::source::Span;

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarStyle {
    /// Without quotes, on one or several lines.
    Plain,
    /// In `"` or `'`.
    Quoted,
    /// After `|` or `>`.
    Block,
}

/// One node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A text; a key without a value is an empty plain one.
    Scalar {
        /// The text after YAML's escapes.
        text: String,
        /// How it was written.
        style: ScalarStyle,
    },
    /// A list; `flow` is true for `[a, b]`.
    List {
        /// The items.
        items: Vec<Node>,
        /// Written in brackets.
        flow: bool,
    },
    /// Keys and values in the order of the file.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether it is a text without quotes.
    pub fn is_plain(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, style: ScalarStyle::Plain } if !text.is_empty())
    }

    /// Whether nothing was written: `key:` and nothing behind it, or a list of nothing.
    pub fn is_blank(&self) -> bool {
        match &self.kind {
            Kind::Scalar { text, style } => *style == ScalarStyle::Plain && text.is_empty(),
            Kind::List { items, .. } => items.iter().all(Node::is_blank),
            Kind::Map(_) => false,
        }
    }

    /// Where the text of a scalar starts, behind an opening quote.
    pub fn text_span(&self) -> Span {
        match &self.kind {
            Kind::Scalar { style: ScalarStyle::Quoted, .. }
                if self.span.end > self.span.start + 1 =>
            {
                Span { start: self.span.start + 1, end: self.span.end - 1, ..self.span }
            }
            _ => self.span,
        }
    }
}
