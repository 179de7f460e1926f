//! How well words of Thai are found: `cargo run --example words -- FILE`.
//!
//! FILE is a gold standard, one sentence a line: the sentence, then its words, with `|` between them
//! (the form in which UD Thai PUD is passed around). None is part of this repository. Every other line
//! is for tuning, the rest for the report; a boundary counts where the end of a word is. Speed is that
//! of words and of lines, on the same text.

#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
#![allow(clippy::disallowed_types, reason = "a benchmark measures time")]
#![allow(clippy::expect_used, reason = "a benchmark stops where something is wrong")]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant;

use raingan::thai::lines::{Lexicon, LineBreaker};
use raingan::thai::words::{Dictionary, WordBreaker};

fn main() {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("cargo run --example words -- FILE");
        std::process::exit(2);
    };
    let text = std::fs::read_to_string(&file).expect("a text in UTF-8");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let dictionary = Dictionary::new([]);
    println!("{:<8}{:>10}{:>10}{:>10}", "half", "precision", "recall", "F1");
    for (name, half) in [("tuned", 0), ("report", 1)] {
        let (mut both, mut found, mut gold) = (0, 0, 0);
        for line in lines.iter().skip(half).step_by(2) {
            let words: Vec<&str> =
                line.split('|').skip(1).filter(|word| !word.is_empty()).collect();
            let ends = |words: &[&str]| -> BTreeSet<usize> {
                let lengths = words.iter().map(|word| word.len());
                lengths
                    .scan(0, |at, length| {
                        *at += length;
                        Some(*at)
                    })
                    .collect()
            };
            let (wanted, got) = (
                ends(&words),
                dictionary.ends(&words.concat()).into_iter().collect::<BTreeSet<_>>(),
            );
            both += wanted.intersection(&got).count();
            found += got.len();
            gold += wanted.len();
        }
        let (precision, recall) = (both as f64 / found as f64, both as f64 / gold as f64);
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!("{name:<8}{precision:>10.4}{recall:>10.4}{f1:>10.4}");
    }
    let plain: String = lines.iter().filter_map(|line| line.split('|').next()).collect();
    let breaker = LineBreaker::new(&Lexicon::default());
    let speed = |what: &str, run: &dyn Fn()| {
        let start = Instant::now();
        run();
        let megabytes = plain.len() as f64 / 1e6;
        println!("{what}: {:.1} MB/s", megabytes / start.elapsed().as_secs_f64());
    };
    speed("words", &|| drop(black_box(dictionary.ends(&plain))));
    speed("lines", &|| drop(black_box(breaker.places(&plain))));
}
