//! Where words of Thai begin and end: a dictionary engine behind a trait of our own, and a lexicon on
//! top of it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use thaibreak::{BreakIterator, ThaiTrie, Tokenizer};

use super::known::Known;
use super::{canonical, is_combining, is_thai};

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
    /// The dictionary, in which words of the lexicon that it knows have got their weight.
    plain: Tokenizer,
    /// The same with the words that it does not know. Looking them up takes a third of the time, so
    /// only what holds one of them is cut with it.
    full: Tokenizer,
    /// What is to be cut with the full dictionary.
    finder: Finder,
    /// Words of the lexicon that may be broken, and the byte offsets at which.
    inner: BTreeMap<String, Vec<usize>>,
}

/// How much likelier than any word of the dictionary a word of the lexicon is: it was put there because
/// the dictionary cuts it wrong.
const LEXICON_WEIGHT: f64 = 4.0;

/// Letters of the longest word that is looked up.
pub const LONGEST: usize = 40;
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
    "ดาตา|เซ็นเตอร์",
    "บิ๊ก|ดาตา",
    "บิ๊ก|ดาต้า",
    "เทเลเมดิซีน",
    "ฟิชชิง",
    "สมาร์ตโฟน",
    "สมาร์ทโฟน",
    "คอนเฟอเรนซ์",
    "แดชบอร์ด",
    "แชตบอต",
    "แชทบอท",
    "ตะวันออก|เฉียง|ใต้",
    "ตะวันออก|เฉียง|เหนือ",
    "ดาต้า|เซ็นเตอร์",
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
    /// The dictionary with a lexicon: words that are kept whole, but for the places marked with `|`,
    /// and names. A name that is a word anyway is whole as it is, and made no likelier than it was.
    pub fn new<'a>(
        words: impl IntoIterator<Item = &'a str>,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        static BASE: OnceLock<ThaiTrie> = OnceLock::new();
        // The dictionary is part of the program; without it every word is unknown, and kept whole.
        let base = BASE.get_or_init(|| ThaiTrie::embedded().unwrap_or_default());
        let weight = base.max_weight() * LEXICON_WEIGHT;
        let (mut inner, mut weighty) = (BTreeMap::new(), BTreeMap::new());
        for entry in BUILT_IN.iter().copied().chain(words) {
            for (word, breaks) in entries(entry) {
                if !breaks.is_empty() {
                    inner.insert(word.clone(), breaks);
                }
                weighty.insert(word, ());
            }
        }
        let unknown = |name: &String| !base.contains(name);
        let names = names.into_iter().flat_map(entries).map(|(name, _)| name).filter(unknown);
        weighty.extend(names.map(|name| (name, ())));
        let mut plain = base.clone();
        let new: Vec<&String> =
            weighty.keys().filter(|word| !plain.set_weight(word, weight)).collect();
        let mut full = plain.clone();
        new.iter().for_each(|word| full.add(word, weight));
        Dictionary {
            finder: Finder::new(new.into_iter().chain(inner.keys())),
            plain: Tokenizer::new(plain, None),
            full: Tokenizer::new(full, None),
            inner,
        }
    }

    /// Cuts `text[from..to]`. The engine takes the square of the time for a long run of letters that are
    /// not Thai, in which no word of Thai ends anyway: such a run is one word.
    fn cut(&self, text: &str, mut from: usize, to: usize, full: bool, ends: &mut Vec<usize>) {
        while let Some(run) = foreign_run(&text[from..to]) {
            self.cut_thai(text, from, from + run.start, full, ends);
            from += run.end;
            ends.push(from);
        }
        self.cut_thai(text, from, to, full, ends);
    }

    fn cut_thai(&self, text: &str, from: usize, to: usize, full: bool, ends: &mut Vec<usize>) {
        let part = &text[from..to];
        let tokenizer = if full { &self.full } else { &self.plain };
        let mut start = 0;
        for &end in BreakIterator::new(tokenizer, part).boundaries() {
            if end == 0 {
                continue;
            }
            if full && let Some(breaks) = self.inner.get(&part[start..end]) {
                ends.extend(breaks.iter().map(|inner| from + start + inner));
            }
            ends.push(from + end);
            start = end;
        }
    }
}

