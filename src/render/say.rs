//! What is said of templates that nothing reads.

use crate::diagnostic::phrase::say;

say! {
    /// A file among the templates that no template reads.
    template_unused(path: &str) = UnknownFile:
        "ไม่มีแม่แบบใดใช้ไฟล์ {path}", "no template reads {path}"
        => "ใช้ชื่อเดียวกับแม่แบบของโปรแกรม หรือเขียนชื่อไฟล์นี้ในแม่แบบที่จะใช้ หรือย้ายไฟล์ออก",
        "name it like a template of the program, write its name in the template that is to read it, or move it out";
}
