//! Findings of rules that do not fit together: values in no band or in two, cases that no rule decides,
//! weights that do not add up, levels out of order. Each names a concrete case.

use crate::diagnostic::phrase::{say, short};
use crate::diagnostic::{Code, Problem};

say! {
    /// A value that no band holds; `meet` is how the bands on both sides are written so that they meet.
    /// Where words are `declared`, they speak of other values.
    band_gap(value: &str, of: (&str, &str), meet: Option<(&str, &str)>, declared: bool) {
        let (th, en) = match meet {
            Some((below, above)) => (
                format!("แก้ปลายช่วงให้ต่อกัน เช่น {below} กับ {above}"),
                format!("make the ends meet, such as {below} and {above}"),
            ),
            None => (
                "เพิ่มช่วงของค่านี้ หรือขยายช่วงที่อยู่ติดกัน".to_owned(),
                "add a band for it, or let the next one reach further".to_owned(),
            ),
        };
    } = BandGap:
        ("{value} ไม่อยู่ในช่วงใดของ{}", short(of.0)), ("{value} is in no band of {}", short(of.1))
        => { match declared {
            false => format!("{th} หรือบอกไว้ใน กรณีที่กติกาไม่กล่าวถึง ถ้าเอกสารเว้นไว้"),
            true => format!(
                "{th} กรณีที่กติกาไม่กล่าวถึง ที่ระบุไว้เป็นช่องว่างอื่น ถ้าเอกสารเว้นช่องนี้ด้วย ให้พิมพ์ {value} ไว้ในข้อความนั้น"
            ),
        } },
        { match declared {
            false => format!("{en}, or say so in case-not-covered if the document leaves it open"),
            true => format!(
                "{en}; case-not-covered speaks of another gap: name {value} in it, too, if the document leaves this one open"
            ),
        } };
    /// Points below the first level that are more than those of the level.
    below_first_is_more(below: &str, first: &str, number: &str) = LevelsOrder:
        "ตัวชี้วัด {number}: ไม่ถึงขั้นแรกได้ {below} คะแนน มากกว่าขั้น {first} ที่ถึงแล้วได้ {first}",
        "indicator {number}: below the first level gives {below} points, and reaching level {first} only {first}"
        => "แก้ ไม่ถึงขั้นแรกได้ ในกรอบให้ไม่เกิน {first} หรือแก้คะแนนของขั้น",
        "let below-first-level of the framework be {first} at most, or mend the levels";
    /// A level of more points than there are.
    level_above_full(level: &str, full: &str, number: &str) = LevelsOrder:
        "ตัวชี้วัด {number}: ขั้น {level} ให้คะแนนมากกว่า คะแนนเต็ม {full} ของกรอบ",
        "indicator {number}: level {level} gives more than the full points, {full}"
        => "แก้คะแนนของขั้น หรือแก้ คะแนนเต็ม ในกรอบ", "mend the level, or full-points in the framework";
    /// A value between the bands of two levels of an indicator.
    step_gap(value: &str, below: &str, above: &str) = BandGap:
        "{value} ไม่อยู่ในช่วงใด: สูงกว่าขั้น {below} แต่ไม่ถึงขั้น {above}",
        "{value} is in no band: above level {below} and not yet at level {above}"
        => "พิมพ์เฉพาะปลายล่าง เช่น ไม่น้อยกว่า ร้อยละ 75 ขั้นสูงสุดที่ถึงเป็นผล",
        "write the lower ends only, such as at least 75 percent: the highest level reached counts";
    /// A value that two bands hold.
    band_overlap(value: &str, first, second) = BandOverlap:
        "{value} อยู่ในสองช่วง: “{first}” กับ “{second}”",
        "{value} is in two bands: “{first}” and “{second}”"
        => "แก้ปลายช่วงไม่ให้ซ้อนกัน ช่วงที่เขียนก่อนเป็นผล", "part the bands; the one written first counts";
    /// A value at which two bands meet and that both hold.
    band_end_shared(value: &str, texts: (&str, &str), instead: &str) = BandOverlap:
        ("{value} อยู่ในสองช่วง: “{}” กับ “{}” ต่างรวมปลายนี้", short(texts.0), short(texts.1)),
        ("{value} is in two bands: “{}” and “{}” both hold that end", short(texts.0), short(texts.1))
        => "ให้ช่วงหนึ่งไม่รวมปลายนี้ เช่น {instead} (ตอนนี้ช่วงที่เขียนก่อนเป็นผล)",
        "let one of them leave it out, such as {instead} (now the one written first counts)";
    /// A band that no value comes to, which are from 0 up to the most there is.
    band_unused(band, most: Option<&str>) {
        let (th, en) = match most {
            Some(most) => (format!("0 ถึง {most}"), format!("from 0 to {most}")),
            None => ("0 ขึ้นไป".to_owned(), "from 0 up".to_owned()),
        };
    } = BandUnused:
        "ไม่มีค่าใดถึงช่วง “{band}” ค่าที่เป็นไปได้คือ {th}",
        "no value comes to the band “{band}”: there are values {en}"
        => "แก้ช่วงให้อยู่ใน {th} ถ้าช่วงถูกแล้ว ตรวจ คะแนนเต็ม ขั้นเป้าหมาย และ คะแนนไม่เกิน",
        "write a band {en}; if it is right, check full-points, the levels and points-at-most";
    /// A value that two levels of an indicator hold.
    step_overlap(value: &str, lower: &str, higher: &str) = BandOverlap:
        "{value} อยู่ในสองขั้น: ขั้น {lower} และขั้น {higher}",
        "{value} is in two levels: {lower} and {higher}"
        => "แก้ปลายช่วงไม่ให้ซ้อนกัน หรือพิมพ์เฉพาะปลายล่าง เช่น ไม่น้อยกว่า ร้อยละ 75 ขั้นสูงกว่าเป็นผล",
        "part them, or write the lower ends only, such as at least 75 percent; the higher level counts";
    /// A level that nothing reaches, because the one below has to hold, too.
    level_never(level: &str, lower: &str, wants) = LevelsOrder:
        "ขั้น {level} ไม่มีวันถึง: ขั้นสะสมต้องอยู่ในขั้น {lower} ({wants}) ด้วย",
        "level {level} is never reached: levels are cumulative, and level {lower} ({wants}) has to hold, too"
        => "พิมพ์เฉพาะปลายล่างของทุกขั้น เช่น ไม่น้อยกว่า ร้อยละ 75 หรือลบ ขั้นสะสม ในกรอบ",
        "write the lower ends only, such as at least 75 percent, or drop cumulative-levels in the framework";
    /// A higher value that has a worse grade.
    band_order(higher: &str, worse, lower: &str, better) = BandOrder:
        "{higher} ได้ “{worse}” แต่ {lower} ซึ่งน้อยกว่าได้ “{better}” ที่ดีกว่า",
        "{higher} gives “{worse}”, and {lower}, which is less, the better “{better}”"
        => "ตรวจช่วงผลที่สลับกัน ระดับเขียนจากดีที่สุดลงไป",
        "look for bands that changed places; grades are written best first";
    /// A case that no rule decides. Where words are `declared`, they speak of another one.
    case_open(case: (&str, &str), of: (&str, &str), declared: bool) = CaseOpen:
        ("กติกาของ{} ไม่กล่าวถึงกรณี {}", short(of.0), case.0),
        ("the rules of {} say nothing of {}", short(of.1), case.1)
        => { match declared {
            false => "เพิ่มกติกาของกรณีนี้ หรือบอกไว้ใน กรณีที่กติกาไม่กล่าวถึง ถ้าเอกสารเว้นไว้".to_owned(),
            true => format!(
                "เพิ่มกติกาของกรณีนี้ กรณีที่กติกาไม่กล่าวถึง ที่ระบุไว้ครอบคลุมกรณีเดียว ถ้าเอกสารเว้นกรณีนี้ด้วย ให้พิมพ์ “{}” ไว้ในข้อความนั้น",
                case.0
            ),
        } },
        { match declared {
            false => "add a rule for it, or say so in case-not-covered if the document leaves it open".to_owned(),
            true => format!(
                "add a rule for it: case-not-covered speaks of one case only; write “{}” in it, too, if the document leaves this one open",
                case.1
            ),
        } };
    /// A case that two rules decide differently.
    case_twice(case: (&str, &str), first, second) = CaseTwice:
        ("กรณี {} เข้ากติกาสองข้อ: “{first}” กับ “{second}”", case.0),
        ("{} fits two rules: “{first}” and “{second}”", case.1)
        => "แก้เงื่อนไขให้เหลือข้อเดียว ข้อที่เขียนก่อนเป็นผล",
        "let one of them fit; the one written first counts";
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

say! {
    /// A rule of a sub-level that no share fits.
    sublevel_never(rule, measure) = CaseTwice:
        "กติกา “{rule}” ไม่มีวันใช้: “{measure}” เป็นร้อยละ 0 ถึง 100",
        "the rule “{rule}” is never used: “{measure}” is from 0 to 100 percent"
        => "แก้เงื่อนไขให้อยู่ระหว่าง 0 ถึง 100", "ask for a share from 0 to 100";
    /// A table that is too large to be looked through.
    table_not_checked(of: (&str, &str), measures: usize, rules: usize) = NotChecked:
        ("ไม่ได้ตรวจว่ากติกาของ{} ตัดสินครบทุกกรณีโดยไม่ซ้อนกัน: มี {measures} ตัววัด {rules} กติกา มากเกินกว่าจะไล่ได้ทุกกรณี", short(of.0)),
        ("the rules of {} were not checked for cases without a rule or with two: {measures} measures and {rules} rules have too many cases", short(of.1))
        => "ตรวจตารางนี้เอง หรือลดจำนวนตัววัดและกติกา",
        "check the table by hand, or use fewer measures and rules";
    /// Something declared open that the rules decide.
    nothing_open() = CaseOpen:
        "ระบุ กรณีที่กติกาไม่กล่าวถึง ไว้ แต่กติกาตัดสินได้ทุกกรณี",
        "case-not-covered is written, and the rules decide every case"
        => "ลบหัวข้อนี้", "drop the key";
    /// A higher level that asks for less; `lower_is_better` where that is how it is read.
    levels_order(
        (higher, asks): (&str, &str), (lower, wants): (&str, &str), lower_is_better: bool
    ) = LevelsOrder:
        ("ขั้น {higher} ({}) ง่ายกว่าหรือเท่ากับขั้น {lower} ({})", short(asks), short(wants)),
        ("level {higher} ({}) is no harder than level {lower} ({})", short(asks), short(wants))
        => { match lower_is_better {
            false => "ตรวจลำดับของขั้น หรือระบุ ทิศทาง: ยิ่งน้อยยิ่งดี",
            true => "ตรวจลำดับของขั้น ทิศทาง: ยิ่งน้อยยิ่งดี ให้ขั้นสูงกว่าเป็นค่าที่น้อยกว่า ถ้ายิ่งมากยิ่งดี ลบ ทิศทาง",
        } },
        { match lower_is_better {
            false => "check their order, or write direction: lower-is-better",
            true => "check their order: with lower-is-better a higher level asks for less; drop direction if more is better",
        } };
}

/// Levels that all run in the other direction than their indicator has.
pub fn levels_reversed(number: &str, lower_is_better: bool) -> Problem {
    let (th, en, help) = match lower_is_better {
        false => (
            format!(
                "ขั้นเป้าหมายของตัวชี้วัด {number} ยิ่งสูงยิ่งเป็นค่าน้อย แต่ ทิศทาง เป็นยิ่งมากยิ่งดี (ไม่ระบุก็เป็นเช่นนี้)"
            ),
            format!(
                "the levels of indicator {number} fall, but its direction is higher-is-better (as it is without the key)"
            ),
            (
                "ระบุ ทิศทาง: ยิ่งน้อยยิ่งดี หรือเรียงขั้นใหม่ถ้ายิ่งมากยิ่งดี",
                "write direction: lower-is-better, or turn the levels round if more is better",
            ),
        ),
        true => (
            format!("ขั้นเป้าหมายของตัวชี้วัด {number} ยิ่งสูงยิ่งเป็นค่ามาก แต่ระบุ ทิศทาง: ยิ่งน้อยยิ่งดี"),
            format!("the levels of indicator {number} rise, but its direction is lower-is-better"),
            (
                "ลบหัวข้อ ทิศทาง หรือเรียงขั้นใหม่ถ้ายิ่งน้อยยิ่งดี",
                "drop direction, or turn the levels round if less is better",
            ),
        ),
    };
    Problem::new(Code::LevelsOrder, th, en).help(help.0, help.1)
}

say! {
    /// Two levels with the same points.
    level_twice(points: &str) = DuplicateId:
        "มีขั้น {points} สองครั้ง", "there are two levels of {points}"
        => "ให้แต่ละขั้นมีคะแนนต่างกัน", "give each level points of its own";
    /// Levels between which nothing can be interpolated, of one value or of several criteria.
    not_a_line(number: &str, of_criteria: bool) = LevelsOrder:
        "ขั้นเป้าหมายของตัวชี้วัด {number} คิดตามสัดส่วนไม่ได้ จึงให้คะแนนตามขั้นที่ถึง",
        "the levels of indicator {number} cannot be interpolated, so it has the points of the level reached"
        match of_criteria {
            true => "ให้ทุกขั้นมีเกณฑ์ชุดเดียวกัน เกณฑ์ละตัวเลขหน่วยเดียวกันที่เรียงไปทางเดียว (ไม่ใช้คำว่า มากกว่า หรือ น้อยกว่า ตั้งแต่ขั้นที่สอง)",
            "let every level ask for the same criteria, each for numbers of one unit in one direction (and not for more than or less than from the second level on)";
            false => "ให้ทุกขั้นเป็นตัวเลขหน่วยเดียวกันที่เรียงไปทางเดียว",
            "let every level ask for a number of one unit, in one direction";
        };
}
