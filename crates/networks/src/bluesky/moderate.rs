//! Hiding replies under our posts, and likes.
//!
//! Source: lexicons `app.bsky.feed.threadgate` (its key is the post's, at most 300 hidden replies; rules about who may reply
//! stand in the same record and are kept), `app.bsky.feed.like`, `com.atproto.repo.putRecord` (`swapRecord`); read
//! 2026-11-26. Nobody can delete what another account wrote.

use super::Bluesky;
use super::client::{Body, Call, Failure};
use super::keys::Keys;
use super::tid::record_key;
use super::translate::{is_by, message};
use super::wire::{KeptWhole, Post};
use crate::{Connection, Moderate, NetworkError, Stands, Theirs};
use async_trait::async_trait;
use domain::inbox::{Kind, Moderation, Sight};
use serde_json::{Value, json};

const GATES: &str = "app.bsky.feed.threadgate";
const LIKES: &str = "app.bsky.feed.like";
/// Source: lexicon `app.bsky.feed.threadgate`, `hiddenReplies.maxLength`.
const MOST_HIDDEN: usize = 300;
/// Somebody changes the same gate in their app at the same moment: read again, so often.
const TURNS: usize = 3;

const UNDER_OURS: &[Moderation] = &[Moderation::Hide, Moderation::Show, Moderation::Like, Moderation::Unlike];
const ELSEWHERE: &[Moderation] = &[Moderation::Like, Moderation::Unlike];

#[async_trait]
impl Moderate for Bluesky {
    fn deeds(&self, what: &Theirs) -> &'static [Moderation] {
        match what.kind {
            Kind::Comment if what.under.is_some() => UNDER_OURS,
            Kind::Comment | Kind::Mention => ELSEWHERE,
            Kind::Direct | Kind::Question => &[],
        }
    }

    async fn moderate(
        &self,
        at: &Connection,
        what: &Theirs,
        deed: Moderation,
    ) -> Result<Stands, NetworkError> {
        match deed {
            Moderation::Hide | Moderation::Show => self.gate(at, what, deed == Moderation::Hide).await?,
            Moderation::Like => self.like(at, what).await?,
            Moderation::Unlike => self.unlike(at, what).await?,
            Moderation::Delete => {
                let reason = "Bluesky lets nobody delete what another account wrote.".to_owned();
                return Err(NetworkError::Refused { reason });
            }
        }
        self.stands(at, what, deed).await
    }

    async fn look_at(
        &self,
        at: &Connection,
        what: &Theirs,
        deed: Moderation,
    ) -> Result<Option<Stands>, NetworkError> {
        let is_so = match deed {
            Moderation::Hide | Moderation::Show => {
                let gate = self.own_record(at, GATES, &gate_key(at, what)?).await?;
                let hidden = gate.is_some_and(|gate| hidden_in(&gate.value).contains(&what.remote_id));
                hidden == (deed == Moderation::Hide)
            }
            Moderation::Like => !self.own_likes(at, what).await?.is_empty(),
            Moderation::Unlike => self.own_likes(at, what).await?.is_empty(),
            Moderation::Delete => false,
        };
        if is_so { self.stands(at, what, deed).await.map(Some) } else { Ok(None) }
    }
}

impl Bluesky {
    /// Puts a reply into the list of hidden ones, or takes it out; whatever else stands in the gate stays as it is.
    async fn gate(&self, at: &Connection, what: &Theirs, hide: bool) -> Result<(), NetworkError> {
        let key = gate_key(at, what)?;
        for _ in 0..TURNS {
            let kept = self.own_record(at, GATES, &key).await?;
            let mut hidden = kept.as_ref().map(|kept| hidden_in(&kept.value)).unwrap_or_default();
            if hidden.contains(&what.remote_id) == hide {
                return Ok(());
            }
            hidden.retain(|uri| uri != &what.remote_id);
            if hide {
                hidden.push(what.remote_id.clone());
            }
            if hidden.len() > MOST_HIDDEN {
                let reason = format!("Bluesky hides at most {MOST_HIDDEN} replies under one post.");
                return Err(NetworkError::Refused { reason });
            }
            let mut gate = kept.as_ref().map_or_else(
                || json!({"$type": GATES, "post": what.under, "createdAt": self.clock.now().rfc3339_millis()}),
                |kept| kept.value.clone(),
            );
            gate["hiddenReplies"] = hidden.into();
            // Null: only if there is none yet.
            let swap = kept.map(|kept| kept.cid);
            let body = json!({
                "repo": Keys::of(at)?.did, "collection": GATES, "rkey": key, "record": gate, "swapRecord": swap,
            });
            let call = Call { name: "com.atproto.repo.putRecord", query: vec![], body: Body::Json(body) };
            match self.client.call::<Value>(at, call).await {
                Ok(_) => return Ok(()),
                Err(Failure::Said { error, .. }) if error == "InvalidSwap" => {}
                Err(failure) => return Err(failure.when_sending()),
            }
        }
        let why = "Somebody changes who may reply there at the same moment".to_owned();
        Err(NetworkError::Later { after: None, why })
    }

