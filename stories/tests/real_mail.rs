//! Letters through a real mail server: an answer to a question on the website, and the question told to whoever answers.

use serde_json::json;
use std::path::Path;
use stories::Browser;
use stories::installation::{EMAIL, Installation, on_each, peer};
use stories::process::{text, until};

const QUESTION: &str = "How often does an oiled worktop want oiling again?";

/// The letters to this address, as the server kept them.
fn letters(folder: &Path, to: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap().filter_map(|file| {
        let path = file.ok()?.path();
        path.extension().is_some_and(|kind| kind == "eml").then(|| std::fs::read_to_string(path).ok())?
    });
    files.filter(|letter| letter.contains(&format!("X-Envelope-To: {to}\r\n"))).collect()
}

/// A header's line, unfolded.
fn header<'a>(letter: &'a str, name: &str) -> Vec<&'a str> {
    let head = letter.split("\r\n\r\n").next().unwrap();
    head.lines().filter(|line| line.starts_with(&format!("{name}: "))).collect()
}

async fn story(mut at: Installation, server: &str, folder: &Path) {
    at.set("NETWORKS__MAIL__URL", &format!("smtp+clear://{server}"));
    at.set("NETWORKS__MAIL__FROM", "hello@adas-joinery.example");
    let _running = at.serve().await;
    let to = format!("priya-{}@example.com", uuid::Uuid::new_v4().simple());
    let form = format!("text={QUESTION}&email={to}&name=Priya");
    let asked = Browser::at(&at.address).post("/ask", &form).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let page = asked.location().to_owned();
    let id = text(&at.ask("/conversations").await["rows"][0]["id"]);
    let path = format!("/conversations/{id}/replies");
    let accepted = at.call("POST", &path, &json!({"text": "Once a year, in spring."})).await.unwrap();
    assert_eq!(accepted.status, 201, "{}", accepted.text);
    until("the answer is sent", async || {
        let said = at.ask(&format!("/conversations/{id}/messages")).await;
        let sent = said["rows"].as_array().unwrap().iter().any(|line| line["state"] == "sent");
        if sent { Ok(()) } else { Err(said.to_string()) }
    })
    .await;
    let letters = letters(folder, &to);
    assert_eq!(letters.len(), 1, "once: {letters:?}");
    let letter = &letters[0];
    assert!(letter.contains("X-Envelope-From: hello@adas-joinery.example\r\n"), "{letter}");
    for name in ["From", "To", "Subject", "Date", "Message-ID"] {
        assert_eq!(header(letter, name).len(), 1, "{name} stands once in {letter}");
    }
    assert!(header(letter, "From")[0].contains("<hello@adas-joinery.example>"), "{letter}");
    assert!(header(letter, "To")[0].contains(&to), "{letter}");
    let body = letter.replace("=\r\n", "");
    for words in ["Once a year, in spring.", &format!("> {QUESTION}"), &page] {
        assert!(body.contains(words), "{words} is missing in {letter}");
    }
    let shown = Browser::at(&at.address).get(&page).await;
    assert!(shown.text.contains("Once a year, in spring."), "the same stands on their page: {}", shown.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_on_the_website_is_answered_by_a_real_letter() {
    let Some(server) = peer("PORCHLIGHT_TEST_SMTP") else { return };
    let Some(folder) = peer("PORCHLIGHT_TEST_SMTP_FOLDER") else { return };
    on_each(async |at| story(at, &server, Path::new(&folder)).await).await;
}

async fn told(mut at: Installation, server: &str, folder: &Path) {
    at.set("NETWORKS__MAIL__URL", &format!("smtp+clear://{server}"));
    at.set("NETWORKS__MAIL__FROM", "hello@adas-joinery.example");
    // It takes questions in and carries nothing out.
    let running = at.serve_with(&["--no-workers"]).await;
    let wishes = json!({"when": "at_once", "hours": [], "quiet": null, "words": "words"});
    let wished = at.call("PUT", "/me/notices", &wishes).await.unwrap();
    assert_eq!(wished.status, 200, "{}", wished.text);
    let form = format!("text={QUESTION}&email=priya@example.com&name=Priya");
    let asked = Browser::at(&at.address).post("/ask", &form).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    // What was noted with the question is told by those that come after it.
    running.kill();
    let _one = at.serve().await;
    let _two = match at.database {
        "PostgreSQL" => Some(at.serve_more(&[]).await),
        _ => None,
    };
    let id = text(&at.ask("/conversations").await["rows"][0]["id"]).replace('-', "");
    let about = || {
        letters(folder, EMAIL)
            .into_iter()
            .filter(|letter| letter.replace("=\r\n", "").contains(&id))
            .collect::<Vec<_>>()
    };
    until("the owner is told", async || if about().is_empty() { Err("nothing yet".into()) } else { Ok(()) })
        .await;
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    let letters = about();
    assert_eq!(letters.len(), 1, "once, on {}: {letters:?}", at.database);
    for (name, words) in
        [("Auto-Submitted", "auto-generated"), ("List-Unsubscribe", "/desk/settings/notices>")]
    {
        let line = header(&letters[0], name);
        assert!(line.len() == 1 && line[0].contains(words), "{name}: {}", letters[0]);
    }
    assert!(letters[0].contains("> How often does an oiled worktop"), "{}", letters[0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_told_by_a_real_letter_once_also_when_the_server_is_killed() {
    let Some(server) = peer("PORCHLIGHT_TEST_SMTP") else { return };
    let Some(folder) = peer("PORCHLIGHT_TEST_SMTP_FOLDER") else { return };
    on_each(async |at| told(at, &server, Path::new(&folder)).await).await;
}
