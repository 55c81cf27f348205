//! People block, leave, hide and wish on the real network: what is not shown is not deleted.

use super::town::*;
use domain::Clock;
use domain::channels::Incoming;
use domain::inbox::Sight;
use networks::{Connection, Listen};
use serde_json::{Value, json};
use std::time::Duration;

/// Polls on until somebody tells what is waited for; everything that was told on the way.
struct Ear<'a> {
    town: &'a Town,
    at: &'a Connection,
    cursor: Option<Value>,
}

impl Ear<'_> {
    async fn until(&mut self, what: &str, told: impl Fn(&Incoming) -> bool) -> Vec<Incoming> {
        let mut all = vec![];
        for _ in 0..60 {
            let heard = self.town.bluesky.poll(self.at, self.cursor.as_ref(), &[]).await.unwrap();
            self.cursor = heard.cursor;
            all.extend(heard.incoming);
            if all.iter().any(&told) {
                return all;
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        panic!("not told within 15 s: {what}: {all:?}");
    }
}

fn is_away(incoming: &Incoming, uri: &str) -> bool {
    matches!(incoming, Incoming::Seen { remote_id, sight: Sight::Away, .. } if remote_id == uri)
}

fn is_shown(incoming: &Incoming, uri: &str, as_what: Sight) -> bool {
    matches!(incoming, Incoming::Message(message) if message.remote_id == uri && message.sight == as_what)
}

fn is_deleted(incoming: &Incoming) -> bool {
    matches!(incoming, Incoming::Deleted { .. })
}

fn moment() -> String {
    RealClock.now().rfc3339_millis()
}

#[tokio::test]
async fn whoever_blocks_is_blocked_or_leaves_is_out_of_sight_and_comes_back() {
    let Some(town) = town() else { return };
    let (ada, ben) = (town.person("ada").await, town.person("ben").await);
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    // Written on the network itself: nobody told us of this post but the account's own feed.
    let root = ada.posts(json!({"text": "Open on Saturday."})).await;
    let comment = ben.replies(&root, &root, "From when?").await;
    let uri = comment["uri"].as_str().unwrap();
    let mut ear = Ear { town: &town, at: &at, cursor: None };
    ear.until("the comment", |told| is_shown(told, uri, Sight::Open)).await;
    for (name, who, whom) in [("blocks us", &ben, &ada), ("is blocked", &ada, &ben)] {
        let block = json!({"subject": whom.did, "createdAt": moment()});
        let block = who.writes("app.bsky.graph.block", block).await;
        let told = ear.until(name, |told| is_away(told, uri)).await;
        assert!(!told.iter().any(is_deleted), "{name}: {told:?}");
        let key = block["uri"].as_str().unwrap().rsplit('/').next().unwrap();
        let body = json!({"repo": who.did, "collection": "app.bsky.graph.block", "rkey": key});
        town.call("com.atproto.repo.deleteRecord", Some(&who.token), body).await;
        ear.until(name, |told| is_shown(told, uri, Sight::Open)).await;
    }
    town.call("com.atproto.server.deactivateAccount", Some(&ben.token), json!({})).await;
    let told = ear.until("leaves", |told| is_away(told, uri)).await;
    assert!(!told.iter().any(is_deleted), "{told:?}");
    let address = format!("{}/xrpc/com.atproto.server.activateAccount", town.pds);
    assert!(town.outside.post(&address).bearer(&ben.token).send().await.unwrap().is_success());
    ear.until("comes back", |told| is_shown(told, uri, Sight::Open)).await;
}

#[tokio::test]
async fn hidden_replies_and_the_wish_for_signed_in_readers_are_told() {
    let Some(town) = town() else { return };
    let (ada, ben) = (town.person("ada").await, town.person("ben").await);
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let root = ada.posts(json!({"text": "Open on Saturday."})).await;
    let comment = ben.replies(&root, &root, "From when?").await;
    let uri = comment["uri"].as_str().unwrap();
    let mut ear = Ear { town: &town, at: &at, cursor: None };
    ear.until("the comment", |told| is_shown(told, uri, Sight::Open)).await;
    let key = root["uri"].as_str().unwrap().rsplit('/').next().unwrap();
    let gate = |hidden: &[&str]| {
        json!({
            "repo": ada.did, "collection": "app.bsky.feed.threadgate", "rkey": key,
            "record": {
                "$type": "app.bsky.feed.threadgate", "post": root["uri"], "createdAt": moment(),
                "hiddenReplies": hidden,
            },
        })
    };
    town.call("com.atproto.repo.putRecord", Some(&ada.token), gate(&[uri])).await;
    ear.until("hidden", |told| is_shown(told, uri, Sight::Hidden)).await;
    town.call("com.atproto.repo.putRecord", Some(&ada.token), gate(&[])).await;
    ear.until("shown again", |told| is_shown(told, uri, Sight::Open)).await;
    let labels =
        json!({"$type": "com.atproto.label.defs#selfLabels", "values": [{"val": "!no-unauthenticated"}]});
    let profile = json!({
        "repo": ben.did, "collection": "app.bsky.actor.profile", "rkey": "self",
        "record": {"$type": "app.bsky.actor.profile", "displayName": "Ben", "labels": labels},
    });
    town.call("com.atproto.repo.putRecord", Some(&ben.token), profile).await;
    ear.until("the wish", |told| is_shown(told, uri, Sight::SignedIn)).await;
}

#[tokio::test]
async fn what_we_wrote_there_ourselves_is_heard_with_our_new_name() {
    let Some(town) = town() else { return };
    let (ada, cid) = (town.person("ada").await, town.person("cid").await);
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let theirs = cid.posts(json!({"text": "Who fits oak around here?"})).await;
    let ours = ada.replies(&theirs, &theirs, "We do.").await;
    let uri = ours["uri"].as_str().unwrap();
    let mut ear = Ear { town: &town, at: &at, cursor: None };
    let told = ear.until("our answer", |told| is_shown(told, uri, Sight::Open)).await;
    let message = messages(&told).into_iter().find(|message| message.remote_id == uri).unwrap();
    assert!(message.from.ours);
    assert_eq!(message.parent.as_deref(), theirs["uri"].as_str(), "where we answered is not cut off");
    let profile = json!({
        "repo": ada.did, "collection": "app.bsky.actor.profile", "rkey": "self",
        "record": {"$type": "app.bsky.actor.profile", "displayName": "Ada's Oak"},
    });
    town.call("com.atproto.repo.putRecord", Some(&ada.token), profile).await;
    for _ in 0..60 {
        let heard = town.bluesky.poll(&at, ear.cursor.as_ref(), &[]).await.unwrap();
        if heard.called.is_some_and(|called| called.name == "Ada's Oak") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    panic!("the new name was not heard");
}
