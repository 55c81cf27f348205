//! What is said under our posts: new, shown otherwise, out of sight, deleted.

use super::Bluesky;
use super::client::{Body, Call, Standing};
use super::cursor::{Cursor, Thread, letter, newest};
use super::keys::Keys;
use super::translate::is_by;
use super::wire::{Branch, Post, Thread as TheirThread};
use crate::{Connection, NetworkError};
use domain::Timestamp;
use domain::channels::Incoming;
use domain::inbox::Sight;
use std::collections::{BTreeMap, BTreeSet};

/// Our newest posts, whose threads are read at each poll …
const NEWEST: usize = 15;
/// … and so many of the older ones in turn …
const IN_TURN: usize = 5;
/// … of so many in all.
const ROOTS: usize = 60;
/// Levels of replies that are read. The reader of JSON gives up at 128 levels, of which each reply takes two; a deeper
/// reply still arrives as a notification if it answers us.
const DEPTH: usize = 50;
/// What is away is asked about so often (seconds): it may have been deleted meanwhile.
const ASK_AGAIN: i64 = 3600;
/// Servers asked in one poll about what is no longer shown.
const ASKED: usize = 20;

/// What a poll gathers.
#[derive(Default)]
pub(super) struct Told {
    pub incoming: Vec<Incoming>,
    /// What could not be read, in plain words.
    pub unheard: Vec<String>,
}

impl Bluesky {
    pub(super) async fn read_threads(
        &self,
        at: &Connection,
        cursor: &mut Cursor,
        mut roots: Vec<String>,
        told: &mut Told,
    ) -> Result<(), NetworkError> {
        let did = Keys::of(at)?.did;
        roots.retain(|root| is_by(root, &did));
        roots.truncate(ROOTS);
        let older = roots.len().saturating_sub(NEWEST);
        let turn: Vec<usize> = (0..IN_TURN.min(older)).map(|n| NEWEST + (cursor.turn + n) % older).collect();
        cursor.turn = if older == 0 { 0 } else { (cursor.turn + IN_TURN) % older };
        let mut before = std::mem::take(&mut cursor.threads);
        let mut asked = 0;
        for (place, root) in roots.iter().enumerate() {
            let known = before.remove(root).unwrap_or_default();
            let reads = place < NEWEST || turn.contains(&place);
            let now = if reads {
                self.read_thread(at, root, known, cursor.began, &mut asked, told).await?
            } else {
                known
            };
            cursor.threads.insert(root.clone(), newest(now));
        }
        Ok(())
    }

    async fn read_thread(
        &self,
        at: &Connection,
        root: &str,
        known: Thread,
        began: Option<i64>,
        asked: &mut usize,
        told: &mut Told,
    ) -> Result<Thread, NetworkError> {
        let did = Keys::of(at)?.did;
        // Our post itself may not be shown at the moment: that says nothing about the replies.
        let Some(branch) = self.thread(at, root, &mut told.unheard).await? else { return Ok(known) };
        let gate = branch.post.as_ref().and_then(|post| post.threadgate.clone());
        let hidden: BTreeSet<String> =
            gate.map(|gate| gate.record.hidden_replies).unwrap_or_default().into_iter().collect();
        let mut there = vec![];
        flatten(branch.replies, &mut there);
        // A branch below a deleted reply is no longer shown, though it is still there: ask for each by name.
        let shown: BTreeSet<&String> = there.iter().map(|post| &post.uri).collect();
        let unseen: Vec<String> = known.keys().filter(|uri| !shown.contains(uri)).cloned().collect();
        there.extend(self.posts(at, &unseen).await?);
        let mut now: Thread = BTreeMap::new();
        for post in &there {
            let said = self.incoming(post, &did, hidden.contains(&post.uri));
            let Incoming::Message(message) = &said else { continue };
            let sight = letter(message.sight);
            let is_new = !known.contains_key(&post.uri);
            let seen_at = Timestamp::parse(&post.indexed_at).map_or(i64::MAX, Timestamp::seconds);
            let before_us = is_new && began.is_some_and(|began| seen_at < began);
            if !before_us && known.get(&post.uri).is_none_or(|(before, _)| *before != sight) {
                told.incoming.push(said);
            }
            now.insert(post.uri.clone(), (sight, 0));
        }
        for uri in unseen {
            if now.contains_key(&uri) {
                continue;
            }
            if let Some(away) = self.out_of_sight(&uri, known[&uri], asked, &mut told.incoming).await {
                now.insert(uri, away);
            }
        }
        Ok(now)
    }

    /// It is not shown to us. Only its writer's own server can say that it was deleted; until it does, it is out of sight.
    async fn out_of_sight(
        &self,
        uri: &str,
        (before, last_asked): (char, i64),
        asked: &mut usize,
        incoming: &mut Vec<Incoming>,
    ) -> Option<(char, i64)> {
        let now = self.clock.now();
        let away = letter(Sight::Away);
        let due = before != away || now.seconds() - last_asked >= ASK_AGAIN;
        let standing = if due && *asked < ASKED {
            *asked += 1;
            self.client.standing(uri).await
        } else {
            Standing::NotKnown
        };
        if standing == Standing::Deleted {
            // They do not tell when; we know that it was before now.
            incoming.push(Incoming::Deleted { remote_id: uri.to_owned(), at: now });
            return None;
        }
        if before != away {
            incoming.push(Incoming::Seen { remote_id: uri.to_owned(), sight: Sight::Away, at: now });
        }
        Some((away, if due { now.seconds() } else { last_asked }))
    }

    async fn thread(
        &self,
        at: &Connection,
        uri: &str,
        unheard: &mut Vec<String>,
    ) -> Result<Option<Branch>, NetworkError> {
        let query =
            vec![("uri", uri.to_owned()), ("depth", DEPTH.to_string()), ("parentHeight", "0".to_owned())];
        let call = Call { name: "app.bsky.feed.getPostThread", query, body: Body::None };
        match self.client.call::<TheirThread>(at, call).await {
            Ok(thread) => Ok(Some(thread.thread).filter(|branch| branch.post.is_some())),
            Err(failure) if failure.is_missing() => Ok(None),
            // The talk under one post cannot be read; the others can.
            Err(failure) if failure.is_about_one() => {
                let why = failure.when_reading().to_string();
                unheard.push(format!("What is said under one of your posts cannot be read: {why}."));
                Ok(None)
            }
            Err(failure) => Err(failure.when_reading()),
        }
    }
}

fn flatten(branches: Vec<Branch>, into: &mut Vec<Post>) {
    // By hand instead of by recursion: strangers decide how deep a thread is.
    let mut waiting = branches;
    while let Some(branch) = waiting.pop() {
        into.extend(branch.post);
        waiting.extend(branch.replies);
    }
}
