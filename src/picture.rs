//! Pictures of narratives: what a file is, how large it is, and whether it may be shown.
//!
//! Every picture is decoded once before pages are made, by what draws it in the PDF, so that a broken
//! file is a finding at the line that shows it and never a page that cannot be drawn. How large it is is
//! read from its first bytes, before it takes any memory.

mod drawing;
pub mod hidden;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use crate::sum::Sum;

/// The longest side, in pixels.
pub const LONGEST: u32 = 10_000;
/// The most pixels of a picture: more than a page of print or a screen shows.
pub const MOST_PIXELS: u64 = 8_000_000;

/// A kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
    /// SVG.
    Svg,
}

impl Format {
    /// What a name says that its file is.
    pub fn of_name(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "png" => Some(Format::Png),
            "jpg" | "jpeg" => Some(Format::Jpeg),
            "webp" => Some(Format::WebP),
            "svg" => Some(Format::Svg),
            _ => None,
        }
    }

    /// What the first bytes of a file say that it is.
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Format::Png)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Format::Jpeg)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Format::WebP)
        } else {
            let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
            let opens = [&b"<?xml"[..], b"<svg", b"<!--", b"<!DOCTYPE svg"];
            opens.iter().any(|open| start.starts_with(open)).then_some(Format::Svg)
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Png => "PNG",
            Format::Jpeg => "JPEG",
            Format::WebP => "WebP",
            Format::Svg => "SVG",
        }
    }

    /// The ending of its files on the site.
    fn ending(self) -> &'static str {
        match self {
            Format::Png => "png",
            Format::Jpeg => "jpg",
            Format::WebP => "webp",
            Format::Svg => "svg",
        }
    }

    /// The largest file that is read, in bytes.
    pub fn heaviest(self) -> u64 {
        match self {
            Format::Svg => 2 << 20,
            _ => 16 << 20,
        }
    }
}

/// Why a picture cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is none of the kinds that can be shown.
    Kind,
    /// It is of another kind than its name says.
    Name(Format),
    /// It has more pixels than anybody can print.
    TooLarge(u32, u32),
    /// Its file has this many bytes, and may have so many at most.
    TooHeavy(u64, u64),
    /// Its file is there and could not be read.
    Unreadable,
    /// It ends too early, or is damaged.
    Damaged,
    /// It is a JPEG of printing colours, which archives do not keep without their profile.
    PrintColours,
    /// It is an SVG that does not say which stretch of its plane is seen.
    NoFrame,
    /// It is an SVG with text, which looks otherwise wherever the font is another one.
    Letters,
    /// It is an SVG that draws too much, or things inside each other without end.
    Intricate,
    /// It is an SVG with something that runs, that comes from elsewhere or that not every reader draws.
    Unsafe(String),
}

/// Width and height of a picture that may be shown, in pixels.
///
/// # Errors
/// Why it may not.
pub fn read(path: &str, bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let named = Format::of_name(path).ok_or(Fault::Kind)?;
    match Format::of_bytes(bytes) {
        Some(format) if format != named => return Err(Fault::Name(format)),
        Some(_) => {}
        None if bytes.is_empty() => return Err(Fault::Damaged),
        None => return Err(Fault::Kind),
    }
    let format = match named {
        Format::Svg => return within(drawing::size(bytes)?),
        Format::Png => {
            within(png(bytes).ok_or(Fault::Damaged)?)?;
            ExchangeFormat::Png
        }
        Format::Jpeg => {
            within(jpeg(bytes)?)?;
            ExchangeFormat::Jpg
        }
        Format::WebP => {
            within(webp(bytes).ok_or(Fault::Damaged)?)?;
            ExchangeFormat::Webp
        }
    };
    let image = RasterImage::plain(Bytes::new(bytes.to_vec()), format);
    let image = image.map_err(|_| Fault::Damaged)?;
    // What it says beside what is seen could not be taken out of it.
    hidden::bare(named, bytes).ok_or(Fault::Damaged)?;
    // A photograph that was taken upright is turned before it is seen.
    within((image.width(), image.height()))
}

fn within((width, height): (u32, u32)) -> Result<(u32, u32), Fault> {
    let pixels = u64::from(width) * u64::from(height);
    match width.max(height) > LONGEST || pixels > MOST_PIXELS {
        true => Err(Fault::TooLarge(width, height)),
        false if pixels == 0 => Err(Fault::Damaged),
        false => Ok((width, height)),
    }
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at + N)?.try_into().ok()
}

