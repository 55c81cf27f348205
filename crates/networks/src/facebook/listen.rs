//! Hearing what people write: webhooks tell at once, polling makes sure.

use super::Facebook;
use super::client::{Listed, token};
use super::failure::Failure;
use super::translate::{comment, direct, time, visitor_post};
use super::wire::{Comment, Conversation, Direct, List, Post};
use crate::{Connection, Heard, Hooks, Listen, NetworkError};
use async_trait::async_trait;
use chrono::TimeDelta;
use domain::Timestamp;
use domain::channels::{Incoming, IncomingMessage};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Our recent posts that are asked for new comments, beside those on the first page of the feed.
const POSTS: usize = 50;
/// What is this much older than the newest known is read again: their lists may run behind one another.
const OVERLAP: TimeDelta = TimeDelta::minutes(30);
/// How far back the very first poll looks.
const FIRST: TimeDelta = TimeDelta::days(7);

const POST: &str = "id,message,from,created_time,updated_time,permalink_url,full_picture";
const COMMENT: &str = "id,message,from,created_time,parent{id},object{id},attachment,permalink_url";
const DIRECT: &str = "id,message,from,to,created_time,attachments";

/// Everything up to this moment (seconds since 1970, their time) has been heard.
#[derive(Serialize, Deserialize)]
struct Cursor {
    heard: i64,
}

#[async_trait]
impl Listen for Facebook {
    async fn poll(
        &self,
        at: &Connection,
        cursor: Option<&Value>,
        posts: &[String],
    ) -> Result<Heard, NetworkError> {
        let token = token(at)?;
        let cursor: Option<Cursor> = cursor.and_then(|value| serde_json::from_value(value.clone()).ok());
        let since = match &cursor {
            Some(cursor) => Timestamp::from_seconds(cursor.heard).minus(OVERLAP),
            None => self.clock.now().minus(FIRST),
        };
        let mut found = Found { messages: vec![], cut_at: None };
        self.under_posts(at, &token, posts, since, &mut found).await.map_err(Failure::when_reading)?;
        match self.directs(at, &token, since, &mut found).await {
            Ok(()) => {}
            // Messages need a permission of their own; without it the page's public talk is still heard.
            Err(failure) if failure.is_permission() => {}
            Err(failure) => return Err(failure.when_reading()),
        }
        let Found { mut messages, cut_at } = found;
        messages.sort_by_key(|message| message.written_at);
        let newest = messages.last().map(|message| message.written_at.seconds());
        let before = cursor.map_or(since.seconds(), |cursor| cursor.heard);
        // Where a list was cut, everything behind the cut is read again.
        let heard = match cut_at {
            Some(cut) => cut.seconds(),
            None => newest.map_or(before, |newest| newest.max(before)),
        };
        Ok(Heard {
            incoming: messages.into_iter().map(Incoming::Message).collect(),
            cursor: serde_json::to_value(Cursor { heard }).ok(),
            more: cut_at.is_some_and(|cut| cut.seconds() > before),
        })
    }

    async fn fetch(&self, at: &Connection, remote_id: &str) -> Result<Option<IncomingMessage>, NetworkError> {
        let token = token(at)?;
        let page = &at.remote_id;
        let found = if remote_id.starts_with("m_") {
            let found = self.client.get(&token, remote_id, vec![("fields", DIRECT.into())]).await;
            found.map(|message: Direct| direct(&message, None, page))
        } else if remote_id.starts_with(&format!("{page}_")) {
            let found = self.client.get(&token, remote_id, vec![("fields", POST.into())]).await;
            found.map(|post: Post| Some(visitor_post(&post, page)))
        } else {
            self.fetch_comment(at, &token, remote_id).await.map(Some)
        };
        match found {
            Ok(message) => Ok(message),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure.when_reading()),
        }
    }

    fn hooks(&self) -> Option<&dyn Hooks> {
        Some(self)
    }
}

/// What one poll gathers.
struct Found {
    messages: Vec<IncomingMessage>,
    /// Up to where the shortest list reached that was too long for one poll.
    cut_at: Option<Timestamp>,
}

