//! Places where a text is easily shown otherwise than it was typed: what is shown as it is, lines of a text,
//! labels on a phone, notes of a table.

use granit_parser::{Event, Parser};
use raingan::thai::is_combining;
use raingan::view::Edition;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::HeadingElem;

use super::common::Project;
use super::signs::{self, LINE, Sign};
use super::{Pages, between, full_of, printed, story};

/// The texts of a file of YAML, each with its key.
fn scalars(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut keys: Vec<(bool, Option<String>)> = Vec::new();
    for event in Parser::new_from_str(text) {
        match event.expect("YAML").0 {
            Event::MappingStart(..) => keys.push((true, None)),
            Event::SequenceStart(..) => {
                let key = keys.last().and_then(|(_, key)| key.clone());
                keys.push((false, key));
            }
            Event::MappingEnd | Event::SequenceEnd => {
                keys.pop();
                if let Some((true, key)) = keys.last_mut() {
                    *key = None;
                }
            }
            Event::Scalar(value, ..) => match keys.last_mut() {
                Some((true, key @ None)) => *key = Some(value.to_string()),
                Some((mapping, key)) => {
                    found.push((key.clone().unwrap_or_default(), value.to_string()));
                    if *mapping {
                        *key = None;
                    }
                }
                None => {}
            },
            _ => {}
        }
    }
    found
}

/// Keys whose texts stand on pages as they were typed. Values are written anew (ตั้งแต่ 80 ขึ้นไป as ไม่น้อยกว่า 80),
/// facts are shown where they are referred to, settings nowhere.
const SHOWN: [&str; 22] = [
    "ชื่อ",
    "ผล",
    "หมายเหตุ",
    "คำอธิบาย",
    "ข้อความเป้าหมาย",
    "ข้อความผล",
    "กลุ่ม",
    "ตำแหน่ง",
    "เรื่อง",
    "เลือก",
    "เหตุผล",
    "โดย",
    "ความถี่",
    "แหล่งข้อมูล",
    "บทบาท",
    "กลไก",
    "กฎหมายจัดตั้ง",
    "วิสัยทัศน์",
    "ผู้แทน",
    "ฐานอำนาจ",
    "ช่อง",
    "ผู้จัดเก็บข้อมูล",
];

#[test]
fn the_shipped_texts_of_yaml() {
    let mut read = 0;
    for project in [Project::shipped(), Project::second_agency()] {
        let (pages, _) = Pages::of(&project);
        let site = pages.site();
        let mut all: Vec<String> = site.values().map(|page| printed::all_of_page(page)).collect();
        let years = pages.years(Edition::Ministry).into_iter().enumerate();
        let documents =
            years.flat_map(|(at, year)| (0..year.documents().len()).map(move |of| (at, of)));
        all.extend(
            documents.map(|(at, of)| printed::all_of_document(&pages.document_of(at, of)).0),
        );
        let all: Vec<Vec<Sign>> = all.iter().map(|page| signs::printed(page)).collect();
        for (path, bytes) in project.files() {
            if !path.ends_with(".yaml") || path.contains("/facts/") || path.contains("/frameworks/")
            {
                continue;
            }
            let texts = scalars(std::str::from_utf8(bytes).expect("UTF-8"));
            for (key, text) in texts.iter().filter(|(key, _)| SHOWN.contains(&key.as_str())) {
                // A list without a cover has its title at the foot of its pages only.
                if path.ends_with("year.yaml") && key == "ชื่อ" {
                    continue;
                }
                let asked = signs::typed(text);
                let here = |page: &Vec<Sign>| signs::holds(page, &asked);
                assert!(all.iter().any(here), "{path}: {key} is not shown as it is typed: {text}");
                read += 1;
            }
        }
    }
    assert!(read > 250, "{read}");
}

