//! Why a result is what it is, a sentence each.

use crate::diagnostic::Locale;
use crate::model::framework::{Component, Framework, Part};
use crate::model::interval::{End, Interval};
use crate::model::{Assessment, Criterion, Indicator};
use crate::notation::{Exact, number};
use crate::records::framework::{Method, Treatment};
use crate::scoring::{
    ComponentScore, CriterionScore, IndicatorScore, Met, Open, PartScore, Tally, Verdict, WhyNot,
};

use super::runs::{Words, sentence};

/// A sentence in the language of the view.
fn say(locale: Locale, th: String, en: String) -> String {
    match locale {
        Locale::Th => th,
        Locale::En => en,
    }
}

/// The reasons of an indicator's rating.
pub(super) fn indicator(
    indicator: &Indicator,
    score: &IndicatorScore,
    framework: &Framework,
    words: Words<'_>,
) -> Vec<String> {
    let locale = words.locale;
    let mut reasons = Vec::new();
    if indicator.faulty {
        reasons.push(say(
            locale,
            "ข้อมูลของตัวชี้วัดนี้มีข้อที่ต้องแก้ จึงยังตัดสินไม่ได้".into(),
            "the data of this indicator have faults, so nothing is decided yet".into(),
        ));
    }
    if let Assessment::Criteria(criteria) = &indicator.assessment {
        // A state in the place of the result is said once, below.
        let told =
            criteria.iter().zip(&score.criteria).filter(|(_, s)| !matches!(s.met, Met::State(..)));
        reasons.extend(told.map(|(c, s)| criterion(c, s, score, words)));
    }
    if let Assessment::PartLevel { part, target } = &indicator.assessment {
        let part = &framework.parts[*part];
        let level = |at: usize| part.overall.levels[at].name.get(locale);
        let name = part.name.get(locale);
        reasons.push(match &score.level {
            Some(Verdict::Decided(at)) => say(
                locale,
                format!("ผลภาพรวมของ{name}คือ “{}” เป้าหมายคือ “{}”", level(*at), level(*target)),
                format!(
                    "the overall result of {name} is “{}”, the target “{}”",
                    level(*at),
                    level(*target)
                ),
            ),
            _ => say(
                locale,
                format!("ผลภาพรวมของ{name}ยังตัดสินไม่ได้"),
                format!("the overall result of {name} is undecided"),
            ),
        });
    }
    if let Some(Verdict::Decided(points)) = &score.points {
        let shown = plain(points);
        reasons.push(say(locale, format!("ได้ {shown} คะแนน"), format!("it gets {shown} points")));
    } else if let Some(Verdict::Undecided(possible)) = &score.points {
        let shown = possible.iter().map(plain).collect::<Vec<_>>().join(", ");
        reasons.push(say(
            locale,
            format!("คะแนนยังตัดสินไม่ได้ อาจเป็น {shown}"),
            format!("its points are undecided: {shown}"),
        ));
    }
    if let Verdict::NotAssessed(WhyNot::State(state, note)) = &score.rating {
        let note = note.as_ref().map(|n| format!(" ({n})")).unwrap_or_default();
        let word = state.word(locale);
        reasons.push(say(
            locale,
            format!("{word}{note} จึงไม่มีผลผ่านหรือไม่ผ่าน"),
            format!("{word}{note}, so it neither passed nor failed"),
        ));
    }
    reasons
}

