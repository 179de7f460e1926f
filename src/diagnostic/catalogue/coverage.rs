//! Findings of rules that do not fit together: values in no band or in two, cases that no rule decides,
//! weights that do not add up, levels out of order. Each names a concrete case.

use super::super::{Code, Problem};
use super::{list, short};

/// A value that no band holds.
pub fn band_gap(value: &str, of: (&str, &str)) -> Problem {
    Problem::new(
        Code::BandGap,
        format!("{value} ไม่อยู่ในช่วงใดของ{}", short(of.0)),
        format!("{value} is in no band of {}", short(of.1)),
    )
    .help(
        "แก้ปลายช่วงให้ต่อกัน เช่น น้อยกว่า 75 กับ ไม่น้อยกว่า 75 หรือบอกไว้ใน กรณีที่กติกาไม่กล่าวถึง ถ้าเอกสารเว้นไว้",
        "make the ends meet, such as less than 75 and at least 75, or say so in case-not-covered if the document leaves it open",
    )
}

/// A value between the bands of two levels of an indicator.
pub fn step_gap(value: &str, below: &str, above: &str) -> Problem {
    Problem::new(
        Code::BandGap,
        format!("{value} ไม่อยู่ในช่วงใด: สูงกว่าขั้น {below} แต่ไม่ถึงขั้น {above}"),
        format!("{value} is in no band: above level {below} and not yet at level {above}"),
    )
    .help(
        "พิมพ์เฉพาะปลายล่าง เช่น ไม่น้อยกว่า ร้อยละ 75 ขั้นสูงสุดที่ถึงเป็นผล",
        "write the lower ends only, such as at least 75 percent: the highest level reached counts",
    )
}

/// A value that two bands hold.
pub fn band_overlap(value: &str, first: &str, second: &str) -> Problem {
    Problem::new(
        Code::BandOverlap,
        format!("{value} อยู่ในสองช่วง: “{}” กับ “{}”", short(first), short(second)),
        format!("{value} is in two bands: “{}” and “{}”", short(first), short(second)),
    )
    .help("แก้ปลายช่วงไม่ให้ซ้อนกัน ช่วงที่เขียนก่อนเป็นผล", "part the bands; the one written first counts")
}

/// A higher value that has a worse grade.
pub fn band_order(higher: &str, worse: &str, lower: &str, better: &str) -> Problem {
    Problem::new(
        Code::BandOrder,
        format!("{higher} ได้ “{}” แต่ {lower} ซึ่งน้อยกว่าได้ “{}” ที่ดีกว่า", short(worse), short(better)),
        format!(
            "{higher} gives “{}”, and {lower}, which is less, the better “{}”",
            short(worse),
            short(better)
        ),
    )
    .help(
        "ตรวจช่วงผลที่สลับกัน ระดับเขียนจากดีที่สุดลงไป",
        "look for bands that changed places; grades are written best first",
    )
}

/// A case that no rule decides.
pub fn case_open(case: (&str, &str), of: (&str, &str)) -> Problem {
    Problem::new(
        Code::CaseOpen,
        format!("กติกาของ{} ไม่กล่าวถึงกรณี {}", short(of.0), case.0),
        format!("the rules of {} say nothing of {}", short(of.1), case.1),
    )
    .help(
        "เพิ่มกติกาของกรณีนี้ หรือบอกไว้ใน กรณีที่กติกาไม่กล่าวถึง ถ้าเอกสารเว้นไว้",
        "add a rule for it, or say so in case-not-covered if the document leaves it open",
    )
}

/// A case that two rules decide differently.
pub fn case_twice(case: (&str, &str), first: &str, second: &str) -> Problem {
    Problem::new(
        Code::CaseTwice,
        format!("กรณี {} เข้ากติกาสองข้อ: “{}” กับ “{}”", case.0, short(first), short(second)),
        format!("{} fits two rules: “{}” and “{}”", case.1, short(first), short(second)),
    )
    .help(
        "แก้เงื่อนไขให้เหลือข้อเดียว ข้อที่เขียนก่อนเป็นผล",
        "let one of them fit; the one written first counts",
    )
}

