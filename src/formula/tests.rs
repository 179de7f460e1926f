//! Proves that formulas are read as they are written and worked out exactly, units and all.

use super::*;
use crate::notation::number::show;
use crate::unit::Units;

/// The value of a formula over inputs of a unit each, or what is wrong with it.
fn result_in(unit: &str, text: &str, inputs: &[(&str, &[i64], &str)]) -> String {
    let units = Units::new([]);
    let mut sources = crate::source::Sources::new();
    let span = Span::new(sources.add_text("f", text), 0..text.len());
    let names: Vec<(&str, bool)> =
        inputs.iter().map(|(name, values, _)| (*name, values.len() != 1)).collect();
    let value = |v: &i64, word: &str| {
        let unit = units.get(word).unwrap();
        (Exact::from_integer((*v).into()) * unit.factor(), unit.dimensions().clone())
    };
    let arguments: Vec<Argument> = inputs
        .iter()
        .map(|(_, values, word)| match values {
            [one] => {
                let (value, dimensions) = value(one, word);
                Argument::One(value, dimensions)
            }
            many => Argument::Many(many.iter().map(|v| value(v, word)).collect()),
        })
        .collect();
    let unit = units.get(unit).unwrap();
    match Formula::parse(text, &names, unit.clone(), 2, span) {
        Ok(formula) => match formula.evaluate(&arguments) {
            Ok(value) => show(&(value / unit.factor()), 2),
            Err(fault) => format!("{fault:?}").split('(').next().unwrap_or_default().to_owned(),
        },
        Err(problems) => problems.iter().map(|p| p.code.as_str()).collect::<Vec<_>>().join(" "),
    }
}

fn result(text: &str) -> String {
    result_in("", text, &[])
}

#[test]
fn arithmetic_is_exact() {
    assert_eq!(result("1 + 2 × 3 - 4 ÷ 8"), "6.50");
    assert_eq!(result("(1 + 2) × -3"), "-9.00");
    assert_eq!(result("2 - -3"), "5.00");
    assert_eq!(result("1 ÷ 3 × 3"), "1.00");
    assert_eq!(result("486.72 × 3.72%"), "18.11");
    assert_eq!(result("486.72 × ร้อยละ 3.72"), "18.11");
    assert_eq!(result("8 - 3 - 2"), "3.00");
}

#[test]
fn functions_take_values_and_lists() {
    let list: (&str, &[i64], &str) = ("โครงการ", &[3, 1, 2], "บาท");
    assert_eq!(result_in("บาท", "ผลรวม(โครงการ)", &[list]), "6.00");
    assert_eq!(result_in("บาท", "สูงสุด(โครงการ) - ต่ำสุด(โครงการ)", &[list]), "2.00");
    assert_eq!(result_in("", "จำนวน(โครงการ)", &[list]), "3.00");
    assert_eq!(result_in("บาท", "mean(โครงการ)", &[list]), "2.00");
    assert_eq!(result("sum(1,000; 2, 3)"), "1,005.00");
    assert_eq!(result("ปัด(2.345; 2) + ตัดทศนิยม(2.349; 2)"), "4.69");
    assert_eq!(result("ปัดขึ้น(2.341; 2) + ปัดลง(-2.341; 2)"), "0.00");
    assert_eq!(result("ปัดคู่(2.5) + ปัดคู่(3.5) + ปัดคู่(-2.5)"), "4.00");
    assert_eq!(result("ปัดคู่(2.51) + ปัดคู่(-2.51)"), "0.00");
    assert_eq!(result("ปัด(2.5)"), "3.00");
    assert_eq!(result("ปัด(2.5; 1.5)"), "Arguments");
    assert_eq!(result_in("บาท", "โครงการ + 1", &[list]), "bad-formula");
    assert_eq!(result("ผลรวม(100,200)"), "bad-formula");
    assert_eq!(result("ปัด(100,200)"), "100,200.00");
    assert_eq!(result("ผลลวม(1)"), "bad-formula");
    assert_eq!(result("(1; 2)"), "bad-formula");
    assert_eq!(result_in("", "จำนวน(โครงการ)", &[("โครงการ", &[], "บาท")]), "0.00");
    assert_eq!(result_in("บาท", "ผลรวม(โครงการ)", &[("โครงการ", &[], "บาท")]), "Arguments");
}

