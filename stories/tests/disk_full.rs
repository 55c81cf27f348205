//! The disk is full while `serve` runs: nothing is said to be kept that is not, everything says so in clear words, the
//! website is still there, and with room again all goes on by itself.

use hmac::{Hmac, KeyInit, Mac};
use networks::facebook::fake::FakeApp;
use serde_json::{Value, json};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use stories::installation::Installation;
use stories::process::{self, text, until};
use stories::{Answer, Browser, answer};

/// A small disk of its own, taken away at the end.
struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// `None` where this user may not mount one: said so, and a failure where all must run.
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"]).arg(folder.path());
        if mount.output().is_ok_and(|done| done.status.success()) {
            return Some(Self { folder });
        }
        assert!(std::env::var("PORCHLIGHT_TEST_ALL").is_err(), "a small disk cannot be mounted (root can)");
        eprintln!("skipped: a full disk (a small one cannot be mounted without being root)");
        None
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }

    /// Down to the last byte.
    fn fill(&self) {
        let mut file = File::options().create(true).append(true).open(self.filler()).unwrap();
        for size in [65536, 4096, 512, 64, 1] {
            while file.write_all(&vec![7; size]).is_ok() {}
        }
    }

    fn free(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).output();
    }
}

/// A comment somebody writes, as the webhook the network would send.
fn a_webhook(at: &Installation, post: &str, words: &str) -> Vec<u8> {
    at.town.facebook.person("Ben Okri").comments(post, words).unwrap();
    let body = at.town.facebook.waiting().pop().unwrap().to_string().into_bytes();
    at.town.facebook.lose_deliveries();
    body
}

async fn deliver(at: &Installation, channel: &str, body: &[u8]) -> u16 {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(FakeApp::default().secret.as_bytes()).unwrap();
    mac.update(body);
    let request = Browser::at(&at.address).request("POST", &format!("/hooks/facebook/{channel}"));
    let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
    answer(request.header("x-hub-signature-256", signature).body(body.to_vec())).await.status
}

/// A picture too large for a corner that is still free.
async fn upload(desk: &Browser, chance: u32) -> Answer {
    let dots =
        (0..3 * 600 * 600_u32).map(|dot| (dot.wrapping_mul(2_654_435_761 + chance) >> 24) as u8).collect();
    let mut png = Vec::new();
    let picture = image::RgbImage::from_raw(600, 600, dots).unwrap();
    picture.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    let mut body =
        b"--oak\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"oak.png\"\r\n\r\n".to_vec();
    body.extend(png);
    body.extend(b"\r\n--oak\r\ncontent-disposition: form-data; name=\"alt\"\r\n\r\nOak\r\n--oak--\r\n");
    let request = desk.request("POST", "/desk/media/pictures").header("sec-fetch-site", "same-origin");
    answer(request.header("content-type", "multipart/form-data; boundary=oak").body(body)).await
}

async fn inbox(at: &Installation) -> Vec<String> {
    let inbox = at.ask("/conversations?limit=100").await;
    inbox["rows"].as_array().unwrap().iter().map(|row| text(&row["snippet"])).collect()
}

async fn until_in_inbox(at: &Installation, words: &str) {
    until("it is in the inbox", async || {
        let inbox = inbox(at).await;
        let there = inbox.iter().filter(|there| *there == words).count();
        if there == 1 { Ok(()) } else { Err(format!("{words} in {inbox:?}")) }
    })
    .await;
}

/// Does it until it is refused: the database has corners of its own. What it took until then is counted; it is kept.
async fn until_refused(disk: &Disk, mut deed: impl AsyncFnMut() -> Answer) -> (Answer, usize) {
    for taken in 0..2000 {
        disk.fill();
        let answer = deed().await;
        if answer.status >= 400 {
            return (answer, taken);
        }
    }
    panic!("a full disk takes whatever comes");
}

