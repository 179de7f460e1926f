//! What-ifs: `1.2.2=ไม่ผ่าน`, `1.1.3=13 ล้านบาท`. The model is changed before it is scored, so that all that
//! depends on a result follows; no file is touched.

mod setting;

use std::collections::BTreeSet;

use crate::diagnostic::{Findings, Locale};
use crate::model::Rating;
use crate::model::{
    Assessment, Criterion, Indicator, Judgement, Milestone, Model, Reported, Requirement, Value,
    distinct,
};
use crate::notation::FiscalYear;
use crate::records::Text;
use crate::records::indicator::Judged;
use crate::resolve::say;
use crate::source::{Sources, Span, Spanned};

use super::{Binder, Broken, doubts};

use setting::Setting;

/// What is supposed of an indicator.
struct Supposed {
    indicator: usize,
    what: What,
    /// The setting as it is written, and its place.
    line: String,
    span: Span,
}

impl Supposed {
    /// The only criterion that it is about; none where it is about all of the indicator.
    fn criterion(&self) -> Option<usize> {
        match &self.what {
            What::Rating(_) => None,
            What::Judged(at, _) => Some(*at),
            What::Result(only, _) => *only,
        }
    }

    /// Whether both say what one result is.
    fn meets(&self, other: &Supposed) -> bool {
        let apart = |(mine, theirs): (usize, usize)| mine != theirs;
        self.indicator == other.indicator
            && !self.criterion().zip(other.criterion()).is_some_and(apart)
    }
}

enum What {
    /// It is rated so, whatever its result.
    Rating(Rating),
    /// An evaluator judged a criterion so.
    Judged(usize, Judged),
    /// Its result, or that of one criterion.
    Result(Option<usize>, Spanned<Value>),
}

/// The name under which settings are shown.
pub const PLACE: &str = "--set";

/// Changes a year of a model as settings say, each `indicator=result`. They stand in the sources from
/// then on, a line each, so that findings have a place. Where there is an error, nothing is changed.
pub fn suppose(
    model: &mut Model,
    year: FiscalYear,
    settings: &[String],
    sources: &mut Sources,
) -> Findings {
    let lines: Vec<String> =
        settings.iter().map(|setting| setting.replace(['\n', '\r'], " ")).collect();
    let file = sources.add_text(PLACE, &lines.join("\n"));
    let mut findings = Findings::new();
    let mut all = Vec::new();
    let broken = Broken::new(BTreeSet::new(), sources);
    if let Some((of, framework)) =
        model.years.get(&year).and_then(|year| Some((year, model.frameworks.get(&year.framework)?)))
    {
        let binder =
            Binder { units: &model.units, sources, broken: &broken, agency: &model.agency };
        let mut start = 0;
        for line in &lines {
            let years = &model.years;
            let setting = Setting { line, start, file, year: of, years, framework, binder };
            if let Some(supposed) = setting.read(&mut findings) {
                let before = all.iter().find(|known: &&Supposed| known.meets(&supposed));
                if let Some(before) = before {
                    let problem = say::supposed_twice(&supposed.line, &before.line);
                    let (th, en) = ("สมมติไว้ก่อนที่นี่", "supposed before here");
                    findings.push(problem.at(supposed.span).related(before.span, th, en));
                }
                all.push(supposed);
            }
            start += line.len() + 1;
        }
    }
    if findings.errors() == 0
        && let Some(year) = model.years.get_mut(&year)
    {
        for supposed in all {
            let at = supposed.indicator;
            let value = match &supposed.what {
                What::Result(_, value) => Some(value.clone()),
                _ => None,
            };
            apply(supposed, &mut year.indicators);
            if let Some(value) = value {
                doubts::supposed(&year.indicators[at], &value, &mut findings);
            }
        }
    }
    findings
}

fn apply(supposed: Supposed, indicators: &mut [Indicator]) {
    let indicator = &mut indicators[supposed.indicator];
    match (supposed.what, &mut indicator.assessment) {
        (What::Rating(rating), _) => indicator.supposed = Some(rating),
        (What::Judged(at, verdict), Assessment::Criteria(criteria)) => {
            judge(&mut criteria[at], verdict);
        }
        (What::Result(only, value), Assessment::Criteria(criteria)) => {
            for (at, criterion) in criteria.iter_mut().enumerate() {
                if only.is_none_or(|only| only == at) {
                    criterion.result = Reported::Value(value.clone());
                }
            }
        }
        (What::Result(_, value), Assessment::Levels { result, .. }) => {
            *result = Reported::Value(value);
        }
        (What::Result(None, value), Assessment::Milestones { named, .. })
            if stands_for_all(&value.value) =>
        {
            *named = Reported::Value(value);
        }
        (What::Result(only, value), Assessment::Milestones { steps, named }) => {
            *named = Reported::Missing;
            let name = only.and_then(|at| distinct(steps).nth(at)?.name.clone());
            for criterion in named_so(steps, &name) {
                criterion.result = Reported::Value(value.clone());
            }
        }
        (What::Judged(at, verdict), Assessment::Milestones { steps, named }) => {
            *named = Reported::Missing;
            let name = distinct(steps).nth(at).and_then(|criterion| criterion.name.clone());
            named_so(steps, &name).for_each(|criterion| judge(criterion, verdict));
        }
        _ => {}
    }
}

/// Turns the judgement on a criterion in words. Where nobody has judged it yet, somebody is supposed to have,
/// whatever state stands in the place of its result.
fn judge(criterion: &mut Criterion, verdict: Judged) {
    if !matches!(criterion.target, Requirement::Text(_)) {
        return;
    }
    let state = |value: &Spanned<Value>| matches!(value.value, Value::State(..));
    match &criterion.result {
        Reported::Value(value) if !state(value) => {}
        _ => {
            let word = Value::Text(verdict.word(Locale::Th).to_owned());
            criterion.result = Reported::Value(Spanned::new(word, criterion.span));
        }
    }
    match &mut criterion.judgement {
        Some(judgement) => judgement.verdict = verdict,
        None => {
            let (th, en) =
                ("ผู้ประเมิน (สมมติ)".to_owned(), Some("an evaluator (supposed)".to_owned()));
            let by = Text { th, en, span: criterion.span };
            criterion.judgement = Some(Judgement { verdict, by, evidence: None, date: None });
        }
    }
}

/// Whether a value is a level or a state, which stands for all criteria of levels.
fn stands_for_all(value: &Value) -> bool {
    match value {
        Value::State(..) => true,
        Value::Quantity { quantity, .. } => quantity.unit.is_level(),
        Value::Text(_) => false,
    }
}

/// The criteria of a name, in all levels.
fn named_so<'a>(
    steps: &'a mut [Milestone],
    name: &'a Option<String>,
) -> impl Iterator<Item = &'a mut Criterion> {
    let criteria = steps.iter_mut().flat_map(|step| &mut step.criteria);
    criteria.filter(move |criterion| criterion.name == *name)
}

/// The criteria that have a name of their own.
fn criteria_of(indicator: &Indicator) -> Vec<&Criterion> {
    match &indicator.assessment {
        Assessment::Criteria(criteria) => criteria.iter().collect(),
        Assessment::Milestones { steps, .. } => distinct(steps).collect(),
        _ => Vec::new(),
    }
}
