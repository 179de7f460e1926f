//! `indicators/*.yaml`: one indicator, one file.

use crate::notation::{
    Asked, FiscalYear, Number, NumberRange, PrintedNumber, QuantityText, ReferenceText, Slug,
    ThaiDate, ValueText,
};
use crate::source::{Span, Spanned};
use crate::yaml::field::{Decode, Decoder, Entries, OneOrNamed, Shape};
use crate::yaml::tree::{Kind, Node};
use crate::{record, words};

use super::framework::Choice;
use super::papers::StatementGroup;
use super::{Printed, Text, Visibility};

words! {
    /// What an indicator measures.
    pub enum IndicatorKind("ประเภทตัวชี้วัด") {
        /// What was made.
        Output = "ผลผลิต" | "output";
        /// What came of it.
        Outcome = "ผลลัพธ์" | "outcome";
    }

    /// Which way is better.
    pub enum Direction("ทิศทาง") {
        /// More is better.
        HigherIsBetter = "ยิ่งมากยิ่งดี" | "higher-is-better";
        /// Less is better.
        LowerIsBetter = "ยิ่งน้อยยิ่งดี" | "lower-is-better";
    }

    /// What an evaluator judged.
    pub enum Judged("ผลการพิจารณา") {
        /// The text criterion holds.
        Passed = "ผ่าน" | "passed";
        /// It does not.
        Failed = "ไม่ผ่าน" | "failed";
    }

    /// What occasions are counted as.
    pub enum CountedAs("วิธีนับครั้งที่ทำ") {
        /// Each one counts.
        Times = "จำนวนครั้ง" | "times";
        /// Each quarter counts in which there was one.
        Quarters = "จำนวนไตรมาส" | "quarters";
        /// The share of those that enough people attended.
        Attended = "ร้อยละของครั้งที่เข้าร่วมครบ" | "attended-share";
    }

    /// How often it is measured.
    pub enum Frequency("ความถี่") {
        /// Every month.
        Monthly = "ทุกเดือน" | "monthly";
        /// Every quarter.
        Quarterly = "ทุกไตรมาส" | "quarterly";
        /// Twice a year.
        HalfYearly = "ทุกครึ่งปี" | "half-yearly";
        /// Once a year.
        Yearly = "ทุกปี" | "yearly";
    }
}

/// A value that a formula takes: a quantity, or a reference to one.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// A quantity.
    Quantity(Spanned<QuantityText>),
    /// A reference.
    Reference(Spanned<ReferenceText>),
}

impl Operand {
    /// Where it was written.
    pub fn span(&self) -> Span {
        match self {
            Operand::Quantity(quantity) => quantity.span,
            Operand::Reference(reference) => reference.span,
        }
    }
}

impl Decode for Operand {
    fn shape() -> Shape {
        Shape::Any(vec![<Spanned<QuantityText>>::shape(), <Spanned<ReferenceText>>::shape()])
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match node.scalar().is_some_and(|text| text.trim_start().starts_with("((")) {
            true => Decode::decode(node, decoder).map(Operand::Reference),
            false => Decode::decode(node, decoder).map(Operand::Quantity),
        }
    }
}

/// One value, or a list of values that a formula sums up or compares.
#[derive(Debug, Clone, PartialEq)]
pub struct Operands {
    /// The values.
    pub values: Vec<Operand>,
    /// Whether they were written as a list, or refer to one.
    pub list: bool,
    /// Where they were written.
    pub span: Span,
}

impl Decode for Operands {
    fn shape() -> Shape {
        Shape::Any(vec![Operand::shape(), Shape::List(Box::new(Operand::shape()))])
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let written = matches!(node.kind, Kind::List { .. });
        let values = <Vec<Operand>>::decode(node, decoder)?;
        let items = |value: &Operand| matches!(value, Operand::Reference(reference) if reference.asked == Asked::Items);
        let list = written || values.iter().any(items);
        Some(Operands { values, list, span: node.span })
    }
}

/// An input of a formula: its value alone, or with what it is and where it is from.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// The value alone.
    Bare(Operands),
    /// With its label and its source.
    Described(DescribedInput),
}

/// A day on which something was done: the day alone, or with what is to be known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Occasion(pub DescribedOccasion);

