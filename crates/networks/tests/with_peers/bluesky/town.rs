//! People with accounts on Bluesky's own network.

use crate::peer;
use domain::channels::{Incoming, IncomingMessage};
use domain::inbox::Asked;
use domain::publishing::{Approval, Approved, Draft, DraftPicture, LinkCard, SendKey};
use domain::{Clock, Timestamp};
use networks::bluesky::Bluesky;
use networks::{
    BlueskySettings, Connect, Connection, Listen, NetworkError, Outside, OutsideSettings, ReplyTo,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

pub struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_utc(chrono::Utc::now())
    }
}

/// The network with one business on it.
pub struct Town {
    pub pds: String,
    pub outside: Outside,
    pub bluesky: Bluesky,
}

/// Somebody with an account, acting as their own app does.
pub struct Person<'a> {
    pub town: &'a Town,
    pub did: String,
    pub handle: String,
    pub token: String,
}

pub fn town() -> Option<Town> {
    let pds = peer::address("PORCHLIGHT_TEST_BLUESKY")?;
    let settings = OutsideSettings { allow: vec!["localhost".into()], ..OutsideSettings::default() };
    let outside = Outside::new(&settings).unwrap();
    let directory = peer::address("PORCHLIGHT_TEST_BLUESKY_DIRECTORY")?;
    let settings = BlueskySettings { service: pds.clone(), directory, ..BlueskySettings::default() };
    Some(Town { bluesky: Bluesky::new(settings, outside.clone(), Arc::new(RealClock)), outside, pds })
}

impl Town {
    pub async fn person(&self, name: &str) -> Person<'_> {
        let id = Uuid::new_v4().simple().to_string();
        let handle = format!("{name}{}.test", &id[..8]);
        let account = json!({"handle": handle, "email": format!("{id}@x.test"), "password": "own password"});
        let account = self.call("com.atproto.server.createAccount", None, account).await;
        let text = |key: &str| account[key].as_str().unwrap().to_owned();
        Person { town: self, did: text("did"), handle, token: text("accessJwt") }
    }

    pub async fn call(&self, name: &str, token: Option<&str>, body: Value) -> Value {
        let mut request = self.outside.post(&format!("{}/xrpc/{name}", self.pds)).json(&body);
        if let Some(token) = token {
            request = request.bearer(token);
        }
        let answer = request.send().await.unwrap();
        assert!(answer.is_success(), "{name}: {}", answer.text());
        answer.json().unwrap_or_default()
    }

    pub async fn connect(&self, handle: &str, password: &str) -> Result<Connection, NetworkError> {
        let filled = [("handle", handle), ("app_password", password), ("server", &self.pds)];
        let filled = filled.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let connected = self.bluesky.connect(&BTreeMap::from(filled)).await?;
        Ok(Connection::new(connected.remote_id, connected.handle, connected.name, connected.keys))
    }

    /// Polls until `enough`, as the AppView needs a moment to hear of things.
    pub async fn hear(
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
    pub async fn app_password(&self) -> String {
        let body = json!({"name": Uuid::new_v4().simple().to_string()[..10]});
        let made = self.town.call("com.atproto.server.createAppPassword", Some(&self.token), body).await;
        made["password"].as_str().unwrap().to_owned()
    }

    pub async fn posts(&self, record: Value) -> Value {
        let mut record = record;
        record["$type"] = "app.bsky.feed.post".into();
        record["createdAt"] = RealClock.now().rfc3339_millis().into();
        self.writes("app.bsky.feed.post", record).await
    }

    pub async fn writes(&self, collection: &str, record: Value) -> Value {
        let body = json!({"repo": self.did, "collection": collection, "record": record});
        self.town.call("com.atproto.repo.createRecord", Some(&self.token), body).await
    }

    pub async fn replies(&self, root: &Value, parent: &Value, text: &str) -> Value {
        let reference = |to: &Value| json!({"uri": to["uri"], "cid": to["cid"]});
        let reply = json!({"root": reference(root), "parent": reference(parent)});
        self.posts(json!({"text": text, "reply": reply})).await
    }

    pub async fn record(&self, uri: &str) -> Option<Value> {
        let key = uri.rsplit('/').next().unwrap();
        let address = format!("{}/xrpc/com.atproto.repo.getRecord", self.town.pds);
        let query = [("repo", self.did.as_str()), ("collection", "app.bsky.feed.post"), ("rkey", key)];
        let answer = self.town.outside.get(&address).query(&query).send().await.unwrap();
        answer.is_success().then(|| answer.json().unwrap())
    }

    /// How many posts the account has.
    pub async fn count(&self) -> usize {
        let address = format!("{}/xrpc/com.atproto.repo.listRecords", self.town.pds);
        let query = [("repo", self.did.as_str()), ("collection", "app.bsky.feed.post")];
        let answer: Value =
            self.town.outside.get(&address).query(&query).send().await.unwrap().json().unwrap();
        answer["records"].as_array().unwrap().len()
    }
}

pub fn approved<T>(what: T) -> Approved<T> {
    let ada = domain::team::Seat {
        business: domain::BusinessId(Uuid::nil()),
        staff: domain::StaffId(Uuid::nil()),
        name: "Ada".into(),
        role: domain::team::Role::Owner,
        language: None,
    };
    Approval::by(&ada, domain::team::Deed::Publish, RealClock.now()).unwrap().of(what)
}

pub fn key() -> SendKey {
    SendKey { id: Uuid::now_v7(), at: RealClock.now() }
}

pub fn a_picture() -> DraftPicture {
    let pixels = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8 * 3, y as u8 * 5, 90]));
    let mut jpeg = vec![];
    pixels.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
    DraftPicture { jpeg, width: 64, height: 48, alt: "An oiled worktop".into(), url: String::new() }
}

pub fn a_draft(text: &str) -> Draft {
    let card = LinkCard {
        url: "https://joinery.example/oil".into(),
        title: "Oil or lacquer?".into(),
        summary: "What we use, and why.".into(),
        picture: Some(a_picture()),
    };
    Draft { text: text.into(), card: Some(card), pictures: vec![] }
}

pub fn to(message: &IncomingMessage) -> ReplyTo {
    ReplyTo {
        kind: message.kind,
        known: Asked {
            written_at: Some(message.written_at),
            last_at: Some(message.written_at),
            ..Asked::of(message.kind)
        },
        thread: message.remote_id.clone(),
        message: message.remote_id.clone(),
        person: message.from.remote_id.clone().unwrap_or_default(),
        person_name: message.from.name.clone().unwrap_or_default(),
        under: message.under.clone(),
        asked: message.text.clone(),
        page: None,
        business: "Ada's Joinery".into(),
        pictures: Vec::new(),
        letters: networks::Letters::default(),
    }
}

pub fn messages(incoming: &[Incoming]) -> Vec<&IncomingMessage> {
    incoming
        .iter()
        .filter_map(|incoming| match incoming {
            Incoming::Message(message) => Some(message),
            _ => None,
        })
        .collect()
}

pub fn saying<'a>(incoming: &'a [Incoming], text: &str) -> Option<&'a IncomingMessage> {
    messages(incoming).into_iter().find(|message| message.text == text)
}
