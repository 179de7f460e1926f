//! What a planning officer mistypes in a framework: years, numbers, weights, levels and large tables.

use super::checks::{BANDS, PATH, bands, points, rules, said, total};
use crate::common::{FRAMEWORK, INDICATOR, ONE, Outcome, Project, YEAR};

/// The helps of one code.
fn helps(outcome: &Outcome, code: &str) -> Vec<String> {
    let found = outcome.checked.findings.iter().filter(|finding| finding.code.as_str() == code);
    found
        .map(|finding| finding.help.as_ref().map(|help| help.th.clone()).unwrap_or_default())
        .collect()
}

// Years.

/// The smallest project of 2562 under a framework of another year, with more lines in its head.
fn carried(framework: u16, lines: &str) -> Project {
    let text = FRAMEWORK.replace("ปีงบประมาณ: 2562\n", &format!("ปีงบประมาณ: {framework}\n{lines}"));
    Project::minimal().without(PATH).with(&format!("content/frameworks/{framework}.yaml"), &text)
}

#[test]
fn a_framework_holds_for_the_years_it_names() {
    let named = |framework: u16| format!("กรอบการประเมิน: {framework}\nเอกสาร:");
    let of = |framework: u16, lines: &str| {
        carried(framework, lines).replace("content/2562/year.yaml", "เอกสาร:", &named(framework))
    };
    let foreign = of(2561, "").check();
    assert_eq!(
        foreign.places(),
        ["content/2562/year.yaml:3 framework-year"],
        "{}",
        foreign.terminal()
    );
    assert_eq!(said(&foreign, "framework-year"), ["ปี 2562 ใช้กรอบของปี 2561 ซึ่งไม่ได้ระบุว่าใช้กับปี 2562"]);
    assert_eq!(
        helps(&foreign, "framework-year"),
        [
            "ถ้าใช้กรอบเดิมต่อ เพิ่ม ใช้กับปี: 2562 ใน content/frameworks/2561.yaml ถ้าไม่ใช่ พิมพ์ กรอบการประเมิน: 2562 แล้วเพิ่มไฟล์ content/frameworks/2562.yaml"
        ]
    );
    for years in ["ใช้กับปี: 2562\n", "ใช้กับปี: [2562, 2563]\n", "ใช้กับปี: [2561, 2562]\n"]
    {
        let held = of(2561, years).check();
        assert_eq!(held.codes(), Vec::<&str>::new(), "{}", held.terminal());
        // Nobody has to name it twice.
        let silent = carried(2561, years).check();
        assert_eq!(silent.codes(), Vec::<&str>::new(), "{}", silent.terminal());
        assert_eq!(silent.part(2562, 0), held.part(2562, 0));
    }
    assert_eq!(carried(2561, "").check().codes(), ["missing-file"]);
    assert_eq!(of(2561, "ใช้กับปี: 2563\n").check().codes(), ["framework-year"]);
}

