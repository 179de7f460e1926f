//! The steps in a row, for a program that wants them all. Nothing here touches the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::diagnostic::{Findings, Locale};
use crate::layout::{self, Attached, DocumentData};
use crate::notation::FiscalYear;
use crate::render::{self, Artifact, Give, OutputFile};
use crate::scoring::{Scored, score};
use crate::source::Sources;
use crate::sum::Sum;
use crate::thai::lines::LineBreaker;
use crate::view::{DocumentView, For, Ministry, Public, ShownYear};
use crate::{lint, parse, resolve};

/// What is known after checking.
#[derive(Debug)]
pub struct Checked {
    /// The scored model; nothing where there is no agency to speak of.
    pub scored: Option<Scored>,
    /// Everything that was found, in order of place.
    pub findings: Findings,
}

/// Steps 2 to 5: parse, resolve, score, lint.
pub fn check(sources: &Sources, loading: Findings) -> Checked {
    let mut findings = loading;
    findings.extend(render::templates::unread(sources));
    let (parsed, found) = parse::parse(sources);
    findings.extend(found);
    let (model, found) = resolve::resolve(parsed, sources);
    findings.extend(found);
    let scored = model.map(|model| {
        let (scored, found) = score(model);
        findings.extend(found);
        findings.extend(lint::lint(&scored));
        scored
    });
    Checked { scored, findings: findings.sorted(sources) }
}

/// What to build.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Documents of this year only.
    pub year: Option<FiscalYear>,
    /// The language of the pages.
    pub locale: Locale,
    /// Every page marked as a trial print.
    pub draft: bool,
    /// Documents of other years that an earlier build left in the output. One that would say the same today
    /// stays as it is; one that would not is made anew, whatever changed: it may be who may see it.
    pub earlier: Vec<Artifact>,
}

/// What was built.
#[derive(Debug)]
pub struct Built {
    /// Pages of the site.
    pub pages: usize,
    /// The documents of the site.
    pub artifacts: Vec<Artifact>,
    /// The documents that were made now, as the ministry gets them.
    pub made: Vec<Artifact>,
    /// Documents of an earlier build that are not in the content any more, and go.
    pub dropped: Vec<Artifact>,
    /// What layout and rendering found.
    pub findings: Findings,
}

/// Steps 6 to 8: what is shown, layout, render. `step` is told what is being done; `give` takes the files,
/// whose paths are below the output folder, as they are finished.
pub fn build(
    scored: &Scored,
    sources: &Sources,
    wanted: &Wanted,
    step: &mut dyn FnMut(Step<'_>),
    give: Give<'_>,
) -> Built {
    let breaker = &LineBreaker::new(&scored.model.lexicon());
    let public = For::<Public, _>::shown(scored, wanted.locale);
    let mut built = Built {
        pages: 0,
        artifacts: Vec::new(),
        made: Vec::new(),
        dropped: Vec::new(),
        findings: Findings::new(),
    };
    built.documents(scored, sources, wanted, step, Desk { sources, breaker, give });
    let known = |one: &&Artifact| built.artifacts.iter().any(|other| other.href == one.href);
    built.dropped = wanted.earlier.iter().filter(|one| !known(one)).cloned().collect();
    built.artifacts.sort_by(|a, b| (&b.year, &a.href).cmp(&(&a.year, &b.href)));
    step(Step::Site);
    let pages = AtomicUsize::new(0);
    let under_site = |file: OutputFile| {
        pages.fetch_add(usize::from(file.path.ends_with(".html")), Ordering::Relaxed);
        give(OutputFile { path: format!("site/{}", file.path), ..file });
    };
    let open = built.artifacts.iter().filter(|artifact| !artifact.internal);
    let open: Vec<Artifact> = open.cloned().collect();
    let found = render::html::site(&public, wanted.draft, &open, breaker, sources, &under_site);
    built.findings.extend(found);
    built.pages = pages.into_inner();
    built.findings = std::mem::take(&mut built.findings).sorted(sources);
    built
}

/// What a build is doing.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Laying out the document of this title.
    Layout(&'a str),
    /// Rendering the site.
    Site,
}

/// What documents are laid out with: templates and fonts, where lines of Thai may end, and who takes them.
#[derive(Clone, Copy)]
struct Desk<'a> {
    sources: &'a Sources,
    breaker: &'a LineBreaker,
    give: Give<'a>,
}

/// A document of a year, as an edition shows it.
struct Paper<'a> {
    year: &'a ShownYear<'a>,
    document: DocumentView,
    draft: bool,
}

/// The documents of an edition, newest year first.
fn papers<'a, R>(
    years: For<R, &'a Vec<ShownYear<'a>>>,
    draft: bool,
) -> impl Iterator<Item = For<R, Paper<'a>>> {
    let of_year = move |year: &'a ShownYear<'a>| {
        let documents = year.documents().into_iter();
        documents.map(move |document| Paper { year, document, draft })
    };
    years.map(|years| years.iter().flat_map(of_year)).each()
}

impl Paper<'_> {
    /// The name of its file, which is the same in both editions.
    fn name(&self) -> String {
        format!("{}/{}.pdf", self.year.number(), self.document.id)
    }

    /// With what is attached to it. Two documents with the same attachment have the same pages.
    fn with_attached(self) -> (Self, Attached) {
        let attached = Attached::of(self.year, &self.document, self.draft);
        (self, attached)
    }

    fn data(&self, attached: Attached) -> DocumentData {
        layout::data_with(self.year, &self.document, attached)
    }
}

