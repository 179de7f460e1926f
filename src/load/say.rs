//! Problems with files as such.

use std::io;

use crate::diagnostic::phrase::{first_of, short};
use crate::diagnostic::{Code, Problem};
use crate::portable::Fault;

/// The bytes are not UTF-8.
pub fn not_utf8(line: usize, column: usize) -> Problem {
    Problem::new(
        Code::NotUtf8,
        format!("ไฟล์ไม่ได้บันทึกเป็น UTF-8 (เริ่มผิดที่บรรทัด {line} คอลัมน์ {column})"),
        format!("the file is not UTF-8 (from line {line}, column {column})"),
    )
    .help("บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8", "save the file again with the encoding UTF-8")
}

/// The bytes are UTF-16, as some Windows editors write them.
pub fn utf16() -> Problem {
    Problem::new(Code::NotUtf8, "ไฟล์บันทึกเป็น UTF-16", "the file is UTF-16").help(
        "บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8 (ใน Notepad: Save As → Encoding: UTF-8)",
        "save the file again with the encoding UTF-8 (in Notepad: Save As → Encoding: UTF-8)",
    )
}

/// The bytes are no text at all.
pub fn not_text(line: usize) -> Problem {
    Problem::new(
        Code::NotUtf8,
        format!("ไฟล์นี้ไม่ใช่ข้อความ (พบไบต์ 0 ที่บรรทัด {line})"),
        format!("this file is no text (a zero byte in line {line})"),
    )
    .help("บันทึกไฟล์ใหม่โดยเลือกรหัสอักขระ UTF-8", "save the file again with the encoding UTF-8")
}

/// What a merge leaves behind.
pub fn merge(mark: &str, lines: &[usize]) -> Problem {
    let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let (th, en) = first_of(&numbers);
    Problem::new(
        Code::MergeLeft,
        format!("การรวมไฟล์ค้างอยู่ (“{}”) ที่บรรทัด {th}", short(mark)),
        format!("a merge was left behind (“{}”), line {en}", short(mark)),
    )
    .help(
        "เลือกข้อความที่ถูก แล้วลบบรรทัด <<<<<<< ======= >>>>>>> และข้อความอีกฝั่ง",
        "choose the right text, then delete the lines <<<<<<< ======= >>>>>>> and the other text",
    )
}

/// The file is larger than any content file needs to be.
pub fn too_large(size: u64, most: u64) -> Problem {
    let (mega, most) = (size.div_ceil(1 << 20), most >> 20);
    Problem::new(
        Code::FileTooLarge,
        format!("ไฟล์มีขนาด {mega} MB เกินกำหนด {most} MB"),
        format!("the file has {mega} MB, more than {most} MB"),
    )
    .help(
        "แบ่งเป็นหลายไฟล์ หรือย้ายออกจากโฟลเดอร์เนื้อหา",
        "split it, or move it out of the content folder",
    )
}

/// A line or a paragraph that no page can show.
pub fn text_too_long(letters: usize, most: usize) -> Problem {
    Problem::new(
        Code::TextTooLong,
        format!("ข้อความนี้ยาว {letters} ตัวอักษร เกินกำหนด {most} โปรแกรมจึงไม่อ่านไฟล์นี้ต่อ"),
        format!(
            "this text has {letters} letters, more than {most}, and the file is not read further"
        ),
    )
    .help(
        "ลบส่วนที่ติดมา หรือแบ่งเป็นหลายย่อหน้าที่มีบรรทัดว่างคั่น",
        "take out what came along, or part it into paragraphs with an empty line between them",
    )
}

/// A stretch without a blank that no page can show.
pub fn word_too_long(letters: usize, most: usize) -> Problem {
    Problem::new(
        Code::TextTooLong,
        format!("ข้อความนี้ไม่เว้นวรรคเลย {letters} ตัวอักษร เกินกำหนด {most} โปรแกรมจึงไม่อ่านไฟล์นี้ต่อ"),
        format!(
            "{letters} letters without a blank, more than {most}; the file is not read further"
        ),
    )
    .help(
        "ลบส่วนที่ติดมา หรือเว้นวรรคระหว่างประโยค",
        "take out what came along, or put blanks between sentences",
    )
}

/// More paragraphs, items and cells than a year has.
pub fn too_many_pieces(most: usize) -> Problem {
    Problem::new(
        Code::TextTooLong,
        format!("บทบรรยายของปีนี้มีย่อหน้า ข้อ และช่องตารางรวมกันเกิน {most} โปรแกรมจึงไม่อ่านไฟล์นี้ต่อ"),
        format!(
            "the narratives of this year have more than {most} paragraphs, items and cells, and the file is not read further"
        ),
    )
    .help("ลบส่วนที่ติดมาหรือซ้ำกัน", "take out what came along or stands twice")
}

