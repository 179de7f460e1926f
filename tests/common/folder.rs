//! A project on the disk, and what the program says of it.

#![allow(clippy::disallowed_methods, reason = "a test puts its projects on the disk and looks")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::Project;
use super::tools::{Tree, tree};

/// A project on the disk; the program runs inside its folder.
pub struct Folder {
    temporary: TempDir,
    always: &'static [&'static str],
}

/// What a run said.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Folder {
    /// An empty folder.
    pub fn empty() -> Self {
        Folder { temporary: tempfile::tempdir().unwrap(), always: &[] }
    }

    /// The files of a project.
    pub fn new(project: &Project) -> Self {
        let folder = Folder::empty();
        folder.write(project);
        folder
    }

    /// The same folder, in which every run begins with these arguments.
    pub fn always(self, args: &'static [&'static str]) -> Self {
        Folder { always: args, ..self }
    }

    /// Writes the files of a project.
    pub fn write(&self, project: &Project) {
        for (path, bytes) in project.files() {
            self.put(path, bytes);
        }
    }

    /// Writes a file.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// A place in the folder.
    pub fn at(&self, path: &str) -> PathBuf {
        self.temporary.path().join(path)
    }

    /// The program, to be run here.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_raingan"));
        command.args(self.always).args(args);
        command.current_dir(self.temporary.path()).env_remove("NO_COLOR");
        command
    }

    /// Runs the program here.
    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    /// Every file below a folder, with its bytes.
    pub fn tree(&self, path: &str) -> Tree {
        tree(&self.at(path))
    }

    /// Names in the project's own folder.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.temporary.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Ran {
    /// What a run said.
    pub fn of(output: Output) -> Self {
        Ran {
            code: output.status.code().expect("an exit code"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
