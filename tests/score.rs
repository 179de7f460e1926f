//! Proves that `raingan score` says what was scored and why: the whole program is run, its table compared
//! with one that was read by eye, its JSON with hand-computed values and with its published schema; what-ifs
//! give the golden results, and every reason that says what would change a result is tried by scoring it.

#![allow(clippy::disallowed_methods, reason = "a test puts its projects on the disk and looks")]

mod common;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use common::folder::Folder;
use common::tools::tree;
use common::{ONE, Project, assert_text, root};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use raingan::diagnostic::Locale;
use raingan::model::Rating;
use raingan::model::{Assessment, Model};
use raingan::notation::{Bound, Exact, FiscalYear, number};
use raingan::resolve::suppose::suppose;
use raingan::scores::schema;
use raingan::scoring::reasons::{Change, Flips, Kind, Outcome as Gives, Reason, Step, reasons};
use raingan::scoring::{Scored, Verdict, score};
use serde_json::{Value, json};

/// A project whose scores are asked for.
fn scoring(project: &Project) -> Folder {
    Folder::new(project).always(&["score"])
}

/// The shipped content, of the year that stands in the golden values.
fn shipped() -> Folder {
    Folder::new(&Project::shipped()).always(&["score", "--year", "2562"])
}

/// The scores as data.
trait Data {
    fn json(&self, args: &[&str]) -> Value;
}

impl Data for Folder {
    fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(&[&["--format", "json"], args].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str(&ran.out).unwrap()
    }
}

/// Compares a text with a file of `tests/score/`, which `BLESS=1` writes anew.
#[track_caller]
fn is(name: &str, text: &str) {
    let path = root().join("tests/score").join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, text).unwrap();
    }
    assert_text(text, &fs::read_to_string(path).unwrap_or_default());
}

// The table.

#[test]
fn the_newest_year_with_results_is_meant_and_an_id_of_another_year_is_found() {
    let folder = Folder::new(&Project::shipped());
    let newest = folder.run(&["score"]);
    assert!(newest.out.starts_with("ปีงบประมาณ พ.ศ. 2562\n"), "{}", newest.out);
    assert!(folder.run(&["score", "--set", "1.2.2=ไม่ผ่าน"]).out.contains("1.2.2"));
    let planned = folder.run(&["score", "--year", "2563", "--set", "1.2.2=ไม่ผ่าน"]);
    let said = "ปี 2563 ไม่มีตัวชี้วัด “1.2.2” มีในปี 2562 → เพิ่ม --year 2562";
    assert!(planned.err.contains(said), "{}", planned.err);
    assert_eq!(planned.code, 2);
}

