//! Problems with quantities: units, bands, numbers where words stand.

use crate::diagnostic::phrase::{say, short};
use crate::diagnostic::{Code, Problem};

/// A unit word that nobody declared.
pub fn unknown_unit(word: &str, nearest: Option<&str>) -> Problem {
    let problem = Problem::new(
        Code::UnknownUnit,
        format!("ไม่รู้จักหน่วย “{}”", short(word)),
        format!("unknown unit “{}”", short(word)),
    );
    let halves: Vec<&str> = word.split_whitespace().collect();
    let (first, second) = halves.split_at(halves.len() / 2);
    if !first.is_empty() && first == second {
        let unit = first.join(" ");
        return problem
            .help(
                format!("พิมพ์หน่วยซ้ำ เหลือ “{unit}” คำเดียว"),
                format!("typed twice: keep one “{unit}”"),
            )
            .fix(unit);
    }
    if matches!(word, "เปอร์เซ็นต์" | "เปอร์เซนต์" | "เปอร์เซ็น" | "percent")
    {
        let help = "พิมพ์ ร้อยละ หน้าตัวเลข เช่น ร้อยละ 100";
        return problem.help(help, "write ร้อยละ before the number, like ร้อยละ 100");
    }
    // What is more than a number and its unit: 4.21±0.53, 1:3, 3×4 เมตร, 80%*.
    if word.starts_with('-') || word.contains(['±', '×', ':', '*', '=', '<', '>']) {
        return Problem::new(
            Code::UnknownUnit,
            format!("“{}” หลังตัวเลขไม่ใช่หน่วย", short(word)),
            format!("“{}” behind the number is no unit", short(word)),
        )
        .help(
            "เหลือตัวเลขเดียวกับหน่วย ส่วนที่เหลือเขียนใน หมายเหตุ ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ ไม่ใช่ตัวเลข",
            "keep one number and its unit, and put the rest into a note; a text has to start with a word",
        );
    }
    // How money and time are written on receipts and in tables.
    let full = match word.trim_matches(['.', '-', '–', ' ']) {
        "บ" | "THB" | "฿" => Some("บาท"),
        "ลบ" | "ล.บ" | "ล้านบ" | "ล้าน" => Some("ล้านบาท"),
        "พันลบ" | "พันล้าน" => Some("พันล้านบาท"),
        "ชม" | "ช.ม" => Some("ชั่วโมง"),
        _ => None,
    };
    match full.or(nearest) {
        Some(near) => problem.help(format!("น่าจะเป็น “{near}”"), format!("probably “{near}”")).fix(near),
        None => problem.help(
            "เพิ่มในหัวข้อ หน่วยนับ ของ agency.yaml ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ ไม่ใช่ตัวเลข",
            "declare it under units in agency.yaml; a text has to start with a word, not with a number",
        ),
    }
}

say! {
    /// Two amounts in one value whose units make no single amount.
    amounts_apart(first: &str, second: &str) = UnitMismatch:
        "ค่าเดียวมีสองหน่วย ({first} กับ {second}) ที่รวมเป็นค่าเดียวไม่ได้",
        "one value has two units ({first} and {second}) that make no single amount"
        => "พิมพ์เป็นหน่วยเดียว หรือเรียงจากหน่วยใหญ่ไปเล็กอย่าง 10 ชั่วโมง 5 นาที ถ้าเป็นสองค่า แยกเป็นเกณฑ์ละบรรทัด",
        "write one unit, or a larger before a smaller one as in 10 ชั่วโมง 5 นาที; two values are two criteria";
    /// Units that cannot be compared.
    unit_mismatch(mine: &str, theirs: &str) {
        let (th, en) = match (mine, theirs) {
            ("", theirs) => (
                format!("ค่าไม่มีหน่วย เทียบกับ “{theirs}” ไม่ได้"),
                format!("a value without a unit cannot be compared with “{theirs}”"),
            ),
            (mine, "") => (
                format!("หน่วย “{mine}” เทียบกับค่าที่ไม่มีหน่วยไม่ได้"),
                format!("“{mine}” cannot be compared with a value without a unit"),
            ),
            (mine, theirs) => (
                format!("หน่วย “{mine}” เทียบกับ “{theirs}” ไม่ได้"),
                format!("“{mine}” cannot be compared with “{theirs}”"),
            ),
        };
    } = UnitMismatch:
        { th }, { en }
        match theirs {
            "" => "ใส่หน่วยให้ทั้งสองค่า หรือไม่ใส่ทั้งคู่", "give both a unit, or neither";
            unit => "ใช้หน่วยเดียวกัน ({unit})", "use the same unit ({unit})";
        };
}

/// A number without a unit that may be the fraction of a percentage.
pub fn bare_fraction(typed: &str, hundredfold: &str) -> Problem {
    unit_mismatch("", "ร้อยละ").help(
        format!("พิมพ์ ร้อยละ {hundredfold} ถ้า {typed} เป็นสัดส่วน หรือ ร้อยละ {typed}"),
        format!("write ร้อยละ {hundredfold} if {typed} is a fraction, else ร้อยละ {typed}"),
    )
}

