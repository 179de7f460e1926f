//! Field tables: what keys a record has, in Thai and in English, of what type, and what they mean.
//!
//! [`record!`](crate::record) writes a struct, its decoder and its [`RecordTable`] from one list;
//! [`words!`](crate::words) does the same for a choice between words. A decoder never stops at a
//! fault: it reports it and leaves the field empty, so every field of a record is an `Option`.

use std::collections::BTreeMap;

use crate::diagnostic::{
    Findings, Problem,
    catalogue::{notation as say_notation, yaml as say},
};
use crate::notation::{Number, NumberRange};
use crate::source::{Span, Spanned};
use crate::thai::{self, nearest};

use super::tree::{Kind, Node};

/// A record: the keys of one mapping.
#[derive(Debug)]
pub struct RecordTable {
    /// What the record is called, in Thai.
    pub th: &'static str,
    /// What the record is called, in English.
    pub en: &'static str,
    /// The keys in the order in which they are documented.
    pub fields: &'static [Field],
    /// An example with Thai keys, or empty.
    pub example: &'static str,
    /// Reads a node and reports what is wrong with it.
    pub decode: fn(&Node, &mut Decoder<'_>),
}

/// A key of a record.
#[derive(Debug)]
pub struct Field {
    /// The Thai key.
    pub th: &'static str,
    /// The English key.
    pub en: &'static str,
    /// Whether a record without it is a fault.
    pub required: bool,
    /// What it means, in Thai.
    pub doc_th: &'static str,
    /// What it means, in English.
    pub doc_en: &'static str,
    /// Which numbers it takes, where not all of them make sense.
    pub range: Option<NumberRange>,
    /// What values it takes.
    pub shape: fn() -> Shape,
}

/// A choice between words.
#[derive(Debug)]
pub struct WordTable {
    /// What the choice is called, in Thai.
    pub th: &'static str,
    /// The words, Thai and English, and what they mean.
    pub words: &'static [Word],
}

/// One word of a choice.
#[derive(Debug)]
pub struct Word {
    /// Thai.
    pub th: &'static str,
    /// English.
    pub en: &'static str,
}

/// What values a field takes: enough for a schema, a reference and a message.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text of a certain notation.
    Text(&'static TextShape),
    /// One of a few words.
    Words(&'static WordTable),
    /// A record of its own.
    Record(&'static RecordTable),
    /// A list.
    List(Box<Shape>),
    /// A mapping with keys the writer chooses; what the keys are, in Thai and English.
    Map(&'static str, &'static str, Box<Shape>),
    /// Any of several.
    Any(Vec<Shape>),
}

/// A notation of texts.
#[derive(Debug)]
pub struct TextShape {
    /// What it is called, in Thai.
    pub th: &'static str,
    /// What it is called, in English.
    pub en: &'static str,
    /// Examples, as they are written.
    pub examples: &'static [&'static str],
    /// A regular expression that every value matches, where there is a simple one.
    pub pattern: Option<&'static str>,
}

/// Something that can be read from a node.
pub trait Decode: Sized {
    /// What values it takes.
    fn shape() -> Shape;
    /// Reads a node, or reports why not.
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self>;
}

/// Reads one file's nodes and collects what is wrong with them.
pub struct Decoder<'f> {
    findings: &'f mut Findings,
    /// Lines of the file were taken out, so that a missing key proves nothing.
    damaged: bool,
}

/// The fields of a mapping, found by their table.
pub struct Fields<'n> {
    values: Vec<Option<&'n Node>>,
}

impl<'n> Fields<'n> {
    /// The node of the nth field of the table.
    pub fn get(&self, index: usize) -> Option<&'n Node> {
        self.values.get(index).copied().flatten()
    }
}

impl<'f> Decoder<'f> {
    /// A decoder that reports to `findings`.
    pub fn new(findings: &'f mut Findings, damaged: bool) -> Self {
        Decoder { findings, damaged }
    }

    /// Reports a problem at a place.
    pub fn report(&mut self, problem: Problem, span: Span) {
        self.findings.push(problem.at(span));
    }

