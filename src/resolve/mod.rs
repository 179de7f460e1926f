//! Step 3: records → model. Every id is bound, every unit is known, every number is compared with
//! the kind of number its target wants; what has no structure is refused, all of it in one run.

mod arrange;
mod bind;
mod claims;
mod components;
mod doubts;
mod framework;
mod indicator;
mod ladder;
mod milestones;
mod occasions;
mod papers;
mod references;
pub(crate) mod say;
mod sheets;
pub mod suppose;
mod unused;
mod working;
mod year;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Findings, Problem};
use crate::load::say as say_file;
use crate::model::framework::Framework;
use crate::model::{Agency, DatedName, Model, Quantity, Units};
use crate::notation::{Bound, Exact, FiscalYear, Notation, Slug};
use crate::parse::Parsed;
use crate::records::{self, agency::DeclaredUnit};
use crate::resolve::say::framework as say_framework;
use crate::source::{FileId, Sources, Span, Spanned};
use crate::thai::words::{self, INNER_BREAK};
use crate::thai::{canonical, comparable, lines, nearest};

pub(crate) use bind::Binder;

/// The version of the content format that this program reads.
pub const CONTENT_VERSION: &str = "1";

/// Files that something is wrong with: what they seem not to say may stand in them, so that nothing
/// else is blamed for it.
#[derive(Debug)]
pub(crate) struct Broken {
    files: BTreeSet<FileId>,
    paths: BTreeSet<String>,
    misnamed: BTreeSet<String>,
}

impl Broken {
    fn new(files: BTreeSet<FileId>, sources: &Sources) -> Self {
        let faulty = files.iter().map(|id| sources.file(*id).path.as_str());
        let mut paths: BTreeSet<String> =
            faulty.chain(sources.refused()).map(str::to_owned).collect();
        // What a file under a wrong name was meant to be is not read either.
        let meant: Vec<String> = paths.iter().filter_map(|p| records::FileKind::meant(p)).collect();
        paths.extend(meant);
        Broken { files, paths, misnamed: BTreeSet::new() }
    }

    /// Notes that a file could not be bound, which was reported.
    fn add(&mut self, id: FileId, sources: &Sources) {
        self.files.insert(id);
        self.paths.insert(sources.file(id).path.clone());
    }

    /// Whether a file is.
    pub(crate) fn file(&self, id: FileId) -> bool {
        self.files.contains(&id) || self.agency()
    }

    /// Notes files whose slug has a slip in it: what the name of the file promises is known by another
    /// name inside.
    fn note_misnamed(&mut self, parsed: &Parsed, sources: &Sources) {
        for year in parsed.years.values() {
            let sheets = year.sheets.iter().map(|(id, sheet)| (*id, &sheet.slug));
            let calculations = year.calculations.iter().map(|(id, c)| (*id, &c.slug));
            for (id, slug) in sheets.chain(calculations) {
                let path = &sources.file(id).path;
                let slip =
                    slug.as_ref().is_some_and(|s| !path.ends_with(&format!("/{}.yaml", s.value)));
                if slip {
                    self.misnamed.insert(path.clone());
                }
            }
        }
    }

    /// Whether the file of a path is.
    pub(crate) fn path(&self, path: &str) -> bool {
        self.paths.contains(path) || self.misnamed.contains(path)
    }

    /// Whether any file below a folder is.
    pub(crate) fn below(&self, folder: &str) -> bool {
        self.paths.iter().any(|path| path.starts_with(folder))
    }

    /// Whether `agency.yaml` is, which declares units.
    pub(crate) fn agency(&self) -> bool {
        self.path("content/agency.yaml")
    }
}