/// A link of the file system leads out of the project.
pub fn link_outside() -> Problem {
    Problem::new(
        Code::OutsideRoot,
        "ทางลัด (symlink) นี้ชี้ออกนอกโฟลเดอร์โครงการ",
        "this symbolic link leads out of the project folder",
    )
    .help("คัดลอกไฟล์จริงมาวางแทน", "put a copy of the file here instead")
}

/// A link of the file system leads to a folder.
pub fn link_to_folder() -> Problem {
    Problem::new(
        Code::LinkedFolder,
        "ทางลัด (symlink) นี้ชี้ไปยังโฟลเดอร์ โปรแกรมจึงไม่อ่านไฟล์ข้างใน",
        "this symbolic link leads to a folder, and the files in it are not read",
    )
    .help("คัดลอกโฟลเดอร์จริงมาวางแทน", "put a copy of the folder here instead")
}

/// A link of the file system leads to nothing.
pub fn link_nowhere() -> Problem {
    Problem::new(
        Code::MissingFile,
        "ทางลัด (symlink) นี้ชี้ไปยังไฟล์ที่ไม่มี",
        "this symbolic link leads to nothing",
    )
    .help(
        "คัดลอกไฟล์จริงมาวางแทน หรือลบทางลัด",
        "put a copy of the file here instead, or remove the link",
    )
}

/// A folder of content that is not named by a year.
pub fn bad_folder(folder: &str, problem: Problem) -> Problem {
    Problem::new(
        Code::BadYear,
        format!("ชื่อโฟลเดอร์ content/{folder}: {}", problem.message.th),
        format!("the folder content/{folder}: {}", problem.message.en),
    )
    .help(
        "ตั้งชื่อโฟลเดอร์เป็นปี พ.ศ. สี่หลัก เช่น content/2562",
        "name the folder by a year of four digits, like content/2562",
    )
}

/// A file or folder cannot be read.
pub fn unreadable(error: &io::Error) -> Problem {
    let (th, en) = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            ("ไม่มีสิทธิ์อ่าน".to_owned(), "you may not read it".to_owned())
        }
        _ => (format!("ระบบแจ้งว่า “{error}”"), error.to_string()),
    };
    Problem::new(Code::MissingFile, format!("เปิดไม่ได้: {th}"), format!("cannot open: {en}"))
        .help("ตรวจสิทธิ์การเข้าถึง หรือคัดลอกมาใหม่", "check who may read it, or copy it anew")
}

/// A pipe, a socket or a device in the place of a file.
pub fn no_plain_file() -> Problem {
    Problem::new(
        Code::MissingFile,
        "ไม่ใช่ไฟล์ธรรมดา (เป็นท่อ ซ็อกเก็ต หรืออุปกรณ์ของระบบ) จึงไม่ได้อ่าน",
        "this is no plain file (but a pipe, a socket or a device), and is not read",
    )
    .help("ลบออก แล้ววางไฟล์จริงแทน", "remove it, and put a file in its place")
}

/// A folder whose name is that of a file.
pub fn folder_like_a_file() -> Problem {
    Problem::new(
        Code::MisnamedFile,
        "เป็นโฟลเดอร์ แต่ชื่อเป็นชื่อไฟล์เนื้อหา",
        "this is a folder under the name of a content file",
    )
    .help(
        "ถ้าไฟล์จริงอยู่ข้างใน ให้ย้ายออกมาแทนที่โฟลเดอร์นี้ มิฉะนั้นลบโฟลเดอร์",
        "put the file that is in it into its place, or remove the folder",
    )
}

/// A folder with so many folders above it that it is not looked into.
pub fn folder_too_deep(most: usize) -> Problem {
    Problem::new(
        Code::TooDeep,
        format!("โฟลเดอร์ซ้อนลึกเกิน {most} ชั้น จึงไม่ได้อ่านไฟล์ข้างใน"),
        format!("folders are nested deeper than {most}, and what is in this one is not read"),
    )
    .help("ย้ายไฟล์ขึ้นมาข้างบน หรือลบโฟลเดอร์นี้", "move the files up, or remove the folder")
}

/// A copy of the folder of a year, which may be the start of the next one.
pub fn copied_year(name: &str, year: u16) -> Problem {
    let next = year.saturating_add(1);
    Problem::new(
        Code::CopiedFile,
        format!("โฟลเดอร์ “{name}” เป็นสำเนาของปี {year} จึงไม่ได้อ่าน"),
        format!("the folder “{name}” is a copy of the year {year}, and it is not read"),
    )
    .help(
        format!("ถ้าจะเริ่มปีใหม่ เปลี่ยนชื่อเป็นปีนั้น เช่น {next} ถ้าไม่ใช้ ย้ายออกจาก content"),
        format!("name it by its own year, like {next}, or move it out of content"),
    )
}

