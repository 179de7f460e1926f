//! What several benchmarks share: large contents, and how much memory a process took.
//!
//! The contents are generated without chance: two runs measure the same bytes. They have realistic Thai
//! texts with criteria, conditions, earlier results, evidence, claims, formulas that build on each other,
//! facts, calculations and narratives full of references, all of it in one fiscal year.

// Every benchmark has its own copy of this module and uses its own part of it.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The most memory this process has had so far, in KiB.
pub fn peak_memory() -> Option<u64> {
    peak_memory_of("self")
}

/// The most memory that a process has had so far, in KiB; nothing where it has ended.
pub fn peak_memory_of(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// Seconds of work, on all cores, of the children of this process that have ended.
pub fn work_of_children() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name, which may hold anything: fields from the third on, in hundredths of a second.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(13);
    let mut next = || fields.next()?.parse::<f64>().ok();
    Some((next()? + next()?) / 100.0)
}

/// Paths and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// The content of a project folder.
pub fn shipped(root: &Path) -> Files {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join("content")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the content folder") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root).expect("a path below the root");
            let name = name.to_str().expect("a name in UTF-8").replace('\\', "/");
            files.push((name, std::fs::read(path).expect("a readable file")));
        }
    }
    files.sort();
    files
}

/// A content of as many indicators: every tenth is a heading over the nine that follow.
pub fn generate(indicators: usize) -> Files {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    files.insert("content/agency.yaml".into(), AGENCY.into());
    files.insert("content/frameworks/2562.yaml".into(), framework());
    files.insert("content/2562/year.yaml".into(), YEAR.into());
    for at in 0..indicators {
        files.insert(format!("content/2562/indicators/i{at}.yaml"), indicator(at));
    }
    for sheet in 0..indicators.div_ceil(100) {
        files.insert(format!("content/2562/facts/s{sheet}.yaml"), facts(sheet));
        files.insert(format!("content/2562/calculations/c{sheet}.yaml"), calculation(sheet));
    }
    for story in 0..indicators.div_ceil(50) {
        files.insert(format!("content/2562/narratives/n{story}.md"), narrative(story));
    }
    files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

/// The same content under a framework of weighted components, weighted headings and leaves, and four
/// levels with points.
pub fn weighted(indicators: usize) -> Files {
    let mut files = generate(indicators);
    for (path, bytes) in &mut files {
        let text = String::from_utf8(std::mem::take(bytes)).expect("UTF-8");
        let text = if path.starts_with("content/frameworks/") {
            weighted_framework()
        } else if path.contains("/indicators/") {
            with_levels(&text)
        } else {
            text
        };
        *bytes = text.into_bytes();
    }
    files
}

fn weighted_framework() -> String {
    let grades = "{รหัส: a, ชื่อ: ดีเด่น, สัญลักษณ์: ●}
  - {รหัส: b, ชื่อ: ดี, สัญลักษณ์: ◕}
  - {รหัส: c, ชื่อ: พอใช้, สัญลักษณ์: ◑}
  - {รหัส: d, ชื่อ: ปรับปรุง, สัญลักษณ์: ○}
";
    let bands = "{เกณฑ์: ไม่น้อยกว่า 80, ให้ระดับ: a}
- {เกณฑ์: ไม่น้อยกว่า 60, และ: น้อยกว่า 80, ให้ระดับ: b}
- {เกณฑ์: ไม่น้อยกว่า 40, และ: น้อยกว่า 60, ให้ระดับ: c}
- {เกณฑ์: น้อยกว่า 40, ให้ระดับ: d}
";
    let indented = |text: &str, by: usize| {
        let indent = " ".repeat(by);
        text.lines().map(|line| format!("{indent}{}\n", line.trim_start())).collect::<String>()
    };
    let list = |text: &str, by: usize| indented(&format!("- {text}"), by);
    let mut text = format!(
        "ปีงบประมาณ: 2562\nชื่อ: กรอบคะแนนถ่วงน้ำหนัก\nระดับผล:\n  - {grades}ส่วน:\n  - รหัส: organisation\n    ชื่อ: ส่วนที่ 1\n    ชื่อเรียก: องค์กร\n    คะแนนเต็ม: 100\n    ไม่ถึงขั้นแรกได้: 0\n    ระหว่างขั้น: ตามสัดส่วน\n    องค์ประกอบ:\n"
    );
    for component in 0..COMPONENTS {
        let _ = writeln!(
            text,
            "      - {{รหัส: c{component}, เลข: \"{}\", ชื่อ: องค์ประกอบที่ {}, วิธีประเมิน: คะแนนถ่วงน้ำหนัก, นับ: ตัวชี้วัดหลัก, น้ำหนัก: 5}}",
            component + 1,
            component + 1
        );
    }
    text.push_str("    ช่วงผล:\n");
    text.push_str(&list(bands, 6));
    text.push_str("    สรุปภาพรวม:\n      ระดับ:\n");
    text.push_str(&list(grades, 8));
    text.push_str("      ช่วงผล:\n");
    text.push_str(&list(bands, 8));
    text
}

/// A target of one number becomes four levels around it, and every indicator has a weight.
fn with_levels(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let target =
            line.strip_prefix("เป้าหมาย: ไม่น้อยกว่า ").and_then(|rest| rest.strip_suffix(" ราย"));
        match target.and_then(|number| number.replace(',', "").parse::<usize>().ok()) {
            Some(target) => {
                let _ = writeln!(
                    out,
                    "ขั้นเป้าหมาย:\n  40: {} ราย\n  60: {} ราย\n  80: {target} ราย\n  100: {} ราย",
                    target - 200,
                    target - 100,
                    target + 300
                );
            }
            None => {
                let _ = writeln!(out, "{line}");
            }
        }
    }
    out.push_str("น้ำหนัก: 1\n");
    out
}

