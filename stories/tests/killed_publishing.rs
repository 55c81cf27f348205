//! Killed with -9 again and again while articles go out: each stands once on the website and on each network.

use networks::fakes::Trouble;
use serde_json::{Value, json};
use std::time::Duration;
use stories::installation::{Installation, on_each};
use stories::process::{self, Killer, text, until};
use stories::{Browser, HANDLE};

const ARTICLES: usize = 14;
const KILLS: usize = 10;
/// Long enough to be hit by a kill.
const LATE: Duration = Duration::from_millis(300);

/// Begins a draft and publishes it on the channels; `false` when either got no answer.
async fn publish(at: &Installation, title: &str, channels: &[String]) -> bool {
    let Some(id) = draft(at, title).await else { return false };
    let place = |channel: &String| json!({"channel": channel, "text": title});
    let places: Vec<Value> = channels.iter().map(place).collect();
    let path = format!("/pieces/{id}/publications");
    // 409: an attempt that got no answer was heard all the same.
    let published = at.call("POST", &path, &json!({"places": places})).await;
    published.is_some_and(|answer| answer.status == 201 || answer.status == 409)
}

/// The draft with this title: the one that is there, or a new one.
async fn draft(at: &Installation, title: &str) -> Option<String> {
    if let Some(there) = articles(at).await?.into_iter().find(|article| article["title"] == title) {
        return Some(text(&there["id"]));
    }
    let made = at.call("POST", "/articles", &json!({"title": title, "body": "Stand on the step."})).await?;
    Some(text(&process::json(&made)["id"]))
}

async fn articles(at: &Installation) -> Option<Vec<Value>> {
    let found = at.call("GET", "/pieces?limit=100", &Value::Null).await?;
    process::json(&found)["rows"].as_array().cloned()
}

async fn story(at: Installation) {
    let mut killer = Killer::new("publishing", at.database);
    let seed = killer.seed();
    let mut process = at.serve().await;
    let channels = [at.connect_page().await, at.connect_sky(HANDLE).await];
    let (page, sky) = (&at.town.facebook, &at.town.bluesky);
    page.desk().trouble_until_calm("POST", Trouble::LateAnswer(LATE));
    sky.desk().trouble_until_calm("createRecord", Trouble::LateAnswer(LATE));
    let mut titles: Vec<String> =
        (0..ARTICLES).map(|number| format!("How to fit oak, part {number}.")).collect();
    let all = titles.clone();
    let mut kills = 0;
    while kills < KILLS || !titles.is_empty() {
        let now: Vec<_> = titles.drain(..titles.len().min(3)).collect();
        let publishing = async {
            let mut again = Vec::new();
            for title in now {
                if !publish(&at, &title, &channels).await {
                    again.push(title);
                }
            }
            again
        };
        let (again, running) = tokio::join!(publishing, killer.strike(&at, process, 100..900));
        process = running;
        kills += 1;
        titles.extend(again);
    }
    page.desk().calm();
    sky.desk().calm();
    let found = articles(&at).await.unwrap();
    assert_eq!(found.len(), all.len(), "one draft for each, on {}, seed {seed}: {found:?}", at.database);
    for article in found {
        let (title, id) = (text(&article["title"]), text(&article["id"]));
        let copies = until("it is published everywhere", async || {
            let copies = at.ask(&format!("/pieces/{id}/publications")).await;
            let out = copies.as_array().unwrap().iter().filter(|copy| copy["state"] == "published").count();
            if out == 3 { Ok(copies) } else { Err(format!("{title}, seed {seed}: {copies}")) }
        })
        .await;
        assert_eq!(copies.as_array().unwrap().len(), 3, "the website’s among them: {copies}");
        assert!(copies.as_array().unwrap().iter().all(|copy| copy["remote_id"].is_string()), "{copies}");
        let what = format!("{title} on {}, seed {seed}", at.database);
        let here = Browser::at(&at.address).get(&format!("/articles/{}", text(&article["slug"]))).await;
        assert_eq!(here.status, 200, "{what}");
        let posts = page.posts(&at.town.page);
        assert_eq!(posts.iter().filter(|post| post.text == title).count(), 1, "{what}: {posts:?}");
        let posts = sky.posts(HANDLE);
        assert_eq!(posts.iter().filter(|post| post.text.contains(&title)).count(), 1, "{what}: {posts:?}");
    }
    eprintln!("publishing on {}: {ARTICLES} articles, {kills} kills", at.database);
    drop(process);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_article_stands_once_on_the_website_and_on_each_network() {
    on_each(story).await;
}
