//! Digits of a document: those of its tables and those of its prose.
//!
//! Pages are made with the digits of their sources. The last thing before one is drawn is to write them as
//! the document asks, because documents of one year may ask for different ones.

use crate::notation::reference::Digits;
use crate::thai;

use super::{Block, Leaf, Line, Role, Run};

/// Writes the digits of blocks as a document asks: running text as its prose, all else as its tables.
pub fn write(blocks: &mut [Block], tables: Digits, prose: Digits) {
    let of = |role: Role| match role {
        Role::Prose => Some(prose),
        Role::Cell => Some(tables),
        Role::Fixed => None,
    };
    for block in blocks {
        block.lines(&mut |line| write_line(line, of));
        block.unseen(&mut |leaf| {
            leaf.text = of(leaf.role)
                .map_or_else(|| leaf.text.clone(), |digits| in_words(&leaf.text, digits))
        });
    }
}

/// Writes the digits of a line. Words of a sentence may stand in several runs: a number knows its neighbours
/// in all of them.
pub fn write_line(line: &mut Line, of: impl Fn(Role) -> Option<Digits> + Copy) {
    let mut text = String::new();
    let mut role = None;
    read(&line.0, &mut text, &mut role);
    let Some(digits) = of(role.unwrap_or_default()) else { return };
    let mut written = in_words(&text, digits).chars().collect::<Vec<_>>().into_iter();
    spread(&mut line.0, &mut written);
    line.0.iter_mut().for_each(|run| write_run(run, digits, of));
}

/// What of a run is not words of its line: numbers with their unit, remarks.
fn write_run(run: &mut Run, digits: Digits, of: impl Fn(Role) -> Option<Digits> + Copy) {
    let words = |leaf: &mut Leaf| leaf.text = in_words(&leaf.text, digits);
    match run {
        Run::Quantity { amount, number, note, .. } => {
            // A number is one whatever its unit, and the unit keeps its own digits: ๑๓ tCO2.
            let written = thai::with_digits(number, digits == Digits::Thai);
            amount.text = amount.replacen(&**number, &written, 1);
            number.text = written;
            words(note);
        }
        Run::State { text, note } => [text, note].into_iter().for_each(words),
        Run::Symbol { name, .. } => words(name),
        // What a note says is a line of its own, and so is a remark.
        Run::Note { runs, numbered, .. } => {
            numbered.iter_mut().for_each(|numbered| words(&mut numbered.number));
            inner(runs, of);
        }
        Run::Quiet { runs, .. } => inner(runs, of),
        Run::Strong { runs }
        | Run::Emphasis { runs }
        | Run::Struck { runs }
        | Run::Link { runs, .. } => {
            runs.iter_mut().for_each(|run| write_run(run, digits, of));
        }
        Run::Text { .. } | Run::Code { .. } | Run::Fixed { .. } | Run::Break => {}
    }
}

fn inner(runs: &mut Vec<Run>, of: impl Fn(Role) -> Option<Digits> + Copy) {
    let mut line = Line(std::mem::take(runs));
    write_line(&mut line, of);
    *runs = line.0;
}

/// Stands for what is no words: a number and its unit, a symbol, code.
const OBJECT: char = '\u{fffc}';

/// The words of runs one after the other, and what they are for.
fn read(runs: &[Run], text: &mut String, role: &mut Option<Role>) {
    for run in runs {
        match run {
            Run::Text { text: own } => {
                role.get_or_insert(own.role);
                text.push_str(own);
            }
            Run::Strong { runs }
            | Run::Emphasis { runs }
            | Run::Struck { runs }
            | Run::Link { runs, .. } => {
                read(runs, text, role);
            }
            Run::Quantity { amount, .. } => {
                role.get_or_insert(amount.role);
                text.push(OBJECT);
            }
            _ => text.push(OBJECT),
        }
    }
}

/// Puts the characters back where they were read; digits take the place of digits.
fn spread(runs: &mut [Run], written: &mut impl Iterator<Item = char>) {
    for run in runs {
        match run {
            Run::Text { text } => {
                text.text = written.by_ref().take(text.chars().count()).collect();
            }
            Run::Strong { runs }
            | Run::Emphasis { runs }
            | Run::Struck { runs }
            | Run::Link { runs, .. } => {
                spread(runs, written);
            }
            _ => {
                written.next();
            }
        }
    }
}

/// Words after which a number is a number, whatever stands behind it.
const COUNTED_AFTER: [&str; 12] =
    ["พ.ศ.", "ปี", "ร้อยละ", "จำนวน", "ไตรมาส", "ไตรมาสที่", "วันที่", "ข้อ", "ระดับ", "ขั้น", "หน้า", "ครั้งที่"];

/// Words of numbers and money behind digits.
const MULTIPLES: [&str; 5] = ["ล้าน", "บาท", "พัน", "หมื่น", "แสน"];

/// Classifiers that are nouns too: what begins with one may be another word.
const NOUNS: [&str; 9] = ["ไตรมาส", "วัน", "เดือน", "ปี", "บริการ", "ต้นแบบ", "โครงการ", "กรณี", "ระบบ"];

