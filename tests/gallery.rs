//! The gallery: every kind of block with its options on paper. It proves that each is drawn and fits, and that
//! `docs/blocks.md` says what the code says; `BLESS=1` renews that file, and `GALLERY=file.pdf` keeps the pages.

mod common;

use std::collections::BTreeSet;

use common::tools::{pdf_text, squeezed};
use common::{Project, assert_text, root};
use raingan::block::{
    Again, Beneath, Block, Body, Cell, Claim, Column, Field, Formula, Group, Head, HeadOf, Heading,
    Kind, Leaf, Line, Mark, MarkLook, Medium, NoteBeneath, Picture, Piece, Row, RowKind, Run,
    Signature, Table, on,
};
use raingan::diagnostic::Locale;
use raingan::layout::{self, overflow};
use raingan::thai::lines::LineBreaker;
use raingan::view::{Edition, Shown};
use serde_json::Value;

/// Kinds that only the site draws, or that are gone before anything is drawn.
const NOT_ON_PAPER: [&str; 2] = ["notes", "only"];
const PICTURE: &str = "content/gallery.png";

fn mark(look: MarkLook) -> Mark {
    Mark {
        state: "decided", symbol: "●".into(), name: "สูงกว่าเป้าหมาย".into(), look
    }
}

fn figure(text: &str, room: &str, hint: &str) -> Cell {
    Body::Figure {
        text: text.into(),
        room: room.into(),
        hint: hint.into(),
        more: Default::default(),
    }
    .into()
}

fn texts(texts: &[&str]) -> Vec<Block> {
    texts.iter().map(|text| Block::paragraph(*text)).collect()
}

/// Heads of several rows, groups that say themselves again, merged cells, every kind of column, totals.
fn table(wide: bool) -> Block {
    let columns = vec![
        Column::tenths(Kind::Text, 250),
        Column::tenths(Kind::Code, 130),
        Column::share(Kind::Text, 100),
        Column::tenths(Kind::Number, 270),
        Column::auto(Kind::Symbol),
        Column::tenths(Kind::Date, 250),
        Column::tenths(Kind::Axis, 130),
    ];
    let title = if wide {
        "ตารางกว้างในหน้าแนวนอน"
    } else {
        "ตารางที่มีทุกแบบ"
    };
    let mut table = Table::new("gallery", columns, Vec::new()).titled(title);
    table.unit = "ล้านบาท".into();
    table.wide = wide;
    let over = |line: &str, cols, rows| Head::over(line, cols, rows);
    table.head = vec![
        vec![
            over("กลุ่มงาน", 1, 2),
            over("งานและจำนวน", 3, 1),
            over("ผล", 1, 2),
            over("วันที่", 1, 2),
            over("ช่วงเวลา", 1, 2),
        ],
        vec![over("รหัส", 1, 1), over("ชื่องาน", 1, 1), over("จำนวนเงิน", 1, 1)],
    ];
    let group = |name: &str, rows: usize| {
        let heading =
            Row::is(RowKind::Heading, vec![Cell::row_head(format!("หัวข้อ{name}")).wide(7)]);
        let item = |at: usize| {
            let (text, room) = if at.is_multiple_of(2) { ("1,234.5", "0") } else { ("7.25", "") };
            let name_of = Cell::row_head(format!("งานที่ {at} ของ{name} ซึ่งมีชื่อยาวพอให้ขึ้นบรรทัดใหม่"));
            let code = Cell::line(format!("1.{at}"));
            let mut cells = vec![code, name_of, figure(text, room, "")];
            cells.push(mark(MarkLook::Under).into());
            cells.extend(["30 ก.ย. 2562", "ต.ค.–ก.ย."].map(Cell::line));
            if at == 0 {
                cells.insert(0, Cell::line(name).tall(rows).heads(HeadOf::Group));
            }
            Row { depth: 0, split: at == 1, hold: usize::from(at > 0), ..Row::of(cells) }
        };
        let sum = Cell::row_head(format!("รวม{name}")).wide(3);
        let sum = vec![sum, figure("8,641.75", "", "1 + 2"), Cell::blank().wide(3)];
        let heading = Row { hold: 2, ..heading };
        let rows = std::iter::once(heading).chain((0..rows).map(item));
        let rows = rows.chain([Row { depth: 1, hold: 1, ..Row::is(RowKind::Subtotal, sum) }]);
        Group { again: name.into(), rows: rows.collect() }
    };
    table.groups = vec![group("งานบริการ", 4), group("งานวิจัย", if wide { 2 } else { 14 })];
    let total =
        vec![Cell::row_head("รวมทั้งสิ้น").wide(3), figure("17,283.50", "", ""), Cell::blank().wide(3)];
    table.foot = vec![Row { hold: 1, ..Row::is(RowKind::Total, total) }];
    let note =
        NoteBeneath {
            number: "*".into(), id: String::new(), runs: "นับเฉพาะงานที่เสร็จแล้ว".into()
        };
    let small = [("remark", "หมายเหตุ", "ตัวเลขปัดเศษ"), ("source", "ที่มา", "ทะเบียนงาน")];
    let small = small.map(|(look, label, line)| Block::small(look, label, line));
    table.beneath = Beneath { notes: vec![note], small: small.into_iter().flatten().collect() };
    table.block()
}

