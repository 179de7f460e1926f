//! Proves that a folder as people leave it is read as they mean it: what systems and programs leave behind
//! is passed over, copies and what is no file are named, pictures are found however their paths are
//! written, and what nobody sees of a text or a picture does not go along.

use super::common::{self, Outcome, Project, assert_text, root};
use super::{finds, more, narrative, on_disk};
use raingan::load;

const NARRATIVES: &str = "content/2562/narratives";

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures/pictures").join(name)).unwrap()
}

/// Writes a file below a folder.
fn put(folder: &tempfile::TempDir, path: &str, bytes: &[u8]) {
    let path = folder.path().join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), bytes).unwrap();
}

/// What is said of a folder.
fn said(folder: &tempfile::TempDir) -> String {
    let (sources, findings) = load::load(folder.path()).unwrap();
    Outcome::of(sources, findings).terminal()
}

// What nobody means.

#[test]
fn what_systems_and_programs_leave_behind_is_passed_over() {
    let folder = on_disk();
    for name in [
        "Thumbs.db",
        "desktop.ini",
        "Desktop.ini",
        ".DS_Store",
        "._one.yaml",
        "~$report.docx",
        "~WRL0001.tmp",
        "~WRD0002.tmp",
        ".~lock.one.yaml#",
        "one.yaml~",
        ".gitignore",
        ".git/config",
        ".one.yaml.swp",
        "one.yaml.swp",
        "#one.yaml#",
        "__MACOSX/one.yaml",
    ] {
        put(&folder, &format!("content/{name}"), b"\xff\0");
        put(&folder, &format!("content/2562/indicators/{name}"), b"\xff\0");
    }
    assert_text(&said(&folder), "");
    put(&folder, "content/2562/indicators/notes.docx", b"x");
    assert!(said(&folder).contains("indicators/notes.docx:1:1 ควรตรวจ: ไม่ได้ใช้ไฟล์"));
}

// Copies.

#[test]
fn a_copy_of_a_file_is_named() {
    let copy = |name: &str| {
        Project::minimal().with(&format!("content/2562/indicators/{name}"), common::INDICATOR)
    };
    finds(
        &copy("one (1).yaml"),
        "
content/2562/indicators/one (1).yaml:1:1 ต้องแก้: “one (1).yaml” เป็นชื่อของสำเนา จึงไม่ได้อ่าน → ถ้ามีเนื้อหาที่ใหม่กว่า ให้ย้ายไปไว้ใน one.yaml แล้วลบสำเนานี้ [copied-file]
  ╭▸
1 │ รหัสถาวร: one
  ╰╴━
",
    );
    for name in [
        "one - Copy.yaml",
        "one - Copy (2).yml",
        "one - สำเนา.yaml",
        "สำเนาของ one.yaml",
        "Copy of one.yaml",
        "one copy.yaml",
        "one-DESKTOP-AB12.yaml",
    ] {
        assert_eq!(copy(name).check().codes(), ["copied-file"], "{name}");
    }
    let renamed = Project::minimal().without(common::ONE);
    let renamed = renamed.with("content/2562/indicators/one (1).yaml", common::INDICATOR);
    let outcome = renamed.check();
    assert!(
        outcome.terminal().contains("→ เปลี่ยนชื่อเป็น one.yaml หรือลบออก"),
        "{}",
        outcome.terminal()
    );
    // A picture may be called so, and so may an indicator of that name.
    let shown = narrative("![ก](<ภาพ (1).png>)");
    finds(&shown.bytes(&format!("{NARRATIVES}/ภาพ (1).png"), &fixture("bars.png")), "");
    let rest = "เป้าหมาย: 1 ฉบับ\nผล: 1 ฉบับ\n";
    finds(&Project::minimal().indicator("one-copy", "1.2", rest), "");
}

