//! Sentences on the overall result of a part, and on its sub-level.

use crate::model::framework::{Condition, Part};
use crate::records::framework::Share;
use crate::scoring::Verdict;
use crate::scoring::reasons::{Kind, Reason};

use super::component::{in_english, in_thai, none_yet};
use super::{Teller, level, plain, range, say};

impl Teller<'_> {
    pub(super) fn of_part(&self, reason: &Reason, part: &Part) -> String {
        let locale = self.locale();
        match &reason.kind {
            Kind::NoneYet => none_yet(locale),
            Kind::Total(low, high) => {
                let shown = range(low, high);
                say(
                    locale,
                    format!("คะแนนรวมถ่วงน้ำหนักขององค์ประกอบ {shown}"),
                    format!("weighted total of the components: {shown}"),
                )
            }
            Kind::TotalOf { component, weight, value } => {
                let name = part.components[*component].name.get(locale);
                let weight = plain(weight);
                let value = match value {
                    Some((low, high)) => range(low, high),
                    None => self.open(),
                };
                say(
                    locale,
                    format!("{name}: {value} น้ำหนัก {weight}"),
                    format!("{name}: {value}, weight {weight}"),
                )
            }
            Kind::TotalBand { at, hit } => {
                let band = &part.overall.bands[*at];
                self.band(band, &level(part, band.gives, locale), *hit)
            }
            Kind::Rule { reading, rule, level } => {
                let reading = &part.overall.readings[*reading];
                let name = reading
                    .name
                    .as_ref()
                    .map(|n| format!("{}: ", n.get(locale)))
                    .unwrap_or_default();
                let level = part.overall.levels[*level].name.get(locale);
                let rule = self.condition(reading.rules[*rule].when);
                format!("{name}{rule} → {level}")
            }
            Kind::Grade { component, grade } => {
                let name = part.components[*component].name.get(locale);
                format!("{name}: {}", self.grade_or_open(grade))
            }
            Kind::MayBeLevels(possible) => {
                let names: Vec<&str> =
                    possible.iter().map(|l| part.overall.levels[*l].name.get(locale)).collect();
                let names = names.join(self.or());
                say(
                    locale,
                    format!("กติกายังตัดสินไม่ได้ อาจเป็น {names}"),
                    format!("the rules do not decide: {names}"),
                )
            }
            Kind::Sublevel(verdict) => self.sublevel_of(part, verdict),
            Kind::Measure { at, share, low, high, unknown } => {
                let name = part
                    .overall
                    .sublevels
                    .as_ref()
                    .map_or("", |rules| rules.measures[*at].name.as_str());
                let value = range(low, high);
                let (th, en) = match share {
                    Share::Passed => ("ตัวชี้วัดที่ผ่าน", "of the indicators passed"),
                    Share::Outcome => ("ตัวชี้วัดผลลัพธ์", "of the indicators measure outcomes"),
                };
                let unknown = match unknown {
                    0 => String::new(),
                    n => say(
                        locale,
                        format!(" (ยังไม่ระบุประเภท {n} ตัวชี้วัด)"),
                        format!(" ({n} of no known kind)"),
                    ),
                };
                say(
                    locale,
                    format!("{name}: {th}ร้อยละ {value}{unknown}"),
                    format!("{name}: {value} percent {en}{unknown}"),
                )
            }
            Kind::SublevelRule { at, applies } => {
                let Some(rules) = &part.overall.sublevels else { return String::new() };
                let rule = &rules.rules[*at];
                let when: Vec<String> = rule
                    .when
                    .iter()
                    .map(|(measure, interval)| {
                        let name = &rules.measures[*measure].name;
                        let words = say(locale, in_thai(interval), in_english(interval));
                        format!("{name} {words}")
                    })
                    .collect();
                let when = when.join(say(locale, " และ ".into(), " and ".into()).as_str());
                let name = rule.name.get(locale);
                let (th, en) = match applies {
                    Some(true) => ("เข้าเกณฑ์", "applies"),
                    Some(false) => ("ไม่เข้าเกณฑ์", "does not apply"),
                    None => ("ยังบอกไม่ได้", "cannot be said"),
                };
                say(locale, format!("{name} ({when}): {th}"), format!("{name} ({when}): {en}"))
            }
            _ => String::new(),
        }
    }

    fn condition(&self, condition: Condition) -> String {
        let locale = self.locale();
        let grade = |at: usize| self.framework.grades[at].name.get(locale);
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

    fn sublevel_of(&self, part: &Part, verdict: &Verdict<Option<usize>>) -> String {
        let locale = self.locale();
        let Some(rules) = &part.overall.sublevels else { return String::new() };
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
                let names = names.join(self.or());
                say(
                    locale,
                    format!("{of}: ตัดสินระดับย่อยไม่ได้ อาจเป็น {names}"),
                    format!("{of}: the sub-level is undecided: {names}"),
                )
            }
            Verdict::NotAssessed(_) => String::new(),
        }
    }
}