#[test]
fn a_framework_of_another_year_is_one_finding_for_all_its_indicators() {
    let year = YEAR.replace("เอกสาร:", "กรอบการประเมิน: 2561\nเอกสาร:");
    let other = FRAMEWORK
        .replace("ปีงบประมาณ: 2562", "ปีงบประมาณ: 2561")
        .replace("{รหัส: work, ชื่อ: งานหลัก}", "{รหัส: other, ชื่อ: งานอื่น}");
    let text = "---\nรหัสถาวร: story\nชื่อ: เรื่องเล่า\n---\n\nได้ ((ผล 1.1)) และ ((ชื่อ 1.2))\n";
    let outcome = Project::minimal()
        .with("content/2562/year.yaml", &year)
        .with("content/frameworks/2561.yaml", &other)
        .with("content/2562/narratives/story.md", text)
        .indicator("two", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .check();
    assert_eq!(outcome.codes(), ["framework-year"], "{}", outcome.terminal());
    // The year has a framework of its own, so there is only one thing to write.
    assert_eq!(helps(&outcome, "framework-year"), ["พิมพ์ กรอบการประเมิน: 2562"]);
}

#[test]
fn two_frameworks_of_one_year_are_found() {
    let next = |year: u16, lines: &str| {
        FRAMEWORK.replace("ปีงบประมาณ: 2562\n", &format!("ปีงบประมาณ: {year}\n{lines}"))
    };
    let claimed = Project::minimal()
        .with("content/frameworks/2561.yaml", &next(2561, "ใช้กับปี: [2562]\n"))
        .check();
    assert_eq!(claimed.places(), ["content/frameworks/2561.yaml:2 framework-year"]);
    assert_eq!(
        said(&claimed, "framework-year"),
        ["ปี 2562 มีสองกรอบ: กรอบของปี 2561 และกรอบของปี 2562"]
    );
    let both = Project::minimal()
        .with("content/frameworks/2560.yaml", &next(2560, "ใช้กับปี: [2561, 2565]\n"))
        .with("content/frameworks/2563.yaml", &next(2563, "ใช้กับปี: [2564, 2565]\n"))
        .check();
    assert_eq!(both.places(), ["content/frameworks/2563.yaml:2 framework-year"]);
}

// Numbers.

#[test]
fn numbers_that_no_key_takes_are_found_where_they_stand() {
    let framework = |from: &str, to: &str| Project::minimal().replace(PATH, from, to).check();
    let component = |key: &str| {
        framework("ชื่อ: งานหลัก}", &format!("ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก, {key}}}"))
    };
    let part = |key: &str| framework("    ช่วงผล:\n", &format!("    {key}\n    ช่วงผล:\n"));
    let limit = |most: &str| part(&format!("เพดานจำนวน: [{{องค์ประกอบ: work, ไม่เกิน: {most}}}]"));
    let zero = "พิมพ์ตัวเลขตั้งแต่ 0 ขึ้นไป";
    let above = "พิมพ์ตัวเลขที่มากกว่า 0";
    let count = "พิมพ์จำนวนเต็มตั้งแต่ 0 ขึ้นไป";
    for (outcome, message, help) in [
        (component("คะแนนไม่เกิน: -5"), "“คะแนนไม่เกิน” เป็น -5 ไม่ได้", above),
        (component("น้ำหนัก: -0.5"), "“น้ำหนัก” เป็น -0.5 ไม่ได้", zero),
        (component("น้ำหนักรวม: 0"), "“น้ำหนักรวม” เป็น 0 ไม่ได้", above),
        (part("คะแนนเต็ม: -100"), "“คะแนนเต็ม” เป็น -100 ไม่ได้", above),
        (part("คะแนนเต็ม: 0"), "“คะแนนเต็ม” เป็น 0 ไม่ได้", above),
        (part("ไม่ถึงขั้นแรกได้: −1"), "“ไม่ถึงขั้นแรกได้” เป็น -1 ไม่ได้", zero),
        (limit("-3"), "“ไม่เกิน” เป็น -3 ไม่ได้", count),
        (limit("2.5"), "“ไม่เกิน” เป็น 2.5 ไม่ได้", count),
    ] {
        let found: Vec<_> = outcome.checked.findings.iter().filter(|f| f.is_error()).collect();
        assert_eq!(found.len(), 1, "{}", outcome.terminal());
        assert_eq!(found[0].code.as_str(), "bad-number");
        assert_eq!(
            (found[0].message.th.as_str(), found[0].help.as_ref().unwrap().th.as_str()),
            (message, help)
        );
    }
    let level = points("", "ขั้นเป้าหมาย: {-50: ร้อยละ 50, 75: ร้อยละ 75}\nผล: ร้อยละ 80\n");
    assert_eq!(said(&level, "bad-number"), ["“คะแนนของขั้น” เป็น -50 ไม่ได้"]);
    // What makes sense is taken: in Thai digits, with a thousand, nothing at all where nothing may be.
    for good in
        [limit("๕"), limit("\"1,000\""), limit("1"), part("คะแนนเต็ม: 0.5"), part("ไม่ถึงขั้นแรกได้: 0")]
    {
        assert_eq!(good.errors(), 0, "{}", good.terminal());
    }
}

#[test]
fn a_year_has_four_quarters_and_a_hundred_percent_of_meetings() {
    let duty = |target: &str, counted: &str| {
        let lines =
            format!("เป้าหมาย: {target}\nนับเป็น: {counted}\nครั้งที่ทำ: [20 ธ.ค. 2561, 20 มี.ค. 2562]\n");
        Project::minimal().one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", &lines).check()
    };
    let nine = duty("อย่างน้อย 9 ไตรมาส", "จำนวนไตรมาส");
    assert_eq!(
        nine.places(),
        ["content/2562/indicators/one.yaml:5 bad-number"],
        "{}",
        nine.terminal()
    );
    assert_eq!(said(&nine, "bad-number"), ["หนึ่งปีมีไม่ถึง 9 ไตรมาส เป้าหมายนี้จึงไม่มีวันผ่าน"]);
    assert_eq!(helps(&nine, "bad-number"), ["พิมพ์ไม่เกิน 4 ไตรมาส"]);
    assert_eq!(duty("มากกว่า 4 ไตรมาส", "จำนวนไตรมาส").codes(), ["bad-number"]);
    let levels =
        "ขั้นเป้าหมาย: {50: 2 ไตรมาส, 100: 5 ไตรมาส}\nนับเป็น: จำนวนไตรมาส\nครั้งที่ทำ: [20 ธ.ค. 2561]\n";
    assert_eq!(points("", levels).codes(), ["bad-number"]);
    for good in [
        duty("4 ไตรมาส", "จำนวนไตรมาส"),
        duty("9 ครั้ง", "จำนวนครั้ง"),
        duty("ไม่เกิน 9 ไตรมาส", "จำนวนไตรมาส"),
    ] {
        assert_eq!(good.codes(), Vec::<&str>::new(), "{}", good.terminal());
    }
    let attended = |target: &str, least: &str| {
        let lines = format!(
            "เป้าหมาย: {target}\nนับเป็น: ร้อยละของครั้งที่เข้าร่วมครบ\nผู้เข้าร่วมขั้นต่ำ: {least}\nครั้งที่ทำ: [{{วันที่: 20 ธ.ค. 2561, เข้าร่วม: 8, ทั้งหมด: 10}}]\n"
        );
        Project::minimal().one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", &lines).check()
    };
    assert_eq!(attended("ร้อยละ 100", "ร้อยละ 80").codes(), Vec::<&str>::new());
    assert_eq!(said(&attended("ร้อยละ 120", "ร้อยละ 80"), "bad-number").len(), 1);
    assert_eq!(attended("ร้อยละ 100", "ร้อยละ 120").errors(), 1);
}

#[test]
fn a_number_of_two_components_is_found() {
    let two = |second: &str| {
        let components = format!(
            "      - {{รหัส: work, เลข: \"1\", ชื่อ: งานหลัก}}\n      - {{รหัส: more, เลข: \"{second}\", ชื่อ: งานรอง, ถ้ามี: ใช่}}\n"
        );
        Project::minimal().replace(PATH, "      - {รหัส: work, ชื่อ: งานหลัก}\n", &components).check()
    };
    assert_eq!(two("1").places(), ["content/frameworks/2562.yaml:13 duplicate-id"]);
    assert_eq!(said(&two("1"), "duplicate-id"), ["มีสององค์ประกอบใช้เลข “1”"]);
    assert_eq!(said(&two("2"), "duplicate-id"), Vec::<String>::new());
}

// Bands at the ends of what there is.

#[test]
fn bands_that_nothing_reaches_are_found() {
    let beyond = bands(&BANDS.replace("มากกว่า 67", "มากกว่า 100").replace("50-67", "50-100"));
    assert_eq!(
        said(&beyond, "band-unused"),
        ["ไม่มีค่าใดถึงช่วง “มากกว่า 100” ค่าที่เป็นไปได้คือ 0 ถึง 100"],
        "{}",
        beyond.terminal()
    );
    let below = bands(&BANDS.replace("น้อยกว่า 50", "น้อยกว่า 0").replace("50-67", "0-67"));
    assert_eq!(said(&below, "band-unused").len(), 1);
    let capped = |cap: &str| {
        let component = format!("ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก{cap}}}");
        Project::minimal()
            .replace(PATH, "ชื่อ: งานหลัก}", &component)
            .replace(PATH, "    ช่วงผล:\n", "    คะแนนเต็ม: 100\n    ช่วงผล:\n")
            .check()
    };
    assert_eq!(
        said(&capped(", คะแนนไม่เกิน: 50"), "band-unused"),
        ["ไม่มีค่าใดถึงช่วง “มากกว่า 67” ค่าที่เป็นไปได้คือ 0 ถึง 50"]
    );
    for cap in ["", ", คะแนนไม่เกิน: 68", ", คะแนนไม่เกิน: 100"]
    {
        assert_eq!(capped(cap).codes(), Vec::<&str>::new(), "{}", capped(cap).terminal());
    }
}

/// Two indicators of up to 100 points each under bands that are given, summed up.
fn summed(list: &str, cap: &str) -> Outcome {
    let framework = FRAMEWORK
        .replace("ชื่อ: งานหลัก}", &format!("ชื่อ: งานหลัก, วิธีประเมิน: ผลรวมคะแนน{cap}}}"))
        .replace("    ช่วงผล:\n", "    คะแนนเต็ม: 100\n    ช่วงผล:\n")
        .replace(BANDS, list);
    Project::minimal()
        .with(PATH, &framework)
        .indicator("two", "1.2", "น้ำหนัก: 0.5\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .check()
}

#[test]
fn the_most_that_a_sum_comes_to_is_in_a_band() {
    let closed = "      - {เกณฑ์: 80-120, ให้ระดับ: above}\n      - {เกณฑ์: ไม่น้อยกว่า 0, และ: น้อยกว่า 80, ให้ระดับ: below}\n";
    let gap = summed(closed, "");
    assert_eq!(said(&gap, "band-gap"), ["135 ไม่อยู่ในช่วงใดของ ส่วนที่ 1"], "{}", gap.terminal());
    assert_eq!(said(&summed(closed, ", คะแนนไม่เกิน: 120"), "band-gap"), Vec::<String>::new());
    let open = closed.replace("80-120", "ไม่น้อยกว่า 80");
    assert_eq!(summed(&open, "").codes(), Vec::<&str>::new(), "{}", summed(&open, "").terminal());
    // A total of sums, too: 0.6 × 100 + 0.4 × 100.
    let low = total(&[", น้ำหนัก: 60", ", น้ำหนัก: 40"], "");
    assert_eq!(low.codes(), Vec::<&str>::new(), "{}", low.terminal());
}

#[test]
fn the_first_level_is_in_a_band_whatever_lies_below_it() {
    let framework = |least: &str| {
        let list = format!(
            "      - {{เกณฑ์: มากกว่า 67, ให้ระดับ: above}}\n      - {{เกณฑ์: ไม่น้อยกว่า {least}, และ: ไม่เกิน 67, ให้ระดับ: meets}}\n"
        );
        let text = FRAMEWORK
            .replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}")
            .replace(BANDS, &list);
        Project::minimal()
            .without(ONE)
            .with(PATH, &text)
            .indicator("one", "1.1", "ขั้นเป้าหมาย: {50: 1 ครั้ง, 75: 2 ครั้ง}\nผล: 2 ครั้ง\n")
            .check()
    };
    assert_eq!(said(&framework("60"), "band-gap"), ["55 ไม่อยู่ในช่วงใดของ ส่วนที่ 1"]);
    assert_eq!(framework("50").codes(), Vec::<&str>::new(), "{}", framework("50").terminal());
}

// Weights.

#[test]
fn weights_that_nothing_uses_are_found() {
    let weighed = |method: &str, lines: &str| {
        let component = format!("ชื่อ: งานหลัก, วิธีประเมิน: {method}}}");
        Project::minimal()
            .replace(PATH, "ชื่อ: งานหลัก}", &component)
            .replace(PATH, "    ช่วงผล:\n", "    คะแนนเต็ม: 100\n    ช่วงผล:\n")
            .one("เป้าหมาย:", &format!("{lines}เป้าหมาย:"))
            .check()
    };
    let share = weighed("ร้อยละที่ผ่าน", "น้ำหนัก: 40\n");
    assert_eq!(
        share.places(),
        ["content/2562/indicators/one.yaml:5 weights"],
        "{}",
        share.terminal()
    );
    assert_eq!(
        said(&share, "weights"),
        ["น้ำหนักของ 1.1 ไม่มีผล: องค์ประกอบ “งานหลัก” ประเมินแบบ ร้อยละที่ผ่าน ซึ่งไม่ใช้น้ำหนัก"]
    );
    assert_eq!(weighed("คะแนนต่ำสุด", "น้ำหนัก: 40\n").codes(), ["weights"]);
    assert_eq!(weighed("ร้อยละที่ผ่าน", "").codes(), Vec::<&str>::new());
    assert_eq!(weighed("คะแนนถ่วงน้ำหนัก", "น้ำหนัก: 100\n").codes(), Vec::<&str>::new());
    let many = (2..8).fold(Project::minimal(), |project, at| {
        project.indicator(
            &format!("i{at}"),
            &format!("1.{at}"),
            "น้ำหนัก: 5\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n",
        )
    });
    let many = said(&many.check(), "weights");
    assert_eq!(many.len(), 1);
    assert!(many[0].starts_with("น้ำหนักของ 1.2, 1.3, 1.4, 1.5 และอีก 2 รายการ ไม่มีผล"), "{many:?}");
}

#[test]
fn the_weight_of_a_heading_needs_headings_that_count() {
    let tree = |counted: &str, weight: &str| {
        let component = format!("ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก, นับ: {counted}}}");
        let heading = format!("รหัสถาวร: head\nรหัส: \"1\"\nองค์ประกอบ: work\nชื่อ: หัวข้อ\n{weight}");
        let under = INDICATOR.replace("องค์ประกอบ: work\n", "อยู่ใต้: head\nน้ำหนัก: 100\n");
        Project::minimal()
            .replace(PATH, "ชื่อ: งานหลัก}", &component)
            .replace(PATH, "    ช่วงผล:\n", "    คะแนนเต็ม: 100\n    ช่วงผล:\n")
            .with("content/2562/indicators/head.yaml", &heading)
            .with(ONE, &under)
            .check()
    };
    let leaves = tree("ตัวชี้วัดย่อย", "น้ำหนัก: 30\n");
    assert_eq!(
        said(&leaves, "weights"),
        ["น้ำหนักของ 1 ไม่มีผล: เป็นหัวข้อกลุ่ม และองค์ประกอบ “งานหลัก” นับตัวชี้วัดย่อย"],
        "{}",
        leaves.terminal()
    );
    assert_eq!(leaves.places(), ["content/2562/indicators/head.yaml:5 weights"]);
    assert_eq!(tree("ตัวชี้วัดย่อย", "").codes(), Vec::<&str>::new());
    assert_eq!(tree("ตัวชี้วัดหลัก", "น้ำหนัก: 100\n").codes(), Vec::<&str>::new());
}

#[test]
fn weights_of_components_need_a_total() {
    let weighed = Project::minimal().replace(PATH, "ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, น้ำหนัก: 60}").check();
    assert_eq!(
        said(&weighed, "weights"),
        ["น้ำหนักของ งานหลัก ไม่มีผล: ส่วนที่ 1 สรุปภาพรวมด้วย วิธีสรุป ซึ่งไม่ใช้น้ำหนัก"]
    );
    assert_eq!(weighed.places(), ["content/frameworks/2562.yaml:12 weights"]);
    assert_eq!(total(&[", น้ำหนัก: 60", ", น้ำหนัก: 40"], "").codes(), Vec::<&str>::new());
    // Other keys of a total are none of decision rules, nor caps of shares.
    for (from, to, code) in [
        ("      วิธีสรุป:", "      คะแนนไม่เกิน: 100\n      วิธีสรุป:", "unused-key"),
        ("      วิธีสรุป:", "      วิธีรวม: ผลรวมถ่วงน้ำหนัก\n      วิธีสรุป:", "unused-key"),
        ("    ช่วงผล:\n", "    น้ำหนักรวม: 100\n    ช่วงผล:\n", "unused-key"),
        ("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: ร้อยละที่ผ่าน, คะแนนไม่เกิน: 100}", "unused-key"),
        // Without its method nothing says that they are shares.
        ("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, คะแนนไม่เกิน: 100}", "bad-framework"),
        ("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, น้ำหนักรวม: 100}", "bad-framework"),
    ] {
        let outcome = Project::minimal().replace(PATH, from, to).check();
        assert_eq!(outcome.codes(), [code], "{to}\n{}", outcome.terminal());
    }
}

#[test]
fn weights_that_are_all_nothing_say_so() {
    let none = total(&[", น้ำหนัก: 0", ", น้ำหนัก: 0"], "");
    assert_eq!(
        said(&none, "weights"),
        ["น้ำหนักขององค์ประกอบใน ส่วนที่ 1 เป็น 0 ทุกตัว จึงคิดคะแนนไม่ได้"],
        "{}",
        none.terminal()
    );
    assert_eq!(none.codes(), ["weights"]);
    // A tiny one keeps its digits.
    let tiny = total(&[", น้ำหนัก: 100", ", น้ำหนัก: 0.00000000000000000001"], "");
    assert!(
        said(&tiny, "weights")[1].contains("น้ำหนัก 0.00000000000000000001 ไม่ถึง"),
        "{}",
        tiny.terminal()
    );
    let sum = said(&tiny, "weights");
    assert!(sum.iter().any(|text| text.contains("รวมได้ 100.00000000000000000001 ")), "{sum:?}");
}

#[test]
fn indicators_that_weigh_nothing_are_the_cause_that_is_told() {
    let weighed = |weight: &str| {
        let lines =
            format!("น้ำหนัก: {weight}\nขั้นเป้าหมาย: {{50: ร้อยละ 50, 100: ร้อยละ 90}}\nผล: ร้อยละ 95\n");
        points("", &lines)
    };
    let none = weighed("0");
    assert_eq!(
        none.places(),
        ["content/2562/indicators/one.yaml:5 weights"],
        "{}",
        none.terminal()
    );
    assert_eq!(said(&none, "weights"), ["น้ำหนักของตัวชี้วัดใน งานหลัก เป็น 0 ทุกตัว จึงคิดคะแนนไม่ได้"]);
    assert_eq!(weighed("100").codes(), Vec::<&str>::new());
}

// Levels.

#[test]
fn levels_that_share_values_are_found() {
    let levels = |list: &str| points("", &format!("ขั้นเป้าหมาย: {{{list}}}\nผล: ร้อยละ 95\n"));
    let overlap = levels("50: ร้อยละ 50-80, 75: ร้อยละ 75-90, 100: มากกว่า ร้อยละ 90");
    assert_eq!(
        said(&overlap, "band-overlap"),
        ["ร้อยละ 78 อยู่ในสองขั้น: ขั้น 50 และขั้น 75"],
        "{}",
        overlap.terminal()
    );
    let end = levels("50: ร้อยละ 50-75, 75: ร้อยละ 75-90, 100: มากกว่า ร้อยละ 90");
    assert_eq!(said(&end, "band-overlap"), ["ร้อยละ 75 อยู่ในสองขั้น: ขั้น 50 และขั้น 75"]);
    let falling =
        points("", "ทิศทาง: ยิ่งน้อยยิ่งดี\nขั้นเป้าหมาย: {50: 10-20 วัน, 75: ไม่เกิน 10 วัน}\nผล: 5 วัน\n");
    assert_eq!(said(&falling, "band-overlap"), ["10 วัน อยู่ในสองขั้น: ขั้น 50 และขั้น 75"]);
    // Lower ends alone are meant to hold above, too.
    for good in
        ["50: ร้อยละ 50, 75: ร้อยละ 75, 100: ร้อยละ 90", "50: ร้อยละ 50-75, 75: มากกว่า ร้อยละ 75"]
    {
        assert_eq!(levels(good).codes(), Vec::<&str>::new(), "{}", levels(good).terminal());
    }
}

#[test]
fn cumulative_levels_that_part_are_never_reached() {
    let levels =
        |extra: &str, list: &str| points(extra, &format!("ขั้นเป้าหมาย: {{{list}}}\nผล: ร้อยละ 95\n"));
    let bands = "50: ไม่น้อยกว่า ร้อยละ 50, 75: ร้อยละ 75-89.99, 100: ไม่น้อยกว่า ร้อยละ 90";
    let parted = levels("    ขั้นสะสม: ใช่\n", bands);
    assert_eq!(
        said(&parted, "levels-order"),
        ["ขั้น 100 ไม่มีวันถึง: ขั้นสะสมต้องอยู่ในขั้น 75 (ร้อยละ 75–89.99) ด้วย"],
        "{}",
        parted.terminal()
    );
    assert_eq!(said(&levels("", bands), "levels-order"), Vec::<String>::new());
    let ends = "50: ร้อยละ 50, 75: ร้อยละ 75, 100: ร้อยละ 90";
    assert_eq!(levels("    ขั้นสะสม: ใช่\n", ends).codes(), Vec::<&str>::new());
}

// Large tables.

/// The smallest project with so many grades, and with rules.
fn grades(number: usize, list: &str) -> Outcome {
    let more: String = (0..number)
        .map(|at| format!("  - {{รหัส: g{at}, ชื่อ: ระดับที่ {at}, สัญลักษณ์: s{at}}}\n"))
        .collect();
    let optional = "      - {รหัส: other, ชื่อ: งานรอง, ถ้ามี: ใช่}\n";
    let rules = FRAMEWORK.split_once("        - กติกา:\n").unwrap().1;
    Project::minimal()
        .replace(PATH, "ส่วน:\n", &format!("{more}ส่วน:\n"))
        .replace(PATH, "    ช่วงผล:\n", &format!("{optional}    ช่วงผล:\n"))
        .replace(PATH, rules, list)
        .replace(
            "content/2562/year.yaml",
            "เอกสาร:",
            "องค์ประกอบที่ไม่ต้องประเมิน: {other: ไม่มี}\nเอกสาร:",
        )
        .check()
}

#[test]
fn rules_over_many_grades_are_checked_like_few() {
    let all: Vec<String> = ["above", "meets", "below"]
        .into_iter()
        .map(str::to_owned)
        .chain((0..20).map(|at| format!("g{at}")))
        .map(|id| format!("            - {{ทุกองค์ประกอบได้: {id}, ให้ระดับ: standard}}\n"))
        .collect();
    let one_missing: String = all[..22].concat();
    assert_eq!(
        said(&grades(20, &one_missing), "case-open"),
        ["กติกาของส่วนที่ 1 ไม่กล่าวถึงกรณี ทุกองค์ประกอบได้ “ระดับที่ 19”"]
    );
    let mixed = grades(20, &all.concat());
    assert_eq!(
        said(&mixed, "case-open"),
        ["กติกาของส่วนที่ 1 ไม่กล่าวถึงกรณี องค์ประกอบได้ “สูงกว่าเป้าหมาย” และ “เป็นไปตามเป้าหมาย” ต่างกัน"],
        "{}",
        mixed.terminal()
    );
    let rest = format!("{}            - {{ให้ระดับ: needs-improvement}}\n", all.concat());
    assert_eq!(grades(20, &rest).codes(), Vec::<&str>::new(), "{}", grades(20, &rest).terminal());
    let never = format!("{rest}            - {{มีองค์ประกอบได้: g7, ให้ระดับ: quality}}\n");
    assert_eq!(said(&grades(20, &never), "case-twice").len(), 1);
    // With one component in sight there is nothing mixed.
    let one = rules(
        "            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}\n            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}\n            - {มีองค์ประกอบได้: above, ให้ระดับ: standard}\n            - {ให้ระดับ: standard}\n",
    );
    assert_eq!(one.codes(), Vec::<&str>::new(), "{}", one.terminal());
}

/// Sub-levels over so many shares, each of which decides by itself from 50 percent on.
fn sublevels(measures: usize, rules: &str) -> Outcome {
    let list: String =
        (0..measures).map(|at| format!("          ต{at}: {{สัดส่วนของ: ตัวชี้วัดที่ผ่าน}}\n")).collect();
    let text = format!(
        "{FRAMEWORK}      ระดับย่อย:\n        ของระดับ: quality\n        ตัววัด:\n{list}        กติกา:\n{rules}"
    );
    Project::minimal().with(PATH, &text).check()
}

#[test]
fn sub_levels_over_many_shares_are_checked_like_few() {
    let asked = |word: &str, upto: usize| -> String {
        (0..upto).map(|at| format!("ต{at}: {word} 50, ")).collect()
    };
    let rule = |name: &str, asked: &str| format!("          - {{ชื่อ: {name}, เมื่อ: {{{asked}}}}}\n");
    // Each rule asks that one share is low and those before it are not: together they are all cases.
    let chain: String = (0..12)
        .map(|at| rule(&format!("ข้อ {at}"), &format!("{}ต{at}: น้อยกว่า 50", asked("ไม่น้อยกว่า", at))))
        .collect();
    let all = format!("{chain}{}", rule("ที่เหลือ", &asked("ไม่น้อยกว่า", 12)));
    assert_eq!(
        sublevels(12, &all).codes(),
        Vec::<&str>::new(),
        "{}",
        sublevels(12, &all).terminal()
    );
    let hole = sublevels(12, &chain);
    let found = said(&hole, "case-open");
    assert_eq!(found.len(), 1, "{}", hole.terminal());
    assert!(found[0].contains("ต0 50, ต1 50, ") && found[0].ends_with("ต11 50"), "{found:?}");
    let twice = all.replace("ต11: น้อยกว่า 50", "ต11: ไม่เกิน 50");
    let found = said(&sublevels(12, &twice), "case-twice");
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("ต11 50 เข้ากติกาสองข้อ: “ข้อ 11” กับ “ที่เหลือ”"), "{found:?}");
    let beyond = all.replace("ต11: น้อยกว่า 50", "ต11: มากกว่า 100");
    assert_eq!(
        said(&sublevels(12, &beyond), "case-twice"),
        ["กติกา “ข้อ 11” ไม่มีวันใช้: “ต11” เป็นร้อยละ 0 ถึง 100"]
    );
    // What cannot be looked through is said, and why.
    let too_many = sublevels(65, &rule("ดี", "ต0: ไม่น้อยกว่า 50"));
    assert_eq!(
        said(&too_many, "not-checked"),
        [
            "ไม่ได้ตรวจว่ากติกาของระดับคุณภาพ ตัดสินครบทุกกรณีโดยไม่ซ้อนกัน: มี 65 ตัววัด 1 กติกา มากเกินกว่าจะไล่ได้ทุกกรณี"
        ]
    );
}