/// Letters of a run without Thai that the engine is spared.
const LONGEST_FOREIGN: usize = 64;

/// The first run of letters that are not Thai, if one is that long.
fn foreign_run(text: &str) -> Option<Range<usize>> {
    let (mut start, mut letters) = (0, 0);
    for (at, c) in text.char_indices() {
        if is_thai(c) || c.is_whitespace() {
            if letters >= LONGEST_FOREIGN {
                return Some(start..at);
            }
            letters = 0;
        } else {
            if letters == 0 {
                start = at;
            }
            letters += 1;
        }
    }
    (letters >= LONGEST_FOREIGN).then_some(start..text.len())
}

/// The words that an entry of a lexicon stands for, each with the places at which it may be broken.
/// What is too long to be looked up is one word for each of its pieces; what has no letters, or only
/// one, which would cut other words in two, is none.
fn entries(entry: &str) -> Vec<(String, Vec<usize>)> {
    let entry = canonical(entry.trim());
    let (word, breaks) = unmarked(&entry);
    let fits = |word: &str| {
        (2..=LONGEST).contains(&word.chars().take(LONGEST + 1).count())
            && !word.contains(char::is_whitespace)
            && !word.starts_with(is_combining)
    };
    if fits(&word) {
        return vec![(word, breaks)];
    }
    if word.contains(char::is_whitespace) {
        return Vec::new();
    }
    let pieces = entry.split(INNER_BREAK).filter(|piece| fits(piece));
    pieces.map(|piece| (piece.to_owned(), Vec::new())).collect()
}

