//! Problems with the form of a YAML file.

use super::super::{Code, Problem};
use super::{list, short};
use crate::yaml::tree::{Kind, Node};

/// Nothing is in the file.
pub fn empty_file() -> Problem {
    Problem::new(Code::EmptyFile, "ไฟล์ว่าง ไม่มีข้อมูล", "the file is empty")
        .help("ใส่ข้อมูล หรือลบไฟล์นี้", "write something in it, or delete it")
}

/// A tab where YAML wants spaces.
pub fn tab() -> Problem {
    Problem::new(Code::Tab, "ต้นบรรทัดมีแท็บ", "a tab at the start of the line")
        .help("ใช้เว้นวรรค 2 ตัวแทน", "use two spaces instead")
        .fix("  ")
}

/// `*name`.
pub fn alias(text: &str) -> Problem {
    Problem::new(
        Code::Alias,
        format!("ข้อความขึ้นต้นด้วย * (“{}”)", short(text)),
        format!("the text starts with * (“{}”)", short(text)),
    )
    .help(
        "ใส่ \"…\" ครอบทั้งข้อความ หรือพิมพ์ค่านั้นซ้ำ",
        "put \"…\" around the text, or write the value again",
    )
}

/// `&name` or `!name`.
pub fn mark(text: &str, first: char) -> Problem {
    Problem::new(
        Code::Alias,
        format!("ข้อความขึ้นต้นด้วย {first} (“{}”)", short(text)),
        format!("the text starts with {first} (“{}”)", short(text)),
    )
    .help("ใส่ \"…\" ครอบทั้งข้อความ", "put \"…\" around the text")
}

/// `---` in the middle of a file.
pub fn second_document() -> Problem {
    Problem::new(
        Code::YamlSyntax,
        "ไฟล์เดียวมีข้อมูลสองชุด (คั่นด้วย ---)",
        "one file holds two sets of data (separated by ---)",
    )
    .help("แยกเป็นสองไฟล์", "make two files of it")
}

/// Nested too deep.
pub fn too_deep(most: usize) -> Problem {
    Problem::new(
        Code::TooDeep,
        format!("ข้อมูลซ้อนกันเกิน {most} ชั้น"),
        format!("more than {most} levels inside each other"),
    )
    .help("ตรวจการย่อหน้าและวงเล็บของบรรทัดนี้", "check the indentation and the brackets of this line")
}

/// A value that is only a dash.
pub fn lone_dash() -> Problem {
    Problem::new(Code::YamlSyntax, "“-” ตัวเดียวใช้เป็นค่าไม่ได้", "a lone “-” is not a value")
        .help("พิมพ์ ไม่มีข้อมูล หรือ \"-\"", "write no-data, or \"-\"")
        .fix("ไม่มีข้อมูล")
}

/// A text that starts with a character YAML keeps for itself.
pub fn starts_with(text: &str, first: char) -> Problem {
    let shown = short(text);
    let problem = Problem::new(
        Code::YamlSyntax,
        format!("ข้อความขึ้นต้นด้วย {first} (“{shown}”)"),
        format!("the text starts with {first} (“{shown}”)"),
    );
    let number = text.trim_start_matches('%').trim();
    match first == '%' && !number.is_empty() {
        true => problem
            .help(format!("พิมพ์ ร้อยละ {number}"), format!("write ร้อยละ {number}"))
            .fix(format!("ร้อยละ {number}")),
        false => problem
            .help("ใส่ \"…\" ครอบทั้งข้อความ", "put \"…\" around the text")
            .fix(format!("\"{}\"", text.replace('"', "\\\""))),
    }
}

/// A quote that is not closed, or has text behind it.
pub fn open_quote(quote: char, text: &str) -> Problem {
    Problem::new(
        Code::YamlSyntax,
        format!("เครื่องหมาย {quote} ไม่ครบคู่ใน “{}”", short(text)),
        format!("the {quote} in “{}” is not paired", short(text)),
    )
    .help("ใส่เครื่องหมายปิดท้ายข้อความ หรือใช้ “ ” แทน", "close it at the end of the text, or use “ ”")
}

/// Text behind a closing quote.
pub fn text_after_quote(quote: char, text: &str) -> Problem {
    Problem::new(
        Code::YamlSyntax,
        format!("หลังเครื่องหมายปิด {quote} มีข้อความต่อ (“{}”)", short(text)),
        format!("there is text behind the closing {quote} (“{}”)", short(text)),
    )
    .help("ใช้ “ ” ในข้อความ แทน \" และ '", "use “ ” inside a text instead of \" and '")
}

/// A backslash that means nothing.
pub fn backslash(text: &str) -> Problem {
    Problem::new(
        Code::YamlSyntax,
        format!("ใน \"…\" มี \\ ที่อ่านไม่ได้ (“{}”)", short(text)),
        format!("there is a \\ without a meaning inside \"…\" (“{}”)", short(text)),
    )
    .help("ครอบข้อความด้วย '…' แทน", "put '…' around the text instead")
}

