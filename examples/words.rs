//! How well words of Thai are found, beside the engines that others use: `bash .ci/words`, which fetches
//! the gold standards and calls `cargo run --example words -- FILE…`.
//!
//! A FILE is a gold standard, one sentence a line: the sentence, then its words, with `|` between them
//! (the form in which UD Thai PUD is passed around). None is part of this repository. Every other line
//! is for tuning, the rest is held out; a boundary counts where a word ends. What an engine outside of
//! this program found stands beside the gold standard in FILE.NAME: a line `# seconds`, then one line of
//! words a sentence. *with a lexicon* is the same engine after an agency with such texts has written its
//! lexicon, from the tuned half alone: standards differ in what of a compound they call one word. Engines
//! are compared before any rule of the printed page; the speed of the rules is
//! measured as well, and whether twice the text takes twice the time.

#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
#![allow(clippy::disallowed_types, reason = "a benchmark measures time")]
#![allow(clippy::expect_used, reason = "a benchmark stops where something is wrong")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use raingan::thai::lines::{Lexicon, LineBreaker};
use raingan::thai::words::{Dictionary, WordBreaker};

/// Engines whose findings may stand beside a gold standard.
const OUTSIDE: [&str; 1] = ["newmm"];

/// Ends of words in a sentence, in order.
type Ends = Vec<usize>;

/// A sentence of a gold standard.
struct Sentence {
    text: String,
    ends: Ends,
}

fn sentence(line: &str) -> Sentence {
    let words: Vec<&str> = line.split('|').skip(1).filter(|word| !word.is_empty()).collect();
    Sentence { text: words.concat(), ends: ends(&words) }
}

fn ends(words: &[&str]) -> Ends {
    let lengths = words.iter().map(|word| word.len());
    lengths
        .scan(0, |at, length| {
            *at += length;
            Some(*at)
        })
        .collect()
}

/// The lexicon that an agency with such texts would write: words that the tuned half has more often in one
/// piece than the dictionary rightly parts them.
fn terms(gold: &[Sentence], dictionary: &Dictionary) -> Vec<String> {
    // How often a word stands whole where it is cut, against how often it is cut rightly.
    let mut whole: BTreeMap<&str, i32> = BTreeMap::new();
    let tuned = || gold.iter().step_by(2);
    for sentence in tuned() {
        let mut from = 0;
        let found = dictionary.ends(&sentence.text);
        for &to in &sentence.ends {
            let inside = found.iter().any(|end| from < *end && *end < to);
            if inside && sentence.text[from..to].chars().all(raingan::thai::is_thai) {
                *whole.entry(&sentence.text[from..to]).or_default() += 1;
            }
            from = to;
        }
    }
    for sentence in tuned() {
        let bounds: Vec<usize> = [0].into_iter().chain(sentence.ends.iter().copied()).collect();
        for pieces in 2..=4 {
            for bounds in bounds.windows(pieces + 1) {
                if let Some(count) = whole.get_mut(&sentence.text[bounds[0]..bounds[pieces]]) {
                    *count -= 1;
                }
            }
        }
    }
    whole.into_iter().filter(|(_, count)| *count > 0).map(|(word, _)| word.to_owned()).collect()
}

/// What an engine found, sentence by sentence, and how long it took.
fn measured(gold: &[Sentence], engine: &dyn Fn(&str) -> Ends) -> (Vec<Ends>, f64) {
    let start = Instant::now();
    let found: Vec<Ends> = gold.iter().map(|sentence| engine(&sentence.text)).collect();
    (found, start.elapsed().as_secs_f64())
}

/// What an engine outside of this program found.
fn outside(file: &str, gold: &[Sentence]) -> Option<(Vec<Ends>, f64)> {
    let text = std::fs::read_to_string(file).ok()?;
    let (head, lines) = text.split_once('\n')?;
    let seconds = head.trim_start_matches('#').trim().parse().ok()?;
    let found = lines.lines().map(|line| ends(&line.split('|').collect::<Vec<_>>())).collect();
    let found: Vec<Ends> = found;
    (found.len() == gold.len()).then_some((found, seconds))
}

