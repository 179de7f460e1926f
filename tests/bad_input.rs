//! Proves that no input is too bad: every fault a writer makes is a finding at its place, with the
//! line, the caret and what to do, all of them in one run; nothing hangs, panics or leaves the
//! project. The expected texts are complete, so that a change of a message is seen here.

mod common;

use common::{ONE, Outcome, Project, assert_text};

/// Checks a project and compares the whole Thai text of the terminal.
#[track_caller]
fn finds(project: &Project, expected: &str) {
    assert_text(&project.check().terminal(), expected);
}

/// The only indicator with other lines in the place of its target and result.
fn one(lines: &str) -> Project {
    Project::minimal().one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", lines)
}

/// The only indicator with more lines.
fn more(lines: &str) -> Project {
    let text = format!("{}{lines}", common::INDICATOR);
    Project::minimal().with(ONE, &text)
}

/// A narrative with a text.
fn narrative(text: &str) -> Project {
    let text = format!("---\nรหัสถาวร: story\nชื่อ: เรื่องเล่า\n---\n\n{text}\n");
    Project::minimal().with("content/2562/narratives/story.md", &text)
}

/// A sheet of facts with one fact.
fn fact(value: &str) -> Project {
    let text = format!(
        "รหัสถาวร: sheet\nชื่อ: ชุดข้อมูล\nรายการ:\n  - รหัสถาวร: amount\n    ชื่อ: จำนวน\n    ค่า: {value}\n"
    );
    Project::minimal().with("content/2562/facts/sheet.yaml", &text)
}

#[test]
fn the_smallest_project_is_clean() {
    finds(&Project::minimal(), "");
}

// YAML.

#[test]
fn a_line_that_is_indented_by_chance() {
    finds(&more("  หมายเหตุ: ย่อหน้าเกิน\n"), "??indent");
}

#[test]
fn a_tab() {
    finds(&more("\tหมายเหตุ: แท็บ\n"), "??tab");
    finds(&more("ความถี่:\n\t- ทุกปี\n"), "??tab2");
}

#[test]
fn a_lone_dash() {
    finds(&one("เป้าหมาย: ร้อยละ 80\nผล: -\n"), "??dash");
}

#[test]
fn a_percent_sign_in_front() {
    finds(&one("เป้าหมาย: ร้อยละ 80\nผล: % 90\n"), "??percent");
}

#[test]
fn stars() {
    finds(&more("หมายเหตุ: ***\n"), "??stars");
    finds(&more("หมายเหตุ: *สำคัญ\n"), "??alias");
}

#[test]
fn characters_that_yaml_keeps() {
    finds(&more("หมายเหตุ: @ทีมงาน\n"), "??at");
    finds(&more("หมายเหตุ: `ก`\n"), "??backtick");
    finds(&more("หมายเหตุ: &ก ข\n"), "??anchor");
    finds(&more("หมายเหตุ: | ข้อความ\n"), "??pipe");
    finds(&more("หมายเหตุ: !ด่วน มาก\n"), "??bang");
}

#[test]
fn a_colon_inside_a_text() {
    finds(&more("หมายเหตุ: มติ: เห็นชอบ\n"), "??colon");
    finds(&more("หมายเหตุ: มติ : เห็นชอบ\n"), "??colon2");
}

#[test]
fn a_space_before_the_colon_is_fine() {
    finds(&more("หมายเหตุ : ข้อความ\n"), "");
}

#[test]
fn a_number_in_brackets() {
    finds(&fact("[1,992.38]"), "??brackets");
    finds(&one("เป้าหมาย: [1,992.38]\n"), "??brackets2");
    finds(&more("วัตถุประสงค์: [1,992]\n"), "??brackets3");
}

#[test]
fn quotes_and_brackets_without_their_pair() {
    finds(&more("หมายเหตุ: \"ไม่ปิด\n"), "??quote");
    finds(&more("หมายเหตุ: 'ปิด' แล้วมีต่อ\n"), "??quote2");
    finds(&more("หมายเหตุ: [ไม่ปิด\n"), "??bracket");
    finds(&more("หมายเหตุ: [ปิด] แล้วมีต่อ\n"), "??bracket2");
}

