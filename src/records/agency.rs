//! `agency.yaml`: who the agency is.

use crate::notation::{QuantityText, Slug, ThaiDate};
use crate::record;
use crate::source::Spanned;
use crate::yaml::field::{Decode, Decoder, Entries, Shape};
use crate::yaml::tree::{Kind, Node};

use super::{Printed, Text};

/// A unit of the agency: a word that counts things, or so many of another unit.
#[derive(Debug, Clone, PartialEq)]
pub enum DeclaredUnit {
    /// A word.
    Word(Spanned<String>),
    /// So many of another unit.
    Multiple(UnitMultiple),
}

impl Decode for DeclaredUnit {
    fn shape() -> Shape {
        Shape::Any(vec![<Spanned<String>>::shape(), UnitMultiple::shape()])
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match node.kind {
            Kind::Map(_) => Decode::decode(node, decoder).map(DeclaredUnit::Multiple),
            _ => Decode::decode(node, decoder).map(DeclaredUnit::Word),
        }
    }
}

record! {
    /// The agency.
    pub struct Agency("หน่วยงาน", "agency", r#"
raingan: 1
รหัสถาวร: office
ชื่อ:
  - ไทย: สำนักงานตัวอย่าง
    อังกฤษ: Example Office
ชื่อย่อ: สต.
กฎหมายจัดตั้ง: พระราชบัญญัติสำนักงานตัวอย่าง พ.ศ. 2560
วัตถุประสงค์:
  - ให้บริการประชาชน
หน่วยนับ: [ต้นแบบ]
"#) {
        version: Spanned<String> = "raingan" | "raingan", required:
            "รุ่นของรูปแบบเนื้อหา (ตอนนี้คือ 1)" | "version of the content format (now 1)";
        slug: Spanned<Slug> = "รหัสถาวร" | "slug", required:
            "รหัสสั้นของหน่วยงาน ใช้ในที่อยู่เว็บ" | "short id of the agency, used in addresses";
        names: Vec<Name> = "ชื่อ" | "names", required:
            "ชื่อทางการ แต่ละชื่อใช้ได้ตั้งแต่วันใดถึงวันใด" | "official names, each valid from a day to a day";
        abbreviation: Text = "ชื่อย่อ" | "abbreviation": "ชื่อย่อทางการ" | "official abbreviation";
        law: Text = "กฎหมายจัดตั้ง" | "law": "กฎหมายที่จัดตั้งหน่วยงาน" | "the law that set up the agency";
        ministry: Text = "กระทรวง" | "ministry": "กระทรวงที่กำกับดูแล" | "the ministry in charge";
        vision: Text = "วิสัยทัศน์" | "vision": "วิสัยทัศน์" | "the vision";
        objectives: Vec<Text> = "วัตถุประสงค์" | "objectives":
            "วัตถุประสงค์ตามกฎหมายจัดตั้ง เรียงตามลำดับ" | "objectives of the founding law, in order";
        strategies: Vec<Text> = "ยุทธศาสตร์" | "strategies": "ยุทธศาสตร์" | "strategies";
        address: Spanned<String> = "ที่อยู่เว็บไซต์" | "site-address":
            "ที่อยู่เต็มที่จะเผยแพร่เว็บไซต์ เช่น https://example.org/report/ ใช้ทำแผนผังเว็บไซต์"
            | "the full address the site is published at, as https://example.org/report/; for its map";
        units: Vec<DeclaredUnit> = "หน่วยนับ" | "units":
            "หน่วยที่หน่วยงานใช้เพิ่มจากที่โปรแกรมรู้จัก" | "units that the agency adds to the known ones";
        terms: Vec<Term> = "คำศัพท์" | "terms": "คำและชื่อเฉพาะ พร้อมรูปที่เขียนผิดบ่อย" | "terms and their wrong forms";
        printed: Entries<Vec<Printed>> = "ตามที่พิมพ์" | "printed":
            "ค่าที่เอกสารเผยแพร่พิมพ์ต่างไป" | "what published documents print differently";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุ" | "a remark";
    }

    /// A name and the time in which it is valid.
    pub struct Name("ชื่อหน่วยงาน", "name of the agency", r#"
ไทย: สำนักงานตัวอย่าง
อังกฤษ: Example Office
ตั้งแต่: 1 ตุลาคม 2560
ถึง: 30 กันยายน 2563
"#) {
        name: Spanned<String> = "ไทย" | "th", required: "ชื่อภาษาไทย" | "the Thai name";
        english: Spanned<String> = "อังกฤษ" | "en": "ชื่อภาษาอังกฤษ" | "the English name";
        from: Spanned<ThaiDate> = "ตั้งแต่" | "from": "วันแรกที่ใช้ชื่อนี้" | "first day of the name";
        until: Spanned<ThaiDate> = "ถึง" | "until": "วันสุดท้ายที่ใช้ชื่อนี้" | "last day of the name";
    }

    /// A unit that is so many of another one.
    pub struct UnitMultiple("หน่วยนับ", "unit", r#"
ชื่อ: โหล
เท่ากับ: 12 ชิ้น
"#) {
        name: Spanned<String> = "ชื่อ" | "name", required: "ชื่อหน่วย" | "the word";
        equals: Spanned<QuantityText> = "เท่ากับ" | "equals", required:
            "เท่ากับเท่าใดของหน่วยที่รู้จักแล้ว เช่น 12 ชิ้น" | "how many of a known unit, as 12 pieces";
    }

    /// A term of the agency.
    pub struct Term("คำศัพท์", "term", r#"
คำ: ระบบบริการกลาง
ความหมาย: ระบบที่หน่วยงานใช้ให้บริการร่วมกัน
ตัดบรรทัด: ระบบ|บริการกลาง
รูปที่ผิด: [ระบบบริการส่วนกลาง]
"#) {
        term: Spanned<String> = "คำ" | "term", required: "คำที่ถูกต้อง" | "the right form";
        meaning: Text = "ความหมาย" | "meaning": "คำเต็มหรือความหมาย" | "full form or meaning";
        breaks: Spanned<String> = "ตัดบรรทัด" | "breaks":
            "คำเดียวกันโดยมี | ตรงที่ตัดบรรทัดได้ (ไม่ระบุ = ตัดตามคำ)" | "the term with | where a line may end (default: between words)";
        wrong: Vec<Spanned<String>> = "รูปที่ผิด" | "wrong": "รูปที่เขียนผิด" | "wrong forms";
    }
}
