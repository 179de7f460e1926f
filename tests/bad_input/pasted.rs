//! Proves that texts as officers paste them are printed as they stand or spoken of: minutes, laws, budgets,
//! e-mails, surveys, lists of names, pages of a PDF, and the values that are typed beside them.

use super::common::Project;
use super::{fact, finds, narrative, one};

/// What is found in the text of a narrative, as lines of the text and codes.
fn found(text: &str) -> Vec<String> {
    let places = narrative(text).check().places();
    let own = |place: &String| {
        let place = place.strip_prefix("content/2562/narratives/story.md:")?;
        let (line, code) = place.split_once(' ')?;
        Some(format!("{} {code}", line.parse::<usize>().ok()? - 5))
    };
    places.iter().map(|place| own(place).unwrap_or_else(|| place.clone())).collect()
}

#[track_caller]
fn all(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(found(text), *expected, "{text}");
    }
}

#[test]
fn lines_that_were_ended_on_purpose() {
    all(&[
        // A chapter and its name, a signature, titles one a line, a law of several sections.
        ("หมวด ๑\nบททั่วไป", &["1 joined-lines"]),
        ("บทที่ 12\nความเป็นมาของโครงการ", &["1 joined-lines"]),
        ("(นายมานะ อดทน)\nผู้จดรายงานการประชุม", &["1 joined-lines"]),
        ("ผู้จัดทำ\nกลุ่มแผนงาน สำนักยุทธศาสตร์", &["1 joined-lines"]),
        (
            "ศาสตราจารย์กิตติคุณ นายแพทย์ประเวศ ดีงาม\nปลัดกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม\n\
             อธิบดีกรมบัญชีกลาง\nเลขาธิการคณะกรรมการกฤษฎีกา",
            &["1 joined-lines"],
        ),
        (
            "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม\nกรมพัฒนาธุรกิจการค้า\n\
             สำนักงานคณะกรรมการกฤษฎีกาและสำนักงานศาลปกครองกลาง",
            &["1 joined-lines"],
        ),
        (
            "โครงการพัฒนาระบบโครงสร้างพื้นฐานดิจิทัลภาครัฐแบบครบวงจร\n\
             โครงการยกระดับทักษะดิจิทัลของบุคลากรภาครัฐในส่วนภูมิภาค\nโครงการธรรมาภิบาลข้อมูล",
            &["1 joined-lines"],
        ),
        (
            "“มาตรา ๑๐  ผู้ใดฝ่าฝืน ต้องระวางโทษจำคุกไม่เกิน ๑ ปี\nหรือปรับไม่เกิน ๒๐,๐๐๐ บาท ฯลฯ\n\
             มาตรา ๑๑  ให้ยกเลิกประกาศฉบับก่อนทั้งหมด”",
            &["1 joined-lines"],
        ),
        (
            "ระเบียบวาระที่ 1 เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ\nประธานแจ้งเรื่องการปรับโครงสร้างสำนักงาน\n\
             ระเบียบวาระที่ 2 เรื่องรับรองรายงานการประชุม",
            &["1 joined-lines"],
        ),
        ("เป้า 100% ได้ 98%\nเป้า 50 ได้ 60", &["1 joined-lines"]),
        ("“คณะกรรมการ” หมายถึง ก\n“สำนักงาน” หมายถึง ข", &["1 joined-lines"]),
        ("นายสมชาย ใจดี, ผู้อำนวยการ\nนางสมหญิง รักไทย, รองผู้อำนวยการ", &["1 joined-lines"]),
        // Lines that end at a margin, and what goes on behind a short one.
        ("ตรวจครั้งที่ ๑\n๒๕ แห่ง", &[]),
        ("ระหว่างปี 2561\n– 2563 มีผู้เข้าร่วมเพิ่มขึ้นทุกปีตามแผน", &[]),
        (
            "ปลัดกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคมมอบหมายให้\nอธิบดีกรมบัญชีกลางหารือกับสำนักงานและรายงานต่อ\n\
             คณะรัฐมนตรีภายในไตรมาส",
            &[],
        ),
        (
            "โครงการพัฒนาระบบโครงสร้างพื้นฐานดิจิทัลของสำนักงานและส่วนภูมิภาค\nโครงการนี้ได้รับความเห็นชอบจากคณะกรรมการแล้ว",
            &[],
        ),
        ("หมวด ๑ บททั่วไปของพระราชบัญญัติ\nและหมวดอื่นที่เกี่ยวข้อง", &[]),
        ("สำนักงานพัฒนาบุคลากรของหน่วยงาน\nในสังกัด (องค์การมหาชน)\nและติดตามผลทุกไตรมาสอย่างต่อเนื่อง", &[]),
    ]);
}

#[test]
fn room_to_write_in_stays() {
    for typed in ["วันที่ ___/___/____", "___/___/___ ลงชื่อ", "ขอบคุณ ^_^ -_- แล้ว"]
    {
        let mut sources = raingan::source::Sources::new();
        let id = sources.add_text("story.md", typed);
        let mut findings = raingan::diagnostic::Findings::new();
        let blocks = raingan::markdown::read(id, typed, 0, &mut findings);
        // Both are shown as they are debugged, with some vowels as numbers.
        assert!(format!("{blocks:?}").contains(&format!("{typed:?}")), "{typed}\n{blocks:?}");
    }
    assert!(found("_หนา/เอียง_ และ __หนา__").is_empty());
}

