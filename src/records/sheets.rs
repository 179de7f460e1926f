//! The other files of a year: the board, sheets of facts, calculations, the heads of narratives.

use crate::notation::{Number, NumberRange, Slug, TermEnd, ThaiDate, ValueText};
use crate::source::Spanned;
use crate::yaml::field::Entries;
use crate::{record, words};

use super::indicator::Input;
use super::{Printed, Text, Visibility};

words! {
    /// In which order a list stands.
    pub enum ListOrder("การเรียง") {
        /// As its file has it.
        Written = "ตามที่เขียน" | "as-written";
        /// By name, as a dictionary has it.
        Name = "ตามชื่อ" | "by-name";
    }
}

record! {
    /// The board.
    pub struct Board("คณะกรรมการ", "board", r#"
ชื่อ: คณะกรรมการกำกับ
กลุ่ม:
  - ชื่อ: กรรมการผู้ทรงคุณวุฒิ
    การเรียง: ตามชื่อ
    กรรมการ:
      - ชื่อ: ชื่อ นามสกุล
        ตั้งแต่: 1 ตุลาคม 2568
        ถึง: ปัจจุบัน
"#) {
        name: Text = "ชื่อ" | "name", required: "ชื่อคณะกรรมการ" | "name of the board";
        groups: Vec<BoardGroup> = "กลุ่ม" | "groups", required: "กลุ่มกรรมการ" | "groups of members";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้ (ค่าปริยาย: สาธารณะ)" | "who may see it (default: public)";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุใต้ตาราง" | "a remark beneath the table";
    }

    /// A group of board members.
    pub struct BoardGroup("กลุ่มกรรมการ", "group of members", r#"
ชื่อ: กรรมการโดยตำแหน่ง
การเรียง: ตามที่เขียน
กรรมการ:
  - ชื่อ: ชื่อ นามสกุล
    ตำแหน่ง: ปลัดกระทรวง
"#) {
        name: Text = "ชื่อ" | "name", required: "ชื่อกลุ่ม" | "name of the group";
        order: Spanned<ListOrder> = "การเรียง" | "sort": "การเรียงรายชื่อ (ค่าปริยาย: ตามที่เขียน)" | "order of the members (default: as written)";
        members: Vec<Member> = "กรรมการ" | "members", required: "กรรมการตามลำดับ" | "members in order";
    }

    /// A board member.
    pub struct Member("กรรมการ", "member", r#"
ลำดับ: 1
ชื่อ: ชื่อ นามสกุล
ตำแหน่ง: ประธานกรรมการ
ตั้งแต่: 1 ตุลาคม 2568
ถึง: ปัจจุบัน
"#) {
        number: Spanned<Number> = "ลำดับ" | "number": "ลำดับที่พิมพ์" | "printed number";
        name: Text = "ชื่อ" | "name", required: "ชื่อ" | "name";
        position: Text = "ตำแหน่ง" | "position": "ตำแหน่ง" | "position";
        delegate: Text = "ผู้แทน" | "delegate": "ผู้แทนที่มอบหมาย" | "the delegate";
        from: Spanned<ThaiDate> = "ตั้งแต่" | "from": "วันที่ได้รับแต่งตั้ง" | "day of appointment";
        until: Spanned<TermEnd> = "ถึง" | "until": "วันที่หมดวาระ หรือคำว่า ปัจจุบัน (ไม่ระบุ = ไม่ทราบ)" | "end of the term, or present (default: not known)";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้ (ค่าปริยาย: สาธารณะ)" | "who may see it (default: public)";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุ" | "a remark";
    }

    /// A sheet of facts.
    pub struct FactSheet("ชุดข้อมูล", "fact sheet", r#"
รหัสถาวร: staff
ชื่อ: บุคลากร
ที่มา: ฝ่ายบุคคล
รายการ:
  - รหัสถาวร: staff-total
    ชื่อ: บุคลากรทั้งหมด
    ค่า: 200 คน
"#) {
        slug: Spanned<Slug> = "รหัสถาวร" | "slug", required: "รหัสถาวร เป็นชื่อไฟล์ด้วย" | "slug; it names the file";
        name: Text = "ชื่อ" | "name", required: "ชื่อชุดข้อมูล" | "name of the sheet";
        source: Text = "ที่มา" | "source": "ที่มาของข้อมูล" | "where the facts are from";
        order: Spanned<ListOrder> = "การเรียง" | "sort": "การเรียงรายการ (ค่าปริยาย: ตามที่เขียน)" | "order of the facts (default: as written)";
        facts: Vec<Fact> = "รายการ" | "facts", required: "ข้อมูล" | "the facts";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้" | "who may see it";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุ" | "a remark";
    }

