//! What a build did, in a few lines.

use std::path::Path;

use crate::diagnostic::{Findings, Locale, terminal};
use crate::render::{Artifact, OutputFile};
use crate::scoring::Scored;
use crate::source::Sources;
use crate::view::{Asked, ComponentView, Edition, MarkView, view};

/// The files that were written and the documents among them.
pub type Written = (Vec<OutputFile>, Vec<Artifact>);

/// What was read, each component's result, what was written where, how many findings.
pub fn summary(
    scored: Option<&Scored>,
    sources: &Sources,
    written: Option<&Written>,
    out: &Path,
    findings: &Findings,
    locale: Locale,
) -> String {
    let say = |th: String, en: String| if locale == Locale::Th { th } else { en };
    let mut lines = Vec::new();
    if let Some(scored) = scored {
        let files = sources.texts().filter(|(_, f)| f.path.starts_with("content/")).count();
        let indicators: usize = scored.model.years.values().map(|y| y.indicators.len()).sum();
        lines.push(say(
            format!("อ่าน {files} ไฟล์ · {indicators} ตัวชี้วัด"),
            format!("read {files} files · {indicators} indicators"),
        ));
        let view =
            view(scored, sources, Asked { edition: Edition::Ministry, locale, draft: false });
        for year in view.years.iter().rev() {
            lines.push(year.label.clone());
            for part in &year.parts {
                lines.push(format!("  {}: {}", part.name, marked(&part.overall)));
                lines.extend(part.components.iter().map(|c| format!("    {}", component(c))));
            }
        }
    }
    if let Some((files, artifacts)) = written {
        for artifact in artifacts {
            let path = out.join(&artifact.href);
            let (pages, size) = (artifact.pages, &artifact.size);
            lines.push(say(
                format!("เขียน {} ({pages} หน้า {size})", path.display()),
                format!("wrote {} ({pages} pages, {size})", path.display()),
            ));
        }
        let pages = files.iter().filter(|f| f.path.ends_with(".html")).count();
        let site = out.join("site").display().to_string();
        lines.push(say(
            format!("เขียน {site}/ ({pages} หน้าเว็บ)"),
            format!("wrote {site}/ ({pages} pages)"),
        ));
    }
    let count = terminal::count(findings, locale);
    lines.push(match written {
        None => say(
            format!("{count} → ยังไม่เขียนไฟล์ ฉบับเดิมอยู่ครบ"),
            format!("{count} → nothing written, the old output is untouched"),
        ),
        Some(_) if findings.warnings() > 0 => say(
            format!("{count} → ดูรายการด้วย raingan check"),
            format!("{count} → raingan check lists them"),
        ),
        Some(_) => count,
    });
    lines.join("\n") + "\n"
}

fn marked(mark: &MarkView) -> String {
    [mark.symbol.as_str(), mark.name.as_str()]
        .iter()
        .filter(|t| !t.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A component in a line: symbol, name, and the first of its reasons.
fn component(component: &ComponentView) -> String {
    let reason = component.reasons.first().map(|r| format!(" · {r}")).unwrap_or_default();
    format!("{} {}{reason}", component.grade.symbol, component.name)
}
