//! Hearing what people write: notifications for what is new, threads for what no notification tells.
//!
//! The network notifies of replies to us and of mentions, not of everything said further down under our posts, and
//! never of a deletion. So the threads of our recent posts are read as well, and compared with what was there before.

use super::Bluesky;
use super::client::{Body, Call, Failure};
use super::keys::Keys;
use super::translate::{is_by, message, reaction};
use super::wire::{Branch, Notification, Notifications, Post, Posts, Thread};
use crate::{Connection, Heard, Listen, NetworkError};
use async_trait::async_trait;
use chrono::TimeDelta;
use domain::Timestamp;
use domain::channels::{Incoming, IncomingMessage};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Pages of notifications (100 each) in one poll; the rest follows in the next one.
const PAGES: usize = 3;
/// Our recent posts whose threads are read at each poll.
const THREADS: usize = 15;
/// Messages of one thread that are remembered, to see which vanish.
const REMEMBERED: usize = 500;
/// Levels of replies that are read. The reader of JSON gives up at 128 levels, of which each reply takes two; a deeper
/// reply still arrives as a notification if it answers us.
const DEPTH: usize = 50;
/// Posts in one getPosts; the lexicon's limit, read 2026-11-22.
const AT_ONCE: usize = 25;
/// The AppView sorts by its own time, which may run a little behind: what is this much older is read again.
const OVERLAP: TimeDelta = TimeDelta::minutes(2);

/// Where the last poll ended.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Cursor {
    /// Everything up to this moment has been heard.
    heard: Option<String>,
    /// An unfinished way back through the notifications.
    back: Option<Back>,
    /// Messages under each of our recent posts.
    threads: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Serialize, Deserialize)]
struct Back {
    page: String,
    newest: String,
}

#[async_trait]
impl Listen for Bluesky {
    async fn poll(
        &self,
        at: &Connection,
        cursor: Option<&Value>,
        posts: &[String],
    ) -> Result<Heard, NetworkError> {
        let mut cursor: Cursor =
            cursor.and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default();
        let mut incoming = self.notified(at, &mut cursor).await?;
        self.read_threads(at, &mut cursor, posts, &mut incoming).await?;
        incoming.sort_by_key(when);
        let more = cursor.back.is_some();
        let cursor = serde_json::to_value(cursor)
            .map_err(|error| NetworkError::Surprise { what: format!("a cursor: {error}") })?;
        Ok(Heard { incoming, cursor: Some(cursor), more })
    }

    async fn fetch(&self, at: &Connection, remote_id: &str) -> Result<Option<IncomingMessage>, NetworkError> {
        let did = Keys::of(at)?.did;
        let found = self.posts(at, &[remote_id.to_owned()]).await?;
        Ok(found.first().map(|post| message(post, &did, &self.client.settings.web)))
    }
}

impl Bluesky {
    async fn notified(&self, at: &Connection, cursor: &mut Cursor) -> Result<Vec<Incoming>, NetworkError> {
        let did = Keys::of(at)?.did;
        let back = cursor.back.take();
        let until = cursor.heard.as_deref().and_then(Timestamp::parse).map(|heard| heard.minus(OVERLAP));
        let mut newest = back.as_ref().map(|back| back.newest.clone());
        let mut page = back.map(|back| back.page);
        let mut notifications: Vec<Notification> = vec![];
        for read in 1.. {
            let answer: Notifications = self.notification_page(at, page.take()).await?;
            newest = newest.or_else(|| answer.notifications.first().map(|first| first.indexed_at.clone()));
            let reached = answer.notifications.last().is_none_or(|oldest| {
                Timestamp::parse(&oldest.indexed_at).zip(until).is_some_and(|(oldest, until)| oldest < until)
            });
            notifications.extend(answer.notifications);
            page = answer.cursor.filter(|_| !reached);
            // The very first poll takes what is recent and leaves the past alone.
            if page.is_none() || until.is_none() || read == PAGES {
                break;
            }
        }
        match (page.filter(|_| until.is_some()), newest) {
            (Some(page), Some(newest)) => cursor.back = Some(Back { page, newest }),
            (_, Some(newest)) => cursor.heard = Some(newest),
            (_, None) => {}
        }
        let mut incoming: Vec<Incoming> = notifications.iter().filter_map(|n| reaction(n, &did)).collect();
        let written = |n: &&Notification| matches!(n.reason.as_str(), "reply" | "mention" | "quote");
        let uris: BTreeSet<String> = notifications.iter().filter(written).map(|n| n.uri.clone()).collect();
        let posts = self.posts(at, &uris.into_iter().collect::<Vec<_>>()).await?;
        incoming.extend(posts.iter().map(|post| self.incoming(post, &did)));
        Ok(incoming)
    }

