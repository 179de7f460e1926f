//! Proves that a mark inside a line is obeyed where it can be nothing else, and is otherwise printed as it
//! is typed and said: stars that multiply, backslashes of paths, definitions of no link, marks of other
//! dialects. Each case fires, each has neighbours, and prose that is right is silent.

use raingan::markdown::{Block, Inline};

use super::common::Project;
use super::{finds, more, narrative};

/// The words of a text as they are printed, with a line for each block.
fn printed(project: &Project) -> String {
    let outcome = project.check();
    let year = outcome.scored().model.years.values().next().unwrap();
    let mut out = Vec::new();
    blocks(&year.narratives[0].blocks, &mut out);
    out.join("\n")
}

fn blocks(list: &[Block], out: &mut Vec<String>) {
    for block in list {
        match block {
            Block::Heading(_, words) | Block::Paragraph(words) => out.push(plain(words)),
            Block::List(_, items) => items.iter().for_each(|item| blocks(item, out)),
            Block::Quote(inner) => blocks(inner, out),
            Block::Table(head, rows) => {
                out.extend(
                    std::iter::once(head).chain(rows).map(|row| {
                        row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("|")
                    }),
                );
            }
            Block::Picture(picture) => out.push(plain(&picture.words)),
            Block::Code(text) => out.push(text.clone()),
            Block::Rule => out.push("---".to_owned()),
        }
    }
}

fn plain(words: &[Inline]) -> String {
    let of = |word: &Inline| match word {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(inner) => format!("<b>{}</b>", plain(inner)),
        Inline::Emphasis(inner) => format!("<i>{}</i>", plain(inner)),
        Inline::Struck(inner) => format!("<s>{}</s>", plain(inner)),
        Inline::Link(_, inner) => format!("<a>{}</a>", plain(inner)),
        Inline::Note(note) => format!("<n>{}</n>", plain(&note.words)),
        Inline::Reference(_) => "<r>".to_owned(),
        Inline::Break => "\n".to_owned(),
    };
    words.iter().map(of).collect()
}

/// What is typed is printed, and what is found of it: `line code text` (the text begins at line 6).
#[track_caller]
fn as_typed(cases: &[(&str, &str, &[&str])]) {
    for (typed, shown, expected) in cases {
        let project = narrative(typed);
        let outcome = project.check();
        let findings = outcome.checked.findings.iter().map(|finding| {
            let span = finding.primary;
            let text =
                &outcome.sources.file(span.file).text[span.start as usize..span.end as usize];
            let line = outcome.sources.locate(span).1.line;
            format!("{line} {} {text}", finding.code.as_str())
        });
        assert_eq!(findings.collect::<Vec<_>>(), *expected, "{typed}\n{}", outcome.terminal());
        if outcome.errors() == 0 {
            assert_eq!(printed(&project), *shown, "{typed}");
        }
    }
}

/// What is typed is printed, and nothing is said of it.
#[track_caller]
fn silent(cases: &[(&str, &str)]) {
    for (typed, shown) in cases {
        as_typed(&[(typed, shown, &[])]);
    }
}

#[test]
fn stars_that_multiply() {
    finds(
        &narrative("เบี้ยเลี้ยง 12*150*30 บาท"),
        r#"
content/2562/narratives/story.md:6:9 ควรตรวจ: “12*150*30” พิมพ์ตามเดิม ไม่ถือเป็นตัวเน้น → การคูณพิมพ์ “12×150×30” [as-typed]
  ╭▸
6 │ เบี้ยเลี้ยง 12*150*30 บาท
  ╰╴        ━━━━━━━━━
"#,
    );
    as_typed(&[
        ("ได้ 10**2 ราย", "ได้ 10**2 ราย", &["6 as-typed 10**2"]),
        ("ได้ 2**10** ราย", "ได้ 2**10** ราย", &["6 as-typed 2**10", "6 as-typed **"]),
        ("## ก 5 * 3 * 2", "ก 5 * 3 * 2", &["6 as-typed 5 * 3 * 2"]),
        ("- ได้ ๑๒*๑๕๐*๒ บาท", "ได้ ๑๒*๑๕๐*๒ บาท", &["6 as-typed ๑๒*๑๕๐*๒"]),
        ("| ก | ข |\n|---|---|\n| 3*4*5 | 6 |", "ก|ข\n3*4*5|6", &["8 as-typed 3*4*5"]),
        ("ก[^1]\n\n[^1]: 3*4*5 บาท", "ก<n>3*4*5 บาท</n>", &["8 as-typed 3*4*5"]),
        ("> ราคา*จำนวน*วัน", "ราคา*จำนวน*วัน", &["6 as-typed *"]),
        ("ตัวแปร x*y*z", "ตัวแปร x*y*z", &["6 as-typed x*y"]),
        ("`A*B` A*B และ\nC*D", "A*B A*B และ C*D", &["6 as-typed A*B"]),
        (
            "A*B และ C**D E*F\n\nG*H",
            "A*B และ C**D E*F\nG*H",
            &["6 as-typed A*B", "6 as-typed C**D", "6 as-typed E*F", "8 as-typed G*H"],
        ),
        ("- A*B\n- C*D", "A*B\nC*D", &["6 as-typed A*B", "7 as-typed C*D"]),
    ]);
    silent(&[
        ("ได้ *12* **150** ราย", "ได้ <i>12</i> <b>150</b> ราย"),
        ("คำ**หนา**ต่อ **(ร่าง)**แผน", "คำ<b>หนา</b>ต่อ <b>(ร่าง)</b>แผน"),
        ("ปี 2562 **30 ราย** `5*3*2`", "ปี 2562 <b>30 ราย</b> 5*3*2"),
        ("5 \\* 3 และ 12×150×30", "5 * 3 และ 12×150×30"),
        ("```\n12*150*30\n```", "12*150*30\n"),
    ]);
}

