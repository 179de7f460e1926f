//! The schema of reasons, and of the steps of a change.

use serde_json::{Value, json};

use super::KINDS;
use super::pieces::{count, exact, list, maybe_text, nullable, object, one_of, refer, said, text};

pub(super) fn reason() -> Value {
    let kinds: Vec<&str> = KINDS.into_iter().chain(["change"]).collect();
    let texts = || list(text());
    object(
        vec![
            ("kind", said(one_of(&kinds), "ชนิดของข้อเท็จจริง", "what kind of fact it is")),
            ("text", said(text(), "ข้อเท็จจริงเป็นประโยค", "the fact in a sentence")),
            ("children", said(list(refer("reason")), "ข้อเท็จจริงที่ใช้", "what it rests on")),
        ],
        vec![
            ("criterion", said(text(), "ชื่อเกณฑ์", "name of a criterion")),
            (
                "holds",
                said(
                    one_of(&["yes", "no", "open"]),
                    "เป็นจริงหรือไม่",
                    "whether it holds, is reached, hit or applies",
                ),
            ),
            ("ratings", said(texts(), "ผลที่เป็นไปได้", "ratings that are possible")),
            ("comparison", said(refer("comparison"), "ค่าที่เทียบกัน", "both numbers")),
            ("indicator", said(text(), "รหัสตัวชี้วัด", "id of an indicator")),
            ("component", said(text(), "รหัสองค์ประกอบ", "id of a component")),
            ("part", said(text(), "รหัสของส่วน", "id of a part")),
            ("grades", said(texts(), "รหัสระดับผล", "ids of grades")),
            ("levels", said(texts(), "รหัสระดับภาพรวม", "ids of levels")),
            ("target", said(text(), "รหัสระดับที่เป็นเป้าหมาย", "id of the level that is asked for")),
            (
                "sublevels",
                said(list(maybe_text()), "ชื่อระดับย่อย", "names of sub-levels (null = not covered)"),
            ),
            ("points", said(list(exact()), "คะแนนที่เป็นไปได้", "points that are possible")),
            ("weight", said(exact(), "น้ำหนัก", "weight")),
            (
                "treatment",
                said(
                    one_of(&["leave-out", "count-passed", "count-failed"]),
                    "วิธีนับตัวชี้วัดที่วัดไม่ได้",
                    "how indicators that could not be measured are counted",
                ),
            ),
            ("count", said(refer("count"), "จำนวนที่นับ", "what was counted")),
            ("value", said(refer("range"), "ร้อยละหรือคะแนน", "a share, a mean or a total")),
            (
                "uncapped",
                said(
                    refer("range"),
                    "คะแนนก่อนใช้เพดาน เมื่อเกินเพดาน",
                    "points before the cap, where they exceed it",
                ),
            ),
            ("interval", said(refer("interval"), "ช่วง", "the interval of a band")),
            ("rule", said(count(), "ลำดับของกติกา", "place of the rule in its list, from 1")),
            ("reading", said(count(), "ลำดับของวิธีอ่าน", "place of the reading in its list, from 1")),
            ("measure", said(text(), "ชื่อสัดส่วน", "name of a share")),
            (
                "unknown",
                said(count(), "ตัวชี้วัดที่ไม่ระบุประเภท", "indicators that nobody put into a kind"),
            ),
            ("state", said(text(), "สถานะแทนผล", "a state in the place of a result")),
            ("note", said(text(), "หมายเหตุ", "a remark")),
            (
                "hole",
                said(
                    one_of(&["bands", "single", "points", "weights", "source", "rules", "total"]),
                    "สิ่งที่กติกาไม่ได้กำหนด",
                    "what is not covered",
                ),
            ),
            (
                "case",
                said(
                    list(object(vec![("component", text()), ("grade", text())], vec![])),
                    "ระดับขององค์ประกอบที่กติกาไม่ได้กำหนด",
                    "grades of components that together are not covered",
                ),
            ),
            (
                "when",
                said(list(refer("step")), "สิ่งที่ต้องเป็นทั้งหมด", "what has to become so, all of it"),
            ),
            ("gives", said(refer("outcome"), "ผลที่จะได้", "what it gives")),
            ("source", said(text(), "ที่มาของกติกา", "where the rule is set")),
        ],
    )
}

pub(super) fn flips() -> Vec<(&'static str, Value)> {
    vec![
        ("pass", json!({ "type": "boolean" })),
        ("by", said(count(), "จำนวนตัวชี้วัด", "how many indicators")),
        ("counts", said(list(refer("count")), "จำนวนที่จะนับได้", "the counts this leads to")),
    ]
}

pub(super) fn step() -> Value {
    let bound = || one_of(&["at-least", "more-than", "at-most", "less-than", "exactly"]);
    let kind = |kind: &str| ("kind", json!({ "const": kind }));
    let of = |name: &str, mut fields: Vec<(&'static str, Value)>| {
        fields.insert(0, kind(name));
        object(fields, vec![])
    };
    json!({
        "oneOf": [
            of("result", vec![
                ("criterion", maybe_text()),
                ("bound", bound()),
                ("value", exact()),
                ("by", nullable(exact())),
                ("unit", text()),
            ]),
            of("reached", vec![("points", exact())]),
            of("judged", vec![("criterion", maybe_text()), ("passed", json!({ "type": "boolean" }))]),
            of("in-time", vec![("criterion", maybe_text()), ("passed", json!({ "type": "boolean" }))]),
            of("level", vec![("part", text()), ("level", text())]),
            of("rating", vec![
                ("indicator", text()),
                ("rating", one_of(&["above", "meets", "passed", "below", "failed"])),
            ]),
            of("count", flips()),
            of("total", vec![("bound", bound()), ("value", exact()), ("by", nullable(exact()))]),
            of("grade", vec![
                ("component", text()),
                ("grade", text()),
                ("flips", nullable(refer("flips"))),
            ]),
        ],
    })
}
