//! `https://example.org/_a_/*b*`: signs in an address are part of it, wherever it stands.

use super::masked::Hidden;

/// Hides the marks in addresses of the web.
pub(super) fn hide(text: &str, hidden: &mut Hidden) {
    let mut from = 0;
    while let Some(start) = text[from..].find("://").map(|at| from + at + "://".len()) {
        let rest = &text[start..];
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"|)]".contains(c));
        let address = &rest[..end.unwrap_or(rest.len())];
        // What frames the whole address is none of it.
        let framed = ["**", "~~"].into_iter().filter_map(|mark| address.find(mark)).min();
        let address = address[..framed.unwrap_or(address.len())].trim_end_matches(['*', '_', '~']);
        for (at, _) in address.match_indices(['*', '_', '~']) {
            hidden.hide(start + at);
        }
        from = start + address.len();
    }
}
