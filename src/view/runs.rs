//! Values and prose → runs.

use crate::diagnostic::Locale;
use crate::markdown::{self, Inline, links};
use crate::model::{
    Assessment, Criterion, FactContent, FactOf, FactRef, Narrative, Note, Quantity, Reported,
    Requirement, Unit, Value, distinct,
};
use crate::notation::reference::Form;
use crate::notation::{Bound, Exact, FiscalYear, number};
use crate::picture;
use crate::records::year::Digits;
use crate::scoring::{FactValue, IndicatorScore, Scored, Verdict, Worked, group_total};
use crate::thai;

use super::digits::in_words;
use super::figures;
use super::{Block, Edition, Run, Within};

/// What the words of a view depend on.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(super) scored: &'a Scored,
    pub(super) edition: Edition,
    pub(super) locale: Locale,
}

/// The word before a quantity.
pub(super) fn bound_word(bound: Bound, locale: Locale) -> &'static str {
    match (bound, locale) {
        (Bound::Bare, _) => "",
        (Bound::AtLeast, Locale::Th) => "ไม่น้อยกว่า",
        (Bound::MoreThan, Locale::Th) => "มากกว่า",
        (Bound::AtMost, Locale::Th) => "ไม่เกิน",
        (Bound::LessThan, Locale::Th) => "ต่ำกว่า",
        (Bound::Exactly, Locale::Th) => "เท่ากับ",
        (Bound::AtLeast, Locale::En) => "at least",
        (Bound::MoreThan, Locale::En) => "more than",
        (Bound::AtMost, Locale::En) => "at most",
        (Bound::LessThan, Locale::En) => "less than",
        (Bound::Exactly, Locale::En) => "exactly",
    }
}

