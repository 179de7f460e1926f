//! Proves that the check says what pages would show: characters that no font has, formulas that are too wide,
//! texts that ran away; and that looking for what a wrong word could mean is bounded.

use super::common::{ONE, Outcome, Project};
use super::{fact, narrative, one};
use raingan::diagnostic::{Code, Finding, Findings, Locale, terminal};
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
    let (built, files) = gathered(|give| {
        pipeline::build(outcome.scored(), &outcome.sources, &wanted, &mut |_| {}, give)
    });
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

/// `name:line:column code` of a finding.
fn place(finding: &Finding, sources: &Sources) -> String {
    let (path, at) = sources.locate(finding.primary);
    let name = path.rsplit('/').next().unwrap();
    format!("{name}:{}:{} {}", at.line, at.column, finding.code.as_str())
}

/// The place and the code of every finding, and that a build makes its pages and finds nothing else in them.
#[track_caller]
fn finds(project: Project, places: &[&str]) {
    let wrong = differs(project, places);
    assert!(wrong.is_empty(), "{wrong}");
}

/// What is not as expected.
fn differs(project: Project, places: &[&str]) -> String {
    let outcome = checked(&whole(project));
    let all = outcome.checked.findings.iter().map(|finding| place(finding, &outcome.sources));
    let all: Vec<String> = all.collect();
    if all != places {
        return format!("{places:?} expected, {all:?} found\n{}\n", outcome.terminal());
    }
    let (found, pdf) = built(&outcome);
    match pdf.starts_with(b"%PDF") && found.is_empty() {
        true => String::new(),
        false => format!("{places:?} built\n{}\n", shown(&found, &outcome.sources)),
    }
}

#[test]
fn a_character_that_no_font_has_is_said_where_it_was_written() {
    let name = |name: &str| one(&format!("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\nหมายเหตุ: {name}\n"));
    let wrong = [
        // Texts, keys and head matter of YAML.
        (name("ดี 😀 มาก"), ["one.yaml:7:12 no-glyph"].as_slice()),
        (name("\"ดี \\U0001F600 มาก\""), &["one.yaml:7:13 no-glyph"]),
        (name("\"ดี \\u6f22 มาก\""), &["one.yaml:7:13 no-glyph"]),
        (one("เป้าหมาย:\n  ผู้ใช้ 漢: 5 ราย\nผล:\n  ผู้ใช้ 漢: 6 ราย\n"), &["one.yaml:6:7 no-glyph"]),
        (fact("\"ดี \\U0001F600\""), &["sheet.yaml:6:12 no-glyph"]),
        // Markdown, wherever words stand.
        (narrative("ดี 😀 มาก"), &["story.md:6:3 no-glyph"]),
        (narrative("ดี &#x1F600; มาก"), &["story.md:6:3 no-glyph"]),
        (narrative("ดี &#128512; มาก"), &["story.md:6:3 no-glyph"]),
        (narrative("ดี &bigstar;&becaus;&acy; มาก 漢"), &["story.md:6:30 no-glyph"]),
        (narrative("## หัว 漢\n\nก"), &["story.md:6:7 no-glyph"]),
        (narrative("- ข้อ 漢\n- ข"), &["story.md:6:6 no-glyph"]),
        (narrative("| ก | 漢 |\n|---|---|\n| &#x6f22; | ข |"), &["story.md:6:7 no-glyph"]),
        (narrative("ก[^1]\n\n[^1]: ดู &#x6f22;"), &["story.md:8:9 no-glyph"]),
        (narrative("```\nก 漢\n```"), &["story.md:7:3 no-glyph"]),
        (narrative("รหัส `漢`"), &["story.md:6:6 no-glyph"]),
        // A mark that no font has on this letter, a family of four, once for each of two characters.
        (narrative("ก\u{305}ข"), &["story.md:6:2 no-glyph"]),
        (
            narrative("👨\u{200d}👩\u{200d}👧\u{200d}👦 漢 และ 漢"),
            &["story.md:6:1 no-glyph", "story.md:6:3 no-glyph"],
        ),
        // Codes that are no characters: typed, they came along when the text was pasted.
        (narrative("ก\u{e000}ข"), &["story.md:6:2 pasted-text"]),
        (narrative("ก&#xE000;ข"), &["story.md:6:2 pasted-text"]),
        (narrative("ก\u{1}ข"), &["story.md:6:2 pasted-text"]),
        (narrative("ก&#1;ข"), &["story.md:6:2 pasted-text"]),
        (name("\"ก\\u0001ข\""), &["one.yaml:7:12 pasted-text"]),
        (name("\"ก\\x1bข\\e\""), &["one.yaml:7:12 pasted-text", "one.yaml:7:17 pasted-text"]),
        (name("\"ก\\ufff9ข\\ue123\""), &["one.yaml:7:12 pasted-text", "one.yaml:7:19 pasted-text"]),
    ]
    .map(|(project, places)| differs(project, places));
    assert!(wrong.iter().all(String::is_empty), "{}", wrong.join(""));
}

