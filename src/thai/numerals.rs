//! Letters that number things: ก ข ค ง.

/// The letters in the order in which papers count with them: ฃ and ฅ are out of use, and nobody
/// counts with ฆ.
const LETTERS: [char; 41] = [
    'ก', 'ข', 'ค', 'ง', 'จ', 'ฉ', 'ช', 'ซ', 'ฌ', 'ญ', 'ฎ', 'ฏ', 'ฐ', 'ฑ', 'ฒ', 'ณ', 'ด', 'ต', 'ถ',
    'ท', 'ธ', 'น', 'บ', 'ป', 'ผ', 'ฝ', 'พ', 'ฟ', 'ภ', 'ม', 'ย', 'ร', 'ล', 'ว', 'ศ', 'ษ', 'ส', 'ห',
    'ฬ', 'อ', 'ฮ',
];

/// The letter of a number: ก for 1, ฮ for the last; then กก, กข and so on. Nothing for 0.
pub fn letters(number: u64) -> String {
    let count = LETTERS.len() as u64;
    let (mut rest, mut out) = (number, Vec::new());
    while rest > 0 {
        rest -= 1;
        out.push(LETTERS[(rest % count) as usize]);
        rest /= count;
    }
    out.iter().rev().collect()
}

/// The number of a letter, if papers count with it.
pub fn of_letter(letter: char) -> Option<u64> {
    LETTERS.iter().position(|known| *known == letter).map(|at| at as u64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_and_go_on() {
        let first: Vec<String> = (1..=6).map(letters).collect();
        assert_eq!(first, ["ก", "ข", "ค", "ง", "จ", "ฉ"]);
        assert_eq!((letters(41), letters(42), letters(43)), ("ฮ".into(), "กก".into(), "กข".into()));
        assert_eq!((letters(0), letters(41 * 42 + 1)), (String::new(), "กกก".into()));
        assert!(!letters(u64::MAX).is_empty());
        assert_eq!((of_letter('ง'), of_letter('ฃ'), of_letter('ฆ')), (Some(4), None, None));
    }
}
