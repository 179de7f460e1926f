//! Findings in templates and in layout.

use crate::diagnostic::phrase::{say, short};

say! {
    /// A template that fails.
    template(reason: &str) = TemplateError:
        "แม่แบบใช้ไม่ได้: {reason}", "the template fails: {reason}"
        => "แก้แม่แบบที่บรรทัดนี้ หรือลบแม่แบบของโครงการเพื่อใช้แม่แบบในโปรแกรม",
        "mend the template here, or delete the project's own to use the built-in one";
    /// A remark of the typesetter.
    layout(reason: &str) = LayoutWarning:
        "โปรแกรมจัดหน้าแจ้งว่า: {reason}", "the typesetter says: {reason}";
    /// Text that sticks out of its cell. `over` counts tenths of a millimetre.
    wider_than_cell(text: &str, over: u32, page: usize) {
        let (text, over) = (short(text), millimetres(over));
    } = Overflow:
        "“{text}” กว้างกว่าช่องตารางใน PDF {over} มม. (หน้าที่ {page} ของไฟล์)",
        "“{text}” is {over} mm wider than its table cell in the PDF (page {page} of the file)"
        => "เว้นวรรคหรือใช้คำที่สั้นลง คำศัพท์ที่ยาวให้กำหนดจุดตัดที่หัวข้อ “ตัดบรรทัด” ใน agency.yaml",
        "put a space in it or use a shorter word; say where a long term breaks in agency.yaml";
    /// Text that sticks out of the text area of the page. `over` counts tenths of a millimetre.
    off_the_page(text: &str, over: u32, page: usize) {
        let (text, over) = (short(text), millimetres(over));
    } = Overflow:
        "“{text}” ล้นขอบหน้าใน PDF {over} มม. (หน้าที่ {page} ของไฟล์)",
        "“{text}” runs {over} mm over the edge of the page in the PDF (page {page} of the file)"
        => "เว้นวรรคหรือทำให้สั้นลง", "put a space in it or make it shorter";
}

fn millimetres(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