#[test]
fn a_copy_of_a_folder_is_named_once() {
    let year = |folder: &str| {
        let next = |text: &str| text.replace("2562", "2563");
        Project::minimal()
            .with(&format!("content/{folder}/year.yaml"), &next(common::YEAR))
            .with(&format!("content/{folder}/indicators/one.yaml"), common::INDICATOR)
    };
    finds(
        &year("2562 - Copy"),
        "
content/2562 - Copy/indicators/one.yaml:1:1 ต้องแก้: โฟลเดอร์ “2562 - Copy” เป็นสำเนาของปี 2562 จึงไม่ได้อ่าน → ถ้าจะเริ่มปีใหม่ เปลี่ยนชื่อเป็นปีนั้น เช่น 2563 ถ้าไม่ใช้ ย้ายออกจาก content [copied-file]
  ╭▸
1 │ รหัสถาวร: one
  ╰╴━
",
    );
    for folder in ["2562 (1)", "2562 - สำเนา", "สำเนาของ 2562", "2562 copy", "2562-DESKTOP-AB12"]
    {
        assert_eq!(year(folder).check().codes(), ["copied-file"], "{folder}");
    }
    let outcome = year("2563 (1)").check();
    assert!(outcome.terminal().contains("→ เปลี่ยนชื่อเป็น 2563 หรือลบออก"), "{}", outcome.terminal());
    let inner = Project::minimal().with("content/2562/indicators (2)/one.yaml", common::INDICATOR);
    assert_eq!(inner.check().codes(), ["copied-file"]);
    assert_eq!(year("2563 ใหม่").check().codes(), ["bad-year"]);
}

// What is no file.

#[cfg(unix)]
#[test]
fn what_is_no_file_is_said_and_not_waited_for() {
    let folder = on_disk();
    let facts = folder.path().join("content/2562/facts");
    std::fs::create_dir_all(&facts).unwrap();
    let pipe = |name: &str| {
        let made = std::process::Command::new("mkfifo").arg(facts.join(name)).status().unwrap();
        assert!(made.success());
    };
    pipe("pipe.yaml");
    pipe("picture.png");
    let _socket = std::os::unix::net::UnixListener::bind(facts.join("socket.yaml")).unwrap();
    std::os::unix::fs::symlink(facts.join("pipe.yaml"), facts.join("linked.yaml")).unwrap();
    std::fs::create_dir_all(folder.path().join("templates/html")).unwrap();
    let template = folder.path().join("templates/html/base.html");
    assert!(std::process::Command::new("mkfifo").arg(template).status().unwrap().success());
    let no_file = "ต้องแก้: ไม่ใช่ไฟล์ธรรมดา (เป็นท่อ ซ็อกเก็ต หรืออุปกรณ์ของระบบ) จึงไม่ได้อ่าน → ลบออก แล้ววางไฟล์จริงแทน [missing-file]";
    let names = ["linked.yaml", "picture.png", "pipe.yaml", "socket.yaml"];
    let mut expected: String =
        names.map(|name| format!("content/2562/facts/{name}:1:1 {no_file}\n")).concat();
    expected.push_str(&format!("templates/html/base.html:1:1 {no_file}\n"));
    assert_text(&said(&folder), &expected);
}

#[cfg(unix)]
#[test]
fn a_device_behind_a_link_is_outside() {
    let folder = on_disk();
    let link = folder.path().join("content/2562/board.yaml");
    std::os::unix::fs::symlink("/dev/zero", link).unwrap();
    assert!(said(&folder).contains("ชี้ออกนอกโฟลเดอร์โครงการ"));
}

#[test]
fn a_folder_under_the_name_of_a_file() {
    let folder = on_disk();
    for name in ["indicators/two.yaml", "narratives/story.md", "board.yaml", "narratives/a.png"] {
        std::fs::create_dir_all(folder.path().join("content/2562").join(name)).unwrap();
    }
    let like = "เป็นโฟลเดอร์ แต่ชื่อเป็นชื่อไฟล์เนื้อหา → ถ้าไฟล์จริงอยู่ข้างใน ให้ย้ายออกมาแทนที่โฟลเดอร์นี้ มิฉะนั้นลบโฟลเดอร์ [misnamed-file]";
    assert_text(
        &said(&folder),
        &format!(
            "content/2562/board.yaml:1:1 ต้องแก้: {like}
content/2562/indicators/two.yaml:1:1 ต้องแก้: {like}
content/2562/narratives/a.png:1:1 ต้องแก้: {like}
content/2562/narratives/story.md:1:1 ต้องแก้: {like}
"
        ),
    );
}

#[test]
fn folders_too_deep_are_said_once() {
    let folder = on_disk();
    let deep = |levels: usize| format!("content/{}", vec!["ก"; levels].join("/"));
    std::fs::create_dir_all(folder.path().join(deep(14))).unwrap();
    assert_text(&said(&folder), "");
    put(&folder, &format!("{}/x.yaml", deep(40)), b"x");
    assert_text(
        &said(&folder),
        &format!(
            "{}:1:1 ต้องแก้: โฟลเดอร์ซ้อนลึกเกิน 16 ชั้น จึงไม่ได้อ่านไฟล์ข้างใน → ย้ายไฟล์ขึ้นมาข้างบน หรือลบโฟลเดอร์นี้ [too-deep]\n",
            deep(16)
        ),
    );
}

