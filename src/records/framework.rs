//! `frameworks/*.yaml`: the evaluation rules of a fiscal year as data.

use crate::notation::{FiscalYear, Number, PrintedNumber, QuantityText, Slug};
use crate::source::Spanned;
use crate::yaml::field::Entries;
use crate::{record, words};

use super::{Text, YesNo};

words! {
    /// How a component comes to its grade.
    pub enum Method("วิธีประเมินองค์ประกอบ") {
        /// The share of its indicators that passed, looked up in bands.
        SharePassed = "ร้อยละที่ผ่าน" | "share-passed";
        /// The weighted mean of its indicators' points, looked up in bands.
        WeightedPoints = "คะแนนถ่วงน้ำหนัก" | "weighted-points";
        /// The grade of its only indicator.
        Single = "ตามตัวชี้วัด" | "single";
    }

    /// What an indicator counts for when it could not be measured.
    pub enum Treatment("การนับตัวชี้วัดที่วัดไม่ได้") {
        /// It is left out of the count.
        LeaveOut = "ตัดออก" | "leave-out";
        /// It counts as passed.
        CountPassed = "นับว่าผ่าน" | "count-passed";
        /// It counts as failed.
        CountFailed = "นับว่าไม่ผ่าน" | "count-failed";
    }

    /// Which indicators are counted.
    pub enum Counted("สิ่งที่นับ") {
        /// Indicators that carry a target.
        Leaves = "ตัวชี้วัดย่อย" | "leaves";
        /// Indicators that stand under no other.
        Top = "ตัวชี้วัดหลัก" | "top-level";
    }

    /// Whose work a part evaluates.
    pub enum Assessed("ผู้รับการประเมิน") {
        /// The agency as a whole.
        Agency = "หน่วยงาน" | "agency";
        /// Its director.
        Director = "ผู้อำนวยการ" | "director";
    }

    /// A share of indicators, in percent.
    pub enum Share("สัดส่วนที่วัด") {
        /// Passed among assessed.
        Passed = "ตัวชี้วัดที่ผ่าน" | "passed";
        /// Indicators of outcomes among all.
        Outcome = "ตัวชี้วัดผลลัพธ์" | "outcome";
    }
}

record! {
    /// The rules of a year.
    pub struct Framework("กรอบการประเมิน", "framework") {
        year: Spanned<FiscalYear> = "ปีงบประมาณ" | "year", required: "ปีงบประมาณที่ใช้" | "fiscal year it is for";
        name: Text = "ชื่อ" | "name", required: "ชื่อกรอบการประเมิน" | "name of the framework";
        source: Text = "ที่มา" | "source": "คำสั่งหรือเอกสารที่กำหนดกรอบ" | "the order or document that sets it";
        grades: Vec<Grade> = "ระดับผล" | "grades", required:
            "ระดับผลขององค์ประกอบ จากดีที่สุดลงไป" | "grades of a component, best first";
        parts: Vec<Part> = "ส่วน" | "parts", required: "ส่วนของการประเมิน" | "parts of the evaluation";
    }

    /// A grade of a component.
    pub struct Grade("ระดับผล", "grade") {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสของระดับผล" | "id of the grade";
        name: Text = "ชื่อ" | "name", required: "ชื่อที่พิมพ์" | "its printed name";
        symbol: Spanned<String> = "สัญลักษณ์" | "symbol", required: "สัญลักษณ์" | "its symbol";
        rule: Text = "คำอธิบาย" | "rule": "กติกาเป็นถ้อยคำ สำหรับคำอธิบายสัญลักษณ์" | "the rule in words, for the legend";
    }

    /// A part of the evaluation: the organisation, its director.
    pub struct Part("ส่วนของการประเมิน", "part") {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสของส่วน" | "id of the part";
        name: Text = "ชื่อ" | "name", required: "ชื่อส่วน" | "its name";
        short: Text = "ชื่อเรียก" | "short-name": "ชื่อสั้น ใช้ในการอ้างอิง" | "a short name for references";
        assessed: Spanned<Assessed> = "ผู้รับการประเมิน" | "assessed":
            "ส่วนนี้ประเมินใคร (ไม่ระบุ = หน่วยงาน)" | "whose work it evaluates (default: the agency's)";
        components: Vec<Component> = "องค์ประกอบ" | "components", required: "องค์ประกอบของส่วน" | "its components";
        bands: Vec<Band> = "ช่วงผล" | "bands":
            "ช่วงค่าที่ให้ระดับผลแก่องค์ประกอบ" | "bands that give a component its grade";
        not_measurable: Vec<Spanned<Treatment>> = "เมื่อวัดไม่ได้" | "not-measurable":
            "ตัวชี้วัดที่วัดไม่ได้นับอย่างไร ถ้ากติกาไม่ชัดให้ใส่ทุกทางที่อ่านได้"
            | "what an unmeasurable indicator counts for; every reading where the rules are open";
        below_first: Spanned<Number> = "ไม่ถึงขั้นแรกได้" | "below-first-level":
            "คะแนนเมื่อไม่ถึงขั้นแรก" | "points below the first level";
        full_points: Spanned<Number> = "คะแนนเต็ม" | "full-points":
            "คะแนนของตัวชี้วัดแบบผ่าน/ไม่ผ่านที่ผ่าน" | "points of a pass/fail indicator that passed";
        limits: Vec<Limit> = "เพดานจำนวน" | "limits": "จำนวนตัวชี้วัดไม่เกินเท่าใด" | "limits on the number of indicators";
        overall: Overall = "สรุปภาพรวม" | "overall", required: "การสรุปผลภาพรวมของส่วน" | "how the part is summed up";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุใต้ตาราง" | "a remark beneath its tables";
    }

