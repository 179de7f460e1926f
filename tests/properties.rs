//! Proves what has to hold for every value and not only for the ones somebody thought of: numbers keep
//! their digits, Thai and Arabic digits say the same, what is printed reads as what it was, and
//! intervals and dates keep their order.

mod common;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use common::ratio;
use raingan::diagnostic::Locale;
use raingan::model::{Interval, Units, Value};
use raingan::notation::Notation;
use raingan::notation::{
    Bound, Exact, FiscalYear, Number, PrintedNumber, QuantityText, ReferenceText, Slug, ThaiDate,
    ValueText, number, reference,
};
use raingan::thai;

/// The same cases in every run, and nothing written beside the tests.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 500,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2562),
        ..ProptestConfig::default()
    }
}

/// A number as somebody writes it: sign, digits with or without commas, decimals.
fn written_number() -> impl Strategy<Value = String> {
    let digits = prop_oneof!["0", "[1-9][0-9]{0,11}", "[1-9][0-9]{0,2}(,[0-9]{3}){0,3}"];
    ("[-+]?", digits, prop_oneof!["", "\\.[0-9]{1,8}"])
        .prop_map(|(sign, whole, rest)| format!("{sign}{whole}{rest}"))
}

fn bound() -> impl Strategy<Value = Bound> {
    prop_oneof![
        Just(Bound::Bare),
        Just(Bound::AtLeast),
        Just(Bound::MoreThan),
        Just(Bound::AtMost),
        Just(Bound::LessThan),
        Just(Bound::Exactly),
    ]
}

/// A unit that everybody has, by its position in the list.
fn unit_word() -> impl Strategy<Value = String> {
    let words: Vec<String> = Units::new(["Model", "ตัน"]).words().map(str::to_owned).collect();
    prop::sample::select(words)
}

fn exact() -> impl Strategy<Value = Exact> {
    (-1_000i64..1_000, 1i64..60).prop_map(|(numerator, denominator)| ratio(numerator, denominator))
}

fn interval() -> impl Strategy<Value = Interval> {
    let bounded = (bound(), exact()).prop_map(|(bound, value)| Interval::bounded(bound, value));
    let band =
        (exact(), exact()).prop_map(|(a, b)| Interval::band(a.clone().min(b.clone()), a.max(b)));
    prop_oneof![bounded, band]
}

