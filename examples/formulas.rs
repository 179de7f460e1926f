//! Exact formulas beside floating point: `cargo run --example formulas`.
//!
//! 10,000 formulas of 10 terms each over named inputs, in Thai, are read and evaluated by this program
//! and by `evalexpr`, a well-known evaluator on binary floating point, on the same texts. The shortest
//! of several runs counts. The last lines say how many of the results floating point gets wrong in the
//! digits that a page shows.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark measures time"
)]
#![allow(clippy::expect_used, reason = "a benchmark stops where something is wrong")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use evalexpr::{ContextWithMutableVariables, HashMapContext, Value};
use raingan::formula::{Argument, Formula};
use raingan::notation::{Exact, Number, number};
use raingan::source::{Sources, Span};
use raingan::unit::Dimensions;
use raingan::unit::Units;

const FORMULAS: usize = 10_000;
const TERMS: usize = 10;
const RUNS: usize = 9;
const NAMES: [&str; 6] =
    ["รายได้ทางตรง", "รายได้ทางอ้อม", "ค่าใช้จ่าย", "จำนวนหน่วยงาน", "อัตราต้นทุน", "เงินทุนเพิ่มเติม"];
const VALUES: [&str; 6] = ["9.13", "20062.89", "486.7223", "250", "0.0372", "35.4993"];

/// A small generator, so that two runs measure the same texts.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

fn texts() -> Vec<String> {
    let mut dice = Dice(2562);
    let mut term = || match dice.throw(3) {
        0 => format!("{}.{:02}", dice.throw(2_000) + 1, dice.throw(100)),
        1 => format!("({} + {}.5)", NAMES[dice.throw(6)], dice.throw(900)),
        _ => NAMES[dice.throw(6)].to_owned(),
    };
    let mut signs = Dice(2563);
    (0..FORMULAS)
        .map(|_| {
            let mut text = term();
            for _ in 1..TERMS {
                let sign = ["+", "-", "*", "/"][signs.throw(4)];
                text.push_str(&format!(" {sign} {}", term()));
            }
            text
        })
        .collect()
}

/// The shortest of several runs.
fn shortest(mut run: impl FnMut()) -> Duration {
    let time = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..RUNS).map(|_| time(&mut run)).min().unwrap_or_default()
}

fn main() {
    let texts = texts();
    let names: Vec<(&str, bool)> = NAMES.iter().map(|name| (*name, false)).collect();
    let value = |text: &str| Number::parse(text).expect("a number").exact();
    let given: Vec<Argument> =
        VALUES.iter().map(|text| Argument::One(value(text), Dimensions::default())).collect();
    let unit = Units::new([]).get("").expect("the bare unit");
    let span = Span::new(Sources::new().add_text("benchmark", ""), 0..0);
    let read = |text: &str| Formula::parse(text, &names, unit.clone(), 2, span).expect("a formula");

    let mut context = HashMapContext::new();
    for (name, text) in NAMES.iter().zip(VALUES) {
        let number = text.parse::<f64>().expect("a number");
        context.set_value((*name).to_owned(), Value::Float(number)).expect("a new name");
    }
    let read_peer = |text: &str| evalexpr::build_operator_tree(text).expect("a formula");
    let peer_value =
        |tree: &evalexpr::Node| tree.eval_number_with_context(&context).expect("a value");

    let formulas: Vec<Formula> = texts.iter().map(|text| read(text)).collect();
    let trees: Vec<_> = texts.iter().map(|text| read_peer(text)).collect();
    let rows = [
        (
            "read",
            shortest(|| texts.iter().for_each(|text| drop(black_box(read(text))))),
            shortest(|| texts.iter().for_each(|text| drop(black_box(read_peer(text))))),
        ),
        (
            "evaluate",
            shortest(|| formulas.iter().for_each(|f| drop(black_box(f.evaluate(&given))))),
            shortest(|| {
                trees.iter().for_each(|tree| {
                    black_box(peer_value(tree));
                })
            }),
        ),
        (
            "both",
            shortest(|| texts.iter().for_each(|text| drop(black_box(read(text).evaluate(&given))))),
            shortest(|| {
                texts.iter().for_each(|text| {
                    black_box(peer_value(&read_peer(text)));
                })
            }),
        ),
    ];
    println!("{FORMULAS} formulas of {TERMS} terms, shortest of {RUNS} runs");
    println!("{:<10}{:>12}{:>14}{:>10}", "", "raingan", "evalexpr", "ratio");
    for (step, ours, theirs) in rows {
        println!(
            "{step:<10}{:>9.2} ms{:>11.2} ms{:>10.2}",
            ours.as_secs_f64() * 1e3,
            theirs.as_secs_f64() * 1e3,
            ours.as_secs_f64() / theirs.as_secs_f64(),
        );
    }

    let shown = |exact: &Exact| number::show(exact, 2);
    let (mut compared, mut wrong) = (0, 0);
    for (formula, tree) in formulas.iter().zip(&trees) {
        let Ok(exact) = formula.evaluate(&given) else { continue };
        compared += 1;
        let float = format!("{:.2}", peer_value(tree));
        wrong += usize::from(shown(&exact).replace(',', "") != float.replace("-0.00", "0.00"));
    }
    println!("results shown otherwise with 2 decimals: {wrong} of {compared}");
}
