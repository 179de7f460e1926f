//! Problems with what a report tells beside the results: complaints, the audit, signatures, and the
//! table that breaks a formula down.

use crate::diagnostic::phrase::short;
use crate::diagnostic::{Code, Problem};

/// A part of a document that would be empty.
pub fn empty_part(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::EmptyPart,
        format!("ส่วน “{th}” ไม่มีเนื้อหา"),
        format!("there is nothing for the part {en}"),
    )
    .help(
        format!("เพิ่มไฟล์ {en}.yaml ในโฟลเดอร์ของปี หรือลบส่วนนี้"),
        format!("add {en}.yaml to the folder of the year, or drop the part"),
    )
}

/// Signatures that nobody gives.
pub fn no_signatories() -> Problem {
    Problem::new(
        Code::EmptyPart,
        "ส่วน “ลายมือชื่อ” ไม่มีผู้ลงนาม",
        "there is nobody to sign in the part signatures",
    )
    .help("เพิ่มหัวข้อ ผู้ลงนาม หรือลบส่วนนี้", "add signatories, or drop the part")
}

/// A key that only the part of signatures shows.
pub fn unused_without_signatures(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::UnusedKey,
        format!("“{th}” ไม่มีผลเมื่อเอกสารไม่มีส่วน “ลายมือชื่อ”"),
        format!("{en} has no effect in a document without the part signatures"),
    )
    .help("เพิ่ม ลายมือชื่อ ในหัวข้อ ส่วน หรือลบหัวข้อนี้", "add signatures to the parts, or drop this key")
}

/// A signed document that does not say who signed it.
pub fn signed_without_name() -> Problem {
    Problem::new(
        Code::Signature,
        "เอกสารลงนามแล้ว แต่ไม่มีชื่อผู้ลงนามในตำแหน่งนี้",
        "the document is signed, and nobody is named in this position",
    )
    .help("เพิ่มหัวข้อ ชื่อ หรือแก้สถานะของเอกสาร", "add the name, or change the status of the document")
}

/// A signed document without the day.
pub fn signed_without_date() -> Problem {
    Problem::new(
        Code::Signature,
        "เอกสารลงนามแล้ว แต่ไม่มีวันที่ลงนาม",
        "the document is signed, and there is no day of this signature",
    )
    .help("เพิ่มหัวข้อ วันที่ ของผู้ลงนามหรือของเอกสาร", "add a date to the signatory or to the document")
}

/// The day of a signature in a document that is not signed.
pub fn dated_not_signed() -> Problem {
    Problem::new(
        Code::Signature,
        "มีวันที่ลงนาม แต่สถานะของเอกสารไม่ใช่ “ลงนาม”",
        "there is a day of signature, and the document is not signed",
    )
    .help("แก้สถานะเป็น ลงนาม หรือลบวันที่", "set the status to signed, or drop the date")
}

/// More complaints closed than there were.
pub fn closed_exceed_total(channel: &str, closed: &str, total: &str) -> Problem {
    Problem::new(
        Code::ComplaintCounts,
        format!("เรื่องร้องเรียน{}ยุติแล้ว {closed} มากกว่าทั้งหมด {total}", short(channel)),
        format!("{}: {closed} complaints are closed, more than all {total}", short(channel)),
    )
    .help("ตรวจจำนวนกับต้นเรื่อง", "check the counts against their source")
}

/// Complaints that nothing deals with.
pub fn complaints_without_mechanism(channel: &str, total: &str) -> Problem {
    Problem::new(
        Code::ComplaintCounts,
        format!("ระบุว่าไม่มีกลไกจัดการเรื่องร้องเรียน{} แต่มีเรื่องร้องเรียน {total}", short(channel)),
        format!("{}: there are {total} complaints and no way to deal with them", short(channel)),
    )
    .help("ตรวจหัวข้อ กลไก กับจำนวนเรื่อง", "check the mechanism and the count")
}

/// A count that is no plain number.
pub fn not_a_count(written: &str) -> Problem {
    Problem::new(
        Code::ComplaintCounts,
        format!("“{}” ไม่ใช่จำนวนเรื่อง", short(written)),
        format!("“{}” is not a count", short(written)),
    )
    .help("ใช้จำนวนเต็ม เช่น 3 เรื่อง", "use a whole number of a unit")
}

/// The audit of a year that has not been.
pub fn audit_of_later_year(found: u16, year: u16) -> Problem {
    Problem::new(
        Code::AuditRemarks,
        format!("ปีที่ตรวจสอบ {found} อยู่หลังปีงบประมาณ {year}"),
        format!("the audited year {found} is after the fiscal year {year}"),
    )
    .help("ตรวจปีงบประมาณที่ตรวจสอบ", "check the audited year")
}

/// Remarks of a year that is said to have none.
pub fn remarks_where_none() -> Problem {
    Problem::new(
        Code::AuditRemarks,
        "สถานะคือ “ไม่มีข้อสังเกต” แต่มีข้อสังเกต",
        "the status is no-remarks, and there are remarks",
    )
    .help("แก้สถานะเป็น มีข้อสังเกต หรือลบข้อสังเกต", "set the status to remarks, or drop them")
}

/// A year that is said to have remarks and has none.
pub fn no_remarks_where_some() -> Problem {
    Problem::new(
        Code::AuditRemarks,
        "สถานะคือ “มีข้อสังเกต” แต่ไม่มีรายละเอียด",
        "the status is remarks, and there are none",
    )
    .help("เพิ่มหัวข้อ ข้อสังเกต หรือแก้สถานะ", "add the remarks, or change the status")
}

/// A remark that the agency does not answer.
pub fn remark_without_action() -> Problem {
    Problem::new(
        Code::AuditRemarks,
        "ข้อสังเกตนี้ไม่มีการดำเนินการของหน่วยงาน",
        "nothing is said of what the agency does about this remark",
    )
    .help("เพิ่มหัวข้อ การดำเนินการ หรือ สถานะ", "add what is done, or its status")
}

/// A statement that comes to another result than the formula.
pub fn statement_differs(statement: &str, result: &str, by: &str) -> Problem {
    Problem::new(
        Code::StatementDiffers,
        format!("ตารางแจกแจงรวมได้ {statement} ต่างจากผลของสูตร {result} อยู่ {by}"),
        format!(
            "the statement adds up to {statement}, which differs from the result {result} by {by}"
        ),
    )
    .help("ตรวจรายการ ช่อง และสูตรของแต่ละรายการ", "check the lines, their columns and formulas")
}
