//! Formulas over named inputs: `(รายได้ทางตรง + รายได้ทางอ้อม) − ค่าใช้จ่าย`.
//!
//! A formula is parsed once into postfix order and evaluated on exact fractions. Neither uses the
//! call stack, so a long formula or a deep one is a matter of memory only.

use num_traits::Zero;

use crate::diagnostic::{
    Problem,
    catalogue::{notation as say, scoring as say_value},
};
use crate::notation::{Exact, Number};
use crate::source::Span;
use crate::thai;

use crate::model::Unit;

/// The characters a formula may have.
const LONGEST: usize = 1 << 20;
/// The bits that numerator and denominator of a value may have: more than a thousand digits. Formulas
/// that build on each other could double them at every step, and nothing would ever end.
const MOST_BITS: u64 = 4096;

/// A parsed formula.
#[derive(Debug, Clone)]
pub struct Formula {
    /// As it was written.
    pub text: String,
    /// Steps in postfix order.
    steps: Vec<Step>,
    /// Unit of the result.
    pub unit: Unit,
    /// Decimals shown.
    pub places: u32,
    /// Where it was written.
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Value(Exact),
    /// Index into the inputs, and where in the text the name stands.
    Input(usize, std::ops::Range<usize>),
    Apply(Operator, std::ops::Range<usize>),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
}

impl Operator {
    fn binds(self) -> u8 {
        match self {
            Operator::Add | Operator::Subtract => 1,
            Operator::Multiply | Operator::Divide => 2,
            Operator::Negate => 3,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(Exact),
    Name(String),
    Operator(Operator),
    Open,
    Close,
}

impl Formula {
    /// Parses a formula over inputs of the given names.
    ///
    /// # Errors
    /// What cannot be read, or a name that is not among the inputs; places are bytes of `text`.
    pub fn parse(
        text: &str,
        names: &[&str],
        unit: Unit,
        places: u32,
        span: Span,
    ) -> Result<Self, Vec<Problem>> {
        let tokens = tokens(text).map_err(|problem| vec![problem])?;
        let steps = postfix(text, tokens, names)?;
        Ok(Formula { text: text.to_owned(), steps, unit, places, span })
    }

    /// Indices of the inputs it uses.
    pub fn uses(&self) -> impl Iterator<Item = usize> + '_ {
        self.steps.iter().filter_map(|step| match step {
            Step::Input(index, _) => Some(*index),
            _ => None,
        })
    }

    /// The exact value over the inputs, in the base of its unit.
    ///
    /// # Errors
    /// A division by zero, or a value of too many digits, and its place in the text.
    pub fn evaluate(&self, inputs: &[Exact]) -> Result<Exact, Problem> {
        let mut stack: Vec<Exact> = Vec::new();
        for step in &self.steps {
            let value = match step {
                Step::Value(value) => value.clone(),
                Step::Input(index, _) => inputs[*index].clone(),
                Step::Apply(Operator::Negate, _) => -stack.pop().unwrap_or_default(),
                Step::Apply(operator, at) => {
                    let right = stack.pop().unwrap_or_default();
                    let left = stack.pop().unwrap_or_default();
                    let value = match operator {
                        Operator::Add => left + right,
                        Operator::Subtract => left - right,
                        Operator::Multiply => left * right,
                        Operator::Divide if right.is_zero() => {
                            return Err(say_value::division_by_zero().within(at.clone()));
                        }
                        Operator::Divide | Operator::Negate => left / right,
                    };
                    if too_long(&value) {
                        return Err(say_value::value_too_long().within(at.clone()));
                    }
                    value
                }
            };
            stack.push(value);
        }
        Ok(stack.pop().unwrap_or_default())
    }
}

/// Whether a value has more digits than are computed with.
pub fn too_long(value: &Exact) -> bool {
    value.numer().bits().max(value.denom().bits()) > MOST_BITS
}

fn tokens(text: &str) -> Result<Vec<(Token, std::ops::Range<usize>)>, Problem> {
    if text.len() > LONGEST {
        return Err(say::bad_formula("ยาวเกินกำหนด", "it is too long"));
    }
    let mut tokens: Vec<(Token, std::ops::Range<usize>)> = Vec::new();
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
            c if thai::digit(c).is_some() => {
                let numeric = |c: &char| thai::digit(*c).is_some() || matches!(c, '.' | ',');
                let length: usize =
                    text[at..].chars().take_while(numeric).map(char::len_utf8).sum();
                let number =
                    Number::parse(&text[at..at + length]).map_err(|p| p.shift(at, length))?;
                let percent = text[at + length..].starts_with('%');
                let value = match percent {
                    true => number.exact() / Exact::from_integer(100.into()),
                    false => number.exact(),
                };
                (Token::Number(value), at..at + length + usize::from(percent))
            }
            c if c.is_alphabetic() || c == '_' || thai::is_thai(c) => {
                let named = |c: &char| {
                    c.is_alphanumeric()
                        || thai::is_thai(*c)
                        || matches!(c, '_' | '.')
                        || *c == '\u{200b}'
                };
                let length: usize = text[at..].chars().take_while(named).map(char::len_utf8).sum();
                let (word, range) = (&text[at..at + length], at..at + length);
                at = range.end;
                // Words with spaces between them are one name.
                match tokens.last_mut() {
                    Some((Token::Name(name), whole)) => {
                        name.push(' ');
                        name.push_str(word);
                        whole.end = range.end;
                    }
                    _ => tokens.push((Token::Name(word.to_owned()), range)),
                }
                continue;
            }
            c => {
                return Err(say::bad_formula(
                    &format!("ใช้ “{c}” ไม่ได้"),
                    &format!("“{c}” has no meaning here"),
                )
                .within(at..at + c.len_utf8()));
            }
        };
        at = token.1.end;
        tokens.push(token);
    }
    Ok(tokens)
}

