//! Findings of the rules of a year: what a framework leaves without a meaning, and what its years must
//! have.

use crate::diagnostic::phrase::{list, say, short};
use crate::diagnostic::{Code, Problem};

say! {
    /// A component that has the grade of its indicator, where the grades are not three.
    ratings_without_grades(component, grades: usize) = BadFramework:
        "องค์ประกอบ “{component}” ประเมินตามตัวชี้วัด แต่กรอบมี {grades} ระดับผล จึงไม่รู้ว่าผลใดได้ระดับใด",
        "the component “{component}” has the grade of its indicator, and nothing says which of {grades} grades each rating gives"
        => "เพิ่ม ระดับตามผล: {{สูงกว่าเป้าหมาย: …, เป็นไปตามเป้าหมาย: …, ต่ำกว่าเป้าหมาย: …}} ในองค์ประกอบนี้",
        "add grade-of-rating: {{above: …, meets: …, below: …}} to the component";
    /// Grades of ratings where no rating gives a grade.
    ratings_not_used(component) = BadFramework:
        "องค์ประกอบ “{component}” ไม่ได้ประเมินตามตัวชี้วัด จึงไม่ใช้ ระดับตามผล",
        "the component “{component}” does not have the grade of its indicator"
        => "ลบหัวข้อ ระดับตามผล หรือระบุ วิธีประเมิน: ตามตัวชี้วัด",
        "drop grade-of-rating, or write method: single";
    /// Headings counted where they have neither points nor a grade.
    headings_only_pass(component) = BadFramework:
        "องค์ประกอบ “{component}” นับตัวชี้วัดหลักไม่ได้ วิธีนี้ต้องใช้ผลของตัวชี้วัดย่อย",
        "the component “{component}” cannot count top-level indicators: its method needs the results of leaves"
        => "ระบุ นับ: ตัวชี้วัดย่อย หรือใช้ วิธีประเมิน: ร้อยละที่ผ่าน",
        "write count: leaves, or method: share-passed";
    /// When headings pass, where none is counted by passing.
    headings_not_counted() = UnusedKey:
        "“หัวข้อผ่านเมื่อ” ใช้เมื่อนับตัวชี้วัดหลักเป็นร้อยละที่ผ่านเท่านั้น",
        "heading-passes-when only matters where top-level indicators are counted by the share that passed"
        => "ลบหัวข้อนี้ หรือระบุ นับ: ตัวชี้วัดหลัก และ วิธีประเมิน: ร้อยละที่ผ่าน",
        "drop it, or write count: top-level and method: share-passed";
    /// A component without a number in a weighted total.
    no_number_for_total(component) = BadFramework:
        "องค์ประกอบ “{component}” ประเมินตามตัวชี้วัด ไม่มีค่าให้รวมเป็นคะแนนรวมถ่วงน้ำหนัก",
        "the component “{component}” has the grade of its indicator, and no number for the weighted total"
        => "ระบุ น้ำหนัก: 0 เปลี่ยนวิธีประเมิน หรือสรุปภาพรวมด้วย วิธีสรุป แทน ช่วงผล",
        "write weight: 0, choose another method, or sum the part up with readings instead of bands";
    /// A component that is made of others, and is to have the grade of an indicator.
    single_with_components(component) = BadFramework:
        "องค์ประกอบ “{component}” มีองค์ประกอบย่อย จึงประเมินตามตัวชี้วัดเดียวไม่ได้",
        "the component “{component}” is made of others, and cannot have the grade of one indicator"
        => "เปลี่ยนวิธีประเมินเป็น ร้อยละที่ผ่าน คะแนนถ่วงน้ำหนัก ผลรวมคะแนน หรือ คะแนนต่ำสุด",
        "make the method share-passed, weighted-points, points-sum or lowest-points";
    /// A component that is looked at twice: by itself, and in the one that it stands in.
    component_within_another(component) = BadFramework:
        "วิธีสรุปนับองค์ประกอบ “{component}” สองครั้ง เพราะนับองค์ประกอบที่ครอบอยู่ด้วย",
        "the reading looks at “{component}” twice: it also looks at the component around it"
        => "เหลือไว้ชั้นเดียว", "keep one of the two";
    /// An indicator in a component that is made of others.
    component_of_components(component, inner: &[&str]) = UnknownReference:
        "องค์ประกอบ “{component}” มีองค์ประกอบย่อย จึงไม่มีตัวชี้วัดของตัวเอง",
        "“{component}” is made of components, and has no indicators of its own"
        => ("ระบุองค์ประกอบย่อย: {}", list(inner, "หรือ")), ("name one of them: {}", list(inner, "or"));
    /// Percent and points in one total; `written` says whether the other one has a method.
    percent_and_points(first, other, written: bool) = BadFramework:
        "คะแนนรวมใช้ “{first}” กับ “{other}” ด้วยกันไม่ได้: ค่าหนึ่งเป็นร้อยละ อีกค่าเป็นคะแนน",
        "the total cannot add “{first}” and “{other}”: one is a percentage, the other has points"
        match written {
            true => "ใช้วิธีประเมินเดียวกันทุกองค์ประกอบที่มีน้ำหนัก",
            "use one method for every component that has a weight";
            false => "ระบุ วิธีประเมิน ของ “{other}” (ไม่ระบุ = ร้อยละที่ผ่าน)",
            "write the method of “{other}” (without one it is share-passed)";
        };
    /// Several indicators where the grade is that of one.
    several_for_one(year: u16, component: &str, numbers: &[&str]) = LimitExceeded:
        ("ปี {year} องค์ประกอบ {component} ประเมินตามตัวชี้วัดเดียว แต่มี {} ตัว: {}", numbers.len(), list(numbers, "และ")),
        ("in {year}, {component} has the grade of its only indicator, and there are {}: {}", numbers.len(), list(numbers, "and"))
        => "เหลือตัวชี้วัดเดียว หรือเปลี่ยนวิธีประเมินในกรอบเป็น ร้อยละที่ผ่าน",
        "keep one of them, or make the method of the framework share-passed";
    /// A component that has to be assessed, and is declared not to be.
    not_optional(id: &str, component) = MandatoryMissing:
        "กรอบการประเมินไม่ให้เว้นองค์ประกอบ {component}",
        "the framework does not let {component} go unassessed"
        => "ลบบรรทัด {id} แล้วเพิ่มตัวชี้วัดขององค์ประกอบนี้ หรือระบุ ถ้ามี: ใช่ ในกรอบถ้ากติกาให้เว้นได้",
        "drop {id} and add its indicators, or write optional: yes in the framework if the rules say so";
    /// A component that has to be assessed, without anything to assess.
    component_without_indicators(year: u16, id: &str, component) = MandatoryMissing:
        "ปี {year} องค์ประกอบ {component} ไม่มีตัวชี้วัดที่มีเป้าหมาย",
        "in {year}, {component} has no indicator with a target"
        => "เพิ่มไฟล์ใน content/{year}/indicators/ ที่ระบุ องค์ประกอบ: {id} หรือระบุ ถ้ามี: ใช่ ในกรอบถ้ากติกาให้เว้นได้",
        "add a file with component: {id} in content/{year}/indicators/, or write optional: yes in the framework if the rules let it go";
    /// A number that two components of a part print.
    component_number_twice(number) = DuplicateId:
        "มีสององค์ประกอบใช้เลข “{number}”", "two components have the number “{number}”"
        => "แก้เลขขององค์ประกอบใดองค์ประกอบหนึ่งให้ไม่ซ้ำ", "give one of them another number";
}

