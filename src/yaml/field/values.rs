//! Values that every record may have: texts of a notation, lists, mappings with names of one's own.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Problem;
use crate::notation::say as say_notation;
use crate::notation::{Notation, TextShape};
use crate::source::{Span, Spanned};
use crate::thai::{self, hygiene};
use crate::yaml::say;

use super::super::tree::{Kind, Node};
use super::{Decode, Decoder, Shape};

impl<T: Notation> Decode for Spanned<T> {
    fn shape() -> Shape {
        let shape: &'static TextShape = const { &T::SHAPE };
        Shape::Text(shape)
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let text = decoder.text(node, &T::SHAPE)?;
        // A value of other digits, or in curly quotes, would be a text, or none.
        let plain = hygiene::keyboard(text);
        let inner = thai::enclosed(&plain);
        let meant = inner.unwrap_or(&plain);
        if meant != text && T::read(meant).is_ok_and(|value| !value.is_text()) {
            let problem = match inner {
                Some(inner) => say::curly_quotes(inner),
                None => say_notation::foreign_value(text, meant),
            };
            decoder.report(problem, node.text_span());
            return None;
        }
        match T::read(text) {
            Ok(value) => {
                if value.is_text() {
                    decoder.comment_behind(node);
                    if let Some(inner) = inner.filter(|_| node.is_plain()) {
                        decoder.report(say::curly_text(inner), node.span);
                    }
                }
                Some(Spanned::new(value, node.span))
            }
            Err(problem) => {
                decoder.fault(problem, node);
                None
            }
        }
    }
}

impl Notation for String {
    const SHAPE: TextShape =
        TextShape {
            th: "ข้อความ", en: "text", examples: &["ข้อความ"], pattern: None
        };

    fn read(text: &str) -> Result<Self, Problem> {
        Ok(text.trim().to_owned())
    }

    fn is_text(&self) -> bool {
        true
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    /// A list; a single value stands for a list of one, so that nobody has to learn `-` for it.
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.kind {
            Kind::List { items, flow } => {
                let split = if *flow { split_numbers(items) } else { Vec::new() };
                for parts in split.iter().map(|number| &items[number.clone()]) {
                    let texts: Vec<&str> =
                        parts.iter().filter_map(|part| value(part).scalar()).collect();
                    let place = value(&parts[0]).span.to(parts[parts.len() - 1].span);
                    match parts.len() == items.len() && items[0].is_plain() {
                        true => decoder.report(say::needs_text("ค่า", "a value", node), node.span),
                        false => decoder.report(say::comma('[', ']', &texts.join(",")), place),
                    }
                }
                if !split.is_empty() {
                    return None;
                }
                let (blank, written): (Vec<_>, Vec<_>) =
                    items.iter().partition(|item| item.is_blank());
                blank.into_iter().for_each(|item| decoder.blank_item(item));
                Some(written.into_iter().filter_map(|item| T::decode(item, decoder)).collect())
            }
            _ => T::decode(node, decoder).map(|one| vec![one]),
        }
    }
}

/// Items that were meant as one number, as `[1,992.38]` and `[5 ราย, 1,900 ราย]` have them: one to three
/// digits, a comma, and three digits right behind it.
fn split_numbers(items: &[Node]) -> Vec<Range<usize>> {
    let digits = |text: &mut dyn Iterator<Item = char>| {
        text.take_while(|c| thai::digit(*c).is_some()).count()
    };
    let one = |left: &Node, right: &Node| {
        let left = value(left);
        let (Some(ends), Some(starts)) = (left.scalar(), right.scalar()) else { return false };
        left.is_plain()
            && right.is_plain()
            && right.span.start == left.span.end + 1
            && (1..=3).contains(&digits(&mut ends.chars().rev()))
            && digits(&mut starts.chars()) == 3
    };
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for at in 1..items.len() {
        match numbers.last_mut() {
            _ if !one(&items[at - 1], &items[at]) => {}
            Some(last) if last.end == at => last.end = at + 1,
            _ => numbers.push(at - 1..at + 1),
        }
    }
    numbers
}

/// The value at the end of an item: `ค่า: 1` is a map of one.
fn value(item: &Node) -> &Node {
    match &item.kind {
        Kind::Map(pairs) => pairs.last().map_or(item, |(_, value)| value),
        _ => item,
    }
}

/// A mapping whose keys the writer chooses, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries<T>(pub Vec<(Spanned<String>, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<T> Entries<T> {
    /// The pairs.
    pub fn iter(&self) -> impl Iterator<Item = (&Spanned<String>, &T)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }
}

impl<T: Decode> Decode for Entries<T> {
    fn shape() -> Shape {
        Shape::Map("ชื่อที่ตั้งเอง", "a name of one's own", Box::new(T::shape()))
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Kind::Map(pairs) = &node.kind else {
            decoder.report(say::needs_map(node), node.span);
            return None;
        };
        let mut entries: Vec<(Spanned<String>, T)> = Vec::new();
        let mut known: BTreeMap<String, Span> = BTreeMap::new();
        for (key, value) in pairs {
            let name = thai::canonical(key.scalar().unwrap_or("").trim()).into_owned();
            if let Some(first) = known.get(&name) {
                decoder.findings.push(say::duplicate_key(&name, None).at(key.span).related(
                    *first,
                    "เขียนครั้งแรกที่นี่",
                    "first written here",
                ));
                continue;
            }
            if value.is_blank() {
                let _ = decoder.blank(key, value);
                continue;
            }
            if let Some(value) = T::decode(value, decoder) {
                known.insert(name.clone(), key.span);
                entries.push((Spanned::new(name, key.span), value));
            }
        }
        Some(Entries(entries))
    }
}

/// One value, or several under names.
#[derive(Debug, Clone, PartialEq)]
pub enum OneOrNamed<T> {
    /// One value without a name.
    One(T),
    /// Several, each under its name.
    Named(Entries<T>),
}

impl<T> OneOrNamed<T> {
    /// Name and value of each; the single value has no name.
    pub fn iter(&self) -> Box<dyn Iterator<Item = (Option<&Spanned<String>>, &T)> + '_> {
        match self {
            OneOrNamed::One(value) => Box::new(std::iter::once((None, value))),
            OneOrNamed::Named(entries) => Box::new(entries.iter().map(|(k, v)| (Some(k), v))),
        }
    }
}

impl<T: Decode> Decode for OneOrNamed<T> {
    fn shape() -> Shape {
        Shape::Any(vec![T::shape(), Entries::<T>::shape()])
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => Entries::decode(node, decoder).map(OneOrNamed::Named),
            _ => T::decode(node, decoder).map(OneOrNamed::One),
        }
    }
}
