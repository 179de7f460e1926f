//! Problems with what the files say together: ids, references, units, rules.

use super::super::{Code, Problem};
use super::{list, short};
use crate::notation::Slug;

pub use super::quantities::*;

/// A term with marks that is another word.
pub fn other_word(term: &str) -> Problem {
    Problem::new(
        Code::TermBreaks,
        format!("เอาเครื่องหมาย | ออกแล้วไม่ตรงกับคำ “{}”", short(term)),
        format!("without its marks it is not the term “{}”", short(term)),
    )
    .help("เขียนคำเดิม แล้วใส่ | ตรงที่ตัดบรรทัดได้", "write the same term with | where a line may end")
}

/// A term whose marks have no effect.
pub fn word_not_held(term: &str, longest: usize) -> Problem {
    Problem::new(
        Code::TermBreaks,
        format!("กำหนดจุดตัดบรรทัดของ “{}” ไม่ได้", short(term)),
        format!("where lines end in “{}” cannot be set", short(term)),
    )
    .help(
        format!("ใช้คำที่มีแต่อักษรไทยตั้งแต่สองตัว ไม่มีเว้นวรรค และแต่ละช่วงระหว่าง | ไม่เกิน {longest} ตัวอักษร"),
        format!("use a term of two or more Thai letters without spaces, none of its pieces between | longer than {longest} letters"),
    )
}

/// The same term with other marks.
pub fn breaks_differ(term: &str, other: &str) -> Problem {
    Problem::new(
        Code::TermBreaks,
        format!("คำ “{}” มีจุดตัดบรรทัดสองแบบ แบบแรกคือ “{}”", short(term), short(other)),
        format!(
            "the term “{}” has marks of two kinds; the first is “{}”",
            short(term),
            short(other)
        ),
    )
    .help("เหลือไว้แบบเดียว", "keep one of them")
}

/// The content format is of another version.
pub fn unsupported_version(found: &str, supported: &str) -> Problem {
    Problem::new(
        Code::UnsupportedVersion,
        format!("เนื้อหาเป็นรุ่น “{}” โปรแกรมนี้อ่านรุ่น {supported}", short(found)),
        format!("the content is of version “{}”; this program reads version {supported}", short(found)),
    )
    .help(
        format!("พิมพ์ raingan: {supported} ถ้าเนื้อหาเป็นไปตาม content/README.md หรือใช้โปรแกรมรุ่นที่ตรงกัน"),
        format!("write raingan: {supported} if the content follows content/README.md, or use a program of that version"),
    )
}

/// What should be the address of the site and is none.
pub fn site_address(written: &str) -> Problem {
    Problem::new(
        Code::SiteAddress,
        format!("“{}” ไม่ใช่ที่อยู่เว็บไซต์แบบเต็ม", short(written)),
        format!("“{}” is not the full address of a site", short(written)),
    )
    .help(
        "ใส่ที่อยู่ที่ขึ้นต้นด้วย https:// และไม่มี ? หรือ # เช่น https://example.org/report/",
        "write an address that starts with https:// and has no ? or #, as https://example.org/report/",
    )
}

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