#[test]
fn stars_that_point_to_a_note() {
    finds(
        &narrative("ผลงาน* 5 เรื่อง\n\n* หมายเหตุ: ไม่รวมปีก่อน"),
        r#"
content/2562/narratives/story.md:8:1 ควรตรวจ: “*” นำหน้าหมายเหตุ จึงพิมพ์ตามเดิม ไม่เป็นรายการ → ใส่ [^1] หลังคำที่อธิบาย แล้วเริ่มบรรทัดนี้ด้วย [^1]: ถ้าเป็นรายการ พิมพ์ - แทน * [as-typed]
  ╭▸
8 │ * หมายเหตุ: ไม่รวมปีก่อน
  ╰╴━
"#,
    );
    as_typed(&[
        ("ผล* 5 งบ* 6\n\n* ไม่รวมเงินกู้", "ผล* 5 งบ* 6\n* ไม่รวมเงินกู้", &["8 as-typed *"]),
        ("| งบ* |\n|---|\n| 5 |\n\n* ไม่รวมเงินกู้", "งบ*\n5\n* ไม่รวมเงินกู้", &["10 as-typed *"]),
        ("ผลงาน*ของปี และ งบ*", "ผลงาน*ของปี และ งบ*", &["6 as-typed *"]),
    ]);
    silent(&[
        ("ผลงาน* 5 เรื่อง", "ผลงาน* 5 เรื่อง"),
        ("* ก\n* ข", "ก\nข"),
        ("ผลงาน* มี\n\n* ก\n* ข", "ผลงาน* มี\nก\nข"),
    ]);
}

#[test]
fn emphasis_with_blanks_or_without_its_pair() {
    finds(
        &narrative("**หนา ** และ **ค้าง"),
        r#"
content/2562/narratives/story.md:6:1 ควรตรวจ: “**” มีเว้นวรรคด้านใน จึงพิมพ์ตามเดิม → พิมพ์ “**หนา**” [as-typed]
  ╭▸
6 │ **หนา ** และ **ค้าง
  ╰╴━━━━━━━━
content/2562/narratives/story.md:6:14 ควรตรวจ: “**” ไม่มีคู่ จึงพิมพ์ตามเดิม → ใส่ ** ติดคำทั้งสองข้างในบรรทัดเดียวกัน หมายเหตุใช้เชิงอรรถ [^1] ถ้าต้องการเครื่องหมายนี้ พิมพ์ \ นำหน้า [as-typed]
  ╭▸
6 │ **หนา ** และ **ค้าง
  ╰╴             ━━
"#,
    );
    as_typed(&[
        ("## ** หนา**", "** หนา**", &["6 as-typed ** หนา**"]),
        ("- ก ** หนา ** ข", "ก ** หนา ** ข", &["6 as-typed ** หนา **"]),
        ("| **ก ** |\n|---|\n| ข |", "**ก **\nข", &["6 as-typed **ก **"]),
        ("คำ__หนา__ต่อ", "คำ__หนา__ต่อ", &["6 as-typed __หนา__"]),
        ("ฟังก์ชัน __init__", "ฟังก์ชัน __init__", &["6 as-typed __init__"]),
    ]);
    silent(&[
        ("\\*\\*ก", "**ก"),
        ("** หมายเหตุ", "** หมายเหตุ"),
        ("__init__.py ลงชื่อ ______ user_name_id", "__init__.py ลงชื่อ ______ user_name_id"),
        ("_เอน_ src/_data_/a.csv", "<i>เอน</i> src/_data_/a.csv"),
    ]);
}

