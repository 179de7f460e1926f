//! Problems of years, frameworks, documents and terms of office.

use crate::diagnostic::phrase::short;
use crate::diagnostic::{Code, Problem};

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

/// A year that differs from its folder.
pub fn year_mismatch(year: u16, folder: &str) -> Problem {
    Problem::new(
        Code::YearMismatch,
        format!("ปีงบประมาณ {year} ไม่ตรงกับ {folder}"),
        format!("the fiscal year {year} differs from {folder}"),
    )
    .help("แก้ปี หรือย้ายไฟล์ไปโฟลเดอร์ของปีนั้น", "mend the year, or move the file to that year's folder")
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

/// A mandatory indicator that stands in another component than the one that asks for it.
pub fn mandatory_elsewhere(year: u16, number: &str, (wanted, found): (&str, &str)) -> Problem {
    Problem::new(
        Code::MandatoryElsewhere,
        format!(
            "ปี {year} องค์ประกอบ {} บังคับตัวชี้วัด {number} แต่ตัวชี้วัดนี้อยู่ในองค์ประกอบ {}",
            short(wanted),
            short(found)
        ),
        format!(
            "in {year}, {} asks for indicator {number}, which stands in {}",
            short(wanted),
            short(found)
        ),
    )
    .help(
        "ย้ายเลขนี้ใน ตัวชี้วัดบังคับ ไปไว้ที่องค์ประกอบที่ถูก หรือแก้ องค์ประกอบ ของตัวชี้วัด",
        "move the number under mandatory to its component, or mend the component of the indicator",
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

/// Something that was done after the day of the data.
pub fn after_the_data(day: &str, as_of: &str) -> Problem {
    Problem::new(
        Code::DateAfterData,
        format!("วันที่ {day} อยู่หลังวันที่ของข้อมูล ({as_of}) จึงไม่นับ"),
        format!("{day} is after the day of the data ({as_of}), so it does not count"),
    )
    .help(
        "ตรวจวันที่กับต้นเรื่อง หรือแก้ ข้อมูล ณ วันที่ ใน year.yaml",
        "check the date against its source, or change as-of in year.yaml",
    )
}

/// A deadline that had passed when the year began.
pub fn deadline_before_year(date: &str, year: u16) -> Problem {
    Problem::new(
        Code::DateOutsideYear,
        format!("กำหนดวันที่ {date} อยู่ก่อนวันเริ่มปีงบประมาณ {year}"),
        format!("the deadline {date} is before the fiscal year {year} begins"),
    )
    .help("ตรวจปีของวันที่กับต้นเรื่อง", "check the year of the date against its source")
}

/// A name that speaks of an earlier year as it did in that year.
pub fn copied_year(mentioned: u16, year: u16) -> Problem {
    Problem::new(
        Code::CopiedYear,
        format!("ชื่อกล่าวถึงปีงบประมาณ {mentioned} ในปี {year} และตรงกับชื่อในปี {mentioned}"),
        format!("in {year} the name says fiscal year {mentioned}, word for word as in {mentioned}"),
    )
    .help(
        format!("ตรวจว่าลอกมาจากปีก่อนหรือไม่ ถ้าใช่ แก้เป็น {year}"),
        format!("check whether it was copied; if so, write {year}"),
    )
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
