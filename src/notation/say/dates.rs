//! Problems with days, quarters and years.

use crate::diagnostic::phrase::{say, short};
use crate::diagnostic::{Code, Problem};

say! {
    /// No date of ours.
    bad_date(text) = BadDate:
        "อ่าน “{text}” เป็นวันที่ไม่ได้", "“{text}” is not a date"
        => "พิมพ์ วัน เดือน พ.ศ. เช่น 30 กันยายน 2562", "write day, month, B.E. year: 30 กันยายน 2562";
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

say! {
    /// A day in another spelling than ours.
    other_date(text, day: &str) = BadDate:
        "“{text}” เป็นวันที่ที่ไม่ได้เขียนเป็น วัน เดือน พ.ศ. สี่หลัก",
        "“{text}” is a date, but not written as day, month and B.E. year"
        => "พิมพ์ {day}", "write {day}"
        fix day;
    /// A day in a spelling that has several meanings.
    unclear_date(text, days: &[String]) = BadDate:
        "“{text}” อ่านเป็นวันที่ได้มากกว่าหนึ่งวัน", "“{text}” can mean several days"
        => ("ตรวจกับต้นเรื่อง แล้วพิมพ์ {}", days.join(" หรือ ")),
        ("check it against its source and write {}", days.join(" or "));
    /// A day and a month without a year.
    no_year(text, day: &str) = BadDate:
        "วันที่ “{text}” ไม่มีปี", "the date “{text}” has no year"
        => "พิมพ์ {day} ตามด้วยปี พ.ศ. สี่หลัก", "write {day} and the B.E. year";
    /// A day that the month does not have.
    no_such_day(text, day: u16, month: &str, last: u8) = BadDate:
        "“{text}”: {month}ไม่มีวันที่ {day} (มีถึงวันที่ {last})",
        "“{text}”: {month} has no day {day} (it has {last})"
        => "ตรวจวันที่กับต้นเรื่อง", "check the date against its source";
    /// Days that end before they begin.
    reversed_days(text, from: &str, until: &str) = BadDate:
        "“{text}”: สิ้นสุด {until} ไม่อยู่หลังเริ่ม {from}",
        "“{text}” ends on {until}, not after it begins on {from}"
        => "สลับวันทั้งสองหรือตรวจกับต้นเรื่อง วันเดียวกันให้เขียนวันเดียว", "turn the days round, or check them";
    /// A quarter that no year has.
    no_such_quarter(text, number) = BadDate:
        "“{text}”: ไม่มีไตรมาสที่ {number}", "“{text}”: there is no quarter {number}"
        => "ใช้ไตรมาสที่ 1 ถึง 4 ของปีงบประมาณ", "use quarter 1 to 4 of the fiscal year";
    /// Days of several quarters where one quarter is asked for.
    several_quarters(value) = BadReference:
        "“{value}” ไม่อยู่ในไตรมาสเดียว", "“{value}” does not lie in one quarter"
        => "ใช้ วันที่ วันที่ย่อ หรือ เดือนปี แทน ไตรมาสที่", "use date, short-date or months instead";
    /// A year of the common era.
    common_era(text, buddhist: u16) = BadYear:
        "“{text}” เป็นปี ค.ศ.", "“{text}” is a year of the common era"
        => "พิมพ์ปี พ.ศ. {buddhist}", "write the Buddhist year {buddhist}"
        fix buddhist.to_string();
    /// A year of two digits.
    short_year(text, likely: u16) = BadYear:
        "ปี “{text}” มีสองหลัก", "the year “{text}” has two digits"
        => "พิมพ์ปีสี่หลัก เช่น {likely}", "write four digits, like {likely}";
    /// No year of ours.
    bad_year(text) = BadYear:
        "“{text}” ไม่ใช่ปี พ.ศ.", "“{text}” is not a year of the Buddhist era"
        => "พิมพ์ปี พ.ศ. สี่หลัก เช่น 2562", "write four digits, like 2562";
    /// Words behind a day.
    text_behind_date(day, rest) = BadDate:
        "หลังวันที่ “{day}” มีข้อความ “{rest}”", "there is text behind the date “{day}”: “{rest}”"
        => "พิมพ์วันที่อย่างเดียว ใส่หมายเหตุในวงเล็บ ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ เช่น วันที่",
        "write the date alone, or a remark in brackets; a text has to start with a word";
}
