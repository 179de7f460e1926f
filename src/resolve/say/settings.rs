//! Problems with what-ifs that are given to a command.

use crate::diagnostic::phrase::{list, short};
use crate::diagnostic::{Code, Problem};

/// A setting without an indicator or without a result.
pub fn bad_setting(text: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("“{}” ไม่ได้บอกตัวชี้วัดกับผล", short(text)),
        format!("“{}” does not give an indicator and a result", short(text)),
    )
    .help("เขียน ตัวชี้วัด=ผล เช่น 1.1=ไม่ผ่าน", "write indicator=result, such as 1.1=failed")
}

/// A result that an earlier setting gave already.
pub fn supposed_twice(text: &str, before: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("“{}” สมมติผลเดียวกับ “{}”", short(text), short(before)),
        format!("“{}” supposes the same result as “{}”", short(text), short(before)),
    )
    .help("เหลือไว้อย่างเดียว", "keep one of them")
}

/// An id that no indicator has, with the one that begins like it.
pub fn unknown_setting(id: &str, near: Option<&str>) -> Problem {
    let problem = Problem::new(
        Code::UnknownReference,
        format!("ไม่พบตัวชี้วัด “{}”", short(id)),
        format!("there is no indicator “{}”", short(id)),
    );
    match near {
        Some(near) => {
            problem.help(format!("รหัสใกล้เคียงคือ {near}"), format!("the nearest is {near}"))
        }
        None => problem.help("ปีนี้ไม่มีตัวชี้วัด", "this year has no indicators"),
    }
}

/// An id that an indicator of another year has.
pub fn setting_of_other_year(id: &str, year: u16, other: u16) -> Problem {
    Problem::new(
        Code::UnknownReference,
        format!("ปี {year} ไม่มีตัวชี้วัด “{}” มีในปี {other}", short(id)),
        format!("the year {year} has no indicator “{}”, but {other} has", short(id)),
    )
    .help(format!("เพิ่ม --year {other}"), format!("add --year {other}"))
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

/// A result for a heading.
pub fn heading_supposed(number: &str) -> Problem {
    Problem::new(
        Code::UnknownReference,
        format!("ตัวชี้วัด {number} เป็นหัวข้อกลุ่ม จึงไม่มีผล"),
        format!("indicator {number} is a heading and has no result"),
    )
    .help("ระบุตัวชี้วัดย่อยของหัวข้อนี้", "name an indicator under it")
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

/// A verdict on a criterion that is a number or a day.
pub fn number_supposed(name: &str, day: bool, example: &str) -> Problem {
    let (th, en) =
        if day { ("วันที่", "a day") } else { ("ตัวเลข", "a number") };
    let (what_th, what_en) = if day {
        ("วันที่", "the day")
    } else {
        ("ตัวเลขกับหน่วย", "a number with its unit")
    };
    Problem::new(
        Code::JudgedNumber,
        format!("เกณฑ์ “{}” เป็น{th} โปรแกรมตัดสินเอง", short(name)),
        format!("the criterion “{}” is {en} and is computed", short(name)),
    )
    .help(
        format!("เขียน{what_th} เช่น “{}”", short(example)),
        format!("write {what_en}, such as “{}”", short(example)),
    )
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

/// Words as the result of what an evaluator judges.
pub fn needs_judgement(number: &str) -> Problem {
    Problem::new(
        Code::UnknownWord,
        format!("ตัวชี้วัด {number} มีเกณฑ์ที่เป็นข้อความ ผู้ประเมินเป็นผู้พิจารณา"),
        format!("a criterion of indicator {number} is in words, and an evaluator judges it"),
    )
    .help("เขียน ผ่าน หรือ ไม่ผ่าน", "write passed or failed")
}
