//! Commands and options, and what they do.

mod print;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use indicatif::ProgressBar;

use crate::diagnostic::terminal;
use crate::diagnostic::{Findings, Locale};
use crate::notation::reference::with_line_ends;
use crate::notation::{FiscalYear, Notation};
use crate::output::say;
use crate::output::{Failure, Hold};
use crate::pipeline::{self, Checked, Step, Wanted};
use crate::render::{Artifact, templates};
use crate::resolve::suppose::suppose;
use crate::schema::{json_schema, reference};
use crate::scores;
use crate::scoring::{Scored, score};
use crate::source::Sources;
use crate::summary;
use crate::thai::lines::{Lexicon, LineBreaker};
use crate::{load, output, usage};
use print::put;

/// Evaluation reports of Thai public agencies, written as code.
#[derive(Debug, Parser)]
#[command(
    name = "raingan",
    version,
    about = "รายงานผลการประเมินของหน่วยงานรัฐ เขียนเป็นไฟล์ ตรวจ คำนวณ และจัดหน้าในคำสั่งเดียว"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Common {
    /// โฟลเดอร์โครงการ ซึ่งมีโฟลเดอร์ content อยู่ข้างใน
    #[arg(long, global = true, default_value = ".", value_name = "โฟลเดอร์")]
    root: PathBuf,
    /// ภาษาของข้อความที่โปรแกรมแจ้ง
    #[arg(long, global = true, default_value = "th")]
    lang: Language,
    /// แสดงเฉพาะข้อที่ต้องแก้
    #[arg(long, short, global = true)]
    quiet: bool,
    /// เฉพาะปีงบประมาณนี้
    #[arg(long, global = true, value_name = "ปี พ.ศ.")]
    year: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    Th,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// ตรวจ คำนวณ แล้วสร้าง PDF และเว็บไซต์
    Build {
        /// โฟลเดอร์ที่จะเขียน (ค่าปริยาย: dist ในโครงการ)
        #[arg(long, value_name = "โฟลเดอร์")]
        out: Option<PathBuf>,
        /// สร้างแม้มีข้อที่ต้องแก้ ลงโฟลเดอร์แยก และพิมพ์ “ฉบับทดลอง” ทุกหน้า
        #[arg(long)]
        draft: bool,
    },
    /// ตรวจเนื้อหาโดยไม่เขียนไฟล์
    Check {
        /// จัดหน้าด้วย เพื่อหาข้อความที่ล้นช่องหรือล้นหน้า
        #[arg(long)]
        layout: bool,
    },
    /// แสดงคะแนนและที่มา โดยไม่เขียนไฟล์ (ค่าปริยาย: ปีล่าสุด)
    Score {
        /// รูปแบบที่แสดง
        #[arg(long, default_value = "table", value_name = "รูปแบบ")]
        format: Format,
        /// สมมติผลของตัวชี้วัด เช่น 1.1=ไม่ผ่าน หรือ '1.1=13 ล้านบาท' แล้วแสดงว่าผลใดเปลี่ยน ใช้ซ้ำได้
        #[arg(long, value_name = "ตัวชี้วัด=ผล")]
        set: Vec<String>,
    },
    /// แสดงว่าบรรทัดภาษาไทยตัดได้ที่ใด: | ตัดได้ ‿ เว้นวรรคที่ห้ามตัด
    Breaks {
        /// ไฟล์ข้อความ หรือ - เพื่ออ่านจากที่พิมพ์เข้ามา
        #[arg(default_value = "-", value_name = "ไฟล์")]
        file: PathBuf,
    },
    /// เขียน JSON Schema ของไฟล์เนื้อหา เพื่อให้โปรแกรมแก้ไขข้อความช่วยเติมหัวข้อ
    Schema {
        /// โฟลเดอร์ที่จะเขียน (ค่าปริยาย: schemas ในโครงการ)
        #[arg(long, value_name = "โฟลเดอร์")]
        out: Option<PathBuf>,
        /// พิมพ์ตารางหัวข้อทั้งหมดเป็น Markdown แทน
        #[arg(long)]
        reference: bool,
    },
}

