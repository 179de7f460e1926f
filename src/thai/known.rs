//! What was found out about texts, kept for the next time the same text comes: labels, names and phrases
//! stand on many pages.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

/// What is known of texts, in drawers, so that threads seldom wait for each other. What is found out of a
/// text is the same whoever looked at it, so it does not matter who did, nor whether it was forgotten.
#[derive(Debug)]
pub(crate) struct Known<T>(Vec<Mutex<BTreeMap<Box<str>, T>>>);

impl<T: Clone> Known<T> {
    const DRAWERS: usize = 64;
    /// Texts that a drawer holds before it is emptied: most texts with a number in them never come again.
    const MOST: usize = 256;
    /// Bytes of the longest text that is kept.
    const LONGEST: usize = 1024;

    pub(crate) fn new() -> Self {
        Known((0..Self::DRAWERS).map(|_| Mutex::default()).collect())
    }

    /// What is known of a text, found out where nothing is.
    pub(crate) fn of(&self, text: &str, find: impl FnOnce() -> T) -> T {
        if text.len() > Self::LONGEST {
            return find();
        }
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let drawer = &self.0[hasher.finish() as usize % Self::DRAWERS];
        // A drawer is whole at every moment, also where somebody failed while it was open.
        let open = || drawer.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = open().get(text) {
            return known.clone();
        }
        let found = find();
        let mut open = open();
        if open.len() >= Self::MOST {
            open.clear();
        }
        open.insert(text.into(), found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Known;
    use std::cell::Cell;

    #[test]
    fn a_text_is_looked_at_once_and_no_text_is_kept_for_ever() {
        let (known, looked) = (Known::new(), Cell::new(0));
        let length = |text: &str| {
            known.of(text, || {
                looked.set(looked.get() + 1);
                text.len()
            })
        };
        assert_eq!((length("ก"), length("ข"), length("ก")), (3, 3, 3));
        assert_eq!(looked.get(), 2);
        for number in 0..100_000 {
            assert_eq!(length(&format!("{number:06}")), 6);
        }
        let kept: usize = known.0.iter().map(|drawer| drawer.lock().unwrap().len()).sum();
        assert!(kept <= 64 * 256, "{kept}");
        let long = "ก".repeat(1_000);
        assert_eq!((length(&long), length(&long)), (3_000, 3_000));
        assert_eq!(looked.get(), 100_004);
    }
}
