//! What a camera tells of a photograph: a table of numbered entries, which may point at further tables.

use super::{Trace, is_said};

/// What a record tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Exif {
    /// How the picture has to be turned before it is seen, where it has to be.
    pub(super) turned: Option<u8>,
    /// What somebody may mind.
    pub(super) found: Vec<Trace>,
}

const TURNED: u16 = 0x0112;
const PLACE: u16 = 0x8825;
const CAMERA: u16 = 0x8769;

/// Reads a record; of one that is damaged, as much as can be read.
pub(super) fn read(record: &[u8]) -> Exif {
    let mut exif = Exif::default();
    if let Some(table) = Table::first(record) {
        exif.table(&table);
        if let Some(more) = table.entries().find(|entry| entry.tag == CAMERA) {
            exif.table(&Table { at: more.number as usize, ..table });
        }
    }
    exif
}

/// A record that says how a picture has to be turned, and nothing else.
pub(super) fn only_turned(turned: u8) -> Vec<u8> {
    let mut record = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    record.extend([turned, 0, 0, 0, 0, 0, 0]);
    record
}

impl Exif {
    fn table(&mut self, table: &Table<'_>) {
        for entry in table.entries() {
            let trace = match entry.tag {
                TURNED => {
                    self.turned = u8::try_from(entry.short).ok().filter(|by| (2..=8).contains(by));
                    continue;
                }
                PLACE => Trace::Place,
                // Descriptions, artists, rights, remarks, owners.
                0x010e | 0x013b | 0x8298 | 0x9286 | 0x9c9b..=0x9c9f | 0xa430 | 0xfde8
                    if is_said(entry.text(table.record)) =>
                {
                    Trace::Words
                }
                // Maker, model, times, numbers of devices, and what the maker adds.
                0x010f | 0x0110 | 0x0132 | 0x9003 | 0x9004 | 0x927c | 0xa431 | 0xa433..=0xa435 => {
                    Trace::Camera
                }
                _ => continue,
            };
            self.found.push(trace);
        }
    }
}

/// A table of entries.
#[derive(Clone, Copy)]
struct Table<'a> {
    record: &'a [u8],
    at: usize,
    little: bool,
}

/// An entry: a small value stands in it, a large one where its number says.
struct Entry {
    tag: u16,
    count: usize,
    short: u16,
    number: u32,
}

impl<'a> Table<'a> {
    fn first(record: &'a [u8]) -> Option<Self> {
        let little = match record.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        let table = Table { record, at: 0, little };
        Some(Table { at: table.number(4)? as usize, ..table })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.record.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn number(&self, at: usize) -> Option<u32> {
        let bytes = self.record.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn entries(&self) -> impl Iterator<Item = Entry> {
        let count = self.short(self.at).unwrap_or(0);
        let entry = |nth: usize| {
            let at = self.at + 2 + nth * 12;
            Some(Entry {
                tag: self.short(at)?,
                count: self.number(at + 4)? as usize,
                short: self.short(at + 8)?,
                number: self.number(at + 8)?,
            })
        };
        (0..usize::from(count)).map_while(entry)
    }
}

impl Entry {
    /// The text of an entry of letters; of one that is too short to stand elsewhere, its first letters.
    fn text<'a>(&self, record: &'a [u8]) -> &'a [u8] {
        let at = self.number as usize;
        match self.count {
            0..=4 => b"short",
            count => record.get(at..at.saturating_add(count)).unwrap_or_default(),
        }
    }
}