    /// A component.
    pub struct Component("องค์ประกอบ", "component") {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสขององค์ประกอบ" | "id of the component";
        number: Spanned<PrintedNumber> = "เลข" | "number": "เลขที่พิมพ์" | "its printed number";
        name: Text = "ชื่อ" | "name", required: "ชื่อที่พิมพ์ในตาราง" | "its name in tables";
        title: Text = "ชื่อเต็ม" | "title": "ชื่อเต็มตามแบบประเมิน" | "its full title";
        group: Text = "กลุ่ม" | "group": "หัวตารางที่ครอบหลายองค์ประกอบ" | "a heading over several components";
        method: Spanned<Method> = "วิธีประเมิน" | "method": "วิธีให้ระดับผล" | "how it comes to its grade";
        counted: Spanned<Counted> = "นับ" | "count": "นับตัวชี้วัดใด" | "which indicators are counted";
        of_rating: RatingGrades = "ระดับตามผล" | "grade-of-rating":
            "ผลใดของตัวชี้วัดให้ระดับใด สำหรับวิธีประเมิน ตามตัวชี้วัด (ไม่ต้องระบุถ้ามีสามระดับผล)"
            | "the grade of each rating, for the method single (not needed with three grades)";
        bands: Vec<Band> = "ช่วงผล" | "bands": "ช่วงค่าเฉพาะขององค์ประกอบนี้" | "bands of its own";
        weight: Spanned<Number> = "น้ำหนัก" | "weight": "น้ำหนักในผลรวม" | "its weight in the total";
        mandatory: Vec<Spanned<PrintedNumber>> = "ตัวชี้วัดบังคับ" | "mandatory":
            "เลขตัวชี้วัดที่ต้องมี" | "numbers of the indicators it has to have";
        optional: Spanned<YesNo> = "ถ้ามี" | "optional":
            "ใช่ ถ้าหน่วยงานที่ไม่มีภารกิจนี้ไม่ต้องประเมิน" | "yes, if an agency without such a task is not assessed";
        source: Text = "ที่มา" | "source": "ที่มาของกติกา" | "where its rules are set";
    }

    /// The grade that each rating of the only indicator gives.
    pub struct RatingGrades("ระดับตามผล", "grades of ratings") {
        above: Spanned<Slug> = "สูงกว่าเป้าหมาย" | "above", required: "รหัสของระดับเมื่อสูงกว่าเป้าหมาย" | "id of the grade above the target";
        meets: Spanned<Slug> = "เป็นไปตามเป้าหมาย" | "meets", required: "รหัสของระดับเมื่อเป็นไปตามเป้าหมาย" | "id of the grade at the target";
        below: Spanned<Slug> = "ต่ำกว่าเป้าหมาย" | "below", required: "รหัสของระดับเมื่อต่ำกว่าเป้าหมาย" | "id of the grade below the target";
        passed: Spanned<Slug> = "ผ่าน" | "passed":
            "รหัสของระดับเมื่อผ่าน (ไม่ระบุ = ระดับเดียวกับสูงกว่าเป้าหมาย)" | "id of the grade when it passed (default: that of above)";
        failed: Spanned<Slug> = "ไม่ผ่าน" | "failed":
            "รหัสของระดับเมื่อไม่ผ่าน (ไม่ระบุ = ระดับเดียวกับต่ำกว่าเป้าหมาย)" | "id of the grade when it failed (default: that of below)";
    }

    /// An interval and the grade or level it gives.
    pub struct Band("ช่วงผล", "band") {
        when: Spanned<QuantityText> = "เกณฑ์" | "when", required:
            "ช่วงค่า เช่น มากกว่า 67 หรือ 50-67 (รวมปลายทั้งสอง)" | "an interval: more than 67, or 50-67 (both ends in)";
        gives: Spanned<Slug> = "ให้ระดับ" | "gives", required: "รหัสของระดับ" | "id of the grade or level";
    }

