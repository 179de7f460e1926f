//! The scores as a table for a terminal. Thai marks above and below a letter take no column.

use crate::diagnostic::Locale;
use crate::unit::STEP;

use super::compare::Standing;
use super::{ComponentReport, OverallReport, ReasonReport, Report, WhatIf};

/// Columns between two cells.
const GAP: usize = 2;

/// The columns that a text takes in a terminal.
pub fn width(text: &str) -> usize {
    let stands_alone = |c: &char| {
        !matches!(c, '\u{0e31}' | '\u{0e34}'..='\u{0e3a}' | '\u{0e47}'..='\u{0e4e}')
            && !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{0300}'..='\u{036f}')
    };
    text.chars().filter(stands_alone).count()
}

/// Where the text of a cell stands.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// Rows in columns as wide as their widest cell.
fn aligned(rows: &[Vec<String>], sides: &[Side], indent: usize) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|c| width(c)).max();
    let widths: Vec<usize> = (0..columns).map(|at| widest(at).unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = " ".repeat(indent);
        for (at, cell) in row.iter().enumerate() {
            let room = " ".repeat(widths[at] - width(cell));
            match sides.get(at).copied().unwrap_or(Side::Left) {
                Side::Left => line.extend([cell.as_str(), &room]),
                Side::Right => line.extend([room.as_str(), cell]),
            }
            line.push_str(&" ".repeat(GAP));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn say(locale: Locale, th: &'static str, en: &'static str) -> String {
    if locale == Locale::Th { th.to_owned() } else { en.to_owned() }
}

fn marked(symbol: &str, label: &str) -> String {
    format!("{symbol} {label}").trim().to_owned()
}

/// The whole report; of a what-if only what changes.
pub fn table(report: &Report, locale: Locale) -> String {
    if let Some(what_if) = &report.what_if {
        return changes(report, what_if, locale);
    }
    let mut out = match locale {
        Locale::Th => format!("ปีงบประมาณ พ.ศ. {}\n", report.year),
        Locale::En => format!("fiscal year {}\n", report.year),
    };
    for (overall, components) in report.parts() {
        out.push('\n');
        out.push_str(&part(overall, components, locale));
    }
    out
}

fn part(overall: &OverallReport, components: &[ComponentReport], locale: Locale) -> String {
    let mut out = format!("{}: {}\n", overall.name, marked(&overall.symbol, &overall.label));
    let points = components.iter().any(|component| component.points.is_some());
    let percent = |component: &ComponentReport| component.readings.iter().any(|r| !r.points);
    let shares = components.iter().any(percent);
    let mut head = vec![say(locale, "องค์ประกอบ", "component"), say(locale, "ผล", "result")];
    let mut sides = vec![Side::Left, Side::Left];
    if shares {
        head.extend([say(locale, "ผ่าน", "passed"), say(locale, "ร้อยละ", "percent")]);
        sides.extend([Side::Right; 2]);
    }
    if points {
        head.push(say(locale, "คะแนน", "points"));
        sides.push(Side::Right);
    }
    let mut rows = vec![head];
    for component in components {
        let name = format!("{}{}", "  ".repeat(component.depth), numbered(component));
        let mut row = vec![name, marked(&component.symbol, &component.label)];
        let or = say(locale, " หรือ ", " or ");
        let dash = || "-".to_owned();
        let shown = component.readings.iter().filter(|reading| !reading.points);
        let counted = shown.clone().filter(|_| component.passed.is_some());
        let counts: Vec<String> = counted.map(super::ReadingReport::count).collect();
        let mut percents: Vec<String> = shown.map(|r| r.value.shown()).collect();
        percents.dedup();
        if shares {
            row.push(if counts.is_empty() { dash() } else { counts.join(&or) });
            row.push(if percents.is_empty() { dash() } else { percents.join(&or) });
        }
        if points {
            let shown = component.readings.iter().filter(|reading| reading.points);
            let mut points: Vec<String> = shown.map(|r| r.value.shown()).collect();
            points.dedup();
            row.push(if points.is_empty() { dash() } else { points.join(&or) });
        }
        rows.push(row);
    }
    out.push_str(&aligned(&rows, &sides, 2));
    if let Some(total) = &overall.total {
        let total = total.shown();
        out.push_str(&format!("  {}: {total}\n", say(locale, "คะแนนรวม", "total")));
    }
    if !overall.choices.is_empty() {
        out.push_str(&format!("  {}\n", say(locale, "ทางเลือกของหน่วยงาน", "own choices")));
    }
    for choice in &overall.choices {
        let why = choice.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        out.push_str(&format!("  - {}: {}{why}\n", choice.about, choice.chosen));
    }
    out.push_str(&format!("  {}\n", say(locale, "ที่มาของผลการประเมิน", "why")));
    for component in components {
        for (at, text) in told(&component.reasons).into_iter().enumerate() {
            match at {
                0 => out.push_str(&format!("  - {}: {text}\n", numbered(component))),
                _ => out.push_str(&format!("    {text}\n")),
            }
        }
    }
    for (at, text) in told(&overall.reasons).into_iter().enumerate() {
        match at {
            0 => out.push_str(&format!("  - {}: {text}\n", say(locale, "ภาพรวม", "overall"))),
            _ => out.push_str(&format!("    {text}\n")),
        }
    }
    out
}

/// The name of a component behind its number: two of a part may have the same name.
fn numbered(component: &ComponentReport) -> String {
    format!("{} {}", component.number, component.name).trim().to_owned()
}

/// Changes of a result that are told, the nearest first.
const FEW_CHANGES: usize = 2;

/// The sentences of a result, with the nearest changes only.
fn told(reasons: &[ReasonReport]) -> Vec<String> {
    let mut changes = 0;
    let shown = reasons.iter().filter(|reason| {
        changes += usize::from(reason.kind == "change");
        reason.kind != "change" || changes <= FEW_CHANGES
    });
    let texts = shown.map(|reason| match &reason.facts.note {
        Some(note) if reason.kind == "not-applicable" => format!("{}: {note}", reason.text),
        _ => reason.text.clone(),
    });
    texts.filter(|text| !text.is_empty()).collect()
}

fn changes(report: &Report, what_if: &WhatIf, locale: Locale) -> String {
    let mut out = match locale {
        Locale::Th => format!("ปีงบประมาณ พ.ศ. {} สมมติ", report.year),
        Locale::En => format!("fiscal year {}, supposing", report.year),
    };
    out.push_str(&format!(" {}\n", what_if.set.join(", ")));
    if what_if.changes.is_empty() {
        out.push_str(&say(locale, "ไม่มีผลใดเปลี่ยน\n", "no result changes\n"));
        return out;
    }
    let side = |of: &Standing| {
        // What the result says again stands there once.
        let value = of.value.strip_prefix(of.label.as_str()).map(str::trim).unwrap_or(&of.value);
        let value = value.strip_prefix('(').and_then(|v| v.strip_suffix(')')).unwrap_or(value);
        let points = match of.points.as_str() {
            "" => String::new(),
            points => format!("{points} {}", say(locale, "คะแนน", "points")),
        };
        // What the name of the result says already is not said again: its points, and the step it names.
        let value = shortened(value);
        // A name that says the points stands around what was reported, which is left out where it is the step
        // that the name says too.
        let word = say(locale, "คะแนน", "point");
        if let Some((name, inside)) = of.label.split_once(" (")
            && !points.is_empty()
            && inside.contains(&word)
        {
            return match value.is_empty() || value.starts_with(STEP) {
                true => marked(&of.symbol, &of.label),
                false => format!("{} ({value}, {inside}", marked(&of.symbol, name)),
            };
        }
        let told = [value, points];
        let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
        let mark = marked(&of.symbol, &of.label);
        match told.is_empty() {
            true => mark,
            false => format!("{mark} ({})", told.join(", ")),
        }
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for change in &what_if.changes {
        let name = || shortened(&change.name);
        let mut row = |kind: String, before: String, after: &str| {
            rows.push(vec![kind, name(), before, format!("→ {after}")]);
        };
        let kind = match change.kind {
            "indicator" => say(locale, "ตัวชี้วัด", "indicator"),
            "component" => say(locale, "องค์ประกอบ", "component"),
            _ => say(locale, "ภาพรวม", "overall"),
        };
        let (before, after) = (side(&change.before), side(&change.after));
        // Where the level stays and only what it is divided into changes, that is the row.
        match (&change.before.sublevel, &change.after.sublevel) {
            (Some(was), Some(is)) if was != is => {
                if before != after {
                    row(kind, before, &after);
                }
                row(say(locale, "ระดับย่อย", "sub-level"), within(was, locale), &within(is, locale));
            }
            _ => row(kind, before, &after),
        }
    }
    out.push_str(&aligned(&rows, &[], 2));
    out.push_str(&say(locale, "ไม่มีไฟล์ใดเปลี่ยน\n", "no file changes\n"));
    out
}

/// What is said of a sub-level, from the names of those that are possible.
fn within(possible: &[Option<String>], locale: Locale) -> String {
    let named = |name: &Option<String>| match name {
        Some(name) => name.clone(),
        None => say(locale, "กรณีที่กติกาไม่ได้กำหนด", "a case the rules do not cover"),
    };
    let or = say(locale, " หรือ ", " or ");
    let names = possible.iter().rev().map(named).collect::<Vec<_>>().join(&or);
    match (possible, locale) {
        ([Some(_)], _) => names,
        ([None], Locale::Th) => "กติกาไม่ได้กำหนดระดับย่อยของกรณีนี้".to_owned(),
        ([None], Locale::En) => "the rules give no sub-level for this case".to_owned(),
        (_, Locale::Th) => format!("ตัดสินระดับย่อยไม่ได้ อาจเป็น {names}"),
        (_, Locale::En) => format!("the sub-level is undecided: {names}"),
    }
}

/// A name cut to a length that leaves room for its results.
fn shortened(name: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    const FIT: usize = 36;
    let mut clusters = name.graphemes(true);
    let head: String = clusters.by_ref().take(FIT).collect();
    if clusters.next().is_some() { format!("{head}…") } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_thai_take_no_column() {
        assert_eq!(width("ผู้ที่"), 2);
        assert_eq!(width("น้ำ"), 2);
        assert_eq!(width("● ก"), 3);
    }

    #[test]
    fn columns_stand_under_each_other() {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        let table = aligned(&[row("ที่", "1"), row("กขค", "10")], &[Side::Left, Side::Right], 0);
        assert_eq!(table, "ที่     1\nกขค  10\n");
    }
}
