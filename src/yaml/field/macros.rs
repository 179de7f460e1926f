//! From one list: a record with its table and its decoder, or a choice between words with its own.

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

/// Defines a choice between words: an enum, its table and its decoder; with `impl`, of an enum that stands elsewhere.
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

        $crate::words! { impl $name($table_th) { $( $variant = $th | $en; )+ } }
    )+ };
    (impl $name:ident($table_th:literal) {
        $( $variant:ident = $th:literal | $en:literal; )+
    }) => {
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
    };
}
