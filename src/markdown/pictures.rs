//! Pictures of a text: their files.

use std::collections::BTreeSet;

use crate::diagnostic::{Findings, Problem};
use crate::markdown::say::prose as say;
use crate::picture::{self, Fault, Format};
use crate::source::Sources;
use crate::thai::nearest;

use super::tree::is_blank;
use super::{Block, Picture, links};

/// What may stand before the name of a source: the page says so already.
const SOURCE: [&str; 4] = ["ที่มา:", "ที่มา", "Source:", "source:"];

/// Where a picture is from, as its title says.
pub(super) fn source(title: &str) -> String {
    let title = title.trim();
    let named = SOURCE.iter().find_map(|word| title.strip_prefix(word));
    named.unwrap_or(title).trim().to_owned()
}

/// Finds and reads the file of every picture of a text that stands in `folder`, and notes in `asked` what
/// was looked for. What cannot be shown is a finding at its place and is taken out.
pub fn settle(
    blocks: &mut Vec<Block>,
    folder: &str,
    sources: &Sources,
    asked: &mut BTreeSet<String>,
    findings: &mut Findings,
) {
    blocks.retain_mut(|block| match block {
        Block::Picture(picture) => {
            let (written, mut problems) = (picture.path.clone(), Vec::new());
            if let Err(problem) = read(picture, folder, sources, asked) {
                problems.push(problem);
            }
            if picture.words.iter().all(is_blank) {
                problems.push(say::picture_text(&written));
            }
            let shown = problems.is_empty();
            problems.into_iter().for_each(|problem| findings.push(problem.at(picture.span)));
            shown
        }
        // Lists and quotes are never deep.
        Block::List(_, items) => {
            items.iter_mut().for_each(|item| settle(item, folder, sources, asked, findings));
            true
        }
        Block::Quote(inner) => {
            settle(inner, folder, sources, asked, findings);
            true
        }
        _ => true,
    });
}

/// Whether an address is that of a file below the folder.
fn is_below(address: &str) -> bool {
    !address.contains(['\\', ':', '\0'])
        && address.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// The address of a picture as it was typed.
fn typed<'a>(picture: &'a Picture, sources: &'a Sources) -> &'a str {
    let raw = sources.slice(picture.span).rsplit_once("](").map(|(_, raw)| raw.trim_start());
    let raw = raw.and_then(|raw| match raw.strip_prefix('<') {
        Some(raw) => raw.split('>').next(),
        None => raw.strip_suffix(')').and_then(|raw| raw.split([' ', '\n']).next()),
    });
    // Markdown takes a backslash before some signs away, and Windows parts folders by it.
    raw.filter(|raw| raw.contains('\\')).unwrap_or(&picture.path)
}

/// The address of a picture below the folder of its text. Editors write blanks and letters of Thai as
/// addresses of the web have them.
fn address(typed: &str, picture: &Picture, folder: &str, sources: &Sources) -> String {
    let plain = |address: &str| {
        let address = address.replace('\\', "/");
        address.strip_prefix("./").unwrap_or(&address).to_owned()
    };
    let decoded = plain(&links::decoded(typed));
    let read = [&picture.path, &links::decoded(&picture.path)].map(|path| plain(path));
    let there = |address: &&String| {
        is_below(address) && sources.spelled(&format!("{folder}/{address}")).is_some()
    };
    read.iter().find(there).unwrap_or(&decoded).clone()
}

fn read(
    picture: &mut Picture,
    folder: &str,
    sources: &Sources,
    asked: &mut BTreeSet<String>,
) -> Result<(), Problem> {
    let written = typed(picture, sources).to_owned();
    let address = address(&written, picture, folder, sources);
    if !is_below(&address) {
        return Err(say::picture_address(&written));
    }
    let path = format!("{folder}/{address}");
    let path = sources.spelled(&path).unwrap_or(path);
    asked.insert(path.clone());
    let fault = |found: Fault| say::picture_fault(&written, &found);
    if let Some(bytes) = sources.asset(&path) {
        picture.size = picture::read(&path, bytes).map_err(fault)?;
        picture.path = path;
        return Ok(());
    }
    Err(match (Format::of_name(&path), sources.unread(&path)) {
        (None, _) => fault(Fault::Kind),
        (Some(format), Some(size)) => fault(Fault::TooHeavy(size, format.heaviest())),
        // What could not be read has its own finding, which says why.
        (Some(_), None) if sources.has(&path) => fault(Fault::Unreadable),
        (Some(_), None) => {
            let start = format!("{folder}/");
            let known = sources.assets().filter_map(|(path, _)| path.strip_prefix(&start));
            say::picture_missing(&written, nearest(&address, known))
        }
    })
}