#[test]
fn the_table_is_the_one_that_was_read() {
    let folder = shipped();
    let ran = folder.run(&["--quiet"]);
    is("table-th.txt", &ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let ran = folder.run(&["--lang", "en", "--quiet"]);
    is("table-en.txt", &ran.out);
    let ran = folder.run(&["--set", "1.2.2=ไม่ผ่าน", "--set", "1.1.3=13 ล้านบาท", "--quiet"]);
    is("what-if-th.txt", &ran.out);
    let ran = folder.run(&["--set", "1.2.2=failed", "--lang", "en", "--quiet"]);
    is("what-if-en.txt", &ran.out);
}

#[test]
fn points_and_totals_stand_in_the_table() {
    let folder = scoring(&Project::second_agency());
    is("table-points-th.txt", &folder.run(&["--quiet", "--year", "2564"]).out);
    is("table-points-open-en.txt", &folder.run(&["--quiet", "--lang", "en"]).out);
}

// The data.

#[test]
fn the_data_have_the_golden_values() {
    let scores = shipped().json(&[]);
    assert_eq!(scores["year"], "2562");
    let rows: Vec<Value> = scores["components"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| {
            json!([
                c["id"],
                c["passed"],
                c["assessed"],
                c["fraction"],
                c["percent"],
                c["percent_exact"],
                c["symbol"],
                c["grade"]
            ])
        })
        .collect();
    assert_eq!(
        rows,
        [
            json!(["function", 5, 6, "5/6", "83.33", "250/3", "●", "above"]),
            json!(["agenda", 1, 1, "1/1", "100.00", "100", "●", "above"]),
            json!(["area", null, null, null, null, null, "-", null]),
            json!(["innovation", 4, 4, "4/4", "100.00", "100", "●", "above"]),
            json!(["potential", 1, 1, "1/1", "100.00", "100", "●", "above"]),
        ]
    );
    let agenda = &scores["components"][1]["readings"];
    assert_eq!(agenda[0]["treatment"], "leave-out");
    assert_eq!((&agenda[1]["passed"], &agenda[1]["assessed"]), (&json!(2), &json!(2)));
    let overall = &scores["overall"];
    assert_eq!(
        (&overall["level"], &overall["symbol"], &overall["sublevel"]),
        (&json!("quality"), &json!("●"), &Value::Null)
    );
    assert_eq!(overall["undecided"], json!([{ "what": "sublevel", "possible": ["ระดับ 3", null] }]));
    let director = &scores["director"];
    assert_eq!(
        (&director["part"], &director["symbol"], &director["level"]),
        (&json!("director"), &json!("●"), &json!("quality"))
    );
    let assigned = &director["components"][2];
    assert_eq!((&assigned["fraction"], &assigned["percent"]), (&json!("3/4"), &json!("75.00")));
    assert_eq!(scores["other_parts"], json!([]));
    assert_eq!(scores.get("what_if"), None);
}

#[test]
fn reasons_carry_both_numbers_and_what_would_change_them() {
    let scores = shipped().json(&[]);
    let function = &scores["components"][0];
    let income = function["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .find(|indicator| indicator["id"] == "service-income")
        .unwrap();
    let [criterion, change] = income["reasons"].as_array().unwrap().as_slice() else { panic!() };
    assert_eq!(criterion["holds"], "no");
    assert_eq!(criterion["comparison"]["differences"], json!([{ "from": "13", "by": "-3.87" }]));
    assert_eq!(
        change["when"],
        json!([{
            "kind": "result", "criterion": null, "bound": "at-least", "value": "13",
            "by": "3.87", "unit": "ล้านบาท",
        }])
    );
    assert_eq!(change["gives"], json!({ "kind": "rating", "id": "passed", "symbol": "●" }));

    let [share, change] = function["reasons"].as_array().unwrap().as_slice() else { panic!() };
    assert_eq!(share["value"]["low_exact"], "250/3");
    let counted = share["children"].as_array().unwrap();
    let of = |kind: &str| counted.iter().filter(|c| c["kind"] == kind).count();
    assert_eq!((of("counted"), of("band")), (6, 3));
    let hit = counted.iter().find(|c| c["kind"] == "band" && c["holds"] == "yes").unwrap();
    assert_eq!(hit["interval"], json!({ "low": { "value": "67", "closed": false }, "high": null }));
    assert_eq!(
        change["when"],
        json!([{
            "kind": "count", "pass": false, "by": 1,
            "counts": [{ "passed": 4, "open": 0, "assessed": 6 }],
        }])
    );
    assert_eq!(change["gives"]["symbol"], "◎");

    // The nearest level below, and the one that a failed component gives.
    let changes: Vec<&Value> = scores["overall"]["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|reason| reason["kind"] == "change")
        .collect();
    let given: Vec<(&Value, &Value)> =
        changes.iter().map(|c| (&c["when"][0]["component"], &c["gives"]["id"])).collect();
    assert_eq!(
        given,
        [
            (&json!("function"), &json!("standard")),
            (&json!("potential"), &json!("needs-improvement")),
        ]
    );
    // The hole that the sub-level may fall into.
    let sublevel = scores["overall"]["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .find(|reason| reason["kind"] == "sublevel")
        .unwrap();
    assert_eq!(sublevel["sublevels"], json!([null, "ระดับ 3"]));
}

// The schema.

/// What a value has against a schema, as far as the keywords go that the schema uses; any other is a
/// complaint too.
fn complaints(value: &Value, schema: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    let schema = schema.as_object().unwrap();
    for (keyword, wanted) in schema {
        match keyword.as_str() {
            "$schema" | "title" | "definitions" | "description" => {}
            "$ref" => {
                let pointer = wanted.as_str().unwrap().trim_start_matches('#');
                complaints(value, root.pointer(pointer).unwrap(), root, at, found);
            }
            "type" => {
                let is = |kind: &str| match kind {
                    "string" => value.is_string(),
                    "integer" => value.is_u64() || value.is_i64(),
                    "boolean" => value.is_boolean(),
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "null" => value.is_null(),
                    _ => false,
                };
                let fits = match wanted {
                    Value::String(kind) => is(kind),
                    kinds => kinds.as_array().unwrap().iter().any(|k| is(k.as_str().unwrap())),
                };
                if !fits {
                    found.push(format!("{at}: {value} is no {wanted}"));
                }
            }
            "enum" => {
                if !wanted.as_array().unwrap().contains(value) {
                    found.push(format!("{at}: {value} is none of {wanted}"));
                }
            }
            "const" => {
                if value != wanted {
                    found.push(format!("{at}: {value} is not {wanted}"));
                }
            }
            "minimum" => {
                if value.as_i64() < wanted.as_i64() {
                    found.push(format!("{at}: {value} is less than {wanted}"));
                }
            }
            "pattern" => {
                let fits = value.as_str().is_none_or(|text| {
                    let wanted = wanted.as_str().unwrap();
                    match wanted {
                        "^[0-9]{4}$" => text.len() == 4 && digits(text),
                        "^[0-9]+/[0-9]+$" => {
                            text.split_once('/').is_some_and(|(a, b)| digits(a) && digits(b))
                        }
                        r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$" => {
                            let text = text.strip_prefix('-').unwrap_or(text);
                            match text.split_once(['.', '/']) {
                                Some((a, b)) => digits(a) && digits(b),
                                None => digits(text),
                            }
                        }
                        other => panic!("a pattern that this test does not know: {other}"),
                    }
                });
                if !fits {
                    found.push(format!("{at}: {value} is not like {wanted}"));
                }
            }
            "anyOf" | "oneOf" => {
                let fitting = wanted.as_array().unwrap().iter().filter(|schema| {
                    let mut inner = Vec::new();
                    complaints(value, schema, root, at, &mut inner);
                    inner.is_empty()
                });
                let count = fitting.count();
                if count == 0 || (keyword == "oneOf" && count > 1) {
                    found.push(format!("{at}: {value} fits {count} of {keyword}"));
                }
            }
            "items" => {
                for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
                    complaints(item, wanted, root, &format!("{at}/{nth}"), found);
                }
            }
            "properties" => {
                for (key, schema) in wanted.as_object().unwrap() {
                    if let Some(inner) = value.get(key) {
                        complaints(inner, schema, root, &format!("{at}/{key}"), found);
                    }
                }
            }
            "required" => {
                for key in wanted.as_array().unwrap().iter().map(|k| k.as_str().unwrap()) {
                    if value.is_object() && value.get(key).is_none() {
                        found.push(format!("{at}: no {key}"));
                    }
                }
            }
            "additionalProperties" => {
                assert_eq!(wanted, false);
                let known = schema["properties"].as_object().unwrap();
                for key in value.as_object().into_iter().flatten().map(|(key, _)| key) {
                    if !known.contains_key(key) {
                        found.push(format!("{at}: {key} is not in the schema"));
                    }
                }
            }
            other => found.push(format!("{at}: a keyword that this test does not know: {other}")),
        }
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn against_schema(value: &Value) -> Vec<String> {
    let schema = schema::schema();
    let mut found = Vec::new();
    complaints(value, &schema, &schema, "", &mut found);
    found
}

/// The outputs of several projects and what-ifs.
fn outputs() -> Vec<Value> {
    let folder = shipped();
    let second = scoring(&Project::second_agency());
    let minimal = scoring(&Project::minimal());
    let open = scoring(&Project::minimal().one("ผล: ร้อยละ 90\n", ""));
    // Points of which several are possible.
    let levels = "ขั้นเป้าหมาย: {50: 50 ราย, 100: 100 ราย}\nผล: มากกว่า 60 ราย\n";
    let points = Project::minimal()
        .replace(
            "content/frameworks/2562.yaml",
            "ชื่อ: งานหลัก}",
            "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก, คะแนนไม่เกิน: 90}",
        )
        .without(ONE)
        .indicator("one", "1.1", levels);
    let possible = scoring(&points).json(&[]);
    let nested = root().join("tests/fixtures/frameworks/nested-components");
    let nested = scoring(&Project::folder(&nested)).json(&[]);
    assert_eq!(possible["components"][0]["indicators"][0]["possible_points"][0]["low_exact"], "50");
    vec![
        folder.json(&[]),
        folder.json(&["--lang", "en"]),
        folder.json(&["--set", "1.2.2=ไม่ผ่าน", "--set", "1.1.3=13 ล้านบาท"]),
        folder.json(&["--set", "1.1.1=○", "--set", "1.1.2=○", "--set", "1.3=○"]),
        folder.json(&["--set", "clarification=ผ่าน"]),
        second.json(&["--year", "2564"]),
        second.json(&["--year", "2565"]),
        minimal.json(&[]),
        open.json(&[]),
        possible,
        scoring(&points).json(&["--set", "1.1=100 ราย"]),
        // The newest year, with or without results.
        scoring(&Project::shipped()).json(&[]),
        nested,
    ]
}

#[test]
fn every_output_is_as_the_schema_says() {
    for value in outputs() {
        let found = against_schema(&value);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

#[test]
fn the_schema_refuses_what_the_program_does_not_write() {
    let value = shipped().json(&[]);
    let wrong: [(&str, Value); 6] = [
        ("/year", json!(2562)),
        ("/components/0/percent_exact", json!("83,33")),
        ("/components/0/state", json!("perhaps")),
        ("/components/0/passed", json!(-1)),
        ("/overall/reasons/0/kind", json!("because")),
        ("/components/0/reasons/1/when/0/kind", json!("luck")),
    ];
    for (place, slip) in wrong {
        let mut value = value.clone();
        *value.pointer_mut(place).unwrap() = slip;
        assert!(!against_schema(&value).is_empty(), "{place}");
    }
    let mut more = value.clone();
    more["overall"]["extra"] = json!(1);
    assert_eq!(against_schema(&more).len(), 1);
    let mut less = value;
    less.as_object_mut().unwrap().remove("director");
    assert_eq!(against_schema(&less).len(), 1);
}

#[test]
fn every_kind_of_reason_is_in_the_schema_and_most_are_met_with() {
    fn kinds(value: &Value, found: &mut std::collections::BTreeSet<String>) {
        match value {
            Value::Object(map) => {
                if let (Some(Value::String(kind)), Some(_)) = (map.get("kind"), map.get("children"))
                {
                    found.insert(kind.clone());
                }
                map.values().for_each(|inner| kinds(inner, found));
            }
            Value::Array(items) => items.iter().for_each(|inner| kinds(inner, found)),
            _ => {}
        }
    }
    let mut met = std::collections::BTreeSet::new();
    outputs().iter().for_each(|value| kinds(value, &mut met));
    let rare = [
        "fault",
        "nothing-assessed",
        "hole",
        "uncovered",
        "not-sought",
        "not-alone",
        "single-indicator",
        "weighted-heading",
        "weight-out",
    ];
    let missing: Vec<&str> = schema::KINDS
        .into_iter()
        .filter(|kind| !met.contains(*kind) && !rare.contains(kind))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_validator_of_others_agrees_with_the_schema() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = outputs()
        .iter()
        .enumerate()
        .map(|(at, value)| {
            let path = folder.path().join(format!("{at}.json"));
            fs::write(&path, value.to_string()).unwrap();
            path
        })
        .collect();
    let output = Command::new("check-jsonschema")
        .arg("--schemafile")
        .arg(root().join("schemas").join(schema::NAME))
        .args(&files)
        .output();
    let Ok(output) = output else {
        assert!(std::env::var_os("CI").is_none(), "check-jsonschema is not installed");
        eprintln!("SKIPPED: check-jsonschema is not installed");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

// What-ifs.

/// Symbols of the components, of the overall result, and of the director's part.
fn symbols(scores: &Value) -> String {
    let of = |list: &Value| -> String {
        list.as_array().unwrap().iter().map(|c| c["symbol"].as_str().unwrap()).collect()
    };
    let overall = scores["overall"]["symbol"].as_str().unwrap();
    let director = &scores["director"];
    let level = director["symbol"].as_str().unwrap();
    format!("{} {overall} {} {level}", of(&scores["components"]), of(&director["components"]))
}

#[test]
fn golden_what_ifs() {
    let folder = shipped();
    let before = tree(&folder.at(""));
    let scores = |set: &[&str]| {
        let args: Vec<&str> = set.iter().flat_map(|set| ["--set", set]).collect();
        folder.json(&args)
    };
    assert_eq!(symbols(&scores(&[])), "●●-●● ● ●●●● ●");

    // 1.2.2 fails too: 4/6.
    let one = scores(&["1.2.2=ไม่ผ่าน"]);
    assert_eq!(one["components"][0]["percent"], "66.67");
    assert_eq!(symbols(&one), "◎●-●● ◎ ●◎●● ◎");
    assert_eq!(one["overall"]["level"], "standard");
    let changed: Vec<(&str, &str, &str)> = one["what_if"]["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| {
            let symbol = |side: &Value| match side["symbol"].as_str().unwrap() {
                "●" => "●",
                "◎" => "◎",
                _ => "○",
            };
            (c["id"].as_str().unwrap(), symbol(&c["before"]), symbol(&c["after"]))
        })
        .collect();
    assert_eq!(
        changed,
        [
            ("shop-scoring", "●", "○"),
            ("function", "●", "◎"),
            ("organisation", "●", "◎"),
            ("organisation-level", "●", "◎"),
            ("organisation-evaluation", "●", "◎"),
            ("director", "●", "◎"),
        ]
    );

    // Three of six failed, then four.
    let three = scores(&["1.2.2=ไม่ผ่าน", "1.3=○"]);
    assert_eq!(three["components"][0]["percent"], "50.00");
    assert_eq!(symbols(&three), "◎●-●● ◎ ●◎●● ◎");
    let four = scores(&["1.2.2=ไม่ผ่าน", "1.3=○", "eva=failed"]);
    assert_eq!(four["components"][0]["percent"], "33.33");
    assert_eq!(symbols(&four), "○●-●● ○ ●○●● ○");
    assert_eq!(four["overall"]["level"], "needs-improvement");
    assert_eq!(four["director"]["level"], "needs-improvement");

    // No file was touched, and none was made.
    assert!(tree(&folder.at("")) == before);
}

#[test]
fn results_levels_and_states_are_supposed_too() {
    let folder = shipped();
    let scores = |set: &str| folder.json(&["--set", set]);
    // 13 itself passes; what is worked out from it follows.
    let thirteen = scores("1.1.3=13 ล้านบาท");
    assert_eq!(thirteen["components"][0]["fraction"], "6/6");
    let eva = &thirteen["what_if"]["changes"][0];
    assert_eq!((&eva["id"], &eva["after"]["value"]), (&json!("eva"), &json!("19,568.26 ล้านบาท")));
    assert_eq!(scores("๑.๑.๓=๑๒.๙๙ ล้านบาท")["components"][0]["fraction"], "5/6");
    assert_eq!(scores("service-income=13,000,000 บาท")["components"][0]["fraction"], "6/6");
    // One criterion of several.
    assert_eq!(scores("1.2.1 ผู้ใช้ประโยชน์=99,999 ราย")["components"][0]["fraction"], "4/6");
    assert_eq!(scores("1.2.1 ผู้ใช้ประโยชน์=100,000 ราย")["components"][0]["fraction"], "5/6");
    // A judgement, whole and in part.
    assert_eq!(scores("4.1=ไม่ผ่าน")["components"][3]["fraction"], "3/4");
    assert_eq!(scores("4.1 เสนอรายงาน=ไม่ผ่าน")["components"][3]["fraction"], "3/4");
    // A state, by the beginning of its words; the number alone stands in two parts.
    assert_eq!(scores("1.1.3=วัดไม่ได้")["components"][0]["readings"][0]["assessed"], 5);
    assert_eq!(scores("องค์กร 2.1.2=ผ่าน")["components"][1]["fraction"], "2/2");
    // A level of a competence, and the level of another part.
    assert_eq!(scores("2.2.1=ระดับ 1")["director"]["components"][3]["fraction"], "5/6");
    let level = scores("ผู้อำนวยการ 2.1.2=ระดับมาตรฐาน");
    assert_eq!(symbols(&level), "●●-●● ● ●◎●● ◎");
    // Steps of points.
    let second = scoring(&Project::second_agency());
    let steps = second.json(&["--set", "2.2=ระดับ 75"]);
    assert_eq!(steps["components"][1]["points"]["low"], "83.33");
    // Nothing changes.
    let same = folder.run(&["--quiet", "--set", "1.1.3=9.13 ล้านบาท"]);
    assert_eq!(same.out, "ปีงบประมาณ พ.ศ. 2562 สมมติ 1.1.3=9.13 ล้านบาท\nไม่มีผลใดเปลี่ยน\n");
}

#[test]
fn what_cannot_be_supposed_is_refused() {
    let folder = shipped();
    let mut said = String::new();
    for set in [
        "1.2.2",
        "=ผ่าน",
        "1.2.2=",
        "9.9=ผ่าน",
        "1.1.33=ผ่าน",
        "director-level=ผ่าน",
        "ตัวชี้วัด 1.2.2=ผ่าน",
        "1.1=ผ่าน",
        "2.1.2=วัดไม่ได้",
        "ผู้อำนวย 2.1.2=ผ่าน",
        "1.1.3=13 คน",
        "1.1.3=13 ล้านคน",
        "1.1.3=สิบสาม",
        "1.1.3=13,00 ล้านบาท",
        "1.1.3=◎",
        "1.2.1=3 ราย",
        "1.2.1 ผู้ใช้ประโยชย์=3 ราย",
        "1.2.1 ผู้ใช้ประโยชน์=ผ่าน",
        "2.2.1=ผ่าน",
        "2.1.1/1=เสนอแล้ว",
        "ผู้อำนวยการ 2.1.2=ระดับดี",
    ] {
        let ran = folder.run(&["--set", set]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{set}");
        let first = ran.err.lines().find(|line| line.starts_with("--set:")).unwrap();
        said.push_str(&format!("{set}\n  {first}\n"));
    }
    let second = scoring(&Project::second_agency());
    for set in ["2.2=ผ่าน", "2.2=ระดับ 60"] {
        let ran = second.run(&["--set", set]);
        assert_eq!(ran.code, 2, "{set}: {}", ran.out);
        let first = ran.err.lines().find(|line| line.starts_with("--set:")).unwrap();
        said.push_str(&format!("{set}\n  {first}\n"));
    }
    is("refused.txt", &said);
}

/// A result that is supposed is asked about as a written one is, and counted all the same.
#[test]
fn what_is_supposed_and_probably_not_meant_is_said() {
    let minimal = scoring(&Project::minimal());
    let counted =
        Project::minimal().one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90", "เป้าหมาย: 80 ราย\nผล: 90 ราย");
    let counted = scoring(&counted);
    for (folder, set, code) in [
        (&minimal, "1.1=ร้อยละ 0.85", Some("percent-fraction")),
        (&minimal, "one=0.85%", Some("percent-fraction")),
        (&counted, "1.1=-5 ราย", Some("negative-count")),
        (&minimal, "1.1=ร้อยละ 5", None),
        (&minimal, "1.1=ร้อยละ -5", None),
        (&counted, "1.1=0 ราย", None),
    ] {
        let ran = folder.run(&["--set", set]);
        let said = ran.err.lines().filter(|line| line.starts_with("--set:")).collect::<Vec<_>>();
        assert_eq!((ran.code, said.len()), (0, usize::from(code.is_some())), "{set}: {}", ran.err);
        assert!(code.is_none_or(|code| said[0].contains(code)) && !ran.out.is_empty(), "{said:?}");
    }
}

#[test]
fn a_criterion_in_words_that_nobody_has_judged_yet_can_be() {
    let folder = Folder::new(&Project::shipped()).always(&["score", "--year", "2563"]);
    let points = |sets: &[&str], component: usize, number: &str| {
        let sets: Vec<&str> = sets.iter().flat_map(|set| ["--set", set]).collect();
        let scores = folder.json(&sets);
        let all = scores["components"][component]["indicators"].as_array().unwrap().clone();
        let own = all.into_iter().find(|indicator| indicator["number"] == number).unwrap();
        own["points"].as_str().map(str::to_owned)
    };
    let spent = |sets: &[&str]| points(sets, 2, "7");
    assert_eq!(spent(&["7 ผลงาน=ผ่าน", "7 เงินเหลือจ่าย=ผ่าน"]).as_deref(), Some("100"));
    let kept = ["7 การเบิกจ่าย=ร้อยละ 97", "7 ผลงาน=ไม่ผ่าน"];
    assert_eq!(spent(&kept).as_deref(), Some("50"));
    assert_eq!(spent(&["7 ผลงาน=ผ่าน"]), None);
    let told = |sets: &[&str]| points(sets, 4, "18");
    let day = "18 เปิดเผยผลต่อที่ประชุม=30 กันยายน 2563";
    assert_eq!(told(&["18 ประเมินตนเอง=ผ่าน", day]).as_deref(), Some("100"));
    assert_eq!(told(&["18 ประเมินตนเอง=ไม่ผ่าน", day]).as_deref(), Some("0"));
    assert_eq!(told(&["18 ประเมินตนเอง=ผ่าน"]), None);
}

#[test]
fn whatever_a_refusal_offers_can_be_written() {
    let folder = Folder::new(&Project::shipped()).always(&["score", "--year", "2563"]);
    let mut offers = 0;
    for (number, lang) in
        [("1", "th"), ("6", "th"), ("7", "th"), ("7", "en"), ("10", "th"), ("18", "en")]
    {
        let ran = folder.run(&["--lang", lang, "--set", &format!("{number}=◎")]);
        assert_eq!(ran.code, 2, "{number}: {}", ran.out);
        let line = ran.err.lines().find(|line| line.starts_with("--set:")).unwrap();
        let (_, help) = line.split_once(" → ").unwrap();
        let offered: Vec<&str> =
            help.split('“').skip(1).filter_map(|rest| rest.split('”').next()).collect();
        assert!(offered.len() > 1, "{line}");
        // Of levels, that none is reached too.
        let levels = !matches!(number, "10" | "18");
        assert_eq!(offered.contains(&format!("{number}=ขั้น 0").as_str()), levels, "{line}");
        for set in offered {
            let ran = folder.run(&["--set", set]);
            assert_eq!(ran.code, 0, "{set}: {}", ran.err);
            offers += 1;
        }
    }
    assert!(offers > 25, "{offers}");
}

#[test]
fn what_needs_a_result_that_is_not_asked_for_has_none_and_says_why() {
    let folder = shipped();
    let eva = |set: &str| {
        let scores = folder.json(&["--set", set]);
        let all = scores["components"][0]["indicators"].as_array().unwrap().clone();
        all.into_iter().find(|indicator| indicator["id"] == "eva").unwrap()
    };
    let never = eva("1.1.3=ไม่ต้องประเมิน");
    assert_eq!((&never["state"], &never["result"]), (&json!("undecided"), &json!("คำนวณไม่ได้")));
    let why = "สูตรคำนวณไม่ได้ เพราะ “รายได้ทางตรง” ไม่ต้องประเมิน";
    assert_eq!(never["reasons"][0]["text"], why);
    // What is still to come is waited for.
    let later = eva("1.1.3=ยังไม่ถึงรอบรายงาน");
    assert_eq!(
        (&later["state"], &later["result"]),
        (&json!("not-assessed"), &json!("ยังไม่รายงานผล"))
    );
    let why = "สูตรรอค่าที่ยังไม่มีผล เพราะ “รายได้ทางตรง” ยังไม่ถึงรอบรายงาน";
    assert_eq!(later["reasons"][0]["text"], why);
}

#[test]
fn components_of_one_name_are_told_apart() {
    let one = |slug: &str| format!("content/2563/indicators/{slug}.yaml");
    let (open, known) = ("ผล: ยังไม่ถึงรอบรายงาน\n", "ผล: ขั้น 75\n");
    let project = Project::shipped().replace(&one("e-transaction-strategy"), open, known).replace(
        &one("social-listening"),
        open,
        known,
    );
    let folder = Folder::new(&project).always(&["score", "--year", "2563"]);
    let out = folder.run(&["--quiet"]).out;
    let named = |number: u32| out.contains(&format!("\n  - {number} ประสิทธิภาพ: "));
    assert!(named(1) && named(3) && !out.contains("\n  - ประสิทธิภาพ: "), "{out}");
}

#[test]
fn one_result_is_supposed_once() {
    let folder = shipped();
    let said = |set: &[&str]| {
        let args: Vec<&str> = set.iter().flat_map(|set| ["--set", set]).collect();
        let ran = folder.run(&args);
        let first = ran.err.lines().find(|line| line.starts_with("--set:")).unwrap_or_default();
        (ran.code, first.to_owned())
    };
    let twice = |later: &str, before: &str, line: usize| {
        let text = format!("“{later}” สมมติผลเดียวกับ “{before}” → เหลือไว้อย่างเดียว [bad-reference]");
        (2, format!("--set:{line}:1 ต้องแก้: {text}"))
    };
    for (before, later) in [
        ("1.1.3=13 ล้านบาท", "1.1.3=5 ล้านบาท"),
        ("1.1.3=13 ล้านบาท", "service-income=ไม่ผ่าน"),
        ("1.1.3=ไม่ผ่าน", "1.1.3=13 ล้านบาท"),
        ("1.2.1 ผู้ใช้ประโยชน์=3 ราย", "1.2.1 ผู้ใช้ประโยชน์=4 ราย"),
        ("1.2.1 ผู้ใช้ประโยชน์=3 ราย", "1.2.1=ไม่ผ่าน"),
        ("4.1=ไม่ผ่าน", "4.1 เสนอรายงาน=ผ่าน"),
        ("ผู้อำนวยการ 2.1.2=ระดับมาตรฐาน", "organisation-level=ระดับคุณภาพ"),
    ] {
        assert_eq!(said(&[before, later]), twice(later, before, 2));
    }
    // Whatever stands between.
    assert_eq!(said(&["1.3=○", "1.2.2=○", "1.3=●"]), twice("1.3=●", "1.3=○", 3));
    // Other criteria and other indicators are other results.
    for set in [["1.2.1 ผู้ใช้ประโยชน์=3 ราย", "1.2.1 รายงาน=0 ฉบับ"], ["1.3=○", "1.2.2=○"]]
    {
        assert_eq!(said(&set).0, 0, "{set:?}");
    }
}

#[test]
fn a_sub_level_that_changes_is_told() {
    let folder = shipped();
    let changed = folder.json(&["--set", "1.1.3=13 ล้านบาท"]);
    let changes = changed["what_if"]["changes"].as_array().unwrap();
    let overall = changes.iter().find(|change| change["kind"] == "overall").unwrap();
    assert_eq!(overall["before"]["label"], overall["after"]["label"]);
    let (before, after) = (&overall["before"]["sublevel"], &overall["after"]["sublevel"]);
    // One of what is possible is a case that the rules do not cover.
    assert!(before.as_array().unwrap().contains(&Value::Null), "{before}");
    assert_ne!(before, after);
    let ran = folder.run(&["--set", "1.1.3=13 ล้านบาท", "--quiet"]);
    let row = ran.out.lines().find(|line| line.trim_start().starts_with("ระดับย่อย")).unwrap();
    let names = after.as_array().unwrap().iter().rev();
    let names = names.map(|name| name.as_str().unwrap_or("กรณีที่กติกาไม่ได้กำหนด"));
    let told = names.collect::<Vec<_>>().join(" หรือ ");
    assert!(row.ends_with(&format!("→ ตัดสินระดับย่อยไม่ได้ อาจเป็น {told}")), "{row}");
}

#[test]
fn what_is_worked_out_from_a_range_has_no_number_and_says_so() {
    let folder = shipped();
    let scores = folder.json(&["--set", "1.1.3=10-12 ล้านบาท"]);
    let all = scores["components"][0]["indicators"].as_array().unwrap();
    let eva = all.iter().find(|indicator| indicator["id"] == "eva").unwrap();
    assert_eq!(eva["result"], "คำนวณไม่ได้");
    let text = eva["reasons"][0]["text"].as_str().unwrap();
    assert!(
        text.starts_with("สูตรคำนวณไม่ได้ เพราะ “") && text.ends_with("” ไม่ใช่ตัวเลขค่าเดียว"),
        "{text}"
    );
}

// The command.

#[test]
fn findings_go_to_stderr_and_decide_the_exit_code() {
    let clean = scoring(&Project::minimal()).run(&[]);
    assert_eq!((clean.code, clean.err.as_str()), (0, ""));
    let faulty = scoring(&Project::minimal().one("ร้อยละ 90", "90 คน"));
    let ran = faulty.run(&["--format", "json"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("[unit-mismatch]") && ran.err.ends_with("ต้องแก้ 1 · ควรตรวจ 0\n"));
    let scores: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(scores["components"][0]["state"], "undecided");
    assert_eq!(scores["components"][0]["indicators"][0]["reasons"][0]["kind"], "fault");
    assert!(against_schema(&scores).is_empty());

    let wrong = scoring(&Project::minimal()).run(&["--year", "2570"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    let wrong = scoring(&Project::minimal()).run(&["--format", "xml"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    let empty = Folder::empty().always(&["score"]);
    assert_eq!(empty.run(&[]).code, 2);
}

// What would change a result does change it, and nothing nearer does.

const YEAR: FiscalYear = FiscalYear(2562);

fn trees(scored: &Scored, year: FiscalYear) -> raingan::scoring::reasons::YearReasons {
    let of = &scored.model.years[&year];
    reasons(of, &scored.model.frameworks[&of.framework], &scored.years[&year])
}

fn changes(reasons: &[Reason]) -> Vec<&Change> {
    let change = |reason| match reason {
        &Reason { kind: Kind::Change(ref change), .. } => Some(change),
        _ => None,
    };
    reasons.iter().filter_map(change).collect()
}

/// The rating of the only indicator with another result.
fn rated(project: &Project, from: &str, value: &str) -> Option<Rating> {
    let outcome = project.clone().one(from, value).check();
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    outcome.indicator(2562, "one").1.rating.decided().copied()
}

#[test]
fn the_nearest_result_of_another_rating_is_just_that() {
    // Tenths, so that the step behind a number is small against all that is written here.
    let tiny = Exact::new(1, 1000);
    let targets = [
        ("ร้อยละ 80", ""),
        ("มากกว่า ร้อยละ 80", ""),
        ("ไม่เกิน ร้อยละ 80", ""),
        ("น้อยกว่า ร้อยละ 80", ""),
        ("ร้อยละ 80", "ทิศทาง: ยิ่งน้อยยิ่งดี\n"),
        ("เท่ากับ ร้อยละ 80", ""),
        ("ร้อยละ 70-80", ""),
        ("ร้อยละ 70-80", "ทิศทาง: ยิ่งน้อยยิ่งดี\n"),
    ];
    let mut tried = 0;
    for (target, rest) in targets {
        for result in ["60.5", "70", "79.9", "80", "80.1", "95"] {
            let text = format!("เป้าหมาย: {target}\nผล: ร้อยละ {result}\n{rest}");
            let project = Project::minimal().one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", &text);
            let outcome = project.check();
            let now = outcome.indicator(2562, "one").1.rating.decided().copied().unwrap();
            let trees = trees(outcome.scored(), YEAR);
            let written = format!("ผล: ร้อยละ {result}\n");
            let changes = changes(&trees.indicators[0]);
            assert!(!changes.is_empty(), "{text}");
            for change in changes {
                let [Step::Result { bound, value, by: Some(by), unit, .. }] = &change.when[..]
                else {
                    panic!("{change:?}")
                };
                let Gives::Rating(gives) = change.gives else { panic!("{change:?}") };
                let value = value / unit.factor();
                let at = |value: &Exact| {
                    let shown = number::shortest(value).unwrap();
                    rated(&project, &written, &format!("ผล: ร้อยละ {shown}\n"))
                };
                let mine = raingan::notation::Number::parse(result).unwrap().exact();
                assert_eq!(&value - &mine, by / unit.factor());
                // The number itself, and the first one behind it, seen from the result.
                let behind = match bound {
                    Bound::MoreThan => &value + &tiny,
                    Bound::LessThan => &value - &tiny,
                    _ => value.clone(),
                };
                assert_eq!(at(&behind), Some(gives), "{text} {change:?}");
                if matches!(bound, Bound::MoreThan | Bound::LessThan) {
                    assert_ne!(at(&value), Some(gives), "{text} {change:?}");
                }
                // Nothing on the way there gives it.
                for part in 1..10 {
                    let way = &mine + (&value - &mine) * Exact::new(part, 10);
                    assert!(value == mine || at(&way) != Some(gives), "{text} {change:?}");
                }
                assert_ne!(gives, now);
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 60);
}

/// A model in which so many more indicators of a component pass, or fail; nothing if there are not enough.
fn flipped(
    scored: &Scored,
    year: FiscalYear,
    place: (usize, usize),
    flips: &Flips,
) -> Option<Model> {
    let mut model = scored.model.clone();
    let scores = &scored.years[&year];
    let indicators = &mut model.years.get_mut(&year).unwrap().indicators;
    let mut left = flips.by;
    for (indicator, score) in indicators.iter_mut().zip(&scores.indicators) {
        let Verdict::Decided(rating) = score.rating else { continue };
        let own = (indicator.part, indicator.component) == place;
        if left > 0 && own && rating.passed() != flips.pass {
            let rating = if flips.pass { Rating::Passed } else { Rating::Failed };
            indicator.supposed = Some(rating);
            left -= 1;
        }
    }
    (left == 0).then_some(model)
}

/// Every number of indicators with one result, in one component, with every number that passed.
#[test]
fn the_fewest_indicators_that_change_a_grade_are_the_fewest() {
    let mut tried = 0;
    for assessed in 1..=9 {
        for passed in 0..=assessed {
            let project = (0..assessed).fold(Project::minimal().without(ONE), |project, at| {
                let result = if at < passed { 90 } else { 70 };
                let rest = format!("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ {result}\n");
                project.indicator(&format!("i{at}"), &format!("1.{}", at + 1), &rest)
            });
            let outcome = project.check();
            let scored = outcome.scored();
            let now = outcome.part(2562, 0).components[0].grade.clone();
            let trees = trees(scored, YEAR);
            let found = changes(&trees.parts[0].components[0]);
            let grade = |flips: &Flips| {
                let (after, _) = score(flipped(scored, YEAR, (0, 0), flips)?);
                Some(after.years[&YEAR].parts[0].components[0].grade.clone())
            };
            for pass in [false, true] {
                let most = if pass { assessed - passed } else { passed };
                let flips = |by| Flips { pass, by, counts: Vec::new() };
                let nearest = (1..=most).find(|by| grade(&flips(*by)) != Some(now.clone()));
                let told =
                    found.iter().find_map(|change| match (&change.when[..], &change.gives) {
                        ([Step::Count(flips)], Gives::Grade(gives)) if flips.pass == pass => {
                            Some((flips.by, gives.clone()))
                        }
                        _ => None,
                    });
                let wanted = nearest.map(|by| (by, grade(&flips(by)).unwrap()));
                assert_eq!(told, wanted, "{passed}/{assessed} {pass}");
                tried += usize::from(told.is_some());
            }
        }
    }
    assert!(tried > 50, "{tried}");
}

/// All ways in which at most so many of some indicators turn from passed to failed or back.
fn turned(from: &[usize], most: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for at in from {
        let with: Vec<Vec<usize>> = all
            .iter()
            .filter(|set| set.len() < most)
            .map(|set| [set.as_slice(), &[*at]].concat())
            .collect();
        all.extend(with);
    }
    all
}

#[test]
fn what_changes_the_overall_level_changes_it_and_nothing_less_does() {
    let shipped = Project::shipped().check();
    let what_if = |settings: &[&str]| {
        let mut sources = raingan::source::Sources::new();
        let mut model = shipped.scored().model.clone();
        let settings: Vec<String> = settings.iter().map(|s| (*s).to_owned()).collect();
        assert!(suppose(&mut model, YEAR, &settings, &mut sources).is_empty());
        score(model).0
    };
    let mut tried = 0;
    for scored in [
        what_if(&[]),
        what_if(&["1.2.2=ไม่ผ่าน"]),
        what_if(&["1.2.2=ไม่ผ่าน", "1.3=○", "eva=failed"]),
        what_if(&["4.1=ไม่ผ่าน", "4.2=ไม่ผ่าน", "1.2.2=ไม่ผ่าน"]),
    ] {
        let trees = trees(&scored, YEAR);
        let year = &scored.model.years[&YEAR];
        let scores = &scored.years[&YEAR];
        let Verdict::Decided(now) = scores.parts[0].overall else { panic!() };
        let mut fewest: std::collections::BTreeMap<usize, usize> = Default::default();
        for change in changes(&trees.parts[0].overall) {
            let Gives::Level(Verdict::Decided(gives)) = change.gives else { continue };
            let mut after = Scored::new(scored.model.clone(), scored.years.clone());
            let mut count = 0;
            for step in &change.when {
                let Step::Grade { component, flips: Some(flips), .. } = step else { panic!() };
                after = score(flipped(&after, YEAR, (0, *component), flips).unwrap()).0;
                count += flips.by;
            }
            assert_eq!(after.years[&YEAR].parts[0].overall, Verdict::Decided(gives), "{change:?}");
            fewest.insert(gives, count);
            tried += 1;
        }
        // Every smaller set of indicators of the part is turned around, whichever they are.
        let leaves: Vec<usize> = (0..year.indicators.len())
            .filter(|at| {
                year.indicators[*at].part == 0
                    && !matches!(year.indicators[*at].assessment, Assessment::Heading)
                    && matches!(scores.indicators[*at].rating, Verdict::Decided(_))
            })
            .collect();
        for set in turned(&leaves, 2) {
            let mut model = scored.model.clone();
            for at in &set {
                let passed = scores.indicators[*at].rating.decided().unwrap().passed();
                let rating = if passed { Rating::Failed } else { Rating::Passed };
                model.years.get_mut(&YEAR).unwrap().indicators[*at].supposed = Some(rating);
            }
            let (after, _) = score(model);
            let Verdict::Decided(level) = after.years[&YEAR].parts[0].overall else { continue };
            if level != now {
                let known = fewest.get(&level).copied();
                assert!(known.is_some_and(|n| n <= set.len()), "{set:?} gives {level}: {fewest:?}");
            }
        }
    }
    assert!(tried >= 6, "{tried}");
}

#[test]
fn means_and_totals_change_where_it_is_said() {
    let outcome = Project::second_agency().check();
    let scored = outcome.scored();
    let mut tried = 0;
    for year in scored.model.years.keys() {
        let trees = trees(scored, *year);
        let of = &scored.model.years[year];
        let framework = &scored.model.frameworks[&of.framework];
        for (part, told) in framework.parts.iter().zip(&trees.parts) {
            let components = part.components.iter().zip(&told.components);
            let banded = components
                .map(|(component, reasons)| (&component.bands, reasons))
                .chain([(&part.overall.bands, &told.overall)]);
            for (bands, reasons) in banded {
                for change in changes(reasons) {
                    let [Step::Total { bound, value, .. }] = &change.when[..] else { continue };
                    let (Gives::Grade(gives) | Gives::Level(gives)) = &change.gives else {
                        panic!()
                    };
                    let hit = |value: &Exact| {
                        bands
                            .iter()
                            .find(|band| band.interval.contains(value))
                            .map(|band| band.gives)
                    };
                    let tiny = Exact::new(1, 1_000_000);
                    let behind = match bound {
                        Bound::MoreThan => value + &tiny,
                        Bound::LessThan => value - &tiny,
                        _ => value.clone(),
                    };
                    assert_eq!(hit(&behind).as_ref(), gives.decided(), "{change:?}");
                    if matches!(bound, Bound::MoreThan | Bound::LessThan) {
                        assert_ne!(hit(value).as_ref(), gives.decided(), "{change:?}");
                    }
                    tried += 1;
                }
            }
        }
    }
    assert!(tried >= 6, "{tried}");
}

/// A text as somebody types it behind `--set`, whole or in pieces that make sense alone.
fn typed() -> impl Strategy<Value = String> {
    let left = prop_oneof!["\\PC{0,12}", "[1-5](\\.[1-3]){0,2}", "(องค์กร|ผู้อำนวยการ) 2\\.1\\.[12]"];
    let right = prop_oneof![
        "\\PC{0,20}",
        "(ร้อยละ )?[0-9๐-๙]{1,9}(\\.[0-9]{1,3})?( ล้านบาท| ราย| คะแนน)?",
        "(มากกว่า |ไม่เกิน |ระดับ |ถึงระดับ |ถึงขั้น )?[0-9]{1,3}",
        "(ผ่าน|ไม่ผ่าน|●|◎|○|วัดไม่ได้|ไม่มี|ระดับมาตรฐาน|เสนอแล้ว)",
    ];
    prop_oneof![
        9 => (left, "=|==| = |", right).prop_map(|(left, equals, right)| left + &equals + &right),
        1 => "\\PC{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2562),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_supposed_is_scored_or_refused(settings in prop::collection::vec(typed(), 1..3)) {
        static SHIPPED: LazyLock<common::Outcome> = LazyLock::new(|| Project::shipped().check());
        let mut sources = raingan::source::Sources::new();
        let mut model = SHIPPED.scored().model.clone();
        let refused = suppose(&mut model, YEAR, &settings, &mut sources);
        common::grammar::sound(&refused, &sources);
        let (after, _) = score(model);
        if refused.errors() == 0 {
            let report = raingan::scores::report(&after, YEAR, Locale::Th).unwrap();
            prop_assert!(against_schema(&serde_json::to_value(&report).unwrap()).is_empty());
        } else {
            // Where something is refused nothing is changed.
            prop_assert_eq!(&after.years, &SHIPPED.scored().years);
        }
    }
}
