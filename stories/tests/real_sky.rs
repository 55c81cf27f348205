//! The whole product on Bluesky's own network: a mention is answered there, an article goes out, its comment comes back.

use serde_json::{Value, json};
use stories::Browser;
use stories::installation::{Installation, on_each, peer};
use stories::process::{json, text, until};

/// Somebody with an account there, acting as their own app does.
struct Person {
    pds: String,
    did: String,
    handle: String,
    token: String,
}

impl Person {
    async fn joins(pds: &str, name: &str) -> Self {
        let id = uuid::Uuid::new_v4().simple().to_string();
        let handle = format!("{name}{}.test", &id[..8]);
        let nobody =
            Self { pds: pds.into(), did: String::new(), handle: handle.clone(), token: String::new() };
        let wanted = json!({"handle": handle, "email": format!("{id}@x.test"), "password": "own password"});
        let made = nobody.call("com.atproto.server.createAccount", &wanted).await;
        Self { did: text(&made["did"]), token: text(&made["accessJwt"]), ..nobody }
    }

    async fn call(&self, name: &str, body: &Value) -> Value {
        let mut request = Browser::at(&self.pds).request("POST", &format!("/xrpc/{name}")).json(body);
        if !self.token.is_empty() {
            request = request.bearer_auth(&self.token);
        }
        let answer = stories::answer(request).await;
        assert_eq!(answer.status, 200, "{name}: {}", answer.text);
        json(&answer)
    }

    /// Writes a post; its reference.
    async fn posts(&self, mut record: Value) -> Value {
        record["$type"] = "app.bsky.feed.post".into();
        record["createdAt"] = chrono::Utc::now().to_rfc3339().into();
        let body = json!({"repo": self.did, "collection": "app.bsky.feed.post", "record": record});
        self.call("com.atproto.repo.createRecord", &body).await
    }

    async fn mentions(&self, other: &Self, words: &str) -> Value {
        let name = format!("@{}", other.handle);
        let who = json!({"$type": "app.bsky.richtext.facet#mention", "did": other.did});
        let facet = json!({"index": {"byteStart": 0, "byteEnd": name.len()}, "features": [who]});
        self.posts(json!({"text": format!("{name} {words}"), "facets": [facet]})).await
    }

    /// What this account has posted, as it stands on its server: (address, cid, record).
    async fn posted(&self) -> Vec<(String, String, Value)> {
        let path = format!(
            "/xrpc/com.atproto.repo.listRecords?repo={}&collection=app.bsky.feed.post&limit=100",
            self.did
        );
        let found = json(&Browser::at(&self.pds).get(&path).await);
        let record = |row: &Value| (text(&row["uri"]), text(&row["cid"]), row["value"].clone());
        found["records"].as_array().unwrap().iter().map(record).collect()
    }
}

/// The conversation that holds these words.
async fn until_heard(at: &Installation, words: &str) -> Value {
    until("it is in the inbox", async || {
        let inbox = at.ask("/conversations?limit=100").await;
        let rows = inbox["rows"].as_array().unwrap();
        let there: Vec<_> = rows.iter().filter(|row| text(&row["snippet"]).contains(words)).collect();
        if there.len() == 1 { Ok(there[0].clone()) } else { Err(inbox.to_string()) }
    })
    .await
}

async fn story(mut at: Installation, pds: &str, directory: &str) {
    at.set("NETWORKS__BLUESKY__SERVICE", pds);
    at.set("NETWORKS__BLUESKY__DIRECTORY", directory);
    at.set("OUTSIDE__ALLOW", "[\"127.0.0.0/8\", \"localhost\"]");
    at.set("POLL_SECONDS", "1");
    let _running = at.serve().await;
    let (ada, ben) = (Person::joins(pds, "ada").await, Person::joins(pds, "ben").await);
    let password = ada.call("com.atproto.server.createAppPassword", &json!({"name": "Porchlight"})).await;
    let filled = json!({"handle": ada.handle, "app_password": password["password"], "server": pds});
    let channel = at.connect("bluesky", &filled).await;

    // A mention comes in, and the answer stands under it.
    let asked = ben.mentions(&ada, "do you fit oak worktops?").await;
    let conversation = until_heard(&at, "do you fit oak worktops?").await;
    assert_eq!((&conversation["kind"], &conversation["public"]), (&json!("mention"), &json!(true)));
    let path = format!("/conversations/{}/replies", text(&conversation["id"]));
    let accepted =
        at.call("POST", &path, &json!({"text": "We do. Shall I come and measure?"})).await.unwrap();
    assert_eq!(accepted.status, 201, "{}", accepted.text);
    let answer = until("the answer is there", async || {
        let posted = ada.posted().await;
        if posted.len() == 1 { Ok(posted[0].2.clone()) } else { Err(format!("{posted:?}")) }
    })
    .await;
    assert_eq!(answer["text"], "We do. Shall I come and measure?");
    assert_eq!(answer["reply"]["parent"]["uri"], asked["uri"]);

    // An article goes out with a card of its page.
    let written = json!({"title": "How to oil oak", "body": "Three thin coats."});
    let article = json(&at.call("POST", "/articles", &written).await.unwrap());
    let (id, slug) = (text(&article["id"]), text(&article["slug"]));
    let places = json!({"places": [{"channel": channel, "text": "New on our porch."}]});
    let planned = at.call("POST", &format!("/pieces/{id}/publications"), &places).await.unwrap();
    assert_eq!(planned.status, 201, "{}", planned.text);
    let copy = until("it is published there", async || {
        let copies = at.ask(&format!("/pieces/{id}/publications")).await;
        let there = copies.as_array().unwrap().iter().find(|copy| copy["channel"] == channel.as_str());
        there.filter(|copy| copy["state"] == "published").cloned().ok_or_else(|| copies.to_string())
    })
    .await;
    let posted = ada.posted().await;
    assert_eq!(posted.len(), 2, "{posted:?}");
    let (uri, cid, record) = posted.into_iter().find(|(uri, ..)| *uri == text(&copy["remote_id"])).unwrap();
    let card = &record["embed"]["external"];
    assert_eq!((&record["text"], &card["title"]), (&json!("New on our porch."), &json!("How to oil oak")));
    assert_eq!(card["uri"], format!("{}/articles/{slug}", at.address));

    // A comment under it comes back to the inbox with its origin, and stands under the article.
    let root = json!({"uri": uri, "cid": cid});
    ben.posts(json!({"text": "Which oil do you use for it?", "reply": {"root": root, "parent": root}})).await;
    let comment = until_heard(&at, "Which oil do you use for it?").await;
    assert_eq!((&comment["kind"], &comment["origin_piece"]), (&json!("comment"), &article["id"]));
    assert_eq!(comment["origin_publication"], copy["id"]);
    until("the comment stands under the article", async || {
        let page = Browser::at(&at.address).get(&format!("/articles/{slug}")).await;
        if page.text.contains("Which oil do you use for it?") { Ok(()) } else { Err(page.text) }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_is_answered_and_an_article_comes_back_with_its_comment() {
    let Some(pds) = peer("PORCHLIGHT_TEST_BLUESKY") else { return };
    let Some(directory) = peer("PORCHLIGHT_TEST_BLUESKY_DIRECTORY") else { return };
    on_each(async |at| story(at, &pds, &directory).await).await;
}
