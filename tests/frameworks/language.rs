//! Every key of the language does what it says, at its ends and between them.

use crate::common::{FRAMEWORK, ONE, Outcome, Project, ratio};
use raingan::model::Rating;
use raingan::notation::Exact;
use raingan::scoring::{Tally, Verdict};

const PATH: &str = "content/frameworks/2562.yaml";

/// The smallest project whose component has other keys, and its part, too.
fn with(component: &str, part: &str) -> Project {
    let framework = FRAMEWORK
        .replace("ชื่อ: งานหลัก}", &format!("ชื่อ: งานหลัก{component}}}"))
        .replace("    ช่วงผล:\n", &format!("{part}    ช่วงผล:\n"));
    Project::minimal().without(ONE).with(PATH, &framework)
}

fn points(component: &str, part: &str) -> Project {
    with(
        &format!(", วิธีประเมิน: {component}"),
        &format!("    ไม่ถึงขั้นแรกได้: 0\n    คะแนนเต็ม: 100\n{part}"),
    )
}

fn tally(outcome: &Outcome) -> &Tally {
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    match outcome.part(2562, 0).components[0].tallies.as_slice() {
        [only] => only,
        other => panic!("{other:?}\n{}", outcome.terminal()),
    }
}

/// The points of one indicator of points.
fn score(part: &str, lines: &str) -> (Verdict<Rating>, Verdict<Exact>) {
    let outcome = points("คะแนนถ่วงน้ำหนัก", part).indicator("one", "1.1", lines).check();
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    let score = outcome.indicator(2562, "one").1;
    (score.rating.clone(), score.points.clone().expect("points"))
}

fn rating(lines: &str) -> Verdict<Rating> {
    let outcome = with("", "").indicator("one", "1.1", lines).check();
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    outcome.indicator(2562, "one").1.rating.clone()
}

fn decided(numerator: i64, denominator: i64) -> Verdict<Exact> {
    Verdict::Decided(ratio(numerator, denominator))
}

const PASSED: Verdict<Rating> = Verdict::Decided(Rating::Passed);
const FAILED: Verdict<Rating> = Verdict::Decided(Rating::Failed);