fn report(name: &str, bytes: usize, gold: &[Sentence], (found, seconds): (Vec<Ends>, f64)) {
    print!("{name:<18}");
    for half in [0, 1] {
        let (mut both, mut mine, mut wanted) = (0, 0, 0);
        for (sentence, found) in gold.iter().zip(&found).skip(half).step_by(2) {
            both += found.iter().filter(|end| sentence.ends.binary_search(end).is_ok()).count();
            mine += found.len();
            wanted += sentence.ends.len();
        }
        let (precision, recall) = (both as f64 / mine as f64, both as f64 / wanted as f64);
        let f1 = 2.0 * precision * recall / (precision + recall);
        print!("{precision:>9.4}{recall:>9.4}{f1:>9.4}  ");
    }
    println!("{:>7.1}", bytes as f64 / 1e6 / seconds);
}

fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("cargo run --example words -- FILE…    (bash .ci/words fetches some)");
        std::process::exit(2);
    }
    let dictionary = Dictionary::new([], []);
    let lstm = WordSegmenter::new_lstm(WordBreakInvariantOptions::default());
    let icu = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    // A place before the text is none at which a word ends.
    let behind = |mut ends: Ends| {
        ends.retain(|end| *end > 0);
        ends
    };
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a text in UTF-8");
        let gold: Vec<Sentence> =
            text.lines().filter(|line| !line.starts_with('#')).map(sentence).collect();
        let bytes = gold.iter().map(|sentence| sentence.text.len()).sum();
        println!("{file}: {} sentences, {:.2} MB", gold.len(), bytes as f64 / 1e6);
        println!("{:<18}{:^27}  {:^27}  {:>7}", "", "tuned", "held out", "MB/s");
        let half = format!("{:>9}{:>9}{:>9}  ", "precision", "recall", "F1");
        println!("{:<18}{half}{half}", "");
        report("raingan", bytes, &gold, measured(&gold, &|text| dictionary.ends(text)));
        let terms = terms(&gold, &dictionary);
        let taught = Dictionary::new(terms.iter().map(String::as_str), []);
        report("with a lexicon", bytes, &gold, measured(&gold, &|text| taught.ends(text)));
        let by_lstm = |text: &str| behind(lstm.segment_str(text).collect());
        report("ICU LSTM", bytes, &gold, measured(&gold, &by_lstm));
        let by_icu = |text: &str| behind(icu.segment_str(text).collect());
        report("ICU dictionary", bytes, &gold, measured(&gold, &by_icu));
        for name in OUTSIDE {
            match outside(&format!("{file}.{name}"), &gold) {
                Some(found) => report(name, bytes, &gold, found),
                None => println!("{name:<18}not measured: there is no {file}.{name} of this text"),
            }
        }
        println!();
    }
    speed(&dictionary, &files[0]);
}

/// The speed of words and lines, on a text like a report and on texts that nobody writes: a megabyte
/// and twice as much. Lines remember the pieces between spaces, and these texts repeat theirs.
fn speed(dictionary: &Dictionary, file: &str) {
    let text = std::fs::read_to_string(file).expect("a text in UTF-8");
    let sentences = text.lines().filter_map(|line| line.split('|').next());
    let prose: String = sentences.map(|sentence| format!("{sentence} ")).collect();
    let unbroken: String = prose.split_whitespace().collect();
    let breaker = LineBreaker::new(&Lexicon::default());
    let megabyte = |text: &str| text.repeat(1_000_000 / text.len() + 1);
    println!("{:<26}{:>12}{:>12}{:>14}", "1 MB", "words MB/s", "lines MB/s", "twice takes");
    for (name, text) in [
        ("sentences", megabyte(&prose)),
        ("without a space", megabyte(&unbroken)),
        ("one letter", megabyte("ก")),
        ("one mark", megabyte("่")),
        ("stacks of fifty marks", megabyte(&format!("ก{}", "่".repeat(50)))),
        ("numbers", megabyte("๑๒ 3.50 ")),
        ("Latin", megabyte("Digital service ")),
    ] {
        let timed = |run: &dyn Fn()| {
            // The best of three: the machine has other things to do.
            let times = (0..3).map(|_| {
                let start = Instant::now();
                run();
                start.elapsed().as_secs_f64()
            });
            times.fold(f64::INFINITY, f64::min)
        };
        let megabytes = text.len() as f64 / 1e6;
        let words = timed(&|| drop(black_box(dictionary.ends(&text))));
        let lines = timed(&|| drop(black_box(breaker.places(&text))));
        let twice = text.repeat(2);
        let doubled = timed(&|| drop(black_box(breaker.places(&twice))));
        let (words, ratio) = (megabytes / words, doubled / lines);
        println!("{name:<26}{words:>12.1}{:>12.1}{ratio:>13.2}×", megabytes / lines);
    }
}
