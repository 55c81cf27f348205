//! Placing media: a text with a card that leads to the article, or with pictures.

use super::answer::too_long;
use super::client::{Body, Call, Failure};
use super::facets::{What, find};
use super::keys::Keys;
use super::records::{POSTS, Wanted};
use super::translate::is_by;
use super::wire::Uploaded;
use super::{Bluesky, MOST_GRAPHEMES, MOST_PICTURE_BYTES, MOST_PICTURES, MOST_THUMB_BYTES};
use crate::fitted::{Limits, fit, suggested};
use crate::{Connection, Editing, Found, NetworkError, Publish, Receipt};
use async_trait::async_trait;
use domain::publishing::{Approved, Draft, DraftPicture, Preview, SendKey, Wrong};
use domain::text::count_graphemes;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

const LIMITS: Limits = Limits {
    network: "Bluesky",
    pictures: MOST_PICTURES,
    picture_bytes: MOST_PICTURE_BYTES,
    card_picture_bytes: Some(MOST_THUMB_BYTES),
};

#[async_trait]
impl Publish for Bluesky {
    fn preview(&self, draft: &Draft) -> Preview {
        composed(draft)
    }

    async fn send(
        &self,
        at: &Connection,
        draft: &Approved<Draft>,
        key: SendKey,
    ) -> Result<Receipt, NetworkError> {
        let post = composed(draft.what());
        if let Some(wrong) = post.wrong.iter().find(|wrong| wrong.stops) {
            return Err(NetworkError::Refused { reason: wrong.what.clone() });
        }
        let mut record = self.record(at, &post.text, key).await?;
        if let Some(embed) = self.embed(at, &post).await? {
            record["embed"] = embed;
        }
        self.create(at, &record, Wanted { text: &post.text, parent: None }, key).await
    }

    async fn look(
        &self,
        at: &Connection,
        draft: &Approved<Draft>,
        key: SendKey,
    ) -> Result<Found, NetworkError> {
        self.look_for(at, Wanted { text: &composed(draft.what()).text, parent: None }, key).await
    }

    async fn withdraw(&self, at: &Connection, remote_id: &str) -> Result<(), NetworkError> {
        let did = Keys::of(at)?.did;
        let key = remote_id.rsplit('/').next().unwrap_or_default();
        if !is_by(remote_id, &did) || key.is_empty() {
            return Err(NetworkError::Refused { reason: "This is not a post of this channel.".into() });
        }
        let body = json!({"repo": did, "collection": POSTS, "rkey": key});
        let call = Call { name: "com.atproto.repo.deleteRecord", query: vec![], body: Body::Json(body) };
        // Deleting what is gone succeeds there, so it may be repeated without harm.
        self.client.call::<Value>(at, call).await.map(|_| ()).map_err(Failure::when_reading)
    }

    /// A record can be written anew, but nobody who has it looks again, and likes and replies hold to the words they saw
    /// (atproto.com: "strong references").
    fn editing(&self) -> Editing<'_> {
        Editing::Never(
            "Bluesky keeps a post as it was sent. Withdraw it and publish it anew to change its words.",
        )
    }

    fn most_pictures(&self) -> usize {
        MOST_PICTURES
    }

    fn suggest(&self, draft: &Draft) -> String {
        suggested(draft, MOST_GRAPHEMES)
    }
}

/// What would go out. Preview shows it and send sends it.
fn composed(draft: &Draft) -> Preview {
    let text = draft.text.trim().to_owned();
    let mut wrong: Vec<Wrong> = vec![];
    if let Some(what) = too_long(&text) {
        wrong.push(Wrong { what, stops: true });
    }
    if find(&text).iter().filter(|span| matches!(span.what, What::Tag(_))).count() > 8 {
        let what = "More than 8 hashtags look like advertising there.".to_owned();
        wrong.push(Wrong { what, stops: false });
    }
    let end = text.grapheme_indices(true).nth(MOST_GRAPHEMES).map_or(text.len(), |(place, _)| place);
    let mut preview = Preview {
        cut: text[end..].to_owned(),
        used: count_graphemes(&text),
        most: MOST_GRAPHEMES,
        text,
        card: None,
        pictures: vec![],
        wrong,
    };
    fit(draft, &LIMITS, &mut preview);
    if preview.card.is_none() && preview.pictures.is_empty() && preview.text.is_empty() {
        preview.wrong.push(Wrong { what: "There is nothing in it yet.".into(), stops: true });
    }
    preview
}

impl Bluesky {
    /// Uploads the pictures and describes them. An upload nobody refers to vanishes by itself, so it may be repeated.
    async fn embed(&self, at: &Connection, post: &Preview) -> Result<Option<Value>, NetworkError> {
        if let Some(card) = &post.card {
            let mut external = json!({
                "uri": card.url,
                "title": card.title,
                "description": card.summary,
            });
            if let Some(picture) = &card.picture {
                external["thumb"] = self.upload(at, picture).await?;
            }
            return Ok(Some(json!({"$type": "app.bsky.embed.external", "external": external})));
        }
        let mut images = vec![];
        for picture in &post.pictures {
            images.push(json!({
                "image": self.upload(at, picture).await?,
                "alt": picture.alt,
                "aspectRatio": {"width": picture.width, "height": picture.height},
            }));
        }
        Ok((!images.is_empty()).then(|| json!({"$type": "app.bsky.embed.images", "images": images})))
    }

    pub(super) async fn upload(
        &self,
        at: &Connection,
        picture: &DraftPicture,
    ) -> Result<Value, NetworkError> {
        let body = Body::Jpeg(&picture.jpeg);
        let call = Call { name: "com.atproto.repo.uploadBlob", query: vec![], body };
        let uploaded: Uploaded = self.client.call(at, call).await.map_err(Failure::when_reading)?;
        Ok(uploaded.blob)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::publishing::LinkCard;

    fn with_card(text: &str) -> Draft {
        let card = LinkCard {
            url: "https://joinery.example/oil".into(),
            title: "Oil or lacquer?".into(),
            ..LinkCard::default()
        };
        Draft { text: text.into(), card: Some(card), pictures: vec![] }
    }

    #[test]
    fn the_limit_counts_what_people_see_and_bytes() {
        assert!(composed(&with_card(&"ü".repeat(300))).fits());
        let long = composed(&with_card(&"ü".repeat(318)));
        assert_eq!(long.wrong[0].what, "18 characters too long.");
        assert_eq!((long.used, long.most, long.cut.chars().count()), (318, 300, 18));
        let families = composed(&with_card(&"👨‍👩‍👧‍👦".repeat(200)));
        assert_eq!(families.used, 200);
        assert!(!families.fits(), "5,000 bytes do not fit into 3,000");
    }

    #[test]
    fn nothing_at_all_cannot_go_out() {
        assert!(!composed(&Draft::default()).fits());
    }
}
