//! Findings in prose: headings, links, pictures, tables, footnotes.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::{say, short};
use crate::picture::Fault;
use crate::picture::hidden::Trace;

say! {
    /// Raw HTML in Markdown.
    raw_html(html) = RawHtml:
        "ข้อความมี HTML (“{html}”) จะแสดงเป็นตัวอักษร",
        "the text has HTML (“{html}”); it is shown as letters"
        => "ใช้รูปแบบ Markdown แทน หรือลบออก", "use Markdown instead, or remove it";
    /// A comment of HTML in Markdown.
    html_comment() = RawHtml:
        "ข้อความใน <!-- … --> ไม่แสดง", "what stands in <!-- … --> is not shown"
        => "ลบออก หรือลบเครื่องหมายถ้าต้องการให้แสดง", "remove it, or its marks to show it";
    /// A comment of HTML that does not end.
    open_comment() = OpenComment:
        "ข้อความตั้งแต่ <!-- นี้ไปไม่แสดง เพราะไม่มี -->",
        "nothing from this <!-- on is shown, because there is no -->"
        => "ใส่ --> ท้ายส่วนที่ไม่แสดง หรือลบ <!-- ออก",
        "put --> behind what is not to be shown, or remove <!--";
    /// The same in a paragraph, a cell or a text of YAML: it could be anything, and is left as it is.
    unended_comment() = CommentShown:
        "<!-- นี้ไม่มี --> ในย่อหน้า ช่อง หรือข้อความเดียวกัน จึงแสดงตามที่พิมพ์",
        "this <!-- has no --> in its paragraph, cell or text, and is shown as it is typed"
        => "ใส่ --> ท้ายส่วนที่ไม่แสดงของแต่ละย่อหน้าหรือช่อง หรือลบ <!-- ออก",
        "put --> behind what is not to be shown in each of them, or remove <!--";
    /// What looks like a comment and hides nothing.
    seeming_comment(mark) = CommentShown:
        "“{mark}” ไม่ซ่อนข้อความ จึงแสดงตามที่พิมพ์", "“{mark}” hides nothing and is shown as it is typed"
        => "ถ้าไม่ต้องการให้แสดง ให้ลบออก หรือพิมพ์ <!-- … --> ด้วยขีดสั้น - สองขีด",
        "remove it if nobody is to read it, or write <!-- … --> with two hyphens";
    /// A line of a text of several lines that begins as comments of YAML do.
    shown_hash() = CommentShown:
        "บรรทัดที่ขึ้นต้นด้วย # ในข้อความหลายบรรทัดไม่ถูกซ่อน จึงแสดงตามที่พิมพ์",
        "a line with # inside a text of several lines is no comment and is shown"
        => "ถ้าไม่ต้องการให้แสดง ให้ลบออก หรือย้ายไปไว้เหนือชื่อหัวข้อ",
        "remove it if nobody is to read it, or move it above the key";
    /// Lists or quotes too deep inside each other.
    nesting(most: usize) = TooDeep:
        "รายการซ้อนลึกเกิน {most} ชั้น ชั้นที่ลึกกว่านั้นแสดงเป็นย่อหน้า",
        "lists are nested deeper than {most} levels; what is deeper is shown as paragraphs"
        => "ลดชั้น หรือแยกเป็นหัวข้อย่อย", "use fewer levels, or a heading";
    /// `# …` in a narrative.
    top_heading() = TopHeading:
        "หัวเรื่อง # เป็นของชื่อเรื่อง", "the heading # is that of the title"
        => "ใช้ ## สำหรับหัวข้อในเรื่อง", "use ## inside the text";
    /// A heading two or more levels below the one before it.
    heading_skip(asked: u8, proper: u8) {
        let (asked, proper) = ("#".repeat(asked.into()), "#".repeat(proper.into()));
    } = HeadingLevel:
        "หัวข้อ {asked} ข้ามระดับ จึงแสดงเป็น {proper}",
        "the heading {asked} skips a level and is shown as {proper}"
        => "พิมพ์ {proper} แทน", "write {proper} instead";
    /// A heading without words.
    empty_heading() = HeadingLevel:
        "หัวข้อไม่มีข้อความ จึงไม่แสดง", "the heading has no words and is not shown"
        => "พิมพ์ชื่อหัวข้อ หรือลบเครื่องหมาย # ออก", "write its words, or remove the #";
    /// A link of a scheme that does not belong on a page.
    link_scheme(address) = OutsideRoot:
        "ลิงก์ “{address}” ใช้ไม่ได้", "the link “{address}” is not allowed"
        => "ใช้ลิงก์ที่ขึ้นต้นด้วย https://", "use a link that starts with https://";
    /// A link to the web whose address is not whole, or has what no address has.
    link_web(address) = BrokenLink:
        "ที่อยู่ของลิงก์ “{address}” ไม่ครบหรือมีอักขระที่ใช้ไม่ได้",
        "the address “{address}” is not whole, or has signs that no address has"
        => "เขียนให้ครบ เช่น https://example.org/page หรือ mailto:name@example.org ใช้ %20 แทนเว้นวรรค",
        "write all of it, like https://example.org/page or mailto:name@example.org, with %20 for a blank";
}