/// Binds the records of all files. There is no model where there is no agency to speak of.
pub fn resolve(mut parsed: Parsed, sources: &Sources) -> (Option<Model>, Findings) {
    let mut findings = Findings::new();
    let Some((file, record)) = parsed.agency.take() else {
        let problem = say_file::missing("content/agency.yaml", "ข้อมูลหน่วยงาน", "the agency");
        missing("content/agency.yaml", problem, sources, &mut findings);
        // Without an agency nothing is bound, and still every file that is missing is said.
        for folder in parsed.years.keys().filter(|y| parsed.years[*y].year.is_none()) {
            year::report_missing(*folder, sources, &mut findings);
        }
        return (None, findings);
    };
    let mut broken = Broken::new(std::mem::take(&mut parsed.faulty), sources);
    broken.note_misnamed(&parsed, sources);
    let units = units(record.units.as_deref().unwrap_or_default(), &mut findings);
    let agency = agency(file, record, &units, &mut findings);

    let mut frameworks = BTreeMap::new();
    for (file, record) in parsed.frameworks {
        let span = record.span;
        let own = record.year.as_ref().map(|year| year.span);
        let faults = broken.path(&sources.file(file).path);
        let Some(mut framework) = framework::resolve(file, record, faults, &mut findings) else {
            broken.add(file, sources);
            continue;
        };
        // What could not be read of it may be what seems to be missing.
        framework.faulty |= faults;
        // The file is what other files look for, so its name says for which year it is.
        let path = &sources.file(file).path;
        let name = path.rsplit('/').next().unwrap_or(path);
        let year = framework.year.0;
        let problem = match FiscalYear::read(name.trim_end_matches(".yaml")) {
            Ok(named) if named == framework.year => None,
            Ok(named) => {
                framework.year = named;
                Some(say_file::framework_name(year, name))
            }
            Err(_) => Some(say_file::framework_not_named_by_year(year, name)),
        };
        findings.extend_one(problem.map(|problem| problem.at(own.unwrap_or(span))));
        if frameworks.insert(framework.year, framework.clone()).is_some() {
            let problem =
                say::duplicate_id("กรอบการประเมินของปี", "framework of", &framework.year.to_string());
            findings.push(problem.at(span));
        }
    }

    frameworks_of_one_year(&frameworks, &mut findings);
    let (mut years, mut pending) = (BTreeMap::new(), Vec::new());
    for (folder, files) in parsed.years {
        let binder = Binder { units: &units, sources, broken: &broken, agency: &agency };
        if let Some((year, references)) =
            year::resolve(folder, files, &frameworks, binder, &mut findings)
        {
            years.insert(folder, year);
            pending.push((folder, references));
        }
    }
    let mut model = Model { agency, frameworks, years, units };
    references::bind(&mut model, pending, sources, &broken, &mut findings);
    (Some(model), findings)
}

/// Reports years for which two frameworks say that they hold.
fn frameworks_of_one_year(frameworks: &BTreeMap<FiscalYear, Framework>, findings: &mut Findings) {
    let own = frameworks.values().map(|framework| (framework.year, framework));
    let mut known: BTreeMap<FiscalYear, &Framework> = own.collect();
    for framework in frameworks.values() {
        for (year, span) in &framework.for_years {
            let other = *known.entry(*year).or_insert(framework);
            if other.year != framework.year {
                let problem =
                    say_framework::two_for_one_year(year.0, framework.year.0, other.year.0);
                findings.push(problem.at(*span).related(
                    other.span,
                    "อีกกรอบหนึ่ง",
                    "the other framework",
                ));
            }
        }
    }
}

/// The units everybody has and those the agency declares, each once.
fn units(declared: &[DeclaredUnit], findings: &mut Findings) -> Units {
    let (known, mut taken) = (Units::new([]), BTreeSet::new());
    let mut multiples = Vec::new();
    for unit in declared {
        let (name, equals) = match unit {
            DeclaredUnit::Word(name) => (name, None),
            DeclaredUnit::Multiple(unit) => match (&unit.name, &unit.equals) {
                (Some(name), Some(equals)) => (name, Some(equals)),
                _ => continue,
            },
        };
        let word = &*canonical(&name.value);
        // A count that is known already is the same count, whoever declares it.
        if known.get(word).is_some_and(|unit| !unit.counts() || equals.is_some()) {
            findings.push(say::unit_known(word).at(name.span));
        } else if !taken.insert(word.to_owned()) {
            findings.push(say::unit_twice(word).at(name.span));
        } else if let Some(equals) = equals {
            multiples.push((word.to_owned(), equals));
        }
    }
    for (word, _) in &multiples {
        taken.remove(word);
    }
    let mut units = Units::new(taken.iter().map(String::as_str));
    for (word, equals) in multiples {
        let one = equals.high.is_none() && matches!(equals.bound, Bound::Bare | Bound::Exactly);
        match units.get(&equals.unit) {
            Some(unit) if unit.is_level() || unit.is_percent() => {
                findings.push(say::multiple_of_no_amount(&word, unit.name()).at(equals.span));
            }
            Some(unit) if one && equals.low.exact() > Exact::default() => {
                units.add_multiple(&word, &Quantity::new(equals.low, unit));
            }
            Some(_) => findings.push(say::bad_multiple(&word).at(equals.span)),
            None => {
                let near = nearest(&equals.unit, units.words());
                findings.push(say::unknown_unit(&equals.unit, near).at(equals.span));
            }
        }
    }
    units
}

/// Terms with the marks at which a line may end, each word once.
fn term_breaks(terms: &[records::agency::Term], findings: &mut Findings) -> Vec<String> {
    let mut first: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    for term in terms {
        let (Some(term), Some(marked)) = (&term.term, &term.breaks) else { continue };
        let (word, breaks) = (comparable(&term.value), comparable(&marked.value));
        if breaks.replace(INNER_BREAK, "") != word {
            findings.push(say::other_word(&term.value).at(marked.span));
        } else if !lines::is_holdable(&breaks) {
            findings.push(say::word_not_held(&term.value, words::LONGEST).at(marked.span));
        } else if let Some(other) = first.get(&word) {
            if comparable(&other.value) != breaks {
                let problem = say::breaks_differ(&term.value, &other.value).at(marked.span);
                findings.push(problem.related(other.span, "เขียนไว้ที่นี่ก่อน", "written here first"));
            }
        } else {
            first.insert(word, marked);
        }
    }
    first.values().map(|marked| marked.value.clone()).collect()
}

