//! A year as data, with the digits of its sources: written piece by piece, so that of many indicators
//! never more than one is held.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{ComponentView, PartView, ShownYear};

/// A year whose indicators are written as something is made of each; nothing leaves one out.
pub struct Exported<'a, T> {
    year: &'a ShownYear<'a>,
    indicator: &'a dyn Fn(usize) -> Option<T>,
}

impl<'a> ShownYear<'a> {
    /// The year as data, with what `indicator` makes of each of its indicators.
    pub fn exported<T>(&'a self, indicator: &'a dyn Fn(usize) -> Option<T>) -> Exported<'a, T> {
        Exported { year: self, indicator }
    }
}

impl Serialize for ShownYear<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.exported(&|at| Some(self.indicator(at))).serialize(to)
    }
}

impl<T: Serialize> Serialize for Exported<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (year, indicator) = (self.year, self.indicator);
        let day = year.as_of_day();
        let day = format!("{}-{:02}-{:02}", day.common_year(), day.month, day.day);
        let parts = year.parts();
        let parts: Vec<_> = parts.iter().map(|part| Part { part, indicator }).collect();
        let mut to = to.serialize_struct("Year", 22)?;
        to.serialize_field("year", &year.number())?;
        to.serialize_field("label", &year.label())?;
        to.serialize_field("agency_name", &year.agency_name())?;
        to.serialize_field("as_of", &year.as_of())?;
        to.serialize_field("as_of_day", &day)?;
        to.serialize_field("director", &year.director())?;
        to.serialize_field("submitted_to", &year.submitted_to())?;
        to.serialize_field("legal_basis", &year.legal_basis())?;
        to.serialize_field("framework", &year.framework())?;
        to.serialize_field("framework_source", &year.framework_source())?;
        to.serialize_field("documents", &year.documents())?;
        to.serialize_field("status", &year.status())?;
        to.serialize_field("self_assessed", &year.self_assessed())?;
        to.serialize_field("no_result", &year.no_result())?;
        to.serialize_field("basics", &year.basics())?;
        to.serialize_field("shown", &year.facts_shown())?;
        to.serialize_field("board", &year.board())?;
        to.serialize_field("complaints", &year.complaints())?;
        to.serialize_field("audit", &year.audit())?;
        to.serialize_field("parts", &parts)?;
        to.serialize_field("legends", &year.legends())?;
        to.serialize_field("calculations", &year.calculations())?;
        to.serialize_field("narratives", &year.narratives())?;
        to.end()
    }
}

struct Part<'a, T> {
    part: &'a PartView,
    indicator: &'a dyn Fn(usize) -> Option<T>,
}

impl<T: Serialize> Serialize for Part<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (part, indicator) = (self.part, self.indicator);
        let components = part.components.iter();
        let components: Vec<_> = components
            .map(|component| Component { component, indicators: Indicators(component, indicator) })
            .collect();
        let mut to = to.serialize_struct("Part", 14)?;
        to.serialize_field("id", &part.id)?;
        to.serialize_field("name", &part.name)?;
        to.serialize_field("short", &part.short)?;
        to.serialize_field("person", &part.person)?;
        to.serialize_field("components", &components)?;
        to.serialize_field("nested", &part.nested)?;
        to.serialize_field("overall", &part.overall)?;
        to.serialize_field("reasons", &part.reasons)?;
        to.serialize_field("proof", &part.proof)?;
        to.serialize_field("sublevel", &part.sublevel)?;
        to.serialize_field("note", &part.note)?;
        to.serialize_field("choices", &part.choices)?;
        to.serialize_field("rule_sources", &part.rule_sources)?;
        to.serialize_field("groups", &part.groups)?;
        to.end()
    }
}

#[derive(serde::Serialize)]
#[serde(bound = "T: Serialize")]
struct Component<'a, T> {
    #[serde(flatten)]
    component: &'a ComponentView,
    indicators: Indicators<'a, T>,
}

struct Indicators<'a, T>(&'a ComponentView, &'a dyn Fn(usize) -> Option<T>);

impl<T: Serialize> Serialize for Indicators<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // Each is written and forgotten before the next one is made, and how many they are is not asked.
        use serde::ser::SerializeSeq;
        let mut to = to.serialize_seq(None)?;
        for at in &self.0.indicators {
            if let Some(indicator) = (self.1)(*at) {
                to.serialize_element(&indicator)?;
            }
        }
        to.end()
    }
}
