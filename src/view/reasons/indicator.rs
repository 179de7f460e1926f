//! Sentences on an indicator.

use crate::model::Rating;
use crate::model::{Assessment, Criterion, Indicator, Operand, OperandValue, Requirement, Unit};
use crate::notation::{Exact, Number, number};
use crate::scoring::reasons::{Comparison, Kind, Reason};
use crate::scoring::{IndicatorScore, Met, Open, Verdict, possible_points, state_of};

use super::super::evaluation::rating_name;
use super::{Teller, level, plain, say, spaced, written};
use crate::block::words_of;

impl Teller<'_> {
    pub(super) fn of_indicator(
        &self,
        reason: &Reason,
        indicator: &Indicator,
        score: &IndicatorScore,
    ) -> String {
        let locale = self.locale();
        match &reason.kind {
            Kind::Fault => say(
                locale,
                "ข้อมูลของตัวชี้วัดนี้มีข้อที่ต้องแก้ จึงยังตัดสินไม่ได้".into(),
                "the data of this indicator have faults, so nothing is decided yet".into(),
            ),
            Kind::Supposed(rating) => {
                let rating = self.rating(*rating);
                say(locale, format!("สมมติให้ผลเป็น {rating}"), format!("supposed to be {rating}"))
            }
            Kind::Criterion { at, met, against, .. } => criterion_at(indicator, *at)
                .map(|criterion| match met {
                    Met::Open(Open::Uncomputed) => {
                        let words = ("สูตรคำนวณไม่ได้", "its formula has no value");
                        self.uncomputed(criterion, indicator, score, words)
                    }
                    Met::Open(Open::Waiting) => {
                        let words = ("สูตรรอค่าที่ยังไม่มีผล", "its formula waits for a result");
                        self.uncomputed(criterion, indicator, score, words)
                    }
                    met => self.criterion(criterion, met, against, score),
                })
                .unwrap_or_default(),
            Kind::NoneYet if indicator.formula().is_some() => {
                let (th, en) = self.lacking(indicator, score);
                say(locale, format!("ยังไม่มีผล{th}"), format!("there is no result yet{en}"))
            }
            Kind::NoneYet => say(locale, "ยังไม่มีผล".into(), "there is no result yet".into()),
            Kind::PartLevel { part, level: found, target } => {
                let part = &self.framework.parts[*part];
                let name = part.name.get(locale);
                let target = part.overall.levels[*target].name.get(locale);
                match found {
                    Some(Verdict::Decided(at)) => {
                        let found = part.overall.levels[*at].name.get(locale);
                        say(
                            locale,
                            format!("ผลภาพรวมของ{name}คือ “{found}” เป้าหมายคือ “{target}”"),
                            format!(
                                "the overall result of {name} is “{found}”, the target “{target}”"
                            ),
                        )
                    }
                    _ => say(
                        locale,
                        format!("ผลภาพรวมของ{name}ยังตัดสินไม่ได้"),
                        format!("the overall result of {name} is undecided"),
                    ),
                }
            }
            Kind::Points(Verdict::Decided(points)) => {
                let shown = plain(points);
                let (th, en) = reached(points, indicator, score);
                say(locale, format!("ได้ {shown} คะแนน{th}"), format!("it gets {shown} points{en}"))
            }
            Kind::Points(Verdict::Undecided(_)) => {
                let part = &self.framework.parts[indicator.part];
                let possible = possible_points(indicator, score, part);
                let shown = self.choice(&possible);
                let uncomputed = indicator.formula().is_some() && score.value.is_none();
                if uncomputed && !indicator.faulty {
                    let (th, en) = self.lacking(indicator, score);
                    return say(
                        locale,
                        format!("คะแนนยังตัดสินไม่ได้ สูตรคำนวณไม่ได้{th}"),
                        format!("its points are undecided, as its formula has no value{en}"),
                    );
                }
                match possible.is_empty() {
                    true => {
                        say(locale, "คะแนนยังตัดสินไม่ได้".into(), "its points are undecided".into())
                    }
                    false => say(
                        locale,
                        format!("คะแนนยังตัดสินไม่ได้ อาจเป็น {shown}"),
                        format!("its points are undecided: {shown}"),
                    ),
                }
            }
            Kind::LadderStep { at, reached, .. } => {
                let step = self.ladder_step(indicator, *at);
                let (th, en) = match reached {
                    Some(true) => ("ถึงแล้ว", "reached"),
                    Some(false) => ("ยังไม่ถึง", "not reached"),
                    None => ("ยังบอกไม่ได้", "cannot be said"),
                };
                say(locale, format!("{step}: {th}"), format!("{step}: {en}"))
            }
            Kind::State(state, note) => {
                let note = note.as_ref().map(|n| format!(" ({n})")).unwrap_or_default();
                let word = state.word(locale);
                say(
                    locale,
                    format!("{word}{note} จึงไม่มีผลผ่านหรือไม่ผ่าน"),
                    format!("{word}{note}, so it neither passed nor failed"),
                )
            }
            _ => String::new(),
        }
    }

    /// A step of a ladder: its points, and what it asks for where that is one thing.
    pub(super) fn ladder_step(&self, indicator: &Indicator, at: usize) -> String {
        let (points, asked) = match &indicator.assessment {
            Assessment::Levels { levels, .. } => {
                let (points, asked) = &levels[at];
                (points, format!(" ({})", words_of(&self.words.requirement(asked))))
            }
            Assessment::Milestones { steps, .. } => (&steps[at].points, String::new()),
            _ => return String::new(),
        };
        say(self.locale(), format!("ขั้น {points}{asked}"), format!("level {points}{asked}"))
    }

    /// Symbol and name of a rating.
    pub(super) fn rating(&self, rating: Rating) -> String {
        format!("{} {}", rating.symbol(), rating_name(rating, self.locale()))
    }

    /// Many criteria in one sentence: how many hold, and which do not.
    pub(super) fn criteria_at_once(
        &self,
        reasons: &[Reason],
        indicator: &Indicator,
    ) -> Option<String> {
        let Assessment::Criteria(criteria) = &indicator.assessment else { return None };
        let (mut met, mut all, mut unmet) = (0, 0, Vec::new());
        for reason in reasons {
            let Kind::Criterion { at, met: holds, .. } = &reason.kind else { continue };
            all += 1;
            match holds {
                Met::Yes => met += 1,
                _ => unmet.extend(criteria[*at].name.clone()),
            }
        }
        let unmet = unmet.join(", ");
        Some(match met == all {
            true => say(
                self.locale(),
                format!("ถึงเป้าหมายครบทั้ง {all} เกณฑ์"),
                format!("all {all} criteria are met"),
            ),
            false => say(
                self.locale(),
                format!("ถึงเป้าหมาย {met} จาก {all} เกณฑ์ ที่ยังไม่ถึงคือ {unmet}"),
                format!("{met} of {all} criteria are met; not yet: {unmet}"),
            ),
        })
    }

    /// Why a formula has no value: the inputs that are not one number, or that it waits for.
    fn uncomputed(
        &self,
        criterion: &Criterion,
        indicator: &Indicator,
        score: &IndicatorScore,
        (th, en): (&str, &str),
    ) -> String {
        let name = criterion.name.as_ref().map(|n| format!("{n}: ")).unwrap_or_default();
        let (lack_th, lack_en) = self.lacking(indicator, score);
        say(self.locale(), format!("{name}{th}{lack_th}"), format!("{name}{en}{lack_en}"))
    }

    /// The inputs of a formula that have no number, each with the state that stands in its place, where the
    /// edition may show that.
    fn lacking(&self, indicator: &Indicator, score: &IndicatorScore) -> (String, String) {
        let (model, locale) = (&self.words.scored().model, self.locale());
        let shown = |operand: &Operand| match operand.value {
            OperandValue::Fact(fact) => self.words.fact(fact).is_some(),
            _ => true,
        };
        let (mut stated, mut others) = (Vec::new(), Vec::new());
        let inputs = indicator.inputs.iter().zip(&score.inputs);
        for (input, _) in inputs.filter(|(_, value)| value.is_none()) {
            let operands = input.operands.iter().filter(|operand| shown(operand));
            let name = format!("“{}”", input.name);
            match operands.filter_map(|operand| state_of(&operand.value, model)).next() {
                Some(state) => stated.push(say(
                    locale,
                    format!("{name} {}", state.word(locale)),
                    format!("{name} is {}", state.said(locale)),
                )),
                None => others.push(name),
            }
        }
        if !others.is_empty() {
            let names = others.join(", ");
            stated.push(say(
                locale,
                format!("{names} ไม่ใช่ตัวเลขค่าเดียว"),
                format!("{names} is not one number"),
            ));
        }
        match stated.is_empty() {
            true => Default::default(),
            false => {
                (format!(" เพราะ {}", stated.join(" และ ")), format!(": {}", stated.join(", ")))
            }
        }
    }

    fn criterion(
        &self,
        criterion: &Criterion,
        met: &Met,
        against: &[Rating],
        whole: &IndicatorScore,
    ) -> String {
        let (locale, words) = (self.locale(), self.words);
        let name = criterion.name.as_ref().map(|n| format!("{n}: ")).unwrap_or_default();
        let target = words_of(&words.requirement(&criterion.target));
        let result = words_of(&words.reported(&criterion.result, Some(whole)));
        if let (Requirement::Text(_), Some(judgement)) = (&criterion.target, &criterion.judgement) {
            let verdict = judgement.verdict.word(locale);
            let by = judgement.by.get(locale);
            return say(
                locale,
                format!("{name}{verdict}ตามการพิจารณาของ{by}"),
                format!("{name}{verdict}, as judged by {by}"),
            );
        }
        match (met, against) {
            (Met::Yes | Met::No, [one]) => {
                let word = rating_name(*one, locale);
                say(
                    locale,
                    format!("{name}ผล {result} {word} {target}"),
                    format!("{name}result {result}: {word} {target}"),
                )
            }
            (Met::Yes, _) => say(
                locale,
                format!("{name}ผล {result} ถึงเป้าหมาย {target}"),
                format!("{name}{result} meets {target}"),
            ),
            (Met::No, _) => say(
                locale,
                format!("{name}ผล {result} ไม่ถึงเป้าหมาย {target}"),
                format!("{name}{result} does not meet {target}"),
            ),
            (Met::State(state, _), _) => format!("{name}{}", state.word(locale)),
            (Met::Open(Open::NoResult), _) => {
                say(locale, format!("{name}ยังไม่มีผล"), format!("{name}there is no result yet"))
            }
            (Met::Open(Open::NotDue), _) => {
                let word = crate::notation::State::NotYetDue.word(locale);
                format!("{name}{word}")
            }
            (Met::Open(Open::Waiting), _) => say(
                locale,
                format!("{name}สูตรรอค่าที่ยังไม่มีผล"),
                format!("{name}its formula waits for a result"),
            ),
            (Met::Open(Open::NotJudged), _) => say(
                locale,
                format!("{name}ยังไม่มีผู้พิจารณา"),
                format!("{name}nobody has judged it yet"),
            ),
            (Met::Open(Open::Bound), _) => say(
                locale,
                format!("{name}ผล “{result}” บอกไม่ได้ว่าถึงเป้าหมาย {target} หรือไม่"),
                format!("{name}“{result}” does not say whether {target} is met"),
            ),
            (Met::Open(Open::Uncomputed), _) => say(
                locale,
                format!("{name}สูตรคำนวณไม่ได้"),
                format!("{name}its formula has no value"),
            ),
            (Met::Open(Open::Fault), _) => {
                say(locale, format!("{name}ข้อมูลมีข้อที่ต้องแก้"), format!("{name}its data have faults"))
            }
        }
    }

    /// By how much a result is above or below each number that it is compared with.
    pub(super) fn differences(&self, comparison: &Comparison) -> Vec<String> {
        let unit = &comparison.unit;
        let all = comparison.differences().into_iter();
        let told = all.map(|(end, difference)| {
            let end = unit.with(&written(&(end / unit.factor()), comparison.scale));
            let zero = Exact::default();
            // Levels are names of steps: what lies between them is no amount.
            let by = match unit.is_level() {
                true => String::new(),
                false => self.amount(&difference.abs(), unit, comparison.places),
            };
            let (th, en) = match difference.cmp(&zero) {
                std::cmp::Ordering::Equal => ("เท่ากับ", "exactly"),
                std::cmp::Ordering::Greater => ("มากกว่า", "more than"),
                std::cmp::Ordering::Less => ("น้อยกว่า", "less than"),
            };
            let apart = spaced(&end);
            match (difference == zero, by.is_empty()) {
                (true, _) => say(
                    self.locale(),
                    format!("ผลเท่ากับ{apart} พอดี"),
                    format!("it is exactly {end}"),
                ),
                (_, true) => {
                    say(self.locale(), format!("ผล{th}{apart}"), format!("it is {en} {end}"))
                }
                _ => say(
                    self.locale(),
                    format!("ผล{th}{apart} อยู่ {by}"),
                    format!("it is {en} {end} by {by}"),
                ),
            }
        });
        told.collect()
    }

    /// A difference in its unit, with the decimals of what differs.
    pub(super) fn amount(&self, value: &Exact, unit: &Unit, places: u32) -> String {
        let shown = number::show(&(value / unit.factor()), places);
        match unit.is_percent() {
            true => {
                let points = if shown == "1" { "percentage point" } else { "percentage points" };
                say(self.locale(), format!("{shown} จุดร้อยละ"), format!("{shown} {points}"))
            }
            false => unit.with(&shown),
        }
    }

    /// Symbol and name of a level of a part.
    pub(super) fn level_of(&self, part: usize, at: usize) -> String {
        level(&self.framework.parts[part], at, self.locale())
    }
}

