//! Problems of what an agency says of itself: its terms, names and address.

use crate::diagnostic::phrase::short;
use crate::diagnostic::{Code, Problem};

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
