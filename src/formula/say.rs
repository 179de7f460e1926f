//! Findings in formulas: what cannot be read, and what cannot be worked out.

use crate::diagnostic::phrase::{say, short};

say! {
    /// A formula that cannot be read.
    bad_formula(th: &str, en: &str) = BadFormula:
        "สูตรอ่านไม่ได้: {th}", "bad formula: {en}"
        => "ใช้ + - × ÷ ( ) ตัวเลข และชื่อจากตัวแปร", "use + - × ÷ ( ), numbers and the names of inputs";
    /// A name of a formula that no input has.
    unknown_input(name, nearest: Option<&str>) = UnknownReference:
        "ไม่มีตัวแปรชื่อ “{name}”", "no input is called “{name}”"
        match nearest {
            Some(near) => "น่าจะเป็น “{near}”", "probably “{near}”";
            None => "เพิ่มในหัวข้อ ตัวแปร", "add it under inputs";
        };
    /// A function that does not exist.
    unknown_function(name, nearest: Option<&str>) = BadFormula:
        "ไม่รู้จักฟังก์ชัน “{name}”", "unknown function “{name}”"
        match nearest {
            Some(near) => "น่าจะเป็น “{near}”", "probably “{near}”";
            None => "ใช้ ผลรวม ต่ำสุด สูงสุด จำนวน เฉลี่ย ปัด หรือ ตัดทศนิยม",
            "use sum, min, max, count, mean, round or truncate";
        };
    /// A list where one value is needed.
    list_outside(name: &str) = BadFormula:
        ("“{}” มีหลายค่า", short(name)), ("“{}” has several values", short(name))
        => "เขียน ผลรวม({name}) หรือฟังก์ชันอื่น", "write sum({name}) or another function";
    /// A division by zero.
    division_by_zero() = DivisionByZero:
        "หารด้วยศูนย์", "division by zero"
        => "ตรวจค่าของตัวแปรที่เป็นตัวหาร", "check the input it divides by";
    /// A value with more digits than anybody can mean.
    value_too_long() = NumberTooLong:
        "ผลคำนวณยาวเกินพันหลัก", "the result has more than a thousand digits"
        => "ตรวจสูตร และสูตรที่อ้างต่อกันมา", "check the formula, and those it builds on";
    /// A function without values, or with the wrong ones.
    wrong_arguments() = BadFormula:
        "ค่าที่ให้ฟังก์ชันไม่ครบหรือไม่ถูกต้อง", "the function has wrong values"
        => "ผลรวม ต่ำสุด สูงสุด และเฉลี่ย ต้องมีค่าอย่างน้อยหนึ่งค่า ส่วน ปัด(ค่า; จำนวนทศนิยม)",
        "sum, min, max and mean need a value; round(value; decimals)";
    /// A weighted mean whose values and weights do not go together.
    wrong_weights() = BadFormula:
        "ค่ากับน้ำหนักของ เฉลี่ยถ่วงน้ำหนัก ไม่ครบคู่",
        "the values and weights of the weighted mean are no pairs"
        => "ใช้สองรายการที่ยาวเท่ากัน อย่าง เฉลี่ยถ่วงน้ำหนัก(คะแนน; จำนวนคน) หรือสลับค่ากับน้ำหนัก อย่าง เฉลี่ยถ่วงน้ำหนัก(5; ก; 4; ข)",
        "use two lists of one length, weighted_mean(scores; people), or values and weights in turn";
    /// A value that is rounded in another unit than the result's.
    rounded_elsewhere(found: &str, unit: &str) = BadFormula:
        "ปัดค่าที่เป็น “{found}” ไม่ได้ เพราะผลเป็น “{unit}” จึงไม่รู้ว่าปัดที่หลักใด",
        "“{found}” cannot be rounded where the result is in “{unit}”: at which digit?"
        => "ปัดเมื่อคำนวณจนได้หน่วยของผลแล้ว", "round what is in the unit of the result";
    /// Units that are not added.
    units_not_added(left: &str, right: &str) = UnitMismatch:
        "บวก ลบ หรือเทียบ “{left}” กับ “{right}” ไม่ได้",
        "“{left}” and “{right}” cannot be added or compared"
        => "ตรวจหน่วยของตัวแปรทั้งสองข้าง", "check the units on both sides";
    /// A formula whose result is of another unit.
    unit_of_result(found: &str, declared: &str) = UnitMismatch:
        "สูตรให้ผลเป็น “{found}” แต่ระบุหน่วยว่า “{declared}”",
        "the formula gives “{found}” and “{declared}” is declared"
        => "แก้หัวข้อ หน่วย หรือหน่วยของตัวแปร", "mend the unit, or the units of the inputs";
}
