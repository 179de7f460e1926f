//! Proves that the schemas an editor completes keys with say what the program says: the files in
//! `schemas/` are those it generates, a validator that knows nothing of Raingan accepts all content
//! with them and refuses slips, and the reference names every key.

#![allow(clippy::disallowed_methods, reason = "a test runs a validator on files it wrote")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{Project, assert_text, root};
use raingan::diagnostic::{Findings, Locale};
use raingan::records::{FILE_KINDS, FileKind};
use raingan::schema::{json_schema, reference};
use raingan::source::Sources;
use raingan::yaml::field::{Decoder, RecordTable, Shape};
use raingan::yaml::tree::{Kind, Node};
use serde_json::Value;

#[test]
fn the_schemas_of_the_repository_are_those_of_the_program() {
    let mut known = BTreeSet::new();
    let own = [raingan::scores::schema::file()];
    for file in json_schema::files().into_iter().chain(own) {
        let path = root().join("schemas").join(&file.path);
        let kept = fs::read_to_string(&path).unwrap_or_default();
        let made = String::from_utf8(file.bytes).unwrap();
        // A difference of whole files is too long to print.
        let differs = kept.lines().zip(made.lines()).position(|(a, b)| a != b);
        let where_ = differs.map_or("at its end".into(), |line| format!("in line {}", line + 1));
        assert!(kept == made, "{} is old {where_}: run `raingan schema`", path.display());
        assert!(made.len() < 200_000, "{} is too large for an editor", file.path);
        known.insert(file.path);
    }
    let there: BTreeSet<String> = fs::read_dir(root().join("schemas"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    assert_eq!(there, known);
}

#[test]
fn an_editor_ties_every_kind_of_yaml_file_to_its_schema() {
    let text = fs::read_to_string(root().join(".vscode/settings.json")).unwrap();
    let settings: Value = serde_json::from_str(&text).unwrap();
    let tied: BTreeMap<&str, &str> = settings["yaml.schemas"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(schema, files)| (schema.as_str(), files.as_str().unwrap()))
        .collect();
    let schemas: Vec<String> =
        FILE_KINDS.iter().map(|kind| format!("./schemas/{}.schema.json", kind.name)).collect();
    let wanted: BTreeMap<&str, &str> = schemas
        .iter()
        .zip(FILE_KINDS)
        .filter(|(_, kind)| kind.path.ends_with(".yaml"))
        .map(|(schema, kind)| (schema.as_str(), kind.path))
        .collect();
    assert_eq!(tied, wanted);
}

/// Every record that a kind of file is made of.
fn records(kind: &FileKind) -> Vec<&'static RecordTable> {
    fn inside(shape: &Shape, found: &mut Vec<&'static RecordTable>) {
        match shape {
            Shape::Record(table) if found.iter().any(|known| std::ptr::eq(*known, *table)) => {}
            Shape::Record(table) => {
                found.push(table);
                table.fields.iter().for_each(|field| inside(&(field.shape)(), found));
            }
            Shape::List(inner) | Shape::Map(_, _, inner) => inside(inner, found),
            Shape::Any(shapes) => shapes.iter().for_each(|shape| inside(shape, found)),
            Shape::Text(_) | Shape::Words(_) => {}
        }
    }
    let mut found = Vec::new();
    inside(&Shape::Record(kind.table), &mut found);
    found
}

#[test]
fn the_reference_explains_every_key_of_every_record() {
    for locale in [Locale::Th, Locale::En] {
        let text = reference::markdown(locale);
        for kind in FILE_KINDS {
            for table in records(kind) {
                for field in table.fields {
                    let start = format!("| {} | {} |", field.th, field.en);
                    let mut lines = text.lines().filter(|line| line.starts_with(&start));
                    let meaning = if locale == Locale::Th { field.doc_th } else { field.doc_en };
                    let line = lines.find(|line| line.ends_with(&format!("| {meaning} |")));
                    assert!(
                        line.is_some(),
                        "{}: {} of {} is not explained",
                        kind.name,
                        field.th,
                        table.en
                    );
                }
            }
        }
    }
}

#[test]
fn every_key_is_told_what_it_is_for_in_the_schema() {
    for (kind, file) in FILE_KINDS.iter().zip(json_schema::files()) {
        let schema: Value = serde_json::from_slice(&file.bytes).unwrap();
        let definitions = schema["definitions"].as_object().unwrap();
        assert_eq!(
            definitions.len() + 1,
            records(kind).len(),
            "{}: a record is missing",
            kind.name
        );
        for record in definitions.values().chain([&schema]) {
            assert_eq!(record["additionalProperties"], false);
            for (key, property) in record["properties"].as_object().unwrap() {
                let text = property["description"].as_str().unwrap();
                assert!(text.contains(" · "), "{}: {key}: {text}", kind.name);
            }
        }
    }
}

/// What the validator says of files; nothing where there is none, which is said and is a failure
/// where changes are decided.
fn validate(kind: &str, files: &[PathBuf]) -> Option<Verdict> {
    let schema = root().join(format!("schemas/{kind}.schema.json"));
    let output = Command::new("check-jsonschema")
        .args(["--output-format", "json", "--schemafile"])
        .arg(schema)
        .args(files)
        .output();
    let Ok(output) = output else {
        use std::io::Write as _;
        let why = "check-jsonschema is not installed, the schemas were not tried on files";
        assert!(std::env::var_os("CI").is_none(), "{why}");
        // Past the test runner, which keeps what passing tests print.
        let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
        return None;
    };
    let said: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let refused = said["errors"].as_array().unwrap().iter();
    let refused = refused.map(|error| error["filename"].as_str().unwrap().to_owned()).collect();
    let unread = said["parse_errors"].as_array().map_or(0, Vec::len);
    assert_eq!(unread, 0, "{said:#}");
    Some(Verdict { accepted: output.status.success(), refused, said })
}

struct Verdict {
    accepted: bool,
    refused: BTreeSet<String>,
    said: Value,
}

/// The content of a project by kind, on the disk; the YAML heads of Markdown files as files of their own.
fn by_kind(project: &Project, folder: &Path) -> BTreeMap<&'static str, Vec<PathBuf>> {
    let mut files: BTreeMap<&'static str, Vec<PathBuf>> = BTreeMap::new();
    for (path, bytes) in project.files() {
        let Some(kind) = FileKind::of(path) else { continue };
        let mut text =
            std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}').to_owned();
        if path.ends_with(".md") {
            text = text.split("---").nth(1).unwrap().to_owned();
        }
        let at = folder.join(path.replace('/', "_").replace(".md", ".yaml"));
        fs::write(&at, text).unwrap();
        files.entry(kind.name).or_default().push(at);
    }
    files
}