#[test]
fn a_heading_passes_when_the_rules_say() {
    let results = |rule: &str, results: &[bool]| {
        let start = with(&format!(", นับ: ตัวชี้วัดหลัก{rule}"), "").indicator("top", "1", "");
        let project = results.iter().enumerate().fold(start, |project, (at, passed)| {
            let result = u8::from(*passed);
            let lines = format!("อยู่ใต้: top\nเป้าหมาย: 1 ครั้ง\nผล: {result} ครั้ง\n");
            project.indicator(&format!("i{at}"), &format!("1.{}", at + 1), &lines)
        });
        let outcome = project.check();
        let tally = tally(&outcome);
        (tally.passed, tally.open, tally.assessed)
    };
    let (passed, failed, open) = ((1, 0, 1), (0, 0, 1), (0, 1, 1));
    for (rule, list, expected) in [
        ("ผ่านทุกตัว", &[true, true][..], passed),
        ("ผ่านทุกตัว", &[true, false], failed),
        ("ผ่านอย่างน้อยหนึ่งตัว", &[false, true, false], passed),
        ("ผ่านอย่างน้อยหนึ่งตัว", &[false, false], failed),
        ("ผ่านเกินครึ่ง", &[true, true, false], passed),
        // Half is not more than half.
        ("ผ่านเกินครึ่ง", &[true, false], failed),
        ("[ผ่านทุกตัว, ผ่านเกินครึ่ง]", &[true, true, false], open),
        ("[ผ่านทุกตัว, ผ่านเกินครึ่ง]", &[true, false], failed),
    ] {
        assert_eq!(results(&format!(", หัวข้อผ่านเมื่อ: {rule}"), list), expected, "{rule} {list:?}");
    }
    assert_eq!(results("", &[true, false]), open);
    // Where no heading is counted by passing the key is a slip.
    let unused =
        with(", หัวข้อผ่านเมื่อ: ผ่านทุกตัว", "").indicator("a", "1", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n");
    assert_eq!(unused.check().codes(), ["unused-key"]);
}

#[test]
fn points_are_summed_averaged_capped_or_the_lowest() {
    let two = |method: &str| {
        let levels = "ขั้นเป้าหมาย: {40: 1 ครั้ง, 80: 2 ครั้ง}\n";
        let outcome = points(method, "")
            .indicator("a", "1.1", &format!("น้ำหนัก: 0.25\n{levels}ผล: 2 ครั้ง\n"))
            .indicator("b", "1.2", &format!("น้ำหนัก: 0.75\n{levels}ผล: 1 ครั้ง\n"))
            .check();
        tally(&outcome).low.clone()
    };
    assert_eq!(two("คะแนนถ่วงน้ำหนัก"), ratio(50, 1));
    assert_eq!(two("ผลรวมคะแนน"), ratio(50, 1));
    assert_eq!(two("คะแนนต่ำสุด"), ratio(40, 1));
    assert_eq!(two("ผลรวมคะแนน, คะแนนไม่เกิน: 45"), ratio(45, 1));
    assert_eq!(two("ผลรวมคะแนน, คะแนนไม่เกิน: 50"), ratio(50, 1));
    // A sum is not a mean: without weights each counts whole.
    let sum = points("ผลรวมคะแนน", "")
        .indicator("a", "1.1", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .indicator("b", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .check();
    assert_eq!(tally(&sum).low, ratio(200, 1));
}

#[test]
fn headings_carry_weights_of_their_own() {
    // (60×mean(100×30, 0×70) + 40×50) ÷ 100 = (60×30 + 40×50) ÷ 100 = 38
    let levels = "ขั้นเป้าหมาย: {50: 1 ครั้ง, 100: 2 ครั้ง}\n";
    let outcome = points("คะแนนถ่วงน้ำหนัก, นับ: ตัวชี้วัดหลัก", "")
        .indicator("top", "1", "น้ำหนัก: 60\n")
        .indicator("a", "1.1", "อยู่ใต้: top\nน้ำหนัก: 30\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .indicator("b", "1.2", "อยู่ใต้: top\nน้ำหนัก: 70\nเป้าหมาย: 1 ครั้ง\nผล: 0 ครั้ง\n")
        .indicator("c", "2", &format!("น้ำหนัก: 40\n{levels}ผล: 1 ครั้ง\n"))
        .check();
    assert_eq!(tally(&outcome).low, ratio(38, 1));
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
    // Weights beside each other add up, on every floor.
    let slip = points("คะแนนถ่วงน้ำหนัก, นับ: ตัวชี้วัดหลัก", "")
        .indicator("top", "1", "")
        .indicator("a", "1.1", "อยู่ใต้: top\nน้ำหนัก: 30\nเป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
        .indicator("b", "1.2", "อยู่ใต้: top\nน้ำหนัก: 60\nเป้าหมาย: 1 ครั้ง\nผล: 0 ครั้ง\n")
        .check();
    assert_eq!(slip.codes(), ["weights"], "{}", slip.terminal());
}

#[test]
fn points_lie_between_levels_in_proportion() {
    let line = "    ระหว่างขั้น: ตามสัดส่วน\n";
    let up = |result: &str| {
        score(
            line,
            &format!("ขั้นเป้าหมาย: {{50: ร้อยละ 60, 75: ร้อยละ 70, 100: ร้อยละ 90}}\nผล: {result}\n"),
        )
    };
    assert_eq!(up("ร้อยละ 59.99"), (FAILED, decided(0, 1)));
    assert_eq!(up("ร้อยละ 60"), (PASSED, decided(50, 1)));
    assert_eq!(up("ร้อยละ 65"), (PASSED, decided(125, 2)));
    assert_eq!(up("ร้อยละ 70"), (PASSED, decided(75, 1)));
    // A third of the way is a third of the points, exactly.
    assert_eq!(up("ร้อยละ 73"), (PASSED, decided(315, 4)));
    assert_eq!(up("ร้อยละ 90"), (PASSED, decided(100, 1)));
    assert_eq!(up("ร้อยละ 100"), (PASSED, decided(100, 1)));
    // A bound leaves the points between two ends open.
    assert_eq!(up("มากกว่า ร้อยละ 80").1, Verdict::Undecided(vec![ratio(175, 2), ratio(100, 1)]));
    assert_eq!(
        up("ไม่เกิน ร้อยละ 65").1,
        Verdict::Undecided(vec![ratio(0, 1), ratio(50, 1), ratio(125, 2)])
    );
    let down = |result: &str| {
        score(
            line,
            &format!("ทิศทาง: ยิ่งน้อยยิ่งดี\nขั้นเป้าหมาย: {{50: 20 วัน, 100: 10 วัน}}\nผล: {result}\n"),
        )
    };
    assert_eq!(down("21 วัน"), (FAILED, decided(0, 1)));
    assert_eq!(down("20 วัน"), (PASSED, decided(50, 1)));
    assert_eq!(down("13 วัน"), (PASSED, decided(85, 1)));
    assert_eq!(down("5 วัน"), (PASSED, decided(100, 1)));
    // Without the key it is the level that was reached.
    assert_eq!(score("", "ขั้นเป้าหมาย: {50: 1 วัน, 100: 3 วัน}\nผล: 2 วัน\n").1, decided(50, 1));
    // Somebody may still name a level.
    assert_eq!(up("ถึงระดับ 75"), (PASSED, decided(75, 1)));
    // Thresholds in other units of the same kind.
    let money = score(line, "ขั้นเป้าหมาย: {0: 1 ล้านบาท, 100: \"2,000,000 บาท\"}\nผล: 1.5 ล้านบาท\n");
    assert_eq!(money.1, decided(50, 1));
}

#[test]
fn a_level_of_several_criteria_is_reached_when_all_of_them_hold() {
    let lines = |result: &str| {
        format!(
            "ขั้นเป้าหมาย:\n  50: {{เครือข่าย: 5 หน่วยงาน}}\n  75: {{อบรม: 10 ครั้ง, ผู้เข้าอบรม: 1000 คน}}\n  100: {{อบรม: 10 ครั้ง, ผู้เข้าอบรม: 1000 คน, ความรู้: ร้อยละ 80}}\nผล: {result}\n"
        )
    };
    let of = |network: u32, training: u32, people: u32, knowledge: &str| {
        lines(&format!(
            "{{เครือข่าย: {network} หน่วยงาน, อบรม: {training} ครั้ง, ผู้เข้าอบรม: {people} คน, ความรู้: {knowledge}}}"
        ))
    };
    let none = "    ขั้นสะสม: ไม่ใช่\n";
    assert_eq!(score(none, &of(5, 9, 2000, "ร้อยละ 90")), (PASSED, decided(50, 1)));
    assert_eq!(score(none, &of(4, 9, 2000, "ร้อยละ 90")), (FAILED, decided(0, 1)));
    assert_eq!(score(none, &of(0, 10, 1000, "ร้อยละ 79.99")), (PASSED, decided(75, 1)));
    assert_eq!(score(none, &of(0, 10, 1000, "ร้อยละ 80")), (PASSED, decided(100, 1)));
    // Cumulative: a higher level does not count without the lower ones.
    let cumulative = "    ขั้นสะสม: ใช่\n";
    assert_eq!(score(cumulative, &of(0, 10, 1000, "ร้อยละ 80")), (FAILED, decided(0, 1)));
    assert_eq!(score(cumulative, &of(5, 10, 999, "ร้อยละ 80")), (PASSED, decided(50, 1)));
    assert_eq!(score(cumulative, &of(5, 10, 1000, "ร้อยละ 80")), (PASSED, decided(100, 1)));
    // What is missing leaves open what hangs on it.
    let open = score(
        none,
        &lines("{เครือข่าย: 5 หน่วยงาน, อบรม: 10 ครั้ง, ผู้เข้าอบรม: 1000 คน, ความรู้: ยังไม่รายงานผล}"),
    );
    assert_eq!(open, (PASSED, Verdict::Undecided(vec![ratio(75, 1), ratio(100, 1)])));
    // One value for all of it: a level, or a state.
    assert_eq!(score(none, &lines("ถึงระดับ 75")), (PASSED, decided(75, 1)));
    assert!(matches!(score(none, &lines("วัดไม่ได้ในปีนี้")).0, Verdict::NotAssessed(_)));
}

#[test]
fn criteria_of_levels_in_words_are_judged() {
    let lines = |judged: &str| {
        format!(
            "ขั้นเป้าหมาย:\n  50: {{เบิกจ่าย: ร้อยละ 96}}\n  75: {{เบิกจ่าย: ร้อยละ 100}}\n  100: {{ผลงาน: นำส่งครบ, เงินเหลือ: มีเงินเหลือจ่าย}}\nผล: {{เบิกจ่าย: ร้อยละ 96.00, ผลงาน: ส่งครบ, เงินเหลือ: มี}}\nการพิจารณา:\n  - {{เกณฑ์: ผลงาน, ผลพิจารณา: {judged}, โดย: คณะกรรมการ}}\n  - {{เกณฑ์: เงินเหลือ, ผลพิจารณา: ผ่าน, โดย: คณะกรรมการ}}\n"
        )
    };
    assert_eq!(score("", &lines("ผ่าน")).1, decided(100, 1));
    assert_eq!(score("", &lines("ไม่ผ่าน")).1, decided(50, 1));
}

#[test]
fn a_deadline_is_kept_or_not() {
    let day = |target: &str, result: &str| rating(&format!("เป้าหมาย: {target}\nผล: {result}\n"));
    assert_eq!(day("ภายใน 30 กันยายน 2562", "30 กันยายน 2562"), PASSED);
    assert_eq!(day("ภายในวันที่ 30 ก.ย. 2562", "1 ต.ค. 2562"), FAILED);
    assert_eq!(day("ก่อน 30 กันยายน 2562", "30 กันยายน 2562"), FAILED);
    assert_eq!(day("ก่อนวันที่ 30 กันยายน 2562", "29 กันยายน 2562"), PASSED);
    // Days that reach over the deadline say nothing.
    let open = Verdict::Undecided(vec![Rating::Passed, Rating::Failed]);
    assert_eq!(day("ภายใน 30 กันยายน 2562", "29 ก.ย. 2562 - 1 ต.ค. 2562"), open);
    assert_eq!(day("ภายใน 30 กันยายน 2562", "ไตรมาสที่ 4 ปีงบประมาณ พ.ศ. 2562"), PASSED);
    // What is no day is a finding.
    let words = with("", "")
        .indicator("one", "1.1", "เป้าหมาย: ภายใน 30 กันยายน 2562\nผล: เสร็จแล้ว\n")
        .check();
    assert_eq!(words.codes(), ["bad-date"], "{}", words.terminal());
    // Words without a day stay words.
    let judged =
        "เป้าหมาย: ภายในเวลาที่กำหนด\nผล: เสร็จแล้ว\nการพิจารณา: {ผลพิจารณา: ผ่าน, โดย: คณะกรรมการ}\n";
    assert_eq!(rating(judged), PASSED);
    // The earlier the more points.
    let levels = |day: &str| {
        score(
            "",
            &format!("ขั้นเป้าหมาย: {{50: ภายใน 30 ก.ย. 2562, 100: ภายใน 31 ก.ค. 2562}}\nผล: {day}\n"),
        )
        .1
    };
    assert_eq!(levels("31 ก.ค. 2562"), decided(100, 1));
    assert_eq!(levels("1 ส.ค. 2562"), decided(50, 1));
    assert_eq!(levels("1 ต.ค. 2562"), decided(0, 1));
}

#[test]
fn occasions_are_counted_by_number_and_by_quarter() {
    let quarters = |days: &str| {
        rating(&format!("เป้าหมาย: อย่างน้อย 3 ไตรมาส\nนับเป็น: จำนวนไตรมาส\nครั้งที่ทำ: [{days}]\n"))
    };
    assert_eq!(quarters("1 ต.ค. 2561, 31 มี.ค. 2562, 30 ก.ย. 2562"), PASSED);
    // Two in one quarter count once.
    assert_eq!(quarters("1 ต.ค. 2561, 31 ธ.ค. 2561, 1 ม.ค. 2562"), FAILED);
    let times = |days: &str| rating(&format!("เป้าหมาย: อย่างน้อย 2 ครั้ง\nครั้งที่ทำ: [{days}]\n"));
    assert_eq!(times("1 ต.ค. 2561, 31 ธ.ค. 2561"), PASSED);
    assert_eq!(times("1 ต.ค. 2561"), FAILED);
    let twice = |lines: &str| {
        with("", "").indicator("one", "1.1", &format!("เป้าหมาย: อย่างน้อย 2 ครั้ง\n{lines}")).check()
    };
    // A day of another year does not count, and is said.
    let outside = twice("ครั้งที่ทำ: [1 ต.ค. 2561, 1 ต.ค. 2562]\n");
    assert_eq!(outside.codes(), ["date-outside-year"], "{}", outside.terminal());
    assert_eq!(outside.indicator(2562, "one").1.rating, FAILED);
    // Beside a result they have no effect.
    assert_eq!(twice("ผล: 2 ครั้ง\nครั้งที่ทำ: [1 ต.ค. 2561]\n").codes(), ["unused-key"]);
    // While the year goes on a count is the least there will be: open, and no slip.
    let march = |days: &str| {
        let lines = format!("เป้าหมาย: อย่างน้อย 2 ครั้ง\nครั้งที่ทำ: [{days}]\n");
        let year = ("content/2562/year.yaml", "30 กันยายน 2562", "31 มีนาคม 2562");
        with("", "").indicator("one", "1.1", &lines).replace(year.0, year.1, year.2).check()
    };
    let one = march("1 ต.ค. 2561");
    let open = Verdict::Undecided(vec![Rating::Passed, Rating::Failed]);
    assert_eq!(one.indicator(2562, "one").1.rating, open);
    assert_eq!(one.errors(), 0, "{}", one.terminal());
    assert!(!one.terminal().contains("บอกไม่ได้"), "{}", one.terminal());
    assert_eq!(march("1 ต.ค. 2561, 2 ม.ค. 2562").indicator(2562, "one").1.rating, PASSED);
}

/// Meetings: how many attended of ten members.
fn meetings(present: &[u32], rest: &str) -> Project {
    let list: String = present
        .iter()
        .enumerate()
        .map(|(at, n)| format!("  - {{วันที่: {} ม.ค. 2562, เข้าร่วม: {n}, ทั้งหมด: 10}}\n", at + 1))
        .collect();
    with("", "").indicator(
        "one",
        "1.1",
        &format!("เป้าหมาย: ไม่น้อยกว่า ร้อยละ 90\nนับเป็น: ร้อยละของครั้งที่เข้าร่วมครบ\n{rest}ครั้งที่ทำ:\n{list}"),
    )
}

#[test]
fn meetings_are_counted_by_who_attended() {
    let eighty = "ผู้เข้าร่วมขั้นต่ำ: ร้อยละ 80\n";
    let rating = |present: &[u32]| {
        let outcome = meetings(present, eighty).check();
        assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
        outcome.indicator(2562, "one").1.rating.clone()
    };
    // Nine of ten meetings at exactly 80 percent, and eight of ten.
    assert_eq!(rating(&[8, 8, 8, 8, 8, 8, 8, 8, 8, 7]), PASSED);
    assert_eq!(rating(&[8, 8, 8, 8, 8, 8, 8, 8, 7, 7]), FAILED);
    // Eight of nine are 88.88… percent, however it is rounded.
    assert_eq!(rating(&[10, 10, 10, 10, 10, 10, 10, 10, 1]), FAILED);
    let share = meetings(&[10, 10, 1], eighty).check();
    let value = share.indicator(2562, "one").1.value.clone().expect("a share");
    assert_eq!(value.exact, ratio(2, 3));
    assert_eq!(meetings(&[10], "").check().codes(), ["missing-key"]);
    assert_eq!(meetings(&[11], eighty).check().codes(), ["bad-number"]);
    assert_eq!(meetings(&[10], "ผู้เข้าร่วมขั้นต่ำ: 8 คน\n").check().codes()[0], "bad-quantity");
}

#[test]
fn what_is_not_due_is_treated_as_the_rules_say() {
    let counts = |rule: &str| {
        let year = ("content/2562/year.yaml", "30 กันยายน 2562", "31 มีนาคม 2562");
        let outcome = with("", rule)
            .indicator("a", "1.1", "เป้าหมาย: 1 ครั้ง\nผล: 1 ครั้ง\n")
            .indicator("b", "1.2", "เป้าหมาย: 1 ครั้ง\nผล: ยังไม่ถึงรอบรายงาน\n")
            .replace(year.0, year.1, year.2)
            .check();
        let tally = tally(&outcome);
        (tally.passed, tally.open, tally.assessed)
    };
    assert_eq!(counts(""), (1, 1, 2));
    assert_eq!(counts("    เมื่อยังไม่ถึงรอบ: ตัดออก\n"), (1, 0, 1));
    assert_eq!(counts("    เมื่อยังไม่ถึงรอบ: นับว่าผ่าน\n"), (2, 0, 2));
    assert_eq!(counts("    เมื่อยังไม่ถึงรอบ: นับว่าไม่ผ่าน\n"), (1, 0, 2));
}

#[test]
fn bands_have_open_and_closed_ends() {
    let framework = FRAMEWORK
        .replace("เกณฑ์: มากกว่า 67,", "เกณฑ์: ไม่น้อยกว่า 50, และ: ไม่เกิน 100,")
        .replace("เกณฑ์: 50-67,", "เกณฑ์: มากกว่า 25, และ: น้อยกว่า 50,")
        .replace("เกณฑ์: น้อยกว่า 50, ให้ระดับ: below", "เกณฑ์: ไม่เกิน 25, ให้ระดับ: below");
    let grade = |passed: usize| {
        let start = Project::minimal().without(ONE).with(PATH, &framework);
        let outcome = (0..4).fold(start, |project, at| {
            let result = u8::from(at < passed);
            project.indicator(
                &format!("i{at}"),
                &format!("1.{}", at + 1),
                &format!("เป้าหมาย: 1 ครั้ง\nผล: {result} ครั้ง\n"),
            )
        });
        let outcome = outcome.check();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.terminal());
        outcome.part(2562, 0).components[0].grade.clone()
    };
    assert_eq!(grade(2), Verdict::Decided(0));
    assert_eq!(grade(1), Verdict::Decided(2));
}