/// A word without its marks, and where they stood.
fn unmarked(entry: &str) -> (String, Vec<usize>) {
    let (mut word, mut breaks) = (String::new(), Vec::new());
    for c in entry.chars() {
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
        let mut ends = Vec::with_capacity(text.len() / 8);
        // Words never reach over a space, so that pieces between spaces can be cut apart.
        let (mut from, mut at, mut full) = (0, 0, false);
        for piece in text.split_inclusive(char::is_whitespace) {
            let holds = self.finder.holds(&canonical(piece));
            if holds != full && at > from {
                self.cut(text, from, at, full, &mut ends);
                from = at;
            }
            full = holds;
            at += piece.len();
        }
        if at > from {
            self.cut(text, from, at, full, &mut ends);
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
                if fewer && to - from < end && self.full.trie().contains(part) {
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

/// Bytes of the longest piece in which misread vowels are looked for; no sentence goes on that long without
/// a blank.
const LONGEST_MISREAD: usize = 512;

/// Words in which ำ stands for า, as pages of a PDF have it that are copied, with what was printed: `กำร`,
/// `สำนักงำน`. The word is none of the dictionary, and with its neighbours it becomes one.
pub(super) fn misread(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    static WORDS: OnceLock<Dictionary> = OnceLock::new();
    let place = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
    let pieces = text.split(|c: char| !is_thai(c) || super::digit(c).is_some());
    pieces.filter(|piece| piece.len() <= LONGEST_MISREAD).flat_map(move |piece| {
        let vowels: Vec<usize> = vowels_inside(piece).collect();
        if vowels.is_empty() {
            return Vec::new();
        }
        let words = WORDS.get_or_init(|| Dictionary::new([], []));
        let found = words.misread(piece, &vowels).into_iter();
        found.map(|(at, word)| (place(piece) + at.start..place(piece) + at.end, word)).collect()
    })
}

/// Where ำ stands before a consonant.
fn vowels_inside(piece: &str) -> impl Iterator<Item = usize> {
    let closed = |at: &usize| piece[at + 'ำ'.len_utf8()..].starts_with(|c| matches!(c, 'ก'..='ฮ'));
    piece.match_indices('ำ').map(|(at, _)| at).filter(closed)
}

impl Dictionary {
    /// The words of a text without blanks, and whether each is known.
    fn known(&self, text: &str) -> Vec<(Range<usize>, bool)> {
        let mut from = 0;
        let word = |end| {
            let word = std::mem::replace(&mut from, end)..end;
            let known = self.full.trie().contains(&text[word.clone()]);
            (word, known)
        };
        self.ends(text).into_iter().map(word).collect()
    }

    fn misread(&self, piece: &str, vowels: &[usize]) -> Vec<(Range<usize>, String)> {
        let unknown = |words: &[(Range<usize>, bool)]| -> usize {
            words.iter().filter(|(_, known)| !known).map(|(word, _)| word.len()).sum()
        };
        let (mut mended, mut words) = (piece.to_owned(), self.known(piece));
        let mut places = Vec::new();
        for at in vowels {
            let left = unknown(&words);
            if left == 0 {
                break;
            }
            let mut tried = mended.clone();
            tried.replace_range(*at..at + 'ำ'.len_utf8(), "า");
            let cut = self.known(&tried);
            if unknown(&cut) < left {
                (mended, words) = (tried, cut);
                places.push(*at);
            }
        }
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        for at in places {
            let Some(index) = words.iter().position(|(word, _)| word.contains(&at)) else {
                continue;
            };
            let word = words[index].0.clone();
            let near = &words[index.saturating_sub(1)..words.len().min(index + 2)];
            // The vowel is inside of the word, and what stands beside it is known, too.
            if word.end > at + 'า'.len_utf8()
                && near.iter().all(|(_, known)| *known)
                && found.last().is_none_or(|(last, _)| *last != word)
            {
                found.push((word.clone(), mended[word].to_owned()));
            }
        }
        found
    }
}

/// A breaker that remembers what it found: sentences of a report differ by their numbers, and most of
/// what stands between two spaces was seen before.
#[derive(Debug)]
pub struct Remembering<W> {
    breaker: W,
    pieces: Known<Arc<[usize]>>,
}

impl<W> Remembering<W> {
    /// A breaker in whose eyes words never reach over a space.
    pub fn new(breaker: W) -> Self {
        Remembering { breaker, pieces: Known::new() }
    }
}

impl<W: WordBreaker> WordBreaker for Remembering<W> {
    fn ends(&self, text: &str) -> Vec<usize> {
        let mut ends = Vec::with_capacity(text.len() / 8);
        let mut at = 0;
        for piece in text.split_inclusive(char::is_whitespace) {
            let found = self.pieces.of(piece, || self.breaker.ends(piece).into());
            ends.extend(found.iter().map(|end| at + end));
            at += piece.len();
        }
        ends
    }

    fn compounds(&self, word: &str) -> Vec<usize> {
        self.breaker.compounds(word)
    }
}

/// Tells quickly whether a text holds one of some words, by their first two letters.
#[derive(Debug, Clone)]
struct Finder {
    /// For every first letter the second letters.
    seconds: Vec<u128>,
    words: BTreeMap<(u8, u8), Vec<String>>,
}

impl Finder {
    fn new<'a>(words: impl Iterator<Item = &'a String>) -> Self {
        let mut finder = Finder { seconds: vec![0; 128], words: BTreeMap::new() };
        for word in words {
            let mut letters = word.chars().map(Self::letter);
            let (Some(first), Some(second)) = (letters.next(), letters.next()) else { continue };
            finder.seconds[usize::from(first)] |= 1 << second;
            finder.words.entry((first, second)).or_default().push(word.clone());
        }
        finder
    }

    /// Letters of one script are told apart by their last seven bits.
    fn letter(c: char) -> u8 {
        (c as u32 & 0x7f) as u8
    }

    fn holds(&self, text: &str) -> bool {
        let mut before: Option<(usize, u8)> = None;
        text.char_indices().any(|(at, c)| {
            let second = Self::letter(c);
            let Some((start, first)) = before.replace((at, second)) else { return false };
            self.seconds[usize::from(first)] >> second & 1 == 1
                && self.words.get(&(first, second)).is_some_and(|words| {
                    words.iter().any(|word| text[start..].starts_with(word.as_str()))
                })
        })
    }
}