impl Words<'_> {
    /// A value of a result, a fact or a claim.
    pub(super) fn value(&self, value: &Value) -> Vec<Run> {
        vec![match value {
            Value::Text(text) => Run::text(text),
            Value::State(state, note) => Run::State {
                text: state.word(self.locale).to_owned(),
                note: note.clone().unwrap_or_default(),
            },
            Value::Quantity { bound, quantity, high, note } => {
                let number = match high {
                    Some(high) => format!("{}–{high}", quantity.number),
                    None => quantity.number.to_string(),
                };
                let bound = bound_word(*bound, self.locale);
                Run::quantity(bound, number, Some(&quantity.unit), note)
            }
        }]
    }

    /// A quantity.
    pub(super) fn quantity(&self, quantity: &Quantity) -> Vec<Run> {
        let number = quantity.number.to_string();
        vec![Run::quantity("", number, Some(&quantity.unit), &None)]
    }

    /// The value of a fact, written or worked out.
    pub(super) fn content(&self, content: &FactContent, worked: &Worked) -> Vec<Run> {
        match content {
            FactContent::Stated(value) => self.value(value),
            FactContent::Computed(_) => self.computed_or_open(worked.value.as_ref()),
        }
    }

    /// A computed value, or that there is none.
    pub(super) fn computed_or_open(&self, value: Option<&FactValue>) -> Vec<Run> {
        value.map_or_else(|| self.state("ตัดสินไม่ได้", "undecided"), |value| self.computed(value))
    }

    /// The values of the items of a calculation, or nothing where the edition must not show it.
    pub(super) fn items(&self, year: FiscalYear, at: usize) -> Option<Vec<Option<FactValue>>> {
        let calculation = &self.scored.model.years.get(&year)?.calculations[at];
        if !self.edition.shows(calculation.visibility) {
            return None;
        }
        let items = &self.scored.years.get(&year)?.calculations[at].items;
        Some(items.iter().map(|item| item.value.clone()).collect())
    }

    /// A computed value.
    pub(super) fn computed(&self, value: &FactValue) -> Vec<Run> {
        vec![Run::quantity("", value.shown(), Some(&value.unit), &None)]
    }

    /// What a target asks for. A plain lower bound is written as planners do: the number alone.
    pub(super) fn requirement(&self, requirement: &Requirement) -> Vec<Run> {
        let quantity = |bound: Bound, number: String, quantity: &Quantity, note: &Note| {
            Run::quantity(bound_word(bound, self.locale), number, Some(&quantity.unit), note)
        };
        vec![match requirement {
            Requirement::Deadline { text, .. } | Requirement::Text(text) => Run::text(text),
            Requirement::Bound(bound, q, note) => quantity(*bound, q.number.to_string(), q, note),
            Requirement::Level(q, note) => quantity(Bound::Bare, q.number.to_string(), q, note),
            Requirement::Band(low, high, note) => {
                quantity(Bound::Bare, format!("{}–{}", low.number, high.number), low, note)
            }
        }]
    }

    /// A result as it was reported, or computed.
    pub(super) fn reported(&self, reported: &Reported, of: Option<&IndicatorScore>) -> Vec<Run> {
        match (reported, of.map(|score| (score, score.value.as_ref()))) {
            (Reported::Value(value), _) => self.value(value),
            (Reported::Formula(_), Some((_, Some(value)))) => self.computed(value),
            // What waits has no result yet; anything else that has no value cannot be worked out.
            (Reported::Formula(_), Some((score, None))) if !score.no_result => {
                self.state("คำนวณไม่ได้", "not computable")
            }
            (Reported::Formula(_) | Reported::Missing, _) => {
                self.state("ยังไม่รายงานผล", "not reported")
            }
        }
    }

    pub(super) fn state(&self, th: &str, en: &str) -> Vec<Run> {
        let text = if self.locale == Locale::Th { th } else { en };
        vec![Run::State { text: text.to_owned(), note: String::new() }]
    }

    /// What a reference stands for, or nothing where the edition must not show it.
    pub(super) fn fact(&self, fact: FactRef) -> Option<Vec<Run>> {
        let year = self.scored.model.years.get(&fact.year)?;
        let scores = self.scored.years.get(&fact.year)?;
        let indicator = |at: usize| {
            let indicator = &year.indicators[at];
            self.edition.shows(indicator.visibility).then_some((indicator, &scores.indicators[at]))
        };
        Some(match fact.of {
            FactOf::Result(at) => {
                let (indicator, score) = indicator(at)?;
                match &indicator.assessment {
                    Assessment::Criteria(criteria) => joined(
                        criteria
                            .iter()
                            .map(|criterion| self.reported(&criterion.result, Some(score))),
                    ),
                    Assessment::Levels { result, .. } => self.reported(result, Some(score)),
                    Assessment::Milestones { steps, named } => match named {
                        Reported::Missing => joined(
                            distinct(steps).map(|criterion| self.reported(&criterion.result, None)),
                        ),
                        named => self.reported(named, None),
                    },
                    Assessment::PartLevel { part, .. } => match &score.level {
                        Some(Verdict::Decided(level)) => {
                            let framework = self.scored.model.frameworks.get(&year.framework)?;
                            let level = &framework.parts[*part].overall.levels[*level];
                            vec![Run::text(level.name.get(self.locale))]
                        }
                        _ => self.state("ตัดสินไม่ได้", "undecided"),
                    },
                    Assessment::Heading => vec![Run::text(indicator.name.get(self.locale))],
                }
            }
            FactOf::Target(at) => match &indicator(at)?.0.assessment {
                Assessment::Criteria(criteria) => {
                    joined(criteria.iter().map(|criterion| self.requirement(&criterion.target)))
                }
                Assessment::Levels { levels, .. } => {
                    joined(levels.iter().map(|(_, requirement)| self.requirement(requirement)))
                }
                Assessment::Milestones { steps, .. } => {
                    let criteria = steps.iter().flat_map(|step| &step.criteria);
                    joined(criteria.map(|criterion| self.requirement(&criterion.target)))
                }
                Assessment::PartLevel { part, target } => {
                    let framework = self.scored.model.frameworks.get(&year.framework)?;
                    vec![Run::text(
                        framework.parts[*part].overall.levels[*target].name.get(self.locale),
                    )]
                }
                Assessment::Heading => Vec::new(),
            },
            FactOf::History(at, earlier) => self.value(indicator(at)?.0.history.get(&earlier)?),
            FactOf::Name(at) => vec![Run::text(indicator(at)?.0.name.get(self.locale))],
            FactOf::Symbol(at) => {
                let score = indicator(at)?.1;
                let mark =
                    super::evaluation::rating_mark(&score.rating, score.uncovered, self.locale);
                vec![Run::Symbol { symbol: mark.symbol, name: mark.name }]
            }
            FactOf::Fact(sheet, at) => {
                let fact = &year.sheets[sheet].facts[at];
                if !self.edition.shows(fact.visibility) {
                    return None;
                }
                self.content(&fact.content, &scores.facts[sheet][at])
            }
            FactOf::Item(calculation, at) => {
                self.computed_or_open(self.items(fact.year, calculation)?.get(at)?.as_ref())
            }
            FactOf::Items(at) => {
                let items = self.items(fact.year, at)?;
                joined(items.iter().map(|item| self.computed_or_open(item.as_ref())))
            }
            FactOf::Total(at) | FactOf::Group(at, _) => {
                let calculation = &year.calculations[at];
                if !self.edition.shows(calculation.visibility) {
                    return None;
                }
                let score = &scores.calculations[at];
                match fact.of {
                    FactOf::Group(_, item) => {
                        self.computed_or_open(group_total(calculation, score, item).as_ref())
                    }
                    _ => self.computed_or_open(score.total.as_ref()),
                }
            }
        })
    }

    /// The page of the site that says most of a fact, where the edition shows it.
    pub(super) fn page(&self, fact: FactRef) -> Option<String> {
        let year = self.scored.model.years.get(&fact.year)?;
        let (folder, slug, visibility) = match fact.of {
            FactOf::Result(at)
            | FactOf::Target(at)
            | FactOf::Name(at)
            | FactOf::Symbol(at)
            | FactOf::History(at, _) => {
                let indicator = &year.indicators[at];
                if matches!(indicator.assessment, Assessment::Heading) {
                    return None;
                }
                ("indicators", &indicator.slug, indicator.visibility)
            }
            FactOf::Item(at, _) | FactOf::Group(at, _) | FactOf::Items(at) | FactOf::Total(at) => {
                let calculation = &year.calculations[at];
                ("calculations", &calculation.slug, calculation.visibility)
            }
            FactOf::Fact(..) => return None,
        };
        let shown = self.edition.shows(visibility);
        shown.then(|| format!("{}/{folder}/{slug}.html", fact.year))
    }

    /// A fact in the form that a reference asks for; what has no number is shown as it is.
    fn formed(&self, fact: FactRef, form: &Form) -> Option<Vec<Run>> {
        // Whether the edition may show it is asked first, whatever the form.
        let plain = self.fact(fact)?;
        if let Some((period, form)) = self.scored.model.period_of(fact).zip(form.date) {
            return Some(
                period.shown(form, self.locale).map_or(plain, |text| vec![Run::text(text)]),
            );
        }
        if form.unit.is_none() && form.places.is_none() && !form.bare && !form.words {
            return Some(plain);
        }
        let Some((exact, own, places, bound)) = self.number(fact) else { return Some(plain) };
        if let Some(words) = form.words.then(|| self.words_of(&exact, &own, form.bare)).flatten() {
            return Some(vec![Run::text(words)]);
        }
        let asked = form.unit.as_ref().and_then(|word| self.scored.model.units.get(word));
        let unit = asked.filter(|unit| unit.fits(&own));
        let in_unit = &exact / unit.as_ref().unwrap_or(&own).factor();
        let converted = || number::shortest(&in_unit).map_or(2, |n| n.scale());
        let places =
            form.places.unwrap_or_else(|| if unit.is_some() { converted() } else { places });
        let unit = unit.unwrap_or(own);
        let number = number::show(&in_unit, places);
        let unit = Some(&unit).filter(|_| !form.bare);
        Some(vec![Run::quantity(bound_word(bound, self.locale), number, unit, &None)])
    }

    /// A number in words: money to the satang, anything else where it is whole.
    fn words_of(&self, exact: &Exact, unit: &Unit, bare: bool) -> Option<String> {
        if self.scored.model.units.get("บาท").is_some_and(|baht| baht.fits(unit)) {
            return Some(thai::amount::baht(exact));
        }
        let in_unit = exact / unit.factor();
        let whole = in_unit.truncate();
        let words = thai::amount::number(&whole);
        (Exact::from_integer(whole) == in_unit)
            .then(|| if bare { words } else { unit.with(&words) })
    }

    /// Whether runs are one amount of money.
    pub(super) fn is_money(&self, runs: &[Run]) -> bool {
        let [Run::Quantity { unit, .. }] = runs else { return false };
        let units = &self.scored.model.units;
        units.get("บาท").zip(units.get(unit)).is_some_and(|(baht, unit)| baht.fits(&unit))
    }

    /// A fact that is one number: in the base of its unit, with the decimals it is shown with.
    pub(super) fn number(&self, fact: FactRef) -> Option<(Exact, Unit, u32, Bound)> {
        let year = self.scored.model.years.get(&fact.year)?;
        let scores = self.scored.years.get(&fact.year)?;
        let of_value = |value: &Value| match value {
            Value::Quantity { bound, quantity, high: None, .. } => {
                Some((quantity.in_base(), quantity.unit.clone(), quantity.number.scale(), *bound))
            }
            _ => None,
        };
        let of_computed = |value: &FactValue| {
            (value.exact.clone(), value.unit.clone(), value.places, Bound::Bare)
        };
        match fact.of {
            FactOf::Result(at) => {
                if let Some(value) = &scores.indicators[at].value {
                    return Some(of_computed(value));
                }
                match &year.indicators[at].assessment {
                    Assessment::Criteria(criteria) => match criteria.as_slice() {
                        [Criterion { result: Reported::Value(value), .. }] => of_value(value),
                        _ => None,
                    },
                    Assessment::Levels { result: Reported::Value(value), .. } => of_value(value),
                    _ => None,
                }
            }
            FactOf::Target(at) => match &year.indicators[at].assessment {
                Assessment::Criteria(criteria) => match criteria.as_slice() {
                    [Criterion { target: Requirement::Bound(bound, q, _), .. }] => {
                        Some((q.in_base(), q.unit.clone(), q.number.scale(), *bound))
                    }
                    [Criterion { target: Requirement::Level(q, _), .. }] => {
                        Some((q.in_base(), q.unit.clone(), q.number.scale(), Bound::Bare))
                    }
                    _ => None,
                },
                _ => None,
            },
            FactOf::History(at, earlier) => of_value(year.indicators[at].history.get(&earlier)?),
            FactOf::Fact(sheet, at) => match &year.sheets[sheet].facts[at].content {
                FactContent::Stated(value) => of_value(value),
                FactContent::Computed(_) => scores.facts[sheet][at].value.as_ref().map(of_computed),
            },
            FactOf::Item(calculation, at) => {
                scores.calculations[calculation].items[at].value.as_ref().map(of_computed)
            }
            FactOf::Total(at) => scores.calculations[at].total.as_ref().map(of_computed),
            FactOf::Group(at, item) => {
                let (calculation, score) = (&year.calculations[at], &scores.calculations[at]);
                group_total(calculation, score, item).as_ref().map(of_computed)
            }
            FactOf::Items(_) | FactOf::Name(_) | FactOf::Symbol(_) => None,
        }
    }

    /// A text of the tree. A reference to what the edition must not show is a dash.
    pub(super) fn blocks(&self, blocks: &[markdown::Block]) -> Vec<Block> {
        blocks
            .iter()
            .map(|block| match block {
                markdown::Block::Heading(level, words) => {
                    Block::Heading { level: *level, id: String::new(), runs: self.inlines(words) }
                }
                markdown::Block::Paragraph(words) => Block::Paragraph { runs: self.inlines(words) },
                markdown::Block::List(numbered, items) => Block::List {
                    start: numbered.map(|numbered| numbered.start),
                    numbering: numbered.and_then(|numbered| numbered.form),
                    items: items.iter().map(|item| self.blocks(item)).collect(),
                },
                markdown::Block::Quote(inner) => Block::Quote { blocks: self.blocks(inner) },
                markdown::Block::Table(head, rows) => {
                    let cells = |row: &[Vec<Inline>]| -> Vec<Vec<Run>> {
                        let mut cells: Vec<Vec<Run>> =
                            row.iter().map(|cell| self.inlines(cell)).collect();
                        cells.resize(head.len(), Vec::new());
                        cells
                    };
                    let rows: Vec<_> = rows.iter().map(|row| cells(row)).collect();
                    let (numeric, rooms) = figures::of_table(&rows, head.len());
                    Block::Table { head: cells(head), rows, numeric, rooms }
                }
                markdown::Block::Code(text) => Block::Code { text: text.clone() },
                markdown::Block::Picture(shown) => {
                    let caption = self.inlines(&shown.words);
                    Block::Picture {
                        file: shown.path.clone(),
                        asset: picture::site_name(&shown.path),
                        alt: sentence(&caption),
                        caption,
                        source: shown.source.clone(),
                        width: shown.size.0,
                        height: shown.size.1,
                    }
                }
                markdown::Block::Rule => Block::Rule,
            })
            .collect()
    }

    fn inlines(&self, words: &[Inline]) -> Vec<Run> {
        let mut runs = Vec::new();
        for word in words {
            match word {
                Inline::Text(text) => runs.push(Run::Text { text: text.clone() }),
                Inline::Strong(inner) => runs.push(Run::Strong { runs: self.inlines(inner) }),
                Inline::Emphasis(inner) => runs.push(Run::Emphasis { runs: self.inlines(inner) }),
                Inline::Code(text) => runs.push(Run::Code { text: text.clone() }),
                Inline::Link(target, inner) => {
                    let inner = self.inlines(inner);
                    let (url, within) = match target {
                        links::Target::Web(url) => (url.clone(), None),
                        links::Target::Narrative(place) => (
                            String::new(),
                            place.found.as_ref().and_then(|found| self.within(found)),
                        ),
                    };
                    match url.is_empty() && within.is_none() {
                        true => runs.extend(inner),
                        false => runs.push(Run::Link { url, within, runs: inner }),
                    }
                }
                Inline::Note(note) => {
                    let runs_of_note = self.inlines(&note.words);
                    runs.push(Run::Note { ordinal: note.ordinal, runs: runs_of_note });
                }
                Inline::Reference(reference) => {
                    let form = &reference.written.form;
                    let value = reference.fact.and_then(|fact| self.formed(fact, form));
                    let mut value = value.unwrap_or_else(|| vec![Run::text("–")]);
                    match form.digits {
                        None => runs.extend(value),
                        Some(digits) => {
                            value.iter_mut().for_each(|run| run_digits(run, digits));
                            runs.push(Run::Fixed { runs: value });
                        }
                    }
                }
                Inline::Break => runs.push(Run::Break),
            }
        }
        runs
    }

    /// The text of a narrative, whose headings have names for links.
    pub(super) fn narrative(&self, narrative: &Narrative) -> Vec<Block> {
        let mut blocks = self.blocks(&narrative.blocks);
        name_headings(&mut blocks, narrative.slug.as_str(), &mut 0);
        blocks
    }

    /// Where a link leads, or nothing where the edition must not show it.
    fn within(&self, found: &links::Found) -> Option<Within> {
        let year = self.scored.model.years.get(&found.year)?;
        let narrative = year.narratives.get(found.narrative)?;
        if !self.edition.shows(narrative.visibility) {
            return None;
        }
        let slug = narrative.slug.as_str();
        let id = match found.heading {
            Some(at) => heading_id(slug, at),
            None => format!("narrative-{slug}"),
        };
        let href = match narrative.about.map(|at| &year.indicators[at]) {
            Some(about) if !self.edition.shows(about.visibility) => return None,
            Some(about) => format!("{}/indicators/{}.html#{id}", found.year, about.slug),
            None if found.heading.is_none() => format!("{}/narratives/{slug}.html", found.year),
            None => format!("{}/narratives/{slug}.html#{id}", found.year),
        };
        Some(Within { href, id })
    }

    /// A description: its paragraphs, without markup.
    pub(super) fn paragraphs(&self, text: &str) -> Vec<Block> {
        text.split('\n')
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| Block::Paragraph { runs: vec![Run::text(line)] })
            .collect()
    }
}