impl Facebook {
    /// New comments under every post that moved, and new posts of visitors.
    async fn under_posts(
        &self,
        at: &Connection,
        token: &str,
        posts: &[String],
        since: Timestamp,
        into: &mut Found,
    ) -> Result<(), Failure> {
        let page = &at.remote_id;
        let fields = vec![("fields", POST.to_owned()), ("limit", "50".to_owned())];
        let feed: List<Post> = self.client.get(token, &format!("{page}/feed"), fields).await?;
        let mut feed = feed.data;
        let others: Vec<&String> =
            posts.iter().take(POSTS).filter(|id| !feed.iter().any(|post| &post.id == *id)).collect();
        feed.extend(self.posts_by_id(token, &others).await?);
        // Oldest first: their times have whole seconds, and what is equal stays in this order.
        for post in feed.iter().rev().filter(|post| moved(post) >= since) {
            let ours = post.from.as_ref().is_none_or(|from| &from.id == page);
            if !ours && time(post.created_time.as_deref()) >= since {
                into.messages.push(visitor_post(post, page));
            }
            let params = vec![
                ("fields", COMMENT.to_owned()),
                ("filter", "stream".to_owned()),
                ("order", "chronological".to_owned()),
                ("since", since.seconds().to_string()),
                ("limit", "100".to_owned()),
            ];
            let path = format!("{}/comments", post.id);
            let comments = match self.client.list::<Comment>(token, &path, params, |_| false).await {
                Ok(comments) => comments,
                Err(failure) if failure.is_missing() => continue,
                Err(failure) => return Err(failure),
            };
            let said = comments.items.iter().map(|said| comment(said, &post.id, ours, page));
            into.messages.extend(said);
            if !comments.whole {
                let last = comments.items.last().map_or(since, |last| time(last.created_time.as_deref()));
                into.cut_at = Some(into.cut_at.map_or(last, |cut| cut.min(last)));
            }
        }
        Ok(())
    }

    /// Posts that are no longer on the first page. Several in one call; those that are gone are left out.
    async fn posts_by_id(&self, token: &str, ids: &[&String]) -> Result<Vec<Post>, Failure> {
        let mut posts = vec![];
        for some in ids.chunks(POSTS) {
            let ids = some.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(",");
            let params = vec![("ids", ids), ("fields", POST.to_owned())];
            match self.client.get::<BTreeMap<String, Post>>(token, "", params).await {
                Ok(found) => posts.extend(found.into_values()),
                // One that is gone spoils the whole call, so each is asked for alone.
                Err(failure) if failure.is_missing() => {
                    for id in some {
                        match self.client.get(token, id, vec![("fields", POST.to_owned())]).await {
                            Ok(post) => posts.push(post),
                            Err(failure) if failure.is_missing() => {}
                            Err(failure) => return Err(failure),
                        }
                    }
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(posts)
    }

    /// New messages of every thread that moved. Threads come the last moved first.
    async fn directs(
        &self,
        at: &Connection,
        token: &str,
        since: Timestamp,
        into: &mut Found,
    ) -> Result<(), Failure> {
        let page = &at.remote_id;
        let params = vec![
            ("platform", "MESSENGER".to_owned()),
            ("fields", "id,updated_time,link".to_owned()),
            ("limit", "50".to_owned()),
        ];
        let moved = |thread: &Conversation| time(thread.updated_time.as_deref());
        let older = |seen: &[Conversation]| seen.last().is_some_and(|last| moved(last) < since);
        let threads = self.client.list(token, &format!("{page}/conversations"), params, older).await?;
        for thread in threads.items.iter().filter(|thread| moved(thread) >= since) {
            let messages = self.messages(token, &thread.id, since).await?;
            let messages =
                messages.items.iter().filter_map(|said| direct(said, thread.link.as_deref(), page));
            into.messages.extend(messages.filter(|message| message.written_at >= since));
        }
        Ok(())
    }

    /// The messages of a thread since then, newest first.
    pub(super) async fn messages(
        &self,
        token: &str,
        thread: &str,
        since: Timestamp,
    ) -> Result<Listed<Direct>, Failure> {
        let params = vec![("fields", DIRECT.to_owned()), ("limit", "100".to_owned())];
        let older =
            |seen: &[Direct]| seen.last().is_some_and(|last| time(last.created_time.as_deref()) < since);
        self.client.list(token, &format!("{thread}/messages"), params, older).await
    }

    async fn fetch_comment(
        &self,
        at: &Connection,
        token: &str,
        id: &str,
    ) -> Result<IncomingMessage, Failure> {
        let page = &at.remote_id;
        let said: Comment = self.client.get(token, id, vec![("fields", COMMENT.to_owned())]).await?;
        // What it stands under is named without the page, and a comment's own id begins with it.
        let post = said.object.as_ref().map(|object| object.id.as_str()).or_else(|| id.split('_').next());
        let post = post.unwrap_or_default();
        let post = if post.contains('_') { post.to_owned() } else { format!("{page}_{post}") };
        let post: Post = self.client.get(token, &post, vec![("fields", POST.to_owned())]).await?;
        let ours = post.from.as_ref().is_none_or(|from| &from.id == page);
        Ok(comment(&said, &post.id, ours, page))
    }
}

fn moved(post: &Post) -> Timestamp {
    time(post.updated_time.as_deref()).max(time(post.created_time.as_deref()))
}
