//! `[ข้อสังเกต]: ไม่มี`: a line that CommonMark takes for the address of a link, and prints nowhere.

use std::collections::BTreeMap;
use std::ops::Range;

use super::list_marks;
use super::masked::Hidden;
use crate::markdown::say::as_typed as say;

/// Hides the brackets of lines that explain no link, and says so.
pub(super) fn hide(text: &str, hidden: &mut Hidden) {
    let found = definitions(text);
    if found.is_empty() {
        return;
    }
    let mut uses = labels(text);
    for definition in &found {
        uses.entry(key(&text[definition.label.clone()])).and_modify(|count| *count -= 1);
    }
    let mut explained = std::collections::BTreeSet::new();
    for Definition { label, address } in found {
        let words = &text[label.clone()];
        let used = uses.get(&key(words)).is_some_and(|count| *count > 0);
        // The second line of a label explains nothing.
        if is_address(&text[address]) && used && explained.insert(key(words)) {
            continue;
        }
        let bracket = label.start - 1;
        hidden.say(bracket..label.start, bracket..label.end + 2, say::definition(words));
    }
}

/// A line that explains a label.
struct Definition {
    label: Range<usize>,
    address: Range<usize>,
}

fn definitions(text: &str) -> Vec<Definition> {
    let mut found = Vec::new();
    let mut start = 0;
    // Only where a paragraph may begin.
    let (mut fresh, mut around) = (true, "");
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let inner = list_marks::inner(line);
        let (before, body) = line.split_at(inner);
        // Behind other marks than those of the line before stands another block.
        let item = before.contains(|c: char| !" >\t".contains(c));
        let begins = fresh || item || before.trim() != around;
        around = before.trim();
        let ruled = body.len() > 2 && body.trim().chars().all(|c| "-*_= \t".contains(c));
        fresh = body.trim().is_empty() || body.starts_with('#') || ruled;
        let Some(inner) = body.strip_prefix('[').filter(|_| begins) else {
            continue;
        };
        let Some(end) = inner.find(['[', ']']).filter(|end| inner[*end..].starts_with("]:")) else {
            continue;
        };
        // `[^1]:` is a note.
        let note = inner[..end].strip_prefix('^').is_some_and(|label| !label.trim().is_empty());
        if note || inner[..end].trim().is_empty() {
            continue;
        }
        let label = at + (line.len() - inner.len());
        let rest = label + end + 2;
        // The address may stand on the next line.
        let address = text[rest..].trim_start_matches([' ', '\t']);
        let address = address.strip_prefix('\n').unwrap_or(address).trim_start_matches([' ', '\t']);
        let from = text.len() - address.len();
        let line = address.split('\n').next().unwrap_or_default().trim_end();
        let length = match line.strip_prefix('<') {
            Some(inner) => inner.find('>').map_or(0, |end| end + 2),
            None => line.find([' ', '\t']).unwrap_or(line.len()),
        };
        // Words behind it are a title in quotes, or it is no address.
        let title = line[length..].trim();
        if length > 0 && (title.is_empty() || title.starts_with(['"', '\'', '('])) {
            found.push(Definition { label: label..label + end, address: from..from + length });
            fresh = true;
        }
    }
    found
}

/// How often every label stands in brackets.
fn labels(text: &str) -> BTreeMap<String, usize> {
    let mut labels = BTreeMap::new();
    for (at, _) in text.match_indices('[') {
        let rest = &text[at + 1..];
        if let Some(end) = rest.find(['[', ']']).filter(|end| rest[*end..].starts_with(']')) {
            *labels.entry(key(&rest[..end])).or_insert(0) += 1;
        }
    }
    labels
}

/// Labels are the same in capitals and in small letters, whatever blanks they have.
fn key(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether something is an address and no word.
fn is_address(written: &str) -> bool {
    let suffix = written.rsplit(['/', '.']).next().filter(|_| written.contains('.'));
    written.contains(':')
        || written.starts_with(['#', '<', '/'])
        || suffix.is_some_and(|suffix| {
            (2..=4).contains(&suffix.len()) && suffix.chars().all(|c| c.is_ascii_alphabetic())
        })
        || written.contains(".md#")
}

#[cfg(test)]
mod tests {
    use super::super::masked::tests::typed;

    #[test]
    fn lines_that_explain_no_link_are_words() {
        for (text, shown) in [
            ("[ข้อสังเกต]: ไม่มี", "_ข้อสังเกต]: ไม่มี"),
            ("ก\n\n- [ก]: ไม่มี", "ก\n\n- _ก]: ไม่มี"),
            ("[ก]:\nพ.ศ.2562\n\nดู [ก]", "_ก]:\nพ.ศ.2562\n\nดู [ก]"),
            ("[^]:ห", "_^]:ห"),
            ("[ก]: พ.ศ.\u{a0}ครั้ง", "_ก]: พ.ศ.\u{a0}ครั้ง"),
            ("[ก]: https://example.org", "_ก]: https://example.org"),
            ("[ก]\n\n[ก]: a.md\n[ก]: b.md", "[ก]\n\n[ก]: a.md\n_ก]: b.md"),
        ] {
            assert_eq!(typed(text), shown, "{text}");
        }
    }

    #[test]
    fn addresses_that_are_used_are_left_alone() {
        for text in [
            "[ก][ข]\n\n[ข]: https://example.org \"ก\"",
            "![ก]\n\n> [ก]: ภาพ.png",
            "[ก] [ข ค]\n\n[ก]: <a b.md>\n[ข  ค]: a.md#ง",
            "[^1]: ก",
            "[หมายเหตุ]: ข้อความ มีหลายคำ",
            "ก\n[ข]: ไม่มี",
        ] {
            assert_eq!(typed(text), text, "{text}");
        }
    }
}