const COMPONENTS: usize = 20;

const AGENCY: &str = "raingan: \"1\"
รหัสถาวร: benchmark
ชื่อ:
  ไทย: สำนักงานวัดความเร็วการรายงานผล (องค์การมหาชน)
  อังกฤษ: Agency of Measured Reports (Public Organization)
วิสัยทัศน์: รายงานผลได้ถูกต้องและรวดเร็วเพื่อประชาชน
วัตถุประสงค์:
  - พัฒนาและส่งเสริมการรายงานผลของหน่วยงานของรัฐ
  - ศึกษาและวิจัยวิธีวัดผลการดำเนินงาน
";

const YEAR: &str = "ปีงบประมาณ: 2562
ข้อมูล ณ วันที่: 30 กันยายน 2562
ข้อมูลพื้นฐาน: s0
เอกสารที่เผยแพร่:
  - {รหัส: report2562, ชื่อ: รายงานการประเมิน ปี 2562}
เอกสาร:
  - ชนิด: รายงาน
    ชื่อ: รายงานผลการประเมิน
    สถานะ: เสนอ
    ส่วน: [ปก, ข้อมูลพื้นฐาน, ตารางสรุปผล, ตารางผล, บทบรรยาย, รายการคำนวณ, รายตัวชี้วัด]
";

fn framework() -> String {
    let mut text = "ปีงบประมาณ: 2562
ชื่อ: กรอบการประเมินสำหรับวัดความเร็ว
ระดับผล:
  - {รหัส: above, ชื่อ: สูงกว่าเป้าหมาย, สัญลักษณ์: ●}
  - {รหัส: meets, ชื่อ: เป็นไปตามเป้าหมาย, สัญลักษณ์: ◎}
  - {รหัส: below, ชื่อ: ต่ำกว่าเป้าหมาย, สัญลักษณ์: ○}
ส่วน:
  - รหัส: organisation
    ชื่อ: ส่วนที่ 1 การประเมินหน่วยงาน
    ชื่อเรียก: องค์กร
    องค์ประกอบ:
"
    .to_owned();
    for component in 0..COMPONENTS {
        let _ = writeln!(
            text,
            "      - {{รหัส: c{component}, เลข: \"{}\", ชื่อ: องค์ประกอบที่ {}, ตัวชี้วัดบังคับ: [\"{}.1\"]}}",
            component + 1,
            component + 1,
            component + 1
        );
    }
    text.push_str(
        "    ช่วงผล:
      - {เกณฑ์: มากกว่า 67, ให้ระดับ: above}
      - {เกณฑ์: 50-67, ให้ระดับ: meets}
      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}
    เพดานจำนวน:
      - {องค์ประกอบ: [c0, c1, c2], ไม่เกิน: 100000}
    สรุปภาพรวม:
      ระดับ:
        - {รหัส: quality, ชื่อ: ระดับคุณภาพ, สัญลักษณ์: ●}
        - {รหัส: standard, ชื่อ: ระดับมาตรฐาน, สัญลักษณ์: ◎}
        - {รหัส: needs-improvement, ชื่อ: ระดับต้องปรับปรุง, สัญลักษณ์: ○}
      วิธีสรุป:
        - กติกา:
            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}
            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}
            - {ให้ระดับ: standard}
