//! Tools that a test may need beyond Rust. On a user's machine a missing one is said and passed over;
//! where changes are decided it is a failure.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// Says, past the test runner, that something could not be tried on this machine.
pub fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

/// A tool is not there.
pub fn missing(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "{why}");
    skipped(why);
}

/// The text of a PDF as it is copied, page by page; nothing where there is no tool to read it.
pub fn pdf_text(path: &Path) -> Option<Vec<String>> {
    let Ok(output) = Command::new("pdftotext").arg("-raw").arg(path).arg("-").output() else {
        missing("pdftotext is not installed, PDFs were not read back");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text in UTF-8");
    let pages = text.strip_suffix('\u{c}').unwrap_or(&text).split('\u{c}');
    Some(pages.map(str::to_owned).collect())
}

/// The words of a PDF without blanks, page by page.
pub fn pdf_pages(path: &Path) -> Option<Vec<String>> {
    Some(pdf_text(path)?.iter().map(|page| squeezed(page)).collect())
}

/// A text without blanks.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every file below a folder, with its bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Every file below a folder; none where there is no folder.
pub fn tree(root: &Path) -> Tree {
    let mut files = Tree::new();
    for entry in walkdir::WalkDir::new(root).into_iter().flatten() {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).expect("a path below the root");
            let path = path.to_str().expect("a name in UTF-8").replace('\\', "/");
            files.insert(path, std::fs::read(entry.path()).expect("a readable file"));
        }
    }
    files
}