/// Words after which a number with points is the name of a version.
const VERSION_AFTER: [&str; 3] = ["เวอร์ชัน", "รุ่น", "เวอร์ชั่น"];

/// Digits as a text prints them. What belongs to a Latin word or to a code stays as it was typed:
/// `COVID-19`, `ISO 27001`, an address, a version.
pub fn in_words(text: &str, digits: Digits) -> String {
    let wanted = |c: char| match digits {
        Digits::Thai => c.is_ascii_digit(),
        Digits::Arabic => matches!(c, '๐'..='๙'),
    };
    if !text.contains(wanted) {
        return text.to_owned();
    }
    let tokens = tokens(text);
    let mut out = String::with_capacity(text.len());
    for (at, token) in tokens.iter().enumerate() {
        let named = match digits {
            Digits::Thai => is_name(&tokens, at),
            // Beside a Latin word a number has Arabic digits anyway.
            Digits::Arabic => is_code(&tokens, at),
        };
        let stays = !token.contains(wanted) || named;
        match stays {
            true => out.push_str(token),
            false => out.push_str(&thai::with_digits(token, digits == Digits::Thai)),
        }
    }
    out
}

/// Whether a character is a letter or a sign of Thai and no digit.
fn is_thai_letter(c: char) -> bool {
    thai::is_thai(c) && thai::digit(c).is_none()
}

/// The text cut into stretches of Thai, of blanks, and of what else stands together.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        c if c.is_whitespace() => 0,
        // Brackets and quotes open something new; codes and addresses in them are whole.
        '(' | ')' | '“' | '”' | '"' | '[' | ']' | OBJECT => 1,
        c if is_thai_letter(c) => 2,
        _ => 3,
    };
    let mut tokens = Vec::new();
    let mut from = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let own = class(c);
        if before.is_some_and(|before| before != own) {
            tokens.push(&text[from..at]);
            from = at;
        }
        before = Some(own);
    }
    tokens.push(&text[from..]);
    tokens
}

fn is_latin(token: &str) -> bool {
    token.contains(|c: char| c.is_alphabetic() && !thai::is_thai(c))
}

/// Whether a token is a code or a piece of an address.
fn is_code(tokens: &[&str], at: usize) -> bool {
    let token = tokens[at];
    // An address may hold Thai letters, which cut it: it goes on to the next blank.
    let joined = |at: &usize| !tokens[*at].contains(char::is_whitespace);
    let head = (0..at).rev().take_while(joined).take(ADDRESS_PIECES);
    is_latin(token) || head.map(|at| tokens[at]).any(is_address) || is_ip_address(token)
}

/// Whether the digits of a token belong to a name.
fn is_name(tokens: &[&str], at: usize) -> bool {
    if is_code(tokens, at) {
        return true;
    }
    let token = tokens[at];
    let beside = |step: Option<usize>, next: Option<usize>| {
        let blank = step.and_then(|at| tokens.get(at)).is_some_and(|token| *token == " ");
        next.filter(|_| blank).and_then(|at| tokens.get(at)).copied()
    };
    let before = beside(at.checked_sub(1), at.checked_sub(2));
    let after = beside(Some(at + 1), Some(at + 2));
    let number = token.trim_end_matches(['.', ',', ';', ':']);
    // The word before a number, with a blank between them or none.
    let thai_before = before.or(at.checked_sub(1).and_then(|at| tokens.get(at)).copied());
    let pointed = number.contains('.');
    let ends = |words: &[&str], text: &str| words.iter().any(|word| text.ends_with(word));
    if thai_before.is_some_and(|word| {
        ends(&VERSION_AFTER[..1], word) || pointed && ends(&VERSION_AFTER, word)
    }) {
        return true;
    }
    // Thousands are counted; so is what a classifier follows.
    if number.contains(',') || number.ends_with('%') {
        return false;
    }
    let counts = |word: &str| {
        let counts = |c: &&str| *c == word || word.starts_with(*c) && !NOUNS.contains(c);
        word != "ปี" && thai::CLASSIFIERS.iter().chain(&MULTIPLES).any(counts)
            || thai::MONTHS.iter().any(|(long, short, _)| word.starts_with(long) || word == *short)
    };
    let thai_after = after.or(tokens.get(at + 1).copied());
    if thai_after.is_some_and(counts) {
        return false;
    }
    // A list of numbers, `2561, 2562`, is read as its first; a sign alone says nothing.
    let ended = |word: &str| word.ends_with([',', ';', ':']);
    if before.is_some_and(|word| is_latin(word) && !ended(word)) {
        return true;
    }
    let counted = thai_before.is_some_and(|word| {
        ends(&COUNTED_AFTER, word)
            || thai::MONTHS
                .iter()
                .any(|(long, short, _)| word.ends_with(long) || word.ends_with(short))
    });
    let closed = token != number;
    !counted && !closed && after.is_some_and(is_latin)
}

/// Pieces of an address that are looked through for its beginning.
const ADDRESS_PIECES: usize = 64;

fn is_address(token: &str) -> bool {
    token.contains("://") || token.contains('@') || token.starts_with("www.")
}

