//! Proves that lines of a narrative are printed as they were typed, or that their writer is told: line ends,
//! tabs, marks of lists, marks that may be letters, and those of other dialects. Each case fires, and one
//! like it is silent.

use super::common::Outcome;
use super::{finds, narrative};
use raingan::diagnostic::Findings;
use raingan::markdown::{self, Block, Inline, Marks};
use raingan::source::Sources;

/// What a text is read as: each block on a line, items with what stands before them.
fn read(text: &str) -> String {
    let (mut sources, mut findings) = (Sources::new(), Findings::new());
    let id = sources.add_text("a.md", text);
    let mut out = String::new();
    blocks(&markdown::read(id, text, 0, &mut findings), "", &mut out);
    out.trim_end().replace('\n', " ⏎ ")
}

fn words(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Struck(inner)
        | Inline::Link(_, inner) => words(inner),
        Inline::Reference(reference) => format!("<{}>", reference.written.id),
        Inline::Note(note) => format!("[{}]", words(&note.words)),
        Inline::Break => "/".to_owned(),
    };
    inlines.iter().map(one).collect()
}

fn blocks(list: &[Block], before: &str, out: &mut String) {
    for block in list {
        let mut line = |text: &str| out.push_str(&format!("{before}{text}\n"));
        match block {
            Block::Paragraph(inner) => line(&words(inner)),
            Block::Heading(level, inner) => line(&format!("h{level} {}", words(inner))),
            Block::Code(text) => line(&format!("code {text:?}")),
            Block::Rule => line("rule"),
            Block::Quote(inner) => blocks(inner, &format!("{before}> "), out),
            Block::Table(head, rows) => {
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<String> = row.iter().map(|cell| words(cell)).collect();
                    line(&format!("| {}", cells.join(" | ")));
                }
            }
            Block::List(marks, items) => {
                for (at, item) in items.iter().enumerate() {
                    let mark = match marks {
                        Marks::Bullets => "•".to_owned(),
                        Marks::Signs(signs) => signs[at].to_string(),
                        Marks::Numbers(numbers, None) => format!("{}.", numbers[at]),
                        Marks::Numbers(numbers, Some(form)) => form.label(&[numbers[at]]),
                    };
                    blocks(item, &format!("{before}{mark} "), out);
                }
            }
            other => panic!("{other:?}"),
        }
    }
}

fn outcome(text: &str) -> Outcome {
    narrative(text).check()
}

