//! Proves that no result is guessed without a word: what the rules leave open, what another year's folder says
//! otherwise, what lies after the day of the data; and that what is said is true, names the key that is missing
//! and stands in the file that has the slip.

use raingan::block::words_of;
use raingan::view::Edition;

use super::common::{FRAMEWORK, INDICATOR, ONE, Project, YEAR, assert_text};

const RULES: &str = "content/frameworks/2562.yaml";

/// What is said of a project: the first line of each finding.
fn said(project: &Project) -> String {
    let terminal = project.check().terminal();
    let lines = terminal.lines().filter(|line| line.starts_with("content/"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Compares all that is said.
#[track_caller]
fn says(project: &Project, expected: &str) {
    assert_text(&said(project), expected);
}

#[track_caller]
fn silent(project: &Project) {
    says(project, "");
}

/// The smallest framework with points in the place of shares.
fn points(part: &str) -> String {
    let method = "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}";
    let part = format!("{part}    ช่วงผล:\n");
    FRAMEWORK.replace("ชื่อ: งานหลัก}", method).replace("    ช่วงผล:\n", &part)
}

// What could not be measured.

#[test]
fn without_a_choice_every_reading_of_what_could_not_be_measured_has_to_agree() {
    let project = |rules: &str, passed: usize| {
        let start = Project::minimal().with(RULES, rules);
        let all = (1..passed).fold(start, |project, at| {
            project.indicator(&format!("p{at}"), &format!("2.{at}"), "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        });
        all.indicator("two", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: วัดไม่ได้ในปีนี้ (ไม่มีเหตุ)\n")
    };
    // One of one, two of two, one of two.
    says(
        &project(FRAMEWORK, 1),
        r#"
content/frameworks/2562.yaml:12:15 ควรตรวจ: ปี 2562 กติกาตัดสิน งานหลัก ไม่ได้: อาจเป็น สูงกว่าเป้าหมาย หรือ เป็นไปตามเป้าหมาย → กรอบไม่ได้ระบุว่าตัวชี้วัดที่วัดไม่ได้นับอย่างไร ถ้าเอกสารกำหนดไว้ เพิ่มหัวข้อ เมื่อวัดไม่ได้ (ตัดออก นับว่าผ่าน หรือ นับว่าไม่ผ่าน) [undecided]
"#,
    );
    // Three of three, four of four, three of four: all of them are above.
    silent(&project(FRAMEWORK, 3));
    // A choice decides, and so do several that agree.
    for choice in ["ตัดออก", "นับว่าไม่ผ่าน", "[ตัดออก, นับว่าผ่าน]"]
    {
        let part = format!("    เมื่อวัดไม่ได้: {choice}\n    ช่วงผล:\n");
        silent(&project(&FRAMEWORK.replace("    ช่วงผล:\n", &part), 1));
    }
    // Points: what there is below the first level is not known either.
    let ladder = "ขั้นเป้าหมาย: {50: 1 ครั้ง, 100: 2 ครั้ง}\n";
    let of_points = |part: &str| {
        Project::minimal()
            .with(RULES, &points(part))
            .one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", &format!("{ladder}ผล: 2 ครั้ง\n"))
            .indicator("two", "1.2", &format!("{ladder}ผล: วัดไม่ได้ในปีนี้\n"))
    };
    says(
        &of_points(""),
        r#"
content/frameworks/2562.yaml:12:15 ควรตรวจ: ปี 2562 กติกาตัดสิน งานหลัก ไม่ได้: อาจเป็น สูงกว่าเป้าหมาย หรือกรณีที่กติกาไม่ได้กล่าวถึง → กรอบไม่ได้ระบุว่าตัวชี้วัดที่วัดไม่ได้นับอย่างไร ถ้าเอกสารกำหนดไว้ เพิ่มหัวข้อ เมื่อวัดไม่ได้ (ตัดออก นับว่าผ่าน หรือ นับว่าไม่ผ่าน) [undecided]
"#,
    );
    says(
        &of_points("    ไม่ถึงขั้นแรกได้: 0\n"),
        r#"
content/frameworks/2562.yaml:12:15 ควรตรวจ: ปี 2562 กติกาตัดสิน งานหลัก ไม่ได้: อาจเป็น สูงกว่าเป้าหมาย หรือ เป็นไปตามเป้าหมาย → กรอบไม่ได้ระบุว่าตัวชี้วัดที่วัดไม่ได้นับอย่างไร ถ้าเอกสารกำหนดไว้ เพิ่มหัวข้อ เมื่อวัดไม่ได้ (ตัดออก นับว่าผ่าน หรือ นับว่าไม่ผ่าน) [undecided]
"#,
    );
    silent(&of_points("    เมื่อวัดไม่ได้: ตัดออก\n"));
}

// What the folder of an earlier year says.

/// Two years, and an indicator that both have.
fn two_years(earlier: &str, later: &str) -> Project {
    let year = |year: &str| YEAR.replace("2562", year);
    let framework = format!("ใช้กับปี: [2563]\n{FRAMEWORK}");
    let next = format!("กรอบการประเมิน: 2562\n{}", year("2563"));
    let indicator = |lines: &str| INDICATOR.replace("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", lines);
    Project::minimal()
        .with(RULES, &framework)
        .with(ONE, &indicator(earlier))
        .with("content/2563/year.yaml", &next)
        .with("content/2563/indicators/one.yaml", &indicator(later))
}

#[test]
fn a_history_that_the_folder_of_its_year_contradicts_is_found() {
    let plain = "เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90.25\n";
    let with = |history: &str| format!("{plain}ผลการดำเนินงานย้อนหลัง: {{{history}}}\n");
    // Another value, another unit, a state.
    says(
        &two_years(plain, &with("2562: ร้อยละ 91")),
        r#"
content/2563/indicators/one.yaml:7:28 ควรตรวจ: ผลย้อนหลังปี 2562 “ร้อยละ 91” ต่างจาก “ร้อยละ 90.25” ในโฟลเดอร์ปี 2562 อยู่ ร้อยละ 0.75 → ลบปี 2562 ออกจากผลย้อนหลัง (โปรแกรมนำมาจากโฟลเดอร์นั้นเอง) หรือแก้ค่าที่ผิด [history-differs]
"#,
    );
    says(
        &two_years(plain, &with("2562: 90 ครั้ง")),
        r#"
content/2563/indicators/one.yaml:7:28 ควรตรวจ: ผลย้อนหลังปี 2562 “90 ครั้ง” ต่างจาก “ร้อยละ 90.25” ในโฟลเดอร์ปี 2562 → ลบปี 2562 ออกจากผลย้อนหลัง (โปรแกรมนำมาจากโฟลเดอร์นั้นเอง) หรือแก้ค่าที่ผิด [history-differs]
"#,
    );
    says(
        &two_years(plain, &with("2562: ไม่มีข้อมูล")),
        r#"
content/2563/indicators/one.yaml:7:28 ควรตรวจ: ผลย้อนหลังปี 2562 “ไม่มีข้อมูล” ต่างจาก “ร้อยละ 90.25” ในโฟลเดอร์ปี 2562 → ลบปี 2562 ออกจากผลย้อนหลัง (โปรแกรมนำมาจากโฟลเดอร์นั้นเอง) หรือแก้ค่าที่ผิด [history-differs]
"#,
    );
    // At its own scale it agrees; of a year without a folder nothing is known; words stand beside a number.
    for history in ["2562: ร้อยละ 90", "2562: ร้อยละ 90.25", "2561: ร้อยละ 12", "2562: ทำได้ครบ"]
    {
        silent(&two_years(plain, &with(history)));
    }
    // A computed result, a level, one of several criteria.
    let computed = "เป้าหมาย: ร้อยละ 80\nตัวแปร: {ก: 2 ครั้ง, ข: 3 ครั้ง}\nสูตร: ก ÷ ข\nหน่วย: ร้อยละ\n";
    silent(&two_years(computed, &with("2562: ร้อยละ 66.67")));
    says(
        &two_years(computed, &with("2562: ร้อยละ 66.66")),
        r#"
content/2563/indicators/one.yaml:7:28 ควรตรวจ: ผลย้อนหลังปี 2562 “ร้อยละ 66.66” ต่างจาก “ร้อยละ 66.67” ในโฟลเดอร์ปี 2562 อยู่ ร้อยละ 0.01 → ลบปี 2562 ออกจากผลย้อนหลัง (โปรแกรมนำมาจากโฟลเดอร์นั้นเอง) หรือแก้ค่าที่ผิด [history-differs]
"#,
    );
    let several = "เป้าหมาย: {รายงาน: 1 ฉบับ, ผู้ใช้: 100 ราย}\nผล: {รายงาน: 1 ฉบับ, ผู้ใช้: 120 ราย}\n";
    silent(&two_years(several, &with("2562: 120 ราย")));
    says(
        &two_years(several, &with("2562: 121 ราย")),
        r#"
content/2563/indicators/one.yaml:7:28 ควรตรวจ: ผลย้อนหลังปี 2562 “121 ราย” ต่างจาก “120 ราย” ในโฟลเดอร์ปี 2562 อยู่ 1 ราย → ลบปี 2562 ออกจากผลย้อนหลัง (โปรแกรมนำมาจากโฟลเดอร์นั้นเอง) หรือแก้ค่าที่ผิด [history-differs]
"#,
    );
    let words = "เป้าหมาย: เผยแพร่แล้ว\nผล: เผยแพร่แล้ว\nการพิจารณา: {ผลพิจารณา: ผ่าน, โดย: สำนักงาน}\n";
    silent(&two_years(words, &with("2562: เผยแพร่แล้ว")));
    says(
        &two_years(words, &with("2562: ยังไม่เผยแพร่")),
        r#"
content/2563/indicators/one.yaml:7:28 ควรตรวจ: ผลย้อนหลังปี 2562 “ยังไม่เผยแพร่” ต่างจาก “เผยแพร่แล้ว” ในโฟลเดอร์ปี 2562 → ลบปี 2562 ออกจากผลย้อนหลัง (โปรแกรมนำมาจากโฟลเดอร์นั้นเอง) หรือแก้ค่าที่ผิด [history-differs]
"#,
    );
}

#[test]
fn a_history_is_taken_from_the_folder_of_its_year() {
    let plain = "เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n";
    let renamed = |lines: &str| two_years(plain, lines);
    let growth = |id: &str| {
        format!(
            "เป้าหมาย: ร้อยละ 5\nตัวแปร: {{ปีนี้: ร้อยละ 99, ปีก่อน: ((ผล 2562 {id}))}}\nสูตร: ปีนี้ − ปีก่อน\nหน่วย: ร้อยละ\n"
        )
    };
    for id in ["one", "1.1"] {
        let outcome = renamed(&growth(id)).check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
        let value = outcome.indicator(2563, "one").1.value.as_ref().map(|value| value.to_string());
        assert!(value.as_ref().is_some_and(|value| value.starts_with("ร้อยละ 9")), "{value:?}");
    }
    // The number it has this year leads to it, too, where the other year numbers it otherwise.
    let other = |lines: &str, number: &str| {
        let text =
            renamed(lines).text("content/2563/indicators/one.yaml").replace("\"1.1\"", number);
        renamed(lines).with("content/2563/indicators/one.yaml", &text)
    };
    silent(&other(&growth("7"), "\"7\""));
    // What neither knows is not there.
    says(
        &renamed(&growth("8")),
        r#"
content/2563/indicators/one.yaml:6:29 ต้องแก้: ไม่พบตัวชี้วัด “8” → ที่มีอยู่: 1.1 และ one [unknown-reference]
"#,
    );
}

/// The history that a page of the newer year shows.
fn history(project: &Project, edition: Edition) -> Vec<String> {
    let outcome = project.check();
    let years = outcome.years(edition);
    let newer = years.iter().find(|year| year.number() == "2563").expect("the newer year");
    let all = newer.indicators().flat_map(|at| newer.indicator(at).history);
    all.map(|past| format!("{} {}", past.year, words_of(&past.runs).replace('\u{a0}', " ")))
        .collect()
}

#[test]
fn pages_show_the_results_of_earlier_years_once_and_keep_what_is_internal() {
    let plain = "เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90.5\n";
    let with = |lines: &str| format!("{plain}ผลการดำเนินงานย้อนหลัง: {{{lines}}}\n");
    let both = [Edition::Ministry, Edition::Public];
    for edition in both {
        assert_eq!(history(&two_years(plain, plain), edition), ["2562 ร้อยละ 90.5"]);
        let written = two_years(plain, &with("2560: ไม่มีข้อมูล, 2562: ร้อยละ 90.5"));
        assert_eq!(history(&written, edition), ["2560 ไม่มีข้อมูล", "2562 ร้อยละ 90.5"]);
        // Nothing is known of a year that has no result yet, or whose folder does not know the id.
        let open = two_years("เป้าหมาย: ร้อยละ 80\nผล: ยังไม่ถึงรอบรายงาน\n", plain);
        assert!(history(&open, edition).is_empty());
    }
    let hidden = two_years(&format!("{plain}การเผยแพร่: ภายใน\n"), plain);
    assert_eq!(history(&hidden, Edition::Ministry), ["2562 ร้อยละ 90.5"]);
    assert!(history(&hidden, Edition::Public).is_empty());
}

// The day of the data.

#[test]
fn what_was_done_after_the_day_of_the_data_does_not_count() {
    let half = |lines: &str| {
        super::one(lines).replace("content/2562/year.yaml", "30 กันยายน 2562", "31 มีนาคม 2562")
    };
    let times = |days: &str| format!("เป้าหมาย: 2 ครั้ง\nครั้งที่ทำ: [{days}]\n");
    says(
        &half(&times("15 ธ.ค. 2561, 1 เม.ย. 2562")),
        r#"
content/2562/indicators/one.yaml:6:23 ควรตรวจ: วันที่ 1 เมษายน 2562 อยู่หลังวันที่ของข้อมูล (31 มีนาคม 2562) จึงไม่นับ → ตรวจวันที่กับต้นเรื่อง หรือแก้ ข้อมูล ณ วันที่ ใน year.yaml [date-after-data]
"#,
    );
    silent(&half(&times("15 ธ.ค. 2561, 31 มี.ค. 2562")));
    let quarters = "เป้าหมาย: 3 ไตรมาส\nนับเป็น: จำนวนไตรมาส\nครั้งที่ทำ: [{วันที่: 15 ธ.ค. 2561}, {วันที่: 15 ส.ค. 2562}]\n";
    says(
        &half(quarters),
        r#"
content/2562/indicators/one.yaml:7:36 ควรตรวจ: วันที่ 15 สิงหาคม 2562 อยู่หลังวันที่ของข้อมูล (31 มีนาคม 2562) จึงไม่นับ → ตรวจวันที่กับต้นเรื่อง หรือแก้ ข้อมูล ณ วันที่ ใน year.yaml [date-after-data]
"#,
    );
    // A day by which something is done.
    let done = |day: &str| format!("เป้าหมาย: ภายใน 31 สิงหาคม 2562\nผล: {day}\n");
    says(
        &half(&done("15 สิงหาคม 2562")),
        r#"
content/2562/indicators/one.yaml:6:5 ควรตรวจ: วันที่ 15 สิงหาคม 2562 อยู่หลังวันที่ของข้อมูล (31 มีนาคม 2562) จึงไม่นับ → ตรวจวันที่กับต้นเรื่อง หรือแก้ ข้อมูล ณ วันที่ ใน year.yaml [date-after-data]
"#,
    );
    silent(&half(&done("31 มีนาคม 2562")));
    let outcome = half(&done("15 สิงหาคม 2562")).check();
    assert!(outcome.indicator(2562, "one").1.not_due);
    // Too late is too late, whenever it was.
    let late = "เป้าหมาย: ภายใน 31 มกราคม 2562\nผล: 15 สิงหาคม 2562\n";
    says(
        &half(late),
        r#"
content/2562/indicators/one.yaml:6:5 ควรตรวจ: วันที่ 15 สิงหาคม 2562 อยู่หลังวันที่ของข้อมูล (31 มีนาคม 2562) จึงไม่นับ → ตรวจวันที่กับต้นเรื่อง หรือแก้ ข้อมูล ณ วันที่ ใน year.yaml [date-after-data]
"#,
    );
    assert_eq!(
        half(late).check().indicator(2562, "one").1.rating.decided().map(|r| r.passed()),
        Some(false)
    );
    // In several levels one result is one finding.
    let levels = "ขั้นเป้าหมาย:\n  50: {ก: ภายใน 31 สิงหาคม 2562}\n  100: {ก: ภายใน 30 มิถุนายน 2562}\nผล: {ก: 15 มิถุนายน 2562}\n";
    says(
        &half(levels),
        r#"
content/2562/indicators/one.yaml:8:9 ควรตรวจ: วันที่ 15 มิถุนายน 2562 อยู่หลังวันที่ของข้อมูล (31 มีนาคม 2562) จึงไม่นับ → ตรวจวันที่กับต้นเรื่อง หรือแก้ ข้อมูล ณ วันที่ ใน year.yaml [date-after-data]
"#,
    );
}

// What is said is true.

/// A framework whose total is in bands.
fn totals() -> String {
    let (head, _) = FRAMEWORK.split_once("      วิธีสรุป:\n").unwrap();
    let bands = "      ช่วงผล:\n        - {เกณฑ์: ไม่น้อยกว่า 50, ให้ระดับ: quality}\n        - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: needs-improvement}\n";
    head.replace(
        "      - {รหัส: work, ชื่อ: งานหลัก}\n",
        "      - {รหัส: work, ชื่อ: งานหลัก, น้ำหนัก: 60}\n      - {รหัส: more, ชื่อ: งานรอง, น้ำหนัก: 40, ถ้ามี: ใช่}\n",
    ) + "      วิธีรวม: ค่าเฉลี่ยถ่วงน้ำหนัก\n"
        + bands
}

#[test]
fn a_key_that_is_missing_in_a_framework_is_named_where_it_is_missing() {
    let with = |rules: &str| Project::minimal().with(RULES, rules);
    let total = totals();
    let second = |project: Project| {
        project.with(
            "content/2562/indicators/two.yaml",
            "รหัสถาวร: two\nรหัส: \"1.2\"\nองค์ประกอบ: more\nชื่อ: ตัวชี้วัดรอง\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n",
        )
    };
    silent(&second(with(&total)));
    // Nothing speaks of readings where there are none.
    let (head, _) = total.split_once("      ช่วงผล:\n        - ").unwrap();
    says(
        &second(with(head)),
        r#"
content/frameworks/2562.yaml:19:7 ต้องแก้: สรุปภาพรวมไม่มีทั้ง วิธีสรุป และ ช่วงผล จึงตัดสินระดับภาพรวมไม่ได้ → เพิ่ม วิธีสรุป (กติกาตัดสิน) หรือ ช่วงผล (ของคะแนนรวม) [bad-framework]
"#,
    );
    let both = format!("{total}      วิธีสรุป:\n        - กติกา: [{{ให้ระดับ: quality}}]\n");
    says(
        &second(with(&both)),
        r#"
content/frameworks/2562.yaml:19:7 ต้องแก้: สรุปภาพรวมมีทั้ง วิธีสรุป และ ช่วงผล → ลบหัวข้อหนึ่ง เหลือ วิธีสรุป (กติกาตัดสิน) หรือ ช่วงผล (ของคะแนนรวม) [bad-framework]
"#,
    );
    let readings =
        FRAMEWORK.replace("      วิธีสรุป:\n", "      วิธีรวม: ค่าเฉลี่ยถ่วงน้ำหนัก\n      วิธีสรุป:\n");
    says(
        &with(&readings),
        r#"
content/frameworks/2562.yaml:22:14 ต้องแก้: “วิธีรวม” ไม่มีผลเมื่อมี “วิธีสรุป” → เหลือไว้อย่างเดียว [unused-key]
"#,
    );
    // A weight of one component.
    says(
        &second(with(&total.replace(", น้ำหนัก: 60", ""))),
        r#"
content/frameworks/2562.yaml:12:15 ควรตรวจ: น้ำหนักขององค์ประกอบใน ส่วนที่ 1 รวมได้ 41 ไม่ใช่ 100 หรือ 1 → เพิ่ม น้ำหนัก ของ งานหลัก (ไม่ระบุนับเป็น 1) หรือระบุ น้ำหนักรวม ถ้ากติกาให้รวมเป็นค่าอื่น [weights]
"#,
    );
    // A grade, a component, a part that was refused blames nobody else.
    says(
        &with(&FRAMEWORK.replace("ชื่อ: เป็นไปตามเป้าหมาย, ", "")),
        r#"
content/frameworks/2562.yaml:5:5 ต้องแก้: ระดับผลไม่มีหัวข้อ “ชื่อ” → เพิ่มบรรทัด ชื่อ: … [missing-key]
"#,
    );
    says(
        &second(with(&total.replace("ชื่อ: งานรอง, ", ""))),
        r#"
content/frameworks/2562.yaml:13:9 ต้องแก้: องค์ประกอบไม่มีหัวข้อ “ชื่อ” → เพิ่มบรรทัด ชื่อ: … [missing-key]
"#,
    );
    says(
        &second(with(&total.replace("    ชื่อ: ส่วนที่ 1\n", ""))),
        r#"
content/frameworks/2562.yaml:8:5 ต้องแก้: ส่วนของการประเมินไม่มีหัวข้อ “ชื่อ” → เพิ่มบรรทัด ชื่อ: … [missing-key]
"#,
    );
    // Bands of no component.
    let (before, rest) = FRAMEWORK.split_once("    ช่วงผล:\n").unwrap();
    let (_, after) = rest.split_once("    สรุปภาพรวม:\n").unwrap();
    says(
        &with(&format!("{before}    สรุปภาพรวม:\n{after}")),
        r#"
content/frameworks/2562.yaml:8:5 ต้องแก้: ส่วนนี้ไม่มีหัวข้อ “ช่วงผล” จึงไม่รู้ว่าค่าใดได้ระดับใด → เพิ่มหัวข้อ ช่วงผล ในส่วนนี้ เช่น - {เกณฑ์: ไม่น้อยกว่า 60, ให้ระดับ: …} [bad-framework]
"#,
    );
    // A rule that lost its condition.
    says(
        &with(&FRAMEWORK.replace("มีองค์ประกอบได้: below, ", "")),
        r#"
content/frameworks/2562.yaml:24:15 ควรตรวจ: กติกาที่ให้ “ระดับต้องปรับปรุง” ไม่มีเงื่อนไข จึงเข้าทุกกรณี ข้อที่อยู่ถัดไปไม่มีวันใช้ → เพิ่ม มีองค์ประกอบได้ หรือ ทุกองค์ประกอบได้ หรือย้ายข้อนี้ไปไว้ท้ายสุด [case-twice]
"#,
    );
}

#[test]
fn a_word_that_could_not_be_read_is_not_called_missing() {
    let with = |keys: &str| {
        let component = format!("ชื่อ: งานหลัก, {keys}}}");
        Project::minimal().with(RULES, &FRAMEWORK.replace("ชื่อ: งานหลัก}", &component))
    };
    says(
        &with("วิธีประเมิน: คะแนนถ่วงน้ำหนัด, คะแนนไม่เกิน: 100"),
        r#"
content/frameworks/2562.yaml:12:43 ต้องแก้: ไม่รู้จักคำ “คะแนนถ่วงน้ำหนัด” → น่าจะเป็น “คะแนนถ่วงน้ำหนัก” [unknown-word]
"#,
    );
    says(
        &with("นับ: ตัวชี้วัดหลัด, หัวข้อผ่านเมื่อ: ผ่านทุกตัว"),
        r#"
content/frameworks/2562.yaml:12:37 ต้องแก้: ไม่รู้จักคำ “ตัวชี้วัดหลัด” → น่าจะเป็น “ตัวชี้วัดหลัก” [unknown-word]
"#,
    );
    let year = format!("{YEAR}องค์ประกอบที่ไม่ต้องประเมิน: {{work: ไม่มีภารกิจนี้}}\n");
    says(
        &with("ถ้ามี: ใชๆ").with("content/2562/year.yaml", &year).without(ONE),
        r#"
content/frameworks/2562.yaml:12:38 ต้องแก้: ไม่รู้จักคำ “ใชๆ” → ใช้คำใดคำหนึ่ง: ใช่ หรือ ไม่ใช่ [unknown-word]
"#,
    );
}

#[test]
fn points_that_the_rules_do_not_state_are_asked_for_by_their_key() {
    let with = |part: &str, lines: &str| {
        super::one(lines).with(RULES, &points(part)).indicator(
            "two",
            "1.2",
            "ขั้นเป้าหมาย: {50: 1 ครั้ง, 100: 2 ครั้ง}\nผล: 2 ครั้ง\n",
        )
    };
    let passes = "เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n";
    says(
        &with("    ไม่ถึงขั้นแรกได้: 0\n", passes),
        r#"
content/frameworks/2562.yaml:8:5 ควรตรวจ: ไม่มีหัวข้อ “คะแนนเต็ม” จึงไม่รู้คะแนนของตัวชี้วัด 1.1 ปี 2562 → เพิ่ม คะแนนเต็ม: … ในส่วนนี้ของกรอบ [undecided]
"#,
    );
    silent(&with("    คะแนนเต็ม: 100\n", passes));
    let below = "ขั้นเป้าหมาย: {50: 5 ครั้ง, 100: 9 ครั้ง}\nผล: 4 ครั้ง\n";
    says(
        &with("    คะแนนเต็ม: 100\n", below),
        r#"
content/frameworks/2562.yaml:8:5 ควรตรวจ: ไม่มีหัวข้อ “ไม่ถึงขั้นแรกได้” จึงไม่รู้คะแนนของตัวชี้วัด 1.1 ปี 2562 → เพิ่ม ไม่ถึงขั้นแรกได้: … ในส่วนนี้ของกรอบ [undecided]
"#,
    );
    silent(&with("    ไม่ถึงขั้นแรกได้: 0\n", below));
    // Nobody needs what no result asks for.
    silent(&with("", "ขั้นเป้าหมาย: {50: 5 ครั้ง, 100: 9 ครั้ง}\nผล: 9 ครั้ง\n"));
}

#[test]
fn a_method_that_is_missing_is_named_in_the_framework() {
    let weighed = |one: u32, two: u32| {
        Project::minimal().with(ONE, &format!("{INDICATOR}น้ำหนัก: {one}\n")).indicator(
            "two",
            "1.2",
            &format!("น้ำหนัก: {two}\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n"),
        )
    };
    says(
        &weighed(60, 40),
        r#"
content/frameworks/2562.yaml:12:15 ควรตรวจ: น้ำหนักของ 1.1 และ 1.2 ไม่มีผล: องค์ประกอบ “งานหลัก” ไม่ได้ระบุ วิธีประเมิน จึงเป็นร้อยละที่ผ่าน → ระบุ วิธีประเมิน: คะแนนถ่วงน้ำหนัก ในองค์ประกอบนี้ หรือลบ น้ำหนัก ของตัวชี้วัด [weights]
"#,
    );
    // Weights that do not add up are no weights that a method was forgotten for.
    says(
        &weighed(1, 5),
        r#"
content/2562/indicators/one.yaml:7:7 ควรตรวจ: น้ำหนักของ 1.1 และ 1.2 ไม่มีผล: องค์ประกอบ “งานหลัก” ประเมินแบบ ร้อยละที่ผ่าน ซึ่งไม่ใช้น้ำหนัก → ลบหัวข้อ น้ำหนัก หรือเปลี่ยน วิธีประเมิน ในกรอบเป็น คะแนนถ่วงน้ำหนัก [weights]
"#,
    );
    let capped = FRAMEWORK.replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, คะแนนไม่เกิน: 100}");
    says(
        &Project::minimal().with(RULES, &capped),
        r#"
content/frameworks/2562.yaml:12:45 ต้องแก้: “คะแนนไม่เกิน” ไม่มีผลในองค์ประกอบ “งานหลัก” ซึ่งไม่ได้ระบุ วิธีประเมิน จึงเป็น ร้อยละที่ผ่าน → ลบหัวข้อนี้ หรือเปลี่ยน วิธีประเมิน เป็น คะแนนถ่วงน้ำหนัก [bad-framework]
"#,
    );
    // What headings weigh.
    let headings = Project::minimal()
        .with(RULES, &points("    คะแนนเต็ม: 100\n"))
        .one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", "น้ำหนัก: 30\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .indicator("top", "2", "น้ำหนัก: 70\n")
        .indicator("a", "2.1", "อยู่ใต้: top\nน้ำหนัก: 50\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .indicator("b", "2.2", "อยู่ใต้: top\nน้ำหนัก: 50\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n");
    says(
        &headings,
        r#"
content/frameworks/2562.yaml:12:15 ควรตรวจ: น้ำหนักของ 2 ไม่มีผล: เป็นหัวข้อกลุ่ม และองค์ประกอบ “งานหลัก” ไม่ได้ระบุ นับ จึงนับตัวชี้วัดย่อย → ระบุ นับ: ตัวชี้วัดหลัก ในองค์ประกอบนี้ หรือลบ น้ำหนัก ของหัวข้อกลุ่ม [weights]
"#,
    );
    // When a heading passes.
    let top = FRAMEWORK.replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, นับ: ตัวชี้วัดหลัก}");
    let open = Project::minimal()
        .with(RULES, &top)
        .one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", "")
        .indicator("a", "2.1", "อยู่ใต้: one\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .indicator("b", "2.2", "อยู่ใต้: one\nเป้าหมาย: 1 ครั้ง\nผล: 0 ครั้ง\n");
    says(
        &open,
        r#"
content/frameworks/2562.yaml:12:15 ควรตรวจ: ปี 2562 กติกาตัดสิน งานหลัก ไม่ได้: อาจเป็น สูงกว่าเป้าหมาย หรือ ต่ำกว่าเป้าหมาย → กรอบไม่ได้ระบุว่าหัวข้อกลุ่มผ่านเมื่อใด ถ้าเอกสารกำหนดไว้ เพิ่ม หัวข้อผ่านเมื่อ (ผ่านทุกตัว ผ่านอย่างน้อยหนึ่งตัว หรือ ผ่านเกินครึ่ง) ในองค์ประกอบนี้ [undecided]
"#,
    );
}

#[test]
fn keys_that_are_missing_in_an_indicator_are_named() {
    // Levels that fall: the direction, whether they are on lines or not.
    let falls = "ขั้นเป้าหมาย: {50: 30 วัน, 75: 20 วัน, 100: 10 วัน}\nผล: 15 วัน\n";
    let bounds = "ขั้นเป้าหมาย: {50: ไม่เกิน 30 วัน, 75: ไม่เกิน 20 วัน, 100: ไม่เกิน 10 วัน}\nผล: 15 วัน\n";
    let line = points("    ไม่ถึงขั้นแรกได้: 0\n    ระหว่างขั้น: ตามสัดส่วน\n");
    let steps = points("    ไม่ถึงขั้นแรกได้: 0\n");
    let with = |rules: &str, lines: &str| super::one(lines).with(RULES, rules);
    for rules in [&line, &steps] {
        says(
            &with(rules, falls),
            r#"
content/2562/indicators/one.yaml:5:13 ควรตรวจ: ขั้นเป้าหมายของตัวชี้วัด 1.1 ยิ่งสูงยิ่งเป็นค่าน้อย แต่ ทิศทาง เป็นยิ่งมากยิ่งดี (ไม่ระบุก็เป็นเช่นนี้) → ระบุ ทิศทาง: ยิ่งน้อยยิ่งดี หรือเรียงขั้นใหม่ถ้ายิ่งมากยิ่งดี [levels-order]
"#,
        );
        silent(&with(rules, &format!("ทิศทาง: ยิ่งน้อยยิ่งดี\n{falls}")));
    }
    says(
        &with(&line, bounds),
        r#"
content/2562/indicators/one.yaml:1:10 ควรตรวจ: ขั้นเป้าหมายของตัวชี้วัด 1.1 ยิ่งสูงยิ่งเป็นค่าน้อย แต่ ทิศทาง เป็นยิ่งมากยิ่งดี (ไม่ระบุก็เป็นเช่นนี้) → ระบุ ทิศทาง: ยิ่งน้อยยิ่งดี หรือเรียงขั้นใหม่ถ้ายิ่งมากยิ่งดี [levels-order]
"#,
    );
    silent(&with(&steps, bounds));
    silent(&with(&line, &format!("ทิศทาง: ยิ่งน้อยยิ่งดี\n{bounds}")));
    let rises = "ทิศทาง: ยิ่งน้อยยิ่งดี\nขั้นเป้าหมาย: {50: 10 วัน, 75: 20 วัน, 100: 30 วัน}\nผล: 15 วัน\n";
    says(
        &with(&steps, rises),
        r#"
content/2562/indicators/one.yaml:6:13 ควรตรวจ: ขั้นเป้าหมายของตัวชี้วัด 1.1 ยิ่งสูงยิ่งเป็นค่ามาก แต่ระบุ ทิศทาง: ยิ่งน้อยยิ่งดี → ลบหัวข้อ ทิศทาง หรือเรียงขั้นใหม่ถ้ายิ่งน้อยยิ่งดี [levels-order]
"#,
    );
    // What occasions are counted as.
    says(
        &super::one("เป้าหมาย: 3 ไตรมาส\nครั้งที่ทำ: [15 ธ.ค. 2561]\n"),
        r#"
content/2562/indicators/one.yaml:6:9 ต้องแก้: มี ครั้งที่ทำ แต่ไม่มีหัวข้อ “นับเป็น” ส่วนเป้าหมายไม่ใช่จำนวนครั้ง → เพิ่มบรรทัด นับเป็น: จำนวนไตรมาส [missing-key]
"#,
    );
    says(
        &super::one("เป้าหมาย: ร้อยละ 90\nครั้งที่ทำ: [{วันที่: 15 ธ.ค. 2561, เข้าร่วม: 4, ทั้งหมด: 5}]\n"),
        r#"
content/2562/indicators/one.yaml:6:9 ต้องแก้: มี ครั้งที่ทำ แต่ไม่มีหัวข้อ “นับเป็น” ส่วนเป้าหมายไม่ใช่จำนวนครั้ง → เพิ่มบรรทัด นับเป็น: ร้อยละของครั้งที่เข้าร่วมครบ [missing-key]
"#,
    );
}

#[test]
fn a_unit_that_is_known_is_not_called_unknown() {
    let unit = |equals: &str| {
        let text =
            format!("{}หน่วยนับ:\n  - {{ชื่อ: กระบุง, เท่ากับ: {equals}}}\n", super::common::AGENCY);
        Project::minimal().with("content/agency.yaml", &text)
    };
    says(
        &unit("ร้อยละ 5"),
        r#"
content/agency.yaml:6:24 ต้องแก้: หน่วย “กระบุง” เป็นกี่เท่าของ “ร้อยละ” ไม่ได้ เพราะ “ร้อยละ” ไม่ใช่หน่วยของจำนวน → เขียนเช่น เท่ากับ: 12 ชิ้น [not-a-quantity]
"#,
    );
    says(
        &unit("5 ระดับ"),
        r#"
content/agency.yaml:6:24 ต้องแก้: หน่วย “กระบุง” เป็นกี่เท่าของ “ระดับ” ไม่ได้ เพราะ “ระดับ” ไม่ใช่หน่วยของจำนวน → เขียนเช่น เท่ากับ: 12 ชิ้น [not-a-quantity]
"#,
    );
    says(
        &unit("5 ชิ้นนส์"),
        r#"
content/agency.yaml:6:24 ต้องแก้: ไม่รู้จักหน่วย “ชิ้นนส์” → เพิ่มในหัวข้อ หน่วยนับ ของ agency.yaml ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ ไม่ใช่ตัวเลข [unknown-unit]
"#,
    );
    silent(&unit("12 ราย"));
}