// One slip is one finding.

#[test]
fn a_slip_blames_nothing_else() {
    let framework = |from: &str, to: &str| Project::minimal().replace(PATH, from, to);
    // A method that is not known says nothing of weights.
    let method = framework("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: ถ่วงน้ำหนัก}")
        .one("เป้าหมาย:", "น้ำหนัก: 100\nเป้าหมาย:")
        .check();
    assert_eq!(method.codes(), ["unknown-word"], "{}", method.terminal());
    // A component that was refused may be the one that an indicator means.
    let twice = framework(
        "      - {รหัส: work, ชื่อ: งานหลัก}\n",
        "      - {รหัส: work, ชื่อ: งานหลัก}\n      - {รหัส: work, ชื่อ: งานรอง}\n",
    )
    .indicator("two", "2.1", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
    .replace("content/2562/indicators/two.yaml", "องค์ประกอบ: work", "องค์ประกอบ: more")
    .check();
    assert_eq!(twice.codes(), ["duplicate-id"], "{}", twice.terminal());
    // A key without effect leaves the rest to be checked.
    let unused = framework("      วิธีสรุป:", "      คะแนนไม่เกิน: 100\n      วิธีสรุป:")
        .replace(PATH, "เกณฑ์: 50-67", "เกณฑ์: 50-66")
        .check();
    assert_eq!(unused.codes(), ["band-gap", "unused-key"], "{}", unused.terminal());
    // Both slips of one line are said.
    let line = framework("เกณฑ์: 50-67, ให้ระดับ: meets", "เกณฑ์: 50-67 ราย, ให้ระดับ: meats").check();
    assert_eq!(line.codes(), ["unit-mismatch", "unknown-reference"], "{}", line.terminal());
    let limit =
        framework("    ช่วงผล:\n", "    เพดานจำนวน: [{องค์ประกอบ: wrk, ไม่เกิน: ห้า}]\n    ช่วงผล:\n");
    assert_eq!(limit.check().codes(), ["unknown-reference", "bad-number"]);
    // Nothing is missing that was written with a slip.
    let empty = framework("      - {รหัส: work, ชื่อ: งานหลัก}\n", "").check();
    assert_eq!(said(&empty, "bad-framework"), Vec::<String>::new(), "{}", empty.terminal());
}

#[test]
fn a_part_is_summed_up_in_one_way() {
    let (head, rules) = FRAMEWORK.split_once("      วิธีสรุป:").unwrap();
    let neither = Project::minimal().with(PATH, head).check();
    assert_eq!(
        said(&neither, "bad-framework"),
        ["สรุปภาพรวมไม่มีทั้ง วิธีสรุป และ ช่วงผล จึงตัดสินระดับภาพรวมไม่ได้"]
    );
    let bands = "      ช่วงผล: [{เกณฑ์: ไม่น้อยกว่า 0, ให้ระดับ: quality}]\n      วิธีสรุป:";
    let both = Project::minimal().with(PATH, &format!("{head}{bands}{rules}")).check();
    assert_eq!(said(&both, "bad-framework"), ["สรุปภาพรวมมีทั้ง วิธีสรุป และ ช่วงผล"]);
    let two = Project::minimal()
        .replace(PATH, "{ทุกองค์ประกอบได้: above,", "{มีองค์ประกอบได้: meets, ทุกองค์ประกอบได้: above,")
        .check();
    assert_eq!(helps(&two, "bad-framework"), ["แยกเป็นสองข้อ ข้อแรกที่ตรงเป็นผล"]);
}

#[test]
fn less_than_is_written_as_people_say_it() {
    let said_so = bands(&BANDS.replace("น้อยกว่า 50", "ไม่ถึง 50"));
    assert_eq!(said_so.codes(), Vec::<&str>::new(), "{}", said_so.terminal());
    assert_eq!(said_so.part(2562, 0), bands(BANDS).part(2562, 0));
}

#[test]
fn bands_of_percent_under_points_are_found() {
    let points = |full: &str| {
        let framework = FRAMEWORK
            .replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}")
            .replace("    ช่วงผล:\n", &format!("    คะแนนเต็ม: {full}\n    ช่วงผล:\n"));
        Project::minimal().with(PATH, &framework).check()
    };
    assert_eq!(
        said(&points("5"), "band-unused"),
        [
            "ไม่มีค่าใดถึงช่วง “มากกว่า 67” ค่าที่เป็นไปได้คือ 0 ถึง 5",
            "ไม่มีค่าใดถึงช่วง “50–67” ค่าที่เป็นไปได้คือ 0 ถึง 5"
        ]
    );
    assert_eq!(points("100").codes(), Vec::<&str>::new());
}

