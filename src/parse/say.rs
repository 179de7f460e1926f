//! Findings of what no font has.

use crate::diagnostic::phrase::say;

say! {
    /// A character that no font has.
    no_glyph(c: char) {
        let code = format!("U+{:04X}", u32::from(c));
    } = NoGlyph:
        "ไม่มีฟอนต์ที่แสดงอักขระ “{c}” ({code}) ได้ ใน PDF จึงเป็น □",
        "no font has the character “{c}” ({code}), and the PDF shows □"
        => "ใช้อักขระอื่น หรือวางไฟล์ฟอนต์ที่มีอักขระนี้ไว้ในโฟลเดอร์ fonts",
        "use another character, or put a font that has it into the folder fonts";
}