/// Which level points come from, in Thai and in English; nothing where there are no levels.
fn reached(points: &Exact, indicator: &Indicator, score: &IndicatorScore) -> (String, String) {
    let levels: Vec<Number> = match &indicator.assessment {
        Assessment::Levels { levels, .. } => levels.iter().map(|(points, _)| *points).collect(),
        Assessment::Milestones { steps, .. } => steps.iter().map(|step| step.points).collect(),
        _ => return Default::default(),
    };
    if score.rating == Verdict::Decided(Rating::Failed) {
        return (" เพราะไม่ถึงขั้นใด".into(), ": no level is reached".into());
    }
    let after = levels.iter().position(|level| level.exact() > *points).unwrap_or(levels.len());
    match (after.checked_sub(1).map(|at| levels[at]), levels.get(after)) {
        (Some(level), _) if level.exact() == *points => {
            (format!(" เพราะถึงขั้น {level}"), format!(": level {level} is reached"))
        }
        (Some(low), Some(high)) => {
            let (th, en) = match indicator.assessment {
                Assessment::Milestones { .. } => ("เกณฑ์ที่ได้คะแนนต่ำสุด", "its lowest criterion"),
                _ => ("ผล", "the result"),
            };
            (
                format!(" เพราะ{th}อยู่ระหว่างขั้น {low} กับ {high}"),
                format!(": {en} lies between levels {low} and {high}"),
            )
        }
        _ => Default::default(),
    }
}

/// A criterion by its place; those of levels follow each other.
pub(crate) fn criterion_at(indicator: &Indicator, at: usize) -> Option<&Criterion> {
    match &indicator.assessment {
        Assessment::Criteria(criteria) => criteria.get(at),
        Assessment::Milestones { steps, .. } => {
            steps.iter().flat_map(|step| &step.criteria).nth(at)
        }
        _ => None,
    }
}
