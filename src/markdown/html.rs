//! Raw HTML: which of it is a comment. A comment is a note of the writer, and no reader may see it.

use std::ops::Range;

/// A part of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What is shown as it is.
    Shown(Range<usize>),
    /// A comment begins: as much of it as there is.
    Begins(Range<usize>),
    /// The comment that began last ends.
    Ends,
}

/// The parts of a piece of raw HTML. A comment may have begun in a piece before it, and end in one behind.
pub(crate) fn parts(html: &str, mut inside: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    while from < html.len() {
        let rest = &html[from..];
        if inside {
            let Some(end) = rest.find("-->") else { break };
            from += end + "-->".len();
            parts.push(Part::Ends);
            inside = false;
        } else if let Some(open) = rest.find("<!--") {
            if open > 0 {
                parts.push(Part::Shown(from..from + open));
            }
            let start = from + open;
            // `<!-->` is a whole comment.
            from = start + "<!".len();
            let end = html[from..].find("-->").map(|end| from + end + "-->".len());
            parts.push(Part::Begins(start..end.unwrap_or(html.trim_end().len())));
            inside = true;
        } else {
            parts.push(Part::Shown(from..html.len()));
            break;
        }
    }
    parts
}

/// A text without its comments, and whether one of them has no end, which is left as it is; nothing where
/// there is none. Blanks on both sides of one become those of one side.
pub(crate) fn uncommented(text: &str) -> Option<(String, bool)> {
    text.contains("<!--").then(|| {
        let (mut shown, mut open) = (String::with_capacity(text.len()), None);
        for part in parts(text, false) {
            match part {
                Part::Begins(range) => open = Some(range.start),
                Part::Ends => open = None,
                Part::Shown(range) => {
                    let mut rest = &text[range];
                    if shown.is_empty() || shown.ends_with(char::is_whitespace) {
                        rest = rest.trim_start_matches([' ', '\t']);
                    }
                    if shown.is_empty() || shown.ends_with('\n') {
                        rest = rest.strip_prefix('\n').unwrap_or(rest);
                    }
                    shown.push_str(rest);
                }
            }
        }
        shown.push_str(open.map_or("", |start| &text[start..]));
        (shown, open.is_some())
    })
}

/// The first stretch of a text that hides nothing and looks as if it did: a comment whose dashes a word
/// processor joined, or one of another language.
pub(crate) fn seeming(text: &str) -> Option<Range<usize>> {
    const OTHERS: [(&str, &str); 3] = [("%%", "%%"), ("/* ", " */"), ("{# ", " #}")];
    let dashed = text.match_indices("<!").find_map(|(at, open)| {
        let rest = &text[at + open.len()..];
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let dash = |c: char| matches!(c, '-' | '–' | '—' | '−');
        let dashes = rest[blanks..].len() - rest[blanks..].trim_start_matches(dash).len();
        let end = at + open.len() + blanks + dashes;
        (dashes > 0 && !rest.starts_with("--")).then_some(at..end)
    });
    let other = || {
        OTHERS.iter().find_map(|(open, close)| {
            let start = text.find(open)?;
            let inner = start + open.len();
            let end = text[inner..].find(close)? + inner + close.len();
            Some(start..end)
        })
    };
    dashed.or_else(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_the_rest() {
        use Part::{Begins, Ends, Shown};
        assert_eq!(parts("<b>", false), [Shown(0..3)]);
        assert_eq!(parts("<!-->a", false), [Begins(0..5), Ends, Shown(5..6)]);
        assert_eq!(
            parts("<i><!-- a -->\n", false),
            [Shown(0..3), Begins(3..13), Ends, Shown(13..14)]
        );
        assert_eq!(parts("<!-- a\n", false), [Begins(0..6)]);
        assert_eq!(parts("b --> c", true), [Ends, Shown(5..7)]);
        assert_eq!(parts("b", true), []);
    }

    #[test]
    fn a_text_is_left_without_them() {
        let shown = |text| uncommented(text).map(|(shown, _)| shown);
        assert_eq!(shown("ก"), None);
        assert_eq!(shown("ก <!-- a --> ข<!-- b -->ค").as_deref(), Some("ก ขค"));
        assert_eq!(shown("ก\n<!-- a\n b -->\nข\n").as_deref(), Some("ก\nข\n"));
        assert_eq!(uncommented("ก <!-- ข"), Some(("ก <!-- ข".to_owned(), true)));
    }

    #[test]
    fn what_only_looks_like_one_is_seen() {
        let seen = |text| seeming(text).map(|range: Range<usize>| &text[range]);
        for (text, mark) in [
            ("ก <!– ข –>", "<!–"),
            ("ก <! -- ข -->", "<! --"),
            ("<!- ข ->", "<!-"),
            ("<!— ข —>", "<!—"),
            ("ก %% ข %% ค", "%% ข %%"),
            ("/* ข */", "/* ข */"),
            ("{# ข #}", "{# ข #}"),
        ] {
            assert_eq!(seen(text), Some(mark), "{text}");
        }
        for text in
            ["<!-- ก -->", "ร้อยละ 5%%", "a/*.png b*/c", "## ก {#ข}", "ก <! ข", "<!DOCTYPE x>"]
        {
            assert_eq!(seen(text), None, "{text}");
        }
    }
}
