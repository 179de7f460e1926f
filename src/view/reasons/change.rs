//! Sentences on what would change a result.

use crate::diagnostic::Locale;
use crate::model::Rating;
use crate::model::framework::is_percent;
use crate::model::{Assessment, Indicator};
use crate::notation::{Bound, Exact, Number, number};
use crate::scoring::reasons::{Change, Flips, Outcome, Step};
use crate::scoring::{Verdict, exact};

use super::super::Run;
use super::super::runs::bound_word;
use super::component::ends;
use super::indicator::criterion_at;
use super::{About, Teller, level, plain, say, spaced, written};
use crate::block::words_of;

impl Teller<'_> {
    /// What has to become so, and what it would give.
    pub(super) fn change(&self, change: &Change, about: About<'_>) -> String {
        let locale = self.locale();
        let when: Vec<String> = change.when.iter().map(|step| self.step(step, about)).collect();
        let gives = match (&change.when[..], about) {
            // That a level is reached when it is reached says nothing.
            ([Step::Reached(step)], About::Indicator(indicator, _)) => self.named(indicator, *step),
            _ => self.gives(&change.gives, about),
        };
        match locale {
            Locale::Th => {
                // Thai follows Thai without a space.
                let joined: Vec<String> = when.iter().map(|step| spaced(step)).collect();
                format!("ถ้า{} {gives}", joined.join(" และ"))
            }
            Locale::En => format!("if {}, {gives}", when.join(" and ")),
        }
    }

    /// What an indicator gets whose result names a level.
    fn named(&self, indicator: &Indicator, step: Option<usize>) -> String {
        match step.and_then(|step| step_points(indicator, step)) {
            Some(points) => say(
                self.locale(),
                format!("จะได้ {points} คะแนน"),
                format!("it would get {points} points"),
            ),
            // What that gives only the rules can say.
            None => match &self.part_of(indicator).below_first {
                Some(below) => {
                    let below = plain(below);
                    say(
                        self.locale(),
                        format!("จะได้ {below} คะแนน"),
                        format!("it would get {below} points"),
                    )
                }
                None => say(
                    self.locale(),
                    "กติกาไม่ได้กำหนดคะแนน".into(),
                    "the rules would not say how many points it gets".into(),
                ),
            },
        }
    }

    fn rated(&self, rating: Rating) -> String {
        let rating = self.rating(rating);
        say(self.locale(), format!("ผลจะเป็น {rating}"), format!("it would be {rating}"))
    }

    /// What is said where the nearest change was not looked for.
    pub(super) fn not_sought(&self) -> String {
        say(
            self.locale(),
            "ไม่ได้หาการเปลี่ยนแปลงที่ใกล้ที่สุด เพราะมีกรณีมากเกินกว่าจะไล่ดูได้ครบ".into(),
            "the nearest change was not looked for: there are too many cases".into(),
        )
    }

    /// What is said where decision rules look at components that change with each other.
    pub(super) fn not_alone(&self) -> String {
        say(
            self.locale(),
            "ไม่ได้หาการเปลี่ยนแปลงที่ใกล้ที่สุด เพราะวิธีสรุปดูองค์ประกอบต่างชั้นกัน".into(),
            "the nearest change was not looked for: the readings look at components of several levels"
                .into(),
        )
    }

    /// What is said where there is no nearest change, as the total is not one number.
    pub(super) fn total_open(&self) -> String {
        say(
            self.locale(),
            "ยังบอกการเปลี่ยนแปลงที่ใกล้ที่สุดไม่ได้ เพราะคะแนนรวมยังไม่เป็นค่าเดียว".into(),
            "the nearest change cannot be told yet: the total is still open".into(),
        )
    }

    fn gives(&self, outcome: &Outcome, about: About<'_>) -> String {
        let locale = self.locale();
        match outcome {
            Outcome::Rating(rating) => self.rated(*rating),
            Outcome::Step(step) => match (step, about) {
                (Some(step), About::Indicator(indicator, _)) => say(
                    locale,
                    format!("จะถึง{}", self.ladder_step(indicator, *step)),
                    format!("it would reach {}", self.ladder_step(indicator, *step)),
                ),
                _ => say(locale, "จะไม่ถึงขั้นใด".into(), "it would reach no level".into()),
            },
            Outcome::BelowStep(step) => {
                let points = match about {
                    About::Indicator(indicator, _) => step_points(indicator, *step),
                    _ => None,
                };
                let points = points.map(|points| points.to_string()).unwrap_or_default();
                say(
                    locale,
                    format!("จะได้ไม่ถึง {points} คะแนน"),
                    format!("it would get fewer than {points} points"),
                )
            }
            Outcome::Grade(Verdict::Decided(grade)) => {
                let grade = self.grade(*grade);
                say(
                    locale,
                    format!("องค์ประกอบนี้จะเป็น {grade}"),
                    format!("the component would be {grade}"),
                )
            }
            Outcome::Level(Verdict::Decided(at)) => {
                let level = match about {
                    About::Part(part) => level(part, *at, locale),
                    _ => String::new(),
                };
                say(
                    locale,
                    format!("ผลภาพรวมจะเป็น {level}"),
                    format!("the overall result would be {level}"),
                )
            }
            Outcome::Grade(_) | Outcome::Level(_) => {
                say(locale, "กติกาจะตัดสินไม่ได้".into(), "the rules would not decide".into())
            }
        }
    }

    fn step(&self, step: &Step, about: About<'_>) -> String {
        let locale = self.locale();
        match step {
            Step::Result { criterion, bound, value, by, unit, scale, places } => {
                let name = criterion.and_then(|at| criterion_name(at, about));
                let subject = match &name {
                    Some(name) => say(locale, format!("“{name}” "), format!("“{name}” were ")),
                    None => say(locale, "ผล".into(), "the result were ".into()),
                };
                let value = value / unit.factor();
                let number = written(&value, *scale);
                let shown = Run::quantity(bound_word(*bound, locale), number, Some(unit), &None);
                let by = by.as_ref().filter(|_| !unit.is_level());
                let by = by.map(|by| self.by(*bound, by, &|by| self.amount(by, unit, *places)));
                format!("{subject}{}{}", words_of(&[shown]), by.unwrap_or_default())
            }
            Step::Reached(Some(step)) => match about {
                About::Indicator(indicator, _) => {
                    let step = self.ladder_step(indicator, *step);
                    say(locale, format!("ถึง{step}"), format!("it reached {step}"))
                }
                _ => String::new(),
            },
            Step::Reached(None) => say(locale, "ไม่ถึงขั้นใด".into(), "it reached no level".into()),
            Step::InTime { criterion, passed } => {
                let name = criterion_name(*criterion, about);
                let day = match about {
                    About::Indicator(indicator, _) => criterion_at(indicator, *criterion)
                        .map(|criterion| words_of(&self.words.requirement(&criterion.target))),
                    _ => None,
                };
                let day = day.unwrap_or_default();
                let th = name.as_ref().map(|name| format!("“{name}” ")).unwrap_or_default();
                let en = name.map_or_else(|| "it".to_owned(), |name| format!("“{name}”"));
                match passed {
                    true => say(
                        locale,
                        format!("{th}ทำ{day}"),
                        format!("{en} were done in time ({day})"),
                    ),
                    false => say(
                        locale,
                        format!("{th}ไม่ได้ทำ{day}"),
                        format!("{en} were not done in time ({day})"),
                    ),
                }
            }
            Step::Judged { criterion, passed } => {
                let name = criterion_name(*criterion, about);
                let th = name.as_ref().map(|name| format!(" “{name}” ")).unwrap_or_default();
                let en = name.map_or_else(|| "it".to_owned(), |name| format!("“{name}”"));
                let (verdict_th, verdict_en) = if *passed {
                    ("ผ่าน", "passed")
                } else {
                    ("ไม่ผ่าน", "not passed")
                };
                say(
                    locale,
                    format!("ผู้ประเมินพิจารณา{th}ว่า{verdict_th}"),
                    format!("an evaluator judged {en} as {verdict_en}"),
                )
            }
            Step::Level { part, level } => {
                let name = self.framework.parts[*part].name.get(locale);
                let level = self.level_of(*part, *level);
                say(
                    locale,
                    format!("ผลภาพรวมของ{name}เป็น {level}"),
                    format!("the overall result of {name} were {level}"),
                )
            }
            Step::Rating { indicator, rating } => {
                let number = &self.year.indicators[*indicator].number;
                let rating = self.rating(*rating);
                say(
                    locale,
                    format!("ตัวชี้วัด {number} เป็น {rating}"),
                    format!("indicator {number} were {rating}"),
                )
            }
            Step::Count(flips) => {
                let bands = match about {
                    About::Component(_, component) => &component.bands[..],
                    _ => &[],
                };
                let (moved, counts) = self.flips(flips, ends(bands));
                format!("{moved} ({counts})")
            }
            Step::Total { bound, value, by } => {
                let by = by.as_ref().map(|by| self.by(*bound, by, &plain)).unwrap_or_default();
                let (bound, value) = (bound_word(*bound, locale), plain(value));
                let (th, en) = match self.is_percent(about) {
                    true => ("ร้อยละ", "the percentage"),
                    false => ("คะแนน", "the score"),
                };
                say(
                    locale,
                    format!("{th}{bound} {value}{by}"),
                    format!("{en} were {bound} {value}{by}"),
                )
            }
            Step::Grade { component, grade, flips } => {
                let (name, bands) = match about {
                    About::Part(part) | About::Component(part, _) => {
                        let name = self.component_name(part, *component);
                        (name, &part.components[*component].bands[..])
                    }
                    About::Indicator(..) => (String::new(), &[][..]),
                };
                let grade = self.grade(*grade);
                let how = flips.as_ref().map(|flips| {
                    let (moved, counts) = self.flips(flips, ends(bands));
                    say(locale, format!(" ({moved} {counts})"), format!(" ({moved}, {counts})"))
                });
                let how = how.unwrap_or_default();
                say(locale, format!("{name} เป็น {grade}{how}"), format!("{name} were {grade}{how}"))
            }
        }
    }

    /// Whether what reasons are about is a component that comes to percent, and not to points.
    fn is_percent(&self, about: About<'_>) -> bool {
        let About::Component(part, component) = about else { return false };
        let at = part.components.iter().position(|known| known.slug == component.slug);
        at.is_some_and(|at| is_percent(&part.components, at))
    }

    /// So many more that pass or fail, and the count this leads to.
    fn flips<'e>(
        &self,
        flips: &Flips,
        ends: impl Iterator<Item = &'e Exact> + Clone,
    ) -> (String, String) {
        let locale = self.locale();
        let counts: Vec<String> = flips
            .counts
            .iter()
            .map(|(passed, _, assessed)| {
                say(locale, format!("{passed} จาก {assessed}"), format!("{passed} of {assessed}"))
            })
            .collect();
        let counts = counts.join(self.or());
        let counts = match flips.counts.as_slice() {
            [(passed, 0, assessed)] if *assessed > 0 => {
                let share = exact(100) * exact(*passed) / exact(*assessed);
                let share = number::show_beside(&share, 2, ends.clone());
                say(
                    locale,
                    format!("ผ่าน {counts} คิดเป็นร้อยละ {share}"),
                    format!("{counts}: {share} percent"),
                )
            }
            _ => say(locale, format!("ผ่าน {counts}"), counts),
        };
        let (by, noun) = (flips.by, if flips.by == 1 { "indicator" } else { "indicators" });
        let moved = match flips.pass {
            true => say(locale, format!("ผ่านเพิ่มอีก {by} ตัวชี้วัด"), format!("{by} more {noun} passed")),
            false => {
                say(locale, format!("ไม่ผ่านเพิ่มอีก {by} ตัวชี้วัด"), format!("{by} more {noun} failed"))
            }
        };
        (moved, counts)
    }

    /// By how much a value rises or falls, in brackets; nothing where it stands at the number already.
    fn by(&self, bound: Bound, by: &Exact, amount: &dyn Fn(&Exact) -> String) -> String {
        let zero = Exact::default();
        if *by == zero {
            return String::new();
        }
        let shown = amount(&by.abs());
        let (th, en) = match (*by > zero, bound) {
            (true, Bound::MoreThan | Bound::LessThan) => ("เพิ่มขึ้นเกิน", "a rise of more than"),
            (true, Bound::AtLeast | Bound::AtMost) => ("เพิ่มขึ้นอย่างน้อย", "a rise of at least"),
            (true, _) => ("เพิ่มขึ้น", "a rise of"),
            (false, Bound::MoreThan | Bound::LessThan) => ("ลดลงเกิน", "a fall of more than"),
            (false, Bound::AtLeast | Bound::AtMost) => ("ลดลงอย่างน้อย", "a fall of at least"),
            (false, _) => ("ลดลง", "a fall of"),
        };
        say(self.locale(), format!(" ({th} {shown})"), format!(" ({en} {shown})"))
    }
}

/// The points of a step.
fn step_points(indicator: &Indicator, step: usize) -> Option<Number> {
    match &indicator.assessment {
        Assessment::Levels { levels, .. } => levels.get(step).map(|(points, _)| *points),
        Assessment::Milestones { steps, .. } => steps.get(step).map(|step| step.points),
        _ => None,
    }
}

/// The name of a criterion, where it has one.
fn criterion_name(at: usize, about: About<'_>) -> Option<String> {
    let About::Indicator(indicator, _) = about else { return None };
    criterion_at(indicator, at)?.name.clone()
}
