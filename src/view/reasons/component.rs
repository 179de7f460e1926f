//! Sentences on a component.

use crate::diagnostic::Locale;
use crate::model::framework::{Band, Component, Part};
use crate::model::interval::{End, Interval};
use crate::notation::Exact;
use crate::records::Text;
use crate::records::framework::{Method, Treatment};
use crate::scoring::reasons::{Kind, Reason};
use crate::scoring::{Hole, Tally, Verdict};

use super::super::evaluation::rating_name;
use super::{Teller, plain, range, say};

impl Teller<'_> {
    pub(super) fn of_component(
        &self,
        reason: &Reason,
        part: &Part,
        component: &Component,
    ) -> String {
        let locale = self.locale();
        let words_of = |hole: &Hole| not_covered(hole, part, component);
        match &reason.kind {
            Kind::NotApplicable => {
                say(locale, "ไม่ต้องประเมิน".into(), "it need not be assessed".into())
            }
            Kind::NothingAssessed => {
                say(locale, "ไม่มีตัวชี้วัดที่ประเมินได้".into(), "no indicator could be assessed".into())
            }
            Kind::Tally(tally) => self.tally(tally, component),
            Kind::Counted { indicator, passed, counted } => {
                let (th, en) = match (counted, passed) {
                    (false, _) => ("ไม่นับ", "not counted"),
                    (true, Some(true)) => ("นับว่าผ่าน", "counts as passed"),
                    (true, Some(false)) => ("นับว่าไม่ผ่าน", "counts as not passed"),
                    (true, None) => ("ยังตัดสินไม่ได้", "undecided"),
                };
                let name = self.indicator_name(*indicator);
                say(locale, format!("{name}: {th}"), format!("{name}: {en}"))
            }
            Kind::Weighted { indicator, weight, points } => {
                let name = self.indicator_name(*indicator);
                let weight = plain(weight);
                match points {
                    Some(Verdict::Decided(points)) => {
                        let points = plain(points);
                        say(
                            locale,
                            format!("{name}: {points} คะแนน น้ำหนัก {weight}"),
                            format!("{name}: {points} points, weight {weight}"),
                        )
                    }
                    Some(Verdict::NotAssessed(_)) => {
                        say(locale, format!("{name}: ไม่นับ"), format!("{name}: not counted"))
                    }
                    Some(Verdict::Undecided(_)) if !self.possible(*indicator).is_empty() => {
                        let shown = self.choice(&self.possible(*indicator));
                        say(
                            locale,
                            format!("{name}: คะแนนอาจเป็น {shown} น้ำหนัก {weight}"),
                            format!("{name}: {shown} points are possible, weight {weight}"),
                        )
                    }
                    Some(Verdict::Undecided(_)) | None => say(
                        locale,
                        format!("{name}: คะแนนยังตัดสินไม่ได้ น้ำหนัก {weight}"),
                        format!("{name}: points undecided, weight {weight}"),
                    ),
                }
            }
            Kind::Band { at, hit } => {
                let band = &component.bands[*at];
                self.band(band, &self.grade(band.gives), *hit)
            }
            Kind::SingleIndicator(indicator) => {
                let name = self.indicator_name(*indicator);
                let rating = &self.scores.indicators[*indicator].rating;
                let rating = match rating {
                    Verdict::Decided(rating) => rating_name(*rating, locale).to_owned(),
                    _ => self.open(),
                };
                say(
                    locale,
                    format!("เป็นไปตามผลของตัวชี้วัด {name} คือ {rating}"),
                    format!("it is the rating of {name}: {rating}"),
                )
            }
            Kind::TotalOf { component: at, weight, tally, open } => {
                self.total_of(part, *at, weight.as_ref(), (tally.as_ref(), *open))
            }
            Kind::WeightOut { .. } => self.weight_out(part, &reason.kind),
            Kind::CountOf { component: at, counts: (passed, open, assessed) } => {
                let name = self.component_name(part, *at);
                let unknown = unknown(*open, locale);
                say(
                    locale,
                    format!("{name}: ผ่าน {passed} จาก {assessed} ตัวชี้วัด{unknown}"),
                    format!("{name}: {passed} of {assessed} passed{unknown}"),
                )
            }
            Kind::Grade { component: at, grade } => {
                format!("{}: {}", self.component_name(part, *at), self.grade_or_open(grade))
            }
            Kind::Hole { hole, open } => {
                self.hole(hole, *open, words_of(hole), !component.children.is_empty())
            }
            Kind::ReadingsAgree => say(
                locale,
                "ทุกวิธีอ่านกติกาให้ผลตรงกัน".into(),
                "every reading of the rules agrees".into(),
            ),
            Kind::MayBeGrades { grades, uncovered } => {
                let name = |g: &usize| self.framework.grades[*g].name.get(locale).to_owned();
                let mut names: Vec<String> = grades.iter().map(name).collect();
                if *uncovered {
                    names.push(self.no_rule(None));
                }
                let names = names.join(self.or());
                say(locale, format!("อาจเป็น {names}"), format!("it may be {names}"))
            }
            _ => String::new(),
        }
    }

    /// Why the rules give a component no grade, or may give it none.
    pub(super) fn hole(
        &self,
        hole: &Hole,
        open: bool,
        words: Option<&Text>,
        made_of: bool,
    ) -> String {
        let locale = self.locale();
        match hole {
            Hole::Weights if made_of => say(
                locale,
                "น้ำหนักขององค์ประกอบย่อยที่ประเมินรวมเป็น 0 จึงหาค่าเฉลี่ยไม่ได้".into(),
                "the weights of the assessed components add up to 0, so there is no mean".into(),
            ),
            Hole::Single => say(
                locale,
                "กติกาให้ใช้ระดับของตัวชี้วัดเดียว และไม่ได้บอกว่ากรณีนี้ได้ระดับใด".into(),
                "the rules take the grade of one indicator, and do not say what this case gives"
                    .into(),
            ),
            Hole::Points => say(
                locale,
                "กติกาไม่ได้บอกคะแนนของตัวชี้วัดครบทุกกรณี จึงยังรวมไม่ได้".into(),
                "the rules do not state the points of every indicator, so nothing is added up"
                    .into(),
            ),
            Hole::Weights => say(
                locale,
                "น้ำหนักของตัวชี้วัดที่ประเมินรวมเป็น 0 จึงหาค่าเฉลี่ยไม่ได้".into(),
                "the weights of the assessed indicators add up to 0, so there is no mean".into(),
            ),
            Hole::Source(indicator) => {
                let name = self.indicator_name(*indicator);
                say(
                    locale,
                    format!("{name}: ใช้ผลภาพรวมที่กติกาอาจตัดสินไม่ได้"),
                    format!("{name} takes its result from a level that the rules may not give"),
                )
            }
            Hole::Bands(value) => {
                let value = plain(value);
                let words = self.left_open(words);
                match open {
                    true => say(
                        locale,
                        format!("ถ้าได้ {value} จะไม่มีช่วงผลใดรองรับ{words}"),
                        format!("no band holds {value}{words}"),
                    ),
                    false => say(
                        locale,
                        format!("ไม่มีช่วงผลใดรองรับค่า {value} กติกาจึงตัดสินไม่ได้{words}"),
                        format!("no band holds {value}, so the rules do not decide{words}"),
                    ),
                }
            }
        }
    }

    /// Number and name of an indicator.
    fn indicator_name(&self, at: usize) -> String {
        let indicator = &self.year.indicators[at];
        format!("{} {}", indicator.number, indicator.name.get(self.locale()))
    }

    /// A band, and whether the value falls into it.
    pub(super) fn band(&self, band: &Band, gives: &str, hit: Option<bool>) -> String {
        let interval = interval(band, self.locale());
        let (th, en) = match hit {
            Some(true) => ("อยู่ในช่วงนี้", "holds the value"),
            Some(false) => ("ไม่อยู่ในช่วงนี้", "does not"),
            None => ("อาจอยู่ในช่วงนี้", "may hold the value"),
        };
        say(
            self.locale(),
            format!("เกณฑ์ {interval} = {gives}: {th}"),
            format!("the band {interval} = {gives}: {en}"),
        )
    }

    /// What a cap takes, and the bands that are hit, in brackets.
    pub(super) fn hits(
        &self,
        bands: &[Band],
        hit: &[usize],
        capped: Option<(&(Exact, Exact), &Exact)>,
        gives: impl Fn(&Band) -> String,
    ) -> String {
        let locale = self.locale();
        let capped = capped.map(|((low, high), cap)| {
            let before = match low == high {
                true => plain(low),
                false => format!("{}–{}", plain(low), plain(high)),
            };
            let cap = plain(cap);
            say(
                locale,
                format!("รวม {before} นับไม่เกิน {cap}"),
                format!("{before}, of which no more than {cap} counts"),
            )
        });
        let bands = hit.iter().map(|at| &bands[*at]);
        let bands = bands.map(|band| format!("{} = {}", interval(band, locale), gives(band)));
        let told: Vec<String> = capped.into_iter().chain(bands).collect();
        match told.is_empty() {
            true => String::new(),
            false => format!(" ({})", told.join(", ")),
        }
    }

    /// What the document leaves open, in the words of the framework.
    pub(super) fn left_open(&self, words: Option<&Text>) -> String {
        let Some(words) = words.map(|words| words.get(self.locale())) else { return String::new() };
        say(
            self.locale(),
            format!(" (เอกสารไม่กล่าวถึง: {words})"),
            format!(" (left open by the document: {words})"),
        )
    }

    fn tally(&self, tally: &Tally, component: &Component) -> String {
        let locale = self.locale();
        let how = treated(tally.treatment, locale);
        let value = range(&tally.low, &tally.high, ends(&component.bands));
        let cap = component.cap.as_ref();
        let gives = |band: &Band| self.grade(band.gives);
        let bands =
            self.hits(&component.bands, &tally.bands, tally.uncapped.as_ref().zip(cap), gives);
        let (passed, assessed, open) = (tally.passed, tally.assessed, tally.open);
        if component.method != Method::SharePassed {
            let (th, en) = match (component.method, tally.points) {
                (Method::PointsSum, true) => ("ผลรวมคะแนน", "sum of points"),
                (Method::LowestPoints, true) => ("คะแนนต่ำสุด", "lowest points"),
                (_, true) => ("คะแนนเฉลี่ยถ่วงน้ำหนัก", "weighted mean"),
                (Method::PointsSum, false) => ("ผลรวมถ่วงน้ำหนัก ร้อยละ", "weighted sum in percent"),
                (Method::LowestPoints, false) => ("ต่ำสุด ร้อยละ", "lowest percentage"),
                (_, false) => ("เฉลี่ยถ่วงน้ำหนัก ร้อยละ", "weighted mean in percent"),
            };
            let mean = component.method == Method::WeightedPoints && tally.points;
            let unit = if mean { " points" } else { "" };
            return say(
                locale,
                format!("{how}{th} {value}{bands}"),
                format!("{how}{en} {value}{unit}{bands}"),
            );
        }
        let unknown = unknown(open, locale);
        let noun = if assessed == 1 { "indicator" } else { "indicators" };
        say(
            locale,
            format!("{how}ผ่าน {passed} จาก {assessed} ตัวชี้วัด{unknown} คิดเป็นร้อยละ {value}{bands}"),
            format!("{how}{passed} of {assessed} {noun} passed{unknown}: {value} percent{bands}"),
        )
    }
}

