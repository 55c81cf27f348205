//! Hearing what people write: webhooks tell at once, polling makes sure.
//!
//! A round goes through everything that moved since the last one, page by page: what one poll cannot take goes on at the
//! next, from where it stopped. Several times a day a round looks through all posts, for talk under old ones.

use super::Facebook;
use super::client::{Params, token};
use super::failure::Failure;
use super::round::{Cursor, Round, Task};
use super::translate::{comment, direct, post, time};
use super::wire::{Comment, Conversation, Direct, Page, Post};
use crate::{Called, Connection, Heard, Hooks, Listen, NetworkError, pictures};
use async_trait::async_trait;
use domain::Timestamp;
use domain::channels::{Incoming, IncomingMessage};
use serde_json::Value;
use std::collections::BTreeMap;

/// Calls in one poll.
const CALLS: usize = 30;
/// A poll ends when it holds so many messages: what it takes in at once is bounded.
const MESSAGES: usize = 1000;
/// Of the posts a look through everything meets, the newest so many are asked for comments even if they did not move: a
/// reply to a comment does not move its post everywhere.
const ASKED_ANYWAY: usize = 100;
/// … and the look ends after so many.
const LOOKED_THROUGH: usize = 2000;

const POST: &str = "id,message,from,created_time,updated_time,permalink_url,full_picture,attachments{type,media,url,unshimmed_url,title},is_hidden";
const COMMENT: &str = "id,message,from,created_time,parent{id},object{id},attachment,permalink_url,is_hidden";
pub(super) const DIRECT: &str = "id,message,from,to,created_time,attachments,sticker,shares{link,name}";

#[async_trait]
impl Listen for Facebook {
    async fn poll(
        &self,
        at: &Connection,
        cursor: Option<&Value>,
        posts: &[String],
    ) -> Result<Heard, NetworkError> {
        let token = token(at)?;
        let heard = self.hear(at, &token, cursor, posts).await;
        for left in self.client.take_left(&token) {
            at.note_left(Some(left));
        }
        heard
    }

    async fn fetch(&self, at: &Connection, remote_id: &str) -> Result<Option<IncomingMessage>, NetworkError> {
        let token = token(at)?;
        let page = &at.remote_id;
        let found = if remote_id.starts_with("m_") {
            let found = self.client.get(&token, remote_id, vec![("fields", DIRECT.into())]).await;
            found.map(|message: Direct| direct(&message, None, page, self.client.their_now()))
        } else if remote_id.starts_with(&format!("{page}_")) {
            let found = self.client.get(&token, remote_id, vec![("fields", POST.into())]).await;
            found.map(|found: Post| Some(post(&found, page, self.client.their_now())))
        } else {
            self.fetch_comment(at, &token, remote_id).await.map(Some)
        };
        match found {
            Ok(message) => Ok(message),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure.when_reading()),
        }
    }

    async fn picture(&self, _: &Connection, url: &str, most_bytes: usize) -> Result<Vec<u8>, NetworkError> {
        pictures::fetch(self.client.outside(), url, most_bytes).await
    }

    fn hooks(&self) -> Option<&dyn Hooks> {
        Some(self)
    }
}

impl Facebook {
    /// A part of a round.
    async fn hear(
        &self,
        at: &Connection,
        token: &str,
        cursor: Option<&Value>,
        posts: &[String],
    ) -> Result<Heard, NetworkError> {
        let mut cursor = Cursor::read(cursor);
        let mut round = match cursor.round.take() {
            Some(round) => round,
            None => Round::begin(&cursor, self.client.their_now()),
        };
        let mut found = Found::default();
        let mut gone_on = false;
        for _ in 0..CALLS {
            if found.messages.len() >= MESSAGES {
                break;
            }
            let Some(task) = round.todo.pop_front() else { break };
            match self.step(at, token, &task, posts, &mut round, &mut found).await {
                Ok(()) => gone_on = true,
                // They no longer know the place they gave us: from the last that was heard there.
                Err(failure) if failure.is_lost_place() && task.has_place() => {
                    round.todo.push_front(task.without_place());
                }
                // What has come so far is kept, and the same is asked again.
                Err(failure) if failure.is_about_the_channel() => {
                    if !gone_on {
                        return Err(failure.when_reading());
                    }
                    round.todo.push_front(task);
                    break;
                }
                Err(failure) if failure.is_missing() && task.is_one_object() => {}
                Err(failure) => {
                    round.refuse(&task, &failure.words());
                    if round.hears_nothing() {
                        return Err(failure.when_reading());
                    }
                }
            }
        }
        let Found { mut messages, called } = found;
        messages.sort_by_key(|message| message.written_at);
        for message in &messages {
            round.newest = round.newest.max(message.written_at.seconds());
        }
        let more = !round.todo.is_empty();
        let unheard = round.unheard.iter().cloned().collect();
        cursor.after(round);
        Ok(Heard {
            incoming: messages.into_iter().map(Incoming::Message).collect(),
            cursor: serde_json::to_value(cursor).ok(),
            more,
            unheard,
            called,
        })
    }
}