fn criterion(
    criterion: &Criterion,
    score: &CriterionScore,
    whole: &IndicatorScore,
    words: Words<'_>,
) -> String {
    let locale = words.locale;
    let name = criterion.name.as_ref().map(|n| format!("{n}: ")).unwrap_or_default();
    let target = sentence(&words.requirement(&criterion.target));
    let result = sentence(&words.reported(&criterion.result, whole.value.as_ref()));
    if let (crate::model::Requirement::Text(_), Some(judgement)) =
        (&criterion.target, &criterion.judgement)
    {
        let verdict = judgement.verdict.word(locale);
        let by = judgement.by.get(locale);
        return say(
            locale,
            format!("{name}{verdict}ตามการพิจารณาของ{by}"),
            format!("{name}{verdict}, as judged by {by}"),
        );
    }
    match (&score.met, score.against.as_slice()) {
        (Met::Yes | Met::No, [one]) => {
            let word = super::evaluation::rating_name(*one, locale);
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
        (Met::Open(Open::NotJudged), _) => {
            say(locale, format!("{name}ยังไม่มีผู้พิจารณา"), format!("{name}nobody has judged it yet"))
        }
        (Met::Open(Open::Bound), _) => say(
            locale,
            format!("{name}ผล “{result}” บอกไม่ได้ว่าถึงเป้าหมาย {target} หรือไม่"),
            format!("{name}“{result}” does not say whether {target} is met"),
        ),
        (Met::Open(Open::Fault), _) => {
            say(locale, format!("{name}ข้อมูลมีข้อที่ต้องแก้"), format!("{name}its data have faults"))
        }
    }
}

/// What is said where no indicator has a result yet.
fn none_yet(locale: Locale) -> String {
    say(
        locale,
        "ยังไม่มีผลของตัวชี้วัดใด จึงแสดงเฉพาะเป้าหมาย".into(),
        "no indicator has a result yet; targets are shown".into(),
    )
}

/// What is known around a component.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// Why it need not be assessed.
    pub(super) not_applicable: Option<&'a str>,
    /// The rules.
    pub(super) framework: &'a Framework,
    /// How many of the indicators that decide it are not shown.
    pub(super) hidden: usize,
    /// The language.
    pub(super) locale: Locale,
}

/// The reasons of a component's grade.
pub(super) fn component(
    component: &Component,
    score: &ComponentScore,
    around: &Around<'_>,
) -> Vec<String> {
    let Around { not_applicable: reason, framework, hidden, locale } = *around;
    if let Verdict::NotAssessed(why) = &score.grade {
        return vec![match (why, reason) {
            (WhyNot::NotApplicable, Some(reason)) => {
                say(locale, format!("ไม่ต้องประเมิน: {reason}"), format!("not applicable: {reason}"))
            }
            _ => say(locale, "ไม่มีตัวชี้วัดที่ประเมินได้".into(), "no indicator could be assessed".into()),
        }];
    }
    if score.no_result {
        return vec![none_yet(locale)];
    }
    let mut reasons: Vec<String> =
        score.tallies.iter().map(|t| tally(t, component, framework, locale)).collect();
    // A reader counts the rows: what is counted and not shown is said.
    if hidden > 0 && !score.tallies.is_empty() {
        reasons.push(say(
            locale,
            format!("รวมตัวชี้วัดที่ไม่เผยแพร่ {hidden}"),
            format!("indicators that are not published are counted: {hidden}"),
        ));
    }
    match (&score.grade, score.tallies.len()) {
        (Verdict::Decided(_), 2..) => reasons.push(say(
            locale,
            "ทุกวิธีอ่านกติกาให้ผลตรงกัน".into(),
            "every reading of the rules agrees".into(),
        )),
        (Verdict::Undecided(possible), _) => {
            let names: Vec<&str> =
                possible.iter().map(|g| framework.grades[*g].name.get(locale)).collect();
            let names = names.join(say(locale, " หรือ ".into(), " or ".into()).as_str());
            reasons.push(match possible.is_empty() {
                true if component.method == Method::Single => say(
                    locale,
                    "กติกาให้ใช้ระดับของตัวชี้วัดเดียว และไม่ได้บอกว่ากรณีนี้ได้ระดับใด".into(),
                    "the rules take the grade of one indicator, and do not say what this case gives"
                        .into(),
                ),
                true if score.tallies.is_empty() => say(
                    locale,
                    "กติกาไม่ได้บอกคะแนนของตัวชี้วัดครบทุกตัว จึงยังรวมไม่ได้".into(),
                    "the rules do not state the points of every indicator, so nothing is added up"
                        .into(),
                ),
                true => say(
                    locale,
                    "ไม่มีช่วงผลใดรองรับค่านี้ กติกาจึงตัดสินไม่ได้".into(),
                    "no band holds this value, so the rules do not decide".into(),
                ),
                false => say(locale, format!("อาจเป็น {names}"), format!("it may be {names}")),
            });
        }
        _ => {}
    }
    if reasons.is_empty() {
        reasons.push(say(
            locale,
            "เป็นไปตามผลของตัวชี้วัด".into(),
            "it is the rating of its indicator".into(),
        ));
    }
    reasons
}

