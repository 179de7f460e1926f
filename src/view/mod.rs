//! Step 6: the scored model → pages as meaning, for one edition and one language.
//!
//! A [`View`] says what each page means and nothing of how it looks: runs of text, quantities,
//! symbols, tables. Both renderers draw from it and from nothing else.
//! Visibility and language are its arguments, so no renderer can show what it must not.

mod build;
pub mod digits;
mod evaluation;
mod figures;
mod labels;
pub mod numbering;
mod papers;
pub(crate) mod reasons;
mod run;
mod runs;
mod sheets;
mod worked;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Locale;
use crate::notation::{Numbering, ThaiDate};
use crate::records::Visibility;
use crate::records::year::Digits;
use crate::scoring::Scored;

pub(crate) use evaluation::{awaited, indicator_mark};
pub use figures::FigureView;
pub use labels::labels;
pub use papers::{
    AuditView, AuditYearView, ChannelView, ComplaintsView, RemarkView, SignatureView,
    StatementGroupView, StatementLineView, StatementView,
};
pub use reasons::ReasonView;
pub use run::{Block, Run, Within};
pub use sheets::{
    BoardView, CalculationGroup, CalculationItemView, CalculationView, FactView, GroupView,
    MemberView, SheetView,
};
pub use worked::{InputView, MathView, WorkedView};

/// For whom pages are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// Everybody.
    Public,
    /// The ministry and the evaluators.
    Ministry,
}

impl Edition {
    /// Whether it may show a fact.
    pub fn shows(self, visibility: Visibility) -> bool {
        match visibility {
            Visibility::Public => true,
            Visibility::Internal => self == Edition::Ministry,
            Visibility::Unreleased => false,
        }
    }
}

/// What a view is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// For whom.
    pub edition: Edition,
    /// In which language.
    pub locale: Locale,
    /// Whether every page is marked as a trial print.
    pub draft: bool,
}

/// All pages of one edition in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct View {
    /// For whom.
    pub edition: Edition,
    /// In which language.
    pub locale: Locale,
    /// Whether every page is marked as a trial print.
    pub draft: bool,
    /// The fixed words of pages, in the language of the view.
    pub labels: BTreeMap<&'static str, &'static str>,
    /// The agency.
    pub agency: AgencyView,
    /// The years, newest first.
    pub years: Vec<YearView>,
}

/// The agency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgencyView {
    /// Short id.
    pub slug: String,
    /// Name, valid on the newest year's as-of date.
    pub name: String,
    /// Abbreviation, or empty.
    pub abbreviation: String,
    /// Founding law, or empty.
    pub law: String,
    /// Ministry in charge, or empty.
    pub ministry: String,
    /// Vision, or empty.
    pub vision: String,
    /// Objectives in order.
    pub objectives: Vec<String>,
    /// Strategies in order.
    pub strategies: Vec<String>,
    /// What documents print differently of its vision.
    pub claims: Vec<ClaimView>,
    /// Where the site is published, with `/` at its end, or empty.
    pub address: String,
}

/// A fiscal year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearView {
    /// The year, as digits: `2562`.
    pub year: String,
    /// `ปีงบประมาณ พ.ศ. 2562`.
    pub label: String,
    /// Name of the agency on the as-of date.
    pub agency_name: String,
    /// `30 กันยายน 2562`.
    pub as_of: String,
    /// The same day as machines write it: `2019-09-30`.
    #[serde(serialize_with = "iso")]
    pub as_of_day: ThaiDate,
    /// Name and position of the director, each may be empty.
    pub director: PersonView,
    /// Who receives the report, each may be empty.
    pub submitted_to: PersonView,
    /// The order that asks for the evaluation, or empty.
    pub legal_basis: String,
    /// Name of the framework.
    pub framework: String,
    /// Source of the framework, or empty.
    pub framework_source: String,
    /// Documents to build.
    pub documents: Vec<DocumentView>,
    /// How far the report of the year has come, or empty: the site follows the report.
    pub status: String,
    /// Whether the report's results are the agency's own assessment, not yet signed.
    pub self_assessed: bool,
    /// Whether no indicator has a result yet: the year shows its targets.
    pub no_result: bool,
    /// Sheets of basic information.
    pub basics: Vec<SheetView>,
    /// Facts shown beside the results.
    pub shown: Vec<FactView>,
    /// The board, if there is one.
    pub board: Option<BoardView>,
    /// Complaints about the agency, if they are told.
    pub complaints: Option<ComplaintsView>,
    /// Remarks of the auditor, if they are told.
    pub audit: Option<AuditView>,
    /// Parts of the evaluation.
    pub parts: Vec<PartView>,
    /// What the symbols mean.
    pub legends: Vec<LegendView>,
    /// Calculations.
    pub calculations: Vec<CalculationView>,
    /// Narratives that belong to no indicator.
    pub narratives: Vec<NarrativeView>,
}

