//! `year.yaml`: the documents of a fiscal year.

pub use crate::notation::reference::Digits;
use crate::notation::{FiscalYear, Numbering, Slug, ThaiDate};
use crate::source::Spanned;
use crate::yaml::field::{Decode, Decoder, Entries, Shape};
use crate::yaml::say;
use crate::yaml::tree::{Kind, Node};
use crate::{record, words};

use super::{Text, Visibility};

words! {
    /// The kind of a document.
    pub enum DocumentKind("ชนิดเอกสาร") {
        /// Agreed before the year.
        Form = "แบบประเมิน" | "form";
        /// Written after the year.
        Report = "รายงาน" | "report";
        /// The list of indicators of a year.
        IndicatorList = "ตารางตัวชี้วัด" | "indicator-list";
    }

    /// How far a document has come.
    pub enum Status("สถานะเอกสาร") {
        /// Being written.
        Draft = "ร่าง" | "draft";
        /// Laid before the board or the minister.
        Submitted = "เสนอ" | "submitted";
        /// Approved by the board.
        Approved = "เห็นชอบ" | "approved";
        /// Signed.
        Signed = "ลงนาม" | "signed";
    }

    /// A part of a document, in the order in which `year.yaml` lists them.
    pub enum DocumentPart("ส่วนของเอกสาร") {
        /// The cover.
        Cover = "ปก" | "cover";
        /// Objectives, vision, money, staff.
        Basics = "ข้อมูลพื้นฐาน" | "basics";
        /// The board.
        Board = "คณะกรรมการ" | "board";
        /// Symbols of all components in one row.
        Scoreboard = "ตารางสรุปผล" | "scoreboard";
        /// What the symbols mean.
        Legend = "คำอธิบายสัญลักษณ์" | "legend";
        /// Who signs the document, beneath room for a comment.
        Signatures = "ลายมือชื่อ" | "signatures";
        /// Target, result and symbol of every indicator.
        Results = "ตารางผล" | "results";
        /// Narratives that belong to no indicator.
        Narratives = "บทบรรยาย" | "narratives";
        /// The steps of calculations.
        Calculations = "รายการคำนวณ" | "calculations";
        /// A card for every indicator.
        Cards = "รายตัวชี้วัด" | "cards";
        /// Why each result is what it is, in short.
        Reasons = "ที่มาของผลการประเมิน" | "reasons";
        /// How complaints are dealt with, and how many there were.
        Complaints = "เรื่องร้องเรียน" | "complaints";
        /// Remarks of the auditor, year by year.
        Audit = "ข้อสังเกตของผู้สอบบัญชี" | "audit";
    }

    /// A column of the table of results; the keys are those of indicators.
    pub enum ResultColumn("คอลัมน์ของตารางผล") {
        /// The component, merged over its indicators.
        Component = "องค์ประกอบ" | "component";
        /// Number and name of the indicator.
        Name = "ชื่อ" | "name";
        /// Output or outcome.
        Kind = "ประเภท" | "kind";
        /// The weight in the component.
        Weight = "น้ำหนัก" | "weight";
        /// The target.
        Target = "เป้าหมาย" | "target";
        /// The levels of the target side by side.
        Levels = "ขั้นเป้าหมาย" | "levels";
        /// The result.
        Result = "ผล" | "result";
        /// The rating.
        Rating = "ผลประเมิน" | "rating";
        /// The grade of the component, merged over its indicators.
        ComponentResult = "ผลรายองค์ประกอบ" | "component-result";
        /// Where the data are from.
        Source = "แหล่งข้อมูล" | "source";
        /// Who collects them.
        Collector = "ผู้จัดเก็บข้อมูล" | "collector";
        /// Who answers for the indicator.
        Owner = "ผู้รับผิดชอบ" | "owner";
        /// How often it is measured.
        Frequency = "ความถี่" | "frequency";
    }
}

impl ResultColumn {
    /// Whether it says one thing of all indicators of a component.
    pub fn merged(self) -> bool {
        matches!(self, ResultColumn::Component | ResultColumn::ComponentResult)
    }
}

/// A part of a document: its name, or its name over its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedPart {
    /// Which.
    pub part: Spanned<DocumentPart>,
    /// What is asked of it.
    pub arguments: Option<PartArguments>,
}

impl Decode for AskedPart {
    fn shape() -> Shape {
        Shape::Any(vec![<Spanned<DocumentPart>>::shape(), PartArguments::shape()])
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Kind::Map(pairs) = &node.kind else {
            return Some(AskedPart { part: Decode::decode(node, decoder)?, arguments: None });
        };
        let mut parts = pairs.iter().map(|(key, _)| key);
        let key = parts.next()?;
        if let Some(second) = parts.next() {
            decoder.report(say::one_key_an_item(key.scalar().unwrap_or_default()), second.span);
        }
        let part = <Spanned<DocumentPart>>::decode(key, decoder)?;
        let takes = PartArguments::TABLE.fields;
        if !takes.iter().any(|field| DocumentPart::from_word(field.th) == Some(part.value)) {
            let names: Vec<_> = takes.iter().map(|field| (field.th, field.en)).collect();
            decoder.report(
                say::takes_no_arguments(key.scalar().unwrap_or_default(), &names),
                key.span,
            );
            return Some(AskedPart { part, arguments: None });
        }
        let arguments = PartArguments::decode(node, decoder)?;
        Some(AskedPart { part, arguments: Some(arguments) })
    }
}