#[test]
fn rounding_is_in_the_declared_unit() {
    let money: (&str, &[i64], &str) = ("เงิน", &[1_234_567], "บาท");
    assert_eq!(result_in("ล้านบาท", "ปัด(เงิน; 1)", &[money]), "1.20");
    // In which unit it would be rounded nobody can say.
    let time: (&str, &[i64], &str) = ("เวลา", &[29], "นาที");
    let rate: (&str, &[i64], &str) = ("อัตรา", &[80], "บาท/ชั่วโมง");
    assert_eq!(result_in("บาท", "ปัด(เวลา) × อัตรา", &[time, rate]), "Rounding");
    assert_eq!(result_in("บาท", "ปัด(เวลา × อัตรา)", &[time, rate]), "39.00");
    let people: (&str, &[i64], &str) = ("คน", &[7], "ราย");
    assert_eq!(result_in("บาท", "ปัด(คน ÷ 2) × เงิน", &[people, money]), "4,938,268.00");
    assert_eq!(result_in("บาท", "ปัด(เงิน; คน)", &[people, money]), "Arguments");
    let list: (&str, &[i64], &str) = ("ไตรมาส", &[12, 1], "บาท");
    assert_eq!(result_in("บาท", "ปัด(ไตรมาส)", &[list]), "bad-formula");
    assert_eq!(result_in("บาท", "ปัด(เงิน; 1)", &[money]), "1,234,567.00");
}

#[test]
fn units_are_carried_through() {
    let baht: (&str, &[i64], &str) = ("เงิน", &[100], "บาท");
    let million: (&str, &[i64], &str) = ("งบ", &[1], "ล้านบาท");
    let people: (&str, &[i64], &str) = ("คน", &[4], "ราย");
    let hours: (&str, &[i64], &str) = ("เวลา", &[30], "นาที");
    let rate: (&str, &[i64], &str) = ("อัตรา", &[80], "บาท/ชั่วโมง");
    assert_eq!(result_in("บาท", "งบ + เงิน", &[baht, million]), "1,000,100.00");
    assert_eq!(result_in("บาท", "เงิน + คน", &[baht, people]), "Units");
    assert_eq!(result_in("บาท", "เงิน + 1", &[baht]), "Units");
    assert_eq!(result_in("บาท", "เวลา × อัตรา", &[hours, rate]), "40.00");
    assert_eq!(result_in("บาท", "คน × เงิน", &[people, baht]), "400.00");
    // Which of two comes first makes no difference, and counts of two things never meet.
    assert_eq!(result_in("บาท/ราย", "(คน × เงิน + เงิน) ÷ คน", &[people, baht]), "125.00");
    assert_eq!(result_in("บาท/ราย", "(เงิน + คน × เงิน) ÷ คน", &[people, baht]), "125.00");
    let bodies: (&str, &[i64], &str) = ("หน่วย", &[3], "หน่วยงาน");
    let mixed = "(คน × เงิน + หน่วย × เงิน) ÷ เงิน + คน";
    assert_eq!(result_in("ราย", mixed, &[people, baht, bodies]), "Units");
    assert_eq!(result_in("ราย", "คน × เงิน", &[people, baht]), "Result");
    assert_eq!(result_in("", "เงิน ÷ เงิน", &[baht]), "1.00");
    assert_eq!(result_in("ร้อยละ", "เงิน ÷ เงิน", &[baht]), "100.00");
}

