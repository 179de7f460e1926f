//! Findings of what no font has.

use crate::diagnostic::{Code, Problem};

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