#[test]
fn a_line_without_a_colon() {
    finds(&more("หมายเหตุ ไม่มีจุดคู่\n"), "??nocolon");
}

#[test]
fn two_documents_in_one_file() {
    finds(&more("---\nรหัสถาวร: two\n"), "??twodocs");
}

#[test]
fn an_anchor_bomb_is_refused_at_once() {
    let mut bomb = String::from("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..30u8 {
        let (name, before) = (char::from(b'a' + level % 26), char::from(b'a' + (level - 1) % 26));
        bomb.push_str(&format!(
            "{name}{level}: &{name} [{}]\n",
            vec![format!("*{before}"); 9].join(",")
        ));
    }
    let outcome = Project::minimal().with("content/2562/board.yaml", &bomb).check();
    assert!(outcome.codes().iter().filter(|code| **code == "yaml-alias").count() > 30);
    let first: String =
        outcome.terminal().lines().take(4).map(|line| format!("{line}\n")).collect();
    assert_text(&first, "??bomb");
}

#[test]
fn a_thousand_levels() {
    let block: String = (0..1000).map(|n| format!("{}ก:\n", " ".repeat(n))).collect();
    finds(&Project::minimal().with("content/2562/board.yaml", &block), "??deepblock");
    let flow = format!("ชื่อ: {}{}\n", "[".repeat(1000), "]".repeat(1000));
    finds(&Project::minimal().with("content/2562/board.yaml", &flow), "??deepflow");
    let open = format!("ชื่อ: {}\n", "{".repeat(1000));
    finds(&Project::minimal().with("content/2562/board.yaml", &open), "??deepopen");
    let lists = format!("{}ก\n", "- ".repeat(1000));
    finds(&Project::minimal().with("content/2562/board.yaml", &lists), "??deeplists");
}

#[test]
fn an_empty_file() {
    finds(&Project::minimal().with("content/2562/board.yaml", ""), "??empty");
    finds(&Project::minimal().with("content/2562/board.yaml", "# ยังไม่ได้เขียน\n\n"), "??comment");
    finds(&Project::minimal().bytes("content/2562/board.yaml", b"\xef\xbb\xbf\r\n"), "??bom");
}

#[test]
fn bytes_that_are_no_text() {
    finds(&Project::minimal().bytes(ONE, b"\x00\x01\x02\x00\n\x00"), "??nul");
}

// Keys.

#[test]
fn an_unknown_key() {
    finds(&Project::minimal().one("เป้าหมาย:", "เปาหมาย:"), "??unknown");
    finds(&more("งบประมาณที่ใช้จริง: 5 บาท\n"), "??unknown2");
    finds(&more("targt: 5 บาท\n"), "??unknown3");
}

#[test]
fn the_same_key_in_both_languages() {
    finds(&more("result: ร้อยละ 95\n"), "??both");
}

#[test]
fn a_key_twice() {
    finds(&more("ผล: ร้อยละ 95\n"), "??twice");
    finds(&one("เป้าหมาย:\n  ก: 1 ครั้ง\n  ก: 2 ครั้ง\nผล:\n  ก: 1 ครั้ง\n"), "??twice2");
}

#[test]
fn a_missing_key() {
    finds(&Project::minimal().one("ชื่อ: ตัวชี้วัดทดสอบ\n", ""), "??missing");
    finds(&Project::minimal().one("ชื่อ: ตัวชี้วัดทดสอบ\n", "ชื่อ:\n"), "??blank");
    finds(&Project::minimal().one("องค์ประกอบ: work\n", ""), "??nocomponent");
}

#[test]
fn a_value_of_the_wrong_kind() {
    finds(&Project::minimal().one("ชื่อ: ตัวชี้วัดทดสอบ", "ชื่อ: [ก, ข]"), "??list");
    finds(&Project::minimal().one("รหัส: \"1.1\"", "รหัส:\n  ก: ข"), "??map");
    finds(&more("ตามที่พิมพ์: ร้อยละ 91\n"), "??nomap");
    finds(&Project::minimal().with(ONE, "- ก\n- ข\n"), "??norecord");
    finds(&Project::minimal().with(ONE, "ข้อความล้วน\n"), "??notext");
}

