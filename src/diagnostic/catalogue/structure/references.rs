//! Problems of ids and of what refers to them.

use super::super::super::{Code, Problem};
use super::super::{list, short};
use super::LONGEST_CIRCLE;
use crate::notation::Slug;

/// An id that stands twice.
pub fn duplicate_id(what_th: &str, what_en: &str, id: &str) -> Problem {
    Problem::new(
        Code::DuplicateId,
        format!("{what_th} “{id}” มีแล้ว"),
        format!("the {what_en} “{id}” is taken"),
    )
    .help("เปลี่ยนให้ไม่ซ้ำ", "choose another one")
}

/// A reference to nothing.
pub fn unknown<'a>(
    what_th: &str,
    what_en: &str,
    id: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Problem {
    let known: Vec<&str> = known.into_iter().collect();
    let problem = Problem::new(
        Code::UnknownReference,
        format!("ไม่พบ{what_th} “{}”", short(id)),
        format!("there is no {what_en} “{}”", short(id)),
    );
    match crate::thai::nearest(id, known.iter().copied()) {
        Some(near) => {
            problem.help(format!("รหัสใกล้เคียงคือ {near}"), format!("the nearest is {near}"))
        }
        None if (1..=8).contains(&known.len()) => problem.help(
            format!("ที่มีอยู่: {}", list(&known, "และ")),
            format!("there are: {}", list(&known, "and")),
        ),
        None => problem.help("ตรวจรหัสกับไฟล์ที่มีอยู่", "check the id against the files there are"),
    }
}

/// A year that has neither a folder nor a line in the history of an indicator.
pub fn no_such_past(year: &str, id: &str, known: &[String]) -> Problem {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let problem = Problem::new(
        Code::UnknownReference,
        format!("ไม่มีโฟลเดอร์ของปี {year} และผลการดำเนินงานย้อนหลังของ {} ไม่มีปีนี้", short(id)),
        format!(
            "there is no folder of {year}, and the history of {} does not have that year",
            short(id)
        ),
    );
    match known[..] {
        [] => problem.help(
            format!("เพิ่มปี {year} ในหัวข้อ ผลการดำเนินงานย้อนหลัง ของตัวชี้วัดนี้"),
            format!("add {year} to the history of that indicator"),
        ),
        _ => problem.help(
            format!("ใช้ปี {} หรือเพิ่มปี {year} ในหัวข้อ ผลการดำเนินงานย้อนหลัง", list(&known, "หรือ")),
            format!("use {}, or add {year} to its history", list(&known, "or")),
        ),
    }
}

/// An objective that the agency does not have.
pub fn unknown_objective(number: &str, most: usize) -> Problem {
    Problem::new(
        Code::UnknownReference,
        format!("ไม่มีวัตถุประสงค์ข้อ {number}"),
        format!("there is no objective {number}"),
    )
    .help(
        format!("ใช้ลำดับ 1 ถึง {most} ตามวัตถุประสงค์ใน agency.yaml"),
        format!("use a number from 1 to {most}, as agency.yaml lists them"),
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

/// A number that several parts print.
pub fn ambiguous(id: &str, choices: &[String]) -> Problem {
    let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
    Problem::new(
        Code::AmbiguousReference,
        format!("“{id}” มีมากกว่าหนึ่งแห่ง"),
        format!("“{id}” stands in several places"),
    )
    .help(format!("เขียน {}", list(&choices, "หรือ")), format!("write {}", list(&choices, "or")))
}

/// A number that two indicators of a part print.
pub fn number_twice(number: &str) -> Problem {
    Problem::new(
        Code::DuplicateId,
        format!("มีตัวชี้วัดสองตัวใช้รหัส “{number}”"),
        format!("two indicators have the number “{number}”"),
    )
    .help("แก้รหัสของตัวใดตัวหนึ่งให้ไม่ซ้ำ", "give one of them another number")
}

/// A file with the slug of another one; `named` is the slug that its own name would be.
pub fn copied_file(slug: &str, file: &str, named: Option<&Slug>) -> Problem {
    let problem = Problem::new(
        Code::SlugMismatch,
        format!("{file} มีรหัสถาวร “{slug}” ของอีกไฟล์หนึ่ง"),
        format!("{file} has the slug “{slug}” of another file"),
    );
    match named {
        Some(named) => problem.help(
            format!("ลบไฟล์นี้ถ้าเป็นสำเนา หรือแก้รหัสถาวรเป็น {named}"),
            format!("remove the file if it is a copy, or make the slug {named}"),
        ),
        None => problem.help(
            "ลบไฟล์นี้ถ้าเป็นสำเนา หรือตั้งรหัสถาวรใหม่ แล้วตั้งชื่อไฟล์ให้ตรงกัน",
            "remove the file if it is a copy, or give it a slug of its own and name it by that",
        ),
    }
}

/// A file that is not named by its slug; `named` is the slug that its name would be.
pub fn slug_mismatch(slug: &str, file: &str, named: Option<&Slug>) -> Problem {
    let (_, extension) = file.rsplit_once('.').unwrap_or((file, "yaml"));
    let problem = Problem::new(
        Code::SlugMismatch,
        format!("รหัสถาวร “{slug}” ไม่ตรงกับชื่อไฟล์ {file}"),
        format!("the slug “{slug}” differs from the file name {file}"),
    );
    match named {
        Some(named) => problem.help(
            format!("เปลี่ยนชื่อไฟล์เป็น {slug}.{extension} หรือแก้รหัสถาวรเป็น {named}"),
            format!("name the file {slug}.{extension}, or make the slug {named}"),
        ),
        None => problem.help(
            format!("เปลี่ยนชื่อไฟล์เป็น {slug}.{extension}"),
            format!("name the file {slug}.{extension}"),
        ),
    }
}

/// Formulas in a circle.
pub fn cycle(path: &[String]) -> Problem {
    // Nobody reads a thousand names; the first ones show where to cut.
    let left_out = if path.len() > LONGEST_CIRCLE { Some("…") } else { None };
    let names = path.iter().take(LONGEST_CIRCLE).map(String::as_str);
    let path: Vec<&str> = names.chain(left_out).chain(path.first().map(String::as_str)).collect();
    let path = path.join(" → ");
    Problem::new(
        Code::Cycle,
        format!("อ้างอิงกันเป็นวง: {path}"),
        format!("a circle of references: {path}"),
    )
    .help("เปลี่ยนค่าหนึ่งในวงให้เป็นตัวเลข", "make one of them a number")
}

/// Parts that take their results from each other.
pub fn part_cycle(parts: &[String]) -> Problem {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    Problem::new(
        Code::Cycle,
        format!("ผลของส่วนอ้างอิงกันเป็นวง: {}", list(&parts, "และ")),
        format!("parts take their results from each other: {}", list(&parts, "and")),
    )
    .help("แก้หัวข้อ ผลจากส่วน ให้เป็นส่วนอื่น", "name another part under result-of-part")
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