fn tally(tally: &Tally, component: &Component, framework: &Framework, locale: Locale) -> String {
    let how = match tally.treatment {
        None => String::new(),
        Some(treatment) => {
            let (th, en) = match treatment {
                Treatment::LeaveOut => {
                    ("เมื่อตัดตัวชี้วัดที่วัดไม่ได้ออก ", "leaving out what could not be measured, ")
                }
                Treatment::CountPassed => {
                    ("เมื่อนับตัวชี้วัดที่วัดไม่ได้ว่าผ่าน ", "counting what could not be measured as passed, ")
                }
                Treatment::CountFailed => {
                    ("เมื่อนับตัวชี้วัดที่วัดไม่ได้ว่าไม่ผ่าน ", "counting what could not be measured as failed, ")
                }
            };
            say(locale, th.into(), en.into())
        }
    };
    let range = |low: &Exact, high: &Exact| match low == high {
        true => number::show(low, 2),
        false => format!("{}–{}", number::show(low, 2), number::show(high, 2)),
    };
    let value = range(&tally.low, &tally.high);
    let bands: Vec<String> = tally
        .bands
        .iter()
        .map(|at| {
            let band = &component.bands[*at];
            let grade = &framework.grades[band.gives];
            let interval = match locale {
                Locale::Th => band.text.clone(),
                Locale::En => in_english(&band.interval),
            };
            format!("{interval} = {} {}", grade.symbol, grade.name.get(locale))
        })
        .collect();
    let bands = match bands.is_empty() {
        true => String::new(),
        false => format!(" ({})", bands.join(", ")),
    };
    let (passed, assessed, open) = (tally.passed, tally.assessed, tally.open);
    if tally.points {
        let (th, en) = match component.method {
            Method::PointsSum => ("ผลรวมคะแนน", "sum of points"),
            Method::LowestPoints => ("คะแนนต่ำสุด", "lowest points"),
            _ => ("คะแนนเฉลี่ยถ่วงน้ำหนัก", "weighted mean"),
        };
        let unit = if component.method == Method::WeightedPoints { " points" } else { "" };
        return say(
            locale,
            format!("{how}{th} {value}{bands}"),
            format!("{how}{en} {value}{unit}{bands}"),
        );
    }
    let unknown = match open {
        0 => String::new(),
        n => say(locale, format!(" ยังไม่ทราบ {n}"), format!(", {n} unknown")),
    };
    let noun = if assessed == 1 { "indicator" } else { "indicators" };
    say(
        locale,
        format!("{how}ผ่าน {passed} จาก {assessed} ตัวชี้วัด{unknown} คิดเป็นร้อยละ {value}{bands}"),
        format!("{how}{passed} of {assessed} {noun} passed{unknown}: {value} percent{bands}"),
    )
}

/// An interval in English: what a framework writes in Thai.
fn in_english(interval: &Interval) -> String {
    let shown = |end: &End| plain(&end.value);
    match (&interval.low, &interval.high) {
        (Some(low), Some(high)) if low == high => shown(low),
        (Some(low), Some(high)) if low.closed && high.closed => {
            format!("{}–{}", shown(low), shown(high))
        }
        (Some(low), Some(high)) => {
            let from = if low.closed { "at least" } else { "more than" };
            let to = if high.closed { "at most" } else { "less than" };
            format!("{from} {} and {to} {}", shown(low), shown(high))
        }
        (Some(low), None) if low.closed => format!("at least {}", shown(low)),
        (Some(low), None) => format!("more than {}", shown(low)),
        (None, Some(high)) if high.closed => format!("at most {}", shown(high)),
        (None, Some(high)) => format!("less than {}", shown(high)),
        (None, None) => "any".to_owned(),
    }
}

