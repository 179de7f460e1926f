//! The reader of Markdown on whatever the fuzzer thinks of. Seeds lie in `tests/corpus/markdown`.

#![no_main]

#[allow(dead_code)]
#[path = "../../tests/common/grammar.rs"]
mod grammar;

libfuzzer_sys::fuzz_target!(|text: &str| grammar::markdown(text));
