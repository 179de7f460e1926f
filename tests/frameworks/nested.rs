//! Components in components: what is wrong with them is found, what they come to is told level by level, and
//! readings, limits and skips reach what stands in them.

use crate::common::{Outcome, Project, root};
use raingan::diagnostic::Locale;
use raingan::notation::FiscalYear;
use raingan::scores::{ComponentReport, Report, report};
use raingan::scoring::{Verdict, WhyNot};
use raingan::view::Edition;

const PATH: &str = "content/frameworks/2570.yaml";
const YEAR: &str = "content/2570/year.yaml";

fn nested() -> Project {
    Project::folder(&root().join("tests/fixtures/frameworks/nested-components"))
}

fn with(from: &str, to: &str) -> Project {
    nested().replace(PATH, from, to)
}

fn told(project: &Project) -> Report {
    report(project.check().scored(), FiscalYear(2570), Locale::Th).expect("a report")
}

fn component<'a>(report: &'a Report, id: &str) -> &'a ComponentReport {
    let all = report.parts().flat_map(|(_, components)| components);
    all.into_iter().find(|component| component.id == id).expect(id)
}

fn said(outcome: &Outcome, code: &str) -> Vec<String> {
    let found = outcome.checked.findings.iter().filter(|finding| finding.code.as_str() == code);
    found.map(|finding| finding.message.th.clone()).collect()
}

#[test]
fn what_is_wrong_is_found_once() {
    let people = "        วิธีประเมิน: คะแนนต่ำสุด\n        น้ำหนัก: 60\n";
    let cost = "ชื่อ: ต้นทุน, วิธีประเมิน: คะแนนต่ำสุด";
    let middle = "          - {เกณฑ์: ไม่น้อยกว่า 50, และ: น้อยกว่า 75, ให้ระดับ: middle}\n";
    for (from, to, code, message) in [
        (
            people,
            "        วิธีประเมิน: ตามตัวชี้วัด\n        น้ำหนัก: 0\n",
            "bad-framework",
            "องค์ประกอบ “ผู้คน” มีองค์ประกอบย่อย จึงประเมินตามตัวชี้วัดเดียวไม่ได้",
        ),
        (
            cost,
            "ชื่อ: ต้นทุน, วิธีประเมิน: ร้อยละที่ผ่าน",
            "bad-framework",
            "คะแนนรวมใช้ “รายได้” กับ “ต้นทุน” ด้วยกันไม่ได้: ค่าหนึ่งเป็นร้อยละ อีกค่าเป็นคะแนน",
        ),
        (
            people,
            "        วิธีประเมิน: คะแนนต่ำสุด\n        นับ: ตัวชี้วัดหลัก\n        น้ำหนัก: 60\n",
            "unused-key",
            "“นับ” ไม่มีผลเมื่อมี “องค์ประกอบย่อย”",
        ),
        (
            "วิธีประเมิน: คะแนนถ่วงน้ำหนัก, น้ำหนัก: 60}",
            "วิธีประเมิน: คะแนนถ่วงน้ำหนัก, น้ำหนัก: 50}",
            "weights",
            "น้ำหนักขององค์ประกอบย่อยใน การเงิน รวมได้ 90 ไม่ใช่ 100 หรือ 1",
        ),
        (
            "ชื่อ: การเรียนรู้, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}",
            "ชื่อ: การเรียนรู้, วิธีประเมิน: คะแนนถ่วงน้ำหนัก, น้ำหนัก: 5}",
            "weights",
            "น้ำหนักของ การเรียนรู้ ไม่มีผล: องค์ประกอบ “ผู้คน” ประเมินแบบ คะแนนต่ำสุด ซึ่งไม่ใช้น้ำหนัก",
        ),
        // Bands of a component are those of what stands in it, and are checked once.
        (
            middle,
            "          - {เกณฑ์: ไม่น้อยกว่า 51, และ: น้อยกว่า 75, ให้ระดับ: middle}\n",
            "band-gap",
            "50.5 ไม่อยู่ในช่วงใดขององค์ประกอบ หน้าที่",
        ),
        (
            "        - กติกา:\n            - {มีองค์ประกอบได้: low",
            "        - องค์ประกอบ: [duties, plans]\n          กติกา:\n            - {มีองค์ประกอบได้: low",
            "bad-framework",
            "วิธีสรุปนับองค์ประกอบ “แผน” สองครั้ง เพราะนับองค์ประกอบที่ครอบอยู่ด้วย",
        ),
        (
            "    ชื่อเรียก: หน้าที่\n",
            "    ชื่อเรียก: หน้าที่\n    เพดานจำนวน: [{องค์ประกอบ: [duties], ไม่เกิน: 2}]\n",
            "limit-exceeded",
            "ปี 2570 องค์ประกอบ หน้าที่ มี 3 ตัวชี้วัด เกิน 2",
        ),
    ] {
        let outcome = with(from, to).check();
        let messages = said(&outcome, code);
        assert!(
            messages.iter().filter(|said| said.starts_with(message)).count() == 1,
            "{to}\n{messages:#?}\n{}",
            outcome.terminal()
        );
    }
}

