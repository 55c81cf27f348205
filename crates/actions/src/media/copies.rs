//! The copies of a picture: guarded, decoded, turned upright, and written anew in the sizes pages need. Nothing of the
//! original file survives but its pixels: no place, no camera, no hidden part.

use super::colours::{of_four_inks, opaque, to_srgb};
use crate::error::{Deed, DeedError, Why};
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::{Resizer, pixels::U8x3};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{
    ColorType, DynamicImage, GenericImageView, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits,
    RgbImage,
};
use std::io::Cursor;
use words::message;

/// Widths in pixels of the copies, ascending; only those a picture is wide enough for.
pub const PICTURE_WIDTHS: [u32; 4] = [320, 640, 1280, 2048];

const MOST_SIDE: u32 = 12_000;
const MOST_PIXELS: u64 = 26_500_000;
/// What a picture may take while it is decoded and made plain: a photo of 26 megapixels. One with more bits, more colours
/// or in layers may have fewer pixels.
const MOST_MEMORY: u64 = 80 * 1000 * 1000;

pub(crate) struct Sizes {
    pub width: u32,
    pub height: u32,
    pub copies: Vec<Copy>,
}

pub(crate) struct Copy {
    pub width: u32,
    pub webp: Vec<u8>,
    pub jpeg: Vec<u8>,
}

/// All copies of a picture. Refused: what is no picture, is damaged, or would take too much memory.
pub(crate) fn copies_of(bytes: &[u8]) -> Deed<Sizes> {
    let Decoded { picture, orientation, icc } = decode(bytes)?;
    let lies = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (width, height) =
        if lies { (picture.height(), picture.width()) } else { (picture.width(), picture.height()) };
    let mut wanted: Vec<u32> = PICTURE_WIDTHS.into_iter().filter(|wide| *wide <= width).collect();
    if wanted.is_empty() {
        wanted.push(width);
    }
    let high = |wide: u32| (f64::from(height) * f64::from(wide) / f64::from(width)).round().max(1.0) as u32;
    // Made small first and turned then: turning takes the memory once more.
    let widest = wanted.last().copied().unwrap_or(width);
    let (wide, tall) = if lies { (high(widest), widest) } else { (widest, high(widest)) };
    let mut small = smaller(opaque(picture), wide, tall)?;
    if let Some(icc) = icc {
        to_srgb(&mut small, &icc);
    }
    let mut upright = DynamicImage::ImageRgb8(small);
    upright.apply_orientation(orientation);
    let mut larger = upright.into_rgb8();
    let mut copies = Vec::new();
    // Each size from the next larger one: a quarter of the work of starting from the original each time.
    for &wide in wanted.iter().rev() {
        larger = smaller(larger, wide, high(wide))?;
        copies.push(encode(&larger)?);
    }
    copies.reverse();
    Ok(Sizes { width, height, copies })
}

/// For this one kind of pixel: for any kind, which only shows at run time, the compiler would work ten times as long.
fn smaller(larger: RgbImage, width: u32, height: u32) -> Deed<RgbImage> {
    if larger.dimensions() == (width, height) {
        return Ok(larger);
    }
    let failed = |error: &dyn std::fmt::Display| {
        DeedError::Refused(format!("The picture could not be made smaller: {error}."))
    };
    let mut smaller = RgbImage::new(width, height);
    let from = TypedImageRef::<U8x3>::from_buffer(larger.width(), larger.height(), larger.as_raw())
        .map_err(|error| failed(&error))?;
    let mut to =
        TypedImage::<U8x3>::from_buffer(width, height, &mut smaller).map_err(|error| failed(&error))?;
    Resizer::new().resize_typed(&from, &mut to, None).map_err(|error| failed(&error))?;
    Ok(smaller)
}

struct Decoded {
    picture: DynamicImage,
    orientation: Orientation,
    /// What its colours mean, where it says so and they are not what every screen shows.
    icc: Option<Vec<u8>>,
}

