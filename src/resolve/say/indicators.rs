//! Problems of indicators: their place, target, result and criteria.

use crate::diagnostic::phrase::{LONGEST_CIRCLE, say};
use crate::diagnostic::phrase::{list, short};
use crate::diagnostic::{Code, Problem};

say! {
    /// A reference to what a heading does not have.
    heading_asked(id, asked_th: &str, asked_en: &str) = UnknownReference:
        "ตัวชี้วัด {id} เป็นหัวข้อกลุ่ม จึงไม่มี{asked_th}", "indicator {id} is a heading and has no {asked_en}"
        => "อ้างถึงตัวชี้วัดย่อย หรือพิมพ์ ((ชื่อ {id}))", "refer to a sub-indicator, or write ((name {id}))";
    /// Headings that stand under each other.
    heading_circle(names: &[String]) {
        let path: Vec<&str> =
            names.iter().chain(names.first()).take(LONGEST_CIRCLE + 1).map(String::as_str).collect();
        let path = path.join(" → ");
    } = Cycle:
        "ตัวชี้วัดอยู่ใต้กันเป็นวง: {path}", "indicators stand under each other: {path}"
        => "แก้หรือลบหัวข้อ อยู่ใต้ ของตัวใดตัวหนึ่ง", "mend or drop under in one of them";
    /// A key that has no effect beside another one.
    unused_beside(th: &str, en: &str, because_th: &str, because_en: &str) = UnusedKey:
        "“{th}” ไม่มีผลเมื่อมี “{because_th}”", "{en} has no effect beside {because_en}"
        => "เหลือไว้อย่างเดียว", "keep one of them";
    /// A key that has no effect on a heading.
    unused_on_heading(th: &str, en: &str) = UnusedKey:
        "“{th}” ไม่มีผลในหัวข้อกลุ่ม ซึ่งไม่มีเป้าหมาย", "{en} has no effect in a heading, which has no target"
        => "ย้ายไปไว้ที่ตัวชี้วัดย่อย หรือเพิ่มเป้าหมาย", "move it to the sub-indicator, or add a target";
    /// A key that has no effect without a formula.
    unused_without_formula(th: &str, en: &str) = UnusedKey:
        "“{th}” ไม่มีผลเมื่อไม่มี “สูตร”", "{en} has no effect without a formula"
        => "เพิ่มหัวข้อ สูตร หรือลบหัวข้อนี้", "add a formula, or drop this key";
    /// Steps none of which asks for anything.
    no_steps() = MissingKey:
        "ขั้นเป้าหมายไม่มีขั้นใดมีเกณฑ์", "none of the levels asks for anything"
        => "พิมพ์เกณฑ์ของขั้นอย่างน้อยหนึ่งขั้น เช่น 50: ร้อยละ 96",
        "write what a level asks for, like 50: ร้อยละ 96";
    /// A result that names a level the indicator does not have.
    no_such_level(found, known: &[String]) {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
    } = UnknownCriterion:
        "ขั้นเป้าหมายไม่มี “{found}”", "there is no level “{found}”"
        => ("พิมพ์ ถึงขั้น {} หรือ ขั้น 0 ถ้าไม่ถึงขั้นแรก", list(&known, "หรือ")),
        ("write ขั้น {}, or ขั้น 0 below the first one", list(&known, "or"));
    /// A target that is a state.
    state_as_target(word) = NotAQuantity:
        "“{word}” เป็นสถานะ ใช้เป็นเป้าหมายไม่ได้", "“{word}” is a state and cannot be a target"
        => "พิมพ์ค่าเป้าหมาย หรือลบหัวข้อเป้าหมายถ้าเป็นหัวข้อกลุ่ม",
        "write the target, or drop the key if this is a heading";
    /// A result and a formula.
    result_and_formula(th: &str, en: &str) = ResultAndFormula:
        "มีทั้ง “{th}” และ “สูตร”", "there is both a {en} and a formula"
        => "เหลือไว้อย่างเดียว ค่าที่เอกสารพิมพ์ให้ไว้ใน “ตามที่พิมพ์”",
        "keep one of them; what a document prints goes under printed";
    /// A formula without its unit.
    formula_without_unit() = MissingKey:
        "สูตรไม่มีหัวข้อ “หน่วย”", "the formula has no “unit”"
        => "เพิ่มบรรทัด หน่วย: … ของผลจากสูตร", "add a line unit: … for its result";
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

say! {
    /// A judgement on something that is computed.
    judged_number(name) = JudgedNumber:
        "เกณฑ์ “{name}” เป็นตัวเลข โปรแกรมตัดสินเอง",
        "the criterion “{name}” is a number and is computed"
        => "ลบการพิจารณานี้ ใช้ได้กับเกณฑ์ที่เป็นข้อความเท่านั้น",
        "drop this judgement; only text criteria are judged";
    /// Which of the text criteria is judged is not said.
    which_criterion() = MissingKey:
        "การพิจารณาไม่ได้บอกว่าเป็นเกณฑ์ใด", "the judgement does not name its criterion"
        => "เพิ่มบรรทัด เกณฑ์: …", "add a line criterion: …";
    /// An indicator that names no component.
    no_component(known: &[&str]) {
        let (th, en) = (list(known, "หรือ"), list(known, "or"));
    } = MissingKey:
        "ตัวชี้วัดไม่ได้บอกองค์ประกอบ", "the indicator names no component"
        => "เพิ่มบรรทัด องค์ประกอบ: … (ใช้ {th}) หรือ อยู่ใต้: …",
        "add a line component: … (one of {en}) or under: …";
    /// A heading that stands under another one of another component.
    parent_elsewhere(parent: &str) = UnknownReference:
        "“{parent}” อยู่คนละองค์ประกอบหรือคนละส่วน", "“{parent}” belongs to another component or part"
        => "แก้ อยู่ใต้ หรือ องค์ประกอบ ให้ตรงกัน", "make under and component agree";
    /// A child under something that carries a target of its own.
    parent_assessed(number: &str) = BadFramework:
        "ตัวชี้วัด {number} มีเป้าหมายของตัวเอง จึงครอบตัวชี้วัดอื่นไม่ได้",
        "indicator {number} has a target of its own and cannot stand over others"
        => "ย้ายเป้าหมายไปไว้ที่ตัวชี้วัดย่อย", "move the target to the sub-indicators";
    /// A result that is no day where the target is one.
    needs_day(found, deadline) = BadDate:
        "ผล “{found}” ไม่ใช่วันที่ แต่เป้าหมายคือ “{deadline}”",
        "the result “{found}” is no day, and the target is “{deadline}”"
        => "พิมพ์วันที่ทำเสร็จ เช่น 15 กันยายน 2562", "write the day on which it was done";
    /// Occasions that are counted by who attended, where that is not said.
    attendance_unknown(missing: (&str, &str)) = MissingKey:
        ("นับครั้งที่เข้าร่วมครบไม่ได้ เพราะไม่มี “{}”", missing.0),
        ("attended occasions cannot be counted without {}", missing.1)
        => ("เพิ่ม {} หรือระบุ นับเป็น: จำนวนครั้ง", missing.0),
        ("add {}, or write counted-as: times", missing.1);
    /// More people than there are.
    more_than_all(present: &str, members: &str) = BadNumber:
        "เข้าร่วม {present} มากกว่าทั้งหมด {members}", "{present} attended, and there are only {members}"
        => "ตรวจจำนวนกับรายงานการประชุม", "check both numbers against the minutes";
    /// A duty that no year has room for: the number and the most there are, and their unit.
    beyond_the_year((found, most): (&str, &str), unit: &str) {
        let (found, most) = match unit {
            crate::unit::PERCENT => (format!("{unit} {found}"), format!("{unit} {most}")),
            unit => (format!("{found} {unit}"), format!("{most} {unit}")),
        };
    } = BadNumber:
        "หนึ่งปีมีไม่ถึง {found} เป้าหมายนี้จึงไม่มีวันผ่าน", "no year has {found}: this target can never be met"
        => "พิมพ์ไม่เกิน {most}", "write {most} at most";
    /// A result that no year has room for: the number and the most there are, and their unit.
    no_such_result((found, most): (&str, &str), unit: &str, whole: bool) {
        let (found, range) = match unit {
            crate::unit::PERCENT => (format!("{unit} {found}"), format!("{unit} 0 ถึง {most}")),
            unit => (format!("{found} {unit}"), format!("0 ถึง {most} {unit}")),
        };
        let (th, en) =
            if whole { ("จำนวนเต็ม ", "whole numbers, ") } else { ("", "") };
    } = BadNumber:
        "ผล {found} เป็นไปไม่ได้ในหนึ่งปี", "no year can have the result {found}"
        => ("ตรวจกับต้นเรื่อง แล้วพิมพ์{}{range}", if whole { th } else { " " }),
        "check it against its source and write {en}{range}";
    /// A threshold of attendance that is no share.
    attendance_form(found) = BadQuantity:
        "ผู้เข้าร่วมขั้นต่ำ “{found}” ต้องเป็นร้อยละ 0 ถึง 100",
        "“{found}”: the least attendance is a percentage from 0 to 100"
        => "พิมพ์ เช่น ร้อยละ 80", "write for instance ร้อยละ 80";
    /// Occasions of which nobody says what they are counted as, where the target asks for no number of times.
    counted_as_missing(th: &str, en: &str) = MissingKey:
        "มี ครั้งที่ทำ แต่ไม่มีหัวข้อ “นับเป็น” ส่วนเป้าหมายไม่ใช่จำนวนครั้ง",
        "there are occasions but no counted-as, and the target is no number of times"
        => "เพิ่มบรรทัด นับเป็น: {th}", "add the line counted-as: {en}";
    /// An occasion that does not belong to the year.
    occasion_outside_year(day: &str, year: u16) = DateOutsideYear:
        "วันที่ {day} ไม่อยู่ในปีงบประมาณ {year} จึงไม่นับ",
        "{day} is not in the fiscal year {year}, so it does not count"
        => "ตรวจวันที่กับต้นเรื่อง", "check the date against its source";
}
