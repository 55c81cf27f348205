//! Killed with -9 while a letter to the team leaves: it is not sent a second time, and the next one comes.

use serde_json::json;
use std::time::Duration;
use stories::Browser;
use stories::installation::{Installation, on_each};
use stories::process::until;

const ADA: &str = "ada@adas-joinery.example";
/// The post office has the letter and says so only after the process is gone.
const LATE: Duration = Duration::from_secs(3);

/// Letters about somebody who waits.
fn told(at: &Installation) -> usize {
    let letters = at.town.letters.all();
    letters.iter().filter(|letter| letter.to == [ADA] && letter.source.contains("/desk/inbox/")).count()
}

async fn asks(at: &Installation, words: &str) {
    let form = format!("text={words}&email=priya@example.com&name=Priya");
    let asked = Browser::at(&at.address).post("/questions", &form).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
}

async fn story(mut at: Installation) {
    at.set("LEASE_SECONDS", "3");
    let process = at.serve().await;
    let wish = json!({"when": "at_once", "hours": [], "quiet": null, "words": "who"});
    let wished = at.call("PUT", "/me/notices", &wish).await.expect("an answer");
    assert!(wished.status < 300, "{}", wished.text);
    at.town.letters.confirm_after(LATE);
    asks(&at, "Do+you+fit+oak").await;
    until("the letter has arrived", async || if told(&at) > 0 { Ok(()) } else { Err("no letter".into()) })
        .await;
    process.kill();
    at.town.letters.confirm_after(Duration::ZERO);
    let process = at.serve().await;
    // Whatever was under way is taken over when its lease is over, and swept; then it is seen that nothing follows.
    tokio::time::sleep(Duration::from_secs(15)).await;
    assert_eq!(told(&at), 1, "on {}", at.database);
    let orders = at.ask("/orders").await;
    assert_eq!(orders["rows"], json!([]), "nothing was given up, on {}", at.database);
    let (ended, _) = process.terminate().await;
    assert!(ended, "on {}", at.database);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_left_when_the_process_was_killed_is_not_sent_again() {
    on_each(story).await;
}
