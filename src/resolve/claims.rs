//! Claims: what published documents print, bound to what they are about.

use crate::diagnostic::Findings;
use crate::model::{Claim, Claimed, Quantity, Units, Value};
use crate::notation::{Notation, QuantityText, Slug, ValueText};
use crate::records::{Printed, Text};
use crate::resolve::say;
use crate::thai::nearest;
use crate::yaml::field::Entries;
use crate::yaml::say as say_yaml;

/// Binds the claims of a record; `about` says what a key stands for.
pub(super) fn resolve(
    printed: Option<&Entries<Vec<Printed>>>,
    published: &[(Slug, Text)],
    units: &Units,
    findings: &mut Findings,
    about: impl Fn(&str) -> Option<Claimed>,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (key, values) in printed.into_iter().flat_map(|entries| entries.iter()) {
        let Some(claimed) = about(&key.value) else {
            let known = ["ผล", "เป้าหมาย", "ชื่อ", "สัญลักษณ์"];
            let near = nearest(&key.value, known);
            let problem = say_yaml::unknown_key(&key.value, near, "ค่าที่พิมพ์", "printed values");
            findings.push(problem.at(key.span));
            continue;
        };
        for Printed(claim) in values {
            let Some(value) = &claim.value else { continue };
            let document = claim.document.as_ref().and_then(|wanted| {
                let found = published.iter().find(|(slug, _)| slug.as_str() == wanted.value);
                if found.is_none() && !published.is_empty() {
                    let known = published.iter().map(|(slug, _)| slug.as_str());
                    let problem =
                        say::unknown("เอกสารที่เผยแพร่", "published document", &wanted.value, known);
                    findings.push(problem.at(wanted.span));
                }
                found.map(|(_, name)| name.clone())
            });
            claims.push(Claim {
                about: claimed,
                key: key.value.clone(),
                value: read(&value.value, claimed, units),
                span: value.span,
                document,
                place: claim.place.clone(),
            });
        }
    }
    claims
}

/// A printed value. What cannot be read as a quantity is compared as the text it is: a claim says
/// what stands on paper, however it is spelled.
fn read(text: &str, about: Claimed, units: &Units) -> Value {
    if matches!(about, Claimed::Name | Claimed::Symbol | Claimed::Vision) {
        return Value::Text(text.to_owned());
    }
    match ValueText::read(text) {
        Ok(ValueText::State(state, note)) => Value::State(state, note),
        Ok(ValueText::Quantity(written)) => {
            let single = units.get(&written.unit).map(|unit| Quantity::new(written.low, unit));
            match single.or_else(|| units.compound(&written)?.ok()) {
                Some(quantity) => {
                    let QuantityText { bound, high, note, .. } = written;
                    Value::Quantity { bound, quantity, high, note }
                }
                None => Value::Text(text.to_owned()),
            }
        }
        Ok(ValueText::Text(_)) | Err(_) => Value::Text(text.to_owned()),
    }
}
