//! Proves that an output is swapped in whole or not at all, and that what is not its own stays.

use super::exchange::exchange_by_renames;
use super::*;

fn file(path: &str, text: &str) -> OutputFile {
    OutputFile { path: path.into(), bytes: text.into() }
}

#[test]
fn the_new_set_replaces_the_old_one_and_spares_what_is_foreign() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    swap(&[file("a/one.txt", "1"), file("b.txt", "old")], &[], &out, &|_| false).unwrap();
    fs::write(out.join("a/mine.txt"), "mine").unwrap();
    swap(&[file("b.txt", "new")], &[], &out, &|_| false).unwrap();
    assert_eq!(fs::read_to_string(out.join("b.txt")).unwrap(), "new");
    assert_eq!(fs::read_to_string(out.join("a/mine.txt")).unwrap(), "mine");
    assert!(!out.join("a/one.txt").exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
#[cfg(unix)]
fn what_was_closed_to_others_stays_closed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    swap(&[file("a/one.txt", "1")], &[], &out, &|_| false).unwrap();
    fs::create_dir(out.join("mine")).unwrap();
    fs::write(out.join("mine/secret.txt"), "mine").unwrap();
    let close = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o700));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    close(&out).and_then(|()| close(&out.join("mine"))).unwrap();
    let open = mode(&out.join("a"));
    swap(&[file("a/one.txt", "2")], &[], &out, &|_| false).unwrap();
    assert_eq!((mode(&out), mode(&out.join("mine")), mode(&out.join("a"))), (0o700, 0o700, open));
}

#[test]
fn what_is_carried_stays_ours() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    swap(&[file("2561/r.pdf", "1")], &[], &out, &|_| false).unwrap();
    swap(&[file("2562/r.pdf", "2")], &[], &out, &|path| path.starts_with("2561/")).unwrap();
    assert!(manifest(&out).unwrap().files.contains("2561/r.pdf"));
    swap(&[file("2562/r.pdf", "2")], &[], &out, &|_| false).unwrap();
    assert!(!out.join("2561").exists());
}

#[test]
fn an_old_output_that_cannot_come_back_is_kept_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("out")).unwrap();
    fs::write(at("out/a.txt"), "old").unwrap();
    let mut moves = 0;
    let failed = exchange_by_renames(&at("new"), &at("out"), &at("old"), &mut |from, to| {
        moves += 1;
        if moves > 1 { Err(io::ErrorKind::StorageFull.into()) } else { fs::rename(from, to) }
    });
    assert!(matches!(failed, Err(Failure::Stranded(path)) if path == at("old")));
    assert_eq!(fs::read_to_string(at("old/a.txt")).unwrap(), "old");
}

#[test]
fn an_old_output_comes_back_where_the_new_one_cannot_be_moved() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("out")).unwrap();
    let failed = exchange_by_renames(&at("nothing"), &at("out"), &at("old"), &mut |from, to| {
        fs::rename(from, to)
    });
    assert!(matches!(failed, Err(Failure::System(..))));
    assert!(at("out").is_dir() && !at("old").exists());
}

#[test]
fn what_is_foreign_is_never_overwritten() {
    for (foreign, made) in [("a.txt", "a.txt"), ("a", "a/b.txt"), ("a/b.txt", "a")] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        fs::create_dir_all(out.join(foreign).parent().unwrap()).unwrap();
        fs::write(out.join(foreign), "mine").unwrap();
        let failed = swap(&[file(made, "1")], &[], &out, &|_| false);
        assert!(matches!(failed, Err(Failure::Foreign(path)) if path == out.join(foreign)));
        assert_eq!(fs::read_to_string(out.join(foreign)).unwrap(), "mine");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing beside it");
    }
}

#[test]
fn files_come_from_many_threads_and_one_that_fails_fails_the_swap() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    let staged = |names: &[&str]| {
        let stage = Hold::take(&out).and_then(Hold::stage).unwrap();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let stage = &stage;
                scope.spawn(move || {
                    let path = |number| format!("{thread}/{number}.txt");
                    (0..50).for_each(|number| stage.put(&file(&path(number), "1")));
                });
            }
        });
        names.iter().for_each(|name| stage.put(&file(name, "1")));
        stage
    };
    staged(&["a.txt"]).swap(&[], &|_| false).unwrap();
    assert_eq!(manifest(&out).unwrap().files.len(), 201);
    // A folder stands where a file should; a name is there twice; and it was all for nothing.
    let failed = staged(&["0", "b.txt"]).swap(&[], &|_| false);
    assert!(matches!(failed, Err(Failure::System(path, _)) if path == out.join("0")));
    let failed = staged(&["A.txt", "a.TXT", "0"]).swap(&[], &|_| false);
    assert!(matches!(failed, Err(Failure::Name(name)) if name == "a.TXT"));
    drop(staged(&["b.txt"]));
    assert!(out.join("a.txt").exists() && out.join("3/49.txt").exists());
    assert!(!out.join("b.txt").exists());
    assert_eq!(beside(&folder), ["dist"], "nothing is left beside it");
}

#[test]
fn a_manifest_that_cannot_be_read_stops_the_swap() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    swap(&[file("a.txt", "1")], &[], &out, &|_| false).unwrap();
    fs::write(out.join(MANIFEST), "{").unwrap();
    let failed = swap(&[file("b.txt", "1")], &[], &out, &|_| false);
    assert!(matches!(failed, Err(Failure::Manifest(_))));
    assert!(out.join("a.txt").exists() && !out.join("b.txt").exists());
}

