//! Colours as every screen shows them: sRGB, and nothing to see through.

use image::{DynamicImage, RgbImage, Rgba};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Lays a picture on white. What somebody hid under full transparency stays hidden, and a drawing keeps its light ground.
pub(super) fn opaque(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let clear = picture.into_rgba8();
    let (width, height) = clear.dimensions();
    let mut solid = RgbImage::new(width, height);
    for (Rgba([r, g, b, a]), to) in clear.pixels().zip(solid.pixels_mut()) {
        let over = |colour: u8| {
            let alpha = u16::from(*a);
            ((u16::from(colour) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
        };
        to.0 = [over(*r), over(*g), over(*b)];
    }
    solid
}

/// From the colours a camera or a screen means (Display P3, Adobe RGB …) to those everybody's means. A profile that cannot be
/// read changes nothing.
pub(super) fn to_srgb(picture: &mut RgbImage, icc: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(icc) else { return };
    match profile.color_space {
        DataColorSpace::Rgb => {}
        DataColorSpace::Gray => return greys_to_srgb(picture, &profile),
        _ => return,
    }
    let made = profile.create_transform_8bit(
        Layout::Rgb,
        &ColorProfile::new_srgb(),
        Layout::Rgb,
        TransformOptions::default(),
    );
    let Ok(made) = made else { return };
    let row = picture.width() as usize * 3;
    let mut changed = vec![0; row];
    for line in picture.chunks_exact_mut(row) {
        if made.transform(line, &mut changed).is_err() {
            return;
        }
        line.copy_from_slice(&changed);
    }
}

/// A scan in greys has a curve of its own. In a picture of colours such a profile is a mistake.
fn greys_to_srgb(picture: &mut RgbImage, profile: &ColorProfile) {
    if picture.pixels().any(|pixel| pixel.0 != [pixel.0[0]; 3]) {
        return;
    }
    let made = profile.create_transform_8bit(
        Layout::Gray,
        &ColorProfile::new_srgb(),
        Layout::Rgb,
        TransformOptions::default(),
    );
    let greys: Vec<u8> = (0..=255).collect();
    let mut seen = [0; 3 * 256];
    if made.is_ok_and(|made| made.transform(&greys, &mut seen).is_ok()) {
        for pixel in picture.pixels_mut() {
            let grey = 3 * usize::from(pixel.0[0]);
            pixel.0.copy_from_slice(&seen[grey..grey + 3]);
        }
    }
}

/// A JPEG of four inks, by its own profile. `None` where it has none that can be used: then the decoder's guess must do.
pub(super) fn of_four_inks(jpeg: &[u8], icc: &[u8]) -> Option<RgbImage> {
    let profile = ColorProfile::new_from_slice(icc).ok()?;
    if profile.color_space != DataColorSpace::Cmyk {
        return None;
    }
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::CMYK);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(jpeg), options);
    let mut inks = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    if decoder.input_colorspace()? != ColorSpace::CMYK || inks.len() != width * height * 4 {
        return None;
    }
    // Adobe's programs write how much is left out (exiftool.org/TagNames/JPEG.html#Adobe; read 2026-11-26).
    if jpeg.windows(5).take(64 * 1024).any(|bytes| bytes == b"Adobe") {
        for ink in &mut inks {
            *ink = 255 - *ink;
        }
    }
    let made = profile
        .create_transform_8bit(
            Layout::Rgba,
            &ColorProfile::new_srgb(),
            Layout::Rgb,
            TransformOptions::default(),
        )
        .ok()?;
    let mut picture = RgbImage::new(width as u32, height as u32);
    for (line, to) in inks.chunks_exact(width * 4).zip(picture.chunks_exact_mut(width * 3)) {
        made.transform(line, to).ok()?;
    }
    Some(picture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbaImage;

    #[test]
    fn what_is_hidden_under_transparency_stays_hidden() {
        let mut drawing = RgbaImage::from_pixel(4, 1, Rgba([255, 0, 0, 0]));
        drawing.put_pixel(1, 0, Rgba([0, 0, 0, 255]));
        drawing.put_pixel(2, 0, Rgba([0, 0, 0, 128]));
        let solid = opaque(DynamicImage::ImageRgba8(drawing));
        assert_eq!(solid.into_raw(), [255, 255, 255, 0, 0, 0, 127, 127, 127, 255, 255, 255]);
        let gray = image::GrayAlphaImage::from_pixel(1, 1, image::LumaA([0, 0]));
        assert_eq!(opaque(DynamicImage::ImageLumaA8(gray)).into_raw(), [255, 255, 255]);
        let deep = image::ImageBuffer::from_pixel(1, 1, Rgba([0_u16, 0, 0, 0]));
        assert_eq!(opaque(DynamicImage::ImageRgba16(deep)).into_raw(), [255, 255, 255]);
    }

    #[test]
    fn wide_colours_become_those_of_every_screen() {
        let seen = |profile: ColorProfile, colour: [u8; 3]| {
            let mut picture = RgbImage::from_pixel(3, 2, image::Rgb(colour));
            to_srgb(&mut picture, &profile.encode().unwrap());
            picture.get_pixel(2, 1).0
        };
        // Worked out by hand with the matrices of both spaces (D65) and their curves, give or take three.
        let near = |seen: [u8; 3], meant: [u8; 3]| {
            seen.iter().zip(meant).all(|(one, other)| one.abs_diff(other) <= 3)
        };
        assert!(
            near(seen(ColorProfile::new_display_p3(), [200, 100, 50]), [215, 93, 31]),
            "{:?}",
            seen(ColorProfile::new_display_p3(), [200, 100, 50])
        );
        assert!(
            near(seen(ColorProfile::new_adobe_rgb(), [128, 200, 128]), [77, 201, 125]),
            "{:?}",
            seen(ColorProfile::new_adobe_rgb(), [128, 200, 128])
        );
        assert!(near(seen(ColorProfile::new_srgb(), [1, 128, 250]), [1, 128, 250]));
        // Half of the light is 188 in sRGB (IEC 61966-2-1).
        assert!(near(seen(ColorProfile::new_gray_with_gamma(1.0), [128, 128, 128]), [188, 188, 188]));
        assert_eq!(seen(ColorProfile::new_gray_with_gamma(1.0), [128, 128, 7]), [128, 128, 7], "no grey");
        let mut picture = RgbImage::from_pixel(1, 1, image::Rgb([9, 9, 9]));
        to_srgb(&mut picture, b"not a profile");
        assert_eq!(picture.into_raw(), [9, 9, 9]);
    }
}
