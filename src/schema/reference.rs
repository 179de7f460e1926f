//! Field tables → the reference of all keys, as Markdown, with an example of each record.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Findings, Locale};
use crate::formula::Function;
use crate::records::FILE_KINDS;
use crate::source::Sources;

use crate::yaml::field::{RecordTable, Shape};
use crate::yaml::tree::{Kind, Node};

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
            if !record.example.is_empty() {
                out.push_str(&format!("```yaml\n{}```\n\n", example(record, locale)));
            }
            let inner: Vec<_> =
                record.fields.iter().flat_map(|field| records(&(field.shape)())).collect();
            waiting.extend(inner.into_iter().rev());
        }
    }
    functions(locale, &mut out);
    out
}

/// The functions of formulas, with both of their words.
fn functions(locale: Locale, out: &mut String) {
    let (title, head) = match locale {
        Locale::Th => ("ฟังก์ชันในสูตร", "| ไทย | อังกฤษ |"),
        Locale::En => ("Functions of formulas", "| Thai | English |"),
    };
    out.push_str(&format!("## {title}\n\n{head}\n|---|---|\n"));
    for (_, th, en) in Function::WORDS {
        out.push_str(&format!("| `{th}` | `{en}` |\n"));
    }
}

/// The example of a record in the keys and words of a language.
pub fn example(record: &'static RecordTable, locale: Locale) -> String {
    let text = record.example.trim_start();
    if locale == Locale::Th {
        return text.to_owned();
    }
    let mut sources = Sources::new();
    let id = sources.add_text("example.yaml", text);
    let file = sources.file(id);
    let read = crate::yaml::read::read(id, file, &file.text, &mut Findings::new());
    let mut words: Vec<(Range<usize>, &'static str)> = Vec::new();
    if let Some(root) = &read.root {
        in_english(root, &Shape::Record(record), &mut words);
    }
    let mut out = text.to_owned();
    words.sort_by_key(|(range, _)| range.start);
    for (range, word) in words.into_iter().rev() {
        out.replace_range(range, word);
    }
    out
}

/// Notes the English of every key and every word of a choice.
fn in_english(node: &Node, shape: &Shape, words: &mut Vec<(Range<usize>, &'static str)>) {
    match (shape, &node.kind) {
        (Shape::Record(table), Kind::Map(pairs)) => {
            for (key, value) in pairs {
                let written = key.scalar().unwrap_or("");
                let Some(field) = table.fields.iter().find(|field| field.th == written) else {
                    continue;
                };
                words.push((key.text_span().range(), field.en));
                in_english(value, &(field.shape)(), words);
            }
        }
        (Shape::Words(table), _) => {
            let written = node.scalar().unwrap_or("");
            if let Some(word) = table.words.iter().find(|word| word.th == written) {
                words.push((node.text_span().range(), word.en));
            }
        }
        (Shape::List(item), Kind::List { items, .. }) => {
            items.iter().for_each(|node| in_english(node, item, words));
        }
        (Shape::List(item), _) => in_english(node, item, words),
        (Shape::Map(_, _, value), Kind::Map(pairs)) => {
            pairs.iter().for_each(|(_, node)| in_english(node, value, words));
        }
        (Shape::Any(shapes), _) => {
            let fits = |shape: &&Shape| match shape {
                Shape::Record(_) | Shape::Map(..) => matches!(node.kind, Kind::Map(_)),
                Shape::List(_) => matches!(node.kind, Kind::List { .. }),
                _ => node.scalar().is_some(),
            };
            if let Some(shape) = shapes.iter().find(fits) {
                in_english(node, shape, words);
            }
        }
        _ => {}
    }
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
        let value = match field.range {
            Some(range) => range.words(locale),
            None => words(&(field.shape)(), locale),
        };
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
