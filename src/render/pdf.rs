//! Laid-out pages → PDF that archives keep (PDF/A-3a) and screen readers read (PDF/UA-1).

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, pdf};

use crate::diagnostic::Findings;
use crate::layout;
use crate::source::Sources;

/// The standards that every document keeps; the exporter writes none that does not.
pub const STANDARDS: [PdfStandard; 2] = [PdfStandard::A_3a, PdfStandard::Ua_1];

/// Writes a document as PDF. `ident` names the document for ever and makes its bytes repeatable. Pages
/// that break a standard are a finding at their template.
pub fn write(
    document: &PagedDocument,
    ident: &str,
    sources: &Sources,
) -> (Option<Vec<u8>>, Findings) {
    let mut findings = Findings::new();
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("Raingan".to_owned())),
        // The two go together, which a test holds.
        standards: PdfStandards::new(&STANDARDS).unwrap_or_default(),
        ..PdfOptions::default()
    };
    match pdf(document, &options) {
        Ok(bytes) => (Some(bytes), findings),
        Err(errors) => {
            errors.iter().for_each(|error| findings.extend_one(layout::report(error, sources)));
            (None, findings)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_go_together() {
        assert!(PdfStandards::new(&STANDARDS).is_ok());
    }
}
