//! Replying under a post or a comment.

use super::client::{Body, Call, Failure};
use super::facets::{Span, What, facets, find, is_handle};
use super::keys::Keys;
use super::records::{POSTS, Wanted};
use super::wire::Posts;
use super::{Bluesky, MOST_BYTES, MOST_GRAPHEMES, MOST_PICTURE_BYTES, MOST_PICTURES};
use crate::{Answer, Connection, Found, LengthRule, NetworkError, Receipt, ReplyTo};
use async_trait::async_trait;
use domain::inbox::{Asked, Kind, MayAnswer, ReplyText, Way};
use domain::publishing::{Approved, DraftPicture, SendKey};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const NO_MESSAGES: &str = "Messages cannot be answered on Bluesky from here.";

#[async_trait]
impl Answer for Bluesky {
    fn length(&self, _: Kind) -> LengthRule {
        LengthRule::GraphemesAndBytes { graphemes: MOST_GRAPHEMES, bytes: MOST_BYTES }
    }

    fn most_pictures(&self, kind: Kind) -> usize {
        if matches!(kind, Kind::Comment | Kind::Mention) { MOST_PICTURES } else { 0 }
    }

    fn may_answer(&self, asked: &Asked) -> MayAnswer {
        match (asked.kind, asked.way) {
            (_, Way::Privately) => MayAnswer::Never,
            (Kind::Direct | Kind::Question, _) => MayAnswer::no(NO_MESSAGES),
            _ if asked.gone => MayAnswer::no("What you would answer was deleted there."),
            _ => MayAnswer::Yes { until: None },
        }
    }

    async fn reply(
        &self,
        at: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        key: SendKey,
    ) -> Result<Receipt, NetworkError> {
        let text = text.what().as_str();
        let refused = |reason: String| Err(NetworkError::Refused { reason });
        if matches!(to.kind, Kind::Direct | Kind::Question) {
            return refused(NO_MESSAGES.into());
        }
        if let Some(reason) = too_long(text) {
            return refused(reason);
        }
        let query = vec![("uris", to.message.clone())];
        let call = Call { name: "app.bsky.feed.getPosts", query, body: Body::None };
        // Reading what we answer writes nothing yet.
        let found: Posts = self.client.call(at, call).await.map_err(Failure::when_reading)?;
        let Some(parent) = found.posts.into_iter().next() else {
            return refused("What you answer is no longer there.".into());
        };
        let root = match &parent.record.reply {
            Some(reply) => json!({"uri": reply.root.uri, "cid": reply.root.cid}),
            None => json!({"uri": parent.uri, "cid": parent.cid}),
        };
        let mut record = self.record(at, text, key).await?;
        record["reply"] = json!({"root": root, "parent": {"uri": parent.uri, "cid": parent.cid}});
        if let Some(embed) = self.pictures(at, &to.pictures).await? {
            record["embed"] = embed;
        }
        self.create(at, &record, Wanted { text, parent: Some(&to.message) }, key).await
    }

    async fn look(
        &self,
        at: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        key: SendKey,
    ) -> Result<Found, NetworkError> {
        let wanted = Wanted { text: text.what().as_str(), parent: Some(&to.message) };
        self.look_for(at, wanted, key).await
    }
}

/// Why a text does not fit, in plain words.
pub(super) fn too_long(text: &str) -> Option<String> {
    let graphemes = domain::text::count_graphemes(text);
    if graphemes > MOST_GRAPHEMES {
        return Some(format!("{} characters too long.", graphemes - MOST_GRAPHEMES));
    }
    // Reached before the other limit only by many emoji made of several parts.
    (text.len() > MOST_BYTES)
        .then(|| format!("Too many composed characters: {} bytes too long.", text.len() - MOST_BYTES))
}

impl Bluesky {
    /// Uploads what goes with the words. An upload nobody refers to vanishes by itself.
    async fn pictures(
        &self,
        at: &Connection,
        pictures: &[DraftPicture],
    ) -> Result<Option<Value>, NetworkError> {
        let mut images = vec![];
        for picture in pictures.iter().take(MOST_PICTURES) {
            let unfit = |why| NetworkError::Refused { reason: format!("A picture cannot go out: {why}.") };
            let fitted = crate::pictures::fit(picture, MOST_PICTURE_BYTES).map_err(unfit)?;
            images.push(json!({
                "image": self.upload(at, &fitted).await?,
                "alt": fitted.alt,
                "aspectRatio": {"width": fitted.width, "height": fitted.height},
            }));
        }
        Ok((!images.is_empty()).then(|| json!({"$type": "app.bsky.embed.images", "images": images})))
    }

    /// A post with this text; reply or embed are still to be added.
    pub(super) async fn record(
        &self,
        at: &Connection,
        text: &str,
        key: SendKey,
    ) -> Result<Value, NetworkError> {
        let spans = find(text);
        let dids = self.dids(at, &spans).await?;
        let mut record = json!({
            "$type": POSTS,
            "text": text,
            "createdAt": key.at.rfc3339_millis(),
        });
        let facets = facets(&spans, |handle| dids.get(handle).cloned());
        if !facets.is_empty() {
            record["facets"] = Value::Array(facets);
        }
        Ok(record)
    }

    /// Who the mentioned handles are. A handle nobody has is left out.
    async fn dids(&self, at: &Connection, spans: &[Span]) -> Result<BTreeMap<String, String>, NetworkError> {
        let pds = Keys::of(at)?.pds;
        let mut dids = BTreeMap::new();
        for span in spans {
            let What::Handle(handle) = &span.what else { continue };
            if dids.contains_key(handle) || !is_handle(handle) {
                continue;
            }
            match self.client.resolve_handle(&pds, &handle.to_lowercase()).await {
                Ok(did) => _ = dids.insert(handle.clone(), did),
                Err(failure) if failure.is_missing() => {}
                Err(Failure::Said { status: 400, .. }) => {}
                Err(failure) => return Err(failure.when_reading()),
            }
        }
        Ok(dids)
    }
}