impl YearView {
    /// Indicators of all parts in order, headings included.
    pub fn indicators(&self) -> impl Iterator<Item = &IndicatorView> {
        let components = self.parts.iter().flat_map(|part| &part.components);
        components.flat_map(|component| &component.indicators)
    }

    /// Paths of the pictures that its texts show.
    pub fn pictures(&self) -> Vec<&str> {
        let about = self.indicators().flat_map(|indicator| &indicator.narratives);
        let mut paths = Vec::new();
        for narrative in self.narratives.iter().chain(about) {
            run::pictures(&narrative.blocks, &mut paths);
        }
        paths
    }

    /// The document the site follows: the report, or the first where there is none.
    pub fn leading(&self) -> Option<&DocumentView> {
        let report = self.documents.iter().find(|document| document.kind == "report");
        report.or(self.documents.first())
    }
}

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PersonView {
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
}

/// A document to build.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentView {
    /// `report`, `form`, `indicator-list`: names the file.
    pub kind: String,
    /// Title on the cover.
    pub title: String,
    /// `ร่าง`, `เสนอ` …
    pub status: String,
    /// Whether it is signed.
    pub signed: bool,
    /// Whether the results it shows are the agency's own assessment, not yet certified.
    pub self_assessed: bool,
    /// Meeting, or empty.
    pub meeting: String,
    /// Day of the status, or empty.
    pub date: String,
    /// Ids of its parts in order: `cover`, `basics`, `board`, `scoreboard`, `legend`, `results`,
    /// `narratives`, `calculations`, `cards`, `signatures`, `complaints`, `audit`, `reasons`.
    pub parts: Vec<String>,
    /// Digits in tables and page numbers: `thai` or `arabic`.
    #[serde(serialize_with = "english")]
    pub table_digits: Digits,
    /// Digits in narratives: `thai` or `arabic`.
    #[serde(serialize_with = "english")]
    pub prose_digits: Digits,
    /// Forms of the numbers of headings of narratives, level by level.
    pub heading_numbers: Vec<Numbering>,
    /// Forms of the numbers of lists, level by level.
    pub list_numbers: Vec<Numbering>,
    /// Who signs it, in order.
    pub signatures: Vec<SignatureView>,
    /// The comment of those who sign, or empty.
    pub comment: String,
}

fn iso<S: serde::Serializer>(day: &ThaiDate, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&format_args!("{}-{:02}-{:02}", day.common_year(), day.month, day.day))
}

fn english<S: serde::Serializer>(digits: &Digits, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(digits.word(Locale::En))
}

/// A symbol and what it means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarkView {
    /// `decided`, `undecided` or `not-assessed`.
    pub state: &'static str,
    /// The symbol; `-` where nothing was assessed, `?` where the rules do not decide.
    pub symbol: String,
    /// The name that goes with it.
    pub name: String,
}

/// A part of the evaluation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Whom it evaluates, where that is one person; each may be empty.
    pub person: PersonView,
    /// Components in order; those that one is made of come behind it.
    pub components: Vec<ComponentView>,
    /// Whether any of them is made of others.
    pub nested: bool,
    /// The overall result.
    pub overall: MarkView,
    /// Why, a sentence each.
    pub reasons: Vec<String>,
    /// Why, in full.
    pub proof: Vec<ReasonView>,
    /// The sub-level and why it is what it is, or empty.
    pub sublevel: String,
    /// A remark beneath its tables, or empty.
    pub note: String,
    /// What the document leaves open and the agency chose itself, a line each.
    pub choices: Vec<String>,
    /// Where the rules of its overall result are set, a line each.
    pub rule_sources: Vec<String>,
    /// Heads of the scoreboard: group label and how many components it covers; empty label where
    /// there is no group.
    pub groups: Vec<HeadView>,
}

/// A head over several columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeadView {
    /// Label, or empty.
    pub label: String,
    /// Columns it covers.
    pub span: usize,
}

/// A component.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComponentView {
    /// Id.
    pub id: String,
    /// Components that it stands in, outermost first.
    pub within: Vec<WithinView>,
    /// How deep it stands in others: 0 for the top.
    pub depth: usize,
    /// Level of its heading on the page of its part: 3 for the top, and 6 at most.
    pub level: usize,
    /// Whether it is made of others, and has no indicators of its own.
    pub made_of: bool,
    /// The heading that begins with it over several components, or empty.
    pub head: String,
    /// Printed number, or empty.
    pub number: String,
    /// Name in tables.
    pub name: String,
    /// Full title, or empty.
    pub title: String,
    /// Heading over several components, or empty.
    pub group: String,
    /// Where its rules are set, or empty.
    pub source: String,
    /// The grade.
    pub grade: MarkView,
    /// Why, a sentence each.
    pub reasons: Vec<String>,
    /// Why, in full.
    pub proof: Vec<ReasonView>,
    /// Its indicators in order, headings included.
    pub indicators: Vec<IndicatorView>,
}