/// A reference to what a heading does not have.
pub fn heading_asked(id: &str, asked_th: &str, asked_en: &str) -> Problem {
    Problem::new(
        Code::UnknownReference,
        format!("ตัวชี้วัด {} เป็นหัวข้อกลุ่ม จึงไม่มี{asked_th}", short(id)),
        format!("indicator {} is a heading and has no {asked_en}", short(id)),
    )
    .help(
        format!("อ้างถึงตัวชี้วัดย่อย หรือพิมพ์ ((ชื่อ {}))", short(id)),
        format!("refer to a sub-indicator, or write ((name {}))", short(id)),
    )
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

/// A weight below zero.
pub fn negative_weight(found: &str) -> Problem {
    Problem::new(
        Code::BadNumber,
        format!("น้ำหนัก “{}” ต้องไม่ติดลบ", short(found)),
        format!("the weight “{}” must not be negative", short(found)),
    )
    .help("พิมพ์น้ำหนักตั้งแต่ 0 ขึ้นไป", "write a weight from 0 upward")
}

/// A number of decimals that is none.
pub fn bad_places(found: &str) -> Problem {
    Problem::new(
        Code::BadNumber,
        format!("จำนวนทศนิยม “{}” ต้องเป็นจำนวนเต็ม 0 ถึง 12", short(found)),
        format!("“{}” decimals: it has to be a whole number from 0 to 12", short(found)),
    )
    .help("พิมพ์อย่าง 2", "write it like 2")
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

/// Headings that stand under each other.
pub fn heading_circle(names: &[String]) -> Problem {
    let path: Vec<&str> =
        names.iter().chain(names.first()).take(LONGEST_CIRCLE + 1).map(String::as_str).collect();
    let path = path.join(" → ");
    Problem::new(
        Code::Cycle,
        format!("ตัวชี้วัดอยู่ใต้กันเป็นวง: {path}"),
        format!("indicators stand under each other: {path}"),
    )
    .help("แก้หรือลบหัวข้อ อยู่ใต้ ของตัวใดตัวหนึ่ง", "mend or drop under in one of them")
}

/// A key that has no effect beside another one.
pub fn unused_beside(th: &str, en: &str, because_th: &str, because_en: &str) -> Problem {
    Problem::new(
        Code::UnusedKey,
        format!("“{th}” ไม่มีผลเมื่อมี “{because_th}”"),
        format!("{en} has no effect beside {because_en}"),
    )
    .help("เหลือไว้อย่างเดียว", "keep one of them")
}

/// A key that has no effect on a heading.
pub fn unused_on_heading(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::UnusedKey,
        format!("“{th}” ไม่มีผลในหัวข้อกลุ่ม ซึ่งไม่มีเป้าหมาย"),
        format!("{en} has no effect in a heading, which has no target"),
    )
    .help("ย้ายไปไว้ที่ตัวชี้วัดย่อย หรือเพิ่มเป้าหมาย", "move it to the sub-indicator, or add a target")
}

/// A key that has no effect without a formula.
pub fn unused_without_formula(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::UnusedKey,
        format!("“{th}” ไม่มีผลเมื่อไม่มี “สูตร”"),
        format!("{en} has no effect without a formula"),
    )
    .help("เพิ่มหัวข้อ สูตร หรือลบหัวข้อนี้", "add a formula, or drop this key")
}

/// A year of the history that is not earlier.
pub fn not_earlier(found: u16, year: u16) -> Problem {
    Problem::new(
        Code::YearMismatch,
        format!("ผลการดำเนินงานย้อนหลังมีปี {found} ซึ่งไม่ใช่ปีก่อนปีงบประมาณ {year}"),
        format!("the history has {found}, which is not before the fiscal year {year}"),
    )
    .help(
        format!("ผลของปี {year} ให้ไว้ในหัวข้อ ผล ของปีหลังจากนั้นให้ไว้ในโฟลเดอร์ของปีนั้น"),
        format!("the result of {year} goes under result, that of a later year in its own folder"),
    )
}

/// A year of the history that stands twice, perhaps in other digits.
pub fn history_twice(year: &str) -> Problem {
    Problem::new(
        Code::DuplicateKey,
        format!("ผลการดำเนินงานย้อนหลังมีปี {year} แล้ว"),
        format!("the history has the year {year} already"),
    )
    .help("เหลือไว้แห่งเดียว", "keep one of them")
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

/// A year that differs from its folder.
pub fn year_mismatch(year: u16, folder: &str) -> Problem {
    Problem::new(
        Code::YearMismatch,
        format!("ปีงบประมาณ {year} ไม่ตรงกับ {folder}"),
        format!("the fiscal year {year} differs from {folder}"),
    )
    .help("แก้ปี หรือย้ายไฟล์ไปโฟลเดอร์ของปีนั้น", "mend the year, or move the file to that year's folder")
}

/// Steps none of which asks for anything.
pub fn no_steps() -> Problem {
    Problem::new(Code::MissingKey, "ขั้นเป้าหมายไม่มีขั้นใดมีเกณฑ์", "none of the levels asks for anything")
        .help(
            "พิมพ์เกณฑ์ของขั้นอย่างน้อยหนึ่งขั้น เช่น 50: ร้อยละ 96",
            "write what a level asks for, like 50: ร้อยละ 96",
        )
}

/// A result that names a level the indicator does not have.
pub fn no_such_level(found: &str, known: &[String]) -> Problem {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Problem::new(
        Code::UnknownCriterion,
        format!("ขั้นเป้าหมายไม่มี “{}”", short(found)),
        format!("there is no level “{}”", short(found)),
    )
    .help(
        format!("พิมพ์ ถึงระดับ {} หรือ ระดับ 0 ถ้าไม่ถึงขั้นแรก", list(&known, "หรือ")),
        format!("write ระดับ {}, or ระดับ 0 below the first one", list(&known, "or")),
    )
}

/// A target that is a state.
pub fn state_as_target(word: &str) -> Problem {
    Problem::new(
        Code::NotAQuantity,
        format!("“{}” เป็นสถานะ ใช้เป็นเป้าหมายไม่ได้", short(word)),
        format!("“{}” is a state and cannot be a target", short(word)),
    )
    .help(
        "พิมพ์ค่าเป้าหมาย หรือลบหัวข้อเป้าหมายถ้าเป็นหัวข้อกลุ่ม",
        "write the target, or drop the key if this is a heading",
    )
}

/// A result and a formula.
pub fn result_and_formula(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::ResultAndFormula,
        format!("มีทั้ง “{th}” และ “สูตร”"),
        format!("there is both a {en} and a formula"),
    )
    .help(
        "เหลือไว้อย่างเดียว ค่าที่เอกสารพิมพ์ให้ไว้ใน “ตามที่พิมพ์”",
        "keep one of them; what a document prints goes under printed",
    )
}

