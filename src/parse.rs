//! Step 2: files → records and prose trees, each with the places it was written at.

mod merge;
mod runaway;
pub(crate) mod say;
mod undrawn;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::{Code, Finding, Findings, Problem};
use crate::glyphs::Fonts;
use crate::load::say as say_file;
use crate::markdown::say::prose as say_prose;
use crate::markdown::{self, Block};
use crate::notation::say as say_text;
use crate::notation::{FiscalYear, Notation, leftover};
use crate::picture::Format;
use crate::portable;
use crate::records::{FileKind, agency, framework, indicator, papers, sheets, year};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::thai::hygiene;
use crate::yaml::field::{Decode, Decoder};
use crate::yaml::read;
use crate::yaml::say as say_yaml;
use undrawn::Undrawn;

/// Bytes of marks on one letter from which on the file is not read further: drawing them takes long.
const LONGEST_STACK: usize = 256;
/// Slips of pasted text that are told of one file: it was pasted, and the first ones show how.
const MOST_SLIPS: usize = 20;

/// All content files, decoded and not yet bound to each other.
#[derive(Debug, Default)]
pub struct Parsed {
    /// `agency.yaml`.
    pub agency: Option<(FileId, agency::Agency)>,
    /// `frameworks/*.yaml`.
    pub frameworks: Vec<(FileId, framework::Framework)>,
    /// One folder a year.
    pub years: BTreeMap<FiscalYear, YearFiles>,
    /// Files something is wrong with, so that what they seem not to say may stand in them.
    pub faulty: BTreeSet<FileId>,
}

/// The files of a year's folder.
#[derive(Debug, Default)]
pub struct YearFiles {
    /// `year.yaml`.
    pub year: Option<(FileId, year::Year)>,
    /// `indicators/*.yaml`.
    pub indicators: Vec<(FileId, indicator::Indicator)>,
    /// `board.yaml`.
    pub board: Option<sheets::Board>,
    /// `complaints.yaml`.
    pub complaints: Option<papers::Complaints>,
    /// `audit.yaml`.
    pub audit: Option<papers::Audit>,
    /// `facts/*.yaml`.
    pub sheets: Vec<(FileId, sheets::FactSheet)>,
    /// `calculations/*.yaml`.
    pub calculations: Vec<(FileId, sheets::Calculation)>,
    /// `narratives/*.md`.
    pub narratives: Vec<(FileId, sheets::FrontMatter, Vec<Block>)>,
}

impl YearFiles {
    fn take(&mut self, id: FileId, record: Record) {
        match record {
            Record::Year(year) => self.year = Some((id, *year)),
            Record::Indicator(indicator) => self.indicators.push((id, *indicator)),
            Record::Board(board) => self.board = Some(*board),
            Record::Complaints(complaints) => self.complaints = Some(*complaints),
            Record::Audit(audit) => self.audit = Some(*audit),
            Record::Facts(sheet) => self.sheets.push((id, *sheet)),
            Record::Calculation(calculation) => self.calculations.push((id, *calculation)),
            Record::Narrative(narrative) => {
                let (front, blocks) = *narrative;
                self.narratives.push((id, front, blocks));
            }
            Record::Agency(_) | Record::Framework(_) => {}
        }
    }
}

/// What a file says.
enum Record {
    Agency(Box<agency::Agency>),
    Framework(Box<framework::Framework>),
    Year(Box<year::Year>),
    Indicator(Box<indicator::Indicator>),
    Board(Box<sheets::Board>),
    Complaints(Box<papers::Complaints>),
    Audit(Box<papers::Audit>),
    Facts(Box<sheets::FactSheet>),
    Calculation(Box<sheets::Calculation>),
    Narrative(Box<(sheets::FrontMatter, Vec<Block>)>),
}

/// A file by itself, whatever the others say.
#[derive(Default)]
struct Read {
    record: Option<Record>,
    /// Its paragraphs, items and cells, where it is a narrative.
    pieces: usize,
    /// Pictures that its text asks for.
    asked: BTreeSet<String>,
    /// What came along when its text was pasted.
    slips: Findings,
    /// What is wrong with its record.
    findings: Findings,
}

/// A file that is being read, with what it shows pictures of and is drawn with.
#[derive(Clone, Copy)]
struct Reading<'a> {
    id: FileId,
    file: &'a SourceFile,
    sources: &'a Sources,
    fonts: &'a Fonts<'a>,
}

