//! Proves what texts are read as, and that no text is a danger.

use super::blocks::DEEPEST;
use super::*;
use crate::source::Sources;

fn tree(text: &str) -> (Vec<Block>, Vec<&'static str>) {
    let mut sources = Sources::new();
    let id = sources.add_text("a.md", text);
    let mut findings = Findings::new();
    let blocks = read(id, text, 0, &mut findings);
    (blocks, findings.iter().map(|f| f.code.as_str()).collect())
}

#[test]
fn a_reference_is_a_node_at_its_place() {
    let (blocks, findings) = tree("ได้ **((ผล ๑.๑.๓))** ล้าน");
    assert!(findings.is_empty());
    let Block::Paragraph(words) = &blocks[0] else { panic!("{blocks:?}") };
    let Inline::Strong(inner) = &words[1] else { panic!("{words:?}") };
    let Inline::Reference(reference) = &inner[0] else { panic!("{inner:?}") };
    assert_eq!(reference.written.id, "1.1.3");
    assert_eq!(reference.span.start as usize, "ได้ **".len());
}

#[test]
fn tight_lists_and_tables_keep_their_words() {
    let (blocks, _) = tree("- หนึ่ง\n- สอง\n  - สาม\n\n| ก | ข |\n|---|---|\n| ค | ง |\n");
    let Block::List(Marks::Bullets, items) = &blocks[0] else { panic!("{blocks:?}") };
    assert_eq!(items.len(), 2);
    assert!(matches!(items[1][..], [Block::Paragraph(_), Block::List(..)]));
    let Block::Table(head, rows) = &blocks[1] else { panic!("{blocks:?}") };
    assert_eq!((head.len(), rows.len()), (2, 1));
}

#[test]
fn html_and_dangerous_links_are_findings() {
    let (blocks, findings) = tree(
        "<script>x</script>\n\n[ก](javascript:alert(1)) [ข](../../etc) [ค](https://example.org)",
    );
    assert_eq!(findings, ["raw-html", "outside-root", "outside-root"]);
    assert!(format!("{blocks:?}").contains("<script>"));
}

