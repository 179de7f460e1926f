//! The steps in a row, for a program that wants them all. Nothing here touches the disk.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::diagnostic::{Findings, Locale};
use crate::layout::{self, DocumentData};
use crate::notation::FiscalYear;
use crate::render::{self, Artifact, Give, OutputFile};
use crate::scoring::{Scored, score};
use crate::source::Sources;
use crate::sum::Sum;
use crate::thai::lines::LineBreaker;
use crate::view::{Asked, DocumentView, Edition, View, YearView, view};
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

/// What pages say, and where lines of it may end. The model is not needed any more.
#[derive(Debug)]
pub struct Seen {
    public: View,
    ministry: View,
    breaker: LineBreaker,
}

/// Step 6: the views that are built.
pub fn seen(scored: &Scored, sources: &Sources, wanted: &Wanted) -> Seen {
    let view_of = |edition| {
        view(scored, sources, Asked { edition, locale: wanted.locale, draft: wanted.draft })
    };
    Seen {
        public: view_of(Edition::Public),
        ministry: view_of(Edition::Ministry),
        breaker: LineBreaker::new(&scored.model.lexicon()),
    }
}

/// Steps 7 and 8: layout, render. `step` is told what is being done; `give` takes the files, whose paths
/// are below the output folder, as they are finished.
pub fn build(
    seen: Seen,
    sources: &Sources,
    wanted: &Wanted,
    step: &mut dyn FnMut(Step<'_>),
    give: Give<'_>,
) -> Built {
    let Seen { public, ministry, breaker } = seen;
    let desk = Desk { sources, breaker: &breaker, give };
    let mut built = Built {
        pages: 0,
        artifacts: Vec::new(),
        made: Vec::new(),
        dropped: Vec::new(),
        findings: Findings::new(),
    };
    for (year, full) in public.years.iter().zip(&ministry.years) {
        let asked = wanted.year.is_none_or(|only| only.to_string() == year.year);
        for (document, full_document) in year.documents.iter().zip(&full.documents) {
            let name = format!("{}/{}.pdf", year.year, document.kind);
            let before = wanted.earlier.iter().find(|artifact| artifact.href == name);
            if !asked && before.is_none() {
                continue;
            }
            let sheet =
                Sheet::of((&public, year, document), (&ministry, full, full_document), sources);
            match before.filter(|before| !asked && before.made_of == sheet.made_of) {
                Some(before) => built.artifacts.push(before.clone()),
                None => {
                    step(Step::Layout(&document.title));
                    built.document(sheet, name, desk);
                }
            }
        }
    }
    let known = |one: &&Artifact| built.artifacts.iter().any(|other| other.href == one.href);
    built.dropped = wanted.earlier.iter().filter(|one| !known(one)).cloned().collect();
    built.artifacts.sort_by(|a, b| (&b.year, &a.href).cmp(&(&a.year, &b.href)));
    step(Step::Site);
    // What only documents show is not held while pages are drawn.
    drop(ministry);
    let pages = AtomicUsize::new(0);
    let under_site = |file: OutputFile| {
        pages.fetch_add(usize::from(file.path.ends_with(".html")), Ordering::Relaxed);
        give(OutputFile { path: format!("site/{}", file.path), ..file });
    };
    let found = render::html::site(public, &built.artifacts, &breaker, sources, &under_site);
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

type Of<'a> = (&'a View, &'a YearView, &'a DocumentView);

/// A document before it is laid out.
struct Sheet {
    year: String,
    title: String,
    open: DocumentData,
    full: DocumentData,
    made_of: String,
}

impl Sheet {
    fn of(public: Of<'_>, ministry: Of<'_>, sources: &Sources) -> Self {
        let (_, year, document) = public;
        let data = |(view, year, document): Of<'_>| layout::data(view, year, document);
        let (open, full) = (data(public), data(ministry));
        let look = |path: &str| path.starts_with("templates/");
        let texts = sources.texts().filter(|(_, file)| look(&file.path));
        let views = [year, ministry.1].into_iter();
        let shown: BTreeSet<&str> = views.flat_map(YearView::pictures).collect();
        let assets = sources.assets().filter(|(path, _)| look(path) || shown.contains(path));
        let mut sum = Sum::default();
        let mut add = |part: &[u8]| {
            sum.add(&(part.len() as u64).to_le_bytes());
            sum.add(part);
        };
        add(env!("CARGO_PKG_VERSION").as_bytes());
        texts.for_each(|(_, file)| add(file.text.as_bytes()));
        assets.for_each(|(_, bytes)| add(bytes));
        for data in [&open, &full] {
            add(data.attached().map_or(&[], |attached| attached.json()));
        }
        for data in [&open, &full] {
            // A sum takes whatever it is given.
            _ = serde_json::to_writer(&mut sum, data.value());
        }
        let (year, title) = (year.year.clone(), document.title.clone());
        Sheet { year, title, open, full, made_of: sum.to_string() }
    }
}

impl Built {
    /// The ministry's PDF of a document, and the public one for the site; one layout where both say
    /// the same.
    fn document(&mut self, sheet: Sheet, name: String, desk: Desk<'_>) {
        let Sheet { year, title, open, full, made_of } = sheet;
        let same = open == full;
        let Some((bytes, pages)) = self.pdf(full, &format!("ministry/{name}"), desk) else {
            return;
        };
        let artifact = |pages, bytes: &[u8]| Artifact {
            year: year.clone(),
            title: title.clone(),
            href: name.clone(),
            pages,
            size: render::size_words(bytes.len()),
            made_of: made_of.clone(),
        };
        self.made.push(artifact(pages, &bytes));
        let (open_bytes, pages) = match same {
            true => (bytes.clone(), pages),
            false => match self.pdf(open, &format!("public/{name}"), desk) {
                Some(laid) => laid,
                None => return,
            },
        };
        self.artifacts.push(artifact(pages, &open_bytes));
        (desk.give)(OutputFile { path: format!("site/{name}"), bytes: open_bytes });
        (desk.give)(OutputFile { path: name, bytes });
    }

    fn pdf(&mut self, data: DocumentData, ident: &str, desk: Desk<'_>) -> Option<(Vec<u8>, usize)> {
        let (document, found) = layout::layout(data, desk.breaker, desk.sources);
        self.findings.extend(found);
        let document = document?;
        let (bytes, found) = render::pdf::write(&document, ident, desk.sources);
        self.findings.extend(found);
        Some((bytes?, document.pages().len()))
    }
}
