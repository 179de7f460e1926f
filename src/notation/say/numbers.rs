//! Problems with numbers, and with the words and signs around them.

use crate::diagnostic::phrase::{say, short};
use crate::diagnostic::{Code, Locale, Problem};
use crate::notation::{Number, NumberRange};

/// A letter among digits.
pub fn letter_in_number(text: &str, letter: char) -> Problem {
    let mended: String = text
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            'S' => '5',
            c => c,
        })
        .collect();
    let problem = Problem::new(
        Code::BadNumber,
        format!("“{}” มีตัวอักษร {letter} ปนในตัวเลข", short(text)),
        format!("“{}” has the letter {letter} among its digits", short(text)),
    );
    match mended != text && !mended.chars().any(char::is_alphabetic) {
        true => problem.help(format!("พิมพ์ {mended}"), format!("write {mended}")),
        // A sign or a unit behind it: what stands before is the number.
        false => match text.split_once(letter) {
            Some((number, rest))
                if crate::notation::Number::parse(number.trim()).is_ok()
                    && !rest.contains(|c| crate::thai::digit(c).is_some()) =>
            {
                let number = number.trim();
                problem.help(format!("พิมพ์ {number}"), format!("write {number}"))
            }
            _ => problem.help("พิมพ์ตัวเลขล้วน", "write digits only"),
        },
    }
}

say! {
    /// A number that its key does not take.
    out_of_range(key: (&str, &str), number: Number, range: NumberRange) = BadNumber:
        ("“{}” เป็น {number} ไม่ได้", short(key.0)), ("{} cannot be {number}", short(key.1))
        => ("พิมพ์{}", range.words(Locale::Th)), ("write {}", range.words(Locale::En));
    /// A number that begins with a nought, which no number is printed with.
    nought_in_front(text, number: &str) = BadNumber:
        "“{text}” ขึ้นต้นด้วย 0 ซึ่งจะไม่พิมพ์ออก", "“{text}” begins with a 0, which would not be printed"
        => "ถ้าเป็นจำนวน พิมพ์ {number} ถ้าเป็นรหัสหรือหมายเลขโทรศัพท์ ให้ขึ้นต้นด้วยคำ ไม่ใช่ตัวเลข",
        "write {number} for a number; a code or a telephone has to start with a word";
    /// `02-123-1234`
    telephone(text) = BadNumber:
        "“{text}” เป็นหมายเลขโทรศัพท์หรือรหัส ไม่ใช่จำนวน", "“{text}” is a telephone or a code, not a number"
        => "พิมพ์คำข้างหน้า เช่น โทร. {text}", "put a word before it, like โทร. {text}";
    /// `3/2562`
    occasion(text) = BadNumber:
        "“{text}” เป็นลำดับของปี ไม่ใช่จำนวน", "“{text}” counts something of a year and is no number"
        => "พิมพ์คำข้างหน้า เช่น ครั้งที่ {text}", "put a word before it, like ครั้งที่ {text}";
    /// `0x1F`, `0o17`; `typed` is what it says where its letter was meant as a nought.
    other_base(text, number: u64, typed: Option<u64>) = BadNumber:
        "“{text}” เป็นเลขฐานอื่นแบบโปรแกรม", "“{text}” is a number of programs, to another base"
        match typed {
            Some(typed) => "ตรวจกับต้นเรื่อง แล้วพิมพ์ {typed} หรือ {number}",
            "check it against its source and write {typed} or {number}";
            None => "พิมพ์เลขฐานสิบ คือ {number}", "write it to the base of ten: {number}";
        };
    /// Commas that do not stand before every third digit.
    bad_commas(text, whole: &str) {
        let fraction = text.split_once('.').map(|(_, f)| format!(".{f}")).unwrap_or_default();
        let mended = format!("{whole}{fraction}");
        // One comma before one or two digits is as likely a decimal point: 9,13 for 9.13.
        let point = match text.split_once(',') {
            Some((before, after))
                if fraction.is_empty() && (1..=2).contains(&after.chars().count()) =>
            {
                let digits = crate::thai::arabic_digits(&format!("{before}.{after}"));
                Some(digits)
            }
            _ => None,
        };
        let (th, en) = match point {
            Some(point) => (format!("{point} หรือ {mended}"), format!("{point} or {mended}")),
            None => (mended.clone(), mended),
        };
    } = BadNumber:
        "จุลภาคใน “{text}” ไม่อยู่ทุกสามหลัก", "the commas of “{text}” do not stand at every third digit"
        => "ตรวจกับต้นเรื่อง แล้วพิมพ์ {th}", "check it against its source and write {en}";
    /// Anything else that is no number.
    bad_number(text) = BadNumber:
        "อ่าน “{text}” เป็นตัวเลขไม่ได้", "“{text}” is not a number"
        => "พิมพ์อย่าง 1,992.38", "write it like 1,992.38";
}

