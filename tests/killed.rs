//! Proves that an output is whole at every moment: a build is killed again and again, disks are filled
//! and closed, two builds run at once, and each time the output is exactly an old or a new one.

#![cfg(any(target_os = "linux", target_os = "macos"))]
#![allow(clippy::disallowed_methods, reason = "a test looks at the disk and at the clock")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use common::tools::{Tree, skipped, tree};
use common::{Project, assert_text};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_raingan");
/// Where a build into `dist` is made.
const PLACE: &str = ".dist.raingan";
const SIGKILL: i32 = 9;

/// The smallest project with a result; two of them differ in every document.
fn version(result: &str) -> Project {
    Project::minimal().one("ผล: ร้อยละ 90", &format!("ผล: ร้อยละ {result}"))
}

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Folder(tempfile::tempdir().unwrap())
    }

    fn write(&self, project: &Project) {
        for (path, bytes) in project.files() {
            let path = self.0.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(args).current_dir(self.0.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn start(&self) -> Child {
        self.command(PROGRAM, &["build", "--quiet"]).spawn().unwrap()
    }

    #[track_caller]
    fn build(&self) -> Tree {
        let output = self.start().wait_with_output().unwrap();
        assert_eq!((output.status.code(), said(&output)), (Some(0), String::new()));
        self.dist()
    }

    fn dist(&self) -> Tree {
        tree(&self.0.path().join("dist"))
    }

    fn has(&self, path: &str) -> bool {
        self.0.path().join(path).exists()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A file as it was written, whatever stood under its name before: its inode and its time.
type Written = (u64, i64, i64);

impl Folder {
    /// The files of an output that is being made, or was when its build was killed.
    fn made(&self) -> BTreeSet<Written> {
        let new = walkdir::WalkDir::new(self.0.path().join(PLACE).join("new"));
        let files = new.into_iter().flatten().filter(|entry| entry.file_type().is_file());
        let data = files.filter_map(|entry| entry.metadata().ok());
        data.map(|data| (data.ino(), data.ctime(), data.ctime_nsec())).collect()
    }

    /// Waits until a build has the folder and has written its first file into it, which none of the
    /// `leftovers` of an earlier one is. The first files are there before any page is laid out.
    fn until_first_file(&self, child: &mut Child, leftovers: &BTreeSet<Written>) -> bool {
        let (lock, id) = (self.0.path().join(PLACE).join("lock"), child.id().to_string());
        until(child, || fs::read_to_string(&lock).is_ok_and(|holder| holder == id))
            && until(child, || !self.made().is_subset(leftovers))
    }
}

/// Waits until something is so, or a process has ended; says whether it is so.
fn until(child: &mut Child, so: impl Fn() -> bool) -> bool {
    loop {
        if so() {
            return true;
        }
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_micros(50));
    }
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_old_or_the_new_output() {
    /// A third of them over the whole of a build, a third from its first file on, a third after its swap.
    const KILLS: u32 = 120;
    let folder = Folder::new();
    let mut versions: Vec<(Project, Tree)> = Vec::new();
    // The time of a whole build, and from its first file on.
    let (mut whole, mut writing) = (Duration::ZERO, Duration::from_millis(2));
    for result in ["90", "91"] {
        let project = version(result);
        folder.write(&project);
        let start = Instant::now();
        let mut child = folder.start();
        // A busy machine may look too late, and then it is only known to be short.
        folder.until_first_file(&mut child, &BTreeSet::new());
        let first = Instant::now();
        assert!(child.wait().unwrap().success());
        (whole, writing) = (whole.max(start.elapsed()), writing.max(first.elapsed()));
        versions.push((project, folder.dist()));
    }
    assert!(versions[0].1 != versions[1].1);

    let inode = || fs::metadata(folder.0.path().join("dist")).unwrap().ino();
    let (mut killed, mut olds, mut news, mut leftovers, mut late) = (0, 0, 0, 0, 0);
    let mut now = 1;
    while killed < KILLS && late < 5 * KILLS {
        let next = 1 - now;
        folder.write(&versions[next].0);
        let before = inode();
        let left = folder.made();
        let mut child = folder.start();
        let wait = match killed % 3 {
            0 => whole,
            1 => {
                folder.until_first_file(&mut child, &left);
                writing
            }
            _ => {
                until(&mut child, || inode() != before);
                writing / 4
            }
        };
        let (start, wait) = (Instant::now(), wait * killed / KILLS);
        while start.elapsed() < wait {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        let in_time = child.wait().unwrap().signal() == Some(SIGKILL);
        let found = folder.dist();
        let is_new = found == versions[next].1;
        assert!(is_new || found == versions[now].1, "a mixture: {:?}", found.keys());
        if is_new {
            now = next;
        }
        if !in_time {
            // This machine is quicker than it was.
            (whole, writing) = (whole * 19 / 20, writing * 19 / 20);
            late += 1;
            continue;
        }
        killed += 1;
        leftovers += u32::from(folder.has(PLACE));
        *(if is_new { &mut news } else { &mut olds }) += 1;
        if killed % 20 == 0 {
            assert!(folder.build() == versions[next].1, "a build after a killed one");
            assert_eq!(folder.names(), ["content", "dist"], "and everything is put right");
            now = next;
        }
    }
    let counts = format!(
        "{killed} killed: {olds} old, {news} new, {leftovers} with leftovers; {late} too late"
    );
    assert!(killed == KILLS && olds > 10 && news > 10 && leftovers > 10, "{counts}");
    println!("{counts}");
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let folder = Folder::new();
    folder.write(&version("90"));
    let expected = folder.build();
    for round in 0..3 {
        // The second one reads other contents, from a project whose output is the same folder.
        let other = Folder::new();
        let result = format!("9{}", round + 1);
        other.write(&version(&result));
        let theirs = other.build();
        let dist = folder.0.path().join("dist");
        let mut children: Vec<Child> = (0..4)
            .map(|at| match at % 2 {
                0 => folder.start(),
                _ => {
                    let args = ["build", "--quiet", "--out", dist.to_str().unwrap()];
                    other.command(PROGRAM, &args).spawn().unwrap()
                }
            })
            .collect();
        // Whoever looks meanwhile sees a manifest, never nothing.
        while children.iter_mut().any(|child| child.try_wait().unwrap().is_none()) {
            assert!(folder.has("dist/.raingan.json"));
            std::thread::sleep(Duration::from_micros(200));
        }
        let mut done = 0;
        for child in children {
            let output = child.wait_with_output().unwrap();
            let (code, said) = (output.status.code(), said(&output));
            // On a very busy machine one of them gives up, and says so.
            let gave_up = code == Some(2) && said.contains("กำลังสร้างลงโฟลเดอร์นี้");
            assert!(gave_up || (code == Some(0) && said.is_empty()), "{code:?}: {said}");
            done += u32::from(!gave_up);
        }
        assert!(done > 0);
        let found = folder.dist();
        assert!(found == expected || found == theirs, "a mixture: {:?}", found.keys());
        assert_eq!(folder.names(), ["content", "dist"]);
    }
}

#[test]
fn two_builds_of_different_years_at_once_lose_no_document() {
    let next = |text: &str| text.replace("2562", "2563");
    let folder = Folder::new();
    folder.write(
        &Project::minimal()
            .with("content/frameworks/2563.yaml", &next(common::FRAMEWORK))
            .with("content/2563/year.yaml", &next(common::YEAR))
            .with("content/2563/indicators/one.yaml", common::INDICATOR),
    );
    let build =
        |year| folder.command(PROGRAM, &["build", "--quiet", "--year", year]).spawn().unwrap();
    for child in [build("2562"), build("2563")] {
        assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
    }
    let found = folder.dist();
    assert!(found.contains_key("2562/report.pdf") && found.contains_key("2563/report.pdf"));
}

#[test]
fn a_folder_that_another_build_holds_is_an_error_that_says_who() {
    let folder = Folder::new();
    folder.write(&version("90"));
    let before = folder.build();
    let hold = raingan::output::Hold::take(&folder.0.path().join("dist")).unwrap();
    let output = folder.command(PROGRAM, &["build"]).output().unwrap();
    let id = std::process::id();
    assert_text(
        &said(&output),
        &format!(
            "เขียน ./dist ไม่ได้: raingan อีกหน้าต่างหนึ่งกำลังสร้างลงโฟลเดอร์นี้ (หมายเลขโปรแกรม {id}) → รอให้เสร็จแล้วสั่งใหม่ ฉบับเดิมอยู่ครบ\n"
        ),
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(folder.dist() == before);
    drop(hold);
    assert!(folder.build() == before);
}

#[test]
fn a_file_that_may_not_be_written_whole_is_an_error_and_the_old_output_stays() {
    let folder = Folder::new();
    folder.write(&version("90"));
    let before = folder.build();
    folder.write(&version("91"));
    // The system refuses files above a size, as it does where a quota is used up.
    let script = format!("trap '' XFSZ; ulimit -f 16; exec {PROGRAM} build");
    let output = folder.command("bash", &["-c", &script]).output().unwrap();
    let said = said(&output);
    let head = "เขียน ./dist ไม่ได้: ไฟล์ใหญ่เกินที่ดิสก์หรือระบบอนุญาต (./dist/";
    assert!(said.starts_with(head), "{said}");
    assert!(said.ends_with(") → ระบุโฟลเดอร์อื่นด้วย --out ฉบับเดิมอยู่ครบ\n"), "{said}");
    assert_eq!(output.status.code(), Some(2));
    assert!(folder.dist() == before);
    assert_eq!(folder.names(), ["content", "dist"], "nothing half written is left");
}

/// Runs commands where disks may be mounted that nobody else sees: a small one at `disk`. Nothing where
/// this system does not let anybody do so.
#[cfg(target_os = "linux")]
fn with_a_disk(folder: &Folder, options: &str, script: &str) -> Option<Output> {
    fs::create_dir_all(folder.0.path().join("disk")).unwrap();
    let mounted = |script: &str| {
        let script = format!("mount -t tmpfs {options} tmpfs disk && {{ {script}\n}}");
        folder.command("unshare", &["-Urm", "sh", "-c", &script]).output()
    };
    if !mounted("true").is_ok_and(|tried| tried.status.success()) {
        skipped("no disk can be mounted here: a full and a read-only one were not tried");
        return None;
    }
    Some(mounted(script).unwrap())
}

/// Builds 90, then does something, builds 91, and looks at what is there.
#[cfg(target_os = "linux")]
fn built_twice(out: &str, between: &str) -> String {
    format!(
        "{PROGRAM} build --quiet --out {out} || exit 9; cp -r {out} first
         sed -i 's/90/91/' content/2562/indicators/one.yaml
         {between}
         {PROGRAM} build --quiet --out {out}; echo \"code $?\"
         diff -r first {out} && echo same; ls -A $(dirname {out})"
    )
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_the_old_output_stays() {
    let folder = Folder::new();
    folder.write(&version("90"));
    // Whatever is free is used up but for a little.
    let fill = "dd if=/dev/zero of=disk/filler bs=1k count=100000 2>/dev/null
                truncate -s -64K disk/filler";
    let Some(ran) = with_a_disk(&folder, "-o size=8m", &built_twice("disk/dist", fill)) else {
        return;
    };
    let said = said(&ran);
    assert!(said.starts_with("เขียน disk/dist ไม่ได้: พื้นที่ในดิสก์ไม่พอ (disk/dist/"), "{said}");
    assert!(said.ends_with(") → ลบไฟล์ที่ไม่ใช้ หรือระบุโฟลเดอร์ในดิสก์อื่นด้วย --out ฉบับเดิมอยู่ครบ\n"), "{said}");
    assert_text(&String::from_utf8(ran.stdout).unwrap(), "code 2\nsame\ndist\nfiller\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk_is_an_error_and_the_old_output_stays() {
    let folder = Folder::new();
    folder.write(&version("90"));
    let close = "mount -o remount,ro disk";
    let Some(ran) = with_a_disk(&folder, "-o size=8m", &built_twice("disk/dist", close)) else {
        return;
    };
    assert_text(
        &said(&ran),
        "เขียน disk/dist ไม่ได้: ดิสก์นี้อ่านได้อย่างเดียว (disk) → ระบุโฟลเดอร์อื่นด้วย --out ฉบับเดิมอยู่ครบ\n",
    );
    assert_text(&String::from_utf8(ran.stdout).unwrap(), "code 2\nsame\ndist\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_moved_is_an_error_and_stays() {
    let folder = Folder::new();
    folder.write(&version("90"));
    // A disk is mounted on the output itself.
    let script = format!("{PROGRAM} build --quiet --out disk; echo \"code $?\"; ls -A disk");
    let Some(ran) = with_a_disk(&folder, "-o size=8m", &script) else { return };
    assert_text(
        &said(&ran),
        "เขียน disk ไม่ได้: ย้าย disk ไม่ได้ เพราะมีโปรแกรมอื่นใช้อยู่ → ปิดไฟล์ที่เปิดค้างในโฟลเดอร์นี้แล้วสั่งใหม่ หรือระบุโฟลเดอร์อื่นด้วย --out ฉบับเดิมอยู่ครบ\n",
    );
    assert_text(&String::from_utf8(ran.stdout).unwrap(), "code 2\n");
    assert_eq!(folder.names(), ["content", "disk"]);
}
