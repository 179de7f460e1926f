//! What the content files say, field by field, before anything is resolved.
//!
//! One list a record: Thai key, English key, type, meaning. The lists are the decoder, the JSON
//! Schemas and the reference of all keys at once; a new key is one line here and its use in
//! [`resolve`](crate::resolve).

pub mod agency;
pub mod framework;
pub mod indicator;
pub mod papers;
pub mod sheets;
pub mod year;

use crate::diagnostic::Locale;
use crate::markdown;
use crate::markdown::say::as_typed as say_typed;
use crate::notation::reference;
use crate::notation::say;
use crate::source::{Span, Spanned};
use crate::yaml::field::{Decode, Decoder, RecordTable, Shape};
use crate::yaml::tree::{Kind, Node};
use crate::{record, words};

/// A text in Thai, with English where somebody gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Thai.
    pub th: String,
    /// English.
    pub en: Option<String>,
    /// Where it was written.
    pub span: Span,
}

impl Text {
    /// The text in a language, or in Thai where there is no other.
    pub fn get(&self, locale: Locale) -> &str {
        match (locale, &self.en) {
            (Locale::En, Some(en)) => en,
            _ => &self.th,
        }
    }
}

record! {
    /// A text in two languages.
    pub struct TextPair("ข้อความสองภาษา", "text in two languages", r#"
ไทย: ผลงานของหน่วยงาน
อังกฤษ: Work of the agency
"#) {
        th: Spanned<String> = "ไทย" | "th", required: "ข้อความภาษาไทย" | "the Thai text";
        en: Spanned<String> = "อังกฤษ" | "en": "ข้อความภาษาอังกฤษ" | "the English text";
    }
}

/// Reports a reference or a mark of Markdown in a text of YAML, where it is printed letter by letter.
fn no_mark(text: &Spanned<String>, decoder: &mut Decoder<'_>) {
    if let Some(range) = reference::find(&text.value).into_iter().next() {
        decoder.report(say::reference_in_text(&text.value[range]), text.span);
    } else if let Some(range) = markdown::unread(&text.value) {
        decoder.report(say_typed::mark_in_text(&text.value[range]), text.span);
    }
}

impl Decode for Text {
    fn shape() -> Shape {
        Shape::Any(vec![<Spanned<String>>::shape(), TextPair::shape()])
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if let Kind::Map(_) = node.kind {
            let pair = TextPair::decode(node, decoder)?;
            let th = pair.th?;
            for text in std::iter::once(&th).chain(&pair.en) {
                no_mark(text, decoder);
            }
            return Some(Text { th: th.value, en: pair.en.map(|en| en.value), span: th.span });
        }
        let text = <Spanned<String>>::decode(node, decoder)?;
        no_mark(&text, decoder);
        Some(Text { th: text.value, en: None, span: text.span })
    }
}

words! {
    /// Who may see a fact.
    pub enum Visibility("การเผยแพร่") {
        /// Everybody.
        Public = "สาธารณะ" | "public";
        /// The ministry and the evaluators, never the public site.
        Internal = "ภายใน" | "internal";
        /// Nobody yet.
        Unreleased = "ยังไม่เผยแพร่" | "unreleased";
    }

    /// Yes or no.
    pub enum YesNo("ใช่หรือไม่") {
        /// Yes.
        Yes = "ใช่" | "yes";
        /// No.
        No = "ไม่ใช่" | "no";
    }
}

record! {
    /// What a published document says of a fact, at one place.
    pub struct Claim("ค่าที่พิมพ์", "printed value", r#"
ค่า: 9.14 ล้านบาท
เอกสาร: report2562
ที่: ตาราง 3 หน้า 12
"#) {
        value: Spanned<String> = "ค่า" | "value", required:
            "ค่าตามที่พิมพ์ในเอกสาร" | "the value as the document prints it";
        document: Spanned<String> = "เอกสาร" | "document":
            "รหัสของเอกสารที่เผยแพร่ (จาก year.yaml)" | "id of the published document (in year.yaml)";
        place: Text = "ที่" | "place": "ตำแหน่งในเอกสาร" | "where in the document";
    }
}