impl Read {
    fn of(reading: Reading<'_>) -> Self {
        let Reading { id, file, .. } = reading;
        let Some(left) = merge::left(&file.text, &file.path) else {
            let mut read = Read::whole(reading);
            read.without_followers();
            return read;
        };
        // What else is wrong may come of it, and is said when it is gone.
        let file = file.with_text(&left.text);
        let mut read = Read::whole(Reading { file: &file, ..reading });
        (read.slips, read.findings) = Default::default();
        read.findings.push(left.problem.at(Span::new(id, left.at)));
        read
    }

    /// Drops slips of pasted text that an error speaks of.
    fn without_followers(&mut self) {
        let about = |code| matches!(code, Code::YamlSyntax | Code::BadNumber | Code::NoValue);
        let errors: Vec<Span> =
            self.findings.iter().filter(|f| about(f.code)).map(|f| f.primary).collect();
        let follows = |slip: &Finding| {
            let of =
                |error: &Span| error.start <= slip.primary.start && slip.primary.end <= error.end;
            errors.iter().any(of)
        };
        let slips = std::mem::take(&mut self.slips).into_iter();
        slips.filter(|slip| !follows(slip)).for_each(|slip| self.slips.push(slip));
    }

    fn whole(reading: Reading<'_>) -> Self {
        let Reading { id, file, .. } = reading;
        let mut read = Read::default();
        let Some(kind) = FileKind::of(&file.path) else { return read };
        match runaway::find(&file.text, file.path.ends_with(".md")) {
            Ok(pieces) => read.pieces = pieces,
            Err((place, problem)) => {
                read.findings.push(problem.at(Span::new(id, place)));
                return read;
            }
        }
        // What is an error is never cut off by what is none.
        let (stacks, slips): (Vec<_>, Vec<_>) = hygiene::slips(&file.text)
            .into_iter()
            .partition(|slip| slip.kind == hygiene::Kind::Stack);
        let endless = stacks.iter().any(|stack| stack.range.len() > LONGEST_STACK);
        let misread = hygiene::misread(&file.text).take(MOST_SLIPS);
        let slips = slips.into_iter().take(MOST_SLIPS).chain(misread);
        for slip in stacks.into_iter().take(MOST_SLIPS).chain(slips) {
            read.slips.push(say_text::pasted(&file.text, &slip).at(Span::new(id, slip.range)));
        }
        if endless {
            read.findings.extend(std::mem::take(&mut read.slips));
            return read;
        }
        if of_year(kind, file).is_some_and(|year| year.is_err()) {
            return read;
        }
        let found = &mut read.findings;
        fn boxed<T: Decode>(reading: Reading<'_>, found: &mut Findings) -> Option<Box<T>> {
            decode(reading, &reading.file.text, found).map(Box::new)
        }
        read.record = match kind.name {
            "agency" => boxed(reading, found).map(Record::Agency),
            "framework" => boxed(reading, found).map(Record::Framework),
            "year" => boxed(reading, found).map(Record::Year),
            "indicator" => boxed(reading, found).map(Record::Indicator),
            "board" => boxed(reading, found).map(Record::Board),
            "complaints" => boxed(reading, found).map(Record::Complaints),
            "audit" => boxed(reading, found).map(Record::Audit),
            "facts" => boxed(reading, found).map(Record::Facts),
            "calculation" => boxed(reading, found).map(Record::Calculation),
            "narrative" => narrative(reading, &mut read.asked, found)
                .map(|told| Record::Narrative(Box::new(told))),
            _ => None,
        };
        read
    }
}

/// The year in whose folder a file stands, where its kind stands in one.
fn of_year(kind: &FileKind, file: &SourceFile) -> Option<Result<FiscalYear, Problem>> {
    let folder = file.path.split('/').nth(1).unwrap_or_default();
    kind.path.starts_with("content/*/").then(|| FiscalYear::read(folder))
}

