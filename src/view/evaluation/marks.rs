//! Symbols and names of results.

use crate::diagnostic::Locale;
use crate::scoring::{Rating, Verdict, WhyNot};

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
