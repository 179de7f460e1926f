//! Formula text → steps in postfix order, without the call stack.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, Range};

use crate::diagnostic::Problem;
use crate::formula::say;
use crate::notation::{Exact, Number};
use crate::thai;

use super::{Function, Operator, Step};

/// The word before a percentage.
const PERCENT: &str = crate::unit::PERCENT;
/// Unknown names of a formula that get a suggestion.
const MOST_SUGGESTED: usize = 5;
/// The bytes a formula may have.
const LONGEST: usize = 1 << 20;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(Exact),
    /// What stands in its place.
    Name,
    /// `ร้อยละ`, which makes the number behind it a percentage.
    Percent,
    Operator(Operator),
    Open,
    Close,
    Next,
}

/// What waits for its right side.
enum Waiting {
    Operator(Operator, Range<usize>),
    Bracket(Range<usize>),
    Call(Function, Range<usize>),
}

/// Parses a formula; `names` are the inputs, and whether each is a list.
pub(super) fn parse(text: &str, names: &[(&str, bool)]) -> Result<Vec<Step>, Vec<Problem>> {
    let special = names.iter().map(|(name, _)| *name).filter(|name| is_special(name)).collect();
    let tokens = tokens(text, &special).map_err(|problem| vec![problem])?;
    postfix(text, tokens, names)
}

/// Whether a name has to be looked for as a whole, because a formula would take it apart: `งบปี 2561`,
/// `e-Commerce`, `ค่าใช้จ่าย (ทางตรง)`.
fn is_special(name: &str) -> bool {
    let odd = |c: char| !is_name(c) && !c.is_whitespace();
    let digit = |word: &str| word.starts_with(|c: char| thai::digit(c).is_some());
    name.chars().any(|c| c.is_alphabetic()) && (name.contains(odd) || name.split(' ').any(digit))
}

/// The longest of the names that a text starts with, as whole words.
fn special<'n>(rest: &str, names: &BTreeSet<&'n str>) -> Option<&'n str> {
    let mut below = rest;
    loop {
        // Whatever is a prefix of the text is not behind it in the order of names.
        let upto = (Bound::Unbounded, Bound::Included(below));
        let found: &'n str = names.range::<str, _>(upto).next_back()?;
        let common = found.bytes().zip(below.bytes()).take_while(|(a, b)| a == b).count();
        let ends = || rest[found.len()..].chars().next().is_none_or(|c| !is_name(c));
        match common == found.len() {
            true if ends() => return Some(found),
            // The next shorter one.
            true => below = shorter(below, found.len() - 1),
            false => below = shorter(below, common),
        }
        if below.is_empty() {
            return None;
        }
    }
}

/// The first bytes of a text, at most so many, with no character cut in two.
fn shorter(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

fn tokens(text: &str, names: &BTreeSet<&str>) -> Result<Vec<(Token, Range<usize>)>, Problem> {
    if text.len() > LONGEST {
        return Err(say::bad_formula("ยาวเกินกำหนด", "it is too long"));
    }
    let mut tokens: Vec<(Token, Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let single = |token: Token| (token, at..at + c.len_utf8());
        let token = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '+' => single(Token::Operator(Operator::Add)),
            '-' | '−' | '–' => single(Token::Operator(Operator::Subtract)),
            '*' | '×' => single(Token::Operator(Operator::Multiply)),
            '/' | '÷' => single(Token::Operator(Operator::Divide)),
            '(' => single(Token::Open),
            ')' => single(Token::Close),
            ';' | ',' => single(Token::Next),
            c if !names.is_empty()
                && is_name(c)
                && let Some(name) = special(&text[at..], names) =>
            {
                (Token::Name, at..at + name.len())
            }
            c if thai::digit(c).is_some() => number(text, at)?,
            c if is_name(c) => {
                let length: usize =
                    text[at..].chars().take_while(|c| is_name(*c)).map(char::len_utf8).sum();
                let (word, range) = (&text[at..at + length], at..at + length);
                at = range.end;
                match tokens.last_mut() {
                    _ if word == PERCENT => tokens.push((Token::Percent, range)),
                    // Words with spaces between them are one name.
                    Some((Token::Name, whole)) => whole.end = range.end,
                    _ => tokens.push((Token::Name, range)),
                }
                continue;
            }
            c => {
                let problem = say::bad_formula(
                    &format!("ใช้ “{c}” ไม่ได้"),
                    &format!("“{c}” has no meaning here"),
                );
                return Err(problem.within(at..at + c.len_utf8()));
            }
        };
        at = token.1.end;
        match (tokens.last_mut(), token) {
            (Some((percent @ Token::Percent, range)), (Token::Number(value), end)) => {
                *percent = Token::Number(value / Exact::from_decimal(100, 0));
                range.end = end.end;
            }
            // A number right behind a name belongs to it, and the name is not known.
            (Some((Token::Name, range)), (Token::Number(_), end)) => range.end = end.end,
            (_, token) => tokens.push(token),
        }
    }
    Ok(tokens)
}

