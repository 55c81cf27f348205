//! Pictures made small enough for a network.

use crate::NetworkError;
use crate::outside::{Outside, OutsideError};
use domain::publishing::DraftPicture;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView, ImageReader};
use std::io::Cursor;
use std::time::Duration;

/// The same picture as JPEG of at most `most_bytes`: first with lower quality, then smaller. It stays as it is when it
/// fits. `Err`: it cannot be read.
pub fn fit(picture: &DraftPicture, most_bytes: usize) -> Result<DraftPicture, String> {
    if picture.jpeg.len() <= most_bytes && picture.width > 0 && picture.height > 0 {
        return Ok(picture.clone());
    }
    let mut seen = read(&picture.jpeg)?;
    loop {
        for quality in [85, 75, 65] {
            let jpeg = written(&seen, quality)?;
            if jpeg.len() <= most_bytes {
                let (width, height) = seen.dimensions();
                return Ok(DraftPicture { jpeg, width, height, ..picture.clone() });
            }
        }
        let (width, height) = seen.dimensions();
        if width.min(height) < 16 {
            return Err(format!("it does not fit into {most_bytes} bytes"));
        }
        seen = seen.resize(width * 3 / 4, height * 3 / 4, FilterType::Triangle);
    }
}

/// Fetches a stranger's picture by the guarded client. What it is, the reader of pictures finds out: what they say it is
/// does not matter.
pub async fn fetch(outside: &Outside, url: &str, most_bytes: usize) -> Result<Vec<u8>, NetworkError> {
    let refused = |reason: &str| Err(NetworkError::Refused { reason: reason.to_owned() });
    let request = outside.get(url).header("accept", "image/*").most_bytes(most_bytes);
    let answer = match request.timeout(Duration::from_secs(30)).send().await {
        Ok(answer) => answer,
        Err(OutsideError::Lost { why }) if why.contains("larger than") => return refused("it is too large"),
        Err(error) => return Err(error.when_reading()),
    };
    match answer.status {
        200 => Ok(answer.body),
        408 | 425 | 429 | 500.. => {
            let why = format!("the network answered {}", answer.status);
            Err(NetworkError::Later { after: None, why })
        }
        // Their addresses run out after a while.
        _ => refused("the network does not have it any more"),
    }
}

fn read(bytes: &[u8]) -> Result<DynamicImage, String> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| e.to_string())?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(10_000);
    limits.max_image_height = Some(10_000);
    reader.limits(limits);
    reader.decode().map_err(|error| error.to_string())
}

fn written(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, String> {
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, quality);
    picture.to_rgb8().write_with_encoder(encoder).map_err(|error| error.to_string())?;
    Ok(jpeg)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A picture that compresses badly, about `width` × `height` bytes large.
    pub(crate) fn a_noisy_picture(width: u32, height: u32) -> DraftPicture {
        let mut state = 7_u32;
        let noise = image::RgbImage::from_fn(width, height, |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [a, b, c, _] = state.to_le_bytes();
            image::Rgb([a, b, c])
        });
        let jpeg = written(&DynamicImage::from(noise), 95).unwrap();
        DraftPicture { jpeg, width, height, alt: "noise".into(), url: String::new() }
    }

    #[test]
    fn a_large_picture_shrinks_until_it_fits_and_a_small_one_stays() {
        let large = a_noisy_picture(900, 600);
        let fitted = fit(&large, 200_000).unwrap();
        assert!(large.jpeg.len() > 200_000 && fitted.jpeg.len() <= 200_000);
        assert!(fitted.width * 600 / 900 <= fitted.height + 1 && fitted.alt == "noise");
        assert_eq!(fit(&fitted, 200_000).unwrap(), fitted);
        assert_eq!(fit(&large, 200_000).unwrap().jpeg, fitted.jpeg, "the same every time");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let none = DraftPicture { jpeg: vec![1; 100], width: 1, height: 1, ..DraftPicture::default() };
        assert!(fit(&none, 10).is_err());
    }
}
