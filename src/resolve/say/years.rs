//! Problems of years, frameworks, documents and terms of office.

use crate::diagnostic::phrase::{say, short};

say! {
    /// A year of the history that is not earlier.
    not_earlier(found: u16, year: u16) = YearMismatch:
        "ผลการดำเนินงานย้อนหลังมีปี {found} ซึ่งไม่ใช่ปีก่อนปีงบประมาณ {year}",
        "the history has {found}, which is not before the fiscal year {year}"
        => "ผลของปี {year} ให้ไว้ในหัวข้อ ผล ของปีหลังจากนั้นให้ไว้ในโฟลเดอร์ของปีนั้น",
        "the result of {year} goes under result, that of a later year in its own folder";
    /// A year of the history that stands twice, perhaps in other digits.
    history_twice(year: &str) = DuplicateKey:
        "ผลการดำเนินงานย้อนหลังมีปี {year} แล้ว", "the history has the year {year} already"
        => "เหลือไว้แห่งเดียว", "keep one of them";
    /// A year that differs from its folder.
    year_mismatch(year: u16, folder: &str) = YearMismatch:
        "ปีงบประมาณ {year} ไม่ตรงกับ {folder}", "the fiscal year {year} differs from {folder}"
        => "แก้ปี หรือย้ายไฟล์ไปโฟลเดอร์ของปีนั้น", "mend the year, or move the file to that year's folder";
    /// A mandatory indicator that nobody wrote.
    mandatory_missing(year: u16, number: &str, component: &str) = MandatoryMissing:
        "ปี {year} ขาดตัวชี้วัดบังคับ {number} ขององค์ประกอบ {component}",
        "{year} lacks the mandatory indicator {number} of {component}"
        => "เพิ่มไฟล์ใน content/{year}/indicators/", "add its file in content/{year}/indicators/";
    /// A mandatory indicator that stands in another component than the one that asks for it.
    mandatory_elsewhere(
        year: u16, number: &str, (wanted, found): (&str, &str)
    ) = MandatoryElsewhere:
        ("ปี {year} องค์ประกอบ {} บังคับตัวชี้วัด {number} แต่ตัวชี้วัดนี้อยู่ในองค์ประกอบ {}", short(wanted), short(found)),
        ("in {year}, {} asks for indicator {number}, which stands in {}", short(wanted), short(found))
        => "ย้ายเลขนี้ใน ตัวชี้วัดบังคับ ไปไว้ที่องค์ประกอบที่ถูก หรือแก้ องค์ประกอบ ของตัวชี้วัด",
        "move the number under mandatory to its component, or mend the component of the indicator";
    /// More indicators than the rules allow.
    limit_exceeded(year: u16, found: usize, most: &str, components: &str) = LimitExceeded:
        "ปี {year} องค์ประกอบ {components} มี {found} ตัวชี้วัด เกิน {most}",
        "in {year}, {components} have {found} indicators, more than {most}"
        => "ตรวจกับกรอบการประเมินว่านับอย่างไร", "check with the framework how they are counted";
    /// A year without its framework.
    no_framework(year: u16) = MissingFile:
        "ไม่มีกรอบการประเมินของปี {year}", "there is no framework for {year}"
        => "เพิ่มไฟล์ content/frameworks/{year}.yaml หรือระบุปีของกรอบใน year.yaml",
        "add content/frameworks/{year}.yaml, or name the framework's year in year.yaml";
    /// A day outside its fiscal year.
    date_outside_year(date: &str, year: u16) = DateOutsideYear:
        "วันที่ {date} อยู่หลังวันสิ้นปีงบประมาณ {year}", "{date} is after the end of the fiscal year {year}"
        => "ตรวจวันที่กับต้นเรื่อง", "check the date against its source";
    /// Something that was done after the day of the data.
    after_the_data(day: &str, as_of: &str) = DateAfterData:
        "วันที่ {day} อยู่หลังวันที่ของข้อมูล ({as_of}) จึงไม่นับ",
        "{day} is after the day of the data ({as_of}), so it does not count"
        => "ตรวจวันที่กับต้นเรื่อง หรือแก้ ข้อมูล ณ วันที่ ใน year.yaml",
        "check the date against its source, or change as-of in year.yaml";
    /// A deadline that had passed when the year began.
    deadline_before_year(date: &str, year: u16) = DateOutsideYear:
        "กำหนดวันที่ {date} อยู่ก่อนวันเริ่มปีงบประมาณ {year}",
        "the deadline {date} is before the fiscal year {year} begins"
        => "ตรวจปีของวันที่กับต้นเรื่อง", "check the year of the date against its source";
    /// A name that speaks of an earlier year as it did in that year.
    copied_year(mentioned: u16, year: u16) = CopiedYear:
        "ชื่อกล่าวถึงปีงบประมาณ {mentioned} ในปี {year} และตรงกับชื่อในปี {mentioned}",
        "in {year} the name says fiscal year {mentioned}, word for word as in {mentioned}"
        => "ตรวจว่าลอกมาจากปีก่อนหรือไม่ ถ้าใช่ แก้เป็น {year}",
        "check whether it was copied; if so, write {year}";
    /// A day of the data that is not of its year.
    as_of_outside_year(date: &str, year: u16) = DateOutsideYear:
        "ข้อมูล ณ วันที่ {date} ไม่อยู่ในช่วงของปีงบประมาณ {year}",
        "the as-of date {date} does not belong to the fiscal year {year}"
        => ("พิมพ์วันที่ตั้งแต่ 1 ตุลาคม {} เช่น 30 กันยายน {year}", year - 1),
        ("write a day from 1 ตุลาคม {} on, like 30 กันยายน {year}", year - 1);
    /// A second document with an id.
    duplicate_document(id) = DuplicateId:
        "ปีนี้มีเอกสารรหัส “{id}” แล้ว ทั้งสองจะเขียนลงไฟล์ PDF ชื่อเดียวกัน",
        "this year has a document with the id “{id}” already, and both would be one PDF file"
        => "พิมพ์ รหัสถาวร ที่ไม่ซ้ำให้ชุดหนึ่ง หรือเหลือไว้ชุดเดียว",
        "give one of them a slug of its own, or keep one of them";
    /// A term that ends before it starts.
    ends_before_start(from: &str, until: &str) = BadDate:
        "สิ้นสุด {until} ก่อนเริ่ม {from}", "it ends on {until}, before it starts on {from}"
        => "ตรวจวันที่ทั้งสอง", "check both dates";
    /// Numbering that repeats or skips.
    number_gap(found: &str, expected: &str) = NumberGap:
        "ลำดับ {found} ซ้ำหรือข้าม (ควรเป็น {expected})",
        "number {found} repeats or skips (expected {expected})"
        => "ตรวจลำดับกับต้นเรื่อง", "check the numbering against its source";
}
