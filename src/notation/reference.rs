//! `((ผล 1.1.3))`: a fact that stands elsewhere.

use crate::diagnostic::{Problem, catalogue::notation as say};
use crate::words;
use crate::yaml::field::{Notation, TextShape};

use super::date::FiscalYear;

words! {
    /// What a reference asks for.
    pub enum Asked("สิ่งที่อ้างถึง") {
        /// The result of an indicator.
        Result = "ผล" | "result";
        /// The target of an indicator.
        Target = "เป้าหมาย" | "target";
        /// The name of an indicator.
        Name = "ชื่อ" | "name";
        /// The symbol of an indicator or a component.
        Symbol = "สัญลักษณ์" | "symbol";
        /// A fact outside the indicators.
        Value = "ค่า" | "value";
        /// The total of a calculation.
        Total = "รวม" | "total";
    }
}

/// A reference as written: `((what [year] [part] id))`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceText {
    /// What is asked for.
    pub asked: Asked,
    /// The fiscal year, where it is not the document's own.
    pub year: Option<FiscalYear>,
    /// The part of the evaluation, where the number alone is not enough.
    pub part: Option<String>,
    /// A printed number in Arabic digits, or a slug.
    pub id: String,
}

impl Notation for ReferenceText {
    const SHAPE: TextShape = TextShape {
        th: "การอ้างอิง",
        en: "a reference",
        examples: &["((ผล 1.1.3))", "((เป้าหมาย 2561 1.1.1))", "((รวม indirect-value))"],
        pattern: Some(r"^\s*\(\(.+\)\)\s*$"),
    };

    fn read(text: &str) -> Result<Self, Problem> {
        let inner = text.trim().strip_prefix("((").and_then(|rest| rest.strip_suffix("))"));
        let Some(inner) = inner else { return Err(say::bad_reference(text.trim())) };
        let plain = crate::thai::arabic_digits(inner);
        let mut words: Vec<&str> = plain.split_whitespace().collect();
        if words.len() < 2 {
            return Err(say::bad_reference(text.trim()));
        }
        let what = words.remove(0);
        let Some(asked) = Asked::from_word(what) else {
            let known = Asked::TABLE.words.iter().flat_map(|word| [word.th, word.en]);
            return Err(say::unknown_asked(what, crate::thai::nearest(what, known)));
        };
        let mut year = None;
        if words.len() > 1
            && words[0].len() == 4
            && let Ok(read) = FiscalYear::read(words[0])
        {
            year = Some(read);
            words.remove(0);
        }
        let id = words.pop().unwrap_or_default().to_owned();
        let part = (!words.is_empty()).then(|| words.join(" "));
        Ok(ReferenceText { asked, year, part, id })
    }
}

/// The references in a text: byte ranges of `((…))` on one line.
pub fn find(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("((").map(|at| from + at) {
        let body = start + 2;
        let line_end = text[body..].find('\n').map_or(text.len(), |at| body + at);
        let Some(end) = text[body..line_end].find("))").map(|at| body + at + 2) else {
            from = body;
            continue;
        };
        // `(((ร่าง)))` and plain double brackets around prose are not references.
        let inner = text[body..end - 2].trim();
        let word = inner.split_whitespace().next().unwrap_or("");
        let known = Asked::TABLE.words.iter().flat_map(|w| [w.th, w.en]);
        let meant = Asked::from_word(word).is_some() || crate::thai::nearest(word, known).is_some();
        if meant && !inner.contains('(') {
            found.push(start..end);
        }
        from = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        let read = |text: &str| ReferenceText::read(text).unwrap();
        let plain = read("((ผล ๑.๑.๓))");
        assert_eq!((plain.asked, plain.id.as_str()), (Asked::Result, "1.1.3"));
        let full = read("((เป้าหมาย 2561 ผู้อำนวยการ 2.1.2))");
        assert_eq!(full.year, Some(FiscalYear(2561)));
        assert_eq!(full.part.as_deref(), Some("ผู้อำนวยการ"));
        assert!(ReferenceText::read("((ผลล 1.1))").unwrap_err().help.is_some());
        assert!(ReferenceText::read("((ผล))").is_err());
    }

    #[test]
    fn only_references_are_found() {
        assert_eq!(find("ได้ ((ผล 1.1.3)) (องค์การมหาชน) ((ร่าง))").len(), 1);
        assert_eq!(find("((ผล 1.1"), Vec::<std::ops::Range<usize>>::new());
        assert_eq!(find("(((((ผล 1))").len(), 0);
    }
}
