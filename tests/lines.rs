//! Proves where lines of Thai end: phrase by phrase, on any text whatever, and in the report as it is
//! laid out.

mod common;

use std::collections::BTreeSet;

use common::{Project, tools};
use proptest::prelude::*;
use raingan::block::{KEEP, KEPT};
use raingan::diagnostic::Locale;
use raingan::layout;
use raingan::source::Sources;
use raingan::thai::browser::{Browser, Says};
use raingan::thai::lines::{Kind, Lexicon, LineBreaker, Place};
use raingan::thai::marks;
use raingan::view::{Edition, For, Public, Shown};
use typst::layout::{Frame, FrameItem, Point};

/// A phrase of the fixture: the plain text, where a line has to be offered, may end, and must not.
fn phrase(line: &str) -> (String, BTreeSet<usize>, BTreeSet<usize>, BTreeSet<usize>) {
    let (mut text, mut must, mut may, mut fixed) =
        (String::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next()),
            '/' => drop(must.insert(text.len())),
            ':' => drop(may.insert(text.len())),
            '~' => {
                fixed.insert(text.len());
                text.push(' ');
            }
            c => text.push(c),
        }
    }
    (text, must, may, fixed)
}

#[test]
fn every_phrase_breaks_where_it_may() {
    let breaker = LineBreaker::new(&Lexicon::default());
    let fixture = include_str!("fixtures/line-ends.txt");
    let mut wrong = Vec::new();
    for line in fixture.lines().filter(|line| !line.starts_with('#')) {
        let (text, must, may, fixed) = phrase(line);
        let places = breaker.places(&text);
        let of = |wanted: fn(&Place) -> bool| -> BTreeSet<usize> {
            places.iter().filter(|place| wanted(place)).map(|place| place.at).collect()
        };
        let (breaks, spaces) = (of(|p| p.kind != Kind::Fixed), of(|p| p.kind == Kind::Fixed));
        let forbidden = breaks.difference(&must).any(|at| !may.contains(at));
        if forbidden || !must.is_subset(&breaks) || spaces != fixed {
            wrong.push(format!("{line}\n  {}", breaker.shown(&text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_name_is_whole_also_where_it_is_a_word() {
    let lexicon = Lexicon {
        names: vec!["นายดีงาม มากมาย".into()], ..Lexicon::default()
    };
    let breaker = LineBreaker::new(&lexicon);
    assert_eq!(breaker.shown("นายดีงาม มากมาย"), "นายดีงาม มากมาย");
}

#[test]
fn a_term_of_the_agency_breaks_at_its_marks() {
    let with = |breaks: &str| {
        let term = format!("คำศัพท์:\n  - คำ: ระบบงานกลาง\n    ตัดบรรทัด: {breaks}\n");
        Project::minimal().with("content/agency.yaml", &format!("{}{term}", common::AGENCY)).check()
    };
    let outcome = with("ระบบงาน|กลาง");
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
    let breaker = LineBreaker::new(&outcome.scored().model.lexicon());
    assert_eq!(breaker.shown("ใช้ระบบงานกลาง"), "ใช้|ระบบงาน|กลาง");
    assert_eq!(with("ระบบ|งานรอง").codes(), ["term-breaks"]);
}

#[test]
fn a_lexicon_of_nonsense_does_no_harm() {
    let words = ["", "|", "||", "ก", "|ก|", "งาน|", "|งาน", "ก|า|ร", "abc", "  "];
    let lexicon = Lexicon {
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        names: vec![String::new(), " ".into(), "นาย".into()],
        units: vec![String::new()],
    };
    let breaker = LineBreaker::new(&lexicon);
    sound("การประเมินผลงานของหน่วยงาน", &breaker);
}

/// What holds of the places of every text.
fn sound(text: &str, breaker: &LineBreaker) {
    let places = breaker.places(text);
    assert!(places.windows(2).all(|pair| pair[0].at < pair[1].at), "{text:?}: {places:?}");
    for place in &places {
        assert!(text.is_char_boundary(place.at) && place.at > 0 && place.at < text.len());
        let space = text[place.at..].starts_with(char::is_whitespace);
        assert_eq!(space, place.kind == Kind::Fixed, "{text:?} at {}", place.at);
    }
    let marked = marks::with(text, breaker);
    let same = |text: &str| text.replace(char::is_whitespace, " ");
    let plain = marks::without(text);
    assert_eq!(same(&marks::without(&marked)), same(&plain), "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_are_places_whatever_the_text(
        text in prop_oneof!["[ก-๛0-9 .,()“”ๆฯa-z\u{200b}\u{301}-]{0,60}", "\\PC{0,60}"],
    ) {
        thread_local! {
            static BREAKER: LineBreaker = LineBreaker::new(&Lexicon::default());
        }
        BREAKER.with(|breaker| sound(&text, breaker));
    }
}

#[test]
fn stacks_of_marks_and_endless_words_are_no_danger() {
    let breaker = LineBreaker::new(&Lexicon::default());
    sound(&format!("กา{}ร", "่".repeat(50)), &breaker);
    sound(&"่".repeat(500), &breaker);
    sound(&"ประเมินผล".repeat(40_000), &breaker);
    sound(&"ก".repeat(30_000), &breaker);
    sound(&"นาย ".repeat(10_000), &breaker);
    sound(&"12 ".repeat(10_000), &breaker);
    sound(&"ก\u{200b}".repeat(10_000), &breaker);
    sound(&"ก \u{2060}ข".repeat(10_000), &breaker);
    assert!(Browser::new(&breaker).marks(&"กข\u{2060}".repeat(30_000)).len() < 60_000);
    // A megabyte without a space has places, and only where letters start.
    let long = "การประเมินผลงานของหน่วยงาน".repeat(13_500);
    assert!(long.len() > 1_000_000);
    assert!(breaker.places(&long).len() > 13_500 * 3);
    assert!(breaker.places(&"ก".repeat(350_000)).len() < 350_000);
    assert_eq!(breaker.places(&"่".repeat(350_000)), []);
    assert_eq!(breaker.places(&"a".repeat(1_000_000)), []);
}

/// A text with `|` for `((ตัดได้))` and `_` for `((ห้ามตัด))`, as it travels.
fn asked(text: &str) -> String {
    text.replace('|', "\u{200b}").replace('_', "\u{2060}")
}

#[test]
fn a_writer_is_obeyed() {
    let breaker = LineBreaker::new(&Lexicon::default());
    let shown = |text: &str| breaker.shown(&asked(text));
    // Against the rules and the dictionary, both ways.
    assert_eq!(shown("อิเล็ก|ทรอนิกส์"), "อิเล็ก|ทรอนิกส์");
    assert_eq!(shown("หน่วยงาน_และ_ประชาชน"), "หน่วยงานและประชาชน");
    assert_eq!(shown("มาตรา |๔๔"), "มาตรา ๔๔");
    assert_eq!(shown("มาตรา| ๔๔"), "มาตรา ๔๔");
    assert_eq!(shown("ประเทศไทย_ ๔.๐"), "ประเทศ|ไทย‿๔.๐");
    assert_eq!(shown("Big _Data"), "Big‿Data");
    assert_eq!(shown("นายสมชาย ใจดี|งาม"), "นายสมชาย ใจดี|งาม");
    // Twice says it once, and what is forbidden is not allowed.
    assert_eq!(shown("อิเล็ก||ทรอนิกส์"), "อิเล็ก|ทรอนิกส์");
    assert_eq!(shown("หน่วยงาน_|และ"), "หน่วยงานและ");
    assert_eq!(shown("หน่วยงาน|_และ"), "หน่วยงานและ");
    // A word with a mark inside is still the same word.
    assert_eq!(shown("ธุรกรรม_ทางอิเล็กทรอนิกส์"), "ธุรกรรมทาง|อิเล็กทรอนิกส์");
    // Not inside a cluster, and at an edge it is nothing of this text.
    assert_eq!(shown("ก|้าว เ|ก่า"), "ก้าว เก่า");
    assert_eq!(shown("|งาน_"), "งาน");
    assert_eq!(shown("|"), "");
    for text in ["_ก|", "|_", " _ ", "ก_ _ข", "a_b|c", "นาย_ |ก"] {
        sound(&asked(text), &breaker);
    }
    assert_eq!(marks::with(&asked("a_b"), &breaker), asked("a_b"));
    assert_eq!(marks::with(&asked("_ก|"), &breaker), asked("_ก|"));
}

#[test]
fn a_short_compound_is_whole_and_a_long_one_breaks_behind_its_joints() {
    let breaker = LineBreaker::new(&Lexicon::default());
    let joined = |text: &str| marks::with(text, &breaker).replace('\u{2060}', "‿");
    assert_eq!(joined("e-Commerce"), "e-‿Commerce");
    assert_eq!(joined("ISO/IEC 27001"), "ISO/‿IEC 27001");
    assert_eq!(joined("50–67"), "50–‿67");
    assert_eq!(joined("- 2"), "- 2");
    let long = "https://www.example.org/reports/2562";
    assert!(joined(long).contains("org/reports"), "{}", joined(long));
    assert_eq!(joined("e-Government-Procurement"), "e-‿Government-Procurement");
}

#[test]
fn a_small_word_ends_a_line_only_where_a_narrow_column_cannot_hold_more() {
    let breaker = LineBreaker::new(&Lexicon::default());
    let marked =
        |text: &str| marks::with(text, &breaker).replace('\u{200b}', "|").replace('\u{2060}', "");
    assert_eq!(marked("งานของประชาชน"), "งาน|ของประชาชน");
    let date = marked("ประชุมเมื่อวันที่ 1 พฤษภาคม 2562 แล้ว");
    assert!(date.contains("เมื่อ|วันที่\u{a0}1\u{a0}พฤษภาคม\u{a0}2562"), "{date}");
}

#[test]
fn a_compound_is_parted_only_where_a_narrow_column_cannot_hold_it() {
    let breaker = LineBreaker::new(&Lexicon::default());
    let marked =
        |text: &str| marks::with(text, &breaker).replace('\u{200b}', "|").replace('\u{2060}', "");
    assert_eq!(marked("เฝ้าระวังและตอบสนองทันที"), "เฝ้าระวัง|และตอบสนอง|ทันที");
    // The same words, of which none ends with the other.
    assert_eq!(marked("คำตอบของผู้สนองราคา"), "คำ|ตอบ|ของผู้สนอง|ราคา");
    assert_eq!(marked("อำนวยความสะดวกทางการค้า"), "อำนวยความสะดวก|ทางการค้า");
}

#[test]
fn a_browser_is_told() {
    let breaker = LineBreaker::new(&Lexicon::default());
    let browser = Browser::new(&breaker);
    let told = |text: &str| -> String {
        let text = asked(text);
        let mut out = marks::without(&text);
        for mark in browser.marks(&text).iter().rev() {
            let says = match mark.says {
                Says::Keep => '[',
                Says::Kept => ']',
                Says::May => '|',
            };
            out.insert(mark.at, says);
        }
        out
    };
    assert_eq!(told("อิเล็ก|ทรอนิกส์"), "อิเล็ก|[ทรอนิกส์]");
    assert_eq!(told("ของหน่วยงาน_และประชาชน"), "ของ[หน่วยงานและ]ประชาชน");
    assert_eq!(told("ของหน่วยงาน_และ_ ประชาชน"), "ของ[หน่วยงานและ ประชาชน]");
    assert_eq!(told("ระบบ_ ๔.๐"), "[ระบบ ๔.๐]");
    assert_eq!(told("ส่วน ISO/_IEC ของ"), "ส่วน [ISO/IEC] ของ");
    assert_eq!(told("_งาน"), "งาน");
    assert_eq!(told("ระบบ e-Commerce ของ"), "ระบบ [e-Commerce] ของ");
}

#[test]
fn a_word_of_negation_a_term_and_a_symbol_stay_with_what_is_behind_them() {
    let lexicon = Lexicon {
        words: vec!["องค์การ|มหาชน".into(), "ศูนย์|เตรียม|ความพร้อม|ทาง|อิเล็กทรอนิกส์".into()],
        ..Lexicon::default()
    };
    let breaker = LineBreaker::new(&lexicon);
    let kind = |text: &str, before: &str| {
        let at = before.len();
        breaker.places(text).into_iter().find(|place| place.at == at).map(|place| place.kind)
    };
    assert_eq!(kind("ไม่ผ่าน", "ไม่"), Some(Kind::Inside));
    assert_eq!(kind("(ไม่ผ่านเกณฑ์)", "(ไม่"), Some(Kind::Inside));
    // With the next word alone, and not with the one before.
    assert_eq!(kind("ระบบไม่ผ่านเกณฑ์", "ระบบไม่ผ่าน"), Some(Kind::Break));
    assert_eq!(kind("ระบบไม่ผ่านเกณฑ์", "ระบบ"), Some(Kind::Break));
    assert_eq!(kind("สำนักงาน (องค์การมหาชน)", "สำนักงาน (องค์การ"), Some(Kind::Inside));
    // A term that a narrow cell cannot hold ends lines at its marks.
    assert_eq!(kind("ศูนย์เตรียมความพร้อมทางอิเล็กทรอนิกส์", "ศูนย์"), Some(Kind::Break));
    assert_eq!(breaker.shown("= ● สูงกว่าเป้าหมาย"), "= ●‿สูง|กว่า|เป้าหมาย");
    assert_eq!(breaker.shown("= A สูงกว่า"), "= A สูง|กว่า");

    let browser = Browser::new(&breaker);
    let kept = |text: &str| -> Vec<String> {
        let marks = browser.marks(text);
        let pairs = marks.windows(2).filter(|pair| pair[0].says == Says::Keep);
        pairs.map(|pair| text[pair[0].at..pair[1].at].to_owned()).collect()
    };
    for (text, whole) in [
        ("\u{a0}ไม่ผ่าน", "ไม่ผ่าน"),
        ("ถึงเป้าหมาย ไม่น้อยกว่า 2,000", "ไม่น้อยกว่า"),
        ("สำนักงาน (องค์การมหาชน)", "(องค์การมหาชน)"),
        ("ผลงาน รายบุคคล", "รายบุคคล"),
        ("ความสงบแห่งชาติ", "แห่งชาติ"),
    ] {
        let kept = kept(text);
        assert!(kept.iter().any(|stretch| stretch.ends_with(whole)), "{text}: {kept:?}");
    }
}

#[test]
fn a_unit_with_a_digit_is_known_where_texts_share_their_lines() {
    let lexicon =
        Lexicon { units: vec!["tCO2".into(), "ตัน2.5".into()], ..Lexicon::default() };
    let breaker = LineBreaker::new(&lexicon);
    let marked = raingan::block::Marked::new(&breaker, Locale::Th);
    for unit in ["tCO2", "ตัน2.5"] {
        let text = marked.text(&format!("ลดได้ 12 {unit} ต่อปี"));
        assert!(text.contains(&format!("{KEEP}12 {unit}{KEPT}")), "{text:?}");
    }
    let text = marked.text("ลดได้ 12 tCO3 ต่อปี");
    assert!(!text.contains(&format!("12 tCO3{KEPT}")), "no unit of the agency's: {text:?}");
    // Numbers differ and share.
    let like = |text| raingan::thai::lines::with_like_digits(text).into_owned();
    assert_eq!(like("ได้ 1,250.75 tCO2 ใน 2562"), like("ได้ 9,999.99 tCO2 ใน 2563"));
    assert_ne!(like("12 tCO2"), like("12 tCO3"));
}

#[test]
fn a_narrative_says_where_lines_end() {
    let text = "---\nรหัสถาวร: intro\nลำดับ: 1\nชื่อ: บทนำ\n---\n## อิเล็ก((ตัดได้))ทรอนิกส์\n\nของหน่วยงาน((ห้ามตัด))และ((ตัดได้))ประชาชน\n";
    let project = Project::minimal().with("content/2562/narratives/intro.md", text);
    let outcome = project.check();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
    let sources = raingan::render::templates::with_defaults(outcome.sources);
    let scored = outcome.checked.scored.expect("a model");
    let shown = For::<Public, _>::shown(&scored, Locale::Th);
    let breaker = LineBreaker::new(&scored.model.lexicon());
    let (findings, files) = raingan::render::gathered(|give| {
        raingan::render::html::site(&shown, false, &[], &breaker, &sources, give)
    });
    assert_eq!(findings.errors(), 0);
    let page = files.iter().find(|file| file.path.ends_with("narratives/intro.html"));
    let page = std::str::from_utf8(&page.expect("a page").bytes).expect("UTF-8");
    assert!(page.contains("อิเล็ก<wbr><span class=\"k\">ทรอนิกส์</span>"), "{page}");
    assert!(page.contains("ของ<span class=\"k\">หน่วยงานและ</span><wbr>ประชาชน"), "{page}");
    for file in files.iter().filter(|file| file.path.ends_with(".html")) {
        let page = std::str::from_utf8(&file.bytes).expect("UTF-8");
        // A word joiner holds a label together that the style draws; a break is never a character.
        assert!(!page.contains('\u{200b}') && !page.contains("ตัดได้"), "{}", file.path);
    }
}

/// A line of text on a page, or what of it stands together.
struct Piece {
    at: Point,
    end: f64,
    text: String,
}

/// The pieces of a frame; runs that go on where another ends are one.
fn pieces(frame: &Frame, from: Point, out: &mut Vec<Piece>) {
    for (at, item) in frame.items() {
        let at = from + *at;
        match item {
            FrameItem::Group(group) => pieces(&group.frame, at, out),
            FrameItem::Text(run) => {
                let text = run.text.to_string().replace('\u{a0}', " ");
                let (x, end) = (at.x.to_pt(), (at.x + run.width()).to_pt());
                match out.last_mut() {
                    Some(last)
                        if (last.at.y - at.y).to_pt().abs() < 0.1 && (last.end - x).abs() < 0.5 =>
                    {
                        last.end = end;
                        last.text.push_str(&text);
                    }
                    _ => out.push(Piece { at, end, text }),
                }
            }
            _ => {}
        }
    }
}

/// The public report of the shipped content, ready to be laid out.
struct Report {
    data: layout::DocumentData,
    breaker: LineBreaker,
    sources: Sources,
}

impl Report {
    fn shipped() -> Self {
        let outcome = Project::shipped().check();
        let sources = raingan::render::templates::with_defaults(outcome.sources);
        let scored = outcome.checked.scored.expect("a model");
        let years = Shown::new(&scored, Edition::Public, Locale::Th).years(&sources);
        let breaker = LineBreaker::new(&scored.model.lexicon());
        // A year that is only planned has no report.
        let year = years.iter().find(|year| !year.no_result()).unwrap_or(&years[0]);
        let data = layout::data(year, &year.documents()[0], false);
        Report { data, breaker, sources }
    }
}

#[test]
fn no_line_of_the_report_ends_where_it_must_not() {
    let Report { data, breaker, sources } = Report::shipped();
    // All texts that lines are made of, as they were before the pages.
    let value = data.value();
    let mut texts = Vec::new();
    collect(&value, &mut texts);
    let all = texts.join("\n").replace('\u{a0}', " ");
    let of = |wanted: fn(&Place) -> bool| -> BTreeSet<usize> {
        breaker.places(&all).into_iter().filter(wanted).map(|place| place.at).collect()
    };
    let (allowed, fixed) = (of(|p| p.kind != Kind::Fixed), of(|p| p.kind == Kind::Fixed));

    let (laid, findings) = layout::layout(data, &breaker, &sources);
    assert_eq!(findings.errors(), 0);
    let (mut ends, mut inside, mut small) = (0, 0, 0);
    let mut wrong = Vec::new();
    for page in laid.expect("pages").pages() {
        let mut found = Vec::new();
        pieces(&page.frame, Point::zero(), &mut found);
        for pair in found.windows(2) {
            // The next line of the same paragraph: further down, at the same edge.
            let down = (pair[1].at.y - pair[0].at.y).to_pt();
            let aside = (pair[1].at.x - pair[0].at.x).to_pt();
            if !(8.0..24.0).contains(&down) || aside.abs() > 0.5 {
                continue;
            }
            let (left, right) = (pair[0].text.trim_end(), pair[1].text.trim_start());
            let tail: String = left.chars().skip(left.chars().count().saturating_sub(14)).collect();
            let head: String = right.chars().take(14).collect();
            let thai =
                tail.ends_with(raingan::thai::is_thai) || head.starts_with(raingan::thai::is_thai);
            // Together they stand in a text, with a space between them or without; what does not is no
            // line of one text. What is written at several places may end where one of them may.
            let at = |joined: String| -> Vec<usize> {
                all.match_indices(&joined).map(|(at, _)| at + tail.len()).collect()
            };
            let (within, spaces) = (at(format!("{tail}{head}")), at(format!("{tail} {head}")));
            if within.is_empty() && spaces.is_empty() {
                continue;
            }
            ends += 1;
            inside += usize::from(!within.is_empty());
            let may = within.iter().any(|at| !thai || allowed.contains(at))
                || spaces.iter().any(|at| !fixed.contains(at));
            if !may {
                wrong.push(format!("{tail}|{head}"));
            }
            let weak = breaker.places(&format!("{tail}{head}"));
            let weak = weak.iter().any(|p| p.at == tail.len() && p.kind == Kind::Weak);
            small += usize::from(weak && spaces.is_empty());
        }
    }
    assert!(inside > 60 && ends > inside + 60, "{ends} line ends were found, {inside} at no space");
    assert!(wrong.is_empty(), "{} of {ends}: {wrong:#?}", wrong.len());
    assert!(small * 50 <= ends, "{small} of {ends} lines end with a small word");
}

#[test]
fn lines_that_were_typed_stay_whatever_stands_at_their_ends() {
    let breaker = LineBreaker::new(&Lexicon::default());
    for text in [
        "ด้านเจ้าหน้าที่ 4.92\nด้านกระบวนการ 4.88",
        "โครงการ 5\nกิจกรรม 12\nแห่ง",
        "- อบรม 12\n- เผยแพร่ 9\n– ตรวจ",
        "วงเงิน\n500\nบาท",
        "ณ วันที่ 30\nกันยายน\n2562",
        "นาย\nสมชาย (\nก)",
    ] {
        let marked = marks::with(text, &breaker);
        let plain = marks::without(&marked).replace(marks::FIXED_SPACE, " ");
        assert_eq!(plain, text, "{marked:?}");
    }
}

#[test]
fn every_text_of_the_report_copies_as_it_was_written() {
    let Report { data, breaker, sources } = Report::shipped();
    let value = data.value();
    let (laid, _) = layout::layout(data, &breaker, &sources);
    let (pdf, _) = raingan::render::pdf::write(&laid.expect("pages"), "test", &sources);
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    std::io::Write::write_all(&mut file, &pdf.expect("a PDF")).expect("a file");
    let Some(pages) = tools::pdf_text(file.path()) else { return };
    // What stands at the head and the foot of every page is between the lines of a paragraph.
    let lines = pages.iter().flat_map(|page| {
        let lines: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
        let inner = 1..lines.len().saturating_sub(1).max(1);
        lines
            .get(inner)
            .unwrap_or_default()
            .iter()
            .map(|line| (*line).to_owned())
            .collect::<Vec<_>>()
    });
    let copied = tools::squeezed(&lines.collect::<Vec<_>>().join(""));
    assert!(!copied.contains(marks::is_mark), "marks are copied");
    let mut texts = Vec::new();
    let parts = value["parts"].as_array().expect("parts");
    let told = ["narratives", "results", "cards", "board", "scoreboard"];
    let told = parts.iter().filter(|part| told.iter().any(|id| part["id"] == *id));
    told.for_each(|part| collect(&part["blocks"], &mut texts));
    let thai = |text: &&String| text.chars().filter(|c| raingan::thai::is_thai(*c)).count() > 3;
    let (mut found, mut missing) = (0, Vec::new());
    for text in texts.iter().filter(thai) {
        match copied.contains(&tools::squeezed(text)) {
            true => found += 1,
            false => missing.push(text),
        }
    }
    assert!(found > 300, "{found}");
    // A reader who searches finds a word at least as often as the texts have it.
    for word in ["สำนักงาน", "ทำ", "น้ำ", "ต่ำกว่า", "จัดตั้ง", "ผู้อำนวยการ"]
    {
        let written: usize =
            texts.iter().map(|text| tools::squeezed(text).matches(word).count()).sum();
        let hits = copied.matches(word).count();
        assert!(hits >= written && (written > 0 || word == "น้ำ"), "{word}: {hits} of {written}");
    }
    assert!(missing.is_empty(), "{} of {}: {missing:#?}", missing.len(), missing.len() + found);
}

fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => texts.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        // A formula is set as mathematics, not as it is written in the file; an id is read by nobody.
        serde_json::Value::Object(map) => {
            let shown = map
                .iter()
                .filter(|(key, _)| !["written", "id", "href", "room"].contains(&key.as_str()));
            shown.for_each(|(_, value)| collect(value, texts));
        }
        _ => {}
    }
}
