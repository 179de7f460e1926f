//! Why an output could not be written. These are no findings: they are about the disk, not the content.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::diagnostic::Bilingual;
use crate::output::Failure;

/// The line that a build ends with.
pub fn not_written(out: &Path, why: &Failure) -> Bilingual {
    let (reason, advice) = reason(out, why);
    let out = out.display();
    Bilingual::new(
        format!("เขียน {out} ไม่ได้: {} → {}", reason.th, advice.th),
        format!("cannot write {out}: {} → {}", reason.en, advice.en),
    )
}

/// Why a text could not be printed.
pub fn not_printed(error: &io::Error) -> Bilingual {
    let (fact, _) = of_system(Path::new(""), error);
    Bilingual::new(
        format!("แสดงผลไม่ครบ: {} → สั่งใหม่เมื่อแก้แล้ว", fact.th),
        format!("not all of it could be printed: {} → mend that and run it again", fact.en),
    )
}

/// The fact, and what to do.
fn reason(out: &Path, why: &Failure) -> (Bilingual, Bilingual) {
    let untouched = |th: &str, en: &str| match th.is_empty() {
        true => Bilingual::new("ฉบับเดิมอยู่ครบ", "the old output is untouched"),
        false => Bilingual::new(
            format!("{th} ฉบับเดิมอยู่ครบ"),
            format!("{en}; the old output is untouched"),
        ),
    };
    match why {
        Failure::System(path, error) => {
            let (fact, (th, en)) = of_system(path, error);
            // The folder itself was named already.
            let place = if path == out { String::new() } else { format!(" ({})", path.display()) };
            let fact = Bilingual::new(format!("{}{place}", fact.th), format!("{}{place}", fact.en));
            (fact, untouched(th, en))
        }
        Failure::Busy(process) => {
            let th = process.map(|id| format!(" (หมายเลขโปรแกรม {id})")).unwrap_or_default();
            let en = process.map(|id| format!(" (process {id})")).unwrap_or_default();
            (
                Bilingual::new(
                    format!("raingan อีกหน้าต่างหนึ่งกำลังสร้างลงโฟลเดอร์นี้{th}"),
                    format!("another raingan is building into it{en}"),
                ),
                untouched("รอให้เสร็จแล้วสั่งใหม่", "wait for it to end and build again"),
            )
        }
        Failure::InUse(path) => {
            let path = path.display();
            (
                Bilingual::new(
                    format!("ย้าย {path} ไม่ได้ เพราะมีโปรแกรมอื่นใช้อยู่"),
                    format!("{path} cannot be moved, because another program uses it"),
                ),
                untouched(
                    "ปิดไฟล์ที่เปิดค้างในโฟลเดอร์นี้แล้วสั่งใหม่ หรือระบุโฟลเดอร์อื่นด้วย --out",
                    "close the files that are open in it and build again, or choose another folder with --out",
                ),
            )
        }
        Failure::Name(path) => (
            Bilingual::new(
                format!("ชื่อไฟล์ {path} ใช้ไม่ได้ทุกระบบ หรือซ้ำกับไฟล์อื่น"),
                format!("not every system can hold the name {path}, or another file has it"),
            ),
            untouched("เปลี่ยนชื่อไฟล์ต้นทาง", "rename the file it comes from"),
        ),
        Failure::Manifest(path) => {
            let path = path.display();
            (
                Bilingual::new(
                    format!("อ่านรายการไฟล์ที่สร้างไว้ ({path}) ไม่ได้ จึงไม่รู้ว่าต้องลบไฟล์ใด"),
                    format!("{path} cannot be read, so nobody knows which files are old"),
                ),
                untouched("ย้ายโฟลเดอร์นี้ออกแล้วสร้างใหม่", "move the folder away and build again"),
            )
        }
        Failure::Foreign(path) => {
            let path = path.display();
            (
                Bilingual::new(
                    format!("มีไฟล์ที่โปรแกรมไม่ได้สร้างอยู่ที่ {path}"),
                    format!("{path} is not a file of Raingan's"),
                ),
                untouched("ย้ายหรือเปลี่ยนชื่อไฟล์นั้น", "move or rename it"),
            )
        }
        Failure::Link(path) => {
            let path = path.display();
            (
                Bilingual::new(
                    format!("{path} เป็นลิงก์ (symbolic link)"),
                    format!("{path} is a symbolic link"),
                ),
                untouched(
                    "ใช้โฟลเดอร์จริง หรือระบุปลายทางของลิงก์ด้วย --out",
                    "use a folder, or name where the link leads to with --out",
                ),
            )
        }
        Failure::Stranded(path) => {
            let path = path.display();
            (
                Bilingual::new("ย้ายฉบับเดิมกลับไม่ได้", "the old output could not be moved back"),
                Bilingual::new(
                    format!("ฉบับเดิมอยู่ที่ {path} การสร้างครั้งต่อไปจะย้ายกลับ"),
                    format!("it lies in {path}; the next build moves it back"),
                ),
            )
        }
    }
}

/// What the file system says, and what to do about it, where it is a usual thing.
fn of_system(path: &Path, error: &io::Error) -> (Bilingual, (&'static str, &'static str)) {
    let elsewhere = ("ระบุโฟลเดอร์อื่นด้วย --out", "choose another folder with --out");
    match error.kind() {
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => (
            Bilingual::new(
                "มีไฟล์อยู่ในตำแหน่งที่ต้องเป็นโฟลเดอร์",
                "there is a file where a folder has to be",
            ),
            ("", ""),
        ),
        ErrorKind::PermissionDenied if path.is_file() => {
            (Bilingual::new("ไม่มีสิทธิ์เปิดไฟล์นี้", "you may not open this file"), elsewhere)
        }
        ErrorKind::PermissionDenied => {
            (Bilingual::new("ไม่มีสิทธิ์เขียนในโฟลเดอร์นี้", "you may not write there"), elsewhere)
        }
        ErrorKind::ReadOnlyFilesystem => {
            (Bilingual::new("ดิสก์นี้อ่านได้อย่างเดียว", "the disk is read-only"), elsewhere)
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            Bilingual::new("พื้นที่ในดิสก์ไม่พอ", "the disk is full"),
            (
                "ลบไฟล์ที่ไม่ใช้ หรือระบุโฟลเดอร์ในดิสก์อื่นด้วย --out",
                "remove what is not needed, or choose a folder on another disk with --out",
            ),
        ),
        ErrorKind::FileTooLarge => (
            Bilingual::new("ไฟล์ใหญ่เกินที่ดิสก์หรือระบบอนุญาต", "a file is larger than the system allows"),
            elsewhere,
        ),
        ErrorKind::NotFound => (
            Bilingual::new("ไม่มีโฟลเดอร์นี้ และสร้างไม่ได้", "it is not there and cannot be made"),
            elsewhere,
        ),
        ErrorKind::InvalidFilename => (
            Bilingual::new("ชื่อนี้ยาวเกินไปหรือใช้ไม่ได้", "the name is too long or not allowed"),
            elsewhere,
        ),
        ErrorKind::InvalidInput => {
            (Bilingual::new("ที่อยู่นี้ใช้ไม่ได้", "no such place can be"), elsewhere)
        }
        ErrorKind::ResourceBusy => {
            (Bilingual::new("มีโปรแกรมอื่นใช้อยู่", "another program uses it"), elsewhere)
        }
        _ => (Bilingual::new(format!("ระบบแจ้งว่า “{error}”"), error.to_string()), elsewhere),
    }
}