fn pieces(all: &[(&'static str, &str)]) -> Vec<Piece> {
    all.iter().map(|(kind, text)| Piece { kind, text: (*text).into() }).collect()
}

fn formula(bare: bool) -> Block {
    let (fraction, over, end) = (("fraction", ""), ("over", ""), ("end", ""));
    let words = [fraction, ("name", "ผ่าน"), over, ("name", "ทั้งหมด"), end];
    let numbers = [fraction, ("number", "164"), over, ("number", "200"), end];
    Block::Formula(Box::new(Formula {
        written: "ผ่าน / ทั้งหมด".into(),
        text: Line::default(),
        words: pieces(&words),
        numbers: pieces(&numbers),
        exact: [true, false],
        result: "ร้อยละ 82.00".into(),
        bare,
    }))
}

fn claim() -> Claim {
    Claim {
        key: "ผล".into(),
        line: "ร้อยละ 81.50".into(),
        by: "ร้อยละ 0.50".into(),
        document: "รายงานประจำปี".into(),
        place: "หน้า 12".into(),
    }
}

fn fields(heads: bool) -> Block {
    let field =
        |label: &str, split| Field {
            label: label.into(), blocks: texts(&["เนื้อหาของหัวข้อ"]), split
        };
    let heads = heads.then(|| ["รายการ".into(), "รายละเอียด".into()]);
    let again = match heads {
        Some(_) => Again {
            id: "gallery-card".into(), line: "หัวข้อของบัตร".into()
        },
        None => Again::default(),
    };
    Block::Fields {
        look: "",
        heads,
        again,
        fields: vec![field("แหล่งข้อมูล", true), field("ความถี่", false)],
    }
}

fn list(look: &'static str, labels: &[&str]) -> Block {
    let labels = labels.iter().map(|label| Line::from(*label)).collect();
    let items = ["รายการแรก", "รายการถัดไป"].map(|text| texts(&[text])).to_vec();
    Block::List { look, labels, items }
}

fn signatures() -> Vec<Signature> {
    let signature = |signed: bool| {
        let known = |text: &str| if signed { text.into() } else { Line::default() };
        Signature {
            position: "ประธานกรรมการ".into(),
            role: "ผู้ประเมิน".into(),
            name: known("นางสมมติ สายชล"),
            date: known("15 ธันวาคม 2562"),
            signed,
        }
    };
    vec![signature(true), signature(false)]
}

/// Every kind of block, under the heading of its kind.
fn gallery() -> Vec<Block> {
    let long = "ข้อความยาวที่จัดให้เต็มบรรทัดและย่อหน้าบรรทัดแรก ".repeat(5);
    let picture = Picture {
        file: PICTURE.into(),
        asset: String::new(),
        alt: "แท่งสามแท่ง".into(),
        number: "1".into(),
        caption: "ภาพพร้อมคำบรรยาย".into(),
        source: "ที่มาของภาพ".into(),
        width: 240,
        height: 120,
    };
    let under = vec!["หมวดที่อยู่เหนือหัวข้อ".into()];
    let card = Heading {
        level: 3,
        id: "gallery-card".into(),
        under,
        line: "หัวข้อของบัตร".into(),
        ..Heading::default()
    };
    let unlisted =
        Heading {
            level: 4, line: "หัวข้อนอกสารบัญ".into(), unlisted: true, ..Heading::default()
        };
    let unmarked = Heading {
        line: "หัวข้อที่ไม่เป็นที่คั่น".into(), unmarked: true, ..unlisted.clone()
    };
    let claims = |look| Block::Claims { look, claims: vec![claim()] };
    let marks = [MarkLook::Under, MarkLook::Large, MarkLook::Beside, MarkLook::Plain];
    let marks = marks.map(|look| Cell::from(mark(look))).to_vec();
    let marks = Table::new("levels", vec![Column::share(Kind::Symbol, 100); 4], Vec::new())
        .with(vec![Row::of(marks)]);
    let verdict = Block::Verdict {
        look: "rating",
        id: String::new(),
        label: "ผลประเมินตัวชี้วัด".into(),
        mark: Some(mark(MarkLook::Large)),
        blocks: texts(&["เหตุผลใต้ผลประเมิน"]),
    };
    let in_cell =
        Table::new("plain", vec![Column::SHARED; 2], vec![Head::of("ในช่อง"), Head::of("ค่าที่พิมพ์")])
            .with(vec![Row::of(vec![texts(&["ย่อหน้าในช่อง"]).into(), vec![claims("cell")].into()])]);
    let folded = Block::Folded {
        summary: Line::default(),
        blocks: texts(&["ข้อความที่พับไว้บนเว็บไซต์"]),
    };
    let styled = Line::from("ตัวหนา").strong().and(" ").and(Run::Symbol {
        state: "",
        symbol: "○".into(),
        name: "ต่ำกว่าเป้าหมาย".into(),
    });
    let mut blocks = vec![Block::heading(1, "แบบของบล็อก"), Block::heading(2, "หัวข้อและข้อความ")];
    blocks.extend([card, unlisted, unmarked].map(Block::Heading));
    blocks.extend([
        Block::paragraph(styled),
        Block::styled("remark", "ข้อความกำกับ"),
        Block::Prose { blocks: texts(&[&long]) },
        Block::Quote { blocks: texts(&["ข้อความที่ยกมา"]) },
        Block::Code { text: Leaf::from("x = 1") },
        Block::Rule,
        list("", &[]),
        list("", &["ก.", "ข."]),
        list("counted", &[]),
        list("sentences", &[]),
        list("numbered", &[]),
        list("lines", &[]),
        Block::Picture(Box::new(picture)),
        formula(false),
        formula(true),
        verdict,
        fields(false),
        fields(true),
        claims("beneath"),
        claims("printed"),
        in_cell.block(),
        marks.block(),
        Block::section("gallery", "", texts(&["ข้อความในหมวด"])),
        Block::Together {
            sticky: false, blocks: texts(&["อยู่หน้าเดียวกันถ้าพอ"])
        },
        Block::Together {
            sticky: true, blocks: texts(&["อยู่กับสิ่งที่ตามมา"])
        },
        Block::Kept {
            blocks: texts(&["อยู่หน้าเดียวกันเสมอ"])
        },
        Block::Beside {
            columns: vec![texts(&["คอลัมน์ซ้าย", "ใต้ซ้าย"]), texts(&["คอลัมน์ขวา", "ใต้ขวา"])],
        },
        folded,
        Block::paper(texts(&["เฉพาะบนกระดาษ"])),
        Block::site(texts(&["site only"])),
        Block::NewPage,
        Block::heading(2, "ตาราง"),
        table(false),
        Block::heading(2, "ตารางแนวนอน"),
        table(true),
        Block::heading(2, "ลายมือชื่อ"),
        Block::Signatures {
            comment: "ความเห็นของผู้ลงนาม".into(), signatures: signatures()
        },
        Block::Signatures { comment: Line::default(), signatures: Vec::new() },
    ]);
    on(Medium::Paper, blocks)
}

/// Every word that says a kind or an option, anywhere in the data of templates.
fn words(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => _ = found.insert(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| words(item, found)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            found.insert(key.clone());
            words(value, found);
        }),
        _ => {}
    }
}

