//! Problems with what a report tells beside the results: complaints, the audit, signatures, and the
//! table that breaks a formula down.

use crate::diagnostic::Locale;
use crate::diagnostic::phrase::say;
use crate::records::year::ResultColumn;

/// The columns of the table of results.
fn columns(locale: Locale) -> String {
    let words: Vec<&str> = ResultColumn::ALL.iter().map(|column| column.word(locale)).collect();
    words.join(", ")
}

say! {
    /// A part of a document that would be empty.
    empty_part(th: &str, en: &str) = EmptyPart:
        "ส่วน “{th}” ไม่มีเนื้อหา", "there is nothing for the part {en}"
        => "เพิ่มไฟล์ {en}.yaml ในโฟลเดอร์ของปี หรือลบส่วนนี้",
        "add {en}.yaml to the folder of the year, or drop the part";
    /// A column that is asked for twice.
    duplicate_column(th: &str, en: &str) = DuplicateKey:
        "คอลัมน์ “{th}” ซ้ำ", "the column {en} is written twice"
        => ("ลบคอลัมน์ที่ซ้ำ คอลัมน์ที่มี: {}", columns(Locale::Th)),
        ("drop one of them; the columns there are: {}", columns(Locale::En));
    /// A column in which nothing would stand.
    empty_column(th: &str, en: &str) = EmptyPart:
        "คอลัมน์ “{th}” ว่างทั้งคอลัมน์ เพราะไม่มีตัวชี้วัดใดมีหัวข้อนี้",
        "the column {en} would be empty: no indicator has this key"
        => "เพิ่มหัวข้อ {th} ในไฟล์ตัวชี้วัด หรือลบคอลัมน์นี้",
        "add {en} to the files of indicators, or drop the column";
    /// Columns of indicators that nobody can tell apart.
    no_name_column() = MissingKey:
        "คอลัมน์ของตัวชี้วัดไม่มี “ชื่อ”", "there are columns of indicators, and name is not among them"
        => "เพิ่ม ชื่อ ในหัวข้อ คอลัมน์", "add name to the columns";
    /// Signatures that nobody gives.
    no_signatories() = EmptyPart:
        "ส่วน “ลายมือชื่อ” ไม่มีผู้ลงนาม", "there is nobody to sign in the part signatures"
        => "เพิ่มหัวข้อ ผู้ลงนาม หรือลบส่วนนี้", "add signatories, or drop the part";
    /// A key that only the part of signatures shows.
    unused_without_signatures(th: &str, en: &str) = UnusedKey:
        "“{th}” ไม่มีผลเมื่อเอกสารไม่มีส่วน “ลายมือชื่อ”",
        "{en} has no effect in a document without the part signatures"
        => "เพิ่ม ลายมือชื่อ ในหัวข้อ ส่วน หรือลบหัวข้อนี้", "add signatures to the parts, or drop this key";
    /// A signed document that does not say who signed it.
    signed_without_name() = Signature:
        "เอกสารลงนามแล้ว แต่ไม่มีชื่อผู้ลงนามในตำแหน่งนี้",
        "the document is signed, and nobody is named in this position"
        => "เพิ่มหัวข้อ ชื่อ หรือแก้สถานะของเอกสาร", "add the name, or change the status of the document";
    /// A signed document without the day.
    signed_without_date() = Signature:
        "เอกสารลงนามแล้ว แต่ไม่มีวันที่ลงนาม",
        "the document is signed, and there is no day of this signature"
        => "เพิ่มหัวข้อ วันที่ ของผู้ลงนามหรือของเอกสาร", "add a date to the signatory or to the document";
    /// The day of a signature in a document that is not signed.
    dated_not_signed() = Signature:
        "มีวันที่ลงนาม แต่สถานะของเอกสารไม่ใช่ “ลงนาม”",
        "there is a day of signature, and the document is not signed"
        => "แก้สถานะเป็น ลงนาม หรือลบวันที่", "set the status to signed, or drop the date";
    /// More complaints closed than there were.
    closed_exceed_total(channel, closed: &str, total: &str) = ComplaintCounts:
        "เรื่องร้องเรียน{channel}ยุติแล้ว {closed} มากกว่าทั้งหมด {total}",
        "{channel}: {closed} complaints are closed, more than all {total}"
        => "ตรวจจำนวนกับต้นเรื่อง", "check the counts against their source";
    /// Complaints that nothing deals with.
    complaints_without_mechanism(channel, total: &str) = ComplaintCounts:
        "ระบุว่าไม่มีกลไกจัดการเรื่องร้องเรียน{channel} แต่มีเรื่องร้องเรียน {total}",
        "{channel}: there are {total} complaints and no way to deal with them"
        => "ตรวจหัวข้อ กลไก กับจำนวนเรื่อง", "check the mechanism and the count";
    /// A count that is no plain number.
    not_a_count(written) = ComplaintCounts:
        "“{written}” ไม่ใช่จำนวนเรื่อง", "“{written}” is not a count"
        => "ใช้จำนวนเต็ม เช่น 3 เรื่อง", "use a whole number of a unit";
    /// The audit of a year that has not been.
    audit_of_later_year(found: u16, year: u16) = AuditRemarks:
        "ปีที่ตรวจสอบ {found} อยู่หลังปีงบประมาณ {year}",
        "the audited year {found} is after the fiscal year {year}"
        => "ตรวจปีงบประมาณที่ตรวจสอบ", "check the audited year";
    /// Remarks of a year that is said to have none.
    remarks_where_none() = AuditRemarks:
        "สถานะคือ “ไม่มีข้อสังเกต” แต่มีข้อสังเกต", "the status is no-remarks, and there are remarks"
        => "แก้สถานะเป็น มีข้อสังเกต หรือลบข้อสังเกต", "set the status to remarks, or drop them";
    /// A year that is said to have remarks and has none.
    no_remarks_where_some() = AuditRemarks:
        "สถานะคือ “มีข้อสังเกต” แต่ไม่มีรายละเอียด", "the status is remarks, and there are none"
        => "เพิ่มหัวข้อ ข้อสังเกต หรือแก้สถานะ", "add the remarks, or change the status";
    /// A remark that the agency does not answer.
    remark_without_action() = AuditRemarks:
        "ข้อสังเกตนี้ไม่มีการดำเนินการของหน่วยงาน",
        "nothing is said of what the agency does about this remark"
        => "เพิ่มหัวข้อ การดำเนินการ หรือ สถานะ", "add what is done, or its status";
    /// A statement that comes to another result than the formula.
    statement_differs(statement: &str, result: &str, by: &str) = StatementDiffers:
        "ตารางแจกแจงรวมได้ {statement} ต่างจากผลของสูตร {result} อยู่ {by}",
        "the statement adds up to {statement}, which differs from the result {result} by {by}"
        => "ตรวจรายการ ช่อง และสูตรของแต่ละรายการ", "check the lines, their columns and formulas";
}
