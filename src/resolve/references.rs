//! References: which fact `((ผล 1.1.3))` means, and which narrative `[…](other.md#heading)` leads to.

use std::collections::BTreeSet;

use crate::diagnostic::{Finding, Findings, Locale, Problem};
use crate::markdown::say::prose as say_prose;
use crate::markdown::{each_reference, links};
use crate::model::framework::{Framework, Part};
use crate::model::{Assessment, FactOf, FactRef, Model, OperandValue, Year};
use crate::notation::reference::DateForm;
use crate::notation::say as say_notation;
use crate::notation::{Asked, FiscalYear, ReferenceText};
use crate::resolve::say;
use crate::source::{Sources, Spanned};
use crate::thai::nearest;

use super::Broken;
use super::indicator::find_part;
use super::working::{InputsOf, OperandReference, Pending};

/// Binds the references of every formula and every narrative, across all years.
pub(super) fn bind(
    model: &mut Model,
    pending: Vec<(FiscalYear, Vec<Pending>)>,
    sources: &Sources,
    broken: &Broken,
    findings: &mut Findings,
) {
    let across = |reference: &Spanned<ReferenceText>, year, part, model: &Model| {
        match across(reference, year, part, model) {
            // What stands in a file that cannot be read is not missing.
            Err(_) if is_broken(&reference.value, year, model, sources, broken) => Ok(None),
            other => other,
        }
    };
    for (number, Pending { place, references }) in pending
        .into_iter()
        .flat_map(|(number, places)| places.into_iter().map(move |p| (number, p)))
    {
        for OperandReference { input, operand, reference } in references {
            let own = match place {
                InputsOf::Indicator(at) => model.years.get(&number).map(|y| y.indicators[at].part),
                InputsOf::Fact(..) | InputsOf::Item(..) => None,
            };
            let found = across(&reference, number, own, model);
            if !reference.value.form.is_plain() {
                findings.push(say_notation::form_in_formula().at(reference.span));
            }
            let Some(year) = model.years.get_mut(&number) else { continue };
            match found {
                Ok(Some(fact)) => {
                    if let Some(inputs) = place.inputs(year) {
                        inputs[input].operands[operand].value = OperandValue::Fact(fact);
                    }
                    continue;
                }
                Ok(None) => {}
                Err(finding) => findings.push(finding),
            }
            // What could not be bound stays unknown, and nothing is computed from it.
            if let InputsOf::Indicator(at) = place {
                year.indicators[at].faulty = true;
            }
        }
    }
    let years: Vec<_> = model.years.keys().copied().collect();
    for number in years {
        let take = |year: &mut Year| std::mem::take(&mut year.narratives);
        let Some(mut narratives) = model.years.get_mut(&number).map(take) else { continue };
        let headings: Vec<BTreeSet<String>> = narratives
            .iter()
            .map(|narrative| links::anchors(&narrative.blocks).into_iter().collect())
            .collect();
        let slugs: Vec<String> =
            narratives.iter().map(|narrative| narrative.slug.to_string()).collect();
        for (own, narrative) in narratives.iter_mut().enumerate() {
            links::each_place(&mut narrative.blocks, &mut |place| {
                match place_of(place, own, &slugs, &headings) {
                    Ok((narrative, heading)) => {
                        place.found = Some(links::Found { year: number, narrative, heading });
                    }
                    // A file that something is wrong with may be the one.
                    Err(_)
                        if !place.slug.is_empty()
                            && broken.path(&format!(
                                "content/{number}/narratives/{}.md",
                                place.slug
                            )) => {}
                    Err(problem) => findings.push(problem.at(place.span)),
                }
            });
            each_reference(&mut narrative.blocks, &mut |reference| {
                let written = Spanned::new(reference.written.clone(), reference.span);
                match across(&written, number, None, model) {
                    Ok(fact) => {
                        findings
                            .extend_one(fact.and_then(|fact| check_form(&written, fact, model)));
                        reference.fact = fact;
                    }
                    Err(finding) => findings.push(finding),
                }
            });
        }
        if let Some(year) = model.years.get_mut(&number) {
            year.narratives = narratives;
        }
    }
}

/// The narrative and the heading that a link in the narrative `own` leads to.
fn place_of(
    place: &links::NarrativePlace,
    own: usize,
    slugs: &[String],
    headings: &[BTreeSet<String>],
) -> Result<(usize, Option<String>), Problem> {
    let narrative = match place.slug.is_empty() {
        true => own,
        false => slugs.iter().position(|slug| *slug == place.slug).ok_or_else(|| {
            let near = nearest(&place.slug, slugs.iter().map(String::as_str));
            say_prose::link_narrative(&place.slug, near)
        })?,
    };
    if place.heading.is_empty() {
        return Ok((narrative, None));
    }
    let (wanted, known) = (links::anchor(&place.heading), &headings[narrative]);
    if !known.contains(&wanted) {
        let near = nearest(&wanted, known.iter().map(String::as_str));
        return Err(say_prose::link_heading(&place.heading, near));
    }
    Ok((narrative, Some(wanted)))
}