/// A component that another one stands in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WithinView {
    /// Id.
    pub id: String,
    /// Number and name.
    pub name: String,
}

/// An indicator: a row of the result table and a card of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndicatorView {
    /// Stable id.
    pub slug: String,
    /// Printed number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Whether it is a heading over others: no target, no result, no symbol.
    pub heading: bool,
    /// Whether there is more to show of it than its row in a table: a heading may have nothing.
    pub has_page: bool,
    /// How deep it stands under others: 0 for the top.
    pub depth: usize,
    /// Names of the headings it stands under, outermost first: number and name.
    pub under: Vec<String>,
    /// What it measures, as paragraphs.
    pub description: Vec<Block>,
    /// The target in full words, or empty.
    pub target_text: String,
    /// The result in full words, or empty.
    pub result_text: String,
    /// Target, criterion by criterion.
    pub target: Vec<LineView>,
    /// Result, criterion by criterion.
    pub result: Vec<LineView>,
    /// The rating.
    pub rating: MarkView,
    /// Whether an evaluator judged it instead of the program computing it.
    pub judged: bool,
    /// Whether its target or its result is an amount of money.
    pub money: bool,
    /// Criteria side by side.
    pub criteria: Vec<CriterionView>,
    /// Conditions of the measurement side by side.
    pub conditions: Vec<CriterionView>,
    /// Why this rating, a sentence each.
    pub reasons: Vec<String>,
    /// Why, in full.
    pub proof: Vec<ReasonView>,
    /// How its result is worked out, if it is.
    pub worked: Option<WorkedView>,
    /// Its formula broken down into income, expenses and subtotals.
    pub statement: Option<StatementView>,
    /// Results of earlier years.
    pub history: Vec<HistoryView>,
    /// Objectives of the agency it serves.
    pub objectives: Vec<String>,
    /// What documents print differently.
    pub claims: Vec<ClaimView>,
    /// Evidence, a line each.
    pub evidence: Vec<String>,
    /// Label and text of what else is known: source, collector, owner, frequency, obstacles …
    pub details: Vec<DetailView>,
    /// Narratives about it.
    pub narratives: Vec<NarrativeView>,
    /// `content/2562/indicators/eva.yaml`.
    pub file: String,
}

/// A label and a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DetailView {
    /// Label.
    pub label: String,
    /// Text.
    pub text: String,
}

/// A name and a value; the name may be empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineView {
    /// Name, or empty.
    pub name: String,
    /// Value.
    pub runs: Vec<Run>,
}

/// A criterion: what it asks for, what came of it, whether it holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriterionView {
    /// Name, or empty.
    pub name: String,
    /// What it asks for.
    pub target: Vec<Run>,
    /// What came of it.
    pub result: Vec<Run>,
    /// Whether it holds.
    pub met: MarkView,
    /// Who judged it on what evidence, or empty.
    pub judged: String,
}

/// The result of an earlier year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryView {
    /// The year.
    pub year: String,
    /// The result.
    pub runs: Vec<Run>,
}

/// What a document prints where it differs from what is so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimView {
    /// Of what: `ผล`, `เป้าหมาย` …
    pub key: String,
    /// The printed value.
    pub runs: Vec<Run>,
    /// The document, or empty.
    pub document: String,
    /// The place in the document, or empty.
    pub place: String,
    /// By how much it differs from what is so, or empty.
    pub by: String,
}

/// A legend.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LegendView {
    /// Heading.
    pub title: String,
    /// Symbols.
    pub marks: Vec<LegendMark>,
}

/// A line of a legend.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LegendMark {
    /// Symbol.
    pub symbol: String,
    /// Name.
    pub name: String,
    /// The rule in words, or empty.
    pub rule: String,
}

/// A narrative.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NarrativeView {
    /// Stable id.
    pub slug: String,
    /// Title.
    pub title: String,
    /// The text.
    pub blocks: Vec<Block>,
}

/// What the words of an edition depend on.
pub(crate) fn words(scored: &Scored, edition: Edition, locale: Locale) -> runs::Words<'_> {
    runs::Words { scored, edition, locale }
}

/// The symbol and the name of the result of a component or a part.
pub(crate) fn result_mark(
    verdict: &crate::scoring::Verdict<usize>,
    uncovered: bool,
    marks: &[crate::model::framework::Mark],
    locale: Locale,
) -> MarkView {
    evaluation::mark(verdict, uncovered, locale, |at| {
        (marks[*at].symbol.clone(), marks[*at].name.get(locale).to_owned())
    })
}

/// Runs as one plain text.
pub fn plain(runs: &[Run]) -> String {
    runs::sentence(runs)
}

/// Makes the view of a scored model.
pub fn view(scored: &Scored, sources: &crate::source::Sources, asked: Asked) -> View {
    build::view(scored, sources, asked)
}