/// What the framework says is left open, where a component falls between bands: of bands of its own or of
/// its part.
pub(crate) fn not_covered<'a>(
    hole: &Hole,
    part: &'a Part,
    component: &'a Component,
) -> Option<&'a Text> {
    let Hole::Bands(_) = hole else { return None };
    match component.bands_of.is_some() {
        true => component.not_covered.as_ref(),
        false => component.not_covered.as_ref().or(part.not_covered.as_ref()),
    }
}

/// How what could not be measured is counted, before what it comes to.
pub(super) fn treated(treatment: Option<Treatment>, locale: Locale) -> String {
    let (th, en) = match treatment {
        None => return String::new(),
        Some(Treatment::LeaveOut) => {
            ("เมื่อตัดตัวชี้วัดที่วัดไม่ได้ออก ", "leaving out what could not be measured, ")
        }
        Some(Treatment::CountPassed) => {
            ("เมื่อนับตัวชี้วัดที่วัดไม่ได้ว่าผ่าน ", "counting what could not be measured as passed, ")
        }
        Some(Treatment::CountFailed) => {
            ("เมื่อนับตัวชี้วัดที่วัดไม่ได้ว่าไม่ผ่าน ", "counting what could not be measured as failed, ")
        }
    };
    say(locale, th.into(), en.into())
}

