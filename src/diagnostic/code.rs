//! The one list of rules: a code, a severity, and what the rule is about in a line.

use super::Severity;

macro_rules! rules {
    ($( $name:ident = $code:literal, $severity:ident, $th:literal, $en:literal; )+) => {
        /// The stable name of a rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $( #[doc = $en] $name, )+ }

        /// Every rule, in order.
        pub const RULES: &[Rule] = &[
            $( Rule { code: Code::$name, severity: Severity::$severity, th: $th, en: $en }, )+
        ];

        impl Code {
            /// The word that stands for the rule in messages.
            pub fn as_str(self) -> &'static str {
                match self { $( Code::$name => $code, )+ }
            }

            /// Whether only laid-out pages can show it.
            pub fn is_of_layout(self) -> bool {
                matches!(self, Code::LayoutWarning | Code::Overflow)
            }

            /// How much its findings weigh.
            pub fn severity(self) -> Severity {
                match self { $( Code::$name => Severity::$severity, )+ }
            }
        }
    };
}

/// What the list says of a rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its code.
    pub code: Code,
    /// Its severity.
    pub severity: Severity,
    /// What it is about, in Thai.
    pub th: &'static str,
    /// What it is about, in English.
    pub en: &'static str,
}

rules! {
    // Files
    NotUtf8 = "not-utf8", Error, "ไฟล์ไม่ได้บันทึกเป็น UTF-8", "a file is not UTF-8";
    FileTooLarge = "file-too-large", Error, "ไฟล์ใหญ่เกินกำหนด", "a file is too large";
    TextTooLong = "text-too-long", Error, "ข้อความยาวเกินกำหนด", "a text that is too long";
    OutsideRoot = "outside-root", Error, "ไฟล์หรือลิงก์ชี้ออกนอกโครงการ", "a path leaves the project";
    MissingFile = "missing-file", Error, "ไม่มีไฟล์ที่ต้องใช้", "a needed file is not there";
    UnknownFile = "unknown-file", Warning, "ไฟล์ที่โปรแกรมไม่ใช้", "a file that nothing reads";
    MisnamedFile = "misnamed-file", Error, "ชื่อไฟล์เนื้อหาลงท้ายไม่ถูก", "a content file under a wrong name";
    CopiedFile = "copied-file", Error, "ไฟล์หรือโฟลเดอร์ที่เป็นสำเนา", "a file or a folder that is a copy";
    LinkedFolder = "linked-folder", Error, "ทางลัดไปยังโฟลเดอร์", "a symbolic link to a folder";
    FileName = "file-name", Error, "ชื่อไฟล์ที่บางระบบใช้ไม่ได้", "a file name that not every system can hold";
    NameClash = "name-clash", Error, "ชื่อไฟล์ที่บางระบบถือว่าเป็นไฟล์เดียวกัน", "file names that a system may take for one";
    // YAML
    EmptyFile = "empty-file", Error, "ไฟล์ว่าง", "an empty file";
    YamlSyntax = "yaml-syntax", Error, "รูปแบบ YAML ผิด", "YAML that cannot be read";
    Tab = "tab", Error, "มีแท็บ", "a tab where spaces belong";
    Alias = "yaml-alias", Error, "ใช้ & หรือ * ของ YAML", "a YAML anchor or alias";
    TooDeep = "too-deep", Error, "ซ้อนหลายชั้นเกินไป", "too many nested levels";
    UnknownKey = "unknown-key", Error, "หัวข้อที่ไม่รู้จัก", "a key that is not known";
    DuplicateKey = "duplicate-key", Error, "หัวข้อซ้ำ", "a key written twice";
    MissingKey = "missing-key", Error, "ขาดหัวข้อที่ต้องมี", "a required key is missing";
    WrongType = "wrong-type", Error, "รูปแบบค่าไม่ตรงกับหัวข้อ", "a value of the wrong kind";
    NoValue = "no-value", Error, "ที่ของค่าว่างอยู่ หรือมีสิ่งที่ไม่ใช่ค่า", "nothing in the place of a value, or something that is none";
    MergeLeft = "merge-left", Error, "รอยค้างจากการรวมไฟล์", "a merge that was left behind";
    UnknownWord = "unknown-word", Error, "คำที่ไม่อยู่ในรายการ", "a word that is not in the list";
    // Notation
    BadNumber = "bad-number", Error, "ตัวเลขที่อ่านไม่ได้ หรือที่หัวข้อรับไม่ได้", "a number that cannot be read, or that its key does not take";
    NumberTooLong = "number-too-long", Error, "ตัวเลขยาวเกินกำหนด", "a number with too many digits";
    BadQuantity = "bad-quantity", Error, "ปริมาณอ่านไม่ได้", "a quantity that cannot be read";
    UnknownUnit = "unknown-unit", Error, "หน่วยที่ไม่รู้จัก", "a unit that is not known";
    BadDate = "bad-date", Error, "วันที่ไม่ถูกต้อง", "a date that cannot be";
    BadYear = "bad-year", Error, "ปีงบประมาณไม่ถูกต้อง", "a fiscal year that cannot be";
    BadSlug = "bad-slug", Error, "รหัสถาวรไม่ถูกรูปแบบ", "a slug of the wrong form";
    BadReference = "bad-reference", Error, "การอ้างอิงอ่านไม่ได้", "a reference that cannot be read";
    BadFormula = "bad-formula", Error, "สูตรอ่านไม่ได้", "a formula that cannot be read";
    // Structure
    UnusedKey = "unused-key", Error, "หัวข้อที่ไม่มีผล", "a key that has no effect";
    UnsupportedVersion = "unsupported-version", Error, "รุ่นของเนื้อหาไม่รองรับ", "a content version that is not supported";
    DuplicateId = "duplicate-id", Error, "รหัสซ้ำ", "an id used twice";
    UnknownReference = "unknown-reference", Error, "อ้างถึงสิ่งที่ไม่มี", "a reference to nothing";
    AmbiguousReference = "ambiguous-reference", Error, "อ้างอิงได้มากกว่าหนึ่งแห่ง", "a reference with several meanings";
    SlugMismatch = "slug-mismatch", Error, "ชื่อไฟล์ไม่ตรงกับรหัสถาวร", "a file name that differs from the slug";
    YearMismatch = "year-mismatch", Error, "ปีไม่ตรงกับโฟลเดอร์", "a year that differs from its folder";
    UnitMismatch = "unit-mismatch", Error, "หน่วยไม่เข้ากัน", "units that do not fit";
    BandReversed = "band-reversed", Error, "ช่วงค่ากลับด้าน", "a band whose ends are reversed";
    NotAQuantity = "not-a-quantity", Error, "ต้องเป็นตัวเลขกับหน่วย", "a number is needed";
    ResultAndFormula = "result-and-formula", Error, "มีทั้งผลและสูตร", "both a result and a formula";
    UnknownCriterion = "unknown-criterion", Error, "เกณฑ์ที่ไม่มีในเป้าหมาย", "a criterion the target does not have";
    JudgedNumber = "judged-number", Error, "เกณฑ์ตัวเลขไม่ต้องตัดสิน", "a judgement on a number";
    MandatoryMissing = "mandatory-missing", Error, "ขาดตัวชี้วัดบังคับ", "a mandatory indicator is missing";
    FrameworkYear = "framework-year", Error, "กรอบการประเมินที่ไม่ได้ระบุว่าใช้กับปีนี้ หรือมีสองกรอบ", "a framework that does not say that it holds for the year, or two that do";
    BadFramework = "bad-framework", Error, "กรอบการประเมินขัดกันเอง", "a framework that contradicts itself";
    Cycle = "cycle", Error, "อ้างอิงกันเป็นวง", "references in a circle";
    DivisionByZero = "division-by-zero", Error, "หารด้วยศูนย์", "division by zero";
    SiteAddress = "site-address", Error, "ที่อยู่เว็บไซต์ใช้ไม่ได้", "an address that no site can have";
    BrokenLink = "broken-link", Error, "ลิงก์ไปยังสิ่งที่ไม่มี", "a link to nothing";
    Picture = "picture", Error, "ภาพที่แสดงไม่ได้", "a picture that cannot be shown";
    PictureData = "picture-data", Warning, "ข้อมูลที่ติดมากับภาพ", "data that came along with a picture";
    PictureText = "picture-text", Error, "ภาพที่ไม่มีคำบรรยาย", "a picture that does not say what is seen";
    Footnote = "footnote", Error, "เชิงอรรถที่ไม่ครบคู่หรืออยู่ผิดที่", "a footnote without its note, a note without its footnote, or one in the wrong place";
    OpenComment = "open-comment", Error, "ข้อความที่ไม่แสดงและไม่มีจุดจบ", "a comment that does not end";
    RaggedTable = "ragged-table", Error, "แถวที่มีจำนวนช่องไม่เท่าหัวตาราง", "a row with more or fewer cells than its head";
    // Contradictions and gaps
    CriterionWithoutResult = "criterion-without-result", Warning, "เกณฑ์ยังไม่มีผล", "a criterion without a result";
    ConditionWithoutResult = "condition-without-result", Warning, "เงื่อนไขการวัดยังไม่มีผล", "a condition without a result";
    NoResult = "no-result", Warning, "ยังไม่รายงานผล", "no result reported";
    NotJudged = "not-judged", Warning, "เกณฑ์ข้อความยังไม่มีผู้ตัดสิน", "a text criterion nobody has judged";
    ClaimDiffers = "claim-differs", Warning, "ค่าที่พิมพ์ต่างจากค่าจริง", "a printed value that differs";
    Undecided = "undecided", Warning, "กติกาตัดสินไม่ได้", "the rules do not decide";
    BandGap = "band-gap", Warning, "ค่าที่ไม่อยู่ในช่วงใด", "a value that no band holds";
    BandOverlap = "band-overlap", Warning, "ค่าที่อยู่ในสองช่วง", "a value that two bands hold";
    BandOrder = "band-order", Warning, "ช่วงผลสลับกัน", "bands that changed places";
    BandUnused = "band-unused", Warning, "ช่วงที่ไม่มีค่าใดถึง", "a band that no value comes to";
    CaseOpen = "case-open", Warning, "กรณีที่กติกาไม่กล่าวถึง", "a case that no rule decides";
    CaseTwice = "case-twice", Warning, "กรณีที่เข้ากติกาสองข้อ", "a case that fits two rules";
    NotChecked = "not-checked", Warning, "ตารางที่ใหญ่เกินกว่าจะตรวจได้", "a table that is too large to be checked";
    Weights = "weights", Warning, "น้ำหนักรวมไม่ครบหรือไม่มีผล", "weights that do not add up or count nothing";
    SameMark = "same-mark", Warning, "ระดับที่มีชื่อหรือสัญลักษณ์เดียวกัน", "grades or levels of one name or symbol";
    LevelsOrder = "levels-order", Warning, "ขั้นเป้าหมายเรียงผิด", "levels out of order";
    LimitExceeded = "limit-exceeded", Warning, "ตัวชี้วัดเกินจำนวน", "more indicators than the limit";
    DateOutsideYear = "date-outside-year", Warning, "วันที่อยู่นอกปีงบประมาณ", "a date outside its fiscal year";
    DateAfterData = "date-after-data", Warning, "วันที่อยู่หลังวันที่ของข้อมูล", "a date after the day of the data";
    EmptyPart = "empty-part", Warning, "ส่วนของเอกสารที่ไม่มีเนื้อหา", "a part of a document with nothing in it";
    Signature = "signature", Warning, "การลงนามไม่ครบหรือขัดกับสถานะ", "signatures that are incomplete or contradict the status";
    ComplaintCounts = "complaint-counts", Warning, "จำนวนเรื่องร้องเรียนขัดกัน", "counts of complaints that contradict each other";
    AuditRemarks = "audit-remarks", Warning, "ข้อสังเกตของผู้สอบบัญชีไม่ครบหรือขัดกัน", "remarks of the auditor that are incomplete or contradict the status";
    StatementDiffers = "statement-differs", Warning, "ตารางแจกแจงรวมแล้วไม่ตรงกับผล", "a statement that does not add up to the result";
    NumberGap = "number-gap", Warning, "เลขลำดับซ้ำหรือข้าม", "numbering that repeats or skips";
    PercentTwice = "percent-twice", Warning, "ร้อยละที่คูณ 100 อีก", "a percentage times a hundred";
    PercentFraction = "percent-fraction", Warning, "ร้อยละที่พิมพ์เป็นสัดส่วน", "a percentage typed as a fraction";
    NegativeCount = "negative-count", Warning, "จำนวนที่ติดลบ", "a count below zero";
    TextAmongAmounts = "text-among-amounts", Warning, "ข้อความท่ามกลางจำนวนที่มีหน่วย", "a text among amounts";
    CopiedYear = "copied-year", Warning, "ชื่อที่กล่าวถึงปีก่อนเหมือนในแฟ้มของปีนั้น", "a name that still says the year it was copied from";
    HistoryDiffers = "history-differs", Warning, "ผลย้อนหลังที่ต่างจากผลในโฟลเดอร์ของปีนั้น", "a result of an earlier year that its own folder contradicts";
    UnitTwice = "unit-twice", Warning, "หน่วยที่พิมพ์ซ้ำกับการอ้างอิง", "a unit typed beside a value that shows it";
    PublicFromInternal = "public-from-internal", Warning, "ค่าเปิดเผยที่คิดจากข้อมูลภายใน", "a public value worked out from an internal one";
    MandatoryElsewhere = "mandatory-elsewhere", Warning, "ตัวชี้วัดบังคับที่อยู่ในองค์ประกอบอื่น", "a mandatory indicator that stands in another component";
    MandatorySkipped = "mandatory-skipped", Warning, "ตัวชี้วัดบังคับที่ระบุว่าไม่ต้องประเมิน", "a mandatory indicator that is said not to apply";
    CutText = "cut-text", Warning, "ข้อความที่ # ตัดออก", "a text that a # cuts off";
    PastedText = "pasted-text", Warning, "อักขระที่ติดมากับข้อความที่วาง", "characters that came along with pasted text";
    StackedMarks = "stacked-marks", Error, "ตัวอักษรที่มีสระหรือวรรณยุกต์ซ้อนมากเกินไป", "a letter with more marks than any writing has";
    TermBreaks = "term-breaks", Warning, "จุดตัดบรรทัดของคำศัพท์ใช้ไม่ได้", "marks of a term that cannot be used";
    TopHeading = "top-heading", Warning, "หัวเรื่อง # ในบทบรรยาย", "a heading # in a narrative";
    HeadingLevel = "heading-level", Warning, "หัวข้อที่ข้ามระดับหรือไม่มีข้อความ", "a heading that skips a level or has no words";
    ListMark = "list-mark", Warning, "เครื่องหมายรายการที่ไม่เป็นรายการ", "a list mark that makes no item";
    AsTyped = "as-typed", Warning, "เครื่องหมายที่พิมพ์ตามเดิมเพราะอาจหมายถึงอย่างอื่น", "a mark that is printed as typed because it may mean something else";
    LooseTable = "loose-table", Warning, "แถวของตารางที่ไม่เป็นตาราง", "rows that make no table";
    JoinedLines = "joined-lines", Warning, "บรรทัดที่ต่อกันเป็นย่อหน้าเดียว", "lines that run together";
    RawHtml = "raw-html", Warning, "HTML ในข้อความ", "raw HTML in a text";
    CommentShown = "comment-shown", Warning, "สิ่งที่ดูเหมือนไม่แสดง แต่แสดง", "what looks like a comment and is shown";
    // Pages
    TemplateError = "template-error", Error, "แม่แบบผิด", "a template that fails";
    LayoutWarning = "layout-warning", Warning, "ข้อสังเกตจากการจัดหน้า", "a remark of the typesetter";
    NoGlyph = "no-glyph", Warning, "อักขระที่ไม่มีในฟอนต์", "a character that no font has";
    Overflow = "overflow", Warning, "ข้อความล้นช่องหรือล้นหน้า", "text that is wider than its place";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_stands_once() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code.as_str()).collect();
        assert_eq!(codes.len(), RULES.len());
        assert!(
            codes.iter().all(|c| c.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '8'))
        );
    }
}
