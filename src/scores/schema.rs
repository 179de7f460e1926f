//! The JSON Schema of what `raingan score --format json` writes.

mod pieces;
mod reason;

use serde_json::{Value, json};

use crate::render::OutputFile;

use pieces::{count, exact, list, maybe_text, nullable, object, one_of, refer, said, text};
use reason::{flips, reason, step};

/// The dialect of the schema.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// The name of the file.
pub const NAME: &str = "score.schema.json";

/// Kinds of reasons.
pub const KINDS: [&str; 35] = [
    "fault",
    "supposed",
    "criterion",
    "part-level",
    "none-yet",
    "points",
    "ladder-step",
    "state",
    "not-applicable",
    "nothing-assessed",
    "share",
    "mean",
    "counted",
    "not-counted",
    "weighted",
    "weighted-heading",
    "band",
    "single-indicator",
    "hole",
    "readings-agree",
    "may-be",
    "total",
    "total-of",
    "weight-out",
    "count-of",
    "total-band",
    "rule",
    "grade",
    "sublevel",
    "measure",
    "sublevel-rule",
    "uncovered",
    "not-sought",
    "not-alone",
    "total-open",
];

/// The schema as a file.
pub fn file() -> OutputFile {
    let mut bytes = serde_json::to_vec_pretty(&schema()).unwrap_or_default();
    bytes.push(b'\n');
    OutputFile { path: NAME.into(), bytes }
}

/// State, symbol and name of a result.
fn standing() -> Vec<(&'static str, Value)> {
    vec![
        (
            "state",
            said(
                one_of(&["decided", "undecided", "not-assessed"]),
                "ตัดสินแล้ว ตัดสินไม่ได้ หรือไม่ได้ประเมิน",
                "decided, undecided or not assessed",
            ),
        ),
        (
            "symbol",
            said(
                text(),
                "สัญลักษณ์ (? = ตัดสินไม่ได้ - = ไม่ได้ประเมิน)",
                "symbol (? = undecided, - = not assessed)",
            ),
        ),
        ("label", said(text(), "ชื่อของผล", "name of the result")),
    ]
}

fn reasons() -> Value {
    said(list(refer("reason")), "ที่มาของผล", "why this result")
}

fn overall() -> Vec<(&'static str, Value)> {
    let mut fields = vec![
        ("part", said(text(), "รหัสของส่วน", "id of the part")),
        ("name", said(text(), "ชื่อส่วน", "name of the part")),
    ];
    fields.extend(standing());
    fields.extend([
        ("level", said(maybe_text(), "รหัสระดับ ถ้าตัดสินได้", "id of the level, if it is decided")),
        (
            "sublevel",
            said(maybe_text(), "ชื่อระดับย่อย ถ้าตัดสินได้", "name of the sub-level, if it is decided"),
        ),
        (
            "undecided",
            said(
                list(object(
                    vec![
                        ("what", one_of(&["level", "sublevel"])),
                        (
                            "possible",
                            said(
                                list(maybe_text()),
                                "ผลที่เป็นไปได้ (null = กรณีที่กติกาไม่ได้กำหนด)",
                                "what it may be (null = a case the rules do not cover)",
                            ),
                        ),
                    ],
                    vec![],
                )),
                "สิ่งที่กติกาตัดสินไม่ได้",
                "what the rules do not decide",
            ),
        ),
        (
            "total",
            said(nullable(refer("range")), "คะแนนรวมถ่วงน้ำหนัก", "weighted total of the components"),
        ),
        (
            "choices",
            said(
                list(object(
                    vec![("about", text()), ("chosen", text()), ("reason", maybe_text())],
                    vec![],
                )),
                "ทางเลือกของหน่วยงาน เมื่อเอกสารไม่ได้กำหนด",
                "what the document leaves open and the agency chose itself",
            ),
        ),
        ("reasons", reasons()),
    ]);
    fields
}

