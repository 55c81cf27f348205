//! Hiding a reply by the gate of its thread, and liking it, on the real network.

use super::town::*;
use domain::inbox::{Kind, Moderation, Sight};
use networks::{Moderate, NetworkError, Theirs};
use serde_json::{Value, json};

#[tokio::test]
async fn a_reply_is_hidden_and_shown_by_a_gate_that_keeps_its_rules_and_liked_once() {
    let Some(town) = town() else { return };
    let (ada, ben) = (town.person("ada").await, town.person("ben").await);
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let root = ada.posts(json!({"text": "Open on Saturday."})).await;
    let comment = ben.replies(&root, &root, "From when?").await;
    let uri = |post: &Value| post["uri"].as_str().unwrap().to_owned();
    let root_key = uri(&root).rsplit('/').next().unwrap().to_owned();
    let theirs =
        Theirs { remote_id: uri(&comment), kind: Kind::Comment, under: Some(uri(&root)), key: key() };
    let does = async |deed| town.bluesky.moderate(&at, &theirs, deed).await.unwrap();
    let looks = async |deed| town.bluesky.look_at(&at, &theirs, deed).await.unwrap();
    let gate = async || -> Option<Value> {
        let address = format!("{}/xrpc/com.atproto.repo.getRecord", town.pds);
        let query =
            [("repo", ada.did.as_str()), ("collection", "app.bsky.feed.threadgate"), ("rkey", &root_key)];
        let answer = town.outside.get(&address).query(&query).send().await.unwrap();
        answer.is_success().then(|| answer.json::<Value>().unwrap()["value"].clone())
    };

    // There is no gate yet; then one with rules of the owner's own.
    assert!(looks(Moderation::Hide).await.is_none() && gate().await.is_none());
    assert_eq!(does(Moderation::Hide).await.sight, Some(Sight::Hidden));
    assert_eq!(gate().await.unwrap()["hiddenReplies"], json!([uri(&comment)]));
    assert!(looks(Moderation::Hide).await.is_some() && looks(Moderation::Show).await.is_none());
    let rules = json!([{"$type": "app.bsky.feed.threadgate#followerRule"}]);
    let mut with_rules = gate().await.unwrap();
    with_rules["allow"] = rules.clone();
    let body = json!({
        "repo": ada.did, "collection": "app.bsky.feed.threadgate", "rkey": root_key, "record": with_rules,
    });
    town.call("com.atproto.repo.putRecord", Some(&ada.token), body).await;
    does(Moderation::Show).await;
    let open = gate().await.unwrap();
    assert_eq!((&open["hiddenReplies"], &open["allow"]), (&json!([]), &rules));

    // The app view hears of the reply a moment later; until then nothing can be liked.
    for _ in 0..60 {
        match town.bluesky.moderate(&at, &theirs, Moderation::Like).await {
            Ok(_) => break,
            Err(NetworkError::Refused { .. }) => {
                tokio::time::sleep(std::time::Duration::from_millis(250)).await;
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert!(looks(Moderation::Like).await.is_some());
    let likes = async || -> usize {
        let address = format!("{}/xrpc/com.atproto.repo.listRecords", town.pds);
        let query = [("repo", ada.did.as_str()), ("collection", "app.bsky.feed.like")];
        let answer: Value = town.outside.get(&address).query(&query).send().await.unwrap().json().unwrap();
        answer["records"].as_array().unwrap().len()
    };
    does(Moderation::Like).await;
    assert_eq!(likes().await, 1, "once more is no second like");
    does(Moderation::Unlike).await;
    assert_eq!(likes().await, 0);
    // One that was given in their own app is taken back, too.
    let like = json!({
        "$type": "app.bsky.feed.like", "createdAt": "2026-11-26T10:00:00.000Z",
        "subject": {"uri": comment["uri"], "cid": comment["cid"]},
    });
    ada.writes("app.bsky.feed.like", like).await;
    for _ in 0..60 {
        does(Moderation::Unlike).await;
        if likes().await == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    panic!("the like given elsewhere still stands");
}