fn decode(bytes: &[u8]) -> Deed<Decoded> {
    let format = image::guess_format(bytes).map_err(|_| DeedError::refused(what_it_is(bytes)))?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif) {
        return Err(DeedError::refused(what_it_is(bytes)));
    }
    if format == ImageFormat::Jpeg && !is_whole_jpeg(bytes) {
        return Err(DeedError::refused(DAMAGED));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| in_words(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width == 0 || height == 0 {
        return Err(DeedError::Refused(format!(
            "The picture is {width} × {height} pixels: at most 26 million are taken. Save it smaller, then try again."
        )));
    }
    if memory_for(format, bytes, &decoder) > MOST_MEMORY {
        return Err(DeedError::refused(TOO_LARGE));
    }
    let orientation = decoder.exif_metadata().ok().flatten().and_then(|exif| upright(&exif));
    let icc = decoder.icc_profile().ok().flatten();
    let four_inks = icc
        .as_deref()
        .filter(|_| format == ImageFormat::Jpeg && frame(bytes).is_some_and(|frame| frame.inks == 4));
    let picture = match four_inks.and_then(|icc| of_four_inks(bytes, icc)) {
        Some(picture) => DynamicImage::ImageRgb8(picture),
        None => DynamicImage::from_decoder(decoder).map_err(|error| in_words(&error))?,
    };
    if format == ImageFormat::Jpeg && ends_in_repetition(&picture) && !has_even_end(bytes) {
        return Err(DeedError::refused(DAMAGED));
    }
    Ok(Decoded { picture, orientation: orientation.unwrap_or(Orientation::NoTransforms), icc })
}

fn in_words(error: &ImageError) -> DeedError {
    match error {
        ImageError::Limits(_) => DeedError::refused(TOO_LARGE),
        ImageError::Unsupported(_) => DeedError::Said(Why::Refused, message!("picture-kind-unreadable")),
        _ => DeedError::Said(Why::Refused, message!("picture-damaged")),
    }
}

/// An upper bound of what it takes until it is plain RGB, by the depth it really has: sixteen bits a colour are twice the
/// memory, and a progressive JPEG or a WebP is held once more in its own form.
fn memory_for(format: ImageFormat, bytes: &[u8], decoder: &impl ImageDecoder) -> u64 {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let own_form = match (format, frame(bytes)) {
        (ImageFormat::Jpeg, Some(frame)) => {
            let progressive = if frame.progressive { 2 * frame.inks } else { 0 };
            let inks = if frame.inks == 4 { 4 } else { 0 };
            (progressive + inks) * pixels
        }
        (ImageFormat::WebP, _) => 2 * pixels,
        _ => 0,
    };
    let made_plain = match decoder.color_type() {
        ColorType::Rgb8 => 0,
        ColorType::Rgba8 => decoder.total_bytes(),
        clear if clear.has_alpha() => decoder.total_bytes() + 4 * pixels,
        _ => decoder.total_bytes(),
    };
    own_form + made_plain + 3 * pixels
}

/// What a JPEG's frame says of itself (ITU T.81, B.2.2).
struct Frame {
    progressive: bool,
    inks: u64,
}

/// The first SOF before the first scan (table B.1).
fn frame(bytes: &[u8]) -> Option<Frame> {
    let mut at = 2;
    while let Some(&[0xFF, kind, high, low]) = bytes.get(at..at + 4) {
        match kind {
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                let inks = u64::from(*bytes.get(at + 9)?);
                return Some(Frame { progressive: kind == 0xC2, inks });
            }
            0xDA => return None,
            0xFF => at += 1,
            _ => at += 2 + usize::from(high) * 256 + usize::from(low),
        }
    }
    None
}

/// Which way is up. JPEG writes "Exif" and two zeros before it, WebP and PNG should not, and some programs do all the same.
fn upright(exif: &[u8]) -> Option<Orientation> {
    Orientation::from_exif_chunk(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif))
}

