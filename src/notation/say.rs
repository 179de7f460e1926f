//! Problems with the notation of a value.

mod dates;
mod numbers;

pub use dates::*;
pub use numbers::*;

use crate::thai::hygiene::{Kind, Slip};

use crate::diagnostic::phrase::short;
use crate::diagnostic::{Code, Problem};
use crate::notation::leftover::Leftover;

/// `""` in the place of a value.
pub fn blank_value() -> Problem {
    Problem::new(Code::NoValue, "ค่านี้ว่างเปล่า", "this value is empty")
        .help("พิมพ์ค่า หรือลบบรรทัดนี้", "write a value, or delete the line")
}

/// What is no value.
pub fn leftover(text: &str, left: Leftover) -> Problem {
    let shown = short(text);
    let (th, en) = match left {
        Leftover::Fault => ("เป็นข้อผิดพลาดของตารางคำนวณ", "is an error of a spreadsheet"),
        Leftover::Narrow => (
            "คือช่องของตารางคำนวณที่แคบกว่าตัวเลข",
            "is a cell of a spreadsheet too narrow for its number",
        ),
        Leftover::Formula => ("เป็นสูตรของตารางคำนวณ", "is a formula of a spreadsheet"),
        Leftover::Short => ("เป็นเลขย่อของตารางคำนวณ", "is a number as a spreadsheet shortens it"),
        Leftover::Machine => ("เป็นคำของโปรแกรม", "is a word of programs"),
        Leftover::Gap => ("เป็นที่ว่างที่ยังไม่ได้เติม", "is a gap that nobody has filled"),
    };
    let problem = Problem::new(
        Code::NoValue,
        format!("“{shown}” {th} ไม่ใช่ค่า"),
        format!("“{shown}” {en}, not a value"),
    );
    match left {
        Leftover::Short => problem.help("พิมพ์ตัวเลขให้ครบทุกหลัก", "write all the digits"),
        _ => problem.help(
            "พิมพ์ค่าจริง ถ้ายังไม่มี พิมพ์สถานะ เช่น ไม่มีข้อมูล หรือลบหัวข้อนี้",
            "write the value itself, a state such as no-data, or delete the key",
        ),
    }
}

/// Digits or marks of another script in the place of a value.
pub fn foreign_value(text: &str, plain: &str) -> Problem {
    Problem::new(
        Code::BadNumber,
        format!("“{}” มีตัวเลขหรือเครื่องหมายที่ไม่ใช่ของแป้นพิมพ์ไทยหรืออังกฤษ", short(text)),
        format!("“{}” has digits or marks of another script", short(text)),
    )
    .help(format!("พิมพ์ {}", short(plain)), format!("write {}", short(plain)))
    .fix(plain)
}

/// A bound word and a band at once.
pub fn bound_and_band(text: &str) -> Problem {
    Problem::new(
        Code::BadQuantity,
        format!("“{}” มีทั้งคำบอกขั้นต่ำหรือสูงสุดและช่วง", short(text)),
        format!("“{}” has both a bound and a band", short(text)),
    )
    .help(
        "เลือกอย่างเดียว เช่น ไม่น้อยกว่า 13 ล้านบาท หรือ 13-15 ล้านบาท",
        "choose one: at least 13 …, or 13-15 …",
    )
}

/// ระหว่าง with one number.
pub fn between_needs_two(text: &str) -> Problem {
    Problem::new(
        Code::BadQuantity,
        format!("“{}” บอกช่วงแต่มีตัวเลขเดียว", short(text)),
        format!("“{}” says a band and has one number", short(text)),
    )
    .help("พิมพ์อย่าง ระหว่าง 13 และ 15 ราย หรือ 13-15 ราย", "write it like 13-15 ราย")
}

/// Two bound words that do not agree.
pub fn bounds_disagree(text: &str) -> Problem {
    Problem::new(
        Code::BadQuantity,
        format!("“{}” มีคำบอกขั้นต่ำหรือสูงสุดสองคำที่ขัดกัน", short(text)),
        format!("“{}” has two bounds that contradict each other", short(text)),
    )
    .help(
        "เลือกอย่างเดียว เช่น ไม่น้อยกว่า 30 ราย หรือ 30 ราย ลงมา",
        "choose one: at least 30 …, or at most 30 …",
    )
}

