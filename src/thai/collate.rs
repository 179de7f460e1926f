//! The order of Thai words: a vowel written before its consonant counts behind it, and numbers count as
//! numbers, so that เกาะ stands after ก้าว and 1.9 before 1.10.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// The order of names in a list.
pub struct Collation(Option<CollatorBorrowed<'static>>);

impl Default for Collation {
    fn default() -> Self {
        let mut preferences = CollatorPreferences::from(&locale!("th"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        // Its data are compiled in; without them words would stand by their code points.
        Collation(Collator::try_new(preferences, CollatorOptions::default()).ok())
    }
}

impl Collation {
    /// Which of two texts stands first. Texts that differ in nothing a reader sees keep an order.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let seen = self.0.as_ref().map_or(Ordering::Equal, |order| order.compare(a, b));
        seen.then_with(|| a.cmp(b))
    }

    /// Which of two people stands first: by name, whatever their titles.
    pub fn compare_people(&self, a: &str, b: &str) -> Ordering {
        self.compare(untitled(a), untitled(b)).then_with(|| self.compare(a, b))
    }
}

/// Titles that are no part of a name, the longer of two that begin alike first.
const TITLES: [&str; 18] = [
    "นางสาว",
    "น.ส.",
    "นาง",
    "นาย",
    "ดร.",
    "ผู้ช่วยศาสตราจารย์",
    "รองศาสตราจารย์",
    "ศาสตราจารย์",
    "ผศ.",
    "รศ.",
    "ศ.",
    "พลเอก",
    "พลโท",
    "พลตรี",
    "พลตำรวจเอก",
    "พลตำรวจโท",
    "พลตำรวจตรี",
    "หม่อมหลวง",
];

fn untitled(name: &str) -> &str {
    let mut name = name.trim_start();
    while let Some(rest) = TITLES.iter().find_map(|title| name.strip_prefix(title)) {
        // A name may begin like a title: นางฟ้า stays one where nothing else is left.
        match rest.trim_start() {
            "" => break,
            rest => name = rest,
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mut words: Vec<&str>) -> Vec<&str> {
        let order = Collation::default();
        words.sort_by(|a, b| order.compare(a, b));
        words
    }

    #[test]
    fn thai_words_stand_as_in_a_dictionary() {
        assert_eq!(
            sorted(vec!["เกาะ", "ขา", "ก้าว", "แก้ว", "กา", "ไก่"]),
            ["กา", "ก้าว", "เกาะ", "แก้ว", "ไก่", "ขา"]
        );
        assert_eq!(
            sorted(vec!["สำนักงาน ข", "สำนัก", "เสา", "อบต.", "สถาบัน"]),
            ["สถาบัน", "สำนัก", "สำนักงาน ข", "เสา", "อบต."]
        );
    }

    #[test]
    fn numbers_stand_as_they_count() {
        assert_eq!(sorted(vec!["1.10", "1.9", "๑.๒", "2.1"]), ["๑.๒", "1.9", "1.10", "2.1"]);
        assert_eq!(sorted(vec!["กลุ่ม 10", "กลุ่ม 9"]), ["กลุ่ม 9", "กลุ่ม 10"]);
    }

    #[test]
    fn people_stand_by_their_names() {
        let order = Collation::default();
        let mut names =
            vec!["นายเอก ก", "นางสาวกา ข", "ดร. ขวัญ ค", "รองศาสตราจารย์ ดร. งาม ง", "นาง"];
        names.sort_by(|a, b| order.compare_people(a, b));
        assert_eq!(
            names,
            ["นางสาวกา ข", "ดร. ขวัญ ค", "รองศาสตราจารย์ ดร. งาม ง", "นาง", "นายเอก ก"]
        );
    }
}
