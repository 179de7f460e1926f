//! Values that every record may have: texts of a notation, lists, mappings with names of one's own.

use std::collections::BTreeMap;

use crate::diagnostic::{Problem, catalogue::yaml as say};
use crate::source::{Span, Spanned};
use crate::thai;

use super::super::tree::{Kind, Node};
use super::{Decode, Decoder, Notation, Shape, TextShape};

impl<T: Notation> Decode for Spanned<T> {
    fn shape() -> Shape {
        let shape: &'static TextShape = const { &T::SHAPE };
        Shape::Text(shape)
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let text = decoder.text(node, &T::SHAPE)?;
        match T::read(text) {
            Ok(value) => Some(Spanned::new(value, node.span)),
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
}

impl<T: Decode> Decode for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    /// A list; a single value stands for a list of one, so that nobody has to learn `-` for it.
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.kind {
            Kind::List { items, flow } => {
                if *flow && splits_a_number(items) {
                    decoder.report(say::needs_text("ค่า", "a value", node), node.span);
                    return None;
                }
                let written = items.iter().filter(|item| !item.is_blank());
                Some(written.filter_map(|item| T::decode(item, decoder)).collect())
            }
            _ => T::decode(node, decoder).map(|one| vec![one]),
        }
    }
}

/// Whether `[1,992.38]` was meant as one number: digits, a comma, and three digits right behind it.
fn splits_a_number(items: &[Node]) -> bool {
    items.windows(2).any(|pair| {
        let (Some(left), Some(right)) = (pair[0].scalar(), pair[1].scalar()) else { return false };
        let digits = |text: &str| text.chars().take_while(|c| thai::digit(*c).is_some()).count();
        pair[1].span.start == pair[0].span.end + 1
            && (1..=3).contains(&left.chars().count())
            && digits(left) == left.chars().count()
            && digits(right) == 3
    })
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