    async fn like(&self, at: &Connection, what: &Theirs) -> Result<(), NetworkError> {
        if !self.own_likes(at, what).await?.is_empty() {
            return Ok(());
        }
        let Some(post) = self.shown(at, what).await? else {
            return Err(NetworkError::Refused { reason: "It is no longer shown on Bluesky.".into() });
        };
        let key = record_key(what.key, 0);
        let record = json!({
            "$type": LIKES,
            "subject": {"uri": post.uri, "cid": post.cid},
            "createdAt": self.clock.now().rfc3339_millis(),
        });
        let body = json!({"repo": Keys::of(at)?.did, "collection": LIKES, "rkey": key, "record": record});
        let call = Call { name: "com.atproto.repo.createRecord", query: vec![], body: Body::Json(body) };
        match self.client.call::<Value>(at, call).await {
            Ok(_) => Ok(()),
            // A key that is taken is a 500 there: an earlier attempt of ours.
            Err(failure @ Failure::Said { status: 400 | 409 | 500.., .. }) => {
                match self.own_record(at, LIKES, &key).await {
                    Ok(Some(_)) => Ok(()),
                    _ => Err(failure.when_sending()),
                }
            }
            Err(failure) => Err(failure.when_sending()),
        }
    }

    /// Takes back our like, whichever app it was given in. Removing what is gone succeeds there.
    async fn unlike(&self, at: &Connection, what: &Theirs) -> Result<(), NetworkError> {
        for key in self.own_likes(at, what).await? {
            let body = json!({"repo": Keys::of(at)?.did, "collection": LIKES, "rkey": key});
            let call = Call { name: "com.atproto.repo.deleteRecord", query: vec![], body: Body::Json(body) };
            self.client.call::<Value>(at, call).await.map_err(Failure::when_sending)?;
        }
        Ok(())
    }

    /// The keys of our likes of it: the one the app view knows, as far as it still stands, and the one we give.
    async fn own_likes(&self, at: &Connection, what: &Theirs) -> Result<Vec<String>, NetworkError> {
        let viewed = self.shown(at, what).await?.and_then(|post| post.viewer).and_then(|viewer| viewer.like);
        let did = Keys::of(at)?.did;
        let mut keys = vec![record_key(what.key, 0)];
        keys.extend(
            viewed.filter(|uri| is_by(uri, &did)).and_then(|uri| Some(uri.rsplit('/').next()?.to_owned())),
        );
        keys.dedup();
        let mut standing = vec![];
        for key in keys {
            let kept = self.own_record(at, LIKES, &key).await?;
            let is_it = kept.is_some_and(|kept| kept.value["subject"]["uri"] == what.remote_id.as_str());
            standing.extend(is_it.then_some(key));
        }
        Ok(standing)
    }

    /// A record in our own repository: the server that writes is asked, not the app view, which may lag.
    async fn own_record(
        &self,
        at: &Connection,
        collection: &str,
        key: &str,
    ) -> Result<Option<KeptWhole>, NetworkError> {
        let query = vec![
            ("repo", Keys::of(at)?.did),
            ("collection", collection.to_owned()),
            ("rkey", key.to_owned()),
        ];
        let call = Call { name: "com.atproto.repo.getRecord", query, body: Body::None };
        match self.client.call(at, call).await {
            Ok(kept) => Ok(Some(kept)),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure.when_reading()),
        }
    }

    async fn shown(&self, at: &Connection, what: &Theirs) -> Result<Option<Post>, NetworkError> {
        Ok(self.posts(at, std::slice::from_ref(&what.remote_id)).await?.into_iter().next())
    }

    /// Shown again, it may still be for signed-in people only: its writer's wish is not ours to change.
    async fn stands(&self, at: &Connection, what: &Theirs, deed: Moderation) -> Result<Stands, NetworkError> {
        let now = self.clock.now();
        let sight = match deed {
            Moderation::Hide => Some(Sight::Hidden),
            Moderation::Show => {
                let did = Keys::of(at)?.did;
                let web = &self.client.settings.web;
                let post = self.shown(at, what).await.unwrap_or_default();
                Some(post.map_or(Sight::Away, |post| message(&post, &did, web, now, false).sight))
            }
            _ => None,
        };
        Ok(Stands { at: now, sight })
    }
}

/// The gate of a thread has the key of the post it begins with, and that post is ours.
fn gate_key(at: &Connection, what: &Theirs) -> Result<String, NetworkError> {
    let did = Keys::of(at)?.did;
    let root = what.under.as_deref().filter(|root| is_by(root, &did));
    root.and_then(|root| root.rsplit('/').next()).map(str::to_owned).ok_or_else(|| NetworkError::Refused {
        reason: "Only replies under your own posts can be hidden there.".into(),
    })
}

fn hidden_in(gate: &Value) -> Vec<String> {
    let hidden = gate["hiddenReplies"].as_array().into_iter().flatten();
    hidden.filter_map(|uri| uri.as_str().map(str::to_owned)).collect()
}
