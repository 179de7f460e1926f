//! Field tables → JSON Schemas, one for each kind of content file.
//!
//! Thai and English keys are both properties; a record needs one of the two for each required key
//! and may not have both. An editor that knows the schema completes keys and marks slips.

use serde_json::{Map, Value, json};

use crate::notation::NumberRange;
use crate::records::FILE_KINDS;
use crate::render::OutputFile;

use crate::yaml::field::{Field, RecordTable, Shape};

/// The dialect of the schemas.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema files, by name of the kind.
pub fn files() -> Vec<OutputFile> {
    FILE_KINDS
        .iter()
        .map(|kind| {
            let mut definitions = Definitions::default();
            let mut schema = definitions.record(kind.table);
            if let Value::Object(schema) = &mut schema {
                schema.insert("$schema".into(), json!(DIALECT));
                schema.insert("title".into(), json!(format!("{} ({})", kind.table.th, kind.path)));
                schema.insert("definitions".into(), Value::Object(definitions.written));
            }
            let mut bytes = serde_json::to_vec_pretty(&schema).unwrap_or_default();
            bytes.push(b'\n');
            OutputFile { path: format!("{}.schema.json", kind.name), bytes }
        })
        .collect()
}

/// The records inside a kind of file, each written once and referred to by its name.
#[derive(Default)]
struct Definitions {
    tables: Vec<(String, &'static RecordTable)>,
    written: Map<String, Value>,
}

impl Definitions {
    /// A reference to a record, which is written if it was not yet.
    fn refer(&mut self, table: &'static RecordTable) -> Value {
        let known = self.tables.iter().find(|(_, known)| std::ptr::eq(*known, table));
        let name = match known {
            Some((name, _)) => name.clone(),
            None => {
                let plain = table.en.replace(' ', "-");
                let alike = self.tables.iter().filter(|(_, known)| known.en == table.en).count();
                let name = if alike == 0 { plain } else { format!("{plain}-{}", alike + 1) };
                self.tables.push((name.clone(), table));
                let schema = self.record(table);
                self.written.insert(name.clone(), schema);
                name
            }
        };
        json!({ "$ref": format!("#/definitions/{name}") })
    }

    fn record(&mut self, table: &'static RecordTable) -> Value {
        let mut properties = Map::new();
        let mut rules = Vec::new();
        for field in table.fields {
            let described = self.described(field);
            for key in names(field) {
                properties.insert(key.to_owned(), described.clone());
            }
            let either: Vec<Value> =
                names(field).iter().map(|key| json!({ "required": [key] })).collect();
            match (field.required, either.len()) {
                (true, 1) => rules.push(either[0].clone()),
                (true, _) => rules.push(json!({ "oneOf": either })),
                (false, 2) => rules.push(json!({ "not": { "required": names(field) } })),
                (false, _) => {}
            }
        }
        json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
            "allOf": rules,
        })
    }

    /// The schema of a field with its description.
    fn described(&mut self, field: &Field) -> Value {
        let mut value = self.schema(&(field.shape)());
        if let (Some(range), Some(schema)) = (field.range, value.as_object_mut()) {
            limit(range, schema);
        }
        let description = format!("{} · {}", field.doc_th, field.doc_en);
        json!({ "description": description, "anyOf": [value] })
    }

    fn schema(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text(text) => {
                // Unquoted, 2562 is a number to YAML and 1.1 is one too: what is written is what
                // counts.
                let mut schema = Map::new();
                schema.insert("type".into(), json!(["string", "number"]));
                if let Some(pattern) = text.pattern {
                    schema.insert("pattern".into(), json!(pattern));
                }
                if !text.examples.is_empty() {
                    schema.insert("examples".into(), json!(text.examples));
                }
                Value::Object(schema)
            }
            Shape::Words(table) => {
                let words: Vec<&str> =
                    table.words.iter().flat_map(|word| [word.th, word.en]).collect();
                json!({ "enum": words })
            }
            Shape::Record(table) => self.refer(table),
            Shape::List(item) => {
                let item = self.schema(item);
                json!({ "anyOf": [{ "type": "array", "items": item.clone() }, item] })
            }
            Shape::Map(th, en, value) => {
                let value = self.schema(value);
                json!({
                    "type": "object",
                    "description": format!("{th} · {en}"),
                    "additionalProperties": value,
                })
            }
            Shape::Any(shapes) => {
                let shapes: Vec<Value> = shapes.iter().map(|shape| self.schema(shape)).collect();
                json!({ "anyOf": shapes })
            }
        }
    }
}

/// Adds to a schema of numbers which of them are taken.
fn limit(range: NumberRange, schema: &mut Map<String, Value>) {
    let least = if range.above { "exclusiveMinimum" } else { "minimum" };
    schema.insert(least.into(), json!(range.least));
    if let Some(most) = range.most {
        schema.insert("maximum".into(), json!(most));
    }
    if range.whole {
        schema.insert("multipleOf".into(), json!(1));
    }
    schema.insert("pattern".into(), json!(range.pattern()));
}

fn names(field: &Field) -> Vec<&'static str> {
    if field.th == field.en { vec![field.th] } else { vec![field.th, field.en] }
}
