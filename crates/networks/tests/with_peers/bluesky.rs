//! The Bluesky adapter against Bluesky's own network (PLC, PDS and AppView of @atproto/dev-env).

use crate::peer;
use domain::channels::{Incoming, IncomingMessage};
use domain::inbox::{Kind, ReplyText};
use domain::publishing::{Approval, Approved, Draft, DraftPicture, LinkCard, SendKey};
use domain::{Clock, Timestamp};
use networks::bluesky::Bluesky;
use networks::{
    Answer, BlueskySettings, Connect, Connection, Found, Listen, NetworkError, Outside, OutsideSettings,
    Publish, ReplyTo,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_utc(chrono::Utc::now())
    }
}

/// The network with one business on it.
struct Town {
    pds: String,
    outside: Outside,
    bluesky: Bluesky,
}

/// Somebody with an account, acting as their own app does.
struct Person<'a> {
    town: &'a Town,
    did: String,
    handle: String,
    token: String,
}

fn town() -> Option<Town> {
    let pds = peer::address("PORCHLIGHT_TEST_BLUESKY")?;
    let settings = OutsideSettings { allow: vec!["localhost".into()], ..OutsideSettings::default() };
    let outside = Outside::new(&settings).unwrap();
    let directory = peer::address("PORCHLIGHT_TEST_BLUESKY_DIRECTORY")?;
    let settings = BlueskySettings { service: pds.clone(), directory, ..BlueskySettings::default() };
    Some(Town { bluesky: Bluesky::new(settings, outside.clone(), Arc::new(RealClock)), outside, pds })
}

impl Town {
    async fn person(&self, name: &str) -> Person<'_> {
        let id = Uuid::new_v4().simple().to_string();
        let handle = format!("{name}{}.test", &id[..8]);
        let account = json!({"handle": handle, "email": format!("{id}@x.test"), "password": "own password"});
        let account = self.call("com.atproto.server.createAccount", None, account).await;
        let text = |key: &str| account[key].as_str().unwrap().to_owned();
        Person { town: self, did: text("did"), handle, token: text("accessJwt") }
    }

    async fn call(&self, name: &str, token: Option<&str>, body: Value) -> Value {
        let mut request = self.outside.post(&format!("{}/xrpc/{name}", self.pds)).json(&body);
        if let Some(token) = token {
            request = request.bearer(token);
        }
        let answer = request.send().await.unwrap();
        assert!(answer.is_success(), "{name}: {}", answer.text());
        answer.json().unwrap_or_default()
    }

    async fn connect(&self, handle: &str, password: &str) -> Result<Connection, NetworkError> {
        let filled = [("handle", handle), ("app_password", password), ("server", &self.pds)];
        let filled = filled.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let connected = self.bluesky.connect(&BTreeMap::from(filled)).await?;
        Ok(Connection::new(connected.remote_id, connected.handle, connected.name, connected.keys))
    }

    /// Polls until `enough`, as the AppView needs a moment to hear of things.
    async fn hear(
        &self,
        at: &Connection,
        posts: &[String],
        enough: impl Fn(&[Incoming]) -> bool,
    ) -> Vec<Incoming> {
        let mut all = vec![];
        let mut cursor = None;
        for _ in 0..60 {
            let heard = self.bluesky.poll(at, cursor.as_ref(), posts).await.unwrap();
            all.extend(heard.incoming);
            cursor = heard.cursor;
            if enough(&all) {
                return all;
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        panic!("not heard within 15 s: {all:?}");
    }
}

impl Person<'_> {
    async fn app_password(&self) -> String {
        let body = json!({"name": Uuid::new_v4().simple().to_string()[..10]});
        let made = self.town.call("com.atproto.server.createAppPassword", Some(&self.token), body).await;
        made["password"].as_str().unwrap().to_owned()
    }

    async fn posts(&self, record: Value) -> Value {
        let mut record = record;
        record["$type"] = "app.bsky.feed.post".into();
        record["createdAt"] = RealClock.now().rfc3339_millis().into();
        self.writes("app.bsky.feed.post", record).await
    }

    async fn writes(&self, collection: &str, record: Value) -> Value {
        let body = json!({"repo": self.did, "collection": collection, "record": record});
        self.town.call("com.atproto.repo.createRecord", Some(&self.token), body).await
    }

    async fn replies(&self, root: &Value, parent: &Value, text: &str) -> Value {
        let reference = |to: &Value| json!({"uri": to["uri"], "cid": to["cid"]});
        let reply = json!({"root": reference(root), "parent": reference(parent)});
        self.posts(json!({"text": text, "reply": reply})).await
    }

    async fn record(&self, uri: &str) -> Option<Value> {
        let key = uri.rsplit('/').next().unwrap();
        let address = format!("{}/xrpc/com.atproto.repo.getRecord", self.town.pds);
        let query = [("repo", self.did.as_str()), ("collection", "app.bsky.feed.post"), ("rkey", key)];
        let answer = self.town.outside.get(&address).query(&query).send().await.unwrap();
        answer.is_success().then(|| answer.json().unwrap())
    }

    /// How many posts the account has.
    async fn count(&self) -> usize {
        let address = format!("{}/xrpc/com.atproto.repo.listRecords", self.town.pds);
        let query = [("repo", self.did.as_str()), ("collection", "app.bsky.feed.post")];
        let answer: Value =
            self.town.outside.get(&address).query(&query).send().await.unwrap().json().unwrap();
        answer["records"].as_array().unwrap().len()
    }
}

