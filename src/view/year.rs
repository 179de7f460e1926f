//! A fiscal year as an edition shows it: each piece is made when it is asked for, and nothing is held.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Locale;
use crate::model::framework::Framework;
use crate::model::{Arguments, Assessment, Calculation, Narrative, Person, Year};
use crate::notation::{FiscalYear, Number, ThaiDate};
use crate::records::year::Status;
use crate::scoring::{CalculationScore, ScoredYear, YearScore};
use crate::source::Sources;

use super::evaluation::{self, text};
use super::reasons::Teller;
use super::shown::Shown;
use super::{
    AuditView, BoardView, CalculationView, ComplaintsView, DocumentView, FactView, IndicatorView,
    LegendView, LineView, NarrativeView, PartView, PersonView, SheetView, papers, run, sheets,
};

/// A fiscal year.
#[derive(Debug, Clone)]
pub struct ShownYear<'a> {
    pub(super) shown: Shown<'a>,
    pub(super) sources: &'a Sources,
    scored: ScoredYear<'a>,
    pub(super) year: &'a Year,
    pub(super) scores: &'a YearScore,
    pub(super) framework: &'a Framework,
    /// Indicators by part and component, in order.
    pub(super) members: BTreeMap<(usize, usize), Vec<usize>>,
    /// Narratives by the indicator they are about.
    about: BTreeMap<usize, Vec<&'a Narrative>>,
}

