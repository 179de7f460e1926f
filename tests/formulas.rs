//! Proves that formulas are right: against an independent evaluator on random expressions, at the
//! sizes nobody writes by hand, and over lists, items and facts of a content folder.

mod common;

use common::Project;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;
use raingan::formula::{Argument, Fault, Formula};
use raingan::notation::{Exact, FiscalYear};
use raingan::source::{Sources, Span};
use raingan::unit::Dimensions;
use raingan::unit::Units;

/// Names with a space, with a number, and two that differ by one mark above a letter.
const NAMES: [&str; 4] = ["รายได้", "รายได", "ค่าใช้จ่าย รวม", "งบปี62"];

/// An expression, to be written down and to be worked out by plain rational arithmetic.
#[derive(Debug, Clone)]
enum Tree {
    Number(u32, u32),
    Percent(u32),
    Input(usize),
    Negated(Box<Tree>),
    Pair(char, Box<Tree>, Box<Tree>),
    Call(&'static str, Vec<Tree>),
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        (0u32..10_000_000, 0u32..5).prop_map(|(digits, scale)| Tree::Number(digits, scale)),
        (0u32..100).prop_map(Tree::Percent),
        (0usize..NAMES.len()).prop_map(Tree::Input),
    ];
    leaf.prop_recursive(6, 40, 4, |inner| {
        let pair = (
            prop::sample::select(vec!['+', '-', '×', '÷', '*', '/']),
            inner.clone(),
            inner.clone(),
        );
        prop_oneof![
            4 => pair.prop_map(|(sign, a, b)| Tree::Pair(sign, Box::new(a), Box::new(b))),
            1 => inner.clone().prop_map(|a| Tree::Negated(Box::new(a))),
            1 => (
                prop::sample::select(vec!["ผลรวม", "ต่ำสุด", "max", "เฉลี่ย", "count"]),
                prop::collection::vec(inner, 1..4),
            )
                .prop_map(|(word, values)| Tree::Call(word, values)),
        ]
    })
}

impl Tree {
    /// How tightly it binds.
    fn binds(&self) -> u8 {
        match self {
            Tree::Pair('+' | '-', ..) => 1,
            Tree::Pair(..) => 2,
            Tree::Negated(_) => 3,
            _ => 4,
        }
    }

    /// As a writer would write it: with brackets only where they are needed.
    fn text(&self) -> String {
        let inside = |tree: &Tree, least: u8| match tree.binds() < least {
            true => format!("({})", tree.text()),
            false => tree.text(),
        };
        match self {
            Tree::Number(digits, scale) => {
                let padded = format!("{digits:0>width$}", width = *scale as usize + 1);
                let (whole, rest) = padded.split_at(padded.len() - *scale as usize);
                if *scale == 0 { whole.to_owned() } else { format!("{whole}.{rest}") }
            }
            Tree::Percent(number) => format!("{number}%"),
            Tree::Input(at) => NAMES[*at].to_owned(),
            Tree::Negated(inner) => format!("-{}", inside(inner, 3)),
            Tree::Pair(sign, a, b) => {
                let own = self.binds();
                format!("{} {sign} {}", inside(a, own), inside(b, own + 1))
            }
            Tree::Call(word, values) => {
                let values: Vec<String> = values.iter().map(Tree::text).collect();
                format!("{word}({})", values.join("; "))
            }
        }
    }

    /// Its value, or nothing where something is divided by zero.
    fn value(&self, inputs: &[BigRational]) -> Option<BigRational> {
        let whole = |n: u32| BigRational::from_integer(BigInt::from(n));
        Some(match self {
            Tree::Number(digits, scale) => {
                BigRational::new(BigInt::from(*digits), BigInt::from(10u8).pow(*scale))
            }
            Tree::Percent(number) => whole(*number) / whole(100),
            Tree::Input(at) => inputs[*at].clone(),
            Tree::Negated(inner) => -inner.value(inputs)?,
            Tree::Pair(sign, a, b) => {
                let (a, b) = (a.value(inputs)?, b.value(inputs)?);
                match sign {
                    '+' => a + b,
                    '-' => a - b,
                    '×' | '*' => a * b,
                    _ if b.is_zero() => return None,
                    _ => a / b,
                }
            }
            Tree::Call(word, values) => {
                let values: Option<Vec<_>> = values.iter().map(|v| v.value(inputs)).collect();
                let values = values?;
                let count = whole(values.len() as u32);
                match *word {
                    "ผลรวม" => values.into_iter().sum(),
                    "เฉลี่ย" => values.into_iter().sum::<BigRational>() / count,
                    "ต่ำสุด" => values.into_iter().min()?,
                    "max" => values.into_iter().max()?,
                    _ => count,
                }
            }
        })
    }
}