/// A file or a folder whose name says that it is a copy of another one. `there` is whether that one is
/// there, too.
pub fn copy(name: &str, original: &str, there: bool) -> Problem {
    let problem = Problem::new(
        Code::CopiedFile,
        format!("“{name}” เป็นชื่อของสำเนา จึงไม่ได้อ่าน"),
        format!("“{name}” is the name of a copy, and it is not read"),
    );
    match there {
        true => problem.help(
            format!("ถ้ามีเนื้อหาที่ใหม่กว่า ให้ย้ายไปไว้ใน {original} แล้วลบสำเนานี้"),
            format!("move what is newer in it to {original}, then remove it"),
        ),
        false => problem.help(
            format!("เปลี่ยนชื่อเป็น {original} หรือลบออก"),
            format!("name it {original}, or remove it"),
        ),
    }
}

/// A file that has to be there is not.
pub fn missing(path: &str, what_th: &str, what_en: &str) -> Problem {
    Problem::new(
        Code::MissingFile,
        format!("ไม่มีไฟล์ {path} ({what_th})"),
        format!("there is no {path} ({what_en})"),
    )
    .help("สร้างไฟล์นี้ในโฟลเดอร์ content", "create the file in the folder content")
}

/// A content file whose name does not end as it has to.
pub fn misnamed(path: &str, proper: &str) -> Problem {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let (is, should) = (name(path), name(proper));
    Problem::new(
        Code::MisnamedFile,
        format!("ไม่ได้อ่านไฟล์ {is} เพราะชื่อไฟล์ลงท้ายไม่ถูก"),
        format!("{is} is not read, because its name does not end as it has to"),
    )
    .help(
        format!("เปลี่ยนชื่อไฟล์เป็น {should} (ถ้าไม่ใช้ ให้ย้ายออกจากโฟลเดอร์นี้)"),
        format!("rename it to {should} (or move it out of this folder)"),
    )
}

/// A framework whose file is named by another year.
pub fn framework_name(year: u16, file: &str) -> Problem {
    Problem::new(
        Code::YearMismatch,
        format!("ปีงบประมาณ {year} ไม่ตรงกับชื่อไฟล์ {file}"),
        format!("the fiscal year {year} differs from the file name {file}"),
    )
    .help(
        format!("แก้ปีให้ตรงกับชื่อไฟล์ หรือเปลี่ยนชื่อไฟล์เป็น {year}.yaml"),
        format!("mend the year, or name the file {year}.yaml"),
    )
}

/// A framework whose file is not named by a year at all.
pub fn framework_not_named_by_year(year: u16, file: &str) -> Problem {
    Problem::new(
        Code::YearMismatch,
        format!("ชื่อไฟล์กรอบการประเมิน {file} ไม่ใช่ปี พ.ศ."),
        format!("the file name of the framework, {file}, is not a year"),
    )
    .help(format!("เปลี่ยนชื่อไฟล์เป็น {year}.yaml"), format!("name the file {year}.yaml"))
}

/// A file that nothing reads.
pub fn unknown(path: &str) -> Problem {
    Problem::new(
        Code::UnknownFile,
        format!("ไม่ได้ใช้ไฟล์ {path}"),
        format!("nothing reads {path}"),
    )
    .help(
        "ตรวจชื่อไฟล์และโฟลเดอร์: indicators/ facts/ calculations/ narratives/ year.yaml board.yaml",
        "check the name and the folder: indicators/ facts/ calculations/ narratives/ year.yaml board.yaml",
    )
}

/// A name that not every system can hold.
pub fn name(name: &str, fault: Fault) -> Problem {
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
    Problem::new(
        Code::FileName,
        format!("ชื่อ “{name}” ใช้ไม่ได้ทุกระบบ: {th}"),
        format!("not every system can hold the name “{name}”: {en}"),
    )
    .help("เปลี่ยนชื่อ", "rename it")
}

/// A name whose bytes are no text.
pub fn name_no_text() -> Problem {
    Problem::new(
        Code::FileName,
        "ชื่อไฟล์ไม่ได้บันทึกเป็น UTF-8 จึงไม่ได้อ่านไฟล์นี้",
        "the name of the file is not UTF-8, and the file is not read",
    )
    .help("เปลี่ยนชื่อ", "rename it")
}

/// Two paths that a disk takes for one which does not tell capitals from small letters.
pub fn name_clash(path: &str, other: &str) -> Problem {
    Problem::new(
        Code::NameClash,
        format!("Windows และ macOS ถือว่า {path} กับ {other} เป็นไฟล์เดียวกัน"),
        format!("Windows and macOS take {path} and {other} for the same file"),
    )
    .help("เปลี่ยนชื่อหรือลบไฟล์หนึ่ง", "rename or remove one of them")
}
