//! Findings of weights: that they add up, and that each of them counts.

use crate::diagnostic::phrase::{MOST_NAMES, first_of, list, say, short};
use crate::diagnostic::{Code, Problem};

say! {
    /// Weights that do not add up.
    weights_total(found: &str, wanted: &[&str], of: (&str, &str)) = Weights:
        ("น้ำหนักของ{} รวมได้ {found} ไม่ใช่ {}", short(of.0), list(wanted, "หรือ")),
        ("the weights of {} add up to {found}, not to {}", short(of.1), list(wanted, "or"))
        => "แก้น้ำหนัก หรือระบุ น้ำหนักรวม ถ้ากติกาให้รวมเป็นค่าอื่น (ตัวที่ไม่ระบุน้ำหนักนับเป็น 1)",
        "mend the weights, or write weights-add-up-to if the rules want another total (without a weight it is 1)";
}

/// The same, where some have no weight, and count as 1.
pub fn without_weight(problem: Problem, names: &[&str]) -> Problem {
    let shown = &names[..names.len().min(MOST_NAMES)];
    problem.help(
        format!("เพิ่ม น้ำหนัก ของ {} (ไม่ระบุนับเป็น 1) หรือระบุ น้ำหนักรวม ถ้ากติกาให้รวมเป็นค่าอื่น", list(shown, "และ")),
        format!("write the weight of {} (without one it is 1), or weights-add-up-to if the rules want another total", list(shown, "and")),
    )
}

say! {
    /// A weight that counts nothing.
    weight_zero(of) = Weights:
        "“{of}” มีน้ำหนัก 0 จึงไม่มีผลต่อคะแนน", "“{of}” has a weight of 0 and changes no score"
        => "พิมพ์น้ำหนักที่มากกว่า 0 หรือลบรายการนี้", "write a weight above 0, or drop it";
    /// Weights none of which counts.
    weights_all_zero(of: (&str, &str)) = Weights:
        ("น้ำหนักของ{} เป็น 0 ทุกตัว จึงคิดคะแนนไม่ได้", short(of.0)),
        ("the weights of {} are all 0, and nothing can be scored", short(of.1))
        => "พิมพ์น้ำหนักที่มากกว่า 0", "write weights above 0";
}

/// Weights that nothing is done with: why, and what to do.
fn weights_unused(names: &[&str], why: (&str, &str), help: (&str, &str)) -> Problem {
    let (th, en) = first_of(names);
    Problem::new(
        Code::Weights,
        format!("น้ำหนักของ {th} ไม่มีผล: {}", why.0),
        format!("the weights of {en} have no effect: {}", why.1),
    )
    .help(help.0, help.1)
}

/// Weights of components, where decision rules sum the part up.
pub fn weights_beside_readings(names: &[&str], part: (&str, &str)) -> Problem {
    weights_unused(
        names,
        (
            &format!("{} สรุปภาพรวมด้วย วิธีสรุป ซึ่งไม่ใช้น้ำหนัก", short(part.0)),
            &format!("{} is summed up by readings, which use none", short(part.1)),
        ),
        (
            "ลบหัวข้อ น้ำหนัก หรือสรุปภาพรวมด้วย ช่วงผล ของคะแนนรวมแทน วิธีสรุป",
            "drop the weights, or sum the part up with bands of the total instead of readings",
        ),
    )
}

/// Weights of indicators, where the method of their component uses none.
pub fn weights_beside_method(names: &[&str], component: &str, method: (&str, &str)) -> Problem {
    weights_unused(
        names,
        (
            &format!("องค์ประกอบ “{}” ประเมินแบบ {} ซึ่งไม่ใช้น้ำหนัก", short(component), method.0),
            &format!("“{}” has the method {}, which uses none", short(component), method.1),
        ),
        (
            "ลบหัวข้อ น้ำหนัก หรือเปลี่ยน วิธีประเมิน ในกรอบเป็น คะแนนถ่วงน้ำหนัก",
            "drop the weights, or make the method of the framework weighted-points",
        ),
    )
}

/// Weights of all indicators of a component whose method is not written.
pub fn method_forgotten(names: &[&str], component: &str) -> Problem {
    weights_unused(
        names,
        (
            &format!("องค์ประกอบ “{}” ไม่ได้ระบุ วิธีประเมิน จึงเป็นร้อยละที่ผ่าน", short(component)),
            &format!("“{}” has no method, so it is share-passed", short(component)),
        ),
        (
            "ระบุ วิธีประเมิน: คะแนนถ่วงน้ำหนัก ในองค์ประกอบนี้ หรือลบ น้ำหนัก ของตัวชี้วัด",
            "write method: weighted-points in this component, or drop the weights of its indicators",
        ),
    )
}

/// Weights of headings that add up, in a component that does not say that it counts them.
pub fn counting_forgotten(names: &[&str], component: &str) -> Problem {
    weights_unused(
        names,
        (
            &format!("เป็นหัวข้อกลุ่ม และองค์ประกอบ “{}” ไม่ได้ระบุ นับ จึงนับตัวชี้วัดย่อย", short(component)),
            &format!(
                "they are headings, and “{}” has no count, so it counts leaves",
                short(component)
            ),
        ),
        (
            "ระบุ นับ: ตัวชี้วัดหลัก ในองค์ประกอบนี้ หรือลบ น้ำหนัก ของหัวข้อกลุ่ม",
            "write count: top-level in this component, or drop the weights of the headings",
        ),
    )
}

/// Weights of headings, where what stands under them is counted instead.
pub fn weights_of_headings(names: &[&str], component: &str) -> Problem {
    weights_unused(
        names,
        (
            &format!("เป็นหัวข้อกลุ่ม และองค์ประกอบ “{}” นับตัวชี้วัดย่อย", short(component)),
            &format!("they are headings, and “{}” counts leaves", short(component)),
        ),
        (
            "ลบหัวข้อ น้ำหนัก หรือระบุ นับ: ตัวชี้วัดหลัก ในกรอบ",
            "drop the weights, or write count: top-level in the framework",
        ),
    )
}

say! {
    /// A weight that changes nothing that is shown.
    weight_tiny(weight, of) = Weights:
        "“{of}” มีน้ำหนัก {weight} ไม่ถึงหนึ่งในล้านของทั้งหมด จึงแทบไม่มีผลต่อคะแนน",
        "“{of}” weighs {weight}: less than a millionth of all, which changes hardly any score"
        => "ตรวจจำนวนหลักของน้ำหนัก", "check the digits of the weight";
}
