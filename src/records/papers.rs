//! What a report tells beside the results: complaints, remarks of the auditor, and the table that
//! breaks a formula down into what comes in and what goes out.

use crate::notation::{FiscalYear, Slug};
use crate::source::Spanned;
use crate::{record, words};

use super::{Text, Visibility};

words! {
    /// Whether there is a way to deal with complaints.
    pub enum Mechanism("กลไก") {
        /// There is.
        Present = "มี" | "present";
        /// There is none.
        Absent = "ไม่มี" | "absent";
    }

    /// How far the audit of a year has come.
    pub enum AuditStatus("สถานะการตรวจสอบ") {
        /// It is going on.
        InProgress = "อยู่ระหว่างการตรวจประเมิน" | "in-progress";
        /// It is over, and nothing was remarked.
        Clean = "ไม่มีข้อสังเกต" | "no-remarks";
        /// It is over, and there are remarks.
        Remarks = "มีข้อสังเกต" | "remarks";
    }

    /// What the agency has done about a remark.
    pub enum ActionStatus("สถานะการดำเนินการ") {
        /// All of it.
        Done = "ดำเนินการแล้ว" | "done";
        /// Some of it.
        Ongoing = "อยู่ระหว่างดำเนินการ" | "ongoing";
        /// Nothing.
        NotStarted = "ยังไม่ดำเนินการ" | "not-started";
    }

    /// The column of an amount.
    pub enum Side("ช่อง") {
        /// What comes in.
        Income = "รายได้" | "income";
        /// What goes out.
        Expense = "ค่าใช้จ่าย" | "expense";
    }
}

record! {
    /// Complaints about the agency: how they are dealt with, and how many there were.
    pub struct Complaints("เรื่องร้องเรียน", "complaints", r#"
ช่องทาง:
  - ชื่อ: ภายใน
    กลไก: มี
    ทั้งหมด: complaints-total
    ยุติแล้ว: complaints-closed
ที่มา: ทะเบียนเรื่องร้องเรียน
"#) {
        channels: Vec<Channel> = "ช่องทาง" | "channels", required: "ช่องทางร้องเรียนตามลำดับ" | "the channels of complaint in order";
        source: Text = "ที่มา" | "source": "ที่มาของข้อมูล" | "where the facts are from";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้" | "who may see it";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุใต้ตาราง" | "a remark beneath the tables";
    }

    /// A channel of complaint.
    pub struct Channel("ช่องทาง", "channel", r#"
ชื่อ: ภายใน
กลไก: มี
ทั้งหมด: complaints-total
ยุติแล้ว: complaints-closed
เอกสารแนบ: คู่มือการจัดการเรื่องร้องเรียน
"#) {
        name: Text = "ชื่อ" | "name", required: "ชื่อช่องทาง เช่น ภายใน" | "its name, such as internal";
        mechanism: Spanned<Mechanism> = "กลไก" | "mechanism", required: "มีกลไกจัดการเรื่องร้องเรียนหรือไม่" | "whether there is a way to deal with complaints";
        total: Spanned<Slug> = "ทั้งหมด" | "total": "รหัสถาวรของข้อมูลจำนวนเรื่องทั้งหมด" | "slug of the fact that counts all complaints";
        closed: Spanned<Slug> = "ยุติแล้ว" | "closed": "รหัสถาวรของข้อมูลจำนวนเรื่องที่ยุติแล้ว" | "slug of the fact that counts those that are closed";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้ (ค่าปริยาย: สาธารณะ)" | "who may see it (default: public)";
        attachment: Text = "เอกสารแนบ" | "attachment": "เอกสารที่อธิบายกลไก" | "the document that describes the mechanism";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุ" | "a remark";
    }