fn approved<T>(what: T) -> Approved<T> {
    Approved::new(what, Approval { by: domain::StaffId(Uuid::now_v7()), at: RealClock.now() })
}

fn key() -> SendKey {
    SendKey { id: Uuid::now_v7(), at: RealClock.now() }
}

fn a_picture() -> DraftPicture {
    let pixels = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8 * 3, y as u8 * 5, 90]));
    let mut jpeg = vec![];
    pixels.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
    DraftPicture { jpeg, width: 64, height: 48, alt: "An oiled worktop".into(), url: String::new() }
}

fn a_draft(text: &str) -> Draft {
    let card = LinkCard {
        url: "https://joinery.example/oil".into(),
        title: "Oil or lacquer?".into(),
        summary: "What we use, and why.".into(),
        picture: Some(a_picture()),
    };
    Draft { text: text.into(), card: Some(card), pictures: vec![] }
}

fn to(message: &IncomingMessage) -> ReplyTo {
    ReplyTo {
        kind: message.kind,
        thread: message.remote_id.clone(),
        message: message.remote_id.clone(),
        person: message.from.remote_id.clone(),
        person_name: message.from.name.clone(),
        under: message.under.clone(),
        asked: message.text.clone(),
        page: None,
        business: "Ada's Joinery".into(),
    }
}

fn messages(incoming: &[Incoming]) -> Vec<&IncomingMessage> {
    incoming
        .iter()
        .filter_map(|incoming| match incoming {
            Incoming::Message(message) => Some(message),
            _ => None,
        })
        .collect()
}

fn saying<'a>(incoming: &'a [Incoming], text: &str) -> Option<&'a IncomingMessage> {
    messages(incoming).into_iter().find(|message| message.text == text)
}

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
        Found::There(post.clone())
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
    assert_eq!((asked.from.remote_id.as_str(), asked.from.ours), (ben.did.as_str(), false));
    let between = saying(&heard, "They did ours, and well.").unwrap();
    assert_eq!(between.parent.as_deref(), comment["uri"].as_str());
    assert!(heard.iter().any(|incoming| matches!(incoming, Incoming::Reacted { under, kind, .. } if *under == post.remote_id && kind == "like")));

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
        Found::There(receipt.clone())
    );
    assert_eq!(town.bluesky.reply(&at, &to_ben, &answer, answer_key).await.unwrap(), receipt);
    assert_eq!(ada.count().await, 2);
    let record = ada.record(&receipt.remote_id).await.unwrap();
    assert_eq!(record["value"]["reply"]["root"]["uri"], post.remote_id);
    assert_eq!(record["value"]["facets"][0]["features"][0]["did"], ben.did);

    // Our own answer comes back as ours; a missing parent can be fetched.
    let heard = town.hear(&at, &posts, |heard| messages(heard).iter().any(|message| message.from.ours)).await;
    assert_eq!(messages(&heard).iter().filter(|message| message.from.ours).count(), 1);
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
    let heard = town.hear(&at, &[], |heard| messages(heard).len() >= 2).await;
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

#[tokio::test]
async fn pictures_go_out_with_their_descriptions() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let draft = Draft { text: "Four of them".into(), card: None, pictures: vec![a_picture(); 4] };
    let post = Publish::send(&town.bluesky, &at, &approved(draft), key()).await.unwrap();
    let record = ada.record(&post.remote_id).await.unwrap();
    let images = record["value"]["embed"]["images"].as_array().unwrap();
    assert_eq!(images.len(), 4);
    assert_eq!(
        (&images[0]["alt"], &images[0]["aspectRatio"]["width"]),
        (&json!("An oiled worktop"), &json!(64))
    );
}