/// What to write where letters are meant.
const LETTERS: (&str, &str) =
    ("ถ้าหมายถึงตัวอักษร เขียน \\[ แทน [", "write \\[ for [ where letters are meant");

say! {
    /// A link or a picture that is none, because its address has a blank.
    link_blank(address, picture: bool) {
        let (code, th, en) = looks(picture);
    } = (code):
        "ที่อยู่ “{address}” มีเว้นวรรค จึงไม่เป็น{th}",
        "the address “{address}” has a blank, so it is no {en}"
        => ("เขียน (<{address}>) หรือเปลี่ยนชื่อไฟล์ไม่ให้มีเว้นวรรค {}", LETTERS.0),
        ("write (<{address}>), or give the file a name without blanks; {}", LETTERS.1);
    /// A link or a picture that is none for another reason.
    link_unread(address, picture: bool) {
        let (code, th, en) = looks(picture);
    } = (code):
        "“({address})” ไม่เป็น{th} จึงแสดงเป็นตัวอักษร",
        "“({address})” is no {en} and is shown as letters"
        => ("ตรวจวงเล็บให้ครบคู่ และไม่ซ้อนลิงก์ในลิงก์ {}", LETTERS.0),
        ("let every bracket have its pair, and no link stand in another; {}", LETTERS.1);
}

fn looks(picture: bool) -> (Code, &'static str, &'static str) {
    if picture {
        (Code::Picture, "ภาพ", "picture")
    } else {
        (Code::BrokenLink, "ลิงก์", "link")
    }
}