/// What one poll gathers.
#[derive(Default)]
struct Found {
    messages: Vec<IncomingMessage>,
    called: Option<Called>,
}

impl Facebook {
    /// One call, and what follows from it.
    async fn step(
        &self,
        at: &Connection,
        token: &str,
        task: &Task,
        posts: &[String],
        round: &mut Round,
        found: &mut Found,
    ) -> Result<(), Failure> {
        match task {
            Task::Page => {
                let fields = vec![("fields", "id,name,username".to_owned())];
                let page: Page = self.client.get(token, &at.remote_id, fields).await?;
                let handle = page.username.map(|username| format!("@{username}"));
                found.called = Some(Called { name: page.name, handle });
                Ok(())
            }
            Task::Feed { after, seen } => self.feed(at, token, after.as_deref(), *seen, round, found).await,
            Task::Known => self.known(at, token, posts, round).await,
            Task::Tagged { after } => self.tagged(at, token, after.as_deref(), round, found).await,
            Task::Under { .. } => self.under(at, token, task, round, found).await,
            Task::Threads { after } => self.threads(at, token, after.as_deref(), round).await,
            Task::Thread { id, link, after } => {
                self.thread(at, token, (id, link.as_deref()), after.as_deref(), round, found).await
            }
        }
    }

    /// A page of the feed: visitors' posts and our own that are new, and which posts are worth asking for comments.
    async fn feed(
        &self,
        at: &Connection,
        token: &str,
        after: Option<&str>,
        seen: usize,
        round: &mut Round,
        found: &mut Found,
    ) -> Result<(), Failure> {
        let page = &at.remote_id;
        let params = vec![("fields", POST.to_owned()), ("limit", "50".to_owned())];
        let feed = self.client.page::<Post>(token, &format!("{page}/feed"), params, after).await?;
        let told_at = self.client.their_now();
        let created = |one: &Post| time(one.created_time.as_deref()).seconds();
        let oldest = feed.items.iter().map(created).min().unwrap_or(0);
        let all_seen = seen + feed.items.len();
        let goes_on = oldest >= round.since || (round.looks_through && all_seen < LOOKED_THROUGH);
        if let Some(after) = feed.after.filter(|_| goes_on) {
            round.todo.push_front(Task::Feed { after: Some(after), seen: all_seen });
        }
        // Oldest first: their times have whole seconds, and what is equal stays in this order.
        for (place, one) in feed.items.iter().enumerate().rev() {
            if created(one) >= round.since {
                found.messages.push(post(one, page, told_at));
            }
            let anyway = round.looks_through && seen + place < ASKED_ANYWAY;
            if anyway || moved(one).seconds() >= round.moved_since() {
                round.ask_under(&one.id, is_ours(one, page));
            }
        }
        Ok(())
    }

    /// Our own publications that are no longer on the first pages. Several in one call.
    async fn known(
        &self,
        at: &Connection,
        token: &str,
        posts: &[String],
        round: &mut Round,
    ) -> Result<(), Failure> {
        let others: Vec<&String> = posts.iter().filter(|id| !round.asked.contains(*id)).take(50).collect();
        if others.is_empty() {
            return Ok(());
        }
        let ids = others.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(",");
        let fields = "id,from,created_time,updated_time";
        let params: Params<'_> = vec![("ids", ids), ("fields", fields.to_owned())];
        let moves = |one: &Post, round: &mut Round| {
            if moved(one).seconds() >= round.moved_since() {
                round.ask_under(&one.id, is_ours(one, &at.remote_id));
            }
        };
        match self.client.get::<BTreeMap<String, Post>>(token, "", params).await {
            Ok(found) => found.values().for_each(|one| moves(one, round)),
            // One that is gone, or that we may not read, spoils the whole call, so each is asked for alone.
            Err(failure) if !failure.is_about_the_channel() => {
                for id in others {
                    match self.client.get::<Post>(token, id, vec![("fields", fields.to_owned())]).await {
                        Ok(one) => moves(&one, round),
                        Err(failure) if failure.is_about_the_channel() => return Err(failure),
                        Err(failure) if failure.is_missing() => {}
                        Err(failure) => round.refuse_one(&failure.words()),
                    }
                }
            }
            Err(failure) => return Err(failure),
        }
        Ok(())
    }

    /// Posts of others that name the page.
    async fn tagged(
        &self,
        at: &Connection,
        token: &str,
        after: Option<&str>,
        round: &mut Round,
        found: &mut Found,
    ) -> Result<(), Failure> {
        let page = &at.remote_id;
        // `tagged_time` moves with the naming; posts come the last named first.
        let params = vec![("fields", POST.to_owned()), ("limit", "50".to_owned())];
        let tagged = self.client.page::<Post>(token, &format!("{page}/tagged"), params, after).await?;
        let told_at = self.client.their_now();
        let mut new = 0;
        for one in &tagged.items {
            // What stands on our own page is heard there.
            let elsewhere = !one.id.starts_with(&format!("{page}_")) && !is_ours(one, page);
            if time(one.created_time.as_deref()).seconds() >= round.since {
                new += 1;
                found.messages.extend(elsewhere.then(|| post(one, page, told_at)));
            }
        }
        if let Some(after) = tagged.after.filter(|_| new == tagged.items.len()) {
            round.todo.push_front(Task::Tagged { after: Some(after) });
        }
        Ok(())
    }