/// Reports a form that the value cannot take: a unit that is none or does not fit, decimals of a text.
fn check_form(reference: &Spanned<ReferenceText>, fact: FactRef, model: &Model) -> Option<Finding> {
    let form = &reference.value.form;
    if let Some(form) = form.date {
        let id = &reference.value.id;
        match model.period_of(fact) {
            None => return Some(say_notation::not_a_date(id).at(reference.span)),
            Some(period) if form == DateForm::Quarter && period.quarter().is_none() => {
                return Some(say_notation::several_quarters(id).at(reference.span));
            }
            Some(_) => {}
        }
    }
    if form.unit.is_none() && form.places.is_none() && !form.bare && !form.words {
        return None;
    }
    let Some(own) = model.unit_of(fact) else {
        return Some(say_notation::form_does_not_fit(&reference.value.id).at(reference.span));
    };
    let word = form.unit.as_ref()?;
    match model.units.get(word) {
        None => {
            Some(say::unknown_unit(word, nearest(word, model.units.words())).at(reference.span))
        }
        Some(unit) if !unit.fits(own) => {
            Some(say::unit_mismatch(word, own.name()).at(reference.span))
        }
        Some(_) => None,
    }
}

/// The fact that a reference written in `own_year` means; nothing where its year is broken, which
/// was reported there.
fn across(
    reference: &Spanned<ReferenceText>,
    own_year: FiscalYear,
    own_part: Option<usize>,
    model: &Model,
) -> Result<Option<FactRef>, Finding> {
    let wanted = reference.value.year.unwrap_or(own_year);
    let Some(year) = model.years.get(&wanted) else {
        if let Some(found) = history(reference, wanted, own_year, own_part, model) {
            return found;
        }
        let years: Vec<String> = model.years.keys().map(ToString::to_string).collect();
        let known = years.iter().map(String::as_str);
        let problem = say::unknown("ปีงบประมาณ", "fiscal year", &wanted.to_string(), known);
        return Err(problem.at(reference.span));
    };
    let Some(framework) = model.frameworks.get(&year.framework) else { return Ok(None) };
    find(reference, year, framework, own_part).or_else(|unknown| {
        // That year may number it otherwise, or may not have it at all.
        let past = || history(reference, wanted, own_year, own_part, model)?.ok();
        (wanted < own_year).then(past).flatten().ok_or(unknown)
    })
}

/// The result of an earlier year, by the indicator as the year of the text knows it: in the folder of that
/// year by its stable id, or else in its history; nothing where no result of an indicator was asked for.
fn history(
    reference: &Spanned<ReferenceText>,
    wanted: FiscalYear,
    own_year: FiscalYear,
    own_part: Option<usize>,
    model: &Model,
) -> Option<Result<Option<FactRef>, Finding>> {
    let ReferenceText { asked: Asked::Result, part, id, .. } = &reference.value else {
        return None;
    };
    let year = model.years.get(&own_year)?;
    let framework = model.frameworks.get(&year.framework)?;
    let at = indicator(reference, part.as_deref(), id, year, framework, own_part).ok()??;
    let slug = year.indicators[at].slug.as_str();
    if let Some(there) = model.years.get(&wanted).and_then(|earlier| earlier.index.slug(slug)) {
        return Some(Ok(Some(FactRef { year: wanted, of: FactOf::Result(there) })));
    }
    let past = &year.indicators[at].history;
    if past.contains_key(&wanted) {
        return Some(Ok(Some(FactRef { year: own_year, of: FactOf::History(at, wanted) })));
    }
    let known: Vec<String> = past.keys().map(ToString::to_string).collect();
    Some(Err(say::no_such_past(&wanted.to_string(), id, &known).at(reference.span)))
}

/// Whether what a reference asks for may stand in a file that something is wrong with.
fn is_broken(
    reference: &ReferenceText,
    own_year: FiscalYear,
    model: &Model,
    sources: &Sources,
    broken: &Broken,
) -> bool {
    let year = reference.year.unwrap_or(own_year);
    let folder = format!("content/{year}/");
    if !model.years.contains_key(&year) {
        // A year that could not be bound says so itself.
        return sources.texts().any(|(_, file)| file.path.starts_with(&folder))
            || broken.below(&folder);
    }
    let id = &reference.id;
    match reference.asked {
        Asked::Value if !id.contains('/') => broken.below(&format!("{folder}facts/")),
        Asked::Value | Asked::Total | Asked::Items => {
            let calculation = id.split('/').next().unwrap_or(id);
            broken.path(&format!("{folder}calculations/{calculation}.yaml"))
        }
        _ if id.starts_with(|c: char| c.is_ascii_digit()) => {
            broken.below(&format!("{folder}indicators/"))
        }
        _ => broken.path(&format!("{folder}indicators/{id}.yaml")),
    }
}

/// The name by which references call a part.
fn part_name(part: &Part) -> &str {
    part.short.as_ref().map_or(part.slug.as_str(), |short| short.th.as_str())
}

