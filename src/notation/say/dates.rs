//! Problems with days, quarters and years.

use crate::diagnostic::phrase::short;
use crate::diagnostic::{Code, Problem};

/// No date of ours.
pub fn bad_date(text: &str) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("อ่าน “{}” เป็นวันที่ไม่ได้", short(text)),
        format!("“{}” is not a date", short(text)),
    )
    .help("พิมพ์ วัน เดือน พ.ศ. เช่น 30 กันยายน 2562", "write day, month, B.E. year: 30 กันยายน 2562")
}

/// The middle word is no month.
pub fn no_month(text: &str, month: &str, likely: Option<&str>, day: &str, year: &str) -> Problem {
    let problem = Problem::new(
        Code::BadDate,
        format!("“{}” ไม่มีเดือน (“{}” ไม่ใช่ชื่อเดือน)", short(text), short(month)),
        format!("“{}” has no month (“{}” is none)", short(text), short(month)),
    );
    match likely {
        Some(month) => {
            let whole = format!("{day} {month} {year}");
            problem.help(format!("น่าจะเป็น “{whole}”"), format!("probably “{whole}”"))
        }
        None => problem.help("พิมพ์เดือนเป็น พ.ค. หรือ พฤษภาคม", "write the month like พ.ค. or พฤษภาคม"),
    }
}

/// A day in another spelling than ours.
pub fn other_date(text: &str, day: &str) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("“{}” เป็นวันที่ที่ไม่ได้เขียนเป็น วัน เดือน พ.ศ. สี่หลัก", short(text)),
        format!("“{}” is a date, but not written as day, month and B.E. year", short(text)),
    )
    .help(format!("พิมพ์ {day}"), format!("write {day}"))
    .fix(day)
}

/// A day in a spelling that has several meanings.
pub fn unclear_date(text: &str, days: &[String]) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("“{}” อ่านเป็นวันที่ได้มากกว่าหนึ่งวัน", short(text)),
        format!("“{}” can mean several days", short(text)),
    )
    .help(
        format!("ตรวจกับต้นเรื่อง แล้วพิมพ์ {}", days.join(" หรือ ")),
        format!("check it against its source and write {}", days.join(" or ")),
    )
}

/// A day and a month without a year.
pub fn no_year(text: &str, day: &str) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("วันที่ “{}” ไม่มีปี", short(text)),
        format!("the date “{}” has no year", short(text)),
    )
    .help(format!("พิมพ์ {day} ตามด้วยปี พ.ศ. สี่หลัก"), format!("write {day} and the B.E. year"))
}

/// A day that the month does not have.
pub fn no_such_day(text: &str, day: u16, month: &str, last: u8) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("“{}”: {month}ไม่มีวันที่ {day} (มีถึงวันที่ {last})", short(text)),
        format!("“{}”: {month} has no day {day} (it has {last})", short(text)),
    )
    .help("ตรวจวันที่กับต้นเรื่อง", "check the date against its source")
}

/// Days that end before they begin.
pub fn reversed_days(text: &str, from: &str, until: &str) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("“{}”: สิ้นสุด {until} ไม่อยู่หลังเริ่ม {from}", short(text)),
        format!("“{}” ends on {until}, not after it begins on {from}", short(text)),
    )
    .help("สลับวันทั้งสองหรือตรวจกับต้นเรื่อง วันเดียวกันให้เขียนวันเดียว", "turn the days round, or check them")
}

/// A quarter that no year has.
pub fn no_such_quarter(text: &str, number: &str) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("“{}”: ไม่มีไตรมาสที่ {}", short(text), short(number)),
        format!("“{}”: there is no quarter {}", short(text), short(number)),
    )
    .help("ใช้ไตรมาสที่ 1 ถึง 4 ของปีงบประมาณ", "use quarter 1 to 4 of the fiscal year")
}

/// Days of several quarters where one quarter is asked for.
pub fn several_quarters(value: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("“{}” ไม่อยู่ในไตรมาสเดียว", short(value)),
        format!("“{}” does not lie in one quarter", short(value)),
    )
    .help("ใช้ วันที่ วันที่ย่อ หรือ เดือนปี แทน ไตรมาสที่", "use date, short-date or months instead")
}

/// A year of the common era.
pub fn common_era(text: &str, buddhist: u16) -> Problem {
    Problem::new(
        Code::BadYear,
        format!("“{}” เป็นปี ค.ศ.", short(text)),
        format!("“{}” is a year of the common era", short(text)),
    )
    .help(format!("พิมพ์ปี พ.ศ. {buddhist}"), format!("write the Buddhist year {buddhist}"))
    .fix(buddhist.to_string())
}

/// A year of two digits.
pub fn short_year(text: &str, likely: u16) -> Problem {
    Problem::new(
        Code::BadYear,
        format!("ปี “{}” มีสองหลัก", short(text)),
        format!("the year “{}” has two digits", short(text)),
    )
    .help(format!("พิมพ์ปีสี่หลัก เช่น {likely}"), format!("write four digits, like {likely}"))
}

/// No year of ours.
pub fn bad_year(text: &str) -> Problem {
    Problem::new(
        Code::BadYear,
        format!("“{}” ไม่ใช่ปี พ.ศ.", short(text)),
        format!("“{}” is not a year of the Buddhist era", short(text)),
    )
    .help("พิมพ์ปี พ.ศ. สี่หลัก เช่น 2562", "write four digits, like 2562")
}

/// Words behind a day.
pub fn text_behind_date(day: &str, rest: &str) -> Problem {
    Problem::new(
        Code::BadDate,
        format!("หลังวันที่ “{}” มีข้อความ “{}”", short(day), short(rest)),
        format!("there is text behind the date “{}”: “{}”", short(day), short(rest)),
    )
    .help(
        "พิมพ์วันที่อย่างเดียว ใส่หมายเหตุในวงเล็บ ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ เช่น วันที่",
        "write the date alone, or a remark in brackets; a text has to start with a word",
    )
}
