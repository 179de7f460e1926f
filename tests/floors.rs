//! Proves that the house stands on its floors: `docs/architecture.md` lists the modules of `src` from the
//! lowest to the highest, and no module names one above it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[test]
fn no_floor_names_a_higher_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let floors = floors(&fs::read_to_string(root.join("docs/architecture.md")).unwrap());
    let edges = edges(&root.join("src"));
    let modules: BTreeSet<&str> = edges.keys().map(String::as_str).collect();
    let listed: BTreeSet<&str> = floors.keys().map(String::as_str).collect();
    assert_eq!(listed, modules, "docs/architecture.md lists the modules of src, each once");
    let upwards: BTreeSet<(&str, &str)> = edges
        .iter()
        .flat_map(|(from, names)| names.iter().map(move |to| (from.as_str(), to.as_str())))
        .filter(|(from, to)| floors.get(*to).is_some_and(|to| *to > floors[*from]))
        .collect();
    assert!(upwards.is_empty(), "a lower floor names a higher one: {upwards:?}");
}

#[test]
fn what_the_documentation_points_at_is_there() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for name in ["architecture.md", "adding.md"] {
        let text = fs::read_to_string(docs.join(name)).unwrap();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let links: Vec<&str> = links.filter(|link| !link.contains("://")).collect();
        assert!(links.len() > 5, "{name} points at {links:?}");
        for link in links {
            let path = link.split('#').next().unwrap_or_default();
            assert!(docs.join(path).exists(), "{name} points at {link}, which is not there");
        }
    }
}

#[test]
fn names_are_read_however_they_are_written() {
    let text = "use crate::{a, b::{c, d}};\nfn f() { crate::e::g(); }\n// crate::no\n\
                #[cfg(test)]\nmod tests {\n    use crate::no;\n}\n";
    let names: Vec<String> = names(text).into_iter().collect();
    assert_eq!(names, ["a", "b", "e"]);
}

/// The modules in the numbered list under “Floors”, with the number of each.
fn floors(text: &str) -> BTreeMap<String, usize> {
    let list = text.split("## Floors").nth(1).unwrap_or_default();
    let list = list.split("\n## ").next().unwrap_or_default();
    let item = |line: &str| {
        let (number, rest) = line.split_once(". `")?;
        Some((rest.split('`').next()?.to_owned(), number.parse().ok()?))
    };
    list.lines().filter_map(item).collect()
}

/// The modules of `src`, each with the names of ours that it uses; tests of a module are not read.
fn edges(src: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(src).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(src).unwrap().to_str().unwrap().replace('\\', "/");
        let Some(file) = path.strip_suffix(".rs") else { continue };
        let module = file.split('/').next().unwrap();
        if matches!(module, "lib" | "main") || file.ends_with("/tests") {
            continue;
        }
        let mut found = names(&fs::read_to_string(entry.path()).unwrap());
        found.remove(module);
        edges.entry(module.to_owned()).or_default().append(&mut found);
    }
    edges
}

/// What a file names of its crate: `crate::a` and `crate::{a, b}`.
fn names(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let (mut depth, mut start) = (0_usize, true);
        let mut name = String::new();
        for c in rest.chars() {
            if c.is_alphanumeric() || c == '_' {
                if start {
                    name.push(c);
                }
                continue;
            }
            if !name.is_empty() {
                found.insert(std::mem::take(&mut name));
                start = false;
            }
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 1 => start = true,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}