impl Decode for Occasion {
    fn shape() -> Shape {
        Shape::Any(vec![<Spanned<ThaiDate>>::shape(), DescribedOccasion::shape()])
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if let Kind::Map(_) = node.kind {
            return DescribedOccasion::decode(node, decoder).map(Occasion);
        }
        let day = <Spanned<ThaiDate>>::decode(node, decoder)?;
        let span = day.span;
        let (title, present, members) = (None, None, None);
        Some(Occasion(DescribedOccasion { day: Some(day), title, present, members, span }))
    }
}

impl Decode for Input {
    fn shape() -> Shape {
        Shape::Any(vec![Operands::shape(), DescribedInput::shape()])
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match node.kind {
            Kind::Map(_) => Decode::decode(node, decoder).map(Input::Described),
            _ => Decode::decode(node, decoder).map(Input::Bare),
        }
    }
}

record! {
    /// An indicator, or a heading over several.
    pub struct Indicator("ตัวชี้วัด", "indicator", r#"
รหัสถาวร: trained-staff
รหัส: "1.2"
องค์ประกอบ: function
ชื่อ: ร้อยละของบุคลากรที่ผ่านการอบรม
ขั้นเป้าหมาย:
  50: ร้อยละ 60
  75: ร้อยละ 70
  100: ร้อยละ 80
ตัวแปร:
  ผ่าน: 164 คน
  ทั้งหมด: 200 คน
สูตร: ผ่าน / ทั้งหมด
หน่วย: ร้อยละ
ทศนิยม: 2
ผลการดำเนินงานย้อนหลัง:
  2569: ร้อยละ 78.50
ผู้รับผิดชอบ:
  ชื่อ: ฝ่ายบุคคล
"#) {
        slug: Spanned<Slug> = "รหัสถาวร" | "slug", required:
            "รหัสที่ไม่เปลี่ยนตามปี เป็นชื่อไฟล์ด้วย" | "an id that stays over the years; it names the file";
        number: Spanned<PrintedNumber> = "รหัส" | "number", required:
            "เลขที่พิมพ์ ไม่ซ้ำในส่วนและปีเดียวกัน" | "the printed number, unique in its part and year";
        part: Spanned<String> = "ส่วน" | "part":
            "ส่วนของการประเมิน (ไม่ระบุ = ส่วนแรก)" | "part of the evaluation (default: the first)";
        component: Spanned<Slug> = "องค์ประกอบ" | "component":
            "รหัสองค์ประกอบในกรอบการประเมิน" | "id of the component in the framework";
        parent: Spanned<Slug> = "อยู่ใต้" | "under":
            "รหัสถาวรของตัวชี้วัดที่ครอบ" | "slug of the indicator it stands under";
        name: Text = "ชื่อ" | "name", required: "ชื่อตัวชี้วัด" | "name of the indicator";
        description: Text = "คำอธิบาย" | "description": "คำอธิบายและวิธีวัด" | "what it measures and how";
        kind: Spanned<IndicatorKind> = "ประเภท" | "kind": "ผลผลิตหรือผลลัพธ์" | "output or outcome";
        direction: Spanned<Direction> = "ทิศทาง" | "direction":
            "ยิ่งมากยิ่งดี (ค่าปริยาย) หรือยิ่งน้อยยิ่งดี" | "higher is better (default) or lower";
        weight: Spanned<Number> = "น้ำหนัก" | "weight" [NumberRange::FROM_ZERO]: "น้ำหนักในองค์ประกอบ" | "its weight in the component";
        objectives: Vec<Spanned<Number>> = "วัตถุประสงค์" | "objectives":
            "ลำดับวัตถุประสงค์ของหน่วยงานที่ตอบ" | "numbers of the agency's objectives it serves";
        target: OneOrNamed<Spanned<ValueText>> = "เป้าหมาย" | "target":
            "ค่าเป้าหมาย หรือหลายเกณฑ์ที่ต้องผ่านทุกข้อ" | "the target, or several criteria that must all hold";
        target_text: Text = "ข้อความเป้าหมาย" | "target-text": "เป้าหมายเป็นถ้อยคำเต็ม" | "the target in full words";
        levels: Entries<OneOrNamed<Spanned<ValueText>>> = "ขั้นเป้าหมาย" | "levels":
            "คะแนน: เกณฑ์ของแต่ละขั้น หรือหลายเกณฑ์ที่ต้องผ่านทุกข้อ" | "points: the criterion of each level, or several that must all hold";
        conditions: OneOrNamed<Spanned<ValueText>> = "เงื่อนไข" | "conditions":
            "วิธีวัดต้องเป็นอย่างไร ไม่มีผลต่อคะแนน" | "how the measurement has to be done; does not score";
        result: OneOrNamed<Spanned<ValueText>> = "ผล" | "result": "ผลการดำเนินงาน" | "the result";
        occasions: Vec<Occasion> = "ครั้งที่ทำ" | "occasions":
            "วันที่ทำแต่ละครั้ง ใช้นับเป็นผล (แทนหัวข้อ ผล)" | "the days on which it was done, counted as the result (instead of it)";
        counted_as: Spanned<CountedAs> = "นับเป็น" | "counted-as":
            "นับครั้งที่ทำเป็นอะไร (ไม่ระบุ = จำนวนครั้ง)" | "what the occasions are counted as (default: times)";
        attendance: Spanned<QuantityText> = "ผู้เข้าร่วมขั้นต่ำ" | "attendance-at-least":
            "ครั้งหนึ่งครบเมื่อมีผู้เข้าร่วมเท่าใด เช่น ร้อยละ 80" | "how many have to attend for an occasion to count, such as ร้อยละ 80";
        result_text: Text = "ข้อความผล" | "result-text": "ผลเป็นถ้อยคำเต็ม" | "the result in full words";
        result_from: Spanned<String> = "ผลจากส่วน" | "result-of-part":
            "ผลคือระดับภาพรวมของส่วนนี้" | "the result is the overall level of this part";
        inputs: Entries<Input> = "ตัวแปร" | "inputs": "ค่าที่ใช้ในสูตร" | "the inputs of the formula";
        formula: Spanned<String> = "สูตร" | "formula": "สูตรคำนวณผล (แทนหัวข้อ ผล)" | "the formula of the result (instead of it)";
        unit: Spanned<String> = "หน่วย" | "unit": "หน่วยของผลจากสูตร" | "unit of the formula's result";
        places: Spanned<Number> = "ทศนิยม" | "places" [NumberRange::PLACES]: "จำนวนทศนิยมที่แสดงผลจากสูตร" | "decimals shown of the formula's result";
        statement: Vec<StatementGroup> = "ตารางแจกแจง" | "statement":
            "ตารางแจกแจงสูตรเป็นรายได้ ค่าใช้จ่าย และยอดย่อย" | "a table that breaks the formula down into income, expenses and subtotals";
        history: Entries<Spanned<ValueText>> = "ผลการดำเนินงานย้อนหลัง" | "history": "ปี: ผลของปีก่อน" | "year: result of an earlier year";
        judgements: Vec<Judgement> = "การพิจารณา" | "judgements":
            "ผลพิจารณาเกณฑ์ที่เป็นข้อความ" | "judgements on text criteria";
        printed: Entries<Vec<Printed>> = "ตามที่พิมพ์" | "printed":
            "หัวข้อ: ค่าที่เอกสารเผยแพร่พิมพ์ไว้" | "key: what published documents print";
        evidence: Vec<Evidence> = "หลักฐาน" | "evidence": "หลักฐาน" | "evidence";
        source: Text = "แหล่งข้อมูล" | "source": "แหล่งข้อมูล" | "source of the data";
        collector: Text = "ผู้จัดเก็บข้อมูล" | "collector": "ผู้จัดเก็บข้อมูล" | "who collects the data";
        owner: Person = "ผู้รับผิดชอบ" | "owner": "ผู้รับผิดชอบตัวชี้วัด" | "who answers for it";
        frequency: Spanned<Frequency> = "ความถี่" | "frequency": "วัดบ่อยเพียงใด" | "how often it is measured";
        obstacles: Text = "ปัญหาอุปสรรค" | "obstacles": "ปัญหาอุปสรรค" | "obstacles";
        remedies: Text = "แนวทางแก้ไข" | "remedies": "แนวทางแก้ไข" | "remedies";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้ (ค่าปริยาย: สาธารณะ)" | "who may see it (default: public)";
        choices: Vec<Choice> = "ทางเลือกของหน่วยงาน" | "own-choices":
            "สิ่งที่เอกสารไม่ได้กำหนด หน่วยงานจึงเลือกเอง" | "what the document leaves open and the agency chose itself";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุ" | "a remark";
    }