/// The smallest project with other bands and words on what they leave open.
fn declared(list: &str, words: &str) -> Outcome {
    let key = format!("    กรณีที่กติกาไม่กล่าวถึง: {words}\n    ช่วงผล:\n");
    Project::minimal().replace(PATH, BANDS, list).replace(PATH, "    ช่วงผล:\n", &key).check()
}

#[test]
fn what_is_declared_covers_no_other_gap() {
    let list = |below: &str| {
        format!(
            "      - {{เกณฑ์: ไม่น้อยกว่า 75, ให้ระดับ: above}}\n      - {{เกณฑ์: 50-74.99, ให้ระดับ: meets}}\n      - {{เกณฑ์: {below}, ให้ระดับ: below}}\n"
        )
    };
    // Words that name the ends of a gap stand for that one, those without a number for the first.
    let wide = declared(&list("น้อยกว่า 20"), "ระหว่าง 74.99 กับ 75");
    let found = said(&wide, "band-gap");
    assert_eq!(found.len(), 1, "{}", wide.terminal());
    assert!(found[0].starts_with("35 ไม่อยู่ในช่วงใด"), "{found:?}");
    assert!(helps(&wide, "band-gap")[0].contains("ให้พิมพ์ 35 ไว้ในข้อความนั้น"));
    let vague = declared(&list("น้อยกว่า 20"), "เอกสารเว้นช่องว่างไว้");
    assert!(said(&vague, "band-gap")[0].starts_with("74.995 "), "{}", vague.terminal());
    for (below, words) in [
        ("น้อยกว่า 20", "ระหว่าง 74.99 กับ 75 และ 35"),
        ("น้อยกว่า 20", "20 ถึง 50 และ ๗๔.๙๙ ถึง ๗๕"),
        ("น้อยกว่า 50", "เอกสารเว้นช่องว่างไว้"),
    ] {
        let good = declared(&list(below), words);
        assert_eq!(good.codes(), Vec::<&str>::new(), "{words}\n{}", good.terminal());
    }
}