/// More digits than can be kept exactly.
pub fn number_too_long(digits: usize, most: usize, behind: bool) -> Problem {
    let problem = Problem::new(
        Code::NumberTooLong,
        format!("ตัวเลขมี {digits} หลัก เกิน {most} หลักที่คำนวณได้ตรงทุกหลัก"),
        format!("the number has {digits} digits, more than the {most} that are computed exactly"),
    );
    match behind {
        true => problem.help(
            "ตรวจว่าพิมพ์ศูนย์เกินหรือไม่ หรือตัดทศนิยมให้สั้นลง",
            "check for zeros too many, or write fewer decimals",
        ),
        false => problem
            .help("ตรวจว่าพิมพ์เกินหรือไม่ หรือใช้หน่วยที่ใหญ่ขึ้น", "check for a slip, or use a larger unit"),
    }
}

say! {
    /// A space between the digits of a number.
    space_in_number(text, mended: Option<&str>) = BadNumber:
        "มีเว้นวรรคกลางตัวเลข “{text}”", "there is a space inside the number “{text}”"
        match mended {
            Some(mended) => "ตรวจกับต้นเรื่อง แล้วพิมพ์ {mended}",
            "check it against its source and write {mended}";
            None => "พิมพ์ตัวเลขติดกัน ถ้าเป็นสองค่า แยกเป็นเกณฑ์ละบรรทัด",
            "write the digits without spaces; two values are two criteria";
        };
}

/// A number in a spelling of other places, and what it certainly is here.
fn other_number(text: &str, (th, en): (&str, &str), mended: Option<&str>) -> Problem {
    let problem = Problem::new(
        Code::BadNumber,
        format!("“{}” {th}", short(text)),
        format!("“{}” {en}", short(text)),
    );
    match mended {
        Some(mended) => {
            problem.help(format!("พิมพ์ {mended}"), format!("write {mended}")).fix(mended)
        }
        None => problem.help("ตรวจกับต้นเรื่อง แล้วพิมพ์อย่าง 1,992.38", "write it like 1,992.38"),
    }
}

/// A dash for a minus, or a sign with a space behind it.
pub fn sign_apart(text: &str, mended: Option<&str>) -> Problem {
    let what = (
        "ใช้ขีดยาวแทนเครื่องหมายลบ หรือเว้นวรรคหลังเครื่องหมาย",
        "has a dash for a minus, or a space behind its sign",
    );
    other_number(text, what, mended)
}

/// A minus behind its number.
pub fn sign_behind(text: &str, mended: Option<&str>) -> Problem {
    other_number(text, ("มีเครื่องหมายลบอยู่หลังตัวเลข", "has its minus behind it"), mended)
}

/// A minus in words or before the unit, or the sign of a currency before its number.
pub fn sign_before(text: &str, mended: &str) -> Problem {
    let what =
        ("มีเครื่องหมายหรือคำที่ไม่อยู่ติดหน้าตัวเลข", "has a sign or a word that belongs at its number");
    other_number(text, what, Some(mended))
}