#[test]
fn a_validator_accepts_all_content() {
    for (name, project) in [
        ("the shipped content", Project::shipped()),
        ("the second agency", Project::second_agency()),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let files = by_kind(&project, folder.path());
        assert_eq!(files.len(), FILE_KINDS.len(), "{name} has every kind of file");
        for (kind, files) in files {
            let Some(verdict) = validate(kind, &files) else { return };
            assert!(verdict.accepted, "{name}, {kind}: {:#}", verdict.said);
        }
    }
}

/// Slips in an indicator, and whether the schema has to see them.
const SLIPS: [(&str, &str, &str, bool); 16] = [
    ("as it should be", "", "", true),
    ("with nothing behind an optional key", "ผล: ร้อยละ 90", "ผล:", false),
    ("in English", "ชื่อ: ตัวชี้วัดทดสอบ", "name: {th: ตัวชี้วัด, en: Indicator}", true),
    ("with a number for a text", "\"1.1\"", "1.1", true),
    ("an unknown key", "เป้าหมาย:", "เปาหมาย:", false),
    (
        "a Thai and an English key for the same",
        "ผล: ร้อยละ 90",
        "ผล: ร้อยละ 90\nresult: ร้อยละ 90",
        false,
    ),
    ("a required key is missing", "ชื่อ: ตัวชี้วัดทดสอบ\n", "", false),
    ("nothing behind a required key", "ชื่อ: ตัวชี้วัดทดสอบ", "ชื่อ:", false),
    ("a word that is not in the list", "ผล: ร้อยละ 90", "ผล: ร้อยละ 90\nทิศทาง: ขึ้น", false),
    ("a list for a text", "ชื่อ: ตัวชี้วัดทดสอบ", "ชื่อ: [ก, ข]", false),
    ("decimals in Thai digits", "ผล: ร้อยละ 90", "ผล: ร้อยละ 90\nน้ำหนัก: ๑๒.๕", true),
    ("a weight below zero", "ผล: ร้อยละ 90", "ผล: ร้อยละ 90\nน้ำหนัก: -5", false),
    ("a weight below zero in quotes", "ผล: ร้อยละ 90", "ผล: ร้อยละ 90\nน้ำหนัก: \"-5\"", false),
    (
        "half a person",
        "ผล: ร้อยละ 90",
        "ผล: ร้อยละ 90\nครั้งที่ทำ: [{วันที่: 1 ม.ค. 2562, เข้าร่วม: 2.5, ทั้งหมด: 5}]",
        false,
    ),
    ("an id in capitals", "รหัสถาวร: one", "รหัสถาวร: One", false),
    ("an unknown key deep inside", "ผล: ร้อยละ 90", "ผล: ร้อยละ 90\nหลักฐาน:\n  - ชือ: ก", false),
];

