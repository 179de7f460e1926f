//! Step 6: the scored model → pages as meaning, for one edition and one language.
//!
//! A [`View`] says what each page means and nothing of how it looks: runs of text, quantities,
//! symbols, tables. Both renderers and the published data are made from it and from nothing else.
//! Visibility and language are its arguments, so no renderer can show what it must not.

mod build;
mod evaluation;
mod labels;
mod reasons;
mod runs;
mod sheets;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Locale;
use crate::records::Visibility;
use crate::scoring::Scored;

pub use labels::labels;

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
    /// Whether results are the agency's own assessment, not yet signed.
    pub self_assessed: bool,
    /// Sheets of basic information.
    pub basics: Vec<SheetView>,
    /// Facts shown beside the results.
    pub shown: Vec<FactView>,
    /// The board, if there is one.
    pub board: Option<BoardView>,
    /// Parts of the evaluation.
    pub parts: Vec<PartView>,
    /// What the symbols mean.
    pub legends: Vec<LegendView>,
    /// Calculations.
    pub calculations: Vec<CalculationView>,
    /// Narratives that belong to no indicator.
    pub narratives: Vec<NarrativeView>,
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
    /// Meeting, or empty.
    pub meeting: String,
    /// Day of the status, or empty.
    pub date: String,
    /// Ids of its parts in order: `cover`, `basics`, `board`, `scoreboard`, `legend`, `results`,
    /// `narratives`, `calculations`, `cards`.
    pub parts: Vec<String>,
    /// Digits in tables and page numbers: `thai` or `arabic`.
    pub table_digits: &'static str,
    /// Digits in narratives: `thai` or `arabic`.
    pub prose_digits: &'static str,
}

/// A sheet of facts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetView {
    /// Stable id.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Source, or empty.
    pub source: String,
    /// A remark, or empty.
    pub note: String,
    /// The facts.
    pub facts: Vec<FactView>,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactView {
    /// Stable id.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Value.
    pub value: Vec<Run>,
    /// A remark, or empty.
    pub note: String,
    /// What documents print differently.
    pub claims: Vec<ClaimView>,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardView {
    /// Name.
    pub name: String,
    /// A remark, or empty.
    pub note: String,
    /// Groups.
    pub groups: Vec<GroupView>,
}

/// A group of board members.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupView {
    /// Name.
    pub name: String,
    /// Members in order.
    pub members: Vec<MemberView>,
}

/// A board member; every text but the name may be empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MemberView {
    /// Printed number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Delegate.
    pub delegate: String,
    /// Day of appointment.
    pub from: String,
    /// End of the term; `ปัจจุบัน` where it is open.
    pub until: String,
    /// A remark.
    pub note: String,
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
    /// Components in order.
    pub components: Vec<ComponentView>,
    /// The overall result.
    pub overall: MarkView,
    /// Why, a sentence each.
    pub reasons: Vec<String>,
    /// The sub-level and why it is what it is, or empty.
    pub sublevel: String,
    /// A remark beneath its tables, or empty.
    pub note: String,
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
    /// Its indicators in order, headings included.
    pub indicators: Vec<IndicatorView>,
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
    /// Criteria side by side.
    pub criteria: Vec<CriterionView>,
    /// Conditions of the measurement side by side.
    pub conditions: Vec<CriterionView>,
    /// Why this rating, a sentence each.
    pub reasons: Vec<String>,
    /// Formula in words, or empty.
    pub formula: String,
    /// Inputs of the formula.
    pub inputs: Vec<LineView>,
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

/// A calculation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalculationView {
    /// Stable id.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Source of the formulas, or empty.
    pub source: String,
    /// A remark, or empty.
    pub note: String,
    /// Groups of items, in order.
    pub groups: Vec<CalculationGroup>,
    /// The total.
    pub total: Vec<Run>,
    /// What documents print differently of the total.
    pub claims: Vec<ClaimView>,
}

/// Items of one project.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalculationGroup {
    /// Name of the project, or empty.
    pub name: String,
    /// The items.
    pub items: Vec<CalculationItemView>,
}

/// An item of a calculation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalculationItemView {
    /// Name.
    pub name: String,
    /// Formula in words.
    pub formula: String,
    /// Inputs.
    pub inputs: Vec<LineView>,
    /// The value.
    pub value: Vec<Run>,
    /// What documents print differently.
    pub claims: Vec<ClaimView>,
    /// A remark, or empty.
    pub note: String,
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

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading; 2 is the highest level.
    Heading {
        /// Level from 2.
        level: u8,
        /// The words.
        runs: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// The words.
        runs: Vec<Run>,
    },
    /// A list.
    List {
        /// The first number, if it is numbered.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A table.
    Table {
        /// Head cells.
        head: Vec<Vec<Run>>,
        /// Rows of cells, each as long as the head.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// Text shown as it is.
    Code {
        /// The text.
        text: String,
    },
    /// A line across the page.
    Rule,
}

/// A stretch of text with one meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Run {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// A number and its unit.
    Quantity {
        /// `ไม่น้อยกว่า` and its kin, or empty.
        bound: String,
        /// The number, or both ends of a band with an en dash.
        number: String,
        /// The unit, or empty.
        unit: String,
        /// Whether the unit stands before the number.
        unit_before: bool,
        /// A remark that goes in brackets, or empty.
        note: String,
    },
    /// A state instead of a value.
    State {
        /// The state.
        text: String,
        /// The reason, or empty.
        note: String,
    },
    /// A symbol with its name.
    Symbol {
        /// The symbol.
        symbol: String,
        /// Its name.
        name: String,
    },
    /// Bold.
    Strong {
        /// What is bold.
        runs: Vec<Run>,
    },
    /// Italic.
    Emphasis {
        /// What is italic.
        runs: Vec<Run>,
    },
    /// A link to the web.
    Link {
        /// Its address.
        url: String,
        /// Its words.
        runs: Vec<Run>,
    },
    /// Text shown as it is.
    Code {
        /// The text.
        text: String,
    },
    /// A new line.
    Break,
}

impl Run {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Run::Text { text: text.into() }
    }
}

/// Makes the view of a scored model.
pub fn view(scored: &Scored, sources: &crate::source::Sources, asked: Asked) -> View {
    build::view(scored, sources, asked)
}