words! {
    impl Digits("ตัวเลข") {
        Arabic = "อารบิก" | "arabic";
        Thai = "ไทย" | "thai";
    }
}

record! {
    /// A fiscal year.
    pub struct Year("ปีงบประมาณ", "year", r#"
ปีงบประมาณ: 2570
ข้อมูล ณ วันที่: 30 กันยายน 2570
ผู้อำนวยการ:
  ชื่อ: ชื่อ นามสกุล
  ตำแหน่ง: ผู้อำนวยการ
เอกสาร:
  - ชนิด: รายงาน
    ชื่อ: รายงานการประเมิน ประจำปีงบประมาณ พ.ศ. 2570
    สถานะ: ร่าง
    ส่วน: [ปก, ตารางสรุปผล, ตารางผล]
"#) {
        year: Spanned<FiscalYear> = "ปีงบประมาณ" | "year", required: "ปีงบประมาณ ตรงกับชื่อโฟลเดอร์" | "the fiscal year, as its folder is named";
        as_of: Spanned<ThaiDate> = "ข้อมูล ณ วันที่" | "as-of", required: "วันที่ของข้อมูล" | "the day the data stand for";
        framework: Spanned<FiscalYear> = "กรอบการประเมิน" | "framework": "ปีของกรอบที่ใช้ (ค่าปริยาย: กรอบที่ใช้กับปีนี้)" | "year of the framework (default: the one that holds for this year)";
        director: Person = "ผู้อำนวยการ" | "director": "ผู้อำนวยการหน่วยงาน" | "the director";
        submitted_to: Person = "เสนอต่อ" | "submitted-to": "ผู้รับรายงาน" | "who receives the report";
        legal_basis: Text = "ฐานอำนาจ" | "legal-basis": "คำสั่งที่ให้ประเมิน" | "the order that asks for the evaluation";
        not_applicable: Entries<Text> = "องค์ประกอบที่ไม่ต้องประเมิน" | "not-applicable":
            "รหัสองค์ประกอบ: เหตุผล" | "id of a component: the reason";
        basics: Vec<Spanned<Slug>> = "ข้อมูลพื้นฐาน" | "basics": "ชุดข้อมูลที่แสดงในข้อมูลพื้นฐาน" | "fact sheets shown as basic information";
        shown: Vec<Spanned<Slug>> = "คะแนนประกอบ" | "shown":
            "ข้อมูลที่แสดงข้างผลประเมินโดยไม่นำมาคิด" | "facts shown beside the results and not counted";
        published: Vec<Published> = "เอกสารที่เผยแพร่" | "published": "เอกสารเดิมที่เผยแพร่แล้ว" | "documents already published";
        documents: Vec<Document> = "เอกสาร" | "documents", required: "เอกสารที่สร้าง" | "the documents to build";
    }

    /// A person in an office.
    pub struct Person("บุคคล", "person", r#"
ชื่อ: ชื่อ นามสกุล
ตำแหน่ง: ผู้อำนวยการ
"#) {
        name: Text = "ชื่อ" | "name", required: "ชื่อ" | "name";
        position: Text = "ตำแหน่ง" | "position": "ตำแหน่ง" | "position";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้ (ค่าปริยาย: สาธารณะ)" | "who may see it (default: public)";
    }

    /// A document that was published before.
    pub struct Published("เอกสารที่เผยแพร่", "published document", r#"
รหัส: report2570
ชื่อ: รายงานการประเมิน ประจำปีงบประมาณ พ.ศ. 2570
"#) {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสที่ใช้อ้างถึงเอกสาร" | "id to refer to it";
        name: Text = "ชื่อ" | "name", required: "ชื่อเอกสาร" | "its title";
    }