/// A price as receipts have it.
pub fn price(text: &str, mended: Option<&str>) -> Problem {
    other_number(text, ("เป็นราคาแบบใบเสร็จ", "is a price as receipts have it"), mended)
}

/// Thousands that something else than commas parts.
pub fn thousands_apart(text: &str, mark: char, mended: &str) -> Problem {
    let (th, en) = match mark.is_whitespace() {
        true => ("เว้นวรรค".to_owned(), "spaces".to_owned()),
        false => (format!("เครื่องหมาย {mark}"), mark.to_string()),
    };
    let what = (&*format!("คั่นหลักพันด้วย{th}"), &*format!("has {en} between its thousands"));
    other_number(text, what, Some(mended))
}

/// Points for commas, and a comma for the point.
pub fn points_and_comma(text: &str, mended: &str) -> Problem {
    let what = ("ใช้จุดคั่นหลักพัน", "has points between its thousands");
    other_number(text, what, Some(mended))
}

/// More points than a number has.
pub fn several_points(text: &str) -> Problem {
    other_number(text, ("มีจุดมากกว่าหนึ่งจุด", "has more than one point"), None)
}

/// A fraction; its decimal where it has one.
pub fn fraction(text: &str, decimal: Option<&str>, certain: bool) -> Problem {
    let what = ("เป็นเศษส่วน", "is a fraction");
    match certain {
        true => other_number(text, what, decimal),
        false => {
            let (th, en) = match decimal {
                Some(decimal) => (format!(" {decimal}"), decimal.to_owned()),
                None => ("เป็นทศนิยม".to_owned(), "a decimal".to_owned()),
            };
            let text = short(text);
            other_number(&text, what, None).help(
                format!("ถ้าเป็นผลหาร พิมพ์{th} ถ้าเป็นข้อความ ให้ขึ้นต้นด้วยคำ เช่น เลขที่ {text}"),
                format!(
                    "write {en} for the quotient; a text has to start with a word, like เลขที่ {text}"
                ),
            )
        }
    }
}

/// A year or a number below zero.
pub fn year_in_brackets(text: &str, year: &str) -> Problem {
    other_number(text, ("อาจเป็นปีหรือเลขติดลบ", "may be a year or a number below zero"), None)
        .help(format!("พิมพ์ {year} หรือ -{year}"), format!("write {year} or -{year}"))
}

say! {
    /// A quantity in brackets together with its unit; `minus` is the same below zero, `amount` whether the
    /// brackets can mean nothing else.
    unit_in_brackets(text, inner: &str, minus: Option<&str>, amount: bool) = BadQuantity:
        "“{text}” มีวงเล็บครอบทั้งจำนวนและหน่วย", "“{text}” has its unit inside the brackets, too"
        match (minus, amount) {
            (Some(minus), true) => "พิมพ์ {minus}", "write {minus}" fix minus;
            (Some(minus), false) => "ถ้าติดลบ พิมพ์ {minus} ถ้าไม่ติดลบ พิมพ์ {inner}",
            "write {minus} if it is below zero, else {inner}";
            (None, _) => "พิมพ์ {inner}", "write {inner}";
        };
    /// A word that makes a number an approximate one.
    approximate(word: &str, quantity: &str, instead: Option<&str>) = BadQuantity:
        "“{word}” บอกค่าโดยประมาณ จึงเทียบกับเป้าหมายไม่ได้",
        "“{word}” makes an approximate value, which cannot be compared"
        match instead {
            Some(instead) => "พิมพ์จำนวนจริง เช่น {quantity} หรือ {instead}",
            "write the number itself, like {quantity}, or {instead}";
            None => "พิมพ์จำนวนจริง เช่น {quantity} แล้วอธิบายใน หมายเหตุ",
            "write the number itself, like {quantity}, and explain it in a note";
        };
}
