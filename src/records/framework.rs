//! `frameworks/*.yaml`: the evaluation rules of a fiscal year as data.

use crate::notation::{FiscalYear, Number, NumberRange, PrintedNumber, QuantityText, Slug};
use crate::source::Spanned;
use crate::yaml::field::Entries;
use crate::{record, words};

use super::{Text, YesNo};

words! {
    /// How a component comes to its grade.
    pub enum Method("วิธีประเมินองค์ประกอบ") {
        /// The share of its indicators that passed, looked up in bands.
        SharePassed = "ร้อยละที่ผ่าน" | "share-passed";
        /// The weighted mean of its indicators' points, or of its components, looked up in bands.
        WeightedPoints = "คะแนนถ่วงน้ำหนัก" | "weighted-points";
        /// The grade of its only indicator.
        Single = "ตามตัวชี้วัด" | "single";
        /// The sum of its indicators' points times their weights, looked up in bands.
        PointsSum = "ผลรวมคะแนน" | "points-sum";
        /// The lowest of its indicators' points, looked up in bands.
        LowestPoints = "คะแนนต่ำสุด" | "lowest-points";
    }

    /// What a result between two levels gives.
    pub enum Between("คะแนนระหว่างขั้น") {
        /// The points of the highest level that is reached.
        Steps = "ตามขั้นที่ถึง" | "steps";
        /// Points in proportion to the way from one level to the next.
        Interpolated = "ตามสัดส่วน" | "interpolated";
    }

    /// When a heading passes that has several indicators beneath it.
    pub enum HeadingPasses("หัวข้อผ่านเมื่อ") {
        /// All of them passed.
        All = "ผ่านทุกตัว" | "all";
        /// One of them passed.
        Any = "ผ่านอย่างน้อยหนึ่งตัว" | "any";
        /// More than half of them passed.
        Majority = "ผ่านเกินครึ่ง" | "majority";
    }

    /// How components become one number.
    pub enum Total("วิธีรวม") {
        /// The mean by weights.
        Mean = "ค่าเฉลี่ยถ่วงน้ำหนัก" | "weighted-mean";
        /// The sum of each times its weight.
        Sum = "ผลรวมถ่วงน้ำหนัก" | "weighted-sum";
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
    pub struct Framework("กรอบการประเมิน", "framework", r#"
ปีงบประมาณ: 2570
ใช้กับปี: [2571, 2572]
ชื่อ: กรอบการประเมินประจำปี
ที่มา: คำสั่งที่กำหนดกรอบ
ระดับผล:
  - {รหัส: above, ชื่อ: สูงกว่าเป้าหมาย, สัญลักษณ์: ●}
  - {รหัส: below, ชื่อ: ต่ำกว่าเป้าหมาย, สัญลักษณ์: ○}
ส่วน:
  - รหัส: agency
    ชื่อ: ผลงานของหน่วยงาน
    องค์ประกอบ:
      - {รหัส: work, ชื่อ: งานหลัก}
    ช่วงผล:
      - {เกณฑ์: ไม่น้อยกว่า 60, ให้ระดับ: above}
      - {เกณฑ์: น้อยกว่า 60, ให้ระดับ: below}
    สรุปภาพรวม:
      ระดับ:
        - {รหัส: good, ชื่อ: ดี, สัญลักษณ์: ●}
        - {รหัส: poor, ชื่อ: ต้องปรับปรุง, สัญลักษณ์: ○}
      วิธีสรุป:
        - กติกา:
            - {มีองค์ประกอบได้: below, ให้ระดับ: poor}
            - {ทุกองค์ประกอบได้: above, ให้ระดับ: good}
      ระดับย่อย:
        ของระดับ: good
        ตัววัด:
          ผ่าน: {สัดส่วนของ: ตัวชี้วัดที่ผ่าน}
        กติกา:
          - {ชื่อ: ดีครบทุกตัว, เมื่อ: {ผ่าน: เท่ากับ 100}}
          - {ชื่อ: ดีไม่ครบ, เมื่อ: {ผ่าน: น้อยกว่า 100}}
"#) {
        year: Spanned<FiscalYear> = "ปีงบประมาณ" | "year", required: "ปีงบประมาณที่ใช้" | "fiscal year it is for";
        for_years: Vec<Spanned<FiscalYear>> = "ใช้กับปี" | "for-years":
            "ปีอื่นที่กรอบนี้ใช้ด้วย เมื่อหน่วยงานใช้กรอบเดิมต่อ (ไม่ระบุ = ปีเดียว)"
            | "other years it holds for, where it is carried on (default: none)";
        name: Text = "ชื่อ" | "name", required: "ชื่อกรอบการประเมิน" | "name of the framework";
        source: Text = "ที่มา" | "source": "คำสั่งหรือเอกสารที่กำหนดกรอบ" | "the order or document that sets it";
        grades: Vec<Grade> = "ระดับผล" | "grades", required:
            "ระดับผลขององค์ประกอบ จากดีที่สุดลงไป" | "grades of a component, best first";
        parts: Vec<Part> = "ส่วน" | "parts", required: "ส่วนของการประเมิน" | "parts of the evaluation";
    }

    /// A grade of a component.
    pub struct Grade("ระดับผล", "grade", r#"
รหัส: above
ชื่อ: สูงกว่าเป้าหมาย
สัญลักษณ์: ●
คำอธิบาย: คะแนนตั้งแต่ 60 ขึ้นไป
"#) {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสของระดับผล" | "id of the grade";
        name: Text = "ชื่อ" | "name", required: "ชื่อที่พิมพ์" | "its printed name";
        symbol: Spanned<String> = "สัญลักษณ์" | "symbol", required: "สัญลักษณ์" | "its symbol";
        rule: Text = "คำอธิบาย" | "rule": "กติกาเป็นถ้อยคำ สำหรับคำอธิบายสัญลักษณ์" | "the rule in words, for the legend";
    }

    /// A part of the evaluation: the organisation, its director.
    pub struct Part("ส่วนของการประเมิน", "part", r#"
รหัส: agency
ชื่อ: ส่วนที่ 1 ผลงานของหน่วยงาน
ชื่อเรียก: หน่วยงาน
ผู้รับการประเมิน: หน่วยงาน
องค์ประกอบ:
  - {รหัส: work, ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก, น้ำหนัก: 60}
  - รหัส: service
    ชื่อ: การบริการ
    วิธีประเมิน: คะแนนถ่วงน้ำหนัก
    น้ำหนัก: 40
    องค์ประกอบย่อย:
      - {รหัส: counter, ชื่อ: ที่เคาน์เตอร์, วิธีประเมิน: คะแนนถ่วงน้ำหนัก, น้ำหนัก: 30}
      - {รหัส: online, ชื่อ: ทางอินเทอร์เน็ต, วิธีประเมิน: คะแนนถ่วงน้ำหนัก, น้ำหนัก: 70}
  - รหัส: agency-level
    ชื่อ: ผลของหน่วยงาน
    วิธีประเมิน: ตามตัวชี้วัด
    ระดับตามผล: {สูงกว่าเป้าหมาย: above, เป็นไปตามเป้าหมาย: above, ต่ำกว่าเป้าหมาย: below}
    น้ำหนัก: 0
น้ำหนักรวม: 100
คะแนนเต็ม: 100
ไม่ถึงขั้นแรกได้: 0
ระหว่างขั้น: ตามสัดส่วน
ขั้นสะสม: ไม่ใช่
เมื่อวัดไม่ได้: [ตัดออก, นับว่าผ่าน]
เมื่อยังไม่ถึงรอบ: ตัดออก
ช่วงผล:
  - {เกณฑ์: ไม่น้อยกว่า 60, ให้ระดับ: above}
  - {เกณฑ์: น้อยกว่า 59.99, ให้ระดับ: below}
กรณีที่กติกาไม่กล่าวถึง: คะแนนตั้งแต่ 59.99 แต่ไม่ถึง 60
ทางเลือกของหน่วยงาน:
  - {เรื่อง: น้ำหนัก, เลือก: งานหลัก 60 การบริการ 40}
เพดานจำนวน:
  - {องค์ประกอบ: [work, service], ไม่เกิน: 10}
สรุปภาพรวม:
  ระดับ: [{รหัส: good, ชื่อ: ดี, สัญลักษณ์: ●}, {รหัส: poor, ชื่อ: ต้องปรับปรุง, สัญลักษณ์: ○}]
  ช่วงผล: [{เกณฑ์: ไม่น้อยกว่า 60, ให้ระดับ: good}, {เกณฑ์: น้อยกว่า 60, ให้ระดับ: poor}]
หมายเหตุ: คะแนนรวมเป็นค่าเฉลี่ยถ่วงน้ำหนัก
"#) {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสของส่วน" | "id of the part";
        name: Text = "ชื่อ" | "name", required: "ชื่อส่วน" | "its name";
        short: Text = "ชื่อเรียก" | "short-name": "ชื่อสั้น ใช้ในการอ้างอิง" | "a short name for references";
        assessed: Spanned<Assessed> = "ผู้รับการประเมิน" | "assessed":
            "ส่วนนี้ประเมินใคร (ไม่ระบุ = หน่วยงาน)" | "whose work it evaluates (default: the agency's)";
        components: Vec<Component> = "องค์ประกอบ" | "components", required: "องค์ประกอบของส่วน" | "its components";
        bands: Vec<Band> = "ช่วงผล" | "bands":
            "ช่วงค่าที่ให้ระดับผลแก่องค์ประกอบ" | "bands that give a component its grade";
        not_measurable: Vec<Spanned<Treatment>> = "เมื่อวัดไม่ได้" | "not-measurable":
            "ตัวชี้วัดที่วัดไม่ได้นับอย่างไร ถ้ากติกาไม่ชัดให้ใส่ทุกทางที่อ่านได้ (ไม่ระบุ = ทุกทาง)"
            | "what an unmeasurable indicator counts for; every reading where the rules are open (default: all of them)";
        below_first: Spanned<Number> = "ไม่ถึงขั้นแรกได้" | "below-first-level" [NumberRange::FROM_ZERO]:
            "คะแนนเมื่อไม่ถึงขั้นแรก" | "points below the first level";
        full_points: Spanned<Number> = "คะแนนเต็ม" | "full-points" [NumberRange::ABOVE_ZERO]:
            "คะแนนของตัวชี้วัดแบบผ่าน/ไม่ผ่านที่ผ่าน" | "points of a pass/fail indicator that passed";
        between: Spanned<Between> = "ระหว่างขั้น" | "between-levels":
            "ผลที่อยู่ระหว่างสองขั้นได้คะแนนอย่างไร (ไม่ระบุ = ตามขั้นที่ถึง)" | "what a result between two levels gives (default: steps)";
        cumulative: Spanned<YesNo> = "ขั้นสะสม" | "cumulative-levels":
            "ใช่ ถ้าขั้นหนึ่งนับเมื่อถึงทุกขั้นที่ต่ำกว่าแล้วเท่านั้น" | "yes, if a level counts only when all lower ones are reached";
        not_due: Spanned<Treatment> = "เมื่อยังไม่ถึงรอบ" | "not-yet-due":
            "ตัวชี้วัดที่ยังไม่ถึงรอบรายงานนับอย่างไร (ไม่ระบุ = ยังไม่ตัดสิน)" | "what an indicator counts for that is not due yet (default: it stays open)";
        weights_total: Spanned<Number> = "น้ำหนักรวม" | "weights-add-up-to" [NumberRange::ABOVE_ZERO]:
            "น้ำหนักขององค์ประกอบต้องรวมได้เท่าใด (ไม่ระบุ = 100 หรือ 1)" | "what the weights of the components add up to (default: 100 or 1)";
        not_covered: Text = "กรณีที่กติกาไม่กล่าวถึง" | "case-not-covered":
            "ค่าที่ช่วงผลเว้นไว้ตามเอกสาร เป็นถ้อยคำ" | "what its bands leave open because the document does, in words";
        choices: Vec<Choice> = "ทางเลือกของหน่วยงาน" | "own-choices":
            "สิ่งที่เอกสารไม่ได้กำหนด หน่วยงานจึงเลือกเอง" | "what the document leaves open and the agency chose itself";
        limits: Vec<Limit> = "เพดานจำนวน" | "limits": "จำนวนตัวชี้วัดไม่เกินเท่าใด" | "limits on the number of indicators";
        overall: Overall = "สรุปภาพรวม" | "overall", required: "การสรุปผลภาพรวมของส่วน" | "how the part is summed up";
        note: Text = "หมายเหตุ" | "note": "หมายเหตุใต้ตาราง" | "a remark beneath its tables";
    }

    /// A component.
    pub struct Component("องค์ประกอบ", "component", r#"
รหัส: work
เลข: "1"
ชื่อ: งานหลัก
ชื่อเต็ม: ผลงานตามภารกิจหลักของหน่วยงาน
กลุ่ม: ผลงาน
วิธีประเมิน: ร้อยละที่ผ่าน
นับ: ตัวชี้วัดหลัก
หัวข้อผ่านเมื่อ: ผ่านเกินครึ่ง
ช่วงผล:
  - {เกณฑ์: ไม่น้อยกว่า 60, ให้ระดับ: above}
  - {เกณฑ์: น้อยกว่า 59, ให้ระดับ: below}
กรณีที่กติกาไม่กล่าวถึง: ร้อยละ 59 แต่ไม่ถึง 60
น้ำหนัก: 60
น้ำหนักรวม: 100
คะแนนไม่เกิน: 100
ตัวชี้วัดบังคับ: ["1.1", "1.2"]
ถ้ามี: ใช่
ที่มา: ตารางที่ 1 ของคำสั่ง
"#) {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสขององค์ประกอบ" | "id of the component";
        number: Spanned<PrintedNumber> = "เลข" | "number": "เลขที่พิมพ์" | "its printed number";
        name: Text = "ชื่อ" | "name", required: "ชื่อที่พิมพ์ในตาราง" | "its name in tables";
        title: Text = "ชื่อเต็ม" | "title": "ชื่อเต็มตามแบบประเมิน" | "its full title";
        group: Text = "กลุ่ม" | "group": "หัวตารางที่ครอบหลายองค์ประกอบ" | "a heading over several components";
        components: Vec<Component> = "องค์ประกอบย่อย" | "components":
            "องค์ประกอบที่ประกอบกันเป็นองค์ประกอบนี้ แทนตัวชี้วัด ซ้อนกันได้หลายชั้น ตัวชี้วัดอยู่ในชั้นล่างสุด"
            | "components that it is made of, instead of indicators; they may nest, and indicators stand in the lowest";
        method: Spanned<Method> = "วิธีประเมิน" | "method":
            "วิธีให้ระดับผล จากตัวชี้วัดหรือจากองค์ประกอบย่อย (ไม่ระบุ = ร้อยละที่ผ่าน)"
            | "how it comes to its grade, from its indicators or its components (default: share-passed)";
        counted: Spanned<Counted> = "นับ" | "count": "นับตัวชี้วัดใด" | "which indicators are counted";
        heading_passes: Vec<Spanned<HeadingPasses>> = "หัวข้อผ่านเมื่อ" | "heading-passes-when":
            "เมื่อนับตัวชี้วัดหลัก หัวข้อที่มีตัวชี้วัดย่อยผ่านเมื่อใด ถ้ากติกาไม่ชัดให้ใส่ทุกทางที่อ่านได้ (ไม่ระบุ = ทุกทาง)"
            | "when top-level indicators are counted: when a heading passes; every reading where the rules are open (default: all of them)";
        of_rating: RatingGrades = "ระดับตามผล" | "grade-of-rating":
            "ผลใดของตัวชี้วัดให้ระดับใด สำหรับวิธีประเมิน ตามตัวชี้วัด (ไม่ต้องระบุถ้ามีสามระดับผล)"
            | "the grade of each rating, for the method single (not needed with three grades)";
        bands: Vec<Band> = "ช่วงผล" | "bands": "ช่วงค่าเฉพาะขององค์ประกอบนี้ ใช้กับองค์ประกอบย่อยที่มีหน่วยเดียวกันและไม่ได้ระบุเองด้วย ยกเว้นของผลรวม"
            | "bands of its own; they also hold for what it is made of that has none and is of the same kind, unless it is a sum";
        weight: Spanned<Number> = "น้ำหนัก" | "weight" [NumberRange::FROM_ZERO]: "น้ำหนักในผลรวม" | "its weight in the total";
        weights_total: Spanned<Number> = "น้ำหนักรวม" | "weights-add-up-to" [NumberRange::ABOVE_ZERO]:
            "น้ำหนักของตัวชี้วัดหรือองค์ประกอบย่อยต้องรวมได้เท่าใด (ไม่ระบุ = 100 หรือ 1)"
            | "what the weights of its indicators or components add up to (default: 100 or 1)";
        cap: Spanned<Number> = "คะแนนไม่เกิน" | "points-at-most" [NumberRange::ABOVE_ZERO]:
            "คะแนนขององค์ประกอบนับได้ไม่เกินเท่าใด" | "the most points that count";
        not_covered: Text = "กรณีที่กติกาไม่กล่าวถึง" | "case-not-covered":
            "ค่าที่ช่วงผลขององค์ประกอบนี้เว้นไว้ตามเอกสาร เป็นถ้อยคำ" | "what its own bands leave open because the document does, in words";
        mandatory: Vec<Spanned<PrintedNumber>> = "ตัวชี้วัดบังคับ" | "mandatory":
            "เลขตัวชี้วัดที่ต้องมี" | "numbers of the indicators it has to have";
        optional: Spanned<YesNo> = "ถ้ามี" | "optional":
            "ใช่ ถ้าหน่วยงานที่ไม่มีภารกิจนี้ไม่ต้องประเมิน" | "yes, if an agency without such a task is not assessed";
        source: Text = "ที่มา" | "source": "ที่มาของกติกา" | "where its rules are set";
    }

    /// The grade that each rating of the only indicator gives.
    pub struct RatingGrades("ระดับตามผล", "grades of ratings", r#"
สูงกว่าเป้าหมาย: above
เป็นไปตามเป้าหมาย: above
ต่ำกว่าเป้าหมาย: below
ผ่าน: above
ไม่ผ่าน: below
"#) {
        above: Spanned<Slug> = "สูงกว่าเป้าหมาย" | "above", required: "รหัสของระดับเมื่อสูงกว่าเป้าหมาย" | "id of the grade above the target";
        meets: Spanned<Slug> = "เป็นไปตามเป้าหมาย" | "meets", required: "รหัสของระดับเมื่อเป็นไปตามเป้าหมาย" | "id of the grade at the target";
        below: Spanned<Slug> = "ต่ำกว่าเป้าหมาย" | "below", required: "รหัสของระดับเมื่อต่ำกว่าเป้าหมาย" | "id of the grade below the target";
        passed: Spanned<Slug> = "ผ่าน" | "passed":
            "รหัสของระดับเมื่อผ่าน (ไม่ระบุ = ระดับเดียวกับสูงกว่าเป้าหมาย)" | "id of the grade when it passed (default: that of above)";
        failed: Spanned<Slug> = "ไม่ผ่าน" | "failed":
            "รหัสของระดับเมื่อไม่ผ่าน (ไม่ระบุ = ระดับเดียวกับต่ำกว่าเป้าหมาย)" | "id of the grade when it failed (default: that of below)";
    }

    /// An interval and the grade or level it gives.
    pub struct Band("ช่วงผล", "band", r#"
เกณฑ์: ไม่น้อยกว่า 60
และ: น้อยกว่า 75
ให้ระดับ: above
"#) {
        when: Spanned<QuantityText> = "เกณฑ์" | "when", required:
            "ช่วงค่า เช่น มากกว่า 67 หรือ 50-67 (รวมปลายทั้งสอง)" | "an interval: more than 67, or 50-67 (both ends in)";
        and: Spanned<QuantityText> = "และ" | "and":
            "ปลายอีกข้างของช่วง เช่น น้อยกว่า 75 (ปลายเปิด)" | "the other end of the interval: less than 75 (an open end)";
        gives: Spanned<Slug> = "ให้ระดับ" | "gives", required: "รหัสของระดับ" | "id of the grade or level";
    }

    /// Something that the document leaves open and the agency chose itself.
    pub struct Choice("ทางเลือกของหน่วยงาน", "choice of the agency", r#"
เรื่อง: คะแนนเมื่อไม่ถึงขั้นแรก
เลือก: 0 คะแนน
เหตุผล: เอกสารเริ่มที่ขั้น 50 และไม่กล่าวถึงผลที่ต่ำกว่า
"#) {
        about: Text = "เรื่อง" | "about", required: "เรื่องที่เอกสารไม่ได้กำหนด" | "what the document leaves open";
        chosen: Text = "เลือก" | "chosen", required: "สิ่งที่หน่วยงานเลือก" | "what the agency chose";
        reason: Text = "เหตุผล" | "reason": "เหตุที่เลือก" | "why it was chosen";
    }

    /// A limit on the number of indicators.
    pub struct Limit("เพดานจำนวน", "limit", r#"
องค์ประกอบ: [work, service]
ไม่เกิน: 5
นับ: ตัวชี้วัดหลัก
"#) {
        components: Vec<Spanned<Slug>> = "องค์ประกอบ" | "components", required: "องค์ประกอบที่นับรวมกัน" | "components counted together";
        most: Spanned<Number> = "ไม่เกิน" | "at-most", required [NumberRange::COUNT]: "จำนวนสูงสุด" | "the most there may be";
        counted: Spanned<Counted> = "นับ" | "count": "นับตัวชี้วัดใด" | "which indicators are counted";
    }

    /// How a part is summed up.
    pub struct Overall("การสรุปภาพรวม", "overall rule", r#"
ระดับ:
  - {รหัส: good, ชื่อ: ดี, สัญลักษณ์: ●}
  - {รหัส: poor, ชื่อ: ต้องปรับปรุง, สัญลักษณ์: ○}
วิธีรวม: ผลรวมถ่วงน้ำหนัก
คะแนนไม่เกิน: 100
ช่วงผล:
  - {เกณฑ์: ไม่น้อยกว่า 60, ให้ระดับ: good}
  - {เกณฑ์: น้อยกว่า 59.99, ให้ระดับ: poor}
กรณีที่กติกาไม่กล่าวถึง: คะแนนตั้งแต่ 59.99 แต่ไม่ถึง 60
"#) {
        levels: Vec<Level> = "ระดับ" | "levels", required: "ระดับภาพรวม จากดีที่สุดลงไป" | "overall levels, best first";
        readings: Vec<Reading> = "วิธีสรุป" | "readings":
            "กติกาตัดสิน ถ้าอ่านได้หลายทางให้ใส่ทุกทาง" | "decision rules; every reading where they are open";
        bands: Vec<Band> = "ช่วงผล" | "bands":
            "ช่วงคะแนนรวมถ่วงน้ำหนัก (ใช้แทนกติกาตัดสิน)" | "bands of the weighted total (instead of decision rules)";
        total: Spanned<Total> = "วิธีรวม" | "total":
            "รวมคะแนนขององค์ประกอบอย่างไร (ไม่ระบุ = ค่าเฉลี่ยถ่วงน้ำหนัก)" | "how the components become one number (default: weighted-mean)";
        cap: Spanned<Number> = "คะแนนไม่เกิน" | "points-at-most" [NumberRange::ABOVE_ZERO]:
            "คะแนนรวมนับได้ไม่เกินเท่าใด" | "the most points of the total that count";
        not_covered: Text = "กรณีที่กติกาไม่กล่าวถึง" | "case-not-covered":
            "กรณีที่เอกสารเว้นไว้ เป็นถ้อยคำ" | "the case that the document leaves open, in words";
        sublevels: Sublevels = "ระดับย่อย" | "sublevels": "ระดับย่อยของระดับหนึ่ง" | "the sub-levels of one level";
    }

    /// An overall level.
    pub struct Level("ระดับภาพรวม", "overall level", r#"
รหัส: good
ชื่อ: ดี
สัญลักษณ์: ●
คำอธิบาย: ทุกองค์ประกอบสูงกว่าเป้าหมาย
"#) {
        slug: Spanned<Slug> = "รหัส" | "id", required: "รหัสของระดับ" | "id of the level";
        name: Text = "ชื่อ" | "name", required: "ชื่อที่พิมพ์" | "its printed name";
        symbol: Spanned<String> = "สัญลักษณ์" | "symbol", required: "สัญลักษณ์" | "its symbol";
        rule: Text = "คำอธิบาย" | "rule": "กติกาเป็นถ้อยคำ" | "the rule in words";
    }

    /// One reading of the decision rules.
    pub struct Reading("วิธีสรุป", "reading", r#"
ชื่อ: ไม่รวมการบริการ
องค์ประกอบ: [work]
กติกา:
  - {มีองค์ประกอบได้: below, ให้ระดับ: poor}
  - {ให้ระดับ: good}
ที่มา: หมายเหตุท้ายตารางของคำสั่ง
"#) {
        name: Text = "ชื่อ" | "name": "ชื่อของวิธีอ่านกติกา" | "a name for the reading";
        components: Vec<Spanned<Slug>> = "องค์ประกอบ" | "components":
            "องค์ประกอบที่นำมาสรุป (ไม่ระบุ = ทุกองค์ประกอบที่ประเมินและไม่อยู่ในองค์ประกอบอื่น)"
            | "the components it looks at (default: all assessed that stand in no other)";
        rules: Vec<DecisionRule> = "กติกา" | "rules", required: "กติกาตามลำดับ ข้อแรกที่ตรงเป็นผล" | "rules in order; the first that fits decides";
        source: Text = "ที่มา" | "source": "ที่มาของกติกา" | "where it is set";
    }

    /// One rule of a reading.
    pub struct DecisionRule("กติกาตัดสิน", "decision rule", r#"
ทุกองค์ประกอบได้: above
ให้ระดับ: good
"#) {
        any: Spanned<Slug> = "มีองค์ประกอบได้" | "any-component": "มีอย่างน้อยหนึ่งองค์ประกอบได้ระดับนี้" | "at least one component has this grade";
        all: Spanned<Slug> = "ทุกองค์ประกอบได้" | "all-components": "ทุกองค์ประกอบได้ระดับนี้" | "every component has this grade";
        gives: Spanned<Slug> = "ให้ระดับ" | "gives", required: "รหัสของระดับภาพรวม" | "id of the overall level";
    }

    /// The sub-levels of an overall level.
    pub struct Sublevels("ระดับย่อย", "sub-levels", r#"
ของระดับ: good
ตัววัด:
  ผ่าน: {สัดส่วนของ: ตัวชี้วัดที่ผ่าน}
กติกา:
  - {ชื่อ: ระดับ 1, เมื่อ: {ผ่าน: เท่ากับ 100}}
  - {ชื่อ: ระดับ 2, เมื่อ: {ผ่าน: น้อยกว่า 99}}
กรณีที่กติกาไม่กล่าวถึง: ผ่านตั้งแต่ร้อยละ 99 แต่ไม่ครบ
ที่มา: ตารางระดับย่อยของคำสั่ง
"#) {
        of: Spanned<Slug> = "ของระดับ" | "of", required: "ระดับภาพรวมที่แบ่งย่อย" | "the overall level that is divided";
        measures: Entries<Measure> = "ตัววัด" | "measures", required: "สัดส่วนที่ใช้ตัดสิน" | "the shares that decide";
        rules: Vec<SublevelRule> = "กติกา" | "rules", required: "กติกาของแต่ละระดับย่อย" | "the rule of each sub-level";
        not_covered: Text = "กรณีที่กติกาไม่กล่าวถึง" | "case-not-covered":
            "กรณีที่เอกสารเว้นไว้ เป็นถ้อยคำ" | "the case that the document leaves open, in words";
        source: Text = "ที่มา" | "source": "ที่มาของกติกา" | "where it is set";
    }

    /// A share that decides a sub-level.
    pub struct Measure("ตัววัดของระดับย่อย", "measure", r#"
สัดส่วนของ: ตัวชี้วัดผลลัพธ์
องค์ประกอบ: [work]
"#) {
        share: Spanned<Share> = "สัดส่วนของ" | "share-of", required: "สัดส่วนของตัวชี้วัดแบบใด" | "share of which indicators";
        components: Vec<Spanned<Slug>> = "องค์ประกอบ" | "components": "เฉพาะองค์ประกอบเหล่านี้" | "in these components only";
    }

    /// The rule of a sub-level.
    pub struct SublevelRule("กติกาของระดับย่อย", "sub-level rule", r#"
ชื่อ: ระดับ 1
เมื่อ:
  ผ่าน: เท่ากับ 100
"#) {
        name: Text = "ชื่อ" | "name", required: "ชื่อระดับย่อย" | "name of the sub-level";
        when: Entries<Spanned<QuantityText>> = "เมื่อ" | "when", required: "ช่วงของตัววัดแต่ละตัว" | "an interval for each measure";
    }
}