    /// A page of comments under a post, on all levels, oldest first.
    async fn under(
        &self,
        at: &Connection,
        token: &str,
        task: &Task,
        round: &mut Round,
        found: &mut Found,
    ) -> Result<(), Failure> {
        let Task::Under { post: id, ours, since, last, after } = task else { return Ok(()) };
        let params = vec![
            ("fields", COMMENT.to_owned()),
            ("filter", "stream".to_owned()),
            ("order", "chronological".to_owned()),
            ("since", since.to_string()),
            ("limit", "100".to_owned()),
        ];
        let path = format!("{id}/comments");
        let said = self.client.page::<Comment>(token, &path, params, after.as_deref()).await?;
        let told_at = self.client.their_now();
        if let Some(after) = said.after {
            let heard = said.items.last().map(|one| time(one.created_time.as_deref()).seconds());
            let last = heard.unwrap_or(*last).max(*last);
            let (post, ours, since) = (id.clone(), *ours, *since);
            round.todo.push_front(Task::Under { post, ours, since, last, after: Some(after) });
        }
        found.messages.extend(said.items.iter().map(|one| comment(one, id, *ours, &at.remote_id, told_at)));
        Ok(())
    }

    /// A page of the direct threads that moved, the last moved first.
    async fn threads(
        &self,
        at: &Connection,
        token: &str,
        after: Option<&str>,
        round: &mut Round,
    ) -> Result<(), Failure> {
        let params = vec![
            ("platform", "MESSENGER".to_owned()),
            ("fields", "id,updated_time,link".to_owned()),
            ("limit", "50".to_owned()),
        ];
        let path = format!("{}/conversations", at.remote_id);
        let threads = self.client.page::<Conversation>(token, &path, params, after).await?;
        let moved = |thread: &Conversation| time(thread.updated_time.as_deref()).seconds();
        let goes_on = threads.items.last().is_some_and(|last| moved(last) >= round.since);
        if let Some(after) = threads.after.filter(|_| goes_on) {
            round.todo.push_front(Task::Threads { after: Some(after) });
        }
        for thread in threads.items.iter().rev().filter(|thread| moved(thread) >= round.since) {
            let link = thread.link.as_deref().map(|link| self.whole(link));
            round.todo.push_front(Task::Thread { id: thread.id.clone(), link, after: None });
        }
        Ok(())
    }

    /// A page of a direct thread, newest first.
    async fn thread(
        &self,
        at: &Connection,
        token: &str,
        (id, link): (&str, Option<&str>),
        after: Option<&str>,
        round: &mut Round,
        found: &mut Found,
    ) -> Result<(), Failure> {
        let params = vec![("fields", DIRECT.to_owned()), ("limit", "100".to_owned())];
        let said = self.client.page::<Direct>(token, &format!("{id}/messages"), params, after).await?;
        let told_at = self.client.their_now();
        let written = |one: &Direct| time(one.created_time.as_deref()).seconds();
        let goes_on = said.items.last().is_some_and(|last| written(last) >= round.since);
        if let Some(after) = said.after.filter(|_| goes_on) {
            let (id, link) = (id.to_owned(), link.map(str::to_owned));
            round.todo.push_front(Task::Thread { id, link, after: Some(after) });
        }
        let new = said.items.iter().filter(|one| written(one) >= round.since);
        found.messages.extend(new.filter_map(|one| direct(one, link, &at.remote_id, told_at)));
        Ok(())
    }

    /// They write the links of threads without their own address.
    fn whole(&self, link: &str) -> String {
        match link.strip_prefix('/') {
            Some(path) => format!("{}/{path}", self.client.settings.dialog.trim_end_matches('/')),
            None => link.to_owned(),
        }
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
        let under = said.object.as_ref().map(|object| object.id.as_str()).or_else(|| id.split('_').next());
        let under = under.unwrap_or_default();
        let under = if under.contains('_') { under.to_owned() } else { format!("{page}_{under}") };
        let under: Post = self.client.get(token, &under, vec![("fields", POST.to_owned())]).await?;
        Ok(comment(&said, &under.id, is_ours(&under, page), page, self.client.their_now()))
    }
}

/// Whose post it is, is withheld only of strangers.
fn is_ours(post: &Post, page: &str) -> bool {
    post.from.as_ref().is_some_and(|from| from.id == page)
}

fn moved(post: &Post) -> Timestamp {
    time(post.updated_time.as_deref()).max(time(post.created_time.as_deref()))
}
