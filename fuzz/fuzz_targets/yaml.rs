//! The reader of YAML and every kind of record on whatever the fuzzer thinks of. Seeds lie in `tests/corpus/yaml`.

#![no_main]

#[allow(dead_code)]
#[path = "../../tests/common/grammar.rs"]
mod grammar;

libfuzzer_sys::fuzz_target!(|text: &str| grammar::yaml(text));