/// A formula over plain numbers.
fn parse(text: &str, names: &[(&str, bool)]) -> Result<Formula, Vec<&'static str>> {
    let mut sources = Sources::new();
    let span = Span::new(sources.add_text("f", text), 0..text.len());
    let unit = Units::new([]).get("").expect("the bare unit");
    Formula::parse(text, names, unit, 2, span)
        .map_err(|problems| problems.iter().map(|problem| problem.code.as_str()).collect())
}

fn bare(value: Exact) -> Argument {
    Argument::One(value, Dimensions::default())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn evaluation_agrees_with_plain_rational_arithmetic(
        tree in tree(),
        inputs in prop::collection::vec((-1_000_000i64..1_000_000, 1i64..1000), NAMES.len()),
    ) {
        let names: Vec<(&str, bool)> = NAMES.iter().map(|name| (*name, false)).collect();
        let formula = parse(&tree.text(), &names).expect("a sound formula");
        let given: Vec<Argument> = inputs.iter().map(|(n, d)| bare(Exact::new(*n, *d))).collect();
        let rational: Vec<BigRational> =
            inputs.iter().map(|(n, d)| BigRational::new((*n).into(), (*d).into())).collect();
        match (formula.evaluate(&given), tree.value(&rational)) {
            (Ok(value), Some(wanted)) => {
                let (numerator, denominator) = value.parts();
                prop_assert_eq!(BigRational::new(numerator, denominator), wanted, "{}", tree.text());
            }
            (Err(Fault::DivisionByZero(_)), None) => {}
            (got, wanted) => prop_assert!(false, "{}: {got:?} but {wanted:?}", tree.text()),
        }
    }

    #[test]
    fn a_formula_reads_the_same_in_thai_digits_and_with_more_spaces(tree in tree()) {
        let names: Vec<(&str, bool)> =
            NAMES[..3].iter().map(|name| (*name, false)).chain([("งบปี๖๒", false)]).collect();
        let plain: Vec<(&str, bool)> = NAMES.iter().map(|name| (*name, false)).collect();
        let thai = tree.text().chars().map(|c| match c.to_digit(10) {
            Some(digit) => char::from_u32('๐' as u32 + digit).unwrap_or(c),
            None => c,
        }).collect::<String>().replace(" + ", "  +  ");
        let given: Vec<Argument> = (1..=NAMES.len()).map(|n| bare(Exact::new(n as i64, 3))).collect();
        let value = |text: &str, names: &[(&str, bool)]| {
            parse(text, names).map(|formula| formula.evaluate(&given).ok())
        };
        prop_assert_eq!(value(&thai, &names), value(&tree.text(), &plain));
    }

    #[test]
    fn units_obey_algebra(
        a in prop::sample::select(vec!["บาท", "ล้านบาท", "ราย", "ชั่วโมง", "บาท/ชั่วโมง", "ราย/ชั่วโมง", "ร้อยละ", ""]),
        b in prop::sample::select(vec!["บาท", "คน", "นาที", "บาท/นาที", "หน่วยงาน", ""]),
        amount in (-1_000_000i64..1_000_000, 1i64..1000),
    ) {
        let units = Units::new([]);
        let (a, b) = (units.get(a).expect("a unit"), units.get(b).expect("a unit"));
        let (x, y) = (a.dimensions(), b.dimensions());
        prop_assert_eq!(x.times(y), y.times(x));
        prop_assert_eq!(&x.times(y).over(y), x);
        prop_assert_eq!(&x.over(y).times(y), x);
        prop_assert!(x.over(x).is_bare());
        prop_assert!(x.fits(x));
        prop_assert_eq!(x.fits(y), y.fits(x));
        // There and back is where it was.
        let value = Exact::new(amount.0, amount.1);
        prop_assert_eq!(&value * a.factor() / a.factor(), value);
    }
}

