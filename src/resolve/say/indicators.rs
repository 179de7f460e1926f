//! Problems of indicators: their place, target, result and criteria.

use crate::diagnostic::phrase::LONGEST_CIRCLE;
use crate::diagnostic::phrase::{list, short};
use crate::diagnostic::{Code, Problem};

/// A reference to what a heading does not have.
pub fn heading_asked(id: &str, asked_th: &str, asked_en: &str) -> Problem {
    Problem::new(
        Code::UnknownReference,
        format!("ตัวชี้วัด {} เป็นหัวข้อกลุ่ม จึงไม่มี{asked_th}", short(id)),
        format!("indicator {} is a heading and has no {asked_en}", short(id)),
    )
    .help(
        format!("อ้างถึงตัวชี้วัดย่อย หรือพิมพ์ ((ชื่อ {}))", short(id)),
        format!("refer to a sub-indicator, or write ((name {}))", short(id)),
    )
}

/// Headings that stand under each other.
pub fn heading_circle(names: &[String]) -> Problem {
    let path: Vec<&str> =
        names.iter().chain(names.first()).take(LONGEST_CIRCLE + 1).map(String::as_str).collect();
    let path = path.join(" → ");
    Problem::new(
        Code::Cycle,
        format!("ตัวชี้วัดอยู่ใต้กันเป็นวง: {path}"),
        format!("indicators stand under each other: {path}"),
    )
    .help("แก้หรือลบหัวข้อ อยู่ใต้ ของตัวใดตัวหนึ่ง", "mend or drop under in one of them")
}

/// A key that has no effect beside another one.
pub fn unused_beside(th: &str, en: &str, because_th: &str, because_en: &str) -> Problem {
    Problem::new(
        Code::UnusedKey,
        format!("“{th}” ไม่มีผลเมื่อมี “{because_th}”"),
        format!("{en} has no effect beside {because_en}"),
    )
    .help("เหลือไว้อย่างเดียว", "keep one of them")
}

/// A key that has no effect on a heading.
pub fn unused_on_heading(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::UnusedKey,
        format!("“{th}” ไม่มีผลในหัวข้อกลุ่ม ซึ่งไม่มีเป้าหมาย"),
        format!("{en} has no effect in a heading, which has no target"),
    )
    .help("ย้ายไปไว้ที่ตัวชี้วัดย่อย หรือเพิ่มเป้าหมาย", "move it to the sub-indicator, or add a target")
}

/// A key that has no effect without a formula.
pub fn unused_without_formula(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::UnusedKey,
        format!("“{th}” ไม่มีผลเมื่อไม่มี “สูตร”"),
        format!("{en} has no effect without a formula"),
    )
    .help("เพิ่มหัวข้อ สูตร หรือลบหัวข้อนี้", "add a formula, or drop this key")
}

/// Steps none of which asks for anything.
pub fn no_steps() -> Problem {
    Problem::new(Code::MissingKey, "ขั้นเป้าหมายไม่มีขั้นใดมีเกณฑ์", "none of the levels asks for anything")
        .help(
            "พิมพ์เกณฑ์ของขั้นอย่างน้อยหนึ่งขั้น เช่น 50: ร้อยละ 96",
            "write what a level asks for, like 50: ร้อยละ 96",
        )
}

/// A result that names a level the indicator does not have.
pub fn no_such_level(found: &str, known: &[String]) -> Problem {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Problem::new(
        Code::UnknownCriterion,
        format!("ขั้นเป้าหมายไม่มี “{}”", short(found)),
        format!("there is no level “{}”", short(found)),
    )
    .help(
        format!("พิมพ์ ถึงขั้น {} หรือ ขั้น 0 ถ้าไม่ถึงขั้นแรก", list(&known, "หรือ")),
        format!("write ขั้น {}, or ขั้น 0 below the first one", list(&known, "or")),
    )
}

/// A target that is a state.
pub fn state_as_target(word: &str) -> Problem {
    Problem::new(
        Code::NotAQuantity,
        format!("“{}” เป็นสถานะ ใช้เป็นเป้าหมายไม่ได้", short(word)),
        format!("“{}” is a state and cannot be a target", short(word)),
    )
    .help(
        "พิมพ์ค่าเป้าหมาย หรือลบหัวข้อเป้าหมายถ้าเป็นหัวข้อกลุ่ม",
        "write the target, or drop the key if this is a heading",
    )
}