/// Two units in one band.
pub fn two_units(text: &str, first: &str, second: &str) -> Problem {
    Problem::new(
        Code::BadQuantity,
        format!("ช่วง “{}” มีสองหน่วย ({first} กับ {second})", short(text)),
        format!("the band “{}” has two units ({first} and {second})", short(text)),
    )
    .help("ใช้หน่วยเดียวทั้งช่วง เช่น ร้อยละ 50-60", "use one unit for the whole band, like ร้อยละ 50-60")
}

/// Words behind a quantity that are no unit.
pub fn text_after_quantity(prefix: &str, extra: &str) -> Problem {
    Problem::new(
        Code::BadQuantity,
        format!("หลังค่า “{prefix} …” มีข้อความ “{}”", short(extra)),
        format!("there is text behind the value “{prefix} …”: “{}”", short(extra)),
    )
    .help(
        "ใส่หมายเหตุไว้ในวงเล็บ หรือแยกเป็นเกณฑ์ละบรรทัด (ชื่อเกณฑ์: ค่า)",
        "put a remark in brackets, or write one criterion a line (name: value)",
    )
}

/// A quantity was needed.
pub fn needs_quantity(text: &str) -> Problem {
    Problem::new(
        Code::NotAQuantity,
        format!("“{}” ไม่ใช่ตัวเลขกับหน่วย", short(text)),
        format!("“{}” is not a number and its unit", short(text)),
    )
    .help("พิมพ์อย่าง 9.13 ล้านบาท หรือ ร้อยละ 80", "write it like 9.13 ล้านบาท or ร้อยละ 80")
}

/// A slug with other characters.
pub fn bad_slug(text: &str, likely: Option<&str>) -> Problem {
    let problem = Problem::new(
        Code::BadSlug,
        format!("รหัสถาวร “{}” ใช้ได้เฉพาะ a–z ตัวเลข และขีด -", short(text)),
        format!("the slug “{}” may have only a–z, digits and hyphens", short(text)),
    );
    match likely {
        Some(slug) => problem.help(format!("เช่น {slug}"), format!("like {slug}")),
        None => problem.help(
            "เช่น satisfaction-survey ถ้าอ้างถึงรายการอื่น ใช้รหัสของรายการนั้น ไม่ใช่ชื่อ",
            "like satisfaction-survey; to refer to something, write its id and not its name",
        ),
    }
}

/// A slug that would name a file which Windows cannot hold.
pub fn device_slug(text: &str) -> Problem {
    Problem::new(
        Code::BadSlug,
        format!("รหัสถาวร “{text}” เป็นชื่อที่ Windows สงวนไว้ จึงตั้งเป็นชื่อไฟล์ไม่ได้"),
        format!("Windows keeps the name “{text}” for a device, so no file can have this slug"),
    )
    .help(format!("เติมคำ เช่น {text}-work"), format!("add a word, like {text}-work"))
}

/// A printed number of another form.
pub fn bad_printed_number(text: &str) -> Problem {
    let clean = text.trim().trim_end_matches('.');
    Problem::new(
        Code::WrongType,
        format!("“{}” ไม่ใช่เลขตัวชี้วัด", short(text)),
        format!("“{}” is not the number of an indicator", short(text)),
    )
    .help(
        match clean != text.trim() && !clean.is_empty() {
            true => format!("พิมพ์ {clean} โดยไม่มีจุดท้าย"),
            false => "พิมพ์อย่าง 1.1.3".to_owned(),
        },
        "write it like 1.1.3",
    )
}

/// A form of numbers that is none.
pub fn bad_numbering(text: &str) -> Problem {
    Problem::new(
        Code::WrongType,
        format!("“{}” ไม่ใช่รูปแบบเลข", short(text)),
        format!("“{}” is not a form of numbers", short(text)),
    )
    .help("ใช้ ๑. ๑.๑ ๑) (๑) ก. ก) หรือ (ก)", "use 1. 1.1 1) (1) ก. ก) or (ก)")
}

/// `((…))` that cannot be read.
pub fn bad_reference(text: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("อ่านการอ้างอิง “{}” ไม่ได้", short(text)),
        format!("the reference “{}” cannot be read", short(text)),
    )
    .help("พิมพ์อย่าง ((ผล 1.1.3)) หรือ ((เป้าหมาย 2561 1.1.1))", "write it like ((result 1.1.3))")
}

/// `((…` that is never closed.
pub fn open_reference(text: &str, inner: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("การอ้างอิง “{}” ไม่มี )) ปิด", short(text)),
        format!("the reference “{}” is not closed by ))", short(text)),
    )
    .help(
        format!("เพิ่ม )) เช่น (({})) ในบรรทัดเดียวกัน", short(inner)),
        format!("add )) on the same line, like (({}))", short(inner)),
    )
}

