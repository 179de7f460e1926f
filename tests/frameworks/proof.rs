//! What has to hold for every framework: scores agree with a second evaluator that is slow, obvious and
//! shares nothing with the first; a better result never scores worse; order changes nothing; what is not
//! applicable is not there.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::common::mutate::Chance;
use crate::common::{Outcome, Project};
use raingan::notation::{Exact, FiscalYear};
use raingan::records::framework as records;
use raingan::scoring::reasons::{Kind as Fact, Reason, reasons};
use raingan::scoring::{ComponentScore, PartScore, Verdict};

const CASES: u64 = 10_000;

type Rat = BigRational;

fn rat(value: i64) -> Rat {
    Rat::from_integer(BigInt::from(value))
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Treat {
    Leave,
    Pass,
    Fail,
}

impl Treat {
    fn word(self) -> &'static str {
        match self {
            Treat::Leave => "ตัดออก",
            Treat::Pass => "นับว่าผ่าน",
            Treat::Fail => "นับว่าไม่ผ่าน",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Method {
    Share,
    Mean,
    Sum,
    Lowest,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Heading {
    All,
    Any,
    Majority,
}

#[derive(Debug, Clone)]
struct Component {
    /// The component that it stands in, which comes before it.
    within: Option<usize>,
    /// Whether it is made of others, and not of indicators.
    made_of: bool,
    method: Method,
    top: bool,
    headings: Vec<Heading>,
    weight: Option<i64>,
    cap: Option<i64>,
}

#[derive(Debug, Clone)]
enum Kind {
    Heading,
    Simple {
        target: i64,
        at_most: bool,
    },
    /// Points and threshold of each level.
    Ladder {
        lower: bool,
        steps: Vec<(i64, i64)>,
    },
    /// Points of each level, and which values have to reach what.
    Miles {
        steps: Vec<(i64, Vec<(usize, i64)>)>,
    },
}

#[derive(Debug, Clone, PartialEq)]
enum Res {
    /// Values in tenths.
    Values(Vec<i64>),
    NotMeasurable,
    NotApplicable,
    NotDue,
    Missing,
}

#[derive(Debug, Clone)]
struct Ind {
    component: usize,
    parent: Option<usize>,
    weight: Option<i64>,
    kind: Kind,
    res: Res,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Overall {
    Rules,
    Mean,
    Sum,
}

/// A band: lower end (closed), upper end (open), grade.
type Band = (Option<i64>, Option<i64>, usize);

#[derive(Debug, Clone)]
struct Spec {
    components: Vec<Component>,
    inds: Vec<Ind>,
    unmeasurable: Vec<Treat>,
    not_due: Option<Treat>,
    below: Option<i64>,
    full: Option<i64>,
    interpolated: bool,
    cumulative: bool,
    overall: Overall,
    cap: Option<i64>,
    bands: Vec<Band>,
}

// Chance makes a framework.

fn maybe<T>(chance: &mut Chance, often: usize, make: impl FnOnce(&mut Chance) -> T) -> Option<T> {
    (chance.below(100) < often).then(|| make(chance))
}

fn number(chance: &mut Chance, least: i64, most: i64) -> i64 {
    least + chance.below((most - least + 1) as usize) as i64
}

fn treat(chance: &mut Chance) -> Treat {
    [Treat::Leave, Treat::Pass, Treat::Fail][chance.below(3)]
}

fn spec(seed: u64) -> Spec {
    let chance = &mut Chance::new(seed);
    let overall = [Overall::Rules, Overall::Rules, Overall::Mean, Overall::Sum][chance.below(4)];
    // A total adds percent or points, never both, and nothing that is open.
    let share = chance.below(2) == 0;
    let mut components: Vec<Component> = Vec::new();
    for _ in 0..1 + chance.below(3) {
        let percent = (overall != Overall::Rules).then_some(share);
        component(chance, None, 0, percent, &mut components);
    }
    let not_due = maybe(chance, 50, treat);
    let mut inds: Vec<Ind> = Vec::new();
    for (component, rules) in components.iter().enumerate().filter(|(_, rules)| !rules.made_of) {
        let mut headings: Vec<usize> = Vec::new();
        for _ in 0..1 + chance.below(5) {
            let parent = match headings.is_empty() || chance.below(2) == 0 {
                true => None,
                false => Some(headings[chance.below(headings.len())]),
            };
            let heading = chance.below(4) == 0;
            let kind = if heading { Kind::Heading } else { kind(chance) };
            let open = overall == Overall::Rules && rules.method == Method::Share;
            let res = result(chance, &kind, open, not_due.is_some());
            if heading {
                headings.push(inds.len());
            }
            let weight = maybe(chance, 60, |c| number(c, 1, 9));
            inds.push(Ind { component, parent, weight, kind, res });
        }
    }
    let low = number(chance, 10, 50);
    let high = low + number(chance, 1, 40);
    let hole = if chance.below(4) == 0 { 1.min(high - low - 1) } else { 0 };
    Spec {
        components,
        inds,
        unmeasurable: (0..chance.below(3)).map(|_| treat(chance)).collect(),
        not_due,
        below: maybe(chance, 85, |c| number(c, 0, 5)),
        full: maybe(chance, 85, |c| number(c, 50, 100)),
        interpolated: chance.below(2) == 0,
        cumulative: chance.below(2) == 0,
        overall,
        cap: maybe(chance, 20, |c| number(c, 30, 90)),
        bands: vec![(Some(high), None, 0), (Some(low), Some(high - hole), 1), (None, Some(low), 2)],
    }
}

/// A component, now and then one that is made of others. What is added up is all percent or all points.
fn component(
    chance: &mut Chance,
    within: Option<usize>,
    depth: usize,
    percent: Option<bool>,
    components: &mut Vec<Component>,
) {
    let percent = percent.unwrap_or_else(|| chance.below(2) == 0);
    let made_of = depth < 3 && chance.below(4) == 0;
    let adds = [Method::Mean, Method::Mean, Method::Sum, Method::Lowest][chance.below(4)];
    let method = match (made_of, percent) {
        (false, true) => Method::Share,
        (true, true) if chance.below(2) == 0 => Method::Share,
        _ => adds,
    };
    let top = !made_of && method != Method::Lowest && chance.below(2) == 0;
    let rules = [Heading::All, Heading::Any, Heading::Majority];
    let headings = match method == Method::Share && top {
        true => rules.into_iter().filter(|_| chance.below(2) == 0).collect(),
        false => Vec::new(),
    };
    let weight = match within.is_some() && chance.below(6) == 0 {
        true => Some(0),
        false => maybe(chance, 60, |c| number(c, 1, 60)),
    };
    let cap = match method {
        Method::Share => None,
        _ => maybe(chance, 20, |c| number(c, 20, 120)),
    };
    let at = components.len();
    components.push(Component { within, made_of, method, top, headings, weight, cap });
    if made_of {
        // A share counts indicators, whatever they count for where they stand.
        let inner = if method == Method::Share { None } else { Some(percent) };
        for _ in 0..1 + chance.below(3) {
            component(chance, Some(at), depth + 1, inner, components);
        }
    }
}

fn kind(chance: &mut Chance) -> Kind {
    // Points and thresholds that rise.
    let rising = |chance: &mut Chance, from: i64| {
        let mut at = from;
        let steps = 1 + chance.below(4);
        (0..steps)
            .map(|_| {
                at += number(chance, 1, 25);
                at
            })
            .collect::<Vec<i64>>()
    };
    match chance.below(3) {
        0 => Kind::Simple { target: number(chance, 10, 90), at_most: chance.below(3) == 0 },
        1 => {
            let lower = chance.below(3) == 0;
            let points = rising(chance, 5);
            let mut at = if lower { 120 } else { 0 };
            let steps = points.into_iter().map(|points| {
                at += number(chance, 1, 25) * if lower { -1 } else { 1 };
                (points, at)
            });
            Kind::Ladder { lower, steps: steps.collect() }
        }
        _ => {
            let points = rising(chance, 5);
            // Now and then every level asks for the same values, each for more.
            let lines = chance.below(3) == 0;
            let (count, mut ends) = (1 + chance.below(3), [0; 3]);
            let steps = points.into_iter().map(|points| {
                if lines {
                    ends.iter_mut().for_each(|end| *end += number(chance, 0, 30));
                    return (points, (0..count).map(|name| (name, ends[name])).collect());
                }
                let asked: Vec<(usize, i64)> = (0..3)
                    .filter_map(|name| maybe(chance, 50, |c| (name, number(c, 10, 90))))
                    .collect();
                let asked =
                    if asked.is_empty() { vec![(0, number(chance, 10, 90))] } else { asked };
                (points, asked)
            });
            Kind::Miles { steps: steps.collect() }
        }
    }
}

fn result(chance: &mut Chance, kind: &Kind, open: bool, due: bool) -> Res {
    let values = match kind {
        Kind::Heading => return Res::Missing,
        Kind::Simple { .. } | Kind::Ladder { .. } => 1,
        Kind::Miles { .. } => 3,
    };
    match chance.below(20) {
        0 | 1 => Res::NotMeasurable,
        2 => Res::NotApplicable,
        3 if open || due => Res::NotDue,
        4 if open => Res::Missing,
        // Now and then a value right at an end.
        n if n < 12 => Res::Values((0..values).map(|_| 10 * number(chance, 0, 120)).collect()),
        _ => Res::Values((0..values).map(|_| number(chance, 0, 1200)).collect()),
    }
}

// The framework as somebody would write it.

fn written(spec: &Spec) -> String {
    let mut text = "ปีงบประมาณ: 2562\nชื่อ: กรอบสุ่ม\nระดับผล:\n".to_owned();
    let marks = |indent: &str| {
        (0..3)
            .map(|at| format!("{indent}- {{รหัส: g{at}, ชื่อ: ระดับ {at}, สัญลักษณ์: \"{at}\"}}\n"))
            .collect::<String>()
    };
    let bands = |indent: &str| {
        let band = |(low, high, grade): &Band| {
            let ends = match (low, high) {
                (Some(low), Some(high)) => format!("เกณฑ์: ไม่น้อยกว่า {low}, และ: น้อยกว่า {high}"),
                (Some(low), None) => format!("เกณฑ์: ไม่น้อยกว่า {low}"),
                (None, Some(high)) => format!("เกณฑ์: น้อยกว่า {high}"),
                (None, None) => unreachable!("every band has an end"),
            };
            format!("{indent}- {{{ends}, ให้ระดับ: g{grade}}}\n")
        };
        spec.bands.iter().map(band).collect::<String>()
    };
    text += &marks("  ");
    text += "ส่วน:\n  - รหัส: main\n    ชื่อ: ส่วนหลัก\n";
    for (key, value) in [("ไม่ถึงขั้นแรกได้", spec.below), ("คะแนนเต็ม", spec.full)]
    {
        if let Some(value) = value {
            let _ = writeln!(text, "    {key}: {value}");
        }
    }
    if spec.interpolated {
        text += "    ระหว่างขั้น: ตามสัดส่วน\n";
    }
    if spec.cumulative {
        text += "    ขั้นสะสม: ใช่\n";
    }
    if let Some(treat) = spec.not_due {
        let _ = writeln!(text, "    เมื่อยังไม่ถึงรอบ: {}", treat.word());
    }
    if !spec.unmeasurable.is_empty() {
        let words: Vec<&str> = spec.unmeasurable.iter().map(|treat| treat.word()).collect();
        let _ = writeln!(text, "    เมื่อวัดไม่ได้: [{}]", words.join(", "));
    }
    text += "    องค์ประกอบ:\n";
    for at in inner(spec, None) {
        let _ = writeln!(text, "      - {}", component_written(spec, at));
    }
    text += "    ช่วงผล:\n";
    text += &bands("      ");
    text += "    สรุปภาพรวม:\n      ระดับ:\n";
    text += &marks("        ");
    match spec.overall {
        Overall::Rules => {
            text += "      วิธีสรุป:\n        - กติกา:\n            - {มีองค์ประกอบได้: g2, ให้ระดับ: g2}\n            - {ทุกองค์ประกอบได้: g0, ให้ระดับ: g0}\n            - {ให้ระดับ: g1}\n";
        }
        total => {
            if total == Overall::Sum {
                text += "      วิธีรวม: ผลรวมถ่วงน้ำหนัก\n";
            }
            if let Some(cap) = spec.cap {
                let _ = writeln!(text, "      คะแนนไม่เกิน: {cap}");
            }
            text += "      ช่วงผล:\n";
            text += &bands("        ");
        }
    }
    text
}

/// The components that stand in one, or in none.
fn inner(spec: &Spec, within: Option<usize>) -> impl Iterator<Item = usize> + '_ {
    (0..spec.components.len()).filter(move |at| spec.components[*at].within == within)
}

fn component_written(spec: &Spec, at: usize) -> String {
    let component = &spec.components[at];
    let method = match component.method {
        Method::Share => "ร้อยละที่ผ่าน",
        Method::Mean => "คะแนนถ่วงน้ำหนัก",
        Method::Sum => "ผลรวมคะแนน",
        Method::Lowest => "คะแนนต่ำสุด",
    };
    let mut text = format!("{{รหัส: c{at}, ชื่อ: องค์ประกอบ {at}, วิธีประเมิน: {method}");
    if component.top {
        text += ", นับ: ตัวชี้วัดหลัก";
    }
    if !component.headings.is_empty() {
        let words: Vec<&str> = component
            .headings
            .iter()
            .map(|rule| match rule {
                Heading::All => "ผ่านทุกตัว",
                Heading::Any => "ผ่านอย่างน้อยหนึ่งตัว",
                Heading::Majority => "ผ่านเกินครึ่ง",
            })
            .collect();
        let _ = write!(text, ", หัวข้อผ่านเมื่อ: [{}]", words.join(", "));
    }
    for (key, value) in [("น้ำหนัก", component.weight), ("คะแนนไม่เกิน", component.cap)]
    {
        if let Some(value) = value {
            let _ = write!(text, ", {key}: {value}");
        }
    }
    if component.made_of {
        let inner: Vec<String> =
            inner(spec, Some(at)).map(|at| component_written(spec, at)).collect();
        let _ = write!(text, ", องค์ประกอบย่อย: [{}]", inner.join(", "));
    }
    text + "}"
}

fn tenths(value: i64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

/// The indicators as files; `name` gives each its slug, and its position its number.
fn indicator(spec: &Spec, at: usize, name: &dyn Fn(usize) -> usize) -> (String, String) {
    let ind = &spec.inds[at];
    let slug = format!("i{}", name(at));
    let mut text = format!("รหัสถาวร: {slug}\nรหัส: \"{}\"\nชื่อ: ตัวชี้วัด\n", name(at) + 1);
    match ind.parent {
        Some(parent) => _ = writeln!(text, "อยู่ใต้: i{}", name(parent)),
        None => _ = writeln!(text, "องค์ประกอบ: c{}", ind.component),
    }
    if let Some(weight) = ind.weight {
        let _ = writeln!(text, "น้ำหนัก: {weight}");
    }
    match &ind.kind {
        Kind::Heading => {}
        Kind::Simple { target, at_most } => {
            let word = if *at_most {
                "ไม่เกิน"
            } else {
                "ไม่น้อยกว่า"
            };
            let _ = writeln!(text, "เป้าหมาย: {word} {target} ราย");
        }
        Kind::Ladder { lower, steps } => {
            if *lower {
                text += "ทิศทาง: ยิ่งน้อยยิ่งดี\n";
            }
            let steps: Vec<String> =
                steps.iter().map(|(points, end)| format!("{points}: {end} ราย")).collect();
            let _ = writeln!(text, "ขั้นเป้าหมาย: {{{}}}", steps.join(", "));
        }
        Kind::Miles { steps } => {
            text += "ขั้นเป้าหมาย:\n";
            for (points, asked) in steps {
                let asked: Vec<String> =
                    asked.iter().map(|(name, end)| format!("ก{name}: {end} ราย")).collect();
                let _ = writeln!(text, "  {points}: {{{}}}", asked.join(", "));
            }
        }
    }
    let state = match &ind.res {
        Res::Values(values) => match &ind.kind {
            Kind::Miles { steps } => {
                let asked =
                    |name: &usize| steps.iter().any(|(_, a)| a.iter().any(|(n, _)| n == name));
                let values: Vec<String> = (0..values.len())
                    .filter(asked)
                    .map(|name| format!("ก{name}: {} ราย", tenths(values[name])))
                    .collect();
                format!("{{{}}}", values.join(", "))
            }
            _ => format!("{} ราย", tenths(values[0])),
        },
        Res::NotMeasurable => "วัดไม่ได้ในปีนี้".to_owned(),
        Res::NotApplicable => "ไม่ต้องประเมิน".to_owned(),
        Res::NotDue => "ยังไม่ถึงรอบรายงาน".to_owned(),
        Res::Missing => return (format!("content/2562/indicators/{slug}.yaml"), text),
    };
    let _ = writeln!(text, "ผล: {state}");
    (format!("content/2562/indicators/{slug}.yaml"), text)
}

fn project(spec: &Spec, name: &dyn Fn(usize) -> usize) -> Project {
    let start = Project::minimal()
        .without(crate::common::ONE)
        .with("content/frameworks/2562.yaml", &written(spec));
    (0..spec.inds.len()).fold(start, |project, at| {
        let (path, text) = indicator(spec, at, name);
        project.with(&path, &text)
    })
}

fn scored(spec: &Spec) -> PartScore {
    let outcome = project(spec, &|at| at).check();
    outcome.part(2562, 0).clone()
}

// The second evaluator: loops, fractions, and the rules read aloud.

/// What an indicator comes to.
#[derive(Debug, Clone, PartialEq)]
enum Out {
    Result { passed: bool, points: Option<Rat> },
    NotMeasurable,
    NotApplicable,
    NotDue,
    Open,
    Heading,
}

fn value_of(tenths: i64) -> Rat {
    Rat::new(BigInt::from(tenths), BigInt::from(10))
}

fn out(spec: &Spec, ind: &Ind) -> Out {
    let values = match (&ind.kind, &ind.res) {
        (Kind::Heading, _) => return Out::Heading,
        (_, Res::NotMeasurable) => return Out::NotMeasurable,
        (_, Res::NotApplicable) => return Out::NotApplicable,
        (_, Res::NotDue) => return Out::NotDue,
        (_, Res::Missing) => return Out::Open,
        (_, Res::Values(values)) => values,
    };
    match &ind.kind {
        Kind::Heading => Out::Heading,
        Kind::Simple { target, at_most } => {
            let value = value_of(values[0]);
            let passed = if *at_most { value <= rat(*target) } else { value >= rat(*target) };
            let points = spec.full.map(|full| if passed { rat(full) } else { rat(0) });
            Out::Result { passed, points }
        }
        Kind::Ladder { lower, steps } => {
            let value = value_of(values[0]);
            let mut reached = None;
            for (at, (_, end)) in steps.iter().enumerate() {
                let holds = if *lower { value <= rat(*end) } else { value >= rat(*end) };
                if holds {
                    reached = Some(at);
                }
            }
            let Some(at) = reached else {
                return Out::Result { passed: false, points: spec.below.map(rat) };
            };
            let mut points = rat(steps[at].0);
            if spec.interpolated && at + 1 < steps.len() {
                let (from, to) = (rat(steps[at].1), rat(steps[at + 1].1));
                let rise = rat(steps[at + 1].0 - steps[at].0);
                points += (value - from.clone()) / (to - from) * rise;
            }
            Out::Result { passed: true, points: Some(points) }
        }
        Kind::Miles { steps } if spec.interpolated && are_lines(steps) => {
            let each = steps[0].1.iter().map(|(name, _)| {
                let line: Vec<(i64, i64)> =
                    steps.iter().map(|(points, asked)| (*points, end_of(asked, *name))).collect();
                on_line(&line, &value_of(values[*name]))
            });
            match each.collect::<Option<Vec<Rat>>>() {
                Some(each) => Out::Result { passed: true, points: each.into_iter().min() },
                None => Out::Result { passed: false, points: spec.below.map(rat) },
            }
        }
        Kind::Miles { steps } => {
            let mut reached = None;
            for (at, (_, asked)) in steps.iter().enumerate() {
                let holds = asked.iter().all(|(name, end)| value_of(values[*name]) >= rat(*end));
                if holds {
                    reached = Some(at);
                } else if spec.cumulative {
                    break;
                }
            }
            match reached {
                Some(at) => Out::Result { passed: true, points: Some(rat(steps[at].0)) },
                None => Out::Result { passed: false, points: spec.below.map(rat) },
            }
        }
    }
}

fn end_of(asked: &[(usize, i64)], name: usize) -> i64 {
    asked.iter().find(|(own, _)| *own == name).expect("a value that every level asks for").1
}

/// Whether every level asks for the same values, each for no less than the one below it.
fn are_lines(steps: &[(i64, Vec<(usize, i64)>)]) -> bool {
    let names = |asked: &[(usize, i64)]| asked.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    steps.windows(2).all(|two| {
        let same = names(&two[0].1) == names(&two[1].1);
        same && two[0].1.iter().all(|(name, end)| *end <= end_of(&two[1].1, *name))
    })
}

/// The points of a value on a line of points and ends; nothing below it.
fn on_line(line: &[(i64, i64)], value: &Rat) -> Option<Rat> {
    let at = line.iter().rposition(|(_, end)| *value >= rat(*end))?;
    let Some(next) = line.get(at + 1) else { return Some(rat(line[at].0)) };
    let (from, to) = (rat(line[at].1), rat(next.1));
    Some(rat(line[at].0) + (value - &from) / (to - from) * rat(next.0 - line[at].0))
}

/// What an indicator counts for: passed, failed, open, or not at all.
fn counts(spec: &Spec, ind: &Ind, treatment: Option<Treat>) -> Option<Option<bool>> {
    let treated = |treat: Treat| match treat {
        Treat::Leave => None,
        Treat::Pass => Some(Some(true)),
        Treat::Fail => Some(Some(false)),
    };
    match out(spec, ind) {
        Out::Result { passed, .. } => Some(Some(passed)),
        Out::Open => Some(None),
        Out::NotDue => spec.not_due.map_or(Some(None), treated),
        Out::NotMeasurable => treatment.and_then(treated),
        Out::NotApplicable | Out::Heading => None,
    }
}

/// Leaves under a heading, on all floors.
fn leaves(spec: &Spec, heading: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for at in 0..spec.inds.len() {
        if matches!(spec.inds[at].kind, Kind::Heading) {
            continue;
        }
        let mut here = spec.inds[at].parent;
        while let Some(parent) = here {
            if parent == heading {
                found.push(at);
                break;
            }
            here = spec.inds[parent].parent;
        }
    }
    found
}

/// Every way some things may come out: each is one of its possibilities.
fn ways(possible: &[Vec<bool>]) -> Vec<Vec<bool>> {
    let mut all = vec![Vec::new()];
    for one in possible {
        let mut longer = Vec::new();
        for way in &all {
            for outcome in one {
                let mut way: Vec<bool> = way.clone();
                way.push(*outcome);
                longer.push(way);
            }
        }
        all = longer;
    }
    all
}

fn possible(counted: Option<bool>) -> Vec<bool> {
    counted.map_or(vec![true, false], |passed| vec![passed])
}

/// What each member that a component counts may come out as, also in what it is made of.
fn members(spec: &Spec, component: usize, treatment: Option<Treat>) -> Vec<Vec<bool>> {
    if spec.components[component].made_of {
        let inner = inner(spec, Some(component));
        return inner.flat_map(|inner| members(spec, inner, treatment)).collect();
    }
    let rules = &spec.components[component];
    let every = [Heading::All, Heading::Any, Heading::Majority];
    let headings = if rules.headings.is_empty() { &every[..] } else { &rules.headings };
    let mut members: Vec<Vec<bool>> = Vec::new();
    for (at, ind) in spec.inds.iter().enumerate().filter(|(_, i)| i.component == component) {
        let heading = matches!(ind.kind, Kind::Heading);
        if rules.top && ind.parent.is_some() {
            continue;
        }
        if !heading {
            members.extend(counts(spec, ind, treatment).map(possible));
        } else if rules.top {
            let below = leaves(spec, at);
            let below: Vec<Vec<bool>> = below
                .iter()
                .filter_map(|leaf| counts(spec, &spec.inds[*leaf], treatment).map(possible))
                .collect();
            if below.is_empty() {
                continue;
            }
            let mut outcomes = BTreeSet::new();
            for way in ways(&below) {
                let passed = way.iter().filter(|passed| **passed).count();
                for rule in headings {
                    outcomes.insert(match rule {
                        Heading::All => passed == way.len(),
                        Heading::Any => passed > 0,
                        Heading::Majority => passed * 2 > way.len(),
                    });
                }
            }
            members.push(outcomes.into_iter().collect());
        }
    }
    members
}

/// The shares that a component may come to; none where nothing is assessed.
fn shares(spec: &Spec, component: usize, treatment: Option<Treat>) -> Vec<Rat> {
    let members = members(spec, component, treatment);
    if members.is_empty() {
        return Vec::new();
    }
    let mut shares: Vec<Rat> = Vec::new();
    for way in ways(&members) {
        let passed = way.iter().filter(|passed| **passed).count();
        let share = rat(100) * rat(passed as i64) / rat(way.len() as i64);
        if !shares.contains(&share) {
            shares.push(share);
        }
    }
    shares
}

/// Points of something: `None` where the rules do not say; `Some(None)` where nothing is assessed.
type Points = Option<Option<Rat>>;

fn points(spec: &Spec, at: usize, method: Method, treatment: Option<Treat>) -> Points {
    let ind = &spec.inds[at];
    let levels = match &ind.kind {
        Kind::Heading => {
            let children: Vec<usize> =
                (0..spec.inds.len()).filter(|c| spec.inds[*c].parent == Some(at)).collect();
            return together(spec, &children, method, treatment);
        }
        Kind::Simple { .. } => None,
        Kind::Ladder { steps, .. } => steps.last().map(|step| step.0),
        Kind::Miles { steps } => steps.last().map(|step| step.0),
    };
    let treated = |treat: Treat| match (treat, levels) {
        (Treat::Leave, _) => Some(None),
        (Treat::Pass, Some(last)) => Some(Some(rat(last))),
        (Treat::Pass, None) => spec.full.map(|full| Some(rat(full))),
        (Treat::Fail, Some(_)) => spec.below.map(|below| Some(rat(below))),
        (Treat::Fail, None) => Some(Some(rat(0))),
    };
    match out(spec, ind) {
        Out::Result { points, .. } => points.map(Some),
        Out::NotMeasurable => treated(treatment.unwrap_or(Treat::Leave)),
        Out::NotDue => treated(spec.not_due.expect("only made where the rules say")),
        Out::NotApplicable => Some(None),
        Out::Open | Out::Heading => unreachable!("not made for points"),
    }
}

fn together(spec: &Spec, list: &[usize], method: Method, treatment: Option<Treat>) -> Points {
    let mut known: Vec<(Rat, Rat)> = Vec::new();
    for at in list {
        if let Some(points) = points(spec, *at, method, treatment)? {
            known.push((rat(spec.inds[*at].weight.unwrap_or(1)), points));
        }
    }
    if known.is_empty() {
        return Some(None);
    }
    let sum = known.iter().fold(rat(0), |sum, (weight, points)| sum + weight * points);
    let weights = known.iter().fold(rat(0), |sum, (weight, _)| sum + weight);
    Some(Some(match method {
        Method::Lowest => known.iter().map(|(_, points)| points.clone()).min().expect("not empty"),
        Method::Sum => sum,
        _ => sum / weights,
    }))
}

/// What a component comes to under one treatment.
#[derive(Debug, Clone)]
enum Came {
    /// Nothing to assess.
    Na,
    /// The rules do not say.
    Unknown,
    /// Values it may have.
    Values(Vec<Rat>),
}

fn came(spec: &Spec, component: usize, treatment: Option<Treat>) -> Came {
    let rules = &spec.components[component];
    if rules.method == Method::Share {
        let shares = shares(spec, component, treatment);
        return if shares.is_empty() { Came::Na } else { Came::Values(shares) };
    }
    if rules.made_of {
        return made_of(spec, component, treatment);
    }
    let own = |at: &usize| {
        let ind = &spec.inds[*at];
        let heading = matches!(ind.kind, Kind::Heading);
        ind.component == component && if rules.top { ind.parent.is_none() } else { !heading }
    };
    let members: Vec<usize> = (0..spec.inds.len()).filter(own).collect();
    match together(spec, &members, rules.method, treatment) {
        None => Came::Unknown,
        Some(None) => Came::Na,
        Some(Some(points)) => {
            let cap = rules.cap.map(rat);
            Came::Values(vec![cap.map_or(points.clone(), |cap| points.min(cap))])
        }
    }
}

/// What a component comes to that adds up others: every combination of their values.
fn made_of(spec: &Spec, component: usize, treatment: Option<Treat>) -> Came {
    let rules = &spec.components[component];
    let mut combinations: Vec<Vec<(Rat, Rat)>> = vec![Vec::new()];
    let (mut any, mut weighed) = (false, false);
    for at in inner(spec, Some(component)) {
        let came = came(spec, at, treatment);
        if matches!(came, Came::Na) {
            continue;
        }
        any = true;
        // What weighs nothing counts nothing; of the lowest weights are not asked.
        let weight = spec.components[at].weight.unwrap_or(1);
        if weight == 0 && rules.method != Method::Lowest {
            continue;
        }
        weighed = true;
        let weight = rat(weight);
        let values = match came {
            Came::Values(values) => values,
            _ => return Came::Unknown,
        };
        combinations = combinations
            .iter()
            .flat_map(|known| {
                values
                    .iter()
                    .map(|value| [known.clone(), vec![(weight.clone(), value.clone())]].concat())
            })
            .collect();
    }
    match (any, weighed) {
        (false, _) => return Came::Na,
        (true, false) => return Came::Unknown,
        (true, true) => {}
    }
    let one = |known: &Vec<(Rat, Rat)>| {
        let sum = known.iter().fold(rat(0), |sum, (weight, value)| sum + weight * value);
        let weights = known.iter().fold(rat(0), |sum, (weight, _)| sum + weight);
        let value = match rules.method {
            Method::Lowest => known.iter().map(|(_, value)| value.clone()).min().expect("one"),
            Method::Sum => sum,
            _ => sum / weights,
        };
        let cap = rules.cap.map(rat);
        cap.map_or(value.clone(), |cap| value.min(cap))
    };
    let values: BTreeSet<Rat> = combinations.iter().map(one).collect();
    Came::Values(values.into_iter().collect())
}

fn band(spec: &Spec, value: &Rat) -> Option<usize> {
    for (low, high, grade) in &spec.bands {
        let above = low.is_none_or(|low| *value >= rat(low));
        let below = high.is_none_or(|high| *value < rat(high));
        if above && below {
            return Some(*grade);
        }
    }
    None
}

/// A verdict in short: what is possible, and whether it is decided.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    Decided(usize),
    Undecided(Vec<usize>),
    Na,
}

fn said(verdict: &Verdict<usize>) -> Said {
    match verdict {
        Verdict::Decided(at) => Said::Decided(*at),
        Verdict::Undecided(list) => Said::Undecided(list.clone()),
        Verdict::NotAssessed(_) => Said::Na,
    }
}

struct Expected {
    components: Vec<Said>,
    /// The share or the points of each component, where that is one number under one reading.
    values: Vec<Option<Rat>>,
    overall: Said,
    /// Whether some of what is possible is a case without a rule.
    uncovered: bool,
    total: Option<(Rat, Rat)>,
}

fn expected(spec: &Spec) -> Expected {
    let any = spec.inds.iter().any(|ind| out(spec, ind) == Out::NotMeasurable);
    let treatments: Vec<Option<Treat>> = match (any, spec.unmeasurable.is_empty()) {
        (false, _) => vec![None],
        // Nobody chose: every reading.
        (true, true) => vec![Some(Treat::Leave), Some(Treat::Pass), Some(Treat::Fail)],
        (true, false) => spec.unmeasurable.iter().copied().map(Some).collect(),
    };
    let mut grades: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); spec.components.len()];
    let mut open = vec![false; spec.components.len()];
    let mut na = vec![false; spec.components.len()];
    let mut levels: BTreeSet<usize> = BTreeSet::new();
    let mut undecided = false;
    let mut totals: Vec<Rat> = Vec::new();
    let mut values: Vec<Option<Rat>> = Vec::new();
    let once = treatments.len() == 1;
    for treatment in treatments {
        let came: Vec<Came> =
            (0..spec.components.len()).map(|c| came(spec, c, treatment)).collect();
        values = came
            .iter()
            .map(|came| match came {
                Came::Values(values) if once && values.len() == 1 => Some(values[0].clone()),
                _ => None,
            })
            .collect();
        let mut possible: Vec<BTreeSet<Option<usize>>> = Vec::new();
        for (at, came) in came.iter().enumerate() {
            let set: BTreeSet<Option<usize>> = match came {
                Came::Na => {
                    na[at] = true;
                    continue;
                }
                Came::Unknown => BTreeSet::from([None]),
                Came::Values(values) => values.iter().map(|value| band(spec, value)).collect(),
            };
            let known: Vec<usize> = set.iter().flatten().copied().collect();
            grades[at].extend(&known);
            open[at] |= known.len() != 1 || set.contains(&None);
            // Only what stands in nothing else is summed up.
            if spec.components[at].within.is_none() {
                possible.push(set);
            }
        }
        match spec.overall {
            Overall::Rules => {
                // What no band holds leads nowhere; the rest of what is possible goes on.
                undecided |= possible.iter().any(|set| set.contains(&None));
                if possible.is_empty() {
                    continue;
                }
                let mut combinations: Vec<Vec<usize>> = vec![Vec::new()];
                for set in &possible {
                    let grades: Vec<usize> = set.iter().flatten().copied().collect();
                    combinations = combinations
                        .iter()
                        .flat_map(|c| grades.iter().map(|g| [c.clone(), vec![*g]].concat()))
                        .collect();
                }
                for combination in combinations {
                    levels.insert(if combination.contains(&2) {
                        2
                    } else if combination.iter().all(|grade| *grade == 0) {
                        0
                    } else {
                        1
                    });
                }
            }
            total => {
                let (mut sum, mut weights) = (rat(0), rat(0));
                let mut unknown = false;
                for at in inner(spec, None) {
                    let component = &spec.components[at];
                    match &came[at] {
                        Came::Na => {}
                        Came::Unknown => unknown = true,
                        Came::Values(values) if values.len() == 1 => {
                            let weight = rat(component.weight.unwrap_or(1));
                            sum += &weight * &values[0];
                            weights += weight;
                        }
                        Came::Values(_) => unreachable!("totals are made of what is known"),
                    }
                }
                if unknown {
                    undecided = true;
                    continue;
                }
                if weights == rat(0) {
                    continue;
                }
                let value = if total == Overall::Mean { sum / weights } else { sum };
                let cap = spec.cap.map(rat);
                let value = cap.map_or(value.clone(), |cap| value.min(cap));
                match band(spec, &value) {
                    Some(level) => _ = levels.insert(level),
                    None => undecided = true,
                }
                totals.push(value);
            }
        }
    }
    let components = (0..spec.components.len()).map(|at| {
        let list: Vec<usize> = grades[at].iter().copied().collect();
        match (list.as_slice(), open[at], na[at]) {
            ([], true, _) => Said::Undecided(vec![]),
            ([], false, _) => Said::Na,
            ([one], false, false) => Said::Decided(*one),
            (list, ..) => Said::Undecided(list.to_vec()),
        }
    });
    let list: Vec<usize> = levels.into_iter().collect();
    let overall = match (undecided, list.as_slice()) {
        (true, list) => Said::Undecided(list.to_vec()),
        (false, []) => Said::Na,
        (false, [one]) => Said::Decided(*one),
        (false, list) => Said::Undecided(list.to_vec()),
    };
    let total = totals.iter().min().cloned().zip(totals.iter().max().cloned());
    Expected { components: components.collect(), values, overall, uncovered: undecided, total }
}

/// A fraction as the program has it.
fn exact(value: &Rat) -> Exact {
    Exact::new(value.numer().clone(), value.denom().clone())
}

/// Specs whose totals add up open shares are not compared: their values lie between two ends.
fn comparable(spec: &Spec) -> bool {
    let headings = |component: &Component| component.top && component.headings.len() != 1;
    spec.overall == Overall::Rules
        || spec.components.iter().all(|c| {
            // What counts points may be counted in a share around it.
            let counted = c.method == Method::Share || c.within.is_some();
            !counted || !headings(c)
        })
}

#[test]
fn ten_thousand_random_frameworks_score_as_the_second_evaluator_says() {
    let (mut compared, mut decided, mut totals, mut numbers, mut nested) = (0, 0, 0, 0, 0);
    let mut grades = BTreeSet::new();
    for seed in 0.. {
        let mut spec = spec(seed);
        if !comparable(&spec) {
            spec.overall = Overall::Rules;
        }
        let score = scored(&spec);
        let wanted = expected(&spec);
        let found: Vec<Said> = score.components.iter().map(|c| said(&c.grade)).collect();
        assert_eq!(found, wanted.components, "seed {seed}: {spec:#?}\n{score:#?}");
        assert_eq!(said(&score.overall), wanted.overall, "seed {seed}: {spec:#?}\n{score:#?}");
        assert_eq!(
            score.uncovered.is_some(),
            wanted.uncovered,
            "seed {seed}: {spec:#?}\n{score:#?}"
        );
        for (component, wanted) in score.components.iter().zip(&wanted.values) {
            if let Some(wanted) = wanted {
                assert_eq!(number_of(component), Some(exact(wanted)), "seed {seed}: {spec:#?}");
                numbers += 1;
            }
        }
        let total = wanted.total.map(|(low, high)| (exact(&low), exact(&high)));
        assert_eq!(score.total, total, "seed {seed}: {spec:#?}");
        decided += usize::from(matches!(wanted.overall, Said::Decided(_)));
        totals += usize::from(total.is_some());
        grades.extend(wanted.components.into_iter().map(|said| format!("{said:?}")));
        nested += usize::from(spec.components.iter().any(|component| component.made_of));
        compared += 1;
        if compared == CASES {
            break;
        }
    }
    assert!(numbers > 8_000 && nested > 3_000, "{numbers} {nested}");
    // The cases are of all kinds.
    assert!(decided > 4_000 && decided < 9_500 && totals > 2_000, "{decided} {totals}");
    for kind in
        ["Decided(0)", "Decided(1)", "Decided(2)", "Undecided([])", "Na", "Undecided([0, 1])"]
    {
        assert!(grades.contains(kind), "{kind}: {grades:?}");
    }
}

/// What the reasons of a component add up to, by the method that it uses; nothing where something is open.
fn told(reason: &Reason, method: records::Method) -> Option<Exact> {
    let mut parts: Vec<(Exact, Exact)> = Vec::new();
    for child in &reason.children {
        let one = Exact::from_integer(1.into());
        match &child.kind {
            Fact::TotalOf { weight, tally, .. } => {
                let tally = tally.as_ref().filter(|tally| tally.low == tally.high)?;
                parts.push((weight.clone().unwrap_or(one), tally.low.clone()));
            }
            Fact::Weighted { points: Some(Verdict::NotAssessed(_)), .. } => {}
            Fact::Weighted { weight, points, .. } => {
                parts.push((weight.clone(), points.as_ref()?.decided()?.clone()));
            }
            Fact::WeightedHeading { weight, .. } => {
                let assessed = |reason: &Reason| {
                    !matches!(
                        reason.kind,
                        Fact::Weighted { points: Some(Verdict::NotAssessed(_)), .. }
                    )
                };
                if child.children.iter().any(assessed) {
                    parts.push((weight.clone(), told(child, method)?));
                }
            }
            _ => {}
        }
    }
    let zero = Exact::default();
    if method == records::Method::LowestPoints {
        return parts.into_iter().map(|(_, value)| value).min();
    }
    let sum = parts.iter().fold(zero.clone(), |sum, (weight, value)| sum + weight * value);
    let weights = parts.iter().fold(zero.clone(), |sum, (weight, _)| sum + weight);
    match method {
        records::Method::PointsSum => Some(sum),
        _ => (weights != zero).then(|| sum / weights),
    }
}

/// Passed and assessed as the reasons of a component count them; nothing where something is open.
fn counted(reason: &Reason) -> Option<(usize, usize)> {
    let (mut passed, mut assessed) = (0, 0);
    for child in &reason.children {
        match &child.kind {
            Fact::CountOf { counts: (own, 0, all), .. } => {
                (passed, assessed) = (passed + own, assessed + all);
            }
            Fact::CountOf { .. } => return None,
            Fact::Counted { counted: true, passed: own, .. } => {
                (passed, assessed) = (passed + usize::from((*own)?), assessed + 1);
            }
            _ => {}
        }
    }
    Some((passed, assessed))
}

#[test]
fn what_is_told_adds_up_under_every_reading() {
    let (mut numbers, mut counts, mut groups) = (0, 0, 0);
    for seed in 0..3_000 {
        let spec = spec(seed);
        let outcome = project(&spec, &|at| at).check();
        let scored = outcome.scored();
        let (year, score) =
            (&scored.model.years[&FiscalYear(2562)], &scored.years[&FiscalYear(2562)]);
        let framework = &scored.model.frameworks[&year.framework];
        let trees = reasons(year, framework, score);
        for (component, tree) in
            framework.parts[0].components.iter().zip(&trees.parts[0].components)
        {
            for reason in tree {
                let Fact::Tally(tally) = &reason.kind else { continue };
                if component.method == records::Method::SharePassed {
                    let Some(found) = counted(reason).filter(|_| tally.open == 0) else { continue };
                    assert_eq!(found, (tally.passed, tally.assessed), "seed {seed}: {tree:#?}");
                    counts += 1;
                } else if tally.low == tally.high {
                    // A cap takes what is beyond it.
                    let before = tally.uncapped.as_ref().map_or(&tally.low, |(low, _)| low);
                    let Some(found) = told(reason, component.method) else { continue };
                    assert_eq!(found, *before, "seed {seed}: {tree:#?}");
                    numbers += 1;
                }
                groups += usize::from(!component.children.is_empty());
            }
        }
    }
    assert!(numbers > 1_500 && counts > 1_000 && groups > 700, "{numbers} {counts} {groups}");
}

/// What a component comes to, where that is one number.
fn number_of(score: &ComponentScore) -> Option<Exact> {
    match score.tallies.as_slice() {
        [only] if only.low == only.high => Some(only.low.clone()),
        _ => None,
    }
}

/// The second score is nowhere worse than the first.
fn no_worse(spec: &Spec, first: &PartScore, second: &PartScore) -> usize {
    let mut seen = 0;
    for (before, after) in first.components.iter().zip(&second.components) {
        if let (Some(before), Some(after)) = (number_of(before), number_of(after)) {
            assert!(after >= before, "{before} → {after}: {spec:#?}");
            seen += 1;
        }
        if let (Verdict::Decided(before), Verdict::Decided(after)) = (&before.grade, &after.grade) {
            assert!(after <= before, "{spec:#?}");
        }
    }
    if let (Some((before, _)), Some((after, _))) = (&first.total, &second.total) {
        assert!(after >= before, "{spec:#?}");
    }
    if let (Verdict::Decided(before), Verdict::Decided(after)) = (&first.overall, &second.overall) {
        assert!(after <= before, "{spec:#?}");
    }
    seen
}

#[test]
fn a_better_result_never_scores_worse() {
    let (mut up, mut down) = (0, 0);
    for seed in 0..1_500 {
        let spec = spec(seed);
        let chance = &mut Chance::new(seed + 1_000_000);
        let known = |at: &usize| matches!(spec.inds[*at].res, Res::Values(_));
        let known: Vec<usize> = (0..spec.inds.len()).filter(known).collect();
        let Some(at) = (!known.is_empty()).then(|| known[chance.below(known.len())]) else {
            continue;
        };
        let less = match spec.inds[at].kind {
            Kind::Simple { at_most, .. } => at_most,
            Kind::Ladder { lower, .. } => lower,
            _ => false,
        };
        let mut better = spec.clone();
        let Res::Values(values) = &mut better.inds[at].res else { continue };
        let which = chance.below(values.len());
        let by = number(chance, 1, 300);
        values[which] = if less { (values[which] - by).max(0) } else { values[which] + by };
        let seen = no_worse(&spec, &scored(&spec), &scored(&better));
        if less { down += seen } else { up += seen }
    }
    assert!(up > 500 && down > 100, "{up} {down}");
}

#[test]
fn what_is_not_applicable_is_not_there() {
    let mut seen = 0;
    for seed in 0..1_500 {
        let mut spec = spec(seed);
        let chance = &mut Chance::new(seed + 2_000_000);
        let leaf = |at: &usize| !matches!(spec.inds[*at].kind, Kind::Heading);
        let found: Vec<usize> = (0..spec.inds.len()).filter(leaf).collect();
        let Some(at) = (!found.is_empty()).then(|| found[chance.below(found.len())]) else {
            continue;
        };
        spec.inds[at].res = Res::NotApplicable;
        let there = project(&spec, &|at| at);
        let (path, _) = indicator(&spec, at, &|at| at);
        let gone = there.clone().without(&path);
        let part = |outcome: Outcome| outcome.part(2562, 0).clone();
        assert_eq!(part(there.check()), part(gone.check()), "seed {seed}: {spec:#?}");
        seen += 1;
    }
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn neither_the_order_of_files_nor_that_of_indicators_changes_a_score() {
    for seed in 0..700 {
        let spec = spec(seed);
        let count = spec.inds.len();
        let plain = project(&spec, &|at| at).check();
        // Other names and numbers: indicators in another order.
        let turned = project(&spec, &|at| count - 1 - at).check();
        assert_eq!(plain.part(2562, 0), turned.part(2562, 0), "seed {seed}: {spec:#?}");
        // The same files in another order.
        let project = project(&spec, &|at| at);
        let mut files: Vec<_> = project.files().iter().collect();
        files.rotate_left(seed as usize % count.max(1));
        files.reverse();
        let (sources, findings) = Project::sources_in(files.into_iter());
        let other = Outcome::of(sources, findings);
        assert_eq!(plain.part(2562, 0), other.part(2562, 0), "seed {seed}");
    }
}