fn with_components(mut fields: Vec<(&'static str, Value)>) -> Vec<(&'static str, Value)> {
    fields.push(("components", said(list(refer("component")), "องค์ประกอบ", "components")));
    fields
}

/// The schema.
pub fn schema() -> Value {
    let mut root = object(
        vec![
            (
                "year",
                said(
                    json!({ "type": "string", "pattern": "^[0-9]{4}$" }),
                    "ปีงบประมาณ พ.ศ.",
                    "fiscal year of the Buddhist era",
                ),
            ),
            (
                "components",
                said(
                    list(refer("component")),
                    "องค์ประกอบของส่วนที่ประเมินหน่วยงาน",
                    "components of the part that evaluates the agency",
                ),
            ),
            (
                "overall",
                said(
                    nullable(refer("overall")),
                    "ผลภาพรวมของส่วนที่ประเมินหน่วยงาน",
                    "overall result of the part that evaluates the agency",
                ),
            ),
            (
                "director",
                said(
                    nullable(refer("part")),
                    "ส่วนที่ประเมินผู้อำนวยการ",
                    "the part that evaluates the director",
                ),
            ),
            ("other_parts", said(list(refer("part")), "ส่วนอื่น", "all other parts")),
        ],
        vec![(
            "what_if",
            said(refer("what-if"), "สิ่งที่สมมติและผลที่เปลี่ยน", "what was supposed, and what it changed"),
        )],
    );
    if let Value::Object(root) = &mut root {
        root.insert("$schema".into(), json!(DIALECT));
        root.insert("title".into(), json!("คะแนนของปีงบประมาณ · scores of a fiscal year"));
        root.insert("definitions".into(), definitions());
    }
    root
}

fn definitions() -> Value {
    json!({
        "overall": object(overall(), vec![]),
        "part": object(with_components(overall()), vec![]),
        "component": component(),
        "indicator": indicator(),
        "reason": reason(),
        "range": object(
            vec![
                ("low", said(text(), "อย่างน้อย ตามที่แสดง", "at least, as it is shown")),
                ("high", said(text(), "อย่างมาก ตามที่แสดง", "at most, as it is shown")),
                ("low_exact", said(exact(), "อย่างน้อย ค่าแน่นอน", "at least, exactly")),
                ("high_exact", said(exact(), "อย่างมาก ค่าแน่นอน", "at most, exactly")),
            ],
            vec![],
        ),
        "count": object(
            vec![
                ("passed", said(count(), "ผ่าน", "passed")),
                ("open", said(count(), "อาจผ่าน", "possibly passed besides")),
                ("assessed", said(count(), "ที่ประเมิน", "assessed")),
            ],
            vec![],
        ),
        "interval": object(
            vec![("low", nullable(refer("end"))), ("high", nullable(refer("end")))],
            vec![],
        ),
        "end": object(
            vec![
                ("value", exact()),
                (
                    "closed",
                    said(
                        json!({ "type": "boolean" }),
                        "รวมค่านี้หรือไม่",
                        "whether the value itself belongs to the interval",
                    ),
                ),
            ],
            vec![],
        ),
        "comparison": object(
            vec![
                ("unit", said(text(), "หน่วย", "unit of all numbers here")),
                ("result", said(refer("interval"), "ผล", "the result")),
                ("target", said(refer("interval"), "ที่ขอ", "what is asked for")),
                (
                    "differences",
                    said(
                        list(object(vec![("from", exact()), ("by", exact())], vec![])),
                        "ผลลบด้วยค่าที่เทียบ",
                        "the result less each number",
                    ),
                ),
            ],
            vec![],
        ),
        "flips": object(flips(), vec![]),
        "step": step(),
        "outcome": object(
            vec![
                ("kind", one_of(&["rating", "step", "below-step", "grade", "level"])),
                (
                    "id",
                    said(
                        maybe_text(),
                        "ผล (null = กติกาจะตัดสินไม่ได้ หรือไม่ถึงระดับใด)",
                        "the result (null = undecided, or no step reached)",
                    ),
                ),
                ("symbol", said(maybe_text(), "สัญลักษณ์", "symbol")),
            ],
            vec![],
        ),
        "standing": object(
            standing()
                .into_iter()
                .chain([("value", said(text(), "ค่า", "the number behind it, or empty"))])
                .collect(),
            vec![
                ("points", said(text(), "คะแนน หรือคะแนนที่เป็นไปได้", "points, or those that are possible")),
                (
                    "sublevel",
                    said(
                        list(maybe_text()),
                        "ระดับย่อยที่เป็นไปได้",
                        "names of the sub-levels that are possible (null = not covered)",
                    ),
                ),
            ],
        ),
        "what-if": object(
            vec![
                ("set", said(list(text()), "สิ่งที่สมมติ", "what was supposed")),
                (
                    "changes",
                    said(
                        list(object(
                            vec![
                                ("kind", one_of(&["indicator", "component", "overall"])),
                                ("part", text()),
                                ("id", text()),
                                ("name", text()),
                                ("before", refer("standing")),
                                ("after", refer("standing")),
                            ],
                            vec![],
                        )),
                        "ผลที่เปลี่ยน",
                        "the results that change",
                    ),
                ),
            ],
            vec![],
        ),
    })
}

fn component() -> Value {
    let mut fields = vec![
        ("id", said(text(), "รหัส", "id")),
        (
            "within",
            said(
                nullable(text()),
                "รหัสขององค์ประกอบที่องค์ประกอบนี้อยู่ใน",
                "id of the component that it stands in",
            ),
        ),
        ("number", said(text(), "เลขที่พิมพ์ อาจว่าง", "printed number, may be empty")),
        ("name", said(text(), "ชื่อ", "name")),
        (
            "passed",
            said(
                nullable(count()),
                "ตัวชี้วัดที่ผ่าน ตามวิธีอ่านกติกาวิธีแรก",
                "indicators that passed, under the first reading of the rules",
            ),
        ),
        (
            "open",
            said(
                nullable(count()),
                "ตัวชี้วัดที่อาจผ่าน ตามวิธีอ่านกติกาวิธีแรก",
                "indicators that may have passed besides, under the first reading",
            ),
        ),
        (
            "assessed",
            said(
                nullable(count()),
                "ตัวชี้วัดที่ประเมิน ตามวิธีอ่านกติกาวิธีแรก",
                "indicators that were assessed, under the first reading of the rules",
            ),
        ),
        (
            "fraction",
            said(
                json!({ "type": ["string", "null"], "pattern": "^[0-9]+/[0-9]+$" }),
                "ส่วนที่ผ่าน เช่น 5/6",
                "the share that passed, such as 5/6",
            ),
        ),
        (
            "percent",
            said(maybe_text(), "ร้อยละที่ผ่าน ตามที่แสดง", "percentage that passed, as it is shown"),
        ),
        ("percent_exact", said(nullable(exact()), "ร้อยละที่ผ่าน ค่าแน่นอน", "the same exactly")),
        ("points", said(nullable(refer("range")), "คะแนนเฉลี่ย", "weighted mean of points")),
    ];
    fields.extend(standing());
    fields.extend([
        ("grade", said(maybe_text(), "รหัสระดับผล ถ้าตัดสินได้", "id of the grade, if it is decided")),
        (
            "possible",
            said(list(text()), "รหัสระดับผลที่เป็นไปได้", "ids of the grades it may have"),
        ),
        (
            "readings",
            said(
                list(object(
                    vec![
                        (
                            "treatment",
                            said(
                                json!({ "enum": ["leave-out", "count-passed", "count-failed", null] }),
                                "วิธีนับตัวชี้วัดที่วัดไม่ได้",
                                "how indicators that could not be measured are counted",
                            ),
                        ),
                        ("passed", count()),
                        ("open", count()),
                        ("assessed", count()),
                        ("points", json!({ "type": "boolean" })),
                        ("value", refer("range")),
                    ],
                    vec![],
                )),
                "การนับตามวิธีอ่านกติกาแต่ละวิธี",
                "the count under each reading of the rules",
            ),
        ),
        ("reasons", reasons()),
        ("indicators", said(list(refer("indicator")), "ตัวชี้วัด", "indicators")),
    ]);
    object(fields, vec![])
}

fn indicator() -> Value {
    let mut fields = vec![
        ("id", said(text(), "รหัสถาวร", "stable id")),
        ("number", said(text(), "รหัสที่พิมพ์", "printed number")),
        ("name", said(text(), "ชื่อ", "name")),
    ];
    fields.extend(standing());
    fields.extend([
        ("result", said(text(), "ผลเป็นข้อความ", "the result in words")),
        ("points", said(nullable(exact()), "คะแนน", "points, if they are counted and decided")),
        (
            "possible_points",
            said(
                list(refer("range")),
                "คะแนนที่เป็นไปได้",
                "points that are possible, if they are not decided, from one to the other",
            ),
        ),
        ("reasons", reasons()),
    ]);
    object(fields, vec![])
}
