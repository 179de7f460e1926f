//! The readers of a planner's words on whatever the fuzzer thinks of. Seeds lie in `tests/corpus/quantity`.

#![no_main]

#[allow(dead_code)]
#[path = "../../tests/common/grammar.rs"]
mod grammar;

libfuzzer_sys::fuzz_target!(|text: &str| grammar::quantity(text));
