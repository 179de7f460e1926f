//! Step 6: the scored model → pages as meaning, for one edition and one language.
//!
//! Views say what pages mean and nothing of how they look: runs of text, quantities, symbols, tables.
//! [`Shown`] opens what an edition may show of the model, a [`ShownYear`] makes one view of it when it is
//! asked for, and none is held: the model is the only tree. Renderers draw from views and from nothing else,
//! so none of them can show what it must not.

mod evaluation;
mod export;
mod figures;
mod labels;
mod papers;
pub(crate) mod reasons;
mod run;
mod runs;
mod sheets;
mod shown;
mod worked;
mod year;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Locale;
use crate::model::Arguments;
use crate::notation::Numbering;
use crate::records::year::Digits;

pub(crate) use evaluation::{awaited, indicator_mark};
pub use export::Exported;
pub use figures::FigureView;
pub use labels::{label, labels};
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
pub use shown::{Edition, For, Ministry, Public, Readers, Shown};
pub use worked::{InputView, MathView, WorkedView};
pub use year::ShownYear;
pub(crate) use year::year_label;

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
    /// Its id, which names its file.
    pub id: String,
    /// `report`, `form`, `indicator-list`.
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
    /// What is asked of them, by their places, where they are not as they always are.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub arguments: BTreeMap<usize, Arguments>,
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
    /// Its indicators that are shown, by their places in the year, in order, headings included.
    #[serde(skip)]
    pub indicators: Vec<usize>,
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
    /// The key of its label.
    #[serde(skip)]
    pub key: &'static str,
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