    /// A day on which something was done, and who was there.
    pub struct DescribedOccasion("ครั้งที่ทำ", "occasion", r#"
วันที่: 20 มีนาคม 2563
เรื่อง: การประชุมครั้งที่ 3
เข้าร่วม: 8
ทั้งหมด: 10
"#) {
        day: Spanned<ThaiDate> = "วันที่" | "date", required: "วันที่ทำ" | "the day";
        title: Text = "เรื่อง" | "title": "เรื่อง หรือการประชุมครั้งที่" | "what it was";
        present: Spanned<Number> = "เข้าร่วม" | "present" [NumberRange::COUNT]: "จำนวนผู้เข้าร่วม" | "how many attended";
        members: Spanned<Number> = "ทั้งหมด" | "members" [NumberRange::SOME]: "จำนวนผู้ที่ต้องเข้าร่วม" | "how many there are";
    }

    /// An input of a formula with what is to be known of it.
    pub struct DescribedInput("ตัวแปร", "input", r#"
คำอธิบาย: จำนวนบุคลากรที่ผ่านการอบรม
ค่า: 164 คน
ที่มา: ทะเบียนการอบรม
"#) {
        label: Text = "คำอธิบาย" | "label": "ตัวแปรนี้คืออะไร เป็นถ้อยคำเต็ม" | "what the input is, in full words";
        value: Operands = "ค่า" | "value", required: "ค่าของตัวแปร หรือรายการของค่า" | "its value, or a list of values";
        source: Text = "ที่มา" | "source": "ที่มาของค่า" | "where the value is from";
    }

