//! Placing media: a text with the article's link, of which Facebook makes the card, or with photos.

use super::answer::same;
use super::client::{Params, token};
use super::failure::Failure;
use super::wire::{Made, Post};
use super::{Facebook, MOST_PHOTO_BYTES, MOST_PHOTOS, MOST_TEXT};
use crate::fitted::{Limits, fit, suggested};
use crate::{Connection, Edit, Editing, Found, NetworkError, Publish, Receipt};
use async_trait::async_trait;
use domain::publishing::{Approved, Draft, DraftPicture, Preview, SendKey, Wrong};
use serde_json::{Value, json};

/// Longer suggestions are folded behind "See more" there.
const SUGGESTED: usize = 450;

/// Facebook makes the card itself, from the page it leads to.
const LIMITS: Limits = Limits {
    network: "Facebook",
    pictures: MOST_PHOTOS,
    picture_bytes: MOST_PHOTO_BYTES,
    card_picture_bytes: None,
};

#[async_trait]
impl Publish for Facebook {
    fn preview(&self, draft: &Draft) -> Preview {
        composed(draft)
    }

    async fn send(
        &self,
        at: &Connection,
        draft: &Approved<Draft>,
        _: SendKey,
    ) -> Result<Receipt, NetworkError> {
        let token = token(at)?;
        let post = composed(draft.what());
        if let Some(wrong) = post.wrong.iter().find(|wrong| wrong.stops) {
            return Err(NetworkError::Refused { reason: wrong.what.clone() });
        }
        match self.place(at, &token, &post).await {
            Err((failure, visible)) => {
                Err(if visible { failure.when_sending() } else { failure.when_reading() })
            }
            Ok(receipt) => Ok(receipt),
        }
    }

    /// Found by its words: ours, on the page, not older than the approval.
    async fn look(
        &self,
        at: &Connection,
        draft: &Approved<Draft>,
        key: SendKey,
    ) -> Result<Found, NetworkError> {
        let token = token(at)?;
        match self.find(at, &token, &composed(draft.what()), key).await.map_err(Failure::when_reading) {
            Ok(receipts) if receipts.is_empty() => Ok(Found::NotThere),
            Ok(receipts) => Ok(Found::There(receipts)),
            Err(NetworkError::Refused { .. } | NetworkError::Surprise { .. }) => Ok(Found::CannotTell),
            Err(passing) => Err(passing),
        }
    }

    async fn withdraw(&self, at: &Connection, remote_id: &str) -> Result<(), NetworkError> {
        match self.client.delete::<Value>(&token(at)?, remote_id).await {
            Ok(_) => Ok(()),
            Err(failure) if failure.is_missing() => Ok(()),
            // Deleting twice does no harm, so a lost answer is tried again.
            Err(failure) => Err(failure.when_reading()),
        }
    }

    fn editing(&self) -> Editing<'_> {
        Editing::There(self)
    }

    fn most_pictures(&self) -> usize {
        MOST_PHOTOS
    }

    fn suggest(&self, draft: &Draft) -> String {
        suggested(draft, SUGGESTED)
    }
}

/// Source: specification file of v25.0, PagePost (`message` to write), and "Page Posts": a page's own posts, made by the
/// same app. Read 2026-11-26. Its card, its photos and its moment stay.
#[async_trait]
impl Edit for Facebook {
    async fn edit(
        &self,
        at: &Connection,
        remote_id: &str,
        words: &Approved<Draft>,
    ) -> Result<(), NetworkError> {
        let post = composed(words.what());
        if let Some(wrong) = post.wrong.iter().find(|wrong| wrong.stops) {
            return Err(NetworkError::Refused { reason: wrong.what.clone() });
        }
        let changed: Result<Value, Failure> =
            self.client.post(&token(at)?, remote_id, vec![("message", post.text)]).await;
        match changed {
            Ok(_) => Ok(()),
            Err(failure) if failure.is_missing() => {
                let reason = "It is not there any more, or Facebook does not let us see it.".into();
                Err(NetworkError::Refused { reason })
            }
            // The same words twice do no harm, so a lost answer is tried again.
            Err(failure) => Err(failure.when_reading()),
        }
    }
}