    /// Remarks of the auditor.
    pub struct Audit("ข้อสังเกตของผู้สอบบัญชี", "remarks of the auditor", r#"
ผู้สอบบัญชี: สำนักงานการตรวจเงินแผ่นดิน
รายปี:
  - ปีงบประมาณ: 2569
    สถานะ: ไม่มีข้อสังเกต
"#) {
        auditor: Text = "ผู้สอบบัญชี" | "auditor": "ผู้สอบบัญชี" | "the auditor";
        years: Vec<AuditYear> = "รายปี" | "years", required: "ผลการตรวจสอบทีละปี" | "the audits, year by year";
        source: Text = "ที่มา" | "source": "ที่มาของข้อมูล" | "where the facts are from";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้" | "who may see it";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุใต้ตาราง" | "a remark beneath the tables";
    }

    /// The audit of a year.
    pub struct AuditYear("ปีที่ตรวจสอบ", "audited year", r#"
ปีงบประมาณ: 2569
สถานะ: มีข้อสังเกต
ข้อสังเกต:
  - รายละเอียด: บันทึกสินทรัพย์บางรายการไม่ครบ
    การดำเนินการ: ตรวจนับและบันทึกแล้ว
    สถานะ: ดำเนินการแล้ว
"#) {
        year: Spanned<FiscalYear> = "ปีงบประมาณ" | "year", required: "ปีงบประมาณที่ตรวจสอบ" | "the fiscal year that was audited";
        status: Spanned<AuditStatus> = "สถานะ" | "status", required: "การตรวจสอบถึงขั้นใด" | "how far the audit has come";
        remarks: Vec<AuditRemark> = "ข้อสังเกต" | "remarks": "ข้อสังเกตหรือข้อทักท้วงตามลำดับ" | "the remarks in order";
    }

    /// A remark of the auditor.
    pub struct AuditRemark("ข้อสังเกต", "remark", r#"
รายละเอียด: บันทึกสินทรัพย์บางรายการไม่ครบ
การดำเนินการ: ตรวจนับและบันทึกแล้ว
สถานะ: ดำเนินการแล้ว
"#) {
        remark: Text = "รายละเอียด" | "details", required: "ข้อสังเกตหรือข้อทักท้วง" | "what was remarked";
        action: Text = "การดำเนินการ" | "action": "สิ่งที่หน่วยงานดำเนินการ" | "what the agency does about it";
        status: Spanned<ActionStatus> = "สถานะ" | "status": "การดำเนินการถึงขั้นใด" | "how far that has come";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้ (ค่าปริยาย: สาธารณะ)" | "who may see it (default: public)";
    }

    /// Lines of a statement under one subtotal.
    pub struct StatementGroup("กลุ่มของตารางแจกแจง", "group of a statement", r#"
ชื่อ: รวมรายได้
ช่อง: รายได้
รายการ:
  - ชื่อ: รายได้จากการให้บริการ
    สูตร: รายได้บริการ
"#) {
        name: Text = "ชื่อ" | "name", required: "ชื่อยอดย่อย" | "name of the subtotal";
        side: Spanned<Side> = "ช่อง" | "side", required: "ยอดย่อยเป็นรายได้ (บวกในยอดรวม) หรือค่าใช้จ่าย (หักออก)" | "whether the subtotal is income (added to the total) or expense (taken off)";
        lines: Vec<StatementLine> = "รายการ" | "lines", required: "รายการตามลำดับ" | "its lines in order";
    }

    /// A line of a statement.
    pub struct StatementLine("รายการของตารางแจกแจง", "line of a statement", r#"
ชื่อ: ต้นทุนเงินทุน
ช่อง: ค่าใช้จ่าย
สูตร: เงินทุน * อัตราต้นทุน
"#) {
        name: Text = "ชื่อ" | "name", required: "ชื่อรายการ" | "name of the line";
        side: Spanned<Side> = "ช่อง" | "side": "ช่องของจำนวนเงิน (ค่าปริยาย: ช่องของกลุ่ม)" | "column of the amount (default: that of the group)";
        formula: Spanned<String> = "สูตร" | "formula", required: "สูตรจากตัวแปรของตัวชี้วัด" | "a formula over the inputs of the indicator";
    }
}
