//! Proves what a review of the checks found wrong: bad advice, questions about what is right, and what took
//! too long.

use super::common::{ONE, Project};
use super::{fact, finds, more, one};

#[test]
fn a_unit_that_is_a_word_of_its_own_is_no_slip_of_another() {
    for unit in ["รุ่น", "จุด"] {
        let text = one(&format!("เป้าหมาย: 12 {unit}\nผล: 12 {unit}\n")).check().terminal();
        assert!(text.contains("เพิ่มในหัวข้อ หน่วยนับ ของ agency.yaml"), "{text}");
    }
    let text = one("เป้าหมาย: 12 นาท\nผล: 12 นาท\n").check().terminal();
    assert!(text.contains("น่าจะเป็น “นาที”"), "{text}");
}

#[test]
fn a_control_character_is_named() {
    for line in ["หมายเหตุ: ก\u{7}ข\n", "หมายเหตุ: \"ก\u{7}ข\"\n", "หมายเหตุ: |\n  ก\u{7}ข\n"]
    {
        let text = more(line).check().terminal();
        assert!(text.contains("มีอักขระที่มองไม่เห็น (U+0007)"), "{line:?}: {text}");
        assert!(!text.contains("เครื่องหมายคำพูด"), "{line:?}: {text}");
    }
    assert_eq!(more("หมายเหตุ: ก\tข\n").check().errors(), 0);
    let of_windows = more("หมายเหตุ: ก: ข\r\n").check().terminal();
    assert!(of_windows.contains("ข้อความมี “ : ”"), "{of_windows}");
}

#[test]
fn temperatures_may_be_below_zero() {
    for unit in ["°C", "องศาเซลเซียส"] {
        let known = format!("หน่วยนับ: [{unit}]\n");
        let project = fact(&format!("-2.5 {unit}"));
        let agency = format!("{}{known}", project.text("content/agency.yaml"));
        finds(&project.with("content/agency.yaml", &agency), "");
    }
    assert_eq!(fact("-2 ราย").check().codes(), ["negative-count"]);
}

#[test]
fn a_file_of_merge_marks_is_one_short_error() {
    for line in ["=======\n", "<<<<<<< HEAD\n"] {
        let text = Project::minimal().with(ONE, &line.repeat(60_000)).check().terminal();
        assert!(text.contains("ที่บรรทัด 1, 2, 3, 4 และอีก 59996 รายการ"), "{}", text.len());
    }
}
