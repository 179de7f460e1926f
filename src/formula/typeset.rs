//! A formula as mathematics: its steps → a flat list of pieces in reading order.
//!
//! The list has brackets of its own for fractions, so that whoever sets it needs a stack and no
//! recursion, however deep the formula is.

use super::{Formula, Function, Operator, Step};

/// Fractions inside fractions get too small to read; deeper ones are written with ÷.
const DEEPEST_FRACTION: usize = 2;

/// A piece of a formula in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'f> {
    /// An input, or all values of one that is a list.
    Input(usize),
    /// A number, as it is written.
    Number(&'f str),
    /// `+`, `−`, `×`, `÷`.
    Operator(&'static str),
    /// The word of a function, with its opening bracket.
    Call(&'static str),
    /// What separates the values of a function.
    Next,
    /// `(`
    Open,
    /// `)`
    Close,
    /// A fraction starts; its upper part follows.
    Fraction,
    /// Its lower part follows.
    Over,
    /// The fraction ends.
    End,
}

/// A value and what it is made of: places in the list of nodes.
enum Node<'f> {
    Leaf(Piece<'f>),
    Group(usize),
    Negated(usize),
    Pair(Operator, usize, usize),
    Call(Function, Vec<usize>),
}

/// What is still to be written, the next at the end.
enum Task<'f> {
    Write(Piece<'f>),
    /// A node, and how many fractions it stands in.
    Visit(usize, usize),
}

impl Formula {
    /// The formula in reading order, with its brackets as they were written; a quotient is a fraction.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let (nodes, root) = self.tree();
        let Some(root) = root else { return Vec::new() };
        let mut pieces = Vec::new();
        let mut tasks = vec![Task::Visit(root, 0)];
        while let Some(task) = tasks.pop() {
            let (at, depth) = match task {
                Task::Write(piece) => {
                    pieces.push(piece);
                    continue;
                }
                Task::Visit(at, depth) => (at, depth),
            };
            // In reading order here, turned around for the stack.
            let parts = match &nodes[at] {
                Node::Leaf(piece) => vec![Task::Write(*piece)],
                Node::Group(inner) => vec![
                    Task::Write(Piece::Open),
                    Task::Visit(*inner, depth),
                    Task::Write(Piece::Close),
                ],
                Node::Negated(inner) => {
                    vec![Task::Write(Piece::Operator("−")), Task::Visit(*inner, depth)]
                }
                Node::Pair(Operator::Divide, above, below) if depth < DEEPEST_FRACTION => vec![
                    Task::Write(Piece::Fraction),
                    Task::Visit(bare(&nodes, *above), depth + 1),
                    Task::Write(Piece::Over),
                    Task::Visit(bare(&nodes, *below), depth + 1),
                    Task::Write(Piece::End),
                ],
                Node::Pair(operator, left, right) => vec![
                    Task::Visit(*left, depth),
                    Task::Write(Piece::Operator(operator.sign())),
                    Task::Visit(*right, depth),
                ],
                Node::Call(function, values) => {
                    let mut parts = vec![Task::Write(Piece::Call(function.word()))];
                    for (index, value) in values.iter().enumerate() {
                        if index > 0 {
                            parts.push(Task::Write(Piece::Next));
                        }
                        parts.push(Task::Visit(*value, depth));
                    }
                    parts.push(Task::Write(Piece::Close));
                    parts
                }
            };
            tasks.extend(parts.into_iter().rev());
        }
        pieces
    }

    /// The steps as a tree, and its root.
    fn tree(&self) -> (Vec<Node<'_>>, Option<usize>) {
        let mut nodes = Vec::with_capacity(self.steps.len());
        let mut stack: Vec<usize> = Vec::new();
        let mut begun: Vec<usize> = Vec::new();
        for step in &self.steps {
            let node = match step {
                Step::Value(_, range) => {
                    let text = self.text.get(range.clone()).unwrap_or_default();
                    Node::Leaf(Piece::Number(text))
                }
                Step::Input(index, _) | Step::Spread(index, _) => Node::Leaf(Piece::Input(*index)),
                Step::Group => match stack.pop() {
                    Some(inner) => Node::Group(inner),
                    None => continue,
                },
                Step::Begin => {
                    begun.push(stack.len());
                    continue;
                }
                Step::Call(function, _) => {
                    let from = begun.pop().unwrap_or_default().min(stack.len());
                    Node::Call(*function, stack.split_off(from))
                }
                Step::Apply(operator, _) => match (operator, stack.pop(), stack.len()) {
                    (Operator::Negate, Some(inner), _) => Node::Negated(inner),
                    (_, Some(right), 1..) => {
                        Node::Pair(*operator, stack.pop().unwrap_or_default(), right)
                    }
                    _ => continue,
                },
            };
            stack.push(nodes.len());
            nodes.push(node);
        }
        (nodes, stack.pop())
    }
}

/// A fraction's line groups as brackets do.
fn bare(nodes: &[Node<'_>], at: usize) -> usize {
    match &nodes[at] {
        Node::Group(inner) => *inner,
        _ => at,
    }
}

impl Operator {
    /// The sign that is printed.
    fn sign(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract | Operator::Negate => "−",
            Operator::Multiply => "×",
            Operator::Divide => "÷",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};
    use crate::unit::Units;

    /// The pieces of a formula over ก, ข and the list ค, as text.
    fn set(text: &str) -> String {
        let mut sources = Sources::new();
        let span = Span::new(sources.add_text("f", text), 0..text.len());
        let unit = Units::new([]).get("").unwrap();
        let names = [("ก", false), ("ข", false), ("ค", true)];
        let formula = Formula::parse(text, &names, unit, 0, span).unwrap();
        let word = |piece: &Piece<'_>| match piece {
            Piece::Input(at) => names[*at].0.to_owned(),
            Piece::Number(text) => (*text).to_owned(),
            Piece::Operator(sign) => (*sign).to_owned(),
            Piece::Call(word) => format!("{word}("),
            Piece::Next => ";".into(),
            Piece::Open => "(".into(),
            Piece::Close => ")".into(),
            Piece::Fraction => "[".into(),
            Piece::Over => "|".into(),
            Piece::End => "]".into(),
        };
        formula.pieces().iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn brackets_stay_and_quotients_become_fractions() {
        assert_eq!(set("(ก + ข) - ก*25%"), "( ก + ข ) − ก × 25%");
        assert_eq!(set("(ก × ข) ÷ 600"), "[ ก × ข | 600 ]");
        assert_eq!(set("ก / ข / 2"), "[ [ ก | ข ] | 2 ]");
        assert_eq!(set("ก/(ข/(ก/2))"), "[ ก | [ ข | ก ÷ 2 ] ]");
        assert_eq!(set("-ก - -(ข)"), "− ก − − ( ข )");
        assert_eq!(set("ปัด(ผลรวม(ค; 1) ; 2)"), "ปัด( ผลรวม( ค ; 1 ) ; 2 )");
    }

    #[test]
    fn depth_is_no_matter() {
        let deep = format!("{}ก{}", "1-(".repeat(20_000), ")".repeat(20_000));
        assert!(set(&deep).len() > 80_000);
    }
}
