//! Proves that the check says what pages would show: characters that no font has, formulas that are too wide,
//! texts that ran away; and that looking for what a wrong word could mean is bounded.

use super::common::{ONE, Outcome, Project};
use super::{fact, narrative, one};
use raingan::diagnostic::{Code, Findings, Locale, terminal};
use raingan::pipeline::{self, Wanted};
use raingan::render::{gathered, templates};
use raingan::source::Sources;

/// A project with the fonts of the program, checked.
fn checked(project: &Project) -> Outcome {
    let (sources, findings) = Project::sources_in(project.files().iter());
    Outcome::of(templates::with_defaults(sources), findings)
}

/// What a build finds, and the text of its first document.
fn built(outcome: &Outcome) -> (Findings, Vec<u8>) {
    let wanted = Wanted::default();
    let seen = pipeline::seen(outcome.scored(), &outcome.sources, &wanted);
    let (built, files) =
        gathered(|give| pipeline::build(seen, &outcome.sources, &wanted, &mut |_| {}, give));
    let pdf = files.into_iter().find(|file| file.path.ends_with(".pdf"));
    (built.findings, pdf.map(|file| file.bytes).unwrap_or_default())
}

fn shown(findings: &Findings, sources: &Sources) -> String {
    let style = terminal::Style { locale: Locale::Th, colour: false };
    findings.iter().map(|found| terminal::render(found, sources, style)).collect()
}

/// A document that shows everything a writer can write.
fn whole(project: Project) -> Project {
    project.replace(
        "content/2562/year.yaml",
        "[ปก, ตารางผล]",
        "[ปก, ข้อมูลพื้นฐาน, ตารางผล, บทบรรยาย, รายการคำนวณ, รายตัวชี้วัด]",
    )
}

/// The place and the code of every finding, and that a build makes its pages and finds nothing else in them.
#[track_caller]
fn finds(project: Project, places: &[&str]) {
    let outcome = checked(&whole(project));
    let found = |finding: &raingan::diagnostic::Finding| {
        let (path, at) = outcome.sources.locate(finding.primary);
        let name = path.rsplit('/').next().unwrap();
        format!("{name}:{}:{} {}", at.line, at.column, finding.code.as_str())
    };
    let all: Vec<String> = outcome.checked.findings.iter().map(found).collect();
    assert_eq!(all, places, "{}", outcome.terminal());
    let (found, pdf) = built(&outcome);
    assert!(found.is_empty(), "{}", shown(&found, &outcome.sources));
    assert!(pdf.starts_with(b"%PDF"), "no pages");
}

#[test]
fn a_character_that_no_font_has_is_said_where_it_was_written() {
    let name = |name: &str| one(&format!("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\nหมายเหตุ: {name}\n"));
    for (project, places) in [
        // Texts, keys and head matter of YAML.
        (name("ดี 😀 มาก"), ["one.yaml:7:14 no-glyph"].as_slice()),
        (name("\"ดี \\U0001F600 มาก\""), &["one.yaml:7:15 no-glyph"]),
        (name("\"ดี \\u6f22 มาก\""), &["one.yaml:7:15 no-glyph"]),
        (one("เป้าหมาย:\n  ผู้ใช้ 漢: 5 ราย\nผล:\n  ผู้ใช้ 漢: 6 ราย\n"), &["one.yaml:6:10 no-glyph"]),
        (fact("\"ดี \\U0001F600\""), &["sheet.yaml:6:13 no-glyph"]),
        // Markdown, wherever words stand.
        (narrative("ดี 😀 มาก"), &["story.md:6:4 no-glyph"]),
        (narrative("ดี &#x1F600; มาก"), &["story.md:6:4 no-glyph"]),
        (narrative("ดี &#128512; มาก"), &["story.md:6:4 no-glyph"]),
        (narrative("ดี &bigstar;&becaus;&acy; มาก 漢"), &["story.md:6:31 no-glyph"]),
        (narrative("## หัว 漢\n\nก"), &["story.md:6:8 no-glyph"]),
        (narrative("- ข้อ 漢\n- ข"), &["story.md:6:7 no-glyph"]),
        (narrative("| ก | 漢 |\n|---|---|\n| &#x6f22; | ข |"), &["story.md:6:7 no-glyph"]),
        (narrative("ก[^1]\n\n[^1]: ดู &#x6f22;"), &["story.md:8:11 no-glyph"]),
        (narrative("```\nก 漢\n```"), &["story.md:7:3 no-glyph"]),
        (narrative("รหัส `漢`"), &["story.md:6:7 no-glyph"]),
        // A mark that no font has on this letter, a family of four, once for each of two characters.
        (narrative("ก\u{323}ข"), &["story.md:6:1 no-glyph"]),
        (
            narrative("👨\u{200d}👩\u{200d}👧\u{200d}👦 漢 และ 漢"),
            &["story.md:6:1 no-glyph", "story.md:6:3 no-glyph"],
        ),
        // Codes that are no characters: typed, they came along when the text was pasted.
        (narrative("ก\u{e000}ข"), &["story.md:6:2 pasted-text"]),
        (narrative("ก&#xE000;ข"), &["story.md:6:2 no-glyph"]),
        (narrative("ก\u{1}ข"), &["story.md:6:2 pasted-text"]),
        (name("\"ก\\u0001ข\""), &["one.yaml:7:12 no-glyph"]),
        (name("\"ก\\x1bข\\e\""), &["one.yaml:7:12 no-glyph"]),
        (name("\"ก\\ufff9ข\\ue123\""), &["one.yaml:7:18 no-glyph", "one.yaml:7:12 no-glyph"]),
    ] {
        finds(project, places);
    }
}

