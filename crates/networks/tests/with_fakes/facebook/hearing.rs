//! Hearing what people write: polled, called about, and in a browser.

use super::town::*;
use crate::clock::{approved, key, outside};
use chrono::TimeDelta;
use domain::channels::Incoming;
use domain::inbox::Kind;
use networks::fakes::open;
use networks::{Connect, HookRefused, HookRequest, Hooks, Listen, Publish};
use std::collections::BTreeMap;
use std::sync::Arc;

#[tokio::test]
async fn everything_people_write_is_heard_once_in_order() {
    let town = town().await;
    let post = town.fake.page_posts(&town.page, "New oil");
    let first = town.ben.comments(&post, "Do you fit oak?").unwrap();
    let cid = town.fake.person("Cid");
    let second = cid.comments(&first, "They did ours").unwrap();
    let visited = town.ben.posts(&town.page, "Look what you built us");
    let below = cid.comments(&visited, "Nice!").unwrap();
    let direct = town.ben.messages(&town.page, "Are you open?");
    let heard = town.facebook.poll(&town.at, None, &[]).await.unwrap();
    let found = messages(heard.incoming);
    let at = |id: &str| found.iter().position(|message| message.remote_id == id).unwrap();
    // All of one moment: what is answered comes before its answer, and our own post is there, too.
    assert_eq!(found.len(), 6);
    assert!(at(&post) < at(&first) && at(&first) < at(&second) && at(&visited) < at(&below));
    assert!(found[at(&post)].from.ours);
    let place = |id: &str| {
        let message = &found[at(id)];
        (message.kind, message.parent.as_deref(), message.under.as_deref())
    };
    assert_eq!(place(&first), (Kind::Comment, Some(post.as_str()), Some(post.as_str())));
    assert_eq!(place(&second), (Kind::Comment, Some(first.as_str()), Some(post.as_str())));
    assert_eq!(place(&visited), (Kind::Mention, None, None));
    assert_eq!(place(&below), (Kind::Mention, Some(visited.as_str()), None));
    assert_eq!(place(&direct), (Kind::Direct, None, None));
    assert_eq!(found[at(&direct)].thread.as_deref(), Some(town.ben.id()));
    // An hour later only what is new.
    town.clock.goes_on(TimeDelta::hours(1));
    let later = town.ben.comments(&post, "And in May?").unwrap();
    town.clock.goes_on(TimeDelta::hours(1));
    let heard = town.facebook.poll(&town.at, heard.cursor.as_ref(), &[]).await.unwrap();
    town.ben.comments(&post, "after").unwrap();
    let heard_ids: Vec<String> =
        messages(heard.incoming).into_iter().map(|message| message.remote_id).collect();
    assert!(heard_ids.contains(&later), "{heard_ids:?}");
    let heard = town.facebook.poll(&town.at, heard.cursor.as_ref(), &[]).await.unwrap();
    let texts: Vec<String> = messages(heard.incoming).into_iter().map(|message| message.text).collect();
    // What overlaps is repeated, so that a list that runs behind loses nothing.
    assert_eq!(texts, ["And in May?", "after"]);
    // One by one.
    for id in [&first, &second, &visited, &direct] {
        let fetched = town.facebook.fetch(&town.at, id).await.unwrap().unwrap();
        let polled = found.iter().find(|message| &message.remote_id == id).unwrap();
        assert_eq!(
            (&fetched.parent, &fetched.under, &fetched.text),
            (&polled.parent, &polled.under, &polled.text)
        );
    }
    assert_eq!(town.facebook.fetch(&town.at, "1_404").await.unwrap(), None);
}

#[tokio::test]
async fn an_old_post_is_still_listened_to_and_a_crowd_is_heard_in_rounds() {
    let town = town().await;
    let old = town.fake.page_posts(&town.page, "old");
    for n in 0..60 {
        town.fake.page_posts(&town.page, &format!("newer {n}"));
    }
    let gone = format!("{}_404", town.page.id);
    for n in 0..1100 {
        town.clock.goes_on(TimeDelta::seconds(10));
        town.ben.comments(&old, &format!("comment {n}")).unwrap();
    }
    let posts = [gone, old];
    let mut cursor = None;
    let mut heard_texts = std::collections::BTreeSet::new();
    for round in 1.. {
        let heard = town.facebook.poll(&town.at, cursor.as_ref(), &posts).await.unwrap();
        heard_texts.extend(messages(heard.incoming).into_iter().map(|message| message.text));
        cursor = heard.cursor;
        if !heard.more {
            let comments = heard_texts.iter().filter(|text| text.starts_with("comment")).count();
            assert!(round <= 5 && comments == 1100, "{comments} comments in {round} rounds");
            break;
        }
    }
}

