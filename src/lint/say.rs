//! Findings of scoring and of comparing: what is missing, what differs, what stays open.

pub mod coverage;
pub mod weights;

use crate::diagnostic::Bilingual;
use crate::diagnostic::phrase::{list, say, short_pair};

say! {
    /// A criterion without a result.
    criterion_without_result(name) = CriterionWithoutResult:
        "เกณฑ์ “{name}” ยังไม่มีผล", "the criterion “{name}” has no result"
        => "เพิ่มผล หรือระบุ “ยังไม่ถึงรอบรายงาน”", "add the result, or say “not-yet-due”";
    /// A condition without a result.
    condition_without_result(name) = ConditionWithoutResult:
        "เงื่อนไขการวัด “{name}” ยังไม่มีผล", "the condition “{name}” has no result"
        => "เพิ่มผลของเงื่อนไขในหัวข้อ ผล (ไม่มีผลต่อคะแนน)",
        "add its result under result (it does not score)";
    /// An indicator without a result.
    no_result(number: &str) = NoResult:
        "ตัวชี้วัด {number} ยังไม่มีผล", "indicator {number} has no result"
        => "เพิ่มหัวข้อ ผล หรือระบุสถานะ เช่น ยังไม่ถึงรอบรายงาน",
        "add a result, or a state like not-yet-due";
    /// A result that is not due at the end of its year.
    not_due_at_the_end(number: &str, day: &str) = NoResult:
        "ตัวชี้วัด {number} ระบุว่ายังไม่ถึงรอบรายงาน แต่ข้อมูล ณ วันที่ {day} คือสิ้นปีงบประมาณแล้ว",
        "indicator {number} is said not to be due, but the data are of {day}, when the year is over"
        => "พิมพ์ผล หรือระบุ วัดไม่ได้ในปีนี้ (เหตุผล) ถ้าไม่มีเหตุการณ์ให้วัด",
        "write the result, or say not-measurable (why) if there was nothing to measure";
    /// A bound that reaches over the target.
    result_leaves_open(result, target) = Undecided:
        "ผล “{result}” บอกไม่ได้ว่าถึงเป้าหมาย “{target}” หรือไม่",
        "“{result}” does not say whether “{target}” is met"
        => "พิมพ์ค่าที่วัดได้เป็นตัวเลขเดียวพร้อมหน่วย", "write the measured value, one number and its unit";
    /// A bound that reaches over a step.
    result_between_levels(result) = Undecided:
        "ผล “{result}” บอกไม่ได้ว่าถึงขั้นเป้าหมายใด", "“{result}” does not say which level is reached"
        => "พิมพ์ค่าที่วัดได้เป็นตัวเลขเดียวพร้อมหน่วย หรือ ถึงขั้น … ตามขั้นที่ถึง",
        "write the measured value, one number and its unit, or ขั้น … for the level reached";
    /// A text criterion nobody judged.
    not_judged(name) = NotJudged:
        "เกณฑ์ “{name}” เป็นข้อความ ยังไม่มีผู้พิจารณา",
        "the criterion “{name}” is a text and nobody has judged it"
        => "เพิ่มหัวข้อ การพิจารณา พร้อมผู้พิจารณา", "add a judgement and who made it";
    /// Levels in words, and a result that names none of them.
    level_not_named(number: &str, highest: &str) = NotJudged:
        "ขั้นเป้าหมายของตัวชี้วัด {number} เป็นข้อความ ผลยังไม่บอกว่าถึงขั้นใด",
        "the levels of indicator {number} are texts, and its result names none of them"
        => "พิมพ์ ผล: ถึงขั้น {highest} (หรือขั้นที่ถึง) แล้วย้ายถ้อยคำไปไว้ใน ข้อความผล",
        "write result: ขั้น {highest} (or the level reached), and move the words to result-text";
    /// What a document prints differs from what is so.
    claim_differs(
        printed: &str, actual: &str, difference: Option<&str>, document: Option<(&str, &str)>, cause: Option<&Bilingual>
    ) {
        let (th, en) = match document {
            Some((th, en)) => (format!(" ({th})"), format!(" ({en})")),
            None => Default::default(),
        };
        let by = difference.map(|d| (format!(" อยู่ {d}"), format!(", by {d}"))).unwrap_or_default();
        let (printed, actual) = short_pair(printed, actual);
    } = ClaimDiffers:
        ("ค่าที่พิมพ์ “{printed}”{th} ต่างจาก “{actual}”{}", by.0),
        ("the printed “{printed}”{en} differs from “{actual}”{}", by.1)
        match cause {
            Some(cause) => ("{} ตรวจกับต้นเรื่องแล้วแก้ค่าที่ผิด", cause.th),
            ("{}; check the source and mend the wrong one", cause.en);
            None => "ตรวจว่าค่าใดถูก แล้วแก้ค่าที่ผิด", "find out which is right, and mend the other";
        };
    /// A result of an earlier year that differs from what the folder of that year says.
    history_differs(year: u16, written: &str, actual: &str, difference: Option<&str>) {
        let by = difference.map(|d| (format!(" อยู่ {d}"), format!(", by {d}"))).unwrap_or_default();
        let (written, actual) = short_pair(written, actual);
    } = HistoryDiffers:
        ("ผลย้อนหลังปี {year} “{written}” ต่างจาก “{actual}” ในโฟลเดอร์ปี {year}{}", by.0),
        ("the history says “{written}” of {year}, the folder of {year} “{actual}”{}", by.1)
        => "ลบปี {year} ออกจากผลย้อนหลัง (โปรแกรมนำมาจากโฟลเดอร์นั้นเอง) หรือแก้ค่าที่ผิด",
        "drop {year} from the history (it is taken from that folder), or mend the wrong one";
}