/// How many results are not known yet.
pub(super) fn unknown(open: usize, locale: Locale) -> String {
    match open {
        0 => String::new(),
        n => say(locale, format!(" ยังไม่ทราบ {n}"), format!(", {n} unknown")),
    }
}

/// The numbers at which one band ends and another begins.
pub(crate) fn ends(bands: &[Band]) -> impl Iterator<Item = &Exact> + Clone {
    let ends = bands.iter().flat_map(|band| band.interval.low.iter().chain(&band.interval.high));
    ends.map(|end| &end.value)
}

/// What is said where no indicator has a result yet.
pub(super) fn none_yet(locale: Locale) -> String {
    say(
        locale,
        "ยังไม่มีผลของตัวชี้วัดใด จึงแสดงเฉพาะเป้าหมาย".into(),
        "no indicator has a result yet; targets are shown".into(),
    )
}

/// The interval of a band in the language of the view: frameworks write it in Thai.
fn interval(band: &Band, locale: Locale) -> String {
    match locale {
        Locale::Th => band.text.clone(),
        Locale::En => in_english(&band.interval),
    }
}

/// An interval in English.
pub(super) fn in_english(interval: &Interval) -> String {
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

/// An interval in Thai.
pub(super) fn in_thai(interval: &Interval) -> String {
    let shown = |end: &End| -> String { plain(&end.value) };
    let is = |end: &End, value: &Exact| end.value == *value;
    match (&interval.low, &interval.high) {
        (Some(low), Some(high)) if is(low, &high.value) => format!("เท่ากับ {}", shown(low)),
        (Some(low), Some(high)) if low.closed && high.closed => {
            format!("{}–{}", shown(low), shown(high))
        }
        (Some(low), Some(high)) => {
            let from = if low.closed {
                "ไม่น้อยกว่า"
            } else {
                "มากกว่า"
            };
            let to = if high.closed { "ไม่เกิน" } else { "น้อยกว่า" };
            format!("{from} {} และ{to} {}", shown(low), shown(high))
        }
        (Some(low), None) if low.closed => format!("ไม่น้อยกว่า {}", shown(low)),
        (Some(low), None) => format!("มากกว่า {}", shown(low)),
        (None, Some(high)) if high.closed => format!("ไม่เกิน {}", shown(high)),
        (None, Some(high)) => format!("น้อยกว่า {}", shown(high)),
        (None, None) => "ค่าใดก็ได้".to_owned(),
    }
}