#[tokio::test]
async fn a_delivery_is_believed_only_with_their_signature_and_in_time() {
    use axum::extract::State;
    use std::sync::Mutex;
    type Kept = Arc<Mutex<Vec<(BTreeMap<String, String>, Vec<u8>)>>>;
    let town = town().await;
    let kept = Kept::default();
    let keep = async |State(kept): State<Kept>, headers: axum::http::HeaderMap, body: axum::body::Bytes| {
        let headers =
            headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
        kept.lock().unwrap().push((headers.collect(), body.to_vec()));
    };
    let router = axum::Router::new().route("/hook", axum::routing::post(keep)).with_state(kept.clone());
    let address = open(router, "127.0.0.1:0".parse().unwrap()).await.unwrap();
    town.fake.hooks_to(&format!("http://{address}/hook"));
    town.facebook.subscribe(&town.at).await.unwrap();

    let post = town.fake.page_posts(&town.page, "New oil");
    let comment = town.ben.comments(&post, "Do you fit oak?").unwrap();
    town.ben.messages(&town.page, "Are you open?");
    town.ben.edits(&comment, "Do you fit oak or ash?");
    town.ben.reacts(&post, "love");
    town.ben.deletes(&comment);
    town.fake.double_deliveries();
    assert_eq!(town.fake.deliver().await, [200; 10]);
    let deliveries = kept.lock().unwrap().clone();
    let mut heard = vec![];
    for (headers, body) in &deliveries {
        town.facebook.verify(&signed(headers, body)).unwrap();
        heard.extend(Hooks::translate(&town.facebook, &town.page.id, body).unwrap());
    }
    assert_eq!(heard.len(), 10);
    assert!(
        matches!(&heard[0], Incoming::Message(message) if message.remote_id == comment && message.under == Some(post.clone()))
    );
    assert!(matches!(&heard[2], Incoming::Message(message) if message.kind == Kind::Direct));
    assert!(matches!(&heard[4], Incoming::Edited { text, .. } if text == "Do you fit oak or ash?"));
    assert!(matches!(&heard[6], Incoming::Reacted { under, .. } if *under == post));
    assert!(matches!(&heard[8], Incoming::Deleted { remote_id, .. } if *remote_id == comment));
    // A webhook and a poll say the same of the same message.
    let polled = town.hears().await;
    let direct = polled.iter().find(|message| message.kind == Kind::Direct).unwrap();
    assert!(matches!(&heard[2], Incoming::Message(message)
        if (&message.remote_id, &message.thread) == (&direct.remote_id, &direct.thread)));

    let (headers, body) = &deliveries[0];
    let refused = |headers: &BTreeMap<String, String>, body: &[u8]| {
        town.facebook.verify(&signed(headers, body)).unwrap_err()
    };
    assert_eq!(refused(&BTreeMap::new(), body), HookRefused::NoSignature);
    let mut changed = body.clone();
    changed[20] ^= 1;
    assert_eq!(refused(headers, &changed), HookRefused::WrongSignature);
    for wrong in ["sha256=", "sha256=00", "sha1=abc", ""] {
        let headers = BTreeMap::from([("x-hub-signature-256".to_owned(), wrong.to_owned())]);
        assert_eq!(refused(&headers, body), HookRefused::WrongSignature);
    }
    town.clock.goes_on(TimeDelta::hours(49));
    assert_eq!(refused(headers, body), HookRefused::TooOld);
}

#[tokio::test]
async fn a_visitor_reads_comments_and_writes_in_a_browser() {
    let town = town().await;
    let post = Publish::send(&town.facebook, &town.at, &approved(draft("New oil")), key(&*town.clock))
        .await
        .unwrap();
    let link = post.link.unwrap();
    assert!(outside().get(&link).send().await.unwrap().text().contains("New oil"));
    let form = [("name", "Robin"), ("text", "Is it food-safe?")];
    assert_eq!(outside().post(&link).form(&form).send().await.unwrap().status, 303);
    let inbox = url::Url::parse(&link).unwrap().join(&format!("/{}/inbox", town.page.id)).unwrap();
    let form = [("name", "Robin"), ("text", "Are you open?")];
    outside().post(inbox.as_str()).form(&form).send().await.unwrap();
    let texts: Vec<String> = town.hears().await.into_iter().map(|message| message.text).collect();
    assert_eq!(texts, ["New oil", "Is it food-safe?", "Are you open?"]);
    let root = outside().get(inbox.join("/").unwrap().as_str()).send().await.unwrap().text();
    assert!(root.contains("New oil") && root.contains("Message to Ada's Joinery"), "{root}");
}

fn signed<'a>(headers: &'a BTreeMap<String, String>, body: &'a [u8]) -> HookRequest<'a> {
    HookRequest { headers, body }
}

#[tokio::test]
async fn one_strange_entry_of_a_list_keeps_no_other_from_us() {
    let town = town().await;
    let post = town.fake.page_posts(&town.page, "New oil");
    let strange = r#"{"data":[{"id":7},{"id":"1_2","message":{"text":"odd"}},{"id":"1_3","message":"Do you fit oak?","created_time":"2026-06-11T11:38:00+0000"}]}"#;
    let strange = networks::fakes::Trouble::Answer { status: 200, headers: vec![], body: strange.into() };
    town.fake.desk().trouble(&format!("{post}/comments"), strange);
    let texts: Vec<String> = town.hears().await.into_iter().map(|message| message.text).collect();
    assert!(texts.contains(&"Do you fit oak?".to_owned()), "{texts:?}");
}