    /// Matches the keys of a mapping with a table.
    pub fn fields<'n>(
        &mut self,
        node: &'n Node,
        table: &'static RecordTable,
    ) -> Option<Fields<'n>> {
        let Kind::Map(pairs) = &node.kind else {
            if !self.damaged || !node.is_blank() {
                self.report(say::needs_record(table.th, table.en, node), node.span);
            }
            return None;
        };
        let mut values = vec![None; table.fields.len()];
        let mut seen: Vec<Option<&Node>> = vec![None; table.fields.len()];
        let mut mistyped = vec![false; table.fields.len()];
        for (key, value) in pairs {
            let name = &*thai::canonical(key.scalar().unwrap_or("").trim());
            let found = table.fields.iter().position(|f| f.th == name || f.en == name);
            let Some(index) = found else {
                let known = table.fields.iter().flat_map(|f| [f.th, f.en]);
                let near = nearest(name, known);
                // One slip is one finding: what was meant for a key is not missing, too.
                let meant =
                    table.fields.iter().position(|f| near.is_some_and(|n| n == f.th || n == f.en));
                meant.into_iter().for_each(|index| mistyped[index] = true);
                self.report(say::unknown_key(name, near, table.th, table.en), key.span);
                continue;
            };
            if let Some(first) = seen[index] {
                let field = &table.fields[index];
                let before = thai::canonical(first.scalar().unwrap_or("").trim());
                let both = before != name;
                self.findings.push(
                    say::duplicate_key(name, both.then_some((field.th, field.en)))
                        .at(key.span)
                        .related(first.span, "เขียนครั้งแรกที่นี่", "first written here"),
                );
                continue;
            }
            seen[index] = Some(key);
            if !value.is_blank() {
                values[index] = Some(value);
            }
        }
        if !self.damaged {
            for (index, field) in table.fields.iter().enumerate() {
                let mistyped = mistyped[index] && seen[index].is_none();
                if field.required && values[index].is_none() && !mistyped {
                    let span = seen[index].map_or(head(node.span), |key| key.span);
                    self.report(say::missing_key(field.th, field.en, table.th, table.en), span);
                }
            }
        }
        Some(Fields { values })
    }

    /// Whether a key takes the number of its node; one that it does not take is reported. What is no
    /// number is reported where it is read.
    pub fn takes(&mut self, node: &Node, field: &Field) -> bool {
        let number = node.scalar().and_then(|text| Number::read(text).ok());
        match (field.range, number) {
            (Some(range), Some(number)) if !range.holds(number) => {
                let problem = say_notation::out_of_range((field.th, field.en), number, range);
                self.report(problem, node.span);
                false
            }
            _ => true,
        }
    }

    /// The text of a scalar, or a report that one is needed.
    pub fn text<'n>(&mut self, node: &'n Node, shape: &TextShape) -> Option<&'n str> {
        let text = node.scalar();
        if text.is_none() {
            self.report(say::needs_text(shape.th, shape.en, node), node.span);
        }
        text
    }

    /// Reports a fault of a notation inside the text of a scalar.
    pub fn fault(&mut self, problem: Problem, node: &Node) {
        let inner = node.text_span();
        // Offsets in the text are offsets in the file only where nothing was unescaped or folded.
        let exact = node.scalar().is_some_and(|text| text.len() == inner.range().len());
        let problem = if exact { problem } else { Problem { within: None, ..problem } };
        self.findings.push(problem.at(inner));
    }
}

/// The first byte of a mapping: where a missing key is reported.
fn head(span: Span) -> Span {
    Span { end: span.start, ..span }
}

/// A text that is read by a notation of ours.
pub trait Notation: Sized {
    /// Its description.
    const SHAPE: TextShape;
    /// Reads it.
    fn read(text: &str) -> Result<Self, Problem>;
}

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

/// Reads a word of a choice.
pub fn decode_word(
    node: &Node,
    table: &'static WordTable,
    decoder: &mut Decoder<'_>,
) -> Option<usize> {
    const SHAPE: TextShape = TextShape { th: "คำ", en: "a word", examples: &[], pattern: None };
    let text = &*thai::canonical(decoder.text(node, &SHAPE)?.trim());
    let found = table.words.iter().position(|word| word.th == text || word.en == text);
    if found.is_none() {
        let known = || table.words.iter().flat_map(|word| [word.th, word.en]);
        let words: Vec<&str> = table.words.iter().map(|word| word.th).collect();
        let words_en: Vec<&str> = table.words.iter().map(|word| word.en).collect();
        decoder.fault(say::unknown_word(text, nearest(text, known()), &words, &words_en), node);
    }
    found
}

