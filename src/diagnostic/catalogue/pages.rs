//! Findings in templates and in layout.

use super::super::{Code, Problem};
use super::short;

/// A template that fails.
pub fn template(reason: &str) -> Problem {
    Problem::new(
        Code::TemplateError,
        format!("แม่แบบใช้ไม่ได้: {reason}"),
        format!("the template fails: {reason}"),
    )
    .help(
        "แก้แม่แบบที่บรรทัดนี้ หรือลบแม่แบบของโครงการเพื่อใช้แม่แบบในโปรแกรม",
        "mend the template here, or delete the project's own to use the built-in one",
    )
}

/// A remark of the typesetter.
pub fn layout(reason: &str) -> Problem {
    Problem::new(
        Code::LayoutWarning,
        format!("โปรแกรมจัดหน้าแจ้งว่า: {reason}"),
        format!("the typesetter says: {reason}"),
    )
}

/// A character that no font has.
pub fn no_glyph(c: char) -> Problem {
    let code = format!("U+{:04X}", u32::from(c));
    Problem::new(
        Code::NoGlyph,
        format!("ไม่มีฟอนต์ที่แสดงอักขระ “{c}” ({code}) ได้ ใน PDF จึงเป็น □"),
        format!("no font has the character “{c}” ({code}), and the PDF shows □"),
    )
    .help(
        "ใช้อักขระอื่น หรือวางไฟล์ฟอนต์ที่มีอักขระนี้ไว้ในโฟลเดอร์ fonts",
        "use another character, or put a font that has it into the folder fonts",
    )
}

/// Text that sticks out of its cell. `over` counts tenths of a millimetre.
pub fn wider_than_cell(text: &str, over: u32, page: usize) -> Problem {
    let (text, over) = (short(text), millimetres(over));
    Problem::new(
        Code::Overflow,
        format!("“{text}” กว้างกว่าช่องตารางใน PDF {over} มม. (หน้าที่ {page} ของไฟล์)"),
        format!(
            "“{text}” is {over} mm wider than its table cell in the PDF (page {page} of the file)"
        ),
    )
    .help(
        "เว้นวรรคหรือใช้คำที่สั้นลง คำศัพท์ที่ยาวให้กำหนดจุดตัดที่หัวข้อ “ตัดบรรทัด” ใน agency.yaml",
        "put a space in it or use a shorter word; say where a long term breaks in agency.yaml",
    )
}

/// Text that sticks out of the text area of the page. `over` counts tenths of a millimetre.
pub fn off_the_page(text: &str, over: u32, page: usize) -> Problem {
    let (text, over) = (short(text), millimetres(over));
    Problem::new(
        Code::Overflow,
        format!("“{text}” ล้นขอบหน้าใน PDF {over} มม. (หน้าที่ {page} ของไฟล์)"),
        format!(
            "“{text}” runs {over} mm over the edge of the page in the PDF (page {page} of the file)"
        ),
    )
    .help("เว้นวรรคหรือทำให้สั้นลง", "put a space in it or make it shorter")
}

fn millimetres(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