#[track_caller]
fn is_clear(answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{}", answer.text);
    let said = &answer.text;
    assert!(said.contains("disk") && said.contains("full"), "what happened: {said}");
    assert!(said.contains("saved"), "what was kept: {said}");
    assert!(said.to_lowercase().contains("make room"), "what to do: {said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_nothing_and_says_so() {
    let Some(disk) = Disk::mount() else { return };
    let at = Installation::open("SQLite", None, Some(disk.path().to_owned())).await;
    let running = at.serve().await;
    let channel = at.connect_page().await;
    let post = at.town.facebook.page_posts(&at.town.page, "Mill Lane");
    let before = a_webhook(&at, &post, "Do you fit oak, before?");
    assert_eq!(deliver(&at, &channel, &before).await, 200);
    until_in_inbox(&at, "Do you fit oak, before?").await;
    let article = json!({"title": "How to oil", "body": "One thin coat."});
    let article = process::json(&at.call("POST", "/articles", &article).await.unwrap());
    let path = format!("/articles/{}/publications", text(&article["id"]));
    assert_eq!(at.call("POST", &path, &json!({"places": []})).await.unwrap().status, 201);
    let desk = running.desk().await;
    assert_eq!(upload(&desk, 2).await.status, 303, "there is room for a picture");
    let id = text(&at.ask("/conversations").await["rows"][0]["id"]);

    disk.fill();
    let during = a_webhook(&at, &post, "Do you fit oak, during?");
    let refused = until("a webhook is refused", async || {
        // The database had room of its own for a few; what it takes is kept.
        disk.fill();
        let more = a_webhook(&at, &post, "Do you fit oak, in the last corner?");
        let statuses = [deliver(&at, &channel, &during).await, deliver(&at, &channel, &more).await];
        if statuses == [503, 503] { Ok(statuses) } else { Err(format!("{statuses:?}")) }
    })
    .await;
    assert_eq!(refused, [503, 503], "they send it again");
    let long = "We do. ".repeat(1000);
    let replies = format!("/desk/inbox/{id}/replies");
    let form = format!("text={long}");
    let (reply, mut taken) = until_refused(&disk, async || desk.post(&replies, &form).await).await;
    is_clear(&reply, 507);
    assert!(reply.text.contains("We do."), "what was typed is still there: {}", reply.text);
    is_clear(&upload(&desk, 4).await, 507);
    let website = Browser::at(&at.address);
    let form = format!("text=Do+you+fit+elm?+{long}&email=priya@example.com&name=Priya");
    let (asked, _) = until_refused(&disk, async || website.post("/ask", &form).await).await;
    is_clear(&asked, 507);
    assert!(asked.text.contains("Do you fit elm?"), "what was typed is still there: {}", asked.text);
    let path = format!("/conversations/{id}/replies");
    let by_api = async || at.call("POST", &path, &json!({"text": long})).await.expect("it answers");
    let (by_api, more) = until_refused(&disk, by_api).await;
    taken += more;
    is_clear(&by_api, 507);
    let ready = website.get("/readyz").await;
    assert_eq!(
        (ready.status, process::json(&ready)["disk_full"].as_bool()),
        (503, Some(true)),
        "{}",
        ready.text
    );
    for page in ["/", &format!("/articles/{}", text(&article["slug"])), "/articles", "/feed.xml", "/ask"] {
        assert_eq!(website.get(page).await.status, 200, "{page} is still served");
    }
    assert_eq!(desk.get("/desk/inbox").await.status, 200, "the desk can be read");
    assert!(inbox(&at).await.contains(&"Do you fit oak, before?".to_owned()));
    let messages = at.ask(&format!("/conversations/{id}/messages")).await;
    let ours = messages["rows"].as_array().unwrap().iter().filter(|line| line["direction"] == "out").count();
    assert_eq!(ours, taken, "what was taken is there, and nothing else");

    disk.free();
    until("it is ready again", async || {
        let ready = website.get("/readyz").await;
        if ready.status == 200 { Ok(()) } else { Err(ready.text) }
    })
    .await;
    assert_eq!(deliver(&at, &channel, &during).await, 200, "the network's next attempt");
    until_in_inbox(&at, "Do you fit oak, during?").await;
    assert_eq!(desk.post(&replies, "text=With+room+again.").await.status, 303);
    assert_eq!(upload(&desk, 6).await.status, 303);
    until("every answer has left", async || {
        let said = at.ask(&format!("/conversations/{id}/messages")).await;
        let sent = said["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|line: &Value| line["direction"] == "in" || line["state"] == "sent");
        if sent { Ok(()) } else { Err(said.to_string()) }
    })
    .await;
}
