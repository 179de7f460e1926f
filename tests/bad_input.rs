//! Proves that no input is too bad: every fault a writer makes is a finding at its place, with the
//! line, the caret and what to do, all of them in one run; nothing hangs, panics or leaves the
//! project. The expected texts are complete, so that a change of a message is seen here.

#[path = "bad_input/blocks.rs"]
mod blocks;
mod common;
#[path = "bad_input/folders.rs"]
mod folders;
#[path = "bad_input/guessed.rs"]
mod guessed;
#[path = "bad_input/inlines.rs"]
mod inlines;
#[path = "bad_input/pages.rs"]
mod pages;
#[path = "bad_input/pasted.rs"]
mod pasted;
#[path = "bad_input/prose.rs"]
mod prose;
#[path = "bad_input/reviewed.rs"]
mod reviewed;
#[path = "bad_input/silence.rs"]
mod silence;
#[path = "bad_input/typed_yaml.rs"]
mod typed_yaml;
#[path = "bad_input/values.rs"]
mod values;

use common::{FRAMEWORK, INDICATOR, ONE, Outcome, Project, YEAR, assert_text};

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
    finds(
        &more("  หมายเหตุ: ย่อหน้าเกิน\n"),
        r#"
content/2562/indicators/one.yaml:7:3 ต้องแก้: บรรทัดนี้ย่อหน้าไม่ตรงกับบรรทัดอื่นในกลุ่มเดียวกัน → ย่อหน้าให้เท่ากับหัวข้ออื่นในกลุ่ม โดยใช้เว้นวรรค [yaml-syntax]
  ╭▸
7 │   หมายเหตุ: ย่อหน้าเกิน
  ╰╴  ━━━━━━━━━━━━━━━━━
"#,
    );
}

#[test]
fn a_tab() {
    finds(
        &more("\tหมายเหตุ: แท็บ\n"),
        r#"
content/2562/indicators/one.yaml:7:1 ต้องแก้: ต้นบรรทัดมีแท็บ → ใช้เว้นวรรค 2 ตัวแทน [tab]
  ╭▸
7 │  หมายเหตุ: แท็บ
  ╰╴━
"#,
    );
    finds(
        &more("ความถี่:\n\t- ทุกปี\n"),
        r#"
content/2562/indicators/one.yaml:8:1 ต้องแก้: ต้นบรรทัดมีแท็บ → ใช้เว้นวรรค 2 ตัวแทน [tab]
  ╭▸
8 │  - ทุกปี
  ╰╴━
"#,
    );
}

#[test]
fn a_lone_dash() {
    finds(
        &one("เป้าหมาย: ร้อยละ 80\nผล: -\n"),
        r#"
content/2562/indicators/one.yaml:6:5 ต้องแก้: “-” ตัวเดียวใช้เป็นค่าไม่ได้ → พิมพ์ ไม่มีข้อมูล หรือ "-" [yaml-syntax]
  ╭▸
6 │ ผล: -
  ╰╴    ━
"#,
    );
}

#[test]
fn a_percent_sign_in_front() {
    finds(
        &one("เป้าหมาย: ร้อยละ 80\nผล: % 90\n"),
        r#"
content/2562/indicators/one.yaml:6:5 ต้องแก้: ข้อความขึ้นต้นด้วย % (“% 90”) → พิมพ์ ร้อยละ 90 [yaml-syntax]
  ╭▸
6 │ ผล: % 90
  ╰╴    ━━━━
"#,
    );
}