/// Decodes every content file.
pub fn parse(sources: &Sources) -> (Parsed, Findings) {
    let mut parsed = Parsed::default();
    let mut findings = names(sources);
    for (id, file) in sources.texts().filter(|(_, file)| !file.path.starts_with("content/")) {
        let left = merge::left(&file.text, &file.path);
        findings.extend_one(left.map(|left| left.problem.at(Span::new(id, left.at))));
    }
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    // Pictures that are there, and those that texts ask for.
    let (mut pictures, mut asked) = (BTreeMap::new(), BTreeSet::new());
    for path in sources.missing() {
        let folder = path.split('/').nth(1).unwrap_or_default();
        if let Ok(year) = FiscalYear::read(folder) {
            parsed.years.entry(year).or_default();
        }
    }
    let files: Vec<(FileId, &SourceFile)> =
        sources.texts().filter(|(_, file)| file.path.starts_with("content/")).collect();
    let fonts = Fonts::of(sources);
    let of = |(id, file): &(FileId, &SourceFile)| {
        Read::of(Reading { id: *id, file, sources, fonts: &fonts })
    };
    let read: Vec<Read> = files.par_iter().map(of).collect();
    let mut pieces: BTreeMap<&str, usize> = BTreeMap::new();
    for ((id, file), mut read) in files.into_iter().zip(read) {
        if let Some(copy) = Copied::of(&file.path) {
            parsed.faulty.insert(id);
            if folders.insert(copy.path) {
                findings.push(copy.problem(sources).at(Span::new(id, 0..0)));
            }
            continue;
        }
        let Some(kind) = FileKind::of(&file.path) else {
            findings.extend(read.findings);
            let start = Span::new(id, 0..0);
            let name = file.path.rsplit('/').next().unwrap_or_default();
            let guide = name.starts_with("README");
            match FileKind::meant(&file.path) {
                _ if guide => {}
                _ if Format::of_name(&file.path).is_some() => {
                    pictures.insert(&file.path, start);
                }
                Some(proper) => {
                    findings.push(say_file::misnamed(&file.path, &proper).at(start));
                    parsed.faulty.insert(id);
                }
                None => findings.push(say_file::unknown(&file.path).at(start)),
            }
            continue;
        };
        findings.extend(read.slips);
        let folder = file.path.split('/').nth(1).unwrap_or_default();
        let year = match of_year(kind, file).transpose() {
            Ok(year) => year,
            Err(problem) => {
                if folders.insert(folder) {
                    findings.push(say_file::bad_folder(folder, problem).at(Span::new(id, 0..0)));
                }
                continue;
            }
        };
        let all = pieces.entry(folder).or_default();
        *all += read.pieces;
        if read.pieces > 0 && *all > runaway::MOST_PIECES {
            let problem = say_file::too_many_pieces(runaway::MOST_PIECES);
            read = Read::default();
            read.findings.push(problem.at(Span::new(id, 0..0)));
        }
        if read.findings.errors() > 0 {
            parsed.faulty.insert(id);
        }
        findings.extend(read.findings);
        asked.extend(read.asked);
        let of_year = year.map(|year| parsed.years.entry(year).or_default());
        match (read.record, of_year) {
            (Some(Record::Agency(agency)), _) => parsed.agency = Some((id, *agency)),
            (Some(Record::Framework(framework)), _) => parsed.frameworks.push((id, *framework)),
            (Some(record), Some(files)) => files.take(id, record),
            _ => {}
        }
    }
    for (path, start) in pictures.into_iter().filter(|(path, _)| !asked.contains(*path)) {
        // A text that something is wrong with may have meant it.
        let beside = |id: &FileId| {
            let text = &sources.file(*id).path;
            text.ends_with(".md")
                && text.rsplit_once('/').is_some_and(|(at, _)| path.starts_with(at))
        };
        if !parsed.faulty.iter().any(beside) {
            findings.push(say_prose::picture_unused(path).at(start));
        }
    }
    (parsed, findings)
}

/// A file or a folder of the content that is a copy of another one, which takes its place.
struct Copied<'a> {
    path: &'a str,
    original: String,
}

impl<'a> Copied<'a> {
    /// The copy that a file is, or the outermost that it stands in.
    fn of(path: &'a str) -> Option<Self> {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        ends.filter_map(|end| {
            let (above, name) = path[..end].rsplit_once('/')?;
            let original = format!("{above}/{}", portable::original(name)?);
            let whole = format!("{original}{}", &path[end..]);
            let meant = FileKind::of(&whole).is_some() || FileKind::meant(&whole).is_some();
            meant.then_some(Copied { path: &path[..end], original })
        })
        .next()
    }

    fn problem(&self, sources: &Sources) -> Problem {
        let below = format!("{}/", self.original);
        let there =
            sources.has(&self.original) || sources.paths().any(|path| path.starts_with(&below));
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        let (copy, original) = (name(self.path), name(&self.original));
        match FiscalYear::read(&original) {
            Ok(FiscalYear(year)) if there => say_file::copied_year(&copy, year),
            _ => say_file::copy(&copy, &original, there),
        }
    }
}