    /// A fact.
    pub struct Fact("ข้อมูล", "fact", r#"
รหัสถาวร: trained-share
ชื่อ: ร้อยละของบุคลากรที่ผ่านการอบรม
ตัวแปร:
  ผ่าน: 164 คน
  ทั้งหมด: ((ค่า staff-total))
สูตร: ผ่าน / ทั้งหมด
หน่วย: ร้อยละ
ทศนิยม: 2
"#) {
        slug: Spanned<Slug> = "รหัสถาวร" | "slug", required: "รหัสถาวร" | "slug";
        name: Text = "ชื่อ" | "name", required: "ชื่อข้อมูล" | "name of the fact";
        value: Spanned<ValueText> = "ค่า" | "value": "ค่า (หรือใช้หัวข้อ สูตร)" | "its value (or a formula instead)";
        inputs: Entries<Input> = "ตัวแปร" | "inputs": "ค่าที่ใช้ในสูตร" | "the inputs of the formula";
        formula: Spanned<String> = "สูตร" | "formula": "สูตรคำนวณค่า (แทนหัวข้อ ค่า)" | "the formula of the value (instead of it)";
        unit: Spanned<String> = "หน่วย" | "unit": "หน่วยของค่าจากสูตร" | "unit of the formula's value";
        places: Spanned<Number> = "ทศนิยม" | "places" [NumberRange::PLACES]: "จำนวนทศนิยมที่แสดงค่าจากสูตร" | "decimals shown of the formula's value";
        source: Text = "ที่มา" | "source": "ที่มา" | "where it is from";
        printed: Entries<Vec<Printed>> = "ตามที่พิมพ์" | "printed": "ค่าที่พิมพ์ต่างไป" | "what documents print";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้" | "who may see it";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุ" | "a remark";
    }

    /// A calculation: items that are worked out and summed up.
    pub struct Calculation("รายการคำนวณ", "calculation", r#"
รหัสถาวร: time-saved
ชื่อ: มูลค่าของเวลาที่ประหยัดได้
หน่วย: ล้านบาท
ทศนิยม: 2
รายการ:
  - รหัส: counter
    ชื่อ: การยื่นคำขอ
    ตัวแปร:
      คำขอ: 20,000 ราย
      ค่าใช้จ่าย: 150 บาท/ราย
    สูตร: คำขอ * ค่าใช้จ่าย
"#) {
        slug: Spanned<Slug> = "รหัสถาวร" | "slug", required: "รหัสถาวร เป็นชื่อไฟล์ด้วย" | "slug; it names the file";
        name: Text = "ชื่อ" | "name", required: "ชื่อรายการคำนวณ" | "name of the calculation";
        unit: Spanned<String> = "หน่วย" | "unit", required: "หน่วยของผลรวม" | "unit of the total";
        places: Spanned<Number> = "ทศนิยม" | "places" [NumberRange::PLACES]: "จำนวนทศนิยมที่แสดง" | "decimals shown";
        items: Vec<CalculationItem> = "รายการ" | "items", required: "รายการที่รวมกัน" | "the items that are summed up";
        printed: Entries<Vec<Printed>> = "ตามที่พิมพ์" | "printed": "ค่าที่พิมพ์ต่างไป" | "what documents print";
        source: Text = "ที่มา" | "source": "ที่มาของสูตร" | "where the formulas are from";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้" | "who may see it";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุ" | "a remark";
    }

    /// An item of a calculation.
    pub struct CalculationItem("รายการย่อย", "item", r#"
รหัส: counter
กลุ่ม: บริการประชาชน
ชื่อ: การยื่นคำขอ
ตัวแปร:
  คำขอ: 20,000 ราย
  ค่าใช้จ่าย: 150 บาท/ราย
สูตร: คำขอ * ค่าใช้จ่าย
หน่วย: ล้านบาท
"#) {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสในรายการคำนวณนี้" | "id in this calculation";
        group: Text = "กลุ่ม" | "group": "โครงการหรือหมวด" | "project or group";
        name: Text = "ชื่อ" | "name", required: "ชื่อรายการ" | "name of the item";
        inputs: Entries<Input> = "ตัวแปร" | "inputs", required: "ค่าที่ใช้ในสูตร" | "the inputs";
        formula: Spanned<String> = "สูตร" | "formula", required: "สูตร" | "the formula";
        unit: Spanned<String> = "หน่วย" | "unit": "หน่วย (ค่าปริยาย: ของผลรวม)" | "unit (default: the total's)";
        places: Spanned<Number> = "ทศนิยม" | "places" [NumberRange::PLACES]: "จำนวนทศนิยมที่แสดง" | "decimals shown";
        printed: Entries<Vec<Printed>> = "ตามที่พิมพ์" | "printed": "ค่าที่พิมพ์ต่างไป" | "what documents print";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้ (ค่าปริยาย: สาธารณะ)" | "who may see it (default: public)";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุ" | "a remark";
    }

    /// The head of a narrative.
    pub struct FrontMatter("หัวเรื่องบทบรรยาย", "head of a narrative", r#"
รหัสถาวร: training-story
ชื่อ: การอบรมบุคลากร
เกี่ยวกับ: trained-staff
ลำดับ: 1
การเผยแพร่: สาธารณะ
"#) {
        slug: Spanned<Slug> = "รหัสถาวร" | "slug", required: "รหัสถาวร เป็นชื่อไฟล์ด้วย" | "slug; it names the file";
        title: Text = "ชื่อ" | "title", required: "ชื่อเรื่อง" | "its title";
        about: Spanned<Slug> = "เกี่ยวกับ" | "about": "รหัสถาวรของตัวชี้วัด (ไม่ระบุ = ทั้งปี)" | "slug of an indicator (default: the whole year)";
        order: Spanned<Number> = "ลำดับ" | "order": "ลำดับในเอกสาร" | "order in the document";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้" | "who may see it";
    }
}
