//! Faults made by chance, the same ones in every run: a seed gives the place and the kind.

use super::{Outcome, Project};

/// Mutants that are also worth drawing: see [`accepted`].
pub const DRAWN_CASES: usize = 200;

/// A small generator of numbers (xorshift64*); nothing outside enters it.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The generator of a seed.
    pub fn new(seed: u64) -> Self {
        // Seeds that differ by one must not give runs that look alike.
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below a bound, which must not be zero.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound
    }

    /// One of a list.
    pub fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// Pieces of text that mean something to one of the readers.
const PIECES: [&str; 44] = [
    ":",
    ": ",
    " : ",
    "-",
    "- ",
    "\t",
    "\n",
    "\r\n",
    "  ",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    " #",
    "*",
    "&a ",
    "!x ",
    "|",
    ">",
    "%",
    "@",
    "`",
    "~",
    "---\n",
    "...",
    "?",
    "((",
    "))",
    "((ผล 1.1))",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{0}",
    "\u{1b}[2J",
    "ี่",
    "๙",
    "9",
    "O",
    "👩‍👩‍👧",
    "<b>",
];

/// Values that a writer may type where they do not belong.
const VALUES: [&str; 48] = [
    "-",
    "~",
    "null",
    "\"\"",
    "[]",
    "{}",
    "0",
    "-1",
    "1.10",
    "9999999999999999999999999999",
    "99999999999999999999999999999",
    "0.0000000000000000000000000001",
    "100 บาท",
    "0 บาท",
    "-5 ล้านบาท",
    "ร้อยละ 0",
    "ร้อยละ 1000000",
    "ระดับ 2",
    "ถึงระดับ 75",
    "13-15 ล้านบาท",
    "15-13 ล้านบาท",
    "มากกว่า 5 ราย",
    "ไม่มีข้อมูล",
    "วัดไม่ได้ในปีนี้ (ก)",
    "ไม่ต้องประเมิน",
    "ยังไม่รายงานผล",
    "ข้อความ",
    "((ผล eva))",
    "((ผล 1.1.1))",
    "((ผล 2.1.2))",
    "((รวม indirect-value))",
    "((ค่า plan))",
    "((ผล 2564 clean-canals))",
    "((ผล 9999 x))",
    "31 ก.พ. 2562",
    "30 กันยายน 2562",
    "2562",
    "2019",
    "eva",
    "function",
    "director",
    "คณะกรรมการ",
    "ใช่",
    "ผ่าน",
    "ภายใน",
    "below",
    "[a, b, [c]]",
    "{ก: ข, ค: [ง]}",
];

/// A text with a fault.
pub fn text(text: &str, chance: &mut Chance) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return chance.of(&PIECES).to_owned();
    }
    let line = chance.below(lines.len());
    let with_line = |new: &str| -> String {
        lines.iter().enumerate().map(|(at, old)| if at == line { new } else { old }).collect()
    };
    match chance.below(13) {
        0..3 => {
            let at = border(text, chance);
            format!("{}{}{}", &text[..at], chance.of(&PIECES), &text[at..])
        }
        3 | 4 => {
            // Up to forty bytes are lost.
            let start = border(text, chance);
            let mut end = (start + chance.below(40)).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            format!("{}{}", &text[..start], &text[end..])
        }
        5 => with_line(""),
        6 => with_line(&lines[line].repeat(2)),
        7 => {
            let other = chance.below(lines.len());
            let mut lines = lines.clone();
            lines.swap(line, other);
            lines.concat()
        }
        8 => with_line(&format!(
            "{}{}",
            " ".repeat(chance.below(5)),
            lines[line].trim_start_matches(' ')
        )),
        9 => text[..border(text, chance)].to_owned(),
        10 | 11 => match lines[line].split_once(": ") {
            Some((key, _)) => with_line(&format!("{key}: {}\n", chance.of(&VALUES))),
            None => with_line(&format!("{}\n", chance.of(&VALUES))),
        },
        _ => {
            // The value of another line.
            let value =
                lines[chance.below(lines.len())].split_once(": ").map_or("\n", |(_, value)| value);
            match lines[line].split_once(": ") {
                Some((key, _)) => with_line(&format!("{key}: {value}")),
                None => with_line(value),
            }
        }
    }
}

/// A place between two characters.
fn border(text: &str, chance: &mut Chance) -> usize {
    let mut at = chance.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Bytes with a fault.
fn bytes(old: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut new = old.to_vec();
    match std::str::from_utf8(old) {
        Ok(old) if chance.below(12) > 0 => return text(old, chance).into_bytes(),
        _ if new.is_empty() => new.push(chance.below(256) as u8),
        _ => {
            let at = chance.below(new.len());
            new[at] = chance.below(256) as u8;
        }
    }
    new
}

/// A project with one to four faults in its files, or in which files there are.
pub fn project(clean: &Project, seed: u64) -> Project {
    let mut chance = Chance::new(seed);
    let mut project = clean.clone();
    for _ in 0..=chance.below(4) {
        let paths: Vec<String> = project.files().keys().cloned().collect();
        if paths.is_empty() {
            break;
        }
        let path = &paths[chance.below(paths.len())];
        let old = project.files()[path].clone();
        let files = project.files_mut();
        match chance.below(24) {
            0 => {
                files.remove(path);
            }
            1 => {
                // A copy under another name of the same folder.
                let copy = path.replacen('.', "-copy.", 1);
                files.insert(copy, old);
            }
            2 => {
                // The file takes the place of another one.
                let other = paths[chance.below(paths.len())].clone();
                files.insert(other, old);
            }
            3 => {
                // Two texts become one.
                let other = files[&paths[chance.below(paths.len())]].clone();
                files.insert(path.clone(), [old, other].concat());
            }
            _ => {
                files.insert(path.clone(), bytes(&old, &mut chance));
            }
        }
    }
    project
}

/// Mutants of a project that have no errors, so that pages can be made of them: seed and outcome.
pub fn accepted(clean: &Project, cases: usize) -> impl Iterator<Item = (u64, Outcome)> {
    let outcomes = (0..).map(|seed| (seed, project(clean, seed).check()));
    outcomes.filter(|(_, outcome)| outcome.errors() == 0).take(cases)
}
