//! What a merge leaves behind in a file when nobody chose between its sides.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::load::say;

/// A merge that was left behind.
pub(super) struct Left {
    /// The line that gives it away.
    pub(super) at: Range<usize>,
    /// What is said of it.
    pub(super) problem: Problem,
    /// The text with blanks in the place of all but the first side, so that other files find in it what they
    /// look for.
    pub(super) text: String,
}

/// A line that a merge writes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ours,
    Base,
    Middle,
    Theirs,
}

fn mark(line: &str) -> Option<Mark> {
    let line = line.trim();
    let (sign, mark) = match line.chars().next()? {
        '<' => ("<<<<<<<", Mark::Ours),
        '|' => ("|||||||", Mark::Base),
        '=' => ("=======", Mark::Middle),
        '>' => (">>>>>>>", Mark::Theirs),
        _ => return None,
    };
    let rest = line.strip_prefix(sign)?;
    (rest.is_empty() || mark != Mark::Middle && rest.starts_with(' ')).then_some(mark)
}

/// Finds a merge that was left behind. A line of `=======` alone may be a line beneath a heading of Markdown,
/// and anything in a text that is no content.
pub(super) fn left(text: &str, path: &str) -> Option<Left> {
    let lines = || text.split_inclusive('\n');
    let marks: Vec<Mark> = lines().filter_map(mark).collect();
    let sure = marks.iter().any(|mark| *mark != Mark::Middle);
    let two_sided = marks.contains(&Mark::Theirs);
    if marks.is_empty() || !sure && !path.ends_with(".yaml") {
        return None;
    }
    let (mut out, mut skipped, mut at) = (String::with_capacity(text.len()), false, 0);
    let (mut first, mut numbers) = (None, Vec::new());
    for (number, line) in lines().enumerate() {
        let own = mark(line);
        match own {
            Some(Mark::Base | Mark::Middle) => skipped = two_sided,
            Some(Mark::Ours | Mark::Theirs) => skipped = false,
            None => {}
        }
        if own.is_some() {
            numbers.push(number + 1);
            first.get_or_insert(at..at + line.trim_end().len());
        }
        match own.is_some() || skipped {
            true => out.extend(line.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' })),
            false => out.push_str(line),
        }
        at += line.len();
    }
    let at = first?;
    let problem = say::merge(text[at.clone()].trim(), &numbers);
    Some(Left { at, problem, text: out })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_side_of_a_merge_is_read() {
        let text = "ก: 1\n<<<<<<< HEAD\nผล: 5\n||||||| base\nผล: 3\n=======\nผล: 6\n>>>>>>> branch\nข: 2\n";
        let left = left(text, "content/2562/year.yaml").unwrap();
        assert_eq!(left.text.len(), text.len());
        let lines: Vec<&str> = left.text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        assert_eq!(lines, ["ก: 1", "ผล: 5", "ข: 2"]);
        assert_eq!(&text[left.at], "<<<<<<< HEAD");
    }

    #[test]
    fn marks_are_told_from_other_lines() {
        for text in ["ก: 1\n=======\n", "ก: |\n  ข\n>>>>>>> branch\n", "  <<<<<<< HEAD\r\n"] {
            assert!(left(text, "content/2562/year.yaml").is_some(), "{text:?}");
        }
        for text in
            ["ก: 1\n", "# ========\n", "# =======\n", "ก: \"=======\"\n", "========\n", "> ก\n"]
        {
            assert!(left(text, "content/2562/year.yaml").is_none(), "{text:?}");
        }
        assert!(left("หัวเรื่อง\n=======\n", "content/2562/narratives/a.md").is_none());
        assert!(left("ก\n=======\nข\n>>>>>>> x\n", "content/2562/narratives/a.md").is_some());
    }
}
