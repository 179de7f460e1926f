//! Laid-out pages → PDF.

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, pdf};

use crate::diagnostic::{Findings, catalogue::pages as say};
use crate::source::{Sources, Span};

/// Writes a document as PDF. `ident` names the document for ever and makes its bytes repeatable.
pub fn write(
    document: &PagedDocument,
    ident: &str,
    sources: &Sources,
) -> (Option<Vec<u8>>, Findings) {
    let mut findings = Findings::new();
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("Raingan".to_owned())),
        ..PdfOptions::default()
    };
    match pdf(document, &options) {
        Ok(bytes) => (Some(bytes), findings),
        Err(errors) => {
            if let Some(main) = sources.id("templates/typst/report.typ") {
                for error in &errors {
                    findings.push(say::template(&error.message).at(Span::new(main, 0..0)));
                }
            }
            (None, findings)
        }
    }
}