/// A line that is indented unlike its neighbours.
pub fn indentation() -> Problem {
    Problem::new(
        Code::YamlSyntax,
        "บรรทัดนี้ย่อหน้าไม่ตรงกับบรรทัดอื่นในกลุ่มเดียวกัน",
        "this line is not indented like the others of its group",
    )
    .help(
        "ย่อหน้าให้เท่ากับหัวข้ออื่นในกลุ่ม โดยใช้เว้นวรรค",
        "indent it like the other keys of its group, with spaces",
    )
}

/// A bracket that is not closed, or has text behind it.
pub fn open_bracket(text: &str) -> Problem {
    Problem::new(
        Code::YamlSyntax,
        format!("วงเล็บใน “{}” ไม่ครบคู่ หรือมีข้อความต่อท้าย", short(text)),
        format!("the brackets in “{}” are not paired, or have text behind them", short(text)),
    )
    .help(
        "ปิดวงเล็บให้ครบคู่ หรือใส่ \"…\" ครอบทั้งข้อความ",
        "close the brackets, or put \"…\" around the text",
    )
}

/// `a: b: c`.
pub fn colon_in_text(text: &str) -> Problem {
    Problem::new(Code::YamlSyntax, "ข้อความมี “ : ”", "the text has a “: ” in it")
        .help("ใส่ \"…\" ครอบทั้งข้อความ", "put \"…\" around the text")
        .fix(format!("\"{}\"", text.replace('"', "\\\"")))
}

/// `key:value`.
pub fn no_space(key: &str, value: &str) -> Problem {
    let (key, value) = (key.trim(), value.trim());
    Problem::new(Code::YamlSyntax, "หลัง “:” ไม่มีเว้นวรรค", "there is no space behind the “:”")
        .help(
            format!("พิมพ์ {}: {}", short(key), short(value)),
            format!("write {}: {}", short(key), short(value)),
        )
        .fix(format!("{key}: {value}"))
}

/// A line without a colon.
pub fn no_colon(text: &str) -> Problem {
    Problem::new(
        Code::YamlSyntax,
        format!("บรรทัดนี้ไม่มี “:” หลังหัวข้อ (“{}”)", short(text)),
        format!("there is no “:” behind the key (“{}”)", short(text)),
    )
    .help(
        "พิมพ์ หัวข้อ: ค่า หรือย่อหน้าให้ตรงกับข้อความบรรทัดก่อน",
        "write key: value, or indent the line like the text above it",
    )
}

/// Anything else that YAML does not read.
pub fn syntax() -> Problem {
    Problem::new(Code::YamlSyntax, "อ่านบรรทัดนี้ไม่ได้", "this line cannot be read").help(
        "ตรวจการย่อหน้า เครื่องหมาย : และเครื่องหมายคำพูดของบรรทัดนี้และบรรทัดก่อน",
        "check the indentation, the colons and the quotes of this line and the one above",
    )
}

/// A key that no table has.
pub fn unknown_key(key: &str, nearest: Option<&str>, th: &str, en: &str) -> Problem {
    let problem = Problem::new(
        Code::UnknownKey,
        format!("ไม่รู้จักหัวข้อ “{}”", short(key)),
        format!("unknown key “{}”", short(key)),
    );
    match nearest {
        Some(word) => {
            problem.help(format!("น่าจะเป็น “{word}”"), format!("probably “{word}”")).fix(word)
        }
        None => problem.help(
            format!("ดูหัวข้อที่ใช้ได้ของ{th}ด้วยคำสั่ง raingan schema --reference"),
            format!("raingan schema --reference lists the keys of {en}"),
        ),
    }
}

/// More keys than any file needs.
pub fn too_many_keys(most: usize) -> Problem {
    Problem::new(
        Code::TooDeep,
        format!("มีหัวข้อในกลุ่มเดียวกันเกิน {most} หัวข้อ จากหัวข้อนี้ไปไม่ได้อ่าน"),
        format!("more than {most} keys in one group; from this one on they are not read"),
    )
    .help(
        "ตรวจว่าไฟล์นี้เป็นไฟล์เนื้อหาจริง หรือแบ่งเป็นหลายไฟล์",
        "check that this is a content file, or split it",
    )
}

/// The same key twice; `both` names it where one is Thai and the other English.
pub fn duplicate_key(key: &str, both: Option<(&str, &str)>) -> Problem {
    let problem = match both {
        Some((th, en)) => Problem::new(
            Code::DuplicateKey,
            format!("“{th}” กับ “{en}” เป็นหัวข้อเดียวกัน"),
            format!("“{th}” and “{en}” are the same key"),
        ),
        None => Problem::new(
            Code::DuplicateKey,
            format!("มีหัวข้อ “{}” ซ้ำ", short(key)),
            format!("the key “{}” stands twice", short(key)),
        ),
    };
    problem.help("เหลือไว้แห่งเดียว", "keep one of them")
}