#[test]
fn a_word_that_is_not_in_the_list() {
    finds(&more("การเผยแพร่: ภายไน\n"), "??word");
    finds(&more("ทิศทาง: ขึ้น\n"), "??word2");
}

// Ids and references.

#[test]
fn an_id_twice() {
    let number = Project::minimal().indicator("two", "1.1", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n");
    finds(&number, "??dupnumber");
    let slug = number.replace("content/2562/indicators/two.yaml", "รหัสถาวร: two", "รหัสถาวร: one");
    finds(&slug, "??dupslug");
}

#[test]
fn an_id_of_the_wrong_form() {
    finds(&Project::minimal().one("รหัสถาวร: one", "รหัสถาวร: One Two"), "??slug");
    finds(&Project::minimal().one("รหัสถาวร: one", "รหัสถาวร: ตัวชี้วัด"), "??slugthai");
    finds(&Project::minimal().one("รหัสถาวร: one", "รหัสถาวร: first"), "??slugfile");
    finds(&Project::minimal().one("รหัส: \"1.1\"", "รหัส: \"1.1.\""), "??number");
    finds(&Project::minimal().one("รหัส: \"1.1\"", "รหัส: ข้อ 1"), "??number2");
}

#[test]
fn a_reference_to_nothing() {
    finds(&narrative("ได้ ((ผล 1.2)) ของทั้งหมด"), "??ref");
    finds(&narrative("ได้ **((ผล ๒.๑.๔))** และ ((ผล onee))"), "??ref2");
    finds(&narrative("ใช้เงิน ((ค่า plan)) รวม ((รวม total))"), "??ref3");
    finds(&narrative("ปีก่อนได้ ((ผล 2561 one))"), "??ref4");
    finds(&narrative("ได้ ((ผล ผู้อำนวยการ 1.1))"), "??ref5");
}

#[test]
fn a_reference_that_cannot_be_read() {
    finds(&narrative("ได้ ((ผลล 1.1)) และ ((ผล))"), "??badref");
}

#[test]
fn a_number_that_two_parts_print() {
    let framework = format!(
        "{}  - รหัส: director\n    ชื่อ: ส่วนที่ 2\n    ชื่อเรียก: ผู้อำนวยการ\n{}",
        common::FRAMEWORK,
        common::FRAMEWORK.split_once("    ชื่อเรียก: องค์กร\n").unwrap().1
    );
    let second = "รหัสถาวร: two\nส่วน: ผู้อำนวยการ\nรหัส: \"1.1\"\nองค์ประกอบ: work\nชื่อ: ก\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n";
    let project = narrative("ได้ ((ผล 1.1)) ของทั้งหมด")
        .with("content/frameworks/2562.yaml", &framework)
        .with("content/2562/indicators/two.yaml", second);
    finds(&project, "??ambiguous");
    let path = "content/2562/narratives/story.md";
    finds(&project.clone().replace(path, "((ผล 1.1))", "((ผล องค์กร 1.1)) ((ผล two))"), "");
}

// Values.

#[test]
fn a_unit_that_does_not_fit() {
    finds(&one("เป้าหมาย: 13 ล้านบาท\nผล: 9 ราย\n"), "??unit");
    finds(&one("เป้าหมาย: 13 ล้านบาท\nผล: 9\n"), "??unit2");
}

#[test]
fn an_unknown_unit() {
    finds(&one("เป้าหมาย: 13 ล้านบาท\nผล: 9 ล้านบาด\n"), "??unknownunit");
    finds(&one("เป้าหมาย: 13 ช้อน\nผล: 9 ช้อน\n"), "??unknownunit2");
    finds(&one("เป้าหมาย: 2562 เป็นปีเริ่มต้น\nผล: เริ่มแล้ว\n"), "??unknownunit3");
}

#[test]
fn letters_in_a_number() {
    finds(&one("เป้าหมาย: 13 ล้านบาท\nผล: 13.O4 ล้านบาท\n"), "??letter");
    finds(&one("เป้าหมาย: 13 ล้านบาท\nผล: 1l ล้านบาท\n"), "??letter2");
    finds(&one("เป้าหมาย: 13 ล้านบาท\nผล: \"9O ล้านบาท\"\n"), "??letter3");
}

#[test]
fn commas_in_the_wrong_place() {
    finds(&one("เป้าหมาย: 13 บาท\nผล: 1,99.38 บาท\n"), "??commas");
}

#[test]
fn a_number_of_forty_digits() {
    let long = "1234567890".repeat(4);
    finds(&one(&format!("เป้าหมาย: 13 บาท\nผล: {long} บาท\n")), "??digits");
}

#[test]
fn a_quantity_that_says_two_things() {
    finds(&one("เป้าหมาย: ร้อยละ 80 และเสนอรายงาน\nผล: ร้อยละ 90\n"), "??two");
    finds(&one("เป้าหมาย: ไม่น้อยกว่า 13-15 บาท\nผล: 14 บาท\n"), "??two2");
    finds(&one("เป้าหมาย: 15-13 บาท\nผล: 14 บาท\n"), "??reversed");
}

#[test]
fn a_text_where_a_number_is_needed() {
    finds(&one("เป้าหมาย: ร้อยละ 80\nผล: ดีมาก\n"), "??text");
    finds(&one("เป้าหมาย: ไม่มีข้อมูล\nผล: ร้อยละ 90\n"), "??state");
}

#[test]
fn a_date_that_cannot_be() {
    let evidence = |date: &str| more(&format!("หลักฐาน:\n  - ชื่อ: บันทึก\n    วันที่: {date}\n"));
    finds(&evidence("31 เม.ย. 2562"), "??date");
    finds(&evidence("29 ก.พ. 2562"), "??date2");
    finds(&evidence("1 พ.ศ. 2562"), "??date3");
    finds(&evidence("1 พ.ค. 2019"), "??date4");
    finds(&evidence("1 พ.ค. 62"), "??date5");
    finds(&evidence("1/5/2562"), "??date6");
    finds(&evidence("พรุ่งนี้"), "??date7");
    finds(&evidence("1 เมษายม 2562"), "??date8");
}

#[test]
fn a_year_that_cannot_be() {
    finds(
        &Project::minimal().replace("content/2562/year.yaml", "ปีงบประมาณ: 2562", "ปีงบประมาณ: 2019"),
        "??year",
    );
    finds(
        &Project::minimal().replace("content/2562/year.yaml", "ปีงบประมาณ: 2562", "ปีงบประมาณ: 2563"),
        "??year2",
    );
    finds(&more("ผลการดำเนินงานย้อนหลัง:\n  ปีก่อน: ร้อยละ 70\n"), "??year3");
    finds(
        &Project::minimal().with("content/2019/indicators/one.yaml", common::INDICATOR),
        "??year4",
    );
}

// Targets and results.

#[test]
fn a_result_and_a_formula() {
    finds(&more("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก\nหน่วย: ครั้ง\n"), "??resultformula");
}

/// The only indicator with a formula in the place of its result.
fn formula(lines: &str) -> Project {
    one(&format!("เป้าหมาย: 1 ครั้ง\n{lines}"))
}

#[test]
fn a_formula_that_cannot_be_read() {
    finds(&formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก + \nหน่วย: ครั้ง\n"), "??formula");
    finds(&formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก ^ 2\nหน่วย: ครั้ง\n"), "??formula2");
    finds(&formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: (ก + 1\nหน่วย: ครั้ง\n"), "??formula3");
    finds(&formula("ตัวแปร:\n  รายได้: 1 ครั้ง\nสูตร: รายไดั × 2\nหน่วย: ครั้ง\n"), "??formula4");
    finds(&formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก + ข\nหน่วย: ครั้ง\n"), "??formula5");
    finds(&formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก\n"), "??formula6");
    finds(&formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก\nหน่วย: ครั้ง\nทศนิยม: 2.5\n"), "??formula7");
    finds(&formula("ตัวแปร:\n  ก: 1 บาท\nสูตร: ก\nหน่วย: บาท\n"), "??formula8");
}

#[test]
fn an_input_that_is_no_number() {
    finds(&formula("ตัวแปร:\n  ก: มาก\nสูตร: ก\nหน่วย: ครั้ง\n"), "??input");
    finds(&formula("ตัวแปร:\n  ก: 3-5 ครั้ง\nสูตร: ก\nหน่วย: ครั้ง\n"), "??input2");
    finds(&formula("ตัวแปร:\n  ก: มากกว่า 3 ครั้ง\nสูตร: ก\nหน่วย: ครั้ง\n"), "??input3");
    let project = formula("ตัวแปร:\n  ก: ((ผล two))\nสูตร: ก\nหน่วย: ครั้ง\n");
    let bound = project.clone().indicator("two", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: มากกว่า 3 ครั้ง\n");
    finds(&bound, "??input4");
    finds(&project, "??input5");
}

#[test]
fn formulas_in_a_circle() {
    let loops = "ตัวแปร:\n  ก: ((ผล one))\nสูตร: ก + 1\nหน่วย: ครั้ง\n";
    finds(&formula(loops), "??self");
    let two = format!("เป้าหมาย: 1 ครั้ง\n{loops}");
    let project =
        formula("ตัวแปร:\n  ข: ((ผล two))\nสูตร: ข + 1\nหน่วย: ครั้ง\n").indicator("two", "1.2", &two);
    finds(&project, "??circle");
}

#[test]
fn a_division_by_zero() {
    finds(&formula("ตัวแปร:\n  ก: 1 ครั้ง\n  ข: 0 ครั้ง\nสูตร: ก ÷ (ข × 2)\nหน่วย: ครั้ง\n"), "??zero");
}

#[test]
fn criteria_that_do_not_agree() {
    let two = "เป้าหมาย:\n  รายงาน: 1 ฉบับ\n  ผู้ใช้: 5 ราย\n";
    finds(&one(&format!("{two}ผล:\n  รายงาน: 1 ฉบับ\n  ผูใช้: 6 ราย\n")), "??criterion");
    finds(&one(&format!("{two}ผล: 1 ฉบับ\n")), "??criterion2");
    finds(&one("เป้าหมาย: 1 ฉบับ\nผล:\n  รายงาน: 1 ฉบับ\n"), "??criterion3");
    finds(&one(&format!("{two}ผล:\n  รายงาน: 1 ฉบับ\n")), "??criterion4");
}

#[test]
fn a_judgement_that_nobody_made_or_nobody_asked_for() {
    finds(&one("เป้าหมาย: เสนอรายงาน\nผล: เสนอแล้ว\n"), "??notjudged");
    finds(&more("การพิจารณา:\n  ผลพิจารณา: ผ่าน\n  โดย: คณะกรรมการ\n"), "??judgednumber");
    let two = "เป้าหมาย:\n  ก: เสนอแผน\n  ข: เสนอรายงาน\nผล:\n  ก: เสนอแล้ว\n  ข: เสนอแล้ว\n";
    finds(&one(&format!("{two}การพิจารณา:\n  - ผลพิจารณา: ผ่าน\n    โดย: คณะกรรมการ\n")), "??which");
}

#[test]
fn what_is_not_reported() {
    finds(&one("เป้าหมาย: ร้อยละ 80\n"), "??noresult");
    finds(&more("เงื่อนไข:\n  กลุ่มตัวอย่าง: ไม่น้อยกว่า 30 ราย\n"), "??condition");
    finds(&one("ผล: ร้อยละ 80\n"), "??notarget");
}

#[test]
fn levels_and_their_results() {
    let levels = "ขั้นเป้าหมาย:\n  50: ร่างเสร็จ\n  75: เสนอแล้ว\n  100: ประกาศใช้\n";
    finds(&one(&format!("{levels}ผล: เสนอแล้ว\n")), "??levelwords");
    finds(&one(&format!("{levels}ผล: ถึงระดับ 80\n")), "??nolevel");
    finds(&one(levels), "??nolevelresult");
    finds(&one("ขั้นเป้าหมาย:\n  ห้าสิบ: 5 ครั้ง\nผล: 5 ครั้ง\n"), "??levelkey");
    finds(&one("ขั้นเป้าหมาย:\n  50: 5 ครั้ง\nผล: 5 วัน\n"), "??levelunit");
}

#[test]
fn what_is_printed_differs() {
    let printed = |value: &str| more(&format!("ตามที่พิมพ์:\n  ผล:\n    ค่า: {value}\n    ที่: หน้า 5\n"));
    finds(&printed("ร้อยละ 91"), "??claim");
    finds(&printed("ร้อยละ 90.0"), "");
    finds(&more("ตามที่พิมพ์:\n  สัญลักษณ์: ○\n"), "??claim2");
    finds(&more("ตามที่พิมพ์:\n  ผลล: ร้อยละ 90\n"), "??claim3");
    finds(&more("ตามที่พิมพ์:\n  ชื่อ: ตัวชี้วัดทดลอง\n"), "??claim4");
    let published = Project::minimal().with(
        "content/2562/year.yaml",
        &format!("{}เอกสารที่เผยแพร่:\n  - รหัส: form\n    ชื่อ: แบบประเมิน\n", common::YEAR),
    );
    let text = format!("{}ตามที่พิมพ์:\n  ผล:\n    ค่า: ร้อยละ 90\n    เอกสาร: frm\n", common::INDICATOR);
    finds(&published.with(ONE, &text), "??claim5");
}

// Structure.

#[test]
fn indicators_that_hang_in_the_air() {
    finds(&Project::minimal().one("องค์ประกอบ: work", "องค์ประกอบ: wrok"), "??component");
    finds(&more("ส่วน: ผู้อำนวยการ\n"), "??part");
    finds(&more("อยู่ใต้: zero\n"), "??parent");
    let child = "อยู่ใต้: one\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n";
    finds(&Project::minimal().indicator("child", "1.1.1", child), "??parentassessed");
}

#[test]
fn files_that_are_not_there() {
    finds(&Project::minimal().without("content/agency.yaml"), "??noagency");
    finds(&Project::minimal().without("content/frameworks/2562.yaml"), "??noframework");
    finds(&Project::minimal().without("content/2562/year.yaml"), "??noyear");
}

#[test]
fn files_that_nobody_reads() {
    finds(&Project::minimal().with("content/2562/indicator/two.yaml", "ก: ข\n"), "??unknownfile");
    finds(&Project::minimal().with("content/README.md", "# คู่มือ\n"), "");
}

#[test]
fn a_version_of_tomorrow() {
    finds(
        &Project::minimal().replace("content/agency.yaml", "raingan: \"1\"", "raingan: \"2\""),
        "??version",
    );
}

#[test]
fn a_framework_that_contradicts_itself() {
    let path = "content/frameworks/2562.yaml";
    let changed = |from: &str, to: &str| Project::minimal().replace(path, from, to);
    finds(
        &changed("{มีองค์ประกอบได้: below,", "{มีองค์ประกอบได้: below, ทุกองค์ประกอบได้: above,"),
        "??twoconditions",
    );
    finds(&changed("50-67, ให้ระดับ: meets", "50-67, ให้ระดับ: meet"), "??nograde");
    finds(&changed("เกณฑ์: 50-67", "เกณฑ์: 67-50"), "??bandreversed");
    finds(&changed("เกณฑ์: 50-67", "เกณฑ์: 50-67 บาท"), "??bandunit");
    finds(&changed("เกณฑ์: 50-67", "เกณฑ์: ปานกลาง"), "??bandtext");
    finds(&changed("{รหัส: meets,", "{รหัส: above,"), "??gradetwice");
    let rules = common::FRAMEWORK.split_once("      วิธีสรุป:\n").unwrap().1;
    finds(&changed(&format!("      วิธีสรุป:\n{rules}"), ""), "??nooverall");
    finds(&changed("ปีงบประมาณ: 2562\n", "ปีงบประมาณ: 2562\nระดับ: มาก\n"), "??frameworkkey");
}

#[test]
fn mandatory_indicators_and_limits() {
    let path = "content/frameworks/2562.yaml";
    let mandatory = Project::minimal().replace(
        path,
        "ชื่อ: งานหลัก}",
        "ชื่อ: งานหลัก, ตัวชี้วัดบังคับ: [\"1.1\", \"1.2\"]}",
    );
    finds(&mandatory, "??mandatory");
    let limit = "    เพดานจำนวน:\n      - {องค์ประกอบ: work, ไม่เกิน: 1}\n    สรุปภาพรวม:\n";
    let project = Project::minimal().replace(path, "    สรุปภาพรวม:\n", limit);
    finds(&project, "");
    finds(&project.indicator("two", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n"), "??limit");
}

#[test]
fn a_part_that_takes_its_result_from_itself() {
    finds(&one("เป้าหมาย: ระดับคุณภาพ\nผลจากส่วน: องค์กร\n"), "??partcycle");
    finds(&one("เป้าหมาย: ระดับดี\nผลจากส่วน: องค์กร\n"), "??partlevel");
}

#[test]
fn a_hole_in_the_rules() {
    let path = "content/frameworks/2562.yaml";
    let project = Project::minimal().replace(path, "เกณฑ์: มากกว่า 67", "เกณฑ์: 67-99");
    finds(&project, "??hole");
}

#[test]
fn a_board_that_is_numbered_and_dated_wrong() {
    let board = "ชื่อ: คณะกรรมการ
กลุ่ม:
  - ชื่อ: กรรมการ
    กรรมการ:
      - {ลำดับ: 1, ชื่อ: ก, ตั้งแต่: 1 ต.ค. 2560}
      - {ลำดับ: 1, ชื่อ: ข, ตั้งแต่: 1 ต.ค. 2560, ถึง: 30 ก.ย. 2559}
      - {ลำดับ: 4, ชื่อ: ค, ตั้งแต่: 1 ต.ค. 2562}
";
    finds(&Project::minimal().with("content/2562/board.yaml", board), "??board");
}

#[test]
fn an_agency_whose_name_ends_before_it_starts() {
    let name = "  ไทย: หน่วยงานทดสอบ (องค์การมหาชน)\n";
    let dates = format!("{name}  ตั้งแต่: 1 ต.ค. 2562\n  ถึง: 30 ก.ย. 2562\n");
    finds(&Project::minimal().replace("content/agency.yaml", name, &dates), "??name");
}

// Prose.

#[test]
fn links_that_lead_out() {
    finds(&narrative("[รายงาน](../../secret.pdf)"), "??linkout");
    finds(&narrative("[รายงาน](/etc/passwd)"), "??linkroot");
    finds(&narrative("[รายงาน](javascript:alert(1))"), "??linkjs");
    finds(&narrative("[รายงาน](other.md)"), "??linkrelative");
    finds(&narrative("![ภาพ](picture.png)"), "??picture");
    finds(&narrative("[เว็บ](https://example.org) [จดหมาย](mailto:a@example.org) [ล่าง](#ล่าง)"), "");
}

#[test]
fn html_and_headings_that_do_not_belong() {
    finds(&narrative("ข้อความ <b>หนา</b>"), "??html");
    finds(&narrative("# หัวเรื่อง"), "??heading");
}

#[test]
fn a_narrative_without_its_head() {
    let path = "content/2562/narratives/story.md";
    finds(&Project::minimal().with(path, "ข้อความล้วน\n"), "??nohead");
    finds(&Project::minimal().with(path, "---\nรหัสถาวร: story\nชื่อ: เรื่อง\n"), "??openhead");
    finds(
        &Project::minimal().with(path, "---\nรหัสถาวร: story\nชื่อ: มติ: ก\n---\nข้อความ\n"),
        "??badhead",
    );
    finds(&Project::minimal().with(path, ""), "??emptymd");
}

// Files.

#[test]
fn files_that_are_not_utf8() {
    // ชื่อ: ก in TIS-620, after a line of ASCII.
    finds(&Project::minimal().bytes(ONE, b"# one\n\xaa\xd7\xe8\xcd: \xa1\n"), "??tis620");
    let utf16 = |big: bool| -> Vec<u8> {
        let text = format!("\u{feff}{}", common::INDICATOR);
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    finds(&Project::minimal().bytes(ONE, &utf16(false)), "??utf16le");
    finds(&Project::minimal().bytes(ONE, &utf16(true)), "??utf16be");
}

#[test]
fn marks_line_ends_and_thai_digits_are_fine() {
    let text = common::INDICATOR.replace("80", "๘๐").replace("90", "๙๐.๐๐").replace("1.1", "๑.๑");
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let outcome = Project::minimal().with(ONE, &windows).check();
    assert_text(&outcome.terminal(), "");
    assert_eq!(outcome.indicator(2562, "one").0.number.as_str(), "1.1");
    // And a fault has its right place behind a mark and among Windows line ends.
    let fault = windows.replace("เป้าหมาย:", "เปาหมาย:");
    finds(&Project::minimal().with(ONE, &fault), "??crlf");
}

#[test]
fn several_faults_in_several_files_in_one_run() {
    let project = Project::minimal()
        .replace("content/agency.yaml", "รหัสถาวร: test", "รหัสถาวร: Test")
        .replace("content/2562/year.yaml", "สถานะ: ร่าง", "สถานะ: ร่าว")
        .with(
            ONE,
            "รหัสถาวร: one\nรหัส: 1.1\nองค์ประกอบ: work\nเปาหมาย: ร้อยละ 80\nผล: 9O บาท\nหมายเหตุ: มติ: ก\nวัตถุประสงค์: [หนึ่ง]\n",
        )
        .indicator("two", "1.2", "เป้าหมาย: 13 ล้านบาท\nผล: 9 ราย\nการเผยแพร่: ลับ\n")
        .with("content/2562/narratives/story.md", "---\nรหัสถาวร: story\nชื่อ: เรื่อง\n---\n\n((ผล three)) <br>\n");
    finds(&project, "??several");
}

#[test]
fn a_fault_in_one_file_does_not_spread() {
    // What refers to a broken file is not broken by it.
    let project = narrative("ได้ ((ผล one)) และ ((ผล 1.1)) และ ((ค่า amount))")
        .one("ชื่อ: ตัวชี้วัดทดสอบ", "ชื่อ: \"ไม่ปิด")
        .with("content/2562/facts/sheet.yaml", "รหัสถาวร: sheet\nชื่อ: ชุด\nรายการ: มติ: ก\n");
    finds(&project, "??spread");
}

#[test]
fn a_long_line_is_cut_around_its_fault() {
    let long = "ยาวมาก".repeat(200);
    finds(&narrative(&format!("{long} ((ผล nothing)) {long}")), "??longline");
}

#[test]
fn carets_stand_under_clusters() {
    finds(&more("หมายเหตุ: \"ที่นี่\"\nเปี๊ยะ: ก\n"), "??clusters");
    let outcome = narrative("กี่ครั้ง ที่ได้ ((ผล ก่อน)) ❤️👩‍👩‍👧 ((ผล หลัง))").check();
    assert_text(&outcome.terminal(), "??clusters2");
}

/// Reads a project from disk.
fn load(root: &std::path::Path) -> Outcome {
    let (sources, findings) = raingan::load::load(root).expect("a project folder");
    Outcome::of(sources, findings)
}

/// The smallest project on disk.
fn on_disk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in Project::minimal().files() {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), bytes).unwrap();
    }
    folder
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read() {
    let folder = on_disk();
    let path = folder.path().join("content/2562/facts/huge.yaml");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    // A sparse file: it takes no room on the disk.
    std::fs::File::create(path).unwrap().set_len(100 << 20).unwrap();
    assert_text(&load(folder.path()).terminal(), "??huge");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_not_followed() {
    let folder = on_disk();
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret.yaml");
    std::io::Write::write_all(&mut std::fs::File::create(&secret).unwrap(), b"secret: 1\n")
        .unwrap();
    let facts = folder.path().join("content/2562/facts");
    std::fs::create_dir_all(&facts).unwrap();
    std::os::unix::fs::symlink(&secret, facts.join("leak.yaml")).unwrap();
    std::os::unix::fs::symlink(outside.path(), facts.join("folder")).unwrap();
    std::os::unix::fs::symlink("nowhere.yaml", facts.join("dangling.yaml")).unwrap();
    let outcome = load(folder.path());
    assert_text(&outcome.terminal(), "??symlink");
    assert!(outcome.sources.texts().all(|(_, file)| !file.text.contains("secret")));
    // A link inside the project is the file it points to.
    let folder = on_disk();
    let board = folder.path().join("content/2562/board.yaml");
    std::os::unix::fs::symlink("year.yaml", board).unwrap();
    assert_eq!(load(folder.path()).codes().first(), Some(&"unknown-key"));
}

#[test]
fn a_folder_without_content_is_no_project() {
    let folder = tempfile::tempdir().unwrap();
    assert!(raingan::load::load(folder.path()).is_err());
    assert!(raingan::load::load(&folder.path().join("nothing")).is_err());
}
