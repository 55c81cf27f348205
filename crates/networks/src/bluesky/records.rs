//! Writing a record exactly once, and looking for it.
//!
//! Tried 2026-11-23 against @atproto/pds 0.5.35: a createRecord with a key that is taken is answered with 500
//! InternalServerError and writes nothing. So whatever error comes back, we look before we believe it.

use super::Bluesky;
use super::client::{Body, Call, Failure};
use super::keys::Keys;
use super::tid::record_key;
use super::translate::link;
use super::wire::{Created, Kept, Record};
use crate::{Connection, Found, NetworkError, Receipt};
use domain::publishing::SendKey;
use serde_json::{Value, json};

pub(super) const POSTS: &str = "app.bsky.feed.post";
/// Other keys tried where another record of ours has this one. One in a thousand million meets even the first.
const TURNS: u8 = 3;

/// What makes a record ours: the same text in the same place.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub text: &'a str,
    /// The post it replies to.
    pub parent: Option<&'a str>,
}

impl Wanted<'_> {
    fn is(&self, record: &Record) -> bool {
        record.text == self.text
            && record.reply.as_ref().map(|reply| reply.parent.uri.as_str()) == self.parent
    }
}

enum Taken {
    Free,
    /// An earlier attempt of this very send.
    ByUs(Receipt),
    ByAnother,
}

impl Bluesky {
    /// Writes the post, or finds that an earlier attempt did.
    pub(super) async fn create(
        &self,
        at: &Connection,
        record: &Value,
        wanted: Wanted<'_>,
        key: SendKey,
    ) -> Result<Receipt, NetworkError> {
        for turn in 0..TURNS {
            let body = json!({
                "repo": Keys::of(at)?.did,
                "collection": POSTS,
                "rkey": record_key(key, turn),
                "record": record,
            });
            let call = Call { name: "com.atproto.repo.createRecord", query: vec![], body: Body::Json(body) };
            let failure = match self.client.call::<Created>(at, call).await {
                Ok(created) => return Ok(self.receipt(created.uri)),
                Err(failure @ Failure::Said { status: 400 | 409 | 500.., .. }) => failure,
                Err(failure) => return Err(failure.when_sending()),
            };
            match self.taken(at, wanted, key, turn).await {
                Ok(Taken::ByUs(receipt)) => return Ok(receipt),
                Ok(Taken::ByAnother) => {}
                // If looking fails, too, nothing is known beyond the first failure.
                Ok(Taken::Free) | Err(_) => return Err(failure.when_sending()),
            }
        }
        Err(NetworkError::Surprise { what: "every record key is taken by another post".into() })
    }

    /// Whether an earlier attempt with this key arrived. The server that writes is the one that is asked.
    pub(super) async fn look_for(
        &self,
        at: &Connection,
        wanted: Wanted<'_>,
        key: SendKey,
    ) -> Result<Found, NetworkError> {
        for turn in 0..TURNS {
            match self.taken(at, wanted, key, turn).await? {
                Taken::ByUs(receipt) => return Ok(Found::There(vec![receipt])),
                Taken::Free => return Ok(Found::NotThere),
                Taken::ByAnother => {}
            }
        }
        Ok(Found::CannotTell)
    }

    async fn taken(
        &self,
        at: &Connection,
        wanted: Wanted<'_>,
        key: SendKey,
        turn: u8,
    ) -> Result<Taken, NetworkError> {
        let query = vec![
            ("repo", Keys::of(at)?.did),
            ("collection", POSTS.to_owned()),
            ("rkey", record_key(key, turn)),
        ];
        let call = Call { name: "com.atproto.repo.getRecord", query, body: Body::None };
        match self.client.call::<Kept>(at, call).await {
            Ok(kept) if wanted.is(&kept.value) => Ok(Taken::ByUs(self.receipt(kept.uri))),
            Ok(_) => Ok(Taken::ByAnother),
            Err(failure) if failure.is_missing() => Ok(Taken::Free),
            Err(failure) => Err(failure.when_reading()),
        }
    }

    fn receipt(&self, uri: String) -> Receipt {
        let link = link(&uri, &self.client.settings.web);
        Receipt { remote_id: uri, link }
    }
}