/// `((ผล1.1.3))`.
pub fn no_space_in_reference(text: &str, mended: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("การอ้างอิง “{}” ไม่มีเว้นวรรคก่อนรหัส", short(text)),
        format!("the reference “{}” has no space before the id", short(text)),
    )
    .help(format!("พิมพ์ (({}))", short(mended)), format!("write (({}))", short(mended)))
}

/// A reference where none is read.
pub fn reference_in_text(text: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("ที่นี่ใช้การอ้างอิงไม่ได้ “{}” จะพิมพ์ตามตัวอักษร", short(text)),
        format!("no reference is read here: “{}” would be printed as it is", short(text)),
    )
    .help(
        "พิมพ์ค่าหรือชื่อนั้นแทน การอ้างอิงใช้ได้ในบทบรรยายและในหัวข้อ ตัวแปร",
        "write the value or the name itself; references work in narratives and under inputs",
    )
}

/// `((eva))`.
pub fn reference_without_word(id: &str, asked_th: &str, asked_en: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("“(({id}))” ไม่ได้บอกว่าอ้างถึงอะไร"),
        format!("“(({id}))” does not say what it refers to"),
    )
    .help(format!("พิมพ์ (({asked_th} {id}))"), format!("write (({asked_en} {id}))"))
}

/// A part before something that belongs to none.
pub fn part_not_asked(part: &str, asked_th: &str, asked_en: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("“{asked_th}” ไม่อยู่ในส่วนใดของการประเมิน จึงระบุ “{}” ไม่ได้", short(part)),
        format!(
            "“{asked_en}” belongs to no part of the evaluation, and “{}” names one",
            short(part)
        ),
    )
    .help(format!("ลบ {} ออก", short(part)), format!("drop {}", short(part)))
}

/// A reference to an unknown kind of thing.
pub fn unknown_asked(word: &str, nearest: Option<&str>) -> Problem {
    let problem = Problem::new(
        Code::BadReference,
        format!("ไม่รู้จักคำ “{}” ในการอ้างอิง", short(word)),
        format!("unknown word “{}” in a reference", short(word)),
    );
    match nearest {
        Some(word) => problem.help(format!("น่าจะเป็น “{word}”"), format!("probably “{word}”")),
        None => problem.help(
            "ใช้ ผล เป้าหมาย ชื่อ สัญลักษณ์ ค่า หรือ รวม",
            "use result, target, name, symbol, value or total",
        ),
    }
}

/// A number of decimals that is none.
pub fn bad_places(word: &str, most: u32) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("หลัง “{word}” ต้องเป็นจำนวนตำแหน่ง 0 ถึง {most}"),
        format!("“{word}” needs a number of decimals from 0 to {most}"),
    )
    .help("พิมพ์อย่าง ((ผล 1.1.3 ทศนิยม 2))", "write it like ((result 1.1.3 places 2))")
}

/// A word behind a reference that says nothing.
pub fn unknown_form(word: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("ไม่รู้จัก “{}” ท้ายการอ้างอิง", short(word)),
        format!("unknown “{}” in a reference", short(word)),
    )
    .help(
        "ใช้หน่วย เช่น ล้านบาท หรือ ทศนิยม 2, ไม่มีหน่วย, ตัวอักษร, วันที่, วันที่ย่อ, เดือนปี, ไตรมาสที่, เลขไทย, เลขอารบิก",
        "use a unit, places 2, bare, in-words, date, short-date, months, quarter, thai-digits or arabic-digits",
    )
}

/// A form of dates on what is no date.
pub fn not_a_date(value: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("“{}” ไม่ใช่วันที่", short(value)),
        format!("“{}” is not a date", short(value)),
    )
    .help(
        "เขียนค่าเป็น วัน เดือน ปี เช่น 30 กันยายน 2562 หรือลบคำว่าวันที่",
        "write the value as day, month and year, or drop the word",
    )
}

/// A form on a reference that a formula takes.
pub fn form_in_formula() -> Problem {
    Problem::new(
        Code::BadReference,
        "สูตรใช้ค่าเต็มเสมอ รูปแบบที่ต่อท้ายรหัสไม่มีผล",
        "a formula takes the full value; what stands behind the id has no effect",
    )
    .help("ลบคำที่ต่อท้ายรหัสออก ถ้าต้องการปัดให้เขียน ปัด( ) ในสูตร", "drop it; round in the formula")
}

