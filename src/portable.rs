//! Names of files: those that every system can hold, those that a disk takes for the same, those that
//! systems and programs leave behind, and those of copies.

use unicode_normalization::UnicodeNormalization;

use crate::thai;

/// Why a name cannot stand everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Windows keeps the name for a device, whatever its extension.
    Device,
    /// Windows does not have this character in names, or nobody sees it.
    Character(char),
    /// Windows drops a dot or a blank at the end.
    End,
}

/// Names that Windows keeps for devices; those of ports have a digit more.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether Windows keeps a name for a device. `nul.md` is one too.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let digit = |rest: &str| matches!(rest.chars().next(), Some('0'..='9' | '¹' | '²' | '³'));
    DEVICES.contains(&&*stem) || port.is_some_and(|rest| rest.chars().count() == 1 && digit(rest))
}

/// What is wrong with the name of a file or a folder; nothing with most.
pub fn fault(name: &str) -> Option<Fault> {
    let refused = |c: &char| c.is_control() || r#"<>:"/\|?*"#.contains(*c);
    if let Some(c) = name.chars().find(refused) {
        return Some(Fault::Character(c));
    }
    match name {
        _ if is_device(name) => Some(Fault::Device),
        _ if name.ends_with(['.', ' ']) => Some(Fault::End),
        _ => None,
    }
}

/// Whether a path with `/` names a file below its folder on every system.
pub fn is_safe(path: &str) -> bool {
    path.split('/').all(|name| !name.is_empty() && fault(name).is_none())
}

/// A path as a disk compares it that tells neither capitals from small letters nor é in one piece from
/// é in two.
pub fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// Whether a name is of something that a system or a program leaves behind, and nobody means.
pub fn is_left_behind(name: &str) -> bool {
    const SYSTEMS: [&str; 7] = [
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "icon\r",
        "__macosx",
        "$recycle.bin",
        "system volume information",
    ];
    let lower = name.to_lowercase();
    let office = lower.starts_with("~$") || lower.starts_with('~') && lower.ends_with(".tmp");
    let editor = lower.ends_with(['~']) || lower.ends_with(".swp") || lower.ends_with(".swo");
    let emacs = lower.len() > 1 && lower.starts_with('#') && lower.ends_with('#');
    lower.starts_with('.') || office || editor || emacs || SYSTEMS.contains(&&*lower)
}

/// The name of what a file or a folder was copied from, where its own name says that it is a copy: made by
/// a system, by a browser, or by a shared folder that two people wrote to.
pub fn original(name: &str) -> Option<String> {
    // What is numbered or marked may stand before the ending or behind it.
    let bare = uncopied(name).map(str::to_owned);
    let before = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    let bare = bare.or_else(|| {
        let (stem, ending) = before?;
        uncopied(stem).map(|stem| format!("{stem}.{ending}"))
    })?;
    Some(original(&bare).unwrap_or(bare))
}