say! {
    /// A percentage that is so small beside others that it may be a fraction.
    percent_fraction(typed: &str, hundredfold: &str) = PercentFraction:
        "ร้อยละ {typed} น้อยผิดปกติ อาจเป็นสัดส่วนที่ยังไม่คูณ 100",
        "{typed} percent is unusually small; it may be a fraction"
        => "ตรวจกับต้นเรื่อง ถ้าเป็นสัดส่วน พิมพ์ ร้อยละ {hundredfold}",
        "check it against its source; write ร้อยละ {hundredfold} if it is a fraction";
    /// Fewer things than none.
    negative_count(number: &str, unit) = NegativeCount:
        "จำนวน {number} {unit} ติดลบ", "{number} {unit} is a count below zero"
        => "ตรวจกับต้นเรื่อง ถ้าขีดไม่ใช่เครื่องหมายลบ ลบออก",
        "check it against its source; take the dash out if it is no minus";
    /// A text in a sheet whose other values are amounts.
    text_among_amounts(text, unit: &str) = TextAmongAmounts:
        "“{text}” เป็นข้อความ แต่รายการอื่นเป็นจำนวน ({unit})",
        "“{text}” is a text, and the other values are amounts ({unit})"
        => "พิมพ์ตัวเลขกับหน่วย เช่น 9.13 {unit} หรือสถานะ เช่น ไม่มีข้อมูล",
        "write a number and its unit, like 9.13 {unit}, or a state like no-data";
    /// A unit that is known already, declared again.
    unit_known(word) = DuplicateId:
        "หน่วย “{word}” มีในโปรแกรมอยู่แล้ว", "the unit “{word}” is known already"
        => "ลบออกจากหัวข้อ หน่วยนับ", "drop it from the declared units";
    /// A unit that is declared twice.
    unit_twice(word) = DuplicateId:
        "ประกาศหน่วย “{word}” แล้ว", "the unit “{word}” is declared already"
        => "เหลือไว้แห่งเดียว", "keep one of them";
    /// A unit that is declared as no amount of another one.
    bad_multiple(word) = NotAQuantity:
        "หน่วย “{word}” ต้องเท่ากับจำนวนหนึ่งที่มากกว่าศูนย์",
        "the unit “{word}” must equal one amount above zero"
        => "เขียนเช่น เท่ากับ: 12 ชิ้น", "write, for example, equals: 12 pieces";
    /// A unit that is to be a multiple of percent or of a level, which measure nothing.
    multiple_of_no_amount(word, unit: &str) = NotAQuantity:
        "หน่วย “{word}” เป็นกี่เท่าของ “{unit}” ไม่ได้ เพราะ “{unit}” ไม่ใช่หน่วยของจำนวน",
        "the unit “{word}” cannot be a multiple of “{unit}”, which is no unit of an amount"
        => "เขียนเช่น เท่ากับ: 12 ชิ้น", "write, for example, equals: 12 pieces";
    /// A unit where the rules count percent or points.
    band_unit(unit: &str) = UnitMismatch:
        "ช่วงผลเป็นร้อยละหรือคะแนน ใช้หน่วย “{unit}” ไม่ได้",
        "a band is of percent or points, not of “{unit}”"
        => "พิมพ์ตัวเลขโดยไม่มีหน่วย เช่น 50-67", "write the numbers without a unit, like 50-67";
    /// A band from high to low.
    band_reversed(low: &str, high: &str) = BandReversed:
        "ช่วง {low}–{high} เริ่มด้วยค่าที่มากกว่า", "the band {low}–{high} starts with the larger value"
        => "น่าจะเป็น {high}–{low}", "probably {high}–{low}";
    /// A number was needed to compare with the target.
    not_a_quantity(text, target) = NotAQuantity:
        "ผล “{text}” เทียบกับเป้าหมาย “{target}” ไม่ได้",
        "the result “{text}” cannot be compared with the target “{target}”"
        => "พิมพ์ตัวเลขกับหน่วยเดียวกับเป้าหมาย หรือสถานะ เช่น ยังไม่รายงานผล",
        "write a number with the unit of the target, or a state like not-reported";
    /// A band or a bound where a formula needs one number.
    needs_one_number(text) = NotAQuantity:
        "“{text}” ไม่ใช่ตัวเลขเดียว ใช้ในสูตรไม่ได้",
        "“{text}” is not one number and cannot stand in a formula"
        => "พิมพ์ตัวเลขเดียวกับหน่วย เช่น 9.13 ล้านบาท", "write one number and its unit, like 9.13 ล้านบาท";
    /// A percentage that is multiplied by a hundred.
    percent_twice() = PercentTwice:
        "ผลเป็นร้อยละอยู่แล้ว คูณ 100 ทำให้ได้ 100 เท่า",
        "the result is a percentage already; times 100 makes it a hundred times as much"
        => "ลบ × 100 ออกจากสูตร", "drop the × 100";
}
