//! What a build did, in a few lines.

use std::path::Path;

use crate::diagnostic::{Findings, Locale, Severity, terminal};
use crate::model::framework::{Mark, Part};
use crate::notation::FiscalYear;
use crate::pipeline::Built;
use crate::scoring::{ComponentScore, Scored};
use crate::source::Sources;
use crate::view::reasons::Teller;
use crate::view::{Edition, MarkView, Shown, awaited, result_mark, year_label};

/// What was read, and each component's result, a line each.
pub fn results(scored: &Scored, sources: &Sources, locale: Locale) -> Vec<String> {
    let files = sources.texts().filter(|(_, f)| f.path.starts_with("content/")).count();
    let indicators: usize = scored.model.years.values().map(|y| y.indicators.len()).sum();
    let mut lines = vec![match locale {
        Locale::Th => format!("อ่าน {files} ไฟล์ · {indicators} ตัวชี้วัด"),
        Locale::En => {
            format!("read {} · {}", count_of(files, "file"), count_of(indicators, "indicator"))
        }
    }];
    let shown = Shown::new(scored, Edition::Ministry, locale);
    for number in scored.model.years.keys() {
        let Some(of) = scored.year(*number) else { continue };
        lines.push(year_label(&number.to_string(), locale));
        let (teller, grades) = (Teller::new(shown, of), &of.framework.grades);
        for (at, (part, score)) in of.framework.parts.iter().zip(&of.scores.parts).enumerate() {
            let mark = awaited(score.no_result, locale).unwrap_or_else(|| {
                let uncovered = score.uncovered.is_some();
                result_mark(&score.overall, uncovered, &part.overall.levels, locale)
            });
            lines.push(format!("  {}: {}", part.name.get(locale), marked(&mark)));
            let reasons = teller.of_components(at).into_iter().enumerate();
            let told = reasons.map(|(c, reason)| {
                component(part, c, &score.components[c], grades, &reason, locale)
            });
            lines.extend(told.map(|line| format!("    {line}")));
        }
    }
    lines
}

/// The results, what was written where, how many findings.
pub fn summary(
    results: Vec<String>,
    written: Option<&Built>,
    asked: Option<FiscalYear>,
    out: &Path,
    findings: &Findings,
    locale: Locale,
) -> String {
    let say = |th: String, en: String| if locale == Locale::Th { th } else { en };
    let mut lines = results;
    if let Some(built) = written {
        for made in &built.made {
            let path = out.join(&made.href);
            let (pages, size, year) = (made.pages, &made.size, &made.year);
            // Of another year, because it would not say the same today.
            let (th, en) = match asked.is_some_and(|asked| asked.to_string() != *year) {
                true => (
                    format!(" สร้างใหม่ตามเนื้อหาปัจจุบันของปี {year}"),
                    format!(", made anew from what the year {year} says now"),
                ),
                false => Default::default(),
            };
            lines.push(say(
                format!("เขียน {} ({pages} หน้า {size}){th}", path.display()),
                format!("wrote {} ({}, {size}){en}", path.display(), count_of(pages, "page")),
            ));
        }
        for dropped in &built.dropped {
            let path = out.join(&dropped.href);
            lines.push(say(
                format!("ลบ {} ซึ่งไม่มีในเนื้อหาแล้ว", path.display()),
                format!("removed {}, which the content no longer has", path.display()),
            ));
        }
        let made = |href: &str| built.made.iter().any(|made| made.href == href);
        for kept in built.artifacts.iter().filter(|artifact| !made(&artifact.href)) {
            let path = out.join(&kept.href);
            lines.push(say(
                format!("คงไว้ {} จากการสร้างครั้งก่อน", path.display()),
                format!("kept {} of an earlier build", path.display()),
            ));
        }
        let pages = built.pages;
        let site = out.join("site").display().to_string();
        lines.push(say(
            format!("เขียน {site}/ ({pages} หน้าเว็บ)"),
            format!("wrote {site}/ ({})", count_of(pages, "page")),
        ));
    }
    let count = terminal::count(findings, locale);
    // What only the layout finds was printed.
    let listed_by_check =
        findings.iter().any(|f| f.severity == Severity::Warning && !f.code.is_of_layout());
    lines.push(match written {
        None => say(
            format!("{count} → ยังไม่เขียนไฟล์ ฉบับเดิมอยู่ครบ"),
            format!("{count} → nothing written, the old output is untouched"),
        ),
        Some(_) if listed_by_check => say(
            format!("{count} → ดูรายการด้วย raingan check"),
            format!("{count} → raingan check lists them"),
        ),
        Some(_) => count,
    });
    lines.join("\n") + "\n"
}

/// A number and its English noun.
fn count_of(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

fn marked(mark: &MarkView) -> String {
    [mark.symbol.as_str(), mark.name.as_str()]
        .iter()
        .filter(|t| !t.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A component in a line, moved in by its depth: symbol, number, name, and the first of its reasons.
fn component(
    part: &Part,
    at: usize,
    score: &ComponentScore,
    grades: &[Mark],
    reason: &str,
    locale: Locale,
) -> String {
    let component = &part.components[at];
    let mark = awaited(score.no_result, locale)
        .unwrap_or_else(|| result_mark(&score.grade, score.hole.is_some(), grades, locale));
    let reason = if reason.is_empty() { String::new() } else { format!(" · {reason}") };
    let number = component.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let name = format!("{number} {}", component.name.get(locale));
    let inwards = "  ".repeat(part.depth(at));
    format!("{inwards}{} {}{reason}", mark.symbol, name.trim_start())
}
