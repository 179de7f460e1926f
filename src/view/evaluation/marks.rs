//! Symbols and names of results.

use crate::diagnostic::Locale;
use crate::model::Rating;
use crate::model::framework::Part;
use crate::model::{Assessment, Indicator};
use crate::notation::{Exact, Number, number};
use crate::scoring::{IndicatorScore, Verdict, WhyNot, possible_points};

use super::super::MarkView;

/// What a rating is called.
pub(in crate::view) fn rating_name(rating: Rating, locale: Locale) -> &'static str {
    match (rating, locale) {
        (Rating::Passed, Locale::Th) => "ผ่าน",
        (Rating::Failed, Locale::Th) => "ไม่ผ่าน",
        (Rating::Above, Locale::Th) => "สูงกว่าเป้าหมาย",
        (Rating::Meets, Locale::Th) => "เป็นไปตามเป้าหมาย",
        (Rating::Below, Locale::Th) => "ต่ำกว่าเป้าหมาย",
        (Rating::Passed, Locale::En) => "passed",
        (Rating::Failed, Locale::En) => "not passed",
        (Rating::Above, Locale::En) => "above target",
        (Rating::Meets, Locale::En) => "meets target",
        (Rating::Below, Locale::En) => "below target",
    }
}

pub(super) fn pick(locale: Locale, th: &'static str, en: &'static str) -> &'static str {
    if locale == Locale::Th { th } else { en }
}

/// The symbol and the name of a rating.
pub(crate) fn rating_mark(verdict: &Verdict<Rating>, uncovered: bool, locale: Locale) -> MarkView {
    mark(verdict, uncovered, locale, |rating| {
        (rating.symbol().to_owned(), rating_name(*rating, locale).to_owned())
    })
}

/// The symbol and the name of an indicator's result. Where the target has steps, passing says only that one of
/// them is reached: the name says which, and its points.
pub(crate) fn indicator_mark(
    indicator: &Indicator,
    score: &IndicatorScore,
    part: &Part,
    locale: Locale,
) -> MarkView {
    if let Some(mark) = awaited(score.no_result, locale) {
        return mark;
    }
    let mark = rating_mark(&score.rating, score.uncovered, locale);
    let steps: Vec<Number> = match &indicator.assessment {
        Assessment::Levels { levels, .. } => levels.iter().map(|(points, _)| *points).collect(),
        Assessment::Milestones { steps, .. } => steps.iter().map(|step| step.points).collect(),
        _ => return mark,
    };
    let name = match (&score.rating, &score.points) {
        (Verdict::Decided(rating), Some(Verdict::Decided(points))) => {
            Some(step_name(&steps, rating.passed(), points, locale))
        }
        (Verdict::Decided(rating), _) if !rating.passed() => Some(none_reached(locale).to_owned()),
        (Verdict::Decided(_) | Verdict::Undecided(_), _) => {
            let possible = possible_points(indicator, score, part);
            let passed = matches!(score.rating, Verdict::Decided(_));
            open_name(&possible, passed, score.uncovered, locale)
        }
        (Verdict::NotAssessed(_), _) => None,
    };
    match name {
        Some(name) => MarkView { name, ..mark },
        None => mark,
    }
}

/// What is said where no step is reached.
pub(in crate::view) fn none_reached(locale: Locale) -> &'static str {
    pick(locale, "ไม่ถึงขั้นแรก", "first level not reached")
}

/// Points with their word.
fn in_points(points: &str, locale: Locale) -> String {
    match (locale, points) {
        (Locale::Th, _) => format!("{points} คะแนน"),
        (Locale::En, "1") => "1 point".to_owned(),
        (Locale::En, _) => format!("{points} points"),
    }
}