/// A framework that does not say that it holds for the year it is used in; `own` says whether that year
/// has one of its own.
pub fn of_another_year(year: u16, framework: u16, own: bool) -> Problem {
    let problem = Problem::new(
        Code::FrameworkYear,
        format!("ปี {year} ใช้กรอบของปี {framework} ซึ่งไม่ได้ระบุว่าใช้กับปี {year}"),
        format!(
            "{year} uses the framework of {framework}, which does not say that it holds for {year}"
        ),
    );
    let mend = |th: &str, en: &str| {
        (format!("พิมพ์ กรอบการประเมิน: {year}{th}"), format!("write framework: {year}{en}"))
    };
    let (th, en) = match own {
        true => mend("", ""),
        false => {
            let (th, en) = mend(
                &format!(" แล้วเพิ่มไฟล์ content/frameworks/{year}.yaml"),
                &format!(" and add content/frameworks/{year}.yaml"),
            );
            (
                format!(
                    "ถ้าใช้กรอบเดิมต่อ เพิ่ม ใช้กับปี: {year} ใน content/frameworks/{framework}.yaml ถ้าไม่ใช่ {th}"
                ),
                format!(
                    "if it is carried on, add for-years: {year} to content/frameworks/{framework}.yaml; if not, {en}"
                ),
            )
        }
    };
    problem.help(th, en)
}