#[test]
fn what_can_be_drawn_is_silent() {
    let text = "✗ ✘ ✕ ✖ ❌ ❎ ✔ ✅ ✓ ☐ ☑ ☒ ● ◎ ○ → × ÷ − ฿ ½ α ∑ é e\u{301} Ngu\u{1ec5}n ๏ ๛ ℃ “ก” … 1\u{2009}2\u{a0}3\t4";
    finds(narrative(text), &["story.md:6:57 pasted-text", "story.md:6:59 pasted-text"]);
    finds(narrative("ก ✗ ข ✔\u{fe0f}\n\n| ✗ | ✅ |\n|---|---|\n| &#x2717; | ก |\n\n## ✗"), &[]);
    finds(one("# 😀 漢\nเป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\nหมายเหตุ: ✗ ไม่ผ่าน # 漢\n"), &[]);
    finds(narrative("<!-- 漢 -->\n\nก"), &["story.md:6:1 raw-html"]);
}

/// An indicator that is worked out.
fn worked(names: &[&str], formula: &str) -> Project {
    let inputs: String = names.iter().map(|name| format!("  {name}: 4.25\n")).collect();
    one(&format!("เป้าหมาย: 4\nตัวแปร:\n{inputs}สูตร: {formula}\n"))
}

#[test]
fn a_wide_formula_goes_on_in_the_next_line() {
    let names = [
        "ความพึงพอใจด้านกระบวนการและขั้นตอนการให้บริการ",
        "ความพึงพอใจด้านเจ้าหน้าที่ผู้ให้บริการของหน่วยงาน",
        "ความพึงพอใจด้านช่องทางการให้บริการอิเล็กทรอนิกส์",
        "ความพึงพอใจด้านสิ่งอำนวยความสะดวกและสถานที่",
        "ความเชื่อมั่นต่อคุณภาพการให้บริการหนึ่งคะแนน",
    ];
    let sum = names.join(" + ");
    for formula in [
        format!("({sum}) / 5"),
        format!("5 / ({sum})"),
        format!("({sum}) / ({sum}) * 4"),
        sum.clone(),
        format!("ค่าเฉลี่ย({})", names.join("; ")),
        format!("(1 / ({sum})) / (({sum}) / 2)"),
    ] {
        let outcome = checked(&whole(worked(&names, &formula)));
        assert_eq!(outcome.checked.findings.errors(), 0, "{formula}\n{}", outcome.terminal());
        let (found, _) = built(&outcome);
        assert!(found.is_empty(), "{formula}\n{}", shown(&found, &outcome.sources));
    }
}

#[test]
fn what_does_not_fit_all_the_same_is_said_once_at_the_formula() {
    let name = |letter: &str| format!("หนึ่งคะแนน{}", letter.repeat(150));
    let (first, second) = (name("Q"), name("Z"));
    let outcome = checked(&whole(worked(&[&first, &second], &format!("({first} + {second}) / 2"))));
    assert_eq!(outcome.checked.findings.errors(), 0, "{}", outcome.terminal());
    let (found, _) = built(&outcome);
    let at_formula: Vec<_> = found
        .iter()
        .filter(|finding| outcome.sources.locate(finding.primary).1.line == 9)
        .collect();
    assert_eq!(at_formula.len(), 1, "{}", shown(&found, &outcome.sources));
    assert!(found.iter().all(|finding| finding.code == Code::Overflow));
    assert!(found.iter().all(|finding| outcome.sources.locate(finding.primary).0 == ONE));
    let said = shown(&found, &outcome.sources);
    assert!(!said.contains("หนึ่นึ่ง") && said.contains("QQQ"), "{said}");
}