/// The reasons of a part's overall result.
pub(super) fn overall(
    part: &Part,
    score: &PartScore,
    framework: &Framework,
    locale: Locale,
) -> Vec<String> {
    if score.no_result {
        return vec![none_yet(locale)];
    }
    let mut reasons = Vec::new();
    if let Some((low, high)) = &score.total {
        let shown = match low == high {
            true => number::show(low, 2),
            false => format!("{}–{}", number::show(low, 2), number::show(high, 2)),
        };
        reasons.push(say(
            locale,
            format!("คะแนนรวมถ่วงน้ำหนักขององค์ประกอบ {shown}"),
            format!("weighted total of the components: {shown}"),
        ));
    }
    for (reading, results) in part.overall.readings.iter().zip(&score.readings) {
        for (level, rule) in results {
            let name =
                reading.name.as_ref().map(|n| format!("{}: ", n.get(locale))).unwrap_or_default();
            let level = part.overall.levels[*level].name.get(locale);
            let rule = condition(reading.rules[*rule].when, framework, locale);
            reasons.push(format!("{name}{rule} → {level}"));
        }
    }
    if let Verdict::Undecided(possible) = &score.overall {
        let names: Vec<&str> =
            possible.iter().map(|l| part.overall.levels[*l].name.get(locale)).collect();
        let names = names.join(say(locale, " หรือ ".into(), " or ".into()).as_str());
        reasons.push(say(
            locale,
            format!("กติกายังตัดสินไม่ได้ อาจเป็น {names}"),
            format!("the rules do not decide: {names}"),
        ));
    }
    reasons
}

fn condition(
    condition: crate::model::framework::Condition,
    framework: &Framework,
    locale: Locale,
) -> String {
    use crate::model::framework::Condition;
    let grade = |at: usize| framework.grades[at].name.get(locale);
    match condition {
        Condition::Any(at) => say(
            locale,
            format!("มีองค์ประกอบที่ได้ “{}”", grade(at)),
            format!("a component is “{}”", grade(at)),
        ),
        Condition::All(at) => say(
            locale,
            format!("ทุกองค์ประกอบที่ประเมินได้ “{}”", grade(at)),
            format!("every assessed component is “{}”", grade(at)),
        ),
        Condition::Otherwise => {
            say(locale, "ไม่เข้าเงื่อนไขข้ออื่น".into(), "no other rule applies".into())
        }
    }
}

/// The sub-level of the overall level, in a sentence; empty where there is none.
pub(super) fn sublevel(part: &Part, score: &PartScore, locale: Locale) -> String {
    let (Some(rules), Some(verdict)) = (&part.overall.sublevels, &score.sublevel) else {
        return String::new();
    };
    let name = |rule: &Option<usize>| match rule {
        Some(rule) => rules.rules[*rule].name.get(locale).to_owned(),
        None => say(locale, "กรณีที่กติกาไม่ได้กำหนด".into(), "a case the rules do not cover".into()),
    };
    let of = part.overall.levels[rules.of].name.get(locale);
    match verdict {
        Verdict::Decided(rule @ Some(_)) => format!("{of}: {}", name(rule)),
        Verdict::Decided(None) => say(
            locale,
            format!("{of}: กติกาไม่ได้กำหนดระดับย่อยของกรณีนี้"),
            format!("{of}: the rules give no sub-level for this case"),
        ),
        Verdict::Undecided(possible) => {
            let names: Vec<String> = possible.iter().rev().map(name).collect();
            let names = names.join(say(locale, " หรือ ".into(), " or ".into()).as_str());
            say(
                locale,
                format!("{of}: ตัดสินระดับย่อยไม่ได้ อาจเป็น {names}"),
                format!("{of}: the sub-level is undecided: {names}"),
            )
        }
        Verdict::NotAssessed(_) => String::new(),
    }
}

/// An exact value with the decimals it needs, or two.
fn plain(value: &Exact) -> String {
    number::shortest(value).map_or_else(|| number::show(value, 2), |number| number.to_string())
}
