//! Units: what may be compared, and by which factor one becomes the other.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use num_traits::One;

use crate::notation::{Exact, Number};

/// A unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit(Arc<Definition>);

#[derive(Debug, PartialEq, Eq)]
struct Definition {
    name: String,
    /// Units of one base convert into each other; of different bases they never meet.
    base: String,
    /// This many of the base.
    factor: Exact,
    /// ร้อยละ and ระดับ stand before their number.
    before: bool,
}

impl Unit {
    fn new(name: &str, base: &str, factor: Exact, before: bool) -> Self {
        Unit(Arc::new(Definition { name: name.into(), base: base.into(), factor, before }))
    }

    /// The word that is printed; empty for a bare number.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// How many of the base unit one is.
    pub fn factor(&self) -> &Exact {
        &self.0.factor
    }

    /// Whether values of both can be compared.
    pub fn fits(&self, other: &Unit) -> bool {
        self.0.base == other.0.base
    }

    /// Whether it is the unit of levels: its numbers are names of steps, not amounts.
    pub fn is_level(&self) -> bool {
        self.0.name == LEVEL
    }

    /// Whether it is a percentage.
    pub fn is_percent(&self) -> bool {
        self.0.name == PERCENT
    }

    /// Number and unit in the order in which they are printed.
    pub fn with(&self, number: &str) -> String {
        match (self.0.name.as_str(), self.0.before) {
            ("", _) => number.to_owned(),
            (name, true) => format!("{name} {number}"),
            (name, false) => format!("{number} {name}"),
        }
    }

    /// Whether the unit is printed before its number.
    pub fn stands_before(&self) -> bool {
        self.0.before
    }
}

/// The unit of percentages.
pub const PERCENT: &str = "ร้อยละ";
/// The unit of levels.
pub const LEVEL: &str = "ระดับ";

/// Money: the word, and how many baht it is as a power of ten.
const MONEY: [(&str, u32); 5] =
    [("บาท", 0), ("พันบาท", 3), ("หมื่นบาท", 4), ("ล้านบาท", 6), ("พันล้านบาท", 9)];

/// Time: the word, and how many of it make an hour.
const TIME: [(&str, u32); 2] = [("ชั่วโมง", 1), ("นาที", 60)];

/// Words that count things; each only fits itself.
const COUNTS: [&str; 24] = [
    "คะแนน",
    "ราย",
    "คน",
    "ครั้ง",
    "ฉบับ",
    "ชุด",
    "เรื่อง",
    "หน่วยงาน",
    "ตัวอย่าง",
    "ไตรมาส",
    "วัน",
    "เดือน",
    "ปี",
    "อัตรา",
    "บริการ",
    "ต้นแบบ",
    "โครงการ",
    "รายการ",
    "แห่ง",
    "หลักสูตร",
    "กรณี",
    "ระบบ",
    "บาท/ชั่วโมง",
    "",
];

/// The units that a content folder may use.
#[derive(Debug, Clone)]
pub struct Units(BTreeMap<String, Unit>);

impl Units {
    /// The units everybody has, and those the agency declares.
    pub fn new<'a>(declared: impl IntoIterator<Item = &'a str>) -> Self {
        let mut units = BTreeMap::new();
        let mut add = |unit: Unit| units.insert(unit.name().to_owned(), unit);
        let ten = |power: u32| Exact::from_integer(num_bigint::BigInt::from(10u8).pow(power));
        for (name, power) in MONEY {
            add(Unit::new(name, "บาท", ten(power), false));
        }
        for (name, an_hour) in TIME {
            add(Unit::new(name, "ชั่วโมง", Exact::from_integer(an_hour.into()).recip(), false));
        }
        add(Unit::new(PERCENT, PERCENT, ten(2).recip(), true));
        add(Unit::new(LEVEL, LEVEL, Exact::one(), true));
        for name in COUNTS.into_iter().chain(declared) {
            add(Unit::new(name, name, Exact::one(), false));
        }
        Units(units)
    }

    /// The unit of a word.
    pub fn get(&self, word: &str) -> Option<&Unit> {
        self.0.get(word)
    }

    /// All words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// A number and its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number, with its scale.
    pub number: Number,
    /// The unit.
    pub unit: Unit,
}

impl Quantity {
    /// The value in the base of the unit: baht for money, a fraction for a percentage.
    pub fn in_base(&self) -> Exact {
        self.number.exact() * self.unit.factor()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.unit.with(&self.number.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_convert_or_do_not_meet() {
        let units = Units::new(["Model"]);
        let unit = |word: &str| units.get(word).unwrap().clone();
        assert!(unit("บาท").fits(&unit("ล้านบาท")));
        assert!(!unit("บาท").fits(&unit("ราย")));
        assert!(!unit("ราย").fits(&unit("คน")));
        assert!(unit("Model").fits(&unit("Model")));
        let million = Quantity {
            number: Number::parse("9.13").unwrap(), unit: unit("ล้านบาท")
        };
        assert_eq!(million.in_base(), Exact::from_integer(9_130_000.into()));
        assert_eq!(million.to_string(), "9.13 ล้านบาท");
        let share = Quantity { number: Number::parse("81.50").unwrap(), unit: unit(PERCENT) };
        assert_eq!(share.to_string(), "ร้อยละ 81.50");
    }
}