    async fn notification_page(
        &self,
        at: &Connection,
        page: Option<String>,
    ) -> Result<Notifications, NetworkError> {
        let mut query = vec![("limit", "100".to_owned())];
        query.extend(page.map(|page| ("cursor", page)));
        let call = Call { name: "app.bsky.notification.listNotifications", query, body: Body::None };
        self.client.call(at, call).await.map_err(Failure::when_reading)
    }

    /// What is new under our recent posts, and what is gone.
    async fn read_threads(
        &self,
        at: &Connection,
        cursor: &mut Cursor,
        posts: &[String],
        incoming: &mut Vec<Incoming>,
    ) -> Result<(), NetworkError> {
        let did = Keys::of(at)?.did;
        let recent = posts.iter().filter(|post| is_by(post, &did)).take(THREADS);
        let mut before = std::mem::take(&mut cursor.threads);
        for root in recent {
            let known = before.remove(root).unwrap_or_default();
            let Some(branch) = self.thread(at, root).await? else {
                // Our post itself is not shown at the moment: that says nothing about the replies.
                cursor.threads.insert(root.clone(), known);
                continue;
            };
            let mut there = vec![];
            flatten(branch.replies, &mut there);
            incoming.extend(
                there.iter().filter(|post| !known.contains(&post.uri)).map(|post| self.incoming(post, &did)),
            );
            let mut now: BTreeSet<String> = there.into_iter().map(|post| post.uri).collect();
            // A branch below a deleted reply is no longer shown, though it is still there: ask for each by name.
            let unseen: Vec<String> = known.difference(&now).cloned().collect();
            let still_there: BTreeSet<String> =
                self.posts(at, &unseen).await?.into_iter().map(|post| post.uri).collect();
            for gone in unseen.iter().filter(|uri| !still_there.contains(*uri)) {
                // They do not tell when; we know that it was before now.
                incoming.push(Incoming::Deleted { remote_id: gone.clone(), at: self.clock.now() });
            }
            now.extend(still_there);
            cursor.threads.insert(root.clone(), newest(now));
        }
        Ok(())
    }

    async fn thread(&self, at: &Connection, uri: &str) -> Result<Option<Branch>, NetworkError> {
        let query =
            vec![("uri", uri.to_owned()), ("depth", DEPTH.to_string()), ("parentHeight", "0".to_owned())];
        let call = Call { name: "app.bsky.feed.getPostThread", query, body: Body::None };
        match self.client.call::<Thread>(at, call).await {
            Ok(thread) => Ok(Some(thread.thread).filter(|branch| branch.post.is_some())),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure.when_reading()),
        }
    }

    /// Those of these posts that are still there, as shown to us.
    pub(super) async fn posts(&self, at: &Connection, uris: &[String]) -> Result<Vec<Post>, NetworkError> {
        let mut posts = vec![];
        for some in uris.chunks(AT_ONCE) {
            let query = some.iter().map(|uri| ("uris", uri.clone())).collect();
            let call = Call { name: "app.bsky.feed.getPosts", query, body: Body::None };
            let answer: Posts = self.client.call(at, call).await.map_err(Failure::when_reading)?;
            posts.extend(answer.posts);
        }
        Ok(posts)
    }

    fn incoming(&self, post: &Post, did: &str) -> Incoming {
        Incoming::Message(message(post, did, &self.client.settings.web))
    }
}

fn newest(uris: BTreeSet<String>) -> BTreeSet<String> {
    let mut uris: Vec<String> = uris.into_iter().collect();
    // Record keys begin with the time.
    uris.sort_by(|a, b| b.rsplit('/').next().cmp(&a.rsplit('/').next()));
    uris.truncate(REMEMBERED);
    uris.into_iter().collect()
}

fn flatten(branches: Vec<Branch>, into: &mut Vec<Post>) {
    // By hand instead of by recursion: strangers decide how deep a thread is.
    let mut waiting = branches;
    while let Some(branch) = waiting.pop() {
        into.extend(branch.post);
        waiting.extend(branch.replies);
    }
}

fn when(incoming: &Incoming) -> Timestamp {
    match incoming {
        Incoming::Message(message) => message.written_at,
        Incoming::Edited { at, .. } | Incoming::Deleted { at, .. } | Incoming::Reacted { at, .. } => *at,
    }
}
