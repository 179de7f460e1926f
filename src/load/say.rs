//! Problems with files as such.

use std::io;

use crate::diagnostic::Problem;
use crate::diagnostic::phrase::{first_of, say};
use crate::portable::Fault;

say! {
    /// The bytes are not UTF-8.
    not_utf8(line: usize, column: usize) = NotUtf8:
        "ไฟล์ไม่ได้บันทึกเป็น UTF-8 (เริ่มผิดที่บรรทัด {line} คอลัมน์ {column})",
        "the file is not UTF-8 (from line {line}, column {column})"
        => "บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8", "save the file again with the encoding UTF-8";
    /// The bytes are UTF-16, as some Windows editors write them.
    utf16() = NotUtf8:
        "ไฟล์บันทึกเป็น UTF-16", "the file is UTF-16"
        => "บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8 (ใน Notepad: Save As → Encoding: UTF-8)",
        "save the file again with the encoding UTF-8 (in Notepad: Save As → Encoding: UTF-8)";
    /// The bytes are no text at all.
    not_text(line: usize) = NotUtf8:
        "ไฟล์นี้ไม่ใช่ข้อความ (พบไบต์ 0 ที่บรรทัด {line})",
        "this file is no text (a zero byte in line {line})"
        => "บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8", "save the file again with the encoding UTF-8";
    /// What a merge leaves behind.
    merge(mark, lines: &[usize]) {
        let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let (th, en) = first_of(&numbers);
    } = MergeLeft:
        "การรวมไฟล์ค้างอยู่ (“{mark}”) ที่บรรทัด {th}", "a merge was left behind (“{mark}”), line {en}"
        => "เลือกข้อความที่ถูก แล้วลบบรรทัด <<<<<<< ======= >>>>>>> และข้อความอีกฝั่ง",
        "choose the right text, then delete the lines <<<<<<< ======= >>>>>>> and the other text";
    /// The file is larger than any content file needs to be.
    too_large(size: u64, most: u64) {
        let (mega, most) = (size.div_ceil(1 << 20), most >> 20);
    } = FileTooLarge:
        "ไฟล์มีขนาด {mega} MB เกินกำหนด {most} MB", "the file has {mega} MB, more than {most} MB"
        => "แบ่งเป็นหลายไฟล์ หรือย้ายออกจากโฟลเดอร์เนื้อหา",
        "split it, or move it out of the content folder";
    /// A line or a paragraph that no page can show.
    text_too_long(letters: usize, most: usize) = TextTooLong:
        "ข้อความนี้ยาว {letters} ตัวอักษร เกินกำหนด {most} โปรแกรมจึงไม่อ่านไฟล์นี้ต่อ",
        "this text has {letters} letters, more than {most}, and the file is not read further"
        => "ลบส่วนที่ติดมา หรือแบ่งเป็นหลายย่อหน้าที่มีบรรทัดว่างคั่น",
        "take out what came along, or part it into paragraphs with an empty line between them";
    /// A stretch without a blank that no page can show.
    word_too_long(letters: usize, most: usize) = TextTooLong:
        "ข้อความนี้ไม่เว้นวรรคเลย {letters} ตัวอักษร เกินกำหนด {most} โปรแกรมจึงไม่อ่านไฟล์นี้ต่อ",
        "{letters} letters without a blank, more than {most}; the file is not read further"
        => "ลบส่วนที่ติดมา หรือเว้นวรรคระหว่างประโยค",
        "take out what came along, or put blanks between sentences";
    /// More paragraphs, items and cells than a year has.
    too_many_pieces(most: usize) = TextTooLong:
        "บทบรรยายของปีนี้มีย่อหน้า ข้อ และช่องตารางรวมกันเกิน {most} โปรแกรมจึงไม่อ่านไฟล์นี้ต่อ",
        "the narratives of this year have more than {most} paragraphs, items and cells, and the file is not read further"
        => "ลบส่วนที่ติดมาหรือซ้ำกัน", "take out what came along or stands twice";
    /// A link of the file system leads out of the project.
    link_outside() = OutsideRoot:
        "ทางลัด (symlink) นี้ชี้ออกนอกโฟลเดอร์โครงการ",
        "this symbolic link leads out of the project folder"
        => "คัดลอกไฟล์จริงมาวางแทน", "put a copy of the file here instead";
    /// A link of the file system leads to a folder.
    link_to_folder() = LinkedFolder:
        "ทางลัด (symlink) นี้ชี้ไปยังโฟลเดอร์ โปรแกรมจึงไม่อ่านไฟล์ข้างใน",
        "this symbolic link leads to a folder, and the files in it are not read"
        => "คัดลอกโฟลเดอร์จริงมาวางแทน", "put a copy of the folder here instead";
    /// A link of the file system leads to nothing.
    link_nowhere() = MissingFile:
        "ทางลัด (symlink) นี้ชี้ไปยังไฟล์ที่ไม่มี", "this symbolic link leads to nothing"
        => "คัดลอกไฟล์จริงมาวางแทน หรือลบทางลัด",
        "put a copy of the file here instead, or remove the link";
    /// A folder of content that is not named by a year.
    bad_folder(folder: &str, problem: Problem) = BadYear:
        ("ชื่อโฟลเดอร์ content/{folder}: {}", problem.message.th),
        ("the folder content/{folder}: {}", problem.message.en)
        => "ตั้งชื่อโฟลเดอร์เป็นปี พ.ศ. สี่หลัก เช่น content/2562",
        "name the folder by a year of four digits, like content/2562";
    /// A file or folder cannot be read.
    unreadable(error: &io::Error) {
        let (th, en) = match error.kind() {
            io::ErrorKind::PermissionDenied => {
                ("ไม่มีสิทธิ์อ่าน".to_owned(), "you may not read it".to_owned())
            }
            _ => (format!("ระบบแจ้งว่า “{error}”"), error.to_string()),
        };
    } = MissingFile:
        "เปิดไม่ได้: {th}", "cannot open: {en}"
        => "ตรวจสิทธิ์การเข้าถึง หรือคัดลอกมาใหม่", "check who may read it, or copy it anew";
    /// A pipe, a socket or a device in the place of a file.
    no_plain_file() = MissingFile:
        "ไม่ใช่ไฟล์ธรรมดา (เป็นท่อ ซ็อกเก็ต หรืออุปกรณ์ของระบบ) จึงไม่ได้อ่าน",
        "this is no plain file (but a pipe, a socket or a device), and is not read"
        => "ลบออก แล้ววางไฟล์จริงแทน", "remove it, and put a file in its place";
    /// A folder whose name is that of a file.
    folder_like_a_file() = MisnamedFile:
        "เป็นโฟลเดอร์ แต่ชื่อเป็นชื่อไฟล์เนื้อหา", "this is a folder under the name of a content file"
        => "ถ้าไฟล์จริงอยู่ข้างใน ให้ย้ายออกมาแทนที่โฟลเดอร์นี้ มิฉะนั้นลบโฟลเดอร์",
        "put the file that is in it into its place, or remove the folder";
    /// A folder with so many folders above it that it is not looked into.
    folder_too_deep(most: usize) = TooDeep:
        "โฟลเดอร์ซ้อนลึกเกิน {most} ชั้น จึงไม่ได้อ่านไฟล์ข้างใน",
        "folders are nested deeper than {most}, and what is in this one is not read"
        => "ย้ายไฟล์ขึ้นมาข้างบน หรือลบโฟลเดอร์นี้", "move the files up, or remove the folder";
    /// A copy of the folder of a year, which may be the start of the next one.
    copied_year(name: &str, year: u16) {
        let next = year.saturating_add(1);
    } = CopiedFile:
        "โฟลเดอร์ “{name}” เป็นสำเนาของปี {year} จึงไม่ได้อ่าน",
        "the folder “{name}” is a copy of the year {year}, and it is not read"
        => "ถ้าจะเริ่มปีใหม่ เปลี่ยนชื่อเป็นปีนั้น เช่น {next} ถ้าไม่ใช้ ย้ายออกจาก content",
        "name it by its own year, like {next}, or move it out of content";
    /// A file or a folder whose name says that it is a copy of another one. `there` is whether that one is
    /// there, too.
    copy(name: &str, original: &str, there: bool) = CopiedFile:
        "“{name}” เป็นชื่อของสำเนา จึงไม่ได้อ่าน", "“{name}” is the name of a copy, and it is not read"
        match there {
            true => "ถ้ามีเนื้อหาที่ใหม่กว่า ให้ย้ายไปไว้ใน {original} แล้วลบสำเนานี้",
            "move what is newer in it to {original}, then remove it";
            false => "เปลี่ยนชื่อเป็น {original} หรือลบออก", "name it {original}, or remove it";
        };
    /// A file that has to be there is not.
    missing(path: &str, what_th: &str, what_en: &str) = MissingFile:
        "ไม่มีไฟล์ {path} ({what_th})", "there is no {path} ({what_en})"
        => "สร้างไฟล์นี้ในโฟลเดอร์ content", "create the file in the folder content";
    /// A content file whose name does not end as it has to.
    misnamed(path: &str, proper: &str) {
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        let (is, should) = (name(path), name(proper));
    } = MisnamedFile:
        "ไม่ได้อ่านไฟล์ {is} เพราะชื่อไฟล์ลงท้ายไม่ถูก",
        "{is} is not read, because its name does not end as it has to"
        => "เปลี่ยนชื่อไฟล์เป็น {should} (ถ้าไม่ใช้ ให้ย้ายออกจากโฟลเดอร์นี้)",
        "rename it to {should} (or move it out of this folder)";
    /// A framework whose file is named by another year.
    framework_name(year: u16, file: &str) = YearMismatch:
        "ปีงบประมาณ {year} ไม่ตรงกับชื่อไฟล์ {file}",
        "the fiscal year {year} differs from the file name {file}"
        => "แก้ปีให้ตรงกับชื่อไฟล์ หรือเปลี่ยนชื่อไฟล์เป็น {year}.yaml",
        "mend the year, or name the file {year}.yaml";
    /// A framework whose file is not named by a year at all.
    framework_not_named_by_year(year: u16, file: &str) = YearMismatch:
        "ชื่อไฟล์กรอบการประเมิน {file} ไม่ใช่ปี พ.ศ.",
        "the file name of the framework, {file}, is not a year"
        => "เปลี่ยนชื่อไฟล์เป็น {year}.yaml", "name the file {year}.yaml";
    /// A file that nothing reads.
    unknown(path: &str) = UnknownFile:
        "ไม่ได้ใช้ไฟล์ {path}", "nothing reads {path}"
        => "ตรวจชื่อไฟล์และโฟลเดอร์: indicators/ facts/ calculations/ narratives/ year.yaml board.yaml",
        "check the name and the folder: indicators/ facts/ calculations/ narratives/ year.yaml board.yaml";
    /// A name that not every system can hold.
    name(name: &str, fault: Fault) {
        let (th, en) = match fault {
            Fault::Device => {
                ("Windows สงวนชื่อนี้ไว้".to_owned(), "Windows keeps it for a device".to_owned())
            }
            Fault::Character(c) if c.is_control() => {
                ("มีอักขระที่มองไม่เห็น".to_owned(), "it has a character that nobody sees".to_owned())
            }
            Fault::Character(c) => {
                (format!("Windows ใช้ {c} ในชื่อไม่ได้"), format!("Windows has no {c} in names"))
            }
            Fault::End => (
                "Windows ตัดจุดหรือเว้นวรรคท้ายชื่อทิ้ง".to_owned(),
                "Windows drops a dot or a blank at the end".to_owned(),
            ),
        };
    } = FileName:
        "ชื่อ “{name}” ใช้ไม่ได้ทุกระบบ: {th}", "not every system can hold the name “{name}”: {en}"
        => "เปลี่ยนชื่อ", "rename it";
    /// A name whose bytes are no text.
    name_no_text() = FileName:
        "ชื่อไฟล์ไม่ได้บันทึกเป็น UTF-8 จึงไม่ได้อ่านไฟล์นี้",
        "the name of the file is not UTF-8, and the file is not read"
        => "เปลี่ยนชื่อ", "rename it";
    /// Two paths that a disk takes for one which does not tell capitals from small letters.
    name_clash(path: &str, other: &str) = NameClash:
        "Windows และ macOS ถือว่า {path} กับ {other} เป็นไฟล์เดียวกัน",
        "Windows and macOS take {path} and {other} for the same file"
        => "เปลี่ยนชื่อหรือลบไฟล์หนึ่ง", "rename or remove one of them";
}