/// Runs the program: 0 for clean or warnings, 1 for errors found, 2 for usage or environment. A `plain`
/// terminal gets text and no codes that steer it.
pub fn run(args: impl IntoIterator<Item = std::ffi::OsString>, plain: bool) -> ExitCode {
    let args: Vec<std::ffi::OsString> = args.into_iter().collect();
    // Told here, not guessed by the library: on a machine of CI it colours even a dumb terminal.
    let colour = if plain { ColorChoice::Never } else { ColorChoice::Auto };
    let matched = Cli::command().color(colour).try_get_matches_from(&args);
    let cli = match matched.and_then(|found| Cli::from_arg_matches(&found)) {
        Ok(cli) => cli,
        Err(error) => {
            let words = usage::explain(&error).filter(|_| usage::language(&args) == Locale::Th);
            let printed = match words {
                Some(message) => put(std::io::stderr(), &format!("{message}\n")),
                None => error.print(),
            };
            let whole = printed.is_ok() && !error.use_stderr();
            return ExitCode::from(if whole { 0 } else { 2 });
        }
    };
    let session = Session {
        locale: match cli.common.lang {
            Language::Th => Locale::Th,
            Language::En => Locale::En,
        },
        colour: !plain && std::io::stderr().is_terminal(),
        common: cli.common,
    };
    let done = match cli.command {
        Command::Build { out, draft } => session.build(out, draft),
        Command::Check { layout } => session.check(layout),
        Command::Score { format, set } => session.score(format, &set),
        Command::Breaks { file } => session.breaks(&file),
        Command::Schema { out, reference } => session.schema(out, reference),
    };
    match done {
        Ok(code) => code,
        Err(message) => {
            // Whoever closed the pipe has read enough, and is told nothing more.
            if !message.is_empty() {
                let _ = put(std::io::stderr(), &format!("{message}\n"));
            }
            ExitCode::from(2)
        }
    }
}

/// The options of a run, and how to speak.
struct Session {
    locale: Locale,
    colour: bool,
    common: Common,
}

/// How often, and after how long each time, a build asks again for a folder that another one writes.
const MOST_WAITS: usize = 100;
const WAIT: Duration = Duration::from_millis(100);

/// A message of the environment: usage, disk. An empty one is of a reader that went away.
type Failed = String;

impl Session {
    fn say(&self, th: impl Into<String>, en: impl Into<String>) -> String {
        match self.locale {
            Locale::Th => th.into(),
            Locale::En => en.into(),
        }
    }