/// Defines a record: a struct of optional fields, its table and its decoder.
#[macro_export]
macro_rules! record {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident($th:literal, $en:literal $(, $example:literal)?) {
            $( $field:ident: $type:ty = $key_th:literal | $key_en:literal
                $(, $required:ident)? $([ $range:expr ])? :
                $doc_th:literal | $doc_en:literal; )+
        }
    )+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $( #[doc = $doc_en] pub $field: Option<$type>, )+
            /// Where the record stands.
            pub span: $crate::source::Span,
        }

        impl $name {
            /// The table of its keys.
            pub const TABLE: &'static $crate::yaml::field::RecordTable =
                &$crate::yaml::field::RecordTable {
                    th: $th,
                    en: $en,
                    example: $crate::record!(@example $($example)?),
                    decode: |node, decoder| {
                        let _ = <$name as $crate::yaml::field::Decode>::decode(node, decoder);
                    },
                    fields: &[ $( $crate::yaml::field::Field {
                        th: $key_th,
                        en: $key_en,
                        required: $crate::record!(@required $($required)?),
                        range: $crate::record!(@range $($range)?),
                        doc_th: $doc_th,
                        doc_en: $doc_en,
                        shape: <$type as $crate::yaml::field::Decode>::shape,
                    }, )+ ],
                };
        }

        impl $crate::yaml::field::Decode for $name {
            fn shape() -> $crate::yaml::field::Shape {
                $crate::yaml::field::Shape::Record($name::TABLE)
            }

            fn decode(
                node: &$crate::yaml::tree::Node,
                decoder: &mut $crate::yaml::field::Decoder<'_>,
            ) -> Option<Self> {
                let fields = decoder.fields(node, $name::TABLE)?;
                let mut table = $name::TABLE.fields.iter().enumerate();
                $( let $field = table.next().and_then(|(at, field)| {
                    let node = fields.get(at).filter(|node| decoder.takes(node, field))?;
                    <$type as $crate::yaml::field::Decode>::decode(node, decoder)
                }); )+
                Some($name { $($field,)+ span: node.span })
            }
        }
    )+ };
    (@example $example:literal) => { $example };
    (@example) => { "" };
    (@range $range:expr) => { Some($range) };
    (@range) => { None };
    (@required required) => { true };
    (@required) => { false };
}

/// Defines a choice between words: an enum, its table and its decoder.
#[macro_export]
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident($table_th:literal) {
            $( $(#[$vmeta:meta])* $variant:ident = $th:literal | $en:literal; )+
        }
    )+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[$vmeta])* $variant, )+ }

        impl $name {
            /// The words of the choice.
            pub const TABLE: &'static $crate::yaml::field::WordTable = &$crate::yaml::field::WordTable {
                th: $table_th,
                words: &[ $( $crate::yaml::field::Word { th: $th, en: $en }, )+ ],
            };

            /// All of them, in order.
            pub const ALL: &'static [$name] = &[ $( $name::$variant, )+ ];

            /// The word in a language.
            pub fn word(self, locale: $crate::diagnostic::Locale) -> &'static str {
                let word = &Self::TABLE.words[self as usize];
                match locale {
                    $crate::diagnostic::Locale::Th => word.th,
                    $crate::diagnostic::Locale::En => word.en,
                }
            }

            /// The choice that a word stands for, in either language.
            pub fn from_word(word: &str) -> Option<Self> {
                let at = Self::TABLE.words.iter().position(|w| w.th == word || w.en == word)?;
                Self::ALL.get(at).copied()
            }
        }

        impl $crate::yaml::field::Decode for $crate::source::Spanned<$name> {
            fn shape() -> $crate::yaml::field::Shape {
                $crate::yaml::field::Shape::Words($name::TABLE)
            }

            fn decode(
                node: &$crate::yaml::tree::Node,
                decoder: &mut $crate::yaml::field::Decoder<'_>,
            ) -> Option<Self> {
                let at = $crate::yaml::field::decode_word(node, $name::TABLE, decoder)?;
                Some($crate::source::Spanned::new($name::ALL[at], node.span))
            }
        }
    )+ };
}