/// A result and a formula.
pub fn result_and_formula(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::ResultAndFormula,
        format!("มีทั้ง “{th}” และ “สูตร”"),
        format!("there is both a {en} and a formula"),
    )
    .help(
        "เหลือไว้อย่างเดียว ค่าที่เอกสารพิมพ์ให้ไว้ใน “ตามที่พิมพ์”",
        "keep one of them; what a document prints goes under printed",
    )
}

/// A formula without its unit.
pub fn formula_without_unit() -> Problem {
    Problem::new(Code::MissingKey, "สูตรไม่มีหัวข้อ “หน่วย”", "the formula has no “unit”")
        .help("เพิ่มบรรทัด หน่วย: … ของผลจากสูตร", "add a line unit: … for its result")
}

/// A name that is not among the criteria.
pub fn unknown_criterion(name: &str, nearest: Option<&str>, known: &[&str]) -> Problem {
    let problem = Problem::new(
        Code::UnknownCriterion,
        format!("เป้าหมายไม่มีเกณฑ์ “{}”", short(name)),
        format!("the target has no criterion “{}”", short(name)),
    );
    match nearest {
        Some(near) => {
            problem.help(format!("น่าจะเป็น “{near}”"), format!("probably “{near}”")).fix(near)
        }
        None if known.is_empty() => problem.help(
            "เป้าหมายมีเกณฑ์เดียวและไม่มีชื่อ ลบชื่อเกณฑ์นี้",
            "the target has one criterion without a name: drop this name",
        ),
        None => problem.help(
            format!("ใช้ชื่อเดียวกับในเป้าหมาย: {}", list(known, "และ")),
            format!("use the names of the target: {}", list(known, "and")),
        ),
    }
}

/// One result for a target of several criteria, or the reverse.
pub fn criteria_shape(named_target: bool) -> Problem {
    let problem = match named_target {
        true => Problem::new(
            Code::UnknownCriterion,
            "เป้าหมายมีหลายเกณฑ์ แต่ผลมีค่าเดียว",
            "the target has several criteria and the result one value",
        ),
        false => Problem::new(
            Code::UnknownCriterion,
            "เป้าหมายมีค่าเดียว แต่ผลแยกเป็นเกณฑ์",
            "the target has one value and the result several",
        ),
    };
    problem.help("เขียนเป้าหมายและผลให้มีชื่อเกณฑ์ตรงกัน", "give both the same names of criteria")
}

/// A judgement on something that is computed.
pub fn judged_number(name: &str) -> Problem {
    Problem::new(
        Code::JudgedNumber,
        format!("เกณฑ์ “{}” เป็นตัวเลข โปรแกรมตัดสินเอง", short(name)),
        format!("the criterion “{}” is a number and is computed", short(name)),
    )
    .help(
        "ลบการพิจารณานี้ ใช้ได้กับเกณฑ์ที่เป็นข้อความเท่านั้น",
        "drop this judgement; only text criteria are judged",
    )
}

/// Which of the text criteria is judged is not said.
pub fn which_criterion() -> Problem {
    Problem::new(
        Code::MissingKey,
        "การพิจารณาไม่ได้บอกว่าเป็นเกณฑ์ใด",
        "the judgement does not name its criterion",
    )
    .help("เพิ่มบรรทัด เกณฑ์: …", "add a line criterion: …")
}

/// An indicator that names no component.
pub fn no_component(known: &[&str]) -> Problem {
    let (th, en) = (list(known, "หรือ"), list(known, "or"));
    Problem::new(Code::MissingKey, "ตัวชี้วัดไม่ได้บอกองค์ประกอบ", "the indicator names no component")
        .help(
            format!("เพิ่มบรรทัด องค์ประกอบ: … (ใช้ {th}) หรือ อยู่ใต้: …"),
            format!("add a line component: … (one of {en}) or under: …"),
        )
}

/// A heading that stands under another one of another component.
pub fn parent_elsewhere(parent: &str) -> Problem {
    Problem::new(
        Code::UnknownReference,
        format!("“{parent}” อยู่คนละองค์ประกอบหรือคนละส่วน"),
        format!("“{parent}” belongs to another component or part"),
    )
    .help("แก้ อยู่ใต้ หรือ องค์ประกอบ ให้ตรงกัน", "make under and component agree")
}

/// A child under something that carries a target of its own.
pub fn parent_assessed(number: &str) -> Problem {
    Problem::new(
        Code::BadFramework,
        format!("ตัวชี้วัด {number} มีเป้าหมายของตัวเอง จึงครอบตัวชี้วัดอื่นไม่ได้"),
        format!("indicator {number} has a target of its own and cannot stand over others"),
    )
    .help("ย้ายเป้าหมายไปไว้ที่ตัวชี้วัดย่อย", "move the target to the sub-indicators")
}