say! {
    /// Two frameworks that say that they hold for one year.
    two_for_one_year(year: u16, first: u16, other: u16) = FrameworkYear:
        "ปี {year} มีสองกรอบ: กรอบของปี {first} และกรอบของปี {other}",
        "{year} has two frameworks: that of {first} and that of {other}"
        => "ลบ {year} ออกจาก ใช้กับปี หรือลบกรอบที่ไม่ใช้",
        "drop {year} from for-years, or drop the framework that is not used";
    /// A key that the method of a component has no use for; `written` says whether the method is.
    not_used_by_method(key: (&str, &str), component: &str, method: (&str, &str), written: bool) {
        let (th, en) = match written {
            true => ("ซึ่งประเมินแบบ", "whose method is"),
            false => ("ซึ่งไม่ได้ระบุ วิธีประเมิน จึงเป็น", "which has no method and so is"),
        };
        // Without its method nothing of the component can be trusted.
        let code = if written { Code::UnusedKey } else { Code::BadFramework };
    } = (code):
        ("“{}” ไม่มีผลในองค์ประกอบ “{}” {th} {}", key.0, short(component), method.0),
        ("{} has no effect in “{}”, {en} {}", key.1, short(component), method.1)
        => "ลบหัวข้อนี้ หรือเปลี่ยน วิธีประเมิน เป็น คะแนนถ่วงน้ำหนัก",
        "drop it, or make the method weighted-points";
    /// A framework without parts or without grades.
    empty() = BadFramework:
        "กรอบการประเมินไม่มีส่วนหรือระดับผล", "the framework has no parts or no grades"
        => "เพิ่มรายการใต้หัวข้อ ส่วน และ ระดับผล อย่างน้อยหัวข้อละหนึ่ง",
        "write at least one of each under parts and grades";
    /// A component without bands, where its method looks its grade up in them.
    no_bands(component) = BadFramework:
        "องค์ประกอบ “{component}” ไม่มีช่วงผล จึงไม่รู้ว่าค่าใดได้ระดับใด",
        "the component “{component}” has no bands that give it a grade"
        => "เพิ่มหัวข้อ ช่วงผล ในส่วนนี้หรือในองค์ประกอบ เช่น - {{เกณฑ์: ไม่น้อยกว่า 60, ให้ระดับ: …}}",
        "add bands to the part or to the component, such as - {{when: at least 60, gives: …}}";
    /// A part none of whose components has bands.
    part_without_bands() = BadFramework:
        "ส่วนนี้ไม่มีหัวข้อ “ช่วงผล” จึงไม่รู้ว่าค่าใดได้ระดับใด",
        "the part has no bands, and nothing says which value gives which grade"
        => "เพิ่มหัวข้อ ช่วงผล ในส่วนนี้ เช่น - {{เกณฑ์: ไม่น้อยกว่า 60, ให้ระดับ: …}}",
        "add bands to the part, such as - {{when: at least 60, gives: …}}";
    /// A decision rule without a condition that is not the last.
    rule_without_condition(gives) = CaseTwice:
        "กติกาที่ให้ “{gives}” ไม่มีเงื่อนไข จึงเข้าทุกกรณี ข้อที่อยู่ถัดไปไม่มีวันใช้",
        "the rule that gives “{gives}” has no condition: every case fits it, and those behind it are never used"
        => "เพิ่ม มีองค์ประกอบได้ หรือ ทุกองค์ประกอบได้ หรือย้ายข้อนี้ไปไว้ท้ายสุด",
        "add any-component or all-components, or move the rule to the end";
    /// A decision rule with two conditions.
    two_conditions() = BadFramework:
        "กติกาข้อนี้มีทั้ง “มีองค์ประกอบได้” และ “ทุกองค์ประกอบได้”",
        "the rule has both any-component and all-components"
        => "แยกเป็นสองข้อ ข้อแรกที่ตรงเป็นผล", "write two rules; the first that fits decides";
}

/// A part that is summed up in two ways, or in none.
pub fn readings_or_bands(both: bool) -> Problem {
    let (th, en, help) = match both {
        true => (
            "สรุปภาพรวมมีทั้ง วิธีสรุป และ ช่วงผล",
            "the overall rule has both readings and bands",
            (
                "ลบหัวข้อหนึ่ง เหลือ วิธีสรุป (กติกาตัดสิน) หรือ ช่วงผล (ของคะแนนรวม)",
                "keep one: readings (decision rules) or bands (of the total)",
            ),
        ),
        false => (
            "สรุปภาพรวมไม่มีทั้ง วิธีสรุป และ ช่วงผล จึงตัดสินระดับภาพรวมไม่ได้",
            "the overall rule has neither readings nor bands, and decides no level",
            (
                "เพิ่ม วิธีสรุป (กติกาตัดสิน) หรือ ช่วงผล (ของคะแนนรวม)",
                "add readings (decision rules) or bands (of the total)",
            ),
        ),
    };
    Problem::new(Code::BadFramework, th, en).help(help.0, help.1)
}

say! {
    /// Two grades or levels that readers cannot tell apart.
    mark_twice(what: (&str, &str), of: (&str, &str), value) = SameMark:
        ("{}สองรายการมี{} “{value}” เดียวกัน ผู้อ่านจึงแยกผลไม่ออก", what.0, of.0),
        ("two {}s have the {} “{value}”, and nobody can tell results apart", what.1, of.1)
        => ("ตั้ง{}ให้ต่างกัน", of.0), ("give each a {} of its own", of.1);
}
