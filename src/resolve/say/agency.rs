//! Problems of what an agency says of itself: its terms, names and address.

use crate::diagnostic::phrase::say;

say! {
    /// A term with marks that is another word.
    other_word(term) = TermBreaks:
        "เอาเครื่องหมาย | ออกแล้วไม่ตรงกับคำ “{term}”", "without its marks it is not the term “{term}”"
        => "เขียนคำเดิม แล้วใส่ | ตรงที่ตัดบรรทัดได้", "write the same term with | where a line may end";
    /// A term whose marks have no effect.
    word_not_held(term, longest: usize) = TermBreaks:
        "กำหนดจุดตัดบรรทัดของ “{term}” ไม่ได้", "where lines end in “{term}” cannot be set"
        => "ใช้คำที่มีแต่อักษรไทยตั้งแต่สองตัว ไม่มีเว้นวรรค และแต่ละช่วงระหว่าง | ไม่เกิน {longest} ตัวอักษร",
        "use a term of two or more Thai letters without spaces, none of its pieces between | longer than {longest} letters";
    /// The same term with other marks.
    breaks_differ(term, other) = TermBreaks:
        "คำ “{term}” มีจุดตัดบรรทัดสองแบบ แบบแรกคือ “{other}”",
        "the term “{term}” has marks of two kinds; the first is “{other}”"
        => "เหลือไว้แบบเดียว", "keep one of them";
    /// The content format is of another version.
    unsupported_version(found, supported: &str) = UnsupportedVersion:
        "เนื้อหาเป็นรุ่น “{found}” โปรแกรมนี้อ่านรุ่น {supported}",
        "the content is of version “{found}”; this program reads version {supported}"
        => "พิมพ์ raingan: {supported} ถ้าเนื้อหาเป็นไปตาม content/README.md หรือใช้โปรแกรมรุ่นที่ตรงกัน",
        "write raingan: {supported} if the content follows content/README.md, or use a program of that version";
    /// What should be the address of the site and is none.
    site_address(written) = SiteAddress:
        "“{written}” ไม่ใช่ที่อยู่เว็บไซต์แบบเต็ม", "“{written}” is not the full address of a site"
        => "ใส่ที่อยู่ที่ขึ้นต้นด้วย https:// และไม่มี ? หรือ # เช่น https://example.org/report/",
        "write an address that starts with https:// and has no ? or #, as https://example.org/report/";
    /// A day on which the agency has no name.
    no_name_on(date: &str, first) = DateOutsideYear:
        "ไม่มีชื่อหน่วยงานที่ใช้ได้ในวันที่ {date} จึงใช้ “{first}”",
        "no name of the agency is valid on {date}; “{first}” is used"
        => "แก้ ตั้งแต่ และ ถึง ของชื่อใน agency.yaml หรือเพิ่มชื่อที่ใช้ในวันนั้น",
        "mend from and until of the names in agency.yaml, or add the name of that day";
}
