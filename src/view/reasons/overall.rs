//! Sentences on the overall result of a part, and on its sub-level.

use crate::model::framework::{Band, Component, Condition, Part};
use crate::notation::Exact;
use crate::records::Text;
use crate::records::framework::{Share, Total};
use crate::scoring::reasons::{Kind, Reason};
use crate::scoring::{Tally, Uncovered, Verdict};

use super::component::{ends, in_english, in_thai, none_yet, not_covered, treated};
use super::{Teller, level, plain, range, say};

/// Values of a share that are told one by one.
const FEW_VALUES: usize = 3;

impl Teller<'_> {
    pub(super) fn of_part(&self, reason: &Reason, part: &Part) -> String {
        let locale = self.locale();
        match &reason.kind {
            Kind::NoneYet => none_yet(locale),
            Kind::Total { treatment, value, uncapped, bands } => {
                let how = treated(*treatment, locale);
                let shown = match value {
                    Some((low, high)) => range(low, high, ends(&part.overall.bands)),
                    None => self.open(),
                };
                let (th, en) = match part.overall.total {
                    Total::Mean => {
                        ("คะแนนรวมถ่วงน้ำหนักขององค์ประกอบ", "weighted total of the components")
                    }
                    Total::Sum => {
                        ("ผลรวมคะแนนถ่วงน้ำหนักขององค์ประกอบ", "weighted sum of the components")
                    }
                };
                let capped = uncapped.as_ref().zip(part.overall.cap.as_ref());
                let gives = |band: &Band| level(part, band.gives, locale);
                let bands = self.hits(&part.overall.bands, bands, capped, gives);
                say(
                    locale,
                    format!("{how}{th} {shown}{bands}"),
                    format!("{how}{en}: {shown}{bands}"),
                )
            }
            Kind::TotalOf { component, weight, tally, open } => {
                self.total_of(part, *component, weight.as_ref(), (tally.as_ref(), *open))
            }
            Kind::WeightOut { .. } => self.weight_out(part, &reason.kind),
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
                let name = self.component_name(part, *component);
                format!("{name}: {}", self.grade_or_open(grade))
            }
            Kind::MayBeLevels { levels, uncovered } => {
                let name = |l: &usize| part.overall.levels[*l].name.get(locale).to_owned();
                let mut names: Vec<String> = levels.iter().map(name).collect();
                if *uncovered {
                    names.push(self.no_rule(None));
                }
                let names = names.join(self.or());
                // Where results are missing the rules are not to blame.
                let (th, en) = match self.waits(part) {
                    true => ("ผลยังไม่ครบ จึงยังตัดสินไม่ได้", "not all results are there yet"),
                    false => ("กติกายังตัดสินไม่ได้", "the rules do not decide"),
                };
                say(locale, format!("{th} อาจเป็น {names}"), format!("{en}: {names}"))
            }
            Kind::Uncovered(case) => self.uncovered(case, part),
            Kind::Sublevel(verdict) => self.sublevel_of(part, verdict),
            Kind::Measure { at, share, low, high, values, unknown } => {
                let name = part
                    .overall
                    .sublevels
                    .as_ref()
                    .map_or("", |rules| rules.measures[*at].name.as_str());
                let value = match values.len() {
                    // Each reading by itself, where there are few.
                    2..=FEW_VALUES => {
                        let shown = |value| range(value, value, measured(part, *at));
                        values.iter().map(shown).collect::<Vec<_>>().join(self.or())
                    }
                    _ => range(low, high, measured(part, *at)),
                };
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

    /// What a component adds to a total, or to the one that it stands in: its number, of which so many results
    /// are not known, and its weight.
    pub(super) fn total_of(
        &self,
        part: &Part,
        at: usize,
        weight: Option<&Exact>,
        (tally, open): (Option<&Tally>, usize),
    ) -> String {
        let locale = self.locale();
        let name = self.component_name(part, at);
        let weight = weight.map(plain).map_or_else(String::new, |weight| {
            say(locale, format!(" น้ำหนัก {weight}"), format!(", weight {weight}"))
        });
        let value = match tally {
            Some(tally) => {
                let value = range(&tally.low, &tally.high, ends(&part.components[at].bands));
                match open {
                    0 => value,
                    open => say(
                        locale,
                        format!("{value} (ยังไม่ทราบผล {open} ตัวชี้วัด)"),
                        format!("{value} ({open} unknown)"),
                    ),
                }
            }
            None => self.open(),
        };
        let percent = tally.is_some_and(|tally| !tally.points);
        let (th, en) = if percent { ("ร้อยละ ", " percent") } else { ("", "") };
        say(locale, format!("{name}: {th}{value}{weight}"), format!("{name}: {value}{en}{weight}"))
    }

    /// What became of the weight of a component that is not assessed.
    pub(super) fn weight_out(&self, part: &Part, kind: &Kind) -> String {
        let Kind::WeightOut { component, treatment, weight, rest } = kind else {
            return String::new();
        };
        let (locale, how) = (self.locale(), treated(*treatment, self.locale()));
        let (name, weight) = (self.component_name(part, *component), plain(weight));
        let (th, en) = match rest.as_ref().map(plain) {
            Some(rest) => (
                format!("ค่าเฉลี่ยจึงคิดจากน้ำหนัก {rest} ที่เหลือ"),
                format!("the mean is of the remaining weight {rest}"),
            ),
            None => ("ผลรวมจึงไม่มีคะแนนส่วนนี้".into(), "the sum goes without it".into()),
        };
        say(
            locale,
            format!("{how}{name} น้ำหนัก {weight} ไม่ได้ประเมิน {th}"),
            format!("{how}{name}, weight {weight}, is not assessed: {en}"),
        )
    }

    /// The name of a component, with what tells it from another one of the same name: its number, or else the
    /// component that it stands in.
    pub(super) fn component_name(&self, part: &Part, at: usize) -> String {
        let locale = self.locale();
        let component = &part.components[at];
        let name = component.name.get(locale);
        let same = |other: &&Component| other.name.get(locale) == name;
        let mut others = part.components.iter().filter(same).filter(|c| c.slug != component.slug);
        let Some(first) = others.next() else { return name.to_owned() };
        let mut numbers = std::iter::once(first).chain(others).map(|other| &other.number);
        match (&component.number, component.parent) {
            (Some(number), _) if numbers.all(|other| other.as_ref() != Some(number)) => {
                format!("{number} {name}")
            }
            (_, Some(around)) => format!("{} › {name}", part.components[around].name.get(locale)),
            (Some(number), None) => format!("{number} {name}"),
            (None, None) => name.to_owned(),
        }
    }

    /// Whether a result of a part is missing.
    fn waits(&self, part: &Part) -> bool {
        let parts = &self.framework.parts;
        let indicators = self.year.indicators.iter().zip(&self.scores.indicators);
        let mut own = indicators.filter(|(i, _)| parts[i.part].slug == part.slug);
        own.any(|(_, score)| score.no_result && matches!(score.rating, Verdict::Undecided(_)))
    }

    /// What may come to be beside the levels that the rules give.
    pub(super) fn no_rule(&self, words: Option<&Text>) -> String {
        let words = self.left_open(words);
        say(
            self.locale(),
            format!("กรณีที่กติกาไม่ได้กำหนด{words}"),
            format!("a case the rules do not cover{words}"),
        )
    }

    /// A case that the rules do not cover.
    fn uncovered(&self, case: &Uncovered, part: &Part) -> String {
        let locale = self.locale();
        let score = self.scores.parts.iter().zip(&self.framework.parts);
        let own = score.filter(|(_, own)| own.slug == part.slug).map(|(score, _)| score).next();
        let words = self.left_open(part.overall.not_covered.as_ref());
        match case {
            Uncovered::Component(at, hole) => {
                let name = self.component_name(part, *at);
                let tallies = own.map_or(&[][..], |own| &own.components[*at].tallies);
                let open = tallies.iter().any(|tally| tally.low != tally.high);
                let words = not_covered(hole, part, &part.components[*at]);
                let made_of = !part.components[*at].children.is_empty();
                let hole = self.hole(hole, open, words, made_of);
                say(
                    locale,
                    format!("กรณีที่กติกาไม่ได้กำหนด: {name} {hole}"),
                    format!("a case the rules do not cover: {name}: {hole}"),
                )
            }
            Uncovered::Rules { grades, .. } => {
                let each = grades.iter().map(|(component, grade)| {
                    let name = self.component_name(part, *component);
                    let grade = self.grade(*grade);
                    say(locale, format!("{name} เป็น {grade}"), format!("{name} is {grade}"))
                });
                let each = each.collect::<Vec<_>>().join(", ");
                say(
                    locale,
                    format!("กรณีที่กติกาไม่ได้กำหนด: {each} ไม่เข้ากติกาข้อใด{words}"),
                    format!("a case the rules do not cover: {each}; no rule applies{words}"),
                )
            }
            Uncovered::Total(value) => {
                let open =
                    own.and_then(|own| own.total.as_ref()).is_some_and(|(low, high)| low != high);
                let value = plain(value);
                match open {
                    true => say(
                        locale,
                        format!(
                            "กรณีที่กติกาไม่ได้กำหนด: ถ้าคะแนนรวมเป็น {value} จะไม่มีช่วงผลใดรองรับ{words}"
                        ),
                        format!(
                            "a case the rules do not cover: no band holds a total of {value}{words}"
                        ),
                    ),
                    false => say(
                        locale,
                        format!("ไม่มีช่วงผลใดรองรับคะแนนรวม {value} กติกาจึงตัดสินไม่ได้{words}"),
                        format!(
                            "no band holds the total {value}, so the rules do not decide{words}"
                        ),
                    ),
                }
            }
            Uncovered::Weights => say(
                locale,
                "น้ำหนักขององค์ประกอบที่ประเมินรวมเป็น 0 จึงหาคะแนนรวมไม่ได้".into(),
                "the weights of the assessed components add up to 0, so there is no total".into(),
            ),
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
        let words = rules.not_covered.as_ref();
        let name = |rule: &Option<usize>| match rule {
            Some(rule) => rules.rules[*rule].name.get(locale).to_owned(),
            None => self.no_rule(words),
        };
        let of = part.overall.levels[rules.of].name.get(locale);
        match verdict {
            Verdict::Decided(rule @ Some(_)) => format!("{of}: {}", name(rule)),
            Verdict::Decided(None) => say(
                locale,
                format!("{of}: กติกาไม่ได้กำหนดระดับย่อยของกรณีนี้{}", self.left_open(words)),
                format!("{of}: the rules give no sub-level for this case{}", self.left_open(words)),
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

/// What the framework says is left open, where no sub-level may be given.
pub(crate) fn sublevel_not_covered<'a>(
    part: &'a Part,
    verdict: &Verdict<Option<usize>>,
) -> Option<&'a Text> {
    let none = match verdict {
        Verdict::Decided(rule) => rule.is_none(),
        Verdict::Undecided(rules) => rules.contains(&None),
        Verdict::NotAssessed(_) => false,
    };
    part.overall.sublevels.as_ref().filter(|_| none)?.not_covered.as_ref()
}

/// The numbers that the rules of sub-levels compare a share with.
pub(crate) fn measured(part: &Part, measure: usize) -> impl Iterator<Item = &Exact> + Clone {
    let rules = part.overall.sublevels.iter().flat_map(|sublevels| &sublevels.rules);
    let asked = rules.flat_map(|rule| &rule.when).filter(move |(at, _)| *at == measure);
    asked.flat_map(|(_, asked)| asked.low.iter().chain(&asked.high)).map(|end| &end.value)
}