#[test]
fn an_indicator_stands_in_the_lowest_component() {
    let path = "content/2570/indicators/b2.yaml";
    let outcome = nested().replace(path, "องค์ประกอบ: counter", "องค์ประกอบ: service").check();
    assert_eq!(
        said(&outcome, "unknown-reference"),
        ["องค์ประกอบ “การบริการ” มีองค์ประกอบย่อย จึงไม่มีตัวชี้วัดของตัวเอง"]
    );
    let helps = outcome.checked.findings.iter().filter_map(|finding| finding.help.as_ref());
    let helps: Vec<&str> = helps.map(|help| help.th.as_str()).collect();
    assert!(helps.contains(&"ระบุองค์ประกอบย่อย: counter หรือ online"), "{helps:?}");
}

#[test]
fn each_level_is_told_by_what_it_is_made_of() {
    let report = told(&nested());
    let children = |id: &str| -> Vec<(&str, String)> {
        let reasons = &component(&report, id).reasons;
        reasons[0].children.iter().map(|child| (child.kind, child.text.clone())).collect()
    };
    let money = children("money");
    assert_eq!(money[0], ("total-of", "รายได้: 3.00 น้ำหนัก 60".to_owned()));
    assert_eq!(money[1], ("total-of", "ต้นทุน: 3.00 น้ำหนัก 40".to_owned()));
    assert_eq!(money[2].0, "band");
    let duties = children("duties");
    assert_eq!(duties[0], ("count-of", "แผน: ผ่าน 1 จาก 2 ตัวชี้วัด".to_owned()));
    assert_eq!(duties[1], ("count-of", "รายงาน: ผ่าน 1 จาก 1 ตัวชี้วัด".to_owned()));
    assert_eq!(duties[2], ("grade", "คดี: ไม่ต้องประเมิน".to_owned()));
    let within = |id: &str| component(&report, id).within.clone();
    assert_eq!(within("online").as_deref(), Some("service"));
    assert_eq!(within("service").as_deref(), Some("people"));
    assert_eq!(within("people"), None);
    // A mean of shares is no fraction of indicators.
    assert_eq!(component(&report, "duties").fraction.as_deref(), Some("2/3"));
    let mean = with("        ชื่อ: หน้าที่\n", "        ชื่อ: หน้าที่\n        วิธีประเมิน: คะแนนถ่วงน้ำหนัก\n");
    let mean = told(&mean);
    let duties = component(&mean, "duties");
    assert_eq!((duties.fraction.as_deref(), duties.percent.as_deref()), (None, Some("75.00")));
    assert_eq!(duties.reasons[0].text, "เฉลี่ยถ่วงน้ำหนัก ร้อยละ 75.00 (ไม่น้อยกว่า 75 = ● สูง)");
}

/// The grades that the changes of a component give.
fn changes(report: &Report, id: &str) -> Vec<String> {
    let reasons = &component(report, id).reasons;
    let gives = reasons.iter().filter_map(|reason| reason.facts.gives.as_ref());
    gives.filter_map(|gives| gives.id.clone()).collect()
}

#[test]
fn a_change_is_told_only_where_what_stands_in_it_can_come_to_it() {
    assert_eq!(changes(&told(&nested()), "people"), ["high", "low"]);
    // With no more than 3 points online the service comes to (5 + 3 × 3) / 4 = 3.5 at most.
    let capped = with("คะแนนไม่เกิน: 4", "คะแนนไม่เกิน: 3");
    assert_eq!(changes(&told(&capped), "people"), ["low"]);
}

