//! Content that means harm.

use super::Project;

/// A project in which a text stands wherever a writer can put one.
pub fn full_of(text: &str) -> Project {
    let quoted = serde_json::to_string(text).unwrap();
    let fill = |template: &str| template.replace("TEXT", &quoted);
    Project::minimal()
        .with(
            "content/agency.yaml",
            &fill(
                "raingan: \"1\"\nรหัสถาวร: test\nชื่อ:\n  ไทย: TEXT\nชื่อย่อ: TEXT\nกฎหมายจัดตั้ง: TEXT\nกระทรวง: TEXT\n\
                 วิสัยทัศน์: TEXT\nวัตถุประสงค์: [TEXT]\nยุทธศาสตร์: [TEXT]\nหน่วยนับ: [ชิ้น]\n",
            ),
        )
        .replace("content/frameworks/2562.yaml", "ชื่อ: กรอบทดสอบ", &fill("ชื่อ: TEXT\nที่มา: TEXT"))
        .replace("content/frameworks/2562.yaml", "ชื่อ: ส่วนที่ 1", &fill("ชื่อ: TEXT\n    หมายเหตุ: TEXT"))
        .replace("content/frameworks/2562.yaml", "ชื่อ: งานหลัก", &fill("ชื่อ: TEXT, ชื่อเต็ม: TEXT, กลุ่ม: TEXT, ที่มา: TEXT"))
        .replace("content/frameworks/2562.yaml", "{รหัส: above, ชื่อ: สูงกว่าเป้าหมาย, สัญลักษณ์: ●}", &fill("{รหัส: above, ชื่อ: TEXT, สัญลักษณ์: TEXT, คำอธิบาย: TEXT}"))
        .with(
            "content/2562/year.yaml",
            &fill(
                "ปีงบประมาณ: 2562\nข้อมูล ณ วันที่: 30 กันยายน 2562\nผู้อำนวยการ: {ชื่อ: TEXT, ตำแหน่ง: TEXT}\n\
                 เสนอต่อ: {ชื่อ: TEXT, ตำแหน่ง: TEXT}\nฐานอำนาจ: TEXT\nข้อมูลพื้นฐาน: sheet\nคะแนนประกอบ: fact\n\
                 เอกสารที่เผยแพร่:\n  - {รหัส: old, ชื่อ: TEXT}\n\
                 เอกสาร:\n  - ชนิด: รายงาน\n    ชื่อ: TEXT\n    สถานะ: เสนอ\n    การประชุม: TEXT\n    \
                 ส่วน: [ปก, ข้อมูลพื้นฐาน, คณะกรรมการ, ตารางสรุปผล, คำอธิบายสัญลักษณ์, ตารางผล, บทบรรยาย, รายการคำนวณ, รายตัวชี้วัด]\n",
            ),
        )
        .with(
            super::ONE,
            &fill(
                "รหัสถาวร: one\nรหัส: \"1.1\"\nองค์ประกอบ: work\nชื่อ: TEXT\nคำอธิบาย: TEXT\nวัตถุประสงค์: 1\n\
                 เป้าหมาย:\n  เกณฑ์ ก: TEXT\n  เกณฑ์ ข: 5 ชิ้น\nข้อความเป้าหมาย: TEXT\nเงื่อนไข: TEXT\n\
                 ผล:\n  เกณฑ์ ก: TEXT\n  เกณฑ์ ข: 6 ชิ้น\nข้อความผล: TEXT\n\
                 การพิจารณา:\n  ผลพิจารณา: ผ่าน\n  โดย: TEXT\n  หลักฐาน: TEXT\n\
                 ตามที่พิมพ์:\n  ชื่อ: {ค่า: TEXT, เอกสาร: old, ที่: TEXT}\n\
                 หลักฐาน:\n  - {เลขที่: TEXT, ชื่อ: TEXT, หน้า: TEXT}\nแหล่งข้อมูล: TEXT\nผู้จัดเก็บข้อมูล: TEXT\n\
                 ผู้รับผิดชอบ: {ชื่อ: TEXT}\nปัญหาอุปสรรค: TEXT\nแนวทางแก้ไข: TEXT\nหมายเหตุ: TEXT\n",
            ),
        )
        .with(
            "content/2562/board.yaml",
            &fill("ชื่อ: TEXT\nกลุ่ม:\n  - ชื่อ: TEXT\n    กรรมการ:\n      - {ชื่อ: TEXT, ตำแหน่ง: TEXT, หมายเหตุ: TEXT}\nหมายเหตุ: TEXT\n"),
        )
        .with(
            "content/2562/facts/sheet.yaml",
            &fill("รหัสถาวร: sheet\nชื่อ: TEXT\nที่มา: TEXT\nหมายเหตุ: TEXT\nรายการ:\n  - {รหัสถาวร: fact, ชื่อ: TEXT, ค่า: TEXT, หมายเหตุ: TEXT}\n"),
        )
        .with(
            "content/2562/calculations/sum.yaml",
            &fill("รหัสถาวร: sum\nชื่อ: TEXT\nหน่วย: ชิ้น\nที่มา: TEXT\nหมายเหตุ: TEXT\nรายการ:\n  - {รหัส: a, ชื่อ: TEXT, ตัวแปร: {ก: 1 ชิ้น}, สูตร: ก, หมายเหตุ: TEXT}\n"),
        )
        .with(
            "content/2562/narratives/story.md",
            &format!(
                "{}\n## หัว {text}\n\nเรื่อง {text} **หนา {text}** [ลิงก์](https://example.org)\n\n- ข้อ {text}\n\n> อ้าง {text}\n\n| ก | ข |\n|---|---|\n| ช่อง {text} | ข |\n",
                fill("---\nรหัสถาวร: story\nชื่อ: TEXT\n---\n")
            ),
        )
}