#[test]
fn what_is_asked_about_line_ends_is_a_mark() {
    let words = |text: &str| match &tree(text).0[..] {
        [Block::Paragraph(words)] | [Block::Heading(_, words)] => format!("{words:?}"),
        other => panic!("{other:?}"),
    };
    assert_eq!(words("ก((ตัดได้))ข((ห้ามตัด))ค"), r#"[Text("ก\u{200b}ข\u{2060}ค")]"#);
    assert_eq!(words("## ก((ตัดได้))ข"), r#"[Text("ก\u{200b}ข")]"#);
    // At an edge it says nothing, and what was pasted was not asked for.
    assert_eq!(words("((ห้ามตัด))ก((ตัดได้))"), r#"[Text("ก")]"#);
    assert_eq!(words("ก\u{200b}ข"), r#"[Text("กข")]"#);
    // The end of a line of the file stays none of the text.
    assert!(!words("ก((ตัดได้))\nข").contains("\" \""));
    assert_eq!(tree("`((ตัดได้))` ((ตัดไม่ได้))").1, ["bad-reference"]);
    let hidden = tree("((ตัดได้))").0;
    assert!(matches!(&hidden[..], [Block::Paragraph(words)] if words.is_empty()), "{hidden:?}");
}

#[test]
fn emphasis_needs_no_spaces_beside_thai() {
    for text in [
        "**(ร่าง)**ยุทธศาสตร์",
        "แผน**(ร่าง)**ยุทธศาสตร์**(ใหม่)**",
        "**“คำ”**ของ",
        "**พ.ร.ฎ.**ทั้ง",
        "ได้**ร้อยละ 80%**ของ",
    ] {
        let (blocks, _) = tree(text);
        let Block::Paragraph(words) = &blocks[0] else { panic!("{blocks:?}") };
        assert!(words.iter().any(|word| matches!(word, Inline::Strong(_))), "{words:?}");
        assert!(!format!("{words:?}").contains(['*', '\u{2010}']), "{words:?}");
    }
}

#[test]
fn a_line_end_inside_thai_is_no_space() {
    let (blocks, _) = tree("สำนัก\nงาน\n\nopen\ndata");
    assert!(!format!("{:?}", blocks[0]).contains("\" \""));
    assert!(format!("{:?}", blocks[1]).contains("\" \""));
    // Between a Thai word and another one a space stands, whichever comes first, in bold or not.
    for text in
        ["ระบบ\nOpen Data", "Open Data\nระบบ", "ระบบ\n**Open**", "ได้\n((ผล 1.1))", "ได้\n`x`"]
    {
        let (blocks, _) = tree(text);
        assert!(format!("{:?}", blocks[0]).contains("\" \""), "{text}: {blocks:?}");
    }
    for text in ["ระบบ\n**เปิด**", "**ระบบ**\nเปิด", "*ระบบ*\n*เปิด*"]
    {
        let (blocks, _) = tree(text);
        assert!(!format!("{:?}", blocks[0]).contains("\" \""), "{text}: {blocks:?}");
    }
}

#[test]
fn a_link_leads_somewhere() {
    assert_eq!(tree("[ลิงก์]() [ล่าง](#)").1, ["broken-link", "broken-link"]);
    assert_eq!(tree("[หน้า](a.html) [ไฟล์](b/c.md)").1, ["broken-link", "broken-link"]);
    assert!(tree("[ล่าง](#ล่าง) [เรื่อง](other.md#%E0%B8%81)").1.is_empty());
}

#[test]
fn a_note_stands_where_it_is_referred_to_first() {
    let (blocks, findings) = tree("ก[^ข]ค[^1] **ง[^ข]**\n\n[^1]: หนึ่ง\n\n[^ข]: *สอง*\n    สาม\n");
    assert!(findings.is_empty(), "{findings:?}");
    let [Block::Paragraph(words)] = &blocks[..] else { panic!("{blocks:?}") };
    let note = |word: &Inline| match word {
        Inline::Note(note) => (note.ordinal, note.words.len()),
        other => panic!("{other:?}"),
    };
    let Inline::Strong(inner) = &words[5] else { panic!("{words:?}") };
    assert_eq!((note(&words[1]), note(&words[3]), note(&inner[1])), ((1, 2), (2, 1), (1, 0)));
}

#[test]
fn a_footnote_and_its_note_belong_together() {
    for text in [
        "ก[^1]",
        "ก\n\n[^1]: ข",
        "ก[^1]\n\n[^1]: ข\n\n[^1]: ค",
        "ก[^1]\n\n[^1]:\n",
        "ก[^1]\n\n[^1]: ข\n\n    - ค",
        "[ก[^1]](https://example.org) ก[^1]\n\n[^1]: ข",
        "ก[^1] ก[^2]\n\n[^1]: ข[^2]\n\n[^2]: ค",
    ] {
        assert_eq!(tree(text).1, ["footnote"], "{text}");
    }
    assert!(tree("ก\\[^1] `[^1]` [^ ]").1.is_empty());
}

#[test]
fn a_picture_stands_by_itself() {
    let (blocks, findings) = tree("ก\n![ข **ค**](a.png \"ที่มา: ง\")\nจ\n\n- ![ฉ](b.png)\n");
    assert!(findings.is_empty(), "{findings:?}");
    let [
        Block::Paragraph(_),
        Block::Picture(picture),
        Block::Paragraph(after),
        Block::List(_, items),
    ] = &blocks[..]
    else {
        panic!("{blocks:?}")
    };
    assert_eq!((picture.words.len(), picture.source.as_str()), (2, "ง"));
    assert_eq!(after, &[Inline::Text("จ".to_owned())]);
    assert!(matches!(items[0][..], [Block::Picture(_)]));
    for text in ["## ![ก](a.png)", "**![ก](a.png)**", "| ![ก](a.png) |\n|---|", "[![ก](a.png)](#a)"]
    {
        assert!(tree(text).1.contains(&"picture"), "{text}");
    }
}

#[test]
fn rows_have_as_many_cells_as_their_head() {
    let table = |row: &str| tree(&format!("| ก | ข |\n|---|---|\n{row}\n")).1;
    assert!(
        table("| 1 | 2 |").is_empty() && table("1 | 2").is_empty() && table("| | |").is_empty()
    );
    assert!(table("| 1 \\| 2 | 3 |").is_empty());
    for row in ["| 1 |", "| 1 | 2 | 3 |", "1", "| 1 \\| 2 |"] {
        assert_eq!(table(row), ["ragged-table"], "{row}");
    }
    assert_eq!(tree("> | ก | ข |\n> |---|---|\n> | 1 | 2 |\n> | 1 |\n").1, ["ragged-table"]);
    assert_eq!(tree("- | ก | ข |\n  |---|---|\n  | 1 | 2 |\n").1, [""; 0]);
    assert_eq!(tree("| ก | ข |\n|---|\n| 1 | 2 |\n").1, ["ragged-table"]);
}

/// All words of a tree, and that no table of it is without columns.
fn all_words(blocks: &mut [Block]) -> String {
    let text = format!("{blocks:?}");
    assert!(!text.contains("Table([],"), "{text}");
    let mut words = String::new();
    each_text(blocks, &mut |text| words.push_str(&format!("{text:?} ")));
    words
}

#[test]
fn words_of_every_level_are_kept() {
    let list = |levels: usize, mark: &str, gap: &str| -> String {
        let line = |at: usize| format!("{}{mark}คำ{at}จบ{gap}\n", "  ".repeat(at));
        (0..levels).map(line).collect()
    };
    let quote: String = (0..12).map(|at| format!("{}คำ{at}จบ\n\n", "> ".repeat(at + 1))).collect();
    let mixed: String = (0..12).map(|at| format!("{}คำ{at}จบ\n", "> - ".repeat(at + 1))).collect();
    for text in [list(12, "- ", ""), list(12, "- ", "\n"), quote, mixed] {
        let (mut blocks, findings) = tree(&text);
        // Each line of the mixed one is a list of its own.
        assert!(findings.iter().all(|code| *code == "too-deep"), "{findings:?}");
        assert!(!findings.is_empty(), "{text}");
        let words = all_words(&mut blocks);
        for at in 0..12 {
            assert!(words.contains(&format!("คำ{at}จบ")), "{at} of {text}\n{blocks:#?}");
        }
    }
    let (blocks, findings) = tree(&list(DEEPEST, "- ", ""));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(format!("{blocks:?}").matches("List(").count(), DEEPEST);
    assert_eq!(tree(&list(DEEPEST + 1, "- ", "")).1, ["too-deep"]);
    assert_eq!(tree(&list(12, "- ", "")).1, ["too-deep"]);
}

#[test]
fn what_is_deep_is_checked_too() {
    for levels in [5, DEEPEST, DEEPEST + 1, 12] {
        let indent = "  ".repeat(levels);
        let lines: String = (0..levels).map(|at| format!("{}- ก\n", "  ".repeat(at))).collect();
        let with = |last: &str| {
            let last: String = last.lines().map(|line| format!("{indent}{line}\n")).collect();
            let (mut blocks, mut findings) = tree(&format!("{lines}\n{last}"));
            findings.retain(|code| *code != "too-deep");
            (all_words(&mut blocks), findings)
        };
        let (words, findings) = with("| กข | คง |\n|---|---|\n| จฉ |");
        assert_eq!(findings, ["ragged-table"]);
        assert!(words.contains("กข") && words.contains("จฉ"), "{words}");
        assert_eq!(with("[ข](ftp://x) **![ค](a.png)** [^1]").1.len(), 3);
        assert_eq!(with("![ค](a.png)\n\n```\nง\n```").1, [""; 0]);
    }
    let deep = |inner: &str| format!("{}{inner}{}", "**a *b ".repeat(9), "* c**".repeat(9));
    let (mut blocks, _) = tree(&deep("คำ"));
    assert!(all_words(&mut blocks).contains("คำ"));
    assert_eq!(tree(&deep("![ก](a.png)")).1, ["picture"]);
}

#[test]
fn hidden_letters_come_back_everywhere() {
    let text = "![คำ](ก*(ข)*ค.svg \"กรม*(ส่วนกลาง)*ไทย\") \n\n![คำ][ก]\n\n[ก]: ง*(จ)*ฉ.svg \"ช\\\"*(ซ)*ญ\"\n";
    let (blocks, _) = tree(text);
    let [Block::Picture(first), Block::Picture(second)] = &blocks[..] else { panic!("{blocks:?}") };
    assert_eq!((&*first.path, &*first.source), ("ก*(ข)*ค.svg", "กรม*(ส่วนกลาง)*ไทย"));
    assert_eq!((&*second.path, &*second.source), ("ง*(จ)*ฉ.svg", "ช\"*(ซ)*ญ"));
    let (blocks, _) = tree("![คำ](a.svg \"กรม\n๒. หนึ่ง\n(๓) สอง\")");
    let [Block::Picture(picture)] = &blocks[..] else { panic!("{blocks:?}") };
    assert_eq!(picture.source, "กรม\n๒. หนึ่ง\n(๓) สอง");
    let mut sources = Sources::new();
    let text = "ก\n\n[^ก*(ข)*ค]: ง";
    let mut findings = Findings::new();
    read(sources.add_text("a.md", text), text, 0, &mut findings);
    assert!(format!("{findings:?}").contains("[^ก*(ข)*ค]"), "{findings:?}");
}

#[test]
fn comments_are_not_shown() {
    for text in [
        "ก <!-- ปก --> ข",
        "<!-- ปก -->",
        "ก\n\n<!-- ปก\n\n- ปก\n-->\n\nข",
        "> <!-- ปก\n> ปก -->\n> ข",
    ] {
        let (blocks, findings) = tree(text);
        assert_eq!(findings, ["raw-html"], "{text}");
        assert!(!format!("{blocks:?}").contains("ปก"), "{blocks:?}");
    }
    let (blocks, findings) = tree("ก\n\n<!-- ปก\n\nข");
    assert_eq!(findings, ["open-comment"]);
    assert!(!format!("{blocks:?}").contains("ปก"), "{blocks:?}");
    assert_eq!(tree("ก <?a <!-- ?> <b>").1, ["raw-html", "open-comment", "raw-html"]);
    assert_eq!(tree("`<!-- a -->` \\<!-- a -->").1, [""; 0]);
    let (blocks, findings) = tree("<div>1\n<!-- ปก --><b>2</b>\n</div>\n");
    assert_eq!(findings, ["raw-html"; 4]);
    let [Block::Paragraph(words)] = &blocks[..] else { panic!("{blocks:?}") };
    let code = |text: &str| Inline::Code(text.to_owned());
    let space = || Inline::Text(" ".to_owned());
    assert_eq!(words, &[code("<div>1"), space(), code("<b>2</b>"), space(), code("</div>")]);
}

#[test]
fn what_is_no_link_is_found() {
    for (text, codes) in [
        ("![รายได้](ภาพ หนึ่ง.png)", &["picture"][..]),
        ("![รายได้](ภาพ หนึ่ง.png \"ที่มา\")", &["picture"]),
        ("[ก](ภาพ รวม.md)", &["broken-link"]),
        ("[ก **ข**](ภาพ รวม.md)", &["broken-link"]),
        ("[ข][ไม่มี]", &["broken-link"]),
        ("ก \\* ข[^9]", &["footnote"]),
        ("ก &amp; ข[^8]", &["footnote"]),
        ("ก &amp; \\[^8]", &[]),
        ("[ก](<ภาพ รวม.md>)", &[]),
        ("[ข][มี]\n\n[มี]: https://example.org", &[]),
        ("\\[ก](ภาพ รวม.md) `[ก](ข ค)`", &[]),
        ("[1][2] [๑] (ก ข)", &[]),
        ("<a@example.org>", &[]),
    ] {
        assert_eq!(tree(text).1, codes, "{text}");
    }
}

#[test]
fn one_slip_in_a_footnote_is_one_finding() {
    for text in [
        "ก[^1]\n\n[^1]: ข[^2]\n\n[^2]: ค",
        "[ก[^1]](https://example.org)\n\n[^1]: ข",
        "ก[^1]\n\n[^1]: - ข",
        "ก\n\n[^1]:\n",
    ] {
        assert_eq!(tree(text).1, ["footnote"], "{text}");
    }
    assert_eq!(tree("ก\n\n[^1]: ข\n\n[^2]: ค").1, ["footnote"; 2]);
}

#[test]
fn depth_is_no_danger() {
    for marks in [
        ">",
        "> -",
        ">=8",
        "- 5\n\nก\n\n",
        "ก\n---\n",
        "```\n",
        "~~~\n```\n",
        "1.1 ก\n",
        "| ก |\n",
        "ก\tข\n",
        "+ 2\n",
        "    ก\n\n        ข\n\n",
        "[^ก]: ",
        "1. ",
        "(ก) ",
        "- [x] ",
        "ก: ข\n",
    ] {
        tree(&marks.repeat(4_000));
    }
    let stairs: String = (1..400).map(|at| format!("{}ก\n\n", "    ".repeat(at))).collect();
    let (blocks, _) = tree(&stairs);
    assert!(blocks.iter().all(|block| matches!(block, Block::Paragraph(_))));
    let (blocks, _) = tree(&"> ".repeat(5_000));
    assert!(blocks.len() <= 1);
    let (_, _) = tree(&"- ".repeat(5_000));
    let (_, _) = tree(&"**a ".repeat(5_000));
}