/// Dijkstra's shunting yard: operators wait on a stack until something binds less.
fn postfix(
    text: &str,
    tokens: Vec<(Token, std::ops::Range<usize>)>,
    names: &[&str],
) -> Result<Vec<Step>, Vec<Problem>> {
    let mut steps = Vec::new();
    let mut waiting: Vec<(Option<Operator>, std::ops::Range<usize>)> = Vec::new();
    let mut problems = Vec::new();
    let mut wants_value = true;
    let wrong =
        |range: std::ops::Range<usize>, th: &str, en: &str| say::bad_formula(th, en).within(range);
    for (token, range) in tokens {
        match token {
            Token::Number(_) | Token::Name(_) | Token::Open if !wants_value => {
                problems.push(wrong(
                    range,
                    "ขาดเครื่องหมายคำนวณก่อนหน้านี้",
                    "an operator is missing before this",
                ));
                return Err(problems);
            }
            Token::Number(value) => {
                steps.push(Step::Value(value));
                wants_value = false;
            }
            Token::Name(name) => {
                match names.iter().position(|known| *known == name) {
                    Some(index) => steps.push(Step::Input(index, range)),
                    None => {
                        let near = thai::nearest(&name, names.iter().copied());
                        let problem =
                            crate::diagnostic::catalogue::structure::unknown_input(&name, near);
                        problems.push(problem.within(range));
                        steps.push(Step::Value(Exact::zero()));
                    }
                }
                wants_value = false;
            }
            Token::Open => waiting.push((None, range)),
            Token::Close => {
                if wants_value {
                    problems.push(wrong(range, "ขาดค่าก่อน )", "a value is missing before )"));
                    return Err(problems);
                }
                loop {
                    match waiting.pop() {
                        Some((Some(operator), range)) => steps.push(Step::Apply(operator, range)),
                        Some((None, _)) => break,
                        None => {
                            problems.push(wrong(range, ") ไม่มี ( คู่กัน", ") has no ( before it"));
                            return Err(problems);
                        }
                    }
                }
            }
            Token::Operator(operator) => {
                let operator = match (wants_value, operator) {
                    (true, Operator::Subtract) => Operator::Negate,
                    (true, Operator::Add) => continue,
                    (true, _) => {
                        problems.push(wrong(
                            range,
                            "ขาดค่าก่อนเครื่องหมายนี้",
                            "a value is missing before this",
                        ));
                        return Err(problems);
                    }
                    (false, operator) => operator,
                };
                while let Some((Some(before), _)) = waiting.last() {
                    if operator == Operator::Negate || before.binds() < operator.binds() {
                        break;
                    }
                    if let Some((Some(before), range)) = waiting.pop() {
                        steps.push(Step::Apply(before, range));
                    }
                }
                waiting.push((Some(operator), range));
                wants_value = true;
            }
        }
    }
    if wants_value {
        let end = text.trim_end().len();
        let last = text[..end].chars().next_back().map_or(0, char::len_utf8);
        problems.push(wrong(end - last..end, "จบโดยไม่มีค่าตัวสุดท้าย", "the last value is missing"));
        return Err(problems);
    }
    while let Some((operator, range)) = waiting.pop() {
        match operator {
            Some(operator) => steps.push(Step::Apply(operator, range)),
            None => {
                problems.push(wrong(range, "( ไม่มี ) คู่กัน", "( has no ) behind it"));
                return Err(problems);
            }
        }
    }
    if problems.is_empty() { Ok(steps) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Units;
    use crate::notation::number::show;

    fn result(text: &str, inputs: &[(&str, i64)]) -> String {
        let units = Units::new([]);
        let unit = units.get("บาท").unwrap().clone();
        let mut sources = crate::source::Sources::new();
        let span = Span::new(sources.add_text("f", text), 0..text.len());
        let names: Vec<&str> = inputs.iter().map(|(name, _)| *name).collect();
        let values: Vec<Exact> =
            inputs.iter().map(|(_, v)| Exact::from_integer((*v).into())).collect();
        match Formula::parse(text, &names, unit, 2, span) {
            Ok(formula) => match formula.evaluate(&values) {
                Ok(value) => show(&value, 2),
                Err(problem) => format!("{} at {:?}", problem.code.as_str(), problem.within),
            },
            Err(problems) => problems.iter().map(|p| p.code.as_str()).collect::<Vec<_>>().join(" "),
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(result("1 + 2 × 3 - 4 ÷ 8", &[]), "6.50");
        assert_eq!(result("(1 + 2) × -3", &[]), "-9.00");
        assert_eq!(result("2 - -3", &[]), "5.00");
        assert_eq!(result("1 ÷ 3 × 3", &[]), "1.00");
        assert_eq!(result("486.72 × 3.72%", &[]), "18.11");
        assert_eq!(result("8 - 3 - 2", &[]), "3.00");
    }

    #[test]
    fn names_are_thai_and_may_have_spaces() {
        let inputs = [("รายได้", 10), ("ค่าใช้จ่าย รวม", 4)];
        assert_eq!(result("รายได้ - ค่าใช้จ่าย รวม", &inputs), "6.00");
        assert_eq!(result("รายไดั + รายได้", &inputs), "unknown-reference");
    }

    #[test]
    fn what_is_no_formula_says_where() {
        assert_eq!(result("1 +", &[]), "bad-formula");
        assert_eq!(result("(1", &[]), "bad-formula");
        assert_eq!(result("1)", &[]), "bad-formula");
        assert_eq!(result("2 2", &[]), "bad-formula");
        assert_eq!(result("", &[]), "bad-formula");
        assert_eq!(result("1 ÷ (2 - 2)", &[]), "division-by-zero at Some(2..4)");
        assert_eq!(result("1 & 2", &[]), "bad-formula");
    }

    #[test]
    fn depth_and_length_are_no_danger() {
        let deep = format!("{}1{}", "(".repeat(20_000), ")".repeat(20_000));
        assert_eq!(result(&deep, &[]), "1.00");
        assert_eq!(result(&vec!["1"; 10_000].join(" + "), &[]), "10,000.00");
        let long = format!("1.1 {}", "× 1.1 ".repeat(100_000));
        assert!(result(&long, &[]).starts_with("number-too-long at Some("));
    }
}