say! {
    /// `[…][label]` with a label that stands for no address.
    link_label(label) = BrokenLink:
        "ไม่มีที่อยู่ของ [{label}] จึงแสดงเป็นตัวอักษร",
        "no address is given for [{label}], so it is shown as letters"
        => ("เขียนที่อยู่ในวงเล็บ ( ) แทน [{label}] {}", LETTERS.0),
        ("write the address in ( ) in the place of [{label}]; {}", LETTERS.1);
    /// A link that leaves the content folder.
    link_outside(address) = OutsideRoot:
        "“{address}” ชี้ออกนอกโฟลเดอร์เนื้อหา", "“{address}” leaves the content folder"
        => "ใช้ลิงก์ที่ขึ้นต้นด้วย https:// หรือลบลิงก์", "use a link that starts with https://, or remove it";
    /// A link without an address.
    link_empty() = BrokenLink:
        "ลิงก์นี้ไม่มีที่อยู่", "this link has no address"
        => "ใส่ที่อยู่ในวงเล็บ เช่น (https://…) หรือลบลิงก์",
        "put an address in the brackets, like (https://…), or remove the link";
    /// A link to something that is neither the web nor a narrative.
    link_relative(address) = BrokenLink:
        "ลิงก์ “{address}” ไม่ชี้ไปที่ใด", "the link “{address}” leads nowhere"
        => "ลิงก์ไปบทบรรยายอื่นใช้ชื่อไฟล์ .md ลิงก์ไปเว็บใช้ https://… อ้างถึงตัวชี้วัดใช้ ((ชื่อ 1.1.3))",
        "link to a narrative by its file name .md, to the web with https://…; refer to an indicator with ((name 1.1.3))";
    /// A link to a narrative that is not there. `near` is one of almost the same name.
    link_narrative(slug, near: Option<&str>) = BrokenLink:
        "ปีนี้ไม่มีบทบรรยาย “{slug}.md”", "this year has no narrative “{slug}.md”"
        match near {
            Some(near) => "ชื่อใกล้เคียงคือ {near}.md", "the nearest is {near}.md";
            None => "ตรวจชื่อไฟล์ในโฟลเดอร์ narratives ของปี",
            "check the names in the folder narratives of the year";
        };
    /// A link to a heading that is not there. `near` is one of almost the same name.
    link_heading(heading, near: Option<&str>) = BrokenLink:
        "ไม่มีหัวข้อ “{heading}” ในบทบรรยายนั้น", "that narrative has no heading “{heading}”"
        match near {
            Some(near) => "เขียน #{near}", "write #{near}";
            None => "หลัง # เขียนข้อความของหัวข้อ ใช้ - แทนเว้นวรรค และเว้นเครื่องหมายอื่น",
            "behind #, write the heading with - for blanks and without other signs";
        };
    /// A picture whose address is none of a file beside its narrative.
    picture_address(address) = OutsideRoot:
        "ภาพ “{address}” ไม่ได้อยู่ในโฟลเดอร์ของบทบรรยาย",
        "the picture “{address}” is not in the folder of the narrative"
        => { BESIDE.0 }, { BESIDE.1 };
}

/// Where pictures are kept.
const BESIDE: (&str, &str) = (
    "วางไฟล์ภาพไว้ข้างไฟล์บทบรรยาย แล้วเขียนเฉพาะชื่อไฟล์",
    "put the file beside the narrative and write its name",
);