#[test]
fn what_can_be_drawn_is_silent() {
    let text = "✗ ✘ ✕ ✖ ❌ ❎ ✔ ✅ ✓ ☐ ☑ ☒ ● ◎ ○ → × ÷ − ฿ ½ α ∑ é e\u{301} Ngu\u{1ec5}n ๏ ๛ ℃ “ก” … 1\u{2009}2\u{a0}3\t4";
    finds(narrative(text), &["story.md:6:70 pasted-text", "story.md:6:72 pasted-text"]);
    finds(narrative("ก ✗ ข ✔\u{fe0f}\n\n| ✗ | ✅ |\n|---|---|\n| &#x2717; | ก |\n\n## ✗"), &[]);
    finds(one("# 😀 漢\nเป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\nหมายเหตุ: ✗ ไม่ผ่าน  # 漢\n"), &[]);
    finds(narrative("<!-- 漢 -->\n\nก"), &["story.md:6:1 raw-html"]);
}

/// An indicator that is worked out.
fn worked(names: &[&str], formula: &str) -> Project {
    let inputs: String = names.iter().map(|name| format!("  {name}: 4.25 คะแนน\n")).collect();
    one(&format!("เป้าหมาย: 4 คะแนน\nตัวแปร:\n{inputs}สูตร: {formula}\nหน่วย: คะแนน\n"))
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
        format!("{} * ({} / ({sum}))", names[0], names[1]),
        format!("({sum}) / ({sum}) * {}", names[0]),
        sum.clone(),
        format!("เฉลี่ย({})", names.join("; ")),
        format!("({} / ({sum})) / (({sum}) / ({sum})) * {}", names[1], names[2]),
    ] {
        let outcome = checked(&whole(worked(&names, &formula)));
        assert_eq!(outcome.checked.findings.errors(), 0, "{formula}\n{}", outcome.terminal());
        let (found, _) = built(&outcome);
        assert!(found.is_empty(), "{formula}\n{}", shown(&found, &outcome.sources));
    }
}

#[test]
fn what_does_not_fit_all_the_same_is_said_once_at_the_formula() {
    // A word that nobody knows is not parted.
    let (first, second) = ("ฮื่ง".repeat(80), "Q".repeat(150));
    let outcome = checked(&whole(worked(&[&first, &second], &format!("({first} + {second}) / 2"))));
    assert_eq!(outcome.checked.findings.errors(), 0, "{}", outcome.terminal());
    let (found, _) = built(&outcome);
    let at_formula: Vec<_> = found
        .iter()
        .filter(|finding| outcome.sources.locate(finding.primary).1.line == 9)
        .collect();
    assert_eq!(at_formula.len(), 1, "{}", shown(&found, &outcome.sources));
    assert!(found.iter().all(|finding| finding.code == Code::Overflow));
    let said = shown(&found, &outcome.sources);
    assert!(found.iter().all(|f| outcome.sources.locate(f.primary).0 == ONE), "{said}");
    assert!(!said.contains("ฮื่ฮื่") && said.contains("ฮื่งฮื่งฮื่ง"), "{said}");
}

/// A text that ran away, where a writer can put one, and what is said.
fn runaway() -> Vec<(Project, &'static str)> {
    let note = |text: &str| one(&format!("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\nหมายเหตุ: {text}\n"));
    let line = "ตัวชี้วัดที่ 1 ".repeat(1000);
    let after = |text: String| narrative(&format!("ก\n\n{text}"));
    let sheet = |facts: usize| {
        let fact = |n| format!("  - {{รหัสถาวร: f-{n}, ชื่อ: ข้อมูล, ค่า: 1 ราย}}\n");
        let facts: String = (0..facts).map(fact).collect();
        let text = format!("รหัสถาวร: sheet\nชื่อ: ชุด\nรายการ:\n{facts}");
        Project::minimal().with("content/2562/facts/sheet.yaml", &text)
    };
    vec![
        (note(&line), "one.yaml:7:1 text-too-long"),
        (note(&"ก".repeat(3001)), "one.yaml:7:10 text-too-long"),
        (note(&"a".repeat(300_000)), "one.yaml:7:1 text-too-long"),
        (note(&format!("[{}]", "1, ".repeat(7000))), "one.yaml:7:1 text-too-long"),
        (sheet(5001), "sheet.yaml:5004:5 too-deep"),
        (note(&"((ผล 1.1)) ".repeat(1000)), "one.yaml:7:1 text-too-long"),
        (Project::minimal().one("ตัวชี้วัดทดสอบ", &"ก".repeat(16_000)), "one.yaml:4:1 text-too-long"),
        (narrative(&line), "story.md:6:1 text-too-long"),
        (after(format!("- {line}")), "story.md:8:1 text-too-long"),
        (after(format!("| ก |\n|---|\n| {line} |")), "story.md:10:1 text-too-long"),
        (after(format!("## {}", "งาน".repeat(2000))), "story.md:8:4 text-too-long"),
        (after("((ผล 1.1)) และ\n".repeat(1000)), "story.md:8:1 text-too-long"),
        (narrative(&"ประโยคหนึ่ง ของย่อหน้าเดียวกัน\n".repeat(400)), "story.md:6:1 text-too-long"),
        (narrative(&"ก\n\n".repeat(20_001)), "story.md:40002:1 text-too-long"),
        (narrative(&"- ก\n".repeat(20_001)), "story.md:20004:1 text-too-long"),
        (
            after(format!("| ก | ข |\n|---|---|\n{}", "| 1 | 2 |\n".repeat(5000))),
            "story.md:5007:1 text-too-long",
        ),
        (narrative(&format!("ก{}", "\u{301}".repeat(10_001))), "story.md:6:1 text-too-long"),
        (narrative(&format!("ก{}", "\u{301}".repeat(300))), "story.md:6:2 stacked-marks"),
        (note(&format!("ก{}", "่".repeat(300))), "one.yaml:7:11 stacked-marks"),
    ]
}