/// What a framework may say, and does not.
#[derive(Clone, Copy)]
pub enum Unchosen {
    /// It says what there is to say.
    Nothing,
    /// What an indicator counts for that could not be measured.
    NotMeasurable,
    /// When a heading passes.
    HeadingPasses,
}

say! {
    /// The rules leave it open, perhaps as they do not say something that they could.
    undecided(year: u16, what: &str, possible: &[&str], uncovered: bool, unchosen: Unchosen) {
        let mut all = possible.to_vec();
        if uncovered && !all.is_empty() {
            all.push("กรณีที่กติกาไม่ได้กล่าวถึง");
        }
        let mut rest = possible.to_vec();
        if uncovered && !rest.is_empty() {
            rest.push("what they say nothing of");
        }
        let (th, en) = match possible {
            [] => (
                format!("ปี {year} กติกาไม่ได้กล่าวถึงผลที่ {what} ได้"),
                format!("{year}: the rules say nothing of what {what} came to"),
            ),
            [one] => (
                format!("ปี {year} กติกาตัดสิน {what} ไม่ได้: อาจเป็น {one} หรือกรณีที่กติกาไม่ได้กล่าวถึง"),
                format!("{year}: the rules do not decide {what}: {one}, or what they say nothing of"),
            ),
            _ => (
                format!("ปี {year} กติกาตัดสิน {what} ไม่ได้: อาจเป็น {}", list(&all, "หรือ")),
                format!("{year}: the rules do not decide {what}: {}", list(&rest, "or")),
            ),
        };
    } = Undecided:
        { th }, { en }
        match unchosen {
            Unchosen::NotMeasurable => "กรอบไม่ได้ระบุว่าตัวชี้วัดที่วัดไม่ได้นับอย่างไร ถ้าเอกสารกำหนดไว้ เพิ่มหัวข้อ เมื่อวัดไม่ได้ (ตัดออก นับว่าผ่าน หรือ นับว่าไม่ผ่าน)",
            "the framework does not say what an unmeasurable indicator counts for: if the document does, add not-measurable (leave-out, count-passed or count-failed)";
            Unchosen::HeadingPasses => "กรอบไม่ได้ระบุว่าหัวข้อกลุ่มผ่านเมื่อใด ถ้าเอกสารกำหนดไว้ เพิ่ม หัวข้อผ่านเมื่อ (ผ่านทุกตัว ผ่านอย่างน้อยหนึ่งตัว หรือ ผ่านเกินครึ่ง) ในองค์ประกอบนี้",
            "the framework does not say when a heading passes: if the document does, add heading-passes-when (all, any or majority) to this component";
            Unchosen::Nothing => "ดูที่มาของผลการประเมินในหน้าของรายการนี้", "see its reasons on its page";
        };
    /// A key of the framework that is not written, without which indicators have no points.
    points_not_stated(year: u16, (th, en): (&str, &str), numbers: &[&str]) {
        let (shown, rest) = numbers.split_at(numbers.len().min(5));
        let more = |word: &str| if rest.is_empty() { "" } else { word }.to_owned();
    } = Undecided:
        ("ไม่มีหัวข้อ “{th}” จึงไม่รู้คะแนนของตัวชี้วัด {}{} ปี {year}", shown.join(", "), more(" และตัวอื่น")),
        ("{en} is missing, so the points of {}{} of {year} are not known", shown.join(", "), more(" and others"))
        => "เพิ่ม {th}: … ในส่วนนี้ของกรอบ", "add {en}: … to this part of the framework";
    /// Weights of what is assessed that add up to nothing: there is no mean, and no total.
    weights_are_nothing(year: u16, what: &str, of_components: bool) {
        let (th, en) = match of_components {
            true => ("องค์ประกอบ", "components"),
            false => ("ตัวชี้วัด", "indicators"),
        };
    } = Undecided:
        "ปี {year} กติกาตัดสิน {what} ไม่ได้: น้ำหนักของ{th}ที่ประเมินรวมเป็น 0",
        "{year}: the rules do not decide {what}: the weights of the assessed {en} add up to 0"
        => "ให้น้ำหนักอย่างน้อยหนึ่ง{th}ที่ประเมิน", "give one of the {en} a weight";
    /// A value that everybody sees, worked out from one that is not for everybody.
    public_from_internal(input) = PublicFromInternal:
        "ค่านี้เปิดเผย แต่คิดจาก “{input}” ซึ่งเป็นข้อมูลภายใน",
        "this value is public but worked out from “{input}”, which is internal"
        => "ผู้อ่านอาจคิดย้อนกลับได้ ให้จำกัดการเผยแพร่ของค่านี้ หรือเปิดเผยข้อมูลต้นทาง",
        "readers may work it back: restrict this value, or publish its input";
    /// A result of an earlier year that is internal in that year, and stands here for everybody.
    public_history(year: u16) = PublicFromInternal:
        "ตัวชี้วัดนี้เปิดเผย แต่ผลของปี {year} เป็นข้อมูลภายในในโฟลเดอร์ของปีนั้น",
        "this indicator is public, but its result of {year} is internal in that year"
        => "ลบผลย้อนหลังนี้ จำกัดการเผยแพร่ของตัวชี้วัด หรือเปิดเผยผลของปีนั้น",
        "remove it here, restrict the indicator, or publish the result of that year";
    /// A text that everybody sees and that refers to what is not for everybody.
    public_text_of_internal(id) = PublicFromInternal:
        "บทบรรยายนี้เปิดเผย แต่อ้างถึง “{id}” ซึ่งเป็นข้อมูลภายใน หน้าสาธารณะจะแสดง “–” แทน",
        "this text is public but refers to “{id}”, which is internal: public pages show “–”"
        => "เขียนประโยคใหม่โดยไม่อ้างถึงข้อมูลนี้ จำกัดการเผยแพร่ของบทบรรยาย หรือเปิดเผยข้อมูล",
        "write the sentence without it, restrict the text, or publish the value";
    /// A unit that is typed beside a value that shows its own.
    unit_twice(unit: &str) = UnitTwice:
        "การอ้างอิงนี้แสดงหน่วย “{unit}” อยู่แล้ว ข้อความข้างเคียงพิมพ์หน่วยซ้ำ",
        "this reference shows its unit “{unit}”, and the words beside it say it again"
        => "ลบ “{unit}” ที่พิมพ์ไว้ข้างการอ้างอิง หรือเติม “ไม่มีหน่วย” ในการอ้างอิง",
        "drop the typed “{unit}”, or ask for the value without its unit";
    /// A mandatory indicator that is said to be not applicable.
    mandatory_skipped(number: &str) = MandatorySkipped:
        "ตัวชี้วัด {number} เป็นตัวชี้วัดบังคับ แต่ผลระบุว่าไม่ต้องประเมิน",
        "indicator {number} is mandatory, but its result says that it does not apply"
        => "ถ้าวัดไม่ได้ในปีนี้ ให้เขียน วัดไม่ได้ในปีนี้ (เหตุผล)",
        "if it could not be measured this year, write so with the reason";
}
