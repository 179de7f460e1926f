//! Findings about marks that are printed as they are typed, because nobody can know what they mean.

use crate::diagnostic::phrase::{say, short};
use crate::diagnostic::{Code, Problem};

say! {
    /// A star between values that are multiplied.
    product(typed) {
        let mended = typed.replace('*', "×");
    } = AsTyped:
        "“{typed}” พิมพ์ตามเดิม ไม่ถือเป็นตัวเน้น",
        "“{typed}” is printed as typed; its stars are no emphasis"
        => ("การคูณพิมพ์ “{}”", short(&mended)), ("write a product as “{}”", short(&mended))
        fix &mended;
    /// Stars inside a value or a Latin word.
    stars_in_value(count: usize) {
        let stars = "*".repeat(count.min(3));
    } = AsTyped:
        "“{stars}” ที่ติดตัวเลขหรือตัวอักษรทั้งสองข้างพิมพ์ตามเดิม",
        "“{stars}” between letters or digits is printed as typed"
        => "ยกกำลังพิมพ์ 10² การคูณพิมพ์ × ถ้าหมายถึงตัวเน้น เว้นวรรคด้านนอกเครื่องหมาย",
        "write a power as 10², a product with ×; emphasis needs a space outside of its marks";
    /// One star inside a word.
    star_in_word() = AsTyped:
        "“*” กลางคำพิมพ์ตามเดิม", "“*” inside a word is printed as typed"
        => "การคูณพิมพ์ × ตัวเน้นพิมพ์ ** ทั้งสองข้างของคำ หมายเหตุใช้เชิงอรรถ [^1] ถ้าต้องการดอกจัน พิมพ์ \\*",
        "write × to multiply, ** on both sides of a word for bold, a footnote [^1] for a note, \\* for the star";
    /// A star that begins a note under a text.
    note_star() = AsTyped:
        "“*” นำหน้าหมายเหตุ จึงพิมพ์ตามเดิม ไม่เป็นรายการ",
        "“*” begins a note; it is printed as typed and makes no list"
        => "ใส่ [^1] หลังคำที่อธิบาย แล้วเริ่มบรรทัดนี้ด้วย [^1]: ถ้าเป็นรายการ พิมพ์ - แทน *",
        "put [^1] behind the word and start this line with [^1]:; for a list write - instead";
    /// A backslash between letters, before a sign that is no mark there.
    backslash(sign: char) = AsTyped:
        "“\\{sign}” กลางคำพิมพ์ตามเดิมทั้งสองตัว", "“\\{sign}” inside a word is printed as typed"
        => "ถ้าต้องการเพียง {sign} ลบ \\ ออก", "where only {sign} is meant, remove the \\";
    /// `[ข้อสังเกต]: ไม่มี`, which is no address of a link.
    definition(label) = AsTyped:
        "“[{label}]:” พิมพ์ตามเดิม ไม่ถือเป็นที่อยู่ของลิงก์",
        "“[{label}]:” is printed as typed; it explains no link"
        => "ถ้าเป็นข้อความ พิมพ์ “{label}:” หรือ \\[ แทน [ ถ้าเป็นที่อยู่ของลิงก์ เขียนให้ครบ เช่น https://… และใช้ [{label}] ในเรื่อง",
        "write “{label}:”, or \\[ for [; an address is whole, like https://…, and [{label}] stands in the text";
    /// `5~~6`.
    tildes_in_value() = AsTyped:
        "“~~” ระหว่างตัวเลขพิมพ์ตามเดิม ไม่เป็นข้อความขีดฆ่า",
        "“~~” between digits is printed as typed and strikes nothing out"
        => "ช่วงของตัวเลขพิมพ์ – เช่น 5–6", "write a range with –, like 5–6";
    /// `**หนา **`: a blank inside the marks.
    blank_inside(mark: &str, inner: &str) {
        let words = inner.trim();
        let blanks = inner.split(words).collect::<Vec<_>>();
        let mended = format!("{mark}{words}{mark}");
        let (before, after) = (blanks.first().unwrap_or(&""), blanks.last().unwrap_or(&""));
    } = AsTyped:
        "“{mark}” มีเว้นวรรคด้านใน จึงพิมพ์ตามเดิม",
        "“{mark}” has a blank inside, so it is printed as typed"
        => ("พิมพ์ “{}”", short(&mended)), ("write “{}”", short(&mended))
        fix format!("{before}{mended}{after}");
    /// `****` alone.
    nothing_framed(mark: &str) = AsTyped:
        "“{mark}” ไม่มีคำข้างใน จึงไม่เป็นตัวหนา", "“{mark}” has no words inside, so nothing is bold"
        => "ใส่คำไว้ตรงกลาง หรือลบออก เส้นคั่นพิมพ์ ---",
        "put words in the middle, or take it out; a rule is ---";
    /// A mark of emphasis whose other one is missing.
    no_pair(mark: &str) = AsTyped:
        "“{mark}” ไม่มีคู่ จึงพิมพ์ตามเดิม", "“{mark}” has no pair, so it is printed as typed"
        => "ใส่ {mark} ติดคำทั้งสองข้างในบรรทัดเดียวกัน หมายเหตุใช้เชิงอรรถ [^1] ถ้าต้องการเครื่องหมายนี้ พิมพ์ \\ นำหน้า",
        "put {mark} on both sides of the words; for a note use [^1]; for the sign itself put \\ before it";
}