/// The sum of everything that a document of both editions is made of.
fn made_of(
    open: Option<&For<Public, (Paper<'_>, Attached)>>,
    full: &For<Ministry, (Paper<'_>, Attached)>,
    sources: &Sources,
) -> String {
    let look = |path: &str| path.starts_with("templates/");
    let texts = sources.texts().filter(|(_, file)| look(&file.path));
    let shown: BTreeSet<String> = open
        .map(|open| &open.0)
        .into_iter()
        .chain([&full.0])
        .flat_map(|one| one.year.pictures())
        .collect();
    let assets = sources.assets().filter(|(path, _)| look(path) || shown.contains(*path));
    let mut sum = Sum::default();
    let mut add = |part: &[u8]| {
        sum.add(&(part.len() as u64).to_le_bytes());
        sum.add(part);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    texts.for_each(|(_, file)| add(file.text.as_bytes()));
    assets.for_each(|(_, bytes)| add(bytes));
    add(open.map_or(&[], |open| open.1.json()));
    add(full.1.json());
    sum.to_string()
}

impl Built {
    /// The documents of both editions, matched by the names of their files.
    fn documents(
        &mut self,
        scored: &Scored,
        sources: &Sources,
        wanted: &Wanted,
        step: &mut dyn FnMut(Step<'_>),
        desk: Desk<'_>,
    ) {
        let (locale, draft) = (wanted.locale, wanted.draft);
        let public = For::<Public, _>::shown(scored, locale).map(|shown| shown.years(sources));
        let ministry = For::<Ministry, _>::shown(scored, locale).map(|shown| shown.years(sources));
        let open = papers(public.by_ref(), draft).map(|paper| (paper.name(), paper));
        let mut open: BTreeMap<String, For<Public, Paper<'_>>> = open.collect();
        for full in papers(ministry.by_ref(), draft) {
            let name = full.name();
            let open = open.remove(&name);
            let (year, title) = (full.year.number(), full.document.title.clone());
            let asked = wanted.year.is_none_or(|only| only.to_string() == year);
            let before = wanted.earlier.iter().find(|artifact| artifact.href == name);
            if !asked && before.is_none() {
                continue;
            }
            let (open, full) =
                (open.map(|open| open.map(Paper::with_attached)), full.map(Paper::with_attached));
            let made_of = made_of(open.as_ref(), &full, sources);
            match before.filter(|before| !asked && before.made_of == made_of) {
                Some(before) => self.artifacts.push(before.clone()),
                None => {
                    step(Step::Layout(&title));
                    let sheet = Sheet { year, title, name, made_of };
                    // Where there are no pages, what was found says why.
                    _ = self.document(sheet, open, full, desk);
                }
            }
        }
    }

    /// The ministry's PDF of a document, and the public one for the site, if there is one; one layout where
    /// both say the same, of what everybody may see.
    fn document(
        &mut self,
        sheet: Sheet,
        open: Option<For<Public, (Paper<'_>, Attached)>>,
        full: For<Ministry, (Paper<'_>, Attached)>,
        desk: Desk<'_>,
    ) -> Option<()> {
        let Sheet { year, title, name, made_of } = sheet;
        let data = |(paper, attached): (Paper<'_>, Attached)| paper.data(attached);
        let same = open.as_ref().is_some_and(|open| open.1 == full.1);
        // What is not laid out is not held, either.
        let full = (!same).then_some(full);
        let of_ministry = match full {
            None => None,
            Some(full) => Some(self.pdf(full.map(data), &format!("ministry/{name}"), desk)?),
        };
        let of_public = match open {
            Some(open) => Some(self.pdf(open.map(data), &format!("public/{name}"), desk)?),
            None => None,
        };
        let of_ministry = of_ministry.or_else(|| of_public.clone().map(For::for_ministry))?;
        let internal = of_public.is_none();
        let artifact = |(bytes, pages): &(Vec<u8>, usize)| Artifact {
            year: year.clone(),
            title: title.clone(),
            href: name.clone(),
            pages: *pages,
            size: render::size_words(bytes.len()),
            internal,
            made_of: made_of.clone(),
        };
        self.made.push(artifact(&of_ministry));
        self.artifacts.push(artifact(of_public.as_deref().unwrap_or(&of_ministry)));
        if let Some((bytes, _)) = of_public.map(For::into_inner) {
            (desk.give)(OutputFile { path: format!("site/{name}"), bytes });
        }
        let (bytes, _) = of_ministry.into_inner();
        (desk.give)(OutputFile { path: name, bytes });
        Some(())
    }

    fn pdf<R>(
        &mut self,
        data: For<R, DocumentData>,
        ident: &str,
        desk: Desk<'_>,
    ) -> Option<For<R, (Vec<u8>, usize)>> {
        let laid = data.map(|data| {
            let (document, found) = layout::layout(data, desk.breaker, desk.sources);
            self.findings.extend(found);
            let document = document?;
            let (bytes, found) = render::pdf::write(&document, ident, desk.sources);
            self.findings.extend(found);
            Some((bytes?, document.pages().len()))
        });
        laid.known()
    }
}

/// What is known of a document before it is laid out.
struct Sheet {
    year: String,
    title: String,
    name: String,
    made_of: String,
}
