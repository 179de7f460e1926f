//! Problems with the form of a YAML file.

use crate::diagnostic::phrase::{list, say, short};
use crate::diagnostic::{Code, Problem};
use crate::yaml::tree::{Kind, Node};

say! {
    /// Nothing is in the file.
    empty_file() = EmptyFile:
        "ไฟล์ว่าง ไม่มีข้อมูล", "the file is empty"
        => "ใส่ข้อมูล หรือลบไฟล์นี้", "write something in it, or delete it";
    /// A tab where YAML wants spaces.
    tab() = Tab:
        "ต้นบรรทัดมีแท็บ", "a tab at the start of the line"
        => "ใช้เว้นวรรค 2 ตัวแทน", "use two spaces instead"
        fix "  ";
    /// Blanks of another kind where YAML needs its own.
    odd_blank(blanks: &str, plain: &str) {
        let odd = blanks.chars().find(|c| !matches!(c, ' ' | '\t')).unwrap_or(' ');
    } = YamlSyntax:
        ("เว้นวรรคชนิดพิเศษ (U+{:04X}) ใช้จัดย่อหน้าหรือคั่นหัวข้อไม่ได้", odd as u32),
        ("a space of another kind (U+{:04X}) neither indents nor parts a key", odd as u32)
        => { if plain.is_empty() {
            "ลบออก"
        } else {
            "พิมพ์เว้นวรรคธรรมดาแทน"
        } },
        { if plain.is_empty() { "take it out" } else { "type plain spaces instead" } }
        fix plain;
    /// `ผล：5 ราย`.
    wide_colon(key: &str, value: &str) {
        let line = format!("{key}: {value}");
        let line = short(line.trim());
    } = YamlSyntax:
        "“：” เป็นเครื่องหมายเต็มความกว้าง ไม่คั่นหัวข้อกับค่า",
        "“：” is a full-width colon, which does not part a key from its value"
        => "พิมพ์ {line}", "write {line}"
        fix ": ";
    /// `{ก: 5，ข: 6}`.
    wide_mark(mark: char, plain: &str) = YamlSyntax:
        "“{mark}” เป็นเครื่องหมายเต็มความกว้าง ใช้คั่นในวงเล็บไม่ได้",
        "“{mark}” is a full-width mark, which parts nothing inside brackets"
        => ("พิมพ์ “{}” แล้วเว้นวรรค", plain.trim()), ("write “{}” and a space", plain.trim())
        fix plain;
}

/// `-ค่า: 5` or `– ค่า: 5` in a list.
pub fn dash(mark: char, words: &str) -> Problem {
    let (th, en) = match mark {
        '-' => ("หลัง “-” ไม่มีเว้นวรรค".to_owned(), "there is no space behind the “-”".to_owned()),
        _ => (format!("“{mark}” ไม่ทำให้เป็นรายการ"), format!("“{mark}” makes no item of a list")),
    };
    let words = short(words.trim_end());
    Problem::new(Code::YamlSyntax, th, en)
        .help(format!("พิมพ์ - {words}"), format!("write - {words}"))
        .fix("- ")
}

/// A text in the quotes that keep it together.
pub fn quoted(text: &str) -> String {
    match text.contains(['"', '\\']) {
        true => format!("'{}'", text.replace('\'', "''")),
        false => format!("\"{text}\""),
    }
}

say! {
    /// `{ผู้ใช้: 1,900 ราย}`, `[5 ราย, 1,900 ราย]`.
    comma(open: char, close: char, text: &str) = YamlSyntax:
        ("ใน {open} {close} จุลภาคแบ่ง “{}” ออกจากกัน", short(text)),
        ("inside {open} {close} the comma parts “{}”", short(text))
        => ("พิมพ์ {} หรือแยกบรรทัดละค่า", short(&quoted(text))),
        ("write {}, or one value a line", short(&quoted(text)))
        fix quoted(text);
    /// `{1,900 ราย}`.
    braces(text) = YamlSyntax:
        "{{{text}}} อ่านเป็นหัวข้อที่ไม่มีค่า", "{{{text}}} reads as keys without values"
        => "พิมพ์ {text} โดยไม่ใส่ {{ }}", "write {text} without {{ }}"
        fix text;
}