say! {
    /// A picture that is not there. `near` is a file of almost the same name.
    picture_missing(address, near: Option<&str>) = MissingFile:
        "ไม่มีไฟล์ภาพ “{address}”", "there is no picture “{address}”"
        match near {
            Some(near) => "ชื่อใกล้เคียงคือ {near}", "the nearest is {near}";
            None => { BESIDE.0 }, { BESIDE.1 };
        };
    /// A picture that nothing shows.
    picture_unused(path: &str) = UnknownFile:
        "ไม่มีบทบรรยายใดแสดงภาพ {path}", "no narrative shows {path}"
        => "เขียน ![คำบรรยายภาพ](ชื่อไฟล์) ในบทบรรยายที่อยู่โฟลเดอร์เดียวกัน หรือย้ายไฟล์ออก",
        "write ![what is seen](name) in a narrative of the same folder, or move the file out";
    /// A picture that says nothing to who cannot see it.
    picture_text(address) = PictureText:
        "ภาพ “{address}” ไม่มีคำบรรยาย", "the picture “{address}” does not say what is seen"
        => "เขียนสิ่งที่เห็นในภาพไว้ในวงเล็บเหลี่ยม เช่น ![รายได้เพิ่มขึ้นทุกปี](income.png)",
        "say in the square brackets what is seen, like ![income rises every year](income.png)";
    /// A picture that says more than it shows; that was taken out of what is published.
    picture_data(path: &str, found: &BTreeSet<Trace>) {
        let list =
            |word: fn(&Trace) -> &'static str| found.iter().map(word).collect::<Vec<_>>().join(", ");
        let (th, en) = (list(|trace| trace.words().0), list(|trace| trace.words().1));
        let name = path.rsplit('/').next().unwrap_or(path);
    } = PictureData:
        "ไฟล์ภาพ {name} มีข้อมูลติดมา ({th}) ซึ่งตัดออกแล้วจาก PDF และเว็บไซต์",
        "{name} carries more than a picture ({en}), which the PDF and the site leave out"
        => "ถ้าจะส่งไฟล์ภาพนี้ต่อ ให้บันทึกใหม่โดยไม่เก็บข้อมูลดังกล่าว",
        "save it anew without that before the file itself is given away";
    /// A picture inside something that holds words only.
    picture_place() = Picture:
        "ภาพอยู่ในหัวข้อ ตาราง ลิงก์ ตัวหนา หรือเชิงอรรถไม่ได้",
        "a picture cannot stand in a heading, a table, a link, bold text or a footnote"
        => "วางภาพเป็นย่อหน้าของตัวเอง เว้นบรรทัดว่างก่อนและหลัง",
        "put it into a paragraph of its own, between empty lines";
    /// A picture file that cannot be shown.
    picture_fault(address, fault: &Fault) {
        let megabytes = |bytes: &u64| bytes.div_ceil(1 << 20);
        let (th, en): (String, String) = match fault {
            Fault::Kind => ("เป็นไฟล์ชนิดที่ใช้ไม่ได้".into(), "is of a kind that cannot be shown".into()),
            Fault::Name(format) => (
                format!("เป็นไฟล์ {} แต่นามสกุลไฟล์บอกเป็นอย่างอื่น", format.name()),
                format!("is {} under another name", format.name()),
            ),
            Fault::TooLarge(width, height) => (
                format!("ใหญ่เกินไป ({width} × {height} จุด)"),
                format!("is too large ({width} × {height})"),
            ),
            Fault::TooHeavy(size, most) => (
                format!("เป็นไฟล์ใหญ่เกินไป ({} MB เกิน {} MB)", megabytes(size), megabytes(most)),
                format!("is too large a file ({} MB, over {} MB)", megabytes(size), megabytes(most)),
            ),
            Fault::Unreadable => ("อ่านไม่ได้".into(), "cannot be read".into()),
            Fault::Damaged => ("เสียหายหรือไม่ครบ".into(), "is damaged or not whole".into()),
            Fault::PrintColours => ("ใช้สีแบบงานพิมพ์ (CMYK)".into(), "has printing colours (CMYK)".into()),
            Fault::NoFrame => {
                ("ไม่บอกกรอบภาพ (viewBox)".into(), "does not say its frame (viewBox)".into())
            }
            Fault::Letters => (
                "มีตัวอักษร ซึ่งเครื่องอื่นอาจแสดงผิดไป".into(),
                "has text, which looks otherwise on other machines".into(),
            ),
            Fault::Intricate => ("ซับซ้อนเกินไป".into(), "is too intricate".into()),
            Fault::Unsafe(found) => (
                format!("มีส่วนที่ทำงานเอง ดึงจากที่อื่น หรือใช้ไม่ได้ทุกที่ ({})", short(found)),
                format!(
                    "has what runs, comes from elsewhere or is not drawn everywhere ({})",
                    short(found)
                ),
            ),
        };
        let (do_th, do_en) = match fault {
            Fault::Kind => ("บันทึกเป็น PNG, JPEG, WebP หรือ SVG", "save it as PNG, JPEG, WebP or SVG"),
            Fault::Name(_) => ("เปลี่ยนนามสกุลไฟล์ให้ตรงชนิด", "give the name the ending of its kind"),
            Fault::TooLarge(..) | Fault::TooHeavy(..) => (
                "ย่อให้กว้างไม่เกิน 2,000 จุด ซึ่งพอสำหรับเต็มหน้ากระดาษ",
                "make it 2,000 pixels wide at most, which is enough for a page",
            ),
            Fault::Unreadable => ("ตรวจไฟล์ภาพ", "look at the file"),
            Fault::Damaged => {
                ("เปิดดูภาพแล้วบันทึกใหม่ หรือคัดลอกไฟล์ใหม่", "open it and save it again, or copy it again")
            }
            Fault::PrintColours => ("บันทึกเป็นสี RGB", "save it in RGB"),
            Fault::NoFrame | Fault::Intricate => ("บันทึกเป็น PNG", "save it as PNG"),
            Fault::Letters => (
                "แปลงตัวอักษรเป็นเส้นแล้วบันทึกใหม่ หรือบันทึกเป็น PNG",
                "turn its text into paths, or save it as PNG",
            ),
            Fault::Unsafe(_) => {
                ("บันทึกเป็น SVG แบบธรรมดา (plain SVG) หรือเป็น PNG", "save it as plain SVG or as PNG")
            }
        };
    } = Picture:
        "ภาพ “{address}” {th}", "the picture “{address}” {en}"
        => { do_th }, { do_en };
    /// A row of a table with more or fewer cells than the head.
    ragged_row(cells: usize, head: usize) = RaggedTable:
        "แถวนี้มี {cells} ช่อง แต่หัวตารางมี {head} ช่อง",
        "this row has {cells} cells, the head of the table {head}"
        => "ใส่ | ให้จำนวนช่องเท่ากัน หลังตารางเว้นบรรทัดว่าง และเขียน \\| ถ้าหมายถึงตัวอักษร |",
        "let | part both into as many cells, leave a line empty behind a table, and write \\| for the letter";
    /// A line of dashes with more or fewer cells than the head of its table, which is no table then.
    ragged_head(cells: usize, head: usize) = RaggedTable:
        "เส้นใต้หัวตารางมี {cells} ช่อง แต่หัวตารางมี {head} ช่อง จึงไม่เป็นตาราง",
        "the line under the head has {cells} cells, the head {head}; so it is no table"
        => "เขียน --- ให้ครบทุกช่อง คั่นด้วย |", "write --- for each cell, with | between them";
    /// `[^1]` without a note, or with one that says nothing.
    footnote_without_note(label) = Footnote:
        "เชิงอรรถ [^{label}] ไม่มีข้อความ", "the footnote [^{label}] has no note"
        => "เพิ่มบรรทัด [^{label}]: ข้อความ ไว้ท้ายเรื่อง", "add a line [^{label}]: text at the end";
    /// `[^1]: text` that nothing refers to.
    note_without_footnote(label) = Footnote:
        "ไม่มีที่ใดในเรื่องอ้างถึงเชิงอรรถ [^{label}]", "nothing refers to the note [^{label}]"
        => "ใส่ [^{label}] หลังคำที่อธิบาย หรือลบบรรทัดนี้",
        "put [^{label}] behind the word it explains, or remove this line";
    /// A second note of the same label.
    note_twice(label) = Footnote:
        "เชิงอรรถ [^{label}] มีข้อความอยู่แล้ว", "the footnote [^{label}] has a note already"
        => "ใช้ชื่ออื่น หรือรวมเป็นข้อความเดียว", "use another label, or make one note of both";
    /// A note with more than paragraphs.
    note_of_blocks(label) = Footnote:
        "เชิงอรรถ [^{label}] มีหัวข้อ รายการ หรือตาราง",
        "the note [^{label}] has a heading, a list or a table"
        => "เขียนเป็นย่อหน้า", "write paragraphs only";
    /// A footnote inside a link or another note.
    footnote_place() = Footnote:
        "เชิงอรรถอยู่ในลิงก์หรือในเชิงอรรถอื่นไม่ได้", "a footnote cannot stand in a link or in another note"
        => "ย้ายไปไว้หลังลิงก์ หรือหลังคำในเนื้อความ",
        "put it behind the link, or behind a word of the text";
}
