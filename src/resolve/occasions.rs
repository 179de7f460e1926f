//! Duties that are done several times: their days become the result of the indicator.
//!
//! Times and quarters become a number, and while the year goes on the least that it will be. Attendance
//! becomes a formula, so that its share is exact and its page shows what is divided by what.

use std::collections::BTreeSet;

use crate::diagnostic::{Findings, Locale};
use crate::model::Occasion;
use crate::notation::{
    Bound, Exact, FiscalYear, Number, Period, QuantityText, ThaiDate, ValueText,
};
use crate::records::indicator::{self as record, CountedAs, DescribedOccasion};
use crate::resolve::say;
use crate::source::{Span, Spanned};
use crate::yaml::field::{Entries, OneOrNamed};

/// Names of the inputs of a share of attended occasions.
const WHOLE: &str = "ครั้งที่เข้าร่วมครบ";
const ALL: &str = "ครั้งทั้งหมด";
/// The unit of quarters.
const QUARTERS: &str = "ไตรมาส";

/// Puts the result that occasions come to into a record that has none, and gives the occasions.
pub(super) fn expand(
    record: &mut record::Indicator,
    (year, as_of): (FiscalYear, ThaiDate),
    findings: &mut Findings,
) -> Vec<Occasion> {
    let counted = record.counted_as.as_ref().map_or(CountedAs::Times, |c| c.value);
    within_the_year(record, counted, findings);
    let Some(written) = record.occasions.take() else { return Vec::new() };
    let span = written.first().map_or(record.span, |occasion| occasion.0.span);
    let mut occasions: Vec<(Occasion, Span)> = Vec::new();
    for record::Occasion(occasion) in written {
        occasions.extend(bind(occasion, (year, as_of), findings));
    }
    occasions.sort_by_key(|(occasion, _)| occasion.day);
    if record.result.is_some() || record.formula.is_some() {
        let problem = say::unused_beside("ครั้งที่ทำ", "occasions", "ผล", "result");
        findings.push(problem.at(span));
    } else if let Some(meant) = not_counted_as(record) {
        let word = |locale| meant.word(locale);
        let problem = say::counted_as_missing(word(Locale::Th), word(Locale::En));
        findings.push(problem.at(span));
    } else {
        let goes_on = as_of < year.last_day();
        let number = |count: usize, unit: &str| amount(count, unit, goes_on, span);
        match counted {
            CountedAs::Times => record.result = number(occasions.len(), "ครั้ง"),
            CountedAs::Quarters => {
                let quarter =
                    |(occasion, _): &(Occasion, Span)| Period::Day(occasion.day).quarter();
                let quarters: BTreeSet<u8> =
                    occasions.iter().filter_map(quarter).map(|(_, number)| number).collect();
                record.result = number(quarters.len(), QUARTERS);
            }
            CountedAs::Attended => attended(record, &occasions, span, findings),
        }
    }
    occasions.into_iter().map(|(occasion, _)| occasion).collect()
}

/// What occasions are to be counted as by all that is asked for, where nobody says so and it is not a number
/// of times.
fn not_counted_as(record: &record::Indicator) -> Option<CountedAs> {
    let of_levels = record.levels.iter().flat_map(Entries::iter).map(|(_, step)| step);
    let asked = record.target.iter().chain(of_levels).flat_map(OneOrNamed::iter);
    let mut units = asked.filter_map(|(_, written)| match &written.value {
        ValueText::Quantity(quantity) => Some(quantity.unit.as_str()),
        _ => None,
    });
    let meant = |unit: &str| match unit {
        QUARTERS => Some(CountedAs::Quarters),
        crate::unit::PERCENT => Some(CountedAs::Attended),
        _ => None,
    };
    let first = meant(units.next()?)?;
    (record.counted_as.is_none() && units.all(|unit| meant(unit) == Some(first))).then_some(first)
}

/// Reports what is asked for and no year can have: more quarters than four, more meetings than all.
fn within_the_year(record: &record::Indicator, counted: CountedAs, findings: &mut Findings) {
    let of_levels = || record.levels.iter().flat_map(Entries::iter).map(|(_, step)| step);
    let asked = || record.target.iter().chain(of_levels()).flat_map(OneOrNamed::iter);
    let quarters = |written: &ValueText| {
        let ValueText::Quantity(quantity) = written else { return None };
        (quantity.unit == QUARTERS).then(|| quantity.high.unwrap_or(quantity.low).exact())
    };
    let (most, unit) = match counted {
        // Where up to four quarters are asked for, quarters of a year are meant.
        CountedAs::Times => {
            let mut known = asked().filter_map(|(_, written)| quarters(&written.value)).peekable();
            if known.peek().is_some() && known.all(|asked| asked <= Exact::from_integer(4.into())) {
                result_of_the_year(record, (4, QUARTERS), findings);
            }
            return;
        }
        CountedAs::Quarters => (4, QUARTERS),
        CountedAs::Attended => (100, crate::unit::PERCENT),
    };
    result_of_the_year(record, (most, unit), findings);
    for (_, written) in asked() {
        let ValueText::Quantity(quantity) = &written.value else { continue };
        let (least, most) = (quantity.low.exact(), Exact::from_integer(most.into()));
        let beyond = match quantity.bound {
            Bound::AtMost | Bound::LessThan => false,
            Bound::MoreThan => least >= most,
            Bound::Bare | Bound::AtLeast | Bound::Exactly => least > most,
        };
        if quantity.unit == unit && beyond {
            let (found, most) = (quantity.low.to_string(), most.to_string());
            findings.push(say::beyond_the_year((&found, &most), unit).at(written.span));
        }
    }
}