/// What would go out. Preview shows it and send sends it.
fn composed(draft: &Draft) -> Preview {
    let text = draft.text.trim().to_owned();
    let mut wrong: Vec<Wrong> = vec![];
    let used = text.chars().count();
    if used > MOST_TEXT {
        wrong.push(Wrong { what: format!("{} characters too long.", used - MOST_TEXT), stops: true });
    }
    let mut preview = Preview {
        cut: text.chars().skip(MOST_TEXT).collect(),
        used,
        most: MOST_TEXT,
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

impl Facebook {
    /// Places it. With a failure comes whether the failed call would have been seen by anybody.
    async fn place(&self, at: &Connection, token: &str, post: &Preview) -> Result<Receipt, (Failure, bool)> {
        let (photos, feed) = (format!("{}/photos", at.remote_id), format!("{}/feed", at.remote_id));
        let mut params: Params<'_> = vec![("message", post.text.clone())];
        match (&post.card, &post.pictures[..]) {
            (Some(card), _) => params.push(("link", card.url.clone())),
            (None, [only]) => {
                params.extend(described(only));
                params.push(("fields", "id,post_id".to_owned()));
                let made: Made = self
                    .client
                    .upload(token, &photos, params, only.jpeg.clone())
                    .await
                    .map_err(|f| (f, true))?;
                return Ok(receipt(Made { id: made.post_id.unwrap_or(made.id), post_id: None, ..made }));
            }
            (None, pictures) => {
                let mut media = vec![];
                for picture in pictures {
                    let mut params = vec![("published", "false".to_owned())];
                    params.extend(described(picture));
                    // What is not published is seen by nobody, and thrown away by them if no post takes it up.
                    let made: Made = self
                        .client
                        .upload(token, &photos, params, picture.jpeg.clone())
                        .await
                        .map_err(|failure| (failure, false))?;
                    media.push(json!({"media_fbid": made.id}));
                }
                if !media.is_empty() {
                    params.push(("attached_media", Value::Array(media).to_string()));
                }
            }
        }
        params.push(("fields", "id,permalink_url".to_owned()));
        let made = self.client.post(token, &feed, params).await.map_err(|failure| (failure, true))?;
        Ok(receipt(made))
    }

    async fn find(
        &self,
        at: &Connection,
        token: &str,
        wanted: &Preview,
        key: SendKey,
    ) -> Result<Vec<Receipt>, Failure> {
        let fields = "id,message,from,created_time,permalink_url,attachments{unshimmed_url,url}";
        let params = vec![("fields", fields.to_owned()), ("limit", "50".to_owned())];
        let older = |seen: &[Post]| {
            seen.last().is_some_and(|last| !self.not_before(last.created_time.as_deref(), key))
        };
        let path = format!("{}/posts", at.remote_id);
        let posts = self.client.list::<Post>(token, &path, params, older).await?;
        let mut found: Vec<Post> = posts
            .into_iter()
            .filter(|post| {
                same(&post.message, &wanted.text)
                    && self.not_before(post.created_time.as_deref(), key)
                    && leads_there(post, wanted)
            })
            .collect();
        found.sort_by(|one, other| one.created_time.cmp(&other.created_time));
        let made = |post: Post| Made { id: post.id, post_id: None, permalink_url: post.permalink_url };
        Ok(found.into_iter().map(|post| receipt(made(post))).collect())
    }
}

/// Two articles may be announced in the same words: a post that leads elsewhere is another one. Where they tell no address,
/// nothing is known.
fn leads_there(post: &Post, wanted: &Preview) -> bool {
    let Some(card) = &wanted.card else { return true };
    let mut addresses = post
        .attachments
        .iter()
        .flat_map(|list| &list.data)
        .filter_map(|one| one["unshimmed_url"].as_str().or(one["url"].as_str()))
        .peekable();
    // Their own redirect hides where a link leads.
    addresses.peek().is_none()
        || addresses.any(|url| {
            url.trim_end_matches('/') == card.url.trim_end_matches('/') || url.contains("l.facebook.com")
        })
}

pub(super) fn described(picture: &DraftPicture) -> Option<(&'static str, String)> {
    let alt = picture.alt.trim();
    (!alt.is_empty()).then(|| ("alt_text_custom", alt.to_owned()))
}

fn receipt(made: Made) -> Receipt {
    let link = made.permalink_url.unwrap_or_else(|| format!("https://www.facebook.com/{}", made.id));
    Receipt { link: Some(link), remote_id: made.id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_said_before_it_is_sent() {
        let long = Draft { text: "x".repeat(MOST_TEXT + 3), ..Draft::default() };
        assert_eq!(composed(&long).wrong[0].what, "3 characters too long.");
        assert!(!composed(&Draft::default()).fits());
        let many =
            Draft { pictures: vec![crate::pictures::tests::a_noisy_picture(20, 20); 12], ..Draft::default() };
        let preview = composed(&many);
        assert!(
            preview.fits() && preview.pictures.len() == 10 && preview.wrong[0].what.contains("2 stay behind")
        );
    }
}
