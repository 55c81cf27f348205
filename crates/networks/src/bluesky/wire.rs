//! Bluesky's JSON as its lexicons write it; only what we read.
//!
//! Source: bluesky-social/atproto, lexicons of 2026-08-20, read 2026-11-22.

use crate::readable::readable;
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize)]
pub(super) struct Failed {
    #[serde(default)]
    pub error: String,
    #[serde(default)]
    pub message: String,
}

/// com.atproto.server.createSession and refreshSession.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Session {
    pub access_jwt: String,
    pub refresh_jwt: String,
    pub handle: String,
    pub did: String,
    pub did_doc: Option<DidDocument>,
    pub active: Option<bool>,
    pub status: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct DidDocument {
    #[serde(default)]
    pub service: Vec<Service>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Service {
    pub id: String,
    /// An address, or an object in documents of other methods.
    pub service_endpoint: Value,
}

#[derive(Deserialize)]
pub(super) struct Resolved {
    pub did: String,
}

/// app.bsky.actor.defs#profileViewDetailed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Profile {
    pub display_name: Option<String>,
}

/// app.bsky.notification.listNotifications.
#[derive(Deserialize)]
pub(super) struct Notifications {
    pub cursor: Option<String>,
    #[serde(deserialize_with = "readable")]
    pub notifications: Vec<Notification>,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Notification {
    pub uri: String,
    pub author: Author,
    pub reason: String,
    pub reason_subject: Option<String>,
    pub indexed_at: String,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Author {
    pub did: String,
    pub handle: String,
    pub display_name: Option<String>,
    /// Their own wishes, and what moderation says about the account.
    #[serde(default)]
    pub labels: Vec<Label>,
}

/// com.atproto.label.defs#label.
#[derive(Clone, Deserialize)]
pub(super) struct Label {
    pub val: String,
    /// It takes the label back.
    #[serde(default)]
    pub neg: bool,
}

/// app.bsky.feed.getAuthorFeed: what an account wrote, the latest first.
#[derive(Deserialize)]
pub(super) struct Feed {
    #[serde(deserialize_with = "readable")]
    pub feed: Vec<FeedItem>,
}

#[derive(Deserialize)]
pub(super) struct FeedItem {
    pub post: Post,
    /// Why it stands there, if it is not simply theirs: a repost.
    pub reason: Option<Value>,
}

/// app.bsky.feed.getPosts.
#[derive(Deserialize)]
pub(super) struct Posts {
    #[serde(deserialize_with = "readable")]
    pub posts: Vec<Post>,
}

/// app.bsky.feed.defs#postView.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Post {
    pub uri: String,
    pub cid: String,
    pub author: Author,
    pub record: Record,
    /// As shown, with addresses of pictures.
    pub embed: Option<Value>,
    pub indexed_at: String,
    pub like_count: Option<u64>,
    pub repost_count: Option<u64>,
    pub quote_count: Option<u64>,
    #[serde(default)]
    pub labels: Vec<Label>,
    /// Of the post a thread begins with.
    pub threadgate: Option<Gate>,
    pub viewer: Option<Viewer>,
}

/// app.bsky.feed.defs#viewerState: what we did with a post.
#[derive(Clone, Deserialize)]
pub(super) struct Viewer {
    /// Our like, by its address.
    pub like: Option<String>,
}

/// app.bsky.feed.defs#threadgateView.
#[derive(Clone, Deserialize)]
pub(super) struct Gate {
    #[serde(default)]
    pub record: GateRecord,
}

/// app.bsky.feed.threadgate.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct GateRecord {
    pub hidden_replies: Vec<String>,
}

/// app.bsky.feed.post.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Record {
    pub text: String,
    pub created_at: String,
    pub reply: Option<Reply>,
    pub facets: Vec<Facet>,
    /// As written, with references.
    pub embed: Option<Value>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Reply {
    pub root: Reference,
    pub parent: Reference,
}

/// com.atproto.repo.strongRef.
#[derive(Clone, Deserialize)]
pub(super) struct Reference {
    pub uri: String,
    pub cid: String,
}

#[derive(Clone, Deserialize)]
pub(super) struct Facet {
    pub index: Slice,
    pub features: Vec<Feature>,
}

/// In bytes of UTF-8, the end exclusive.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Slice {
    pub byte_start: usize,
    pub byte_end: usize,
}

#[derive(Clone, Deserialize)]
#[serde(tag = "$type")]
pub(super) enum Feature {
    #[serde(rename = "app.bsky.richtext.facet#link")]
    Link { uri: String },
    #[serde(other)]
    Other,
}

/// app.bsky.feed.getPostThread. What is not shown (deleted, blocked) has no `post`.
#[derive(Deserialize)]
pub(super) struct Thread {
    pub thread: Branch,
}

#[derive(Deserialize)]
pub(super) struct Branch {
    pub post: Option<Post>,
    #[serde(default, deserialize_with = "readable")]
    pub replies: Vec<Branch>,
}

/// com.atproto.repo.createRecord.
#[derive(Deserialize)]
pub(super) struct Created {
    pub uri: String,
}

/// com.atproto.repo.getRecord.
#[derive(Deserialize)]
pub(super) struct Kept {
    pub uri: String,
    pub value: Record,
}

/// The same with everything that stands in the record, and its version.
#[derive(Deserialize)]
pub(super) struct KeptWhole {
    pub cid: String,
    pub value: Value,
}

/// com.atproto.repo.uploadBlob.
#[derive(Deserialize)]
pub(super) struct Uploaded {
    pub blob: Value,
}