/// A form that its value cannot take.
pub fn form_does_not_fit(value: &str) -> Problem {
    Problem::new(
        Code::BadReference,
        format!("“{}” ไม่ใช่ตัวเลข จึงแปลงหน่วยหรือทศนิยมไม่ได้", short(value)),
        format!("“{}” is not a number and takes no unit or decimals", short(value)),
    )
    .help("ลบคำที่ต่อท้ายรหัสออก", "drop the words behind the id")
}

/// A slip of pasted text.
pub fn pasted(text: &str, slip: &Slip) -> Problem {
    let found = text.get(slip.range.clone()).unwrap_or_default();
    let codes: Vec<String> = found.chars().take(3).map(|c| format!("U+{:04X}", c as u32)).collect();
    let codes = codes.join(" ");
    let (th, en) = match slip.kind {
        Kind::Stack => return stacked(found, slip.mend.as_deref()),
        Kind::Invisible => ("มีอักขระที่มองไม่เห็น", "a character that nobody sees"),
        Kind::Direction => ("มีอักขระกลับทิศการเขียน", "a mark that turns the direction of writing"),
        Kind::PrivateUse => ("มีอักษรของแบบอักษรเก่า", "a letter of an old font"),
        Kind::Unassigned => ("มีรหัสที่ไม่มีอักษรใดใช้", "a code that no character has"),
        Kind::Decomposed => ("พิมพ์สระเป็นสองตัว", "a vowel typed as two"),
        Kind::Doubled => ("พิมพ์สระหรือวรรณยุกต์ซ้ำ", "the same mark twice"),
        Kind::Misordered => ("พิมพ์วรรณยุกต์ก่อนสระ", "a tone mark before its vowel"),
        Kind::SecondTone => ("พยัญชนะตัวเดียวมีวรรณยุกต์ต่างกันสองตัว", "two tone marks on one letter"),
        Kind::SecondVowel => {
            ("พยัญชนะตัวเดียวมีสระสองตัวที่ตำแหน่งเดียวกัน", "two vowels at one place of a letter")
        }
        Kind::Stray => ("สระหรือวรรณยุกต์ไม่มีพยัญชนะรองรับ", "a mark with no letter to stand on"),
        Kind::Parted => {
            ("มีเว้นวรรคคั่นพยัญชนะกับสระหรือวรรณยุกต์", "a blank between a letter and its mark")
        }
        Kind::Digit => ("มีตัวเลขที่ไม่ใช่เลขอารบิกหรือเลขไทย", "a digit that is neither Arabic nor Thai"),
        Kind::Wide => ("มีอักขระเต็มความกว้าง", "a character of full width"),
        Kind::Space => ("มีเว้นวรรคชนิดพิเศษ", "a space of another kind"),
    };
    let problem =
        Problem::new(Code::PastedText, format!("{th} ({codes})"), format!("{en} ({codes})"));
    match slip.mend.as_deref() {
        Some(_) if slip.kind == Kind::Parted => problem.help("ลบเว้นวรรคนี้", "take the blank out"),
        Some("") => problem.help("ลบออก", "take it out"),
        Some(" ") => problem.help("พิมพ์เว้นวรรคธรรมดาแทน", "type a plain space"),
        Some(mend) => problem.help(format!("พิมพ์ “{mend}” แทน"), format!("type “{mend}” instead")),
        None => match slip.kind {
            Kind::SecondTone => problem.help("เหลือวรรณยุกต์ที่ถูกไว้ตัวเดียว", "keep the right one"),
            Kind::SecondVowel => problem.help("เหลือสระที่ถูกไว้ตัวเดียว", "keep the right one"),
            Kind::Stray => problem.help(
                "พิมพ์พยัญชนะก่อน แล้วตามด้วยสระหรือวรรณยุกต์ หรือลบออก",
                "type the letter before its mark, or take the mark out",
            ),
            _ => problem.help("ลบออกแล้วพิมพ์คำนั้นใหม่", "delete the word and type it anew"),
        },
    }
}

/// More marks on one letter than any writing has.
fn stacked(found: &str, mend: Option<&str>) -> Problem {
    let count = found.chars().count();
    let problem = Problem::new(
        Code::StackedMarks,
        format!("สระหรือวรรณยุกต์ซ้อนกัน {count} ตัวบนพยัญชนะตัวเดียว"),
        format!("{count} marks on one letter"),
    );
    match mend {
        Some(mend) => problem.help(format!("เหลือ “{mend}” ไว้ตัวเดียว"), format!("keep one “{mend}”")),
        None => problem.help("ลบออกแล้วพิมพ์คำนั้นใหม่", "delete the word and type it anew"),
    }
}
