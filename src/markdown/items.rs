//! Items → lists. What a page shows before an item is what was typed there.

use std::ops::Range;

use super::list_marks;
use super::rewritten::Mark;
use super::tree::{Block, Marks};
use crate::diagnostic::Problem;
use crate::markdown::say::marks as say;

/// An item of a list.
pub(super) struct Item {
    pub(super) mark: Option<Mark>,
    /// Whether it is done, where it has a box.
    pub(super) done: Option<bool>,
    pub(super) blocks: Vec<Block>,
}

/// What stands for the box of an item.
pub(super) fn tick(done: bool) -> char {
    if done { '☑' } else { '☐' }
}

/// The lists that items make, which CommonMark takes for one: a list ends where another form of number or
/// another first number begins. Numbers that do not follow each other are found.
pub(super) fn lists(text: &str, items: Vec<Item>) -> (Vec<Block>, Vec<(Range<usize>, Problem)>) {
    let (mut lists, mut said) = (Vec::new(), Vec::new());
    let mut items = items.into_iter().peekable();
    while let Some(first) = items.next() {
        let mut list = vec![first];
        while let Some(next) = items.next_if(|next| goes_on(text, list.last(), next)) {
            list.push(next);
        }
        said.extend(list.windows(2).filter_map(|pair| gap(text, &pair[0], &pair[1])));
        lists.push(block(list));
    }
    (lists, said)
}

/// Whether an item belongs to the list that ends with the one before.
fn goes_on(text: &str, last: Option<&Item>, next: &Item) -> bool {
    let (Some(a), Some(b)) = (last.and_then(|last| last.mark.as_ref()), next.mark.as_ref()) else {
        return true;
    };
    let again = b.number == 1 && list_marks::is_apart(text, b.written.start);
    a.form == b.form && !again
}

fn gap(text: &str, a: &Item, b: &Item) -> Option<(Range<usize>, Problem)> {
    let (a, b) = (a.mark.as_ref()?, b.mark.as_ref()?);
    let problem = || say::item_numbers(&text[a.written.clone()], &text[b.written.clone()]);
    (a.number.checked_add(1) != Some(b.number)).then(|| (b.written.clone(), problem()))
}

fn block(items: Vec<Item>) -> Block {
    let form = items.first().and_then(|item| item.mark.as_ref()?.form);
    let numbers: Option<Vec<u64>> =
        items.iter().map(|item| item.mark.as_ref().map(|mark| mark.number)).collect();
    let boxes: Vec<Option<bool>> = items.iter().map(|item| item.done).collect();
    let marks = match numbers {
        Some(numbers) => Marks::Numbers(numbers, form),
        None if boxes.iter().any(Option::is_some) => {
            Marks::Signs(boxes.into_iter().map(|done| done.map_or('•', tick)).collect())
        }
        None => Marks::Bullets,
    };
    Block::List(marks, items.into_iter().map(|item| item.blocks).collect())
}
