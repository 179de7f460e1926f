//! Findings about marks at the start of lines: those that are printed as typed, and lines that run together.

use crate::diagnostic::phrase::{say, short};
use crate::diagnostic::{Code, Problem};

say! {
    /// A line of `---` or `===` under a paragraph.
    underline(line) = AsTyped:
        "“{line}” ใต้ข้อความไม่เป็นหัวข้อ จึงแสดงตามที่พิมพ์",
        "“{line}” under a text makes no heading and is shown as typed"
        => "หัวข้อพิมพ์ ## และเว้นวรรคหน้าข้อความ เส้นคั่นเว้นบรรทัดว่างก่อน ---",
        "write ## and a space before a heading; leave a line empty before a rule ---";
    /// The first line of code without a last one.
    fence(mark) = AsTyped:
        "“{mark}” ไม่มีบรรทัดปิด จึงแสดงตามที่พิมพ์",
        "“{mark}” has no line that closes it and is shown as typed"
        => "ปิดท้ายด้วยบรรทัด {mark} หรือลบออก", "close it with a line {mark}, or remove it";
    /// `>=80%` at the start of a line.
    more_than() = AsTyped:
        "“>” หน้าตัวเลขแสดงตามที่พิมพ์ ไม่เป็นข้อความยกมา",
        "“>” before a number is shown as typed and makes no quotation"
        => "พิมพ์ มากกว่า หรือ ไม่น้อยกว่า แทน หรือพิมพ์ \\>", "say it in words, or write \\>";
    /// `- 5.3` alone.
    lone_minus() = AsTyped:
        "“-” หน้าตัวเลขแสดงตามที่พิมพ์ ไม่เป็นรายการ",
        "“-” before a number is shown as typed and makes no list item"
        => "ค่าติดลบพิมพ์ - ติดกับตัวเลข รายการที่มีข้อเดียวพิมพ์คำก่อนตัวเลข",
        "write - and the number together for less than nothing; in a list of one item, put a word before the number";
    /// `+ 2.1`, `+ ก` alone.
    lone_plus() = AsTyped:
        "“+” ต้นบรรทัดแสดงตามที่พิมพ์ ไม่เป็นรายการ",
        "“+” at the start of the line is shown as typed and makes no list item"
        => "รายการใช้ “- ” เครื่องหมายบวกพิมพ์ \\+", "write “- ” for a list item, \\+ for plus";
    /// `* ก` alone.
    lone_star() = AsTyped:
        "“*” ต้นบรรทัดแสดงตามที่พิมพ์ ไม่เป็นรายการ",
        "“*” at the start of the line is shown as typed and makes no list item"
        => "รายการใช้ “- ” หมายเหตุใช้เชิงอรรถ [^1] หรือพิมพ์ \\*",
        "write “- ” for a list item, a footnote [^1] for a remark, or \\*";
    /// `##งาน`
    tight_heading(marks: &str, words) {
        let marks = if marks.len() < 2 { "##" } else { marks };
    } = AsTyped:
        "“#” ติดกับข้อความ จึงไม่เป็นหัวข้อ", "“#” without a space behind it makes no heading"
        => "พิมพ์ “{marks} {words}”", "write “{marks} {words}”"
        fix format!("{marks} {words}");
    /// `: …` under a word.
    definition() = AsTyped:
        "“:” ต้นบรรทัดไม่เป็นคำอธิบายของคำข้างบน จึงแสดงตามที่พิมพ์ต่อกันเป็นย่อหน้าเดียว",
        "“:” at the start of the line explains no word; it is shown as typed in one paragraph"
        => "พิมพ์ **คำ** แล้วตามด้วยคำอธิบาย หรือใช้ตาราง", "write **word** and what it means, or a table";
    /// `[!info]`
    box_mark(label) = AsTyped:
        "“[!{label}]” ไม่เป็นกล่องข้อความ จึงแสดงตามที่พิมพ์",
        "“[!{label}]” makes no box and is shown as typed"
        => "พิมพ์ > [!NOTE] เป็นบรรทัดของตัวเอง แล้วข้อความหลัง > หรือพิมพ์ **หมายเหตุ**",
        "write > [!NOTE] on a line of its own and the text behind >, or **Note**";
    /// A mark of another dialect.
    dialect(mark) = AsTyped:
        "“{mark}” ต้นบรรทัดไม่มีความหมาย จึงแสดงตามที่พิมพ์",
        "“{mark}” at the start of the line means nothing and is shown as typed"
        => "ลบออก หรือใช้หัวข้อ ## หรือข้อความยกมา >", "remove it, or use a heading ## or a quotation >";
    /// Items whose numbers do not follow each other.
    item_numbers(before, mark) = NumberGap:
        "เลขรายการ {mark} ไม่ต่อจาก {before} จึงแสดงตามที่พิมพ์",
        "the item {mark} does not follow {before}; both are shown as typed"
        => "พิมพ์เลขให้ต่อกัน", "let the numbers follow each other";
}

