//! Field tables → the reference of all keys, as Markdown.

use std::collections::BTreeSet;

use crate::diagnostic::Locale;
use crate::records::FILE_KINDS;

use super::field::{RecordTable, Shape};

/// The reference in a language: each kind of file, then the records inside it.
pub fn markdown(locale: Locale) -> String {
    let mut out = String::new();
    let mut seen = BTreeSet::new();
    for kind in FILE_KINDS {
        out.push_str(&format!("## {} — `{}`\n\n", name(kind.table, locale), kind.path));
        let mut waiting = vec![kind.table];
        let mut first = true;
        while let Some(record) = waiting.pop() {
            if !seen.insert((record.th, record.en)) {
                continue;
            }
            if !first {
                out.push_str(&format!("### {}\n\n", name(record, locale)));
            }
            first = false;
            table(record, locale, &mut out);
            let inner: Vec<_> =
                record.fields.iter().flat_map(|field| records(&(field.shape)())).collect();
            waiting.extend(inner.into_iter().rev());
        }
    }
    out
}

fn name(table: &RecordTable, locale: Locale) -> &'static str {
    if locale == Locale::Th { table.th } else { table.en }
}

fn table(table: &RecordTable, locale: Locale, out: &mut String) {
    out.push_str(match locale {
        Locale::Th => "| หัวข้อ | ภาษาอังกฤษ | ต้องมี | ค่า | ความหมาย |\n|---|---|---|---|---|\n",
        Locale::En => {
            "| Thai key | English key | required | value | meaning |\n|---|---|---|---|---|\n"
        }
    });
    for field in table.fields {
        let required = if field.required { "✓" } else { "" };
        let meaning = if locale == Locale::Th { field.doc_th } else { field.doc_en };
        let value = words(&(field.shape)(), locale);
        out.push_str(&format!(
            "| {} | {} | {required} | {value} | {meaning} |\n",
            field.th, field.en
        ));
    }
    out.push('\n');
}

/// What a shape takes, in words.
fn words(shape: &Shape, locale: Locale) -> String {
    let thai = locale == Locale::Th;
    match shape {
        Shape::Text(text) => {
            let example = text.examples.first().map(|e| format!(" `{e}`")).unwrap_or_default();
            format!("{}{example}", if thai { text.th } else { text.en })
        }
        Shape::Words(table) => {
            let words: Vec<&str> =
                table.words.iter().map(|w| if thai { w.th } else { w.en }).collect();
            words.join(" / ")
        }
        Shape::Record(record) => format!("*{}*", name(record, locale)),
        Shape::List(item) => {
            format!("{} {}", if thai { "รายการของ" } else { "list of" }, words(item, locale))
        }
        Shape::Map(th, en, value) => {
            format!("{}: {}", if thai { th } else { en }, words(value, locale))
        }
        Shape::Any(shapes) => {
            let all: Vec<String> = shapes.iter().map(|s| words(s, locale)).collect();
            all.join(if thai { " หรือ " } else { " or " })
        }
    }
}

fn records(shape: &Shape) -> Vec<&'static RecordTable> {
    match shape {
        Shape::Record(table) => vec![table],
        Shape::List(inner) | Shape::Map(_, _, inner) => records(inner),
        Shape::Any(shapes) => shapes.iter().flat_map(records).collect(),
        Shape::Text(_) | Shape::Words(_) => Vec::new(),
    }
}
