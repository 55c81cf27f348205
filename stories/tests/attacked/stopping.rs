//! SIGTERM ends the program in good order: what is held is finished, or given back.

use networks::fakes::Trouble;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use serde_json::json;
use std::time::Duration;
use stories::comments::{a_webhook, deliver, until_in_inbox};
use stories::installation::{Installation, on_each};
use stories::process::{Process, until};

async fn running(database: &DatabaseConnection) -> i64 {
    orders(database, "running").await
}

async fn orders(database: &DatabaseConnection, state: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM jobs WHERE kind = 'SendMessage' AND state = '{state}'");
    let row =
        database.query_one_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    row.unwrap().try_get("", "n").unwrap()
}

/// An answer that is on its way, and stays so for a while.
async fn an_answer_on_its_way(at: &Installation, late: Duration) -> (Process, DatabaseConnection, String) {
    let process = at.serve().await;
    let channel = at.connect_page().await;
    let post = at.town.facebook.page_posts(&at.town.page, "Mill Lane");
    let body = a_webhook(at, &post, "Do you fit oak?");
    assert_eq!(deliver(at, &channel, &body).await, 200);
    until_in_inbox(at, "Do you fit oak?").await;
    let id = at.inbox().await[0].0.clone();
    at.town.facebook.desk().trouble_until_calm("POST", Trouble::LateAnswer(late));
    let path = format!("/conversations/{id}/replies");
    assert_eq!(at.call("POST", &path, &json!({"text": "We do."})).await.unwrap().status, 201);
    let database = Database::connect(at.database_address()).await.unwrap();
    until("the answer is on its way", async || {
        if running(&database).await == 1 { Ok(()) } else { Err("nobody holds it".into()) }
    })
    .await;
    (process, database, post)
}

async fn sent_once(at: &Installation, post: &str) {
    until("the answer is sent", async || {
        let inbox = at.inbox().await;
        let sent = inbox
            .iter()
            .flat_map(|(_, lines)| lines)
            .any(|(_, text, state)| text == "We do." && state == "sent");
        if sent { Ok(()) } else { Err(format!("{inbox:?}")) }
    })
    .await;
    let comments = at.town.facebook.replies_to(post);
    let replies = comments.iter().flat_map(|comment| at.town.facebook.replies_to(&comment.id));
    assert_eq!(replies.filter(|reply| reply.text == "We do.").count(), 1, "{}", at.database);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_is_finished_first() {
    on_each(async |mut at| {
        at.set("LEASE_SECONDS", "600");
        let (process, database, post) = an_answer_on_its_way(&at, Duration::from_secs(6)).await;
        let desk = process.desk().await;
        let mut live = desk.request("GET", "/desk/live").send().await.unwrap();
        let (well, _) = process.terminate().await;
        assert!(well, "{}: it ends by itself", at.database);
        while let Ok(Some(_)) = live.chunk().await {}
        assert_eq!(running(&database).await, 0, "{}: nothing is left in dead hands", at.database);
        assert_eq!(orders(&database, "done").await, 1, "{}: it was waited for", at.database);
        at.town.facebook.desk().calm();
        let _again = at.serve().await;
        sent_once(&at, &post).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_takes_too_long_is_given_back_and_taken_up_at_once() {
    on_each(async |mut at| {
        // Nobody takes over within the test: only what is given back is taken up.
        at.set("LEASE_SECONDS", "3600");
        at.set("STOP_SECONDS", "1");
        let (process, database, post) = an_answer_on_its_way(&at, Duration::from_secs(25)).await;
        let (well, _) = process.terminate().await;
        assert!(well, "{}", at.database);
        assert_eq!(running(&database).await, 0, "{}: it was given back", at.database);
        at.town.facebook.desk().calm();
        let _again = at.serve().await;
        sent_once(&at, &post).await;
    })
    .await;
}
