//! Units: what may be compared, and by which factor one becomes the other.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use num_traits::One;

use crate::notation::{Exact, Number, QuantityText, number};
use crate::thai::CLASSIFIERS;

/// A unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit(Arc<Definition>);

#[derive(Debug, PartialEq, Eq)]
struct Definition {
    name: String,
    /// Units of one base convert into each other; of different bases they never meet.
    base: String,
    /// What is left of it in products and quotients.
    dimensions: Dimensions,
    /// This many of the base.
    factor: Exact,
    /// ร้อยละ and ระดับ stand before their number.
    before: bool,
}

impl Unit {
    fn new(name: &str, base: &str, dimensions: Dimensions, factor: Exact, before: bool) -> Self {
        Unit(Arc::new(Definition {
            name: name.into(),
            base: base.into(),
            dimensions,
            factor,
            before,
        }))
    }

    /// What it measures, as powers of base units.
    pub fn dimensions(&self) -> &Dimensions {
        &self.0.dimensions
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

    /// Whether it counts: things, times, or how many times as much.
    pub fn counts(&self) -> bool {
        let known = !self.0.name.is_empty() && !self.is_percent();
        known && self.0.dimensions.0.values().all(|power| power.counts)
    }

    /// Whether it counts things, of which there are never fewer than none.
    pub fn counts_things(&self) -> bool {
        const NONE: [&str; 6] = [RATIO, SCORE, "วัน", "เดือน", "ปี", "ไตรมาส"];
        let degrees = self.name().starts_with(['°', '℃', '℉']) || self.name().starts_with("องศา");
        self.counts() && !degrees && !NONE.contains(&self.name())
    }

    /// Whether values of a formula are in it. What survey answers stand for is a plain number, and a
    /// score of so many people one each: a mean is a score all the same.
    pub fn takes(&self, found: &Dimensions) -> bool {
        let each = || {
            let rest = found.over(self.dimensions());
            rest.0.iter().all(|(base, p)| **base != *SCORE && p.counts && p.exponent < 0)
        };
        found.fits(self.dimensions()) || self.0.name == SCORE && (found.is_bare() || each())
    }

    /// Whether it is the unit of levels: its numbers are names of steps, not amounts.
    pub fn is_level(&self) -> bool {
        self.0.base == LEVEL
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

/// Powers of base units: บาท¹ · ชั่วโมง⁻¹. Words that count things (ราย, หน่วยงาน) are bases of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dimensions(BTreeMap<Arc<str>, Power>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Power {
    exponent: i32,
    /// Whether the base counts things.
    counts: bool,
}

impl Dimensions {
    fn of(base: &str, counts: bool) -> Self {
        Dimensions(BTreeMap::from([(base.into(), Power { exponent: 1, counts })]))
    }

    /// Of a product.
    pub fn times(&self, other: &Dimensions) -> Dimensions {
        self.with(other, 1)
    }

    /// Of a quotient.
    pub fn over(&self, other: &Dimensions) -> Dimensions {
        self.with(other, -1)
    }

    fn with(&self, other: &Dimensions, sign: i32) -> Dimensions {
        let mut powers = self.0.clone();
        for (base, power) in &other.0 {
            let mine = powers.entry(base.clone()).or_insert(Power { exponent: 0, ..*power });
            mine.exponent = mine.exponent.saturating_add(power.exponent.saturating_mul(sign));
            if mine.exponent == 0 {
                powers.remove(base);
            }
        }
        Dimensions(powers)
    }

    /// Whether nothing is measured: a bare number or a percentage.
    pub fn is_bare(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether values of both may be added. Planners write `250 หน่วยงาน × 51,360 บาท` for so many baht
    /// in all: what counts things may be left over beside money or time. A price for each
    /// (`บาท/ราย`) stays one; two counts of different things never meet, nor do money and a count.
    pub fn fits(&self, other: &Dimensions) -> bool {
        if self == other {
            return true;
        }
        let (mine, theirs) = (self.measured(), other.measured());
        !mine.is_bare() && mine == theirs
    }

    /// Of the sum of both, which fit: what counts things and is left over in one of them only is not
    /// carried on.
    pub fn common(&self, other: &Dimensions) -> Dimensions {
        if self == other { self.clone() } else { self.measured() }
    }

    /// Without what counts things, except for each of which something is.
    fn measured(&self) -> Dimensions {
        let kept = self.0.iter().filter(|(_, p)| !p.counts || p.exponent < 0);
        Dimensions(kept.map(|(base, power)| (base.clone(), *power)).collect())
    }

    /// Whether nothing is measured but things that are counted, each by itself and in one unit.
    pub fn only_counts(&self) -> bool {
        self.0.iter().all(|(base, power)| power.counts && **base != *MONTH)
    }
}

impl fmt::Display for Dimensions {
    /// `บาท·ราย/ชั่วโมง`; a bare number is ตัวเลขไม่มีหน่วย.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("ตัวเลขไม่มีหน่วย");
        }
        let side = |sign: i32| -> Vec<String> {
            let chosen = self.0.iter().filter(|(_, p)| p.exponent.signum() == sign);
            chosen
                .map(|(base, p)| match p.exponent.abs() {
                    1 => base.to_string(),
                    n => format!("{base}^{n}"),
                })
                .collect()
        };
        let (above, below) = (side(1), side(-1));
        f.write_str(&if above.is_empty() { "1".to_owned() } else { above.join("·") })?;
        if !below.is_empty() {
            write!(f, "/{}", below.join("·"))?;
        }
        Ok(())
    }
}

/// The unit of percentages.
pub const PERCENT: &str = "ร้อยละ";
/// The unit of levels.
pub const LEVEL: &str = "ระดับ";
/// The same where it names a step of a target: `ถึงขั้น 75`.
pub const STEP: &str = "ขั้น";

/// The unit of scores: what an answer counts.
const SCORE: &str = "คะแนน";
/// The unit of ratios: so many times as much.
const RATIO: &str = "เท่า";
/// A month, of which twelve make a year.
const MONTH: &str = "เดือน";

/// Money: the word, and how many baht it is as a power of ten.
const MONEY: [(&str, u32); 5] =
    [("บาท", 0), ("พันบาท", 3), ("หมื่นบาท", 4), ("ล้านบาท", 6), ("พันล้านบาท", 9)];

/// Time: the word, and how many of it make an hour.
const TIME: [(&str, u32); 3] = [("ชั่วโมง", 1), ("นาที", 60), ("วินาที", 3600)];

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
            add(Unit::new(name, "บาท", Dimensions::of("บาท", false), ten(power), false));
        }
        for (name, an_hour) in TIME {
            let factor = Exact::from_integer(an_hour.into()).recip();
            add(Unit::new(name, "ชั่วโมง", Dimensions::of("ชั่วโมง", false), factor, false));
        }
        add(Unit::new("สตางค์", "บาท", Dimensions::of("บาท", false), ten(2).recip(), false));
        let year = Exact::from_decimal(12, 0);
        add(Unit::new("ปี", MONTH, Dimensions::of(MONTH, true), year, false));
        for name in ["", RATIO] {
            add(Unit::new(name, name, Dimensions::default(), Exact::one(), false));
        }
        add(Unit::new(PERCENT, PERCENT, Dimensions::default(), ten(2).recip(), true));
        for name in [LEVEL, STEP] {
            add(Unit::new(name, LEVEL, Dimensions::of(LEVEL, false), Exact::one(), true));
        }
        for name in CLASSIFIERS.into_iter().filter(|name| *name != "ปี") {
            add(Unit::new(name, name, Dimensions::of(name, true), Exact::one(), false));
        }
        // A unit that everybody has stays what it is.
        for name in declared {
            let counted = || Unit::new(name, name, Dimensions::of(name, true), Exact::one(), false);
            units.entry(name.to_owned()).or_insert_with(counted);
        }
        Units(units)
    }

    /// Adds a unit that is so many of another one: a โหล of 12 ชิ้น. A word that is known stays what it
    /// is.
    pub fn add_multiple(&mut self, name: &str, of: &Quantity) {
        let Definition { base, dimensions, .. } = &*of.unit.0;
        let unit = || Unit::new(name, base, dimensions.clone(), of.in_base(), false);
        self.0.entry(name.to_owned()).or_insert_with(unit);
    }

    /// The unit of a word; `บาท/ชั่วโมง` is the quotient of two known ones.
    pub fn get(&self, word: &str) -> Option<Unit> {
        if let Some(unit) = self.0.get(word) {
            return Some(unit.clone());
        }
        let (above, below) = word.split_once('/')?;
        let (above, below) = (self.0.get(above.trim())?, self.0.get(below.trim())?);
        let dimensions = above.dimensions().over(below.dimensions());
        let base = dimensions.to_string();
        Some(Unit::new(word, &base, dimensions, above.factor() / below.factor(), false))
    }

    /// The one amount of `10 ชั่วโมง 5 นาที`, in its last unit and with the words that were typed; what
    /// cannot be added, or not in this order, names two of its units. Nothing where a unit is not known.
    pub fn compound(&self, written: &QuantityText) -> Option<Result<Quantity, (Unit, Unit)>> {
        let amounts = written.amounts()?;
        let known = amounts.iter().map(|(number, word)| Some((*number, self.get(word)?)));
        let amounts: Vec<(Number, Unit)> = known.collect::<Option<_>>()?;
        let units = amounts.windows(2).map(|pair| (&pair[0].1, &pair[1].1));
        let wrong = |(large, small): &(&Unit, &Unit)| {
            large.name().is_empty() || !large.fits(small) || large.factor() <= small.factor()
        };
        if let Some((large, small)) = units.into_iter().find(wrong) {
            return Some(Err((large.clone(), small.clone())));
        }
        let ((first, _), (_, last)) = (amounts.first()?, amounts.last()?);
        let sizes = amounts.iter().map(|(number, unit)| number.exact().abs() * unit.factor());
        let size = sizes.fold(Exact::default(), |sum, size| sum + size) / last.factor();
        let below = first.exact() < Exact::default();
        let number = number::shortest(&if below { -size } else { size })?;
        let typed = Some(format!("{first} {}", written.unit).into());
        Some(Ok(Quantity { number, unit: last.clone(), typed }))
    }

    /// All words that stand for a unit behind a number, or may be meant to; a step is none of them.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str).filter(|word| *word != STEP)
    }
}

