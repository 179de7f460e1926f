//! What the symbols mean.

use crate::model::Rating;
use crate::model::{Assessment, Indicator};

use super::super::ShownYear;
use super::super::{LegendMark, LegendView};
use super::marks::{none_reached, pick, rating_name};
use super::text;

/// What the symbols mean: of indicators, of components, of each part's overall result.
pub(in crate::view) fn legends(of: &ShownYear<'_>) -> Vec<LegendView> {
    let locale = of.shown.locale();
    let rated = |title: &str, ratings: &[Rating]| LegendView {
        title: title.to_owned(),
        marks: ratings
            .iter()
            .map(|rating| LegendMark {
                symbol: rating.symbol().to_owned(),
                name: rating_name(*rating, locale).to_owned(),
                rule: String::new(),
            })
            .collect(),
    };
    let marks = |marks: &[crate::model::framework::Mark]| -> Vec<LegendMark> {
        marks
            .iter()
            .map(|m| LegendMark {
                symbol: m.symbol.clone(),
                name: m.name.get(locale).to_owned(),
                rule: text(&m.rule, locale),
            })
            .collect()
    };
    let three = |i: &Indicator| match &i.assessment {
        Assessment::Criteria(criteria) => matches!(
            criteria.as_slice(),
            [only] if matches!(only.target, crate::model::Requirement::Band(..) | crate::model::Requirement::Level(..))
        ),
        Assessment::PartLevel { .. } => true,
        Assessment::Levels { .. } | Assessment::Milestones { .. } | Assessment::Heading => false,
    };
    let mut legends = vec![rated(
        pick(
            locale,
            "ผลรายตัวชี้วัดที่มีเป้าหมายเป็นเกณฑ์เดียวหรือหลายเกณฑ์",
            "Indicators whose target passes or fails",
        ),
        &[Rating::Passed, Rating::Failed],
    )];
    if of.year.indicators.iter().any(three) {
        legends.push(rated(
            pick(
                locale,
                "ผลรายตัวชี้วัดที่มีเป้าหมายเป็นช่วงหรือระดับ",
                "Indicators whose target is a band or a level",
            ),
            &[Rating::Above, Rating::Meets, Rating::Below],
        ));
    }
    let steps = |i: &Indicator| {
        matches!(i.assessment, Assessment::Levels { .. } | Assessment::Milestones { .. })
    };
    if of.year.indicators.iter().any(steps) {
        let reached =
            pick(locale, "ถึงขั้นหนึ่ง พร้อมขั้นที่ถึงและคะแนน", "a level is reached, with its points");
        let mark = |rating: Rating, name: &str| LegendMark {
            symbol: rating.symbol().to_owned(),
            name: name.to_owned(),
            rule: String::new(),
        };
        legends.push(LegendView {
            title: pick(locale, "ผลรายตัวชี้วัดที่เป้าหมายมีหลายขั้น", "Indicators whose target has levels")
                .to_owned(),
            marks: vec![mark(Rating::Passed, reached), mark(Rating::Failed, none_reached(locale))],
        });
    }
    legends.push(LegendView {
        title: pick(locale, "ผลประเมินรายองค์ประกอบ", "Components").to_owned(),
        marks: marks(&of.framework.grades),
    });
    for part in &of.framework.parts {
        legends.push(LegendView {
            title: format!(
                "{} {}",
                pick(locale, "ผลประเมินภาพรวม", "Overall result:"),
                part.name.get(locale)
            ),
            marks: marks(&part.overall.levels),
        });
    }
    legends
}
