//! From a post to what is said under it, and back.

use super::town::*;
use domain::Clock;
use domain::channels::Incoming;
use domain::inbox::{Kind, ReplyText};
use networks::{Answer, Found, Listen, Publish};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn the_whole_loop_from_a_post_to_an_answer() {
    let Some(town) = town() else { return };
    let (ada, ben, cid) = (town.person("ada").await, town.person("ben").await, town.person("cid").await);
    let at = town.connect(&format!("@{}", ada.handle), &ada.app_password().await).await.unwrap();
    assert_eq!(at.remote_id, ada.did);

    // A post with card and picture, once, however often it is sent.
    let draft = approved(a_draft("New: öl 👨‍👩‍👧‍👦 für Eiche https://joinery.example/oil #Öl"));
    let send_key = key();
    assert_eq!(Publish::look(&town.bluesky, &at, &draft, send_key).await.unwrap(), Found::NotThere);
    let post = Publish::send(&town.bluesky, &at, &draft, send_key).await.unwrap();
    assert_eq!(Publish::send(&town.bluesky, &at, &draft, send_key).await.unwrap(), post);
    assert_eq!(
        Publish::look(&town.bluesky, &at, &draft, send_key).await.unwrap(),
        Found::There(vec![post.clone()])
    );
    assert_eq!(ada.count().await, 1);
    let record = ada.record(&post.remote_id).await.unwrap();
    let external = &record["value"]["embed"]["external"];
    assert_eq!(
        (&external["title"], &external["thumb"]["mimeType"]),
        (&json!("Oil or lacquer?"), &json!("image/jpeg"))
    );
    assert_eq!(record["value"]["facets"][0]["features"][0]["uri"], "https://joinery.example/oil");
    assert_eq!(record["value"]["createdAt"], send_key.at.rfc3339_millis());

    // What is said under it comes back once: a comment, a like, and a reply between two others.
    let root = json!({"uri": post.remote_id, "cid": record["cid"]});
    let comment = ben.replies(&root, &root, "Do you fit oak worktops?").await;
    ben.writes("app.bsky.feed.like", json!({"subject": root, "createdAt": RealClock.now().rfc3339_millis()}))
        .await;
    cid.replies(&root, &comment, "They did ours, and well.").await;
    let posts = [post.remote_id.clone()];
    let heard = town
        .hear(&at, &posts, |heard| {
            messages(heard).len() >= 2
                && heard.iter().any(|incoming| matches!(incoming, Incoming::Reacted { .. }))
        })
        .await;
    let asked = saying(&heard, "Do you fit oak worktops?").unwrap();
    assert_eq!(
        (asked.kind, asked.parent.as_ref(), asked.under.as_ref()),
        (Kind::Comment, Some(&post.remote_id), Some(&post.remote_id))
    );
    assert_eq!((asked.from.remote_id.as_deref(), asked.from.ours), (Some(ben.did.as_str()), false));
    let between = saying(&heard, "They did ours, and well.").unwrap();
    assert_eq!(between.parent.as_deref(), comment["uri"].as_str());
    assert!(heard.iter().any(|incoming| matches!(incoming, Incoming::Reacted { under, reaction, .. } if *under == post.remote_id && reaction.kind() == "like")));

    // An answer, and the same answer again after its confirmation was lost.
    let answer = approved(ReplyText::new(&format!("We do, @{}. Shall I measure?", ben.handle)).unwrap());
    let answer_key = key();
    let to_ben = to(asked);
    assert_eq!(
        Answer::look(&town.bluesky, &at, &to_ben, &answer, answer_key).await.unwrap(),
        Found::NotThere
    );
    let receipt = town.bluesky.reply(&at, &to_ben, &answer, answer_key).await.unwrap();
    assert_eq!(
        Answer::look(&town.bluesky, &at, &to_ben, &answer, answer_key).await.unwrap(),
        Found::There(vec![receipt.clone()])
    );
    assert_eq!(town.bluesky.reply(&at, &to_ben, &answer, answer_key).await.unwrap(), receipt);
    assert_eq!(ada.count().await, 2);
    let record = ada.record(&receipt.remote_id).await.unwrap();
    assert_eq!(record["value"]["reply"]["root"]["uri"], post.remote_id);
    assert_eq!(record["value"]["facets"][0]["features"][0]["did"], ben.did);

    // Our own answer comes back as ours; a missing parent can be fetched.
    let is_answer = |message: &&domain::channels::IncomingMessage| message.remote_id == receipt.remote_id;
    let heard = town.hear(&at, &posts, |heard| messages(heard).into_iter().any(|m| is_answer(&m))).await;
    assert!(messages(&heard).into_iter().filter(is_answer).all(|message| message.from.ours));
    let fetched = town.bluesky.fetch(&at, comment["uri"].as_str().unwrap()).await.unwrap().unwrap();
    assert_eq!(fetched.text, "Do you fit oak worktops?");
    assert_eq!(
        town.bluesky.fetch(&at, &format!("at://{}/app.bsky.feed.post/3jzfcijpj2z2a", ben.did)).await.unwrap(),
        None
    );

    // Taken down, twice.
    town.bluesky.withdraw(&at, &post.remote_id).await.unwrap();
    town.bluesky.withdraw(&at, &post.remote_id).await.unwrap();
    assert_eq!(ada.record(&post.remote_id).await, None);
    assert_eq!(Publish::look(&town.bluesky, &at, &draft, send_key).await.unwrap(), Found::NotThere);
}