/// A number and its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number, with its scale.
    pub number: Number,
    /// The unit.
    pub unit: Unit,
    /// The words that were typed, where they say it in several units: `10 ชั่วโมง 5 นาที`.
    pub typed: Option<Arc<str>>,
}

impl Quantity {
    /// A number of a unit.
    pub fn new(number: Number, unit: Unit) -> Self {
        Quantity { number, unit, typed: None }
    }

    /// The value in the base of the unit: baht for money, a fraction for a percentage.
    pub fn in_base(&self) -> Exact {
        self.number.exact() * self.unit.factor()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.typed {
            Some(typed) => f.write_str(typed),
            None => f.write_str(&self.unit.with(&self.number.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_obey_algebra() {
        let units = Units::new([]);
        let of = |word: &str| units.get(word).unwrap().dimensions().clone();
        assert_eq!(of("บาท/ชั่วโมง").times(&of("ชั่วโมง")), of("ล้านบาท"));
        assert!(of("ราย").over(&of("ราย")).is_bare());
        assert!(of("หน่วยงาน").times(&of("บาท")).fits(&of("บาท")));
        assert!(!of("บาท/ราย").fits(&of("บาท")));
        assert!(!of("บาท").fits(&of("ราย")));
        assert!(!of("ราย").fits(&of("คน")));
        assert!(!of("บาท").fits(&of("ร้อยละ")));
        assert_eq!(of("บาท").over(&of("ชั่วโมง")).to_string(), "บาท/ชั่วโมง");
    }

    #[test]
    fn a_declared_multiple_converts_and_keeps_its_kind() {
        let mut units = Units::new(["ชิ้น"]);
        let pieces = Quantity::new(Number::parse("12").unwrap(), units.get("ชิ้น").unwrap());
        units.add_multiple("โหล", &pieces);
        let dozen = units.get("โหล").unwrap();
        assert!(dozen.fits(&pieces.unit));
        assert_eq!(dozen.factor(), &Exact::from_integer(12.into()));
        assert!(!dozen.fits(&units.get("ราย").unwrap()));
    }

    #[test]
    fn units_convert_or_do_not_meet() {
        let units = Units::new(["Model"]);
        let unit = |word: &str| units.get(word).unwrap();
        assert!(unit("บาท").fits(&unit("ล้านบาท")));
        assert!(!unit("บาท").fits(&unit("ราย")));
        assert!(!unit("ราย").fits(&unit("คน")));
        assert!(unit("Model").fits(&unit("Model")));
        assert!(Units::new(["ล้านบาท"]).get("ล้านบาท").unwrap().fits(&unit("บาท")));
        let million = Quantity::new(Number::parse("9.13").unwrap(), unit("ล้านบาท"));
        assert_eq!(million.in_base(), Exact::from_integer(9_130_000.into()));
        assert_eq!(million.to_string(), "9.13 ล้านบาท");
        let rate = unit("บาท/ชั่วโมง");
        assert!(rate.fits(&unit("บาท/ชั่วโมง")) && !rate.fits(&unit("บาท")));
        assert_eq!(unit("ล้านบาท/นาที").factor(), &Exact::from_integer(60_000_000.into()));
        let share = Quantity::new(Number::parse("81.50").unwrap(), unit(PERCENT));
        assert_eq!(share.to_string(), "ร้อยละ 81.50");
    }
}
