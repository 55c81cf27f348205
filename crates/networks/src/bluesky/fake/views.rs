//! Records as the app view shows them.

use super::account::Account;
use super::records::Record;
use super::state::{Note, State};
use serde_json::{Value, json};

/// Who looks, and our own address as they wrote it: where the pictures are.
#[derive(Clone, Copy)]
pub(super) struct Eyes<'a> {
    pub did: &'a str,
    pub base: &'a str,
}

impl State {
    /// app.bsky.actor.defs#profileViewBasic, with what the detailed one adds.
    pub fn profile(&self, who: &str) -> Option<Value> {
        let Account { did, handle, name, labels, .. } = self.account(who)?;
        let labels: Vec<Value> =
            labels.iter().map(|label| json!({"src": did, "uri": did, "val": label})).collect();
        Some(json!({"did": did, "handle": handle, "displayName": name, "labels": labels}))
    }

    /// app.bsky.feed.defs#postView.
    pub fn post_view(&self, record: &Record, eyes: Eyes<'_>) -> Value {
        let likes = |collection: &str| {
            let about = |other: &&Record| {
                other.collection == collection && other.value["subject"]["uri"] == record.uri.as_str()
            };
            self.records.iter().filter(about).count()
        };
        let mut view = json!({
            "uri": record.uri,
            "cid": record.cid,
            "author": self.profile(&record.did),
            "record": record.value,
            "indexedAt": record.indexed_at.rfc3339_millis(),
            "replyCount": self.replies(&record.uri).count(),
            "likeCount": likes("app.bsky.feed.like"),
            "repostCount": likes("app.bsky.feed.repost"),
            "labels": [],
        });
        let own_like = self.records.iter().find(|other| {
            other.collection == "app.bsky.feed.like"
                && other.did == eyes.did
                && other.value["subject"]["uri"] == record.uri.as_str()
        });
        view["viewer"] = own_like.map_or_else(|| json!({}), |like| json!({"like": like.uri}));
        if let Some(embed) = embed_view(&record.value["embed"], eyes.base) {
            view["embed"] = embed;
        }
        view
    }

    /// app.bsky.feed.defs#threadViewPost. As on the real network, what hangs below a deleted reply is not shown.
    pub fn thread(&self, record: &Record, depth: usize, eyes: Eyes<'_>) -> Value {
        let replies: Vec<Value> = match depth {
            0 => vec![],
            _ => self.replies(&record.uri).map(|reply| self.branch(reply, depth - 1, eyes)).collect(),
        };
        let mut post = self.post_view(record, eyes);
        if let Some(gate) = self.record(&gate_of(&record.uri)).filter(|_| record.parent().is_none()) {
            post["threadgate"] = json!({"uri": gate.uri, "cid": gate.cid, "record": gate.value, "lists": []});
        }
        json!({
            "$type": "app.bsky.feed.defs#threadViewPost",
            "post": post,
            "replies": replies,
        })
    }

    /// What is not shown to us stands there without its words, and without what hangs below it.
    fn branch(&self, record: &Record, depth: usize, eyes: Eyes<'_>) -> Value {
        if self.shows(&record.did) {
            return self.thread(record, depth, eyes);
        }
        json!({
            "$type": "app.bsky.feed.defs#blockedPost",
            "uri": record.uri,
            "blocked": true,
            "author": {"did": record.did},
        })
    }

    /// app.bsky.notification.listNotifications#notification.
    pub fn notification(&self, note: &Note) -> Option<Value> {
        let record = self.record(&note.uri)?;
        let mut view = json!({
            "uri": record.uri,
            "cid": record.cid,
            "author": self.profile(&record.did),
            "reason": note.reason,
            "record": record.value,
            "isRead": false,
            "indexedAt": note.at.rfc3339_millis(),
        });
        if let Some(subject) = &note.subject {
            view["reasonSubject"] = subject.as_str().into();
        }
        Some(view)
    }

    fn replies(&self, uri: &str) -> impl Iterator<Item = &Record> {
        self.posts().filter(move |record| record.parent() == Some(uri))
    }
}

/// The gate of a thread lies beside the post it begins with, under the same key.
pub(super) fn gate_of(root: &str) -> String {
    root.replace("/app.bsky.feed.post/", "/app.bsky.feed.threadgate/")
}

fn embed_view(embed: &Value, base: &str) -> Option<Value> {
    let picture = |blob: &Value| blob["ref"]["$link"].as_str().map(|name| format!("{base}/blobs/{name}"));
    match embed["$type"].as_str()? {
        "app.bsky.embed.images" => {
            let view = |image: &Value| {
                let address = picture(&image["image"]);
                json!({"thumb": address, "fullsize": address, "alt": image["alt"]})
            };
            let images: Vec<Value> = embed["images"].as_array()?.iter().map(view).collect();
            Some(json!({"$type": "app.bsky.embed.images#view", "images": images}))
        }
        "app.bsky.embed.external" => {
            let mut external = embed["external"].clone();
            match picture(&external["thumb"]) {
                Some(address) => external["thumb"] = address.into(),
                None => _ = external.as_object_mut()?.remove("thumb"),
            }
            Some(json!({"$type": "app.bsky.embed.external#view", "external": external}))
        }
        _ => None,
    }
}