#[test]
fn what_is_shown_as_it_is_ends_its_lines_between_clusters() {
    let long = "สำนักงานได้รับอนุมัติให้ดำเนินการจัดซื้อจัดจ้างตามระเบียบกระทรวงการคลังว่าด้วยการพัสดุที่เกี่ยวข้อง";
    let cell = format!("| ก | ข |\n|---|---|\n| `{long}` | {long} |");
    for text in
        [format!("คำ `{long}` จบ"), format!("```\n{long}\n```"), cell, format!("- `{long}`")]
    {
        let (pages, page) = story(&text);
        let (document, _) = printed::all_of_document(&pages.document(0));
        let mut lines = document.split(LINE);
        assert!(lines.clone().count() > 3, "{document}");
        let inside = |line: &str| {
            line.starts_with(is_combining) || line.ends_with(|c| ('เ'..='ไ').contains(&c))
        };
        assert!(!lines.any(inside), "{text}: {document}");
        assert!(document.replace(LINE, "").contains(long), "{text}: {document}");
        assert!(page.contains(long) || text.starts_with('|'), "{page}");
    }
    // A code longer than a line is parted as it is in other texts.
    let code = "reports_2562_very_long_address_with_many_parts_and_more_and_more_and_more_and_more_and_more_and_more";
    let lines = |text: &str| {
        let (document, _) = printed::all_of_document(&story(text).0.document(0));
        document
            .split(LINE)
            .filter(|line| line.contains("_"))
            .map(|line| line.trim().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(lines(&format!("`{code}`")).len() > 1);
}

#[test]
fn a_text_has_the_same_lines_on_the_site_and_in_the_document() {
    for (text, lines) in [("หนึ่ง\nสอง\nสาม", 3), ("1. ก  \n 2. ข", 2), ("ก ข", 1)]
    {
        let project = full_of(&format!("qqa{text}qqb")).without("content/2562/narratives/story.md");
        let (pages, _) = Pages::of(&project);
        let (document, _) = printed::all_of_document(&pages.document(0));
        let site = pages.site();
        for (path, page) in &site {
            let page = printed::all_of_page(page);
            for shown in between(&page) {
                assert_eq!(shown.lines().count(), lines, "{path}: {shown:?}");
            }
        }
        let mut read = 0;
        for shown in between(&document) {
            // A narrow cell may have more of them.
            assert!(shown.split(LINE).count() >= lines, "{shown:?}");
            read += 1;
        }
        assert!(read > 30, "{read}");
    }
}

#[test]
fn a_label_on_a_phone_is_the_head_without_its_notes() {
    let (_, page) = story(
        "| รายการ | ผล[^ก] ณ **สิ้นปี**[^ข] | จำนวน |\n|---|---|---|\n| ก[^ข] | 2 | 3 |\n\n[^ก]: ตรวจแล้ว\n[^ข]: อีกข้อ\n",
    );
    let labels: Vec<&str> =
        page.split("data-label=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let plain = |label: &&str| label.replace(['\u{2060}', '\u{a0}'], " ").replace("  ", " ");
    assert_eq!(labels.iter().map(plain).collect::<Vec<_>>(), ["ผล ณ สิ้นปี", "จำนวน"]);
}

#[test]
fn a_bookmark_is_its_heading_without_its_notes() {
    fn headings(frame: &Frame, out: &mut Vec<String>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => headings(&group.frame, out),
                FrameItem::Tag(Tag::Start(element, _)) => out.extend(
                    element.to_packed::<HeadingElem>().map(|it| it.body.plain_text().to_string()),
                ),
                _ => {}
            }
        }
    }
    let text = "## ผล[^ก] ณ **สิ้นปี[^ข]** 2562\n\nก\n\n### ไม่มีเชิงอรรถ\n\nข\n\n[^ก]: ผลตรวจ ผล\n[^ข]: `อีก` **ข้อ**\n";
    let (pages, page) = story(text);
    let mut found = Vec::new();
    for page in pages.document(0).pages() {
        headings(&page.frame, &mut found);
    }
    assert_eq!(found[2..], ["ผล ณ สิ้นปี 2562", "ไม่มีเชิงอรรถ"]);
    assert!(page.contains("id=\"heading-story_ผล-ณ-สิ้นปี-2562\""), "{page}");
}

#[test]
fn notes_of_a_table_stand_on_its_page() {
    let table = "| หัวตาราง[^ก] | ข |\n|---|---|\n| ช่องแรก[^ข] | 2 |\n| ช่องท้าย | **5[^ก]** |\n\n[^ก]: หมายเหตุหนึ่ง\n[^ข]: หมายเหตุสอง\n";
    for fill in 0..40 {
        let (pages, page) = story(&format!("{}{table}", "ข้อความ\n\n".repeat(fill)));
        let document = printed::of_pages(&pages.document(0));
        let on: Vec<&String> = document.iter().filter(|page| page.contains("หัวตาราง")).collect();
        let [on] = on[..] else { panic!("{fill}: {document:?}") };
        for words in ["ช่องท้าย", "หมายเหตุหนึ่ง", "หมายเหตุสอง"]
        {
            assert!(
                on.contains(words),
                "{fill}: {words} is not on the page of its table: {document:?}"
            );
        }
        // The site has its notes at the end of the text, where each sign leads.
        assert!(page.contains("id=\"note-story-1\"") && page.contains("href=\"#note-story-2\""));
    }
    // A note outside of a table stays at the foot of its page, also where a table refers to it again.
    let (pages, _) = story(
        "ก[^ก]\n\n| ข[^ก] | ค[^ข] |\n|---|---|\n| 1 | 2 |\n\nง[^ข]\n\n[^ก]: หมายเหตุหนึ่ง\n[^ข]: หมายเหตุสอง\n",
    );
    let (body, notes) = printed::all_of_document(&pages.document(0));
    assert_eq!(notes.len(), 2, "{body} {notes:?}");
    assert!(notes.iter().any(|note| note.contains("หมายเหตุหนึ่ง")), "{notes:?}");
}