/// The size that the head of a PNG names.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at| number(bytes, at).map(u32::from_be_bytes);
    (bytes.get(12..16)? == b"IHDR").then_some((side(16)?, side(20)?))
}

/// The size that the head of a WebP of one of its three kinds names.
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let short = |at| number(bytes, at).map(|side| u32::from(u16::from_le_bytes(side)));
    let long = |at| number(bytes, at).map(|[a, b, c]: [u8; 3]| u32::from_le_bytes([a, b, c, 0]));
    match bytes.get(12..16)? {
        b"VP8 " => Some((short(26)? & 0x3fff, short(28)? & 0x3fff)),
        b"VP8L" => {
            let sides = number(bytes, 21).map(u32::from_le_bytes)?;
            Some(((sides & 0x3fff) + 1, (sides >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some((long(24)? + 1, long(27)? + 1)),
        _ => None,
    }
}

/// The size that the head of a JPEG names. Its end is looked for and its colours are counted, because
/// what reads it forgives an end that is missing and takes any colours.
fn jpeg(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let (mut at, mut size) = (2, None);
    while let Some([0xff, marker, high, low]) = number(bytes, at) {
        let short = |at| number(bytes, at).map(|side| u32::from(u16::from_be_bytes(side)));
        match marker {
            0xff => {
                at += 1;
                continue;
            }
            0xda => {
                let ends = bytes[at..].windows(2).any(|pair| pair == [0xff, 0xd9]);
                return size.filter(|_| ends).ok_or(Fault::Damaged);
            }
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                if bytes.get(at + 9) == Some(&4) {
                    return Err(Fault::PrintColours);
                }
                size = short(at + 7).zip(short(at + 5));
            }
            _ => {}
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
    Err(Fault::Damaged)
}

/// The name of a picture on the site: of plain letters, the same for the same path.
pub fn site_name(path: &str) -> String {
    let mut sum = Sum::default();
    sum.add(path.as_bytes());
    let ending = Format::of_name(path).map_or("bin", Format::ending);
    format!("{sum}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_name_says() {
        assert_eq!(read("a.jpg", b"\x89PNG\r\n\x1a\n"), Err(Fault::Name(Format::Png)));
        assert_eq!(read("a.png", b"RIFF\0\0\0\0WEBPVP8 "), Err(Fault::Name(Format::WebP)));
        assert_eq!(read("a.png", b"\x89PNG\r\n\x1a\n"), Err(Fault::Damaged));
        assert_eq!(read("a.png", b""), Err(Fault::Damaged));
        assert_eq!(read("a.png", b"GIF89a"), Err(Fault::Kind));
        assert_eq!(read("a.gif", b"GIF89a"), Err(Fault::Kind));
        assert_eq!(read("a.jpg", &[0xff, 0xd8, 0xff, 0xe0]), Err(Fault::Damaged));
        assert_eq!(read("a.webp", b"RIFF\0\0\0\0WEBPVP8X"), Err(Fault::Damaged));
    }

    #[test]
    fn sizes_are_read_before_anything_is_decoded() {
        let mut head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        head.extend(30_000_u32.to_be_bytes());
        head.extend(20_u32.to_be_bytes());
        assert_eq!(read("a.png", &head), Err(Fault::TooLarge(30_000, 20)));
        let mut head = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0".to_vec();
        head.extend([0x2f, 0x75, 0, 0x13, 0, 0]);
        assert_eq!(read("a.webp", &head), Err(Fault::TooLarge(30_000, 20)));
        let sof = [0xff, 0xc0, 0, 11, 8, 0, 20, 0x75, 0x30, 1, 1, 0x11, 0];
        let scan = [0xff, 0xda, 0, 2, 1, 0xff, 0xd9];
        let jpeg = [&[0xff, 0xd8][..], &sof, &scan].concat();
        assert_eq!(read("a.jpg", &jpeg), Err(Fault::TooLarge(30_000, 20)));
    }

    #[test]
    fn names_on_the_site_are_plain() {
        assert_eq!(
            site_name("content/2562/narratives/ภาพ.JPG"),
            site_name("content/2562/narratives/ภาพ.JPG")
        );
        assert!(site_name("ภาพ \"1\".JPG").ends_with(".jpg"));
        assert!(site_name("ภาพ \"1\".JPG").bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'));
    }
}