/// An item of the source: its name, what it says of itself, its fields or variants with what they say.
struct Declared {
    name: String,
    says: String,
    members: Vec<(String, String)>,
}

/// What is declared in the source of blocks; members of variants stand as `Variant.field`.
fn declared() -> Vec<Declared> {
    let source =
        [include_str!("../src/block/mod.rs"), include_str!("../src/block/table.rs")].join("\n");
    let (mut all, mut says): (Vec<Declared>, String) = (Vec::new(), String::new());
    let mut variant = String::new();
    for line in source.lines() {
        let text = line.trim_start();
        let depth = line.len() - text.len();
        let name = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        if let Some(doc) = text.strip_prefix("/// ") {
            says = format!("{says} {doc}").trim_start().to_owned();
            continue;
        } else if text.starts_with("#[") {
            continue;
        } else if let Some(rest) =
            text.strip_prefix("pub struct ").or(text.strip_prefix("pub enum "))
        {
            let (name, says) = (name(rest), std::mem::take(&mut says));
            all.push(Declared { name, says, members: Vec::new() });
        } else if let (4 | 8, Some(own), false) = (
            depth,
            all.last_mut(),
            says.is_empty() || text.starts_with("pub fn") || text.starts_with("pub const"),
        ) {
            let member = name(text.strip_prefix("pub ").unwrap_or(text));
            if depth == 4 {
                variant.clone_from(&member);
            }
            let member = if depth == 8 { format!("{variant}.{member}") } else { member };
            own.members.push((member, std::mem::take(&mut says)));
        }
        says.clear();
    }
    all
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[test]
fn every_kind_of_block_is_drawn_with_its_options() {
    let outcome = Project::second_agency().check();
    let mut sources = raingan::render::templates::with_defaults(outcome.sources.clone());
    let png = std::fs::read(root().join("tests/fixtures/pictures/bars.png")).unwrap();
    sources.add_asset(PICTURE, png);
    let scored = outcome.checked.scored.as_ref().unwrap();
    let year = &Shown::new(scored, Edition::Public, Locale::Th).years(&sources)[0];
    let mut blocks = gallery();
    let data = layout::data(year, &year.documents()[0], false).with(blocks.clone());

    let mut found = BTreeSet::new();
    words(&data.value(), &mut found);
    for one in declared() {
        let words = ["Block", "Kind", "Width", "RowKind", "HeadOf", "Body", "MarkLook"];
        if words.contains(&one.name.as_str()) {
            let kinds = one.members.iter().map(|(name, _)| kebab(name));
            for kind in kinds.filter(|kind| !kind.contains('.') && !NOT_ON_PAPER.contains(&&**kind))
            {
                assert!(found.contains(&kind), "the gallery has no {} {kind}", one.name);
            }
        }
    }

    let breaker = LineBreaker::new(&scored.model.lexicon());
    let (document, findings) = layout::layout(data, &breaker, &sources);
    let document = document.unwrap_or_else(|| panic!("{findings:?}"));
    let (bytes, refused) = raingan::render::pdf::write(&document, "gallery", &sources);
    let folder = tempfile::tempdir().unwrap();
    let path = std::env::var_os("GALLERY").map_or(folder.path().join("gallery.pdf"), Into::into);
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), &bytes.unwrap()).unwrap();

    for found in [findings, refused] {
        assert!(found.iter().next().is_none(), "{found:?}");
    }
    assert_eq!(overflow::stuck(&document), []);

    let Some(pages) = pdf_text(&path) else { return };
    let all = squeezed(&pages.concat()).replace(['\u{ad}', '\u{200b}'], "");
    let missing = std::cell::RefCell::new(Vec::new());
    for block in &mut blocks {
        block.lines(&mut |line| {
            line.leaves(&mut |leaf| {
                let text = squeezed(leaf);
                let once: String = text.chars().take(30).collect();
                if !all.contains(&once) {
                    missing.borrow_mut().push(leaf.text.clone());
                }
            });
        });
    }
    assert_eq!(missing.into_inner(), Vec::<String>::new());
    assert!(!all.contains("siteonly"), "blocks of the site stand on paper");
    // A group goes on over the page and says itself again, and so does the title.
    for again in ["งานวิจัย(ต่อ)", "ตารางที่มีทุกแบบ(ต่อ)"]
    {
        assert!(all.contains(again), "no {again}");
    }
}

