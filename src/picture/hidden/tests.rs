use super::super::Format;
use super::{Trace, bare, exif, png_part};

/// A record of a camera: how it was turned, the maker, a remark, the place.
fn record(turned: u8) -> Vec<u8> {
    let mut record = b"II*\0\x08\0\0\0\x04\0".to_vec();
    let mut entry = |tag: u16, kind: u16, count: u32, value: u32| {
        record.extend(tag.to_le_bytes());
        record.extend(kind.to_le_bytes());
        record.extend(count.to_le_bytes());
        record.extend(value.to_le_bytes());
    };
    entry(0x0112, 3, 1, turned.into());
    entry(0x010f, 2, 4, 0x4142);
    entry(0x013b, 2, 7, 62);
    entry(0x8825, 4, 1, 69);
    record.extend(b"\0\0\0\0secret\0\0\0");
    record
}

fn part(marker: u8, told: &[u8]) -> Vec<u8> {
    let length = (told.len() + 2) as u16;
    [&[0xff, marker], &length.to_be_bytes()[..], told].concat()
}

/// A JPEG with these parts before its pixels, and with something behind its end.
fn jpeg(parts: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let frame = part(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    let pixels = [&part(0xda, &[1, 1, 0, 0, 63, 0])[..], &[1, 0xff, 0, 2, 0xff, 0xd0, 3]].concat();
    let parts = parts.concat();
    [&[0xff, 0xd8][..], &parts, &frame, &pixels, &[0xff, 0xd9], behind].concat()
}

/// What is left of a picture, and what was found in it.
fn of(format: Format, bytes: &[u8]) -> (Vec<u8>, Vec<Trace>) {
    let first = bare(format, bytes).unwrap();
    let again = bare(format, &first.bytes).unwrap();
    assert_eq!(again.bytes, first.bytes, "what is bare stays as it is");
    assert!(again.found.is_empty(), "{:?}", again.found);
    (first.bytes, first.found.into_iter().collect())
}

#[test]
fn a_photograph_keeps_its_colours_and_how_it_was_turned() {
    let (colours, adobe) =
        (part(0xe2, b"ICC_PROFILE\0\x01\x01x"), part(0xee, b"Adobe\0d\0\0\0\0\x01"));
    let small = b"JFIF\0\x01\x01\0\0H\0H\x01\x01abc";
    let told = [
        part(0xe0, small),
        part(0xe1, &[b"Exif\0\0", &record(6)[..]].concat()),
        part(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
        part(0xe2, b"MPF\0 another picture"),
        colours.clone(),
        adobe.clone(),
        part(0xed, b"Photoshop 3.0\08BIM\x04\x04 secret"),
        part(0xfe, "ความลับ".as_bytes()),
    ];
    let (left, found) = of(Format::Jpeg, &jpeg(&told, b"a film"));
    let turned = [b"Exif\0\0", &exif::only_turned(6)[..]].concat();
    let kept = [part(0xe0, b"JFIF\0\x01\x01\0\0H\0H\0\0"), part(0xe1, &turned), colours, adobe];
    assert_eq!(left, jpeg(&kept, b""));
    use Trace::{Behind, Camera, Edits, Place, Words};
    assert_eq!(found, [Place, Camera, Words, Edits, Behind]);
    assert_eq!(exif::read(&exif::only_turned(6)).turned, Some(6));
}

#[test]
fn what_says_nothing_is_not_spoken_of() {
    let upright = part(0xe1, &[b"Exif\0\0", &exif::only_turned(1)[..]].concat());
    let program = part(0xfe, b"CREATOR: gd-jpeg v1.0");
    assert_eq!(of(Format::Jpeg, &jpeg(&[upright, program], b"\0\0")), (jpeg(&[], b""), vec![]));
    // A record that leads out of itself, or in a circle.
    for record in [
        &b"II*\0\xff\xff\xff\xff"[..],
        b"MM\0*\0\0\0\x04",
        b"II*\0\x08\0\0\0\xff\xff\x69\x87\x04\0",
        b"",
    ] {
        assert_eq!(exif::read(record).turned, None);
    }
    for cut in 0..jpeg(&[], b"").len() {
        assert!(bare(Format::Jpeg, &jpeg(&[], b"")[..cut]).is_none(), "{cut}");
    }
}

#[test]
fn a_png_keeps_what_draws_it() {
    let signature = b"\x89PNG\r\n\x1a\n";
    let drawn =
        [png_part(b"IHDR", &[0; 13]), png_part(b"iCCP", b"x"), png_part(b"pHYs", &[0; 9])].concat();
    let pixels = [png_part(b"IDAT", b"xyz"), png_part(b"IEND", b"")].concat();
    let told = [
        png_part(b"tEXt", b"Software\0Paint"),
        png_part(b"tIME", &[0; 7]),
        png_part(b"iTXt", "Author\0\0\0\0\0ผู้จัดทำ".as_bytes()),
        png_part(b"zTXt", b"Comment\0\0xyz"),
        png_part(b"eXIf", &record(3)),
        png_part(b"prVt", b"of a program"),
    ];
    let whole =
        |told: &[u8], behind: &[u8]| [signature, &drawn[..], told, &pixels, behind].concat();
    let (left, found) = of(Format::Png, &whole(&told.concat(), b"what was cut off"));
    assert_eq!(left, whole(&png_part(b"eXIf", &exif::only_turned(3)), b""));
    assert_eq!(found, [Trace::Place, Trace::Camera, Trace::Words, Trace::Behind]);
    assert_eq!(of(Format::Png, &whole(&told[..2].concat(), b"")), (whole(b"", b""), vec![]));
    assert_eq!(png_part(b"IEND", b"")[8..], [0xae, 0x42, 0x60, 0x82]);
    assert!(bare(Format::Png, &whole(b"", b"")[..60]).is_none());
    let endless = [&signature[..], &[0xff, 0xff, 0xff, 0xff], b"tEXtx"].concat();
    assert!(bare(Format::Png, &endless).is_none());
}

#[test]
fn a_webp_keeps_what_draws_it() {
    let chunk = |kind: &[u8; 4], told: &[u8]| {
        let length = (told.len() as u32).to_le_bytes();
        [&kind[..], &length, told, &[0][..told.len() % 2]].concat()
    };
    let whole = |parts: &[Vec<u8>]| {
        let parts = parts.concat();
        let length = (parts.len() as u32 + 4).to_le_bytes();
        [b"RIFF", &length[..], b"WEBP", &parts].concat()
    };
    let head = |says| chunk(b"VP8X", &[says, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let (colours, pixels) = (chunk(b"ICCP", b"odd"), chunk(b"VP8 ", b"pixels"));
    let told = |record: &[u8]| {
        let exif = chunk(b"EXIF", record);
        whole(&[head(0x2c), colours.clone(), pixels.clone(), exif, chunk(b"XMP ", b"<x/>")])
    };
    let (left, found) = of(Format::WebP, &told(&record(1)));
    assert_eq!(left, whole(&[head(0x20), colours.clone(), pixels.clone()]));
    assert_eq!(found, [Trace::Place, Trace::Camera, Trace::Words, Trace::Edits]);
    let (left, _) = of(Format::WebP, &told(&record(8)));
    let turned = chunk(b"EXIF", &exif::only_turned(8));
    assert_eq!(left, whole(&[head(0x28), colours.clone(), pixels.clone(), turned]));
    assert!(bare(Format::WebP, &left[..left.len() - 1]).is_none());
}

#[test]
fn a_drawing_keeps_what_draws() {
    let svg = |inner: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"{inner}</svg>")
    };
    let clean = |inner: &str| {
        let (left, found) = of(Format::Svg, svg(inner).as_bytes());
        let left = String::from_utf8(left).unwrap();
        (left.split_whitespace().collect::<Vec<_>>().join(" "), found)
    };
    let program = "xmlns:s=\"urn:s\" s:docname=\"a\"><!-- Created with X --><title>ก</title><metadata><s:x>image/svg+xml</s:x></metadata>";
    let (left, found) = clean(&format!(" {program}<g/>"));
    assert!(
        left.ends_with("> <g/></svg>") && !left.contains('ก') && found.is_empty(),
        "{left} {found:?}"
    );
    for inner in [
        "><!-- ความลับ --><g/>",
        "><desc>ความลับ</desc><g/>",
        "><metadata><c xmlns=\"urn:c\">ความลับ</c></metadata><g/>",
        "><style>/* ความลับ */.a{fill:red}</style><g/>",
        " xmlns:i=\"urn:i\" i:export-filename=\"/ความลับ.png\"><g/>",
    ] {
        let (left, found) = clean(inner);
        assert!(!left.contains("ความลับ") && left.ends_with("<g/></svg>"), "{left}");
        assert_eq!(found, [Trace::Words], "{inner}");
    }
    let (left, found) =
        clean("><g id=\"ความลับ\"><path id=\"a\" d=\"M0 0\"/><use href=\"#a\"/></g>");
    assert!(left.contains("id=\"a\"") && !left.contains("ความลับ") && found.is_empty(), "{left}");
    // Nothing is joined that stood apart, and what may run is left to be refused.
    let (left, _) = clean("><style>a{fill:u/* */rl(x)}</style>");
    assert!(left.contains("u rl(x)"), "{left}");
    let (left, _) = clean("><script xmlns=\"http://www.w3.org/1999/xhtml\">1</script>");
    assert!(left.contains("script"), "{left}");
    let remark = "<!-- ความลับ -->\n";
    let (left, _) = of(Format::Svg, format!("{remark}{}", svg("><g/>")).as_bytes());
    assert!(!String::from_utf8(left).unwrap().contains("ความลับ"));
    assert!(bare(Format::Svg, b"<svg").is_none());
}