/// Binds the agency. What is missing was reported where it was read, and stands empty here, so that
/// the rest of the files can be checked.
fn agency(
    file: FileId,
    record: records::agency::Agency,
    units: &Units,
    findings: &mut Findings,
) -> Agency {
    if let Some(version) = &record.version
        && version.value != CONTENT_VERSION
    {
        findings.push(say::unsupported_version(&version.value, CONTENT_VERSION).at(version.span));
    }
    let mut names = Vec::new();
    for name in record.names.into_iter().flatten() {
        let (from, until) = (name.from.map(|d| d.value), name.until.as_ref().map(|d| d.value));
        if let (Some(from), Some(until), Some(place)) = (from, until, &name.until)
            && until < from
        {
            findings
                .push(say::ends_before_start(&from.to_string(), &until.to_string()).at(place.span));
        }
        if let Some(text) = name.name {
            let name = records::Text {
                th: text.value,
                en: name.english.map(|e| e.value),
                span: text.span,
            };
            names.push(DatedName { name, from, until });
        }
    }
    let address = record.address.and_then(|address| match site_address(&address.value) {
        None => {
            findings.push(say::site_address(&address.value).at(address.span));
            None
        }
        known => known,
    });
    let claims = claims::resolve(record.printed.as_ref(), &[], units, findings, |key| match key {
        "วิสัยทัศน์" | "vision" => Some(crate::model::Claimed::Vision),
        _ => None,
    });
    if names.is_empty() {
        names.push(DatedName { name: no_text(file), from: None, until: None });
    }
    let breaks = term_breaks(record.terms.as_deref().unwrap_or_default(), findings);
    Agency {
        breaks,
        address,
        slug: record.slug.map(|slug| slug.value).unwrap_or_default(),
        names,
        abbreviation: record.abbreviation,
        law: record.law,
        ministry: record.ministry,
        vision: record.vision,
        objectives: record.objectives.unwrap_or_default(),
        strategies: record.strategies.unwrap_or_default(),
        claims,
    }
}

/// The address of a site with `/` at its end; nothing for what is no address of the web. Letters that
/// would have to be escaped somewhere are none of an address.
fn site_address(written: &str) -> Option<String> {
    let address = written.trim();
    let lower = address.to_ascii_lowercase();
    let scheme = ["https://", "http://"].into_iter().find(|scheme| lower.starts_with(scheme))?;
    let rest = address[scheme.len()..].trim_end_matches('/');
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let named = name.split('.').all(label) && name.len() <= 253;
    let ported = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
    let part = |part: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
        !part.is_empty() && part != "." && part != ".." && part.chars().all(plain)
    };
    let placed = path.is_empty() || path.split('/').all(part);
    (named && ported && placed && address.len() <= 2000).then(|| format!("{scheme}{rest}/"))
}

/// Reports a slug that differs from the name of its file; gives the one that the file is named by.
fn check_file_name(
    slug: &Spanned<Slug>,
    file: FileId,
    sources: &Sources,
    findings: &mut Findings,
) -> Option<Slug> {
    let path = &sources.file(file).path;
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if stem == slug.value.as_str() {
        return None;
    }
    let named = Slug::read(stem).ok();
    let slug_of = slug.value.as_str();
    let (folder, ending) = (&path[..path.len() - name.len()], &name[stem.len()..]);
    findings.push(match sources.has(&format!("{folder}{slug_of}{ending}")) {
        true => say::copied_file(slug_of, name, named.as_ref()).at(slug.span),
        false => say::slug_mismatch(slug_of, name, named.as_ref()).at(slug.span),
    });
    named
}

/// A text that was not written, which was reported where it was missing.
fn no_text(file: FileId) -> records::Text {
    records::Text { th: String::new(), en: None, span: Span::new(file, 0..0) }
}

/// Reports a file that has to be there and is not, at the place where it should be.
fn missing(path: &str, problem: Problem, sources: &Sources, findings: &mut Findings) {
    if sources.has(path) {
        return;
    }
    // Sources from memory may not have been asked what is missing.
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let near = sources.texts().find(|(_, file)| file.path.starts_with(folder));
    let near = near.or_else(|| sources.texts().next()).map(|(id, _)| id);
    report(findings, sources.id(path).or(near).map(|id| Span::new(id, 0..0)), problem);
}

/// A problem at an optional place.
fn report(findings: &mut Findings, span: Option<Span>, problem: Problem) {
    if let Some(span) = span {
        findings.push(problem.at(span));
    }
}

/// The visibility that a record asks for.
fn visibility(field: &Option<Spanned<records::Visibility>>) -> records::Visibility {
    field.as_ref().map_or(records::Visibility::Public, |v| v.value)
}

/// A small whole number of a field, whose range keeps it small.
fn small(field: &Option<Spanned<crate::notation::Number>>) -> Option<u32> {
    field.as_ref()?.value.to_string().parse().ok()
}