    /// A limit on the number of indicators.
    pub struct Limit("เพดานจำนวน", "limit") {
        components: Vec<Spanned<Slug>> = "องค์ประกอบ" | "components", required: "องค์ประกอบที่นับรวมกัน" | "components counted together";
        most: Spanned<Number> = "ไม่เกิน" | "at-most", required: "จำนวนสูงสุด" | "the most there may be";
        counted: Spanned<Counted> = "นับ" | "count": "นับตัวชี้วัดใด" | "which indicators are counted";
    }

    /// How a part is summed up.
    pub struct Overall("การสรุปภาพรวม", "overall rule") {
        levels: Vec<Level> = "ระดับ" | "levels", required: "ระดับภาพรวม จากดีที่สุดลงไป" | "overall levels, best first";
        readings: Vec<Reading> = "วิธีสรุป" | "readings":
            "กติกาตัดสิน ถ้าอ่านได้หลายทางให้ใส่ทุกทาง" | "decision rules; every reading where they are open";
        bands: Vec<Band> = "ช่วงผล" | "bands":
            "ช่วงคะแนนรวมถ่วงน้ำหนัก (ใช้แทนกติกาตัดสิน)" | "bands of the weighted total (instead of decision rules)";
        sublevels: Sublevels = "ระดับย่อย" | "sublevels": "ระดับย่อยของระดับหนึ่ง" | "the sub-levels of one level";
    }

    /// An overall level.
    pub struct Level("ระดับภาพรวม", "overall level") {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสของระดับ" | "id of the level";
        name: Text = "ชื่อ" | "name", required: "ชื่อที่พิมพ์" | "its printed name";
        symbol: Spanned<String> = "สัญลักษณ์" | "symbol", required: "สัญลักษณ์" | "its symbol";
        rule: Text = "คำอธิบาย" | "rule": "กติกาเป็นถ้อยคำ" | "the rule in words";
    }

    /// One reading of the decision rules.
    pub struct Reading("วิธีสรุป", "reading") {
        name: Text = "ชื่อ" | "name": "ชื่อของวิธีอ่านกติกา" | "a name for the reading";
        components: Vec<Spanned<Slug>> = "องค์ประกอบ" | "components":
            "องค์ประกอบที่นำมาสรุป (ไม่ระบุ = ทุกองค์ประกอบที่ประเมิน)" | "the components it looks at (default: all assessed)";
        rules: Vec<DecisionRule> = "กติกา" | "rules", required: "กติกาตามลำดับ ข้อแรกที่ตรงเป็นผล" | "rules in order; the first that fits decides";
        source: Text = "ที่มา" | "source": "ที่มาของกติกา" | "where it is set";
    }

    /// One rule of a reading.
    pub struct DecisionRule("กติกาตัดสิน", "decision rule") {
        any: Spanned<Slug> = "มีองค์ประกอบได้" | "any-component": "มีอย่างน้อยหนึ่งองค์ประกอบได้ระดับนี้" | "at least one component has this grade";
        all: Spanned<Slug> = "ทุกองค์ประกอบได้" | "all-components": "ทุกองค์ประกอบได้ระดับนี้" | "every component has this grade";
        gives: Spanned<Slug> = "ให้ระดับ" | "gives", required: "รหัสของระดับภาพรวม" | "id of the overall level";
    }

    /// The sub-levels of an overall level.
    pub struct Sublevels("ระดับย่อย", "sub-levels") {
        of: Spanned<Slug> = "ของระดับ" | "of", required: "ระดับภาพรวมที่แบ่งย่อย" | "the overall level that is divided";
        measures: Entries<Measure> = "ตัววัด" | "measures", required: "สัดส่วนที่ใช้ตัดสิน" | "the shares that decide";
        rules: Vec<SublevelRule> = "กติกา" | "rules", required: "กติกาของแต่ละระดับย่อย" | "the rule of each sub-level";
        source: Text = "ที่มา" | "source": "ที่มาของกติกา" | "where it is set";
    }

    /// A share that decides a sub-level.
    pub struct Measure("ตัววัดของระดับย่อย", "measure") {
        share: Spanned<Share> = "สัดส่วนของ" | "share-of", required: "สัดส่วนของตัวชี้วัดแบบใด" | "share of which indicators";
        components: Vec<Spanned<Slug>> = "องค์ประกอบ" | "components": "เฉพาะองค์ประกอบเหล่านี้" | "in these components only";
    }

    /// The rule of a sub-level.
    pub struct SublevelRule("กติกาของระดับย่อย", "sub-level rule") {
        name: Text = "ชื่อ" | "name", required: "ชื่อระดับย่อย" | "name of the sub-level";
        when: Entries<Spanned<QuantityText>> = "เมื่อ" | "when", required: "ช่วงของตัววัดแต่ละตัว" | "an interval for each measure";
    }
}