/// What a comment takes away from a text, and how both are written.
fn cut_off(comment: &str) -> Problem {
    Problem::new(
        Code::CutText,
        format!("# ตัดข้อความที่ตามมาออก (“{}”)", short(comment)),
        format!("the # cuts off what follows (“{}”)", short(comment)),
    )
}

/// How a comment is written so that nobody takes it for a text.
const MEMO: (&str, &str) = (
    "ถ้าเป็นบันทึกช่วยจำ เว้นวรรค 2 ตัวก่อน # และ 1 ตัวหลัง",
    "a comment has two spaces before the # and one behind",
);

/// `แคมเปญ #น้ำใส ในพื้นที่`.
pub fn cut(written: &str, comment: &str) -> Problem {
    if written.starts_with(['"', '\'']) {
        return cut_off(comment).help(
            format!("ย้ายเข้าไปใน \"…\" {}", MEMO.0),
            format!("move it inside the quotes; {}", MEMO.1),
        );
    }
    let lines: Vec<&str> = written.lines().map(str::trim).collect();
    let whole = quoted(&lines.join(" "));
    cut_off(comment)
        .help(
            format!("พิมพ์ {} {}", short(&whole), MEMO.0),
            format!("write {}; {}", short(&whole), MEMO.1),
        )
        .fix(whole)
}

/// A line that begins with `#` and goes on with a text.
pub fn cut_line(comment: &str) -> Problem {
    cut_off(comment).help(
        "ใส่ \"…\" ครอบทั้งข้อความ ถ้าเป็นบันทึกช่วยจำ เว้นวรรคหลัง #",
        "put \"…\" around the whole text; a comment has a space behind its #",
    )
}