/// A text that ran away, where a writer can put one.
fn runaway() -> Vec<(Project, &'static str)> {
    let note = |text: &str| one(&format!("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\nหมายเหตุ: {text}\n"));
    let line = "ตัวชี้วัดที่ 1 ".repeat(2000);
    vec![
        (note(&line), "one.yaml:7:1 text-too-long"),
        (note(&"ก".repeat(5001)), "one.yaml:7:11 text-too-long"),
        (note(&"a".repeat(300_000)), "one.yaml:7:1 text-too-long"),
        (note(&format!("[{}]", "1, ".repeat(7000))), "one.yaml:7:1 text-too-long"),
        (note(&"((ผล 1.1)) ".repeat(2000)), "one.yaml:7:1 text-too-long"),
        (
            one(&format!("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\nชื่อ: {}\n", "ก".repeat(16_000))),
            "one.yaml:7:7 text-too-long",
        ),
        (narrative(&line), "story.md:6:1 text-too-long"),
        (narrative(&format!("ก\n\n- {line}")), "story.md:8:1 text-too-long"),
        (narrative(&format!("ก\n\n| ก |\n|---|\n| {line} |")), "story.md:10:1 text-too-long"),
        (narrative(&format!("ก\n\n## {}", "งาน".repeat(2000))), "story.md:8:4 text-too-long"),
        (
            narrative(&format!("ก\n\n{}", "((ผล 1.1)) และ\n".repeat(2000))),
            "story.md:8:1 text-too-long",
        ),
        (
            narrative(&format!("{}\nก", "ประโยคหนึ่ง ของย่อหน้าเดียวกัน\n".repeat(700))),
            "story.md:6:1 text-too-long",
        ),
        (narrative(&format!("ก\u{301}{}", "\u{301}".repeat(10_000))), "story.md:6:1 text-too-long"),
        (narrative(&format!("ก{}", "\u{301}".repeat(300))), "story.md:6:1 stacked-marks"),
        (note(&format!("ก{}", "่".repeat(300))), "one.yaml:7:11 stacked-marks"),
    ]
}

#[test]
fn a_text_that_ran_away_is_one_error_at_its_line() {
    for (project, place) in runaway() {
        let outcome = project.check();
        let (first, _) = place.split_once(' ').unwrap();
        let terminal = outcome.terminal();
        let errors: Vec<_> = outcome.checked.findings.iter().filter(|f| f.is_error()).collect();
        assert_eq!(errors.len(), 1, "{place}\n{}", &terminal[..terminal.len().min(2000)]);
        let (path, at) = outcome.sources.locate(errors[0].primary);
        let name = path.rsplit('/').next().unwrap();
        assert_eq!(
            format!("{name}:{}:{} {}", at.line, at.column, errors[0].code.as_str()),
            place,
            "{first}"
        );
    }
}

#[test]
fn a_long_text_that_somebody_wrote_is_read() {
    // Six pages in one paragraph; two hundred rows, items and paragraphs without an empty line too many.
    let sentence = "หน่วยงานดำเนินการตามแผนที่วางไว้ครบถ้วน ";
    let paragraph = sentence.repeat(450);
    for text in [
        paragraph.clone(),
        format!("- {sentence}\n").repeat(800),
        format!("| ก | ข |\n|---|---|\n{}", format!("| {sentence} | 1 |\n").repeat(800)),
        format!("1. {sentence}\n").repeat(800),
        format!("{sentence}\n\n").repeat(800),
        "ก".repeat(4_900),
    ] {
        assert_eq!(narrative(&text).check().terminal(), "");
    }
    let lines = format!("    {sentence}\n").repeat(300);
    let project = one(&format!("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\nหมายเหตุ: |\n{lines}"));
    assert_eq!(project.check().terminal(), "");
}

#[test]
fn the_text_of_a_runaway_line_says_what_to_do() {
    let (project, _) = runaway().swap_remove(0);
    let terminal = project.check().terminal();
    let head = "content/2562/indicators/one.yaml:7:1 ต้องแก้: ข้อความนี้ยาว 30010 ตัวอักษร เกินกำหนด 20000 โปรแกรมจึงไม่อ่านไฟล์นี้ต่อ → ลบส่วนที่ติดมา หรือแบ่งเป็นหลายย่อหน้าที่มีบรรทัดว่างคั่น [text-too-long]\n";
    assert!(terminal.starts_with(head), "{}", &terminal[..terminal.len().min(2000)]);
}

#[test]
fn ten_thousand_wrong_references_are_ten_thousand_findings() {
    let facts: String =
        (0..3000).map(|n| format!("  - {{รหัสถาวร: fact-{n:05}, ชื่อ: ข้อมูล, ค่า: 1 ราย}}\n")).collect();
    let text: String = (0..3000).map(|n| format!("ค่า ((ค่า fakt-{n:05}))\n\n")).collect();
    let sheet = format!("รหัสถาวร: sheet\nชื่อ: ชุดข้อมูล\nรายการ:\n{facts}");
    let outcome = narrative(&text).with("content/2562/facts/sheet.yaml", &sheet).check();
    assert_eq!(outcome.codes().iter().filter(|code| **code == "unknown-reference").count(), 3000);
    let near = outcome.checked.findings.iter().find(|finding| finding.help.is_some()).unwrap();
    assert_eq!(near.help.as_ref().unwrap().th, "รหัสใกล้เคียงคือ fact-00000");
}