#[test]
fn stars() {
    finds(
        &more("หมายเหตุ: ***\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: “***” อ่านเป็นเครื่องหมายอ้างค่าจากที่อื่น ไม่ใช่ข้อความ → พิมพ์ค่านั้นซ้ำ หรือใส่ "…" ครอบถ้าเป็นข้อความ [yaml-alias]
  ╭▸
7 │ หมายเหตุ: ***
  ╰╴         ━━━
"#,
    );
    finds(
        &more("หมายเหตุ: *สำคัญ\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: “*สำคัญ” อ่านเป็นเครื่องหมายอ้างค่าจากที่อื่น ไม่ใช่ข้อความ → พิมพ์ค่านั้นซ้ำ หรือใส่ "…" ครอบถ้าเป็นข้อความ [yaml-alias]
  ╭▸
7 │ หมายเหตุ: *สำคัญ
  ╰╴         ━━━━━
"#,
    );
}

#[test]
fn characters_that_yaml_keeps() {
    finds(
        &more("หมายเหตุ: @ทีมงาน\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: ข้อความขึ้นต้นด้วย @ (“@ทีมงาน”) → ใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: @ทีมงาน
  ╰╴         ━━━━━━
"#,
    );
    finds(
        &more("หมายเหตุ: `ก`\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: ข้อความขึ้นต้นด้วย ` (“`ก`”) → ใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: `ก`
  ╰╴         ━━━
"#,
    );
    finds(
        &more("หมายเหตุ: &ก ข\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: “&ก” อ่านเป็นเครื่องหมายตั้งชื่อให้ค่า ไม่ใช่ข้อความ → ลบออก หรือใส่ "…" ครอบถ้าเป็นข้อความ [yaml-alias]
  ╭▸
7 │ หมายเหตุ: &ก ข
  ╰╴         ━━
"#,
    );
    finds(
        &more("หมายเหตุ: | ข้อความ\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: ข้อความขึ้นต้นด้วย | (“| ข้อความ”) → ใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: | ข้อความ
  ╰╴         ━━━━━━━━
"#,
    );
    finds(
        &more("หมายเหตุ: !ด่วน มาก\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: ข้อความขึ้นต้นด้วย ! (“!ด่วน มาก”) → ใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: !ด่วน มาก
  ╰╴         ━━━━━━━━
"#,
    );
}

#[test]
fn a_colon_inside_a_text() {
    finds(
        &more("หมายเหตุ: มติ: เห็นชอบ\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: ข้อความมี “ : ” → ใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: มติ: เห็นชอบ
  ╰╴         ━━━━━━━━━━
"#,
    );
    finds(
        &more("หมายเหตุ: มติ : เห็นชอบ\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: ข้อความมี “ : ” → ใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: มติ : เห็นชอบ
  ╰╴         ━━━━━━━━━━━
"#,
    );
}

#[test]
fn a_space_before_the_colon_is_fine() {
    finds(&more("หมายเหตุ : ข้อความ\n"), "");
}

#[test]
fn a_number_in_brackets() {
    finds(
        &fact("[1,992.38]"),
        r#"
content/2562/facts/sheet.yaml:6:9 ต้องแก้: [1,992.38] อ่านได้เป็น 2 ค่า → พิมพ์ 1,992.38 โดยไม่ใส่ [ ] [wrong-type]
  ╭▸
6 │     ค่า: [1,992.38]
  ╰╴        ━━━━━━━━━━
"#,
    );
    finds(
        &one("เป้าหมาย: [1,992.38]\n"),
        r#"
content/2562/indicators/one.yaml:5:10 ต้องแก้: [1,992.38] อ่านได้เป็น 2 ค่า → พิมพ์ 1,992.38 โดยไม่ใส่ [ ] [wrong-type]
  ╭▸
5 │ เป้าหมาย: [1,992.38]
  ╰╴         ━━━━━━━━━━
"#,
    );
    finds(
        &more("วัตถุประสงค์: [1,992]\n"),
        r#"
content/2562/indicators/one.yaml:7:12 ต้องแก้: [1,992] อ่านได้เป็น 2 ค่า → พิมพ์ 1,992 โดยไม่ใส่ [ ] [wrong-type]
  ╭▸
7 │ วัตถุประสงค์: [1,992]
  ╰╴           ━━━━━━━
"#,
    );
}

#[test]
fn quotes_and_brackets_without_their_pair() {
    finds(
        &more("หมายเหตุ: \"ไม่ปิด\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: เครื่องหมาย " ไม่ครบคู่ใน “"ไม่ปิด” → ใส่เครื่องหมายปิดท้ายข้อความ หรือใช้ “ ” แทน [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: "ไม่ปิด
  ╰╴         ━━━━━
"#,
    );
    finds(
        &more("หมายเหตุ: 'ปิด' แล้วมีต่อ\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: หลังเครื่องหมายปิด ' มีข้อความต่อ (“'ปิด' แล้วมีต่อ”) → ใช้ “ ” ในข้อความ แทน " และ ' [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: 'ปิด' แล้วมีต่อ
  ╰╴         ━━━━━━━━━━━
"#,
    );
    finds(
        &more("หมายเหตุ: [ไม่ปิด\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: วงเล็บใน “[ไม่ปิด” ไม่ครบคู่ หรือมีข้อความต่อท้าย → ปิดวงเล็บให้ครบคู่ หรือใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: [ไม่ปิด
  ╰╴         ━━━━━
"#,
    );
    finds(
        &more("หมายเหตุ: [ปิด] แล้วมีต่อ\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: วงเล็บใน “[ปิด] แล้วมีต่อ” ไม่ครบคู่ หรือมีข้อความต่อท้าย → ปิดวงเล็บให้ครบคู่ หรือใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: [ปิด] แล้วมีต่อ
  ╰╴         ━━━━━━━━━━━
"#,
    );
}

#[test]
fn a_colon_without_a_space() {
    finds(
        &more("หมายเหตุ:ติดกัน\n"),
        r#"
content/2562/indicators/one.yaml:7:1 ต้องแก้: หลัง “:” ไม่มีเว้นวรรค → พิมพ์ หมายเหตุ: ติดกัน [yaml-syntax]
  ╭▸
7 │ หมายเหตุ:ติดกัน
  ╰╴━━━━━━━━━━━━
"#,
    );
}

#[test]
fn a_line_without_a_colon() {
    finds(
        &more("หมายเหตุ ไม่มีจุดคู่\n"),
        r#"
content/2562/indicators/one.yaml:7:1 ต้องแก้: บรรทัดนี้ไม่มี “:” หลังหัวข้อ (“หมายเหตุ ไม่มีจุดคู่”) → พิมพ์ หัวข้อ: ค่า หรือย่อหน้าให้ตรงกับข้อความบรรทัดก่อน [yaml-syntax]
  ╭▸
7 │ หมายเหตุ ไม่มีจุดคู่
  ╰╴━━━━━━━━━━━━━━
"#,
    );
}

#[test]
fn two_documents_in_one_file() {
    finds(
        &more("---\nรหัสถาวร: two\n"),
        r#"
content/2562/indicators/one.yaml:8:1 ต้องแก้: ไฟล์เดียวมีข้อมูลสองชุด (คั่นด้วย ---) → แยกเป็นสองไฟล์ [yaml-syntax]
  ╭▸
8 │ รหัสถาวร: two
  ╰╴━━━━━━━━━━━━
"#,
    );
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
    let small = "ชื่อ: &a ก\nกลุ่ม: *a\n";
    let outcome = Project::minimal().with("content/2562/board.yaml", small).check();
    assert_text(
        &outcome.terminal(),
        r#"
content/2562/board.yaml:1:5 ต้องแก้: “&a” อ่านเป็นเครื่องหมายตั้งชื่อให้ค่า ไม่ใช่ข้อความ → ลบออก หรือใส่ "…" ครอบถ้าเป็นข้อความ [yaml-alias]
  ╭▸
1 │ ชื่อ: &a ก
  ╰╴    ━━
content/2562/board.yaml:2:6 ต้องแก้: “*a” อ่านเป็นเครื่องหมายอ้างค่าจากที่อื่น ไม่ใช่ข้อความ → พิมพ์ค่านั้นซ้ำ หรือใส่ "…" ครอบถ้าเป็นข้อความ [yaml-alias]
  ╭▸
2 │ กลุ่ม: *a
  ╰╴     ━━
"#,
    );
}

#[test]
fn a_thousand_levels() {
    let block: String = (0..1000).map(|n| format!("{}ก:\n", " ".repeat(n))).collect();
    finds(
        &Project::minimal().with("content/2562/board.yaml", &block),
        r#"
content/2562/board.yaml:33:33 ต้องแก้: ข้อมูลซ้อนกันเกิน 32 ชั้น → ตรวจการย่อหน้าและวงเล็บของบรรทัดนี้ [too-deep]
   ╭▸
33 │ …                     ก:
   ╰╴                      ━
"#,
    );
    let flow = format!("ชื่อ: {}{}\n", "[".repeat(1000), "]".repeat(1000));
    finds(
        &Project::minimal().with("content/2562/board.yaml", &flow),
        r#"
content/2562/board.yaml:1:37 ต้องแก้: ข้อมูลซ้อนกันเกิน 32 ชั้น → ตรวจการย่อหน้าและวงเล็บของบรรทัดนี้ [too-deep]
  ╭▸
1 │ ชื่อ: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
  ╰╴                                    ━
"#,
    );
    let open = format!("ชื่อ: {}\n", "{".repeat(1000));
    finds(
        &Project::minimal().with("content/2562/board.yaml", &open),
        r#"
content/2562/board.yaml:1:37 ต้องแก้: ข้อมูลซ้อนกันเกิน 32 ชั้น → ตรวจการย่อหน้าและวงเล็บของบรรทัดนี้ [too-deep]
  ╭▸
1 │ ชื่อ: {{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{…
  ╰╴                                    ━
"#,
    );
    let lists = format!("{}ก\n", "- ".repeat(1000));
    finds(
        &Project::minimal().with("content/2562/board.yaml", &lists),
        r#"
content/2562/board.yaml:1:65 ต้องแก้: ข้อมูลซ้อนกันเกิน 32 ชั้น → ตรวจการย่อหน้าและวงเล็บของบรรทัดนี้ [too-deep]
  ╭▸
1 │ - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -…
  ╰╴                                                                ━
"#,
    );
}

#[test]
fn an_empty_file() {
    finds(
        &Project::minimal().with("content/2562/board.yaml", ""),
        r#"
content/2562/board.yaml:1:1 ต้องแก้: ไฟล์ว่าง ไม่มีข้อมูล → ใส่ข้อมูล หรือลบไฟล์นี้ [empty-file]
"#,
    );
    finds(
        &Project::minimal().with("content/2562/board.yaml", "# ยังไม่ได้เขียน\n\n"),
        r#"
content/2562/board.yaml:1:1 ต้องแก้: ไฟล์ว่าง ไม่มีข้อมูล → ใส่ข้อมูล หรือลบไฟล์นี้ [empty-file]
  ╭▸
1 │ # ยังไม่ได้เขียน
  ╰╴━
"#,
    );
    finds(
        &Project::minimal().bytes("content/2562/board.yaml", b"\xef\xbb\xbf\r\n"),
        r#"
content/2562/board.yaml:1:1 ต้องแก้: ไฟล์ว่าง ไม่มีข้อมูล → ใส่ข้อมูล หรือลบไฟล์นี้ [empty-file]
"#,
    );
}

#[test]
fn bytes_that_are_no_text() {
    finds(
        &Project::minimal().bytes(ONE, b"\x00\x01\x02\x00\n\x00"),
        r#"
content/2562/indicators/one.yaml:1:1 ต้องแก้: ไฟล์นี้ไม่ใช่ข้อความ (พบไบต์ 0 ที่บรรทัด 1) → บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8 [not-utf8]
"#,
    );
}

#[test]
fn several_faults_of_yaml_in_one_file() {
    // Each fault takes one line out, and the lines around it are read on.
    let text = "รหัสถาวร: one
รหัส: \"1.1\"
องค์ประกอบ: work
ชื่อ: \"ไม่ปิด
คำอธิบาย: 'ไม่ปิดเหมือนกัน
เป้าหมาย: ร้อยละ 80
ผล: % 90
\tหมายเหตุ: แท็บ
  ความถี่: ทุกปี
ส่วน: [องค์กร
น้ำหนัก: 5O
";
    finds(
        &Project::minimal().with(ONE, text),
        r#"
content/2562/indicators/one.yaml:4:5 ต้องแก้: เครื่องหมาย " ไม่ครบคู่ใน “"ไม่ปิด” → ใส่เครื่องหมายปิดท้ายข้อความ หรือใช้ “ ” แทน [yaml-syntax]
  ╭▸
4 │ ชื่อ: "ไม่ปิด
  ╰╴    ━━━━━
content/2562/indicators/one.yaml:5:9 ต้องแก้: เครื่องหมาย ' ไม่ครบคู่ใน “'ไม่ปิดเหมือนกัน” → ใส่เครื่องหมายปิดท้ายข้อความ หรือใช้ “ ” แทน [yaml-syntax]
  ╭▸
5 │ คำอธิบาย: 'ไม่ปิดเหมือนกัน
  ╰╴         ━━━━━━━━━━━━
content/2562/indicators/one.yaml:7:5 ต้องแก้: ข้อความขึ้นต้นด้วย % (“% 90”) → พิมพ์ ร้อยละ 90 [yaml-syntax]
  ╭▸
7 │ ผล: % 90
  ╰╴    ━━━━
content/2562/indicators/one.yaml:8:1 ต้องแก้: ต้นบรรทัดมีแท็บ → ใช้เว้นวรรค 2 ตัวแทน [tab]
  ╭▸
8 │  หมายเหตุ: แท็บ
  ╰╴━
content/2562/indicators/one.yaml:9:3 ต้องแก้: บรรทัดนี้ย่อหน้าไม่ตรงกับบรรทัดอื่นในกลุ่มเดียวกัน → ย่อหน้าให้เท่ากับหัวข้ออื่นในกลุ่ม โดยใช้เว้นวรรค [yaml-syntax]
  ╭▸
9 │   ความถี่: ทุกปี
  ╰╴  ━━━━━━━━━━
content/2562/indicators/one.yaml:10:6 ต้องแก้: วงเล็บใน “[องค์กร” ไม่ครบคู่ หรือมีข้อความต่อท้าย → ปิดวงเล็บให้ครบคู่ หรือใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
   ╭▸
10 │ ส่วน: [องค์กร
   ╰╴     ━━━━━━
content/2562/indicators/one.yaml:11:8 ต้องแก้: “5O” มีตัวอักษร O ปนในตัวเลข → พิมพ์ 50 [bad-number]
   ╭▸
11 │ น้ำหนัก: 5O
   ╰╴        ━
"#,
    );
}

#[test]
fn a_word_that_yaml_would_take_away() {
    finds(
        &more("หมายเหตุ: !important ด่วน\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: “!important” อ่านเป็นเครื่องหมายบอกชนิดของค่า ไม่ใช่ข้อความ → ลบออก หรือใส่ "…" ครอบถ้าเป็นข้อความ [yaml-alias]
  ╭▸
7 │ หมายเหตุ: !important ด่วน
  ╰╴         ━━━━━━━━━━
"#,
    );
    finds(
        &more("หมายเหตุ: \"C:\\งาน\"\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: ใน "…" มี \ ที่อ่านไม่ได้ (“"C:\งาน"”) → ครอบข้อความด้วย '…' แทน [yaml-syntax]
  ╭▸
7 │ หมายเหตุ: "C:\งาน"
  ╰╴         ━━━━━━━━
"#,
    );
}

// Keys.

#[test]
fn an_unknown_key() {
    finds(
        &Project::minimal().one("เป้าหมาย:", "เปาหมาย:"),
        r#"
content/2562/indicators/one.yaml:5:1 ต้องแก้: ไม่รู้จักหัวข้อ “เปาหมาย” → น่าจะเป็น “เป้าหมาย” [unknown-key]
  ╭▸
5 │ เปาหมาย: ร้อยละ 80
  ╰╴━━━━━━━
"#,
    );
    finds(
        &more("งบประมาณที่ใช้จริง: 5 บาท\n"),
        r#"
content/2562/indicators/one.yaml:7:1 ต้องแก้: ไม่รู้จักหัวข้อ “งบประมาณที่ใช้จริง” → ดูหัวข้อที่ใช้ได้ของตัวชี้วัดด้วยคำสั่ง raingan schema --reference [unknown-key]
  ╭▸
7 │ งบประมาณที่ใช้จริง: 5 บาท
  ╰╴━━━━━━━━━━━━━━
"#,
    );
    finds(
        &more("targt: 5 บาท\n"),
        r#"
content/2562/indicators/one.yaml:7:1 ต้องแก้: ไม่รู้จักหัวข้อ “targt” → น่าจะเป็น “target” [unknown-key]
  ╭▸
7 │ targt: 5 บาท
  ╰╴━━━━━
"#,
    );
}

#[test]
fn the_same_key_in_both_languages() {
    finds(
        &more("result: ร้อยละ 95\n"),
        r#"
content/2562/indicators/one.yaml:7:1 ต้องแก้: “ผล” กับ “result” เป็นหัวข้อเดียวกัน → เหลือไว้แห่งเดียว [duplicate-key]
  ╭▸
7 │ result: ร้อยละ 95
  ╰╴━━━━━━
  content/2562/indicators/one.yaml:6:1 เขียนครั้งแรกที่นี่
  ╭▸
6 │ ผล: ร้อยละ 90
  ╰╴━━
"#,
    );
}

#[test]
fn a_key_twice() {
    finds(
        &more("ผล: ร้อยละ 95\n"),
        r#"
content/2562/indicators/one.yaml:7:1 ต้องแก้: มีหัวข้อ “ผล” ซ้ำ → เหลือไว้แห่งเดียว [duplicate-key]
  ╭▸
7 │ ผล: ร้อยละ 95
  ╰╴━━
  content/2562/indicators/one.yaml:6:1 เขียนครั้งแรกที่นี่
  ╭▸
6 │ ผล: ร้อยละ 90
  ╰╴━━
"#,
    );
    finds(
        &one("เป้าหมาย:\n  ก: 1 ครั้ง\n  ก: 2 ครั้ง\nผล:\n  ก: 1 ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:7:3 ต้องแก้: มีหัวข้อ “ก” ซ้ำ → เหลือไว้แห่งเดียว [duplicate-key]
  ╭▸
7 │   ก: 2 ครั้ง
  ╰╴  ━
  content/2562/indicators/one.yaml:6:3 เขียนครั้งแรกที่นี่
  ╭▸
6 │   ก: 1 ครั้ง
  ╰╴  ━
"#,
    );
}

#[test]
fn a_missing_key() {
    finds(
        &Project::minimal().one("ชื่อ: ตัวชี้วัดทดสอบ\n", ""),
        r#"
content/2562/indicators/one.yaml:1:1 ต้องแก้: ตัวชี้วัดไม่มีหัวข้อ “ชื่อ” → เพิ่มบรรทัด ชื่อ: … [missing-key]
  ╭▸
1 │ รหัสถาวร: one
  ╰╴━
"#,
    );
    finds(
        &Project::minimal().one("ชื่อ: ตัวชี้วัดทดสอบ\n", "ชื่อ:\n"),
        r#"
content/2562/indicators/one.yaml:4:1 ต้องแก้: หัวข้อ “ชื่อ” ไม่มีค่า → พิมพ์ค่าต่อจาก : หรือลบบรรทัดนี้ [no-value]
  ╭▸
4 │ ชื่อ:
  ╰╴━━
"#,
    );
    finds(
        &Project::minimal().one("องค์ประกอบ: work\n", ""),
        r#"
content/2562/indicators/one.yaml:1:10 ต้องแก้: ตัวชี้วัดไม่ได้บอกองค์ประกอบ → เพิ่มบรรทัด องค์ประกอบ: … (ใช้ work) หรือ อยู่ใต้: … [missing-key]
  ╭▸
1 │ รหัสถาวร: one
  ╰╴         ━━━
"#,
    );
}

#[test]
fn a_value_of_the_wrong_kind() {
    finds(
        &Project::minimal().one("ชื่อ: ตัวชี้วัดทดสอบ", "ชื่อ: [ก, ข]"),
        r#"
content/2562/indicators/one.yaml:4:5 ต้องแก้: [ก, ข] อ่านได้เป็น 2 ค่า → พิมพ์ ก, ข โดยไม่ใส่ [ ] [wrong-type]
  ╭▸
4 │ ชื่อ: [ก, ข]
  ╰╴    ━━━━━━
"#,
    );
    finds(
        &Project::minimal().one("รหัส: \"1.1\"", "รหัส:\n  ก: ข"),
        r#"
content/2562/indicators/one.yaml:3:3 ต้องแก้: ต้องเป็นเลขตัวชี้วัด แต่นี่เป็นกลุ่มหัวข้อ → พิมพ์ค่าเดียวต่อจาก : ในบรรทัดเดียวกัน [wrong-type]
  ╭▸
3 │   ก: ข
  ╰╴  ━━━━
"#,
    );
    finds(
        &more("ตามที่พิมพ์: ร้อยละ 91\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ต้องแก้: ต้องเป็นกลุ่ม ชื่อ: ค่า แต่นี่เป็นข้อความ → ย่อหน้าแล้วพิมพ์ ชื่อ: ค่า ทีละบรรทัด [wrong-type]
  ╭▸
7 │ ตามที่พิมพ์: ร้อยละ 91
  ╰╴         ━━━━━━━━
"#,
    );
    finds(
        &Project::minimal().with(ONE, "- ก\n- ข\n"),
        r#"
content/2562/indicators/one.yaml:1:1 ต้องแก้: ตัวชี้วัดต้องเป็นกลุ่มหัวข้อ แต่นี่เป็นรายการ → ย่อหน้าแล้วพิมพ์ หัวข้อ: ค่า ทีละบรรทัด [wrong-type]
  ╭▸
1 │ - ก
  ╰╴━━━
"#,
    );
    finds(
        &Project::minimal().with(ONE, "ข้อความล้วน\n"),
        r#"
content/2562/indicators/one.yaml:1:1 ต้องแก้: ตัวชี้วัดต้องเป็นกลุ่มหัวข้อ แต่นี่เป็นข้อความ → ย่อหน้าแล้วพิมพ์ หัวข้อ: ค่า ทีละบรรทัด [wrong-type]
  ╭▸
1 │ ข้อความล้วน
  ╰╴━━━━━━━━━
"#,
    );
}

#[test]
fn a_word_that_is_not_in_the_list() {
    finds(
        &more("การเผยแพร่: ภายไน\n"),
        r#"
content/2562/indicators/one.yaml:7:12 ต้องแก้: ไม่รู้จักคำ “ภายไน” → น่าจะเป็น “ภายใน” [unknown-word]
  ╭▸
7 │ การเผยแพร่: ภายไน
  ╰╴           ━━━━━
"#,
    );
    finds(
        &more("ทิศทาง: ขึ้น\n"),
        r#"
content/2562/indicators/one.yaml:7:8 ต้องแก้: ไม่รู้จักคำ “ขึ้น” → ใช้คำใดคำหนึ่ง: ยิ่งมากยิ่งดี หรือ ยิ่งน้อยยิ่งดี [unknown-word]
  ╭▸
7 │ ทิศทาง: ขึ้น
  ╰╴       ━━
"#,
    );
}

// Ids and references.

#[test]
fn an_id_twice() {
    let number = Project::minimal().indicator("two", "1.1", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n");
    finds(
        &number,
        r#"
content/2562/indicators/two.yaml:2:6 ต้องแก้: มีตัวชี้วัดสองตัวใช้รหัส “1.1” → แก้รหัสของตัวใดตัวหนึ่งให้ไม่ซ้ำ [duplicate-id]
  ╭▸
2 │ รหัส: "1.1"
  ╰╴     ━━━━━
  content/2562/indicators/one.yaml:2:6 อีกแห่งที่ใช้รหัสนี้
  ╭▸
2 │ รหัส: "1.1"
  ╰╴     ━━━━━
"#,
    );
    let slug = number.replace("content/2562/indicators/two.yaml", "รหัสถาวร: two", "รหัสถาวร: one");
    finds(
        &slug,
        r#"
content/2562/indicators/two.yaml:1:10 ต้องแก้: รหัสถาวร “one” มีแล้ว → เปลี่ยนให้ไม่ซ้ำ [duplicate-id]
  ╭▸
1 │ รหัสถาวร: one
  ╰╴         ━━━
  content/2562/indicators/one.yaml:1:10 ใช้แล้วที่นี่
  ╭▸
1 │ รหัสถาวร: one
  ╰╴         ━━━
content/2562/indicators/two.yaml:1:10 ต้องแก้: two.yaml มีรหัสถาวร “one” ของอีกไฟล์หนึ่ง → ลบไฟล์นี้ถ้าเป็นสำเนา หรือแก้รหัสถาวรเป็น two [slug-mismatch]
  ╭▸
1 │ รหัสถาวร: one
  ╰╴         ━━━
"#,
    );
}

#[test]
fn an_id_of_the_wrong_form() {
    finds(
        &Project::minimal().one("รหัสถาวร: one", "รหัสถาวร: One Two"),
        r#"
content/2562/indicators/one.yaml:1:10 ต้องแก้: รหัสถาวร “One Two” ใช้ได้เฉพาะ a–z ตัวเลข และขีด - → เช่น one-two [bad-slug]
  ╭▸
1 │ รหัสถาวร: One Two
  ╰╴         ━━━━━━━
"#,
    );
    finds(
        &Project::minimal().one("รหัสถาวร: one", "รหัสถาวร: ตัวชี้วัด"),
        r#"
content/2562/indicators/one.yaml:1:10 ต้องแก้: รหัสถาวร “ตัวชี้วัด” ใช้ได้เฉพาะ a–z ตัวเลข และขีด - → เช่น satisfaction-survey ถ้าอ้างถึงรายการอื่น ใช้รหัสของรายการนั้น ไม่ใช่ชื่อ [bad-slug]
  ╭▸
1 │ รหัสถาวร: ตัวชี้วัด
  ╰╴         ━━━━━
"#,
    );
    finds(
        &Project::minimal().one("รหัสถาวร: one", "รหัสถาวร: first"),
        r#"
content/2562/indicators/one.yaml:1:10 ต้องแก้: รหัสถาวร “first” ไม่ตรงกับชื่อไฟล์ one.yaml → เปลี่ยนชื่อไฟล์เป็น first.yaml หรือแก้รหัสถาวรเป็น one [slug-mismatch]
  ╭▸
1 │ รหัสถาวร: first
  ╰╴         ━━━━━
"#,
    );
    finds(
        &Project::minimal().one("รหัส: \"1.1\"", "รหัส: \"1.1.\""),
        r#"
content/2562/indicators/one.yaml:2:7 ต้องแก้: “1.1.” ไม่ใช่เลขตัวชี้วัด → พิมพ์ 1.1 โดยไม่มีจุดท้าย [wrong-type]
  ╭▸
2 │ รหัส: "1.1."
  ╰╴      ━━━━
"#,
    );
    finds(
        &Project::minimal().one("รหัส: \"1.1\"", "รหัส: ข้อ 1"),
        r#"
content/2562/indicators/one.yaml:2:6 ต้องแก้: “ข้อ 1” ไม่ใช่เลขตัวชี้วัด → พิมพ์อย่าง 1.1.3 [wrong-type]
  ╭▸
2 │ รหัส: ข้อ 1
  ╰╴     ━━━━
"#,
    );
}

#[test]
fn a_reference_to_nothing() {
    finds(
        &narrative("ได้ ((ผล 1.2)) ของทั้งหมด"),
        r#"
content/2562/narratives/story.md:6:4 ต้องแก้: ไม่พบตัวชี้วัด “1.2” → รหัสใกล้เคียงคือ 1.1 [unknown-reference]
  ╭▸
6 │ ได้ ((ผล 1.2)) ของทั้งหมด
  ╰╴   ━━━━━━━━━━
"#,
    );
    finds(
        &narrative("ได้ **((ผล ๒.๑.๔))** และ ((ผล onee))"),
        r#"
content/2562/narratives/story.md:6:6 ต้องแก้: ไม่พบตัวชี้วัด “2.1.4” → ที่มีอยู่: 1.1 และ one [unknown-reference]
  ╭▸
6 │ ได้ **((ผล ๒.๑.๔))** และ ((ผล onee))
  ╰╴     ━━━━━━━━━━━━
content/2562/narratives/story.md:6:25 ต้องแก้: ไม่พบตัวชี้วัด “onee” → รหัสใกล้เคียงคือ one [unknown-reference]
  ╭▸
6 │ ได้ **((ผล ๒.๑.๔))** และ ((ผล onee))
  ╰╴                        ━━━━━━━━━━━
"#,
    );
    finds(
        &narrative("ใช้เงิน ((ค่า plan)) รวม ((รวม total))"),
        r#"
content/2562/narratives/story.md:6:7 ต้องแก้: ไม่พบข้อมูล “plan” → ตรวจรหัสกับไฟล์ที่มีอยู่ [unknown-reference]
  ╭▸
6 │ ใช้เงิน ((ค่า plan)) รวม ((รวม total))
  ╰╴      ━━━━━━━━━━━
content/2562/narratives/story.md:6:23 ต้องแก้: ไม่พบรายการคำนวณ “total” → ตรวจรหัสกับไฟล์ที่มีอยู่ [unknown-reference]
  ╭▸
6 │ ใช้เงิน ((ค่า plan)) รวม ((รวม total))
  ╰╴                      ━━━━━━━━━━━━━
"#,
    );
    finds(
        &narrative("ปีก่อนได้ ((ผล 2561 one))"),
        r#"
content/2562/narratives/story.md:6:8 ต้องแก้: ไม่มีโฟลเดอร์ของปี 2561 และผลการดำเนินงานย้อนหลังของ one ไม่มีปีนี้ → เพิ่มปี 2561 ในหัวข้อ ผลการดำเนินงานย้อนหลัง ของตัวชี้วัดนี้ [unknown-reference]
  ╭▸
6 │ ปีก่อนได้ ((ผล 2561 one))
  ╰╴       ━━━━━━━━━━━━━━━
"#,
    );
    finds(
        &narrative("ได้ ((ผล ผู้อำนวยการ 1.1))"),
        r#"
content/2562/narratives/story.md:6:4 ต้องแก้: ไม่พบส่วนของการประเมิน “ผู้อำนวยการ” → ที่มีอยู่: องค์กร [unknown-reference]
  ╭▸
6 │ ได้ ((ผล ผู้อำนวยการ 1.1))
  ╰╴   ━━━━━━━━━━━━━━━━━━━━
"#,
    );
}

#[test]
fn a_reference_that_cannot_be_read() {
    finds(
        &narrative("ได้ ((ผลล 1.1)) และ ((ผล))"),
        r#"
content/2562/narratives/story.md:6:4 ต้องแก้: ไม่รู้จักคำ “ผลล” ในการอ้างอิง → น่าจะเป็น “ผล” [bad-reference]
  ╭▸
6 │ ได้ ((ผลล 1.1)) และ ((ผล))
  ╰╴   ━━━━━━━━━━━
content/2562/narratives/story.md:6:20 ต้องแก้: อ่านการอ้างอิง “((ผล))” ไม่ได้ → พิมพ์อย่าง ((ผล 1.1.3)) หรือ ((เป้าหมาย 2561 1.1.1)) [bad-reference]
  ╭▸
6 │ ได้ ((ผลล 1.1)) และ ((ผล))
  ╰╴                   ━━━━━━
"#,
    );
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
    finds(
        &project,
        r#"
content/2562/narratives/story.md:6:4 ต้องแก้: “1.1” มีมากกว่าหนึ่งแห่ง → เขียน ((ผล องค์กร 1.1)) หรือ ((ผล one)) หรือ ((ผล ผู้อำนวยการ 1.1)) หรือ ((ผล two)) [ambiguous-reference]
  ╭▸
6 │ ได้ ((ผล 1.1)) ของทั้งหมด
  ╰╴   ━━━━━━━━━━
"#,
    );
    let path = "content/2562/narratives/story.md";
    finds(&project.clone().replace(path, "((ผล 1.1))", "((ผล องค์กร 1.1)) ((ผล two))"), "");
}

#[test]
fn other_things_that_are_not_there() {
    finds(
        &more("วัตถุประสงค์: [1, 3]\n").replace(
            "content/agency.yaml",
            "รหัสถาวร: test\n",
            "รหัสถาวร: test\nวัตถุประสงค์: [ก, ข]\n",
        ),
        r#"
content/2562/indicators/one.yaml:7:16 ต้องแก้: ไม่มีวัตถุประสงค์ข้อ 3 → ใช้ลำดับ 1 ถึง 2 ตามวัตถุประสงค์ใน agency.yaml [unknown-reference]
  ╭▸
7 │ วัตถุประสงค์: [1, 3]
  ╰╴               ━
"#,
    );
    finds(
        &more("หลักฐาน: {ชื่อ: บันทึก, เกณฑ์: เสนอรายงาน}\n"),
        r#"
content/2562/indicators/one.yaml:7:26 ต้องแก้: เป้าหมายไม่มีเกณฑ์ “เสนอรายงาน” → เป้าหมายมีเกณฑ์เดียวและไม่มีชื่อ ลบชื่อเกณฑ์นี้ [unknown-criterion]
  ╭▸
7 │ หลักฐาน: {ชื่อ: บันทึก, เกณฑ์: เสนอรายงาน}
  ╰╴                         ━━━━━━━━━━
"#,
    );
    let sheets = fact("5 บาท").with(
        "content/2562/facts/other.yaml",
        "รหัสถาวร: other\nชื่อ: ชุดอื่น\nรายการ:\n  - รหัสถาวร: amount\n    ชื่อ: จำนวน\n    ค่า: 6 บาท\n",
    );
    finds(
        &sheets,
        r#"
content/2562/facts/sheet.yaml:4:14 ต้องแก้: รหัสถาวร “amount” มีแล้ว → เปลี่ยนให้ไม่ซ้ำ [duplicate-id]
  ╭▸
4 │   - รหัสถาวร: amount
  ╰╴             ━━━━━━
  content/2562/facts/other.yaml:4:14 ใช้แล้วที่นี่
  ╭▸
4 │   - รหัสถาวร: amount
  ╰╴             ━━━━━━
"#,
    );
}

#[test]
fn a_broken_agency_is_not_blamed_on_its_units() {
    let project = one("เป้าหมาย: 3 ช้อน\nผล: 5 ช้อน\n").with(
        "content/agency.yaml",
        "raingan: \"1\"\nรหัสถาวร: test\nชื่อ: {ไทย: หน่วยงาน}\nหน่วยนับ: [ช้อน\n",
    );
    finds(
        &project,
        r#"
content/agency.yaml:4:9 ต้องแก้: วงเล็บใน “[ช้อน” ไม่ครบคู่ หรือมีข้อความต่อท้าย → ปิดวงเล็บให้ครบคู่ หรือใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
4 │ หน่วยนับ: [ช้อน
  ╰╴        ━━━━
"#,
    );
}

// Values.

#[test]
fn a_unit_that_does_not_fit() {
    finds(
        &one("เป้าหมาย: 13 ล้านบาท\nผล: 9 ราย\n"),
        r#"
content/2562/indicators/one.yaml:6:5 ต้องแก้: หน่วย “ราย” เทียบกับ “ล้านบาท” ไม่ได้ → ใช้หน่วยเดียวกัน (ล้านบาท) [unit-mismatch]
  ╭▸
6 │ ผล: 9 ราย
  ╰╴    ━━━━━
"#,
    );
    finds(
        &one("เป้าหมาย: 13 ล้านบาท\nผล: 9\n"),
        r#"
content/2562/indicators/one.yaml:6:5 ต้องแก้: ค่าไม่มีหน่วย เทียบกับ “ล้านบาท” ไม่ได้ → ใช้หน่วยเดียวกัน (ล้านบาท) [unit-mismatch]
  ╭▸
6 │ ผล: 9
  ╰╴    ━
"#,
    );
}

#[test]
fn an_unknown_unit() {
    finds(
        &one("เป้าหมาย: 13 ล้านบาท\nผล: 9 ล้านบาด\n"),
        r#"
content/2562/indicators/one.yaml:6:7 ต้องแก้: ไม่รู้จักหน่วย “ล้านบาด” → น่าจะเป็น “ล้านบาท” [unknown-unit]
  ╭▸
6 │ ผล: 9 ล้านบาด
  ╰╴      ━━━━━━
"#,
    );
    finds(
        &one("เป้าหมาย: 13 ช้อน\nผล: 9 ช้อน\n"),
        r#"
content/2562/indicators/one.yaml:5:13 ต้องแก้: ไม่รู้จักหน่วย “ช้อน” → เพิ่มในหัวข้อ หน่วยนับ ของ agency.yaml ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ ไม่ใช่ตัวเลข [unknown-unit]
  ╭▸
5 │ เป้าหมาย: 13 ช้อน
  ╰╴            ━━━
content/2562/indicators/one.yaml:6:7 ต้องแก้: ไม่รู้จักหน่วย “ช้อน” → เพิ่มในหัวข้อ หน่วยนับ ของ agency.yaml ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ ไม่ใช่ตัวเลข [unknown-unit]
  ╭▸
6 │ ผล: 9 ช้อน
  ╰╴      ━━━
"#,
    );
    finds(
        &one("เป้าหมาย: 2562 เป็นปีเริ่มต้น\nผล: เริ่มแล้ว\n"),
        r#"
content/2562/indicators/one.yaml:5:15 ต้องแก้: ไม่รู้จักหน่วย “เป็นปีเริ่มต้น” → เพิ่มในหัวข้อ หน่วยนับ ของ agency.yaml ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ ไม่ใช่ตัวเลข [unknown-unit]
  ╭▸
5 │ เป้าหมาย: 2562 เป็นปีเริ่มต้น
  ╰╴              ━━━━━━━━━
"#,
    );
}

#[test]
fn letters_in_a_number() {
    finds(
        &one("เป้าหมาย: 13 ล้านบาท\nผล: 13.O4 ล้านบาท\n"),
        r#"
content/2562/indicators/one.yaml:6:8 ต้องแก้: “13.O4” มีตัวอักษร O ปนในตัวเลข → พิมพ์ 13.04 [bad-number]
  ╭▸
6 │ ผล: 13.O4 ล้านบาท
  ╰╴       ━
"#,
    );
    finds(
        &one("เป้าหมาย: 13 ล้านบาท\nผล: 1l ล้านบาท\n"),
        r#"
content/2562/indicators/one.yaml:6:6 ต้องแก้: “1l” มีตัวอักษร l ปนในตัวเลข → พิมพ์ 11 [bad-number]
  ╭▸
6 │ ผล: 1l ล้านบาท
  ╰╴     ━
"#,
    );
    finds(
        &one("เป้าหมาย: 13 ล้านบาท\nผล: \"9O ล้านบาท\"\n"),
        r#"
content/2562/indicators/one.yaml:6:7 ต้องแก้: “9O” มีตัวอักษร O ปนในตัวเลข → พิมพ์ 90 [bad-number]
  ╭▸
6 │ ผล: "9O ล้านบาท"
  ╰╴      ━
"#,
    );
}

#[test]
fn commas_in_the_wrong_place() {
    finds(
        &one("เป้าหมาย: 13 บาท\nผล: 1,99.38 บาท\n"),
        r#"
content/2562/indicators/one.yaml:6:5 ต้องแก้: จุลภาคใน “1,99.38” ไม่อยู่ทุกสามหลัก → ตรวจกับต้นเรื่อง แล้วพิมพ์ 199.38 [bad-number]
  ╭▸
6 │ ผล: 1,99.38 บาท
  ╰╴    ━━━━━━━
"#,
    );
}

#[test]
fn a_weight_below_zero() {
    finds(
        &more("น้ำหนัก: -5\n"),
        r#"
content/2562/indicators/one.yaml:7:7 ต้องแก้: “น้ำหนัก” เป็น -5 ไม่ได้ → พิมพ์ตัวเลขตั้งแต่ 0 ขึ้นไป [bad-number]
  ╭▸
7 │ น้ำหนัก: -5
  ╰╴       ━━
"#,
    );
}

#[test]
fn a_number_of_forty_digits() {
    let long = "1234567890".repeat(4);
    finds(
        &one(&format!("เป้าหมาย: 13 บาท\nผล: {long} บาท\n")),
        r#"
content/2562/indicators/one.yaml:6:5 ต้องแก้: ตัวเลขมี 40 หลัก เกิน 28 หลักที่คำนวณได้ตรงทุกหลัก → ตรวจว่าพิมพ์เกินหรือไม่ หรือใช้หน่วยที่ใหญ่ขึ้น [number-too-long]
  ╭▸
6 │ ผล: 1234567890123456789012345678901234567890 บาท
  ╰╴    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
"#,
    );
}

#[test]
fn a_quantity_that_says_two_things() {
    finds(
        &one("เป้าหมาย: ร้อยละ 80 และเสนอรายงาน\nผล: ร้อยละ 90\n"),
        r#"
content/2562/indicators/one.yaml:5:19 ต้องแก้: หลังค่า “ร้อยละ …” มีข้อความ “และเสนอรายงาน” → ใส่หมายเหตุไว้ในวงเล็บ หรือแยกเป็นเกณฑ์ละบรรทัด (ชื่อเกณฑ์: ค่า) [bad-quantity]
  ╭▸
5 │ เป้าหมาย: ร้อยละ 80 และเสนอรายงาน
  ╰╴                  ━━━━━━━━━━━━━
"#,
    );
    finds(
        &one("เป้าหมาย: ไม่น้อยกว่า 13-15 บาท\nผล: 14 บาท\n"),
        r#"
content/2562/indicators/one.yaml:5:10 ต้องแก้: “ไม่น้อยกว่า 13-15 บาท” มีทั้งคำบอกขั้นต่ำหรือสูงสุดและช่วง → เลือกอย่างเดียว เช่น ไม่น้อยกว่า 13 ล้านบาท หรือ 13-15 ล้านบาท [bad-quantity]
  ╭▸
5 │ เป้าหมาย: ไม่น้อยกว่า 13-15 บาท
  ╰╴         ━━━━━━━━━━━━━━━━━━
"#,
    );
    finds(
        &one("เป้าหมาย: 15-13 บาท\nผล: 14 บาท\n"),
        r#"
content/2562/indicators/one.yaml:5:10 ต้องแก้: ช่วง 15–13 เริ่มด้วยค่าที่มากกว่า → น่าจะเป็น 13–15 [band-reversed]
  ╭▸
5 │ เป้าหมาย: 15-13 บาท
  ╰╴         ━━━━━━━━━
"#,
    );
}

#[test]
fn a_text_where_a_number_is_needed() {
    finds(
        &one("เป้าหมาย: ร้อยละ 80\nผล: ดีมาก\n"),
        r#"
content/2562/indicators/one.yaml:6:5 ต้องแก้: ผล “ดีมาก” เทียบกับเป้าหมาย “ร้อยละ 80” ไม่ได้ → พิมพ์ตัวเลขกับหน่วยเดียวกับเป้าหมาย หรือสถานะ เช่น ยังไม่รายงานผล [not-a-quantity]
  ╭▸
6 │ ผล: ดีมาก
  ╰╴    ━━━━
"#,
    );
    finds(
        &one("เป้าหมาย: ไม่มีข้อมูล\nผล: ร้อยละ 90\n"),
        r#"
content/2562/indicators/one.yaml:5:10 ต้องแก้: “ไม่มีข้อมูล” เป็นสถานะ ใช้เป็นเป้าหมายไม่ได้ → พิมพ์ค่าเป้าหมาย หรือลบหัวข้อเป้าหมายถ้าเป็นหัวข้อกลุ่ม [not-a-quantity]
  ╭▸
5 │ เป้าหมาย: ไม่มีข้อมูล
  ╰╴         ━━━━━━━
"#,
    );
}

#[test]
fn a_date_that_cannot_be() {
    let evidence = |date: &str| more(&format!("หลักฐาน:\n  - ชื่อ: บันทึก\n    วันที่: {date}\n"));
    finds(
        &evidence("31 เม.ย. 2562"),
        r#"
content/2562/indicators/one.yaml:9:10 ต้องแก้: “31 เม.ย. 2562”: เมษายนไม่มีวันที่ 31 (มีถึงวันที่ 30) → ตรวจวันที่กับต้นเรื่อง [bad-date]
  ╭▸
9 │     วันที่: 31 เม.ย. 2562
  ╰╴         ━━━━━━━━━━━━━
"#,
    );
    finds(
        &evidence("29 ก.พ. 2562"),
        r#"
content/2562/indicators/one.yaml:9:10 ต้องแก้: “29 ก.พ. 2562”: กุมภาพันธ์ไม่มีวันที่ 29 (มีถึงวันที่ 28) → ตรวจวันที่กับต้นเรื่อง [bad-date]
  ╭▸
9 │     วันที่: 29 ก.พ. 2562
  ╰╴         ━━━━━━━━━━━━
"#,
    );
    finds(
        &evidence("1 พ.ศ. 2562"),
        r#"
content/2562/indicators/one.yaml:9:10 ต้องแก้: “1 พ.ศ. 2562” ไม่มีเดือน (“พ.ศ.” ไม่ใช่ชื่อเดือน) → น่าจะเป็น “1 พ.ค. 2562” [bad-date]
  ╭▸
9 │     วันที่: 1 พ.ศ. 2562
  ╰╴         ━━━━━━━━━━━
"#,
    );
    finds(
        &evidence("1 พ.ค. 2019"),
        r#"
content/2562/indicators/one.yaml:9:10 ต้องแก้: “1 พ.ค. 2019” เป็นวันที่ที่ไม่ได้เขียนเป็น วัน เดือน พ.ศ. สี่หลัก → พิมพ์ 1 พฤษภาคม 2562 [bad-date]
  ╭▸
9 │     วันที่: 1 พ.ค. 2019
  ╰╴         ━━━━━━━━━━━
"#,
    );
    finds(
        &evidence("1 พ.ค. 62"),
        r#"
content/2562/indicators/one.yaml:9:10 ต้องแก้: “1 พ.ค. 62” เป็นวันที่ที่ไม่ได้เขียนเป็น วัน เดือน พ.ศ. สี่หลัก → พิมพ์ 1 พฤษภาคม 2562 [bad-date]
  ╭▸
9 │     วันที่: 1 พ.ค. 62
  ╰╴         ━━━━━━━━━
"#,
    );
    finds(
        &evidence("1/5/2562"),
        r#"
content/2562/indicators/one.yaml:9:10 ต้องแก้: “1/5/2562” อ่านเป็นวันที่ได้มากกว่าหนึ่งวัน → ตรวจกับต้นเรื่อง แล้วพิมพ์ 1 พฤษภาคม 2562 หรือ 5 มกราคม 2562 [bad-date]
  ╭▸
9 │     วันที่: 1/5/2562
  ╰╴         ━━━━━━━━
"#,
    );
    finds(
        &evidence("พรุ่งนี้"),
        r#"
content/2562/indicators/one.yaml:9:10 ต้องแก้: อ่าน “พรุ่งนี้” เป็นวันที่ไม่ได้ → พิมพ์ วัน เดือน พ.ศ. เช่น 30 กันยายน 2562 [bad-date]
  ╭▸
9 │     วันที่: พรุ่งนี้
  ╰╴         ━━━━
"#,
    );
    finds(
        &evidence("1 เมษายม 2562"),
        r#"
content/2562/indicators/one.yaml:9:10 ต้องแก้: “1 เมษายม 2562” ไม่มีเดือน (“เมษายม” ไม่ใช่ชื่อเดือน) → น่าจะเป็น “1 เมษายน 2562” [bad-date]
  ╭▸
9 │     วันที่: 1 เมษายม 2562
  ╰╴         ━━━━━━━━━━━━━
"#,
    );
}

#[test]
fn a_year_that_cannot_be() {
    finds(
        &Project::minimal().replace("content/2562/year.yaml", "ปีงบประมาณ: 2562", "ปีงบประมาณ: 2019"),
        r#"
content/2562/year.yaml:1:12 ต้องแก้: “2019” เป็นปี ค.ศ. → พิมพ์ปี พ.ศ. 2562 [bad-year]
  ╭▸
1 │ ปีงบประมาณ: 2019
  ╰╴           ━━━━
"#,
    );
    finds(
        &Project::minimal().replace("content/2562/year.yaml", "ปีงบประมาณ: 2562", "ปีงบประมาณ: 2563"),
        r#"
content/2562/year.yaml:1:12 ต้องแก้: ปีงบประมาณ 2563 ไม่ตรงกับ content/2562/ → แก้ปี หรือย้ายไฟล์ไปโฟลเดอร์ของปีนั้น [year-mismatch]
  ╭▸
1 │ ปีงบประมาณ: 2563
  ╰╴           ━━━━
"#,
    );
    finds(
        &more("ผลการดำเนินงานย้อนหลัง:\n  ปีก่อน: ร้อยละ 70\n"),
        r#"
content/2562/indicators/one.yaml:8:3 ต้องแก้: “ปีก่อน” ไม่ใช่ปี พ.ศ. → พิมพ์ปี พ.ศ. สี่หลัก เช่น 2562 [bad-year]
  ╭▸
8 │   ปีก่อน: ร้อยละ 70
  ╰╴  ━━━━
"#,
    );
    finds(
        &Project::minimal().with("content/2019/indicators/one.yaml", common::INDICATOR),
        r#"
content/2019/indicators/one.yaml:1:1 ต้องแก้: ชื่อโฟลเดอร์ content/2019: “2019” เป็นปี ค.ศ. → ตั้งชื่อโฟลเดอร์เป็นปี พ.ศ. สี่หลัก เช่น content/2562 [bad-year]
  ╭▸
1 │ รหัสถาวร: one
  ╰╴━
"#,
    );
}

// Targets and results.

#[test]
fn a_result_and_a_formula() {
    finds(
        &more("ตัวแปร:\n  ก: ร้อยละ 5\nสูตร: ก\nหน่วย: ร้อยละ\n"),
        r#"
content/2562/indicators/one.yaml:6:5 ต้องแก้: มีทั้ง “ผล” และ “สูตร” → เหลือไว้อย่างเดียว ค่าที่เอกสารพิมพ์ให้ไว้ใน “ตามที่พิมพ์” [result-and-formula]
  ╭▸
6 │ ผล: ร้อยละ 90
  ╰╴    ━━━━━━━━
"#,
    );
}

/// The only indicator with a formula in the place of its result.
fn formula(lines: &str) -> Project {
    one(&format!("เป้าหมาย: 1 ครั้ง\n{lines}"))
}

#[test]
fn a_formula_that_cannot_be_read() {
    finds(
        &formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก + \nหน่วย: ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:8:8 ต้องแก้: สูตรอ่านไม่ได้: จบโดยไม่มีค่าตัวสุดท้าย → ใช้ + - × ÷ ( ) ตัวเลข และชื่อจากตัวแปร [bad-formula]
  ╭▸
8 │ สูตร: ก +
  ╰╴       ━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก ^ 2\nหน่วย: ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:8:8 ต้องแก้: สูตรอ่านไม่ได้: ใช้ “^” ไม่ได้ → ใช้ + - × ÷ ( ) ตัวเลข และชื่อจากตัวแปร [bad-formula]
  ╭▸
8 │ สูตร: ก ^ 2
  ╰╴       ━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: (ก + 1\nหน่วย: ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:8:6 ต้องแก้: สูตรอ่านไม่ได้: ( ไม่มี ) คู่กัน → ใช้ + - × ÷ ( ) ตัวเลข และชื่อจากตัวแปร [bad-formula]
  ╭▸
8 │ สูตร: (ก + 1
  ╰╴     ━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  รายได้: 1 ครั้ง\nสูตร: รายไดั × 2\nหน่วย: ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:8:6 ต้องแก้: ไม่มีตัวแปรชื่อ “รายไดั” → น่าจะเป็น “รายได้” [unknown-reference]
  ╭▸
8 │ สูตร: รายไดั × 2
  ╰╴     ━━━━━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก + ข\nหน่วย: ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:8:10 ต้องแก้: ไม่มีตัวแปรชื่อ “ข” → เพิ่มในหัวข้อ ตัวแปร [unknown-reference]
  ╭▸
8 │ สูตร: ก + ข
  ╰╴         ━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก\n"),
        r#"
content/2562/indicators/one.yaml:8:6 ต้องแก้: สูตรไม่มีหัวข้อ “หน่วย” → เพิ่มบรรทัด หน่วย: … ของผลจากสูตร [missing-key]
  ╭▸
8 │ สูตร: ก
  ╰╴     ━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  ก: 1 ครั้ง\nสูตร: ก\nหน่วย: ครั้ง\nทศนิยม: 2.5\n"),
        r#"
content/2562/indicators/one.yaml:10:8 ต้องแก้: “ทศนิยม” เป็น 2.5 ไม่ได้ → พิมพ์จำนวนเต็ม 0 ถึง 12 [bad-number]
   ╭▸
10 │ ทศนิยม: 2.5
   ╰╴       ━━━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  ก: 1 บาท\nสูตร: ก\nหน่วย: บาท\n"),
        r#"
content/2562/indicators/one.yaml:8:6 ต้องแก้: หน่วย “บาท” เทียบกับ “ครั้ง” ไม่ได้ → ใช้หน่วยเดียวกัน (ครั้ง) [unit-mismatch]
  ╭▸
8 │ สูตร: ก
  ╰╴     ━
"#,
    );
}

#[test]
fn an_input_that_is_no_number() {
    finds(
        &formula("ตัวแปร:\n  ก: มาก\nสูตร: ก\nหน่วย: ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:7:6 ต้องแก้: “มาก” ไม่ใช่ตัวเลขกับหน่วย → พิมพ์อย่าง 9.13 ล้านบาท หรือ ร้อยละ 80 [not-a-quantity]
  ╭▸
7 │   ก: มาก
  ╰╴     ━━━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  ก: 3-5 ครั้ง\nสูตร: ก\nหน่วย: ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:7:6 ต้องแก้: “3-5 ครั้ง” ไม่ใช่ตัวเลขเดียว ใช้ในสูตรไม่ได้ → พิมพ์ตัวเลขเดียวกับหน่วย เช่น 9.13 ล้านบาท [not-a-quantity]
  ╭▸
7 │   ก: 3-5 ครั้ง
  ╰╴     ━━━━━━━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  ก: มากกว่า 3 ครั้ง\nสูตร: ก\nหน่วย: ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:7:6 ต้องแก้: “มากกว่า 3 ครั้ง” ไม่ใช่ตัวเลขเดียว ใช้ในสูตรไม่ได้ → พิมพ์ตัวเลขเดียวกับหน่วย เช่น 9.13 ล้านบาท [not-a-quantity]
  ╭▸
7 │   ก: มากกว่า 3 ครั้ง
  ╰╴     ━━━━━━━━━━━━
"#,
    );
    let project = formula("ตัวแปร:\n  ก: ((ผล two))\nสูตร: ก\nหน่วย: ครั้ง\n");
    let bound = project.clone().indicator("two", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: มากกว่า 3 ครั้ง\n");
    finds(
        &bound,
        r#"
content/2562/indicators/one.yaml:7:6 ต้องแก้: “ก” ไม่มีค่าเป็นตัวเลข → อ้างถึงค่าที่เป็นตัวเลข หรือพิมพ์ตัวเลขแทน [not-a-quantity]
  ╭▸
7 │   ก: ((ผล two))
  ╰╴     ━━━━━━━━━━
"#,
    );
    finds(
        &project,
        r#"
content/2562/indicators/one.yaml:7:6 ต้องแก้: ไม่พบตัวชี้วัด “two” → ที่มีอยู่: 1.1 และ one [unknown-reference]
  ╭▸
7 │   ก: ((ผล two))
  ╰╴     ━━━━━━━━━━
"#,
    );
}

#[test]
fn formulas_in_a_circle() {
    let loops = "ตัวแปร:\n  ก: ((ผล one))\nสูตร: ก + 1\nหน่วย: ครั้ง\n";
    finds(
        &formula(loops),
        r#"
content/2562/indicators/one.yaml:8:6 ต้องแก้: อ้างอิงกันเป็นวง: 1.1 → 1.1 → เปลี่ยนค่าหนึ่งในวงให้เป็นตัวเลข [cycle]
  ╭▸
8 │ สูตร: ก + 1
  ╰╴     ━━━━━
"#,
    );
    let two = format!("เป้าหมาย: 1 ครั้ง\n{loops}");
    let project =
        formula("ตัวแปร:\n  ข: ((ผล two))\nสูตร: ข + 1\nหน่วย: ครั้ง\n").indicator("two", "1.2", &two);
    finds(
        &project,
        r#"
content/2562/indicators/one.yaml:8:6 ต้องแก้: อ้างอิงกันเป็นวง: 1.1 → 1.2 → 1.1 → เปลี่ยนค่าหนึ่งในวงให้เป็นตัวเลข [cycle]
  ╭▸
8 │ สูตร: ข + 1
  ╰╴     ━━━━━
"#,
    );
}

#[test]
fn a_division_by_zero() {
    finds(
        &formula("ตัวแปร:\n  ก: 1 ครั้ง\n  ข: 0 ครั้ง\nสูตร: ก ÷ (ข × 2)\nหน่วย: ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:9:8 ต้องแก้: หารด้วยศูนย์ → ตรวจค่าของตัวแปรที่เป็นตัวหาร [division-by-zero]
  ╭▸
9 │ สูตร: ก ÷ (ข × 2)
  ╰╴       ━
"#,
    );
}

#[test]
fn criteria_that_do_not_agree() {
    let two = "เป้าหมาย:\n  รายงาน: 1 ฉบับ\n  ผู้ใช้: 5 ราย\n";
    finds(
        &one(&format!("{two}ผล:\n  รายงาน: 1 ฉบับ\n  ผูใช้: 6 ราย\n")),
        r#"
content/2562/indicators/one.yaml:10:3 ต้องแก้: เป้าหมายไม่มีเกณฑ์ “ผูใช้” → น่าจะเป็น “ผู้ใช้” [unknown-criterion]
   ╭▸
10 │   ผูใช้: 6 ราย
   ╰╴  ━━━
"#,
    );
    finds(
        &one(&format!("{two}ผล: 1 ฉบับ\n")),
        r#"
content/2562/indicators/one.yaml:8:5 ต้องแก้: เป้าหมายมีหลายเกณฑ์ แต่ผลมีค่าเดียว → เขียนเป้าหมายและผลให้มีชื่อเกณฑ์ตรงกัน [unknown-criterion]
  ╭▸
8 │ ผล: 1 ฉบับ
  ╰╴    ━━━━━
"#,
    );
    finds(
        &one("เป้าหมาย: 1 ฉบับ\nผล:\n  รายงาน: 1 ฉบับ\n"),
        r#"
content/2562/indicators/one.yaml:7:3 ต้องแก้: เป้าหมายมีค่าเดียว แต่ผลแยกเป็นเกณฑ์ → เขียนเป้าหมายและผลให้มีชื่อเกณฑ์ตรงกัน [unknown-criterion]
  ╭▸
7 │   รายงาน: 1 ฉบับ
  ╰╴  ━━━━━━
"#,
    );
    finds(
        &one(&format!("{two}ผล:\n  รายงาน: 1 ฉบับ\n")),
        r#"
content/2562/indicators/one.yaml:7:8 ควรตรวจ: เกณฑ์ “ผู้ใช้” ยังไม่มีผล → เพิ่มผล หรือระบุ “ยังไม่ถึงรอบรายงาน” [criterion-without-result]
  ╭▸
7 │   ผู้ใช้: 5 ราย
  ╰╴       ━━━━━
"#,
    );
}

#[test]
fn a_judgement_that_nobody_made_or_nobody_asked_for() {
    finds(
        &one("เป้าหมาย: เสนอรายงาน\nผล: เสนอแล้ว\n"),
        r#"
content/2562/indicators/one.yaml:5:10 ควรตรวจ: เกณฑ์ “เสนอรายงาน” เป็นข้อความ ยังไม่มีผู้พิจารณา → เพิ่มหัวข้อ การพิจารณา พร้อมผู้พิจารณา [not-judged]
  ╭▸
5 │ เป้าหมาย: เสนอรายงาน
  ╰╴         ━━━━━━━━━━
"#,
    );
    finds(
        &more("การพิจารณา:\n  ผลพิจารณา: ผ่าน\n  โดย: คณะกรรมการ\n"),
        r#"
content/2562/indicators/one.yaml:8:13 ต้องแก้: เกณฑ์ “ไม่น้อยกว่าร้อยละ 80” เป็นตัวเลข โปรแกรมตัดสินเอง → ลบการพิจารณานี้ ใช้ได้กับเกณฑ์ที่เป็นข้อความเท่านั้น [judged-number]
  ╭▸
8 │   ผลพิจารณา: ผ่าน
  ╰╴            ━━━
"#,
    );
    let two = "เป้าหมาย:\n  ก: เสนอแผน\n  ข: เสนอรายงาน\nผล:\n  ก: เสนอแล้ว\n  ข: เสนอแล้ว\n";
    finds(
        &one(&format!("{two}การพิจารณา:\n  - ผลพิจารณา: ผ่าน\n    โดย: คณะกรรมการ\n")),
        r#"
content/2562/indicators/one.yaml:12:5 ต้องแก้: การพิจารณาไม่ได้บอกว่าเป็นเกณฑ์ใด → เพิ่มบรรทัด เกณฑ์: … [missing-key]
   ╭▸
12 │   - ผลพิจารณา: ผ่าน
   ╰╴    ━━━━━━━━━━━━━
"#,
    );
}

#[test]
fn what_is_not_reported() {
    finds(
        &one("เป้าหมาย: ร้อยละ 80\n"),
        r#"
content/2562/indicators/one.yaml:5:10 ควรตรวจ: ตัวชี้วัด 1.1 ยังไม่มีผล → เพิ่มหัวข้อ ผล หรือระบุสถานะ เช่น ยังไม่ถึงรอบรายงาน [no-result]
  ╭▸
5 │ เป้าหมาย: ร้อยละ 80
  ╰╴         ━━━━━━━━
"#,
    );
    finds(
        &more("เงื่อนไข:\n  กลุ่มตัวอย่าง: ไม่น้อยกว่า 30 ราย\n"),
        r#"
content/2562/indicators/one.yaml:8:14 ควรตรวจ: เงื่อนไขการวัด “กลุ่มตัวอย่าง” ยังไม่มีผล → เพิ่มผลของเงื่อนไขในหัวข้อ ผล (ไม่มีผลต่อคะแนน) [condition-without-result]
  ╭▸
8 │   กลุ่มตัวอย่าง: ไม่น้อยกว่า 30 ราย
  ╰╴             ━━━━━━━━━━━━━━━
"#,
    );
    finds(
        &one("ผล: ร้อยละ 80\n"),
        r#"
content/2562/indicators/one.yaml:5:5 ต้องแก้: ตัวชี้วัดไม่มีหัวข้อ “เป้าหมาย” → เพิ่มบรรทัด เป้าหมาย: … [missing-key]
  ╭▸
5 │ ผล: ร้อยละ 80
  ╰╴    ━━━━━━━━
"#,
    );
}

#[test]
fn levels_and_their_results() {
    let levels = "ขั้นเป้าหมาย:\n  50: ร่างเสร็จ\n  75: เสนอแล้ว\n  100: ประกาศใช้\n";
    finds(
        &one(&format!("{levels}ผล: เสนอแล้ว\n")),
        r#"
content/2562/indicators/one.yaml:9:5 ควรตรวจ: ขั้นเป้าหมายของตัวชี้วัด 1.1 เป็นข้อความ ผลยังไม่บอกว่าถึงขั้นใด → พิมพ์ ผล: ถึงขั้น 100 (หรือขั้นที่ถึง) แล้วย้ายถ้อยคำไปไว้ใน ข้อความผล [not-judged]
  ╭▸
9 │ ผล: เสนอแล้ว
  ╰╴    ━━━━━━━
"#,
    );
    finds(
        &one(&format!("{levels}ผล: ถึงระดับ 80\n")),
        r#"
content/2562/indicators/one.yaml:9:5 ต้องแก้: ขั้นเป้าหมายไม่มี “ระดับ 80” → พิมพ์ ถึงขั้น 50, 75 หรือ 100 หรือ ขั้น 0 ถ้าไม่ถึงขั้นแรก [unknown-criterion]
  ╭▸
9 │ ผล: ถึงระดับ 80
  ╰╴    ━━━━━━━━━
"#,
    );
    finds(
        &one(levels),
        r#"
content/2562/indicators/one.yaml:1:10 ควรตรวจ: ตัวชี้วัด 1.1 ยังไม่มีผล → เพิ่มหัวข้อ ผล หรือระบุสถานะ เช่น ยังไม่ถึงรอบรายงาน [no-result]
  ╭▸
1 │ รหัสถาวร: one
  ╰╴         ━━━
"#,
    );
    finds(
        &one("ขั้นเป้าหมาย:\n  ห้าสิบ: 5 ครั้ง\nผล: 5 ครั้ง\n"),
        r#"
content/2562/indicators/one.yaml:6:3 ต้องแก้: อ่าน “ห้าสิบ” เป็นตัวเลขไม่ได้ → พิมพ์อย่าง 1,992.38 [bad-number]
  ╭▸
6 │   ห้าสิบ: 5 ครั้ง
  ╰╴  ━━━━
"#,
    );
    finds(
        &one("ขั้นเป้าหมาย:\n  50: 5 ครั้ง\nผล: 5 วัน\n"),
        r#"
content/2562/indicators/one.yaml:7:5 ต้องแก้: หน่วย “วัน” เทียบกับ “ครั้ง” ไม่ได้ → ใช้หน่วยเดียวกัน (ครั้ง) [unit-mismatch]
  ╭▸
7 │ ผล: 5 วัน
  ╰╴    ━━━━
"#,
    );
}

#[test]
fn what_the_rules_cannot_use() {
    let path = "content/frameworks/2562.yaml";
    let work = |more: &str| {
        Project::minimal().replace(path, "ชื่อ: งานหลัก}", &format!("ชื่อ: งานหลัก{more}}}"))
    };
    finds(
        &one("ขั้นเป้าหมาย:\n  50: ร้อยละ 96\n  75: 5 ราย\nผล: ร้อยละ 97\n"),
        r#"
content/2562/indicators/one.yaml:7:7 ต้องแก้: หน่วย “ราย” เทียบกับ “ร้อยละ” ไม่ได้ → ใช้หน่วยเดียวกัน (ร้อยละ) [unit-mismatch]
  ╭▸
7 │   75: 5 ราย
  ╰╴      ━━━━━
"#,
    );
    finds(
        &one("ขั้นเป้าหมาย: {50: \"-\"}\nผล: 5 ราย\n"),
        r#"
content/2562/indicators/one.yaml:5:13 ต้องแก้: ขั้นเป้าหมายไม่มีขั้นใดมีเกณฑ์ → พิมพ์เกณฑ์ของขั้นอย่างน้อยหนึ่งขั้น เช่น 50: ร้อยละ 96 [missing-key]
  ╭▸
5 │ ขั้นเป้าหมาย: {50: "-"}
  ╰╴            ━━
"#,
    );
    finds(
        &one("เป้าหมาย: 10 ราย\nผล: มากกว่า 5 ราย\n"),
        r#"
content/2562/indicators/one.yaml:6:5 ควรตรวจ: ผล “มากกว่า 5 ราย” บอกไม่ได้ว่าถึงเป้าหมาย “ไม่น้อยกว่า 10 ราย” หรือไม่ → พิมพ์ค่าที่วัดได้เป็นตัวเลขเดียวพร้อมหน่วย [undecided]
  ╭▸
6 │ ผล: มากกว่า 5 ราย
  ╰╴    ━━━━━━━━━━━━
"#,
    );
    finds(&one("ขั้นเป้าหมาย: {50: 5 ราย, 75: 10 ราย}\nผล: มากกว่า 5 ราย\n"), "");
    finds(
        &one("เป้าหมาย: 10 ราย\nผล: ยังไม่ถึงรอบรายงาน\n"),
        r#"
content/2562/indicators/one.yaml:6:5 ควรตรวจ: ตัวชี้วัด 1.1 ระบุว่ายังไม่ถึงรอบรายงาน แต่ข้อมูล ณ วันที่ 30 กันยายน 2562 คือสิ้นปีงบประมาณแล้ว → พิมพ์ผล หรือระบุ วัดไม่ได้ในปีนี้ (เหตุผล) ถ้าไม่มีเหตุการณ์ให้วัด [no-result]
  ╭▸
6 │ ผล: ยังไม่ถึงรอบรายงาน
  ╰╴    ━━━━━━━━━━━━━━━
"#,
    );
    finds(
        &formula("ตัวแปร:\n  ก: ((ผล two))\nสูตร: ก\nหน่วย: ครั้ง\n").indicator(
            "two",
            "1.2",
            "เป้าหมาย: 1 ครั้ง\nผล: วัดไม่ได้ในปีนี้\n",
        ),
        r#"
content/2562/indicators/one.yaml:7:6 ควรตรวจ: สูตรคำนวณไม่ได้: “ก” ใช้ผลของตัวชี้วัด 1.2 ปี 2562 ซึ่งวัดไม่ได้ในปีนี้ → อ้างถึงค่าอื่นที่เป็นตัวเลข หรือลบสูตรแล้วพิมพ์ ผล: วัดไม่ได้ในปีนี้ ถ้าตัวชี้วัดนี้วัดไม่ได้ในปีนี้ด้วย [no-result]
  ╭▸
7 │   ก: ((ผล two))
  ╰╴     ━━━━━━━━━━
"#,
    );
    // What is still to come is waited for.
    let later = formula("ตัวแปร:\n  ก: ((ผล two))\nสูตร: ก\nหน่วย: ครั้ง\n").indicator(
        "two",
        "1.2",
        "เป้าหมาย: 1 ครั้ง\nผล: ยังไม่รายงานผล\n",
    );
    let said = later.check().terminal();
    let waits = "สูตรยังคำนวณไม่ได้: “ก” รอผลของตัวชี้วัด 1.2 ปี 2562 (ยังไม่รายงานผล)";
    assert!(said.contains(waits), "{said}");
    finds(
        &work(", วิธีประเมิน: ตามตัวชี้วัด").indicator("two", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n"),
        r#"
content/frameworks/2562.yaml:12:15 ควรตรวจ: ปี 2562 องค์ประกอบ งานหลัก ประเมินตามตัวชี้วัดเดียว แต่มี 2 ตัว: 1.1 และ 1.2 → เหลือตัวชี้วัดเดียว หรือเปลี่ยนวิธีประเมินในกรอบเป็น ร้อยละที่ผ่าน [limit-exceeded]
   ╭▸
12 │       - {รหัส: work, ชื่อ: งานหลัก, วิธีประเมิน: ตามตัวชี้วัด}
   ╰╴              ━━━━
"#,
    );
    finds(
        &work("").without(ONE),
        r#"
content/frameworks/2562.yaml:12:15 ต้องแก้: ปี 2562 องค์ประกอบ งานหลัก ไม่มีตัวชี้วัดที่มีเป้าหมาย → เพิ่มไฟล์ใน content/2562/indicators/ ที่ระบุ องค์ประกอบ: work หรือระบุ ถ้ามี: ใช่ ในกรอบถ้ากติกาให้เว้นได้ [mandatory-missing]
   ╭▸
12 │       - {รหัส: work, ชื่อ: งานหลัก}
   ╰╴              ━━━━
"#,
    );
    let year = format!("{}องค์ประกอบที่ไม่ต้องประเมิน: {{work: ไม่มี}}\n", common::YEAR);
    finds(
        &work("").with("content/2562/year.yaml", &year),
        r#"
content/2562/year.yaml:8:25 ต้องแก้: กรอบการประเมินไม่ให้เว้นองค์ประกอบ งานหลัก → ลบบรรทัด work แล้วเพิ่มตัวชี้วัดขององค์ประกอบนี้ หรือระบุ ถ้ามี: ใช่ ในกรอบถ้ากติกาให้เว้นได้ [mandatory-missing]
  ╭▸
8 │ องค์ประกอบที่ไม่ต้องประเมิน: {work: ไม่มี}
  ╰╴                        ━━━━
  content/frameworks/2562.yaml:12:15 กำหนดไว้ที่นี่
   ╭▸
12 │       - {รหัส: work, ชื่อ: งานหลัก}
   ╰╴              ━━━━
"#,
    );
    finds(
        &work(", วิธีประเมิน: คะแนนต่ำสุด, นับ: ตัวชี้วัดหลัก"),
        r#"
content/frameworks/2562.yaml:12:57 ต้องแก้: องค์ประกอบ “งานหลัก” นับตัวชี้วัดหลักไม่ได้ วิธีนี้ต้องใช้ผลของตัวชี้วัดย่อย → ระบุ นับ: ตัวชี้วัดย่อย หรือใช้ วิธีประเมิน: ร้อยละที่ผ่าน [bad-framework]
   ╭▸
12 │       - {รหัส: work, ชื่อ: งานหลัก, วิธีประเมิน: คะแนนต่ำสุด, นับ: ตัวชี้วัดหลัก}
   ╰╴                                                         ━━━━━━━━
"#,
    );
    let fourth = "  - {รหัส: worst, ชื่อ: ต่ำมาก, สัญลักษณ์: ×}\nส่วน:\n";
    finds(
        &work(", วิธีประเมิน: ตามตัวชี้วัด").replace(path, "ส่วน:\n", fourth),
        r#"
content/frameworks/2562.yaml:13:15 ต้องแก้: องค์ประกอบ “งานหลัก” ประเมินตามตัวชี้วัด แต่กรอบมี 4 ระดับผล จึงไม่รู้ว่าผลใดได้ระดับใด → เพิ่ม ระดับตามผล: {สูงกว่าเป้าหมาย: …, เป็นไปตามเป้าหมาย: …, ต่ำกว่าเป้าหมาย: …} ในองค์ประกอบนี้ [bad-framework]
   ╭▸
13 │       - {รหัส: work, ชื่อ: งานหลัก, วิธีประเมิน: ตามตัวชี้วัด}
   ╰╴              ━━━━
"#,
    );
    let grades = ", ระดับตามผล: {สูงกว่าเป้าหมาย: above, เป็นไปตามเป้าหมาย: meets, ต่ำกว่าเป้าหมาย: below}";
    finds(
        &work(grades),
        r#"
content/frameworks/2562.yaml:12:44 ต้องแก้: องค์ประกอบ “งานหลัก” ไม่ได้ประเมินตามตัวชี้วัด จึงไม่ใช้ ระดับตามผล → ลบหัวข้อ ระดับตามผล หรือระบุ วิธีประเมิน: ตามตัวชี้วัด [bad-framework]
   ╭▸
12 │       - {รหัส: work, ชื่อ: งานหลัก, ระดับตามผล: {สูงกว่าเป้าหมาย: above, เป็นไปตามเป้าหมาย: meets, ต่ำกว่าเป้าหมาย: below}}
   ╰╴                                           ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
"#,
    );
    let total = |project: Project| {
        let rules = common::FRAMEWORK.split_once("      วิธีสรุป:\n").unwrap().1;
        let bands = "      ช่วงผล:\n        - {เกณฑ์: ไม่น้อยกว่า 0, ให้ระดับ: quality}\n";
        project.replace(path, &format!("      วิธีสรุป:\n{rules}"), bands)
    };
    finds(
        &total(work(", วิธีประเมิน: ตามตัวชี้วัด")),
        r#"
content/frameworks/2562.yaml:12:15 ต้องแก้: องค์ประกอบ “งานหลัก” ประเมินตามตัวชี้วัด ไม่มีค่าให้รวมเป็นคะแนนรวมถ่วงน้ำหนัก → ระบุ น้ำหนัก: 0 เปลี่ยนวิธีประเมิน หรือสรุปภาพรวมด้วย วิธีสรุป แทน ช่วงผล [bad-framework]
   ╭▸
12 │       - {รหัส: work, ชื่อ: งานหลัก, วิธีประเมิน: ตามตัวชี้วัด}
   ╰╴              ━━━━
"#,
    );
    finds(
        &total(work(", วิธีประเมิน: คะแนนถ่วงน้ำหนัก}\n      - {รหัส: more, ชื่อ: งานรอง, ถ้ามี: ใช่")),
        r#"
content/frameworks/2562.yaml:13:15 ต้องแก้: คะแนนรวมใช้ “งานหลัก” กับ “งานรอง” ด้วยกันไม่ได้: ค่าหนึ่งเป็นร้อยละ อีกค่าเป็นคะแนน → ระบุ วิธีประเมิน ของ “งานรอง” (ไม่ระบุ = ร้อยละที่ผ่าน) [bad-framework]
   ╭▸
13 │       - {รหัส: more, ชื่อ: งานรอง, ถ้ามี: ใช่}
   ╰╴              ━━━━
  content/frameworks/2562.yaml:12:15 ต่างจากที่นี่
   ╭▸
12 │       - {รหัส: work, ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}
   ╰╴              ━━━━
"#,
    );
}

#[test]
fn what_is_printed_differs() {
    let printed = |value: &str| more(&format!("ตามที่พิมพ์:\n  ผล:\n    ค่า: {value}\n    ที่: หน้า 5\n"));
    finds(
        &printed("ร้อยละ 91"),
        r#"
content/2562/indicators/one.yaml:9:9 ควรตรวจ: ค่าที่พิมพ์ “ร้อยละ 91” ต่างจาก “ร้อยละ 90” อยู่ ร้อยละ 1 → ตรวจว่าค่าใดถูก แล้วแก้ค่าที่ผิด [claim-differs]
  ╭▸
9 │     ค่า: ร้อยละ 91
  ╰╴        ━━━━━━━━
"#,
    );
    finds(&printed("ร้อยละ 90.0"), "");
    finds(
        &more("ตามที่พิมพ์:\n  สัญลักษณ์: ○\n"),
        r#"
content/2562/indicators/one.yaml:8:11 ควรตรวจ: ค่าที่พิมพ์ “○” ต่างจาก “●” → ตรวจว่าค่าใดถูก แล้วแก้ค่าที่ผิด [claim-differs]
  ╭▸
8 │   สัญลักษณ์: ○
  ╰╴          ━
"#,
    );
    finds(
        &more("ตามที่พิมพ์:\n  ผลล: ร้อยละ 90\n"),
        r#"
content/2562/indicators/one.yaml:8:3 ต้องแก้: ไม่รู้จักหัวข้อ “ผลล” → น่าจะเป็น “ผล” [unknown-key]
  ╭▸
8 │   ผลล: ร้อยละ 90
  ╰╴  ━━━
"#,
    );
    finds(
        &more("ตามที่พิมพ์:\n  ชื่อ: ตัวชี้วัดทดลอง\n"),
        r#"
content/2562/indicators/one.yaml:8:7 ควรตรวจ: ค่าที่พิมพ์ “ตัวชี้วัดทดลอง” ต่างจาก “ตัวชี้วัดทดสอบ” → ตรวจว่าค่าใดถูก แล้วแก้ค่าที่ผิด [claim-differs]
  ╭▸
8 │   ชื่อ: ตัวชี้วัดทดลอง
  ╰╴      ━━━━━━━━━━
"#,
    );
    let published = Project::minimal().with(
        "content/2562/year.yaml",
        &format!("{}เอกสารที่เผยแพร่:\n  - รหัส: form\n    ชื่อ: แบบประเมิน\n", common::YEAR),
    );
    let text = format!("{}ตามที่พิมพ์:\n  ผล:\n    ค่า: ร้อยละ 90\n    เอกสาร: frm\n", common::INDICATOR);
    finds(
        &published.with(ONE, &text),
        r#"
content/2562/indicators/one.yaml:10:13 ต้องแก้: ไม่พบเอกสารที่เผยแพร่ “frm” → รหัสใกล้เคียงคือ form [unknown-reference]
   ╭▸
10 │     เอกสาร: frm
   ╰╴            ━━━
"#,
    );
}

// Structure.

#[test]
fn indicators_that_hang_in_the_air() {
    finds(
        &Project::minimal().one("องค์ประกอบ: work", "องค์ประกอบ: wrok"),
        r#"
content/2562/indicators/one.yaml:3:12 ต้องแก้: ไม่พบองค์ประกอบ “wrok” → รหัสใกล้เคียงคือ work [unknown-reference]
  ╭▸
3 │ องค์ประกอบ: wrok
  ╰╴           ━━━━
"#,
    );
    finds(
        &more("ส่วน: ผู้อำนวยการ\n"),
        r#"
content/2562/indicators/one.yaml:7:6 ต้องแก้: ไม่พบส่วนของการประเมิน “ผู้อำนวยการ” → ที่มีอยู่: organisation และ องค์กร [unknown-reference]
  ╭▸
7 │ ส่วน: ผู้อำนวยการ
  ╰╴     ━━━━━━━━━
"#,
    );
    finds(
        &more("อยู่ใต้: zero\n"),
        r#"
content/2562/indicators/one.yaml:7:7 ต้องแก้: ไม่พบตัวชี้วัด “zero” → ที่มีอยู่: one [unknown-reference]
  ╭▸
7 │ อยู่ใต้: zero
  ╰╴      ━━━━
"#,
    );
    let child = "อยู่ใต้: one\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n";
    finds(
        &Project::minimal().indicator("child", "1.1.1", child),
        r#"
content/2562/indicators/child.yaml:5:7 ต้องแก้: ตัวชี้วัด 1.1 มีเป้าหมายของตัวเอง จึงครอบตัวชี้วัดอื่นไม่ได้ → ย้ายเป้าหมายไปไว้ที่ตัวชี้วัดย่อย [bad-framework]
  ╭▸
5 │ อยู่ใต้: one
  ╰╴      ━━━
"#,
    );
}

#[test]
fn files_that_are_not_there() {
    finds(
        &Project::minimal().without("content/agency.yaml"),
        r#"
content/agency.yaml:1:1 ต้องแก้: ไม่มีไฟล์ content/agency.yaml (ข้อมูลหน่วยงาน) → สร้างไฟล์นี้ในโฟลเดอร์ content [missing-file]
"#,
    );
    finds(
        &Project::minimal().without("content/frameworks/2562.yaml"),
        r#"
content/2562/year.yaml:1:1 ต้องแก้: ไม่มีกรอบการประเมินของปี 2562 → เพิ่มไฟล์ content/frameworks/2562.yaml หรือระบุปีของกรอบใน year.yaml [missing-file]
  ╭▸
1 │ ปีงบประมาณ: 2562
  ╰╴━
"#,
    );
    finds(
        &Project::minimal().without("content/2562/year.yaml"),
        r#"
content/2562/year.yaml:1:1 ต้องแก้: ไม่มีไฟล์ content/2562/year.yaml (เอกสารและวันที่ของข้อมูลของปี) → สร้างไฟล์นี้ในโฟลเดอร์ content [missing-file]
"#,
    );
}

#[test]
fn files_that_nobody_reads() {
    finds(
        &Project::minimal().with("content/2562/indicator/two.yaml", "ก: ข\n"),
        r#"
content/2562/indicator/two.yaml:1:1 ควรตรวจ: ไม่ได้ใช้ไฟล์ content/2562/indicator/two.yaml → ตรวจชื่อไฟล์และโฟลเดอร์: indicators/ facts/ calculations/ narratives/ year.yaml board.yaml [unknown-file]
  ╭▸
1 │ ก: ข
  ╰╴━
"#,
    );
    finds(&Project::minimal().with("content/README.md", "# คู่มือ\n"), "");
}

#[test]
fn names_that_not_every_system_can_hold() {
    let found = |path: &str| Project::minimal().with(path, "ก").check().terminal();
    let lines = |path: &str| {
        let all = found(path);
        let named = |line: &&str| line.ends_with("[file-name]");
        all.lines().filter(named).map(|line| line.to_owned() + "\n").collect::<String>()
    };
    for (path, name, why) in [
        ("content/2562/README/NUL.md", "NUL.md", "Windows สงวนชื่อนี้ไว้"),
        ("content/CON/README.md", "CON", "Windows สงวนชื่อนี้ไว้"),
        ("content/README.md.", "README.md.", "Windows ตัดจุดหรือเว้นวรรคท้ายชื่อทิ้ง"),
        ("content/README ", "README ", "Windows ตัดจุดหรือเว้นวรรคท้ายชื่อทิ้ง"),
        ("content/README a:b", "README a:b", "Windows ใช้ : ในชื่อไม่ได้"),
        ("content/README..\\x.md", "README..\\x.md", "Windows ใช้ \\ ในชื่อไม่ได้"),
        ("content/../README.md", "..", "Windows ตัดจุดหรือเว้นวรรคท้ายชื่อทิ้ง"),
        ("templates/html/aux.css", "aux.css", "Windows สงวนชื่อนี้ไว้"),
        ("fonts/web/a?.txt", "a?.txt", "Windows ใช้ ? ในชื่อไม่ได้"),
    ] {
        let line =
            format!("{path}:1:1 ต้องแก้: ชื่อ “{name}” ใช้ไม่ได้ทุกระบบ: {why} → เปลี่ยนชื่อ [file-name]\n");
        assert_text(&lines(path), &line);
    }
    // A name that steers the terminal is shown without what steers.
    let steered = lines("content/README\u{1b}[2J.md");
    assert!(steered.contains("มีอักขระที่มองไม่เห็น") && !steered.contains('\u{1b}'), "{steered:?}");
    for harmless in [
        "content/README.md",
        "content/README เรื่อง ก (1).md",
        "content/2562/README-console.md",
        "content/2562/README..md",
        "content/2562/README com10.md",
    ] {
        assert_text(&found(harmless), "");
    }
}

#[test]
fn names_of_pages_that_windows_cannot_hold() {
    let named = |slug: &str| {
        let path = format!("content/2562/indicators/{slug}.yaml");
        Project::minimal()
            .without(ONE)
            .with(&path, &common::INDICATOR.replace("รหัสถาวร: one", &format!("รหัสถาวร: {slug}")))
    };
    finds(
        &named("com1"),
        r#"
content/2562/indicators/com1.yaml:1:1 ต้องแก้: ชื่อ “com1.yaml” ใช้ไม่ได้ทุกระบบ: Windows สงวนชื่อนี้ไว้ → เปลี่ยนชื่อ [file-name]
  ╭▸
1 │ รหัสถาวร: com1
  ╰╴━
content/2562/indicators/com1.yaml:1:10 ต้องแก้: รหัสถาวร “com1” เป็นชื่อที่ Windows สงวนไว้ จึงตั้งเป็นชื่อไฟล์ไม่ได้ → เติมคำ เช่น com1-work [bad-slug]
  ╭▸
1 │ รหัสถาวร: com1
  ╰╴         ━━━━
"#,
    );
    finds(&named("com10"), "");
    finds(&named("console"), "");
}

#[test]
fn names_that_differ_in_capitals_only() {
    let two = Project::minimal().with("content/2562/indicators/One.yaml", common::INDICATOR);
    let outcome = two.check();
    assert!(outcome.errors() > 0);
    let clashes: String = outcome
        .terminal()
        .lines()
        .filter(|line| line.ends_with("[name-clash]"))
        .map(|line| line.to_owned() + "\n")
        .collect();
    assert_text(
        &clashes,
        r#"
content/2562/indicators/one.yaml:1:1 ต้องแก้: Windows และ macOS ถือว่า content/2562/indicators/one.yaml กับ content/2562/indicators/One.yaml เป็นไฟล์เดียวกัน → เปลี่ยนชื่อหรือลบไฟล์หนึ่ง [name-clash]
"#,
    );
    // In two folders they are two files.
    finds(
        &Project::minimal().with("content/README.md", "ก").with("content/2562/readme.md", "ก"),
        r#"
content/2562/readme.md:1:1 ควรตรวจ: ไม่ได้ใช้ไฟล์ content/2562/readme.md → ตรวจชื่อไฟล์และโฟลเดอร์: indicators/ facts/ calculations/ narratives/ year.yaml board.yaml [unknown-file]
  ╭▸
1 │ ก
  ╰╴━
"#,
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let folder = on_disk();
    let name = std::ffi::OsStr::from_bytes(b"\xe1\xba.yaml");
    let path = folder.path().join("content/2562/indicators").join(name);
    std::fs::File::create(path).unwrap();
    assert_text(
        &load(folder.path()).terminal(),
        "
content/2562/indicators/\u{fffd}.yaml:1:1 ต้องแก้: ชื่อไฟล์ไม่ได้บันทึกเป็น UTF-8 จึงไม่ได้อ่านไฟล์นี้ → เปลี่ยนชื่อ [file-name]
",
    );
}

#[test]
fn a_version_of_tomorrow() {
    finds(
        &Project::minimal().replace("content/agency.yaml", "raingan: \"1\"", "raingan: \"2\""),
        r#"
content/agency.yaml:1:10 ต้องแก้: เนื้อหาเป็นรุ่น “2” โปรแกรมนี้อ่านรุ่น 1 → พิมพ์ raingan: 1 ถ้าเนื้อหาเป็นไปตาม content/README.md หรือใช้โปรแกรมรุ่นที่ตรงกัน [unsupported-version]
  ╭▸
1 │ raingan: "2"
  ╰╴         ━━━
"#,
    );
}

#[test]
fn a_framework_that_contradicts_itself() {
    let path = "content/frameworks/2562.yaml";
    let changed = |from: &str, to: &str| Project::minimal().replace(path, from, to);
    finds(
        &changed("{มีองค์ประกอบได้: below,", "{มีองค์ประกอบได้: below, ทุกองค์ประกอบได้: above,"),
        r#"
content/frameworks/2562.yaml:24:15 ต้องแก้: กติกาข้อนี้มีทั้ง “มีองค์ประกอบได้” และ “ทุกองค์ประกอบได้” → แยกเป็นสองข้อ ข้อแรกที่ตรงเป็นผล [bad-framework]
   ╭▸
24 │             - {มีองค์ประกอบได้: below, ทุกองค์ประกอบได้: above, ให้ระดับ: needs-improvement}
   ╰╴              ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
"#,
    );
    finds(
        &changed("50-67, ให้ระดับ: meets", "50-67, ให้ระดับ: meet"),
        r#"
content/frameworks/2562.yaml:15:31 ต้องแก้: ไม่พบระดับ “meet” → รหัสใกล้เคียงคือ meets [unknown-reference]
   ╭▸
15 │       - {เกณฑ์: 50-67, ให้ระดับ: meet}
   ╰╴                              ━━━━
"#,
    );
    finds(
        &changed("เกณฑ์: 50-67", "เกณฑ์: 67-50"),
        r#"
content/frameworks/2562.yaml:15:16 ต้องแก้: ช่วง 67–50 เริ่มด้วยค่าที่มากกว่า → น่าจะเป็น 50–67 [band-reversed]
   ╭▸
15 │       - {เกณฑ์: 67-50, ให้ระดับ: meets}
   ╰╴               ━━━━━
"#,
    );
    finds(
        &changed("เกณฑ์: 50-67", "เกณฑ์: 50-67 บาท"),
        r#"
content/frameworks/2562.yaml:15:16 ต้องแก้: ช่วงผลเป็นร้อยละหรือคะแนน ใช้หน่วย “บาท” ไม่ได้ → พิมพ์ตัวเลขโดยไม่มีหน่วย เช่น 50-67 [unit-mismatch]
   ╭▸
15 │       - {เกณฑ์: 50-67 บาท, ให้ระดับ: meets}
   ╰╴               ━━━━━━━━━
"#,
    );
    finds(
        &changed("เกณฑ์: 50-67", "เกณฑ์: ปานกลาง"),
        r#"
content/frameworks/2562.yaml:15:16 ต้องแก้: “ปานกลาง” ไม่ใช่ตัวเลขกับหน่วย → พิมพ์อย่าง 9.13 ล้านบาท หรือ ร้อยละ 80 [not-a-quantity]
   ╭▸
15 │       - {เกณฑ์: ปานกลาง, ให้ระดับ: meets}
   ╰╴               ━━━━━━━
"#,
    );
    finds(
        &changed("{รหัส: meets,", "{รหัส: above,"),
        r#"
content/frameworks/2562.yaml:5:11 ต้องแก้: ระดับผล “above” มีแล้ว → เปลี่ยนให้ไม่ซ้ำ [duplicate-id]
  ╭▸
5 │   - {รหัส: above, ชื่อ: เป็นไปตามเป้าหมาย, สัญลักษณ์: ◎}
  ╰╴          ━━━━━
"#,
    );
    let rules = common::FRAMEWORK.split_once("      วิธีสรุป:\n").unwrap().1;
    finds(
        &changed(&format!("      วิธีสรุป:\n{rules}"), ""),
        r#"
content/frameworks/2562.yaml:18:7 ต้องแก้: สรุปภาพรวมไม่มีทั้ง วิธีสรุป และ ช่วงผล จึงตัดสินระดับภาพรวมไม่ได้ → เพิ่ม วิธีสรุป (กติกาตัดสิน) หรือ ช่วงผล (ของคะแนนรวม) [bad-framework]
   ╭▸
18 │       ระดับ:
   ╰╴      ━━━━━
"#,
    );
    finds(
        &changed("ปีงบประมาณ: 2562\n", "ปีงบประมาณ: 2562\nระดับ: มาก\n"),
        r#"
content/frameworks/2562.yaml:2:1 ต้องแก้: ไม่รู้จักหัวข้อ “ระดับ” → ดูหัวข้อที่ใช้ได้ของกรอบการประเมินด้วยคำสั่ง raingan schema --reference [unknown-key]
  ╭▸
2 │ ระดับ: มาก
  ╰╴━━━━
"#,
    );
}

#[test]
fn mandatory_indicators_and_limits() {
    let path = "content/frameworks/2562.yaml";
    let mandatory = Project::minimal().replace(
        path,
        "ชื่อ: งานหลัก}",
        "ชื่อ: งานหลัก, ตัวชี้วัดบังคับ: [\"1.1\", \"1.2\"]}",
    );
    finds(
        &mandatory,
        r#"
content/frameworks/2562.yaml:12:15 ต้องแก้: ปี 2562 ขาดตัวชี้วัดบังคับ 1.2 ขององค์ประกอบ งานหลัก → เพิ่มไฟล์ใน content/2562/indicators/ [mandatory-missing]
   ╭▸
12 │       - {รหัส: work, ชื่อ: งานหลัก, ตัวชี้วัดบังคับ: ["1.1", "1.2"]}
   ╰╴              ━━━━
"#,
    );
    let limit = "    เพดานจำนวน:\n      - {องค์ประกอบ: work, ไม่เกิน: 1}\n    สรุปภาพรวม:\n";
    let project = Project::minimal().replace(path, "    สรุปภาพรวม:\n", limit);
    finds(&project, "");
    finds(
        &project.indicator("two", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n"),
        r#"
content/frameworks/2562.yaml:18:34 ควรตรวจ: ปี 2562 องค์ประกอบ งานหลัก มี 2 ตัวชี้วัด เกิน 1 → ตรวจกับกรอบการประเมินว่านับอย่างไร [limit-exceeded]
   ╭▸
18 │       - {องค์ประกอบ: work, ไม่เกิน: 1}
   ╰╴                                 ━
"#,
    );
}

#[test]
fn a_part_that_takes_its_result_from_itself() {
    finds(
        &one("เป้าหมาย: ระดับคุณภาพ\nผลจากส่วน: องค์กร\n"),
        r#"
content/2562/indicators/one.yaml:1:10 ต้องแก้: ผลของส่วนอ้างอิงกันเป็นวง: ส่วนที่ 1 → แก้หัวข้อ ผลจากส่วน ให้เป็นส่วนอื่น [cycle]
  ╭▸
1 │ รหัสถาวร: one
  ╰╴         ━━━
"#,
    );
    finds(
        &one("เป้าหมาย: ระดับดี\nผลจากส่วน: องค์กร\n"),
        r#"
content/2562/indicators/one.yaml:5:10 ต้องแก้: ไม่พบระดับภาพรวม “ระดับดี” → ที่มีอยู่: ระดับคุณภาพ, ระดับมาตรฐาน และ ระดับต้องปรับปรุง [unknown-reference]
  ╭▸
5 │ เป้าหมาย: ระดับดี
  ╰╴         ━━━━━
"#,
    );
}

#[test]
fn a_hole_in_the_rules() {
    let path = "content/frameworks/2562.yaml";
    let both = "เกณฑ์: มากกว่า 67, และ: ไม่เกิน 99";
    let project = Project::minimal().replace(path, "เกณฑ์: มากกว่า 67", both);
    finds(
        &project,
        r#"
content/frameworks/2562.yaml:12:15 ควรตรวจ: ปี 2562 กติกาไม่ได้กล่าวถึงผลที่ งานหลัก (100) ได้ → ดูที่มาของผลการประเมินในหน้าของรายการนี้ [undecided]
   ╭▸
12 │       - {รหัส: work, ชื่อ: งานหลัก}
   ╰╴              ━━━━
content/frameworks/2562.yaml:14:16 ควรตรวจ: 99.5 ไม่อยู่ในช่วงใดของ ส่วนที่ 1 → เพิ่มช่วงของค่านี้ หรือขยายช่วงที่อยู่ติดกัน หรือบอกไว้ใน กรณีที่กติกาไม่กล่าวถึง ถ้าเอกสารเว้นไว้ [band-gap]
   ╭▸
14 │       - {เกณฑ์: มากกว่า 67, และ: ไม่เกิน 99, ให้ระดับ: above}
   ╰╴               ━━━━━━━━━
"#,
    );
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
    finds(
        &Project::minimal().with("content/2562/board.yaml", board),
        r#"
content/2562/board.yaml:6:15 ควรตรวจ: ลำดับ 1 ซ้ำหรือข้าม (ควรเป็น 2) → ตรวจลำดับกับต้นเรื่อง [number-gap]
  ╭▸
6 │       - {ลำดับ: 1, ชื่อ: ข, ตั้งแต่: 1 ต.ค. 2560, ถึง: 30 ก.ย. 2559}
  ╰╴               ━
content/2562/board.yaml:6:48 ต้องแก้: สิ้นสุด 30 กันยายน 2559 ก่อนเริ่ม 1 ตุลาคม 2560 → ตรวจวันที่ทั้งสอง [bad-date]
  ╭▸
6 │       - {ลำดับ: 1, ชื่อ: ข, ตั้งแต่: 1 ต.ค. 2560, ถึง: 30 ก.ย. 2559}
  ╰╴                                                ━━━━━━━━━━━━
content/2562/board.yaml:7:15 ควรตรวจ: ลำดับ 4 ซ้ำหรือข้าม (ควรเป็น 2) → ตรวจลำดับกับต้นเรื่อง [number-gap]
  ╭▸
7 │       - {ลำดับ: 4, ชื่อ: ค, ตั้งแต่: 1 ต.ค. 2562}
  ╰╴               ━
content/2562/board.yaml:7:31 ควรตรวจ: วันที่ 1 ตุลาคม 2562 อยู่หลังวันสิ้นปีงบประมาณ 2562 → ตรวจวันที่กับต้นเรื่อง [date-outside-year]
  ╭▸
7 │       - {ลำดับ: 4, ชื่อ: ค, ตั้งแต่: 1 ต.ค. 2562}
  ╰╴                               ━━━━━━━━━━━
"#,
    );
}

#[test]
fn an_agency_whose_name_ends_before_it_starts() {
    let name = "  ไทย: หน่วยงานทดสอบ (องค์การมหาชน)\n";
    let dates = format!("{name}  ตั้งแต่: 1 ต.ค. 2562\n  ถึง: 30 ก.ย. 2562\n");
    finds(
        &Project::minimal().replace("content/agency.yaml", name, &dates),
        r#"
content/agency.yaml:6:7 ต้องแก้: สิ้นสุด 30 กันยายน 2562 ก่อนเริ่ม 1 ตุลาคม 2562 → ตรวจวันที่ทั้งสอง [bad-date]
  ╭▸
6 │   ถึง: 30 ก.ย. 2562
  ╰╴      ━━━━━━━━━━━━
"#,
    );
}

// Prose.

#[test]
fn links_that_lead_out() {
    finds(
        &narrative("[รายงาน](../../secret.pdf)"),
        r#"
content/2562/narratives/story.md:6:1 ต้องแก้: “../../secret.pdf” ชี้ออกนอกโฟลเดอร์เนื้อหา → ใช้ลิงก์ที่ขึ้นต้นด้วย https:// หรือลบลิงก์ [outside-root]
  ╭▸
6 │ [รายงาน](../../secret.pdf)
  ╰╴━━━━━━━━━━━━━━━━━━━━━━━━━━
"#,
    );
    finds(
        &narrative("[รายงาน](/etc/passwd)"),
        r#"
content/2562/narratives/story.md:6:1 ต้องแก้: “/etc/passwd” ชี้ออกนอกโฟลเดอร์เนื้อหา → ใช้ลิงก์ที่ขึ้นต้นด้วย https:// หรือลบลิงก์ [outside-root]
  ╭▸
6 │ [รายงาน](/etc/passwd)
  ╰╴━━━━━━━━━━━━━━━━━━━━━
"#,
    );
    finds(
        &narrative("[รายงาน](javascript:alert(1))"),
        r#"
content/2562/narratives/story.md:6:1 ต้องแก้: ลิงก์ “javascript:alert(1)” ใช้ไม่ได้ → ใช้ลิงก์ที่ขึ้นต้นด้วย https:// [outside-root]
  ╭▸
6 │ [รายงาน](javascript:alert(1))
  ╰╴━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
"#,
    );
    finds(
        &narrative("[รายงาน](other.md)"),
        r#"
content/2562/narratives/story.md:6:1 ต้องแก้: ปีนี้ไม่มีบทบรรยาย “other.md” → ตรวจชื่อไฟล์ในโฟลเดอร์ narratives ของปี [broken-link]
  ╭▸
6 │ [รายงาน](other.md)
  ╰╴━━━━━━━━━━━━━━━━━━
"#,
    );
    finds(
        &narrative("![ภาพ](picture.png)"),
        r#"
content/2562/narratives/story.md:6:1 ต้องแก้: ไม่มีไฟล์ภาพ “picture.png” → วางไฟล์ภาพไว้ข้างไฟล์บทบรรยาย แล้วเขียนเฉพาะชื่อไฟล์ [missing-file]
  ╭▸
6 │ ![ภาพ](picture.png)
  ╰╴━━━━━━━━━━━━━━━━━━━
"#,
    );
    finds(&narrative("[เว็บ](https://example.org) [จดหมาย](mailto:a@example.org)"), "");
}

#[test]
fn html_and_headings_that_do_not_belong() {
    finds(
        &narrative("ข้อความ <b>หนา</b>"),
        r#"
content/2562/narratives/story.md:6:8 ควรตรวจ: ข้อความมี HTML (“<b>”) จะแสดงเป็นตัวอักษร → ใช้รูปแบบ Markdown แทน หรือลบออก [raw-html]
  ╭▸
6 │ ข้อความ <b>หนา</b>
  ╰╴       ━━━
content/2562/narratives/story.md:6:14 ควรตรวจ: ข้อความมี HTML (“</b>”) จะแสดงเป็นตัวอักษร → ใช้รูปแบบ Markdown แทน หรือลบออก [raw-html]
  ╭▸
6 │ ข้อความ <b>หนา</b>
  ╰╴             ━━━━
"#,
    );
    finds(
        &narrative("# หัวเรื่อง"),
        r#"
content/2562/narratives/story.md:6:1 ควรตรวจ: หัวเรื่อง # เป็นของชื่อเรื่อง → ใช้ ## สำหรับหัวข้อในเรื่อง [top-heading]
  ╭▸
6 │ # หัวเรื่อง
  ╰╴━━━━━━━━
"#,
    );
}

#[test]
fn a_narrative_without_its_head() {
    let path = "content/2562/narratives/story.md";
    finds(
        &Project::minimal().with(path, "ข้อความล้วน\n"),
        r#"
content/2562/narratives/story.md:1:1 ต้องแก้: ไฟล์ไม่มีหัวเรื่องบทบรรยายระหว่างบรรทัด --- สองบรรทัด → เริ่มไฟล์ด้วย --- แล้วพิมพ์ รหัสถาวร: และ ชื่อ: แล้วปิดด้วย --- [missing-key]
  ╭▸
1 │ ข้อความล้วน
  ╰╴━━━━━━━━━
"#,
    );
    finds(
        &Project::minimal().with(path, "---\nรหัสถาวร: story\nชื่อ: เรื่อง\n"),
        r#"
content/2562/narratives/story.md:1:1 ต้องแก้: หัวเรื่องบทบรรยายไม่มีบรรทัด --- ปิด → เพิ่มบรรทัด --- ก่อนเริ่มข้อความ [missing-key]
  ╭▸
1 │ ---
  ╰╴━━━
"#,
    );
    finds(
        &Project::minimal().with(path, "---\nรหัสถาวร: story\nชื่อ: มติ: ก\n---\nข้อความ\n"),
        r#"
content/2562/narratives/story.md:3:5 ต้องแก้: ข้อความมี “ : ” → ใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
3 │ ชื่อ: มติ: ก
  ╰╴    ━━━━━
"#,
    );
    finds(
        &Project::minimal().with(path, ""),
        r#"
content/2562/narratives/story.md:1:1 ต้องแก้: ไฟล์ว่าง ไม่มีข้อมูล → ใส่ข้อมูล หรือลบไฟล์นี้ [empty-file]
"#,
    );
}

// Files.

#[test]
fn files_that_are_not_utf8() {
    // ชื่อ: ก in TIS-620, after a line of ASCII.
    finds(
        &Project::minimal().bytes(ONE, b"# one\n\xaa\xd7\xe8\xcd: \xa1\n"),
        r#"
content/2562/indicators/one.yaml:1:1 ต้องแก้: ไฟล์ไม่ได้บันทึกเป็น UTF-8 (เริ่มผิดที่บรรทัด 2 คอลัมน์ 1) → บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8 [not-utf8]
"#,
    );
    let utf16 = |big: bool| -> Vec<u8> {
        let text = format!("\u{feff}{}", common::INDICATOR);
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    finds(
        &Project::minimal().bytes(ONE, &utf16(false)),
        r#"
content/2562/indicators/one.yaml:1:1 ต้องแก้: ไฟล์บันทึกเป็น UTF-16 → บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8 (ใน Notepad: Save As → Encoding: UTF-8) [not-utf8]
"#,
    );
    finds(
        &Project::minimal().bytes(ONE, &utf16(true)),
        r#"
content/2562/indicators/one.yaml:1:1 ต้องแก้: ไฟล์บันทึกเป็น UTF-16 → บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8 (ใน Notepad: Save As → Encoding: UTF-8) [not-utf8]
"#,
    );
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
    finds(
        &Project::minimal().with(ONE, &fault),
        r#"
content/2562/indicators/one.yaml:5:1 ต้องแก้: ไม่รู้จักหัวข้อ “เปาหมาย” → น่าจะเป็น “เป้าหมาย” [unknown-key]
  ╭▸
5 │ เปาหมาย: ร้อยละ ๘๐
  ╰╴━━━━━━━
"#,
    );
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
    finds(
        &project,
        r#"
content/2562/indicators/one.yaml:4:1 ต้องแก้: ไม่รู้จักหัวข้อ “เปาหมาย” → น่าจะเป็น “เป้าหมาย” [unknown-key]
  ╭▸
4 │ เปาหมาย: ร้อยละ 80
  ╰╴━━━━━━━
content/2562/indicators/one.yaml:5:6 ต้องแก้: “9O” มีตัวอักษร O ปนในตัวเลข → พิมพ์ 90 [bad-number]
  ╭▸
5 │ ผล: 9O บาท
  ╰╴     ━
content/2562/indicators/one.yaml:6:10 ต้องแก้: ข้อความมี “ : ” → ใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
6 │ หมายเหตุ: มติ: ก
  ╰╴         ━━━━━
content/2562/indicators/one.yaml:7:13 ต้องแก้: อ่าน “หนึ่ง” เป็นตัวเลขไม่ได้ → พิมพ์อย่าง 1,992.38 [bad-number]
  ╭▸
7 │ วัตถุประสงค์: [หนึ่ง]
  ╰╴            ━━━
content/2562/indicators/two.yaml:6:5 ต้องแก้: หน่วย “ราย” เทียบกับ “ล้านบาท” ไม่ได้ → ใช้หน่วยเดียวกัน (ล้านบาท) [unit-mismatch]
  ╭▸
6 │ ผล: 9 ราย
  ╰╴    ━━━━━
content/2562/indicators/two.yaml:7:12 ต้องแก้: ไม่รู้จักคำ “ลับ” → ใช้คำใดคำหนึ่ง: สาธารณะ, ภายใน หรือ ยังไม่เผยแพร่ [unknown-word]
  ╭▸
7 │ การเผยแพร่: ลับ
  ╰╴           ━━
content/2562/narratives/story.md:6:1 ต้องแก้: ไม่พบตัวชี้วัด “three” → ที่มีอยู่: 1.2 และ two [unknown-reference]
  ╭▸
6 │ ((ผล three)) <br>
  ╰╴━━━━━━━━━━━━
content/2562/narratives/story.md:6:14 ควรตรวจ: ข้อความมี HTML (“<br>”) จะแสดงเป็นตัวอักษร → ใช้รูปแบบ Markdown แทน หรือลบออก [raw-html]
  ╭▸
6 │ ((ผล three)) <br>
  ╰╴             ━━━━
content/2562/year.yaml:6:12 ต้องแก้: ไม่รู้จักคำ “ร่าว” → น่าจะเป็น “ร่าง” [unknown-word]
  ╭▸
6 │     สถานะ: ร่าว
  ╰╴           ━━━
content/agency.yaml:2:10 ต้องแก้: รหัสถาวร “Test” ใช้ได้เฉพาะ a–z ตัวเลข และขีด - → เช่น test [bad-slug]
  ╭▸
2 │ รหัสถาวร: Test
  ╰╴         ━━━━
"#,
    );
}

#[test]
fn a_fault_in_one_file_does_not_spread() {
    // What refers to a broken file is not broken by it.
    let project = narrative("ได้ ((ผล one)) และ ((ผล 1.1)) และ ((ค่า amount))")
        .one("ชื่อ: ตัวชี้วัดทดสอบ", "ชื่อ: \"ไม่ปิด")
        .with("content/2562/facts/sheet.yaml", "รหัสถาวร: sheet\nชื่อ: ชุด\nรายการ: มติ: ก\n");
    finds(
        &project,
        r#"
content/2562/facts/sheet.yaml:3:9 ต้องแก้: ข้อความมี “ : ” → ใส่ "…" ครอบทั้งข้อความ [yaml-syntax]
  ╭▸
3 │ รายการ: มติ: ก
  ╰╴        ━━━━━
content/2562/indicators/one.yaml:4:5 ต้องแก้: เครื่องหมาย " ไม่ครบคู่ใน “"ไม่ปิด” → ใส่เครื่องหมายปิดท้ายข้อความ หรือใช้ “ ” แทน [yaml-syntax]
  ╭▸
4 │ ชื่อ: "ไม่ปิด
  ╰╴    ━━━━━
"#,
    );
}

#[test]
fn a_long_line_is_cut_around_its_fault() {
    let long = "ยาวมาก".repeat(200);
    finds(
        &narrative(&format!("{long} ((ผล nothing)) {long}")),
        r#"
content/2562/narratives/story.md:6:1202 ต้องแก้: ไม่พบตัวชี้วัด “nothing” → ที่มีอยู่: 1.1 และ one [unknown-reference]
  ╭▸
6 │ …าวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมาก ((ผล nothing)) ยาวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมา…
  ╰╴                                                       ━━━━━━━━━━━━━━
"#,
    );
}

#[test]
fn carets_stand_under_clusters() {
    finds(
        &more("หมายเหตุ: \"ที่นี่\"\nเปี๊ยะ: ก\n"),
        r#"
content/2562/indicators/one.yaml:8:1 ต้องแก้: ไม่รู้จักหัวข้อ “เปี๊ยะ” → ดูหัวข้อที่ใช้ได้ของตัวชี้วัดด้วยคำสั่ง raingan schema --reference [unknown-key]
  ╭▸
8 │ เปี๊ยะ: ก
  ╰╴━━━━
"#,
    );
    let outcome = narrative("กี่ครั้ง ที่ได้ ((ผล ก่อน)) ❤️👩‍👩‍👧 ((ผล หลัง))").check();
    assert_text(
        &outcome.terminal(),
        r#"
content/2562/narratives/story.md:6:10 ต้องแก้: ไม่พบตัวชี้วัด “ก่อน” → ที่มีอยู่: 1.1 และ one [unknown-reference]
  ╭▸
6 │ กี่ครั้ง ที่ได้ ((ผล ก่อน)) ❤️👩👩👧 ((ผล หลัง))
  ╰╴         ━━━━━━━━━━
content/2562/narratives/story.md:6:24 ต้องแก้: ไม่พบตัวชี้วัด “หลัง” → ที่มีอยู่: 1.1 และ one [unknown-reference]
  ╭▸
6 │ กี่ครั้ง ที่ได้ ((ผล ก่อน)) ❤️👩👩👧 ((ผล หลัง))
  ╰╴                            ━━━━━━━━━━
"#,
    );
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
    assert_text(
        &load(folder.path()).terminal(),
        r#"
content/2562/facts/huge.yaml:1:1 ต้องแก้: ไฟล์มีขนาด 100 MB เกินกำหนด 4 MB → แบ่งเป็นหลายไฟล์ หรือย้ายออกจากโฟลเดอร์เนื้อหา [file-too-large]
"#,
    );
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
    assert_text(
        &outcome.terminal(),
        r#"
content/2562/facts/dangling.yaml:1:1 ต้องแก้: ทางลัด (symlink) นี้ชี้ไปยังไฟล์ที่ไม่มี → คัดลอกไฟล์จริงมาวางแทน หรือลบทางลัด [missing-file]
content/2562/facts/folder:1:1 ต้องแก้: ทางลัด (symlink) นี้ชี้ออกนอกโฟลเดอร์โครงการ → คัดลอกไฟล์จริงมาวางแทน [outside-root]
content/2562/facts/leak.yaml:1:1 ต้องแก้: ทางลัด (symlink) นี้ชี้ออกนอกโฟลเดอร์โครงการ → คัดลอกไฟล์จริงมาวางแทน [outside-root]
"#,
    );
    assert!(outcome.sources.texts().all(|(_, file)| !file.text.contains("secret")));
    // A link inside the project is the file it points to.
    let folder = on_disk();
    let board = folder.path().join("content/2562/board.yaml");
    std::os::unix::fs::symlink("year.yaml", board).unwrap();
    assert!(load(folder.path()).codes().contains(&"unknown-key"));
}

#[test]
fn a_folder_without_content_is_no_project() {
    let folder = tempfile::tempdir().unwrap();
    assert!(raingan::load::load(folder.path()).is_err());
    assert!(raingan::load::load(&folder.path().join("nothing")).is_err());
}

// Every rule.

/// A rule, a project that it fires on, and one like it that it does not.
fn rules() -> Vec<(&'static str, Outcome, Outcome)> {
    let mut cases: Vec<(&str, Outcome, Outcome)> = Vec::new();
    let mut rule = |code: &'static str, fires: Project, silent: Project| {
        cases.push((code, fires.check(), silent.check()));
    };
    let minimal = Project::minimal;
    let framework = "content/frameworks/2562.yaml";
    let board = "content/2562/board.yaml";
    let member = |rest: &str| {
        let text = format!(
            "ชื่อ: คณะกรรมการ\nกลุ่ม:\n  - ชื่อ: กรรมการ\n    กรรมการ:\n      - {{ลำดับ: 1, ชื่อ: ก}}\n      - {{{rest}}}\n"
        );
        minimal().with(board, &text)
    };
    let two = |value: &str| minimal().indicator("two", "1.2", &format!("เป้าหมาย: 1 ครั้ง\n{value}"));

    // Files.
    rule(
        "not-utf8",
        minimal().bytes(ONE, b"\xa1"),
        minimal().bytes(board, "ชื่อ: ก\nกลุ่ม: {ชื่อ: ข, กรรมการ: {ชื่อ: ค}}".as_bytes()),
    );
    rule("missing-file", minimal().without("content/2562/year.yaml"), minimal());
    rule(
        "unknown-file",
        minimal().with("content/2562/plan.yaml", "ก: ข"),
        minimal().with("content/2562/README.md", "ก"),
    );
    rule(
        "misnamed-file",
        minimal().with("content/2562/board.yml", "ชื่อ: ก"),
        minimal().with("content/2562/README.md", "ก"),
    );
    rule(
        "file-name",
        minimal().with("content/README:1.md", "ก"),
        minimal().with("content/README 1 (ฉบับร่าง).md", "ก"),
    );
    rule(
        "name-clash",
        minimal().with("content/Readme.md", "ก").with("content/README.md", "ก"),
        minimal().with("content/2562/README.md", "ก").with("content/README.md", "ก"),
    );
    // YAML.
    rule("empty-file", minimal().with(board, "\n"), member("ลำดับ: 2, ชื่อ: ข"));
    rule("yaml-syntax", more("หมายเหตุ: ก: ข\n"), more("หมายเหตุ: \"ก: ข\"\n"));
    rule("tab", more("\tหมายเหตุ: ก\n"), more("หมายเหตุ: ก\tข\n"));
    rule("yaml-alias", more("หมายเหตุ: *ก\n"), more("หมายเหตุ: \"*ก\"\n"));
    rule("no-value", more("หมายเหตุ:\n"), more("หลักฐาน: []\n"));
    rule("merge-left", more("=======\n"), more("หมายเหตุ: =======\n"));
    rule("cut-text", more("หมายเหตุ: ก #ข\n"), more("หมายเหตุ: ก  # ข\n"));
    rule("too-deep", more(&format!("หมายเหตุ: {}\n", "[".repeat(40))), more("หมายเหตุ: \"[[[[\"\n"));
    rule("unknown-key", more("เหตุ: ก\n"), more("หมายเหตุ: ก\n"));
    rule("duplicate-key", more("ผล: ร้อยละ 91\n"), more("ข้อความผล: ดี\n"));
    rule("missing-key", minimal().one("รหัส: \"1.1\"\n", ""), minimal());
    rule(
        "wrong-type",
        more("หมายเหตุ: {ก: ข}\n").one("หมายเหตุ: {ก: ข}", "น้ำหนัก: {ก: ข}"),
        more("น้ำหนัก: 5\n"),
    );
    rule("unknown-word", more("ความถี่: บ่อย\n"), more("ความถี่: ทุกเดือน\n"));
    // Notation.
    rule(
        "bad-number",
        one("เป้าหมาย: 1 บาท\nผล: 1.2.3 บาท\n"),
        one("เป้าหมาย: 1 บาท\nผล: 1,234.50 บาท\n"),
    );
    rule(
        "number-too-long",
        one(&format!("เป้าหมาย: 1 บาท\nผล: {} บาท\n", "9".repeat(29))),
        one(&format!("เป้าหมาย: 1 บาท\nผล: {} บาท\n", "9".repeat(28))),
    );
    rule(
        "bad-quantity",
        one("เป้าหมาย: ร้อยละ 80 ของแผน\nผล: ร้อยละ 90\n"),
        one("เป้าหมาย: ร้อยละ 80 (ของแผน)\nผล: ร้อยละ 90\n"),
    );
    rule("unknown-unit", one("เป้าหมาย: 1 กล่อง\nผล: 1 กล่อง\n"), one("เป้าหมาย: 1 ฉบับ\nผล: 1 ฉบับ\n"));
    rule(
        "bad-date",
        member("ลำดับ: 2, ชื่อ: ข, ตั้งแต่: 30 ก.พ. 2562"),
        member("ลำดับ: 2, ชื่อ: ข, ตั้งแต่: 28 ก.พ. 2562"),
    );
    rule(
        "bad-year",
        more("ผลการดำเนินงานย้อนหลัง: {2018: ร้อยละ 1}\n"),
        more("ผลการดำเนินงานย้อนหลัง: {2561: ร้อยละ 1}\n"),
    );
    rule("bad-slug", minimal().one("รหัสถาวร: one", "รหัสถาวร: ONE"), minimal());
    rule("bad-reference", narrative("((ผลล one))"), narrative("((ผล one))"));
    rule(
        "bad-formula",
        formula("ตัวแปร: {ก: 1 ครั้ง}\nสูตร: ก ก +\nหน่วย: ครั้ง\n"),
        formula("ตัวแปร: {ก: 1 ครั้ง}\nสูตร: ก + 1\nหน่วย: ครั้ง\n"),
    );
    // Structure.
    rule(
        "unsupported-version",
        minimal().replace("content/agency.yaml", "\"1\"", "\"9\""),
        minimal(),
    );
    let address = |address: &str| {
        minimal()
            .with("content/agency.yaml", &format!("{}site-address: {address}\n", common::AGENCY))
    };
    rule("site-address", address("example.org"), address("https://example.org:8080/report/"));
    rule(
        "duplicate-id",
        two("ผล: 1 ครั้ง\n").replace("content/2562/indicators/two.yaml", "1.2", "1.1"),
        two("ผล: 1 ครั้ง\n"),
    );
    rule("unknown-reference", narrative("((ค่า amount))"), {
        let fact = fact("5 บาท");
        narrative("((ค่า amount))")
            .with("content/2562/facts/sheet.yaml", fact.text("content/2562/facts/sheet.yaml"))
    });
    let parts = |text: &str| {
        let second = common::FRAMEWORK.split_once("    ชื่อเรียก: องค์กร\n").unwrap().1;
        let both = format!("{}  - รหัส: director\n    ชื่อ: ส่วนที่ 2\n{second}", common::FRAMEWORK);
        let indicator = common::INDICATOR.replace("one", "two");
        narrative(text)
            .with(framework, &both)
            .with("content/2562/indicators/two.yaml", &format!("{indicator}ส่วน: director\n"))
    };
    rule("ambiguous-reference", parts("((ผล 1.1))"), parts("((ผล director 1.1))"));
    rule("slug-mismatch", minimal().one("รหัสถาวร: one", "รหัสถาวร: first"), minimal());
    rule(
        "year-mismatch",
        minimal().replace("content/2562/year.yaml", "ปีงบประมาณ: 2562", "ปีงบประมาณ: 2561"),
        minimal(),
    );
    rule(
        "unit-mismatch",
        one("เป้าหมาย: 1 บาท\nผล: 1 ราย\n"),
        one("เป้าหมาย: 1 บาท\nผล: 1 ล้านบาท\n"),
    );
    rule("band-reversed", one("เป้าหมาย: 9-5 วัน\nผล: 7 วัน\n"), one("เป้าหมาย: 5-5 วัน\nผล: 7 วัน\n"));
    rule(
        "not-a-quantity",
        one("เป้าหมาย: 5 วัน\nผล: เร็ว\n"),
        one("เป้าหมาย: 5 วัน\nผล: ยังไม่ถึงรอบรายงาน\n"),
    );
    rule(
        "result-and-formula",
        more("ตัวแปร: {ก: ร้อยละ 9}\nสูตร: ก\nหน่วย: ร้อยละ\n"),
        formula("ตัวแปร: {ก: 9 ครั้ง}\nสูตร: ก\nหน่วย: ครั้ง\n"),
    );
    rule(
        "unknown-criterion",
        one("เป้าหมาย: {ก: 1 ครั้ง}\nผล: {ข: 1 ครั้ง}\n"),
        one("เป้าหมาย: {ก: 1 ครั้ง}\nผล: {ก: 1 ครั้ง}\n"),
    );
    let judged = "การพิจารณา: {ผลพิจารณา: ผ่าน, โดย: คณะกรรมการ}\n";
    rule("judged-number", more(judged), one(&format!("เป้าหมาย: เสนอ\nผล: เสนอแล้ว\n{judged}")));
    let mandatory = |number: &str| {
        minimal().replace(
            framework,
            "ชื่อ: งานหลัก}",
            &format!("ชื่อ: งานหลัก, ตัวชี้วัดบังคับ: \"{number}\"}}"),
        )
    };
    rule("mandatory-missing", mandatory("1.2"), mandatory("1.1"));
    rule(
        "bad-framework",
        minimal().replace(
            framework,
            "{มีองค์ประกอบได้: below,",
            "{มีองค์ประกอบได้: below, ทุกองค์ประกอบได้: below,",
        ),
        minimal(),
    );
    let refers = |slug: &str| {
        formula(&format!("ตัวแปร: {{ก: ((ผล {slug}))}}\nสูตร: ก\nหน่วย: ครั้ง\n")).indicator(
            "two",
            "1.2",
            "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n",
        )
    };
    rule("cycle", refers("one"), refers("two"));
    let divided =
        |by: &str| formula(&format!("ตัวแปร: {{ก: 1 ครั้ง, ข: {by} ครั้ง}}\nสูตร: ก ÷ ข\nหน่วย: ครั้ง\n"));
    rule("division-by-zero", divided("0"), divided("0.0001"));
    rule(
        "broken-link",
        narrative("[ก](page.html)"),
        narrative("[ก](https://example.org/page.html)"),
    );
    // Contradictions and gaps.
    rule(
        "criterion-without-result",
        one("เป้าหมาย: {ก: 1 ครั้ง, ข: 1 ครั้ง}\nผล: {ก: 1 ครั้ง}\n"),
        one("เป้าหมาย: {ก: 1 ครั้ง, ข: 1 ครั้ง}\nผล: {ก: 1 ครั้ง, ข: 1 ครั้ง}\n"),
    );
    rule(
        "condition-without-result",
        more("เงื่อนไข: {ก: 1 ครั้ง}\n"),
        one("เป้าหมาย: {ข: 1 ครั้ง}\nเงื่อนไข: {ก: 1 ครั้ง}\nผล: {ข: 1 ครั้ง, ก: 1 ครั้ง}\n"),
    );
    let march = ("content/2562/year.yaml", "30 กันยายน 2562", "31 มีนาคม 2562");
    rule("no-result", two(""), two("ผล: ยังไม่ถึงรอบรายงาน\n").replace(march.0, march.1, march.2));
    rule(
        "not-judged",
        one("เป้าหมาย: เสนอ\nผล: เสนอแล้ว\n"),
        one(&format!("เป้าหมาย: เสนอ\nผล: เสนอแล้ว\n{judged}")),
    );
    rule("claim-differs", more("ตามที่พิมพ์: {ผล: ร้อยละ 91}\n"), more("ตามที่พิมพ์: {ผล: ร้อยละ 90.00}\n"));
    rule("undecided", minimal().replace(framework, "มากกว่า 67", "มากกว่า 100"), minimal());
    let limit = |most: &str| {
        minimal().replace(
            framework,
            "    สรุปภาพรวม:\n",
            &format!("    เพดานจำนวน: {{องค์ประกอบ: work, ไม่เกิน: {most}}}\n    สรุปภาพรวม:\n"),
        )
    };
    // More of these in `frameworks.rs`.
    let bands = |from: &str, to: &str| minimal().replace(framework, from, to);
    rule("band-gap", bands("เกณฑ์: 50-67", "เกณฑ์: 50-66"), minimal());
    rule("band-overlap", bands("เกณฑ์: 50-67", "เกณฑ์: 50-70"), minimal());
    rule("band-unused", bands("เกณฑ์: มากกว่า 67", "เกณฑ์: มากกว่า 100"), minimal());
    let carried = |years: &str| {
        let next = FRAMEWORK.replace("ปีงบประมาณ: 2562\n", &format!("ปีงบประมาณ: 2561\n{years}"));
        minimal().without(framework).with("content/frameworks/2561.yaml", &next).replace(
            "content/2562/year.yaml",
            "เอกสาร:",
            "กรอบการประเมิน: 2561\nเอกสาร:",
        )
    };
    rule("framework-year", carried(""), carried("ใช้กับปี: 2562\n"));
    let measured = |measures: usize| {
        let list = |text: &dyn Fn(usize) -> String| (0..measures).map(text).collect::<String>();
        let measure = |at| format!("          ต{at}: {{สัดส่วนของ: ตัวชี้วัดที่ผ่าน}}\n");
        let asked = |at| format!("ต{at}: ไม่น้อยกว่า 50, ");
        let text = format!(
            "{FRAMEWORK}      ระดับย่อย:\n        ของระดับ: quality\n        ตัววัด:\n{}        กติกา:\n          - {{ชื่อ: ดี, เมื่อ: {{{}}}}}\n        กรณีที่กติกาไม่กล่าวถึง: ต่ำกว่าร้อยละ 50\n",
            list(&measure),
            list(&asked)
        );
        minimal().with(framework, &text)
    };
    rule("not-checked", measured(65), measured(64));
    let alike = FRAMEWORK.replacen("สัญลักษณ์: ◎", "สัญลักษณ์: ●", 1);
    rule("same-mark", minimal().with(framework, &alike), minimal());
    let bound = |work: &str, other: &str| {
        let two = format!(
            "      - {{รหัส: work, ชื่อ: งานหลัก{work}}}\n      - {{รหัส: other, ชื่อ: งานรอง, ถ้ามี: ใช่{other}}}\n"
        );
        minimal().replace(framework, "      - {รหัส: work, ชื่อ: งานหลัก}\n", &two)
    };
    let mandatory_one = ", ตัวชี้วัดบังคับ: \"1.1\"";
    rule("mandatory-elsewhere", bound("", mandatory_one), bound(mandatory_one, ""));
    rule("comment-shown", narrative("ก <!– ข –>"), narrative("ก <!-- ข -->"));
    let copied = |now: &str| {
        let named = |name: &str| common::INDICATOR.replace("ชื่อ: ", &format!("ชื่อ: {name} "));
        minimal()
            .with(
                framework,
                &FRAMEWORK.replace("ปีงบประมาณ: 2562\n", "ปีงบประมาณ: 2562\nใช้กับปี: 2563\n"),
            )
            .with(ONE, &named("แผน ปีงบประมาณ พ.ศ. 2562"))
            .with("content/2563/year.yaml", &common::YEAR.replace("2562", "2563"))
            .with("content/2563/indicators/one.yaml", &named(now))
    };
    rule("copied-year", copied("แผน ปีงบประมาณ พ.ศ. 2562"), copied("แผน ปีงบประมาณ พ.ศ. 2563"));
    let reversed = bands("น้อยกว่า 50, ให้ระดับ: below", "น้อยกว่า 50, ให้ระดับ: above");
    rule("band-order", reversed, minimal());
    rule("case-open", bands("            - {ให้ระดับ: standard}\n", ""), minimal());
    let again = "            - {ให้ระดับ: standard}\n            - {ให้ระดับ: quality}\n";
    rule("case-twice", bands("            - {ให้ระดับ: standard}\n", again), minimal());
    let weighed = |weight: &str| {
        minimal()
            .replace(framework, "ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}")
            .replace(
                framework,
                "    ช่วงผล:\n",
                "    คะแนนเต็ม: 100\n    ไม่ถึงขั้นแรกได้: 0\n    ช่วงผล:\n",
            )
            .one("ชื่อ: ", &format!("{weight}ชื่อ: "))
    };
    rule("weights", weighed("น้ำหนัก: 90\n"), weighed("น้ำหนัก: 100\n"));
    let levels =
        |levels: &str| weighed("").one("เป้าหมาย: ร้อยละ 80", &format!("ขั้นเป้าหมาย: {levels}"));
    rule(
        "levels-order",
        levels("{50: ร้อยละ 90, 75: ร้อยละ 80}"),
        levels("{50: ร้อยละ 80, 75: ร้อยละ 90}"),
    );
    rule("limit-exceeded", limit("0"), limit("1"));
    rule(
        "date-outside-year",
        member("ลำดับ: 2, ชื่อ: ข, ถึง: 1 ต.ค. 2562"),
        member("ลำดับ: 2, ชื่อ: ข, ถึง: 30 ก.ย. 2562"),
    );
    let until = |day: &str| {
        one(&format!("เป้าหมาย: 1 ครั้ง\nครั้งที่ทำ: [31 มี.ค. 2562, {day}]\n")).replace(
            "content/2562/year.yaml",
            "30 กันยายน 2562",
            "31 มีนาคม 2562",
        )
    };
    rule("date-after-data", until("1 เม.ย. 2562"), until("30 มี.ค. 2562"));
    let years = |history: &str| {
        let year = YEAR.replace("2562", "2563");
        let later = format!("{INDICATOR}ผลการดำเนินงานย้อนหลัง: {{2562: {history}}}\n");
        Project::minimal()
            .with("content/frameworks/2562.yaml", &format!("ใช้กับปี: [2563]\n{FRAMEWORK}"))
            .with("content/2563/year.yaml", &format!("กรอบการประเมิน: 2562\n{year}"))
            .with("content/2563/indicators/one.yaml", &later)
    };
    rule("history-differs", years("ร้อยละ 91"), years("ร้อยละ 90"));
    rule("number-gap", member("ลำดับ: 3, ชื่อ: ข"), member("ลำดับ: 2, ชื่อ: ข"));
    rule("top-heading", narrative("# ก"), narrative("## ก"));
    rule("heading-level", narrative("## ก\n\n#### ข"), narrative("## ก\n\n### ข\n\n## ค"));
    rule("heading-level", narrative("## \n\nข้อความ"), narrative("## ก\n\nข้อความ"));
    let picture = |words: &str, name: &str| {
        let bytes = std::fs::read(common::root().join("tests/fixtures/pictures/bars.png")).unwrap();
        let path = format!("content/2562/narratives/{name}");
        narrative(&format!("![{words}]({name})")).bytes(&path, &bytes)
    };
    rule("picture", picture("ก", "a.jpg"), picture("ก", "a.png"));
    rule("picture-text", picture("", "a.png"), picture("ก", "a.png"));
    let behind = picture("ก", "a.png");
    let path = "content/2562/narratives/a.png";
    let bytes = [&behind.files()[path][..], b"cut off"].concat();
    rule("picture-data", behind.clone().bytes(path, &bytes), behind);
    let copied =
        |name: &str| Project::minimal().with(&format!("content/2562/{name}"), "กรรมการ: []\n");
    rule("copied-file", copied("board (1).yaml"), Project::minimal());
    rule("footnote", narrative("ก[^1]"), narrative("ก[^1]\n\n[^1]: ข"));
    rule("open-comment", narrative("ก\n\n<!-- ข"), narrative("ก\n\n`<!-- ข`"));
    rule(
        "ragged-table",
        narrative("| ก | ข |\n|---|---|\n| 1 |"),
        narrative("| ก | ข |\n|---|---|\n| 1 | |"),
    );
    rule("unused-key", more("หน่วย: ครั้ง\n"), formula("ตัวแปร: {ก: 1 ครั้ง}\nสูตร: ก\nหน่วย: ครั้ง\n"));
    for (mark, item) in [
        ("-งาน", "- งาน"),
        ("ก\n–งาน", "– 5"),
        ("• งาน", "- งาน"),
        ("๑.งาน", "1.5 ล้าน"),
        ("๑๒)งาน", "ก -งาน"),
        ("> -งาน", "1234.งาน"),
        ("- ก\n-ข", "-5 องศา"),
    ] {
        rule("list-mark", narrative(mark), narrative(item));
    }
    rule("as-typed", narrative("12*150*30"), narrative("12×150×30 *ก*"));
    rule("as-typed", narrative("ก\n---"), narrative("ก\n\n---"));
    rule("as-typed", narrative("- 5.3 ล้านบาท"), narrative("- 5 คน\n- 6 คน"));
    rule("loose-table", narrative("| ก | ข |"), narrative("ก | ข"));
    rule("joined-lines", narrative("ข้อ 1\nข้อ 2"), narrative("ข้อ 1\n\nข้อ 2"));
    rule("number-gap", narrative("1. ก\n3. ข"), narrative("3. ก\n4. ข"));
    rule("raw-html", narrative("<i>ก</i>"), narrative("*ก* 1 < 2"));
    // From the disk.
    let (huge, large) = (on_disk(), on_disk());
    for (folder, size) in [(&huge, raingan::load::LARGEST + 1), (&large, raingan::load::LARGEST)] {
        std::fs::File::create(folder.path().join(ONE)).unwrap().set_len(size).unwrap();
    }
    cases.push(("file-too-large", load(huge.path()), load(large.path())));
    let outside = narrative("[ก](../../../etc/passwd)").check();
    let term = |breaks: &str| {
        let term = format!("คำศัพท์:\n  - คำ: ระบบกลาง\n    ตัดบรรทัด: {breaks}\n");
        Project::minimal().with("content/agency.yaml", &format!("{}{term}", common::AGENCY)).check()
    };
    let share = |formula: &str| {
        let rest = format!(
            "เป้าหมาย: ร้อยละ 1\nตัวแปร: {{ก: 13 ราย, ข: 14 ราย}}\nสูตร: {formula}\nหน่วย: ร้อยละ\n"
        );
        Project::minimal().indicator("two", "1.2", &rest).check()
    };
    let named = |name: &str| Project::minimal().one("ตัวชี้วัดทดสอบ", name).check();
    cases.push(("pasted-text", named("ตัวชี้วัด\u{200b}ทดสอบ"), named("ตัวชี้วัดใหม่")));
    let stack = |marks: usize| named(&format!("ตัวชี้วัดก{}", "่้".repeat(marks)));
    cases.push(("stacked-marks", stack(25), stack(1)));
    cases.push(("text-too-long", named(&"กา".repeat(1501)), named(&"กา".repeat(1499))));
    cases.push(("percent-twice", share("(ก ÷ ข) × 100"), share("ก ÷ ข")));
    let secret = |visibility: &str| {
        let sheet = format!(
            "รหัสถาวร: s\nชื่อ: ชุด\nรายการ:\n  - {{รหัสถาวร: reserve, ชื่อ: สำรอง, ค่า: 7 บาท, การเผยแพร่: {visibility}}}\n"
        );
        let rest = "เป้าหมาย: 1 บาท\nตัวแปร: {ก: ((ค่า reserve))}\nสูตร: ก × 1\nหน่วย: บาท\n";
        Project::minimal()
            .with("content/2562/facts/s.yaml", &sheet)
            .indicator("two", "1.2", rest)
            .check()
    };
    cases.push(("public-from-internal", secret("ภายใน"), secret("สาธารณะ")));
    let told = |visibility: &str, own: &str| {
        let sheet = format!(
            "รหัสถาวร: s\nชื่อ: ชุด\nรายการ:\n  - {{รหัสถาวร: reserve, ชื่อ: สำรอง, ค่า: 7 บาท, การเผยแพร่: {visibility}}}\n"
        );
        let story =
            format!("---\nรหัสถาวร: story\nชื่อ: เรื่องเล่า\n{own}---\n\n- มี **((ค่า reserve))** แล้ว\n");
        Project::minimal()
            .with("content/2562/facts/s.yaml", &sheet)
            .with("content/2562/narratives/story.md", &story)
            .check()
    };
    cases.push(("public-from-internal", told("ภายใน", ""), told("สาธารณะ", "")));
    cases.push((
        "public-from-internal",
        told("ยังไม่เผยแพร่", "การเผยแพร่: ภายใน\n"),
        told("ภายใน", "การเผยแพร่: ภายใน\n"),
    ));
    let said = |value: &str, text: &str| {
        let sheet = format!(
            "รหัสถาวร: s\nชื่อ: ชุด\nรายการ:\n  - {{รหัสถาวร: amount, ชื่อ: จำนวน, ค่า: {value}}}\n"
        );
        narrative(text).with("content/2562/facts/s.yaml", &sheet).check()
    };
    for (value, twice, once) in [
        ("7 ล้านบาท", "มี ((ค่า amount)) ล้านบาทในปีนี้", "มี ((ค่า amount ไม่มีหน่วย)) ล้านบาท"),
        ("7 ราย", "((ค่า amount)) ราย", "((ค่า amount))"),
        ("7 ราย", "มี ((ค่า amount)) ราย", "มี ((ค่า amount)) รายงานว่า"),
        ("ร้อยละ 7", "เป็นร้อยละ ((ค่า amount))", "เป็น ((ค่า amount))"),
        ("7 ล้านบาท", "มี ((ค่า amount บาท)) บาท", "มี ((ค่า amount บาท)) ล้านบาท"),
    ] {
        cases.push(("unit-twice", said(value, twice), said(value, once)));
        // A number without a unit says none.
        cases.push(("unit-twice", said(value, twice), said("7", "มี ((ค่า amount)) (ตามแผน)")));
    }
    let mandatory = |result: &str| {
        Project::minimal()
            .replace(
                "content/frameworks/2562.yaml",
                "ชื่อ: งานหลัก}",
                "ชื่อ: งานหลัก, ตัวชี้วัดบังคับ: \"1.1\"}",
            )
            .one("ผล: ร้อยละ 90", result)
            .check()
    };
    cases.push((
        "mandatory-skipped",
        mandatory("ผล: ไม่ต้องประเมิน"),
        mandatory("ผล: วัดไม่ได้ในปีนี้ (ไม่มีเหตุ)"),
    ));
    cases.push(("term-breaks", term("ระบบ|รอง"), term("ระบบ|กลาง")));
    let terms = |entries: &[(&str, &str)]| {
        let entries: String = entries
            .iter()
            .map(|(term, breaks)| format!("  - คำ: \"{term}\"\n    ตัดบรรทัด: \"{breaks}\"\n"))
            .collect();
        let text = format!("{}คำศัพท์:\n{entries}", common::AGENCY);
        Project::minimal().with("content/agency.yaml", &text).check()
    };
    let (long, short) = ("ก".repeat(1_400), "กา".repeat(20));
    for (bad, good) in [
        // Two places for one word; the same twice is one.
        (
            terms(&[("งานกลาง", "งาน|กลาง"), ("งานกลาง", "งานก|ลาง")]),
            terms(&[("งานกลาง", "งาน|กลาง"), ("งานกลาง", "งาน|กลาง")]),
        ),
        (terms(&[("่้", "่้")]), terms(&[("ก้าว", "ก้าว")])),
        (terms(&[("งาน กลาง", "งาน| กลาง")]), terms(&[("งานกลาง", "งานกลาง")])),
        (terms(&[("e-งาน", "e-|งาน")]), terms(&[("อีงาน", "อี|งาน")])),
        (terms(&[(long.as_str(), long.as_str())]), terms(&[(short.as_str(), short.as_str())])),
        (terms(&[("งาน", "|")]), terms(&[("งาน", "|งาน|")])),
        // Marks in another order are the same word.
        (terms(&[("ท่ีดิน", "ที่|ดี")]), terms(&[("ท่ีดิน", "ที่|ดิน")])),
    ] {
        cases.push(("term-breaks", bad, good));
    }
    cases.extend(papers());
    cases.push(("outside-root", outside, narrative("## ข\n\n[ก](#ข)").check()));
    cases
}

/// The smallest project whose document is signed, or has other parts.
fn document(status: &str, parts: &str, rest: &str) -> Project {
    let year = common::YEAR.replace("ร่าง", status).replace("ปก, ตารางผล", parts);
    Project::minimal().with("content/2562/year.yaml", &format!("{year}{rest}"))
}

/// A project whose table of results has these columns.
fn columns(asked: &str) -> Project {
    document("ร่าง", &format!("ปก, {{ตารางผล: {{คอลัมน์: [{asked}]}}}}"), "")
}

/// A project with one channel of complaint and the facts that count it.
fn complaints(mechanism: &str, total: &str, closed: &str) -> Project {
    let facts = format!(
        "รหัสถาวร: counts\nชื่อ: จำนวน\nรายการ:\n  - {{รหัสถาวร: all, ชื่อ: ทั้งหมด, ค่า: {total}}}\n  - {{รหัสถาวร: closed, ชื่อ: ยุติแล้ว, ค่า: {closed}}}\n"
    );
    let channel = format!(
        "ช่องทาง:\n  - ชื่อ: ภายใน\n    กลไก: {mechanism}\n    ทั้งหมด: all\n    ยุติแล้ว: closed\n"
    );
    Project::minimal()
        .with("content/2562/facts/counts.yaml", &facts)
        .with("content/2562/complaints.yaml", &channel)
}

fn audit(years: &str) -> Project {
    Project::minimal().with("content/2562/audit.yaml", &format!("รายปี:\n{years}"))
}

/// An indicator of two inputs with a statement.
fn statement(lines: &str) -> Project {
    one(&format!(
        "เป้าหมาย: 10 บาท\nตัวแปร:\n  รับ: 30 บาท\n  จ่าย: 10 บาท\nสูตร: รับ - จ่าย\nหน่วย: บาท\nตารางแจกแจง:\n  - ชื่อ: สุทธิ\n    ช่อง: รายได้\n    รายการ:\n{lines}"
    ))
}

const SIGNED: &str = "    ผู้ลงนาม:\n      - {ตำแหน่ง: ประธาน, ชื่อ: นายก, วันที่: 1 ตุลาคม 2562}\n";
const UNNAMED: &str = "    ผู้ลงนาม:\n      - {ตำแหน่ง: ประธาน, บทบาท: ผู้ประเมิน}\n";

/// What a report tells beside the results.
fn papers() -> Vec<(&'static str, Outcome, Outcome)> {
    let parts = "ปก, ลายมือชื่อ";
    let income = "      - {ชื่อ: ก, สูตร: รับ}\n";
    let both = "      - {ชื่อ: ก, สูตร: รับ}\n      - {ชื่อ: ข, ช่อง: ค่าใช้จ่าย, สูตร: จ่าย}\n";
    let of = |year: &str, status: &str, rest: &str| {
        audit(&format!("  - ปีงบประมาณ: {year}\n    สถานะ: {status}\n{rest}"))
    };
    let remark = "    ข้อสังเกต:\n      - รายละเอียด: บัญชีค้าง\n";
    let answered = format!("{remark}        การดำเนินการ: ปรับปรุงแล้ว\n");
    let pairs = [
        ("empty-part", document("ร่าง", parts, ""), document("ร่าง", parts, UNNAMED)),
        ("empty-part", document("ร่าง", "ปก, คณะกรรมการ", ""), document("ร่าง", "ปก", "")),
        (
            "empty-part",
            document("ร่าง", "เรื่องร้องเรียน, ข้อสังเกตของผู้สอบบัญชี", ""),
            document("ร่าง", "ข้อสังเกตของผู้สอบบัญชี", "").with(
                "content/2562/audit.yaml",
                "รายปี:\n  - {ปีงบประมาณ: 2562, สถานะ: ไม่มีข้อสังเกต}\n",
            ),
        ),
        ("unused-key", document("ร่าง", "ปก", UNNAMED), document("ร่าง", parts, UNNAMED)),
        (
            "unused-key",
            document("ร่าง", "ปก", "    ความเห็น: ดี\n"),
            document("ร่าง", parts, &format!("    ความเห็น: ดี\n{UNNAMED}")),
        ),
        ("unknown-word", columns("ชื่อ, น้ำหนก"), columns("ชื่อ, เป้าหมาย")),
        ("duplicate-key", columns("ชื่อ, ผล, ชื่อ"), columns("องค์ประกอบ, ชื่อ, ผล")),
        ("missing-key", columns("องค์ประกอบ, ผล"), columns("องค์ประกอบ, ผลรายองค์ประกอบ")),
        ("missing-key", document("ร่าง", "ปก, {ตารางผล: {}}", ""), columns("ชื่อ")),
        ("empty-part", columns("ชื่อ, น้ำหนัก"), columns("ชื่อ")),
        ("unknown-key", document("ร่าง", "ปก, {ตารางผล: {คอลัม: [ชื่อ]}}", ""), columns("ชื่อ")),
        ("unknown-key", document("ร่าง", "{ปก: {คอลัมน์: [ชื่อ]}}", ""), document("ร่าง", "ปก", "")),
        ("unknown-word", document("ร่าง", "{ตารางผน: {คอลัมน์: [ชื่อ]}}", ""), columns("ชื่อ")),
        ("wrong-type", columns("{ชื่อ: 1}"), columns("ชื่อ")),
        (
            "wrong-type",
            document("ร่าง", "{ตารางผล: {คอลัมน์: [ชื่อ]}, ปก: 1}", ""),
            document("ร่าง", "ปก, {ตารางผล: {คอลัมน์: [ชื่อ]}}", ""),
        ),
        ("signature", document("ลงนาม", parts, UNNAMED), document("ลงนาม", parts, SIGNED)),
        ("signature", document("เสนอ", parts, SIGNED), document("เสนอ", parts, UNNAMED)),
        (
            "signature",
            document("ลงนาม", parts, "    ผู้ลงนาม:\n      - {ตำแหน่ง: ประธาน, ชื่อ: นายก}\n"),
            document(
                "ลงนาม",
                parts,
                "    วันที่: 1 ตุลาคม 2562\n    ผู้ลงนาม:\n      - {ตำแหน่ง: ประธาน, ชื่อ: นายก}\n",
            ),
        ),
        (
            "complaint-counts",
            complaints("มี", "3 เรื่อง", "4 เรื่อง"),
            complaints("มี", "3 เรื่อง", "3 เรื่อง"),
        ),
        (
            "complaint-counts",
            complaints("ไม่มี", "3 เรื่อง", "0 เรื่อง"),
            complaints("มี", "0 เรื่อง", "0 เรื่อง"),
        ),
        (
            "complaint-counts",
            complaints("มี", "2.5 เรื่อง", "0 เรื่อง"),
            complaints("มี", "ไม่มีข้อมูล", "0 เรื่อง"),
        ),
        (
            "complaint-counts",
            complaints("มี", "3-5 เรื่อง", "0 เรื่อง"),
            complaints("ไม่มี", "0 เรื่อง", "0 เรื่อง"),
        ),
        ("unit-mismatch", complaints("มี", "3 เรื่อง", "1 บาท"), complaints("มี", "3 เรื่อง", "1 เรื่อง")),
        (
            "unknown-reference",
            complaints("มี", "3 เรื่อง", "1 เรื่อง").replace(
                "content/2562/complaints.yaml",
                "ทั้งหมด: all",
                "ทั้งหมด: al",
            ),
            complaints("มี", "3 เรื่อง", "1 เรื่อง"),
        ),
        (
            "percent-fraction",
            one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 0.96\n"),
            one("เป้าหมาย: ร้อยละ 1\nผล: ร้อยละ 0.96\n"),
        ),
        ("negative-count", fact("-50 ราย"), fact("-50 บาท")),
        ("text-among-amounts", values::sheet("ห้าบาท"), values::sheet("5 บาท")),
        ("audit-remarks", of("2562", "ไม่มีข้อสังเกต", &answered), of("2562", "มีข้อสังเกต", &answered)),
        ("audit-remarks", of("2562", "มีข้อสังเกต", ""), of("2562", "ไม่มีข้อสังเกต", "")),
        (
            "audit-remarks",
            of("2562", "มีข้อสังเกต", remark),
            of("2562", "มีข้อสังเกต", &format!("{remark}        สถานะ: ยังไม่ดำเนินการ\n")),
        ),
        (
            "audit-remarks",
            of("2563", "อยู่ระหว่างการตรวจประเมิน", ""),
            of("2561", "อยู่ระหว่างการตรวจประเมิน", ""),
        ),
        (
            "duplicate-id",
            audit(&"  - {ปีงบประมาณ: 2562, สถานะ: ไม่มีข้อสังเกต}\n".repeat(2)),
            audit("  - {ปีงบประมาณ: 2562, สถานะ: ไม่มีข้อสังเกต}\n"),
        ),
        ("statement-differs", statement(income), statement(both)),
        ("division-by-zero", statement(&both.replace("สูตร: จ่าย", "สูตร: จ่าย ÷ 0")), statement(both)),
        (
            "unused-key",
            more("ตารางแจกแจง:\n  - {ชื่อ: ก, ช่อง: รายได้, รายการ: [{ชื่อ: ข, สูตร: ค}]}\n"),
            statement(both),
        ),
    ];
    pairs.into_iter().map(|(code, bad, good)| (code, bad.check(), good.check())).collect()
}

#[test]
fn every_rule_fires_and_is_silent() {
    let cases = rules();
    for (code, fires, silent) in &cases {
        assert!(fires.codes().contains(code), "{code} does not fire:\n{}", fires.terminal());
        assert!(!silent.codes().contains(code), "{code} fires:\n{}", silent.terminal());
    }
    // The typesetter, the templates and links of the disk have their own tests.
    let elsewhere = ["template-error", "layout-warning", "linked-folder", "no-glyph", "overflow"];
    for rule in raingan::diagnostic::RULES {
        let code = rule.code.as_str();
        let covered = elsewhere.contains(&code) || cases.iter().any(|(known, ..)| *known == code);
        assert!(covered, "no case for {code}");
    }
}

#[test]
fn every_finding_says_what_to_do_in_both_languages() {
    for (code, fires, _) in rules() {
        for finding in fires.checked.findings.iter() {
            let help = finding.help.as_ref().unwrap_or_else(|| panic!("{code}: no help"));
            for text in [&finding.message, help] {
                assert!(!text.th.is_empty() && !text.en.is_empty(), "{code}: {text:?}");
                assert!(text.th.chars().any(raingan::thai::is_thai), "{code}: {text:?}");
                for banned in ["กรุณา", "ครับ", "ค่ะ", "ล้มเหลว", "parse", "token", "schema"]
                {
                    // The name of a command is no word of ours.
                    let th = text.th.replace("raingan schema --reference", "");
                    assert!(!th.contains(banned), "{code}: {text:?}");
                }
            }
        }
        let english = fires.terminal_in(raingan::diagnostic::Locale::En);
        assert!(english.contains("error: ") || english.contains("warning: "), "{english}");
    }
}
