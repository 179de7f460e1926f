//! What is said of a command line that cannot be read: the fact, what to write instead, where to look.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::Locale;

/// The language that a command line asks for, however much of it can be read.
pub(crate) fn language(args: &[OsString]) -> Locale {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let asked =
        words.contains(&"--lang=en") || words.windows(2).any(|pair| pair == ["--lang", "en"]);
    if asked { Locale::En } else { Locale::Th }
}

/// The message of a mistake in Thai; nothing where it is no mistake but help that was asked for, or one
/// that has no words here.
pub(crate) fn explain(error: &clap::Error) -> Option<String> {
    let said = |kind| error.get(kind).map(words).unwrap_or_default();
    // Of several, the nearest is the last.
    let near = |kind| values(said(kind).rsplit(", ").next().unwrap_or_default());
    let arg = said(ContextKind::InvalidArg);
    let arg = arg.split(' ').next().unwrap_or_default();
    let (fact, advice) = match error.kind() {
        ErrorKind::InvalidSubcommand => (
            format!("ไม่มีคำสั่ง “{}”", said(ContextKind::InvalidSubcommand)),
            near(ContextKind::SuggestedSubcommand),
        ),
        ErrorKind::UnknownArgument => {
            (format!("ไม่มีตัวเลือก “{arg}” ในคำสั่งนี้"), near(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue).is_empty() => {
            (format!("ตัวเลือก {arg} ไม่มีค่าตามหลัง"), values(&said(ContextKind::ValidValue)))
        }
        ErrorKind::InvalidValue => (
            format!("ค่า “{}” ของ {arg} ใช้ไม่ได้", said(ContextKind::InvalidValue)),
            values(&said(ContextKind::ValidValue)),
        ),
        ErrorKind::ArgumentConflict => (format!("เขียน {arg} ได้ครั้งเดียว"), "ลบตัวที่ซ้ำ หรือ".into()),
        ErrorKind::MissingRequiredArgument => (format!("ขาด {arg}"), "เติมให้ครบ หรือ".into()),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            (format!("ตัวเลือก {arg} มีค่าไม่ครบหรือเกิน"), String::new())
        }
        _ => return None,
    };
    Some(format!("{fact} → {advice}ดูวิธีใช้ด้วย raingan --help"))
}

/// The values that may stand there.
fn values(known: &str) -> String {
    if known.is_empty() { String::new() } else { format!("ใช้ {known} หรือ") }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        _ => String::new(),
    }
}