/// A mark of another dialect of Markdown, and what is written in its place.
fn dialect(mark: &str, th: impl Into<String>, en: impl Into<String>) -> Problem {
    Problem::new(
        Code::AsTyped,
        format!("“{mark}” ไม่ใช่เครื่องหมายที่ใช้ได้ จึงพิมพ์ตามเดิม"),
        format!("“{mark}” is no mark here, so it is printed as typed"),
    )
    .help(th, en)
}

/// `__หนา__` inside a word.
pub fn bold_underscores(inner: &str) -> Problem {
    dialect(
        "__",
        format!("ตัวหนาพิมพ์ “**{}**”", short(inner)),
        format!("write bold as “**{}**”", short(inner)),
    )
    .fix(format!("**{inner}**"))
}

/// `[[หน้า]]`.
pub fn wiki_link(inner: &str) -> Problem {
    let words = short(inner);
    dialect(
        "[[ ]]",
        format!("ลิงก์เขียน “[{words}](ชื่อไฟล์.md)” หรือ “[{words}](https://…)”"),
        format!("write a link as “[{words}](file.md)” or “[{words}](https://…)”"),
    )
}

/// `==เน้น==`.
pub fn highlight(inner: &str) -> Problem {
    dialect(
        "==",
        format!("ข้อความเน้นพิมพ์ “**{}**”", short(inner)),
        format!("write emphasis as “**{}**”", short(inner)),
    )
    .fix(format!("**{inner}**"))
}

/// Digits above or below the line, where every one has its own sign.
fn moved(inner: &str, signs: &str) -> Option<String> {
    let sign = |c: char| signs.chars().nth(crate::thai::digit(c)?.into());
    inner.chars().map(sign).collect()
}

/// `^บน^`.
pub fn raised(inner: &str) -> Problem {
    match moved(inner, "⁰¹²³⁴⁵⁶⁷⁸⁹") {
        Some(sign) => {
            dialect("^", format!("ตัวยกพิมพ์ “{sign}”"), format!("write “{sign}”")).fix(sign)
        }
        None => dialect(
            "^",
            "เขียนในบรรทัดเดียวกัน หรือใช้เชิงอรรถ [^1] ตัวเลขยกพิมพ์ ² ³",
            "write it on the line, or use a footnote [^1]; raised digits are ² ³",
        ),
    }
}

/// `H~2~O`.
pub fn lowered(inner: &str) -> Problem {
    let sign = moved(inner, "₀₁₂₃₄₅₆₇₈₉").unwrap_or_else(|| inner.to_owned());
    dialect("~", format!("ตัวห้อยพิมพ์ “{sign}”"), format!("write “{sign}”")).fix(sign)
}

/// `$x$`.
pub fn dollars(inner: &str) -> Problem {
    dialect(
        "$",
        format!("เขียนสูตรเป็นตัวอักษร เช่น “{}” หรือใช้หัวข้อ สูตร ของตัวชี้วัด", short(inner)),
        format!(
            "write the formula as letters, like “{}”, or under formula of an indicator",
            short(inner)
        ),
    )
}

/// `:emoji:`.
pub fn short_code(name: &str) -> Problem {
    dialect(
        &format!(":{name}:"),
        "เขียนเป็นคำ หรือวางอักขระนั้นเอง",
        "write a word, or the character itself",
    )
}

/// `(ค่า x)`; `alone` says that no other bracket follows.
pub fn single_brackets(written: &str, alone: bool) -> Problem {
    let mended = format!("({written})");
    let problem = Problem::new(
        Code::AsTyped,
        format!("“{}” พิมพ์ตามเดิม เพราะมีวงเล็บชั้นเดียว", short(written)),
        format!("“{}” is printed as typed: it has single brackets", short(written)),
    )
    .help(
        format!("การอ้างอิงพิมพ์ “{}”", short(&mended)),
        format!("write a reference as “{}”", short(&mended)),
    );
    if alone { problem.fix(mended) } else { problem }
}

say! {
    /// `**หนา**` in a text of YAML.
    mark_in_text(written) = AsTyped:
        "ที่นี่ใช้เครื่องหมาย Markdown ไม่ได้ “{written}” พิมพ์ตามเดิม",
        "Markdown is not read here: “{written}” is printed as typed"
        => "ลบเครื่องหมายออก ตัวหนา ลิงก์ และข้อความขีดฆ่าใช้ได้ในบทบรรยาย",
        "remove the marks; bold, links and struck text work in narratives";
    /// `__init__`, a name in a program.
    name(name) = AsTyped:
        "“{name}” พิมพ์ตามเดิม ไม่ถือเป็นตัวหนา", "“{name}” is printed as typed and is not bold"
        => "ชื่อในโปรแกรมพิมพ์ `{name}` ตัวหนาพิมพ์ **",
        "write a name of a program as `{name}`, bold with **";
}
