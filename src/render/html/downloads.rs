//! The documents that the site offers, and what it says of them.

use serde::Serialize;

use crate::view::View;

use super::Artifact;

/// A document to take home, with what has to be known before anybody quotes it.
#[derive(Serialize)]
pub(super) struct Download<'a> {
    #[serde(flatten)]
    pub(super) artifact: &'a Artifact,
    /// `ปีงบประมาณ พ.ศ. 2562`, or empty where the year is not known any more.
    year_label: &'a str,
    /// How far it has come, or empty.
    status: &'a str,
    /// Whether its results are the agency's own assessment.
    self_assessed: bool,
}

/// Documents of the site with their years and states.
pub(super) fn downloads<'a>(view: &'a View, artifacts: &'a [Artifact]) -> Vec<Download<'a>> {
    let told = artifacts.iter().map(|artifact| {
        let year = view.years.iter().find(|year| year.year == artifact.year);
        let document = year.and_then(|year| {
            let mut own = year.documents.iter();
            own.find(|document| artifact.href == format!("{}/{}.pdf", year.year, document.kind))
        });
        Download {
            artifact,
            year_label: year.map_or("", |year| &year.label),
            status: document.map_or("", |document| &document.status),
            self_assessed: document.is_some_and(|document| document.self_assessed),
        }
    });
    told.collect()
}