impl<'a> ShownYear<'a> {
    pub(super) fn new(
        shown: Shown<'a>,
        number: FiscalYear,
        sources: &'a Sources,
    ) -> Option<ShownYear<'a>> {
        let scored = shown.scored().year(number)?;
        let ScoredYear { year, scores, framework, .. } = scored;
        let mut members: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (at, indicator) in year.indicators.iter().enumerate() {
            members.entry((indicator.part, indicator.component)).or_default().push(at);
        }
        let mut about: BTreeMap<usize, Vec<&Narrative>> = BTreeMap::new();
        for narrative in year.narratives.iter().filter(|n| shown.opens(n.visibility)) {
            narrative.about.into_iter().for_each(|at| about.entry(at).or_default().push(narrative));
        }
        Some(ShownYear { shown, sources, scored, year, scores, framework, members, about })
    }

    /// The edition that shows it.
    pub fn shown(&self) -> Shown<'a> {
        self.shown
    }

    pub(super) fn teller(&self) -> Teller<'a> {
        Teller::new(self.shown, self.scored)
    }

    /// The year, as digits: `2562`.
    pub fn number(&self) -> String {
        self.year.year.to_string()
    }

    /// `ปีงบประมาณ พ.ศ. 2562`.
    pub fn label(&self) -> String {
        year_label(&self.number(), self.shown.locale())
    }

    /// Name of the agency on the as-of date.
    pub fn agency_name(&self) -> String {
        let name = self.shown.scored().model.agency.name_on(self.year.as_of);
        name.get(self.shown.locale()).to_owned()
    }

    /// `30 กันยายน 2562`.
    pub fn as_of(&self) -> String {
        self.year.as_of.long(self.shown.locale())
    }

    /// The same day.
    pub fn as_of_day(&self) -> ThaiDate {
        self.year.as_of
    }

    /// Name and position of the director, each may be empty.
    pub fn director(&self) -> PersonView {
        self.person(self.year.director.as_ref())
    }

    /// Who receives the report, each may be empty.
    pub fn submitted_to(&self) -> PersonView {
        self.person(self.year.submitted_to.as_ref())
    }

    fn person(&self, person: Option<&Person>) -> PersonView {
        let person = person.and_then(|person| self.shown.open(person.visibility, person));
        let Some(person) = person else { return PersonView::default() };
        let locale = self.shown.locale();
        PersonView {
            name: person.name.get(locale).to_owned(),
            position: text(&person.position, locale),
        }
    }

    /// The order that asks for the evaluation, or empty.
    pub fn legal_basis(&self) -> String {
        text(&self.year.legal_basis, self.shown.locale())
    }

    /// Name of the framework.
    pub fn framework(&self) -> String {
        self.framework.name.get(self.shown.locale()).to_owned()
    }

    /// Source of the framework, or empty.
    pub fn framework_source(&self) -> String {
        text(&self.framework.source, self.shown.locale())
    }

    /// Documents to build.
    pub fn documents(&self) -> Vec<DocumentView> {
        let documents = self.year.documents.iter();
        let documents = documents.filter(|document| self.shown.opens(document.visibility));
        let mut documents: Vec<_> =
            documents.map(|one| document(one, self.shown.locale())).collect();
        // Where there are no results yet, none is the agency's own.
        let results = !self.no_result();
        documents.iter_mut().for_each(|document| document.self_assessed &= results);
        documents
    }

    /// The document the site follows: the report, or the first where there is none.
    pub fn leading(&self) -> Option<DocumentView> {
        let mut documents = self.documents();
        let report = documents.iter().position(|document| document.kind == "report").unwrap_or(0);
        (report < documents.len()).then(|| documents.swap_remove(report))
    }

    /// How far the report of the year has come, or empty: the site follows the report.
    pub fn status(&self) -> String {
        self.leading().map(|leading| leading.status).unwrap_or_default()
    }

    /// Whether the report's results are the agency's own assessment, not yet signed.
    pub fn self_assessed(&self) -> bool {
        self.leading().is_none_or(|leading| leading.self_assessed)
    }

    /// Whether no indicator has a result yet: the year shows its targets.
    pub fn no_result(&self) -> bool {
        self.scores.parts.iter().all(|part| part.no_result)
    }

    /// Sheets of basic information.
    pub fn basics(&self) -> Vec<SheetView> {
        let sheets = self.year.basics.iter();
        let sheets = sheets.map(|at| (&self.year.sheets[*at], &self.scores.facts[*at]));
        sheets
            .filter(|(sheet, _)| self.shown.opens(sheet.visibility))
            .map(|(sheet, worked)| sheets::sheet(sheet, worked, self.shown))
            .collect()
    }

    /// Facts shown beside the results.
    pub fn facts_shown(&self) -> Vec<FactView> {
        let (year, scores) = (self.year, self.scores);
        let shown = year.shown.iter();
        let shown = shown
            .map(|(sheet, fact)| (&year.sheets[*sheet].facts[*fact], &scores.facts[*sheet][*fact]));
        shown
            .filter(|(fact, _)| self.shown.opens(fact.visibility))
            .map(|(fact, worked)| sheets::fact(fact, worked, self.shown))
            .collect()
    }

    /// The board, if there is one.
    pub fn board(&self) -> Option<BoardView> {
        sheets::board(self.year.board.as_ref()?, self.shown)
    }

    /// Complaints about the agency, if they are told.
    pub fn complaints(&self) -> Option<ComplaintsView> {
        let complaints = self.year.complaints.as_ref()?;
        let complaints = self.shown.open(complaints.visibility, complaints)?;
        Some(papers::complaints(complaints, self.year, self.scores, self.shown))
    }

    /// Remarks of the auditor, if they are told.
    pub fn audit(&self) -> Option<AuditView> {
        papers::audit(self.year.audit.as_ref()?, self.shown)
    }

    /// Parts of the evaluation.
    pub fn parts(&self) -> Vec<PartView> {
        evaluation::parts(self)
    }

    /// What the symbols mean.
    pub fn legends(&self) -> Vec<LegendView> {
        evaluation::legends(self)
    }

    /// The indicators that the edition shows, by part and component, headings included.
    pub fn indicators(&self) -> impl Iterator<Item = usize> + '_ {
        self.members.values().flatten().copied().filter(|at| self.shows_indicator(*at))
    }

    pub(super) fn shows_indicator(&self, at: usize) -> bool {
        self.shown.opens(self.year.indicators[at].visibility)
    }

    /// An indicator, by its place in the year.
    pub fn indicator(&self, at: usize) -> IndicatorView {
        evaluation::indicator(self, at)
    }

    /// What each level of the target of an indicator asks for, in the order of their points.
    pub fn levels(&self, at: usize) -> Vec<(Number, Vec<LineView>)> {
        evaluation::levels(self, at)
    }

    /// The stable id of an indicator.
    pub fn slug(&self, at: usize) -> &'a str {
        self.year.indicators[at].slug.as_str()
    }

    /// Number and name of an indicator.
    pub fn name(&self, at: usize) -> String {
        let indicator = &self.year.indicators[at];
        format!("{} {}", indicator.number, indicator.name.get(self.shown.locale()))
    }

    /// Whether there is more to show of an indicator than its row in a table.
    pub fn has_page(&self, at: usize) -> bool {
        let heading = matches!(self.year.indicators[at].assessment, Assessment::Heading);
        !heading || self.indicator(at).has_page
    }

    /// Whether the target or the result of an indicator is an amount of money.
    pub fn is_money(&self, at: usize) -> bool {
        evaluation::is_money(self, at)
    }

    /// Calculations.
    pub fn calculations(&self) -> Vec<CalculationView> {
        self.open_calculations().map(|(one, score)| self.calculation(one, score)).collect()
    }

    /// One of them, by its place among them.
    pub fn calculation_at(&self, at: usize) -> Option<CalculationView> {
        self.open_calculations().nth(at).map(|(one, score)| self.calculation(one, score))
    }

    fn open_calculations(&self) -> impl Iterator<Item = (&Calculation, &CalculationScore)> {
        let calculations = self.year.calculations.iter().zip(&self.scores.calculations);
        calculations.filter(|(calculation, _)| self.shown.opens(calculation.visibility))
    }

    fn calculation(&self, one: &Calculation, score: &CalculationScore) -> CalculationView {
        sheets::calculation(one, score, self.shown)
    }

    /// Narratives that belong to no indicator.
    pub fn narratives(&self) -> Vec<NarrativeView> {
        self.own_narratives().map(|one| self.narrative(one)).collect()
    }

    /// Narratives about an indicator.
    pub fn narratives_about(&self, at: usize) -> Vec<NarrativeView> {
        let narratives = self.about.get(&at).into_iter().flatten();
        narratives.map(|one| self.narrative(one)).collect()
    }

    /// One of the narratives that belong to no indicator, by its place among them.
    pub fn narrative_at(&self, at: usize) -> Option<NarrativeView> {
        self.own_narratives().nth(at).map(|one| self.narrative(one))
    }

    fn own_narratives(&self) -> impl Iterator<Item = &Narrative> {
        let narratives = self.year.narratives.iter().filter(|one| one.about.is_none());
        narratives.filter(|one| self.shown.opens(one.visibility))
    }

    fn narrative(&self, narrative: &Narrative) -> NarrativeView {
        NarrativeView {
            slug: narrative.slug.to_string(),
            title: narrative.title.get(self.shown.locale()).to_owned(),
            blocks: self.shown.narrative(narrative),
        }
    }

    /// Paths of the pictures that its texts show.
    pub fn pictures(&self) -> BTreeSet<String> {
        let about = self.about.keys().filter(|at| self.shows_indicator(**at));
        let about = about.flat_map(|at| self.narratives_about(*at));
        let mut paths = BTreeSet::new();
        for narrative in self.narratives().into_iter().chain(about) {
            run::pictures(&narrative.blocks, &mut paths);
        }
        paths
    }
}

