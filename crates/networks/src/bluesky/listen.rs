//! Hearing what people write: notifications for what is new, threads for what no notification tells, our own feed for
//! what we wrote there ourselves.
//!
//! The network notifies of replies to us and of mentions, not of everything said further down under our posts, and
//! never of a deletion. So the threads of our recent posts are read as well, and compared with what was there before.

use super::Bluesky;
use super::client::{Body, Call, Failure};
use super::cursor::{Back, Cursor};
use super::keys::Keys;
use super::threads::Told;
use super::translate::{message, reaction};
use super::wire::{Feed, Notification, Notifications, Post, Posts};
use crate::{Called, Connection, Heard, Listen, NetworkError, pictures};
use async_trait::async_trait;
use chrono::TimeDelta;
use domain::Timestamp;
use domain::channels::{Incoming, IncomingMessage};
use serde_json::Value;
use std::collections::BTreeSet;

/// Pages of notifications (100 each) in one poll; the rest follows in the next one.
const PAGES: usize = 3;
/// Posts in one getPosts; the lexicon's limit, read 2026-11-22.
const AT_ONCE: usize = 25;
/// Posts of our own feed that are read at each poll.
const OWN_POSTS: usize = 60;
/// The AppView sorts by its own time, which may run a little behind: what is this much older is read again.
const OVERLAP: TimeDelta = TimeDelta::minutes(2);
/// What a notification told of and nobody shows is asked for so long.
const OWED: TimeDelta = TimeDelta::hours(24);
/// How far back the first poll looks under our own posts.
const FIRST: TimeDelta = TimeDelta::days(7);

#[async_trait]
impl Listen for Bluesky {
    async fn poll(
        &self,
        at: &Connection,
        cursor: Option<&Value>,
        posts: &[String],
    ) -> Result<Heard, NetworkError> {
        let now = self.clock.now();
        let mut cursor = Cursor::read(cursor);
        cursor.began.get_or_insert_with(|| now.minus(FIRST).seconds());
        let mut told = Told { incoming: self.notified(at, &mut cursor).await?, ..Told::default() };
        let (own, called) = self.own_feed(at, &mut cursor, &mut told.incoming).await?;
        self.read_threads(at, &mut cursor, roots(posts, own), &mut told).await?;
        let Told { mut incoming, unheard } = told;
        once_each(&mut incoming);
        incoming.sort_by_key(when);
        let more = cursor.back.is_some();
        let cursor = serde_json::to_value(cursor)
            .map_err(|error| NetworkError::Surprise { what: format!("a cursor: {error}") })?;
        Ok(Heard { incoming, cursor: Some(cursor), more, unheard, called })
    }

    async fn fetch(&self, at: &Connection, remote_id: &str) -> Result<Option<IncomingMessage>, NetworkError> {
        let did = Keys::of(at)?.did;
        let found = self.posts(at, &[remote_id.to_owned()]).await?;
        Ok(found.first().map(|post| message(post, &did, &self.client.settings.web, self.clock.now(), false)))
    }

    async fn picture(&self, _: &Connection, url: &str, most_bytes: usize) -> Result<Vec<u8>, NetworkError> {
        pictures::fetch(self.client.outside(), url, most_bytes).await
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
        let mut uris: BTreeSet<String> =
            notifications.iter().filter(written).map(|n| n.uri.clone()).collect();
        uris.extend(cursor.owed.keys().cloned());
        let posts = self.posts(at, &uris.iter().cloned().collect::<Vec<_>>()).await?;
        // Told of, and not shown: their lists run behind, or one has blocked the other. It may still come.
        uris.retain(|uri| !posts.iter().any(|post| &post.uri == uri));
        cursor.owe(uris, self.clock.now(), OWED);
        incoming.extend(posts.iter().map(|post| self.incoming(post, &did, false)));
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

    /// What we wrote there ourselves, and how we are called by now. Returns the posts that stand by themselves.
    async fn own_feed(
        &self,
        at: &Connection,
        cursor: &mut Cursor,
        incoming: &mut Vec<Incoming>,
    ) -> Result<(Vec<String>, Option<Called>), NetworkError> {
        let did = Keys::of(at)?.did;
        let query = vec![
            ("actor", did.clone()),
            ("filter", "posts_with_replies".to_owned()),
            ("limit", OWN_POSTS.to_string()),
        ];
        let call = Call { name: "app.bsky.feed.getAuthorFeed", query, body: Body::None };
        let feed: Feed = match self.client.call(at, call).await {
            Ok(feed) => feed,
            // A very new account is not known to the app view yet.
            Err(failure) if failure.is_missing() || matches!(failure, Failure::Said { status: 400, .. }) => {
                return Ok((vec![], None));
            }
            Err(failure) => return Err(failure.when_reading()),
        };
        let own = feed.feed.into_iter().filter(|item| item.reason.is_none() && item.post.author.did == did);
        let own: Vec<Post> = own.map(|item| item.post).collect();
        let new = own.iter().filter(|post| !cursor.own.contains(&post.uri));
        incoming.extend(new.map(|post| self.incoming(post, &did, false)));
        cursor.own = own.iter().map(|post| post.uri.clone()).collect();
        let called = own.first().filter(|post| post.author.handle != "handle.invalid").map(|post| {
            let handle = &post.author.handle;
            let name = post.author.display_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
            Called { name: name.unwrap_or(handle).to_owned(), handle: Some(format!("@{handle}")) }
        });
        let roots = own.into_iter().filter(|post| post.record.reply.is_none()).map(|post| post.uri);
        Ok((roots.collect(), called))
    }

    /// Those of these posts that are shown to us.
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

    pub(super) fn incoming(&self, post: &Post, did: &str, hidden: bool) -> Incoming {
        Incoming::Message(message(post, did, &self.client.settings.web, self.clock.now(), hidden))
    }
}

/// What people may talk under: our publications, and what we posted there ourselves; the newest first.
fn roots(publications: &[String], own: Vec<String>) -> Vec<String> {
    let mut roots: Vec<String> = publications.iter().cloned().chain(own).collect();
    // Record keys begin with the time.
    roots.sort_by(|one, other| other.rsplit('/').next().cmp(&one.rsplit('/').next()));
    roots.dedup();
    roots
}

/// What a notification and a thread both tell is one; the thread knows who may see it.
fn once_each(incoming: &mut Vec<Incoming>) {
    let mut told = BTreeSet::new();
    incoming.reverse();
    incoming.retain(|one| match one {
        Incoming::Message(message) => told.insert(message.remote_id.clone()),
        _ => true,
    });
    incoming.reverse();
}

fn when(incoming: &Incoming) -> Timestamp {
    match incoming {
        Incoming::Message(message) => message.written_at,
        Incoming::Edited { at, .. }
        | Incoming::Deleted { at, .. }
        | Incoming::Seen { at, .. }
        | Incoming::Reacted { at, .. } => *at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publications_and_own_posts_are_one_list() {
        let uri = |key: &str| format!("at://did:plc:ada/app.bsky.feed.post/{key}");
        assert_eq!(
            roots(&[uri("3a"), uri("3c")], vec![uri("3c"), uri("3b")]),
            [uri("3c"), uri("3b"), uri("3a")]
        );
    }
}
