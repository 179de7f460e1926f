//! Findings in prose, in templates and in layout.

use super::super::{Code, Problem};
use super::short;

/// Raw HTML in Markdown.
pub fn raw_html(html: &str) -> Problem {
    Problem::new(
        Code::RawHtml,
        format!("ข้อความมี HTML (“{}”) จะแสดงเป็นตัวอักษร", short(html)),
        format!("the text has HTML (“{}”); it is shown as letters", short(html)),
    )
    .help("ใช้รูปแบบ Markdown แทน หรือลบออก", "use Markdown instead, or remove it")
}

/// `# …` in a narrative.
pub fn top_heading() -> Problem {
    Problem::new(Code::TopHeading, "หัวเรื่อง # เป็นของชื่อเรื่อง", "the heading # is that of the title")
        .help("ใช้ ## สำหรับหัวข้อในเรื่อง", "use ## inside the text")
}

/// A heading two or more levels below the one before it.
pub fn heading_skip(asked: u8, proper: u8) -> Problem {
    let (asked, proper) = ("#".repeat(asked.into()), "#".repeat(proper.into()));
    Problem::new(
        Code::HeadingLevel,
        format!("หัวข้อ {asked} ข้ามระดับ จึงแสดงเป็น {proper}"),
        format!("the heading {asked} skips a level and is shown as {proper}"),
    )
    .help(format!("พิมพ์ {proper} แทน"), format!("write {proper} instead"))
}

/// A heading without words.
pub fn empty_heading() -> Problem {
    Problem::new(
        Code::HeadingLevel,
        "หัวข้อไม่มีข้อความ จึงไม่แสดง",
        "the heading has no words and is not shown",
    )
    .help("พิมพ์ชื่อหัวข้อ หรือลบเครื่องหมาย # ออก", "write its words, or remove the #")
}

/// A link of a scheme that does not belong on a page.
pub fn link_scheme(address: &str) -> Problem {
    Problem::new(
        Code::OutsideRoot,
        format!("ลิงก์ “{}” ใช้ไม่ได้", short(address)),
        format!("the link “{}” is not allowed", short(address)),
    )
    .help("ใช้ลิงก์ที่ขึ้นต้นด้วย https://", "use a link that starts with https://")
}

/// A link that leaves the content folder.
pub fn link_outside(address: &str) -> Problem {
    Problem::new(
        Code::OutsideRoot,
        format!("“{}” ชี้ออกนอกโฟลเดอร์เนื้อหา", short(address)),
        format!("“{}” leaves the content folder", short(address)),
    )
    .help("ใช้ลิงก์ที่ขึ้นต้นด้วย https:// หรือลบลิงก์", "use a link that starts with https://, or remove it")
}

/// A link without an address.
pub fn link_empty() -> Problem {
    Problem::new(Code::BrokenLink, "ลิงก์นี้ไม่มีที่อยู่", "this link has no address").help(
        "ใส่ที่อยู่ในวงเล็บ เช่น (https://…) หรือลบลิงก์",
        "put an address in the brackets, like (https://…), or remove the link",
    )
}

/// A link to a page of the site.
pub fn link_relative(address: &str) -> Problem {
    Problem::new(
        Code::BrokenLink,
        format!("ลิงก์ “{}” ไม่ชี้ไปที่ใด", short(address)),
        format!("the link “{}” leads nowhere", short(address)),
    )
    .help(
        "ลิงก์ไปเว็บใช้ https://… อ้างถึงตัวชี้วัดใช้ ((ชื่อ 1.1.3))",
        "link to the web with https://…; refer to an indicator with ((name 1.1.3))",
    )
}

/// A picture.
pub fn no_picture(address: &str) -> Problem {
    Problem::new(
        Code::Picture,
        format!("ยังใส่ภาพ “{}” ในบทบรรยายไม่ได้", short(address)),
        format!("the picture “{}” cannot be shown yet", short(address)),
    )
    .help("ลบภาพออก แล้วบรรยายเป็นข้อความ", "remove it and say it in words")
}

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