/// A result that is no day where the target is one.
pub fn needs_day(found: &str, deadline: &str) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("ผล “{}” ไม่ใช่วันที่ แต่เป้าหมายคือ “{}”", short(found), short(deadline)),
        format!("the result “{}” is no day, and the target is “{}”", short(found), short(deadline)),
    )
    .help("พิมพ์วันที่ทำเสร็จ เช่น 15 กันยายน 2562", "write the day on which it was done")
}

/// Occasions that are counted by who attended, where that is not said.
pub fn attendance_unknown(missing: (&str, &str)) -> Problem {
    Problem::new(
        Code::MissingKey,
        format!("นับครั้งที่เข้าร่วมครบไม่ได้ เพราะไม่มี “{}”", missing.0),
        format!("attended occasions cannot be counted without {}", missing.1),
    )
    .help(
        format!("เพิ่ม {} หรือระบุ นับเป็น: จำนวนครั้ง", missing.0),
        format!("add {}, or write counted-as: times", missing.1),
    )
}

/// More people than there are.
pub fn more_than_all(present: &str, members: &str) -> Problem {
    Problem::new(
        Code::BadNumber,
        format!("เข้าร่วม {present} มากกว่าทั้งหมด {members}"),
        format!("{present} attended, and there are only {members}"),
    )
    .help("ตรวจจำนวนกับรายงานการประชุม", "check both numbers against the minutes")
}

/// A duty that no year has room for: the number and the most there are, and their unit.
pub fn beyond_the_year((found, most): (&str, &str), unit: &str) -> Problem {
    let (found, most) = match unit {
        crate::unit::PERCENT => (format!("{unit} {found}"), format!("{unit} {most}")),
        unit => (format!("{found} {unit}"), format!("{most} {unit}")),
    };
    Problem::new(
        Code::BadNumber,
        format!("หนึ่งปีมีไม่ถึง {found} เป้าหมายนี้จึงไม่มีวันผ่าน"),
        format!("no year has {found}: this target can never be met"),
    )
    .help(format!("พิมพ์ไม่เกิน {most}"), format!("write {most} at most"))
}

/// A result that no year has room for: the number and the most there are, and their unit.
pub fn no_such_result((found, most): (&str, &str), unit: &str, whole: bool) -> Problem {
    let (found, range) = match unit {
        crate::unit::PERCENT => (format!("{unit} {found}"), format!("{unit} 0 ถึง {most}")),
        unit => (format!("{found} {unit}"), format!("0 ถึง {most} {unit}")),
    };
    let (th, en) =
        if whole { ("จำนวนเต็ม ", "whole numbers, ") } else { ("", "") };
    Problem::new(
        Code::BadNumber,
        format!("ผล {found} เป็นไปไม่ได้ในหนึ่งปี"),
        format!("no year can have the result {found}"),
    )
    .help(
        format!("ตรวจกับต้นเรื่อง แล้วพิมพ์{}{range}", if whole { th } else { " " }),
        format!("check it against its source and write {en}{range}"),
    )
}

/// A threshold of attendance that is no share.
pub fn attendance_form(found: &str) -> Problem {
    Problem::new(
        Code::BadQuantity,
        format!("ผู้เข้าร่วมขั้นต่ำ “{}” ต้องเป็นร้อยละ 0 ถึง 100", short(found)),
        format!("“{}”: the least attendance is a percentage from 0 to 100", short(found)),
    )
    .help("พิมพ์ เช่น ร้อยละ 80", "write for instance ร้อยละ 80")
}

/// Occasions of which nobody says what they are counted as, where the target asks for no number of times.
pub fn counted_as_missing(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::MissingKey,
        "มี ครั้งที่ทำ แต่ไม่มีหัวข้อ “นับเป็น” ส่วนเป้าหมายไม่ใช่จำนวนครั้ง",
        "there are occasions but no counted-as, and the target is no number of times",
    )
    .help(format!("เพิ่มบรรทัด นับเป็น: {th}"), format!("add the line counted-as: {en}"))
}

/// An occasion that does not belong to the year.
pub fn occasion_outside_year(day: &str, year: u16) -> Problem {
    Problem::new(
        Code::DateOutsideYear,
        format!("วันที่ {day} ไม่อยู่ในปีงบประมาณ {year} จึงไม่นับ"),
        format!("{day} is not in the fiscal year {year}, so it does not count"),
    )
    .help("ตรวจวันที่กับต้นเรื่อง", "check the date against its source")
}