#[test]
fn backslashes_of_paths() {
    silent(&[
        (r"ที่ \\เครื่อง\แผน\_2567\[งบ] นี้", r"ที่ \\เครื่อง\แผน\_2567\[งบ] นี้"),
        (r"- D:\งาน ปี\_2567\(ร่าง)", r"D:\งาน ปี\_2567\(ร่าง)"),
        (r"`C:\a\_b` C:\ข้อมูล\*.xlsx", r"C:\a\_b C:\ข้อมูล\*.xlsx"),
        ("อยู่ที่ C:\\งาน\\\nและ", "อยู่ที่ C:\\งาน\\ และ"),
        (r"\*ก\* \[ข](ค) 5\.2 (องค์การมหาชน\) แผน\[ร่าง\]", "*ก* [ข](ค) 5.2 (องค์การมหาชน) แผน[ร่าง]"),
    ]);
    finds(
        &narrative(r"แฟ้ม แผน\_2567"),
        r#"
content/2562/narratives/story.md:6:8 ควรตรวจ: “\_” กลางคำพิมพ์ตามเดิมทั้งสองตัว → ถ้าต้องการเพียง _ ลบ \ ออก [as-typed]
  ╭▸
6 │ แฟ้ม แผน\_2567
  ╰╴       ━━
"#,
    );
    as_typed(&[
        (r"| แผน\[งบ] |", r"| แผน\[งบ] |", &["6 as-typed \\["]),
        (r"> user\_name", r"user\_name", &["6 as-typed \\_"]),
        (r"[ก]\[ข]", r"[ก]\[ข]", &["6 as-typed \\["]),
        (r"- ดู [ก ค]\[ข] แล้ว", r"ดู [ก ค]\[ข] แล้ว", &["6 as-typed \\["]),
        (r"## [1]\(2)", r"[1]\(2)", &["6 as-typed \\("]),
    ]);
}