// Paths of pictures.

#[test]
fn pictures_are_found_however_their_paths_are_written() {
    let png = fixture("bars.png");
    let of = |address: &str, path: &str| {
        narrative(&format!("![ก]({address})")).bytes(&format!("{NARRATIVES}/{path}"), &png)
    };
    for (address, path) in [
        ("ภาพ\\a.png", "ภาพ/a.png"),
        (".\\ภาพ\\a.png", "ภาพ/a.png"),
        // Markdown takes a backslash before such a sign away.
        ("ภาพ\\_a.png", "ภาพ/_a.png"),
        ("<ภาพ ปี\\(1) a.png> \"ที่มา\"", "ภาพ ปี/(1) a.png"),
        ("%E0%B8%A0%E0%B8%B2%E0%B8%9E/a%20b.png", "ภาพ/a b.png"),
        ("ภาพ%5Ca%20b.png", "ภาพ/a b.png"),
        ("100%25.png", "100%.png"),
        ("caf\u{e9}.png", "cafe\u{301}.png"),
        ("cafe\u{301}.png", "caf\u{e9}.png"),
        ("caf%C3%A9.png", "cafe\u{301}.png"),
    ] {
        finds(&of(address, path), "");
    }
    // What is there as it is written comes first.
    let both = of("a%20b.png", "a%20b.png").bytes(&format!("{NARRATIVES}/a b.png"), &png);
    assert_eq!(both.check().places(), [format!("{NARRATIVES}/a b.png:1 unknown-file")]);
    for address in [
        "..\\a.png",
        "ภาพ\\..\\..\\a.png",
        "\\a.png",
        "%2e%2e%5ca.png",
        "%2E%2E%2Fa.png",
        "C:\\a.png",
    ] {
        let outcome = of(address, "a.png").bytes("content/2562/a.png", &png).check();
        assert!(outcome.codes().contains(&"outside-root"), "{address}: {}", outcome.terminal());
    }
    let missing = of("ภาพ\\_b.png", "ภาพ/c.jpeg").check().terminal();
    assert!(missing.contains("ไม่มีไฟล์ภาพ “ภาพ\\_b.png”"), "{missing}");
}

// What nobody sees.

#[test]
fn a_comment_in_a_text_of_yaml_is_left_out_and_said() {
    let outcome = more("หมายเหตุ: ครบถ้วน <!-- ลบก่อนส่ง --> ตามแผน\n");
    finds(
        &outcome,
        "
content/2562/indicators/one.yaml:7:17 ควรตรวจ: ข้อความใน <!-- … --> ไม่แสดง → ลบออก หรือลบเครื่องหมายถ้าต้องการให้แสดง [raw-html]
  ╭▸
7 │ หมายเหตุ: ครบถ้วน <!-- ลบก่อนส่ง --> ตามแผน
  ╰╴                ━━━━━━━━━━━━━━━━
",
    );
    for lines in [
        "หมายเหตุ: \"<!-- ลับ -->\"\n",
        "หมายเหตุ: |\n  ก\n  <!-- ลับ\n  ลับ -->\n  ข\n",
        "ความถี่: ทุกปี<!-- ลับ -->\n",
        "หลักฐาน:\n  - ชื่อ: รายงาน<!-- ลับ -->\n",
    ] {
        let outcome = more(lines).check();
        assert_eq!(outcome.codes(), ["raw-html"], "{}", outcome.terminal());
        let model = format!("{:?}", outcome.scored().model);
        assert!(!model.contains("ลับ"), "{lines}");
    }
    let front =
        narrative("ก").replace(&format!("{NARRATIVES}/story.md"), "เรื่องเล่า", "เรื่อง<!-- ลับ -->เล่า");
    let outcome = front.check();
    assert_eq!(outcome.codes(), ["raw-html"], "{}", outcome.terminal());
    assert_eq!(more("หมายเหตุ: ก <!-- ข\n").check().codes(), ["comment-shown"]);
    // What is no comment is printed.
    finds(&more("หมายเหตุ: ก --> ข < ! -- ค\n# <!-- ง -->\n"), "");
}

