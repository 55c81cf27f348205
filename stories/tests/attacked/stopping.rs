//! SIGTERM ends the program in good order: what is held is finished, or given back.

use futures_util::future::join_all;
use networks::fakes::Trouble;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use serde_json::json;
use std::time::Duration;
use stories::comments::{a_webhook, deliver, until_in_inbox};

use stories::installation::{Installation, on_each};
use stories::png;
use stories::process::{Process, text, until};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

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

/// A picture that goes up slowly, as from a van: half of it at once, the rest after a while. What is answered, if anything.
async fn a_slow_upload(at: &Installation, name: &str, half: Duration) -> Option<String> {
    let body = [
        format!(
            "--part\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"{name}\"\r\ncontent-type: image/png\r\n\r\n"
        )
        .into_bytes(),
        png(),
        b"\r\n--part--\r\n".to_vec(),
    ]
    .concat();
    let host = at.address.trim_start_matches("http://");
    let head = format!(
        "POST /api/v1/pictures HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {}\r\nconnection: close\r\n\
         content-type: multipart/form-data; boundary=part\r\ncontent-length: {}\r\n\r\n",
        at.token,
        body.len()
    );
    let mut line = TcpStream::connect(host).await.ok()?;
    let (first, rest) = body.split_at(body.len() / 2);
    line.write_all(&[head.as_bytes(), first].concat()).await.ok()?;
    tokio::time::sleep(half).await;
    line.write_all(rest).await.ok()?;
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.ok()?;
    Some(answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deploy_amid_twenty_answers_and_uploads_leaves_nothing_in_doubt() {
    on_each(async |at| {
        let process = at.serve().await;
        at.connect_page().await;
        let post = at.town.facebook.page_posts(&at.town.page, "Mill Lane");
        for number in 0..20 {
            at.town
                .facebook
                .person("Ben Okri")
                .comments(&post, &format!("Do you fit oak, {number}?"))
                .unwrap();
        }
        assert!(at.town.facebook.deliver().await.iter().all(|status| *status == 200));
        let asked = until("everybody is in the inbox", async || {
            let asked = at.inbox().await;
            if asked.len() == 20 { Ok(asked) } else { Err(format!("{} asked", asked.len())) }
        })
        .await;
        at.town.facebook.desk().trouble_until_calm("POST", Trouble::LateAnswer(Duration::from_secs(2)));
        for (id, _) in &asked {
            let path = format!("/conversations/{id}/replies");
            assert_eq!(at.call("POST", &path, &json!({"text": "We do."})).await.unwrap().status, 201);
        }
        let database = Database::connect(at.database_address()).await.unwrap();
        until("some are on their way", async || {
            let held = running(&database).await;
            if held >= 2 { Ok(()) } else { Err(format!("{held} are")) }
        })
        .await;
        let names = ["oak.png", "ash.png", "elm.png"];
        let (answers, (well, _)) = tokio::join!(
            join_all(names.map(|name| a_slow_upload(&at, name, Duration::from_secs(3)))),
            async {
                // Every upload has begun.
                tokio::time::sleep(Duration::from_secs(1)).await;
                process.terminate().await
            }
        );
        assert!(well, "{}: it ends by itself", at.database);
        for (name, answer) in names.iter().zip(&answers) {
            let answer = answer.as_deref().unwrap_or("no answer");
            assert!(answer.starts_with("HTTP/1.1 201"), "{name} on {}: {answer}", at.database);
        }
        assert_eq!(running(&database).await, 0, "{}: nothing is left in dead hands", at.database);
        let in_doubt = "SELECT COUNT(*) AS n FROM messages WHERE send_state IN ('sending', 'unsure')";
        let row = database
            .query_one_raw(Statement::from_string(database.get_database_backend(), in_doubt))
            .await
            .unwrap();
        assert_eq!(row.unwrap().try_get::<i64>("", "n").unwrap(), 0, "{}: nothing is in doubt", at.database);
        at.town.facebook.desk().calm();
        let _again = at.serve().await;
        until("every answer is sent", async || {
            let lines = at.inbox().await.into_iter().flat_map(|(_, lines)| lines);
            let sent = lines.filter(|(_, text, state)| text == "We do." && state == "sent").count();
            if sent == 20 { Ok(()) } else { Err(format!("{sent} of 20 on {}", at.database)) }
        })
        .await;
        for comment in at.town.facebook.replies_to(&post) {
            assert_eq!(
                at.town.facebook.replies_to(&comment.id).len(),
                1,
                "{}: {}",
                at.database,
                comment.text
            );
        }
        let kept = at.ask("/pictures").await;
        let mut kept: Vec<_> =
            kept["rows"].as_array().unwrap().iter().map(|row| text(&row["name"])).collect();
        kept.sort();
        assert_eq!(kept, ["ash.png", "elm.png", "oak.png"], "{}", at.database);
    })
    .await;
}
