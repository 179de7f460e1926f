//! The documents that the site offers, and what it says of them.

use serde::Serialize;

use crate::view::ShownYear;

use super::Artifact;

/// A document to take home, with what has to be known before anybody quotes it.
#[derive(Serialize)]
pub(super) struct Download<'a> {
    #[serde(flatten)]
    pub(super) artifact: &'a Artifact,
    /// `ปีงบประมาณ พ.ศ. 2562`, or empty where the year is not known any more.
    year_label: String,
    /// How far it has come, or empty.
    status: String,
    /// Whether its results are the agency's own assessment.
    self_assessed: bool,
}

/// Documents of the site with their years and states.
pub(super) fn downloads<'a>(
    years: &[ShownYear<'_>],
    artifacts: &'a [Artifact],
) -> Vec<Download<'a>> {
    let told = artifacts.iter().map(|artifact| {
        let year = years.iter().find(|year| year.number() == artifact.year);
        let document = year.and_then(|year| {
            let mut own = year.documents().into_iter();
            own.find(|document| artifact.href == format!("{}/{}.pdf", artifact.year, document.kind))
        });
        Download {
            artifact,
            year_label: year.map(ShownYear::label).unwrap_or_default(),
            self_assessed: document.as_ref().is_some_and(|document| document.self_assessed),
            status: document.map(|document| document.status).unwrap_or_default(),
        }
    });
    told.collect()
}
