//! The readers of single texts, each with what has to hold of it for every text whatever: it ends, it
//! does not panic, and every place it names lies inside the text and on the border of a character.

use std::ops::Range;

use raingan::diagnostic::{Findings, Locale, Problem, terminal};
use raingan::formula::{Argument, Formula, Piece};
use raingan::notation::{
    FiscalYear, Notation, Number, PrintedNumber, QuantityText, ReferenceText, Slug, ThaiDate,
    ValueText, number as numbers, reference,
};
use raingan::records::{agency, framework, indicator, sheets, year};
use raingan::source::{Sources, Span};
use raingan::unit::Units;
use raingan::yaml::field::{Decode, Decoder};
use raingan::{markdown, yaml};

/// What has to hold of every finding: its places are places, and it can be shown.
pub fn sound(findings: &Findings, sources: &Sources) {
    for finding in findings.iter() {
        let spans = std::iter::once(finding.primary).chain(finding.related.iter().map(|r| r.span));
        for span in spans {
            let text = &sources.file(span.file).text;
            assert!(is_inside(text, &span.range()), "{finding:?} of {text:?}");
        }
        for locale in [Locale::Th, Locale::En] {
            let shown =
                terminal::render(finding, sources, terminal::Style { locale, colour: false });
            assert!(shown.ends_with('\n'));
            // Nothing from a file steers the terminal.
            assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        }
    }
}

fn inside(text: &str, range: Range<usize>) {
    assert!(is_inside(text, &range), "{range:?} of {text:?}");
}

fn is_inside(text: &str, range: &Range<usize>) -> bool {
    range.start <= range.end
        && text.is_char_boundary(range.start)
        && text.is_char_boundary(range.end)
}

/// The reader of YAML, and every kind of record on what it reads.
pub fn yaml(text: &str) {
    let mut sources = Sources::new();
    let id = sources.add_text("content/2562/indicators/a.yaml", text);
    let file = sources.file(id);
    let mut findings = Findings::new();
    let document = yaml::read::read(id, file, &file.text, &mut findings);
    assert!(
        document.root.is_some() || !findings.is_empty(),
        "nothing read and nothing said: {text:?}"
    );
    if let Some(root) = &document.root {
        let mut decoder = Decoder::new(&mut findings, document.damaged);
        let _ = agency::Agency::decode(root, &mut decoder);
        let _ = framework::Framework::decode(root, &mut decoder);
        let _ = year::Year::decode(root, &mut decoder);
        let _ = indicator::Indicator::decode(root, &mut decoder);
        let _ = sheets::Board::decode(root, &mut decoder);
        let _ = sheets::FactSheet::decode(root, &mut decoder);
        let _ = sheets::Calculation::decode(root, &mut decoder);
        let _ = sheets::FrontMatter::decode(root, &mut decoder);
    }
    sound(&findings, &sources);
}

/// What was read; a problem's place is inside of the text.
fn check<T>(text: &str, read: Result<T, Problem>) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(problem) => {
            if let Some(range) = problem.within.clone() {
                inside(text, range);
            }
            None
        }
    }
}

/// The reader of numbers, exact from the text to what is shown.
pub fn number(text: &str) {
    let Some(number) = check(text, Number::read(text)) else { return };
    // What was read prints as something that reads the same.
    assert_eq!(Number::parse(&number.to_string()).ok(), Some(number), "{text:?}");
    let exact = number.exact();
    assert_eq!(numbers::show(&exact, number.scale()), number.to_string(), "{text:?}");
    assert!(numbers::shortest(&exact).is_none_or(|short| short.exact() == exact), "{text:?}");
}

/// The readers of a planner's words.
pub fn quantity(text: &str) {
    number(text);
    check(text, QuantityText::read(text));
    check(text, ThaiDate::read(text));
    check(text, FiscalYear::read(text));
    check(text, ReferenceText::read(text));
    check(text, Slug::read(text));
    check(text, PrintedNumber::read(text));
    if let Some(ValueText::Quantity(quantity)) = check(text, ValueText::read(text)) {
        assert!(!quantity.unit.contains('\n') || text.trim().contains('\n'));
    }
    for range in reference::find(text) {
        inside(text, range);
    }
}

/// The reader of Markdown.
pub fn markdown(text: &str) {
    let mut sources = Sources::new();
    let id = sources.add_text("content/2562/narratives/a.md", text);
    let mut findings = Findings::new();
    let mut blocks = markdown::read(id, &sources.file(id).text, 0, &mut findings);
    markdown::each_reference(&mut blocks, &mut |reference| {
        inside(&sources.file(id).text, reference.span.range());
    });
    sound(&findings, &sources);
}

/// The reader of formulas, and what it reads, evaluated.
pub fn formula(text: &str) {
    let mut sources = Sources::new();
    let id = sources.add_text("a", text);
    let text = &sources.file(id).text;
    let units = Units::new([]);
    let unit = units.get("บาท").expect("a known unit");
    let names = [
        ("รายได้ทางตรง", false),
        ("ค่าใช้จ่าย รวม", false),
        ("ก", true),
        ("ข", false),
        ("ค", false),
        ("งบปี 256", false),
        ("งบปี 2561", false),
        ("e-Tax (ใหม่)", true),
    ];
    let value = |n: i64| (Number::whole(n).exact(), unit.dimensions().clone());
    let one = |n: i64| Argument::One(value(n).0, value(n).1);
    let many = || Argument::Many(vec![value(-3), value(4)]);
    let values = [one(7), one(0), many(), one(1), one(1_000_000), one(3), one(5), many()];
    match Formula::parse(text, &names, unit.clone(), 2, Span::new(id, 0..text.len())) {
        Ok(formula) => {
            assert!(formula.uses().all(|index| index < names.len()));
            // What is set as mathematics closes what it opens.
            let count =
                |wanted: Piece<'_>| formula.pieces().iter().filter(|p| **p == wanted).count();
            assert_eq!(count(Piece::Fraction), count(Piece::End));
            assert_eq!(count(Piece::Fraction), count(Piece::Over));
            if let Err(fault) = formula.evaluate(&values)
                && let Some(range) = fault.problem(&formula).within
            {
                inside(text, range);
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for range in problems.into_iter().filter_map(|problem| problem.within) {
                inside(text, range);
            }
        }
    }
}