#[test]
fn ten_thousand_terms_are_added_up() {
    let text = (1..=10_000).map(|n| n.to_string()).collect::<Vec<_>>().join(" + ");
    let value = parse(&text, &[]).expect("a sound formula").evaluate(&[]).expect("a value");
    assert_eq!(value, Exact::from_integer(50_005_000.into()));
}

#[test]
fn ten_thousand_inputs_are_added_up() {
    let names: Vec<String> = (0..10_000).map(|n| format!("รายการ {n}")).collect();
    let known: Vec<(&str, bool)> = names.iter().map(|name| (name.as_str(), false)).collect();
    let formula = parse(&names.join(" + "), &known).expect("a sound formula");
    let given: Vec<Argument> = (0..10_000).map(|n| bare(Exact::from_integer(n.into()))).collect();
    assert_eq!(formula.evaluate(&given).expect("a value"), Exact::from_integer(49_995_000.into()));
}

#[test]
fn a_thousand_nested_brackets_are_no_matter() {
    let text = format!("{}1{}", "(1 + ".repeat(1_000), ")".repeat(1_000));
    let value = parse(&text, &[]).expect("a sound formula").evaluate(&[]).expect("a value");
    assert_eq!(value, Exact::from_integer(1_001.into()));
    assert_eq!(parse(&"(".repeat(1_000), &[]).expect_err("no value"), ["bad-formula"]);
}

#[test]
fn a_number_of_forty_digits_is_too_long_at_its_place() {
    let text = format!("1 + {}", "9".repeat(40));
    assert_eq!(parse(&text, &[]).expect_err("too long"), ["number-too-long"]);
    // What grows beyond all sense while it is worked out is a fault too.
    let power = ["9999999999999999999999999999"; 2_000].join(" × ");
    let formula = parse(&power, &[]).expect("a sound formula");
    assert!(matches!(formula.evaluate(&[]), Err(Fault::TooLarge(_))));
}

#[test]
fn names_that_differ_by_one_mark_are_two_names() {
    let names = [("รายได้", false), ("รายได", false)];
    let formula = parse("รายได้ - รายได", &names).expect("a sound formula");
    let given = [bare(Exact::new(10, 1)), bare(Exact::new(4, 1))];
    assert_eq!(formula.evaluate(&given).expect("a value"), Exact::new(6, 1));
    assert_eq!(parse("รายไดั - รายได", &names).expect_err("no such name"), ["unknown-reference"]);
}

/// A calculation file of the minimal project.
fn calculation(slug: &str, items: &str) -> String {
    format!("รหัสถาวร: {slug}\nชื่อ: รายการคำนวณ {slug}\nหน่วย: บาท\nทศนิยม: 2\nรายการ:\n{items}")
}

const COSTS: &str = "  - รหัส: a
    ชื่อ: ก
    ตัวแปร: {ค่า: 10.25 บาท}
    สูตร: ค่า
  - รหัส: b
    ชื่อ: ข
    ตัวแปร: {ค่า: 0.002 พันบาท}
    สูตร: ค่า × 2
";

/// The project with an indicator worked out from other places.
fn worked(inputs: &str, formula: &str) -> Project {
    Project::minimal()
        .with("content/2562/calculations/costs.yaml", &calculation("costs", COSTS))
        .indicator(
            "sum",
            "1.9",
            &format!("เป้าหมาย: 1 บาท\nตัวแปร:\n{inputs}\nสูตร: {formula}\nหน่วย: บาท\nทศนิยม: 3\n"),
        )
}