/// Whether the lower part of the picture, an eighth of it or more, is the same few rows again and again: where its data
/// end too early, the decoder goes on with zeros, and each block (8 or 16 pixels, ITU T.81, A.2) becomes the one above it.
fn ends_in_repetition(picture: &DynamicImage) -> bool {
    const BLOCK: u32 = 16;
    let rows = (picture.height() / 8).max(BLOCK);
    let Some(top) = picture.height().checked_sub(rows).filter(|top| *top >= BLOCK) else { return false };
    (top..picture.height()).all(|y| {
        (0..picture.width()).step_by(7).all(|x| picture.get_pixel(x, y) == picture.get_pixel(x, y - BLOCK))
    })
}

/// Whether a JPEG's data ends as one whose last rows really are the same: block after block the same few bits. Where it was
/// cut in the middle and closed again, it ends as a photo does.
fn has_even_end(bytes: &[u8]) -> bool {
    let end = bytes.windows(2).rposition(|pair| pair == [0xFF, 0xD9]).unwrap_or(bytes.len());
    let tail = &bytes[end.saturating_sub(48)..end.saturating_sub(4)];
    let mut seen: Vec<u8> = tail.to_vec();
    seen.sort_unstable();
    seen.dedup();
    seen.len() <= tail.len() / 3
}

const TOO_LARGE: &str = "The picture is too large: at most 12,000 pixels a side and 26 million in all, fewer with transparency or sixteen bits a colour. Save it smaller, then try again.";
const DAMAGED: &str = "The picture is damaged or not complete. Send it again from where it was taken.";

/// Whether a JPEG comes to its end marker. The decoder fills in what is missing with grey and says nothing; what stands
/// behind the end (phones put films there) does not matter. Form: ITU T.81, annex B.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let (Some(mark), Some(kind)) = (bytes.get(at), bytes.get(at + 1)) {
        match (mark, kind) {
            (0xFF, 0xD9) => return true,
            // Fill bytes, restart marks and stuffed zeros have no length.
            (0xFF, 0xFF) => at += 1,
            (0xFF, 0x00 | 0x01 | 0xD0..=0xD8) => at += 2,
            (0xFF, _) => {
                let (Some(high), Some(low)) = (bytes.get(at + 2), bytes.get(at + 3)) else { return false };
                at += 2 + usize::from(*high) * 256 + usize::from(*low);
            }
            // Inside a scan.
            _ => at += 1,
        }
    }
    false
}

fn what_it_is(bytes: &[u8]) -> &'static str {
    let start = &bytes[..bytes.len().min(512)];
    let text = String::from_utf8_lossy(start).to_lowercase();
    if start.get(4..8) == Some(b"ftyp") {
        "This is a HEIC, AVIF or video file. On the phone choose “most compatible”, or save it as JPEG, then try again."
    } else if text.contains("<svg") || text.trim_start().starts_with("<?xml") {
        "SVG drawings can hold programs and are not taken. Save it as PNG, then try again."
    } else if start.starts_with(b"%PDF") {
        "This is a PDF. Save the page as a picture (JPEG or PNG), then try again."
    } else if bytes.is_empty() {
        "The file is empty. Send it again."
    } else {
        "This is not a picture we can read. JPEG, PNG, WebP and GIF are taken."
    }
}

