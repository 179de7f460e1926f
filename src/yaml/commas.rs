//! Commas in a map on one line: `{ผู้ใช้: 1,900 ราย}` is a 1 to YAML, and a key “900 ราย” without a value.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::Findings;
use crate::source::Span;
use crate::thai;
use crate::yaml::say;

use super::tree::{Kind, Node, ScalarStyle};

/// A map on one line as it was meant: what stands behind a comma and has no colon belongs to the value
/// before it.
pub(super) fn map(
    text: &str,
    pairs: Vec<(Node, Node)>,
    span: Span,
    findings: &mut Findings,
) -> Node {
    let bare = |(key, value): &(Node, Node)| is_bare(text, key, value);
    let colon = |(key, _): &(Node, Node)| inner_colon(key).is_some();
    if !pairs.is_empty() && pairs.iter().all(|pair| bare(pair) && !colon(pair)) {
        let inner = one_line(text[span.range()].trim_start_matches('{'));
        let close = text[span.end as usize..].find('}').map_or(0, |at| at + 1);
        let span = Span { end: span.end + close as u32, ..span };
        findings.push(say::braces(&inner).at(span));
        return plain(&inner, span);
    }
    let mut meant: Vec<(Node, Node)> = Vec::with_capacity(pairs.len());
    let (mut unspaced, mut parted) = (BTreeSet::new(), BTreeMap::new());
    for (key, value) in pairs {
        if !is_bare(text, &key, &value) {
            meant.push((key, value));
        } else if let Some((name, rest)) = inner_colon(&key) {
            let (start, end) = (key.span.start as usize, key.span.end as usize);
            let part = |text: &str, at: Range<usize>| plain(text, Span::new(span.file, at));
            let colon = start + name.len();
            unspaced.insert(meant.len());
            meant.push((part(name, start..colon), part(rest, colon + 1..end)));
        } else if meant.last().is_some_and(|(_, last)| last.is_plain()) {
            let at = meant.len() - 1;
            let last = &mut meant[at].1;
            let whole = last.span.to(key.span);
            parted.insert(at, whole);
            if let Some(number) = number(last.scalar().unwrap_or(""), key.scalar().unwrap_or("")) {
                *last = plain(&number, whole);
            }
        } else {
            meant.push((key, value));
        }
    }
    for (at, (key, value)) in meant.iter().enumerate() {
        let span = parted.get(&at).copied().unwrap_or(value.span);
        let written =
            if span == value.span { value.scalar().unwrap_or("") } else { &text[span.range()] };
        let problem = match (unspaced.contains(&at), parted.contains_key(&at)) {
            (false, false) => continue,
            (false, true) => say::comma('{', '}', &one_line(written)).at(span),
            (true, quote) => {
                let key_text = key.scalar().unwrap_or("");
                let problem = match quote {
                    true => say::no_space(key_text, &say::quoted(&one_line(written))),
                    false => say::no_space(key_text, written),
                };
                problem.at(key.span.to(span))
            }
        };
        findings.push(problem);
    }
    Node { kind: Kind::Map(meant), span }
}

/// Whether a key stands without a colon.
fn is_bare(text: &str, key: &Node, value: &Node) -> bool {
    let behind = text[key.span.end as usize..].trim_start();
    key.is_plain() && value.is_blank() && value.span.range().is_empty() && !behind.starts_with(':')
}

/// Two texts that a comma parts, where they are one number.
fn number(before: &str, behind: &str) -> Option<String> {
    let is_digit = |c: char| thai::digit(c).is_some();
    (before.ends_with(is_digit) && behind.starts_with(is_digit))
        .then(|| format!("{before},{behind}"))
}

/// What stands on both sides of a colon inside of a key: `ก:5 ราย`.
fn inner_colon(key: &Node) -> Option<(&str, &str)> {
    key.scalar()?.split_once(':').filter(|(name, rest)| !name.is_empty() && !rest.is_empty())
}

fn plain(text: &str, span: Span) -> Node {
    Node { kind: Kind::Scalar { text: text.trim().to_owned(), style: ScalarStyle::Plain }, span }
}

fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}