/// A rule that no case ever comes to.
pub fn rule_never(rule: &str, case: Option<(&str, &str)>) -> Problem {
    let rule = short(rule);
    let (th, en) = match case {
        Some((th, en)) => (
            format!("กติกาที่ให้ “{rule}” ไม่มีวันใช้: กรณี {th} เข้าข้อก่อนหน้าแล้ว"),
            format!("the rule that gives “{rule}” is never used: {en} fits an earlier one"),
        ),
        None => (
            format!("กติกาที่ให้ “{rule}” ไม่มีวันใช้ ทุกกรณีเข้าข้อก่อนหน้าแล้ว"),
            format!("the rule that gives “{rule}” is never used: every case fits an earlier one"),
        ),
    };
    Problem::new(Code::CaseTwice, th, en)
        .help("ลบกติกาข้อนี้ หรือย้ายขึ้นก่อน", "drop the rule, or move it up")
}

/// Something declared open that the rules decide.
pub fn nothing_open() -> Problem {
    Problem::new(
        Code::CaseOpen,
        "ระบุ กรณีที่กติกาไม่กล่าวถึง ไว้ แต่กติกาตัดสินได้ทุกกรณี",
        "case-not-covered is written, and the rules decide every case",
    )
    .help("ลบหัวข้อนี้", "drop the key")
}

/// Weights that do not add up.
pub fn weights_total(found: &str, wanted: &[&str], of: (&str, &str)) -> Problem {
    Problem::new(
        Code::Weights,
        format!("น้ำหนักของ{} รวมได้ {found} ไม่ใช่ {}", short(of.0), list(wanted, "หรือ")),
        format!("the weights of {} add up to {found}, not to {}", short(of.1), list(wanted, "or")),
    )
    .help(
        "แก้น้ำหนัก หรือระบุ น้ำหนักรวม ถ้ากติกาให้รวมเป็นค่าอื่น (ตัวที่ไม่ระบุน้ำหนักนับเป็น 1)",
        "mend the weights, or write weights-add-up-to if the rules want another total (without a weight it is 1)",
    )
}

/// A weight that counts nothing.
pub fn weight_zero(of: &str) -> Problem {
    Problem::new(
        Code::Weights,
        format!("“{}” มีน้ำหนัก 0 จึงไม่มีผลต่อคะแนน", short(of)),
        format!("“{}” has a weight of 0 and changes no score", short(of)),
    )
    .help("พิมพ์น้ำหนักที่มากกว่า 0 หรือลบรายการนี้", "write a weight above 0, or drop it")
}

/// A weight that changes nothing that is shown.
pub fn weight_tiny(weight: &str, of: &str) -> Problem {
    Problem::new(
        Code::Weights,
        format!("“{}” มีน้ำหนัก {} ไม่ถึงหนึ่งในล้านของทั้งหมด จึงแทบไม่มีผลต่อคะแนน", short(of), short(weight)),
        format!(
            "“{}” weighs {}: less than a millionth of all, which changes hardly any score",
            short(of),
            short(weight)
        ),
    )
    .help("ตรวจจำนวนหลักของน้ำหนัก", "check the digits of the weight")
}

/// A higher level that asks for less.
pub fn levels_order(higher: &str, asks: &str, lower: &str, wants: &str) -> Problem {
    Problem::new(
        Code::LevelsOrder,
        format!("ขั้น {higher} ({}) ง่ายกว่าหรือเท่ากับขั้น {lower} ({})", short(asks), short(wants)),
        format!(
            "level {higher} ({}) is no harder than level {lower} ({})",
            short(asks),
            short(wants)
        ),
    )
    .help(
        "ตรวจลำดับของขั้น หรือระบุ ทิศทาง: ยิ่งน้อยยิ่งดี",
        "check their order, or write direction: lower-is-better",
    )
}

/// Two levels with the same points.
pub fn level_twice(points: &str) -> Problem {
    Problem::new(
        Code::DuplicateId,
        format!("มีขั้น {points} สองครั้ง"),
        format!("there are two levels of {points}"),
    )
    .help("ให้แต่ละขั้นมีคะแนนต่างกัน", "give each level points of its own")
}

/// Levels between which nothing can be interpolated.
pub fn not_a_line(number: &str) -> Problem {
    Problem::new(
        Code::LevelsOrder,
        format!("ขั้นเป้าหมายของตัวชี้วัด {number} คิดตามสัดส่วนไม่ได้ จึงให้คะแนนตามขั้นที่ถึง"),
        format!("the levels of indicator {number} cannot be interpolated, so it has the points of the level reached"),
    )
    .help(
        "ให้ทุกขั้นเป็นตัวเลขหน่วยเดียวกันที่เรียงไปทางเดียว",
        "let every level ask for a number of one unit, in one direction",
    )
}