    fn load(&self) -> Result<(Sources, Findings), Failed> {
        let root = self.common.root.display();
        load::load(&self.common.root).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => self.say(
                format!("ไม่พบโฟลเดอร์ content ใน {root} → เปิดโปรแกรมในโฟลเดอร์โครงการ หรือใช้ --root"),
                format!("there is no folder content in {root} → run in the project folder, or use --root"),
            ),
            _ => self.say(format!("เปิดโฟลเดอร์ {root} ไม่ได้: {error}"), format!("cannot open {root}: {error}")),
        })
    }

    fn year(&self, scored: Option<&Scored>) -> Result<Option<FiscalYear>, Failed> {
        let Some(word) = &self.common.year else { return Ok(None) };
        let year = FiscalYear::read(word).map_err(|problem| {
            let help =
                problem.help.map(|h| format!(" → {}", h.get(self.locale))).unwrap_or_default();
            format!("--year: {}{help}", problem.message.get(self.locale))
        })?;
        match scored {
            Some(scored) if !scored.model.years.contains_key(&year) => {
                let known: Vec<String> =
                    scored.model.years.keys().map(ToString::to_string).collect();
                Err(self.say(
                    format!("ไม่มีปีงบประมาณ {year} ในเนื้อหา → มีปี {}", known.join(" ")),
                    format!("there is no fiscal year {year} → there are {}", known.join(" ")),
                ))
            }
            _ => Ok(Some(year)),
        }
    }

    /// Prints what is found in the content, and in its pages where they are asked for and can be made.
    fn check(&self, layout: bool) -> Result<ExitCode, Failed> {
        let (sources, loading) = self.load()?;
        let sources = templates::with_defaults(sources);
        let Checked { scored, mut findings } = pipeline::check(&sources, loading);
        let year = self.year(scored.as_ref())?;
        if let Some(scored) = scored.filter(|_| layout && findings.errors() == 0) {
            let progress = self.progress();
            let wanted = Wanted { year, locale: Locale::Th, ..Wanted::default() };
            let mut told = |step: Step<'_>| progress.set_message(self.step(step));
            // The pages are made as for a build, and nobody takes them.
            let built = pipeline::build(&scored, &sources, &wanted, &mut told, &|_| ());
            findings.extend(built.findings);
            findings = findings.sorted(&sources);
            progress.finish_and_clear();
        }
        let findings = of_year(findings, year, &sources);
        self.print(&findings, &sources, |_| !self.common.quiet)?;
        if !self.common.quiet {
            self.out(&format!("{}\n", terminal::count(&findings, self.locale)))?;
        }
        Ok(code(&findings))
    }

    /// Prints the scores of a year, or what would change if a result were another one.
    fn score(&self, format: Format, set: &[String]) -> Result<ExitCode, Failed> {
        let (mut sources, loading) = self.load()?;
        let Checked { scored, findings } = pipeline::check(&sources, loading);
        let year = self.year(scored.as_ref())?;
        let findings = of_year(findings, year, &sources);
        self.print(&findings, &sources, |_| false)?;
        if !self.common.quiet && !findings.is_empty() {
            self.err(&format!("{}\n", terminal::count(&findings, self.locale)))?;
        }
        let Some(scored) = scored else { return Ok(code(&findings)) };
        let newest = || {
            // A year that is only planned says little.
            let known =
                |year: &&FiscalYear| scored.years[*year].parts.iter().any(|part| !part.no_result);
            let years = || scored.years.keys().rev();
            years().find(known).or(years().next()).copied()
        };
        let Some(year) = year.or_else(newest) else { return Ok(code(&findings)) };
        let Some(mut report) = scores::report(&scored, year, self.locale) else {
            return Ok(code(&findings));
        };
        if !set.is_empty() {
            let mut model = scored.model.clone();
            let refused = suppose(&mut model, year, set, &mut sources);
            self.print(&refused, &sources, |_| true)?;
            if refused.errors() > 0 {
                return Ok(ExitCode::from(2));
            }
            let (supposed, _) = score(model);
            if let Some(mut after) = scores::report(&supposed, year, self.locale) {
                after.what_if = Some(scores::compare(&report, &after, set));
                report = after;
            }
        }
        let text = match format {
            Format::Table => scores::table::table(&report, self.locale),
            Format::Json => serde_json::to_string_pretty(&report).unwrap_or_default() + "\n",
        };
        self.out(&text)?;
        Ok(code(&findings))
    }

    /// Prints each line of a text with the places at which a line may end, by the words and names of
    /// the content, if there is any.
    fn breaks(&self, file: &Path) -> Result<ExitCode, Failed> {
        let text = load::text(file).map_err(|error| {
            let file = file.display();
            self.say(format!("อ่าน {file} ไม่ได้: {error}"), format!("cannot read {file}: {error}"))
        })?;
        let lexicon = match load::load(&self.common.root) {
            Ok((sources, loading)) => {
                let checked = pipeline::check(&sources, loading);
                checked.scored.map(|scored| scored.model.lexicon()).unwrap_or_default()
            }
            Err(_) => Lexicon::default(),
        };
        let breaker = LineBreaker::new(&lexicon);
        let mut out = std::io::stdout().lock();
        for line in text.lines() {
            let shown = breaker.shown(&with_line_ends(line));
            writeln!(out, "{shown}").map_err(|error| self.unprinted(&error))?;
        }
        out.flush().map_err(|error| self.unprinted(&error))?;
        Ok(ExitCode::SUCCESS)
    }

    fn build(&self, out: Option<PathBuf>, draft: bool) -> Result<ExitCode, Failed> {
        let progress = self.progress();
        progress.set_message(self.say("อ่านและตรวจเนื้อหา", "reading and checking"));
        let (sources, loading) = self.load()?;
        let sources = templates::with_defaults(sources);
        let Checked { scored, mut findings } = pipeline::check(&sources, loading);
        let year = self.year(scored.as_ref())?;
        let out = out.unwrap_or_else(|| self.common.root.join("dist"));
        self.check_out(&out)?;
        let out = if draft { beside(&out, "-draft") } else { out };
        if draft {
            self.check_out(&out)?;
        }

        let may_build = findings.errors() == 0 || draft;
        let results = scored.as_ref().map(|scored| summary::results(scored, &sources, self.locale));
        let mut written = None;
        if let (true, Some(scored)) = (may_build, scored) {
            // Held from reading what stands to the swap, so that two builds never undo each other.
            let hold = self.hold(&out, &progress)?;
            let before = hold.artifacts().map_err(|why| self.not_written(&out, &why))?;
            let other = |artifact: &Artifact| year.is_some_and(|y| y.to_string() != artifact.year);
            let earlier = before.into_iter().filter(other).collect();
            let wanted = Wanted { year, locale: Locale::Th, draft, earlier };
            let stage = hold.stage().map_err(|why| self.not_written(&out, &why))?;
            let mut told = |step: Step<'_>| progress.set_message(self.step(step));
            let mut built =
                pipeline::build(&scored, &sources, &wanted, &mut told, &|file| stage.put(&file));
            // A page that could not be made is never left out of a set: all of it or nothing.
            let whole = built.findings.errors() == 0;
            findings.extend(std::mem::take(&mut built.findings));
            findings = findings.sorted(&sources);
            if findings.errors() == 0 || (draft && whole) {
                progress.set_message(self.say("เขียนไฟล์", "writing files"));
                let carry =
                    |path: &str| built.artifacts.iter().any(|a| other(a) && carried(path, a));
                stage.swap(&built.artifacts, &carry).map_err(|why| self.not_written(&out, &why))?;
                written = Some(built);
            }
        }
        progress.finish_and_clear();

        self.print(&findings, &sources, |f| !self.common.quiet && f.code.is_of_layout())?;
        if !self.common.quiet {
            let text = summary::summary(
                results.unwrap_or_default(),
                written.as_ref(),
                year,
                &out,
                &findings,
                self.locale,
            );
            self.out(&text)?;
        }
        Ok(code(&findings))
    }

    fn schema(&self, out: Option<PathBuf>, as_reference: bool) -> Result<ExitCode, Failed> {
        if as_reference {
            self.out(&reference::markdown(self.locale))?;
            return Ok(ExitCode::SUCCESS);
        }
        let out = out.unwrap_or_else(|| self.common.root.join("schemas"));
        self.check_out(&out)?;
        let mut files = json_schema::files();
        files.push(scores::schema::file());
        output::swap(&files, &[], &out, &|_| false).map_err(|why| self.not_written(&out, &why))?;
        if !self.common.quiet {
            for file in &files {
                self.out(&format!("{}\n", out.join(&file.path).display()))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Takes the right to write a folder; where another build has it, waits a while.
    fn hold(&self, out: &Path, progress: &ProgressBar) -> Result<Hold, Failed> {
        let mut taken = Hold::take(out);
        for _ in 0..MOST_WAITS {
            let Err(Failure::Busy(_)) = taken else { break };
            progress.set_message(self.say("รอการสร้างอีกครั้งที่กำลังทำอยู่", "waiting for another build"));
            std::thread::sleep(WAIT);
            taken = Hold::take(out);
        }
        taken.map_err(|why| self.not_written(out, &why))
    }

    /// Why a folder could not be written, and what to do.
    fn not_written(&self, out: &Path, why: &Failure) -> Failed {
        say::not_written(out, why).get(self.locale).to_owned()
    }

    /// Refuses an output folder that would take the place of the project or of what it is made of.
    fn check_out(&self, out: &Path) -> Result<(), Failed> {
        let resolved = |path: &Path| {
            output::resolved(path)
                .map_err(|error| self.not_written(out, &Failure::System(path.to_owned(), error)))
        };
        let (place, root) = (resolved(out)?, resolved(&self.common.root)?);
        let own =
            ["content", "templates", "fonts"].iter().any(|name| place.starts_with(root.join(name)));
        if !own && !root.starts_with(&place) {
            return Ok(());
        }
        let out = out.display();
        Err(self.say(
            format!("--out {out} เป็นที่อยู่ของโครงการเอง → เลือกโฟลเดอร์อื่น เช่น dist"),
            format!("--out {out} holds the project itself → choose another folder, such as dist"),
        ))
    }

    fn step(&self, step: Step<'_>) -> String {
        match step {
            Step::Layout(title) => {
                self.say(format!("จัดหน้า {title}"), format!("laying out {title}"))
            }
            Step::Site => self.say("สร้างเว็บไซต์", "rendering the site"),
        }
    }
}

/// Whether a file belongs to a document that an earlier build left.
fn carried(path: &str, of: &Artifact) -> bool {
    path == of.href || !of.internal && path.strip_prefix("site/") == Some(&of.href)
}

/// Findings in files of one year, and in files that belong to all years.
fn of_year(findings: Findings, year: Option<FiscalYear>, sources: &Sources) -> Findings {
    let Some(year) = year else { return findings };
    let mut kept = Findings::new();
    for finding in findings {
        let path = &sources.file(finding.primary.file).path;
        let folder = path
            .strip_prefix("content/")
            .and_then(|rest| rest.split_once('/'))
            .map(|(folder, _)| folder);
        let other =
            folder.and_then(|f| FiscalYear::read(f).ok()).is_some_and(|other| other != year);
        if !other {
            kept.push(finding);
        }
    }
    kept
}

fn beside(out: &Path, suffix: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_os_string();
    name.push(suffix);
    out.with_file_name(name)
}

fn code(findings: &Findings) -> ExitCode {
    ExitCode::from(u8::from(findings.errors() > 0))
}