/// A required key that is not there.
pub fn missing_key(th: &str, en: &str, record_th: &str, record_en: &str) -> Problem {
    Problem::new(
        Code::MissingKey,
        format!("{record_th}ไม่มีหัวข้อ “{th}”"),
        format!("the {record_en} has no “{en}”"),
    )
    .help(format!("เพิ่มบรรทัด {th}: …"), format!("add a line {en}: …"))
}

fn kind(node: &Node) -> (&'static str, &'static str) {
    match node.kind {
        Kind::Scalar { .. } => ("ข้อความ", "a text"),
        Kind::List { .. } => ("รายการ", "a list"),
        Kind::Map(_) => ("กลุ่มหัวข้อ", "a group of keys"),
    }
}

/// A group of keys was needed.
pub fn needs_record(th: &str, en: &str, node: &Node) -> Problem {
    let (is_th, is_en) = kind(node);
    Problem::new(
        Code::WrongType,
        format!("{th}ต้องเป็นกลุ่มหัวข้อ แต่นี่เป็น{is_th}"),
        format!("the {en} has to be a group of keys, and this is {is_en}"),
    )
    .help("ย่อหน้าแล้วพิมพ์ หัวข้อ: ค่า ทีละบรรทัด", "indent, and write key: value line by line")
}

/// A group of names was needed.
pub fn needs_map(node: &Node) -> Problem {
    let (is_th, is_en) = kind(node);
    Problem::new(
        Code::WrongType,
        format!("ต้องเป็นกลุ่ม ชื่อ: ค่า แต่นี่เป็น{is_th}"),
        format!("this has to be a group of name: value, and is {is_en}"),
    )
    .help("ย่อหน้าแล้วพิมพ์ ชื่อ: ค่า ทีละบรรทัด", "indent, and write name: value line by line")
}

/// One text was needed.
pub fn needs_text(th: &str, en: &str, node: &Node) -> Problem {
    if let Kind::List { items, flow: true } = &node.kind {
        let parts: Vec<&str> = items.iter().filter_map(Node::scalar).collect();
        if parts.len() == items.len() && parts.len() > 1 {
            let close = items.windows(2).all(|two| two[1].span.start == two[0].span.end + 1);
            let joined = parts.join(if close { "," } else { ", " });
            return Problem::new(
                Code::WrongType,
                format!("[{}] อ่านได้เป็น {} ค่า", short(&joined), parts.len()),
                format!("[{}] reads as {} values", short(&joined), parts.len()),
            )
            .help(format!("พิมพ์ {joined} โดยไม่ใส่ [ ]"), format!("write {joined} without [ ]"))
            .fix(joined);
        }
    }
    let (is_th, is_en) = kind(node);
    Problem::new(
        Code::WrongType,
        format!("ต้องเป็น{th} แต่นี่เป็น{is_th}"),
        format!("this has to be {en}, and is {is_en}"),
    )
    .help("พิมพ์ค่าเดียวต่อจาก : ในบรรทัดเดียวกัน", "write one value behind the colon, on the same line")
}

/// A word that the choice does not have.
pub fn unknown_word(text: &str, nearest: Option<&str>, th: &[&str], en: &[&str]) -> Problem {
    let problem = Problem::new(
        Code::UnknownWord,
        format!("ไม่รู้จักคำ “{}”", short(text)),
        format!("unknown word “{}”", short(text)),
    );
    match nearest {
        Some(word) => {
            problem.help(format!("น่าจะเป็น “{word}”"), format!("probably “{word}”")).fix(word)
        }
        None => problem.help(
            format!("ใช้คำใดคำหนึ่ง: {}", list(th, "หรือ")),
            format!("use one of: {}", list(en, "or")),
        ),
    }
}

/// A narrative whose head is not closed.
pub fn open_front_matter(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::MissingKey,
        format!("{th}ไม่มีบรรทัด --- ปิด"),
        format!("the {en} is not closed by a line of ---"),
    )
    .help("เพิ่มบรรทัด --- ก่อนเริ่มข้อความ", "put a line of --- before the text")
}

/// A narrative whose head says nothing.
pub fn empty_front_matter(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::MissingKey,
        format!("{th}ระหว่างบรรทัด --- ไม่มีข้อมูล"),
        format!("there is nothing in the {en} between the lines of ---"),
    )
    .help(
        "พิมพ์ รหัสถาวร: และ ชื่อ: ระหว่างบรรทัด --- สองบรรทัด",
        "write slug: and title: between the two lines of ---",
    )
}

/// A narrative without a head.
pub fn no_front_matter(th: &str, en: &str) -> Problem {
    Problem::new(
        Code::MissingKey,
        format!("ไฟล์ไม่มี{th}ระหว่างบรรทัด --- สองบรรทัด"),
        format!("there is no {en} between two lines of ---"),
    )
    .help(
        "เริ่มไฟล์ด้วย --- แล้วพิมพ์ รหัสถาวร: และ ชื่อ: แล้วปิดด้วย ---",
        "start the file with ---, then slug: and title:, then ---",
    )
}
