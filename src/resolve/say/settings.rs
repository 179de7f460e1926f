//! Problems with what-ifs that are given to a command.

use crate::diagnostic::phrase::{list, say, short};
use crate::diagnostic::{Code, Problem};

say! {
    /// A setting without an indicator or without a result.
    bad_setting(text) = BadReference:
        "“{text}” ไม่ได้บอกตัวชี้วัดกับผล", "“{text}” does not give an indicator and a result"
        => "เขียน ตัวชี้วัด=ผล เช่น 1.1=ไม่ผ่าน", "write indicator=result, such as 1.1=failed";
    /// A result that an earlier setting gave already.
    supposed_twice(text, before) = BadReference:
        "“{text}” สมมติผลเดียวกับ “{before}”", "“{text}” supposes the same result as “{before}”"
        => "เหลือไว้อย่างเดียว", "keep one of them";
    /// An id that no indicator has, with the one that begins like it.
    unknown_setting(id, near: Option<&str>) = UnknownReference:
        "ไม่พบตัวชี้วัด “{id}”", "there is no indicator “{id}”"
        match near {
            Some(near) => "รหัสใกล้เคียงคือ {near}", "the nearest is {near}";
            None => "ปีนี้ไม่มีตัวชี้วัด", "this year has no indicators";
        };
    /// An id that an indicator of another year has.
    setting_of_other_year(id, year: u16, other: u16) = UnknownReference:
        "ปี {year} ไม่มีตัวชี้วัด “{id}” มีในปี {other}",
        "the year {year} has no indicator “{id}”, but {other} has"
        => "เพิ่ม --year {other}", "add --year {other}";
}

/// A word before an indicator that names no part.
pub fn unknown_part_of_setting<'a>(
    word: &str,
    id: &str,
    parts: impl IntoIterator<Item = &'a str>,
) -> Problem {
    let choices: Vec<String> =
        parts.into_iter().map(|part| format!("“{part} {id}”")).chain([format!("“{id}”")]).collect();
    let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
    Problem::new(
        Code::UnknownReference,
        format!("“{}” ไม่ใช่ส่วนของการประเมิน", short(word)),
        format!("“{}” is no part of the evaluation", short(word)),
    )
    .help(format!("เขียน {}", list(&choices, "หรือ")), format!("write {}", list(&choices, "or")))
}

say! {
    /// A result for a heading.
    heading_supposed(number: &str) = UnknownReference:
        "ตัวชี้วัด {number} เป็นหัวข้อกลุ่ม จึงไม่มีผล", "indicator {number} is a heading and has no result"
        => "ระบุตัวชี้วัดย่อยของหัวข้อนี้", "name an indicator under it";
}

/// What can be written instead, in Thai and in English, each in quotation marks.
fn instead(problem: Problem, (th, en): (&[String], &[String])) -> Problem {
    let quoted = |all: &[String]| all.iter().map(|one| format!("“{one}”")).collect::<Vec<_>>();
    let (th, en) = (quoted(th), quoted(en));
    let th: Vec<&str> = th.iter().map(String::as_str).collect();
    let en: Vec<&str> = en.iter().map(String::as_str).collect();
    problem.help(format!("เขียน {}", list(&th, "หรือ")), format!("write {}", list(&en, "or")))
}

/// A rating that the indicator cannot have.
pub fn rating_not_possible(text: &str, number: &str, possible: (&[String], &[String])) -> Problem {
    let problem = Problem::new(
        Code::UnknownWord,
        format!("ตัวชี้วัด {number} ไม่มีผล “{}”", short(text)),
        format!("indicator {number} cannot be “{}”", short(text)),
    );
    instead(problem, possible)
}

say! {
    /// A verdict on a criterion that is a number or a day.
    number_supposed(name, day: bool, example) {
        let (th, en) =
            if day { ("วันที่", "a day") } else { ("ตัวเลข", "a number") };
        let (what_th, what_en) = if day {
            ("วันที่", "the day")
        } else {
            ("ตัวเลขกับหน่วย", "a number with its unit")
        };
    } = JudgedNumber:
        "เกณฑ์ “{name}” เป็น{th} โปรแกรมตัดสินเอง", "the criterion “{name}” is {en} and is computed"
        => "เขียน{what_th} เช่น “{example}”", "write {what_en}, such as “{example}”";
}

/// One result for an indicator of several criteria.
pub fn which_of_criteria(number: &str, possible: (&[String], &[String])) -> Problem {
    let problem = Problem::new(
        Code::UnknownCriterion,
        format!("ตัวชี้วัด {number} มีหลายเกณฑ์ แต่ผลมีค่าเดียว"),
        format!("indicator {number} has several criteria and the result one value"),
    );
    instead(problem, possible)
}

say! {
    /// Words as the result of what an evaluator judges.
    needs_judgement(number: &str) = UnknownWord:
        "ตัวชี้วัด {number} มีเกณฑ์ที่เป็นข้อความ ผู้ประเมินเป็นผู้พิจารณา",
        "a criterion of indicator {number} is in words, and an evaluator judges it"
        => "เขียน ผ่าน หรือ ไม่ผ่าน", "write passed or failed";
}
