//! Replying under a comment, a visitor's post, or in a direct thread.

use super::client::token;
use super::failure::Failure;
use super::translate::time;
use super::wire::{Comment, Conversation, List, Made, Sent};
use super::{Facebook, MOST_COMMENT, MOST_MESSAGE};
use crate::{Answer, Connection, Found, LengthRule, NetworkError, Receipt, ReplyTo};
use async_trait::async_trait;
use domain::inbox::{Kind, ReplyText};
use domain::publishing::{Approved, SendKey};
use serde_json::json;

#[async_trait]
impl Answer for Facebook {
    fn length(&self, kind: Kind) -> LengthRule {
        LengthRule::Characters(if kind == Kind::Direct { MOST_MESSAGE } else { MOST_COMMENT })
    }

    async fn reply(
        &self,
        at: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        _: SendKey,
    ) -> Result<Receipt, NetworkError> {
        let token = token(at)?;
        let text = text.what().as_str();
        let rule = self.length(to.kind);
        if rule.count(text) > rule.most() {
            let over = rule.count(text) - rule.most();
            return Err(NetworkError::Refused { reason: format!("{over} characters too long.") });
        }
        if to.kind == Kind::Direct {
            return self.message(at, &token, to, text).await;
        }
        let params = vec![("message", text.to_owned()), ("fields", "id,permalink_url".to_owned())];
        let made: Result<Made, _> =
            self.client.post(&token, &format!("{}/comments", to.message), params).await;
        made.map(|made| Receipt { remote_id: made.id, link: made.permalink_url })
            .map_err(Failure::when_sending)
    }

    /// The network has no key of ours to ask for, so it is found by its words: ours, in this place, not older than
    /// the approval.
    async fn look(
        &self,
        at: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        key: SendKey,
    ) -> Result<Found, NetworkError> {
        let token = token(at)?;
        let found = if to.kind == Kind::Direct {
            self.find_message(at, &token, to, text.what().as_str(), key).await
        } else {
            self.find_comment(at, &token, to, text.what().as_str(), key).await
        };
        match found.map_err(Failure::when_reading) {
            Ok(Some(receipt)) => Ok(Found::There(receipt)),
            Ok(None) => Ok(Found::NotThere),
            Err(NetworkError::Refused { .. } | NetworkError::Surprise { .. }) => Ok(Found::CannotTell),
            Err(passing) => Err(passing),
        }
    }
}

impl Facebook {
    async fn message(
        &self,
        at: &Connection,
        token: &str,
        to: &ReplyTo,
        text: &str,
    ) -> Result<Receipt, NetworkError> {
        let params = vec![
            ("recipient", json!({"id": to.person}).to_string()),
            ("message", json!({"text": text}).to_string()),
            ("messaging_type", "RESPONSE".to_owned()),
        ];
        let sent: Result<Sent, _> =
            self.client.post(token, &format!("{}/messages", at.remote_id), params).await;
        match sent {
            Ok(sent) => Ok(Receipt { remote_id: sent.message_id, link: None }),
            Err(failure) if failure.is_outside_window() => Err(NetworkError::Refused {
                reason: "Facebook lets a page write only within 24 hours of the person's last message. \
                         They have to write first, or you answer in Facebook's own inbox."
                    .into(),
            }),
            Err(failure) => Err(failure.when_sending()),
        }
    }

    async fn find_comment(
        &self,
        at: &Connection,
        token: &str,
        to: &ReplyTo,
        text: &str,
        key: SendKey,
    ) -> Result<Option<Receipt>, Failure> {
        // An answer to a reply is filed under the comment that began the thread: Facebook knows two levels only.
        let mut places = vec![&to.message];
        if to.thread != to.message && !to.thread.is_empty() {
            places.push(&to.thread);
        }
        for place in places {
            let params = vec![
                ("fields", "id,message,from,created_time,permalink_url".to_owned()),
                ("filter", "stream".to_owned()),
                ("order", "reverse_chronological".to_owned()),
                ("limit", "100".to_owned()),
            ];
            let is_it = |comment: &&Comment| {
                comment.from.as_ref().is_some_and(|from| from.id == at.remote_id)
                    && same(&comment.message, text)
                    && not_before(comment.created_time.as_deref(), key)
            };
            // Newest first: what is older than the approval cannot be it.
            let older = |seen: &[Comment]| {
                seen.last().is_some_and(|last| !not_before(last.created_time.as_deref(), key))
            };
            let comments = self.client.list(token, &format!("{place}/comments"), params, older).await?;
            if let Some(found) = comments.items.iter().find(is_it) {
                return Ok(Some(Receipt { remote_id: found.id.clone(), link: found.permalink_url.clone() }));
            }
        }
        Ok(None)
    }

    async fn find_message(
        &self,
        at: &Connection,
        token: &str,
        to: &ReplyTo,
        text: &str,
        key: SendKey,
    ) -> Result<Option<Receipt>, Failure> {
        let params = vec![
            ("platform", "MESSENGER".to_owned()),
            ("user_id", to.person.clone()),
            ("fields", "id,updated_time,link".to_owned()),
        ];
        let threads: List<Conversation> =
            self.client.get(token, &format!("{}/conversations", at.remote_id), params).await?;
        for thread in threads.data {
            let found = self.messages(token, &thread.id, key.at).await?.items.into_iter().find(|message| {
                message.from.as_ref().is_some_and(|from| from.id == at.remote_id)
                    && same(&message.message, text)
                    && not_before(message.created_time.as_deref(), key)
            });
            if let Some(found) = found {
                return Ok(Some(Receipt { remote_id: found.id, link: None }));
            }
        }
        Ok(None)
    }
}

/// Facebook folds white space at the ends and may fold it within.
pub(super) fn same(theirs: &str, ours: &str) -> bool {
    theirs.split_whitespace().eq(ours.split_whitespace())
}

/// Their times have whole seconds.
pub(super) fn not_before(theirs: Option<&str>, key: SendKey) -> bool {
    time(theirs).seconds() >= key.at.seconds()
}
