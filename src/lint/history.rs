//! Results of earlier years that are written once more, against what the folders of those years say.

use crate::diagnostic::Findings;
use crate::lint::say;
use crate::model::{
    Assessment, Claim, Claimed, Criterion, Indicator, Model, Reported, Value, Year,
};
use crate::scoring::claims::{Difference, of_indicator};
use crate::scoring::{IndicatorScore, Scored, YearScore};
use crate::source::Spanned;

/// Reports every result of an earlier year that its own folder contradicts.
pub(super) fn check(scored: &Scored, findings: &mut Findings) {
    let model = &scored.model;
    for indicator in model.years.values().flat_map(|year| &year.indicators) {
        for (number, written) in &indicator.history {
            let Some((year, scores)) = model.years.get(number).zip(scored.years.get(number)) else {
                continue;
            };
            let Some(at) = year.index.slug(indicator.slug.as_str()) else { continue };
            let (earlier, score) = (&year.indicators[at], &scores.indicators[at]);
            if earlier.faulty || matches!(earlier.assessment, Assessment::Heading) {
                continue;
            }
            let of = Earlier { indicator: earlier, score, year: (year, scores), model };
            if let Some(Difference { actual, by, .. }) = of.difference(written) {
                let printed = written.value.to_string();
                let problem = say::history_differs(number.0, &printed, &actual, by.as_deref());
                let (th, en) = ("ผลในโฟลเดอร์ของปีนั้น", "the result in the folder of that year");
                findings.push(problem.at(written.span).related(earlier.span, th, en));
            }
        }
    }
}

/// An indicator as its own folder knows it.
struct Earlier<'a> {
    indicator: &'a Indicator,
    score: &'a IndicatorScore,
    year: (&'a Year, &'a YearScore),
    model: &'a Model,
}

impl Earlier<'_> {
    /// How a value differs from the result, or from that of every criterion; words and numbers say different
    /// things of one result, and are not compared.
    fn difference(&self, written: &Spanned<Value>) -> Option<Difference> {
        let criteria: &[Criterion] = match &self.indicator.assessment {
            Assessment::Criteria(criteria) => criteria,
            _ => &[],
        };
        let about: Vec<Claimed> = match criteria.len() {
            0 | 1 => vec![Claimed::Result],
            several => (0..several).map(Claimed::Criterion).collect(),
        };
        let in_words = matches!(written.value, Value::Text(_));
        let alike = |about: &Claimed| {
            matches!(written.value, Value::State(..)) || self.in_words(*about) == in_words
        };
        let each = about.into_iter().filter(alike).map(|about| {
            let claim = Claim {
                about,
                key: String::new(),
                value: written.value.clone(),
                span: written.span,
                document: None,
                place: None,
            };
            of_indicator(&claim, self.indicator, self.score, self.year, self.model)
        });
        let all: Option<Vec<Difference>> = each.collect();
        // A value that fits none of several is told beside one of its own unit, where there is one.
        all?.into_iter().max_by_key(|difference| difference.by.is_some())
    }

    /// Whether the result, or that of a criterion, is words.
    fn in_words(&self, about: Claimed) -> bool {
        let is_text = |result: &Reported| matches!(result, Reported::Value(value) if matches!(value.value, Value::Text(_)));
        match (&self.indicator.assessment, about) {
            (Assessment::Criteria(criteria), Claimed::Criterion(at)) => {
                is_text(&criteria[at].result)
            }
            (Assessment::Criteria(criteria), _) => criteria.iter().any(|c| is_text(&c.result)),
            (Assessment::Levels { result, .. }, _) => is_text(result),
            (Assessment::PartLevel { .. }, _) => true,
            _ => false,
        }
    }
}
