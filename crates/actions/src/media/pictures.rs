//! Pictures: guarded, decoded, turned upright, and written anew in the sizes pages need. Nothing of the original file
//! survives but its pixels: no place, no camera, no hidden part.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use domain::media::Picture;
use domain::team::{Deed as Wish, Seat};
use domain::text::{one_line, tidy};
use domain::{BusinessId, PictureId};
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::{Resizer, pixels::U8x3};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};
use std::io::Cursor;
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Widths in pixels of the copies, ascending; only those a picture is wide enough for.
pub const PICTURE_WIDTHS: [u32; 4] = [320, 640, 1280, 2048];

const MOST_BYTES: usize = 25 * 1024 * 1024;
const MOST_SIDE: u32 = 12_000;
const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

// A decoded picture of 40 megapixels takes 160 MB: one at a time keeps the memory bounded.
static ONE_AT_A_TIME: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(1));

/// Takes a picture in. JPEG, PNG, WebP and GIF (its first frame); anything else is refused with what to do.
pub async fn add_picture(app: &App, by: &Seat, name: &str, alt: &str, bytes: Vec<u8>) -> Deed<Picture> {
    allowed(by, Wish::Publish)?;
    if bytes.len() > MOST_BYTES {
        return Err(DeedError::refused("The picture is larger than 25 MB. Save it smaller, then try again."));
    }
    let turn =
        ONE_AT_A_TIME.acquire().await.map_err(|_| DeedError::Outside("Porchlight is stopping.".into()))?;
    let sizes = tokio::task::spawn_blocking(move || resize(&bytes)).await.map_err(|_| {
        DeedError::refused("This picture could not be read. Save it anew as JPEG, then try again.")
    })??;
    drop(turn);
    let id: PictureId = app.new_id();
    let mut widths = Vec::new();
    for copy in sizes.copies {
        widths.push(copy.width);
        app.blobs.put(&file_name(by.business, id, copy.width, "webp"), copy.webp).await?;
        app.blobs.put(&file_name(by.business, id, copy.width, "jpg"), copy.jpeg).await?;
    }
    let picture = Picture {
        id,
        name: one_line(&tidy(name.rsplit(['/', '\\']).next().unwrap_or_default()), 200),
        alt: one_line(&tidy(alt), 500),
        width: sizes.width,
        height: sizes.height,
        widths,
        added_at: app.now(),
    };
    let mut tx = app.of(by.business).begin().await?;
    tx.add_picture(&picture, by.staff).await?;
    tx.commit().await?;
    Ok(picture)
}

/// Describes a picture for people who cannot see it.
pub async fn describe_picture(app: &App, by: &Seat, id: PictureId, alt: &str) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    if !tx.save_alt(id, &one_line(&tidy(alt), 500)).await? {
        return Err(DeedError::NoSuch("picture"));
    }
    Ok(tx.commit().await?)
}

/// One copy's bytes; `format` is "webp" or "jpg".
pub async fn picture_file(
    app: &App,
    business: BusinessId,
    id: PictureId,
    width: u32,
    format: &str,
) -> Deed<Option<Vec<u8>>> {
    if !PICTURE_WIDTHS.contains(&width) && width >= PICTURE_WIDTHS[0] {
        return Ok(None);
    }
    match format {
        "webp" | "jpg" => app.blobs.get(&file_name(business, id, width, format)).await,
        _ => Ok(None),
    }
}

fn file_name(business: BusinessId, id: PictureId, width: u32, format: &str) -> String {
    format!("pictures/{business}/{id}/{width}.{format}")
}

struct Sizes {
    width: u32,
    height: u32,
    copies: Vec<Copy>,
}

struct Copy {
    width: u32,
    webp: Vec<u8>,
    jpeg: Vec<u8>,
}

fn resize(bytes: &[u8]) -> Deed<Sizes> {
    let picture = decode(bytes)?;
    let (width, height) = (picture.width(), picture.height());
    let mut wanted: Vec<u32> = PICTURE_WIDTHS.into_iter().filter(|wide| *wide <= width).collect();
    if wanted.is_empty() {
        wanted.push(width);
    }
    let mut copies = Vec::new();
    let mut larger = picture.into_rgb8();
    // Each size from the next larger one: a quarter of the work of starting from the original each time.
    for &width_now in wanted.iter().rev() {
        let height_now =
            (f64::from(height) * f64::from(width_now) / f64::from(width)).round().max(1.0) as u32;
        larger = smaller(&larger, width_now, height_now)?;
        copies.push(encode(&larger)?);
    }
    copies.reverse();
    Ok(Sizes { width, height, copies })
}

/// For this one kind of pixel: for any kind, which only shows at run time, the compiler would work ten times as long.
fn smaller(larger: &RgbImage, width: u32, height: u32) -> Deed<RgbImage> {
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

fn decode(bytes: &[u8]) -> Deed<DynamicImage> {
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
            "The picture is {width} × {height} pixels: at most 40 million are taken. Save it smaller, then try again."
        )));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| in_words(&error))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn in_words(error: &ImageError) -> DeedError {
    match error {
        ImageError::Limits(_) => DeedError::refused(
            "The picture is too large: at most 12,000 pixels a side and 40 million in all. Save it smaller, then try again.",
        ),
        ImageError::Unsupported(_) => {
            DeedError::refused("This kind of picture cannot be read. Save it as JPEG, then try again.")
        }
        _ => DeedError::refused(
            "The picture is damaged or not complete. Send it again from where it was taken.",
        ),
    }
}

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

    fn refusal(bytes: &[u8]) -> String {
        resize(bytes).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_picture_comes_in_all_the_sizes_it_is_wide_enough_for() {
        let sizes = resize(&jpeg(1300, 650)).unwrap();
        assert_eq!(sizes.copies.iter().map(|copy| copy.width).collect::<Vec<_>>(), [320, 640, 1280]);
        assert_eq!(resize(&jpeg(100, 300)).unwrap().copies[0].width, 100);
        let smallest = image::load_from_memory(&sizes.copies[0].jpeg).unwrap();
        assert_eq!((smallest.width(), smallest.height()), (320, 160));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        // A PNG header that claims 10,000 × 10,000 pixels, and then nothing.
        let mut png = Vec::new();
        DynamicImage::new_luma8(10_000, 10_000)
            .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
            .unwrap();
        let begins = png.windows(4).position(|sign| sign == b"IDAT").unwrap();
        png.truncate(begins + 8);
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
