//! What every integration test starts from: a project in memory, and what checking it gives.
//!
//! A project is a map of paths to bytes. It starts as the smallest valid one, as the shipped content
//! or as the invented second agency; a test changes what it is about and looks at the findings (codes
//! or the complete Thai text of the terminal) and at the scored model.

// Every test binary has its own copy of this module and uses its own part of it.
#![allow(dead_code)]

pub mod folder;
pub mod grammar;
pub mod hostile;
pub mod mutate;
pub mod tools;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use raingan::diagnostic::{Findings, Locale, terminal};
use raingan::load;
use raingan::model::Indicator;
use raingan::notation::{Exact, FiscalYear};
use raingan::pipeline::{self, Checked};
use raingan::scoring::{IndicatorScore, PartScore, Scored, YearScore};
use raingan::source::Sources;
use raingan::view::{Edition, Shown, ShownYear};

/// The smallest agency.
pub const AGENCY: &str = "raingan: \"1\"
รหัสถาวร: test
ชื่อ:
  ไทย: หน่วยงานทดสอบ (องค์การมหาชน)
";

/// The smallest framework: one part, one component, three grades.
pub const FRAMEWORK: &str = "ปีงบประมาณ: 2562
ชื่อ: กรอบทดสอบ
ระดับผล:
  - {รหัส: above, ชื่อ: สูงกว่าเป้าหมาย, สัญลักษณ์: ●}
  - {รหัส: meets, ชื่อ: เป็นไปตามเป้าหมาย, สัญลักษณ์: ◎}
  - {รหัส: below, ชื่อ: ต่ำกว่าเป้าหมาย, สัญลักษณ์: ○}
ส่วน:
  - รหัส: organisation
    ชื่อ: ส่วนที่ 1
    ชื่อเรียก: องค์กร
    องค์ประกอบ:
      - {รหัส: work, ชื่อ: งานหลัก}
    ช่วงผล:
      - {เกณฑ์: มากกว่า 67, ให้ระดับ: above}
      - {เกณฑ์: 50-67, ให้ระดับ: meets}
      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}
    สรุปภาพรวม:
      ระดับ:
        - {รหัส: quality, ชื่อ: ระดับคุณภาพ, สัญลักษณ์: ●}
        - {รหัส: standard, ชื่อ: ระดับมาตรฐาน, สัญลักษณ์: ◎}
        - {รหัส: needs-improvement, ชื่อ: ระดับต้องปรับปรุง, สัญลักษณ์: ○}
      วิธีสรุป:
        - กติกา:
            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}
            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}
            - {ให้ระดับ: standard}
";

/// The smallest year.
pub const YEAR: &str = "ปีงบประมาณ: 2562
ข้อมูล ณ วันที่: 30 กันยายน 2562
เอกสาร:
  - ชนิด: รายงาน
    ชื่อ: รายงานทดสอบ
    สถานะ: ร่าง
    ส่วน: [ปก, ตารางผล]
";

/// The smallest indicator that is scored.
pub const INDICATOR: &str = "รหัสถาวร: one
รหัส: \"1.1\"
องค์ประกอบ: work
ชื่อ: ตัวชี้วัดทดสอบ
เป้าหมาย: ร้อยละ 80
ผล: ร้อยละ 90
";

/// Path of the only indicator of the smallest project.
pub const ONE: &str = "content/2562/indicators/one.yaml";

/// The folder of this package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A project in memory.
#[derive(Debug, Clone)]
pub struct Project {
    files: BTreeMap<String, Vec<u8>>,
}

impl Project {
    /// The smallest valid project.
    pub fn minimal() -> Self {
        Project { files: BTreeMap::new() }
            .with("content/agency.yaml", AGENCY)
            .with("content/frameworks/2562.yaml", FRAMEWORK)
            .with("content/2562/year.yaml", YEAR)
            .with(ONE, INDICATOR)
    }

    /// The content that is shipped with the program.
    pub fn shipped() -> Self {
        Project::folder(&root())
    }

    /// The invented second agency, with rules of another kind.
    pub fn second_agency() -> Self {
        Project::folder(&root().join("tests/fixtures/second-agency"))
    }