    /// A document to build.
    pub struct Document("เอกสาร", "document", r#"
ชนิด: รายงาน
ชื่อ: รายงานการประเมิน ประจำปีงบประมาณ พ.ศ. 2570
สถานะ: เห็นชอบ
การประชุม: คณะกรรมการ ครั้งที่ 4/2570
วันที่: 15 ธันวาคม 2570
ส่วน: [ปก, ตารางสรุปผล, ตารางผล, ลายมือชื่อ]
เลขในบทบรรยาย: ไทย
เลขหัวข้อ: [๑., ๑.๑]
ผู้ลงนาม:
  - ตำแหน่ง: ประธานกรรมการ
    บทบาท: ผู้ประเมิน
"#) {
        kind: Spanned<DocumentKind> = "ชนิด" | "kind", required: "ชนิดเอกสาร" | "kind of the document";
        slug: Spanned<Slug> = "รหัสถาวร" | "slug":
            "ชื่อไฟล์ของเอกสาร ไม่ซ้ำในปีเดียวกัน (ค่าปริยาย: ชนิดเอกสาร เช่น report)" |
            "names its file, unique in its year (default: its kind, such as report)";
        title: Text = "ชื่อ" | "title", required: "ชื่อบนปก" | "title on the cover";
        status: Spanned<Status> = "สถานะ" | "status", required: "สถานะ" | "how far it has come";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้ (ค่าปริยาย: สาธารณะ)" | "who may see it (default: public)";
        meeting: Text = "การประชุม" | "meeting": "การประชุมที่พิจารณา" | "the meeting that dealt with it";
        date: Spanned<ThaiDate> = "วันที่" | "date": "วันที่ของสถานะ" | "day of the status";
        parts: Vec<AskedPart> = "ส่วน" | "parts", required:
            "ส่วนตามลำดับ ส่วนที่กำหนดได้พิมพ์ต่อจากชื่อ เช่น {ตารางผล: {คอลัมน์: [ชื่อ, เป้าหมาย]}}" |
            "its parts in order; what is asked of a part stands behind its name, such as {results: {columns: [name, target]}}";
        table_digits: Spanned<Digits> = "เลขในตาราง" | "table-digits": "เลขในตาราง" | "digits in tables";
        prose_digits: Spanned<Digits> = "เลขในบทบรรยาย" | "prose-digits": "เลขในบทบรรยาย" | "digits in narratives";
        heading_numbers: Vec<Spanned<Numbering>> = "เลขหัวข้อ" | "heading-numbers":
            "รูปแบบเลขหัวข้อของบทบรรยายทีละชั้น เช่น [๑., ๑.๑, ๑), (๑)] (ค่าปริยาย: ไม่มีเลข)" |
            "forms of the numbers of headings of narratives, level by level (default: none)";
        list_numbers: Vec<Spanned<Numbering>> = "เลขรายการ" | "list-numbers":
            "รูปแบบเลขของรายการทีละชั้น (ค่าปริยาย: [๑., ๑), (๑)])" |
            "forms of the numbers of lists, level by level (default: [1., 1), (1)])";
        signatories: Vec<Signatory> = "ผู้ลงนาม" | "signatories":
            "ผู้ลงนามในเอกสารตามลำดับ (แสดงในส่วน ลายมือชื่อ)" | "who signs it, in order (shown in the part signatures)";
        comment: Text = "ความเห็น" | "comment":
            "ความเห็นเพิ่มเติมของผู้ลงนาม (ไม่ระบุ = กรอบว่างไว้เขียน)" | "the comment of those who sign (default: room to write one)";
    }

    /// Parts that take arguments, each under its name.
    pub struct PartArguments("ส่วนที่กำหนดได้", "part with arguments", r#"
ตารางผล:
  คอลัมน์: [องค์ประกอบ, ชื่อ, น้ำหนัก, ขั้นเป้าหมาย, ผู้รับผิดชอบ]
"#) {
        results: ResultsArguments = "ตารางผล" | "results": "ตารางผลรายตัวชี้วัด" | "the table of results";
    }

    /// What can be asked of the table of results.
    pub struct ResultsArguments("ข้อกำหนดของตารางผล", "arguments of results", r#"
คอลัมน์: [องค์ประกอบ, ชื่อ, เป้าหมาย, ผล, ผลประเมิน]
"#) {
        columns: Vec<Spanned<ResultColumn>> = "คอลัมน์" | "columns", required:
            "คอลัมน์ตามลำดับ (ค่าปริยาย: [องค์ประกอบ, ชื่อ, เป้าหมาย, ผล, ผลประเมิน, ผลรายองค์ประกอบ])" |
            "its columns in order (default: [component, name, target, result, rating, component-result])";
    }

    /// Somebody who signs a document.
    pub struct Signatory("ผู้ลงนาม", "signatory", r#"
ตำแหน่ง: ประธานกรรมการ
บทบาท: ผู้ประเมิน
ชื่อ: ชื่อ นามสกุล
วันที่: 15 ธันวาคม 2570
"#) {
        position: Text = "ตำแหน่ง" | "position", required: "ตำแหน่งของผู้ลงนาม" | "the position of who signs";
        role: Text = "บทบาท" | "role": "ลงนามในฐานะใด เช่น ผู้ประเมิน" | "as what they sign, such as evaluator";
        name: Text = "ชื่อ" | "name": "ชื่อผู้ลงนาม (ไม่ระบุ = เว้นเส้นไว้)" | "who signs (default: a blank line)";
        date: Spanned<ThaiDate> = "วันที่" | "date": "วันที่ลงนาม (ค่าปริยาย: วันที่ของเอกสารที่ลงนามแล้ว)" | "day of the signature (default: that of the signed document)";
    }
}