#[test]
fn a_file_in_its_place_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    fs::write(&out, "x").unwrap();
    assert!(swap(&[file("a", "1")], &[], &out, &|_| false).is_err());
    assert_eq!(fs::read_to_string(&out).unwrap(), "x");
}

/// Names beside the output.
fn beside(folder: &tempfile::TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_second_build_of_the_folder_waits_its_turn() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a/b/dist");
    let first = Hold::take(&out).unwrap();
    // Another way to say the same place.
    let same = folder.path().join("a/b/../b/dist/.");
    let refused = Hold::take(&same);
    assert!(matches!(refused, Err(Failure::Busy(Some(id))) if id == std::process::id()));
    Hold::take(&folder.path().join("a/b/other")).unwrap();
    drop(first);
    assert_eq!(beside(&folder), [""; 0], "folders that nothing was put into go again");
    let second = Hold::take(&same).unwrap();
    second.swap(&[file("a.txt", "1")], &[], &|_| false).unwrap();
    assert_eq!(fs::read_to_string(out.join("a.txt")).unwrap(), "1");
    assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn what_a_killed_build_left_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let out = at("dist");
    swap(&[file("a.txt", "old")], &[], &out, &|_| false).unwrap();
    // Killed while it wrote, or while it removed the old output; the number is of no living process.
    fs::create_dir_all(at(".dist.raingan/new/site")).unwrap();
    fs::write(at(".dist.raingan/new/site/half.html"), "<").unwrap();
    fs::write(at(".dist.raingan/lock"), "4294967295").unwrap();
    drop(Hold::take(&out).unwrap());
    assert_eq!(beside(&folder), ["dist"]);
    // Killed between the two renames of a system that cannot exchange folders.
    fs::create_dir(at(".dist.raingan")).unwrap();
    fs::write(at(".dist.raingan/lock"), "").unwrap();
    fs::rename(&out, at(".dist.raingan/old")).unwrap();
    drop(Hold::take(&out).unwrap());
    assert_eq!(fs::read_to_string(out.join("a.txt")).unwrap(), "old");
    assert_eq!(beside(&folder), ["dist"]);
    // Killed after them.
    fs::create_dir_all(at(".dist.raingan/old")).unwrap();
    fs::write(at(".dist.raingan/lock"), "").unwrap();
    swap(&[file("a.txt", "new")], &[], &out, &|_| false).unwrap();
    assert_eq!(fs::read_to_string(out.join("a.txt")).unwrap(), "new");
    assert_eq!(beside(&folder), ["dist"]);
    // Killed before anything was in the folder.
    fs::create_dir(at(".dist.raingan")).unwrap();
    swap(&[file("a.txt", "new")], &[], &out, &|_| false).unwrap();
    assert_eq!(beside(&folder), ["dist"]);
}

#[test]
fn a_folder_beside_that_is_somebody_elses_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (out, place) = (folder.path().join("dist"), folder.path().join(".dist.raingan"));
    fs::create_dir_all(place.join("new")).unwrap();
    fs::write(place.join("new/mine.txt"), "mine").unwrap();
    let failed = swap(&[file("a.txt", "1")], &[], &out, &|_| false);
    assert!(matches!(failed, Err(Failure::Foreign(path)) if path == place));
    assert_eq!(fs::read_to_string(place.join("new/mine.txt")).unwrap(), "mine");
    fs::remove_dir_all(&place).unwrap();
    fs::write(&place, "mine").unwrap();
    let failed = swap(&[file("a.txt", "1")], &[], &out, &|_| false);
    assert!(matches!(failed, Err(Failure::Foreign(path)) if path == place));
    assert_eq!(fs::read_to_string(&place).unwrap(), "mine");
    assert!(!out.exists());
}

#[test]
fn a_folder_that_cannot_be_moved_is_in_use() {
    for (kind, in_use) in [
        (io::ErrorKind::ResourceBusy, true),
        (io::ErrorKind::PermissionDenied, true),
        (io::ErrorKind::StorageFull, false),
    ] {
        let paths = [Path::new("new"), Path::new("out"), Path::new("old")];
        let failed =
            exchange_by_renames(paths[0], paths[1], paths[2], &mut |_, _| Err(kind.into()));
        assert_eq!(matches!(failed, Err(Failure::InUse(_))), in_use, "{kind:?}");
        assert_eq!(matches!(failed, Err(Failure::System(..))), !in_use, "{kind:?}");
    }
}

#[test]
fn names_that_not_every_system_holds_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    let refused: [&[&str]; 9] = [
        &["../a.txt"],
        &["/a.txt"],
        &["a/../../b"],
        &["nul.html"],
        &["a:b"],
        &["a."],
        &["a/b.txt", "A/b.TXT"],
        &["a", "a"],
        &[".Raingan.json"],
    ];
    for names in refused {
        let files: Vec<OutputFile> = names.iter().map(|name| file(name, "1")).collect();
        let failed = swap(&files, &[], &out, &|_| false);
        let Err(Failure::Name(name)) = failed else { panic!("{names:?}: {failed:?}") };
        assert_eq!(Some(&&*name), names.last());
        assert_eq!(beside(&folder), [""; 0]);
    }
    swap(&[file("a-b/ก.txt", "1"), file("a_b/ก.txt", "1")], &[], &out, &|_| false).unwrap();
}