    /// A judgement on a text criterion.
    pub struct Judgement("การพิจารณา", "judgement", r#"
เกณฑ์: เสนอรายงาน
ผลพิจารณา: ผ่าน
โดย: คณะกรรมการ
หลักฐาน: รายงานการประชุม ครั้งที่ 3
วันที่: 20 มีนาคม 2570
"#) {
        criterion: Spanned<String> = "เกณฑ์" | "criterion":
            "ชื่อเกณฑ์ (ไม่ระบุ = เกณฑ์ข้อความเดียวที่มี)" | "name of the criterion (default: the only text criterion)";
        verdict: Spanned<Judged> = "ผลพิจารณา" | "verdict", required: "ผ่านหรือไม่ผ่าน" | "passed or failed";
        by: Text = "โดย" | "by", required: "คณะหรือหน่วยที่พิจารณา" | "the office that judged";
        evidence: Text = "หลักฐาน" | "evidence": "หลักฐานประกอบ" | "the evidence for it";
        date: Spanned<ThaiDate> = "วันที่" | "date": "วันที่พิจารณา" | "the day of the judgement";
    }

    /// A piece of evidence.
    pub struct Evidence("หลักฐาน", "evidence", r#"
เลขที่: "3"
ชื่อ: รายงานผลการอบรม
หน้า: "12"
วันที่: 20 มีนาคม 2570
เกณฑ์: เสนอรายงาน
การเผยแพร่: สาธารณะ
"#) {
        number: Spanned<String> = "เลขที่" | "number": "เลขที่หลักฐาน" | "its number";
        title: Text = "ชื่อ" | "title", required: "ชื่อเอกสาร" | "title of the document";
        page: Spanned<String> = "หน้า" | "page": "หน้า" | "page";
        date: Spanned<ThaiDate> = "วันที่" | "date": "วันที่ของเอกสาร" | "date of the document";
        criterion: Spanned<String> = "เกณฑ์" | "criterion": "เกณฑ์ที่พิสูจน์" | "the criterion it proves";
        visibility: Spanned<Visibility> = "การเผยแพร่" | "visibility": "ใครเห็นได้" | "who may see it";
    }

    /// A person who answers for something.
    pub struct Person("ผู้รับผิดชอบ", "person", r#"
ชื่อ: ฝ่ายบุคคล
โทรศัพท์: 0 2000 0000
"#) {
        name: Text = "ชื่อ" | "name", required: "ชื่อหรือหน่วย" | "name or office";
        phone: Spanned<String> = "โทรศัพท์" | "phone": "โทรศัพท์ (เห็นเฉพาะภายใน)" | "telephone (internal)";
    }
}

/// The year that a key of the history names.
pub fn history_year(key: &Spanned<String>) -> Result<FiscalYear, crate::diagnostic::Problem> {
    use crate::notation::Notation;
    FiscalYear::read(&key.value)
}
