//! Numbers in words, as they stand on cheques and in contracts: `หนึ่งร้อยเอ็ดบาทถ้วน`.

use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use super::Exact;

const DIGITS: [&str; 10] = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
const PLACES: [&str; 6] = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];
/// Digits of one round: what stands before them is read first and followed by ล้าน.
const ROUND: usize = 6;

/// A whole number in words.
pub fn number(value: &BigInt) -> String {
    if value.is_zero() {
        return DIGITS[0].to_owned();
    }
    let digits: Vec<usize> = value
        .abs()
        .to_string()
        .bytes()
        .map(|byte| usize::from(byte.saturating_sub(b'0')))
        .collect();
    let mut words = if value.is_negative() { "ลบ".to_owned() } else { String::new() };
    let first = digits.len() % ROUND;
    let (head, rest) = digits.split_at(first);
    let rounds = (!head.is_empty()).then_some(head).into_iter().chain(rest.chunks(ROUND));
    for (at, round) in rounds.enumerate() {
        if at > 0 {
            words.push_str("ล้าน");
        }
        // After a higher digit, in this round or before it, a last one is เอ็ด.
        words.push_str(&words_of(round, at > 0));
    }
    words
}

/// Up to six digits in words; nothing for zeros.
fn words_of(digits: &[usize], something_before: bool) -> String {
    let mut words = String::new();
    let mut before = something_before;
    for (at, digit) in digits.iter().enumerate() {
        let place = digits.len() - 1 - at;
        match (place, digit) {
            (_, 0) => continue,
            (0, 1) if before => words.push_str("เอ็ด"),
            (1, 1) => words.push_str("สิบ"),
            (1, 2) => words.push_str("ยี่สิบ"),
            (place, digit) => {
                words.push_str(DIGITS[*digit]);
                words.push_str(PLACES[place]);
            }
        }
        before = true;
    }
    words
}

/// An amount of baht in words, to the satang; halves of a satang are rounded away from zero.
pub fn baht(amount: &Exact) -> String {
    let hundred = BigInt::from(100u8);
    let satang = (amount * Exact::from_integer(hundred.clone())).round();
    let (whole, rest) = (&satang / &hundred, (&satang % &hundred).abs());
    let sign = if satang.is_negative() { "ลบ" } else { "" };
    match (whole.is_zero(), rest.is_zero()) {
        (_, true) => format!("{sign}{}บาทถ้วน", number(&whole.abs())),
        (true, false) => format!("{sign}{}สตางค์", number(&rest)),
        (false, false) => format!("{sign}{}บาท{}สตางค์", number(&whole.abs()), number(&rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(value: i64) -> String {
        number(&value.into())
    }

    #[test]
    fn whole_numbers_are_read() {
        for (value, expected) in [
            (0, "ศูนย์"),
            (1, "หนึ่ง"),
            (10, "สิบ"),
            (11, "สิบเอ็ด"),
            (21, "ยี่สิบเอ็ด"),
            (101, "หนึ่งร้อยเอ็ด"),
            (110, "หนึ่งร้อยสิบ"),
            (2562, "สองพันห้าร้อยหกสิบสอง"),
            (100_000, "หนึ่งแสน"),
            (1_000_000, "หนึ่งล้าน"),
            (1_000_001, "หนึ่งล้านเอ็ด"),
            (11_000_000, "สิบเอ็ดล้าน"),
            (121_000_000, "หนึ่งร้อยยี่สิบเอ็ดล้าน"),
            (1_000_000_000_000, "หนึ่งล้านล้าน"),
            (-5, "ลบห้า"),
        ] {
            assert_eq!(words(value), expected, "{value}");
        }
    }

    #[test]
    fn amounts_are_read_to_the_satang() {
        let read = |mantissa, scale| baht(&Exact::from_decimal(mantissa, scale));
        assert_eq!(read(101, 0), "หนึ่งร้อยเอ็ดบาทถ้วน");
        assert_eq!(read(86_479_090, 2), "แปดแสนหกหมื่นสี่พันเจ็ดร้อยเก้าสิบบาทเก้าสิบสตางค์");
        assert_eq!(read(25, 2), "ยี่สิบห้าสตางค์");
        assert_eq!(read(0, 0), "ศูนย์บาทถ้วน");
        assert_eq!(read(-150, 2), "ลบหนึ่งบาทห้าสิบสตางค์");
    }
}