/// `192.168.1.10`: four numbers below 256, one of them longer than an ordinal of a heading.
fn is_ip_address(token: &str) -> bool {
    let token = thai::arabic_digits(token);
    let token = token.split([':', '/']).next().unwrap_or_default();
    let groups: Vec<&str> = token.split('.').collect();
    groups.len() == 4
        && groups.iter().all(|group| group.parse::<u8>().is_ok())
        && groups.iter().any(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_latin_names_stay() {
        assert_eq!(in_words("ปี 2562 มี 3 แห่ง", Digits::Thai), "ปี ๒๕๖๒ มี ๓ แห่ง");
        assert_eq!(
            in_words("ศูนย์ 1212 OCC และ ISO 27001", Digits::Thai),
            "ศูนย์ 1212 OCC และ ISO 27001"
        );
        assert_eq!(in_words("พ.ศ. 2562 (Big Change)", Digits::Thai), "พ.ศ. ๒๕๖๒ (Big Change)");
        assert_eq!(in_words("ปี 2562", Digits::Arabic), "ปี 2562");
    }

    #[test]
    fn codes_addresses_and_versions_stay() {
        for text in [
            "โรคCOVID-19และ",
            "ISO/IEC 27001:2013",
            "IPv6 B2B e-ID4",
            "https://example.org/2562/รายงาน5.pdf",
            "ดู www.example.org/1/ก2",
            "ส่งที่ a1@example.org",
            "(Windows 10)",
            "เวอร์ชัน 2",
            "รุ่น 2.0.1",
            "เครื่อง 192.168.1.10",
        ] {
            assert_eq!(in_words(text, Digits::Thai), text);
        }
        for text in ["COVID-๑๙", "https://example.org/๒๕๖๒/รายงาน๕.pdf"] {
            assert_eq!(in_words(text, Digits::Arabic), text);
        }
    }

    #[test]
    fn numbers_beside_latin_words_that_count_them_are_written() {
        for (text, expected) in [
            ("มี 132,664 SMEs", "มี ๑๓๒,๖๖๔ SMEs"),
            ("ระบบ e-Commerce 15 รายการ", "ระบบ e-Commerce ๑๕ รายการ"),
            ("e-Commerce 15รายการ", "e-Commerce ๑๕รายการ"),
            ("ปี 2562 SMEs ไทย", "ปี ๒๕๖๒ SMEs ไทย"),
            ("19 สิงหาคม 2562 Open Forum", "๑๙ สิงหาคม ๒๕๖๒ Open Forum"),
            ("เปิด Open Forum 19 สิงหาคม", "เปิด Open Forum ๑๙ สิงหาคม"),
            ("ปี2562ของCOVID-19", "ปี๒๕๖๒ของCOVID-19"),
            ("อบรมรุ่นที่ 3", "อบรมรุ่นที่ ๓"),
            ("โทร. 0 2123 1234", "โทร. ๐ ๒๑๒๓ ๑๒๓๔"),
            ("ข้อ 1.1.1.1 และ 80%", "ข้อ ๑.๑.๑.๑ และ ๘๐%"),
        ] {
            assert_eq!(in_words(text, Digits::Thai), expected);
            assert_eq!(in_words(expected, Digits::Arabic), text);
        }
        assert_eq!(in_words("ISO ๒๗๐๐๑ ปี ๒๕๖๒", Digits::Arabic), "ISO 27001 ปี 2562");
    }

    #[test]
    fn a_number_knows_its_neighbours_in_other_runs() {
        let line = |runs| vec![Block::paragraph(Line(runs))];
        let mut blocks = line(vec![
            Run::text("ตาม "),
            Run::Strong { runs: vec![Run::text("ISO")] },
            Run::text(" 27001 ปี 2562 "),
            Run::Code { text: "1".into() },
            Run::quantity("", "5".into(), None, &Some("ISO 9".into())),
            Run::Fixed { runs: vec![Run::text("3")] },
        ]);
        write(&mut blocks, Digits::Thai, Digits::Arabic);
        let [Block::Paragraph { line, .. }] = blocks.as_slice() else { panic!() };
        assert_eq!(line.0[2], Run::text(" 27001 ปี ๒๕๖๒ "));
        assert_eq!(line.0[3], Run::Code { text: "1".into() });
        assert_eq!(line.0[4], Run::quantity("", "๕".into(), None, &Some("ISO 9".into())));
        assert_eq!(line.0[5], Run::Fixed { runs: vec![Run::text("3")] });
    }

    #[test]
    fn tables_and_prose_are_written_apart() {
        let prose = Leaf { role: Role::Prose, ..Leaf::from("ปี 2") };
        let mut blocks = vec![Block::paragraph(&prose), Block::paragraph("ปี 2")];
        write(&mut blocks, Digits::Arabic, Digits::Thai);
        let said = |block: &Block| match block {
            Block::Paragraph { line: Line(runs), .. } => match runs.as_slice() {
                [Run::Text { text }] => text.text.clone(),
                _ => String::new(),
            },
            _ => String::new(),
        };
        assert_eq!(blocks.iter().map(said).collect::<Vec<_>>(), ["ปี ๒", "ปี 2"]);
    }
}