/// The fact of a year that a reference means; `own` is the part it was written in.
fn find(
    reference: &Spanned<ReferenceText>,
    year: &Year,
    framework: &Framework,
    own: Option<usize>,
) -> Result<Option<FactRef>, Finding> {
    let ReferenceText { asked, part, id, .. } = &reference.value;
    let fact = |of| Some(FactRef { year: year.year, of });
    match asked {
        Asked::Value => {
            if let Some((calculation, item)) = id.split_once('/') {
                let (at, item) = item_of(calculation, item, year, reference)?;
                return Ok(fact(FactOf::Item(at, item)));
            }
            let found = year.sheets.iter().enumerate().find_map(|(sheet, s)| {
                s.facts.iter().position(|f| f.slug.as_str() == id).map(|at| FactOf::Fact(sheet, at))
            });
            found.map(fact).ok_or_else(|| {
                let known = year.sheets.iter().flat_map(|s| &s.facts).map(|f| f.slug.as_str());
                say::unknown("ข้อมูล", "fact", id, known).at(reference.span)
            })
        }
        Asked::Total => {
            let Some((calculation, item)) = id.split_once('/') else {
                return Ok(fact(FactOf::Total(calculation_of(id, year, reference)?)));
            };
            let (at, item) = item_of(calculation, item, year, reference)?;
            Ok(fact(FactOf::Group(at, item)))
        }
        Asked::Items => Ok(fact(FactOf::Items(calculation_of(id, year, reference)?))),
        Asked::Result | Asked::Target | Asked::Name | Asked::Symbol => {
            let found = indicator(reference, part.as_deref(), id, year, framework, own)?;
            let Some(at) = found else { return Ok(None) };
            let heading = matches!(year.indicators[at].assessment, Assessment::Heading);
            if heading && !year.indicators[at].faulty && *asked != Asked::Name {
                let (th, en) = (asked.word(Locale::Th), asked.word(Locale::En));
                return Err(say::heading_asked(id, th, en).at(reference.span));
            }
            Ok(fact(match asked {
                Asked::Target => FactOf::Target(at),
                Asked::Name => FactOf::Name(at),
                Asked::Symbol => FactOf::Symbol(at),
                _ => FactOf::Result(at),
            }))
        }
    }
}

/// A calculation and an item of it.
fn item_of(
    calculation: &str,
    item: &str,
    year: &Year,
    reference: &Spanned<ReferenceText>,
) -> Result<(usize, usize), Finding> {
    let at = calculation_of(calculation, year, reference)?;
    let items = &year.calculations[at].items;
    let found = items.iter().position(|known| known.slug.as_str() == item);
    found.map(|item| (at, item)).ok_or_else(|| {
        let known = items.iter().map(|known| known.slug.as_str());
        say::unknown("รายการย่อย", "item", item, known).at(reference.span)
    })
}

/// The calculation of a slug.
fn calculation_of(
    slug: &str,
    year: &Year,
    reference: &Spanned<ReferenceText>,
) -> Result<usize, Finding> {
    let found = year.calculations.iter().position(|c| c.slug.as_str() == slug);
    found.ok_or_else(|| {
        let known = year.calculations.iter().map(|c| c.slug.as_str());
        say::unknown("รายการคำนวณ", "calculation", slug, known).at(reference.span)
    })
}

/// The indicator of a slug or of a printed number; nothing where two of a part print that number,
/// which was reported there.
fn indicator(
    reference: &Spanned<ReferenceText>,
    part: Option<&str>,
    id: &str,
    year: &Year,
    framework: &Framework,
    own: Option<usize>,
) -> Result<Option<usize>, Finding> {
    let part = match part {
        None => None,
        Some(word) => Some(find_part(word, framework).ok_or_else(|| {
            let known = framework.parts.iter().map(part_name);
            say::unknown("ส่วนของการประเมิน", "part of the evaluation", word, known)
                .at(reference.span)
        })?),
    };
    let of_part = |at: &usize| part.is_none_or(|part| year.indicators[*at].part == part);
    if let Some(found) = year.index.slug(id).filter(of_part) {
        return Ok(Some(found));
    }
    let matches: Vec<usize> = year.index.number(id).iter().copied().filter(of_part).collect();
    match matches[..] {
        [only] => Ok(Some(only)),
        [] => Err(say::unknown("ตัวชี้วัด", "indicator", id, year.index.ids()).at(reference.span)),
        _ => {
            // Inside a part, its own numbers are meant.
            let part_of = |at: usize| year.indicators[at].part;
            let mine: Vec<usize> =
                matches.iter().copied().filter(|at| Some(part_of(*at)) == own).collect();
            if let [only] = mine[..] {
                return Ok(Some(only));
            }
            let twice = matches.iter().any(|at| {
                matches.iter().any(|other| other != at && part_of(*other) == part_of(*at))
            });
            if twice {
                return Ok(None);
            }
            let what = reference.value.asked.word(Locale::Th);
            let choices: Vec<String> = matches
                .iter()
                .map(|at| {
                    let indicator = &year.indicators[*at];
                    let name = part_name(&framework.parts[indicator.part]);
                    format!("(({what} {name} {id})) หรือ (({what} {}))", indicator.slug)
                })
                .collect();
            Err(say::ambiguous(id, &choices).at(reference.span))
        }
    }
}
