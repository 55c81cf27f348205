//! A made-up photo: boards of oak, drawn from numbers.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// An oak worktop as JPEG, 1280 × 853.
pub fn oak_worktop() -> Vec<u8> {
    let (width, height) = (1280_u32, 853_u32);
    let picture = RgbImage::from_fn(width, height, |x, y| {
        if y < height / 3 {
            return wall(x, y, width);
        }
        board(x, y - height / 3, height - height / 3)
    });
    let mut jpeg = Cursor::new(Vec::new());
    // Writing into memory does not fail for a picture of this form.
    let _ = DynamicImage::ImageRgb8(picture).write_to(&mut jpeg, ImageFormat::Jpeg);
    jpeg.into_inner()
}

fn wall(x: u32, y: u32, width: u32) -> Rgb<u8> {
    let light = 222.0 - 14.0 * (f64::from(x) / f64::from(width)) - 10.0 * f64::from(y) / 284.0;
    Rgb([light as u8, (light - 3.0) as u8, (light - 10.0) as u8])
}

fn board(x: u32, y: u32, depth: u32) -> Rgb<u8> {
    let (fx, fy) = (f64::from(x), f64::from(y));
    // Boards get wider towards whoever looks at them.
    let far = 0.35 + 0.65 * fy / f64::from(depth);
    let row = (far * far * 14.0).floor();
    let seam = (far * far * 14.0).fract();
    let shift = (row * 397.0) % 640.0;
    let board = ((fx + shift) / (520.0 * far)).floor() + row * 31.0;
    let tone = (board * 12.9898).sin() * 43_758.545;
    let tone = (tone - tone.floor()) * 26.0 - 13.0;
    let grain = (fx * 0.012 + (fy * 0.9 + board * 7.0).sin() * 1.3).sin() * 5.0
        + ((fx + board * 90.0) * 0.11 + fy * 1.7).sin() * 2.5;
    let edge = if seam < 0.03 { -26.0 } else { 0.0 };
    let light = tone + grain + edge + 16.0 * (1.0 - far);
    Rgb([(196.0 + light) as u8, (148.0 + light * 0.9) as u8, (92.0 + light * 0.7) as u8])
}