/// A number: its commas stand before three digits; any other comma separates values.
fn number(text: &str, at: usize) -> Result<(Token, Range<usize>), Problem> {
    let rest = &text[at..];
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((here, c)) = chars.next() {
        let digit = |c: char| thai::digit(c).is_some();
        let inside = match c {
            // A letter behind the point is a slip of the pen in the number.
            '.' => chars.peek().is_some_and(|(_, next)| digit(*next) || next.is_ascii_alphabetic()),
            ',' => rest[here + 1..].chars().take_while(|c| digit(*c)).count() == 3,
            c => {
                digit(c)
                    || (c.is_ascii_alphabetic()
                        && chars.peek().is_some_and(|(_, next)| digit(*next)))
            }
        };
        if !inside {
            break;
        }
        end = here + c.len_utf8();
    }
    let value = Number::parse(&rest[..end]).map_err(|problem| problem.shift(at, end))?.exact();
    match rest[end..].starts_with('%') {
        true => Ok((Token::Number(value / Exact::from_decimal(100, 0)), at..at + end + 1)),
        false => Ok((Token::Number(value), at..at + end)),
    }
}

fn is_name(c: char) -> bool {
    match c {
        '_' | '.' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => thai::is_thai(c) || c.is_alphanumeric(),
    }
}

/// Dijkstra's shunting yard: operators wait until something binds less.
fn postfix(
    text: &str,
    tokens: Vec<(Token, Range<usize>)>,
    names: &[(&str, bool)],
) -> Result<Vec<Step>, Vec<Problem>> {
    let mut yard = Yard {
        text,
        names: names.iter().enumerate().map(|(at, (name, list))| (*name, (at, *list))).collect(),
        steps: Vec::new(),
        waiting: Vec::new(),
        problems: Vec::new(),
        wants_value: true,
    };
    let mut tokens = tokens.into_iter().peekable();
    while let Some((token, range)) = tokens.next() {
        let called = matches!(tokens.peek(), Some((Token::Open, _)));
        if let Err(problem) = yard.take(token, range, called) {
            yard.problems.push(problem);
            return Err(yard.problems);
        }
    }
    if yard.wants_value {
        let end = text.trim_end().len();
        let last = text[..end].chars().next_back().map_or(0, char::len_utf8);
        yard.problems.push(wrong(
            end - last..end,
            "จบโดยไม่มีค่าตัวสุดท้าย",
            "the last value is missing",
        ));
        return Err(yard.problems);
    }
    while let Some(waiting) = yard.waiting.pop() {
        match waiting {
            Waiting::Operator(operator, range) => yard.steps.push(Step::Apply(operator, range)),
            Waiting::Bracket(range) | Waiting::Call(_, range) => {
                yard.problems.push(wrong(range, "( ไม่มี ) คู่กัน", "( has no ) behind it"));
                return Err(yard.problems);
            }
        }
    }
    if yard.problems.is_empty() { Ok(yard.steps) } else { Err(yard.problems) }
}

fn wrong(range: Range<usize>, th: &str, en: &str) -> Problem {
    say::bad_formula(th, en).within(range)
}

struct Yard<'n> {
    text: &'n str,
    /// The inputs: which, and whether it is a list.
    names: BTreeMap<&'n str, (usize, bool)>,
    steps: Vec<Step>,
    waiting: Vec<Waiting>,
    problems: Vec<Problem>,
    wants_value: bool,
}