#[tokio::test]
async fn the_network_itself_refuses_a_301st_character() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    let at = town.connect(&ada.handle, &ada.app_password().await).await.unwrap();
    let fits = Draft { text: "ö".repeat(300), ..Draft::default() };
    Publish::send(&town.bluesky, &at, &approved(fits), key()).await.unwrap();
    let long = Draft { text: "ö".repeat(301), ..Draft::default() };
    let refused = Publish::send(&town.bluesky, &at, &approved(long), key()).await;
    assert_eq!(refused, Err(NetworkError::Refused { reason: "1 characters too long.".into() }));
    let record = json!({"$type": "app.bsky.feed.post", "text": "ö".repeat(301), "createdAt": "2026-11-22T10:00:00.000Z"});
    let body = json!({"repo": ada.did, "collection": "app.bsky.feed.post", "record": record});
    let address = format!("{}/xrpc/com.atproto.repo.createRecord", town.pds);
    let theirs = town.outside.post(&address).bearer(&ada.token).json(&body).send().await.unwrap();
    assert!(theirs.status == 400 && theirs.text().contains("maximum 300"), "{}", theirs.text());
}

#[tokio::test]
async fn a_session_renews_itself_and_a_revoked_password_asks_the_owner() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    let password = ada.app_password().await;
    let at = town.connect(&ada.handle, &password).await.unwrap();
    let with = |access: Option<&str>, refresh: Option<&str>| {
        let mut keys = at.keys();
        if let Some(access) = access {
            keys["access"] = access.into();
        }
        if let Some(refresh) = refresh {
            keys["refresh"] = refresh.into();
        }
        Connection::new(at.remote_id.clone(), None, String::new(), keys)
    };
    // Their server answers 500 to what has not even the form of a token, so ours is spoiled at its end.
    let access = at.keys()["access"].as_str().unwrap().to_owned();
    let unknown = format!("{}AAAA", &access[..access.len() - 4]);
    // A token nobody knows: signed in again with the app password, and the new keys are handed back.
    let strange = with(Some(&unknown), None);
    town.bluesky.poll(&strange, None, &[]).await.unwrap();
    assert_ne!(strange.renewed().unwrap()["access"], unknown.as_str());

    // Revoked by the owner: the session and the password are both worthless.
    let list = town
        .outside
        .get(&format!("{}/xrpc/com.atproto.server.listAppPasswords", town.pds))
        .bearer(&ada.token);
    let list: Value = list.send().await.unwrap().json().unwrap();
    let name = list["passwords"][0]["name"].clone();
    town.call("com.atproto.server.revokeAppPassword", Some(&ada.token), json!({"name": name})).await;
    let revoked = with(Some(&unknown), None);
    let error = town.bluesky.poll(&revoked, None, &[]).await.unwrap_err();
    assert!(matches!(error, NetworkError::Reconnect { .. }), "{error:?}");
    let draft = approved(a_draft("Hello"));
    let error = Publish::send(&town.bluesky, &revoked, &draft, key()).await.unwrap_err();
    assert!(matches!(error, NetworkError::Reconnect { .. }), "{error:?}");
    assert_eq!(ada.count().await, 0);
}

#[tokio::test]
async fn what_cannot_be_connected_says_which_field_is_wrong() {
    let Some(town) = town() else { return };
    let ada = town.person("ada").await;
    let reason = async |handle: &str, password: &str| match town.connect(handle, password).await {
        Err(NetworkError::Refused { reason }) => reason,
        other => panic!("{other:?}"),
    };
    assert!(reason(&ada.handle, "wrong").await.starts_with("App password"));
    assert!(reason("nobody-at-all.test", "wrong").await.starts_with("App password"));
    assert!(reason("ada", "x").await.starts_with("Handle"));
    assert!(reason(&ada.handle, "").await.starts_with("App password"));
    // Without a server of one's own the handle is looked up first, and then where the account lives.
    let filled = [("handle", ada.handle.clone()), ("app_password", ada.app_password().await)];
    let filled = BTreeMap::from(filled.map(|(key, value)| (key.to_owned(), value)));
    assert_eq!(town.bluesky.connect(&filled).await.unwrap().remote_id, ada.did);
    let filled = [("handle", "nobody-at-all.test"), ("app_password", "x")];
    let filled = BTreeMap::from(filled.map(|(key, value)| (key.to_owned(), value.to_owned())));
    let error = town.bluesky.connect(&filled).await.unwrap_err();
    assert!(matches!(&error, NetworkError::Refused { reason } if reason.starts_with("Handle")), "{error:?}");
}