/// The value of the indicator, as it is shown.
fn value(project: &Project) -> String {
    let outcome = project.check();
    assert_eq!(outcome.checked.findings.errors(), 0, "{}", outcome.terminal());
    let (_, score) = outcome.indicator(2562, "sum");
    score.value.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string)
}

#[test]
fn lists_and_items_are_summed_up() {
    let list = "  รายจ่าย: [10 บาท, 2 บาท, ((ค่า costs/b))]";
    assert_eq!(value(&worked(list, "ผลรวม(รายจ่าย)")), "16.000 บาท");
    assert_eq!(value(&worked(list, "สูงสุด(รายจ่าย) - ต่ำสุด(รายจ่าย)")), "8.000 บาท");
    assert_eq!(value(&worked(list, "เฉลี่ย(รายจ่าย)")), "5.333 บาท");
    let items = "  โครงการ: ((รายการ costs))";
    assert_eq!(value(&worked(items, "ผลรวม(โครงการ)")), "14.250 บาท");
    assert_eq!(value(&worked(items, "ปัด(ผลรวม(โครงการ); 1)")), "14.300 บาท");
    let grouped = COSTS.replace("    ชื่อ: ก\n", "    กลุ่ม: หนึ่ง\n    ชื่อ: ก\n")
        + "  - รหัส: c\n    กลุ่ม: หนึ่ง\n    ชื่อ: ค\n    ตัวแปร: {ค่า: 1 บาท}\n    สูตร: ค่า\n";
    let group = |id: &str| {
        worked(&format!("  กลุ่ม: ((รวม costs/{id}))"), "กลุ่ม")
            .with("content/2562/calculations/costs.yaml", &calculation("costs", &grouped))
    };
    assert_eq!(value(&group("a")), "11.250 บาท");
    assert_eq!(value(&group("c")), "11.250 บาท");
    assert_eq!(value(&group("b")), "4.000 บาท");
    assert_eq!(group("d").check().codes(), ["unknown-reference"]);
    let described = "  ก:\n    คำอธิบาย: รายจ่ายทั้งหมด\n    ค่า: [1 บาท, 2 บาท]\n    ที่มา: บัญชี";
    assert_eq!(value(&worked(described, "ผลรวม(ก)")), "3.000 บาท");
    let outside = worked(items, "โครงการ × 2").check();
    assert_eq!(outside.codes(), ["bad-formula"], "{}", outside.terminal());
}

#[test]
fn a_fact_may_be_worked_out_and_used_by_others() {
    let sheet = "รหัสถาวร: s
ชื่อ: ข้อมูล
รายการ:
  - รหัสถาวร: part
    ชื่อ: ส่วนหนึ่ง
    ค่า: 25 บาท
  - รหัสถาวร: share
    ชื่อ: สัดส่วน
    ตัวแปร:
      ส่วน: ((ค่า part))
      ทั้งหมด: 200 บาท
    สูตร: ส่วน ÷ ทั้งหมด
    หน่วย: ร้อยละ
    ทศนิยม: 1
    ตามที่พิมพ์:
      ค่า: ร้อยละ 12.5
";
    let with = |text: &str| {
        worked("  สัดส่วน: ((ค่า share))", "สัดส่วน × 1,000 × 1").with("content/2562/facts/s.yaml", text)
    };
    let bare = with(sheet).replace("content/2562/indicators/sum.yaml", "หน่วย: บาท", "หน่วย: \"\"");
    let outcome = bare.replace("content/2562/indicators/sum.yaml", "1 บาท", "1").check();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
    let year = outcome.year(2562);
    assert_eq!(year.facts[0][1].value.as_ref().expect("a value").to_string(), "ร้อยละ 12.5");
    let claimed = with(&sheet.replace("ร้อยละ 12.5", "ร้อยละ 15.2")).check();
    assert!(claimed.codes().contains(&"claim-differs"), "{}", claimed.terminal());
    let both = with(&sheet.replace("    สูตร: ส่วน", "    ค่า: 5 บาท\n    สูตร: ส่วน")).check();
    assert!(both.codes().contains(&"result-and-formula"), "{}", both.terminal());
}