say! {
    /// `#` in a text of several lines, or inside brackets.
    cut_lines(text: &str) {
        let at = text.find('#').unwrap_or(0);
    } = YamlSyntax:
        ("# ตัดข้อความที่ตามมาออก (“{}”)", short(&text[at..])),
        ("the # cuts off what follows (“{}”)", short(&text[at..]))
        => "ใส่ \"…\" ครอบทั้งข้อความ", "put \"…\" around the whole text";
    /// `ชื่อ: #น้ำใส`.
    comment_for_value(comment: &str) = NoValue:
        ("“{}” ขึ้นต้นด้วย # จึงไม่ถูกอ่าน และที่นี่ไม่มีค่า", short(comment)),
        ("“{}” starts with # and is not read, so there is no value", short(comment))
        => ("พิมพ์ {}", short(&quoted(comment))), ("write {}", short(&quoted(comment)))
        fix quoted(comment);
    /// A key and nothing behind it.
    blank_key(key) = NoValue:
        "หัวข้อ “{key}” ไม่มีค่า", "there is no value behind “{key}”"
        => "พิมพ์ค่าต่อจาก : หรือลบบรรทัดนี้", "write one behind the colon, or delete the line";
    /// A dash and nothing behind it.
    blank_item() = NoValue:
        "รายการนี้ไม่มีข้อความ", "there is nothing in this item"
        => "พิมพ์ต่อจาก - หรือลบบรรทัดนี้", "write something behind the dash, or delete the line";
    /// “ ” around a value.
    curly_quotes(inner) = YamlSyntax:
        "“ ” ไม่ใช่เครื่องหมายครอบค่า จึงเป็นส่วนหนึ่งของค่า",
        "curly quotes do not enclose a value; they are part of it"
        => "พิมพ์ {inner}", "write {inner}"
        fix inner;
    /// A text of several lines that look like a list, which YAML makes one line of.
    list_in_text() = ListMark:
        "บรรทัดที่ดูเป็นรายการจะพิมพ์ต่อกันเป็นบรรทัดเดียว",
        "lines that look like a list are printed as one line"
        => "พิมพ์ | ต่อจาก : แล้วขึ้นบรรทัดใหม่", "write | behind the colon, and the text beneath";
    /// “ ” around a whole text.
    curly_text(inner: &str) = PastedText:
        "“ ” ที่ครอบทั้งข้อความจะพิมพ์ออกด้วย", "the curly quotes around the whole text are printed, too"
        => ("พิมพ์ {} ถ้าต้องการให้พิมพ์ออก ใส่ '…' ครอบอีกชั้น", short(&quoted(inner))),
        ("write {}; to print them, put '…' around them", short(&quoted(inner)));
    /// `*name`.
    alias(text) = Alias:
        "“{text}” อ่านเป็นเครื่องหมายอ้างค่าจากที่อื่น ไม่ใช่ข้อความ",
        "“{text}” reads as a mark for a value from elsewhere, not as a text"
        => "พิมพ์ค่านั้นซ้ำ หรือใส่ \"…\" ครอบถ้าเป็นข้อความ",
        "write the value again, or put \"…\" around a text";
    /// `&name` or `!name`.
    mark(text, first: char) {
        let (th, en) = match first {
            '&' => ("ตั้งชื่อให้ค่า", "for naming a value"),
            _ => ("บอกชนิดของค่า", "for the kind of a value"),
        };
    } = Alias:
        "“{text}” อ่านเป็นเครื่องหมาย{th} ไม่ใช่ข้อความ", "“{text}” reads as a mark {en}, not as a text"
        => "ลบออก หรือใส่ \"…\" ครอบถ้าเป็นข้อความ", "take it out, or put \"…\" around a text";
    /// `---` in the middle of a file.
    second_document() = YamlSyntax:
        "ไฟล์เดียวมีข้อมูลสองชุด (คั่นด้วย ---)", "one file holds two sets of data (separated by ---)"
        => "แยกเป็นสองไฟล์", "make two files of it";
    /// Nested too deep.
    too_deep(most: usize) = TooDeep:
        "ข้อมูลซ้อนกันเกิน {most} ชั้น", "more than {most} levels inside each other"
        => "ตรวจการย่อหน้าและวงเล็บของบรรทัดนี้", "check the indentation and the brackets of this line";
    /// A value that is only a dash.
    lone_dash() = YamlSyntax:
        "“-” ตัวเดียวใช้เป็นค่าไม่ได้", "a lone “-” is not a value"
        => "พิมพ์ ไม่มีข้อมูล หรือ \"-\"", "write no-data, or \"-\""
        fix "ไม่มีข้อมูล";
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

say! {
    /// A quote that is not closed, or has text behind it.
    open_quote(quote: char, text) = YamlSyntax:
        "เครื่องหมาย {quote} ไม่ครบคู่ใน “{text}”", "the {quote} in “{text}” is not paired"
        => "ใส่เครื่องหมายปิดท้ายข้อความ หรือใช้ “ ” แทน", "close it at the end of the text, or use “ ”";
    /// Text behind a closing quote.
    text_after_quote(quote: char, text) = YamlSyntax:
        "หลังเครื่องหมายปิด {quote} มีข้อความต่อ (“{text}”)",
        "there is text behind the closing {quote} (“{text}”)"
        => "ใช้ “ ” ในข้อความ แทน \" และ '", "use “ ” inside a text instead of \" and '";
    /// A backslash that means nothing.
    backslash(text) = YamlSyntax:
        "ใน \"…\" มี \\ ที่อ่านไม่ได้ (“{text}”)",
        "there is a \\ without a meaning inside \"…\" (“{text}”)"
        => "ครอบข้อความด้วย '…' แทน", "put '…' around the text instead";
    /// A line that is indented unlike its neighbours.
    indentation() = YamlSyntax:
        "บรรทัดนี้ย่อหน้าไม่ตรงกับบรรทัดอื่นในกลุ่มเดียวกัน",
        "this line is not indented like the others of its group"
        => "ย่อหน้าให้เท่ากับหัวข้ออื่นในกลุ่ม โดยใช้เว้นวรรค",
        "indent it like the other keys of its group, with spaces";
    /// A bracket that is not closed, or has text behind it.
    open_bracket(text) = YamlSyntax:
        "วงเล็บใน “{text}” ไม่ครบคู่ หรือมีข้อความต่อท้าย",
        "the brackets in “{text}” are not paired, or have text behind them"
        => "ปิดวงเล็บให้ครบคู่ หรือใส่ \"…\" ครอบทั้งข้อความ",
        "close the brackets, or put \"…\" around the text";
    /// `a: b: c`.
    colon_in_text(text: &str) = YamlSyntax:
        "ข้อความมี “ : ”", "the text has a “: ” in it"
        => "ใส่ \"…\" ครอบทั้งข้อความ", "put \"…\" around the text"
        fix format!("\"{}\"", text.replace('"', "\\\""));
    /// `key:value`.
    no_space(key: &str, value: &str) {
        let (key, value) = (key.trim(), value.trim());
    } = YamlSyntax:
        "หลัง “:” ไม่มีเว้นวรรค", "there is no space behind the “:”"
        => ("พิมพ์ {}: {}", short(key), short(value)), ("write {}: {}", short(key), short(value))
        fix format!("{key}: {value}");
    /// A line without a colon.
    no_colon(text) = YamlSyntax:
        "บรรทัดนี้ไม่มี “:” หลังหัวข้อ (“{text}”)", "there is no “:” behind the key (“{text}”)"
        => "พิมพ์ หัวข้อ: ค่า หรือย่อหน้าให้ตรงกับข้อความบรรทัดก่อน",
        "write key: value, or indent the line like the text above it";
    /// A control character, which no text of YAML may have.
    control(c: char) = YamlSyntax:
        ("มีอักขระที่มองไม่เห็น (U+{:04X}) จึงอ่านบรรทัดนี้ไม่ได้", u32::from(c)),
        ("a character that nobody sees (U+{:04X}) keeps this line from being read", u32::from(c))
        => "ลบออก แล้วตรวจคำที่อยู่รอบ ๆ กับต้นฉบับ",
        "delete it, and compare the words around it with their source";
    /// Anything else that YAML does not read.
    syntax() = YamlSyntax:
        "อ่านบรรทัดนี้ไม่ได้", "this line cannot be read"
        => "ตรวจการย่อหน้า เครื่องหมาย : และเครื่องหมายคำพูดของบรรทัดนี้และบรรทัดก่อน",
        "check the indentation, the colons and the quotes of this line and the one above";
    /// A key that no table has.
    unknown_key(key, nearest: Option<&str>, th: &str, en: &str) = UnknownKey:
        "ไม่รู้จักหัวข้อ “{key}”", "unknown key “{key}”"
        match nearest {
            Some(word) => "น่าจะเป็น “{word}”", "probably “{word}”" fix word;
            None => "ดูหัวข้อที่ใช้ได้ของ{th}ด้วยคำสั่ง raingan schema --reference",
            "raingan schema --reference lists the keys of {en}";
        };
    /// More keys than any file needs.
    too_many(most: usize) = TooDeep:
        "มีหัวข้อหรือรายการในกลุ่มเดียวกันเกิน {most} จากตรงนี้ไปไม่ได้อ่าน",
        "more than {most} keys or items in one group; from here on they are not read"
        => "ตรวจว่าไฟล์นี้เป็นไฟล์เนื้อหาจริง หรือแบ่งเป็นหลายไฟล์",
        "check that this is a content file, or split it";
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

say! {
    /// A required key that is not there.
    missing_key(th: &str, en: &str, record_th: &str, record_en: &str) = MissingKey:
        "{record_th}ไม่มีหัวข้อ “{th}”", "the {record_en} has no “{en}”"
        => "เพิ่มบรรทัด {th}: …", "add a line {en}: …";
}

fn kind(node: &Node) -> (&'static str, &'static str) {
    match node.kind {
        Kind::Scalar { .. } => ("ข้อความ", "a text"),
        Kind::List { .. } => ("รายการ", "a list"),
        Kind::Map(_) => ("กลุ่มหัวข้อ", "a group of keys"),
    }
}

say! {
    /// A group of keys was needed.
    needs_record(th: &str, en: &str, node: &Node) {
        let (is_th, is_en) = kind(node);
    } = WrongType:
        "{th}ต้องเป็นกลุ่มหัวข้อ แต่นี่เป็น{is_th}", "the {en} has to be a group of keys, and this is {is_en}"
        => "ย่อหน้าแล้วพิมพ์ หัวข้อ: ค่า ทีละบรรทัด", "indent, and write key: value line by line";
    /// A group of names was needed.
    needs_map(node: &Node) {
        let (is_th, is_en) = kind(node);
    } = WrongType:
        "ต้องเป็นกลุ่ม ชื่อ: ค่า แต่นี่เป็น{is_th}", "this has to be a group of name: value, and is {is_en}"
        => "ย่อหน้าแล้วพิมพ์ ชื่อ: ค่า ทีละบรรทัด", "indent, and write name: value line by line";
}

/// One text was needed.
pub fn needs_text(th: &str, en: &str, node: &Node) -> Problem {
    if let Kind::List { items, flow: true } = &node.kind {
        let parts: Vec<&str> = items.iter().filter_map(Node::scalar).collect();
        if parts.len() == items.len() && parts.len() > 1 {
            let mut joined = parts[0].to_owned();
            for (two, part) in items.windows(2).zip(&parts[1..]) {
                let close = two[1].span.start == two[0].span.end + 1;
                joined.push_str(if close { "," } else { ", " });
                joined.push_str(part);
            }
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

say! {
    /// Several keys where an item has one.
    one_key_an_item(first) = WrongType:
        "รายการหนึ่งมีได้หัวข้อเดียว ที่นี่มีหัวข้ออื่นต่อจาก “{first}”",
        "an item has one key, and another one follows “{first}”"
        => "แยกเป็นรายการใหม่ ขึ้นต้นด้วย -", "make an item of its own, with - before it";
    /// Arguments of a part that takes none.
    takes_no_arguments(part, parts: &[(&str, &str)])
        { let (th, en): (Vec<_>, Vec<_>) = parts.iter().copied().unzip(); } = UnknownKey:
        "“{part}” ไม่มีข้อกำหนด", "“{part}” takes no arguments"
        => ("พิมพ์ {part} อย่างเดียว ส่วนที่กำหนดได้: {}", list(&th, "และ")),
        ("write {part} alone; parts with arguments: {}", list(&en, "and"));
    /// A word that the choice does not have.
    unknown_word(text, nearest: Option<&str>, th: &[&str], en: &[&str]) = UnknownWord:
        "ไม่รู้จักคำ “{text}”", "unknown word “{text}”"
        match nearest {
            Some(word) => "น่าจะเป็น “{word}”", "probably “{word}”" fix word;
            None => ("ใช้คำใดคำหนึ่ง: {}", list(th, "หรือ")), ("use one of: {}", list(en, "or"));
        };
    /// A narrative whose head is not closed.
    open_front_matter(th: &str, en: &str) = MissingKey:
        "{th}ไม่มีบรรทัด --- ปิด", "the {en} is not closed by a line of ---"
        => "เพิ่มบรรทัด --- ก่อนเริ่มข้อความ", "put a line of --- before the text";
    /// A narrative whose head says nothing.
    empty_front_matter(th: &str, en: &str) = MissingKey:
        "{th}ระหว่างบรรทัด --- ไม่มีข้อมูล", "there is nothing in the {en} between the lines of ---"
        => "พิมพ์ รหัสถาวร: และ ชื่อ: ระหว่างบรรทัด --- สองบรรทัด",
        "write slug: and title: between the two lines of ---";
    /// A narrative without a head.
    no_front_matter(th: &str, en: &str) = MissingKey:
        "ไฟล์ไม่มี{th}ระหว่างบรรทัด --- สองบรรทัด", "there is no {en} between two lines of ---"
        => "เริ่มไฟล์ด้วย --- แล้วพิมพ์ รหัสถาวร: และ ชื่อ: แล้วปิดด้วย ---",
        "start the file with ---, then slug: and title:, then ---";
}