/// A name without what one copying adds to it.
fn uncopied(name: &str) -> Option<&str> {
    const BEFORE: [&str; 4] = ["Copy of ", "สำเนาของ ", "สำเนา ของ ", "สำเนา "];
    const BEHIND: [&str; 7] =
        [" - Copy", " - copy", " - สำเนา", " - คัดลอก", " copy", " สำเนา", " - สําเนา"];
    let number = |text: &str| !text.is_empty() && text.chars().all(|c| thai::digit(c).is_some());
    let rest = BEFORE.iter().find_map(|words| name.strip_prefix(words)).or_else(|| {
        let (rest, counted) = name.strip_suffix(')')?.rsplit_once('(')?;
        let clash = ["conflict", "ขัดแย้ง"].iter().any(|word| counted.contains(word));
        (number(counted) || clash).then(|| rest.trim_end())
    });
    let rest = rest.or_else(|| {
        let counted = name.rsplit_once(' ').filter(|(_, last)| number(last));
        let plain = counted.map_or(name, |(rest, _)| rest);
        BEHIND.iter().find_map(|words| plain.strip_suffix(words))
    });
    // A shared folder adds the name of the computer, which Windows writes in capitals.
    let rest = rest.or_else(|| {
        let computer = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_uppercase())
                && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
        };
        let mut dashes = name.match_indices('-').map(|(at, _)| (&name[..at], &name[at + 1..]));
        dashes.find(|(_, behind)| computer(behind)).map(|(rest, _)| rest)
    });
    rest.filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_refuses() {
        let devices =
            ["CON", "nul.md", "Aux.yaml", "com1", "LPT9.x.y", "con .txt", "com¹", "conin$"];
        for name in devices {
            assert_eq!(fault(name), Some(Fault::Device), "{name}");
        }
        for (name, c) in [("a:b", ':'), ("a\\b", '\\'), ("a\nb", '\n'), ("ก?", '?')] {
            assert_eq!(fault(name), Some(Fault::Character(c)));
        }
        for name in ["a.", "a ", "..", ".", "a.yaml."] {
            assert_eq!(fault(name), Some(Fault::End), "{name:?}");
        }
        for path in
            ["", "/a", "a//b", "../a", "a/..", "a/./b", "a/", "C:/a", "a\\b", "2562/nul.html"]
        {
            assert!(!is_safe(path), "{path:?}");
        }
    }

    #[test]
    fn names_that_only_look_like_them() {
        for name in
            ["console", "com", "com10", "lpt", "null.md", "auxiliary", ".con", "บันทึก 1.md", "a'b"]
        {
            assert_eq!(fault(name), None, "{name}");
        }
        assert!(is_safe("site/2562/indicators/one.html"));
    }

    #[test]
    fn names_that_a_disk_takes_for_the_same() {
        assert_eq!(folded("A/É.yaml"), folded("a/e\u{301}.YAML"));
        assert_ne!(folded("a-1"), folded("a_1"));
    }

    #[test]
    fn what_is_left_behind() {
        for name in [
            "Thumbs.db",
            "desktop.ini",
            ".DS_Store",
            "~$x.docx",
            "~WRL0001.tmp",
            ".~lock.x.yaml#",
            "x.yaml~",
            ".git",
            ".gitkeep",
            ".x.yaml.swp",
            "x.swp",
            "#x.yaml#",
            "__MACOSX",
            "._x.yaml",
        ] {
            assert!(is_left_behind(name), "{name}");
        }
        for name in ["x.yaml", "thumbs.yaml", "desktop.md", "x.tmp", "~x.yaml", "#", "swp"] {
            assert!(!is_left_behind(name), "{name}");
        }
    }

    #[test]
    fn what_a_copy_was_made_from() {
        for (name, from) in [
            ("x (1).yaml", "x.yaml"),
            ("x(2).yaml", "x.yaml"),
            ("x (๒).md", "x.md"),
            ("x - Copy.yaml", "x.yaml"),
            ("x - Copy (2).yaml", "x.yaml"),
            ("x - สำเนา.yaml", "x.yaml"),
            ("x - สำเนา (3).yaml", "x.yaml"),
            ("สำเนาของ x.yaml", "x.yaml"),
            ("Copy of x.yaml", "x.yaml"),
            ("x copy.yaml", "x.yaml"),
            ("x copy 2.yaml", "x.yaml"),
            ("x-DESKTOP-AB12.yaml", "x.yaml"),
            ("a-b-LAPTOP-9Q.yaml", "a-b.yaml"),
            ("x.yaml (1)", "x.yaml"),
            ("x.yaml - Copy", "x.yaml"),
            ("x (Somchai's conflicted copy 2024-01-02).yaml", "x.yaml"),
            ("2567 - Copy", "2567"),
            ("2567 (2)", "2567"),
            ("2567 - สำเนา", "2567"),
        ] {
            assert_eq!(original(name).as_deref(), Some(from), "{name}");
        }
        for name in
            ["x.yaml", "x-1.yaml", "copy.yaml", "x-copy.yaml", "2567", "(1).yaml", "ก (ข).md"]
        {
            assert_eq!(original(name), None, "{name}");
        }
    }
}