/// Names that not every system can hold, of all files of a project: what a project is made from is
/// copied from one system to another, and some of its names come back in the output.
fn names(sources: &Sources) -> Findings {
    let mut findings = Findings::new();
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for path in sources.paths() {
        // A font or a picture has no text to point into.
        let start = Span::new(sources.id(path).unwrap_or(sources.first()), 0..0);
        let fault = |name: &str| portable::fault(name).map(|fault| say_file::name(name, fault));
        if let Some(problem) = path.split('/').find_map(fault) {
            findings.push(problem.at(start));
        }
        if let Some(other) = taken.insert(portable::folded(path), path) {
            findings.push(say_file::name_clash(path, other).at(start));
        }
    }
    findings
}

fn decode<T: Decode>(reading: Reading<'_>, text: &str, findings: &mut Findings) -> Option<T> {
    let document = read::read(reading.id, reading.file, text, findings);
    let root = document.root?;
    Undrawn::new(reading.fonts, reading.file).node(&root, findings);
    let mut decoder = Decoder::new(findings, document.damaged).with_comments(&document.comments);
    T::decode(&root, &mut decoder)
}

/// A Markdown file: YAML between two `---` lines, then the text with the pictures beside it.
fn narrative(
    reading: Reading<'_>,
    asked: &mut BTreeSet<String>,
    findings: &mut Findings,
) -> Option<(sheets::FrontMatter, Vec<Block>)> {
    let Reading { id, file, sources, fonts } = reading;
    if file.text.trim().is_empty() {
        findings.push(say_yaml::empty_file().at(Span::new(id, 0..0)));
        return None;
    }
    let (head, body) = match front_matter(&file.text) {
        Some(split) => split,
        None => {
            let table = sheets::FrontMatter::TABLE;
            let open = file.text[file.line(1)].trim_end() == FENCE;
            let problem = match open {
                true => say_yaml::open_front_matter(table.th, table.en),
                false => say_yaml::no_front_matter(table.th, table.en),
            };
            findings.push(problem.at(Span::new(id, 0..file.line(1).end)));
            // Where nothing closes the head, nobody knows where the text starts.
            (0..0, if open { file.text.len() } else { 0 })
        }
    };
    for (range, left) in leftover::in_prose(&file.text[body..]) {
        let place = Span::new(id, body + range.start..body + range.end);
        findings.push(say_text::leftover(&file.text[place.range()], left).at(place));
    }
    let mut blocks = markdown::read(id, &file.text[body..], body, findings);
    Undrawn::new(fonts, file).blocks(&blocks, Span::new(id, body..file.text.len()), findings);
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    markdown::pictures::settle(&mut blocks, folder, sources, asked, findings);
    if head.end == 0 {
        return None;
    }
    let is_blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if file.text[head.clone()].lines().all(is_blank) {
        let table = sheets::FrontMatter::TABLE;
        let problem = say_yaml::empty_front_matter(table.th, table.en);
        findings.push(problem.at(Span::new(id, 0..file.line(1).end)));
        return None;
    }
    // The other bytes are blanked out, so that offsets stay those of the file.
    let blank = |text: &str| {
        text.chars()
            .map(|c| if c == '\n' { "\n".into() } else { " ".repeat(c.len_utf8()) })
            .collect::<String>()
    };
    let mut text = blank(&file.text[..head.start]);
    text.push_str(&file.text[head.clone()]);
    text.push_str(&blank(&file.text[head.end..]));
    let front = decode(reading, &text, findings)?;
    Some((front, blocks))
}

/// The line above and below the head of a narrative.
const FENCE: &str = "---";

/// The bytes of the YAML head, and where the text starts.
fn front_matter(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let first = text.lines().next()?;
    if first.trim_end() != FENCE {
        return None;
    }
    let start = text.find('\n')? + 1;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}