fn no_item(mark: &str) -> Problem {
    let mark = short(mark);
    Problem::new(
        Code::ListMark,
        format!("“{mark}” ต้นบรรทัดไม่เป็นรายการ ข้อความจะต่อกันเป็นย่อหน้าเดียว"),
        format!("“{mark}” at the start of the line makes no list item"),
    )
}

/// Lines that begin with a bullet that is none.
pub fn bullets(mark: &str, lines: usize) -> Problem {
    match lines {
        1 => no_item(mark)
            .help("พิมพ์ “-” แล้วเว้นวรรคก่อนข้อความ", "write “-” and a space before the words"),
        _ => no_item(mark).help(
            format!("พิมพ์ “-” แล้วเว้นวรรคก่อนข้อความ แทน “{mark}” ทั้ง {lines} บรรทัด"),
            format!("write “-” and a space before the words in all {lines} lines"),
        ),
    }
}

/// `1.งาน`
pub fn tight_number(mark: &str) -> Problem {
    let mark = short(mark);
    no_item(&mark).help(
        format!("พิมพ์ “{mark}” แล้วเว้นวรรคก่อนข้อความ"),
        format!("write “{mark}” and a space before the words"),
    )
}

/// `2. …` behind other words of a paragraph.
pub fn late_number(mark: &str) -> Problem {
    no_item(mark).help(
        "เว้นบรรทัดว่างก่อนรายการที่ไม่ได้เริ่มที่ 1",
        "leave a line empty before a list that does not begin with 1",
    )
}

/// `01. …`
pub fn noughts(mark: &str) -> Problem {
    no_item(mark)
        .help("พิมพ์เลขรายการโดยไม่มี 0 นำหน้า", "write the numbers without a nought before them")
}

/// `1.1 …`
pub fn path(mark: &str) -> Problem {
    no_item(mark).help(
        "พิมพ์ 1. 2. 3. ย่อหน้าเข้าไป 3 ช่องเป็นรายการย่อย หรือเว้นบรรทัดว่างระหว่างข้อ",
        "write 1. 2. 3. three blanks further in, or leave a line empty between them",
    )
}

/// `ค) …` that follows no ก
pub fn letters(mark: &str) -> Problem {
    no_item(mark).help(
        "รายการอักษรเริ่มที่ ก เรียงตามลำดับ เว้น ฃ ฅ และ ฆ และเว้นวรรคหลังเครื่องหมาย",
        "letters begin with ก and follow each other without ฃ, ฅ and ฆ, with a space behind the mark",
    )
}

/// `b) …`
pub fn latin(mark: &str) -> Problem {
    no_item(mark).help("พิมพ์ ก) ข) หรือ 1) 2) แทน", "write ก) ข) or 1) 2)")
}

say! {
    /// Rows with bars and no line of dashes under their head.
    table_without_line(head, cells: usize) {
        let line = format!("|{}", "---|".repeat(cells));
    } = LooseTable:
        "แถวที่มี | ไม่เป็นตาราง เพราะไม่มีบรรทัด |---| ใต้หัวตาราง",
        "rows with | make no table without a line |---| under their head"
        => ("ใส่ {} ใต้ “{head}” และไม่เว้นบรรทัดว่างกลางตาราง", short(&line)),
        ("put {} under “{head}”, and leave no line of a table empty", short(&line));
    /// Rows of a spreadsheet.
    pasted_rows(cells: &[&str]) {
        let row = short(&format!("| {} |", cells.join(" | ")));
        let line = short(&format!("|{}", "---|".repeat(cells.len())));
    } = LooseTable:
        "แถวที่คั่นช่องด้วยแท็บหรือเว้นวรรคไม่เป็นตาราง ข้อความจะต่อกันเป็นย่อหน้าเดียว",
        "rows whose cells are parted by tabs or blanks make no table"
        => "พิมพ์แถวหัวตาราง แล้ว {line} แล้วแต่ละแถวเป็น {row}",
        "write the head, then {line}, then each row as {row}";
    /// A word or a number in two pieces, on two lines.
    cut(head, tail) = JoinedLines:
        "คำหรือตัวเลขขาดที่ปลายบรรทัด จะพิมพ์เป็น “{head} {tail}”",
        "a word or a number is cut by the end of the line; it prints “{head} {tail}”"
        => "พิมพ์คำหรือตัวเลขนั้นติดกันในบรรทัดเดียว", "write it in one piece on one line";
    /// Lines that each are something of its own.
    lines_run_on(lines: usize) = JoinedLines:
        "ข้อความ {lines} บรรทัดนี้จะต่อกันเป็นย่อหน้าเดียว",
        "these {lines} lines run together as one paragraph"
        => "ถ้าเป็นรายการ พิมพ์ “- ” หน้าทุกบรรทัด ถ้าเป็นคนละย่อหน้า เว้นบรรทัดว่าง ถ้าเป็นย่อหน้าเดียว พิมพ์ในบรรทัดเดียว",
        "write “- ” before each for a list, leave a line empty for a paragraph, or write them as one line";
}