/// The step that is reached and its points, or the two that they lie between.
fn step_name(steps: &[Number], reached: bool, points: &Exact, locale: Locale) -> String {
    let shown = in_points(&plain(points), locale);
    if !reached {
        return format!("{} ({shown})", none_reached(locale));
    }
    let after = steps.iter().position(|step| step.exact() > *points).unwrap_or(steps.len());
    match (after.checked_sub(1).map(|at| steps[at]), steps.get(after), locale) {
        (Some(step), _, Locale::Th) if step.exact() == *points => format!("ถึงขั้น {step} ({shown})"),
        (Some(step), _, Locale::En) if step.exact() == *points => {
            format!("reached level {step} ({shown})")
        }
        (Some(low), Some(high), Locale::Th) => format!("ระหว่างขั้น {low} กับ {high} ({shown})"),
        (Some(low), Some(high), Locale::En) => format!("between levels {low} and {high} ({shown})"),
        // A cap, or rules that give other points than the step has.
        _ => shown,
    }
}

/// Points that are possible; nothing where the rules do not say which.
fn open_name(
    possible: &[(Exact, Exact)],
    passed: bool,
    uncovered: bool,
    locale: Locale,
) -> Option<String> {
    let mut each: Vec<String> = possible.iter().map(shown_range).collect();
    let last = each.pop()?;
    let or = pick(locale, " หรือ ", " or ");
    let all = match each.is_empty() {
        true => last,
        false => format!("{}{or}{last}", each.join(", ")),
    };
    let mut name = in_points(&all, locale);
    if uncovered {
        name = format!("{name}{or}{}", pick(locale, "กรณีที่กติกาไม่ได้กำหนด", "a case without a rule"));
    }
    Some(match passed {
        true => format!("{} ({name})", pick(locale, "ถึงขั้นหนึ่งแล้ว", "a level is reached")),
        false => format!("{} ({name})", pick(locale, "ตัดสินไม่ได้", "undecided")),
    })
}

fn shown_range((low, high): &(Exact, Exact)) -> String {
    match low == high {
        true => plain(low),
        false => format!("{}–{}", plain(low), plain(high)),
    }
}

/// An exact value with the decimals it needs, or two.
fn plain(value: &Exact) -> String {
    number::shortest(value).map_or_else(|| number::show(value, 2), |number| number.to_string())
}

/// What stands in the place of a result where there is none yet: nothing is wrong with the rules.
pub(crate) fn awaited(no_result: bool, locale: Locale) -> Option<MarkView> {
    let name = || pick(locale, "ยังไม่มีผล", "no result yet").to_owned();
    no_result.then(|| MarkView { state: "not-assessed", symbol: "-".into(), name: name() })
}

/// The symbol and the name of a verdict; `uncovered` where it may also be a case without a rule.
pub(in crate::view) fn mark<T>(
    verdict: &Verdict<T>,
    uncovered: bool,
    locale: Locale,
    show: impl Fn(&T) -> (String, String),
) -> MarkView {
    match verdict {
        Verdict::Decided(value) => {
            let (symbol, name) = show(value);
            MarkView { state: "decided", symbol, name }
        }
        Verdict::Undecided(possible) => {
            let mut names: Vec<String> = possible.iter().map(|value| show(value).1).collect();
            if uncovered && !names.is_empty() {
                names.push(pick(locale, "กรณีที่กติกาไม่ได้กำหนด", "a case without a rule").to_owned());
            }
            let open = pick(locale, "ตัดสินไม่ได้", "undecided");
            let name = match names.is_empty() {
                true => open.to_owned(),
                false => format!("{open} ({})", names.join(pick(locale, " หรือ ", " or "))),
            };
            MarkView { state: "undecided", symbol: "?".into(), name }
        }
        Verdict::NotAssessed(why) => {
            let name = match why {
                WhyNot::Heading => String::new(),
                WhyNot::State(state, _) => state.word(locale).to_owned(),
                WhyNot::NotApplicable => pick(locale, "ไม่ต้องประเมิน", "not applicable").to_owned(),
                WhyNot::NoIndicators => {
                    pick(locale, "ไม่มีตัวชี้วัดที่ประเมินได้", "nothing to assess").to_owned()
                }
            };
            MarkView {
                state: "not-assessed",
                symbol: if name.is_empty() { String::new() } else { "-".into() },
                name,
            }
        }
    }
}
