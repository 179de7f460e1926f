//! Texts put together by chance, the same ones in every run, and the shortest part of one that fails.

/// What texts are put together from: words, digits, marks, blanks. None has the letter q.
const ATOMS: [&[&str]; 6] = [
    &[
        "ตรวจ",
        "น้ำ",
        "ครั้งที่",
        "ร้อยละ",
        "บาท",
        "แห่ง",
        "เก่า",
        "กำหนด",
        "ผู้",
        "ก",
        "ข",
        "นาย",
        "เปิดระบบ",
        "ประชาชนใช้",
        "IT",
        "e-Commerce",
        "a",
        "B",
        "ฯลฯ",
        "ๆ",
        "ฯ",
        "พ.ศ.",
        "ม.ค.",
    ],
    &["1", "25", "๑", "๒๕", "1,200", "3.5", "2562", "๐", "10", "06", "1.1", "100%"],
    &[
        "*", "**", "***", "_", "__", "~", "~~", "`", "``", "^", "=", "==", "\\", "/", "|", "\"",
        "'", "!", ":", "%", ".", ",", "(", ")", "[", "]", "<", ">", "{", "}", "#", "-", "+", "–",
        "—", "•", "✓", "→", "×", "&",
    ],
    &[" ", " ", " ", "  ", "\t", "\u{a0}", "\n", "\n", "\n\n", "\n\n", "\n    ", "  \n", "\\\n"],
    &[
        "\n- ",
        "\n* ",
        "\n+ ",
        "\n1. ",
        "\n2) ",
        "\n๓. ",
        "\nก. ",
        "\nข. ",
        "\n(ก) ",
        "\n(1) ",
        "\n> ",
        "\n# ",
        "\n## ",
        "\n### ",
        "\n---\n",
        "\n===\n",
        "\n***\n",
        "\n```\n",
        "\n~~~\n",
        "\n    ",
        "\n\t",
        "\n| ",
        " | ",
        "\n|---|---|\n",
        "\n– ",
        "\n• ",
        "\n- [x] ",
        "\n: ",
        "\n> [!NOTE]\n",
        "\n-",
        "\n>",
    ],
    &[
        "&amp;",
        "&#3585;",
        "&#x31;",
        "&nbsp;",
        "](https://example.org)",
        "![",
        "](#ก)",
        "[ก][ข]",
        "[ก]: ",
        "[^ก]",
        "\n\n[^ก]: ",
        "((ผล 1.1))",
        "((ตัดได้))",
        "((ห้ามตัด))",
        "((",
        "))",
        "<!-- ",
        " -->",
        "<b>",
        "</b>",
        "<https://example.org>",
        "https://example.org/1",
        "[[",
        "]]",
        "<div>",
        "$1$",
    ],
];
/// How often an atom of each kind is taken, of a hundred.
const OFTEN: [u64; 6] = [32, 18, 20, 18, 8, 4];

/// Numbers that follow from a seed (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Self {
        Chance(seed)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn atom(&mut self) -> &'static str {
        let mut left = self.below(100) as u64;
        let kind = OFTEN.iter().position(|often| {
            let here = left < *often;
            left = left.saturating_sub(*often);
            here
        });
        let atoms = ATOMS[kind.unwrap_or_default()];
        atoms[self.below(atoms.len())]
    }
}

/// The pieces of the text of a seed.
pub fn atoms(seed: u64) -> Vec<&'static str> {
    let mut chance = Chance::of(seed);
    let count = 2 + chance.below(24);
    (0..count).map(|_| chance.atom()).collect()
}

/// As few of the pieces as fail still.
pub fn shortest(mut atoms: Vec<String>, fails: impl Fn(&str) -> bool) -> String {
    let mut size = atoms.len().div_ceil(2);
    loop {
        let mut at = 0;
        while at < atoms.len() {
            let mut fewer = atoms.clone();
            fewer.drain(at..(at + size).min(atoms.len()));
            match !fewer.is_empty() && fails(&fewer.concat()) {
                true => atoms = fewer,
                false => at += size,
            }
        }
        if size == 1 {
            return atoms.concat();
        }
        size = size.div_ceil(2);
    }
}
