//! What several parts say alike.

use crate::block::{
    Beneath, Block, Body, Cell, Claim, Formula, Heading, Line, Mark, MarkLook, Piece, Run,
};
use crate::view::{
    ClaimView, ComponentView, FigureView, LineView, MarkView, MathView, PartView, WorkedView,
};

use super::Page;

/// Number and name.
pub(super) fn numbered(number: &str, name: &str) -> Line {
    match number.is_empty() {
        true => name.into(),
        false => format!("{number} {name}").into(),
    }
}

/// Number and name of a component.
pub(super) fn component(component: &ComponentView) -> Line {
    numbered(&component.number, &component.name)
}

/// Words of the program, then something in brackets: `ผลการประเมิน (องค์กร)`.
pub(super) fn of(words: Line, name: &str) -> Line {
    words.and(format!(" ({name})"))
}

/// A symbol with its name.
pub(super) fn mark(mark: &MarkView, look: MarkLook) -> Mark {
    Mark { state: mark.state, symbol: (&mark.symbol).into(), name: (&mark.name).into(), look }
}

/// A number of a column.
pub(super) fn figure(figure: &FigureView) -> Cell {
    let (text, room) = ((&figure.text).into(), (&figure.room).into());
    Body::Figure { text, room, hint: Line::default(), more: Vec::new() }.into()
}

/// A number of a column, or what stands in its place.
pub(super) fn figure_or(own: Option<&FigureView>, otherwise: &[Run]) -> Cell {
    own.map_or_else(|| Cell::line(otherwise.to_vec()), figure)
}

/// A heading with its level, that contents leave out and bookmarks have.
pub(super) fn unlisted(level: u8, id: String, line: impl Into<Line>) -> Block {
    let line = line.into();
    Block::Heading(Heading { level, id, line, unlisted: true, ..Heading::default() })
}

/// What documents print differently.
pub(super) fn claims(look: &'static str, claims: &[ClaimView]) -> Option<Block> {
    let claims: Vec<Claim> = claims.iter().map(claim).collect();
    (!claims.is_empty()).then_some(Block::Claims { look, claims })
}

fn claim(claim: &ClaimView) -> Claim {
    Claim {
        key: (&claim.key).into(),
        line: (&claim.runs).into(),
        by: (&claim.by).into(),
        document: (&claim.document).into(),
        place: (&claim.place).into(),
    }
}

/// Where a printed value stands: document and place.
pub(super) fn printed_at(claim: &ClaimView) -> Line {
    let known = [&claim.document, &claim.place].into_iter().filter(|text| !text.is_empty());
    known.map(String::as_str).collect::<Vec<_>>().join(", ").into()
}

/// How a value is worked out.
pub(super) fn formula(worked: &WorkedView) -> Block {
    Block::Formula(Box::new(Formula {
        written: worked.formula.clone(),
        text: if worked.words.is_empty() { (&worked.formula).into() } else { Line::default() },
        words: pieces(&worked.words),
        numbers: pieces(&worked.numbers),
        exact: [worked.numbers_exact, worked.exact],
        result: (&worked.result).into(),
        bare: false,
    }))
}

/// A line of a formula with numbers alone.
pub(super) fn formula_line(numbers: &[MathView]) -> Block {
    let (written, text, result) = Default::default();
    let (words, numbers) = (Vec::new(), pieces(numbers));
    Block::Formula(Box::new(Formula {
        written,
        text,
        words,
        numbers,
        exact: [true; 2],
        result,
        bare: true,
    }))
}

fn pieces(pieces: &[MathView]) -> Vec<Piece> {
    pieces.iter().map(|one| Piece { kind: one.kind, text: (&one.text).into() }).collect()
}

/// A name and its value.
pub(super) fn named(value: &LineView) -> Line {
    match value.name.is_empty() {
        true => (&value.runs).into(),
        false => Line::from(format!("{}: ", value.name)).and(&value.runs),
    }
}

/// Small print beneath a table: what the agency chose, a remark, the source.
pub(super) fn beneath(page: &Page<'_>, source: &str, note: &str, choices: &[String]) -> Beneath {
    let small = [
        Block::small("choices", page.word("choices"), choices.join("; ")),
        Block::small("remark", page.word("note"), note),
        Block::small("source", page.word("source"), source),
    ];
    Beneath { notes: Vec::new(), small: small.into_iter().flatten().collect() }
}

/// Where the rules of a part are set.
pub(super) fn rule_sources(page: &Page<'_>, part: &PartView) -> Option<Block> {
    Block::small("source", page.word("rule_source"), part.rule_sources.join("; "))
}

/// Sentences under each other.
pub(super) fn sentences(sentences: &[String]) -> Block {
    Block::lines_of("sentences", sentences.iter().map(Line::from))
}

/// Values with their names under each other, numbered where they are several criteria.
pub(super) fn values(values: &[LineView], numbered: bool) -> Block {
    let look = if numbered { "numbered" } else { "lines" };
    Block::lines_of(look, values.iter().map(named))
}

/// A subtotal, how it is made before it.
pub(super) fn summed(sum: &FigureView, hint: &str) -> Cell {
    let (text, room) = ((&sum.text).into(), (&sum.room).into());
    Body::Figure { text, room, hint: hint.into(), more: Vec::new() }.into()
}

/// That there is nothing.
pub(super) fn dash() -> Line {
    Run::quiet("absent", "–").into()
}

/// A line, or that there is nothing.
pub(super) fn or_dash(line: impl Into<Line>) -> Line {
    let line = line.into();
    if line.is_empty() { dash() } else { line }
}