#[test]
fn a_validator_refuses_what_the_program_refuses() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let mut names = BTreeMap::new();
    for (at, (slip, from, to, fine)) in SLIPS.iter().enumerate() {
        let project =
            if from.is_empty() { Project::minimal() } else { Project::minimal().one(from, to) };
        assert_eq!(project.check().errors() == 0, *fine, "{slip}: {}", project.check().terminal());
        let path = folder.path().join(format!("{at}.yaml"));
        fs::write(&path, project.text(common::ONE)).unwrap();
        names.insert(path.to_str().unwrap().to_owned(), *slip);
        files.push(path);
    }
    let Some(verdict) = validate("indicator", &files) else { return };
    let list = |slips: Vec<&str>| slips.iter().map(|slip| format!("{slip}\n")).collect::<String>();
    let refused = list(verdict.refused.iter().map(|path| names[path.as_str()]).collect());
    let mut wanted: Vec<(usize, &str)> = SLIPS
        .iter()
        .enumerate()
        .filter(|(_, slip)| !slip.3)
        .map(|(at, slip)| (at, slip.0))
        .collect();
    // The validator's list is sorted by file name.
    wanted.sort_by_key(|(at, _)| at.to_string());
    assert_text(&refused, &list(wanted.into_iter().map(|(_, slip)| slip).collect()));
}

/// The keys of each record that examples of it, and of those around it, write.
fn written(node: &Node, shape: &Shape, keys: &mut BTreeSet<(&'static str, &'static str)>) {
    match (shape, &node.kind) {
        (Shape::Record(table), Kind::Map(pairs)) => {
            for (key, value) in pairs {
                let field =
                    table.fields.iter().find(|f| [f.th, f.en].contains(&key.scalar().unwrap()));
                let field = field.unwrap_or_else(|| panic!("{:?} in {}", key.scalar(), table.en));
                keys.insert((table.en, field.en));
                written(value, &(field.shape)(), keys);
            }
        }
        (Shape::List(item), Kind::List { items, .. }) => {
            items.iter().for_each(|node| written(node, item, keys));
        }
        (Shape::List(item), _) => written(node, item, keys),
        (Shape::Map(_, _, value), Kind::Map(pairs)) => {
            pairs.iter().for_each(|(_, node)| written(node, value, keys));
        }
        (Shape::Any(shapes), Kind::Map(_)) => {
            let record = shapes.iter().find(|s| matches!(s, Shape::Record(_) | Shape::Map(..)));
            record.into_iter().for_each(|shape| written(node, shape, keys));
        }
        _ => {}
    }
}

/// The example of a record in both languages, read as a file of it would be: the keys that stand in them.
fn keys_of_example(table: &'static RecordTable) -> BTreeSet<(&'static str, &'static str)> {
    let mut keys = BTreeSet::new();
    for locale in [Locale::Th, Locale::En] {
        let text = reference::example(table, locale);
        assert!(!text.is_empty(), "{} has no example", table.en);
        let mut sources = Sources::new();
        let id = sources.add_text("example.yaml", &text);
        let mut findings = Findings::new();
        let file = sources.file(id);
        let read = raingan::yaml::read::read(id, file, &file.text, &mut findings);
        let root = read.root.unwrap_or_else(|| panic!("{text}"));
        (table.decode)(&root, &mut Decoder::new(&mut findings, false));
        assert!(findings.is_empty(), "{text}\n{findings:#?}");
        written(&root, &Shape::Record(table), &mut keys);
        assert!(reference::markdown(locale).contains(&text), "{text}");
        if locale == Locale::En {
            let thai_keys = table
                .fields
                .iter()
                .filter(|field| field.th != field.en)
                .any(|f| text.lines().any(|l| l.starts_with(&format!("{}:", f.th))));
            assert!(!thai_keys, "{text}");
        }
    }
    keys
}

#[test]
fn every_record_has_an_example_and_every_key_of_a_framework_stands_in_one() {
    for kind in FILE_KINDS {
        let (mut keys, mut all) = (BTreeSet::new(), BTreeSet::new());
        for table in records(kind) {
            all.extend(table.fields.iter().map(|field| (table.en, field.en)));
            let own = keys_of_example(table);
            assert!(own.iter().any(|(record, _)| *record == table.en), "{}", table.en);
            keys.extend(own);
        }
        if kind.name == "framework" {
            let missing = all.difference(&keys).collect::<Vec<_>>();
            assert_eq!(missing, Vec::<&(&str, &str)>::new());
        }
    }
}

#[test]
fn the_example_of_a_whole_framework_is_one() {
    let kind = FILE_KINDS.iter().find(|kind| kind.name == "framework").unwrap();
    for locale in [Locale::Th, Locale::En] {
        let text = reference::example(kind.table, locale).replace("2570", "2562");
        let outcome = Project::minimal().with("content/frameworks/2562.yaml", &text).check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
    }
}