#[tokio::test]
async fn polling_again_repeats_no_thread_and_notices_what_is_deleted() {
    let Some(town) = town() else { return };
    let (ada, ben) = (town.person("ada").await, town.person("ben").await);
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let root = ada.posts(json!({"text": "Open on Saturday."})).await;
    let posts = [root["uri"].as_str().unwrap().to_owned()];
    let first = ben.replies(&root, &root, "From when?").await;
    ben.replies(&root, &first, "And till when?").await;

    let mut cursor = None;
    let mut seen = 0;
    for _ in 0..60 {
        let heard = town.bluesky.poll(&at, cursor.as_ref(), &posts).await.unwrap();
        cursor = heard.cursor;
        seen += messages(&heard.incoming).len();
        if seen >= 4 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let key = first["uri"].as_str().unwrap().rsplit('/').next().unwrap();
    let body = json!({"repo": ben.did, "collection": "app.bsky.feed.post", "rkey": key});
    town.call("com.atproto.repo.deleteRecord", Some(&ben.token), body).await;
    for _ in 0..60 {
        let heard = town.bluesky.poll(&at, cursor.as_ref(), &posts).await.unwrap();
        cursor = heard.cursor;
        let gone: Vec<_> = heard
            .incoming
            .iter()
            .filter_map(|incoming| match incoming {
                Incoming::Deleted { remote_id, .. } => Some(remote_id.as_str()),
                _ => None,
            })
            .collect();
        if !gone.is_empty() {
            assert_eq!(
                gone,
                [first["uri"].as_str().unwrap()],
                "only the deleted one, not the reply below it"
            );
            return;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    panic!("the deletion was not noticed");
}

#[tokio::test]
async fn mentions_and_quotes_begin_conversations() {
    let Some(town) = town() else { return };
    let (ada, ben) = (town.person("ada").await, town.person("ben").await);
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let root = ada.posts(json!({"text": "Open on Saturday."})).await;
    let text = format!("@{} are you open?", ada.handle);
    let facet = json!({
        "index": {"byteStart": 0, "byteEnd": ada.handle.len() + 1},
        "features": [{"$type": "app.bsky.richtext.facet#mention", "did": ada.did}],
    });
    ben.posts(json!({"text": text, "facets": [facet]})).await;
    let quote = json!({"$type": "app.bsky.embed.record", "record": {"uri": root["uri"], "cid": root["cid"]}});
    ben.posts(json!({"text": "Good to know", "embed": quote})).await;
    let both = |heard: &[Incoming]| saying(heard, &text).is_some() && saying(heard, "Good to know").is_some();
    let heard = town.hear(&at, &[], both).await;
    let mention = saying(&heard, &text).unwrap();
    assert_eq!((mention.kind, &mention.parent, &mention.under), (Kind::Mention, &None, &None));
    let quote = saying(&heard, "Good to know").unwrap();
    assert_eq!((quote.kind, quote.under.as_deref()), (Kind::Mention, root["uri"].as_str()));
    // A mention is answered where it stands.
    let receipt = town
        .bluesky
        .reply(&at, &to(mention), &approved(ReplyText::new("From nine.").unwrap()), key())
        .await
        .unwrap();
    let record = ada.record(&receipt.remote_id).await.unwrap();
    assert_eq!(record["value"]["reply"]["root"]["uri"].as_str(), Some(mention.remote_id.as_str()));
}