/// Each text with what it is read as and what is said of it: code, line and column in the text, or nothing.
#[track_caller]
fn table(cases: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, printed, said) in cases {
        for text in [(*text).to_owned(), text.replace('\n', "\r\n")] {
            let outcome = outcome(&text);
            let file = |finding: &raingan::diagnostic::Finding| {
                let (_, place) = outcome.sources.locate(finding.primary);
                // The front matter takes five lines.
                format!("{}:{} {}", place.line - 5, place.column, finding.code.as_str())
            };
            let found: Vec<String> = outcome.checked.findings.iter().map(file).collect();
            let as_read = read(&text);
            if as_read != *printed || found != *said {
                wrong.push(format!("{text:?}\n  {as_read}\n  {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn line_ends() {
    table(&[
        ("ตรวจครั้งที่ ๑\n๒๕ แห่ง", "ตรวจครั้งที่ ๑ ๒๕ แห่ง", &[]),
        ("- ตรวจครั้งที่ 1\n  25 แห่ง", "• ตรวจครั้งที่ 1 25 แห่ง", &[]),
        ("> ตรวจ ๑\n> ๒๕ แห่ง", "> ตรวจ ๑ ๒๕ แห่ง", &[]),
        ("ก[^1]\n\n[^1]: ตรวจ ๑\n    ๒๕ แห่ง", "ก[ตรวจ ๑ ๒๕ แห่ง]", &[]),
        ("รวม **๑**\n**๒๕** แห่ง", "รวม ๑ ๒๕ แห่ง", &[]),
        ("ปรับปรุงระบบต่าง ๆ\nให้ทันสมัย", "ปรับปรุงระบบต่าง ๆ ให้ทันสมัย", &[]),
        ("กรุงเทพฯ\nและปริมณฑล", "กรุงเทพฯ และปริมณฑล", &[]),
        ("ปากกา ดินสอ ฯลฯ\nรวมทั้งกระดาษ", "ปากกา ดินสอ ฯลฯ รวมทั้งกระดาษ", &[]),
        ("ปากกา ดินสอ\nฯลฯ", "ปากกา ดินสอ ฯลฯ", &[]),
        ("ตาม พ.ร.บ.\nการพนัน", "ตาม พ.ร.บ. การพนัน", &[]),
        (
            "ประธานในที่ประชุมครั้งนี้คือ\nนายสมชาย ใจดี\nซึ่งดำรงตำแหน่งรองผู้อำนวยการสำนักงานมาก่อน",
            "ประธานในที่ประชุมครั้งนี้คือ นายสมชาย ใจดี ซึ่งดำรงตำแหน่งรองผู้อำนวยการสำนักงานมาก่อน",
            &[],
        ),
        // Inside of one flow nothing stands between.
        ("สำนัก\nงานพัฒนา", "สำนักงานพัฒนา", &[]),
        ("**สำนัก**\nงาน", "สำนักงาน", &[]),
    ]);
}

#[test]
fn lines_that_are_lines() {
    table(&[
        ("ข้อ 1\nข้อ 2", "ข้อ 1 ข้อ 2", &["1:1 joined-lines"]),
        ("> ครั้งที่ ๑ ก\n> ครั้งที่ ๒ ข", "> ครั้งที่ ๑ ก ครั้งที่ ๒ ข", &["1:3 joined-lines"]),
        (
            "นายสมชาย ใจดี\nนางสาวสมหญิง รักไทย",
            "นายสมชาย ใจดี นางสาวสมหญิง รักไทย",
            &["1:1 joined-lines"],
        ),
        ("- กรมที่ดิน\n  กรมป่าไม้", "• กรมที่ดิน กรมป่าไม้", &["1:3 joined-lines"]),
        ("น่าน\nแพร่\nตาก", "น่าน แพร่ ตาก", &["1:1 joined-lines"]),
        ("วันที่: 5 มกราคม\nสถานที่: ห้องประชุม", "วันที่: 5 มกราคม สถานที่: ห้องประชุม", &["1:1 joined-lines"]),
        // Told apart by their writer.
        ("ข้อ 1\n\nข้อ 2", "ข้อ 1 ⏎ ข้อ 2", &[]),
        ("ข้อ 1\\\nข้อ 2", "ข้อ 1/ข้อ 2", &[]),
        ("ข้อ 1  \nข้อ 2", "ข้อ 1/ข้อ 2", &[]),
        ("- ข้อ 1\n- ข้อ 2", "• ข้อ 1 ⏎ • ข้อ 2", &[]),
    ]);
}

#[test]
fn tabs_and_rows() {
    table(&[
        ("ตรวจน้ำ\t120 แห่ง", "ตรวจน้ำ 120 แห่ง", &[]),
        ("## ผล\t2562", "h2 ผล 2562", &[]),
        ("| ก\tข |\n|---|", "| ก ข", &[]),
        ("ตรวจน้ำ\t120\t118\nอบรม\t300\t310", "ตรวจน้ำ 120 118 อบรม 300 310", &["1:1 loose-table"]),
        ("- ก\t๑\n  ข\t๒", "• ก ๑ ข ๒", &["1:3 loose-table"]),
        ("\tปี 2561\tปี 2562\nน้ำ\t120\t118", "ปี 2561 ปี 2562 น้ำ 120 118", &["1:2 loose-table"]),
        ("น้ำ     120\nดิน     300", "น้ำ     120 ดิน     300", &["1:1 loose-table"]),
        ("| ก | ข |\n| 1 | 2 |", "| ก | ข | | 1 | 2 |", &["1:1 loose-table"]),
        ("ก | ข\n1 | 2", "ก | ข 1 | 2", &["1:1 loose-table"]),
        (
            "| ก | ข |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |",
            "| ก | ข ⏎ | 1 | 2 ⏎ | 3 | 4 |",
            &["5:1 loose-table"],
        ),
        ("1.\tตรวจน้ำ\t120\n2.\tอบรม\t300", "1. ตรวจน้ำ 120 ⏎ 2. อบรม 300", &["1:4 loose-table"]),
        ("น้ำ\t120\n\nดิน\t300\n\nลม\t5", "น้ำ 120 ⏎ ดิน 300 ⏎ ลม 5", &["1:1 loose-table"]),
        ("-\tก\n-\tข", "• ก ⏎ • ข", &[]),
        ("เลือก ก | ข ก็ได้", "เลือก ก | ข ก็ได้", &[]),
    ]);
}

#[test]
fn numbers_of_items() {
    table(&[
        ("3. ก\n4. ข\n6. ค", "3. ก ⏎ 4. ข ⏎ 6. ค", &["3:1 number-gap"]),
        ("๓. ก\n๔. ข\n๖. ค", "3. ก ⏎ 4. ข ⏎ 6. ค", &["3:1 number-gap"]),
        ("> 1) ก\n> 3) ข", "> 1) ก ⏎ > 3) ข", &["2:3 number-gap"]),
        ("1. ก\n1. ข", "1. ก ⏎ 1. ข", &["2:1 number-gap"]),
        ("ก. หนึ่ง\nค. สาม", "ก. หนึ่ง ⏎ ค. สาม", &["2:1 number-gap"]),
        ("3. ก\n4. ข", "3. ก ⏎ 4. ข", &[]),
        ("1. ก\n2. ข\n\n1. ค\n2. ง", "1. ก ⏎ 2. ข ⏎ 1. ค ⏎ 2. ง", &[]),
        ("ก) ก\nข) ข\n\n(ก) ค\n(ข) ง", "ก) ก ⏎ ข) ข ⏎ (ก) ค ⏎ (ข) ง", &[]),
        ("1. ก\nก. ข", "1. ก ⏎ ก. ข", &[]),
        ("> ก) ก\n> ข) ข", "> ก) ก ⏎ > ข) ข", &[]),
        ("- (๑) ก\n- (๒) ข", "• (1) ก ⏎ • (2) ข", &[]),
        ("01. ก\n02. ข", "01. ก 02. ข", &["1:1 list-mark"]),
        ("๐๑. ก\n๐๒. ข", "๐๑. ก ๐๒. ข", &["1:1 list-mark"]),
        ("1. แผน\n1.1 ตรวจ\n1.2 อบรม", "1. แผน 1.1 ตรวจ 1.2 อบรม", &["2:1 list-mark"]),
        ("๑. แผน\n๑.๑ ตรวจ\n๒. งาน", "1. แผน ๑.๑ ตรวจ ⏎ 2. งาน", &["2:1 list-mark"]),
        ("a) ก\nb) ข", "a) ก b) ข", &["1:1 list-mark"]),
        ("- ดังนี้\n  i. ก\n  ii. ข", "• ดังนี้ i. ก ii. ข", &["2:3 list-mark"]),
        ("ดังนี้\n2. ข\n3. ค", "ดังนี้ 2. ข 3. ค", &["2:1 list-mark"]),
        ("ก. หนึ่ง\nข. สอง\nฆ. สี่", "ก. หนึ่ง ⏎ ข. สอง ฆ. สี่", &["3:1 list-mark"]),
        ("1. แผน\n   1. ตรวจ\n   2. อบรม", "1. แผน ⏎ 1. 1. ตรวจ ⏎ 1. 2. อบรม", &[]),
    ]);
}

#[test]
fn marks_before_numbers() {
    table(&[
        ("- 5.3 ล้านบาท", "- 5.3 ล้านบาท", &["1:1 as-typed"]),
        ("กำไร\n- ๕.๓ ล้านบาท", "กำไร - ๕.๓ ล้านบาท", &["2:1 as-typed"]),
        ("> - 5.3 ล้านบาท", "> - 5.3 ล้านบาท", &["1:3 as-typed"]),
        ("1. กำไร\n   - 5.3 ล้านบาท", "1. กำไร - 5.3 ล้านบาท", &["2:4 as-typed"]),
        ("ก[^1]\n\n[^1]: - 5.3", "ก[- 5.3]", &["3:7 as-typed"]),
        ("+ 2.1", "+ 2.1", &["1:1 as-typed"]),
        ("+ 2.1\n+ 3.0", "+ 2.1 + 3.0", &["1:1 as-typed", "2:1 as-typed"]),
        ("+ งาน", "+ งาน", &["1:1 as-typed"]),
        ("* ไม่รวมปี 2561", "* ไม่รวมปี 2561", &["1:1 as-typed"]),
        ("ยอด 5 แห่ง\n* 3 แห่งยังไม่ตรวจ", "ยอด 5 แห่ง * 3 แห่งยังไม่ตรวจ", &["2:1 as-typed"]),
        (">=80% ถือว่าดี", ">=80% ถือว่าดี", &["1:1 as-typed"]),
        ("- >=๘๐% ถือว่าดี", "• >=๘๐% ถือว่าดี", &["1:3 as-typed"]),
        ("> 80 ถือว่าดี\n> 60 พอใช้", "> 80 ถือว่าดี > 60 พอใช้", &["1:1 as-typed"]),
        // Lists, and what is meant as letters.
        ("- 5 คน\n- 6 คน", "• 5 คน ⏎ • 6 คน", &[]),
        ("- อบรม\n  - 3 รุ่น\n- ตรวจ\n  - 5 ครั้ง", "• อบรม ⏎ • • 3 รุ่น ⏎ • ตรวจ ⏎ • • 5 ครั้ง", &[]),
        ("- งาน", "• งาน", &[]),
        ("* ก\n* ข", "• ก ⏎ • ข", &[]),
        ("-5.3 ล้านบาท", "-5.3 ล้านบาท", &[]),
        ("\\- 5.3 ล้านบาท", "- 5.3 ล้านบาท", &[]),
        ("> เห็นควรอนุมัติ", "> เห็นควรอนุมัติ", &[]),
        ("> 1. ก\n> 2. ข", "> 1. ก ⏎ > 2. ข", &[]),
        ("ปัญหา\n\n-", "ปัญหา ⏎ -", &[]),
        ("ปัญหา\n\n\t- ไม่มี -", "ปัญหา ⏎ - ไม่มี -", &[]),
        ("- 17 -", "- 17 -", &["1:1 as-typed"]),
    ]);
}

#[test]
fn bullets_that_are_none() {
    let cases: Vec<(String, String, Vec<&str>)> =
        ["–", "—", "o", "✓", "·", "→", "•", "▪", "●", "☐"]
            .into_iter()
            .map(|sign| {
                let printed = format!("{sign} ก {sign} ข");
                (format!("{sign} ก\n{sign} ข"), printed, vec!["1:1 list-mark"])
            })
            .collect();
    for (text, printed, said) in &cases {
        table(&[(text, printed, said)]);
    }
    table(&[
        ("- ดังนี้\n  – ก\n  – ข\n  – ค", "• ดังนี้ – ก – ข – ค", &["2:3 list-mark"]),
        ("> • ก\n> • ข", "> • ก • ข", &["1:3 list-mark"]),
        ("–\tก\n–\tข", "– ก – ข", &["1:1 list-mark"]),
        ("– ก\n\n– ข", "– ก ⏎ – ข", &[]),
        ("ระหว่างปี 2561\n– 2563", "ระหว่างปี 2561 – 2563", &[]),
        ("✓ ผ่าน", "✓ ผ่าน", &[]),
        ("* ก\n- ข", "• ก ⏎ • ข", &[]),
        ("หัวข้อ\n    - ก\n        - ข", "หัวข้อ ⏎ • ก ⏎ • • ข", &[]),
    ]);
}

#[test]
fn paragraphs_behind_blanks() {
    table(&[
        ("\tย่อหน้า **หนึ่ง**", "ย่อหน้า หนึ่ง", &[]),
        ("    ย่อหน้า ((ผล one))", "ย่อหน้า <one>", &[]),
        ("\tหนึ่ง\n\n\t\tสอง\n\n            สาม", "หนึ่ง ⏎ สอง ⏎ สาม", &[]),
        ("    หนึ่ง\nสอง", "หนึ่งสอง", &[]),
        ("- ก\n\n\t\tต่อ", "• ก ⏎ • ต่อ", &[]),
        ("-      ก\n-      ข", "• ก ⏎ • ข", &[]),
        ("1.\t\tก\n2.\t\tข", "1. ก ⏎ 2. ข", &[]),
        (">     ก", "> ก", &[]),
        ("    - ก\n      - ข\n    - ค", "• ก ⏎ • • ข ⏎ • ค", &[]),
        ("    ก. หนึ่ง\n    ข. สอง", "ก. หนึ่ง ⏎ ข. สอง", &[]),
        // Continuations, and code with its fence.
        ("- ก\n\n  ต่อ\n\n    - ข", "• ก ⏎ • ต่อ ⏎ • • ข", &[]),
        ("1. ก\n\n    ต่อ", "1. ก ⏎ 1. ต่อ", &[]),
        ("```\n    x\n```", "code \"    x\\n\"", &[]),
        ("```\nx", "``` x", &["1:1 as-typed"]),
    ]);
}

#[test]
fn lines_under_paragraphs() {
    table(&[
        ("ประโยคยาว\n---", "ประโยคยาว ---", &["2:1 as-typed"]),
        ("ประโยคยาว\n===", "ประโยคยาว ===", &["2:1 as-typed"]),
        ("- ก\n  ---", "• ก ---", &["2:3 as-typed"]),
        ("> ก\n> ---", "> ก ---", &["2:3 as-typed"]),
        ("เรื่องร้องเรียน\n-", "เรื่องร้องเรียน -", &["2:1 as-typed"]),
        ("ก\n\n---\n\nข", "ก ⏎ rule ⏎ ข", &[]),
        ("- ก\n---", "• ก ⏎ rule", &[]),
        ("## ก", "h2 ก", &[]),
        ("##งานของปี", "##งานของปี", &["1:1 as-typed"]),
        ("ก\n###งาน", "ก ###งาน", &["2:1 as-typed"]),
        ("- ##งาน", "• ##งาน", &["1:3 as-typed"]),
        ("#งาน", "#งาน", &["1:1 as-typed"]),
        ("#น้ำใส #ป่าสวย", "#น้ำใส #ป่าสวย", &[]),
        ("\\##งาน", "##งาน", &[]),
        ("#1 ของประเทศ", "#1 ของประเทศ", &[]),
    ]);
}

#[test]
fn marks_of_other_dialects() {
    table(&[
        ("- [x] งาน\n- [ ] รอ", "☑ งาน ⏎ ☐ รอ", &[]),
        ("- [X] ก\n- ข", "☑ ก ⏎ • ข", &[]),
        ("1. [x] งาน", "1. ☑ งาน", &[]),
        ("- [ก] งาน", "• [ก] งาน", &[]),
        ("> [!NOTE]\n> ข้อความ", "> หมายเหตุ ⏎ > ข้อความ", &[]),
        ("> [!info] ข้อความ", "> [!info] ข้อความ", &["1:3 as-typed"]),
        ("คำ\n: ความหมาย", "คำ : ความหมาย", &["2:1 as-typed"]),
        ("ผล: ดี", "ผล: ดี", &[]),
        (":::note", ":::note", &["1:1 as-typed"]),
    ]);
}

#[test]
fn what_is_said() {
    finds(
        &narrative("ดังนี้\n– ก\n– ข"),
        r#"
content/2562/narratives/story.md:7:1 ควรตรวจ: “–” ต้นบรรทัดไม่เป็นรายการ ข้อความจะต่อกันเป็นย่อหน้าเดียว → พิมพ์ “-” แล้วเว้นวรรคก่อนข้อความ แทน “–” ทั้ง 2 บรรทัด [list-mark]
  ╭▸
7 │ – ก
  ╰╴━━━
"#,
    );
    finds(
        &narrative("ตรวจน้ำ\t120\t118\nอบรม\t300\t310"),
        r#"
content/2562/narratives/story.md:6:1 ควรตรวจ: แถวที่คั่นช่องด้วยแท็บหรือเว้นวรรคไม่เป็นตาราง ข้อความจะต่อกันเป็นย่อหน้าเดียว → พิมพ์แถวหัวตาราง แล้ว |---|---|---| แล้วแต่ละแถวเป็น | ตรวจน้ำ | 120 | 118 | [loose-table]
  ╭▸
6 │ ตรวจน้ำ 120 118
  ╰╴━━━━━━━━━━━━━━
"#,
    );
    finds(
        &narrative("3. ก\n4. ข\n6. ค"),
        r#"
content/2562/narratives/story.md:8:1 ควรตรวจ: เลขรายการ 6. ไม่ต่อจาก 4. จึงแสดงตามที่พิมพ์ → พิมพ์เลขให้ต่อกัน [number-gap]
  ╭▸
8 │ 6. ค
  ╰╴━━
"#,
    );
    finds(
        &narrative("- 5.3 ล้านบาท"),
        r#"
content/2562/narratives/story.md:6:1 ควรตรวจ: “-” หน้าตัวเลขแสดงตามที่พิมพ์ ไม่เป็นรายการ → ค่าติดลบพิมพ์ - ติดกับตัวเลข รายการที่มีข้อเดียวพิมพ์คำก่อนตัวเลข [as-typed]
  ╭▸
6 │ - 5.3 ล้านบาท
  ╰╴━
"#,
    );
    finds(
        &narrative("ประโยคยาว\n---"),
        r#"
content/2562/narratives/story.md:7:1 ควรตรวจ: “---” ใต้ข้อความไม่เป็นหัวข้อ จึงแสดงตามที่พิมพ์ → หัวข้อพิมพ์ ## และเว้นวรรคหน้าข้อความ เส้นคั่นเว้นบรรทัดว่างก่อน --- [as-typed]
  ╭▸
7 │ ---
  ╰╴━━━
"#,
    );
    finds(
        &narrative("ข้อ 1\nข้อ 2"),
        r#"
content/2562/narratives/story.md:6:1 ควรตรวจ: ข้อความ 2 บรรทัดนี้จะต่อกันเป็นย่อหน้าเดียว → ถ้าเป็นรายการ พิมพ์ “- ” หน้าทุกบรรทัด ถ้าเป็นคนละย่อหน้า เว้นบรรทัดว่าง ถ้าเป็นย่อหน้าเดียว พิมพ์ในบรรทัดเดียว [joined-lines]
  ╭▸
6 │ ข้อ 1
  ╰╴━━━━
"#,
    );
}
