//! scaffold
use raingan::diagnostic::{Locale, terminal};
fn main() {
    let root = std::env::args().nth(1).unwrap_or(".".into());
    let (sources, findings) = raingan::load::load(std::path::Path::new(&root)).unwrap();
    let checked = raingan::pipeline::check(&sources, findings);
    for f in checked.findings.iter() {
        eprint!("{}", terminal::render(f, &sources, terminal::Style { locale: Locale::Th, colour: false }));
    }
    eprintln!("{}", terminal::count(&checked.findings, Locale::Th));
    if let Some(s) = checked.scored { for (y, s) in &s.years { println!("{y} {:#?}", s.parts); } }
}
