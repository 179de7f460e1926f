//! The reader of numbers on whatever the fuzzer thinks of. Seeds lie in `tests/corpus/number`.

#![no_main]

#[allow(dead_code)]
#[path = "../../tests/common/grammar.rs"]
mod grammar;

libfuzzer_sys::fuzz_target!(|text: &str| grammar::number(text));