impl Yard<'_> {
    fn take(&mut self, token: Token, range: Range<usize>, called: bool) -> Result<(), Problem> {
        match token {
            Token::Number(_) | Token::Name | Token::Percent | Token::Open if !self.wants_value => {
                return Err(wrong(
                    range,
                    "ขาดเครื่องหมายคำนวณก่อนหน้านี้",
                    "an operator is missing before this",
                ));
            }
            Token::Number(value) => {
                self.steps.push(Step::Value(value, range));
                self.wants_value = false;
            }
            Token::Name if called => match Function::of(&self.text[range.clone()]) {
                // The bracket behind it opens the call.
                Some(function) => self.waiting.push(Waiting::Call(function, range)),
                None => {
                    let name = &self.text[range.clone()];
                    let near = thai::nearest(
                        name,
                        Function::WORDS.iter().flat_map(|(_, th, en)| [*th, *en]),
                    );
                    return Err(say::unknown_function(name, near).within(range));
                }
            },
            // ร้อยละ without a number is a name like others.
            Token::Name | Token::Percent => {
                self.name(range);
                self.wants_value = false;
            }
            Token::Open => {
                if let Some(Waiting::Call(..)) = self.waiting.last() {
                    self.steps.push(Step::Begin);
                }
                self.waiting.push(Waiting::Bracket(range));
            }
            Token::Next => {
                if self.wants_value {
                    return Err(wrong(
                        range,
                        "ขาดค่าก่อนเครื่องหมายนี้",
                        "a value is missing before this",
                    ));
                }
                self.unwind();
                let in_call =
                    matches!(&self.waiting[..], [.., Waiting::Call(..), Waiting::Bracket(_)]);
                if !in_call {
                    return Err(wrong(
                        range,
                        "ใช้คั่นค่าได้เฉพาะใน ผลรวม( ) และฟังก์ชันอื่น",
                        "it separates values of a function only",
                    ));
                }
                self.wants_value = true;
            }
            Token::Close => {
                if self.wants_value {
                    return Err(wrong(range, "ขาดค่าก่อน )", "a value is missing before )"));
                }
                self.unwind();
                if self.waiting.pop().is_none() {
                    return Err(wrong(range, ") ไม่มี ( คู่กัน", ") has no ( before it"));
                }
                match self.waiting.last() {
                    Some(Waiting::Call(function, place)) => {
                        // Of one number nobody takes a sum: two were meant.
                        if let [.., Step::Begin, Step::Value(_, number)] = &self.steps[..]
                            && self.text[number.clone()].contains(',')
                            && !function.rounds()
                        {
                            return Err(wrong(
                                number.clone(),
                                "คั่นค่าด้วย ; เพราะ , อ่านเป็นจุลภาคหลักพัน",
                                "separate values by ; because , groups thousands",
                            ));
                        }
                        self.steps.push(Step::Call(*function, place.clone()));
                        self.waiting.pop();
                    }
                    _ => self.steps.push(Step::Group),
                }
            }
            Token::Operator(operator) => self.operator(operator, range)?,
        }
        Ok(())
    }

    fn name(&mut self, range: Range<usize>) {
        let written = &self.text[range.clone()];
        // A formula over several lines breaks names too.
        let name = match written.contains("  ") || written.contains(['\n', '\t']) {
            true => Cow::Owned(written.split_whitespace().collect::<Vec<_>>().join(" ")),
            false => Cow::Borrowed(written),
        };
        let name = name.as_ref();
        match self.names.get(name).copied() {
            Some((index, true)) => {
                let takes = match &self.waiting[..] {
                    [.., Waiting::Call(function, _), Waiting::Bracket(_)] => !function.rounds(),
                    _ => false,
                };
                if !takes {
                    self.problems.push(say::list_outside(name).within(range.clone()));
                }
                self.steps.push(Step::Spread(index, range));
            }
            Some((index, false)) => self.steps.push(Step::Input(index, range)),
            None => {
                // Looking for what was meant takes time; the first few slips tell of the rest.
                let near = (self.problems.len() < MOST_SUGGESTED)
                    .then(|| thai::nearest(name, self.names.keys().copied()))
                    .flatten();
                self.problems.push(say::unknown_input(name, near).within(range.clone()));
                self.steps.push(Step::Value(Exact::default(), range));
            }
        }
    }

    fn operator(&mut self, operator: Operator, range: Range<usize>) -> Result<(), Problem> {
        let operator = match (self.wants_value, operator) {
            (true, Operator::Subtract) => Operator::Negate,
            (true, Operator::Add) => return Ok(()),
            (true, _) => {
                return Err(wrong(range, "ขาดค่าก่อนเครื่องหมายนี้", "a value is missing before this"));
            }
            (false, operator) => operator,
        };
        while let Some(Waiting::Operator(before, _)) = self.waiting.last() {
            if operator == Operator::Negate || before.binds() < operator.binds() {
                break;
            }
            if let Some(Waiting::Operator(before, range)) = self.waiting.pop() {
                self.steps.push(Step::Apply(before, range));
            }
        }
        self.waiting.push(Waiting::Operator(operator, range));
        self.wants_value = true;
        Ok(())
    }

    /// Applies the operators that wait inside the innermost bracket.
    fn unwind(&mut self) {
        while let Some(Waiting::Operator(..)) = self.waiting.last() {
            if let Some(Waiting::Operator(operator, range)) = self.waiting.pop() {
                self.steps.push(Step::Apply(operator, range));
            }
        }
    }
}
