//! Names of files that every system can hold: what Windows refuses, and what a disk that does not tell
//! capitals from small letters takes for the same.

use unicode_normalization::UnicodeNormalization;

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
}
