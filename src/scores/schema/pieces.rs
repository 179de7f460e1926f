//! What schemas are made of: texts, numbers, lists, objects.

use serde_json::{Map, Value, json};

/// A property: its schema, and what it says in Thai and in English.
pub(super) fn said(mut schema: Value, th: &str, en: &str) -> Value {
    if let Value::Object(map) = &mut schema {
        map.insert("description".into(), json!(format!("{th} · {en}")));
    }
    schema
}

pub(super) fn text() -> Value {
    json!({ "type": "string" })
}

pub(super) fn maybe_text() -> Value {
    json!({ "type": ["string", "null"] })
}

pub(super) fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// A number that nothing rounds: digits, or a fraction of whole numbers.
pub(super) fn exact() -> Value {
    json!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$" })
}

pub(super) fn nullable(of: Value) -> Value {
    json!({ "anyOf": [of, { "type": "null" }] })
}

pub(super) fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

pub(super) fn one_of(words: &[&str]) -> Value {
    json!({ "enum": words })
}

pub(super) fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// An object whose properties are all there, but for those of the second list.
pub(super) fn object(required: Vec<(&str, Value)>, optional: Vec<(&str, Value)>) -> Value {
    let names: Vec<&str> = required.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Value> = required
        .iter()
        .chain(&optional)
        .map(|(name, of)| ((*name).to_owned(), of.clone()))
        .collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": names,
        "additionalProperties": false,
    })
}
