//! Several processes on one PostgreSQL: two that serve and work not, two that only work.

use networks::fakes::Trouble;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use stories::Browser;
use stories::installation::{Installation, installation_on_postgres};
use stories::live::{hears, open_live};
use stories::process::{self, text, until};

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_in_at_one_process_appears_live_at_the_other() {
    let Some(at) = installation_on_postgres().await else { return };
    let _first = at.serve_with(&["--no-workers"]).await;
    let second = at.serve_more(&["--no-workers"]).await;
    let _worker = at.work();
    at.connect_page().await;
    let post = at.town.facebook.page_posts(&at.town.page, "Mill Lane");
    at.town.facebook.deliver().await;
    let database = Database::connect(at.database_address()).await.unwrap();
    let desk = second.desk().await;
    for round in 0..3 {
        let mut live = open_live(&desk).await;
        let words = format!("Do you fit oak, round {round}?");
        at.town.facebook.person("Ben Okri").comments(&post, &words).unwrap();
        assert_eq!(at.town.facebook.deliver().await, [200]);
        let id = hears(&mut live, "conversation").await.expect("the open page hears of it");
        let thread = desk.get(&format!("/desk/inbox/{id}")).await;
        assert!(thread.text.contains(&words), "round {round}: {}", thread.text);
        // The database hangs up on everybody who listens; they come back by themselves.
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND query ILIKE 'LISTEN%' AND pid <> pg_backend_pid()";
        database.execute_unprepared(cut).await.unwrap();
        // What was told meanwhile, nobody heard: the page looks at everything.
        hears(&mut live, "all").await.expect("the open page is told to look at everything");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_at_one_process_is_seen_at_the_other() {
    let Some(at) = installation_on_postgres().await else { return };
    let first = at.serve_with(&["--no-workers"]).await;
    let second = at.serve_more(&["--no-workers"]).await;
    let _worker = at.work();
    at.connect_page().await;
    let (_, asked) = many_ask(&at, 1).await;
    let owner = first.desk().await;
    let invited = at
        .call("POST", "/invitations", &json!({"email": "marek@example.com", "role": "agent"}))
        .await
        .unwrap();
    let invited: Value = serde_json::from_str(&invited.text).unwrap();
    let link = text(&invited["link"]);
    let link = &link[link.find("/desk/").expect("a path of the desk")..];
    assert_eq!(owner.post(link, "name=Marek&password=oiled+oak+at+last").await.status, 303);
    let mut marek = second.desk().await;
    marek.sign_in("marek@example.com", "oiled oak at last").await;
    let mut live = open_live(&owner).await;
    let address = format!("/desk/inbox/{}/presence", asked[0].0);
    assert_eq!(marek.post(&address, "does=writing").await.status, 204);
    let heard = hears(&mut live, "presence").await.expect("the open page hears of it");
    assert!(heard.contains("Marek") && heard.contains("writing"), "{heard}");
}

async fn count(database: &DatabaseConnection, sql: &str) -> i64 {
    let statement = Statement::from_string(database.get_database_backend(), sql);
    database.query_one_raw(statement).await.unwrap().unwrap().try_get("", "n").unwrap()
}

/// So many people ask under a post; the post, and the conversations with what was asked.
async fn many_ask(at: &Installation, many: usize) -> (String, Vec<(String, String)>) {
    let post = at.town.facebook.page_posts(&at.town.page, "Mill Lane");
    for number in 0..many {
        at.town.facebook.person("Ben Okri").comments(&post, &format!("Do you fit oak, {number}?")).unwrap();
    }
    assert!(at.town.facebook.deliver().await.iter().all(|status| *status == 200));
    let asked = until("everybody is in the inbox", async || {
        let inbox = at.ask("/conversations?limit=100").await;
        let row = |row: &Value| (text(&row["id"]), text(&row["snippet"]));
        let asked: Vec<_> = inbox["rows"].as_array().unwrap().iter().map(row).collect();
        if asked.len() == many { Ok(asked) } else { Err(format!("{} of {many}", asked.len())) }
    })
    .await;
    at.town.facebook.lose_deliveries();
    (post, asked)
}

async fn answer_all(at: &Installation, asked: &[(String, String)]) {
    for (id, words) in asked {
        let path = format!("/conversations/{id}/replies");
        let answer = at.call("POST", &path, &json!({"text": format!("We do: {words}")})).await.unwrap();
        assert_eq!(answer.status, 201, "{}", answer.text);
    }
}

/// Every answer is marked as sent, and stands once under its question.
async fn all_sent_once(at: &Installation, post: &str, many: usize) {
    let sent = until("every answer is sent", async || {
        let lines = at.inbox().await.into_iter().flat_map(|(_, lines)| lines);
        let sent = lines.filter(|(direction, _, state)| direction == "out" && state == "sent").count();
        if sent == many { Ok(sent) } else { Err(format!("{sent} of {many}")) }
    })
    .await;
    assert_eq!(sent, many);
    for comment in at.town.facebook.replies_to(post) {
        let there = at.town.facebook.replies_to(&comment.id);
        assert_eq!(there.len(), 1, "{}: {there:?}", comment.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_orders_are_shared_and_each_is_carried_out_once() {
    let Some(at) = installation_on_postgres().await else { return };
    let _first = at.serve_with(&["--no-workers"]).await;
    let _workers = [at.work(), at.work()];
    at.connect_page().await;
    let (post, asked) = many_ask(&at, 40).await;
    // Slow enough that one worker alone would not be done before the other looks.
    at.town.facebook.desk().trouble_until_calm("POST", Trouble::LateAnswer(Duration::from_millis(100)));
    answer_all(&at, &asked).await;
    all_sent_once(&at, &post, asked.len()).await;
    let database = Database::connect(at.database_address()).await.unwrap();
    let sql = "SELECT locked_by AS name FROM jobs WHERE kind = 'SendMessage' AND state = 'done'";
    let rows =
        database.query_all_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    assert_eq!(rows.len(), asked.len(), "one order for each answer");
    let names = rows.iter().map(|row| row.try_get::<String>("", "name").unwrap());
    let processes: BTreeSet<String> = names.map(|name| name.split('/').next().unwrap().to_owned()).collect();
    assert_eq!(processes.len(), 2, "both worked: {processes:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_worker_held_is_taken_over_by_the_other() {
    let Some(at) = installation_on_postgres().await else { return };
    let _first = at.serve_with(&["--no-workers"]).await;
    let doomed = at.work();
    at.connect_page().await;
    let (post, asked) = many_ask(&at, 12).await;
    at.town.facebook.desk().trouble_until_calm("POST", Trouble::LateAnswer(Duration::from_secs(3)));
    answer_all(&at, &asked).await;
    let database = Database::connect(at.database_address()).await.unwrap();
    let held = "SELECT COUNT(*) AS n FROM jobs WHERE kind = 'SendMessage' AND state = 'running'";
    // What never arrived there is in doubt for half an hour: only what did arrive is soon known to be sent.
    let arrived = || -> i64 {
        let comments = at.town.facebook.replies_to(&post);
        comments.iter().map(|comment| at.town.facebook.replies_to(&comment.id).len() as i64).sum()
    };
    until("the worker holds orders", async || {
        let held = count(&database, held).await;
        let arrived = arrived();
        if held >= 2 && arrived == held { Ok(()) } else { Err(format!("{held} held, {arrived} arrived")) }
    })
    .await;
    doomed.kill();
    assert!(count(&database, held).await >= 2, "it held them when it died");
    at.town.facebook.desk().calm();
    let _other = at.work();
    all_sent_once(&at, &post, asked.len()).await;
    assert_eq!(count(&database, held).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_edited_at_one_process_is_right_at_the_other() {
    let Some(mut at) = installation_on_postgres().await else { return };
    // Kept pages go when something changes, not only when they are old.
    at.set("KEEP_PAGES_MS", "3600000");
    let _first = at.serve_with(&["--no-workers"]).await;
    let second = at.serve_more(&["--no-workers"]).await;
    let visitor = Browser::at(&second.address);
    let written = json!({"title": "How to oil", "body": "One thin coat."});
    let article = process::json(&at.call("POST", "/articles", &written).await.unwrap());
    let id = text(&article["id"]);
    let published =
        at.call("POST", &format!("/pieces/{id}/publications"), &json!({"places": []})).await.unwrap();
    assert_eq!(published.status, 201, "{}", published.text);
    let address = format!("/articles/{}", text(&article["slug"]));
    let shows = async |words: &str| {
        until("the other process shows it", async || {
            let page = visitor.get(&address).await;
            if page.text.contains(words) { Ok(()) } else { Err(format!("{}: {}", page.status, page.text)) }
        })
        .await;
    };
    shows("One thin coat.").await;
    for count in ["Two", "Three", "Four", "Five"] {
        let body = format!("{count} thin coats.");
        let article = at.ask(&format!("/pieces/{id}")).await;
        let edited = json!({"revision": article["revision"], "title": "How to oil", "body": body});
        let saved = at.call("PUT", &format!("/articles/{id}"), &edited).await.unwrap();
        assert_eq!(saved.status, 200, "{}", saved.text);
        let seen = json!({"revision": process::json(&saved)["revision"]});
        let updated = at.call("POST", &format!("/pieces/{id}/update"), &seen).await.unwrap();
        assert_eq!(updated.status, 204, "{}", updated.text);
        shows(&format!("{count} thin coats.")).await;
    }
}