#[test]
fn a_weighted_mean_takes_two_lists_or_pairs() {
    let level: (&str, &[i64], &str) = ("ระดับ", &[5, 4, 3], "");
    let score: (&str, &[i64], &str) = ("ผลสอบ", &[80, 60, 40], "คะแนน");
    let people: (&str, &[i64], &str) = ("ผู้ตอบ", &[10, 5, 5], "คน");
    let one: (&str, &[i64], &str) = ("ก", &[3], "คน");
    let nobody: (&str, &[i64], &str) = ("ไม่มีใคร", &[0, 0, 0], "คน");
    let all = [level, score, people, one, nobody];
    let mean = |unit: &str, text: &str| result_in(unit, text, &all);
    assert_eq!(mean("คะแนน", "เฉลี่ยถ่วงน้ำหนัก(ระดับ; ผู้ตอบ)"), "4.25");
    assert_eq!(mean("คะแนน", "weighted_mean(ผลสอบ; ผู้ตอบ)"), "65.00");
    assert_eq!(mean("", "เฉลี่ยถ่วงน้ำหนัก(5; ก; 1; ก)"), "3.00");
    assert_eq!(mean("", "1 + เฉลี่ยถ่วงน้ำหนัก(ผลรวม(ระดับ); 2; 6; 1)"), "11.00");
    assert_eq!(mean("", "เฉลี่ยถ่วงน้ำหนัก(ระดับ; ไม่มีใคร)"), "DivisionByZero");
    for text in ["ระดับ", "ระดับ; ก", "5; ก; 1", "5; ก; ระดับ; ผู้ตอบ"]
    {
        assert_eq!(mean("", &format!("เฉลี่ยถ่วงน้ำหนัก({text})")), "Weights", "{text}");
    }
    assert_eq!(mean("", "เฉลี่ยถ่วงน้ำหนัก(5; ก; ก; 1)"), "Units");
}

#[test]
fn a_ratio_and_a_mean_of_answers_need_no_unit_of_their_own() {
    let baht: (&str, &[i64], &str) = ("เงิน", &[100], "บาท");
    let people: (&str, &[i64], &str) = ("คน", &[4], "ราย");
    let points: (&str, &[i64], &str) = ("รวม", &[10], "คะแนน");
    let all = [baht, people, points];
    assert_eq!(result_in("เท่า", "เงิน ÷ เงิน", &all), "1.00");
    assert_eq!(result_in("เท่า", "เงิน ÷ คน", &all), "Result");
    assert_eq!(result_in("คะแนน", "5 × คน ÷ คน", &all), "5.00");
    assert_eq!(result_in("คะแนน", "รวม ÷ คน", &all), "2.50");
    assert_eq!(result_in("คะแนน", "คน", &all), "Result");
    assert_eq!(result_in("คะแนน", "1 ÷ คน", &all), "Result");
}

#[test]
fn names_are_thai_and_may_have_spaces() {
    let inputs: [(&str, &[i64], &str); 2] = [("รายได้", &[10], ""), ("ค่าใช้จ่าย รวม", &[4], "")];
    assert_eq!(result_in("", "รายได้ - ค่าใช้จ่าย รวม", &inputs), "6.00");
    assert_eq!(result_in("", "รายไดั + รายได้", &inputs), "unknown-reference");
    let inputs: [(&str, &[i64], &str); 4] = [
        ("งบปี 2561", &[10], ""),
        ("งบปี 256", &[3], ""),
        ("e-Tax (ใหม่)", &[4], ""),
        ("e", &[1], ""),
    ];
    assert_eq!(result_in("", "งบปี 2561 - งบปี 256", &inputs), "7.00");
    assert_eq!(result_in("", "(e-Tax (ใหม่) - e) × 2", &inputs), "6.00");
    assert_eq!(result_in("", "งบปี 2562", &inputs), "unknown-reference");
}

#[test]
fn what_is_no_formula_says_where() {
    for text in ["1 +", "(1", "1)", "2 2", "", "1 & 2", "ผลรวม(", "ผลรวม()", "ปัด(1;)", "; 1"]
    {
        assert_eq!(result(text), "bad-formula", "{text}");
    }
    assert_eq!(result("1 ÷ (2 - 2)"), "DivisionByZero");
    assert_eq!(result("13.O4 + 1"), "bad-number");
}

#[test]
fn depth_length_and_size_are_no_danger() {
    let deep = format!("{}1{}", "(".repeat(20_000), ")".repeat(20_000));
    assert_eq!(result(&deep), "1.00");
    assert_eq!(result(&vec!["1"; 10_000].join(" + ")), "10,000.00");
    assert_eq!(result(&vec!["9999999999999999999999999999"; 10_000].join(" × ")), "TooLarge");
    assert_eq!(result(&vec!["1 ÷ 3"; 10_000].join(" + ")), "3,333.33");
}
