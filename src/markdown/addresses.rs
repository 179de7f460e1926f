//! `https://example.org/_a_/*b*`, `src/_data_/a.csv`, `__init__`: signs in addresses and in names of files
//! and of programs are part of them, wherever they stand.

use super::masked::Hidden;
use crate::markdown::say::as_typed as say;

/// Hides the marks in addresses of the web and in names.
pub(super) fn hide(text: &str, hidden: &mut Hidden) {
    of_the_web(text, hidden);
    names(text, hidden);
}

fn of_the_web(text: &str, hidden: &mut Hidden) {
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

fn names(text: &str, hidden: &mut Hidden) {
    let mut at = 0;
    for word in text.split_inclusive(|c: char| !c.is_ascii_graphic()) {
        let start = at;
        at += word.len();
        if !word.contains('_') {
            continue;
        }
        let word = word.trim_end_matches(|c: char| !c.is_ascii_graphic() || is_outside(c));
        let name = word.trim_start_matches(is_outside);
        let start = start + word.len() - name.len();
        let lines = name.match_indices('_').map(|(at, _)| start + at);
        let inner = name.strip_prefix("__").and_then(|name| name.strip_suffix("__"));
        let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if inner
            .is_some_and(|inner| inner.chars().all(small) && !inner.trim_matches('_').is_empty())
        {
            lines.for_each(|line| hidden.hide(line));
            hidden.say(start..start + 1, start..start + name.len(), say::name(name));
        } else if name.contains(|c| "/.=@([#&?:".contains(c))
            && !(name.starts_with('_') && name.ends_with('_'))
        {
            lines.for_each(|line| hidden.hide(line));
        }
    }
}

/// What stands around a name and is none of it.
fn is_outside(c: char) -> bool {
    "*\"'()[]<>,.;:!?|`".contains(c)
}

#[cfg(test)]
mod tests {
    use super::super::masked::tests::typed;

    #[test]
    fn signs_of_names_are_hidden() {
        for (text, shown) in [
            ("ดู https://example.org/~a/*b*/#ก", "ดู https://example.org/_a/_b_/#ก"),
            ("**https://example.org/*a*c**", "**https://example.org/_a_c**"),
        ] {
            assert_eq!(typed(text), shown, "{text}");
        }
        // An underline is shown as one either way.
        for (text, count) in [
            ("src/_data_/a.csv ก", 2),
            ("แฟ้ม __init__.py", 4),
            ("ฟังก์ชัน (__init__)", 4),
            ("_เอน_ __หนา__ _Open Data_ _e.g._ __Bold__ ______ a_b_c", 0),
        ] {
            let mut hidden = super::Hidden::default();
            super::hide(text, &mut hidden);
            assert_eq!((0..text.len()).filter(|at| hidden.holds(*at)).count(), count, "{text}");
        }
    }
}