#[test]
fn what_is_declared_covers_no_other_case() {
    let check = |first: &str, words: &str| {
        let sublevels = format!(
            "      ระดับย่อย:\n        ของระดับ: quality\n        ตัววัด:\n          ผลลัพธ์: {{สัดส่วนของ: ตัวชี้วัดผลลัพธ์}}\n          ผ่าน: {{สัดส่วนของ: ตัวชี้วัดที่ผ่าน}}\n        กรณีที่กติกาไม่กล่าวถึง: {words}\n        กติกา:\n          - {{ชื่อ: ระดับ 1, เมื่อ: {{ผลลัพธ์: {first}, ผ่าน: เท่ากับ 100}}}}\n          - {{ชื่อ: ระดับ 2, เมื่อ: {{ผลลัพธ์: น้อยกว่า 80, ผ่าน: เท่ากับ 100}}}}\n          - {{ชื่อ: ระดับ 3, เมื่อ: {{ผลลัพธ์: น้อยกว่า 80, ผ่าน: น้อยกว่า 100}}}}\n"
        );
        Project::minimal().with(PATH, &format!("{FRAMEWORK}{sublevels}")).check()
    };
    let words = "ผลลัพธ์ตั้งแต่ร้อยละ 80 แต่ผ่านไม่ครบร้อยละ 100";
    let second = check("มากกว่า 80", words);
    assert_eq!(
        said(&second, "case-open"),
        ["กติกาของระดับคุณภาพ ไม่กล่าวถึงกรณี ผลลัพธ์ 80, ผ่าน 100"],
        "{}",
        second.terminal()
    );
    for good in [
        check("ไม่น้อยกว่า 80", words),
        check("มากกว่า 80", &format!("\"{words} และ ผลลัพธ์ 80, ผ่าน 100\"")),
    ] {
        assert_eq!(said(&good, "case-open"), Vec::<String>::new(), "{}", good.terminal());
    }
    let combined = |rules: &str| {
        let words = format!("      กรณีที่กติกาไม่กล่าวถึง: เอกสารเว้นไว้\n{ONE_READING}");
        let framework = FRAMEWORK.replace(ONE_READING, &words).replace(ALL_RULES, rules);
        Project::minimal().with(PATH, &framework).check()
    };
    let two = combined("            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}\n");
    assert_eq!(
        said(&two, "case-open"),
        ["กติกาของส่วนที่ 1 ไม่กล่าวถึงกรณี ทุกองค์ประกอบได้ “เป็นไปตามเป้าหมาย”"],
        "{}",
        two.terminal()
    );
    let one = combined(
        "            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}\n            - {มีองค์ประกอบได้: above, ให้ระดับ: quality}\n",
    );
    assert_eq!(said(&one, "case-open"), Vec::<String>::new(), "{}", one.terminal());
}