#[test]
fn readings_of_several_levels_are_not_changed_one_by_one() {
    let second = "            - {ให้ระดับ: fair}\n";
    let both = "            - {ให้ระดับ: fair}\n        - องค์ประกอบ: [plans, reports]\n          กติกา: [{ให้ระดับ: fair}]\n";
    let report = told(&with(second, both));
    let other = &report.other_parts[0].overall;
    assert!(other.reasons.iter().any(|reason| reason.kind == "not-alone"), "{other:#?}");
    let plain = told(&nested());
    let one = &plain.other_parts[0].overall;
    assert!(one.reasons.iter().all(|reason| reason.kind != "not-alone"), "{one:#?}");
}

#[test]
fn a_component_has_the_bands_of_the_one_around_it_where_they_are_of_its_kind() {
    let grade = |report: &Report, id: &str| component(report, id).grade.clone();
    // Two thirds of the duties passed; with bands of their own in percent, plans are graded by them.
    assert_eq!(grade(&told(&nested()), "plans").as_deref(), Some("middle"));
    // Points are not looked up in percent, nor what is added up in what is asked of the sum.
    let points = with("ชื่อ: แผน}", "ชื่อ: แผน, วิธีประเมิน: คะแนนถ่วงน้ำหนัก}");
    assert_eq!(said(&points.check(), "bad-framework").len(), 1, "{}", points.check().terminal());
    let sum = with("        ชื่อ: หน้าที่\n", "        ชื่อ: หน้าที่\n        วิธีประเมิน: ผลรวมคะแนน\n");
    assert_eq!(said(&sum.check(), "bad-framework").len(), 3, "{}", sum.check().terminal());
}

#[test]
fn a_heading_stands_over_the_first_of_its_components_only() {
    let grouped = with("        ชื่อ: การเงิน\n", "        ชื่อ: การเงิน\n        กลุ่ม: ด้านหนึ่ง\n")
        .replace(PATH, "        ชื่อ: ผู้คน\n", "        ชื่อ: ผู้คน\n        กลุ่ม: ด้านหนึ่ง\n");
    let outcome = grouped.check();
    let years = outcome.years(Edition::Public);
    let parts = years[0].parts();
    let heads: Vec<(&str, &str)> = parts[0]
        .components
        .iter()
        .filter(|component| !component.head.is_empty())
        .map(|component| (component.id.as_str(), component.head.as_str()))
        .collect();
    assert_eq!(heads, [("money", "ด้านหนึ่ง")]);
}

#[test]
fn components_of_one_name_are_told_by_number_or_place() {
    let named = |from: &str, to: &str| {
        let report = told(&with(from, to));
        let reasons = &component(&report, "money").reasons[0].children;
        reasons.iter().map(|child| child.text.clone()).collect::<Vec<_>>()
    };
    let by_number = named("ชื่อ: ต้นทุน,", "ชื่อ: การเรียนรู้,");
    assert_eq!(by_number[1], "1.2 การเรียนรู้: 3.00 น้ำหนัก 40");
    let by_place = named("เลข: \"1.2\", ชื่อ: ต้นทุน,", "เลข: \"2.1\", ชื่อ: การเรียนรู้,");
    assert_eq!(by_place[1], "การเงิน › การเรียนรู้: 3.00 น้ำหนัก 40");
}

#[test]
fn what_stands_in_a_skipped_component_is_skipped() {
    let project = with("        ชื่อ: หน้าที่\n", "        ชื่อ: หน้าที่\n        ถ้ามี: ใช่\n");
    let project = project.replace(YEAR, "{lawsuits:", "{duties:");
    let outcome = project.check();
    let part = outcome.part(2570, 1);
    for score in &part.components {
        assert_eq!(score.grade, Verdict::NotAssessed(WhyNot::NotApplicable));
    }
    assert!(matches!(part.overall, Verdict::NotAssessed(_)));
    assert_eq!(outcome.errors(), 0, "{}", outcome.terminal());
    // Without leave of the rules nothing is skipped.
    let kept = nested().replace(YEAR, "{lawsuits:", "{duties:").check();
    assert!(matches!(kept.part(2570, 1).components[1].grade, Verdict::Decided(_)));
    assert_eq!(kept.errors(), 1, "{}", kept.terminal());
}