#[test]
fn words_and_numbers_that_a_pdf_cut() {
    all(&[
        ("ระบบสารสนเทศสำหรับงาน infor-\nmation system ของสำนักงาน", &["1 joined-lines"]),
        ("จำนวนผู้เข้าอบรมทั้งปี 1,\n250 ราย จากทุกภูมิภาค", &["1 joined-lines"]),
        ("คิดเป็นสัดส่วนร้อยละ ๑๒.\n๕ ของผู้ตอบทั้งหมด", &["1 joined-lines"]),
        ("ดำเนินการในปี 2561,\n2562 และ 2563 ตามแผนงาน", &[]),
        ("ใช้ระบบแบบ Peer-\nสำนักงานเป็นผู้ดูแลระบบ", &[]),
        ("ส่งรายงานภายในเวลา 16.30 น.\nและรายงานผลในเดือนถัดไป", &[]),
    ]);
}

#[test]
fn vowels_that_a_pdf_parted_from_their_letters() {
    all(&[
        ("ส ำนักงาน", &["1 pasted-text"]),
        ("ก ารเงิน", &["1 pasted-text"]),
        ("| น ้ำ |\n|---|\n| ก |", &["1 pasted-text"]),
        ("ดำเนินกำรตำมแผน", &["1 pasted-text", "1 pasted-text"]),
        ("กำหนดการทำงานประจำปีของกรมชลประทาน", &[]),
        ("สระ ำ ในคำ", &[]),
        ("สำนักงาน จำนวน ๆ", &[]),
    ]);
    finds(
        &narrative("ส ำนักงาน"),
        r#"
content/2562/narratives/story.md:6:2 ควรตรวจ: มีเว้นวรรคคั่นพยัญชนะกับสระหรือวรรณยุกต์ (U+0020 U+0E33) → ลบเว้นวรรคนี้ [pasted-text]
  ╭▸
6 │ ส ำนักงาน
  ╰╴ ━━
"#,
    );
    let yaml = Project::minimal().one("ตัวชี้วัดทดสอบ", "ตัวชี้วัด ก ำหนด");
    assert_eq!(yaml.check().codes(), ["pasted-text"]);
}

#[test]
fn what_word_processors_leave() {
    all(&[
        ("ดู Error! Reference source not found. ต่อ", &["1 no-value"]),
        ("| ก |\n|---|\n| ตาม ข้อผิดพลาด! ไม่พบแหล่งการอ้างอิง |", &["3 no-value"]),
        ("เมื่อพบข้อผิดพลาด! ระบบจะแจ้ง Error! ทันที", &[]),
        ("****", &["1 as-typed"]),
        ("- ก\n- ****", &["2 as-typed"]),
        ("| ก |\n|---|\n| **** |", &["3 as-typed"]),
        ("นาย ก**** ข**** ลงชื่อ", &[]),
        ("ก\n\n***\n\n---\n\nข", &[]),
        ("ได้ （（ผล one）） แล้ว", &["1 pasted-text"]),
        ("ได้ （ก） แล้ว", &["1 pasted-text", "1 pasted-text"]),
    ]);
    let yaml = Project::minimal().one("ตัวชี้วัดทดสอบ", "ตาม Error! Bookmark not defined. ของแผน");
    assert_eq!(yaml.check().codes(), ["no-value"]);
    finds(
        &narrative("ได้ （（ผล one）） แล้ว"),
        r#"
content/2562/narratives/story.md:6:4 ควรตรวจ: มีอักขระเต็มความกว้าง (U+FF08 U+FF08 U+FF09) → พิมพ์ “((ผล one))” แทน [pasted-text]
  ╭▸
6 │ ได้ （（ผล one）） แล้ว
  ╰╴   ━━━━━━━━━━━━━━
"#,
    );
}

#[test]
fn digits_that_are_no_numbers() {
    for (value, meant) in [
        ("3/2562", "เป็นลำดับของปี ไม่ใช่จำนวน → พิมพ์คำข้างหน้า เช่น ครั้งที่ 3/2562"),
        ("33/4", "เป็นเศษส่วน → ถ้าเป็นผลหาร พิมพ์ 8.25 ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ เช่น เลขที่ 33/4"),
        ("123/45", "เป็นเศษส่วน → ถ้าเป็นผลหาร พิมพ์เป็นทศนิยม ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ เช่น เลขที่ 123/45"),
        ("02-123-1234", "เป็นหมายเลขโทรศัพท์หรือรหัส ไม่ใช่จำนวน → พิมพ์คำข้างหน้า เช่น โทร. 02-123-1234"),
        (
            "๐๒ ๑๒๓ ๑๒๓๔ ต่อ ๕",
            "เป็นหมายเลขโทรศัพท์หรือรหัส ไม่ใช่จำนวน → พิมพ์คำข้างหน้า เช่น โทร. ๐๒ ๑๒๓ ๑๒๓๔ ต่อ ๕",
        ),
        ("0o17", "เป็นเลขฐานอื่นแบบโปรแกรม → ตรวจกับต้นเรื่อง แล้วพิมพ์ 17 หรือ 15"),
        ("0x1F", "เป็นเลขฐานอื่นแบบโปรแกรม → พิมพ์เลขฐานสิบ คือ 31"),
    ] {
        let said = fact(value).check().terminal();
        assert!(said.contains(&format!("“{value}” {meant} [bad-number]")), "{value}: {said}");
    }
    for value in ["ครั้งที่ 3/2562", "เลขที่ 33/4", "โทร. 02-123-1234", "3.25", "2562", "0.123456789"]
    {
        assert_eq!(fact(value).check().codes(), [""; 0], "{value}");
    }
}