#[test]
fn what_looks_like_a_comment_and_is_shown_is_said() {
    finds(
        &more("หมายเหตุ: ครบ <!– ลบก่อนส่ง –>\nปัญหาอุปสรรค: |\n  ไม่มี\n  # ถามฝ่ายแผนก่อน\n  #ไม่มี\n"),
        "
content/2562/indicators/one.yaml:7:14 ควรตรวจ: “<!–” ไม่ซ่อนข้อความ จึงแสดงตามที่พิมพ์ → ถ้าไม่ต้องการให้แสดง ให้ลบออก หรือพิมพ์ <!-- … --> ด้วยขีดสั้น - สองขีด [comment-shown]
  ╭▸
7 │ หมายเหตุ: ครบ <!– ลบก่อนส่ง –>
  ╰╴             ━━━
content/2562/indicators/one.yaml:10:3 ควรตรวจ: บรรทัดที่ขึ้นต้นด้วย # ในข้อความหลายบรรทัดไม่ถูกซ่อน จึงแสดงตามที่พิมพ์ → ถ้าไม่ต้องการให้แสดง ให้ลบออก หรือย้ายไปไว้เหนือชื่อหัวข้อ [comment-shown]
   ╭▸
10 │   # ถามฝ่ายแผนก่อน
   ╰╴  ━━━━━━━━━━━━━━
",
    );
    for text in ["ก <!— ข —>", "- ก %% ข %%", "| ก |\n|---|\n| /* ข */ |", "**ก** {# ข #}"]
    {
        assert_eq!(narrative(text).check().codes(), ["comment-shown"], "{text}");
    }
    for text in [
        "| ก | ข |\n|---|---|\n| <!-- ค | ง --> |",
        "ก <!-- ข",
        "ก <!-- ข\n\nค --> ง",
        "- ก <!-- ข",
    ] {
        assert_eq!(narrative(text).check().codes(), ["comment-shown"], "{text}");
    }
    finds(&narrative("ก \\<!-- ข `<!-- ค`"), "");
    for text in ["ก `<!– ข –>`", "ร้อยละ 5%% ของ a/*.png", "ก <!-- ข -->"]
    {
        assert!(!narrative(text).check().codes().contains(&"comment-shown"), "{text}");
    }
    finds(&more("หมายเหตุ: |\n  ไม่มี\n# ความเห็น\n"), "");
}

#[test]
fn a_comment_in_the_title_of_a_picture_is_left_out_and_said() {
    let png = fixture("bars.png");
    let of = |title: &str| {
        narrative(&format!("![ก](a.png \"{title}\")")).bytes(&format!("{NARRATIVES}/a.png"), &png)
    };
    let outcome = of("ที่มา: กรม <!-- ลับ -->").check();
    assert_eq!(outcome.codes(), ["raw-html"], "{}", outcome.terminal());
    assert!(!format!("{:?}", outcome.scored().model).contains("ลับ"));
    finds(&of("ที่มา: กรม"), "");
}

/// A chunk of a PNG; nobody looks at its sum.
fn chunk(kind: &[u8; 4], told: &[u8]) -> Vec<u8> {
    [&(told.len() as u32).to_be_bytes()[..], kind, told, &[0; 4]].concat()
}

#[test]
fn what_a_picture_carries_is_left_out_and_said() {
    let png = fixture("bars.png");
    // Behind the first chunk, which is 25 bytes long.
    let with = |told: &[u8]| [&png[..33], told, &png[33..]].concat();
    let of = |bytes: &[u8]| {
        narrative("![ก](a.png)\n\n![ข](a.png)").bytes(&format!("{NARRATIVES}/a.png"), bytes)
    };
    let outcome = of(&with(&chunk(b"tEXt", b"Author\0Somchai"))).check();
    assert_text(
        &outcome.terminal(),
        "content/2562/narratives/a.png:1:1 ควรตรวจ: ไฟล์ภาพ a.png มีข้อมูลติดมา (ชื่อหรือข้อความ) ซึ่งตัดออกแล้วจาก PDF และเว็บไซต์ → ถ้าจะส่งไฟล์ภาพนี้ต่อ ให้บันทึกใหม่โดยไม่เก็บข้อมูลดังกล่าว [picture-data]\n",
    );
    let kept = |outcome: &Outcome| {
        outcome.sources.asset(&format!("{NARRATIVES}/a.png")).map(|bytes| bytes.to_vec())
    };
    assert_eq!(kept(&outcome), Some(png.clone()));
    let behind = of(&[&png[..], b"what was cut off"].concat()).check();
    assert_eq!((behind.codes(), kept(&behind)), (vec!["picture-data"], Some(png.clone())));
    let silent = of(&with(&chunk(b"tEXt", b"Software\0Paint"))).check();
    assert_eq!((silent.codes(), kept(&silent)), (vec![], Some(png.clone())));
}
