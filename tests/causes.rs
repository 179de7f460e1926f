//! Proves that the likely causes of the slips in the shipped documents are found.

use std::path::Path;

use raingan::diagnostic::{Code, Locale};

/// The help of the finding on a claim, by a piece of its message.
fn help(printed: &str) -> String {
    let (sources, findings) = raingan::load::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let checked = raingan::pipeline::check(&sources, findings);
    let found: Vec<String> = checked
        .findings
        .iter()
        .filter(|f| f.code == Code::ClaimDiffers && f.message.th.contains(printed))
        .map(|f| f.help.as_ref().unwrap().get(Locale::Th).to_owned())
        .collect();
    assert_eq!(found.len(), 1, "{printed}: {found:?}");
    found[0].clone()
}

#[test]
fn the_unit_cost_that_lost_its_decimals() {
    assert!(help("126,942,068.75").contains("1,671,073.10"), "{}", help("126,942,068.75"));
}

#[test]
fn the_two_items_that_were_counted_twice() {
    let cause = help("20,096.17 ล้านบาท");
    assert!(cause.contains("Cyber Drill") && cause.contains("ซ้ำ"), "{cause}");
}

#[test]
fn baht_called_million_baht() {
    assert!(help("19,576,172,104.26").contains("1,000,000 เท่า"), "{}", help("19,576,172,104.26"));
}

#[test]
fn what_no_simple_slip_explains_has_the_plain_advice() {
    assert!(help("13.04 ล้านบาท").contains("ตรวจว่าค่าใดถูก"));
}