#[test]
fn numbers_that_would_lose_their_noughts() {
    finds(
        &fact("0812345678"),
        r#"
content/2562/facts/sheet.yaml:6:9 ต้องแก้: “0812345678” เป็นหมายเลขโทรศัพท์หรือรหัส ไม่ใช่จำนวน → พิมพ์คำข้างหน้า เช่น โทร. 0812345678 [bad-number]
  ╭▸
6 │     ค่า: 0812345678
  ╰╴        ━━━━━━━━━━
"#,
    );
    for value in ["007", "๐๗ ราย", "\"0012\"", "02-123-1234", "-05 ราย"] {
        assert_eq!(fact(value).check().codes(), ["bad-number"], "{value}");
    }
    for value in ["0", "0.50", "0 ราย", "โทร. 0812345678", "รหัส 007"] {
        assert!(fact(value).check().codes().is_empty(), "{value}");
    }
}

#[test]
fn amounts_in_brackets_with_their_units() {
    finds(
        &fact("(35.50 ล้านบาท)"),
        r#"
content/2562/facts/sheet.yaml:6:9 ต้องแก้: “(35.50 ล้านบาท)” มีวงเล็บครอบทั้งจำนวนและหน่วย → พิมพ์ -35.50 ล้านบาท [bad-quantity]
  ╭▸
6 │     ค่า: (35.50 ล้านบาท)
  ╰╴        ━━━━━━━━━━━━━━
"#,
    );
    for value in ["(1,200 บาท)", "(ร้อยละ 2.5)", "(5 ราย)", "(๓๕.๕๐ ล้านบาท) (ประมาณการ)"]
    {
        assert_eq!(fact(value).check().codes(), ["bad-quantity"], "{value}");
    }
    for value in ["(35.50) ล้านบาท", "(ร่าง)", "(30 กันยายน 2567)", "(1) จัดทำแผน", "-ISO27001 ทุกระบบ"]
    {
        assert!(fact(value).check().codes().is_empty(), "{value}");
    }
}

#[test]
fn what_stands_behind_a_number_and_is_no_unit() {
    for value in ["4.21±0.53", "1:3", "3×4 เมตร", "80%*", "13:30"] {
        let terminal = fact(value).check().terminal();
        assert!(terminal.contains("หลังตัวเลขไม่ใช่หน่วย"), "{value}\n{terminal}");
    }
    // A unit of its own is no slip of another one.
    let terminal = one("เป้าหมาย: 2 รุ่น\nผล: 2 รุ่น\n").check().terminal();
    assert!(terminal.contains("เพิ่มในหัวข้อ หน่วยนับ") && !terminal.contains("น่าจะเป็น"), "{terminal}");
    let terminal = one("เป้าหมาย: 2 คร้ง\nผล: 2 ครั้ง\n").check().terminal();
    assert!(terminal.contains("น่าจะเป็น “ครั้ง”"), "{terminal}");
}

#[test]
fn sound_pasted_text_is_left_alone() {
    all(&[
        ("ผู้ตอบ 1,200 คน ค่าเฉลี่ย 4.21±0.53 (S.D. = 0.53, p < .001) อายุ 10-20 ปี <5% ≥80 3×4", &[]),
        ("มาตรา ๘ ให้สำนักงานมีหน้าที่ ดังต่อไปนี้\n(๑) ส่งเสริม\n(๒) พัฒนา ฯลฯ\n(๓) อื่น ๆ", &[]),
        ("ข้อ ๕/๑ วรรคหนึ่ง (๑)(ก) [ประกาศราชกิจจานุเบกษา เล่ม ๑๓๖ ตอนที่ ๔๙ ก]", &[]),
        ("ไฟล์แนบ: งบ_ปี_2562_(แก้ไข)_v2.xlsx, C:\\Users\\plan\\2562\\งบ.xlsx", &[]),
        ("กำไร(ขาดทุน)สุทธิ (1.25) ล้านบาท ลดลง -3.5% จากปีก่อน", &[]),
        ("มติที่ประชุม : เห็นชอบ\n1) ให้ปรับแผน\n2) ให้รายงานภายใน 15 วัน", &[]),
    ]);
}
