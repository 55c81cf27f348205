//! Whoever asks for something dear and hangs up has it done at most as often at once as there are places for it.

use image::{ExtendedColorType, ImageEncoder as _};
use std::time::Duration;
use stories::PASSWORD;
use stories::installation::{EMAIL, on_each};
use stories::process::until;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What the house may take at most, whatever strangers do (docs/performance.md).
const MOST_MEGABYTES: u64 = 400;
const MANY: usize = 200;
/// As many as one address may open, nearly.
const AT_ONCE: usize = 50;

/// Of one colour: few bytes on the line, and four bytes a dot in memory.
fn a_photo(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let dots = vec![120_u8; width as usize * height as usize * 3];
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 40)
        .write_image(&dots, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    file
}

async fn send(host: &str, request: &[u8]) -> std::io::Result<String> {
    let mut line = TcpStream::connect(host).await?;
    line.write_all(request).await?;
    let mut answer = String::new();
    line.read_to_string(&mut answer).await?;
    Ok(answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_who_hang_up_amid_passwords_and_large_pictures_take_bounded_memory() {
    // The largest that is taken, and one that is refused by what its head says.
    let pictures = [a_photo(6200, 4150), a_photo(8000, 5000)];
    on_each(async |at| {
        let process = at.serve().await;
        let host = at.address.trim_start_matches("http://").to_owned();
        // The right one: of wrong ones a few from one address would do.
        let form = [("email", EMAIL), ("password", PASSWORD)];
        let form = reqwest::Url::parse_with_params("http://localhost", form).unwrap();
        let form = form.query().unwrap();
        let knock = format!(
            "POST /desk/sign-in HTTP/1.1\r\nhost: {host}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            form.len()
        );
        let before = "--part\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"oak.jpg\"\r\n\
            content-type: image/jpeg\r\n\r\n";
        let after = "\r\n--part--\r\n";
        let upload = |picture: &[u8]| {
            let head = format!(
            "POST /api/v1/pictures HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {}\r\n\
             connection: close\r\ncontent-type: multipart/form-data; boundary=part\r\ncontent-length: {}\r\n\r\n{before}",
            at.token,
            before.len() + picture.len() + after.len()
        );
            [head.as_bytes(), picture, after.as_bytes()].concat()
        };
        let [largest, too_large] = pictures.each_ref().map(|picture| upload(picture));
        for _ in 0..MANY / AT_ONCE {
            let mut lines = Vec::new();
            for number in 0..AT_ONCE {
                let Ok(mut line) = TcpStream::connect(&host).await else { continue };
                let sent = match number % 10 {
                    0 => &largest,
                    5 => &too_large,
                    _ => knock.as_bytes(),
                };
                // Whoever has too many lines open already is cut off meanwhile.
                let _ = line.write_all(sent).await;
                lines.push(line);
            }
            // Long enough that some are worked on; then nobody is left to be answered.
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        // Whoever comes after them is served.
        until("a picture goes up", async || {
            let answer = send(&host, &largest).await.map_err(|error| error.to_string())?;
            if answer.starts_with("HTTP/1.1 201") { Ok(()) } else { Err(answer) }
        })
        .await;
        let refused = send(&host, &too_large).await.unwrap();
        assert!(refused.contains("8000 × 5000 pixels"), "{}: {refused}", at.database);
        let kept = at.ask("/pictures").await["rows"].as_array().unwrap().len();
        let Some(peak) = process.peak_megabytes() else { return };
        eprintln!("{}: {peak} MB at most, {kept} pictures listed", at.database);
        assert!(peak <= MOST_MEGABYTES, "{peak} MB on {}", at.database);
    })
    .await;
}