#[test]
fn lines_that_explain_no_link() {
    finds(
        &narrative("ก\n\n[ข้อสังเกต]: ไม่มี"),
        r#"
content/2562/narratives/story.md:8:1 ควรตรวจ: “[ข้อสังเกต]:” พิมพ์ตามเดิม ไม่ถือเป็นที่อยู่ของลิงก์ → ถ้าเป็นข้อความ พิมพ์ “ข้อสังเกต:” หรือ \[ แทน [ ถ้าเป็นที่อยู่ของลิงก์ เขียนให้ครบ เช่น https://… และใช้ [ข้อสังเกต] ในเรื่อง [as-typed]
  ╭▸
8 │ [ข้อสังเกต]: ไม่มี
  ╰╴━━━━━━━━━━
"#,
    );
    as_typed(&[
        ("- [ก]: ไม่มี", "[ก]: ไม่มี", &["6 as-typed [ก]:"]),
        ("> [ก]: ๕", "[ก]: ๕", &["6 as-typed [ก]:"]),
        ("ดู [ก][ข]\n\n[ข]: ไม่มี", "", &["6 broken-link [ก][ข]", "8 as-typed [ข]:"]),
    ]);
    silent(&[
        ("ดู [ก][ข]\n\n[ข]: https://example.org", "ดู <a>ก</a>"),
        ("\\[ก]\\[ข] \\[ก]: ไม่มี", "[ก][ข] [ก]: ไม่มี"),
        ("[หมายเหตุ]: ข้อความ หลายคำ", "[หมายเหตุ]: ข้อความ หลายคำ"),
    ]);
}

#[test]
fn references_that_are_none() {
    finds(
        &narrative("ได้ ((คะแนน organisation)) และ ((ทดสอบ x))"),
        r#"
content/2562/narratives/story.md:6:4 ต้องแก้: ไม่รู้จักคำ “คะแนน” ในการอ้างอิง → ใช้ ผล เป้าหมาย ชื่อ สัญลักษณ์ ค่า หรือ รวม [bad-reference]
  ╭▸
6 │ ได้ ((คะแนน organisation)) และ ((ทดสอบ x))
  ╰╴   ━━━━━━━━━━━━━━━━━━━━━━
content/2562/narratives/story.md:6:31 ต้องแก้: ไม่รู้จักคำ “ทดสอบ” ในการอ้างอิง → ใช้ ผล เป้าหมาย ชื่อ สัญลักษณ์ ค่า หรือ รวม [bad-reference]
  ╭▸
6 │ ได้ ((คะแนน organisation)) และ ((ทดสอบ x))
  ╰╴                              ━━━━━━━━━━━
"#,
    );
    as_typed(&[
        ("ได้ (ผล one)", "ได้ (ผล one)", &["6 as-typed (ผล one)"]),
        ("ได้ (ผล one))", "ได้ (ผล one))", &["6 as-typed (ผล one)"]),
        ("- (ค่า x) ราย", "(ค่า x) ราย", &["6 as-typed (ค่า x)"]),
        ("## ((คะแนน ๑.๑.๓))", "", &["6 bad-reference ((คะแนน ๑.๑.๓))"]),
    ]);
    let prose = "((ร่าง)) ((ก) และ (ข)) (รวม 12.5 ล้านบาท) (ผล 80) (เป้าหมาย 2562) ((ฉบับที่ 2))";
    silent(&[(prose, prose), ("\\((ผล one)) `((ผล one))`", "((ผล one)) ((ผล one))")]);
}

#[test]
fn characters_by_another_door() {
    finds(
        &narrative("ล้าน&#8203;บาท"),
        r#"
content/2562/narratives/story.md:6:4 ควรตรวจ: มีอักขระที่มองไม่เห็น (U+200B) → ลบออก [pasted-text]
  ╭▸
6 │ ล้าน&#8203;บาท
  ╰╴   ━━━━━━━
"#,
    );
    as_typed(&[
        ("## ก&#xF70A;", "ก\u{f70a}", &["6 pasted-text &#xF70A;"]),
        ("- ก&ensp;ข", "ก\u{2002}ข", &["6 pasted-text &ensp;"]),
        ("| ก&#x202E;ข |\n|---|\n| ค |", "ก\u{202e}ข\nค", &["6 pasted-text &#x202E;"]),
    ]);
    silent(&[
        ("ก&nbsp;ข &lt;ค&gt; &amp; ก&#x0E49; &ไม่มี; &xyz;", "ก\u{a0}ข <ค> & ก้ &ไม่มี; &xyz;"),
        ("`&#8203;`", "&#8203;"),
    ]);
    finds(
        &more("หมายเหตุ: \"ล้าน\\u200Bบาท\"\n"),
        r#"
content/2562/indicators/one.yaml:7:14 ควรตรวจ: มีอักขระที่มองไม่เห็น (U+200B) → ลบออก [pasted-text]
  ╭▸
7 │ หมายเหตุ: "ล้าน\u200Bบาท"
  ╰╴             ━━━━━━
"#,
    );
    finds(&more("หมายเหตุ: \"ก\\tข \\\"ค\\\" \\u0E01\"\n"), "");
}

#[test]
fn marks_of_other_dialects() {
    finds(
        &narrative("ดู [[หน้าแรก]] และ ==เน้น== กับ CO~2~"),
        r#"
content/2562/narratives/story.md:6:3 ควรตรวจ: “[[ ]]” ไม่ใช่เครื่องหมายที่ใช้ได้ จึงพิมพ์ตามเดิม → ลิงก์เขียน “[หน้าแรก](ชื่อไฟล์.md)” หรือ “[หน้าแรก](https://…)” [as-typed]
  ╭▸
6 │ ดู [[หน้าแรก]] และ ==เน้น== กับ CO~2~
  ╰╴  ━━━━━━━━━━
content/2562/narratives/story.md:6:18 ควรตรวจ: “==” ไม่ใช่เครื่องหมายที่ใช้ได้ จึงพิมพ์ตามเดิม → ข้อความเน้นพิมพ์ “**เน้น**” [as-typed]
  ╭▸
6 │ ดู [[หน้าแรก]] และ ==เน้น== กับ CO~2~
  ╰╴                 ━━━━━━━
content/2562/narratives/story.md:6:31 ควรตรวจ: “~” ไม่ใช่เครื่องหมายที่ใช้ได้ จึงพิมพ์ตามเดิม → ตัวห้อยพิมพ์ “₂” [as-typed]
  ╭▸
6 │ ดู [[หน้าแรก]] และ ==เน้น== กับ CO~2~
  ╰╴                              ━━━
"#,
    );
    as_typed(&[
        ("## ก^บน^", "ก^บน^", &["6 as-typed ^บน^"]),
        ("- ให้ $x$ เป็น :smile:", "ให้ $x$ เป็น :smile:", &["6 as-typed $x$", "6 as-typed :smile:"]),
        ("ก ~~ ขีด~~", "ก ~~ ขีด~~", &["6 as-typed ~~ ขีด~~"]),
        ("ได้ 5~~6~~7", "ได้ 5~~6~~7", &["6 as-typed ~~"]),
    ]);
    silent(&[
        ("~~ขีดฆ่า~~ต่อ ก~~(ข)~~ค", "<s>ขีดฆ่า</s>ต่อ ก<s>(ข)</s>ค"),
        ("อายุ 10~20~30 ปี [ก](https://example.org/~user)", "อายุ 10~20~30 ปี <a>ก</a>"),
        ("<https://example.org/~user/a_b_c*d*e>", "<a>https://example.org/~user/a_b_c*d*e</a>"),
        ("https://example.org/~user/_b_/*c*/d", "https://example.org/~user/_b_/*c*/d"),
        ("**https://example.org/_a_**ต่อ", "<b>https://example.org/_a_</b>ต่อ"),
        ("ราคา $100 ถึง $200 เวลา 10:30:45 10^6", "ราคา $100 ถึง $200 เวลา 10:30:45 10^6"),
    ]);
}

#[test]
fn marks_in_texts_of_yaml() {
    finds(
        &more("หมายเหตุ: ผล **สำคัญ** ของปี\n"),
        r#"
content/2562/indicators/one.yaml:7:10 ควรตรวจ: ที่นี่ใช้เครื่องหมาย Markdown ไม่ได้ “**สำคัญ**” พิมพ์ตามเดิม → ลบเครื่องหมายออก ตัวหนา ลิงก์ และข้อความขีดฆ่าใช้ได้ในบทบรรยาย [as-typed]
  ╭▸
7 │ หมายเหตุ: ผล **สำคัญ** ของปี
  ╰╴         ━━━━━━━━━━━━━━━━
"#,
    );
    let note = |text: &str| more(&format!("หมายเหตุ: {text}\n")).check().codes();
    assert_eq!(note("ดู [ที่นี่](https://example.org)"), ["as-typed"]);
    assert_eq!(note("~~เดิม~~ ใหม่"), ["as-typed"]);
    assert_eq!(note("ก* 12*150*30 (10~20) [1] ** ข"), [""; 0]);
}

#[test]
fn a_comment_that_is_shown() {
    as_typed(&[
        ("ก <!-- ยังไม่เผยแพร่", "ก <!-- ยังไม่เผยแพร่", &["6 comment-shown <!--"]),
        ("- ก <!-- ข\n\nค", "ก <!-- ข\nค", &["6 comment-shown <!--"]),
    ]);
    silent(&[("ก \\<!-- ข → ค --> `<!--`", "ก <!-- ข → ค --> <!--")]);
}

/// A page of prose as offices write it: nothing of it is a slip.
#[test]
fn official_prose_is_silent() {
    let text = "\
## ผลการดำเนินงาน (ร่าง) ปี 2562

สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน) (สพร.) ได้รับงบประมาณ 486.72 ล้านบาท (ร้อยละ 98.5)
ตามมติที่ประชุมครั้งที่ 4/2562 (วาระที่ 3.1) เมื่อวันที่ 12 กันยายน 2562 เวลา 09:30–12:00 น.

- กลุ่มเป้าหมาย 10~20 แห่ง หรือ 100-200 ราย ระหว่าง 1 ต.ค. 61 - 30 ก.ย. 62
- ข้อ [1] และ [2] ของบันทึก (ดู ภาคผนวก ก) และ ((ร่าง)) ประกาศฯ
- เก็บที่ D:\\งาน\\ปี 2562\\สรุป.xlsx หรือ \\\\server\\แผน
- สูตร (ก + ข) ÷ ค × 100 = 96.5% และ a = b × c

**หมายเหตุ** งบกลาง* ไม่รวมอยู่ในยอดนี้ ราคา $1,000 (US$) หรือ 35 บาท/ครั้ง ลงชื่อ ................

| รายการ | ผล (ร้อยละ) |
|---|---|
| e-Service* | 98.50 |
| ผู้ใช้_ใหม่ | 1,200 - 1,300 |
";
    assert_eq!(narrative(text).check().terminal(), "");
}