fn heading_id(slug: &str, at: usize) -> String {
    format!("heading-{slug}-{}", at + 1)
}

/// Names the headings of a text in their order.
fn name_headings(blocks: &mut [Block], slug: &str, next: &mut usize) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } => {
                *id = heading_id(slug, *next);
                *next += 1;
            }
            // Lists and quotes are never deep.
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| name_headings(item, slug, next));
            }
            Block::Quote { blocks } => name_headings(blocks, slug, next),
            _ => {}
        }
    }
}

/// Runs as one text, for a sentence: a number and its unit stay on one line.
pub(super) fn sentence(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Run::Text { text } | Run::Code { text } => out.push_str(text),
            Run::State { text, note } => {
                out.push_str(text);
                bracketed(note, &mut out);
            }
            Run::Symbol { symbol, name } => out.push_str(&format!("{symbol} {name}")),
            Run::Strong { runs }
            | Run::Emphasis { runs }
            | Run::Fixed { runs }
            | Run::Link { runs, .. } => out.push_str(&sentence(runs)),
            // What a note says belongs to the foot of the page.
            Run::Note { .. } => {}
            Run::Break => out.push(' '),
            Run::Quantity { lead, amount, note, .. } => {
                out.push_str(lead);
                out.push_str(amount);
                bracketed(note, &mut out);
            }
        }
    }
    out
}

fn bracketed(note: &str, out: &mut String) {
    if !note.is_empty() {
        out.push_str(&format!(" ({note})"));
    }
}

/// Values one after the other with a comma between them.
fn joined(values: impl Iterator<Item = Vec<Run>>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for value in values {
        if !runs.is_empty() {
            runs.push(Run::text(", "));
        }
        runs.extend(value);
    }
    runs
}

fn run_digits(run: &mut Run, digits: Digits) {
    match run {
        Run::Quantity { number, amount, note, .. } => {
            let written = thai::with_digits(number, digits == Digits::Thai);
            *amount = amount.replacen(number.as_str(), &written, 1);
            *number = written;
            *note = in_words(note, digits);
        }
        Run::Text { text } | Run::State { text, .. } => *text = in_words(text, digits),
        _ => {}
    }
}