fn date() -> impl Strategy<Value = ThaiDate> {
    (2400u16..2700, 1u8..=12, 1u8..=31).prop_filter_map(
        "a day of the calendar",
        |(year, month, day)| {
            let text = format!("{day} {} {year}", thai::MONTHS[usize::from(month) - 1].0);
            ThaiDate::read(&text).ok()
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_number_keeps_its_digits(text in written_number()) {
        let number = Number::parse(&text).unwrap();
        let plain = text.replace([',', '+'], "");
        let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        prop_assert_eq!(number.scale() as usize, decimals);
        // What is printed is the same number, and with its commas taken out the same digits.
        let printed = number.to_string();
        prop_assert_eq!(Number::parse(&printed).unwrap(), number);
        let zero = number.is_zero();
        let wanted = if zero { plain.trim_start_matches('-').to_owned() } else { plain };
        prop_assert_eq!(printed.replace(',', ""), wanted);
    }

    #[test]
    fn a_number_is_its_exact_value(whole in -10_000_000i64..10_000_000, scale in 0u32..8) {
        let value = Exact::new(whole, 10i64.pow(scale));
        let number = number::round(&value, scale).unwrap();
        prop_assert_eq!(number.exact(), value.clone());
        prop_assert_eq!(number.scale(), scale);
        prop_assert_eq!(number::shortest(&value).unwrap().exact(), value);
    }

    #[test]
    fn rounding_is_never_off_by_more_than_a_half(value in exact(), places in 0u32..6) {
        let rounded = number::round(&value, places).unwrap().exact();
        let off = if rounded > value { &rounded - &value } else { &value - &rounded };
        prop_assert!(off * ratio(2, 1) <= ratio(1, 10i64.pow(places)));
        // The other sign rounds the same way.
        prop_assert_eq!(number::round(&-value, places).unwrap().exact(), -rounded);
    }

    #[test]
    fn thai_digits_say_the_same(text in written_number(), unit in unit_word()) {
        let thai_text = thai::thai_digits(&text);
        prop_assert_eq!(Number::parse(&thai_text).unwrap(), Number::parse(&text).unwrap());
        prop_assert_eq!(thai::arabic_digits(&thai_text), text.clone());
        let quantity = |number: &str| ValueText::read(&format!("{number} {unit}")).map_err(|p| p.code);
        prop_assert_eq!(quantity(&thai_text).is_ok(), quantity(&text).is_ok());
        if let (Ok(ValueText::Quantity(a)), Ok(ValueText::Quantity(b))) = (quantity(&thai_text), quantity(&text)) {
            prop_assert_eq!((a.low, a.unit, a.bound), (b.low, b.unit, b.bound));
        }
    }

    #[test]
    fn a_number_in_a_text_of_any_kind_is_no_panic(text in "\\PC{0,40}") {
        common::grammar::quantity(&text);
        common::grammar::formula(&text);
    }

    #[test]
    fn a_value_prints_as_it_reads(
        text in written_number(), bound in bound(), word in unit_word(), note in prop_oneof!["", "ภาพรวม", "ครั้งที่ 1"],
    ) {
        let units = Units::new(["Model", "ตัน"]);
        let number = Number::parse(&text).unwrap();
        let unit = units.get(&word).unwrap().clone();
        let value = Value::Quantity {
            bound,
            quantity: raingan::model::Quantity::new(number, unit),
            high: None,
            note: (!note.is_empty()).then_some(note),
        };
        let printed = value.to_string();
        match ValueText::read(&printed) {
            Ok(ValueText::Quantity(read)) => {
                let again = Value::Quantity {
                    bound: read.bound,
                    quantity: raingan::model::Quantity::new(read.low, units.get(&read.unit).unwrap()),
                    high: read.high,
                    note: read.note,
                };
                prop_assert_eq!(again, value, "{}", printed);
            }
            other => prop_assert!(false, "“{}” reads as {:?}", printed, other),
        }
    }

    #[test]
    fn a_band_prints_as_it_reads(a in 0u32..1_000_000, b in 0u32..1_000_000, word in unit_word()) {
        let (low, high) = (a.min(b), a.max(b));
        let unit = Units::new(["Model", "ตัน"]).get(&word).unwrap().clone();
        let printed = unit.with(&format!("{}–{}", Number::whole(low.into()), Number::whole(high.into())));
        let read = QuantityText::read(&printed).map_err(|p| TestCaseError::fail(format!("{printed}: {}", p.message.th)))?;
        prop_assert_eq!(read.low, Number::whole(low.into()));
        prop_assert_eq!(read.high, Some(Number::whole(high.into())));
        prop_assert_eq!(read.unit, word);
    }

    #[test]
    fn intervals_are_below_apart_or_inside(a in interval(), b in interval(), value in exact()) {
        prop_assert_eq!(a.is_apart(&b), b.is_apart(&a));
        prop_assert!(a.is_inside(&a) && !a.is_apart(&a));
        if a.is_below(&b) {
            prop_assert!(a.is_apart(&b) && !b.is_below(&a) && !a.is_inside(&b));
        }
        if a.is_inside(&b) {
            prop_assert!(!a.is_apart(&b));
            prop_assert!(!a.contains(&value) || b.contains(&value));
        }
        if a.is_apart(&b) {
            prop_assert!(!(a.contains(&value) && b.contains(&value)));
        }
        let point = Interval::point(value.clone());
        prop_assert_eq!(point.is_inside(&a), a.contains(&value));
        prop_assert_eq!(!point.is_apart(&a), a.contains(&value));
    }

    #[test]
    fn a_bound_splits_all_values(value in exact(), at in exact()) {
        let holds = |bound| Interval::bounded(bound, at.clone()).contains(&value);
        prop_assert_eq!(holds(Bound::AtLeast), value >= at);
        prop_assert_eq!(holds(Bound::MoreThan), value > at);
        prop_assert_eq!(holds(Bound::AtMost), value <= at);
        prop_assert_eq!(holds(Bound::LessThan), value < at);
        prop_assert_eq!(holds(Bound::Exactly), value == at);
        prop_assert_eq!(holds(Bound::MoreThan), !holds(Bound::AtMost));
        prop_assert_eq!(holds(Bound::LessThan), !holds(Bound::AtLeast));
    }

    #[test]
    fn a_date_prints_as_it_reads(day in date()) {
        prop_assert_eq!(ThaiDate::read(&day.long(Locale::Th)).unwrap(), day);
        prop_assert_eq!(ThaiDate::read(&thai::thai_digits(&day.to_string())).unwrap(), day);
        let short = format!("{} {} พ.ศ. {}", day.day, thai::MONTHS[usize::from(day.month) - 1].1, day.year);
        prop_assert_eq!(ThaiDate::read(&short).unwrap(), day);
        let year = day.fiscal_year();
        prop_assert!(year.first_day() <= day && day <= year.last_day());
    }

    #[test]
    fn a_day_in_another_spelling_is_never_another_day(day in date(), form in 0usize..9) {
        let ThaiDate { year, month, day: number } = day;
        let (_, short, english) = thai::MONTHS[usize::from(month) - 1];
        let (common, two) = (day.common_year(), year % 100);
        let text = match form {
            0 => format!("{number}/{month}/{year}"),
            1 => format!("{number:02}/{month:02}/{two:02}"),
            2 => format!("{number} {short} {two:02}"),
            3 => format!("{number:02}-{month:02}-{common}"),
            4 => format!("{english} {number}, {common}"),
            5 => format!("{year}-{month:02}-{number:02}"),
            6 => format!("{number}.{month}.{year}"),
            7 => thai::thai_digits(&format!("{number} {short}{year}")),
            _ => format!("{common}-{month:02}-{number:02}"),
        };
        // Two digits are of this century of the era, as everybody reads them.
        let meant = ThaiDate { year: if matches!(form, 1 | 2) { 2500 + two } else { year }, ..day };
        match ThaiDate::read(&text) {
            Ok(read) => prop_assert_eq!((form, read), (8, day)),
            Err(problem) => {
                let said = problem.help.map(|help| help.th).unwrap_or_default();
                let leap = (number, month) == (29, 2);
                prop_assert!(leap || said.contains(&meant.to_string()), "{}: {}", text, said);
                if let Some(fix) = problem.fix {
                    prop_assert_eq!(ThaiDate::read(&fix).unwrap(), meant, "{}", text);
                }
            }
        }
    }

    #[test]
    fn a_number_in_another_spelling_is_never_another_number(
        text in "[1-9][0-9]{0,2}(,[0-9]{3}){1,3}(\\.[0-9]{1,4})?", form in 0usize..7,
    ) {
        let number = Number::parse(&text).unwrap();
        let minus = Number::parse(&format!("-{text}")).unwrap();
        let (written, meant) = match form {
            0 => (format!("({text})"), minus),
            1 => (format!("– {text}"), minus),
            2 => (format!("{text}-"), minus),
            3 => (text.replace(',', " "), number),
            4 => (text.replace(',', "'"), number),
            5 => (format!("{text}.-"), number),
            _ => (text.replace('.', "p").replace(',', ".").replace('p', ","), number),
        };
        // One group of three behind a point is a decimal to everybody.
        prop_assume!(form != 6 || text.contains('.') || text.matches(',').count() > 1);
        match Number::parse(&written) {
            Ok(read) => prop_assert_eq!((form, read), (0, meant)),
            Err(problem) => prop_assert_eq!(Number::parse(&problem.fix.unwrap()).unwrap(), meant),
        }
    }

    #[test]
    fn an_amount_in_several_units_is_their_sum(hours in 0u32..1000, minutes in 0u32..1000, years in 1u32..100, months in 0u32..12) {
        let units = Units::new([]);
        for (text, large, small, ratio) in [
            (format!("{hours} ชั่วโมง {minutes} นาที"), hours, minutes, 60),
            (format!("{years} ปี {months} เดือน"), years, months, 12),
        ] {
            let Ok(ValueText::Quantity(read)) = ValueText::read(&text) else { panic!("{text}") };
            let amount = units.compound(&read).unwrap().unwrap();
            let last = amount.unit.factor();
            prop_assert_eq!(amount.in_base() / last, Exact::from_integer((large * ratio + small).into()));
            prop_assert_eq!(amount.to_string(), text);
        }
    }

    #[test]
    fn dates_keep_their_order(a in date(), b in date()) {
        let number = |day: ThaiDate| (u32::from(day.year), u32::from(day.month), u32::from(day.day));
        prop_assert_eq!(a.cmp(&b), number(a).cmp(&number(b)));
        if a <= b {
            prop_assert!(a.fiscal_year() <= b.fiscal_year());
        }
    }

    #[test]
    fn references_are_found_where_they_stand(
        before in "[ก-ฮ (]{0,12}", slug in "[a-z]{1,8}(-[a-z0-9]{1,4}){0,2}", year in 2500u16..2600, after in "[ก-ฮ )]{0,12}",
    ) {
        let written = format!("((ผล {year} {slug}))");
        // Brackets right before it would belong to it.
        let before = before.trim_end_matches('(');
        prop_assume!(!before.contains("(("));
        let text = format!("{before}{written}{after}");
        let found = reference::find(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(&text[found[0].clone()], written.as_str());
        let read = ReferenceText::read(&written).unwrap();
        prop_assert_eq!((read.id, read.year), (slug, Some(FiscalYear(year))));
    }

    #[test]
    fn slugs_are_plain_or_refused(text in "\\PC{0,20}") {
        if let Ok(slug) = Slug::read(&text) {
            prop_assert_eq!(slug.as_str(), text.trim());
            prop_assert!(slug.as_str().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        }
    }

    #[test]
    fn printed_numbers_sort_as_people_count(a in prop::collection::vec(0u32..30, 1..4), b in prop::collection::vec(0u32..30, 1..4)) {
        let read = |parts: &[u32]| {
            let text: Vec<String> = parts.iter().map(ToString::to_string).collect();
            PrintedNumber::read(&text.join(".")).unwrap()
        };
        prop_assert_eq!(read(&a).sort_key().cmp(&read(&b).sort_key()), a.cmp(&b));
    }
}
