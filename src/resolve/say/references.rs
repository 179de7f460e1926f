//! Problems of ids and of what refers to them.

use crate::diagnostic::phrase::{list, say, short};
use crate::diagnostic::{Code, Problem};
use crate::notation::Slug;

say! {
    /// An id that stands twice.
    duplicate_id(what_th: &str, what_en: &str, id: &str) = DuplicateId:
        "{what_th} “{id}” มีแล้ว", "the {what_en} “{id}” is taken"
        => "เปลี่ยนให้ไม่ซ้ำ", "choose another one";
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

say! {
    /// An objective that the agency does not have.
    unknown_objective(number: &str, most: usize) = UnknownReference:
        "ไม่มีวัตถุประสงค์ข้อ {number}", "there is no objective {number}"
        => "ใช้ลำดับ 1 ถึง {most} ตามวัตถุประสงค์ใน agency.yaml",
        "use a number from 1 to {most}, as agency.yaml lists them";
    /// A number that several parts print.
    ambiguous(id: &str, choices: &[String]) {
        let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
    } = AmbiguousReference:
        "“{id}” มีมากกว่าหนึ่งแห่ง", "“{id}” stands in several places"
        => ("เขียน {}", list(&choices, "หรือ")), ("write {}", list(&choices, "or"));
    /// A number that two indicators of a part print.
    number_twice(number: &str) = DuplicateId:
        "มีตัวชี้วัดสองตัวใช้รหัส “{number}”", "two indicators have the number “{number}”"
        => "แก้รหัสของตัวใดตัวหนึ่งให้ไม่ซ้ำ", "give one of them another number";
    /// A file with the slug of another one; `named` is the slug that its own name would be.
    copied_file(slug: &str, file: &str, named: Option<&Slug>) = SlugMismatch:
        "{file} มีรหัสถาวร “{slug}” ของอีกไฟล์หนึ่ง", "{file} has the slug “{slug}” of another file"
        match named {
            Some(named) => "ลบไฟล์นี้ถ้าเป็นสำเนา หรือแก้รหัสถาวรเป็น {named}",
            "remove the file if it is a copy, or make the slug {named}";
            None => "ลบไฟล์นี้ถ้าเป็นสำเนา หรือตั้งรหัสถาวรใหม่ แล้วตั้งชื่อไฟล์ให้ตรงกัน",
            "remove the file if it is a copy, or give it a slug of its own and name it by that";
        };
    /// A file that is not named by its slug; `named` is the slug that its name would be.
    slug_mismatch(slug: &str, file: &str, named: Option<&Slug>) {
        let (_, extension) = file.rsplit_once('.').unwrap_or((file, "yaml"));
    } = SlugMismatch:
        "รหัสถาวร “{slug}” ไม่ตรงกับชื่อไฟล์ {file}",
        "the slug “{slug}” differs from the file name {file}"
        match named {
            Some(named) => "เปลี่ยนชื่อไฟล์เป็น {slug}.{extension} หรือแก้รหัสถาวรเป็น {named}",
            "name the file {slug}.{extension}, or make the slug {named}";
            None => "เปลี่ยนชื่อไฟล์เป็น {slug}.{extension}", "name the file {slug}.{extension}";
        };
}