const ONE_READING: &str = "      วิธีสรุป:\n";
const ALL_RULES: &str = "            - {มีองค์ประกอบได้: below, ให้ระดับ: needs-improvement}
            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}
            - {ให้ระดับ: standard}
";

#[test]
fn a_rule_over_one_component_that_is_never_used_is_found() {
    // One component has one grade: “any” and “all” of it are the same.
    let check =
        |rules: &str| Project::minimal().with(PATH, &FRAMEWORK.replace(ALL_RULES, rules)).check();
    let twice = check(
        "            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}\n            - {มีองค์ประกอบได้: above, ให้ระดับ: standard}\n            - {ให้ระดับ: needs-improvement}\n",
    );
    assert_eq!(said(&twice, "case-twice").len(), 1, "{}", twice.terminal());
    let rest = check(
        "            - {ทุกองค์ประกอบได้: above, ให้ระดับ: quality}\n            - {ทุกองค์ประกอบได้: meets, ให้ระดับ: standard}\n            - {ทุกองค์ประกอบได้: below, ให้ระดับ: needs-improvement}\n            - {ให้ระดับ: standard}\n",
    );
    assert_eq!(said(&rest, "case-twice").len(), 1, "{}", rest.terminal());
    assert_eq!(check(ALL_RULES).codes(), Vec::<&str>::new());
}

