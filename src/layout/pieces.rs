//! A draft in pieces, each of which can be laid out by itself.
//!
//! What is wider than its cell does not depend on what stands before it. So a draft, which is asked for
//! nothing else, is laid out piece by piece, and of texts it has only what has cells: where one of them
//! sticks out all the same, the pages of the document tell.

use serde_json::Value;

/// The texts that belong to no indicator.
const NARRATIVES: &str = "narratives";
/// What such a text is made of.
const BLOCKS: &str = "blocks";
/// Pieces of a draft. Each reads all templates and data, so more of them save nothing.
const PIECES: usize = 2;

/// The files that templates read for the pieces of a draft. Every other part of the document goes into the
/// same piece: what is long is seldom side by side.
pub(super) fn pieces(data: &mut Value) -> Vec<Vec<u8>> {
    let narratives = data["year"][NARRATIVES].take();
    let parts = data["document"]["parts"].take();
    data["year"][NARRATIVES] = tables(&narratives);
    let all: Vec<&Value> = parts.as_array().into_iter().flatten().collect();
    let mut pieces = Vec::new();
    for first in 0..PIECES.min(all.len()) {
        let own = all.iter().skip(first).step_by(PIECES).copied().cloned();
        data["document"]["parts"] = own.collect();
        pieces.push(super::written(data));
    }
    data["year"][NARRATIVES] = narratives;
    data["document"]["parts"] = parts;
    pieces
}

/// The texts without anything but their tables.
fn tables(narratives: &Value) -> Value {
    let narratives = narratives.as_array().into_iter().flatten();
    let kept = narratives.filter_map(|narrative| {
        let is_table = |block: &&Value| block["kind"] == "table";
        let tables: Value =
            narrative[BLOCKS].as_array()?.iter().filter(is_table).cloned().collect();
        let some = tables.as_array().is_some_and(|tables| !tables.is_empty());
        let mut rest = narrative.as_object()?.clone();
        some.then(|| {
            rest.insert(BLOCKS.to_owned(), tables);
            Value::Object(rest)
        })
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(pieces: Vec<Vec<u8>>) -> Vec<Value> {
        pieces.iter().map(|piece| serde_json::from_slice(piece).unwrap()).collect()
    }

    #[test]
    fn every_part_is_in_one_piece_and_the_data_stay_as_they_are() {
        let table = json!({"kind": "table", "rows": []});
        let prose = json!({"kind": "paragraph", "runs": []});
        let data = json!({
            "document": {"parts": ["cover", "results", "narratives"], "title": "ก"},
            "year": {"narratives": [
                {"slug": "a", "blocks": [prose, table]},
                {"slug": "b", "blocks": [prose]},
            ]},
        });
        let mut own = data.clone();
        let pieces = read(pieces(&mut own));
        assert_eq!(own, data);
        let parts: Vec<&Value> = pieces.iter().map(|piece| &piece["document"]["parts"]).collect();
        assert_eq!(parts, [&json!(["cover", "narratives"]), &json!(["results"])]);
        for piece in &pieces {
            assert_eq!(piece["year"]["narratives"], json!([{"slug": "a", "blocks": [table]}]));
            assert_eq!(piece["document"]["title"], "ก");
        }
    }

    #[test]
    fn a_document_without_parts_has_no_draft() {
        assert!(pieces(&mut json!({})).is_empty());
    }
}