fn encode(picture: &RgbImage) -> Deed<Copy> {
    let webp = webp::Encoder::from_rgb(picture, picture.width(), picture.height()).encode(78.0).to_vec();
    let mut jpeg = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 80))
        .map_err(|_| DeedError::refused("The picture could not be written as JPEG."))?;
    Ok(Copy { width: picture.width(), webp, jpeg })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)
            .unwrap();
        bytes
    }

    fn photo(width: u32, height: u32) -> DynamicImage {
        let dot =
            |x: u32, y: u32| image::Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, (x * y % 251) as u8]);
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, dot))
    }

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    #[test]
    fn a_picture_with_more_bits_may_have_fewer_pixels() {
        let deep = DynamicImage::new_rgb16(3100, 3100);
        let png = written(&deep, ImageFormat::Png);
        assert!(png.len() < 1024 * 1024, "small to send");
        assert!(refusal(&png).contains("too large"), "{}", refusal(&png));
        assert_eq!(refusal(&written(&DynamicImage::new_rgb16(1000, 1000), ImageFormat::Png)), "");
        assert_eq!(refusal(&written(&DynamicImage::new_rgb8(3100, 3100), ImageFormat::Png)), "");
    }

    #[test]
    fn a_photo_that_was_cut_and_closed_again_is_damaged() {
        let whole = written(&photo(800, 600), ImageFormat::Jpeg);
        assert_eq!(refusal(&whole), "");
        for part in [3, 5, 8] {
            let mut cut = whole[..whole.len() * part / 10].to_vec();
            cut.extend([0xFF, 0xD9]);
            assert!(refusal(&cut).contains("damaged"), "{part} tenths");
        }
        // Drawings that really end in one colour.
        let mut drawing = photo(800, 600).into_rgb8();
        for y in 300..600 {
            for x in 0..800 {
                drawing.put_pixel(x, y, image::Rgb([128, 128, 128]));
            }
        }
        assert_eq!(refusal(&written(&drawing.into(), ImageFormat::Jpeg)), "");
        assert_eq!(refusal(&jpeg(800, 600)), "", "all black");
    }

    #[test]
    fn which_way_is_up_is_read_with_and_without_a_prefix() {
        // A TIFF head, one entry: orientation (0x0112), SHORT, 1, 6.
        let exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        assert_eq!(upright(&exif), Some(Orientation::Rotate90));
        assert_eq!(upright(&[b"Exif\0\0".to_vec(), exif.clone()].concat()), Some(Orientation::Rotate90));
        let webp = |exif: &[u8]| {
            let plain = written(&photo(400, 200), ImageFormat::WebP);
            let chunk = |name: &[u8], data: &[u8]| {
                let pad = vec![0; data.len() % 2];
                [name, &(data.len() as u32).to_le_bytes(), data, &pad].concat()
            };
            let size = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
            let head = [vec![0x08, 0, 0, 0], size(400), size(200)].concat();
            let body = [b"WEBP".to_vec(), chunk(b"VP8X", &head), plain[12..].to_vec(), chunk(b"EXIF", exif)]
                .concat();
            [b"RIFF".to_vec(), (body.len() as u32).to_le_bytes().to_vec(), body].concat()
        };
        for prefix in [&b""[..], b"Exif\0\0"] {
            let sizes = copies_of(&webp(&[prefix.to_vec(), exif.clone()].concat())).unwrap();
            assert_eq!((sizes.width, sizes.height), (200, 400), "{prefix:?}");
        }
    }

    fn refusal(bytes: &[u8]) -> String {
        copies_of(bytes).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_picture_comes_in_all_the_sizes_it_is_wide_enough_for() {
        let sizes = copies_of(&jpeg(1300, 650)).unwrap();
        assert_eq!(sizes.copies.iter().map(|copy| copy.width).collect::<Vec<_>>(), [320, 640, 1280]);
        assert_eq!(copies_of(&jpeg(100, 300)).unwrap().copies[0].width, 100);
        let smallest = image::load_from_memory(&sizes.copies[0].jpeg).unwrap();
        assert_eq!((smallest.width(), smallest.height()), (320, 160));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        // A PNG header that claims 10,000 × 10,000 pixels, and then nothing: whoever unpacked it first would say that it is
        // damaged.
        let mut png = written(&DynamicImage::new_luma8(10_000, 10_000), ImageFormat::Png);
        png.truncate(200);
        assert!(refusal(&png).contains("10000 × 10000"), "{}", refusal(&png));
    }

    #[test]
    fn what_is_no_picture_is_refused_with_what_to_do() {
        let whole = jpeg(800, 600);
        assert!(
            refusal(&whole[..whole.len() / 2]).contains("damaged"),
            "{}",
            refusal(&whole[..whole.len() / 2])
        );
        assert!(refusal(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>").contains("SVG"));
        assert!(refusal(b"<?xml version='1.0'?><svg/>").contains("SVG"));
        assert!(refusal(b"\0\0\0\x18ftypheic").contains("HEIC"));
        assert!(refusal(b"%PDF-1.4").contains("PDF"));
        assert!(refusal(b"").contains("empty"));
        assert!(refusal(b"hello").contains("not a picture"));
    }
}