#[test]
fn points_below_the_first_level_and_above_the_full_are_found() {
    let check = |below: &str, full: &str, levels: &str| {
        let lines = format!("ขั้นเป้าหมาย: {levels}\nผล: ร้อยละ 90\n");
        let framework =
            FRAMEWORK.replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}").replace(
                "    ช่วงผล:\n",
                &format!("    ไม่ถึงขั้นแรกได้: {below}\n    คะแนนเต็ม: {full}\n    ช่วงผล:\n"),
            );
        let project = Project::minimal().without(crate::common::ONE).with(PATH, &framework);
        said(&project.indicator("one", "1.1", &lines).check(), "levels-order")
    };
    let levels = "{50: ร้อยละ 50, 75: ร้อยละ 75, 100: ร้อยละ 100}";
    assert_eq!(
        check("60", "100", levels),
        ["ตัวชี้วัด 1.1: ไม่ถึงขั้นแรกได้ 60 คะแนน มากกว่าขั้น 50 ที่ถึงแล้วได้ 50"]
    );
    assert_eq!(check("50", "100", levels), Vec::<String>::new());
    assert_eq!(check("0", "80", levels), ["ตัวชี้วัด 1.1: ขั้น 100 ให้คะแนนมากกว่า คะแนนเต็ม 80 ของกรอบ"]);
    // Each of them is told by itself.
    assert_eq!(check("99", "5", "{1: ร้อยละ 50, 5: ร้อยละ 75}").len(), 1);
    assert_eq!(check("3", "3", "{1: ร้อยละ 50, 5: ร้อยละ 75}").len(), 2);
}

#[test]
fn levels_whose_direction_is_said_are_not_told_to_say_it() {
    let check = |direction: &str| {
        points(
            "    คะแนนเต็ม: 100\n",
            &format!("{direction}ขั้นเป้าหมาย: {{50: 50 ราย, 100: 50 ราย}}\nผล: 40 ราย\n"),
        )
    };
    let plain = helps(&check(""), "levels-order");
    assert!(plain[0].contains("หรือระบุ ทิศทาง"), "{plain:?}");
    let said = helps(&check("ทิศทาง: ยิ่งน้อยยิ่งดี\n"), "levels-order");
    assert!(!said[0].contains("หรือระบุ"), "{said:?}");
}

#[test]
fn an_example_is_a_value_that_there_can_be() {
    let outcome = bands(
        "      - {เกณฑ์: ไม่น้อยกว่า 150, ให้ระดับ: above}\n      - {เกณฑ์: 50-84, ให้ระดับ: meets}\n      - {เกณฑ์: น้อยกว่า 50, ให้ระดับ: below}\n",
    );
    let found = said(&outcome, "band-gap");
    assert!(found[0].starts_with("92 "), "{found:?}");
}

#[test]
fn a_framework_that_could_not_be_read_is_not_missed() {
    let broken = carried(2561, "ใช้กับปี: [2562x]\n").check();
    assert_eq!(broken.codes(), ["bad-year"], "{}", broken.terminal());
    // One that can be read and names other years is.
    assert_eq!(carried(2561, "ใช้กับปี: [2563]\n").check().codes(), ["missing-file"]);
}

#[test]
fn results_that_no_year_can_have_are_found() {
    let duty = |target: &str, result: &str, more: &str| {
        let lines = format!("เป้าหมาย: {target}\nผล: {result}\n{more}");
        Project::minimal().one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", &lines).check()
    };
    for (result, help) in
        [("5 ไตรมาส", "จำนวนเต็ม 0 ถึง 4 ไตรมาส"), ("2.5 ไตรมาส", "จำนวนเต็ม 0 ถึง 4 ไตรมาส")]
    {
        let bad = duty("4 ไตรมาส", result, "");
        assert_eq!(said(&bad, "bad-number"), [format!("ผล {result} เป็นไปไม่ได้ในหนึ่งปี")]);
        assert!(helps(&bad, "bad-number")[0].ends_with(help), "{:?}", helps(&bad, "bad-number"));
    }
    let attended = "นับเป็น: ร้อยละของครั้งที่เข้าร่วมครบ\n";
    let many = duty("ร้อยละ 80", "ร้อยละ 120", attended);
    assert_eq!(said(&many, "bad-number"), ["ผล ร้อยละ 120 เป็นไปไม่ได้ในหนึ่งปี"], "{}", many.terminal());
    for good in [
        duty("4 ไตรมาส", "3 ไตรมาส", ""),
        // More than a year is meant.
        duty("8 ไตรมาส", "9 ไตรมาส", ""),
        duty("ร้อยละ 80", "ร้อยละ 100", attended),
        // A share of a target may be more than all of it.
        duty("ร้อยละ 80", "ร้อยละ 120", ""),
    ] {
        assert_eq!(said(&good, "bad-number"), Vec::<String>::new(), "{}", good.terminal());
    }
}