/// Reports a result that no year can have: more than there is, less than nothing, part of a quarter.
fn result_of_the_year(
    record: &record::Indicator,
    (most, unit): (i64, &str),
    findings: &mut Findings,
) {
    for (_, written) in record.result.iter().flat_map(OneOrNamed::iter) {
        let ValueText::Quantity(quantity) = &written.value else { continue };
        let possible = |number: Number| {
            let value = number.exact();
            let whole = unit != QUARTERS || Exact::from_integer(value.floor()) == value;
            whole && value >= Exact::default() && value <= Exact::from_integer(most.into())
        };
        let mut ends = std::iter::once(quantity.low).chain(quantity.high);
        if quantity.unit == unit
            && let Some(beyond) = ends.find(|end| !possible(*end))
        {
            let (found, most) = (beyond.to_string(), most.to_string());
            let problem = say::no_such_result((&found, &most), unit, unit == QUARTERS);
            findings.push(problem.at(written.span));
        }
    }
}

fn bind(
    occasion: DescribedOccasion,
    (year, as_of): (FiscalYear, ThaiDate),
    findings: &mut Findings,
) -> Option<(Occasion, Span)> {
    let day = occasion.day?;
    if day.value < year.first_day() || day.value > year.last_day() {
        findings.push(say::occasion_outside_year(&day.value.to_string(), year.0).at(day.span));
        return None;
    }
    if day.value > as_of {
        let problem = say::after_the_data(&day.value.to_string(), &as_of.to_string());
        findings.push(problem.at(day.span));
        return None;
    }
    let attended = occasion.present.zip(occasion.members);
    if let Some((present, members)) = &attended
        && present.value.exact() > members.value.exact()
    {
        let (some, all) = (present.value.to_string(), members.value.to_string());
        findings.push(say::more_than_all(&some, &all).at(present.span));
    }
    let attended = attended.map(|(present, members)| (present.value, members.value));
    Some((Occasion { day: day.value, title: occasion.title, attended }, occasion.span))
}

/// A count as the result; while the year goes on, the least that it will be.
fn amount(
    count: usize,
    unit: &str,
    goes_on: bool,
    span: Span,
) -> Option<OneOrNamed<Spanned<ValueText>>> {
    let bound = if goes_on { Bound::AtLeast } else { Bound::Bare };
    let quantity = quantity(count, unit, bound);
    Some(OneOrNamed::One(Spanned::new(ValueText::Quantity(quantity), span)))
}

fn quantity(count: usize, unit: &str, bound: Bound) -> QuantityText {
    let low = Number::whole(i64::try_from(count).unwrap_or(i64::MAX));
    QuantityText { bound, low, high: None, unit: unit.to_owned(), unit_at: 0..0, note: None }
}

/// The share of the occasions that enough people attended, as a formula.
fn attended(
    record: &mut record::Indicator,
    occasions: &[(Occasion, Span)],
    span: Span,
    findings: &mut Findings,
) {
    let least = match &record.attendance {
        None => {
            let place = record.counted_as.as_ref().map_or(span, |counted| counted.span);
            let key = ("ผู้เข้าร่วมขั้นต่ำ", "attendance-at-least");
            return findings.push(say::attendance_unknown(key).at(place));
        }
        Some(least) => {
            let one = least.high.is_none() && matches!(least.bound, Bound::Bare | Bound::AtLeast);
            let share = Exact::default()..=Exact::from_integer(100.into());
            let within = share.contains(&least.low.exact());
            if !one || !within || least.unit != crate::unit::PERCENT {
                return findings.push(say::attendance_form(&least.low.to_string()).at(least.span));
            }
            least.low.exact() / Exact::from_integer(100.into())
        }
    };
    let mut full = 0;
    for (occasion, place) in occasions {
        let Some((present, members)) = &occasion.attended else {
            let key = ("เข้าร่วม และ ทั้งหมด", "present and members");
            return findings.push(say::attendance_unknown(key).at(*place));
        };
        full += usize::from(present.exact() >= &least * &members.exact());
    }
    if occasions.is_empty() {
        return;
    }
    let input = |name: &str, count: usize| {
        let value = Spanned::new(quantity(count, "ครั้ง", Bound::Bare), span);
        let values = vec![record::Operand::Quantity(value)];
        let operands = record::Operands { values, list: false, span };
        (Spanned::new(name.to_owned(), span), record::Input::Bare(operands))
    };
    record.inputs = Some(Entries(vec![input(WHOLE, full), input(ALL, occasions.len())]));
    record.formula = Some(Spanned::new(format!("{WHOLE} ÷ {ALL}"), span));
    record.unit = Some(Spanned::new(crate::unit::PERCENT.to_owned(), span));
}
