//! Findings in formulas: what cannot be read, and what cannot be worked out.

use crate::diagnostic::phrase::short;
use crate::diagnostic::{Code, Problem};

/// A formula that cannot be read.
pub fn bad_formula(th: &str, en: &str) -> Problem {
    Problem::new(Code::BadFormula, format!("สูตรอ่านไม่ได้: {th}"), format!("bad formula: {en}")).help(
        "ใช้ + - × ÷ ( ) ตัวเลข และชื่อจากตัวแปร",
        "use + - × ÷ ( ), numbers and the names of inputs",
    )
}

/// A name of a formula that no input has.
pub fn unknown_input(name: &str, nearest: Option<&str>) -> Problem {
    let problem = Problem::new(
        Code::UnknownReference,
        format!("ไม่มีตัวแปรชื่อ “{}”", short(name)),
        format!("no input is called “{}”", short(name)),
    );
    match nearest {
        Some(near) => problem.help(format!("น่าจะเป็น “{near}”"), format!("probably “{near}”")),
        None => problem.help("เพิ่มในหัวข้อ ตัวแปร", "add it under inputs"),
    }
}

/// A function that does not exist.
pub fn unknown_function(name: &str, nearest: Option<&str>) -> Problem {
    let problem = Problem::new(
        Code::BadFormula,
        format!("ไม่รู้จักฟังก์ชัน “{}”", short(name)),
        format!("unknown function “{}”", short(name)),
    );
    match nearest {
        Some(near) => problem.help(format!("น่าจะเป็น “{near}”"), format!("probably “{near}”")),
        None => problem.help(
            "ใช้ ผลรวม ต่ำสุด สูงสุด จำนวน เฉลี่ย ปัด หรือ ตัดทศนิยม",
            "use sum, min, max, count, mean, round or truncate",
        ),
    }
}

/// A list where one value is needed.
pub fn list_outside(name: &str) -> Problem {
    Problem::new(
        Code::BadFormula,
        format!("“{}” มีหลายค่า", short(name)),
        format!("“{}” has several values", short(name)),
    )
    .help(
        format!("เขียน ผลรวม({name}) หรือฟังก์ชันอื่น"),
        format!("write sum({name}) or another function"),
    )
}

/// A division by zero.
pub fn division_by_zero() -> Problem {
    Problem::new(Code::DivisionByZero, "หารด้วยศูนย์", "division by zero")
        .help("ตรวจค่าของตัวแปรที่เป็นตัวหาร", "check the input it divides by")
}

/// A value with more digits than anybody can mean.
pub fn value_too_long() -> Problem {
    Problem::new(
        Code::NumberTooLong,
        "ผลคำนวณยาวเกินพันหลัก",
        "the result has more than a thousand digits",
    )
    .help("ตรวจสูตร และสูตรที่อ้างต่อกันมา", "check the formula, and those it builds on")
}

/// A function without values, or with the wrong ones.
pub fn wrong_arguments() -> Problem {
    Problem::new(Code::BadFormula, "ค่าที่ให้ฟังก์ชันไม่ครบหรือไม่ถูกต้อง", "the function has wrong values")
        .help(
            "ผลรวม ต่ำสุด สูงสุด และเฉลี่ย ต้องมีค่าอย่างน้อยหนึ่งค่า ส่วน ปัด(ค่า; จำนวนทศนิยม)",
            "sum, min, max and mean need a value; round(value; decimals)",
        )
}

/// A weighted mean whose values and weights do not go together.
pub fn wrong_weights() -> Problem {
    Problem::new(
        Code::BadFormula,
        "ค่ากับน้ำหนักของ เฉลี่ยถ่วงน้ำหนัก ไม่ครบคู่",
        "the values and weights of the weighted mean are no pairs",
    )
    .help(
        "ใช้สองรายการที่ยาวเท่ากัน อย่าง เฉลี่ยถ่วงน้ำหนัก(คะแนน; จำนวนคน) หรือสลับค่ากับน้ำหนัก อย่าง เฉลี่ยถ่วงน้ำหนัก(5; ก; 4; ข)",
        "use two lists of one length, weighted_mean(scores; people), or values and weights in turn",
    )
}

/// A value that is rounded in another unit than the result's.
pub fn rounded_elsewhere(found: &str, unit: &str) -> Problem {
    Problem::new(
        Code::BadFormula,
        format!("ปัดค่าที่เป็น “{found}” ไม่ได้ เพราะผลเป็น “{unit}” จึงไม่รู้ว่าปัดที่หลักใด"),
        format!("“{found}” cannot be rounded where the result is in “{unit}”: at which digit?"),
    )
    .help("ปัดเมื่อคำนวณจนได้หน่วยของผลแล้ว", "round what is in the unit of the result")
}

/// Units that are not added.
pub fn units_not_added(left: &str, right: &str) -> Problem {
    Problem::new(
        Code::UnitMismatch,
        format!("บวก ลบ หรือเทียบ “{left}” กับ “{right}” ไม่ได้"),
        format!("“{left}” and “{right}” cannot be added or compared"),
    )
    .help("ตรวจหน่วยของตัวแปรทั้งสองข้าง", "check the units on both sides")
}

/// A formula whose result is of another unit.
pub fn unit_of_result(found: &str, declared: &str) -> Problem {
    Problem::new(
        Code::UnitMismatch,
        format!("สูตรให้ผลเป็น “{found}” แต่ระบุหน่วยว่า “{declared}”"),
        format!("the formula gives “{found}” and “{declared}” is declared"),
    )
    .help("แก้หัวข้อ หน่วย หรือหน่วยของตัวแปร", "mend the unit, or the units of the inputs")
}