    /// The content of a project folder, bytes as they are.
    pub fn folder(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(root.join("content")) {
            let entry = entry.expect("a readable folder");
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(root).expect("a path below the root");
                let path = path.to_str().expect("a name in UTF-8").replace('\\', "/");
                files.insert(path, std::fs::read(entry.path()).expect("a readable file"));
            }
        }
        assert!(!files.is_empty(), "no content in {}", root.display());
        Project { files }
    }

    /// Adds or replaces a text.
    pub fn with(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    /// Adds or replaces a file.
    pub fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert(path.to_owned(), bytes.to_vec());
        self
    }

    /// Removes a file, which has to be there.
    pub fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "no file {path}");
        self
    }

    /// Replaces the only place of a text in a file by another one.
    pub fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path).to_owned();
        assert_eq!(text.matches(from).count(), 1, "“{from}” does not stand once in {path}");
        self.with(path, &text.replace(from, to))
    }

    /// Changes the only indicator of the smallest project.
    pub fn one(self, from: &str, to: &str) -> Self {
        self.replace(ONE, from, to)
    }

    /// Adds an indicator to the component `work` of the smallest project.
    pub fn indicator(self, slug: &str, number: &str, rest: &str) -> Self {
        let text = format!(
            "รหัสถาวร: {slug}\nรหัส: \"{number}\"\nองค์ประกอบ: work\nชื่อ: ตัวชี้วัด {slug}\n{rest}"
        );
        self.with(&format!("content/2562/indicators/{slug}.yaml"), &text)
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no file {path}"));
        std::str::from_utf8(bytes).expect("text in UTF-8")
    }

    /// Paths and bytes.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// Paths and bytes, to be changed.
    pub fn files_mut(&mut self) -> &mut BTreeMap<String, Vec<u8>> {
        &mut self.files
    }

    /// The files as the library reads them, in a certain order.
    pub fn sources_in<'a>(
        files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>,
    ) -> (Sources, Findings) {
        let (mut sources, mut findings) = (Sources::new(), Findings::new());
        for (path, bytes) in files {
            load::add_bytes(&mut sources, path, bytes, &mut findings);
        }
        load::expect(&mut sources);
        (sources, findings)
    }

    /// Checks the project: steps 2 to 5.
    pub fn check(&self) -> Outcome {
        let (sources, findings) = Project::sources_in(self.files.iter());
        Outcome::of(sources, findings)
    }
}

/// What checking a project gives.
#[derive(Debug)]
pub struct Outcome {
    /// The files.
    pub sources: Sources,
    /// Findings and scores.
    pub checked: Checked,
}

impl Outcome {
    /// Checks sources.
    pub fn of(sources: Sources, loading: Findings) -> Self {
        let checked = pipeline::check(&sources, loading);
        Outcome { sources, checked }
    }

    /// The complete text of the terminal in Thai, without blanks at line ends.
    pub fn terminal(&self) -> String {
        self.terminal_in(Locale::Th)
    }

    /// The complete text of the terminal in a language.
    pub fn terminal_in(&self, locale: Locale) -> String {
        let style = terminal::Style { locale, colour: false };
        let all: String = self
            .checked
            .findings
            .iter()
            .map(|f| terminal::render(f, &self.sources, style))
            .collect();
        all.lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }

    /// The codes of the findings in order.
    pub fn codes(&self) -> Vec<&'static str> {
        self.checked.findings.iter().map(|finding| finding.code.as_str()).collect()
    }

    /// `path:line code` of every finding in order.
    pub fn places(&self) -> Vec<String> {
        let place = |finding: &raingan::diagnostic::Finding| {
            let (path, position) = self.sources.locate(finding.primary);
            format!("{path}:{} {}", position.line, finding.code.as_str())
        };
        self.checked.findings.iter().map(place).collect()
    }

    /// Findings that stop a build.
    pub fn errors(&self) -> usize {
        self.checked.findings.errors()
    }

    /// The years as an edition shows them, newest first.
    pub fn years(&self, edition: Edition) -> Vec<ShownYear<'_>> {
        Shown::new(self.scored(), edition, Locale::Th).years(&self.sources)
    }

    /// The scored model.
    pub fn scored(&self) -> &Scored {
        match &self.checked.scored {
            Some(scored) => scored,
            None => panic!("nothing was scored:\n{}", self.terminal()),
        }
    }

    /// The scores of a year.
    pub fn year(&self, year: u16) -> &YearScore {
        match self.scored().years.get(&FiscalYear(year)) {
            Some(score) => score,
            None => panic!("no scores of {year}:\n{}", self.terminal()),
        }
    }

    /// The score of a part, by its position.
    pub fn part(&self, year: u16, part: usize) -> &PartScore {
        &self.year(year).parts[part]
    }

    /// An indicator and its score, by its slug.
    pub fn indicator(&self, year: u16, slug: &str) -> (&Indicator, &IndicatorScore) {
        let model = &self.scored().model.years[&FiscalYear(year)];
        let at = model.index.slug(slug).unwrap_or_else(|| panic!("no indicator {slug}"));
        (&model.indicators[at], &self.year(year).indicators[at])
    }
}

/// A fraction.
pub fn ratio(numerator: i64, denominator: i64) -> Exact {
    Exact::new(numerator, denominator)
}

/// Compares the terminal's text with what is expected, line by line readable when they differ.
#[track_caller]
pub fn assert_text(actual: &str, expected: &str) {
    let expected = expected.strip_prefix('\n').unwrap_or(expected);
    assert!(actual == expected, "\n=== expected\n{expected}=== actual\n{actual}=== end\n");
}