/// A formula without its unit.
pub fn formula_without_unit() -> Problem {
    Problem::new(Code::MissingKey, "สูตรไม่มีหัวข้อ “หน่วย”", "the formula has no “unit”")
        .help("เพิ่มบรรทัด หน่วย: … ของผลจากสูตร", "add a line unit: … for its result")
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

/// A judgement on something that is computed.
pub fn judged_number(name: &str) -> Problem {
    Problem::new(
        Code::JudgedNumber,
        format!("เกณฑ์ “{}” เป็นตัวเลข โปรแกรมตัดสินเอง", short(name)),
        format!("the criterion “{}” is a number and is computed", short(name)),
    )
    .help(
        "ลบการพิจารณานี้ ใช้ได้กับเกณฑ์ที่เป็นข้อความเท่านั้น",
        "drop this judgement; only text criteria are judged",
    )
}

/// Which of the text criteria is judged is not said.
pub fn which_criterion() -> Problem {
    Problem::new(
        Code::MissingKey,
        "การพิจารณาไม่ได้บอกว่าเป็นเกณฑ์ใด",
        "the judgement does not name its criterion",
    )
    .help("เพิ่มบรรทัด เกณฑ์: …", "add a line criterion: …")
}

/// A mandatory indicator that nobody wrote.
pub fn mandatory_missing(year: u16, number: &str, component: &str) -> Problem {
    Problem::new(
        Code::MandatoryMissing,
        format!("ปี {year} ขาดตัวชี้วัดบังคับ {number} ขององค์ประกอบ {component}"),
        format!("{year} lacks the mandatory indicator {number} of {component}"),
    )
    .help(
        format!("เพิ่มไฟล์ใน content/{year}/indicators/"),
        format!("add its file in content/{year}/indicators/"),
    )
}

/// More indicators than the rules allow.
pub fn limit_exceeded(year: u16, found: usize, most: &str, components: &str) -> Problem {
    Problem::new(
        Code::LimitExceeded,
        format!("ปี {year} องค์ประกอบ {components} มี {found} ตัวชี้วัด เกิน {most}"),
        format!("in {year}, {components} have {found} indicators, more than {most}"),
    )
    .help("ตรวจกับกรอบการประเมินว่านับอย่างไร", "check with the framework how they are counted")
}

/// An indicator that names no component.
pub fn no_component(known: &[&str]) -> Problem {
    let (th, en) = (list(known, "หรือ"), list(known, "or"));
    Problem::new(Code::MissingKey, "ตัวชี้วัดไม่ได้บอกองค์ประกอบ", "the indicator names no component")
        .help(
            format!("เพิ่มบรรทัด องค์ประกอบ: … (ใช้ {th}) หรือ อยู่ใต้: …"),
            format!("add a line component: … (one of {en}) or under: …"),
        )
}

/// A heading that stands under another one of another component.
pub fn parent_elsewhere(parent: &str) -> Problem {
    Problem::new(
        Code::UnknownReference,
        format!("“{parent}” อยู่คนละองค์ประกอบหรือคนละส่วน"),
        format!("“{parent}” belongs to another component or part"),
    )
    .help("แก้ อยู่ใต้ หรือ องค์ประกอบ ให้ตรงกัน", "make under and component agree")
}

/// Names of a circle that are listed.
const LONGEST_CIRCLE: usize = 8;

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

/// A framework that says two things, or half of one.
pub fn bad_framework(th: &str, en: &str) -> Problem {
    Problem::new(Code::BadFramework, th, en)
        .help("แก้ในไฟล์กรอบการประเมิน", "mend it in the file of the framework")
}

/// A year without its framework.
pub fn no_framework(year: u16) -> Problem {
    Problem::new(
        Code::MissingFile,
        format!("ไม่มีกรอบการประเมินของปี {year}"),
        format!("there is no framework for {year}"),
    )
    .help(
        format!("เพิ่มไฟล์ content/frameworks/{year}.yaml หรือระบุปีของกรอบใน year.yaml"),
        format!("add content/frameworks/{year}.yaml, or name the framework's year in year.yaml"),
    )
}

/// A day outside its fiscal year.
pub fn date_outside_year(date: &str, year: u16) -> Problem {
    Problem::new(
        Code::DateOutsideYear,
        format!("วันที่ {date} อยู่หลังวันสิ้นปีงบประมาณ {year}"),
        format!("{date} is after the end of the fiscal year {year}"),
    )
    .help("ตรวจวันที่กับต้นเรื่อง", "check the date against its source")
}

/// A day of the data that is not of its year.
pub fn as_of_outside_year(date: &str, year: u16) -> Problem {
    Problem::new(
        Code::DateOutsideYear,
        format!("ข้อมูล ณ วันที่ {date} ไม่อยู่ในช่วงของปีงบประมาณ {year}"),
        format!("the as-of date {date} does not belong to the fiscal year {year}"),
    )
    .help(
        format!("พิมพ์วันที่ตั้งแต่ 1 ตุลาคม {} เช่น 30 กันยายน {year}", year - 1),
        format!("write a day from 1 ตุลาคม {} on, like 30 กันยายน {year}", year - 1),
    )
}

/// A day on which the agency has no name.
pub fn no_name_on(date: &str, first: &str) -> Problem {
    Problem::new(
        Code::DateOutsideYear,
        format!("ไม่มีชื่อหน่วยงานที่ใช้ได้ในวันที่ {date} จึงใช้ “{}”", short(first)),
        format!("no name of the agency is valid on {date}; “{}” is used", short(first)),
    )
    .help(
        "แก้ ตั้งแต่ และ ถึง ของชื่อใน agency.yaml หรือเพิ่มชื่อที่ใช้ในวันนั้น",
        "mend from and until of the names in agency.yaml, or add the name of that day",
    )
}

/// A second document of a kind.
pub fn duplicate_document(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::DuplicateId,
        format!("ปีนี้มีเอกสารชนิด “{th}” แล้ว ทั้งสองจะเขียนลงไฟล์ PDF ชื่อเดียวกัน"),
        format!(
            "this year has a document of the kind “{en}” already, and both would be one PDF file"
        ),
    )
    .help("เหลือไว้ชุดเดียว หรือเปลี่ยนชนิด", "keep one of them, or change its kind")
}

/// A term that ends before it starts.
pub fn ends_before_start(from: &str, until: &str) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("สิ้นสุด {until} ก่อนเริ่ม {from}"),
        format!("it ends on {until}, before it starts on {from}"),
    )
    .help("ตรวจวันที่ทั้งสอง", "check both dates")
}

/// Numbering that repeats or skips.
pub fn number_gap(found: &str, expected: &str) -> Problem {
    Problem::new(
        Code::NumberGap,
        format!("ลำดับ {found} ซ้ำหรือข้าม (ควรเป็น {expected})"),
        format!("number {found} repeats or skips (expected {expected})"),
    )
    .help("ตรวจลำดับกับต้นเรื่อง", "check the numbering against its source")
}

/// A child under something that carries a target of its own.
pub fn parent_assessed(number: &str) -> Problem {
    Problem::new(
        Code::BadFramework,
        format!("ตัวชี้วัด {number} มีเป้าหมายของตัวเอง จึงครอบตัวชี้วัดอื่นไม่ได้"),
        format!("indicator {number} has a target of its own and cannot stand over others"),
    )
    .help("ย้ายเป้าหมายไปไว้ที่ตัวชี้วัดย่อย", "move the target to the sub-indicators")
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
