//! Tables as they are written: how many cells each row has.

/// How many cells a row of a table has.
pub(super) fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let (mut bars, mut last, mut escaped) = (0, false, false);
    for c in row.chars() {
        last = c == '|' && !escaped;
        bars += usize::from(last);
        escaped = c == '\\' && !escaped;
    }
    if last { bars } else { bars + 1 }
}

/// Whether a line is one of dashes, as it stands under the head of a table.
pub(super) fn is_ruled(line: &str) -> bool {
    line.contains('|')
        && line.contains("--")
        && line.trim().chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// The line of dashes under the head of a table, where a paragraph has one: the byte it starts at, its
/// cells and those of the line above. Such a paragraph was meant as a table.
pub(super) fn meant(paragraph: &str) -> Option<(usize, usize, usize)> {
    let mut at = 0;
    let mut above: Option<&str> = None;
    for line in paragraph.split_inclusive('\n') {
        if let Some(above) = above.filter(|above| is_ruled(line) && above.contains('|')) {
            return Some((at, cells(line), cells(above)));
        }
        at += line.len();
        above = Some(line);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_as_tables_are_read() {
        for (row, count) in
            [("| ก | ข |", 2), ("ก | ข", 2), ("| ก \\| ข |", 1), ("| | |", 2), ("ก", 1)]
        {
            assert_eq!(cells(row), count, "{row}");
        }
        assert_eq!(meant("| ก | ข |\n|---|\n| 1 | 2 |"), Some(("| ก | ข |\n".len(), 1, 2)));
        assert_eq!(meant("ก\n---"), None);
        assert_eq!(meant("ก | ข"), None);
    }
}