",
    );
    text
}

/// The printed number of an indicator: `component.heading`, and `.1` to `.9` beneath it.
fn number(at: usize) -> String {
    let (heading, below) = (at / 10, at % 10);
    let number = format!("{}.{}", heading % COMPONENTS + 1, heading / COMPONENTS + 1);
    if below == 0 { number } else { format!("{number}.{below}") }
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn indicator(at: usize) -> String {
    let number = number(at);
    let mut text = format!("# ตัวชี้วัดที่สร้างขึ้นสำหรับวัดความเร็ว\nรหัสถาวร: i{at}\nรหัส: \"{number}\"\n");
    if at.is_multiple_of(10) {
        let _ = writeln!(
            text,
            "องค์ประกอบ: c{}\nชื่อ: การพัฒนาโครงสร้างพื้นฐานด้านการรายงานผล กลุ่มที่ {at}",
            at / 10 % COMPONENTS
        );
        return text;
    }
    let _ = writeln!(text, "อยู่ใต้: i{}", at / 10 * 10);
    let _ = writeln!(text, "ชื่อ: จำนวนผู้ใช้บริการที่ได้รับประโยชน์จากโครงการส่งเสริมการรายงานผล รุ่นที่ {at}");
    let _ = writeln!(
        text,
        "คำอธิบาย: |
  วัดจากจำนวนผู้ใช้บริการที่ลงทะเบียนและใช้งานจริงในระบบของสำนักงานตลอดปีงบประมาณ โดยไม่นับผู้ใช้ซ้ำ
  หน่วยงานเจ้าของโครงการเป็นผู้รวบรวมข้อมูลทุกไตรมาส และสอบทานกับรายงานของผู้ตรวจสอบภายในก่อนรายงานผล
ประเภท: {}
วัตถุประสงค์: [1, 2]",
        if at.is_multiple_of(3) { "ผลลัพธ์" } else { "ผลผลิต" }
    );
    let target = 1_000 + at * 37 % 9_000;
    let result = target + at * 13 % 700 - 200;
    match at % 10 {
        3 | 8 => {
            // Formulas build on each other, in chains of ten.
            let before = match at % 50 {
                3 => "5 ล้านบาท".to_owned(),
                _ => format!("((ผล i{}))", at - 5),
            };
            let _ = writeln!(
                text,
                "เป้าหมาย: ไม่น้อยกว่า 0.5 ล้านบาท
ตัวแปร:
  ฐานจากปีก่อน: {before}
  งบประมาณ: ((ค่า f{}))
  ค่าใช้จ่าย: {}.{:02} ล้านบาท
  อัตราส่วนลด: ร้อยละ 3.72
สูตร: (ฐานจากปีก่อน + งบประมาณ) × อัตราส่วนลด + ค่าใช้จ่าย ÷ 4
หน่วย: ล้านบาท
ทศนิยม: 2",
                at / 100 * 10,
                target / 100,
                at % 100
            );
        }
        5 => {
            let _ = writeln!(
                text,
                "เป้าหมาย:
  รายงาน: 1 ฉบับ
  ผู้ใช้ประโยชน์: ไม่น้อยกว่า {} ราย
  ความพึงพอใจ: ร้อยละ 80
เงื่อนไข:
  กลุ่มตัวอย่าง: ไม่น้อยกว่า 400 ตัวอย่าง
ผล:
  รายงาน: 1 ฉบับ
  ผู้ใช้ประโยชน์: {} ราย
  ความพึงพอใจ: ร้อยละ {}.{:02}
  กลุ่มตัวอย่าง: {} ตัวอย่าง",
                thousands(target),
                thousands(result),
                75 + at % 20,
                at % 100,
                400 + at % 100
            );
        }
        _ => {
            let _ = writeln!(
                text,
                "เป้าหมาย: ไม่น้อยกว่า {} ราย\nผล: {} ราย",
                thousands(target),
                thousands(result)
            );
        }
    }
    let _ = writeln!(
        text,
        "ผลการดำเนินงานย้อนหลัง:\n  2559: {} ราย\n  2560: {} ราย\n  2561: {} ราย",
        thousands(target - 300),
        thousands(target - 200),
        thousands(target - 100)
    );
    if at % 4 == 1 && !matches!(at % 10, 3 | 5 | 8) {
        let printed = if at.is_multiple_of(3) { result } else { result + 1 };
        let _ = writeln!(
            text,
            "ตามที่พิมพ์:\n  ผล:\n    - ค่า: {} ราย\n      เอกสาร: report2562\n      ที่: ตารางที่ {at}",
            thousands(printed)
        );
    }
    let _ = writeln!(
        text,
        "หลักฐาน:
  - เลขที่: \"{at}/1\"
    ชื่อ: รายงานสรุปผลการดำเนินโครงการ ฉบับสมบูรณ์
    หน้า: {}
    วันที่: {} กันยายน 2562
  - ชื่อ: บันทึกการประชุมคณะทำงานติดตามผล ครั้งที่ {}
แหล่งข้อมูล: ระบบสารสนเทศเพื่อการบริหารของสำนักงาน
ผู้จัดเก็บข้อมูล: ฝ่ายแผนและงบประมาณ
ความถี่: ทุกไตรมาส
ปัญหาอุปสรรค: ผู้ใช้บริการบางส่วนอยู่ในพื้นที่ที่เข้าถึงอินเทอร์เน็ตได้ยาก จึงลงทะเบียนล่าช้ากว่าแผน
แนวทางแก้ไข: เปิดจุดบริการร่วมกับหน่วยงานในพื้นที่และขยายเวลาลงทะเบียน",
        at % 90 + 1,
        at % 30 + 1,
        at % 12 + 1
    );
    text
}

fn facts(sheet: usize) -> String {
    let mut text =
        format!("รหัสถาวร: s{sheet}\nชื่อ: ข้อมูลการเงินชุดที่ {sheet}\nที่มา: ระบบบัญชีของสำนักงาน\nรายการ:\n");
    for fact in sheet * 10..sheet * 10 + 10 {
        let _ = writeln!(
            text,
            "  - รหัสถาวร: f{fact}\n    ชื่อ: งบประมาณตามแผนงานที่ {fact}\n    ค่า: {}.{:02} ล้านบาท",
            thousands(fact * 7 % 5_000 + 1),
            fact % 100
        );
    }
    text
}

fn calculation(sheet: usize) -> String {
    let mut text =
        format!("รหัสถาวร: c{sheet}\nชื่อ: มูลค่าที่ประหยัดได้ ชุดที่ {sheet}\nหน่วย: บาท\nทศนิยม: 2\nรายการ:\n");
    for item in 0..5 {
        let _ = writeln!(
            text,
            "  - รหัส: item{item}
    ชื่อ: การประหยัดเวลาเดินทางของผู้รับบริการ กลุ่มที่ {item}
    ตัวแปร:
      จำนวนครั้ง: {} ครั้ง
      ค่าใช้จ่ายต่อครั้ง: {}.50 บาท
      งบประมาณ: ((ค่า f{}))
    สูตร: จำนวนครั้ง × ค่าใช้จ่ายต่อครั้ง + งบประมาณ ÷ 3",
            thousands(1_000 + item * 731 + sheet),
            100 + item,
            sheet * 10 + item
        );
    }
    text
}

fn narrative(story: usize) -> String {
    let first = story * 50;
    let mut text = format!(
        "---\nรหัสถาวร: n{story}\nชื่อ: ผลงานสำคัญ เรื่องที่ {story}\nลำดับ: {story}\n---\n\n## ความเป็นมา\n\n"
    );
    for paragraph in 0..4 {
        let _ = writeln!(
            text,
            "สำนักงานดำเนินโครงการส่งเสริมการรายงานผลร่วมกับหน่วยงานในพื้นที่ตลอดปีงบประมาณ มีผู้ใช้บริการ ((ผล i{})) จากเป้าหมาย ((เป้าหมาย {})) คิดเป็น **ผลสัมฤทธิ์** ที่ดีกว่าปีก่อน\nใช้งบประมาณ ((ค่า f{})) และประหยัดค่าใช้จ่ายของประชาชนได้ ((รวม c{}))\n",
            first + paragraph * 10 + 1,
            number(first + paragraph * 10 + 2),
            story / 2 * 10 + paragraph,
            story / 2,
        );
    }
    text.push_str("| ตัวชี้วัด | ผล | สัญลักษณ์ |\n|---|---:|:-:|\n");
    for row in 1..9 {
        let _ = writeln!(text, "| ((ชื่อ i{0})) | ((ผล i{0})) | ((สัญลักษณ์ i{0})) |", first + row);
    }
    text.push_str("\n- ขยายผลสู่หน่วยงานอื่น\n- เปิดเผยข้อมูลแก่สาธารณะ\n");
    text
}
