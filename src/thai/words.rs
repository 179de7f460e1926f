//! Where words of Thai begin and end: a dictionary engine behind a trait of our own, and a lexicon on
//! top of it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use thaibreak::{ThaiTrie, Tokenizer};

/// Finds the words of a text.
pub trait WordBreaker: std::fmt::Debug {
    /// The byte offsets at which words end, in order; the end of the text is the last of them.
    fn ends(&self, text: &str) -> Vec<usize>;

    /// The byte offsets at which words meet inside a compound, in order; none where it is no compound.
    fn compounds(&self, word: &str) -> Vec<usize>;
}

/// A dictionary, with the words of a lexicon added to it.
#[derive(Debug, Clone)]
pub struct Dictionary {
    tokenizer: Tokenizer,
    /// Words of the lexicon that may be broken, and the byte offsets at which.
    inner: BTreeMap<String, Vec<usize>>,
}

/// How much likelier than any word of the dictionary a word of the lexicon is: it was put there because
/// the dictionary cuts it wrong.
const LEXICON_WEIGHT: f64 = 4.0;

/// Letters of the shortest part of a compound: what is shorter is a word and a syllable alike.
const SHORTEST_PART: usize = 3;
/// Letters of its longest part.
const LONGEST_PART: usize = 30;

/// The mark at which a word of a lexicon may be broken.
pub const INNER_BREAK: char = '|';

/// Words that official reports are full of and the dictionary does not know, or cuts wrong.
const BUILT_IN: &[&str] = &[
    "ธุรกรรม|ทาง|อิเล็กทรอนิกส์",
    "อิเล็กทรอนิกส์",
    "สารสนเทศ",
    "ไซเบอร์",
    "งบประมาณ",
    "ร้อยละ",
    "ตัว|ชี้|วัด",
    "องค์การ|มหาชน",
    "ดิจิทัล",
    "แพลตฟอร์ม",
    "ออนไลน์",
    "เว็บไซต์",
    "อินเทอร์เน็ต",
    "ซอฟต์แวร์",
    "ฮาร์ดแวร์",
    "สตาร์ทอัพ",
    "ธรรมาภิบาล",
    "บูรณาการ",
    "พระราช|บัญญัติ",
    "พระราช|กฤษฎีกา",
    "พระราช|กำหนด",
    "รัฐธรรมนูญ",
    "รัฐมนตรี",
    "คณะ|รัฐมนตรี",
    "คณะ|กรรมการ",
    "คณะ|อนุกรรมการ",
    "ประธาน|กรรมการ",
    "ผู้|ทรง|คุณวุฒิ",
    "ผู้|อำนวยการ",
    "เชื่อมั่น",
    "วันที่",
    "เลขที่",
    "นายจ้าง",
    "นายทะเบียน",
    "นายกรัฐมนตรี",
    "ครั้ง|ที่",
    "ล้านบาท",
    "พันล้านบาท",
    "แสนล้านบาท",
    "หมื่นล้านบาท",
    "พันบาท",
    "หมื่นบาท",
    "แสนบาท",
    "ยุทธศาสตร์",
    "วิสัยทัศน์",
    "พันธกิจ",
    "ประสิทธิภาพ",
    "ประสิทธิผล",
    "ผลสัมฤทธิ์",
    "สัมฤทธิ์ผล",
    "โครงสร้าง",
    "พื้นฐาน",
    "ภาครัฐ",
    "ภาคเอกชน",
    "เอกชน",
    "มาตรฐาน",
    "มาตรการ",
    "กฎหมาย",
    "กฎกระทรวง",
    "ข้อบังคับ",
    "หน่วยงาน",
    "ต่อเนื่อง",
    "โดยเฉพาะ",
    "องค์ประกอบ",
    "ช่องโหว่",
    "ความ|รู้",
    "ความ|เข้าใจ",
    "ความ|รับรู้",
    "ทาง|การ|ค้า",
    "ดำเนิน|การ",
    "ดำเนิน|งาน",
    "ผู้|ประกอบการ",
    "ผู้|สูงอายุ",
    "เลขานุการ",
    "กรรมการ",
    "อนุกรรมการ",
    "พ.ร.บ.",
    "พ.ร.ฎ.",
    "พ.ร.ก.",
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];

impl Dictionary {
    /// The dictionary with a lexicon: words that are kept whole, but for the places marked with `|`.
    pub fn new<'a>(lexicon: impl IntoIterator<Item = &'a str>) -> Self {
        static BASE: OnceLock<ThaiTrie> = OnceLock::new();
        // The dictionary is part of the program; without it every word is unknown, and kept whole.
        let mut trie = BASE.get_or_init(|| ThaiTrie::embedded().unwrap_or_default()).clone();
        let weight = trie.max_weight() * LEXICON_WEIGHT;
        let mut inner = BTreeMap::new();
        for entry in BUILT_IN.iter().copied().chain(lexicon) {
            let (word, breaks) = unmarked(entry);
            // A word of one cluster would cut others in two.
            if word.chars().count() > 1 {
                trie.add(&word, weight);
                inner.insert(word, breaks);
            }
        }
        Dictionary { tokenizer: Tokenizer::new(trie, None), inner }
    }
}

/// A word without its marks, and where they stood.
fn unmarked(entry: &str) -> (String, Vec<usize>) {
    let (mut word, mut breaks) = (String::new(), Vec::new());
    for c in entry.trim().chars() {
        match c {
            INNER_BREAK if !word.is_empty() => breaks.push(word.len()),
            INNER_BREAK => {}
            c => word.push(c),
        }
    }
    breaks.retain(|at| *at < word.len());
    breaks.dedup();
    (word, breaks)
}

impl WordBreaker for Dictionary {
    fn ends(&self, text: &str) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut at = 0;
        for word in self.tokenizer.tokenize(text, true) {
            if let Some(breaks) = self.inner.get(&word) {
                ends.extend(breaks.iter().map(|inner| at + inner));
            }
            at += word.len();
            ends.push(at);
        }
        ends
    }
    /// The fewest words of the dictionary that the word is made of, itself left out.
    fn compounds(&self, word: &str) -> Vec<usize> {
        let at: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let end = at.len() - 1;
        // For every place, how few words end there, and where the last of them starts.
        let mut best: Vec<Option<(usize, usize)>> = vec![None; end + 1];
        best[0] = Some((0, 0));
        for to in 1..=end {
            for from in to.saturating_sub(LONGEST_PART)..(to + 1).saturating_sub(SHORTEST_PART) {
                let Some((count, _)) = best[from] else { continue };
                let fewer = best[to].is_none_or(|(known, _)| count + 1 < known);
                let part = &word[at[from]..at[to]];
                if fewer && to - from < end && self.tokenizer.trie().contains(part) {
                    best[to] = Some((count + 1, from));
                }
            }
        }
        let mut meets = Vec::new();
        let mut to = end;
        while let Some((_, from)) = best[to].filter(|_| to > 0) {
            meets.push(at[from]);
            to = from;
        }
        meets.pop();
        meets.reverse();
        meets
    }
}
