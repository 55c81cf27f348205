//! Somebody on the pretend network, acting as their own app does.

use super::BlueskyFake;
use super::account::{Account, Standing};
use super::records::Record;
use super::state::base32;
use super::views::gate_of;
use crate::bluesky::facets::{facets, find};
use serde_json::{Value, json};

/// A made-up customer, or the business itself outside Porchlight.
#[derive(Clone)]
pub struct Person {
    fake: BlueskyFake,
    did: String,
}

impl Person {
    pub(super) fn new(fake: BlueskyFake, did: String) -> Self {
        Self { fake, did }
    }

    pub fn did(&self) -> &str {
        &self.did
    }

    /// Posts, with mentions and links where the text has them; the post's address.
    pub fn posts(&self, text: &str) -> String {
        self.writes("app.bsky.feed.post", self.record(text))
    }

    /// Comments under a post, or replies to a comment: the same thing there. `None` if it is not there.
    pub fn comments(&self, on: &str, text: &str) -> Option<String> {
        let parent = self.fake.lock().record(on)?.clone();
        let above = parent.value.get("reply").map(|reply| reply["root"].clone());
        let reference = json!({"uri": parent.uri, "cid": parent.cid});
        let mut record = self.record(text);
        record["reply"] = json!({"root": above.unwrap_or_else(|| reference.clone()), "parent": reference});
        Some(self.writes("app.bsky.feed.post", record))
    }

    /// The same with a picture and what it shows.
    pub fn comments_with_picture(&self, on: &str, text: &str, picture: Vec<u8>, alt: &str) -> Option<String> {
        let parent = self.fake.lock().record(on)?.clone();
        let name = format!("bafkrei{}", base32(&picture));
        let blob =
            json!({"$type": "blob", "ref": {"$link": name}, "mimeType": "image/jpeg", "size": picture.len()});
        self.fake.lock().blobs.insert(name, picture);
        let reference = json!({"uri": parent.uri, "cid": parent.cid});
        let mut record = self.record(text);
        record["reply"] = json!({"root": reference.clone(), "parent": reference});
        record["embed"] = json!({"$type": "app.bsky.embed.images", "images": [{"image": blob, "alt": alt}]});
        Some(self.writes("app.bsky.feed.post", record))
    }

    /// Names somebody in a post of their own.
    pub fn mentions(&self, handle: &str, text: &str) -> String {
        self.posts(&format!("@{} {text}", handle.trim_start_matches('@')))
    }

    /// Quotes a post with words of their own. `None` if it is not there.
    pub fn quotes(&self, uri: &str, text: &str) -> Option<String> {
        let quoted = self.fake.lock().record(uri)?.clone();
        let mut record = self.record(text);
        record["embed"] = json!({
            "$type": "app.bsky.embed.record",
            "record": {"uri": quoted.uri, "cid": quoted.cid},
        });
        Some(self.writes("app.bsky.feed.post", record))
    }

    pub fn likes(&self, uri: &str) -> String {
        self.writes("app.bsky.feed.like", self.about(uri))
    }

    pub fn reposts(&self, uri: &str) -> String {
        self.writes("app.bsky.feed.repost", self.about(uri))
    }

    pub fn deletes(&self, uri: &str) {
        self.fake.lock().remove(uri);
    }

    /// We block each other: neither is shown what the other wrote. Or no longer.
    pub fn blocks_us(&self, blocks: bool) {
        self.stands(if blocks { Standing::Blocked } else { Standing::Shown });
    }

    /// The account is deactivated: its own server gives nothing out. Or it is back.
    pub fn is_away(&self, away: bool) {
        self.stands(if away { Standing::Deactivated } else { Standing::Shown });
    }

    /// The account says this of itself, for instance `!no-unauthenticated`.
    pub fn labels(&self, labels: &[&str]) {
        self.with_account(|account| account.labels = labels.iter().map(|one| (*one).to_owned()).collect());
    }

    /// Whoever is called otherwise from now on.
    pub fn renames(&self, handle: &str, name: &str) {
        self.with_account(|account| (account.handle, account.name) = (handle.to_owned(), name.to_owned()));
    }

    /// Whoever began a thread hides a reply in it, or shows it again.
    pub fn hides(&self, reply: &str, hide: bool) {
        let mut state = self.fake.lock();
        let Some(root) = state.record(reply).and_then(|reply| reply.value["reply"]["root"]["uri"].as_str())
        else {
            return;
        };
        let (root, gate) = (root.to_owned(), gate_of(root));
        let empty = || json!({"$type": "app.bsky.feed.threadgate", "post": root, "createdAt": self.now()});
        let mut value = state.record(&gate).map_or_else(empty, |gate| gate.value.clone());
        let hidden = value["hiddenReplies"].as_array().cloned().unwrap_or_default();
        let mut hidden: Vec<Value> = hidden.into_iter().filter(|uri| uri != reply).collect();
        hidden.extend(hide.then(|| reply.into()));
        value["hiddenReplies"] = hidden.into();
        let key = gate.rsplit('/').next().unwrap_or_default().to_owned();
        state.remove(&gate);
        let now = self.fake.clock.now();
        let written = state.write(&self.did, "app.bsky.feed.threadgate", Some(&key), value, now);
        debug_assert!(written.is_ok());
    }

    /// Whoever began a thread says who may reply to it; the gate's whole record.
    pub fn gates(&self, root: &str, allow: &Value) -> Option<Value> {
        let (gate, now) = (gate_of(root), self.fake.clock.now());
        let value = json!({
            "$type": "app.bsky.feed.threadgate", "post": root, "createdAt": self.now(), "allow": allow,
        });
        let mut state = self.fake.lock();
        state.remove(&gate);
        let key = gate.rsplit('/').next()?.to_owned();
        state.write(&self.did, "app.bsky.feed.threadgate", Some(&key), value, now).ok()?;
        Some(state.record(&gate)?.value.clone())
    }

    /// The gate of a thread, as it stands.
    pub fn gate(&self, root: &str) -> Option<Value> {
        Some(self.fake.lock().record(&gate_of(root))?.value.clone())
    }

    /// Whether this account likes it, and how often: more than once would be a mistake of somebody's.
    pub fn likes_of(&self, uri: &str) -> usize {
        let state = self.fake.lock();
        let about = |record: &&Record| {
            record.did == self.did
                && record.collection == "app.bsky.feed.like"
                && record.value["subject"]["uri"] == uri
        };
        state.records.iter().filter(about).count()
    }

    fn stands(&self, standing: Standing) {
        self.with_account(|account| account.standing = standing);
    }

    fn with_account(&self, change: impl FnOnce(&mut Account)) {
        let mut state = self.fake.lock();
        if let Some(account) = state.accounts.iter_mut().find(|account| account.did == self.did) {
            change(account);
        }
    }

    fn about(&self, uri: &str) -> Value {
        let cid = self.fake.lock().record(uri).map(|record| record.cid.clone());
        json!({"subject": {"uri": uri, "cid": cid}, "createdAt": self.now()})
    }

    fn record(&self, text: &str) -> Value {
        let facets = facets(&find(text), |handle| self.fake.lock().did_of(&handle.to_lowercase()));
        json!({"$type": "app.bsky.feed.post", "text": text, "createdAt": self.now(), "facets": facets})
    }

    fn now(&self) -> String {
        self.fake.clock.now().rfc3339_millis()
    }

    fn writes(&self, collection: &str, value: Value) -> String {
        let now = self.fake.clock.now();
        let written: Result<Record, _> = self.fake.lock().write(&self.did, collection, None, value, now);
        written.map(|record| record.uri).unwrap_or_default()
    }
}