#[test]
fn a_unit_of_the_agency_converts() {
    let dozens = |units: &str| {
        Project::minimal()
            .with("content/agency.yaml", &format!("{}หน่วยนับ:\n{units}", common::AGENCY))
            .indicator(
                "sum",
                "1.9",
                "เป้าหมาย: 1 โหล\nตัวแปร: {ก: 30 ชิ้น, ข: 1.5 โหล}\nสูตร: ก + ข\nหน่วย: โหล\nทศนิยม: 1\n",
            )
    };
    let known = "  - ชิ้น\n  - ชื่อ: โหล\n    เท่ากับ: 12 ชิ้น\n";
    assert_eq!(value(&dozens(known)), "4.0 โหล");
    let nothing = dozens("  - ชิ้น\n  - ชื่อ: โหล\n    เท่ากับ: 0 ชิ้น\n").check();
    assert!(nothing.codes().contains(&"not-a-quantity"), "{}", nothing.terminal());
    let unknown = dozens("  - ชื่อ: โหล\n    เท่ากับ: 12 ก้อน\n").check();
    assert!(unknown.codes().contains(&"unknown-unit"), "{}", unknown.terminal());
}

#[test]
fn a_circle_across_files_and_years_is_found_once() {
    let items = "  - รหัส: a
    ชื่อ: ก
    ตัวแปร: {ค่า: ((ผล sum))}
    สูตร: ค่า
";
    let project = Project::minimal()
        .with("content/2562/calculations/loop.yaml", &calculation("loop", items))
        .indicator("sum", "1.9", "เป้าหมาย: 1 บาท\nตัวแปร: {ก: ((รวม loop))}\nสูตร: ก\nหน่วย: บาท\n");
    let outcome = project.check();
    let codes = outcome.codes();
    assert_eq!(codes.iter().filter(|code| **code == "cycle").count(), 1, "{}", outcome.terminal());
    assert!(outcome.terminal().contains("1.9 → loop/a → 1.9"), "{}", outcome.terminal());
}

#[test]
fn a_circle_of_thousands_is_one_short_finding() {
    let mut items = String::new();
    for n in 0..3_000 {
        let next = (n + 1) % 3_000;
        items.push_str(&format!(
            "  - {{รหัส: i{n}, ชื่อ: ก, ตัวแปร: {{ค่า: \"((ค่า loop/i{next}))\"}}, สูตร: ค่า}}\n"
        ));
    }
    let project = Project::minimal()
        .with("content/2562/calculations/loop.yaml", &calculation("loop", &items));
    let outcome = project.check();
    assert_eq!(outcome.codes(), ["cycle"], "{}", outcome.terminal());
    assert!(outcome.terminal().len() < 2_000);
}

#[test]
fn the_worked_calculations_of_the_shipped_year_have_their_values() {
    let outcome = Project::shipped().check();
    let model = &outcome.scored().model.years[&FiscalYear(2562)];
    let scores = outcome.year(2562);
    let total = |slug: &str| {
        let at = model.calculations.iter().position(|c| c.slug.as_str() == slug).expect(slug);
        scores.calculations[at].total.as_ref().expect("a total").to_string()
    };
    assert_eq!(total("eva-2561"), "1,992.38 ล้านบาท");
    assert_eq!(total("indirect-value"), "20,062,894,398.01 บาท");
    let fact = |slug: &str| {
        let found = model.sheets.iter().zip(&scores.facts).find_map(|(sheet, worked)| {
            let at = sheet.facts.iter().position(|fact| fact.slug.as_str() == slug)?;
            worked[at].value.clone()
        });
        found.expect(slug).to_string()
    };
    assert_eq!(fact("plan"), "486.7223 ล้านบาท");
    assert_eq!(fact("personnel-share"), "ร้อยละ 25.87");
    let value =
        |slug: &str| outcome.indicator(2562, slug).1.value.as_ref().expect("a value").to_string();
    assert_eq!(value("eva"), "19,564.39 ล้านบาท");
    assert_eq!(value("social-value"), "2,219,284.77 บาท");
}