/// A claim: only its value, or the value with its document and place.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed(pub Claim);

impl Decode for Printed {
    fn shape() -> Shape {
        Shape::Any(vec![<Spanned<String>>::shape(), Claim::shape()])
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if let Kind::Map(_) = node.kind {
            return Claim::decode(node, decoder).map(Printed);
        }
        let value = <Spanned<String>>::decode(node, decoder)?;
        let span = value.span;
        Some(Printed(Claim { value: Some(value), document: None, place: None, span }))
    }
}

/// The kinds of content files: a path pattern and its table. Adding a kind of file is a line here.
pub const FILE_KINDS: &[FileKind] = &[
    FileKind { name: "agency", path: "content/agency.yaml", table: agency::Agency::TABLE },
    FileKind {
        name: "framework",
        path: "content/frameworks/*.yaml",
        table: framework::Framework::TABLE,
    },
    FileKind { name: "year", path: "content/*/year.yaml", table: year::Year::TABLE },
    FileKind {
        name: "indicator",
        path: "content/*/indicators/*.yaml",
        table: indicator::Indicator::TABLE,
    },
    FileKind { name: "board", path: "content/*/board.yaml", table: sheets::Board::TABLE },
    FileKind {
        name: "complaints",
        path: "content/*/complaints.yaml",
        table: papers::Complaints::TABLE,
    },
    FileKind { name: "audit", path: "content/*/audit.yaml", table: papers::Audit::TABLE },
    FileKind { name: "facts", path: "content/*/facts/*.yaml", table: sheets::FactSheet::TABLE },
    FileKind {
        name: "calculation",
        path: "content/*/calculations/*.yaml",
        table: sheets::Calculation::TABLE,
    },
    FileKind {
        name: "narrative",
        path: "content/*/narratives/*.md",
        table: sheets::FrontMatter::TABLE,
    },
];

/// A kind of content file.
#[derive(Debug)]
pub struct FileKind {
    /// Its name: of the schema file, and in the reference.
    pub name: &'static str,
    /// Where its files lie; `*` stands for one name.
    pub path: &'static str,
    /// Its keys.
    pub table: &'static RecordTable,
}

impl FileKind {
    /// The kind of the file at a path.
    pub fn of(path: &str) -> Option<&'static FileKind> {
        FILE_KINDS.iter().find(|kind| matches(kind.path, path))
    }

    /// The path that a file seems to be meant for, where only the end of its name is wrong:
    /// `vision.yml`, `vision.YAML` and `vision` for `vision.yaml`.
    pub fn meant(path: &str) -> Option<String> {
        const ENDS: [(&str, &[&str]); 2] = [
            (".yaml", &[".yaml.txt", ".yml.txt", ".yaml", ".yml", ".txt"]),
            (".md", &[".md.txt", ".markdown", ".md", ".txt"]),
        ];
        if FileKind::of(path).is_some() {
            return None;
        }
        let lower = path.to_ascii_lowercase();
        let bare = !path.rsplit('/').next().unwrap_or(path).contains('.');
        ENDS.into_iter().find_map(|(proper, ends)| {
            let stem = match ends.iter().find(|end| lower.ends_with(**end)) {
                Some(end) => &path[..path.len() - end.len()],
                None if bare => path,
                None => return None,
            };
            let proper = format!("{stem}{proper}");
            FileKind::of(&proper).map(|_| proper)
        })
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        let fits = match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) => match wanted.split_once('*') {
                Some((before, after)) => {
                    given.len() + 1 >= wanted.len()
                        && given.starts_with(before)
                        && given.ends_with(after)
                }
                None => wanted == given,
            },
            _ => false,
        };
        if !fits {
            return false;
        }
    }
}