#[test]
fn a_text_that_ran_away_is_one_error_at_its_line() {
    let mut wrong = String::new();
    for (project, expected) in runaway() {
        let outcome = project.check();
        let errors = outcome.checked.findings.iter().filter(|finding| finding.is_error());
        let errors: Vec<String> = errors.map(|finding| place(finding, &outcome.sources)).collect();
        if errors != [expected] {
            wrong += &format!("{expected} expected, found {errors:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn narratives_that_ran_away_together_are_an_error_at_the_last() {
    let story =
        |slug: &str| format!("---\nรหัสถาวร: {slug}\nชื่อ: เรื่อง\n---\n\n{}", "ก\n\n".repeat(7000));
    let path = |slug: &str| format!("content/2562/narratives/{slug}.md");
    let two = Project::minimal().with(&path("a"), &story("a")).with(&path("b"), &story("b"));
    assert_eq!(two.check().errors(), 0);
    let outcome = two.with(&path("c"), &story("c")).check();
    assert_eq!(outcome.places(), ["content/2562/narratives/c.md:1 text-too-long"]);
}

#[test]
fn a_long_text_that_somebody_wrote_is_read() {
    // Three pages in one paragraph; eight hundred rows, items and paragraphs.
    let sentence = "หน่วยงานดำเนินการตามแผนที่วางไว้ครบถ้วน ";
    let letters = sentence.chars().count();
    for text in [
        sentence.repeat(9_900 / letters),
        format!("- {sentence}\n").repeat(800),
        format!("| ก | ข |\n|---|---|\n{}", format!("| {sentence} | 1 |\n").repeat(800)),
        format!("ก | ข\n---|---\n{}", format!("{sentence} | 1\n").repeat(800)),
        format!("1. {sentence}\n").repeat(800),
        format!("{sentence}\n\n").repeat(800),
        "กา ".repeat(1_400) + &"กา".repeat(1_490),
    ] {
        assert_eq!(narrative(&text).check().errors(), 0, "{}", &text[..90]);
    }
    let lines = format!("    {sentence}\n").repeat(800);
    let project = one(&format!("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\nหมายเหตุ: |\n{lines}"));
    assert_eq!(project.check().terminal(), "");
}

#[test]
fn the_text_of_a_runaway_line_says_what_to_do() {
    let (project, _) = runaway().swap_remove(0);
    let terminal = project.check().terminal();
    let head = "content/2562/indicators/one.yaml:7:1 ต้องแก้: ข้อความนี้ยาว 15009 ตัวอักษร เกินกำหนด 10000 โปรแกรมจึงไม่อ่านไฟล์นี้ต่อ → ลบส่วนที่ติดมา หรือแบ่งเป็นหลายย่อหน้าที่มีบรรทัดว่างคั่น [text-too-long]\n";
    assert!(terminal.starts_with(head), "{}", &terminal[..800]);
}

#[test]
fn thousands_of_wrong_references_are_found_and_done_with() {
    let sheet = |at: usize| {
        let fact = |n| format!("  - {{รหัสถาวร: fact-{n:05}, ชื่อ: ข้อมูล, ค่า: 1 ราย}}\n");
        let facts: String = (at * 1500..(at + 1) * 1500).map(fact).collect();
        (
            format!("content/2562/facts/s{at}.yaml"),
            format!("รหัสถาวร: s{at}\nชื่อ: ชุด\nรายการ:\n{facts}"),
        )
    };
    let text: String = (0..3000).map(|n| format!("ค่า ((ค่า fakt-{n:05}))\n\n")).collect();
    let project = [sheet(0), sheet(1)]
        .into_iter()
        .fold(narrative(&text), |project, (path, text)| project.with(&path, &text));
    let outcome = project.check();
    let unknown = || outcome.checked.findings.iter().filter(|f| f.code == Code::UnknownReference);
    assert_eq!(unknown().count(), 3000);
    let near = unknown().next().and_then(|finding| finding.help.clone()).unwrap();
    assert_eq!(near.th, "รหัสใกล้เคียงคือ fact-00000");
}