#[test]
fn grades_that_look_alike_are_found() {
    let check = |from: &str, to: &str| {
        let framework = FRAMEWORK.replacen(from, to, 1);
        assert_ne!(framework, FRAMEWORK);
        said(&Project::minimal().with(PATH, &framework).check(), "same-mark")
    };
    assert_eq!(
        check("สัญลักษณ์: ◎", "สัญลักษณ์: ●"),
        ["ระดับผลสองรายการมีสัญลักษณ์ “●” เดียวกัน ผู้อ่านจึงแยกผลไม่ออก"]
    );
    assert_eq!(
        check("ชื่อ: เป็นไปตามเป้าหมาย", "ชื่อ: สูงกว่าเป้าหมาย"),
        ["ระดับผลสองรายการมีชื่อ “สูงกว่าเป้าหมาย” เดียวกัน ผู้อ่านจึงแยกผลไม่ออก"]
    );
    // Grades and overall levels may share theirs.
    assert_eq!(said(&Project::minimal().check(), "same-mark"), Vec::<String>::new());
}

#[test]
fn a_mandatory_indicator_of_another_component_is_found() {
    let check = |work: &str, other: &str| {
        let components = format!(
            "      - {{รหัส: work, ชื่อ: งานหลัก{work}}}\n      - {{รหัส: other, ชื่อ: งานรอง, ถ้ามี: ใช่{other}}}\n"
        );
        Project::minimal().replace(PATH, "      - {รหัส: work, ชื่อ: งานหลัก}\n", &components).check()
    };
    let elsewhere = check("", ", ตัวชี้วัดบังคับ: \"1.1\"");
    assert_eq!(
        said(&elsewhere, "mandatory-elsewhere"),
        ["ปี 2562 องค์ประกอบ งานรอง บังคับตัวชี้วัด 1.1 แต่ตัวชี้วัดนี้อยู่ในองค์ประกอบ งานหลัก"],
        "{}",
        elsewhere.terminal()
    );
    let right = check(", ตัวชี้วัดบังคับ: \"1.1\"", "");
    assert_eq!(said(&right, "mandatory-elsewhere"), Vec::<String>::new(), "{}", right.terminal());
}

#[test]
fn a_year_in_preparation_has_room_for_more_points() {
    let check = |result: &str| {
        let framework = FRAMEWORK
            .replace("ชื่อ: งานหลัก}", "ชื่อ: งานหลัก, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}")
            .replace("    ช่วงผล:\n", "    ไม่ถึงขั้นแรกได้: 0\n    คะแนนเต็ม: 100\n    ช่วงผล:\n");
        let lines = format!("ขั้นเป้าหมาย: {{25: ร้อยละ 50, 50: ร้อยละ 75}}\n{result}");
        let project = Project::minimal().without(ONE).with(PATH, &framework);
        said(&project.indicator("one", "1.1", &lines).check(), "band-unused").len()
    };
    assert_eq!(check(""), 0);
    assert_eq!(check("ผล: ร้อยละ 60\n"), 1);
}

#[test]
fn what_is_proposed_for_a_slip_can_be_written() {
    let result = |written: &str| {
        let outcome = Project::minimal().one("ผล: ร้อยละ 90", &format!("ผล: {written}")).check();
        let helps = outcome.checked.findings.iter().filter_map(|finding| finding.help.clone());
        helps.map(|help| help.th).collect::<Vec<_>>().join(" / ")
    };
    for (written, help) in [
        ("9,13 ล้านบาท", "9.13 หรือ 913"),
        ("9,1300 ล้านบาท", "พิมพ์ 91,300"),
        ("9. 13 ล้านบาท", "พิมพ์ 9.13"),
        ("9, 130 ล้านบาท", "พิมพ์ 9,130"),
        ("9.13 ล้านบาท ล้านบาท", "เหลือ “ล้านบาท” คำเดียว"),
        ("100 เปอร์เซ็นต์", "ร้อยละ 100"),
    ] {
        assert!(result(written).contains(help), "{written}: {}", result(written));
    }
}

#[test]
fn a_deadline_before_its_year_is_found() {
    let check = |lines: &str| {
        let lines = format!("{lines}ผล: 20 กันยายน 2562\n");
        let outcome = Project::minimal().one("เป้าหมาย: ร้อยละ 80\nผล: ร้อยละ 90\n", &lines).check();
        said(&outcome, "date-outside-year")
    };
    assert_eq!(
        check("เป้าหมาย: ภายใน 30 กันยายน 2561\n"),
        ["กำหนดวันที่ 30 กันยายน 2561 อยู่ก่อนวันเริ่มปีงบประมาณ 2562"]
    );
    assert_eq!(
        check("ขั้นเป้าหมาย: {50: ภายใน 30 กันยายน 2562, 100: ภายใน 30 สิงหาคม 2561}\n").len(),
        1
    );
    assert_eq!(check("เป้าหมาย: ภายใน 1 ตุลาคม 2561\n"), Vec::<String>::new());
    // What is due after the year may be meant: a report on the whole of it.
    assert_eq!(check("เป้าหมาย: ภายใน 31 ธันวาคม 2562\n"), Vec::<String>::new());
}

#[test]
fn a_name_that_was_copied_with_its_year_is_found() {
    let check = |before: &str, now: &str| {
        let indicator = |name: &str| INDICATOR.replace("ชื่อ: ", &format!("ชื่อ: {name} "));
        let framework = FRAMEWORK.replace("ปีงบประมาณ: 2562\n", "ปีงบประมาณ: 2562\nใช้กับปี: 2563\n");
        let outcome = Project::minimal()
            .with(PATH, &framework)
            .with(ONE, &indicator(before))
            .with("content/2563/year.yaml", &YEAR.replace("2562", "2563"))
            .with("content/2563/indicators/one.yaml", &indicator(now))
            .check();
        said(&outcome, "copied-year")
    };
    let plan = "แผน ปีงบประมาณ พ.ศ. 2562";
    assert_eq!(check(plan, plan), ["ชื่อกล่าวถึงปีงบประมาณ 2562 ในปี 2563 และตรงกับชื่อในปี 2562"]);
    assert_eq!(check("แผน ปีงบประมาณ ๒๕๖๒", "แผน ปีงบประมาณ ๒๕๖๒").len(), 1);
    for (before, now) in [
        (plan, "แผน ปีงบประมาณ พ.ศ. 2563"),
        // What is audited now are the accounts of the year before.
        ("งบการเงินปีงบประมาณ 2561", "งบการเงินปีงบประมาณ 2562"),
        ("แผน", "แผน"),
    ] {
        assert_eq!(check(before, now), Vec::<String>::new(), "{before} {now}");
    }
}