#[test]
fn the_blocks_are_documented() {
    let drawn = include_str!("../templates/typst/blocks.typ");
    let mut out = String::from(
        "# Blocks\n\nWhat pages are made of, written from the source of `src/block/` by `tests/gallery.rs`, which also draws each\nof them (`GALLERY=gallery.pdf cargo test --test gallery` keeps the pages). A template in `templates/typst/blocks/` or\n`templates/html/blocks/` can be replaced by a project.\n",
    );
    let all = declared();
    let fields = |members: &mut dyn Iterator<Item = (String, String)>| {
        members.map(|(name, says)| format!("- `{name}`: {says}\n")).collect::<String>()
    };
    let blocks = all.iter().find(|one| one.name == "Block").expect("blocks");
    for (name, says) in blocks.members.iter().filter(|(name, _)| !name.contains('.')) {
        let kind = kebab(name);
        let line = drawn.lines().find(|line| line.trim_start().starts_with(&format!("{kind}: ")));
        let typst = line.map(|line| {
            let module = line
                .split(": ")
                .nth(1)
                .and_then(|rest| rest.split_once('.'))
                .map(|(module, _)| module);
            let path = module.map(|module| format!("templates/typst/blocks/{module}.typ"));
            path.filter(|path| root().join(path).exists())
                .unwrap_or("templates/typst/blocks.typ".into())
        });
        let html = Some(format!("templates/html/blocks/{kind}.html"))
            .filter(|path| root().join(path).exists());
        out.push_str(&format!("\n## {kind}\n\n{says}\n\n"));
        let own = format!("{name}.");
        let of_variant = blocks.members.iter().filter_map(|(member, says)| {
            Some((member.strip_prefix(&own)?.to_owned(), says.clone()))
        });
        let of_struct =
            all.iter().filter(|one| one.name == *name).flat_map(|one| one.members.clone());
        out.push_str(&fields(&mut of_variant.chain(of_struct)));
        let drawn: Vec<String> =
            [typst, html].into_iter().flatten().map(|path| format!("`{path}`")).collect();
        if !drawn.is_empty() {
            out.push_str(&format!("\nDrawn by {}.\n", drawn.join(" and ")));
        }
    }
    out.push_str("\n# What stands in them\n");
    let known = |name: &str| blocks.members.iter().any(|(block, _)| block == name);
    for one in all.iter().filter(|one| one.name != "Block" && !known(&one.name)) {
        let members = one.members.iter().map(|(name, says)| {
            (
                if name.starts_with(char::is_uppercase) { kebab(name) } else { name.clone() },
                says.clone(),
            )
        });
        out.push_str(&format!("\n## {}\n\n{}\n\n{}", one.name, one.says, fields(&mut { members })));
    }
    let out = out.replace("\n\n\n", "\n\n");
    let path = root().join("docs/blocks.md");
    if std::env::var_os("BLESS").is_some() {
        std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), out.as_bytes())
            .unwrap();
    }
    assert_text(&std::fs::read_to_string(&path).unwrap_or_default(), &out);
}