/// `ปีงบประมาณ พ.ศ. 2562`.
pub(crate) fn year_label(number: &str, locale: Locale) -> String {
    match locale {
        Locale::Th => format!("ปีงบประมาณ พ.ศ. {number}"),
        Locale::En => format!("Fiscal year {number} B.E."),
    }
}

fn document(document: &crate::model::Document, locale: Locale) -> DocumentView {
    DocumentView {
        id: document.slug.to_string(),
        kind: document.kind.word(Locale::En).to_owned(),
        title: document.title.get(locale).to_owned(),
        status: document.status.word(locale).to_owned(),
        signed: document.status == Status::Signed,
        self_assessed: document.status != Status::Signed,
        meeting: text(&document.meeting, locale),
        date: document.date.map(|d| d.long(locale)).unwrap_or_default(),
        parts: document.parts.iter().map(|(part, _)| part.word(Locale::En).to_owned()).collect(),
        arguments: {
            let asked = document.parts.iter().map(|(_, arguments)| arguments.clone()).enumerate();
            asked.filter(|(_, arguments)| *arguments != Arguments::default()).collect()
        },
        table_digits: document.table_digits,
        prose_digits: document.prose_digits,
        heading_numbers: document.heading_numbers.clone(),
        list_numbers: document.list_numbers.clone(),
        signatures: papers::signatures(document, locale),
        comment: text(&document.comment, locale),
    }
}
